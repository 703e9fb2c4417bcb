"""What an update may cost the database, in statements: numbers that hold on any machine (docs/benchmarks.md)."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.statements import Purpose, Scene, scene, with_mentorships, with_requests
from mentoring.model.ids import UnitId
from mentoring.model.people import Role
from mentoring.model.school_calendar import SEEDED_CALENDAR, Period, PeriodKind, SchoolCalendar, Span


@pytest.fixture
async def stage(engine: AsyncEngine) -> AsyncIterator[Scene]:
    async with scene(engine) as stage:
        yield stage


@pytest.mark.parametrize("role", [Role.MENTEE, Role.MENTOR, Role.CURATOR])
async def test_opening_the_menu_takes_at_most_four_statements(stage: Scene, role: Role) -> None:
    found = await stage.says(stage.someone(role), "/start")
    assert found.budgeted <= 4, found.texts
    assert found.of(Purpose.ACTOR) == 1, found.texts


async def test_dialog_state_is_read_once_and_written_once(stage: Scene) -> None:
    for step in await stage.asks(stage.someone(Role.MENTEE)):
        assert step.of(Purpose.DIALOG_STATE) <= 2, step.texts


async def test_an_update_is_remembered_in_one_statement(stage: Scene) -> None:
    found = await stage.says(stage.someone(Role.MENTEE), "/start")
    assert found.of(Purpose.HANDLED_UPDATES) == 1, found.texts


async def test_accepting_an_offer_takes_at_most_twelve_statements(stage: Scene) -> None:
    await stage.asks(stage.someone(Role.MENTEE))
    await stage.deliver()
    found = await stage.takes(stage.someone(Role.MENTOR))
    assert found.budgeted <= 12, found.texts


async def test_a_tick_with_nothing_due_takes_one_statement_a_clock_and_one_for_the_delivery(stage: Scene) -> None:
    assert len((await stage.sweep()).texts) == len(stage.program.sweeps)
    assert len((await stage.deliver()).texts) == 1


async def test_a_tick_with_nothing_due_does_not_count_what_is_due_later(stage: Scene) -> None:
    await with_requests(stage, 50)
    assert len((await stage.sweep()).texts) == len(stage.program.sweeps)
    assert len((await stage.deliver()).texts) == 1


async def test_the_queue_of_five_hundred_requests_opens_in_as_many_statements_as_an_empty_one(stage: Scene) -> None:
    curator = stage.someone(Role.CURATOR)
    empty = await stage.presses(curator, "queue")
    await with_requests(stage, 500)
    await stage.says(curator, "/start")
    full = await stage.presses(curator, "queue")
    assert len(full.texts) == len(empty.texts), full.texts
    assert full.budgeted <= 4, full.texts


async def test_five_hundred_decisions_open_in_as_many_statements_as_one_and_are_decided_in_a_constant_number(
    stage: Scene,
) -> None:
    curator = stage.someone(Role.CURATOR)
    await with_mentorships(stage, 1)
    await stage.says(curator, "/start")
    one = await stage.presses(curator, "decisions")
    await with_mentorships(stage, 500, first=2)
    await stage.says(curator, "/start")
    full = await stage.presses(curator, "decisions")
    assert len(full.texts) == len(one.texts), full.texts
    assert full.budgeted <= 17, full.texts
    decided = await stage.presses(curator, "yes")
    assert decided.budgeted <= 26, decided.texts


async def test_a_month_calendar_opens_in_as_many_statements_however_full_the_schools_calendar_is(stage: Scene) -> None:
    curator = stage.someone(Role.CURATOR)

    async def opened() -> int:
        await stage.says(curator, "/start")
        for button in ("unit", "calendar"):
            await stage.presses(curator, button)
        costs = [await stage.presses(curator, button) for button in ("k:day_off", "add")]
        assert all(cost.budgeted <= 2 for cost in costs), costs
        return sum(len(cost.texts) for cost in costs)

    empty = await opened()
    days = (date(2026, 9, 1) + timedelta(days=number) for number in range(250))
    full = SchoolCalendar.of([*SEEDED_CALENDAR.periods, *(Period(PeriodKind.DAY_OFF, Span(day, day)) for day in days)])
    async with stage.program.begin() as work:
        await work.units.save_calendar(UnitId(1), full)
    assert await opened() == empty
