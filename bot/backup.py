"""Copies of the SQLite database and the papers beside it: taken while it runs, put back only while it does not.

A copy is a database like the original, with the papers in a table of its own: one file, whole and checked.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.running import only_one_running

#: Where a copy has the papers; the database itself has no such table.
PAPERS_TABLE = "papers_of_the_copy"


class NoDatabaseYet(Exception):
    """There is no database file to copy."""


class AlreadyThere(Exception):
    """The file that should be written exists; a copy never overwrites one."""


class NotOurDatabase(Exception):
    """The file is no whole SQLite database of this program."""


def back_up(database: Path, papers: Path, target: Path) -> None:
    """Copies database and papers to a new file with the rights 0600, whole and checked, also while the program writes.

    Papers deleted meanwhile are not in it; those that came meanwhile may be. Raises NoDatabaseYet, AlreadyThere,
    NotOurDatabase (the database itself is damaged), OSError.
    """
    if not database.is_file():
        raise NoDatabaseYet
    if target.exists():
        raise AlreadyThere
    with _unfinished(target) as copy:
        _copy(database, copy, papers=papers)
        _check(copy)
        # link, unlike rename, refuses when somebody made the target meanwhile.
        try:
            target.hardlink_to(copy)
        except FileExistsError as fault:
            raise AlreadyThere from fault
        except OSError:
            copy.replace(target)  # FAT memory sticks know no links


def restore(source: Path, database: Path, papers: Path, *, lock_path: Path | None, now: datetime) -> Path | None:
    """Puts the copy in the place of database and papers; returns where the previous database was laid aside (None:
    there was none), the previous papers under the same ending.

    Papers stay as they are when the copy was made by a program that kept none. The copy is checked before anything is
    touched. Raises NoDatabaseYet (there is no such copy), NotOurDatabase, AlreadyRunning, OSError.
    """
    if not source.is_file():
        raise NoDatabaseYet
    _check(source)
    for path in (database, papers):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    ending = f"before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    with only_one_running(lock_path), _unfinished(database) as copy, _unfinished_folder(papers) as unpacked:
        _copy(source, copy)
        has_papers = _unpack(copy, unpacked)
        aside = database.with_name(f"{database.name}.{ending}")
        for suffix in ("-wal", "-shm", ""):  # the log goes first: beside another database it would be replayed into it
            part = database.with_name(database.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        copy.replace(database)
        if has_papers:
            if papers.exists():
                papers.rename(papers.with_name(f"{papers.name}.{ending}"))
            unpacked.rename(papers)
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


@contextmanager
def _unfinished_folder(target: Path) -> Iterator[Path]:
    """The same for a folder, which is still to be made."""
    path = target.with_name(f".{target.name}.{os.getpid()}.part")
    shutil.rmtree(path, ignore_errors=True)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _copy(source: Path, target: Path, *, papers: Path | None = None) -> None:
    """The database, and the papers of a folder with it."""
    try:
        with closing(_open(source)) as reads, closing(sqlite3.connect(target)) as writes:
            reads.backup(writes)
            # One file, without a log beside it.
            writes.execute("PRAGMA journal_mode = DELETE").close()
            if papers is not None:
                _pack(papers, writes)
    except sqlite3.DatabaseError as fault:
        raise NotOurDatabase from fault
    with target.open("rb") as written:
        os.fsync(written.fileno())


def _pack(papers: Path, copy: sqlite3.Connection) -> None:
    """One file after the other, so that there is never more than one in memory. What is half written is passed over."""
    with copy:
        copy.execute(f"CREATE TABLE {PAPERS_TABLE} (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
        for file in sorted(papers.rglob("*")):
            if not file.is_file() or file.name.startswith("."):
                continue
            try:
                content = file.read_bytes()
            except FileNotFoundError:
                continue  # deleted a moment ago, with its record
            name = file.relative_to(papers).as_posix()
            copy.execute(f"INSERT INTO {PAPERS_TABLE} VALUES (?, ?)", (name, content))


def _unpack(copy: Path, folder: Path) -> bool:
    """The papers of the copy go into the folder and out of the copy; False when it has none to speak of."""
    with closing(sqlite3.connect(copy)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (PAPERS_TABLE,)).fetchone():
            return False
        folder.mkdir(mode=0o700)
        for name, content in connection.execute(f"SELECT name, content FROM {PAPERS_TABLE}"):
            file = folder / name
            if not file.resolve().is_relative_to(folder.resolve()):
                raise NotOurDatabase  # somebody else's making
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_bytes(content)
        connection.executescript(f"DROP TABLE {PAPERS_TABLE}; VACUUM;")
    return True


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
