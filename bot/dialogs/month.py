"""A month of buttons with the days marked on which something lies."""

from collections.abc import Collection
from datetime import date
from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard

from bot.dialogs.day_picker import DayPicker, OnDay

MARK = "•"


class MarkedMonth(DayPicker):
    """The day picker with a mark at every day of the getter's `marked`."""

    def __init__(self, id: str, on_day: OnDay) -> None:
        super().__init__(id, on_day)

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        marked: Collection[date] = data["marked"]
        shown = {str(day.day) for day in marked if day.replace(day=1) == self.month(manager)}
        keyboard = await super()._render_keyboard(data, manager)
        for row in keyboard:
            for button in row:
                if button.text in shown:
                    button.text = f"{button.text}{MARK}"
        return keyboard

    def month(self, manager: DialogManager) -> date:
        """The first day of the month shown."""
        today = self._today(manager)
        return max(self._shown_month(manager) or today, today).replace(day=1)
