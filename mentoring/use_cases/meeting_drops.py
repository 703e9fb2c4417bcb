"""What happens to meetings when their mentorship is over, or one of a group goes."""

from collections.abc import Collection
from datetime import datetime

from mentoring.model.ids import MentorshipId, PersonId
from mentoring.model.meetings import Meeting, MeetingState
from mentoring.notices import MeetingProposalEnd, MeetingProposalOver
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile


async def drop_meetings(work: UnitOfWork, mentorship_ids: Collection[MentorshipId], now: datetime) -> None:
    """Nothing of these is to be met for any more: what is ahead is off, with its reminders, and no series goes on.

    What has begun already is still asked about. The mentorships are held by the caller, who tells their people that it
    is over.
    """
    for mentorship_id in mentorship_ids:
        for meeting in await work.meetings.open_of(mentorship_id):
            if meeting.is_ahead(now):
                await _save(work, meeting.called_off(None, ""), meeting, now)
        for series in await work.meetings.series_of(mentorship_id):
            if await work.meetings.save_series(series.stopped(), expected=series) is None:
                raise ChangedMeanwhile


async def leave_meetings(work: UnitOfWork, mentorship_id: MentorshipId, person_id: PersonId, now: datetime) -> None:
    """The person is no longer of the group, whose meetings go on with the others. The mentorship must be held."""
    for meeting in await work.meetings.open_of(mentorship_id):
        if meeting.is_ahead(now) and person_id in meeting.people:
            await _save(work, meeting.left_by(person_id), meeting, now)


async def _save(work: UnitOfWork, after: Meeting, expected: Meeting, now: datetime) -> None:
    if await work.meetings.save(after, expected=expected) is None:
        raise ChangedMeanwhile
    if after.state is MeetingState.CANCELLED:
        await work.notices.withdraw(after.subject)
        over = MeetingProposalOver(meeting_id=after.id, why=MeetingProposalEnd.CALLED_OFF)
        await work.notices.rewrite(after.times_subject, over, now=now)
