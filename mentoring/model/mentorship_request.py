"""Requests for a mentor: a need, up to three mentors ranked, one of them asked at a time (гл. 4 п. 5)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.people import Mode
from mentoring.refusals import Gone, OfferOver, RequestOver

#: How many mentors a mentee ranks.
MOST_CHOICES = 3
MOST_TOPICS = 5
LONGEST_DIFFICULTY = 1000
LONGEST_EXPECTATIONS = 1000
LONGEST_QUESTION = 1000


class RequestState(StrEnum):
    """Where a request for a mentor stands."""

    #: One of the mentors chosen is being asked.
    ASKING = "asking"
    #: Nobody chosen has said yes; the curator looks for a mentor.
    CURATOR = "curator"
    #: A mentor said yes: there is a mentorship.
    MATCHED = "matched"
    WITHDRAWN = "withdrawn"
    #: The curator closed it with words.
    CLOSED = "closed"

    @property
    def is_live(self) -> bool:
        return self in LIVE


LIVE = frozenset({RequestState.ASKING, RequestState.CURATOR})


class ChoiceState(StrEnum):
    """What became of one mentor chosen."""

    #: Not asked yet: others come first.
    IN_LINE = "in_line"
    #: Waits for a place with a mentor who is full; asked by itself once there is one.
    WAITLISTED = "waitlisted"
    ASKED = "asked"
    #: The mentor wants to know more; the clock stands still until the mentee answers.
    QUESTION = "question"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    #: The days to answer went by.
    SILENT = "silent"
    #: Nobody needs an answer any more, or the mentor can no longer be asked.
    OVER = "over"


#: States in which the mentor may still answer.
ANSWERABLE = frozenset({ChoiceState.ASKED, ChoiceState.QUESTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A mentor a mentee would like, in the order of preference from 1."""

    mentor_id: PersonId
    rank: int
    state: ChoiceState = ChoiceState.IN_LINE
    #: When the mentor was asked, or came to wait for a place.
    since: datetime | None = None
    answered_at: datetime | None = None
    decline_reason: DeclineReason | None = None
    question: str = ""
    reply: str = ""
    #: How many reminders went to the mentor.
    reminders: int = 0
    #: Working time left to answer while the clock stands still.
    time_left: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipRequest:
    """A mentee asks for a lasting mentor (гл. 1 п. 3 пп. 4, гл. 4 п. 5)."""

    id: MentorshipRequestId
    unit_id: UnitId
    mentee_id: PersonId
    state: RequestState
    topics: tuple[TopicId, ...]
    #: The difficulty, and what the mentee expects, in their own words.
    difficulty: str
    expectations: str
    kinds: frozenset[Kind]
    form: RoleForm
    modes: frozenset[Mode]
    months: int
    choices: tuple[Choice, ...]
    asked_at: datetime
    #: When something is to happen by itself: a reminder, or the end of somebody's time to answer.
    due_at: datetime | None = None
    ended_at: datetime | None = None
    mentorship_id: MentorshipId | None = None
    #: Counts changes, so that a card looked at earlier is known to be old.
    version: int = 1

    @property
    def subject(self) -> str:
        """What the notices about this request are found by."""
        return f"mentor-request:{self.id}"

    @property
    def asked(self) -> Choice | None:
        """Whom the request waits for now."""
        return next((choice for choice in self.choices if choice.state in ANSWERABLE), None)

    @property
    def accepts_head(self) -> bool:
        """Whether the mentee agrees to a mentor who is their own superior (гл. 4 п. 6 пп. 9)."""
        return self.form is RoleForm.HEAD_TEACHER

    def choice_of(self, mentor_id: PersonId) -> Choice:
        """Raises Gone for a mentor who was never chosen."""
        for choice in self.choices:
            if choice.mentor_id == mentor_id:
                return choice
        raise Gone

    def answerable_by(self, mentor_id: PersonId) -> Choice:
        """The choice the mentor may answer now. Raises Gone, RequestOver, OfferOver."""
        choice = self.choice_of(mentor_id)
        if not self.state.is_live:
            raise RequestOver
        if choice.state not in ANSWERABLE:
            raise OfferOver
        return choice

    def with_choice(self, choice: Choice) -> "MentorshipRequest":
        """The request with this choice in the place of the same mentor's."""
        choices = tuple(choice if each.mentor_id == choice.mentor_id else each for each in self.choices)
        return replace(self, choices=choices)

    def ended(self, state: RequestState, now: datetime) -> "MentorshipRequest":
        """Nobody chosen need answer any more. Raises RequestOver."""
        if not self.state.is_live:
            raise RequestOver
        pending = {ChoiceState.IN_LINE, ChoiceState.WAITLISTED} | ANSWERABLE
        choices = tuple(
            replace(choice, state=ChoiceState.OVER) if choice.state in pending else choice for choice in self.choices
        )
        return replace(self, state=state, choices=choices, ended_at=now, due_at=None)
