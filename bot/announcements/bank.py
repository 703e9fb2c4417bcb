"""How the bank is told of."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, Rows, button, place_rows, wordless
from bot.callbacks import CardPress, ListPress, Place
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import bank as notices


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    label = l10n.label
    match body:
        case notices.MentorOffered(person_id=person_id, unit_id=unit_id, name=name):
            text, data = l10n("notice-mentor-offered", name=name), CardPress(person=person_id, unit=unit_id).pack()
            return Announcement(text=text, rows=[[button(label("button-open"), data)]])
        case notices.MentorsProposed(list_id=list_id, count=count, proposer_name=name):
            text = l10n("notice-mentors-proposed", count=count, name=name)
            return Announcement(text=text, rows=_list(l10n, list_id, "primary"))
        case notices.MentorListOver(list_id=list_id, by_name=name, approved=approved, refused=refused):
            text = l10n("notice-mentor-list-over", name=name, approved=approved, refused=refused)
            return Announcement(text=text, rows=_list(l10n, list_id))
        case notices.MentorListDecided(list_id=list_id, by_name=name, approved=approved, refused=refused):
            text = l10n("notice-mentor-list-decided", name=name, approved=approved, refused=refused)
            return Announcement(text=text, rows=_list(l10n, list_id))
        case notices.MentorStateChanged(state=state, reason=reason):
            has_reason = bool(reason)
            text = l10n("notice-mentor-state", state=state, has_reason=has_reason, reason=reason)
            return Announcement(text=text, rows=place_rows(l10n, Place.OFFER))
        case _:
            raise wordless(body)


def _list(l10n: L10n, list_id: int, style: str | None = None) -> Rows:
    label = l10n.label
    return [[button(label("button-open"), ListPress(mentors=list_id).pack(), style)]]
