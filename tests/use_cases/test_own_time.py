from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.notices import SqlNoticeQueue
from mentoring.model.help_request import Content, ContentKind, Step, Urgency
from mentoring.model.people import Actor, Role
from mentoring.model.school_calendar import Lesson, Span
from mentoring.model.units import Unit
from mentoring.notices.help import HelpNeedsCurator, HelpOffered
from mentoring.refusals import DateUnclear, EndBeforeStart, Gone, HoursTooShort
from mentoring.use_cases.own_time import EndLeave, SetHours, SetLessons, SetMethodicalDay, TakeLeave
from mentoring.use_cases.situational_help import AskForHelp
from tests.conftest import SetClock
from tests.school import School, Verb

WORDS = [Content(kind=ContentKind.TEXT, text="Помогите")]
TODAY = date(2026, 11, 23)


async def asks(verb: Verb, school: School, unit: Unit, mentee: Actor, urgency: Urgency) -> Step:
    async with school.begin() as work:
        topic = (await work.topics.tree(unit.id)).directions()[0].id
    return (await verb(AskForHelp)(topic, urgency, WORDS, by=mentee)).step


async def test_each_answer_is_kept_and_comes_back_from_the_database(verb: Verb, school: School, mentor: Actor) -> None:
    await verb(SetHours)((time(9), time(18, 30)), by=mentor)
    await verb(TakeLeave)(date(2026, 12, 1), date(2026, 12, 14), by=mentor)
    await verb(SetMethodicalDay)(2, by=mentor)
    await verb(SetLessons)(0, [3, 1], by=mentor)
    await verb(SetLessons)(1, [2], by=mentor)
    person = (await school.actor(mentor)).person
    assert person.hours == (time(9), time(18, 30))
    assert person.leave == Span(date(2026, 12, 1), date(2026, 12, 14))
    assert person.methodical_day == 2
    assert person.lessons == {Lesson(0, 1), Lesson(0, 3), Lesson(1, 2)}
    await verb(SetHours)(None, by=mentor)
    await verb(EndLeave)(by=mentor)
    await verb(SetMethodicalDay)(None, by=mentor)
    await verb(SetLessons)(0, [], by=mentor)
    person = (await school.actor(mentor)).person
    assert (person.hours, person.leave, person.methodical_day) == (None, None, None)
    assert person.lessons == {Lesson(1, 2)}


async def test_what_makes_no_sense_is_refused(verb: Verb, mentor: Actor) -> None:
    for hours in ((time(18), time(9)), (time(9), time(10, 59))):
        with pytest.raises(HoursTooShort):
            await verb(SetHours)(hours, by=mentor)
    with pytest.raises(EndBeforeStart):
        await verb(TakeLeave)(date(2026, 12, 14), date(2026, 12, 1), by=mentor)
    for first, last in (
        (date(2026, 11, 1), date(2026, 11, 22)),
        (TODAY, TODAY + timedelta(days=367)),
        (TODAY - timedelta(days=367), TODAY),
    ):
        with pytest.raises(DateUnclear):
            await verb(TakeLeave)(first, last, by=mentor)
    with pytest.raises(Gone):
        await verb(SetMethodicalDay)(7, by=mentor)
    for weekday, numbers in ((7, [1]), (0, [0]), (0, [9])):
        with pytest.raises(Gone):
            await verb(SetLessons)(weekday, numbers, by=mentor)


async def test_nobody_on_leave_is_asked_to_help(
    verb: Verb, school: School, unit: Unit, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    await verb(TakeLeave)(TODAY, TODAY + timedelta(days=1), by=mentor)
    assert await asks(verb, school, unit, mentee, Urgency.URGENT) is Step.CURATOR
    assert await school.notices(mentor.id) == []
    clock.advance(days=2)
    assert await asks(verb, school, unit, mentee, Urgency.URGENT) is Step.POOL
    assert isinstance((await school.notices(mentor.id))[0], HelpOffered)


async def test_a_curator_on_leave_has_what_nobody_took_only_when_nobody_else_is_there(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentee: Actor
) -> None:
    await verb(TakeLeave)(TODAY, TODAY, by=curator)
    await asks(verb, school, unit, mentee, Urgency.URGENT)
    assert isinstance((await school.notices(curator.id))[0], HelpNeedsCurator)
    head = await school.person(unit, "Головин Олег Павлович", Role.HEAD)
    await asks(verb, school, unit, mentee, Urgency.URGENT)
    assert len(await school.notices(curator.id)) == 1
    assert isinstance((await school.notices(head.id))[0], HelpNeedsCurator)


async def test_an_offer_that_is_not_urgent_waits_for_the_mentors_own_hours(
    verb: Verb, school: School, unit: Unit, mentor: Actor, mentee: Actor, engine: AsyncEngine
) -> None:
    await verb(SetHours)((time(12), time(18)), by=mentor)
    await asks(verb, school, unit, mentee, Urgency.TODAY)
    assert isinstance((await school.notices(mentor.id))[0], HelpOffered)
    assert await SqlNoticeQueue(engine).next_due() == datetime(2026, 11, 23, 7, tzinfo=UTC)
