"""All the bot may say unprompted: one frozen class a kind. The words stand in `locales/*/notices.ftl`.

A notice carries identifiers and the short values its sentence names, as they were when the fact happened.
Its place in the queue is a class attribute; so is whether it may come in quiet hours, and whether it counts as unasked.
"""

from mentoring.notices import (
    answers,
    bank,
    decisions,
    endings,
    help,
    mediation,
    meetings,
    mentor_requests,
    open_hours,
    papers,
    peace,
    people,
    proposals,
    rotations,
    speed_meetings,
)
from mentoring.notices.base import Notice, Priority, TopicName

#: Whoever reads a kept notice finds every kind by its name, so all are imported here.
__all__ = [
    "Notice",
    "Priority",
    "TopicName",
    "answers",
    "bank",
    "decisions",
    "endings",
    "help",
    "mediation",
    "meetings",
    "mentor_requests",
    "open_hours",
    "papers",
    "peace",
    "people",
    "proposals",
    "rotations",
    "speed_meetings",
]
