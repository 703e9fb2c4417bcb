"""A school in the making: units and people put into the database as if they had joined long ago."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import count
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.notices import WAITING, kinds
from bot.storage.rows import NoticeRow
from bot.storage.unit_of_work import begin_work
from mentoring.model.ids import AccountId, PersonId, UnitId
from mentoring.model.people import Actor, Language, Person, Role
from mentoring.model.school_clock import moment_of
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.ports import BeginWork
from mentoring.ports.world import Clock
from mentoring.use_cases.use_case import UseCase

U = TypeVar("U", bound=UseCase)


class Verb(Protocol):
    """Makes a use case: `verb(ClaimHelp)`."""

    def __call__(self, kind: type[U]) -> U: ...


class School:
    """Makes what a test needs to begin with; what the test is about goes through the use cases."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self.begin: BeginWork = begin_work(engine)
        self.clock = clock
        self._accounts = count(1001)

    async def unit(self, name: str = "Гимназия № 35", language: Language = Language.RU) -> Unit:
        """A unit with the seeded topics."""
        async with self.begin() as work:
            unit = await work.units.add(name, language, "Asia/Yekaterinburg", self.clock.now())
            await work.topics.seed(unit.id)
        return unit

    async def person(self, unit: Unit, name: str, *roles: Role, **fields: Any) -> Actor:
        """Somebody who joined and whose profile is complete."""
        now = self.clock.now()
        fields = {"account": AccountId(next(self._accounts)), "joined_at": now} | fields
        person = self._person(unit.id, name, **fields)
        async with self.begin() as work:
            person = await work.people.add(person)
            await work.people.set_roles(person.id, unit.id, roles, now)
            await work.people.give_consent(person.id, unit.id, 0, now)
        return Actor(person=person, roles={unit.id: frozenset(roles)})

    async def invited(self, unit: Unit, name: str, *roles: Role, **fields: Any) -> Person:
        """Somebody the unit knows, who has not joined."""
        async with self.begin() as work:
            person = await work.people.add(self._person(unit.id, name, **fields))
            await work.people.set_roles(person.id, unit.id, roles, self.clock.now())
        return person

    async def actor(self, actor: Actor) -> Actor:
        """The same person as the next update would find them."""
        async with self.begin() as work:
            return replace(
                actor, person=await work.people.get(actor.id), roles=await work.people.roles_by_unit(actor.id)
            )

    async def notices(self, to: PersonId) -> list[Notice]:
        """What waits to be said to the person, in the order posted."""
        statement = (
            select(NoticeRow.kind, NoticeRow.body)
            .where(NoticeRow.person_id == to, NoticeRow.state == WAITING)
            .order_by(NoticeRow.id)
        )
        kinds_by_name = {kind.__name__: kind for kind in kinds()}
        async with self._engine.connect() as connection:
            rows = (await connection.execute(statement)).all()
        return [TypeAdapter(kinds_by_name[row.kind]).validate_python(row.body) for row in rows]

    def _person(self, unit_id: UnitId, name: str, **fields: Any) -> Person:
        values: dict[str, Any] = {"account": None, "language": Language.RU} | fields
        return Person(id=PersonId(0), home_unit_id=unit_id, name=name, **values)


def midnight(day: date, unit: Unit) -> datetime:
    """When the day begins in the unit."""
    return moment_of(day, time(), ZoneInfo(unit.zone))
