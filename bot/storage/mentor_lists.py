"""Lists of mentors for the head. Who decides first is decided by compare-and-set."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MentorListEntryRow, MentorListRow, PersonRow
from mentoring.model.bank import Decision, MentorList
from mentoring.model.ids import MentorListId, PersonId, UnitId
from mentoring.refusals import Gone


class SqlMentorLists:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, unit_id: UnitId, person_ids: Collection[PersonId], by: PersonId, now: datetime) -> MentorList:
        statement = (
            insert(MentorListRow).values(unit_id=unit_id, proposed_by=by, proposed_at=now).returning(MentorListRow)
        )
        mentors = list_of((await self._connection.execute(statement)).one())
        entry = {"list_id": mentors.id, "decision": Decision.WAITING, "reason": ""}
        entries = [entry | {"person_id": person_id} for person_id in sorted(person_ids)]
        await self._connection.execute(insert(MentorListEntryRow), entries)
        return mentors

    async def get(self, list_id: MentorListId) -> MentorList:
        row = (await self._connection.execute(select(MentorListRow).where(MentorListRow.id == list_id))).one_or_none()
        if row is None:
            raise Gone
        return list_of(row)

    async def hold(self, list_id: MentorListId) -> None:
        # SQLite has one writer at a time anyway, and drops the lock.
        await self._connection.execute(
            select(MentorListRow.id).where(MentorListRow.id == list_id).with_for_update(key_share=True)
        )

    async def decisions(self, list_id: MentorListId) -> dict[PersonId, Decision]:
        statement = select(MentorListEntryRow.person_id, MentorListEntryRow.decision).where(
            MentorListEntryRow.list_id == list_id
        )
        return {PersonId(row.person_id): Decision(row.decision) for row in await self._connection.execute(statement)}

    async def decider_name(self, list_id: MentorListId, person_id: PersonId) -> str:
        statement = (
            select(PersonRow.name)
            .join(MentorListEntryRow, MentorListEntryRow.decided_by == PersonRow.id)
            .where(MentorListEntryRow.list_id == list_id, MentorListEntryRow.person_id == person_id)
        )
        return await self._connection.scalar(statement) or ""

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
        statement = (
            update(MentorListEntryRow)
            .where(
                MentorListEntryRow.list_id == list_id,
                MentorListEntryRow.person_id.in_(person_ids),
                MentorListEntryRow.decision == Decision.WAITING,
            )
            .values(decision=decision, reason=reason, decided_by=by, decided_at=now)
            .returning(MentorListEntryRow.person_id)
        )
        return {PersonId(person_id) for person_id in await self._connection.scalars(statement)}

    async def close(self, list_id: MentorListId, now: datetime) -> None:
        await self._connection.execute(update(MentorListRow).where(MentorListRow.id == list_id).values(closed_at=now))

    async def waiting_with(self, person_id: PersonId, units: Collection[UnitId]) -> list[MentorListId]:
        statement = (
            select(MentorListRow.id)
            .join(MentorListEntryRow, MentorListEntryRow.list_id == MentorListRow.id)
            .where(
                MentorListEntryRow.person_id == person_id,
                MentorListEntryRow.decision == Decision.WAITING,
                MentorListRow.unit_id.in_(units),
            )
            .order_by(MentorListRow.id)
        )
        return [MentorListId(list_id) for list_id in await self._connection.scalars(statement)]


def list_of(row: Any) -> MentorList:
    return MentorList(
        id=MentorListId(row.id),
        unit_id=UnitId(row.unit_id),
        proposed_by=PersonId(row.proposed_by),
        proposed_at=row.proposed_at,
        closed_at=row.closed_at,
    )
