"""What stands under a notice that has time."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.types import InlineKeyboardButton

from bot.announcements.base import Announcement, Rows, button, home_row, wordless
from bot.callbacks import SnoozeAction, SnoozeMenuPress, SnoozePress
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import peace as notices
from mentoring.use_cases.peace import Snooze


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    match body:
        case notices.SnoozeOver():
            return Announcement(text=l10n("notice-snooze-over"), rows=[home_row(l10n)])
        case _:
            raise wordless(body)


def snooze_row(l10n: L10n, notice_id: int) -> Sequence[InlineKeyboardButton]:
    """Under a notice that has time."""
    label = l10n.label
    return [button(label("snooze-later"), SnoozeMenuPress(action=SnoozeAction.CHOOSE, notice=notice_id).pack())]


def snooze_rows(l10n: L10n, notice_id: int) -> Rows:
    """Until when it can be put off."""
    label = l10n.label
    return [
        [
            button(label("snooze-hour"), SnoozePress(until=Snooze.HOUR, notice=notice_id).pack()),
            button(label("snooze-tomorrow"), SnoozePress(until=Snooze.TOMORROW, notice=notice_id).pack()),
        ],
        [
            button(label("snooze-school-day"), SnoozePress(until=Snooze.SCHOOL_DAY, notice=notice_id).pack()),
            button(label("button-back"), SnoozeMenuPress(action=SnoozeAction.BACK, notice=notice_id).pack()),
        ],
    ]


def snoozed_row(l10n: L10n, notice_id: int, until: datetime) -> Sequence[InlineKeyboardButton]:
    """Says until when it is put off; pressed, it lets choose again."""
    label = l10n.label
    data = SnoozeMenuPress(action=SnoozeAction.CHOOSE, notice=notice_id).pack()
    return [button(label("snooze-until", until=until), data)]
