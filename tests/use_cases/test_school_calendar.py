import asyncio
from datetime import date, time

import pytest

from mentoring.model.people import Actor, Role
from mentoring.model.school_calendar import SEEDED_BELLS, SEEDED_CALENDAR, Bell, PeriodKind, SchoolCalendar, Span
from mentoring.model.units import Unit
from mentoring.refusals import BellsInDisorder, Gone, NotAllowed, NothingWorked, PeriodsOverlap, WorkedAnyway
from mentoring.use_cases.school_calendar import EnterPeriod, LookAtCalendar, RemovePeriod, SetBells
from tests.school import School, Verb

FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


async def calendar_of(school: School, unit: Unit) -> SchoolCalendar:
    async with school.begin() as work:
        return (await work.units.get(unit.id)).calendar


async def test_a_unit_goes_by_the_seeded_calendar_and_bells_until_its_curator_changes_them(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    assert (unit.calendar, unit.bells) == (SEEDED_CALENDAR, SEEDED_BELLS)
    await verb(EnterPeriod)(PeriodKind.DAY_OFF, FRIDAY, FRIDAY, by=curator)
    await verb(SetBells)([Bell(time(9), time(9, 45))], by=curator)
    async with school.begin() as work:
        changed = await work.units.get(unit.id)
    assert changed.calendar.days(PeriodKind.DAY_OFF) == {FRIDAY}
    assert changed.calendar.years == SEEDED_CALENDAR.years
    assert changed.bells == (Bell(time(9), time(9, 45)),)


async def test_an_entry_is_changed_by_its_first_day_and_gone_once_it_is_taken_away(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    await verb(EnterPeriod)(PeriodKind.DAY_OFF, FRIDAY, FRIDAY, by=curator)
    await verb(EnterPeriod)(PeriodKind.DAY_OFF, FRIDAY, SATURDAY, instead_of=FRIDAY, by=curator)
    assert (await calendar_of(school, unit)).spans(PeriodKind.DAY_OFF) == (Span(FRIDAY, SATURDAY),)
    await verb(RemovePeriod)(PeriodKind.DAY_OFF, FRIDAY, by=curator)
    with pytest.raises(Gone):
        await verb(RemovePeriod)(PeriodKind.DAY_OFF, FRIDAY, by=curator)
    with pytest.raises(Gone):
        await verb(EnterPeriod)(PeriodKind.DAY_OFF, FRIDAY, FRIDAY, instead_of=FRIDAY, by=curator)
    assert await calendar_of(school, unit) == SEEDED_CALENDAR


async def test_a_day_that_is_worked_anyway_is_no_worked_day_to_enter(verb: Verb, curator: Actor) -> None:
    with pytest.raises(WorkedAnyway):
        await verb(EnterPeriod)(PeriodKind.WORKING_DAY, FRIDAY, FRIDAY, by=curator)
    await verb(EnterPeriod)(PeriodKind.WORKING_DAY, SATURDAY, SATURDAY, by=curator)
    with pytest.raises(WorkedAnyway):
        await verb(EnterPeriod)(PeriodKind.WORKING_DAY, FRIDAY, FRIDAY, instead_of=SATURDAY, by=curator)


async def test_a_school_that_would_not_work_for_a_year_is_refused(verb: Verb, curator: Actor) -> None:
    await verb(EnterPeriod)(PeriodKind.YEAR, date(2027, 6, 1), date(2028, 5, 26), by=curator)
    await verb(EnterPeriod)(PeriodKind.DAY_OFF, date(2026, 11, 1), date(2027, 5, 26), by=curator)
    await verb(EnterPeriod)(
        PeriodKind.YEAR, date(2027, 5, 27), date(2028, 5, 20), instead_of=date(2027, 6, 1), by=curator
    )
    with pytest.raises(NothingWorked):
        await verb(EnterPeriod)(PeriodKind.DAY_OFF, date(2027, 5, 27), date(2028, 5, 20), by=curator)


async def test_of_two_who_enter_overlapping_days_at_once_one_is_told(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor
) -> None:
    for day in (date(2026, 12, number) for number in (1, 2, 3, 4, 7, 8, 9, 10)):
        results = await asyncio.gather(
            *(verb(EnterPeriod)(PeriodKind.DAY_OFF, day, day, by=who) for who in (curator, head)),
            return_exceptions=True,
        )
        assert sum(isinstance(result, PeriodsOverlap) for result in results) == 1
    assert len((await calendar_of(school, unit)).spans(PeriodKind.DAY_OFF)) == 8


async def test_different_days_entered_at_once_are_all_kept(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    days = [date(2026, 12, number) for number in (1, 2, 3, 4, 7, 8, 9, 10)]
    await asyncio.gather(*(verb(EnterPeriod)(PeriodKind.DAY_OFF, day, day, by=curator) for day in days))
    assert (await calendar_of(school, unit)).days(PeriodKind.DAY_OFF) == set(days)


async def test_the_calendar_is_its_curators_and_heads_and_of_their_unit_only(
    verb: Verb, school: School, unit: Unit, mentor: Actor
) -> None:
    other = await school.unit("Ресурсный центр")
    stranger = await school.person(other, "Чужой Олег Ильич", Role.CURATOR)
    await verb(EnterPeriod)(PeriodKind.DAY_OFF, FRIDAY, FRIDAY, by=stranger)
    assert await calendar_of(school, unit) == SEEDED_CALENDAR
    for act in (
        verb(LookAtCalendar)(by=mentor),
        verb(EnterPeriod)(PeriodKind.DAY_OFF, FRIDAY, FRIDAY, by=mentor),
        verb(RemovePeriod)(PeriodKind.YEAR, date(2026, 9, 1), by=mentor),
        verb(SetBells)(SEEDED_BELLS, by=mentor),
    ):
        with pytest.raises(NotAllowed):
            await act


async def test_bells_that_do_not_follow_one_another_change_nothing(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    with pytest.raises(BellsInDisorder):
        await verb(SetBells)([Bell(time(9), time(8))], by=curator)
    async with school.begin() as work:
        assert (await work.units.get(unit.id)).bells == SEEDED_BELLS


async def test_a_look_at_the_calendar_is_at_the_year_of_today_or_of_the_day_asked(verb: Verb, curator: Actor) -> None:
    await verb(EnterPeriod)(PeriodKind.YEAR, date(2027, 9, 1), date(2028, 5, 26), by=curator)
    today = await verb(LookAtCalendar)(by=curator)
    assert today.year == Span(date(2026, 9, 1), date(2027, 5, 26))
    later = await verb(LookAtCalendar)(date(2027, 9, 1), by=curator)
    assert later.year == Span(date(2027, 9, 1), date(2028, 5, 26))
