"""Who looks for a mentor and who mentors, held against each other: for the curator's proposals and the unit's plan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import aliased

from bot.storage.directory import page_of
from bot.storage.engine import READS_ONLY
from bot.storage.pairing import SqlPairing
from bot.storage.people import HAS_JOINED, person_of
from bot.storage.rows import (
    KeptApartRow,
    MembershipRow,
    MentorshipRequestRow,
    PersonRow,
    SuggestedPairRow,
    TopicRow,
)
from bot.storage.topics import topic_of
from bot.storage.units import unit_by_id
from mentoring.matchmaking import ApartLine, Participant, Profiles, SuggestedPair, Suggestion
from mentoring.model.fit import Fit, MentorProfile, Seeker, Yardstick, fit, ranked
from mentoring.model.ids import PersonId, TopicId, UnitId
from mentoring.model.mentorship_request import RequestState
from mentoring.model.people import Actor, Role
from mentoring.model.topics import TopicTree
from mentoring.model.units import Unit
from mentoring.reading import Page
from mentoring.refusals import Gone


class SqlMatchmaking:
    """Reads beside the units of work: on SQLite without waiting for who writes."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = engine.execution_options(**{READS_ONLY: True})

    async def participants(
        self, person_ids: Collection[PersonId], unit_id: UnitId, *, by: Actor
    ) -> Mapping[PersonId, Participant]:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        members = select(MembershipRow.person_id).where(MembershipRow.unit_id == unit_id)
        people = select(PersonRow).where(PersonRow.id.in_(person_ids), PersonRow.id.in_(members), *HAS_JOINED)
        async with self._reading.connect() as connection:
            found = [person_of(row) for row in await connection.execute(people)]
        return {
            person.id: Participant(person_id=person.id, name=person.name, subjects=person.subjects, leave=person.leave)
            for person in found
        }

    async def suggestions(
        self, mentees: Collection[PersonId], unit_id: UnitId, *, by: Actor, now: datetime, limit: int
    ) -> Sequence[Suggestion]:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self._reading.connect() as connection:
            unit = await unit_by_id(connection, unit_id)
            pairing = SqlPairing(connection)
            seekers = await pairing.chosen(mentees, unit)
            if not seekers:
                raise Gone
            mentors = await pairing.mentors(unit, now)
            best = ranked(_as_one(seekers), mentors, await _yardstick(connection, unit), limit=limit)
            names = await _names(connection, [each.mentor_id for each in best])
        return [Suggestion(mentor_id=each.mentor_id, name=names[each.mentor_id], fit=each) for each in best]

    async def profiles(self, unit_id: UnitId, *, by: Actor, now: datetime) -> Profiles:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self._reading.connect() as connection:
            unit = await unit_by_id(connection, unit_id)
            pairing = SqlPairing(connection)
            asking = select(MentorshipRequestRow.mentee_id).where(
                MentorshipRequestRow.unit_id == unit_id, MentorshipRequestRow.state == RequestState.ASKING
            )
            are_asking = set(await connection.scalars(asking))
            return Profiles(
                seekers=[each for each in await pairing.seekers(unit) if each.person_id not in are_asking],
                mentors=await pairing.mentors(unit, now),
                yardstick=await _yardstick(connection, unit),
            )

    async def topics(self, unit_id: UnitId, *, by: Actor) -> TopicTree:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self._reading.connect() as connection:
            return await _tree(connection, unit_id)

    async def plan(self, unit_id: UnitId, *, by: Actor, now: datetime, page: int, size: int) -> Page[SuggestedPair]:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        mentee, mentor = aliased(PersonRow), aliased(PersonRow)
        wanted = _planned(unit_id, mentee, mentor)
        async with self._reading.connect() as connection:
            total, number, rows = await page_of(connection, wanted, page, size, mentee.name_key, mentee.id)
            lines = await _pairs(connection, unit_id, now, rows)
        return Page(lines=lines, total=total, number=number, size=size)

    async def pair(self, mentee_id: PersonId, unit_id: UnitId, *, by: Actor, now: datetime) -> SuggestedPair:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        wanted = _planned(unit_id, aliased(PersonRow), aliased(PersonRow)).where(
            SuggestedPairRow.mentee_id == mentee_id
        )
        async with self._reading.connect() as connection:
            lines = await _pairs(connection, unit_id, now, (await connection.execute(wanted)).all())
        if not lines:
            raise Gone
        return lines[0]

    async def apart(self, person_id: PersonId, unit_id: UnitId, *, by: Actor) -> Sequence[ApartLine]:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        other, author = aliased(PersonRow), aliased(PersonRow)
        is_other = or_(
            and_(KeptApartRow.one_id == person_id, other.id == KeptApartRow.other_id),
            and_(KeptApartRow.other_id == person_id, other.id == KeptApartRow.one_id),
        )
        statement = (
            select(
                other.id,
                other.name,
                KeptApartRow.reason,
                author.name.label("author_name"),
                KeptApartRow.since,
            )
            .select_from(KeptApartRow)
            .join(other, is_other)
            .join(author, author.id == KeptApartRow.author_id)
            .where(KeptApartRow.unit_id == unit_id)
            .order_by(other.name_key, other.id)
        )
        async with self._reading.connect() as connection:
            return [
                ApartLine(
                    other_id=PersonId(row.id),
                    other_name=row.name,
                    reason=row.reason,
                    author_name=row.author_name,
                    since=row.since,
                )
                for row in await connection.execute(statement)
            ]


def _planned(unit_id: UnitId, mentee: Any, mentor: Any) -> Any:
    return (
        select(
            SuggestedPairRow.mentee_id,
            SuggestedPairRow.mentor_id,
            mentee.name.label("mentee_name"),
            mentee.subjects.label("mentee_subjects"),
            mentor.name.label("mentor_name"),
        )
        .join(mentee, mentee.id == SuggestedPairRow.mentee_id)
        .join(mentor, mentor.id == SuggestedPairRow.mentor_id)
        .where(SuggestedPairRow.unit_id == unit_id)
    )


async def _pairs(
    connection: AsyncConnection, unit_id: UnitId, now: datetime, rows: Sequence[Any]
) -> list[SuggestedPair]:
    """Pairs of the plan with what speaks for each today."""
    unit = await unit_by_id(connection, unit_id)
    pairing = SqlPairing(connection)
    seekers = {each.person_id: each for each in await pairing.chosen([row.mentee_id for row in rows], unit)}
    mentors = {each.person_id: each for each in await pairing.mentors(unit, now)}
    yardstick = await _yardstick(connection, unit)
    return [
        SuggestedPair(
            mentee_id=PersonId(row.mentee_id),
            mentee_name=row.mentee_name,
            mentee_subjects=tuple(row.mentee_subjects),
            mentor_id=PersonId(row.mentor_id),
            mentor_name=row.mentor_name,
            fit=_held_together(seekers, mentors, row, yardstick),
        )
        for row in rows
    ]


def _as_one(seekers: Sequence[Seeker]) -> Seeker:
    """A group as one who needs what any of them needs, when all have time.

    A head is proposed too: the mentee's yes to the proposal is their consent (гл. 4 п. 6 пп. 9).
    """
    needs: dict[TopicId, int] = {}
    for seeker in seekers:
        for topic, level in seeker.needs.items():
            needs[topic] = max(level, needs.get(topic, 0))
    first = seekers[0]
    return replace(
        first,
        needs=needs,
        subjects=frozenset.union(*(seeker.subjects for seeker in seekers)),
        times=frozenset.intersection(*(seeker.times for seeker in seekers)),
        likes=frozenset.union(*(seeker.likes for seeker in seekers)),
        kept_apart_from=frozenset.union(
            *(seeker.kept_apart_from | {seeker.person_id} for seeker in seekers),
        ),
        accepts_superior=True,
    )


def _held_together(
    seekers: Mapping[PersonId, Seeker], mentors: Mapping[PersonId, MentorProfile], row: Any, yardstick: Yardstick
) -> Fit:
    """What speaks for a pair now; somebody who left meanwhile leaves nothing to say."""
    seeker, mentor = seekers.get(row.mentee_id), mentors.get(row.mentor_id)
    if seeker is None or mentor is None:
        return Fit(mentor_id=PersonId(row.mentor_id))
    return fit(replace(seeker, accepts_superior=True), mentor, yardstick)


async def _tree(connection: AsyncConnection, unit_id: UnitId) -> TopicTree:
    statement = select(TopicRow).where(TopicRow.unit_id == unit_id).order_by(TopicRow.place, TopicRow.id)
    return TopicTree([topic_of(row) for row in await connection.execute(statement)])


async def _names(connection: AsyncConnection, people: Collection[PersonId]) -> Mapping[PersonId, str]:
    statement = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(people))
    return {PersonId(row.id): row.name for row in await connection.execute(statement)}


async def _yardstick(connection: AsyncConnection, unit: Unit) -> Yardstick:
    return Yardstick.of(unit.settings, await _tree(connection, unit.id))
