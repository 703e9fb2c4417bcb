"""What mentors have published for single meetings, on SQL: a row a mentor, from which the slots are computed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import AvailabilityRow
from bot.storage.upsert import insert_for
from mentoring.model.ids import PersonId, UnitId
from mentoring.model.people import Mode
from mentoring.model.slots import Availability, WeeklyTime


class SqlSlots:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, person_id: PersonId, unit_id: UnitId) -> Availability | None:
        statement = select(AvailabilityRow).where(
            AvailabilityRow.person_id == person_id, AvailabilityRow.unit_id == unit_id
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else availability_of(row)

    async def save(self, availability: Availability) -> None:
        values = {
            "zone": availability.zone,
            "minutes": availability.minutes,
            "mode": availability.mode,
            "place": availability.place,
            "weekly": [str(each) for each in sorted(availability.weekly)],
            "single": _stored(availability.single),
            "closed": _stored(availability.closed),
        }
        statement = insert_for(self._connection.engine)(AvailabilityRow).values(
            person_id=availability.person_id, unit_id=availability.unit_id, **values
        )
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["person_id", "unit_id"], set_=values)
        )

    async def published(self, unit_id: UnitId) -> list[Availability]:
        statement = (
            select(AvailabilityRow).where(AvailabilityRow.unit_id == unit_id).order_by(AvailabilityRow.person_id)
        )
        found = [availability_of(row) for row in await self._connection.execute(statement)]
        return [availability for availability in found if not availability.is_empty]

    async def forget(self, person_id: PersonId, units: Collection[UnitId]) -> None:
        await self._connection.execute(
            delete(AvailabilityRow).where(AvailabilityRow.person_id == person_id, AvailabilityRow.unit_id.in_(units))
        )


def availability_of(row: Any) -> Availability:
    return Availability(
        person_id=PersonId(row.person_id),
        unit_id=UnitId(row.unit_id),
        zone=row.zone,
        minutes=row.minutes,
        mode=Mode(row.mode),
        place=row.place,
        weekly=frozenset(map(WeeklyTime.of, row.weekly)),
        single=frozenset(map(datetime.fromisoformat, row.single)),
        closed=frozenset(map(datetime.fromisoformat, row.closed)),
    )


def _stored(moments: Collection[datetime]) -> list[str]:
    return [moment.isoformat() for moment in sorted(moments)]
