"""Frequently asked questions on SQL."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import AnswerRow, TopicRow
from bot.storage.upsert import insert_for
from mentoring.model.help_request import Answer, AnswerState
from mentoring.model.ids import AnswerId, HelpRequestId, TopicId, UnitId
from mentoring.refusals import Gone


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        id=AnswerId(row.id),
        unit_id=UnitId(row.unit_id),
        topic_id=TopicId(row.topic_id),
        request_id=None if row.request_id is None else HelpRequestId(row.request_id),
        question=row.question,
        answer=row.answer,
        state=AnswerState(row.state),
    )


class SqlAnswers:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def propose(
        self, unit_id: UnitId, topic_id: TopicId, request_id: HelpRequestId, question: str, answer: str, now: datetime
    ) -> bool:
        upsert = insert_for(self._connection)
        added = await self._connection.execute(
            upsert(AnswerRow)
            .values(
                unit_id=unit_id,
                topic_id=topic_id,
                request_id=request_id,
                question=question,
                answer=answer,
                state=AnswerState.PROPOSED,
                proposed_at=now,
            )
            .on_conflict_do_nothing(index_elements=[AnswerRow.request_id])
        )
        return added.rowcount == 1

    async def get(self, answer_id: AnswerId) -> Answer:
        row = (await self._connection.execute(select(AnswerRow).where(AnswerRow.id == answer_id))).first()
        if row is None:
            raise Gone
        return _answer(row)

    async def edit(self, answer_id: AnswerId, *, question: str, answer: str) -> None:
        await self._connection.execute(
            update(AnswerRow).where(AnswerRow.id == answer_id).values(question=question, answer=answer)
        )

    async def decide(self, answer_id: AnswerId, state: AnswerState, now: datetime, *, expected: AnswerState) -> bool:
        decided = await self._connection.execute(
            update(AnswerRow)
            .where(AnswerRow.id == answer_id, AnswerRow.state == expected)
            .values(state=state, published_at=now if state is AnswerState.PUBLISHED else None)
        )
        return decided.rowcount == 1

    async def published(self, topic_id: TopicId, limit: int) -> list[Answer]:
        direction = select(TopicRow.parent_id).where(TopicRow.id == topic_id).scalar_subquery()
        query = (
            select(AnswerRow)
            .where(
                AnswerRow.state == AnswerState.PUBLISHED,
                or_(AnswerRow.topic_id == topic_id, AnswerRow.topic_id == direction),
            )
            .order_by((AnswerRow.topic_id != topic_id), AnswerRow.published_at.desc())
            .limit(limit)
        )
        return [_answer(row) for row in await self._connection.execute(query)]

    async def of_unit(self, unit_id: UnitId, state: AnswerState, limit: int) -> list[Answer]:
        query = (
            select(AnswerRow)
            .where(AnswerRow.unit_id == unit_id, AnswerRow.state == state)
            .order_by(AnswerRow.id.desc())
            .limit(limit)
        )
        return [_answer(row) for row in await self._connection.execute(query)]
