"""Which job runs when. The scheduler is a clock, not a database: what is due lies in our tables."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

#: How late a clock of ours may be, in seconds.
TICK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """Everything the clock starts. Each may be run again at any time, and after any pause."""

    sweep_clocks: Callable[[], Awaitable[object]]
    deliver: Callable[[], Awaitable[object]]
    purge: Callable[[], Awaitable[object]]


def timetable(jobs: Jobs) -> AsyncIOScheduler:
    """The jobs on their times, not yet started. A run missed is made up once, however late.

    Every job must be declared with `async def`: of anything else the scheduler would throw the coroutine away unrun.
    """
    scheduler = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})
    scheduler.add_job(jobs.sweep_clocks, IntervalTrigger(seconds=TICK), id="sweep_clocks")
    scheduler.add_job(jobs.deliver, IntervalTrigger(seconds=TICK), id="deliver")
    scheduler.add_job(jobs.purge, CronTrigger(hour=3, minute=30), id="purge")
    return scheduler
