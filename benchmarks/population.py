"""Schools of a given size, put into a database as if everything in them had happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.migrating import migrate
from bot.storage.engine import open_engine
from bot.storage.rows import (
    HelpOfferRow,
    HelpRequestRow,
    MentorshipMemberRow,
    MentorshipRow,
    MentorshipStepRow,
    MentorshipTrackRow,
    PersonTopicRow,
)
from bot.storage.unit_of_work import begin_work
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import HelpState, OfferState, Step, Urgency
from mentoring.model.ids import AccountId, HelpRequestId, PersonId
from mentoring.model.mentorship import MemberAnswer, MentorshipState, Side, StepKind
from mentoring.model.people import Bent, Language, Mode, Person, Role
from mentoring.model.topics import SEED, Topic
from mentoring.model.units import Unit
from mentoring.notices import Notice, TopicName
from mentoring.notices.help import HelpOpenAgain

CHUNK = 10_000
SUBTOPICS = tuple(code for codes in SEED.values() for code in codes)
#: The topic everybody of a small school asks about and can help with.
DISCIPLINE = "discipline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """A unit and its people: for every role, account and person."""

    unit: Unit
    topics: dict[str, Topic]
    people: dict[Role, list[tuple[int, PersonId]]]

    def accounts(self, role: Role) -> list[int]:
        return [account for account, _ in self.people[role]]

    def ids(self, role: Role) -> list[PersonId]:
        return [person_id for _, person_id in self.people[role]]


async def database(file: Path) -> AsyncEngine:
    """A new SQLite database as the program would make it."""
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    await migrate(engine)
    return engine


async def populate(
    engine: AsyncEngine, accounts: Sequence[int], shares: dict[Role, int], now: datetime, *, is_varied: bool = False
) -> Population:
    """A unit whose people hold the roles in so many parts. `is_varied`: each has topics of their own, not the one."""
    begin = begin_work(engine)
    numbers = count()
    people: dict[Role, list[tuple[int, PersonId]]] = {}
    async with begin() as work:
        unit = await work.units.add("Гимназия", Language.RU, "Asia/Yekaterinburg", now)
        await work.topics.seed(unit.id)
        topics = {topic.code: topic for topic in (await work.topics.tree(unit.id)).topics if topic.code}
        rest = iter(accounts)
        for role, share in shares.items():
            named = {f"Лугова{next(numbers)} Анна Сергеевна": next(rest) for _ in range(share)}
            ids = await work.people.add_many(
                [
                    Person(
                        id=PersonId(0),
                        account=AccountId(account),
                        home_unit_id=unit.id,
                        name=name,
                        language=Language.RU,
                        position="Учитель",
                        subjects=("Математика",),
                        joined_at=now,
                    )
                    for name, account in named.items()
                ]
            )
            await work.people.add_roles(unit.id, {person_id: [role] for person_id in ids.values()}, now)
            people[role] = [(named[name], person_id) for name, person_id in ids.items()]
    population = Population(unit=unit, topics=topics, people=people)
    await _give_topics(engine, population, is_varied=is_varied)
    return population


async def _give_topics(engine: AsyncEngine, population: Population, *, is_varied: bool) -> None:
    rows = []
    for role, bent in ((Role.MENTEE, Bent.NEED), (Role.MENTOR, Bent.STRENGTH)):
        for number, person_id in enumerate(population.ids(role) if role in population.people else []):
            first, second = SUBTOPICS[number % len(SUBTOPICS)], SUBTOPICS[(number + 7) % len(SUBTOPICS)]
            for level, code in ((3, first), (1, second)) if is_varied else ((3, DISCIPLINE),):
                rows.append(
                    {
                        "person_id": person_id,
                        "topic_id": population.topics[code].id,
                        "bent": bent.value,
                        "level": level,
                    }
                )
    await fill(engine, PersonTopicRow, rows)


async def fill(engine: AsyncEngine, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    async with engine.begin() as connection:
        for start in range(0, len(rows), CHUNK):
            await connection.execute(insert(table.__table__), rows[start : start + CHUNK])


async def give_history(engine: AsyncEngine, population: Population, now: datetime, *, live: int, solved: int) -> None:
    """Requests of the last months, each with three mentors asked; a live one is due only tomorrow."""
    mentees, mentors = population.ids(Role.MENTEE), population.ids(Role.MENTOR)
    requests, offers = [], []
    for number in range(live + solved):
        is_live = number < live
        mentor_id = mentors[number % len(mentors)]
        asked_at = now - (timedelta(hours=1) if is_live else timedelta(days=1 + number % 180))
        answered_at = None if is_live else asked_at + timedelta(minutes=12)
        requests.append(
            {
                "id": number + 1,
                "unit_id": population.unit.id,
                "mentee_id": mentees[number % len(mentees)],
                "topic_id": population.topics[SUBTOPICS[number % len(SUBTOPICS)]].id,
                "urgency": Urgency.WEEK.value,
                "state": (HelpState.OPEN if is_live else HelpState.SOLVED).value,
                "step": Step.POOL.value,
                "due_at": now + timedelta(days=1) if is_live else None,
                "asked_at": asked_at,
                "answer_by": asked_at + timedelta(days=3),
                "mentor_id": None if is_live else mentor_id,
                "claimed_at": answered_at,
                "answered_at": answered_at,
                "ended_at": answered_at,
                "is_reminded": False,
            }
        )
        state = OfferState.OPEN if is_live else OfferState.OVER
        offers += [
            {
                "request_id": number + 1,
                "mentor_id": mentors[(number * 3 + step) % len(mentors)],
                "state": state.value,
                "offered_at": asked_at,
            }
            for step in range(3)
        ]
    await fill(engine, HelpRequestRow, requests)
    await fill(engine, HelpOfferRow, offers)


async def give_mentorships(
    engine: AsyncEngine, population: Population, now: datetime, number: int, *, first: int = 1
) -> None:
    """So many pairs that wait for the curator, each with a journal; numbered from the first, the oldest."""
    mentees, mentors = population.ids(Role.MENTEE), population.ids(Role.MENTOR)
    pairs, members, tracks, steps = [], [], [], []
    for each in range(first, first + number):
        mentor_id, mentee_id = mentors[each % len(mentors)], mentees[each % len(mentees)]
        pairs.append(
            {
                "id": each,
                "unit_id": population.unit.id,
                "state": MentorshipState.CURATOR.value,
                "form": RoleForm.TEACHER_TEACHER.value,
                "kinds": [Kind.TRADITIONAL.value],
                "modes": [Mode.IN_PERSON.value],
                "months": 9,
                "rationale": "Один предмет",
                "proposed_by": mentee_id,
                "proposed_at": now - timedelta(hours=number) + timedelta(minutes=each),
                "version": 1,
            }
        )
        for person_id, side in ((mentor_id, Side.MENTOR), (mentee_id, Side.MENTEE)):
            members.append(
                {"mentorship_id": each, "person_id": person_id, "side": side.value, "answer": MemberAnswer.YES.value}
            )
        topic_id = population.topics[SUBTOPICS[each % len(SUBTOPICS)]].id
        tracks.append({"mentorship_id": each, "mentor_id": mentor_id, "topics": [topic_id], "goals": "Тишина"})
        for kind in (StepKind.PROPOSED, StepKind.SAID_YES, StepKind.OPINION_FOR, StepKind.COUNCIL_OVER):
            steps.append({"mentorship_id": each, "kind": kind.value, "author_id": mentee_id, "at": now, "words": ""})
    await fill(engine, MentorshipRow, pairs)
    await fill(engine, MentorshipMemberRow, members)
    await fill(engine, MentorshipTrackRow, tracks)
    await fill(engine, MentorshipStepRow, steps)


async def post(engine: AsyncEngine, to: Sequence[PersonId], number: int, now: datetime, not_before: datetime) -> None:
    """So many notices, spread over the people and, from `not_before` on, a minute apart.

    They are of a kind that goes at any hour: measured at night, others would wait for the morning.
    """
    body: Notice = HelpOpenAgain(request_id=HelpRequestId(1), topic=TopicName(code=DISCIPLINE, name=None))
    apart = timedelta(minutes=1) if not_before > now else timedelta(0)
    begin = begin_work(engine)
    for start in range(0, number, CHUNK):
        posts = [
            (to[each % len(to)], body, not_before + apart * each) for each in range(start, min(start + CHUNK, number))
        ]
        async with begin() as work:
            await work.notices.post_many(posts, now=now)


#: The city that memory, ticks and the pool are measured on.
CITY = {Role.MENTOR: 4_000, Role.MENTEE: 5_990, Role.CURATOR: 10}
CITY_NOTICES = 100_000
LIVE, SOLVED = 2_000, 18_000


async def city(file: Path, accounts: Sequence[int]) -> Population:
    """10 000 people, 20 000 requests of the past months and 100 000 notices of the coming ones, none due today."""
    now = datetime.now(UTC)
    engine = await database(file)
    try:
        population = await populate(engine, accounts, CITY, now, is_varied=True)
        await give_history(engine, population, now, live=LIVE, solved=SOLVED)
        everybody = [person_id for people in population.people.values() for _, person_id in people]
        await post(engine, everybody, CITY_NOTICES, now, now + timedelta(days=1))
        return population
    finally:
        await engine.dispose()
