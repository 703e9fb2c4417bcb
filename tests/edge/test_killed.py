"""The real program against Telegram's box in another process: killed in the middle of things, and asked to stop."""

import asyncio
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.migrating import migrate
from bot.public_holidays import PublicCalendar
from bot.storage.engine import open_engine
from bot.use_cases import UseCases
from mentoring.model.help_request import Content, ContentKind, Urgency
from mentoring.model.ids import AccountId
from mentoring.model.people import Role
from sandbox import Sandbox
from tests.conftest import PATIENCE
from tests.school import School

ROOT = Path(__file__).resolve().parents[2]
PAIRS, MESSAGES = 12, 5

Start = Callable[[], Awaitable[asyncio.subprocess.Process]]


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def start(box: Sandbox, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts `nastavnik run` on the box; whatever is left at the end is killed."""
    running: list[asyncio.subprocess.Process] = []
    async with box.serve("127.0.0.1", 0) as address:

        async def run() -> asyncio.subprocess.Process:
            environment = os.environ | {
                "BOT_TOKEN": box.token,
                "TELEGRAM_API_BASE": address.url,
                "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'school.sqlite3'}",
                "LOG_LEVEL": "WARNING",
                "PYTHONPATH": str(ROOT),
            }
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=tmp_path, env=environment,
                stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            running.append(process)
            return process

        yield run
        for process in running:
            if process.returncode is None:
                process.kill()
                await process.wait()


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'school.sqlite3'}")
    await migrate(engine)
    yield engine
    await engine.dispose()


async def talking(box: Sandbox, engine: AsyncEngine) -> list[tuple[int, int]]:
    """The accounts of mentees and mentors, each pair in a talk."""
    school = School(engine, box.clock)
    unit = await school.unit()
    use_cases = UseCases.wire(school.begin, box.clock, PublicCalendar())
    curator = await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR)
    async with school.begin() as work:
        topic = (await work.topics.tree(unit.id)).directions()[0].id
    pairs = []
    for number in range(PAIRS):
        accounts = [AccountId(box.control.add_user(f"{who}{number}")["id"]) for who in ("Аня", "Борис")]
        mentee = await school.person(unit, f"Лугова Аня{number}", Role.MENTEE, account=accounts[0])
        mentor = await school.person(unit, f"Вяткин Борис{number}", Role.MENTOR, account=accounts[1])
        question = [Content(kind=ContentKind.TEXT, text="Помогите")]
        request = await use_cases.ask_for_help(topic, Urgency.URGENT, question, by=mentee)
        await use_cases.assign_help(request.id, mentor.id, by=curator)
        pairs.append((int(accounts[0]), int(accounts[1])))
    return pairs


def arrived(box: Sandbox, pairs: list[tuple[int, int]]) -> Counter[str]:
    """How often each word of the mentees stands in the mentors' chats."""
    shown = [message.get("text") or "" for _, mentor in pairs for message in box.control.messages(mentor)]
    return Counter(text.rpartition("\n")[2] for text in shown if "слово" in text)


async def until(holds: Callable[[], bool]) -> None:
    while not await _looked(holds):
        pass


async def _looked(holds: Callable[[], bool]) -> bool:
    await asyncio.sleep(0.02)
    return holds()


@pytest.mark.timeout(10 * PATIENCE)  # the program starts twice
async def test_killed_in_a_stream_of_messages_it_loses_none_and_stopped_it_ends_in_time(
    box: Sandbox, engine: AsyncEngine, start: Start
) -> None:
    pairs = await talking(box, engine)
    # Pressing /start has made the chats: a bot cannot write first.
    for pair in pairs:
        for account in pair:
            box.control.say(account, account, text="/start")
    words = set()
    for number in range(MESSAGES):
        for place, (mentee, _) in enumerate(pairs):
            words.add(f"слово {place}-{number}")
            box.control.say(mentee, mentee, text=f"слово {place}-{number}")
    first = await start()
    await until(lambda: arrived(box, pairs).total() >= len(words) // 4)
    first.kill()
    await first.wait()
    before = arrived(box, pairs)
    assert len(before) < len(words), "killed too late to prove anything"
    second = await start()
    await until(lambda: arrived(box, pairs).keys() == words)
    doubles = arrived(box, pairs).total() - len(words)
    # What was sent and not yet marked: one notice a chat at most.
    assert doubles <= PAIRS

    box.control.add_fault("sendMessage", delay=2.0)
    mentee, _ = pairs[0]
    box.control.say(mentee, mentee, text="/help")
    await until(lambda: not box.control.faults)
    asked = time.monotonic()
    second.send_signal(signal.SIGTERM)
    assert await second.wait() == 0
    assert time.monotonic() - asked < 10
    assert "/help" not in str(box.control.messages(mentee)[-1].get("text"))
