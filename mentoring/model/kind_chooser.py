"""The nine kinds and forms of the regulation, and which of them suits a need (гл. 2 п. 5 пп. 3, гл. 4 п. 6)."""

from dataclasses import dataclass
from enum import StrEnum

from mentoring.model.bank import Kind, RoleForm


class KindCard(StrEnum):
    """A kind or a form of mentoring with a card of its own, in the order of the regulation (гл. 4 п. 6 пп. 1–9)."""

    VIRTUAL = "virtual"
    GROUP = "group"
    GOAL = "goal"
    REVERSE = "reverse"
    SITUATIONAL = "situational"
    SPEED = "speed"
    TRADITIONAL = "traditional"
    TEACHER_TEACHER = "teacher_teacher"
    HEAD_TEACHER = "head_teacher"

    @property
    def kind(self) -> Kind:
        """What a request of this card asks for: a form is filled with the traditional kind."""
        return Kind.TRADITIONAL if self in _FORMS else Kind(self)

    @property
    def form(self) -> RoleForm:
        return _FORMS.get(self, RoleForm.TEACHER_TEACHER)


_FORMS = {
    KindCard.TEACHER_TEACHER: RoleForm.TEACHER_TEACHER,
    KindCard.HEAD_TEACHER: RoleForm.HEAD_TEACHER,
}


class Span(StrEnum):
    """First question: for how long is a mentor needed?"""

    #: Whenever something happens.
    MOMENTS = "moments"
    #: Once, to talk with somebody of a higher level.
    ONCE = "once"
    #: Until one goal is reached.
    GOAL = "goal"
    #: A school year or so.
    LONG = "long"


class Give(StrEnum):
    """Second question: what is looked for?"""

    #: To learn from somebody with more experience.
    LEARN = "learn"
    #: To think together with an equal.
    PEER = "peer"
    #: To learn the one thing and to teach the other.
    EXCHANGE = "exchange"
    #: Conditions and resources that the head decides on.
    CONDITIONS = "conditions"


class Company(StrEnum):
    """Third question: alone, or with colleagues who have the same need?"""

    ALONE = "alone"
    TOGETHER = "together"


class Distance(StrEnum):
    """Fourth question: can the two meet at school?"""

    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What somebody answered to the four questions."""

    span: Span
    give: Give
    company: Company
    distance: Distance


def advised(answers: Answers) -> KindCard:
    """The card that suits the answers best, by the first of them that leaves no other.

    What is looked for says most, then for how long, then with whom, then where; whoever needs nothing particular is
    served by the traditional kind, or by an equal.
    """
    if answers.give is Give.CONDITIONS:
        return KindCard.HEAD_TEACHER
    if answers.give is Give.EXCHANGE:
        return KindCard.REVERSE
    if answers.span is Span.MOMENTS:
        return KindCard.SITUATIONAL
    if answers.span is Span.ONCE:
        return KindCard.SPEED
    if answers.company is Company.TOGETHER:
        return KindCard.GROUP
    if answers.distance is Distance.FAR:
        return KindCard.VIRTUAL
    if answers.span is Span.GOAL:
        return KindCard.GOAL
    return KindCard.TEACHER_TEACHER if answers.give is Give.PEER else KindCard.TRADITIONAL
