"""What the clock's ticks and the search for mentors cost in the database of a city."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import table
from benchmarks.population import CITY, CITY_NOTICES, LIVE, SOLVED, SUBTOPICS, city, give_mentorships
from benchmarks.statements import counted
from bot.app import SystemClock
from bot.public_holidays import PublicCalendar
from bot.storage.decisions import SqlDecisions
from bot.storage.engine import open_engine
from bot.storage.help_desk import SqlHelpDesk
from bot.storage.notices import SqlNoticeQueue
from bot.storage.unit_of_work import begin_work
from mentoring.model.ids import HelpRequestId, MentorshipId
from mentoring.model.people import Actor, Role
from mentoring.use_cases.ladder import DueRequests

TIMES = 100
#: Mentorships that wait for the curator.
WAITING = 500


async def ticks(folder: Path) -> None:
    """Print the table."""
    file = folder / "ticks.sqlite3"
    population = await city(file, range(1, 1 + sum(CITY.values())))
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    await give_mentorships(engine, population, datetime.now(UTC), WAITING)
    begin, clock = begin_work(engine), SystemClock()
    queue, desk = SqlNoticeQueue(engine), SqlHelpDesk(engine)
    due_requests = DueRequests(begin, clock, PublicCalendar())
    settings = population.unit.settings
    curator = population.ids(Role.CURATOR)[0]
    async with begin(reads_only=True) as work:
        person, roles = await work.people.get(curator), await work.people.roles_by_unit(curator)
    decisions, decider = SqlDecisions(engine), Actor(person=person, roles=roles)
    rows: list[tuple[str, ...]] = []

    async def pool() -> object:
        now = datetime.now(UTC)
        async with begin() as work:
            request = (await work.help_requests.case(HelpRequestId(LIVE))).request
            request = replace(request, topic_id=population.topics[SUBTOPICS[0]].id)
            return await work.help_requests.pool(
                request,
                now=now,
                today=now.date(),
                lately=now - settings.lately,
                max_claims=settings.max_open_claims,
                limit=settings.pool_size,
            )

    async def waiting() -> object:
        now = datetime.now(UTC)
        return await desk.waiting(curator, population.unit.id, decides=True, mentors=True, judges=True, now=now)

    async def counts() -> object:
        async with begin(reads_only=True) as work:
            return await work.mornings.waiting(population.unit.id)

    async def measure(name: str, does: Callable[[], Awaitable[object]]) -> None:
        rows.append(await measured(engine, name, does))

    await measure("tick of the delivery, nothing due", lambda: queue.lease(datetime.now(UTC), 100))
    await measure("tick of the ladder, nothing due", due_requests)
    await measure("a request, and the five of 4 000 mentors to ask", pool)
    await measure("what waits for the curator, on the menu", waiting)
    await measure("a page of the curator's queue", lambda: desk.queue(population.unit.id, page=0, size=8))
    await measure(f"the first of {WAITING} decisions", lambda: decisions.queue(by=decider))
    await measure("a card to decide on", lambda: decisions.mentorship(MentorshipId(1), by=decider))
    await measure("the morning's count for all deciders", counts)
    await measure("the month's figures", lambda: desk.figures(population.unit.id, datetime.now(UTC)))
    await engine.dispose()
    sizes = (f"{size:,}".replace(",", " ") for size in (sum(CITY.values()), LIVE + SOLVED, CITY_NOTICES))
    table.printed(
        "A city: {} people, {} requests, {} notices to come".format(*sizes), ("", "statements", "p50", "p95"), rows
    )


async def measured(engine: AsyncEngine, name: str, does: Callable[[], Awaitable[object]]) -> tuple[str, ...]:
    """A row of the table: how many statements it takes, and how long, a hundred times over."""
    with counted(engine) as statements:
        await does()
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        await does()
        took.append(time.perf_counter() - begun)
    return name, str(len(statements.texts)), table.half(took), table.most(took)
