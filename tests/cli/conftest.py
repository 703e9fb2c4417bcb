"""A folder of its own for every command, with no settings but the test's."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.__main__ import command_line
from bot.console import console_words
from bot.settings import Settings

Command = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)
    return tmp_path


@pytest.fixture
def commands() -> click.Group:
    return command_line(console_words("en"))


@pytest.fixture
def nastavnik(folder: Path, commands: click.Group) -> Command:
    """Runs a command as the administrator would in the folder: nastavnik("backup", "copy.sqlite3")."""

    def run(*arguments: str, answers: str = "") -> Result:
        return CliRunner().invoke(commands, arguments, input=answers, prog_name="nastavnik", catch_exceptions=False)

    return run


@pytest.fixture
def database(folder: Path) -> Path:
    """A database with one lesson in it, of a version no program knows; it is in WAL mode as the running bot's is."""
    path = folder / "var/nastavnik.sqlite3"
    path.parent.mkdir(mode=0o700)
    write_lesson(path, "first")
    return path


def write_lesson(path: Path, lesson: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            "PRAGMA journal_mode = WAL;"
            "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT);"
            "CREATE TABLE IF NOT EXISTS lessons (name TEXT);"
            "INSERT INTO alembic_version SELECT '9999' WHERE NOT EXISTS (SELECT 1 FROM alembic_version);"
        )
        connection.execute("INSERT INTO lessons VALUES (?)", (lesson,))


def lessons_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM lessons ORDER BY rowid")]
