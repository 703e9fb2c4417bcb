"""People, the roles they hold in units, and who is acting now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from mentoring.model.ids import AccountId, HelpRequestId, PersonId, TopicId, UnitId
from mentoring.model.school_calendar import Lesson, Span
from mentoring.model.school_clock import OwnTime
from mentoring.refusals import NotAllowed


class Role(StrEnum):
    """What a person does in a unit; one person may hold several (гл. 1 п. 3, гл. 3 пп. 14–18)."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    CURATOR = "curator"
    HEAD = "head"
    COUNCIL = "council"
    TUTOR = "tutor"
    GUEST = "guest"


#: Roles that read and decide for the whole unit.
DECIDERS = frozenset({Role.CURATOR, Role.HEAD})


class Mode(StrEnum):
    """How two people are ready to meet."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Language(StrEnum):
    """The languages the product speaks."""

    RU = "ru"
    EN = "en"


class Bent(StrEnum):
    """Whether a topic is one a person can help with or one they want help in (гл. 1 п. 3 пп. 14–15)."""

    STRENGTH = "strength"
    NEED = "need"


#: The highest level of a strength or a need.
STRONGEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLevel:
    """One topic of a person: a strength of level 1–3, or a need the person scored 0–3."""

    topic_id: TopicId
    bent: Bent
    level: int


class ProfileQuestion(StrEnum):
    """The questions of joining, in the order asked. Each answer is saved at once."""

    NAME = "name"
    POSITION = "position"
    SUBJECTS = "subjects"
    EXPERIENCE = "experience"
    STRENGTHS = "strengths"
    NEEDS = "needs"
    WAYS = "ways"
    LANGUAGE = "language"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person known to the installation; without an account until they open their link and consent."""

    id: PersonId
    account: AccountId | None
    home_unit_id: UnitId
    name: str
    language: Language
    #: IANA name; None means the unit's own.
    zone: str | None = None
    position: str = ""
    #: Where a guest comes from: an employer, a university, another school.
    organisation: str = ""
    subjects: tuple[str, ...] = ()
    experience_years: int | None = None
    category: str = ""
    ways_to_meet: frozenset[Mode] = frozenset()
    #: The first question of the profile not answered yet; None once the profile is complete.
    next_question: ProfileQuestion | None = None
    #: No requests and no offers until the end of this day (in the person's zone).
    paused_until: date | None = None
    no_offers_until: datetime | None = None
    #: From when until when the person may be written to unasked; None: as the unit says.
    hours: tuple[time, time] | None = None
    #: No offers and no unprompted messages on these days of the person's zone.
    leave: Span | None = None
    #: The weekday without lessons (Monday is 0); a working day like others, good for meetings.
    methodical_day: int | None = None
    lessons: frozenset[Lesson] = frozenset()
    #: False once the messenger says that the person has blocked the bot.
    is_reachable: bool = True
    #: The help request whose talk the person is "in": plain messages go there.
    in_talk: HelpRequestId | None = None
    #: True for who stands on the school's list of staff: the school keeps that record with or without consent.
    is_on_staff_list: bool = False
    joined_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def has_joined(self) -> bool:
        return self.joined_at is not None and self.left_at is None

    def is_away(self, now: datetime, zone: str) -> bool:
        """Asked for nothing now: absent, paused, or wanting no offers; `zone` is the unit's."""
        is_paused = self.paused_until is not None and self.paused_until >= self.today(now, zone)
        rests = self.no_offers_until is not None and self.no_offers_until > now
        return is_paused or rests or self.is_absent(now, zone)

    def is_absent(self, now: datetime, zone: str) -> bool:
        """On leave, or out of the messenger's reach: no answer is to be had of them now."""
        return self.own_time.is_on_leave(self.today(now, zone)) or not self.is_reachable

    def today(self, now: datetime, zone: str) -> date:
        """The date on the person's calendar; `zone` is the unit's."""
        return now.astimezone(ZoneInfo(self.zone or zone)).date()

    @property
    def own_time(self) -> OwnTime:
        """What the school's clock must know of the person to find when they may be written to."""
        zone = ZoneInfo(self.zone) if self.zone else None
        return OwnTime(zone=zone, hours=self.hours, leave=self.leave, lessons=self.lessons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a person and the roles they hold, unit by unit. Loaded once for every update."""

    person: Person
    roles: dict[UnitId, frozenset[Role]] = field(default_factory=dict)

    @property
    def id(self) -> PersonId:
        return self.person.id

    @property
    def unit_id(self) -> UnitId:
        return self.person.home_unit_id

    def roles_in(self, unit_id: UnitId) -> frozenset[Role]:
        return self.roles.get(unit_id, frozenset())

    @property
    def is_outsider(self) -> bool:
        """Whether the person is a mere guest of their home unit, who sees nothing there but their own matters."""
        return self.roles_in(self.unit_id) == {Role.GUEST}

    def holds(self, *roles: Role, unit_id: UnitId | None = None) -> bool:
        """Whether the person holds any of the roles in the unit (their home unit unless told)."""
        return not self.roles_in(self.unit_id if unit_id is None else unit_id).isdisjoint(roles)

    def must_hold(self, *roles: Role, unit_id: UnitId | None = None) -> None:
        """Refuse with NotAllowed unless the person holds one of the roles in the unit."""
        if not self.person.has_joined or not self.holds(*roles, unit_id=unit_id):
            raise NotAllowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who acts, with the time zone in which they read times: their own or their unit's."""

    actor: Actor
    zone: str


def initials(name: str) -> str:
    """A short form for lists: «Иванова Анна Петровна» -> «Иванова А. П.»."""
    family, *given = name.split() or [""]
    return " ".join([family, *(f"{word[0]}." for word in given)])


def ordered_roles(roles: Iterable[Role]) -> list[Role]:
    """Roles in the order in which screens name them."""
    return sorted(roles, key=list(Role).index)
