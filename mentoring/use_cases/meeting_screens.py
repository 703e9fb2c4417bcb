"""What the screens that propose a meeting ask: what is usual, when both have time, what speaks against a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from mentoring.model.agenda import Occasion, OccasionKind
from mentoring.model.bank import Kind, PartOfDay, WeeklySlot
from mentoring.model.ids import MeetingId, MentorshipId, PersonId
from mentoring.model.meetings import (
    ACQUAINTANCE_MINUTES,
    MeetingState,
    MeetingTerms,
    Purpose,
    Stage,
    must_be_ahead,
    stage_of,
)
from mentoring.model.mentorship import Mentorship
from mentoring.model.people import Actor, Mode, Person
from mentoring.model.school_clock import SchoolClock, moment_of
from mentoring.model.units import Unit
from mentoring.ports import UnitOfWork
from mentoring.refusals import Gone
from mentoring.use_cases.meetings import MeetingVerb, leader_of_next, purpose_in

#: How long a meeting usually is, minutes, before the two have met at all.
USUAL_MINUTES: Final = 45
#: Full hours at which a meeting may begin, on everybody's own clock.
HOURS: Final = range(8, 20)
#: Those of them at which most teachers have given their lessons and are still at school.
AFTER_LESSONS: Final = range(14, 18)
#: Times offered at once, and how many of one day are among them.
MOST_OFFERED, MOST_OF_A_DAY = 6, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """What a proposal begins with: as the two met last, or as is usual."""

    mentorship_id: MentorshipId
    purpose: Purpose
    stage: Stage
    #: The others.
    names: tuple[str, ...]
    minutes: int
    mode: Mode
    place: str
    #: Places and links used of late, the newest first.
    places: tuple[str, ...]
    #: Each meeting has one concrete goal (гл. 4 п. 6 пп. 3); a schedule may be set beforehand.
    has_goals: bool
    #: They meet online alone (гл. 4 п. 6 пп. 1): without a link nobody can come.
    needs_link: bool
    #: Who leads it in a reverse mentorship.
    leader_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLook:
    """What speaks against a time; nothing of it forbids it."""

    at: datetime
    #: A weekend, a holiday or a day off of the unit.
    is_day_off: bool
    #: Who is to be elsewhere then; the reader's own is among them.
    busy: tuple[str, ...]
    is_reader_busy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Who would meet: the people of a mentorship, or of a meeting whose time is to be another."""

    unit: Unit
    people: list[Person]
    #: The meeting whose own time does not count as taken.
    meeting_id: MeetingId

    @property
    def ids(self) -> list[PersonId]:
        return [person.id for person in self.people]

    def zone_of(self, person: Person) -> ZoneInfo:
        return ZoneInfo(person.zone or self.unit.zone)


class MeetingScreen(MeetingVerb):
    """What these screens share: the mentorship, or the meeting, is the reader's own."""

    async def own_pair(self, work: UnitOfWork, mentorship_id: MentorshipId, by: Actor) -> Mentorship:
        """Raises Gone, NotMeetingYet."""
        mentorship = await work.mentorships.get(mentorship_id)
        mentorship.member(by.id)
        purpose_in(mentorship)
        return mentorship

    async def scene(
        self, work: UnitOfWork, mentorship_id: MentorshipId | None, meeting_id: MeetingId | None, by: Actor
    ) -> Scene:
        """Of the meeting if there is one, else of the mentorship. Raises Gone, NotMeetingYet."""
        if meeting_id is not None:
            meeting = await work.meetings.get(meeting_id)
            meeting.attendee(by.id)
            unit_id, people = meeting.unit_id, meeting.people
        elif mentorship_id is not None:
            mentorship = await self.own_pair(work, mentorship_id, by)
            unit_id, people = mentorship.unit_id, mentorship.people
        else:
            raise Gone
        return Scene(
            unit=await work.units.get(unit_id),
            people=await work.people.several(people),
            meeting_id=meeting_id or MeetingId(0),
        )


class BeginMeeting(MeetingScreen):
    """What one who would like to meet begins with. Raises NotMeetingYet where there is nobody to meet."""

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> MeetingDraft:
        async with self.begin(reads_only=True) as work:
            mentorship = await self.own_pair(work, mentorship_id, by)
            purpose = purpose_in(mentorship)
            unit = await work.units.get(mentorship.unit_id)
            last = await work.meetings.of_mentorship(mentorship.id, frozenset(MeetingState), MOST_OFFERED)
            people = {person.id: person.name for person in await work.people.several(mentorship.people)}
            leader_id = await leader_of_next(work, mentorship)
            is_first = purpose is Purpose.ACQUAINTANCE or not last
            needs_link = Kind.VIRTUAL in mentorship.kinds and mentorship.modes == {Mode.ONLINE}
            mode = last[0].mode if last else _usual_mode(mentorship)
            places = tuple(dict.fromkeys(meeting.place for meeting in last if meeting.place))
            usual = ACQUAINTANCE_MINUTES if purpose is Purpose.ACQUAINTANCE else USUAL_MINUTES
            return MeetingDraft(
                mentorship_id=mentorship.id,
                purpose=purpose,
                stage=stage_of(purpose, mentorship.starts_on, mentorship.ends_on, self.today_in(unit)),
                names=tuple(people[other] for other in mentorship.others(by.id)),
                minutes=usual if is_first else last[0].minutes,
                mode=mode,
                place=last[0].place if last and last[0].mode is mode else "",
                places=places[:3],
                has_goals=Kind.GOAL in mentorship.kinds and purpose is Purpose.REGULAR,
                needs_link=needs_link,
                leader_name="" if leader_id is None else people.get(leader_id, ""),
            )

    def today_in(self, unit: Unit) -> date:
        return self.clock.now().astimezone(ZoneInfo(unit.zone)).date()


class TimesToMeet(MeetingScreen):
    """When both have time: full hours at which nobody has a lesson or another meeting, and it is day for everybody.

    Without a day some of the next ones, those that suit both of their usual times first; with one, all of that day in
    the reader's zone. Never closer than the unit's notice, nor past its horizon; days off only when asked for.
    """

    async def __call__(
        self,
        mentorship_id: MentorshipId | None = None,
        *,
        meeting_id: MeetingId | None = None,
        minutes: int,
        zone: ZoneInfo,
        day: date | None = None,
        by: Actor,
    ) -> list[datetime]:
        now = self.clock.now()
        async with self.begin(reads_only=True) as work:
            scene = await self.scene(work, mentorship_id, meeting_id, by)
            terms = self.terms(scene.unit)
            agenda = await work.agendas.of(scene.ids, now, now + terms.horizon + timedelta(days=1))
            but = Occasion(OccasionKind.MEETING, scene.meeting_id)
            taken = [(each.starts_at, each.ends_at) for each in agenda if each.occasion != but]
            clock = self.school_clock(scene.unit)
            zones = {scene.zone_of(person) for person in scene.people}
            free = [
                at
                for at in _hours(now, terms, zone, day)
                if all(at.astimezone(each).hour in HOURS for each in zones)
                and not _is_taken(taken, at, minutes)
                and not any(_is_away(person, clock, at, minutes) for person in scene.people)
            ]
            if day is not None:
                return free
            free = [at for at in free if clock.is_working_day(at.astimezone(clock.zone).date())]
            wishes = await self._usual_times(work, scene)
            return _some_of(free, wishes, {person.id: scene.zone_of(person) for person in scene.people}, zone)

    async def _usual_times(self, work: UnitOfWork, scene: Scene) -> dict[PersonId, frozenset[WeeklySlot]]:
        """When in the week each usually has time, of those who have said so; of a group its mentor alone."""
        cards = await work.bank_cards.mentors(scene.ids, scene.unit.id)
        wishes = {person_id: card.offer.times for person_id, card in cards.items()}
        if len(scene.ids) == 2:
            for person_id in scene.ids:
                if not wishes.get(person_id):
                    wishes[person_id] = await work.bank_cards.times_of(person_id, scene.unit.id)
        return {person_id: times for person_id, times in wishes.items() if times}


class LookAtTimes(MeetingScreen):
    """What speaks against times somebody would propose, shown before they are sent.

    Refused are those nobody may propose: MomentPast, NoticeTooShort, TooFarAhead.
    """

    async def __call__(
        self,
        mentorship_id: MentorshipId | None = None,
        times: Collection[datetime] = (),
        *,
        meeting_id: MeetingId | None = None,
        minutes: int,
        by: Actor,
    ) -> list[TimeLook]:
        now = self.clock.now()
        async with self.begin(reads_only=True) as work:
            scene = await self.scene(work, mentorship_id, meeting_id, by)
            for at in times:
                must_be_ahead(at, now, self.terms(scene.unit))
            clock = self.school_clock(scene.unit)
            names = {person.id: person.name for person in scene.people}
            taken = await self.busy(work, scene.ids, times, minutes, but=scene.meeting_id)
            looks = []
            for at in sorted(times):
                busy = taken.get(at, frozenset())
                looks.append(
                    TimeLook(
                        at=at,
                        is_day_off=not clock.is_working_day(at.astimezone(clock.zone).date()),
                        busy=tuple(names[person] for person in sorted(busy - {by.id})),
                        is_reader_busy=by.id in busy,
                    )
                )
            return looks


def _usual_mode(mentorship: Mentorship) -> Mode:
    return Mode.IN_PERSON if Mode.IN_PERSON in mentorship.modes else Mode.ONLINE


def _hours(now: datetime, terms: MeetingTerms, zone: ZoneInfo, day: date | None) -> Iterator[datetime]:
    """Full hours of the day, or of all days up to the horizon, on the wall clock of the zone."""
    first = now.astimezone(zone).date()
    days = [first + timedelta(days=ahead) for ahead in range(terms.horizon.days + 1)] if day is None else [day]
    for each in days:
        for hour in HOURS:
            at = moment_of(each, time(hour), zone)
            if now + terms.notice <= at <= now + terms.horizon:
                yield at


def _is_taken(taken: Sequence[tuple[datetime, datetime]], at: datetime, minutes: int) -> bool:
    until = at + timedelta(minutes=minutes)
    return any(begins < until and ends > at for begins, ends in taken)


def _is_away(person: Person, clock: SchoolClock, at: datetime, minutes: int) -> bool:
    """In a lesson then, or on leave that day."""
    reader = person.own_time
    if reader.is_on_leave(clock.day_of(at, reader)):
        return True
    return _is_taken(clock.lessons_of(clock.day_of(at), reader), at, minutes)


def _some_of(
    free: Sequence[datetime],
    wishes: Mapping[PersonId, frozenset[WeeklySlot]],
    zones: Mapping[PersonId, ZoneInfo],
    zone: ZoneInfo,
) -> list[datetime]:
    """A few of the times, of several days: those that suit most people's usual times, then those after lessons."""

    def suits(at: datetime) -> tuple[int, bool]:
        suited = sum(_slot_of(at.astimezone(zones[person])) in times for person, times in wishes.items())
        return -suited, at.astimezone(zone).hour not in AFTER_LESSONS

    chosen: list[datetime] = []
    for at in sorted(free, key=lambda each: (suits(each), each)):
        day = at.astimezone(zone).date()
        if sum(other.astimezone(zone).date() == day for other in chosen) < MOST_OF_A_DAY:
            chosen.append(at)
        if len(chosen) == MOST_OFFERED:
            break
    return sorted(chosen)


def _slot_of(local: datetime) -> WeeklySlot:
    part = PartOfDay.MORNING if local.hour < 12 else PartOfDay.AFTERNOON if local.hour < 16 else PartOfDay.EVENING
    return WeeklySlot(local.weekday(), part)
