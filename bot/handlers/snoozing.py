"""Presses that put a notice off: the other buttons of its message stay as they are."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.announcements.peace import snooze_row, snooze_rows, snoozed_row
from bot.callbacks import SnoozeAction, SnoozeMenuPress, SnoozePress
from bot.handlers.help_offers import known
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import NoticeId
from mentoring.model.people import Actor

_SNOOZING = tuple(f"{press.__prefix__}:" for press in (SnoozePress, SnoozeMenuPress))


async def choose(press: CallbackQuery, callback_data: SnoozeMenuPress, l10n: L10n) -> None:
    await _put_below(press, snooze_rows(l10n, callback_data.notice))
    await press.answer()


async def go_back(press: CallbackQuery, callback_data: SnoozeMenuPress, l10n: L10n) -> None:
    await _put_below(press, [snooze_row(l10n, callback_data.notice)])
    await press.answer()


async def snooze(
    press: CallbackQuery, callback_data: SnoozePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    until = await use_cases.snooze_notice(NoticeId(callback_data.notice), callback_data.until, by=known(actor))
    await _put_below(press, [snoozed_row(l10n, callback_data.notice, until)])
    await press.answer(label("snooze-done", until=until))


async def _put_below(press: CallbackQuery, rows: Sequence[Sequence[InlineKeyboardButton]]) -> None:
    """These rows in place of those that put the notice off."""
    if not isinstance(press.message, Message):
        return
    markup = press.message.reply_markup
    others = [row for row in (markup.inline_keyboard if markup else []) if not _is_of_snoozing(row)]
    keyboard = InlineKeyboardMarkup(inline_keyboard=[*others, *map(list, rows)])
    if keyboard != markup:
        await press.message.edit_reply_markup(reply_markup=keyboard)


def _is_of_snoozing(row: Sequence[InlineKeyboardButton]) -> bool:
    return any((button.callback_data or "").startswith(_SNOOZING) for button in row)


def snoozing_router() -> Router:
    router = Router(name="snoozing")
    router.callback_query.register(choose, SnoozeMenuPress.filter(F.action == SnoozeAction.CHOOSE))
    router.callback_query.register(go_back, SnoozeMenuPress.filter(F.action == SnoozeAction.BACK))
    router.callback_query.register(snooze, SnoozePress.filter())
    return router
