"""Profiles for pairing: what fit is told of mentees and mentors, and that a crowd costs no more statements."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.bank import WEEK, Kind, MentorState, RoleForm
from mentoring.model.fit import MentorProfile, Seeker
from mentoring.model.ids import TopicId
from mentoring.model.mentorship import MemberAnswer, MentorshipState
from mentoring.model.mentorship_request import ChoiceState, RequestState
from mentoring.model.people import Actor, Bent, Mode, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from mentoring.refusals import Gone
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.crowd import populate
from tests.mentors import approve
from tests.school import School
from tests.storage.test_mentorships import mentorship, request


@pytest.fixture
async def boris(school: School, begin: BeginWork, unit: Unit) -> Actor:
    boris = await school.person(
        unit, "Вяткин Борис Андреевич", Role.MENTOR, subjects=("Алгебра",), ways_to_meet=frozenset({Mode.ONLINE})
    )
    await approve(school, boris)
    async with begin() as work:
        card = await work.bank_cards.mentor(boris.id, unit.id)
        offer = replace(card.offer, kinds=frozenset({Kind.GOAL}), times=frozenset(WEEK[:2]))
        await work.bank_cards.save_offer(boris.id, unit.id, offer, MONDAY_MORNING)
        strong = TopicLevel(topic_id=TopicId(5), bent=Bent.STRENGTH, level=3)
        await work.people.set_topics(boris.id, Bent.STRENGTH, [strong])
    return boris


@pytest.fixture
async def anya(school: School, begin: BeginWork, unit: Unit) -> Actor:
    anya = await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE, subjects=("Математика",))
    async with begin() as work:
        needs = [TopicLevel(topic_id=TopicId(topic), bent=Bent.NEED, level=level) for topic, level in ((3, 1), (4, 0))]
        await work.people.set_topics(anya.id, Bent.NEED, needs)
        await work.bank_cards.save_times(anya.id, unit.id, WEEK[1:3])
    return anya


async def mentors(begin: BeginWork, unit: Unit, clock: SetClock) -> list[MentorProfile]:
    async with begin(reads_only=True) as work:
        return await work.pairing.mentors(unit, clock.now())


async def seekers(begin: BeginWork, unit: Unit) -> list[Seeker]:
    async with begin(reads_only=True) as work:
        return await work.pairing.seekers(unit)


async def test_a_mentor_is_told_with_what_they_give(
    begin: BeginWork, clock: SetClock, unit: Unit, boris: Actor, anya: Actor
) -> None:
    async with begin() as work:
        await work.mentorships.add(mentorship(boris, anya))
        asked = request(anya, boris)
        accepted = asked.with_choice(replace(asked.choices[0], state=ChoiceState.ACCEPTED))
        await work.mentorship_requests.add(replace(accepted, state=RequestState.MATCHED))
    [profile] = await mentors(begin, unit, clock)
    assert profile == MentorProfile(
        person_id=boris.id,
        state=MentorState.APPROVED,
        mentees=1,
        room=1,
        strengths={TopicId(5): 3},
        subjects=frozenset({"mathematics"}),
        times=frozenset(WEEK[:2]),
        kinds=frozenset({Kind.GOAL}),
        modes=frozenset({Mode.ONLINE}),
        likes=frozenset({anya.id}),
    )


async def test_only_who_is_here_and_may_mentor_is_told(
    school: School, begin: BeginWork, clock: SetClock, unit: Unit, boris: Actor
) -> None:
    head = await school.person(unit, "Рябинина Елена", Role.HEAD)
    away = await school.person(unit, "Отпускной Пётр", Role.GUEST, paused_until=date(2026, 11, 23))
    gone = await school.person(unit, "Ушёл Олег", Role.MENTOR, left_at=MONDAY_MORNING)
    other = await school.person(unit, "Бывший Иван", Role.TUTOR)
    await school.person(unit, "Кандидат Инна", Role.MENTOR)
    await approve(school, head, away, gone, other)
    found = await mentors(begin, unit, clock)
    assert [(each.person_id, each.is_head, each.is_away, each.room) for each in found] == [
        (boris.id, False, False, 2),
        (head.id, True, False, 1),
        (away.id, False, True, 1),
    ]
    clock.advance(days=1)
    assert not any(each.is_away for each in await mentors(begin, unit, clock))


async def test_a_mentee_is_told_with_what_they_look_for(
    begin: BeginWork, school: School, unit: Unit, boris: Actor, anya: Actor
) -> None:
    vera = await school.person(unit, "Соснина Вера", Role.MENTOR)
    async with begin() as work:
        [seeker] = await work.pairing.seekers(unit)
        assert (seeker.person_id, seeker.needs) == (anya.id, {TopicId(3): 1})
        assert seeker.subjects == {"mathematics"}
        assert (seeker.times, seeker.kinds, seeker.likes) == (frozenset(WEEK[1:3]), frozenset(), frozenset())
        asked = replace(request(anya, boris, vera), form=RoleForm.HEAD_TEACHER)
        asked = asked.with_choice(replace(asked.choices[1], state=ChoiceState.DECLINED))
        await work.mentorship_requests.add(asked)
        await work.bank_cards.keep_apart(unit.id, vera.id, anya.id, by=boris.id, reason="", now=MONDAY_MORNING)
        seeker = await work.pairing.seeker(anya.id, unit)
        with pytest.raises(Gone):
            await work.pairing.seeker(boris.id, unit)
    assert seeker.needs == {TopicId(3): 1, TopicId(5): 3, TopicId(2): 3}
    assert seeker.kinds == {Kind.TRADITIONAL}
    assert seeker.forms == {RoleForm.HEAD_TEACHER}
    assert seeker.modes == {Mode.ONLINE}
    assert seeker.likes == {boris.id}
    assert seeker.kept_apart_from == {vera.id}
    assert seeker.accepts_superior


async def test_who_has_a_mentor_is_no_seeker_until_it_is_over(
    begin: BeginWork, unit: Unit, boris: Actor, anya: Actor
) -> None:
    async with begin() as work:
        pair = await work.mentorships.add(mentorship(boris, anya, state=MentorshipState.PROPOSED))
        assert await work.pairing.seekers(unit) == []
        assert (await work.pairing.seeker(anya.id, unit)).person_id == anya.id
        members = tuple(replace(member, answer=MemberAnswer.NO) for member in pair.members)
        declined = await work.mentorships.save(replace(pair, members=members), expected=pair)
        assert declined is not None
        assert len(await work.pairing.seekers(unit)) == 1


async def test_five_thousand_people_cost_no_more_statements_than_ten(
    engine: AsyncEngine,
    begin: BeginWork,
    unit: Unit,
    boris: Actor,
    anya: Actor,
    clock: SetClock,
    counting: Counting,
) -> None:
    async def costs() -> list[int]:
        counted = []
        async with begin(reads_only=True) as work:
            for look in (
                lambda: work.pairing.mentors(unit, clock.now()),
                lambda: work.pairing.seekers(unit),
                lambda: work.pairing.seeker(anya.id, unit),
            ):
                with counting() as statements:
                    await look()
                counted.append(len(statements))
        return counted

    small = await costs()
    await populate(engine, unit, boris, clock, 5_000)
    assert await costs() == small
    assert max(small) <= 6
    assert (len(await mentors(begin, unit, clock)), len(await seekers(begin, unit))) == (2_501, 2_501)
