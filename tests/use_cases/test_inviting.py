import asyncio
from datetime import timedelta

import pytest

from mentoring.model.ids import AccountId, InviteId
from mentoring.model.invites import InviteState, token_hash
from mentoring.model.people import Actor, Language, Role
from mentoring.model.units import Unit
from mentoring.refusals import (
    AlreadyAnswered,
    Gone,
    LinkRevoked,
    NameNotWhole,
    NotAllowed,
    PersonKnown,
    RolesMissing,
    TextMissing,
    TextTooLong,
)
from mentoring.use_cases.inviting import Invited, InvitePerson, RenewInvite, RevokeInvite
from mentoring.use_cases.joining import FreshOwnerLink, GiveConsent, OpenLink, RefuseConsent
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import SetClock
from tests.races import ROUNDS
from tests.school import School, Verb

ANNA = AccountId(1)


async def test_an_invite_holds_unit_roles_and_its_days_and_only_a_hash_of_its_secret(
    verb: Verb, school: School, unit: Unit, curator: Actor, clock: SetClock
) -> None:
    invited = await verb(InvitePerson)("  Иванова   Анна ", [Role.MENTEE, Role.COUNCIL], by=curator)
    invite = invited.invite
    assert invited.person.name == "Иванова Анна"
    assert invite.unit_id == unit.id
    assert invite.roles == {Role.MENTEE, Role.COUNCIL}
    assert (invite.created_at, invite.expires_at) == (clock.now(), clock.now() + timedelta(days=14))
    assert invite.state(clock.now()) is InviteState.WAITING
    async with school.begin() as work:
        assert await work.invites.by_hash(token_hash(invited.token)) == invite
        assert await work.invites.by_hash(invited.token) is None


async def test_a_link_has_more_chance_than_anybody_can_guess_and_fits_a_start_link(verb: Verb, curator: Actor) -> None:
    tokens = {(await verb(InvitePerson)(f"Номер Раз {n}", [Role.MENTEE], by=curator)).token for n in range(5)}
    assert len(tokens) == 5
    assert all(len(token) * 6 >= 128 and len(token) <= 64 for token in tokens)


async def test_the_days_of_an_invite_are_the_units(verb: Verb, curator: Actor, clock: SetClock) -> None:
    await verb(ChangeUnitSetting)("invite_days", 3, by=curator)
    invited = await verb(InvitePerson)("Иванова Анна", [Role.MENTEE], by=curator)
    assert invited.invite.expires_at == clock.now() + timedelta(days=3)


async def test_only_curators_and_heads_who_joined_invite(
    verb: Verb, school: School, unit: Unit, mentor: Actor, clock: SetClock
) -> None:
    gone = await school.person(unit, "Бывший Иван", Role.CURATOR, left_at=clock.now())
    for actor in (mentor, gone):
        with pytest.raises(NotAllowed):
            await verb(InvitePerson)("Иванова Анна", [Role.MENTEE], by=actor)


async def test_a_curator_of_another_unit_is_nobody_here(verb: Verb, school: School, unit: Unit, curator: Actor) -> None:
    invited = await verb(InvitePerson)("Иванова Анна", [Role.MENTEE], by=curator)
    stranger = await school.person(await school.unit("Ресурсный центр"), "Чужая Дарья", Role.CURATOR)
    for invite_id in (invited.invite.id, InviteId(999)):
        with pytest.raises(Gone):
            await verb(RenewInvite)(invite_id, by=stranger)
        with pytest.raises(Gone):
            await verb(RevokeInvite)(invite_id, by=stranger)


async def test_the_owners_link_is_nobodys_to_renew_or_take_back(verb: Verb, school: School, head: Actor) -> None:
    token = await verb(FreshOwnerLink)(unit_name="", language=Language.RU, zone="UTC", is_forced=True)
    assert token is not None
    async with school.begin() as work:
        invite = await work.invites.by_hash(token_hash(token))
    assert invite is not None
    with pytest.raises(Gone):
        await verb(RenewInvite)(invite.id, by=head)
    with pytest.raises(Gone):
        await verb(RevokeInvite)(invite.id, by=head)


async def test_the_heads_role_is_the_heads_to_give_or_the_curators_while_there_is_none(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    assert await verb(InvitePerson)("Первый Олег", [Role.HEAD], by=curator)
    head = await school.person(unit, "Головин Олег", Role.HEAD)
    with pytest.raises(NotAllowed):
        await verb(InvitePerson)("Второй Олег", [Role.HEAD, Role.MENTOR], by=curator)
    assert await verb(InvitePerson)("Третий Олег", [Role.HEAD], by=head)
    assert await verb(InvitePerson)("Вторая Вера", [Role.CURATOR], by=curator)


@pytest.mark.parametrize(
    ("name", "refusal"),
    [(" ", TextMissing), ("Анна", NameNotWhole), ("Анна 2", NameNotWhole), ("Анна " + "х" * 200, TextTooLong)],
)
async def test_an_invite_needs_a_whole_name(verb: Verb, curator: Actor, name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        await verb(InvitePerson)(name, [Role.MENTEE], by=curator)


async def test_an_invite_needs_a_role(verb: Verb, curator: Actor) -> None:
    with pytest.raises(RolesMissing):
        await verb(InvitePerson)("Иванова Анна", [], by=curator)


async def test_inviting_the_same_person_again_adds_the_role_and_ends_the_earlier_link(
    verb: Verb, curator: Actor
) -> None:
    first = await verb(InvitePerson)("Иванова Анна", [Role.MENTEE], by=curator)
    second = await verb(InvitePerson)("иванова  анна", [Role.TUTOR], by=curator)
    assert second.person.id == first.person.id
    assert second.invite.roles == {Role.MENTEE, Role.TUTOR}
    with pytest.raises(LinkRevoked):
        await verb(OpenLink)(first.token, account=ANNA)


async def test_somebody_of_that_name_who_joined_is_known(verb: Verb, curator: Actor, mentee: Actor) -> None:
    with pytest.raises(PersonKnown):
        await verb(InvitePerson)(mentee.person.name.upper(), [Role.MENTOR], by=curator)


async def test_a_renewed_invite_has_a_new_link_and_days_and_ends_the_opened_one(
    verb: Verb, curator: Actor, clock: SetClock
) -> None:
    first = await verb(InvitePerson)("Иванова Анна", [Role.MENTEE], by=curator)
    await verb(OpenLink)(first.token, account=ANNA)
    clock.advance(days=20)
    second = await verb(RenewInvite)(first.invite.id, by=curator)
    assert second.invite.expires_at == clock.now() + timedelta(days=14)
    assert second.invite.roles == {Role.MENTEE}
    with pytest.raises(LinkRevoked):
        await verb(OpenLink)(first.token, account=ANNA)
    assert await verb(OpenLink)(second.token, account=AccountId(2))


async def test_what_is_decided_is_neither_renewed_nor_taken_back(verb: Verb, curator: Actor) -> None:
    joined = await verb(InvitePerson)("Иванова Анна", [Role.MENTEE], by=curator)
    await verb(OpenLink)(joined.token, account=ANNA)
    await verb(GiveConsent)(account=ANNA, version=0, language=Language.RU)
    with pytest.raises(AlreadyAnswered):
        await verb(RenewInvite)(joined.invite.id, by=curator)
    with pytest.raises(AlreadyAnswered):
        await verb(RevokeInvite)(joined.invite.id, by=curator)
    refused = await verb(InvitePerson)("Петров Пётр", [Role.MENTEE], by=curator)
    await verb(OpenLink)(refused.token, account=AccountId(2))
    await verb(RefuseConsent)(account=AccountId(2))
    with pytest.raises(Gone):
        await verb(RenewInvite)(refused.invite.id, by=curator)
    with pytest.raises(AlreadyAnswered):
        await verb(RevokeInvite)(refused.invite.id, by=curator)


async def test_of_two_curators_taking_back_at_once_one_is_told_it_was_done(
    verb: Verb, curator: Actor, head: Actor
) -> None:
    for number in range(ROUNDS):
        invited = await verb(InvitePerson)(f"Номер Раз {number}", [Role.MENTEE], by=curator)
        outcomes = await asyncio.gather(
            *(verb(RevokeInvite)(invited.invite.id, by=by) for by in (curator, head)), return_exceptions=True
        )
        assert sorted(map(str, map(type, outcomes))) == sorted(map(str, (type(None), AlreadyAnswered)))


async def test_two_curators_inviting_one_name_at_once_make_one_person_with_one_live_link(
    verb: Verb, curator: Actor, head: Actor
) -> None:
    for number in range(ROUNDS):
        name = f"Номер Раз {number}"
        both: list[Invited] = await asyncio.gather(
            *(verb(InvitePerson)(name, [Role.MENTEE], by=by) for by in (curator, head))
        )
        assert len({invited.person.id for invited in both}) == 1
        opened = await asyncio.gather(
            *(verb(OpenLink)(invited.token, account=ANNA) for invited in both), return_exceptions=True
        )
        assert sum(isinstance(outcome, LinkRevoked) for outcome in opened) == 1
