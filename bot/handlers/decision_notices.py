"""The button under what the curator returned: its people change it and send it again.

The window comes below, as the words of the curator stand in the notice.
"""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.callbacks import ReworkPress
from bot.dialogs.states import Reworking


async def open_rework(press: CallbackQuery, callback_data: ReworkPress, dialog_manager: DialogManager) -> None:
    data = {"mentorship": callback_data.mentorship}
    await dialog_manager.start(Reworking.view, data=data, show_mode=ShowMode.SEND)
    await press.answer()


def decision_notices_router() -> Router:
    router = Router(name="decision_notices")
    router.callback_query.register(open_rework, ReworkPress.filter())
    return router
