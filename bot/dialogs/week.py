"""Parts of the days of a week as buttons: when somebody usually has time."""

from collections.abc import Iterable

from bot.dialogs.bank_words import part_name, weekday_name
from bot.dialogs.choices import Choice
from bot.l10n import L10n
from mentoring.model.bank import WEEK


def week_choices(l10n: L10n, chosen: Iterable[str]) -> list[Choice]:
    """The week in parts of days, those chosen marked."""
    marked = set(chosen)
    return [
        Choice(str(slot), f"{weekday_name(l10n, slot.weekday)} {part_name(l10n, slot.part)}", is_on=str(slot) in marked)
        for slot in WEEK
    ]
