"""A Telegram that is only a queue of updates, and a database for what need not be proved on both."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import open_engine
from bot.telegram import fit_out
from tests.edge.fake_telegram import TOKEN, FakeTelegram


@pytest.fixture
async def sqlite_engine(empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    file = tmp_path / "edge.sqlite3"
    shutil.copyfile(empty_sqlite, file)
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    yield engine
    await engine.dispose()


@pytest.fixture
def telegram() -> FakeTelegram:
    return fit_out(FakeTelegram())


@pytest.fixture
def bot(telegram: FakeTelegram) -> Bot:
    return Bot(TOKEN, session=telegram)
