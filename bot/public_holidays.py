"""Public holidays for the school clock, from the `holidays` library.

For Russia the library keeps the yearly decrees: public holidays, the days off moved by decree, and the Saturdays
worked in exchange (checked up to 2027). A year not yet decreed has the holidays of the Labour Code only; the unit's own
calendar, kept by the curator, fills in the rest.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


class PublicCalendar:
    """The state's calendar of the year of a moment and of the next, as the domain asks for it."""

    def days_off(self, around: datetime) -> frozenset[date]:
        return public_holidays((around.year, around.year + 1))

    def working_days(self, around: datetime) -> frozenset[date]:
        return working_weekends((around.year, around.year + 1))


def public_holidays(years: Iterable[int], country: str = "RU") -> frozenset[date]:
    """Days off of these years in a country (ISO 3166 alpha-2), moved ones included; raises ValueError if unknown."""
    return frozenset(day for year in years for day in _days_of(year, country)[0])


def working_weekends(years: Iterable[int], country: str = "RU") -> frozenset[date]:
    """Saturdays and Sundays of these years that are worked in exchange for a day off; raises ValueError if unknown."""
    return frozenset(day for year in years for day in _days_of(year, country)[1])


@lru_cache(maxsize=256)
def _days_of(year: int, country: str) -> tuple[frozenset[date], frozenset[date]]:
    calendar = _calendar(year, country)
    return frozenset(calendar), frozenset(calendar.weekend_workdays)


def _calendar(year: int, country: str) -> "HolidayBase":
    # Imported here: commands that need no calendar must start fast.
    from holidays import country_holidays

    try:
        return country_holidays(country, years=year)
    except NotImplementedError as unknown:
        raise ValueError(f"no public holidays are known for the country {country!r}") from unknown
