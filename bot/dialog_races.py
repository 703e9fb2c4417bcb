"""aiogram-dialog on a storage that is a database, without lost writes."""

import secrets
import string
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey
from aiogram.types import ErrorEvent, TelegramObject
from aiogram_dialog import setup_dialogs
from aiogram_dialog.api.entities import DialogUpdate
from aiogram_dialog.api.entities import stack as dialog_stack
from aiogram_dialog.api.internal import DataGetter, DialogManagerFactory
from aiogram_dialog.api.protocols import (
    BgManagerFactory,
    MediaIdStorageProtocol,
    MessageManagerProtocol,
    StackAccessValidator,
)

_LETTERS: Final = string.digits + string.ascii_letters


class InTurn(BaseMiddleware):
    """Takes the chat's turn for events that come past the dispatcher's own isolation.

    aiogram-dialog reads a window's context first and locks after, so that of two events at once one works on what the
    other is about to change. For updates the dispatcher took the turn before; for background events (`bg.update`) and
    for handlers of errors, which load a window too and save it after their lock, nobody does.
    """

    def __init__(self, isolation: BaseEventIsolation) -> None:
        self._isolation = isolation

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        chat = data.get("event_chat")
        if chat is None or not isinstance(event, DialogUpdate | ErrorEvent):
            return await handler(event, data)
        bot: Bot = data["bot"]
        async with self._isolation.lock(StorageKey(bot_id=bot.id, chat_id=chat.id, user_id=chat.id)):
            return await handler(event, data)


def set_up_dialogs(
    dispatcher: Dispatcher,
    *,
    dialog_manager_factory: DialogManagerFactory | None = None,
    message_manager: MessageManagerProtocol | None = None,
    media_id_storage: MediaIdStorageProtocol | None = None,
    stack_access_validator: StackAccessValidator | None = None,
    getter: DataGetter | None = None,
) -> BgManagerFactory:
    """`setup_dialogs` of the library on the dispatcher's own isolation, which must give a chat one turn at a time to
    the task that has it as often as it asks (`SqlDialogStates` does; the library's SimpleEventIsolation would lock
    itself out). Call it when all dialogs are included, before `Updates` runs.

    A handler must not enter `bg.fg()` of its own chat: it would wait for the turn it has itself."""
    isolation = dispatcher.fsm.events_isolation
    dispatcher.update.outer_middleware(InTurn(isolation))
    dispatcher.errors.outer_middleware(InTurn(isolation))
    # The library makes ids of the second and two random digits: of two windows opened within one second in one chat
    # every hundredth pair was one window.
    dialog_stack.new_id = _new_id
    return setup_dialogs(
        dispatcher,
        dialog_manager_factory=dialog_manager_factory,
        message_manager=message_manager,
        media_id_storage=media_id_storage,
        stack_access_validator=stack_access_validator,
        events_isolation=isolation,
        getter=getter,
    )


def _new_id() -> str:
    """47 random bits; 8 letters, because they stand in the 64 bytes of callback data."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))
