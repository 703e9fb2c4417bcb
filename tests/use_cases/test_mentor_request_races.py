"""Races of requests for a mentor: whatever happens at once, exactly one thing has happened afterwards."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import TopicId
from mentoring.model.mentorship import Mentorship
from mentoring.model.mentorship_request import ChoiceState, MentorshipRequest, RequestState
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.notices.mentor_requests import MentorPassedOver, MentorReminded
from mentoring.ports import BeginWork
from mentoring.refusals import (
    MentorAskOver,
    MentorRequestOver,
    NotAMentorNow,
    NotMentoring,
    OwnPlacesTaken,
    QuestionOver,
    TooManyMentorRequests,
)
from mentoring.use_cases.bank import DescribeOffer, PauseMentor, ResumeMentor
from mentoring.use_cases.mentor_requests import (
    AcceptMentee,
    AskForMentor,
    AskMentee,
    CloseMentorRequest,
    DeclineMentee,
    MoveMentorRequest,
    ReplyToMentor,
    WithdrawMentorRequest,
)
from mentoring.use_cases.mentorships import MentorshipVerb
from mentoring.use_cases.profile import Leave
from tests.conftest import SetClock
from tests.mentors import approve
from tests.races import ROUNDS, at_once
from tests.school import School

Verb = Callable[[type[Any]], Any]
Ask = Callable[..., Awaitable[MentorshipRequest]]


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def nikita(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    """An approved mentor with one place."""
    boris = await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)
    await approve(school, boris, capacity=1)
    return boris


@pytest.fixture
async def vera(school: School, unit: Unit) -> Actor:
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    await approve(school, vera, capacity=3)
    return vera


@pytest.fixture
async def topics(begin: BeginWork, unit: Unit) -> Sequence[TopicId]:
    async with begin() as work:
        return [topic.id for topic in (await work.topics.tree(unit.id)).topics[:2]]


@pytest.fixture
def ask(verb: Verb, topics: Sequence[TopicId]) -> Ask:
    async def ask(mentee: Actor, *mentors: Actor) -> MentorshipRequest:
        request: MentorshipRequest = await verb(AskForMentor)(
            topics=topics,
            kinds=[Kind.TRADITIONAL],
            form=RoleForm.TEACHER_TEACHER,
            modes=[Mode.ONLINE],
            months=6,
            mentors=[mentor.id for mentor in mentors],
            by=mentee,
        )
        return request

    return ask


async def stands(begin: BeginWork, request: MentorshipRequest) -> MentorshipRequest:
    async with begin() as work:
        return await work.mentorship_requests.get(request.id)


async def places(begin: BeginWork, mentor: Actor) -> int:
    async with begin() as work:
        return (await work.mentorships.places_taken([mentor.id]))[mentor.id]


async def call_off(begin: BeginWork, verb: Verb, mentor: Actor) -> None:
    """All mentorships of the mentor come to nothing."""
    async with begin() as work:
        await work.people.hold(mentor.id)
        for mentorship in await work.mentorships.of_person(mentor.id):
            await verb(MentorshipVerb).call_off(work, mentorship, by=mentor.id)


async def test_the_mentors_yes_and_the_mentees_withdrawal_end_in_one_of_the_two(
    begin: BeginWork, verb: Verb, ask: Ask, anya: Actor, boris: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask(anya, boris)
        yes, withdrawal = await at_once(
            verb(AcceptMentee)(request.id, by=boris), verb(WithdrawMentorRequest)(request.id, by=anya)
        )
        after = await stands(begin, request)
        if isinstance(yes, Mentorship):
            assert isinstance(withdrawal, MentorRequestOver)
            assert (after.state, after.mentorship_id) == (RequestState.MATCHED, yes.id)
            assert await places(begin, boris) == 1
        else:
            assert isinstance(yes, MentorRequestOver)
            assert after.state is RequestState.WITHDRAWN
            assert await places(begin, boris) == 0
        await call_off(begin, verb, boris)


async def test_a_yes_at_the_deadline_counts_or_the_next_one_is_asked(
    begin: BeginWork, clock: SetClock, verb: Verb, ask: Ask, anya: Actor, boris: Actor, vera: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask(anya, boris, vera)
        clock.advance(days=7)
        yes, *_ = await at_once(
            verb(AcceptMentee)(request.id, by=boris), *(verb(MoveMentorRequest)(request.id) for _ in range(2))
        )
        after = await stands(begin, request)
        if isinstance(yes, Mentorship):
            assert after.state is RequestState.MATCHED
        else:
            assert isinstance(yes, MentorAskOver)
            assert [choice.state for choice in after.choices] == [ChoiceState.SILENT, ChoiceState.ASKED]
        with suppress(MentorRequestOver):
            await verb(WithdrawMentorRequest)(request.id, by=anya)
        await call_off(begin, verb, boris)


async def test_the_answers_of_two_mentors_at_the_deadline_leave_one_mentorship(
    begin: BeginWork, verb: Verb, ask: Ask, anya: Actor, boris: Actor, vera: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask(anya, boris, vera)
        await verb(DeclineMentee)(request.id, DeclineReason.NO_TIME, by=boris)
        results = await at_once(
            verb(AcceptMentee)(request.id, by=boris),
            verb(AcceptMentee)(request.id, by=vera),
            verb(AcceptMentee)(request.id, by=vera),
            verb(DeclineMentee)(request.id, DeclineReason.OTHER, by=vera),
        )
        made = [result for result in results if isinstance(result, Mentorship)]
        assert isinstance(results[0], MentorAskOver | MentorRequestOver)
        assert len(made) == (await stands(begin, request)).state.is_live ^ 1
        assert await places(begin, vera) == len(made)
        with suppress(MentorRequestOver):
            await verb(WithdrawMentorRequest)(request.id, by=anya)
        await call_off(begin, verb, vera)


async def test_one_place_goes_to_one_of_two_mentees(
    begin: BeginWork, verb: Verb, ask: Ask, anya: Actor, nikita: Actor, boris: Actor
) -> None:
    for _ in range(ROUNDS):
        requests = [await ask(anya, boris), await ask(nikita, boris)]
        results = await at_once(*(verb(AcceptMentee)(request.id, by=boris) for request in requests))
        assert sum(isinstance(result, Mentorship) for result in results) == 1
        assert any(isinstance(result, MentorAskOver | OwnPlacesTaken) for result in results)
        assert await places(begin, boris) == 1
        after = [await stands(begin, request) for request in requests]
        assert sorted(request.state for request in after if not request.state.is_live) == [RequestState.MATCHED]
        [waiting] = [request for request in after if request.state.is_live]
        assert waiting.choices[0].state is ChoiceState.WAITLISTED
        await verb(MoveMentorRequest)(waiting.id)
        assert (await stands(begin, waiting)).state is RequestState.CURATOR
        mentee = anya if waiting.mentee_id == anya.id else nikita
        await verb(WithdrawMentorRequest)(waiting.id, by=mentee)
        await call_off(begin, verb, boris)


async def test_a_place_offered_less_and_a_yes_agree_on_who_came_first(
    begin: BeginWork, verb: Verb, ask: Ask, anya: Actor, nikita: Actor, vera: Actor
) -> None:
    for _ in range(ROUNDS):
        await verb(DescribeOffer)(capacity=2, by=vera)
        await verb(AcceptMentee)((await ask(nikita, vera)).id, by=vera)
        request = await ask(anya, vera)
        yes, _ = await at_once(verb(AcceptMentee)(request.id, by=vera), verb(DescribeOffer)(capacity=1, by=vera))
        assert isinstance(yes, Mentorship | OwnPlacesTaken)
        assert await places(begin, vera) == (2 if isinstance(yes, Mentorship) else 1)
        with suppress(MentorRequestOver):
            await verb(WithdrawMentorRequest)(request.id, by=anya)
        await call_off(begin, verb, vera)


async def test_a_mentor_who_pauses_while_saying_yes_has_done_one_before_the_other(
    begin: BeginWork, verb: Verb, ask: Ask, unit: Unit, anya: Actor, boris: Actor, vera: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask(anya, boris, vera)
        yes, _ = await at_once(verb(AcceptMentee)(request.id, by=boris), verb(PauseMentor)(boris.id, unit.id, by=boris))
        if not isinstance(yes, Mentorship):
            assert isinstance(yes, MentorAskOver | NotMentoring)
            await verb(MoveMentorRequest)(request.id)
            after = await stands(begin, request)
            assert [choice.state for choice in after.choices] == [ChoiceState.WAITLISTED, ChoiceState.ASKED]
        with suppress(MentorRequestOver):
            await verb(WithdrawMentorRequest)(request.id, by=anya)
        await verb(ResumeMentor)(boris.id, unit.id, by=boris)
        await call_off(begin, verb, boris)


async def test_a_mentee_who_leaves_while_the_mentor_says_yes_leaves_no_open_request(
    begin: BeginWork, school: School, verb: Verb, ask: Ask, unit: Unit, boris: Actor, vera: Actor
) -> None:
    for number in range(ROUNDS):
        mentee = await school.person(unit, f"Лугова Аня{number} Сергеевна", Role.MENTEE)
        request = await ask(mentee, boris, vera)
        yes, _ = await at_once(verb(AcceptMentee)(request.id, by=boris), verb(Leave)(by=mentee))
        state = (await stands(begin, request)).state
        assert state is (RequestState.MATCHED if isinstance(yes, Mentorship) else RequestState.WITHDRAWN)
        await call_off(begin, verb, boris)


async def test_whoever_comes_into_the_line_while_a_place_is_released_is_not_forgotten(
    begin: BeginWork, verb: Verb, ask: Ask, anya: Actor, nikita: Actor, boris: Actor
) -> None:
    for _ in range(ROUNDS):
        await verb(AcceptMentee)((await ask(anya, boris)).id, by=boris)
        request, _ = await at_once(ask(nikita, boris), call_off(begin, verb, boris))
        await verb(MoveMentorRequest)(request.id)
        after = await stands(begin, request)
        assert after.choices[0].state is ChoiceState.ASKED
        await verb(WithdrawMentorRequest)(request.id, by=nikita)


async def test_a_sweep_run_twice_at_once_reminds_once_and_moves_once(
    clock: SetClock, school: School, verb: Verb, ask: Ask, anya: Actor, boris: Actor, vera: Actor
) -> None:
    for number in range(1, ROUNDS + 1):
        request = await ask(anya, boris, vera)
        assert request.due_at is not None
        clock.set(request.due_at)
        await at_once(*(verb(MoveMentorRequest)(request.id) for _ in range(3)))
        reminders = [each for each in await school.notices(boris.id) if isinstance(each, MentorReminded)]
        assert len(reminders) == 1
        clock.advance(days=7)
        await at_once(*(verb(MoveMentorRequest)(request.id) for _ in range(3)))
        passed = [each for each in await school.notices(boris.id) if isinstance(each, MentorPassedOver)]
        assert len(passed) == number
        await verb(WithdrawMentorRequest)(request.id, by=anya)


async def test_an_answer_and_the_clock_of_the_question_do_not_hurt_each_other(
    begin: BeginWork, clock: SetClock, verb: Verb, ask: Ask, anya: Actor, boris: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask(anya, boris)
        await verb(AskMentee)(request.id, "Какой класс?", by=boris)
        clock.advance(days=7)
        replies = await at_once(
            verb(ReplyToMentor)(request.id, boris.id, "Пятый", by=anya),
            verb(ReplyToMentor)(request.id, boris.id, "Шестой", by=anya),
            verb(MoveMentorRequest)(request.id),
        )
        assert sum(isinstance(reply, QuestionOver) for reply in replies) == 1
        after = (await stands(begin, request)).choices[0]
        assert after.state is ChoiceState.ASKED
        assert after.reply in {"Пятый", "Шестой"}
        await verb(WithdrawMentorRequest)(request.id, by=anya)


async def test_a_mentee_never_has_more_open_requests_than_allowed(
    begin: BeginWork, verb: Verb, ask: Ask, anya: Actor, boris: Actor, vera: Actor
) -> None:
    for _ in range(ROUNDS // 2):
        results = await at_once(*(ask(anya, mentor) for mentor in (boris, vera, boris, vera)))
        made = [result for result in results if isinstance(result, MentorshipRequest)]
        assert len(made) == 2
        assert sum(isinstance(result, TooManyMentorRequests) for result in results) == 2
        for request in made:
            await verb(WithdrawMentorRequest)(request.id, by=anya)


async def test_the_curators_closing_and_the_mentors_answer_end_in_one_of_the_two(
    begin: BeginWork, verb: Verb, ask: Ask, curator: Actor, anya: Actor, boris: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask(anya, boris)
        yes, closing = await at_once(
            verb(AcceptMentee)(request.id, by=boris),
            verb(CloseMentorRequest)(request.id, "Позже", seen=request.version, by=curator),
        )
        assert isinstance(yes, Mentorship) ^ isinstance(closing, MentorshipRequest)
        await call_off(begin, verb, boris)


async def test_crossing_requests_of_people_with_both_sides_roles_do_not_wait_for_each_other(
    begin: BeginWork, school: School, verb: Verb, ask: Ask, unit: Unit
) -> None:
    one, other = [
        await school.person(unit, f"Двойнова Инна{number} Юрьевна", Role.MENTOR, Role.MENTEE) for number in range(2)
    ]
    await approve(school, one, other)
    for _ in range(ROUNDS):
        results = await at_once(ask(one, other), ask(other, one))
        first, second = results
        answers = await at_once(
            verb(AcceptMentee)(first.id, by=other),
            verb(AcceptMentee)(second.id, by=one),
            verb(WithdrawMentorRequest)(first.id, by=one),
        )
        assert not any(isinstance(answer, NotAMentorNow) for answer in answers)
        for request, mentee in ((first, one), (second, other)):
            with suppress(MentorRequestOver):
                await verb(WithdrawMentorRequest)(request.id, by=mentee)
        await call_off(begin, verb, one)
        await call_off(begin, verb, other)
