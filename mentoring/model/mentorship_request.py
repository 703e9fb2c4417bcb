"""Requests for a mentor: a need, up to three mentors ranked, one of them asked at a time (гл. 4 п. 5)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import LONGEST_MONTHS, SHORTEST_MONTHS
from mentoring.model.people import Mode
from mentoring.model.school_clock import SchoolClock
from mentoring.refusals import (
    Gone,
    GroupIsGathered,
    MentorAskOver,
    MentorRequestOver,
    MonthsOutOfRange,
    NothingChosen,
    QuestionAsked,
    QuestionOver,
    TooManyChosen,
)

#: How many mentors a mentee ranks.
MOST_CHOICES = 3
MOST_TOPICS = 5
LONGEST_DIFFICULTY = 1000
LONGEST_EXPECTATIONS = 800
#: A mentor's question and its answer, which stand together with the need in one message.
LONGEST_QUESTION = 500
LONGEST_CLOSING = 1000
#: A mentor being asked is reminded after one working day, and after two.
MOST_REMINDERS = 2
#: Nobody is passed over in the hour in which the answer to their question comes.
LEAST_TIME_LEFT = timedelta(hours=1)


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
#: States in which the mentor may still come to be asked.
AHEAD = frozenset({ChoiceState.IN_LINE, ChoiceState.WAITLISTED})


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
    #: Working time to answer, counted from `since`, once a question has stopped the clock; None: the unit's days.
    time_left: timedelta | None = None

    def answer_by(self, clock: SchoolClock, days: int) -> datetime:
        """When the time of the mentor who is asked is over."""
        since = self._since()
        if self.time_left is None:
            return clock.after_working_days(since, days)
        return clock.after_working_time(since, self.time_left)

    def next_event(self, clock: SchoolClock, days: int) -> datetime:
        """When the clock of the mentor who is asked does something: a reminder, or the end of their time."""
        end = self.answer_by(clock, days)
        if self.reminders >= MOST_REMINDERS:
            return end
        return min(clock.after_working_days(self._since(), self.reminders + 1), end)

    def _since(self) -> datetime:
        if self.since is None:
            raise ValueError("a mentor is asked at a moment")
        return self.since


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
        """The choice the mentor may answer now. Raises Gone, MentorRequestOver, MentorAskOver."""
        choice = self.choice_of(mentor_id)
        if not self.state.is_live:
            raise MentorRequestOver
        if choice.state not in ANSWERABLE:
            raise MentorAskOver
        return choice

    def with_choice(self, choice: Choice) -> "MentorshipRequest":
        """The request with this choice in the place of the same mentor's."""
        choices = tuple(choice if each.mentor_id == choice.mentor_id else each for each in self.choices)
        return replace(self, choices=choices)

    # Whom it waits for

    def asks(self, mentor_id: PersonId, now: datetime, clock: SchoolClock, days: int) -> "MentorshipRequest":
        """It is this mentor's turn."""
        choice = replace(self.choice_of(mentor_id), state=ChoiceState.ASKED, since=now, reminders=0, time_left=None)
        return replace(self.with_choice(choice), state=RequestState.ASKING, due_at=choice.next_event(clock, days))

    def waits_for_place(self, mentor_id: PersonId, now: datetime) -> "MentorshipRequest":
        """The mentor cannot be asked now, but may be later; who waits already keeps their place in the line.

        If it was this mentor's turn, who comes next is looked for at once.
        """
        choice = self.choice_of(mentor_id)
        if choice.state is ChoiceState.WAITLISTED:
            return self
        waiting = replace(choice, state=ChoiceState.WAITLISTED, since=now, time_left=None)
        return replace(self.with_choice(waiting), due_at=now if choice.state in ANSWERABLE else self.due_at)

    def passed(
        self, mentor_id: PersonId, state: ChoiceState, now: datetime, reason: DeclineReason | None = None
    ) -> "MentorshipRequest":
        """This mentor is not waited for any more; if it was their turn, who comes next is looked for at once."""
        choice = self.choice_of(mentor_id)
        passed = replace(choice, state=state, answered_at=now, decline_reason=reason, time_left=None)
        return replace(self.with_choice(passed), due_at=now if choice.state in ANSWERABLE else self.due_at)

    def looks_for_others(self, due_at: datetime | None) -> "MentorshipRequest":
        """Nobody can be asked now: the curator has it; `due_at` is when those waited for are looked at again."""
        return replace(self, state=RequestState.CURATOR, due_at=due_at)

    def given_back(self) -> "MentorshipRequest":
        """What came of it has come to nothing, and the curator looks for another mentor."""
        choices = tuple(
            replace(choice, state=ChoiceState.OVER) if choice.state is ChoiceState.ACCEPTED else choice
            for choice in self.choices
        )
        given_back = replace(self, choices=choices, ended_at=None, mentorship_id=None)
        return given_back.looks_for_others(None)

    def reminded(self, clock: SchoolClock, days: int) -> "MentorshipRequest":
        """The mentor who is asked was reminded once more."""
        choice = self._asked()
        choice = replace(choice, reminders=choice.reminders + 1)
        return replace(self.with_choice(choice), due_at=choice.next_event(clock, days))

    # Tell me more

    def questioned(
        self, mentor_id: PersonId, question: str, now: datetime, clock: SchoolClock, days: int
    ) -> "MentorshipRequest":
        """The mentor asks something, once; their clock stands still, the mentee's runs as long.

        Raises Gone, MentorRequestOver, MentorAskOver, QuestionAsked.
        """
        choice = self.answerable_by(mentor_id)
        if choice.question:
            raise QuestionAsked
        left = max(clock.working_time_between(now, choice.answer_by(clock, days)), LEAST_TIME_LEFT)
        choice = replace(choice, state=ChoiceState.QUESTION, question=question, time_left=left)
        return replace(self.with_choice(choice), due_at=clock.after_working_days(now, days))

    def replied(
        self, mentor_id: PersonId, reply: str, now: datetime, clock: SchoolClock, days: int
    ) -> "MentorshipRequest":
        """The mentee answers, once; a clock that stood still goes on. Raises Gone, MentorRequestOver, QuestionOver."""
        choice = self.choice_of(mentor_id)
        if not self.state.is_live:
            raise MentorRequestOver
        if choice.state not in ANSWERABLE or not choice.question or choice.reply:
            raise QuestionOver
        request = self.with_choice(replace(choice, reply=reply))
        return request.goes_on(now, clock, days) if choice.state is ChoiceState.QUESTION else request

    def goes_on(self, now: datetime, clock: SchoolClock, days: int) -> "MentorshipRequest":
        """The clock of the mentor who asked something goes on with the working time that was left."""
        choice = replace(self._asked(), state=ChoiceState.ASKED, since=now, reminders=0)
        return replace(self.with_choice(choice), due_at=choice.next_event(clock, days))

    # Its end

    def matched(
        self, mentorship_id: MentorshipId, now: datetime, mentor_id: PersonId | None = None
    ) -> "MentorshipRequest":
        """There is a mentorship, by this mentor's yes, or by the curator's proposal. Raises MentorRequestOver."""
        request = self
        if mentor_id is not None:
            yes = replace(self.choice_of(mentor_id), state=ChoiceState.ACCEPTED, answered_at=now, time_left=None)
            request = self.with_choice(yes)
        return replace(request.ended(RequestState.MATCHED, now), mentorship_id=mentorship_id)

    def ended(self, state: RequestState, now: datetime) -> "MentorshipRequest":
        """Nobody chosen need answer any more. Raises MentorRequestOver."""
        if not self.state.is_live:
            raise MentorRequestOver
        choices = tuple(
            replace(choice, state=ChoiceState.OVER) if choice.state in AHEAD | ANSWERABLE else choice
            for choice in self.choices
        )
        return replace(self, state=state, choices=choices, ended_at=now, due_at=None)

    def _asked(self) -> Choice:
        if self.asked is None:
            raise ValueError("nobody is asked")
        return self.asked


def must_be_askable(
    topics: Sequence[TopicId],
    kinds: Collection[Kind],
    modes: Collection[Mode],
    months: int,
    mentors: Sequence[PersonId],
) -> None:
    """Refuse what cannot be asked.

    From 1 to 5 topics, each once; a kind and a mode at least; 3–12 months; up to 3 mentors, each once, and none for a
    group, which the curator gathers. Raises NothingChosen, TooManyChosen, MonthsOutOfRange, GroupIsGathered.
    """
    for chosen, most in ((topics, MOST_TOPICS), (mentors, MOST_CHOICES)):
        if len(chosen) > most or len(set(chosen)) != len(chosen):
            raise TooManyChosen(most)
    if not topics or not kinds or not modes:
        raise NothingChosen
    if not SHORTEST_MONTHS <= months <= LONGEST_MONTHS:
        raise MonthsOutOfRange(least=SHORTEST_MONTHS, most=LONGEST_MONTHS)
    if Kind.GROUP in kinds and mentors:
        raise GroupIsGathered
