"""Changes of mentorships in force by mutual consent (гл. 4 п. 11): proposed, agreed to, put on an order."""

from collections.abc import Collection
from dataclasses import replace

from mentoring.model.bank import Kind
from mentoring.model.changes import LONGEST_CHANGE_WORDS, OPEN_CHANGES, ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipChangeId, MentorshipId, PersonId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.orders import LONGEST_PAY
from mentoring.model.people import DECIDERS, Actor, Mode
from mentoring.model.profile import one_line
from mentoring.model.units import Unit
from mentoring.notices.papers import ChangeDecided, ChangeProposed, ChangeWithdrawn, MentorshipAmended
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, ChangeOpen, Gone, NotAllowed, OrderNeeded
from mentoring.use_cases.beginnings import Beginning


class ChangeVerb(Beginning):
    """What the verbs of changes share."""

    async def of_the_mentorship(
        self, work: UnitOfWork, mentorship_id: MentorshipId, by: Actor
    ) -> tuple[Mentorship, Unit]:
        """The mentorship of which the actor is a member, or for whose unit they decide; any other does not exist."""
        mentorship = await work.mentorships.get(mentorship_id)
        is_member = by.person.has_joined and by.id in mentorship.people
        if not is_member and not by.holds(*DECIDERS, unit_id=mentorship.unit_id):
            raise Gone
        return mentorship, await work.units.get(mentorship.unit_id)

    async def save(self, work: UnitOfWork, after: MentorshipChange, *, expected: MentorshipChange) -> MentorshipChange:
        """Raises ChangedMeanwhile."""
        saved = await work.mentorship_changes.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved


class ProposeChange(ChangeVerb):
    """A member, a curator or the head proposes another term, other kinds or ways to meet of an active mentorship.

    The mentorship still lasts 3–12 months in all (MonthsOutOfRange), and is not over by it (TermOver). A group stays a
    group and a reverse one reverse: for that, other people are needed. Pay is the school's to propose (NotAllowed for
    members). A member who proposes agrees; the others are asked. One change at a time (ChangeOpen).
    """

    async def __call__(
        self,
        mentorship_id: MentorshipId,
        *,
        months: int | None = None,
        kinds: Collection[Kind] | None = None,
        modes: Collection[Mode] | None = None,
        pay: str | None = None,
        words: str = "",
        by: Actor,
    ) -> MentorshipChange:
        async with self.begin() as work:
            mentorship, unit = await self.of_the_mentorship(work, mentorship_id, by)
            if mentorship.state is not MentorshipState.ACTIVE:
                raise ChangedMeanwhile
            if pay is not None and not by.holds(*DECIDERS, unit_id=unit.id):
                raise NotAllowed
            change = MentorshipChange(
                id=MentorshipChangeId(0),
                mentorship_id=mentorship.id,
                state=ChangeState.WAITING,
                proposed_by=by.id,
                proposed_at=self.clock.now(),
                months=months,
                kinds=None if kinds is None else frozenset(kinds),
                modes=None if modes is None else frozenset(modes),
                pay=None if pay is None else one_line(pay, LONGEST_PAY),
                words=one_line(words, LONGEST_CHANGE_WORDS) if words.strip() else "",
                agreed=frozenset({by.id}) & mentorship.people,
            )
            change.must_make_sense(mentorship, self.today(unit))
            stored = await work.mentorship_changes.add(change)
            if stored is None:
                raise ChangeOpen
            asked = [each for each in await work.people.several(mentorship.people - {by.id}) if each.has_joined]
            told = ChangeProposed(
                change_id=stored.id,
                mentorship_id=mentorship.id,
                proposer_name="" if unit.settings.keeps_papers_off_chat else by.person.name,
            )
            await self.tell_all(work, unit, asked, told, subject=stored.subject)
            return stored


class AnswerChange(ChangeVerb):
    """A member agrees to a change, or does not. With the last yes it waits for the curator's order; a no ends it.

    The others learn the outcome. AlreadyAnswered for a second yes, ChangedMeanwhile once it is decided.
    """

    async def __call__(self, change_id: MentorshipChangeId, *, is_yes: bool, by: Actor) -> MentorshipChange:
        async with self.begin() as work:
            change = await work.mentorship_changes.get(change_id)
            mentorship = await work.mentorships.get(change.mentorship_id)
            mentorship.member(by.id)
            if mentorship.state is not MentorshipState.ACTIVE or not by.person.has_joined:
                raise ChangedMeanwhile
            after = await self.save(work, change.answered(by.id, is_yes, mentorship.people), expected=change)
            over = ChangeWithdrawn(mentorship_id=mentorship.id)
            only_to = by.id if after.state is ChangeState.WAITING else None
            await work.notices.rewrite(change.subject, over, now=self.clock.now(), only_to=only_to)
            if after.state is not ChangeState.WAITING:
                told = ChangeDecided(mentorship_id=mentorship.id, is_agreed=after.state is ChangeState.AGREED)
                await tell_others(self, work, mentorship, told, by.id, proposer_id=change.proposed_by)
            return after


async def tell_others(
    verb: ChangeVerb,
    work: UnitOfWork,
    mentorship: Mentorship,
    body: ChangeDecided,
    by: PersonId,
    *,
    proposer_id: PersonId,
) -> None:
    """Everybody in it, and who proposed, but for the one who has just done it."""
    readers = [
        each for each in await work.people.several((mentorship.people | {proposer_id}) - {by}) if each.has_joined
    ]
    await verb.tell_all(work, await work.units.get(mentorship.unit_id), readers, body)


class WithdrawChange(ChangeVerb):
    """Who proposed a change, a curator or the head takes it back before its order is signed; it leaves that order."""

    async def __call__(self, change_id: MentorshipChangeId, *, by: Actor) -> None:
        async with self.begin() as work:
            change = await work.mentorship_changes.get(change_id)
            mentorship, unit = await self.of_the_mentorship(work, change.mentorship_id, by)
            if by.id != change.proposed_by and not by.holds(*DECIDERS, unit_id=unit.id):
                raise NotAllowed
            if change.state not in OPEN_CHANGES - {ChangeState.ORDERED}:
                raise ChangedMeanwhile
            await self.leave_order(work, mentorship, by=by.id)
            await self.save(work, replace(change, state=ChangeState.WITHDRAWN), expected=change)
            over = ChangeWithdrawn(mentorship_id=mentorship.id)
            await work.notices.rewrite(change.subject, over, now=self.clock.now())


class AcceptChange(ChangeVerb):
    """A curator or head of a unit without orders lets a change hold to which all have agreed; they are told.

    Raises OrderNeeded where changes go by orders.
    """

    async def __call__(self, change_id: MentorshipChangeId, *, by: Actor) -> None:
        async with self.begin() as work:
            change = await work.mentorship_changes.get(change_id)
            mentorship, unit = await self.mentorship_in_unit(work, change.mentorship_id, by)
            if unit.settings.has_order_step:
                raise OrderNeeded
            if change.state is not ChangeState.AGREED or mentorship.state is not MentorshipState.ACTIVE:
                raise ChangedMeanwhile
            after = await self.store(work, change.applied(mentorship), expected=mentorship)
            await self.save(work, replace(change, state=ChangeState.DONE), expected=change)
            await work.mentorships.record([mentorship.id], StepKind.CHANGED, by.id, self.clock.now())
            today = self.today(unit)
            told = MentorshipAmended(
                mentorship_id=mentorship.id, holds_from=today, ends_on=after.ends_on or today, order_number=""
            )
            readers = [each for each in await work.people.several(mentorship.people - {by.id}) if each.has_joined]
            await self.tell_all(work, unit, readers, told)
