"""What pairing everybody at once takes, and what a mentee's own list does."""

import asyncio
import os
import resource
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from benchmarks import table
from benchmarks.guest import peak_memory
from bot.matching import FlowMatcher
from mentoring.model.bank import WEEK, Kind, MentorState
from mentoring.model.fit import MentorProfile, Seeker, Yardstick, ranked
from mentoring.model.ids import PersonId, TopicId, UnitId
from mentoring.model.topics import SEED, Topic, TopicTree
from mentoring.model.units import UnitSettings

#: Mentees and mentors.
SCHOOL, CITY = (300, 120), (10_000, 4_000)
SUBJECTS = 20
#: How often the loop is asked whether it is awake, and how often the process how large it has grown, seconds.
BLINK, LOOK = 0.001, 0.05
LISTS = 50
#: As many of a list as a screen shows.
SHOWN = 8


async def matching(_: Path) -> None:
    """Print the tables."""
    rows = []
    for size in (SCHOOL, CITY):
        people = People(*size)
        progress = Heard()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        async with watched() as watch:
            pairs = await FlowMatcher().assign(people.seekers, people.mentors, people.yardstick, progress=progress)
        took = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        rows.append(
            (
                "{} mentees, {} mentors".format(*map(spaced, size)),
                spaced(size[0] * size[1]),
                spaced(len(pairs)),
                f"{took:.2f} s",
                f"{after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:.2f} s",
                f"{watch.memory:.0f} MB",
                spaced(progress.words),
                table.milliseconds(watch.longest),
            )
        )
    table.printed(
        "Pairing everybody at once",
        ("", "pairs weighed", "paired", "time", "processor", "peak memory", "words of progress", "loop at most busy"),
        rows,
    )
    lists = []
    for mentees, mentors in (SCHOOL, CITY):
        people = People(mentees, mentors)
        took_each = []
        for seeker in people.seekers[:LISTS]:
            begun = time.perf_counter()
            ranked(seeker, people.mentors, people.yardstick, limit=SHOWN)
            took_each.append(time.perf_counter() - begun)
        lists.append((f"of {spaced(mentors)} mentors", table.half(took_each), table.most(took_each)))
    table.printed("A mentee's list of mentors with reasons", ("", "p50", "p95"), lists)


class Heard:
    """Counts the words of progress."""

    def __init__(self) -> None:
        self.words = 0

    async def __call__(self, done: int, total: int) -> None:
        self.words += 1


@dataclass
class Watch:
    """What was seen while a job ran."""

    #: The longest the loop did not get round to anything else, seconds.
    longest: float = 0
    #: The largest a process started here has been, MB.
    memory: float = 0


@asynccontextmanager
async def watched() -> AsyncIterator[Watch]:
    watch = Watch()

    async def look() -> None:
        looked = 0.0
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(BLINK)
            watch.longest = max(watch.longest, time.perf_counter() - begun - BLINK)
            if begun - looked > LOOK:
                looked = begun
                with suppress(OSError):  # it may end meanwhile
                    watch.memory = max([watch.memory, *map(peak_memory, children())])

    looking = asyncio.create_task(look())
    try:
        yield watch
    finally:
        looking.cancel()


def children() -> list[int]:
    """The processes started by this one; from Linux's /proc."""
    threads = Path(f"/proc/{os.getpid()}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text(encoding="ascii").split()]


class People:
    """Mentees with one to five needs and mentors with two to six strengths, in no order."""

    def __init__(self, mentees: int, mentors: int) -> None:
        chance = Random(1)
        numbers = count(1)
        directions = {code: TopicId(next(numbers)) for code in SEED}
        topics = {TopicId(next(numbers)): directions[code] for code, codes in SEED.items() for _ in codes}
        tree = TopicTree(
            [
                Topic(id=topic, unit_id=UnitId(1), parent_id=parent, code=None, name="")
                for topic, parent in [*((direction, None) for direction in directions.values()), *topics.items()]
            ]
        )
        self.yardstick = Yardstick.of(UnitSettings(), tree)

        def levels(least: int, most: int) -> dict[TopicId, int]:
            some = chance.sample([*topics, *directions.values()], chance.randint(least, most))
            return {topic: chance.randint(1, 3) for topic in some}

        def subjects() -> frozenset[str]:
            return frozenset(str(chance.randrange(SUBJECTS)) for _ in range(chance.choice([1, 1, 2])))

        def kinds(most: int) -> frozenset[Kind]:
            return frozenset(chance.sample(list(Kind), chance.randint(0, most)))

        self.seekers = [
            Seeker(
                person_id=PersonId(next(numbers)),
                needs=levels(1, 5),
                subjects=subjects(),
                times=frozenset(slot for slot in WEEK if chance.random() < 0.3),
                kinds=kinds(2),
            )
            for _ in range(mentees)
        ]
        self.mentors = [
            MentorProfile(
                person_id=PersonId(next(numbers)),
                state=MentorState.APPROVED,
                room=chance.choice([1, 2, 2, 2, 3]),
                strengths=levels(2, 6),
                subjects=subjects(),
                times=frozenset(slot for slot in WEEK if chance.random() < 0.3),
                kinds=kinds(5),
            )
            for _ in range(mentors)
        ]


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
