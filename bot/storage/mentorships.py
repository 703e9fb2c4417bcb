"""Mentorships of a mentee, as situational help needs them."""

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model.ids import PersonId
from mentoring.ports import Candidate


class SqlMentorships:
    """No mentorship is kept yet: nobody has mentors of their own, and help begins with the mentors of the topic."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def own_mentors(self, mentee_id: PersonId) -> list[Candidate]:
        return []
