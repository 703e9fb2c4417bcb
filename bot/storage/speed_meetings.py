"""Single meetings on SQL. For one slot an index lets one request at most wait."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MeetingRow, SpeedMeetingRow
from bot.storage.upsert import insert_for
from mentoring.model.ids import MeetingId, PersonId, SpeedMeetingId, TopicId, UnitId
from mentoring.model.meetings import OPEN_MEETINGS
from mentoring.model.people import Mode
from mentoring.model.speed_meetings import SpeedMeeting, SpeedState
from mentoring.refusals import Gone


class SqlSpeedMeetings:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, speed: SpeedMeeting) -> SpeedMeeting | None:
        statement = insert_for(self._connection.engine)(SpeedMeetingRow).values(_values(speed))
        stored = await self._connection.execute(statement.on_conflict_do_nothing().returning(SpeedMeetingRow.__table__))
        row = stored.one_or_none()
        return None if row is None else speed_meeting_of(row)

    async def get(self, speed_id: SpeedMeetingId) -> SpeedMeeting:
        found = await self._found(SpeedMeetingRow.id == speed_id)
        if not found:
            raise Gone
        return found[0]

    async def of_meeting(self, meeting_id: MeetingId) -> SpeedMeeting | None:
        return next(iter(await self._found(SpeedMeetingRow.meeting_id == meeting_id)), None)

    async def save(self, after: SpeedMeeting, *, expected: SpeedMeeting) -> SpeedMeeting | None:
        statement = (
            update(SpeedMeetingRow)
            .where(SpeedMeetingRow.id == expected.id, SpeedMeetingRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(SpeedMeetingRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else speed_meeting_of(row)

    async def waiting_for(self, mentors: Collection[PersonId], now: datetime) -> list[SpeedMeeting]:
        return await self._found(SpeedMeetingRow.mentor_id.in_(mentors), SpeedMeetingRow.starts_at > now, _waits())

    async def waiting_of(self, person_id: PersonId) -> list[SpeedMeeting]:
        return await self._found(_is_in_it(person_id), _waits())

    async def agreed_of(self, person_id: PersonId, now: datetime) -> list[SpeedMeeting]:
        stands = (
            select(MeetingRow.id)
            .where(
                MeetingRow.id == SpeedMeetingRow.meeting_id,
                MeetingRow.state.in_(sorted(OPEN_MEETINGS)),
                or_(MeetingRow.starts_at.is_(None), MeetingRow.starts_at > now),
            )
            .correlate(SpeedMeetingRow)
            .exists()
        )
        return await self._found(_is_in_it(person_id), SpeedMeetingRow.state == SpeedState.AGREED, stands)

    async def due(self, now: datetime, limit: int) -> list[SpeedMeetingId]:
        statement = (
            select(SpeedMeetingRow.id)
            .where(SpeedMeetingRow.due_at <= now)
            .order_by(SpeedMeetingRow.due_at)
            .limit(limit)
        )
        return [SpeedMeetingId(speed_id) for speed_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(SpeedMeetingRow.due_at)))

    async def _found(self, *conditions: ColumnElement[bool]) -> list[SpeedMeeting]:
        statement = select(SpeedMeetingRow).where(*conditions).order_by(SpeedMeetingRow.starts_at, SpeedMeetingRow.id)
        return [speed_meeting_of(row) for row in await self._connection.execute(statement)]


def _waits() -> ColumnElement[bool]:
    return SpeedMeetingRow.state == SpeedState.WAITING


def _is_in_it(person_id: PersonId) -> ColumnElement[bool]:
    return or_(SpeedMeetingRow.mentee_id == person_id, SpeedMeetingRow.mentor_id == person_id)


def speed_meeting_of(row: Any) -> SpeedMeeting:
    return SpeedMeeting(
        id=SpeedMeetingId(row.id),
        unit_id=UnitId(row.unit_id),
        mentee_id=PersonId(row.mentee_id),
        mentor_id=PersonId(row.mentor_id),
        topic_id=TopicId(row.topic_id),
        question=row.question,
        starts_at=row.starts_at,
        minutes=row.minutes,
        mode=Mode(row.mode),
        place=row.place,
        asked_at=row.asked_at,
        state=SpeedState(row.state),
        meeting_id=None if row.meeting_id is None else MeetingId(row.meeting_id),
        words=row.words,
        rating=row.rating,
        due_at=row.due_at,
        version=row.version,
    )


def _values(speed: SpeedMeeting) -> dict[str, Any]:
    return {
        "unit_id": speed.unit_id,
        "mentee_id": speed.mentee_id,
        "mentor_id": speed.mentor_id,
        "topic_id": speed.topic_id,
        "question": speed.question,
        "starts_at": speed.starts_at,
        "minutes": speed.minutes,
        "mode": speed.mode,
        "place": speed.place,
        "asked_at": speed.asked_at,
        "state": speed.state,
        "meeting_id": speed.meeting_id,
        "words": speed.words,
        "rating": speed.rating,
        "due_at": speed.due_at,
        "version": speed.version,
    }
