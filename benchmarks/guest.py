"""A bot in a process of its own, as it is in life, so that its figures are not those of the sandbox.

`python -m benchmarks.guest <kind> <address> [<database>]` runs until SIGTERM and says "ready" once it is.
"""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

from sandbox.box import TOKEN

READY = "ready"
#: aiogram with one handler that echoes; the same, sending to everybody when spoken to; the program; the program that
#: does not pace itself.
ECHO, SENDER, PROGRAM, UNPACED = "echo", "sender", "program", "unpaced"
#: Messages the bare sender has on their way at once: as many as the program leases.
AT_ONCE = 100
STOP_SECONDS = 15


@asynccontextmanager
async def guest(kind: str, *arguments: str | Path) -> AsyncIterator[int]:
    """The process of such a bot, ready for people; ended on leaving. Gives its id."""
    command = [sys.executable, "-m", "benchmarks.guest", kind, *map(str, arguments)]
    async with process(command, READY, Path(__file__).parents[1], dict(os.environ)) as running:
        yield running


@asynccontextmanager
async def process(command: list[str], ready: str, folder: Path, environment: dict[str, str]) -> AsyncIterator[int]:
    """A process that prints a line with `ready` in it when it is. On leaving it is asked to end, and then made to."""
    running = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL
    )
    try:
        output = running.stdout or asyncio.StreamReader()
        while ready not in (line := (await output.readline()).decode()):
            if not line:
                raise OSError(f"{command} ended with {await running.wait()}")
        yield running.pid
    finally:
        if running.returncode is None:
            running.send_signal(signal.SIGTERM)
            try:
                async with asyncio.timeout(STOP_SECONDS):
                    await running.communicate()
            except TimeoutError:
                running.kill()
                await running.wait()


def memory(pid: int) -> float:
    """What a process has in memory now (resident set), in MB; from Linux's /proc."""
    return _status(pid, "VmRSS")


def peak_memory(pid: int) -> float:
    """The most a process has had in memory so far, in MB."""
    return _status(pid, "VmHWM")


def _status(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0) / 1024


async def bare(kind: str, address: str) -> None:
    """aiogram as its manual begins."""
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(address)))
    dispatcher = Dispatcher()
    dispatcher.message.register(send_to_all if kind == SENDER else echo)
    dispatcher.startup.register(say_ready)
    await dispatcher.start_polling(bot)


async def say_ready() -> None:
    print(READY, flush=True)


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def send_to_all(message: Message, bot: Bot) -> None:
    """«from number»: one message to each of so many accounts from this one on."""
    first, number = map(int, (message.text or "").split())
    accounts = iter(range(first, first + number))

    async def one_after_another() -> None:
        for account in accounts:
            await bot.send_message(account, "Запрос «Дисциплина» теперь у куратора")

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(one_after_another())


async def program(kind: str, address: str, database: str) -> None:
    """The whole program, with its jobs."""
    from bot.app import SystemClock, assemble
    from bot.l10n import Texts
    from bot.pace import Pace
    from bot.public_holidays import PublicCalendar
    from bot.storage.engine import open_engine
    from bot.telegram import open_session
    from mentoring.model.people import Language

    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    engine = open_engine(f"sqlite+aiosqlite:///{database}")
    session = open_session(address)
    try:
        assembled = assemble(
            engine=engine,
            session=session,
            token=TOKEN,
            clock=SystemClock(),
            calendar=PublicCalendar(),
            texts=Texts(),
            language=Language.RU,
            zone="Asia/Yekaterinburg",
            pace=Pace(per_second=100_000, burst_to_chat=100_000) if kind == UNPACED else None,
        )
        await say_ready()
        await assembled.run(stop)
    finally:
        await session.close()
        await engine.dispose()


if __name__ == "__main__":
    # Figures are printed by the parent; what the guest has to say in passing would fall between them.
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(program(*sys.argv[1:]) if sys.argv[1] in {PROGRAM, UNPACED} else bare(*sys.argv[1:]))
