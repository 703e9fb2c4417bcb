"""What screens and papers of orders read, straight from the database and past the repositories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.changes import MentorshipChange
from mentoring.model.ids import MentorshipId, OrderId, ParticipationConsentId, PersonId, UnitId
from mentoring.model.mentorship import MentorshipState
from mentoring.model.orders import Order, OrderItem, OrderKind, OrderState, OrderStep
from mentoring.model.papers import PaperKind
from mentoring.model.participation import ConsentState
from mentoring.model.people import Actor, Mode
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.reading import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPerson:
    """A person as papers name them; without a name once they are forgotten."""

    id: PersonId
    name: str
    position: str
    organisation: str
    subjects: tuple[str, ...]
    experience_years: int | None
    qualification: str
    #: False for a mere guest, who has no contract of employment with the school.
    is_employee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTrack:
    """Who mentors whom, in what."""

    mentor: PaperPerson
    mentees: Sequence[PaperPerson]
    topics: Sequence[TopicName]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSheet:
    """A mentorship as papers speak of it."""

    id: MentorshipId
    unit_id: UnitId
    state: MentorshipState
    mentor: PaperPerson
    mentees: Sequence[PaperPerson]
    tracks: Sequence[PaperTrack]
    form: RoleForm
    kinds: frozenset[Kind]
    modes: frozenset[Mode]
    months: int
    starts_on: date | None
    ends_on: date | None
    #: Number and date of the order that put it in force.
    order_number: str
    order_date: date | None
    #: What the newest order that is signed says of pay.
    pay: str

    @property
    def people(self) -> Sequence[PaperPerson]:
        return [self.mentor, *self.mentees]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPaper:
    """A written consent to take part, as the record knows it."""

    id: ParticipationConsentId
    state: ConsentState
    number: str
    signed_on: date | None
    has_scan: bool
    #: Why it was sent back.
    words: str
    at: datetime
    author_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPapers:
    """A person's papers in a mentorship."""

    registered: ConsentPaper | None = None
    handed_in: ConsentPaper | None = None
    #: The newest that was sent back, while nothing stands in its place.
    sent_back: ConsentPaper | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCard:
    """A mentorship with the papers of its people and the change that is under way."""

    sheet: PairSheet
    unit: Unit
    papers: Mapping[PersonId, PersonPapers]
    change: MentorshipChange | None
    head: PaperPerson | None
    #: By what the regulation was approved, as the newest order says.
    regulation: str

    @property
    def unsigned(self) -> Sequence[PaperPerson]:
        """Whose paper is awaited."""
        return [each for each in self.sheet.people if self.papers[each.id].registered is None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """A mentorship among others."""

    id: MentorshipId
    mentor_name: str
    mentee_names: tuple[str, ...]
    people: int
    signed: int
    #: Photos that wait for the curator.
    handed_in: int
    has_change: bool

    @property
    def is_signed(self) -> bool:
        return self.signed == self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """An order among others."""

    id: OrderId
    kind: OrderKind
    state: OrderState
    count: int
    number: str
    signed_on: date | None
    drawn_up_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEntry:
    """A mentorship on an order."""

    item: OrderItem
    sheet: PairSheet
    replaced: PairSheet | None
    change: MentorshipChange | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard:
    """An order with everything that it and its paper say."""

    order: Order
    unit: Unit
    entries: Sequence[OrderEntry]
    #: The journal, oldest first, each line with its author's name.
    steps: Sequence[tuple[OrderStep, str]]
    head: PaperPerson | None
    curators: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateVersion:
    """A version of the unit's own template of a paper, or of the return to the product's."""

    kind: PaperKind
    number: int
    is_own: bool
    author_name: str
    at: datetime


class OrderBook(Protocol):
    """Screens of papers, for curators and heads of the unit; each takes a number of statements that never grows."""

    async def pairs(self, unit_id: UnitId, *, by: Actor, page: int = 0, size: int = 8) -> Page[PairLine]:
        """Approved mentorships, whose papers are being gathered.

        Those with a photo to look at first, then those whose papers are missing, the oldest first.
        """
        ...

    async def pair(self, mentorship_id: MentorshipId, *, by: Actor) -> PairCard:
        """Also for its members. Raises Gone for anybody else."""
        ...

    async def my_pairs(self, *, by: Actor) -> Sequence[PairCard]:
        """The actor's own mentorships that are approved, on an order or active, in all units; oldest first."""
        ...

    async def candidates(self, unit_id: UnitId, kind: OrderKind, *, by: Actor) -> Sequence[PairLine]:
        """Everything that could stand on an order of the kind; what lacks papers too, so that it is seen."""
        ...

    async def orders(self, unit_id: UnitId, *, by: Actor, page: int = 0, size: int = 8) -> Page[OrderLine]:
        """Those with the head, then those with the curator, then the signed ones, the newest first; none discarded."""
        ...

    async def order(self, order_id: OrderId, *, by: Actor) -> OrderCard:
        """Raises Gone for orders of units the reader does not decide for."""
        ...

    async def templates(self, unit_id: UnitId, *, by: Actor) -> Sequence[TemplateVersion]:
        """All versions of all papers, the newest first."""
        ...
