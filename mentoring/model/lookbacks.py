"""Spans of time that sums and records are asked for."""

from datetime import date, timedelta
from enum import StrEnum

SEPTEMBER, JANUARY = 9, 1
#: How long a category of attestation used to be valid, and what its records look back on.
YEARS_OF_ATTESTATION = 5


class Lookback(StrEnum):
    """Each ends today, but for the school year that is over."""

    MONTH = "month"
    HALF_YEAR = "half_year"
    SCHOOL_YEAR = "school_year"
    LAST_SCHOOL_YEAR = "last_school_year"
    FIVE_YEARS = "five_years"

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day. A school year begins on 1 September, its second half on 1 January."""
        begun = date(today.year if today.month >= SEPTEMBER else today.year - 1, SEPTEMBER, 1)
        match self:
            case Lookback.MONTH:
                return today - timedelta(days=29), today
            case Lookback.HALF_YEAR:
                return max(begun, date(today.year, JANUARY, 1)), today
            case Lookback.SCHOOL_YEAR:
                return begun, today
            case Lookback.LAST_SCHOOL_YEAR:
                return begun.replace(year=begun.year - 1), begun - timedelta(days=1)
            case Lookback.FIVE_YEARS:
                return begun.replace(year=begun.year - YEARS_OF_ATTESTATION), today
