import asyncio

import pytest

from mentoring.model.ids import AccountId
from mentoring.model.people import Acting, Actor, Language, Person, ProfileQuestion, Role
from mentoring.model.units import Unit
from mentoring.notices.people import ConsentRefused, PersonJoined
from mentoring.refusals import (
    AlreadyAnswered,
    ConsentChanged,
    Gone,
    LinkExpired,
    LinkRevoked,
    LinkUnknown,
    LinkUsed,
    NotAllowed,
    Refusal,
    RolesMissing,
)
from mentoring.use_cases.inviting import Invited, InvitePerson, RenewInvite, RevokeInvite
from mentoring.use_cases.joining import FreshOwnerLink, GiveConsent, OpenLink, RefuseConsent, WhoActs
from mentoring.use_cases.people import RemovePerson
from mentoring.use_cases.profile import Leave
from mentoring.use_cases.units import WriteConsentText
from tests.conftest import Counting, SetClock
from tests.races import ROUNDS
from tests.school import School, Verb

ANNA, STRANGER = AccountId(1), AccountId(2)


@pytest.fixture
async def invited(verb: Verb, curator: Actor) -> Invited:
    return await verb(InvitePerson)("Иванова Анна Петровна", [Role.MENTEE], by=curator)


async def joins(verb: Verb, token: str, account: AccountId, **choice: Role | str) -> Actor:
    opened = await verb(OpenLink)(token, account=account)
    return await verb(GiveConsent)(
        account=account,
        version=opened.consent_version,
        language=Language.RU,
        **choice,  # type: ignore[arg-type]
    )


async def owner_token(verb: Verb, *, is_forced: bool = False) -> str | None:
    return await verb(FreshOwnerLink)(
        unit_name="Гимназия № 35", language=Language.RU, zone="Asia/Yekaterinburg", is_forced=is_forced
    )


# Opening


async def test_an_opened_link_shows_the_unit_the_person_and_the_products_consent(
    verb: Verb, unit: Unit, invited: Invited
) -> None:
    opened = await verb(OpenLink)(invited.token, account=ANNA)
    assert (opened.unit, opened.person) == (unit, invited.person)
    assert (opened.consent_version, opened.consent_text) == (0, None)
    assert opened.invite.opened_by == ANNA
    assert not opened.has_joined


async def test_a_unit_with_its_own_text_shows_the_newest(verb: Verb, curator: Actor, invited: Invited) -> None:
    await verb(WriteConsentText)("Старый текст", by=curator)
    await verb(WriteConsentText)("Новый текст", by=curator)
    opened = await verb(OpenLink)(invited.token, account=ANNA)
    assert (opened.consent_version, opened.consent_text) == (2, "Новый текст")


async def test_the_same_account_opens_the_link_again_and_goes_on(verb: Verb, invited: Invited, clock: SetClock) -> None:
    first = await verb(OpenLink)(invited.token, account=ANNA)
    clock.advance(days=3)
    assert await verb(OpenLink)(invited.token, account=ANNA) == first


async def test_every_dead_link_has_its_own_refusal(
    verb: Verb, curator: Actor, invited: Invited, clock: SetClock
) -> None:
    open_link = verb(OpenLink)
    with pytest.raises(LinkUnknown):
        await open_link(invited.token[:-1], account=ANNA)
    await open_link(invited.token, account=ANNA)
    with pytest.raises(LinkUsed):
        await open_link(invited.token, account=STRANGER)
    clock.advance(days=14)
    with pytest.raises(LinkExpired):
        await open_link(invited.token, account=ANNA)
    await verb(RevokeInvite)(invited.invite.id, by=curator)
    with pytest.raises(LinkRevoked):
        await open_link(invited.token, account=ANNA)


async def test_a_link_works_until_its_last_moment(verb: Verb, invited: Invited, clock: SetClock) -> None:
    clock.advance(days=13, hours=23, minutes=59)
    assert await verb(OpenLink)(invited.token, account=ANNA)


async def test_who_joined_by_a_link_finds_the_way_back_by_it_until_they_leave(verb: Verb, invited: Invited) -> None:
    anna = await joins(verb, invited.token, ANNA)
    assert (await verb(OpenLink)(invited.token, account=ANNA)).has_joined
    with pytest.raises(LinkUsed):
        await verb(OpenLink)(invited.token, account=STRANGER)
    await verb(Leave)(by=anna)
    with pytest.raises(LinkUsed):
        await verb(OpenLink)(invited.token, account=ANNA)


async def test_of_two_accounts_opening_at_once_one_has_the_link(verb: Verb, curator: Actor) -> None:
    for number in range(ROUNDS):
        invited = await verb(InvitePerson)(f"Номер Раз {number}", [Role.MENTEE], by=curator)
        accounts = [AccountId(100 + number), AccountId(500 + number)]
        outcomes = await asyncio.gather(
            *(verb(OpenLink)(invited.token, account=account) for account in accounts), return_exceptions=True
        )
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LinkUsed", "OpenedLink"]


async def test_a_link_taken_back_while_it_is_opened_is_either_opened_first_or_dead(verb: Verb, curator: Actor) -> None:
    for number in range(ROUNDS):
        invited = await verb(InvitePerson)(f"Номер Раз {number}", [Role.MENTEE], by=curator)
        opened, revoked = await asyncio.gather(
            verb(OpenLink)(invited.token, account=ANNA),
            verb(RevokeInvite)(invited.invite.id, by=curator),
            return_exceptions=True,
        )
        assert revoked is None
        assert not isinstance(opened, BaseException) or isinstance(opened, LinkRevoked)
        # Who was too late to open it has nothing in hand.
        with pytest.raises((LinkRevoked, Gone)):
            await verb(GiveConsent)(account=ANNA, version=0, language=Language.RU)


# Consent


async def test_consent_makes_the_invited_person_the_accounts_own(
    verb: Verb, school: School, unit: Unit, curator: Actor, invited: Invited, clock: SetClock
) -> None:
    anna = await joins(verb, invited.token, ANNA)
    assert anna.id == invited.person.id
    assert anna.person.account == ANNA
    assert anna.person.joined_at == clock.now()
    assert anna.roles == {unit.id: frozenset({Role.MENTEE})}
    assert await verb(WhoActs)(ANNA) == Acting(actor=anna, zone="Asia/Yekaterinburg")
    assert await school.notices(curator.id) == [PersonJoined(joined_id=anna.id, name="Иванова Анна Петровна")]


async def test_consent_is_recorded_with_its_time_and_version(
    verb: Verb, school: School, curator: Actor, invited: Invited, clock: SetClock
) -> None:
    await verb(WriteConsentText)("Наш текст", by=curator)
    anna = await joins(verb, invited.token, ANNA)
    async with school.begin() as work:
        record = await work.people.record_of(anna.id)
    assert record["consents"] == [
        {
            "unit": "Гимназия № 35",
            "version": 1,
            "text": "Наш текст",
            "given_at": clock.now(),
            "withdrawn_at": None,
        }
    ]


async def test_a_text_rewritten_meanwhile_must_be_read_first(verb: Verb, curator: Actor, invited: Invited) -> None:
    await verb(OpenLink)(invited.token, account=ANNA)
    await verb(WriteConsentText)("Новый текст", by=curator)
    with pytest.raises(ConsentChanged):
        await verb(GiveConsent)(account=ANNA, version=0, language=Language.RU)
    assert await joins(verb, invited.token, ANNA)


async def test_nobody_consents_without_a_link_in_hand(verb: Verb, invited: Invited) -> None:
    for decide in (
        verb(GiveConsent)(account=STRANGER, version=0, language=Language.RU),
        verb(RefuseConsent)(account=STRANGER),
    ):
        with pytest.raises(Gone):
            await decide


async def test_a_link_taken_back_after_opening_brings_nobody_in(verb: Verb, curator: Actor, invited: Invited) -> None:
    await verb(OpenLink)(invited.token, account=ANNA)
    await verb(RevokeInvite)(invited.invite.id, by=curator)
    with pytest.raises(LinkRevoked):
        await verb(GiveConsent)(account=ANNA, version=0, language=Language.RU)
    assert await verb(WhoActs)(ANNA) is None


async def test_a_link_taken_back_does_not_stand_before_another_in_hand(
    verb: Verb, curator: Actor, invited: Invited, clock: SetClock
) -> None:
    await verb(OpenLink)(invited.token, account=ANNA)
    clock.advance(minutes=1)
    other = await verb(InvitePerson)("Анна Иванова", [Role.MENTOR], by=curator)
    await verb(OpenLink)(other.token, account=ANNA)
    await verb(RevokeInvite)(other.invite.id, by=curator)
    joined = await verb(GiveConsent)(account=ANNA, version=0, language=Language.RU)
    assert joined.id == invited.person.id


async def test_a_removed_person_does_not_join_and_nobody_becomes_owner_by_their_link(
    verb: Verb, curator: Actor, head: Actor
) -> None:
    invited = await verb(InvitePerson)("Второй Пётр", [Role.CURATOR], by=head)
    await verb(RemovePerson)(invited.person.id, by=curator)
    with pytest.raises(LinkRevoked):
        await verb(OpenLink)(invited.token, account=ANNA)


async def test_consent_pressed_twice_at_once_joins_once(verb: Verb, curator: Actor, school: School) -> None:
    for number in range(ROUNDS):
        account = AccountId(100 + number)
        invited = await verb(InvitePerson)(f"Номер Раз {number}", [Role.MENTEE], by=curator)
        await verb(OpenLink)(invited.token, account=account)
        outcomes = await asyncio.gather(
            *(verb(GiveConsent)(account=account, version=0, language=Language.RU) for _ in range(3)),
            return_exceptions=True,
        )
        assert sum(isinstance(outcome, Actor) for outcome in outcomes) == 1
        assert all(isinstance(outcome, Actor | Gone | AlreadyAnswered | LinkUsed) for outcome in outcomes)
    assert len(await school.notices(curator.id)) == ROUNDS


async def test_consent_and_a_new_link_at_once_never_let_two_people_in(verb: Verb, curator: Actor) -> None:
    for number in range(ROUNDS):
        account = AccountId(100 + number)
        invited = await verb(InvitePerson)(f"Номер Раз {number}", [Role.MENTEE], by=curator)
        await verb(OpenLink)(invited.token, account=account)
        joined, renewed = await asyncio.gather(
            verb(GiveConsent)(account=account, version=0, language=Language.RU),
            verb(RenewInvite)(invited.invite.id, by=curator),
            return_exceptions=True,
        )
        if isinstance(joined, Actor):
            assert isinstance(renewed, AlreadyAnswered)
        else:
            assert isinstance(joined, LinkRevoked)
            assert isinstance(renewed, Invited)


# What is asked next


async def test_the_first_question_is_the_first_one_not_answered_yet(
    verb: Verb, school: School, invited: Invited
) -> None:
    anna = await joins(verb, invited.token, ANNA)
    assert anna.person.next_question is ProfileQuestion.POSITION


async def test_what_the_school_knows_is_not_asked_again(verb: Verb, school: School, unit: Unit, curator: Actor) -> None:
    listed = await school.invited(
        unit, "Петров Пётр", Role.MENTOR, position="учитель", subjects=("химия",), experience_years=30
    )
    invited = await verb(InvitePerson)("Петров Пётр", [Role.MENTOR], by=curator)
    assert invited.person == listed
    assert (await joins(verb, invited.token, ANNA)).person.next_question is ProfileQuestion.STRENGTHS


# The second invite of somebody who has joined


async def test_a_second_invite_gives_the_roles_to_the_person_the_account_has(
    verb: Verb, school: School, unit: Unit, invited: Invited
) -> None:
    anna = await joins(verb, invited.token, ANNA)
    other = await school.unit("Ресурсный центр")
    boss = await school.person(other, "Другая Дарья", Role.CURATOR)
    await school.invited(other, "Анна Иванова", Role.MENTOR, position="методист", experience_years=5)
    again = await verb(InvitePerson)("Анна Иванова", [Role.MENTOR], by=boss)
    twice = await joins(verb, again.token, ANNA)
    assert twice.id == anna.id
    assert twice.roles == {unit.id: frozenset({Role.MENTEE}), other.id: frozenset({Role.MENTOR})}
    assert twice.unit_id == other.id
    assert (twice.person.name, twice.person.position, twice.person.experience_years) == (
        "Иванова Анна Петровна",
        "методист",
        5,
    )
    async with school.begin() as work:
        with pytest.raises(Gone):
            await work.people.get(again.person.id)
    assert await school.notices(boss.id) == [PersonJoined(joined_id=anna.id, name="Иванова Анна Петровна")]


async def test_a_new_role_brings_its_question_to_a_complete_profile(
    verb: Verb, school: School, unit: Unit, mentee: Actor, curator: Actor
) -> None:
    assert mentee.person.account is not None
    again = await verb(InvitePerson)("Анна Иванова", [Role.MENTOR], by=curator)
    twice = await joins(verb, again.token, mentee.person.account)
    assert twice.roles == {unit.id: frozenset({Role.MENTEE, Role.MENTOR})}
    assert twice.person.next_question is ProfileQuestion.STRENGTHS


async def test_who_left_comes_back_to_their_own_record(verb: Verb, curator: Actor, invited: Invited) -> None:
    anna = await joins(verb, invited.token, ANNA)
    await verb(Leave)(by=anna)
    again = await verb(InvitePerson)("Иванова Анна Петровна", [Role.MENTOR], by=curator)
    back = await joins(verb, again.token, ANNA)
    assert back.id == anna.id
    assert back.person.has_joined
    assert back.roles == {curator.unit_id: frozenset({Role.MENTOR})}


# Refusing


async def test_refusing_stores_nothing_but_the_fact(
    verb: Verb, school: School, curator: Actor, invited: Invited, clock: SetClock
) -> None:
    await verb(OpenLink)(invited.token, account=ANNA)
    await verb(RefuseConsent)(account=ANNA)
    assert await verb(WhoActs)(ANNA) is None
    async with school.begin() as work:
        invite = await work.invites.get(invited.invite.id)
        with pytest.raises(Gone):
            await work.people.get(invited.person.id)
    assert invite.refused_at == clock.now()
    assert (invite.opened_by, invite.opened_at, invite.person_id) == (None, None, None)
    assert await school.notices(curator.id) == [ConsentRefused(name="Иванова Анна Петровна")]


async def test_after_refusing_the_link_is_over_for_everybody(verb: Verb, invited: Invited) -> None:
    await verb(OpenLink)(invited.token, account=ANNA)
    await verb(RefuseConsent)(account=ANNA)
    for account in (ANNA, STRANGER):
        with pytest.raises(LinkUsed):
            await verb(OpenLink)(invited.token, account=account)
    with pytest.raises(Gone):
        await verb(GiveConsent)(account=ANNA, version=0, language=Language.RU)


async def test_the_schools_own_list_outlives_a_refusal(verb: Verb, school: School, unit: Unit, curator: Actor) -> None:
    listed = await school.invited(unit, "Петров Пётр", Role.MENTOR, is_on_staff_list=True)
    invited = await verb(InvitePerson)("Петров Пётр", [Role.MENTOR], by=curator)
    await verb(OpenLink)(invited.token, account=ANNA)
    await verb(RefuseConsent)(account=ANNA)
    async with school.begin() as work:
        assert await work.people.get(listed.id) == listed


async def test_consent_and_refusal_at_once_end_as_one_of_them(verb: Verb, curator: Actor) -> None:
    for number in range(ROUNDS):
        account = AccountId(100 + number)
        invited = await verb(InvitePerson)(f"Номер Раз {number}", [Role.MENTEE], by=curator)
        await verb(OpenLink)(invited.token, account=account)
        outcomes = await asyncio.gather(
            verb(GiveConsent)(account=account, version=0, language=Language.RU),
            verb(RefuseConsent)(account=account),
            return_exceptions=True,
        )
        assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == 1
        has_joined = isinstance(outcomes[0], Actor)
        assert (await verb(WhoActs)(account) is not None) is has_joined


async def test_the_inviters_successor_is_told_once_the_inviter_has_left(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, invited: Invited
) -> None:
    await verb(Leave)(by=curator)
    anna = await joins(verb, invited.token, ANNA)
    assert PersonJoined(joined_id=anna.id, name="Иванова Анна Петровна") in await school.notices(head.id)


# The owner


@pytest.mark.parametrize("role", [Role.HEAD, Role.CURATOR])
async def test_on_an_empty_database_the_opener_becomes_the_owner_they_choose_to_be(verb: Verb, role: Role) -> None:
    token = await owner_token(verb)
    assert token is not None
    owner = await joins(verb, token, ANNA, role=role, name=" Вера ")
    assert owner.holds(role)
    assert owner.person.name == "Вера"
    assert owner.person.next_question is ProfileQuestion.NAME
    assert await owner_token(verb) is None


async def test_the_first_unit_has_its_name_and_topics(verb: Verb, school: School) -> None:
    await owner_token(verb)
    await owner_token(verb)
    async with school.begin() as work:
        [unit] = await work.units.all()
        assert (unit.name, unit.zone) == ("Гимназия № 35", "Asia/Yekaterinburg")
        assert (await work.topics.tree(unit.id)).directions()


async def test_an_owner_is_head_or_curator_and_nothing_else(verb: Verb) -> None:
    token = await owner_token(verb)
    assert token is not None
    for choice in ({}, {"role": Role.MENTOR}):
        with pytest.raises(RolesMissing):
            await joins(verb, token, ANNA, **choice)


async def test_a_fresh_owners_link_ends_the_unopened_earlier_one(verb: Verb) -> None:
    first = await owner_token(verb)
    second = await owner_token(verb)
    assert first is not None
    assert second is not None
    with pytest.raises(LinkRevoked):
        await verb(OpenLink)(first, account=ANNA)
    await verb(OpenLink)(second, account=ANNA)
    await owner_token(verb)
    assert await joins(verb, second, ANNA, role=Role.HEAD)


async def test_with_an_owner_a_link_must_be_forced_and_gives_the_role_too(verb: Verb, unit: Unit, head: Actor) -> None:
    assert head.person.account is not None
    assert await owner_token(verb) is None
    token = await owner_token(verb, is_forced=True)
    assert token is not None
    both = await joins(verb, token, head.person.account, role=Role.CURATOR)
    assert both.id == head.id
    assert both.roles == {unit.id: frozenset({Role.HEAD, Role.CURATOR})}


async def test_an_owner_who_does_not_consent_leaves_no_trace(verb: Verb) -> None:
    token = await owner_token(verb)
    assert token is not None
    await verb(OpenLink)(token, account=ANNA)
    await verb(RefuseConsent)(account=ANNA)
    assert await verb(WhoActs)(ANNA) is None
    assert await owner_token(verb) is not None


# Who acts


async def test_who_acts_is_one_statement(verb: Verb, mentee: Actor, counting: Counting) -> None:
    assert mentee.person.account is not None
    with counting() as statements:
        acting = await verb(WhoActs)(mentee.person.account)
    assert acting is not None
    assert acting.actor == mentee
    assert len(statements) == 1


async def test_times_are_read_in_the_persons_own_zone_if_they_chose_one(verb: Verb, school: School, unit: Unit) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE, zone="Europe/Moscow")
    assert anna.person.account is not None
    acting = await verb(WhoActs)(anna.person.account)
    assert acting is not None
    assert acting.zone == "Europe/Moscow"


def test_somebody_who_has_left_may_do_nothing() -> None:
    """Their account still finds their record, so every verb asks whether they have joined."""
    person = Person(id=1, account=ANNA, home_unit_id=1, name="Иванова Анна", language=Language.RU)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        Actor(person=person, roles={1: frozenset({Role.HEAD})}).must_hold(Role.HEAD)  # type: ignore[dict-item]
