"""The queue of deciders: what waits for whom, in which order, in how many statements; the cards; the mornings."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.decisions import SqlDecisions
from mentoring.decisions import Matter, Place
from mentoring.model.bank import RoleForm
from mentoring.model.ids import MentorshipId, MentorshipRequestId, TopicId
from mentoring.model.meetings import MeetingState
from mentoring.model.mentorship import MentorshipState, Opinion, StepKind, Track
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.ports import BeginWork
from mentoring.refusals import Gone, NotAllowed, OwnMentorRequest, OwnMentorship
from mentoring.use_cases.approvals import AskCouncilAgain, GiveOpinion
from mentoring.use_cases.mentor_lists import ProposeMentors
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.mentorships import mentor_request, pair
from tests.pairs import together
from tests.records import held, held_once
from tests.school import School, Verb

COUNCIL, CURATOR = MentorshipState.COUNCIL, MentorshipState.CURATOR


@pytest.fixture
def decisions(engine: AsyncEngine) -> SqlDecisions:
    return SqlDecisions(engine)


@pytest.fixture
async def olga(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Куратова Ольга Ивановна", Role.CURATOR)


@pytest.fixture
async def egor(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Директоров Егор Петрович", Role.HEAD)


@pytest.fixture
async def gleb(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Тарханов Глеб Ильич", Role.COUNCIL)


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


async def waiting_for(decisions: SqlDecisions, *people: Actor) -> list[list[tuple[Matter, int, Role]]]:
    pages = [await decisions.matters(by=person, page=0, size=50) for person in people]
    return [[(line.place.matter, line.place.id, line.role) for line in page.lines] for page in pages]


async def test_each_finds_what_waits_for_them_the_oldest_first_and_knows_as_what(
    verb: Verb,
    school: School,
    unit: Unit,
    clock: SetClock,
    decisions: SqlDecisions,
    olga: Actor,
    egor: Actor,
    gleb: Actor,
    boris: Actor,
    anya: Actor,
) -> None:
    many = await school.person(unit, "Тройная Инна Ильинична", Role.CURATOR, Role.HEAD, Role.COUNCIL)
    for person in (olga, egor, gleb, many):
        assert (await decisions.queue(by=person)).total == 0
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    mentors = await verb(ProposeMentors)([vera.id], unit.id, by=olga)
    clock.advance(hours=1)
    asked = await mentor_request(school, anya, boris)
    clock.advance(hours=1)
    ready = await pair(school, boris, anya)
    spoken = await pair(school, boris, anya, state=COUNCIL)
    clock.advance(hours=1)
    for state in set(MentorshipState) - {COUNCIL, CURATOR}:
        await pair(school, boris, anya, state=state)
    of_list = (Matter.MENTOR_LIST, mentors.id, Role.HEAD)
    of_request = (Matter.REQUEST, asked.id, Role.CURATOR)
    of_pair = (Matter.MENTORSHIP, ready.id, Role.CURATOR)
    of_council = (Matter.OPINION, spoken.id, Role.COUNCIL)
    with pytest.raises(NotAllowed):
        await decisions.queue(by=boris)
    assert await waiting_for(decisions, olga, egor, gleb, many) == [
        [of_request, of_pair],
        [of_list],
        [of_council],
        [of_list, of_request, of_pair, of_council],
    ]
    await verb(GiveOpinion)(spoken.id, Opinion.FOR, seen=1, by=gleb)
    assert await waiting_for(decisions, gleb) == [[]]
    assert len((await waiting_for(decisions, many))[0]) == 4
    first = (await decisions.matters(by=many, page=0, size=1)).lines[0]
    assert (first.name, first.people, first.unit_name) == (olga.person.name, 1, unit.name)
    last = (await decisions.matters(by=many, page=3, size=1)).lines[0]
    assert (last.name, last.mentees) == (boris.person.name, (anya.person.name,))


async def test_what_comes_next_is_told_by_its_place_though_others_are_decided_meanwhile(
    school: School, clock: SetClock, decisions: SqlDecisions, olga: Actor, boris: Actor, anya: Actor
) -> None:
    one, two, three = [await pair(school, boris, anya) for _ in range(3)]
    queue = await decisions.queue(by=olga)
    assert queue.next is not None
    assert (queue.total, queue.next.place) == (
        3,
        Place(since=MONDAY_MORNING, matter=Matter.MENTORSHIP, id=one.id),
    )
    async with school.begin() as work:
        await work.mentorships.save(one.moved(MentorshipState.APPROVED), expected=one)
    after = await decisions.queue(by=olga, after=queue.next.place)
    assert after.next is not None
    assert (after.total, after.next.place.id) == (2, two.id)
    last = replace(queue.next.place, id=three.id)
    assert (await decisions.queue(by=olga, after=last)).next is None
    clock.advance(days=1)
    newer = await mentor_request(school, anya)
    behind = await decisions.queue(by=olga, after=last)
    assert behind.next is not None
    assert behind.next.place.id == newer.id


async def test_a_curators_own_pair_falls_to_another_then_to_the_head_and_to_themselves_last(
    school: School, unit: Unit, decisions: SqlDecisions, anya: Actor
) -> None:
    olga = await school.person(unit, "Куратова Ольга Ивановна", Role.CURATOR, Role.MENTOR, Role.MENTEE)
    pair_, asked = await pair(school, olga, anya), await mentor_request(school, olga)
    own = [(Matter.MENTORSHIP, pair_.id, Role.CURATOR), (Matter.REQUEST, asked.id, Role.CURATOR)]
    assert await waiting_for(decisions, olga) == [own]
    egor = await school.person(unit, "Директоров Егор Петрович", Role.HEAD)
    heads = [(matter, id_, Role.HEAD) for matter, id_, _ in own]
    assert await waiting_for(decisions, olga, egor) == [[], heads]
    inna = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    assert await waiting_for(decisions, olga, egor, inna) == [[], [], own]
    with pytest.raises(OwnMentorship):
        await decisions.mentorship(pair_.id, by=olga)
    with pytest.raises(OwnMentorRequest):
        await decisions.request(asked.id, by=olga)
    async with school.begin() as work:
        for person in (inna, egor):
            assert person.person.account is not None
            await work.people.mark_reachable(person.person.account, is_reachable=False)
    # Who is out of reach is not waited for.
    assert await waiting_for(decisions, olga, egor, inna) == [own, heads, own]
    assert (await decisions.mentorship(pair_.id, by=olga)).may_approve


async def test_what_two_tell_differently_of_a_meeting_waits_for_a_decider_who_is_none_of_them(
    decisions: SqlDecisions,
    begin: BeginWork,
    olga: Actor,
    egor: Actor,
    boris: Actor,
    anya: Actor,
) -> None:
    disputed = {"state": MeetingState.DISPUTED}
    theirs = await held(begin, await together(begin, boris, anya), MONDAY_MORNING, **disputed)
    of_olga = await held_once(begin, olga, anya, MONDAY_MORNING, **disputed)
    of_head = await together(begin, egor, anya, form=RoleForm.HEAD_TEACHER)
    await held(begin, of_head, MONDAY_MORNING, **disputed)
    # The curator's own falls to the head; what a head does with their own mentee is between the two.
    assert await waiting_for(decisions, olga, egor) == [
        [(Matter.DISPUTE, theirs.id, Role.CURATOR)],
        [(Matter.DISPUTE, of_olga.id, Role.HEAD)],
    ]


async def test_in_a_new_round_the_council_is_asked_anew(
    verb: Verb, school: School, decisions: SqlDecisions, olga: Actor, gleb: Actor, boris: Actor, anya: Actor
) -> None:
    pair_ = await pair(school, boris, anya, state=COUNCIL)
    await verb(GiveOpinion)(pair_.id, Opinion.AGAINST, words="Рано", seen=1, by=gleb)
    assert await decisions.approvable(by=olga) == []
    await verb(AskCouncilAgain)(pair_.id, seen=2, by=olga)
    assert await waiting_for(decisions, gleb) == [[(Matter.OPINION, pair_.id, Role.COUNCIL)]]
    [line] = (await decisions.with_council(by=gleb, page=0, size=6)).lines
    assert (line.own, line.name, line.mentees) == (None, boris.person.name, (anya.person.name,))
    await verb(GiveOpinion)(pair_.id, Opinion.FOR, seen=3, by=gleb)
    assert [line.place.id for line in await decisions.approvable(by=olga)] == [pair_.id]


async def test_what_may_be_approved_together_is_plain_and_somebody_elses(
    verb: Verb, school: School, unit: Unit, decisions: SqlDecisions, egor: Actor, gleb: Actor, boris: Actor, anya: Actor
) -> None:
    olga = await school.person(unit, "Куратова Ольга Ивановна", Role.CURATOR, Role.MENTOR)
    vera = await school.person(unit, "Соснина Вера Павловна", Role.COUNCIL)
    plain = await pair(school, boris, anya)
    await pair(school, egor, anya, form=RoleForm.HEAD_TEACHER)
    await pair(school, boris, anya, state=COUNCIL)
    await mentor_request(school, anya)
    changed_mind = await pair(school, boris, anya, state=COUNCIL)
    await verb(GiveOpinion)(changed_mind.id, Opinion.AGAINST, words="Рано", seen=1, by=gleb)
    await verb(GiveOpinion)(changed_mind.id, Opinion.FOR, seen=1, by=gleb)
    [line] = [each for each in (await decisions.with_council(by=gleb, page=0, size=6)).lines if each.own]
    assert line.own is Opinion.FOR
    await verb(GiveOpinion)(changed_mind.id, Opinion.ABSTAINED, seen=1, by=vera)
    assert [(line.place.id, line.version) for line in await decisions.approvable(by=olga)] == [
        (plain.id, 1),
        (changed_mind.id, 2),
    ]


async def test_a_card_shows_who_decides_all_and_the_council_what_is_theirs(
    verb: Verb, school: School, unit: Unit, decisions: SqlDecisions, olga: Actor, gleb: Actor, boris: Actor, anya: Actor
) -> None:
    vera = await school.person(unit, "Соснина Вера Павловна", Role.COUNCIL)
    asked = await mentor_request(school, anya, boris)
    tracks = (Track(mentor_id=boris.id, topics=(TopicId(2),), goals="Тишина"),)
    pair_ = await pair(school, boris, anya, state=COUNCIL, request_id=asked.id, tracks=tracks)
    await verb(GiveOpinion)(pair_.id, Opinion.AGAINST, words="Рано", seen=1, by=vera)
    for by in (olga, gleb, vera):
        card = await decisions.mentorship(pair_.id, by=by)
        assert [each.card.name for each in card.people] == [boris.person.name, anya.person.name]
        [track] = card.tracks
        assert (track.mentor_name, track.goals, len(track.topics)) == (boris.person.name, "Тишина", 1)
        assert isinstance(track.topics[0], TopicName)
        reads_opinion = by is not gleb
        assert (StepKind.OPINION_AGAINST in {line.kind for line in card.history}) is reads_opinion
        assert card.opinions.number_of(Opinion.AGAINST) == reads_opinion
        assert (card.request is not None) == (by is olga)
        assert card.silent == ([gleb.person.name] if by is olga else [])
        assert (card.may_speak, card.is_decider) == (by is not olga, by is olga)
        assert card.own is (Opinion.AGAINST if by is vera else None)
        assert not card.may_approve


async def test_nobody_reads_what_is_not_theirs_to_decide(
    school: School, decisions: SqlDecisions, gleb: Actor, boris: Actor, anya: Actor
) -> None:
    stranger = await school.person(await school.unit("Другая школа"), "Чужой Олег Ильич", *Role)
    pair_, asked = await pair(school, boris, anya), await mentor_request(school, anya)
    for by, refusal in ((stranger, Gone), (boris, NotAllowed)):
        with pytest.raises(refusal):
            await decisions.mentorship(pair_.id, by=by)
    for by, refusal in ((stranger, Gone), (gleb, NotAllowed)):
        with pytest.raises(refusal):
            await decisions.request(asked.id, by=by)
    assert await waiting_for(decisions, stranger) == [[]]
    assert (await decisions.with_council(by=stranger, page=0, size=6)).total == 0
    for missing in (
        decisions.mentorship(MentorshipId(999), by=gleb),
        decisions.request(MentorshipRequestId(999), by=gleb),
    ):
        with pytest.raises(Gone):
            await missing
    left = replace(gleb, person=replace(gleb.person, left_at=MONDAY_MORNING))
    for refused in (
        decisions.queue(by=left),
        decisions.matters(by=left, page=0, size=6),
        decisions.approvable(by=left),
        decisions.with_council(by=left, page=0, size=6),
        decisions.mentorship(pair_.id, by=left),
    ):
        with pytest.raises(NotAllowed):
            await refused


async def test_a_queue_of_five_hundred_takes_as_many_statements_as_one_of_two(
    school: School,
    unit: Unit,
    decisions: SqlDecisions,
    counting: Counting,
    olga: Actor,
    egor: Actor,
    gleb: Actor,
    boris: Actor,
    anya: Actor,
) -> None:
    other = await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)
    asked = await mentor_request(school, anya, boris)

    async def add(number: int) -> MentorshipId:
        async with school.begin() as work:
            for each in range(number):
                group = await work.mentorships.add(replace(sample, state=COUNCIL if each % 2 else CURATOR))
                await work.mentorships.record([group.id], StepKind.PROPOSED, anya.id, MONDAY_MORNING)
        return group.id

    async def costs(mentorship_id: MentorshipId) -> list[int]:
        many = replace(olga, roles={unit.id: frozenset(Role)})
        async with school.begin() as work:
            await work.people.set_roles(olga.id, unit.id, list(Role), MONDAY_MORNING)
        found = []
        for look in (
            lambda: decisions.queue(by=many),
            lambda: decisions.matters(by=many, page=0, size=6),
            lambda: decisions.approvable(by=many),
            lambda: decisions.with_council(by=many, page=0, size=6),
            lambda: decisions.mentorship(mentorship_id, by=many),
        ):
            with counting() as statements:
                await look()
            found.append(len(statements))
        return found

    sample = await pair(school, boris, anya, other, state=MentorshipState.ENDED, request_id=asked.id)
    few = await costs(await add(2))
    assert await costs(await add(498)) == few
    assert few == [3, 3, 2, 3, 15]
    assert (await decisions.queue(by=replace(olga, roles={unit.id: frozenset(Role)}))).total == 501


async def test_a_morning_comes_once_and_is_armed_for_the_earliest(
    begin: BeginWork, unit: Unit, clock: SetClock, counting: Counting
) -> None:
    tomorrow = MONDAY_MORNING + timedelta(days=1)
    async with begin() as work:
        assert await work.mornings.next_due() is None
        for at in (tomorrow + timedelta(hours=1), tomorrow, tomorrow + timedelta(hours=2)):
            await work.mornings.arm(unit.id, at, MONDAY_MORNING)
        assert await work.mornings.next_due() == tomorrow
        with counting() as statements:
            assert await work.mornings.due(MONDAY_MORNING, 10) == []
        assert len(statements) == 1
        assert not await work.mornings.take(unit.id, MONDAY_MORNING)
        assert await work.mornings.due(tomorrow + timedelta(days=1), 10) == [unit.id]
        # While one is due, what comes in arms the next: whoever takes this one may not see it.
        await work.mornings.arm(unit.id, tomorrow + timedelta(days=1), tomorrow)
        assert await work.mornings.take(unit.id, tomorrow)
        assert not await work.mornings.take(unit.id, tomorrow)
        assert await work.mornings.next_due() == tomorrow + timedelta(hours=1)
