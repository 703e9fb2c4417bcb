"""What is said of open hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.model.ids import OpenHourId
from mentoring.model.people import Mode
from mentoring.notices.base import Notice, Priority, TopicName


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCard:
    """An open hour as its notices name it."""

    hour_id: OpenHourId
    topic: TopicName
    about: str
    host_name: str
    starts_at: datetime
    minutes: int
    mode: Mode
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourAnnounced(Notice):
    """A colleague holds an open hour; rewritten when it is moved."""

    priority: ClassVar[Priority] = Priority.BROADCAST
    is_unasked: ClassVar[bool] = True
    card: HourCard
    seats: int
    is_chosen: bool
    step_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourOff(Notice):
    """Rewrites the announcement of an open hour that was called off."""

    is_prompt: ClassVar[bool] = True
    card: HourCard


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFound(Notice):
    """Who waited has a seat now: one became free, or the host chose them."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourMoved(Notice):
    """Who signed up learns of another time or place."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    was_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourCalledOff(Notice):
    """Who signed up learns that it will not be, and why."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHourReminder(Notice):
    """It begins soon: for the host, with how many come, and for who has a seat."""

    is_unasked: ClassVar[bool] = False
    card: HourCard
    #: How long before the start.
    before: timedelta
    is_host: bool
    coming: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsAsked(Notice):
    """Somebody would like to come: the host chooses. Said once, until nobody waits any more."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    card: HourCard


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceAsked(Notice):
    """It is over: the host is asked who came."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    card: HourCard
