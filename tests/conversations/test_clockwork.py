"""The clock's jobs: each really runs, and runs again after one that failed."""

import asyncio
from datetime import UTC, datetime
from inspect import iscoroutinefunction

from scheduler.timetable import Jobs, timetable
from tests.conftest import PATIENCE
from tests.conversations.dsl import Stage


async def test_every_job_started_by_the_clock_is_run_to_its_end() -> None:
    done: dict[str, asyncio.Event] = {name: asyncio.Event() for name in ("sweep_clocks", "deliver", "purge")}

    async def sweep_clocks() -> None:
        done["sweep_clocks"].set()

    async def deliver() -> None:
        done["deliver"].set()

    async def purge() -> None:
        done["purge"].set()

    clock = timetable(Jobs(sweep_clocks=sweep_clocks, deliver=deliver, purge=purge))
    clock.start(paused=True)
    for job in clock.get_jobs():
        job.modify(next_run_time=datetime.now(UTC))
    clock.resume()
    async with asyncio.timeout(PATIENCE):
        for event in done.values():
            await event.wait()
    clock.shutdown(wait=False)


async def test_the_programs_own_jobs_can_be_run_by_the_clock(stage: Stage) -> None:
    for job in timetable(stage.program.jobs).get_jobs():
        assert iscoroutinefunction(job.func), job.id
        await job.func()
