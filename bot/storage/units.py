"""Units, their settings and their texts of consent."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import ConsentTextRow, UnitRow
from mentoring.model.ids import UnitId
from mentoring.model.people import Language
from mentoring.model.school_calendar import (
    SEEDED_BELLS,
    SEEDED_CALENDAR,
    Bell,
    Period,
    PeriodKind,
    SchoolCalendar,
    Span,
)
from mentoring.model.units import Unit, UnitSettings
from mentoring.refusals import Gone


class SqlUnits:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, name: str, language: Language, zone: str, now: datetime) -> Unit:
        statement = (
            insert(UnitRow)
            .values(name=name, language=language, zone=zone, settings={}, created_at=now)
            .returning(UnitRow)
        )
        return unit_of((await self._connection.execute(statement)).one())

    async def get(self, unit_id: UnitId) -> Unit:
        return await unit_by_id(self._connection, unit_id)

    async def all(self) -> list[Unit]:
        return [unit_of(row) for row in await self._connection.execute(select(UnitRow).order_by(UnitRow.id))]

    async def hold(self, unit_id: UnitId) -> None:
        # Not against rows that only refer to this one. SQLite has one writer at a time anyway, and drops the lock.
        await self._connection.execute(select(UnitRow.id).where(UnitRow.id == unit_id).with_for_update(key_share=True))

    async def save_settings(self, unit_id: UnitId, settings: UnitSettings) -> None:
        await self._connection.execute(update(UnitRow).where(UnitRow.id == unit_id).values(settings=_stored(settings)))

    async def save_calendar(self, unit_id: UnitId, calendar: SchoolCalendar) -> None:
        stored = [
            [period.kind.value, period.span.first.isoformat(), period.span.last.isoformat()]
            for period in calendar.periods
        ]
        await self._connection.execute(update(UnitRow).where(UnitRow.id == unit_id).values(calendar=stored))

    async def save_bells(self, unit_id: UnitId, bells: Sequence[Bell]) -> None:
        stored = [[bell.begins.isoformat("minutes"), bell.ends.isoformat("minutes")] for bell in bells]
        await self._connection.execute(update(UnitRow).where(UnitRow.id == unit_id).values(bells=stored))

    async def rename(self, unit_id: UnitId, *, name: str, language: Language, zone: str) -> None:
        statement = update(UnitRow).where(UnitRow.id == unit_id).values(name=name, language=language, zone=zone)
        await self._connection.execute(statement)

    async def consent_text(self, unit_id: UnitId) -> tuple[int, str] | None:
        statement = (
            select(ConsentTextRow.version, ConsentTextRow.text)
            .where(ConsentTextRow.unit_id == unit_id)
            .order_by(ConsentTextRow.version.desc())
            .limit(1)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else (row.version, row.text)

    async def add_consent_text(self, unit_id: UnitId, text: str, now: datetime) -> int:
        await self.hold(unit_id)
        newest = select(func.coalesce(func.max(ConsentTextRow.version), 0)).where(ConsentTextRow.unit_id == unit_id)
        statement = (
            insert(ConsentTextRow)
            .values(unit_id=unit_id, version=newest.scalar_subquery() + 1, text=text, written_at=now)
            .returning(ConsentTextRow.version)
        )
        return (await self._connection.execute(statement)).scalar_one()


async def unit_by_id(connection: AsyncConnection, unit_id: UnitId) -> Unit:
    """Raises Gone."""
    row = (await connection.execute(select(UnitRow).where(UnitRow.id == unit_id))).one_or_none()
    if row is None:
        raise Gone
    return unit_of(row)


def unit_of(row: Any) -> Unit:
    return Unit(
        id=UnitId(row.id),
        name=row.name,
        language=Language(row.language),
        zone=row.zone,
        settings=_settings(row.settings),
        calendar=SEEDED_CALENDAR if row.calendar is None else _calendar(row.calendar),
        bells=SEEDED_BELLS if row.bells is None else _bells(row.bells),
    )


def _calendar(stored: Sequence[Sequence[str]]) -> SchoolCalendar:
    """Entries of a kind that this version does not know are passed over."""
    known = {kind.value for kind in PeriodKind}
    return SchoolCalendar(
        tuple(
            Period(PeriodKind(kind), Span(date.fromisoformat(first), date.fromisoformat(last)))
            for kind, first, last in stored
            if kind in known
        )
    )


def _bells(stored: Sequence[Sequence[str]]) -> tuple[Bell, ...]:
    return tuple(Bell(time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in stored)


_DEFAULTS = UnitSettings()


def _stored(settings: UnitSettings) -> dict[str, Any]:
    """Only what differs from the defaults, so that a better default reaches the units that never chose."""
    stored: dict[str, Any] = {}
    for field in fields(UnitSettings):
        match value := getattr(settings, field.name):
            case _ if value == getattr(_DEFAULTS, field.name):
                continue
            case time():
                stored[field.name] = value.isoformat("minutes")
            case timedelta():
                stored[field.name] = int(value.total_seconds())
            case frozenset():
                stored[field.name] = sorted(value)
            case _:
                stored[field.name] = value
    return stored


def _settings(stored: dict[str, Any]) -> UnitSettings:
    """Settings that a newer version no longer has are passed over."""
    values: dict[str, Any] = {}
    for field in fields(UnitSettings):
        if field.name not in stored:
            continue
        value = stored[field.name]
        match getattr(_DEFAULTS, field.name):
            case time():
                values[field.name] = time.fromisoformat(value)
            case timedelta():
                values[field.name] = timedelta(seconds=value)
            case frozenset():
                values[field.name] = frozenset(value)
            case _:
                values[field.name] = value
    return UnitSettings(**values)
