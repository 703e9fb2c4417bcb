"""Telegram in a box: a strict local Bot API with a chat page, a clock and faults. See README.md beside this file."""

from .box import Sandbox
from .clock import SandboxClock
from .control import Control, Inhabitant, SentFile
from .refusals import Refused
from .server import ServerAddress
from .session import SandboxSession
from .store import DamagedWorld

__all__ = [
    "Control",
    "DamagedWorld",
    "Inhabitant",
    "Refused",
    "Sandbox",
    "SandboxClock",
    "SandboxSession",
    "SentFile",
    "ServerAddress",
]
