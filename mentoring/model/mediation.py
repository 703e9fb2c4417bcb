"""A confidential talk about a mentorship with a member of the council, before somebody ends it (гл. 3 п. 18 пп. 9)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import MediationId, MentorshipId, PersonId, UnitId
from mentoring.refusals import Gone, MediationOver

LONGEST_WORDS = 1000
LONGEST_NOTE = 1000


class MediationState(StrEnum):
    """Where a mediation stands."""

    #: Waits for a member of the council to take it.
    ASKED = "asked"
    TAKEN = "taken"
    #: It ended: its people go on with each other, or part.
    WILL_GO_ON = "will_go_on"
    WILL_PART = "will_part"
    #: Nobody asked could take it: who asked chooses another, or does without.
    HANDED_ON = "handed_on"
    #: Who asked needs it no more, or the mentorship has ended.
    OVER = "over"


OPEN = frozenset({MediationState.ASKED, MediationState.TAKEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediation:
    """One person of a mentorship asks for a mediator. Nobody else learns of it but the outcome."""

    id: MediationId
    mentorship_id: MentorshipId
    unit_id: UnitId
    asked_by: PersonId
    asked_at: datetime
    state: MediationState
    #: Members of the council who may still take it.
    candidates: frozenset[PersonId]
    #: Nobody was chosen: whoever of the council can takes it, and learns only then who asks.
    is_open_to_all: bool = False
    mediator_id: PersonId | None = None
    #: What the mediator is to know beforehand, if anything; read by the mediator alone.
    words: str = ""
    #: When nobody is waited for any more.
    due_at: datetime | None = None
    settled_at: datetime | None = None

    @property
    def subject(self) -> str:
        """What the notices that ask somebody to mediate are found by."""
        return f"mediation:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def must_be_asked_of(self, person_id: PersonId) -> None:
        """Raises Gone for who was never asked, MediationOver when it does not wait for them any more."""
        if person_id not in self.candidates:
            raise Gone
        if self.state is not MediationState.ASKED:
            raise MediationOver

    def must_be_with(self, person_id: PersonId) -> None:
        """Raises Gone for who is not its mediator, MediationOver when it has ended."""
        if self.mediator_id != person_id:
            raise Gone
        if self.state is not MediationState.TAKEN:
            raise MediationOver

    def taken(self, person_id: PersonId) -> "Mediation":
        self.must_be_asked_of(person_id)
        return replace(self, state=MediationState.TAKEN, mediator_id=person_id, due_at=None)

    def without(self, person_ids: Iterable[PersonId], now: datetime) -> "Mediation":
        """These cannot mediate: others are still waited for, or it is handed on."""
        left = self.candidates - frozenset(person_ids)
        if self.mediator_id in left or (self.state is MediationState.ASKED and left):
            return replace(self, candidates=left)
        return replace(self.settled(MediationState.HANDED_ON, now), candidates=left)

    def settled(self, state: MediationState, now: datetime) -> "Mediation":
        return replace(self, state=state, due_at=None, settled_at=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationNote:
    """A line of a mediator's own log; no one else reads it."""

    text: str
    at: datetime
