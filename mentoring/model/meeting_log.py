"""What is kept of a meeting: four fields in under a minute, and next steps that come back (гл. 4 п. 3).

What is *shared* is read by everybody who was at the meeting. What is *private* is read by its author alone, whatever
roles others hold: mentoring is no appraisal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from mentoring.model.ids import MeetingId, MentorshipId, NextStepId, PersonId
from mentoring.model.meetings import Meeting, MeetingState, Outcome
from mentoring.model.mentorship import Side
from mentoring.model.school_clock import SchoolClock, moment_of
from mentoring.refusals import NotHeld, NotThere, NotYourWords, StepTicked

#: Of what is written to one question, and of a note.
LONGEST_ANSWER = 500
LONGEST_NOTE = 2000
#: How many topics a meeting is about at most.
MOST_TOPICS = 3


class LogField(StrEnum):
    """The questions, in the order asked."""

    WORKS = "works"
    HINDERS = "hinders"
    MENTEE_STEP = "mentee_step"
    MENTOR_STEP = "mentor_step"

    @property
    def owner(self) -> Side | None:
        """Whose next step is asked for; None for the two questions about how it goes."""
        match self:
            case LogField.MENTEE_STEP:
                return Side.MENTEE
            case LogField.MENTOR_STEP:
                return Side.MENTOR
            case _:
                return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person answered: phrases tapped (codes of `log_chips`), words written, a voice message."""

    chips: tuple[str, ...] = ()
    words: str = ""
    #: The file as the messenger knows it.
    voice: str | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.chips or self.words or self.voice)

    def toggled(self, chip: str) -> "Said":
        """With the phrase, or without it if it was there."""
        left = tuple(each for each in self.chips if each != chip)
        return replace(self, chips=left if chip in self.chips else (*self.chips, chip))

    def spoken(self, words: str, voice: str | None) -> "Said":
        """With these words or this voice instead of what was written or spoken before; phrases stay."""
        return replace(self, words=words, voice=voice)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLog:
    """One person's part of the shared record of a meeting. Their steps stand apart: those live on."""

    meeting_id: MeetingId
    author_id: PersonId
    written_at: datetime
    works: Said = field(default_factory=Said)
    hinders: Said = field(default_factory=Said)
    #: The shared note: anything else, in words for both.
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return self.works.is_empty and self.hinders.is_empty and not self.note

    def answer(self, question: LogField) -> Said:
        """What was said to one of the two questions about how it goes."""
        return self.works if question is LogField.WORKS else self.hinders

    def answered(self, question: LogField, said: Said, now: datetime) -> "MeetingLog":
        if question is LogField.WORKS:
            return replace(self, works=said, written_at=now)
        return replace(self, hinders=said, written_at=now)


class StepState(StrEnum):
    """What became of a next step."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"


class Tick(StrEnum):
    """What is said of a step at the next meeting."""

    DONE = "done"
    NOT_DONE = "not_done"
    #: It stays open, and comes back once more.
    CARRY_ON = "carry_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What one side will do until the next meeting, where it is ticked: done, not done, or carried on.

    Either side writes and ticks either side's steps: both were there. A step is one phrase, words, or a voice message.
    """

    id: NextStepId
    meeting_id: MeetingId
    #: None for a one-off meeting, which has no next.
    mentorship_id: MentorshipId | None
    #: Whose step it is; in a group the mentees' is everybody's.
    owner: Side
    author_id: PersonId
    said: Said
    state: StepState = StepState.OPEN
    #: At which meeting it was last ticked.
    ticked_in: MeetingId | None = None
    #: How often it was carried on.
    carried: int = 0

    @property
    def is_fresh(self) -> bool:
        """Nobody has ticked it yet."""
        return self.ticked_in is None and self.state is StepState.OPEN

    def ticked(self, tick: Tick, meeting_id: MeetingId) -> "NextStep":
        """Said at this meeting; at the same one another answer may be given still. Raises StepTicked for a settled one.

        Carrying on twice at one meeting counts once.
        """
        is_again = self.ticked_in == meeting_id
        if self.state is not StepState.OPEN and not is_again:
            raise StepTicked
        match tick:
            case Tick.CARRY_ON:
                was_carried = is_again and self.state is StepState.OPEN
                carried = self.carried if was_carried else self.carried + 1
                return replace(self, state=StepState.OPEN, ticked_in=meeting_id, carried=carried)
            case Tick.DONE | Tick.NOT_DONE:
                carried = self.carried - 1 if is_again and self.state is StepState.OPEN else self.carried
                return replace(self, state=StepState(tick), ticked_in=meeting_id, carried=carried)

    def tick_in(self, meeting_id: MeetingId) -> Tick | None:
        """What was said of it at this meeting."""
        if self.ticked_in != meeting_id:
            return None
        return Tick.CARRY_ON if self.state is StepState.OPEN else Tick(self.state)

    def must_be_withdrawable_by(self, person_id: PersonId) -> None:
        """Raises NotYourWords for who has not written it, StepTicked once it was ticked."""
        if self.author_id != person_id:
            raise NotYourWords
        if not self.is_fresh:
            raise StepTicked


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateNote:
    """What a person keeps of a meeting for themselves. It is in nobody's list, export or report but theirs."""

    meeting_id: MeetingId
    author_id: PersonId
    words: str
    voice: str | None
    written_at: datetime


def must_be_recordable(meeting: Meeting, person_id: PersonId) -> None:
    """Held by all accounts, or by the person's own while the other side has not spoken; and they were there.

    Raises Gone for who is not of the meeting, NotHeld, NotThere for who was absent from a group's.
    """
    own = meeting.attendee(person_id)
    is_told = meeting.state is MeetingState.CONFIRMED and own.outcome is Outcome.HELD
    if meeting.state is not MeetingState.HELD and not is_told:
        raise NotHeld
    # Of two, both were at what was held, whatever one of them has said: the curator has settled it.
    if meeting.is_group and own.came is False:
        raise NotThere


def is_recordable(meeting: Meeting, person_id: PersonId) -> bool:
    try:
        must_be_recordable(meeting, person_id)
    except (NotHeld, NotThere):
        return False
    return True


#: How far apart two meetings usually are, and how near or far the next one is ever proposed.
USUAL_GAP, SHORTEST_GAP, LONGEST_GAP = timedelta(days=14), timedelta(days=1), timedelta(days=35)
#: The cadence is that of the last few meetings: people change their habits with the terms.
MEETINGS_OF_CADENCE = 6


def cadence(begun: Iterable[datetime], every: timedelta | None = None) -> timedelta:
    """How far apart these meetings usually are, in whole days: as their series says, else the middle of their gaps."""
    if every is not None:
        return every
    last = sorted(begun)[-MEETINGS_OF_CADENCE:]
    gaps = [(after - before).total_seconds() for before, after in pairwise(last)]
    if not gaps:
        return USUAL_GAP
    days = timedelta(days=round(median(gaps) / 86400))
    return min(max(days, SHORTEST_GAP), LONGEST_GAP)


def proposed_next(
    begun: Sequence[datetime], now: datetime, clock: SchoolClock, every: timedelta | None = None
) -> datetime:
    """When to meet next: one gap after the last meeting at its time of day, on a school day from tomorrow on.

    A day on which the school is closed gives way to the next one it works; the time of day is the school's own wall
    clock. Raises ValueError without a meeting, NoWorkingDay for a calendar without working days.
    """
    last = max(begun).astimezone(clock.zone)
    tomorrow = now.astimezone(clock.zone).date() + timedelta(days=1)
    day = max(last.date() + cadence(begun, every), tomorrow)
    return moment_of(_school_day(day, clock), last.time(), clock.zone)


def _school_day(day: date, clock: SchoolClock) -> date:
    opens_at = clock.next_working_moment(moment_of(day, time(), clock.zone))
    return opens_at.astimezone(clock.zone).date()
