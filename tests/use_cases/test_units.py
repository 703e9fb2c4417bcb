import asyncio
from datetime import time, timedelta

import pytest

from mentoring.model.people import Actor, Language, Role
from mentoring.model.units import LIMITS, Unit, UnitSettings, changed_setting
from mentoring.refusals import Gone, NotAllowed, SettingOutOfRange, TextMissing, TextTooLong, ZoneUnknown
from mentoring.use_cases.units import AddUnit, ChangeUnitSetting, RenameUnit, WriteConsentText
from tests.school import School, Verb


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("working_weekdays", frozenset({0, 1, 2, 3, 4, 5})),
        ("opens", time(7, 30)),
        ("urgent_step", timedelta(minutes=5)),
        ("pool_size", 20),
        ("lately", timedelta(0)),
        ("today_by", time(18)),
        ("weight_room", 0),
    ],
)
async def test_a_setting_within_its_limits_is_kept(
    verb: Verb, school: School, unit: Unit, curator: Actor, name: str, value: object
) -> None:
    await verb(ChangeUnitSetting)(name, value, by=curator)
    async with school.begin() as work:
        assert getattr((await work.units.get(unit.id)).settings, name) == value


@pytest.mark.parametrize(
    ("name", "value", "least", "most"),
    [
        ("working_weekdays", frozenset(), "1", "7"),
        ("working_weekdays", frozenset({7}), "1", "7"),
        ("opens", time(17), "00:00", "16:59"),
        ("closes", time(8), "08:01", "23:59"),
        ("today_by", time(7), "08:00", "23:59"),
        ("urgent_step", timedelta(minutes=4), "0:05", "2:00"),
        ("claim_lock", timedelta(hours=5), "0:15", "4:00"),
        ("max_open_claims", 0, "1", "10"),
        ("reopen_days", 61, "1", "60"),
        ("weight_interest", 11, "0", "10"),
        ("weight_topic", 0, "1", "10"),
    ],
)
async def test_a_setting_out_of_its_limits_is_refused_with_them(
    verb: Verb, curator: Actor, name: str, value: object, least: str, most: str
) -> None:
    with pytest.raises(SettingOutOfRange) as refused:
        await verb(ChangeUnitSetting)(name, value, by=curator)
    assert (refused.value.least, refused.value.most) == (least, most)


def test_every_setting_has_limits_and_every_default_is_within_them() -> None:
    defaults = UnitSettings()
    names = {"working_weekdays", *LIMITS}
    assert names == set(UnitSettings.__slots__)
    for name in names:
        assert changed_setting(defaults, name, getattr(defaults, name)) == defaults


def test_a_setting_there_is_none_of_is_gone_and_a_value_of_another_type_is_a_fault_of_ours() -> None:
    with pytest.raises(Gone):
        changed_setting(UnitSettings(), "password", 1)
    with pytest.raises(TypeError):
        changed_setting(UnitSettings(), "pool_size", "5")
    with pytest.raises(TypeError):
        changed_setting(UnitSettings(), "pool_size", True)
    with pytest.raises(TypeError):
        changed_setting(UnitSettings(), "working_weekdays", 5)


async def test_two_settings_changed_at_once_are_both_kept(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    for number in range(1, 11):
        await asyncio.gather(
            verb(ChangeUnitSetting)("pool_size", number, by=curator),
            verb(ChangeUnitSetting)("max_open_claims", number, by=curator),
        )
        async with school.begin() as work:
            settings = (await work.units.get(unit.id)).settings
        assert (settings.pool_size, settings.max_open_claims) == (number, number)


async def test_a_unit_changes_its_name_language_and_zone_one_by_one(verb: Verb, unit: Unit, head: Actor) -> None:
    renamed = await verb(RenameUnit)(name=" Гимназия  35 ", by=head)
    assert (renamed.name, renamed.language, renamed.zone) == ("Гимназия 35", unit.language, unit.zone)
    moved = await verb(RenameUnit)(zone="Asia/Omsk", language=Language.EN, by=head)
    assert (moved.name, moved.language, moved.zone) == ("Гимназия 35", Language.EN, "Asia/Omsk")
    with pytest.raises(ZoneUnknown):
        await verb(RenameUnit)(zone="Омск", by=head)
    with pytest.raises(TextTooLong):
        await verb(RenameUnit)(name="я" * 201, by=head)


async def test_a_text_of_consent_is_a_new_version_each_time(verb: Verb, curator: Actor) -> None:
    assert [await verb(WriteConsentText)(f"Текст {n}", by=curator) for n in range(3)] == [1, 2, 3]
    with pytest.raises(TextMissing):
        await verb(WriteConsentText)(" ", by=curator)
    with pytest.raises(TextTooLong):
        await verb(WriteConsentText)("я" * 3501, by=curator)


async def test_a_head_opens_another_unit_with_topics_and_is_its_head(verb: Verb, school: School, head: Actor) -> None:
    added = await verb(AddUnit)("Ресурсный центр", language=Language.RU, zone="Asia/Yekaterinburg", by=head)
    assert (await school.actor(head)).roles_in(added.id) == {Role.HEAD}
    async with school.begin() as work:
        assert (await work.topics.tree(added.id)).directions()


async def test_units_are_set_up_by_their_curators_and_heads_and_opened_by_heads(
    verb: Verb, mentor: Actor, curator: Actor
) -> None:
    for act in (
        verb(ChangeUnitSetting)("pool_size", 3, by=mentor),
        verb(RenameUnit)(name="Моя", by=mentor),
        verb(WriteConsentText)("Мой", by=mentor),
        verb(AddUnit)("Моя", language=Language.RU, zone="UTC", by=curator),
    ):
        with pytest.raises(NotAllowed):
            await act
