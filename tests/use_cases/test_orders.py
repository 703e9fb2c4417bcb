"""Orders of the head: gathered, returned, signed, in force on their day; whoever presses first."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.order_book import SqlOrderBook
from mentoring.model.closings import Ground
from mentoring.model.ids import MentorshipId, OrderId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.mentorship_request import ChoiceState
from mentoring.model.orders import Order, OrderKind, OrderState, OrderStepKind
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.endings import EndProposed, EndWarned
from mentoring.notices.mediation import MediatorAsked
from mentoring.notices.papers import MentorshipBegan, MentorshipEndedByOrder, OrderDecided, OrderSent
from mentoring.refusals import (
    AlreadyOnOrder,
    ChangedMeanwhile,
    ConsentsMissing,
    DateUnclear,
    Gone,
    HeadMissing,
    MentorsAway,
    MentorsFull,
    NotAllowed,
    NothingReplaced,
    NumberTaken,
    OrderDateUnclear,
    OrderEmpty,
    OrderMoved,
    OrderNotNeeded,
    OrderTooLong,
    PairsMoved,
    Refusal,
    TextMissing,
)
from mentoring.use_cases.bank import DescribeOffer, PauseMentor
from mentoring.use_cases.closings import ClosingVerb, DueClosings, FollowClosing, ProposeEnd, WarnOfEnd
from mentoring.use_cases.mediation import AskMediator
from mentoring.use_cases.mentor_requests import DueMentorRequests
from mentoring.use_cases.mentorships import MentorshipVerb
from mentoring.use_cases.order_signing import CheckOrderNumber, DueOrders, NextOrderDue, PutOrderInForce, SignOrder
from mentoring.use_cases.orders import (
    AddToOrder,
    DescribeItem,
    DescribeOrder,
    DiscardOrder,
    DrawUpOrder,
    ReturnOrder,
    SendOrder,
    ShowSignedOrder,
    TakeOffOrder,
    TakeOrderBack,
)
from mentoring.use_cases.own_mentorships import StepBack
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import Counting, SetClock
from tests.mentorships import mentor_request, pair
from tests.papers import TODAY, in_force, sent, signed, signed_pair, stored
from tests.races import ROUNDS, at_once
from tests.school import School, Verb, midnight


@pytest.fixture
def book(engine: AsyncEngine) -> SqlOrderBook:
    return SqlOrderBook(engine)


@pytest.fixture
async def ready(verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor) -> Mentorship:
    """Approved, with the papers of both."""
    return await signed_pair(verb, school, mentor, mentee, by=curator)


@pytest.fixture
async def other_mentee(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


async def told(school: School, reader: Actor, kind: type) -> list[Any]:
    return [notice for notice in await school.notices(reader.id) if isinstance(notice, kind)]


# Gathering


async def test_what_is_gathered_stands_on_the_order_until_it_is_taken_out_or_the_order_is_discarded(
    verb: Verb, school: School, curator: Actor, mentor: Actor, ready: Mentorship, other_mentee: Actor
) -> None:
    second = await signed_pair(verb, school, mentor, other_mentee, by=curator)
    order = await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id], curator.unit_id, by=curator)
    assert (order.state, order.programme_days) == (OrderState.DRAFT, 10)
    order = await verb(AddToOrder)(order.id, [ready.id, second.id], by=curator)
    assert [item.mentorship_id for item in order.items] == [ready.id, second.id]
    assert {(await stored(school, each)).state for each in (ready, second)} == {MentorshipState.ON_ORDER}
    await verb(TakeOffOrder)(order.id, ready.id, by=curator)
    assert (await stored(school, ready)).state is MentorshipState.APPROVED
    await verb(DiscardOrder)(order.id, by=curator)
    assert (await stored(school, second)).state is MentorshipState.APPROVED
    async with school.begin() as work:
        kinds = [step.kind for step in await work.orders.steps(order.id)]
        steps = [step.kind for step in await work.mentorships.steps(ready.id)]
    assert kinds == [
        OrderStepKind.DRAWN_UP,
        OrderStepKind.ADDED,
        OrderStepKind.TAKEN_OUT,
        OrderStepKind.DISCARDED,
    ]
    assert steps[-2:] == [StepKind.PUT_ON_ORDER, StepKind.TAKEN_OFF_ORDER]
    again = await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id, second.id], curator.unit_id, by=curator)
    assert len(again.items) == 2


async def test_no_order_without_the_papers_of_all_and_the_refusal_says_whose_are_missing(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor, ready: Mentorship
) -> None:
    approved = await pair(school, mentor, mentee, state=MentorshipState.APPROVED)
    with pytest.raises(ConsentsMissing) as refused:
        await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id, approved.id], curator.unit_id, by=curator)
    assert refused.value.names == "Борисов Б. Б., Иванова А. П."
    assert (await stored(school, ready)).state is MentorshipState.APPROVED


async def test_an_order_names_somebody_and_not_too_many_and_only_what_is_approved(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor, ready: Mentorship
) -> None:
    draw_up, many = verb(DrawUpOrder), [MentorshipId(number) for number in range(ready.id, ready.id + 301)]
    with pytest.raises(OrderEmpty):
        await draw_up(OrderKind.APPOINT, [], curator.unit_id, by=curator)
    with pytest.raises(OrderTooLong):
        await draw_up(OrderKind.APPOINT, many, curator.unit_id, by=curator)
    with pytest.raises(Gone):
        await draw_up(OrderKind.APPOINT, many[:2], curator.unit_id, by=curator)
    for kind in (OrderKind.AMEND, OrderKind.TERMINATE):
        with pytest.raises(ChangedMeanwhile):
            await draw_up(kind, [ready.id], curator.unit_id, by=curator)
    waiting = await pair(school, mentor, mentee, state=MentorshipState.CURATOR)
    with pytest.raises(ChangedMeanwhile):
        await draw_up(OrderKind.APPOINT, [waiting.id], curator.unit_id, by=curator)
    await verb(ChangeUnitSetting)("has_order_step", False, by=curator)
    with pytest.raises(OrderNotNeeded):
        await draw_up(OrderKind.APPOINT, [ready.id], curator.unit_id, by=curator)


async def test_a_curator_of_another_unit_gathers_and_sees_nothing_here(
    verb: Verb, school: School, book: SqlOrderBook, curator: Actor, mentor: Actor, mentee: Actor, ready: Mentorship
) -> None:
    other = await school.unit("Другая школа")
    stranger = await school.person(other, "Чужая Инна Юрьевна", Role.CURATOR, Role.HEAD)
    order = await sent(verb, ready, by=await _with_head(school, curator))
    with pytest.raises(NotAllowed):
        await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id], curator.unit_id, by=stranger)
    with pytest.raises(Gone):
        await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id], other.id, by=stranger)
    acts: list[Awaitable[object]] = [
        verb(AddToOrder)(order.id, [ready.id], by=stranger),
        verb(TakeOffOrder)(order.id, ready.id, by=stranger),
        verb(DescribeOrder)(order.id, protocol="1", by=stranger),
        verb(DescribeItem)(order.id, None, pay="1", by=stranger),
        verb(SendOrder)(order.id, by=stranger),
        verb(TakeOrderBack)(order.id, by=stranger),
        verb(DiscardOrder)(order.id, by=stranger),
        verb(ReturnOrder)(order.id, words="нет", version=order.version, by=stranger),
        verb(CheckOrderNumber)(order.id, "1", TODAY, by=stranger),
        signed(verb, order, by=stranger),
        verb(ShowSignedOrder)(order.id, by=stranger),
        book.order(order.id, by=stranger),
        verb(SendOrder)(OrderId(99), by=curator),
    ]
    for act in acts:
        with pytest.raises(Gone):
            await act
    for reader in (mentor, mentee):
        with pytest.raises(Gone):
            await book.order(order.id, by=reader)
        with pytest.raises(NotAllowed):
            await verb(DiscardOrder)(order.id, by=reader)
    with pytest.raises(NotAllowed):
        await signed(verb, order, by=curator)


async def _with_head(school: School, curator: Actor) -> Actor:
    async with school.begin() as work:
        unit = await work.units.get(curator.unit_id)
    await school.person(unit, "Головин Олег Павлович", Role.HEAD)
    return curator


async def test_what_the_order_says_is_written_while_it_is_in_the_curators_hands(
    verb: Verb, school: School, curator: Actor, head: Actor, mentor: Actor, ready: Mentorship, other_mentee: Actor
) -> None:
    second = await signed_pair(verb, school, mentor, other_mentee, by=curator)
    draft = await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id, second.id], curator.unit_id, by=curator)
    await verb(DescribeOrder)(draft.id, protocol=" № 3  от 20.11 ", regulation="приказом № 1", by=curator)
    await verb(DescribeItem)(draft.id, None, pay="5000 ₽", by=curator)
    await verb(DescribeItem)(draft.id, ready.id, pay="", addendum="7", by=curator)
    order = await verb(DescribeOrder)(draft.id, report_on=date(2027, 5, 20), by=curator)
    assert (order.protocol, order.report_on) == ("№ 3 от 20.11", date(2027, 5, 20))
    assert [(item.pay, item.addendum) for item in order.items] == [("", "7"), ("5000 ₽", "")]
    for report_on in (TODAY - timedelta(days=1), TODAY + timedelta(days=400)):
        with pytest.raises(DateUnclear):
            await verb(DescribeOrder)(draft.id, report_on=report_on, by=curator)
    await verb(SendOrder)(draft.id, by=curator)
    with pytest.raises(OrderMoved):
        await verb(DescribeItem)(draft.id, None, pay="6000 ₽", by=curator)
    await verb(DiscardOrder)(draft.id, by=curator)
    following = await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id], curator.unit_id, by=curator)
    assert (following.regulation, following.protocol) == ("приказом № 1", "")


# The head


async def test_the_head_returns_an_order_with_words_and_it_comes_mended(
    verb: Verb, school: School, curator: Actor, head: Actor, ready: Mentorship
) -> None:
    second_head = await _second_head(school, curator)
    order = await sent(verb, ready, by=curator)
    was_sent = OrderSent(order_id=order.id, kind=OrderKind.APPOINT, count=1, sender_name=curator.person.name)
    assert await school.notices(head.id) == await school.notices(second_head.id) == [was_sent]
    with pytest.raises(TextMissing):
        await verb(ReturnOrder)(order.id, words=" ", version=order.version, by=head)
    await verb(ReturnOrder)(order.id, words="Нет протокола", version=order.version, by=head)
    assert await told(school, head, OrderSent) == []
    [returned] = await told(school, curator, OrderDecided)
    assert (returned.is_signed, returned.words, returned.by_name) == (False, "Нет протокола", head.person.name)
    with pytest.raises(OrderMoved):
        await signed(verb, order, by=second_head)
    assert (await stored(school, ready)).state is MentorshipState.ON_ORDER
    await verb(DescribeOrder)(order.id, protocol="№ 3", by=curator)
    again = await verb(SendOrder)(order.id, by=curator)
    assert (await signed(verb, again, by=head)).state is OrderState.SIGNED


async def _second_head(school: School, curator: Actor) -> Actor:
    async with school.begin() as work:
        unit = await work.units.get(curator.unit_id)
    return await school.person(unit, "Второй Егор Павлович", Role.HEAD)


async def test_without_a_head_an_order_goes_nowhere(
    verb: Verb, school: School, curator: Actor, ready: Mentorship
) -> None:
    order = await verb(DrawUpOrder)(OrderKind.APPOINT, [ready.id], curator.unit_id, by=curator)
    with pytest.raises(HeadMissing):
        await verb(SendOrder)(order.id, by=curator)


async def test_an_order_taken_back_is_a_draft_again(
    verb: Verb, school: School, curator: Actor, head: Actor, ready: Mentorship
) -> None:
    order = await sent(verb, ready, by=curator)
    await verb(TakeOrderBack)(order.id, by=curator)
    assert await told(school, head, OrderSent) == []
    with pytest.raises(OrderMoved):
        await signed(verb, order, by=head)
    with pytest.raises(OrderMoved):
        await verb(TakeOrderBack)(order.id, by=curator)


async def test_from_the_orders_date_the_mentorship_is_active_and_all_are_told(
    verb: Verb, school: School, curator: Actor, head: Actor, mentor: Actor, mentee: Actor, ready: Mentorship,
    tmp_path: Path,
) -> None:  # fmt: skip
    order = await sent(verb, ready, by=curator)
    done = await signed(verb, order, by=head, number=" 12-к ", signed_on=date(2026, 11, 20))
    active = await stored(school, ready)
    assert (active.state, active.starts_on, active.ends_on) == (
        MentorshipState.ACTIVE,
        date(2026, 11, 20),
        date(2027, 8, 19),
    )
    began = {"mentorship_id": ready.id, "starts_on": date(2026, 11, 20), "ends_on": date(2027, 8, 19)}
    for reader, other, is_mentor in ((mentor, mentee, True), (mentee, mentor, False)):
        assert await school.notices(reader.id) == [
            MentorshipBegan(**began, is_mentor=is_mentor, names=(other.person.name,), order_number="12-к")  # type: ignore[arg-type]
        ]
    [decided] = await told(school, curator, OrderDecided)
    assert (decided.is_signed, decided.number, decided.signed_on) == (True, "12-к", date(2026, 11, 20))
    assert await verb(ShowSignedOrder)(order.id, by=curator) == b"PK"
    assert done.paper in {file.name for file in (tmp_path / "papers/kept").iterdir()}
    async with school.begin() as work:
        last = (await work.mentorships.steps(ready.id))[-1]
    assert (last.kind, last.author_id, last.words) == (StepKind.ACTIVATED, head.id, "12-к")


async def test_no_names_are_said_where_papers_stay_off_the_chat(
    verb: Verb, school: School, curator: Actor, head: Actor, mentee: Actor, ready: Mentorship
) -> None:
    await verb(ChangeUnitSetting)("keeps_papers_off_chat", True, by=curator)
    order = await sent(verb, ready, by=curator)
    [was_sent] = await told(school, head, OrderSent)
    assert was_sent.sender_name == ""
    await signed(verb, order, by=head)
    [began] = await told(school, mentee, MentorshipBegan)
    [decided] = await told(school, curator, OrderDecided)
    assert (began.names, decided.by_name) == ((), "")


async def test_a_number_is_used_once_a_year_in_a_unit(
    verb: Verb, school: School, curator: Actor, head: Actor, mentor: Actor, ready: Mentorship, other_mentee: Actor
) -> None:
    second = await signed_pair(verb, school, mentor, other_mentee, by=curator)
    await signed(verb, await sent(verb, ready, by=curator), by=head, number="12-К")
    order = await sent(verb, second, by=curator)
    for taken in ("12-к", " 12 - К"):
        with pytest.raises(NumberTaken):
            await verb(CheckOrderNumber)(order.id, taken, TODAY, by=head)
        with pytest.raises(NumberTaken):
            await signed(verb, order, by=head, number=taken)
    next_year = date(2027, 1, 11)
    assert await verb(CheckOrderNumber)(order.id, "12-к", next_year, by=head) == "12-к"
    for number, signed_on, refusal in (
        (" ", TODAY, TextMissing),
        ("1", TODAY + timedelta(days=400), OrderDateUnclear),
        ("1", TODAY - timedelta(days=400), OrderDateUnclear),
    ):
        with pytest.raises(refusal):
            await signed(verb, order, by=head, number=number, signed_on=signed_on)
    await signed(verb, order, by=head, number="12-к", signed_on=next_year)


async def test_a_head_signs_what_they_have_read(
    verb: Verb, school: School, curator: Actor, head: Actor, ready: Mentorship, tmp_path: Path
) -> None:
    order = await sent(verb, ready, by=curator)
    await verb(TakeOrderBack)(order.id, by=curator)
    await verb(DescribeItem)(order.id, None, pay="9000 ₽", by=curator)
    await verb(SendOrder)(order.id, by=curator)
    with pytest.raises(ChangedMeanwhile):
        await signed(verb, order, by=head)
    with pytest.raises(ChangedMeanwhile):
        await verb(ReturnOrder)(order.id, words="Нет", version=order.version, by=head)
    assert not list((tmp_path / "papers").rglob("*.docx"))


async def test_with_a_date_ahead_it_begins_on_that_day_by_the_units_clock(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, head: Actor, mentee: Actor,
    ready: Mentorship,
) -> None:  # fmt: skip
    day = date(2026, 12, 1)
    order = await signed(verb, await sent(verb, ready, by=curator), by=head, signed_on=day)
    waiting = await stored(school, ready)
    assert (waiting.state, waiting.starts_on, waiting.ends_on) == (MentorshipState.ON_ORDER, day, date(2027, 8, 31))
    [began] = await told(school, mentee, MentorshipBegan)
    assert began.starts_on == day
    assert await verb(NextOrderDue)() == midnight(day, unit)
    clock.set(midnight(day, unit) - timedelta(minutes=1))
    assert await verb(DueOrders)() == []
    await verb(PutOrderInForce)(order.id)
    assert (await stored(school, ready)).state is MentorshipState.ON_ORDER
    clock.advance(minutes=1)
    assert await verb(DueOrders)() == [order.id]
    for _ in range(2):
        await verb(PutOrderInForce)(order.id)
    active = await stored(school, ready)
    assert (active.state, active.starts_on, active.ends_on) == (MentorshipState.ACTIVE, day, date(2027, 8, 31))
    assert await verb(DueOrders)() == []
    async with school.begin() as work:
        kinds = [step.kind for step in await work.orders.steps(order.id)]
    assert kinds.count(OrderStepKind.IN_FORCE) == 1


async def test_what_was_called_off_before_the_day_does_not_begin(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, head: Actor, mentee: Actor, mentor: Actor,
    ready: Mentorship, other_mentee: Actor,
) -> None:  # fmt: skip
    second = await signed_pair(verb, school, mentor, other_mentee, by=curator)
    day = date(2026, 12, 1)
    order = await signed(verb, await sent(verb, ready, second, by=curator), by=head, signed_on=day)
    async with school.begin() as work:
        now = await work.mentorships.get(ready.id)
        await verb(MentorshipVerb).call_off(work, now, by=mentee.id)
    clock.set(midnight(day, unit))
    await verb(PutOrderInForce)(order.id)
    assert (await stored(school, ready)).state is MentorshipState.CALLED_OFF
    assert (await stored(school, second)).state is MentorshipState.ACTIVE
    # It was on a signed order, so paper must end it.
    terminating = await sent(verb, ready, by=curator, kind=OrderKind.TERMINATE)
    assert terminating.kind is OrderKind.TERMINATE


async def test_a_mentor_who_pauses_or_has_no_place_is_named_and_nothing_is_signed(
    verb: Verb, school: School, curator: Actor, head: Actor, mentor: Actor, mentee: Actor, ready: Mentorship,
    tmp_path: Path,
) -> None:  # fmt: skip
    order = await sent(verb, ready, by=curator)
    await verb(DescribeOffer)(capacity=1, by=mentor)
    await pair(school, mentor, mentee, state=MentorshipState.ACTIVE)
    with pytest.raises(MentorsFull) as full:
        await signed(verb, order, by=head)
    assert full.value.names == "Борисов Б. Б."
    await verb(PauseMentor)(mentor.id, mentor.unit_id, reason="Болезнь", by=curator)
    with pytest.raises(MentorsAway) as away:
        await signed(verb, order, by=head)
    assert away.value.names == "Борисов Б. Б."
    assert (await stored(school, ready)).state is MentorshipState.ON_ORDER
    assert not list((tmp_path / "papers").rglob("*.docx"))


async def test_what_is_called_off_leaves_its_order_and_the_head_reads_it_anew(
    verb: Verb, school: School, curator: Actor, head: Actor, mentor: Actor, mentee: Actor, ready: Mentorship,
    other_mentee: Actor,
) -> None:  # fmt: skip
    second = await signed_pair(verb, school, mentor, other_mentee, by=curator)
    order = await sent(verb, ready, second, by=curator)
    async with school.begin() as work:
        await verb(MentorshipVerb).call_off(work, await work.mentorships.get(ready.id), by=mentee.id)
    with pytest.raises(ChangedMeanwhile):
        await signed(verb, order, by=head)
    async with school.begin() as work:
        now = await work.orders.get(order.id)
    assert [item.mentorship_id for item in now.items] == [second.id]
    await signed(verb, now, by=head)


async def test_when_a_mentee_steps_back_from_a_group_the_head_reads_the_order_anew(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentor: Actor, mentee: Actor,
    other_mentee: Actor,
) -> None:  # fmt: skip
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTEE)
    group = await signed_pair(verb, school, mentor, mentee, other_mentee, vera, by=curator)
    order = await sent(verb, group, by=curator)
    await verb(StepBack)(group.id, by=vera)
    with pytest.raises(ChangedMeanwhile):
        await signed(verb, order, by=head)
    async with school.begin() as work:
        now = await work.orders.get(order.id)
    await signed(verb, now, by=head)
    active = await stored(school, group)
    assert active.state is MentorshipState.ACTIVE
    assert active.people == {mentor.id, mentee.id, other_mentee.id}


# Replacement and termination


async def test_a_replacing_order_ends_the_one_and_begins_the_other(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    before = await in_force(verb, school, mentor, mentee, curator=curator, head=head)
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    after = await signed_pair(verb, school, vera, mentee, by=curator)
    order = await sent(verb, after, by=curator, kind=OrderKind.REPLACE)
    assert order.items[0].replaces_id == before.id
    await signed(verb, order, by=head, signed_on=TODAY)
    ended, active = await stored(school, before), await stored(school, after)
    # It had begun on the same day, which is its last one too.
    assert (ended.state, ended.ends_on) == (MentorshipState.ENDED, TODAY)
    assert (active.state, active.starts_on) == (MentorshipState.ACTIVE, TODAY)
    [over] = await told(school, mentor, MentorshipEndedByOrder)
    assert (over.is_replaced, over.names) == (True, (mentee.person.name,))
    assert await told(school, mentee, MentorshipEndedByOrder) == []
    assert len(await told(school, mentee, MentorshipBegan)) == 2
    async with school.begin() as work:
        assert (await work.mentorships.steps(before.id))[-1].kind is StepKind.ENDED
        assert await work.orders.settled([before.id]) == {before.id}


async def test_all_that_was_open_about_what_is_replaced_is_over(
    verb: Verb,
    school: School,
    unit: Unit,
    clock: SetClock,
    curator: Actor,
    head: Actor,
    mentor: Actor,
    mentee: Actor,
    other_mentee: Actor,
) -> None:
    before = await in_force(verb, school, mentor, mentee, curator=curator, head=head)
    mediator = await school.person(unit, "Советова Галина Юрьевна", Role.COUNCIL)
    request = await mentor_request(school, other_mentee, mentor)
    async with school.begin() as work:
        waiting = tuple(replace(choice, state=ChoiceState.WAITLISTED) for choice in request.choices)
        await work.mentorship_requests.save(replace(request, choices=waiting), expected=request)
    await verb(WarnOfEnd)(before.id, "За месяц ни одной встречи", by=curator)
    await verb(ProposeEnd)(before.id, date(2026, 12, 30), by=mentee)
    await verb(AskMediator)(before.id, mediator.id, by=mentee)
    assert len(await told(school, mediator, MediatorAsked)) == 1
    clock.advance(days=10)
    for closing_id in await verb(DueClosings)():
        await verb(FollowClosing)(closing_id)
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    order = await sent(
        verb, await signed_pair(verb, school, vera, mentee, by=curator), by=curator, kind=OrderKind.REPLACE
    )
    assert request.id not in await verb(DueMentorRequests)()
    async with school.begin() as work:
        # The warning and the request; the order.
        assert await work.mornings.waiting(unit.id) == {curator.id: 2, head.id: 1}
    await signed(verb, order, by=head, signed_on=clock.now().date())
    async with school.begin() as work:
        assert await work.closings.open_of([before.id]) == []
        assert await work.mediations.open_of([before.id]) == []
        # The request is left.
        assert await work.mornings.waiting(unit.id) == {curator.id: 1}
    for person in (mentor, mentee):
        assert await told(school, person, EndWarned) == await told(school, person, EndProposed) == []
    assert await told(school, mediator, MediatorAsked) == []
    assert request.id in await verb(DueMentorRequests)()


async def test_with_a_date_ahead_the_one_goes_on_until_the_eve(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    before = await in_force(verb, school, mentor, mentee, curator=curator, head=head)
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    after = await signed_pair(verb, school, vera, mentee, by=curator)
    day = date(2026, 12, 1)
    order = await sent(verb, after, by=curator, kind=OrderKind.REPLACE)
    order = await signed(verb, order, by=head, signed_on=day)
    assert (await stored(school, before)).state is MentorshipState.ACTIVE
    [over] = await told(school, mentor, MentorshipEndedByOrder)
    assert over.ends_on == date(2026, 11, 30)
    clock.set(midnight(day, unit))
    await verb(PutOrderInForce)(order.id)
    ended = await stored(school, before)
    assert (ended.state, ended.ends_on) == (MentorshipState.ENDED, date(2026, 11, 30))
    assert (await stored(school, after)).state is MentorshipState.ACTIVE


async def test_where_there_is_nobody_to_replace_the_new_mentor_is_named(
    verb: Verb, school: School, curator: Actor, mentor: Actor, ready: Mentorship
) -> None:
    with pytest.raises(NothingReplaced) as refused:
        await verb(DrawUpOrder)(OrderKind.REPLACE, [ready.id], curator.unit_id, by=curator)
    assert refused.value.names == "Борисов Б. Б."


async def test_a_group_is_not_replaced_when_somebody_would_be_left_behind(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentor: Actor, mentee: Actor,
    other_mentee: Actor,
) -> None:  # fmt: skip
    before = await pair(school, mentor, mentee, other_mentee, state=MentorshipState.ACTIVE, starts_on=TODAY)
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    after = await signed_pair(verb, school, vera, mentee, by=curator)
    with pytest.raises(NothingReplaced):
        await verb(DrawUpOrder)(OrderKind.REPLACE, [after.id], curator.unit_id, by=curator)
    async with school.begin() as work:
        await work.mentorships.save(before.left_by(other_mentee.id, TODAY), expected=before)
    order = await verb(DrawUpOrder)(OrderKind.REPLACE, [after.id], curator.unit_id, by=curator)
    assert order.items[0].replaces_id == before.id


async def test_an_order_keeps_what_it_says_of_the_one_replaced_that_ended_meanwhile(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    before = await in_force(verb, school, mentor, mentee, curator=curator, head=head)
    vera = await school.person(unit, "Соснина Вера Павловна", Role.MENTOR)
    after = await signed_pair(verb, school, vera, mentee, by=curator)
    order = await sent(verb, after, by=curator, kind=OrderKind.REPLACE)
    async with school.begin() as work:
        await verb(ClosingVerb).end(work, unit, before, Ground.MUTUAL, TODAY)
    await signed(verb, order, by=head)
    assert (await stored(school, before)).state is MentorshipState.ENDED
    assert (await stored(school, after)).state is MentorshipState.ACTIVE


async def test_a_terminating_order_puts_ends_on_paper_once(
    verb: Verb, school: School, curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    fields: dict[str, Any] = {"starts_on": date(2026, 9, 1), "ends_on": date(2026, 11, 20)}
    ended = await pair(school, mentor, mentee, state=MentorshipState.ENDED, **fields)
    order = await verb(DrawUpOrder)(OrderKind.TERMINATE, [ended.id], curator.unit_id, by=curator)
    await verb(DescribeItem)(order.id, ended.id, ground="истёк срок", by=curator)
    with pytest.raises(AlreadyOnOrder):
        await verb(DrawUpOrder)(OrderKind.TERMINATE, [ended.id], curator.unit_id, by=curator)
    await signed(verb, await verb(SendOrder)(order.id, by=curator), by=head)
    [over] = await told(school, mentee, MentorshipEndedByOrder)
    assert (over.is_replaced, over.ends_on) == (False, date(2026, 11, 20))
    assert (await stored(school, ended)).version == ended.version
    with pytest.raises(ChangedMeanwhile):
        await verb(DrawUpOrder)(OrderKind.TERMINATE, [ended.id], curator.unit_id, by=curator)


async def test_what_ended_meanwhile_no_longer_fits_its_order(
    verb: Verb, school: School, curator: Actor, head: Actor, mentor: Actor, ready: Mentorship
) -> None:
    order = await sent(verb, ready, by=curator)
    async with school.begin() as work:
        now = await work.mentorships.get(ready.id)
        await work.mentorships.save(now.moved(MentorshipState.APPROVED), expected=now)
    with pytest.raises(PairsMoved) as refused:
        await signed(verb, order, by=head)
    assert refused.value.names == "Борисов Б. Б."


# Races


async def test_of_two_curators_who_gather_at_once_one_has_the_order(
    verb: Verb, school: School, unit: Unit, curator: Actor, ready: Mentorship, mentor: Actor, other_mentee: Actor
) -> None:
    other = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    second = await signed_pair(verb, school, mentor, other_mentee, by=curator)
    draw_up = verb(DrawUpOrder)
    for _ in range(ROUNDS):
        outcomes = await at_once(
            draw_up(OrderKind.APPOINT, [ready.id, second.id], unit.id, by=curator),
            draw_up(OrderKind.APPOINT, [second.id, ready.id], unit.id, by=other),
        )
        orders = [each for each in outcomes if isinstance(each, Order)]
        assert len(orders) == 1, outcomes
        assert {type(each) for each in outcomes if isinstance(each, Exception)} <= {AlreadyOnOrder, ChangedMeanwhile}
        assert (await stored(school, ready)).state is MentorshipState.ON_ORDER
        await verb(DiscardOrder)(orders[0].id, by=curator)


async def test_when_the_head_signs_while_the_curator_discards_one_of_the_two_happens(
    verb: Verb, school: School, curator: Actor, head: Actor, unit: Unit
) -> None:
    for number in range(ROUNDS):
        mentor = await school.person(unit, f"Наставник{number} Пётр Ильич", Role.MENTOR)
        mentee = await school.person(unit, f"Учитель{number} Пётр Ильич", Role.MENTEE)
        ready = await signed_pair(verb, school, mentor, mentee, by=curator)
        order = await sent(verb, ready, by=curator)
        outcomes = await at_once(
            signed(verb, order, by=head, number=str(number)), verb(DiscardOrder)(order.id, by=curator)
        )
        [refused] = [each for each in outcomes if isinstance(each, Exception)]
        assert isinstance(refused, ChangedMeanwhile | OrderMoved), outcomes
        async with school.begin() as work:
            state = (await work.orders.get(order.id)).state
        is_signed = refused is outcomes[1]
        assert state is (OrderState.SIGNED if is_signed else OrderState.DISCARDED)
        expected = MentorshipState.ACTIVE if is_signed else MentorshipState.APPROVED
        assert (await stored(school, ready)).state is expected


async def test_the_same_mentor_in_two_orders_signed_at_once_keeps_to_their_places(
    verb: Verb, school: School, curator: Actor, head: Actor, unit: Unit
) -> None:
    second_head = await school.person(unit, "Второй Егор Павлович", Role.HEAD)
    for number in range(ROUNDS):
        mentor = await school.person(unit, f"Наставник{number} Пётр Ильич", Role.MENTOR)
        orders = []
        for letter in "аб":
            mentee = await school.person(unit, f"Учитель{number}{letter} Пётр Ильич", Role.MENTEE)
            orders.append(await sent(verb, await signed_pair(verb, school, mentor, mentee, by=curator), by=curator))
        await verb(DescribeOffer)(capacity=1, by=mentor)
        outcomes = await at_once(
            signed(verb, orders[0], by=head, number=f"{number}-а"),
            signed(verb, orders[1], by=second_head, number=f"{number}-б"),
        )
        [refused] = [each for each in outcomes if isinstance(each, Exception)]
        assert isinstance(refused, MentorsFull), outcomes
        async with school.begin() as work:
            assert await work.mentorships.places_in_force([mentor.id]) == {mentor.id: 1}


async def test_of_two_orders_signed_at_once_with_one_number_one_has_it(
    verb: Verb, school: School, curator: Actor, head: Actor, unit: Unit
) -> None:
    for number in range(ROUNDS):
        orders = []
        for letter in "аб":
            mentor = await school.person(unit, f"Наставник{number}{letter} Пётр Ильич", Role.MENTOR)
            mentee = await school.person(unit, f"Учитель{number}{letter} Пётр Ильич", Role.MENTEE)
            orders.append(await sent(verb, await signed_pair(verb, school, mentor, mentee, by=curator), by=curator))
        outcomes = await at_once(*(signed(verb, order, by=head, number=str(number)) for order in orders))
        [refused] = [each for each in outcomes if isinstance(each, Exception)]
        assert isinstance(refused, NumberTaken), outcomes


async def test_when_the_head_signs_while_a_member_steps_back_nobody_is_appointed_who_is_not_willing(
    verb: Verb, school: School, curator: Actor, head: Actor, unit: Unit
) -> None:
    async def step_back(mentorship: Mentorship, by: Actor) -> None:
        async with school.begin() as work:
            now = await work.mentorships.get(mentorship.id)
            if now.state is MentorshipState.ACTIVE:
                raise ChangedMeanwhile
            await verb(MentorshipVerb).call_off(work, now, by=by.id)

    for number in range(ROUNDS):
        mentor = await school.person(unit, f"Наставник{number} Пётр Ильич", Role.MENTOR)
        mentee = await school.person(unit, f"Учитель{number} Пётр Ильич", Role.MENTEE)
        ready = await signed_pair(verb, school, mentor, mentee, by=curator)
        order = await sent(verb, ready, by=curator)
        outcomes = await at_once(signed(verb, order, by=head, number=str(number)), step_back(ready, mentee))
        [refused] = [each for each in outcomes if isinstance(each, Exception)]
        assert isinstance(refused, Refusal), outcomes
        state = (await stored(school, ready)).state
        assert state is (MentorshipState.ACTIVE if refused is outcomes[1] else MentorshipState.CALLED_OFF)


# Figures


async def test_signing_an_order_of_many_takes_as_many_statements_as_one_of_one(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, counting: Counting
) -> None:
    counts: list[int] = []
    # The first order of a school has none before it to take words from.
    for size in (2, 1, 25):
        ready = []
        for number in range(size):
            mentor = await school.person(unit, f"Наставник{size}к{number} Пётр Ильич", Role.MENTOR)
            mentee = await school.person(unit, f"Учитель{size}к{number} Пётр Ильич", Role.MENTEE)
            ready.append(await signed_pair(verb, school, mentor, mentee, by=curator))
        with counting() as statements:
            order = await sent(verb, *ready, by=curator)
            await verb(SignOrder)(
                order.id, number=str(size), signed_on=TODAY, version=order.version, paper=b"PK", by=head
            )
        counts.append(len(statements))
    assert counts[1] == counts[2] <= 50, counts
