"""A real browser looking at a real sandbox in which a very small bot lives."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher
from aiogram.types import BotCommand
from playwright.async_api import Browser, async_playwright, expect

from sandbox import Sandbox
from tests.browser.inhabitant import inhabitant
from tests.browser.school import OpenPage, School
from tests.conftest import PATIENCE

CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser to drive. Without one the tests are skipped, but fail in CI: there it has to be installed."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    reason = "no Chromium found: install the package chromium, or name the program in CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_ARGUMENTS, timeout=PATIENCE * 1000
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def school() -> AsyncIterator[School]:
    """Four people and a polling bot behind an open HTTP door."""
    async with Sandbox() as sandbox, sandbox.serve("127.0.0.1", 0) as address:
        people = [
            sandbox.control.add_user(first, last)["id"]
            for first, last in (("Аня", "Соколова"), ("Борис", "Петров"), ("Вера", "Орлова"), ("Галина", "Ким"))
        ]
        dispatcher = Dispatcher()
        dispatcher.include_router(inhabitant())
        bot = Bot(sandbox.token, session=sandbox.session())
        await bot.set_my_name("Наставник")
        await bot.set_my_commands([BotCommand(command="poll", description="Опрос")])
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
        try:
            yield School(sandbox=sandbox, url=address.url, anya=people[0], galina=people[3])
        finally:
            await dispatcher.stop_polling()
            await polling


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser: Browser, school: School) -> AsyncIterator[OpenPage]:
    """Opens the page in a browser of its own; an error of the page or a resource from outside fails the test."""
    async with AsyncExitStack() as stack:
        opener = OpenPage(browser=browser, url=school.url, stack=stack)
        yield opener
        assert opener.complaints == []
