"""What mentees and mentors see of requests for a mentor, and that a crowd costs no more statements."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.fit import HasRoom, StrongInTopic
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import TopicId
from mentoring.model.mentorship_request import ChoiceState, RequestState
from mentoring.model.people import Actor, Bent, Mode, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from mentoring.refusals import Gone, MentorAskOver, MentorRequestOver, NotAllowed
from mentoring.use_cases.mentor_requests import (
    AcceptMentee,
    AskForMentor,
    AskMentee,
    DeclineMentee,
    WithdrawMentorRequest,
)
from mentoring.use_cases.profile import Leave, PauseUntil
from mentoring.use_cases.request_screens import (
    AskOfMe,
    AsksOfMe,
    BeginMentorRequest,
    MentorsToChoose,
    MyMentorRequest,
    MyMentorRequests,
)
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.crowd import populate
from tests.mentors import approve
from tests.school import School, Verb


@pytest.fixture
async def topics(begin: BeginWork, unit: Unit) -> Sequence[TopicId]:
    async with begin() as work:
        return [topic.id for topic in (await work.topics.tree(unit.id)).topics]


@pytest.fixture
async def anya(school: School, begin: BeginWork, unit: Unit, topics: Sequence[TopicId]) -> Actor:
    anya = await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)
    async with begin() as work:
        needs = [TopicLevel(topic_id=topics[place], bent=Bent.NEED, level=level) for place, level in ((1, 1), (2, 3))]
        await work.people.set_topics(anya.id, Bent.NEED, needs)
    return anya


@pytest.fixture
async def nikita(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


async def strong(
    school: School, unit: Unit, name: str, topic: TopicId, level: int, *roles: Role, capacity: int | None = None
) -> Actor:
    mentor = await school.person(unit, name, *(roles or (Role.MENTOR,)))
    await approve(school, mentor, capacity=capacity)
    async with school.begin() as work:
        strength = TopicLevel(topic_id=topic, bent=Bent.STRENGTH, level=level)
        await work.people.set_topics(mentor.id, Bent.STRENGTH, [strength])
    return mentor


@pytest.fixture
async def boris(school: School, unit: Unit, topics: Sequence[TopicId]) -> Actor:
    """Strongest, with one place."""
    return await strong(school, unit, "Вяткин Борис Андреевич", topics[1], 3, capacity=1)


@pytest.fixture
async def vera(school: School, unit: Unit, topics: Sequence[TopicId]) -> Actor:
    return await strong(school, unit, "Соснина Вера Павловна", topics[1], 2)


def wish(topics: Sequence[TopicId], **changes: Any) -> dict[str, Any]:
    return {
        "topics": topics[1:2],
        "kinds": [Kind.TRADITIONAL],
        "form": RoleForm.TEACHER_TEACHER,
        "modes": [Mode.ONLINE],
    } | changes


async def test_a_request_begins_with_the_greatest_needs_and_what_is_known(
    verb: Verb, anya: Actor, boris: Actor, topics: Sequence[TopicId]
) -> None:
    start = await verb(BeginMentorRequest)(by=anya)
    assert list(start.needs) == [topics[2], topics[1]]
    assert (start.open, start.limit, start.times) == (0, 2, frozenset())
    await verb(AskForMentor)(**wish(topics), months=9, mentors=[], by=anya)
    assert (await verb(BeginMentorRequest)(by=anya)).open == 1
    with pytest.raises(NotAllowed):
        await verb(BeginMentorRequest)(by=boris)


async def test_mentors_come_by_fit_with_reasons_and_those_without_a_place_apart(
    verb: Verb,
    school: School,
    unit: Unit,
    anya: Actor,
    nikita: Actor,
    boris: Actor,
    vera: Actor,
    topics: Sequence[TopicId],
) -> None:
    await strong(school, unit, "Чужая Тема Ильич", topics[20], 3)
    options = await verb(MentorsToChoose)(**wish(topics), by=anya)
    assert [option.person.id for option in options.free] == [boris.id, vera.id]
    assert options.full == []
    assert StrongInTopic(topics[1], 1, 3) in options.free[0].fit.reasons
    assert HasRoom(1) in options.free[0].fit.reasons
    taken = await verb(AskForMentor)(**wish(topics), months=9, mentors=[boris.id], by=nikita)
    await verb(AcceptMentee)(taken.id, by=boris)
    options = await verb(MentorsToChoose)(**wish(topics), by=anya)
    assert [option.person.id for option in options.free] == [vera.id]
    assert [(option.person.id, option.number) for option in options.full] == [(boris.id, 1)]
    await verb(AskForMentor)(**wish(topics), months=9, mentors=[boris.id], by=anya)
    lena = await school.person(unit, "Третья Лена Юрьевна", Role.MENTEE)
    options = await verb(MentorsToChoose)(**wish(topics), by=lena)
    assert [(option.person.id, option.number) for option in options.full] == [(boris.id, 2)]
    # His own mentee is not offered him again.
    options = await verb(MentorsToChoose)(**wish(topics), by=nikita)
    assert [option.person.id for option in (*options.free, *options.full)] == [vera.id]


async def test_whom_one_cannot_have_is_hidden(
    verb: Verb, school: School, begin: BeginWork, unit: Unit, anya: Actor, boris: Actor, topics: Sequence[TopicId]
) -> None:
    head = await strong(school, unit, "Рябинина Елена", topics[1], 3, Role.HEAD)
    away = await strong(school, unit, "Отпускной Пётр", topics[1], 3)
    apart = await strong(school, unit, "Спорный Олег", topics[1], 3)
    await strong(school, await school.unit("Другая"), "Чужая Инна", topics[1], 3)
    await verb(PauseUntil)(date(2026, 12, 1), by=away)
    async with begin() as work:
        await work.bank_cards.keep_apart(unit.id, anya.id, apart.id, by=head.id, reason="", now=MONDAY_MORNING)
    options = await verb(MentorsToChoose)(**wish(topics), by=anya)
    assert [option.person.id for option in (*options.free, *options.full)] == [boris.id]
    options = await verb(MentorsToChoose)(**wish(topics, form=RoleForm.HEAD_TEACHER), by=anya)
    assert [option.person.id for option in (*options.free, *options.full)] == [head.id]
    with pytest.raises(NotAllowed):
        await verb(MentorsToChoose)(**wish(topics), by=boris)


async def test_a_request_says_whom_it_waits_for_and_which_number_one_has(
    verb: Verb, anya: Actor, boris: Actor, vera: Actor, nikita: Actor, topics: Sequence[TopicId]
) -> None:
    request = await verb(AskForMentor)(**wish(topics), months=9, mentors=[boris.id, vera.id], by=anya)
    standing = await verb(MyMentorRequest)(request.id, by=anya)
    assert standing.asked is not None
    assert (standing.asked.mentor_name, standing.asked.answer_by) == (
        "Вяткин Борис Андреевич",
        MONDAY_MORNING + timedelta(days=3),
    )
    await verb(AskMentee)(request.id, "Какой класс?", by=boris)
    standing = await verb(MyMentorRequest)(request.id, by=anya)
    assert standing.asked is not None
    assert (standing.asked.choice.question, standing.asked.answer_by) == ("Какой класс?", None)
    await verb(AcceptMentee)(request.id, by=boris)
    standing = await verb(MyMentorRequest)(request.id, by=anya)
    assert (standing.asked, standing.request.state) == (None, RequestState.MATCHED)
    assert standing.accepted is not None
    waiting = await verb(AskForMentor)(**wish(topics), months=9, mentors=[boris.id], by=nikita)
    [line] = (await verb(MyMentorRequest)(waiting.id, by=nikita)).choices
    assert (line.choice.state, line.number) == (ChoiceState.WAITLISTED, 1)
    with pytest.raises(Gone):
        await verb(MyMentorRequest)(request.id, by=nikita)


async def test_own_requests_come_live_ones_first_then_the_newest(
    verb: Verb, clock: SetClock, anya: Actor, topics: Sequence[TopicId]
) -> None:
    made = []
    for number in range(3):
        made.append((await verb(AskForMentor)(**wish(topics), months=9, mentors=[], by=anya)).id)
        if number < 2:
            await verb(WithdrawMentorRequest)(made[-1], by=anya)
        clock.advance(minutes=1)
    await verb(AskForMentor)(**wish(topics), months=9, mentors=[], by=anya)
    shown = [standing.request.id for standing in await verb(MyMentorRequests)(by=anya)]
    assert shown == [made[2] + 1, made[2], made[1], made[0]]


async def test_a_mentor_sees_who_waits_for_them_and_nobody_else(
    verb: Verb, anya: Actor, boris: Actor, vera: Actor, topics: Sequence[TopicId], school: School
) -> None:
    request = await verb(AskForMentor)(**wish(topics), months=9, mentors=[boris.id, vera.id], by=anya)
    [ask] = await verb(AsksOfMe)(by=boris)
    assert (ask.mentee.id, ask.request.id) == (anya.id, request.id)
    assert await verb(AsksOfMe)(by=vera) == []
    with pytest.raises(MentorAskOver):
        await verb(AskOfMe)(request.id, by=vera)
    with pytest.raises(Gone):
        await verb(AskOfMe)(request.id, by=anya)
    await verb(AskMentee)(request.id, "Какой класс?", by=boris)
    [ask] = await verb(AsksOfMe)(by=boris)
    assert (ask.choice.state, ask.answer_by) == (ChoiceState.QUESTION, None)
    await verb(DeclineMentee)(request.id, DeclineReason.OTHER, by=boris)
    with pytest.raises(MentorAskOver):
        await verb(AskOfMe)(request.id, by=boris)
    assert (await verb(AskOfMe)(request.id, by=vera)).choice.rank == 2
    await verb(WithdrawMentorRequest)(request.id, by=anya)
    with pytest.raises(MentorRequestOver):
        await verb(AskOfMe)(request.id, by=vera)
    await verb(Leave)(by=vera)
    with pytest.raises(NotAllowed):
        await verb(AsksOfMe)(by=await school.actor(vera))


async def test_five_thousand_people_cost_no_more_statements_than_three(
    verb: Verb,
    engine: AsyncEngine,
    unit: Unit,
    anya: Actor,
    boris: Actor,
    topics: Sequence[TopicId],
    clock: SetClock,
    counting: Counting,
) -> None:
    async def cost() -> int:
        with counting() as statements:
            options = await verb(MentorsToChoose)(**wish(topics) | {"topics": [topics[1], TopicId(1)]}, by=anya)
        assert options.free
        return len(statements)

    few = await cost()
    await populate(engine, unit, boris, clock, 5_000)
    assert await cost() == few
    assert few <= 16


async def test_a_list_of_many_requests_costs_as_many_statements_as_one_of_one(
    verb: Verb, school: School, unit: Unit, vera: Actor, topics: Sequence[TopicId], counting: Counting
) -> None:
    costs = []
    for number in range(1, 4):
        mentee = await school.person(unit, f"Лугова Аня{number} Сергеевна", Role.MENTEE)
        await verb(AskForMentor)(**wish(topics), months=9, mentors=[vera.id], by=mentee)
        with counting() as statements:
            assert len(await verb(AsksOfMe)(by=vera)) == number
        costs.append(len(statements))
    assert len(set(costs)) == 1
    assert costs[0] <= 8
