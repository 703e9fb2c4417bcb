"""What each kind of notice looks like: its words and its buttons.

What `mentoring.notices` says of something is told by the module of the same name here.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Final

from bot.announcements import (
    answers,
    bank,
    decisions,
    endings,
    help,
    mediation,
    meetings,
    mentor_requests,
    open_hours,
    papers,
    peace,
    people,
    proposals,
    rotations,
    speed_meetings,
)
from bot.announcements.base import Announcement
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice

_TELLERS: Final[dict[str, ModuleType]] = {
    teller.__name__.rpartition(".")[2]: teller
    for teller in (
        answers,
        bank,
        decisions,
        endings,
        help,
        mediation,
        meetings,
        mentor_requests,
        open_hours,
        papers,
        peace,
        people,
        proposals,
        rotations,
        speed_meetings,
    )
}


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    """The words of a notice. `contents` are the messages it speaks of, when it speaks of some."""
    teller = _TELLERS[type(body).__module__.rpartition(".")[2]]
    announcement: Announcement = teller.announce(body, l10n, contents)
    return announcement
