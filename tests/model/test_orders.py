"""Orders and changes: terms of real months, numbers as they are compared, what changes and what may not."""

from dataclasses import replace
from datetime import date

import pytest

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.changes import ChangeState, MentorshipChange
from mentoring.model.ids import MentorshipChangeId, MentorshipId, OrderId, PersonId, UnitId
from mentoring.model.mentorship import Member, MemberAnswer, Mentorship, MentorshipState, Side, Track
from mentoring.model.orders import (
    Order,
    OrderItem,
    OrderKind,
    OrderState,
    last_day,
    must_be_near,
    number_key,
    short_names,
)
from mentoring.model.participation import PAPER_LIMIT, PaperFormat, format_of, must_be_recent
from mentoring.model.people import Mode
from mentoring.refusals import (
    AlreadyAnswered,
    ChangedMeanwhile,
    ChangeEmpty,
    Gone,
    MonthsOutOfRange,
    NotAPaper,
    NothingChosen,
    OrderDateUnclear,
    OrderEmpty,
    OrderMoved,
    PaperDateUnclear,
    PaperTooLarge,
    TermOver,
)
from tests.conftest import MONDAY_MORNING

MENTOR, MENTEE, OTHER = PersonId(1), PersonId(2), PersonId(3)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 9, 1), 9, date(2027, 5, 31)),
        (date(2026, 12, 1), 3, date(2027, 2, 28)),
        (date(2027, 12, 1), 3, date(2028, 2, 29)),
        (date(2026, 11, 24), 3, date(2027, 2, 23)),
        (date(2026, 11, 24), 12, date(2027, 11, 23)),
        # No 30 February: the month's own last day.
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 1, 31), 3, date(2027, 4, 30)),
        (date(2026, 12, 31), 12, date(2027, 12, 30)),
    ],
)
def test_months_are_those_of_the_calendar(first: date, months: int, last: date) -> None:
    assert last_day(first, months) == last


def test_a_number_is_the_same_whatever_its_case_and_spaces() -> None:
    assert number_key("12-К") == number_key(" 12 - к ") != number_key("12-В")


def test_names_in_a_refusal_are_as_many_as_fit() -> None:
    assert short_names(["Лугова Аня Сергеевна", "Вяткин Борис Андреевич"]) == "Вяткин Б. А., Лугова А. С."
    many = short_names(f"Наставников{number} Пётр Ильич" for number in range(40))
    assert len(many) <= 110
    assert many.endswith(", …")
    assert short_names(["Д" * 300 + " Иван"]).endswith("…")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0 jpeg", PaperFormat.JPEG),
        (b"\x89PNG\r\n\x1a\n png", PaperFormat.PNG),
        (b"%PDF-1.7 pdf", PaperFormat.PDF),
    ],
)
def test_a_paper_is_told_by_what_stands_in_the_file(content: bytes, kind: PaperFormat) -> None:
    assert format_of(content) is kind


def test_other_files_and_large_ones_are_no_papers() -> None:
    for content in (b"", b"PK\x03\x04 docx", b"<html>%PDF-", b"GIF89a"):
        with pytest.raises(NotAPaper):
            format_of(content)
    with pytest.raises(PaperTooLarge):
        format_of(b"%PDF-" + b"0" * PAPER_LIMIT)


def test_dates_of_papers_lie_behind_and_those_of_orders_near() -> None:
    must_be_recent(TODAY, TODAY)
    must_be_near(TODAY.replace(year=2027), TODAY)
    for signed_on in (TODAY.replace(day=24), TODAY.replace(year=2024)):
        with pytest.raises(PaperDateUnclear):
            must_be_recent(signed_on, TODAY)
    for signed_on in (TODAY.replace(year=2028), TODAY.replace(year=2024)):
        with pytest.raises(OrderDateUnclear):
            must_be_near(signed_on, TODAY)


def order(*items: OrderItem, state: OrderState = OrderState.DRAFT, kind: OrderKind = OrderKind.APPOINT) -> Order:
    return Order(
        id=OrderId(1),
        unit_id=UnitId(1),
        kind=kind,
        state=state,
        items=items,
        drawn_up_by=MENTOR,
        drawn_up_at=MONDAY_MORNING,
        programme_days=10,
    )


ONE, TWO = OrderItem(mentorship_id=MentorshipId(1)), OrderItem(mentorship_id=MentorshipId(2))


def test_an_order_goes_to_the_head_from_the_curators_hands_only_and_names_somebody() -> None:
    assert order(ONE).sent().state is OrderState.SENT
    assert order(ONE, state=OrderState.RETURNED).sent().state is OrderState.SENT
    with pytest.raises(OrderEmpty):
        order().sent()
    for state in (OrderState.SENT, OrderState.SIGNED, OrderState.DISCARDED):
        with pytest.raises(OrderMoved):
            order(ONE, state=state).sent()


def test_only_what_was_sent_is_signed() -> None:
    signed = order(ONE, state=OrderState.SENT).signed("12-к", TODAY, "a.docx", None)
    assert (signed.state, signed.number, signed.signed_on) == (OrderState.SIGNED, "12-к", TODAY)
    with pytest.raises(OrderEmpty):
        order(state=OrderState.SENT).signed("12-к", TODAY, "a.docx", None)
    with pytest.raises(OrderMoved):
        order(ONE).signed("12-к", TODAY, "a.docx", None)


def test_with_what_is_replaced_goes_what_replaces_it() -> None:
    replacing = replace(TWO, replaces_id=MentorshipId(7))
    both = order(ONE, replacing)
    assert both.mentorships == {1, 2, 7}
    assert both.without(MentorshipId(7)).items == (ONE,)
    paid = replace(ONE, pay="5000 ₽")
    assert both.with_items(paid).items == (paid, replacing)
    with pytest.raises(Gone):
        both.with_items(OrderItem(mentorship_id=MentorshipId(7)))


def mentorship(*kinds: Kind, months: int = 9) -> Mentorship:
    starts_on = date(2026, 9, 1)
    people = ((MENTOR, Side.MENTOR), (MENTEE, Side.MENTEE))
    return Mentorship(
        id=MentorshipId(1),
        unit_id=UnitId(1),
        state=MentorshipState.ACTIVE,
        members=tuple(Member(person_id=who, side=side, answer=MemberAnswer.YES) for who, side in people),
        tracks=(Track(mentor_id=MENTOR),),
        form=RoleForm.TEACHER_TEACHER,
        kinds=frozenset(kinds or {Kind.TRADITIONAL}),
        modes=frozenset({Mode.IN_PERSON}),
        months=months,
        proposed_at=MONDAY_MORNING,
        proposed_by=MENTEE,
        starts_on=starts_on,
        ends_on=last_day(starts_on, months),
    )


NOTHING = MentorshipChange(
    id=MentorshipChangeId(1),
    mentorship_id=MentorshipId(1),
    state=ChangeState.WAITING,
    proposed_by=MENTEE,
    proposed_at=MONDAY_MORNING,
    agreed=frozenset({MENTEE}),
)


def test_a_changed_term_is_counted_from_the_first_day() -> None:
    longer = replace(NOTHING, months=12)
    longer.must_make_sense(mentorship(), TODAY)
    assert longer.applied(mentorship()).ends_on == date(2027, 8, 31)
    ticking = replace(mentorship(), due_at=MONDAY_MORNING)
    assert longer.applied(ticking).due_at is None
    assert replace(NOTHING, modes=frozenset({Mode.ONLINE})).applied(ticking).due_at == MONDAY_MORNING
    both = replace(NOTHING, kinds=frozenset({Kind.VIRTUAL}), modes=frozenset({Mode.ONLINE}))
    after = both.applied(mentorship())
    assert (set(after.kinds), set(after.modes)) == ({Kind.VIRTUAL}, {Mode.ONLINE})
    assert after.ends_on == date(2027, 5, 31)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (NOTHING, ChangeEmpty),
        (replace(NOTHING, months=9), ChangeEmpty),
        (replace(NOTHING, kinds=frozenset()), NothingChosen),
        (replace(NOTHING, modes=frozenset()), NothingChosen),
        (replace(NOTHING, months=13), MonthsOutOfRange),
        (replace(NOTHING, months=2), MonthsOutOfRange),
        (replace(NOTHING, kinds=frozenset({Kind.TRADITIONAL, Kind.GROUP})), Gone),
        (replace(NOTHING, kinds=frozenset({Kind.REVERSE})), Gone),
    ],
)
def test_what_changes_nothing_or_too_much_is_refused(change: MentorshipChange, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        change.must_make_sense(mentorship(), TODAY)


def test_a_shorter_term_may_not_be_over_already() -> None:
    shorter = replace(NOTHING, months=3)
    shorter.must_make_sense(mentorship(), date(2026, 11, 30))
    with pytest.raises(TermOver):
        shorter.must_make_sense(mentorship(), date(2026, 12, 1))


def test_pay_alone_is_a_change() -> None:
    replace(NOTHING, pay="7000 ₽").must_make_sense(mentorship(), TODAY)


def test_a_change_is_agreed_with_the_last_yes_and_declined_with_the_first_no() -> None:
    people = {MENTOR, MENTEE, OTHER}
    one_more = NOTHING.answered(MENTOR, True, people)
    assert one_more.state is ChangeState.WAITING
    assert one_more.answered(OTHER, True, people).state is ChangeState.AGREED
    assert one_more.answered(OTHER, False, people).state is ChangeState.DECLINED
    with pytest.raises(AlreadyAnswered):
        one_more.answered(MENTOR, True, people)
    with pytest.raises(Gone):
        one_more.answered(PersonId(9), True, people)
    with pytest.raises(ChangedMeanwhile):
        replace(one_more, state=ChangeState.AGREED).answered(OTHER, True, people)
