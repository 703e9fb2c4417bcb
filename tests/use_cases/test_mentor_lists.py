"""Lists of mentors for the head: one answer a person, whoever gives it first."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.bank import SqlBank
from mentoring.model.bank import Decision, MentorState
from mentoring.model.people import Actor, ProfileQuestion, Role
from mentoring.model.units import Unit
from mentoring.notices.bank import MentorListDecided, MentorListOver, MentorsProposed, MentorStateChanged
from mentoring.refusals import DecidedMeanwhile, Gone, MentorMoved, NotAllowed, TextMissing
from mentoring.use_cases.bank import EndMentoring, OfferMyself
from mentoring.use_cases.mentor_lists import ApproveMentors, ProposeMentors, RefuseMentors, TakeMentorsBack
from mentoring.use_cases.profile import Leave
from tests.races import ROUNDS, at_once
from tests.school import School, Verb


@pytest.fixture
def bank(engine: AsyncEngine) -> SqlBank:
    return SqlBank(engine)


@pytest.fixture
async def second_head(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Второй Егор Павлович", Role.HEAD)


async def mentors_of(school: School, unit: Unit, number: int) -> list[Actor]:
    return [await school.person(unit, f"Наставник Пётр{each} Ильич", Role.MENTOR) for each in range(number)]


async def state_of(bank: SqlBank, actor: Actor, by: Actor) -> MentorState:
    side = (await bank.card(actor.id, actor.unit_id, by=by)).mentor
    assert side is not None
    return side.state


async def test_every_head_is_told_of_a_list_once_and_the_proposer_of_the_result(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor, head: Actor, second_head: Actor
) -> None:
    one, two, three = await mentors_of(school, unit, 3)
    mentors = await verb(ProposeMentors)([one.id, two.id, three.id], unit.id, by=curator)
    proposed = MentorsProposed(list_id=mentors.id, count=3, proposer_name=curator.person.name)
    assert await school.notices(head.id) == await school.notices(second_head.id) == [proposed]
    await verb(ApproveMentors)(mentors.id, [one.id], by=head)
    with pytest.raises(TextMissing):
        await verb(RefuseMentors)(mentors.id, [two.id], reason=" ", by=second_head)
    await verb(RefuseMentors)(mentors.id, [two.id], reason="Мало стажа", by=second_head)
    assert await school.notices(curator.id) == []
    await verb(ApproveMentors)(mentors.id, [three.id], by=head)
    result = {"list_id": mentors.id, "by_name": head.person.name, "approved": 2, "refused": 1}
    assert await school.notices(curator.id) == [MentorListDecided(**result)]  # type: ignore[arg-type]  # as above
    # What no head had been sent yet is not sent any more.
    assert all(not isinstance(notice, MentorsProposed) for notice in await school.notices(head.id))
    assert [await state_of(bank, each, curator) for each in (one, two, three)] == ["approved", "candidate", "approved"]
    assert await school.notices(one.id) == [MentorStateChanged(state=MentorState.APPROVED, reason="")]
    assert await school.notices(two.id) == []
    card = await bank.mentor_list(mentors.id, by=head)
    assert [(entry.decision, entry.reason, entry.decider_name) for entry in card.entries][1] == (
        Decision.REFUSED,
        "Мало стажа",
        second_head.person.name,
    )
    assert MentorListOver.is_prompt


async def test_an_approved_teacher_becomes_a_mentor_who_is_asked_for_strengths_and_a_guest_stays_a_guest(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentee: Actor
) -> None:
    guest = await school.person(unit, "Гостев Глеб Ильич", Role.GUEST)
    await verb(OfferMyself)(by=mentee)
    mentors = await verb(ProposeMentors)([mentee.id, guest.id], unit.id, by=curator)
    await verb(ApproveMentors)(mentors.id, [mentee.id, guest.id], by=head)
    after = await school.actor(mentee)
    assert after.roles_in(unit.id) == {Role.MENTEE, Role.MENTOR}
    assert after.person.next_question is ProfileQuestion.STRENGTHS
    assert (await school.actor(guest)).roles_in(unit.id) == {Role.GUEST}


async def test_who_is_on_a_list_cannot_be_proposed_again_and_who_never_offered_cannot_be_at_all(
    verb: Verb, curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    await verb(ProposeMentors)([mentor.id], mentor.unit_id, by=curator)
    with pytest.raises(MentorMoved):
        await verb(ProposeMentors)([mentor.id], mentor.unit_id, by=curator)
    with pytest.raises(Gone):
        await verb(ProposeMentors)([mentee.id], mentee.unit_id, by=curator)


async def test_only_the_head_decides_and_only_of_the_own_unit(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    stranger = await school.person(await school.unit("Другая школа"), "Чужой Олег Ильич", Role.HEAD, Role.CURATOR)
    mentors = await verb(ProposeMentors)([mentor.id], unit.id, by=curator)
    for by, refusal in ((curator, NotAllowed), (mentor, NotAllowed), (stranger, Gone)):
        with pytest.raises(refusal):
            await verb(ApproveMentors)(mentors.id, [mentor.id], by=by)
        with pytest.raises(refusal):
            await verb(RefuseMentors)(mentors.id, [mentor.id], reason="нет", by=by)
    for person_ids in ([mentee.id], [], [mentor.id, mentee.id]):
        with pytest.raises(Gone):
            await verb(ApproveMentors)(mentors.id, person_ids, by=head)
    with pytest.raises(Gone):
        await verb(TakeMentorsBack)(mentors.id, by=stranger)


async def test_a_list_taken_back_makes_candidates_again(
    verb: Verb, unit: Unit, bank: SqlBank, curator: Actor, head: Actor, mentor: Actor
) -> None:
    mentors = await verb(ProposeMentors)([mentor.id], unit.id, by=curator)
    await verb(TakeMentorsBack)(mentors.id, by=curator)
    assert await state_of(bank, mentor, curator) is MentorState.CANDIDATE
    for late in (
        verb(ApproveMentors)(mentors.id, [mentor.id], by=head),
        verb(TakeMentorsBack)(mentors.id, by=curator),
    ):
        with pytest.raises(DecidedMeanwhile) as refused:
            await late
        assert refused.value.by == curator.person.name


async def test_of_two_heads_and_a_curator_one_decides_and_the_others_are_told_who(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor, head: Actor, second_head: Actor
) -> None:
    one, two = await mentors_of(school, unit, 2)
    both = [one.id, two.id]
    for _ in range(ROUNDS):
        mentors = await verb(ProposeMentors)(both, unit.id, by=curator)
        results = await at_once(
            verb(ApproveMentors)(mentors.id, both, by=head),
            verb(RefuseMentors)(mentors.id, both, reason="Нет", by=second_head),
            verb(TakeMentorsBack)(mentors.id, by=curator),
        )
        [winner] = [place for place, result in enumerate(results) if result is None]
        names = [head.person.name, second_head.person.name, curator.person.name]
        assert {result.by for result in results if result is not None} == {names[winner]}
        state = MentorState.APPROVED if winner == 0 else MentorState.CANDIDATE
        assert [await state_of(bank, each, curator) for each in (one, two)] == [state, state]
        entries = (await bank.mentor_list(mentors.id, by=head)).entries
        assert len({entry.decision for entry in entries}) == 1
        if winner == 0:
            for each in (one, two):
                await verb(EndMentoring)(each.id, unit.id, by=each)
                await verb(OfferMyself)(by=each)


async def test_a_person_stands_on_one_of_two_lists_made_at_once(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor, head: Actor
) -> None:
    other = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    for round_ in range(ROUNDS):
        one, two = await mentors_of(school, unit, 2)
        results = await at_once(
            verb(ProposeMentors)([one.id, two.id], unit.id, by=curator),
            verb(ProposeMentors)([two.id], unit.id, by=other),
        )
        assert sum(isinstance(result, MentorMoved) for result in results) == 1, round_
        assert await state_of(bank, two, curator) is MentorState.PROPOSED


async def test_a_mentor_who_leaves_while_the_head_approves_is_no_mentor_afterwards(
    verb: Verb, school: School, unit: Unit, bank: SqlBank, curator: Actor, head: Actor
) -> None:
    for _ in range(ROUNDS):
        [one] = await mentors_of(school, unit, 1)
        mentors = await verb(ProposeMentors)([one.id], unit.id, by=curator)
        await at_once(verb(ApproveMentors)(mentors.id, [one.id], by=head), verb(Leave)(by=one))
        assert await state_of(bank, one, curator) is MentorState.FORMER
        assert (await bank.mentor_list(mentors.id, by=head)).closed_at is not None
