"""What is said of decisions about mentorships."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mentoring.model.ids import MentorshipId
from mentoring.notices.base import Notice, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsWait(Notice):
    """The morning's count for whoever decides."""

    priority: ClassVar[Priority] = Priority.DIGEST
    is_unasked: ClassVar[bool] = True
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilReminded(Notice):
    """A member of the council who has been silent about a head's mentorship: without the council it cannot begin."""

    is_unasked: ClassVar[bool] = True
    mentor_name: str
    mentees: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipApproved(Notice):
    """Its people learn that the curator approved their mentorship."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    #: An order of the head comes before it begins.
    has_order_step: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipReturned(Notice):
    """Its people learn what the curator would like to have changed."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    words: str
    #: Until when it is theirs to change.
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipSentAgain(Notice):
    """The others of a mentorship learn that one of them changed it and sent it again."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipBackWithCurator(Notice):
    """Its people learn that the curator decides again, as nobody changed what was returned."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipRefused(Notice):
    """Its people learn that the curator refused their mentorship, and why."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherMentorSought(Notice):
    """Its people learn that the curator looks for another mentor for these mentees."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    mentees: tuple[str, ...]
    words: str
    to_mentor: bool
