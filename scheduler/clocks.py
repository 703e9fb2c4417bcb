"""What runs out by itself: steps of the ladder of help, locks of claims, time to answer, time of the council, …"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.incidents import trace

logger = logging.getLogger(__name__)

#: At most so many records a tick; the rest has the next one.
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """One kind of record with a clock: which are due, how one of them moves on, and when the next will be due.

    `due` takes one indexed statement when nothing is; `move` may be run twice and then changes nothing.
    """

    what: str
    due: Callable[[int], Awaitable[Sequence[Any]]]
    move: Callable[[Any], Awaitable[object]]
    next_due: Callable[[], Awaitable[datetime | None]]


async def sweep(clock: Sweep) -> int:
    """Move every record whose clock has run out, each in its own transaction; how many.

    One that cannot be moved is logged and left for the next tick: it must not hold up the others.
    """
    due = await clock.due(MOST)
    for record in due:
        try:
            await clock.move(record)
        except Exception as error:
            logger.error("%s %s cannot move on\n%s", clock.what, record, trace(error))
    return len(due)
