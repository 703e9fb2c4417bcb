"""The papers folder: what was scanned and signed, under names of chance, and documents laid out for people to find."""

import asyncio
import os
import re
import secrets
import time
from collections.abc import Collection
from pathlib import Path

from mentoring.model.units import Unit
from mentoring.refusals import Gone

#: Names of files that are kept; nothing else is read or deleted, whatever a record says.
_NAME = re.compile(r"[0-9a-f]{32}\.[a-z]{3,4}")
#: What file systems do not take in a name, Windows' too: the folder may be shared with its computers.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
#: Russian letters take two bytes, and a name holds 255.
LONGEST_TITLE = 100
#: Files that no record names are deleted once they are older: a record may be in the making.
_ORPHAN_HOURS = 24


class PapersFolder:
    """Files for the owner of the program alone: folders 0700, files 0600."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = path / "kept"

    async def keep(self, content: bytes, ending: str) -> str:
        name = f"{secrets.token_hex(16)}.{ending}"
        await asyncio.to_thread(self._write, self._kept / name, content)
        return name

    async def read(self, name: str) -> bytes:
        try:
            return await asyncio.to_thread(self._file(name).read_bytes)
        except FileNotFoundError:
            raise Gone from None

    async def delete(self, names: Collection[str]) -> None:
        for name in names:
            await asyncio.to_thread(self._file(name).unlink, missing_ok=True)

    async def lay_out(self, unit: Unit, title: str, content: bytes) -> str:
        """The document under a name that people can read; an earlier one of that name gives way to it."""
        stem, dot, ending = title.rpartition(".")
        # Each unit has a folder, and its number keeps it from being one of another unit, or the folder of what is kept.
        name = f"{_readable(f'{unit.id} {unit.name}')}/{_readable(stem)}{dot}{ending}"
        await asyncio.to_thread(self._write, self._path / name, content)
        return name

    async def sweep(self, named: Collection[str]) -> int:
        """Delete kept files that no record names, left by a program that was cut short; how many."""
        return await asyncio.to_thread(self._sweep, frozenset(named))

    def _sweep(self, named: frozenset[str]) -> int:
        # Files bear the time of the machine, wherever the sandbox's clock may be.
        limit = time.time() - _ORPHAN_HOURS * 3600
        files = self._kept.iterdir() if self._kept.is_dir() else ()
        orphans = [file for file in files if file.name not in named and file.stat().st_mtime < limit]
        for file in orphans:
            file.unlink(missing_ok=True)
        return len(orphans)

    def _write(self, file: Path, content: bytes) -> None:
        """Whole or not at all: the file gets its name when all of it is on the disk."""
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.parent.mkdir(mode=0o700, exist_ok=True)
        part = file.with_name(f".{secrets.token_hex(8)}.part")
        try:
            part.touch(mode=0o600, exist_ok=False)
            with part.open("wb") as writes:
                writes.write(content)
                writes.flush()
                os.fsync(writes.fileno())
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise Gone
        return self._kept / name


def _readable(title: str) -> str:
    return _FORBIDDEN.sub(" ", title)[:LONGEST_TITLE].strip(" .")


class PapersAtWork:
    """The folder within a unit of work: see `mentoring.ports.Papers`."""

    def __init__(self, folder: PapersFolder) -> None:
        self._folder = folder
        self._new: list[str] = []
        self._given_up: list[str] = []

    async def keep(self, content: bytes, ending: str) -> str:
        name = await self._folder.keep(content, ending)
        self._new.append(name)
        return name

    async def read(self, name: str) -> bytes:
        return await self._folder.read(name)

    def give_up(self, names: Collection[str]) -> None:
        self._given_up += names

    async def settle(self, *, is_committed: bool) -> None:
        """The unit of work has ended: files go the way of their records."""
        await self._folder.delete(self._given_up if is_committed else self._new)
