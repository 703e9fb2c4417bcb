"""For how long a mentor wants no offers."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

#: A rest ends in the morning, so that the first offer does not come at night.
MORNING = 8


class Rest(StrEnum):
    """The rests on offer."""

    NONE = "none"
    TOMORROW = "tomorrow"
    WEEK = "week"
    FORTNIGHT = "fortnight"


REST_DAYS = {Rest.TOMORROW: 1, Rest.WEEK: 7, Rest.FORTNIGHT: 14}


def rest_until(rest: Rest, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The morning after the days of rest in the mentor's zone; None for no rest."""
    if rest is Rest.NONE:
        return None
    morning = now.astimezone(zone).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning + timedelta(days=REST_DAYS[rest])
