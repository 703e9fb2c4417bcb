"""Typed data of buttons outside dialogs. The ids in them are guesses until a use case has checked them."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from mentoring.model.help_request import DeclineReason
from mentoring.use_cases.peace import Snooze
from mentoring.use_cases.situational_help import Rest


class OfferAction(StrEnum):
    TAKE = "take"
    CANNOT = "cannot"
    ASK = "ask"
    #: Back from the reasons to the offer.
    BACK = "back"


class OfferPress(CallbackData, prefix="ho"):
    """A mentor's press under an offer."""

    action: OfferAction
    request: int


class DeclinePress(CallbackData, prefix="hd"):
    """Why the mentor cannot."""

    reason: DeclineReason
    request: int


class RestPress(CallbackData, prefix="hr"):
    rest: Rest


class TalkAction(StrEnum):
    ENTER = "enter"
    SOLVED = "solved"
    UNSOLVED = "unsolved"
    RELEASE = "release"
    REOPEN = "reopen"
    LOG = "log"
    #: With the asker's leave the case becomes an answer for all.
    SHARE = "share"
    ANSWER_BACK = "answer"
    CARD = "card"


class TalkPress(CallbackData, prefix="ht"):
    action: TalkAction
    request: int


class RatePress(CallbackData, prefix="hg"):
    request: int
    rating: int


class CuratorAction(StrEnum):
    OPEN = "open"
    ANSWER = "answer"


class CuratorPress(CallbackData, prefix="hc"):
    action: CuratorAction
    request: int


class Place(StrEnum):
    """Screens a notice may lead to."""

    HOME = "home"
    QUEUE = "queue"
    ANSWERS = "answers"
    PEOPLE = "people"
    OFFER = "offer"
    DECISIONS = "decisions"


class PlacePress(CallbackData, prefix="go"):
    place: Place


class ReworkPress(CallbackData, prefix="mr"):
    """To what the curator returned, for one of its people to change."""

    mentorship: int


class ListPress(CallbackData, prefix="bl"):
    """To a list of mentors."""

    mentors: int


class PairAction(StrEnum):
    #: To the card, as one of its people, or as who decides on it.
    CARD = "card"
    UNIT_CARD = "unit"
    #: A mentee asks for a mentor anew.
    AGAIN = "again"
    #: A decider looks for a mentor who could take over.
    SUCCESSOR = "next"


class PairPress(CallbackData, prefix="ow"):
    """Under a notice about a mentorship."""

    action: PairAction
    mentorship: int


class MediationPress(CallbackData, prefix="me"):
    """To a case of a member of the council."""

    mediation: int


class AskAction(StrEnum):
    YES = "yes"
    #: To the reasons for a no, and back from them.
    NO = "no"
    BACK = "back"
    #: Tell me more.
    MORE = "more"
    OPEN = "open"


class AskPress(CallbackData, prefix="qa"):
    """A mentor's press under a mentee's request for a mentor."""

    action: AskAction
    request: int


class AskDeclinePress(CallbackData, prefix="qd"):
    """Why the mentor does not take the mentee."""

    reason: DeclineReason
    request: int


class MentorRequestAction(StrEnum):
    OPEN = "open"
    #: To the question of a mentor.
    REPLY = "reply"


class MentorRequestPress(CallbackData, prefix="qr"):
    """To a mentee's own request for a mentor."""

    action: MentorRequestAction
    request: int


class CardPress(CallbackData, prefix="bc"):
    """To a person's card in the bank of a unit."""

    person: int
    unit: int


class ProposalAction(StrEnum):
    YES = "yes"
    #: To the reasons for a no.
    NO = "no"
    #: Back from the reasons.
    BACK = "back"


class ProposalPress(CallbackData, prefix="mp"):
    """A member's press under a proposed mentorship."""

    action: ProposalAction
    mentorship: int


class ProposalDeclinePress(CallbackData, prefix="md"):
    """Why a member is not willing."""

    reason: DeclineReason
    mentorship: int


class PlanPress(CallbackData, prefix="mx"):
    """To the unit's plan of pairs."""

    unit: int


# Meetings


class MeetingTimePress(CallbackData, prefix="mt"):
    """One of the times proposed, by its Unix time."""

    meeting: int
    at: int


class MeetingAction(StrEnum):
    OPEN = "open"
    #: Other times, whether as an answer or to move what was agreed on.
    OTHER = "other"
    CANNOT = "cannot"
    LATE = "late"
    HELD = "held"
    MOVED = "moved"
    MISSED = "missed"
    #: Write the record of a held one.
    RECORD = "record"


class MeetingPress(CallbackData, prefix="mz"):
    """Under a notice about a meeting."""

    action: MeetingAction
    meeting: int


class DisputePress(CallbackData, prefix="mv"):
    """A decider settles what the people of a meeting said differently."""

    meeting: int
    is_held: bool


class UnitMeetingPress(CallbackData, prefix="mu"):
    """To a meeting of a unit, for its deciders."""

    meeting: int


class FitAnswer(StrEnum):
    YES = "yes"
    TALK = "talk"


class FitPress(CallbackData, prefix="mf"):
    """Whether it fits, after the first meetings."""

    answer: FitAnswer
    mentorship: int


# Papers and orders


class OrderPress(CallbackData, prefix="or"):
    """To an order, for who draws it up and who signs it."""

    order: int


class PapersPress(CallbackData, prefix="pa"):
    """To a member's own papers of a mentorship, and the change that is proposed."""

    pair: int


class SnoozeAction(StrEnum):
    #: Show until when it can be put off.
    CHOOSE = "choose"
    #: Leave it as it is.
    BACK = "back"


class SnoozeMenuPress(CallbackData, prefix="nm"):
    action: SnoozeAction
    notice: int


class SnoozePress(CallbackData, prefix="ns"):
    """Have a notice said again."""

    until: Snooze
    notice: int


# Open hours


class HourAction(StrEnum):
    JOIN = "join"
    LEAVE = "leave"
    OPEN = "open"
    #: To the list of who comes, for the host.
    HOST = "host"


class HourPress(CallbackData, prefix="oh"):
    """Under a notice about an open hour."""

    action: HourAction
    hour: int


# Single meetings


class SpeedAction(StrEnum):
    #: After a meeting was called off (its number): to other slots on its topic.
    OTHERS = "others"
    #: To the slots on a topic (its number).
    TOPIC = "topic"
    #: From a single meeting (its number) to a lasting mentor.
    GO_ON = "on"


class SpeedPress(CallbackData, prefix="sm"):
    """Under a notice about a single meeting."""

    action: SpeedAction
    number: int


class SpeedRatePress(CallbackData, prefix="sr"):
    """How the mentee found a single meeting."""

    speed: int
    rating: int


# Circles of meetings


class RotationAction(StrEnum):
    COME = "come"
    NOT = "not"
    OPEN = "open"
    HERE = "here"
    LATE = "late"
    #: To the people met.
    MET = "met"


class RotationPress(CallbackData, prefix="rc"):
    """Under what a participant was sent about a circle of meetings."""

    action: RotationAction
    rotation: int


class DeskAction(StrEnum):
    NEXT = "next"
    PAUSE = "pause"
    RESUME = "resume"
    PEOPLE = "people"
    FINISH = "finish"


class DeskPress(CallbackData, prefix="rd"):
    """Under the message of who leads a circle; the beat says of which picture the press is."""

    action: DeskAction
    rotation: int
    beat: int


class RotationMarkPress(CallbackData, prefix="rm"):
    """How the circle was."""

    rotation: int
    mark: int


class ContinuePress(CallbackData, prefix="rk"):
    """To a request for a mentor, with somebody already chosen."""

    mentor: int
