"""What the screens of mentorships read, on SQL: as many statements for a long list as for an empty one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.closings import closing_of
from bot.storage.directory import page_of
from bot.storage.engine import READS_ONLY
from bot.storage.mediations import is_with
from bot.storage.mentorships import IS_IN, mentorship_of
from bot.storage.rows import (
    ClosingRow,
    ClosingVoiceRow,
    MediationNoteRow,
    MediationRow,
    MembershipRow,
    MentorshipMemberRow,
    MentorshipRow,
    MentorshipStepRow,
    MentorshipTrackRow,
    PersonRow,
    TopicRow,
    UnitRow,
)
from mentoring.mentorship_desk import (
    ClosingCard,
    DirectionLine,
    JournalLine,
    MediationCard,
    MediationLine,
    MemberLine,
    MentorshipCard,
    MentorshipLine,
    OwnMediation,
    VoiceLine,
)
from mentoring.model.bank import RoleForm
from mentoring.model.closings import OPEN, ClosingState, Ground
from mentoring.model.ids import MediationId, MentorshipId, PersonId, UnitId
from mentoring.model.mediation import OPEN as OPEN_MEDIATIONS
from mentoring.model.mediation import MediationNote, MediationState
from mentoring.model.mentorship import LIVE, MemberAnswer, MentorshipState, Side, StepKind
from mentoring.model.people import DECIDERS, Actor, Role
from mentoring.model.staff_list import name_key
from mentoring.notices import TopicName
from mentoring.reading import Page
from mentoring.refusals import Gone

IS_OPEN = ClosingRow.state.in_(sorted(OPEN))
ENDS_ALL = and_(
    ClosingRow.mentorship_id == MentorshipRow.id,
    ClosingRow.state == ClosingState.ANNOUNCED,
    ClosingRow.leaver_id.is_(None),
)
IS_WARNED = exists().where(ClosingRow.mentorship_id == MentorshipRow.id, ClosingRow.state == ClosingState.WARNED)
Mentor = aliased(PersonRow)


class SqlMentorshipDesk:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def mine(self, *, by: Actor, page: int = 0, size: int = 6) -> Page[MentorshipLine]:
        theirs = select(MentorshipMemberRow.mentorship_id).where(
            MentorshipMemberRow.person_id == by.id, MentorshipMemberRow.answer != MemberAnswer.NO
        )
        wanted = _lines(by).where(MentorshipRow.id.in_(theirs), MentorshipRow.unit_id.in_(sorted(by.roles)))
        order = (case((MentorshipRow.state.in_(sorted(LIVE)), 0), else_=1), MentorshipRow.id.desc())
        async with self._reading.connect() as connection:
            return await _page(connection, wanted, by, page, size, *order)

    async def of_unit(
        self,
        unit_id: UnitId,
        *,
        by: Actor,
        states: Collection[MentorshipState],
        name_part: str = "",
        only_warned: bool = False,
        page: int = 0,
        size: int = 6,
    ) -> Page[MentorshipLine]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        wanted = _lines(by).where(MentorshipRow.unit_id == unit_id, MentorshipRow.state.in_(sorted(states)))
        if only_warned:
            wanted = wanted.where(IS_WARNED)
        if name_part.strip():
            named = (
                select(MentorshipMemberRow.mentorship_id)
                .join(PersonRow, PersonRow.id == MentorshipMemberRow.person_id)
                .where(PersonRow.name_key.contains(name_key(name_part), autoescape=True))
            )
            wanted = wanted.where(MentorshipRow.id.in_(named))
        async with self._reading.connect() as connection:
            return await _page(connection, wanted, by, page, size, Mentor.name_key, MentorshipRow.id)

    async def counts(self, unit_id: UnitId, *, by: Actor) -> Mapping[MentorshipState, int]:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        statement = (
            select(MentorshipRow.state, func.count())
            .where(MentorshipRow.unit_id == unit_id)
            .group_by(MentorshipRow.state)
        )
        async with self._reading.connect() as connection:
            found = {MentorshipState(state): count for state, count in await connection.execute(statement)}
        return {state: found[state] for state in MentorshipState if state in found}

    async def card(self, mentorship_id: MentorshipId, *, by: Actor, as_decider: bool = False) -> MentorshipCard:
        async with self._reading.connect() as connection:
            row = await _row(connection, mentorship_id)
            members = (await _members(connection, [mentorship_id]))[mentorship_id]
            own = next((member for member in members if member.person_id == by.id), None)
            unit_id = UnitId(row.unit_id)
            is_here = by.person.has_joined and bool(by.roles_in(unit_id))
            decides = is_here and by.holds(*DECIDERS, unit_id=unit_id)
            if not is_here or not (decides if as_decider else own):
                raise Gone
            is_own = own is not None and own.left_on is None
            shows_goals = row.form != RoleForm.HEAD_TEACHER if as_decider else is_own
            kept = mentorship_of(row, (), ())
            return MentorshipCard(
                id=kept.id,
                unit_id=unit_id,
                unit_name=row.unit_name,
                state=kept.state,
                form=kept.form,
                role_model=kept.role_model,
                kinds=kept.kinds,
                modes=kept.modes,
                months=kept.months,
                rationale=kept.rationale if shows_goals else "",
                members=members,
                directions=await _directions(connection, mentorship_id, shows_goals),
                due_at=kept.due_at,
                starts_on=kept.starts_on,
                ends_on=kept.ends_on,
                closings=await _closings(connection, mentorship_id, by, reads_all=decides and not is_own),
                returned_words=await _returned_words(connection, mentorship_id)
                if kept.state is MentorshipState.RETURNED
                else "",
                is_own=is_own,
                is_decided_by_reader=decides and not is_own,
                shows_goals=shows_goals,
                mediation=await _own_mediation(connection, mentorship_id, by),
            )

    async def journal(self, mentorship_id: MentorshipId, *, by: Actor) -> Sequence[JournalLine]:
        statement = (
            select(MentorshipStepRow, func.coalesce(PersonRow.name, "").label("author_name"))
            .outerjoin(PersonRow, PersonRow.id == MentorshipStepRow.author_id)
            .where(MentorshipStepRow.mentorship_id == mentorship_id)
            .order_by(MentorshipStepRow.id)
        )
        is_in = select(MentorshipMemberRow.person_id).where(
            MentorshipMemberRow.mentorship_id == mentorship_id, MentorshipMemberRow.person_id == by.id, *IS_IN
        )
        async with self._reading.connect() as connection:
            row = await _row(connection, mentorship_id)
            if not by.roles_in(UnitId(row.unit_id)) or (await connection.execute(is_in)).first() is not None:
                raise Gone
            by.must_hold(*DECIDERS, unit_id=UnitId(row.unit_id))
            return [
                JournalLine(kind=StepKind(step.kind), author_name=step.author_name, at=step.at, words=step.words)
                for step in await connection.execute(statement)
            ]

    async def mediations(self, *, by: Actor, limit: int = 20) -> Sequence[MediationLine]:
        statement = (
            _cases(by)
            .where(or_(is_with(by.id), MediationRow.mediator_id == by.id))
            .order_by(case((MediationRow.state.in_(sorted(OPEN_MEDIATIONS)), 0), else_=1), MediationRow.id.desc())
            .limit(limit)
        )
        async with self._reading.connect() as connection:
            return [_case(row) for row in await connection.execute(statement)]

    async def mediation(self, mediation_id: MediationId, *, by: Actor) -> MediationCard:
        statement = _cases(by).where(
            MediationRow.id == mediation_id, or_(is_with(by.id), MediationRow.mediator_id == by.id)
        )
        noted = (
            select(MediationNoteRow.text, MediationNoteRow.at)
            .where(MediationNoteRow.mediation_id == mediation_id, MediationNoteRow.author_id == by.id)
            .order_by(MediationNoteRow.id)
        )
        async with self._reading.connect() as connection:
            row = (await connection.execute(statement)).one_or_none()
            if row is None:
                raise Gone
            line = _case(row)
            knows = line.state is MediationState.TAKEN
            members = (await _members(connection, [row.mentorship_id]))[row.mentorship_id]
            notes = [MediationNote(text=note.text, at=note.at) for note in await connection.execute(noted)]
        return MediationCard(
            line=line,
            mentor_name=next((member.name for member in members if member.side is Side.MENTOR), "") if knows else "",
            mentee_names=tuple(member.name for member in members if member.side is Side.MENTEE) if knows else (),
            words=row.words if knows else "",
            notes=notes,
        )


def ends_waiting(person_id: PersonId) -> dict[str, Any]:
    """What of their mentorships, and as a member of the council, waits for a person, as counts."""
    theirs = select(MentorshipMemberRow.mentorship_id).where(
        MentorshipMemberRow.person_id == person_id, MentorshipMemberRow.answer != MemberAnswer.NO
    )
    still = MentorshipRow.id.in_(theirs.where(MentorshipMemberRow.left_on.is_(None)))
    is_of_council = exists().where(
        MembershipRow.person_id == person_id,
        MembershipRow.unit_id == MediationRow.unit_id,
        MembershipRow.role == Role.COUNCIL,
    )
    return {
        "mentorships": _count(MentorshipRow.id, MentorshipRow.id.in_(theirs)),
        "live_mentorships": _count(MentorshipRow.id, still, MentorshipRow.state.in_(sorted(LIVE))),
        "ends_to_answer": select(func.count()).select_from(_asked(person_id).subquery()).scalar_subquery(),
        "mediations": _count(MediationRow.id, is_with(person_id), is_of_council),
    }


def _count(key: Any, *conditions: Any) -> Any:
    return select(func.count(key)).where(*conditions).scalar_subquery()


def _asked(person_id: PersonId) -> Any:
    """Open ends about which the person has something to say: whether they agree, what they think of a warning."""
    return (
        select(ClosingRow.mentorship_id)
        .join(ClosingVoiceRow, ClosingVoiceRow.closing_id == ClosingRow.id)
        .where(
            ClosingVoiceRow.person_id == person_id,
            or_(
                and_(ClosingRow.state == ClosingState.PROPOSED, ClosingVoiceRow.agrees.is_(None)),
                and_(ClosingRow.state == ClosingState.WARNED, ClosingVoiceRow.at.is_(None)),
            ),
        )
    )


def _lines(by: Actor) -> Any:
    """Mentorships with what a list tells of each, but for the names of the mentees."""
    asked = _asked(by.id).where(ClosingRow.mentorship_id == MentorshipRow.id).exists()
    mentor = select(MentorshipMemberRow.person_id).where(
        MentorshipMemberRow.mentorship_id == MentorshipRow.id, MentorshipMemberRow.side == Side.MENTOR
    )
    return select(
        MentorshipRow.id,
        MentorshipRow.unit_id,
        MentorshipRow.state,
        MentorshipRow.starts_on,
        MentorshipRow.ends_on,
        select(func.min(ClosingRow.ends_on)).where(ENDS_ALL).scalar_subquery().label("closes_on"),
        IS_WARNED.label("is_warned"),
        asked.label("asks_reader"),
        Mentor.name.label("mentor_name"),
    ).join(Mentor, Mentor.id == mentor.scalar_subquery())


async def _page(
    connection: AsyncConnection, wanted: Any, by: Actor, page: int, size: int, *order: Any
) -> Page[MentorshipLine]:
    total, number, rows = await page_of(connection, wanted, page, size, *order)
    members = await _members(connection, [row.id for row in rows])
    lines = [
        MentorshipLine(
            id=MentorshipId(row.id),
            unit_id=UnitId(row.unit_id),
            state=MentorshipState(row.state),
            mentor_name=row.mentor_name,
            mentee_names=tuple(
                member.name for member in members[row.id] if member.side is Side.MENTEE and member.left_on is None
            ),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            closes_on=row.closes_on,
            is_warned=bool(row.is_warned),
            asks_reader=bool(row.asks_reader),
            side=next((member.side for member in members[row.id] if member.person_id == by.id), None),
            has_left=any(member.person_id == by.id and member.left_on is not None for member in members[row.id]),
        )
        for row in rows
    ]
    return Page(lines=lines, total=total, number=number, size=size)


async def _row(connection: AsyncConnection, mentorship_id: MentorshipId) -> Any:
    statement = (
        select(MentorshipRow, UnitRow.name.label("unit_name"))
        .join(UnitRow, UnitRow.id == MentorshipRow.unit_id)
        .where(MentorshipRow.id == mentorship_id)
    )
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise Gone
    return row


async def _members(connection: AsyncConnection, mentorships: Sequence[int]) -> defaultdict[int, list[MemberLine]]:
    """Everybody who has not said no, the mentor before the mentees, mentees by name."""
    statement = (
        select(MentorshipMemberRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == MentorshipMemberRow.person_id)
        .where(MentorshipMemberRow.mentorship_id.in_(mentorships), MentorshipMemberRow.answer != MemberAnswer.NO)
        .order_by(MentorshipMemberRow.side == Side.MENTEE, PersonRow.name_key, PersonRow.id)
    )
    found: defaultdict[int, list[MemberLine]] = defaultdict(list)
    for row in await connection.execute(statement):
        found[row.mentorship_id].append(
            MemberLine(
                person_id=PersonId(row.person_id),
                name=row.name,
                side=Side(row.side),
                answer=MemberAnswer(row.answer),
                left_on=row.left_on,
            )
        )
    return found


async def _directions(
    connection: AsyncConnection, mentorship_id: MentorshipId, shows_goals: bool
) -> list[DirectionLine]:
    statement = (
        select(MentorshipTrackRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == MentorshipTrackRow.mentor_id)
        .where(MentorshipTrackRow.mentorship_id == mentorship_id)
        .order_by(MentorshipTrackRow.mentor_id)
    )
    rows = (await connection.execute(statement)).all()
    chosen = {topic for row in rows for topic in row.topics}
    named = select(TopicRow.id, TopicRow.code, TopicRow.name).where(TopicRow.id.in_(sorted(chosen)))
    topics = {row.id: TopicName(code=row.code, name=row.name) for row in await connection.execute(named)}
    return [
        DirectionLine(
            mentor_id=PersonId(row.mentor_id),
            mentor_name=row.name,
            topics=[topics[topic] for topic in row.topics if topic in topics],
            goals=row.goals if shows_goals else "",
            conditions=row.conditions if shows_goals else "",
        )
        for row in rows
    ]


async def _closings(
    connection: AsyncConnection, mentorship_id: MentorshipId, by: Actor, *, reads_all: bool
) -> list[ClosingCard]:
    author, leaver = aliased(PersonRow), aliased(PersonRow)
    statement = (
        select(ClosingRow, author.name.label("author_name"), func.coalesce(leaver.name, "").label("leaver_name"))
        .join(author, author.id == ClosingRow.author_id)
        .outerjoin(leaver, leaver.id == ClosingRow.leaver_id)
        .where(ClosingRow.mentorship_id == mentorship_id, IS_OPEN)
        .order_by(ClosingRow.id)
    )
    spoken = (
        select(ClosingVoiceRow, PersonRow.name)
        .join(ClosingRow, ClosingRow.id == ClosingVoiceRow.closing_id)
        .join(PersonRow, PersonRow.id == ClosingVoiceRow.person_id)
        .where(ClosingRow.mentorship_id == mentorship_id, IS_OPEN)
        .order_by(PersonRow.name_key, PersonRow.id)
    )
    rows = (await connection.execute(statement)).all()
    voices: dict[int, list[VoiceLine]] = defaultdict(list)
    for voice in await connection.execute(spoken):
        is_readable = reads_all or voice.person_id == by.id
        voices[voice.closing_id].append(
            VoiceLine(
                person_id=PersonId(voice.person_id),
                name=voice.name,
                agrees=voice.agrees,
                words=voice.words if is_readable else "",
                at=voice.at if is_readable else None,
            )
        )
    cards = []
    for row in rows:
        closing = closing_of(row, ())
        wished_by = {closing.author_id, *(voice.person_id for voice in voices[row.id])}
        if closing.state is ClosingState.PROPOSED and by.id not in wished_by:
            continue  # until all have agreed it is between them
        cards.append(
            ClosingCard(
                id=closing.id,
                ground=closing.ground,
                state=closing.state,
                author_id=closing.author_id,
                author_name=row.author_name,
                ends_on=closing.ends_on,
                leaver_name=row.leaver_name,
                facts=closing.facts,
                ripe_at=closing.ripe_at,
                voices=voices[row.id],
                is_readers=closing.state is ClosingState.ANNOUNCED
                and closing.ground in {Ground.SIDE, Ground.MUTUAL}
                and by.id in wished_by,
            )
        )
    return cards


async def _returned_words(connection: AsyncConnection, mentorship_id: MentorshipId) -> str:
    statement = (
        select(MentorshipStepRow.words)
        .where(MentorshipStepRow.mentorship_id == mentorship_id, MentorshipStepRow.kind == StepKind.RETURNED)
        .order_by(MentorshipStepRow.id.desc())
        .limit(1)
    )
    return await connection.scalar(statement) or ""


async def _own_mediation(connection: AsyncConnection, mentorship_id: MentorshipId, by: Actor) -> OwnMediation | None:
    statement = (
        select(MediationRow.id, MediationRow.state, func.coalesce(PersonRow.name, "").label("mediator_name"))
        .outerjoin(PersonRow, PersonRow.id == MediationRow.mediator_id)
        .where(
            MediationRow.mentorship_id == mentorship_id,
            MediationRow.asked_by == by.id,
            MediationRow.state.in_(sorted(OPEN_MEDIATIONS)),
        )
        .limit(1)
    )
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        return None
    return OwnMediation(id=MediationId(row.id), state=MediationState(row.state), mediator_name=row.mediator_name)


def _cases(by: Actor) -> Any:
    """Mediations of the units whose council the reader is of."""
    units = sorted(unit_id for unit_id in by.roles if by.person.has_joined and by.holds(Role.COUNCIL, unit_id=unit_id))
    return (
        select(MediationRow, PersonRow.name.label("asker_name"))
        .join(PersonRow, PersonRow.id == MediationRow.asked_by)
        .where(MediationRow.unit_id.in_(units))
    )


def _case(row: Any) -> MediationLine:
    is_hidden = row.is_open_to_all and row.state == MediationState.ASKED
    return MediationLine(
        id=MediationId(row.id),
        state=MediationState(row.state),
        asker_name="" if is_hidden else row.asker_name,
        asked_at=row.asked_at,
    )
