"""Days as people write them."""

import re
from datetime import date


def typed_day(text: str, today: date) -> date | None:
    """«24.11.2026», «24.11.26», «24.11», «2026-11-24»; None for what is none of these.

    A day without a year is the one nearest to today.
    """
    found = re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?(?:\s*г\.?)?", text.strip())
    try:
        if found is None:
            return date.fromisoformat(text.strip())
        day, month, year = int(found[1]), int(found[2]), found[3]
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return min(
            (date(each, month, day) for each in (today.year - 1, today.year, today.year + 1)),
            key=lambda each: abs(each - today),
        )
    except ValueError:
        return None
