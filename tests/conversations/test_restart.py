"""The program is stopped and started again in the middle of things: nothing is lost."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.people import Role
from sandbox import Sandbox, SandboxClock
from tests.conftest import MONDAY_MORNING, NoHolidays
from tests.conversations.dsl import Stage, playing
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
