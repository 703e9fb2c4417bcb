"""Meetings of mentors and mentees: proposed, agreed, held or not, and what became of each (гл. 4 п. 6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mentoring.model.ids import MeetingId, MentorshipId, PersonId, SeriesId, TopicId, UnitId
from mentoring.model.mentorship import Side
from mentoring.model.people import Mode
from mentoring.model.school_clock import moment_of
from mentoring.model.units import UnitSettings
from mentoring.refusals import (
    AlreadyAgreed,
    Gone,
    MeetingAhead,
    MeetingOver,
    MeetingSettled,
    MomentPast,
    NothingChosen,
    NoticeTooShort,
    OwnTimes,
    TimeNotOffered,
    TooFarAhead,
    TooManyChosen,
)

#: How many times one may propose at once.
MOST_TIMES = 3
#: How long a meeting may be, minutes.
SHORTEST_MINUTES, LONGEST_MINUTES = 10, 240
#: How long the first meeting of two who do not know each other is (гл. 4 п. 5 пп. 2).
ACQUAINTANCE_MINUTES = 15
LONGEST_PLACE = 200
LONGEST_AGENDA = 300
LONGEST_GOAL = 150
LONGEST_EXCUSE = 200
#: A schedule of meetings set beforehand (гл. 4 п. 6 пп. 3).
LEAST_OF_SCHEDULE, MOST_OF_SCHEDULE = 2, 20
#: So many meetings missed one after the other are for the curator to see.
MISSED_IN_A_ROW = 2
#: After so many held meetings both are asked whether it fits (гл. 4 п. 5 пп. 2).
HELD_BEFORE_FIT = 2


class MeetingState(StrEnum):
    """Where a meeting stands."""

    #: Times are proposed, none is agreed on.
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    HELD = "held"
    #: It did not happen.
    MISSED = "missed"
    #: It did not happen at its time; its people made another time out, or will.
    MOVED = "moved"
    #: Its people said different things about it; the curator decides.
    DISPUTED = "disputed"
    #: Called off by one of its people, or nobody answered the proposal in time.
    CANCELLED = "cancelled"


#: States of which something may still come.
OPEN_MEETINGS = frozenset({MeetingState.PROPOSED, MeetingState.CONFIRMED})
#: States that tell what became of a meeting.
SETTLED_MEETINGS = frozenset({MeetingState.HELD, MeetingState.MISSED, MeetingState.MOVED})


class Purpose(StrEnum):
    """What a meeting is for."""

    REGULAR = "regular"
    #: The first 15 minutes of two who have agreed to try.
    ACQUAINTANCE = "acquaintance"
    #: One meeting with a higher-level professional, outside any mentorship (гл. 4 п. 6 пп. 6).
    SPEED = "speed"


class Coming(StrEnum):
    """What a person said to the times proposed, or to the time agreed on."""

    WAITING = "waiting"
    YES = "yes"
    NO = "no"


class Stage(StrEnum):
    """How far a mentorship is, for what its people may want to speak about."""

    ACQUAINTANCE = "acquaintance"
    START = "start"
    MIDDLE = "middle"
    FINISH = "finish"


class Outcome(StrEnum):
    """What a person said afterwards."""

    HELD = "held"
    MOVED = "moved"
    MISSED = "missed"

    @property
    def state(self) -> MeetingState:
        return MeetingState(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A person of a meeting, on one of its sides."""

    person_id: PersonId
    side: Side
    answer: Coming = Coming.WAITING
    #: What they said afterwards.
    outcome: Outcome | None = None
    #: Whether they were there; None until somebody said so.
    came: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTerms:
    """What a unit has set about meetings."""

    #: Nothing is proposed closer than this, nor further ahead than the horizon.
    notice: timedelta
    horizon: timedelta
    #: How long before the start the reminders come, the longest first.
    reminders: tuple[timedelta, ...]
    #: How long after the end everybody is asked how it went, and how long their silence is waited out then.
    ask_after: timedelta
    silence: timedelta

    def due_reminder(self, starts_at: datetime, now: datetime) -> tuple[timedelta, datetime] | None:
        """How long before the start the reminder to be sent now is, and until when it is of use.

        None when its time is over or has not come. Of two whose time has come the later alone: what was not sent in
        time is not sent late.
        """
        ends = [*(starts_at - before for before in self.reminders[1:]), starts_at]
        due = zip(self.reminders, ends, strict=True)
        return next(((before, end) for before, end in due if starts_at - before <= now < end), None)


def is_dropped(starts_at: datetime, due_at: datetime, reminder: tuple[timedelta, datetime] | None) -> bool:
    """Whether the reminder for which a clock stood at `due_at` will never be sent, because another, or none, is now."""
    return due_at < starts_at and (reminder is None or starts_at - reminder[0] != due_at)


def terms_of(settings: UnitSettings) -> MeetingTerms:
    return MeetingTerms(
        notice=settings.meeting_notice,
        horizon=timedelta(days=settings.meeting_horizon_days),
        reminders=(settings.meeting_first_reminder, settings.meeting_last_reminder),
        ask_after=settings.meeting_ask_after,
        silence=settings.meeting_silence,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of the people of a mentorship, or of two who have none.

    Its clock (`due_at`) stands at the next thing to happen by itself: a proposal runs out, a reminder, the question
    afterwards, the end of the silence after it.
    """

    id: MeetingId
    unit_id: UnitId
    mentorship_id: MentorshipId | None
    purpose: Purpose
    #: Who proposed the times as they stand; the others answer.
    organiser_id: PersonId
    attendees: tuple[Attendee, ...]
    #: One to three, in order; of a meeting that was put in as held, its time.
    times: tuple[datetime, ...]
    minutes: int
    mode: Mode
    proposed_at: datetime
    #: Agreed on.
    starts_at: datetime | None = None
    #: A place, or a link where the mode is online.
    place: str = ""
    agenda: str = ""
    topics: tuple[TopicId, ...] = ()
    #: The one concrete goal of this meeting (гл. 4 п. 6 пп. 3), and whether it was found reached at the next.
    goal: str = ""
    is_goal_reached: bool | None = None
    #: Who leads it in a reverse mentorship: by turns (гл. 4 п. 6 пп. 4).
    leader_id: PersonId | None = None
    series_id: SeriesId | None = None
    state: MeetingState = MeetingState.PROPOSED
    #: Why it was called off, in the words of who did it; none when the clock did.
    excuse: str = ""
    cancelled_by: PersonId | None = None
    #: How often its entry in people's calendars was changed.
    sequence: int = 0
    due_at: datetime | None = None
    #: Counts changes, so that a card looked at earlier is known to be old.
    version: int = 1

    @property
    def subject(self) -> str:
        """What the notices about this meeting are found by."""
        return f"meeting:{self.id}"

    @property
    def times_subject(self) -> str:
        """The subject of what proposes its times: it is rewritten once nothing is to be answered."""
        return f"{self.subject}:times"

    @property
    def ask_subject(self) -> str:
        """The subject of the question how it went."""
        return f"{self.subject}:ask"

    @property
    def dispute_subject(self) -> str:
        return f"{self.subject}:dispute"

    @property
    def ends_at(self) -> datetime | None:
        return None if self.starts_at is None else self.starts_at + timedelta(minutes=self.minutes)

    @property
    def people(self) -> frozenset[PersonId]:
        return frozenset(attendee.person_id for attendee in self.attendees)

    @property
    def coming(self) -> tuple[PersonId, ...]:
        """Everybody who has not said that they cannot."""
        return tuple(attendee.person_id for attendee in self.attendees if attendee.answer is not Coming.NO)

    @property
    def is_group(self) -> bool:
        return len(self.attendees) > 2

    def is_ahead(self, now: datetime) -> bool:
        """Whether it has not begun yet, or is not even agreed on."""
        return self.state in OPEN_MEETINGS and (self.starts_at is None or self.starts_at > now)

    @property
    def is_in_calendars(self) -> bool:
        """Whether its people have an entry of it in their calendars, which changes must follow."""
        return self.sequence > 0 or self.state not in {MeetingState.PROPOSED, MeetingState.CANCELLED}

    def attendee(self, person_id: PersonId) -> Attendee:
        """Raises Gone for who is not of this meeting."""
        for attendee in self.attendees:
            if attendee.person_id == person_id:
                return attendee
        raise Gone

    def others(self, person_id: PersonId) -> list[PersonId]:
        return [attendee.person_id for attendee in self.attendees if attendee.person_id != person_id]

    def of_side(self, side: Side) -> list[Attendee]:
        return [attendee for attendee in self.attendees if attendee.side is side]

    @property
    def asked(self) -> list[PersonId]:
        """Who is to answer the times proposed: the side that did not propose them."""
        side = self.attendee(self.organiser_id).side
        return [
            attendee.person_id
            for attendee in self.attendees
            if attendee.side is not side and attendee.answer is Coming.WAITING
        ]

    # --- before

    def must_be_open(self) -> None:
        """Raises MeetingOver for what is called off or past."""
        if self.state not in OPEN_MEETINGS:
            raise MeetingOver

    def confirmed(self, person_id: PersonId, at: datetime, now: datetime, terms: MeetingTerms) -> "Meeting":
        """One of those asked takes a time; in a group the first of them does it for all.

        Raises Gone, MeetingOver, AlreadyAgreed, OwnTimes, TimeNotOffered, MomentPast.
        """
        attendee = self.attendee(person_id)
        self.must_be_open()
        if self.state is MeetingState.CONFIRMED:
            raise AlreadyAgreed(self.starts_at or at)
        if attendee.side is self.attendee(self.organiser_id).side:
            raise OwnTimes
        if at not in self.times:
            raise TimeNotOffered
        if at <= now:
            raise MomentPast
        return self._answering(person_id, Coming.YES).booked(at, now, terms)

    def booked(self, at: datetime, now: datetime, terms: MeetingTerms) -> "Meeting":
        """The time is agreed on, and its clock is set."""
        agreed = replace(self, state=MeetingState.CONFIRMED, starts_at=at, times=(at,))
        return replace(agreed, due_at=agreed.next_mark(now, terms))

    def declined(self, person_id: PersonId) -> "Meeting":
        """A person cannot, at none of the times or after all: called off when nobody is left on their side.

        Raises Gone, MeetingOver.
        """
        attendee = self.attendee(person_id)
        self.must_be_open()
        after = self._answering(person_id, Coming.NO)
        if all(each.answer is Coming.NO for each in after.of_side(attendee.side)):
            return self.called_off(person_id, "")
        return after

    def proposed_anew(
        self, person_id: PersonId, times: Sequence[datetime], now: datetime, terms: MeetingTerms
    ) -> "Meeting":
        """Other times by any of its people, whether one was agreed on or not; the old ones no longer stand.

        Raises Gone, MeetingOver, and what `must_be_proposable` does.
        """
        self.attendee(person_id)
        self.must_be_open()
        if any(each.outcome for each in self.attendees):
            raise MeetingOver
        must_be_proposable(times, now, terms)
        attendees = tuple(
            replace(each, answer=Coming.YES if each.person_id == person_id else Coming.WAITING, outcome=None)
            for each in self.attendees
        )
        return replace(
            self,
            state=MeetingState.PROPOSED,
            organiser_id=person_id,
            attendees=attendees,
            times=tuple(sorted(times)),
            starts_at=None,
            proposed_at=now,
            sequence=self.sequence + (self.state is MeetingState.CONFIRMED),
            due_at=max(times),
        )

    def called_off(self, person_id: PersonId | None, excuse: str) -> "Meeting":
        """By one of its people, or by the clock. Raises MeetingOver."""
        self.must_be_open()
        return replace(
            self,
            state=MeetingState.CANCELLED,
            excuse=excuse,
            cancelled_by=person_id,
            sequence=self.sequence + self.is_in_calendars,
            due_at=None,
        )

    def left_by(self, person_id: PersonId) -> "Meeting":
        """Without a person who is no longer of the group; times only they had proposed are off."""
        is_theirs = self.organiser_id == person_id
        if is_theirs and self.state is MeetingState.PROPOSED:
            return self.called_off(None, "")
        left = tuple(each for each in self.attendees if each.person_id != person_id)
        return replace(self, attendees=left, organiser_id=left[0].person_id if is_theirs else self.organiser_id)

    def placed(self, mode: Mode, place: str) -> "Meeting":
        """At another place, or by another link. Raises MeetingOver."""
        self.must_be_open()
        return replace(self, mode=mode, place=place, sequence=self.sequence + self.is_in_calendars)

    def _answering(self, person_id: PersonId, answer: Coming) -> "Meeting":
        return self._with(replace(self.attendee(person_id), answer=answer))

    # --- the clock

    def marks(self, terms: MeetingTerms) -> list[datetime]:
        """When the clock of an agreed meeting strikes: reminders, the question, the end of the silence after it."""
        if self.starts_at is None or self.ends_at is None:
            return []
        asked_at = self.ends_at + terms.ask_after
        return [*(self.starts_at - before for before in terms.reminders), asked_at, asked_at + terms.silence]

    def next_mark(self, now: datetime, terms: MeetingTerms) -> datetime | None:
        return next((mark for mark in self.marks(terms) if mark > now), now)

    def due_reminder(self, now: datetime, terms: MeetingTerms) -> tuple[timedelta, datetime] | None:
        """See `MeetingTerms.due_reminder`; None also before a time is agreed on."""
        return None if self.starts_at is None else terms.due_reminder(self.starts_at, now)

    def is_to_be_asked(self, now: datetime, terms: MeetingTerms) -> bool:
        """Whether everybody is to be asked now how it went."""
        return self.ends_at is not None and self.ends_at + terms.ask_after <= now

    def is_silence_over(self, now: datetime, terms: MeetingTerms) -> bool:
        return self.ends_at is not None and self.ends_at + terms.ask_after + terms.silence <= now

    # --- afterwards

    def said(self, person_id: PersonId, outcome: Outcome, now: datetime) -> "Meeting":
        """A person says how it went; until it is settled they may say otherwise.

        Once both sides have spoken it is settled: as they agree, or as a matter for the curator, before whose decision
        they may still come to agree.
        Raises Gone, MeetingSettled, MeetingOver, MeetingAhead.
        """
        attendee = self.attendee(person_id)
        if self.state in SETTLED_MEETINGS:
            raise MeetingSettled
        if self.state not in {MeetingState.CONFIRMED, MeetingState.DISPUTED}:
            raise MeetingOver
        if self.starts_at is None or now < self.starts_at:
            raise MeetingAhead
        after = self._with(replace(attendee, outcome=outcome))
        mentor, mentee = after._word_of(Side.MENTOR), after._word_of(Side.MENTEE)
        if mentor is None or mentee is None:
            return after
        return after.settled(mentor.state if mentor is mentee else MeetingState.DISPUTED)

    def outwaited(self) -> "Meeting":
        """The silence is over: the one word that was said counts; none at all means that it did not happen."""
        words = [word for word in (self._word_of(Side.MENTOR), self._word_of(Side.MENTEE, is_over=True)) if word]
        if not words:
            return self.settled(MeetingState.MISSED)
        return self.settled(words[0].state if len(set(words)) == 1 else MeetingState.DISPUTED)

    def settled(self, state: MeetingState) -> "Meeting":
        """What became of it; of a held one, who was there unless they said otherwise."""
        if state is not MeetingState.HELD:
            return replace(self, state=state, due_at=None)
        attendees = tuple(replace(each, came=_was_there(each)) for each in self.attendees)
        return replace(self, state=state, due_at=None, attendees=attendees)

    def attended_by(self, came: Collection[PersonId]) -> "Meeting":
        """The mentor says which of the mentees were there."""
        attendees = tuple(
            replace(each, came=each.person_id in came) if each.side is Side.MENTEE else each for each in self.attendees
        )
        return replace(self, attendees=attendees)

    def _word_of(self, side: Side, *, is_over: bool = False) -> Outcome | None:
        """What the side says: of several mentees, that one was there; that none was, once all have said so."""
        coming = [each for each in self.of_side(side) if each.answer is not Coming.NO] or self.of_side(side)
        words = [each.outcome for each in coming if each.outcome is not None]
        if Outcome.HELD in words:
            return Outcome.HELD
        if not words or (len(words) < len(coming) and not is_over):
            return None
        return Outcome.MOVED if Outcome.MOVED in words else Outcome.MISSED

    def _with(self, attendee: Attendee) -> "Meeting":
        attendees = tuple(attendee if each.person_id == attendee.person_id else each for each in self.attendees)
        return replace(self, attendees=attendees)


def _was_there(attendee: Attendee) -> bool:
    if attendee.came is not None:
        return attendee.came
    if attendee.outcome is not None:
        return attendee.outcome is Outcome.HELD
    return attendee.answer is not Coming.NO


def must_be_proposable(times: Collection[datetime], now: datetime, terms: MeetingTerms) -> None:
    """Refuse times nobody could agree to: none or too many, past, too soon, too far ahead.

    Raises NothingChosen, TooManyChosen, MomentPast, NoticeTooShort, TooFarAhead.
    """
    if not times:
        raise NothingChosen
    if len(times) > MOST_TIMES or len(set(times)) != len(times):
        raise TooManyChosen(MOST_TIMES)
    for at in times:
        must_be_ahead(at, now, terms)


def must_be_ahead(at: datetime, now: datetime, terms: MeetingTerms) -> None:
    """Raises MomentPast, NoticeTooShort, TooFarAhead."""
    if at <= now:
        raise MomentPast
    if at < now + terms.notice:
        raise NoticeTooShort(now + terms.notice)
    if at > now + terms.horizon:
        raise TooFarAhead(now + terms.horizon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Meetings that come again: every so many days, or as a schedule of so many set beforehand (гл. 4 п. 6 пп. 3).

    Only what lies within the unit's horizon is a meeting; its clock (`due_at`) stands at the next to come within it.
    """

    id: SeriesId
    mentorship_id: MentorshipId
    unit_id: UnitId
    organiser_id: PersonId
    #: Days between two meetings, on the clock on the wall of the zone.
    step_days: int
    zone: str
    minutes: int
    mode: Mode
    place: str = ""
    agenda: str = ""
    #: Of a schedule, the goals of its meetings, the first of which is proposed with it.
    goals: tuple[str, ...] = ()
    #: How many meetings are still to come; None: until it is stopped.
    left: int | None = None
    #: When the next meeting will be; None before the first is agreed on, and when no more come.
    next_at: datetime | None = None
    due_at: datetime | None = None
    version: int = 1

    def begun(self, first_at: datetime, horizon: timedelta) -> "Series":
        """The first meeting is agreed on: the next follows it."""
        return self._to(first_at, horizon)

    def advanced(self, horizon: timedelta) -> "Series":
        """The next has become a meeting: what follows it."""
        if self.next_at is None:
            return self.stopped()
        left = None if self.left is None else self.left - 1
        return replace(self, left=left)._to(self.next_at, horizon)

    def skipped(self, horizon: timedelta) -> "Series":
        """The next would be on a day off: it comes a step later."""
        return self.stopped() if self.next_at is None else self._to(self.next_at, horizon)

    @property
    def next_day(self) -> date:
        """The day of the next meeting where it is held. Raises MeetingOver when no more come."""
        if self.next_at is None:
            raise MeetingOver
        return self.next_at.astimezone(ZoneInfo(self.zone)).date()

    def stopped(self) -> "Series":
        return replace(self, next_at=None, due_at=None, left=None if self.left is None else 0)

    def goal_of_next(self) -> str:
        """The goal of the meeting that comes next."""
        if self.left is None or not self.left:
            return ""
        return self.goals[-self.left] if self.left <= len(self.goals) else ""

    def _to(self, last_at: datetime, horizon: timedelta) -> "Series":
        if self.left == 0:
            return self.stopped()
        # On the wall clock: after a change of clocks it is still at three.
        zone = ZoneInfo(self.zone)
        local = last_at.astimezone(zone)
        next_day = local.date() + timedelta(days=self.step_days)
        next_at = moment_of(next_day, local.time(), zone)
        return replace(self, next_at=next_at, due_at=next_at - horizon)


def stage_of(purpose: Purpose, starts_on: date | None, ends_on: date | None, today: date) -> Stage:
    """The first and the last fifth of a mentorship are its start and its finish."""
    if purpose is Purpose.ACQUAINTANCE:
        return Stage.ACQUAINTANCE
    if starts_on is None or ends_on is None:
        return Stage.MIDDLE
    fifth = (ends_on - starts_on) / 5
    if today < starts_on + fifth:
        return Stage.START
    return Stage.FINISH if today > ends_on - fifth else Stage.MIDDLE


def next_leader(mentors: Sequence[PersonId], led: PersonId | None) -> PersonId | None:
    """Who leads the next meeting of a reverse mentorship: whoever did not lead the one before."""
    if len(mentors) < 2:
        return None
    if led not in mentors:
        return mentors[0]
    return mentors[(mentors.index(led) + 1) % len(mentors)]
