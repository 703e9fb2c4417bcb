"""Orders of the head while they are in the making: gathered, described, sent, returned (гл. 3 п. 14 пп. 5)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from mentoring.model.changes import ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipId, OrderId, PersonId, UnitId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.orders import (
    LIVE_ORDERS,
    LONGEST_ADDENDUM,
    LONGEST_GROUND,
    LONGEST_ORDER_WORDS,
    LONGEST_PAY,
    LONGEST_PROTOCOL,
    LONGEST_REGULATION,
    MAY_BE_REPLACED,
    MAY_STAND_ON,
    MOST_ON_ORDER,
    OPEN_ORDERS,
    ORDER_DATE_REACH,
    Order,
    OrderItem,
    OrderKind,
    OrderState,
    OrderStepKind,
    plain_number,
)
from mentoring.model.people import DECIDERS, Actor, Person, Role
from mentoring.model.profile import one_line
from mentoring.model.units import Unit
from mentoring.notices.papers import OrderDecided, OrderOver, OrderSent
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    AlreadyOnOrder,
    ChangedMeanwhile,
    DateUnclear,
    Gone,
    HeadMissing,
    NothingReplaced,
    OrderEmpty,
    OrderNotNeeded,
    OrderTooLong,
)
from mentoring.use_cases.beginnings import Beginning
from mentoring.use_cases.mornings import arm_morning


class OrderVerb(Beginning):
    """What the verbs of orders share. People are held before orders, orders before mentorships."""

    async def order_in_unit(self, work: UnitOfWork, order_id: OrderId, by: Actor, *roles: Role) -> Order:
        """The order, of a unit in which the actor holds one of the roles; any other does not exist for them."""
        order = await work.orders.get(order_id)
        if not by.roles_in(order.unit_id):
            raise Gone
        by.must_hold(*roles, unit_id=order.unit_id)
        return order

    async def store_order(self, work: UnitOfWork, after: Order, *, expected: Order) -> Order:
        """Raises ChangedMeanwhile when the order, or where its mentorships stand, is no longer as expected."""
        saved = await work.orders.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def changed(self, work: UnitOfWork, order: Order, kind: OrderStepKind, by: Actor, words: str = "") -> None:
        await work.orders.record(order.id, kind, by.id, self.clock.now(), words)

    async def items_for(
        self, work: UnitOfWork, unit: Unit, kind: OrderKind, chosen: Collection[MentorshipId]
    ) -> tuple[list[OrderItem], list[Mentorship]]:
        """What stands on the order about these mentorships, and the mentorships; refuse those that cannot.

        Raises Gone, ChangedMeanwhile, ConsentsMissing, NothingReplaced.
        """
        mentorships = await work.mentorships.several(chosen)
        if {each.id for each in mentorships} != set(chosen) or any(each.unit_id != unit.id for each in mentorships):
            raise Gone
        if any(each.state not in MAY_STAND_ON[kind] for each in mentorships):
            raise ChangedMeanwhile
        items = [OrderItem(mentorship_id=each.id) for each in mentorships]
        match kind:
            case OrderKind.APPOINT:
                await self.must_be_signed(work, mentorships)
            case OrderKind.REPLACE:
                await self.must_be_signed(work, mentorships)
                items = await self._with_replaced(work, unit, mentorships)
            case OrderKind.AMEND:
                changes = await self.changes_of(work, chosen, ChangeState.AGREED)
                if changes.keys() != set(chosen):
                    raise ChangedMeanwhile
                items = [replace(item, pay=changes[item.mentorship_id].pay or "") for item in items]
            case OrderKind.TERMINATE:
                if any(each.starts_on is None for each in mentorships) or await work.orders.settled(chosen):
                    raise ChangedMeanwhile
        return items, mentorships

    async def changes_of(
        self, work: UnitOfWork, mentorships: Collection[MentorshipId], state: ChangeState
    ) -> dict[MentorshipId, MentorshipChange]:
        """The changes of these mentorships that stand so."""
        changes = await work.mentorship_changes.open_of(mentorships)
        return {change.mentorship_id: change for change in changes if change.state is state}

    async def _with_replaced(self, work: UnitOfWork, unit: Unit, mentorships: Sequence[Mentorship]) -> list[OrderItem]:
        """Each new mentorship with the one whose mentees it takes over from another mentor, the newest such."""
        mentees = {mentee for mentorship in mentorships for mentee in mentorship.mentees}
        known = await work.mentorships.with_mentees(unit.id, mentees, MAY_BE_REPLACED)
        settled = await work.orders.settled([each.id for each in known])
        items: list[OrderItem] = []
        alone: set[PersonId] = set()
        for mentorship in mentorships:
            before = predecessor_of(mentorship, [each for each in known if each.id not in settled])
            if before is None:
                alone.add(mentorship.mentor_id)
            else:
                items.append(OrderItem(mentorship_id=mentorship.id, replaces_id=before.id))
        if alone:
            raise NothingReplaced(names=await self.names_of(work, alone))
        return items

    async def move(
        self, work: UnitOfWork, mentorships: Sequence[Mentorship], to: MentorshipState, kind: StepKind, by: Actor
    ) -> None:
        """Put mentorships on an order, or take them off it. Raises ChangedMeanwhile."""
        if mentorships:
            await self.store_all(work, [each.moved(to) for each in mentorships], mentorships)
            await work.mentorships.record([each.id for each in mentorships], kind, by.id, self.clock.now())

    async def give_back(self, work: UnitOfWork, order: Order, mentorships: Collection[MentorshipId], by: Actor) -> None:
        """Mentorships that would have begun by the order wait for another one."""
        found = await work.mentorships.several(mentorships)
        waiting = [each for each in found if each.state is MentorshipState.ON_ORDER]
        await self.move(work, waiting, MentorshipState.APPROVED, StepKind.TAKEN_OFF_ORDER, by)

    async def told_over(self, work: UnitOfWork, unit: Unit, order: Order, by: Person) -> None:
        """The heads' notice says what became of the order."""
        over = OrderOver(
            order_id=order.id,
            kind=order.kind,
            state=order.state,
            number=order.number,
            by_name="" if unit.settings.keeps_papers_off_chat else by.name,
        )
        await work.notices.rewrite(order.subject, over, now=self.clock.now())

    async def told_curators(self, work: UnitOfWork, unit: Unit, order: Order, words: str, by: Actor) -> None:
        curators = await work.people.holders(unit.id, Role.CURATOR)
        readers = {person.id: person for person in [*curators, await work.people.get(order.drawn_up_by)]}
        told = OrderDecided(
            order_id=order.id,
            kind=order.kind,
            is_signed=order.state is OrderState.SIGNED,
            number=order.number,
            signed_on=order.signed_on,
            words=words,
            by_name="" if unit.settings.keeps_papers_off_chat else by.person.name,
        )
        await self.tell_all(
            work, unit, [each for each in readers.values() if each.has_joined and each.id != by.id], told
        )


def predecessor_of(mentorship: Mentorship, known: Collection[Mentorship]) -> Mentorship | None:
    """Of these the newest that the mentorship takes over: another mentor's, and no mentee of it is left behind."""
    fitting = [
        before
        for before in known
        if before.mentor_id != mentorship.mentor_id and set(before.mentees) <= set(mentorship.mentees)
    ]
    return max(fitting, key=lambda each: (each.state is MentorshipState.ACTIVE, each.id), default=None)


class DrawUpOrder(OrderVerb):
    """A curator or head gathers mentorships into a draft of an order (гл. 3 п. 14 пп. 5).

    An appointing or replacing order names approved mentorships with the written consents of all (ConsentsMissing names
    whose are awaited); a replacing one finds for each the mentorship that it takes over (NothingReplaced). An amending
    order names active mentorships with a change to which all have agreed, a terminating one those that ended and are on
    no such order yet. A mentorship stands on one order at most that is not signed (AlreadyOnOrder, ChangedMeanwhile).
    What begins by the order is on it from now on. The programme's days come from the settings, the approval of the
    regulation from the order before. A unit without orders needs none (OrderNotNeeded).
    """

    async def __call__(self, kind: OrderKind, chosen: Collection[MentorshipId], unit_id: UnitId, *, by: Actor) -> Order:
        by.must_hold(*DECIDERS, unit_id=unit_id)
        if not chosen:
            raise OrderEmpty
        if len(set(chosen)) > MOST_ON_ORDER:
            raise OrderTooLong(limit=MOST_ON_ORDER)
        now = self.clock.now()
        async with self.begin() as work:
            unit = await work.units.get(unit_id)
            if not unit.settings.has_order_step:
                raise OrderNotNeeded
            items, mentorships = await self.items_for(work, unit, kind, set(chosen))
            before = await work.orders.newest(unit_id)
            order = await work.orders.add(
                Order(
                    id=OrderId(0),
                    unit_id=unit_id,
                    kind=kind,
                    state=OrderState.DRAFT,
                    items=tuple(items),
                    drawn_up_by=by.id,
                    drawn_up_at=now,
                    programme_days=unit.settings.programme_days,
                    regulation=before.regulation if before else "",
                )
            )
            if order is None:
                raise AlreadyOnOrder(
                    names=await self.names_of(work, {mentorship.mentor_id for mentorship in mentorships})
                )
            await self.changed(work, order, OrderStepKind.DRAWN_UP, by)
            if kind.begins:
                await self.move(work, mentorships, MentorshipState.ON_ORDER, StepKind.PUT_ON_ORDER, by)
            return order


class AddToOrder(OrderVerb):
    """A curator or head puts further mentorships on an order in the curator's hands, as DrawUpOrder does."""

    async def __call__(self, order_id: OrderId, chosen: Collection[MentorshipId], *, by: Actor) -> Order:
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            order.must_be(OPEN_ORDERS)
            unit = await work.units.get(order.unit_id)
            new = set(chosen) - order.mentorships
            if not new:
                raise OrderEmpty
            if len(order.items) + len(new) > MOST_ON_ORDER:
                raise OrderTooLong(limit=MOST_ON_ORDER)
            items, mentorships = await self.items_for(work, unit, order.kind, new)
            after = await self.store_order(work, replace(order, items=(*order.items, *items)), expected=order)
            await self.changed(work, after, OrderStepKind.ADDED, by)
            if order.kind.begins:
                await self.move(work, mentorships, MentorshipState.ON_ORDER, StepKind.PUT_ON_ORDER, by)
            return after


class TakeOffOrder(OrderVerb):
    """A curator or head takes a mentorship off an order in the curator's hands; it waits for another one."""

    async def __call__(self, order_id: OrderId, mentorship_id: MentorshipId, *, by: Actor) -> Order:
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            order.must_be(OPEN_ORDERS)
            order.item(mentorship_id)
            after = await self.store_order(work, order.without(mentorship_id), expected=order)
            await self.changed(work, after, OrderStepKind.TAKEN_OUT, by)
            if order.kind.begins:
                await self.give_back(work, order, [mentorship_id], by)
            return after


class DescribeOrder(OrderVerb):
    """A curator or head writes what an order in the curator's hands says: its grounds, and until when mentors report.

    An empty text takes the phrase away. The day of reports lies ahead, a year at most (DateUnclear).
    """

    async def __call__(
        self,
        order_id: OrderId,
        *,
        protocol: str | None = None,
        regulation: str | None = None,
        report_on: date | None = None,
        by: Actor,
    ) -> Order:
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            order.must_be(OPEN_ORDERS)
            after = order
            if protocol is not None:
                after = replace(after, protocol=_line(protocol, LONGEST_PROTOCOL))
            if regulation is not None:
                after = replace(after, regulation=_line(regulation, LONGEST_REGULATION))
            if report_on is not None:
                today = self.today(await work.units.get(order.unit_id))
                if not today <= report_on <= today + ORDER_DATE_REACH:
                    raise DateUnclear
                after = replace(after, report_on=report_on)
            return await self.store_order(work, after, expected=order)


class DescribeItem(OrderVerb):
    """A curator or head writes what an order in the curator's hands says of a mentorship, or of all (None).

    Pay and addendum belong to orders by which mentorships begin or change, the ground to those by which they end or
    change hands. An empty text takes the phrase away.
    """

    async def __call__(
        self,
        order_id: OrderId,
        mentorship_id: MentorshipId | None,
        *,
        pay: str | None = None,
        addendum: str | None = None,
        ground: str | None = None,
        by: Actor,
    ) -> Order:
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            order.must_be(OPEN_ORDERS)
            items = order.items if mentorship_id is None else (order.item(mentorship_id),)
            if pay is not None:
                items = tuple(replace(item, pay=_line(pay, LONGEST_PAY)) for item in items)
            if addendum is not None:
                items = tuple(replace(item, addendum=_number(addendum)) for item in items)
            if ground is not None:
                items = tuple(replace(item, ground=_line(ground, LONGEST_GROUND)) for item in items)
            after = order.with_items(*items)
            return await self.store_order(work, after, expected=order)


def _number(text: str) -> str:
    return plain_number(text, LONGEST_ADDENDUM) if text.strip() else ""


def _line(text: str, limit: int) -> str:
    return one_line(text, limit) if text.strip() else ""


class SendOrder(OrderVerb):
    """A curator or head sends an order to the head; every head of the unit gets one notice.

    Raises HeadMissing, OrderEmpty.
    """

    async def __call__(self, order_id: OrderId, *, by: Actor) -> Order:
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            unit = await work.units.get(order.unit_id)
            heads = await work.people.holders(order.unit_id, Role.HEAD)
            if not heads:
                raise HeadMissing
            after = await self.store_order(work, order.sent(), expected=order)
            await self.changed(work, after, OrderStepKind.SENT, by)
            await arm_morning(self, work, unit)
            await work.notices.withdraw(order.subject)
            told = OrderSent(
                order_id=order.id,
                kind=order.kind,
                count=len(order.items),
                sender_name="" if unit.settings.keeps_papers_off_chat else by.person.name,
            )
            await self.tell_all(work, unit, heads, told, subject=order.subject)
            return after


class TakeOrderBack(OrderVerb):
    """A curator or head takes an order back from the head before it is signed; it is a draft again."""

    async def __call__(self, order_id: OrderId, *, by: Actor) -> Order:
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            order.must_be({OrderState.SENT})
            after = await self.store_order(work, replace(order, state=OrderState.DRAFT), expected=order)
            await self.changed(work, after, OrderStepKind.TAKEN_BACK, by)
            await self.told_over(work, await work.units.get(order.unit_id), after, by.person)
            return after


class DiscardOrder(OrderVerb):
    """A curator or head discards an order that is not signed; its mentorships wait for another one."""

    async def __call__(self, order_id: OrderId, *, by: Actor) -> Order:
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            order.must_be(LIVE_ORDERS)
            after = await self.store_order(work, replace(order, state=OrderState.DISCARDED), expected=order)
            await self.changed(work, after, OrderStepKind.DISCARDED, by)
            if order.kind.begins:
                await self.give_back(work, order, [item.mentorship_id for item in order.items], by)
            await self.told_over(work, await work.units.get(order.unit_id), after, by.person)
            return after


class ReturnOrder(OrderVerb):
    """The head gives an order back with words; the curators are told, mend it and send it again."""

    async def __call__(self, order_id: OrderId, *, words: str, version: int, by: Actor) -> Order:
        words = one_line(words, LONGEST_ORDER_WORDS)
        async with self.begin() as work:
            order = await self.order_in_unit(work, order_id, by, Role.HEAD)
            order.must_be({OrderState.SENT})
            if order.version != version:
                raise ChangedMeanwhile
            unit = await work.units.get(order.unit_id)
            after = await self.store_order(work, replace(order, state=OrderState.RETURNED), expected=order)
            await self.changed(work, after, OrderStepKind.RETURNED, by, words)
            await self.told_over(work, unit, after, by.person)
            await self.told_curators(work, unit, after, words, by)
            return after


class ShowSignedOrder(OrderVerb):
    """A curator or head gets the paper of a signed order, as it was signed. Gone for one that is not signed."""

    async def __call__(self, order_id: OrderId, *, by: Actor) -> bytes:
        async with self.begin(reads_only=True) as work:
            order = await self.order_in_unit(work, order_id, by, *DECIDERS)
            if order.paper is None:
                raise Gone
            return await work.papers.read(order.paper)
