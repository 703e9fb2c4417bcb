import asyncio
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mentoring.model.help_request import Content, ContentKind, HelpState, Step, Urgency
from mentoring.model.ids import AccountId, TopicId, UnitId
from mentoring.model.people import Actor, Bent, Language, Mode, ProfileQuestion, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.notices.help import HelpOpenAgain, HelpWithdrawn
from mentoring.notices.people import PersonLeft
from mentoring.ports import BeginWork
from mentoring.refusals import (
    DateUnclear,
    Gone,
    LastOfItsKind,
    NameNotWhole,
    NotAllowed,
    TextMissing,
    TextTooLong,
    YearsUnclear,
    ZoneUnknown,
)
from mentoring.use_cases.inviting import InvitePerson
from mentoring.use_cases.joining import GiveConsent, OpenLink, WhoActs
from mentoring.use_cases.people import ForgetLeavers
from mentoring.use_cases.profile import (
    ZONE_OF_UNIT,
    AnswerProfile,
    ExportMyData,
    Leave,
    Leaving,
    PauseUntil,
    SetLanguage,
    SkipQuestion,
    SwitchUnit,
    WhatLeavingMeans,
    WithdrawConsent,
)
from mentoring.use_cases.situational_help import AskForHelp, ClaimHelp
from tests.conftest import SetClock
from tests.races import ROUNDS
from tests.school import School, Verb

ANNA = AccountId(1)


@pytest.fixture
async def anna(verb: Verb, curator: Actor) -> Actor:
    """Just joined, nothing answered but the name the curator typed."""
    invited = await verb(InvitePerson)("Иванова Анна Петровна", [Role.MENTEE], by=curator)
    await verb(OpenLink)(invited.token, account=ANNA)
    return await verb(GiveConsent)(account=ANNA, version=0, language=Language.EN)


async def topics(school: School, unit: Unit) -> list[TopicId]:
    async with school.begin() as work:
        return [topic.id for topic in (await work.topics.tree(unit.id)).topics if topic.parent_id is not None]


# Answering


async def test_each_answer_is_saved_at_once_and_brings_the_next_question(
    verb: Verb, school: School, unit: Unit, anna: Actor, clock: SetClock
) -> None:
    first, second, *_ = await topics(school, unit)
    answers: list[tuple[dict[str, Any], ProfileQuestion | None]] = [
        ({"position": " учитель  химии "}, ProfileQuestion.SUBJECTS),
        ({"subjects": ["химия", " биология", "химия", " "]}, ProfileQuestion.EXPERIENCE),
        ({"experience": " 2 "}, ProfileQuestion.NEEDS),
        ({"needs": {first: 3, second: 0}}, ProfileQuestion.WAYS),
        ({"ways": [Mode.ONLINE]}, ProfileQuestion.LANGUAGE),
        ({"language": Language.RU}, ProfileQuestion.ZONE),
        ({"zone": "Europe/Moscow"}, None),
    ]
    for answer, following in answers:
        clock.advance(days=2)
        await verb(AnswerProfile)(by=anna, **answer)
        anna = await school.actor(anna)
        assert anna.person.next_question is following
    person = anna.person
    assert (person.position, person.subjects, person.experience_years) == ("учитель химии", ("химия", "биология"), 2)
    assert person.ways_to_meet == {Mode.ONLINE}
    assert (person.language, person.zone) == (Language.RU, "Europe/Moscow")
    async with school.begin() as work:
        assert await work.people.topics(anna.id) == [
            TopicLevel(topic_id=first, bent=Bent.NEED, level=3),
            TopicLevel(topic_id=second, bent=Bent.NEED, level=0),
        ]


async def test_editing_an_answer_later_moves_nothing(verb: Verb, school: School, anna: Actor, mentor: Actor) -> None:
    assert (await verb(AnswerProfile)(by=anna, name="Иванова Анна")).next_question is ProfileQuestion.POSITION
    assert (await verb(AnswerProfile)(by=anna, zone="UTC")).next_question is ProfileQuestion.POSITION
    assert (await verb(AnswerProfile)(by=mentor, position="методист")).next_question is None


async def test_the_zone_of_the_unit_can_be_chosen_again(verb: Verb, mentor: Actor) -> None:
    assert (await verb(AnswerProfile)(by=mentor, zone="Europe/Moscow")).zone == "Europe/Moscow"
    assert (await verb(AnswerProfile)(by=mentor, zone=ZONE_OF_UNIT)).zone is None


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ({"name": "Анна"}, NameNotWhole),
        ({"name": "Анна " + "я" * 200}, TextTooLong),
        ({"position": " "}, TextMissing),
        ({"position": "у" * 201}, TextTooLong),
        ({"subjects": []}, TextMissing),
        ({"subjects": ["х" * 81]}, TextTooLong),
        ({"subjects": [f"предмет {n}" for n in range(11)]}, TextTooLong),
        ({"experience": "много"}, YearsUnclear),
        ({"experience": "2.5"}, YearsUnclear),
        ({"experience": -1}, YearsUnclear),
        ({"experience": 71}, YearsUnclear),
        ({"zone": "Екатеринбург"}, ZoneUnknown),
        ({"zone": "../etc/passwd"}, ZoneUnknown),
    ],
)
async def test_an_answer_that_is_none_is_refused_in_its_own_words(
    verb: Verb, school: School, mentor: Actor, answer: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await verb(AnswerProfile)(by=mentor, **answer)
    assert await school.actor(mentor) == mentor


async def test_only_live_topics_of_the_own_unit_with_their_levels_can_be_chosen(
    verb: Verb, school: School, unit: Unit, mentor: Actor
) -> None:
    first, *_ = await topics(school, unit)
    foreign, *_ = await topics(school, await school.unit("Ресурсный центр"))
    for strengths in ({foreign: 2}, {first: 0}, {first: 4}, {TopicId(9999): 1}):
        with pytest.raises(Gone):
            await verb(AnswerProfile)(by=mentor, strengths=strengths)
    with pytest.raises(Gone):
        await verb(AnswerProfile)(by=mentor, needs={first: -1})


async def test_topics_chosen_in_one_unit_leave_those_of_another_alone(
    verb: Verb, school: School, unit: Unit, mentor: Actor, clock: SetClock
) -> None:
    other = await school.unit("Ресурсный центр")
    own, foreign = (await topics(school, unit))[0], (await topics(school, other))[0]
    async with school.begin() as work:
        await work.people.set_roles(mentor.id, other.id, [Role.MENTOR], clock.now())
    await verb(AnswerProfile)(by=mentor, strengths={own: 1})
    await verb(SwitchUnit)(other.id, by=mentor)
    await verb(AnswerProfile)(by=mentor, strengths={foreign: 2})
    async with school.begin() as work:
        assert {topic.topic_id: topic.level for topic in await work.people.topics(mentor.id)} == {own: 1, foreign: 2}


async def test_a_skipped_question_gives_way_to_the_next(verb: Verb, school: School, anna: Actor) -> None:
    assert (await verb(SkipQuestion)(ProfileQuestion.POSITION, by=anna)).next_question is ProfileQuestion.SUBJECTS
    assert (await verb(SkipQuestion)(ProfileQuestion.POSITION, by=anna)).next_question is ProfileQuestion.SUBJECTS


async def test_only_the_name_cannot_be_skipped(verb: Verb, school: School, unit: Unit) -> None:
    nobody = await school.person(unit, "Вера", Role.CURATOR, next_question=ProfileQuestion.NAME)
    with pytest.raises(NameNotWhole):
        await verb(SkipQuestion)(ProfileQuestion.NAME, by=nobody)
    named = await verb(AnswerProfile)(by=nobody, name="Кузнецова Вера")
    assert named.next_question is ProfileQuestion.POSITION


async def test_who_has_left_answers_nothing(verb: Verb, anna: Actor, school: School) -> None:
    await verb(Leave)(by=anna)
    with pytest.raises(NotAllowed):
        await verb(AnswerProfile)(by=await school.actor(anna), position="учитель")


async def test_the_language_is_changed_in_one_tap(verb: Verb, anna: Actor) -> None:
    assert anna.person.language is Language.EN
    changed = await verb(SetLanguage)(Language.RU, by=anna)
    assert (changed.language, changed.next_question) == (Language.RU, ProfileQuestion.POSITION)


# Pausing


async def test_a_pause_runs_to_the_end_of_a_day_of_the_persons_own_zone_and_can_be_ended(
    verb: Verb, mentor: Actor, clock: SetClock
) -> None:
    clock.advance(hours=15)  # past midnight in Yekaterinburg
    with pytest.raises(DateUnclear):
        await verb(PauseUntil)(date(2026, 11, 23), by=mentor)
    assert (await verb(PauseUntil)(date(2026, 11, 24), by=mentor)).paused_until == date(2026, 11, 24)
    assert (await verb(PauseUntil)(date(2027, 11, 25), by=mentor)).paused_until == date(2027, 11, 25)
    with pytest.raises(DateUnclear):
        await verb(PauseUntil)(date(2027, 11, 26), by=mentor)
    assert (await verb(PauseUntil)(None, by=mentor)).paused_until is None


# Several units


async def test_a_person_of_two_units_turns_to_the_other_and_to_no_third(
    verb: Verb, school: School, unit: Unit, mentor: Actor, clock: SetClock
) -> None:
    other, third = await school.unit("Ресурсный центр"), await school.unit("Третья")
    async with school.begin() as work:
        await work.people.set_roles(mentor.id, other.id, [Role.MENTEE], clock.now())
    mentor = await school.actor(mentor)
    assert (await verb(SwitchUnit)(other.id, by=mentor)).unit_id == other.id
    for unit_id in (third.id, UnitId(999)):
        with pytest.raises(Gone):
            await verb(SwitchUnit)(unit_id, by=mentor)


# Leaving


Asking = Callable[[Actor], Any]


@pytest.fixture
def asking(verb: Verb, school: School, unit: Unit) -> Asking:
    async def ask(mentee: Actor) -> Any:
        topic_id = (await topics(school, unit))[0]
        async with school.begin() as work:
            for holder in await work.people.holders(unit.id, Role.MENTOR):
                strength = TopicLevel(topic_id=topic_id, bent=Bent.STRENGTH, level=3)
                await work.people.set_topics(holder.id, Bent.STRENGTH, [strength])
        words = [Content(kind=ContentKind.TEXT, text="Класс шумит")]
        return await verb(AskForHelp)(topic_id, Urgency.URGENT, words, by=mentee)

    return ask


async def test_what_leaving_means_is_said_before(
    verb: Verb, school: School, unit: Unit, mentee: Actor, mentor: Actor, curator: Actor, asking: Asking
) -> None:
    request = await asking(mentee)
    await verb(ClaimHelp)(request.id, by=mentor)
    assert await verb(WhatLeavingMeans)(by=mentee) == Leaving(asked=1, in_hand=0, is_free_to_leave=True)
    assert await verb(WhatLeavingMeans)(by=mentor) == Leaving(asked=0, in_hand=1, is_free_to_leave=True)
    assert await verb(WhatLeavingMeans)(by=curator) == Leaving(asked=0, in_hand=0, is_free_to_leave=False)


async def test_who_leaves_takes_their_open_requests_back(
    verb: Verb, school: School, mentee: Actor, mentor: Actor, curator: Actor, asking: Asking, clock: SetClock
) -> None:
    request = await asking(mentee)
    await verb(ClaimHelp)(request.id, by=mentor)
    await verb(Leave)(by=mentee)
    async with school.begin() as work:
        assert (await work.help_requests.case(request.id)).request.state is HelpState.WITHDRAWN
    left = await school.actor(mentee)
    assert (left.roles, left.person.left_at, left.person.account) == ({}, clock.now(), mentee.person.account)
    assert any(isinstance(notice, HelpWithdrawn) for notice in await school.notices(mentor.id))
    assert PersonLeft(name=mentee.person.name, has_withdrawn_consent=False) in await school.notices(curator.id)


async def test_what_a_leaving_mentor_had_in_hand_goes_to_another(
    verb: Verb, school: School, unit: Unit, mentee: Actor, mentor: Actor, curator: Actor, asking: Asking
) -> None:
    request = await asking(mentee)
    await verb(ClaimHelp)(request.id, by=mentor)
    await verb(Leave)(by=mentor)
    async with school.begin() as work:
        after = (await work.help_requests.case(request.id)).request
    assert (after.state, after.mentor_id) == (HelpState.OPEN, None)
    assert after.step is Step.CURATOR  # nobody else knows the topic
    assert any(isinstance(notice, HelpOpenAgain) for notice in await school.notices(mentee.id))


async def test_the_last_curator_or_head_cannot_leave(verb: Verb, school: School, unit: Unit, curator: Actor) -> None:
    await school.invited(unit, "Новая Ольга", Role.CURATOR)
    with pytest.raises(LastOfItsKind):
        await verb(Leave)(by=curator)
    await school.person(unit, "Головин Олег", Role.HEAD)
    await verb(Leave)(by=curator)


async def test_of_the_last_two_leaving_at_once_one_stays(verb: Verb, school: School) -> None:
    for number in range(ROUNDS):
        unit = await school.unit(f"Подразделение {number}")
        both = [await school.person(unit, f"Куратор {name}", Role.CURATOR) for name in ("Первый", "Второй")]
        outcomes = await asyncio.gather(*(verb(Leave)(by=each) for each in both), return_exceptions=True)
        assert sum(isinstance(outcome, LastOfItsKind) for outcome in outcomes) == 1
        async with school.begin() as work:
            assert len(await work.people.holders(unit.id, Role.CURATOR)) == 1


# The right to one's data


async def test_withdrawing_consent_forgets_everything_personal(
    verb: Verb, school: School, mentee: Actor, mentor: Actor, curator: Actor, asking: Asking
) -> None:
    request = await asking(mentee)
    assert mentee.person.account is not None
    await verb(WithdrawConsent)(by=mentee)
    assert await verb(WhoActs)(mentee.person.account) is None
    erased = await school.actor(mentee)
    assert (erased.person.name, erased.person.account, erased.roles) == ("", None, {})
    async with school.begin() as work:
        assert await work.talk.messages(request.id) == []
        assert (await work.help_requests.case(request.id)).request.state is HelpState.WITHDRAWN
    assert PersonLeft(name=mentee.person.name, has_withdrawn_consent=True) in await school.notices(curator.id)


async def test_even_the_last_curator_may_withdraw_consent_and_so_may_who_has_left(
    verb: Verb, school: School, curator: Actor, mentee: Actor
) -> None:
    await verb(Leave)(by=mentee)
    await verb(WithdrawConsent)(by=await school.actor(mentee))
    await verb(WithdrawConsent)(by=curator)
    for actor in (mentee, curator):
        assert (await school.actor(actor)).person.name == ""


async def test_my_data_is_everything_stored_about_me_and_nothing_about_others(
    verb: Verb, school: School, unit: Unit, mentee: Actor, mentor: Actor, asking: Asking
) -> None:
    request = await asking(mentee)
    await verb(ClaimHelp)(request.id, by=mentor)
    record: Any = (await verb(ExportMyData)(by=mentee)).record
    assert set(record) == {
        "person",
        "remarks",
        "roles",
        "topics",
        "consents",
        "invites",
        "requests",
        "offers",
        "slots",
        "speed_meetings",
        "speed_meetings_given",
        "open_hours",
        "open_hour_seats",
        "messages",
        "log_entries",
        "mentee_cards",
        "mentor_cards",
        "mentor_steps",
        "mentorships",
        "mentorship_goals",
        "mentorship_steps",
        "closings",
        "mediations",
        "mediation_notes",
        "meetings",
        "meeting_logs",
        "next_steps",
        "private_notes",
        "mentor_requests",
        "mentor_choices",
        "mentor_asks",
        "mentorship_changes",
        "notices",
        "orders",
        "participation_consents",
        "rotations",
        "rotation_meetings",
    }
    assert record["person"]["name"] == mentee.person.name
    assert [role["role"] for role in record["roles"]] == ["mentee"]
    assert [message["text"] for message in record["messages"]] == ["Класс шумит"]
    assert [entry["as"] for entry in record["requests"]] == ["mentee"]
    theirs: Any = (await verb(ExportMyData)(by=mentor)).record
    assert [entry["as"] for entry in theirs["requests"]] == ["mentor"]
    assert len(theirs["offers"]) == 1
    assert theirs["messages"] == []
    for person, other in ((record, mentor), (theirs, mentee)):
        assert other.person.name not in json.dumps(person, default=str, ensure_ascii=False)


async def test_who_left_thirty_days_ago_is_forgotten(
    verb: Callable[[type[Any]], Any], school: School, unit: Unit, clock: SetClock, begin: BeginWork
) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE)
    await school.person(unit, "Ключевская Марина", Role.CURATOR)
    await verb(Leave)(by=anna)
    clock.advance(days=29)
    assert await verb(ForgetLeavers)() == 0
    clock.advance(days=2)
    assert await verb(ForgetLeavers)() == 1
    assert await verb(ForgetLeavers)() == 0
    async with begin() as work:
        forgotten = await work.people.get(anna.id)
    assert (forgotten.name, forgotten.account) == ("", None)
