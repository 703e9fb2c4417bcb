"""What every use case stands on."""

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.model.people import Person
from mentoring.model.school_clock import SchoolClock
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.ports import BeginWork, UnitOfWork
from mentoring.ports.mentorships import Candidate
from mentoring.ports.world import Calendar, Clock


@dataclass(frozen=True, slots=True)
class UseCase:
    """One thing a person, or the clock, does. It opens its own unit of work and refuses what the rules do not allow."""

    begin: BeginWork
    clock: Clock
    calendar: Calendar

    def school_clock(self, unit: Unit) -> SchoolClock:
        now = self.clock.now()
        return unit.clock(self.calendar.days_off(now), self.calendar.working_days(now))

    def today(self, unit: Unit) -> date:
        """The date in the unit's own zone."""
        return self.school_clock(unit).day_of(self.clock.now())

    def not_before(self, unit: Unit, reader: Person | Candidate, body: Notice, now: datetime) -> datetime:
        """When a notice may come: at once if the reader waits for it, else outside quiet hours, leave and lessons."""
        if body.is_prompt:
            return now
        return self.school_clock(unit).when_allowed(now, reader.own_time)

    async def tell(
        self, work: UnitOfWork, unit: Unit, reader: Person, body: Notice, *, subject: str | None = None
    ) -> None:
        """Post a notice to one reader in the fact's transaction."""
        now = self.clock.now()
        await work.notices.post(
            reader.id, body, now=now, not_before=self.not_before(unit, reader, body, now), subject=subject
        )

    async def tell_all(
        self, work: UnitOfWork, unit: Unit, readers: list[Person], body: Notice, *, subject: str | None = None
    ) -> None:
        now = self.clock.now()
        posts = [(reader.id, body, self.not_before(unit, reader, body, now)) for reader in readers]
        await work.notices.post_many(posts, now=now, subject=subject)
