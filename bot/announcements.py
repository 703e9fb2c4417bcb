"""What each kind of notice looks like: its words and its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from babel.dates import format_date

from bot.callbacks import (
    AskAction,
    AskPress,
    CardPress,
    ContinuePress,
    CuratorAction,
    CuratorPress,
    DeskAction,
    DeskPress,
    DisputePress,
    FitAnswer,
    FitPress,
    HourAction,
    HourPress,
    ListPress,
    MediationPress,
    MeetingAction,
    MeetingPress,
    MeetingTimePress,
    MentorRequestAction,
    MentorRequestPress,
    OfferAction,
    OfferPress,
    OrderPress,
    PairAction,
    PairPress,
    PapersPress,
    Place,
    PlacePress,
    ProposalAction,
    ProposalPress,
    RatePress,
    RestPress,
    ReworkPress,
    RotationAction,
    RotationMarkPress,
    RotationPress,
    SnoozeAction,
    SnoozeMenuPress,
    SnoozePress,
    SpeedAction,
    SpeedPress,
    SpeedRatePress,
    TalkAction,
    TalkPress,
    UnitMeetingPress,
)
from bot.l10n import Appointment, L10n
from bot.meeting_words import card_text, entry_file, times_text, when_and_where
from bot.topic_titles import topic_title
from documents.calendars import is_link
from mentoring import notices
from mentoring.model.closings import Ground
from mentoring.model.help_request import ContentKind, DeclineReason, TalkMessage, Urgency
from mentoring.model.meetings import MeetingState
from mentoring.model.mentorship import Side, pair_title
from mentoring.model.open_hours import OpenHour
from mentoring.model.people import Language, Role
from mentoring.model.rotation import Phase
from mentoring.use_cases.peace import Snooze
from mentoring.use_cases.situational_help import Rest

#: How many characters of a question fit into the card of its offer; a longer one follows in messages of its own.
WORDS_IN_CARD = 2500

URGENCY_KEYS = {Urgency.URGENT: "urgency-urgent", Urgency.TODAY: "urgency-today", Urgency.WEEK: "urgency-week"}
DECLINE_KEYS = {
    DeclineReason.NO_TIME: "decline-no-time",
    DeclineReason.NOT_MY_FIELD: "decline-not-my-field",
    DeclineReason.ANOTHER_SUITS: "decline-another-suits",
    DeclineReason.OTHER: "decline-other",
}

#: What one message of a digest holds: characters of Telegram's 4096, and notices, each of which may have buttons.
DIGEST_TEXT, DIGEST_LINES = 3500, 40
#: How a circle of meetings was, by its mark.
FACES = {3: "🤩", 2: "🙂", 1: "🙁"}

Rows = Sequence[Sequence[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file made for its reader."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One message with buttons; `contents` are sent before it, each under the header."""

    text: str
    rows: Rows = ()
    contents: Sequence[TalkMessage] = field(default_factory=tuple)
    header: str = ""
    #: A file under which the text stands.
    attachment: Attachment | None = None

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in self.rows]) if self.rows else None


def button(text: str, data: str, style: str | None = None) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data, style=style)


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


def home_row(l10n: L10n) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-home"), PlacePress(place=Place.HOME).pack())]


def talk_rows(l10n: L10n, request_id: int) -> Rows:
    """What the mentee may do in a talk."""
    label = l10n.label
    return [
        [
            button(label("button-solved"), TalkPress(action=TalkAction.SOLVED, request=request_id).pack(), "success"),
            button(label("button-unsolved"), TalkPress(action=TalkAction.UNSOLVED, request=request_id).pack()),
        ],
    ]


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


def author_header(l10n: L10n, name: str, *, from_mentor: bool) -> str:
    """Whom a message passed on is from."""
    if from_mentor:
        return l10n("talk-from-mentor", name=name)
    return l10n("talk-from-mentee", name=name)


def announce(body: notices.Notice, l10n: L10n, contents: Sequence[TalkMessage] = ()) -> Announcement:
    """The words of a notice. `contents` are the messages it speaks of, when it speaks of some."""
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
        case notices.PersonJoined(name=name):
            return Announcement(text=l10n("notice-person-joined", name=name), rows=_place(l10n, Place.PEOPLE))
        case notices.ConsentRefused(name=name):
            return Announcement(text=l10n("notice-consent-refused", name=name))
        case notices.PersonLeft(name=name, has_withdrawn_consent=True):
            return Announcement(text=l10n("notice-consent-withdrawn", name=name))
        case notices.PersonLeft(name=name):
            return Announcement(text=l10n("notice-person-left", name=name))
        case notices.PersonUnreachable(name=name, request_id=request_id):
            rows = _place(l10n, Place.PEOPLE) if request_id is None else ()
            return Announcement(text=l10n("notice-unreachable", name=name), rows=rows)
        case notices.RolesChanged(roles=roles):
            names = ", ".join(label(f"role-{Role(role).value}") for role in roles)
            return Announcement(text=l10n("notice-roles-changed", roles=names or "—"), rows=_place(l10n, Place.HOME))
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
            return Announcement(text=text, rows=_place(l10n, Place.OFFER))
        case (
            notices.SteppedBack()
            | notices.EndAnnounced()
            | notices.EndTakenBack()
            | notices.EndProposed()
            | notices.EndNotAgreed()
            | notices.EndWarned()
            | notices.WarningLifted()
            | notices.MentorshipEnded()
            | notices.TermEnding()
        ):
            return _about_mentorship(body, l10n)
        case (
            notices.MediatorAsked()
            | notices.MediationGone()
            | notices.MediatorFound()
            | notices.MediationHandedOn()
            | notices.MediationSettled()
        ):
            return _about_mediation(body, l10n)
        case (
            notices.OpenHourAnnounced()
            | notices.OpenHourOff()
            | notices.SeatFound()
            | notices.OpenHourMoved()
            | notices.OpenHourCalledOff()
            | notices.OpenHourReminder()
            | notices.SeatsAsked()
            | notices.AttendanceAsked()
        ):
            return _about_open_hour(body, l10n)
        case notices.SpeedMeetingRefused() | notices.SpeedMeetingHeld():
            return _about_speed_meeting(body, l10n)
        case notices.MentorshipProposed():
            return _proposal(body, l10n)
        case notices.ProposalOver(why=notices.ProposalEnd.OTHERS_ASKED):
            return Announcement(text=l10n("notice-proposal-others-asked"))
        case notices.ProposalOver(why=notices.ProposalEnd.DECLINED):
            return Announcement(text=l10n("notice-proposal-declined"))
        case notices.ProposalOver(why=notices.ProposalEnd.AGREED):
            return Announcement(text=l10n("notice-proposal-agreed"))
        case notices.ProposalOver():
            return Announcement(text=l10n("notice-proposal-not-needed"))
        case notices.ProposalFailed(mentor_name=name, why=why, unwilling=unwilling):
            text = l10n("notice-proposal-failed", name=name, why=why, unwilling=", ".join(unwilling))
            return Announcement(text=text, rows=_place(l10n, Place.HOME))
        case notices.MentorshipAgreed(other_names=names):
            text = l10n("notice-mentorship-agreed", names=", ".join(names))
            return Announcement(text=text, rows=[_pair(l10n, body.mentorship_id, PairAction.CARD)])
        # Meetings
        case (
            notices.MeetingProposed()
            | notices.MeetingProposalOver()
            | notices.MeetingAgreed()
            | notices.MeetingCalledOff()
            | notices.MeetingAttendanceChanged()
            | notices.MeetingReminder()
            | notices.RunningLate()
            | notices.MeetingAsked()
            | notices.MeetingAskOver()
            | notices.MeetingDecided()
        ):
            return _about_meeting(body, l10n)
        case notices.MeetingDisputed() | notices.MeetingsMissed() | notices.FitDoubted() | notices.FitAsked():
            return _about_meetings_together(body, l10n)
        # Requests for a mentor
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
                rows = [_pair(l10n, mentorship_id, PairAction.CARD)]
            return Announcement(text=l10n("notice-mentor-ask-ended", why=why, name=name), rows=rows)
        case notices.MentorPassedOver(mentee_name=name):
            return Announcement(text=l10n("notice-mentor-passed-over", name=name), rows=_place(l10n, Place.OFFER))
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
            return Announcement(text=text, rows=[_pair(l10n, mentorship_id, PairAction.CARD)])
        case notices.MentorRequestClosed(request_id=request_id, words=words):
            text = l10n("notice-mentor-request-closed", words=words)
            return Announcement(text=text, rows=_my_mentor_request(l10n, request_id))
        # Decisions about mentorships
        case notices.DecisionsWait(count=count):
            return Announcement(text=l10n("notice-decisions-wait", count=count), rows=_decisions(l10n))
        case notices.CouncilReminded(mentor_name=mentor, mentees=mentees):
            text = l10n("notice-council-reminded", pair=pair_title(mentor, mentees))
            return Announcement(text=text, rows=_decisions(l10n))
        case notices.MentorshipApproved(mentor_name=mentor, mentees=mentees, has_order_step=has_order):
            text = l10n("notice-mentorship-approved", pair=pair_title(mentor, mentees), has_order=has_order)
            data = PapersPress(pair=body.mentorship_id).pack()
            sign = button(label("button-sign-consent"), data, "primary")
            return Announcement(text=text, rows=[[sign], _pair(l10n, body.mentorship_id, PairAction.CARD)])
        case notices.MentorshipReturned(mentor_name=mentor, mentees=mentees, words=words, until=until):
            text = l10n("notice-mentorship-returned", pair=pair_title(mentor, mentees), words=words, until=until)
            data = ReworkPress(mentorship=body.mentorship_id).pack()
            return Announcement(text=text, rows=[[button(label("button-rework"), data, "primary")]])
        case notices.MentorshipSentAgain(mentor_name=mentor, mentees=mentees, by_name=name):
            text = l10n("notice-mentorship-sent-again", pair=pair_title(mentor, mentees), name=name)
            return Announcement(text=text, rows=[_pair(l10n, body.mentorship_id, PairAction.CARD)])
        case notices.MentorshipBackWithCurator(mentor_name=mentor, mentees=mentees):
            text = l10n("notice-mentorship-back", pair=pair_title(mentor, mentees))
            return Announcement(text=text, rows=[_pair(l10n, body.mentorship_id, PairAction.CARD)])
        case notices.MentorshipRefused(mentor_name=mentor, mentees=mentees, words=words):
            text = l10n("notice-mentorship-refused", pair=pair_title(mentor, mentees), words=words)
            return Announcement(text=text)
        case notices.AnotherMentorSought(mentor_name=mentor, mentees=mentees, words=words, to_mentor=True):
            pair, has_words = pair_title(mentor, mentees), bool(words)
            return Announcement(text=l10n("notice-another-sought-mentor", pair=pair, has_words=has_words, words=words))
        case notices.AnotherMentorSought(mentor_name=mentor, mentees=mentees, words=words):
            pair, has_words = pair_title(mentor, mentees), bool(words)
            return Announcement(text=l10n("notice-another-sought-mentee", pair=pair, has_words=has_words, words=words))
        # Circles of meetings
        case (
            notices.RotationInvited()
            | notices.RotationPlanned()
            | notices.RotationUnderWay()
            | notices.RotationBeat()
            | notices.RotationDesk()
            | notices.RotationEnded()
            | notices.RotationDeskEnded()
            | notices.RotationCalledOff()
            | notices.RotationLapsed()
            | notices.ContactOpened()
        ):
            return _about_rotation(body, l10n)
        case notices.AnswerProposed(topic=topic):
            text = l10n("notice-answer-proposed", topic=topic_title(l10n, topic))
            return Announcement(text=text, rows=_place(l10n, Place.ANSWERS))
        # Papers, consents to take part and orders
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
        case notices.SnoozeOver():
            return Announcement(text=l10n("notice-snooze-over"), rows=[home_row(l10n)])
        case _:
            raise AssertionError(f"a notice without words: {type(body).__name__}")


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


def proposal_rows(l10n: L10n, mentorship_id: int) -> Rows:
    """What a member may answer to a proposal."""
    label = l10n.label
    yes = ProposalPress(action=ProposalAction.YES, mentorship=mentorship_id).pack()
    no = ProposalPress(action=ProposalAction.NO, mentorship=mentorship_id).pack()
    return [[button(label("button-interested"), yes, "success"), button(label("button-not-now"), no)]]


def _proposal(body: notices.MentorshipProposed, l10n: L10n) -> Announcement:
    label = l10n.label
    text = l10n(
        "notice-mentorship-proposed",
        is_reminder=body.is_reminder,
        to_mentor=body.side is Side.MENTOR,
        mentor=body.mentor_name,
        mentees=", ".join(body.mentee_names),
        kinds=", ".join(label(f"mentoring-kind-{kind.value}") for kind in body.kinds),
        months=body.months,
        has_rationale=bool(body.rationale),
        rationale=body.rationale,
    )
    return Announcement(text=text, rows=proposal_rows(l10n, body.mentorship_id))


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


def _card_rows(l10n: L10n, request_id: int) -> Rows:
    label = l10n.label
    return [[button(label("button-my-request"), _card_data(request_id))]]


def _card_data(request_id: int) -> str:
    return TalkPress(action=TalkAction.CARD, request=request_id).pack()


def _list(l10n: L10n, list_id: int, style: str | None = None) -> Rows:
    label = l10n.label
    return [[button(label("button-open"), ListPress(mentors=list_id).pack(), style)]]


def _decisions(l10n: L10n) -> Rows:
    label = l10n.label
    return [[button(label("button-decide"), PlacePress(place=Place.DECISIONS).pack(), "primary")]]


def _place(l10n: L10n, place: Place) -> Rows:
    label = l10n.label
    return [[button(label("button-open"), PlacePress(place=place).pack())]]


# Own mentorships and their ends


def _about_mentorship(
    body: notices.SteppedBack
    | notices.EndAnnounced
    | notices.EndTakenBack
    | notices.EndProposed
    | notices.EndNotAgreed
    | notices.EndWarned
    | notices.WarningLifted
    | notices.MentorshipEnded
    | notices.TermEnding,
    l10n: L10n,
) -> Announcement:
    own, of_unit = (
        _pair(l10n, body.mentorship_id, PairAction.CARD),
        _pair(l10n, body.mentorship_id, PairAction.UNIT_CARD),
    )
    match body:
        case notices.SteppedBack(pair=pair, reader=reader, goes_on=goes_on):
            text = l10n("notice-stepped-back", pair=pair, reader=reader, goes_on=goes_on)
            rows = [of_unit] if reader is notices.Reader.DECIDER else [own]
            if reader is notices.Reader.MENTEE and not goes_on:
                rows = [_again(l10n, body.mentorship_id), *rows]
            return Announcement(text=text, rows=rows)
        case notices.EndAnnounced(reader=reader, ends_on=day):
            text = l10n(
                "notice-end-announced",
                pair=body.pair,
                is_leaving=body.is_leaving,
                ground=body.ground,
                name=body.name,
                day=day,
                reader=reader,
                leaves_mentee=body.leaves_mentee,
            )
            if reader is notices.Reader.DECIDER:
                successor = [_successor(l10n, body.mentorship_id)] if body.leaves_mentee else []
                return Announcement(text=text, rows=[of_unit, *successor])
            is_left_alone = body.ground is Ground.PARTING and reader is notices.Reader.MENTEE and not body.is_leaving
            again = [_again(l10n, body.mentorship_id)] if is_left_alone else []
            return Announcement(text=text, rows=[own, *again])
        case notices.EndTakenBack(pair=pair, name=name, reader=reader):
            text = l10n("notice-end-taken-back", pair=pair, name=name)
            return Announcement(text=text, rows=[of_unit if reader is notices.Reader.DECIDER else own])
        case notices.EndProposed(pair=pair, name=name, ends_on=day, is_leaving=is_leaving):
            text = l10n("notice-end-proposed", pair=pair, name=name, day=day, is_leaving=is_leaving)
            return Announcement(text=text, rows=[own])
        case notices.EndNotAgreed(pair=pair, name=name):
            has_name = bool(name)
            return Announcement(text=l10n("notice-end-not-agreed", pair=pair, has_name=has_name, name=name), rows=[own])
        case notices.EndWarned(pair=pair, facts=facts, ripe_at=ripe):
            return Announcement(text=l10n("notice-end-warned", pair=pair, facts=facts, ripe=ripe), rows=[own])
        case notices.WarningLifted(pair=pair):
            return Announcement(text=l10n("notice-warning-lifted", pair=pair), rows=[own])
        case notices.MentorshipEnded(reader=reader):
            text = l10n(
                "notice-mentorship-ended",
                pair=body.pair,
                is_leaver=body.is_leaver,
                has_leaver=bool(body.leaver_name),
                leaver=body.leaver_name,
                day=body.ends_on,
                reader=reader,
                ground=body.ground,
                leaves_mentee=body.leaves_mentee,
            )
            if reader is notices.Reader.DECIDER:
                successor = [_successor(l10n, body.mentorship_id)] if body.leaves_mentee else []
                return Announcement(text=text, rows=[of_unit, *successor])
            again = [_again(l10n, body.mentorship_id)] if reader is notices.Reader.MENTEE else []
            return Announcement(text=text, rows=[*again, own])
        case notices.TermEnding(pair=pair, ends_on=day, reader=reader):
            text = l10n("notice-term-ending", pair=pair, day=day, reader=reader)
            return Announcement(text=text, rows=[of_unit if reader is notices.Reader.DECIDER else own])


def _pair(l10n: L10n, mentorship_id: int, action: PairAction) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-pair"), PairPress(action=action, mentorship=mentorship_id).pack())]


def _again(l10n: L10n, mentorship_id: int) -> Sequence[InlineKeyboardButton]:
    label, press = l10n.label, PairPress(action=PairAction.AGAIN, mentorship=mentorship_id)
    return [button(label("button-again"), press.pack(), "primary")]


def _successor(l10n: L10n, mentorship_id: int) -> Sequence[InlineKeyboardButton]:
    label, press = l10n.label, PairPress(action=PairAction.SUCCESSOR, mentorship=mentorship_id)
    return [button(label("button-successor"), press.pack())]


def _about_mediation(
    body: notices.MediatorAsked
    | notices.MediationGone
    | notices.MediatorFound
    | notices.MediationHandedOn
    | notices.MediationSettled,
    l10n: L10n,
) -> Announcement:
    label = l10n.label
    match body:
        case notices.MediatorAsked(mediation_id=mediation_id, name=name):
            data, has_name = MediationPress(mediation=mediation_id).pack(), bool(name)
            text = l10n("notice-mediator-asked", has_name=has_name, name=name)
            return Announcement(text=text, rows=[[button(label("button-open"), data, "primary")]])
        case notices.MediationGone():
            return Announcement(text=l10n("notice-mediation-gone"))
        case notices.MediatorFound(mentorship_id=mentorship_id, name=name):
            rows = [_pair(l10n, mentorship_id, PairAction.CARD)]
            return Announcement(text=l10n("notice-mediator-found", name=name), rows=rows)
        case notices.MediationHandedOn(mentorship_id=mentorship_id):
            rows = [_pair(l10n, mentorship_id, PairAction.CARD)]
            return Announcement(text=l10n("notice-mediation-handed-on"), rows=rows)
        case notices.MediationSettled(mentorship_id=mentorship_id, pair=pair, name=name, goes_on=goes_on):
            text = l10n("notice-mediation-settled", pair=pair, name=name, goes_on=goes_on)
            return Announcement(text=text, rows=[_pair(l10n, mentorship_id, PairAction.CARD)])


def hour_data(l10n: L10n, topic: notices.TopicName, host_name: str, hour: OpenHour) -> dict[str, Any]:
    """The arguments of `hour-lines`, for a window."""
    return {
        "topic": topic_title(l10n, topic),
        "has_about": bool(hour.about),
        "about": hour.about,
        "host": host_name,
        "at": Appointment(hour.starts_at),
        "minutes": hour.minutes,
        "place": hour.place,
    }


def hour_rows(l10n: L10n, hour_id: int, *, has_place: bool) -> Rows:
    """A seat is taken, or given back, by one tap under the notice."""
    label = l10n.label
    if has_place:
        change = button(label("hour-leave"), HourPress(action=HourAction.LEAVE, hour=hour_id).pack())
    else:
        change = button(label("hour-join-notice"), HourPress(action=HourAction.JOIN, hour=hour_id).pack(), "success")
    return [[change, button(label("button-open"), HourPress(action=HourAction.OPEN, hour=hour_id).pack())]]


def _other_slots(l10n: L10n, action: SpeedAction, number: int) -> Sequence[InlineKeyboardButton]:
    label, press = l10n.label, SpeedPress(action=action, number=number)
    return [button(label("speed-other-slots"), press.pack(), "primary")]


def _about_speed_meeting(body: notices.SpeedMeetingRefused | notices.SpeedMeetingHeld, l10n: L10n) -> Announcement:
    label, topic = l10n.label, topic_title(l10n, body.topic)
    if isinstance(body, notices.SpeedMeetingRefused):
        is_lapsed, at = body.is_lapsed, Appointment(body.starts_at)
        text = l10n(
            "notice-speed-refused", is_lapsed=is_lapsed, name=body.mentor_name, at=at, topic=topic, words=body.words
        )
        return Announcement(text=text, rows=[_other_slots(l10n, SpeedAction.TOPIC, body.topic_id)])
    stars = [button(f"{rating} ★", SpeedRatePress(speed=body.speed_id, rating=rating).pack()) for rating in range(1, 6)]
    press = SpeedPress(action=SpeedAction.GO_ON, number=body.speed_id)
    text = l10n("notice-speed-held", name=body.mentor_name, topic=topic)
    return Announcement(text=text, rows=[stars, [button(label("speed-go-on"), press.pack())], home_row(l10n)])


AboutOpenHour = (
    notices.OpenHourAnnounced
    | notices.OpenHourOff
    | notices.SeatFound
    | notices.OpenHourMoved
    | notices.OpenHourCalledOff
    | notices.OpenHourReminder
    | notices.SeatsAsked
    | notices.AttendanceAsked
)


def _to_guests(l10n: L10n, card: notices.HourCard, *, has_begun: bool = False) -> Rows:
    label, press = l10n.label, HourPress(action=HourAction.HOST, hour=card.hour_id)
    return [[button(label("hour-to-people", has_begun=has_begun), press.pack(), "primary")]]


def _about_open_hour(body: AboutOpenHour, l10n: L10n) -> Announcement:
    card = body.card
    has_about = bool(card.about)
    lines = l10n(
        "hour-lines",
        topic=topic_title(l10n, card.topic),
        has_about=has_about,
        about=card.about,
        host=card.host_name,
        at=Appointment(card.starts_at),
        minutes=card.minutes,
        place=card.place,
    )
    rows: Rows
    match body:
        case notices.OpenHourAnnounced(seats=seats, is_chosen=is_chosen, step_days=step_days):
            text = l10n("notice-hour-announced", seats=seats, is_chosen=is_chosen, days=step_days or 0)
            rows = hour_rows(l10n, card.hour_id, has_place=False)
        case notices.OpenHourOff():
            text, rows = l10n("notice-hour-off"), ()
        case notices.SeatFound(is_chosen=is_chosen):
            text = l10n("notice-hour-seat", is_chosen=is_chosen)
            rows = hour_rows(l10n, card.hour_id, has_place=True)
        case notices.OpenHourMoved(was_at=was_at):
            text = l10n("notice-hour-moved", was=Appointment(was_at))
            rows = hour_rows(l10n, card.hour_id, has_place=True)
        case notices.OpenHourCalledOff(words=words):
            has_words = bool(words)
            text, rows = l10n("notice-hour-called-off", has_words=has_words, words=words), [home_row(l10n)]
        case notices.OpenHourReminder(is_host=True, coming=coming, before=before):
            text, rows = l10n("notice-hour-soon-host", count=coming, before=before), _to_guests(l10n, card)
        case notices.OpenHourReminder(before=before):
            text = l10n("notice-hour-soon", before=before)
            rows = [*_link_rows(l10n, card.place), *hour_rows(l10n, card.hour_id, has_place=True)]
        case notices.SeatsAsked():
            text, rows = l10n("notice-hour-asks"), _to_guests(l10n, card)
        case notices.AttendanceAsked():
            text, rows = l10n("notice-hour-attendance"), _to_guests(l10n, card, has_begun=True)
    return Announcement(text=f"{text}\n\n{lines}", rows=rows)


def full_day(l10n: L10n, day: date) -> str:
    """A day with its year, as papers have it: «31 мая 2027»."""
    pattern = "d MMMM y" if l10n.language is Language.RU else "MMMM d, y"
    return str(format_date(day, pattern, locale=l10n.language.value))


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


# Meetings


def _about_meeting(
    body: notices.MeetingProposed
    | notices.MeetingProposalOver
    | notices.MeetingAgreed
    | notices.MeetingCalledOff
    | notices.MeetingAttendanceChanged
    | notices.MeetingReminder
    | notices.RunningLate
    | notices.MeetingAsked
    | notices.MeetingAskOver
    | notices.MeetingDecided,
    l10n: L10n,
) -> Announcement:
    match body:
        case notices.MeetingProposed():
            return _times_proposed(body, l10n)
        case notices.MeetingProposalOver(meeting_id=meeting_id, why=why):
            text = l10n("notice-meeting-over", why=why)
            return Announcement(text=text, rows=[_meeting_row(l10n, meeting_id)])
        case notices.MeetingAgreed(card=card):
            return _meeting_agreed(body, card, l10n)
        case notices.MeetingCalledOff():
            return _meeting_called_off(body, l10n)
        case notices.MeetingAttendanceChanged(meeting_id=meeting_id, name=name, starts_at=at):
            shown = "" if at is None else Appointment(at)
            text = l10n("notice-meeting-without", name=name, is_agreed=at is not None, at=shown)
            return Announcement(text=text, rows=[_meeting_row(l10n, meeting_id)])
        case notices.MeetingReminder(card=card):
            return _meeting_reminder(body, card, l10n)
        case notices.RunningLate(meeting_id=meeting_id, name=name, minutes=minutes, starts_at=at):
            text = l10n("notice-running-late", name=name, minutes=minutes, at=Appointment(at))
            return Announcement(text=text, rows=[_meeting_row(l10n, meeting_id)])
        case notices.MeetingAsked(meeting_id=meeting_id, names=names, starts_at=at, is_one_of_group=in_group):
            text = l10n("notice-meeting-asked", names=", ".join(names), at=Appointment(at), in_group=in_group)
            return Announcement(text=text, rows=outcome_rows(l10n, meeting_id, in_group=in_group))
        case notices.MeetingAskOver(meeting_id=meeting_id, starts_at=at, state=state):
            text = l10n("notice-meeting-settled", at=Appointment(at), state=state)
            rows = [record_row(l10n, meeting_id)] if state is MeetingState.HELD else []
            return Announcement(text=text, rows=[*rows, _meeting_row(l10n, meeting_id)])
        case notices.MeetingDecided(starts_at=at, is_held=is_held):
            return Announcement(text=l10n("notice-meeting-decided", at=Appointment(at), is_held=is_held))


def _times_proposed(body: notices.MeetingProposed, l10n: L10n) -> Announcement:
    label = l10n.label
    was_at = "" if body.was_at is None else Appointment(body.was_at)
    lines = [
        l10n(
            "notice-meeting-proposed",
            name=body.name,
            is_acquaintance=body.is_acquaintance,
            is_anew=body.is_anew,
            was_agreed=body.was_at is not None,
            was=was_at,
        ),
        when_and_where(
            l10n, minutes=body.minutes, mode=body.mode, place=body.place, agenda=body.agenda, goal=body.goal
        ),
    ]
    if body.step_days is not None:
        is_schedule = body.count is not None
        lines.append(l10n("meeting-repeats", days=body.step_days, is_schedule=is_schedule, count=body.count or 0))
    lines.append(l10n("notice-meeting-choose", count=len(body.times)))
    lines.append(times_text(l10n, body.times, body.clashes))
    other = MeetingPress(action=MeetingAction.OTHER, meeting=body.meeting_id).pack()
    cannot = MeetingPress(action=MeetingAction.CANNOT, meeting=body.meeting_id).pack()
    rows: Rows = [
        *([_time_button(l10n, body.meeting_id, at)] for at in body.times),
        [
            *([] if body.is_one_of_group else [button(label("meeting-other-time"), other)]),
            button(label("meeting-cannot"), cannot),
        ],
    ]
    return Announcement(text="\n".join(lines), rows=rows)


def _time_button(l10n: L10n, meeting_id: int, at: datetime) -> InlineKeyboardButton:
    label = l10n.label
    data = MeetingTimePress(meeting=meeting_id, at=int(at.timestamp())).pack()
    return button(label("meeting-take-time", at=at), data, "success")


def _meeting_agreed(body: notices.MeetingAgreed, card: notices.MeetingCard, l10n: L10n) -> Announcement:
    names = ", ".join(card.names)
    if body.is_past:
        text = l10n("notice-meeting-put-in", name=body.by_name, at=Appointment(card.starts_at))
        return Announcement(text="\n".join([text, card_text(l10n, card)]), rows=[_meeting_row(l10n, card.meeting_id)])
    if body.is_place_changed:
        head = l10n("notice-meeting-place", name=body.by_name, names=names, at=Appointment(card.starts_at))
    else:
        is_moved = card.sequence > 0
        head = l10n("notice-meeting-agreed", names=names, at=Appointment(card.starts_at), is_moved=is_moved)
    lines = [head, card_text(l10n, card)]
    if body.step_days is not None:
        lines.append(l10n("meeting-repeats", days=body.step_days, is_schedule=False, count=0))
    lines.append(l10n("notice-meeting-file"))
    name, content = entry_file(l10n, card)
    return Announcement(
        text="\n".join(lines),
        rows=[*_link_rows(l10n, card.place), _meeting_row(l10n, card.meeting_id)],
        attachment=Attachment(name=name, content=content),
    )


def _meeting_called_off(body: notices.MeetingCalledOff, l10n: L10n) -> Announcement:
    card = body.card
    at = "" if card is None else Appointment(card.starts_at)
    text = l10n(
        "notice-meeting-called-off",
        who=_who_called_off(body),
        name=body.name,
        was_agreed=card is not None,
        at=at,
    )
    lines = [text]
    if body.excuse and not body.is_readers:
        lines.append(l10n("notice-meeting-excuse", excuse=body.excuse))
    if body.mentorship_id is not None:
        rows = [_pair(l10n, body.mentorship_id, PairAction.CARD)]
    else:
        rows = [] if body.is_readers else [_other_slots(l10n, SpeedAction.OTHERS, body.meeting_id)]
    if card is None:
        return Announcement(text="\n".join(lines), rows=rows)
    lines.append(l10n("notice-meeting-off-file"))
    name, content = entry_file(l10n, card, is_off=True)
    return Announcement(text="\n".join(lines), rows=rows, attachment=Attachment(name=name, content=content))


def _who_called_off(body: notices.MeetingCalledOff) -> str:
    if body.is_over:
        return "over"
    if body.is_readers:
        return "reader"
    return "other" if body.name else "nobody"


def _meeting_reminder(body: notices.MeetingReminder, card: notices.MeetingCard, l10n: L10n) -> Announcement:
    label = l10n.label
    head = l10n(
        "notice-meeting-reminder",
        names=", ".join(card.names),
        at=Appointment(card.starts_at),
        before=body.before,
    )
    rows = [*_link_rows(l10n, card.place), _meeting_row(l10n, card.meeting_id)]
    if body.before <= timedelta(hours=2):
        late = MeetingPress(action=MeetingAction.LATE, meeting=card.meeting_id).pack()
        rows.append([button(label("meeting-late"), late)])
    attachment = None
    if body.with_entry:
        name, content = entry_file(l10n, card)
        attachment = Attachment(name=name, content=content)
    return Announcement(text="\n".join([head, card_text(l10n, card)]), rows=rows, attachment=attachment)


def outcome_rows(l10n: L10n, meeting_id: int, *, in_group: bool) -> Rows:
    """Held, moved, did not happen; one of several mentees speaks for themselves."""
    label = l10n.label

    def data(action: MeetingAction) -> str:
        return MeetingPress(action=action, meeting=meeting_id).pack()

    if in_group:
        return [
            [
                button(label("meeting-i-was"), data(MeetingAction.HELD), "success"),
                button(label("meeting-i-was-not"), data(MeetingAction.MISSED)),
            ]
        ]
    return [
        [button(label("meeting-held"), data(MeetingAction.HELD), "success")],
        [
            button(label("meeting-moved"), data(MeetingAction.MOVED)),
            button(label("meeting-missed"), data(MeetingAction.MISSED)),
        ],
    ]


def _link_rows(l10n: L10n, place: str) -> list[Sequence[InlineKeyboardButton]]:
    label = l10n.label
    return [[InlineKeyboardButton(text=label("meeting-open-link"), url=place)]] if is_link(place) else []


def _meeting_row(l10n: L10n, meeting_id: int) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    data = MeetingPress(action=MeetingAction.OPEN, meeting=meeting_id).pack()
    return [button(label("meeting-open"), data)]


def record_row(l10n: L10n, meeting_id: int) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-record"), MeetingPress(action=MeetingAction.RECORD, meeting=meeting_id).pack())]


def _about_meetings_together(
    body: notices.MeetingDisputed | notices.MeetingsMissed | notices.FitDoubted | notices.FitAsked, l10n: L10n
) -> Announcement:
    label = l10n.label
    match body:
        case notices.MeetingDisputed(meeting_id=meeting_id, pair=pair, starts_at=at):
            text = l10n("notice-meeting-disputed", pair=pair, at=Appointment(at))
            held = DisputePress(meeting=meeting_id, is_held=True).pack()
            missed = DisputePress(meeting=meeting_id, is_held=False).pack()
            opened = UnitMeetingPress(meeting=meeting_id).pack()
            return Announcement(
                text=text,
                rows=[
                    [
                        button(label("meeting-held"), held, "success"),
                        button(label("meeting-missed"), missed, "danger"),
                    ],
                    [button(label("button-open"), opened)],
                ],
            )
        case notices.MeetingsMissed(mentorship_id=mentorship_id, pair=pair, count=count):
            text = l10n("notice-meetings-missed", pair=pair, count=count)
            return Announcement(text=text, rows=[_pair(l10n, mentorship_id, PairAction.UNIT_CARD)])
        case notices.FitDoubted(mentorship_id=mentorship_id, pair=pair, name=name):
            text = l10n("notice-fit-doubted", pair=pair, name=name)
            return Announcement(text=text, rows=[_pair(l10n, mentorship_id, PairAction.UNIT_CARD)])
        case notices.FitAsked(mentorship_id=mentorship_id, names=names, to_mentee=to_mentee):
            yes = FitPress(answer=FitAnswer.YES, mentorship=mentorship_id).pack()
            talk = FitPress(answer=FitAnswer.TALK, mentorship=mentorship_id).pack()
            rows: list[Sequence[InlineKeyboardButton]] = [
                [button(label("fit-yes"), yes, "success")],
                [button(label("fit-talk"), talk)],
            ]
            if to_mentee:
                again = PairPress(action=PairAction.AGAIN, mentorship=mentorship_id).pack()
                rows.append([button(label("fit-another"), again)])
            return Announcement(text=l10n("notice-fit-asked", names=", ".join(names)), rows=rows)


# Circles of meetings


def _about_rotation(body: notices.Notice, l10n: L10n) -> Announcement:
    label = l10n.label
    match body:
        case notices.RotationInvited():
            return _rotation_invitation(body, l10n)
        case notices.RotationPlanned():
            return _rotation_plan(body, l10n)
        case notices.RotationUnderWay(title=title):
            return Announcement(text=l10n("notice-rotation-under-way", title=title))
        case notices.RotationBeat():
            return _rotation_beat(body, l10n)
        case notices.RotationDesk():
            return _rotation_desk(body, l10n)
        case notices.RotationEnded(rotation_id=rotation_id, title=title, met=met):
            text = l10n("notice-rotation-ended", title=title, met=met)
            return Announcement(text=text, rows=rotation_ended_rows(l10n, rotation_id) if met else ())
        case notices.RotationDeskEnded(rotation_id=rotation_id, title=title):
            text = l10n(
                "notice-rotation-desk-ended",
                title=title,
                rounds=body.rounds,
                came=body.came,
                meetings=body.meetings,
            )
            return Announcement(text=text, rows=[_open_rotation(l10n, rotation_id)])
        case notices.RotationCalledOff(title=title, starts_at=starts_at):
            return Announcement(text=l10n("notice-rotation-called-off", title=title, at=starts_at))
        case notices.RotationLapsed(title=title):
            return Announcement(text=l10n("notice-rotation-lapsed", title=title), rows=_place(l10n, Place.HOME))
        case notices.ContactOpened(name=name, account=None):
            return Announcement(text=l10n("notice-contact-opened-gone", name=name))
        case notices.ContactOpened(person_id=person_id, name=name, account=account, may_ask=may_ask):
            text = l10n("notice-contact-opened", name=name, account=str(account))
            if not may_ask:
                return Announcement(text=text)
            ask = button(label("button-rotation-ask"), ContinuePress(mentor=person_id).pack(), "primary")
            return Announcement(text=f"{text}\n\n{l10n('notice-contact-continue')}", rows=[[ask]])
        case _:
            raise TypeError(type(body).__name__)


def _rotation_data(action: RotationAction, rotation: int) -> str:
    return RotationPress(action=action, rotation=rotation).pack()


def _open_rotation(l10n: L10n, rotation: int) -> list[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-rotation-open"), _rotation_data(RotationAction.OPEN, rotation))]


def _rotation_invitation(body: notices.RotationInvited, l10n: L10n) -> Announcement:
    label = l10n.label
    text = l10n(
        "notice-rotation-invited",
        title=body.title,
        at=body.starts_at,
        place=body.place,
        rounds=body.rounds,
        minutes=body.minutes,
        organiser=body.organiser_name,
        answer=answer_key(body.comes),
    )
    come = button(label("rotation-come"), _rotation_data(RotationAction.COME, body.rotation_id), "success")
    cannot = button(label("rotation-not"), _rotation_data(RotationAction.NOT, body.rotation_id))
    answers = {None: [come, cannot], True: [cannot], False: [come]}[body.comes]
    return Announcement(text=text, rows=[answers, _open_rotation(l10n, body.rotation_id)])


def answer_key(comes: bool | None) -> str:
    """What a person said to an invitation, as texts name it."""
    return "none" if comes is None else "yes" if comes else "no"


def _rotation_plan(body: notices.RotationPlanned, l10n: L10n) -> Announcement:
    label = l10n.label
    rows = [_open_rotation(l10n, body.rotation_id)]
    if not body.seats:
        text = l10n("notice-rotation-not-planned", title=body.title, at=body.starts_at)
        return Announcement(text=text, rows=rows)
    head = l10n("notice-rotation-planned", title=body.title, at=body.starts_at, place=body.place)
    late = button(label("rotation-late"), _rotation_data(RotationAction.LATE, body.rotation_id))
    return Announcement(text="\n".join([head, "", *_seat_lines(l10n, body.seats)]), rows=[[late], *rows])


def _seat_lines(l10n: L10n, seats: Sequence[notices.PlannedSeat]) -> list[str]:
    return [l10n("rotation-seat", round=seat.round, table=seat.table, name=seat.name) for seat in seats]


def _rotation_beat(body: notices.RotationBeat, l10n: L10n) -> Announcement:
    label = l10n.label
    head = l10n(
        "notice-rotation-now",
        phase="paused" if body.until is None else body.phase.value,
        round=body.round,
        rounds=body.rounds,
        until="" if body.until is None else l10n.hour(body.until),
    )
    if body.is_away:
        here = button(label("rotation-here"), _rotation_data(RotationAction.HERE, body.rotation_id), "success")
        text = "\n".join([head, "", l10n("notice-rotation-away", place=body.place)])
        return Announcement(text=text, rows=[[here]])
    lines = [head]
    if body.seats:
        lines += ["", _next_seat(l10n, body.seats[0], is_ahead=body.phase is Phase.BREAK)]
    if body.seats[1:]:
        lines += ["", l10n("notice-rotation-later"), *_seat_lines(l10n, body.seats[1:])]
    return Announcement(text="\n".join(lines))


def _next_seat(l10n: L10n, seat: notices.PlannedSeat, *, is_ahead: bool) -> str:
    match is_ahead, bool(seat.name):
        case True, True:
            return l10n("notice-rotation-seat-next", round=seat.round, table=seat.table, name=seat.name)
        case True, False:
            return l10n("notice-rotation-rest-next", round=seat.round)
        case False, True:
            return l10n("notice-rotation-seat-now", table=seat.table, name=seat.name)
        case _:
            return l10n("notice-rotation-rest-now")


def _rotation_desk(body: notices.RotationDesk, l10n: L10n) -> Announcement:
    label = l10n.label
    text = l10n(
        "notice-rotation-desk",
        phase="paused" if body.until is None else body.phase.value,
        round=body.round,
        rounds=body.rounds,
        until="" if body.until is None else l10n.hour(body.until),
        title=body.title,
        here=body.here,
        away=body.away,
    )

    def data(action: DeskAction) -> str:
        return DeskPress(action=action, rotation=body.rotation_id, beat=body.beat).pack()

    goes_on = [
        button(label("rotation-pause"), data(DeskAction.PAUSE)),
        button(label("rotation-next"), data(DeskAction.NEXT), "primary"),
    ]
    stands = [button(label("rotation-resume"), data(DeskAction.RESUME), "primary")]
    others = [
        button(label("rotation-people"), data(DeskAction.PEOPLE)),
        button(label("rotation-finish"), data(DeskAction.FINISH)),
    ]
    return Announcement(text=text, rows=[stands if body.until is None else goes_on, others])


def rotation_ended_rows(l10n: L10n, rotation: int, *, is_rated: bool = False) -> Rows:
    """What a participant can press after a circle."""
    label = l10n.label
    faces = [button(face, RotationMarkPress(rotation=rotation, mark=mark).pack()) for mark, face in FACES.items()]
    met = [button(label("rotation-met"), _rotation_data(RotationAction.MET, rotation), "primary")]
    return [met, home_row(l10n)] if is_rated else [met, faces, home_row(l10n)]
