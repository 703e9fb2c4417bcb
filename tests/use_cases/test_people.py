import asyncio

import pytest

from mentoring.model.help_request import Content, ContentKind, HelpState, Urgency
from mentoring.model.ids import AccountId, PersonId
from mentoring.model.people import Actor, ProfileQuestion, Role
from mentoring.model.units import Unit
from mentoring.notices.people import PersonUnreachable, RolesChanged
from mentoring.refusals import Gone, LastOfItsKind, LinkRevoked, NotAllowed, RolesMissing
from mentoring.use_cases.inviting import InvitePerson
from mentoring.use_cases.joining import OpenLink
from mentoring.use_cases.people import ChangeRoles, MarkReachable, RemovePerson
from mentoring.use_cases.situational_help import AskForHelp
from tests.conftest import SetClock
from tests.races import ROUNDS
from tests.school import School, Verb


async def test_roles_are_set_and_the_person_is_told(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentee: Actor
) -> None:
    await verb(ChangeRoles)(mentee.id, [Role.COUNCIL, Role.TUTOR], by=curator)
    assert (await school.actor(mentee)).roles == {unit.id: frozenset({Role.COUNCIL, Role.TUTOR})}
    assert await school.notices(mentee.id) == [RolesChanged(roles=("council", "tutor"))]


async def test_nobody_is_told_of_roles_they_have(verb: Verb, school: School, curator: Actor, mentee: Actor) -> None:
    await verb(ChangeRoles)(mentee.id, [Role.MENTEE], by=curator)
    assert await school.notices(mentee.id) == []


async def test_a_new_mentor_is_asked_what_they_are_strong_in(
    verb: Verb, school: School, curator: Actor, mentee: Actor
) -> None:
    await verb(ChangeRoles)(mentee.id, [Role.MENTEE, Role.MENTOR], by=curator)
    assert (await school.actor(mentee)).person.next_question is ProfileQuestion.STRENGTHS


async def test_roles_of_somebody_who_has_not_joined_wait_for_them(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    awaited = await school.invited(unit, "Новая Ольга", Role.MENTEE)
    await verb(ChangeRoles)(awaited.id, [Role.MENTOR], by=curator)
    async with school.begin() as work:
        assert await work.people.roles(awaited.id, unit.id) == {Role.MENTOR}
    assert await school.notices(awaited.id) == []


async def test_a_person_keeps_one_role_at_least(verb: Verb, curator: Actor, mentee: Actor) -> None:
    with pytest.raises(RolesMissing):
        await verb(ChangeRoles)(mentee.id, [], by=curator)


async def test_the_heads_role_is_given_and_taken_by_heads_or_by_a_curator_while_there_is_none(
    verb: Verb, school: School, curator: Actor, mentee: Actor, mentor: Actor
) -> None:
    await verb(ChangeRoles)(mentee.id, [Role.HEAD], by=curator)
    with pytest.raises(NotAllowed):
        await verb(ChangeRoles)(mentor.id, [Role.HEAD], by=curator)
    with pytest.raises(NotAllowed):
        await verb(ChangeRoles)(mentee.id, [Role.MENTEE], by=curator)
    with pytest.raises(NotAllowed):
        await verb(RemovePerson)(mentee.id, by=curator)
    head = await school.actor(mentee)
    await verb(ChangeRoles)(mentor.id, [Role.HEAD], by=head)
    await verb(ChangeRoles)(mentee.id, [Role.MENTEE], by=head)


async def test_a_unit_keeps_a_joined_curator_or_head(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentee: Actor
) -> None:
    await school.invited(unit, "Новая Ольга", Role.HEAD)
    with pytest.raises(LastOfItsKind):
        await verb(ChangeRoles)(curator.id, [Role.MENTOR], by=curator)
    with pytest.raises(LastOfItsKind):
        await verb(RemovePerson)(curator.id, by=curator)
    await verb(ChangeRoles)(mentee.id, [Role.CURATOR], by=curator)
    await verb(ChangeRoles)(curator.id, [Role.MENTOR], by=curator)


async def test_two_curators_removing_each_other_at_once_leave_one(verb: Verb, school: School) -> None:
    for number in range(ROUNDS):
        unit = await school.unit(f"Подразделение {number}")
        one, two = [await school.person(unit, f"Куратор {name}", Role.CURATOR) for name in ("Первый", "Второй")]
        await asyncio.gather(
            verb(RemovePerson)(two.id, by=one), verb(RemovePerson)(one.id, by=two), return_exceptions=True
        )
        async with school.begin() as work:
            assert len(await work.people.holders(unit.id, Role.CURATOR)) == 1


async def test_only_curators_and_heads_of_the_unit_decide_about_its_people(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    stranger = await school.person(await school.unit("Ресурсный центр"), "Чужая Дарья", Role.CURATOR)
    for person_id in (mentee.id, PersonId(999)):
        with pytest.raises(Gone):
            await verb(ChangeRoles)(person_id, [Role.MENTOR], by=stranger)
        with pytest.raises(Gone):
            await verb(RemovePerson)(person_id, by=stranger)
    with pytest.raises(NotAllowed):
        await verb(ChangeRoles)(mentee.id, [Role.MENTOR], by=mentor)
    with pytest.raises(NotAllowed):
        await verb(RemovePerson)(mentee.id, by=mentor)


async def test_a_removed_person_leaves_with_their_open_matters_ended(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentee: Actor, clock: SetClock
) -> None:
    async with school.begin() as work:
        topic = (await work.topics.tree(unit.id)).topics[-1]
    words = [Content(kind=ContentKind.TEXT, text="Как?")]
    request = await verb(AskForHelp)(topic.id, Urgency.TODAY, words, by=mentee)
    await verb(RemovePerson)(mentee.id, by=curator)
    after = await school.actor(mentee)
    assert (after.roles, after.person.left_at) == ({}, clock.now())
    async with school.begin() as work:
        assert (await work.help_requests.case(request.id)).request.state is HelpState.WITHDRAWN
    assert RolesChanged(roles=()) in await school.notices(mentee.id)


async def test_who_is_removed_from_one_unit_stays_in_the_other(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentee: Actor, clock: SetClock
) -> None:
    other = await school.unit("Ресурсный центр")
    async with school.begin() as work:
        await work.people.set_roles(mentee.id, other.id, [Role.MENTOR], clock.now())
    await verb(RemovePerson)(mentee.id, by=curator)
    after = await school.actor(mentee)
    assert (after.roles, after.unit_id) == ({other.id: frozenset({Role.MENTOR})}, other.id)
    assert after.person.has_joined


async def test_who_never_joined_is_forgotten_whole(verb: Verb, school: School, curator: Actor) -> None:
    invited = await verb(InvitePerson)("Новая Ольга", [Role.MENTEE], by=curator)
    await verb(RemovePerson)(invited.person.id, by=curator)
    async with school.begin() as work:
        with pytest.raises(Gone):
            await work.people.get(invited.person.id)
    with pytest.raises(LinkRevoked):
        await verb(OpenLink)(invited.token, account=AccountId(1))


async def test_a_block_is_told_to_the_curator_once_and_ends_when_the_person_comes_back(
    verb: Verb, school: School, curator: Actor, mentee: Actor
) -> None:
    account = mentee.person.account
    assert account is not None
    for is_reachable in (False, False, True):
        await verb(MarkReachable)(account, is_reachable=is_reachable)
    assert (await school.actor(mentee)).person.is_reachable
    assert await school.notices(curator.id) == [PersonUnreachable(unreachable_id=mentee.id, name=mentee.person.name)]


async def test_a_curator_who_blocks_is_told_of_to_the_others_and_a_stranger_to_nobody(
    verb: Verb, school: School, curator: Actor, head: Actor
) -> None:
    assert curator.person.account is not None
    await verb(MarkReachable)(AccountId(77), is_reachable=False)
    await verb(MarkReachable)(curator.person.account, is_reachable=False)
    assert await school.notices(curator.id) == []
    assert await school.notices(head.id) == [PersonUnreachable(unreachable_id=curator.id, name=curator.person.name)]
