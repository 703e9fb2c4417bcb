from datetime import time, timedelta

import pytest

from mentoring.model.ids import UnitId
from mentoring.model.people import Language
from mentoring.model.units import Unit, UnitSettings
from mentoring.ports import BeginWork
from mentoring.refusals import Gone
from tests.conftest import SetClock
from tests.school import School


async def test_a_unit_comes_back_as_it_was_added(begin: BeginWork, clock: SetClock) -> None:
    async with begin() as work:
        unit = await work.units.add("Гимназия № 35", Language.RU, "Asia/Yekaterinburg", clock.now())
    async with begin() as work:
        assert await work.units.get(unit.id) == unit
        assert await work.units.all() == [unit]


async def test_settings_of_every_type_come_back_as_they_were_saved(begin: BeginWork, unit: Unit) -> None:
    settings = UnitSettings(
        working_weekdays=frozenset({0, 1, 2, 3, 4, 5}),
        opens=time(7, 30),
        urgent_step=timedelta(minutes=10),
        lately=timedelta(days=3),
        max_open_claims=4,
        weight_room=0,
    )
    async with begin() as work:
        await work.units.save_settings(unit.id, settings)
    async with begin() as work:
        assert (await work.units.get(unit.id)).settings == settings


async def test_a_unit_nobody_has_heard_of_is_gone(begin: BeginWork) -> None:
    async with begin() as work:
        with pytest.raises(Gone):
            await work.units.get(UnitId(99))


async def test_a_text_of_consent_gets_the_next_version_of_its_own_unit(
    school: School, begin: BeginWork, unit: Unit, clock: SetClock
) -> None:
    other = await school.unit("Ресурсный центр")
    async with begin() as work:
        assert await work.units.consent_text(unit.id) is None
        assert await work.units.add_consent_text(unit.id, "первый", clock.now()) == 1
        assert await work.units.add_consent_text(unit.id, "второй", clock.now()) == 2
        assert await work.units.add_consent_text(other.id, "чужой", clock.now()) == 1
        assert await work.units.consent_text(unit.id) == (2, "второй")
