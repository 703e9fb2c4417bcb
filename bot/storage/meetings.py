"""Meetings on SQL, each with its attendees, and the series they come from."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MeetingAttendeeRow, MeetingRow, MeetingSeriesRow, MentorshipRow
from mentoring.model.bank import RoleForm
from mentoring.model.ids import MeetingId, MentorshipId, PersonId, SeriesId, TopicId, UnitId
from mentoring.model.meetings import (
    OPEN_MEETINGS,
    Attendee,
    Coming,
    Meeting,
    MeetingState,
    Outcome,
    Purpose,
    Series,
)
from mentoring.model.mentorship import Side
from mentoring.model.people import Mode
from mentoring.refusals import Gone


class SqlMeetings:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, meeting: Meeting) -> Meeting:
        statement = insert(MeetingRow).values(_values(meeting)).returning(MeetingRow)
        row = (await self._connection.execute(statement)).one()
        await self._add_attendees(row.id, meeting)
        return meeting_of(row, meeting.attendees)

    async def get(self, meeting_id: MeetingId) -> Meeting:
        found = await self._found(MeetingRow.id == meeting_id)
        if not found:
            raise Gone
        return found[0]

    async def save(self, after: Meeting, *, expected: Meeting) -> Meeting | None:
        statement = (
            update(MeetingRow)
            .where(MeetingRow.id == expected.id, MeetingRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(MeetingRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        if after.attendees != expected.attendees:
            theirs = MeetingAttendeeRow.meeting_id == expected.id
            await self._connection.execute(delete(MeetingAttendeeRow).where(theirs))
            await self._add_attendees(expected.id, after)
        return meeting_of(row, after.attendees)

    async def of_mentorship(
        self, mentorship_id: MentorshipId, states: Collection[MeetingState], limit: int
    ) -> list[Meeting]:
        at = func.coalesce(MeetingRow.starts_at, MeetingRow.proposed_at)
        return await self._found(
            MeetingRow.mentorship_id == mentorship_id,
            MeetingRow.state.in_(sorted(states)),
            order=(at.desc(), MeetingRow.id.desc()),
            limit=limit,
        )

    async def open_of(self, mentorship_id: MentorshipId) -> list[Meeting]:
        return await self._found(MeetingRow.mentorship_id == mentorship_id, MeetingRow.state.in_(sorted(OPEN_MEETINGS)))

    async def held_count(self, mentorship_id: MentorshipId) -> int:
        statement = select(func.count()).where(
            MeetingRow.mentorship_id == mentorship_id, MeetingRow.state == MeetingState.HELD
        )
        return await self._connection.scalar(statement) or 0

    async def due(self, now: datetime, limit: int) -> list[MeetingId]:
        statement = select(MeetingRow.id).where(MeetingRow.due_at <= now).order_by(MeetingRow.due_at).limit(limit)
        return [MeetingId(meeting_id) for meeting_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(MeetingRow.due_at)))

    async def add_series(self, series: Series) -> Series:
        statement = insert(MeetingSeriesRow).values(_series_values(series)).returning(MeetingSeriesRow)
        return series_of((await self._connection.execute(statement)).one())

    async def series(self, series_id: SeriesId) -> Series:
        found = await self._connection.execute(select(MeetingSeriesRow).where(MeetingSeriesRow.id == series_id))
        row = found.one_or_none()
        if row is None:
            raise Gone
        return series_of(row)

    async def series_of(self, mentorship_id: MentorshipId) -> list[Series]:
        of_proposed = select(MeetingRow.series_id).where(
            MeetingRow.mentorship_id == mentorship_id,
            MeetingRow.state == MeetingState.PROPOSED,
            MeetingRow.series_id.is_not(None),
        )
        statement = (
            select(MeetingSeriesRow)
            .where(
                MeetingSeriesRow.mentorship_id == mentorship_id,
                or_(MeetingSeriesRow.next_at.is_not(None), MeetingSeriesRow.id.in_(of_proposed)),
            )
            .order_by(MeetingSeriesRow.id)
        )
        return [series_of(row) for row in await self._connection.execute(statement)]

    async def save_series(self, after: Series, *, expected: Series) -> Series | None:
        statement = (
            update(MeetingSeriesRow)
            .where(MeetingSeriesRow.id == expected.id, MeetingSeriesRow.version == expected.version)
            .values(_series_values(after) | {"version": expected.version + 1})
            .returning(MeetingSeriesRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else series_of(row)

    async def series_due(self, now: datetime, limit: int) -> list[SeriesId]:
        statement = (
            select(MeetingSeriesRow.id)
            .where(MeetingSeriesRow.due_at <= now)
            .order_by(MeetingSeriesRow.due_at)
            .limit(limit)
        )
        return [SeriesId(series_id) for series_id in await self._connection.scalars(statement)]

    async def next_series_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(MeetingSeriesRow.due_at)))

    async def _found(
        self,
        *conditions: ColumnElement[bool],
        order: Sequence[ColumnElement[Any]] = (),
        limit: int | None = None,
    ) -> list[Meeting]:
        ordered = order or (MeetingRow.starts_at, MeetingRow.id)
        statement = select(MeetingRow).where(*conditions).order_by(*ordered).limit(limit)
        rows = (await self._connection.execute(statement)).all()
        if not rows:
            return []
        # The mentor before the mentees.
        people = (
            select(MeetingAttendeeRow)
            .where(MeetingAttendeeRow.meeting_id.in_([row.id for row in rows]))
            .order_by(MeetingAttendeeRow.side == Side.MENTEE, MeetingAttendeeRow.person_id)
        )
        attendees: dict[int, list[Attendee]] = defaultdict(list)
        for attendee in await self._connection.execute(people):
            attendees[attendee.meeting_id].append(attendee_of(attendee))
        return [meeting_of(row, tuple(attendees[row.id])) for row in rows]

    async def _add_attendees(self, meeting_id: int, meeting: Meeting) -> None:
        attendees = [
            {
                "meeting_id": meeting_id,
                "person_id": attendee.person_id,
                "side": attendee.side,
                "answer": attendee.answer,
                "outcome": attendee.outcome,
                "came": attendee.came,
            }
            for attendee in meeting.attendees
        ]
        await self._connection.execute(insert(MeetingAttendeeRow), attendees)


def is_for_deciders() -> ColumnElement[bool]:
    """Whether deciders read of the meeting of the row: what a head does with their own mentee is between the two."""
    of_head = exists().where(MentorshipRow.id == MeetingRow.mentorship_id, MentorshipRow.form == RoleForm.HEAD_TEACHER)
    return ~of_head.correlate_except(MentorshipRow)


def attendee_of(row: Any) -> Attendee:
    return Attendee(
        person_id=PersonId(row.person_id),
        side=Side(row.side),
        answer=Coming(row.answer),
        outcome=None if row.outcome is None else Outcome(row.outcome),
        came=row.came,
    )


def meeting_of(row: Any, attendees: tuple[Attendee, ...]) -> Meeting:
    return Meeting(
        id=MeetingId(row.id),
        unit_id=UnitId(row.unit_id),
        mentorship_id=None if row.mentorship_id is None else MentorshipId(row.mentorship_id),
        purpose=Purpose(row.purpose),
        organiser_id=PersonId(row.organiser_id),
        attendees=attendees,
        times=tuple(map(datetime.fromisoformat, row.times)),
        minutes=row.minutes,
        mode=Mode(row.mode),
        proposed_at=row.proposed_at,
        starts_at=row.starts_at,
        place=row.place,
        agenda=row.agenda,
        topics=tuple(map(TopicId, row.topics)),
        goal=row.goal,
        is_goal_reached=row.is_goal_reached,
        leader_id=None if row.leader_id is None else PersonId(row.leader_id),
        series_id=None if row.series_id is None else SeriesId(row.series_id),
        state=MeetingState(row.state),
        excuse=row.excuse,
        cancelled_by=None if row.cancelled_by is None else PersonId(row.cancelled_by),
        sequence=row.sequence,
        due_at=row.due_at,
        version=row.version,
    )


def _values(meeting: Meeting) -> dict[str, Any]:
    return {
        "unit_id": meeting.unit_id,
        "mentorship_id": meeting.mentorship_id,
        "purpose": meeting.purpose,
        "organiser_id": meeting.organiser_id,
        "times": [at.isoformat() for at in meeting.times],
        "minutes": meeting.minutes,
        "mode": meeting.mode,
        "proposed_at": meeting.proposed_at,
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "place": meeting.place,
        "agenda": meeting.agenda,
        "topics": list(meeting.topics),
        "goal": meeting.goal,
        "is_goal_reached": meeting.is_goal_reached,
        "leader_id": meeting.leader_id,
        "series_id": meeting.series_id,
        "state": meeting.state,
        "excuse": meeting.excuse,
        "cancelled_by": meeting.cancelled_by,
        "sequence": meeting.sequence,
        "due_at": meeting.due_at,
    }


def series_of(row: Any) -> Series:
    return Series(
        id=SeriesId(row.id),
        mentorship_id=MentorshipId(row.mentorship_id),
        unit_id=UnitId(row.unit_id),
        organiser_id=PersonId(row.organiser_id),
        step_days=row.step_days,
        zone=row.zone,
        minutes=row.minutes,
        mode=Mode(row.mode),
        place=row.place,
        agenda=row.agenda,
        goals=tuple(row.goals),
        left=row.left,
        next_at=row.next_at,
        due_at=row.due_at,
        version=row.version,
    )


def _series_values(series: Series) -> dict[str, Any]:
    return {
        "mentorship_id": series.mentorship_id,
        "unit_id": series.unit_id,
        "organiser_id": series.organiser_id,
        "step_days": series.step_days,
        "zone": series.zone,
        "minutes": series.minutes,
        "mode": series.mode,
        "place": series.place,
        "agenda": series.agenda,
        "goals": list(series.goals),
        "left": series.left,
        "next_at": series.next_at,
        "due_at": series.due_at,
    }
