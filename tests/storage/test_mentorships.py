"""Mentorships and requests for a mentor: they come back as saved, the version decides, and a mentor's places add up."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import (
    Member,
    MemberAnswer,
    Mentorship,
    MentorshipState,
    RoleModel,
    Side,
    StepKind,
    Track,
)
from mentoring.model.mentorship_request import Choice, ChoiceState, MentorshipRequest, RequestState
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.ports import BeginWork, UnitOfWork
from mentoring.refusals import Gone
from tests.conftest import MONDAY_MORNING
from tests.school import School


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


def mentorship(mentor: Actor, *mentees: Actor, state: MentorshipState = MentorshipState.COUNCIL) -> Mentorship:
    people = [(mentor, Side.MENTOR), *((mentee, Side.MENTEE) for mentee in mentees)]
    return Mentorship(
        id=MentorshipId(0),
        unit_id=mentor.unit_id,
        state=state,
        members=tuple(
            Member(person_id=actor.id, side=side, answer=MemberAnswer.YES, answered_at=MONDAY_MORNING)
            for actor, side in people
        ),
        tracks=(Track(mentor_id=mentor.id, topics=(TopicId(3), TopicId(7)), goals="Тишина на уроке"),),
        form=RoleForm.TEACHER_TEACHER,
        kinds=frozenset({Kind.TRADITIONAL, Kind.VIRTUAL}),
        modes=frozenset(Mode),
        months=9,
        proposed_at=MONDAY_MORNING,
        proposed_by=mentees[0].id,
        role_model=RoleModel.EXPERIENCED_YOUNG,
        rationale="Один предмет",
        due_at=MONDAY_MORNING + timedelta(days=2),
        starts_on=date(2026, 12, 1),
        ends_on=date(2027, 8, 31),
    )


def request(mentee: Actor, *mentors: Actor) -> MentorshipRequest:
    return MentorshipRequest(
        id=MentorshipRequestId(0),
        unit_id=mentee.unit_id,
        mentee_id=mentee.id,
        state=RequestState.ASKING,
        topics=(TopicId(5), TopicId(2)),
        difficulty="Шумят",
        expectations="Побывать на уроке",
        kinds=frozenset({Kind.TRADITIONAL}),
        form=RoleForm.TEACHER_TEACHER,
        modes=frozenset({Mode.ONLINE}),
        months=6,
        choices=tuple(Choice(mentor_id=mentor.id, rank=rank) for rank, mentor in enumerate(mentors, start=1)),
        asked_at=MONDAY_MORNING,
        due_at=MONDAY_MORNING + timedelta(days=1),
    )


async def test_a_mentorship_comes_back_as_it_was_saved(begin: BeginWork, boris: Actor, anya: Actor) -> None:
    async with begin() as work:
        stored = await work.mentorships.add(mentorship(boris, anya))
    async with begin() as work:
        assert await work.mentorships.get(stored.id) == stored
        assert stored == replace(mentorship(boris, anya), id=stored.id)
        left = replace(stored, state=MentorshipState.ACTIVE, due_at=None, tracks=())
        two_ways = replace(left, tracks=(Track(mentor_id=boris.id), Track(mentor_id=anya.id)))
        saved = await work.mentorships.save(two_ways, expected=stored)
    assert saved == replace(two_ways, version=2)
    async with begin() as work:
        assert await work.mentorships.several([stored.id]) == [saved]
        with pytest.raises(Gone):
            await work.mentorships.get(MentorshipId(99))


async def test_a_request_comes_back_with_what_became_of_each_mentor(
    begin: BeginWork, boris: Actor, anya: Actor, school: School, unit: Unit
) -> None:
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    async with begin() as work:
        stored = await work.mentorship_requests.add(request(anya, boris, vera))
        asked = stored.with_choice(
            Choice(
                mentor_id=boris.id,
                rank=1,
                state=ChoiceState.DECLINED,
                since=MONDAY_MORNING,
                answered_at=MONDAY_MORNING,
                decline_reason=DeclineReason.NO_TIME,
                question="Какой класс?",
                reply="Пятый",
                reminders=2,
                time_left=timedelta(hours=3),
            )
        )
        saved = await work.mentorship_requests.save(asked, expected=stored)
    async with begin() as work:
        assert await work.mentorship_requests.get(stored.id) == saved == replace(asked, version=2)
        assert await work.mentorship_requests.live_of(anya.id) == [saved]
        assert await work.mentorship_requests.asked_of(boris.id) == []
        assert await work.mentorship_requests.asked_of(vera.id) == [saved]
        with pytest.raises(Gone):
            await work.mentorship_requests.get(MentorshipRequestId(99))


async def test_of_two_changes_at_once_one_is_made(begin: BeginWork, boris: Actor, anya: Actor) -> None:
    async with begin() as work:
        pair = await work.mentorships.add(mentorship(boris, anya))
        asked = await work.mentorship_requests.add(request(anya, boris))

    async def change_both(months: int) -> tuple[bool, bool]:
        async with begin() as work:
            saved = await work.mentorships.save(replace(pair, months=months), expected=pair)
            kept = await work.mentorship_requests.save(replace(asked, months=months), expected=asked)
            return saved is not None, kept is not None

    for _ in range(20):
        outcomes = await asyncio.gather(change_both(3), change_both(12))
        assert sorted(outcomes) == [(False, False), (True, True)]
        async with begin() as work:
            pair, asked = await work.mentorships.get(pair.id), await work.mentorship_requests.get(asked.id)


async def test_a_mentors_places_are_what_is_agreed_and_not_over_and_a_group_takes_one(
    begin: BeginWork, boris: Actor, anya: Actor, school: School, unit: Unit
) -> None:
    nikita = await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)
    async with begin() as work:
        for state in MentorshipState:
            await work.mentorships.add(mentorship(boris, anya, state=state))
        assert await work.mentorships.places_taken([boris.id, anya.id]) == {boris.id: 6, anya.id: 0}
        group = mentorship(boris, anya, nikita, state=MentorshipState.ACTIVE)
        await work.mentorships.add(replace(group, kinds=frozenset({Kind.GROUP})))
        assert await work.mentorships.places_taken([boris.id]) == {boris.id: 7}
        assert len(await work.mentorships.of_person(boris.id)) == 8
        assert [each.is_group for each in await work.mentorships.of_person(nikita.id)] == [True]


async def own_mentors(work: UnitOfWork, mentee: Actor, **changes: Any) -> list[PersonId]:
    """Whom situational help would ask first, on Monday."""
    asked: dict[str, Any] = {"now": MONDAY_MORNING, "today": MONDAY_MORNING.date(), "max_claims": 2} | changes
    return [mentor.person_id for mentor in await work.mentorships.own_mentors(mentee.id, mentee.unit_id, **asked)]


async def test_own_mentors_are_those_of_active_mentorships_and_in_a_reverse_one_each_has_the_other(
    begin: BeginWork, boris: Actor, anya: Actor
) -> None:
    async def own(person: Actor) -> list[PersonId]:
        return await own_mentors(work, person)

    async with begin() as work:
        pair = await work.mentorships.add(mentorship(boris, anya, state=MentorshipState.APPROVED))
        assert await own(anya) == []
        pair_on = await work.mentorships.save(replace(pair, state=MentorshipState.ACTIVE), expected=pair)
        assert pair_on is not None
        assert (await own(anya), await own(boris)) == ([boris.id], [])
        reverse = replace(pair_on, tracks=(*pair_on.tracks, Track(mentor_id=anya.id)))
        await work.mentorships.save(reverse, expected=pair_on)
        assert (await own(anya), await own(boris)) == ([boris.id], [anya.id])
        assert await work.mentorships.is_mentored_by(boris.id, anya.id, boris.unit_id)
        assert not await work.mentorships.is_mentored_by(boris.id, anya.id, UnitId(99))


async def test_own_mentors_who_cannot_take_a_request_now_are_not_asked(
    begin: BeginWork, boris: Actor, anya: Actor, school: School, unit: Unit
) -> None:
    async with begin() as work:
        await work.mentorships.add(mentorship(boris, anya, state=MentorshipState.ACTIVE))
        person = boris.person
        for busy in (
            replace(person, paused_until=MONDAY_MORNING.date()),
            replace(person, no_offers_until=MONDAY_MORNING + timedelta(minutes=1)),
            replace(person, left_at=MONDAY_MORNING),
        ):
            await work.people.save(busy)
            assert await own_mentors(work, anya) == []
        await work.people.save(replace(person, paused_until=MONDAY_MORNING.date() - timedelta(days=1)))
        assert await own_mentors(work, anya) == [boris.id]
        assert await own_mentors(work, anya, max_claims=0) == []
        assert person.account is not None
        await work.people.mark_reachable(person.account, False)
        assert await own_mentors(work, anya) == []


async def test_who_said_no_or_left_a_group_is_not_in_it(
    begin: BeginWork, boris: Actor, anya: Actor, school: School, unit: Unit
) -> None:
    nikita = await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)
    group = mentorship(boris, anya, nikita, state=MentorshipState.ACTIVE)
    mentor, *mentees = group.members
    async with begin() as work:
        for gone in ({"answer": MemberAnswer.NO}, {"left_on": date(2026, 12, 1)}):
            first, second = mentees
            left = replace(group, members=(mentor, replace(first, **gone), second))
            stored = await work.mentorships.add(left)
            assert await work.mentorships.get(stored.id) == stored
            assert await own_mentors(work, anya) == []
            assert await work.mentorships.of_person(anya.id) == []
            assert stored.mentees == (nikita.id,)
        assert len(await work.mentorships.of_person(nikita.id)) == 2


async def test_the_waitlist_goes_by_who_came_first(
    begin: BeginWork, boris: Actor, anya: Actor, school: School, unit: Unit
) -> None:
    nikita = await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)
    async with begin() as work:
        for mentee, hours in ((anya, 5), (nikita, 2)):
            waits = request(mentee, boris)
            since = MONDAY_MORNING + timedelta(hours=hours)
            choice = replace(waits.choices[0], state=ChoiceState.WAITLISTED, since=since)
            await work.mentorship_requests.add(waits.with_choice(choice))
        waiting = await work.mentorship_requests.waitlist(boris.id)
    assert [each.mentee_id for each in waiting] == [nikita.id, anya.id]


async def test_clocks_run_out_in_their_order(begin: BeginWork, boris: Actor, anya: Actor) -> None:
    async with begin() as work:
        assert await work.mentorships.next_due() is None
        assert await work.mentorship_requests.next_due() is None
        pair = await work.mentorships.add(mentorship(boris, anya))
        asked = await work.mentorship_requests.add(request(anya, boris))
        assert await work.mentorships.next_due() == pair.due_at
        assert await work.mentorship_requests.next_due() == asked.due_at
        assert await work.mentorships.due(MONDAY_MORNING, 10) == []
        later = datetime(2027, 1, 1, tzinfo=UTC)
        assert await work.mentorships.due(later, 10) == [pair.id]
        assert await work.mentorship_requests.due(later, 10) == [asked.id]


async def test_the_journal_tells_who_did_what_when(begin: BeginWork, boris: Actor, anya: Actor) -> None:
    async with begin() as work:
        pair = await work.mentorships.add(mentorship(boris, anya))
        await work.mentorships.record([pair.id], StepKind.PROPOSED, anya.id, MONDAY_MORNING)
        await work.mentorships.record([pair.id], StepKind.COUNCIL_OVER, None, MONDAY_MORNING, "слова")
        steps = await work.mentorships.steps(pair.id)
    assert [(step.kind, step.author_id, step.words) for step in steps] == [
        (StepKind.PROPOSED, anya.id, ""),
        (StepKind.COUNCIL_OVER, None, "слова"),
    ]
