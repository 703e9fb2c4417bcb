"""The bank of mentors and mentees as people and their curator keep it (гл. 3 п. 17 пп. 3)."""

from collections.abc import Collection
from dataclasses import replace

from mentoring.model.bank import (
    LONGEST_REASON,
    LONGEST_REMARK,
    LONGEST_TRAINING,
    LONGEST_WISHES,
    MENTOR_ROLES,
    Kind,
    MenteeCategory,
    MentorOffer,
    MentorState,
    RoleForm,
    WeeklySlot,
    known_languages,
    most_capacity,
)
from mentoring.model.ids import PersonId, UnitId
from mentoring.model.people import Actor, Person, Role
from mentoring.model.profile import one_line
from mentoring.notices.bank import MentorOffered, MentorStateChanged
from mentoring.ports import UnitOfWork
from mentoring.refusals import Gone, MentorMoved, NotAllowed, SettingOutOfRange, TextTooLong
from mentoring.use_cases.closings import EndOnParting
from mentoring.use_cases.mentor_lists import leave_lists
from mentoring.use_cases.people import caretakers, person_in_unit
from mentoring.use_cases.use_case import UseCase
from mentoring.use_cases.waitlist import AskingMentors, place_released

#: States from which a mentor may stop being one.
IN_BANK = frozenset(MentorState) - {MentorState.FORMER}


class OfferMyself(UseCase):
    """A member of the unit says they are ready to be a mentor: a candidate, whom the curators are told of.

    Voluntary, and open to whoever holds a role there (гл. 2 п. 6 пп. 1); a former mentor is a candidate again. Who is
    in the bank already stays as they are.
    """

    async def __call__(self, *, by: Actor) -> None:
        by.must_hold(*Role)
        now = self.clock.now()
        async with self.begin() as work:
            await work.people.hold(by.id)
            card = await work.bank_cards.mentor(by.id, by.unit_id)
            if card.entered_at is not None and card.state is not MentorState.FORMER:
                return
            await work.bank_cards.move(
                by.unit_id, [by.id], MentorState.CANDIDATE, expected=[card.state], by=by.id, now=now
            )
            unit = await work.units.get(by.unit_id)
            offered = MentorOffered(person_id=by.id, unit_id=unit.id, name=by.person.name)
            await self.tell_all(work, unit, await caretakers(work, unit.id, besides=by.id), offered)


class NominateMentor(UseCase):
    """The curator asks a member of the unit to be a mentor: a candidate, who is told and may end it any time.

    Nobody becomes a mentor against their will (гл. 2 п. 6 пп. 1). Who is in the bank already is MentorMoved.
    """

    async def __call__(self, person_id: PersonId, unit_id: UnitId, *, by: Actor) -> None:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self.begin() as work:
            person, roles = await person_in_unit(work, person_id, unit_id)
            card = await work.bank_cards.mentor(person_id, unit_id)
            is_known = card.entered_at is not None or roles & MENTOR_ROLES
            if not person.has_joined or (is_known and card.state is not MentorState.FORMER):
                raise MentorMoved
            candidate, now = MentorState.CANDIDATE, self.clock.now()
            await work.bank_cards.move(unit_id, [person_id], candidate, expected=[card.state], by=by.id, now=now)
            if person_id != by.id:
                told = MentorStateChanged(state=candidate, reason="")
                await self.tell(work, await work.units.get(unit_id), person, told)


class DescribeOffer(UseCase):
    """A mentor says what they offer in their home unit; what is not named stays as it was (гл. 1 п. 3 пп. 3).

    The capacity is at least 1 and at most 3, and for guests and heads what the unit's setting says; 0 goes back to the
    unit's usual number. Only of whoever stands in the bank: by a mentor's or guest's role, or by having offered
    themselves.
    """

    async def __call__(
        self,
        *,
        by: Actor,
        kinds: Collection[Kind] | None = None,
        forms: Collection[RoleForm] | None = None,
        capacity: int | None = None,
        times: Collection[WeeklySlot] | None = None,
        training: str | None = None,
        languages: Collection[str] | None = None,
    ) -> MentorOffer:
        by.must_hold(*Role)
        roles, now = by.roles_in(by.unit_id), self.clock.now()
        async with self.begin() as work:
            await work.people.hold(by.id)
            card = await work.bank_cards.mentor(by.id, by.unit_id)
            if card.state is MentorState.FORMER or (card.entered_at is None and not roles & MENTOR_ROLES):
                raise NotAllowed
            offer = card.offer
            if kinds is not None:
                offer = replace(offer, kinds=frozenset(kinds))
            if forms is not None:
                offer = replace(offer, forms=frozenset(forms))
            if capacity is not None:
                most = most_capacity(roles, (await work.units.get(by.unit_id)).settings)
                if not 0 <= capacity <= most:
                    raise SettingOutOfRange(least="1", most=str(most))
                offer = replace(offer, capacity=capacity or None)
            if times is not None:
                offer = replace(offer, times=frozenset(times))
            if training is not None:
                offer = replace(offer, training=one_line(training, LONGEST_TRAINING))
            if languages is not None:
                offer = replace(offer, languages=known_languages(languages))
            await work.bank_cards.save_offer(by.id, by.unit_id, offer, now)
            if capacity is not None:
                await place_released(self, work, by.id, await work.units.get(by.unit_id))
            return offer


class MentorStep(UseCase):
    """What the steps of a mentor's card share: who may take them, compare-and-set, and that the mentor is told.

    The curator takes a step with a reason; the mentor's own needs none (гл. 2 п. 6 пп. 1).
    """

    async def step(
        self,
        person_id: PersonId,
        unit_id: UnitId,
        to: MentorState,
        expected: Collection[MentorState],
        *,
        by: Actor,
        reason: str,
    ) -> None:
        if by.id == person_id:
            by.must_hold(*Role, unit_id=unit_id)
        else:
            by.must_hold(Role.CURATOR, unit_id=unit_id)
        reason = reason if by.id == person_id and not reason.strip() else one_line(reason, LONGEST_REASON)
        async with self.begin() as work:
            await self.hold(work, person_id)
            person, roles = await person_in_unit(work, person_id, unit_id)
            card = await work.bank_cards.mentor(person_id, unit_id)
            if card.entered_at is None and not roles & MENTOR_ROLES:
                raise Gone
            await self.must_be_theirs(work, person, unit_id, by)
            now = self.clock.now()
            if not await work.bank_cards.move(
                unit_id, [person_id], to, expected=expected, by=by.id, reason=reason, now=now
            ):
                raise MentorMoved
            await self.and_then(work, person, unit_id, roles)
            if by.id != person_id:
                told = MentorStateChanged(state=to, reason=reason)
                await self.tell(work, await work.units.get(unit_id), person, told)

    async def hold(self, work: UnitOfWork, person_id: PersonId) -> None:
        """Whom the step touches; others wait until it ends."""
        await work.people.hold(person_id)

    async def must_be_theirs(self, work: UnitOfWork, person: Person, unit_id: UnitId, by: Actor) -> None:
        """What a step asks beyond the role."""

    async def and_then(self, work: UnitOfWork, person: Person, unit_id: UnitId, roles: frozenset[Role]) -> None:
        """What a step brings with it."""


class PauseMentor(MentorStep):
    """The curator, or the mentor, puts an approved mentor's work off: no new mentees until it goes on.

    Who asked them meanwhile stands in their line.
    """

    async def __call__(self, person_id: PersonId, unit_id: UnitId, *, reason: str = "", by: Actor) -> None:
        await self.step(person_id, unit_id, MentorState.PAUSED, [MentorState.APPROVED], by=by, reason=reason)

    async def and_then(self, work: UnitOfWork, person: Person, unit_id: UnitId, roles: frozenset[Role]) -> None:
        await AskingMentors(self.begin, self.clock, self.calendar).step_back(work, person.id, [unit_id], for_good=False)


class ResumeMentor(MentorStep):
    """A paused mentor goes on. The mentor ends only a pause of their own; the curator ends any."""

    async def __call__(self, person_id: PersonId, unit_id: UnitId, *, reason: str = "", by: Actor) -> None:
        await self.step(person_id, unit_id, MentorState.APPROVED, [MentorState.PAUSED], by=by, reason=reason)

    async def must_be_theirs(self, work: UnitOfWork, person: Person, unit_id: UnitId, by: Actor) -> None:
        is_curator = by.holds(Role.CURATOR, unit_id=unit_id)
        if not is_curator and await work.bank_cards.last_author(person.id, unit_id) != by.id:
            raise NotAllowed

    async def and_then(self, work: UnitOfWork, person: Person, unit_id: UnitId, roles: frozenset[Role]) -> None:
        await place_released(self, work, person.id, await work.units.get(unit_id))


class EndMentoring(MentorStep):
    """The curator, or the mentor, ends a mentor's work: a former mentor, who may offer themselves again.

    What waits for the head of them is withdrawn, and those they mentor are told that it ends within 3 days. The
    mentor's role goes, unless it is the person's only one: whoever has none would no longer be of the unit.
    """

    async def __call__(self, person_id: PersonId, unit_id: UnitId, *, reason: str = "", by: Actor) -> None:
        await self.step(person_id, unit_id, MentorState.FORMER, IN_BANK, by=by, reason=reason)

    async def hold(self, work: UnitOfWork, person_id: PersonId) -> None:
        await EndOnParting(self.begin, self.clock, self.calendar).hold_partners(work, person_id)

    async def and_then(self, work: UnitOfWork, person: Person, unit_id: UnitId, roles: frozenset[Role]) -> None:
        now = self.clock.now()
        await leave_lists(self, work, person, [unit_id])
        await AskingMentors(self.begin, self.clock, self.calendar).step_back(work, person.id, [unit_id], for_good=True)
        end_on_parting = EndOnParting(self.begin, self.clock, self.calendar)
        await end_on_parting.part(work, person.id, [unit_id], as_mentor_only=True)
        if Role.MENTOR in roles and len(roles) > 1:
            await work.people.set_roles(person.id, unit_id, roles - {Role.MENTOR}, now)


class SetMenteeCategory(UseCase):
    """The curator sets why a teacher is a mentee; None goes back to what experience says (young up to 3 years)."""

    async def __call__(
        self, person_id: PersonId, unit_id: UnitId, category: MenteeCategory | None, *, by: Actor
    ) -> None:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self.begin() as work:
            await person_in_unit(work, person_id, unit_id)
            await work.bank_cards.save_category(person_id, unit_id, category)


class WriteWishes(UseCase):
    """A mentee says in their own words what they wish of a mentor in their home unit (гл. 1 п. 3 пп. 4)."""

    async def __call__(self, wishes: str, *, by: Actor) -> None:
        by.must_hold(Role.MENTEE)
        wishes = one_line(wishes, LONGEST_WISHES)
        async with self.begin() as work:
            await work.people.hold(by.id)
            await work.bank_cards.save_wishes(by.id, by.unit_id, wishes)


class WriteRemark(UseCase):
    """A curator keeps a remark about a person that no colleague sees, not even another curator; empty takes it away.

    The person themself may have it: what the school keeps about somebody is theirs to know (152-ФЗ ст. 14 ч. 7), and no
    exception of ч. 8 covers a colleague's opinion. So it stands in their export, and its author is told so beforehand.
    """

    async def __call__(self, person_id: PersonId, unit_id: UnitId, text: str, *, by: Actor) -> None:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        text = text.strip()
        if len(text) > LONGEST_REMARK:
            raise TextTooLong(LONGEST_REMARK)
        async with self.begin() as work:
            await person_in_unit(work, person_id, unit_id)
            await work.bank_cards.save_remark(person_id, unit_id, by.id, text, self.clock.now())
