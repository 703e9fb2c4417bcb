from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.directory import SqlDirectory
from mentoring.model.help_request import Content, ContentKind, Urgency
from mentoring.model.ids import AccountId
from mentoring.model.invites import InviteState
from mentoring.model.people import Actor, Bent, Language, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.reading import Directory, OwnUnit
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.inviting import InvitePerson, RenewInvite, RevokeInvite
from mentoring.use_cases.joining import FreshOwnerLink, OpenLink, RefuseConsent
from mentoring.use_cases.situational_help import AskForHelp, ClaimHelp
from tests.conftest import Counting, SetClock
from tests.school import School, Verb


@pytest.fixture
def directory(engine: AsyncEngine) -> Directory:
    return SqlDirectory(engine)


@pytest.fixture
async def curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Яшина Вера", Role.CURATOR, Role.MENTOR)


async def test_people_of_the_unit_stand_by_name_with_their_roles(
    directory: Directory, school: School, unit: Unit, curator: Actor
) -> None:
    await school.person(unit, "Ёлкина Анна", Role.MENTEE, position="учитель", paused_until=date(2026, 12, 1))
    await school.invited(unit, "борисов Борис", Role.MENTOR)
    await school.person(await school.unit("Другая"), "Чужая Дарья", Role.CURATOR)
    page = await directory.people(by=curator)
    assert [line.name for line in page.lines] == ["борисов Борис", "Ёлкина Анна", "Яшина Вера"]
    boris, anna, vera = page.lines
    assert (boris.has_joined, boris.roles) == (False, (Role.MENTOR,))
    assert (anna.has_joined, anna.position, anna.paused_until) == (True, "учитель", date(2026, 12, 1))
    assert vera.roles == (Role.MENTOR, Role.CURATOR)


@pytest.mark.parametrize("part", ["ЁЛК", "елк", " ёлкина  а"])
async def test_people_are_found_by_a_part_of_the_name_whatever_its_case(
    directory: Directory, school: School, unit: Unit, curator: Actor, part: str
) -> None:
    anna = await school.person(unit, "Ёлкина Анна", Role.MENTEE)
    await school.person(unit, "Петров Пётр", Role.MENTEE)
    assert [line.id for line in (await directory.people(by=curator, name_part=part)).lines] == [anna.id]


async def test_a_percent_sign_finds_nobody(directory: Directory, curator: Actor) -> None:
    assert (await directory.people(by=curator, name_part="%")).total == 0


async def test_people_are_found_by_role_and_shown_with_all_their_roles(
    directory: Directory, school: School, unit: Unit, curator: Actor
) -> None:
    await school.person(unit, "Иванова Анна", Role.MENTEE)
    [vera] = (await directory.people(by=curator, role=Role.MENTOR)).lines
    assert vera.roles == (Role.MENTOR, Role.CURATOR)


async def test_a_page_past_the_end_is_the_last_one(
    directory: Directory, school: School, unit: Unit, curator: Actor
) -> None:
    for number in range(9):
        await school.invited(unit, f"Номер {number}", Role.MENTEE)
    first = await directory.people(by=curator, size=4)
    last = await directory.people(by=curator, size=4, page=7)
    assert (first.total, first.pages, len(first.lines)) == (10, 3, 4)
    assert (last.number, [line.name for line in last.lines]) == (2, ["Номер 8", "Яшина Вера"])
    nobody = await directory.people(by=curator, name_part="нет такого", page=3)
    assert (nobody.number, nobody.pages, nobody.lines) == (0, 1, [])


async def test_a_card_shows_topics_and_what_is_open(
    directory: Directory, school: School, unit: Unit, curator: Actor, verb: Verb, clock: SetClock
) -> None:
    mentor = await school.person(unit, "Борисов Борис", Role.MENTOR)
    mentee = await school.person(unit, "Иванова Анна", Role.MENTEE)
    async with school.begin() as work:
        topic = (await work.topics.tree(unit.id)).topics[-1]
        await work.people.set_topics(
            mentor.id, Bent.STRENGTH, [TopicLevel(topic_id=topic.id, bent=Bent.STRENGTH, level=3)]
        )
    words = [Content(kind=ContentKind.TEXT, text="Как?")]
    request = await verb(AskForHelp)(topic.id, Urgency.URGENT, words, by=mentee)
    await verb(ClaimHelp)(request.id, by=mentor)
    card = await directory.person(mentor.id, by=curator, now=clock.now())
    assert [(each.topic.code, each.bent, each.level) for each in card.topics] == [(topic.code, Bent.STRENGTH, 3)]
    assert (card.open_requests, card.open_claims, card.is_profile_complete) == (0, 1, True)
    assert (card.invite_id, card.invite_state) == (None, None)
    assert (await directory.person(mentee.id, by=curator, now=clock.now())).open_requests == 1
    [line] = [line for line in await directory.topics(by=curator) if line.id == topic.id]
    assert (line.strong, line.in_need, line.live_requests) == (1, 0, 1)


async def test_a_card_of_somebody_awaited_shows_their_invite(
    directory: Directory, verb: Verb, curator: Actor, clock: SetClock
) -> None:
    invited = await verb(InvitePerson)("Новая Ольга", [Role.MENTEE], by=curator)
    card = await directory.person(invited.person.id, by=curator, now=clock.now())
    assert (card.joined_at, card.invite_id, card.invite_state) == (None, invited.invite.id, InviteState.WAITING)


async def test_invites_stand_newest_first_with_what_became_of_them(
    directory: Directory, verb: Verb, curator: Actor, clock: SetClock
) -> None:
    await verb(FreshOwnerLink)(unit_name="", language=Language.RU, zone="UTC", is_forced=True)
    invites = [await verb(InvitePerson)(f"Номер {n}", [Role.MENTEE], by=curator) for n in "АБВГ"]
    await verb(OpenLink)(invites[0].token, account=AccountId(1))
    await verb(OpenLink)(invites[1].token, account=AccountId(2))
    await verb(RefuseConsent)(account=AccountId(2))
    await verb(RevokeInvite)(invites[2].invite.id, by=curator)
    renewed = await verb(RenewInvite)(invites[3].invite.id, by=curator)
    page = await directory.invites(by=curator, now=clock.now())
    assert [(line.name, line.state) for line in page.lines] == [
        ("Номер Г", InviteState.WAITING),
        ("Номер В", InviteState.REVOKED),
        ("", InviteState.REFUSED),
        ("Номер А", InviteState.OPENED),
    ]
    assert page.lines[0].id == renewed.invite.id
    clock.advance(days=14)
    assert (await directory.invites(by=curator, now=clock.now())).lines[0].state is InviteState.EXPIRED


async def test_topics_stand_as_on_the_screens_archived_ones_too(
    directory: Directory, school: School, unit: Unit, curator: Actor
) -> None:
    async with school.begin() as work:
        tree = await work.topics.tree(unit.id)
        archived = replace(tree.directions()[1], is_archived=True)
        await work.topics.save(archived)
    lines = await directory.topics(by=curator)
    in_order = [line.id for top in tree.directions() for line in (top, *tree.under(top.id))]
    assert [line.id for line in lines] == in_order
    assert [line.id for line in lines if line.is_archived] == [archived.id]


async def test_figures_count_everybody_once_and_every_role(
    directory: Directory, school: School, unit: Unit, curator: Actor
) -> None:
    await school.person(unit, "Иванова Анна", Role.MENTEE)
    await school.invited(unit, "Новая Ольга", Role.MENTEE)
    figures = await directory.figures(by=curator)
    assert (figures.joined, figures.awaited) == (2, 1)
    assert figures.by_role == {role: int(role in {Role.MENTEE, Role.MENTOR, Role.CURATOR}) for role in Role}


async def test_own_units_are_those_with_a_role(
    directory: Directory, school: School, unit: Unit, clock: SetClock
) -> None:
    anna = await school.person(unit, "Иванова Анна", Role.MENTEE)
    await school.unit("Другая")
    assert list(await directory.own_units(by=anna)) == [OwnUnit(id=unit.id, name=unit.name, roles=(Role.MENTEE,))]


async def test_screens_of_people_are_for_curators_and_heads_of_their_own_unit(
    directory: Directory, school: School, unit: Unit, curator: Actor, clock: SetClock
) -> None:
    mentee = await school.person(unit, "Иванова Анна", Role.MENTEE)
    for read in (
        directory.people(by=mentee),
        directory.person(curator.id, by=mentee, now=clock.now()),
        directory.invites(by=mentee, now=clock.now()),
        directory.topics(by=mentee),
        directory.figures(by=mentee),
    ):
        with pytest.raises(NotAllowed):
            await read
    stranger = await school.person(await school.unit("Другая"), "Чужая Дарья", Role.CURATOR)
    with pytest.raises(Gone):
        await directory.person(mentee.id, by=stranger, now=clock.now())


async def test_every_screen_costs_few_statements_however_many_people(
    directory: Directory, school: School, unit: Unit, curator: Actor, clock: SetClock, counting: Counting
) -> None:
    for number in range(20):
        await school.invited(unit, f"Номер {number}", Role.MENTEE)
    for read, most in (
        (directory.people(by=curator, size=20), 3),
        (directory.person(curator.id, by=curator, now=clock.now()), 4),
        (directory.invites(by=curator, now=clock.now()), 2),
        (directory.topics(by=curator), 1),
        (directory.figures(by=curator), 1),
    ):
        with counting() as statements:
            await read
        assert len(statements) <= most
