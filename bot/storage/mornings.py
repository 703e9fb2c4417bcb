"""The mornings on which deciders are told how much waits for them, on SQL."""

from datetime import datetime

from sqlalchemy import delete, exists, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from bot.storage.matters import READERS, matters
from bot.storage.people import HAS_JOINED
from bot.storage.rows import MembershipRow, MorningRow, PersonRow
from mentoring.model.ids import PersonId, UnitId


class SqlMornings:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def arm(self, unit_id: UnitId, at: datetime, now: datetime) -> None:
        # A morning that is due may be taken by others at this moment, before they could see what is entered here.
        is_armed = exists().where(MorningRow.unit_id == unit_id, MorningRow.at > now, MorningRow.at <= at)
        columns = (literal(unit_id, MorningRow.unit_id.type), literal(at, MorningRow.at.type))
        await self._connection.execute(
            insert(MorningRow).from_select(["unit_id", "at"], select(*columns).where(~is_armed))
        )

    async def take(self, unit_id: UnitId, now: datetime) -> bool:
        statement = (
            delete(MorningRow).where(MorningRow.unit_id == unit_id, MorningRow.at <= now).returning(MorningRow.id)
        )
        return bool((await self._connection.scalars(statement)).all())

    async def waiting(self, unit_id: UnitId) -> dict[PersonId, int]:
        here = aliased(MembershipRow)
        # Nobody else has a queue; without this a database may look at everybody of a city for every matter.
        judges = select(here.person_id).where(here.unit_id == unit_id, here.role.in_(READERS))
        theirs = matters(MembershipRow.person_id.in_(judges))
        statement = (
            select(theirs.c.person_id, func.count())
            .join(PersonRow, PersonRow.id == theirs.c.person_id)
            .where(*HAS_JOINED)
            .group_by(theirs.c.person_id)
            .having(func.count().filter(theirs.c.unit_id == unit_id) > 0)
        )
        return {PersonId(person_id): count for person_id, count in await self._connection.execute(statement)}

    async def due(self, now: datetime, limit: int) -> list[UnitId]:
        statement = select(MorningRow.unit_id).where(MorningRow.at <= now).distinct().limit(limit)
        return [UnitId(unit_id) for unit_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(MorningRow.at)))
