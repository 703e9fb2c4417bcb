"""Slots: free times a mentor has published for single meetings, week by week and one by one (гл. 4 п. 6 пп. 6)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentoring.model.ids import PersonId, UnitId
from mentoring.model.people import Mode
from mentoring.model.school_clock import moment_of
from mentoring.refusals import Gone, TooManySlots

#: How long a single meeting may be, minutes.
SLOT_MINUTES = (15, 20, 30, 45, 60)
#: How many times of the week, and how many single slots, one may publish.
MOST_WEEKLY, MOST_SINGLE = 20, 30


@dataclass(frozen=True, slots=True, order=True)
class WeeklyTime:
    """A time of a weekday (Monday is 0), week by week, on the wall clock."""

    weekday: int
    at: time

    def __str__(self) -> str:
        return f"{self.weekday}-{self.at:%H:%M}"

    @classmethod
    def of(cls, code: str) -> "WeeklyTime":
        """The time of a stored or pressed code; Gone for what is none."""
        weekday, _, at = code.partition("-")
        try:
            found = cls(int(weekday), time.fromisoformat(at))
        except ValueError:
            raise Gone from None
        if found.weekday not in range(7) or str(found) != code:
            raise Gone
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """When a mentor is there for single meetings in a unit, and how they are held.

    A slot is no record: it follows from what is published, and is free while its mentor has nothing else then.
    """

    person_id: PersonId
    unit_id: UnitId
    #: In which the times of the week are meant.
    zone: str
    minutes: int = 30
    mode: Mode = Mode.IN_PERSON
    #: A place, or a link where the mode is online.
    place: str = ""
    weekly: frozenset[WeeklyTime] = frozenset()
    single: frozenset[datetime] = frozenset()
    #: Times of the week that are not offered this once.
    closed: frozenset[datetime] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not self.weekly and not self.single

    def slots(
        self,
        since: datetime,
        until: datetime,
        *,
        is_working_day: Callable[[date], bool],
        is_on_leave: Callable[[date], bool],
    ) -> list[datetime]:
        """All that begin within the span, in order: times of the week on school days, single ones on any day.

        None on days of the mentor's leave, and none twice.
        """
        zone = ZoneInfo(self.zone)
        found = {at for at in self.single if since <= at <= until}
        day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
        while day <= last:
            if is_working_day(day):
                found |= {
                    at
                    for each in self.weekly
                    if each.weekday == day.weekday()
                    and since <= (at := moment_of(day, each.at, zone)) <= until
                    and at not in self.closed
                }
            day += timedelta(days=1)
        return sorted(at for at in found if not is_on_leave(at.astimezone(zone).date()))

    def with_weekly(self, each: WeeklyTime) -> "Availability":
        """The same press takes a time of the week back. Raises TooManySlots."""
        weekly = self.weekly ^ {each}
        if len(weekly) > MOST_WEEKLY:
            raise TooManySlots(MOST_WEEKLY)
        return replace(self, weekly=weekly)

    def with_single(self, at: datetime, now: datetime) -> "Availability":
        """Raises TooManySlots. What lies behind is forgotten."""
        fresh = self._without_past(now)
        single = fresh.single | {at}
        if len(single) > MOST_SINGLE:
            raise TooManySlots(MOST_SINGLE)
        return replace(fresh, single=single, closed=fresh.closed - {at})

    def without(self, at: datetime, now: datetime) -> "Availability":
        """This one slot is not offered; one of the week stands again the next week."""
        fresh = self._without_past(now)
        local = at.astimezone(ZoneInfo(self.zone))
        is_weekly = WeeklyTime(local.weekday(), local.time()) in self.weekly
        return replace(fresh, single=fresh.single - {at}, closed=fresh.closed | ({at} if is_weekly else set()))

    def _without_past(self, now: datetime) -> "Availability":
        return replace(
            self,
            single=frozenset(at for at in self.single if at > now),
            closed=frozenset(at for at in self.closed if at > now),
        )
