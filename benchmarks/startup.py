"""How long it takes until the program is there."""

import asyncio
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from statistics import median

from aiohttp import ClientError, ClientSession

from benchmarks import table
from benchmarks.guest import process

STARTS, HELPS = 3, 5


async def startup(folder: Path) -> None:
    """Print the table."""
    first, *later = [await _started(folder) for _ in range(1 + STARTS)]
    helps = [await _helped(folder) for _ in range(HELPS)]
    rows = [
        ("first start, on an empty folder", first),
        (
            f"start after that (median of {STARTS})",
            (median(each[0] for each in later), median(each[1] for each in later)),
        ),
    ]
    table.printed(
        "Start-up, `nastavnik sandbox --empty`",
        ("", "the page answers", "the bot is at work"),
        [(name, f"{door:.1f} s", f"{work:.1f} s") for name, (door, work) in rows],
    )
    table.printed("Start-up, `nastavnik --help`", ("", "time"), [(f"median of {HELPS}", f"{median(helps):.2f} s")])


async def _started(folder: Path) -> tuple[float, float]:
    """Seconds until the chat page answers, and until the program says that it is open."""
    port = _free_port()
    begun = time.perf_counter()
    door = asyncio.create_task(_door_opens(port, begun))
    async with sandbox(folder, port):
        at_work = time.perf_counter() - begun
        return await door, at_work


@asynccontextmanager
async def sandbox(folder: Path, port: int | None = None) -> AsyncIterator[int]:
    """`nastavnik sandbox --empty` with its data in the folder, when it is open; its process id."""
    port = port or _free_port()
    environment = {name: value for name, value in os.environ.items() if name not in {"BOT_TOKEN", "TELEGRAM_PROXY"}} | {
        "DATABASE_URL": f"sqlite:///{folder / 'started' / 'school.sqlite3'}",
        "LOG_LEVEL": "ERROR",
        "DEFAULT_LANGUAGE": "en",
    }
    command = [sys.executable, "-m", "bot", "sandbox", "--empty", "--port", str(port)]
    async with process(command, f":{port}", folder, environment) as running:
        yield running


async def _door_opens(port: int, begun: float) -> float:
    async with asyncio.timeout(60), ClientSession() as session:
        while True:
            with suppress(ClientError):
                async with session.get(f"http://127.0.0.1:{port}/") as answer:
                    answer.raise_for_status()
                    return time.perf_counter() - begun
            await asyncio.sleep(0.01)


async def _helped(folder: Path) -> float:
    begun = time.perf_counter()
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--help", cwd=folder, stdout=asyncio.subprocess.DEVNULL
    )
    await running.wait()
    return time.perf_counter() - begun


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
