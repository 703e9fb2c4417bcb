"""Mentorships on SQL, each with its members and tracks; and how many of them a mentor has, for the bank."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.people import HAS_JOINED, is_on_leave, person_of
from bot.storage.rows import (
    HelpRequestRow,
    MentorshipMemberRow,
    MentorshipRow,
    MentorshipStepRow,
    MentorshipTrackRow,
    PersonRow,
)
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import HelpState
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import (
    LIVE,
    NEW_ROUND,
    OPINIONS,
    TAKES_A_PLACE,
    CouncilOpinions,
    Member,
    MemberAnswer,
    Mentorship,
    MentorshipState,
    MentorshipStep,
    RoleModel,
    Side,
    StepKind,
    Track,
)
from mentoring.model.people import Mode
from mentoring.ports.mentorships import Candidate
from mentoring.refusals import Gone

#: Whoever of the row has not said no, nor left the group.
IS_IN: tuple[ColumnElement[bool], ...] = (
    MentorshipMemberRow.answer != MemberAnswer.NO,
    MentorshipMemberRow.left_on.is_(None),
)


class SqlMentorships:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, mentorship: Mentorship) -> Mentorship:
        statement = insert(MentorshipRow).values(_values(mentorship)).returning(MentorshipRow)
        row = (await self._connection.execute(statement)).one()
        await self._add_people(row.id, mentorship)
        return mentorship_of(row, mentorship.members, mentorship.tracks)

    async def get(self, mentorship_id: MentorshipId) -> Mentorship:
        found = await self.several([mentorship_id])
        if not found:
            raise Gone
        return found[0]

    async def several(self, mentorship_ids: Collection[MentorshipId]) -> list[Mentorship]:
        return await self._found(MentorshipRow.id.in_(mentorship_ids))

    async def hold(self, *mentorship_ids: MentorshipId) -> None:
        # SQLite has one writer at a time anyway, and drops the lock. In the order of their numbers, so that no two wait
        # for each other.
        are_held = select(MentorshipRow.id).where(MentorshipRow.id.in_(mentorship_ids)).order_by(MentorshipRow.id)
        await self._connection.execute(are_held.with_for_update(key_share=True))

    async def save(self, after: Mentorship, *, expected: Mentorship) -> Mentorship | None:
        statement = (
            update(MentorshipRow)
            .where(MentorshipRow.id == expected.id, MentorshipRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(MentorshipRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        if (after.members, after.tracks) != (expected.members, expected.tracks):
            for table in (MentorshipMemberRow, MentorshipTrackRow):
                await self._connection.execute(delete(table).where(table.mentorship_id == expected.id))
            await self._add_people(row.id, after)
        return mentorship_of(row, after.members, after.tracks)

    async def save_all(self, changes: Sequence[tuple[Mentorship, Mentorship]]) -> bool:
        if not changes:
            return True
        # Held and compared first: of many rows updated at once, PostgreSQL's driver does not tell how many were.
        are_held = (
            select(MentorshipRow.id, MentorshipRow.version)
            .where(MentorshipRow.id.in_([before.id for _, before in changes]))
            .order_by(MentorshipRow.id)
            .with_for_update()
        )
        versions = {row.id: row.version for row in await self._connection.execute(are_held)}
        if any(versions.get(before.id) != before.version for _, before in changes):
            return False
        values = [_values(after) | {"version": before.version + 1, "of": before.id} for after, before in changes]
        statement = (
            update(MentorshipRow.__table__)  # type: ignore[arg-type]  # the row class would be updated by its own primary key
            .where(MentorshipRow.id == bindparam("of"))
            .values({column: bindparam(column) for column in values[0] if column != "of"})
        )
        await self._connection.execute(statement, values)
        return True

    async def with_mentees(
        self, unit_id: UnitId, mentees: Collection[PersonId], states: Collection[MentorshipState]
    ) -> list[Mentorship]:
        theirs = select(MentorshipMemberRow.mentorship_id).where(
            MentorshipMemberRow.person_id.in_(mentees),
            MentorshipMemberRow.side == Side.MENTEE,
            *IS_IN,
        )
        return await self._found(
            MentorshipRow.id.in_(theirs), MentorshipRow.unit_id == unit_id, MentorshipRow.state.in_(sorted(states))
        )

    async def record(
        self,
        mentorship_ids: Collection[MentorshipId],
        kind: StepKind,
        by: PersonId | None,
        now: datetime,
        words: str = "",
    ) -> None:
        line = {"kind": kind, "author_id": by, "at": now, "words": words}
        lines = [line | {"mentorship_id": mentorship_id} for mentorship_id in mentorship_ids]
        await self._connection.execute(insert(MentorshipStepRow), lines)

    async def steps(self, mentorship_id: MentorshipId) -> list[MentorshipStep]:
        statement = (
            select(MentorshipStepRow)
            .where(MentorshipStepRow.mentorship_id == mentorship_id)
            .order_by(MentorshipStepRow.id)
        )
        return [mentorship_step_of(row) for row in await self._connection.execute(statement)]

    async def opinions(self, mentorship_ids: Collection[MentorshipId]) -> dict[MentorshipId, CouncilOpinions]:
        told = {*OPINIONS, *NEW_ROUND, StepKind.COUNCIL_REMINDED}
        statement = (
            select(MentorshipStepRow)
            .where(MentorshipStepRow.mentorship_id.in_(mentorship_ids), MentorshipStepRow.kind.in_(sorted(told)))
            .order_by(MentorshipStepRow.id)
        )
        steps: dict[int, list[MentorshipStep]] = defaultdict(list)
        for row in await self._connection.execute(statement):
            steps[row.mentorship_id].append(mentorship_step_of(row))
        return {mentorship_id: CouncilOpinions.of(steps[mentorship_id]) for mentorship_id in mentorship_ids}

    async def of_person(self, person_id: PersonId, states: Collection[MentorshipState] = LIVE) -> list[Mentorship]:
        theirs = select(MentorshipMemberRow.mentorship_id).where(MentorshipMemberRow.person_id == person_id, *IS_IN)
        return await self._found(MentorshipRow.id.in_(theirs), MentorshipRow.state.in_(sorted(states)))

    async def places_taken(self, mentors: Collection[PersonId]) -> dict[PersonId, int]:
        return await self._counted(mentors, *_takes_a_place())

    async def places_in_force(self, mentors: Collection[PersonId]) -> dict[PersonId, int]:
        # Only an order that is signed gives a first day.
        will_be = and_(MentorshipRow.state == MentorshipState.ON_ORDER, MentorshipRow.starts_on.is_not(None))
        is_in_force = or_(MentorshipRow.state == MentorshipState.ACTIVE, will_be)
        return await self._counted(mentors, MentorshipMemberRow.side == Side.MENTOR, is_in_force)

    async def _counted(self, mentors: Collection[PersonId], *conditions: ColumnElement[bool]) -> dict[PersonId, int]:
        statement = (
            select(MentorshipMemberRow.person_id, func.count())
            .join(MentorshipRow, MentorshipRow.id == MentorshipMemberRow.mentorship_id)
            .where(MentorshipMemberRow.person_id.in_(mentors), *conditions)
            .group_by(MentorshipMemberRow.person_id)
        )
        counts = {PersonId(mentor): count for mentor, count in await self._connection.execute(statement)}
        return {mentor: counts.get(mentor, 0) for mentor in mentors}

    async def own_mentors(
        self, mentee_id: PersonId, unit_id: UnitId, *, now: datetime, today: date, max_claims: int
    ) -> list[Candidate]:
        claims = (
            select(func.count())
            .where(HelpRequestRow.mentor_id == PersonRow.id, HelpRequestRow.state == HelpState.CLAIMED)
            .scalar_subquery()
        )
        statement = (
            select(PersonRow)
            .where(
                PersonRow.id.in_(_mentors_of(mentee_id, unit_id)),
                *HAS_JOINED,
                PersonRow.is_reachable,
                or_(PersonRow.paused_until.is_(None), PersonRow.paused_until < today),
                or_(PersonRow.no_offers_until.is_(None), PersonRow.no_offers_until <= now),
                ~is_on_leave(today),
                claims < max_claims,
            )
            .order_by(PersonRow.id)
        )
        people = [person_of(row) for row in await self._connection.execute(statement)]
        return [Candidate(person_id=person.id, own_time=person.own_time) for person in people]

    async def is_mentored_by(self, mentee_id: PersonId, mentor_id: PersonId, unit_id: UnitId) -> bool:
        statement = _mentors_of(mentee_id, unit_id).where(MentorshipTrackRow.mentor_id == mentor_id).limit(1)
        return (await self._connection.execute(statement)).first() is not None

    async def due(self, now: datetime, limit: int, states: Collection[MentorshipState] = LIVE) -> list[MentorshipId]:
        return await self._ids(limit, MentorshipRow.state.in_(sorted(states)), MentorshipRow.due_at <= now)

    async def next_due(self, states: Collection[MentorshipState] = LIVE) -> datetime | None:
        are_meant = MentorshipRow.state.in_(sorted(states))
        return await self._connection.scalar(select(func.min(MentorshipRow.due_at)).where(are_meant))

    async def terms_due(self, now: datetime, limit: int) -> list[MentorshipId]:
        is_unset = and_(MentorshipRow.due_at.is_(None), MentorshipRow.ends_on.is_not(None))
        return await self._ids(
            limit, MentorshipRow.state == MentorshipState.ACTIVE, or_(MentorshipRow.due_at <= now, is_unset)
        )

    async def _ids(self, limit: int, *conditions: ColumnElement[bool]) -> list[MentorshipId]:
        statement = select(MentorshipRow.id).where(*conditions).order_by(MentorshipRow.due_at).limit(limit)
        return [MentorshipId(mentorship_id) for mentorship_id in await self._connection.scalars(statement)]

    async def _found(self, *conditions: ColumnElement[bool]) -> list[Mentorship]:
        statement = select(MentorshipRow).where(*conditions).order_by(MentorshipRow.id)
        rows = (await self._connection.execute(statement)).all()
        if not rows:
            return []
        found = [row.id for row in rows]
        members: dict[int, list[Member]] = defaultdict(list)
        tracks: dict[int, list[Track]] = defaultdict(list)
        # The mentor before the mentees.
        people = (
            select(MentorshipMemberRow)
            .where(MentorshipMemberRow.mentorship_id.in_(found))
            .order_by(MentorshipMemberRow.side == Side.MENTEE, MentorshipMemberRow.person_id)
        )
        for member in await self._connection.execute(people):
            members[member.mentorship_id].append(member_of(member))
        mentored = (
            select(MentorshipTrackRow)
            .where(MentorshipTrackRow.mentorship_id.in_(found))
            .order_by(MentorshipTrackRow.mentor_id)
        )
        for track in await self._connection.execute(mentored):
            tracks[track.mentorship_id].append(track_of(track))
        return [mentorship_of(row, tuple(members[row.id]), tuple(tracks[row.id])) for row in rows]

    async def _add_people(self, mentorship_id: int, mentorship: Mentorship) -> None:
        members = [
            {
                "mentorship_id": mentorship_id,
                "person_id": member.person_id,
                "side": member.side,
                "answer": member.answer,
                "answered_at": member.answered_at,
                "left_on": member.left_on,
            }
            for member in mentorship.members
        ]
        tracks = [
            {
                "mentorship_id": mentorship_id,
                "mentor_id": track.mentor_id,
                "topics": list(track.topics),
                "goals": track.goals,
                "conditions": track.conditions,
            }
            for track in mentorship.tracks
        ]
        await self._connection.execute(insert(MentorshipMemberRow), members)
        await self._connection.execute(insert(MentorshipTrackRow), tracks)


def _mentors_of(mentee_id: PersonId, unit_id: UnitId) -> Any:
    """Who mentors the person in an active mentorship of the unit; once for each of its directions."""
    return (
        select(MentorshipTrackRow.mentor_id)
        .join(MentorshipRow, MentorshipRow.id == MentorshipTrackRow.mentorship_id)
        .join(MentorshipMemberRow, MentorshipMemberRow.mentorship_id == MentorshipRow.id)
        .where(
            MentorshipMemberRow.person_id == mentee_id,
            *IS_IN,
            MentorshipRow.state == MentorshipState.ACTIVE,
            MentorshipRow.unit_id == unit_id,
            MentorshipTrackRow.mentor_id != mentee_id,
        )
    )


def active_mentees() -> ColumnElement[int]:
    """How many places of their capacity the person of the row has given, for reads; a group takes one."""
    return (
        select(func.count())
        .select_from(MentorshipMemberRow)
        .join(MentorshipRow, MentorshipRow.id == MentorshipMemberRow.mentorship_id)
        .where(MentorshipMemberRow.person_id == PersonRow.id, *_takes_a_place())
        .correlate(PersonRow)
        .scalar_subquery()
    )


def _takes_a_place() -> list[ColumnElement[bool]]:
    return [MentorshipMemberRow.side == Side.MENTOR, MentorshipRow.state.in_(sorted(TAKES_A_PLACE))]


def mentorship_of(row: Any, members: tuple[Member, ...], tracks: tuple[Track, ...]) -> Mentorship:
    return Mentorship(
        id=MentorshipId(row.id),
        unit_id=UnitId(row.unit_id),
        state=MentorshipState(row.state),
        members=members,
        tracks=tracks,
        form=RoleForm(row.form),
        kinds=frozenset(map(Kind, row.kinds)),
        modes=frozenset(map(Mode, row.modes)),
        months=row.months,
        proposed_at=row.proposed_at,
        proposed_by=PersonId(row.proposed_by),
        role_model=None if row.role_model is None else RoleModel(row.role_model),
        rationale=row.rationale,
        request_id=None if row.request_id is None else MentorshipRequestId(row.request_id),
        due_at=row.due_at,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        version=row.version,
    )


def member_of(row: Any) -> Member:
    return Member(
        person_id=PersonId(row.person_id),
        side=Side(row.side),
        answer=MemberAnswer(row.answer),
        answered_at=row.answered_at,
        left_on=row.left_on,
    )


def track_of(row: Any) -> Track:
    return Track(
        mentor_id=PersonId(row.mentor_id),
        topics=tuple(map(TopicId, row.topics)),
        goals=row.goals,
        conditions=row.conditions,
    )


def mentorship_step_of(row: Any) -> MentorshipStep:
    return MentorshipStep(
        kind=StepKind(row.kind),
        author_id=None if row.author_id is None else PersonId(row.author_id),
        at=row.at,
        words=row.words,
    )


def _values(mentorship: Mentorship) -> dict[str, Any]:
    return {
        "unit_id": mentorship.unit_id,
        "state": mentorship.state,
        "form": mentorship.form,
        "role_model": mentorship.role_model,
        "kinds": sorted(mentorship.kinds),
        "modes": sorted(mentorship.modes),
        "months": mentorship.months,
        "rationale": mentorship.rationale,
        "request_id": mentorship.request_id,
        "proposed_by": mentorship.proposed_by,
        "proposed_at": mentorship.proposed_at,
        "due_at": mentorship.due_at,
        "starts_on": mentorship.starts_on,
        "ends_on": mentorship.ends_on,
        "version": mentorship.version,
    }
