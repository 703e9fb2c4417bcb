"""What the processes have in memory."""

import asyncio
from pathlib import Path

from benchmarks import table
from benchmarks.guest import ECHO, PROGRAM, guest, memory
from benchmarks.phones import phones_of, side_by_side
from benchmarks.population import CITY, CITY_NOTICES, city, database
from benchmarks.startup import sandbox

VISITORS = 500
#: Longer than the clock's tick, so that every job has run on the full database.
TICKS_SECONDS = 11


async def city_memory(folder: Path) -> None:
    """Print the table."""
    rows: list[tuple[str, float]] = []
    async with sandbox(folder) as running:
        rows.append(("program and sandbox in one process, after start", memory(running)))
    people = sum(CITY.values())
    async with phones_of(people) as (_, address, accounts, phones):
        async with guest(ECHO, address) as running:
            await side_by_side(accounts[:VISITORS], 10, lambda account: phones.says(account, "/start"))
            rows.append((f"bare aiogram echo bot, {VISITORS} people spoke to it", memory(running)))
        empty = folder / "empty.sqlite3"
        await (await database(empty)).dispose()
        async with guest(PROGRAM, address, empty) as running:
            await asyncio.sleep(1)
            rows.append(("program, after start", memory(running)))
        full = folder / "memory.sqlite3"
        await city(full, accounts)
        async with guest(PROGRAM, address, full) as running:
            await asyncio.sleep(TICKS_SECONDS)
            rows.append((f"program, {people} people and {CITY_NOTICES} notices in the database", memory(running)))
            await side_by_side(accounts[:: people // VISITORS], 10, lambda account: phones.says(account, "/start"))
            rows.append((f"the same, {VISITORS} of them opened the menu", memory(running)))
    table.printed("Memory (resident set)", ("", "MB"), [(name, f"{size:.0f}") for name, size in rows])
