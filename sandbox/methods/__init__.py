"""The methods of the Bot API, grouped by what they are about; importing this package registers them all."""

from . import chats, editing, profile, receiving, sending
from .dispatch import CallRecord, Telegram

__all__ = ["CallRecord", "Telegram", "chats", "editing", "profile", "receiving", "sending"]
