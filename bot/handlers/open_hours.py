"""Presses under notices of open hours: a seat taken or given back where the notice stands, and ways to a card."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.announcements.open_hours import hour_rows
from bot.callbacks import HourAction, HourPress
from bot.dialogs.open_hours import standing_words
from bot.dialogs.states import Hosting, OpenHours
from bot.handlers.help_offers import change_buttons, known
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import OpenHourId
from mentoring.model.people import Actor


async def join(
    press: CallbackQuery, callback_data: HourPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    hour_id = OpenHourId(callback_data.hour)
    standing = await use_cases.sign_up_for_open_hour(hour_id, by=known(actor))
    await press.answer(standing_words(l10n, standing), show_alert=True)
    await _show(press, l10n, hour_id, has_place=True)


async def leave(
    press: CallbackQuery, callback_data: HourPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label, hour_id = l10n.label, OpenHourId(callback_data.hour)
    await use_cases.sign_off_open_hour(hour_id, by=known(actor))
    await press.answer(label("hour-left"))
    await _show(press, l10n, hour_id, has_place=False)


async def open_card(press: CallbackQuery, callback_data: HourPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(OpenHours.card, data={"hour": callback_data.hour}, show_mode=ShowMode.SEND)
    await press.answer()


async def open_hosted(press: CallbackQuery, callback_data: HourPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Hosting.card, data={"hour": callback_data.hour}, show_mode=ShowMode.SEND)
    await press.answer()


async def _show(press: CallbackQuery, l10n: L10n, hour_id: OpenHourId, *, has_place: bool) -> None:
    # Of two quick taps the second finds the buttons as they should be, which Telegram refuses to change into the same.
    with suppress(TelegramBadRequest):
        await change_buttons(press, hour_rows(l10n, hour_id, has_place=has_place))


def open_hours_router() -> Router:
    router = Router(name="open_hours")
    router.callback_query.register(join, HourPress.filter(F.action == HourAction.JOIN))
    router.callback_query.register(leave, HourPress.filter(F.action == HourAction.LEAVE))
    router.callback_query.register(open_card, HourPress.filter(F.action == HourAction.OPEN))
    router.callback_query.register(open_hosted, HourPress.filter(F.action == HourAction.HOST))
    return router
