"""Screens and papers of orders on SQL: one way to put mentorships together, for a card, for a list, for an order of
hundreds."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.directory import page_of
from bot.storage.engine import READS_ONLY
from bot.storage.mentorship_changes import open_changes
from bot.storage.mentorships import IS_IN, member_of, mentorship_of, track_of
from bot.storage.orders import ends_by_order, item_of, order_of, order_step_of
from bot.storage.participation_consents import consent_of
from bot.storage.people import HAS_JOINED
from bot.storage.rows import (
    MembershipRow,
    MentorshipChangeRow,
    MentorshipMemberRow,
    MentorshipRow,
    MentorshipTrackRow,
    OrderItemRow,
    OrderRow,
    OrderStepRow,
    PaperTemplateRow,
    ParticipationConsentRow,
    PersonRow,
    TopicRow,
    UnitRow,
)
from bot.storage.units import unit_of
from mentoring.model.changes import ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipId, OrderId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import Member, Mentorship, MentorshipState, Side, Track
from mentoring.model.orders import MAY_STAND_ON, OrderKind, OrderState
from mentoring.model.papers import PaperKind
from mentoring.model.participation import PAPER_STATES, ConsentState
from mentoring.model.people import DECIDERS, Actor, Role
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.order_book import (
    ConsentPaper,
    OrderCard,
    OrderEntry,
    OrderLine,
    PairCard,
    PairLine,
    PairSheet,
    PaperPerson,
    PaperTrack,
    PersonPapers,
    TemplateVersion,
)
from mentoring.reading import Page
from mentoring.refusals import Gone

#: The consent of the row is of somebody still in the mentorship.
IS_OF_MEMBER = exists().where(
    MentorshipMemberRow.mentorship_id == ParticipationConsentRow.mentorship_id,
    MentorshipMemberRow.person_id == ParticipationConsentRow.person_id,
    *IS_IN,
)
#: A list of candidates is chosen from as a whole; more have to wait for the next order.
MOST_CANDIDATES = 500
_ORDER_OF_STATES = {OrderState.SENT: 0, OrderState.RETURNED: 1, OrderState.DRAFT: 2, OrderState.SIGNED: 3}


class SqlOrderBook:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def pairs(self, unit_id: UnitId, *, by: Actor, page: int = 0, size: int = 8) -> Page[PairLine]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        handed_in = _papers_of(MentorshipRow.id, ConsentState.HANDED_IN)
        signed = _papers_of(MentorshipRow.id, ConsentState.REGISTERED)
        wanted = select(MentorshipRow.id, handed_in.label("handed_in")).where(
            MentorshipRow.unit_id == unit_id, MentorshipRow.state == MentorshipState.APPROVED
        )
        order = (case((handed_in > 0, 0), (signed < _people_of(MentorshipRow.id), 1), else_=2), MentorshipRow.id)
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, *order)
            lines = await _lines(connection, [MentorshipId(row.id) for row in rows])
        return Page(lines=lines, total=total, number=number, size=size)

    async def pair(self, mentorship_id: MentorshipId, *, by: Actor) -> PairCard:
        async with self._reading.connect() as connection:
            cards = await _cards(connection, [mentorship_id])
        if not cards:
            raise Gone
        [card] = cards
        is_member = by.id in {person.id for person in card.sheet.people}
        if not is_member and not by.holds(*DECIDERS, unit_id=card.unit.id):
            raise Gone
        return card

    async def my_pairs(self, *, by: Actor) -> Sequence[PairCard]:
        theirs = (
            select(MentorshipMemberRow.mentorship_id)
            .join(MentorshipRow, MentorshipRow.id == MentorshipMemberRow.mentorship_id)
            .where(
                MentorshipMemberRow.person_id == by.id,
                *IS_IN,
                MentorshipRow.state.in_(sorted(PAPER_STATES)),
            )
            .order_by(MentorshipRow.id)
        )
        async with self._reading.connect() as connection:
            return await _cards(connection, [MentorshipId(each) for each in await connection.scalars(theirs)])

    async def candidates(self, unit_id: UnitId, kind: OrderKind, *, by: Actor) -> Sequence[PairLine]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        waits = exists().where(OrderItemRow.mentorship_id == MentorshipRow.id, OrderItemRow.is_live)
        wanted = (
            select(MentorshipRow.id)
            .where(MentorshipRow.unit_id == unit_id, MentorshipRow.state.in_(sorted(MAY_STAND_ON[kind])), ~waits)
            .order_by(MentorshipRow.id)
            .limit(MOST_CANDIDATES)
        )
        async with self._reading.connect() as connection:
            found = await connection.scalars(wanted.where(*_fits(kind)))
            return await _lines(connection, [MentorshipId(each) for each in found])

    async def orders(self, unit_id: UnitId, *, by: Actor, page: int = 0, size: int = 8) -> Page[OrderLine]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        count = (
            select(func.count())
            .where(OrderItemRow.order_id == OrderRow.id, OrderItemRow.is_replaced.is_(False))
            .scalar_subquery()
        )
        wanted = select(OrderRow, count.label("count")).where(
            OrderRow.unit_id == unit_id, OrderRow.state != OrderState.DISCARDED
        )
        order = (case(_ORDER_OF_STATES, value=OrderRow.state, else_=9), OrderRow.id.desc())
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, *order)
        lines = [
            OrderLine(
                id=OrderId(row.id),
                kind=OrderKind(row.kind),
                state=OrderState(row.state),
                count=row.count,
                number=row.number,
                signed_on=row.signed_on,
                drawn_up_at=row.drawn_up_at,
            )
            for row in rows
        ]
        return Page(lines=lines, total=total, number=number, size=size)

    async def order(self, order_id: OrderId, *, by: Actor) -> OrderCard:
        listed = (
            select(OrderItemRow)
            .where(OrderItemRow.order_id == order_id, OrderItemRow.is_replaced.is_(False))
            .order_by(OrderItemRow.place)
        )
        journal = (
            select(OrderStepRow, func.coalesce(PersonRow.name, "").label("author_name"))
            .outerjoin(PersonRow, PersonRow.id == OrderStepRow.author_id)
            .where(OrderStepRow.order_id == order_id)
            .order_by(OrderStepRow.id)
        )
        async with self._reading.connect() as connection:
            row = (await connection.execute(select(OrderRow).where(OrderRow.id == order_id))).one_or_none()
            if row is None or not by.holds(*DECIDERS, unit_id=UnitId(row.unit_id)):
                raise Gone
            items = tuple(map(item_of, await connection.execute(listed)))
            order = order_of(row, items)
            unit = (await _units(connection, [order.unit_id]))[order.unit_id]
            sheets = await _sheets(connection, order.mentorships)
            changes = await _changes(connection, [item.mentorship_id for item in items])
            steps = [(order_step_of(step), step.author_name) for step in await connection.execute(journal)]
            head, curators = await _deciders(connection, order.unit_id)
        return OrderCard(
            order=order,
            unit=unit,
            entries=[
                OrderEntry(
                    item=item,
                    sheet=sheets[item.mentorship_id],
                    replaced=None if item.replaces_id is None else sheets[item.replaces_id],
                    change=changes.get(item.mentorship_id),
                )
                for item in items
            ],
            steps=steps,
            head=head,
            curators=curators,
        )

    async def templates(self, unit_id: UnitId, *, by: Actor) -> Sequence[TemplateVersion]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        statement = (
            select(
                PaperTemplateRow.kind,
                PaperTemplateRow.version,
                PaperTemplateRow.content.is_not(None).label("is_own"),
                PaperTemplateRow.at,
                PersonRow.name,
            )
            .join(PersonRow, PersonRow.id == PaperTemplateRow.author_id)
            .where(PaperTemplateRow.unit_id == unit_id)
            .order_by(PaperTemplateRow.kind, PaperTemplateRow.version.desc())
        )
        async with self._reading.connect() as connection:
            return [
                TemplateVersion(
                    kind=PaperKind(row.kind),
                    number=row.version,
                    is_own=row.is_own,
                    author_name=row.name,
                    at=row.at,
                )
                for row in await connection.execute(statement)
            ]


def _fits(kind: OrderKind) -> list[ColumnElement[bool]]:
    """What beside its state lets a mentorship stand on an order of the kind."""
    match kind:
        case OrderKind.APPOINT | OrderKind.REPLACE:
            return []
        case OrderKind.AMEND:
            agreed = exists().where(
                MentorshipChangeRow.mentorship_id == MentorshipRow.id, MentorshipChangeRow.state == ChangeState.AGREED
            )
            return [agreed]
        case OrderKind.TERMINATE:
            settled = (
                select(literal(1))
                .select_from(OrderItemRow)
                .join(OrderRow, OrderRow.id == OrderItemRow.order_id)
                .where(OrderItemRow.mentorship_id == MentorshipRow.id, *ends_by_order())
                .correlate(MentorshipRow)
            )
            return [MentorshipRow.starts_on.is_not(None), ~exists(settled)]


def _papers_of(mentorship: Any, state: ConsentState) -> ColumnElement[int]:
    return (
        select(func.count())
        .where(
            ParticipationConsentRow.mentorship_id == mentorship, ParticipationConsentRow.state == state, IS_OF_MEMBER
        )
        .correlate(MentorshipRow)
        .scalar_subquery()
    )


def _people_of(mentorship: Any) -> ColumnElement[int]:
    return (
        select(func.count())
        .where(MentorshipMemberRow.mentorship_id == mentorship, *IS_IN)
        .correlate(MentorshipRow)
        .scalar_subquery()
    )


async def _units(connection: AsyncConnection, unit_ids: Iterable[UnitId]) -> dict[UnitId, Unit]:
    rows = await connection.execute(select(UnitRow).where(UnitRow.id.in_(set(unit_ids))))
    return {UnitId(row.id): unit_of(row) for row in rows}


async def _changes(
    connection: AsyncConnection, mentorships: Collection[MentorshipId]
) -> dict[MentorshipId, MentorshipChange]:
    return {change.mentorship_id: change for change in await open_changes(connection, mentorships)}


async def _deciders(connection: AsyncConnection, unit_id: UnitId) -> tuple[PaperPerson | None, list[str]]:
    """The head who signs, and the names of the curators."""
    holders = (
        select(PersonRow, MembershipRow.role)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(MembershipRow.unit_id == unit_id, MembershipRow.role.in_(sorted(DECIDERS)), *HAS_JOINED)
        .order_by(PersonRow.name_key, PersonRow.id)
    )
    rows = (await connection.execute(holders)).all()
    heads = [_person(row, is_employee=True) for row in rows if row.role == Role.HEAD]
    return (heads[0] if heads else None), [row.name for row in rows if row.role == Role.CURATOR]


def _person(row: Any, *, is_employee: bool) -> PaperPerson:
    return PaperPerson(
        id=PersonId(row.id),
        name=row.name,
        position=row.position,
        organisation=row.organisation,
        subjects=tuple(row.subjects),
        experience_years=row.experience_years,
        qualification=row.category,
        is_employee=is_employee,
    )


async def _mentorships(connection: AsyncConnection, wanted: Collection[MentorshipId]) -> list[Mentorship]:
    """In the order of their numbers; who said no or has left is left out."""
    members: dict[int, list[Member]] = defaultdict(list)
    tracks: dict[int, list[Track]] = defaultdict(list)
    people = (
        select(MentorshipMemberRow)
        .where(MentorshipMemberRow.mentorship_id.in_(wanted), *IS_IN)
        .order_by(MentorshipMemberRow.side == Side.MENTEE, MentorshipMemberRow.person_id)
    )
    for member in await connection.execute(people):
        members[member.mentorship_id].append(member_of(member))
    mentored = select(MentorshipTrackRow).where(MentorshipTrackRow.mentorship_id.in_(wanted))
    for track in await connection.execute(mentored.order_by(MentorshipTrackRow.mentor_id)):
        tracks[track.mentorship_id].append(track_of(track))
    rows = await connection.execute(
        select(MentorshipRow).where(MentorshipRow.id.in_(wanted)).order_by(MentorshipRow.id)
    )
    return [mentorship_of(row, tuple(members[row.id]), tuple(tracks[row.id])) for row in rows]


async def _sheets(connection: AsyncConnection, wanted: Collection[MentorshipId]) -> dict[MentorshipId, PairSheet]:
    """Seven statements, however many there are."""
    mentorships = await _mentorships(connection, wanted)
    everybody = {person_id for each in mentorships for person_id in each.people}
    rows = (await connection.execute(select(PersonRow).where(PersonRow.id.in_(everybody)))).all()
    membership = select(MembershipRow.person_id, MembershipRow.unit_id).where(
        MembershipRow.person_id.in_(everybody), MembershipRow.role != Role.GUEST
    )
    insiders = {(row.person_id, row.unit_id) for row in await connection.execute(membership)}
    topics = {topic for each in mentorships for track in each.tracks for topic in track.topics}
    named = select(TopicRow.id, TopicRow.code, TopicRow.name).where(TopicRow.id.in_(topics))
    names = {TopicId(row.id): TopicName(code=row.code, name=row.name) for row in await connection.execute(named)}
    orders = (
        select(OrderItemRow.mentorship_id, OrderItemRow.pay, OrderRow.kind, OrderRow.number, OrderRow.signed_on)
        .join(OrderRow, OrderRow.id == OrderItemRow.order_id)
        .where(
            OrderItemRow.mentorship_id.in_(wanted),
            OrderItemRow.is_replaced.is_(False),
            OrderRow.state == OrderState.SIGNED,
        )
        .order_by(OrderRow.signed_on, OrderRow.id)
    )
    signed: dict[int, list[Any]] = defaultdict(list)
    for row in await connection.execute(orders):
        signed[row.mentorship_id].append(row)
    known = {row.id: row for row in rows}
    sheets: dict[MentorshipId, PairSheet] = {}
    for mentorship in mentorships:
        people = {
            person_id: _person(known[person_id], is_employee=(person_id, mentorship.unit_id) in insiders)
            for person_id in mentorship.people
        }
        sheets[mentorship.id] = _sheet(mentorship, people, names, signed[mentorship.id])
    return sheets


def _sheet(
    mentorship: Mentorship,
    people: dict[PersonId, PaperPerson],
    topics: dict[TopicId, TopicName],
    signed: Sequence[Any],
) -> PairSheet:
    mentor, mentees = people[mentorship.mentor_id], [people[each] for each in mentorship.mentees]
    begun = [row for row in signed if OrderKind(row.kind).begins]
    pays = [row.pay for row in signed if row.pay]
    return PairSheet(
        id=mentorship.id,
        unit_id=mentorship.unit_id,
        state=mentorship.state,
        mentor=mentor,
        mentees=mentees,
        tracks=[
            PaperTrack(
                mentor=people[track.mentor_id],
                mentees=mentees if track.mentor_id == mentor.id else [mentor],
                topics=[topics[topic] for topic in track.topics if topic in topics],
            )
            # The mentor's own direction first, and one at least.
            for track in sorted(
                mentorship.tracks or (Track(mentor_id=mentor.id),), key=lambda track: track.mentor_id != mentor.id
            )
            if track.mentor_id in people
        ],
        form=mentorship.form,
        kinds=mentorship.kinds,
        modes=mentorship.modes,
        months=mentorship.months,
        starts_on=mentorship.starts_on,
        ends_on=mentorship.ends_on,
        order_number=begun[-1].number if begun else "",
        order_date=begun[-1].signed_on if begun else None,
        pay=pays[-1] if pays else "",
    )


async def _lines(connection: AsyncConnection, wanted: Sequence[MentorshipId]) -> list[PairLine]:
    """In the order given; four statements."""
    members = (
        select(MentorshipMemberRow.mentorship_id, MentorshipMemberRow.side, PersonRow.name)
        .join(PersonRow, PersonRow.id == MentorshipMemberRow.person_id)
        .where(MentorshipMemberRow.mentorship_id.in_(wanted), *IS_IN)
        .order_by(PersonRow.name_key, PersonRow.id)
    )
    mentors: dict[int, str] = {}
    mentees: dict[int, list[str]] = defaultdict(list)
    for row in await connection.execute(members):
        if row.side == Side.MENTOR:
            mentors[row.mentorship_id] = row.name
        else:
            mentees[row.mentorship_id].append(row.name)
    papers = (
        select(ParticipationConsentRow.mentorship_id, ParticipationConsentRow.state, func.count().label("papers"))
        .where(ParticipationConsentRow.mentorship_id.in_(wanted), IS_OF_MEMBER)
        .group_by(ParticipationConsentRow.mentorship_id, ParticipationConsentRow.state)
    )
    counts = {(row.mentorship_id, row.state): row.papers for row in await connection.execute(papers)}
    changes = await _changes(connection, wanted)
    return [
        PairLine(
            id=each,
            mentor_name=mentors[each],
            mentee_names=tuple(mentees[each]),
            people=1 + len(mentees[each]),
            signed=counts.get((each, ConsentState.REGISTERED), 0),
            handed_in=counts.get((each, ConsentState.HANDED_IN), 0),
            has_change=each in changes,
        )
        for each in wanted
    ]


async def _cards(connection: AsyncConnection, wanted: Sequence[MentorshipId]) -> list[PairCard]:
    sheets = await _sheets(connection, wanted)
    if not sheets:
        return []
    stored = (
        select(ParticipationConsentRow, PersonRow.name.label("author_name"))
        .join(PersonRow, PersonRow.id == ParticipationConsentRow.author_id)
        .where(
            ParticipationConsentRow.mentorship_id.in_(wanted),
            ParticipationConsentRow.state != ConsentState.SUPERSEDED,
        )
        .order_by(ParticipationConsentRow.id)
    )
    papers: dict[tuple[int, int], dict[ConsentState, ConsentPaper]] = defaultdict(dict)
    for row in await connection.execute(stored):
        consent = consent_of(row)
        papers[row.mentorship_id, row.person_id][consent.state] = ConsentPaper(
            id=consent.id,
            state=consent.state,
            number=consent.number,
            signed_on=consent.signed_on,
            has_scan=consent.paper is not None,
            words=consent.words,
            at=consent.at,
            author_name=row.author_name,
        )
    changes = await _changes(connection, wanted)
    units = await _units(connection, (sheet.unit_id for sheet in sheets.values()))
    heads = await _heads(connection, units)
    regulations = await _regulations(connection, units)
    return [
        PairCard(
            sheet=sheet,
            unit=units[sheet.unit_id],
            papers={person.id: _papers(papers[sheet.id, person.id]) for person in sheet.people},
            change=changes.get(sheet.id),
            head=heads.get(sheet.unit_id),
            regulation=regulations.get(sheet.unit_id, ""),
        )
        for each in wanted
        if (sheet := sheets.get(each)) is not None
    ]


def _papers(found: dict[ConsentState, ConsentPaper]) -> PersonPapers:
    registered, handed_in = found.get(ConsentState.REGISTERED), found.get(ConsentState.HANDED_IN)
    return PersonPapers(
        registered=registered,
        handed_in=handed_in,
        sent_back=None if registered or handed_in else found.get(ConsentState.SENT_BACK),
    )


async def _heads(connection: AsyncConnection, units: Collection[UnitId]) -> dict[UnitId, PaperPerson]:
    holders = (
        select(PersonRow, MembershipRow.unit_id)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(MembershipRow.unit_id.in_(units), MembershipRow.role == Role.HEAD, *HAS_JOINED)
        .order_by(PersonRow.name_key.desc(), PersonRow.id.desc())
    )
    return {UnitId(row.unit_id): _person(row, is_employee=True) for row in await connection.execute(holders)}


async def _regulations(connection: AsyncConnection, units: Collection[UnitId]) -> dict[UnitId, str]:
    newest = select(func.max(OrderRow.id)).where(OrderRow.unit_id.in_(units)).group_by(OrderRow.unit_id)
    statement = select(OrderRow.unit_id, OrderRow.regulation).where(OrderRow.id.in_(newest))
    return {UnitId(row.unit_id): row.regulation for row in await connection.execute(statement)}
