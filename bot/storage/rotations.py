"""Circles of meetings on SQL: loaded whole, saved by compare-and-set, what changed in one statement a table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import PersonTopicRow, RotationMeetingRow, RotationPersonRow, RotationRow
from mentoring.model.ids import PersonId, RotationId, TopicId, UnitId
from mentoring.model.mentorship import Side
from mentoring.model.people import Bent
from mentoring.model.rotation import (
    LIVE,
    Participant,
    Phase,
    Presence,
    Rotation,
    RotationState,
    RoundMeeting,
)
from mentoring.ports.meetings import RotationLine
from mentoring.refusals import Gone

IS_LIVE = RotationRow.state.in_(sorted(LIVE))


class SqlRotations:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, rotation: Rotation) -> Rotation:
        statement = insert(RotationRow).values(_values(rotation)).returning(RotationRow)
        row = (await self._connection.execute(statement)).one()
        await self._add_people(row.id, rotation.people)
        return _rotation_of(row, rotation.people, ())

    async def get(self, rotation_id: RotationId) -> Rotation:
        found = await self._connection.execute(select(RotationRow).where(RotationRow.id == rotation_id))
        row = found.one_or_none()
        if row is None:
            raise Gone
        people = (
            select(RotationPersonRow)
            .where(RotationPersonRow.rotation_id == rotation_id)
            .order_by(RotationPersonRow.person_id)
        )
        meetings = (
            select(RotationMeetingRow)
            .where(RotationMeetingRow.rotation_id == rotation_id)
            .order_by(RotationMeetingRow.round, RotationMeetingRow.mentor_id)
        )
        return _rotation_of(
            row,
            [_participant_of(each) for each in await self._connection.execute(people)],
            [_meeting_of(each) for each in await self._connection.execute(meetings)],
        )

    async def hold(self, rotation_id: RotationId) -> None:
        # SQLite has one writer at a time anyway, and drops the lock.
        statement = select(RotationRow.id).where(RotationRow.id == rotation_id).with_for_update(key_share=True)
        await self._connection.execute(statement)

    async def save(self, after: Rotation, *, expected: Rotation) -> bool:
        statement = (
            update(RotationRow)
            .where(RotationRow.id == expected.id, RotationRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(RotationRow.id)
        )
        if (await self._connection.execute(statement)).one_or_none() is None:
            return False
        before = {each.person_id: each for each in expected.people}
        come = [each for each in after.people if each.person_id not in before]
        if come:
            await self._add_people(expected.id, come)
        known = [each for each in after.people if each.person_id in before]
        await self._change_people(expected.id, [each for each in known if each != before[each.person_id]])
        await self._change_meetings(after, expected)
        return True

    async def topics(self, rotation: Rotation) -> Mapping[PersonId, frozenset[TopicId]]:
        mentors = [each.person_id for each in rotation.people if each.side is Side.MENTOR]
        mentees = [each.person_id for each in rotation.people if each.side is Side.MENTEE]
        statement = select(PersonTopicRow.person_id, PersonTopicRow.topic_id).where(
            PersonTopicRow.level > 0,
            or_(
                and_(PersonTopicRow.bent == Bent.STRENGTH, PersonTopicRow.person_id.in_(mentors)),
                and_(PersonTopicRow.bent == Bent.NEED, PersonTopicRow.person_id.in_(mentees)),
            ),
        )
        found: dict[PersonId, set[TopicId]] = defaultdict(set)
        for person_id, topic_id in await self._connection.execute(statement):
            found[PersonId(person_id)].add(TopicId(topic_id))
        return {person_id: frozenset(topics) for person_id, topics in found.items()}

    async def lines(
        self, person_id: PersonId, unit_id: UnitId, *, since: datetime, whole_unit: bool, limit: int
    ) -> list[RotationLine]:
        mine = and_(RotationPersonRow.rotation_id == RotationRow.id, RotationPersonRow.person_id == person_id)
        is_theirs = or_(RotationPersonRow.person_id.is_not(None), RotationRow.organiser_id == person_id)
        statement = (
            select(RotationRow, RotationPersonRow.comes, RotationPersonRow.person_id)
            .outerjoin(RotationPersonRow, mine)
            .where(
                or_(is_theirs, RotationRow.unit_id == unit_id) if whole_unit else is_theirs,
                or_(IS_LIVE, RotationRow.starts_at > since),
            )
            .order_by(RotationRow.starts_at.desc(), RotationRow.id.desc())
            .limit(limit)
        )
        return [
            RotationLine(
                id=RotationId(row.id),
                title=row.title,
                starts_at=row.starts_at,
                state=RotationState(row.state),
                comes=row.comes,
                is_invited=row.person_id is not None,
            )
            for row in await self._connection.execute(statement)
        ]

    async def due(self, now: datetime, limit: int) -> list[RotationId]:
        statement = select(RotationRow.id).where(RotationRow.due_at <= now).order_by(RotationRow.due_at).limit(limit)
        return [RotationId(rotation_id) for rotation_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(RotationRow.due_at)))

    async def _add_people(self, rotation_id: int, people: Iterable[Participant]) -> None:
        rows = [{"rotation_id": rotation_id, **_person_values(each)} for each in people]
        await self._connection.execute(insert(RotationPersonRow), rows)

    async def _change_people(self, rotation_id: RotationId, people: Iterable[Participant]) -> None:
        values = [
            {column: _person_values(each)[column] for column in _CHANGING} | {"of": each.person_id} for each in people
        ]
        if not values:
            return
        statement = (
            update(RotationPersonRow.__table__)  # type: ignore[arg-type]  # as in `SqlPeople.save_listed`
            .where(RotationPersonRow.rotation_id == rotation_id, RotationPersonRow.person_id == bindparam("of"))
            .values({column: bindparam(column) for column in _CHANGING})
        )
        await self._connection.execute(statement, values)

    async def _change_meetings(self, after: Rotation, expected: Rotation) -> None:
        """From the first round that differs on all of them anew: nobody may stand in two places in between."""
        then, now = _by_round(expected.meetings), _by_round(after.meetings)
        differing = [number for number in then.keys() | now.keys() if then.get(number) != now.get(number)]
        if not differing:
            return
        first = min(differing)
        await self._connection.execute(
            delete(RotationMeetingRow).where(
                RotationMeetingRow.rotation_id == after.id, RotationMeetingRow.round >= first
            )
        )
        rows = [_meeting_values(after.id, each) for each in after.meetings if each.round >= first]
        if rows:
            await self._connection.execute(insert(RotationMeetingRow), rows)


def rotations_waiting(person_id: Any, since: Any) -> dict[str, Any]:
    """How many circles of meetings a person is in, and how many of them wait for their answer: for the menu."""
    mine = (
        select(func.count())
        .select_from(RotationPersonRow)
        .join(RotationRow, RotationRow.id == RotationPersonRow.rotation_id)
        .where(RotationPersonRow.person_id == person_id)
    )
    is_unanswered = and_(RotationPersonRow.comes.is_(None), RotationRow.state == RotationState.GATHERING)
    return {
        "rotations": mine.where(or_(IS_LIVE, RotationRow.starts_at > since)).scalar_subquery(),
        "rotations_unanswered": mine.where(is_unanswered).scalar_subquery(),
    }


def _by_round(meetings: Iterable[RoundMeeting]) -> dict[int, frozenset[RoundMeeting]]:
    found: dict[int, set[RoundMeeting]] = defaultdict(set)
    for meeting in meetings:
        found[meeting.round].add(meeting)
    return {number: frozenset(each) for number, each in found.items()}


def _rotation_of(row: Any, people: Iterable[Participant], meetings: Iterable[RoundMeeting]) -> Rotation:
    return Rotation(
        id=RotationId(row.id),
        unit_id=UnitId(row.unit_id),
        organiser_id=PersonId(row.organiser_id),
        title=row.title,
        starts_at=row.starts_at,
        place=row.place,
        rounds=row.rounds,
        minutes=row.minutes,
        break_minutes=row.break_minutes,
        people=tuple(people),
        meetings=tuple(meetings),
        state=RotationState(row.state),
        round=row.round,
        phase=Phase(row.phase),
        beat=row.beat,
        until=row.until,
        left=None if row.seconds_left is None else timedelta(seconds=row.seconds_left),
        due_at=row.due_at,
        version=row.version,
    )


def _participant_of(row: Any) -> Participant:
    return Participant(
        person_id=PersonId(row.person_id),
        side=Side(row.side),
        comes=row.comes,
        presence=Presence(row.presence),
        table=row.table_number,
        wished_people=tuple(PersonId(each) for each in row.wished_people),
        wished_topics=tuple(TopicId(each) for each in row.wished_topics),
        mark=row.mark,
    )


def _meeting_of(row: Any) -> RoundMeeting:
    return RoundMeeting(
        round=row.round,
        mentor_id=PersonId(row.mentor_id),
        mentee_id=PersonId(row.mentee_id),
        mentor_keeps=row.mentor_keeps,
        mentee_keeps=row.mentee_keeps,
    )


def _values(rotation: Rotation) -> dict[str, Any]:
    return {
        "unit_id": rotation.unit_id,
        "organiser_id": rotation.organiser_id,
        "title": rotation.title,
        "starts_at": rotation.starts_at,
        "place": rotation.place,
        "rounds": rotation.rounds,
        "minutes": rotation.minutes,
        "break_minutes": rotation.break_minutes,
        "state": rotation.state,
        "round": rotation.round,
        "phase": rotation.phase,
        "beat": rotation.beat,
        "until": rotation.until,
        "seconds_left": None if rotation.left is None else int(rotation.left.total_seconds()),
        "due_at": rotation.due_at,
        "version": rotation.version,
    }


#: What of an invitation changes.
_CHANGING = ("comes", "presence", "table_number", "wished_people", "wished_topics", "mark")


def _person_values(person: Participant) -> dict[str, Any]:
    return {
        "person_id": person.person_id,
        "side": person.side,
        "comes": person.comes,
        "presence": person.presence,
        "table_number": person.table,
        "wished_people": list(person.wished_people),
        "wished_topics": list(person.wished_topics),
        "mark": person.mark,
    }


def _meeting_values(rotation_id: RotationId, meeting: RoundMeeting) -> dict[str, Any]:
    return {
        "rotation_id": rotation_id,
        "round": meeting.round,
        "mentor_id": meeting.mentor_id,
        "mentee_id": meeting.mentee_id,
        "mentor_keeps": meeting.mentor_keeps,
        "mentee_keeps": meeting.mentee_keeps,
    }
