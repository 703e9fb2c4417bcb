"""What the verbs of mentorships share: room with a mentor, the way to the deciders, and calling off (гл. 4 пп. 3–6)."""

from mentoring.model.bank import RoleForm
from mentoring.model.ids import PersonId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.orders import OrderStepKind
from mentoring.model.people import Person, Role
from mentoring.model.units import Unit
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, MentorFull
from mentoring.use_cases.meeting_drops import drop_meetings
from mentoring.use_cases.mornings import arm_morning
from mentoring.use_cases.use_case import UseCase
from mentoring.use_cases.waitlist import place_released, place_taken, room_of


class MentorshipVerb(UseCase):
    """Whoever changes a mentorship holds its people first, so that a place counted is a place kept."""

    async def store(self, work: UnitOfWork, after: Mentorship, *, expected: Mentorship) -> Mentorship:
        """Raises ChangedMeanwhile when the mentorship is no longer the expected one."""
        saved = await work.mentorships.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def room_of(self, work: UnitOfWork, unit: Unit, mentor_id: PersonId) -> int:
        """How many more lasting mentorships the mentor has room for. The mentor must be held. Raises NotAMentorNow."""
        return await room_of(work, unit, mentor_id)

    async def must_have_room(self, work: UnitOfWork, unit: Unit, mentor_id: PersonId) -> None:
        """Refuse a mentor who is not approved (NotAMentorNow) or has no place left (MentorFull)."""
        if not await self.room_of(work, unit, mentor_id):
            raise MentorFull

    async def council_of(self, work: UnitOfWork, mentorship: Mentorship) -> list[Person]:
        """Members of the unit's council who are not in the mentorship themselves."""
        members = await work.people.holders(mentorship.unit_id, Role.COUNCIL)
        return [person for person in members if person.id not in mentorship.people]

    async def send(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, *, expected: Mentorship) -> Mentorship:
        """Everybody has said yes: the mentorship goes to the council, or straight to the curator.

        The council is passed over where the unit has switched it off, though not for a head's mentorship (гл. 4 п. 6
        пп. 9), and where nobody of it could give an opinion. Whoever it goes to hears of it by the morning's count.
        """
        clock, settings = self.school_clock(unit), unit.settings
        is_asked = settings.has_council_step or mentorship.form is RoleForm.HEAD_TEACHER
        await arm_morning(self, work, unit)
        if is_asked and await self.council_of(work, mentorship):
            due_at = clock.after_working_days(self.clock.now(), settings.council_days)
            after = mentorship.moved(MentorshipState.COUNCIL, due_at)
        else:
            after = mentorship.moved(MentorshipState.CURATOR)
        stored = await self.store(work, after, expected=expected)
        await place_taken(self, work, mentorship.mentor_id, unit)
        return stored

    async def renew_order(self, work: UnitOfWork, mentorship: Mentorship) -> None:
        """Other people are in it than the order it waits on says: whoever has read the order reads it anew.

        Its people must be held. Raises ChangedMeanwhile.
        """
        order = await work.orders.live_with(mentorship.id)
        if order is not None and await work.orders.save(order, expected=order) is None:
            raise ChangedMeanwhile

    async def leave_order(self, work: UnitOfWork, mentorship: Mentorship, *, by: PersonId | None) -> None:
        """What comes to nothing, or ends, no longer waits on an order, and whoever looks at the order sees that.

        What another mentorship replaces stays: that order says when it ended. The mentorship's own state is the
        caller's. Raises ChangedMeanwhile.
        """
        order = await work.orders.live_with(mentorship.id)
        if order is None or all(item.mentorship_id != mentorship.id for item in order.items):
            return
        if await work.orders.save(order.without(mentorship.id), expected=order) is None:
            raise ChangedMeanwhile
        await work.orders.record(order.id, OrderStepKind.TAKEN_OUT, by, self.clock.now())

    async def call_off(
        self,
        work: UnitOfWork,
        mentorship: Mentorship,
        *,
        by: PersonId | None,
        words: str = "",
        kind: StepKind = StepKind.CALLED_OFF,
    ) -> Mentorship:
        """The mentorship comes to nothing before it was active; its mentor has a place again.

        A request it was to answer may be the curator's again: they hear of it by the morning's count.
        """
        # The order before the mentorship, as the signing does, so that the two do not wait for each other.
        await self.leave_order(work, mentorship, by=by)
        after = await self.store(work, mentorship.moved(MentorshipState.CALLED_OFF), expected=mentorship)
        await work.mentorships.record([mentorship.id], kind, by, self.clock.now(), words)
        unit = await work.units.get(mentorship.unit_id)
        await place_released(self, work, mentorship.mentor_id, unit)
        await drop_meetings(self, work, unit, [mentorship.id])
        if mentorship.request_id is not None:
            await arm_morning(self, work, unit)
        return after
