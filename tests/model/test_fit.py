"""How well a mentor suits a mentee: in plain words, and for anybody at all."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.model.bank import WEEK, Kind, MentorState, RoleForm
from mentoring.model.fit import (
    CommonTimes,
    Fit,
    FitWeights,
    HasRoom,
    Interest,
    MentorProfile,
    Reason,
    SameSubject,
    Seeker,
    Stop,
    StrongInTopic,
    StrongNearby,
    WayWanted,
    Yardstick,
    fit,
    ranked,
    scores,
)
from mentoring.model.ids import PersonId, TopicId
from mentoring.model.people import Mode
from mentoring.model.units import UnitSettings
from tests.model.fitting import (
    ANYA,
    BORIS,
    DISCIPLINE,
    LESSON,
    METHODS,
    MOTIVATION,
    PSYCHOLOGY,
    USUAL,
    VERA,
    mentors,
    seekers,
    topics,
    yardsticks,
)

MONDAY_MORNING, MONDAY_NOON, MONDAY_EVENING, TUESDAY_MORNING = WEEK[:4]


def mentee(**looks_for: Any) -> Seeker:
    return Seeker(person_id=ANYA, **looks_for)


def mentor(
    person_id: PersonId = BORIS, state: MentorState = MentorState.APPROVED, room: int = 2, **gives: Any
) -> MentorProfile:
    return MentorProfile(person_id=person_id, state=state, room=room, **gives)


def weighed(**weights: int) -> Yardstick:
    """Only these parts count."""
    return replace(USUAL, weights=FitWeights(**dict.fromkeys(FitWeights.__slots__, 0) | weights))


# --- what counts


def test_the_reasons_say_what_the_words_need() -> None:
    anya = mentee(
        needs={DISCIPLINE: 3, LESSON: 1},
        subjects=frozenset({"mathematics", "physics"}),
        times=frozenset({MONDAY_NOON, MONDAY_MORNING, TUESDAY_MORNING}),
        kinds=frozenset({Kind.GOAL, Kind.TRADITIONAL}),
        modes=frozenset({Mode.ONLINE}),
        likes=frozenset({BORIS}),
    )
    boris = mentor(
        strengths={DISCIPLINE: 2, METHODS: 3},
        subjects=frozenset({"physics"}),
        times=frozenset({MONDAY_MORNING, MONDAY_NOON, MONDAY_EVENING}),
        kinds=frozenset({Kind.TRADITIONAL, Kind.GROUP}),
        forms=frozenset({RoleForm.TEACHER_TEACHER}),
        likes=frozenset({ANYA}),
    )
    assert fit(anya, boris, USUAL).reasons == (
        StrongInTopic(DISCIPLINE, need=3, strength=2),
        StrongNearby(LESSON, need=1, strength=3, nearby_id=METHODS),
        SameSubject(("physics",)),
        Interest(of_mentee=True, of_mentor=True),
        CommonTimes((MONDAY_MORNING, MONDAY_NOON)),
        WayWanted(kinds=(Kind.TRADITIONAL,), forms=(), modes=()),
        HasRoom(2),
    )


def test_a_strength_in_the_topic_counts_twice_as_much_as_one_in_its_direction() -> None:
    yardstick, anya = weighed(topic=1), mentee(needs={DISCIPLINE: 3})
    in_topic = fit(anya, mentor(strengths={DISCIPLINE: 2}), yardstick)
    in_direction = fit(anya, mentor(strengths={PSYCHOLOGY: 2}), yardstick)
    elsewhere_in_direction = fit(anya, mentor(strengths={MOTIVATION: 2}), yardstick)
    assert in_topic.score == 2 * in_direction.score > 0
    assert in_direction.reasons == (StrongNearby(DISCIPLINE, 3, 2, PSYCHOLOGY),)
    assert elsewhere_in_direction == Fit(mentor_id=BORIS)


def test_a_need_of_a_whole_direction_is_met_in_part_by_a_strength_in_one_of_its_topics() -> None:
    yardstick, anya = weighed(topic=1), mentee(needs={PSYCHOLOGY: 2})
    in_direction = fit(anya, mentor(strengths={PSYCHOLOGY: 3}), yardstick)
    in_topic = fit(anya, mentor(strengths={DISCIPLINE: 3, MOTIVATION: 1}), yardstick)
    assert in_direction.score == 2 * in_topic.score > 0
    assert in_topic.reasons == (StrongNearby(PSYCHOLOGY, 2, 3, DISCIPLINE),)


def test_the_better_of_a_strength_in_the_topic_and_one_nearby_counts() -> None:
    found = fit(mentee(needs={DISCIPLINE: 1}), mentor(strengths={DISCIPLINE: 1, PSYCHOLOGY: 3}), weighed(topic=1))
    assert found.reasons == (StrongNearby(DISCIPLINE, 1, 3, PSYCHOLOGY),)


def test_to_be_strong_in_the_greater_need_counts_more() -> None:
    anya = mentee(needs={DISCIPLINE: 3, LESSON: 1})
    boris, vera = mentor(strengths={LESSON: 3}), mentor(VERA, strengths={DISCIPLINE: 2})
    assert [each.mentor_id for each in ranked(anya, [boris, vera], weighed(topic=1), limit=5)] == [VERA, BORIS]


def test_a_need_scored_nought_is_none() -> None:
    assert fit(mentee(needs={DISCIPLINE: 0}), mentor(strengths={DISCIPLINE: 3}), USUAL) == Fit(mentor_id=BORIS)


def test_interest_of_one_side_counts_half_and_only_that_of_both_is_mutual() -> None:
    yardstick = weighed(interest=1)
    both = fit(mentee(likes=frozenset({BORIS})), mentor(likes=frozenset({ANYA})), yardstick)
    hers = fit(mentee(likes=frozenset({BORIS})), mentor(), yardstick)
    his = fit(mentee(), mentor(likes=frozenset({ANYA})), yardstick)
    assert both.score == 2 * hers.score == 2 * his.score > 0
    assert [each.is_mutual for each in (*both.reasons, *hers.reasons, *his.reasons) if isinstance(each, Interest)] == [
        True,
        False,
        False,
    ]


def test_time_and_room_alone_are_no_reason_to_be_paired() -> None:
    week = frozenset(WEEK)
    found = fit(mentee(needs={DISCIPLINE: 3}, times=week), mentor(strengths={LESSON: 3}, times=week, room=3), USUAL)
    assert found == Fit(mentor_id=BORIS, score=0, reasons=(), stop=None)


def test_more_than_three_common_times_and_free_places_count_no_more() -> None:
    subject = frozenset({"physics"})
    three, all_week = (
        fit(mentee(subjects=subject, times=frozenset(WEEK)), mentor(subjects=subject, times=frozenset(times)), USUAL)
        for times in (WEEK[:3], WEEK)
    )
    assert three.score == all_week.score
    assert (
        fit(mentee(subjects=subject), mentor(subjects=subject, room=3), USUAL).score
        == fit(mentee(subjects=subject), mentor(subjects=subject, room=8), USUAL).score
    )


def test_each_of_kind_form_and_mode_wanted_counts_alike() -> None:
    subject = frozenset({"physics"})
    anya = mentee(
        subjects=subject,
        kinds=frozenset({Kind.GOAL}),
        forms=frozenset({RoleForm.TEACHER_TEACHER}),
        modes=frozenset(Mode),
    )
    yardstick = weighed(subject=1, ways=1)
    offers: list[dict[str, Any]] = [
        {},
        {"modes": frozenset({Mode.ONLINE})},
        {"modes": frozenset(Mode), "forms": frozenset(RoleForm)},
        {"modes": frozenset(Mode), "forms": frozenset(RoleForm), "kinds": frozenset(Kind)},
    ]
    none, one, two, three = (fit(anya, mentor(subjects=subject, **offer), yardstick).score for offer in offers)
    assert one - none == two - one == three - two > 0


def test_equals_come_in_the_order_of_load_and_then_of_acquaintance() -> None:
    subject = frozenset({"physics"})
    mentors = [
        mentor(PersonId(9), subjects=subject),
        mentor(PersonId(8), subjects=subject, mentees=1),
        mentor(PersonId(7), subjects=subject),
        mentor(PersonId(6), subjects=subject, room=1),
        mentor(PersonId(5)),
    ]
    found = ranked(mentee(subjects=subject), mentors, USUAL, limit=10)
    assert [each.mentor_id for each in found] == [7, 9, 8, 6]
    assert ranked(mentee(subjects=subject), reversed(mentors), USUAL, limit=2) == found[:2]


def test_the_weights_are_settings_of_the_unit() -> None:
    settings = UnitSettings(
        weight_topic=1, weight_subject=2, weight_interest=3, weight_times=4, weight_ways=5, weight_room=6
    )
    assert FitWeights.of(settings) == FitWeights(topic=1, subject=2, interest=3, times=4, ways=5, room=6)


# --- hard stops


@pytest.mark.parametrize(
    ("looks_for", "gives", "stop"),
    [
        ({}, {"person_id": ANYA}, Stop.SAME_PERSON),
        ({"kept_apart_from": frozenset({BORIS})}, {}, Stop.KEPT_APART),
        ({}, {"state": MentorState.CANDIDATE}, Stop.NOT_APPROVED),
        ({}, {"state": MentorState.PROPOSED}, Stop.NOT_APPROVED),
        ({}, {"state": MentorState.FORMER}, Stop.NOT_APPROVED),
        ({}, {"state": MentorState.PAUSED}, Stop.AWAY),
        ({}, {"is_away": True}, Stop.AWAY),
        ({}, {"room": 0}, Stop.FULL),
        ({}, {"is_head": True}, Stop.SUPERIOR),
        ({"accepts_superior": True}, {"is_head": True}, None),
        ({"accepts_superior": True}, {}, None),
        # The first that holds is told.
        ({"kept_apart_from": frozenset({BORIS})}, {"room": 0, "is_head": True}, Stop.KEPT_APART),
        ({}, {"state": MentorState.CANDIDATE, "is_away": True}, Stop.NOT_APPROVED),
        ({}, {"room": 0, "is_head": True}, Stop.FULL),
    ],
)
def test_a_stop_holds_whatever_speaks_for_the_pair(
    looks_for: dict[str, Any], gives: dict[str, Any], stop: Stop | None
) -> None:
    anya = mentee(needs={DISCIPLINE: 3}, likes=frozenset({ANYA, BORIS}), **looks_for)
    boris = mentor(**{"strengths": {DISCIPLINE: 3}, "likes": frozenset({ANYA})} | gives)
    found = fit(anya, boris, USUAL)
    assert found.stop is stop
    assert bool(found.score) == bool(found.reasons) == (stop is None)
    assert len(ranked(anya, [boris], USUAL, limit=1)) == (stop is None)


# --- for anybody at all

#: Which weight each reason hangs on.
WEIGHT_OF: dict[type[Reason], str] = {
    StrongInTopic: "topic",
    StrongNearby: "topic",
    SameSubject: "subject",
    Interest: "interest",
    CommonTimes: "times",
    WayWanted: "ways",
    HasRoom: "room",
}


@given(seekers, mentors, yardsticks)
def test_there_is_a_score_exactly_when_there_is_a_reason(
    seeker: Seeker, mentor: MentorProfile, yardstick: Yardstick
) -> None:
    found = fit(seeker, mentor, yardstick)
    assert (found.score > 0) == bool(found.reasons)
    assert not (found.stop and found.score)


@given(seekers, mentors, yardsticks, st.sampled_from(FitWeights.__slots__))
def test_a_part_that_has_no_weight_is_no_reason_and_one_that_is_no_reason_has_no_part(
    seeker: Seeker, mentor: MentorProfile, yardstick: Yardstick, name: str
) -> None:
    found = fit(seeker, mentor, yardstick)
    without = fit(seeker, mentor, replace(yardstick, weights=replace(yardstick.weights, **{name: 0})))
    is_told = name in {WEIGHT_OF[type(reason)] for reason in found.reasons}
    assert (without.score < found.score) == is_told
    left = tuple(reason for reason in found.reasons if WEIGHT_OF[type(reason)] != name)
    assert without.reasons in (left, ())


@given(seekers, mentors, yardsticks, st.sampled_from(FitWeights.__slots__), st.integers(1, 5))
def test_a_greater_weight_never_makes_a_fit_less(
    seeker: Seeker, mentor: MentorProfile, yardstick: Yardstick, name: str, more: int
) -> None:
    heavier = replace(yardstick.weights, **{name: getattr(yardstick.weights, name) + more})
    assert fit(seeker, mentor, replace(yardstick, weights=heavier)).score >= fit(seeker, mentor, yardstick).score


@given(seekers, mentors, yardsticks, topics)
def test_a_mentor_who_grows_stronger_never_fits_less(
    seeker: Seeker, mentor: MentorProfile, yardstick: Yardstick, topic: TopicId
) -> None:
    stronger = replace(mentor, strengths={**mentor.strengths, topic: 3})
    assert fit(seeker, stronger, yardstick).score >= fit(seeker, mentor, yardstick).score


@given(seekers, mentors, yardsticks)
def test_reasons_are_true(seeker: Seeker, mentor: MentorProfile, yardstick: Yardstick) -> None:
    for reason in fit(seeker, mentor, yardstick).reasons:
        match reason:
            case StrongInTopic(topic, need, strength):
                assert (seeker.needs[topic], mentor.strengths[topic]) == (need, strength)
                assert need > 0
            case StrongNearby(topic, need, strength, nearby):
                assert (seeker.needs[topic], mentor.strengths[nearby]) == (need, strength)
                assert need > 0
                assert nearby in USUAL.nearby[topic]
            case SameSubject(subjects):
                assert set(subjects) == seeker.subjects & mentor.subjects
            case Interest(of_mentee, of_mentor):
                assert of_mentee == (mentor.person_id in seeker.likes)
                assert of_mentor == (seeker.person_id in mentor.likes)
            case CommonTimes(slots):
                assert set(slots) == seeker.times & mentor.times
            case WayWanted(kinds, forms, modes):
                assert set(kinds) == seeker.kinds & mentor.kinds
                assert set(forms) == seeker.forms & mentor.forms
                assert set(modes) == seeker.modes & mentor.modes
            case HasRoom(places):
                assert places == mentor.room


@given(st.lists(seekers, max_size=4), st.lists(mentors, max_size=4), yardsticks)
def test_many_pairs_are_measured_as_one_is(
    several: list[Seeker], others: list[MentorProfile], yardstick: Yardstick
) -> None:
    assert list(scores(several, others, yardstick)) == [
        [fit(seeker, mentor, yardstick).score for mentor in others] for seeker in several
    ]


@given(seekers, st.lists(mentors, max_size=6, unique_by=lambda each: each.person_id), yardsticks, st.randoms())
def test_the_order_is_that_of_the_scores_whatever_the_order_of_asking(
    seeker: Seeker, others: list[MentorProfile], yardstick: Yardstick, chance: Any
) -> None:
    found = ranked(seeker, others, yardstick, limit=10)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert {each.mentor_id for each in found} == {
        each.person_id for each in others if fit(seeker, each, yardstick).score
    }
    chance.shuffle(others)
    assert ranked(seeker, others, yardstick, limit=10) == found
