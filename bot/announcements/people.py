"""How people who come and go are told of."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, place_rows, wordless
from bot.callbacks import Place
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.model.people import Role
from mentoring.notices import Notice
from mentoring.notices import people as notices


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    label = l10n.label
    match body:
        case notices.PersonJoined(name=name):
            return Announcement(text=l10n("notice-person-joined", name=name), rows=place_rows(l10n, Place.PEOPLE))
        case notices.ConsentRefused(name=name):
            return Announcement(text=l10n("notice-consent-refused", name=name))
        case notices.PersonLeft(name=name, has_withdrawn_consent=True):
            return Announcement(text=l10n("notice-consent-withdrawn", name=name))
        case notices.PersonLeft(name=name):
            return Announcement(text=l10n("notice-person-left", name=name))
        case notices.PersonUnreachable(name=name, request_id=request_id):
            rows = place_rows(l10n, Place.PEOPLE) if request_id is None else ()
            return Announcement(text=l10n("notice-unreachable", name=name), rows=rows)
        case notices.RolesChanged(roles=roles):
            names = ", ".join(label(f"role-{Role(role).value}") for role in roles)
            text = l10n("notice-roles-changed", roles=names or "—")
            return Announcement(text=text, rows=place_rows(l10n, Place.HOME))
        case _:
            raise wordless(body)
