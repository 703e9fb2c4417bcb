"""What people are to be at, on SQL: meetings, open hours and circles in one statement."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MeetingAttendeeRow, MeetingRow, OpenHourRow, RotationPersonRow, RotationRow, SignUpRow
from mentoring.model.agenda import Engagement, Occasion, OccasionKind
from mentoring.model.ids import PersonId
from mentoring.model.meetings import Coming, MeetingState
from mentoring.model.open_hours import OpenHourState, SeatState
from mentoring.model.rotation import LIVE

#: Nothing lasts longer, so what began earlier is over; sums of moments and minutes are left to Python.
LONGEST = timedelta(hours=6)


class SqlAgendas:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, people: Collection[PersonId], since: datetime, until: datetime) -> list[Engagement]:
        meetings = (
            select(
                MeetingAttendeeRow.person_id,
                literal(OccasionKind.MEETING.value).label("kind"),
                MeetingRow.id.label("number"),
                MeetingRow.starts_at.label("starts_at"),
                MeetingRow.minutes.label("minutes"),
            )
            .join(MeetingRow, MeetingRow.id == MeetingAttendeeRow.meeting_id)
            .where(
                MeetingAttendeeRow.person_id.in_(people),
                MeetingAttendeeRow.answer != Coming.NO,
                MeetingRow.state == MeetingState.CONFIRMED,
                MeetingRow.starts_at < until,
                MeetingRow.ends_at > since,
            )
        )
        an_hour = (
            literal(OccasionKind.OPEN_HOUR.value),
            OpenHourRow.id,
            OpenHourRow.starts_at,
            OpenHourRow.minutes,
        )
        is_planned = (
            OpenHourRow.state == OpenHourState.PLANNED,
            OpenHourRow.starts_at < until,
            OpenHourRow.starts_at > since - LONGEST,
        )
        hosted = select(OpenHourRow.host_id, *an_hour).where(OpenHourRow.host_id.in_(people), *is_planned)
        visited = (
            select(SignUpRow.person_id, *an_hour)
            .join(OpenHourRow, OpenHourRow.id == SignUpRow.hour_id)
            .where(SignUpRow.person_id.in_(people), SignUpRow.state == SeatState.SEATED, *is_planned)
        )
        circles = (
            select(
                RotationPersonRow.person_id,
                literal(OccasionKind.ROTATION.value),
                RotationRow.id,
                RotationRow.starts_at,
                RotationRow.rounds * (RotationRow.minutes + RotationRow.break_minutes),
            )
            .join(RotationRow, RotationRow.id == RotationPersonRow.rotation_id)
            .where(
                RotationPersonRow.person_id.in_(people),
                RotationPersonRow.comes.is_(True),
                RotationRow.state.in_(sorted(LIVE)),
                RotationRow.starts_at < until,
                RotationRow.starts_at > since - LONGEST,
            )
        )
        rows: Sequence[Any] = (await self._connection.execute(union_all(meetings, hosted, visited, circles))).all()
        found = [
            Engagement(
                person_id=PersonId(row.person_id),
                occasion=Occasion(OccasionKind(row.kind), row.number),
                starts_at=row.starts_at,
                minutes=row.minutes,
            )
            for row in rows
        ]
        return sorted((each for each in found if each.overlaps(since, until)), key=lambda each: each.starts_at)
