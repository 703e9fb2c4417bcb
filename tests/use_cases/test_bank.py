"""The bank: who may say what of a mentor, which step follows which, and what stays between two people."""

from typing import Any

import pytest

from bot.storage.bank import SqlBank
from mentoring.bank import Sought
from mentoring.model.bank import (
    Decision,
    Kind,
    MenteeCategory,
    MentorState,
    PartOfDay,
    RoleForm,
    WeeklySlot,
    usual_category,
)
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.bank import MentorOffered, MentorStateChanged
from mentoring.ports import BeginWork
from mentoring.refusals import (
    Gone,
    HeadMissing,
    ListEmpty,
    MentorMoved,
    NotAllowed,
    SettingOutOfRange,
    TextMissing,
    TextTooLong,
)
from mentoring.use_cases.bank import (
    DescribeOffer,
    EndMentoring,
    NominateMentor,
    OfferMyself,
    PauseMentor,
    ResumeMentor,
    SetMenteeCategory,
    WriteRemark,
    WriteWishes,
)
from mentoring.use_cases.mentor_lists import ApproveMentors, ProposeMentors
from mentoring.use_cases.people import RemovePerson
from mentoring.use_cases.profile import ExportMyData, Leave, WithdrawConsent
from tests.conftest import SetClock
from tests.school import School, Verb


@pytest.fixture
def bank(school: School, begin: BeginWork) -> SqlBank:
    return SqlBank(school._engine)


@pytest.fixture
async def approved(verb: Verb, curator: Actor, head: Actor, mentor: Actor) -> Actor:
    """The mentor, whom the head has approved."""
    mentors = await verb(ProposeMentors)([mentor.id], mentor.unit_id, by=curator)
    await verb(ApproveMentors)(mentors.id, [mentor.id], by=head)
    return mentor


async def state_of(bank: SqlBank, actor: Actor) -> MentorState | None:
    side = (await bank.card(actor.id, actor.unit_id, by=actor)).mentor
    return None if side is None else side.state


@pytest.mark.parametrize(("years", "category"), [(0, "young"), (3, "young"), (4, "any"), (None, "any")])
def test_up_to_three_years_of_experience_a_teacher_is_young(years: int | None, category: str) -> None:
    assert usual_category(years) == MenteeCategory(category)


async def test_whoever_offers_themselves_is_a_candidate_and_the_curator_is_told(
    verb: Verb, school: School, bank: SqlBank, curator: Actor, mentee: Actor
) -> None:
    assert await state_of(bank, mentee) is None
    await verb(OfferMyself)(by=mentee)
    await verb(OfferMyself)(by=mentee)
    assert await state_of(bank, mentee) is MentorState.CANDIDATE
    offered = MentorOffered(person_id=mentee.id, unit_id=mentee.unit_id, name=mentee.person.name)
    assert await school.notices(curator.id) == [offered]


async def test_the_curator_may_ask_a_colleague_who_is_told_and_may_say_no(
    verb: Verb, school: School, bank: SqlBank, curator: Actor, mentee: Actor, mentor: Actor
) -> None:
    await verb(NominateMentor)(mentee.id, mentee.unit_id, by=curator)
    assert await state_of(bank, mentee) is MentorState.CANDIDATE
    assert await school.notices(mentee.id) == [MentorStateChanged(state=MentorState.CANDIDATE, reason="")]
    await verb(EndMentoring)(mentee.id, mentee.unit_id, by=mentee)
    assert await state_of(bank, mentee) is MentorState.FORMER
    with pytest.raises(MentorMoved):
        await verb(NominateMentor)(mentor.id, mentor.unit_id, by=curator)
    with pytest.raises(NotAllowed):
        await verb(NominateMentor)(mentee.id, mentee.unit_id, by=mentor)


async def test_a_mentor_by_role_is_a_candidate_without_a_word(bank: SqlBank, mentor: Actor) -> None:
    card = await bank.card(mentor.id, mentor.unit_id, by=mentor)
    assert card.mentor is not None
    assert card.mentor.state is MentorState.CANDIDATE
    assert card.mentor.capacity == 2
    assert card.mentor.step is None


async def test_an_offer_is_kept_field_by_field(verb: Verb, bank: SqlBank, mentor: Actor) -> None:
    slot = WeeklySlot(2, PartOfDay.EVENING)
    await verb(DescribeOffer)(by=mentor, kinds=[Kind.GROUP], forms=[RoleForm.TEACHER_TEACHER], times=[slot])
    await verb(DescribeOffer)(by=mentor, capacity=3, training="  Курс\nнаставника, 36 ч ", languages=["ru", "tt"])
    side = (await bank.card(mentor.id, mentor.unit_id, by=mentor)).mentor
    assert side is not None
    assert side.offer.kinds == {Kind.GROUP}
    assert side.offer.forms == {RoleForm.TEACHER_TEACHER}
    assert side.offer.times == {slot}
    assert side.offer.training == "Курс наставника, 36 ч"
    assert side.offer.languages == {"ru", "tt"}
    assert side.capacity == 3
    await verb(DescribeOffer)(by=mentor, capacity=0)
    side = (await bank.card(mentor.id, mentor.unit_id, by=mentor)).mentor
    assert side is not None
    assert side.capacity == 2


async def test_nobody_offers_more_than_three_and_a_guest_or_head_no_more_than_one(
    verb: Verb, school: School, unit: Unit, mentor: Actor
) -> None:
    with pytest.raises(SettingOutOfRange):
        await verb(DescribeOffer)(by=mentor, capacity=4)
    guest = await school.person(unit, "Гостев Глеб Ильич", Role.GUEST)
    boss = await school.person(unit, "Главный Олег Ильич", Role.HEAD, Role.MENTOR)
    for limited in (guest, boss):
        await verb(DescribeOffer)(by=limited, capacity=1)
        with pytest.raises(SettingOutOfRange):
            await verb(DescribeOffer)(by=limited, capacity=2)


async def test_only_who_stands_in_the_bank_describes_an_offer(verb: Verb, mentee: Actor) -> None:
    with pytest.raises(NotAllowed):
        await verb(DescribeOffer)(by=mentee, capacity=1)
    await verb(OfferMyself)(by=mentee)
    await verb(DescribeOffer)(by=mentee, capacity=1)


@pytest.mark.parametrize("bad", [{"languages": ["xx"]}, {"training": "х" * 501}, {"training": " "}])
async def test_an_offer_of_nonsense_is_refused(verb: Verb, mentor: Actor, bad: dict[str, object]) -> None:
    with pytest.raises((Gone, TextTooLong, TextMissing)):
        await verb(DescribeOffer)(by=mentor, **bad)  # type: ignore[arg-type]  # forged


async def test_each_step_of_a_mentor_stands_in_the_journal_with_author_time_and_reason(
    verb: Verb, school: School, bank: SqlBank, clock: SetClock, curator: Actor, head: Actor, approved: Actor
) -> None:
    unit_id = approved.unit_id
    clock.advance(days=1)
    with pytest.raises(TextMissing):
        await verb(PauseMentor)(approved.id, unit_id, by=curator)
    await verb(PauseMentor)(approved.id, unit_id, reason="Болезнь", by=curator)
    with pytest.raises(NotAllowed):
        await verb(ResumeMentor)(approved.id, unit_id, by=approved)
    await verb(ResumeMentor)(approved.id, unit_id, reason="Вернулась", by=curator)
    await verb(EndMentoring)(approved.id, unit_id, by=approved)
    history = await bank.history(approved.id, unit_id, by=curator)
    names = [curator.person.name, head.person.name]
    assert [(step.state, step.author_name, step.reason) for step in reversed(history)] == [
        (MentorState.PROPOSED, names[0], ""),
        (MentorState.APPROVED, names[1], ""),
        (MentorState.PAUSED, names[0], "Болезнь"),
        (MentorState.APPROVED, names[0], "Вернулась"),
        (MentorState.FORMER, approved.person.name, ""),
    ]
    assert history[0].at == clock.now()
    assert MentorStateChanged(state=MentorState.PAUSED, reason="Болезнь") in await school.notices(approved.id)


async def test_a_mentor_pauses_and_goes_on_by_themselves(verb: Verb, bank: SqlBank, approved: Actor) -> None:
    await verb(PauseMentor)(approved.id, approved.unit_id, by=approved)
    assert await state_of(bank, approved) is MentorState.PAUSED
    with pytest.raises(MentorMoved):
        await verb(PauseMentor)(approved.id, approved.unit_id, by=approved)
    await verb(ResumeMentor)(approved.id, approved.unit_id, by=approved)
    assert await state_of(bank, approved) is MentorState.APPROVED


async def test_a_candidate_is_neither_paused_nor_made_to_go_on(verb: Verb, curator: Actor, mentor: Actor) -> None:
    for step in (PauseMentor, ResumeMentor):
        with pytest.raises(MentorMoved):
            await verb(step)(mentor.id, mentor.unit_id, reason="просто так", by=curator)  # type: ignore[operator]


async def test_an_end_takes_the_role_but_never_the_last_one_and_one_may_come_again(
    verb: Verb, school: School, begin: BeginWork, unit: Unit, bank: SqlBank, curator: Actor, mentor: Actor
) -> None:
    both = await school.person(unit, "Двойной Пётр Ильич", Role.MENTOR, Role.COUNCIL)
    for actor in (mentor, both):
        await verb(OfferMyself)(by=actor)
        await verb(EndMentoring)(actor.id, unit.id, reason="Переезд", by=curator)
    async with begin() as work:
        assert await work.people.roles(mentor.id, unit.id) == {Role.MENTOR}
        assert await work.people.roles(both.id, unit.id) == {Role.COUNCIL}
    await verb(OfferMyself)(by=both)
    assert await state_of(bank, both) is MentorState.CANDIDATE


async def test_whoever_leaves_is_a_former_mentor_and_waits_for_no_head(
    verb: Verb, school: School, begin: BeginWork, bank: SqlBank, curator: Actor, head: Actor, mentor: Actor
) -> None:
    mentors = await verb(ProposeMentors)([mentor.id], mentor.unit_id, by=curator)
    await verb(Leave)(by=mentor)
    async with begin() as work:
        assert await work.mentor_lists.decisions(mentors.id) == {mentor.id: Decision.WITHDRAWN}
        assert (await work.mentor_lists.get(mentors.id)).closed_at is not None
    former = await bank.people(Sought(unit_id=mentor.unit_id, state=MentorState.FORMER), by=curator)
    assert [card.person_id for card in former.lines] == [mentor.id]
    assert not (await bank.people(Sought(unit_id=mentor.unit_id), by=curator)).lines


async def test_the_curator_sets_the_category_and_the_mentee_their_wishes(
    verb: Verb, bank: SqlBank, curator: Actor, mentee: Actor, mentor: Actor
) -> None:
    await verb(SetMenteeCategory)(mentee.id, mentee.unit_id, MenteeCategory.RETURNING, by=curator)
    await verb(WriteWishes)("Хочу видеть живые уроки", by=mentee)
    side = (await bank.card(mentee.id, mentee.unit_id, by=curator)).mentee
    assert side is not None
    assert (side.category, side.wishes) == (MenteeCategory.RETURNING, "Хочу видеть живые уроки")
    await verb(SetMenteeCategory)(mentee.id, mentee.unit_id, None, by=curator)
    side = (await bank.card(mentee.id, mentee.unit_id, by=curator)).mentee
    assert side is not None
    assert side.is_usual_category
    with pytest.raises(NotAllowed):
        await verb(SetMenteeCategory)(mentee.id, mentee.unit_id, None, by=mentor)
    with pytest.raises(NotAllowed):
        await verb(WriteWishes)("Я не наставляемый", by=mentor)


async def test_a_remark_is_seen_by_its_author_alone_but_is_the_persons_to_have(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor, head: Actor, mentor: Actor
) -> None:
    other = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    await verb(WriteRemark)(mentor.id, unit.id, "Лучше по средам", by=curator)
    readers = (curator, other, head, mentor)
    seen = {reader.id: (await bank.card(mentor.id, unit.id, by=reader)).remark for reader in readers}
    assert seen == {curator.id: "Лучше по средам", other.id: "", head.id: "", mentor.id: ""}
    record: Any = (await verb(ExportMyData)(by=mentor)).record
    assert [remark["text"] for remark in record["remarks"]] == ["Лучше по средам"]
    await verb(WriteRemark)(mentor.id, unit.id, " ", by=curator)
    assert (await bank.card(mentor.id, unit.id, by=curator)).remark == ""
    with pytest.raises(NotAllowed):
        await verb(WriteRemark)(mentor.id, unit.id, "Я не куратор", by=mentor)
    with pytest.raises(TextTooLong):
        await verb(WriteRemark)(mentor.id, unit.id, "х" * 1001, by=curator)


async def test_remarks_go_with_their_author_and_everything_with_consent(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor, head: Actor, approved: Actor
) -> None:
    other = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    await verb(WriteRemark)(approved.id, unit.id, "Заметка", by=other)
    await verb(RemovePerson)(other.id, by=curator)
    assert (await verb(ExportMyData)(by=approved)).record["remarks"] == []
    await verb(PauseMentor)(approved.id, unit.id, reason="Личное", by=curator)
    await verb(WithdrawConsent)(by=approved)
    record: Any = (await verb(ExportMyData)(by=approved)).record
    assert record["mentor_cards"] == []
    assert {step["reason"] for step in record["mentor_steps"]} == {""}


async def test_people_and_cards_of_another_unit_do_not_exist(
    verb: Verb, school: School, bank: SqlBank, curator: Actor, head: Actor
) -> None:
    other = await school.unit("Другая школа")
    stranger = await school.person(other, "Чужая Инна Юрьевна", Role.MENTOR)
    for unit_id, refusal in ((curator.unit_id, Gone), (other.id, NotAllowed)):
        with pytest.raises(refusal):
            await bank.card(stranger.id, unit_id, by=curator)
        with pytest.raises(refusal):
            await verb(WriteRemark)(stranger.id, unit_id, "х", by=curator)
        with pytest.raises(refusal):
            await verb(EndMentoring)(stranger.id, unit_id, reason="х", by=curator)
        with pytest.raises(refusal):
            await verb(ProposeMentors)([stranger.id], unit_id, by=curator)
    with pytest.raises(NotAllowed):
        await bank.registers(other.id, by=curator)


async def test_a_list_names_somebody_and_a_unit_without_a_head_cannot_approve(
    verb: Verb, curator: Actor, mentor: Actor
) -> None:
    with pytest.raises(ListEmpty):
        await verb(ProposeMentors)([], mentor.unit_id, by=curator)
    with pytest.raises(HeadMissing):
        await verb(ProposeMentors)([mentor.id], mentor.unit_id, by=curator)
