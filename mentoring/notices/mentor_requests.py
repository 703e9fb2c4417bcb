"""What is said of requests for a mentor."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from mentoring.model.bank import Kind
from mentoring.model.ids import MentorshipId, MentorshipRequestId
from mentoring.model.people import Mode
from mentoring.notices.base import Notice, TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAsked(Notice):
    """A mentor is asked whether they take a mentee; with their question and its answer once there is one."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    topics: tuple[TopicName, ...]
    difficulty: str
    expectations: str
    kinds: tuple[Kind, ...]
    modes: tuple[Mode, ...]
    months: int
    answer_by: datetime
    question: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorReminded(Notice):
    """A mentor has not answered yet."""

    is_unasked: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorWaits(Notice):
    """Rewrites what a mentor was asked: their question is on its way, their clock stands still."""

    is_prompt: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorTimeGoesOn(Notice):
    """The mentee has not answered a mentor's question: the mentor's clock goes on."""

    is_unasked: ClassVar[bool] = True
    request_id: MentorshipRequestId
    mentee_name: str
    answer_by: datetime


class AskEnd(StrEnum):
    """Why a mentor who was asked has nothing left to press."""

    YES = "yes"
    DECLINED = "declined"
    #: The days to answer went by.
    SILENT = "silent"
    #: The mentee answered the mentor's question, and the mentor is asked anew.
    REPLIED = "replied"
    #: The mentee withdrew, or the curator closed the request.
    NOT_NEEDED = "not_needed"
    #: The mentor is away, full, or no mentor any more.
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAskEnded(Notice):
    """Rewrites what a mentor was asked. Who declined is asked for how long they want no offers."""

    is_prompt: ClassVar[bool] = True
    mentee_name: str
    why: AskEnd
    #: For who said yes: what came of it.
    mentorship_id: MentorshipId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorPassedOver(Notice):
    """A kind word to a mentor who stayed silent: others are asked now."""

    is_unasked: ClassVar[bool] = True
    mentee_name: str


class Move(StrEnum):
    """Why a request for a mentor has moved on."""

    DECLINED = "declined"
    SILENT = "silent"
    #: The mentor who was asked is away, full, or no mentor any more.
    CANNOT = "cannot"
    #: A mentor the mentee waited for can be asked now.
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequestMoved(Notice):
    """The mentee learns who is asked now; without a name the curator has the request."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    why: Move
    asked_name: str = ""
    #: Some mentor is still waited for.
    is_waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeQuestioned(Notice):
    """A mentor wants to know more before deciding."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    mentor_name: str
    question: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionUnanswered(Notice):
    """The mentee did not answer in time; the mentor decides without, or with an answer that comes yet."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    mentor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorFound(Notice):
    """A mentor said yes to the mentee."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    mentorship_id: MentorshipId
    mentor_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRequestClosed(Notice):
    """The curator closed the mentee's request with words."""

    is_unasked: ClassVar[bool] = False
    request_id: MentorshipRequestId
    words: str
