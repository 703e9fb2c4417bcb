"""What planning a circle of meetings takes, and how fair its plans are."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks import table
from mentoring.model.ids import PersonId
from mentoring.model.rotation_plan import Round, Tie, plan_rounds

#: Mentees, mentors, rounds.
CIRCLES = ((6, 6, 5), (12, 9, 6), (40, 40, 8), (40, 25, 8), (60, 60, 10))
#: How many people of the other side everybody wishes for, and how many suit a topic they wished for.
WISHED, SUITING = 3, 8
BY_NAME, BY_TOPIC = 3, 2
REPEATS = 5
#: After so many rounds so many people are gone, and the rest is planned anew.
HELD, GONE = 2, 3


async def rotation(_: Path) -> None:
    """Print the table."""
    rows = []
    for mentees, mentors, rounds in CIRCLES:
        here = [PersonId(number) for number in range(mentees)]
        there = [PersonId(1000 + number) for number in range(mentors)]
        wishes = _wishes(here, there)
        took: list[float] = []
        for seed in range(REPEATS):
            begun = time.perf_counter()
            plan = plan_rounds(here, there, rounds, wishes=wishes, seed=seed)
            took.append(time.perf_counter() - begun)
        held = [tie for each in plan[:HELD] for tie in each]
        begun = time.perf_counter()
        plan_rounds(here[GONE:], there, rounds - HELD, wishes=wishes, met=held)
        again = time.perf_counter() - begun
        rows.append(
            (
                f"{mentees} mentees, {mentors} mentors, {rounds} rounds",
                str(sum(map(len, plan))),
                str(_repeated(plan)),
                _waits(plan, here, 0),
                _waits(plan, there, 1),
                f"{_granted(plan, wishes)} of {sum(worth > BY_TOPIC for worth in wishes.values())}",
                table.milliseconds(max(took)),
                table.milliseconds(again),
            )
        )
    table.printed(
        "A circle of meetings",
        (
            "",
            "meetings",
            "met twice",
            "mentees wait",
            "mentors wait",
            "wished by name",
            f"time, most of {REPEATS}",
            f"{GONE} gone after {HELD}",
        ),
        rows,
    )


def _wishes(here: Sequence[PersonId], there: Sequence[PersonId]) -> dict[Tie, int]:
    chance = Random(1)
    found: Counter[Tie] = Counter()
    for count, worth in ((SUITING, BY_TOPIC), (WISHED, BY_NAME)):
        for mentee in here:
            found.update({(mentee, mentor): worth for mentor in chance.sample(there, min(count, len(there)))})
        for mentor in there:
            found.update({(mentee, mentor): worth for mentee in chance.sample(here, min(count, len(here)))})
    return found


def _repeated(plan: Sequence[Round]) -> int:
    ties = [tie for each in plan for tie in each]
    return len(ties) - len(set(ties))


def _waits(plan: Sequence[Round], side: Sequence[PersonId], place: int) -> str:
    """How many rounds each of a side waits, from the fewest to the most."""
    had = Counter(tie[place] for each in plan for tie in each)
    waits = [len(plan) - had[person] for person in side]
    return str(min(waits)) if min(waits) == max(waits) else f"{min(waits)}–{max(waits)}"


def _granted(plan: Sequence[Round], wishes: dict[Tie, int]) -> int:
    return sum(wishes.get(tie, 0) > BY_TOPIC for each in plan for tie in each)
