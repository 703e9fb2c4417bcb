"""Opening the database: SQLite as one file for a school, PostgreSQL for a city."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

#: Execution option of connections that only read: on SQLite they need not wait for the writer.
READS_ONLY = "reads_only"


def open_engine(url: str) -> AsyncEngine:
    """An engine for the URL. SQLite gets foreign keys, a write-ahead log and a patient lock.

    SQLite transactions begin IMMEDIATE: a transaction that reads and then writes would otherwise fail with
    "database is locked" at once, without waiting for the lock, when another wrote in between.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    # Errors must not quote what people wrote.
    engine = create_async_engine(url, connect_args={"timeout": 15}, hide_parameters=True)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(READS_ONLY) else "BEGIN IMMEDIATE")

    return engine
