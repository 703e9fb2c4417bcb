"""Pairing everybody at once: the greatest total there is, against trying out all; and the process that finds it."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.best_pairs import best_mentors, best_pairs
from bot.matching import FlowMatcher, MatchingFailed
from mentoring.model.bank import MentorState
from mentoring.model.fit import Assignment, MentorProfile, Seeker, Yardstick, fit
from mentoring.model.ids import PersonId
from tests.model.fitting import DISCIPLINE, LESSON, MOTIVATION, USUAL, mentors, seekers, yardsticks

#: A mentor for each mentee, or none.
Choice = Sequence[int | None]


def total(choice: Choice, seekers: Sequence[Seeker], mentors: Sequence[MentorProfile], yardstick: Yardstick) -> int:
    """One mentee after the other: the room a mentor has left is part of how well they suit the next."""
    taken: Counter[int] = Counter()
    sum_of_fits = 0
    for seeker, place in zip(seekers, choice, strict=True):
        if place is not None:
            mentor = replace(mentors[place], room=mentors[place].room - taken[place])
            sum_of_fits += fit(seeker, mentor, yardstick).score
            taken[place] += 1
    return sum_of_fits


def may_be(choice: Choice, seekers: Sequence[Seeker], mentors: Sequence[MentorProfile], yardstick: Yardstick) -> bool:
    taken = Counter(place for place in choice if place is not None)
    return all(number <= mentors[place].room for place, number in taken.items()) and all(
        place is None or fit(seeker, mentors[place], yardstick).score
        for seeker, place in zip(seekers, choice, strict=True)
    )


@given(st.lists(seekers, min_size=1, max_size=4), st.lists(mentors, min_size=1, max_size=3), yardsticks)
def test_the_pairs_are_allowed_and_no_others_fit_better(
    several: list[Seeker], others: list[MentorProfile], yardstick: Yardstick
) -> None:
    found = dict(best_pairs(several, others, yardstick, progress=lambda _: None, every=1))
    chosen = [found.get(place) for place in range(len(several))]
    assert may_be(chosen, several, others, yardstick)
    choices = product([None, *range(len(others))], repeat=len(several))
    allowed = (choice for choice in choices if may_be(choice, several, others, yardstick))
    assert total(chosen, several, others, yardstick) == max(
        total(choice, several, others, yardstick) for choice in allowed
    )


tables = st.tuples(st.integers(1, 7), st.integers(1, 6)).flatmap(
    lambda size: st.tuples(
        st.lists(
            st.lists(st.sampled_from([0, 0, 1, 2, 3, 5, 9, 30]), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        ),
        st.lists(
            st.lists(st.sampled_from([0, 4, 8]), max_size=3).map(lambda of_mentor: sorted(of_mentor, reverse=True)),
            min_size=size[1],
            max_size=size[1],
        ),
    )
)


@given(tables)
def test_prices_find_every_pair_that_was_left_out_and_is_needed(parts: tuple[list[list[int]], list[list[int]]]) -> None:
    """Beginning with two pairs a mentee and adding one at a time comes to the total of all pairs at once."""
    table, places = np.array(parts[0], dtype=np.uint16), parts[1]
    little_by_little = best_mentors(table, places, few_pairs=0, first=1, more=1).tolist()
    at_once = best_mentors(table, places).tolist()
    assert worth(table.tolist(), places, little_by_little) == worth(table.tolist(), places, at_once)


def worth(table: list[list[int]], places: list[list[int]], chosen: list[int]) -> int:
    taken = Counter(mentor for mentor in chosen if mentor >= 0)
    assert all(number <= len(places[mentor]) for mentor, number in taken.items())
    assert all(table[seeker][mentor] for seeker, mentor in enumerate(chosen) if mentor >= 0)
    return sum(table[seeker][mentor] for seeker, mentor in enumerate(chosen) if mentor >= 0) + sum(
        sum(places[mentor][:number]) for mentor, number in taken.items()
    )


def test_the_less_loaded_come_first_and_load_is_spread() -> None:
    everybody = school(mentees=4, rooms=[2, 2, 3])
    found = dict(best_pairs(*everybody, USUAL, progress=lambda _: None, every=1))
    assert Counter(found.values()) == {0: 1, 1: 1, 2: 2}


# --- in a process of its own


def school(mentees: int, rooms: Sequence[int]) -> tuple[list[Seeker], list[MentorProfile]]:
    """People who all suit each other."""
    return (
        [Seeker(person_id=PersonId(number), needs={DISCIPLINE: 3}) for number in range(1, 1 + mentees)],
        [
            MentorProfile(
                person_id=PersonId(1001 + number), state=MentorState.APPROVED, room=room, strengths={DISCIPLINE: 2}
            )
            for number, room in enumerate(rooms)
        ],
    )


async def test_everybody_is_paired_in_a_process_of_its_own_and_told_how_far_it_is() -> None:
    several, others = school(mentees=3, rooms=[1, 1])
    several[1] = replace(several[1], needs={MOTIVATION: 2})
    several[2] = replace(several[2], needs={LESSON: 1})
    others[1] = replace(others[1], strengths={LESSON: 1})
    told = []

    async def progress(done: int, total: int) -> None:
        told.append((done, total))

    found = await FlowMatcher(every=0).assign(several, others, USUAL, progress=progress)
    assert found == [Assignment(PersonId(1), PersonId(1001)), Assignment(PersonId(3), PersonId(1002))]
    assert told == [(1, 3), (2, 3), (3, 3)]


async def test_the_order_of_asking_does_not_choose_between_equals() -> None:
    several, others = school(mentees=5, rooms=[1, 2, 1])
    matcher = FlowMatcher()
    one, other = await asyncio.gather(
        matcher.assign(several, others, USUAL), matcher.assign(several[::-1], others[::-1], USUAL)
    )
    assert one == other
    assert len(one) == 4


async def test_nobody_to_pair_is_no_work() -> None:
    several, others = school(mentees=2, rooms=[1])
    assert await FlowMatcher().assign([], others, USUAL) == []
    assert await FlowMatcher().assign(several, [], USUAL) == []


async def test_a_process_that_dies_is_a_fault_and_the_next_job_is_done(capfd: pytest.CaptureFixture[str]) -> None:
    several, others = school(mentees=1, rooms=[1])
    matcher = FlowMatcher()
    nonsense: Any = None
    with pytest.raises(MatchingFailed, match="ended with 1"):
        await matcher.assign(several, others, nonsense)
    assert "AttributeError" in capfd.readouterr().err
    assert len(await matcher.assign(several, others, USUAL)) == 1


async def test_a_job_nobody_waits_for_any_more_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    processes = []
    start = asyncio.create_subprocess_exec

    async def started(*arguments: Any, **options: Any) -> asyncio.subprocess.Process:
        processes.append(await start(*arguments, **options))
        return processes[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    waiting = asyncio.Event()

    async def progress(done: int, total: int) -> None:
        waiting.set()

    matcher = FlowMatcher(every=0)
    job = asyncio.create_task(matcher.assign(*school(mentees=3000, rooms=[2] * 3000), USUAL, progress=progress))
    await waiting.wait()
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert processes[0].returncode == -9
    assert len(await matcher.assign(*school(mentees=1, rooms=[1]), USUAL)) == 1
