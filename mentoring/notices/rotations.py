"""What is said of circles of meetings."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mentoring.model.ids import AccountId, PersonId, RotationId
from mentoring.model.rotation import Phase
from mentoring.notices.base import Notice, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationInvited(Notice):
    """A person is asked whether they come to a circle of meetings; rewritten with what they said."""

    is_unasked: ClassVar[bool] = False
    rotation_id: RotationId
    title: str
    starts_at: datetime
    place: str
    organiser_name: str
    rounds: int
    minutes: int
    comes: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSeat:
    """A round of a person's plan; without a name they wait."""

    round: int
    table: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationPlanned(Notice):
    """Everybody who comes gets their own way through the rounds; rewritten when it changes."""

    is_unasked: ClassVar[bool] = False
    rotation_id: RotationId
    title: str
    starts_at: datetime
    place: str
    seats: tuple[PlannedSeat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationUnderWay(Notice):
    """Rewrites the plan once the circle has begun: the newer message tells what comes next."""

    is_prompt: ClassVar[bool] = True
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationBeat(Notice):
    """The one message of a person during a circle: where they are now, till when, and where they go next."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    place: str
    phase: Phase
    round: int
    rounds: int
    #: None while the circle is paused.
    until: datetime | None
    #: Not here: they are planned again once they say that they are.
    is_away: bool
    #: This round, in a break the one to come, and those after it; empty for who is away.
    seats: tuple[PlannedSeat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationDesk(Notice):
    """The organiser's one message during a circle, with what they can press."""

    priority: ClassVar[Priority] = Priority.URGENT
    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    beat: int
    phase: Phase
    round: int
    rounds: int
    until: datetime | None
    here: int
    away: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationEnded(Notice):
    """What a participant's message turns into: whom they met, and how it was."""

    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    met: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationDeskEnded(Notice):
    """What the organiser's message turns into."""

    is_prompt: ClassVar[bool] = True
    rotation_id: RotationId
    title: str
    rounds: int
    came: int
    meetings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationCalledOff(Notice):
    """Who was invited learns that there will be no circle; also rewrites what they were sent about it."""

    is_unasked: ClassVar[bool] = False
    title: str
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationLapsed(Notice):
    """The organiser learns that a circle nobody began is off."""

    is_unasked: ClassVar[bool] = True
    rotation_id: RotationId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOpened(Notice):
    """Both want to keep in touch: each gets the way to write to the other."""

    is_prompt: ClassVar[bool] = True
    person_id: PersonId
    name: str
    account: AccountId | None
    #: The reader is the mentee: they may ask for a lasting mentorship.
    may_ask: bool
