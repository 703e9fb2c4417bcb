"""Races: several people act at the same moment, and that many times over."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from mentoring.refusals import Refusal

#: How often a race is run: an order of events that is wrong only now and then is met sooner or later.
ROUNDS = 12


async def at_once(*actions: Awaitable[Any]) -> list[Any]:
    """Results of all, a refusal where one refused; anything else that is raised fails the test."""
    results = await asyncio.gather(*actions, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, Refusal):
            raise result
    return list(results)
