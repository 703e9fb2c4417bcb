"""Repositories of meetings, their records, and what goes beyond the pair."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mentoring.model.agenda import Engagement
from mentoring.model.ids import (
    MeetingId,
    MentorshipId,
    NextStepId,
    OpenHourId,
    PersonId,
    RotationId,
    SeriesId,
    SpeedMeetingId,
    TopicId,
    UnitId,
)
from mentoring.model.meeting_log import MeetingLog, NextStep, PrivateNote
from mentoring.model.meetings import Meeting, MeetingState, Series
from mentoring.model.open_hours import OpenHour, SeatState, SignUp
from mentoring.model.rotation import Rotation, RotationState
from mentoring.model.slots import Availability
from mentoring.model.speed_meetings import SpeedMeeting


class Meetings(Protocol):
    """Meetings and the series they come from."""

    async def add(self, meeting: Meeting) -> Meeting:
        """The id given is ignored; the stored meeting has its own."""
        ...

    async def get(self, meeting_id: MeetingId) -> Meeting:
        """Raises Gone."""
        ...

    async def save(self, after: Meeting, *, expected: Meeting) -> Meeting | None:
        """Compare-and-set on the version: the meeting as stored, or None when it has moved on meanwhile."""
        ...

    async def of_mentorship(
        self, mentorship_id: MentorshipId, states: Collection[MeetingState], limit: int
    ) -> list[Meeting]:
        """Its newest meetings in these states, the newest first: by their start, else by when they were proposed."""
        ...

    async def open_of(self, mentorship_id: MentorshipId) -> list[Meeting]:
        """What is proposed or agreed on in it."""
        ...

    async def held_count(self, mentorship_id: MentorshipId) -> int: ...

    async def due(self, now: datetime, limit: int) -> list[MeetingId]:
        """Meetings whose clock has struck, the earliest first."""
        ...

    async def next_due(self) -> datetime | None: ...

    async def add_series(self, series: Series) -> Series:
        """The id given is ignored; the stored series has its own."""
        ...

    async def series(self, series_id: SeriesId) -> Series:
        """Raises Gone."""
        ...

    async def series_of(self, mentorship_id: MentorshipId) -> list[Series]:
        """The series of it that still go on, or wait for their first meeting to be agreed on."""
        ...

    async def save_series(self, after: Series, *, expected: Series) -> Series | None:
        """Compare-and-set on the version."""
        ...

    async def series_due(self, now: datetime, limit: int) -> list[SeriesId]:
        """Series whose next meeting has come within the horizon."""
        ...

    async def next_series_due(self) -> datetime | None: ...


class Agendas(Protocol):
    """What people are to be at, of all kinds together."""

    async def of(self, people: Collection[PersonId], since: datetime, until: datetime) -> list[Engagement]:
        """What takes any of the span for one of these, the earliest first, in one statement.

        Agreed meetings to which they come, open hours they hold or have a seat in, circles to which they said yes.
        """
        ...


class OpenHours(Protocol):
    """Open hours and who signed up for them."""

    async def add(self, hour: OpenHour) -> OpenHour:
        """The id given is ignored; the stored hour has its own."""
        ...

    async def get(self, hour_id: OpenHourId) -> OpenHour:
        """Raises Gone."""
        ...

    async def held(self, hour_id: OpenHourId) -> OpenHour:
        """The hour as it stands; other work about this one hour waits until this ends. Raises Gone."""
        ...

    async def save(self, after: OpenHour, *, expected: OpenHour) -> OpenHour | None:
        """Compare-and-set on the version. The seats taken are left as they are."""
        ...

    async def ahead_of(self, host_id: PersonId, now: datetime) -> list[OpenHour]:
        """What the person will host, the earliest first."""
        ...

    async def take_seat(self, hour_id: OpenHourId) -> bool:
        """Compare-and-set: one more seat is taken; False when there is none, or the hour is not planned any more."""
        ...

    async def free_seat(self, hour_id: OpenHourId) -> None: ...

    async def sign_up(self, hour_id: OpenHourId, person_id: PersonId) -> SignUp | None:
        """Where the person stands; None when they have never signed up."""
        ...

    async def put(self, hour_id: OpenHourId, sign_up: SignUp) -> None:
        """Where the person stands from now on."""
        ...

    async def move(self, hour_id: OpenHourId, person_id: PersonId, state: SeatState, *, expected: SeatState) -> bool:
        """Compare-and-set."""
        ...

    async def mark(self, hour_id: OpenHourId, people: Collection[PersonId], came: bool) -> None:
        """Whether these of the seated were there."""
        ...

    async def signed_up(self, hour_id: OpenHourId, *states: SeatState) -> list[SignUp]:
        """Who came first before the others."""
        ...

    async def signed_up_by(self, person_id: PersonId, now: datetime) -> list[OpenHour]:
        """What lies ahead for which the person has a seat, or waits for one."""
        ...

    async def interested(self, unit_id: UnitId, topic_id: TopicId) -> set[PersonId]:
        """Who of the unit needs help in the topic, in its direction, or in one under it."""
        ...

    async def due(self, now: datetime, limit: int) -> list[OpenHourId]:
        """Whose clock has struck, the earliest first."""
        ...

    async def next_due(self) -> datetime | None: ...


class Slots(Protocol):
    """What mentors have published for single meetings; of each in a unit one record."""

    async def get(self, person_id: PersonId, unit_id: UnitId) -> Availability | None: ...

    async def save(self, availability: Availability) -> None: ...

    async def published(self, unit_id: UnitId) -> list[Availability]:
        """Of everybody in the unit who has published a slot."""
        ...

    async def forget(self, person_id: PersonId, units: Collection[UnitId]) -> None: ...


class SpeedMeetings(Protocol):
    """Single meetings, from the slot chosen to what came of them."""

    async def add(self, speed: SpeedMeeting) -> SpeedMeeting | None:
        """The id given is ignored; None when another request waits for the same slot."""
        ...

    async def get(self, speed_id: SpeedMeetingId) -> SpeedMeeting:
        """Raises Gone."""
        ...

    async def of_meeting(self, meeting_id: MeetingId) -> SpeedMeeting | None: ...

    async def save(self, after: SpeedMeeting, *, expected: SpeedMeeting) -> SpeedMeeting | None:
        """Compare-and-set on the version."""
        ...

    async def waiting_for(self, mentors: Collection[PersonId], now: datetime) -> list[SpeedMeeting]:
        """Requests for slots of these that lie ahead and wait for a curator."""
        ...

    async def waiting_of(self, person_id: PersonId) -> list[SpeedMeeting]:
        """Requests the person has asked, or is to be met in, that wait for a curator."""
        ...

    async def agreed_of(self, person_id: PersonId, now: datetime) -> list[SpeedMeeting]:
        """Those ahead whose meeting still stands, for the mentee as for the mentor."""
        ...

    async def due(self, now: datetime, limit: int) -> list[SpeedMeetingId]:
        """Requests whose time to be decided on is over."""
        ...

    async def next_due(self) -> datetime | None: ...


class MeetingLogs(Protocol):
    """Records of meetings, the steps agreed on at them, and what each keeps for themselves."""

    async def of(self, meeting_id: MeetingId, author_id: PersonId) -> MeetingLog | None:
        """The author's part of the shared record."""
        ...

    async def save(self, log: MeetingLog) -> None:
        """In the place of the author's earlier one; an empty one is none."""
        ...

    async def steps(self, meeting_id: MeetingId) -> list[NextStep]:
        """What was agreed on at the meeting, in the order written."""
        ...

    async def step(self, step_id: NextStepId) -> NextStep:
        """Raises Gone."""
        ...

    async def add_step(self, step: NextStep) -> bool:
        """The id given is ignored; False when the same phrase stands there for this side already."""
        ...

    async def save_step(self, after: NextStep, *, expected: NextStep) -> bool:
        """Compare-and-set on what was said of it; False when somebody has ticked it meanwhile."""
        ...

    async def remove_step(self, step: NextStep) -> bool:
        """The same, for one taken back."""
        ...

    async def write_private(self, note: PrivateNote) -> None:
        """In the place of the author's earlier one."""
        ...

    async def forget_private(self, meeting_id: MeetingId, author_id: PersonId) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationLine:
    """A circle of meetings as one line of a reader's list."""

    id: RotationId
    title: str
    starts_at: datetime
    state: RotationState
    #: What the reader said: None while they have not, and for who is not invited.
    comes: bool | None
    is_invited: bool


class Rotations(Protocol):
    """Circles of meetings."""

    async def add(self, rotation: Rotation) -> Rotation:
        """The id given is ignored."""
        ...

    async def get(self, rotation_id: RotationId) -> Rotation:
        """Raises Gone."""
        ...

    async def hold(self, rotation_id: RotationId) -> None:
        """Make other changes of the circle wait until this one ends."""
        ...

    async def save(self, after: Rotation, *, expected: Rotation) -> bool:
        """Compare-and-set on the version: False when the circle has changed meanwhile."""
        ...

    async def topics(self, rotation: Rotation) -> Mapping[PersonId, frozenset[TopicId]]:
        """The strengths of the mentors invited, and the needs of the mentees."""
        ...

    async def lines(
        self, person_id: PersonId, unit_id: UnitId, *, since: datetime, whole_unit: bool, limit: int
    ) -> list[RotationLine]:
        """Live ones and those since the moment that the person is in or leads, or all of the unit, the latest first."""
        ...

    async def due(self, now: datetime, limit: int) -> list[RotationId]:
        """Those the clock has to move on, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...
