"""How situational help is told, and what stands under it."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.announcements.base import Announcement, Rows, button, home_row, wordless
from bot.callbacks import CuratorAction, CuratorPress, OfferAction, OfferPress, RatePress, TalkAction, TalkPress
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.help_request import ContentKind, DeclineReason, TalkMessage, Urgency
from mentoring.notices import Notice
from mentoring.notices import help as notices

#: How many characters of a question fit into the card of its offer; a longer one follows in messages of its own.
WORDS_IN_CARD = 2500


URGENCY_KEYS = {Urgency.URGENT: "urgency-urgent", Urgency.TODAY: "urgency-today", Urgency.WEEK: "urgency-week"}


DECLINE_KEYS = {
    DeclineReason.NO_TIME: "decline-no-time",
    DeclineReason.NOT_MY_FIELD: "decline-not-my-field",
    DeclineReason.ANOTHER_SUITS: "decline-another-suits",
    DeclineReason.OTHER: "decline-other",
}


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    label = l10n.label
    match body:
        case notices.HelpOffered() | notices.HelpAssigned():
            return _offer(body, l10n, contents)
        case notices.HelpOfferOver(topic=topic, why=notices.OfferEnd.TAKEN):
            return Announcement(text=l10n("notice-offer-taken", topic=topic_title(l10n, topic)))
        case notices.HelpOfferOver(topic=topic, why=notices.OfferEnd.NOT_NEEDED):
            return Announcement(text=l10n("notice-offer-over", topic=topic_title(l10n, topic)))
        case notices.HelpOfferOver(topic=topic):
            return Announcement(text=l10n("notice-talk-over", topic=topic_title(l10n, topic)))
        case notices.HelpOfferAccepted(request_id=request_id, topic=topic, mentee_name=mentee):
            text = l10n("notice-offer-accepted", topic=topic_title(l10n, topic), name=mentee)
            return Announcement(text=text, rows=claim_rows(l10n, request_id))
        case notices.HelpDetailAdded(request_id=request_id):
            return Announcement(
                text=l10n("notice-detail-added"),
                rows=[[button(label("button-open-request"), _card_data(request_id), "primary")]],
                contents=contents,
                header=l10n("notice-detail-header"),
            )
        case notices.HelpClaimed(request_id=request_id, topic=topic, mentor_name=mentor):
            text = l10n("notice-claimed", topic=topic_title(l10n, topic), name=mentor)
            return Announcement(text=text, rows=talk_rows(l10n, request_id))
        case notices.HelpAskedBack(request_id=request_id, topic=topic, mentor_name=mentor):
            data = TalkPress(action=TalkAction.ANSWER_BACK, request=request_id).pack()
            return Announcement(
                text=l10n("notice-asked-back", topic=topic_title(l10n, topic)),
                rows=[[button(label("button-answer-question"), data, "primary")]],
                contents=contents,
                header=author_header(l10n, mentor, from_mentor=True),
            )
        case notices.ClaimLockEnding(request_id=request_id, topic=topic, minutes_left=minutes):
            text = l10n("notice-lock-ending", topic=topic_title(l10n, topic), minutes=minutes)
            return Announcement(text=text, rows=[enter_row(l10n, request_id), *claim_rows(l10n, request_id)])
        case notices.HelpTakenBack(topic=topic):
            return Announcement(text=l10n("notice-taken-back", topic=topic_title(l10n, topic)))
        case notices.ClaimLapsed(topic=topic):
            return Announcement(text=l10n("notice-claim-lapsed", topic=topic_title(l10n, topic)))
        case notices.HelpOpenAgain(request_id=request_id, topic=topic):
            text = l10n("notice-open-again", topic=topic_title(l10n, topic))
            return Announcement(text=text, rows=_card_rows(l10n, request_id))
        case notices.HelpWithCurator(request_id=request_id, topic=topic):
            text = l10n("notice-with-curator", topic=topic_title(l10n, topic))
            return Announcement(text=text, rows=_card_rows(l10n, request_id))
        case notices.HelpNeedsCurator(request_id=request_id):
            return Announcement(
                text=l10n(
                    "notice-needs-curator",
                    topic=topic_title(l10n, body.topic),
                    urgency=label(URGENCY_KEYS[body.urgency]),
                    name=body.mentee_name,
                    asked=body.asked_at,
                ),
                rows=[
                    [
                        button(
                            label("button-decide"),
                            CuratorPress(action=CuratorAction.OPEN, request=request_id).pack(),
                            "primary",
                        )
                    ],
                    [
                        button(
                            label("button-answer-myself"),
                            CuratorPress(action=CuratorAction.ANSWER, request=request_id).pack(),
                        )
                    ],
                ],
            )
        case notices.HelpClosedWithWords(request_id=request_id, topic=topic, words=words):
            data = TalkPress(action=TalkAction.REOPEN, request=request_id).pack()
            return Announcement(
                text=l10n("notice-closed-with-words", topic=topic_title(l10n, topic), words=words),
                rows=[[button(label("button-reopen"), data), *home_row(l10n)]],
            )
        case notices.HelpWithdrawn(topic=topic):
            return Announcement(text=l10n("notice-withdrawn", topic=topic_title(l10n, topic)))
        case notices.HelpEnded():
            return _ended(body, l10n)
        case notices.TalkPassedOn(author_name=name, from_mentor=from_mentor):
            return Announcement(text="", contents=contents, header=author_header(l10n, name, from_mentor=from_mentor))
        case notices.TalkEdited(author_name=name, from_mentor=from_mentor):
            return Announcement(text="", contents=contents, header=author_header(l10n, name, from_mentor=from_mentor))
        case _:
            raise wordless(body)


def offer_rows(l10n: L10n, request_id: int) -> Rows:
    """What a mentor may answer to an offer."""
    label = l10n.label
    return [
        [button(label("button-take"), OfferPress(action=OfferAction.TAKE, request=request_id).pack(), "success")],
        [
            button(label("button-ask-back"), OfferPress(action=OfferAction.ASK, request=request_id).pack()),
            button(label("button-cannot"), OfferPress(action=OfferAction.CANNOT, request=request_id).pack()),
        ],
    ]


def claim_rows(l10n: L10n, request_id: int) -> Rows:
    """What a mentor does with a request in hand: who took it is in its talk already."""
    label = l10n.label
    return [
        [
            button(label("button-solved"), TalkPress(action=TalkAction.SOLVED, request=request_id).pack(), "success"),
            button(label("button-release"), TalkPress(action=TalkAction.RELEASE, request=request_id).pack()),
        ],
    ]


def enter_row(l10n: L10n, request_id: int) -> Sequence[InlineKeyboardButton]:
    """Plain messages go to this talk from now on."""
    label = l10n.label
    data = TalkPress(action=TalkAction.ENTER, request=request_id).pack()
    return [button(label("button-write-here"), data, "primary")]


def rating_rows(l10n: L10n, request_id: int) -> Rows:
    """One tap from 1 to 5, and what else the mentee may do after the talk."""
    return [_stars(request_id), *solved_rows(l10n, request_id)]


def solved_rows(l10n: L10n, request_id: int, *, may_share: bool = True) -> Rows:
    """What the mentee may do when the talk is rated."""
    label = l10n.label
    share = button(label("button-share-answer"), TalkPress(action=TalkAction.SHARE, request=request_id).pack())
    return [
        *([[share]] if may_share else []),
        [
            button(label("button-log"), TalkPress(action=TalkAction.LOG, request=request_id).pack()),
            button(label("button-reopen"), TalkPress(action=TalkAction.REOPEN, request=request_id).pack()),
        ],
        home_row(l10n),
    ]


def unsolved_rows(l10n: L10n, request_id: int) -> Rows:
    label = l10n.label
    return [
        [button(label("button-ask-others"), TalkPress(action=TalkAction.REOPEN, request=request_id).pack(), "primary")],
        _stars(request_id),
        home_row(l10n),
    ]


def _stars(request_id: int) -> Sequence[InlineKeyboardButton]:
    return [button(f"{rating} ★", RatePress(request=request_id, rating=rating).pack()) for rating in range(1, 6)]


def log_rows(l10n: L10n, request_id: int) -> Rows:
    label = l10n.label
    data = TalkPress(action=TalkAction.LOG, request=request_id).pack()
    return [[button(label("button-log"), data), *home_row(l10n)]]


def talk_rows(l10n: L10n, request_id: int) -> Rows:
    """What the mentee may do in a talk."""
    label = l10n.label
    return [
        [
            button(label("button-solved"), TalkPress(action=TalkAction.SOLVED, request=request_id).pack(), "success"),
            button(label("button-unsolved"), TalkPress(action=TalkAction.UNSOLVED, request=request_id).pack()),
        ],
    ]


def author_header(l10n: L10n, name: str, *, from_mentor: bool) -> str:
    """Whom a message passed on is from."""
    if from_mentor:
        return l10n("talk-from-mentor", name=name)
    return l10n("talk-from-mentee", name=name)


def _offer(
    body: notices.HelpOffered | notices.HelpAssigned, l10n: L10n, contents: Sequence[TalkMessage]
) -> Announcement:
    words = "\n".join(each.content.text for each in contents if each.content.kind is ContentKind.TEXT)
    is_short = len(words) <= WORDS_IN_CARD
    rest = [each for each in contents if each.content.kind is not ContentKind.TEXT or not is_short]
    label = l10n.label
    arguments = {
        "topic": topic_title(l10n, body.topic),
        "urgency": label(URGENCY_KEYS[body.urgency]),
        "name": body.mentee_name,
        "asked": body.asked_at,
    }
    shown = "\n\n" + l10n("notice-words", words=words) if words and is_short else ""
    header = author_header(l10n, body.mentee_name, from_mentor=False)
    if isinstance(body, notices.HelpOffered):
        text = (l10n("notice-offered-own", **arguments) if body.is_own else l10n("notice-offered", **arguments)) + shown
        return Announcement(text=text, rows=offer_rows(l10n, body.request_id), contents=rest, header=header)
    text = l10n("notice-assigned", **arguments) + shown
    return Announcement(text=text, rows=claim_rows(l10n, body.request_id), contents=rest, header=header)


def _ended(body: notices.HelpEnded, l10n: L10n) -> Announcement:
    topic = topic_title(l10n, body.topic)
    if body.to_mentee and body.is_solved:
        text = l10n("notice-ended-rate", topic=topic, name=body.other_name)
        return Announcement(text=text, rows=rating_rows(l10n, body.request_id))
    if body.to_mentee:
        text = l10n("notice-ended-unsolved", topic=topic, name=body.other_name)
        return Announcement(text=text, rows=unsolved_rows(l10n, body.request_id))
    if body.is_solved:
        text = l10n("notice-ended-thanks", topic=topic, name=body.other_name)
    else:
        text = l10n("notice-ended-not-helped", topic=topic, name=body.other_name)
    return Announcement(text=text, rows=log_rows(l10n, body.request_id))


def _card_rows(l10n: L10n, request_id: int) -> Rows:
    label = l10n.label
    return [[button(label("button-my-request"), _card_data(request_id))]]


def _card_data(request_id: int) -> str:
    return TalkPress(action=TalkAction.CARD, request=request_id).pack()
