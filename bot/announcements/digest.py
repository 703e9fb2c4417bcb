"""Several notices as one message."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.announcements.base import Announcement, button, home_row
from bot.l10n import L10n

#: What one message of a digest holds: characters of Telegram's 4096, and notices, each of which may have buttons.
DIGEST_TEXT, DIGEST_LINES = 3500, 40


def digests(announcements: Sequence[Announcement], l10n: L10n) -> list[Announcement]:
    """Several notices as one message, or as few as hold them; each notice has a number, its buttons bear it."""
    parts: list[list[Announcement]] = []
    for each in announcements:
        part = parts[-1] if parts else []
        if not part or len(part) == DIGEST_LINES or sum(len(one.text) for one in [*part, each]) > DIGEST_TEXT:
            parts.append([each])
        else:
            part.append(each)
    return [_digest(part, l10n) for part in parts]


def _digest(announcements: Sequence[Announcement], l10n: L10n) -> Announcement:
    numbers: dict[str, list[int]] = {}
    buttons: dict[str, InlineKeyboardButton] = {}
    lines = [l10n("digest-title", count=len(announcements))]
    for number, each in enumerate(announcements, 1):
        lines.append(f"<b>{number}.</b> {each.text}")
        for one in (one for row in each.rows for one in row):
            data = one.callback_data or ""
            buttons.setdefault(data, one)
            numbers.setdefault(data, []).append(number)
    rows = [[button(f"{_numbers(numbers[data])} · {one.text}", data, one.style)] for data, one in buttons.items()]
    return Announcement(text="\n\n".join(lines), rows=[*rows, home_row(l10n)])


def _numbers(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}…{numbers[-1]}" if len(numbers) > 3 else ", ".join(map(str, numbers))
