"""INSERT … ON CONFLICT, which both databases have and SQLAlchemy keeps in their dialects."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


def insert_for(database: AsyncEngine | AsyncConnection) -> Callable[..., Any]:
    """The `insert` of the database, with `on_conflict_do_update` and `on_conflict_do_nothing`."""
    return sqlite.insert if database.dialect.name == "sqlite" else postgresql.insert
