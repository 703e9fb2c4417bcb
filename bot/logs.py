"""The program's log: for eyes on a terminal, JSON for machines, no secrets in either."""

import logging
import re
import sys
import time
from typing import Literal

from pythonjsonlogger.json import JsonFormatter

_TOKEN = re.compile(r"(\d{3,}):[A-Za-z0-9_-]{30,}")
_PASSWORD = re.compile(r"(://[^\s:/@]+):[^\s/@]+@")

#: Libraries that log every tick and every update at INFO.
_TALKATIVE = ("aiogram.event", "alembic.runtime.plugins", "apscheduler", "aiohttp.access")
#: Libraries that quote at DEBUG what people wrote: they never get that far.
_INDISCREET = ("aiogram", "aiogram_dialog", "aiosqlite", "sqlalchemy")


def redact(text: str) -> str:
    """The text with bot tokens and passwords inside addresses struck out; the bot's number stays."""
    return _PASSWORD.sub(r"\1:***@", _TOKEN.sub(r"\1:***", text))


def first_line(fault: BaseException) -> str:
    """What an error says, in one line without secrets."""
    return redact(str(fault).partition("\n")[0] or type(fault).__name__)


class HumanFormatter(logging.Formatter):
    """One line for a person, in UTC, and the stack below it when there is one."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%SZ")

    def format(self, record: logging.LogRecord) -> str:
        # The whole line is redacted, not the message alone: a token may stand in an argument or in an exception's text.
        return redact(super().format(record))


class JsonLineFormatter(JsonFormatter):
    """One JSON object a line: time in UTC, level, logger, message, exception and whatever was given as `extra`."""

    converter = staticmethod(time.gmtime)
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s %(message)s",
            datefmt=None,
            json_ensure_ascii=False,
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger", "exc_info": "exception"},
        )
        self.default_time_format = "%Y-%m-%dT%H:%M:%S"

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def set_up_logging(level: str, log_format: Literal["auto", "human", "json"]) -> None:
    """Sends the log to stderr: `auto` writes for people on a terminal and JSON elsewhere."""
    is_human = log_format == "human" or (log_format == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(HumanFormatter() if is_human else JsonLineFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.NOTSET if level == "DEBUG" else logging.WARNING)
    for name in _INDISCREET:
        logging.getLogger(name).setLevel(max(logging.getLevelName(level), logging.WARNING))
