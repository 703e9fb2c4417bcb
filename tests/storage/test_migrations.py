"""Migrations: up and down on both databases, and equal to the tables the code speaks of."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import DateTime, bindparam, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.migrating import migrate, newest_revision
from bot.storage.engine import open_engine
from bot.storage.rows import Base
from bot.storage.unit_of_work import begin_work
from mentoring.model.ids import MentorshipId, PersonId
from mentoring.model.meetings import Purpose

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def bare_engine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """An engine on a database without any table."""
    if request.param == "sqlite":
        engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'bare.sqlite3'}")
        yield engine
        await engine.dispose()
        return
    server = request.getfixturevalue("postgres_server")
    name = f"bare_{uuid4().hex}"
    await asyncio.to_thread(server.psql, f"CREATE DATABASE {name};")
    engine = open_engine(str(server.get_uri(database=name, driver="asyncpg")))
    yield engine
    await engine.dispose()


def config_for(engine: AsyncEngine) -> Config:
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = engine.url.render_as_string(hide_password=False)
    return config


async def tables_of(engine: AsyncEngine) -> set[str]:
    async with engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_migrations_go_up_equal_the_tables_and_go_down(bare_engine: AsyncEngine) -> None:
    await migrate(bare_engine)
    assert await tables_of(bare_engine) == {*Base.metadata.tables, "alembic_version"}
    config = config_for(bare_engine)
    await asyncio.to_thread(command.check, config)
    await asyncio.to_thread(command.downgrade, config, "base")
    assert await tables_of(bare_engine) == {"alembic_version"}
    await migrate(bare_engine)
    async with bare_engine.connect() as connection:
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == newest_revision()


async def test_a_database_that_is_there_already_is_left_alone(
    bare_engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate(bare_engine)
    monkeypatch.setattr("bot.migrating._upgrade", lambda url: pytest.fail("upgraded again"))
    await migrate(bare_engine)


async def test_going_down_to_the_first_school_loses_nobody(bare_engine: AsyncEngine) -> None:
    await migrate(bare_engine)
    async with bare_engine.begin() as connection:
        for statement in (
            "INSERT INTO units (id, name, language, zone, settings, created_at)"
            " VALUES (1, 'У', 'ru', 'UTC', '{}', '2026-11-23')",
            "INSERT INTO people (id, home_unit_id, name, name_key, language, position, category, subjects,"
            " ways_to_meet) VALUES (1, 1, 'А', 'а', 'ru', '', '', '[]', '[]')",
            "INSERT INTO memberships (person_id, unit_id, role, since) VALUES (1, 1, 'guest', '2026-11-23')",
        ):
            await connection.execute(text(statement))
    config = config_for(bare_engine)
    await asyncio.to_thread(command.downgrade, config, "0001")
    await migrate(bare_engine)
    async with bare_engine.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM memberships")) == 1
        assert await connection.scalar(text("SELECT organisation FROM people")) == ""


async def test_a_first_meeting_agreed_in_plain_words_becomes_a_meeting(bare_engine: AsyncEngine) -> None:
    config = config_for(bare_engine)
    await asyncio.to_thread(command.upgrade, config, "0008")
    soon = (datetime.now(UTC) + timedelta(days=2)).replace(microsecond=0)
    people = ("mentor", "mentee")
    async with bare_engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO units (id, name, language, zone, settings, created_at)"
                " VALUES (1, 'У', 'ru', 'UTC', '{}', '2026-11-23')"
            )
        )
        for number, side in enumerate(people, start=1):
            await connection.execute(
                text(
                    "INSERT INTO people (id, home_unit_id, name, name_key, language, position, category, subjects,"
                    f" ways_to_meet) VALUES ({number}, 1, '{side}', '{side}', 'ru', '', '', '[]', '[]')"
                )
            )
        await connection.execute(
            text(
                "INSERT INTO mentorships (id, unit_id, state, form, kinds, modes, months, proposed_at, proposed_by,"
                " rationale, version, acquaintance_at, acquaintance_place, acquaintance_by) VALUES (1, 1, 'council',"
                " 'teacher_teacher', '[]', '[]', 9, '2026-11-23', 2, '', 1, :at, 'каб. 12', 2)"
            ).bindparams(bindparam("at", soon, DateTime(timezone=True)))
        )
        for number, side in enumerate(people, start=1):
            await connection.execute(
                text(
                    "INSERT INTO mentorship_members (mentorship_id, person_id, side, answer)"
                    f" VALUES (1, {number}, '{side}', 'yes')"
                )
            )
    await migrate(bare_engine)
    async with begin_work(bare_engine)() as work:
        [meeting] = await work.meetings.open_of(MentorshipId(1))
        pair = await work.mentorships.get(MentorshipId(1))
    assert (meeting.purpose, meeting.starts_at, meeting.place) == (Purpose.ACQUAINTANCE, soon, "каб. 12")
    assert (meeting.people, meeting.minutes, pair.people) == (pair.people, 15, frozenset({PersonId(1), PersonId(2)}))
