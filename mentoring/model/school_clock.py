"""The school clock: when a school works, when it must not be disturbed, and when a term of working time runs out.

Everything is pure: the calendar comes in as sets of dates, moments go in and out as aware datetimes (out always UTC).
Rules of local time, which matter only where hours touch a change of the clocks:

* working hours are wall-clock hours, so a working day of 08:00–17:00 stays so in summer and in winter;
* a wall time that happens twice means its first occurrence;
* a wall time that is skipped means the moment of the change itself; hours that are skipped whole are no working time.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.model.school_calendar import Bell, Lesson, Span

MONDAY_TO_FRIDAY = frozenset(range(5))

#: How many days in a row are looked through for a working one before the calendar is called empty: a year and a bit.
LONGEST_BREAK = timedelta(days=400)

_ONE_DAY = timedelta(days=1)
_MIDNIGHT = time()


class NoWorkingDay(Exception):
    """The calendar has no working day within 400 days, so no term can be counted: the unit's settings are at fault."""


@dataclass(frozen=True, slots=True)
class _Hours:
    """The working hours of one day as moments; never empty."""

    day: date
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTime:
    """What one reader's own clock adds to the school's."""

    #: None: the school's.
    zone: ZoneInfo | None = None
    #: From when until when, within one day, they may be written to unasked; None: outside the school's quiet hours.
    hours: tuple[time, time] | None = None
    #: Days of their zone on which they are not written to unasked.
    leave: Span | None = None
    #: In a lesson nobody is written to unasked, if the message may as well come after it.
    lessons: frozenset[Lesson] = frozenset()

    def is_on_leave(self, day: date) -> bool:
        return self.leave is not None and day in self.leave


#: A reader of whom nothing is known.
ANYBODY = OwnTime()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolClock:
    """Working time and quiet time of one unit, in its own zone.

    Terms of help requests, mentorship requests and approvals are counted in it.
    Every method raises ValueError when given a moment without a zone.
    """

    zone: ZoneInfo
    #: Monday is 0, Sunday is 6.
    working_weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    #: Working hours; both within one day.
    opens: time = time(8)
    closes: time = time(17)
    #: From here to `quiet_until` (over midnight when it is earlier) nobody is written to unasked; equal: never quiet.
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    #: Public holidays and the unit's own free days.
    days_off: frozenset[date] = frozenset()
    #: Working Saturdays and the like: beat the weekday, `days_off` and `silent_months`.
    working_days: frozenset[date] = frozenset()
    school_years: tuple[Span, ...] = ()
    #: Months in which nobody works, but for days of a school year.
    silent_months: frozenset[int] = frozenset()
    #: Pupils' holidays: working time without lessons.
    holidays: tuple[Span, ...] = ()
    #: Lessons by number, from 1; each begins after the one before it has ended.
    bells: tuple[Bell, ...] = ()

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError(f"a school must open before it closes, not {self.opens:%H:%M}–{self.closes:%H:%M}")
        if not self.working_weekdays <= frozenset(range(7)):
            raise ValueError(f"weekdays go from 0 (Monday) to 6 (Sunday), not {sorted(self.working_weekdays)}")

    def is_working_day(self, day: date) -> bool:
        """Whether the school works on this date of its own zone."""
        if day in self.working_days:
            return True
        if day.month in self.silent_months and not self._is_in_school_year(day):
            return False
        return day.weekday() in self.working_weekdays and day not in self.days_off

    def has_lessons(self, day: date) -> bool:
        """Whether pupils come on this date: a working day, no holidays, and of a school year if any is known."""
        if not self.is_working_day(day) or any(day in holidays for holidays in self.holidays):
            return False
        return not self.school_years or self._is_in_school_year(day)

    def lessons_of(self, day: date, reader: OwnTime) -> list[tuple[datetime, datetime]]:
        """When the reader's lessons of this date of the school's zone begin and end, in order."""
        if not reader.lessons or not self.has_lessons(day):
            return []
        numbers = sorted(lesson.number for lesson in reader.lessons if lesson.weekday == day.weekday())
        bells = [self.bells[number - 1] for number in numbers if 1 <= number <= len(self.bells)]
        return [(moment_of(day, bell.begins, self.zone), moment_of(day, bell.ends, self.zone)) for bell in bells]

    def is_working_time(self, moment: datetime) -> bool:
        """Whether the school is at work: from the opening on, up to but without the moment of closing."""
        day = self._day_of(moment)
        # The neighbours too: where clocks go back over midnight, one wall date comes twice.
        around = (self._hours_of(near) for near in (day - _ONE_DAY, day, day + _ONE_DAY))
        return any(hours is not None and hours.opens_at <= moment < hours.closes_at for hours in around)

    def next_working_moment(self, moment: datetime) -> datetime:
        """The moment itself in working time, else the next opening. Raises NoWorkingDay."""
        hours = next(hours for hours in self._hours_from(moment) if hours.closes_at > moment)
        return max(_utc(moment), hours.opens_at)

    def after_working_time(self, start: datetime, amount: timedelta) -> datetime:
        """The moment at which so much working time has passed ("2 working hours").

        A start outside working time counts from the next opening. A term that runs out with the working day ends at
        its closing, not at the next opening. Raises ValueError for a negative amount, NoWorkingDay.
        """
        if amount < timedelta():
            raise ValueError(f"working time is counted forwards only, not by {amount}")
        days = self._hours_from(start)
        while True:
            hours = next(days)
            begins_at = max(_utc(start), hours.opens_at)
            if begins_at + amount <= hours.closes_at:
                return begins_at + amount
            amount -= hours.closes_at - begins_at

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two moments; none when the end is not later. Raises NoWorkingDay."""
        _require_zone(end)
        total = timedelta()
        for hours in self._hours_from(start):
            if hours.opens_at >= end:
                break
            total += max(min(hours.closes_at, _utc(end)) - max(hours.opens_at, _utc(start)), timedelta())
        return total

    def after_working_days(self, start: datetime, days: int) -> datetime:
        """The same local time so many working days later, kept within working hours ("3 working days").

        A start outside working time counts from the next opening; the moment of closing still belongs to its day.
        Raises ValueError for a negative number, NoWorkingDay.
        """
        if days < 0:
            raise ValueError(f"working days are counted forwards only, not by {days}")
        working_days = self._hours_from(start)
        begins_at = max(_utc(start), next(working_days).opens_at)
        if days == 0:
            return begins_at
        for _ in range(days - 1):
            next(working_days)
        hours = next(working_days)
        same_time = moment_of(hours.day, begins_at.astimezone(self.zone).time(), self.zone)
        return min(max(same_time, hours.opens_at), hours.closes_at)

    def today_by(self, start: datetime, at: time) -> datetime:
        """This local time ("by 17:00") of today if that is a working day and the time is ahead, else of the next one.

        Raises NoWorkingDay.
        """
        _require_zone(start)
        moments = (moment_of(hours.day, at, self.zone) for hours in self._days_from(self._day_of(start)))
        return next(moment for moment in moments if moment > start)

    def closing_of(self, day: date) -> datetime:
        """When the school day ends on this date, whether or not it is a working one."""
        return moment_of(day, self.closes, self.zone)

    def beginning_of(self, day: date) -> datetime:
        """When the date begins, at midnight."""
        return moment_of(day, _MIDNIGHT, self.zone)

    def day_of(self, moment: datetime, reader: OwnTime = ANYBODY) -> date:
        """The date on the reader's calendar."""
        _require_zone(moment)
        return moment.astimezone(reader.zone or self.zone).date()

    def is_quiet(self, moment: datetime, reader: OwnTime = ANYBODY) -> bool:
        """Whether an unprompted message would disturb: hours, date and leave are the reader's.

        Days are the school's days; without a zone of the reader's own the unit's is taken.
        """
        _require_zone(moment)
        local = moment.astimezone(reader.zone or self.zone)
        now = local.time()
        quiet_from, quiet_until = self._quiet_hours(reader)
        if quiet_from <= quiet_until:
            is_quiet_hour = quiet_from <= now < quiet_until
        else:
            is_quiet_hour = now >= quiet_from or now < quiet_until
        return is_quiet_hour or reader.is_on_leave(local.date()) or not self.is_working_day(local.date())

    def when_allowed(self, moment: datetime, reader: OwnTime = ANYBODY) -> datetime:
        """The earliest moment, not before the given one, at which an unprompted message may go.

        One that would come in the middle of the reader's lesson comes at its end, unless that is quiet already.
        Raises NoWorkingDay.
        """
        return self._after_lesson(self._first_not_quiet(moment, reader), reader)

    def next_at(self, moment: datetime, at: time, reader: OwnTime = ANYBODY) -> datetime:
        """When next it is this time for the reader and they may be written to unasked; always after the moment.

        A reader whose hours never have that time: the first moment allowed on a later day. Raises NoWorkingDay.
        """
        zone, today = reader.zone or self.zone, self.day_of(moment, reader)
        for ahead in range(LONGEST_BREAK.days):
            then = moment_of(today + ahead * _ONE_DAY, at, zone)
            if then > moment and not self.is_quiet(then, reader):
                return self._after_lesson(then, reader)
        return self.next_day(moment, reader)

    def next_day(self, moment: datetime, reader: OwnTime = ANYBODY) -> datetime:
        """The first moment allowed on a later date of the reader's ("the next school day"). Raises NoWorkingDay."""
        zone = reader.zone or self.zone
        return self.when_allowed(moment_of(self.day_of(moment, reader) + _ONE_DAY, _MIDNIGHT, zone), reader)

    def morning(self, moment: datetime, days: int, reader: OwnTime = ANYBODY) -> datetime:
        """When the reader's quiet hours end so many days later, working or not: for what they themselves put off."""
        _, quiet_until = self._quiet_hours(reader)
        return moment_of(self.day_of(moment, reader) + days * _ONE_DAY, quiet_until, reader.zone or self.zone)

    def _quiet_hours(self, reader: OwnTime) -> tuple[time, time]:
        """From when until when, over midnight when the end is earlier."""
        if reader.hours is None:
            return self.quiet_from, self.quiet_until
        begin, end = reader.hours
        return end, begin

    def _first_not_quiet(self, moment: datetime, reader: OwnTime) -> datetime:
        if not self.is_quiet(moment, reader):
            return _utc(moment)
        zone = reader.zone or self.zone
        _, quiet_until = self._quiet_hours(reader)
        day, looked_at = moment.astimezone(zone).date(), 0
        while looked_at < LONGEST_BREAK.days:
            if reader.leave is not None and day in reader.leave:
                # However long it is, it is no break of the school's.
                day = reader.leave.last + _ONE_DAY
                continue
            # Quiet ends when its hours do, or at midnight where a free day gives way to a school day.
            for at in sorted({_MIDNIGHT, quiet_until}):
                for is_repeated in (False, True):
                    end = moment_of(day, at, zone, is_repeated=is_repeated)
                    if end >= moment and not self.is_quiet(end, reader):
                        return end
            day, looked_at = day + _ONE_DAY, looked_at + 1
        raise NoWorkingDay

    def _after_lesson(self, moment: datetime, reader: OwnTime) -> datetime:
        for begins_at, ends_at in self.lessons_of(self._day_of(moment), reader):
            if begins_at <= moment < ends_at and not self.is_quiet(ends_at, reader):
                return ends_at
        return moment

    def _is_in_school_year(self, day: date) -> bool:
        return any(day in year for year in self.school_years)

    def _day_of(self, moment: datetime) -> date:
        _require_zone(moment)
        return moment.astimezone(self.zone).date()

    def _hours_of(self, day: date) -> _Hours | None:
        if not self.is_working_day(day):
            return None
        opens_at, closes_at = moment_of(day, self.opens, self.zone), moment_of(day, self.closes, self.zone)
        return _Hours(day, opens_at, closes_at) if opens_at < closes_at else None

    def _hours_from(self, moment: datetime) -> Iterator[_Hours]:
        """The hours of one working day after another, the first of them not closed before the moment."""
        return (hours for hours in self._days_from(self._day_of(moment) - _ONE_DAY) if hours.closes_at >= moment)

    def _days_from(self, day: date) -> Iterator[_Hours]:
        """The hours of one working day after another, endless; raises NoWorkingDay after too long a break."""
        last_worked = day
        while day - last_worked <= LONGEST_BREAK:
            hours = self._hours_of(day)
            if hours is not None:
                last_worked = day
                yield hours
            day += _ONE_DAY
        raise NoWorkingDay


def _require_zone(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError(f"a moment needs a time zone, {moment.isoformat()} has none")


def _utc(moment: datetime) -> datetime:
    _require_zone(moment)
    return moment.astimezone(UTC)


def moment_of(day: date, at: time, zone: ZoneInfo, *, is_repeated: bool = False) -> datetime:
    """The moment of a wall time: its first occurrence (or the repeated one), or the clock change that skips it."""
    local = datetime.combine(day, at.replace(fold=int(is_repeated)), tzinfo=zone)
    first, second = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if first <= second:
        return second if is_repeated else first
    # The time is skipped. Read with the offset before the change it lies after the change, and the other way round.
    new_offset = local.replace(fold=1).utcoffset()
    seconds = range(int(second.timestamp()), int(first.timestamp()) + 1)

    def is_changed(timestamp: int) -> bool:
        return datetime.fromtimestamp(timestamp, zone).utcoffset() == new_offset

    return datetime.fromtimestamp(seconds[bisect_left(seconds, True, key=is_changed)], UTC)
