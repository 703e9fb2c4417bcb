"""What is kept no longer than it is needed."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.notices import DEAD, DROPPED, SENT, WITHDRAWN
from bot.storage.rows import NoticeRow

#: Sent notices are found by replies and rewritings; after this nobody replies to them.
NOTICES_KEPT = timedelta(days=90)


async def purge_notices(engine: AsyncEngine, now: datetime) -> int:
    """Delete what was said, dropped or withdrawn long ago; how many."""
    async with engine.begin() as connection:
        purged = await connection.execute(
            delete(NoticeRow).where(
                NoticeRow.state.in_((SENT, WITHDRAWN, DROPPED, DEAD)), NoticeRow.not_before < now - NOTICES_KEPT
            )
        )
        return purged.rowcount
