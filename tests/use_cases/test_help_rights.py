"""Who may do what with a help request, and that it finds somebody else when a person cannot be reached any more."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentoring.model.help_request import (
    Content,
    ContentKind,
    DeclineReason,
    HelpLog,
    HelpRequest,
    HelpState,
    Step,
    Urgency,
)
from mentoring.model.ids import TopicId
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.help import HelpNeedsCurator, HelpOffered, HelpOpenAgain, TalkPassedOn
from mentoring.notices.people import PersonUnreachable
from mentoring.ports import BeginWork
from mentoring.refusals import Refusal
from mentoring.use_cases.people import MarkReachable, RemovePerson
from mentoring.use_cases.profile import Leave
from mentoring.use_cases.situational_help import (
    AddDetail,
    AskBack,
    AskForHelp,
    AssignHelp,
    ClaimHelp,
    CloseWithWords,
    DeclineHelp,
    EndTalk,
    RateHelp,
    ReleaseHelp,
    ReopenHelp,
    WithdrawHelp,
    WriteHelpLog,
)
from mentoring.use_cases.talk import EnterTalk, PassOn
from tests.conftest import SetClock
from tests.school import School, Verb

WORDS = [Content(kind=ContentKind.TEXT, text="Пятый класс не слышит меня")]


def words(text: str, source: int | None = None) -> list[Content]:
    return [Content(kind=ContentKind.TEXT, text=text, source_message=source)]


@pytest.fixture
async def topic(begin: BeginWork, unit: Unit) -> TopicId:
    async with begin() as work:
        return (await work.topics.tree(unit.id)).directions()[0].id


@pytest.fixture
async def request_(verb: Verb, mentee: Actor, topic: TopicId, mentor: Actor, curator: Actor) -> HelpRequest:
    """Offered to the mentor; nobody has it."""
    return await verb(AskForHelp)(topic, Urgency.URGENT, WORDS, by=mentee)


async def stands(begin: BeginWork, request: HelpRequest) -> HelpRequest:
    async with begin() as work:
        return (await work.help_requests.case(request.id)).request


async def everything(verb: Verb, request: HelpRequest, by: Actor) -> list[object]:
    """Every press there is, as this actor; what each raised."""
    log = HelpLog(works="да")
    presses: list[Callable[[], Awaitable[object]]] = [
        lambda: verb(ClaimHelp)(request.id, by=by),
        lambda: verb(AssignHelp)(request.id, by.id, by=by),
        lambda: verb(DeclineHelp)(request.id, DeclineReason.OTHER, by=by),
        lambda: verb(AskBack)(request.id, words("?"), by=by),
        lambda: verb(AddDetail)(request.id, words("и ещё"), by=by),
        lambda: verb(ReleaseHelp)(request.id, by=by),
        lambda: verb(WithdrawHelp)(request.id, by=by),
        lambda: verb(EndTalk)(request.id, is_solved=True, by=by),
        lambda: verb(EnterTalk)(request.id, by=by),
        lambda: verb(ReopenHelp)(request.id, by=by),
        lambda: verb(RateHelp)(request.id, 5, by=by),
        lambda: verb(WriteHelpLog)(request.id, log, by=by),
        lambda: verb(CloseWithWords)(request.id, "Хватит", by=by),
    ]
    raised: list[object] = []
    for press in presses:
        try:
            await press()
        except Refusal as refusal:
            raised.append(refusal)
        else:
            raised.append(None)
    return raised


@pytest.mark.parametrize("is_claimed", [False, True])
@pytest.mark.parametrize("role", [Role.MENTEE, Role.MENTOR, Role.GUEST, Role.TUTOR, Role.CURATOR, Role.HEAD])
async def test_nobody_of_another_unit_can_do_anything(
    begin: BeginWork, school: School, verb: Verb, request_: HelpRequest, mentor: Actor, role: Role, is_claimed: bool
) -> None:
    if is_claimed:
        await verb(ClaimHelp)(request_.id, by=mentor)
    before = await stands(begin, request_)
    other = await school.person(await school.unit("Другая школа"), "Чужаков Иван Петрович", role)
    assert None not in await everything(verb, request_, other)
    assert await stands(begin, request_) == before


@pytest.mark.parametrize("role", [Role.MENTEE, Role.MENTOR, Role.GUEST, Role.TUTOR, Role.COUNCIL])
async def test_a_colleague_who_was_not_asked_can_do_nothing(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, request_: HelpRequest, mentor: Actor, role: Role
) -> None:
    colleague = await school.person(unit, "Соседова Ирина Львовна", role)
    assert None not in await everything(verb, request_, colleague)
    await verb(ClaimHelp)(request_.id, by=mentor)
    before = await stands(begin, request_)
    assert None not in await everything(verb, request_, colleague)
    assert await stands(begin, request_) == before


async def test_who_was_removed_can_do_nothing_with_old_buttons(
    begin: BeginWork, school: School, verb: Verb, request_: HelpRequest, mentee: Actor, mentor: Actor, curator: Actor
) -> None:
    await verb(ClaimHelp)(request_.id, by=mentor)
    await verb(EndTalk)(request_.id, is_solved=False, by=mentor)
    before = await stands(begin, request_)
    for person in (mentee, mentor):
        await verb(RemovePerson)(person.id, by=curator)
        assert None not in await everything(verb, request_, await school.actor(person))
    assert await stands(begin, request_) == before


async def test_a_removed_mentor_cannot_write_to_the_mentee_by_an_old_offer(
    school: School, verb: Verb, request_: HelpRequest, mentor: Actor, curator: Actor
) -> None:
    await verb(RemovePerson)(mentor.id, by=curator)
    with pytest.raises(Refusal):
        await verb(AskBack)(request_.id, words("Где вы живёте?"), by=await school.actor(mentor))


async def test_a_head_who_is_mentee_too_does_not_decide_on_their_own_request(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, topic: TopicId, mentor: Actor
) -> None:
    head = await school.person(unit, "Головин Олег Павлович", Role.HEAD, Role.MENTEE, Role.MENTOR)
    request = await verb(AskForHelp)(topic, Urgency.URGENT, WORDS, by=head)
    for press in (
        verb(ClaimHelp)(request.id, by=head),
        verb(AssignHelp)(request.id, mentor.id, by=head),
        verb(CloseWithWords)(request.id, "Хватит", by=head),
        verb(AskBack)(request.id, words("?"), by=head),
    ):
        with pytest.raises(Refusal):
            await press
    assert (await stands(begin, request)).state is HelpState.OPEN


async def test_who_has_the_request_may_press_take_again(
    begin: BeginWork, verb: Verb, request_: HelpRequest, mentor: Actor
) -> None:
    """The update comes a second time when the program was killed before it was marked."""
    first = await verb(ClaimHelp)(request_.id, by=mentor)
    assert await verb(ClaimHelp)(request_.id, by=mentor) == first


async def test_the_same_messages_ask_once_add_once_and_are_passed_on_once(
    begin: BeginWork, school: School, verb: Verb, topic: TopicId, mentee: Actor, mentor: Actor
) -> None:
    first = await verb(AskForHelp)(topic, Urgency.URGENT, words("Помогите", 11), by=mentee)
    assert (await verb(AskForHelp)(topic, Urgency.URGENT, words("Помогите", 11), by=mentee)).id == first.id
    for _ in range(2):
        await verb(AddDetail)(first.id, words("Пятый «Б»", 12), by=mentee)
    await verb(ClaimHelp)(first.id, by=mentor)
    for _ in range(2):
        await verb(PassOn)(words("Что именно?", 13), by=await school.actor(mentor))
    async with begin() as work:
        assert await work.help_requests.open_count(mentee.id) == 1
        written = [message.content.text for message in await work.talk.messages(first.id)]
    assert written == ["Помогите", "Пятый «Б»", "Что именно?"]
    passed = [notice for notice in await school.notices(mentee.id) if isinstance(notice, TalkPassedOn)]
    assert len(passed) == 1


async def test_a_mentor_who_blocks_the_bot_keeps_nobody_waiting(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, request_: HelpRequest, mentor: Actor, mentee: Actor
) -> None:
    await verb(ClaimHelp)(request_.id, by=mentor)
    await verb(PassOn)(words("Я здесь"), by=await school.actor(mentor))
    second = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    assert mentor.person.account is not None
    await verb(MarkReachable)(mentor.person.account, is_reachable=False)
    now = await stands(begin, request_)
    assert (now.state, now.mentor_id, now.step) == (HelpState.OPEN, None, Step.POOL)
    assert now.due_at is not None
    assert any(isinstance(notice, HelpOpenAgain) for notice in await school.notices(mentee.id))
    assert any(isinstance(notice, HelpOffered) for notice in await school.notices(second.id))


@pytest.mark.parametrize("how", ["blocks", "leaves", "is removed"])
async def test_the_ladder_does_not_wait_for_the_offer_of_somebody_who_is_gone(
    begin: BeginWork, school: School, verb: Verb, request_: HelpRequest, mentor: Actor, curator: Actor, how: str
) -> None:
    assert mentor.person.account is not None
    match how:
        case "blocks":
            await verb(MarkReachable)(mentor.person.account, is_reachable=False)
        case "leaves":
            await verb(Leave)(by=mentor)
        case _:
            await verb(RemovePerson)(mentor.id, by=curator)
    assert (await stands(begin, request_)).step is Step.CURATOR
    assert any(isinstance(notice, HelpNeedsCurator) for notice in await school.notices(curator.id))


async def test_the_mentor_learns_that_the_mentee_hears_nothing(
    begin: BeginWork, school: School, verb: Verb, request_: HelpRequest, mentor: Actor, mentee: Actor
) -> None:
    await verb(ClaimHelp)(request_.id, by=mentor)
    assert mentee.person.account is not None
    await verb(MarkReachable)(mentee.person.account, is_reachable=False)
    told = PersonUnreachable(unreachable_id=mentee.id, name=mentee.person.name, request_id=request_.id)
    assert told in await school.notices(mentor.id)
    assert (await stands(begin, request_)).state is HelpState.CLAIMED


async def test_a_curator_out_of_reach_is_passed_over_for_the_head(
    school: School, unit: Unit, verb: Verb, topic: TopicId, mentee: Actor, curator: Actor, head: Actor
) -> None:
    assert curator.person.account is not None
    await verb(MarkReachable)(curator.person.account, is_reachable=False)
    await verb(AskForHelp)(topic, Urgency.URGENT, WORDS, by=mentee)
    assert any(isinstance(notice, HelpNeedsCurator) for notice in await school.notices(head.id))
    assert not any(isinstance(notice, HelpNeedsCurator) for notice in await school.notices(curator.id))


@pytest.mark.parametrize(
    ("until", "is_asked"), [(date(2026, 11, 23), True), (date(2026, 11, 24), False), (date(2026, 11, 25), False)]
)
async def test_a_pause_ends_with_the_units_own_day(
    begin: BeginWork, school: School, clock: SetClock, verb: Verb, until: date, is_asked: bool
) -> None:
    """On Kamchatka the 24th has begun while it is the 23rd by UTC."""
    unit = await school.unit("Школа на Камчатке")
    async with begin() as work:
        await work.units.rename(unit.id, name=unit.name, language=unit.language, zone="Asia/Kamchatka")
        topic = (await work.topics.tree(unit.id)).directions()[0].id
    clock.set(datetime(2026, 11, 23, 20, tzinfo=UTC))
    mentee = await school.person(unit, "Иванова Анна Петровна", Role.MENTEE)
    mentor = await school.person(unit, "Борисов Борис Борисович", Role.MENTOR, paused_until=until)
    await verb(AskForHelp)(topic, Urgency.URGENT, WORDS, by=mentee)
    offered: list[Any] = [each for each in await school.notices(mentor.id) if isinstance(each, HelpOffered)]
    assert bool(offered) is is_asked
