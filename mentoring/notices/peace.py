"""What is said of notices themselves."""

from dataclasses import dataclass
from typing import ClassVar

from mentoring.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeOver(Notice):
    """The time has come to which the reader put a notice off; it points to the message of that notice."""

    is_prompt: ClassVar[bool] = True
