"""What nobody foresaw: the person gets a kind sentence with a number, the log the number and where it happened.

Nothing that a person wrote or is called gets into the log. Exception messages often quote it (`int("…")`, pydantic,
SQL parameters), so only those of classes that speak of code are written.
"""

import contextlib
import logging
import secrets
import traceback
from collections.abc import Callable
from typing import Final

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import CallbackQuery, ErrorEvent, Message, Update
from aiogram.types.update import UpdateTypeLookupError
from aiogram_dialog.api.exceptions import DialogsError

logger = logging.getLogger(__name__)

#: Crockford's base32 without the digits: nothing to be taken for something else when read out over the phone.
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 6

#: Exceptions whose messages name code or Telegram's own words, never what a person typed.
_SPEAKS_OF_CODE: Final = (
    ArithmeticError,
    AttributeError,
    DialogsError,
    ImportError,
    IndexError,
    NameError,
    NotImplementedError,
    RuntimeError,
    TelegramAPIError,
    TypeError,
)


def new_number() -> str:
    """A number of an incident, such as K7Q2MX: unique enough to find one line of the log."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def trace(error: BaseException) -> str:
    """The traceback of an exception and of what led to it, without the words of people."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        name = f"{type(current).__module__}.{type(current).__qualname__}".removeprefix("builtins.")
        message = f": {current}" if isinstance(current, _SPEAKS_OF_CODE) else ""
        notes = "".join(f"\n{note}" for note in getattr(current, "__notes__", ()))
        parts.append("".join(traceback.format_tb(current.__traceback__)) + name + message + notes)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\nled to\n".join(reversed(parts))


def report_incidents(router: Router, *, l10n: Callable[..., str]) -> None:
    """Make the router the last to take exceptions.

    Handlers of errors that mean something (refusals, stale windows) stand before it: on the same router registered
    earlier, or on a router included earlier. (So not on the dispatcher, whose own handlers come before its routers'.)
    `l10n` speaks when the failure came before the person's language was known.
    """
    fallback = l10n

    async def report(event: ErrorEvent, bot: Bot, l10n: Callable[..., str] = fallback) -> None:
        if isinstance(event.exception, TelegramForbiddenError):
            # They blocked the bot while it was answering; my_chat_member tells the rest of the program.
            logger.info("Update %d: the person does not let the bot write", event.update.update_id)
            return
        number = new_number()
        logger.error("Incident %s: %s\n%s", number, _about(event.update), trace(event.exception))
        with contextlib.suppress(TelegramAPIError):
            await _tell(event.update, bot, l10n("incident", number=number))

    router.errors.register(report)


def _about(update: Update) -> str:
    try:
        kind = update.event_type
    except UpdateTypeLookupError:
        kind = "unknown"
    event = update.callback_query.message if update.callback_query is not None else getattr(update, kind, None)
    chat = getattr(event, "chat", None)
    return f"update {update.update_id}, {kind}, {getattr(chat, 'type', '') or 'no'} chat"


async def _tell(update: Update, bot: Bot, text: str) -> None:
    """To whoever did something just now; a background event and a group's talk are nobody's doing."""
    match update.event if update.update_id else None:
        case CallbackQuery() as query:
            await bot.answer_callback_query(query.id, text, show_alert=True)
        case Message() as message if message.chat.type == ChatType.PRIVATE:
            await bot.send_message(message.chat.id, text)
