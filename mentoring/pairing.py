"""Everybody of a unit who may be paired, as fit measures them (гл. 4 п. 5)."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from mentoring.model.fit import MentorProfile, Seeker
from mentoring.model.ids import PersonId
from mentoring.model.units import Unit


class Pairing(Protocol):
    """Profiles of mentees and mentors, each list in a number of statements that never grows."""

    async def mentors(self, unit: Unit, now: datetime) -> list[MentorProfile]:
        """Approved and paused mentors of the unit who are still here, in the order in which they were known."""
        ...

    async def seekers(self, unit: Unit) -> list[Seeker]:
        """Mentees of the unit who are in no live mentorship as one, in the order in which they were known.

        What they ask for in open requests is a need of the highest level, and says which kinds, forms and modes they
        want. They like whom they named there and who has not said no.
        """
        ...

    async def chosen(self, mentees: Collection[PersonId], unit: Unit) -> list[Seeker]:
        """These mentees of the unit, whatever they have already; who is none is left out."""
        ...

    async def seeker(self, mentee_id: PersonId, unit: Unit) -> Seeker:
        """One mentee of the unit, whatever they have already. Raises Gone."""
        ...
