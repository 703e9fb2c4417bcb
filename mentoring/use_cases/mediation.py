"""Mediation by a member of the council, in confidence (гл. 3 п. 18 пп. 9).

The curator learns nothing of it: neither that somebody asked, nor what was said. The people of the mentorship learn the
outcome alone.
"""

from collections.abc import Collection
from datetime import datetime

from mentoring.model.ids import MediationId, MentorshipId, PersonId, UnitId
from mentoring.model.mediation import LONGEST_NOTE, LONGEST_WORDS, Mediation, MediationState
from mentoring.model.mentorship import Mentorship, MentorshipState
from mentoring.model.people import DECIDERS, Actor, Person, Role
from mentoring.model.profile import one_line
from mentoring.notices.mediation import MediationGone, MediationHandedOn, MediationSettled, MediatorAsked, MediatorFound
from mentoring.ports import UnitOfWork
from mentoring.refusals import Gone, MediationOver, MediatorAskedAlready, NoMediator, NotActive
from mentoring.use_cases.own_mentorships import OwnMentorshipVerb, own_words


class MediationVerb(OwnMentorshipVerb):
    """A mediation is held while it is changed: of two who answer at once one comes second."""

    async def mediators_of(self, work: UnitOfWork, mentorship: Mentorship) -> list[Person]:
        """Members of the council who are neither in the mentorship nor decide on it, and are not away now."""
        unit, now = await work.units.get(mentorship.unit_id), self.clock.now()
        council = [person for person in await self.council_of(work, mentorship) if not person.is_away(now, unit.zone)]
        roles = await work.people.roles_of(mentorship.unit_id, [person.id for person in council])
        return [person for person in council if not roles[person.id] & DECIDERS]

    async def case(self, work: UnitOfWork, mediation_id: MediationId) -> Mediation:
        """The mediation as it is now: until this ends nobody else changes it. Raises Gone."""
        await work.mediations.hold(mediation_id)
        return await work.mediations.get(mediation_id)

    async def case_of_council(self, work: UnitOfWork, mediation_id: MediationId, by: Actor) -> Mediation:
        """The same, for a member of its unit's council; to anybody else it does not exist."""
        mediation = await self.case(work, mediation_id)
        if not by.roles_in(mediation.unit_id):
            raise Gone
        by.must_hold(Role.COUNCIL, unit_id=mediation.unit_id)
        return mediation

    async def keep(self, work: UnitOfWork, after: Mediation, *, expected: Mediation) -> None:
        """Raises MediationOver when it is no longer the expected one."""
        if not await work.mediations.save(after, expected=expected):
            raise MediationOver

    async def without(self, work: UnitOfWork, mediation: Mediation, person_id: PersonId) -> None:
        """The person does not mediate; when nobody is left, who asked may choose anew."""
        after = mediation.without([person_id], self.clock.now())
        await self.keep(work, after, expected=mediation)
        await self._call_back(work, mediation, only_to=person_id)
        if after.state is MediationState.HANDED_ON:
            await self._tell_handed_on(work, mediation)

    async def nobody_took_it(self, work: UnitOfWork, mediation: Mediation) -> None:
        await self.keep(work, mediation.settled(MediationState.HANDED_ON, self.clock.now()), expected=mediation)
        await self._call_back(work, mediation)
        await self._tell_handed_on(work, mediation)

    async def drop(self, work: UnitOfWork, mediation: Mediation) -> None:
        """Nobody needs a mediator any more; who was asked or had the case is told no more than that."""
        await self.keep(work, mediation.settled(MediationState.OVER, self.clock.now()), expected=mediation)
        await self._call_back(work, mediation)

    async def drop_all(
        self, work: UnitOfWork, mentorship_ids: Collection[MentorshipId], *, asked_by: PersonId | None = None
    ) -> None:
        """The mentorships have ended, for all or for one of their people."""
        for mediation in await work.mediations.open_of(mentorship_ids):
            if asked_by in {None, mediation.asked_by}:
                await self.drop(work, await self.case(work, mediation.id))

    async def _call_back(
        self,
        work: UnitOfWork,
        mediation: Mediation,
        *,
        only_to: PersonId | None = None,
        except_to: PersonId | None = None,
    ) -> None:
        now, subject = self.clock.now(), mediation.subject
        await work.notices.rewrite(subject, MediationGone(), now=now, only_to=only_to, except_to=except_to)

    async def _tell_handed_on(self, work: UnitOfWork, mediation: Mediation) -> None:
        unit, asker = await work.units.get(mediation.unit_id), await work.people.get(mediation.asked_by)
        await self.tell(work, unit, asker, MediationHandedOn(mentorship_id=mediation.mentorship_id))


class PossibleMediators(MediationVerb):
    """Whom one of an active mentorship may ask to mediate, by name."""

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> list[Person]:
        async with self.begin(reads_only=True) as work:
            mentorship = await work.mentorships.get(mentorship_id)
            mentorship.member(by.id)
            by.must_hold(*Role, unit_id=mentorship.unit_id)
            return await self.mediators_of(work, mentorship)


class AskMediator(MediationVerb):
    """One of an active mentorship asks a member of the council to mediate, or whoever of it can.

    The one chosen learns who asks; where anybody may take it, they learn so when they have taken it. The words, if any,
    are for the mediator alone. One open mediation a person. Who does not answer within the council's days is not waited
    for any more.
    """

    async def __call__(
        self, mentorship_id: MentorshipId, mediator_id: PersonId | None, *, words: str = "", by: Actor
    ) -> Mediation:
        words, now = own_words(words, LONGEST_WORDS), self.clock.now()
        async with self.begin() as work:
            mentorship = await self.own(work, mentorship_id, by)
            if mentorship.state is not MentorshipState.ACTIVE:
                raise NotActive
            if any(mediation.asked_by == by.id for mediation in await work.mediations.open_of([mentorship_id])):
                raise MediatorAskedAlready
            possible = await self.mediators_of(work, mentorship)
            asked = [person for person in possible if mediator_id in {None, person.id}]
            if not asked:
                raise NoMediator if mediator_id is None else Gone
            unit = await work.units.get(mentorship.unit_id)
            mediation = await work.mediations.add(
                Mediation(
                    id=MediationId(0),
                    mentorship_id=mentorship.id,
                    unit_id=unit.id,
                    asked_by=by.id,
                    asked_at=now,
                    state=MediationState.ASKED,
                    candidates=frozenset(person.id for person in asked),
                    is_open_to_all=mediator_id is None,
                    words=words,
                    due_at=self.school_clock(unit).after_working_days(now, unit.settings.council_days),
                )
            )
            told = MediatorAsked(mediation_id=mediation.id, name="" if mediator_id is None else by.person.name)
            await self.tell_all(work, unit, asked, told, subject=mediation.subject)
            return mediation


class TakeMediation(MediationVerb):
    """A member of the council who was asked takes the case; who asked learns who it is, the others are not needed.

    MediationOver for who comes second.
    """

    async def __call__(self, mediation_id: MediationId, *, by: Actor) -> Mediation:
        async with self.begin() as work:
            mediation = await self.case_of_council(work, mediation_id, by)
            taken = mediation.taken(by.id)
            await self.keep(work, taken, expected=mediation)
            await self._call_back(work, mediation, except_to=by.id)
            unit, asker = await work.units.get(mediation.unit_id), await work.people.get(mediation.asked_by)
            found = MediatorFound(mentorship_id=mediation.mentorship_id, name=by.person.name)
            await self.tell(work, unit, asker, found)
            return taken


class HandMediationOn(MediationVerb):
    """A member of the council cannot mediate, or no longer; once nobody is left, who asked may choose another."""

    async def __call__(self, mediation_id: MediationId, *, by: Actor) -> None:
        async with self.begin() as work:
            mediation = await self.case_of_council(work, mediation_id, by)
            if mediation.state is MediationState.TAKEN:
                mediation.must_be_with(by.id)
            else:
                mediation.must_be_asked_of(by.id)
            await self.without(work, mediation, by.id)


class SettleMediation(MediationVerb):
    """The mediator says how it ended: they go on, or they part. Its people are told that, and nothing else."""

    async def __call__(self, mediation_id: MediationId, *, goes_on: bool, by: Actor) -> Mediation:
        async with self.begin() as work:
            mediation = await self.case_of_council(work, mediation_id, by)
            mediation.must_be_with(by.id)
            state = MediationState.WILL_GO_ON if goes_on else MediationState.WILL_PART
            settled = mediation.settled(state, self.clock.now())
            await self.keep(work, settled, expected=mediation)
            mentorship = await work.mentorships.get(mediation.mentorship_id)
            pair, people = await self.titled(work, mentorship)
            told = MediationSettled(mentorship_id=mentorship.id, pair=pair, name=by.person.name, goes_on=goes_on)
            await self.tell_all(work, await work.units.get(mediation.unit_id), people, told)
            return settled


class WithdrawMediation(MediationVerb):
    """Who asked for a mediator needs none any more."""

    async def __call__(self, mediation_id: MediationId, *, by: Actor) -> None:
        async with self.begin() as work:
            mediation = await self.case(work, mediation_id)
            if mediation.asked_by != by.id:
                raise Gone
            by.must_hold(*Role, unit_id=mediation.unit_id)
            if not mediation.is_open:
                raise MediationOver
            await self.drop(work, mediation)


class WriteMediationNote(MediationVerb):
    """The mediator keeps a log of a case in hand; nobody else reads it, not even the next mediator."""

    async def __call__(self, mediation_id: MediationId, text: str, *, by: Actor) -> None:
        text = one_line(text, LONGEST_NOTE)
        async with self.begin() as work:
            mediation = await self.case_of_council(work, mediation_id, by)
            mediation.must_be_with(by.id)
            await work.mediations.note(mediation_id, by.id, text, self.clock.now())


class LeaveCouncil(MediationVerb):
    """What happens to the cases of somebody who is no longer of the council: others take them, or who asked is told."""

    async def leave(self, work: UnitOfWork, person_id: PersonId, units: Collection[UnitId]) -> None:
        for unit_id in units:
            for mediation in await work.mediations.open_with(person_id, unit_id):
                held = await self.case(work, mediation.id)
                if held.is_open:
                    await self.without(work, held, person_id)


class FollowMediation(MediationVerb):
    """The time to take a case is over: who asked may choose another. Running it twice changes nothing."""

    async def __call__(self, mediation_id: MediationId) -> None:
        async with self.begin() as work:
            mediation = await self.case(work, mediation_id)
            if mediation.due_at is not None and mediation.due_at <= self.clock.now():
                await self.nobody_took_it(work, mediation)


class DueMediations(MediationVerb):
    """Mediations nobody has taken in time, oldest first, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[MediationId]:
        async with self.begin(reads_only=True) as work:
            return await work.mediations.due(self.clock.now(), limit)


class NextMediationDue(MediationVerb):
    """When the next of them is due; None when none is waited for."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.mediations.next_due()
