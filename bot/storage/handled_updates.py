"""Updates handled of late, so that one delivered again after a restart is not run twice."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import READS_ONLY
from bot.storage.rows import HandledUpdateRow
from bot.storage.upsert import insert_for

#: Telegram keeps undelivered updates for 24 hours; the double of it allows for its clock.
KEPT: Final = timedelta(days=2)
#: More than the program remembers is not worth reading at the start.
MOST: Final = 10_000

_table: Final[Table] = HandledUpdateRow.__table__  # type: ignore[assignment]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SqlHandledUpdates:
    """Times are real ones even in the sandbox: what counts is how long Telegram keeps an update."""

    def __init__(self, engine: AsyncEngine, *, now: Callable[[], datetime] = _utc_now) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READS_ONLY: True})
        self._insert = insert_for(engine)
        self._now = now

    async def recent(self) -> frozenset[int]:
        """Ids handled within the days that Telegram may deliver an update again."""
        newest = (
            select(_table.c.update_id)
            .where(_table.c.handled_at >= self._now() - KEPT)
            .order_by(_table.c.handled_at.desc())
            .limit(MOST)
        )
        async with self._reading.connect() as connection:
            return frozenset((await connection.scalars(newest)).all())

    async def mark(self, update_ids: Collection[int]) -> None:
        """Remember the ids, in one statement; those remembered already stay as they are."""
        if not update_ids:
            return
        now = self._now()
        rows = [{"update_id": update_id, "handled_at": now} for update_id in dict.fromkeys(update_ids)]
        async with self._engine.begin() as connection:
            await connection.execute(self._insert(_table).values(rows).on_conflict_do_nothing())

    async def purge(self) -> int:
        """Forget what Telegram can no longer deliver; returns how many."""
        async with self._engine.begin() as connection:
            result = await connection.execute(delete(_table).where(_table.c.handled_at < self._now() - KEPT))
        return result.rowcount
