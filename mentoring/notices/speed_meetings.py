"""What is said of single meetings."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mentoring.model.ids import SpeedMeetingId, TopicId
from mentoring.notices.base import Notice, TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedMeetingRefused(Notice):
    """The mentee learns that the curator refused a single meeting, and why; or, without words, that its time came."""

    is_unasked: ClassVar[bool] = False
    mentor_name: str
    topic: TopicName
    topic_id: TopicId
    starts_at: datetime
    words: str
    is_lapsed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedMeetingHeld(Notice):
    """A single meeting was held: the mentee rates it by one tap, and may go on with the mentor."""

    is_unasked: ClassVar[bool] = False
    speed_id: SpeedMeetingId
    mentor_name: str
    topic: TopicName
