"""The topic trees of the units."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import HelpRequestRow, TopicRow
from mentoring.model.help_request import LIVE
from mentoring.model.ids import TopicId, UnitId
from mentoring.model.topics import SEED, Topic, TopicTree
from mentoring.refusals import Gone


class SqlTopics:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def tree(self, unit_id: UnitId) -> TopicTree:
        statement = select(TopicRow).where(TopicRow.unit_id == unit_id).order_by(TopicRow.place, TopicRow.id)
        return TopicTree([topic_of(row) for row in await self._connection.execute(statement)])

    async def get(self, topic_id: TopicId) -> Topic:
        row = (await self._connection.execute(select(TopicRow).where(TopicRow.id == topic_id))).one_or_none()
        if row is None:
            raise Gone
        return topic_of(row)

    async def seed(self, unit_id: UnitId) -> None:
        def branch(codes: Iterable[str], parent_id: int | None) -> list[dict[str, Any]]:
            return [
                {"unit_id": unit_id, "parent_id": parent_id, "code": code, "name": None, "place": place}
                for place, code in enumerate(codes)
            ]

        directions = insert(TopicRow).returning(TopicRow.code, TopicRow.id)
        ids = {row.code: row.id for row in await self._connection.execute(directions, branch(SEED, None))}
        subtopics = [row for direction, codes in SEED.items() for row in branch(codes, ids[direction])]
        await self._connection.execute(insert(TopicRow), subtopics)

    async def add(self, unit_id: UnitId, parent_id: TopicId | None, name: str) -> Topic:
        last = select(func.coalesce(func.max(TopicRow.place), -1)).where(
            TopicRow.unit_id == unit_id, TopicRow.parent_id.is_not_distinct_from(parent_id)
        )
        statement = (
            insert(TopicRow)
            .values(unit_id=unit_id, parent_id=parent_id, name=name, place=last.scalar_subquery() + 1)
            .returning(TopicRow)
        )
        return topic_of((await self._connection.execute(statement)).one())

    async def save(self, *topics: Topic) -> None:
        if not topics:
            return
        values = [
            {"of": topic.id, "name": topic.name, "place": topic.place, "is_archived": topic.is_archived}
            for topic in topics
        ]
        statement = (
            update(TopicRow.__table__)  # type: ignore[arg-type]  # the row class would be updated by its own primary key
            .where(TopicRow.id == bindparam("of"))
            .values(name=bindparam("name"), place=bindparam("place"), is_archived=bindparam("is_archived"))
        )
        await self._connection.execute(statement, values)

    async def is_in_use(self, topic_id: TopicId) -> bool:
        statement = (
            select(HelpRequestRow.id)
            .join(TopicRow, TopicRow.id == HelpRequestRow.topic_id)
            .where(or_(TopicRow.id == topic_id, TopicRow.parent_id == topic_id), HelpRequestRow.state.in_(LIVE))
            .limit(1)
        )
        return (await self._connection.execute(statement)).first() is not None


def topic_of(row: Any) -> Topic:
    return Topic(
        id=TopicId(row.id),
        unit_id=UnitId(row.unit_id),
        parent_id=None if row.parent_id is None else TopicId(row.parent_id),
        code=row.code,
        name=row.name,
        place=row.place,
        is_archived=row.is_archived,
    )
