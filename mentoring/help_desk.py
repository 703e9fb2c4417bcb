"""What screens of situational help read: lists, cards and figures, straight from the records, past the repositories."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from mentoring.model.help_request import AnswerState, DeclineReason, HelpState, OfferState, Step, TalkMessage, Urgency
from mentoring.model.ids import AnswerId, HelpRequestId, NoticeId, PersonId, TopicId, UnitId
from mentoring.notices import TopicName
from mentoring.reading import Page

#: How far back the figures look.
FIGURES_PERIOD = timedelta(days=30)
#: Fewer ratings than this are not summed up: one could guess whose they are.
FEWEST_RATINGS = 5
#: From fewer answered requests than this nobody is told what wait is usual.
FEWEST_WAITS = 3
#: For how long after its end a request waits to be rated.
RATING_WAITS = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much waits for a person in a unit; what their roles do not see is 0."""

    #: Live requests the person has asked.
    my_live: int = 0
    #: Open offers of requests nobody has taken yet.
    offers: int = 0
    #: Requests the person has in hand.
    claims: int = 0
    #: Requests of the person that ended within the last 7 days and are not rated.
    unrated: int = 0
    #: Live requests of the unit.
    queue: int = 0
    #: Those of them nobody took, so that the curator has to.
    queue_with_curator: int = 0
    #: Answers proposed and not yet decided on.
    proposals: int = 0
    #: What waits for the person's opinion or decision, in all their units and roles.
    decisions: int = 0
    # Requests for a mentor
    #: Live requests the person has asked.
    mentor_requests: int = 0
    #: Questions of mentors the person has to answer.
    mentor_questions: int = 0
    #: Mentees who wait for the person's answer as a mentor.
    mentor_asks: int = 0
    #: Notices of the last 30 days that did not arrive.
    dead_letters: int = 0
    #: Mentorships the person is or was in, live ones, and those that ask something of them.
    mentorships: int = 0
    live_mentorships: int = 0
    ends_to_answer: int = 0
    #: Cases a member of the council was asked to take, or has in hand.
    mediations: int = 0
    # Papers, consents to take part and orders
    #: Own approved mentorships for which the person has sent no signed paper yet.
    consents_owed: int = 0
    #: Changes of own mentorships to which the person has not said anything yet.
    changes_asked: int = 0
    #: Photos of signed papers that wait for a decider of the unit.
    consents_to_check: int = 0
    #: Orders the head has given back.
    orders_returned: int = 0
    #: Mentorships that only wait to be put on an order: with all papers, or with a change agreed to.
    for_an_order: int = 0
    # Meetings
    #: Agreed meetings that lie ahead of the person, and those that wait for their answer or their word.
    meetings: int = 0
    meetings_to_answer: int = 0
    # Circles of meetings
    #: Those the person is or lately was invited to, and those that wait for their answer.
    rotations: int = 0
    rotations_unanswered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A help request as one line of a list."""

    id: HelpRequestId
    unit_id: UnitId
    topic: TopicName
    urgency: Urgency
    state: HelpState
    step: Step
    asked_at: datetime
    answer_by: datetime
    ended_at: datetime | None
    mentee_id: PersonId
    mentee_name: str
    mentor_id: PersonId | None
    mentor_name: str | None
    #: The request is open and so is its offer to the reader.
    is_offered: bool
    #: The reader has the request in hand.
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """A help request as a screen of its own."""

    line: RequestLine
    #: All words of the question and of what was added, one message a line.
    words: str
    #: How many photos, voice messages and files came with them.
    files: int
    offers_open: int
    offers_declined: int
    #: For the mentee who gave it only; None to every other reader.
    rating: int | None
    #: The reader has written a log entry.
    is_logged: bool
    claimed_at: datetime | None
    answered_at: datetime | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Thirty days of a unit's situational help, and of its single meetings."""

    asked: int
    answered: int
    #: Of those answered or already late, the share answered in time; None when there are none.
    in_time_share: float | None
    median_wait: timedelta | None
    by_state: dict[HelpState, int]
    #: None with fewer than five ratings.
    rating_mean: float | None
    ratings: int
    #: Live requests nobody has taken now, however old.
    waiting_now: int
    #: Single meetings held, and how they were rated; None with fewer than five ratings.
    single_meetings: int
    single_mean: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A mentor who was asked to take a request, and what became of it."""

    person_id: PersonId
    name: str
    state: OfferState
    reason: DeclineReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignable:
    """A mentor to whom the curator may give a request."""

    person_id: PersonId
    name: str
    #: 2: strong in the topic itself; 1: in its direction or a neighbour; 0: in neither.
    fit: int
    #: Requests the mentor has in hand.
    claims: int
    #: Paused, wants no offers now, or has blocked the bot.
    is_away: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A notice that did not arrive."""

    id: NoticeId
    person_name: str
    #: The name of the notice's class.
    kind: str
    fault: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """A frequently asked question with its answer."""

    id: AnswerId
    unit_id: UnitId
    topic_id: TopicId
    topic: TopicName
    question: str
    answer: str
    state: AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTopic:
    """A topic on which answers are published."""

    topic_id: TopicId
    topic: TopicName
    answers: int


class HelpDesk(Protocol):
    """Reads for screens, which decide who may see them; a card is besides hidden from all it does not concern."""

    async def waiting(
        self,
        person_id: PersonId,
        unit_id: UnitId,
        *,
        decides: bool,
        mentors: bool,
        now: datetime,
        judges: bool = False,
    ) -> Waiting:
        """What the person asked and was asked in all units, and what waits for the deciders of this one.

        `judges`: they are of a council or decide somewhere, so that something may wait in their queue of decisions. One
        statement, whatever the roles.
        """
        ...

    async def my_requests(self, mentee_id: PersonId, limit: int = 10) -> list[RequestLine]:
        """Live ones first, then the newest."""
        ...

    async def my_helping(self, mentor_id: PersonId, limit: int = 20) -> list[RequestLine]:
        """What the mentor has in hand, then open offers of open requests, the longest waiting first."""
        ...

    async def card(self, request_id: HelpRequestId, *, reader_id: PersonId) -> RequestCard:
        """Raises Gone, also for readers who are neither of its two sides, nor were asked, nor decide for its unit."""
        ...

    async def contents(self, request_id: HelpRequestId) -> list[TalkMessage]:
        """The messages of the question and of what was added, in order."""
        ...

    async def asked(self, request_id: HelpRequestId) -> list[Asked]:
        """Who was asked, in that order."""
        ...

    async def queue(self, unit_id: UnitId, *, page: int, size: int) -> Page[RequestLine]:
        """Live requests: those nobody took and the curator has to, then the others, the oldest first."""
        ...

    async def figures(self, unit_id: UnitId, now: datetime) -> Figures:
        """Of the requests asked in the last 30 days."""
        ...

    async def usual_wait(self, unit_id: UnitId, urgency: Urgency, now: datetime) -> timedelta | None:
        """The median wait of 30 days; None when fewer than three were answered."""
        ...

    async def assignable(
        self, request_id: HelpRequestId, now: datetime, today: date, limit: int = 20
    ) -> list[Assignable]:
        """Joined mentors and guests of the unit but the mentee: who is here, by fit, by the least in hand.

        `today` is the date of who looks at them.
        """
        ...

    async def dead_letters(self, unit_id: UnitId, limit: int = 20) -> list[DeadLetter]:
        """Notices to people of the unit that did not arrive, the newest first."""
        ...

    async def answer_topics(self, unit_id: UnitId) -> list[AnswerTopic]:
        """Topics with published answers, in the order of the tree."""
        ...

    async def answers(
        self, unit_id: UnitId, state: AnswerState, *, topic_id: TopicId | None = None, page: int = 0, size: int = 20
    ) -> Page[AnswerLine]:
        """Answers of the unit in the state, on one topic or on all, the newest first."""
        ...

    async def answer(self, answer_id: AnswerId) -> AnswerLine:
        """Raises Gone."""
        ...
