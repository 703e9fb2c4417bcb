"""Days with times as people write them."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.dialogs.typed_days import typed_day
from mentoring.model.people import Language
from mentoring.model.school_clock import moment_of

#: A day if there is one, and a time after it: «28.11 15:30», «вт 9.00», «15:30».
_MOMENT: Final = re.compile(r"(?:(?P<day>\S+?),?\s+(?:\w{1,2}\s+)?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")
_WEEK: Final = tuple(date(2018, 1, 1) + timedelta(days=day) for day in range(7))


def typed_moment(
    text: str, now: datetime, zone: ZoneInfo, language: Language, day: date | None = None
) -> datetime | None:
    """The moment on the wall clock of the zone: «28.11 15:30», «28.11.2026 в 15:30», «вт 15:30».

    A time alone is of the day given, if one is. A weekday is the next one, today included. None for all else.
    """
    found = _MOMENT.fullmatch(text.strip().lower())
    if found is None:
        return None
    try:
        at = time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        return None
    today = now.astimezone(zone).date()
    if found["day"] is not None:
        day = _weekday(found["day"], today, language) or typed_day(found["day"], today)
    return None if day is None else moment_of(day, at, zone)


def example_moment(now: datetime, zone: ZoneInfo, days: int = 1) -> str:
    """How one may be written, so many days from now: «28.11 15:30»."""
    return f"{now.astimezone(zone) + timedelta(days=days):%d.%m} 15:30"


def _weekday(text: str, today: date, language: Language) -> date | None:
    """The next day of that name, short or in full."""
    for day in _WEEK:
        names = {format_date(day, pattern, locale=language.value).lower() for pattern in ("EEE", "EEEEEE", "EEEE")}
        if text.rstrip(".") in names:
            return today + timedelta(days=(day.weekday() - today.weekday()) % 7)
    return None
