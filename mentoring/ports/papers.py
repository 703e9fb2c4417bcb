"""Repositories of papers, consents to take part and orders."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from mentoring.model.changes import ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipChangeId, MentorshipId, OrderId, ParticipationConsentId, PersonId, UnitId
from mentoring.model.orders import Order, OrderStep, OrderStepKind
from mentoring.model.papers import PaperKind
from mentoring.model.participation import STANDING as STANDING_CONSENTS
from mentoring.model.participation import ConsentState, ParticipationConsent
from mentoring.model.units import Unit


class Papers(Protocol):
    """Scans and photos of papers, and the orders that were signed: files beside the records.

    What is kept in a unit of work stays if it commits and is gone if it does not; what is given up goes with the
    commit.
    """

    async def keep(self, content: bytes, ending: str) -> str:
        """The name by which it is found again, made of chance; the ending tells of the format."""
        ...

    async def read(self, name: str) -> bytes:
        """Raises Gone."""
        ...

    def give_up(self, names: Collection[str]) -> None: ...


class LaidOutPapers(Protocol):
    """Where documents are laid out for people who work on the server, when the chat is not to carry them."""

    async def lay_out(self, unit: Unit, title: str, content: bytes) -> str:
        """Where the document is found; an earlier one of the unit under that title gives way to it."""
        ...


class ParticipationConsents(Protocol):
    """Written consents to take part. Papers are superseded, never edited."""

    async def add(self, consent: ParticipationConsent) -> ParticipationConsent | None:
        """The id given is ignored; None when another paper of the person has come to wait, or to count, meanwhile."""
        ...

    async def get(self, consent_id: ParticipationConsentId) -> ParticipationConsent:
        """Raises Gone."""
        ...

    async def of(self, mentorship_ids: Collection[MentorshipId]) -> list[ParticipationConsent]:
        """The papers that wait and those that count."""
        ...

    async def supersede(
        self,
        mentorship_id: MentorshipId,
        person_id: PersonId | None = None,
        states: Collection[ConsentState] = STANDING_CONSENTS,
    ) -> list[str]:
        """Papers of the person, or of all, in these states are superseded; the names of files nobody needs now."""
        ...

    async def decide(
        self, consent_id: ParticipationConsentId, state: ConsentState, *, by: PersonId, words: str = "", now: datetime
    ) -> bool:
        """Compare-and-set: False when the paper no longer waits."""
        ...

    async def papers_of(self, person_id: PersonId) -> list[str]:
        """The names of the files of what the person signed."""
        ...

    async def forget_papers_of(self, person_id: PersonId) -> None:
        """What the person signed stays known by number and date alone."""
        ...


class Orders(Protocol):
    """Orders of the head. A mentorship stands on one at most that is not signed yet."""

    async def add(self, order: Order) -> Order | None:
        """The id given is ignored; None when one of its mentorships stands on another live order."""
        ...

    async def get(self, order_id: OrderId) -> Order:
        """Raises Gone."""
        ...

    async def save(self, after: Order, *, expected: Order) -> Order | None:
        """Compare-and-set on the version: None when the order has moved on meanwhile, or when one of its mentorships
        stands on another live order; the caller's work must then be undone."""
        ...

    async def record(
        self, order_id: OrderId, kind: OrderStepKind, by: PersonId | None, now: datetime, words: str = ""
    ) -> None:
        """A line in its journal; without an author it was the clock."""
        ...

    async def steps(self, order_id: OrderId) -> list[OrderStep]:
        """The journal, oldest first."""
        ...

    async def live_with(self, mentorship_id: MentorshipId) -> Order | None:
        """The order on which the mentorship waits to be signed."""
        ...

    async def newest(self, unit_id: UnitId) -> Order | None: ...

    async def settled(self, mentorship_ids: Collection[MentorshipId]) -> set[MentorshipId]:
        """Which of these an order has ended or replaced already."""
        ...

    async def is_number_taken(self, unit_id: UnitId, number: str, year: int) -> bool: ...

    async def due(self, now: datetime, limit: int) -> list[OrderId]:
        """Signed orders that come into force, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...


class MentorshipChanges(Protocol):
    """Changes of mentorships in force; of each at most one is open."""

    async def add(self, change: MentorshipChange) -> MentorshipChange | None:
        """The id given is ignored; None when another is open."""
        ...

    async def get(self, change_id: MentorshipChangeId) -> MentorshipChange:
        """Raises Gone."""
        ...

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[MentorshipChange]: ...

    async def save(self, after: MentorshipChange, *, expected: MentorshipChange) -> MentorshipChange | None:
        """Compare-and-set on the version."""
        ...

    async def move(self, change_ids: Collection[MentorshipChangeId], to: ChangeState) -> None:
        """With the order on which they stand."""
        ...


class PaperTemplates(Protocol):
    """The unit's own templates of papers, in versions."""

    async def content(self, unit_id: UnitId, kind: PaperKind) -> bytes | None:
        """The newest; None while the unit uses the product's own."""
        ...

    async def add(self, unit_id: UnitId, kind: PaperKind, content: bytes | None, by: PersonId, now: datetime) -> int:
        """The number of the new version; without content it is the product's own again."""
        ...

    async def version(self, unit_id: UnitId, kind: PaperKind, number: int) -> bytes:
        """Raises Gone, also for a version that was the product's own."""
        ...
