"""A unit as its curator and head set it up: thresholds, name, text of consent, further units."""

from zoneinfo import available_timezones

from mentoring.model.people import DECIDERS, Actor, Language, Role
from mentoring.model.profile import one_line
from mentoring.model.units import Unit, UnitSettings, changed_setting
from mentoring.refusals import TextMissing, TextTooLong, ZoneUnknown
from mentoring.use_cases.use_case import UseCase

LONGEST_UNIT_NAME = 200
#: A message of the messenger holds 4096 characters; the rest is for the heading.
LONGEST_CONSENT = 3500


#: A change of these may give a place to who waits for one.
CAPACITIES = frozenset({"mentor_capacity", "guest_capacity"})


class ChangeUnitSetting(UseCase):
    """A curator or head changes one threshold of their unit, within its limits; it counts from the next step on."""

    async def __call__(self, name: str, value: object, *, by: Actor) -> UnitSettings:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            await work.units.hold(by.unit_id)
            settings = changed_setting((await work.units.get(by.unit_id)).settings, name, value)
            await work.units.save_settings(by.unit_id, settings)
            if name in CAPACITIES:
                await work.mentorship_requests.look_again(by.unit_id, self.clock.now())
            return settings


class RenameUnit(UseCase):
    """A curator or head changes the name, the language or the time zone (IANA name) of their unit."""

    async def __call__(
        self, *, name: str | None = None, language: Language | None = None, zone: str | None = None, by: Actor
    ) -> Unit:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            await work.units.hold(by.unit_id)
            unit = await work.units.get(by.unit_id)
            await work.units.rename(
                unit.id,
                name=unit.name if name is None else one_line(name, LONGEST_UNIT_NAME),
                language=language or unit.language,
                zone=unit.zone if zone is None else known_zone(zone),
            )
            return await work.units.get(unit.id)


class WriteConsentText(UseCase):
    """A curator or head writes the unit's text of consent to personal data: a new version (152-ФЗ ст. 9).

    Who joins from now on reads it. Earlier versions stay as they were; nobody's consent is carried over.
    """

    async def __call__(self, text: str, *, by: Actor) -> int:
        by.must_hold(*DECIDERS)
        text = text.strip()
        if not text:
            raise TextMissing
        if len(text) > LONGEST_CONSENT:
            raise TextTooLong(LONGEST_CONSENT)
        async with self.begin() as work:
            return await work.units.add_consent_text(by.unit_id, text, self.clock.now())


class AddUnit(UseCase):
    """A head opens another unit, with the topics every unit begins with, and is its head (гл. 3 п. 14)."""

    async def __call__(self, name: str, *, language: Language, zone: str, by: Actor) -> Unit:
        by.must_hold(Role.HEAD)
        name, zone, now = one_line(name, LONGEST_UNIT_NAME), known_zone(zone), self.clock.now()
        async with self.begin() as work:
            unit = await work.units.add(name, language, zone, now)
            await work.topics.seed(unit.id)
            await work.people.set_roles(by.id, unit.id, [Role.HEAD], now)
            return unit


def known_zone(zone: str) -> str:
    if zone not in available_timezones():
        raise ZoneUnknown
    return zone
