"""Changes of mentorships in force, on SQL. Of each mentorship an index lets one at most be open."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MentorshipChangeRow
from bot.storage.upsert import insert_for
from mentoring.model.bank import Kind
from mentoring.model.changes import OPEN_CHANGES, ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipChangeId, MentorshipId, PersonId
from mentoring.model.people import Mode
from mentoring.refusals import Gone


class SqlMentorshipChanges:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, change: MentorshipChange) -> MentorshipChange | None:
        statement = insert_for(self._connection.engine)(MentorshipChangeRow).values(_values(change))
        stored = await self._connection.execute(
            statement.on_conflict_do_nothing().returning(MentorshipChangeRow.__table__)
        )
        row = stored.one_or_none()
        return None if row is None else change_of(row)

    async def get(self, change_id: MentorshipChangeId) -> MentorshipChange:
        statement = select(MentorshipChangeRow).where(MentorshipChangeRow.id == change_id)
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            raise Gone
        return change_of(row)

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[MentorshipChange]:
        statement = (
            select(MentorshipChangeRow)
            .where(
                MentorshipChangeRow.mentorship_id.in_(mentorship_ids),
                MentorshipChangeRow.state.in_(sorted(OPEN_CHANGES)),
            )
            .order_by(MentorshipChangeRow.id)
        )
        return [change_of(row) for row in await self._connection.execute(statement)]

    async def save(self, after: MentorshipChange, *, expected: MentorshipChange) -> MentorshipChange | None:
        statement = (
            update(MentorshipChangeRow)
            .where(MentorshipChangeRow.id == expected.id, MentorshipChangeRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(MentorshipChangeRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else change_of(row)

    async def move(self, change_ids: Collection[MentorshipChangeId], to: ChangeState) -> None:
        await self._connection.execute(
            update(MentorshipChangeRow)
            .where(MentorshipChangeRow.id.in_(change_ids))
            .values(state=to, version=MentorshipChangeRow.version + 1)
        )


def change_of(row: Any) -> MentorshipChange:
    return MentorshipChange(
        id=MentorshipChangeId(row.id),
        mentorship_id=MentorshipId(row.mentorship_id),
        state=ChangeState(row.state),
        proposed_by=PersonId(row.proposed_by),
        proposed_at=row.proposed_at,
        months=row.months,
        kinds=None if row.kinds is None else frozenset(map(Kind, row.kinds)),
        modes=None if row.modes is None else frozenset(map(Mode, row.modes)),
        pay=row.pay,
        words=row.words,
        agreed=frozenset(map(PersonId, row.agreed)),
        version=row.version,
    )


def _values(change: MentorshipChange) -> dict[str, Any]:
    return {
        "mentorship_id": change.mentorship_id,
        "state": change.state,
        "proposed_by": change.proposed_by,
        "proposed_at": change.proposed_at,
        "months": change.months,
        "kinds": None if change.kinds is None else sorted(change.kinds),
        "modes": None if change.modes is None else sorted(change.modes),
        "pay": change.pay,
        "words": change.words,
        "agreed": sorted(change.agreed),
        "version": change.version,
    }
