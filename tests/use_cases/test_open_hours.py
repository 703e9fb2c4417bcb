"""Open hours: seats never oversold, a waiting list that moves up by itself, and what everybody hears."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.meeting_log_book import SqlMeetingLogBook
from bot.storage.open_hours_desk import SqlOpenHoursDesk
from bot.storage.rows import OpenHourRow, SignUpRow
from mentoring.model.ids import OpenHourId, TopicId
from mentoring.model.open_hours import Admission, Audience, OpenHour, OpenHourState, SeatState
from mentoring.model.people import Actor, Bent, Mode, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.notices.open_hours import (
    AttendanceAsked,
    OpenHourAnnounced,
    OpenHourCalledOff,
    OpenHourMoved,
    OpenHourReminder,
    SeatFound,
    SeatsAsked,
)
from mentoring.ports import BeginWork
from mentoring.refusals import (
    Gone,
    NoHost,
    NoSeatLeft,
    NotAllowed,
    NoticeTooShort,
    NotYetBegun,
    OpenHourOver,
    OwnOpenHour,
    Refusal,
    SeatsOutOfRange,
    TextMissing,
    TooFarAhead,
    TooManyOpenHours,
)
from mentoring.use_cases.open_hours import (
    AnnounceOpenHour,
    CallOffOpenHour,
    ChooseForSeat,
    DueOpenHours,
    FollowOpenHour,
    HourPlan,
    LookAtAnnouncedHour,
    MarkAttendance,
    MoveOpenHour,
    NextOpenHourDue,
    SignOffOpenHour,
    SignUpForOpenHour,
    Standing,
)
from mentoring.use_cases.profile import Leave
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.mentors import approve
from tests.school import School

Verb = Callable[[type[Any]], Any]
Announce = Callable[..., Awaitable[OpenHour]]

#: Thursday, 15:00 in Yekaterinburg.
THURSDAY = MONDAY_MORNING + timedelta(days=3, hours=5)
PRESSES, SEATS, ROUNDS = 50, 7, 2


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    """An approved mentor."""
    boris = await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)
    await approve(school, boris)
    return boris


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def nikita(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


@pytest.fixture
async def vera(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Соснина Вера Павловна", Role.TUTOR)


@pytest.fixture
async def topic(begin: BeginWork, unit: Unit) -> TopicId:
    async with begin() as work:
        return next(topic.id for topic in (await work.topics.tree(unit.id)).topics if topic.code == "discipline")


@pytest.fixture
def announce(verb: Verb, topic: TopicId, boris: Actor) -> Announce:
    """Boris's open hour on Thursday, with two seats unless told otherwise."""

    async def make(*, by: Actor = boris, **changes: Any) -> OpenHour:
        values: dict[str, Any] = {
            "topic_id": topic,
            "starts_at": THURSDAY,
            "minutes": 60,
            "mode": Mode.IN_PERSON,
            "place": "каб. 305 <&>",
            "seats": 2,
        } | changes
        hour: OpenHour = await verb(AnnounceOpenHour)(HourPlan(**values), by=by)
        return hour

    return make


SEATED = Standing(state=SeatState.SEATED, number=None, is_busy=False)


def waiting(number: int | None) -> Standing:
    return Standing(state=SeatState.WAITING, number=number, is_busy=False)


async def seats_of(engine: AsyncEngine, hour_id: OpenHourId) -> tuple[int, Counter[str]]:
    """How many are counted as taken, and how many stand where."""
    async with engine.connect() as connection:
        taken = await connection.scalar(select(OpenHourRow.taken).where(OpenHourRow.id == hour_id))
        states = await connection.scalars(select(SignUpRow.state).where(SignUpRow.hour_id == hour_id))
        return int(taken or 0), Counter(states)


async def told(school: School, person: Actor, kind: type[Any]) -> list[Any]:
    return [body for body in await school.notices(person.id) if isinstance(body, kind)]


async def test_fifty_who_press_at_once_never_get_more_seats_than_there_are(
    school: School, unit: Unit, engine: AsyncEngine, verb: Verb, announce: Announce
) -> None:
    crowd = [await school.person(unit, f"Учитель Пётр{number} Ильич", Role.MENTEE) for number in range(PRESSES)]
    for number in range(ROUNDS):
        hour = await announce(seats=SEATS, starts_at=THURSDAY + timedelta(hours=number))
        stood: list[Standing] = await asyncio.gather(*(verb(SignUpForOpenHour)(hour.id, by=each) for each in crowd))
        assert Counter(each.state for each in stood) == {SeatState.SEATED: SEATS, SeatState.WAITING: PRESSES - SEATS}
        assert await seats_of(engine, hour.id) == (SEATS, {"seated": SEATS, "waiting": PRESSES - SEATS})
        # Half of them think better of it while the others press again: no seat is lost, and none is given twice.
        leaving = crowd[::2]
        presses = [verb(SignOffOpenHour)(hour.id, by=each) for each in leaving]
        presses += [verb(SignUpForOpenHour)(hour.id, by=each) for each in crowd[1::2]]
        await asyncio.gather(*presses)
        assert await seats_of(engine, hour.id) == (
            SEATS,
            {"seated": SEATS, "waiting": PRESSES // 2 - SEATS, "off": PRESSES // 2},
        )


async def test_the_host_and_a_free_seat_at_once_give_it_once(
    school: School, unit: Unit, engine: AsyncEngine, verb: Verb, announce: Announce, boris: Actor
) -> None:
    crowd = [await school.person(unit, f"Учитель Пётр{number} Ильич", Role.MENTEE) for number in range(6)]
    hour = await announce(seats=3, admission=Admission.CHOSEN)
    for each in crowd:
        standing = await verb(SignUpForOpenHour)(hour.id, by=each)
        assert standing == waiting(None)
    found = await asyncio.gather(
        *(verb(ChooseForSeat)(hour.id, each.id, by=boris) for each in crowd * 2), return_exceptions=True
    )
    assert found.count(None) == 3
    assert {type(each) for each in found if each is not None} <= {NoSeatLeft, Gone}
    assert await seats_of(engine, hour.id) == (3, {"seated": 3, "waiting": 3})
    # One notice to the host, however many asked; and one to everybody chosen.
    assert len(await told(school, boris, SeatsAsked)) == 1
    assert sorted([len(await told(school, each, SeatFound)) for each in crowd]) == [0, 0, 0, 1, 1, 1]


async def test_an_hour_called_off_while_people_sign_up_seats_nobody_afterwards(
    engine: AsyncEngine, verb: Verb, announce: Announce, boris: Actor, anya: Actor, nikita: Actor, school: School
) -> None:
    seated = 0
    for number in range(8):
        hour = await announce(starts_at=THURSDAY + timedelta(hours=number))

        async def sign_up(person: Actor, hour_id: OpenHourId = hour.id) -> None:
            with suppress(OpenHourOver):
                await verb(SignUpForOpenHour)(hour_id, by=person)

        await asyncio.gather(sign_up(anya), verb(CallOffOpenHour)(hour.id, by=boris), sign_up(nikita))
        # Whoever had a seat by then was told; nobody else.
        _, states = await seats_of(engine, hour.id)
        seated += states.total()
        assert sum([len(await told(school, each, OpenHourCalledOff)) for each in (anya, nikita)]) == seated


async def test_a_seat_given_back_goes_to_who_waited_longest(
    clock: SetClock,
    school: School,
    verb: Verb,
    announce: Announce,
    anya: Actor,
    nikita: Actor,
    vera: Actor,
) -> None:
    hour = await announce(seats=1)
    assert await verb(SignUpForOpenHour)(hour.id, by=anya) == SEATED
    clock.advance(minutes=1)
    assert await verb(SignUpForOpenHour)(hour.id, by=vera) == waiting(1)
    clock.advance(minutes=1)
    assert await verb(SignUpForOpenHour)(hour.id, by=nikita) == waiting(2)
    # A second press is no second place.
    assert await verb(SignUpForOpenHour)(hour.id, by=nikita) == waiting(2)
    await verb(SignOffOpenHour)(hour.id, by=anya)
    assert len(await told(school, vera, SeatFound)) == 1
    assert await told(school, nikita, SeatFound) == []
    # Who comes back is the last in the line.
    clock.advance(minutes=1)
    assert await verb(SignUpForOpenHour)(hour.id, by=anya) == waiting(2)
    await verb(Leave)(by=vera)
    assert len(await told(school, nikita, SeatFound)) == 1


async def test_who_may_hold_one_and_within_what_limits(
    verb: Verb, school: School, unit: Unit, topic: TopicId, announce: Announce, boris: Actor, anya: Actor
) -> None:
    other = await school.unit("Другая школа")
    stranger = await school.person(other, "Чужой Пётр Ильич", Role.CURATOR)
    candidate = await school.person(unit, "Кандидатов Иван Ильич", Role.MENTOR)
    refused: list[tuple[type[Refusal], dict[str, Any]]] = [
        (NoHost, {"by": anya}),
        (NoHost, {"by": candidate}),
        (Gone, {"by": stranger}),
        (Gone, {"topic_id": TopicId(10_000)}),
        (Gone, {"minutes": 5}),
        (Gone, {"step_days": 3}),
        (SeatsOutOfRange, {"seats": 0}),
        (SeatsOutOfRange, {"seats": 101}),
        (TextMissing, {"place": "  "}),
        (NoticeTooShort, {"starts_at": MONDAY_MORNING + timedelta(minutes=30)}),
        (TooFarAhead, {"starts_at": MONDAY_MORNING + timedelta(days=61)}),
    ]
    for refusal, changes in refused:
        with pytest.raises(refusal):
            await announce(**changes)
    curator = await school.person(unit, "Кузнецова Вера Ильинична", Role.CURATOR)
    await announce(by=curator)
    for number in range(8):
        await announce(starts_at=THURSDAY + timedelta(hours=number))
    with pytest.raises(TooManyOpenHours):
        await announce()


async def test_what_is_not_yours_does_not_exist(
    clock: SetClock, verb: Verb, school: School, unit: Unit, announce: Announce, boris: Actor, anya: Actor
) -> None:
    hour = await announce()
    other = await school.unit("Другая школа")
    stranger = await school.person(other, "Чужой Пётр Ильич", Role.CURATOR)
    guest = await school.person(unit, "Гостев Пётр Ильич", Role.GUEST)
    refused: list[tuple[type[Refusal], Awaitable[object]]] = [
        (Gone, verb(SignUpForOpenHour)(hour.id, by=stranger)),
        (Gone, verb(SignUpForOpenHour)(hour.id, by=guest)),
        (Gone, verb(SignUpForOpenHour)(OpenHourId(999), by=anya)),
        (OwnOpenHour, verb(SignUpForOpenHour)(hour.id, by=boris)),
        (Gone, verb(SignOffOpenHour)(hour.id, by=stranger)),
        (Gone, verb(ChooseForSeat)(hour.id, anya.id, by=anya)),
        (Gone, verb(ChooseForSeat)(hour.id, anya.id, by=boris)),
        (Gone, verb(MoveOpenHour)(hour.id, THURSDAY, Mode.ONLINE, "link", by=anya)),
        (Gone, verb(CallOffOpenHour)(hour.id, by=stranger)),
        (Gone, verb(MarkAttendance)(hour.id, by=anya)),
        (NotYetBegun, verb(MarkAttendance)(hour.id, by=boris)),
        (Gone, verb(LookAtAnnouncedHour)(hour.id, by=anya)),
        (Gone, verb(LookAtAnnouncedHour)(hour.id, by=stranger)),
    ]
    for refusal, press in refused:
        with pytest.raises(refusal):
            await press
    clock.set(THURSDAY)
    for verb_of in (SignUpForOpenHour, SignOffOpenHour):
        with pytest.raises(OpenHourOver):
            await verb(verb_of)(hour.id, by=anya)


async def test_it_is_announced_to_the_unit_or_to_who_needs_it_once_each(
    begin: BeginWork,
    school: School,
    unit: Unit,
    topic: TopicId,
    announce: Announce,
    boris: Actor,
    anya: Actor,
    nikita: Actor,
    vera: Actor,
) -> None:
    guest = await school.person(unit, "Гостев Пётр Ильич", Role.GUEST)
    away = await school.person(
        unit, "Отпускова Анна Ильинична", Role.MENTEE, paused_until=(MONDAY_MORNING + timedelta(days=9)).date()
    )
    async with begin() as work:
        direction = (await work.topics.get(topic)).parent_id
        assert direction is not None
        for person, needed, level in ((anya, topic, 3), (nikita, direction, 1), (vera, topic, 0), (away, topic, 3)):
            level_of = TopicLevel(topic_id=needed, bent=Bent.NEED, level=level)
            await work.people.set_topics(person.id, Bent.NEED, [level_of])
    everybody = (boris, anya, nikita, vera, guest, away)
    await announce(audience=Audience.TOPIC)
    assert [len(await told(school, each, OpenHourAnnounced)) for each in everybody] == [0, 1, 1, 0, 0, 0]
    await announce(audience=Audience.UNIT, starts_at=THURSDAY + timedelta(days=1))
    assert [len(await told(school, each, OpenHourAnnounced)) for each in everybody] == [0, 2, 2, 1, 0, 0]
    assert OpenHourAnnounced.is_unasked


async def test_its_clock_reminds_asks_who_came_and_brings_the_next(
    clock: SetClock,
    school: School,
    engine: AsyncEngine,
    verb: Verb,
    announce: Announce,
    boris: Actor,
    anya: Actor,
    nikita: Actor,
) -> None:
    hour = await announce(step_days=7)
    await verb(SignUpForOpenHour)(hour.id, by=anya)
    await verb(SignUpForOpenHour)(hour.id, by=nikita)
    assert await verb(DueOpenHours)() == []
    assert await verb(NextOpenHourDue)() == THURSDAY - timedelta(hours=24)
    clock.set(THURSDAY - timedelta(hours=24))
    [due] = await verb(DueOpenHours)()
    for _ in range(2):
        await verb(FollowOpenHour)(due)
    assert [len(await told(school, each, OpenHourReminder)) for each in (boris, anya, nikita)] == [1, 1, 1]
    # The bot was down when the last reminder was due, and is back after the beginning: nothing is sent late.
    clock.set(THURSDAY + timedelta(minutes=5))
    await verb(FollowOpenHour)(hour.id)
    assert len(await told(school, anya, OpenHourReminder)) == 1
    await verb(MarkAttendance)(hour.id, anya.id, by=boris)
    clock.set(hour.ends_at)
    for _ in range(2):
        await verb(FollowOpenHour)(hour.id)
    assert len(await told(school, boris, AttendanceAsked)) == 1
    await verb(MarkAttendance)(hour.id, by=boris)
    await verb(MarkAttendance)(hour.id, nikita.id, by=boris)
    desk = SqlOpenHoursDesk(engine)
    card = await desk.hosted_card(hour.id, by=boris)
    assert [(each.name, each.came) for each in card.people] == [(anya.person.name, True), (nikita.person.name, False)]
    figures = [await desk.figures(by=each) for each in (boris, anya, nikita)]
    assert [(each.held_minutes, each.visited_minutes) for each in figures] == [(60, 0), (0, 60), (0, 0)]
    sheet = await SqlMeetingLogBook(engine).record_sheet(THURSDAY.date(), THURSDAY.date(), by=boris)
    assert [(each.minutes, each.people, each.starts_at) for each in sheet.events] == [(60, 1, THURSDAY)]
    assert (sheet.is_empty, sheet.minutes, sheet.event_minutes) == (False, 0, 60)
    # The next is a week later, with nobody in it; everybody heard of it once.
    hosted = await desk.hosted(by=boris, now=clock.now(), page=0, size=6)
    assert [(each.starts_at, each.taken, each.state) for each in hosted.lines] == [
        (THURSDAY + timedelta(days=7), 0, OpenHourState.PLANNED),
        (THURSDAY, 2, OpenHourState.HELD),
    ]
    assert len(await told(school, anya, OpenHourAnnounced)) == 2 - 1


async def test_moving_and_calling_off_is_told_to_all_who_signed_up(
    clock: SetClock,
    school: School,
    engine: AsyncEngine,
    verb: Verb,
    announce: Announce,
    boris: Actor,
    anya: Actor,
    nikita: Actor,
    vera: Actor,
) -> None:
    hour = await announce(seats=1, step_days=14)
    await verb(SignUpForOpenHour)(hour.id, by=anya)
    await verb(SignUpForOpenHour)(hour.id, by=nikita)
    later = THURSDAY + timedelta(hours=1)
    await verb(MoveOpenHour)(hour.id, later, Mode.ONLINE, "https://example.org/x", by=boris)
    assert [len(await told(school, each, OpenHourMoved)) for each in (anya, nikita, vera, boris)] == [1, 1, 0, 0]
    # Who has not read the announcement yet reads the new time in it; nobody is told twice.
    [fresh] = await told(school, vera, OpenHourAnnounced)
    assert (fresh.card.starts_at, fresh.card.place) == (later, "https://example.org/x")
    await verb(CallOffOpenHour)(hour.id, "Заболел", by=boris)
    for each in (anya, nikita):
        [body] = await told(school, each, OpenHourCalledOff)
        assert body.words == "Заболел"
    assert await told(school, anya, OpenHourMoved) == []
    page = await SqlOpenHoursDesk(engine).coming(by=anya, now=clock.now(), page=0, size=6)
    assert [each.starts_at for each in page.lines] == [later + timedelta(days=14)]
    [again] = page.lines
    await verb(CallOffOpenHour)(again.id, is_for_good=True, by=boris)
    assert await verb(NextOpenHourDue)() is None
    for press in (
        verb(CallOffOpenHour)(hour.id, by=boris),
        verb(MoveOpenHour)(hour.id, later, Mode.ONLINE, "x", by=boris),
        verb(SignUpForOpenHour)(hour.id, by=vera),
    ):
        with pytest.raises(OpenHourOver):
            await press


async def test_with_the_host_their_open_hours_leave(
    school: School, verb: Verb, announce: Announce, boris: Actor, anya: Actor
) -> None:
    hour = await announce(step_days=7)
    await verb(SignUpForOpenHour)(hour.id, by=anya)
    await verb(Leave)(by=boris)
    assert len(await told(school, anya, OpenHourCalledOff)) == 1
    assert await verb(NextOpenHourDue)() is None


async def test_a_list_of_many_opens_in_as_many_statements_as_one_of_few(
    engine: AsyncEngine, announce: Announce, verb: Verb, counting: Counting, boris: Actor, anya: Actor, clock: SetClock
) -> None:
    desk = SqlOpenHoursDesk(engine)

    async def opens(hour_id: OpenHourId) -> int:
        with counting() as statements:
            await desk.coming(by=anya, now=clock.now(), page=0, size=6)
            await desk.hosted(by=boris, now=clock.now(), page=0, size=6)
            await desk.card(hour_id, by=anya)
            await desk.hosted_card(hour_id, by=boris)
        return len(statements)

    hour = await announce()
    before = await opens(hour.id)
    for number in range(7):
        await announce(starts_at=THURSDAY + timedelta(hours=number))
    await verb(SignUpForOpenHour)(hour.id, by=anya)
    assert await opens(hour.id) == before
    with pytest.raises(NotAllowed):
        await desk.coming(by=Actor(person=anya.person), now=clock.now(), page=0, size=6)
