"""The morning's count: once a working day, one notice a decider, nothing while nothing waits."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.model.mentorship import MentorshipState, Opinion
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.bank import MentorsProposed
from mentoring.notices.decisions import DecisionsWait
from mentoring.use_cases.approvals import ApproveMentorship, GiveOpinion, MoveApprovalOn, ReturnMentorship
from mentoring.use_cases.mentor_lists import ProposeMentors
from mentoring.use_cases.mornings import DueMornings, NextMorning, TellMorning
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.mentorships import pair
from tests.school import School, Verb

#: 08:00 in Yekaterinburg.
TUESDAY_OPENING = datetime(2026, 11, 24, 3, tzinfo=UTC)
COUNCIL = MentorshipState.COUNCIL


@pytest.fixture
async def gleb(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Тарханов Глеб Ильич", Role.COUNCIL)


async def test_what_comes_into_a_queue_is_told_at_the_next_opening_and_again_while_it_waits(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    one, two = [await pair(school, mentor, mentee, state=COUNCIL) for _ in range(2)]
    for pair_ in (one, two):
        await verb(GiveOpinion)(pair_.id, Opinion.FOR, seen=1, by=gleb)
    assert await verb(NextMorning)() == TUESDAY_OPENING
    assert await school.notices(curator.id) == []
    await verb(TellMorning)(unit.id)
    clock.set(TUESDAY_OPENING)
    assert await verb(DueMornings)() == [unit.id]
    for _ in range(2):
        await verb(TellMorning)(unit.id)
    assert await school.notices(curator.id) == [DecisionsWait(count=2)]
    assert await school.notices(gleb.id) == await school.notices(mentor.id) == []
    assert await verb(NextMorning)() == TUESDAY_OPENING + timedelta(days=1)
    await verb(ApproveMentorship)(one.id, seen=2, by=curator)
    # The weekend passes by.
    for day in range(1, 7):
        clock.set(TUESDAY_OPENING + timedelta(days=day))
        for unit_id in await verb(DueMornings)():
            await verb(TellMorning)(unit_id)
    # What was not delivered of the mornings before is not heaped up.
    assert await school.notices(curator.id) == [DecisionsWait(count=1)]
    await verb(ApproveMentorship)(two.id, seen=2, by=curator)
    clock.set(TUESDAY_OPENING + timedelta(days=7))
    await verb(TellMorning)(unit.id)
    assert await school.notices(curator.id) == []
    assert await verb(NextMorning)() is None


async def test_one_who_decides_in_two_schools_hears_of_both_at_once(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, head: Actor, mentor: Actor
) -> None:
    club = await school.unit("Клуб")
    async with school.begin() as work:
        await work.people.set_roles(head.id, club.id, [Role.HEAD], clock.now())
        await work.people.set_roles(curator.id, club.id, [Role.CURATOR], clock.now())
        await work.people.set_roles(mentor.id, club.id, [Role.MENTOR], clock.now())
    curator = await school.actor(curator)
    for unit_id in (unit.id, club.id):
        await verb(ProposeMentors)([mentor.id], unit_id, by=curator)
    clock.set(TUESDAY_OPENING)
    for unit_id in await verb(DueMornings)():
        await verb(TellMorning)(unit_id)
    told = [notice for notice in await school.notices(head.id) if not isinstance(notice, MentorsProposed)]
    assert told == [DecisionsWait(count=2)]


async def test_counting_for_all_deciders_takes_the_same_statements_for_one_matter_and_for_many(
    verb: Verb,
    school: School,
    unit: Unit,
    clock: SetClock,
    counting: Counting,
    curator: Actor,
    mentor: Actor,
    mentee: Actor,
) -> None:
    async def next_morning_costs() -> int:
        moment = await verb(NextMorning)()
        assert moment is not None
        clock.set(moment)
        with counting() as statements:
            await verb(TellMorning)(unit.id)
        return len(statements)

    first = await pair(school, mentor, mentee)
    await verb(ReturnMentorship)(first.id, "Уточните", seen=1, by=curator)
    clock.advance(days=3)
    await verb(MoveApprovalOn)(first.id)
    once = await next_morning_costs()
    for number in range(4):
        await school.person(unit, f"Куратор Инна{number} Ильинична", Role.CURATOR)
        await pair(school, mentor, mentee)
    assert await next_morning_costs() == once <= 10
    assert await school.notices(curator.id) == [DecisionsWait(count=5)]


async def test_what_comes_in_as_the_morning_is_told_is_told_now_or_on_the_next(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    for _ in range(12):
        first = await pair(school, mentor, mentee, state=COUNCIL)
        await verb(GiveOpinion)(first.id, Opinion.FOR, seen=1, by=gleb)
        await verb(ApproveMentorship)(first.id, seen=2, by=curator)
        moment = await verb(NextMorning)()
        assert moment is not None
        clock.set(moment)
        late = await pair(school, mentor, mentee, state=COUNCIL)
        await asyncio.gather(
            verb(TellMorning)(unit.id),
            verb(TellMorning)(unit.id),
            verb(GiveOpinion)(late.id, Opinion.FOR, seen=1, by=gleb),
        )
        assert await verb(NextMorning)() is not None, "nobody would ever hear of it"
        await verb(ApproveMentorship)(late.id, seen=2, by=curator)
        moment = await verb(NextMorning)()
        assert moment is not None
        clock.set(moment)
        await verb(TellMorning)(unit.id)
        assert await verb(NextMorning)() is None


async def test_the_morning_is_the_units_own(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    async with school.begin() as work:
        await work.units.rename(unit.id, name=unit.name, language=unit.language, zone="Europe/Moscow")
    clock.set(MONDAY_MORNING - timedelta(hours=5))
    pair_ = await pair(school, mentor, mentee, state=COUNCIL)
    await verb(GiveOpinion)(pair_.id, Opinion.FOR, seen=1, by=gleb)
    # In Moscow it is 03:00 of Monday: the school opens today.
    assert await verb(NextMorning)() == MONDAY_MORNING
