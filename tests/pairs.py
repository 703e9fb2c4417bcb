"""Mentorships put into the database as if their people had come a long way already."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.ids import MentorshipId
from mentoring.model.mentorship import Member, MemberAnswer, Mentorship, MentorshipState, Side, Track
from mentoring.model.people import Actor, Mode
from mentoring.ports import BeginWork
from tests.conftest import MONDAY_MORNING


async def together(
    begin: BeginWork,
    mentor: Actor,
    *mentees: Actor,
    state: MentorshipState = MentorshipState.ACTIVE,
    since: date = date(2026, 11, 1),
    **fields: Any,
) -> Mentorship:
    """A mentorship of these people in this state; a group when there are several mentees.

    Everybody has said yes unless it is only proposed; once active it lasts nine months from `since`.
    """
    has_begun = state in {MentorshipState.ACTIVE, MentorshipState.ENDED}
    answer = MemberAnswer.WAITING if state is MentorshipState.PROPOSED else MemberAnswer.YES
    people = [(mentor, Side.MENTOR), *((mentee, Side.MENTEE) for mentee in mentees)]
    kinds = {Kind.TRADITIONAL, Kind.GROUP} if len(mentees) > 1 else {Kind.TRADITIONAL}
    made = Mentorship(
        id=MentorshipId(0),
        unit_id=mentor.unit_id,
        state=state,
        members=tuple(Member(person_id=actor.id, side=side, answer=answer) for actor, side in people),
        tracks=(Track(mentor_id=mentor.id, goals="Тишина на уроке"),),
        form=RoleForm.TEACHER_TEACHER,
        kinds=frozenset(kinds),
        modes=frozenset({Mode.IN_PERSON}),
        months=9,
        proposed_at=MONDAY_MORNING,
        proposed_by=mentees[0].id,
        starts_on=since if has_begun else None,
        ends_on=since + timedelta(days=273) if has_begun else None,
    )
    async with begin() as work:
        return await work.mentorships.add(replace(made, **fields))
