"""The queue of deciders and the cards they decide on, on SQL: a full queue takes as many statements as a short one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, bindparam, case, func, literal, null, or_, select, tuple_, union_all
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.bank import assembled, cards_of
from bot.storage.directory import page_of
from bot.storage.engine import READS_ONLY
from bot.storage.matters import READERS, is_being_answered, is_in_it, is_objected_to, matters, said
from bot.storage.mentorship_requests import SqlMentorshipRequests
from bot.storage.mentorships import IS_IN, SqlMentorships, mentorship_step_of
from bot.storage.people import HAS_JOINED
from bot.storage.rows import (
    MeetingAttendeeRow,
    MembershipRow,
    MentorListEntryRow,
    MentorListRow,
    MentorshipMemberRow,
    MentorshipRequestRow,
    MentorshipRow,
    MentorshipStepRow,
    OrderItemRow,
    OrderRow,
    PersonRow,
    SpeedMeetingRow,
    TopicRow,
    UnitRow,
)
from bot.storage.units import unit_by_id
from mentoring.decisions import (
    MOST_AT_ONCE,
    ChoiceLine,
    CouncilLine,
    HistoryLine,
    Matter,
    MatterLine,
    MemberCard,
    MentorRequestCard,
    MentorshipCard,
    Place,
    Queue,
    ReturnedCard,
    TrackLine,
)
from mentoring.model.bank import RoleForm
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, UnitId
from mentoring.model.mentorship import (
    DECISIONS,
    OPINIONS,
    CouncilOpinions,
    Mentorship,
    MentorshipState,
    Side,
    StepKind,
)
from mentoring.model.mentorship_request import RequestState
from mentoring.model.people import DECIDERS, Actor, Role
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.reading import Page
from mentoring.refusals import Gone, NotAllowed, OwnMentorRequest, OwnMentorship

#: Matters that are about a mentorship and named as it is.
NAMED_AS = {Matter.OPINION: Matter.MENTORSHIP, Matter.WARNING: Matter.MENTORSHIP}

# What waits for `person_id`. Made once: to put statements of this size together takes longer than the database needs.
THEIRS = matters(MembershipRow.person_id == bindparam("person_id"))
#: In which order matters come.
PLACE = (THEIRS.c.since, THEIRS.c.matter, THEIRS.c.id)
WAITING = select(THEIRS, UnitRow.name.label("unit_name")).join(UnitRow, UnitRow.id == THEIRS.c.unit_id).order_by(*PLACE)
TOTAL = select(func.count()).select_from(THEIRS)
FIRST = WAITING.limit(1)
NEXT = FIRST.where(tuple_(*PLACE) > tuple_(*(bindparam(column.key, type_=column.type) for column in PLACE)))
PAGE = WAITING.limit(bindparam("size", type_=Integer)).offset(bindparam("start", type_=Integer))
TOGETHER = (
    WAITING.join(MentorshipRow, MentorshipRow.id == THEIRS.c.id)
    .where(
        THEIRS.c.matter == Matter.MENTORSHIP,
        MentorshipRow.form != RoleForm.HEAD_TEACHER,
        ~is_in_it(bindparam("person_id")),
        ~is_objected_to(),
    )
    .limit(MOST_AT_ONCE)
)


class SqlDecisions:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def queue(self, *, by: Actor, after: Place | None = None) -> Queue:
        _must_have_a_queue(by)
        whose: dict[str, object] = {"person_id": by.id}
        place = {} if after is None else {"since": after.since, "matter": after.matter.value, "id": after.id}
        async with self._reading.connect() as connection:
            total = (await connection.execute(TOTAL, whose)).scalar_one()
            rows = (await connection.execute(NEXT if place else FIRST, whose | place)).all()
            lines = await _lines(connection, rows)
        return Queue(total=total, next=next(iter(lines), None))

    async def matters(self, *, by: Actor, page: int, size: int) -> Page[MatterLine]:
        _must_have_a_queue(by)
        whose: dict[str, object] = {"person_id": by.id}
        async with self._reading.connect() as connection:
            total = (await connection.execute(TOTAL, whose)).scalar_one()
            number = min(max(page, 0), max(0, (total - 1) // size))
            rows = (await connection.execute(PAGE, whose | {"size": size, "start": number * size})).all()
            lines = await _lines(connection, rows)
        return Page(lines=lines, total=total, number=number, size=size)

    async def approvable(self, *, by: Actor) -> Sequence[MatterLine]:
        _must_have_a_queue(by)
        async with self._reading.connect() as connection:
            return await _lines(connection, (await connection.execute(TOGETHER, {"person_id": by.id})).all())

    async def with_council(self, *, by: Actor, page: int, size: int) -> Page[CouncilLine]:
        _must_have_a_queue(by)
        units = [unit_id for unit_id, roles in by.roles.items() if roles & set(READERS)]
        own = said(MentorshipStepRow.author_id == by.id).limit(1).scalar_subquery()
        wanted = (
            select(
                MentorshipRow.id,
                MentorshipRow.proposed_at,
                MentorshipRow.due_at,
                UnitRow.name.label("unit_name"),
                own.label("own"),
            )
            .join(UnitRow, UnitRow.id == MentorshipRow.unit_id)
            .where(
                MentorshipRow.unit_id.in_(units),
                MentorshipRow.state == MentorshipState.COUNCIL,
                ~is_in_it(by.id),
            )
        )
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, MentorshipRow.due_at, MentorshipRow.id)
            people = await _named(connection, {Matter.MENTORSHIP: [row.id for row in rows]})
        lines = [
            CouncilLine(
                place=Place(since=row.proposed_at, matter=Matter.OPINION, id=row.id),
                unit_name=row.unit_name,
                name=people[Matter.MENTORSHIP, row.id].name,
                mentees=people[Matter.MENTORSHIP, row.id].mentees,
                due_at=row.due_at,
                own=None if row.own is None else OPINIONS[StepKind(row.own)],
            )
            for row in rows
        ]
        return Page(lines=lines, total=total, number=number, size=size)

    async def mentorship(self, mentorship_id: MentorshipId, *, by: Actor) -> MentorshipCard:
        async with self._reading.connect() as connection:
            mentorship = await SqlMentorships(connection).get(mentorship_id)
            unit = await unit_by_id(connection, mentorship.unit_id)
            is_decider, is_of_council = await _standing(connection, mentorship, by)
            people = await _people(connection, unit, mentorship, by)
            steps = await _journal(connection, mentorship_id)
            council = await _council(connection, mentorship)
            topics = await _topics(connection, [topic for track in mentorship.tracks for topic in track.topics])
            request = None
            if is_decider and mentorship.request_id is not None:
                request = await SqlMentorshipRequests(connection).get(mentorship.request_id)
        opinions = CouncilOpinions.of(mentorship_step_of(row) for row in steps)
        own = opinions.by_person.get(by.id)
        if not is_decider:
            steps = [row for row in steps if row.kind not in OPINIONS or row.author_id == by.id]
            opinions = CouncilOpinions(by_person={} if own is None else {by.id: own})
        members = {member.person_id for member in mentorship.members}
        names = {each.card.person_id: each.card.name for each in people}
        return MentorshipCard(
            mentorship=mentorship,
            unit_name=unit.name,
            has_order_step=unit.settings.has_order_step,
            people=people,
            tracks=[
                TrackLine(
                    mentor_name=names.get(track.mentor_id, ""),
                    topics=[topics[topic] for topic in track.topics if topic in topics],
                    goals=track.goals,
                )
                for track in mentorship.tracks
            ],
            request=request,
            history=[
                HistoryLine(
                    kind=StepKind(row.kind),
                    author_name=row.author_name,
                    at=row.at,
                    words=row.words,
                    is_own=row.kind in DECISIONS and row.author_id in members,
                )
                for row in steps
            ],
            opinions=opinions,
            silent=[name for person_id, name in council.items() if person_id not in opinions.by_person]
            if is_decider
            else [],
            own=None if own is None else OPINIONS[own.kind],
            is_of_council=is_of_council,
            is_decider=is_decider,
        )

    async def request(self, request_id: MentorshipRequestId, *, by: Actor) -> MentorRequestCard:
        async with self._reading.connect() as connection:
            request = await SqlMentorshipRequests(connection).get(request_id)
            if not by.roles_in(request.unit_id):
                raise Gone
            by.must_hold(*DECIDERS, unit_id=request.unit_id)
            if request.mentee_id == by.id and await _can_another_decide(connection, request.unit_id, [by.id]):
                raise OwnMentorRequest
            unit = await unit_by_id(connection, request.unit_id)
            rows = (await connection.execute(cards_of(unit.id).where(PersonRow.id == request.mentee_id))).all()
            [mentee] = await assembled(connection, unit, rows, by)
            topics = await _topics(connection, request.topics)
            chosen = select(PersonRow.id, PersonRow.name).where(
                PersonRow.id.in_([choice.mentor_id for choice in request.choices])
            )
            names = {row.id: row.name for row in await connection.execute(chosen)}
            waiting = select(MentorshipRequestRow.id).where(
                MentorshipRequestRow.id == request_id,
                MentorshipRequestRow.state == RequestState.CURATOR,
                ~is_being_answered(),
            )
            waits = await connection.scalar(waiting) is not None
        return MentorRequestCard(
            request=request,
            unit_name=unit.name,
            mentee=mentee,
            topics=[topics[topic] for topic in request.topics if topic in topics],
            choices=[
                ChoiceLine(mentor_name=names[choice.mentor_id], state=choice.state, reason=choice.decline_reason)
                for choice in request.choices
            ],
            waits=waits,
        )

    async def returned(self, mentorship_id: MentorshipId, *, by: Actor) -> ReturnedCard:
        if not by.person.has_joined:
            raise NotAllowed
        async with self._reading.connect() as connection:
            mentorship = await SqlMentorships(connection).get(mentorship_id)
            mentorship.member(by.id)
            steps = await _journal(connection, mentorship_id)
            named = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(mentorship.people))
            names = {PersonId(row.id): row.name for row in await connection.execute(named)}
        is_theirs = mentorship.state is MentorshipState.RETURNED
        words = [row.words for row in steps if row.kind == StepKind.RETURNED]
        return ReturnedCard(mentorship=mentorship, names=names, words=words[-1] if is_theirs and words else "")


def _must_have_a_queue(by: Actor) -> None:
    """Refuse who is not of the council and decides in no unit."""
    if not by.person.has_joined or not any(roles & set(READERS) for roles in by.roles.values()):
        raise NotAllowed


@dataclass(slots=True)
class _Named:
    """Whom a matter is about; filled row by row."""

    name: str = ""
    mentees: tuple[str, ...] = ()
    people: int = 0


async def _lines(connection: AsyncConnection, rows: Sequence[Any]) -> list[MatterLine]:
    found: dict[Matter, list[int]] = defaultdict(list)
    for row in rows:
        matter = Matter(row.matter)
        found[NAMED_AS.get(matter, matter)].append(row.id)
    people = await _named(connection, found)
    lines = []
    for row in rows:
        matter = Matter(row.matter)
        named = people[NAMED_AS.get(matter, matter), row.id]
        lines.append(
            MatterLine(
                place=Place(since=row.since, matter=matter, id=row.id),
                unit_id=UnitId(row.unit_id),
                unit_name=row.unit_name,
                role=Role(row.role),
                version=row.version,
                name=named.name,
                mentees=named.mentees,
                people=named.people,
            )
        )
    return lines


async def _named(
    connection: AsyncConnection, found: dict[Matter, list[int]]
) -> defaultdict[tuple[Matter, int], _Named]:
    """Who these matters are about, in one statement."""
    mentorships = (
        select(
            literal(Matter.MENTORSHIP.value).label("matter"),
            MentorshipMemberRow.mentorship_id.label("id"),
            MentorshipMemberRow.side.label("side"),
            PersonRow.id.label("person_id"),
            PersonRow.name.label("name"),
            literal(0).label("people"),
        )
        .join(PersonRow, PersonRow.id == MentorshipMemberRow.person_id)
        .where(
            MentorshipMemberRow.mentorship_id.in_(found.get(Matter.MENTORSHIP, ())),
            *IS_IN,
        )
    )
    requests = (
        select(literal(Matter.REQUEST.value), MentorshipRequestRow.id, null(), PersonRow.id, PersonRow.name, literal(0))
        .join(PersonRow, PersonRow.id == MentorshipRequestRow.mentee_id)
        .where(MentorshipRequestRow.id.in_(found.get(Matter.REQUEST, ())))
    )
    listed = (
        select(func.count()).where(MentorListEntryRow.list_id == MentorListRow.id).correlate(MentorListRow)
    ).scalar_subquery()
    lists = (
        select(literal(Matter.MENTOR_LIST.value), MentorListRow.id, null(), PersonRow.id, PersonRow.name, listed)
        .join(PersonRow, PersonRow.id == MentorListRow.proposed_by)
        .where(MentorListRow.id.in_(found.get(Matter.MENTOR_LIST, ())))
    )
    on_order = (
        select(func.count())
        .where(OrderItemRow.order_id == OrderRow.id, OrderItemRow.is_replaced.is_(False))
        .correlate(OrderRow)
    ).scalar_subquery()
    orders = (
        select(literal(Matter.ORDER.value), OrderRow.id, null(), PersonRow.id, PersonRow.name, on_order)
        .join(PersonRow, PersonRow.id == OrderRow.drawn_up_by)
        .where(OrderRow.id.in_(found.get(Matter.ORDER, ())))
    )
    in_speed = or_(PersonRow.id == SpeedMeetingRow.mentor_id, PersonRow.id == SpeedMeetingRow.mentee_id)
    side = case((PersonRow.id == SpeedMeetingRow.mentee_id, Side.MENTEE.value), else_=Side.MENTOR.value)
    singles = (
        select(literal(Matter.SPEED.value), SpeedMeetingRow.id, side, PersonRow.id, PersonRow.name, literal(0))
        .join(PersonRow, in_speed)
        .where(SpeedMeetingRow.id.in_(found.get(Matter.SPEED, ())))
    )
    disputes = (
        select(
            literal(Matter.DISPUTE.value),
            MeetingAttendeeRow.meeting_id,
            MeetingAttendeeRow.side,
            PersonRow.id,
            PersonRow.name,
            literal(0),
        )
        .join(PersonRow, PersonRow.id == MeetingAttendeeRow.person_id)
        .where(MeetingAttendeeRow.meeting_id.in_(found.get(Matter.DISPUTE, ())))
    )
    names: defaultdict[tuple[Matter, int], _Named] = defaultdict(_Named)
    every = union_all(mentorships, requests, lists, orders, singles, disputes).subquery()
    for row in await connection.execute(select(every).order_by(every.c.person_id)):
        named = names[Matter(row.matter), row.id]
        if row.side == Side.MENTEE:
            named.mentees += (row.name,)
        else:
            named.name, named.people = row.name, row.people
    return names


async def _standing(connection: AsyncConnection, mentorship: Mentorship, by: Actor) -> tuple[bool, bool]:
    """Whether the reader decides on it, and whether they are of its council."""
    roles = by.roles_in(mentorship.unit_id)
    if not roles:
        raise Gone
    by.must_hold(*READERS, unit_id=mentorship.unit_id)
    is_own = by.id in mentorship.people
    is_decider = bool(roles & DECIDERS)
    if is_own and not (is_decider and not await _can_another_decide(connection, mentorship.unit_id, mentorship.people)):
        raise OwnMentorship
    return is_decider, Role.COUNCIL in roles and not is_own


async def _can_another_decide(connection: AsyncConnection, unit_id: UnitId, besides: Collection[PersonId]) -> bool:
    statement = (
        select(PersonRow.id)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(
            MembershipRow.unit_id == unit_id,
            MembershipRow.role.in_(sorted(DECIDERS)),
            PersonRow.id.not_in(besides),
            PersonRow.is_reachable,
            *HAS_JOINED,
        )
        .limit(1)
    )
    return await connection.scalar(statement) is not None


async def _people(connection: AsyncConnection, unit: Unit, mentorship: Mentorship, by: Actor) -> list[MemberCard]:
    rows = (await connection.execute(cards_of(unit.id).where(PersonRow.id.in_(mentorship.people)))).all()
    cards = {card.person_id: card for card in await assembled(connection, unit, rows, by)}
    return [MemberCard(member=member, card=cards[member.person_id]) for member in mentorship.current]


async def _journal(connection: AsyncConnection, mentorship_id: MentorshipId) -> list[Any]:
    statement = (
        select(MentorshipStepRow, func.coalesce(PersonRow.name, "").label("author_name"))
        .outerjoin(PersonRow, PersonRow.id == MentorshipStepRow.author_id)
        .where(MentorshipStepRow.mentorship_id == mentorship_id)
        .order_by(MentorshipStepRow.id)
    )
    return list(await connection.execute(statement))


async def _council(connection: AsyncConnection, mentorship: Mentorship) -> dict[PersonId, str]:
    """Who of the council may give an opinion, by name."""
    holder = aliased(MembershipRow)
    statement = (
        select(PersonRow.id, PersonRow.name)
        .join(holder, holder.person_id == PersonRow.id)
        .where(
            holder.unit_id == mentorship.unit_id,
            holder.role == Role.COUNCIL,
            PersonRow.id.not_in(mentorship.people),
            *HAS_JOINED,
        )
        .order_by(PersonRow.name_key, PersonRow.id)
    )
    return {PersonId(row.id): row.name for row in await connection.execute(statement)}


async def _topics(connection: AsyncConnection, topic_ids: Collection[int]) -> dict[int, TopicName]:
    statement = select(TopicRow.id, TopicRow.code, TopicRow.name).where(TopicRow.id.in_(topic_ids))
    return {row.id: TopicName(code=row.code, name=row.name) for row in await connection.execute(statement)}
