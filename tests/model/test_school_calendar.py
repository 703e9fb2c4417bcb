"""What may be entered in a school's calendar, and what not."""

from datetime import date, time

import pytest

from mentoring.model.school_calendar import (
    MOST_BELLS,
    MOST_PERIODS,
    SEEDED_BELLS,
    SEEDED_CALENDAR,
    Bell,
    Period,
    PeriodKind,
    SchoolCalendar,
    Span,
    bells_in_order,
)
from mentoring.refusals import (
    BellsInDisorder,
    BellsMissing,
    CalendarFull,
    EndBeforeStart,
    Gone,
    OutsideSchoolYear,
    PeriodsLeftOutside,
    PeriodsOverlap,
    SchoolYearTooLong,
)

YEAR, TERM, HOLIDAYS, DAY_OFF, WORKING_DAY = PeriodKind


def period(kind: PeriodKind, first: str, last: str | None = None) -> Period:
    return Period(kind, Span(date.fromisoformat(first), date.fromisoformat(last or first)))


def with_periods(*periods: Period) -> SchoolCalendar:
    calendar = SEEDED_CALENDAR
    for each in periods:
        calendar = calendar.with_period(each)
    return calendar


def test_the_seeded_calendar_and_bells_keep_their_own_rules() -> None:
    again = SchoolCalendar()
    for each in sorted(SEEDED_CALENDAR.periods, key=lambda each: each.kind is not YEAR):
        again = again.with_period(each)
    assert again == SEEDED_CALENDAR
    assert bells_in_order(SEEDED_BELLS) == SEEDED_BELLS
    assert all(
        (bell.ends.hour - bell.begins.hour) * 60 + bell.ends.minute - bell.begins.minute == 40 for bell in SEEDED_BELLS
    )


def test_terms_and_holidays_of_the_seeded_year_follow_one_another_without_a_gap() -> None:
    spans = sorted([*SEEDED_CALENDAR.spans(TERM), *SEEDED_CALENDAR.spans(HOLIDAYS)])
    (year,) = SEEDED_CALENDAR.years
    assert (spans[0].first, spans[-1].last) == (year.first, year.last)
    assert sum(map(len, spans)) == len(year)


def test_entries_are_kept_in_order_of_their_days_whatever_the_order_they_came_in() -> None:
    late, early = period(DAY_OFF, "2027-05-03"), period(DAY_OFF, "2026-11-05")
    assert with_periods(late, early) == with_periods(early, late)
    assert with_periods(late, early).spans(DAY_OFF) == (early.span, late.span)


@pytest.mark.parametrize(
    ("entered", "refusal"),
    [
        (period(TERM, "2026-11-05", "2026-11-02"), EndBeforeStart),
        (period(YEAR, "2027-09-01", "2028-09-01"), SchoolYearTooLong),
        (period(DAY_OFF, "2026-08-31"), OutsideSchoolYear),
        (period(DAY_OFF, "2027-05-26", "2027-05-27"), OutsideSchoolYear),
        (period(YEAR, "2027-05-26", "2028-05-20"), PeriodsOverlap),
        (period(TERM, "2026-10-23", "2026-10-23"), PeriodsOverlap),
        (period(HOLIDAYS, "2027-02-15", "2027-02-21"), PeriodsOverlap),
    ],
)
def test_what_makes_no_sense_is_refused(entered: Period, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        SEEDED_CALENDAR.with_period(entered)


def test_an_overlap_names_the_entry_in_the_way() -> None:
    with pytest.raises(PeriodsOverlap) as refused:
        SEEDED_CALENDAR.with_period(period(HOLIDAYS, "2026-10-30", "2026-11-03"))
    assert (refused.value.first, refused.value.last) == (date(2026, 10, 24), date(2026, 11, 1))


def test_days_off_may_lie_in_terms_and_holidays_but_not_on_worked_days() -> None:
    calendar = with_periods(period(DAY_OFF, "2026-10-26", "2026-10-30"), period(WORKING_DAY, "2026-11-21"))
    assert date(2026, 10, 28) in calendar.days(DAY_OFF)
    with pytest.raises(PeriodsOverlap):
        calendar.with_period(period(DAY_OFF, "2026-11-20", "2026-11-22"))
    with pytest.raises(PeriodsOverlap):
        calendar.with_period(period(WORKING_DAY, "2026-10-28"))


def test_an_entry_changes_in_its_place_and_may_overlap_with_itself() -> None:
    autumn = SEEDED_CALENDAR.find(HOLIDAYS, date(2026, 10, 24))
    shorter = period(HOLIDAYS, "2026-10-26", "2026-11-01")
    calendar = SEEDED_CALENDAR.with_period(shorter, instead_of=autumn)
    assert calendar.spans(HOLIDAYS)[0] == shorter.span
    assert len(calendar.periods) == len(SEEDED_CALENDAR.periods)


def test_a_school_year_holds_what_was_entered_in_it() -> None:
    (year,) = (each for each in SEEDED_CALENDAR.periods if each.kind is YEAR)
    with pytest.raises(PeriodsLeftOutside) as refused:
        SEEDED_CALENDAR.with_period(period(YEAR, "2026-09-01", "2027-05-20"), instead_of=year)
    assert refused.value.last == date(2027, 5, 26)
    longer = SEEDED_CALENDAR.with_period(period(YEAR, "2026-08-25", "2027-06-15"), instead_of=year)
    assert longer.with_period(period(DAY_OFF, "2027-06-11")).days(DAY_OFF) == {date(2027, 6, 11)}


def test_the_next_year_is_entered_beside_and_taken_away_with_all_that_is_in_it() -> None:
    following = period(YEAR, "2027-09-01", "2028-05-26")
    calendar = with_periods(following, period(TERM, "2027-09-01", "2027-10-29"))
    assert calendar.spans(TERM, following.span) == (Span(date(2027, 9, 1), date(2027, 10, 29)),)
    assert calendar.without(following) == SEEDED_CALENDAR


@pytest.mark.parametrize(
    ("day", "first"),
    [("2025-01-01", 2026), ("2026-09-01", 2026), ("2027-05-26", 2026), ("2027-07-01", 2027), ("2030-01-01", 2027)],
)
def test_the_year_of_a_day_is_in_summer_the_one_to_come(day: str, first: int) -> None:
    calendar = with_periods(period(YEAR, "2027-09-01", "2028-05-26"))
    found = calendar.year_at(date.fromisoformat(day))
    assert found is not None
    assert found.first.year == first
    assert SchoolCalendar().year_at(date.fromisoformat(day)) is None


def test_what_is_not_there_is_gone_and_there_is_an_end_of_entries() -> None:
    with pytest.raises(Gone):
        SEEDED_CALENDAR.find(TERM, date(2026, 9, 2))
    full = SchoolCalendar(SEEDED_CALENDAR.periods * (MOST_PERIODS // len(SEEDED_CALENDAR.periods) + 1))
    with pytest.raises(CalendarFull):
        full.with_period(period(DAY_OFF, "2026-11-05"))


@pytest.mark.parametrize(
    ("bells", "number"),
    [
        ([Bell(time(8, 40), time(8, 0))], 1),
        ([Bell(time(8), time(8, 40)), Bell(time(8, 30), time(9, 10))], 2),
        # Without a break a message put off to the end of one lesson would come in the next.
        ([Bell(time(8), time(8, 40)), Bell(time(8, 40), time(9, 20))], 2),
        ([Bell(time(8, minute), time(8, minute + 1)) for minute in range(0, 2 * MOST_BELLS + 2, 2)], MOST_BELLS + 1),
    ],
)
def test_lessons_follow_one_another_with_a_break(bells: list[Bell], number: int) -> None:
    with pytest.raises(BellsInDisorder) as refused:
        bells_in_order(bells)
    assert refused.value.number == number


def test_a_schedule_has_a_lesson() -> None:
    with pytest.raises(BellsMissing):
        bells_in_order([])
