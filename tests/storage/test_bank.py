"""The bank's reads: what each filter finds, and that a large bank costs no more statements than a small one."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.bank import SqlBank
from bot.storage.rows import MembershipRow, MentorCardRow, MentorStepRow, PersonRow, PersonTopicRow
from mentoring.bank import Sought
from mentoring.model.bank import Decision, MentorState, PartOfDay, WeeklySlot
from mentoring.model.ids import PersonId, TopicId
from mentoring.model.people import Actor, Bent, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.bank import DescribeOffer, PauseMentor
from mentoring.use_cases.mentor_lists import ApproveMentors, ProposeMentors, RefuseMentors
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import Counting, SetClock
from tests.crowd import populate
from tests.school import School, Verb


@pytest.fixture
def bank(engine: AsyncEngine) -> SqlBank:
    return SqlBank(engine)


@pytest.fixture
async def curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR, Role.HEAD)


async def topic(begin: BeginWork, unit: Unit, code: str) -> TopicId:
    async with begin() as work:
        return next(each.id for each in (await work.topics.tree(unit.id)).topics if each.code == code)


async def found(bank: SqlBank, by: Actor, **sought: Any) -> list[str]:
    page = await bank.people(Sought(unit_id=by.unit_id, **sought), by=by, size=50)
    assert page.total == len(page.lines)
    return [card.name.split()[0] for card in page.lines]


async def test_each_filter_finds_what_it_names(
    verb: Verb, school: School, begin: BeginWork, unit: Unit, bank: SqlBank, curator: Actor
) -> None:
    boris = await school.person(unit, "Вяткин Борис", Role.MENTOR, subjects=("Русский язык", "Литература"))
    await school.person(unit, "Гостёв Глеб", Role.GUEST, organisation="Завод", subjects=("Физика",))
    anya = await school.person(unit, "Лугова Аня", Role.MENTEE, experience_years=1, subjects=("Физика",))
    await school.invited(unit, "Званый Пётр", Role.MENTOR)
    discipline, psychology = [await topic(begin, unit, code) for code in ("discipline", "psychology")]
    async with begin() as work:
        for actor, bent in ((boris, Bent.STRENGTH), (anya, Bent.NEED)):
            level = TopicLevel(topic_id=discipline, bent=bent, level=2)
            await work.people.set_topics(actor.id, bent, [level])
    mentors = await verb(ProposeMentors)([boris.id], unit.id, by=curator)
    await verb(ApproveMentors)(mentors.id, [boris.id], by=curator)

    assert await found(bank, curator) == ["Вяткин", "Гостёв"]
    assert await found(bank, curator, register=Role.MENTEE) == ["Лугова"]
    assert await found(bank, curator, name_part="гостев г") == ["Гостёв"]
    assert await found(bank, curator, topic_id=discipline) == ["Вяткин"]
    assert await found(bank, curator, topic_id=psychology) == ["Вяткин"]
    assert await found(bank, curator, topic_id=psychology, register=Role.MENTEE) == ["Лугова"]
    assert await found(bank, curator, topic_id=await topic(begin, unit, "legal")) == []
    assert await found(bank, curator, subject="Физика") == ["Гостёв"]
    assert await found(bank, curator, subject="Физик") == []
    assert await found(bank, curator, state=MentorState.CANDIDATE) == ["Гостёв"]
    assert await found(bank, curator, has_room=True) == ["Вяткин"]
    await verb(PauseMentor)(boris.id, unit.id, by=boris)
    assert await found(bank, curator, has_room=True) == []
    assert await found(bank, curator, state=MentorState.PAUSED) == ["Вяткин"]
    assert list(await bank.subjects(unit.id, by=curator)) == ["Физика", "Литература", "Русский язык"]
    assert len(await bank.topics(unit.id, by=curator)) == 6


async def test_the_capacity_is_the_offered_one_within_what_the_unit_allows(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor
) -> None:
    boris = await school.person(unit, "Вяткин Борис", Role.MENTOR)
    guest = await school.person(unit, "Гостёв Глеб", Role.GUEST)
    mentors = await verb(ProposeMentors)([boris.id, guest.id], unit.id, by=curator)
    await verb(ApproveMentors)(mentors.id, [boris.id, guest.id], by=curator)

    async def rooms() -> list[int]:
        page = await bank.people(Sought(unit_id=unit.id), by=curator)
        return [card.mentor.room for card in page.lines if card.mentor]

    assert await rooms() == [2, 1]
    await verb(ChangeUnitSetting)("guest_capacity", 2, by=curator)
    await verb(DescribeOffer)(capacity=2, by=guest)
    await verb(DescribeOffer)(capacity=3, by=boris)
    assert await rooms() == [3, 2]
    await verb(ChangeUnitSetting)("guest_capacity", 1, by=curator)
    assert await rooms() == [3, 1]


async def test_lists_tell_what_became_of_everybody(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor
) -> None:
    one, two = [await school.person(unit, f"Наставник Пётр{number}", Role.MENTOR) for number in range(2)]
    first = await verb(ProposeMentors)([one.id, two.id], unit.id, by=curator)
    await verb(RefuseMentors)(first.id, [one.id], reason="Рано", by=curator)
    await verb(ApproveMentors)(first.id, [two.id], by=curator)
    second = await verb(ProposeMentors)([one.id], unit.id, by=curator)
    page = await bank.mentor_lists(unit.id, by=curator)
    assert [line.id for line in page.lines] == [second.id, first.id]
    assert page.lines[1].counts == {
        Decision.WAITING: 0,
        Decision.APPROVED: 1,
        Decision.REFUSED: 1,
        Decision.WITHDRAWN: 0,
    }
    with pytest.raises(NotAllowed):
        await bank.mentor_list(first.id, by=one)
    with pytest.raises(Gone):
        await bank.mentor_list(first.id, by=await school.person(await school.unit("Другая"), "Чужой Олег", Role.HEAD))


async def test_a_bank_of_five_thousand_costs_no_more_statements_than_one_of_ten(
    engine: AsyncEngine, school: School, unit: Unit, bank: SqlBank, curator: Actor, clock: SetClock, counting: Counting
) -> None:
    await populate(engine, unit, curator, clock, 10)

    async def costs() -> dict[str, int]:
        counted: dict[str, int] = {}
        strong = Sought(unit_id=unit.id, topic_id=TopicId(1), has_room=True)
        taught = Sought(unit_id=unit.id, register=Role.MENTEE, subject="Физика")
        looks: dict[str, Callable[[], Awaitable[object]]] = {
            "mentors": lambda: bank.people(strong, by=curator),
            "mentees": lambda: bank.people(taught, by=curator),
            "card": lambda: bank.card(PersonId(10_000), unit.id, by=curator),
            "registers": lambda: bank.registers(unit.id, by=curator),
            "subjects": lambda: bank.subjects(unit.id, by=curator),
            "lists": lambda: bank.mentor_lists(unit.id, by=curator),
        }
        for name, look in looks.items():
            with counting() as statements:
                await look()
            counted[name] = len(statements)
        return counted

    small = await costs()
    async with engine.begin() as connection:
        for row in (MentorStepRow, MentorCardRow, PersonTopicRow, MembershipRow, PersonRow):
            table: Any = row.__table__
            key = table.c.id if row is PersonRow else table.c.person_id
            await connection.execute(table.delete().where(key >= 10_000))
    await populate(engine, unit, curator, clock, 5_000)
    assert await costs() == small
    assert max(small.values()) <= 8
    registers = await bank.registers(unit.id, by=curator)
    assert (len(registers.mentors), len(registers.mentees)) == (2_500, 2_500)


async def test_two_people_are_kept_apart_in_one_unit_both_ways_round_until_they_may_meet(
    school: School, begin: BeginWork, unit: Unit, curator: Actor, clock: SetClock
) -> None:
    boris, anya = [await school.person(unit, name, Role.MENTOR) for name in ("Вяткин Борис", "Лугова Аня")]
    other = await school.unit("Ресурсный центр")
    async with begin() as work:
        for one, two in ((boris, anya), (anya, boris)):
            await work.bank_cards.keep_apart(unit.id, one.id, two.id, by=curator.id, reason="Спор", now=clock.now())
        assert await work.bank_cards.kept_apart(unit.id) == {(boris.id, anya.id), (anya.id, boris.id)}
        assert await work.bank_cards.kept_apart(other.id) == set()
        assert await work.bank_cards.let_meet(unit.id, anya.id, boris.id)
        assert not await work.bank_cards.let_meet(unit.id, anya.id, boris.id)
        assert await work.bank_cards.kept_apart(unit.id) == set()


async def test_a_mentees_times_are_kept_beside_their_wishes(begin: BeginWork, school: School, unit: Unit) -> None:
    anya = await school.person(unit, "Лугова Аня", Role.MENTEE)
    times = frozenset({WeeklySlot(0, PartOfDay.MORNING), WeeklySlot(5, PartOfDay.EVENING)})
    async with begin() as work:
        assert await work.bank_cards.times_of(anya.id, unit.id) == frozenset()
        await work.bank_cards.save_times(anya.id, unit.id, times)
        await work.bank_cards.save_wishes(anya.id, unit.id, "Тихий класс")
        assert await work.bank_cards.times_of(anya.id, unit.id) == times
