"""What is said of the bank of mentors and of their lists."""

from dataclasses import dataclass
from typing import ClassVar

from mentoring.model.bank import MentorState
from mentoring.model.ids import MentorListId, PersonId, UnitId
from mentoring.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorOffered(Notice):
    """The curators learn that a colleague is ready to be a mentor."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    person_id: PersonId
    unit_id: UnitId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorsProposed(Notice):
    """A head has a list of mentors to approve."""

    is_unasked: ClassVar[bool] = True
    can_be_snoozed: ClassVar[bool] = True
    list_id: MentorListId
    count: int
    proposer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListOver(Notice):
    """Rewrites the head's notice once nothing of the list waits any more."""

    is_prompt: ClassVar[bool] = True
    list_id: MentorListId
    by_name: str
    approved: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorListDecided(Notice):
    """Who proposed a list learns what became of it."""

    is_unasked: ClassVar[bool] = False
    list_id: MentorListId
    by_name: str
    approved: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorStateChanged(Notice):
    """A mentor learns of a step somebody else took with their card."""

    is_unasked: ClassVar[bool] = True
    state: MentorState
    reason: str
