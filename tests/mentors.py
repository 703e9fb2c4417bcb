"""Mentors as if the head had approved them long ago."""

from mentoring.model.bank import MentorOffer, MentorState
from mentoring.model.people import Actor
from tests.conftest import MONDAY_MORNING
from tests.school import School


async def approve(school: School, *mentors: Actor, capacity: int | None = None) -> None:
    """Each in their home unit, with so many places; None: the unit's usual number."""
    async with school.begin() as work:
        for mentor in mentors:
            offer = MentorOffer(capacity=capacity)
            await work.bank_cards.save_offer(mentor.id, mentor.unit_id, offer, MONDAY_MORNING)
            await work.bank_cards.move(
                mentor.unit_id,
                [mentor.id],
                MentorState.APPROVED,
                expected=set(MentorState),
                by=mentor.id,
                now=MONDAY_MORNING,
            )
