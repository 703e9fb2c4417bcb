"""What every notice is: its place in the queue, and when it may come."""

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar


class Priority(IntEnum):
    """Who goes first when many wait."""

    URGENT = 0
    PERSONAL = 1
    DIGEST = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Base of all notices."""

    priority: ClassVar[Priority] = Priority.PERSONAL
    #: True for what the reader waits for now (help that goes on, an old message that changes): it comes at any hour.
    is_prompt: ClassVar[bool] = False
    #: Whether it is one of those of which a reader gets so many a day, the rest in a digest. Every kind that is not
    #: prompt says so itself. What answers the reader does not count, nor what asks them while a clock runs, nor a
    #: question that changes in the chat with its answer (a line of a digest cannot be rewritten), nor help.
    is_unasked: ClassVar[bool] = False
    #: True for what its use case times to the minute, at night too: nobody asks once more whether it is quiet.
    is_timed: ClassVar[bool] = False
    #: True for what asks the reader to do something that has time: they may have it said again later.
    can_be_snoozed: ClassVar[bool] = False
    #: True for what somebody who has just parted with the school should still hear.
    follows_who_left: ClassVar[bool] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    """A topic's name as data: the unit's own words, or the code of a seeded topic whose name is a text."""

    code: str | None
    name: str | None
