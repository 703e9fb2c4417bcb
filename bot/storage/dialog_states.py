"""State of conversations on SQL: what aiogram and aiogram-dialog remember, and whose turn it is in a chat."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, DefaultKeyBuilder, StateType, StorageKey
from sqlalchemy import Table, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import READS_ONLY
from bot.storage.rows import DialogStateRow
from bot.storage.upsert import insert_for

#: Parts of one chat that are kept; the ones longest untouched go first. A window in use needs two.
MOST_PARTS: Final = 200

_table: Final[Table] = DialogStateRow.__table__  # type: ignore[assignment]
_keys: Final = DefaultKeyBuilder(with_bot_id=True, with_business_connection_id=True, with_destiny=True)

#: Of one storage key: {"state": …, "data": …}, each only when there is something.
Part: TypeAlias = dict[str, Any]


class NotForJson(TypeError):
    """Dialog data would not come back from the database as it was put: dates, sets, tuples, keys that are no strings.

    Dialogs keep ids, drafts and ISO strings; see the rules of thumb in docs/architecture.md.
    """


@dataclass(slots=True)
class _Turn:
    """One event of a chat being handled: the conversation as loaded, and as it is now."""

    owner: asyncio.Task[Any] | None
    stored: dict[str, Part] | None = None
    parts: dict[str, Part] = field(default_factory=dict)


@dataclass(slots=True)
class _Lock:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SqlDialogStates(BaseStorage, BaseEventIsolation):
    """Storage and event isolation in one, because each needs the other to be right and quick.

    A chat has one row, and one event of a chat is handled at a time: within its turn the row is read once (when first
    asked for) and written once (when the turn ends, if anything changed), instead of five statements for a press.
    A turn that ends in an error writes nothing: the conversation stays where it was, and so it does when the program
    is killed in the middle.

    Give it to the dispatcher twice, as `storage` and as `events_isolation`. Turns are of this process; the database
    does not know them.
    """

    def __init__(self, engine: AsyncEngine, *, now: Callable[[], datetime] = _utc_now) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READS_ONLY: True})
        self._insert = insert_for(engine)
        self._now = now
        self._locks: dict[str, _Lock] = {}
        self._turns: dict[str, _Turn] = {}

    @property
    def chats_in_turn(self) -> int:
        """Chats whose events are being handled or wait; nothing is kept of the others."""
        return len(self._locks)

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """The turn of the key's chat. Taken again by the task that has it, it is the same turn."""
        chat = _chat_key(key)
        task = asyncio.current_task()
        turn = self._turns.get(chat)
        if turn is not None and turn.owner is task:
            yield
            return
        waiting = self._locks.setdefault(chat, _Lock())
        waiting.users += 1
        try:
            async with waiting.lock:
                turn = self._turns[chat] = _Turn(owner=task)
                try:
                    yield
                    await self._write(chat, turn)
                finally:
                    del self._turns[chat]
        finally:
            waiting.users -= 1
            if not waiting.users:
                del self._locks[chat]

    async def get_state(self, key: StorageKey) -> str | None:
        state: str | None = (await self._part(key)).get("state")
        return state

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return deepcopy((await self._part(key)).get("data", {}))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self._change(key, "state", state.state if isinstance(state, State) else state)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._change(key, "data", _through_json(key, data))

    async def purge(self, older_than: datetime) -> int:
        """Forget the conversations not touched since; returns how many. A press on one of their windows is stale."""
        async with self._engine.begin() as connection:
            result = await connection.execute(delete(_table).where(_table.c.touched_at < older_than))
        return result.rowcount

    async def close(self) -> None:
        """Nothing of its own is open: the engine belongs to whoever made it."""

    async def _part(self, key: StorageKey) -> Part:
        # Whoever asks during a turn sees what the turn sees, also from a task of its own: a second copy of the row
        # would be written over the first.
        turn = self._turns.get(_chat_key(key))
        parts = await self._read(_chat_key(key)) if turn is None else await self._loaded(_chat_key(key), turn)
        return parts.get(_part_key(key), {})

    async def _change(self, key: StorageKey, name: str, value: Any) -> None:
        turn = self._turns.get(_chat_key(key))
        if turn is None:
            async with self.lock(key):
                await self._change(key, name, value)
            return
        parts = await self._loaded(_chat_key(key), turn)
        old = parts.get(_part_key(key), {})
        new = {**old, name: value} if value else {kept: old[kept] for kept in old if kept != name}
        if new == old:
            return
        # Taken out and put back, so that the parts stand in the order of their last change.
        parts.pop(_part_key(key), None)
        if new:
            parts[_part_key(key)] = new

    async def _loaded(self, chat: str, turn: _Turn) -> dict[str, Part]:
        if turn.stored is None:
            stored = await self._read(chat)
            # Two tasks of one turn may ask at once; the first answer counts.
            if turn.stored is None:
                turn.stored = stored
                turn.parts = dict(stored)
        return turn.parts

    async def _read(self, chat: str) -> dict[str, Part]:
        async with self._reading.connect() as connection:
            return await connection.scalar(_READ, {"chat": chat}) or {}

    async def _write(self, chat: str, turn: _Turn) -> None:
        if turn.stored is None or turn.parts == turn.stored:
            return
        parts = dict(list(turn.parts.items())[-MOST_PARTS:])
        async with self._engine.begin() as connection:
            if not parts:
                await connection.execute(_FORGET, {"chat": chat})
                return
            put = self._insert(_table).values(key=chat, data=parts, touched_at=self._now())
            changed = {"data": put.excluded.data, "touched_at": put.excluded.touched_at}
            await connection.execute(put.on_conflict_do_update(index_elements=[_table.c.key], set_=changed))


_READ: Final = select(_table.c.data).where(_table.c.key == bindparam("chat"))
_FORGET: Final = delete(_table).where(_table.c.key == bindparam("chat"))


def _chat_key(key: StorageKey) -> str:
    return f"{key.bot_id}:{key.chat_id}"


def _part_key(key: StorageKey) -> str:
    return _keys.build(key)


def _through_json(key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
    """A copy as the database will give it back; refuses what would come back as something else."""
    try:
        copy: dict[str, Any] = json.loads(json.dumps(data))
    except TypeError as error:
        raise NotForJson(f"{key.destiny}: {error}") from error
    if copy != data:
        changed = sorted(str(name) for name, value in data.items() if name not in copy or copy[name] != value)
        raise NotForJson(f"{key.destiny}: {', '.join(changed)} would come back different")
    return copy
