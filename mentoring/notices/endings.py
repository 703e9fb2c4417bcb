"""What is said of one's own mentorships and of their ends."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from mentoring.model.closings import Ground
from mentoring.model.ids import MentorshipId
from mentoring.notices.base import Notice


class Reader(StrEnum):
    """Who a notice about a mentorship goes to: its mentor, one of its mentees, or who decides on it."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    DECIDER = "decider"


@dataclass(frozen=True, slots=True, kw_only=True)
class SteppedBack(Notice):
    """Somebody has thought better of a mentorship before it began. No reason is given, and none was asked."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    reader: Reader
    #: True for a group that goes on without one of its mentees.
    goes_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAnnounced(Notice):
    """A mentorship will end on a day, or a mentee will leave the group; the others and the deciders learn of it."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    ground: Ground
    #: Whose initiative it is.
    name: str
    ends_on: date
    reader: Reader
    #: True when a mentee leaves a group that goes on.
    is_leaving: bool
    #: Somebody stays in the unit without this mentor, so that another may take over.
    leaves_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTakenBack(Notice):
    """What was announced will not be: the mentorship goes on."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    name: str
    reader: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class EndProposed(Notice):
    """A person is asked whether they agree to end the mentorship on a day."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    name: str
    ends_on: date
    is_leaving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EndNotAgreed(Notice):
    """Who proposed to end a mentorship learns that somebody would go on, or (without a name) that nobody answered."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    pair: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWarned(Notice):
    """The curator warns the people of a mentorship; each of them may be heard before it is decided."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    facts: str
    ripe_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningLifted(Notice):
    """The curator let a mentorship go on after a warning."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEnded(Notice):
    """A mentorship has ended, or a mentee has left the group."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    ground: Ground
    ends_on: date
    reader: Reader
    #: The mentee who left a group that goes on; empty when all of it ended.
    leaver_name: str
    #: True for the copy of who left the group.
    is_leaver: bool
    #: Somebody stays in the unit without this mentor, so that another may take over.
    leaves_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEnding(Notice):
    """The term of a mentorship is over in a month."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    ends_on: date
    reader: Reader
