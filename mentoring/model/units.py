"""Units and their settings: every threshold of the product is the unit's, changed by its curator in chat."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mentoring.model.ids import UnitId
from mentoring.model.people import Language
from mentoring.model.school_calendar import SEEDED_BELLS, SEEDED_CALENDAR, SUMMER, Bell, PeriodKind, SchoolCalendar
from mentoring.model.school_clock import SchoolClock
from mentoring.refusals import Gone, SettingOutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSettings:
    """Thresholds of one unit; what stands here are the defaults."""

    working_weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    opens: time = time(8)
    closes: time = time(17)
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    #: Urgent help: how long each step of the ladder waits, on the wall clock.
    urgent_step: timedelta = timedelta(minutes=15)
    #: Help today: how long the mentee's own mentors have, in working time.
    today_step: timedelta = timedelta(hours=2)
    #: Help today: by this time the curator has what nobody took.
    today_by: time = time(17)
    #: Help this week: working days per step.
    week_step_days: int = 1
    #: How many mentors of the topic are asked at once.
    pool_size: int = 5
    #: How long a mentor who took a request may stay silent before it goes on.
    claim_lock: timedelta = timedelta(minutes=30)
    max_open_claims: int = 2
    max_open_requests: int = 3
    reopen_days: int = 7
    invite_days: int = 14
    #: A mentor asked within this time comes after the others in the pool.
    lately: timedelta = timedelta(days=2)
    #: How many lasting mentees a mentor has room for unless they say otherwise.
    mentor_capacity: int = 2
    #: The same for guests and heads; they may offer no more.
    guest_capacity: int = 1
    #: Requests for a mentor a mentee may have open at once.
    max_mentor_requests: int = 2
    #: Working days a mentor has to answer a request, and everybody a curator's proposal.
    mentor_answer_days: int = 3
    #: Whether the council gives its opinion on a mentorship, and in how many working days.
    has_council_step: bool = True
    council_days: int = 2
    #: Whether a mentorship begins by an order of the head; else it begins once all consents are registered.
    has_order_step: bool = True
    #: Working days after the order until the programme is due.
    programme_days: int = 10
    #: Working days between the announcement of an end and the end, at least.
    end_notice_days: int = 3
    #: Days between a curator's warning and the end it may lead to.
    warning_days: int = 10
    #: Meetings: nothing is proposed closer than this, nor further ahead than so many days.
    meeting_notice: timedelta = timedelta(hours=2)
    meeting_horizon_days: int = 14
    #: How long before a meeting its people are reminded, first and last.
    meeting_first_reminder: timedelta = timedelta(hours=24)
    meeting_last_reminder: timedelta = timedelta(hours=1)
    #: How long after its end they are asked how it went, and how many hours their silence is waited out.
    meeting_ask_after: timedelta = timedelta(minutes=30)
    meeting_silence: timedelta = timedelta(hours=48)
    #: Single meetings a mentee may have ahead at once, and whether the curator has to agree to each.
    max_speed_meetings: int = 2
    has_speed_step: bool = False
    #: Whether a mentor may call people together for a circle of meetings; curators and heads always may.
    mentors_may_gather: bool = False
    #: Documents stay on the server; the chat carries their number and title.
    keeps_papers_off_chat: bool = False
    #: How much each part of a fit counts (`mentoring.model.fit`), 0 for not at all.
    weight_topic: int = 10
    weight_interest: int = 6
    weight_subject: int = 4
    weight_times: int = 3
    weight_ways: int = 2
    weight_room: int = 2
    #: How many unasked messages a reader gets a day; the rest comes in one digest.
    unasked_a_day: int = 2
    #: When the digest comes, on the reader's clock.
    digest_at: time = time(16)


#: Between what each setting of a unit may lie; weekdays are any, but one at least.
LIMITS: dict[str, tuple[Any, Any]] = {
    "opens": (time(0), time(23)),
    "closes": (time(1), time(23, 59)),
    "quiet_from": (time(0), time(23, 59)),
    "quiet_until": (time(0), time(23, 59)),
    "urgent_step": (timedelta(minutes=5), timedelta(hours=2)),
    "today_step": (timedelta(minutes=15), timedelta(hours=8)),
    "today_by": (time(0), time(23, 59)),
    "week_step_days": (1, 5),
    "pool_size": (1, 20),
    "claim_lock": (timedelta(minutes=15), timedelta(hours=4)),
    "max_open_claims": (1, 10),
    "max_open_requests": (1, 20),
    "reopen_days": (1, 60),
    "invite_days": (1, 60),
    "lately": (timedelta(0), timedelta(days=14)),
    "mentor_capacity": (1, 3),
    "guest_capacity": (1, 3),
    "max_mentor_requests": (1, 5),
    "mentor_answer_days": (1, 10),
    "has_council_step": (False, True),
    "council_days": (1, 10),
    "has_order_step": (False, True),
    "programme_days": (1, 30),
    "end_notice_days": (3, 30),
    "warning_days": (10, 60),
    "meeting_notice": (timedelta(0), timedelta(hours=48)),
    "meeting_horizon_days": (7, 60),
    "meeting_first_reminder": (timedelta(hours=4), timedelta(hours=72)),
    "meeting_last_reminder": (timedelta(minutes=15), timedelta(hours=3)),
    "meeting_ask_after": (timedelta(minutes=10), timedelta(hours=12)),
    "meeting_silence": (timedelta(hours=12), timedelta(hours=168)),
    "max_speed_meetings": (1, 10),
    "has_speed_step": (False, True),
    "mentors_may_gather": (False, True),
    "keeps_papers_off_chat": (False, True),
    # A mentor whose experience does not answer the need is no mentor for it (гл. 4 п. 5 пп. 1): this one always counts.
    "weight_topic": (1, 10),
    "weight_interest": (0, 10),
    "weight_subject": (0, 10),
    "weight_times": (0, 10),
    "weight_ways": (0, 10),
    "weight_room": (0, 10),
    "unasked_a_day": (1, 10),
    "digest_at": (time(0), time(23, 59)),
}
ALL_WEEKDAYS = frozenset(range(7))


def changed_setting(settings: UnitSettings, name: str, value: object) -> UnitSettings:
    """The settings with one changed.

    Raises SettingOutOfRange, Gone for a setting there is none of, TypeError for a value of another type.
    """
    if name == "working_weekdays":
        if not isinstance(value, frozenset):
            raise TypeError(name)
        if not value or not value <= ALL_WEEKDAYS:
            raise SettingOutOfRange(least="1", most="7")
        return replace(settings, working_weekdays=value)
    if name not in LIMITS:
        raise Gone
    least, most = LIMITS[name]
    match name:
        case "opens":
            most = min(most, _minutes_after(settings.closes, -1))
        case "closes":
            least = max(least, _minutes_after(settings.opens, 1))
        case "today_by":
            least = settings.opens
    chosen: Any = value
    if type(chosen) is not type(least):
        raise TypeError(name)
    if not least <= chosen <= most:
        raise SettingOutOfRange(least=_plain(least), most=_plain(most))
    return replace(settings, **{name: chosen})


def _minutes_after(at: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), at) + timedelta(minutes=minutes)).time()


def _plain(value: int | time | timedelta) -> str:
    """Numbers as such, times of day and lengths of time as hours and minutes."""
    match value:
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
            return f"{hours}:{minutes:02}"
        case _:
            return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A subdivision with people, a curator, a language and a clock of its own (гл. 3 пп. 15–17)."""

    id: UnitId
    name: str
    language: Language
    zone: str
    settings: UnitSettings = field(default_factory=UnitSettings)
    calendar: SchoolCalendar = SEEDED_CALENDAR
    bells: tuple[Bell, ...] = SEEDED_BELLS

    def clock(self, days_off: frozenset[date], working_days: frozenset[date] = frozenset()) -> SchoolClock:
        """The unit's school clock: its own calendar, and the public holidays and worked weekends around now."""
        settings, calendar = self.settings, self.calendar
        return SchoolClock(
            zone=ZoneInfo(self.zone),
            working_weekdays=settings.working_weekdays,
            opens=settings.opens,
            closes=settings.closes,
            quiet_from=settings.quiet_from,
            quiet_until=settings.quiet_until,
            days_off=days_off | calendar.days(PeriodKind.DAY_OFF),
            # A day off of the school's own is free even when the state works.
            working_days=working_days - calendar.days(PeriodKind.DAY_OFF) | calendar.days(PeriodKind.WORKING_DAY),
            school_years=calendar.years,
            silent_months=SUMMER,
            holidays=calendar.spans(PeriodKind.HOLIDAYS),
            bells=self.bells,
        )
