"""The stage of the stories: a school on SQLite, Monday 10:00, nobody in it yet."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.people import Role
from sandbox import Sandbox, SandboxClock
from tests.conftest import MONDAY_MORNING, NoHolidays
from tests.conversations.dsl import Someone, Stage, playing
from tests.school import School


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=SandboxClock(MONDAY_MORNING - datetime.now(UTC))) as sandbox:
        yield sandbox


@pytest.fixture
async def stage(sqlite_engine: AsyncEngine, box: Sandbox, calendar: NoHolidays) -> AsyncIterator[Stage]:
    async with playing(box, sqlite_engine, calendar) as program:
        school = School(sqlite_engine, box.clock)
        yield Stage(box, program, school, await school.unit())


# The cast that most stories share.


@pytest.fixture
async def anya(stage: Stage) -> Someone:
    """A young teacher whose fifth form does not hear her."""
    return await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, needs={"discipline": 3})


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    """Strongest in discipline."""
    return await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3})


@pytest.fixture
async def vera(stage: Stage) -> Someone:
    """Strong in discipline."""
    return await stage.joined("Соснина Вера Павловна", Role.MENTOR, strengths={"discipline": 2})


@pytest.fixture
async def marina(stage: Stage) -> Someone:
    """The curator."""
    return await stage.joined("Ключевская Марина Олеговна", Role.CURATOR)
