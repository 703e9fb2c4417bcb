"""Mentorships put into the database as if their people had agreed long ago; what a test is about goes through verbs."""

from typing import Any

from mentoring.model.bank import Kind, MentorState, RoleForm
from mentoring.model.ids import MentorshipId, MentorshipRequestId, TopicId
from mentoring.model.mentorship import Member, MemberAnswer, Mentorship, MentorshipState, Side, StepKind, Track
from mentoring.model.mentorship_request import Choice, ChoiceState, MentorshipRequest, RequestState
from mentoring.model.people import Actor, Mode
from tests.school import School


async def pair(
    school: School, mentor: Actor, *mentees: Actor, state: MentorshipState = MentorshipState.CURATOR, **fields: Any
) -> Mentorship:
    """A mentorship of the mentor's home unit with everybody's yes; with several mentees a group.

    The mentor is approved in the bank. `fields` are those of Mentorship; goals and topics go into `tracks`.
    """
    now = school.clock.now()
    kinds = frozenset({Kind.GROUP if len(mentees) > 1 else Kind.TRADITIONAL})
    people = [(mentor, Side.MENTOR), *((mentee, Side.MENTEE) for mentee in mentees)]
    values: dict[str, Any] = {
        "tracks": (Track(mentor_id=mentor.id, goals="Тишина на уроке <&>"),),
        "form": RoleForm.TEACHER_TEACHER,
        "kinds": kinds,
        "modes": frozenset({Mode.IN_PERSON}),
        "months": 9,
        "proposed_at": now,
        "proposed_by": mentees[0].id,
        "rationale": "Один предмет <&>",
    } | fields
    mentorship = Mentorship(
        id=MentorshipId(0),
        unit_id=mentor.unit_id,
        state=state,
        members=tuple(
            Member(person_id=actor.id, side=side, answer=MemberAnswer.YES, answered_at=now) for actor, side in people
        ),
        **values,
    )
    async with school.begin() as work:
        await work.bank_cards.move(
            mentor.unit_id,
            [mentor.id],
            MentorState.APPROVED,
            expected=set(MentorState) - {MentorState.APPROVED},
            by=mentor.id,
            now=now,
        )
        stored = await work.mentorships.add(mentorship)
        await work.mentorships.record([stored.id], StepKind.PROPOSED, stored.proposed_by, now)
        for actor, _ in people:
            await work.mentorships.record([stored.id], StepKind.SAID_YES, actor.id, now)
    return stored


async def mentor_request(
    school: School, mentee: Actor, *mentors: Actor, state: RequestState = RequestState.CURATOR, **fields: Any
) -> MentorshipRequest:
    """A request for a mentor of the mentee's home unit; without a state told, nobody chosen has answered."""
    choice_state = ChoiceState.ACCEPTED if state is RequestState.MATCHED else ChoiceState.SILENT
    values: dict[str, Any] = {
        "topics": (TopicId(1),),
        "difficulty": "Пятый класс не слышит меня <&>",
        "expectations": "Побывать на уроке <&>",
        "kinds": frozenset({Kind.TRADITIONAL}),
        "form": RoleForm.TEACHER_TEACHER,
        "modes": frozenset({Mode.IN_PERSON}),
        "months": 9,
        "asked_at": school.clock.now(),
    } | fields
    request = MentorshipRequest(
        id=MentorshipRequestId(0),
        unit_id=mentee.unit_id,
        mentee_id=mentee.id,
        state=state,
        choices=tuple(
            Choice(mentor_id=mentor.id, rank=rank, state=choice_state) for rank, mentor in enumerate(mentors, start=1)
        ),
        **values,
    )
    async with school.begin() as work:
        return await work.mentorship_requests.add(request)
