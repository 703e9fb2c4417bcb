"""Names of topics in the reader's language."""

from typing import Protocol

from bot.l10n import L10n


class Named(Protocol):
    """A topic, or a topic's name as a notice carries it."""

    @property
    def code(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...


def topic_title(l10n: L10n, topic: Named) -> str:
    """The unit's own name of the topic, or the text of a seeded one. Plain: whoever shows it escapes it."""
    if topic.name is not None:
        return topic.name
    label = l10n.label
    return label(f"topic-{topic.code}")
