"""Open hours: a professional is there at a set time for whoever has a question (гл. 4 п. 6 пп. 6)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mentoring.model.ids import OpenHourId, PersonId, TopicId, UnitId
from mentoring.model.meetings import MeetingTerms
from mentoring.model.people import Mode
from mentoring.model.school_clock import moment_of
from mentoring.refusals import OpenHourOver

LONGEST_ABOUT = 300
LONGEST_WORDS = 300
#: Seats of one open hour: enough for a hall, too few for a slip of the finger.
MOST_SEATS = 100
#: How long one may be, minutes.
MINUTES = range(10, 241)
#: How far ahead one may be announced.
FURTHEST = timedelta(days=60)
#: How many one host may have ahead at once.
MOST_AHEAD = 8
#: Days after which one may come again: every week, every two weeks.
STEPS = (7, 14)
#: So many days off in a row are stepped over before it stops coming again: the longest holidays.
MOST_SKIPPED = 16


class Admission(StrEnum):
    """Who gets a seat."""

    FIRST_COME = "first_come"
    #: Whom the host chooses of those who would like to come.
    CHOSEN = "chosen"


class Audience(StrEnum):
    """To whom it is announced; whoever is of the unit may come."""

    UNIT = "unit"
    #: Who needs help in its topic.
    TOPIC = "topic"


class OpenHourState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class SeatState(StrEnum):
    """Where somebody stands who has signed up."""

    SEATED = "seated"
    #: In the waiting list; where the host chooses, somebody who would like to come.
    WAITING = "waiting"
    #: They signed off.
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUp:
    """A person's seat, or place in the waiting list."""

    person_id: PersonId
    state: SeatState
    since: datetime
    #: Whether they were there; None until the host has said so.
    came: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHour:
    """One open hour; who comes again every week is another one each time.

    Its clock (`due_at`) stands at the next thing to happen by itself: a reminder, or its end.
    """

    id: OpenHourId
    unit_id: UnitId
    host_id: PersonId
    topic_id: TopicId
    starts_at: datetime
    minutes: int
    mode: Mode
    #: A place, or a link where the mode is online.
    place: str
    seats: int
    admission: Admission
    audience: Audience
    #: What it is about, in the host's words.
    about: str = ""
    #: Days until it comes again; None: it does not.
    step_days: int | None = None
    state: OpenHourState = OpenHourState.PLANNED
    #: Why it was called off.
    words: str = ""
    #: Seats given. Counted by the database alone, which never lets it grow past the seats.
    taken: int = 0
    due_at: datetime | None = None
    #: Counts changes, so that a card looked at earlier is known to be old; signing up is none.
    version: int = 1

    @property
    def subject(self) -> str:
        """What the notices to those who signed up are found by."""
        return f"hour:{self.id}"

    @property
    def announced(self) -> str:
        """The subject of its announcement, which is rewritten when the hour is moved or called off."""
        return f"{self.subject}:new"

    @property
    def asks(self) -> str:
        """The subject of the host's notice that people would like to be chosen."""
        return f"{self.subject}:asks"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_full(self) -> bool:
        return self.taken >= self.seats

    def is_ahead(self, now: datetime) -> bool:
        """Whether one may still sign up and off."""
        return self.state is OpenHourState.PLANNED and now < self.starts_at

    def must_be_ahead(self, now: datetime) -> None:
        """Raises OpenHourOver for what has begun or was called off."""
        if not self.is_ahead(now):
            raise OpenHourOver

    def has_begun(self, now: datetime) -> bool:
        """Whether it can be said who came."""
        return self.state is not OpenHourState.CANCELLED and self.starts_at <= now

    def planned(self, now: datetime, terms: MeetingTerms) -> "OpenHour":
        """With its clock set."""
        return replace(self, due_at=self._next_mark(now, terms))

    def moved(self, starts_at: datetime, mode: Mode, place: str, now: datetime, terms: MeetingTerms) -> "OpenHour":
        """At another time or place. Raises OpenHourOver."""
        self.must_be_ahead(now)
        return replace(self, starts_at=starts_at, mode=mode, place=place).planned(now, terms)

    def called_off(self, words: str, now: datetime) -> "OpenHour":
        """Raises OpenHourOver."""
        self.must_be_ahead(now)
        return replace(self, state=OpenHourState.CANCELLED, words=words, due_at=None)

    def reminded(self, now: datetime, terms: MeetingTerms) -> "OpenHour":
        """After a reminder, or one that comes too late: the clock goes on."""
        return replace(self, due_at=self._next_mark(now, terms))

    def held(self) -> "OpenHour":
        return replace(self, state=OpenHourState.HELD, due_at=None)

    def next_start(self, zone: ZoneInfo, is_working_day: Callable[[date], bool]) -> datetime | None:
        """When it comes again: at the same time on the wall, days off stepped over; None when it does not."""
        if self.step_days is None:
            return None
        local = self.starts_at.astimezone(zone)
        for times in range(1, MOST_SKIPPED + 1):
            day = local.date() + timedelta(days=self.step_days * times)
            if is_working_day(day):
                return moment_of(day, local.time(), zone)
        return None

    def again(self, starts_at: datetime) -> "OpenHour":
        """The next one, with nobody signed up."""
        return replace(
            self, id=OpenHourId(0), starts_at=starts_at, state=OpenHourState.PLANNED, words="", taken=0, version=1
        )

    def _next_mark(self, now: datetime, terms: MeetingTerms) -> datetime:
        marks = [*(self.starts_at - before for before in terms.reminders), self.ends_at]
        return next((mark for mark in marks if mark > now), self.ends_at)
