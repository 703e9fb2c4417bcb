"""The plan of a unit: whom the curator means to propose to whom."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import SuggestedPairRow
from bot.storage.upsert import insert_for
from mentoring.model.ids import PersonId, UnitId


class SqlSuggestedPairs:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def replace(self, unit_id: UnitId, pairs: Mapping[PersonId, PersonId]) -> None:
        await self._connection.execute(delete(SuggestedPairRow).where(SuggestedPairRow.unit_id == unit_id))
        values = [{"unit_id": unit_id, "mentee_id": mentee, "mentor_id": mentor} for mentee, mentor in pairs.items()]
        if values:
            await self._connection.execute(insert(SuggestedPairRow), values)

    async def put(self, unit_id: UnitId, mentee_id: PersonId, mentor_id: PersonId) -> None:
        key = {"unit_id": unit_id, "mentee_id": mentee_id}
        statement = insert_for(self._connection.engine)(SuggestedPairRow).values(**key, mentor_id=mentor_id)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=list(key), set_={"mentor_id": mentor_id})
        )

    async def take(self, unit_id: UnitId, mentees: Collection[PersonId] | None = None) -> dict[PersonId, PersonId]:
        taken = delete(SuggestedPairRow).where(SuggestedPairRow.unit_id == unit_id)
        if mentees is not None:
            taken = taken.where(SuggestedPairRow.mentee_id.in_(mentees))
        rows = await self._connection.execute(taken.returning(SuggestedPairRow.mentee_id, SuggestedPairRow.mentor_id))
        return {PersonId(row.mentee_id): PersonId(row.mentor_id) for row in rows}

    async def of_unit(self, unit_id: UnitId) -> dict[PersonId, PersonId]:
        statement = select(SuggestedPairRow.mentee_id, SuggestedPairRow.mentor_id).where(
            SuggestedPairRow.unit_id == unit_id
        )
        rows = await self._connection.execute(statement.order_by(SuggestedPairRow.mentee_id))
        return {PersonId(row.mentee_id): PersonId(row.mentor_id) for row in rows}
