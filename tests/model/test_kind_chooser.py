"""The chooser of four questions: each answer that decides does so, and every card can be advised."""

from itertools import product

import pytest

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.kind_chooser import Answers, Company, Distance, Give, KindCard, Span, advised


def answers(
    span: Span = Span.LONG,
    give: Give = Give.LEARN,
    company: Company = Company.ALONE,
    distance: Distance = Distance.NEAR,
) -> Answers:
    return Answers(span=span, give=give, company=company, distance=distance)


ALL = [answers(*each) for each in product(Span, Give, Company, Distance)]


def test_every_card_is_advised_to_somebody() -> None:
    assert {advised(each) for each in ALL} == set(KindCard)


@pytest.mark.parametrize(
    ("answers", "card"),
    [
        (answers(), KindCard.TRADITIONAL),
        (answers(give=Give.PEER), KindCard.TEACHER_TEACHER),
        (answers(span=Span.GOAL), KindCard.GOAL),
        (answers(span=Span.GOAL, distance=Distance.FAR), KindCard.VIRTUAL),
        (answers(company=Company.TOGETHER, distance=Distance.FAR), KindCard.GROUP),
        (answers(span=Span.ONCE, company=Company.TOGETHER), KindCard.SPEED),
        (answers(span=Span.MOMENTS, distance=Distance.FAR), KindCard.SITUATIONAL),
        (answers(give=Give.EXCHANGE, span=Span.MOMENTS), KindCard.REVERSE),
        (answers(give=Give.CONDITIONS, company=Company.TOGETHER), KindCard.HEAD_TEACHER),
    ],
)
def test_the_first_answer_that_leaves_no_other_decides(answers: Answers, card: KindCard) -> None:
    assert advised(answers) is card


def test_the_head_is_advised_only_to_who_needs_what_the_head_decides() -> None:
    assert {each.give for each in ALL if advised(each) is KindCard.HEAD_TEACHER} == {Give.CONDITIONS}


def test_a_card_says_what_a_request_asks_for() -> None:
    assert [card.kind for card in KindCard] == [*Kind, Kind.TRADITIONAL, Kind.TRADITIONAL]
    assert [card for card in KindCard if card.form is RoleForm.HEAD_TEACHER] == [KindCard.HEAD_TEACHER]
