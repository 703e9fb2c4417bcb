"""A month of buttons to choose a day from.

The library's Calendar speaks English, takes the time from the machine, and has buttons with empty data, which the
documentation of Telegram does not allow; so this one is ours.
"""

import calendar
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery, InlineKeyboardButton
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import ButtonVariant, RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Keyboard
from babel.dates import format_date

from bot.dialogs.at_hand import at_hand
from mentoring.model.school_calendar import Span
from mentoring.refusals import DateUnclear

#: Named days of one week, Monday first.
_WEEK = [date(2018, 1, 1) + timedelta(days=day) for day in range(7)]

_NOTHING, _MONTH = "-", "m"

OnDay = Callable[[CallbackQuery, DialogManager, date], Awaitable[None]]


def next_year(manager: DialogManager) -> Span:
    """From today to a year ahead."""
    hand = at_hand(manager)
    today = hand.clock.now().astimezone(hand.l10n.zone).date()
    return Span(today, today + timedelta(days=365))


def turn_to(manager: DialogManager, picker: str, day: date) -> None:
    """The day picker of that id will show the month of the day, whatever month it showed before."""
    manager.current_context().widget_data[picker] = day.isoformat()


class DayPicker(Keyboard):
    """Days of a span, from today to a year ahead unless told; weekdays and months in the reader's language."""

    def __init__(self, id: str, on_day: OnDay, *, within: Callable[[DialogManager], Span] = next_year) -> None:
        super().__init__(id=id)
        self._on_day = on_day
        self._within = within

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        within = self._within(manager)
        shown = self._shown_month(manager) or within.first
        month = min(max(shown, within.first), within.last).replace(day=1)
        language = at_hand(manager).l10n.language.value
        weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)
        return [
            self._pager(month, within, language),
            self._weekdays(language),
            *(self._week(week, month, within) for week in weeks if within.overlaps(Span(week[0], week[-1]))),
        ]

    def _pager(self, month: date, within: Span, language: str) -> list[ButtonVariant]:
        before, after = month - timedelta(days=1), _next_month(month)
        return [
            self._button("‹", f"{_MONTH}{before:%Y-%m}") if before >= within.first else self._button("·", _NOTHING),
            self._button(format_date(month, "LLLL y", locale=language), _NOTHING),
            self._button("›", f"{_MONTH}{after:%Y-%m}") if after <= within.last else self._button("·", _NOTHING),
        ]

    def _weekdays(self, language: str) -> list[ButtonVariant]:
        return [self._button(format_date(day, "EEEEEE", locale=language), _NOTHING) for day in _WEEK]

    def _week(self, week: Sequence[date], month: date, within: Span) -> list[ButtonVariant]:
        return [self._day(day, month, within) for day in week]

    def _day(self, day: date, month: date, within: Span) -> InlineKeyboardButton:
        if day.month != month.month or day not in within:
            return self._button("·", _NOTHING)
        return self._button(str(day.day), day.isoformat())

    def _button(self, text: str, item: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=text, callback_data=self._item_callback_data(item))

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        try:
            if data.startswith(_MONTH):
                self.set_widget_data(manager, date.fromisoformat(f"{data[1:]}-01").isoformat())
            elif data != _NOTHING:
                await self._on_day(callback, manager, date.fromisoformat(data))
        except ValueError:
            raise DateUnclear from None
        return True

    def _shown_month(self, manager: DialogManager) -> date | None:
        stored: str | None = self.get_widget_data(manager, None)
        return date.fromisoformat(stored) if stored else None


def _next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
