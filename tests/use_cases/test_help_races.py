"""Races of situational help: whatever happens at once, exactly one thing has happened afterwards. On both databases."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from mentoring.model.help_request import (
    Content,
    ContentKind,
    DeclineReason,
    HelpRequest,
    HelpState,
    OfferState,
    Urgency,
)
from mentoring.model.ids import TopicId
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.help import HelpClaimed
from mentoring.ports import BeginWork
from mentoring.refusals import AlreadyAnswered, AlreadyClaimed, Gone, NotYourClaim, RequestOver, TooManyClaims
from mentoring.use_cases.ladder import ClimbLadder
from mentoring.use_cases.situational_help import (
    AskForHelp,
    ClaimHelp,
    CloseWithWords,
    DeclineHelp,
    EndTalk,
    RateHelp,
    ReleaseHelp,
    ReopenHelp,
    TakeBackHelp,
    WithdrawHelp,
)
from mentoring.use_cases.talk import PassedOn, PassOn
from tests.conftest import SetClock
from tests.races import ROUNDS, at_once
from tests.school import School

Verb = Callable[[type[Any]], Any]


@pytest.fixture
async def mentee(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def mentors(school: School, unit: Unit) -> list[Actor]:
    return [await school.person(unit, f"Наставник Пётр{number} Ильич", Role.MENTOR) for number in range(4)]


@pytest.fixture
async def curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR)


@pytest.fixture
async def topic(begin: BeginWork, unit: Unit) -> TopicId:
    async with begin() as work:
        return (await work.topics.tree(unit.id)).directions()[0].id


@pytest.fixture
def ask(verb: Verb, mentee: Actor, topic: TopicId) -> Callable[[], Awaitable[HelpRequest]]:
    words = [Content(kind=ContentKind.TEXT, text="Помогите")]

    async def ask() -> HelpRequest:
        request: HelpRequest = await verb(AskForHelp)(topic, Urgency.URGENT, words, by=mentee)
        return request

    return ask


async def stands(begin: BeginWork, request: HelpRequest) -> HelpRequest:
    async with begin() as work:
        return (await work.help_requests.case(request.id)).request


async def test_of_many_mentors_exactly_one_has_it(
    begin: BeginWork, school: School, verb: Verb, ask: Any, mentors: list[Actor], mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask()
        results = await at_once(*(verb(ClaimHelp)(request.id, by=mentor) for mentor in mentors))
        assert sum(isinstance(result, HelpRequest) for result in results) == 1
        assert {type(result) for result in results} == {HelpRequest, AlreadyClaimed}
        async with begin() as work:
            assert len(await work.help_requests.offers(request.id, OfferState.TAKEN)) == 1
            assert not await work.help_requests.offers(request.id, OfferState.OPEN)
        await verb(WithdrawHelp)(request.id, by=mentee)
    claimed = [notice for notice in await school.notices(mentee.id) if isinstance(notice, HelpClaimed)]
    assert len(claimed) == ROUNDS


async def test_a_mentor_never_has_more_than_the_limit(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, mentors: list[Actor], topic: TopicId
) -> None:
    words = [Content(kind=ContentKind.TEXT, text="Помогите")]
    mentor = mentors[0]
    for number in range(ROUNDS // 3):
        mentees = [await school.person(unit, f"Лугова Аня{number}{each} Сергеевна", Role.MENTEE) for each in range(4)]
        requests = [await verb(AskForHelp)(topic, Urgency.URGENT, words, by=mentee) for mentee in mentees]
        results = await at_once(*(verb(ClaimHelp)(request.id, by=mentor) for request in requests))
        assert sum(isinstance(result, HelpRequest) for result in results) == 2
        assert any(isinstance(result, TooManyClaims) for result in results)
        for request, mentee in zip(requests, mentees, strict=True):
            await verb(WithdrawHelp)(request.id, by=mentee)


async def test_withdrawing_and_taking_end_in_one_of_the_two(
    begin: BeginWork, verb: Verb, ask: Any, mentors: list[Actor], mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask()
        claim, withdrawal = await at_once(
            verb(ClaimHelp)(request.id, by=mentors[0]), verb(WithdrawHelp)(request.id, by=mentee)
        )
        now = await stands(begin, request)
        if isinstance(withdrawal, HelpRequest):
            assert now.state is HelpState.WITHDRAWN
            assert isinstance(claim, HelpRequest | RequestOver | AlreadyClaimed)
        else:
            assert isinstance(withdrawal, AlreadyClaimed)
            assert now.state is HelpState.CLAIMED
            await verb(WithdrawHelp)(request.id, by=mentee)


async def test_the_ladder_never_takes_a_request_from_who_has_it(
    begin: BeginWork, clock: SetClock, verb: Verb, ask: Any, mentors: list[Actor], mentee: Actor, curator: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask()
        clock.advance(minutes=15)
        claim, _ = await at_once(verb(ClaimHelp)(request.id, by=mentors[0]), verb(ClimbLadder)(request.id))
        now = await stands(begin, request)
        if isinstance(claim, HelpRequest):
            assert now.state is HelpState.CLAIMED
            assert now.mentor_id == mentors[0].id
        else:
            assert isinstance(claim, AlreadyClaimed)
            assert now.state is HelpState.OPEN
        await verb(WithdrawHelp)(request.id, by=mentee)


async def test_a_sweep_run_twice_at_once_moves_a_request_once(
    begin: BeginWork, clock: SetClock, school: School, verb: Verb, ask: Any, mentee: Actor, mentors: list[Actor],
    curator: Actor,
) -> None:  # fmt: skip
    for number in range(1, ROUNDS + 1):
        request = await ask()
        clock.advance(minutes=15)
        await at_once(*(verb(ClimbLadder)(request.id) for _ in range(3)))
        told = [notice for notice in await school.notices(curator.id) if type(notice).__name__ == "HelpNeedsCurator"]
        assert len(told) == 1, number
        await verb(WithdrawHelp)(request.id, by=mentee)


async def test_a_talk_is_ended_once(verb: Verb, ask: Any, mentors: list[Actor], mentee: Actor, curator: Actor) -> None:
    for _ in range(ROUNDS):
        request = await ask()
        await verb(ClaimHelp)(request.id, by=mentors[0])
        results = await at_once(
            verb(EndTalk)(request.id, is_solved=True, by=mentee),
            verb(EndTalk)(request.id, is_solved=False, by=mentors[0]),
            verb(ReleaseHelp)(request.id, by=mentors[0]),
            verb(TakeBackHelp)(request.id, by=curator),
            verb(CloseWithWords)(request.id, "Решим на совещании", by=curator),
        )
        done = [result for result in results if isinstance(result, HelpRequest)]
        assert done
        allowed = HelpRequest | RequestOver | AlreadyClaimed | AlreadyAnswered | NotYourClaim | Gone
        assert all(isinstance(each, allowed) for each in results)
        with suppress(RequestOver):
            await verb(WithdrawHelp)(request.id, by=mentee)


async def test_a_request_is_opened_again_once_and_rated_once(
    clock: SetClock, verb: Verb, ask: Any, mentors: list[Actor], mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask()
        await verb(ClaimHelp)(request.id, by=mentors[0])
        await verb(EndTalk)(request.id, is_solved=True, by=mentee)
        ratings = await at_once(*(verb(RateHelp)(request.id, rating, by=mentee) for rating in (1, 3, 5)))
        assert ratings.count(None) == 1
        assert sum(isinstance(each, AlreadyAnswered) for each in ratings) == 2
        reopened = await at_once(*(verb(ReopenHelp)(request.id, by=mentee) for _ in range(3)))
        assert sum(isinstance(each, HelpRequest) for each in reopened) == 1
        await verb(WithdrawHelp)(request.id, by=mentee)
        clock.advance(minutes=1)


async def test_the_last_two_to_decline_at_once_send_it_on(
    begin: BeginWork, verb: Verb, ask: Any, mentors: list[Actor], mentee: Actor, curator: Actor
) -> None:
    for _ in range(ROUNDS):
        request = await ask()
        await at_once(*(verb(DeclineHelp)(request.id, DeclineReason.NO_TIME, by=mentor) for mentor in mentors))
        now = await stands(begin, request)
        # Either the last of them saw that nobody is left, or the ladder's clock will.
        assert now.step == "curator" or now.due_at is not None
        if now.due_at is not None:
            assert now.due_at <= now.asked_at + timedelta(minutes=15)
        await verb(WithdrawHelp)(request.id, by=mentee)


async def test_the_mentors_first_word_is_passed_on_whatever_the_clock_does_at_that_moment(
    begin: BeginWork, clock: SetClock, school: School, verb: Verb, ask: Any, mentors: list[Actor], mentee: Actor
) -> None:
    for number in range(ROUNDS):
        request = await ask()
        await verb(ClaimHelp)(request.id, by=mentors[0])
        clock.advance(minutes=20)
        mentor = await school.actor(mentors[0])
        words = [Content(kind=ContentKind.TEXT, text="Я здесь", source_message=number + 1)]
        passed, _ = await at_once(verb(PassOn)(words, by=mentor), verb(ClimbLadder)(request.id))
        assert isinstance(passed, PassedOn)
        assert (await stands(begin, request)).answered_at is not None
        await verb(WithdrawHelp)(request.id, by=mentee)
