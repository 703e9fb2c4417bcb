"""Bringing the database to the shape this version needs."""

import asyncio
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

ROOT = Path(__file__).parent.parent


class NewerDatabase(Exception):
    """A newer program has made the database: this one does not know its revision."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest migration. When the database is there already, Alembic is not even imported.

    Raises NewerDatabase, and whatever the database has against it.
    """
    revision = await _revision(engine)
    if revision == newest_revision():
        return
    if revision is not None and revision not in _revisions():
        raise NewerDatabase(revision)
    url = engine.url.render_as_string(hide_password=False)
    await asyncio.to_thread(_upgrade, url)


def newest_revision() -> str:
    """The last migration by the order of the files' names, which begin with their numbers."""
    return max(_revisions())


def _revisions() -> set[str]:
    return {path.stem.partition("_")[0] for path in (ROOT / "migrations" / "versions").glob("[0-9]*.py")}


async def _revision(engine: AsyncEngine) -> str | None:
    async with engine.connect() as connection:
        if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
            return None
        revision: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


def _upgrade(url: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = url
    command.upgrade(config, "head")
