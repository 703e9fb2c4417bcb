"""The plan of a circle of meetings, by its promises: nobody meets twice, waiting is fair, wishes count."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.model.ids import PersonId
from mentoring.model.rotation_plan import Round, Tie, plan_rounds

MENTEES = [PersonId(number) for number in range(1, 101)]
MENTORS = [PersonId(number) for number in range(101, 201)]
sizes = st.integers(1, 12)
seeds = st.integers(0, 2**16)


@st.composite
def wishes(draw: st.DrawFn, mentees: int, mentors: int) -> dict[Tie, int]:
    ties = st.tuples(st.sampled_from(MENTEES[:mentees]), st.sampled_from(MENTORS[:mentors]))
    return draw(st.dictionaries(ties, st.integers(0, 9), max_size=40))


def met_in(plan: Sequence[Round]) -> list[Tie]:
    return list(chain.from_iterable(plan))


def must_be_sound(plan: Sequence[Round], met: Sequence[Tie] = ()) -> None:
    """Nobody is in two places, and nobody meets anybody again."""
    for each in plan:
        people = [person for tie in each for person in tie]
        assert len(people) == len(set(people))
    everything = [*met, *met_in(plan)]
    assert len(everything) == len(set(everything))


@given(st.data(), sizes, sizes, seeds)
def test_nobody_meets_twice_the_smaller_side_never_waits_and_the_larger_waits_fairly(
    data: st.DataObject, mentees: int, mentors: int, seed: int
) -> None:
    rounds = data.draw(st.integers(1, max(mentees, mentors)))
    plan = plan_rounds(
        MENTEES[:mentees], MENTORS[:mentors], rounds, wishes=data.draw(wishes(mentees, mentors)), seed=seed
    )
    must_be_sound(plan)
    assert [len(each) for each in plan] == [min(mentees, mentors)] * rounds
    for side, place in ((MENTEES[:mentees], 0), (MENTORS[:mentors], 1)):
        had = Counter(tie[place] for tie in met_in(plan))
        waits = [rounds - had[person] for person in side]
        assert max(waits) - min(waits) <= 1
        assert len(side) > min(mentees, mentors) or not any(waits)


@given(sizes, sizes, st.integers(1, 20), seeds)
def test_with_more_rounds_than_people_everybody_meets_everybody_and_the_last_rounds_are_empty(
    mentees: int, mentors: int, more: int, seed: int
) -> None:
    rounds = max(mentees, mentors) + more
    plan = plan_rounds(MENTEES[:mentees], MENTORS[:mentors], rounds, seed=seed)
    must_be_sound(plan)
    assert len(met_in(plan)) == mentees * mentors
    assert not any(plan[max(mentees, mentors) :])


@given(st.data(), st.integers(2, 12), st.integers(2, 12), seeds)
def test_what_was_held_stays_and_who_is_away_is_not_planned(
    data: st.DataObject, mentees: int, mentors: int, seed: int
) -> None:
    rounds = data.draw(st.integers(2, max(mentees, mentors)))
    held = data.draw(st.integers(1, rounds - 1))
    met = met_in(plan_rounds(MENTEES[:mentees], MENTORS[:mentors], rounds, seed=seed)[:held])
    gone = data.draw(st.sets(st.sampled_from(MENTEES[:mentees] + MENTORS[:mentors]), max_size=3))
    here = [person for person in MENTEES[:mentees] if person not in gone]
    there = [person for person in MENTORS[:mentors] if person not in gone]
    plan = plan_rounds(here, there, rounds - held, met=met, seed=seed)
    must_be_sound(plan, met)
    assert len(plan) == rounds - held
    assert not gone & {person for tie in met_in(plan) for person in tie}


@given(st.data(), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), seeds)
@settings(max_examples=60)
def test_no_other_plan_is_fuller_then_more_even_then_more_wished_for(
    data: st.DataObject, mentees: int, mentors: int, rounds: int, seed: int
) -> None:
    every = [(mentee, mentor) for mentee in MENTEES[:mentees] for mentor in MENTORS[:mentors]]
    met = data.draw(st.sets(st.sampled_from(every), max_size=3))
    wanted = data.draw(wishes(mentees, mentors))
    had = Counter(person for tie in met for person in tie)

    def worth(ties: Sequence[Tie]) -> tuple[int, int, int]:
        gains = Counter(person for tie in ties for person in tie)
        unevenness = sum((had[person] + gain) ** 2 - had[person] ** 2 for person, gain in gains.items())
        return len(ties), -unevenness, sum(wanted.get(tie, 0) for tie in ties)

    def can_be(ties: Sequence[Tie]) -> bool:
        return all(count <= rounds for count in Counter(person for tie in ties for person in tie).values())

    free = [tie for tie in every if tie not in met]
    best = max(worth(ties) for size in range(len(free) + 1) for ties in combinations(free, size) if can_be(ties))
    plan = plan_rounds(MENTEES[:mentees], MENTORS[:mentors], rounds, wishes=wanted, met=met, seed=seed)
    must_be_sound(plan, list(met))
    assert worth(met_in(plan)) == best


@given(sizes, sizes, st.integers(1, 8), seeds)
def test_the_same_seed_gives_the_same_plan_however_people_are_listed(
    mentees: int, mentors: int, rounds: int, seed: int
) -> None:
    once = plan_rounds(MENTEES[:mentees], MENTORS[:mentors], rounds, seed=seed)
    again = plan_rounds(MENTEES[:mentees][::-1], MENTORS[:mentors][::-1], rounds, seed=seed)
    assert once == again


def test_another_seed_gives_another_plan() -> None:
    plans = {tuple(plan_rounds(MENTEES[:8], MENTORS[:8], 4, seed=seed)) for seed in range(5)}
    assert len(plans) == 5


def test_what_is_wished_for_comes_first() -> None:
    wanted = {(MENTEES[0], MENTORS[5]): 3, (MENTEES[3], MENTORS[2]): 3}
    plan = plan_rounds(MENTEES[:6], MENTORS[:6], 5, wishes=wanted)
    assert set(wanted) <= set(met_in(plan))
    assert set(plan[0]) & set(wanted)


def test_without_one_side_nobody_meets() -> None:
    assert plan_rounds(MENTEES[:3], [], 2) == [(), ()]
    assert plan_rounds([], MENTORS[:3], 2) == [(), ()]
