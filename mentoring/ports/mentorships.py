"""Repositories of mentorships, from a request to the end."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.closings import Closing
from mentoring.model.ids import ClosingId, MediationId, MentorshipId, MentorshipRequestId, PersonId, UnitId
from mentoring.model.mediation import Mediation, MediationNote
from mentoring.model.mentorship import LIVE as LIVE_MENTORSHIPS
from mentoring.model.mentorship import CouncilOpinions, Mentorship, MentorshipState, MentorshipStep, StepKind
from mentoring.model.mentorship_request import MentorshipRequest
from mentoring.model.school_clock import OwnTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mentor who could be asked, and what it needs to know when they may be."""

    person_id: PersonId
    own_time: OwnTime


class MentorshipRequests(Protocol):
    async def add(self, request: MentorshipRequest) -> MentorshipRequest:
        """The id given is ignored; the stored request has its own."""
        ...

    async def get(self, request_id: MentorshipRequestId) -> MentorshipRequest:
        """Raises Gone."""
        ...

    async def save(self, after: MentorshipRequest, *, expected: MentorshipRequest) -> MentorshipRequest | None:
        """Compare-and-set on the version: the request as stored, or None when it has moved on meanwhile.

        The mentors chosen and what became of each are saved with it.
        """
        ...

    async def live_of(self, mentee_id: PersonId) -> list[MentorshipRequest]:
        """What the mentee has asked and not got yet, oldest first."""
        ...

    async def of_mentee(self, mentee_id: PersonId, limit: int) -> list[MentorshipRequest]:
        """What the mentee has asked: live requests first, then the newest."""
        ...

    async def asked_of(self, mentor_id: PersonId) -> list[MentorshipRequest]:
        """Live requests in which the mentor is being asked, stands in line or is waited for, oldest first."""
        ...

    async def waitlist(self, mentor_id: PersonId) -> list[MentorshipRequest]:
        """Live requests that wait for a place with the mentor, who came first before the others."""
        ...

    async def lines(self, mentors: Collection[PersonId]) -> dict[PersonId, list[MentorshipRequestId]]:
        """Who waits for a place with each of these, in their order; nobody waits for who is missing."""
        ...

    async def asking_count(self, mentor_id: PersonId) -> int:
        """In how many live requests the mentor's answer is awaited."""
        ...

    async def look_again(self, unit_id: UnitId, now: datetime, *, mentor_id: PersonId | None = None) -> None:
        """Requests of the unit in which nobody is asked, but a mentor is waited for (this one), are due now."""
        ...

    async def due(self, now: datetime, limit: int) -> list[MentorshipRequestId]:
        """Requests whose clock has run out, oldest first."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next clock of a request runs out."""
        ...


class Mentorships(Protocol):
    async def add(self, mentorship: Mentorship) -> Mentorship:
        """The id given is ignored; the stored mentorship has its own. Its first line in the journal is the caller's."""
        ...

    async def get(self, mentorship_id: MentorshipId) -> Mentorship:
        """Raises Gone."""
        ...

    async def several(self, mentorship_ids: Collection[MentorshipId]) -> list[Mentorship]:
        """These mentorships by id; what does not exist is left out."""
        ...

    async def hold(self, *mentorship_ids: MentorshipId) -> None:
        """Make other work about these mentorships wait until this one ends. Who holds people too holds them first."""
        ...

    async def save(self, after: Mentorship, *, expected: Mentorship) -> Mentorship | None:
        """Compare-and-set on the version: the mentorship as stored, or None when it has moved on meanwhile.

        Its members and tracks are saved with it.
        """
        ...

    async def record(
        self,
        mentorship_ids: Collection[MentorshipId],
        kind: StepKind,
        by: PersonId | None,
        now: datetime,
        words: str = "",
    ) -> None:
        """A line in the journal of each; without an author it was the clock."""
        ...

    async def steps(self, mentorship_id: MentorshipId) -> list[MentorshipStep]:
        """The journal, oldest first."""
        ...

    async def opinions(self, mentorship_ids: Collection[MentorshipId]) -> dict[MentorshipId, CouncilOpinions]:
        """What the council has said of each in this round."""
        ...

    async def of_person(
        self, person_id: PersonId, states: Collection[MentorshipState] = LIVE_MENTORSHIPS
    ) -> list[Mentorship]:
        """Mentorships in these states in which the person still is, on either side, oldest first."""
        ...

    async def save_all(self, changes: Sequence[tuple[Mentorship, Mentorship]]) -> bool:
        """`save` of several, each given as it shall be and as expected; False when one of them has moved on meanwhile.

        Nothing is changed then. Their members and tracks stay as they were.
        """
        ...

    async def with_mentees(
        self, unit_id: UnitId, mentees: Collection[PersonId], states: Collection[MentorshipState]
    ) -> list[Mentorship]:
        """Mentorships of the unit in these states in which any of these is a mentee."""
        ...

    async def places_taken(self, mentors: Collection[PersonId]) -> dict[PersonId, int]:
        """How many mentorships take a place of each mentor's capacity, in every unit; a group is one."""
        ...

    async def places_in_force(self, mentors: Collection[PersonId]) -> dict[PersonId, int]:
        """How many of them are active, or will be by an order that is signed."""
        ...

    async def own_mentors(
        self, mentee_id: PersonId, unit_id: UnitId, *, now: datetime, today: date, max_claims: int
    ) -> list[Candidate]:
        """The mentors of the mentee's active mentorships in the unit who can take a request of help now.

        Situational help asks them first. As in the pool: nobody who is paused, away, out of reach, or has
        `max_claims` requests in hand. `today` is the day of the unit.
        """
        ...

    async def is_mentored_by(self, mentee_id: PersonId, mentor_id: PersonId, unit_id: UnitId) -> bool:
        """Whether an active mentorship of the unit has the one as a mentor of the other."""
        ...

    async def due(
        self, now: datetime, limit: int, states: Collection[MentorshipState] = LIVE_MENTORSHIPS
    ) -> list[MentorshipId]:
        """Mentorships in these states whose clock has run out, oldest first."""
        ...

    async def next_due(self, states: Collection[MentorshipState] = LIVE_MENTORSHIPS) -> datetime | None:
        """When the next clock of a mentorship in these states runs out."""
        ...

    async def terms_due(self, now: datetime, limit: int) -> list[MentorshipId]:
        """Active mentorships the clock of whose term has run out, and those it was never set for."""
        ...


class Mornings(Protocol):
    """On which morning the deciders of a unit are told how much waits for them."""

    async def arm(self, unit_id: UnitId, at: datetime, now: datetime) -> None:
        """The deciders are told at the moment, unless they are to be told even earlier. It never waits for others."""
        ...

    async def take(self, unit_id: UnitId, now: datetime) -> bool:
        """Whether the unit's morning has come; it has come only once."""
        ...

    async def waiting(self, unit_id: UnitId) -> dict[PersonId, int]:
        """Who has something to decide in the unit, and how much in all their units."""
        ...

    async def due(self, now: datetime, limit: int) -> list[UnitId]:
        """Units whose morning has come."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next morning comes on which somebody is told."""
        ...


class Closings(Protocol):
    """Ends in the making, each with the voices of those who are asked about it."""

    async def add(self, closing: Closing) -> Closing:
        """The id given is ignored; the stored closing has its own."""
        ...

    async def get(self, closing_id: ClosingId) -> Closing:
        """Raises Gone."""
        ...

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[Closing]:
        """What may still come to something, oldest first."""
        ...

    async def save(self, after: Closing, *, expected: Closing) -> bool:
        """Compare-and-set on the state: False when it has moved on meanwhile. The voices are saved with it."""
        ...

    async def due(self, now: datetime, limit: int) -> list[ClosingId]:
        """Those whose clock has run out, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...


class Mediations(Protocol):
    """Confidential cases of the council; each is read by who asked and by the mediator only."""

    async def add(self, mediation: Mediation) -> Mediation:
        """The id given is ignored; the stored mediation has its own."""
        ...

    async def get(self, mediation_id: MediationId) -> Mediation:
        """Raises Gone."""
        ...

    async def hold(self, mediation_id: MediationId) -> None:
        """Make other work about the mediation wait until this one ends. People are held before mediations."""
        ...

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[Mediation]:
        """Those not settled yet, oldest first."""
        ...

    async def open_with(self, person_id: PersonId, unit_id: UnitId) -> list[Mediation]:
        """Those of the unit in which the person is the mediator, or may become it."""
        ...

    async def save(self, after: Mediation, *, expected: Mediation) -> bool:
        """Compare-and-set on state and mediator: False when it has moved on meanwhile. Candidates are saved with it."""
        ...

    async def note(self, mediation_id: MediationId, author_id: PersonId, text: str, now: datetime) -> None:
        """A line in the mediator's own log."""
        ...

    async def notes(self, mediation_id: MediationId, author_id: PersonId) -> list[MediationNote]:
        """The author's lines, oldest first."""
        ...

    async def due(self, now: datetime, limit: int) -> list[MediationId]: ...

    async def next_due(self) -> datetime | None: ...


class SuggestedPairs(Protocol):
    """The plan of a unit: for some mentees the mentor the curator means to propose; the mentee comes first."""

    async def replace(self, unit_id: UnitId, pairs: Mapping[PersonId, PersonId]) -> None:
        """A new plan in the place of the old one."""
        ...

    async def put(self, unit_id: UnitId, mentee_id: PersonId, mentor_id: PersonId) -> None: ...

    async def take(self, unit_id: UnitId, mentees: Collection[PersonId] | None = None) -> dict[PersonId, PersonId]:
        """Take pairs, of these mentees or all, off the plan; what another took meanwhile is not among them."""
        ...

    async def of_unit(self, unit_id: UnitId) -> dict[PersonId, PersonId]: ...
