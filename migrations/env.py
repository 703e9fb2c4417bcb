"""Runs the migrations: on the address the program gives, or on that of the settings when called by `alembic`."""

import asyncio
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, event

from bot.settings import read_settings
from bot.storage.engine import open_engine
from bot.storage.rows import Base, Instant


def render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Migrations must not change with our code: our type of moments is written as what it is in the database."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,  # SQLite cannot alter a column in place: the table is copied
        render_item=render,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect() -> None:
    engine = open_engine(context.config.attributes.get("url") or read_settings().database_url)
    if engine.dialect.name == "sqlite":
        # A table that is altered is copied and the old one dropped, and with foreign keys on everything that refers to
        # its rows would go with them. They can be switched off only before the transaction.
        event.listen(engine.sync_engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=OFF"))
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


asyncio.run(connect())
