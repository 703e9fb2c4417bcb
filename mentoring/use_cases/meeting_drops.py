"""What happens to meetings when their mentorship is over, or one of a group goes."""

from collections.abc import Collection, Mapping
from datetime import datetime

from mentoring.model.ids import MentorshipId, PersonId
from mentoring.model.meetings import Meeting, MeetingState
from mentoring.model.units import Unit
from mentoring.notices.meetings import MeetingCalledOff, MeetingCard, MeetingProposalEnd, MeetingProposalOver
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile
from mentoring.use_cases.use_case import UseCase


async def drop_meetings(verb: UseCase, work: UnitOfWork, unit: Unit, mentorship_ids: Collection[MentorshipId]) -> None:
    """Nothing of these is to be met for any more: what is ahead is off, with its reminders, and no series goes on.

    Whoever has an agreed meeting in a calendar can take it out; what has begun already is still asked about. The
    mentorships are held by the caller, who tells their people that it is over.
    """
    for mentorship_id in mentorship_ids:
        for meeting in await work.meetings.open_of(mentorship_id):
            if meeting.is_ahead(verb.clock.now()):
                await _save(verb, work, unit, meeting.called_off(None, ""), meeting)
        for series in await work.meetings.series_of(mentorship_id):
            if await work.meetings.save_series(series.stopped(), expected=series) is None:
                raise ChangedMeanwhile


async def leave_meetings(
    verb: UseCase, work: UnitOfWork, unit: Unit, mentorship_id: MentorshipId, person_id: PersonId
) -> None:
    """The person is no longer of the group, whose meetings go on with the others. The mentorship must be held."""
    for meeting in await work.meetings.open_of(mentorship_id):
        if meeting.is_ahead(verb.clock.now()) and person_id in meeting.people:
            await _save(verb, work, unit, meeting.left_by(person_id), meeting)


async def _save(verb: UseCase, work: UnitOfWork, unit: Unit, after: Meeting, before: Meeting) -> None:
    now = verb.clock.now()
    if await work.meetings.save(after, expected=before) is None:
        raise ChangedMeanwhile
    if after.state is not MeetingState.CANCELLED:
        return
    await work.notices.withdraw(after.subject)
    over = MeetingProposalOver(meeting_id=after.id, why=MeetingProposalEnd.CALLED_OFF)
    await work.notices.rewrite(after.times_subject, over, now=now)
    if not before.is_in_calendars:
        return
    people = await work.people.several(before.coming)
    names = {person.id: person.name for person in await work.people.several(before.people)}
    for person in people:
        body = MeetingCalledOff(
            meeting_id=after.id,
            mentorship_id=None,
            name="",
            excuse="",
            is_over=True,
            card=card_of(after, person.id, names, now),
        )
        await verb.tell(work, unit, person, body, subject=after.subject)


def card_of(meeting: Meeting, reader: PersonId, names: Mapping[PersonId, str], now: datetime) -> MeetingCard:
    """A meeting as this reader's messages name it; of one whose time stands no longer, the next best."""
    return MeetingCard(
        meeting_id=meeting.id,
        names=tuple(names[person] for person in meeting.coming if person != reader),
        starts_at=meeting.starts_at or meeting.times[0],
        minutes=meeting.minutes,
        mode=meeting.mode,
        place=meeting.place,
        agenda=meeting.agenda,
        goal=meeting.goal,
        leader_name="" if meeting.leader_id is None else names.get(meeting.leader_id, ""),
        sequence=meeting.sequence,
        as_of=now,
    )
