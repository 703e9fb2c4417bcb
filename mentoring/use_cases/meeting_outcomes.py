"""Meetings by the clock and afterwards: reminders, how it went, what the curator settles (гл. 4 п. 6)."""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from mentoring.model.bank import RoleForm
from mentoring.model.ids import MeetingId, MentorshipId, PersonId, SeriesId
from mentoring.model.meetings import (
    HELD_BEFORE_FIT,
    LONGEST_PLACE,
    MISSED_IN_A_ROW,
    SETTLED_MEETINGS,
    Attendee,
    Coming,
    Meeting,
    MeetingState,
    Outcome,
    Purpose,
    Series,
    is_dropped,
)
from mentoring.model.mentorship import Mentorship, MentorshipState, Side, pair_title
from mentoring.model.people import DECIDERS, Actor, Mode
from mentoring.model.units import Unit
from mentoring.notices.meetings import (
    FitAsked,
    FitDoubted,
    MeetingAgreed,
    MeetingAsked,
    MeetingAskOver,
    MeetingDecided,
    MeetingDisputed,
    MeetingReminder,
    MeetingsMissed,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, DateUnclear, Gone, MeetingAhead, MeetingSettled, NotAllowed
from mentoring.use_cases.meeting_drops import card_of
from mentoring.use_cases.meetings import (
    MeetingVerb,
    leader_of_next,
    line_or_nothing,
    must_be_of_length,
    purpose_in,
    topics_in,
)
from mentoring.use_cases.speed_meetings import tell_speed_held

logger = logging.getLogger(__name__)

#: A meeting that was held is put in afterwards for so many days.
PUT_IN_WITHIN: Final = 60


class OutcomeVerb(MeetingVerb):
    """What the verbs of meetings that are past share: what follows once it is settled what became of one."""

    async def settle(self, work: UnitOfWork, unit: Unit, after: Meeting, *, expected: Meeting) -> Meeting:
        """Store it; of what is settled now, the question is over and what follows from it happens."""
        stored = await self.keep(work, after, expected=expected)
        if stored.state is expected.state or stored.starts_at is None:
            return stored
        now = self.clock.now()
        over = MeetingAskOver(meeting_id=stored.id, starts_at=stored.starts_at, state=stored.state)
        await work.notices.rewrite(stored.ask_subject, over, now=now)
        if stored.mentorship_id is None:
            await self._settle_single(work, unit, stored)
            return stored
        mentorship = await work.mentorships.get(stored.mentorship_id)
        match stored.state:
            case MeetingState.HELD:
                await self._ask_whether_it_fits(work, unit, mentorship)
            case MeetingState.MISSED:
                await self._flag_missed(work, unit, mentorship)
            case MeetingState.DISPUTED:
                await self._bring_to_curator(work, unit, mentorship, stored)
        return stored

    async def _settle_single(self, work: UnitOfWork, unit: Unit, meeting: Meeting) -> None:
        """Of a meeting without a mentorship: its mentee is asked how it was, and different words are for deciders."""
        match meeting.state:
            case MeetingState.HELD:
                await tell_speed_held(self, work, unit, meeting)
            case MeetingState.DISPUTED if meeting.starts_at is not None:
                names = {person.id: person.name for person in await work.people.several(meeting.people)}
                [mentor], mentees = meeting.of_side(Side.MENTOR), meeting.of_side(Side.MENTEE)
                pair = pair_title(names[mentor.person_id], [names[each.person_id] for each in mentees])
                body = MeetingDisputed(meeting_id=meeting.id, pair=pair, starts_at=meeting.starts_at)
                deciders = await work.people.holders(unit.id, *DECIDERS)
                others = [person for person in deciders if person.id not in meeting.people]
                await self.tell_all(work, unit, others, body, subject=meeting.dispute_subject)

    def is_for_deciders(self, mentorship: Mentorship) -> bool:
        """Whether deciders look into its meetings: not into those of the head as a mentor (гл. 4 п. 6 пп. 9)."""
        return mentorship.form is not RoleForm.HEAD_TEACHER

    async def _ask_whether_it_fits(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship) -> None:
        """After the first meetings each is asked once (гл. 4 п. 5 пп. 2)."""
        if not mentorship.state.is_live or await work.meetings.held_count(mentorship.id) != HELD_BEFORE_FIT:
            return
        people = await work.people.several(mentorship.people)
        for person in people:
            is_mentee = person.id in mentorship.mentees
            met = mentorship.others(person.id) if not is_mentee else [mentorship.mentor_id]
            body = FitAsked(
                mentorship_id=mentorship.id,
                names=tuple(other.name for other in people if other.id in met),
                held=HELD_BEFORE_FIT,
                to_mentee=is_mentee,
            )
            await self.tell(work, unit, person, body, subject=mentorship.subject)

    async def _flag_missed(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship) -> None:
        """Deciders learn of the second missed in a row, and not of each one after it."""
        if not self.is_for_deciders(mentorship):
            return
        newest = await work.meetings.of_mentorship(
            mentorship.id, {MeetingState.HELD, MeetingState.MISSED}, MISSED_IN_A_ROW + 1
        )
        missed = [meeting.state is MeetingState.MISSED for meeting in newest]
        # One more missed before these: they know already.
        if missed[:MISSED_IN_A_ROW] != [True] * MISSED_IN_A_ROW or missed[MISSED_IN_A_ROW:] == [True]:
            return
        pair, _ = await self.titled(work, mentorship)
        body = MeetingsMissed(mentorship_id=mentorship.id, pair=pair, count=MISSED_IN_A_ROW)
        deciders = [each for each in await self.deciders_of(work, mentorship) if each.id not in mentorship.people]
        await self.tell_all(work, unit, deciders, body, subject=mentorship.subject)

    async def _bring_to_curator(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, meeting: Meeting) -> None:
        if not self.is_for_deciders(mentorship) or meeting.starts_at is None:
            return
        pair, _ = await self.titled(work, mentorship)
        body = MeetingDisputed(meeting_id=meeting.id, pair=pair, starts_at=meeting.starts_at)
        deciders = [each for each in await self.deciders_of(work, mentorship) if each.id not in mentorship.people]
        await self.tell_all(work, unit, deciders, body, subject=meeting.dispute_subject)


class SayOutcome(OutcomeVerb):
    """One of a meeting says afterwards that it was held, was moved, or did not happen.

    From its beginning on, until it is settled; until then they may say otherwise. Both sides agreeing settles it, and
    so does one word and `meeting_silence` of the other side. Different words are the curator's to decide; before that
    the two may still come to agree. In a group every mentee speaks for themselves.
    """

    async def __call__(self, meeting_id: MeetingId, outcome: Outcome, *, by: Actor) -> Meeting:
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            after = meeting.said(by.id, outcome, self.clock.now())
            unit = await work.units.get(meeting.unit_id)
            stored = await self.settle(work, unit, after, expected=meeting)
            if meeting.state is MeetingState.DISPUTED and stored.state in SETTLED_MEETINGS and stored.starts_at:
                body = MeetingDecided(
                    meeting_id=stored.id,
                    starts_at=stored.starts_at,
                    is_held=stored.state is MeetingState.HELD,
                )
                await work.notices.rewrite(stored.dispute_subject, body, now=self.clock.now())
            return stored


class TakeAttendance(OutcomeVerb):
    """The mentor of a group ticks which of the mentees were there, once it has begun (гл. 4 п. 6 пп. 2)."""

    async def __call__(self, meeting_id: MeetingId, came: Collection[PersonId], *, by: Actor) -> Meeting:
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            if meeting.attendee(by.id).side is not Side.MENTOR or not meeting.is_group:
                raise NotAllowed
            if meeting.state not in {MeetingState.CONFIRMED, MeetingState.HELD}:
                raise MeetingSettled
            if meeting.starts_at is None or self.clock.now() < meeting.starts_at:
                raise MeetingAhead
            return await self.keep(work, meeting.attended_by(came), expected=meeting)


class MarkGoal(OutcomeVerb):
    """Either side says whether the goal of a meeting was reached, usually at the next one (гл. 4 п. 6 пп. 3)."""

    async def __call__(self, meeting_id: MeetingId, *, is_reached: bool, by: Actor) -> Meeting:
        async with self.begin() as work:
            meeting = await self.own_meeting(work, meeting_id, by)
            if not meeting.goal or meeting.state not in SETTLED_MEETINGS:
                raise Gone
            return await self.keep(work, replace(meeting, is_goal_reached=is_reached), expected=meeting)


class PutMeetingIn(OutcomeVerb):
    """One of a mentorship puts in a meeting that was held without the bot, within 60 days; the others are told.

    It counts as held at once: a meeting that slipped by unplanned is no reason for a round of questions. Of a group
    everybody counts as having been there until the mentor ticks otherwise.
    """

    async def __call__(
        self, mentorship_id: MentorshipId, at: datetime, *, minutes: int, mode: Mode, place: str = "", by: Actor
    ) -> Meeting:
        now = self.clock.now()
        must_be_of_length(minutes)
        place = line_or_nothing(place, LONGEST_PLACE)
        if at > now:
            raise MeetingAhead
        if (now - at).days > PUT_IN_WITHIN:
            raise DateUnclear
        async with self.begin() as work:
            mentorship = await self.own(work, mentorship_id, by)
            purpose = purpose_in(mentorship)
            unit = await work.units.get(mentorship.unit_id)
            leader_id = await leader_of_next(work, mentorship)
            held = Meeting(
                id=MeetingId(0),
                unit_id=unit.id,
                mentorship_id=mentorship.id,
                purpose=purpose,
                organiser_id=by.id,
                attendees=tuple(
                    Attendee(person_id=member.person_id, side=member.side, answer=Coming.YES, came=True)
                    for member in mentorship.current
                ),
                times=(at,),
                starts_at=at,
                minutes=minutes,
                mode=mode,
                place=place,
                proposed_at=now,
                topics=topics_in(mentorship, leader_id),
                leader_id=leader_id,
                state=MeetingState.CONFIRMED,
            )
            added = await work.meetings.add(held)
            stored = await self.settle(work, unit, added.settled(MeetingState.HELD), expected=added)
            people = await work.people.several(stored.people)
            names = {person.id: person.name for person in people}
            for person in people:
                if person.id != by.id:
                    card = card_of(stored, person.id, names, now)
                    body = MeetingAgreed(card=card, by_name=by.person.name, is_past=True)
                    await self.tell(work, unit, person, body, subject=stored.subject)
            return stored


class DecideMeeting(OutcomeVerb):
    """The curator settles what the people of a meeting said differently: it was held, or it was not.

    Only a decider of the unit who is not in the mentorship, as long as there is another; never about the head's own
    mentorship, which is between its people (Gone). Of a single meeting, only one who was not to be there.
    """

    async def __call__(self, meeting_id: MeetingId, *, is_held: bool, by: Actor) -> Meeting:
        async with self.begin() as work:
            meeting = await self.meeting_at_hand(work, meeting_id)
            if meeting.starts_at is None:
                raise Gone
            await self._must_decide(work, meeting, by)
            if meeting.state is not MeetingState.DISPUTED:
                raise MeetingSettled
            unit = await work.units.get(meeting.unit_id)
            after = meeting.settled(MeetingState.HELD if is_held else MeetingState.MISSED)
            stored = await self.settle(work, unit, after, expected=meeting)
            body = MeetingDecided(meeting_id=meeting.id, starts_at=meeting.starts_at, is_held=is_held)
            await work.notices.rewrite(meeting.dispute_subject, body, now=self.clock.now())
            await self.tell_all(work, unit, await work.people.several(meeting.people), body, subject=meeting.subject)
            return stored

    async def _must_decide(self, work: UnitOfWork, meeting: Meeting, by: Actor) -> None:
        if meeting.mentorship_id is None:
            if not by.roles_in(meeting.unit_id):
                raise Gone
            by.must_hold(*DECIDERS, unit_id=meeting.unit_id)
            if by.id in meeting.people:
                raise NotAllowed
            return
        mentorship = await work.mentorships.get(meeting.mentorship_id)
        await self.must_decide(work, mentorship, by)
        if not self.is_for_deciders(mentorship):
            raise Gone


class DoubtFit(OutcomeVerb):
    """One of a mentorship would like to talk to the curator about whether it fits; deciders not in it are told."""

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> None:
        async with self.begin() as work:
            mentorship = await self.own(work, mentorship_id, by)
            if not mentorship.state.is_live:
                raise Gone
            subject = f"{mentorship.subject}:fit:{by.id}"
            if await work.notices.is_waiting(subject):
                return
            pair, _ = await self.titled(work, mentorship)
            body = FitDoubted(mentorship_id=mentorship.id, pair=pair, name=by.person.name)
            deciders = [each for each in await self.deciders_of(work, mentorship) if each.id not in mentorship.people]
            unit = await work.units.get(mentorship.unit_id)
            await self.tell_all(work, unit, deciders, body, subject=subject)


class FollowMeeting(OutcomeVerb):
    """The clock of a meeting: a proposal nobody answered is off, reminders, the question afterwards, its silence.

    A reminder that could not go in time is not sent late: of two whose time has come only the later one, and after the
    beginning none; that is said in the log. Running it twice changes nothing.
    """

    async def __call__(self, meeting_id: MeetingId) -> None:
        now = self.clock.now()
        try:
            async with self.begin() as work:
                meeting = await self.meeting_at_hand(work, meeting_id)
                if meeting.due_at is None or meeting.due_at > now:
                    return
                unit = await work.units.get(meeting.unit_id)
                if meeting.state is MeetingState.PROPOSED:
                    await self._lapse(work, unit, meeting)
                elif meeting.state is MeetingState.CONFIRMED:
                    await self._strike(work, unit, meeting, meeting.due_at)
                else:
                    await self.keep(work, replace(meeting, due_at=None), expected=meeting)
        except ChangedMeanwhile:
            return  # somebody was faster: the next tick sees what it is now

    async def _lapse(self, work: UnitOfWork, unit: Unit, meeting: Meeting) -> None:
        stored = await self.keep(work, meeting.called_off(None, ""), expected=meeting)
        await self.tell_called_off(work, unit, meeting, stored, by=None)
        await self.stop_unbegun(work, meeting)

    async def _strike(self, work: UnitOfWork, unit: Unit, meeting: Meeting, due_at: datetime) -> None:
        now, terms = self.clock.now(), self.terms(unit)
        ends_at = meeting.ends_at or now
        is_asked = due_at > ends_at + terms.ask_after
        reminder = meeting.due_reminder(now, terms)
        if meeting.starts_at is not None and is_dropped(meeting.starts_at, due_at, reminder):
            logger.info("meeting %s: its reminder of %s was not sent in time and is dropped", meeting.id, due_at)
        if is_asked:
            await self.settle(work, unit, meeting.outwaited(), expected=meeting)
        elif meeting.is_to_be_asked(now, terms):
            # The silence is counted from the question, however late it comes.
            after = replace(meeting, due_at=max(now, ends_at + terms.ask_after) + terms.silence)
            await self._ask(work, unit, await self.keep(work, after, expected=meeting))
        else:
            after = replace(meeting, due_at=meeting.next_mark(now, terms))
            stored = await self.keep(work, after, expected=meeting)
            if reminder is not None:
                await self._remind(work, unit, stored, *reminder)

    async def _remind(
        self, work: UnitOfWork, unit: Unit, meeting: Meeting, before: timedelta, useful_until: datetime
    ) -> None:
        """The last reminder comes at any hour: whoever meets early waits for it. An earlier one keeps the quiet."""
        now = self.clock.now()
        is_last = before == self.terms(unit).reminders[-1]
        people = await work.people.several(meeting.people)
        names = {person.id: person.name for person in people}
        # Meetings of a series come into being by themselves: their entry for the calendar comes with the reminder.
        with_entry = meeting.series_id is not None and not is_last
        for person in people:
            if person.id not in meeting.coming:
                continue
            body = MeetingReminder(card=card_of(meeting, person.id, names, now), before=before, with_entry=with_entry)
            at = now if is_last else self.not_before(unit, person, body, now)
            if at >= useful_until:
                logger.info("meeting %s: the reminder %s before falls into quiet hours", meeting.id, before)
                continue
            await work.notices.post(
                person.id, body, now=now, not_before=at, not_after=useful_until, subject=meeting.subject
            )

    async def _ask(self, work: UnitOfWork, unit: Unit, meeting: Meeting) -> None:
        # Reminders and the like are of no use any more.
        await work.notices.withdraw(meeting.subject)
        people = await work.people.several(meeting.people)
        names = {person.id: person.name for person in people}
        for person in people:
            attendee = meeting.attendee(person.id)
            if attendee.answer is Coming.NO or attendee.outcome is not None or meeting.starts_at is None:
                continue
            body = MeetingAsked(
                meeting_id=meeting.id,
                names=tuple(names[other] for other in meeting.coming if other != person.id),
                starts_at=meeting.starts_at,
                is_one_of_group=meeting.is_group and attendee.side is Side.MENTEE,
            )
            await self.tell(work, unit, person, body, subject=meeting.ask_subject)


class DueMeetings(OutcomeVerb):
    """Meetings whose clock has struck, the earliest first, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[MeetingId]:
        async with self.begin(reads_only=True) as work:
            return await work.meetings.due(self.clock.now(), limit)


class NextMeetingDue(OutcomeVerb):
    """When the next clock of a meeting strikes; None when none runs."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.meetings.next_due()


class FollowSeries(OutcomeVerb):
    """The next meeting of a series has come within the horizon and is made out, agreed on as the first one was.

    On a day off it is left out; a schedule puts the meeting with its goal a step later. Once the mentorship is over no
    more come. Running it twice changes nothing.
    """

    async def __call__(self, series_id: SeriesId) -> None:
        now = self.clock.now()
        try:
            async with self.begin() as work:
                series = await work.meetings.series(series_id)
                mentorship = await self.held(work, series.mentorship_id)
                series = await work.meetings.series(series_id)
                if series.due_at is None or series.due_at > now or series.next_at is None:
                    return
                unit = await work.units.get(series.unit_id)
                horizon = self.terms(unit).horizon
                if mentorship.state is not MentorshipState.ACTIVE:
                    await self.keep_series(work, series.stopped(), expected=series)
                elif not self.school_clock(unit).is_working_day(series.next_day):
                    await self.keep_series(work, series.skipped(horizon), expected=series)
                else:
                    if series.next_at > now:
                        await self._make_out(work, unit, mentorship, series, series.next_at)
                    await self.keep_series(work, series.advanced(horizon), expected=series)
        except ChangedMeanwhile:
            return  # somebody was faster: the next tick sees what it is now

    async def _make_out(
        self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, series: Series, at: datetime
    ) -> None:
        leader_id = await leader_of_next(work, mentorship)
        meeting = Meeting(
            id=MeetingId(0),
            unit_id=unit.id,
            mentorship_id=mentorship.id,
            purpose=Purpose.REGULAR,
            organiser_id=series.organiser_id if series.organiser_id in mentorship.people else mentorship.mentor_id,
            attendees=tuple(
                Attendee(person_id=member.person_id, side=member.side, answer=Coming.YES)
                for member in mentorship.current
            ),
            times=(at,),
            starts_at=at,
            minutes=series.minutes,
            mode=series.mode,
            place=series.place,
            agenda="" if series.goals else series.agenda,
            proposed_at=self.clock.now(),
            topics=topics_in(mentorship, leader_id),
            goal=series.goal_of_next(),
            leader_id=leader_id,
            series_id=series.id,
        )
        await self.book(work, unit, meeting, may_clash=True, is_told=False)


class DueSeries(OutcomeVerb):
    """Series whose next meeting has come within the horizon, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[SeriesId]:
        async with self.begin(reads_only=True) as work:
            return await work.meetings.series_due(self.clock.now(), limit)


class NextSeriesDue(OutcomeVerb):
    """When the next series goes on; None when none does."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.meetings.next_series_due()
