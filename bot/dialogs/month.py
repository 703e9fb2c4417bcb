"""A month of buttons with the days marked on which something lies."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard

from bot.dialogs.at_hand import at_hand
from bot.dialogs.day_picker import DayPicker, OnDay
from mentoring.model.school_calendar import Span

MARK = "•"
_YEAR = timedelta(days=365)


def _today(manager: DialogManager) -> date:
    hand = at_hand(manager)
    return hand.clock.now().astimezone(hand.l10n.zone).date()


def _year_around(manager: DialogManager) -> Span:
    today = _today(manager)
    return Span(today - _YEAR, today + _YEAR)


class MarkedMonth(DayPicker):
    """Days from a year back to a year ahead, this month first, with a mark at each of the getter's `marked`."""

    def __init__(self, id: str, on_day: OnDay) -> None:
        super().__init__(id, on_day, within=_year_around)

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        marked: Collection[date] = data["marked"]
        month = self.month(manager)
        shown = {str(day.day) for day in marked if day.replace(day=1) == month}
        keyboard = await super()._render_keyboard(data, manager)
        for row in keyboard:
            for button in row:
                if button.text in shown:
                    button.text = f"{button.text}{MARK}"
        return keyboard

    def month(self, manager: DialogManager) -> date:
        """The first day of the month shown."""
        return self._shown_month(manager).replace(day=1)

    def _shown_month(self, manager: DialogManager) -> date:
        return super()._shown_month(manager) or _today(manager)
