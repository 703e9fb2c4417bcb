"""The box on disk: what is in it survives a restart of the program.

`world.json` (people, polls, updates, the bot's profile, the clock), `chats/<id>.json` (one chat each, written only
when it changed), `files/<blob>`. Each file is replaced as a whole: a crash leaves the old or the new one, never half.
"""

import asyncio
import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from .clock import SandboxClock
from .world import World

JsonObject = dict[str, Any]

logger = logging.getLogger(__name__)

PAUSE = 1.0  #: seconds between two saves
_GAP = 1000  #: ids left out after a crash, in which unsaved updates and messages may have been given away


class DamagedWorld(Exception):
    """What was kept on disk cannot be read."""

    def __init__(self, directory: Path) -> None:
        super().__init__(str(directory))
        self.directory = directory


class Store:
    def __init__(self, directory: Path, world: World, clock: SandboxClock) -> None:
        self.directory = directory
        self.world = world
        self.clock = clock
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self._writing = asyncio.Lock()
        for folder in (directory, directory / "chats", directory / "files"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def load(self) -> None:
        """Fills the world from disk, when there is something there. Raises DamagedWorld, and leaves it as it is."""
        path = self.directory / "world.json"
        if not path.exists():
            return
        try:
            self._load(path)
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            raise DamagedWorld(self.directory) from fault

    def _load(self, path: Path) -> None:
        saved = json.loads(path.read_text("utf-8"))
        chats = [json.loads(one.read_text("utf-8")) for one in sorted((self.directory / "chats").glob("*.json"))]
        self.clock.offset = timedelta(seconds=saved["clock_offset"])
        self.world.files.load(saved["files"])
        self.world.load(saved["world"], chats, skip=0 if saved["closed"] else _GAP)
        # From now on a crash must be recognised as one.
        _replace(path, json.dumps(saved | {"closed": False}, ensure_ascii=False).encode())

    def watch(self, _: JsonObject) -> None:
        """A listener of the world: starts the saving task with the first change, then only marks."""
        self._changed.set()
        if self._task is None:
            try:
                self._task = asyncio.get_running_loop().create_task(self._keep_saving(), name="sandbox-store")
            except RuntimeError:
                return  # no loop runs yet: saved with the next change, or on close

    async def _keep_saving(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self.save()
            except OSError as error:
                logger.warning("the sandbox could not be saved: %s", error)
                self._changed.set()
            await asyncio.sleep(PAUSE)

    async def save(self, *, closed: bool = False) -> None:
        """Takes a snapshot on the loop, where nothing moves meanwhile, and writes it in a thread."""
        async with self._writing:
            await self._save(closed)

    async def _save(self, closed: bool) -> None:
        chats, self.world.dirty_chats = self.world.dirty_chats, set()
        blobs = dict(self.world.files.in_memory)
        writes: list[tuple[Path, bytes]] = [(self.directory / "files" / name, data) for name, data in blobs.items()]
        for chat in chats:
            writes.append((self.directory / "chats" / f"{chat}.json", _dumped(self.world.dump_chat(chat))))
        saved = {
            "closed": closed,
            "clock_offset": self.clock.offset.total_seconds(),
            "files": self.world.files.dump(),
            "world": self.world.dump(),
        }
        writes.append((self.directory / "world.json", _dumped(saved)))
        try:
            await asyncio.to_thread(_write_all, writes)
        except OSError:
            self.world.dirty_chats |= chats
            raise
        for name in blobs:
            self.world.files.in_memory.pop(name, None)

    async def close(self) -> None:
        if self._task is not None:
            async with self._writing:  # a thread that is writing cannot be cancelled, only waited for
                self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        await self.save(closed=True)


def _dumped(value: JsonObject) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _write_all(writes: list[tuple[Path, bytes]]) -> None:
    for path, data in writes:
        _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    # A name of its own for each writing: a box taken for dead may still write while the next one opens the folder.
    fresh = path.with_name(f"{path.name}.{uuid4().hex}.new")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
