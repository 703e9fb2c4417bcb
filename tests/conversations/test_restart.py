"""The program is stopped and started again in the middle of things: nothing is lost."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.people import Mode, Role
from mentoring.use_cases.meetings import MeetingPlan
from sandbox import Sandbox, SandboxClock
from tests.conftest import MONDAY_MORNING, NoHolidays
from tests.conversations.dsl import Someone, Stage, playing
from tests.pairs import together
from tests.school import School


async def test_a_wizard_and_a_talk_go_on_after_a_restart(
    sqlite_engine: AsyncEngine, box: Sandbox, calendar: NoHolidays
) -> None:
    school = School(sqlite_engine, box.clock)
    unit = await school.unit()
    async with playing(box, sqlite_engine, calendar) as program:
        stage = Stage(box, program, school, unit)
        anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, needs={"discipline": 3})
        boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3})
        await anya.presses("Нужна помощь")
        await anya.presses("⭐ Дисциплина")
        await anya.presses("Сейчас")
        await anya.says("Первая часть вопроса")
    # While the program is down people go on writing.
    box.control.say(anya.account, anya.account, text="Вторая часть вопроса")
    async with playing(box, sqlite_engine, calendar) as program:
        stage.program = program
        await stage.settles()
        await anya.presses("Отправить")
        boris.sees("Первая часть вопроса", "Вторая часть вопроса")
        await boris.presses("Беру")
    async with playing(box, sqlite_engine, calendar) as program:
        stage.program = program
        await boris.says("Я здесь")
        anya.sees("Я здесь")
        await anya.presses("Решено")
        boris.sees("всё решено")


async def test_the_box_itself_comes_back_as_it_was(tmp_path: Path) -> None:
    clock = SandboxClock(MONDAY_MORNING - datetime.now(UTC))
    async with Sandbox(clock=clock, directory=tmp_path) as first:
        user = first.control.add_user("Аня")["id"]
        first.control.say(user, user, text="/start")
    async with Sandbox(directory=tmp_path) as second:
        assert [message["text"] for message in second.control.messages(user)] == ["/start"]
        assert abs((second.clock.now() - first.clock.now()).total_seconds()) < 5


def reminders_of(person: Someone) -> list[str]:
    return [message["text"] for message in person.messages if "Скоро встреча" in str(message.get("text"))]


async def test_reminders_that_fell_due_while_the_program_was_down_come_once_if_of_use_and_else_never(
    sqlite_engine: AsyncEngine, box: Sandbox, calendar: NoHolidays, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mentoring")
    school = School(sqlite_engine, box.clock)
    unit = await school.unit()
    async with playing(box, sqlite_engine, calendar) as program:
        stage = Stage(box, program, school, unit)
        anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE)
        boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR)
        assert anya.actor is not None
        assert boris.actor is not None
        pair = await together(program.begin, boris.actor, anya.actor)
        # Thursday at 15:00, and Friday at 14:00.
        for at in (datetime(2026, 11, 26, 10, tzinfo=UTC), datetime(2026, 11, 27, 9, tzinfo=UTC)):
            plan = MeetingPlan(times=(at,), minutes=45, mode=Mode.IN_PERSON, place="каб. 305")
            meeting = await program.use_cases.propose_meeting(pair.id, plan, by=boris.actor)
            await program.use_cases.confirm_meeting(meeting.id, at, by=anya.actor)
        await stage.settles()
        anya.does_not_see("Скоро встреча")
    # From Monday to Thursday, twenty minutes before the first.
    box.clock.advance(timedelta(days=3, hours=4, minutes=40))
    async with playing(box, sqlite_engine, calendar) as program:
        stage.program = program
        await stage.passes(minutes=1)
        for person in (anya, boris):
            reminders = reminders_of(person)
            assert ["через 60 минут" in text for text in reminders] == [True, False]
            assert ["через 24 часа" in text for text in reminders] == [False, True]
    assert "meeting 1: its reminder of 2026-11-25 10:00:00+00:00 was not sent in time and is dropped" in caplog.text
    # Down again until the first is long over: it is asked about, and nobody is reminded of what has begun.
    box.clock.advance(timedelta(days=1, hours=1))
    async with playing(box, sqlite_engine, calendar) as program:
        stage.program = program
        await stage.passes(minutes=1)
        assert len(reminders_of(anya)) == 2
        anya.sees("Состоялась ли встреча?")
    assert "meeting 2: its reminder of 2026-11-27 08:00:00+00:00 was not sent in time and is dropped" in caplog.text
