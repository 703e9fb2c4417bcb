"""What screens of open hours read, straight from the database and past the repositories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mentoring.model.ids import OpenHourId, PersonId
from mentoring.model.open_hours import OpenHour, OpenHourState, SeatState
from mentoring.model.people import Actor
from mentoring.notices import TopicName
from mentoring.reading import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class HourLine:
    """An open hour among others."""

    id: OpenHourId
    topic: TopicName
    host_name: str
    starts_at: datetime
    state: OpenHourState
    seats: int
    taken: int
    #: Where the reader stands; None for who has not signed up.
    own: SeatState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourCard:
    """An open hour as a colleague sees it."""

    hour: OpenHour
    topic: TopicName
    host_name: str
    #: How many wait for a seat, or to be chosen.
    waiting: int
    own: SeatState | None
    #: Which the reader is in the waiting list.
    number: int | None
    #: The reader holds it, or decides in its unit.
    may_manage: bool
    is_host: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestLine:
    """A person who signed up, as the host sees them."""

    person_id: PersonId
    name: str
    position: str
    state: SeatState
    came: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedCard:
    """An open hour in its host's hands."""

    hour: OpenHour
    topic: TopicName
    host_name: str
    #: Who has a seat before who waits; who came first before the others.
    people: Sequence[GuestLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourFigures:
    """What open hours a person has held and been to, once it was said who came."""

    held: int
    held_minutes: int
    visited: int
    visited_minutes: int


class OpenHoursDesk(Protocol):
    """Screens of open hours, each in statements that never grow."""

    async def coming(self, *, by: Actor, now: datetime, page: int, size: int) -> Page[HourLine]:
        """What lies ahead in the reader's home unit, the earliest first. NotAllowed for who is no colleague there."""
        ...

    async def card(self, hour_id: OpenHourId, *, by: Actor) -> OpenHourCard:
        """Raises Gone for who is no colleague in its unit."""
        ...

    async def hosted(self, *, by: Actor, now: datetime, page: int, size: int) -> Page[HourLine]:
        """The reader's own: those ahead, the earliest first, then those past, the newest first."""
        ...

    async def hosted_card(self, hour_id: OpenHourId, *, by: Actor) -> HostedCard:
        """Raises Gone for who neither holds it nor decides in its unit."""
        ...

    async def figures(self, *, by: Actor) -> OpenHourFigures: ...
