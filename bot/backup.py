"""Copies of the SQLite database: taken while the program runs, put back only while it does not."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.running import only_one_running


class NoDatabaseYet(Exception):
    """There is no database file to copy."""


class AlreadyThere(Exception):
    """The file that should be written exists; a copy never overwrites one."""


class NotOurDatabase(Exception):
    """The file is no whole SQLite database of this program."""


def back_up(database: Path, target: Path) -> None:
    """Copies the database to a new file with the rights 0600, whole and checked, also while the program writes to it.

    Raises NoDatabaseYet, AlreadyThere, NotOurDatabase (the database itself is damaged), OSError.
    """
    if not database.is_file():
        raise NoDatabaseYet
    if target.exists():
        raise AlreadyThere
    with _unfinished(target) as copy:
        _copy(database, copy)
        _check(copy)
        # link, unlike rename, refuses when somebody made the target meanwhile.
        try:
            target.hardlink_to(copy)
        except FileExistsError as fault:
            raise AlreadyThere from fault
        except OSError:
            copy.replace(target)  # FAT memory sticks know no links


def restore(source: Path, database: Path, *, lock_path: Path | None, now: datetime) -> Path | None:
    """Puts the copy in the database's place and returns where the previous one was laid aside (None: there was none).

    The copy is checked before anything is touched. Raises NoDatabaseYet (there is no such copy), NotOurDatabase,
    AlreadyRunning, OSError.
    """
    if not source.is_file():
        raise NoDatabaseYet
    _check(source)
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with only_one_running(lock_path), _unfinished(database) as copy:
        _copy(source, copy)
        aside = database.with_name(f"{database.name}.before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        for suffix in ("-wal", "-shm", ""):  # the log goes first: beside another database it would be replayed into it
            part = database.with_name(database.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        copy.replace(database)
    return aside if aside.exists() else None


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """An empty file (0600) on the same disk for what becomes `target`; it is gone afterwards, whatever happened."""
    path = target.with_name(f".{target.name}.{os.getpid()}.part")
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    try:
        with closing(_open(source)) as reads, closing(sqlite3.connect(target)) as writes:
            reads.backup(writes)
            # One file, without a log beside it.
            writes.execute("PRAGMA journal_mode = DELETE").close()
    except sqlite3.DatabaseError as fault:
        raise NotOurDatabase from fault
    with target.open("rb") as written:
        os.fsync(written.fileno())


def _check(database: Path) -> None:
    try:
        with closing(_open(database)) as connection:
            findings = connection.execute("PRAGMA integrity_check").fetchall()
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as fault:
        raise NotOurDatabase from fault
    if findings != [("ok",)] or version is None:
        raise NotOurDatabase


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
