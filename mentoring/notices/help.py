"""What is said of situational help."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from mentoring.model.help_request import ContentKind, Urgency
from mentoring.model.ids import HelpRequestId, TalkMessageId
from mentoring.notices.base import Notice, Priority, TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOffered(Notice):
    """A mentor is asked whether they take a request. Attachments are fetched when it is sent."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_unasked: ClassVar[bool] = False
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
    is_unasked: ClassVar[bool] = False
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

    is_unasked: ClassVar[bool] = False
    request_id: HelpRequestId
    topic: TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNeedsCurator(Notice):
    """Nobody took a request: the curator assigns, answers, or closes it with words."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_unasked: ClassVar[bool] = False
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
