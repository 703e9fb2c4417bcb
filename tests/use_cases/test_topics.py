import asyncio

import pytest

from mentoring.model.help_request import Content, ContentKind, Urgency
from mentoring.model.ids import TopicId
from mentoring.model.people import Actor
from mentoring.model.topics import Topic, TopicTree
from mentoring.model.units import Unit
from mentoring.refusals import Gone, NotAllowed, TextMissing, TextTooLong, TopicInUse, TopicTaken
from mentoring.use_cases.situational_help import AskForHelp
from mentoring.use_cases.topics import AddTopic, ArchiveTopic, MoveTopic, RenameTopic, RestoreTopic
from tests.races import ROUNDS
from tests.school import School, Verb


async def tree_of(school: School, unit: Unit) -> TopicTree:
    async with school.begin() as work:
        return await work.topics.tree(unit.id)


@pytest.fixture
async def direction(school: School, unit: Unit) -> Topic:
    return (await tree_of(school, unit)).directions()[0]


async def test_a_new_topic_comes_last_in_its_direction(
    verb: Verb, school: School, unit: Unit, curator: Actor, direction: Topic
) -> None:
    added = await verb(AddTopic)("  Работа  с картой ", parent_id=direction.id, by=curator)
    assert (added.name, added.code, added.parent_id) == ("Работа с картой", None, direction.id)
    assert (await tree_of(school, unit)).under(direction.id)[-1] == added
    further = await verb(AddTopic)("Проекты", by=curator)
    assert (await tree_of(school, unit)).directions()[-1] == further


async def test_the_tree_has_two_levels(verb: Verb, curator: Actor, direction: Topic) -> None:
    topic = await verb(AddTopic)("Проекты", parent_id=direction.id, by=curator)
    with pytest.raises(Gone):
        await verb(AddTopic)("Глубже", parent_id=topic.id, by=curator)


@pytest.mark.parametrize(("name", "refusal"), [(" ", TextMissing), ("т" * 81, TextTooLong)])
async def test_a_topic_needs_a_name_of_80_letters_at_most(
    verb: Verb, curator: Actor, direction: Topic, name: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await verb(AddTopic)(name, by=curator)
    with pytest.raises(refusal):
        await verb(RenameTopic)(direction.id, name, by=curator)


async def test_a_name_is_taken_once_in_a_place(verb: Verb, curator: Actor, direction: Topic) -> None:
    await verb(AddTopic)("Учёба", parent_id=direction.id, by=curator)
    with pytest.raises(TopicTaken):
        await verb(AddTopic)("УЧЕБА", parent_id=direction.id, by=curator)
    assert await verb(AddTopic)("Учёба", by=curator)
    other = await verb(AddTopic)("Другая", parent_id=direction.id, by=curator)
    with pytest.raises(TopicTaken):
        await verb(RenameTopic)(other.id, "учёба", by=curator)
    assert (await verb(RenameTopic)(other.id, "другая", by=curator)).name == "другая"


async def test_a_seeded_topic_takes_the_curators_name_and_keeps_its_code(
    verb: Verb, curator: Actor, direction: Topic
) -> None:
    renamed = await verb(RenameTopic)(direction.id, "Методика", by=curator)
    assert (renamed.code, renamed.name) == (direction.code, "Методика")


async def test_an_archived_topic_is_on_no_screen_until_it_is_restored(
    verb: Verb, school: School, unit: Unit, curator: Actor, direction: Topic
) -> None:
    await verb(ArchiveTopic)(direction.id, by=curator)
    assert direction.id not in [topic.id for topic in (await tree_of(school, unit)).directions()]
    await verb(RestoreTopic)(direction.id, by=curator)
    assert (await tree_of(school, unit)).directions()[0] == direction


async def test_an_archived_name_is_free_and_then_blocks_the_way_back(
    verb: Verb, curator: Actor, direction: Topic
) -> None:
    old = await verb(AddTopic)("Учёба", parent_id=direction.id, by=curator)
    await verb(ArchiveTopic)(old.id, by=curator)
    await verb(AddTopic)("Учёба", parent_id=direction.id, by=curator)
    with pytest.raises(TopicTaken):
        await verb(RestoreTopic)(old.id, by=curator)


async def test_a_topic_of_a_live_request_stays_and_so_does_its_direction(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentee: Actor, direction: Topic
) -> None:
    topic = (await tree_of(school, unit)).under(direction.id)[0]
    await verb(AskForHelp)(topic.id, Urgency.TODAY, [Content(kind=ContentKind.TEXT, text="Как?")], by=mentee)
    for topic_id in (topic.id, direction.id):
        with pytest.raises(TopicInUse):
            await verb(ArchiveTopic)(topic_id, by=curator)


async def test_a_topic_moves_past_its_live_neighbour_and_stops_at_the_end(
    verb: Verb, school: School, unit: Unit, curator: Actor, direction: Topic
) -> None:
    async def codes() -> list[str | None]:
        return [topic.code for topic in (await tree_of(school, unit)).under(direction.id)]

    first, second, third, *_ = (await tree_of(school, unit)).under(direction.id)
    before = await codes()
    await verb(ArchiveTopic)(second.id, by=curator)
    await verb(MoveTopic)(third.id, up=True, by=curator)
    assert (await codes())[:2] == [third.code, first.code]
    await verb(MoveTopic)(third.id, up=True, by=curator)
    await verb(MoveTopic)(third.id, up=False, by=curator)
    assert await codes() == [code for code in before if code != second.code]
    with pytest.raises(Gone):
        await verb(MoveTopic)(second.id, up=True, by=curator)


async def test_only_the_units_curator_keeps_the_tree(
    verb: Verb, school: School, mentor: Actor, curator: Actor, direction: Topic
) -> None:
    foreign = (await tree_of(school, await school.unit("Ресурсный центр"))).directions()[0]
    for topic_id in (foreign.id, TopicId(9999)):
        with pytest.raises(Gone):
            await verb(RenameTopic)(topic_id, "Чужая", by=curator)
        with pytest.raises(Gone):
            await verb(AddTopic)("Чужая", parent_id=topic_id, by=curator)
        with pytest.raises(Gone):
            await verb(ArchiveTopic)(topic_id, by=curator)
        with pytest.raises(Gone):
            await verb(RestoreTopic)(topic_id, by=curator)
        with pytest.raises(Gone):
            await verb(MoveTopic)(topic_id, up=True, by=curator)
    for act in (
        verb(AddTopic)("Моя", by=mentor),
        verb(RenameTopic)(direction.id, "Моя", by=mentor),
        verb(ArchiveTopic)(direction.id, by=mentor),
        verb(RestoreTopic)(direction.id, by=mentor),
        verb(MoveTopic)(direction.id, up=True, by=mentor),
    ):
        with pytest.raises(NotAllowed):
            await act


async def test_of_two_equal_names_added_at_once_one_is_taken(verb: Verb, curator: Actor, direction: Topic) -> None:
    for number in range(ROUNDS):
        outcomes = await asyncio.gather(
            *(verb(AddTopic)(f"Тема {number}", parent_id=direction.id, by=curator) for _ in range(2)),
            return_exceptions=True,
        )
        assert sum(isinstance(outcome, TopicTaken) for outcome in outcomes) == 1
