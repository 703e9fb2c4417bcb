"""What people are to be at: an agreed meeting, an open hour, a circle. Whoever plans sees what takes the time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from mentoring.model.ids import PersonId


class OccasionKind(StrEnum):
    MEETING = "meeting"
    OPEN_HOUR = "open_hour"
    ROTATION = "rotation"


class Occasion(NamedTuple):
    """One of them, by the number of its own kind."""

    kind: OccasionKind
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """An occasion a person is to be at: they have agreed to it, hold it, or have a seat."""

    person_id: PersonId
    occasion: Occasion
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    def overlaps(self, begins: datetime, ends: datetime) -> bool:
        """Whether it takes any of this time; what ends as the other begins does not."""
        return self.starts_at < ends and self.ends_at > begins


def busy_at(
    agenda: Sequence[Engagement], times: Iterable[datetime], minutes: int, *, but: Occasion | None = None
) -> dict[datetime, frozenset[PersonId]]:
    """Who of the agenda is taken at each of the times at which somebody is; `but` is what is being planned anew."""
    length = timedelta(minutes=minutes)
    busy = {
        at: frozenset(each.person_id for each in agenda if each.occasion != but and each.overlaps(at, at + length))
        for at in times
    }
    return {at: people for at, people in busy.items() if people}
