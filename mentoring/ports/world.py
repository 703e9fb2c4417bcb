"""The clock, the calendar, and whoever works something out elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from mentoring.model.fit import Assignment, MentorProfile, Seeker, Yardstick


class Clock(Protocol):
    """Gives the time; in the sandbox it can travel."""

    def now(self) -> datetime: ...


class Calendar(Protocol):
    """Knows the state's calendar of the year of a moment and of the next."""

    def days_off(self, around: datetime) -> frozenset[date]:
        """Public holidays, with those moved to other days."""
        ...

    def working_days(self, around: datetime) -> frozenset[date]:
        """Weekends worked in exchange for a holiday."""
        ...


class Progress(Protocol):
    """Hears now and then how far a long job is."""

    async def __call__(self, done: int, total: int) -> None: ...


class Matcher(Protocol):
    """Pairs all mentees with mentors at once."""

    async def assign(
        self,
        seekers: Sequence[Seeker],
        mentors: Sequence[MentorProfile],
        yardstick: Yardstick,
        *,
        progress: Progress | None = None,
    ) -> list[Assignment]:
        """The pairs of the greatest total fit: one mentor for a mentee, no more mentees than a mentor has room for.

        What room adds to a fit falls with each place taken, so that of equals the less loaded come first. Nobody is
        paired against a stop or without a fit; who finds nobody is left out. A city takes minutes: `progress` hears how
        many mentees have been weighed.
        """
        ...
