"""How papers, consents to take part and orders are told."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, Rows, button, full_day, wordless
from bot.callbacks import OrderPress, PapersPress
from bot.l10n import L10n
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import papers as notices


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    label = l10n.label
    match body:
        case notices.ConsentAwaited(mentorship_id=pair):
            return Announcement(text=l10n("notice-consent-awaited"), rows=_papers(l10n, pair, "primary"))
        case notices.ConsentTaken():
            return Announcement(text=l10n("notice-consent-taken"))
        case notices.ConsentSentBack(mentorship_id=pair, words=words):
            text = l10n("notice-consent-sent-back", words=words)
            return Announcement(text=text, rows=_papers(l10n, pair, "primary"))
        case notices.OrderSent(order_id=order_id, kind=kind, count=count, sender_name=name):
            has_name = bool(name)
            about = label(f"order-kind-{kind}")
            text = l10n("notice-order-sent", kind=about, count=count, name=name, has_name=has_name)
            return Announcement(text=text, rows=_order(l10n, order_id, "primary"))
        case notices.OrderOver(order_id=order_id, kind=kind, state=state, number=number, by_name=name):
            has_name = bool(name)
            about = label(f"order-kind-{kind}")
            text = l10n("notice-order-over", kind=about, state=state.value, number=number, name=name, has_name=has_name)
            return Announcement(text=text, rows=_order(l10n, order_id))
        case notices.OrderDecided(order_id=order_id):
            return Announcement(text=_order_decided(body, l10n), rows=_order(l10n, order_id))
        case notices.MentorshipBegan(mentorship_id=pair, names=names, order_number=number):
            has_names, has_order = bool(names), bool(number)
            text = l10n(
                "notice-mentorship-began",
                is_mentor=body.is_mentor,
                has_names=has_names,
                names=", ".join(names),
                starts=full_day(l10n, body.starts_on),
                ends=full_day(l10n, body.ends_on),
                has_order=has_order,
                number=number,
            )
            return Announcement(text=text, rows=_papers(l10n, pair))
        case notices.MentorshipAmended(mentorship_id=pair, order_number=number):
            has_order = bool(number)
            holds_from, ends = full_day(l10n, body.holds_from), full_day(l10n, body.ends_on)
            text = l10n("notice-mentorship-amended", has_order=has_order, number=number, starts=holds_from, ends=ends)
            return Announcement(text=text, rows=_papers(l10n, pair))
        case notices.MentorshipEndedByOrder(is_replaced=is_replaced, names=names, order_number=number):
            has_names = bool(names)
            text = l10n(
                "notice-mentorship-ended-by-order",
                is_replaced=is_replaced,
                number=number,
                has_names=has_names,
                names=", ".join(names),
                ends=full_day(l10n, body.ends_on),
            )
            return Announcement(text=text)
        case notices.ChangeProposed(mentorship_id=pair, proposer_name=name):
            has_name = bool(name)
            text = l10n("notice-change-proposed", name=name, has_name=has_name)
            return Announcement(text=text, rows=_papers(l10n, pair, "primary"))
        case notices.ChangeDecided(mentorship_id=pair, is_agreed=is_agreed):
            text = l10n("notice-change-decided", is_agreed=is_agreed)
            return Announcement(text=text, rows=_papers(l10n, pair))
        case notices.ChangeWithdrawn():
            return Announcement(text=l10n("notice-change-withdrawn"))
        case _:
            raise wordless(body)


def _order_decided(body: notices.OrderDecided, l10n: L10n) -> str:
    has_name = bool(body.by_name)
    label = l10n.label
    text = l10n(
        "notice-order-decided",
        is_signed=body.is_signed,
        number=body.number,
        signed_on=full_day(l10n, body.signed_on) if body.signed_on else "",
        kind=label(f"order-kind-{body.kind}"),
        name=body.by_name,
        has_name=has_name,
    )
    return text + (l10n("notice-order-words", words=body.words) if body.words else "")


def _order(l10n: L10n, order_id: int, style: str | None = None) -> Rows:
    label = l10n.label
    return [[button(label("button-open"), OrderPress(order=order_id).pack(), style)]]


def _papers(l10n: L10n, pair: int, style: str | None = None) -> Rows:
    label = l10n.label
    return [[button(label("button-open"), PapersPress(pair=pair).pack(), style)]]
