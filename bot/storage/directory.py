"""Screens of people, invites and topics: a constant number of statements each, on a connection that only reads."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.engine import READS_ONLY
from bot.storage.invites import invite_of
from bot.storage.people import HAS_JOINED, person_of
from bot.storage.rows import HelpRequestRow, InviteRow, MembershipRow, PersonRow, PersonTopicRow, TopicRow, UnitRow
from mentoring.model.help_request import LIVE
from mentoring.model.ids import InviteId, PersonId, TopicId, UnitId
from mentoring.model.people import DECIDERS, Actor, Bent, Mode, Role, ordered_roles
from mentoring.model.staff_list import name_key
from mentoring.notices import TopicName
from mentoring.reading import InviteLine, OwnUnit, Page, PersonCard, PersonLine, PersonTopic, TopicLine, UnitFigures
from mentoring.refusals import Gone


class SqlDirectory:
    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def people(
        self, *, by: Actor, page: int = 0, size: int = 8, name_part: str = "", role: Role | None = None
    ) -> Page[PersonLine]:
        by.must_hold(*DECIDERS)
        are_members = select(MembershipRow.person_id).where(MembershipRow.unit_id == by.unit_id)
        if role is not None:
            are_members = are_members.where(MembershipRow.role == role)
        wanted = select(PersonRow).where(PersonRow.id.in_(are_members))
        if name_part.strip():
            wanted = wanted.where(PersonRow.name_key.contains(name_key(name_part), autoescape=True))
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, PersonRow.name_key, PersonRow.id)
            roles = await roles_of(connection, by.unit_id, [row.id for row in rows])
        return Page(lines=[_person_line(row, roles[row.id]) for row in rows], total=total, number=number, size=size)

    async def person(self, person_id: PersonId, *, by: Actor, now: datetime) -> PersonCard:
        by.must_hold(*DECIDERS)
        is_live = HelpRequestRow.state.in_(LIVE)
        subject = select(
            PersonRow,
            _count(HelpRequestRow.mentee_id == PersonRow.id, is_live).label("open_requests"),
            _count(HelpRequestRow.mentor_id == PersonRow.id, is_live).label("open_claims"),
        ).where(PersonRow.id == person_id)
        topics = (
            select(TopicRow.code, TopicRow.name, PersonTopicRow.bent, PersonTopicRow.level)
            .join(TopicRow, TopicRow.id == PersonTopicRow.topic_id)
            .where(PersonTopicRow.person_id == person_id, TopicRow.unit_id == by.unit_id)
            .order_by(PersonTopicRow.level.desc(), TopicRow.place, TopicRow.id)
        )
        newest = (
            select(InviteRow)
            .where(InviteRow.person_id == person_id, InviteRow.unit_id == by.unit_id)
            .order_by(InviteRow.id.desc())
            .limit(1)
        )
        async with self._reading.connect() as connection:
            roles = (await roles_of(connection, by.unit_id, [person_id]))[person_id]
            row = (await connection.execute(subject)).one_or_none()
            if row is None or not roles:
                raise Gone
            own_topics = [
                PersonTopic(
                    topic=TopicName(code=topic.code, name=topic.name),
                    bent=Bent(topic.bent),
                    level=topic.level,
                )
                for topic in await connection.execute(topics)
            ]
            invited = (await connection.execute(newest)).one_or_none()
        person, invite = person_of(row), None if invited is None else invite_of(invited)
        return PersonCard(
            id=person.id,
            name=person.name,
            position=person.position,
            subjects=person.subjects,
            experience_years=person.experience_years,
            category=person.category,
            ways_to_meet=tuple(mode for mode in Mode if mode in person.ways_to_meet),
            language=person.language,
            roles=roles,
            topics=own_topics,
            joined_at=person.joined_at,
            is_profile_complete=person.has_joined and person.next_question is None,
            is_reachable=person.is_reachable,
            paused_until=person.paused_until,
            leave=person.leave,
            open_requests=row.open_requests,
            open_claims=row.open_claims,
            invite_id=invite.id if invite and not person.has_joined else None,
            invite_state=invite.state(now) if invite and not person.has_joined else None,
        )

    async def invites(self, *, by: Actor, now: datetime, page: int = 0, size: int = 8) -> Page[InviteLine]:
        by.must_hold(*DECIDERS)
        newer = aliased(InviteRow)
        is_replaced = and_(
            InviteRow.revoked_at.is_not(None),
            exists().where(
                newer.person_id == InviteRow.person_id, newer.unit_id == InviteRow.unit_id, newer.id > InviteRow.id
            ),
        )
        wanted = (
            select(InviteRow, func.coalesce(PersonRow.name, "").label("person_name"))
            .outerjoin(PersonRow, PersonRow.id == InviteRow.person_id)
            .where(InviteRow.unit_id == by.unit_id, InviteRow.created_by.is_not(None), ~is_replaced)
        )
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, InviteRow.id.desc())
        return Page(lines=[_invite_line(row, now) for row in rows], total=total, number=number, size=size)

    async def topics(self, *, by: Actor) -> Sequence[TopicLine]:
        by.must_hold(*DECIDERS)
        parent = aliased(TopicRow)
        members = select(MembershipRow.person_id).where(MembershipRow.unit_id == by.unit_id)

        def people(bent: Bent) -> Any:
            return _count(
                PersonTopicRow.topic_id == TopicRow.id,
                PersonTopicRow.bent == bent,
                PersonTopicRow.person_id.in_(members),
            ).label(bent)

        statement = (
            select(
                TopicRow,
                people(Bent.STRENGTH),
                people(Bent.NEED),
                _count(HelpRequestRow.topic_id == TopicRow.id, HelpRequestRow.state.in_(LIVE)).label("live_requests"),
            )
            .outerjoin(parent, parent.id == TopicRow.parent_id)
            .where(TopicRow.unit_id == by.unit_id)
            .order_by(
                func.coalesce(parent.place, TopicRow.place),
                func.coalesce(parent.id, TopicRow.id),
                case((TopicRow.parent_id.is_(None), 0), else_=1),
                TopicRow.place,
                TopicRow.id,
            )
        )
        async with self._reading.connect() as connection:
            return [_topic_line(row) for row in await connection.execute(statement)]

    async def is_alone(self, *, by: Actor) -> bool:
        by.must_hold(*DECIDERS)
        is_another = and_(MembershipRow.unit_id == by.unit_id, MembershipRow.person_id != by.id)
        found = select(exists().where(is_another))
        async with self._reading.connect() as connection:
            return not (await connection.execute(found)).scalar_one()

    async def figures(self, *, by: Actor) -> UnitFigures:
        by.must_hold(*DECIDERS)
        joined = and_(*HAS_JOINED)
        members = (
            select(MembershipRow.person_id, MembershipRow.role, joined.label("has_joined"))
            .join(PersonRow, PersonRow.id == MembershipRow.person_id)
            .where(MembershipRow.unit_id == by.unit_id)
        )
        async with self._reading.connect() as connection:
            rows = (await connection.execute(members)).all()
        return UnitFigures(
            joined=len({row.person_id for row in rows if row.has_joined}),
            awaited=len({row.person_id for row in rows if not row.has_joined}),
            by_role={role: sum(row.role == role for row in rows if row.has_joined) for role in Role},
        )

    async def own_units(self, *, by: Actor) -> Sequence[OwnUnit]:
        statement = select(UnitRow.id, UnitRow.name).where(UnitRow.id.in_(by.roles)).order_by(UnitRow.name, UnitRow.id)
        async with self._reading.connect() as connection:
            return [
                OwnUnit(id=UnitId(row.id), name=row.name, roles=tuple(ordered_roles(by.roles_in(UnitId(row.id)))))
                for row in await connection.execute(statement)
            ]


async def page_of(
    connection: AsyncConnection, wanted: Any, page: int, size: int, *order: Any
) -> tuple[int, int, Sequence[Any]]:
    """How many there are, the number of the page that is shown, and its rows."""
    total = (await connection.execute(select(func.count()).select_from(wanted.subquery()))).scalar_one()
    number = min(max(page, 0), max(0, (total - 1) // size))
    rows = (await connection.execute(wanted.order_by(*order).limit(size).offset(number * size))).all()
    return total, number, rows


async def roles_of(
    connection: AsyncConnection, unit_id: UnitId, person_ids: Sequence[int]
) -> defaultdict[int, tuple[Role, ...]]:
    statement = select(MembershipRow.person_id, MembershipRow.role).where(
        MembershipRow.unit_id == unit_id, MembershipRow.person_id.in_(person_ids)
    )
    held: dict[int, list[Role]] = defaultdict(list)
    for row in await connection.execute(statement):
        held[row.person_id].append(Role(row.role))
    return defaultdict(tuple, {person_id: tuple(ordered_roles(roles)) for person_id, roles in held.items()})


def _count(*conditions: ColumnElement[bool]) -> Any:
    return select(func.count()).where(*conditions).scalar_subquery()


def _person_line(row: Any, roles: tuple[Role, ...]) -> PersonLine:
    person = person_of(row)
    return PersonLine(
        id=person.id,
        name=person.name,
        position=person.position,
        roles=roles,
        has_joined=person.has_joined,
        is_reachable=person.is_reachable,
        paused_until=person.paused_until,
        leave=person.leave,
    )


def _invite_line(row: Any, now: datetime) -> InviteLine:
    invite = invite_of(row)
    return InviteLine(
        id=InviteId(invite.id),
        name=row.person_name,
        roles=tuple(ordered_roles(invite.roles)),
        state=invite.state(now),
        created_at=invite.created_at,
        expires_at=invite.expires_at,
        opened_at=invite.opened_at,
        decided_at=invite.accepted_at or invite.refused_at or invite.revoked_at,
    )


def _topic_line(row: Any) -> TopicLine:
    return TopicLine(
        id=TopicId(row.id),
        parent_id=None if row.parent_id is None else TopicId(row.parent_id),
        topic=TopicName(code=row.code, name=row.name),
        is_archived=row.is_archived,
        strong=row.strength,
        in_need=row.need,
        live_requests=row.live_requests,
    )
