"""Typed data of buttons outside dialogs. The ids in them are guesses until a use case has checked them."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.resting import Rest
from mentoring.model.help_request import DeclineReason


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


class PlacePress(CallbackData, prefix="go"):
    place: Place


class ListPress(CallbackData, prefix="bl"):
    """To a list of mentors."""

    mentors: int


class CardPress(CallbackData, prefix="bc"):
    """To a person's card in the bank of a unit."""

    person: int
    unit: int


# Papers and orders


class OrderPress(CallbackData, prefix="or"):
    """To an order, for who draws it up and who signs it."""

    order: int


class PapersPress(CallbackData, prefix="pa"):
    """To a member's own papers of a mentorship, and the change that is proposed."""

    pair: int
