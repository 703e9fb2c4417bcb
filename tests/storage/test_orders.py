"""Papers, consents, orders, changes and templates come back as saved, and indexes keep what only one may have."""

import asyncio
import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.order_book import SqlOrderBook
from bot.storage.papers import PapersFolder
from bot.storage.retention import purge_papers
from mentoring.model.bank import Kind
from mentoring.model.changes import ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipChangeId, MentorshipId, OrderId, ParticipationConsentId, UnitId
from mentoring.model.mentorship import Mentorship, MentorshipState
from mentoring.model.orders import Order, OrderItem, OrderKind, OrderState, OrderStepKind
from mentoring.model.papers import PaperKind
from mentoring.model.participation import ConsentState, ParticipationConsent
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from mentoring.refusals import Gone
from tests.conftest import MONDAY_MORNING, Counting
from tests.mentorships import pair
from tests.races import ROUNDS
from tests.school import School


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)


@pytest.fixture
async def anya(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Лугова Аня Сергеевна", Role.MENTEE)


@pytest.fixture
async def approved(school: School, boris: Actor, anya: Actor) -> Mentorship:
    return await pair(school, boris, anya, state=MentorshipState.APPROVED)


def order(
    mentorship: Mentorship, *others: Mentorship, kind: OrderKind = OrderKind.APPOINT, replaces: Mentorship | None = None
) -> Order:
    return Order(
        id=OrderId(0),
        unit_id=mentorship.unit_id,
        kind=kind,
        state=OrderState.DRAFT,
        items=tuple(
            OrderItem(
                mentorship_id=each.id,
                pay="5000 ₽",
                addendum="3",
                ground="по согласию",
                replaces_id=replaces.id if replaces else None,
            )
            for each in (mentorship, *others)
        ),
        drawn_up_by=mentorship.mentor_id,
        drawn_up_at=MONDAY_MORNING,
        programme_days=10,
        protocol="№ 3",
        regulation="приказом № 1",
        report_on=date(2027, 5, 20),
    )


def consent(mentorship: Mentorship, state: ConsentState, paper: str | None = None) -> ParticipationConsent:
    return ParticipationConsent(
        id=ParticipationConsentId(0),
        mentorship_id=mentorship.id,
        person_id=mentorship.mentor_id,
        state=state,
        author_id=mentorship.mentor_id,
        at=MONDAY_MORNING,
        number="7",
        signed_on=date(2026, 11, 20),
        paper=paper,
    )


async def test_an_order_comes_back_as_it_was_saved(begin: BeginWork, approved: Mentorship) -> None:
    async with begin() as work:
        stored = await work.orders.add(order(approved))
        assert stored is not None
        assert stored == replace(order(approved), id=stored.id)
        sent = await work.orders.save(replace(stored, state=OrderState.SENT), expected=stored)
        assert sent is not None
        signed = await work.orders.save(sent.signed("12-К", date(2026, 12, 1), "a.docx", MONDAY_MORNING), expected=sent)
        assert signed is not None
    async with begin() as work:
        assert await work.orders.get(stored.id) == signed
        assert await work.orders.newest(approved.unit_id) == signed
        assert await work.orders.is_number_taken(approved.unit_id, "12 - к", 2026)
        assert not await work.orders.is_number_taken(approved.unit_id, "12-к", 2027)
        assert await work.orders.due(MONDAY_MORNING, 5) == [stored.id]
        assert await work.orders.next_due() == MONDAY_MORNING
        with pytest.raises(Gone):
            await work.orders.get(OrderId(99))


async def test_a_mentorship_stands_on_one_live_order_be_it_as_what_is_replaced(
    begin: BeginWork, school: School, unit: Unit, approved: Mentorship, boris: Actor, anya: Actor
) -> None:
    before = await pair(school, boris, anya, state=MentorshipState.ACTIVE)
    async with begin() as work:
        first = await work.orders.add(order(approved, kind=OrderKind.REPLACE, replaces=before))
        assert first is not None
        assert await work.orders.live_with(before.id) == first == await work.orders.live_with(approved.id)
    for other in (order(approved), order(before, kind=OrderKind.AMEND)):
        async with begin() as work:
            assert await work.orders.add(other) is None
    async with begin() as work:
        gone = await work.orders.save(replace(first, state=OrderState.DISCARDED), expected=first)
        assert gone is not None
        assert gone.items == first.items
    async with begin() as work:
        second = await work.orders.add(order(before, kind=OrderKind.AMEND))
        assert second is not None
        assert await work.orders.live_with(approved.id) is None


async def test_of_two_orders_about_one_mentorship_at_once_one_is_made(begin: BeginWork, approved: Mentorship) -> None:
    async def add() -> Order | None:
        async with begin() as work:
            return await work.orders.add(order(approved))

    for _ in range(ROUNDS):
        made = [each for each in await asyncio.gather(add(), add()) if each is not None]
        assert len(made) == 1
        async with begin() as work:
            await work.orders.save(replace(made[0], state=OrderState.DISCARDED), expected=made[0])


async def test_of_two_changes_of_an_order_at_once_one_is_made(begin: BeginWork, approved: Mentorship) -> None:
    async with begin() as work:
        await work.orders.add(order(approved))

    async def save(before: Order, protocol: str) -> bool:
        async with begin() as work:
            return await work.orders.save(replace(before, protocol=protocol), expected=before) is not None

    for _ in range(ROUNDS):
        async with begin() as work:
            before = await work.orders.get(OrderId(1))
        assert sorted(await asyncio.gather(save(before, "1"), save(before, "2"))) == [False, True]


async def test_an_order_that_is_signed_settles_what_it_ends(
    begin: BeginWork, school: School, boris: Actor, anya: Actor, approved: Mentorship
) -> None:
    ended = await pair(school, boris, anya, state=MentorshipState.ENDED)
    before = await pair(school, boris, anya, state=MentorshipState.ACTIVE)
    async with begin() as work:
        for number, each in enumerate(
            (order(ended, kind=OrderKind.TERMINATE), order(approved, kind=OrderKind.REPLACE, replaces=before))
        ):
            stored = await work.orders.add(each)
            assert stored is not None
            assert await work.orders.settled([ended.id, before.id, approved.id]) == ({ended.id} if number else set())
            sent = await work.orders.save(replace(stored, state=OrderState.SENT), expected=stored)
            assert sent is not None
            await work.orders.save(sent.signed(str(number), date(2026, 11, 1), "a", None), expected=sent)
        assert await work.orders.settled([ended.id, before.id, approved.id]) == {ended.id, before.id}


async def test_the_journal_of_an_order_tells_who_did_what(begin: BeginWork, approved: Mentorship, anya: Actor) -> None:
    async with begin() as work:
        stored = await work.orders.add(order(approved))
        assert stored is not None
        await work.orders.record(stored.id, OrderStepKind.DRAWN_UP, anya.id, MONDAY_MORNING)
        await work.orders.record(stored.id, OrderStepKind.IN_FORCE, None, MONDAY_MORNING, "слова")
        steps = await work.orders.steps(stored.id)
    assert [(step.kind, step.author_id, step.words) for step in steps] == [
        (OrderStepKind.DRAWN_UP, anya.id, ""),
        (OrderStepKind.IN_FORCE, None, "слова"),
    ]


async def test_one_paper_waits_and_one_counts(begin: BeginWork, approved: Mentorship) -> None:
    async with begin() as work:
        waiting = await work.participation_consents.add(consent(approved, ConsentState.HANDED_IN, "a.jpg"))
        counting = await work.participation_consents.add(consent(approved, ConsentState.REGISTERED))
        assert waiting is not None
        assert counting is not None
        assert await work.participation_consents.add(consent(approved, ConsentState.HANDED_IN)) is None
        assert await work.participation_consents.of([approved.id]) == [waiting, counting]
        assert await work.participation_consents.get(waiting.id) == waiting
        papers = await work.participation_consents.supersede(approved.id, approved.mentor_id, [ConsentState.HANDED_IN])
        assert papers == ["a.jpg"]
        assert await work.participation_consents.of([approved.id]) == [counting]
        assert (await work.participation_consents.get(waiting.id)).state is ConsentState.SUPERSEDED
        assert not await work.participation_consents.decide(
            waiting.id, ConsentState.REGISTERED, by=approved.mentor_id, now=MONDAY_MORNING
        )


async def test_one_change_of_a_mentorship_is_open(begin: BeginWork, approved: Mentorship, anya: Actor) -> None:
    change = MentorshipChange(
        id=MentorshipChangeId(0),
        mentorship_id=approved.id,
        state=ChangeState.WAITING,
        proposed_by=anya.id,
        proposed_at=MONDAY_MORNING,
        months=12,
        kinds=frozenset({Kind.VIRTUAL}),
        modes=frozenset({Mode.ONLINE}),
        pay="7000 ₽",
        words="Успеем больше",
        agreed=frozenset({anya.id}),
    )
    async with begin() as work:
        stored = await work.mentorship_changes.add(change)
        assert stored == replace(change, id=MentorshipChangeId(1))
        assert await work.mentorship_changes.add(replace(change, months=6)) is None
        nothing = replace(stored, kinds=None, modes=None, months=None, pay=None)
        saved = await work.mentorship_changes.save(nothing, expected=stored)
        assert saved == replace(nothing, version=2)
        assert await work.mentorship_changes.save(stored, expected=stored) is None
        assert await work.mentorship_changes.open_of([approved.id]) == [saved]
        await work.mentorship_changes.move([stored.id], ChangeState.DONE)
        assert await work.mentorship_changes.open_of([approved.id]) == []
        assert (await work.mentorship_changes.get(stored.id)).state is ChangeState.DONE
        assert await work.mentorship_changes.add(change) is not None


async def test_versions_of_a_template_are_kept(begin: BeginWork, unit: Unit, anya: Actor) -> None:
    async with begin() as work:
        templates = work.paper_templates
        assert await templates.content(unit.id, PaperKind.CONSENT) is None
        for number, content in enumerate((b"one", b"two", None), start=1):
            assert await templates.add(unit.id, PaperKind.CONSENT, content, anya.id, MONDAY_MORNING) == number
            assert await templates.content(unit.id, PaperKind.CONSENT) == content
        assert await templates.version(unit.id, PaperKind.CONSENT, 1) == b"one"
        for number in (3, 4):
            with pytest.raises(Gone):
                await templates.version(unit.id, PaperKind.CONSENT, number)
        assert await templates.add(unit.id, PaperKind.ADDENDUM, b"x", anya.id, MONDAY_MORNING) == 1


async def test_several_mentorships_are_saved_or_none(
    begin: BeginWork, school: School, boris: Actor, anya: Actor
) -> None:
    pairs = [await pair(school, boris, anya) for _ in range(3)]
    after = [replace(each, months=3 + place, ends_on=date(2027, 1, 1 + place)) for place, each in enumerate(pairs)]
    async with begin() as work:
        assert await work.mentorships.save_all([])
        assert await work.mentorships.save_all(list(zip(after, pairs, strict=True)))
        found = await work.mentorships.several([each.id for each in pairs])
        assert found == [replace(each, version=2) for each in after]
        assert not await work.mentorships.save_all([(pairs[0], found[0]), (pairs[1], pairs[1])])
        assert await work.mentorships.several([each.id for each in pairs]) == found


async def test_of_two_changes_of_several_at_once_one_is_made(
    begin: BeginWork, school: School, boris: Actor, anya: Actor
) -> None:
    pairs = [await pair(school, boris, anya) for _ in range(3)]

    async def save(months: int) -> bool:
        async with begin() as work:
            return await work.mentorships.save_all([(replace(each, months=months), each) for each in pairs])

    for _ in range(ROUNDS):
        assert sorted(await asyncio.gather(save(3), save(12))) == [False, True]
        async with begin() as work:
            pairs = await work.mentorships.several([each.id for each in pairs])
            assert len({each.months for each in pairs}) == 1


async def test_in_force_is_what_is_active_or_will_be(
    begin: BeginWork, school: School, boris: Actor, anya: Actor
) -> None:
    for state in MentorshipState:
        await pair(school, boris, anya, state=state)
    await pair(school, boris, anya, state=MentorshipState.ON_ORDER, starts_on=date(2026, 12, 1))
    async with begin() as work:
        assert await work.mentorships.places_in_force([boris.id, anya.id]) == {boris.id: 2, anya.id: 0}
        ended = await work.mentorships.with_mentees(boris.unit_id, [anya.id], [MentorshipState.ENDED])
        assert [each.state for each in ended] == [MentorshipState.ENDED]
        assert await work.mentorships.with_mentees(boris.unit_id, [boris.id], list(MentorshipState)) == []


# The folder


async def test_a_paper_is_for_the_owner_of_the_program_alone(
    begin: BeginWork, papers: PapersFolder, tmp_path: Path
) -> None:
    async with begin() as work:
        name = await work.papers.keep(b"%PDF-", "pdf")
        assert await work.papers.read(name) == b"%PDF-"
    file = tmp_path / "papers/kept" / name
    assert file.stat().st_mode & 0o777 == 0o600
    assert {path.stat().st_mode & 0o777 for path in (file.parent, file.parent.parent)} == {0o700}
    assert name.endswith(".pdf")
    assert len(name) == 36
    async with begin() as work:
        work.papers.give_up([name])
        assert file.exists()
    assert not file.exists()
    with pytest.raises(Gone):
        await papers.read(name)


async def test_what_is_not_committed_leaves_no_file_and_takes_none(begin: BeginWork, tmp_path: Path) -> None:
    async with begin() as work:
        stays = await work.papers.keep(b"stays", "jpg")

    async def fails() -> None:
        async with begin() as work:
            await work.papers.keep(b"goes", "jpg")
            work.papers.give_up([stays])
            raise Gone

    with pytest.raises(Gone):
        await fails()
    assert [file.name for file in (tmp_path / "papers/kept").iterdir()] == [stays]


@pytest.mark.parametrize("name", ["../secret.txt", "", "a.jpg", "/etc/passwd", f"{'0' * 32}.jpg\n"])
async def test_no_other_file_is_read_whatever_a_record_says(papers: PapersFolder, name: str) -> None:
    with pytest.raises(Gone):
        await papers.read(name)
    with pytest.raises(Gone):
        await papers.delete([name])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Приказ № 12/к.docx", "Приказ № 12 к.docx"),
        ("../../Приказ.docx", "Приказ.docx"),
        (f"{'Длинно' * 60}.docx", f"{'Длинно' * 60}"[:100] + ".docx"),
        ("a:b*c?d\n.docx", "a b c d.docx"),
    ],
)
async def test_a_document_is_laid_out_under_a_name_that_people_read(
    papers: PapersFolder, unit: Unit, tmp_path: Path, title: str, name: str
) -> None:
    folder = tmp_path / "papers" / f"{unit.id} {unit.name}"
    assert await papers.lay_out(unit, title, b"old") == f"{folder.name}/{name}"
    assert await papers.lay_out(unit, title, b"new") == f"{folder.name}/{name}"
    assert [file.name for file in folder.iterdir()] == [name]
    assert (folder / name).read_bytes() == b"new"
    assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("called", ["kept", "../kept", "Школа № 1/2"])
async def test_no_unit_is_called_like_the_folder_of_another(
    papers: PapersFolder, unit: Unit, tmp_path: Path, called: str
) -> None:
    places = {await papers.lay_out(replace(unit, id=UnitId(each), name=called), "a.docx", b"x") for each in (1, 2)}
    assert len(places) == 2
    assert {file.parent.parent for file in (tmp_path / "papers").rglob("a.docx")} == {tmp_path / "papers"}
    assert not (tmp_path / "papers/kept").exists()


async def test_files_of_no_record_go_once_they_are_old(
    begin: BeginWork, engine: AsyncEngine, papers: PapersFolder, tmp_path: Path, approved: Mentorship
) -> None:
    async with begin() as work:
        named = [await work.papers.keep(b"x", "jpg") for _ in range(2)]
        await work.participation_consents.add(consent(approved, ConsentState.HANDED_IN, named[0]))
        stored = await work.orders.add(replace(order(approved), paper=named[1]))
        assert stored is not None
    lost = await papers.keep(b"lost", "jpg")
    fresh = await papers.keep(b"in the making", "jpg")
    two_days_ago = (MONDAY_MORNING - timedelta(days=100_0)).timestamp()
    for name in (*named, lost):
        os.utime(tmp_path / "papers/kept" / name, (two_days_ago, two_days_ago))
    assert await purge_papers(engine, papers) == 1
    assert {file.name for file in (tmp_path / "papers/kept").iterdir()} == {*named, fresh}


# Screens


@pytest.fixture
def book(engine: AsyncEngine) -> SqlOrderBook:
    return SqlOrderBook(engine)


@pytest.fixture
async def marina(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR)


async def test_an_order_of_many_opens_in_as_many_statements_as_one_of_one(
    begin: BeginWork, school: School, unit: Unit, book: SqlOrderBook, boris: Actor, marina: Actor, counting: Counting
) -> None:
    sizes: dict[int, int] = {}
    for size in (1, 40):
        pairs = [
            await pair(
                school,
                boris,
                await school.person(unit, f"Учитель{size}к{each} Пётр Ильич", Role.MENTEE),
                state=MentorshipState.APPROVED,
            )
            for each in range(size)
        ]
        async with begin() as work:
            stored = await work.orders.add(order(*pairs))
        assert stored is not None
        with counting() as statements:
            card = await book.order(stored.id, by=marina)
        assert len(card.entries) == size
        sizes[size] = len(statements)
        with counting() as statements:
            await book.candidates(unit.id, OrderKind.APPOINT, by=marina)
            await book.pairs(unit.id, by=marina)
            await book.pair(pairs[0].id, by=boris)
            await book.my_pairs(by=boris)
            await book.orders(unit.id, by=marina)
        sizes[-size] = len(statements)
    assert sizes[1] == sizes[40] <= 14
    assert sizes[-1] == sizes[-40]


async def test_a_pair_is_its_peoples_and_its_deciders_to_see(
    school: School, book: SqlOrderBook, approved: Mentorship, boris: Actor, marina: Actor
) -> None:
    other = await school.unit("Другая школа")
    stranger = await school.person(other, "Чужая Инна Юрьевна", Role.CURATOR, Role.HEAD)
    colleague = await school.person(await _unit_of(school, boris), "Соснина Вера Павловна", Role.MENTOR)
    for reader in (boris, marina):
        assert (await book.pair(approved.id, by=reader)).sheet.mentor.id == boris.id
    for reader in (stranger, colleague):
        with pytest.raises(Gone):
            await book.pair(approved.id, by=reader)
        assert await book.my_pairs(by=reader) == []
    with pytest.raises(Gone):
        await book.pair(MentorshipId(99), by=marina)


async def _unit_of(school: School, actor: Actor) -> Unit:
    async with school.begin() as work:
        return await work.units.get(actor.unit_id)
