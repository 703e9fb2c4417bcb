"""Buttons of the notices about mentors: to a list, or to a person's card.

The window comes below: the notice's own message is rewritten once the list is decided.
"""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.callbacks import CardPress, ListPress
from bot.dialogs.states import Bank, MentorLists


async def open_list(press: CallbackQuery, callback_data: ListPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(MentorLists.card, data={"list": callback_data.mentors}, show_mode=ShowMode.SEND)
    await press.answer()


async def open_card(press: CallbackQuery, callback_data: CardPress, dialog_manager: DialogManager) -> None:
    data = {"person": callback_data.person, "unit": callback_data.unit}
    await dialog_manager.start(Bank.card, data=data, show_mode=ShowMode.SEND)
    await press.answer()


def bank_notices_router() -> Router:
    router = Router(name="bank_notices")
    router.callback_query.register(open_list, ListPress.filter())
    router.callback_query.register(open_card, CardPress.filter())
    return router
