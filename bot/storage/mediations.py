"""Confidential cases of the council on SQL. Who takes one is decided by compare-and-set."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MediationCandidateRow, MediationNoteRow, MediationRow
from mentoring.model.ids import MediationId, MentorshipId, PersonId, UnitId
from mentoring.model.mediation import OPEN, Mediation, MediationNote, MediationState
from mentoring.refusals import Gone

IS_OPEN = MediationRow.state.in_(sorted(OPEN))


class SqlMediations:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, mediation: Mediation) -> Mediation:
        statement = insert(MediationRow).values(_values(mediation)).returning(MediationRow)
        row = (await self._connection.execute(statement)).one()
        await self._add_candidates(row.id, mediation)
        return mediation_of(row, mediation.candidates)

    async def get(self, mediation_id: MediationId) -> Mediation:
        found = await self._found(MediationRow.id == mediation_id)
        if not found:
            raise Gone
        return found[0]

    async def hold(self, mediation_id: MediationId) -> None:
        # SQLite has one writer at a time anyway, and drops the lock.
        statement = select(MediationRow.id).where(MediationRow.id == mediation_id).with_for_update(key_share=True)
        await self._connection.execute(statement)

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[Mediation]:
        return await self._found(MediationRow.mentorship_id.in_(sorted(mentorship_ids)), IS_OPEN)

    async def open_with(self, person_id: PersonId, unit_id: UnitId) -> list[Mediation]:
        return await self._found(MediationRow.unit_id == unit_id, is_with(person_id))

    async def save(self, after: Mediation, *, expected: Mediation) -> bool:
        statement = (
            update(MediationRow)
            .where(
                MediationRow.id == expected.id,
                MediationRow.state == expected.state,
                MediationRow.mediator_id.is_not_distinct_from(expected.mediator_id),
            )
            .values(_values(after))
            .returning(MediationRow.id)
        )
        if (await self._connection.execute(statement)).one_or_none() is None:
            return False
        if after.candidates != expected.candidates:
            is_of_it = MediationCandidateRow.mediation_id == expected.id
            await self._connection.execute(delete(MediationCandidateRow).where(is_of_it))
            await self._add_candidates(expected.id, after)
        return True

    async def note(self, mediation_id: MediationId, author_id: PersonId, text: str, now: datetime) -> None:
        values = {"mediation_id": mediation_id, "author_id": author_id, "text": text, "at": now}
        await self._connection.execute(insert(MediationNoteRow).values(values))

    async def notes(self, mediation_id: MediationId, author_id: PersonId) -> list[MediationNote]:
        statement = (
            select(MediationNoteRow.text, MediationNoteRow.at)
            .where(MediationNoteRow.mediation_id == mediation_id, MediationNoteRow.author_id == author_id)
            .order_by(MediationNoteRow.id)
        )
        return [MediationNote(text=row.text, at=row.at) for row in await self._connection.execute(statement)]

    async def due(self, now: datetime, limit: int) -> list[MediationId]:
        statement = select(MediationRow.id).where(MediationRow.due_at <= now).order_by(MediationRow.due_at).limit(limit)
        return [MediationId(mediation_id) for mediation_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(MediationRow.due_at)))

    async def _found(self, *conditions: ColumnElement[bool]) -> list[Mediation]:
        rows = (await self._connection.execute(select(MediationRow).where(*conditions).order_by(MediationRow.id))).all()
        if not rows:
            return []
        asked = select(MediationCandidateRow).where(MediationCandidateRow.mediation_id.in_([row.id for row in rows]))
        candidates: dict[int, set[PersonId]] = defaultdict(set)
        for candidate in await self._connection.execute(asked):
            candidates[candidate.mediation_id].add(PersonId(candidate.person_id))
        return [mediation_of(row, frozenset(candidates[row.id])) for row in rows]

    async def _add_candidates(self, mediation_id: int, mediation: Mediation) -> None:
        candidates = [
            {"mediation_id": mediation_id, "person_id": person_id} for person_id in sorted(mediation.candidates)
        ]
        if candidates:
            await self._connection.execute(insert(MediationCandidateRow), candidates)


def is_with(person_id: PersonId) -> ColumnElement[bool]:
    """Cases the person has in hand, or was asked to take and still may."""
    asked = select(MediationCandidateRow.mediation_id).where(MediationCandidateRow.person_id == person_id)
    return or_(
        and_(MediationRow.state == MediationState.TAKEN, MediationRow.mediator_id == person_id),
        and_(MediationRow.state == MediationState.ASKED, MediationRow.id.in_(asked)),
    )


def mediation_of(row: Any, candidates: frozenset[PersonId]) -> Mediation:
    return Mediation(
        id=MediationId(row.id),
        mentorship_id=MentorshipId(row.mentorship_id),
        unit_id=UnitId(row.unit_id),
        asked_by=PersonId(row.asked_by),
        asked_at=row.asked_at,
        state=MediationState(row.state),
        candidates=candidates,
        is_open_to_all=row.is_open_to_all,
        mediator_id=None if row.mediator_id is None else PersonId(row.mediator_id),
        words=row.words,
        due_at=row.due_at,
        settled_at=row.settled_at,
    )


def _values(mediation: Mediation) -> dict[str, Any]:
    return {
        "mentorship_id": mediation.mentorship_id,
        "unit_id": mediation.unit_id,
        "asked_by": mediation.asked_by,
        "asked_at": mediation.asked_at,
        "state": mediation.state,
        "is_open_to_all": mediation.is_open_to_all,
        "mediator_id": mediation.mediator_id,
        "words": mediation.words,
        "due_at": mediation.due_at,
        "settled_at": mediation.settled_at,
    }
