"""Lookbacks: where each begins and ends, on the days on which that changes."""

from datetime import date

import pytest

from mentoring.model.lookbacks import Lookback


@pytest.mark.parametrize(
    ("today", "half_year", "school_year"),
    [
        (date(2026, 9, 1), date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 12, 31), date(2026, 9, 1), date(2026, 9, 1)),
        (date(2027, 1, 1), date(2027, 1, 1), date(2026, 9, 1)),
        (date(2027, 8, 31), date(2027, 1, 1), date(2026, 9, 1)),
    ],
)
def test_half_years_and_school_years_begin_with_september_and_january(
    today: date, half_year: date, school_year: date
) -> None:
    assert Lookback.HALF_YEAR.days(today) == (half_year, today)
    assert Lookback.SCHOOL_YEAR.days(today) == (school_year, today)
    assert Lookback.LAST_SCHOOL_YEAR.days(today) == (date(2025, 9, 1), date(2026, 8, 31))
    assert Lookback.FIVE_YEARS.days(today) == (date(2021, 9, 1), today)


def test_a_month_is_thirty_days_with_today() -> None:
    first, last = Lookback.MONTH.days(date(2026, 11, 23))
    assert (last - first).days == 29
