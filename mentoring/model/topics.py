"""The topic tree: five directions of the regulation, the digital one, and subtopics (гл. 4 п. 9, гл. 3 п. 18 пп. 3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.model.ids import TopicId, UnitId

#: The tree a new unit begins with: code of the direction -> codes of its subtopics. Their names are texts `topic-…`.
SEED: dict[str, tuple[str, ...]] = {
    "methods": ("lesson-plan", "forms", "assessment", "class-management", "open-lesson"),
    "psychology": ("discipline", "motivation", "parents", "inclusion", "conflicts"),
    "subject": ("content", "exams", "olympiads", "interdisciplinary"),
    "legal": ("fgos", "documents", "labour", "attestation"),
    "theory": ("age", "self-education", "research", "publications"),
    "digital": ("tools", "journal", "online-lesson", "personal-data"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A direction (no parent) or a subtopic of the unit."""

    id: TopicId
    unit_id: UnitId
    parent_id: TopicId | None
    #: A seeded topic keeps its code; its name is a text in the reader's language until the curator gives it one.
    code: str | None
    name: str | None
    place: int = 0
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class TopicTree:
    """All topics of a unit in the order of the screens."""

    topics: Sequence[Topic]

    def directions(self) -> list[Topic]:
        return [topic for topic in self.topics if topic.parent_id is None and not topic.is_archived]

    def under(self, direction: TopicId) -> list[Topic]:
        return [topic for topic in self.topics if topic.parent_id == direction and not topic.is_archived]

    def find(self, topic_id: TopicId) -> Topic | None:
        return next((topic for topic in self.topics if topic.id == topic_id), None)
