"""What each kind of notice looks like: its words and its buttons.

What `mentoring.notices` says of something is told by the module of the same name here.
"""

from collections.abc import Sequence
from typing import Final, Protocol

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


class Teller(Protocol):
    """A module that tells of one thing."""

    def announce(self, body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement: ...


_TELLERS: Final[dict[str, Teller]] = {
    "answers": answers,
    "bank": bank,
    "decisions": decisions,
    "endings": endings,
    "help": help,
    "mediation": mediation,
    "meetings": meetings,
    "mentor_requests": mentor_requests,
    "open_hours": open_hours,
    "papers": papers,
    "peace": peace,
    "people": people,
    "proposals": proposals,
    "rotations": rotations,
    "speed_meetings": speed_meetings,
}


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    """The words of a notice. `contents` are the messages it speaks of, when it speaks of some."""
    return _TELLERS[type(body).__module__.rpartition(".")[2]].announce(body, l10n, contents)
