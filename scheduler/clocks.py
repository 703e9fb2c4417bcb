"""What runs out by itself: the steps of the ladder of help and the locks of claims."""

import logging

from bot.incidents import trace
from mentoring.model.ids import HelpRequestId
from mentoring.use_cases.ladder import ClimbLadder, DueRequests

logger = logging.getLogger(__name__)

#: At most so many requests a tick; the rest has the next one.
MOST = 100


async def climb_ladders(due_requests: DueRequests, climb_ladder: ClimbLadder) -> int:
    """Move every request whose clock has run out, each in its own transaction; how many. One statement when none has.

    A request that cannot be moved is logged and left for the next tick: it must not hold up the others.
    """
    due: list[HelpRequestId] = await due_requests(MOST)
    for request_id in due:
        try:
            await climb_ladder(request_id)
        except Exception as error:
            logger.error("Help request %s cannot climb\n%s", request_id, trace(error))
    return len(due)
