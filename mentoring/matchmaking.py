"""What the curator's screens of proposals and of suggested pairs read, straight from the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mentoring.model.fit import Fit, MentorProfile, Seeker, Yardstick
from mentoring.model.ids import PersonId, UnitId
from mentoring.model.people import Actor
from mentoring.model.school_calendar import Span
from mentoring.model.topics import TopicTree
from mentoring.reading import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A mentor who could be proposed, and why."""

    mentor_id: PersonId
    name: str
    fit: Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person of the unit with what a proposal needs to know of them."""

    person_id: PersonId
    name: str
    subjects: tuple[str, ...]
    leave: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profiles:
    """Everybody of a unit who looks for a mentor and has none, and everybody who mentors."""

    seekers: Sequence[Seeker]
    mentors: Sequence[MentorProfile]
    yardstick: Yardstick


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedPair:
    """A pair of the unit's plan, with what speaks for it today."""

    mentee_id: PersonId
    mentee_name: str
    mentee_subjects: tuple[str, ...]
    mentor_id: PersonId
    mentor_name: str
    fit: Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartLine:
    """Two people not to be put together, and why; for curators only."""

    other_id: PersonId
    other_name: str
    reason: str
    author_name: str
    since: datetime


class Matchmaking(Protocol):
    """For curators of the unit; each takes a number of statements that does not grow with the unit."""

    async def participants(
        self, person_ids: Collection[PersonId], unit_id: UnitId, *, by: Actor
    ) -> Mapping[PersonId, Participant]:
        """These people; who is not of the unit, or has not joined, is left out."""
        ...

    async def suggestions(
        self, mentees: Collection[PersonId], unit_id: UnitId, *, by: Actor, now: datetime, limit: int
    ) -> Sequence[Suggestion]:
        """Mentors with a place who fit all of these mentees together, the best first; a head is among them."""
        ...

    async def profiles(self, unit_id: UnitId, *, by: Actor, now: datetime) -> Profiles:
        """Mentees without a mentorship and whom no mentor is being asked about; mentors as they are now."""
        ...

    async def topics(self, unit_id: UnitId, *, by: Actor) -> TopicTree: ...

    async def plan(self, unit_id: UnitId, *, by: Actor, now: datetime, page: int, size: int) -> Page[SuggestedPair]:
        """The suggested pairs by the mentee's name."""
        ...

    async def pair(self, mentee_id: PersonId, unit_id: UnitId, *, by: Actor, now: datetime) -> SuggestedPair:
        """The mentee's pair of the plan. Raises Gone."""
        ...

    async def apart(self, person_id: PersonId, unit_id: UnitId, *, by: Actor) -> Sequence[ApartLine]:
        """With whom the person is not to be put together."""
        ...
