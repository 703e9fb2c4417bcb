"""What is said of frequently asked questions."""

from dataclasses import dataclass
from typing import ClassVar

from mentoring.notices.base import Notice, TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProposed(Notice):
    """The curator has a solved case to edit and publish."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    topic: TopicName
