"""Written consents to take part: who registers them, what counts, and when a mentorship begins without an order."""

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.order_book import SqlOrderBook
from mentoring.model.bank import Kind
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.participation import ConsentState
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.notices.papers import ConsentAwaited, ConsentSentBack, ConsentTaken, MentorshipBegan
from mentoring.refusals import (
    AlreadyAnswered,
    ChangedMeanwhile,
    ConsentsMissing,
    Gone,
    MentorsFull,
    NotAllowed,
    NotAPaper,
    OrderNeeded,
    PaperDateUnclear,
    PapersOffChat,
    Refusal,
    TextMissing,
    TextTooLong,
)
from mentoring.use_cases.approvals import SendAgain
from mentoring.use_cases.bank import DescribeOffer
from mentoring.use_cases.participation import (
    AskForConsents,
    BeginWithoutOrder,
    ConfirmConsent,
    HandInConsent,
    RegisterConsent,
    SendConsentBack,
    ShowConsent,
)
from mentoring.use_cases.profile import ExportMyData, OwnData, WithdrawConsent
from mentoring.use_cases.units import ChangeUnitSetting
from tests.mentorships import pair
from tests.papers import PHOTO, TODAY, consents, signed_pair, stored
from tests.races import ROUNDS
from tests.school import School, Verb


@pytest.fixture
def book(engine: AsyncEngine) -> SqlOrderBook:
    return SqlOrderBook(engine)


@pytest.fixture
async def approved(school: School, mentor: Actor, mentee: Actor) -> Mentorship:
    return await pair(school, mentor, mentee, state=MentorshipState.APPROVED)


@pytest.fixture
async def stranger(school: School) -> Actor:
    """Curator and head of another school."""
    other = await school.unit("Другая школа")
    return await school.person(other, "Чужая Инна Юрьевна", Role.CURATOR, Role.HEAD)


def files(tmp_path: Path) -> list[str]:
    kept = tmp_path / "papers/kept"
    return sorted(file.name for file in kept.iterdir()) if kept.is_dir() else []


async def test_a_paper_is_registered_by_date_and_number_and_is_superseded_not_edited(
    verb: Verb, school: School, book: SqlOrderBook, curator: Actor, approved: Mentorship, mentee: Actor
) -> None:
    register = verb(RegisterConsent)
    await register(approved.id, mentee.id, number=" 17 ", signed_on=TODAY, by=curator)
    await register(approved.id, mentee.id, number="18", signed_on=TODAY - timedelta(days=1), by=curator)
    card = await book.pair(approved.id, by=curator)
    paper = card.papers[mentee.id].registered
    assert paper is not None
    assert (paper.number, paper.signed_on, paper.author_name) == ("18", TODAY - timedelta(days=1), curator.person.name)
    assert [person.id for person in card.unsigned] == [approved.mentor_id]
    async with school.begin() as work:
        steps = await work.mentorships.steps(approved.id)
        states = [(await work.participation_consents.get(number)).state for number in (1, 2)]  # type: ignore[arg-type]
    assert [step.kind for step in steps].count(StepKind.CONSENT) == 2
    assert states == [ConsentState.SUPERSEDED, ConsentState.REGISTERED]


async def test_a_photo_of_the_curator_counts_at_once_and_one_of_a_member_once_it_was_looked_at(
    verb: Verb, school: School, book: SqlOrderBook, curator: Actor, approved: Mentorship, mentor: Actor, mentee: Actor,
    tmp_path: Path,
) -> None:  # fmt: skip
    await verb(RegisterConsent)(approved.id, mentor.id, scan=PHOTO, by=curator)
    await verb(HandInConsent)(approved.id, PHOTO + b" blurred", by=mentee)
    await verb(HandInConsent)(approved.id, PHOTO + b" sharp", by=mentee)
    card = await book.pair(approved.id, by=curator)
    waiting = card.papers[mentee.id].handed_in
    assert waiting is not None
    assert card.papers[mentee.id].registered is None
    assert len(files(tmp_path)) == 2
    scan = await verb(ShowConsent)(waiting.id, by=curator)
    assert (scan.content, scan.ending) == (PHOTO + b" sharp", "jpg")
    await verb(ConfirmConsent)(waiting.id, by=curator)
    card = await book.pair(approved.id, by=curator)
    assert not card.unsigned
    assert await school.notices(mentee.id) == [ConsentTaken(mentorship_id=approved.id)]
    with pytest.raises(ChangedMeanwhile):
        await verb(ConfirmConsent)(waiting.id, by=curator)
    with pytest.raises(AlreadyAnswered):
        await verb(HandInConsent)(approved.id, PHOTO, by=mentee)


async def test_a_photo_that_cannot_be_read_goes_back_with_words_and_off_the_disk(
    verb: Verb, school: School, book: SqlOrderBook, curator: Actor, approved: Mentorship, mentee: Actor, tmp_path: Path
) -> None:
    await verb(HandInConsent)(approved.id, PHOTO, by=mentee)
    waiting = (await book.pair(approved.id, by=curator)).papers[mentee.id].handed_in
    assert waiting is not None
    with pytest.raises(TextMissing):
        await verb(SendConsentBack)(waiting.id, words=" ", by=curator)
    await verb(SendConsentBack)(waiting.id, words="Не видно подписи", by=curator)
    assert files(tmp_path) == []
    assert await school.notices(mentee.id) == [ConsentSentBack(mentorship_id=approved.id, words="Не видно подписи")]
    papers = (await book.pair(approved.id, by=mentee)).papers[mentee.id]
    assert papers.sent_back is not None
    assert papers.sent_back.words == "Не видно подписи"
    await verb(HandInConsent)(approved.id, PHOTO, by=mentee)
    assert (await book.pair(approved.id, by=mentee)).papers[mentee.id].sent_back is None


async def test_what_is_no_paper_is_refused_and_leaves_no_file(
    verb: Verb, curator: Actor, approved: Mentorship, mentee: Actor, tmp_path: Path
) -> None:
    register = verb(RegisterConsent)
    with pytest.raises(NotAPaper):
        await verb(HandInConsent)(approved.id, b"MZ program.jpg", by=mentee)
    with pytest.raises(TextMissing):
        await register(approved.id, mentee.id, number="5", by=curator)
    for signed_on in (TODAY + timedelta(days=1), TODAY - timedelta(days=400)):
        with pytest.raises(PaperDateUnclear):
            await register(approved.id, mentee.id, signed_on=signed_on, by=curator)
    with pytest.raises(TextTooLong):
        await register(approved.id, mentee.id, number="9" * 41, signed_on=TODAY, by=curator)
    assert files(tmp_path) == []


async def test_papers_of_others_are_nobodys(
    verb: Verb, school: School, unit: Unit, book: SqlOrderBook, approved: Mentorship, curator: Actor, stranger: Actor,
    mentor: Actor, mentee: Actor,
) -> None:  # fmt: skip
    colleague = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR, Role.COUNCIL)
    await verb(HandInConsent)(approved.id, PHOTO, by=mentee)
    waiting = (await book.pair(approved.id, by=curator)).papers[mentee.id].handed_in
    assert waiting is not None
    for reader in (stranger, colleague, mentor):
        with pytest.raises(Gone):
            await verb(ShowConsent)(waiting.id, by=reader)
    assert (await verb(ShowConsent)(waiting.id, by=mentee)).content == PHOTO
    for other in (stranger, colleague):
        with pytest.raises(Gone):
            await verb(HandInConsent)(approved.id, PHOTO, by=other)
    with pytest.raises(Gone):
        await verb(RegisterConsent)(approved.id, mentee.id, signed_on=TODAY, by=stranger)
    with pytest.raises(Gone):
        await verb(RegisterConsent)(approved.id, colleague.id, signed_on=TODAY, by=curator)
    for act in (verb(ConfirmConsent)(waiting.id, by=stranger), verb(AskForConsents)(approved.id, by=stranger)):
        with pytest.raises(Gone):
            await act
    for act in (verb(ConfirmConsent)(waiting.id, by=mentor), verb(AskForConsents)(approved.id, by=mentee)):
        with pytest.raises(NotAllowed):
            await act


async def test_where_papers_stay_off_the_chat_nobody_sends_or_sees_a_photo(
    verb: Verb, school: School, book: SqlOrderBook, curator: Actor, approved: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    await verb(HandInConsent)(approved.id, PHOTO, by=mentee)
    waiting = (await book.pair(approved.id, by=curator)).papers[mentee.id].handed_in
    assert waiting is not None
    await verb(ChangeUnitSetting)("keeps_papers_off_chat", True, by=curator)
    for act in (
        verb(HandInConsent)(approved.id, PHOTO, by=mentor),
        verb(RegisterConsent)(approved.id, mentor.id, scan=PHOTO, by=curator),
        verb(ShowConsent)(waiting.id, by=curator),
    ):
        with pytest.raises(PapersOffChat):
            await act
    await consents(verb, approved, by=curator)
    assert not (await book.pair(approved.id, by=curator)).unsigned


async def test_papers_signed_before_the_terms_changed_count_no_more(
    verb: Verb, school: School, book: SqlOrderBook, curator: Actor, approved: Mentorship, mentor: Actor, mentee: Actor,
    tmp_path: Path,
) -> None:  # fmt: skip
    await verb(RegisterConsent)(approved.id, mentor.id, number="17", signed_on=TODAY, by=curator)
    await verb(HandInConsent)(approved.id, PHOTO, by=mentee)
    async with school.begin() as work:
        returned = await work.mentorships.save(approved.moved(MentorshipState.RETURNED), expected=approved)
    assert returned is not None
    terms: dict[str, Any] = {"months": 6, "modes": [Mode.ONLINE], "kinds": [Kind.GOAL], "goals": {}}
    await verb(SendAgain)(approved.id, **terms, seen=returned.version, by=mentor)
    card = await book.pair(approved.id, by=curator)
    assert all(papers.registered is None and papers.handed_in is None for papers in card.papers.values())
    assert files(tmp_path) == []


async def test_who_has_left_a_group_is_not_asked_to_sign(
    verb: Verb, school: School, unit: Unit, book: SqlOrderBook, curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    nikita = await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)
    group = await pair(school, mentor, mentee, nikita, state=MentorshipState.APPROVED)
    async with school.begin() as work:
        await work.mentorships.save(group.left_by(nikita.id, TODAY), expected=group)
    [line] = (await book.pairs(unit.id, by=curator)).lines
    assert (line.people, line.mentee_names) == (2, (mentee.person.name,))
    card = await book.pair(group.id, by=curator)
    assert {person.id for person in card.unsigned} == {mentor.id, mentee.id}
    assert (await book.my_pairs(by=nikita)) == []
    with pytest.raises(Gone):
        await book.pair(group.id, by=nikita)
    with pytest.raises(Gone):
        await verb(HandInConsent)(group.id, PHOTO, by=nikita)
    with pytest.raises(Gone):
        await verb(RegisterConsent)(group.id, nikita.id, number="1", signed_on=TODAY, by=curator)


async def test_who_has_not_signed_is_asked_once(
    verb: Verb, school: School, curator: Actor, approved: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    assert await verb(AskForConsents)(approved.id, by=curator) == 2
    await verb(RegisterConsent)(approved.id, mentor.id, signed_on=TODAY, by=curator)
    assert await verb(AskForConsents)(approved.id, by=curator) == 1
    assert await school.notices(mentor.id) == []
    assert await school.notices(mentee.id) == [ConsentAwaited(mentorship_id=approved.id)]


@pytest.fixture
async def without_orders(verb: Verb, curator: Actor) -> None:
    await verb(ChangeUnitSetting)("has_order_step", False, by=curator)


@pytest.mark.usefixtures("without_orders")
async def test_without_orders_the_last_paper_puts_the_mentorship_in_force(
    verb: Verb, school: School, curator: Actor, approved: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    await verb(RegisterConsent)(approved.id, mentor.id, signed_on=TODAY, by=curator)
    assert (await stored(school, approved)).state is MentorshipState.APPROVED
    await verb(RegisterConsent)(approved.id, mentee.id, signed_on=TODAY, by=curator)
    active = await stored(school, approved)
    assert (active.state, active.starts_on, active.ends_on) == (MentorshipState.ACTIVE, TODAY, date(2027, 8, 22))
    began = MentorshipBegan(
        mentorship_id=approved.id,
        is_mentor=False,
        names=(mentor.person.name,),
        starts_on=TODAY,
        ends_on=date(2027, 8, 22),
        order_number="",
    )
    assert await school.notices(mentee.id) == [began]
    with pytest.raises(ChangedMeanwhile):
        await verb(BeginWithoutOrder)(approved.id, by=curator)


@pytest.mark.usefixtures("without_orders")
async def test_without_orders_a_full_mentor_waits_for_a_place_and_the_curator_begins_it(
    verb: Verb, school: School, curator: Actor, approved: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    with pytest.raises(ConsentsMissing):
        await verb(BeginWithoutOrder)(approved.id, by=curator)
    await pair(school, mentor, mentee, state=MentorshipState.ACTIVE)
    await verb(DescribeOffer)(capacity=1, by=mentor)
    await consents(verb, approved, by=curator)
    assert (await stored(school, approved)).state is MentorshipState.APPROVED
    with pytest.raises(MentorsFull) as refused:
        await verb(BeginWithoutOrder)(approved.id, by=curator)
    assert refused.value.names == "Борисов Б. Б."
    await verb(DescribeOffer)(capacity=2, by=mentor)
    await verb(BeginWithoutOrder)(approved.id, by=curator)
    assert (await stored(school, approved)).state is MentorshipState.ACTIVE


async def test_with_orders_nothing_begins_without_one(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    mentorship = await signed_pair(verb, school, mentor, mentee, by=curator)
    assert (await stored(school, mentorship)).state is MentorshipState.APPROVED
    with pytest.raises(OrderNeeded):
        await verb(BeginWithoutOrder)(mentorship.id, by=curator)


@pytest.mark.usefixtures("without_orders")
async def test_of_two_papers_registered_at_once_one_is_the_last(
    verb: Verb, school: School, unit: Unit, curator: Actor
) -> None:
    other = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    for number in range(ROUNDS):
        mentor = await school.person(unit, f"Наставник{number} Пётр Ильич", Role.MENTOR)
        mentee = await school.person(unit, f"Учитель{number} Пётр Ильич", Role.MENTEE)
        approved = await pair(school, mentor, mentee, state=MentorshipState.APPROVED)
        await asyncio.gather(
            verb(RegisterConsent)(approved.id, mentor.id, signed_on=TODAY, by=curator),
            verb(RegisterConsent)(approved.id, mentee.id, signed_on=TODAY, by=other),
        )
        assert (await stored(school, approved)).state is MentorshipState.ACTIVE


async def test_of_two_curators_with_one_photo_one_decides(
    verb: Verb, school: School, unit: Unit, book: SqlOrderBook, curator: Actor, mentor: Actor, mentee: Actor,
    tmp_path: Path,
) -> None:  # fmt: skip
    other = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    for _ in range(ROUNDS):
        approved = await pair(school, mentor, mentee, state=MentorshipState.APPROVED)
        await verb(HandInConsent)(approved.id, PHOTO, by=mentee)
        waiting = (await book.pair(approved.id, by=curator)).papers[mentee.id].handed_in
        assert waiting is not None
        before = len(files(tmp_path))
        outcomes = await asyncio.gather(
            verb(ConfirmConsent)(waiting.id, by=curator),
            verb(SendConsentBack)(waiting.id, words="Смазано", by=other),
            return_exceptions=True,
        )
        refused = [outcome for outcome in outcomes if outcome is not None]
        assert len(refused) == 1
        assert isinstance(refused[0], Refusal)
        papers = (await book.pair(approved.id, by=curator)).papers[mentee.id]
        is_confirmed = outcomes[0] is None
        assert (papers.registered is not None) == is_confirmed
        assert len(files(tmp_path)) == before - (not is_confirmed)


def papers_in(data: OwnData) -> dict[str, Any]:
    record: Any = data.record
    [paper] = record["participation_consents"]
    return dict(paper)


async def test_an_erased_person_leaves_no_photo_and_an_export_holds_it(
    verb: Verb, school: School, book: SqlOrderBook, curator: Actor, approved: Mentorship, mentee: Actor, tmp_path: Path
) -> None:
    await verb(HandInConsent)(approved.id, PHOTO, by=mentee)
    data = await verb(ExportMyData)(by=mentee)
    paper = papers_in(data)
    assert data.papers == {paper["paper"]: PHOTO}
    await verb(WithdrawConsent)(by=mentee)
    assert files(tmp_path) == []
    data = await verb(ExportMyData)(by=mentee)
    paper = papers_in(data)
    assert (paper["state"], paper["paper"]) == ("handed_in", None)
    assert data.papers == {}
