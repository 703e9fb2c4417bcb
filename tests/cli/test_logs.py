import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.logs import redact, set_up_logging

TOKEN = "123456789:AAsecret-of-the-school-do-not-tell-me"


@pytest.fixture(autouse=True)
def _root_logger_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def _log_a_failure() -> None:
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        logging.getLogger("school").exception("Урок %s не состоялся, token %s", 7, TOKEN, extra={"incident": "A1B2"})


def test_a_machine_reads_one_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO", "auto")
    _log_a_failure()
    (line,) = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert entry["level"] == "ERROR"
    assert entry["logger"] == "school"
    assert entry["message"] == "Урок 7 не состоялся, token 123456789:***"
    assert entry["incident"] == "A1B2"
    assert "ValueError" in entry["exception"]
    assert entry["time"].endswith("Z")


def test_a_person_at_a_terminal_reads_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    set_up_logging("INFO", "auto")
    logging.getLogger("school").info("Звонок на урок")
    assert capsys.readouterr().err.endswith("Z INFO    school: Звонок на урок\n")


@pytest.mark.parametrize("log_format", ["human", "json"])
def test_no_token_is_logged_in_any_shape(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO", "human" if log_format == "human" else "json")
    _log_a_failure()
    written = capsys.readouterr().err
    assert "bot123456789:***/getMe" in written
    assert "secret-of-the-school" not in written


def test_the_time_is_utc_wherever_the_server_stands(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO", "json")
    record = logging.makeLogRecord({"levelno": logging.INFO, "msg": "x", "created": 0.25, "msecs": 250.0})
    logging.getLogger().handle(record)
    assert json.loads(capsys.readouterr().err)["time"] == "1970-01-01T00:00:00.250Z"


def test_passwords_in_addresses_are_struck_out() -> None:
    assert redact("socks5://user:hush@host:1080") == "socks5://user:***@host:1080"
    assert redact("postgresql://school:hu%40sh@host/base") == "postgresql://school:***@host/base"


def test_times_and_numbers_are_left_alone() -> None:
    text = "2026-11-23 10:15:00Z chat 123456789: accepted"
    assert redact(text) == text
