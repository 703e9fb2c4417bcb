from dataclasses import replace

from mentoring.model.topics import SEED
from mentoring.model.units import Unit
from mentoring.ports import BeginWork
from tests.school import School


async def test_a_new_unit_begins_with_the_whole_tree(begin: BeginWork, unit: Unit) -> None:
    async with begin() as work:
        tree = await work.topics.tree(unit.id)
    assert {
        direction.code: tuple(topic.code for topic in tree.under(direction.id)) for direction in tree.directions()
    } == SEED


async def test_a_new_topic_is_the_last_in_its_place(begin: BeginWork, unit: Unit) -> None:
    async with begin() as work:
        parent = (await work.topics.tree(unit.id)).directions()[2]
        added = await work.topics.add(unit.id, parent.id, "Химия")
        direction = await work.topics.add(unit.id, None, "Проекты")
        tree = await work.topics.tree(unit.id)
    assert tree.under(parent.id)[-1] == added
    assert tree.directions()[-1] == direction
    assert direction.place == len(SEED)


async def test_several_topics_are_saved_at_once(begin: BeginWork, school: School, unit: Unit) -> None:
    other = await school.unit("Другая")
    async with begin() as work:
        first, second = (await work.topics.tree(unit.id)).directions()[:2]
        changed = [replace(first, place=5, name="Методика"), replace(second, is_archived=True)]
        await work.topics.save(*changed)
        assert [await work.topics.get(first.id), await work.topics.get(second.id)] == changed
        assert len((await work.topics.tree(other.id)).directions()) == len(SEED)
