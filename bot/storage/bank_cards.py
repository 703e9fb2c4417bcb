"""Cards of the bank on SQL. A mentor's state changes by compare-and-set, with a line in the journal."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import KeptApartRow, MenteeCardRow, MentorCardRow, MentorStepRow, RemarkRow
from bot.storage.upsert import insert_for
from mentoring.model.bank import (
    Kind,
    MenteeCategory,
    MentorCard,
    MentorOffer,
    MentorState,
    RoleForm,
    WeeklySlot,
)
from mentoring.model.ids import PersonId, UnitId


class SqlBankCards:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def mentor(self, person_id: PersonId, unit_id: UnitId) -> MentorCard:
        return (await self.mentors([person_id], unit_id))[person_id]

    async def mentors(self, person_ids: Collection[PersonId], unit_id: UnitId) -> dict[PersonId, MentorCard]:
        statement = select(MentorCardRow).where(
            MentorCardRow.person_id.in_(person_ids), MentorCardRow.unit_id == unit_id
        )
        cards = {person_id: MentorCard(person_id=person_id, unit_id=unit_id) for person_id in person_ids}
        for row in await self._connection.execute(statement):
            person_id = PersonId(row.person_id)
            cards[person_id] = MentorCard(
                person_id=person_id,
                unit_id=unit_id,
                state=MentorState(row.state),
                offer=offer_of(row),
                entered_at=row.entered_at,
            )
        return cards

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
        people = sorted(person_ids)
        await self._make(unit_id, people, now)
        statement = (
            update(MentorCardRow)
            .where(
                MentorCardRow.unit_id == unit_id,
                MentorCardRow.person_id.in_(people),
                MentorCardRow.state.in_(sorted(expected)),
            )
            .values(state=to)
            .returning(MentorCardRow.person_id)
        )
        moved = {PersonId(person_id) for person_id in await self._connection.scalars(statement)}
        step = {"unit_id": unit_id, "state": to, "author_id": by, "reason": reason, "at": now}
        if moved:
            steps = [step | {"person_id": person_id} for person_id in sorted(moved)]
            await self._connection.execute(insert(MentorStepRow), steps)
        return moved

    async def save_offer(self, person_id: PersonId, unit_id: UnitId, offer: MentorOffer, now: datetime) -> None:
        await self._make(unit_id, [person_id], now)
        await self._connection.execute(
            update(MentorCardRow)
            .where(MentorCardRow.person_id == person_id, MentorCardRow.unit_id == unit_id)
            .values(
                kinds=sorted(offer.kinds),
                forms=sorted(offer.forms),
                capacity=offer.capacity,
                times=[str(slot) for slot in sorted(offer.times)],
                training=offer.training,
                languages=sorted(offer.languages),
            )
        )

    async def last_author(self, person_id: PersonId, unit_id: UnitId) -> PersonId | None:
        statement = (
            select(MentorStepRow.author_id)
            .where(MentorStepRow.person_id == person_id, MentorStepRow.unit_id == unit_id)
            .order_by(MentorStepRow.id.desc())
            .limit(1)
        )
        author_id = await self._connection.scalar(statement)
        return None if author_id is None else PersonId(author_id)

    async def save_category(self, person_id: PersonId, unit_id: UnitId, category: MenteeCategory | None) -> None:
        await self._save_mentee(person_id, unit_id, category=category)

    async def save_wishes(self, person_id: PersonId, unit_id: UnitId, wishes: str) -> None:
        await self._save_mentee(person_id, unit_id, wishes=wishes)

    async def times_of(self, mentee_id: PersonId, unit_id: UnitId) -> frozenset[WeeklySlot]:
        statement = select(MenteeCardRow.times).where(
            MenteeCardRow.person_id == mentee_id, MenteeCardRow.unit_id == unit_id
        )
        return frozenset(map(WeeklySlot.of, await self._connection.scalar(statement) or ()))

    async def save_times(self, mentee_id: PersonId, unit_id: UnitId, times: Collection[WeeklySlot]) -> None:
        await self._save_mentee(mentee_id, unit_id, times=[str(slot) for slot in sorted(times)])

    async def keep_apart(
        self, unit_id: UnitId, one: PersonId, other: PersonId, *, by: PersonId, reason: str, now: datetime
    ) -> None:
        key = _couple(unit_id, one, other)
        values = {"author_id": by, "reason": reason, "since": now}
        statement = insert_for(self._connection.engine)(KeptApartRow).values(**key, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))

    async def let_meet(self, unit_id: UnitId, one: PersonId, other: PersonId) -> bool:
        key = _couple(unit_id, one, other)
        gone = await self._connection.execute(delete(KeptApartRow).filter_by(**key).returning(KeptApartRow.one_id))
        return gone.first() is not None

    async def kept_apart(self, unit_id: UnitId) -> set[tuple[PersonId, PersonId]]:
        statement = select(KeptApartRow.one_id, KeptApartRow.other_id).where(KeptApartRow.unit_id == unit_id)
        couples = [(row.one_id, row.other_id) for row in await self._connection.execute(statement)]
        both_ways = [*couples, *((other, one) for one, other in couples)]
        return {(PersonId(one), PersonId(other)) for one, other in both_ways}

    async def save_remark(
        self, person_id: PersonId, unit_id: UnitId, author_id: PersonId, text: str, now: datetime
    ) -> None:
        if not text:
            await self._connection.execute(
                delete(RemarkRow).where(
                    RemarkRow.person_id == person_id, RemarkRow.unit_id == unit_id, RemarkRow.author_id == author_id
                )
            )
            return
        key = {"person_id": person_id, "unit_id": unit_id, "author_id": author_id}
        values = {"text": text, "written_at": now}
        statement = insert_for(self._connection.engine)(RemarkRow).values(**key, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))

    async def forget_remarks_by(self, author_id: PersonId, units: Collection[UnitId]) -> None:
        await self._connection.execute(
            delete(RemarkRow).where(RemarkRow.author_id == author_id, RemarkRow.unit_id.in_(units))
        )

    async def _make(self, unit_id: UnitId, person_ids: Collection[PersonId], now: datetime) -> None:
        """A candidate's empty card for whoever has none."""
        empty = {"unit_id": unit_id, "state": MentorState.CANDIDATE, "training": "", "entered_at": now}
        lists: dict[str, list[str]] = {"kinds": [], "forms": [], "times": [], "languages": []}
        statement = insert_for(self._connection.engine)(MentorCardRow).on_conflict_do_nothing()
        await self._connection.execute(
            statement, [empty | lists | {"person_id": person_id} for person_id in person_ids]
        )

    async def _save_mentee(self, person_id: PersonId, unit_id: UnitId, **values: Any) -> None:
        key = {"person_id": person_id, "unit_id": unit_id}
        statement = insert_for(self._connection.engine)(MenteeCardRow).values(
            **({"wishes": "", "times": []} | key | values)
        )
        await self._connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


def _couple(unit_id: UnitId, one: PersonId, other: PersonId) -> dict[str, int]:
    first, second = sorted((one, other))
    return {"unit_id": unit_id, "one_id": first, "other_id": second}


def offer_of(row: Any) -> MentorOffer:
    return MentorOffer(
        kinds=frozenset(map(Kind, row.kinds)),
        forms=frozenset(map(RoleForm, row.forms)),
        capacity=row.capacity,
        times=frozenset(map(WeeklySlot.of, row.times)),
        training=row.training,
        languages=frozenset(row.languages),
    )
