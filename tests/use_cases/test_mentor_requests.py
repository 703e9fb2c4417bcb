"""Requests for a mentor: who is asked, what each answer brings, and what the clock does."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import pytest

from mentoring.model.bank import WEEK, Kind, RoleForm
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipRequestId, TopicId
from mentoring.model.mentorship import MentorshipState, Side, StepKind
from mentoring.model.mentorship_request import ChoiceState, MentorshipRequest, RequestState
from mentoring.model.people import Actor, Bent, Mode, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.mentor_requests import (
    MenteeQuestioned,
    MentorAsked,
    MentorFound,
    MentorPassedOver,
    MentorReminded,
    MentorRequestClosed,
    MentorRequestMoved,
    MentorTimeGoesOn,
    Move,
    QuestionUnanswered,
)
from mentoring.ports import BeginWork
from mentoring.refusals import (
    ChangedMeanwhile,
    Gone,
    GroupIsGathered,
    MentorAskOver,
    MentorRequestOver,
    NotAllowed,
    NotAMentorNow,
    OwnMentorRequest,
    OwnPlacesTaken,
    Paused,
    TextMissing,
    TextTooLong,
    TooManyMentorRequests,
)
from mentoring.use_cases.bank import DescribeOffer, EndMentoring, PauseMentor, ResumeMentor
from mentoring.use_cases.mentor_requests import (
    AcceptMentee,
    AskForMentor,
    AskMentee,
    CloseMentorRequest,
    DeclineMentee,
    DueMentorRequests,
    MoveMentorRequest,
    NextMentorRequestDeadline,
    ReplyToMentor,
    WithdrawMentorRequest,
    WriteTimes,
)
from mentoring.use_cases.mentorships import MentorshipVerb
from mentoring.use_cases.own_time import EndLeave, TakeLeave
from mentoring.use_cases.people import ChangeRoles, MarkReachable, RemovePerson
from mentoring.use_cases.profile import Leave, PauseUntil, WhatLeavingMeans
from mentoring.use_cases.situational_help import PutOffersOff, Rest
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import MONDAY_MORNING, SetClock
from tests.mentors import approve
from tests.school import School, Verb


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Yekaterinburg; the 23rd is a Monday, and now is 10:00 of it."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Yekaterinburg")).astimezone(UTC)


class Ask(Protocol):
    """Ask these mentors, in this order: `ask(boris, vera)`."""

    def __call__(self, *mentors: Actor, by: Actor | None = None, **fields: Any) -> Awaitable[MentorshipRequest]: ...


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
    """An approved mentor with two places."""
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    await approve(school, vera)
    return vera


@pytest.fixture
async def topics(begin: BeginWork, unit: Unit) -> Sequence[TopicId]:
    async with begin() as work:
        return [topic.id for topic in (await work.topics.tree(unit.id)).topics]


@pytest.fixture
def ask(verb: Verb, anya: Actor, topics: Sequence[TopicId]) -> Ask:
    async def ask(*mentors: Actor, by: Actor | None = None, **fields: Any) -> MentorshipRequest:
        wish: dict[str, Any] = {
            "topics": topics[1:3],
            "kinds": [Kind.TRADITIONAL],
            "form": RoleForm.TEACHER_TEACHER,
            "modes": [Mode.IN_PERSON],
            "months": 9,
            "difficulty": " Пятый класс не слышит меня ",
        }
        return await verb(AskForMentor)(**wish | fields, mentors=[mentor.id for mentor in mentors], by=by or anya)

    return ask


async def stands(begin: BeginWork, request: MentorshipRequest) -> MentorshipRequest:
    async with begin() as work:
        return await work.mentorship_requests.get(request.id)


def states(request: MentorshipRequest) -> list[ChoiceState]:
    return [choice.state for choice in request.choices]


async def told(school: School, to: Actor, *kinds: type[Notice]) -> list[Any]:
    return [notice for notice in await school.notices(to.id) if isinstance(notice, kinds)]


@pytest.fixture
def sweep(verb: Verb) -> Callable[[], Awaitable[None]]:
    """One tick of the clock of requests."""

    async def sweep() -> None:
        for request_id in await verb(DueMentorRequests)():
            await verb(MoveMentorRequest)(request_id)

    return sweep


Sweep = Callable[[], Awaitable[None]]

# Asking


async def test_the_first_mentor_is_asked_at_once_with_the_need_in_the_mentees_words(
    ask: Ask, school: School, boris: Actor, vera: Actor, topics: Sequence[TopicId]
) -> None:
    request = await ask(boris, vera, expectations="Побывать на уроке")
    assert states(request) == [ChoiceState.ASKED, ChoiceState.IN_LINE]
    assert request.due_at == at(24, 10)
    [asked] = await told(school, boris, MentorAsked)
    assert (asked.mentee_name, asked.difficulty) == ("Лугова Аня Сергеевна", "Пятый класс не слышит меня")
    assert (asked.expectations, asked.months) == ("Побывать на уроке", 9)
    assert asked.answer_by == at(26, 10)
    assert len(asked.topics) == 2
    assert await told(school, vera, MentorAsked) == []


async def test_without_anybody_to_ask_the_curator_has_the_request_at_once(ask: Ask) -> None:
    request = await ask()
    assert (request.state, request.due_at) == (RequestState.CURATOR, None)


async def test_a_group_is_gathered_by_the_curator(ask: Ask, boris: Actor) -> None:
    with pytest.raises(GroupIsGathered):
        await ask(boris, kinds=[Kind.GROUP])
    assert (await ask(kinds=[Kind.GROUP])).state is RequestState.CURATOR


async def test_a_mentee_has_as_many_open_requests_as_the_unit_allows(
    ask: Ask, verb: Verb, boris: Actor, vera: Actor, anya: Actor
) -> None:
    first = await ask(boris)
    await ask(vera)
    with pytest.raises(TooManyMentorRequests) as refused:
        await ask(vera)
    assert refused.value.limit == 2
    await verb(WithdrawMentorRequest)(first.id, by=anya)
    await ask(vera)


async def test_who_is_on_a_pause_asks_later(ask: Ask, verb: Verb, anya: Actor, boris: Actor) -> None:
    await verb(PauseUntil)(date(2026, 11, 30), by=anya)
    with pytest.raises(Paused):
        await ask(boris)
    await verb(PauseUntil)(None, by=anya)
    await ask(boris)


async def test_only_a_mentee_asks_and_only_about_live_topics_of_the_unit(
    ask: Ask, school: School, begin: BeginWork, boris: Actor, vera: Actor
) -> None:
    with pytest.raises(NotAllowed):
        await ask(boris, by=vera)
    other = await school.unit("Другая")
    async with begin() as work:
        foreign = (await work.topics.tree(other.id)).topics[0].id
    with pytest.raises(Gone):
        await ask(boris, topics=[foreign])
    with pytest.raises(TextTooLong):
        await ask(boris, difficulty="я" * 1001)


async def test_who_cannot_be_ones_mentor_is_refused_without_saying_why(
    ask: Ask, school: School, begin: BeginWork, unit: Unit, anya: Actor, boris: Actor, vera: Actor
) -> None:
    candidate = await school.person(unit, "Новый Пётр Ильич", Role.MENTOR)
    stranger = await school.person(await school.unit("Другая"), "Чужой Олег Ильич", Role.MENTOR)
    await approve(school, stranger)
    head = await school.person(unit, "Рябинина Елена Викторовна", Role.HEAD, Role.MENTOR)
    await approve(school, head)
    async with begin() as work:
        await work.bank_cards.keep_apart(unit.id, anya.id, vera.id, by=head.id, reason="Спор", now=MONDAY_MORNING)
    for mentor in (candidate, stranger, head, vera, anya):
        with pytest.raises(NotAMentorNow):
            await ask(mentor)
    both = await school.person(unit, "Двойнова Инна Юрьевна", Role.MENTEE, Role.MENTOR)
    await approve(school, both)
    with pytest.raises(NotAMentorNow):
        await ask(both, by=both)
    assert states(await ask(head, form=RoleForm.HEAD_TEACHER)) == [ChoiceState.ASKED]
    with pytest.raises(NotAMentorNow):
        await ask(boris, form=RoleForm.HEAD_TEACHER)


async def test_times_are_kept_for_the_next_time(verb: Verb, begin: BeginWork, anya: Actor, boris: Actor) -> None:
    await verb(WriteTimes)(WEEK[:2], by=anya)
    async with begin() as work:
        assert await work.bank_cards.times_of(anya.id, anya.unit_id) == set(WEEK[:2])
    with pytest.raises(NotAllowed):
        await verb(WriteTimes)(WEEK[:2], by=boris)


# A mentor's yes


async def test_a_yes_makes_a_mentorship_of_two_willing_people_and_sends_it_on(
    ask: Ask, verb: Verb, begin: BeginWork, school: School, anya: Actor, boris: Actor, vera: Actor
) -> None:
    request = await ask(boris, vera)
    mentorship = await verb(AcceptMentee)(request.id, by=boris)
    assert mentorship.state is MentorshipState.CURATOR
    assert mentorship.is_agreed
    assert [(member.person_id, member.side) for member in mentorship.members] == [
        (boris.id, Side.MENTOR),
        (anya.id, Side.MENTEE),
    ]
    assert [(track.mentor_id, track.topics) for track in mentorship.tracks] == [(boris.id, request.topics)]
    assert (mentorship.months, mentorship.kinds, mentorship.request_id) == (9, request.kinds, request.id)
    after = await stands(begin, request)
    assert (after.state, after.mentorship_id) == (RequestState.MATCHED, mentorship.id)
    assert states(after) == [ChoiceState.ACCEPTED, ChoiceState.OVER]
    async with begin() as work:
        steps = await work.mentorships.steps(mentorship.id)
    assert [(step.kind, step.author_id) for step in steps] == [
        (StepKind.PROPOSED, anya.id),
        (StepKind.SAID_YES, boris.id),
    ]
    [found] = await told(school, anya, MentorFound)
    assert (found.mentor_name, found.mentorship_id) == ("Вяткин Борис Андреевич", mentorship.id)
    with pytest.raises(MentorRequestOver):
        await verb(AcceptMentee)(request.id, by=boris)


async def test_the_council_is_asked_where_there_is_one(
    ask: Ask, verb: Verb, school: School, unit: Unit, boris: Actor
) -> None:
    await school.person(unit, "Советова Инна Юрьевна", Role.COUNCIL)
    request = await ask(boris)
    assert (await verb(AcceptMentee)(request.id, by=boris)).state is MentorshipState.COUNCIL


async def test_in_a_reverse_mentorship_the_mentee_mentors_in_what_they_are_strong_in(
    ask: Ask, verb: Verb, begin: BeginWork, anya: Actor, boris: Actor, topics: Sequence[TopicId]
) -> None:
    async with begin() as work:
        strong = TopicLevel(topic_id=topics[4], bent=Bent.STRENGTH, level=3)
        await work.people.set_topics(anya.id, Bent.STRENGTH, [strong])
    request = await ask(boris, kinds=[Kind.REVERSE])
    mentorship = await verb(AcceptMentee)(request.id, by=boris)
    assert [(track.mentor_id, track.topics) for track in mentorship.tracks] == [
        (boris.id, request.topics),
        (anya.id, (topics[4],)),
    ]


async def test_only_who_is_asked_may_answer(
    ask: Ask, verb: Verb, school: School, anya: Actor, boris: Actor, vera: Actor, nikita: Actor
) -> None:
    request = await ask(boris, vera)
    for verb_of in (verb(AcceptMentee), verb(WithdrawMentorRequest)):
        with pytest.raises(Gone):
            await verb_of(request.id, by=nikita)
        with pytest.raises(Gone):
            await verb_of(MentorshipRequestId(999), by=boris)
    with pytest.raises(MentorAskOver):
        await verb(AcceptMentee)(request.id, by=vera)
    with pytest.raises(MentorAskOver):
        await verb(DeclineMentee)(request.id, DeclineReason.NO_TIME, by=vera)


async def test_a_mentor_whose_last_place_is_taken_is_asked_by_nobody_until_there_is_a_place_again(
    ask: Ask,
    verb: Verb,
    begin: BeginWork,
    school: School,
    sweep: Sweep,
    boris: Actor,
    vera: Actor,
    nikita: Actor,
    anya: Actor,
) -> None:
    first, second = await ask(boris), await ask(boris, vera, by=nikita)
    assert states(second) == [ChoiceState.ASKED, ChoiceState.IN_LINE]
    mentorship = await verb(AcceptMentee)(first.id, by=boris)
    assert states(await stands(begin, second)) == [ChoiceState.WAITLISTED, ChoiceState.IN_LINE]
    with pytest.raises(MentorAskOver):
        await verb(AcceptMentee)(second.id, by=boris)
    await sweep()
    assert states(await stands(begin, second)) == [ChoiceState.WAITLISTED, ChoiceState.ASKED]
    [moved] = await told(school, nikita, MentorRequestMoved)
    assert (moved.why, moved.asked_name, moved.is_waiting) == (Move.CANNOT, "Соснина Вера Павловна", True)
    async with begin() as work:
        await verb(MentorshipVerb).call_off(work, mentorship, by=boris.id)
    await sweep()
    # One at a time: Vera is being asked, and Boris keeps the place in the line.
    assert states(await stands(begin, second)) == [ChoiceState.WAITLISTED, ChoiceState.ASKED]
    await verb(DeclineMentee)(second.id, DeclineReason.OTHER, by=vera)
    assert states(await stands(begin, second)) == [ChoiceState.ASKED, ChoiceState.DECLINED]


async def test_a_place_taken_back_meanwhile_is_refused_and_the_request_goes_on(
    ask: Ask,
    verb: Verb,
    begin: BeginWork,
    school: School,
    curator: Actor,
    vera: Actor,
    boris: Actor,
    nikita: Actor,
    anya: Actor,
) -> None:
    await verb(AcceptMentee)((await ask(vera, by=nikita)).id, by=vera)
    request = await ask(vera, boris)
    await verb(DescribeOffer)(capacity=1, by=vera)
    with pytest.raises(OwnPlacesTaken):
        await verb(AcceptMentee)(request.id, by=vera)
    assert states(await stands(begin, request)) == [ChoiceState.WAITLISTED, ChoiceState.ASKED]
    assert len(await told(school, anya, MentorRequestMoved)) == 1
    assert len(await told(school, boris, MentorAsked)) == 1


async def test_who_is_kept_apart_meanwhile_is_refused_without_saying_why(
    ask: Ask, verb: Verb, begin: BeginWork, unit: Unit, curator: Actor, boris: Actor, vera: Actor, anya: Actor
) -> None:
    request = await ask(boris, vera)
    async with begin() as work:
        await work.bank_cards.keep_apart(unit.id, anya.id, boris.id, by=curator.id, reason="Спор", now=MONDAY_MORNING)
    with pytest.raises(MentorAskOver):
        await verb(AcceptMentee)(request.id, by=boris)
    assert states(await stands(begin, request)) == [ChoiceState.OVER, ChoiceState.ASKED]


# A mentor's no, and silence


async def test_a_no_asks_the_next_and_the_last_no_brings_it_to_the_curator(
    ask: Ask, verb: Verb, begin: BeginWork, school: School, anya: Actor, boris: Actor, vera: Actor
) -> None:
    request = await ask(boris, vera)
    after = await verb(DeclineMentee)(request.id, DeclineReason.NO_TIME, by=boris)
    assert states(after) == [ChoiceState.DECLINED, ChoiceState.ASKED]
    assert after.choices[0].decline_reason is DeclineReason.NO_TIME
    after = await verb(DeclineMentee)(request.id, DeclineReason.OTHER, by=vera)
    assert (after.state, after.due_at) == (RequestState.CURATOR, None)
    moves = await told(school, anya, MentorRequestMoved)
    assert [(move.why, move.asked_name) for move in moves] == [
        (Move.DECLINED, "Соснина Вера Павловна"),
        (Move.DECLINED, ""),
    ]


async def test_a_silent_mentor_is_reminded_twice_and_passed_with_a_kind_word(
    ask: Ask, begin: BeginWork, school: School, clock: SetClock, sweep: Sweep, anya: Actor, boris: Actor, vera: Actor
) -> None:
    request = await ask(boris, vera)
    for day, reminders in ((24, 1), (25, 2)):
        clock.set(at(day, 9, 59))
        await sweep()
        assert len(await told(school, boris, MentorReminded)) == reminders - 1
        clock.set(at(day, 10))
        await sweep()
        await sweep()
        assert len(await told(school, boris, MentorReminded)) == reminders
    clock.set(at(26, 10))
    await sweep()
    await sweep()
    after = await stands(begin, request)
    assert states(after) == [ChoiceState.SILENT, ChoiceState.ASKED]
    assert after.due_at == at(27, 10)
    assert await told(school, boris, MentorReminded) == []
    assert len(await told(school, boris, MentorPassedOver)) == 1
    [moved] = await told(school, anya, MentorRequestMoved)
    assert (moved.why, moved.asked_name) == (Move.SILENT, "Соснина Вера Павловна")


async def test_the_days_to_answer_are_the_units(
    ask: Ask, verb: Verb, begin: BeginWork, clock: SetClock, sweep: Sweep, curator: Actor, boris: Actor
) -> None:
    await verb(ChangeUnitSetting)("mentor_answer_days", 1, by=curator)
    request = await ask(boris)
    clock.set(at(24, 10))
    await sweep()
    assert (await stands(begin, request)).state is RequestState.CURATOR


# Tell me more


async def test_a_question_waits_for_the_mentee_and_the_answer_for_the_mentor(
    ask: Ask, verb: Verb, begin: BeginWork, school: School, clock: SetClock, sweep: Sweep, anya: Actor, boris: Actor
) -> None:
    request = await ask(boris)
    clock.set(at(24, 9))
    await verb(AskMentee)(request.id, " Какой класс? ", by=boris)
    [questioned] = await told(school, anya, MenteeQuestioned)
    assert (questioned.question, questioned.answer_by) == ("Какой класс?", at(27, 9))
    clock.set(at(26, 16))
    await sweep()
    assert states(await stands(begin, request)) == [ChoiceState.QUESTION]
    after = await verb(ReplyToMentor)(request.id, boris.id, "Пятый «Б»", by=anya)
    # Tuesday 9–17, Wednesday whole and two hours of Thursday were left: one hour of Thursday 16–17, …
    assert after.choices[0].answer_by(verb(AskMentee).school_clock(await unit_of(begin, request)), 3) == at(30, 17)
    answered = (await told(school, boris, MentorAsked))[-1]
    assert (answered.question, answered.reply) == ("Какой класс?", "Пятый «Б»")
    assert await verb(AcceptMentee)(request.id, by=boris)


async def unit_of(begin: BeginWork, request: MentorshipRequest) -> Unit:
    async with begin() as work:
        return await work.units.get(request.unit_id)


async def test_a_question_nobody_answers_sets_the_mentors_clock_going_again(
    ask: Ask,
    verb: Verb,
    begin: BeginWork,
    school: School,
    clock: SetClock,
    sweep: Sweep,
    anya: Actor,
    boris: Actor,
    vera: Actor,
) -> None:
    request = await ask(boris, vera)
    clock.set(at(26, 9))
    await verb(AskMentee)(request.id, "Какой класс?", by=boris)
    clock.set(at(26, 9) + timedelta(days=5))
    await sweep()
    assert states(await stands(begin, request)) == [ChoiceState.ASKED, ChoiceState.IN_LINE]
    [goes_on] = await told(school, boris, MentorTimeGoesOn)
    assert goes_on.answer_by == at(26, 10) + timedelta(days=5)
    assert len(await told(school, anya, QuestionUnanswered)) == 1
    await verb(ReplyToMentor)(request.id, boris.id, "Пятый", by=anya)
    clock.advance(hours=1)
    await sweep()
    assert states(await stands(begin, request)) == [ChoiceState.SILENT, ChoiceState.ASKED]


async def test_words_of_questions_and_answers_are_needed_and_bounded(
    ask: Ask, verb: Verb, anya: Actor, boris: Actor
) -> None:
    request = await ask(boris)
    with pytest.raises(TextMissing):
        await verb(AskMentee)(request.id, "  ", by=boris)
    with pytest.raises(TextTooLong):
        await verb(AskMentee)(request.id, "я" * 501, by=boris)
    await verb(AskMentee)(request.id, "Какой класс?", by=boris)
    with pytest.raises(TextMissing):
        await verb(ReplyToMentor)(request.id, boris.id, "", by=anya)
    with pytest.raises(Gone):
        await verb(ReplyToMentor)(request.id, boris.id, "Пятый", by=boris)


# The waiting list


async def test_who_finds_a_mentor_full_waits_in_the_line_and_is_asked_for_when_a_place_is_free(
    ask: Ask,
    verb: Verb,
    begin: BeginWork,
    school: School,
    sweep: Sweep,
    unit: Unit,
    anya: Actor,
    boris: Actor,
    nikita: Actor,
) -> None:
    mentorship = await verb(AcceptMentee)((await ask(boris)).id, by=boris)
    second = await ask(boris, by=nikita)
    assert (second.state, states(second)) == (RequestState.CURATOR, [ChoiceState.WAITLISTED])
    third = await ask(boris, by=await school.person(unit, "Третья Инна Юрьевна", Role.MENTEE))
    async with begin() as work:
        assert [each.id for each in await work.mentorship_requests.waitlist(boris.id)] == [second.id, third.id]
        await verb(MentorshipVerb).call_off(work, mentorship, by=boris.id)
    await sweep()
    assert states(await stands(begin, second)) == [ChoiceState.ASKED]
    assert states(await stands(begin, third)) == [ChoiceState.WAITLISTED]
    [moved] = await told(school, nikita, MentorRequestMoved)
    assert (moved.why, moved.asked_name) == (Move.PLACE, "Вяткин Борис Андреевич")
    await verb(DeclineMentee)(second.id, DeclineReason.OTHER, by=boris)
    await sweep()
    assert states(await stands(begin, third)) == [ChoiceState.ASKED]


async def test_who_comes_later_does_not_overtake_the_line(
    ask: Ask, verb: Verb, school: School, begin: BeginWork, unit: Unit, boris: Actor, nikita: Actor
) -> None:
    await verb(AcceptMentee)((await ask(boris)).id, by=boris)
    waiting = await ask(boris, by=nikita)
    await verb(DescribeOffer)(capacity=2, by=boris)
    late = await ask(boris, by=await school.person(unit, "Третья Инна Юрьевна", Role.MENTEE))
    assert states(late) == [ChoiceState.WAITLISTED]
    await verb(MoveMentorRequest)(waiting.id)
    assert states(await stands(begin, waiting)) == [ChoiceState.ASKED]


@pytest.mark.parametrize("way", ["offer", "setting", "resume", "pause", "leave", "day"])
async def test_whatever_gives_a_place_asks_the_first_of_the_line(
    way: str,
    ask: Ask,
    verb: Verb,
    begin: BeginWork,
    clock: SetClock,
    sweep: Sweep,
    curator: Actor,
    head: Actor,
    vera: Actor,
    nikita: Actor,
    unit: Unit,
) -> None:
    if way in {"offer", "setting"}:
        await verb(ChangeUnitSetting)("mentor_capacity", 1, by=curator)
        await verb(AcceptMentee)((await ask(vera)).id, by=vera)
    elif way == "resume":
        await verb(PauseMentor)(vera.id, unit.id, by=vera)
    elif way == "pause":
        await verb(PauseUntil)(date(2026, 12, 30), by=vera)
    elif way == "leave":
        await verb(TakeLeave)(date(2026, 11, 23), date(2026, 12, 30), by=vera)
    else:
        await verb(PutOffersOff)(Rest.TOMORROW, by=vera)
    waiting = await ask(vera, by=nikita)
    assert states(waiting) == [ChoiceState.WAITLISTED]
    await sweep()
    assert states(await stands(begin, waiting)) == [ChoiceState.WAITLISTED]
    match way:
        case "offer":
            await verb(DescribeOffer)(capacity=2, by=vera)
        case "setting":
            await verb(ChangeUnitSetting)("mentor_capacity", 2, by=curator)
        case "resume":
            await verb(ResumeMentor)(vera.id, unit.id, by=vera)
        case "pause":
            await verb(PauseUntil)(None, by=vera)
        case "leave":
            await verb(EndLeave)(by=vera)
        case "day":
            clock.set(at(24, 10))
    await sweep()
    assert states(await stands(begin, waiting)) == [ChoiceState.ASKED]


async def test_whose_leave_begins_while_they_are_asked_is_waited_for_and_others_are_asked(
    ask: Ask, verb: Verb, begin: BeginWork, school: School, clock: SetClock, sweep: Sweep, anya: Actor, boris: Actor,
    vera: Actor,
) -> None:  # fmt: skip
    request = await ask(boris, vera)
    await verb(TakeLeave)(date(2026, 11, 24), date(2026, 12, 4), by=boris)
    await sweep()
    assert states(await stands(begin, request)) == [ChoiceState.ASKED, ChoiceState.IN_LINE]
    clock.set(at(24, 10))
    await sweep()
    assert states(await stands(begin, request)) == [ChoiceState.WAITLISTED, ChoiceState.ASKED]
    assert [moved.why for moved in await told(school, anya, MentorRequestMoved)] == [Move.CANNOT]
    assert await told(school, boris, MentorAsked, MentorReminded, MentorPassedOver) == []


# The end


async def test_a_mentee_withdraws_and_nobody_need_answer(
    ask: Ask, verb: Verb, begin: BeginWork, school: School, anya: Actor, boris: Actor, vera: Actor
) -> None:
    request = await ask(boris, vera)
    after = await verb(WithdrawMentorRequest)(request.id, by=anya)
    assert (after.state, after.due_at) == (RequestState.WITHDRAWN, None)
    assert await told(school, boris, MentorAsked) == []
    with pytest.raises(MentorRequestOver):
        await verb(AcceptMentee)(request.id, by=boris)
    with pytest.raises(MentorRequestOver):
        await verb(WithdrawMentorRequest)(request.id, by=anya)


async def test_the_curator_closes_with_words(
    ask: Ask, verb: Verb, school: School, begin: BeginWork, anya: Actor, boris: Actor, curator: Actor
) -> None:
    request = await ask(boris)
    with pytest.raises(NotAllowed):
        await verb(CloseMentorRequest)(request.id, "Позже", seen=request.version, by=boris)
    stranger = await school.person(await school.unit("Другая"), "Чужой Олег Ильич", Role.CURATOR)
    with pytest.raises(Gone):
        await verb(CloseMentorRequest)(request.id, "Позже", seen=request.version, by=stranger)
    with pytest.raises(ChangedMeanwhile):
        await verb(CloseMentorRequest)(request.id, "Позже", seen=request.version - 1, by=curator)
    words = "Вернёмся к этому в сентябре"
    after = await verb(CloseMentorRequest)(request.id, words, seen=request.version, by=curator)
    assert after.state is RequestState.CLOSED
    [closed] = await told(school, anya, MentorRequestClosed)
    assert closed.words == "Вернёмся к этому в сентябре"
    assert await told(school, boris, MentorAsked) == []


async def test_nobody_closes_their_own(ask: Ask, verb: Verb, school: School, unit: Unit) -> None:
    both = await school.person(unit, "Двойнова Инна Юрьевна", Role.MENTEE, Role.CURATOR)
    request = await ask(by=both)
    with pytest.raises(OwnMentorRequest):
        await verb(CloseMentorRequest)(request.id, "Решу сама", seen=request.version, by=both)


# People who part, pause, or lose a role


@pytest.mark.parametrize("way", ["leaves", "removed", "role"])
async def test_who_is_no_mentee_any_more_asks_nobody(
    way: str, ask: Ask, verb: Verb, begin: BeginWork, school: School, curator: Actor, anya: Actor, boris: Actor
) -> None:
    request = await ask(boris)
    assert (await verb(WhatLeavingMeans)(by=anya)).mentor_requests == 1
    match way:
        case "leaves":
            await verb(Leave)(by=anya)
        case "removed":
            await verb(RemovePerson)(anya.id, by=curator)
        case "role":
            await verb(ChangeRoles)(anya.id, [Role.TUTOR], by=curator)
    assert (await stands(begin, request)).state is RequestState.WITHDRAWN
    assert await told(school, boris, MentorAsked) == []


@pytest.mark.parametrize("way", ["leaves", "removed", "role", "ends", "pauses", "away", "blocked"])
async def test_nobody_waits_for_a_mentor_who_cannot_answer(
    way: str,
    ask: Ask,
    verb: Verb,
    begin: BeginWork,
    school: School,
    sweep: Sweep,
    curator: Actor,
    unit: Unit,
    anya: Actor,
    boris: Actor,
    vera: Actor,
) -> None:
    request = await ask(boris, vera)
    is_for_good = True
    match way:
        case "leaves":
            await verb(Leave)(by=boris)
        case "removed":
            await verb(RemovePerson)(boris.id, by=curator)
        case "role":
            await verb(ChangeRoles)(boris.id, [Role.TUTOR], by=curator)
        case "ends":
            await verb(EndMentoring)(boris.id, unit.id, by=boris)
        case "pauses":
            is_for_good = False
            await verb(PauseMentor)(boris.id, unit.id, by=boris)
        case "away":
            is_for_good = False
            await verb(PauseUntil)(date(2026, 11, 30), by=boris)
        case "blocked":
            is_for_good = False
            assert boris.person.account is not None
            await verb(MarkReachable)(boris.person.account, is_reachable=False)
    assert await told(school, boris, MentorAsked) == []
    await sweep()
    passed = ChoiceState.OVER if is_for_good else ChoiceState.WAITLISTED
    assert states(await stands(begin, request)) == [passed, ChoiceState.ASKED]
    [moved] = await told(school, anya, MentorRequestMoved)
    assert (moved.why, moved.asked_name) == (Move.CANNOT, "Соснина Вера Павловна")


async def test_a_later_choice_who_leaves_disturbs_nobody(
    ask: Ask, verb: Verb, begin: BeginWork, school: School, sweep: Sweep, anya: Actor, boris: Actor, vera: Actor
) -> None:
    request = await ask(boris, vera)
    await verb(Leave)(by=vera)
    await sweep()
    after = await stands(begin, request)
    assert (states(after), after.due_at) == ([ChoiceState.ASKED, ChoiceState.OVER], request.due_at)
    assert await told(school, anya, MentorRequestMoved) == []


async def test_nothing_due_moves_nothing(ask: Ask, verb: Verb, begin: BeginWork, sweep: Sweep, boris: Actor) -> None:
    assert await verb(NextMentorRequestDeadline)() is None
    request = await ask(boris)
    assert await verb(NextMentorRequestDeadline)() == request.due_at
    await verb(MoveMentorRequest)(request.id)
    await verb(MoveMentorRequest)(MentorshipRequestId(999))
    assert await stands(begin, request) == request


async def test_what_a_person_asked_and_was_asked_is_in_their_record_and_forgotten_with_them(
    ask: Ask, verb: Verb, begin: BeginWork, anya: Actor, boris: Actor
) -> None:
    request = await ask(boris)
    await verb(AskMentee)(request.id, "Какой класс?", by=boris)
    await verb(ReplyToMentor)(request.id, boris.id, "Пятый", by=anya)

    async def record(person: Actor) -> dict[str, Any]:
        async with begin() as work:
            return dict(await work.people.record_of(person.id))

    own, others = await record(anya), await record(boris)
    assert [each["difficulty"] for each in own["mentor_requests"]] == ["Пятый класс не слышит меня"]
    assert len(own["mentor_requests"][0]["topics"]) == 2
    assert [each["reply"] for each in own["mentor_choices"]] == ["Пятый"]
    assert [each["question"] for each in others["mentor_asks"]] == ["Какой класс?"]
    assert others["mentor_requests"] == []
    assert not any("Какой" in str(each) for each in own["mentor_choices"])
    assert not any("Пятый" in str(each) for each in others["mentor_asks"])
    async with begin() as work:
        await work.people.erase(anya.id)
    after = await stands(begin, request)
    assert (after.difficulty, after.expectations) == ("", "")
    assert (after.choices[0].question, after.choices[0].reply) == ("", "")
