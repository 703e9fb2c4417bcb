"""A rule said no: the person is told in words, and the window stays where it was."""

import re
from html import escape

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message

from bot.l10n import L10n
from mentoring.refusals import Refusal

#: A pop-up holds no more.
LONGEST_ALERT = 200


def refusal_key(refusal: type[Refusal]) -> str:
    """The key of a refusal's words: `AlreadyClaimed` -> `refusal-already-claimed`."""
    return "refusal-" + re.sub(r"(?<!^)(?=[A-Z])", "-", refusal.__name__).lower()


def refusal_text(refusal: Refusal, l10n: L10n) -> str:
    return l10n(refusal_key(type(refusal)), **refusal.arguments())


async def say_refusal(event: ErrorEvent, l10n: L10n) -> None:
    """A press is answered with an alert, a message with a reply."""
    if not isinstance(event.exception, Refusal):
        raise event.exception
    query, message = event.update.callback_query, event.update.message
    if query is not None:
        await answer_press(query, refusal_text(event.exception, l10n.label))
    elif message is not None:
        await answer_message(message, refusal_text(event.exception, l10n))


async def answer_press(query: CallbackQuery, text: str) -> None:
    """By an alert; by a message where the work before the refusal took longer than Telegram waits for an answer."""
    try:
        await query.answer(text[:LONGEST_ALERT], show_alert=True)
    except TelegramBadRequest:
        if query.message is None:
            raise
        await query.message.answer(escape(text, quote=False))


async def answer_message(message: Message, text: str) -> None:
    await message.reply(text, allow_sending_without_reply=True)


def refusals_router() -> Router:
    router = Router(name="refusals")
    router.errors.register(say_refusal, ExceptionTypeFilter(Refusal))
    return router
