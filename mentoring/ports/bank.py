"""Repositories of the bank of mentors and mentees."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from mentoring.model.bank import Decision, MenteeCategory, MentorCard, MentorList, MentorOffer, MentorState, WeeklySlot
from mentoring.model.ids import MentorListId, PersonId, UnitId


class BankCards(Protocol):
    """Cards of mentors and mentees, the journal of a mentor's steps, and curators' own remarks."""

    async def mentor(self, person_id: PersonId, unit_id: UnitId) -> MentorCard:
        """What is stored, or a candidate's empty card."""
        ...

    async def mentors(self, person_ids: Collection[PersonId], unit_id: UnitId) -> dict[PersonId, MentorCard]:
        """The same for several."""
        ...

    async def move(
        self,
        unit_id: UnitId,
        person_ids: Collection[PersonId],
        to: MentorState,
        *,
        expected: Collection[MentorState],
        by: PersonId,
        reason: str = "",
        now: datetime,
    ) -> set[PersonId]:
        """Compare-and-set, with a line in the journal for each who moved; who is missing had another state."""
        ...

    async def save_offer(self, person_id: PersonId, unit_id: UnitId, offer: MentorOffer, now: datetime) -> None:
        """The card is made if there is none; its state is left alone."""
        ...

    async def last_author(self, person_id: PersonId, unit_id: UnitId) -> PersonId | None:
        """Who took the newest step with the mentor's card."""
        ...

    async def save_category(self, person_id: PersonId, unit_id: UnitId, category: MenteeCategory | None) -> None: ...

    async def save_wishes(self, person_id: PersonId, unit_id: UnitId, wishes: str) -> None: ...

    async def times_of(self, mentee_id: PersonId, unit_id: UnitId) -> frozenset[WeeklySlot]:
        """When in the week a mentee has time; empty while they have not said."""
        ...

    async def save_times(self, mentee_id: PersonId, unit_id: UnitId, times: Collection[WeeklySlot]) -> None: ...

    async def keep_apart(
        self, unit_id: UnitId, one: PersonId, other: PersonId, *, by: PersonId, reason: str, now: datetime
    ) -> None:
        """The two are not put together in this unit; saying so again replaces author and reason."""
        ...

    async def let_meet(self, unit_id: UnitId, one: PersonId, other: PersonId) -> bool:
        """The opposite; False when they were not kept apart."""
        ...

    async def kept_apart(self, unit_id: UnitId) -> set[tuple[PersonId, PersonId]]:
        """Everybody kept apart in the unit, each couple both ways round."""
        ...

    async def save_remark(
        self, person_id: PersonId, unit_id: UnitId, author_id: PersonId, text: str, now: datetime
    ) -> None:
        """The author's one remark about the person; an empty text takes it away."""
        ...

    async def forget_remarks_by(self, author_id: PersonId, units: Collection[UnitId]) -> None: ...


class MentorLists(Protocol):
    async def add(self, unit_id: UnitId, person_ids: Collection[PersonId], by: PersonId, now: datetime) -> MentorList:
        """A list on which everybody waits."""
        ...

    async def get(self, list_id: MentorListId) -> MentorList:
        """Raises Gone."""
        ...

    async def hold(self, list_id: MentorListId) -> None:
        """Make other decisions about the list wait until this one ends."""
        ...

    async def decisions(self, list_id: MentorListId) -> dict[PersonId, Decision]: ...

    async def decider_name(self, list_id: MentorListId, person_id: PersonId) -> str:
        """Who decided about the person of the list."""
        ...

    async def decide(
        self,
        list_id: MentorListId,
        person_ids: Collection[PersonId],
        decision: Decision,
        *,
        by: PersonId,
        reason: str = "",
        now: datetime,
    ) -> set[PersonId]:
        """Compare-and-set: who still waited and is decided about now."""
        ...

    async def close(self, list_id: MentorListId, now: datetime) -> None: ...

    async def waiting_with(self, person_id: PersonId, units: Collection[UnitId]) -> list[MentorListId]:
        """The lists of these units on which the person waits."""
        ...
