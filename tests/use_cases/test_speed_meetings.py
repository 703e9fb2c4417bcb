"""Single meetings: slots published, a slot booked by one of two, the curator's word, and what comes afterwards."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.help_desk import SqlHelpDesk
from bot.storage.meeting_desk import SqlMeetingDesk
from mentoring.model.bank import Kind, MentorOffer
from mentoring.model.ids import MeetingId, PersonId, SpeedMeetingId, TopicId
from mentoring.model.meetings import MeetingState, Outcome, Purpose
from mentoring.model.people import Actor, Bent, Mode, Role, TopicLevel
from mentoring.model.school_calendar import Span
from mentoring.model.slots import WeeklyTime
from mentoring.model.speed_meetings import SpeedMeeting, SpeedState
from mentoring.model.units import Unit
from mentoring.notices.meetings import MeetingAgreed, MeetingCalledOff, MeetingDisputed
from mentoring.notices.speed_meetings import SpeedMeetingHeld, SpeedMeetingRefused
from mentoring.ports import BeginWork
from mentoring.refusals import (
    AlreadyAnswered,
    ChangedMeanwhile,
    Gone,
    MeetingClash,
    NotAllowed,
    NotAnApprovedMentor,
    NoticeTooShort,
    OwnMentor,
    OwnMentorRequest,
    Refusal,
    SlotPlaceMissing,
    SlotTaken,
    SpeedMeetingOver,
    TooFarAhead,
    TooManySpeedMeetings,
)
from mentoring.use_cases.meeting_outcomes import DecideMeeting, SayOutcome
from mentoring.use_cases.meetings import CallOffMeeting
from mentoring.use_cases.profile import Leave
from mentoring.use_cases.proposals import KeepApart
from mentoring.use_cases.speed_meetings import (
    ApproveSpeedMeeting,
    BookSlot,
    DescribeSlots,
    DueSpeedMeetings,
    GoOnWithMentor,
    LapseSpeedMeeting,
    MeetAnother,
    MentorsToMeet,
    MySlots,
    NextSpeedMeetingDue,
    OfferSlot,
    OfferWeekly,
    RateSpeedMeeting,
    RefuseSpeedMeeting,
    SpeedMentors,
    SpeedRequest,
    TakeSlotBack,
    WithdrawSpeedMeeting,
)
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.mentors import approve
from tests.school import School

Verb = Callable[[type[Any]], Any]
Book = Callable[..., Awaitable[SpeedMeeting]]

#: Wednesday, 15:00 in Yekaterinburg.
WEDNESDAY = MONDAY_MORNING + timedelta(days=2, hours=5)
ROUNDS = 6


async def offering(school: School, unit: Unit, verb: Verb, name: str, *, level: int = 2) -> Actor:
    """An approved mentor who is there on Wednesdays at 15:00 and 16:00, in room 7."""
    mentor = await school.person(unit, name, Role.MENTOR)
    await approve(school, mentor)
    async with school.begin() as work:
        topic = next(each.id for each in (await work.topics.tree(unit.id)).topics if each.code == "discipline")
        strength = TopicLevel(topic_id=topic, bent=Bent.STRENGTH, level=level)
        await work.people.set_topics(mentor.id, Bent.STRENGTH, [strength])
    await verb(DescribeSlots)(mode=Mode.IN_PERSON, place="каб. 7 <&>", by=mentor)
    for hour in (15, 16):
        await verb(OfferWeekly)(WeeklyTime(2, time(hour)), by=mentor)
    return mentor


@pytest.fixture
async def boris(school: School, unit: Unit, verb: Verb) -> Actor:
    return await offering(school, unit, verb, "Вяткин Борис Андреевич")


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def nikita(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


@pytest.fixture
async def topic(begin: BeginWork, unit: Unit) -> TopicId:
    async with begin() as work:
        return next(topic.id for topic in (await work.topics.tree(unit.id)).topics if topic.code == "discipline")


@pytest.fixture
def book(verb: Verb, topic: TopicId, boris: Actor) -> Book:
    async def make(by: Actor, at: datetime = WEDNESDAY, *, mentor: PersonId = boris.id) -> SpeedMeeting:
        made: SpeedMeeting = await verb(BookSlot)(mentor, at, topic, "Шумный <класс>", by=by)
        return made

    return make


async def with_curators_step(begin: BeginWork, unit: Unit) -> None:
    async with begin() as work:
        await work.units.save_settings(unit.id, replace(unit.settings, has_speed_step=True))


async def told(school: School, person: Actor, kind: type[Any]) -> list[Any]:
    return [body for body in await school.notices(person.id) if isinstance(body, kind)]


async def test_of_two_who_take_a_slot_at_once_one_has_it_and_the_other_sees_the_rest(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, book: Book, topic: TopicId, anya: Actor, nikita: Actor
) -> None:
    """With the curator's step and without: what waits for the curator holds the slot as an agreed meeting does."""
    for number in range(ROUNDS):
        if number == ROUNDS // 2:
            await with_curators_step(begin, unit)
        at = WEDNESDAY + timedelta(hours=number % 2, days=7 * (number % 2))
        found = await asyncio.gather(book(anya, at), book(nikita, at), return_exceptions=True)
        [made] = [each for each in found if isinstance(each, SpeedMeeting)]
        assert [type(each) for each in found if each is not made] == [SlotTaken]
        loser = nikita if made.mentee_id == anya.id else anya
        left: SpeedMentors = await verb(MentorsToMeet)(topic, by=loser)
        assert [at in mentor.slots for mentor in left.mentors] == [False]
        if made.meeting_id is not None:
            await verb(CallOffMeeting)(made.meeting_id, by=anya if loser is nikita else nikita)
        else:
            await verb(WithdrawSpeedMeeting)(made.id, by=anya if loser is nikita else nikita)


async def test_many_presses_of_one_mentee_never_pass_the_limit(
    verb: Verb, book: Book, anya: Actor, boris: Actor
) -> None:
    for day in range(4):
        await verb(OfferSlot)(WEDNESDAY + timedelta(days=1, hours=day), by=boris)
    slots = (await verb(MySlots)(by=boris)).free
    found = await asyncio.gather(*(book(anya, at) for at in slots), return_exceptions=True)
    assert sum(isinstance(each, SpeedMeeting) for each in found) == 2
    assert {type(each) for each in found if not isinstance(each, SpeedMeeting)} == {TooManySpeedMeetings}


async def test_a_slot_booked_is_a_meeting_agreed_on(
    begin: BeginWork, school: School, verb: Verb, book: Book, topic: TopicId, anya: Actor, boris: Actor, nikita: Actor
) -> None:
    made = await book(anya)
    assert made.state is SpeedState.AGREED
    assert made.meeting_id is not None
    async with begin() as work:
        meeting = await work.meetings.get(made.meeting_id)
    assert (meeting.purpose, meeting.state, meeting.starts_at, meeting.mentorship_id) == (
        Purpose.SPEED,
        MeetingState.CONFIRMED,
        WEDNESDAY,
        None,
    )
    assert (meeting.place, meeting.agenda, meeting.topics, meeting.minutes) == (
        "каб. 7 <&>",
        "Шумный <класс>",
        (topic,),
        30,
    )
    for person in (anya, boris):
        assert len(await told(school, person, MeetingAgreed)) == 1
    # At that time neither of them can be met again.
    with pytest.raises(SlotTaken):
        await book(nikita)
    vera = await offering(school, await _unit(begin, anya), verb, "Соснина Вера Павловна")
    with pytest.raises(MeetingClash):
        await book(anya, mentor=vera.id)
    # The mentor cannot after all: the slot is free, and the mentee is led to others on the topic.
    await verb(CallOffMeeting)(made.meeting_id, "Заболел <&>", by=boris)
    [off] = await told(school, anya, MeetingCalledOff)
    assert off.excuse == "Заболел <&>"
    assert await verb(MeetAnother)(made.meeting_id, by=anya) == topic
    assert await verb(MeetAnother)(made.meeting_id, by=boris) is None
    with pytest.raises(Gone):
        await verb(MeetAnother)(made.meeting_id, by=nikita)
    await book(nikita)


async def _unit(begin: BeginWork, person: Actor) -> Unit:
    async with begin() as work:
        return await work.units.get(person.unit_id)


async def test_what_nobody_may_book(
    begin: BeginWork,
    school: School,
    unit: Unit,
    verb: Verb,
    book: Book,
    topic: TopicId,
    anya: Actor,
    boris: Actor,
    curator: Actor,
) -> None:
    other = await school.unit("Другая школа")
    stranger = await school.person(other, "Чужой Пётр Ильич", Role.MENTEE)
    plain = await school.person(unit, "Простой Иван Ильич", Role.MENTOR)
    both = await offering(school, unit, verb, "Соснина Вера Павловна")
    both = replace(both, roles={unit.id: frozenset({Role.MENTOR, Role.MENTEE})})
    refused: list[tuple[type[Refusal], Awaitable[object]]] = [
        (NotAllowed, book(boris)),
        (Gone, book(stranger)),
        (Gone, book(anya, mentor=plain.id)),
        (Gone, book(anya, mentor=PersonId(10_000))),
        (OwnMentor, book(both, mentor=both.id)),
        (SlotTaken, book(anya, WEDNESDAY + timedelta(minutes=1))),
        (SlotTaken, book(anya, WEDNESDAY + timedelta(days=21))),
        (SlotTaken, book(anya, MONDAY_MORNING + timedelta(minutes=30))),
        (Gone, verb(BookSlot)(boris.id, WEDNESDAY, TopicId(10_000), by=anya)),
    ]
    for refusal, press in refused:
        with pytest.raises(refusal):
            await press
    await verb(KeepApart)(boris.id, anya.id, unit.id, reason="Спор", by=curator)
    assert {each.person.id for each in (await verb(MentorsToMeet)(topic, by=anya)).mentors} == {both.id}
    with pytest.raises(Gone):
        await book(anya)


async def test_mentors_are_shown_by_fit_with_what_is_free_alone(
    begin: BeginWork,
    school: School,
    unit: Unit,
    verb: Verb,
    book: Book,
    topic: TopicId,
    counting: Counting,
    anya: Actor,
    nikita: Actor,
    boris: Actor,
) -> None:
    vera = await offering(school, unit, verb, "Соснина Вера Павловна", level=3)
    found: SpeedMentors = await verb(MentorsToMeet)(topic, by=anya)
    assert [(each.person.id, each.level) for each in found.mentors] == [(vera.id, 3), (boris.id, 2)]
    week = [WEDNESDAY, WEDNESDAY + timedelta(hours=1)]
    assert list(found.mentors[1].slots) == [*week, *(at + timedelta(days=7) for at in week)]
    await book(nikita)
    with counting() as few:
        await verb(MentorsToMeet)(topic, by=anya)
    # A day of leave, one slot taken back, and a single one on a Saturday.
    async with begin() as work:
        away = Span((WEDNESDAY + timedelta(days=7)).date(), (WEDNESDAY + timedelta(days=8)).date())
        await work.people.save(replace(boris.person, leave=away))
    await verb(TakeSlotBack)(WEDNESDAY + timedelta(hours=1), by=vera)
    saturday = WEDNESDAY + timedelta(days=3)
    await verb(OfferSlot)(saturday, by=boris)
    for number in range(4):
        await offering(school, unit, verb, f"Наставник Пётр{number} Ильич", level=1)
    with counting() as many:
        found = await verb(MentorsToMeet)(topic, by=anya)
    assert len(many) == len(few)
    slots = {each.person.id: list(each.slots) for each in found.mentors}
    assert slots[boris.id] == [WEDNESDAY + timedelta(hours=1), saturday]
    assert slots[vera.id] == [WEDNESDAY, *(at + timedelta(days=7) for at in week)]


async def test_publishing_says_what_is_missing_and_puts_the_kind_on_the_card(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, anya: Actor
) -> None:
    mentor = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    for press in (verb(MySlots)(by=mentor), verb(MySlots)(by=anya)):
        with pytest.raises(NotAnApprovedMentor):
            await press
    await approve(school, mentor)
    async with begin() as work:
        offer = MentorOffer(kinds=frozenset({Kind.TRADITIONAL}))
        await work.bank_cards.save_offer(mentor.id, unit.id, offer, MONDAY_MORNING)
    with pytest.raises(SlotPlaceMissing):
        await verb(OfferWeekly)(WeeklyTime(2, time(15)), by=mentor)
    await verb(DescribeSlots)(mode=Mode.ONLINE, place="https://example.org", minutes=45, by=mentor)
    for refusal, at in (
        (NoticeTooShort, MONDAY_MORNING + timedelta(hours=1)),
        (TooFarAhead, MONDAY_MORNING + timedelta(days=15)),
    ):
        with pytest.raises(refusal):
            await verb(OfferSlot)(at, by=mentor)
    with pytest.raises(Gone):
        await verb(DescribeSlots)(minutes=7, by=mentor)
    assert not (await verb(MySlots)(by=mentor)).is_offered
    await verb(OfferWeekly)(WeeklyTime(2, time(15)), by=mentor)
    own = await verb(MySlots)(by=mentor)
    assert own.is_offered
    assert (own.availability.minutes, list(own.free)) == (45, [WEDNESDAY, WEDNESDAY + timedelta(days=7)])
    async with begin() as work:
        card = await work.bank_cards.mentor(mentor.id, unit.id)
    assert card.offer.kinds == {Kind.TRADITIONAL, Kind.SPEED}
    await verb(OfferWeekly)(WeeklyTime(2, time(15)), by=mentor)
    assert (await verb(MySlots)(by=mentor)).availability.is_empty


async def test_where_the_curator_agrees_first(
    begin: BeginWork,
    clock: SetClock,
    school: School,
    unit: Unit,
    verb: Verb,
    book: Book,
    anya: Actor,
    nikita: Actor,
    boris: Actor,
    curator: Actor,
) -> None:
    await with_curators_step(begin, unit)
    made = await book(anya)
    assert made.state is SpeedState.WAITING
    assert await told(school, boris, MeetingAgreed) == []
    with pytest.raises(SlotTaken):
        await book(nikita)
    for refusal, press in (
        (NotAllowed, verb(ApproveSpeedMeeting)(made.id, seen=1, by=anya)),
        (ChangedMeanwhile, verb(ApproveSpeedMeeting)(made.id, seen=2, by=curator)),
        (Gone, verb(ApproveSpeedMeeting)(SpeedMeetingId(99), seen=1, by=curator)),
        (Gone, verb(WithdrawSpeedMeeting)(made.id, by=nikita)),
        (NotAllowed, verb(SpeedRequest)(made.id, by=boris)),
    ):
        with pytest.raises(refusal):
            await press
    view = await verb(SpeedRequest)(made.id, by=curator)
    assert (view.mentee_name, view.mentor_name) == (anya.person.name, boris.person.name)
    agreed = await verb(ApproveSpeedMeeting)(made.id, seen=1, by=curator)
    assert agreed.state is SpeedState.AGREED
    for person in (anya, boris):
        assert len(await told(school, person, MeetingAgreed)) == 1
    assert await verb(SpeedRequest)(made.id, by=curator) is None
    with pytest.raises(SpeedMeetingOver):
        await verb(RefuseSpeedMeeting)(made.id, "Поздно", seen=2, by=curator)
    # Refused with words, and lapsed without: both times the slot is free again.
    later = WEDNESDAY + timedelta(hours=1)
    second = await book(nikita, later)
    await verb(RefuseSpeedMeeting)(second.id, "Лучше <к другому>", seen=1, by=curator)
    [refused] = await told(school, nikita, SpeedMeetingRefused)
    assert (refused.words, refused.is_lapsed) == ("Лучше <к другому>", False)
    third = await book(nikita, later)
    assert await verb(NextSpeedMeetingDue)() == later - timedelta(hours=1)
    clock.set(later - timedelta(hours=1))
    assert await verb(DueSpeedMeetings)() == [third.id]
    for _ in range(2):
        await verb(LapseSpeedMeeting)(third.id)
    assert [each.is_lapsed for each in await told(school, nikita, SpeedMeetingRefused)] == [False, True]


async def test_nobody_decides_on_their_own_while_another_can(
    begin: BeginWork, school: School, unit: Unit, verb: Verb, book: Book, boris: Actor, curator: Actor
) -> None:
    await with_curators_step(begin, unit)
    mira = await school.person(unit, "Мирная Мира Ильинична", Role.MENTEE, Role.CURATOR)
    made = await book(mira)
    with pytest.raises(OwnMentorRequest):
        await verb(ApproveSpeedMeeting)(made.id, seen=1, by=mira)
    await verb(ApproveSpeedMeeting)(made.id, seen=1, by=curator)


async def test_afterwards_the_mentee_rates_it_once_and_may_go_on(
    clock: SetClock, school: School, verb: Verb, book: Book, topic: TopicId, anya: Actor, boris: Actor
) -> None:
    made = await book(anya)
    assert made.meeting_id is not None
    with pytest.raises(Gone):
        await verb(RateSpeedMeeting)(made.id, 5, by=anya)
    clock.set(WEDNESDAY + timedelta(minutes=40))
    for person in (boris, anya):
        await verb(SayOutcome)(MeetingId(made.meeting_id), Outcome.HELD, by=person)
    [asked] = await told(school, anya, SpeedMeetingHeld)
    assert (asked.speed_id, asked.mentor_name) == (made.id, boris.person.name)
    assert await told(school, boris, SpeedMeetingHeld) == []
    for refusal, press in (
        (Gone, verb(RateSpeedMeeting)(made.id, 6, by=anya)),
        (Gone, verb(RateSpeedMeeting)(made.id, 5, by=boris)),
        (Gone, verb(GoOnWithMentor)(made.id, by=replace(boris, roles=anya.roles))),
    ):
        with pytest.raises(refusal):
            await press
    assert (await verb(RateSpeedMeeting)(made.id, 5, by=anya)).rating == 5
    with pytest.raises(AlreadyAnswered):
        await verb(RateSpeedMeeting)(made.id, 1, by=anya)
    wanted, mentor_id = await verb(GoOnWithMentor)(made.id, by=anya)
    assert (list(wanted.topics), mentor_id) == ([topic], boris.id)


async def test_different_words_about_it_are_the_curators_to_decide(
    clock: SetClock,
    school: School,
    engine: AsyncEngine,
    verb: Verb,
    book: Book,
    anya: Actor,
    boris: Actor,
    curator: Actor,
) -> None:
    made = await book(anya)
    assert made.meeting_id is not None
    clock.set(WEDNESDAY + timedelta(minutes=40))
    await verb(SayOutcome)(made.meeting_id, Outcome.HELD, by=boris)
    await verb(SayOutcome)(made.meeting_id, Outcome.MISSED, by=anya)
    [disputed] = await told(school, curator, MeetingDisputed)
    assert disputed.pair == "Вяткин Б. А. → Лугова А. С."
    card = await SqlMeetingDesk(engine).unit_card(made.meeting_id, by=curator)
    assert (card.mentorship_id, card.may_decide, card.purpose) == (None, True, Purpose.SPEED)
    for refusal, by in ((NotAllowed, boris), (NotAllowed, replace(anya, roles=curator.roles))):
        with pytest.raises(refusal):
            await verb(DecideMeeting)(made.meeting_id, is_held=True, by=by)
    await verb(DecideMeeting)(made.meeting_id, is_held=True, by=curator)
    assert len(await told(school, anya, SpeedMeetingHeld)) == 1


async def test_the_mean_of_ratings_is_shown_from_five_on(
    clock: SetClock, school: School, unit: Unit, engine: AsyncEngine, verb: Verb, book: Book, boris: Actor
) -> None:
    await verb(DescribeSlots)(minutes=15, by=boris)
    desk, made = SqlHelpDesk(engine), []
    for number in range(5):
        mentee = await school.person(unit, f"Учитель Пётр{number} Ильич", Role.MENTEE)
        at = WEDNESDAY + timedelta(days=1, minutes=20 * number)
        await verb(OfferSlot)(at, by=boris)
        made.append((mentee, await book(mentee, at)))
    clock.set(WEDNESDAY + timedelta(days=1, hours=3))
    for number, (mentee, speed) in enumerate(made):
        for person in (mentee, boris):
            await verb(SayOutcome)(speed.meeting_id, Outcome.HELD, by=person)
        figures = await desk.figures(unit.id, clock.now())
        assert (figures.single_meetings, figures.single_mean) == (number + 1, None)
        await verb(RateSpeedMeeting)(speed.id, number + 1, by=mentee)
    assert (await desk.figures(unit.id, clock.now())).single_mean == 3


async def test_with_a_person_their_slots_and_meetings_go(
    begin: BeginWork,
    school: School,
    unit: Unit,
    verb: Verb,
    book: Book,
    topic: TopicId,
    anya: Actor,
    nikita: Actor,
    boris: Actor,
) -> None:
    made = await book(anya)
    await with_curators_step(begin, unit)
    await book(nikita, WEDNESDAY + timedelta(hours=1))
    await verb(Leave)(by=boris)
    assert len(await told(school, anya, MeetingCalledOff)) == 1
    assert [each.is_lapsed for each in await told(school, nikita, SpeedMeetingRefused)] == [True]
    assert (await verb(MentorsToMeet)(topic, by=anya)).mentors == []
    async with begin() as work:
        assert made.meeting_id is not None
        assert (await work.meetings.get(made.meeting_id)).state is MeetingState.CANCELLED
