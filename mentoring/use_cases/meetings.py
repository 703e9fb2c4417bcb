"""Meetings before they take place: proposed, answered, moved, called off (гл. 4 п. 6)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from mentoring.model.agenda import Occasion, OccasionKind, busy_at
from mentoring.model.bank import Kind
from mentoring.model.ids import MeetingId, MentorshipId, PersonId, SeriesId, TopicId
from mentoring.model.meetings import (
    LEAST_OF_SCHEDULE,
    LONGEST_AGENDA,
    LONGEST_EXCUSE,
    LONGEST_GOAL,
    LONGEST_MINUTES,
    LONGEST_PLACE,
    MOST_OF_SCHEDULE,
    SHORTEST_MINUTES,
    Attendee,
    Coming,
    Meeting,
    MeetingState,
    MeetingTerms,
    Purpose,
    Series,
    must_be_proposable,
    next_leader,
    terms_of,
)
from mentoring.model.mentorship import Mentorship, MentorshipState, Side
from mentoring.model.people import Actor, Mode, Person
from mentoring.model.profile import one_line
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.meetings import (
    MeetingAgreed,
    MeetingAttendanceChanged,
    MeetingCalledOff,
    MeetingProposalEnd,
    MeetingProposalOver,
    MeetingProposed,
    RunningLate,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    ChangedMeanwhile,
    DateUnclear,
    Gone,
    MeetingClash,
    MeetingOver,
    MinutesOutOfRange,
    NotAllowed,
    NotMeetingYet,
    ScheduleOutOfRange,
)
from mentoring.use_cases.meeting_drops import card_of
from mentoring.use_cases.own_mentorships import OwnMentorshipVerb, own_words

#: Days between two meetings of a series.
STEPS_OF_SERIES: Final = range(1, 32)
#: How late one may say to be.
LATE_MINUTES: Final = (5, 10, 15, 30)
#: From when on a meeting is about to begin.
SOON: Final = timedelta(hours=2)


class MeetingVerb(OwnMentorshipVerb):
    """What the verbs of meetings share: the unit's terms, clashes, and putting an agreed meeting into the world."""

    def terms(self, unit: Unit) -> MeetingTerms:
        return terms_of(unit.settings)

    async def own_meeting(self, work: UnitOfWork, meeting_id: MeetingId, by: Actor) -> Meeting:
        """The meeting as it is now, for one of its people: until this ends nobody else changes it.

        To anybody else it does not exist.
        """
        meeting = await self.meeting_at_hand(work, meeting_id)
        meeting.attendee(by.id)
        if not by.person.has_joined or not by.roles_in(meeting.unit_id):
            raise Gone
        return meeting

    async def meeting_at_hand(self, work: UnitOfWork, meeting_id: MeetingId) -> Meeting:
        """Its people are held, so that of two who answer at once the second sees what the first did."""
        meeting = await work.meetings.get(meeting_id)
        await work.people.hold(*meeting.people)
        return await work.meetings.get(meeting_id)

    async def keep(self, work: UnitOfWork, after: Meeting, *, expected: Meeting) -> Meeting:
        """Raises ChangedMeanwhile when the meeting is no longer the expected one."""
        saved = await work.meetings.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def keep_series(self, work: UnitOfWork, after: Series, *, expected: Series) -> Series:
        """Raises ChangedMeanwhile."""
        saved = await work.meetings.save_series(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def stop_unbegun(self, work: UnitOfWork, meeting: Meeting) -> None:
        """A series whose first meeting comes to nothing does not begin."""
        if meeting.series_id is not None and meeting.state is MeetingState.PROPOSED:
            series = await work.meetings.series(meeting.series_id)
            if series.next_at is None:
                await self.keep_series(work, series.stopped(), expected=series)

    async def busy(
        self, work: UnitOfWork, people: Collection[PersonId], times: Iterable[datetime], minutes: int, *, but: MeetingId
    ) -> dict[datetime, frozenset[PersonId]]:
        """Who of these is to be elsewhere at each of the times at which somebody is; one statement for all of them."""
        times = sorted(times)
        if not times:
            return {}
        agenda = await work.agendas.of(people, times[0], times[-1] + timedelta(minutes=minutes))
        return busy_at(agenda, times, minutes, but=Occasion(OccasionKind.MEETING, but))

    async def book(
        self,
        work: UnitOfWork,
        unit: Unit,
        meeting: Meeting,
        *,
        expected: Meeting | None = None,
        by: PersonId | None = None,
        series: Series | None = None,
        may_clash: bool = False,
        is_told: bool = True,
    ) -> Meeting:
        """Put an agreed meeting (its `starts_at` is set) into the world: a new one, or one stored as `expected`.

        Its people are held, so that of two meetings booked for one person at once the second sees the first; it is
        refused (MeetingClash) unless it may clash. The clock of its reminders and of the question afterwards is set,
        and its people are told, each with an entry for their calendar; `by` has just agreed and needs no name.
        Raises ChangedMeanwhile for a stored one that has moved on meanwhile.
        """
        if meeting.starts_at is None:
            raise ValueError("a meeting is booked for a time")
        now, at = self.clock.now(), meeting.starts_at
        await work.people.hold(*meeting.people)
        if not may_clash and await self.busy(work, meeting.coming, [at], meeting.minutes, but=meeting.id):
            raise MeetingClash(at)
        booked = meeting.booked(at, now, self.terms(unit))
        if expected is None:
            stored = await work.meetings.add(booked)
        else:
            stored = await self.keep(work, booked, expected=expected)
        if is_told:
            await self.tell_agreed(work, unit, stored, by=by, series=series)
        return stored

    async def tell_agreed(
        self, work: UnitOfWork, unit: Unit, meeting: Meeting, *, by: PersonId | None, series: Series | None = None
    ) -> None:
        """Everybody who comes gets the card of an agreed meeting with its entry for the calendar."""
        people = await work.people.several(meeting.people)
        names = {person.id: person.name for person in people}
        for person in people:
            if person.id in meeting.coming:
                body = MeetingAgreed(
                    card=card_of(meeting, person.id, names, self.clock.now()),
                    by_name="" if by is None or person.id == by else names[by],
                    step_days=series.step_days if series else None,
                )
                await self.tell_now_or_later(work, unit, person, body, meeting.subject, by)

    async def tell_now_or_later(
        self, work: UnitOfWork, unit: Unit, person: Person, body: Notice, subject: str, by: PersonId | None
    ) -> None:
        """Whoever acts has the answer at once, at any hour; the others outside their quiet hours."""
        if person.id == by:
            await work.notices.post(person.id, body, now=self.clock.now(), subject=subject)
        else:
            await self.tell(work, unit, person, body, subject=subject)

    async def take_back(self, work: UnitOfWork, meeting: Meeting, why: MeetingProposalEnd) -> None:
        """What has not been sent about the meeting will not be, and what proposed times cannot be answered any more."""
        await work.notices.withdraw(meeting.subject)
        over = MeetingProposalOver(meeting_id=meeting.id, why=why)
        await work.notices.rewrite(meeting.times_subject, over, now=self.clock.now())

    async def tell_called_off(
        self, work: UnitOfWork, unit: Unit, before: Meeting, after: Meeting, *, by: PersonId | None
    ) -> None:
        """Everybody who was to come learns that a meeting is off; whoever has it in a calendar can take it out."""
        await self.take_back(work, before, MeetingProposalEnd.CALLED_OFF)
        people = await work.people.several(before.people)
        names = {person.id: person.name for person in people}
        for person in people:
            is_readers = person.id == by
            if person.id not in before.coming or (is_readers and not before.is_in_calendars):
                continue
            body = MeetingCalledOff(
                meeting_id=after.id,
                mentorship_id=after.mentorship_id,
                name="" if by is None else names[by],
                excuse=after.excuse,
                is_readers=is_readers,
                card=card_of(after, person.id, names, self.clock.now()) if before.is_in_calendars else None,
            )
            await self.tell_now_or_later(work, unit, person, body, after.subject, by)

    async def ask_about_times(
        self, work: UnitOfWork, unit: Unit, meeting: Meeting, by: Person, *, before: Meeting | None = None
    ) -> None:
        """Whoever did not propose the times is asked; each learns at which of them they have another meeting."""
        # Of a series that goes on, this one alone is moved.
        begins = meeting.series_id is not None and not meeting.is_in_calendars
        series = await work.meetings.series(meeting.series_id) if meeting.series_id and begins else None
        busy = await self.busy(work, meeting.asked, meeting.times, meeting.minutes, but=meeting.id)
        for person in await work.people.several(meeting.asked):
            body = MeetingProposed(
                meeting_id=meeting.id,
                name=by.name,
                times=meeting.times,
                minutes=meeting.minutes,
                mode=meeting.mode,
                place=meeting.place,
                agenda=meeting.agenda,
                goal=meeting.goal,
                is_acquaintance=meeting.purpose is Purpose.ACQUAINTANCE,
                is_anew=before is not None,
                was_at=None if before is None else before.starts_at,
                step_days=series.step_days if series else None,
                count=len(series.goals) if series and series.goals else None,
                clashes=tuple(at for at, people in busy.items() if person.id in people),
                is_one_of_group=not may_call_off(meeting, person.id),
            )
            await self.tell(work, unit, person, body, subject=meeting.times_subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """What one would like to meet for, when and where."""

    times: tuple[datetime, ...]
    minutes: int
    mode: Mode
    place: str = ""
    agenda: str = ""
    goal: str = ""
    #: Days between two meetings of a series; None: once.
    step_days: int | None = None
    #: Of a schedule set beforehand, the goals of its meetings; the first is the goal of the one proposed.
    goals: tuple[str, ...] = ()


class ProposeMeeting(MeetingVerb):
    """One of a mentorship proposes one to three times to meet; the other side answers (гл. 4 п. 6).

    - Once everybody has agreed to the mentorship; until it is active, and before any order, to get acquainted.
    - Not closer than `meeting_notice`, nor further ahead than the horizon. A day off and a clash with another meeting
      are shown before, and allowed.
    - A place or a link may be left out and named later. 10–240 minutes.
    - Again every so many days, or, where the kind is goal-setting (гл. 4 п. 6 пп. 3), as a schedule of 2–20 meetings
      with one concrete goal each: agreeing to the first agrees to the rest, which become meetings within the horizon.
    - In a reverse mentorship they lead by turns (гл. 4 п. 6 пп. 4).
    """

    async def __call__(self, mentorship_id: MentorshipId, plan: MeetingPlan, *, by: Actor) -> Meeting:
        now = self.clock.now()
        must_be_of_length(plan.minutes)
        place, agenda = line_or_nothing(plan.place, LONGEST_PLACE), own_words(plan.agenda, LONGEST_AGENDA)
        goals = tuple(line_or_nothing(goal, LONGEST_GOAL) for goal in plan.goals)
        if goals and not LEAST_OF_SCHEDULE <= len(goals) <= MOST_OF_SCHEDULE:
            raise ScheduleOutOfRange(least=LEAST_OF_SCHEDULE, most=MOST_OF_SCHEDULE)
        if (goals and plan.step_days is None) or plan.step_days not in {None, *STEPS_OF_SERIES}:
            raise DateUnclear
        async with self.begin() as work:
            mentorship = await self.own(work, mentorship_id, by)
            purpose = purpose_in(mentorship)
            if goals and Kind.GOAL not in mentorship.kinds:
                raise Gone
            unit = await work.units.get(mentorship.unit_id)
            terms = self.terms(unit)
            must_be_proposable(plan.times, now, terms)
            leader_id = await leader_of_next(work, mentorship)
            series = None
            if plan.step_days is not None and purpose is Purpose.REGULAR:
                series = await work.meetings.add_series(
                    Series(
                        id=SeriesId(0),
                        mentorship_id=mentorship.id,
                        unit_id=unit.id,
                        organiser_id=by.id,
                        step_days=plan.step_days,
                        zone=unit.zone,
                        minutes=plan.minutes,
                        mode=plan.mode,
                        place=place,
                        agenda=agenda,
                        goals=goals,
                        left=len(goals) - 1 if goals else None,
                    )
                )
            meeting = await work.meetings.add(
                Meeting(
                    id=MeetingId(0),
                    unit_id=unit.id,
                    mentorship_id=mentorship.id,
                    purpose=purpose,
                    organiser_id=by.id,
                    attendees=tuple(
                        Attendee(
                            person_id=member.person_id,
                            side=member.side,
                            answer=Coming.YES if member.person_id == by.id else Coming.WAITING,
                        )
                        for member in mentorship.current
                    ),
                    times=tuple(sorted(plan.times)),
                    minutes=plan.minutes,
                    mode=plan.mode,
                    proposed_at=now,
                    place=place,
                    agenda=agenda,
                    topics=topics_in(mentorship, leader_id),
                    goal=goals[0] if goals else line_or_nothing(plan.goal, LONGEST_GOAL),
                    leader_id=leader_id,
                    series_id=series.id if series else None,
                    due_at=max(plan.times),
                )
            )
            await self.ask_about_times(work, unit, meeting, by.person)
            return meeting


class ConfirmMeeting(MeetingVerb):
    """Somebody asked takes one of the times proposed; in a group the first of them does it for all.

    Of two who take different times at once one is told what was agreed on (AlreadyAgreed); what was called off
    meanwhile is no longer to be agreed to (MeetingOver). Everybody gets the card with its entry for the calendar.
    """

    async def __call__(self, meeting_id: MeetingId, at: datetime, *, by: Actor) -> Meeting:
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            unit = await work.units.get(meeting.unit_id)
            agreed = meeting.confirmed(by.id, at, self.clock.now(), self.terms(unit))
            series = None
            if meeting.series_id is not None and not meeting.is_in_calendars:
                waiting = await work.meetings.series(meeting.series_id)
                series = await self.keep_series(work, waiting.begun(at, self.terms(unit).horizon), expected=waiting)
            stored = await self.book(
                work, unit, agreed, expected=meeting, by=by.id, series=series, may_clash=True, is_told=False
            )
            await self.take_back(work, meeting, MeetingProposalEnd.AGREED)
            await self.tell_agreed(work, unit, stored, by=by.id, series=series)
            return stored


class ProposeOtherTimes(MeetingVerb):
    """One of a meeting proposes other times: as an answer to those proposed, or to move what was agreed on.

    The times there were stand no longer, and their reminders go with them; the other side answers. Until it does, the
    entry in people's calendars is as it was. In a group only the mentor does so, and who proposed it (NotAllowed): one
    mentee would change the time for all the others.
    """

    async def __call__(self, meeting_id: MeetingId, times: Collection[datetime], *, by: Actor) -> Meeting:
        now = self.clock.now()
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            if not may_call_off(meeting, by.id):
                raise NotAllowed
            unit = await work.units.get(meeting.unit_id)
            after = meeting.proposed_anew(by.id, tuple(times), now, self.terms(unit))
            stored = await self.keep(work, after, expected=meeting)
            await self.take_back(work, meeting, MeetingProposalEnd.ANEW)
            await self.ask_about_times(work, unit, stored, by.person, before=meeting)
            return stored


class DeclineMeeting(MeetingVerb):
    """A person cannot: at none of the times proposed, or after all. No reason is asked.

    Of two the meeting is off; in a group the others meet without one of the mentees, who are told.
    """

    async def __call__(self, meeting_id: MeetingId, *, by: Actor) -> Meeting:
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            must_be_ahead_of(meeting, self.clock.now())
            unit = await work.units.get(meeting.unit_id)
            stored = await self.keep(work, meeting.declined(by.id), expected=meeting)
            if stored.state is MeetingState.CANCELLED:
                await self.tell_called_off(work, unit, meeting, stored, by=by.id)
                await self.stop_unbegun(work, meeting)
                return stored
            body = MeetingAttendanceChanged(meeting_id=meeting.id, name=by.person.name, starts_at=meeting.starts_at)
            mentors = [each.person_id for each in meeting.of_side(Side.MENTOR) if each.person_id != by.id]
            for person in await work.people.several({*mentors, meeting.organiser_id} - {by.id}):
                await self.tell(work, unit, person, body, subject=meeting.subject)
            return stored


class CallOffMeeting(MeetingVerb):
    """One of a meeting calls it off before it begins, with a reason or without; the others are told.

    In a group the mentor, or who proposed it; another mentee only says that they cannot (NotAllowed). Its reminders go
    with it, and everybody gets what takes it out of their calendar.
    """

    async def __call__(self, meeting_id: MeetingId, excuse: str = "", *, by: Actor) -> Meeting:
        excuse = own_words(excuse, LONGEST_EXCUSE)
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            if not may_call_off(meeting, by.id):
                raise NotAllowed
            must_be_ahead_of(meeting, self.clock.now())
            unit = await work.units.get(meeting.unit_id)
            stored = await self.keep(work, meeting.called_off(by.id, excuse), expected=meeting)
            await self.tell_called_off(work, unit, meeting, stored, by=by.id)
            await self.stop_unbegun(work, meeting)
            return stored


class ChangePlace(MeetingVerb):
    """Either side names the place or the link anew; the others are told, and their calendars follow."""

    async def __call__(self, meeting_id: MeetingId, mode: Mode, place: str, *, by: Actor) -> Meeting:
        place = one_line(place, LONGEST_PLACE)
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            must_be_ahead_of(meeting, self.clock.now())
            stored = await self.keep(work, meeting.placed(mode, place), expected=meeting)
            if stored.state is MeetingState.CONFIRMED:
                unit = await work.units.get(meeting.unit_id)
                people = await work.people.several(meeting.people)
                names = {person.id: person.name for person in people}
                for person in people:
                    if person.id in meeting.coming:
                        card = card_of(stored, person.id, names, self.clock.now())
                        body = MeetingAgreed(card=card, by_name=by.person.name, is_place_changed=True)
                        await self.tell_now_or_later(work, unit, person, body, meeting.subject, by.id)
            return stored


class RunLate(MeetingVerb):
    """One of a meeting will be a few minutes late; the others learn it at once, at any hour.

    From two hours before it begins until it ends (MeetingOver).
    """

    async def __call__(self, meeting_id: MeetingId, minutes: int, *, by: Actor) -> None:
        now = self.clock.now()
        if minutes not in LATE_MINUTES:
            raise Gone
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            if not is_about_to_begin(meeting, now):
                raise MeetingOver
            unit = await work.units.get(meeting.unit_id)
            body = RunningLate(
                meeting_id=meeting.id,
                name=by.person.name,
                minutes=minutes,
                starts_at=meeting.starts_at or now,
            )
            others = [person for person in await work.people.several(meeting.coming) if person.id != by.id]
            await self.tell_all(work, unit, others, body, subject=f"{meeting.subject}:late")


class StopSeries(MeetingVerb):
    """One of a mentorship stops a series or a schedule: no more meetings come of it. Those agreed on already stay."""

    async def __call__(self, series_id: SeriesId, *, by: Actor) -> None:
        async with self.begin() as work:
            series = await work.meetings.series(series_id)
            await self.own(work, series.mentorship_id, by)
            if series.next_at is None:
                raise MeetingOver
            await self.keep_series(work, series.stopped(), expected=series)


def purpose_in(mentorship: Mentorship) -> Purpose:
    """What people of a mentorship meet for as it stands; NotMeetingYet before they have all agreed, and after."""
    if mentorship.state is MentorshipState.ACTIVE:
        return Purpose.REGULAR
    if not mentorship.state.is_live or mentorship.state is MentorshipState.PROPOSED:
        raise NotMeetingYet
    return Purpose.ACQUAINTANCE


def topics_in(mentorship: Mentorship, leader_id: PersonId | None) -> tuple[TopicId, ...]:
    """What is mentored in: in a reverse mentorship, by who leads."""
    tracks = [track for track in mentorship.tracks if leader_id in {None, track.mentor_id}]
    return tuple(dict.fromkeys(topic for track in tracks for topic in track.topics))


async def leader_of_next(work: UnitOfWork, mentorship: Mentorship) -> PersonId | None:
    """Who leads the next meeting of a reverse mentorship; nobody in particular in another."""
    mentors = sorted(track.mentor_id for track in mentorship.tracks)
    if len(mentors) < 2:
        return None
    states = frozenset(MeetingState) - {MeetingState.CANCELLED, MeetingState.MISSED, MeetingState.MOVED}
    newest = await work.meetings.of_mentorship(mentorship.id, states, 1)
    return next_leader(mentors, newest[0].leader_id if newest else None)


def must_be_of_length(minutes: int) -> None:
    """Raises MinutesOutOfRange."""
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise MinutesOutOfRange(least=SHORTEST_MINUTES, most=LONGEST_MINUTES)


def must_be_ahead_of(meeting: Meeting, now: datetime) -> None:
    """Raises MeetingOver for what has begun, or is off."""
    if not meeting.is_ahead(now):
        raise MeetingOver


def may_call_off(meeting: Meeting, person_id: PersonId) -> bool:
    """Whether the person may move it, or call it off, for everybody."""
    is_mentor = meeting.attendee(person_id).side is Side.MENTOR
    return not meeting.is_group or is_mentor or meeting.organiser_id == person_id


def is_about_to_begin(meeting: Meeting, now: datetime) -> bool:
    """Whether it begins within two hours, or is going on."""
    if meeting.state is not MeetingState.CONFIRMED or meeting.starts_at is None or meeting.ends_at is None:
        return False
    return meeting.starts_at - SOON <= now < meeting.ends_at


def line_or_nothing(text: str, longest: int) -> str:
    """One line of words, which may be none."""
    return one_line(text, longest) if text.strip() else ""
