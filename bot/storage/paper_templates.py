"""Units' own templates of papers, on SQL: a few, small, and one with the record they belong to."""

from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import PaperTemplateRow, UnitRow
from mentoring.model.ids import PersonId, UnitId
from mentoring.model.papers import PaperKind
from mentoring.refusals import Gone


class SqlPaperTemplates:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def content(self, unit_id: UnitId, kind: PaperKind) -> bytes | None:
        statement = (
            select(PaperTemplateRow.content)
            .where(PaperTemplateRow.unit_id == unit_id, PaperTemplateRow.kind == kind)
            .order_by(PaperTemplateRow.version.desc())
            .limit(1)
        )
        return await self._connection.scalar(statement)

    async def add(self, unit_id: UnitId, kind: PaperKind, content: bytes | None, by: PersonId, now: datetime) -> int:
        # One at a time: the versions of a unit are counted.
        await self._connection.execute(select(UnitRow.id).where(UnitRow.id == unit_id).with_for_update(key_share=True))
        newest = select(func.coalesce(func.max(PaperTemplateRow.version), 0)).where(
            PaperTemplateRow.unit_id == unit_id, PaperTemplateRow.kind == kind
        )
        statement = (
            insert(PaperTemplateRow)
            .values(
                unit_id=unit_id,
                kind=kind,
                version=newest.scalar_subquery() + 1,
                content=content,
                author_id=by,
                at=now,
            )
            .returning(PaperTemplateRow.version)
        )
        return (await self._connection.execute(statement)).scalar_one()

    async def version(self, unit_id: UnitId, kind: PaperKind, number: int) -> bytes:
        statement = select(PaperTemplateRow.content).where(
            PaperTemplateRow.unit_id == unit_id, PaperTemplateRow.kind == kind, PaperTemplateRow.version == number
        )
        content = await self._connection.scalar(statement)
        if content is None:
            raise Gone
        return content
