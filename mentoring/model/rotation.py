"""A circle of meetings: rounds of a few minutes in which mentees and mentors meet, each time somebody new.

The speed kind of the regulation (гл. 4 п. 6 пп. 6). Everything is pure: who comes, the plan of rounds, the clock of the
event, what was held. A mentor keeps a table, mentees go from table to table.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from mentoring.model.ids import PersonId, RotationId, TopicId, UnitId
from mentoring.model.mentorship import Side
from mentoring.model.rotation_plan import Tie, plan_rounds
from mentoring.refusals import (
    Gone,
    NobodyToMeet,
    RotationBegun,
    RotationMovedOn,
    RotationNotOver,
    RotationNotRunning,
    RotationTooEarly,
    TooManyChosen,
)

T = TypeVar("T")

LONGEST_TITLE = 100
LONGEST_PLACE = 300
#: Rounds, minutes of a round and of the break after it: what an organiser can choose.
ROUNDS = (2, 3, 4, 5, 6, 7, 8, 10, 12)
MINUTES = (3, 5, 7, 10, 15, 20)
BREAKS = (0, 1, 2, 3, 5)
#: People of one side: planning more would hold up every other answer of the bot.
MOST_PEOPLE = 60
#: People and topics one may wish for.
MOST_WISHES = 3
#: What a wish for a person counts for, and one for a topic with everybody whom it suits.
BY_NAME, BY_TOPIC = 3, 2
#: The marks of one-tap feedback, the best last.
MARKS = (1, 2, 3)
#: How long before its time a circle may begin.
EARLIEST_START = timedelta(hours=1)
#: When the plan goes out by itself, unless the organiser was faster.
PLAN_AHEAD = timedelta(hours=2)
#: A circle that nobody began, or went on with, for so long will not be.
LAPSE = timedelta(hours=3)
#: For how long a circle that is over stands in lists.
SHOWN_AFTER = timedelta(days=30)
#: When people are told that a round is about to end; rounds of two minutes and less have no such moment.
LAST_MINUTE = timedelta(minutes=1)


class RotationState(StrEnum):
    """Where a circle of meetings stands."""

    #: People are asked whether they come.
    GATHERING = "gathering"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"
    #: By its organiser; or nobody began it.
    CALLED_OFF = "called_off"


UNDER_WAY = frozenset({RotationState.RUNNING, RotationState.PAUSED})
LIVE = UNDER_WAY | {RotationState.GATHERING}


class Phase(StrEnum):
    """What the time is for while a circle is under way."""

    ROUND = "round"
    #: The same round, which is about to end.
    LAST_MINUTE = "last_minute"
    #: After a round: people go to their next table.
    BREAK = "break"


class Presence(StrEnum):
    """What is known of a person who said they would come."""

    #: Here, or nobody has said otherwise.
    EXPECTED = "expected"
    #: On their way: not planned until they are here.
    LATE = "late"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person invited to a circle, on one side of it."""

    person_id: PersonId
    side: Side
    #: None while they have not answered.
    comes: bool | None = None
    presence: Presence = Presence.EXPECTED
    #: A mentor's table, once there is a plan.
    table: int | None = None
    wished_people: tuple[PersonId, ...] = ()
    wished_topics: tuple[TopicId, ...] = ()
    #: One-tap feedback, see MARKS.
    mark: int | None = None

    @property
    def is_here(self) -> bool:
        return self.comes is True and self.presence is Presence.EXPECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundMeeting:
    """Two people at a table in a round."""

    round: int
    mentor_id: PersonId
    mentee_id: PersonId
    #: Who wants to keep in touch; the other learns of it only when both do.
    mentor_keeps: bool = False
    mentee_keeps: bool = False

    @property
    def is_mutual(self) -> bool:
        return self.mentor_keeps and self.mentee_keeps

    def other(self, person_id: PersonId) -> PersonId:
        return self.mentee_id if person_id == self.mentor_id else self.mentor_id

    def keeps(self, person_id: PersonId) -> bool:
        return self.mentor_keeps if person_id == self.mentor_id else self.mentee_keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a person is in a round; without a table they wait."""

    round: int
    table: int | None
    other_id: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """A circle of meetings of one unit."""

    id: RotationId
    unit_id: UnitId
    #: Who leads it: who called people together, and then who began it.
    organiser_id: PersonId
    title: str
    starts_at: datetime
    #: A room or a link.
    place: str
    rounds: int
    minutes: int
    break_minutes: int
    people: tuple[Participant, ...]
    meetings: tuple[RoundMeeting, ...] = ()
    state: RotationState = RotationState.GATHERING
    #: The round that is held or was held last; 0 before the first.
    round: int = 0
    phase: Phase = Phase.ROUND
    #: Counts what the organiser sees change: a press under an earlier picture moves nothing.
    beat: int = 0
    #: When the round or the break ends; None while no time runs.
    until: datetime | None = None
    #: What is left of it while the circle is paused.
    left: timedelta | None = None
    #: When the clock moves it on.
    due_at: datetime | None = None
    version: int = 0

    # Who is who

    def participant(self, person_id: PersonId) -> Participant:
        """Raises Gone for who was not invited."""
        for each in self.people:
            if each.person_id == person_id:
                return each
        raise Gone

    def invites(self, person_id: PersonId) -> bool:
        return any(each.person_id == person_id for each in self.people)

    def here(self, side: Side) -> list[PersonId]:
        return [each.person_id for each in self.people if each.side is side and each.is_here]

    @property
    def coming(self) -> list[Participant]:
        return [each for each in self.people if each.comes]

    @property
    def has_plan(self) -> bool:
        return bool(self.meetings)

    @property
    def last_round(self) -> int:
        """How many rounds there will be: a few people have met everybody before the rounds are over."""
        return max([self.round, *(meeting.round for meeting in self.meetings)])

    @property
    def held(self) -> list[RoundMeeting]:
        """What was held, or is being held now."""
        return [meeting for meeting in self.meetings if meeting.round <= self.round]

    def met_by(self, person_id: PersonId) -> list[RoundMeeting]:
        return [meeting for meeting in self.held if person_id in (meeting.mentor_id, meeting.mentee_id)]

    def seats_of(self, person_id: PersonId, since: int = 1) -> list[Seat]:
        """The person's way through the rounds, with those in which they wait."""
        tables = {each.person_id: each.table for each in self.people}
        mine = {
            meeting.round: meeting for meeting in self.meetings if person_id in (meeting.mentor_id, meeting.mentee_id)
        }
        return [
            Seat(round=number, table=tables[mine[number].mentor_id], other_id=mine[number].other(person_id))
            if number in mine
            else Seat(round=number, table=None, other_id=None)
            for number in range(since, self.last_round + 1)
        ]

    def joined_by(self, person_id: PersonId, side: Side) -> "Rotation":
        """One more is invited; under way they are here, and whoever was invited before stays on their side.

        Raises RotationNotRunning once it is over, TooManyChosen for more than 60 of one side.
        """
        if self.state not in LIVE:
            raise RotationNotRunning
        if self.invites(person_id):
            return self
        if sum(each.side is side for each in self.people) >= MOST_PEOPLE:
            raise TooManyChosen(MOST_PEOPLE)
        comes = True if self.state in UNDER_WAY else None
        return replace(self, people=(*self.people, Participant(person_id=person_id, side=side, comes=comes)))

    # Before it begins

    def must_gather(self) -> None:
        """Raises RotationBegun once answers and wishes come too late."""
        if self.state is not RotationState.GATHERING:
            raise RotationBegun

    def answered(self, person_id: PersonId, *, comes: bool) -> "Rotation":
        self.must_gather()
        return self._with(replace(self.participant(person_id), comes=comes, presence=Presence.EXPECTED))

    def wish_turned(
        self, person_id: PersonId, *, person: PersonId | None = None, topic: TopicId | None = None
    ) -> "Rotation":
        """A wish added, or taken back when it was there. Raises TooManyChosen; Gone for nobody of the other side."""
        self.must_gather()
        mine = self.participant(person_id)
        people, topics = list(mine.wished_people), list(mine.wished_topics)
        if person is not None:
            if self.participant(person).side is mine.side:
                raise Gone
            _turn(people, person)
        if topic is not None:
            _turn(topics, topic)
        if len(people) + len(topics) > MOST_WISHES:
            raise TooManyChosen(MOST_WISHES)
        return self._with(replace(mine, wished_people=tuple(people), wished_topics=tuple(topics)))

    def without(self, person_ids: Collection[PersonId]) -> "Rotation":
        """These come no more: they have left the school."""
        gone = [replace(each, comes=False) for each in self.people if each.person_id in person_ids and each.comes]
        return self._with(*gone)

    # The plan

    def planned(self, topics: Mapping[PersonId, Collection[TopicId]]) -> "Rotation":
        """The rounds to come planned anew for who is here; what was held, and the round that is on, stays.

        `topics` are a mentor's strengths and a mentee's needs.
        """
        tables = self._tables()
        people = tuple(
            replace(each, table=tables[each.person_id]) if each.person_id in tables else each for each in self.people
        )
        kept = self.held
        rounds = plan_rounds(
            self.here(Side.MENTEE),
            self.here(Side.MENTOR),
            self.rounds - self.round,
            wishes=self._worth(topics),
            met=[(meeting.mentee_id, meeting.mentor_id) for meeting in kept],
            seed=self.id,
        )
        meetings = [
            RoundMeeting(round=number, mentor_id=mentor_id, mentee_id=mentee_id)
            for number, each in enumerate(rounds, start=self.round + 1)
            for mentee_id, mentor_id in each
        ]
        return replace(self, people=people, meetings=(*kept, *meetings))

    def marked(self, person_id: PersonId, presence: Presence) -> "Rotation":
        """Late, absent, or here after all, even if they had not said so; the plan is to be made anew.

        Who is away in a round that is on does not meet anybody in it. Raises RotationNotRunning when it is over.
        """
        if self.state not in LIVE:
            raise RotationNotRunning
        person = self.participant(person_id)
        comes = True if presence is Presence.EXPECTED else person.comes
        after = self._with(replace(person, presence=presence, comes=comes))
        if presence is Presence.EXPECTED or self.phase is Phase.BREAK:
            return after
        is_on = self.round
        meetings = tuple(
            each for each in self.meetings if each.round != is_on or person_id not in (each.mentor_id, each.mentee_id)
        )
        return replace(after, meetings=meetings)

    # The clock of the event

    def begun(self, now: datetime, by: PersonId) -> "Rotation":
        """The first round, led by who began it. Raises RotationBegun, RotationTooEarly, NobodyToMeet."""
        self.must_gather()
        if now < self.starts_at - EARLIEST_START:
            raise RotationTooEarly(self.starts_at)
        if not self.has_plan:
            raise NobodyToMeet
        return replace(self, state=RotationState.RUNNING, organiser_id=by)._into_round(now)

    def advanced(self, now: datetime, *, beat: int) -> "Rotation":
        """The organiser does not wait for the clock: to the break, or to the next round.

        Raises RotationNotRunning; RotationMovedOn when the press is of an earlier picture.
        """
        self._must_be(RotationState.RUNNING, beat)
        return self._moved_on(now)

    def paused(self, now: datetime, *, beat: int) -> "Rotation":
        self._must_be(RotationState.RUNNING, beat)
        left = max(timedelta(0), self.until - now) if self.until is not None else None
        return replace(self, state=RotationState.PAUSED, left=left, until=None, due_at=now + LAPSE, beat=self.beat + 1)

    def resumed(self, now: datetime, *, beat: int) -> "Rotation":
        self._must_be(RotationState.PAUSED, beat)
        until = now + (self.left or timedelta(0))
        return replace(self, state=RotationState.RUNNING, left=None, until=until, beat=self.beat + 1)._timed()

    def finished(self) -> "Rotation":
        """It ends here; rounds that were not held are no more. Raises RotationNotRunning."""
        if self.state not in UNDER_WAY:
            raise RotationNotRunning
        return replace(
            self,
            state=RotationState.OVER,
            meetings=tuple(self.held),
            until=None,
            left=None,
            due_at=None,
            beat=self.beat + 1,
        )

    def called_off(self) -> "Rotation":
        """Raises RotationBegun."""
        self.must_gather()
        return replace(self, state=RotationState.CALLED_OFF, due_at=None)

    def caught_up(self, now: datetime) -> "Rotation":
        """As it should stand now: all that the clock had to do meanwhile, each at its time."""
        rotation = self
        while rotation.state is RotationState.RUNNING and rotation.due_at is not None and rotation.due_at <= now:
            rotation = rotation._ticked(rotation.due_at)
        if rotation.state is RotationState.PAUSED and rotation.due_at is not None and rotation.due_at <= now:
            return rotation.finished()
        return rotation

    # Afterwards

    def kept(self, person_id: PersonId, other_id: PersonId) -> "Rotation":
        """The person wants to keep in touch with whom they met, or has changed their mind before it was mutual.

        Raises RotationNotOver, Gone for somebody they did not meet.
        """
        self._must_be_over(person_id)
        meeting = self.meeting_of(person_id, other_id)
        if meeting.is_mutual:
            return self
        if person_id == meeting.mentor_id:
            turned = replace(meeting, mentor_keeps=not meeting.mentor_keeps)
        else:
            turned = replace(meeting, mentee_keeps=not meeting.mentee_keeps)
        return replace(self, meetings=tuple(turned if each is meeting else each for each in self.meetings))

    def meeting_of(self, person_id: PersonId, other_id: PersonId) -> RoundMeeting:
        for meeting in self.met_by(person_id):
            if meeting.other(person_id) == other_id:
                return meeting
        raise Gone

    def rated(self, person_id: PersonId, mark: int) -> "Rotation":
        """Raises RotationNotOver; Gone for who met nobody, and for no mark."""
        person = self._must_be_over(person_id)
        if not self.met_by(person_id) or mark not in MARKS:
            raise Gone
        return self._with(replace(person, mark=mark))

    # What these stand on

    def _with(self, *changed: Participant) -> "Rotation":
        by_id = {each.person_id: each for each in changed}
        return replace(self, people=tuple(by_id.get(each.person_id, each) for each in self.people))

    def _must_be_over(self, person_id: PersonId) -> Participant:
        person = self.participant(person_id)
        if self.state is not RotationState.OVER:
            raise RotationNotOver
        return person

    def _must_be(self, state: RotationState, beat: int) -> None:
        if self.state not in UNDER_WAY:
            raise RotationNotRunning
        if self.state is not state or self.beat != beat:
            raise RotationMovedOn

    def _tables(self) -> dict[PersonId, int]:
        """Each mentor who is here has a table; who had one keeps it."""
        tables = {each.person_id: each.table for each in self.people if each.table is not None}
        number = max(tables.values(), default=0)
        for person_id in self.here(Side.MENTOR):
            if person_id not in tables:
                number += 1
                tables[person_id] = number
        return tables

    def _worth(self, topics: Mapping[PersonId, Collection[TopicId]]) -> dict[Tie, int]:
        """What each meeting counts for by the wishes of both."""
        worth: dict[Tie, int] = defaultdict(int)
        for one in self.people:
            for other in self.people:
                if one.side is other.side:
                    continue
                named = BY_NAME * (other.person_id in one.wished_people)
                suits = BY_TOPIC * len(set(one.wished_topics).intersection(topics.get(other.person_id, ())))
                mentee, mentor = (one, other) if one.side is Side.MENTEE else (other, one)
                worth[mentee.person_id, mentor.person_id] += named + suits
        return worth

    def _into_round(self, at: datetime) -> "Rotation":
        return replace(
            self,
            round=self.round + 1,
            phase=Phase.ROUND,
            until=at + timedelta(minutes=self.minutes),
            beat=self.beat + 1,
        )._timed()

    def _moved_on(self, at: datetime) -> "Rotation":
        if not any(meeting.round > self.round for meeting in self.meetings):
            return self.finished()
        if self.phase is Phase.BREAK or not self.break_minutes:
            return self._into_round(at)
        until = at + timedelta(minutes=self.break_minutes)
        return replace(self, phase=Phase.BREAK, until=until, beat=self.beat + 1)._timed()

    def _ticked(self, at: datetime) -> "Rotation":
        if self.phase is Phase.ROUND and self.until is not None and at < self.until:
            return replace(self, phase=Phase.LAST_MINUTE)._timed()
        return self._moved_on(at)

    def _timed(self) -> "Rotation":
        """With the moment at which the clock looks at it next."""
        has_last_minute = self.phase is Phase.ROUND and timedelta(minutes=self.minutes) > 2 * LAST_MINUTE
        ahead = LAST_MINUTE if has_last_minute else timedelta(0)
        return replace(self, due_at=None if self.until is None else self.until - ahead)


def first_due(starts_at: datetime, now: datetime) -> datetime:
    """When the clock first looks at a circle that gathers: to send the plan, or to see that nobody began it."""
    return starts_at - PLAN_AHEAD if now < starts_at - PLAN_AHEAD else starts_at + LAPSE


def _turn(chosen: list[T], each: T) -> None:
    if each in chosen:
        chosen.remove(each)
    else:
        chosen.append(each)
