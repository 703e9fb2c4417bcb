"""What screens and papers of records read, on SQL: as many statements for a long list as for an empty one.

A private note is read in one place, for the page of its author; no other statement here knows its table.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.directory import page_of
from bot.storage.engine import READS_ONLY
from bot.storage.meeting_logs import log_of, private_note_of, step_of
from bot.storage.meetings import attendee_of, meeting_of
from bot.storage.mentorships import IS_IN
from bot.storage.rows import (
    HelpRequestRow,
    MeetingAttendeeRow,
    MeetingLogRow,
    MeetingRow,
    MentorshipMemberRow,
    MentorshipRow,
    MentorshipTrackRow,
    NextStepRow,
    OpenHourRow,
    PersonRow,
    PrivateNoteRow,
    RotationMeetingRow,
    RotationRow,
    SignUpRow,
    TopicRow,
    UnitRow,
)
from bot.storage.topics import topic_of
from bot.storage.units import unit_of
from mentoring.meeting_log_book import (
    CuratorDiary,
    CuratorMeeting,
    DiaryMeeting,
    EarlierStep,
    HelpOnTopic,
    LogFigures,
    LogPage,
    LogPart,
    PairDiary,
    RecordEvent,
    RecordMeeting,
    RecordMentorship,
    RecordSheet,
)
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import HelpState
from mentoring.model.ids import MeetingId, MentorshipId, PersonId, TopicId, UnitId
from mentoring.model.meeting_log import NextStep, StepState, must_be_recordable
from mentoring.model.meetings import MeetingState, Purpose
from mentoring.model.mentorship import MemberAnswer, Side
from mentoring.model.people import DECIDERS, Actor, Mode, Role
from mentoring.model.rotation import RotationState
from mentoring.model.school_clock import moment_of
from mentoring.model.topics import TopicTree
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.reading import Page
from mentoring.refusals import Gone

IS_HELD = MeetingRow.state == MeetingState.HELD


class SqlMeetingLogBook:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def page(self, meeting_id: MeetingId, *, by: Actor) -> LogPage:
        async with self._reading.connect() as connection:
            row = (await connection.execute(select(MeetingRow).where(MeetingRow.id == meeting_id))).one_or_none()
            people = await _people(connection, [meeting_id])
            if row is None or by.id not in {person.person_id for person in people[meeting_id]}:
                raise Gone
            meeting = meeting_of(row, tuple(map(attendee_of, people[meeting_id])))
            if not by.person.has_joined or not by.roles_in(meeting.unit_id) or meeting.starts_at is None:
                raise Gone
            must_be_recordable(meeting, by.id)
            parts = (
                select(MeetingLogRow, PersonRow.name)
                .join(PersonRow, PersonRow.id == MeetingLogRow.author_id)
                .where(MeetingLogRow.meeting_id == meeting_id)
                .order_by(MeetingLogRow.written_at, MeetingLogRow.author_id)
            )
            own_note = select(PrivateNoteRow).where(
                PrivateNoteRow.meeting_id == meeting_id, PrivateNoteRow.author_id == by.id
            )
            noted = (await connection.execute(own_note)).one_or_none()
            steps, earlier = await _steps_of_page(connection, meeting_id, meeting.mentorship_id, meeting.starts_at)
            return LogPage(
                meeting_id=meeting.id,
                mentorship_id=meeting.mentorship_id,
                unit_id=meeting.unit_id,
                starts_at=meeting.starts_at,
                minutes=meeting.minutes,
                names=tuple(person.name for person in people[meeting_id] if person.person_id != by.id),
                is_group=len(meeting.of_side(Side.MENTEE)) > 1,
                named_topics=meeting.topics,
                mentorship_topics=(await _track_topics(connection, [row.mentorship_id]))[row.mentorship_id],
                tree=await _tree(connection, meeting.unit_id),
                parts=[LogPart(author_name=part.name, log=log_of(part)) for part in await connection.execute(parts)],
                steps=steps,
                earlier=earlier,
                private=None if noted is None else private_note_of(noted),
            )

    async def diary(self, mentorship_id: MentorshipId, *, by: Actor, page: int = 0, size: int = 6) -> PairDiary:
        # Of two, both were at what was held, whatever one of them has said: the curator has settled it.
        everybody = select(func.count()).where(MeetingAttendeeRow.meeting_id == MeetingRow.id).scalar_subquery()
        own = aliased(MeetingAttendeeRow)
        theirs = exists().where(
            own.meeting_id == MeetingRow.id, own.person_id == by.id, or_(own.came.is_not(False), everybody <= 2)
        )
        is_or_was_in = exists().where(
            MentorshipMemberRow.mentorship_id == mentorship_id,
            MentorshipMemberRow.person_id == by.id,
            MentorshipMemberRow.answer != MemberAnswer.NO,
        )
        held = (MeetingRow.mentorship_id == mentorship_id, IS_HELD, theirs)
        async with self._reading.connect() as connection:
            mentors = exists().where(
                MentorshipTrackRow.mentorship_id == mentorship_id, MentorshipTrackRow.mentor_id == by.id
            )
            found = (
                await connection.execute(
                    select(MentorshipRow.unit_id, mentors.label("mentors")).where(
                        MentorshipRow.id == mentorship_id, is_or_was_in
                    )
                )
            ).one_or_none()
            if found is None or not by.person.has_joined or not by.roles_in(UnitId(found.unit_id)):
                raise Gone
            recorded = or_(
                exists().where(MeetingLogRow.meeting_id == MeetingRow.id),
                exists().where(NextStepRow.meeting_id == MeetingRow.id),
            )
            wanted = select(MeetingRow, recorded.label("is_recorded")).where(*held)
            total, number, rows = await page_of(connection, wanted, page, size, *_NEWEST_FIRST)
            topics = await _topics_of(connection, rows)
            minutes = await connection.scalar(select(func.coalesce(func.sum(MeetingRow.minutes), 0)).where(*held))
        lines = [
            DiaryMeeting(
                id=MeetingId(row.id),
                starts_at=row.starts_at,
                minutes=row.minutes,
                topics=topics[row.id],
                is_recorded=bool(row.is_recorded),
            )
            for row in rows
        ]
        return PairDiary(
            meetings=Page(lines=lines, total=total, number=number, size=size),
            minutes=minutes or 0,
            has_mentored=bool(found.mentors),
        )

    async def of_mentorship(
        self, mentorship_id: MentorshipId, *, by: Actor, page: int = 0, size: int = 6
    ) -> CuratorDiary:
        is_in = exists().where(
            MentorshipMemberRow.mentorship_id == mentorship_id, MentorshipMemberRow.person_id == by.id, *IS_IN
        )
        held = (MeetingRow.mentorship_id == mentorship_id, IS_HELD)
        async with self._reading.connect() as connection:
            of_unit = (
                await connection.execute(
                    select(MentorshipRow.unit_id, MentorshipRow.form, is_in.label("is_in")).where(
                        MentorshipRow.id == mentorship_id
                    )
                )
            ).one_or_none()
            if of_unit is None or of_unit.is_in or not by.roles_in(UnitId(of_unit.unit_id)):
                raise Gone
            by.must_hold(Role.CURATOR, unit_id=UnitId(of_unit.unit_id))
            total, number, rows = await page_of(connection, select(MeetingRow).where(*held), page, size, *_NEWEST_FIRST)
            shows_all = of_unit.form != RoleForm.HEAD_TEACHER
            topics = await _topics_of(connection, rows)
            steps = await _steps(connection, [row.id for row in rows])
            minutes = await connection.scalar(select(func.coalesce(func.sum(MeetingRow.minutes), 0)).where(*held))
        lines = [
            CuratorMeeting(
                starts_at=row.starts_at,
                minutes=row.minutes if shows_all else None,
                topics=topics[row.id] if shows_all else (),
                steps=steps[row.id] if shows_all else (),
            )
            for row in rows
        ]
        return CuratorDiary(
            meetings=Page(lines=lines, total=total, number=number, size=size), minutes=minutes if shows_all else None
        )

    async def figures(self, unit_id: UnitId, since: date, until: date, *, by: Actor) -> LogFigures:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        async with self._reading.connect() as connection:
            zone = await connection.scalar(select(UnitRow.zone).where(UnitRow.id == unit_id))
            counted = (
                MeetingRow.unit_id == unit_id,
                IS_HELD,
                *_within(MeetingRow.starts_at, since, until, zone or "UTC"),
                # What a head does with their own mentee is not to be reckoned from sums either.
                or_(MeetingRow.mentorship_id.is_(None), MentorshipRow.form != RoleForm.HEAD_TEACHER),
            )
            recorded = or_(
                exists().where(MeetingLogRow.meeting_id == MeetingRow.id),
                exists().where(NextStepRow.meeting_id == MeetingRow.id),
            )
            meetings = (
                await connection.execute(
                    select(
                        func.count(func.distinct(MeetingRow.mentorship_id)).label("mentorships"),
                        func.count().label("meetings"),
                        func.coalesce(func.sum(MeetingRow.minutes), 0).label("minutes"),
                        func.coalesce(func.sum(case((recorded, 1), else_=0)), 0).label("recorded"),
                    )
                    .select_from(MeetingRow)
                    .outerjoin(MentorshipRow, MentorshipRow.id == MeetingRow.mentorship_id)
                    .where(*counted)
                )
            ).one()
            agreed = (
                select(NextStepRow.state, func.count())
                .join(MeetingRow, MeetingRow.id == NextStepRow.meeting_id)
                .outerjoin(MentorshipRow, MentorshipRow.id == MeetingRow.mentorship_id)
                .where(*counted)
                .group_by(NextStepRow.state)
            )
            steps = {StepState(state): count for state, count in await connection.execute(agreed)}
        return LogFigures(
            mentorships=meetings.mentorships,
            meetings=meetings.meetings,
            recorded=meetings.recorded,
            minutes=meetings.minutes,
            steps=sum(steps.values()),
            done=steps.get(StepState.DONE, 0),
            not_done=steps.get(StepState.NOT_DONE, 0),
        )

    async def record_sheet(self, since: date, until: date, *, by: Actor) -> RecordSheet:
        # In a reverse mentorship an hour is of who led; elsewhere of the mentor.
        mentored = or_(
            MeetingRow.leader_id == by.id,
            and_(
                MeetingRow.leader_id.is_(None),
                MeetingAttendeeRow.side == Side.MENTOR,
            ),
        )
        async with self._reading.connect() as connection:
            found = (await connection.execute(select(UnitRow).where(UnitRow.id == by.unit_id))).one()
            unit = unit_of(found)
            held = (
                select(MeetingRow)
                .join(MeetingAttendeeRow, MeetingAttendeeRow.meeting_id == MeetingRow.id)
                .where(
                    MeetingAttendeeRow.person_id == by.id,
                    mentored,
                    MeetingRow.unit_id == unit.id,
                    IS_HELD,
                    *_within(MeetingRow.starts_at, since, until, unit.zone),
                )
                .order_by(MeetingRow.starts_at, MeetingRow.id)
            )
            rows = (await connection.execute(held)).all()
            people = await _people(connection, [row.id for row in rows])
            steps = await _steps(connection, [row.id for row in rows])
            topics = await _topics_of(connection, rows)
            mentorships = await _mentorships(connection, {row.mentorship_id for row in rows}, by.id)
            helped = (
                select(TopicRow.code, TopicRow.name, func.count().label("solved"))
                .join(HelpRequestRow, HelpRequestRow.topic_id == TopicRow.id)
                .where(
                    HelpRequestRow.unit_id == unit.id,
                    HelpRequestRow.mentor_id == by.id,
                    HelpRequestRow.state == HelpState.SOLVED,
                    *_within(HelpRequestRow.ended_at, since, until, unit.zone),
                )
                .group_by(TopicRow.id)
                .order_by(func.count().desc(), TopicRow.id)
            )
            solved = [
                HelpOnTopic(topic=TopicName(code=row.code, name=row.name), solved=row.solved)
                for row in await connection.execute(helped)
            ]
            events = await _events(connection, unit, since, until, by.id)
        meetings = {
            row.id: RecordMeeting(
                starts_at=row.starts_at,
                minutes=row.minutes,
                names=tuple(
                    person.name for person in people[row.id] if person.person_id != by.id and person.came is not False
                ),
                purpose=Purpose(row.purpose),
                mode=Mode(row.mode),
                topics=topics[row.id],
                steps=steps[row.id],
            )
            for row in rows
        }
        return RecordSheet(
            unit=unit,
            mentor_id=by.id,
            since=since,
            until=until,
            name=by.person.name,
            position=by.person.position,
            category=by.person.category,
            mentorships=[
                _record_of(mentorship, names, [row for row in rows if row.mentorship_id == mentorship.id], meetings)
                for mentorship, names in mentorships
            ],
            meetings=list(meetings.values()),
            events=events,
            help=solved,
        )


_NEWEST_FIRST = (MeetingRow.starts_at.desc(), MeetingRow.id.desc())


def _record_of(
    mentorship: Any, names: tuple[str, ...], rows: Sequence[Any], meetings: Mapping[int, RecordMeeting]
) -> RecordMentorship:
    theirs = [meetings[row.id] for row in rows]
    steps = [step for meeting in theirs for step in meeting.steps]
    return RecordMentorship(
        id=MentorshipId(mentorship.id),
        mentee_names=names,
        form=RoleForm(mentorship.form),
        kinds=frozenset(map(Kind, mentorship.kinds)),
        starts_on=mentorship.starts_on,
        ends_on=mentorship.ends_on,
        topics=list(dict.fromkeys(topic for meeting in theirs for topic in meeting.topics)),
        meetings=len(theirs),
        minutes=sum(meeting.minutes for meeting in theirs),
        steps=len(steps),
        steps_done=sum(step.state is StepState.DONE for step in steps),
        goals=sum(bool(row.goal) for row in rows),
        goals_reached=sum(bool(row.is_goal_reached) for row in rows),
    )


def _begin(day: date, zone: str) -> datetime:
    return moment_of(day, time(), ZoneInfo(zone))


def _within(moment: Any, since: date, until: date, zone: str) -> tuple[ColumnElement[bool], ...]:
    """On these days, the last one too, on the unit's calendar."""
    return moment >= _begin(since, zone), moment < _begin(until + timedelta(days=1), zone)


async def _events(
    connection: AsyncConnection, unit: Unit, since: date, until: date, mentor_id: PersonId
) -> list[RecordEvent]:
    """Open hours the mentor held for somebody, and circles in which they met somebody."""
    hours = (
        select(OpenHourRow.starts_at, OpenHourRow.minutes, TopicRow.code, TopicRow.name, func.count().label("people"))
        .join(TopicRow, TopicRow.id == OpenHourRow.topic_id)
        .join(SignUpRow, SignUpRow.hour_id == OpenHourRow.id)
        .where(
            OpenHourRow.unit_id == unit.id,
            OpenHourRow.host_id == mentor_id,
            SignUpRow.came.is_(True),
            *_within(OpenHourRow.starts_at, since, until, unit.zone),
        )
        .group_by(OpenHourRow.id, TopicRow.id)
    )
    circles = (
        select(RotationRow.starts_at, RotationRow.minutes, RotationRow.title, func.count().label("people"))
        .join(RotationMeetingRow, RotationMeetingRow.rotation_id == RotationRow.id)
        .where(
            RotationRow.unit_id == unit.id,
            RotationRow.state == RotationState.OVER,
            RotationMeetingRow.mentor_id == mentor_id,
            RotationMeetingRow.round <= RotationRow.round,
            *_within(RotationRow.starts_at, since, until, unit.zone),
        )
        .group_by(RotationRow.id)
    )
    events = [
        RecordEvent(
            starts_at=row.starts_at,
            minutes=row.minutes,
            people=row.people,
            topic=TopicName(code=row.code, name=row.name),
        )
        for row in await connection.execute(hours)
    ]
    # At a table there is one mentee a round.
    events += [
        RecordEvent(
            starts_at=row.starts_at, minutes=row.people * row.minutes, people=row.people, topic=None, title=row.title
        )
        for row in await connection.execute(circles)
    ]
    return sorted(events, key=lambda event: event.starts_at)


async def _people(connection: AsyncConnection, meetings: Collection[int]) -> defaultdict[int, list[Any]]:
    """Everybody of each meeting, the mentor before the mentees, mentees by name."""
    statement = (
        select(MeetingAttendeeRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == MeetingAttendeeRow.person_id)
        .where(MeetingAttendeeRow.meeting_id.in_(meetings))
        .order_by(MeetingAttendeeRow.side == Side.MENTEE, PersonRow.name_key, PersonRow.id)
    )
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in await connection.execute(statement):
        found[row.meeting_id].append(row)
    return found


async def _steps(connection: AsyncConnection, meetings: Collection[int]) -> defaultdict[int, list[NextStep]]:
    statement = select(NextStepRow).where(NextStepRow.meeting_id.in_(meetings)).order_by(NextStepRow.id)
    found: defaultdict[int, list[NextStep]] = defaultdict(list)
    for row in await connection.execute(statement):
        found[row.meeting_id].append(step_of(row))
    return found


async def _steps_of_page(
    connection: AsyncConnection, meeting_id: MeetingId, mentorship_id: MentorshipId | None, starts_at: datetime
) -> tuple[list[NextStep], list[EarlierStep]]:
    """What was agreed on at the meeting, and what comes back at it from earlier ones."""
    comes_back = and_(
        NextStepRow.mentorship_id == mentorship_id,
        MeetingRow.starts_at < starts_at,
        or_(NextStepRow.state == StepState.OPEN, NextStepRow.ticked_in == meeting_id),
    )
    is_here = NextStepRow.meeting_id == meeting_id
    statement = (
        select(NextStepRow, MeetingRow.starts_at)
        .join(MeetingRow, MeetingRow.id == NextStepRow.meeting_id)
        .where(is_here if mentorship_id is None else or_(is_here, comes_back))
        .order_by(MeetingRow.starts_at, NextStepRow.id)
    )
    here: list[NextStep] = []
    earlier: list[EarlierStep] = []
    for row in await connection.execute(statement):
        step = step_of(row)
        if step.meeting_id == meeting_id:
            here.append(step)
        else:
            earlier.append(EarlierStep(step=step, agreed_at=row.starts_at, tick=step.tick_in(meeting_id)))
    return here, earlier


async def _tree(connection: AsyncConnection, unit_id: UnitId) -> TopicTree:
    statement = select(TopicRow).where(TopicRow.unit_id == unit_id).order_by(TopicRow.place, TopicRow.id)
    return TopicTree([topic_of(row) for row in await connection.execute(statement)])


async def _track_topics(
    connection: AsyncConnection, mentorships: Iterable[int | None]
) -> defaultdict[int | None, tuple[TopicId, ...]]:
    """What each mentorship is about, in both its directions."""
    statement = (
        select(MentorshipTrackRow.mentorship_id, MentorshipTrackRow.topics)
        .where(MentorshipTrackRow.mentorship_id.in_({each for each in mentorships if each is not None}))
        .order_by(MentorshipTrackRow.mentorship_id, MentorshipTrackRow.mentor_id)
    )
    found: defaultdict[int | None, tuple[TopicId, ...]] = defaultdict(tuple)
    for row in await connection.execute(statement):
        found[row.mentorship_id] = tuple(dict.fromkeys([*found[row.mentorship_id], *map(TopicId, row.topics)]))
    return found


async def _topics_of(connection: AsyncConnection, meetings: Sequence[Any]) -> dict[int, list[TopicName]]:
    """What each of these meetings was about, by name."""
    of_tracks = await _track_topics(connection, [row.mentorship_id for row in meetings])
    chosen = {row.id: row.topics or of_tracks[row.mentorship_id] for row in meetings}
    wanted = sorted({topic for topics in chosen.values() for topic in topics})
    named = select(TopicRow.id, TopicRow.code, TopicRow.name).where(TopicRow.id.in_(wanted))
    names = {row.id: TopicName(code=row.code, name=row.name) for row in await connection.execute(named)}
    return {meeting: [names[topic] for topic in topics if topic in names] for meeting, topics in chosen.items()}


async def _mentorships(
    connection: AsyncConnection, mentorships: Collection[int | None], mentor_id: PersonId
) -> list[tuple[Any, tuple[str, ...]]]:
    """These mentorships in order, each with whom the person mentors in it: also who has left meanwhile."""
    ids = sorted(each for each in mentorships if each is not None)
    rows = (
        await connection.execute(select(MentorshipRow).where(MentorshipRow.id.in_(ids)).order_by(MentorshipRow.id))
    ).all()
    members = (
        select(MentorshipMemberRow.mentorship_id, PersonRow.name)
        .join(PersonRow, PersonRow.id == MentorshipMemberRow.person_id)
        .where(
            MentorshipMemberRow.mentorship_id.in_(ids),
            MentorshipMemberRow.person_id != mentor_id,
            MentorshipMemberRow.answer != MemberAnswer.NO,
        )
        .order_by(PersonRow.name_key, PersonRow.id)
    )
    names: defaultdict[int, list[str]] = defaultdict(list)
    for member in await connection.execute(members):
        names[member.mentorship_id].append(member.name)
    return [(row, tuple(names[row.id])) for row in rows]
