"""Profiles for pairing on SQL: as many statements for a city as for a school."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.bank_cards import offer_of
from bot.storage.mentorships import IS_IN, active_mentees
from bot.storage.people import HAS_JOINED, person_of
from bot.storage.rows import (
    KeptApartRow,
    MembershipRow,
    MenteeCardRow,
    MentorCardRow,
    MentorshipChoiceRow,
    MentorshipMemberRow,
    MentorshipRequestRow,
    MentorshipRow,
    PersonRow,
    PersonTopicRow,
    TopicRow,
)
from mentoring.model.bank import APPROVABLE, Kind, MentorState, RoleForm, WeeklySlot, capacity_of
from mentoring.model.fit import MentorProfile, Seeker
from mentoring.model.ids import PersonId, TopicId, UnitId
from mentoring.model.mentorship import LIVE as LIVE_MENTORSHIPS
from mentoring.model.mentorship import Side
from mentoring.model.mentorship_request import AHEAD, ANSWERABLE, LIVE, ChoiceState
from mentoring.model.people import STRONGEST, Bent, Mode, Role
from mentoring.model.subjects import subject_keys
from mentoring.model.units import Unit
from mentoring.refusals import Gone

#: Who is named in an open request and has not said no; a yes counts for ever.
LIKED = AHEAD | ANSWERABLE


class SqlPairing:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def mentors(self, unit: Unit, now: datetime) -> list[MentorProfile]:
        offered = (MentorCardRow.kinds, MentorCardRow.forms, MentorCardRow.capacity, MentorCardRow.times)
        statement = (
            select(
                PersonRow,
                MentorCardRow.state,
                *offered,
                MentorCardRow.training,
                MentorCardRow.languages,
                active_mentees().label("active"),
            )
            .join(MentorCardRow, and_(MentorCardRow.person_id == PersonRow.id, MentorCardRow.unit_id == unit.id))
            .where(MentorCardRow.state.in_([MentorState.APPROVED, MentorState.PAUSED]), *HAS_JOINED)
            .order_by(PersonRow.id)
        )
        rows = (await self._connection.execute(statement)).all()
        roles = await self._roles(unit.id)
        strengths = await self._levels(unit.id, Bent.STRENGTH)
        likes: dict[int, set[PersonId]] = defaultdict(set)
        for mentee_id, mentor_id in await self._willing(unit.id):
            likes[mentor_id].add(mentee_id)
        profiles = []
        for row in rows:
            held = roles.get(row.id, frozenset())
            if held.isdisjoint(APPROVABLE):
                continue
            person, offer = person_of(row), offer_of(row)
            profiles.append(
                MentorProfile(
                    person_id=person.id,
                    state=MentorState(row.state),
                    is_away=person.is_away(now, unit.zone),
                    is_head=Role.HEAD in held,
                    mentees=row.active,
                    room=max(0, capacity_of(offer.capacity, held, unit.settings) - row.active),
                    strengths=strengths.get(row.id, {}),
                    subjects=subject_keys(person.subjects),
                    times=offer.times,
                    kinds=offer.kinds,
                    forms=offer.forms,
                    modes=person.ways_to_meet,
                    likes=frozenset(likes.get(row.id, ())),
                )
            )
        return profiles

    async def seekers(self, unit: Unit) -> list[Seeker]:
        has_mentor = select(MentorshipMemberRow.person_id).join(
            MentorshipRow, MentorshipRow.id == MentorshipMemberRow.mentorship_id
        )
        has_mentor = has_mentor.where(
            MentorshipMemberRow.side == Side.MENTEE,
            *IS_IN,
            MentorshipRow.state.in_(sorted(LIVE_MENTORSHIPS)),
            MentorshipRow.unit_id == unit.id,
        )
        return await self._seekers(unit, PersonRow.id.not_in(has_mentor))

    async def chosen(self, mentees: Collection[PersonId], unit: Unit) -> list[Seeker]:
        return await self._seekers(unit, PersonRow.id.in_(mentees))

    async def seeker(self, mentee_id: PersonId, unit: Unit) -> Seeker:
        found = await self.chosen([mentee_id], unit)
        if not found:
            raise Gone
        return found[0]

    async def _seekers(self, unit: Unit, condition: ColumnElement[bool]) -> list[Seeker]:
        mentees = select(MembershipRow.person_id).where(
            MembershipRow.unit_id == unit.id, MembershipRow.role == Role.MENTEE
        )
        people = (
            select(PersonRow.id, PersonRow.subjects, PersonRow.ways_to_meet, MenteeCardRow.times)
            .outerjoin(MenteeCardRow, and_(MenteeCardRow.person_id == PersonRow.id, MenteeCardRow.unit_id == unit.id))
            .where(PersonRow.id.in_(mentees), condition, *HAS_JOINED)
            .order_by(PersonRow.id)
        )
        rows = (await self._connection.execute(people)).all()
        needs = await self._levels(unit.id, Bent.NEED)
        asked = (
            select(MentorshipRequestRow)
            .where(MentorshipRequestRow.unit_id == unit.id, MentorshipRequestRow.state.in_(sorted(LIVE)))
            .order_by(MentorshipRequestRow.id)
        )
        requests: dict[int, list[Any]] = defaultdict(list)
        for row in await self._connection.execute(asked):
            requests[row.mentee_id].append(row)
        likes: dict[int, set[PersonId]] = defaultdict(set)
        for mentee_id, mentor_id in [*await self._named(unit.id), *await self._willing(unit.id)]:
            likes[mentee_id].add(mentor_id)
        apart: dict[int, set[PersonId]] = defaultdict(set)
        for one, other in await self._kept_apart(unit.id):
            apart[one].add(other)
            apart[other].add(one)
        return [_seeker(row, needs.get(row.id, {}), requests[row.id], likes[row.id], apart[row.id]) for row in rows]

    async def _roles(self, unit_id: UnitId) -> Mapping[int, frozenset[Role]]:
        statement = select(MembershipRow.person_id, MembershipRow.role).where(
            MembershipRow.unit_id == unit_id, MembershipRow.role.in_(sorted(APPROVABLE))
        )
        held: dict[int, set[Role]] = defaultdict(set)
        for row in await self._connection.execute(statement):
            held[row.person_id].add(Role(row.role))
        return {person_id: frozenset(roles) for person_id, roles in held.items()}

    async def _levels(self, unit_id: UnitId, bent: Bent) -> Mapping[int, Mapping[TopicId, int]]:
        statement = (
            select(PersonTopicRow.person_id, PersonTopicRow.topic_id, PersonTopicRow.level)
            .join(TopicRow, TopicRow.id == PersonTopicRow.topic_id)
            .where(TopicRow.unit_id == unit_id, PersonTopicRow.bent == bent, PersonTopicRow.level > 0)
        )
        levels: dict[int, dict[TopicId, int]] = defaultdict(dict)
        for row in await self._connection.execute(statement):
            levels[row.person_id][TopicId(row.topic_id)] = row.level
        return levels

    async def _named(self, unit_id: UnitId) -> list[tuple[PersonId, PersonId]]:
        """Mentees with the mentors they named in open requests."""
        return await self._chosen(unit_id, MentorshipRequestRow.state.in_(sorted(LIVE)), _in(LIKED))

    async def _willing(self, unit_id: UnitId) -> list[tuple[PersonId, PersonId]]:
        """Mentees with the mentors who have said yes to them."""
        return await self._chosen(unit_id, _in({ChoiceState.ACCEPTED}))

    async def _chosen(self, unit_id: UnitId, *conditions: ColumnElement[bool]) -> list[tuple[PersonId, PersonId]]:
        statement = (
            select(MentorshipRequestRow.mentee_id, MentorshipChoiceRow.mentor_id)
            .join(MentorshipChoiceRow, MentorshipChoiceRow.request_id == MentorshipRequestRow.id)
            .where(MentorshipRequestRow.unit_id == unit_id, *conditions)
        )
        return [(PersonId(row.mentee_id), PersonId(row.mentor_id)) for row in await self._connection.execute(statement)]

    async def _kept_apart(self, unit_id: UnitId) -> list[tuple[PersonId, PersonId]]:
        statement = select(KeptApartRow.one_id, KeptApartRow.other_id).where(KeptApartRow.unit_id == unit_id)
        return [(PersonId(row.one_id), PersonId(row.other_id)) for row in await self._connection.execute(statement)]


def _in(states: set[ChoiceState] | frozenset[ChoiceState]) -> ColumnElement[bool]:
    return MentorshipChoiceRow.state.in_(sorted(states))


def _seeker(
    row: Any, needs: Mapping[TopicId, int], requests: list[Any], likes: set[PersonId], apart: set[PersonId]
) -> Seeker:
    asked = {TopicId(topic): STRONGEST for request in requests for topic in request.topics}
    forms = frozenset(RoleForm(request.form) for request in requests)
    modes = frozenset(Mode(mode) for request in requests for mode in request.modes)
    return Seeker(
        person_id=PersonId(row.id),
        needs={**needs, **asked},
        subjects=subject_keys(row.subjects),
        times=frozenset(map(WeeklySlot.of, row.times or ())),
        kinds=frozenset(Kind(kind) for request in requests for kind in request.kinds),
        forms=forms,
        modes=modes or frozenset(map(Mode, row.ways_to_meet)),
        likes=frozenset(likes),
        kept_apart_from=frozenset(apart),
        accepts_superior=RoleForm.HEAD_TEACHER in forms,
    )
