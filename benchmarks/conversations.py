"""How many updates a second the program handles, and how long people wait, beside a bare aiogram echo bot.

Both are processes of their own and poll the same sandbox through its HTTP door; the sandbox and its people live here.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import table
from benchmarks.guest import ECHO, UNPACED, guest
from benchmarks.phones import Phones, phones_of, side_by_side
from benchmarks.population import database, populate
from bot.callbacks import OfferPress
from bot.storage.notices import WAITING
from bot.storage.rows import NoticeRow
from mentoring.model.people import Role

PEOPLE = 600
ROLES = {Role.MENTEE: 400, Role.MENTOR: 200}
AT_ONCE = 50
#: People who do it alone, and who do it side by side.
ECHOES, MENUS, WIZARDS, TAKES = (200, 2_000), (150, 1_200), (30, 150), (30, 150)
#: Updates of one whole wizard.
STEPS = 5
#: A mentor may have so many requests at once (the default of a unit).
MOST_CLAIMS = 2

Someone = TypeVar("Someone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One thing people do. `alone` and `together`: how long each waited, in seconds."""

    name: str
    updates: int
    alone: Sequence[float]
    together: Sequence[float]
    lasted: float

    @property
    def rate(self) -> float:
        """Updates a second."""
        return len(self.together) * self.updates / self.lasted

    @property
    def wait(self) -> float:
        """How long somebody alone usually waits after each update."""
        return median(self.alone) / self.updates


async def conversations(folder: Path) -> None:
    """Print the table."""
    async with phones_of(PEOPLE) as (_, address, accounts, phones), guest(ECHO, address):
        await side_by_side(accounts[:20], 5, lambda account: phones.says(account, "Добрый день"))
        echo = await _measure(
            "echo of bare aiogram", 1, _round(accounts, ECHOES), lambda account: phones.says(account, "Добрый день")
        )
    file = folder / "conversations.sqlite3"
    engine = await database(file)
    async with phones_of(PEOPLE) as (_, address, accounts, phones), guest(UNPACED, address, file):
        population = await populate(engine, accounts, ROLES, datetime.now(UTC))
        await side_by_side(accounts, AT_ONCE, lambda account: phones.says(account, "/start"))
        mentees = population.accounts(Role.MENTEE)
        menu = await _measure(
            "open the menu", 1, _round(accounts, MENUS), lambda account: phones.says(account, "/start")
        )
        wizard = await _measure(
            "ask for help, whole wizard", STEPS, _round(mentees, WIZARDS), lambda account: _ask(phones, account)
        )
        await _all_is_told(engine)
        takers = _takers(phones, population.accounts(Role.MENTOR))
        take = await _measure("accept an offer", 1, _round(takers, TAKES), lambda taker: phones.presses(*taker))
    await engine.dispose()
    table.printed(
        f"Conversations: alone, and {AT_ONCE} people at once",
        ("", "updates/s", "of bare", "alone p50", "alone p95", "an update, of bare", "at once p50", "at once p95"),
        [
            (
                each.name,
                f"{each.rate:.0f}",
                table.times_of(each.rate, echo.rate),
                table.half(each.alone),
                table.most(each.alone),
                table.times_of(each.wait, echo.wait),
                table.half(each.together),
                table.most(each.together),
            )
            for each in (echo, menu, wizard, take)
        ],
    )


def _round(people: Sequence[Someone], numbers: tuple[int, int]) -> tuple[list[Someone], list[Someone]]:
    """So many for the first part and so many for the second, beginning again from the first when there are too few."""
    alone, together = numbers
    line = [people[number % len(people)] for number in range(alone + together)]
    return line[:alone], line[alone:]


async def _measure(
    name: str,
    updates: int,
    people: tuple[list[Someone], list[Someone]],
    does: Callable[[Someone], Awaitable[float]],
) -> Measured:
    alone, _ = await side_by_side(people[0], 1, does)
    together, lasted = await side_by_side(people[1], AT_ONCE, does)
    return Measured(name=name, updates=updates, alone=alone, together=together, lasted=lasted)


async def _ask(phones: Phones, account: int) -> float:
    """Topic, urgency, words, and off it goes; how long the mentee waited in all."""
    waited = [await phones.presses(account, button) for button in ("ask", "own", "urgent")]
    waited += [await phones.says(account, "Пятый класс не слышит меня"), await phones.presses(account, "send")]
    return sum(waited)


async def _all_is_told(engine: AsyncEngine) -> None:
    """Wait until every offer stands in its mentor's chat."""
    waiting = select(func.count()).where(NoticeRow.state == WAITING)
    async with asyncio.timeout(60):
        while True:
            async with engine.connect() as connection:
                if not await connection.scalar(waiting):
                    return
            await asyncio.sleep(0.2)


def _takers(phones: Phones, mentors: Sequence[int]) -> list[tuple[int, str]]:
    """For every request a mentor who was offered it and has a hand free, with the button to press."""
    held: dict[int, int] = defaultdict(int)
    takers: dict[int, tuple[int, str]] = {}
    for mentor in mentors:
        for _, data in phones.buttons(mentor, "ho:take"):
            request = OfferPress.unpack(data).request
            if request not in takers and held[mentor] < MOST_CLAIMS:
                takers[request] = (mentor, data)
                held[mentor] += 1
    return list(takers.values())
