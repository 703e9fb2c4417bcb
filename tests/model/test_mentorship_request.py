"""Requests for a mentor: the clock of the mentor who is asked, and what may be asked at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship_request import (
    Choice,
    ChoiceState,
    MentorshipRequest,
    RequestState,
    must_be_askable,
)
from mentoring.model.people import Mode
from mentoring.model.school_clock import SchoolClock
from mentoring.refusals import (
    Gone,
    GroupIsGathered,
    MentorAskOver,
    MentorRequestOver,
    MonthsOutOfRange,
    NothingChosen,
    QuestionAsked,
    QuestionOver,
    Refusal,
    TooManyChosen,
)

CLOCK = SchoolClock(zone=ZoneInfo("Asia/Yekaterinburg"))
DAYS = 3
BORIS, VERA = PersonId(2), PersonId(3)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Yekaterinburg; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Yekaterinburg")).astimezone(UTC)


@pytest.fixture
def request_() -> MentorshipRequest:
    """Boris is asked on Monday at 10, Vera comes next."""
    fresh = MentorshipRequest(
        id=MentorshipRequestId(1),
        unit_id=UnitId(1),
        mentee_id=PersonId(1),
        state=RequestState.ASKING,
        topics=(TopicId(5),),
        difficulty="",
        expectations="",
        kinds=frozenset({Kind.TRADITIONAL}),
        form=RoleForm.TEACHER_TEACHER,
        modes=frozenset({Mode.ONLINE}),
        months=9,
        choices=(Choice(mentor_id=BORIS, rank=1), Choice(mentor_id=VERA, rank=2)),
        asked_at=at(23, 10),
    )
    return fresh.asks(BORIS, at(23, 10), CLOCK, DAYS)


def boris(request: MentorshipRequest) -> Choice:
    return request.choice_of(BORIS)


def test_a_mentor_is_reminded_after_one_and_two_working_days_and_has_three(request_: MentorshipRequest) -> None:
    assert request_.due_at == at(24, 10)
    once = request_.reminded(CLOCK, DAYS)
    assert once.due_at == at(25, 10)
    twice = once.reminded(CLOCK, DAYS)
    assert twice.due_at == at(26, 10) == boris(twice).answer_by(CLOCK, DAYS)


def test_who_is_asked_on_a_friday_evening_has_until_wednesday(request_: MentorshipRequest) -> None:
    asked = request_.asks(BORIS, at(27, 18), CLOCK, DAYS)
    assert asked.due_at == at(30, 8) + timedelta(days=1)
    assert boris(asked).answer_by(CLOCK, DAYS) == at(30, 8) + timedelta(days=3)


@pytest.mark.parametrize(("days", "moments"), [(1, [at(24, 10)]), (2, [at(24, 10), at(25, 10)])])
def test_a_shorter_term_leaves_no_reminder_at_its_end(
    request_: MentorshipRequest, days: int, moments: list[datetime]
) -> None:
    asked, seen = request_.asks(BORIS, at(23, 10), CLOCK, days), []
    while True:
        assert asked.due_at is not None
        seen.append(asked.due_at)
        if asked.due_at >= boris(asked).answer_by(CLOCK, days):
            break
        asked = asked.reminded(CLOCK, days)
    assert seen == moments


def test_a_question_stops_the_mentors_clock_and_the_answer_sets_it_going_with_what_was_left(
    request_: MentorshipRequest,
) -> None:
    waits = request_.questioned(BORIS, "Какой класс?", at(24, 12), CLOCK, DAYS)
    # Tuesday 12–17, Wednesday whole, Thursday 8–10.
    assert boris(waits).time_left == timedelta(hours=5 + 9 + 2)
    assert waits.due_at == at(27, 12)
    answered = waits.replied(BORIS, "Пятый", at(26, 16), CLOCK, DAYS)
    assert boris(answered).state is ChoiceState.ASKED
    assert boris(answered).answer_by(CLOCK, DAYS) == at(30, 14)
    assert answered.due_at == at(27, 16)


def test_a_question_at_the_last_moment_leaves_an_hour(request_: MentorshipRequest) -> None:
    waits = request_.questioned(BORIS, "Какой класс?", at(26, 9, 59), CLOCK, DAYS)
    assert boris(waits).time_left == timedelta(hours=1)


def test_an_answer_that_comes_late_moves_no_clock(request_: MentorshipRequest) -> None:
    waits = request_.questioned(BORIS, "Какой класс?", at(24, 12), CLOCK, DAYS)
    goes_on = waits.goes_on(at(27, 12), CLOCK, DAYS)
    late = goes_on.replied(BORIS, "Пятый", at(27, 13), CLOCK, DAYS)
    assert (boris(late).reply, late.due_at) == ("Пятый", goes_on.due_at)
    with pytest.raises(QuestionOver):
        late.replied(BORIS, "Ещё", at(27, 14), CLOCK, DAYS)


def test_a_mentor_asks_once_and_only_while_asked(request_: MentorshipRequest) -> None:
    waits = request_.questioned(BORIS, "Какой класс?", at(24, 12), CLOCK, DAYS)
    with pytest.raises(QuestionAsked):
        waits.questioned(BORIS, "А смена?", at(24, 13), CLOCK, DAYS)
    with pytest.raises(MentorAskOver):
        request_.questioned(VERA, "Какой класс?", at(24, 12), CLOCK, DAYS)
    with pytest.raises(Gone):
        request_.questioned(PersonId(9), "Какой класс?", at(24, 12), CLOCK, DAYS)
    with pytest.raises(QuestionOver):
        request_.replied(BORIS, "Пятый", at(24, 12), CLOCK, DAYS)


def test_an_end_leaves_nobody_to_answer(request_: MentorshipRequest) -> None:
    ended = request_.ended(RequestState.WITHDRAWN, at(24, 12))
    assert {choice.state for choice in ended.choices} == {ChoiceState.OVER}
    assert ended.due_at is None
    with pytest.raises(MentorRequestOver):
        ended.answerable_by(BORIS)
    with pytest.raises(MentorRequestOver):
        ended.ended(RequestState.CLOSED, at(24, 13))


def test_a_yes_makes_a_match_and_no_other_is_waited_for(request_: MentorshipRequest) -> None:
    matched = request_.matched(MentorshipId(7), at(24, 12), BORIS)
    assert (matched.state, matched.mentorship_id) == (RequestState.MATCHED, 7)
    assert [choice.state for choice in matched.choices] == [ChoiceState.ACCEPTED, ChoiceState.OVER]


def test_who_waits_in_the_line_keeps_the_place(request_: MentorshipRequest) -> None:
    waits = request_.waits_for_place(VERA, at(23, 11))
    assert waits.due_at == request_.due_at
    assert waits.waits_for_place(VERA, at(24, 11)).choice_of(VERA).since == at(23, 11)
    assert request_.waits_for_place(BORIS, at(23, 11)).due_at == at(23, 11)


ASKABLE: dict[str, Any] = {
    "topics": [TopicId(1)],
    "kinds": [Kind.VIRTUAL],
    "modes": [Mode.ONLINE],
    "months": 3,
    "mentors": [],
}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"topics": []}, NothingChosen),
        ({"topics": [TopicId(1), TopicId(1)]}, TooManyChosen),
        ({"topics": [TopicId(number) for number in range(6)]}, TooManyChosen),
        ({"kinds": []}, NothingChosen),
        ({"modes": []}, NothingChosen),
        ({"months": 2}, MonthsOutOfRange),
        ({"months": 13}, MonthsOutOfRange),
        ({"mentors": [PersonId(number) for number in range(4)]}, TooManyChosen),
        ({"kinds": [Kind.GROUP, Kind.GOAL], "mentors": [BORIS]}, GroupIsGathered),
    ],
)
def test_what_cannot_be_asked_is_refused(change: dict[str, Any], refusal: type[Refusal]) -> None:
    must_be_askable(**ASKABLE)
    with pytest.raises(refusal):
        must_be_askable(**ASKABLE | change)


def test_working_time_between_counts_working_hours_only() -> None:
    assert CLOCK.working_time_between(at(27, 16), at(30, 9)) == timedelta(hours=2)
    assert CLOCK.working_time_between(at(28, 10), at(29, 10)) == timedelta()
    assert CLOCK.working_time_between(at(24, 10), at(24, 9)) == timedelta()
    assert CLOCK.working_time_between(at(24, 6), at(24, 20)) == timedelta(hours=9)
    assert replace(CLOCK, days_off=frozenset({at(24, 10).date()})).working_time_between(
        at(23, 16), at(25, 9)
    ) == timedelta(hours=2)
