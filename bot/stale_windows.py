"""Buttons that mean nothing any more, or never did to this person: answered in words, and the way on is shown."""

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.entities import DialogUpdate
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState
from aiogram_dialog.context.intent_middleware import FORBIDDEN_STACK_KEY
from aiogram_dialog.utils import CB_SEP

#: Opens the home window; the actor, the language and the rest are in the manager's `middleware_data`.
ShowHome: TypeAlias = Callable[[DialogManager], Awaitable[None]]


def answer_stale(router: Router, show_home: ShowHome) -> None:
    """Have the router answer presses on windows that are closed, replaced, or gone from the program.

    What is open in the chat is shown again, so that an old button costs nobody the wizard they are in the middle of;
    where nothing is open, home is.
    """

    async def answer(event: ErrorEvent, l10n: Callable[..., str], dialog_manager: DialogManager | None = None) -> None:
        if isinstance(event.update, DialogUpdate):
            # A background event came for a window closed meanwhile: nobody pressed anything.
            return
        text = l10n("stale-window")
        query = event.update.callback_query
        if query is not None:
            await _answer(query, text)
        elif event.update.message is not None:
            await event.update.message.answer(text)
        if dialog_manager is None:
            return
        if _is_open(event.exception, dialog_manager):
            await dialog_manager.show(_where(query, dialog_manager))
        else:
            await show_home(dialog_manager)

    router.errors.register(answer, ExceptionTypeFilter(OutdatedIntent, UnknownIntent, UnknownState))


def answer_foreign(router: Router) -> None:
    """Have the router take presses that are of no window; it stands after the handlers of presses, before the windows.

    A dialog takes every press of its chat and answers it without a word when it is none of its own.
    """

    async def answer(query: CallbackQuery, l10n: Callable[..., str]) -> None:
        await _answer(query, l10n("button-unknown"))

    router.callback_query.register(answer, ~F.data.contains(CB_SEP))


def answer_the_rest(router: Router, *, answer_message: Callable[..., Awaitable[Any]] | None = None) -> None:
    """Have the router take what no other did: it must be included last.

    A press is answered in words. `answer_message`, an ordinary handler, gets the messages of private chats.
    """

    async def answer_press(query: CallbackQuery, l10n: Callable[..., str], **data: Any) -> None:
        if data.get(FORBIDDEN_STACK_KEY):
            await _answer(query, l10n("not-your-button"))
        else:
            await _answer(query, l10n("button-unknown"))

    router.callback_query.register(answer_press)
    if answer_message is not None:
        router.message.register(answer_message, F.chat.type == ChatType.PRIVATE)


def _is_open(error: Exception, manager: DialogManager) -> bool:
    """Whether the chat has a window to go on with. The library gives error handlers the default stack whatever stack
    the press was on, so a window of another stack is none to go on with."""
    if isinstance(error, UnknownState):
        return False
    if isinstance(error, OutdatedIntent) and error.stack_id != manager.current_stack().id:
        return False
    return manager.has_context()


def _where(query: CallbackQuery | None, manager: DialogManager) -> ShowMode:
    """A second tap on the window that has just changed leaves it in place; from an older message it comes down anew."""
    pressed = query.message.message_id if query is not None and query.message is not None else None
    return ShowMode.EDIT if pressed == manager.current_stack().last_message_id else ShowMode.SEND


async def _answer(query: CallbackQuery, text: str) -> None:
    with contextlib.suppress(TelegramBadRequest):
        # Too old to be answered: Telegram has taken the clock off the button already.
        await query.answer(text)
