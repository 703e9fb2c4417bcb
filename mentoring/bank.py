"""What the screens and registers of the bank read, straight from the database and past the repositories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.bank import Decision, MenteeCategory, MentorOffer, MentorState, RoleForm
from mentoring.model.ids import MentorListId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import MentorshipState, Side
from mentoring.model.people import Actor, Bent, Mode, Role
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.reading import Page, PersonTopic


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which part of a unit's register is looked at: strengths count for mentors, needs for mentees."""

    unit_id: UnitId
    #: MENTOR or MENTEE.
    register: Role = Role.MENTOR
    name_part: str = ""
    #: A topic, or a direction with all its topics.
    topic_id: TopicId | None = None
    subject: str = ""
    #: None: all but former mentors.
    state: MentorState | None = None
    #: Only approved mentors who could take one more mentee.
    has_room: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a mentor's card: who took it, when and why."""

    state: MentorState
    author_name: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorSide:
    """A person as a mentor of the unit."""

    state: MentorState
    offer: MentorOffer
    capacity: int
    #: How many lasting mentees they could still take; none unless approved.
    room: int
    #: When they came into the bank; None for who only holds the role.
    entered_at: datetime | None
    #: The newest step of the journal.
    step: Step | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeSide:
    """A person as a mentee of the unit."""

    category: MenteeCategory
    #: True while the category follows from experience and nobody has set it.
    is_usual_category: bool
    wishes: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The other side of a mentorship."""

    name: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A mentorship of a person of the bank, as they see it: on which side they are, and with whom."""

    state: MentorshipState
    side: Side
    partners: tuple[Partner, ...]
    form: RoleForm
    starts_on: date | None
    #: For who left a group, their own last day.
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCard:
    """A person of the bank: as a mentor, as a mentee, or both."""

    person_id: PersonId
    unit_id: UnitId
    name: str
    position: str
    organisation: str
    subjects: tuple[str, ...]
    experience_years: int | None
    qualification: str
    ways_to_meet: tuple[Mode, ...]
    paused_until: date | None
    has_joined: bool
    roles: tuple[Role, ...]
    topics: Sequence[PersonTopic]
    mentor: MentorSide | None
    mentee: MenteeSide | None
    #: The reader's own, or empty.
    remark: str
    #: All in the unit but what was called off, oldest first.
    mentorships: Sequence[Together] = ()

    def topics_of(self, bent: Bent) -> list[PersonTopic]:
        """Strengths or needs, the strongest first; what was scored 0 is none."""
        return [topic for topic in self.topics if topic.bent is bent and topic.level]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Both registers of a unit, by name."""

    unit: Unit
    mentors: Sequence[BankCard]
    mentees: Sequence[BankCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A person of a list for the head, and what was decided."""

    card: BankCard
    decision: Decision
    reason: str
    decider_name: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListCard:
    """A list of mentors with everybody on it, by name."""

    id: MentorListId
    unit: Unit
    proposer_name: str
    proposed_at: datetime
    closed_at: datetime | None
    entries: Sequence[ListEntry]

    def with_decision(self, decision: Decision) -> list[ListEntry]:
        return [entry for entry in self.entries if entry.decision is decision]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListLine:
    """A list of mentors among others."""

    id: MentorListId
    proposer_name: str
    proposed_at: datetime
    closed_at: datetime | None
    counts: Mapping[Decision, int]


class Bank(Protocol):
    """Screens of the bank, for curators and heads of the unit; each takes a number of statements that never grows."""

    async def people(self, sought: Sought, *, by: Actor, page: int = 0, size: int = 8) -> Page[BankCard]:
        """A page of a register by name; people who joined, and former mentors when asked for."""
        ...

    async def card(self, person_id: PersonId, unit_id: UnitId, *, by: Actor) -> BankCard:
        """Also one's own. Raises Gone for who does not stand in the unit's bank."""
        ...

    async def history(self, person_id: PersonId, unit_id: UnitId, *, by: Actor) -> Sequence[Step]:
        """The steps of a mentor's card, the newest first; also of one's own."""
        ...

    async def subjects(self, unit_id: UnitId, *, by: Actor) -> Sequence[str]:
        """What the people of the unit teach, the most frequent first."""
        ...

    async def topics(self, unit_id: UnitId, *, by: Actor) -> Sequence[tuple[TopicId, TopicName]]:
        """The unit's directions."""
        ...

    async def registers(self, unit_id: UnitId, *, by: Actor) -> Registers:
        """Everybody; former mentors too."""
        ...

    async def mentor_lists(self, unit_id: UnitId, *, by: Actor, page: int = 0, size: int = 8) -> Page[MentorListLine]:
        """Lists for the head: open ones first, then the newest."""
        ...

    async def mentor_list(self, list_id: MentorListId, *, by: Actor) -> MentorListCard:
        """Raises Gone for lists of units the reader does not decide for."""
        ...
