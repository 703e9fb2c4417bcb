"""The school clock in plain words, and its promises for any calendar and any zone."""

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.public_holidays import public_holidays, working_weekends
from mentoring.model.ids import UnitId
from mentoring.model.people import Language
from mentoring.model.school_calendar import (
    SEEDED_BELLS,
    SEEDED_CALENDAR,
    SUMMER,
    Bell,
    Lesson,
    Period,
    PeriodKind,
    SchoolCalendar,
    Span,
)
from mentoring.model.school_clock import ANYBODY, NoWorkingDay, OwnTime, SchoolClock
from mentoring.model.units import Unit, UnitSettings

YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
#: Clocks go forward over midnight here: the day begins at 01:00.
HAVANA = ZoneInfo("America/Havana")
#: A whole day was left out here: 2011-12-30.
APIA = ZoneInfo("Pacific/Apia")

GYMNASIUM = SchoolClock(zone=YEKATERINBURG)
GYMNASIUM_2026 = SchoolClock(
    zone=YEKATERINBURG,
    days_off=public_holidays([2026, 2027]),
    working_days=working_weekends([2026, 2027]),
)

TWO_HOURS = timedelta(hours=2)


def local(text: str, zone: ZoneInfo = YEKATERINBURG, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


# --- in plain words; 2026-11-20 is a Friday


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2026-11-20 09:00", "2026-11-20 11:00", id="within one day"),
        pytest.param("2026-11-20 16:30", "2026-11-23 09:30", id="Friday 16:30 runs over to Monday 09:30"),
        pytest.param("2026-11-20 15:00", "2026-11-20 17:00", id="a term may end with the day, not at the next opening"),
        pytest.param("2026-11-20 17:00", "2026-11-23 10:00", id="asked at closing"),
        pytest.param("2026-11-20 22:15", "2026-11-23 10:00", id="asked at night"),
        pytest.param("2026-11-20 05:00", "2026-11-20 10:00", id="asked before opening"),
        pytest.param("2026-11-22 12:00", "2026-11-23 10:00", id="asked on Sunday"),
        pytest.param("2026-11-03 16:00", "2026-11-05 09:00", id="over the Day of Unity"),
        pytest.param("2026-12-30 16:00", "2027-01-11 09:00", id="over the New Year holidays"),
        pytest.param("2027-02-19 16:00", "2027-02-20 09:00", id="into a Saturday worked for a Monday"),
    ],
)
def test_two_working_hours_later(start: str, end: str) -> None:
    assert GYMNASIUM_2026.after_working_time(local(start), TWO_HOURS) == local(end)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        pytest.param("2026-11-20 11:40", 1, "2026-11-23 11:40", id="one working day after Friday is Monday"),
        pytest.param("2026-11-20 11:40", 3, "2026-11-25 11:40", id="three working days"),
        pytest.param("2026-11-21 11:40", 1, "2026-11-24 08:00", id="from Saturday: counted from Monday's opening"),
        pytest.param("2026-11-20 06:00", 1, "2026-11-23 08:00", id="before opening"),
        pytest.param("2026-11-20 19:00", 1, "2026-11-24 08:00", id="after closing"),
        pytest.param("2026-11-20 17:00", 1, "2026-11-23 17:00", id="the moment of closing belongs to its day"),
        pytest.param("2026-11-21 11:40", 0, "2026-11-23 08:00", id="no days: the next opening"),
        pytest.param("2026-11-20 11:40", 0, "2026-11-20 11:40", id="no days within working time: now"),
        pytest.param("2026-12-30 12:00", 1, "2027-01-11 12:00", id="over the New Year holidays"),
    ],
)
def test_working_days_later(start: str, days: int, end: str) -> None:
    assert GYMNASIUM_2026.after_working_days(local(start), days) == local(end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-20 09:00", "2026-11-20 17:00"),
        ("2026-11-20 16:59", "2026-11-20 17:00"),
        ("2026-11-20 05:00", "2026-11-20 17:00"),
        ("2026-11-20 17:00", "2026-11-23 17:00"),
        ("2026-11-20 23:59", "2026-11-23 17:00"),
        ("2026-11-22 10:00", "2026-11-23 17:00"),
    ],
)
def test_by_five_is_today_while_it_is_ahead_and_the_next_working_day_after(start: str, end: str) -> None:
    assert GYMNASIUM.today_by(local(start), time(17)) == local(end)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-20 12:00", "2026-11-20 12:00"),
        ("2026-11-20 08:00", "2026-11-20 08:00"),
        ("2026-11-20 17:00", "2026-11-23 08:00"),
        ("2026-11-20 07:59:59", "2026-11-20 08:00"),
        ("2026-11-21 12:00", "2026-11-23 08:00"),
    ],
)
def test_the_next_working_moment_is_now_or_the_next_opening(moment: str, opening: str) -> None:
    assert GYMNASIUM.next_working_moment(local(moment)) == local(opening)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2026-11-20 12:00", "2026-11-20 12:00"),
        ("2026-11-20 08:00", "2026-11-20 08:00"),
        ("2026-11-20 19:59:59", "2026-11-20 19:59:59"),
        ("2026-11-20 20:00", "2026-11-23 08:00"),
        ("2026-11-19 23:00", "2026-11-20 08:00"),
        ("2026-11-20 03:00", "2026-11-20 08:00"),
        ("2026-11-22 12:00", "2026-11-23 08:00"),
        ("2026-11-04 12:00", "2026-11-05 08:00"),
    ],
)
def test_nobody_is_written_to_at_night_on_weekends_and_on_holidays(moment: str, allowed: str) -> None:
    assert GYMNASIUM_2026.when_allowed(local(moment)) == local(allowed)


def test_quiet_hours_and_dates_are_those_of_the_reader() -> None:
    kaliningrad = ZoneInfo("Europe/Kaliningrad")
    friday_morning_at_school = local("2026-11-20 09:00")  # 06:00 in Kaliningrad
    assert GYMNASIUM.when_allowed(friday_morning_at_school) == friday_morning_at_school
    reader = OwnTime(zone=kaliningrad)
    assert GYMNASIUM.when_allowed(friday_morning_at_school, reader) == local("2026-11-20 08:00", kaliningrad)
    kamchatka = ZoneInfo("Asia/Kamchatka")
    friday_afternoon_at_school = local("2026-11-20 17:30")  # already Saturday 00:30 in Kamchatka
    reader = OwnTime(zone=kamchatka)
    assert GYMNASIUM.when_allowed(friday_afternoon_at_school, reader) == local("2026-11-23 08:00", kamchatka)


def test_quiet_hours_may_lie_within_one_day_or_not_be_there_at_all() -> None:
    lessons = SchoolClock(zone=YEKATERINBURG, quiet_from=time(8), quiet_until=time(14, 30))
    assert lessons.when_allowed(local("2026-11-20 10:00")) == local("2026-11-20 14:30")
    assert lessons.when_allowed(local("2026-11-20 23:00")) == local("2026-11-20 23:00")
    assert lessons.when_allowed(local("2026-11-21 10:00")) == local("2026-11-23 00:00")
    never = SchoolClock(zone=YEKATERINBURG, quiet_from=time(0), quiet_until=time(0))
    assert never.when_allowed(local("2026-11-20 03:00")) == local("2026-11-20 03:00")
    assert never.when_allowed(local("2026-11-21 10:00")) == local("2026-11-23 00:00")


def test_a_working_day_named_by_the_unit_beats_the_weekday_and_the_holiday() -> None:
    saturday, sunday = date(2026, 11, 21), date(2026, 11, 22)
    clock = SchoolClock(zone=YEKATERINBURG, working_days=frozenset({saturday, sunday}), days_off=frozenset({sunday}))
    assert clock.is_working_day(saturday)
    assert clock.is_working_day(sunday)
    assert clock.after_working_time(local("2026-11-20 16:30"), TWO_HOURS) == local("2026-11-21 09:30")


def test_the_unit_says_which_weekdays_are_worked() -> None:
    six_days = SchoolClock(zone=YEKATERINBURG, working_weekdays=frozenset(range(6)))
    assert six_days.after_working_days(local("2026-11-20 10:00"), 2) == local("2026-11-23 10:00")


def test_the_leap_day_is_worked_and_counted() -> None:
    leap_day = date(2028, 2, 29)
    assert calendar.isleap(leap_day.year)
    assert GYMNASIUM.is_working_day(leap_day)
    assert GYMNASIUM.after_working_days(local("2028-02-28 10:00"), 2) == local("2028-03-01 10:00")
    assert GYMNASIUM.after_working_time(local("2028-02-28 16:00"), TWO_HOURS) == local("2028-02-29 09:00")


def test_working_time_ends_with_the_moment_of_closing() -> None:
    assert GYMNASIUM.is_working_time(local("2026-11-20 08:00"))
    assert GYMNASIUM.is_working_time(local("2026-11-20 16:59:59"))
    assert not GYMNASIUM.is_working_time(local("2026-11-20 17:00"))
    assert not GYMNASIUM.is_working_time(local("2026-11-20 07:59:59"))
    assert not GYMNASIUM.is_working_time(local("2026-11-21 12:00"))


# --- the school's own calendar; 2026/27 as it is seeded


def unit_with(calendar: SchoolCalendar = SEEDED_CALENDAR, **settings: object) -> Unit:
    changed = UnitSettings(**settings)  # type: ignore[arg-type]  # named by the tests
    return Unit(
        id=UnitId(1), name="Гимназия", language=Language.RU, zone=YEKATERINBURG.key, settings=changed, calendar=calendar
    )


def clock_of(unit: Unit) -> SchoolClock:
    return unit.clock(public_holidays([2026, 2027]), working_weekends([2026, 2027]))


SCHOOL = clock_of(unit_with())


def entered(*periods: tuple[PeriodKind, str, str]) -> SchoolClock:
    calendar = SEEDED_CALENDAR
    for kind, first, last in periods:
        span = Span(date.fromisoformat(first), date.fromisoformat(last))
        calendar = calendar.with_period(Period(kind, span))
    return clock_of(unit_with(calendar))


def test_pupils_holidays_are_working_time_for_teachers_and_have_no_lessons() -> None:
    tuesday = date(2026, 10, 27)
    assert tuesday in SEEDED_CALENDAR.spans(PeriodKind.HOLIDAYS)[0]
    assert SCHOOL.is_working_day(tuesday)
    assert not SCHOOL.has_lessons(tuesday)
    assert SCHOOL.has_lessons(date(2026, 10, 20))
    assert SCHOOL.after_working_days(local("2026-10-23 11:00"), 3) == local("2026-10-28 11:00")
    assert SCHOOL.when_allowed(local("2026-10-27 12:00")) == local("2026-10-27 12:00")


def test_days_off_of_the_school_stop_clocks_and_messages() -> None:
    closed = entered((PeriodKind.DAY_OFF, "2026-11-23", "2026-11-27"))
    assert closed.after_working_time(local("2026-11-20 16:30"), TWO_HOURS) == local("2026-11-30 09:30")
    assert closed.after_working_days(local("2026-11-20 11:00"), 3) == local("2026-12-02 11:00")
    assert closed.today_by(local("2026-11-23 10:00"), time(17)) == local("2026-11-30 17:00")
    assert closed.when_allowed(local("2026-11-24 12:00")) == local("2026-11-30 08:00")


def test_a_worked_saturday_is_a_day_like_others_and_a_day_off_beats_the_states_worked_one() -> None:
    saturday = entered((PeriodKind.WORKING_DAY, "2026-11-21", "2026-11-21"))
    assert saturday.after_working_time(local("2026-11-20 16:30"), TWO_HOURS) == local("2026-11-21 09:30")
    assert saturday.when_allowed(local("2026-11-21 12:00")) == local("2026-11-21 12:00")
    by_decree = date(2027, 2, 20)
    assert SCHOOL.is_working_day(by_decree)
    assert not entered((PeriodKind.DAY_OFF, "2027-02-20", "2027-02-20")).is_working_day(by_decree)


def test_june_to_august_is_silent_but_for_days_of_a_school_year() -> None:
    assert SCHOOL.is_working_day(date(2027, 5, 31))
    assert not SCHOOL.has_lessons(date(2027, 5, 31))
    assert SCHOOL.when_allowed(local("2027-06-01 12:00")) == local("2027-09-01 08:00")
    assert SCHOOL.after_working_days(local("2027-05-31 12:00"), 1) == local("2027-09-01 12:00")
    early = entered((PeriodKind.YEAR, "2027-08-25", "2028-05-26"))
    assert early.when_allowed(local("2027-06-01 12:00")) == local("2027-08-25 08:00")


def test_summer_is_silent_even_while_nobody_has_entered_the_year() -> None:
    nothing = clock_of(unit_with(SchoolCalendar()))
    assert nothing.when_allowed(local("2029-07-02 12:00")) == local("2029-09-03 08:00")
    assert nothing.has_lessons(date(2029, 9, 3))


# --- a reader's own time


def test_own_hours_are_in_place_of_the_schools_quiet_hours() -> None:
    late = OwnTime(hours=(time(10), time(21, 30)))
    assert SCHOOL.when_allowed(local("2026-11-20 08:30"), late) == local("2026-11-20 10:00")
    assert SCHOOL.when_allowed(local("2026-11-20 21:00"), late) == local("2026-11-20 21:00")
    assert SCHOOL.when_allowed(local("2026-11-20 21:30"), late) == local("2026-11-23 10:00")


def test_nobody_is_written_to_in_their_leave_however_long_it_is() -> None:
    away = OwnTime(leave=Span(date(2026, 11, 23), date(2026, 11, 29)))
    assert SCHOOL.when_allowed(local("2026-11-20 19:59"), away) == local("2026-11-20 19:59")
    assert SCHOOL.when_allowed(local("2026-11-20 20:00"), away) == local("2026-11-30 08:00")
    for a_year in (date(2026, 11, 20), date(2026, 11, 23)):
        away = OwnTime(leave=Span(a_year, date(2027, 11, 22)))
        assert SCHOOL.when_allowed(local("2026-11-20 20:00"), away) == local("2027-11-23 08:00")
    until_summer = OwnTime(leave=Span(date(2026, 6, 2), date(2027, 5, 31)))
    assert SCHOOL.when_allowed(local("2026-06-02 12:00"), until_summer) == local("2027-09-01 08:00")


def test_a_message_that_would_come_in_a_lesson_comes_after_it() -> None:
    on_fridays = OwnTime(lessons=frozenset({Lesson(4, 3), Lesson(4, 4), Lesson(4, 99)}))
    assert SEEDED_BELLS[2] == Bell(time(9, 45), time(10, 25))
    assert SCHOOL.when_allowed(local("2026-11-20 09:44"), on_fridays) == local("2026-11-20 09:44")
    assert SCHOOL.when_allowed(local("2026-11-20 09:45"), on_fridays) == local("2026-11-20 10:25")
    assert SCHOOL.when_allowed(local("2026-11-20 10:30"), on_fridays) == local("2026-11-20 10:30")
    # Another weekday; holidays; and where the end of the lesson is quiet already.
    assert SCHOOL.when_allowed(local("2026-11-19 09:50"), on_fridays) == local("2026-11-19 09:50")
    assert SCHOOL.when_allowed(local("2026-10-30 09:50"), on_fridays) == local("2026-10-30 09:50")
    early = OwnTime(lessons=on_fridays.lessons, hours=(time(8), time(10)))
    assert SCHOOL.when_allowed(local("2026-11-20 09:50"), early) == local("2026-11-20 09:50")


def test_lessons_are_at_the_schools_time_wherever_the_reader_is() -> None:
    reader = OwnTime(zone=ZoneInfo("Asia/Omsk"), lessons=frozenset({Lesson(4, 3)}))
    assert SCHOOL.lessons_of(date(2026, 11, 20), reader) == [(local("2026-11-20 09:45"), local("2026-11-20 10:25"))]
    assert SCHOOL.when_allowed(local("2026-11-20 09:50"), reader) == local("2026-11-20 10:25")


@pytest.mark.parametrize(
    ("moment", "digest"),
    [
        pytest.param("2026-11-20 10:00", "2026-11-20 16:00", id="today while it is ahead"),
        pytest.param("2026-11-20 16:00", "2026-11-23 16:00", id="else on the next school day"),
        pytest.param("2026-11-03 17:00", "2026-11-05 16:00", id="over the Day of Unity"),
        pytest.param("2027-05-31 17:00", "2027-09-01 16:00", id="over the summer"),
    ],
)
def test_the_digest_comes_at_its_time_on_a_school_day(moment: str, digest: str) -> None:
    assert SCHOOL.next_at(local(moment), time(16)) == local(digest)


def test_who_may_never_be_written_to_at_the_digests_time_has_it_on_the_next_school_day() -> None:
    mornings = OwnTime(hours=(time(8), time(12)))
    assert SCHOOL.next_at(local("2026-11-20 10:00"), time(16), mornings) == local("2026-11-23 08:00")


def test_tomorrow_is_tomorrow_and_the_next_school_day_is_one() -> None:
    friday = local("2026-11-20 19:00")
    assert SCHOOL.morning(friday, 1) == local("2026-11-21 08:00")
    assert SCHOOL.next_day(friday) == local("2026-11-23 08:00")
    late = OwnTime(hours=(time(10), time(21)))
    assert SCHOOL.morning(friday, 1, late) == local("2026-11-21 10:00")
    assert SCHOOL.next_day(friday, late) == local("2026-11-23 10:00")


# --- changes of the clocks


@pytest.mark.parametrize(
    ("zone", "friday"),
    [(BERLIN, "2026-03-27"), (BERLIN, "2026-10-23"), (NEW_YORK, "2026-03-06"), (NEW_YORK, "2026-10-30"),
     (LORD_HOWE, "2026-10-02"), (LORD_HOWE, "2026-04-03")],
)  # fmt: skip
def test_a_weekend_with_a_clock_change_leaves_working_hours_on_the_wall_clock(zone: ZoneInfo, friday: str) -> None:
    clock = SchoolClock(zone=zone)
    monday = date.fromisoformat(friday) + timedelta(days=3)
    start = local(f"{friday} 16:30", zone)
    assert clock.after_working_time(start, TWO_HOURS) == local(f"{monday} 09:30", zone)
    assert clock.after_working_days(start, 1) == local(f"{monday} 16:30", zone)
    reader = OwnTime(zone=zone)
    assert clock.when_allowed(start + timedelta(hours=5), reader) == local(f"{monday} 08:00", zone)


def night_school(zone: ZoneInfo, opens: time) -> SchoolClock:
    return SchoolClock(zone=zone, opens=opens, closes=time(6), working_weekdays=frozenset(range(7)))


def test_a_skipped_opening_is_the_moment_of_the_clock_change() -> None:
    berlin = night_school(BERLIN, time(2, 30))
    assert berlin.next_working_moment(local("2026-03-29 01:00", BERLIN)) == local("2026-03-29 03:00", BERLIN)
    lord_howe = night_school(LORD_HOWE, time(2, 10))
    assert lord_howe.next_working_moment(local("2026-10-04 01:00", LORD_HOWE)) == local("2026-10-04 02:30", LORD_HOWE)
    havana = night_school(HAVANA, time(0))
    assert havana.next_working_moment(local("2026-03-07 12:00", HAVANA)) == local("2026-03-08 01:00", HAVANA)


def test_a_repeated_opening_is_its_first_occurrence_and_the_repeated_hour_counts() -> None:
    berlin = night_school(BERLIN, time(2, 30))
    opening = local("2026-10-25 02:30", BERLIN, fold=0)
    assert berlin.next_working_moment(local("2026-10-25 01:00", BERLIN)) == opening
    assert berlin.after_working_time(opening, TWO_HOURS) == local("2026-10-25 03:30", BERLIN)


def test_a_skipped_end_of_quiet_hours_is_the_moment_of_the_clock_change() -> None:
    clock = SchoolClock(zone=BERLIN, working_weekdays=frozenset(range(7)), quiet_until=time(2, 30))
    assert clock.when_allowed(local("2026-03-29 01:00", BERLIN)) == local("2026-03-29 03:00", BERLIN)


def test_a_day_that_was_left_out_is_no_working_day() -> None:
    clock = SchoolClock(zone=APIA)
    thursday = local("2011-12-29 16:30", APIA)
    assert clock.after_working_time(thursday, TWO_HOURS) == local("2012-01-02 09:30", APIA)
    assert clock.after_working_days(thursday, 1) == local("2012-01-02 16:30", APIA)
    assert clock.today_by(local("2011-12-29 18:00", APIA), time(17)) == local("2012-01-02 17:00", APIA)
    assert clock.when_allowed(local("2011-12-29 21:00", APIA)) == local("2012-01-02 08:00", APIA)


# --- what it refuses


def test_a_moment_without_a_zone_is_a_mistake_of_the_caller() -> None:
    naive = datetime(2026, 11, 20, 12)  # noqa: DTZ001 - the mistake under test
    asked: tuple[Callable[[], object], ...] = (
        lambda: GYMNASIUM.is_working_time(naive),
        lambda: GYMNASIUM.next_working_moment(naive),
        lambda: GYMNASIUM.after_working_time(naive, TWO_HOURS),
        lambda: GYMNASIUM.after_working_days(naive, 1),
        lambda: GYMNASIUM.today_by(naive, time(17)),
        lambda: GYMNASIUM.is_quiet(naive),
        lambda: GYMNASIUM.when_allowed(naive),
    )
    for ask in asked:
        with pytest.raises(ValueError, match="time zone"):
            ask()


def test_terms_are_counted_forwards_only() -> None:
    with pytest.raises(ValueError, match="forwards"):
        GYMNASIUM.after_working_time(local("2026-11-20 12:00"), timedelta(hours=-1))
    with pytest.raises(ValueError, match="forwards"):
        GYMNASIUM.after_working_days(local("2026-11-20 12:00"), -1)


def test_settings_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="open before it closes"):
        SchoolClock(zone=YEKATERINBURG, opens=time(17), closes=time(8))
    with pytest.raises(ValueError, match="weekdays"):
        SchoolClock(zone=YEKATERINBURG, working_weekdays=frozenset({7}))


def test_a_calendar_without_working_days_is_told_and_not_searched_for_ever() -> None:
    closed = SchoolClock(zone=YEKATERINBURG, working_weekdays=frozenset())
    moment = local("2026-11-20 12:00")
    assert not closed.is_working_time(moment)
    asked: tuple[Callable[[], object], ...] = (
        lambda: closed.next_working_moment(moment),
        lambda: closed.after_working_time(moment, TWO_HOURS),
        lambda: closed.after_working_days(moment, 1),
        lambda: closed.today_by(moment, time(17)),
        lambda: closed.when_allowed(moment),
    )
    for ask in asked:
        with pytest.raises(NoWorkingDay):
            ask()


def test_a_break_of_a_year_is_bridged_and_a_long_term_is_no_break() -> None:
    once_a_year = SchoolClock(
        zone=YEKATERINBURG,
        working_weekdays=frozenset(),
        working_days=frozenset(date(year, 9, 1) for year in range(2026, 2032)),
    )
    assert once_a_year.after_working_days(local("2026-09-01 10:00"), 5) == local("2031-09-01 10:00")
    thousand_days = timedelta(hours=9 * 1000)
    assert GYMNASIUM.after_working_time(local("2026-11-23 08:00"), thousand_days) == local("2030-09-20 17:00")


# --- for any calendar and any zone

ZONES = st.sampled_from([YEKATERINBURG, BERLIN, NEW_YORK, LORD_HOWE, HAVANA, ZoneInfo("UTC")])
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
TIMES = st.times().filter(lambda at: at < time(23, 59))
AMOUNTS = st.timedeltas(timedelta(), timedelta(hours=60))


SPANS = st.builds(lambda first, days: Span(first, first + timedelta(days=days)), DAYS, st.integers(0, 300))


def schedule(ends: list[int]) -> tuple[Bell, ...]:
    """Lessons with breaks between, from an even number of different minutes of a day."""
    times = [time(minute // 60, minute % 60) for minute in sorted(ends)]
    return tuple(Bell(*each) for each in zip(times[::2], times[1::2], strict=True))


BELLS = st.lists(st.integers(0, 24 * 60 - 1), unique=True, max_size=12).filter(lambda ends: len(ends) % 2 == 0)


@st.composite
def readers(draw: st.DrawFn) -> OwnTime:
    begin, end = sorted(draw(st.tuples(st.times(), st.times())))
    has_hours = draw(st.booleans()) and datetime.combine(date.min, end) - datetime.combine(date.min, begin) >= TWO_HOURS
    return OwnTime(
        zone=draw(st.none() | ZONES),
        hours=(begin, end) if has_hours else None,
        leave=draw(st.none() | SPANS),
        lessons=draw(st.frozensets(st.builds(Lesson, st.integers(0, 6), st.integers(1, 7)), max_size=9)),
    )


READERS = st.just(ANYBODY) | readers()


@st.composite
def clocks(draw: st.DrawFn, earliest_opening: time = time(0)) -> SchoolClock:
    opens, closes = sorted(draw(st.tuples(st.times(earliest_opening), st.times(earliest_opening))))
    assume(opens < closes and datetime.combine(date.min, closes) - datetime.combine(date.min, opens) > TWO_HOURS)
    return SchoolClock(
        zone=draw(ZONES),
        working_weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        opens=opens,
        closes=closes,
        quiet_from=draw(st.times(time(18), time(23, 30))),
        quiet_until=draw(st.times(time(4), time(11))),
        days_off=draw(st.frozensets(DAYS, max_size=8)),
        working_days=draw(st.frozensets(DAYS, max_size=4)),
        school_years=tuple(draw(st.lists(SPANS, max_size=2))),
        silent_months=draw(st.sampled_from([frozenset(), SUMMER])),
        holidays=tuple(draw(st.lists(SPANS, max_size=2))),
        bells=schedule(draw(BELLS)),
    )


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def closes_or_works(clock: SchoolClock, moment: datetime) -> bool:
    return clock.is_working_time(moment) or clock.is_working_time(moment - timedelta.resolution)


@given(clock=clocks(), start=MOMENTS, amount=AMOUNTS)
def test_a_term_ends_in_working_time_and_not_before_its_amount_has_passed(
    clock: SchoolClock, start: datetime, amount: timedelta
) -> None:
    end = clock.after_working_time(start, amount)
    assert closes_or_works(clock, end)
    assert end - start >= amount
    assert end.tzinfo is UTC


@given(clock=clocks(), start=MOMENTS, first=AMOUNTS, then=AMOUNTS)
@example(clock=GYMNASIUM, start=local("2026-11-20 15:00"), first=TWO_HOURS, then=timedelta())
def test_two_terms_one_after_the_other_are_one_term_of_their_sum(
    clock: SchoolClock, start: datetime, first: timedelta, then: timedelta
) -> None:
    in_two_steps = clock.after_working_time(clock.after_working_time(start, first), then)
    assert in_two_steps == clock.after_working_time(start, first + then)


@given(
    clock=clocks(),
    start=MOMENTS,
    later=st.timedeltas(timedelta(), timedelta(days=9)),
    amount=AMOUNTS,
    reader=READERS,
    at=TIMES,
)
def test_who_asks_later_never_waits_until_earlier(
    clock: SchoolClock, start: datetime, later: timedelta, amount: timedelta, reader: OwnTime, at: time
) -> None:
    assert clock.after_working_time(start, amount) <= clock.after_working_time(start + later, amount)
    assert clock.next_working_moment(start) <= clock.next_working_moment(start + later)
    assert clock.when_allowed(start, reader) <= clock.when_allowed(start + later, reader)
    assert clock.next_at(start, at, reader) <= clock.next_at(start + later, at, reader)


# Changes of the clocks happen at night; a wall time that comes twice has no order to keep.
@given(
    clock=clocks(earliest_opening=time(5)),
    start=MOMENTS,
    later=st.timedeltas(timedelta(), timedelta(days=9)),
    first=st.integers(0, 6),
    then=st.integers(0, 6),
)
def test_working_days_are_ordered_and_add_up(
    clock: SchoolClock, start: datetime, later: timedelta, first: int, then: int
) -> None:
    end = clock.after_working_days(start, first)
    assert end >= start
    assert closes_or_works(clock, end)
    assert end <= clock.after_working_days(start + later, first)
    assert clock.after_working_days(end, then) == clock.after_working_days(start, first + then)


@given(clock=clocks(earliest_opening=time(5)), start=MOMENTS, days=st.integers(1, 9))
def test_so_many_working_days_lie_between(clock: SchoolClock, start: datetime, days: int) -> None:
    begin = clock.after_working_days(start, 0).astimezone(clock.zone).date()
    end = clock.after_working_days(start, days).astimezone(clock.zone).date()
    passed = (begin + timedelta(days=n) for n in range(1, (end - begin).days + 1))
    assert sum(clock.is_working_day(day) for day in passed) == days


@given(clock=clocks(), start=MOMENTS, at=TIMES)
def test_today_by_is_the_first_such_time_of_a_working_day_still_ahead(
    clock: SchoolClock, start: datetime, at: time
) -> None:
    end = clock.today_by(start, at)
    assert end > start
    begins, ends = start.astimezone(clock.zone).date(), end.astimezone(clock.zone).date()
    assert clock.is_working_day(ends)
    skipped = [begins + timedelta(days=n) for n in range((ends - begins).days)]
    assert not any(clock.is_working_day(day) for day in skipped[1:])
    if skipped and clock.is_working_day(begins):
        assert start.astimezone(clock.zone).time() >= at or at < time(5)


def in_lesson(clock: SchoolClock, moment: datetime, reader: OwnTime) -> bool:
    day = moment.astimezone(clock.zone).date()
    return any(begins_at <= moment < ends_at for begins_at, ends_at in clock.lessons_of(day, reader))


@given(clock=clocks(), moment=MOMENTS, reader=READERS, early=st.floats(0, 0.999999))
def test_an_unprompted_message_goes_at_the_first_moment_that_is_neither_quiet_nor_in_a_lesson(
    clock: SchoolClock, moment: datetime, reader: OwnTime, early: float
) -> None:
    allowed = clock.when_allowed(moment, reader)
    assert allowed >= moment
    assert not clock.is_quiet(allowed, reader)
    before = moment + (allowed - moment) * early
    assert allowed == moment or clock.is_quiet(before, reader) or in_lesson(clock, before, reader)
    assert clock.when_allowed(allowed, reader) == allowed


@given(clock=clocks(), moment=MOMENTS, reader=READERS)
def test_nobody_is_written_to_on_a_day_of_their_leave_or_outside_their_hours(
    clock: SchoolClock, moment: datetime, reader: OwnTime
) -> None:
    local_time = clock.when_allowed(moment, reader).astimezone(reader.zone or clock.zone)
    assert not reader.is_on_leave(local_time.date())
    assert clock.is_working_day(local_time.date())
    if reader.hours is not None:
        assert reader.hours[0] <= local_time.time() < reader.hours[1]


@given(clock=clocks(), moment=MOMENTS, reader=READERS, at=TIMES)
def test_the_digest_comes_later_and_when_it_may(
    clock: SchoolClock, moment: datetime, reader: OwnTime, at: time
) -> None:
    digest = clock.next_at(moment, at, reader)
    assert digest > moment
    assert not clock.is_quiet(digest, reader)
    zone = reader.zone or clock.zone
    assert (
        digest.astimezone(zone).time() == at
        or clock.day_of(digest, reader) > clock.day_of(moment, reader)
        or (in_lesson(clock, digest - timedelta.resolution, reader))
    )


@given(clock=clocks(), moment=MOMENTS, reader=READERS)
def test_the_next_day_is_a_later_one_of_the_readers(clock: SchoolClock, moment: datetime, reader: OwnTime) -> None:
    assert clock.day_of(clock.next_day(moment, reader), reader) > clock.day_of(moment, reader)
    assert clock.next_day(moment, reader) >= clock.when_allowed(moment, reader)


@given(clock=clocks(), day=DAYS, reader=READERS)
def test_there_are_lessons_on_working_days_outside_holidays_only(
    clock: SchoolClock, day: date, reader: OwnTime
) -> None:
    lessons = clock.lessons_of(day, reader)
    assert lessons == sorted(lessons)
    if lessons:
        assert clock.is_working_day(day)
        assert not any(day in holidays for holidays in clock.holidays)


@given(clock=clocks(), moment=MOMENTS)
def test_the_next_working_moment_is_working_time_and_none_lies_before_it(clock: SchoolClock, moment: datetime) -> None:
    opening = clock.next_working_moment(moment)
    assert clock.is_working_time(opening)
    assert opening == moment or not clock.is_working_time(opening - timedelta.resolution)


# --- public holidays


def test_russian_holidays_know_the_days_moved_by_decree() -> None:
    holidays = public_holidays([2026])
    assert {date(2026, 1, 9), date(2026, 3, 9), date(2026, 11, 4), date(2026, 12, 31)} <= holidays
    assert date(2026, 11, 3) not in holidays


def test_saturdays_worked_for_a_moved_day_off_are_known() -> None:
    assert working_weekends([2025, 2026, 2027]) == {date(2025, 11, 1), date(2027, 2, 20)}


def test_other_countries_have_their_own_holidays_and_an_unknown_one_is_told() -> None:
    assert date(2026, 10, 3) in public_holidays([2026], "DE")
    assert working_weekends([2026], "DE") == frozenset()
    with pytest.raises(ValueError, match="XX"):
        public_holidays([2026], "XX")
