"""The head signs an order, and what it then does to mentorships, at once or on its day (гл. 3 п. 14 пп. 5)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mentoring.model.changes import ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipId, OrderId, PersonId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.orders import (
    LONGEST_ORDER_NUMBER,
    MAY_BE_REPLACED,
    MAY_STAND_ON,
    Order,
    OrderKind,
    OrderState,
    OrderStepKind,
    last_day,
    must_be_near,
    plain_number,
)
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.papers import MentorshipAmended, MentorshipEndedByOrder
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, Gone, NumberTaken, PairsMoved
from mentoring.use_cases.closings import ClosingVerb
from mentoring.use_cases.orders import OrderVerb
from mentoring.use_cases.use_case import UseCase

#: The ending of the name of an order that was signed.
DOCUMENT = "docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an order speaks of: the mentorships on it, those they replace, and the changes that come with it."""

    mentorships: Sequence[Mentorship]
    replaced: Sequence[Mentorship] = ()
    changes: Mapping[MentorshipId, MentorshipChange]


class OrderEffects(OrderVerb):
    """What an order does once it is signed and its day has come."""

    async def subject_of(self, work: UnitOfWork, order: Order, changes: ChangeState) -> Subject:
        """Everything the order speaks of, with the changes that stand so."""
        found = {each.id: each for each in await work.mentorships.several(order.mentorships)}
        listed = [item.mentorship_id for item in order.items]
        return Subject(
            mentorships=[found[each] for each in listed],
            replaced=[found[item.replaces_id] for item in order.items if item.replaces_id is not None],
            changes=await self.changes_of(work, listed, changes) if order.kind is OrderKind.AMEND else {},
        )

    async def take_effect(
        self, work: UnitOfWork, unit: Unit, order: Order, signed_on: date, subject: Subject, *, by: PersonId | None
    ) -> Subject:
        """The order's day has come; what it speaks of, as it stands now. What has moved on since is left alone."""
        match order.kind:
            case OrderKind.APPOINT | OrderKind.REPLACE:
                ended = await self._end(work, unit, order, signed_on, subject.replaced, by=by)
                waiting = [each for each in subject.mentorships if each.state is MentorshipState.ON_ORDER]
                begun = await self.put_in_force(work, waiting, signed_on, by=by, words=order.number)
                return replace(subject, mentorships=begun, replaced=ended)
            case OrderKind.AMEND:
                return replace(subject, mentorships=await self._amend(work, order, subject, by=by))
            case OrderKind.TERMINATE:
                return subject

    async def _end(
        self,
        work: UnitOfWork,
        unit: Unit,
        order: Order,
        signed_on: date,
        replaced: Sequence[Mentorship],
        *,
        by: PersonId | None,
    ) -> list[Mentorship]:
        active = [each for each in replaced if each.state is MentorshipState.ACTIVE]
        ended = [
            replace(each.moved(MentorshipState.ENDED), ends_on=last_day_before(signed_on, each)) for each in active
        ]
        if active:
            await self.store_all(work, ended, active)
            now = self.clock.now()
            await work.mentorships.record([each.id for each in ended], StepKind.ENDED, by, now, order.number)
            await ClosingVerb(self.begin, self.clock, self.calendar).wind_up(work, unit, ended)
        return [*ended, *(each for each in replaced if each.state is not MentorshipState.ACTIVE)]

    async def _amend(
        self, work: UnitOfWork, order: Order, subject: Subject, *, by: PersonId | None
    ) -> list[Mentorship]:
        before = [
            each for each in subject.mentorships if each.state is MentorshipState.ACTIVE and each.id in subject.changes
        ]
        after = [subject.changes[each.id].applied(each) for each in before]
        if before:
            await self.store_all(work, after, before)
            await work.mentorship_changes.move([subject.changes[each.id].id for each in before], ChangeState.DONE)
            now = self.clock.now()
            await work.mentorships.record([each.id for each in before], StepKind.CHANGED, by, now, order.number)
        return after


class CheckOrderNumber(OrderVerb):
    """The head has written a number and chosen a date: both are judged before anything is signed.

    The date lies within a year of today (OrderDateUnclear). A number used in the unit in that year is refused
    (NumberTaken), whatever its case and spaces.
    """

    async def __call__(self, order_id: OrderId, number: str, signed_on: date, *, by: Actor) -> str:
        number = plain_number(number, LONGEST_ORDER_NUMBER)
        async with self.begin(reads_only=True) as work:
            order = await self.order_in_unit(work, order_id, by, Role.HEAD)
            order.must_be({OrderState.SENT})
            must_be_near(signed_on, self.today(await work.units.get(order.unit_id)))
            await must_be_free(work, order, number, signed_on)
        return number


async def must_be_free(work: UnitOfWork, order: Order, number: str, signed_on: date) -> None:
    if await work.orders.is_number_taken(order.unit_id, number, signed_on.year):
        raise NumberTaken(number=number)


class SignOrder(OrderEffects):
    """The head signs an order with number and date, on what they have read (гл. 3 п. 14 пп. 5; ст. 351.8 ТК РФ).

    Another version than the one read is ChangedMeanwhile. Number and date as in CheckOrderNumber. Once more it is
    looked at whether each mentorship still stands where the order leads on from (PairsMoved), whether all written
    consents are there (ConsentsMissing), and whether each mentor mentors now and has a place (MentorsAway, MentorsFull:
    who stands on two orders may have room for one). The paper, made of the order with this number and date, is kept as
    it was signed.

    From its date on mentorships that begin by it are active for their months, changes hold, and what is replaced has
    ended on the day before; with a date ahead all this comes with the day. The curators and everybody in the
    mentorships are told at once, with the dates. Nobody but the head can sign, so they sign also where they mentor.
    """

    async def __call__(
        self, order_id: OrderId, *, number: str, signed_on: date, version: int, paper: bytes, by: Actor
    ) -> Order:
        number = plain_number(number, LONGEST_ORDER_NUMBER)
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, Role.HEAD)
            order.must_be({OrderState.SENT})
            if order.version != version:
                raise ChangedMeanwhile
            # Two orders signed at once must not get one number.
            await work.units.hold(order.unit_id)
            unit = await work.units.get(order.unit_id)
            today = self.today(unit)
            must_be_near(signed_on, today)
            await must_be_free(work, order, number, signed_on)
            subject = await self.subject_of(work, order, ChangeState.AGREED)
            await self._must_hold_good(work, unit, order, subject)
            due_at = None if signed_on <= today else self.school_clock(unit).beginning_of(signed_on)
            kept = await work.papers.keep(paper, DOCUMENT)
            after = await self.store_order(work, order.signed(number, signed_on, kept, due_at), expected=order)
            await self.changed(work, after, OrderStepKind.SIGNED, by, number)
            if due_at is None:
                subject = await self.take_effect(work, unit, after, signed_on, subject, by=by.id)
            else:
                subject = await self._wait_for_the_day(work, order, signed_on, subject)
            await self._tell_members(work, unit, after, signed_on, subject)
            await self.told_over(work, unit, after, by.person)
            await self.told_curators(work, unit, after, "", by)
            return after

    async def _must_hold_good(self, work: UnitOfWork, unit: Unit, order: Order, subject: Subject) -> None:
        states = {MentorshipState.ON_ORDER} if order.kind.begins else MAY_STAND_ON[order.kind]
        moved = [each for each in subject.mentorships if each.state not in states]
        moved += [each for each in subject.replaced if each.state not in MAY_BE_REPLACED]
        if order.kind is OrderKind.AMEND:
            moved += [each for each in subject.mentorships if each.id not in subject.changes]
        if moved:
            # Discarded or changed while the head signed: that says more than what became of its pairs.
            if (await work.orders.get(order.id)).version != order.version:
                raise ChangedMeanwhile
            raise PairsMoved(names=await self.names_of(work, {each.mentor_id for each in moved}))
        if order.kind.begins:
            await self.must_be_signed(work, subject.mentorships)
            await self.must_fit(work, unit, subject.mentorships, subject.replaced)

    async def _wait_for_the_day(self, work: UnitOfWork, order: Order, signed_on: date, subject: Subject) -> Subject:
        """What begins has its days already, and with them the places of its mentors; changes are settled."""
        changes = [change.id for change in subject.changes.values()]
        if changes:
            await work.mentorship_changes.move(changes, ChangeState.ORDERED)
        if not order.kind.begins:
            return subject
        dated = [
            replace(each, starts_on=signed_on, ends_on=last_day(signed_on, each.months)) for each in subject.mentorships
        ]
        await self.store_all(work, dated, subject.mentorships)
        return replace(subject, mentorships=dated)

    async def _tell_members(
        self, work: UnitOfWork, unit: Unit, order: Order, signed_on: date, subject: Subject
    ) -> None:
        """Everybody in the mentorships learns what the order means for them."""
        number = order.number
        match order.kind:
            case OrderKind.APPOINT:
                await self.tell_of_beginning(work, unit, subject.mentorships, order_number=number)
            case OrderKind.AMEND:
                await self._tell_of_changes(work, unit, signed_on, subject, order_number=number)
            case OrderKind.REPLACE:
                await self.tell_of_beginning(work, unit, subject.mentorships, order_number=number)
                go_on = {person_id for each in subject.mentorships for person_id in each.people}
                await self._tell_of_ends(work, unit, signed_on, subject.replaced, order, besides=go_on)
            case OrderKind.TERMINATE:
                await self._tell_of_ends(work, unit, signed_on, subject.mentorships, order)

    async def _tell_of_changes(
        self, work: UnitOfWork, unit: Unit, signed_on: date, subject: Subject, *, order_number: str
    ) -> None:
        people = await self.people_by_id(work, subject.mentorships)
        posts: list[tuple[PersonId, Notice, datetime]] = []
        for mentorship in subject.mentorships:
            after = subject.changes[mentorship.id].applied(mentorship)
            body = MentorshipAmended(
                mentorship_id=mentorship.id,
                holds_from=signed_on,
                ends_on=after.ends_on or signed_on,
                order_number=order_number,
            )
            for person_id in sorted(mentorship.people):
                posts += self.post_to(unit, people.get(person_id), body)
        await work.notices.post_many(posts, now=self.clock.now())

    async def _tell_of_ends(
        self,
        work: UnitOfWork,
        unit: Unit,
        signed_on: date,
        ended: Iterable[Mentorship],
        order: Order,
        *,
        besides: Collection[PersonId] = (),
    ) -> None:
        ended = list(ended)
        people = await self.people_by_id(work, ended)
        posts: list[tuple[PersonId, Notice, datetime]] = []
        for mentorship in ended:
            is_going_on = mentorship.state is MentorshipState.ACTIVE
            eve = last_day_before(signed_on, mentorship)
            for person_id in sorted(mentorship.people - set(besides)):
                body = MentorshipEndedByOrder(
                    mentorship_id=mentorship.id,
                    is_replaced=order.kind is OrderKind.REPLACE,
                    names=self.others_names(unit, mentorship, people, person_id),
                    ends_on=eve if is_going_on else mentorship.ends_on or eve,
                    order_number=order.number,
                )
                posts += self.post_to(unit, people.get(person_id), body)
        await work.notices.post_many(posts, now=self.clock.now())


def last_day_before(signed_on: date, mentorship: Mentorship) -> date:
    """The last day of what another takes over on the day: the eve, or its own first day if it had no more."""
    eve = signed_on - timedelta(days=1)
    return max(eve, mentorship.starts_on or eve)


class PutOrderInForce(OrderEffects):
    """The day of a signed order has come. Running it twice changes nothing."""

    async def __call__(self, order_id: OrderId) -> None:
        try:
            async with self.begin() as work:
                order = await work.orders.get(order_id)
                if order.due_at is None or order.due_at > self.clock.now() or order.signed_on is None:
                    return
                after = await self.store_order(work, replace(order, due_at=None), expected=order)
                await work.orders.record(order.id, OrderStepKind.IN_FORCE, None, self.clock.now())
                subject = await self.subject_of(work, order, ChangeState.ORDERED)
                unit = await work.units.get(order.unit_id)
                await self.take_effect(work, unit, after, order.signed_on, subject, by=None)
        except (ChangedMeanwhile, Gone):
            return  # somebody was faster; the next tick looks again


class DueOrders(UseCase):
    """The signed orders whose day has come, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[OrderId]:
        async with self.begin(reads_only=True) as work:
            return await work.orders.due(self.clock.now(), limit)


class NextOrderDue(UseCase):
    """When the next signed order comes into force; None when none waits for its day."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.orders.next_due()
