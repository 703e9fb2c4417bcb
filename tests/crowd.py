"""A large unit, put into the database by few statements."""

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.rows import MembershipRow, MentorCardRow, MentorStepRow, PersonRow, PersonTopicRow
from mentoring.model.people import Actor, Role
from mentoring.model.staff_list import name_key
from mentoring.model.units import Unit
from tests.conftest import SetClock


async def populate(engine: AsyncEngine, unit: Unit, curator: Actor, clock: SetClock, number: int) -> None:
    """So many people, mentors and mentees by turns, each with topics, a card and a step of the journal."""
    people = range(10_000, 10_000 + number)
    names = {person: f"Человек {person} Ильич" for person in people}
    common = {"home_unit_id": unit.id, "language": "ru", "subjects": ["Физика"], "ways_to_meet": []}
    empty = {"kinds": [], "forms": [], "times": [], "training": "", "languages": [], "entered_at": clock.now()}
    async with engine.begin() as connection:
        await connection.execute(
            insert(PersonRow),
            [
                common | {"id": each, "name": names[each], "name_key": name_key(names[each]), "joined_at": clock.now()}
                for each in people
            ],
        )
        ids = [{"person_id": each, "unit_id": unit.id} for each in people]
        roles = [Role.MENTOR, Role.MENTEE]
        await connection.execute(
            insert(MembershipRow), [key | {"role": roles[key["person_id"] % 2], "since": clock.now()} for key in ids]
        )
        await connection.execute(
            insert(PersonTopicRow),
            [
                {"person_id": each, "topic_id": 1, "bent": "strength" if each % 2 == 0 else "need", "level": 2}
                for each in people
            ],
        )
        mentors = [key for key in ids if key["person_id"] % 2 == 0]
        await connection.execute(insert(MentorCardRow), [key | empty | {"state": "approved"} for key in mentors])
        step = {"state": "approved", "author_id": curator.id, "reason": "", "at": clock.now()}
        await connection.execute(insert(MentorStepRow), [key | step for key in mentors])
