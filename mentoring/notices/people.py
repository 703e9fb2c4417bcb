"""What is said of people who come and go."""

from dataclasses import dataclass
from typing import ClassVar

from mentoring.model.ids import HelpRequestId, PersonId
from mentoring.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonJoined(Notice):
    """The curator learns that somebody they invited has come."""

    is_unasked: ClassVar[bool] = True
    joined_id: PersonId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRefused(Notice):
    """The curator learns that an invited person did not consent; nothing of them was stored."""

    is_unasked: ClassVar[bool] = True
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLeft(Notice):
    """The curator learns that a person left, or withdrew their consent."""

    is_unasked: ClassVar[bool] = True
    name: str
    has_withdrawn_consent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUnreachable(Notice):
    """The curator, and the mentor who is helping them, learn that the bot can no longer write to a person."""

    is_unasked: ClassVar[bool] = False
    unreachable_id: PersonId
    name: str
    #: For the mentor: what they are helping with.
    request_id: HelpRequestId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesChanged(Notice):
    """A person learns of a role given or taken; with none left, that they are no longer of the unit."""

    is_unasked: ClassVar[bool] = True
    follows_who_left: ClassVar[bool] = True
    roles: tuple[str, ...]
