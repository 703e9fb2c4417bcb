"""The queue of updates that wait for the bot: order, offsets, allowed types, 24 hours of memory, and its faults.

Source: https://core.telegram.org/bots/api#getting-updates
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from .clock import SandboxClock

JsonObject = dict[str, Any]

RETENTION = timedelta(hours=24)
#: Sent only when the bot names them in `allowed_updates`.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Pending:
    serial: int
    id: int
    body: JsonObject
    expires: float
    forced: bool = False  #: injected under an id that was already confirmed: shown once, whatever the offset
    shown: bool = False


class UpdateQueue:
    """Updates in order. An update leaves the queue when a later offset confirms it, or after 24 hours."""

    def __init__(self, clock: SandboxClock) -> None:
        self.clock = clock
        self.pending: OrderedDict[int, Pending] = OrderedDict()
        self.next_id = 100_000_001
        self.allowed: tuple[str, ...] = ()  #: empty: everything except ON_REQUEST
        self.duplicate = 0  #: how many of the next updates arrive twice
        self.reorder = 0  #: how many of the next batches arrive in reverse
        self.on_new: Callable[[Pending], None] = lambda _: None
        self._serial = 0

    def __len__(self) -> int:
        return len(self.pending)

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST

    def post(self, kind: str, content: JsonObject) -> None:
        """Queues an update unless the bot did not ask for its kind."""
        if not self.wants(kind):
            return
        body = {"update_id": self.next_id, kind: content}
        self.next_id += 1
        self._add(body)
        if self.duplicate:
            self.duplicate -= 1
            self._add(body)

    def inject(self, raw: JsonObject) -> JsonObject:
        """Queues a body as it is; an id is given when it has none. An id known already is delivered again."""
        update_id = raw.get("update_id")
        if not isinstance(update_id, int):
            update_id = self.next_id
            raw = {"update_id": update_id, **raw}
        forced = update_id < self.next_id
        self.next_id = max(self.next_id, update_id + 1)
        self._add(raw, forced=forced)
        return raw

    def _add(self, body: JsonObject, *, forced: bool = False) -> None:
        self._serial += 1
        expires = (self.clock.now() + RETENTION).timestamp()
        entry = Pending(self._serial, body["update_id"], body, expires, forced)
        self.pending[entry.serial] = entry
        self.on_new(entry)

    def forget_old(self) -> None:
        now = self.clock.now().timestamp()
        while self.pending and next(iter(self.pending.values())).expires < now:
            self.pending.popitem(last=False)

    def confirm(self, offset: int) -> None:
        """Drops what `offset` confirms. A negative one keeps only that many from the end; all earlier are forgotten."""
        self.forget_old()
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popitem(last=False)
            return
        if not offset:
            return
        held = []
        while self.pending:
            serial, entry = next(iter(self.pending.items()))
            if entry.id >= offset and not entry.forced:
                break
            del self.pending[serial]
            if entry.forced and not (entry.shown and entry.id < offset):
                held.append(entry)
        for entry in reversed(held):
            self.pending[entry.serial] = entry
            self.pending.move_to_end(entry.serial, last=False)

    def done(self, entry: Pending) -> None:
        """A webhook took it."""
        self.pending.pop(entry.serial, None)

    def clear(self) -> None:
        self.pending.clear()

    def batch(self, limit: int) -> list[JsonObject]:
        """The next updates in order, at most `limit`; they stay until confirmed."""
        chosen: list[JsonObject] = []
        for entry in self.pending.values():
            if len(chosen) >= limit:
                break
            entry.shown = True
            chosen.append(entry.body)
        if self.reorder and len(chosen) > 1:
            self.reorder -= 1
            chosen.reverse()
        return chosen

    def dump(self) -> JsonObject:
        rows = [[entry.id, entry.body, entry.expires, entry.forced] for entry in self.pending.values()]
        return {"next_id": self.next_id, "allowed": list(self.allowed), "pending": rows}

    def load(self, saved: JsonObject, *, skip: int = 0) -> None:
        """`skip` ids are left out after a crash: they may have been given to updates that were never saved."""
        self.next_id = saved["next_id"] + skip
        self.allow(saved["allowed"])
        for update_id, body, expires, forced in saved["pending"]:
            self._serial += 1
            self.pending[self._serial] = Pending(self._serial, update_id, body, expires, forced)

    def allow(self, kinds: Sequence[str]) -> None:
        self.allowed = tuple(kinds)
