"""People of a unit as its curator and head see to them: roles, parting, and who cannot be reached (гл. 3 пп. 15–17)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from mentoring.model.bank import APPROVABLE, MentorState
from mentoring.model.ids import AccountId, PersonId, UnitId
from mentoring.model.people import DECIDERS, Actor, Person, Role, ordered_roles
from mentoring.model.profile import question_raised
from mentoring.notices.people import PersonUnreachable, RolesChanged
from mentoring.ports import UnitOfWork
from mentoring.refusals import Gone, LastOfItsKind, NotAllowed, RolesMissing
from mentoring.use_cases.closings import EndOnParting
from mentoring.use_cases.ladder import Ladder
from mentoring.use_cases.mediation import LeaveCouncil
from mentoring.use_cases.mentor_lists import leave_lists
from mentoring.use_cases.open_hours import LeaveOpenHours
from mentoring.use_cases.situational_help import WithdrawHelp
from mentoring.use_cases.speed_meetings import LeaveSpeedMeetings
from mentoring.use_cases.use_case import UseCase
from mentoring.use_cases.waitlist import AskingMentors, end_requests, withdraw_requests

#: How long what is known of a person is kept after they left; the text of consent says so.
KEPT_AFTER_LEAVING = timedelta(days=30)


async def caretakers(work: UnitOfWork, unit_id: UnitId, *, besides: PersonId | None = None) -> list[Person]:
    """Whom the unit's news concern: its curators, or its heads while it has no curator."""
    for role in (Role.CURATOR, Role.HEAD):
        holders = [person for person in await work.people.holders(unit_id, role) if person.id != besides]
        if holders:
            return holders
    return []


async def must_grant(work: UnitOfWork, roles: Collection[Role], by: Actor) -> None:
    """Refuse roles that are not the actor's to give or take in their home unit.

    A curator and a head give and take any role but the head's; that one is the head's own, and a curator's only while
    the unit has no head.
    """
    by.must_hold(*DECIDERS)
    if Role.HEAD in roles and not by.holds(Role.HEAD) and await work.people.holders(by.unit_id, Role.HEAD):
        raise NotAllowed


async def must_keep_decider(work: UnitOfWork, unit_id: UnitId, person_id: PersonId) -> None:
    """Refuse to take the last joined curator or head from a unit: its requests would have nobody to decide."""
    if all(holder.id == person_id for holder in await work.people.holders(unit_id, *DECIDERS)):
        raise LastOfItsKind


async def person_in_unit(work: UnitOfWork, person_id: PersonId, unit_id: UnitId) -> tuple[Person, frozenset[Role]]:
    """The person and their roles there; who is not of the unit does not exist for it. Others wait until this ends."""
    await work.people.hold(person_id)
    person = await work.people.get(person_id)
    roles = await work.people.roles(person_id, unit_id)
    if not roles:
        raise Gone
    return person, roles


class Parting(UseCase):
    """What happens to a person's open matters when they part from a unit."""

    async def hold(self, work: UnitOfWork, person_id: PersonId) -> None:
        """Others wait until this ends, for the person and for everybody whose mentorship ends with them."""
        await EndOnParting(self.begin, self.clock, self.calendar).hold_partners(work, person_id)

    async def end_matters(
        self, work: UnitOfWork, person: Person, units: Collection[UnitId], *, by: PersonId, at_once: bool = False
    ) -> None:
        """What they asked is withdrawn, what they had in hand or were offered goes to others. The roles are gone.

        Their mentorships end within 3 days, or at once. They are no longer on a list for the head, and a former mentor
        in the bank; their remarks are forgotten, as nobody could read them any more.
        """
        person_id, now = person.id, self.clock.now()
        await leave_lists(self, work, person, units)
        await end_requests(self, work, person_id, units)
        for unit_id in units:
            card = await work.bank_cards.mentor(person_id, unit_id)
            if card.entered_at is not None and card.state is not MentorState.FORMER:
                former = MentorState.FORMER
                await work.bank_cards.move(unit_id, [person_id], former, expected=[card.state], by=by, now=now)
        await work.bank_cards.forget_remarks_by(person_id, units)
        withdraw_help = WithdrawHelp(self.begin, self.clock, self.calendar)
        ladder = Ladder(self.begin, self.clock, self.calendar)
        for request in await work.help_requests.live_of(person_id):
            if request.unit_id not in units:
                continue
            case = await work.help_requests.case(request.id)
            if request.mentee_id == person_id:
                await withdraw_help.withdraw(work, case)
            else:
                await ladder.release(work, case, person_id)
        await ladder.step_aside(work, person_id, units)
        end_on_parting = EndOnParting(self.begin, self.clock, self.calendar)
        await end_on_parting.part(work, person_id, units, at_once=at_once)
        await LeaveCouncil(self.begin, self.clock, self.calendar).leave(work, person_id, units)
        await LeaveOpenHours(self.begin, self.clock, self.calendar).leave(work, person_id, units)
        await LeaveSpeedMeetings(self.begin, self.clock, self.calendar).leave(work, person_id, units)


class ChangeRoles(Parting):
    """A curator or head sets the roles of a person in their unit (гл. 3 пп. 15–17); the person is told.

    What a mentee asked is withdrawn with the role, and a mentor without it is asked nothing more.

    At least one role; to take the last one is to remove the person. A unit keeps a joined curator or head. The head's
    role is the head's to give and take. A role that raises a question of the profile not asked before brings it up.
    Who is no mentor any more has their mentorships ended within 3 days; who leaves the council, their mediations.
    """

    async def __call__(self, person_id: PersonId, roles: Collection[Role], *, by: Actor) -> frozenset[Role]:
        by.must_hold(*DECIDERS)
        after, now = frozenset(roles), self.clock.now()
        if not after:
            raise RolesMissing
        async with self.begin() as work:
            unit = await work.units.get(by.unit_id)
            await work.units.hold(unit.id)
            await self.hold(work, person_id)
            person, before = await person_in_unit(work, person_id, unit.id)
            await must_grant(work, before ^ after, by)
            if after == before:
                return after
            if person.has_joined and before & DECIDERS and not after & DECIDERS:
                await must_keep_decider(work, unit.id, person_id)
            await work.people.set_roles(person_id, unit.id, after, now)
            if Role.MENTEE in before - after:
                await withdraw_requests(self, work, person_id, [unit.id])
            if before & APPROVABLE and not after & APPROVABLE:
                asking = AskingMentors(self.begin, self.clock, self.calendar)
                await asking.step_back(work, person_id, [unit.id], for_good=True)
                end_on_parting = EndOnParting(self.begin, self.clock, self.calendar)
                await end_on_parting.part(work, person_id, [unit.id], as_mentor_only=True)
            if Role.COUNCIL in before - after:
                await LeaveCouncil(self.begin, self.clock, self.calendar).leave(work, person_id, [unit.id])
            if person.has_joined:
                question = question_raised(person, await work.people.topics(person_id), before, after)
                if question is not person.next_question:
                    await work.people.save(replace(person, next_question=question))
                told = RolesChanged(roles=tuple(role.value for role in ordered_roles(after)))
                await self.tell(work, unit, person, told)
        return after


class RemovePerson(Parting):
    """A curator or head parts with a person: their roles in the unit end, open matters as when they leave themselves.

    Who never joined is forgotten whole, and their links lead nowhere. Only a head removes a head; a unit keeps a joined
    curator or head. The person is told.
    """

    async def __call__(self, person_id: PersonId, *, by: Actor) -> None:
        by.must_hold(*DECIDERS)
        now = self.clock.now()
        async with self.begin() as work:
            unit = await work.units.get(by.unit_id)
            await work.units.hold(unit.id)
            await self.hold(work, person_id)
            person, roles = await person_in_unit(work, person_id, unit.id)
            await must_grant(work, roles, by)
            if person.joined_at is None:
                await work.people.set_roles(person_id, unit.id, (), now)
                await work.people.remove(person_id, now)
                return
            if roles & DECIDERS:
                await must_keep_decider(work, unit.id, person_id)
            await work.people.set_roles(person_id, unit.id, (), now)
            elsewhere = sorted(await work.people.roles_by_unit(person_id))
            if not elsewhere:
                await work.people.save(replace(person, left_at=now, next_question=None, paused_until=None))
            elif person.home_unit_id == unit.id:
                await work.people.save(replace(person, home_unit_id=elsewhere[0]))
            await self.end_matters(work, person, [unit.id], by=by.id)
            await self.tell(work, unit, person, RolesChanged(roles=()))


class ForgetLeavers(UseCase):
    """Whoever left 30 days ago is erased, at most `limit` at once; how many were (152-ФЗ ст. 5 ч. 7, ст. 21 ч. 4)."""

    async def __call__(self, limit: int = 50) -> int:
        async with self.begin() as work:
            leavers = await work.people.leavers(self.clock.now() - KEPT_AFTER_LEAVING, limit)
            for person_id in leavers:
                await erase(work, person_id)
            return len(leavers)


async def erase(work: UnitOfWork, person_id: PersonId) -> None:
    """Everything personal is forgotten, the photos of what they signed too."""
    work.papers.give_up(await work.participation_consents.papers_of(person_id))
    await work.participation_consents.forget_papers_of(person_id)
    await work.people.erase(person_id)


class MarkReachable(Ladder):
    """The messenger says that a person has blocked the bot, or lets it write again; a block is told to the curator.

    What the person had in hand and was asked goes to others at once: nobody may wait for somebody who hears nothing.
    The mentor who is helping the person learns that their words do not arrive. An account nobody has is no error.
    """

    async def __call__(self, account: AccountId, *, is_reachable: bool) -> None:
        async with self.begin() as work:
            person = await work.people.mark_reachable(account, is_reachable)
            if person is None or is_reachable or not person.has_joined:
                return
            unit = await work.units.get(person.home_unit_id)
            readers = await caretakers(work, unit.id, besides=person.id)
            unreachable = PersonUnreachable(unreachable_id=person.id, name=person.name)
            await self.tell_all(work, unit, readers, unreachable)
            for request in await work.help_requests.live_of(person.id):
                if request.mentor_id == person.id:
                    await self.release(work, await work.help_requests.case(request.id), person.id)
                elif request.mentor_id is not None:
                    told = replace(unreachable, request_id=request.id)
                    await work.notices.post(request.mentor_id, told, now=self.clock.now(), subject=request.subject)
            await self.step_aside(work, person.id)
            await AskingMentors(self.begin, self.clock, self.calendar).step_back(work, person.id, for_good=False)
