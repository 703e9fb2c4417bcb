"""Changes of mentorships in force, on SQL. Of each mentorship an index lets one at most be open."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MentorshipChangeRow, MentorshipChangeYesRow
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
        if row is None:
            return None
        await self._add_yeses(row.id, change.agreed)
        return change_of(row, change.agreed)

    async def get(self, change_id: MentorshipChangeId) -> MentorshipChange:
        found = await changes_where(self._connection, MentorshipChangeRow.id == change_id)
        if not found:
            raise Gone
        return found[0]

    async def open_of(self, mentorship_ids: Collection[MentorshipId]) -> list[MentorshipChange]:
        return await open_changes(self._connection, mentorship_ids)

    async def save(self, after: MentorshipChange, *, expected: MentorshipChange) -> MentorshipChange | None:
        statement = (
            update(MentorshipChangeRow)
            .where(MentorshipChangeRow.id == expected.id, MentorshipChangeRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(MentorshipChangeRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        # Whoever has said yes cannot take it back.
        await self._add_yeses(expected.id, after.agreed - expected.agreed)
        return change_of(row, after.agreed)

    async def move(self, change_ids: Collection[MentorshipChangeId], to: ChangeState) -> None:
        await self._connection.execute(
            update(MentorshipChangeRow)
            .where(MentorshipChangeRow.id.in_(change_ids))
            .values(state=to, version=MentorshipChangeRow.version + 1)
        )

    async def _add_yeses(self, change_id: int, people: Iterable[PersonId]) -> None:
        rows = [{"change_id": change_id, "person_id": person_id} for person_id in sorted(people)]
        if rows:
            await self._connection.execute(insert(MentorshipChangeYesRow), rows)


async def open_changes(connection: AsyncConnection, mentorship_ids: Collection[MentorshipId]) -> list[MentorshipChange]:
    return await changes_where(
        connection,
        MentorshipChangeRow.mentorship_id.in_(mentorship_ids),
        MentorshipChangeRow.state.in_(sorted(OPEN_CHANGES)),
    )


async def changes_where(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> list[MentorshipChange]:
    """Whole changes in the order of their numbers; two statements at most."""
    statement = select(MentorshipChangeRow).where(*conditions).order_by(MentorshipChangeRow.id)
    rows = (await connection.execute(statement)).all()
    if not rows:
        return []
    said_yes = select(MentorshipChangeYesRow).where(MentorshipChangeYesRow.change_id.in_([row.id for row in rows]))
    agreed: dict[int, set[PersonId]] = defaultdict(set)
    for yes in await connection.execute(said_yes):
        agreed[yes.change_id].add(PersonId(yes.person_id))
    return [change_of(row, agreed[row.id]) for row in rows]


def change_of(row: Any, agreed: Collection[PersonId]) -> MentorshipChange:
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
        agreed=frozenset(agreed),
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
        "version": change.version,
    }
