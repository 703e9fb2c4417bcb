"""Open hours on SQL. A seat is given by one compare-and-set on the row of the hour, which no other hour waits for."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from bot.storage.rows import MembershipRow, OpenHourRow, PersonTopicRow, SignUpRow, TopicRow
from bot.storage.upsert import insert_for
from mentoring.model.ids import OpenHourId, PersonId, TopicId, UnitId
from mentoring.model.open_hours import Admission, Audience, OpenHour, OpenHourState, SeatState, SignUp
from mentoring.model.people import Bent, Mode
from mentoring.refusals import Gone


class SqlOpenHours:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, hour: OpenHour) -> OpenHour:
        statement = insert(OpenHourRow).values(_values(hour) | {"taken": 0}).returning(OpenHourRow)
        return open_hour_of((await self._connection.execute(statement)).one())

    async def get(self, hour_id: OpenHourId) -> OpenHour:
        return await self._one(select(OpenHourRow).where(OpenHourRow.id == hour_id))

    async def held(self, hour_id: OpenHourId) -> OpenHour:
        # SQLite has one writer at a time anyway, and drops the lock.
        return await self._one(select(OpenHourRow).where(OpenHourRow.id == hour_id).with_for_update(key_share=True))

    async def save(self, after: OpenHour, *, expected: OpenHour) -> OpenHour | None:
        statement = (
            update(OpenHourRow)
            .where(OpenHourRow.id == expected.id, OpenHourRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(OpenHourRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else open_hour_of(row)

    async def ahead_of(self, host_id: PersonId, now: datetime) -> list[OpenHour]:
        return await self._several(OpenHourRow.host_id == host_id, *_is_ahead(now))

    async def take_seat(self, hour_id: OpenHourId) -> bool:
        statement = (
            update(OpenHourRow)
            .where(
                OpenHourRow.id == hour_id,
                OpenHourRow.state == OpenHourState.PLANNED,
                OpenHourRow.taken < OpenHourRow.seats,
            )
            .values(taken=OpenHourRow.taken + 1)
            .returning(OpenHourRow.id)
        )
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def free_seat(self, hour_id: OpenHourId) -> None:
        statement = update(OpenHourRow).where(OpenHourRow.id == hour_id).values(taken=OpenHourRow.taken - 1)
        await self._connection.execute(statement)

    async def sign_up(self, hour_id: OpenHourId, person_id: PersonId) -> SignUp | None:
        statement = select(SignUpRow).where(SignUpRow.hour_id == hour_id, SignUpRow.person_id == person_id)
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else sign_up_of(row)

    async def put(self, hour_id: OpenHourId, sign_up: SignUp) -> None:
        values = {"state": sign_up.state, "since": sign_up.since, "came": sign_up.came}
        statement = insert_for(self._connection.engine)(SignUpRow).values(
            hour_id=hour_id, person_id=sign_up.person_id, **values
        )
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["hour_id", "person_id"], set_=values)
        )

    async def move(self, hour_id: OpenHourId, person_id: PersonId, state: SeatState, *, expected: SeatState) -> bool:
        statement = (
            update(SignUpRow)
            .where(SignUpRow.hour_id == hour_id, SignUpRow.person_id == person_id, SignUpRow.state == expected)
            .values(state=state)
            .returning(SignUpRow.person_id)
        )
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def mark(self, hour_id: OpenHourId, people: Collection[PersonId], came: bool) -> None:
        await self._connection.execute(
            update(SignUpRow)
            .where(
                SignUpRow.hour_id == hour_id,
                SignUpRow.person_id.in_(people),
                SignUpRow.state == SeatState.SEATED,
            )
            .values(came=came)
        )

    async def signed_up(self, hour_id: OpenHourId, *states: SeatState) -> list[SignUp]:
        statement = (
            select(SignUpRow)
            .where(SignUpRow.hour_id == hour_id, SignUpRow.state.in_(states))
            .order_by(SignUpRow.since, SignUpRow.person_id)
        )
        return [sign_up_of(row) for row in await self._connection.execute(statement)]

    async def signed_up_by(self, person_id: PersonId, now: datetime) -> list[OpenHour]:
        theirs = select(SignUpRow.hour_id).where(SignUpRow.person_id == person_id, SignUpRow.state != SeatState.OFF)
        return await self._several(OpenHourRow.id.in_(theirs), *_is_ahead(now))

    async def interested(self, unit_id: UnitId, topic_id: TopicId) -> set[PersonId]:
        chosen = aliased(TopicRow)
        near = select(TopicRow.id).join(
            chosen, or_(TopicRow.id == chosen.id, TopicRow.parent_id == chosen.id, TopicRow.id == chosen.parent_id)
        )
        statement = (
            select(PersonTopicRow.person_id)
            .join(MembershipRow, MembershipRow.person_id == PersonTopicRow.person_id)
            .where(
                MembershipRow.unit_id == unit_id,
                PersonTopicRow.topic_id.in_(near.where(chosen.id == topic_id)),
                PersonTopicRow.bent == Bent.NEED,
                PersonTopicRow.level > 0,
            )
            .distinct()
        )
        return {PersonId(person_id) for person_id in await self._connection.scalars(statement)}

    async def due(self, now: datetime, limit: int) -> list[OpenHourId]:
        statement = select(OpenHourRow.id).where(OpenHourRow.due_at <= now).order_by(OpenHourRow.due_at).limit(limit)
        return [OpenHourId(hour_id) for hour_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(OpenHourRow.due_at)))

    async def _one(self, statement: Select[Any]) -> OpenHour:
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise Gone
        return open_hour_of(row)

    async def _several(self, *conditions: ColumnElement[bool]) -> list[OpenHour]:
        statement = select(OpenHourRow).where(*conditions).order_by(OpenHourRow.starts_at, OpenHourRow.id)
        return [open_hour_of(row) for row in await self._connection.execute(statement)]


def _is_ahead(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return OpenHourRow.state == OpenHourState.PLANNED, OpenHourRow.starts_at > now


def open_hour_of(row: Any) -> OpenHour:
    return OpenHour(
        id=OpenHourId(row.id),
        unit_id=UnitId(row.unit_id),
        host_id=PersonId(row.host_id),
        topic_id=TopicId(row.topic_id),
        starts_at=row.starts_at,
        minutes=row.minutes,
        mode=Mode(row.mode),
        place=row.place,
        seats=row.seats,
        admission=Admission(row.admission),
        audience=Audience(row.audience),
        about=row.about,
        step_days=row.step_days,
        state=OpenHourState(row.state),
        words=row.words,
        taken=row.taken,
        due_at=row.due_at,
        version=row.version,
    )


def sign_up_of(row: Any) -> SignUp:
    return SignUp(person_id=PersonId(row.person_id), state=SeatState(row.state), since=row.since, came=row.came)


def _values(hour: OpenHour) -> dict[str, Any]:
    """Everything but the seats taken, which only a seat given or freed changes."""
    return {
        "unit_id": hour.unit_id,
        "host_id": hour.host_id,
        "topic_id": hour.topic_id,
        "starts_at": hour.starts_at,
        "minutes": hour.minutes,
        "mode": hour.mode,
        "place": hour.place,
        "seats": hour.seats,
        "admission": hour.admission,
        "audience": hour.audience,
        "about": hour.about,
        "step_days": hour.step_days,
        "state": hour.state,
        "words": hour.words,
        "due_at": hour.due_at,
    }
