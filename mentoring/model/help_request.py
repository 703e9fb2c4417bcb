"""Situational help: a mentee's call for help in one situation and its way to an answer (гл. 4 п. 6 пп. 5)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.model.ids import AnswerId, HelpOfferId, HelpRequestId, PersonId, TalkMessageId, TopicId, UnitId
from mentoring.model.school_clock import SchoolClock
from mentoring.model.units import UnitSettings
from mentoring.refusals import AlreadyClaimed, NotYourClaim, OwnRequest, ReopenTooLate, RequestOver


class Urgency(StrEnum):
    """How soon help is needed."""

    URGENT = "urgent"
    TODAY = "today"
    WEEK = "week"


class Step(StrEnum):
    """The ladder: who is being asked."""

    OWN = "own"
    POOL = "pool"
    CURATOR = "curator"

    @property
    def following(self) -> "Step":
        return Step.POOL if self is Step.OWN else Step.CURATOR


class HelpState(StrEnum):
    """Where a help request stands."""

    OPEN = "open"
    CLAIMED = "claimed"
    SOLVED = "solved"
    #: Ended without a solution by one of the two.
    UNSOLVED = "unsolved"
    WITHDRAWN = "withdrawn"
    #: Closed by the curator with words.
    CLOSED = "closed"

    @property
    def is_live(self) -> bool:
        return self in LIVE


LIVE = frozenset({HelpState.OPEN, HelpState.CLAIMED})


class ContentKind(StrEnum):
    """What a message carries. The messenger's adapter knows how to pass each on."""

    TEXT = "text"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    VIDEO_NOTE = "video_note"
    AUDIO = "audio"
    DOCUMENT = "document"
    ANIMATION = "animation"
    STICKER = "sticker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One message as the person wrote it: plain text, or a file known to the messenger with a caption."""

    kind: ContentKind
    text: str = ""
    file: str | None = None
    album: str | None = None
    #: The author's message in their chat with the bot.
    source_message: int | None = None


class Part(StrEnum):
    """What a message is to the request."""

    #: The mentee's question and what they add to it: every mentor asked sees it.
    QUESTION = "question"
    #: A mentor's question back, before anybody has taken the request.
    ASIDE = "aside"
    TALK = "talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkMessage:
    """A message of a request, kept with its author."""

    id: TalkMessageId
    request_id: HelpRequestId
    author_id: PersonId
    part: Part
    content: Content
    written_at: datetime


class DeclineReason(StrEnum):
    """Why a mentor cannot take a request."""

    NO_TIME = "no_time"
    NOT_MY_FIELD = "not_my_field"
    ANOTHER_SUITS = "another_suits"
    OTHER = "other"


class OfferState(StrEnum):
    """What became of a request's offer to one mentor."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"
    #: Another mentor took it, or the request ended.
    OVER = "over"
    #: The mentor let go of what they had taken, or stayed silent for the whole lock.
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOffer:
    id: HelpOfferId
    request_id: HelpRequestId
    mentor_id: PersonId
    state: OfferState
    offered_at: datetime


class AnswerState(StrEnum):
    """The way of a frequently asked question."""

    PROPOSED = "proposed"
    PUBLISHED = "published"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A solved case, stripped of names, that everybody in the unit may read once the curator has published it."""

    id: AnswerId
    unit_id: UnitId
    topic_id: TopicId
    request_id: HelpRequestId | None
    question: str
    answer: str
    state: AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLog:
    """What is worth keeping of a talk: four fields, each may be left out."""

    works: str | None = None
    hinders: str | None = None
    mentee_step: str | None = None
    mentor_step: str | None = None


def step_deadline(
    urgency: Urgency, step: Step, since: datetime, asked_at: datetime, clock: SchoolClock, settings: UnitSettings
) -> datetime | None:
    """When a step of the ladder that began at `since` gives way to the next; None at the curator, who is the last.

    Urgent help runs on the wall clock, the others on the school's.
    """
    if step is Step.CURATOR:
        return None
    match urgency:
        case Urgency.URGENT:
            return since + settings.urgent_step
        case Urgency.TODAY:
            by = clock.today_by(asked_at, settings.today_by)
            if step is Step.POOL:
                return max(by, since)
            return min(clock.after_working_time(since, settings.today_step), max(by, since))
        case Urgency.WEEK:
            return clock.after_working_days(since, settings.week_step_days)


def answer_deadline(urgency: Urgency, asked_at: datetime, clock: SchoolClock, settings: UnitSettings) -> datetime:
    """By when a request counts as answered in time: when the last step before the curator would be over."""
    match urgency:
        case Urgency.URGENT:
            return asked_at + 2 * settings.urgent_step
        case Urgency.TODAY:
            return clock.today_by(asked_at, settings.today_by)
        case Urgency.WEEK:
            return clock.after_working_days(asked_at, 2 * settings.week_step_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequest:
    """A mentee's call for help in one situation, taken by the first mentor who accepts (гл. 4 п. 6 пп. 5)."""

    id: HelpRequestId
    unit_id: UnitId
    mentee_id: PersonId
    topic_id: TopicId
    urgency: Urgency
    state: HelpState
    step: Step
    due_at: datetime | None
    asked_at: datetime
    answer_by: datetime
    mentor_id: PersonId | None = None
    claimed_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    rating: int | None = None
    is_reminded: bool = False

    @property
    def subject(self) -> str:
        """What the notices about this request are found by."""
        return f"help:{self.id}"

    def claim(self, mentor_id: PersonId, now: datetime, lock: timedelta) -> "HelpRequest":
        """The mentor takes the open request and has `lock` to write the first word."""
        if mentor_id == self.mentee_id:
            raise OwnRequest
        if self.state is HelpState.CLAIMED:
            raise AlreadyClaimed
        if self.state is not HelpState.OPEN:
            raise RequestOver
        return replace(
            self,
            state=HelpState.CLAIMED,
            mentor_id=mentor_id,
            claimed_at=now,
            answered_at=None,
            due_at=now + lock,
            is_reminded=False,
        )

    def let_go(self, step: Step, due_at: datetime | None) -> "HelpRequest":
        """The claim is over; the request is open again on the given step."""
        return replace(
            self, state=HelpState.OPEN, mentor_id=None, claimed_at=None, answered_at=None, step=step, due_at=due_at
        )

    def answered(self, now: datetime) -> "HelpRequest":
        """The mentor wrote the first word: the lock no longer runs."""
        return self if self.answered_at else replace(self, answered_at=now, due_at=None)

    def end(self, state: HelpState, now: datetime) -> "HelpRequest":
        if not self.state.is_live:
            raise RequestOver
        return replace(self, state=state, ended_at=now, due_at=None)

    def reopen(
        self, step: Step, due_at: datetime | None, now: datetime, days: int, answer_by: datetime
    ) -> "HelpRequest":
        """The mentee asks again within `days` of the end; the clock and the ladder begin anew."""
        if self.ended_at is None or self.state.is_live:
            raise AlreadyClaimed if self.state is HelpState.CLAIMED else RequestOver
        if now > self.ended_at + timedelta(days=days):
            raise ReopenTooLate(days)
        return replace(
            self.let_go(step, due_at), ended_at=None, rating=None, asked_at=now, answer_by=answer_by, is_reminded=False
        )

    def must_be_claimed_by(self, mentor_id: PersonId) -> None:
        if not self.state.is_live:
            raise RequestOver
        if self.state is not HelpState.CLAIMED or self.mentor_id != mentor_id:
            raise NotYourClaim

    def other_side(self, person_id: PersonId) -> PersonId | None:
        """The one the person talks with: the mentor for the mentee and the other way round."""
        return self.mentor_id if person_id == self.mentee_id else self.mentee_id
