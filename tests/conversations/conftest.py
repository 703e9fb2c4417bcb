"""The stage of the stories: a school on SQLite, Monday 10:00, nobody in it yet."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.engine import open_engine
from sandbox import Sandbox, SandboxClock
from tests.conftest import MONDAY_MORNING, NoHolidays
from tests.conversations.dsl import Stage, playing
from tests.school import School


@pytest.fixture
async def story_engine(empty_sqlite: Path, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    file = tmp_path / "story.sqlite3"
    shutil.copyfile(empty_sqlite, file)
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    yield engine
    await engine.dispose()


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=SandboxClock(MONDAY_MORNING - datetime.now(UTC))) as sandbox:
        yield sandbox


@pytest.fixture
async def stage(story_engine: AsyncEngine, box: Sandbox, calendar: NoHolidays) -> AsyncIterator[Stage]:
    async with playing(box, story_engine, calendar) as program:
        school = School(story_engine, box.clock)
        yield Stage(box, program, school, await school.unit())
