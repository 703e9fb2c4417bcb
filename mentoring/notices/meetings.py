"""What is said of meetings."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from mentoring.model.ids import MeetingId, MentorshipId
from mentoring.model.meetings import MeetingState
from mentoring.model.people import Mode
from mentoring.notices.base import Notice, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """An agreed meeting as its messages name it, and as calendars keep it."""

    meeting_id: MeetingId
    #: The others as this reader sees them.
    names: tuple[str, ...]
    starts_at: datetime
    minutes: int
    mode: Mode
    place: str
    agenda: str = ""
    goal: str = ""
    #: Who leads it in a reverse mentorship.
    leader_name: str = ""
    #: How often its entry in calendars was changed, and when last.
    sequence: int = 0
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingProposed(Notice):
    """Times to meet wait for this reader's answer."""

    is_unasked: ClassVar[bool] = False
    can_be_snoozed: ClassVar[bool] = True
    meeting_id: MeetingId
    name: str
    times: tuple[datetime, ...]
    minutes: int
    mode: Mode
    place: str
    agenda: str
    goal: str
    is_acquaintance: bool
    #: True when other times were proposed before.
    is_anew: bool
    #: The time that was agreed on until now.
    was_at: datetime | None = None
    #: Of a series, days between two meetings, and of a schedule how many there are.
    step_days: int | None = None
    count: int | None = None
    #: Which of the times the reader has another meeting at.
    clashes: tuple[datetime, ...] = ()
    #: One of several mentees, who takes a time or cannot, and proposes none for all the others.
    is_one_of_group: bool = False


class MeetingProposalEnd(StrEnum):
    """Why a proposal has nothing left to press."""

    AGREED = "agreed"
    #: Other times were proposed.
    ANEW = "anew"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingProposalOver(Notice):
    """Rewrites a proposal of times."""

    is_prompt: ClassVar[bool] = True
    meeting_id: MeetingId
    why: MeetingProposalEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAgreed(Notice):
    """A time is agreed on: the card, with its entry for the reader's calendar."""

    is_unasked: ClassVar[bool] = False
    is_timed: ClassVar[bool] = True
    card: MeetingCard
    #: Who agreed; empty for the one who did.
    by_name: str = ""
    step_days: int | None = None
    #: The time stands as it was; the place, or the link, is another.
    is_place_changed: bool = False
    #: Put in afterwards, as one that was held.
    is_past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalledOff(Notice):
    """A meeting, or what was proposed of it, will not take place; without a name nobody answered in time."""

    is_unasked: ClassVar[bool] = False
    is_timed: ClassVar[bool] = True
    meeting_id: MeetingId
    mentorship_id: MentorshipId | None
    name: str
    excuse: str
    #: The reader did it.
    is_readers: bool = False
    #: The mentorship is over.
    is_over: bool = False
    #: What is to be taken out of the reader's calendar.
    card: MeetingCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAttendanceChanged(Notice):
    """Somebody of a group cannot come to a meeting that takes place."""

    is_unasked: ClassVar[bool] = False
    meeting_id: MeetingId
    name: str
    starts_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingReminder(Notice):
    """An agreed meeting comes near."""

    is_unasked: ClassVar[bool] = False
    is_timed: ClassVar[bool] = True
    card: MeetingCard
    #: How long before the start.
    before: timedelta
    #: The reader has no entry of it in their calendar yet.
    with_entry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningLate(Notice):
    """Somebody will be late for a meeting that is about to begin."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    meeting_id: MeetingId
    name: str
    minutes: int
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAsked(Notice):
    """After a meeting: held, moved, or did not happen?"""

    is_unasked: ClassVar[bool] = False
    meeting_id: MeetingId
    names: tuple[str, ...]
    starts_at: datetime
    #: The reader is one of several mentees: they speak for themselves.
    is_one_of_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAskOver(Notice):
    """Rewrites the question once it is settled."""

    is_prompt: ClassVar[bool] = True
    meeting_id: MeetingId
    starts_at: datetime
    state: MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDisputed(Notice):
    """Deciders learn that the people of a meeting said different things about it."""

    is_unasked: ClassVar[bool] = False
    meeting_id: MeetingId
    pair: str
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDecided(Notice):
    """Its people learn how the curator settled what they said differently."""

    is_unasked: ClassVar[bool] = True
    meeting_id: MeetingId
    starts_at: datetime
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsMissed(Notice):
    """Deciders learn that a mentorship has missed meetings one after the other."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FitAsked(Notice):
    """After the first meetings each is asked whether it fits (гл. 4 п. 5 пп. 2)."""

    is_unasked: ClassVar[bool] = False
    mentorship_id: MentorshipId
    names: tuple[str, ...]
    held: int
    #: A mentee may look for another mentor.
    to_mentee: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FitDoubted(Notice):
    """Deciders learn that one of a mentorship would like to talk about whether it fits."""

    is_unasked: ClassVar[bool] = True
    mentorship_id: MentorshipId
    pair: str
    name: str
