"""The same pump on the project's own Telegram, with its faults."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.handled_updates import SqlHandledUpdates
from bot.telegram import fit_out
from bot.updates import Updates
from sandbox import Sandbox
from tests.conftest import PATIENCE


class House:
    """A bot that writes down what it hears, living in a sandbox."""

    def __init__(self, engine: AsyncEngine, sandbox: Sandbox) -> None:
        self.heard: list[str] = []
        self.sandbox = sandbox
        self.person: int = sandbox.control.add_user("Аня")["id"]
        dispatcher = Dispatcher(disable_fsm=True)
        dispatcher.message.register(self.hear)
        bot = Bot(sandbox.token, session=fit_out(sandbox.session()))
        self.updates = Updates(bot, dispatcher, SqlHandledUpdates(engine), pause=0.01, rest=self.rest)

    async def hear(self, message: Message) -> None:
        self.heard.append(message.text or "")
        await message.answer("слышу")

    async def rest(self, _seconds: float) -> None:
        await asyncio.sleep(0)

    def says(self, text: str) -> None:
        self.sandbox.control.say(self.person, self.person, text)


@pytest.fixture
async def house(sqlite_engine: AsyncEngine) -> AsyncIterator[House]:
    async with Sandbox() as sandbox:
        house = House(sqlite_engine, sandbox)
        run = asyncio.create_task(house.updates.run())
        yield house
        house.updates.stop()
        await run


async def test_what_a_person_says_is_answered_and_the_house_falls_quiet(house: House) -> None:
    house.says("привет")
    assert await house.sandbox.control.idle(PATIENCE)
    assert house.heard == ["привет"]
    assert [message["text"] for message in house.sandbox.control.messages(house.person)] == ["привет", "слышу"]


async def test_malformed_doubled_and_reversed_updates_do_no_harm(house: House) -> None:
    house.sandbox.control.disturb_updates("duplicate", 3)
    house.sandbox.control.disturb_updates("reorder", 2)
    house.sandbox.control.inject_update({"message": {"date": "никогда"}})
    for number in range(5):
        house.says(str(number))
    assert await house.sandbox.control.idle(PATIENCE)
    assert house.heard == ["0", "1", "2", "3", "4"]


async def test_refusals_of_telegram_are_outlasted(house: House) -> None:
    house.sandbox.control.add_fault(method="getUpdates", status=502, times=3)
    house.says("привет")
    assert await house.sandbox.control.idle(PATIENCE)
    assert house.heard == ["привет"]
