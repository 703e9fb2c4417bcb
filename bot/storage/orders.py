"""Orders of the head on SQL, each with what stands on it. The version decides, and an index keeps a mentorship from two
orders at once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import OrderItemRow, OrderRow, OrderStepRow
from bot.storage.upsert import insert_for
from mentoring.model.ids import MentorshipId, OrderId, PersonId, UnitId
from mentoring.model.orders import (
    Order,
    OrderItem,
    OrderKind,
    OrderState,
    OrderStep,
    OrderStepKind,
    number_key,
)
from mentoring.refusals import Gone


class SqlOrders:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, order: Order) -> Order | None:
        statement = insert(OrderRow).values(_values(order)).returning(OrderRow)
        row = (await self._connection.execute(statement)).one()
        is_added = await self._add_items(OrderId(row.id), order)
        return order_of(row, order.items) if is_added else None

    async def get(self, order_id: OrderId) -> Order:
        found = await self._found(OrderRow.id == order_id)
        if found is None:
            raise Gone
        return found

    async def save(self, after: Order, *, expected: Order) -> Order | None:
        statement = (
            update(OrderRow)
            .where(OrderRow.id == expected.id, OrderRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(OrderRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        if (after.items, after.state.is_live) != (expected.items, expected.state.is_live):
            await self._connection.execute(delete(OrderItemRow).where(OrderItemRow.order_id == expected.id))
            if not await self._add_items(expected.id, after):
                return None
        return order_of(row, after.items)

    async def record(
        self, order_id: OrderId, kind: OrderStepKind, by: PersonId | None, now: datetime, words: str = ""
    ) -> None:
        line = {"order_id": order_id, "kind": kind, "author_id": by, "at": now, "words": words}
        await self._connection.execute(insert(OrderStepRow).values(line))

    async def steps(self, order_id: OrderId) -> list[OrderStep]:
        statement = select(OrderStepRow).where(OrderStepRow.order_id == order_id).order_by(OrderStepRow.id)
        return [order_step_of(row) for row in await self._connection.execute(statement)]

    async def live_with(self, mentorship_id: MentorshipId) -> Order | None:
        holding = select(OrderItemRow.order_id).where(OrderItemRow.mentorship_id == mentorship_id, OrderItemRow.is_live)
        return await self._found(OrderRow.id.in_(holding))

    async def newest(self, unit_id: UnitId) -> Order | None:
        newest = select(func.max(OrderRow.id)).where(OrderRow.unit_id == unit_id).scalar_subquery()
        return await self._found(OrderRow.id == newest)

    async def settled(self, mentorship_ids: Collection[MentorshipId]) -> set[MentorshipId]:
        ended = (
            select(OrderItemRow.mentorship_id)
            .join(OrderRow, OrderRow.id == OrderItemRow.order_id)
            .where(OrderItemRow.mentorship_id.in_(mentorship_ids), *ends_by_order())
        )
        return {MentorshipId(mentorship_id) for mentorship_id in await self._connection.scalars(ended)}

    async def is_number_taken(self, unit_id: UnitId, number: str, year: int) -> bool:
        taken = select(OrderRow.id).where(
            OrderRow.unit_id == unit_id, OrderRow.number_year == year, OrderRow.number_key == number_key(number)
        )
        return await self._connection.scalar(taken) is not None

    async def due(self, now: datetime, limit: int) -> list[OrderId]:
        statement = select(OrderRow.id).where(OrderRow.due_at <= now).order_by(OrderRow.due_at).limit(limit)
        return [OrderId(order_id) for order_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(OrderRow.due_at)))

    async def _found(self, condition: ColumnElement[bool]) -> Order | None:
        row = (await self._connection.execute(select(OrderRow).where(condition))).one_or_none()
        if row is None:
            return None
        statement = (
            select(OrderItemRow)
            .where(OrderItemRow.order_id == row.id, OrderItemRow.is_replaced.is_(False))
            .order_by(OrderItemRow.place)
        )
        return order_of(row, tuple(map(item_of, await self._connection.execute(statement))))

    async def _add_items(self, order_id: OrderId, order: Order) -> bool:
        """False when another live order holds one of them."""
        rows: list[dict[str, Any]] = []
        for place, item in enumerate(order.items, start=1):
            line: dict[str, Any] = {"order_id": order_id, "place": place, "is_live": order.state.is_live}
            said = {"pay": item.pay, "addendum": item.addendum, "ground": item.ground}
            replaces = {"replaces_id": item.replaces_id, "is_replaced": False}
            rows.append(line | said | replaces | {"mentorship_id": item.mentorship_id})
            if item.replaces_id is not None:
                nothing = dict.fromkeys(said, "") | {"replaces_id": None, "is_replaced": True}
                rows.append(line | nothing | {"mentorship_id": item.replaces_id})
        if not rows:
            return True
        # In the order of their numbers, so that no two orders wait for each other.
        rows.sort(key=lambda row: int(row["mentorship_id"]))
        statement = insert_for(self._connection.engine)(OrderItemRow).values(rows)
        added = await self._connection.execute(statement.on_conflict_do_nothing().returning(OrderItemRow.mentorship_id))
        return len(added.all()) == len(rows)


def ends_by_order() -> list[ColumnElement[bool]]:
    """The mentorship of the item ended by an order that is signed."""
    is_terminated = and_(OrderRow.kind == OrderKind.TERMINATE, OrderItemRow.is_replaced.is_(False))
    return [OrderRow.state == OrderState.SIGNED, or_(is_terminated, OrderItemRow.is_replaced)]


def order_of(row: Any, items: tuple[OrderItem, ...]) -> Order:
    return Order(
        id=OrderId(row.id),
        unit_id=UnitId(row.unit_id),
        kind=OrderKind(row.kind),
        state=OrderState(row.state),
        items=items,
        drawn_up_by=PersonId(row.drawn_up_by),
        drawn_up_at=row.drawn_up_at,
        programme_days=row.programme_days,
        protocol=row.protocol,
        regulation=row.regulation,
        report_on=row.report_on,
        number=row.number,
        signed_on=row.signed_on,
        paper=row.paper,
        due_at=row.due_at,
        version=row.version,
    )


def item_of(row: Any) -> OrderItem:
    return OrderItem(
        mentorship_id=MentorshipId(row.mentorship_id),
        pay=row.pay,
        addendum=row.addendum,
        ground=row.ground,
        replaces_id=None if row.replaces_id is None else MentorshipId(row.replaces_id),
    )


def order_step_of(row: Any) -> OrderStep:
    return OrderStep(
        kind=OrderStepKind(row.kind),
        author_id=None if row.author_id is None else PersonId(row.author_id),
        at=row.at,
        words=row.words,
    )


def _values(order: Order) -> dict[str, Any]:
    has_number = order.state is OrderState.SIGNED and order.signed_on is not None
    return {
        "unit_id": order.unit_id,
        "kind": order.kind,
        "state": order.state,
        "drawn_up_by": order.drawn_up_by,
        "drawn_up_at": order.drawn_up_at,
        "programme_days": order.programme_days,
        "protocol": order.protocol,
        "regulation": order.regulation,
        "report_on": order.report_on,
        "number": order.number,
        "number_key": number_key(order.number) if has_number else None,
        "number_year": order.signed_on.year if has_number and order.signed_on else None,
        "signed_on": order.signed_on,
        "paper": order.paper,
        "due_at": order.due_at,
        "version": order.version,
    }
