import asyncio
from dataclasses import replace

import pytest

from mentoring.model.ids import AccountId
from mentoring.model.people import Actor, Language, Role
from mentoring.model.staff_list import DoubledInFile, StaffColumn, StaffRow
from mentoring.model.units import Unit
from mentoring.refusals import LinkRevoked, NotAllowed, StaffListFaulty
from mentoring.use_cases.joining import GiveConsent, OpenLink
from mentoring.use_cases.staff_import import ApplyStaff, PreviewStaff, RoleNotYours, StaffImported
from tests.conftest import Counting
from tests.school import School, Verb

ANNA = AccountId(1)

FULL = StaffRow(
    line=2,
    name="Петров Пётр Петрович",
    position="учитель",
    subjects=("химия", "биология"),
    experience_years=12,
    category="высшая",
    roles=frozenset({Role.MENTOR, Role.COUNCIL}),
)


def row(line: int, name: str, *roles: Role) -> StaffRow:
    return StaffRow(
        line=line,
        name=name,
        position="",
        subjects=(),
        experience_years=None,
        category=None,
        roles=frozenset(roles or {Role.MENTEE}),
    )


def many(count: int) -> list[StaffRow]:
    return [replace(FULL, line=n + 2, name=f"Номер {n} Петрович", roles=frozenset({Role.MENTEE})) for n in range(count)]


async def everybody(school: School, unit: Unit) -> list[str]:
    async with school.begin() as work:
        names = [f"Номер {n} Петрович" for n in range(300)] + [FULL.name, "Иванова Анна"]
        return sorted(person.name for person in (await work.people.named(unit.id, names)).values())


async def test_a_preview_changes_nothing(verb: Verb, school: School, unit: Unit, curator: Actor) -> None:
    plan = await verb(PreviewStaff)([FULL, row(3, "Иванова Анна")], by=curator)
    assert (len(plan.new), plan.changed, plan.same, plan.faults) == (2, (), (), ())
    assert await everybody(school, unit) == []


async def test_new_people_come_with_all_their_columns_roles_and_a_personal_link(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    done = await verb(ApplyStaff)([FULL], by=curator)
    assert (done.added, done.changed, done.same) == (1, 0, 0)
    [link] = done.links
    assert (link.name, link.roles) == (FULL.name, FULL.roles)
    person = (await verb(OpenLink)(link.token, account=ANNA)).person
    assert person is not None
    assert (person.name, person.position, person.subjects) == (FULL.name, FULL.position, FULL.subjects)
    assert (person.experience_years, person.category, person.is_on_staff_list) == (12, "высшая", True)
    async with school.begin() as work:
        assert await work.people.roles(person.id, unit.id) == FULL.roles


async def test_the_same_list_again_doubles_nobody_and_changes_nothing(verb: Verb, curator: Actor) -> None:
    first = await verb(ApplyStaff)(many(5), by=curator)
    again = replace(many(5)[0], name="НОМЕР  0 петрович")
    plan = await verb(PreviewStaff)(many(5), by=curator)
    assert (plan.new, plan.changed, len(plan.same)) == ((), (), 5)
    second = await verb(ApplyStaff)(many(5), by=curator)
    assert (second.added, second.changed, second.same, len(second.links)) == (0, 0, 5, 5)
    with pytest.raises(LinkRevoked):
        await verb(OpenLink)(first.links[0].token, account=ANNA)
    assert await verb(OpenLink)(second.links[0].token, account=ANNA)
    plan = await verb(PreviewStaff)([again], by=curator)
    assert [change.columns for change in plan.changed] == [(StaffColumn.NAME,)]


async def test_a_known_person_is_brought_up_to_date_and_an_empty_cell_changes_nothing(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    known = await school.person(unit, "петров петр петрович", Role.TUTOR, position="методист", category="первая")
    rows = [replace(FULL, position="", category=None)]
    [change] = (await verb(PreviewStaff)(rows, by=curator)).changed
    assert change.columns == (StaffColumn.NAME, StaffColumn.SUBJECTS, StaffColumn.EXPERIENCE, StaffColumn.ROLES)
    done = await verb(ApplyStaff)(rows, by=curator)
    assert (done.added, done.changed, done.links) == (0, 1, ())
    after = await school.actor(known)
    assert (after.person.name, after.person.position, after.person.category) == (FULL.name, "методист", "первая")
    assert after.person.account == known.person.account
    assert after.roles == {unit.id: frozenset({Role.TUTOR, Role.MENTOR, Role.COUNCIL})}


async def test_a_list_never_takes_a_role(verb: Verb, school: School, curator: Actor) -> None:
    await verb(ApplyStaff)([row(2, curator.person.name, Role.MENTOR)], by=curator)
    assert (await school.actor(curator)).roles_in(curator.unit_id) == {Role.CURATOR, Role.MENTOR}


async def test_one_row_at_fault_keeps_the_whole_list_out(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor
) -> None:
    rows = [FULL, row(3, "Иванова Анна", Role.HEAD), row(4, "иванова анна")]
    plan = await verb(PreviewStaff)(rows, by=curator)
    assert plan.faults == ((3, RoleNotYours()), (4, DoubledInFile(3)))
    with pytest.raises(StaffListFaulty) as refused:
        await verb(ApplyStaff)(rows, by=curator)
    assert refused.value.faults == 2
    assert await everybody(school, unit) == []
    assert (await verb(PreviewStaff)(rows[:2], by=head)).faults == ()


async def test_only_curators_and_heads_take_a_list_in(verb: Verb, mentor: Actor) -> None:
    with pytest.raises(NotAllowed):
        await verb(PreviewStaff)([FULL], by=mentor)
    with pytest.raises(NotAllowed):
        await verb(ApplyStaff)([FULL], by=mentor)


async def test_people_of_another_unit_are_not_touched(verb: Verb, school: School, unit: Unit, curator: Actor) -> None:
    other = await school.unit("Ресурсный центр")
    stranger = await school.person(other, FULL.name, Role.MENTEE)
    assert (await verb(ApplyStaff)([FULL], by=curator)).added == 1
    assert await school.actor(stranger) == stranger


async def test_two_hundred_rows_cost_as_many_statements_as_twenty(
    verb: Verb, curator: Actor, counting: Counting
) -> None:
    costs = []
    for count in (20, 200, 200):  # all new, most of them new, all known
        with counting() as statements:
            await verb(ApplyStaff)(many(count), by=curator)
        costs.append(len(statements))
    assert max(costs) <= 12
    assert costs[1] <= costs[0] + 1


async def test_two_curators_taking_one_list_in_at_once_make_everybody_once(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor
) -> None:
    both: list[StaffImported] = await asyncio.gather(*(verb(ApplyStaff)(many(20), by=by) for by in (curator, head)))
    assert sorted(done.added for done in both) == [0, 20]
    assert len(await everybody(school, unit)) == 20


async def test_joining_while_the_list_is_taken_in_is_not_undone(verb: Verb, school: School, curator: Actor) -> None:
    for n in range(12):
        rows, account = many(n + 1)[n:], AccountId(100 + n)
        [link] = (await verb(ApplyStaff)(rows, by=curator)).links
        await verb(OpenLink)(link.token, account=account)
        joined, _ = await asyncio.gather(
            verb(GiveConsent)(account=account, version=0, language=Language.RU),
            verb(ApplyStaff)([replace(rows[0], position="методист")], by=curator),
        )
        person = (await school.actor(joined)).person
        assert (person.account, person.has_joined) == (account, True)
