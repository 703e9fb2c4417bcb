from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentoring.model.ids import AccountId, HelpRequestId, PersonId
from mentoring.model.people import Actor, Bent, Mode, ProfileQuestion, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from mentoring.refusals import Gone
from tests.conftest import Counting, SetClock
from tests.school import School


async def test_a_person_comes_back_as_they_were_saved(begin: BeginWork, school: School, unit: Unit) -> None:
    anna = await school.invited(unit, "Иванова Анна Петровна")
    full = replace(
        anna,
        account=AccountId(7_000_000_000),
        zone="Europe/Moscow",
        position="учитель",
        subjects=("химия", "биология"),
        experience_years=2,
        category="первая",
        ways_to_meet=frozenset({Mode.ONLINE, Mode.IN_PERSON}),
        next_question=ProfileQuestion.ZONE,
        paused_until=date(2026, 12, 1),
        no_offers_until=datetime(2026, 11, 24, 5, tzinfo=UTC),
        is_on_staff_list=True,
        joined_at=datetime(2026, 11, 20, 5, tzinfo=UTC),
    )
    async with begin() as work:
        await work.people.save(full)
        assert await work.people.get(anna.id) == full


async def test_saving_a_person_read_long_ago_keeps_their_talk_and_reachability(
    begin: BeginWork, school: School, unit: Unit
) -> None:
    anna = (await school.person(unit, "Иванова Анна", Role.MENTEE)).person
    assert anna.account is not None
    async with begin() as work:
        await work.people.enter_talk(anna.id, HelpRequestId(5))
        await work.people.mark_reachable(anna.account, False)
        await work.people.save(replace(anna, position="учитель"))
        saved = await work.people.get(anna.id)
    assert (saved.in_talk, saved.is_reachable, saved.position) == (5, False, "учитель")


async def test_who_acts_with_all_roles_is_one_statement(
    begin: BeginWork, school: School, unit: Unit, clock: SetClock, counting: Counting
) -> None:
    other = await school.unit("Ресурсный центр")
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE, Role.COUNCIL)
    account = anna.person.account
    assert account is not None
    async with begin() as work:
        await work.people.set_roles(anna.id, other.id, [Role.MENTOR], clock.now())
    with counting() as statements:
        async with begin() as work:
            actor = await work.people.actor(account)
    assert len(statements) == 1
    assert actor == Actor(
        person=anna.person, roles={unit.id: frozenset({Role.MENTEE, Role.COUNCIL}), other.id: frozenset({Role.MENTOR})}
    )


async def test_a_person_without_a_role_acts_too_and_a_stranger_does_not(
    begin: BeginWork, school: School, unit: Unit
) -> None:
    anna = await school.person(unit, "Иванова Анна")
    assert anna.person.account is not None
    async with begin() as work:
        assert await work.people.actor(anna.person.account) == Actor(person=anna.person)
        assert await work.people.actor(AccountId(4)) is None


async def test_only_a_change_of_reachability_is_told(begin: BeginWork, school: School, unit: Unit) -> None:
    anna = (await school.person(unit, "Иванова Анна", Role.MENTEE)).person
    assert anna.account is not None
    async with begin() as work:
        changed = await work.people.mark_reachable(anna.account, False)
        assert changed is not None
        assert changed.id == anna.id
        assert not changed.is_reachable
        assert await work.people.mark_reachable(anna.account, False) is None
        assert await work.people.mark_reachable(AccountId(4), False) is None


async def test_a_busy_person_is_not_pulled_into_another_talk(begin: BeginWork, school: School, unit: Unit) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE)
    boris = await school.person(unit, "Вяткин Борис", Role.MENTOR)
    async with begin() as work:
        await work.people.begin_talk(HelpRequestId(1), boris.id, anna.id)
        await work.people.begin_talk(HelpRequestId(2), boris.id, anna.id)
        assert (await work.people.get(anna.id)).in_talk == 1
        assert (await work.people.get(boris.id)).in_talk == 2
        await work.people.leave_talk(HelpRequestId(2))
        assert (await work.people.get(anna.id)).in_talk == 1
        await work.people.leave_talk(HelpRequestId(1))
        assert (await work.people.get(anna.id)).in_talk is None


async def test_holders_are_joined_people_of_the_unit_each_once(begin: BeginWork, school: School, unit: Unit) -> None:
    other = await school.unit("Ресурсный центр")
    vera = await school.person(unit, "Яшина Вера", Role.CURATOR, Role.HEAD)
    boris = await school.person(unit, "Борисов Борис", Role.HEAD)
    await school.person(unit, "Иванова Анна", Role.MENTEE)
    await school.person(other, "Чужая Дарья", Role.CURATOR)
    await school.invited(unit, "Новая Ольга", Role.CURATOR)
    await school.person(unit, "Ушёл Пётр", Role.CURATOR, left_at=datetime(2026, 11, 1, tzinfo=UTC))
    async with begin() as work:
        assert await work.people.holders(unit.id, Role.CURATOR, Role.HEAD) == [boris.person, vera.person]


async def test_set_roles_gives_takes_and_keeps(begin: BeginWork, school: School, unit: Unit, clock: SetClock) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE, Role.COUNCIL)
    async with begin() as work:
        await work.people.set_roles(anna.id, unit.id, [Role.MENTOR, Role.COUNCIL], clock.now())
        assert await work.people.roles(anna.id, unit.id) == {Role.MENTOR, Role.COUNCIL}
        await work.people.add_roles(unit.id, {anna.id: [Role.COUNCIL, Role.TUTOR]}, clock.now())
        assert await work.people.roles(anna.id, unit.id) == {Role.MENTOR, Role.COUNCIL, Role.TUTOR}
        await work.people.set_roles(anna.id, unit.id, [], clock.now())
        assert await work.people.roles_by_unit(anna.id) == {}


async def test_names_are_compared_without_case_spaces_and_yo(begin: BeginWork, school: School, unit: Unit) -> None:
    other = await school.unit("Ресурсный центр")
    petr = await school.invited(unit, "Семёнов  Пётр", Role.MENTOR)
    await school.invited(other, "Иванова Анна", Role.MENTOR)
    async with begin() as work:
        assert await work.people.named(unit.id, ["СЕМЕНОВ петр", "Иванова Анна"]) == {"СЕМЕНОВ петр": petr}


async def test_of_namesakes_the_one_known_longest_is_meant(begin: BeginWork, school: School, unit: Unit) -> None:
    first = await school.invited(unit, "Иванова Анна", Role.MENTOR)
    await school.invited(unit, "Иванова Анна", Role.MENTEE)
    async with begin() as work:
        assert await work.people.named(unit.id, ["Иванова Анна"]) == {"Иванова Анна": first}


async def test_many_people_are_added_and_brought_up_to_date_at_once(
    begin: BeginWork, school: School, unit: Unit, counting: Counting
) -> None:
    template = await school.invited(unit, "Первый Пётр")
    people = [replace(template, name=f"Номер {number}") for number in range(300)]
    with counting() as statements:
        async with begin() as work:
            ids = await work.people.add_many(people)
            await work.people.save_listed(
                [replace(person, id=ids[person.name], position=f"{person.name}!") for person in people]
            )
    assert len(statements) == 2
    async with begin() as work:
        for number in (0, 150, 299):
            saved = await work.people.get(ids[f"Номер {number}"])
            assert (saved.name, saved.position) == (f"Номер {number}", f"Номер {number}!")


async def test_topics_of_one_bent_are_replaced_and_the_others_stay(
    begin: BeginWork, school: School, unit: Unit
) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE)
    async with begin() as work:
        first, second, *_ = (await work.topics.tree(unit.id)).topics
        need = TopicLevel(topic_id=first.id, bent=Bent.NEED, level=3)
        strengths = [TopicLevel(topic_id=topic.id, bent=Bent.STRENGTH, level=2) for topic in (first, second)]
        await work.people.set_topics(anna.id, Bent.NEED, [need])
        await work.people.set_topics(anna.id, Bent.STRENGTH, strengths[:1])
        await work.people.set_topics(anna.id, Bent.STRENGTH, strengths[1:])
        assert await work.people.topics(anna.id) == [need, strengths[1]]


async def test_only_who_never_joined_can_be_removed(
    begin: BeginWork, school: School, unit: Unit, clock: SetClock
) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE)
    olga = await school.invited(unit, "Новая Ольга", Role.MENTEE)
    async with begin() as work:
        await work.people.remove(anna.id, clock.now())
        await work.people.remove(olga.id, clock.now())
        assert await work.people.get(anna.id) == anna.person
        with pytest.raises(Gone):
            await work.people.get(olga.id)


async def test_an_erased_person_keeps_a_number_and_the_proof_of_consent(
    begin: BeginWork, school: School, unit: Unit, clock: SetClock
) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE, position="учитель", subjects=("химия",))
    async with begin() as work:
        await work.people.withdraw_consent(anna.id, clock.now())
        await work.people.erase(anna.id)
        erased = await work.people.get(anna.id)
        record = await work.people.record_of(anna.id)
    assert (erased.account, erased.name, erased.position, erased.subjects) == (None, "", "", ())
    assert record["roles"] == []
    assert record["consents"] == [
        {
            "unit": unit.name,
            "version": 0,
            "given_at": clock.now(),
            "withdrawn_at": clock.now(),
            "text": None,
        }
    ]


async def test_nobody_has_a_record_of_a_stranger(begin: BeginWork) -> None:
    async with begin() as work:
        with pytest.raises(Gone):
            await work.people.record_of(PersonId(4))
