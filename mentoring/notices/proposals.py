"""What is said of mentorships proposed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from mentoring.model.bank import Kind
from mentoring.model.ids import MentorshipId
from mentoring.model.mentorship import Side
from mentoring.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipProposed(Notice):
    """A member is asked whether they are willing to be in a mentorship the curator proposes."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    mentorship_id: MentorshipId
    side: Side
    mentor_name: str
    mentee_names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    months: int
    rationale: str
    is_reminder: bool = False


class ProposalEnd(StrEnum):
    """Why a member has nothing left to press under a proposal."""

    #: They said yes; others have not answered yet.
    OTHERS_ASKED = "others_asked"
    #: They said no.
    DECLINED = "declined"
    #: Everybody said yes.
    AGREED = "agreed"
    #: Somebody else said no, the time is over, or the curator took it back.
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalOver(Notice):
    """Rewrites the question to a member of a proposed mentorship."""

    is_prompt: ClassVar[bool] = True
    mentorship_id: MentorshipId
    why: ProposalEnd


class ProposalFailure(StrEnum):
    """Why a proposal came to nothing."""

    DECLINED = "declined"
    SILENT = "silent"
    #: The mentor's last place went to others meanwhile.
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFailed(Notice):
    """The curator who proposed a mentorship learns that it will not come about, and why."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    mentor_name: str
    why: ProposalFailure
    #: Who said no, or nothing.
    unwilling: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipAgreed(Notice):
    """A member learns that everybody has said yes; the deciders have it now."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    other_names: tuple[str, ...]
