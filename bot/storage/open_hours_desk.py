"""Screens of open hours on SQL: a constant number of statements each, on a connection that only reads."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.directory import page_of
from bot.storage.engine import READS_ONLY
from bot.storage.open_hours import open_hour_of
from bot.storage.rows import OpenHourRow, PersonRow, SignUpRow, TopicRow
from mentoring.model.ids import OpenHourId, PersonId
from mentoring.model.open_hours import Admission, OpenHourState, SeatState
from mentoring.model.people import DECIDERS, Actor, Role
from mentoring.notices import TopicName
from mentoring.open_hours_desk import GuestLine, HostedCard, HourLine, OpenHourCard, OpenHourFigures
from mentoring.reading import Page
from mentoring.refusals import Gone

COLLEAGUES = sorted(frozenset(Role) - {Role.GUEST})


class SqlOpenHoursDesk:
    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def coming(self, *, by: Actor, now: datetime, page: int, size: int) -> Page[HourLine]:
        by.must_hold(*COLLEAGUES)
        wanted = _lines(by).where(
            OpenHourRow.unit_id == by.unit_id,
            OpenHourRow.state == OpenHourState.PLANNED,
            OpenHourRow.starts_at > now,
        )
        return await self._page(wanted, page, size, OpenHourRow.starts_at, OpenHourRow.id)

    async def card(self, hour_id: OpenHourId, *, by: Actor) -> OpenHourCard:
        async with self._reading.connect() as connection:
            row = await _named(connection, hour_id)
            hour = open_hour_of(row)
            if not by.person.has_joined or not by.holds(*COLLEAGUES, unit_id=hour.unit_id):
                raise Gone
            waiting = (
                select(SignUpRow.person_id)
                .where(SignUpRow.hour_id == hour_id, SignUpRow.state == SeatState.WAITING)
                .order_by(SignUpRow.since, SignUpRow.person_id)
            )
            line = list(await connection.scalars(waiting))
            own = await connection.scalar(
                select(SignUpRow.state).where(SignUpRow.hour_id == hour_id, SignUpRow.person_id == by.id)
            )
        goes_by_turns = hour.admission is Admission.FIRST_COME
        return OpenHourCard(
            hour=hour,
            topic=TopicName(code=row.topic_code, name=row.topic_name),
            host_name=row.host_name,
            waiting=len(line),
            own=None if own is None else SeatState(own),
            number=line.index(by.id) + 1 if goes_by_turns and by.id in line else None,
            may_manage=_may_manage(by, hour.host_id, hour.unit_id),
            is_host=hour.host_id == by.id,
        )

    async def hosted(self, *, by: Actor, now: datetime, page: int, size: int) -> Page[HourLine]:
        is_ahead = and_(OpenHourRow.state == OpenHourState.PLANNED, OpenHourRow.starts_at > now)
        wanted = _lines(by).where(OpenHourRow.host_id == by.id)
        # Two orders in one list: NULLs of the one part stand together, so their order is the other's.
        ahead = case((is_ahead, OpenHourRow.starts_at))
        past = case((~is_ahead, OpenHourRow.starts_at))
        order = (case((is_ahead, 0), else_=1), ahead, past.desc(), OpenHourRow.id)
        return await self._page(wanted, page, size, *order)

    async def hosted_card(self, hour_id: OpenHourId, *, by: Actor) -> HostedCard:
        async with self._reading.connect() as connection:
            row = await _named(connection, hour_id)
            hour = open_hour_of(row)
            if not by.person.has_joined or not _may_manage(by, hour.host_id, hour.unit_id):
                raise Gone
            people = (
                select(PersonRow.id, PersonRow.name, PersonRow.position, SignUpRow.state, SignUpRow.came)
                .join(SignUpRow, SignUpRow.person_id == PersonRow.id)
                .where(SignUpRow.hour_id == hour_id, SignUpRow.state != SeatState.OFF)
                .order_by(case((SignUpRow.state == SeatState.SEATED, 0), else_=1), SignUpRow.since, SignUpRow.person_id)
            )
            rows = (await connection.execute(people)).all()
        return HostedCard(
            hour=hour,
            topic=TopicName(code=row.topic_code, name=row.topic_name),
            host_name=row.host_name,
            people=[
                GuestLine(
                    person_id=PersonId(each.id),
                    name=each.name,
                    position=each.position,
                    state=SeatState(each.state),
                    came=each.came,
                )
                for each in rows
            ],
        )

    async def figures(self, *, by: Actor) -> OpenHourFigures:
        somebody_came = (
            select(SignUpRow.person_id)
            .where(SignUpRow.hour_id == OpenHourRow.id, SignUpRow.came.is_(True))
            .correlate(OpenHourRow)
            .exists()
        )
        minutes = func.coalesce(func.sum(OpenHourRow.minutes), 0)
        held = select(func.count(), minutes).where(OpenHourRow.host_id == by.id, somebody_came)
        visited = (
            select(func.count(), minutes)
            .select_from(OpenHourRow)
            .join(SignUpRow, SignUpRow.hour_id == OpenHourRow.id)
            .where(SignUpRow.person_id == by.id, SignUpRow.came.is_(True))
        )
        async with self._reading.connect() as connection:
            [of_host] = (await connection.execute(held)).all()
            [of_guest] = (await connection.execute(visited)).all()
        return OpenHourFigures(
            held=of_host[0], held_minutes=of_host[1], visited=of_guest[0], visited_minutes=of_guest[1]
        )

    async def _page(self, wanted: Any, page: int, size: int, *order: Any) -> Page[HourLine]:
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, *order)
        lines = [
            HourLine(
                id=OpenHourId(row.id),
                topic=TopicName(code=row.topic_code, name=row.topic_name),
                host_name=row.host_name,
                starts_at=row.starts_at,
                state=OpenHourState(row.state),
                seats=row.seats,
                taken=row.taken,
                own=None if row.own is None or row.own == SeatState.OFF else SeatState(row.own),
            )
            for row in rows
        ]
        return Page(lines=lines, total=total, number=number, size=size)


def _may_manage(by: Actor, host_id: int, unit_id: Any) -> bool:
    return bool(by.roles_in(unit_id)) and (host_id == by.id or by.holds(*DECIDERS, unit_id=unit_id))


def _lines(by: Actor) -> Any:
    """Hours with their topic, their host and where the reader stands."""
    return (
        select(
            OpenHourRow.id,
            OpenHourRow.starts_at,
            OpenHourRow.state,
            OpenHourRow.seats,
            OpenHourRow.taken,
            TopicRow.code.label("topic_code"),
            TopicRow.name.label("topic_name"),
            PersonRow.name.label("host_name"),
            SignUpRow.state.label("own"),
        )
        .join(TopicRow, TopicRow.id == OpenHourRow.topic_id)
        .join(PersonRow, PersonRow.id == OpenHourRow.host_id)
        .outerjoin(SignUpRow, and_(SignUpRow.hour_id == OpenHourRow.id, SignUpRow.person_id == by.id))
    )


async def _named(connection: AsyncConnection, hour_id: OpenHourId) -> Any:
    statement = (
        select(
            OpenHourRow,
            TopicRow.code.label("topic_code"),
            TopicRow.name.label("topic_name"),
            PersonRow.name.label("host_name"),
        )
        .join(TopicRow, TopicRow.id == OpenHourRow.topic_id)
        .join(PersonRow, PersonRow.id == OpenHourRow.host_id)
        .where(OpenHourRow.id == hour_id)
    )
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise Gone
    return row
