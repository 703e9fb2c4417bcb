"""Meetings before they take place: proposed, answered, moved, called off (гл. 4 п. 6)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from mentoring.model.ids import MeetingId, PersonId
from mentoring.model.meetings import Meeting, MeetingTerms, Series
from mentoring.model.people import Actor, Person
from mentoring.model.units import Unit
from mentoring.notices import MeetingAgreed, MeetingCard
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, Gone, MeetingClash
from mentoring.use_cases.own_mentorships import OwnMentorshipVerb


class MeetingVerb(OwnMentorshipVerb):
    """What the verbs of meetings share: the unit's terms, clashes, and putting an agreed meeting into the world."""

    def terms(self, unit: Unit) -> MeetingTerms:
        settings = unit.settings
        return MeetingTerms(
            notice=settings.meeting_notice,
            horizon=timedelta(days=settings.meeting_horizon_days),
            reminders=(settings.meeting_first_reminder, settings.meeting_last_reminder),
            ask_after=settings.meeting_ask_after,
            silence=settings.meeting_silence,
        )

    async def own_meeting(self, work: UnitOfWork, meeting_id: MeetingId, by: Actor) -> Meeting:
        """The meeting, for one of its people; to anybody else it does not exist."""
        meeting = await work.meetings.get(meeting_id)
        meeting.attendee(by.id)
        if not by.person.has_joined or not by.roles_in(meeting.unit_id):
            raise Gone
        return meeting

    async def keep(self, work: UnitOfWork, after: Meeting, *, expected: Meeting) -> Meeting:
        """Raises ChangedMeanwhile when the meeting is no longer the expected one."""
        saved = await work.meetings.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def clashes(
        self, work: UnitOfWork, people: Collection[PersonId], times: Iterable[datetime], minutes: int, *, but: MeetingId
    ) -> dict[datetime, list[Meeting]]:
        """Other agreed meetings of these people at each of the times that has some; one statement for all of them."""
        times = sorted(times)
        if not times:
            return {}
        length = timedelta(minutes=minutes)
        found = await work.meetings.of_people(people, times[0], times[-1] + length)
        clashing: dict[datetime, list[Meeting]] = {}
        for at in times:
            then = [each for each in found if each.id != but and _overlaps(each, at, at + length)]
            if then:
                clashing[at] = then
        return clashing

    async def book(
        self,
        work: UnitOfWork,
        unit: Unit,
        meeting: Meeting,
        *,
        by: PersonId | None = None,
        series: Series | None = None,
        may_clash: bool = False,
        is_told: bool = True,
    ) -> Meeting:
        """Put an agreed meeting (its `starts_at` is set) into the world, whether it was stored before or is new.

        Its people are held, so that of two meetings booked for one person at once the second sees the first; it is
        refused (MeetingClash) unless it may clash. The clock of its reminders and of the question afterwards is set,
        and its people are told, each with an entry for their calendar; `by` has just agreed and needs no name.
        Raises ChangedMeanwhile for a stored one that has moved on.
        """
        if meeting.starts_at is None:
            raise ValueError("a meeting is booked for a time")
        now, at = self.clock.now(), meeting.starts_at
        await work.people.hold(*meeting.people)
        if not may_clash and await self.clashes(work, meeting.coming, [at], meeting.minutes, but=meeting.id):
            raise MeetingClash(at)
        booked = meeting.booked(at, now, self.terms(unit))
        if meeting.id:
            stored = await self.keep(work, booked, expected=meeting)
        else:
            stored = await work.meetings.add(booked)
        if is_told:
            await self.tell_agreed(work, unit, stored, by=by, series=series)
        return stored

    async def tell_agreed(
        self, work: UnitOfWork, unit: Unit, meeting: Meeting, *, by: PersonId | None, series: Series | None = None
    ) -> None:
        """Everybody who comes gets the card of an agreed meeting with its entry for the calendar."""
        people = await work.people.several(meeting.people)
        names = {person.id: person.name for person in people}
        for person in people:
            if person.id in meeting.coming:
                body = MeetingAgreed(
                    card=card_of(meeting, person.id, names),
                    by_name="" if by is None or person.id == by else names[by],
                    step_days=series.step_days if series else None,
                )
                await self.tell(work, unit, person, body, subject=meeting.subject)

    async def people_of(self, work: UnitOfWork, meeting: Meeting) -> list[Person]:
        return await work.people.several(meeting.people)


def _overlaps(meeting: Meeting, since: datetime, until: datetime) -> bool:
    return (
        meeting.starts_at is not None
        and meeting.ends_at is not None
        and meeting.starts_at < until
        and meeting.ends_at > since
    )


def card_of(meeting: Meeting, reader: PersonId, names: dict[PersonId, str]) -> MeetingCard:
    """An agreed meeting as this reader's messages name it."""
    if meeting.starts_at is None:
        raise ValueError("a card is made of an agreed meeting")
    return MeetingCard(
        meeting_id=meeting.id,
        names=tuple(names[person] for person in meeting.coming if person != reader),
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        mode=meeting.mode,
        place=meeting.place,
        agenda=meeting.agenda,
        goal=meeting.goal,
        leader_name="" if meeting.leader_id is None else names.get(meeting.leader_id, ""),
        sequence=meeting.sequence,
    )
