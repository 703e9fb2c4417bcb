"""Why a mentor suits, in words: reasons and never a number (гл. 4 п. 5 пп. 1)."""

from collections.abc import Mapping

from bot.dialogs.bank_words import kinds_text, times_text
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.fit import (
    CommonTimes,
    Fit,
    HasRoom,
    Interest,
    Reason,
    SameSubject,
    StrongInTopic,
    StrongNearby,
    WayWanted,
)
from mentoring.model.ids import TopicId
from mentoring.notices import TopicName

#: How many reasons a line names.
MOST_REASONS = 3


def reasons_text(l10n: L10n, fit: Fit, topics: Mapping[TopicId, TopicName], *, most: int = MOST_REASONS) -> str:
    """«Дисциплина ●●●, один предмет, свободных мест: 2»; what stands in the way where something does."""
    label = l10n.label
    if fit.stop is not None:
        return label("fit-stop", stop=fit.stop.value)
    said = [words for reason in fit.reasons if (words := _reason(l10n, reason, topics))]
    return ", ".join(said[:most]) or label("fit-nothing")


def _reason(l10n: L10n, reason: Reason, topics: Mapping[TopicId, TopicName]) -> str:
    label = l10n.label
    match reason:
        case StrongInTopic(topic_id=topic_id, strength=strength):
            return f"{_topic(l10n, topic_id, topics)} {'●' * strength}"
        case StrongNearby(nearby_id=topic_id):
            return label("fit-nearby", topic=_topic(l10n, topic_id, topics))
        case SameSubject():
            return label("fit-subject")
        case Interest(of_mentee=of_mentee, of_mentor=of_mentor):
            return label("fit-interest", is_mutual=of_mentee and of_mentor)
        case CommonTimes(slots=slots):
            return label("fit-times", times=times_text(l10n, slots))
        case WayWanted(kinds=kinds):
            return label("fit-kinds", kinds=kinds_text(l10n, kinds)) if kinds else ""
        case HasRoom(places=places):
            return label("fit-room", places=places)


def _topic(l10n: L10n, topic_id: TopicId, topics: Mapping[TopicId, TopicName]) -> str:
    label = l10n.label
    return topic_title(l10n, topics[topic_id]) if topic_id in topics else label("fit-topic-gone")
