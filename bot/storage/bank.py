"""Screens and registers of the bank on SQL: one way to put cards together, for a page, for one person, and for all."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, column, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.bank_cards import offer_of
from bot.storage.directory import page_of, roles_of
from bot.storage.engine import READS_ONLY
from bot.storage.mentorships import active_mentees
from bot.storage.people import HAS_JOINED, person_of
from bot.storage.rows import (
    MembershipRow,
    MenteeCardRow,
    MentorCardRow,
    MentorListEntryRow,
    MentorListRow,
    MentorshipMemberRow,
    MentorshipRow,
    MentorStepRow,
    PersonRow,
    PersonTopicRow,
    RemarkRow,
    TopicRow,
)
from bot.storage.units import unit_by_id
from mentoring.bank import (
    BankCard,
    ListEntry,
    MenteeSide,
    MentorListCard,
    MentorListLine,
    MentorSide,
    Partner,
    Registers,
    Sought,
    Step,
    Together,
)
from mentoring.model.bank import (
    MENTOR_ROLES,
    MOST_MENTEES,
    Decision,
    MenteeCategory,
    MentorOffer,
    MentorState,
    RoleForm,
    capacity_of,
    usual_category,
)
from mentoring.model.ids import MentorListId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import MemberAnswer, MentorshipState, Side
from mentoring.model.people import DECIDERS, Actor, Bent, Mode, Role
from mentoring.model.staff_list import name_key
from mentoring.model.units import Unit, UnitSettings
from mentoring.notices import TopicName
from mentoring.reading import Page, PersonTopic
from mentoring.refusals import Gone

#: How many subjects are offered to choose from.
SUBJECTS_SHOWN = 40


class SqlBank:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def people(self, sought: Sought, *, by: Actor, page: int = 0, size: int = 8) -> Page[BankCard]:
        by.must_hold(*DECIDERS, unit_id=sought.unit_id)
        async with self._reading.connect() as connection:
            unit = await unit_by_id(connection, sought.unit_id)
            wanted = cards_of(unit.id).where(*_conditions(sought, unit.settings, connection.dialect.name))
            total, number, rows = await page_of(connection, wanted, page, size, PersonRow.name_key, PersonRow.id)
            cards = await assembled(connection, unit, rows, by)
        return Page(lines=cards, total=total, number=number, size=size)

    async def card(self, person_id: PersonId, unit_id: UnitId, *, by: Actor) -> BankCard:
        _must_see(person_id, unit_id, by)
        async with self._reading.connect() as connection:
            unit = await unit_by_id(connection, unit_id)
            rows = (await connection.execute(cards_of(unit_id).where(PersonRow.id == person_id))).all()
            cards = await assembled(connection, unit, rows, by)
        if not cards or not (cards[0].roles or cards[0].mentor):
            raise Gone
        return cards[0]

    async def history(self, person_id: PersonId, unit_id: UnitId, *, by: Actor) -> Sequence[Step]:
        _must_see(person_id, unit_id, by)
        statement = _steps(unit_id).where(MentorStepRow.person_id == person_id).order_by(MentorStepRow.id.desc())
        async with self._reading.connect() as connection:
            return [_step(row) for row in await connection.execute(statement)]

    async def subjects(self, unit_id: UnitId, *, by: Actor) -> Sequence[str]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        async with self._reading.connect() as connection:
            taught = _subjects(connection.dialect.name)
            statement = (
                select(taught.c.value)
                .select_from(PersonRow, taught)
                .where(PersonRow.id.in_(_members(unit_id)), *HAS_JOINED)
                .group_by(taught.c.value)
                .order_by(func.count().desc(), taught.c.value)
                .limit(SUBJECTS_SHOWN)
            )
            return [str(subject) for subject in await connection.scalars(statement)]

    async def topics(self, unit_id: UnitId, *, by: Actor) -> Sequence[tuple[TopicId, TopicName]]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        statement = (
            select(TopicRow.id, TopicRow.code, TopicRow.name)
            .where(TopicRow.unit_id == unit_id, TopicRow.parent_id.is_(None), TopicRow.is_archived.is_(False))
            .order_by(TopicRow.place, TopicRow.id)
        )
        async with self._reading.connect() as connection:
            return [
                (TopicId(row.id), TopicName(code=row.code, name=row.name))
                for row in await connection.execute(statement)
            ]

    async def registers(self, unit_id: UnitId, *, by: Actor) -> Registers:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        wanted = cards_of(unit_id).where(PersonRow.joined_at.is_not(None), PersonRow.name != "")
        async with self._reading.connect() as connection:
            unit = await unit_by_id(connection, unit_id)
            rows = (
                await connection.execute(
                    wanted.where(or_(MentorCardRow.state.is_not(None), PersonRow.id.in_(_members(unit_id)))).order_by(
                        PersonRow.name_key, PersonRow.id
                    )
                )
            ).all()
            cards = await assembled(connection, unit, rows, by)
        return Registers(
            unit=unit,
            mentors=[card for card in cards if card.mentor is not None],
            mentees=[card for card in cards if card.mentee is not None],
        )

    async def mentor_lists(self, unit_id: UnitId, *, by: Actor, page: int = 0, size: int = 8) -> Page[MentorListLine]:
        by.must_hold(*DECIDERS, unit_id=unit_id)

        def counted(decision: Decision) -> Any:
            return (
                select(func.count())
                .where(MentorListEntryRow.list_id == MentorListRow.id, MentorListEntryRow.decision == decision)
                .scalar_subquery()
                .label(decision)
            )

        wanted = (
            select(MentorListRow, PersonRow.name, *map(counted, Decision))
            .join(PersonRow, PersonRow.id == MentorListRow.proposed_by)
            .where(MentorListRow.unit_id == unit_id)
        )
        order = (case((MentorListRow.closed_at.is_(None), 0), else_=1), MentorListRow.id.desc())
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, *order)
        lines = [
            MentorListLine(
                id=MentorListId(row.id),
                proposer_name=row.name,
                proposed_at=row.proposed_at,
                closed_at=row.closed_at,
                counts={decision: getattr(row, decision) for decision in Decision},
            )
            for row in rows
        ]
        return Page(lines=lines, total=total, number=number, size=size)

    async def mentor_list(self, list_id: MentorListId, *, by: Actor) -> MentorListCard:
        decider = aliased(PersonRow)
        head = (
            select(MentorListRow, PersonRow.name)
            .join(PersonRow, PersonRow.id == MentorListRow.proposed_by)
            .where(MentorListRow.id == list_id)
        )
        entries = (
            select(MentorListEntryRow, func.coalesce(decider.name, "").label("decider_name"))
            .outerjoin(decider, decider.id == MentorListEntryRow.decided_by)
            .where(MentorListEntryRow.list_id == list_id)
        )
        async with self._reading.connect() as connection:
            row = (await connection.execute(head)).one_or_none()
            if row is None or not by.roles_in(UnitId(row.unit_id)):
                raise Gone
            by.must_hold(*DECIDERS, unit_id=UnitId(row.unit_id))
            unit = await unit_by_id(connection, UnitId(row.unit_id))
            found = {entry.person_id: entry for entry in await connection.execute(entries)}
            listed = select(MentorListEntryRow.person_id).where(MentorListEntryRow.list_id == list_id)
            people = cards_of(unit.id).where(PersonRow.id.in_(listed)).order_by(PersonRow.name_key, PersonRow.id)
            cards = await assembled(connection, unit, (await connection.execute(people)).all(), by)
        return MentorListCard(
            id=list_id,
            unit=unit,
            proposer_name=row.name,
            proposed_at=row.proposed_at,
            closed_at=row.closed_at,
            entries=[
                ListEntry(
                    card=card,
                    decision=Decision(entry.decision),
                    reason=entry.reason,
                    decider_name=entry.decider_name,
                    decided_at=entry.decided_at,
                )
                for card in cards
                for entry in [found[card.person_id]]
            ],
        )


def _must_see(person_id: PersonId, unit_id: UnitId, by: Actor) -> None:
    by.must_hold(*(Role if by.id == person_id else DECIDERS), unit_id=unit_id)


def _members(unit_id: UnitId, *roles: Role) -> Any:
    statement = select(MembershipRow.person_id).where(MembershipRow.unit_id == unit_id)
    return statement.where(MembershipRow.role.in_(roles)) if roles else statement


def cards_of(unit_id: UnitId) -> Any:
    """People with what the unit's bank keeps of them; not yet with roles, topics, steps and remarks."""
    mentee_since = (
        select(MembershipRow.since)
        .where(
            MembershipRow.person_id == PersonRow.id,
            MembershipRow.unit_id == unit_id,
            MembershipRow.role == Role.MENTEE,
        )
        .scalar_subquery()
    )
    return (
        select(
            PersonRow,
            MentorCardRow.state,
            MentorCardRow.kinds,
            MentorCardRow.forms,
            MentorCardRow.capacity,
            MentorCardRow.times,
            MentorCardRow.training,
            MentorCardRow.languages,
            MentorCardRow.entered_at,
            MenteeCardRow.category.label("mentee_category"),
            MenteeCardRow.wishes,
            mentee_since.label("mentee_since"),
            active_mentees().label("active"),
        )
        .outerjoin(MentorCardRow, and_(MentorCardRow.person_id == PersonRow.id, MentorCardRow.unit_id == unit_id))
        .outerjoin(MenteeCardRow, and_(MenteeCardRow.person_id == PersonRow.id, MenteeCardRow.unit_id == unit_id))
    )


def _conditions(sought: Sought, settings: UnitSettings, dialect: str) -> list[ColumnElement[bool]]:
    is_mentor = sought.register is Role.MENTOR
    if is_mentor:
        state = func.coalesce(MentorCardRow.state, MentorState.CANDIDATE)
        mentors = _members(sought.unit_id, *MENTOR_ROLES)
        found = [or_(MentorCardRow.state.is_not(None), PersonRow.id.in_(mentors))]
        found.append(state != MentorState.FORMER if sought.state is None else state == sought.state)
        if sought.has_room:
            found += [state == MentorState.APPROVED, _capacity(sought.unit_id, settings) > active_mentees()]
    else:
        found = [PersonRow.id.in_(_members(sought.unit_id, Role.MENTEE))]
    if sought.state is MentorState.FORMER:
        # Former mentors may have left, but those who are forgotten have no name any more.
        found += [PersonRow.joined_at.is_not(None), PersonRow.name != ""]
    else:
        found += HAS_JOINED
    if sought.name_part.strip():
        found.append(PersonRow.name_key.contains(name_key(sought.name_part), autoescape=True))
    if sought.topic_id is not None:
        within = select(TopicRow.id).where(
            TopicRow.unit_id == sought.unit_id,
            or_(TopicRow.id == sought.topic_id, TopicRow.parent_id == sought.topic_id),
        )
        found.append(
            exists().where(
                PersonTopicRow.person_id == PersonRow.id,
                PersonTopicRow.bent == (Bent.STRENGTH if is_mentor else Bent.NEED),
                PersonTopicRow.level > 0,
                PersonTopicRow.topic_id.in_(within),
            )
        )
    if sought.subject:
        taught = _subjects(dialect)
        found.append(exists(select(literal(1)).select_from(taught).where(taught.c.value == sought.subject)))
    return found


def _capacity(unit_id: UnitId, settings: UnitSettings) -> ColumnElement[int]:
    """`capacity_of`, in SQL."""
    is_limited = PersonRow.id.in_(_members(unit_id, Role.GUEST, Role.HEAD))
    usual = case((is_limited, settings.guest_capacity), else_=settings.mentor_capacity)
    most = case((is_limited, settings.guest_capacity), else_=MOST_MENTEES)
    wanted = func.coalesce(MentorCardRow.capacity, usual)
    return case((wanted > most, most), else_=wanted)


def _subjects(dialect: str) -> Any:
    """The subjects of the person of the row as rows of their own: both databases unfold JSON, each in its words."""
    unfold = func.json_each if dialect == "sqlite" else func.json_array_elements_text
    return unfold(PersonRow.subjects).table_valued(column("value", String), name="taught", joins_implicitly=True)


def _steps(unit_id: UnitId) -> Any:
    return (
        select(MentorStepRow, PersonRow.name.label("author_name"))
        .join(PersonRow, PersonRow.id == MentorStepRow.author_id)
        .where(MentorStepRow.unit_id == unit_id)
    )


def _step(row: Any) -> Step:
    return Step(state=MentorState(row.state), author_name=row.author_name, at=row.at, reason=row.reason)


async def assembled(connection: AsyncConnection, unit: Unit, rows: Sequence[Any], by: Actor) -> list[BankCard]:
    """Whole cards for the rows of `cards_of`, in five statements more, however many there are."""
    people = [row.id for row in rows]
    are_theirs = PersonTopicRow.person_id.in_(people)
    topics = (
        select(PersonTopicRow.person_id, TopicRow.code, TopicRow.name, PersonTopicRow.bent, PersonTopicRow.level)
        .join(TopicRow, TopicRow.id == PersonTopicRow.topic_id)
        .where(are_theirs, TopicRow.unit_id == unit.id)
        .order_by(PersonTopicRow.level.desc(), TopicRow.place, TopicRow.id)
    )
    newest = (
        select(func.max(MentorStepRow.id))
        .where(MentorStepRow.unit_id == unit.id, MentorStepRow.person_id.in_(people))
        .group_by(MentorStepRow.person_id)
    )
    remarks = select(RemarkRow.person_id, RemarkRow.text).where(
        RemarkRow.unit_id == unit.id, RemarkRow.author_id == by.id, RemarkRow.person_id.in_(people)
    )
    roles = await roles_of(connection, unit.id, people)
    found: dict[int, list[PersonTopic]] = defaultdict(list)
    for row in await connection.execute(topics):
        topic = TopicName(code=row.code, name=row.name)
        found[row.person_id].append(PersonTopic(topic=topic, bent=Bent(row.bent), level=row.level))
    steps = {
        row.person_id: _step(row)
        for row in await connection.execute(_steps(unit.id).where(MentorStepRow.id.in_(newest)))
    }
    own = {row.person_id: row.text for row in await connection.execute(remarks)}
    together = await _together(connection, unit.id, people)
    return [
        _card(row, unit, roles[row.id], found[row.id], steps.get(row.id), own.get(row.id, ""), together[row.id])
        for row in rows
    ]


async def _together(
    connection: AsyncConnection, unit_id: UnitId, people: Sequence[int]
) -> defaultdict[int, list[Together]]:
    """The mentorships of several people in the unit, each with whom it is with."""
    other = aliased(MentorshipMemberRow)
    statement = (
        select(
            MentorshipMemberRow.person_id,
            MentorshipMemberRow.side,
            MentorshipMemberRow.left_on,
            MentorshipRow.id,
            MentorshipRow.state,
            MentorshipRow.form,
            MentorshipRow.starts_on,
            MentorshipRow.ends_on,
            PersonRow.name,
            PersonRow.organisation,
        )
        .join(MentorshipRow, MentorshipRow.id == MentorshipMemberRow.mentorship_id)
        .join(
            other,
            and_(other.mentorship_id == MentorshipMemberRow.mentorship_id, other.side != MentorshipMemberRow.side),
        )
        .join(PersonRow, PersonRow.id == other.person_id)
        .where(
            MentorshipMemberRow.person_id.in_(people),
            MentorshipMemberRow.answer != MemberAnswer.NO,
            other.answer != MemberAnswer.NO,
            other.left_on.is_(None),
            MentorshipRow.unit_id == unit_id,
            MentorshipRow.state != MentorshipState.CALLED_OFF,
        )
        .order_by(MentorshipMemberRow.person_id, MentorshipRow.id, PersonRow.name_key, PersonRow.id)
    )
    found: defaultdict[int, list[Together]] = defaultdict(list)
    rows = await connection.execute(statement)
    for (person_id, _), partners in groupby(rows, key=lambda row: (row.person_id, row.id)):
        first, *rest = partners
        found[person_id].append(
            Together(
                state=MentorshipState.ENDED if first.left_on else MentorshipState(first.state),
                side=Side(first.side),
                partners=tuple(Partner(name=row.name, organisation=row.organisation) for row in (first, *rest)),
                form=RoleForm(first.form),
                starts_on=first.starts_on,
                ends_on=first.left_on or first.ends_on,
            )
        )
    return found


def _card(
    row: Any,
    unit: Unit,
    roles: tuple[Role, ...],
    topics: Sequence[PersonTopic],
    step: Step | None,
    remark: str,
    mentorships: Sequence[Together],
) -> BankCard:
    person = person_of(row)
    return BankCard(
        person_id=person.id,
        unit_id=unit.id,
        name=person.name,
        position=person.position,
        organisation=person.organisation,
        subjects=person.subjects,
        experience_years=person.experience_years,
        qualification=person.category,
        ways_to_meet=tuple(mode for mode in Mode if mode in person.ways_to_meet),
        paused_until=person.paused_until,
        has_joined=person.has_joined,
        roles=roles,
        topics=topics,
        mentor=_mentor(row, roles, unit.settings, step),
        mentee=_mentee(row, roles),
        remark=remark,
        mentorships=mentorships,
    )


def _mentor(row: Any, roles: tuple[Role, ...], settings: UnitSettings, step: Step | None) -> MentorSide | None:
    is_stored = row.state is not None
    if not is_stored and not MENTOR_ROLES & set(roles):
        return None
    state = MentorState(row.state) if is_stored else MentorState.CANDIDATE
    offer = offer_of(row) if is_stored else MentorOffer()
    capacity = capacity_of(offer.capacity, roles, settings)
    return MentorSide(
        state=state,
        offer=offer,
        capacity=capacity,
        room=max(0, capacity - row.active) if state is MentorState.APPROVED else 0,
        entered_at=row.entered_at,
        step=step,
    )


def _mentee(row: Any, roles: tuple[Role, ...]) -> MenteeSide | None:
    if Role.MENTEE not in roles:
        return None
    return MenteeSide(
        category=usual_category(row.experience_years)
        if row.mentee_category is None
        else MenteeCategory(row.mentee_category),
        is_usual_category=row.mentee_category is None,
        wishes=row.wishes or "",
        since=row.mentee_since,
    )
