"""Changes of mentorships in force: proposed, agreed to by all, put on an order."""

import asyncio
from datetime import date
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.order_book import SqlOrderBook
from mentoring.model.bank import Kind
from mentoring.model.changes import ChangeState
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.orders import OrderKind
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.notices.papers import ChangeDecided, ChangeProposed, ChangeWithdrawn, MentorshipAmended
from mentoring.refusals import (
    AlreadyAnswered,
    ChangedMeanwhile,
    ChangeOpen,
    Gone,
    MonthsOutOfRange,
    NotAllowed,
    OrderNeeded,
    PairsMoved,
    Refusal,
)
from mentoring.use_cases.changes import AcceptChange, AnswerChange, ProposeChange, WithdrawChange
from mentoring.use_cases.closings import DueTerms, FollowTerm
from mentoring.use_cases.order_signing import PutOrderInForce
from mentoring.use_cases.orders import DrawUpOrder
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import SetClock
from tests.papers import TODAY, in_force, sent, signed, stored
from tests.races import ROUNDS
from tests.school import School, Verb, midnight


@pytest.fixture
async def active(verb: Verb, school: School, mentor: Actor, mentee: Actor, curator: Actor, head: Actor) -> Mentorship:
    return await in_force(verb, school, mentor, mentee, curator=curator, head=head)


async def told(school: School, reader: Actor, kind: type) -> list[Any]:
    return [notice for notice in await school.notices(reader.id) if isinstance(notice, kind)]


async def test_a_change_both_agree_to_holds_from_the_amending_orders_date(
    verb: Verb, school: School, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, head: Actor
) -> None:
    change = await verb(ProposeChange)(active.id, months=12, modes=[Mode.ONLINE], words="Хотим продолжить", by=mentee)
    asked = ChangeProposed(change_id=change.id, mentorship_id=active.id, proposer_name=mentee.person.name)
    assert await told(school, mentor, ChangeProposed) == [asked]
    with pytest.raises(ChangedMeanwhile):
        await verb(DrawUpOrder)(OrderKind.AMEND, [active.id], curator.unit_id, by=curator)
    with pytest.raises(AlreadyAnswered):
        await verb(AnswerChange)(change.id, is_yes=True, by=mentee)
    agreed = await verb(AnswerChange)(change.id, is_yes=True, by=mentor)
    assert agreed.state is ChangeState.AGREED
    assert await told(school, mentee, ChangeDecided) == [ChangeDecided(mentorship_id=active.id, is_agreed=True)]
    assert await told(school, mentor, ChangeProposed) == []
    order = await sent(verb, active, by=curator, kind=OrderKind.AMEND)
    assert (await stored(school, active)).state is MentorshipState.ACTIVE
    await signed(verb, order, by=head, number="20-к")
    after = await stored(school, active)
    assert (after.months, set(after.modes), after.starts_on) == (12, {Mode.ONLINE}, TODAY)
    assert after.ends_on == date(2027, 11, 22)
    amended = MentorshipAmended(
        mentorship_id=active.id, holds_from=TODAY, ends_on=date(2027, 11, 22), order_number="20-к"
    )
    assert await told(school, mentee, MentorshipAmended) == [amended]
    async with school.begin() as work:
        assert (await work.mentorship_changes.get(change.id)).state is ChangeState.DONE
        assert (await work.mentorships.steps(active.id))[-1].kind is StepKind.CHANGED


async def test_with_a_date_ahead_a_change_holds_from_that_day_and_meanwhile_there_is_no_other(
    verb: Verb, school: School, unit: Unit, clock: SetClock, active: Mentorship, mentor: Actor, mentee: Actor,
    curator: Actor, head: Actor,
) -> None:  # fmt: skip
    change = await verb(ProposeChange)(active.id, months=12, by=mentee)
    await verb(AnswerChange)(change.id, is_yes=True, by=mentor)
    day = date(2026, 12, 1)
    order = await signed(
        verb, await sent(verb, active, by=curator, kind=OrderKind.AMEND), by=head, number="20-к", signed_on=day
    )
    assert (await stored(school, active)).months == 9
    with pytest.raises(ChangeOpen):
        await verb(ProposeChange)(active.id, months=6, by=mentee)
    with pytest.raises(ChangedMeanwhile):
        await verb(WithdrawChange)(change.id, by=curator)
    clock.set(midnight(day, unit))
    await verb(PutOrderInForce)(order.id)
    assert (await stored(school, active)).months == 12
    async with school.begin() as work:
        assert await work.mentorship_changes.open_of([active.id]) == []


async def test_a_no_ends_it_and_all_go_on_as_before(
    verb: Verb, school: School, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor
) -> None:
    change = await verb(ProposeChange)(active.id, months=6, by=curator)
    assert len(await told(school, mentor, ChangeProposed)) == len(await told(school, mentee, ChangeProposed)) == 1
    await verb(AnswerChange)(change.id, is_yes=True, by=mentee)
    declined = await verb(AnswerChange)(change.id, is_yes=False, by=mentor)
    assert declined.state is ChangeState.DECLINED
    for reader in (mentee, curator):
        assert await told(school, reader, ChangeDecided) == [ChangeDecided(mentorship_id=active.id, is_agreed=False)]
    with pytest.raises(ChangedMeanwhile):
        await verb(AnswerChange)(change.id, is_yes=True, by=mentor)
    await verb(ProposeChange)(active.id, months=12, by=mentor)


async def test_who_may_propose_what(
    verb: Verb, school: School, unit: Unit, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor
) -> None:
    propose = verb(ProposeChange)
    colleague = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR, Role.COUNCIL)
    stranger = await school.person(await school.unit("Другая школа"), "Чужая Инна Юрьевна", Role.CURATOR, Role.HEAD)
    for other in (colleague, stranger):
        with pytest.raises(Gone):
            await propose(active.id, months=12, by=other)
    with pytest.raises(NotAllowed):
        await propose(active.id, pay="миллион", by=mentor)
    with pytest.raises(MonthsOutOfRange):
        await propose(active.id, months=13, by=mentee)
    change = await propose(active.id, pay="7000 ₽", kinds=[Kind.VIRTUAL, Kind.TRADITIONAL], by=curator)
    with pytest.raises(ChangeOpen):
        await propose(active.id, months=12, by=mentee)
    for other in (colleague, stranger, curator):
        with pytest.raises(Gone):
            await verb(AnswerChange)(change.id, is_yes=True, by=other)
    with pytest.raises(NotAllowed):
        await verb(WithdrawChange)(change.id, by=mentee)
    with pytest.raises(Gone):
        await verb(WithdrawChange)(change.id, by=stranger)
    await verb(WithdrawChange)(change.id, by=curator)
    assert await told(school, mentee, ChangeProposed) == []
    with pytest.raises(ChangedMeanwhile):
        await verb(WithdrawChange)(change.id, by=curator)


async def test_a_change_withdrawn_leaves_its_order(
    verb: Verb, school: School, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, head: Actor
) -> None:
    change = await verb(ProposeChange)(active.id, months=12, by=mentee)
    await verb(AnswerChange)(change.id, is_yes=True, by=mentor)
    order = await sent(verb, active, by=curator, kind=OrderKind.AMEND)
    await verb(WithdrawChange)(change.id, by=mentee)
    with pytest.raises(ChangedMeanwhile):
        await signed(verb, order, by=head, number="20-к")
    async with school.begin() as work:
        assert (await work.orders.get(order.id)).items == ()


async def test_a_mentorship_that_ended_meanwhile_changes_no_more(
    verb: Verb, school: School, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, head: Actor
) -> None:
    change = await verb(ProposeChange)(active.id, months=12, by=mentee)
    await verb(AnswerChange)(change.id, is_yes=True, by=mentor)
    order = await sent(verb, active, by=curator, kind=OrderKind.AMEND)
    async with school.begin() as work:
        now = await work.mentorships.get(active.id)
        await work.mentorships.save(now.moved(MentorshipState.ENDED), expected=now)
    with pytest.raises(PairsMoved):
        await signed(verb, order, by=head, number="20-к")
    with pytest.raises(ChangedMeanwhile):
        await verb(ProposeChange)(active.id, months=12, by=mentee)


async def test_without_orders_the_curator_lets_it_hold(
    verb: Verb, school: School, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor
) -> None:
    change = await verb(ProposeChange)(active.id, months=12, by=mentee)
    await verb(AnswerChange)(change.id, is_yes=True, by=mentor)
    with pytest.raises(OrderNeeded):
        await verb(AcceptChange)(change.id, by=curator)
    await verb(ChangeUnitSetting)("has_order_step", False, by=curator)
    with pytest.raises(NotAllowed):
        await verb(AcceptChange)(change.id, by=mentor)
    await verb(AcceptChange)(change.id, by=curator)
    assert (await stored(school, active)).months == 12
    [amended] = await told(school, mentee, MentorshipAmended)
    assert amended.order_number == ""
    with pytest.raises(ChangedMeanwhile):
        await verb(AcceptChange)(change.id, by=curator)


async def test_a_shorter_term_ends_when_it_says(
    verb: Verb,
    school: School,
    unit: Unit,
    clock: SetClock,
    active: Mentorship,
    mentor: Actor,
    mentee: Actor,
    curator: Actor,
    head: Actor,
) -> None:
    for mentorship_id in await verb(DueTerms)():
        await verb(FollowTerm)(mentorship_id)
    assert (await stored(school, active)).due_at is not None
    change = await verb(ProposeChange)(active.id, months=3, by=mentee)
    await verb(AnswerChange)(change.id, is_yes=True, by=mentor)
    await signed(verb, await sent(verb, active, by=curator, kind=OrderKind.AMEND), by=head, number="20-к")
    after = await stored(school, active)
    assert (after.ends_on, after.due_at) == (date(2027, 2, 22), None)
    clock.set(midnight(date(2027, 2, 23), unit))
    for mentorship_id in await verb(DueTerms)():
        await verb(FollowTerm)(mentorship_id)
    assert (await stored(school, active)).state is MentorshipState.ENDED


async def test_of_a_yes_and_a_withdrawal_at_once_one_happens(
    verb: Verb, school: School, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor
) -> None:
    for _ in range(ROUNDS):
        change = await verb(ProposeChange)(active.id, months=12, by=mentee)
        outcomes = await asyncio.gather(
            verb(AnswerChange)(change.id, is_yes=True, by=mentor),
            verb(WithdrawChange)(change.id, by=mentee),
            return_exceptions=True,
        )
        refused = [each for each in outcomes if isinstance(each, Exception)]
        async with school.begin() as work:
            state = (await work.mentorship_changes.get(change.id)).state
        # A yes that came first may still be withdrawn.
        assert state is ChangeState.WITHDRAWN or (state is ChangeState.AGREED and len(refused) == 1)
        assert all(isinstance(each, Refusal) for each in refused)
        if state is ChangeState.AGREED:
            await verb(WithdrawChange)(change.id, by=mentee)


async def test_of_two_proposals_at_once_one_is_open(
    verb: Verb, school: School, active: Mentorship, mentor: Actor, mentee: Actor, curator: Actor
) -> None:
    for months in range(ROUNDS):
        outcomes = await asyncio.gather(
            verb(ProposeChange)(active.id, months=10 + months % 2, by=mentee),
            verb(ProposeChange)(active.id, months=12, by=mentor),
            return_exceptions=True,
        )
        [refused] = [each for each in outcomes if isinstance(each, Exception)]
        assert isinstance(refused, ChangeOpen)
        async with school.begin() as work:
            [change] = await work.mentorship_changes.open_of([active.id])
        await verb(WithdrawChange)(change.id, by=curator)


async def test_the_question_is_rewritten_once_it_is_settled(
    verb: Verb, school: School, unit: Unit, active: Mentorship, mentor: Actor, mentee: Actor, engine: AsyncEngine
) -> None:
    change = await verb(ProposeChange)(active.id, months=12, by=mentee)
    assert (await SqlOrderBook(engine).pair(active.id, by=mentor)).change is not None
    await verb(WithdrawChange)(change.id, by=mentee)
    assert (await SqlOrderBook(engine).pair(active.id, by=mentor)).change is None
    assert ChangeWithdrawn.is_prompt
    assert await told(school, mentor, ChangeProposed) == []
