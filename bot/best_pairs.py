"""The process that pairs everybody at once: `python -m bot.best_pairs`, started by `bot.matching`.

It reads a pickled job and writes lines of JSON: a number for so many mentees weighed, and last of all the pairs.
"""

import json
import pickle
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from mentoring.model.fit import MentorProfile, Seeker, Yardstick, room_points, scores

Numbers: TypeAlias = NDArray[np.int64]
#: What each mentee (row) and each mentor (column) give together; 0 for those who are not to be paired.
Table: TypeAlias = NDArray[np.uint16]
#: What a mentor's first place adds, what their second does, and so on; it never grows.
Places: TypeAlias = Sequence[Sequence[int]]

#: Up to so many pairs all are laid before the solver; of more it gets some of each mentee to begin with.
FEW_PAIRS: Final = 400_000
#: How many of a mentee's pairs these are, the best and as many at random; and how many of them may join in a round.
FIRST, MORE = 16, 8
#: So many mentees are looked at in one go, which bounds the memory that takes.
_ROWS: Final = 256


def main() -> None:
    seekers, mentors, yardstick, every = pickle.load(sys.stdin.buffer)
    _tell(best_pairs(seekers, mentors, yardstick, progress=_tell, every=every))


def _tell(what: int | list[tuple[int, int]]) -> None:
    print(json.dumps(what), flush=True)


def best_pairs(
    seekers: Sequence[Seeker],
    mentors: Sequence[MentorProfile],
    yardstick: Yardstick,
    *,
    progress: Callable[[int], None],
    every: float,
) -> list[tuple[int, int]]:
    """The pairs of the greatest total fit, by their places; `progress` hears every so many seconds how far it is."""
    weights = yardstick.weights
    # What room adds to a fit is added for each place as it is taken, and so does not stand in the table.
    places = [
        [room_points(mentor.room - taken, weights) for taken in range(min(mentor.room, len(seekers)))]
        for mentor in mentors
    ]
    room = np.array([room_points(mentor.room, weights) for mentor in mentors], dtype=np.uint16)
    table = np.zeros((len(seekers), len(mentors)), dtype=np.uint16)
    told = time.monotonic()
    for row, line in enumerate(scores(seekers, mentors, yardstick)):
        table[row] = line
        table[row] -= np.where(table[row] > 0, room, 0)
        if time.monotonic() - told >= every:
            told = time.monotonic()
            progress(row + 1)
    chosen = best_mentors(table, places)
    return [(seeker, mentor) for seeker, mentor in enumerate(chosen.tolist()) if mentor >= 0]


def best_mentors(
    table: Table, places: Places, *, few_pairs: int = FEW_PAIRS, first: int = FIRST, more: int = MORE
) -> Numbers:
    """For each mentee the mentor they have in the greatest total, or -1.

    Of many pairs the solver gets a part. From its answer follow prices: what a mentor's last place would be worth to
    whoever could have it instead. A pair left out that is worth more than its mentee's gain and its mentor's price
    together would raise the total; such pairs join, and all is solved again. When there are none, nothing left out can
    raise the total (the duality of linear programming), and it is the greatest of all pairs.
    """
    kept = np.flatnonzero(table) if table.size <= few_pairs else _first_pairs(table, first)
    while True:
        chosen = _solved(table, kept, places)
        gains, prices = _gains_and_prices(table, kept, places, chosen)
        joining = _worth_more(table, gains, prices, more)
        if not joining.size:
            return chosen
        kept = np.union1d(kept, joining)


def _first_pairs(table: Table, number: int) -> Numbers:
    """Each mentee's best pairs, and some at random: those who all want the same few need somewhere else to go."""
    random = np.random.default_rng(0)
    mentees, mentors = table.shape
    kept = [(random.integers(0, mentors, (mentees, number)) + np.arange(mentees)[:, None] * mentors).ravel()]
    for top, rows in _portions(table):
        kept.append(_greatest(rows + random.random(rows.shape, dtype=np.float32), number) + top * mentors)
    pairs: Numbers = np.unique(np.concatenate(kept))
    return pairs[table.ravel()[pairs] > 0]


def _solved(table: Table, kept: Numbers, places: Places) -> Numbers:
    """For each mentee the mentor they have in the greatest total of the pairs kept, or -1."""
    mentees, mentors = table.shape
    sink = mentees + mentors
    flow = SimpleMinCostFlow()

    def arcs(tails: Numbers, heads: Numbers, worth: Numbers) -> NDArray[np.int32]:
        one = np.ones(len(tails), dtype=np.int64)
        added: NDArray[np.int32] = flow.add_arcs_with_capacity_and_unit_cost(
            tails.astype(np.int32), heads.astype(np.int32), one, -worth
        )
        return added

    seeking, offering = np.divmod(kept, mentors)
    pairs = arcs(seeking, mentees + offering, table.ravel()[kept].astype(np.int64))
    # To stay without a mentor is worth nothing and always possible.
    everybody = np.arange(mentees)
    arcs(everybody, np.full(mentees, sink), np.zeros(mentees, dtype=np.int64))
    for taken in range(max(map(len, places), default=0)):
        free = np.array([mentor for mentor, of_mentor in enumerate(places) if len(of_mentor) > taken])
        arcs(mentees + free, np.full(len(free), sink), np.array([places[mentor][taken] for mentor in free]))
    flow.set_nodes_supplies(np.append(everybody, sink), np.append(np.ones(mentees, dtype=np.int64), -mentees))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(status)
    chosen = np.full(mentees, -1, dtype=np.int64)
    is_chosen = flow.flows(pairs) > 0
    chosen[seeking[is_chosen]] = offering[is_chosen]
    return chosen


def _gains_and_prices(table: Table, kept: Numbers, places: Places, chosen: Numbers) -> tuple[Numbers, Numbers]:
    """What each mentee has beyond their mentor's price, at the lowest prices at which nobody would rather change.

    Prices rise until it is so. They come to rest, because what was chosen is the greatest of the pairs kept.
    """
    mentees, mentors = table.shape
    taken = np.bincount(chosen[chosen >= 0], minlength=mentors).tolist()
    # What the last place taken adds by itself may be given away to have it taken: a price below nothing.
    prices = -np.array(
        [of_mentor[max(many - 1, 0)] if of_mentor else 0 for many, of_mentor in zip(taken, places, strict=True)]
    )
    kept = kept[np.argsort(kept % mentors, kind="stable")]
    seeking, offering = np.divmod(kept, mentors)
    worth = table.ravel()[kept].astype(np.int64)
    wanted, starts = np.unique(offering, return_index=True)
    own = table[np.arange(mentees), chosen].astype(np.int64)
    while True:
        gains = np.where(chosen >= 0, own - prices[chosen], 0)
        raised = prices.copy()
        raised[wanted] = np.maximum(prices[wanted], np.maximum.reduceat(worth - gains[seeking], starts))
        if np.array_equal(raised, prices):
            return gains, prices
        prices = raised


def _worth_more(table: Table, gains: Numbers, prices: Numbers, number: int) -> Numbers:
    """Of each mentee the pairs that would raise the total most, if any would."""
    random = np.random.default_rng(0)
    found = [np.array([], dtype=np.int64)]
    for top, rows in _portions(table):
        more = rows - prices.astype(np.float32) - gains[top : top + len(rows), None].astype(np.float32)
        more[rows == 0] = 0
        if not (more > 0).any():
            continue
        greatest = _greatest(more + random.random(rows.shape, dtype=np.float32) * (more > 0), number)
        found.append(greatest[more.ravel()[greatest] > 0] + top * table.shape[1])
    return np.concatenate(found)


def _portions(table: Table) -> Iterator[tuple[int, Table]]:
    for top in range(0, len(table), _ROWS):
        yield top, table[top : top + _ROWS]


def _greatest(values: NDArray[np.float32], number: int) -> Numbers:
    """Where the greatest values of each row are, counted through all rows; fractions at random part equal ones."""
    number = min(number, values.shape[1])
    columns = np.argpartition(-values, number - 1, axis=1)[:, :number]
    places: Numbers = (columns + np.arange(len(values))[:, None] * values.shape[1]).ravel()
    return places


if __name__ == "__main__":
    main()
