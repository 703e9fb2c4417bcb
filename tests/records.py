"""Meetings put into the database as if they had been held; what a test is about goes through verbs."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from mentoring.model.ids import MeetingId, PersonId
from mentoring.model.meetings import Attendee, Coming, Meeting, MeetingState, Outcome, Purpose
from mentoring.model.mentorship import Mentorship, Side
from mentoring.model.people import Actor, Mode
from mentoring.ports import BeginWork


async def held(begin: BeginWork, mentorship: Mentorship, at: datetime, **fields: Any) -> Meeting:
    """A held meeting of everybody in the mentorship, of 45 minutes."""
    sides = {member.person_id: member.side for member in mentorship.current}
    meeting = _meeting(sides, mentorship.unit_id, at, mentorship_id=mentorship.id)
    async with begin() as work:
        return await work.meetings.add(replace(meeting, **fields))


async def held_once(begin: BeginWork, professional: Actor, mentee: Actor, at: datetime, **fields: Any) -> Meeting:
    """A held speed meeting of two who have no mentorship."""
    sides = {professional.id: Side.MENTOR, mentee.id: Side.MENTEE}
    meeting = _meeting(sides, professional.unit_id, at, mentorship_id=None, purpose=Purpose.SPEED)
    async with begin() as work:
        return await work.meetings.add(replace(meeting, **fields))


def _meeting(sides: dict[PersonId, Side], unit_id: Any, at: datetime, **fields: Any) -> Meeting:
    values: dict[str, Any] = {"purpose": Purpose.REGULAR, "minutes": 45, "mode": Mode.IN_PERSON} | fields
    return Meeting(
        id=MeetingId(0),
        unit_id=unit_id,
        organiser_id=next(iter(sides)),
        attendees=tuple(
            Attendee(person_id=person, side=side, answer=Coming.YES, outcome=Outcome.HELD, came=True)
            for person, side in sides.items()
        ),
        times=(at,),
        starts_at=at,
        proposed_at=at,
        state=MeetingState.HELD,
        **values,
    )
