"""The school's own calendar and bells in the hands of its curator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from mentoring.model.people import DECIDERS, Actor
from mentoring.model.school_calendar import Bell, Period, PeriodKind, SchoolCalendar, Span, bells_in_order
from mentoring.model.school_clock import NoWorkingDay
from mentoring.model.units import Unit
from mentoring.refusals import NothingWorked, WorkedAnyway
from mentoring.use_cases.use_case import UseCase


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAtHand:
    """A unit with its calendar, and one school year of it with the public holidays that fall on its weekdays."""

    unit: Unit
    year: Span | None
    public_holidays: Sequence[date]


class LookAtCalendar(UseCase):
    """A curator or head looks at one school year of their unit: that of a day, in summer the one to come."""

    async def __call__(self, day: date | None = None, *, by: Actor) -> CalendarAtHand:
        by.must_hold(*DECIDERS)
        async with self.begin(reads_only=True) as work:
            unit = await work.units.get(by.unit_id)
        clock = self.school_clock(unit)
        year = unit.calendar.year_at(day or clock.day_of(self.clock.now()))
        if year is None:
            return CalendarAtHand(unit=unit, year=None, public_holidays=())
        free = self.calendar.days_off(datetime.combine(year.first, time(), UTC))
        public = [each for each in sorted(free) if each in year and each.weekday() in clock.working_weekdays]
        return CalendarAtHand(unit=unit, year=year, public_holidays=public)


class EnterPeriod(UseCase):
    """A curator or head enters a school year, a term, holidays, days off or a worked day, or changes one.

    `instead_of` is the first day of the entry that changes. Days end no earlier than they begin; all but the years
    lie within one year that has been entered. Two of one kind share no day, nor do terms and holidays, nor days off and
    worked days. A day that is worked as it is cannot be entered as a worked one, and some day of the next year must be
    worked. Clocks and messages go by it at once; a deadline that is running already stays.
    """

    async def __call__(
        self, kind: PeriodKind, first: date, last: date, *, instead_of: date | None = None, by: Actor
    ) -> SchoolCalendar:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            await work.units.hold(by.unit_id)
            unit = await work.units.get(by.unit_id)
            before = None if instead_of is None else unit.calendar.find(kind, instead_of)
            calendar = unit.calendar.with_period(Period(kind, Span(first, last)), instead_of=before)
            if kind is PeriodKind.WORKING_DAY:
                rest = unit if before is None else replace(unit, calendar=unit.calendar.without(before))
                if self.school_clock(rest).is_working_day(first):
                    raise WorkedAnyway
            try:
                self.school_clock(replace(unit, calendar=calendar)).next_working_moment(self.clock.now())
            except NoWorkingDay:
                raise NothingWorked from None
            await work.units.save_calendar(unit.id, calendar)
            return calendar


class RemovePeriod(UseCase):
    """A curator or head takes an entry out of the calendar; a school year goes with everything entered in it."""

    async def __call__(self, kind: PeriodKind, first: date, *, by: Actor) -> SchoolCalendar:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            await work.units.hold(by.unit_id)
            unit = await work.units.get(by.unit_id)
            calendar = unit.calendar.without(unit.calendar.find(kind, first))
            await work.units.save_calendar(unit.id, calendar)
            return calendar


class SetBells(UseCase):
    """A curator or head writes the whole schedule of bells: each lesson begins after the one before it has ended."""

    async def __call__(self, bells: Sequence[Bell], *, by: Actor) -> Sequence[Bell]:
        by.must_hold(*DECIDERS)
        schedule = bells_in_order(bells)
        async with self.begin() as work:
            await work.units.save_bells(by.unit_id, schedule)
        return schedule
