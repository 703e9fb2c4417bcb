"""What the curator's screens of pairs read: constant in statements, the curator's only, and true to the records."""

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.matchmaking import SqlMatchmaking
from bot.storage.rows import MembershipRow, MentorCardRow, PersonRow, PersonTopicRow
from mentoring.model.bank import MentorState
from mentoring.model.fit import Assignment, Stop
from mentoring.model.people import Actor, Bent, Role, TopicLevel
from mentoring.model.staff_list import name_key
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.matching import ChangePair, DropPairs, PlanPairs, ProposePairs
from mentoring.use_cases.proposals import KeepApart
from tests.conftest import MONDAY_MORNING, Counting
from tests.mentors import approve
from tests.school import School, Verb


@pytest.fixture
def matchmaking(engine: AsyncEngine) -> SqlMatchmaking:
    return SqlMatchmaking(engine)


@pytest.fixture
async def curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR)


@pytest.fixture
async def boris(school: School, unit: Unit, begin: BeginWork) -> Actor:
    return await mentor(school, unit, begin, "Вяткин Борис Андреевич")


@pytest.fixture
async def anya(school: School, unit: Unit, begin: BeginWork) -> Actor:
    return await mentee(school, unit, begin, "Лугова Аня Сергеевна")


async def mentor(school: School, unit: Unit, begin: BeginWork, name: str) -> Actor:
    found = await school.person(unit, name, Role.MENTOR)
    await approve(school, found)
    await _in_discipline(unit, begin, found, Bent.STRENGTH)
    return found


async def mentee(school: School, unit: Unit, begin: BeginWork, name: str) -> Actor:
    found = await school.person(unit, name, Role.MENTEE)
    await _in_discipline(unit, begin, found, Bent.NEED)
    return found


async def _in_discipline(unit: Unit, begin: BeginWork, actor: Actor, bent: Bent) -> None:
    async with begin() as work:
        topic = next(each for each in (await work.topics.tree(unit.id)).topics if each.code == "discipline")
        await work.people.set_topics(actor.id, bent, [TopicLevel(topic_id=topic.id, bent=bent, level=2)])


async def test_who_fits_is_suggested_and_who_is_kept_apart_is_not(
    verb: Verb,
    school: School,
    unit: Unit,
    begin: BeginWork,
    matchmaking: SqlMatchmaking,
    curator: Actor,
    boris: Actor,
    anya: Actor,
) -> None:
    vera = await mentor(school, unit, begin, "Соснина Вера Павловна")
    found = await matchmaking.suggestions([anya.id], unit.id, by=curator, now=MONDAY_MORNING, limit=8)
    assert [each.name for each in found] == [boris.person.name, vera.person.name]
    await verb(KeepApart)(anya.id, boris.id, unit.id, reason="Спор", by=curator)
    found = await matchmaking.suggestions([anya.id], unit.id, by=curator, now=MONDAY_MORNING, limit=8)
    assert [each.mentor_id for each in found] == [vera.id]
    for person, other in ((anya, boris), (boris, anya)):
        [line] = await matchmaking.apart(person.id, unit.id, by=curator)
        assert (line.other_id, line.reason, line.author_name) == (other.id, "Спор", curator.person.name)


async def test_a_group_is_one_who_needs_what_any_of_it_needs(
    school: School, unit: Unit, begin: BeginWork, matchmaking: SqlMatchmaking, curator: Actor, boris: Actor, anya: Actor
) -> None:
    nobody = await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)
    found = await matchmaking.suggestions([nobody.id, anya.id], unit.id, by=curator, now=MONDAY_MORNING, limit=8)
    assert [each.mentor_id for each in found] == [boris.id]


async def test_the_plan_tells_why_and_what_stands_in_the_way_today(
    verb: Verb, unit: Unit, matchmaking: SqlMatchmaking, curator: Actor, boris: Actor, anya: Actor
) -> None:
    await verb(PlanPairs)([Assignment(anya.id, boris.id)], unit.id, by=curator)
    page = await matchmaking.plan(unit.id, by=curator, now=MONDAY_MORNING, page=0, size=6)
    assert [(pair.mentee_id, pair.mentor_id) for pair in page.lines] == [(anya.id, boris.id)]
    assert page.lines[0].fit.reasons
    await verb(KeepApart)(anya.id, boris.id, unit.id, reason="Спор", by=curator)
    pair = await matchmaking.pair(anya.id, unit.id, by=curator, now=MONDAY_MORNING)
    assert pair.fit.stop is Stop.KEPT_APART
    proposed = await verb(ProposePairs)(unit.id, by=curator)
    assert (proposed.sent, list(proposed.refused)) == (0, [anya.id])
    assert (await matchmaking.plan(unit.id, by=curator, now=MONDAY_MORNING, page=0, size=6)).total == 1
    await verb(DropPairs)(unit.id, [anya.id], by=curator)
    with pytest.raises(Gone):
        await matchmaking.pair(anya.id, unit.id, by=curator, now=MONDAY_MORNING)
    with pytest.raises(Gone):
        await verb(ChangePair)(anya.id, boris.id, unit.id, by=curator)


async def test_only_the_units_curator_reads_and_plans(
    verb: Verb, school: School, unit: Unit, matchmaking: SqlMatchmaking, curator: Actor, boris: Actor, anya: Actor
) -> None:
    other = await school.unit("Ресурсный центр")
    stranger = await school.person(other, "Чужой Пётр", Role.CURATOR)
    head = await school.person(unit, "Рябинина Елена", Role.HEAD)
    for by in (stranger, head, boris):
        with pytest.raises(NotAllowed):
            await matchmaking.suggestions([anya.id], unit.id, by=by, now=MONDAY_MORNING, limit=8)
        with pytest.raises(NotAllowed):
            await matchmaking.apart(anya.id, unit.id, by=by)
        with pytest.raises(NotAllowed):
            await verb(PlanPairs)([], unit.id, by=by)
        with pytest.raises(NotAllowed):
            await verb(ProposePairs)(unit.id, by=by)
    assert await matchmaking.participants([stranger.id], unit.id, by=curator) == {}


async def test_a_large_unit_costs_as_many_statements_as_a_small_one(
    engine: AsyncEngine,
    unit: Unit,
    begin: BeginWork,
    counting: Counting,
    matchmaking: SqlMatchmaking,
    curator: Actor,
    boris: Actor,
    anya: Actor,
    verb: Verb,
) -> None:
    async def statements() -> int:
        with counting() as sent:
            await matchmaking.suggestions([anya.id], unit.id, by=curator, now=MONDAY_MORNING, limit=8)
            await matchmaking.profiles(unit.id, by=curator, now=MONDAY_MORNING)
            await matchmaking.plan(unit.id, by=curator, now=MONDAY_MORNING, page=0, size=6)
        return len(sent)

    await verb(PlanPairs)([Assignment(anya.id, boris.id)], unit.id, by=curator)
    before = await statements()
    async with begin() as work:
        topic = next(each for each in (await work.topics.tree(unit.id)).topics if each.code == "discipline")
    people = range(1000, 1600)
    async with engine.begin() as connection:
        await connection.execute(
            insert(PersonRow),
            [
                {
                    "id": each,
                    "home_unit_id": unit.id,
                    "name": f"Человек Пётр{each}",
                    "name_key": name_key(f"Человек Пётр{each}"),
                    "language": "ru",
                    "joined_at": MONDAY_MORNING,
                }
                for each in people
            ],
        )
        for role, bent, whose in ((Role.MENTEE, Bent.NEED, people[:400]), (Role.MENTOR, Bent.STRENGTH, people[400:])):
            await connection.execute(
                insert(MembershipRow),
                [{"person_id": each, "unit_id": unit.id, "role": role, "since": MONDAY_MORNING} for each in whose],
            )
            await connection.execute(
                insert(PersonTopicRow),
                [{"person_id": each, "topic_id": topic.id, "bent": bent, "level": 2} for each in whose],
            )
        card = {"unit_id": unit.id, "state": MentorState.APPROVED, "training": "", "entered_at": MONDAY_MORNING}
        lists: dict[str, list[str]] = {"kinds": [], "forms": [], "times": [], "languages": []}
        await connection.execute(insert(MentorCardRow), [card | lists | {"person_id": each} for each in people[400:]])
    await verb(PlanPairs)([Assignment(anya.id, boris.id)], unit.id, by=curator)
    assert await statements() == before
    profiles = await matchmaking.profiles(unit.id, by=curator, now=MONDAY_MORNING)
    assert (len(profiles.seekers), len(profiles.mentors)) == (401, 201)
