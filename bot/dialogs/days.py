"""Days and times as people read and write them: «24 окт. – 1 нояб.», "24.10–01.11", "8:00–8:40"."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Final

from babel.dates import format_interval

from bot.l10n import L10n
from mentoring.model.school_calendar import Span

_DAY: Final = re.compile(r"(?<![\d.])(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d\d))?)(?![\d.]*\d)")
_TIMES: Final = re.compile(r"(\d{1,2})[:.](\d\d)\s*[-–—]\s*(\d{1,2})[:.](\d\d)")


def shown_days(l10n: L10n, days: Span) -> str:
    """«24 окт. – 1 нояб.», «4 нояб.»"""
    shown = str(format_interval(days.first, days.last, "MMMd", locale=l10n.language.value))
    # English has thin spaces here, which not every phone shows as such.
    return shown.replace("\u2009", " ")


def shown_year(year: Span) -> str:
    """«2026/27»; "2026" for one that ends in the year it began."""
    first, last = year.first.year, year.last.year
    return str(first) if first == last else f"{first}/{last % 100:02}"


def runs_of(days: Sequence[date]) -> list[Span]:
    """Days in a row put together; the days are in order."""
    runs: list[Span] = []
    for day in days:
        if runs and (day - runs[-1].last).days == 1:
            runs[-1] = Span(runs[-1].first, day)
        else:
            runs.append(Span(day, day))
    return runs


def typed_days(text: str, within: Span) -> tuple[date, date | None] | None:
    """One day or two, as typed: «24.10», «24.10–01.11», "24.10.2026 - 1.11.2026", "2026-10-24"; None for all else.

    A day without a year is the one within the span, the second day one after the first if there is one.
    """
    found = list(_DAY.finditer(text))
    if len(found) not in (1, 2):
        return None
    first = _typed_day(found[0], within)
    if first is None:
        return None
    if len(found) == 1:
        return first, None
    after = Span(first, within.last) if first in within else within
    last = _typed_day(found[1], after, within)
    return None if last is None else (first, last)


def _typed_day(found: re.Match[str], *likely: Span) -> date | None:
    """The day named, in the first of the likely spans that has it; one in none of them is in the year of the last."""
    year, month, day, short_day, short_month, short_year = found.groups()
    if year is not None:
        return _day(int(year), int(month), int(day))
    number, month_number = int(short_day), int(short_month)
    if short_year is not None:
        return _day(2000 + int(short_year) % 2000, month_number, number)
    for span in likely:
        for guess in range(span.first.year, span.last.year + 1):
            candidate = _day(guess, month_number, number)
            if candidate is not None and candidate in span:
                return candidate
    return _day(likely[-1].first.year, month_number, number)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def typed_times(text: str) -> tuple[time, time] | None:
    """From when until when, as typed: "8:00–8:40", «1. 8.00-8.40»; None for all else."""
    found = _TIMES.search(text)
    if found is None:
        return None
    first_hour, first_minute, last_hour, last_minute = map(int, found.groups())
    try:
        return time(first_hour, first_minute), time(last_hour, last_minute)
    except ValueError:
        return None
