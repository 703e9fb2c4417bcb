"""How active mentorships end: by a side, by mutual wish, by the curator, by parting, by the term (гл. 4 п. 11)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from mentoring.model.closings import (
    LONGEST_FACTS,
    LONGEST_HEARING,
    LONGEST_REASON,
    PARTING_DAYS,
    TERM_NOTICE,
    Closing,
    ClosingState,
    Ground,
    Voice,
)
from mentoring.model.ids import ClosingId, MentorshipId, PersonId, UnitId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.people import Actor, Person
from mentoring.model.units import Unit
from mentoring.notices.endings import (
    EndAnnounced,
    EndNotAgreed,
    EndProposed,
    EndTakenBack,
    EndWarned,
    MentorshipEnded,
    Reader,
    TermEnding,
    WarningLifted,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    ChangedMeanwhile,
    ClosingOver,
    DateUnclear,
    EndAnnouncedAlready,
    EndAskedAlready,
    EndTooEarly,
    Gone,
    NotActive,
    TextMissing,
)
from mentoring.use_cases.mediation import MediationVerb
from mentoring.use_cases.meeting_drops import drop_meetings, leave_meetings
from mentoring.use_cases.mornings import arm_morning
from mentoring.use_cases.own_mentorships import OwnMentorshipVerb, own_words
from mentoring.use_cases.waitlist import place_released

#: No end is announced further ahead than a mentorship can last.
FURTHEST_END = timedelta(days=366)


#: Notices that differ by who reads them.
ForEach = EndAnnounced | EndTakenBack | MentorshipEnded | TermEnding


class ClosingVerb(OwnMentorshipVerb):
    """What the verbs of ends share. The people of the mentorship are held: of two ends at once one comes second.

    A mentorship ends with the school day: at the unit's closing time of its last day.
    """

    def earliest_end(self, unit: Unit) -> date:
        """The first day on which an end announced now may lie (`end_notice_days` working days ahead)."""
        clock = self.school_clock(unit)
        return clock.day_of(clock.after_working_days(self.clock.now(), unit.settings.end_notice_days))

    async def own_active(self, work: UnitOfWork, mentorship_id: MentorshipId, by: Actor) -> Mentorship:
        mentorship = await self.own(work, mentorship_id, by)
        if mentorship.state is not MentorshipState.ACTIVE:
            raise NotActive
        return mentorship

    async def at_hand(self, work: UnitOfWork, closing_id: ClosingId) -> tuple[Closing, Mentorship]:
        """The end with its mentorship as they are now: until this ends nobody else changes them. Raises Gone."""
        closing = await work.closings.get(closing_id)
        mentorship = await self.held(work, closing.mentorship_id)
        return await work.closings.get(closing_id), mentorship

    async def keep(self, work: UnitOfWork, after: Closing, *, expected: Closing) -> Closing:
        """Raises ClosingOver when it is no longer the expected one."""
        if not await work.closings.save(after, expected=expected):
            raise ClosingOver
        return after

    async def must_not_end(self, work: UnitOfWork, mentorship: Mentorship, leaver_id: PersonId | None) -> None:
        """Refuse EndAnnouncedAlready for what ends already, for all or for this mentee."""
        for closing in await work.closings.open_of([mentorship.id]):
            is_announced = closing.state is ClosingState.ANNOUNCED and closing.leaver_id in {None, leaver_id}
            if is_announced and closing.ends_on is not None:
                raise EndAnnouncedAlready(closing.ends_on)

    def leaver(self, mentorship: Mentorship, person_id: PersonId) -> PersonId | None:
        """Who leaves if this person's part in it ends: a mentee of a group, which goes on; else all of it ends."""
        return person_id if mentorship.may_go_on_without(person_id) else None

    async def announce(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, closing: Closing) -> None:
        """The end stands: whoever it concerns is told, and what else was proposed about it is over.

        The closing must be stored, as announced.
        """
        await self.store(work, mentorship, expected=mentorship)
        now = self.clock.now()
        for other in await work.closings.open_of([mentorship.id]):
            is_about_it = closing.leaver_id in {None, other.leaver_id}
            if other.id != closing.id and is_about_it and other.state is not ClosingState.WARNED:
                await self.keep(work, other.settled(ClosingState.OVER, now), expected=other)
                await work.notices.withdraw(other.subject)
        await work.mentorships.record([mentorship.id], StepKind.END_ANNOUNCED, closing.author_id, now)
        if closing.due_at is not None and closing.due_at > now:
            await self._tell_of_end(work, unit, mentorship, closing)

    async def _tell_of_end(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, closing: Closing) -> None:
        pair, people = await self.titled(work, mentorship)
        author = await work.people.get(closing.author_id)
        told = EndAnnounced(
            mentorship_id=mentorship.id,
            pair=pair,
            ground=closing.ground,
            name=author.name,
            ends_on=closing.ends_on or self.today(unit),
            reader=Reader.DECIDER,
            is_leaving=closing.leaver_id is not None,
            leaves_mentee=await self._leaves_mentee(work, mentorship, closing.leaver_id),
        )
        # Of what was agreed, who proposed it hears that it is settled.
        others = [person for person in people if person.id != author.id or closing.ground is Ground.MUTUAL]
        await self.tell_each(work, unit, mentorship, told, others)

    async def tell_each(
        self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, told: ForEach, people: Collection[Person]
    ) -> None:
        """The notice for each of these people of the mentorship, and for who decides on it without being in it."""
        for person in people:
            body = replace(told, reader=self.reader(mentorship, person.id))
            await self.tell(work, unit, person, body, subject=mentorship.subject)
        deciders = [person for person in await self.deciders_of(work, mentorship) if person.id not in mentorship.people]
        await self.tell_all(work, unit, deciders, replace(told, reader=Reader.DECIDER), subject=mentorship.subject)

    async def _leaves_mentee(self, work: UnitOfWork, mentorship: Mentorship, leaver_id: PersonId | None) -> bool:
        """Whether who is no longer mentored by it is still of the unit."""
        mentees = mentorship.mentees if leaver_id is None else (leaver_id,)
        return bool(await work.people.roles_of(mentorship.unit_id, mentees))

    async def carry_out(
        self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, closing: Closing, *, by: PersonId | None = None
    ) -> None:
        """What was announced happens: the mentee leaves the group, or the mentorship ends."""
        ends_on = closing.ends_on or self.today(unit)
        leaver_id = closing.leaver_id
        if leaver_id is None or not mentorship.may_go_on_without(leaver_id):
            await self.end(work, unit, mentorship, closing.ground, ends_on, closing=closing, by=by)
            return
        now = self.clock.now()
        pair, people = await self.titled(work, mentorship)
        await self.store(work, mentorship.left_by(leaver_id, ends_on), expected=mentorship)
        await work.mentorships.record([mentorship.id], StepKind.LEFT, leaver_id, now)
        await self.keep(work, closing.settled(ClosingState.DONE, now, ends_on), expected=closing)
        await MediationVerb(self.begin, self.clock, self.calendar).drop_all(work, [mentorship.id], asked_by=leaver_id)
        await leave_meetings(self, work, unit, mentorship.id, leaver_id)
        [leaver] = [person for person in people if person.id == leaver_id]
        told = MentorshipEnded(
            mentorship_id=mentorship.id,
            pair=pair,
            ground=closing.ground,
            ends_on=ends_on,
            reader=Reader.MENTEE,
            leaver_name=leaver.name,
            is_leaver=True,
            leaves_mentee=await self._leaves_mentee(work, mentorship, leaver_id),
        )
        await self.tell(work, unit, leaver, told, subject=mentorship.subject)
        mentor = [person for person in people if person.id == mentorship.mentor_id]
        await self.tell_each(work, unit, mentorship, replace(told, is_leaver=False), mentor)

    async def end(
        self,
        work: UnitOfWork,
        unit: Unit,
        mentorship: Mentorship,
        ground: Ground,
        ends_on: date,
        *,
        closing: Closing | None = None,
        by: PersonId | None = None,
    ) -> Mentorship:
        """The mentorship has ended, and all are told."""
        # The order before the mentorship, as the signing does, so that the two do not wait for each other.
        await self.leave_order(work, mentorship, by=by)
        ended = replace(mentorship.moved(MentorshipState.ENDED), ends_on=ends_on)
        saved = await self.store(work, ended, expected=mentorship)
        await work.mentorships.record([mentorship.id], StepKind.ENDED, by, self.clock.now())
        await self.wind_up(work, unit, [ended], done=closing)
        pair, people = await self.titled(work, mentorship)
        told = MentorshipEnded(
            mentorship_id=mentorship.id,
            pair=pair,
            ground=ground,
            ends_on=ends_on,
            reader=Reader.DECIDER,
            leaver_name="",
            is_leaver=False,
            leaves_mentee=await self._leaves_mentee(work, mentorship, None),
        )
        await self.tell_each(work, unit, mentorship, told, people)
        return saved

    async def wind_up(
        self, work: UnitOfWork, unit: Unit, ended: Collection[Mentorship], *, done: Closing | None = None
    ) -> None:
        """These have ended: all that was open about them is over, but for what was done; their mentors have places.

        They must be stored as ended.
        """
        last_days = {mentorship.id: mentorship.ends_on for mentorship in ended}
        for closing in await work.closings.open_of(last_days):
            if done is not None and closing.id == done.id:
                after = closing.settled(ClosingState.DONE, self.clock.now(), last_days[closing.mentorship_id])
            else:
                after = closing.settled(ClosingState.OVER, self.clock.now())
            await self.keep(work, after, expected=closing)
            await work.notices.withdraw(closing.subject)
        await MediationVerb(self.begin, self.clock, self.calendar).drop_all(work, last_days)
        await drop_meetings(self, work, unit, last_days)
        for mentor_id in sorted({mentorship.mentor_id for mentorship in ended}):
            await place_released(self, work, mentor_id, unit)


class EarliestEnd(ClosingVerb):
    """The first day on which one of a mentorship may end it by their own wish."""

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> date:
        async with self.begin(reads_only=True) as work:
            mentorship = await work.mentorships.get(mentorship_id)
            mentorship.member(by.id)
            return self.earliest_end(await work.units.get(mentorship.unit_id))


class AnnounceEnd(ClosingVerb):
    """One of an active mentorship ends it by their own wish, whatever the others say (гл. 4 п. 11 пп. 2).

    Not earlier than `end_notice_days` working days ahead (EndTooEarly), as labour law has it (ТК ст. 351.8). The reason
    is read by its author alone. A mentee ends their own part in a group, which goes on with the others. The others and
    the curator learn the day.
    """

    async def __call__(self, mentorship_id: MentorshipId, ends_on: date, *, reason: str = "", by: Actor) -> Closing:
        reason, now = own_words(reason, LONGEST_REASON), self.clock.now()
        async with self.begin() as work:
            mentorship = await self.own_active(work, mentorship_id, by)
            leaver_id = self.leaver(mentorship, by.id)
            await self.must_not_end(work, mentorship, leaver_id)
            unit = await work.units.get(mentorship.unit_id)
            earliest = self.earliest_end(unit)
            if ends_on < earliest:
                raise EndTooEarly(earliest)
            if ends_on > self.today(unit) + FURTHEST_END:
                raise DateUnclear
            closing = await work.closings.add(
                Closing(
                    id=ClosingId(0),
                    mentorship_id=mentorship.id,
                    ground=Ground.SIDE,
                    state=ClosingState.ANNOUNCED,
                    author_id=by.id,
                    opened_at=now,
                    ends_on=ends_on,
                    leaver_id=leaver_id,
                    reason=reason,
                    due_at=self.school_clock(unit).closing_of(ends_on),
                )
            )
            await self.announce(work, unit, mentorship, closing)
            return closing


class TakeEndBack(ClosingVerb):
    """Who announced an end thinks better of it before the day is over: the mentorship goes on, and all are told.

    Of an end agreed on, anybody who agreed. What the curator decided, or a parting brought, nobody takes back (Gone).
    """

    async def __call__(self, closing_id: ClosingId, *, by: Actor) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            closing, mentorship = await self.at_hand(work, closing_id)
            wished_by = {closing.author_id, *(voice.person_id for voice in closing.voices)}
            if by.id not in wished_by or closing.ground not in {Ground.SIDE, Ground.MUTUAL}:
                raise Gone
            await self.own_active(work, mentorship.id, by)
            closing.must_be(ClosingState.ANNOUNCED)
            await self.keep(work, closing.settled(ClosingState.TAKEN_BACK, now), expected=closing)
            await self.store(work, mentorship, expected=mentorship)
            await work.mentorships.record([mentorship.id], StepKind.WENT_ON, by.id, now)
            unit = await work.units.get(mentorship.unit_id)
            pair, people = await self.titled(work, mentorship)
            told = EndTakenBack(mentorship_id=mentorship.id, pair=pair, name=by.person.name, reader=Reader.DECIDER)
            await self.tell_each(work, unit, mentorship, told, [person for person in people if person.id != by.id])


class ProposeEnd(ClosingVerb):
    """One of an active mentorship proposes to end it by mutual wish on a day from today on (гл. 4 п. 11 пп. 2).

    The others are asked: all of them, or the mentor alone when a mentee would leave a group. One such proposal at a
    time (EndAskedAlready). Silence through the days of an answer means that it is not agreed.
    """

    async def __call__(self, mentorship_id: MentorshipId, ends_on: date, *, by: Actor) -> Closing:
        now = self.clock.now()
        async with self.begin() as work:
            mentorship = await self.own_active(work, mentorship_id, by)
            unit = await work.units.get(mentorship.unit_id)
            if not self.today(unit) <= ends_on <= self.today(unit) + FURTHEST_END:
                raise DateUnclear
            leaver_id = self.leaver(mentorship, by.id)
            await self.must_not_end(work, mentorship, leaver_id)
            for other in await work.closings.open_of([mentorship.id]):
                if other.state is ClosingState.PROPOSED and other.leaver_id == leaver_id:
                    raise EndAskedAlready
            asked = [mentorship.mentor_id] if leaver_id else mentorship.others(by.id)
            answer_days = unit.settings.mentor_answer_days
            closing = await work.closings.add(
                Closing(
                    id=ClosingId(0),
                    mentorship_id=mentorship.id,
                    ground=Ground.MUTUAL,
                    state=ClosingState.PROPOSED,
                    author_id=by.id,
                    opened_at=now,
                    ends_on=ends_on,
                    leaver_id=leaver_id,
                    voices=tuple(Voice(person_id=person_id) for person_id in sorted(asked)),
                    due_at=self.school_clock(unit).after_working_days(now, answer_days),
                )
            )
            await self.store(work, mentorship, expected=mentorship)
            pair, people = await self.titled(work, mentorship)
            told = EndProposed(
                mentorship_id=mentorship.id,
                pair=pair,
                name=by.person.name,
                ends_on=ends_on,
                is_leaving=leaver_id is not None,
            )
            readers = [person for person in people if person.id in asked]
            await self.tell_all(work, unit, readers, told, subject=closing.subject)
            return closing


class AnswerEnd(ClosingVerb):
    """Somebody asked agrees to end by mutual wish, or would go on.

    Once everybody has agreed it ends on the day proposed, or today if that is past. One "no" is enough: nothing
    changes, and who proposed it learns of it.
    """

    async def __call__(self, closing_id: ClosingId, *, agrees: bool, by: Actor) -> Closing:
        now = self.clock.now()
        async with self.begin() as work:
            closing, mentorship = await self.at_hand(work, closing_id)
            answered = closing.answered(by.id, agrees=agrees, now=now)
            await self.own_active(work, mentorship.id, by)
            unit = await work.units.get(mentorship.unit_id)
            if not agrees:
                declined = await self.keep(work, answered.settled(ClosingState.DECLINED, now), expected=closing)
                await work.notices.withdraw(closing.subject)
                await self._tell_declined(work, unit, mentorship, closing, by.person.name)
                return declined
            if not answered.is_agreed:
                return await self.keep(work, answered, expected=closing)
            ends_on = max(closing.ends_on or self.today(unit), self.today(unit))
            due_at = self.school_clock(unit).closing_of(ends_on)
            agreed = replace(answered, state=ClosingState.ANNOUNCED, ends_on=ends_on, due_at=due_at)
            await self.keep(work, agreed, expected=closing)
            await self.announce(work, unit, mentorship, agreed)
            if due_at <= now:
                await self.carry_out(work, unit, await work.mentorships.get(mentorship.id), agreed)
            return agreed

    async def lapse(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, closing: Closing) -> None:
        """Not everybody has answered in time."""
        await self.keep(work, closing.settled(ClosingState.DECLINED, self.clock.now()), expected=closing)
        await work.notices.withdraw(closing.subject)
        await self._tell_declined(work, unit, mentorship, closing, "")

    async def _tell_declined(
        self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, closing: Closing, name: str
    ) -> None:
        pair, _ = await self.titled(work, mentorship)
        told = EndNotAgreed(mentorship_id=mentorship.id, pair=pair, name=name)
        await self.tell(work, unit, await work.people.get(closing.author_id), told, subject=mentorship.subject)


class WarnOfEnd(ClosingVerb):
    """The curator warns the people of a mentorship that it may be ended, with facts in words (гл. 4 п. 11 пп. 3).

    `warning_days` later it comes into the curator's queue; until then each of them may be heard. One at a time.
    """

    async def __call__(self, mentorship_id: MentorshipId, facts: str, *, by: Actor) -> Closing:
        facts, now = own_words(facts, LONGEST_FACTS), self.clock.now()
        if not facts:
            raise TextMissing
        async with self.begin() as work:
            mentorship = await self.held(work, mentorship_id)
            await self.must_decide(work, mentorship, by)
            if mentorship.state is not MentorshipState.ACTIVE:
                raise NotActive
            await self.must_not_end(work, mentorship, None)
            opened = await work.closings.open_of([mentorship.id])
            if any(closing.state is ClosingState.WARNED for closing in opened):
                raise EndAskedAlready
            unit = await work.units.get(mentorship.unit_id)
            ripe_at = now + timedelta(days=unit.settings.warning_days)
            closing = await work.closings.add(
                Closing(
                    id=ClosingId(0),
                    mentorship_id=mentorship.id,
                    ground=Ground.CURATOR,
                    state=ClosingState.WARNED,
                    author_id=by.id,
                    opened_at=now,
                    ends_on=None,
                    facts=facts,
                    ripe_at=ripe_at,
                    voices=tuple(Voice(person_id=person_id) for person_id in sorted(mentorship.people)),
                    due_at=ripe_at,
                )
            )
            await self.store(work, mentorship, expected=mentorship)
            await work.mentorships.record([mentorship.id], StepKind.WARNED, by.id, now, facts)
            pair, people = await self.titled(work, mentorship)
            told = EndWarned(mentorship_id=mentorship.id, pair=pair, facts=facts, ripe_at=ripe_at)
            await self.tell_all(work, unit, people, told, subject=closing.subject)
            return closing


class BeHeard(ClosingVerb):
    """One of a mentorship says in their own words what they think of a warning; the curator reads it.

    Until it is decided they may write anew, even after the days are over.
    """

    async def __call__(self, closing_id: ClosingId, words: str, *, by: Actor) -> Closing:
        words = own_words(words, LONGEST_HEARING)
        if not words:
            raise TextMissing
        async with self.begin() as work:
            closing, mentorship = await self.at_hand(work, closing_id)
            heard = closing.heard(by.id, words, self.clock.now())
            await self.own_active(work, mentorship.id, by)
            return await self.keep(work, heard, expected=closing)


class DecideOnWarning(ClosingVerb):
    """The curator ends the mentorship they warned of, or lets it go on (гл. 4 п. 11 пп. 3).

    Never before the days of the warning are over (TooEarlyToDecide), whoever has been heard by then. Ends today.
    """

    async def __call__(self, closing_id: ClosingId, *, ends: bool, by: Actor) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            closing, mentorship = await self.at_hand(work, closing_id)
            await self.must_decide(work, mentorship, by)
            closing.must_be_ripe(now)
            unit = await work.units.get(mentorship.unit_id)
            if ends:
                await self.end(work, unit, mentorship, Ground.CURATOR, self.today(unit), closing=closing, by=by.id)
                return
            await self.keep(work, closing.settled(ClosingState.WENT_ON, now), expected=closing)
            await work.notices.withdraw(closing.subject)
            await self.store(work, mentorship, expected=mentorship)
            await work.mentorships.record([mentorship.id], StepKind.WENT_ON, by.id, now)
            pair, people = await self.titled(work, mentorship)
            lifted = WarningLifted(mentorship_id=mentorship.id, pair=pair)
            await self.tell_all(work, unit, people, lifted, subject=mentorship.subject)


class EndOnParting(ClosingVerb):
    """What happens to the mentorships of a person who parts with a unit, or is no mentor there any more.

    What has not begun comes to nothing; what is active ends within 3 days, at once when the person's record is erased.
    A group goes on without a mentee. The others and the curator are told, so that somebody takes over.
    """

    async def part(
        self,
        work: UnitOfWork,
        person_id: PersonId,
        units: Collection[UnitId] | None = None,
        *,
        as_mentor_only: bool = False,
        at_once: bool = False,
    ) -> None:
        """`units`: None means all. The person and their partners must be held (`hold_partners`)."""
        await work.mentorships.hold(*[mentorship.id for mentorship in await work.mentorships.of_person(person_id)])
        for mentorship in await work.mentorships.of_person(person_id):
            if units is not None and mentorship.unit_id not in units:
                continue
            if as_mentor_only and mentorship.mentor_id != person_id:
                continue
            unit = await work.units.get(mentorship.unit_id)
            if mentorship.state is MentorshipState.ACTIVE:
                await self._end(work, unit, mentorship, person_id, at_once=at_once)
            else:
                await self.drop_out(work, unit, mentorship, person_id)

    async def hold_partners(self, work: UnitOfWork, person_id: PersonId) -> None:
        """Hold the person and everybody they are in a mentorship with, in one go: two who part wait for each other."""
        mentorships = await work.mentorships.of_person(person_id)
        await work.people.hold(person_id, *{each for mentorship in mentorships for each in mentorship.people})

    async def _end(
        self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, person_id: PersonId, *, at_once: bool
    ) -> None:
        now = self.clock.now()
        ends_on = self.today(unit) if at_once else self.today(unit) + timedelta(days=PARTING_DAYS)
        leaver_id = self.leaver(mentorship, person_id)
        for other in await work.closings.open_of([mentorship.id]):
            is_sooner = not at_once and other.ends_on is not None and other.ends_on <= ends_on
            if other.state is ClosingState.ANNOUNCED and other.leaver_id in {None, leaver_id} and is_sooner:
                return
        closing = await work.closings.add(
            Closing(
                id=ClosingId(0),
                mentorship_id=mentorship.id,
                ground=Ground.PARTING,
                state=ClosingState.ANNOUNCED,
                author_id=person_id,
                opened_at=now,
                ends_on=ends_on,
                leaver_id=leaver_id,
                due_at=now if at_once else self.school_clock(unit).closing_of(ends_on),
            )
        )
        await self.announce(work, unit, mentorship, closing)
        if at_once:
            await self.carry_out(work, unit, await work.mentorships.get(mentorship.id), closing)


class FollowClosing(ClosingVerb):
    """What was announced happens on its day, a proposal nobody answered is over, a warning comes into the queue.

    Running it twice changes nothing.
    """

    async def __call__(self, closing_id: ClosingId) -> None:
        try:
            async with self.begin() as work:
                closing, mentorship = await self.at_hand(work, closing_id)
                if closing.due_at is not None and closing.due_at <= self.clock.now():
                    await self._follow(work, mentorship, closing)
        except (ChangedMeanwhile, ClosingOver):
            return  # somebody was faster: the next tick sees what it is now

    async def _follow(self, work: UnitOfWork, mentorship: Mentorship, closing: Closing) -> None:
        unit = await work.units.get(mentorship.unit_id)
        if mentorship.state is not MentorshipState.ACTIVE:
            await self.keep(work, closing.settled(ClosingState.OVER, self.clock.now()), expected=closing)
        elif closing.state is ClosingState.ANNOUNCED:
            await self.carry_out(work, unit, mentorship, closing)
        elif closing.state is ClosingState.PROPOSED:
            await AnswerEnd(self.begin, self.clock, self.calendar).lapse(work, unit, mentorship, closing)
        else:
            await self.keep(work, replace(closing, due_at=None), expected=closing)
            await arm_morning(self, work, unit)


class DueClosings(ClosingVerb):
    """Ends whose clock has run out, oldest first, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[ClosingId]:
        async with self.begin(reads_only=True) as work:
            return await work.closings.due(self.clock.now(), limit)


class NextClosingDue(ClosingVerb):
    """When the next of them is due; None when none is."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.closings.next_due()


class FollowTerm(ClosingVerb):
    """The clock of an active mentorship's term: 30 days before its last day everybody is told, on it it ends.

    The clock sets itself: whoever makes a mentorship active, or changes its term, leaves `due_at` empty. Running it
    twice changes nothing.
    """

    async def __call__(self, mentorship_id: MentorshipId) -> None:
        now = self.clock.now()
        try:
            async with self.begin() as work:
                mentorship = await self.held(work, mentorship_id)
                if mentorship.state is not MentorshipState.ACTIVE:
                    return
                ends_on = mentorship.ends_on
                if ends_on is None:
                    await self.store(work, replace(mentorship, due_at=None), expected=mentorship)
                    return
                unit = await work.units.get(mentorship.unit_id)
                clock = self.school_clock(unit)
                ends_at, told_at = clock.closing_of(ends_on), clock.closing_of(ends_on - TERM_NOTICE)
                if now >= ends_at:
                    await self.end(work, unit, mentorship, Ground.TERM, ends_on)
                elif now >= told_at:
                    await self.store(work, replace(mentorship, due_at=ends_at), expected=mentorship)
                    await self._tell(work, unit, mentorship, ends_on)
                else:
                    await self.store(work, replace(mentorship, due_at=told_at), expected=mentorship)
        except ChangedMeanwhile:
            return  # somebody was faster: the next tick sees what it is now

    async def _tell(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, ends_on: date) -> None:
        opened = await work.closings.open_of([mentorship.id])
        if any(closing.state is ClosingState.ANNOUNCED and closing.leaver_id is None for closing in opened):
            return
        pair, people = await self.titled(work, mentorship)
        told = TermEnding(mentorship_id=mentorship.id, pair=pair, ends_on=ends_on, reader=Reader.DECIDER)
        await self.tell_each(work, unit, mentorship, told, people)


class DueTerms(ClosingVerb):
    """Active mentorships the clock of whose term has run out or was never set, at most `limit`: one statement."""

    async def __call__(self, limit: int = 100) -> list[MentorshipId]:
        async with self.begin(reads_only=True) as work:
            return await work.mentorships.terms_due(self.clock.now(), limit)


class NextTermDue(ClosingVerb):
    """When the next term needs its clock; None when none is running."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.mentorships.next_due({MentorshipState.ACTIVE})
