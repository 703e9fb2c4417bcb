"""What screens and papers of records read, straight from the database and past the repositories.

Who reads what is told here and refused here: the people of a meeting all that is shared, its author a private note, the
curator dates, topics, hours and steps, the head sums alone, and of a head's own mentorship nobody more than dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.ids import MeetingId, MentorshipId, PersonId, TopicId, UnitId
from mentoring.model.meeting_log import LogField, MeetingLog, NextStep, PrivateNote, Said, StepState, Tick
from mentoring.model.meetings import Purpose
from mentoring.model.mentorship import Side
from mentoring.model.people import Actor, Mode
from mentoring.model.topics import TopicTree
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.reading import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPart:
    """What one person has put into the shared record."""

    author_name: str
    log: MeetingLog


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierStep:
    """A step from before, to be ticked at this meeting, and what has been said of it here."""

    step: NextStep
    agreed_at: datetime
    tick: Tick | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """The record of one meeting for one of its people."""

    meeting_id: MeetingId
    mentorship_id: MentorshipId | None
    unit_id: UnitId
    starts_at: datetime
    minutes: int
    #: The others.
    names: tuple[str, ...]
    #: Several mentees: their next step is everybody's.
    is_group: bool
    #: What its people have said it was about; while they have not, it was about what their mentorship is.
    named_topics: tuple[TopicId, ...]
    mentorship_topics: tuple[TopicId, ...]
    tree: TopicTree
    #: Everybody's, the reader's own among them.
    parts: Sequence[LogPart]
    steps: Sequence[NextStep]
    #: Still open when this meeting was, the oldest first.
    earlier: Sequence[EarlierStep]
    #: The reader's own.
    private: PrivateNote | None

    @property
    def topics(self) -> tuple[TopicId, ...]:
        return self.named_topics or self.mentorship_topics

    @property
    def is_begun(self) -> bool:
        """Something is recorded, by anybody."""
        return bool(self.parts or self.steps or any(each.tick for each in self.earlier))

    def own(self, reader: PersonId) -> MeetingLog | None:
        return next((part.log for part in self.parts if part.log.author_id == reader), None)

    def said_by(self, reader: PersonId, question: LogField) -> Said:
        """What the reader has answered to a question so far; of steps, all of theirs together."""
        if question.owner is None:
            own = self.own(reader)
            return own.answer(question) if own else Said()
        theirs = [step.said for step in self.steps_of(question.owner) if step.author_id == reader]
        return Said(
            chips=tuple(chip for said in theirs for chip in said.chips),
            words=" · ".join(said.words for said in theirs if said.words),
            voice=next((said.voice for said in theirs if said.voice), None),
        )

    def steps_of(self, side: Side) -> list[NextStep]:
        return [step for step in self.steps if step.owner is side]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryMeeting:
    """A held meeting in the diary of its own people."""

    id: MeetingId
    starts_at: datetime
    minutes: int
    topics: Sequence[TopicName]
    is_recorded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDiary:
    """The held meetings of a mentorship, the newest first, and how many minutes they make."""

    meetings: Page[DiaryMeeting]
    minutes: int
    #: The reader mentors in it: of a reverse mentorship both do.
    has_mentored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratorMeeting:
    """A held meeting for the curator: never what was said, written or kept privately."""

    starts_at: datetime
    #: None where only the date is shown.
    minutes: int | None
    topics: Sequence[TopicName]
    steps: Sequence[NextStep]


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratorDiary:
    """The same for the curator. Of a head's mentorship only dates are shown."""

    meetings: Page[CuratorMeeting]
    #: None where only dates are shown.
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFigures:
    """Sums over a unit and a period, without anybody's name; head–teacher mentorships are not among them."""

    mentorships: int
    meetings: int
    recorded: int
    minutes: int
    steps: int
    done: int
    not_done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMeeting:
    """A held meeting in the mentor's record."""

    starts_at: datetime
    minutes: int
    names: tuple[str, ...]
    purpose: Purpose
    mode: Mode
    topics: Sequence[TopicName]
    steps: Sequence[NextStep]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMentorship:
    """What a mentor did in one mentorship in the period."""

    id: MentorshipId
    mentee_names: tuple[str, ...]
    form: RoleForm
    kinds: frozenset[Kind]
    starts_on: date | None
    ends_on: date | None
    topics: Sequence[TopicName]
    meetings: int
    minutes: int
    steps: int
    steps_done: int
    #: Meetings with a goal of their own, and how many of these goals were reached.
    goals: int
    goals_reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOnTopic:
    topic: TopicName
    solved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvent:
    """An open hour to which somebody came, or a circle of meetings in which the mentor kept a table."""

    starts_at: datetime
    #: Of a circle, its rounds in which they met somebody.
    minutes: int
    #: Who came; of a circle, whom they met.
    people: int
    #: None for a circle, which has a title instead.
    topic: TopicName | None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSheet:
    """What a mentor did in a unit in a period, as evidence for the category «педагог-наставник»."""

    unit: Unit
    mentor_id: PersonId
    since: date
    #: The last day.
    until: date
    name: str
    position: str
    category: str
    mentorships: Sequence[RecordMentorship]
    #: The oldest first.
    meetings: Sequence[RecordMeeting]
    #: The oldest first.
    events: Sequence[RecordEvent]
    help: Sequence[HelpOnTopic]

    @property
    def is_empty(self) -> bool:
        return not (self.meetings or self.events or self.help)

    @property
    def minutes(self) -> int:
        """Of meetings; see `event_minutes` for the rest."""
        return sum(meeting.minutes for meeting in self.meetings)

    @property
    def event_minutes(self) -> int:
        return sum(event.minutes for event in self.events)

    @property
    def one_off(self) -> Sequence[RecordMeeting]:
        """Speed meetings, outside any mentorship."""
        return [meeting for meeting in self.meetings if meeting.purpose is Purpose.SPEED]

    @property
    def steps(self) -> int:
        return sum(len(meeting.steps) for meeting in self.meetings)

    @property
    def steps_done(self) -> int:
        return sum(step.state is StepState.DONE for meeting in self.meetings for step in meeting.steps)

    @property
    def helped(self) -> int:
        return sum(each.solved for each in self.help)


class MeetingLogBook(Protocol):
    """Screens of records; each takes a number of statements that never grows."""

    async def page(self, meeting_id: MeetingId, *, by: Actor) -> LogPage:
        """For one of its people; Gone for everybody else, whatever they decide on.

        NotHeld before it was held; NotThere for who was absent from a group's meeting.
        """
        ...

    async def diary(self, mentorship_id: MentorshipId, *, by: Actor, page: int = 0, size: int = 6) -> PairDiary:
        """The held meetings of a mentorship whose records the reader may read; Gone for who is of none of it."""
        ...

    async def of_mentorship(
        self, mentorship_id: MentorshipId, *, by: Actor, page: int = 0, size: int = 6
    ) -> CuratorDiary:
        """For the curator of its unit who is not in it; a head is refused (NotAllowed), others see nothing (Gone)."""
        ...

    async def figures(self, unit_id: UnitId, since: date, until: date, *, by: Actor) -> LogFigures:
        """For curators and heads of the unit; both days count."""
        ...

    async def record_sheet(self, since: date, until: date, *, by: Actor) -> RecordSheet:
        """The reader's own, in the unit they are at home in; nobody else's is to be had. Both days count."""
        ...
