"""The unit's plan of pairs: suggested for everybody without a mentor at once, edited by hand, proposed together."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mentoring.model.fit import Assignment
from mentoring.model.ids import PersonId, UnitId
from mentoring.model.people import Actor, Role
from mentoring.refusals import Gone, Refusal
from mentoring.use_cases.proposals import ProposeMentorship, usual_proposal
from mentoring.use_cases.use_case import UseCase


class PlanPairs(UseCase):
    """The curator keeps suggested pairs as the unit's plan, in the place of the one before; how many there are."""

    async def __call__(self, pairs: Iterable[Assignment], unit_id: UnitId, *, by: Actor) -> int:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        plan = {pair.mentee_id: pair.mentor_id for pair in pairs}
        async with self.begin() as work:
            await work.units.hold(unit_id)
            await work.suggested_pairs.replace(unit_id, plan)
        return len(plan)


class ChangePair(UseCase):
    """The curator gives a mentee of the plan another mentor of the unit. Raises Gone when they stand on it no more."""

    async def __call__(self, mentee_id: PersonId, mentor_id: PersonId, unit_id: UnitId, *, by: Actor) -> None:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self.begin() as work:
            await work.units.hold(unit_id)
            if mentee_id not in await work.suggested_pairs.of_unit(unit_id) or mentee_id == mentor_id:
                raise Gone
            if not await work.people.roles(mentor_id, unit_id):
                raise Gone
            await work.suggested_pairs.put(unit_id, mentee_id, mentor_id)


class DropPairs(UseCase):
    """The curator takes pairs off the plan, or all of it. Nobody has been told of them."""

    async def __call__(self, unit_id: UnitId, mentees: Collection[PersonId] | None = None, *, by: Actor) -> None:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self.begin() as work:
            await work.suggested_pairs.take(unit_id, mentees)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What became of a plan: how many were asked, and for which mentees a rule said no."""

    sent: int
    refused: Mapping[PersonId, Refusal]


class ProposePairs(UseCase):
    """The curator proposes every pair of the plan, each as the draft of a single proposal would be (гл. 4 п. 3).

    Each stands by itself: what a rule refuses, because people or places have changed, stays on the plan. Two curators
    at once propose each pair once.
    """

    async def __call__(self, unit_id: UnitId, *, by: Actor) -> Proposed:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self.begin(reads_only=True) as work:
            plan = await work.suggested_pairs.of_unit(unit_id)
        sent, refused = 0, dict[PersonId, Refusal]()
        for mentee_id in plan:
            async with self.begin() as work:
                taken = await work.suggested_pairs.take(unit_id, [mentee_id])
            for mentor_id in taken.values():
                try:
                    await self._propose(mentor_id, mentee_id, unit_id, by)
                    sent += 1
                except Refusal as refusal:
                    refused[mentee_id] = refusal
                    async with self.begin() as work:
                        await work.suggested_pairs.put(unit_id, mentee_id, mentor_id)
        return Proposed(sent=sent, refused=refused)

    async def _propose(self, mentor_id: PersonId, mentee_id: PersonId, unit_id: UnitId, by: Actor) -> None:
        async with self.begin(reads_only=True) as work:
            proposal = await usual_proposal(work, mentor_id, [mentee_id], unit_id)
        await ProposeMentorship(self.begin, self.clock, self.calendar)(proposal, unit_id, by=by)
