"""What screens of meetings read, by whom and in how many statements; what is kept of people. On both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.help_desk import SqlHelpDesk
from bot.storage.meeting_desk import SqlMeetingDesk
from mentoring.meeting_desk import UnitMeetings
from mentoring.model.bank import RoleForm
from mentoring.model.ids import MeetingId
from mentoring.model.meetings import Meeting, MeetingState, Outcome
from mentoring.model.mentorship import Mentorship, MentorshipState
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.meeting_outcomes import PutMeetingIn, SayOutcome
from mentoring.use_cases.meetings import CallOffMeeting, ConfirmMeeting, MeetingPlan, ProposeMeeting
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.pairs import together
from tests.school import School, Verb

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)
WEEK: dict[str, Any] = {"since": MONDAY_MORNING, "until": MONDAY_MORNING + 7 * DAY, "now": MONDAY_MORNING}


@pytest.fixture
def desk(engine: AsyncEngine) -> SqlMeetingDesk:
    return SqlMeetingDesk(engine)


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR)


@pytest.fixture
async def pair(school: School, boris: Actor, anya: Actor) -> Mentorship:
    return await together(school.begin, boris, anya)


def plan(at: datetime, **fields: Any) -> MeetingPlan:
    made = MeetingPlan(times=(at,), minutes=45, mode=Mode.IN_PERSON, place="каб. 12", agenda="Наедине", goal="Цель")
    return replace(made, **fields)


async def agree(verb: Verb, pair: Mentorship, boris: Actor, anya: Actor, at: datetime) -> Meeting:
    proposed = await verb(ProposeMeeting)(pair.id, plan(at), by=boris)
    return await verb(ConfirmMeeting)(proposed.id, at, by=anya)


async def test_what_waits_for_ones_word_comes_first_and_what_is_called_off_is_left_out(
    desk: SqlMeetingDesk, verb: Verb, school: School, unit: Unit, pair: Mentorship, boris: Actor, anya: Actor,
    engine: AsyncEngine, clock: SetClock,
) -> None:  # fmt: skip
    ahead = await agree(verb, pair, boris, anya, WEDNESDAY)
    asked = await verb(ProposeMeeting)(pair.id, plan(WEDNESDAY + 10 * DAY), by=boris)
    off = await agree(verb, pair, boris, anya, WEDNESDAY + DAY)
    await verb(CallOffMeeting)(off.id, by=anya)
    hers = await desk.mine(by=anya, **WEEK)
    assert [(line.id, line.asks_reader, line.names) for line in hers.lines] == [
        (asked.id, True, (boris.person.name,)),
        (ahead.id, False, (boris.person.name,)),
    ]
    # His own times wait for her, and lie beyond this week.
    assert [line.id for line in (await desk.mine(by=boris, **WEEK)).lines] == [ahead.id]
    clock.set(WEDNESDAY + HOUR)
    past = await desk.past(by=boris, now=clock.now())
    assert [(line.id, line.asks_reader) for line in past.lines] == [(ahead.id, True)]
    waiting = await SqlHelpDesk(engine).waiting(anya.id, unit.id, decides=False, mentors=True, now=MONDAY_MORNING)
    assert (waiting.meetings, waiting.meetings_to_answer) == (1, 1)
    assert await desk.days(by=anya, since=MONDAY_MORNING, until=MONDAY_MORNING + 31 * DAY) == [WEDNESDAY]
    assert await desk.next_of(pair.id, by=anya, now=MONDAY_MORNING) == WEDNESDAY


async def test_lists_month_and_calendar_take_as_many_statements_full_as_empty(
    desk: SqlMeetingDesk, verb: Verb, pair: Mentorship, boris: Actor, anya: Actor, curator: Actor, unit: Unit,
    counting: Counting,
) -> None:  # fmt: skip
    async def counts() -> list[int]:
        counted = []
        month = {"since": MONDAY_MORNING - 31 * DAY, "until": MONDAY_MORNING + 31 * DAY}
        for read in (
            lambda: desk.mine(by=anya, **WEEK),
            lambda: desk.past(by=anya, now=MONDAY_MORNING),
            lambda: desk.days(by=anya, **month),
            lambda: desk.entries(by=anya, since=MONDAY_MORNING - 90 * DAY),
            lambda: desk.of_unit(unit.id, UnitMeetings.PAST, by=curator, now=MONDAY_MORNING),
        ):
            with counting() as statements:
                await read()
            counted.append(len(statements))
        return counted

    empty = await counts()
    for number in range(1, 15):
        await verb(PutMeetingIn)(pair.id, MONDAY_MORNING - number * DAY, minutes=45, mode=Mode.ONLINE, by=boris)
        await agree(verb, pair, boris, anya, WEDNESDAY + number * DAY / 2)
    full = await counts()
    assert full == [3, 3, 1, 2, 4]
    assert all(more - less <= 1 for less, more in zip(empty, full, strict=True))


async def test_the_curator_reads_dates_topics_and_states_and_the_head_only_what_has_to_be_settled(
    desk: SqlMeetingDesk, verb: Verb, school: School, unit: Unit, pair: Mentorship, boris: Actor, anya: Actor,
    curator: Actor, clock: SetClock,
) -> None:  # fmt: skip
    head = await school.person(unit, "Директоров Егор Петрович", Role.HEAD)
    own = await together(school.begin, head, anya, form=RoleForm.HEAD_TEACHER)
    meeting = await agree(verb, pair, boris, anya, WEDNESDAY)
    of_head = await agree(verb, own, head, anya, WEDNESDAY + DAY)
    page = await desk.of_unit(unit.id, UnitMeetings.AHEAD, by=curator, now=MONDAY_MORNING)
    assert [(line.id, line.pair, line.at) for line in page.lines] == [
        (meeting.id, "Вяткин Б. А. → Лугова А. С.", WEDNESDAY)
    ]
    assert not {"Наедине", "Цель", "каб. 12"} & {str(value) for value in vars_of(page.lines[0])}
    for stranger in (curator, head):
        with pytest.raises(Gone):
            await desk.unit_card(of_head.id, by=stranger)
    for stranger, which in ((boris, UnitMeetings.AHEAD), (head, UnitMeetings.AHEAD), (head, UnitMeetings.PAST)):
        with pytest.raises(NotAllowed):
            await desk.of_unit(unit.id, which, by=stranger, now=MONDAY_MORNING)
    with pytest.raises(NotAllowed):
        await desk.unit_card(meeting.id, by=head)
    clock.set(WEDNESDAY + HOUR)
    for person, outcome in ((boris, Outcome.HELD), (anya, Outcome.MISSED)):
        await verb(SayOutcome)(meeting.id, outcome, by=person)
    for decider in (curator, head):
        [disputed] = (await desk.of_unit(unit.id, UnitMeetings.DISPUTED, by=decider, now=clock.now())).lines
        assert disputed.may_decide
        assert (await desk.unit_card(meeting.id, by=decider)).may_decide
    assert dict(disputed.said) == {boris.person.name: Outcome.HELD, anya.person.name: Outcome.MISSED}
    outsider = await school.person(await school.unit("Другая школа"), "Чужая Инна Юрьевна", *Role)
    for stranger in (outsider, curator):
        with pytest.raises(Gone):
            await desk.card(meeting.id, by=stranger)
    with pytest.raises(Gone):
        await desk.unit_card(meeting.id, by=outsider)
    with pytest.raises(Gone):
        await desk.card(MeetingId(99), by=anya)


def vars_of(line: Any) -> list[object]:
    return [getattr(line, name) for name in line.__dataclass_fields__]


async def test_a_person_takes_their_meetings_along_and_what_was_written_goes_with_them(
    desk: SqlMeetingDesk, verb: Verb, school: School, boris: Actor, anya: Actor
) -> None:
    pair = await together(school.begin, boris, anya)
    meeting = await agree(verb, pair, boris, anya, WEDNESDAY)
    async with school.begin() as work:
        sections: Any = await work.people.record_of(anya.id)
        [record] = sections["meetings"]
        assert (record["place"], record["agenda"], record["starts_at"]) == ("каб. 12", "Наедине", WEDNESDAY)
        stored = await work.mentorships.get(pair.id)
        await work.mentorships.save(replace(stored, state=MentorshipState.ENDED), expected=stored)
        await work.people.erase(anya.id)
        kept = await work.meetings.get(meeting.id)
    assert (kept.place, kept.agenda, kept.goal) == ("", "", "")
    assert (kept.state, kept.starts_at) == (MeetingState.CONFIRMED, WEDNESDAY)
