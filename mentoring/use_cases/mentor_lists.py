"""Lists of mentors: proposed by the curator, approved by the head (гл. 3 п. 14 пп. 3, п. 17 пп. 1)."""

from collections.abc import Collection
from dataclasses import replace

from mentoring.model.bank import LONGEST_REASON, MENTOR_ROLES, Decision, MentorList, MentorState
from mentoring.model.ids import MentorListId, PersonId, UnitId
from mentoring.model.people import Actor, Person, Role
from mentoring.model.profile import one_line, question_raised
from mentoring.notices.bank import MentorListDecided, MentorListOver, MentorsProposed, MentorStateChanged
from mentoring.ports import UnitOfWork
from mentoring.refusals import DecidedMeanwhile, Gone, HeadMissing, ListEmpty, MentorMoved
from mentoring.use_cases.mornings import arm_morning
from mentoring.use_cases.use_case import UseCase


def subject_of(list_id: MentorListId) -> str:
    """Under which the notices about a list are kept together."""
    return f"mentors:{list_id}"


class MentorListVerb(UseCase):
    """What the verbs of lists share. People are held before the list, so that no two of them wait for each other."""

    async def list_in_unit(self, work: UnitOfWork, list_id: MentorListId, by: Actor, role: Role) -> MentorList:
        """The list, of a unit in which the actor holds the role; any other does not exist for them."""
        mentors = await work.mentor_lists.get(list_id)
        if not by.roles_in(mentors.unit_id):
            raise Gone
        by.must_hold(role, unit_id=mentors.unit_id)
        return mentors

    async def decide(
        self,
        work: UnitOfWork,
        mentors: MentorList,
        person_ids: Collection[PersonId],
        decision: Decision,
        state: MentorState,
        *,
        by: Actor,
        reason: str,
    ) -> None:
        """All of these or nobody: if one of them no longer waits, who decided is named and nothing changes."""
        now = self.clock.now()
        await work.people.hold(*person_ids)
        await work.mentor_lists.hold(mentors.id)
        known = await work.mentor_lists.decisions(mentors.id)
        if not person_ids or not known.keys() >= set(person_ids):
            raise Gone
        late = sorted(person_id for person_id in person_ids if known[person_id] is not Decision.WAITING)
        if late:
            raise DecidedMeanwhile(by=await work.mentor_lists.decider_name(mentors.id, late[0]))
        await work.mentor_lists.decide(mentors.id, person_ids, decision, by=by.id, reason=reason, now=now)
        moved = await work.bank_cards.move(
            mentors.unit_id, person_ids, state, expected=[MentorState.PROPOSED], by=by.id, reason=reason, now=now
        )
        if moved != set(person_ids):
            raise MentorMoved
        await close_if_decided(self, work, mentors, by.person)


class ProposeMentors(MentorListVerb):
    """The curator proposes candidates to the head in one list; each of them is proposed from now on.

    Candidates are joined members of the unit with a mentor's or guest's role, or who offered themselves. Somebody who
    is no candidate (any more) makes the whole list MentorMoved; a unit without a joined head is HeadMissing. Every head
    is told once, and every morning that something waits.
    """

    async def __call__(self, person_ids: Collection[PersonId], unit_id: UnitId, *, by: Actor) -> MentorList:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        chosen, now = frozenset(person_ids), self.clock.now()
        if not chosen:
            raise ListEmpty
        async with self.begin() as work:
            unit = await work.units.get(unit_id)
            heads = await work.people.holders(unit_id, Role.HEAD)
            if not heads:
                raise HeadMissing
            await work.people.hold(*chosen)
            roles = await work.people.roles_of(unit_id, chosen)
            people = [person for person in await work.people.several(chosen) if person.has_joined]
            if {person.id for person in people} != chosen or roles.keys() != chosen:
                raise Gone
            for person_id, held in roles.items():
                is_known = held & MENTOR_ROLES or (await work.bank_cards.mentor(person_id, unit_id)).entered_at
                if not is_known:
                    raise Gone
            moved = await work.bank_cards.move(
                unit_id, chosen, MentorState.PROPOSED, expected=[MentorState.CANDIDATE], by=by.id, now=now
            )
            if moved != chosen:
                raise MentorMoved
            mentors = await work.mentor_lists.add(unit_id, chosen, by.id, now)
            told = MentorsProposed(list_id=mentors.id, count=len(chosen), proposer_name=by.person.name)
            await self.tell_all(work, unit, heads, told, subject=subject_of(mentors.id))
            await arm_morning(self, work, unit)
            return mentors


class ApproveMentors(MentorListVerb):
    """The head approves people of a list, all at once or one by one (гл. 3 п. 14 пп. 3).

    An approved mentor holds the mentor's role, a guest stays a guest; who is new to it is asked for their strengths.
    They are told. If one of them no longer waits, DecidedMeanwhile names who decided, and nobody is approved. Once
    nothing of the list waits, who proposed it learns the result.
    """

    async def __call__(self, list_id: MentorListId, person_ids: Collection[PersonId], *, by: Actor) -> None:
        async with self.begin() as work:
            mentors = await self.list_in_unit(work, list_id, by, Role.HEAD)
            approved = frozenset(person_ids)
            await self.decide(work, mentors, approved, Decision.APPROVED, MentorState.APPROVED, by=by, reason="")
            roles = await work.people.roles_of(mentors.unit_id, approved)
            people = await work.people.several(approved)
            for person in people:
                before = roles.get(person.id, frozenset())
                if before & MENTOR_ROLES:
                    continue
                await work.people.add_roles(mentors.unit_id, {person.id: [Role.MENTOR]}, self.clock.now())
                topics = await work.people.topics(person.id)
                question = question_raised(person, topics, before, before | {Role.MENTOR})
                if question is not person.next_question:
                    await work.people.save(replace(person, next_question=question))
            told = MentorStateChanged(state=MentorState.APPROVED, reason="")
            others = [person for person in people if person.id != by.id]
            await self.tell_all(work, await work.units.get(mentors.unit_id), others, told)


class RefuseMentors(MentorListVerb):
    """The head refuses people of a list with a reason; they are candidates again, and the proposer learns why.

    Whoever decided first is named as in ApproveMentors.
    """

    async def __call__(
        self, list_id: MentorListId, person_ids: Collection[PersonId], *, reason: str, by: Actor
    ) -> None:
        reason = one_line(reason, LONGEST_REASON)
        async with self.begin() as work:
            mentors = await self.list_in_unit(work, list_id, by, Role.HEAD)
            await self.decide(
                work, mentors, frozenset(person_ids), Decision.REFUSED, MentorState.CANDIDATE, by=by, reason=reason
            )


class TakeMentorsBack(MentorListVerb):
    """A curator takes back what still waits of a list; those people are candidates again.

    DecidedMeanwhile when the head was faster and nothing waits.
    """

    async def __call__(self, list_id: MentorListId, *, by: Actor) -> None:
        async with self.begin() as work:
            mentors = await self.list_in_unit(work, list_id, by, Role.CURATOR)
            known = await work.mentor_lists.decisions(list_id)
            await work.people.hold(*known)
            await work.mentor_lists.hold(list_id)
            known = await work.mentor_lists.decisions(list_id)
            waiting = [person_id for person_id, decision in known.items() if decision is Decision.WAITING]
            if not waiting:
                raise DecidedMeanwhile(by=await work.mentor_lists.decider_name(list_id, min(known)))
            await self.decide(work, mentors, waiting, Decision.WITHDRAWN, MentorState.CANDIDATE, by=by, reason="")


async def leave_lists(verb: UseCase, work: UnitOfWork, person: Person, units: Collection[UnitId]) -> None:
    """The person no longer waits on any list of these units. The person must be held."""
    for list_id in await work.mentor_lists.waiting_with(person.id, units):
        await work.mentor_lists.hold(list_id)
        await work.mentor_lists.decide(list_id, [person.id], Decision.WITHDRAWN, by=person.id, now=verb.clock.now())
        await close_if_decided(verb, work, await work.mentor_lists.get(list_id), person)


async def close_if_decided(verb: UseCase, work: UnitOfWork, mentors: MentorList, by: Person) -> None:
    """Once nobody of a list waits, the heads' notices say so, and who proposed it learns the result."""
    found = list((await work.mentor_lists.decisions(mentors.id)).values())
    if Decision.WAITING in found:
        return
    now = verb.clock.now()
    await work.mentor_lists.close(mentors.id, now)
    approved, refused = found.count(Decision.APPROVED), found.count(Decision.REFUSED)
    over = MentorListOver(list_id=mentors.id, by_name=by.name, approved=approved, refused=refused)
    await work.notices.rewrite(subject_of(mentors.id), over, now=now)
    proposer = await work.people.get(mentors.proposed_by)
    if proposer.has_joined and proposer.id != by.id:
        told = MentorListDecided(list_id=mentors.id, by_name=by.name, approved=approved, refused=refused)
        await verb.tell(work, await work.units.get(mentors.unit_id), proposer, told)
