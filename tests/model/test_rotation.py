"""The event of a circle of meetings: its clock, who is away, what is held."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.model.ids import PersonId, RotationId, TopicId, UnitId
from mentoring.model.mentorship import Side
from mentoring.model.rotation import (
    LAPSE,
    Participant,
    Phase,
    Presence,
    Rotation,
    RotationState,
    RoundMeeting,
    Seat,
    first_due,
)
from mentoring.refusals import (
    Gone,
    RotationBegun,
    RotationMovedOn,
    RotationNotOver,
    RotationNotRunning,
    RotationTooEarly,
    TooManyChosen,
)
from tests.conftest import MONDAY_MORNING

NOON = MONDAY_MORNING + timedelta(hours=2)
ORGANISER = PersonId(99)
MENTORS = [PersonId(number) for number in range(1, 5)]
MENTEES = [PersonId(number) for number in range(11, 15)]


def circle(rounds: int = 3, minutes: int = 5, break_minutes: int = 1, size: int = 4) -> Rotation:
    people = [Participant(person_id=each, side=Side.MENTOR, comes=True) for each in MENTORS[:size]]
    people += [Participant(person_id=each, side=Side.MENTEE, comes=True) for each in MENTEES[:size]]
    return Rotation(
        id=RotationId(7),
        unit_id=UnitId(1),
        organiser_id=ORGANISER,
        title="Знакомство",
        starts_at=NOON,
        place="Актовый зал",
        rounds=rounds,
        minutes=minutes,
        break_minutes=break_minutes,
        people=tuple(people),
        due_at=first_due(NOON, MONDAY_MORNING),
    )


def begun(**how: int) -> Rotation:
    return circle(**how).planned({}).begun(NOON, ORGANISER)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_rounds_and_breaks_follow_the_clock_to_the_end() -> None:
    rotation, seen = begun(), []
    while rotation.state is RotationState.RUNNING:
        assert rotation.due_at is not None
        moment = rotation.due_at
        assert rotation.caught_up(moment - timedelta(seconds=1)) == rotation
        rotation = rotation.caught_up(moment)
        seen.append(((moment - NOON) / timedelta(minutes=1), rotation.round, rotation.phase, rotation.state))
    running, over = RotationState.RUNNING, RotationState.OVER
    assert seen == [
        (4, 1, Phase.LAST_MINUTE, running),
        (5, 1, Phase.BREAK, running),
        (6, 2, Phase.ROUND, running),
        (10, 2, Phase.LAST_MINUTE, running),
        (11, 2, Phase.BREAK, running),
        (12, 3, Phase.ROUND, running),
        (16, 3, Phase.LAST_MINUTE, running),
        (17, 3, Phase.LAST_MINUTE, over),
    ]
    assert len(rotation.held) == 12
    assert rotation.due_at is None


def test_without_breaks_one_round_follows_another() -> None:
    rotation = begun(break_minutes=0).caught_up(at(5))
    assert (rotation.round, rotation.phase, rotation.until) == (2, Phase.ROUND, at(10))


def test_whatever_the_clock_missed_is_caught_up_with_at_its_times() -> None:
    assert begun().caught_up(at(12.5)) == begun().caught_up(at(6)).caught_up(at(11)).caught_up(at(12))
    assert begun().caught_up(at(600)).state is RotationState.OVER


def test_a_pause_keeps_what_was_left_and_ends_the_circle_when_nobody_goes_on() -> None:
    paused = begun().paused(at(2), beat=1)
    assert paused.caught_up(at(60)) == paused
    resumed = paused.resumed(at(60), beat=2)
    assert resumed.until == at(63)
    assert resumed.caught_up(at(62)).phase is Phase.LAST_MINUTE
    assert paused.caught_up(at(2) + LAPSE).state is RotationState.OVER


def test_a_press_under_an_earlier_picture_moves_nothing() -> None:
    rotation = begun().caught_up(at(4.5))
    in_break = rotation.advanced(at(4.6), beat=1)
    assert (in_break.phase, in_break.until) == (Phase.BREAK, at(5.6))
    for stale in (in_break.advanced, in_break.paused):
        with pytest.raises(RotationMovedOn):
            stale(at(4.7), beat=1)
    with pytest.raises(RotationMovedOn):
        in_break.resumed(at(4.7), beat=in_break.beat)
    with pytest.raises(RotationNotRunning):
        in_break.finished().advanced(at(5), beat=in_break.beat + 1)


def test_answers_wishes_and_calling_off_come_too_late_once_it_has_begun() -> None:
    rotation = begun()
    late: list[Callable[[], Rotation]] = [
        lambda: rotation.answered(MENTORS[0], comes=False),
        lambda: rotation.wish_turned(MENTORS[0], person=MENTEES[0]),
        rotation.called_off,
        lambda: rotation.begun(NOON, ORGANISER),
    ]
    for change in late:
        with pytest.raises(RotationBegun):
            change()


def test_a_circle_begins_an_hour_ahead_at_the_earliest() -> None:
    with pytest.raises(RotationTooEarly):
        circle().planned({}).begun(NOON - timedelta(minutes=61), ORGANISER)
    assert circle().planned({}).begun(NOON - timedelta(minutes=60), ORGANISER).round == 1


def test_three_wishes_at_most_and_only_for_the_other_side() -> None:
    rotation = circle()
    for mentor in MENTORS[:2]:
        rotation = rotation.wish_turned(MENTEES[0], person=mentor)
    rotation = rotation.wish_turned(MENTEES[0], topic=TopicId(5))
    with pytest.raises(TooManyChosen):
        rotation.wish_turned(MENTEES[0], person=MENTORS[2])
    with pytest.raises(Gone):
        rotation.wish_turned(MENTEES[0], person=MENTEES[1])
    rotation = rotation.wish_turned(MENTEES[0], person=MENTORS[0]).wish_turned(MENTEES[0], person=MENTORS[3])
    assert rotation.participant(MENTEES[0]).wished_people == (MENTORS[1], MENTORS[3])


def test_wishes_for_people_and_topics_come_true_in_the_first_rounds() -> None:
    rotation = circle(rounds=2).wish_turned(MENTEES[0], person=MENTORS[2]).wish_turned(MENTEES[1], topic=TopicId(5))
    planned = rotation.planned({MENTORS[3]: {TopicId(5)}, MENTORS[0]: {TopicId(6)}})
    met = {(each.mentee_id, each.mentor_id) for each in planned.meetings if each.round == 1}
    assert {(MENTEES[0], MENTORS[2]), (MENTEES[1], MENTORS[3])} <= met


def test_a_mentor_keeps_the_table_and_who_waits_has_none() -> None:
    rotation = circle(rounds=4)
    rotation = replace(rotation, people=tuple(each for each in rotation.people if each.person_id != MENTORS[3]))
    planned = rotation.planned({})
    for number, mentor in enumerate(MENTORS[:3], start=1):
        assert {seat.table for seat in planned.seats_of(mentor)} == {number}
    for mentee in MENTEES:
        seats = planned.seats_of(mentee)
        assert [seat for seat in seats if seat.other_id is None] == [
            Seat(round=seat.round, table=None, other_id=None) for seat in seats if seat.table is None
        ]
        assert sum(seat.table is None for seat in seats) == 1


def test_who_is_away_in_a_round_meets_nobody_in_it_and_may_meet_them_later() -> None:
    rotation = begun(rounds=4)
    partner = rotation.seats_of(MENTEES[0])[0].other_id
    assert partner is not None
    away = rotation.marked(MENTEES[0], Presence.LATE).planned({})
    assert not away.met_by(MENTEES[0])
    assert not away.met_by(partner)
    assert not any(MENTEES[0] == each.mentee_id for each in away.meetings)
    back = away.caught_up(at(5)).marked(MENTEES[0], Presence.EXPECTED).planned({})
    assert len([seat for seat in back.seats_of(MENTEES[0], since=2) if seat.other_id]) == 3


def test_who_goes_in_a_break_has_held_what_came_before() -> None:
    rotation = begun().caught_up(at(5)).marked(MENTORS[0], Presence.ABSENT).planned({})
    assert [each.round for each in rotation.met_by(MENTORS[0])] == [1]
    assert all(each.round == 1 for each in rotation.meetings if each.mentor_id == MENTORS[0])


@given(st.data())
def test_whatever_happens_nobody_meets_twice_and_what_was_held_stays(data: st.DataObject) -> None:
    rotation, now = begun(rounds=data.draw(st.integers(2, 5)), break_minutes=data.draw(st.integers(0, 1))), NOON
    for _ in range(data.draw(st.integers(1, 12))):
        now += timedelta(minutes=data.draw(st.integers(0, 6)))
        rotation = rotation.caught_up(now)
        if rotation.state is not RotationState.RUNNING:
            break
        before = rotation
        person = data.draw(st.sampled_from(MENTORS + MENTEES))
        presence = data.draw(st.sampled_from(list(Presence)))
        rotation = rotation.marked(person, presence).planned({})
        must_be_sound(rotation.meetings)
        held = {each for each in before.meetings if each.round < before.round or before.phase is Phase.BREAK}
        assert {each for each in held if each.round <= before.round} <= set(rotation.meetings)
        away = {each.person_id for each in rotation.people if not each.is_here}
        later = [each for each in rotation.meetings if each.round > rotation.round]
        assert not any(each.mentor_id in away or each.mentee_id in away for each in later)


def must_be_sound(meetings: Sequence[RoundMeeting]) -> None:
    pairs = [(each.mentor_id, each.mentee_id) for each in meetings]
    assert len(pairs) == len(set(pairs))
    for one in ("mentor_id", "mentee_id"):
        places = [(each.round, getattr(each, one)) for each in meetings]
        assert len(places) == len(set(places))


def test_keeping_in_touch_is_mutual_or_nothing() -> None:
    rotation = begun()
    mentee = MENTEES[0]
    mentor = rotation.seats_of(mentee)[0].other_id
    assert mentor is not None
    with pytest.raises(RotationNotOver):
        rotation.kept(mentee, mentor)
    over = rotation.finished()
    assert over.kept(mentee, mentor).kept(mentee, mentor) == over
    both = over.kept(mentee, mentor).kept(mentor, mentee)
    assert both.meeting_of(mentee, mentor).is_mutual
    assert both.kept(mentee, mentor) == both
    stranger = next(each for each in MENTORS if each != mentor)
    with pytest.raises(Gone):
        over.kept(mentee, stranger)


def test_an_early_end_keeps_only_what_was_held() -> None:
    over = begun().caught_up(at(7)).finished()
    assert {each.round for each in over.meetings} == {1, 2}
    with pytest.raises(RotationNotRunning):
        over.finished()
    with pytest.raises(Gone):
        over.rated(MENTEES[0], 4)
    assert over.rated(MENTEES[0], 3).participant(MENTEES[0]).mark == 3
