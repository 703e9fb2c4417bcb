"""Where a window appears that was opened from a message which is no window."""

from typing import Any, Final

from aiogram import Router
from aiogram.types import CallbackQuery, InaccessibleMessage
from aiogram_dialog import ChatEvent, DialogManager, ShowMode
from aiogram_dialog.api.protocols import DialogRegistryProtocol
from aiogram_dialog.context.media_storage import MediaIdStorage
from aiogram_dialog.manager.manager_factory import DefaultManagerFactory
from aiogram_dialog.manager.message_manager import MessageManager
from aiogram_dialog.utils import CB_SEP

#: Telegram's date of a message that a bot cannot reach any more.
_UNREACHABLE: Final = 0


class WindowsBelow(DefaultManagerFactory):
    """Makes the library's managers; a press under an offer or a notice opens its window below.

    The library would put the window in the place of the message pressed, and the offer with its buttons would be gone.
    A message out of reach is left alone, and the window that stood in the chat until then loses its buttons instead.
    """

    def __init__(self) -> None:
        media_ids = MediaIdStorage()  # type: ignore[no-untyped-call]  # the library's
        super().__init__(message_manager=MessageManager(), media_id_storage=media_ids, getter=None)

    def __call__(
        self, event: ChatEvent, data: dict[str, Any], registry: DialogRegistryProtocol, router: Router
    ) -> DialogManager:
        if not isinstance(event, CallbackQuery) or event.message is None or CB_SEP in (event.data or ""):
            return super().__call__(event, data, registry, router)
        message = InaccessibleMessage(chat=event.message.chat, message_id=event.message.message_id, date=_UNREACHABLE)
        manager = super().__call__(event.model_copy(update={"message": message}), data, registry, router)
        manager.show_mode = ShowMode.SEND
        return manager
