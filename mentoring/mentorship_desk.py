"""What screens of mentorships read: lists, cards, journals and cases, straight from the records."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.closings import ClosingState, Ground
from mentoring.model.ids import ClosingId, MediationId, MentorshipId, PersonId, UnitId
from mentoring.model.mediation import MediationNote, MediationState
from mentoring.model.mentorship import MemberAnswer, MentorshipState, RoleModel, Side, StepKind
from mentoring.model.people import Actor, Mode
from mentoring.notices import TopicName
from mentoring.reading import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipLine:
    """A mentorship among others."""

    id: MentorshipId
    unit_id: UnitId
    state: MentorshipState
    mentor_name: str
    #: Who has not said no, nor left the group.
    mentee_names: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None
    #: The day on which all of it is announced to end.
    closes_on: date | None
    #: The curator has warned, and not decided yet.
    is_warned: bool
    #: Something is asked of the reader: whether they agree to an end, what they say to a warning.
    asks_reader: bool
    #: On which side the reader is, or was; None for who only decides on it.
    side: Side | None
    #: The reader left this group.
    has_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A person of a mentorship."""

    person_id: PersonId
    name: str
    side: Side
    answer: MemberAnswer
    left_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionLine:
    """Who mentors in what. The texts are empty for who may not read them."""

    mentor_id: PersonId
    mentor_name: str
    topics: Sequence[TopicName]
    goals: str
    conditions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """What somebody who is asked about an end has said; the words are for who decides, and for themselves."""

    person_id: PersonId
    name: str
    agrees: bool | None
    words: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingCard:
    """An end in the making, as everybody may know it: the author's reason is not among it."""

    id: ClosingId
    ground: Ground
    state: ClosingState
    author_id: PersonId
    author_name: str
    ends_on: date | None
    #: The mentee who would leave the group by it.
    leaver_name: str
    facts: str
    ripe_at: datetime | None
    voices: Sequence[VoiceLine]
    #: The reader wished it or agreed to it, and may take it back.
    is_readers: bool

    def voice_of(self, person_id: PersonId) -> VoiceLine | None:
        return next((voice for voice in self.voices if voice.person_id == person_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMediation:
    """The reader has asked for a mediator."""

    id: MediationId
    state: MediationState
    #: Who took it.
    mediator_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipCard:
    """A mentorship as its people and its deciders see it."""

    id: MentorshipId
    unit_id: UnitId
    unit_name: str
    state: MentorshipState
    form: RoleForm
    role_model: RoleModel | None
    kinds: frozenset[Kind]
    modes: frozenset[Mode]
    months: int
    rationale: str
    #: The mentor before the mentees, without who said no.
    members: Sequence[MemberLine]
    directions: Sequence[DirectionLine]
    due_at: datetime | None
    starts_on: date | None
    ends_on: date | None
    #: What may still come to an end of it, oldest first.
    closings: Sequence[ClosingCard]
    #: What the curator would like to have changed, while it is its people's turn.
    returned_words: str
    #: The reader is in it now.
    is_own: bool
    #: The reader decides on it and is not in it.
    is_decided_by_reader: bool
    #: Goals and what is owed are there to be read; in a head's mentorship only for its people.
    shows_goals: bool
    mediation: OwnMediation | None

    @property
    def current(self) -> list[MemberLine]:
        return [member for member in self.members if member.left_on is None]

    @property
    def mentor(self) -> MemberLine:
        return next(member for member in self.members if member.side is Side.MENTOR)

    @property
    def mentees(self) -> list[MemberLine]:
        return [member for member in self.current if member.side is Side.MENTEE]

    def closing(self, *states: ClosingState) -> ClosingCard | None:
        """The first open one in one of these states."""
        return next((closing for closing in self.closings if closing.state in states), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """What happened to a mentorship; without a name, what the clock did."""

    kind: StepKind
    author_name: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationLine:
    """A case of a member of the council; nobody is named while it is open to all."""

    id: MediationId
    state: MediationState
    asker_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationCard:
    """The same as a screen of its own. Names and words are the mediator's alone, once they have taken it."""

    line: MediationLine
    mentor_name: str
    mentee_names: tuple[str, ...]
    words: str
    notes: Sequence[MediationNote]


class MentorshipDesk(Protocol):
    """Screens of mentorships; each takes a number of statements that never grows."""

    async def mine(self, *, by: Actor, page: int = 0, size: int = 6) -> Page[MentorshipLine]:
        """Those the reader is or was in: live ones first, then the newest."""
        ...

    async def of_unit(
        self,
        unit_id: UnitId,
        *,
        by: Actor,
        states: Collection[MentorshipState],
        name_part: str = "",
        only_warned: bool = False,
        page: int = 0,
        size: int = 6,
    ) -> Page[MentorshipLine]:
        """All of the unit in these states, for its curators and heads, by the mentor's name."""
        ...

    async def counts(self, unit_id: UnitId, *, by: Actor) -> Mapping[MentorshipState, int]:
        """How many the unit has in each state."""
        ...

    async def card(self, mentorship_id: MentorshipId, *, by: Actor, as_decider: bool = False) -> MentorshipCard:
        """As one of its people, or as who decides in its unit; Gone for who is not.

        Goals of a head's mentorship are read by its people alone, and not on the screens of deciders.
        """
        ...

    async def journal(self, mentorship_id: MentorshipId, *, by: Actor) -> Sequence[JournalLine]:
        """Oldest first; for who decides on it, and not on their own. Raises Gone."""
        ...

    async def mediations(self, *, by: Actor, limit: int = 20) -> Sequence[MediationLine]:
        """What a member of the council was asked or has in hand, then what they have settled."""
        ...

    async def mediation(self, mediation_id: MediationId, *, by: Actor) -> MediationCard:
        """Raises Gone for everybody but its mediator, and who may still take it."""
        ...
