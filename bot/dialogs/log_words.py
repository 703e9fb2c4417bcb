"""The record of a meeting in words. Plain: whoever shows them escapes them."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from bot.l10n import L10n
from bot.topic_titles import Named, topic_title
from mentoring.meeting_log_book import LogPage
from mentoring.model.meeting_log import LogField, NextStep, Said, StepState
from mentoring.model.mentorship import Side
from mentoring.model.people import initials

STEP_MARKS: Final = {StepState.OPEN: "▫️", StepState.DONE: "✅", StepState.NOT_DONE: "✖️"}
#: How much of what somebody wrote stands on the page of a record, so that all of it fits into one message.
ANSWER_SHOWN: Final = 160
SECTION_SHOWN: Final = 450
NOTE_SHOWN: Final = 600


def chip_text(l10n: L10n, code: str) -> str:
    label = l10n.label
    return label(f"chip-{code}")


def said_text(l10n: L10n, said: Said, limit: int | None = None) -> str:
    """«Начало урока спокойное; «Дети слышат»; 🎤 голосом»"""
    label = l10n.label
    parts = [chip_text(l10n, code) for code in said.chips]
    if said.words:
        parts.append(cut(said.words, limit))
    if said.voice:
        parts.append(label("record-voice"))
    return "; ".join(parts)


def step_text(l10n: L10n, step: NextStep, limit: int | None = None) -> str:
    """«✅ Прийти на урок»"""
    return f"{STEP_MARKS[step.state]} {said_text(l10n, step.said, limit)}"


def steps_text(l10n: L10n, steps: Iterable[NextStep], limit: int | None = None) -> str:
    return "\n".join(step_text(l10n, step, limit) for step in steps)


def span_text(l10n: L10n, minutes: int) -> str:
    """«1 ч 30 мин»"""
    label = l10n.label
    return label("record-span", hours=minutes // 60, minutes=minutes % 60)


def topics_line(l10n: L10n, topics: Iterable[Named]) -> str:
    return ", ".join(topic_title(l10n, topic) for topic in topics)


def together(*parts: str) -> str:
    """«45 мин · Дисциплина», without what is empty."""
    return " · ".join(part for part in parts if part)


def cut(text: str, limit: int | None) -> str:
    return text if limit is None or len(text) <= limit else f"{text[: limit - 1]}…"


def answers_text(l10n: L10n, page: LogPage, question: LogField) -> str:
    """Everybody's answer to a question about how it goes, a line each."""
    lines = [
        f"{initials(part.author_name)}: {said_text(l10n, part.log.answer(question), ANSWER_SHOWN)}"
        for part in page.parts
        if not part.log.answer(question).is_empty
    ]
    return cut("\n".join(lines), SECTION_SHOWN)


def notes_text(page: LogPage) -> str:
    notes = [f"{initials(part.author_name)}: {part.log.note}" for part in page.parts if part.log.note]
    return cut("\n".join(notes), NOTE_SHOWN)


def meeting_data(l10n: L10n, page: LogPage) -> dict[str, Any]:
    """Whose meeting, when, how long and about what: the head of every window of a record."""
    found = [page.tree.find(topic_id) for topic_id in page.topics]
    names, topic = ", ".join(map(initials, page.names)), topics_line(l10n, [each for each in found if each is not None])
    return {
        "names": names,
        "about": together(names, topic),
        "when": page.starts_at,
        "span": span_text(l10n, page.minutes),
        "topic": topic,
        "is_group": page.is_group,
    }


def page_data(l10n: L10n, page: LogPage) -> dict[str, Any]:
    """What the page of a record shows."""
    settled = [each.step for each in page.earlier if each.tick is not None]
    private = page.private
    return meeting_data(l10n, page) | {
        "works": answers_text(l10n, page, LogField.WORKS),
        "hinders": answers_text(l10n, page, LogField.HINDERS),
        "mentee_steps": _section(l10n, page.steps_of(Side.MENTEE)),
        "mentor_steps": _section(l10n, page.steps_of(Side.MENTOR)),
        "settled": _section(l10n, settled),
        "notes": notes_text(page),
        "private": cut(private.words, NOTE_SHOWN) if private else "",
        "has_private": private is not None,
        "has_private_voice": private is not None and private.voice is not None,
        "is_empty": not page.is_begun,
    }


def _section(l10n: L10n, steps: Sequence[NextStep]) -> str:
    return cut(steps_text(l10n, steps, ANSWER_SHOWN), SECTION_SHOWN)
