"""The record of a meeting: phrases by topic, steps that come back to be ticked, and the day of the next meeting."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.model.ids import MeetingId, MentorshipId, NextStepId, PersonId, TopicId, UnitId
from mentoring.model.log_chips import ALL_CODES, CHIPS, GENERAL, MOST_CHIPS, chips_for
from mentoring.model.meeting_log import (
    LONGEST_GAP,
    SHORTEST_GAP,
    USUAL_GAP,
    LogField,
    NextStep,
    Said,
    StepState,
    Tick,
    cadence,
    proposed_next,
)
from mentoring.model.mentorship import Side
from mentoring.model.school_clock import SchoolClock
from mentoring.model.topics import SEED, Topic, TopicTree
from mentoring.refusals import NotYourWords, StepTicked

ZONE = ZoneInfo("Asia/Yekaterinburg")
CLOCK = SchoolClock(zone=ZONE)
FIRST, SECOND, THIRD = MeetingId(1), MeetingId(2), MeetingId(3)
ANYA, BORIS = PersonId(1), PersonId(2)


def at(month: int, day: int, hour: int = 15) -> datetime:
    """A moment of 2026 in Yekaterinburg; 23 November is a Monday."""
    return datetime(2026, month, day, hour, tzinfo=ZONE).astimezone(UTC)


def seeded_tree() -> TopicTree:
    """The seeded topics numbered in order, and one of the school's own in psychology."""
    topics: list[Topic] = []

    def add(parent: TopicId | None, code: str | None, name: str | None = None) -> TopicId:
        id = TopicId(len(topics) + 1)
        topics.append(Topic(id=id, unit_id=UnitId(1), parent_id=parent, code=code, name=name))
        return id

    for direction, below in SEED.items():
        above = add(None, direction)
        for code in below:
            add(above, code)
        if direction == "psychology":
            add(above, None, "Кадетский класс")
    add(None, None, "Музей школы")
    return TopicTree(topics)


TREE = seeded_tree()


def topic(name: str) -> TopicId:
    return next(each.id for each in TREE.topics if name in {each.code, each.name})


# Phrases


def test_every_topic_of_the_seeded_tree_has_phrases_for_every_question_and_codes_are_never_two_things() -> None:
    assert {code for below in SEED.values() for code in below} | {GENERAL} == set(CHIPS)
    everywhere = [code for codes in ALL_CODES.values() for code in codes]
    assert (
        len(everywhere)
        == len(set(everywhere))
        == sum(len(CHIPS[topic].of(each)) for topic in CHIPS for each in LogField)
    )


def test_a_topic_offers_its_own_phrases_before_the_general_ones() -> None:
    offered = chips_for(LogField.WORKS, [topic("discipline")], TREE)
    assert offered[:2] == ["discipline-calm-start", "discipline-signal"]
    assert all(code.startswith("general-") for code in offered[2:])
    assert chips_for(LogField.WORKS, [], TREE) == offered[2:]


def test_several_topics_and_a_whole_direction_take_turns() -> None:
    two = chips_for(LogField.HINDERS, [topic("exams"), topic("parents")], TREE)
    assert [code.partition("-")[0] for code in two[:3]] == ["exams", "parents", "exams"]
    direction = chips_for(LogField.MENTOR_STEP, [topic("psychology")], TREE)
    assert [code.partition("-")[0] for code in direction[:3]] == ["discipline", "motivation", "parents"]


def test_a_topic_of_the_schools_own_speaks_as_its_direction_and_a_direction_of_its_own_in_general() -> None:
    for question in LogField:
        own, above = topic("Кадетский класс"), topic("psychology")
        assert chips_for(question, [own], TREE) == chips_for(question, [above], TREE)
        assert chips_for(question, [topic("Музей школы"), TopicId(999)], TREE) == chips_for(question, [], TREE)


@given(question=st.sampled_from(LogField), chosen=st.lists(st.sampled_from(TREE.topics), max_size=5))
def test_there_are_always_a_few_phrases_and_never_the_same_twice(question: LogField, chosen: list[Topic]) -> None:
    offered = chips_for(question, [each.id for each in chosen], TREE)
    assert 3 <= len(offered) <= MOST_CHIPS
    assert len(set(offered)) == len(offered)
    assert set(offered) <= ALL_CODES[question]


# What is said


def test_a_phrase_tapped_twice_is_taken_back_and_new_words_replace_old_ones() -> None:
    said = Said().toggled("a").toggled("b").spoken("Тихо", None)
    assert said == Said(chips=("a", "b"), words="Тихо")
    assert said.toggled("a").spoken("", "file") == Said(chips=("b",), voice="file")
    assert said.toggled("a").toggled("b").spoken("", None).is_empty


# Steps


@pytest.fixture
def step() -> NextStep:
    """Boris wrote at the first meeting what Anya will do."""
    return NextStep(
        id=NextStepId(1),
        meeting_id=FIRST,
        mentorship_id=MentorshipId(1),
        owner=Side.MENTEE,
        author_id=BORIS,
        said=Said(words="Один сигнал тишины"),
    )


def test_a_step_is_carried_on_until_it_is_settled(step: NextStep) -> None:
    carried = step.ticked(Tick.CARRY_ON, SECOND)
    assert (carried.state, carried.carried, carried.tick_in(SECOND)) == (StepState.OPEN, 1, Tick.CARRY_ON)
    done = carried.ticked(Tick.DONE, THIRD)
    assert (done.state, done.carried, done.tick_in(THIRD), done.tick_in(SECOND)) == (StepState.DONE, 1, Tick.DONE, None)
    with pytest.raises(StepTicked):
        done.ticked(Tick.NOT_DONE, MeetingId(4))


def test_at_the_same_meeting_another_answer_may_be_given(step: NextStep) -> None:
    for first in Tick:
        for second in Tick:
            again = step.ticked(first, SECOND).ticked(second, SECOND)
            assert again == step.ticked(second, SECOND), (first, second)


def test_a_step_is_taken_back_by_its_author_until_somebody_has_ticked_it(step: NextStep) -> None:
    step.must_be_withdrawable_by(BORIS)
    with pytest.raises(NotYourWords):
        step.must_be_withdrawable_by(ANYA)
    for tick in Tick:
        with pytest.raises(StepTicked):
            step.ticked(tick, SECOND).must_be_withdrawable_by(BORIS)


# The next meeting


def test_the_cadence_is_the_middle_of_the_last_gaps() -> None:
    assert cadence([at(11, 2)]) == cadence([]) == USUAL_GAP
    assert cadence([at(11, 2), at(11, 9), at(11, 16), at(11, 30)]) == timedelta(days=7)
    assert cadence([at(11, 2), at(11, 9)], timedelta(days=14)) == timedelta(days=14)
    long_ago = [at(1, 1), at(3, 1), at(5, 1)]
    assert cadence([*long_ago, *(at(11, day) for day in (2, 5, 8, 11, 14, 17))]) == timedelta(days=3)


def test_the_next_meeting_is_proposed_one_gap_later_at_the_same_time() -> None:
    weekly = [at(11, 9), at(11, 16), at(11, 23)]
    assert proposed_next(weekly, at(11, 23, 16), CLOCK) == at(11, 30)
    assert proposed_next(weekly, at(11, 23, 16), CLOCK, timedelta(days=14)) == at(12, 7)


def test_a_closed_day_gives_way_to_a_school_day_and_a_missed_gap_to_tomorrow() -> None:
    weekly = [at(10, 28), at(11, 4)]
    holidays = SchoolClock(zone=ZONE, days_off=frozenset({date(2026, 11, 11), date(2026, 11, 12)}))
    assert proposed_next(weekly, at(11, 4, 16), holidays) == at(11, 13)
    assert proposed_next([at(11, 7)], at(11, 7, 16), CLOCK) == at(11, 23)  # a Saturday
    assert proposed_next(weekly, at(11, 20, 9), CLOCK) == at(11, 23)  # weeks late, on a Friday


@given(
    begun=st.lists(st.timedeltas(timedelta(0), timedelta(days=300)), min_size=1, max_size=9),
    later=st.timedeltas(timedelta(0), timedelta(days=60)),
)
def test_what_is_proposed_is_a_school_day_ahead_and_in_sight(begun: list[timedelta], later: timedelta) -> None:
    moments = [at(1, 12) + each for each in begun]
    now = max(moments) + later
    proposed = proposed_next(moments, now, CLOCK)
    assert CLOCK.is_working_day(proposed.astimezone(ZONE).date())
    assert proposed.astimezone(ZONE).date() > now.astimezone(ZONE).date()
    assert proposed - now <= LONGEST_GAP + timedelta(days=4)
    assert SHORTEST_GAP <= cadence(moments) <= LONGEST_GAP
