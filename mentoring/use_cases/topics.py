"""The topic tree as the unit's curator keeps it (гл. 3 п. 18 пп. 3, гл. 4 п. 9)."""

from dataclasses import replace

from mentoring.model.ids import TopicId
from mentoring.model.people import DECIDERS, Actor
from mentoring.model.profile import one_line
from mentoring.model.staff_list import name_key
from mentoring.model.topics import Topic, TopicTree
from mentoring.ports import UnitOfWork
from mentoring.refusals import Gone, TopicInUse, TopicTaken
from mentoring.use_cases.use_case import UseCase

LONGEST_TOPIC = 80


class TopicVerb(UseCase):
    """What the verbs below share: the curator's own unit, held so that two edits do not cross."""

    async def own_tree(self, work: UnitOfWork, by: Actor) -> TopicTree:
        await work.units.hold(by.unit_id)
        return await work.topics.tree(by.unit_id)

    def own_topic(self, tree: TopicTree, topic_id: TopicId) -> Topic:
        """The topic of the tree; those of other units do not exist."""
        topic = tree.find(topic_id)
        if topic is None:
            raise Gone
        return topic

    def must_be_free(self, tree: TopicTree, parent_id: TopicId | None, name: str, *, besides: Topic | None) -> None:
        """Refuse a name another live topic in the same place has; case, spaces and ё/е do not matter."""
        taken = {
            name_key(topic.name)
            for topic in siblings(tree, parent_id)
            if topic.name and (besides is None or topic.id != besides.id)
        }
        if name_key(name) in taken:
            raise TopicTaken


class AddTopic(TopicVerb):
    """The curator adds a direction, or a topic under a direction; it comes last. The tree has two levels."""

    async def __call__(self, name: str, *, parent_id: TopicId | None = None, by: Actor) -> Topic:
        by.must_hold(*DECIDERS)
        name = one_line(name, LONGEST_TOPIC)
        async with self.begin() as work:
            tree = await self.own_tree(work, by)
            if parent_id is not None and self.own_topic(tree, parent_id).parent_id is not None:
                raise Gone
            self.must_be_free(tree, parent_id, name, besides=None)
            return await work.topics.add(by.unit_id, parent_id, name)


class RenameTopic(TopicVerb):
    """The curator gives a topic another name. A seeded one has it instead of its text, the same in both languages."""

    async def __call__(self, topic_id: TopicId, name: str, *, by: Actor) -> Topic:
        by.must_hold(*DECIDERS)
        name = one_line(name, LONGEST_TOPIC)
        async with self.begin() as work:
            tree = await self.own_tree(work, by)
            topic = self.own_topic(tree, topic_id)
            self.must_be_free(tree, topic.parent_id, name, besides=topic)
            renamed = replace(topic, name=name)
            await work.topics.save(renamed)
            return renamed


class ArchiveTopic(TopicVerb):
    """The curator puts a topic away: nobody is asked about it any more, what was said stays.

    Not while a live request speaks of it or of a topic under it (TopicInUse).
    """

    async def __call__(self, topic_id: TopicId, *, by: Actor) -> Topic:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            topic = self.own_topic(await self.own_tree(work, by), topic_id)
            if await work.topics.is_in_use(topic_id):
                raise TopicInUse
            archived = replace(topic, is_archived=True)
            await work.topics.save(archived)
            return archived


class RestoreTopic(TopicVerb):
    """The curator takes a topic out again, unless another has its name by now."""

    async def __call__(self, topic_id: TopicId, *, by: Actor) -> Topic:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            tree = await self.own_tree(work, by)
            topic = self.own_topic(tree, topic_id)
            if topic.name:
                self.must_be_free(tree, topic.parent_id, topic.name, besides=topic)
            restored = replace(topic, is_archived=False)
            await work.topics.save(restored)
            return restored


class MoveTopic(TopicVerb):
    """The curator moves a topic one place up or down among its live neighbours; at the end nothing changes."""

    async def __call__(self, topic_id: TopicId, *, up: bool, by: Actor) -> None:
        by.must_hold(*DECIDERS)
        async with self.begin() as work:
            tree = await self.own_tree(work, by)
            topic = self.own_topic(tree, topic_id)
            order = siblings(tree, topic.parent_id)
            if topic not in order:
                raise Gone
            at = order.index(topic)
            to = at - 1 if up else at + 1
            if to in range(len(order)):
                order[at], order[to] = order[to], order[at]
                moved = [replace(each, place=place) for place, each in enumerate(order) if each.place != place]
                await work.topics.save(*moved)


def siblings(tree: TopicTree, parent_id: TopicId | None) -> list[Topic]:
    """The live topics in one place, in their order."""
    return tree.directions() if parent_id is None else tree.under(parent_id)
