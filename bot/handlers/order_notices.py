"""Buttons of the notices about papers and orders: to an order, or to one's own papers.

The window comes below: the notice's own message is rewritten once its matter is settled.
"""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.callbacks import OrderPress, PapersPress
from bot.dialogs.at_hand import at_hand
from bot.dialogs.orders import send_order
from bot.dialogs.states import MyPapers, Orders
from mentoring.model.ids import OrderId


async def open_order(press: CallbackQuery, callback_data: OrderPress, dialog_manager: DialogManager) -> None:
    """The order's paper, and below it the card.

    The press is answered once it is known to be allowed: making the paper may take longer than Telegram waits.
    """
    hand = at_hand(dialog_manager)
    card = await hand.order_book.order(OrderId(callback_data.order), by=hand.actor)
    await press.answer()
    await send_order(dialog_manager, card)
    await dialog_manager.start(Orders.card, data={"order": callback_data.order}, show_mode=ShowMode.SEND)


async def open_papers(press: CallbackQuery, callback_data: PapersPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(MyPapers.card, data={"pair": callback_data.pair}, show_mode=ShowMode.SEND)
    await press.answer()


def order_notices_router() -> Router:
    router = Router(name="order_notices")
    router.callback_query.register(open_order, OrderPress.filter())
    router.callback_query.register(open_papers, PapersPress.filter())
    return router
