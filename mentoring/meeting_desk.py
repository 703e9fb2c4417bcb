"""What screens of meetings read: lists, a month, cards and the whole calendar, straight from the records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from mentoring.model.agenda import Occasion
from mentoring.model.ids import MeetingId, MentorshipId, PersonId, SeriesId, UnitId
from mentoring.model.meetings import Attendee, Meeting, MeetingState, Outcome, Purpose
from mentoring.model.mentorship import Side
from mentoring.model.people import Actor, Mode
from mentoring.notices import TopicName
from mentoring.reading import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting among others, as one of its people sees it."""

    id: MeetingId
    state: MeetingState
    purpose: Purpose
    #: The others who come.
    names: tuple[str, ...]
    #: Agreed on; None while only proposed.
    starts_at: datetime | None
    #: The earliest of the times proposed.
    first_at: datetime
    minutes: int
    #: Waits for the reader: to answer the times, or to say how it went.
    asks_reader: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeLine:
    """A person of a meeting."""

    attendee: Attendee
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastGoal:
    """The goal of the meeting before, to be found reached or not at this one (гл. 4 п. 6 пп. 3)."""

    meeting_id: MeetingId
    goal: str
    is_reached: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """A meeting as one of its people sees it."""

    meeting: Meeting
    side: Side
    people: tuple[AttendeeLine, ...]
    leader_name: str
    cancelled_by_name: str
    topics: tuple[TopicName, ...]
    #: The series it comes from, while that goes on.
    series_id: SeriesId | None
    step_days: int | None
    past_goal: PastGoal | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(line.name for line in self.people)

    def name_of(self, person_id: PersonId) -> str:
        return next((line.name for line in self.people if line.attendee.person_id == person_id), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """A meeting as a calendar keeps it."""

    id: MeetingId
    names: tuple[str, ...]
    starts_at: datetime
    minutes: int
    mode: Mode
    place: str
    agenda: str
    goal: str
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BeyondPair:
    """An open hour or a circle the reader is to be at, or was at, beside their meetings."""

    occasion: Occasion
    #: Of an open hour; a circle has a title.
    topic: TopicName | None
    title: str
    #: Who holds or leads it.
    host_name: str
    starts_at: datetime
    minutes: int
    place: str
    about: str
    #: Counts changes.
    sequence: int


class UnitMeetings(StrEnum):
    """Which meetings of a unit a decider looks at."""

    AHEAD = "ahead"
    PAST = "past"
    #: Their people said different things, so that somebody has to decide.
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMeetingLine:
    """A meeting of a unit as a decider sees it: its date, topics and state, and nothing its people wrote."""

    id: MeetingId
    unit_id: UnitId
    unit_name: str
    #: Counts changes.
    version: int
    #: None for a single meeting.
    mentorship_id: MentorshipId | None
    pair: str
    state: MeetingState
    purpose: Purpose
    at: datetime
    minutes: int
    mode: Mode
    topics: tuple[TopicName, ...]
    #: What each said, where that differs.
    said: tuple[tuple[str, Outcome], ...]
    #: The reader may settle it.
    may_decide: bool


class MeetingDesk(Protocol):
    """Reads meetings. What a reader may not see does not exist for them (Gone, NotAllowed)."""

    async def mine(
        self, *, by: Actor, since: datetime, until: datetime, now: datetime, page: int = 0, size: int = 6
    ) -> Page[MeetingLine]:
        """The reader's meetings between the moments, with all that wait for them first; called off ones are left out.

        One only proposed lies where the earliest of its times does.
        """
        ...

    async def past(self, *, by: Actor, now: datetime, page: int = 0, size: int = 6) -> Page[MeetingLine]:
        """What has begun, and was not called off, the newest first."""
        ...

    async def days(self, *, by: Actor, since: datetime, until: datetime) -> Sequence[datetime]:
        """When the reader's agreed meetings of the span begin, held ones among them: one statement for a month."""
        ...

    async def card(self, meeting_id: MeetingId, *, by: Actor) -> MeetingView:
        """For its people only."""
        ...

    async def entries(self, *, by: Actor, since: datetime) -> Sequence[MeetingEntry]:
        """The reader's agreed and held meetings since the moment, for their calendar."""
        ...

    async def beyond(self, *, by: Actor, since: datetime, until: datetime | None = None) -> Sequence[BeyondPair]:
        """Open hours the reader holds or has a seat in, and circles to which they said yes, that begin in the span."""
        ...

    async def next_of(self, mentorship_id: MentorshipId, *, by: Actor, now: datetime) -> datetime | None:
        """When the people of the reader's mentorship meet next."""
        ...

    async def of_unit(
        self, unit_id: UnitId, which: UnitMeetings, *, by: Actor, now: datetime, page: int = 0, size: int = 6
    ) -> Page[UnitMeetingLine]:
        """Meetings of the unit for its curator, but for those of the head's own mentorship (гл. 4 п. 6 пп. 9).

        A head reads sums elsewhere, and here only of what two tell differently, for somebody has to settle it when the
        curator is one of the two.
        """
        ...

    async def unit_card(self, meeting_id: MeetingId, *, by: Actor) -> UnitMeetingLine:
        """One of them, for whoever may read the list it stands in. Raises Gone."""
        ...
