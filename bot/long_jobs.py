"""Work that outlasts the press that started it; its person is told how far it is and what came of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from bot.incidents import trace

logger = logging.getLogger(__name__)


class LongJobs:
    """What runs beside the updates. A stop does not wait for it: nothing of it is kept until it is done."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_idle(self) -> bool:
        return not self._tasks

    def start(self, job: Coroutine[Any, Any, None], *, on_failure: Callable[[], Awaitable[object]]) -> None:
        """Run the job; whatever fails in it is logged, and its person told by `on_failure`."""
        task = asyncio.create_task(_guarded(job, on_failure))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Cancel what is running and wait until it has ended."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _guarded(job: Coroutine[Any, Any, None], on_failure: Callable[[], Awaitable[object]]) -> None:
    try:
        await job
    except Exception as error:
        logger.error("A long job has failed\n%s", trace(error))
        await on_failure()
