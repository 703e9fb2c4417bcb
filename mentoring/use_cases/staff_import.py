"""Taking in the school's list of staff: seen first, then all of it or nothing (гл. 3 п. 18 пп. 2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mentoring.model.ids import PersonId
from mentoring.model.invites import token_hash
from mentoring.model.people import DECIDERS, Actor, Person, Role
from mentoring.model.staff_list import DoubledInFile, StaffColumn, StaffFault, StaffRow, name_key
from mentoring.model.units import Unit
from mentoring.ports import UnitOfWork
from mentoring.refusals import StaffListFaulty
from mentoring.use_cases.inviting import new_invite
from mentoring.use_cases.use_case import UseCase


@dataclass(frozen=True, slots=True)
class RoleNotYours(StaffFault):
    """The head's role is not the curator's to give while the unit has a head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChange:
    """A row that brings somebody the unit knows up to date."""

    row: StaffRow
    person: Person
    roles: frozenset[Role]

    @property
    def columns(self) -> tuple[StaffColumn, ...]:
        """The columns that differ from what is stored; empty when nothing does."""
        return tuple(self._differing())

    @property
    def updated(self) -> Person:
        """The person with what the row says; an empty cell says nothing."""
        row, person = self.row, self.person
        return replace(
            person,
            name=row.name,
            position=row.position or person.position,
            subjects=row.subjects or person.subjects,
            experience_years=person.experience_years if row.experience_years is None else row.experience_years,
            category=row.category or person.category,
            is_on_staff_list=True,
        )

    def _differing(self) -> Iterator[StaffColumn]:
        before, after = self.person, self.updated
        pairs: dict[StaffColumn, tuple[Any, Any]] = {
            StaffColumn.NAME: (before.name, after.name),
            StaffColumn.POSITION: (before.position, after.position),
            StaffColumn.SUBJECTS: (before.subjects, after.subjects),
            StaffColumn.EXPERIENCE: (before.experience_years, after.experience_years),
            StaffColumn.CATEGORY: (before.category, after.category),
            StaffColumn.ROLES: (self.roles, self.roles | self.row.roles),
        }
        yield from (column for column, (was, becomes) in pairs.items() if was != becomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPlan:
    """What taking the list in would do."""

    new: tuple[StaffRow, ...] = ()
    changed: tuple[StaffChange, ...] = ()
    same: tuple[StaffChange, ...] = ()
    #: By line of the file.
    faults: tuple[tuple[int, StaffFault], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLink:
    """A personal link of somebody who has not joined, shown this once."""

    name: str
    roles: frozenset[Role]
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffImported:
    """What taking the list in has done."""

    added: int
    changed: int
    same: int
    links: tuple[StaffLink, ...]


class StaffListVerb(UseCase):
    """What seeing and taking in share."""

    async def plan(self, work: UnitOfWork, rows: Sequence[StaffRow], by: Actor) -> StaffPlan:
        known = await work.people.named(by.unit_id, [row.name for row in rows])
        roles = await work.people.roles_of(by.unit_id, [person.id for person in known.values()])
        new = tuple(row for row in rows if row.name not in known)
        found = [
            StaffChange(row=row, person=known[row.name], roles=roles[known[row.name].id])
            for row in rows
            if row.name in known
        ]
        return StaffPlan(
            new=new,
            changed=tuple(change for change in found if change.columns),
            same=tuple(change for change in found if not change.columns),
            faults=tuple(await self._faults(work, rows, roles, known, by)),
        )

    async def _faults(
        self,
        work: UnitOfWork,
        rows: Sequence[StaffRow],
        roles: dict[PersonId, frozenset[Role]],
        known: dict[str, Person],
        by: Actor,
    ) -> list[tuple[int, StaffFault]]:
        faults: list[tuple[int, StaffFault]] = []
        may_give_head = by.holds(Role.HEAD) or not await work.people.holders(by.unit_id, Role.HEAD)
        first_lines: dict[str, int] = {}
        for row in rows:
            first_line = first_lines.setdefault(name_key(row.name), row.line)
            if first_line != row.line:
                faults.append((row.line, DoubledInFile(first_line)))
            held = roles[known[row.name].id] if row.name in known else frozenset()
            if Role.HEAD in row.roles - held and not may_give_head:
                faults.append((row.line, RoleNotYours()))
        return faults


class PreviewStaff(StaffListVerb):
    """A curator or head sees what their list would do, row by row; nothing is changed.

    People are found by name (case, spaces and ё/е do not matter), so a list sent again doubles nobody.
    """

    async def __call__(self, rows: Sequence[StaffRow], *, by: Actor) -> StaffPlan:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            return await self.plan(work, rows, by)


class ApplyStaff(StaffListVerb):
    """A curator or head takes their list in: all of it, or nothing when a row is at fault (StaffListFaulty).

    New people are added, known ones brought up to date; an empty cell changes nothing, and roles are only added: to
    take one is a decision about a person. Everybody on the list who has not joined gets a new personal link; an
    unopened earlier one leads nowhere. The plan is made anew, whatever was seen before.
    """

    async def __call__(self, rows: Sequence[StaffRow], *, by: Actor) -> StaffImported:
        by.must_hold(*DECIDERS)
        now = self.clock.now()
        async with self.begin() as work:
            await work.units.hold(by.unit_id)
            unit = await work.units.get(by.unit_id)
            plan = await self.plan(work, rows, by)
            if plan.faults:
                raise StaffListFaulty(len(plan.faults))
            ids = await work.people.add_many([self._newcomer(row, unit) for row in plan.new])
            known = [*plan.changed, *plan.same]
            await work.people.save_listed(
                [change.updated for change in known if change.columns or not change.person.is_on_staff_list]
            )
            given = {change.person.id: change.row.roles for change in known}
            given |= {ids[row.name]: row.roles for row in plan.new}
            await work.people.add_roles(unit.id, given, now)
            waiting = [
                (change.person.id, change.row.name, change.roles | change.row.roles)
                for change in known
                if not change.person.has_joined
            ]
            waiting += [(ids[row.name], row.name, row.roles) for row in plan.new]
            return StaffImported(
                added=len(plan.new),
                changed=len(plan.changed),
                same=len(plan.same),
                links=await self._links(work, unit, waiting, by, now),
            )

    def _newcomer(self, row: StaffRow, unit: Unit) -> Person:
        nobody = Person(id=PersonId(0), account=None, home_unit_id=unit.id, name=row.name, language=unit.language)
        return StaffChange(row=row, person=nobody, roles=frozenset()).updated

    async def _links(
        self,
        work: UnitOfWork,
        unit: Unit,
        waiting: Sequence[tuple[PersonId, str, frozenset[Role]]],
        by: Actor,
        now: datetime,
    ) -> tuple[StaffLink, ...]:
        await work.invites.revoke_for([person_id for person_id, _, _ in waiting], now)
        invites = [(name, *new_invite(unit, person_id, roles, by=by.id, now=now)) for person_id, name, roles in waiting]
        await work.invites.add_many([(invite, token_hash(token)) for _, invite, token in invites])
        return tuple(
            StaffLink(name=name, roles=invite.roles, token=token, expires_at=invite.expires_at)
            for name, invite, token in invites
        )
