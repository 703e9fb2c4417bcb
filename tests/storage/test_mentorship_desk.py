"""What the screens of mentorships read: who sees what, in which order, in how many statements. On both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.bank import SqlBank
from bot.storage.help_desk import SqlHelpDesk
from bot.storage.mentorship_desk import SqlMentorshipDesk
from bot.storage.order_book import SqlOrderBook
from mentoring.help_desk import Waiting
from mentoring.model.bank import RoleForm
from mentoring.model.closings import ClosingState
from mentoring.model.ids import MediationId, MentorshipId
from mentoring.model.mediation import MediationState
from mentoring.model.mentorship import (
    LIVE,
    MemberAnswer,
    Mentorship,
    MentorshipState,
    Side,
    StepKind,
    Track,
)
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.closings import AnnounceEnd, BeHeard, FollowClosing, ProposeEnd, WarnOfEnd
from mentoring.use_cases.mediation import AskMediator, SettleMediation, TakeMediation, WriteMediationNote
from tests.conftest import MONDAY_MORNING, Counting, SetClock
from tests.pairs import together
from tests.papers import consents
from tests.school import School, Verb


@pytest.fixture
def desk(engine: AsyncEngine) -> SqlMentorshipDesk:
    return SqlMentorshipDesk(engine)


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def nikita(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


@pytest.fixture
async def curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR)


@pytest.fixture
async def head(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Директоров Егор Петрович", Role.HEAD)


@pytest.fixture
async def galina(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Советова Галина Юрьевна", Role.COUNCIL)


@pytest.fixture
async def outsider(school: School) -> Actor:
    return await school.person(await school.unit("Другая школа"), "Чужая Инна Юрьевна", *Role)


@pytest.fixture
async def pair(school: School, boris: Actor, anya: Actor) -> Mentorship:
    return await together(
        school.begin,
        boris,
        anya,
        rationale="Один предмет",
    )


async def test_ones_own_are_listed_live_ones_first_and_without_what_one_declined(
    desk: SqlMentorshipDesk, school: School, boris: Actor, anya: Actor, nikita: Actor, outsider: Actor
) -> None:
    ended = await together(school.begin, boris, anya, state=MentorshipState.ENDED)
    live = await together(school.begin, boris, anya, nikita)
    declined = await together(school.begin, boris, anya, state=MentorshipState.PROPOSED)
    async with school.begin() as work:
        said_no = tuple(
            replace(member, answer=MemberAnswer.NO) if member.person_id == anya.id else member
            for member in declined.members
        )
        await work.mentorships.save(replace(declined, members=said_no), expected=declined)
    page = await desk.mine(by=anya)
    assert [(line.id, line.side, line.mentor_name, line.mentee_names) for line in page.lines] == [
        (live.id, Side.MENTEE, boris.person.name, (nikita.person.name, anya.person.name)),
        (ended.id, Side.MENTEE, boris.person.name, (anya.person.name,)),
    ]
    assert [line.id for line in (await desk.mine(by=boris)).lines] == [declined.id, live.id, ended.id]
    assert (await desk.mine(by=outsider)).total == 0
    # Who is no longer of the unit has nothing there.
    assert (await desk.mine(by=replace(anya, roles={}))).total == 0


async def test_a_list_tells_what_is_asked_and_what_ends(
    desk: SqlMentorshipDesk, verb: Verb, school: School, boris: Actor, anya: Actor, nikita: Actor, curator: Actor
) -> None:
    ending = await together(school.begin, boris, anya)
    warned = await together(school.begin, boris, nikita)
    proposed = await together(school.begin, boris, anya)
    await verb(AnnounceEnd)(ending.id, date(2026, 11, 30), by=boris)
    closing = await verb(WarnOfEnd)(warned.id, "Факты", by=curator)
    await verb(ProposeEnd)(proposed.id, date(2026, 11, 30), by=anya)

    async def told(by: Actor) -> list[tuple[MentorshipId, date | None, bool, bool]]:
        lines = (await desk.mine(by=by)).lines
        return [(line.id, line.closes_on, line.is_warned, line.asks_reader) for line in reversed(lines)]

    assert await told(boris) == [
        (ending.id, date(2026, 11, 30), False, False),
        (warned.id, None, True, True),
        (proposed.id, None, False, True),
    ]
    assert await told(anya) == [(ending.id, date(2026, 11, 30), False, False), (proposed.id, None, False, False)]
    await verb(BeHeard)(closing.id, "Слово", by=nikita)
    assert await told(nikita) == [(warned.id, None, True, False)]
    page = await desk.of_unit(curator.unit_id, by=curator, states=LIVE, only_warned=True)
    assert [line.id for line in page.lines] == [warned.id]


async def test_deciders_find_all_of_their_unit_by_state_and_name_and_others_nothing(
    desk: SqlMentorshipDesk, school: School, unit: Unit, pair: Mentorship, anya: Actor, nikita: Actor, curator: Actor,
    head: Actor, galina: Actor, outsider: Actor,
) -> None:  # fmt: skip
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    other = await together(school.begin, vera, nikita, state=MentorshipState.COUNCIL)
    for decider in (curator, head):
        page = await desk.of_unit(unit.id, by=decider, states=LIVE)
        assert [line.id for line in page.lines] == [pair.id, other.id]
        assert [line.side for line in page.lines] == [None, None]
    for part, found in (("бажов", [other.id]), ("ВЯТКИН", [pair.id]), ("100%", [])):
        page = await desk.of_unit(unit.id, by=curator, states=LIVE, name_part=part)
        assert [line.id for line in page.lines] == found, part
    page = await desk.of_unit(unit.id, by=curator, states=[MentorshipState.COUNCIL])
    assert [line.id for line in page.lines] == [other.id]
    assert await desk.counts(unit.id, by=head) == {MentorshipState.COUNCIL: 1, MentorshipState.ACTIVE: 1}
    for stranger in (anya, galina, outsider):
        with pytest.raises(NotAllowed):
            await desk.of_unit(unit.id, by=stranger, states=LIVE)
        with pytest.raises(NotAllowed):
            await desk.counts(unit.id, by=stranger)


async def test_a_card_is_for_its_people_and_for_who_decides(
    desk: SqlMentorshipDesk, pair: Mentorship, boris: Actor, anya: Actor, nikita: Actor, curator: Actor, galina: Actor,
    outsider: Actor,
) -> None:  # fmt: skip
    own = await desk.card(pair.id, by=anya)
    assert (own.is_own, own.is_decided_by_reader, own.shows_goals) == (True, False, True)
    assert [direction.goals for direction in own.directions] == ["Тишина на уроке"]
    assert (own.rationale, own.mentor.name, [mentee.name for mentee in own.mentees]) == (
        "Один предмет", boris.person.name, [anya.person.name]
    )  # fmt: skip
    decided = await desk.card(pair.id, by=curator, as_decider=True)
    assert (decided.is_own, decided.is_decided_by_reader, decided.shows_goals) == (False, True, True)
    for stranger in (nikita, galina, outsider):
        for as_decider in (True, False):
            with pytest.raises(Gone):
                await desk.card(pair.id, by=stranger, as_decider=as_decider)
    # Each comes by their own way.
    with pytest.raises(Gone):
        await desk.card(pair.id, by=curator)
    with pytest.raises(Gone):
        await desk.card(pair.id, by=anya, as_decider=True)
    with pytest.raises(Gone):
        await desk.card(MentorshipId(99), by=curator, as_decider=True)
    with pytest.raises(Gone):
        await desk.card(pair.id, by=replace(anya, roles={}))


async def test_goals_of_a_heads_mentorship_are_read_by_its_people_and_on_no_screen_of_deciders(
    desk: SqlMentorshipDesk, school: School, unit: Unit, anya: Actor, curator: Actor, head: Actor
) -> None:
    second_head = await school.person(unit, "Второй Егор Павлович", Role.HEAD)
    tracks = (Track(mentor_id=head.id, goals="Тайная цель", conditions="Проектор"),)
    pair = await together(
        school.begin, head, anya, form=RoleForm.HEAD_TEACHER, tracks=tracks, rationale="Сама попросила"
    )
    for member in (head, anya):
        card = await desk.card(pair.id, by=member)
        assert [(each.goals, each.conditions) for each in card.directions] == [("Тайная цель", "Проектор")]
    for decider in (curator, second_head, head):
        card = await desk.card(pair.id, by=decider, as_decider=True)
        assert not card.shows_goals
        assert [(each.goals, each.conditions) for each in card.directions] == [("", "")]
        assert card.rationale == ""


async def test_a_journal_is_for_who_decides_and_not_for_ones_own(
    desk: SqlMentorshipDesk, school: School, pair: Mentorship, anya: Actor, curator: Actor, head: Actor, outsider: Actor
) -> None:
    async with school.begin() as work:
        await work.mentorships.record([pair.id], StepKind.WARNED, curator.id, MONDAY_MORNING, "Факты")
        await work.mentorships.record([pair.id], StepKind.ENDED, None, MONDAY_MORNING)
    lines = await desk.journal(pair.id, by=head)
    assert [(line.kind, line.author_name, line.words) for line in lines] == [
        (StepKind.WARNED, curator.person.name, "Факты"),
        (StepKind.ENDED, "", ""),
    ]
    with pytest.raises(NotAllowed):
        await desk.journal(pair.id, by=replace(anya, person=curator.person))
    for stranger in (anya, outsider):
        with pytest.raises(Gone):
            await desk.journal(pair.id, by=stranger)
    own = await together(school.begin, curator, anya)
    with pytest.raises(Gone):
        await desk.journal(own.id, by=curator)
    assert await desk.journal(own.id, by=head) == []


async def test_what_is_said_to_a_warning_is_read_by_who_decides_and_by_its_speaker(
    desk: SqlMentorshipDesk, verb: Verb, pair: Mentorship, boris: Actor, anya: Actor, curator: Actor, head: Actor
) -> None:
    closing = await verb(WarnOfEnd)(pair.id, "Факты", by=curator)
    await verb(BeHeard)(closing.id, "Слово Ани", by=anya)

    def words(card: object) -> dict[str, str]:
        [warned] = card.closings  # type: ignore[attr-defined]  # a card
        return {voice.name: voice.words for voice in warned.voices}

    for decider in (curator, head):
        said = words(await desk.card(pair.id, by=decider, as_decider=True))
        assert said == {boris.person.name: "", anya.person.name: "Слово Ани"}
    assert words(await desk.card(pair.id, by=anya))[anya.person.name] == "Слово Ани"
    assert words(await desk.card(pair.id, by=boris)) == {boris.person.name: "", anya.person.name: ""}


async def test_the_reason_of_an_end_is_on_no_screen_and_a_proposal_is_between_those_asked(
    desk: SqlMentorshipDesk, verb: Verb, school: School, boris: Actor, anya: Actor, nikita: Actor, curator: Actor
) -> None:
    group = await together(school.begin, boris, anya, nikita)
    await verb(ProposeEnd)(group.id, date(2026, 11, 30), by=anya)
    assert [each.state for each in (await desk.card(group.id, by=boris)).closings] == [ClosingState.PROPOSED]
    for other in (nikita, curator):
        assert (await desk.card(group.id, by=other, as_decider=other is curator)).closings == []
    await verb(AnnounceEnd)(group.id, date(2026, 11, 30), reason="Тайна", by=boris)
    for reader in (boris, anya, nikita, curator):
        card = await desk.card(group.id, by=reader, as_decider=reader is curator)
        assert "Тайна" not in repr(card)
        [closing] = card.closings
        assert closing.is_readers is (reader is boris)


async def test_who_left_a_group_keeps_a_card_without_its_goals(
    desk: SqlMentorshipDesk, school: School, boris: Actor, anya: Actor, nikita: Actor
) -> None:
    group = await together(school.begin, boris, anya, nikita)
    async with school.begin() as work:
        await work.mentorships.save(group.left_by(anya.id, date(2026, 11, 20)), expected=group)
    card = await desk.card(group.id, by=anya)
    assert (card.is_own, card.shows_goals, [each.goals for each in card.directions]) == (False, False, [""])
    assert [member.name for member in card.mentees] == [nikita.person.name]
    [line] = (await desk.mine(by=anya)).lines
    assert (line.has_left, line.mentee_names) == (True, (nikita.person.name,))


async def test_who_left_a_group_has_no_papers_in_it_and_may_have_another_mentor(
    engine: AsyncEngine, verb: Verb, school: School, unit: Unit, boris: Actor, anya: Actor, nikita: Actor,
    curator: Actor,
) -> None:  # fmt: skip
    third = await school.person(unit, "Соснина Вера Павловна", Role.MENTEE)
    group = await together(school.begin, boris, anya, nikita, third)
    await consents(verb, group, by=curator)
    book, bank = SqlOrderBook(engine), SqlBank(engine)
    async with school.begin() as work:
        assert {each.person_id for each in await work.pairing.seekers(unit)} == set()
        group = await work.mentorships.get(group.id)
        await work.mentorships.save(group.left_by(anya.id, date(2026, 11, 20)), expected=group)
        assert {each.person_id for each in await work.pairing.seekers(unit)} == {anya.id}
        assert await work.mentorships.with_mentees(unit.id, [anya.id], {MentorshipState.ACTIVE}) == []
    assert (await book.my_pairs(by=anya), len(await book.my_pairs(by=nikita))) == ([], 1)
    with pytest.raises(Gone):
        await book.pair(group.id, by=anya)
    sheet = (await book.pair(group.id, by=curator)).sheet
    assert {person.id for person in sheet.people} == {boris.id, nikita.id, third.id}
    [listed] = (await bank.card(boris.id, unit.id, by=curator)).mentorships
    assert [partner.name for partner in listed.partners] == [nikita.person.name, third.person.name]


async def test_a_case_is_seen_by_its_mediator_and_who_may_take_it(
    desk: SqlMentorshipDesk, verb: Verb, school: School, unit: Unit, pair: Mentorship, boris: Actor, anya: Actor,
    curator: Actor, head: Actor, galina: Actor, outsider: Actor,
) -> None:  # fmt: skip
    pavel = await school.person(unit, "Мудров Павел Ильич", Role.COUNCIL)
    mediation = await verb(AskMediator)(pair.id, None, words="Тайна", by=anya)
    for member in (galina, pavel):
        [line] = await desk.mediations(by=member)
        assert (line.id, line.asker_name) == (mediation.id, "")
        assert "Тайна" not in repr(await desk.mediation(mediation.id, by=member))
    await verb(TakeMediation)(mediation.id, by=galina)
    await verb(WriteMediationNote)(mediation.id, "Упрямы оба", by=galina)
    card = await desk.mediation(mediation.id, by=galina)
    assert (card.line.asker_name, card.words, card.mentor_name, card.mentee_names) == (
        anya.person.name, "Тайна", boris.person.name, (anya.person.name,)
    )  # fmt: skip
    assert [note.text for note in card.notes] == ["Упрямы оба"]
    mine = (await desk.card(pair.id, by=anya)).mediation
    assert mine is not None
    assert (mine.state, mine.mediator_name) == (MediationState.TAKEN, galina.person.name)
    assert (await desk.card(pair.id, by=boris)).mediation is None
    assert (await desk.card(pair.id, by=curator, as_decider=True)).mediation is None
    for stranger in (pavel, boris, anya, curator, head, outsider, replace(galina, roles={unit.id: frozenset()})):
        assert await desk.mediations(by=stranger) == []
        with pytest.raises(Gone):
            await desk.mediation(mediation.id, by=stranger)
    with pytest.raises(Gone):
        await desk.mediation(MediationId(99), by=galina)
    await verb(SettleMediation)(mediation.id, goes_on=True, by=galina)
    settled = await desk.mediation(mediation.id, by=galina)
    assert (settled.words, settled.mentor_name) == ("", "")


async def test_home_counts_what_waits(
    engine: AsyncEngine, verb: Verb, pair: Mentorship, boris: Actor, anya: Actor, curator: Actor, galina: Actor,
    clock: SetClock,
) -> None:  # fmt: skip
    help_desk = SqlHelpDesk(engine)

    async def waiting(actor: Actor) -> Waiting:
        decides = actor is curator
        return await help_desk.waiting(
            actor.id, actor.unit_id, judges=True, decides=decides, mentors=False, now=clock.now()
        )

    closing = await verb(WarnOfEnd)(pair.id, "Факты", by=curator)
    await verb(ProposeEnd)(pair.id, date(2026, 11, 30), by=anya)
    await verb(AskMediator)(pair.id, galina.id, by=anya)
    found = await waiting(boris)
    assert (found.mentorships, found.live_mentorships, found.ends_to_answer) == (1, 1, 2)
    assert (await waiting(anya)).ends_to_answer == 1
    await verb(BeHeard)(closing.id, "Слово", by=anya)
    assert (await waiting(anya)).ends_to_answer == 0
    assert (await waiting(galina)).mediations == 1
    assert (await waiting(curator)).decisions == 0
    clock.advance(days=10)
    await verb(FollowClosing)(closing.id)
    assert (await waiting(curator)).decisions == 1
    assert (await waiting(boris)).decisions == 0


async def test_the_bank_tells_with_whom_a_person_is(
    engine: AsyncEngine, school: School, unit: Unit, pair: Mentorship, boris: Actor, anya: Actor, nikita: Actor,
    curator: Actor,
) -> None:  # fmt: skip
    gleb = await school.person(unit, "Гостев Глеб Ильич", Role.GUEST, organisation="Завод")
    await together(school.begin, gleb, anya, state=MentorshipState.ENDED, since=date(2026, 1, 15))
    await together(school.begin, boris, anya, state=MentorshipState.CALLED_OFF)
    card = await SqlBank(engine).card(anya.id, unit.id, by=curator)
    assert [
        (each.state, each.side, [(partner.name, partner.organisation) for partner in each.partners])
        for each in card.mentorships
    ] == [
        (MentorshipState.ACTIVE, Side.MENTEE, [(boris.person.name, "")]),
        (MentorshipState.ENDED, Side.MENTEE, [(gleb.person.name, "Завод")]),
    ]
    assert card.mentorships[1].starts_on == date(2026, 1, 15)
    assert [each.side for each in (await SqlBank(engine).card(boris.id, unit.id, by=curator)).mentorships] == [
        Side.MENTOR
    ]


async def test_screens_cost_as_many_statements_with_hundreds_as_with_one(
    desk: SqlMentorshipDesk, verb: Verb, school: School, unit: Unit, boris: Actor, anya: Actor, nikita: Actor,
    curator: Actor, galina: Actor, counting: Counting,
) -> None:  # fmt: skip
    group = await together(school.begin, boris, anya, nikita)
    mediation = await verb(AskMediator)(group.id, galina.id, by=anya)
    looks: dict[str, Callable[[], Awaitable[object]]] = {
        "mine": lambda: desk.mine(by=boris),
        "of unit": lambda: desk.of_unit(unit.id, by=curator, states=LIVE, name_part="в"),
        "counts": lambda: desk.counts(unit.id, by=curator),
        "own card": lambda: desk.card(group.id, by=anya),
        "card": lambda: desk.card(group.id, by=curator, as_decider=True),
        "journal": lambda: desk.journal(group.id, by=curator),
        "mediations": lambda: desk.mediations(by=galina),
        "mediation": lambda: desk.mediation(mediation.id, by=galina),
    }

    async def costs() -> dict[str, int]:
        counted: dict[str, int] = {}
        for name, look in looks.items():
            with counting() as statements:
                await look()
            counted[name] = len(statements)
        return counted

    small = await costs()
    day = date(2026, 11, 30)
    for number in range(60):
        pair = await together(school.begin, boris, anya, since=day - timedelta(days=number))
        await verb(AnnounceEnd)(pair.id, day, by=anya)
        await verb(AskMediator)(pair.id, galina.id, by=anya)
    await verb(AnnounceEnd)(group.id, day, by=anya)
    await verb(ProposeEnd)(group.id, day, by=nikita)
    assert await costs() == small
    assert max(small.values()) <= 7
