import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import click
import pytest

from bot import __version__
from bot.__main__ import command_line
from bot.console import ConsoleWords, console_language, console_words
from bot.running import only_one_running
from tests.cli.conftest import Command

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "123456789:AAsecret-of-the-school-do-not-tell-me"


def test_help_and_version_answer_without_the_heavy_libraries() -> None:
    script = (
        "import sys; from bot.__main__ import command_line, console_words\n"
        "command = command_line(console_words())\n"
        "for arguments in (['--help'], ['--version'], ['backup', '--help']):\n"
        "    command(arguments, standalone_mode=False)\n"
        "heavy = {'aiogram', 'aiohttp', 'alembic', 'pydantic', 'sqlalchemy'} & set(sys.modules)\n"
        "sys.stderr.write(', '.join(heavy))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    assert __version__ in done.stdout


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_command_explains_itself_in_both_languages(language: str) -> None:
    commands = command_line(console_words(language)).commands
    assert set(commands) == {"run", "sandbox", "check", "invite", "backup", "restore"}
    for command in commands.values():
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "C.UTF-8", "DEFAULT_LANGUAGE": "en"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "ru"),
        ({}, "ru"),
    ],
)
def test_the_terminal_speaks_the_administrators_language(environment: dict[str, str], language: str) -> None:
    assert console_language(environment) == language


def test_a_second_start_on_the_same_database_is_refused(nastavnik: Command, folder: Path) -> None:
    with only_one_running(folder / "var/sandbox.lock"):
        result = nastavnik("sandbox")
    assert result.exit_code == 1
    assert "already running" in result.stderr


def test_an_invitation_needs_the_token_it_leads_to(nastavnik: Command) -> None:
    result = nastavnik("invite")
    assert result.exit_code == 2
    assert "BOT_TOKEN" in result.stderr


@pytest.fixture
def words() -> ConsoleWords:
    return console_words("en")


def test_check_on_a_fresh_machine_is_all_well(nastavnik: Command, folder: Path) -> None:
    result = nastavnik("check")
    assert result.exit_code == 0
    assert [line[:2] for line in result.output.splitlines()] == ["✓ "] * 5
    assert list(folder.iterdir()) == []


def test_check_tells_of_a_database_from_a_newer_program(
    nastavnik: Command, database: Path, words: ConsoleWords
) -> None:
    result = nastavnik("check")
    assert result.exit_code == 1
    assert words("check-database-newer", revision="9999") in result.output


def test_check_tells_of_a_file_that_is_no_database(nastavnik: Command, folder: Path) -> None:
    (folder / "var").mkdir()
    (folder / "var/nastavnik.sqlite3").write_text("This is a letter, not a database. " * 100, encoding="utf-8")
    result = nastavnik("check")
    assert result.exit_code == 1
    assert "✗ Database" in result.output


def test_check_tells_of_a_postgresql_that_does_not_answer(nastavnik: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://school:hush@127.0.0.1:1/base")
    result = nastavnik("check")
    assert result.exit_code == 1
    assert "✗ Database" in result.output
    assert "hush" not in result.output


@contextmanager
def _telegram(status: int, body: object) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "body", "line"),
    [
        (
            200,
            {"ok": True, "result": {"id": 1, "username": "school_bot"}},
            "✓ Token: in order, the bot is @school_bot.",
        ),
        (401, {"ok": False, "error_code": 401, "description": "Unauthorized"}, "✗ Token: Telegram did not accept it"),
        (404, {"ok": False, "error_code": 404, "description": "Not Found"}, "✗ Token: Telegram did not accept it"),
        (502, "Bad Gateway", "✗ Token: Telegram does not answer (HTTP 502)"),
        (200, ["unexpected"], "✗ Token: Telegram does not answer"),
    ],
)
def test_check_asks_telegram_whose_token_it_is(
    status: int, body: object, line: str, nastavnik: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    with _telegram(status, body) as address:
        monkeypatch.setenv("TELEGRAM_API_BASE", address)
        result = nastavnik("check")
    assert line in result.output
    assert result.exit_code == (0 if line.startswith("✓") else 1)
    assert TOKEN not in result.output


@pytest.mark.parametrize("proxy", ["", "socks5://127.0.0.1:1", "http://user:hush@127.0.0.1:1"])
def test_check_tells_when_telegram_cannot_be_reached(
    proxy: str, nastavnik: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_BASE", "http://127.0.0.1:1")
    monkeypatch.setenv("TELEGRAM_PROXY", proxy)
    result = nastavnik("check")
    assert result.exit_code == 1
    assert "✗ Token: Telegram does not answer" in result.output
    assert TOKEN not in result.output
    assert "hush" not in result.output


def test_check_offline_leaves_telegram_alone(nastavnik: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    result = nastavnik("check", "--offline")
    assert result.exit_code == 0
    assert "Token" not in result.output
