"""The calendar a school keeps of its own: years, terms, holidays, days off, days worked instead; and its bells.

What each kind means for clocks and messages: docs/decisions/0018.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

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

#: The months in which a school is silent, but for days that belong to a school year.
SUMMER = frozenset({6, 7, 8})
LONGEST_YEAR = timedelta(days=366)
#: A calendar is read with its unit every time, so it does not grow for ever.
MOST_PERIODS = 300
MOST_BELLS = 14

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def covers(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last

    def days(self) -> frozenset[date]:
        return frozenset(self.first + number * _ONE_DAY for number in range(len(self)))


class PeriodKind(StrEnum):
    """What the school enters, in the order of the screen."""

    YEAR = "year"
    TERM = "term"
    #: Pupils are free, teachers are at work: no lessons, and everything else as on any school day.
    HOLIDAYS = "holidays"
    #: Nobody works.
    DAY_OFF = "day_off"
    #: One day, mostly a Saturday, that is worked whatever weekday or public holiday it is.
    WORKING_DAY = "working_day"


#: Kinds whose days exclude each other, beside two of one kind.
_CLASHING = (
    frozenset({PeriodKind.TERM, PeriodKind.HOLIDAYS}),
    frozenset({PeriodKind.DAY_OFF, PeriodKind.WORKING_DAY}),
)


@dataclass(frozen=True, slots=True)
class Period:
    """An entry of the calendar. Two of one kind share no day, so kind and first day name it."""

    kind: PeriodKind
    span: Span

    def clashes_with(self, other: "Period") -> bool:
        is_excluded = self.kind is other.kind or frozenset({self.kind, other.kind}) in _CLASHING
        return is_excluded and self.span.overlaps(other.span)


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """All entries of a unit, in order of their first days."""

    periods: tuple[Period, ...] = ()

    @classmethod
    def of(cls, periods: Iterable[Period]) -> "SchoolCalendar":
        return cls(tuple(sorted(periods, key=lambda period: (period.span, list(PeriodKind).index(period.kind)))))

    @property
    def years(self) -> tuple[Span, ...]:
        return self.spans(PeriodKind.YEAR)

    def spans(self, kind: PeriodKind, within: Span | None = None) -> tuple[Span, ...]:
        """The spans of a kind, of the whole calendar or of one school year."""
        found = (period.span for period in self.periods if period.kind is kind)
        return tuple(span for span in found if within is None or within.covers(span))

    def days(self, kind: PeriodKind) -> frozenset[date]:
        return frozenset().union(*(span.days() for span in self.spans(kind)))

    def find(self, kind: PeriodKind, first: date) -> Period:
        """Raises Gone."""
        for period in self.periods:
            if period.kind is kind and period.span.first == first:
                return period
        raise Gone

    def year_at(self, day: date) -> Span | None:
        """The school year of a day; in summer the one that comes, after the last one entered that one."""
        return next((year for year in self.years if day <= year.last), self.years[-1] if self.years else None)

    def with_period(self, period: Period, *, instead_of: Period | None = None) -> "SchoolCalendar":
        """The calendar with one entry more, or with one changed.

        Raises EndBeforeStart, SchoolYearTooLong, OutsideSchoolYear, PeriodsOverlap, PeriodsLeftOutside for a year that
        no longer holds what was entered in it, CalendarFull.
        """
        span = period.span
        if span.last < span.first:
            raise EndBeforeStart
        rest = [each for each in self.periods if each != instead_of]
        if len(rest) >= MOST_PERIODS:
            raise CalendarFull(MOST_PERIODS)
        if period.kind is PeriodKind.YEAR:
            if span.last - span.first >= LONGEST_YEAR:
                raise SchoolYearTooLong
        elif not any(year.covers(span) for year in self.years):
            raise OutsideSchoolYear
        for other in rest:
            if period.clashes_with(other):
                raise PeriodsOverlap(first=other.span.first, last=other.span.last)
        changed = SchoolCalendar.of([*rest, period])
        for other in rest:
            if other.kind is not PeriodKind.YEAR and not any(year.covers(other.span) for year in changed.years):
                raise PeriodsLeftOutside(first=other.span.first, last=other.span.last)
        return changed

    def without(self, period: Period) -> "SchoolCalendar":
        """The calendar without the entry; a school year goes with all that was entered in it."""
        is_year = period.kind is PeriodKind.YEAR
        return SchoolCalendar(
            tuple(each for each in self.periods if each != period and not (is_year and period.span.covers(each.span)))
        )


def _seeded(kind: PeriodKind, *spans: tuple[date, date]) -> list[Period]:
    return [Period(kind, Span(first, last)) for first, last in spans]


#: What a unit goes by until its curator changes it: 2026/27 as far as it can be foreseen.
SEEDED_CALENDAR = SchoolCalendar.of(
    [
        *_seeded(PeriodKind.YEAR, (date(2026, 9, 1), date(2027, 5, 26))),
        *_seeded(
            PeriodKind.TERM,
            (date(2026, 9, 1), date(2026, 10, 23)),
            (date(2026, 11, 2), date(2026, 12, 30)),
            (date(2027, 1, 11), date(2027, 3, 26)),
            (date(2027, 4, 5), date(2027, 5, 26)),
        ),
        *_seeded(
            PeriodKind.HOLIDAYS,
            (date(2026, 10, 24), date(2026, 11, 1)),
            (date(2026, 12, 31), date(2027, 1, 10)),
            (date(2027, 3, 27), date(2027, 4, 4)),
        ),
    ]
)


@dataclass(frozen=True, slots=True, order=True)
class Bell:
    """When a lesson begins and ends on the school's wall clock; its number is its place in the schedule."""

    begins: time
    ends: time


def bells_in_order(bells: Iterable[Bell]) -> tuple[Bell, ...]:
    """The schedule, whose lessons follow one another with a break between.

    Raises BellsMissing, and BellsInDisorder with the number of the lesson that does not follow.
    """
    schedule = tuple(bells)
    if not schedule:
        raise BellsMissing
    before = None
    for number, bell in enumerate(schedule, 1):
        if bell.begins >= bell.ends or (before is not None and bell.begins <= before) or number > MOST_BELLS:
            raise BellsInDisorder(number)
        before = bell.ends
    return schedule


#: Lessons of 40 minutes, as most schools of the city ring them.
SEEDED_BELLS = (
    Bell(time(8, 0), time(8, 40)),
    Bell(time(8, 50), time(9, 30)),
    Bell(time(9, 45), time(10, 25)),
    Bell(time(10, 40), time(11, 20)),
    Bell(time(11, 35), time(12, 15)),
    Bell(time(12, 30), time(13, 10)),
    Bell(time(13, 20), time(14, 0)),
    Bell(time(14, 10), time(14, 50)),
)


@dataclass(frozen=True, slots=True, order=True)
class Lesson:
    """A lesson somebody gives every week: the weekday (Monday is 0) and the number of its bell, from 1."""

    weekday: int
    number: int
