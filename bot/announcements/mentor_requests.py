"""How requests for a mentor are told."""

from collections.abc import Sequence

from bot.announcements.base import Announcement, Rows, button, pair_row, place_rows, wordless
from bot.callbacks import AskAction, AskPress, MentorRequestAction, MentorRequestPress, PairAction, Place, RestPress
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.help_request import TalkMessage
from mentoring.notices import Notice
from mentoring.notices import mentor_requests as notices
from mentoring.use_cases.situational_help import Rest


def announce(body: Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    match body:
        case notices.MentorAsked():
            return Announcement(text=_mentor_asked(body, l10n), rows=ask_rows(l10n, body.request_id))
        case notices.MentorReminded(request_id=request_id, mentee_name=name, answer_by=until):
            text = l10n("notice-mentor-reminded", name=name, until=until)
            return Announcement(text=text, rows=_open_ask(l10n, request_id))
        case notices.MentorWaits(request_id=request_id, mentee_name=name, question=question):
            text = l10n("notice-mentor-waits", name=name, question=question)
            return Announcement(text=text, rows=_open_ask(l10n, request_id))
        case notices.MentorTimeGoesOn(request_id=request_id, mentee_name=name, answer_by=until):
            text = l10n("notice-mentor-time-goes-on", name=name, until=until)
            return Announcement(text=text, rows=_open_ask(l10n, request_id))
        case notices.MentorAskEnded(mentee_name=name, why=why, mentorship_id=mentorship_id):
            rows = rest_rows(l10n) if why is notices.AskEnd.DECLINED else ()
            if mentorship_id is not None:
                rows = [pair_row(l10n, mentorship_id, PairAction.CARD)]
            return Announcement(text=l10n("notice-mentor-ask-ended", why=why, name=name), rows=rows)
        case notices.MentorPassedOver(mentee_name=name):
            return Announcement(text=l10n("notice-mentor-passed-over", name=name), rows=place_rows(l10n, Place.OFFER))
        case notices.MentorRequestMoved(request_id=request_id, why=why, asked_name=name, is_waiting=is_waiting):
            text = l10n("notice-mentor-request-moved", why=why, has_name=bool(name), name=name, is_waiting=is_waiting)
            return Announcement(text=text, rows=_my_mentor_request(l10n, request_id))
        case notices.MenteeQuestioned(request_id=request_id, mentor_name=name):
            text = l10n("notice-mentee-questioned", name=name, question=body.question, until=body.answer_by)
            return Announcement(text=text, rows=_answer_mentor(l10n, request_id))
        case notices.QuestionUnanswered(request_id=request_id, mentor_name=name):
            text = l10n("notice-question-unanswered", name=name)
            return Announcement(text=text, rows=_answer_mentor(l10n, request_id))
        case notices.MentorFound(mentorship_id=mentorship_id, mentor_name=name):
            text = l10n("notice-mentor-found", name=name)
            return Announcement(text=text, rows=[pair_row(l10n, mentorship_id, PairAction.CARD)])
        case notices.MentorRequestClosed(request_id=request_id, words=words):
            text = l10n("notice-mentor-request-closed", words=words)
            return Announcement(text=text, rows=_my_mentor_request(l10n, request_id))
        case _:
            raise wordless(body)


def ask_rows(l10n: L10n, request_id: int) -> Rows:
    """What a mentor may answer to a mentee who asks for them."""
    label = l10n.label

    def data(action: AskAction) -> str:
        return AskPress(action=action, request=request_id).pack()

    return [
        [button(label("mentor-ask-yes"), data(AskAction.YES), "success")],
        [
            button(label("mentor-ask-more"), data(AskAction.MORE)),
            button(label("mentor-ask-no"), data(AskAction.NO)),
        ],
    ]


def rest_rows(l10n: L10n) -> Rows:
    """For how long a mentor wants nothing to be offered."""
    label = l10n.label
    return [
        [
            button(label("rest-none"), RestPress(rest=Rest.NONE).pack()),
            button(label("rest-tomorrow"), RestPress(rest=Rest.TOMORROW).pack()),
        ],
        [
            button(label("rest-week"), RestPress(rest=Rest.WEEK).pack()),
            button(label("rest-fortnight"), RestPress(rest=Rest.FORTNIGHT).pack()),
        ],
    ]


def _mentor_asked(body: notices.MentorAsked, l10n: L10n) -> str:
    label = l10n.label
    text = l10n(
        "notice-mentor-asked",
        name=body.mentee_name,
        topics=", ".join(topic_title(l10n, topic) for topic in body.topics),
        kinds=", ".join(label(f"mentoring-kind-{kind.value}") for kind in body.kinds),
        modes=", ".join(label(f"mode-{mode.value.replace('_', '-')}") for mode in body.modes),
        months=body.months,
    )
    parts = [text]
    if body.difficulty:
        parts.append(l10n("notice-mentor-asked-difficulty", words=body.difficulty))
    if body.expectations:
        parts.append(l10n("notice-mentor-asked-expectations", words=body.expectations))
    if body.question:
        parts.append(l10n("notice-mentor-asked-question", question=body.question, reply=body.reply or "—"))
    parts.append(l10n("notice-mentor-asked-until", until=body.answer_by))
    return "\n".join(parts)


def _open_ask(l10n: L10n, request_id: int) -> Rows:
    label = l10n.label
    return [[button(label("button-open"), AskPress(action=AskAction.OPEN, request=request_id).pack(), "primary")]]


def _my_mentor_request(l10n: L10n, request_id: int) -> Rows:
    label = l10n.label
    data = MentorRequestPress(action=MentorRequestAction.OPEN, request=request_id).pack()
    return [[button(label("mentor-request-open"), data)]]


def _answer_mentor(l10n: L10n, request_id: int) -> Rows:
    label = l10n.label
    data = MentorRequestPress(action=MentorRequestAction.REPLY, request=request_id).pack()
    return [[button(label("mentor-request-reply"), data, "primary")]]
