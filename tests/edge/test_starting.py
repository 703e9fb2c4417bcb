"""What can be wrong when the program starts is said in one sentence; what passes by itself is waited for."""

import asyncio
import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from bot import app
from bot.__main__ import command_line
from bot.console import console_words
from bot.settings import Settings

TOKEN = "123456789:AAsecret-of-the-school-do-not-tell-me"
Start = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(field.upper(), raising=False)
    return tmp_path


@pytest.fixture
def start(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Starts the program, which is told to stop as soon as it works."""

    def stopped() -> asyncio.Event:
        stop = asyncio.Event()
        stop.set()
        return stop

    monkeypatch.setattr(app, "_stop_signal", stopped)

    def run(*arguments: str, **environment: str) -> Result:
        commands = command_line(console_words("en"))
        return CliRunner().invoke(commands, arguments, env=environment, catch_exceptions=False)

    return run


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


class RefusesTheToken(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = b'{"ok": false, "error_code": 401, "description": "Unauthorized"}'
        self.send_response(401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def refusing_telegram() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), RefusesTheToken) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def free_port() -> Iterator[int]:
    """Held, so that no other process is given it meanwhile, but the program may listen on it."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture
def silent_telegram(free_port: int) -> str:
    """An address at which nobody listens."""
    return f"http://127.0.0.1:{free_port}"


def is_one_sentence(result: Result) -> bool:
    return result.exit_code == 1 and "Traceback" not in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_taken_port_is_named(start: Start, taken_port: int) -> None:
    result = start("sandbox", "--empty", "--port", str(taken_port))
    assert is_one_sentence(result)
    assert str(taken_port) in result.stderr
    assert "SANDBOX_PORT" in result.stderr


@pytest.mark.parametrize("content", ["{", "[]", '{"closed": true}', "null"])
def test_a_damaged_sandbox_is_named_and_left_alone(start: Start, folder: Path, free_port: int, content: str) -> None:
    world = folder / "var/sandbox/world.json"
    world.parent.mkdir(parents=True)
    world.write_text(content)
    result = start("sandbox", "--empty", "--port", str(free_port))
    assert is_one_sentence(result)
    assert "var/sandbox" in result.stderr
    assert world.read_text() == content


def test_a_file_that_is_no_database_is_named(start: Start, folder: Path) -> None:
    (folder / "var").mkdir()
    (folder / "var/nastavnik.sqlite3").write_bytes(b"a diary, not a database" * 100)
    result = start("run", BOT_TOKEN=TOKEN, TELEGRAM_API_BASE="http://127.0.0.1:1")
    assert is_one_sentence(result)
    assert "DATABASE_URL" in result.stderr


def test_a_database_of_a_newer_program_is_named(start: Start, folder: Path) -> None:
    (folder / "var").mkdir()
    with closing(sqlite3.connect(folder / "var/nastavnik.sqlite3")) as connection, connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('9999')"
        )
    result = start("run", BOT_TOKEN=TOKEN, TELEGRAM_API_BASE="http://127.0.0.1:1")
    assert is_one_sentence(result)
    assert "9999" in result.stderr


def test_postgresql_that_does_not_answer_is_named(start: Start, silent_telegram: str) -> None:
    address = silent_telegram.removeprefix("http://")
    url = f"postgresql+asyncpg://school:password@{address}/nastavnik"
    result = start("run", BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=silent_telegram, DATABASE_URL=url)
    assert is_one_sentence(result)
    assert "DATABASE_URL" in result.stderr
    assert "password" not in result.stderr


@pytest.mark.parametrize("command", ["run", "invite"])
def test_a_refused_token_is_named_and_not_shown(start: Start, refusing_telegram: str, command: str) -> None:
    result = start(command, BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=refusing_telegram, LOG_LEVEL="ERROR")
    assert is_one_sentence(result)
    assert "BOT_TOKEN" in result.stderr
    assert TOKEN not in result.stderr + result.stdout


def test_telegram_out_of_reach_is_no_reason_to_stop(start: Start, silent_telegram: str) -> None:
    result = start("run", BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=silent_telegram)
    assert result.exit_code == 0
    assert "Traceback" not in result.stderr
    assert "/start " in result.stdout
    assert TOKEN not in result.stderr + result.stdout


def test_an_invitation_without_telegram_is_refused_in_a_sentence(start: Start, silent_telegram: str) -> None:
    result = start("invite", BOT_TOKEN=TOKEN, TELEGRAM_API_BASE=silent_telegram, LOG_LEVEL="ERROR")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert TOKEN not in result.stderr


def test_what_the_sandbox_keeps_is_for_its_owner_only(start: Start, folder: Path, free_port: int) -> None:
    before = os.umask(0o022)
    try:
        assert start("sandbox", "--port", str(free_port)).exit_code == 0
    finally:
        os.umask(before)
    kept = [folder / "var", folder / "var/sandbox", *(folder / "var").glob("*.sqlite3*")]
    assert {path: oct(path.stat().st_mode & 0o077) for path in kept} == dict.fromkeys(kept, "0o0")
