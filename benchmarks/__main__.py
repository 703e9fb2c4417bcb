"""`python -m benchmarks` prints every figure; `python -m benchmarks statements ticks` some."""

import asyncio
import os
import platform
import tempfile
import time
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.conversations import conversations
from benchmarks.deliveries import deliveries
from benchmarks.matching import matching
from benchmarks.meetings import meetings
from benchmarks.memory import city_memory
from benchmarks.papers import papers
from benchmarks.rotation import rotation
from benchmarks.startup import startup
from benchmarks.statements import statements
from benchmarks.ticks import ticks

PARTS: dict[str, Callable[[Path], Awaitable[None]]] = {
    "statements": statements,
    "conversations": conversations,
    "deliveries": deliveries,
    "ticks": ticks,
    "meetings": meetings,
    "matching": matching,
    "papers": papers,
    "rotation": rotation,
    "startup": startup,
    "memory": city_memory,
}


@click.command(help="Print the figures of docs/benchmarks.md, measured here and now; all of them take some minutes.")
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
def main(parts: tuple[str, ...]) -> None:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("aiogram", "aiogram-dialog", "SQLAlchemy"))
    print(f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {libraries}, SQLite")
    begun = time.perf_counter()
    for part in parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="nastavnik-bench-") as folder:
            asyncio.run(_part(part, Path(folder)))
    print(f"\n{time.perf_counter() - begun:.0f} s in all")


async def _part(name: str, folder: Path) -> None:
    await PARTS[name](folder)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
