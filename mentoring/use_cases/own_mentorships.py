"""What the people of a mentorship do themselves: getting acquainted, goals, stepping back (гл. 4 п. 5 пп. 2)."""

from dataclasses import replace
from datetime import timedelta

from mentoring.model.bank import RoleForm
from mentoring.model.ids import MentorshipId, PersonId
from mentoring.model.mentorship import (
    LONGEST_GOALS,
    SMALLEST_GROUP,
    MemberAnswer,
    Mentorship,
    MentorshipState,
    StepKind,
    pair_title,
)
from mentoring.model.people import DECIDERS, Actor, Person, Role
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.endings import Reader, SteppedBack
from mentoring.ports import UnitOfWork
from mentoring.refusals import BeganAlready, Gone, MentorshipOver, OwnMentorship, TextTooLong
from mentoring.use_cases.meeting_drops import leave_meetings
from mentoring.use_cases.mentorships import MentorshipVerb

LONGEST_PLACE = 300
#: A first meeting further ahead than this is a slip of the finger.
ACQUAINTANCE_WITHIN = timedelta(days=60)
#: States in which the deciders have decided and paper is on its way.
SETTLED = frozenset({MentorshipState.APPROVED, MentorshipState.ON_ORDER})


class OwnMentorshipVerb(MentorshipVerb):
    """What the verbs of a mentorship's people share: it is theirs, and it is as it stands now."""

    async def held(self, work: UnitOfWork, mentorship_id: MentorshipId) -> Mentorship:
        """The mentorship as it is now: until this ends nobody else changes it. Raises Gone."""
        mentorship = await work.mentorships.get(mentorship_id)
        await work.people.hold(*mentorship.people)
        await work.mentorships.hold(mentorship_id)
        return await work.mentorships.get(mentorship_id)

    async def own(self, work: UnitOfWork, mentorship_id: MentorshipId, by: Actor) -> Mentorship:
        """The same, for one of its people; to anybody else, and to who has left it, it does not exist."""
        mentorship = await self.held(work, mentorship_id)
        mentorship.member(by.id)
        by.must_hold(*Role, unit_id=mentorship.unit_id)
        return mentorship

    async def deciders_of(self, work: UnitOfWork, mentorship: Mentorship) -> list[Person]:
        """Its unit's curators, or heads where there is no curator; who is in it only when nobody else is left."""
        in_it: list[Person] = []
        for role in (Role.CURATOR, Role.HEAD):
            holders = await work.people.holders(mentorship.unit_id, role)
            others = [holder for holder in holders if holder.id not in mentorship.people]
            if others:
                return others
            in_it += holders
        return in_it

    async def must_decide(self, work: UnitOfWork, mentorship: Mentorship, by: Actor) -> None:
        """Only a curator or head of its unit, and nobody on their own while there is another who could.

        To people of other units it does not exist.
        """
        if not by.roles_in(mentorship.unit_id):
            raise Gone
        by.must_hold(*DECIDERS, unit_id=mentorship.unit_id)
        if by.id in mentorship.people:
            deciders = await work.people.holders(mentorship.unit_id, *DECIDERS)
            if any(decider.id not in mentorship.people and decider.is_reachable for decider in deciders):
                raise OwnMentorship

    async def titled(self, work: UnitOfWork, mentorship: Mentorship) -> tuple[str, list[Person]]:
        """«Вяткин Б. А. → Лугова А. С.», and its people."""
        people = await work.people.several(mentorship.people)
        names = {person.id: person.name for person in people}
        return pair_title(names[mentorship.mentor_id], [names[mentee] for mentee in mentorship.mentees]), people

    def reader(self, mentorship: Mentorship, person_id: PersonId) -> Reader:
        return Reader.MENTOR if person_id == mentorship.mentor_id else Reader.MENTEE

    async def tell_others(
        self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, body: Notice, by: PersonId
    ) -> None:
        """The same words for everybody in it but the one who acts."""
        others = [person for person in await work.people.several(mentorship.people) if person.id != by]
        await self.tell_all(work, unit, others, body, subject=mentorship.subject)

    async def drop_out(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, person_id: PersonId) -> None:
        """The person is no longer in a mentorship that has not begun. Its people must be held.

        A group goes on as long as it is one; anything else comes to nothing. The others are told in kind words, and the
        deciders if they had decided already.
        """
        pair, people = await self.titled(work, mentorship)
        goes_on = mentorship.is_group and person_id in mentorship.mentees and len(mentorship.mentees) > SMALLEST_GROUP
        if goes_on:
            now = self.clock.now()
            await self.renew_order(work, mentorship)
            members = tuple(
                replace(member, answer=MemberAnswer.NO, answered_at=now) if member.person_id == person_id else member
                for member in mentorship.members
            )
            after = replace(mentorship, members=members)
            if after.state is MentorshipState.PROPOSED and after.is_agreed:
                await self.send(work, unit, after, expected=mentorship)
            else:
                await self.store(work, after, expected=mentorship)
            await work.mentorships.record([mentorship.id], StepKind.SAID_NO, person_id, now)
            await leave_meetings(self, work, unit, mentorship.id, person_id)
        else:
            await self.call_off(work, mentorship, by=person_id)
        told = SteppedBack(mentorship_id=mentorship.id, pair=pair, reader=Reader.MENTOR, goes_on=goes_on)
        for person in people:
            if person.id != person_id:
                body = replace(told, reader=self.reader(mentorship, person.id))
                await self.tell(work, unit, person, body, subject=mentorship.subject)
        if mentorship.state in SETTLED:
            deciders = [person for person in await self.deciders_of(work, mentorship) if person.id != person_id]
            await self.tell_all(work, unit, deciders, replace(told, reader=Reader.DECIDER), subject=mentorship.subject)


class StepBack(OwnMentorshipVerb):
    """One of a mentorship thinks better of it before it begins; no reason is asked (гл. 2 п. 6 пп. 1).

    A mentee's group goes on while two mentees are left in it; anything else is called off. Once it is active it can
    only be ended (BeganAlready).
    """

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> None:
        async with self.begin() as work:
            mentorship = await self.own(work, mentorship_id, by)
            if mentorship.state is MentorshipState.ACTIVE:
                raise BeganAlready
            if not mentorship.state.is_live:
                raise MentorshipOver
            await self.drop_out(work, await work.units.get(mentorship.unit_id), mentorship, by.id)


class EditGoals(OwnMentorshipVerb):
    """Either member writes what one of the mentorship's directions is to reach (гл. 4 п. 6 пп. 4).

    In a head's mentorship also what conditions and resources the head owes for it (гл. 4 п. 6 пп. 9). Empty words take
    the goals away; a mentorship that is over keeps its own.
    """

    async def __call__(
        self,
        mentorship_id: MentorshipId,
        mentor_id: PersonId,
        *,
        goals: str | None = None,
        conditions: str | None = None,
        by: Actor,
    ) -> Mentorship:
        goals = None if goals is None else own_words(goals, LONGEST_GOALS)
        conditions = None if conditions is None else own_words(conditions, LONGEST_GOALS)
        async with self.begin() as work:
            mentorship = await self.own(work, mentorship_id, by)
            if not mentorship.state.is_live:
                raise MentorshipOver
            are_owed = mentorship.form is RoleForm.HEAD_TEACHER
            if mentor_id not in mentorship.mentors or (conditions is not None and not are_owed):
                raise Gone
            tracks = [
                replace(
                    track,
                    goals=track.goals if goals is None else goals,
                    conditions=track.conditions if conditions is None else conditions,
                )
                if track.mentor_id == mentor_id
                else track
                for track in mentorship.tracks
            ]
            return await self.store(work, replace(mentorship, tracks=tuple(tracks)), expected=mentorship)


def own_words(text: str, longest: int) -> str:
    """A person's words as they wrote them, which may be none. Raises TextTooLong."""
    text = text.strip()
    if len(text) > longest:
        raise TextTooLong(longest)
    return text
