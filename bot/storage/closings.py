"""Ends of mentorships in the making on SQL, each with its voices. What is saved is decided by the state."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import ClosingRow, ClosingVoiceRow
from mentoring.model.closings import OPEN, Closing, ClosingState, Ground, Voice
from mentoring.model.ids import ClosingId, MentorshipId, PersonId
from mentoring.refusals import Gone


class SqlClosings:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, closing: Closing) -> Closing:
        statement = insert(ClosingRow).values(_values(closing)).returning(ClosingRow)
        row = (await self._connection.execute(statement)).one()
        await self._add_voices(row.id, closing)
        return closing_of(row, closing.voices)

    async def get(self, closing_id: ClosingId) -> Closing:
        found = await self._found(ClosingRow.id == closing_id)
        if not found:
            raise Gone
        return found[0]

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[Closing]:
        return await self._found(
            ClosingRow.mentorship_id.in_(sorted(mentorship_ids)), ClosingRow.state.in_(sorted(OPEN))
        )

    async def save(self, after: Closing, *, expected: Closing) -> bool:
        statement = (
            update(ClosingRow)
            .where(ClosingRow.id == expected.id, ClosingRow.state == expected.state)
            .values(_values(after))
            .returning(ClosingRow.id)
        )
        if (await self._connection.execute(statement)).one_or_none() is None:
            return False
        if after.voices != expected.voices:
            await self._connection.execute(delete(ClosingVoiceRow).where(ClosingVoiceRow.closing_id == expected.id))
            await self._add_voices(expected.id, after)
        return True

    async def due(self, now: datetime, limit: int) -> list[ClosingId]:
        statement = select(ClosingRow.id).where(ClosingRow.due_at <= now).order_by(ClosingRow.due_at).limit(limit)
        return [ClosingId(closing_id) for closing_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(ClosingRow.due_at)))

    async def _found(self, *conditions: ColumnElement[bool]) -> list[Closing]:
        rows = (await self._connection.execute(select(ClosingRow).where(*conditions).order_by(ClosingRow.id))).all()
        if not rows:
            return []
        spoken = (
            select(ClosingVoiceRow)
            .where(ClosingVoiceRow.closing_id.in_([row.id for row in rows]))
            .order_by(ClosingVoiceRow.person_id)
        )
        voices: dict[int, list[Voice]] = defaultdict(list)
        for voice in await self._connection.execute(spoken):
            voices[voice.closing_id].append(
                Voice(person_id=PersonId(voice.person_id), agrees=voice.agrees, words=voice.words, at=voice.at)
            )
        return [closing_of(row, tuple(voices[row.id])) for row in rows]

    async def _add_voices(self, closing_id: int, closing: Closing) -> None:
        voices = [
            {
                "closing_id": closing_id,
                "person_id": voice.person_id,
                "agrees": voice.agrees,
                "words": voice.words,
                "at": voice.at,
            }
            for voice in closing.voices
        ]
        if voices:
            await self._connection.execute(insert(ClosingVoiceRow), voices)


def closing_of(row: Any, voices: tuple[Voice, ...]) -> Closing:
    return Closing(
        id=ClosingId(row.id),
        mentorship_id=MentorshipId(row.mentorship_id),
        ground=Ground(row.ground),
        state=ClosingState(row.state),
        author_id=PersonId(row.author_id),
        opened_at=row.opened_at,
        ends_on=row.ends_on,
        leaver_id=None if row.leaver_id is None else PersonId(row.leaver_id),
        reason=row.reason,
        facts=row.facts,
        ripe_at=row.ripe_at,
        voices=voices,
        due_at=row.due_at,
        settled_at=row.settled_at,
    )


def _values(closing: Closing) -> dict[str, Any]:
    return {
        "mentorship_id": closing.mentorship_id,
        "ground": closing.ground,
        "state": closing.state,
        "author_id": closing.author_id,
        "opened_at": closing.opened_at,
        "ends_on": closing.ends_on,
        "leaver_id": closing.leaver_id,
        "reason": closing.reason,
        "facts": closing.facts,
        "ripe_at": closing.ripe_at,
        "due_at": closing.due_at,
        "settled_at": closing.settled_at,
    }
