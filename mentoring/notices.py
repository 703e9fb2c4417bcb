"""All the bot may say unprompted: one frozen class a kind. The words stand in `locales/*/notices.ftl`.

A notice carries identifiers and the short values its sentence names, as they were when the fact happened.
Its place in the queue is a class attribute; so is whether it may come in quiet hours.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from mentoring.model.bank import MentorState
from mentoring.model.help_request import ContentKind, Urgency
from mentoring.model.ids import (
    HelpRequestId,
    MentorListId,
    MentorshipChangeId,
    MentorshipId,
    OrderId,
    PersonId,
    TalkMessageId,
    UnitId,
)
from mentoring.model.orders import OrderKind, OrderState


class Priority(IntEnum):
    """Who goes first when many wait."""

    URGENT = 0
    PERSONAL = 1
    DIGEST = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Base of all notices."""

    priority: ClassVar[Priority] = Priority.PERSONAL
    #: True for what the reader waits for now: it comes at any hour.
    is_prompt: ClassVar[bool] = False
    #: True for what somebody who has just parted with the school should still hear.
    follows_who_left: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    """A topic's name as data: the unit's own words, or the code of a seeded topic whose name is a text."""

    code: str | None
    name: str | None


# Situational help


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOffered(Notice):
    """A mentor is asked whether they take a request. Attachments are fetched when it is sent."""

    priority: ClassVar[Priority] = Priority.URGENT
    request_id: HelpRequestId
    topic: TopicName
    urgency: Urgency
    mentee_name: str
    asked_at: datetime
    #: True when the recipient is the mentee's own mentor.
    is_own: bool = False


class OfferEnd(StrEnum):
    """Why an offer has nothing left to press."""

    #: Another mentor took the request.
    TAKEN = "taken"
    #: The request ended before anybody took it.
    NOT_NEEDED = "not_needed"
    #: This mentor took it, and the talk is over.
    TALK_OVER = "talk_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOfferOver(Notice):
    """Rewrites an offer of help."""

    is_prompt: ClassVar[bool] = True
    topic: TopicName
    why: OfferEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOfferAccepted(Notice):
    """Rewrites the offer of the mentor who took it."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    mentee_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpDetailAdded(Notice):
    """The mentee added something to a request this mentor was offered."""

    priority: ClassVar[Priority] = Priority.URGENT
    request_id: HelpRequestId
    message_id: TalkMessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpClaimed(Notice):
    """The mentee learns who took the request."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    mentor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAskedBack(Notice):
    """A mentor asks something before deciding; the mentee answers by replying."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    mentor_name: str
    message_id: TalkMessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLockEnding(Notice):
    """The mentor took a request but has not written yet."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    minutes_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLapsed(Notice):
    """The mentor stayed silent for the whole lock; the request went on."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTakenBack(Notice):
    """The curator took a request out of this mentor's hands."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOpenAgain(Notice):
    """The mentee learns that the mentor let go and others are being asked."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWithCurator(Notice):
    """The mentee learns that the curator has the request now."""

    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNeedsCurator(Notice):
    """Nobody took a request: the curator assigns, answers, or closes it with words."""

    priority: ClassVar[Priority] = Priority.URGENT
    request_id: HelpRequestId
    topic: TopicName
    urgency: Urgency
    mentee_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAssigned(Notice):
    """The curator gave a request to this mentor, who has it now."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    urgency: Urgency
    mentee_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpClosedWithWords(Notice):
    """The curator closed the request; the mentee may open it again."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWithdrawn(Notice):
    """The mentee withdrew what this mentor had in hand."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpEnded(Notice):
    """The other side ended the talk. The mentee is asked to rate, the mentor for the log."""

    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    topic: TopicName
    is_solved: bool
    #: True for the mentee's copy.
    to_mentee: bool
    other_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPassedOn(Notice):
    """A message of the talk, shown as the other side's."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    message_id: TalkMessageId
    kind: ContentKind
    author_name: str
    from_mentor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkEdited(Notice):
    """The author edited a message already passed on: its copies are edited too."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    request_id: HelpRequestId
    message_id: TalkMessageId
    author_name: str
    from_mentor: bool


# People


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonJoined(Notice):
    """The curator learns that somebody they invited has come."""

    joined_id: PersonId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRefused(Notice):
    """The curator learns that an invited person did not consent; nothing of them was stored."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft(Notice):
    """The curator learns that a person left, or withdrew their consent."""

    name: str
    has_withdrawn_consent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUnreachable(Notice):
    """The curator, and the mentor who is helping them, learn that the bot can no longer write to a person."""

    unreachable_id: PersonId
    name: str
    #: For the mentor: what they are helping with.
    request_id: HelpRequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesChanged(Notice):
    """A person learns of a role given or taken; with none left, that they are no longer of the unit."""

    follows_who_left: ClassVar[bool] = True
    roles: tuple[str, ...]


# The bank


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorOffered(Notice):
    """The curators learn that a colleague is ready to be a mentor."""

    person_id: PersonId
    unit_id: UnitId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorsProposed(Notice):
    """A head has a list of mentors to approve."""

    list_id: MentorListId
    count: int
    proposer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListOver(Notice):
    """Rewrites the head's notice once nothing of the list waits any more."""

    is_prompt: ClassVar[bool] = True
    list_id: MentorListId
    by_name: str
    approved: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListDecided(Notice):
    """Who proposed a list learns what became of it."""

    list_id: MentorListId
    by_name: str
    approved: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorStateChanged(Notice):
    """A mentor learns of a step somebody else took with their card."""

    state: MentorState
    reason: str


# Papers, consents to take part and orders. Where a unit keeps its papers off the chat, names in these are empty.


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAwaited(Notice):
    """A member is asked to sign the written consent to take part."""

    mentorship_id: MentorshipId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTaken(Notice):
    """The curator has registered the paper of which this member sent a photo."""

    mentorship_id: MentorshipId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSentBack(Notice):
    """The curator could not take the photo."""

    mentorship_id: MentorshipId
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSent(Notice):
    """A head has an order to sign."""

    order_id: OrderId
    kind: OrderKind
    count: int
    sender_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOver(Notice):
    """Rewrites the heads' notice once the order waits for none of them any more."""

    is_prompt: ClassVar[bool] = True
    order_id: OrderId
    kind: OrderKind
    state: OrderState
    number: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDecided(Notice):
    """The curators learn that the head has signed an order, or given it back with words."""

    order_id: OrderId
    kind: OrderKind
    is_signed: bool
    number: str
    signed_on: date | None
    words: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipBegan(Notice):
    """A member learns that the mentorship is in force, or from which day it will be."""

    mentorship_id: MentorshipId
    is_mentor: bool
    #: The others in it.
    names: tuple[str, ...]
    starts_on: date
    ends_on: date
    #: Empty where mentorships begin without an order.
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipAmended(Notice):
    """A member learns that a change of the mentorship holds."""

    mentorship_id: MentorshipId
    holds_from: date
    ends_on: date
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEndedByOrder(Notice):
    """A member learns that an order says their mentorship has ended, or that another mentor goes on with it."""

    mentorship_id: MentorshipId
    is_replaced: bool
    names: tuple[str, ...]
    ends_on: date
    order_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProposed(Notice):
    """A member is asked whether they agree to a change of their mentorship."""

    change_id: MentorshipChangeId
    mentorship_id: MentorshipId
    proposer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDecided(Notice):
    """The other members learn that all agree to a change, or that somebody does not."""

    mentorship_id: MentorshipId
    is_agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWithdrawn(Notice):
    """Rewrites the question: nothing is to be answered any more."""

    is_prompt: ClassVar[bool] = True
    mentorship_id: MentorshipId


# Frequently asked questions


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProposed(Notice):
    """The curator has a solved case to edit and publish."""

    topic: TopicName
