"""Who meets whom in which round of a circle of meetings (гл. 4 п. 6 пп. 6).

First *whom* everybody meets, then *when*. Whom: the cheapest flow from one side to the other, where each further
meeting of a person costs more than the one before, and a wish makes a meeting cheaper; so there are as many meetings as
can be, then they are spread evenly, then as many wishes come true as that allows. When: a graph of two sides in which
nobody has more than k edges can be coloured in k colours so that no two edges of a person share one (Kőnig, 1916), and
a colour is a round. Both are exact: no schedule of these people serves more wishes without being less even.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from random import Random

from mentoring.model.ids import PersonId

#: A mentee and a mentor.
Tie = tuple[PersonId, PersonId]
#: The meetings of one round: nobody is in two of them.
Round = tuple[Tie, ...]

_NOWHERE = -1


def plan_rounds(
    mentees: Collection[PersonId],
    mentors: Collection[PersonId],
    rounds: int,
    *,
    wishes: Mapping[Tie, int] | None = None,
    met: Collection[Tie] = (),
    seed: int = 0,
) -> list[Round]:
    """So many rounds in which nobody meets anybody twice, nor anybody they have `met` before.

    There are as many meetings as can be; then how often each person of a side meets somebody, with what they have had,
    differs as little as can be (in a new plan by one at most, and the smaller side never waits while there is somebody
    left to meet); then the sum of the `wishes` that come true, whole numbers from 0, is the greatest possible. The
    fullest rounds come first, and of these the most wished for. The same people, wishes and seed give the same plan;
    the order in which people are given does not matter. Nobody may be on both sides.
    """
    chance = Random(seed)
    here, there = _shuffled(mentees, chance), _shuffled(mentors, chance)
    chosen = _whom(here, there, rounds, wishes or {}, frozenset(met))
    planned = _when(chosen, rounds)
    worth = {number: sum((wishes or {}).get(tie, 0) for tie in each) for number, each in enumerate(planned)}
    order = sorted(worth, key=lambda number: (-len(planned[number]), -worth[number]))
    return [tuple(sorted(planned[number])) for number in order]


def _shuffled(people: Collection[PersonId], chance: Random) -> list[PersonId]:
    found = sorted(set(people))
    chance.shuffle(found)
    return found


def _whom(
    mentees: Sequence[PersonId],
    mentors: Sequence[PersonId],
    rounds: int,
    wishes: Mapping[Tie, int],
    met: frozenset[Tie],
) -> list[Tie]:
    """The meetings of all rounds together."""
    free = {(mentee, mentor) for mentee in mentees for mentor in mentors} - met
    most = max((wishes.get(tie, 0) for tie in free), default=0)
    # One step of evenness outweighs all wishes together.
    step = 1 + sum(wishes.get(tie, 0) for tie in free)
    had = Counter(person for tie in met for person in tie)
    network = _Network(2 + len(mentees) + len(mentors))
    source, sink = 0, 1
    places = {person: number for number, person in enumerate([*mentees, *mentors], start=2)}
    for number in range(rounds):
        for mentee in mentees:
            network.add(source, places[mentee], step * (had[mentee] + number))
        for mentor in mentors:
            network.add(places[mentor], sink, step * (had[mentor] + number))
    arcs = {
        network.add(places[mentee], places[mentor], most - wishes.get((mentee, mentor), 0)): (mentee, mentor)
        for mentee in mentees
        for mentor in mentors
        if (mentee, mentor) in free
    }
    network.fill(source, sink)
    return [tie for arc, tie in arcs.items() if network.is_full(arc)]


class _Network:
    """Arcs of capacity one with a cost of 0 or more; an arc and its way back stand side by side."""

    def __init__(self, size: int) -> None:
        self._arcs_of: list[list[int]] = [[] for _ in range(size)]
        self._to: list[int] = []
        self._cost: list[int] = []
        self._is_open: list[bool] = []

    def add(self, start: int, end: int, cost: int) -> int:
        arc = len(self._to)
        self._to += (end, start)
        self._cost += (cost, -cost)
        self._is_open += (True, False)
        self._arcs_of[start].append(arc)
        self._arcs_of[end].append(arc + 1)
        return arc

    def is_full(self, arc: int) -> bool:
        return not self._is_open[arc]

    def fill(self, source: int, sink: int) -> None:
        """The greatest flow at the least cost: along shortest ways, all of one length at once, then of the next."""
        prices = [0] * len(self._arcs_of)
        while True:
            lengths = self._lengths(source, sink, prices)
            farthest = lengths.get(sink)
            if farthest is None:
                return
            for node in range(len(prices)):
                prices[node] += min(lengths.get(node, farthest), farthest)
            tried = [0] * len(prices)
            while self._has_way(source, sink, prices, tried):
                pass

    def _lengths(self, source: int, sink: int, prices: Sequence[int]) -> dict[int, int]:
        """How far everything is that is not farther than the sink, by Dijkstra on reduced costs."""
        found: dict[int, int] = {}
        best = {source: 0}
        queue = [(0, source)]
        while queue:
            length, node = heappop(queue)
            if node in found:
                continue
            found[node] = length
            if node == sink:
                break
            base = length + prices[node]
            for arc in self._arcs_of[node]:
                end = self._to[arc]
                if not self._is_open[arc] or end in found:
                    continue
                reached = base + self._cost[arc] - prices[end]
                if end not in best or reached < best[end]:
                    best[end] = reached
                    heappush(queue, (reached, end))
        return found

    def _has_way(self, source: int, sink: int, prices: Sequence[int], tried: list[int]) -> bool:
        """Take one way of length 0, if there is one; dead ends are not tried again."""
        way: list[int] = []
        node, passed = source, {source}
        while node != sink:
            arcs = self._arcs_of[node]
            while tried[node] < len(arcs):
                arc = arcs[tried[node]]
                end = self._to[arc]
                if self._is_open[arc] and end not in passed and not prices[node] + self._cost[arc] - prices[end]:
                    break
                tried[node] += 1
            else:
                if not way:
                    return False
                back = way.pop()
                node = self._to[back ^ 1]
                tried[node] += 1
                continue
            way.append(arc)
            node = end
            passed.add(node)
        for arc in way:
            self._is_open[arc], self._is_open[arc ^ 1] = False, True
        return True


def _when(ties: Iterable[Tie], rounds: int) -> list[list[Tie]]:
    """Rounds for these meetings, of which nobody has more than there are rounds."""
    partners: dict[PersonId, list[int]] = {}
    for mentee, mentor in ties:
        mine, theirs = (
            partners.setdefault(mentee, [_NOWHERE] * rounds),
            partners.setdefault(mentor, [_NOWHERE] * rounds),
        )
        one, other = mine.index(_NOWHERE), theirs.index(_NOWHERE)
        if one != other:
            _swap(partners, mentor, one, other)
        mine[one], theirs[one] = mentor, mentee
    mentees = {mentee for mentee, _ in ties}
    return [
        [(mentee, PersonId(partners[mentee][number])) for mentee in mentees if partners[mentee][number] != _NOWHERE]
        for number in range(rounds)
    ]


def _swap(partners: dict[PersonId, list[int]], person: PersonId, one: int, other: int) -> None:
    """Make the person free in round `one`: along the chain of who meets whom, the two rounds change places.

    The chain does not come to a mentee who is free in round `one`: it reaches mentees by meetings of that round.
    """
    chain = [person]
    number = one
    while (following := partners[chain[-1]][number]) != _NOWHERE:
        chain.append(PersonId(following))
        number = other if number == one else one
    for each in chain:
        seats = partners[each]
        seats[one], seats[other] = seats[other], seats[one]
