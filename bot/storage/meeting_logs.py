"""Records of meetings on SQL. What became of a step is decided by compare-and-set."""

from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MeetingLogRow, NextStepRow, PrivateNoteRow
from bot.storage.upsert import insert_for
from mentoring.model.ids import MeetingId, MentorshipId, NextStepId, PersonId
from mentoring.model.meeting_log import MeetingLog, NextStep, PrivateNote, Said, StepState
from mentoring.model.mentorship import Side
from mentoring.refusals import Gone


class SqlMeetingLogs:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, meeting_id: MeetingId, author_id: PersonId) -> MeetingLog | None:
        statement = select(MeetingLogRow).where(
            MeetingLogRow.meeting_id == meeting_id, MeetingLogRow.author_id == author_id
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else log_of(row)

    async def save(self, log: MeetingLog) -> None:
        if log.is_empty:
            theirs = (MeetingLogRow.meeting_id == log.meeting_id, MeetingLogRow.author_id == log.author_id)
            await self._connection.execute(delete(MeetingLogRow).where(*theirs))
            return
        values = {
            "works_chips": list(log.works.chips),
            "works_words": log.works.words,
            "works_voice": log.works.voice,
            "hinders_chips": list(log.hinders.chips),
            "hinders_words": log.hinders.words,
            "hinders_voice": log.hinders.voice,
            "note": log.note,
            "written_at": log.written_at,
        }
        await self._put(MeetingLogRow, log.meeting_id, log.author_id, values)

    async def steps(self, meeting_id: MeetingId) -> list[NextStep]:
        statement = select(NextStepRow).where(NextStepRow.meeting_id == meeting_id).order_by(NextStepRow.id)
        return [step_of(row) for row in await self._connection.execute(statement)]

    async def step(self, step_id: NextStepId) -> NextStep:
        row = (await self._connection.execute(select(NextStepRow).where(NextStepRow.id == step_id))).one_or_none()
        if row is None:
            raise Gone
        return step_of(row)

    async def add_step(self, step: NextStep) -> bool:
        values = {
            "meeting_id": step.meeting_id,
            "mentorship_id": step.mentorship_id,
            "owner": step.owner,
            "author_id": step.author_id,
            "chip": next(iter(step.said.chips), None),
            "words": step.said.words,
            "voice": step.said.voice,
            "state": step.state,
            "ticked_in": step.ticked_in,
            "carried": step.carried,
        }
        added = insert_for(self._connection)(NextStepRow).values(values).on_conflict_do_nothing()
        return (await self._connection.execute(added.returning(NextStepRow.id))).one_or_none() is not None

    async def save_step(self, after: NextStep, *, expected: NextStep) -> bool:
        statement = (
            update(NextStepRow)
            .where(*_as_expected(expected))
            .values(state=after.state, ticked_in=after.ticked_in, carried=after.carried)
            .returning(NextStepRow.id)
        )
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def remove_step(self, step: NextStep) -> bool:
        removed = delete(NextStepRow).where(*_as_expected(step)).returning(NextStepRow.id)
        return (await self._connection.execute(removed)).one_or_none() is not None

    async def write_private(self, note: PrivateNote) -> None:
        values = {"words": note.words, "voice": note.voice, "written_at": note.written_at}
        await self._put(PrivateNoteRow, note.meeting_id, note.author_id, values)

    async def forget_private(self, meeting_id: MeetingId, author_id: PersonId) -> None:
        await self._connection.execute(
            delete(PrivateNoteRow).where(PrivateNoteRow.meeting_id == meeting_id, PrivateNoteRow.author_id == author_id)
        )

    async def _put(self, row: Any, meeting_id: MeetingId, author_id: PersonId, values: dict[str, Any]) -> None:
        await self._connection.execute(
            insert_for(self._connection)(row)
            .values(meeting_id=meeting_id, author_id=author_id, **values)
            .on_conflict_do_update(index_elements=[row.meeting_id, row.author_id], set_=values)
        )


def _as_expected(step: NextStep) -> tuple[ColumnElement[bool], ...]:
    return (
        NextStepRow.id == step.id,
        NextStepRow.state == step.state,
        NextStepRow.ticked_in.is_not_distinct_from(step.ticked_in),
        NextStepRow.carried == step.carried,
    )


def log_of(row: Any) -> MeetingLog:
    return MeetingLog(
        meeting_id=MeetingId(row.meeting_id),
        author_id=PersonId(row.author_id),
        written_at=row.written_at,
        works=Said(chips=tuple(row.works_chips), words=row.works_words, voice=row.works_voice),
        hinders=Said(chips=tuple(row.hinders_chips), words=row.hinders_words, voice=row.hinders_voice),
        note=row.note,
    )


def step_of(row: Any) -> NextStep:
    return NextStep(
        id=NextStepId(row.id),
        meeting_id=MeetingId(row.meeting_id),
        mentorship_id=None if row.mentorship_id is None else MentorshipId(row.mentorship_id),
        owner=Side(row.owner),
        author_id=PersonId(row.author_id),
        said=Said(chips=(row.chip,) if row.chip else (), words=row.words, voice=row.voice),
        state=StepState(row.state),
        ticked_in=None if row.ticked_in is None else MeetingId(row.ticked_in),
        carried=row.carried,
    )


def private_note_of(row: Any) -> PrivateNote:
    return PrivateNote(
        meeting_id=MeetingId(row.meeting_id),
        author_id=PersonId(row.author_id),
        words=row.words,
        voice=row.voice,
        written_at=row.written_at,
    )
