"""Mentorships of a mentee, as situational help needs them, and of a mentor, as the bank counts them."""

from sqlalchemy import ColumnElement, literal
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model.ids import PersonId
from mentoring.ports import Candidate


class SqlMentorships:
    """No mentorship is kept yet: nobody has mentors of their own, and help begins with the mentors of the topic."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def own_mentors(self, mentee_id: PersonId) -> list[Candidate]:
        return []


def active_mentees() -> ColumnElement[int]:
    """How many lasting mentees the person of the row has, for reads. No mentorship is kept yet, so none."""
    return literal(0)
