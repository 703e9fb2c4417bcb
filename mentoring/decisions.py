"""What waits for deciders, and the cards they decide on: read straight from the records, past the repositories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from mentoring.bank import BankCard
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, UnitId
from mentoring.model.mentorship import CouncilOpinions, Member, Mentorship, MentorshipState, Opinion, StepKind
from mentoring.model.mentorship_request import ChoiceState, MentorshipRequest
from mentoring.model.people import Actor, Role
from mentoring.notices import TopicName
from mentoring.reading import Page

#: How many mentorships are approved by one press at most: as many as its question can name.
MOST_AT_ONCE = 20


class Matter(StrEnum):
    """What waits for a decider. Of the same age they come in the order of their names."""

    #: The council's opinion on a mentorship.
    OPINION = "opinion"
    #: A mentorship that waits for the curator.
    MENTORSHIP = "mentorship"
    #: A request for a mentor that nobody chosen has taken.
    REQUEST = "request"
    #: A list of mentors that waits for the head.
    MENTOR_LIST = "mentor_list"
    #: An order that waits for the head.
    ORDER = "order"
    #: A request for a single meeting, where the unit has it so.
    SPEED = "speed"
    #: A mentorship whose people were warned of its end, once the days of the warning are over.
    WARNING = "warning"
    #: A meeting about which its people say different things.
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a matter stands in the queue: by its age, so that one decided leaves the others where they were."""

    since: datetime
    matter: Matter
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLine:
    """A matter among others."""

    place: Place
    unit_id: UnitId
    unit_name: str
    #: As what the reader decides.
    role: Role
    #: As it was when read.
    version: int
    #: The mentor of a mentorship or a meeting, a request's mentee, who proposed a list or drew an order up.
    name: str
    #: A mentorship's mentees, or those of a meeting.
    mentees: tuple[str, ...]
    #: How many stand on a list of mentors, or mentorships on an order.
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """How much waits for the reader, and what comes next of it."""

    total: int
    next: MatterLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilLine:
    """A mentorship the council is at."""

    place: Place
    unit_name: str
    name: str
    mentees: tuple[str, ...]
    due_at: datetime | None
    #: What the reader has said of it in this round.
    own: Opinion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCard:
    """A person of a mentorship, as the bank knows them."""

    member: Member
    card: BankCard


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLine:
    """Who mentors in what, in words."""

    mentor_name: str
    topics: Sequence[TopicName]
    goals: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A line of a mentorship's journal; without an author what the clock did."""

    kind: StepKind
    author_name: str
    at: datetime
    words: str
    #: Somebody decided on their own mentorship, as nobody else could.
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCard:
    """A mentorship as those see it who decide on it."""

    mentorship: Mentorship
    unit_name: str
    has_order_step: bool
    #: The mentor before the mentees.
    people: Sequence[MemberCard]
    tracks: Sequence[TrackLine]
    #: What the mentee asked for in their own words; for who decides only.
    request: MentorshipRequest | None
    #: Oldest first; a member of the council reads no opinions but their own.
    history: Sequence[HistoryLine]
    #: For who decides; a member of the council finds their own alone.
    opinions: CouncilOpinions
    #: Who of the council has not spoken yet in this round.
    silent: Sequence[str]
    #: What the reader has said as a member of the council in this round.
    own: Opinion | None
    is_of_council: bool
    is_decider: bool

    @property
    def may_speak(self) -> bool:
        return self.is_of_council and self.mentorship.state is MentorshipState.COUNCIL

    @property
    def may_approve(self) -> bool:
        return self.is_decider and self.mentorship.state is MentorshipState.CURATOR

    @property
    def may_undo(self) -> bool:
        """Return or refuse what is approved already, as long as it stands on no order."""
        return self.is_decider and self.mentorship.state in {MentorshipState.CURATOR, MentorshipState.APPROVED}

    @property
    def was_with_council(self) -> bool:
        """Whether the council is at it, or has been."""
        is_now = self.mentorship.state is MentorshipState.COUNCIL
        return is_now or any(line.kind is StepKind.COUNCIL_OVER for line in self.history)

    @property
    def lacks_council(self) -> bool:
        """It is approved by the council too, which has not agreed though it could."""
        has_council = bool(self.opinions.by_person or self.silent)
        return self.mentorship.needs_council and has_council and not self.opinions.is_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedCard:
    """A mentorship the curator gave back, as its people see it."""

    mentorship: Mentorship
    #: Of everybody in it.
    names: Mapping[PersonId, str]
    #: What the curator would like to have changed; empty once it is no longer theirs to change.
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLine:
    """A mentor the mentee chose, and what became of it."""

    mentor_name: str
    state: ChoiceState
    reason: DeclineReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequestCard:
    """A request for a mentor as the curator sees it."""

    request: MentorshipRequest
    unit_name: str
    mentee: BankCard
    topics: Sequence[TopicName]
    choices: Sequence[ChoiceLine]
    #: It waits for a decider: it has not ended, and no proposal that answers it is open.
    waits: bool


class Decisions(Protocol):
    """Screens of deciders: what waits for a person in all units and roles, each in statements that never grow.

    Who is not of the council and decides in no unit is NotAllowed.
    """

    async def queue(self, *, by: Actor, after: Place | None = None) -> Queue:
        """The oldest matter, or the one that comes after the place."""
        ...

    async def matters(self, *, by: Actor, page: int, size: int) -> Page[MatterLine]:
        """All that waits for the reader, oldest first."""
        ...

    async def approvable(self, *, by: Actor) -> Sequence[MatterLine]:
        """The oldest mentorships to approve together: nobody is against them, none is a head's or the reader's own."""
        ...

    async def with_council(self, *, by: Actor, page: int, size: int) -> Page[CouncilLine]:
        """Mentorships the council is at, in units where the reader is of the council or decides; none of their own."""
        ...

    async def mentorship(self, mentorship_id: MentorshipId, *, by: Actor) -> MentorshipCard:
        """Raises Gone for who neither is of the council nor decides in its unit, OwnMentorship for its people."""
        ...

    async def request(self, request_id: MentorshipRequestId, *, by: Actor) -> MentorRequestCard:
        """Raises Gone for who does not decide in its unit, OwnMentorRequest for who asked it."""
        ...

    async def returned(self, mentorship_id: MentorshipId, *, by: Actor) -> ReturnedCard:
        """For its people; everybody else is told Gone."""
        ...
