"""Ready phrases for the record of a meeting: a tap says what would take a sentence to type.

Each topic of the seeded tree has its own, and some suit any topic. Their words are texts `chip-<topic>-<phrase>`; a
record keeps the code, so that everybody reads it in their own language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from mentoring.model.ids import TopicId
from mentoring.model.meeting_log import LogField
from mentoring.model.topics import SEED, TopicTree

#: As many as a phone shows above the keyboard.
MOST_CHIPS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """The phrases of one topic, field by field."""

    works: tuple[str, ...]
    hinders: tuple[str, ...]
    mentee_step: tuple[str, ...]
    mentor_step: tuple[str, ...]

    def of(self, field: LogField) -> tuple[str, ...]:
        match field:
            case LogField.WORKS:
                return self.works
            case LogField.HINDERS:
                return self.hinders
            case LogField.MENTEE_STEP:
                return self.mentee_step
            case LogField.MENTOR_STEP:
                return self.mentor_step


#: Those for any topic stand under this code, which no topic has.
GENERAL = "general"

#: By topic. The code of a phrase is the topic's and its own: «discipline-calm-start».
CHIPS: dict[str, Chips] = {
    GENERAL: Chips(
        works=("moving", "confident", "children-respond", "step-helped"),
        hinders=("no-time", "tired", "unsure", "no-beginning"),
        mentee_step=("try-in-class", "visit-mentor", "write-down"),
        mentor_step=("visit-lesson", "send-materials", "show-example", "ask-midweek"),
    ),
    "lesson-plan": Chips(
        works=("goal-clear", "on-time"),
        hinders=("too-full", "long-evenings"),
        mentee_step=("show-plan", "minutes"),
        mentor_step=("share-plan",),
    ),
    "forms": Chips(
        works=("pairs", "active"),
        hinders=("repeating", "noisy-groups"),
        mentee_step=("one-new", "roles"),
        mentor_step=("show-technique",),
    ),
    "assessment": Chips(
        works=("criteria-known", "no-disputes"),
        hinders=("checking", "disputes"),
        mentee_step=("criteria-first", "self-check"),
        mentor_step=("share-criteria",),
    ),
    "class-management": Chips(
        works=("rules-kept", "quick-changes"),
        hinders=("late-start", "time-lost"),
        mentee_step=("ritual", "seats"),
        mentor_step=("see-beginning",),
    ),
    "open-lesson": Chips(
        works=("idea", "rehearsed"),
        hinders=("nervous", "equipment"),
        mentee_step=("script", "other-class"),
        mentor_step=("rehearsal",),
    ),
    "discipline": Chips(
        works=("calm-start", "signal"),
        hinders=("few-loud", "tired-end"),
        mentee_step=("one-signal", "talk-apart"),
        mentor_step=("see-class",),
    ),
    "motivation": Chips(
        works=("own-questions", "interest"),
        hinders=("no-why", "afraid"),
        mentee_step=("life-example", "choice"),
        mentor_step=("share-tasks",),
    ),
    "parents": Chips(
        works=("calm-talk", "support"),
        hinders=("evenings", "complaints"),
        mentee_step=("prepare-talk", "hours"),
        mentor_step=("be-there",),
    ),
    "inclusion": Chips(
        works=("fitting-tasks", "included"),
        hinders=("two-levels", "no-specialist"),
        mentee_step=("adapt-one", "ask-specialist"),
        mentor_step=("find-materials",),
    ),
    "conflicts": Chips(
        works=("calmer", "agreement"),
        hinders=("again", "keep-calm"),
        mentee_step=("both-sides", "pause"),
        mentor_step=("walk-through",),
    ),
    "content": Chips(
        works=("firm", "examples"),
        hinders=("gaps", "surprises"),
        mentee_step=("reread", "short-check"),
        mentor_step=("books",),
    ),
    "exams": Chips(
        works=("trial-better", "plan-kept"),
        hinders=("little-time", "second-part"),
        mentee_step=("errors", "trial"),
        mentor_step=("variants",),
    ),
    "olympiads": Chips(
        works=("keen-children", "project-moves"),
        hinders=("after-lessons", "no-topic"),
        mentee_step=("pick-topic", "fixed-day"),
        mentor_step=("read-project",),
    ),
    "interdisciplinary": Chips(
        works=("link", "colleague"),
        hinders=("programmes", "timing"),
        mentee_step=("joint-task", "ask-colleague"),
        mentor_step=("introduce",),
    ),
    "fgos": Chips(
        works=("results-named", "matches"),
        hinders=("wording", "changing"),
        mentee_step=("check-programme", "list-results"),
        mentor_step=("explain",),
    ),
    "documents": Chips(
        works=("in-time", "own-template"),
        hinders=("many", "unclear"),
        mentee_step=("by-sample", "dates"),
        mentor_step=("samples",),
    ),
    "labour": Chips(
        works=("load-clear", "settled"),
        hinders=("load-heavy", "pay-unclear"),
        mentee_step=("ask-office", "read-contract"),
        mentor_step=("whom-to-ask",),
    ),
    "attestation": Chips(
        works=("folder", "goal"),
        hinders=("proofs", "criteria"),
        mentee_step=("gather", "check-dates"),
        mentor_step=("read-folder",),
    ),
    "age": Chips(
        works=("pace", "contact"),
        hinders=("attention", "teenagers"),
        mentee_step=("change-often", "read-age"),
        mentor_step=("tell",),
    ),
    "self-education": Chips(
        works=("course", "tried"),
        hinders=("no-hour", "too-much"),
        mentee_step=("one-topic", "hour-a-week"),
        mentor_step=("course-advice",),
    ),
    "research": Chips(
        works=("question", "data"),
        hinders=("method", "wide"),
        mentee_step=("narrow", "survey"),
        mentor_step=("read-draft",),
    ),
    "publications": Chips(
        works=("draft", "contest"),
        hinders=("stuck", "deadline"),
        mentee_step=("first-page", "rules"),
        mentor_step=("edit",),
    ),
    "tools": Chips(
        works=("saves-time", "liked"),
        hinders=("internet", "many-tools"),
        mentee_step=("one-tool", "spare-plan"),
        mentor_step=("show-tool",),
    ),
    "journal": Chips(
        works=("daily", "seen"),
        hinders=("behind", "puzzling"),
        mentee_step=("same-day", "questions"),
        mentor_step=("show-journal",),
    ),
    "online-lesson": Chips(
        works=("all-there", "answering"),
        hinders=("silent", "connection"),
        mentee_step=("short-parts", "poll"),
        mentor_step=("join",),
    ),
    "personal-data": Chips(
        works=("out-of-chats", "consents"),
        hinders=("photos", "allowed"),
        mentee_step=("tidy-chats", "check-consents"),
        mentor_step=("explain-rules",),
    ),
}


def codes_of(topic: str, field: LogField) -> list[str]:
    """The codes of a topic's phrases; of a direction, those of its topics in turn."""
    if topic in CHIPS:
        return [f"{topic}-{phrase}" for phrase in CHIPS[topic].of(field)]
    return list(_in_turn(codes_of(below, field) for below in SEED.get(topic, ())))


ALL_CODES = {field: frozenset(chain.from_iterable(codes_of(topic, field) for topic in CHIPS)) for field in LogField}


def chips_for(field: LogField, topics: Sequence[TopicId], tree: TopicTree) -> list[str]:
    """What to offer at a meeting on these topics: their own phrases in turn, then the general ones.

    A topic the school has added itself is spoken of in the phrases of its direction.
    """
    own = _in_turn(codes_of(_seeded(topic_id, tree), field) for topic_id in topics)
    general = codes_of(GENERAL, field)
    few = list(dict.fromkeys(own))[: MOST_CHIPS - len(general)]
    return [*few, *general]


def _seeded(topic_id: TopicId, tree: TopicTree) -> str:
    topic = tree.find(topic_id)
    while topic is not None and topic.code is None:
        topic = tree.find(topic.parent_id) if topic.parent_id is not None else None
    return "" if topic is None or topic.code is None else topic.code


def _in_turn(several: Iterable[Sequence[str]]) -> Iterable[str]:
    """The first of each, then the second of each, and so on."""
    return (code for row in zip_longest(*several) for code in row if code is not None)
