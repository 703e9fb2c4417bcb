"""What the screens of meetings read, on SQL: as many statements for a long list as for an empty one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.directory import page_of
from bot.storage.engine import READS_ONLY
from bot.storage.meetings import attendee_of, is_for_deciders, meeting_of
from bot.storage.rows import (
    MeetingAttendeeRow,
    MeetingRow,
    MeetingSeriesRow,
    OpenHourRow,
    PersonRow,
    RotationPersonRow,
    RotationRow,
    SignUpRow,
    TopicRow,
    UnitRow,
)
from mentoring.meeting_desk import (
    AttendeeLine,
    BeyondPair,
    MeetingEntry,
    MeetingLine,
    MeetingView,
    PastGoal,
    UnitMeetingLine,
    UnitMeetings,
)
from mentoring.model.agenda import Occasion, OccasionKind
from mentoring.model.ids import MeetingId, MentorshipId, PersonId, UnitId
from mentoring.model.meetings import SETTLED_MEETINGS, Coming, MeetingState, Purpose
from mentoring.model.mentorship import Side, pair_title
from mentoring.model.open_hours import OpenHourState, SeatState
from mentoring.model.people import DECIDERS, Actor, Mode, Role
from mentoring.model.rotation import RotationState
from mentoring.notices import TopicName
from mentoring.reading import Page
from mentoring.refusals import Gone

Mine = aliased(MeetingAttendeeRow)
Organiser = aliased(MeetingAttendeeRow)

#: Times proposed wait for the side that did not propose them.
WAITS_FOR_ANSWER = and_(
    MeetingRow.state == MeetingState.PROPOSED, Mine.answer == Coming.WAITING, Mine.side != Organiser.side
)
#: When it lies in lists: of one only proposed, when its clock stands at the last of its times.
AT = func.coalesce(MeetingRow.starts_at, MeetingRow.due_at, MeetingRow.proposed_at)
IS_ON = MeetingRow.state != MeetingState.CANCELLED


def waits_for_word(now: Any) -> ColumnElement[bool]:
    """It has begun, and the person has not said how it went."""
    return and_(
        MeetingRow.state == MeetingState.CONFIRMED,
        MeetingRow.ends_at <= now,
        Mine.outcome.is_(None),
        Mine.answer != Coming.NO,
    )


class SqlMeetingDesk:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def mine(
        self, *, by: Actor, since: datetime, until: datetime, now: datetime, page: int = 0, size: int = 6
    ) -> Page[MeetingLine]:
        asks = or_(WAITS_FOR_ANSWER, waits_for_word(now))
        wanted = _lines(by, now).where(IS_ON, or_(asks, and_(since <= AT, until > AT)))
        return await self._page(wanted, by, page, size, case((asks, 0), else_=1), AT, MeetingRow.id)

    async def past(self, *, by: Actor, now: datetime, page: int = 0, size: int = 6) -> Page[MeetingLine]:
        wanted = _lines(by, now).where(IS_ON, MeetingRow.starts_at <= now)
        return await self._page(wanted, by, page, size, MeetingRow.starts_at.desc(), MeetingRow.id.desc())

    async def days(self, *, by: Actor, since: datetime, until: datetime) -> Sequence[datetime]:
        statement = (
            select(MeetingRow.starts_at)
            .join(Mine, Mine.meeting_id == MeetingRow.id)
            .where(
                Mine.person_id == by.id,
                MeetingRow.state.in_((MeetingState.CONFIRMED, MeetingState.HELD)),
                MeetingRow.starts_at >= since,
                MeetingRow.starts_at < until,
            )
            .order_by(MeetingRow.starts_at)
        )
        async with self._reading.connect() as connection:
            return [at for at in await connection.scalars(statement) if at is not None]

    async def card(self, meeting_id: MeetingId, *, by: Actor) -> MeetingView:
        async with self._reading.connect() as connection:
            statement = (
                select(
                    MeetingRow,
                    MeetingSeriesRow.step_days,
                    MeetingSeriesRow.next_at,
                )
                .outerjoin(MeetingSeriesRow, MeetingSeriesRow.id == MeetingRow.series_id)
                .where(MeetingRow.id == meeting_id)
            )
            row = (await connection.execute(statement)).one_or_none()
            people = (await _people(connection, [meeting_id]))[meeting_id]
            own = next((line.attendee for line in people if line.attendee.person_id == by.id), None)
            if row is None or own is None or not by.person.has_joined or not by.roles_in(UnitId(row.unit_id)):
                raise Gone
            meeting = meeting_of(row, tuple(line.attendee for line in people))
            names = {line.attendee.person_id: line.name for line in people}
            return MeetingView(
                meeting=meeting,
                side=own.side,
                people=tuple(people),
                leader_name=names.get(meeting.leader_id, "") if meeting.leader_id else "",
                cancelled_by_name=names.get(meeting.cancelled_by, "") if meeting.cancelled_by else "",
                topics=tuple((await _topics(connection, meeting.topics)).values()),
                series_id=None if row.next_at is None else meeting.series_id,
                step_days=None if row.next_at is None else row.step_days,
                past_goal=await _past_goal(connection, row),
            )

    async def entries(self, *, by: Actor, since: datetime) -> Sequence[MeetingEntry]:
        statement = (
            select(MeetingRow)
            .join(Mine, Mine.meeting_id == MeetingRow.id)
            .where(
                Mine.person_id == by.id,
                Mine.answer != Coming.NO,
                MeetingRow.state.in_((MeetingState.CONFIRMED, MeetingState.HELD)),
                MeetingRow.starts_at >= since,
            )
            .order_by(MeetingRow.starts_at)
        )
        async with self._reading.connect() as connection:
            rows = (await connection.execute(statement)).all()
            people = await _people(connection, [row.id for row in rows])
        return [
            MeetingEntry(
                id=MeetingId(row.id),
                names=_others(people[row.id], by.id),
                starts_at=row.starts_at,
                minutes=row.minutes,
                mode=Mode(row.mode),
                place=row.place,
                agenda=row.agenda,
                goal=row.goal,
                sequence=row.sequence,
            )
            for row in rows
        ]

    async def beyond(self, *, by: Actor, since: datetime, until: datetime | None = None) -> Sequence[BeyondPair]:
        has_seat = exists().where(
            SignUpRow.hour_id == OpenHourRow.id, SignUpRow.person_id == by.id, SignUpRow.state == SeatState.SEATED
        )
        hours = (
            select(OpenHourRow, TopicRow.code, TopicRow.name, PersonRow.name.label("host"))
            .join(TopicRow, TopicRow.id == OpenHourRow.topic_id)
            .join(PersonRow, PersonRow.id == OpenHourRow.host_id)
            .where(
                OpenHourRow.state != OpenHourState.CANCELLED,
                or_(OpenHourRow.host_id == by.id, has_seat),
                *_begins_within(OpenHourRow.starts_at, since, until),
            )
        )
        comes = exists().where(
            RotationPersonRow.rotation_id == RotationRow.id,
            RotationPersonRow.person_id == by.id,
            RotationPersonRow.comes.is_(True),
        )
        circles = (
            select(RotationRow, PersonRow.name.label("host"))
            .join(PersonRow, PersonRow.id == RotationRow.organiser_id)
            .where(
                RotationRow.state != RotationState.CALLED_OFF,
                or_(RotationRow.organiser_id == by.id, comes),
                *_begins_within(RotationRow.starts_at, since, until),
            )
        )
        async with self._reading.connect() as connection:
            found = [
                BeyondPair(
                    occasion=Occasion(OccasionKind.OPEN_HOUR, row.id),
                    topic=TopicName(code=row.code, name=row.name),
                    title="",
                    host_name=row.host,
                    starts_at=row.starts_at,
                    minutes=row.minutes,
                    place=row.place,
                    about=row.about,
                    sequence=row.version,
                )
                for row in await connection.execute(hours)
            ]
            found += [
                BeyondPair(
                    occasion=Occasion(OccasionKind.ROTATION, row.id),
                    topic=None,
                    title=row.title,
                    host_name=row.host,
                    starts_at=row.starts_at,
                    minutes=row.rounds * (row.minutes + row.break_minutes),
                    place=row.place,
                    about="",
                    sequence=row.version,
                )
                for row in await connection.execute(circles)
            ]
        return sorted(found, key=lambda each: each.starts_at)

    async def next_of(self, mentorship_id: MentorshipId, *, by: Actor, now: datetime) -> datetime | None:
        statement = (
            select(func.min(MeetingRow.starts_at))
            .join(Mine, Mine.meeting_id == MeetingRow.id)
            .where(
                MeetingRow.mentorship_id == mentorship_id,
                Mine.person_id == by.id,
                MeetingRow.state == MeetingState.CONFIRMED,
                MeetingRow.starts_at > now,
            )
        )
        async with self._reading.connect() as connection:
            found: datetime | None = await connection.scalar(statement)
            return found

    async def of_unit(
        self, unit_id: UnitId, which: UnitMeetings, *, by: Actor, now: datetime, page: int = 0, size: int = 6
    ) -> Page[UnitMeetingLine]:
        by.must_hold(*_readers(is_disputed=which is UnitMeetings.DISPUTED), unit_id=unit_id)
        wanted = _of_unit().where(MeetingRow.unit_id == unit_id)
        order: Any = MeetingRow.starts_at
        match which:
            case UnitMeetings.DISPUTED:
                wanted = wanted.where(MeetingRow.state == MeetingState.DISPUTED)
            case UnitMeetings.AHEAD:
                wanted = wanted.where(MeetingRow.state == MeetingState.CONFIRMED, MeetingRow.starts_at > now)
            case UnitMeetings.PAST:
                wanted = wanted.where(IS_ON, MeetingRow.starts_at <= now)
                order = MeetingRow.starts_at.desc()
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, order, MeetingRow.id)
            return Page(lines=await _unit_lines(connection, rows, by), total=total, number=number, size=size)

    async def unit_card(self, meeting_id: MeetingId, *, by: Actor) -> UnitMeetingLine:
        async with self._reading.connect() as connection:
            rows = (await connection.execute(_of_unit().where(MeetingRow.id == meeting_id))).all()
            if not rows or not by.roles_in(UnitId(rows[0].unit_id)):
                raise Gone
            is_disputed = rows[0].state == MeetingState.DISPUTED
            by.must_hold(*_readers(is_disputed=is_disputed), unit_id=UnitId(rows[0].unit_id))
            [line] = await _unit_lines(connection, rows, by)
            return line

    async def _page(self, wanted: Any, by: Actor, page: int, size: int, *order: Any) -> Page[MeetingLine]:
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, *order)
            people = await _people(connection, [row.id for row in rows])
        lines = [
            MeetingLine(
                id=MeetingId(row.id),
                state=MeetingState(row.state),
                purpose=Purpose(row.purpose),
                names=_others(people[row.id], by.id),
                starts_at=row.starts_at,
                first_at=min(map(datetime.fromisoformat, row.times)),
                minutes=row.minutes,
                asks_reader=bool(row.asks_reader),
            )
            for row in rows
        ]
        return Page(lines=lines, total=total, number=number, size=size)


def _begins_within(moment: Any, since: datetime, until: datetime | None) -> tuple[ColumnElement[bool], ...]:
    return (moment >= since,) if until is None else (moment >= since, moment < until)


def meetings_waiting(person_id: Any, now: Any) -> dict[str, Any]:
    """What of their meetings lies ahead of a person and what waits for their word, as counts."""

    def counted(*conditions: Any) -> Any:
        return (
            select(func.count(MeetingRow.id))
            .join(Mine, Mine.meeting_id == MeetingRow.id)
            .outerjoin(
                Organiser,
                and_(Organiser.meeting_id == MeetingRow.id, Organiser.person_id == MeetingRow.organiser_id),
            )
            .where(Mine.person_id == person_id, *conditions)
            .scalar_subquery()
        )

    is_ahead = and_(MeetingRow.state == MeetingState.CONFIRMED, MeetingRow.starts_at > now, Mine.answer != Coming.NO)
    return {
        "meetings": counted(is_ahead),
        "meetings_to_answer": counted(or_(WAITS_FOR_ANSWER, waits_for_word(now))),
    }


def _lines(by: Actor, now: datetime) -> Any:
    return (
        select(
            MeetingRow.id,
            MeetingRow.state,
            MeetingRow.purpose,
            MeetingRow.starts_at,
            MeetingRow.times,
            MeetingRow.minutes,
            or_(WAITS_FOR_ANSWER, waits_for_word(now)).label("asks_reader"),
        )
        .join(Mine, Mine.meeting_id == MeetingRow.id)
        .outerjoin(
            Organiser, and_(Organiser.meeting_id == MeetingRow.id, Organiser.person_id == MeetingRow.organiser_id)
        )
        .where(Mine.person_id == by.id, MeetingRow.unit_id.in_(sorted(by.roles)))
    )


def _readers(*, is_disputed: bool) -> frozenset[Role]:
    return DECIDERS if is_disputed else frozenset({Role.CURATOR})


def _of_unit() -> Any:
    return (
        select(
            MeetingRow.id,
            MeetingRow.unit_id,
            MeetingRow.mentorship_id,
            MeetingRow.state,
            MeetingRow.purpose,
            MeetingRow.starts_at,
            MeetingRow.proposed_at,
            MeetingRow.minutes,
            MeetingRow.mode,
            MeetingRow.topics,
            MeetingRow.version,
            UnitRow.name.label("unit_name"),
        )
        .join(UnitRow, UnitRow.id == MeetingRow.unit_id)
        .where(is_for_deciders())
    )


async def _unit_lines(connection: AsyncConnection, rows: Sequence[Any], by: Actor) -> list[UnitMeetingLine]:
    people = await _people(connection, [row.id for row in rows])
    named = await _topics(connection, {topic for row in rows for topic in row.topics})
    lines = []
    for row in rows:
        met = people[row.id]
        mentor = next((line.name for line in met if line.attendee.side is Side.MENTOR), "")
        mentees = [line.name for line in met if line.attendee.side is Side.MENTEE]
        is_own = any(line.attendee.person_id == by.id for line in met)
        is_disputed = row.state == MeetingState.DISPUTED
        lines.append(
            UnitMeetingLine(
                id=MeetingId(row.id),
                unit_id=UnitId(row.unit_id),
                unit_name=row.unit_name,
                version=row.version,
                mentorship_id=None if row.mentorship_id is None else MentorshipId(row.mentorship_id),
                pair=pair_title(mentor, mentees),
                state=MeetingState(row.state),
                purpose=Purpose(row.purpose),
                at=row.starts_at or row.proposed_at,
                minutes=row.minutes,
                mode=Mode(row.mode),
                topics=tuple(named[topic] for topic in row.topics if topic in named),
                said=tuple((line.name, line.attendee.outcome) for line in met if is_disputed and line.attendee.outcome),
                may_decide=is_disputed and not is_own,
            )
        )
    return lines


async def _people(connection: AsyncConnection, meeting_ids: Collection[int]) -> defaultdict[int, list[AttendeeLine]]:
    """The mentor before the mentees."""
    found: defaultdict[int, list[AttendeeLine]] = defaultdict(list)
    statement = (
        select(MeetingAttendeeRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == MeetingAttendeeRow.person_id)
        .where(MeetingAttendeeRow.meeting_id.in_(meeting_ids))
        .order_by(MeetingAttendeeRow.side == Side.MENTEE, MeetingAttendeeRow.person_id)
    )
    for row in await connection.execute(statement):
        found[row.meeting_id].append(AttendeeLine(attendee=attendee_of(row), name=row.name))
    return found


def _others(people: Sequence[AttendeeLine], reader: PersonId) -> tuple[str, ...]:
    return tuple(
        line.name for line in people if line.attendee.person_id != reader and line.attendee.answer is not Coming.NO
    )


async def _topics(connection: AsyncConnection, topic_ids: Collection[int]) -> dict[int, TopicName]:
    statement = select(TopicRow.id, TopicRow.code, TopicRow.name).where(TopicRow.id.in_(topic_ids))
    found = {row.id: TopicName(code=row.code, name=row.name) for row in await connection.execute(statement)}
    return {topic_id: found[topic_id] for topic_id in topic_ids if topic_id in found}


async def _past_goal(connection: AsyncConnection, row: Any) -> PastGoal | None:
    """Of the last meeting before this one that had a goal."""
    if row.mentorship_id is None or row.starts_at is None:
        return None
    statement = (
        select(MeetingRow.id, MeetingRow.goal, MeetingRow.is_goal_reached)
        .where(
            MeetingRow.mentorship_id == row.mentorship_id,
            MeetingRow.starts_at < row.starts_at,
            MeetingRow.state.in_(sorted(SETTLED_MEETINGS)),
            MeetingRow.goal != "",
        )
        .order_by(MeetingRow.starts_at.desc())
        .limit(1)
    )
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        return None
    return PastGoal(meeting_id=MeetingId(found.id), goal=found.goal, is_reached=found.is_goal_reached)
