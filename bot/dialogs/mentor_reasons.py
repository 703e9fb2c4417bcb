"""Why a mentor suits a mentee, in words; a number of it nobody sees."""

from collections.abc import Iterable

from bot.dialogs.bank_words import kinds_text, times_text
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.fit import (
    CommonTimes,
    HasRoom,
    Interest,
    Reason,
    SameSubject,
    StrongInTopic,
    StrongNearby,
    WayWanted,
)
from mentoring.model.ids import TopicId
from mentoring.model.subjects import subject_keys
from mentoring.model.topics import TopicTree

#: So many common times are named.
TIMES_SHOWN = 3


def reasons_text(
    l10n: L10n, reasons: Iterable[Reason], tree: TopicTree, subjects: Iterable[str], *, has_place: bool
) -> str:
    """«сильная сторона: Дисциплина ●●●; общее время: пн утром». Plain: whoever shows it escapes it.

    `subjects` are those of the reader, whose own spelling is used. Interest is told only when it is mutual.
    """
    taught = list(subjects)
    found = (_reason(l10n, reason, tree, taught, has_place=has_place) for reason in reasons)
    return "; ".join(text for text in found if text)


def _reason(l10n: L10n, reason: Reason, tree: TopicTree, subjects: list[str], *, has_place: bool) -> str:
    label = l10n.label
    match reason:
        case StrongInTopic(topic_id=topic_id, strength=strength):
            return label("reason-strong", topic=f"{_title(l10n, tree, topic_id)} {'●' * strength}")
        case StrongNearby(nearby_id=topic_id, strength=strength):
            return label("reason-nearby", topic=f"{_title(l10n, tree, topic_id)} {'●' * strength}")
        case SameSubject(subjects=keys):
            same = [subject for subject in subjects if subject_keys([subject]) & set(keys)]
            return label("reason-subject", subject=", ".join(same) or ", ".join(keys))
        case Interest(is_mutual=True):
            return label("reason-interest")
        case CommonTimes(slots=slots):
            return label("reason-times", times=times_text(l10n, slots[:TIMES_SHOWN]))
        case WayWanted(kinds=kinds) if kinds:
            return label("reason-kinds", kinds=kinds_text(l10n, kinds))
        case HasRoom(places=places) if has_place:
            return label("reason-places", count=places)
        case _:
            return ""


def _title(l10n: L10n, tree: TopicTree, topic_id: TopicId) -> str:
    topic = tree.find(topic_id)
    return topic_title(l10n, topic) if topic is not None else "—"
