"""Single meetings: slots published, one of them booked, agreed to, held, rated, continued (гл. 4 п. 6 пп. 6)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.model.bank import APPROVABLE, Kind, MentorCard, MentorState, RoleForm
from mentoring.model.fit import Yardstick, ranked
from mentoring.model.ids import MeetingId, PersonId, SpeedMeetingId, TopicId, UnitId
from mentoring.model.meetings import LONGEST_PLACE, Attendee, Coming, Meeting, MeetingState, Purpose, must_be_ahead
from mentoring.model.mentorship import Side
from mentoring.model.people import DECIDERS, STRONGEST, Actor, Bent, Mode, Person, Role
from mentoring.model.profile import one_line
from mentoring.model.slots import SLOT_MINUTES, Availability, WeeklyTime
from mentoring.model.speed_meetings import LONGEST_QUESTION, LONGEST_REFUSAL, SpeedMeeting, SpeedState
from mentoring.model.topics import Topic, TopicTree
from mentoring.model.units import Unit
from mentoring.notices import TopicName
from mentoring.notices.speed_meetings import SpeedMeetingHeld, SpeedMeetingRefused
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    ChangedMeanwhile,
    Gone,
    MeetingClash,
    NotAnApprovedMentor,
    OwnMentor,
    OwnMentorRequest,
    SlotPlaceMissing,
    SlotTaken,
    SpeedMeetingOver,
    TooManySpeedMeetings,
)
from mentoring.use_cases.ladder import topic_name
from mentoring.use_cases.meetings import MeetingVerb
from mentoring.use_cases.mornings import arm_morning
from mentoring.use_cases.own_mentorships import own_words
from mentoring.use_cases.request_screens import Wanted
from mentoring.use_cases.use_case import UseCase

#: How many mentors a mentee is shown, and how many slots of one.
MOST_MENTORS, MOST_SLOTS = 20, 40
RATINGS = range(1, 6)
#: How long a lasting mentorship is that a single meeting leads to, unless the mentee says otherwise.
USUAL_MONTHS = 9


def offers_speed(card: MentorCard) -> bool:
    """Whether an approved mentor may be asked for single meetings; who has left the kinds open, for all of them."""
    return card.state is MentorState.APPROVED and (not card.offer.kinds or Kind.SPEED in card.offer.kinds)


class SpeedVerb(MeetingVerb):
    """What the verbs of single meetings share: which slots are free, and the meeting that comes of one.

    Whoever books, agrees to or ends one has both its people held first, so that of two the second sees the first.
    """

    async def free_slots(
        self, work: UnitOfWork, unit: Unit, published: Iterable[Availability], people: Mapping[PersonId, Person]
    ) -> dict[PersonId, list[datetime]]:
        """Slots that may be booked now, by mentor: within the unit's notice and horizon, not in their leave, and when
        they have no other meeting and nobody waits for the curator's word. As many statements for many as for one."""
        now, terms, clock = self.clock.now(), self.terms(unit), self.school_clock(unit)
        since, until = now + terms.notice, now + terms.horizon
        mentors = {each.person_id: each for each in published}
        if not mentors:
            return {}
        longest = timedelta(minutes=max(SLOT_MINUTES))
        agenda = await work.agendas.of(mentors.keys(), since, until + longest)
        waiting = await work.speed_meetings.waiting_for(mentors.keys(), now)
        free = {}
        for mentor_id, each in mentors.items():
            busy = [(taken.starts_at, taken.ends_at) for taken in agenda if taken.person_id == mentor_id]
            busy += [(speed.starts_at, speed.ends_at) for speed in waiting if speed.mentor_id == mentor_id]
            length = timedelta(minutes=each.minutes)
            slots = each.slots(
                since,
                until,
                is_working_day=clock.is_working_day,
                is_on_leave=people[mentor_id].own_time.is_on_leave,
            )
            free[mentor_id] = [
                at for at in slots if not any(begins < at + length and at < ends for begins, ends in busy)
            ]
        return free

    async def keep_speed(self, work: UnitOfWork, after: SpeedMeeting, *, expected: SpeedMeeting) -> SpeedMeeting:
        """Raises ChangedMeanwhile when it is no longer the expected one."""
        saved = await work.speed_meetings.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def held_speed(self, work: UnitOfWork, speed_id: SpeedMeetingId) -> SpeedMeeting:
        """As it is now, with both its people held. Raises Gone."""
        speed = await work.speed_meetings.get(speed_id)
        await work.people.hold(speed.mentee_id, speed.mentor_id)
        return await work.speed_meetings.get(speed_id)

    async def make_meeting(self, work: UnitOfWork, unit: Unit, speed: SpeedMeeting, *, by: PersonId | None) -> Meeting:
        """Its meeting, agreed on at once: a slot is a time its mentor has said yes to. Raises MeetingClash."""
        attendees = tuple(
            Attendee(person_id=person_id, side=side, answer=Coming.YES)
            for person_id, side in ((speed.mentor_id, Side.MENTOR), (speed.mentee_id, Side.MENTEE))
        )
        meeting = Meeting(
            id=MeetingId(0),
            unit_id=unit.id,
            mentorship_id=None,
            purpose=Purpose.SPEED,
            organiser_id=speed.mentee_id,
            attendees=attendees,
            times=(speed.starts_at,),
            starts_at=speed.starts_at,
            minutes=speed.minutes,
            mode=speed.mode,
            place=speed.place,
            agenda=speed.question,
            topics=(speed.topic_id,),
            proposed_at=self.clock.now(),
        )
        return await self.book(work, unit, meeting, by=by)

    async def must_decide_speed(self, work: UnitOfWork, speed: SpeedMeeting, by: Actor) -> None:
        """Only who decides in its unit, and nobody on their own while there is another who could."""
        if not by.roles_in(speed.unit_id):
            raise Gone
        by.must_hold(*DECIDERS, unit_id=speed.unit_id)
        people = {speed.mentee_id, speed.mentor_id}
        if by.id in people:
            deciders = await work.people.holders(speed.unit_id, *DECIDERS)
            if any(decider.id not in people and decider.is_reachable for decider in deciders):
                raise OwnMentorRequest

    async def tell_refused(self, work: UnitOfWork, unit: Unit, speed: SpeedMeeting) -> None:
        mentee, mentor = await work.people.get(speed.mentee_id), await work.people.get(speed.mentor_id)
        body = SpeedMeetingRefused(
            mentor_name=mentor.name,
            topic=topic_name(await work.topics.get(speed.topic_id)),
            topic_id=speed.topic_id,
            starts_at=speed.starts_at,
            words=speed.words,
            is_lapsed=speed.state is SpeedState.LAPSED,
        )
        await self.tell(work, unit, mentee, body, subject=speed.subject)


async def tell_speed_held(verb: UseCase, work: UnitOfWork, unit: Unit, meeting: Meeting) -> None:
    """A single meeting was held: its mentee is asked to rate it, and whether they would go on."""
    speed = await work.speed_meetings.of_meeting(meeting.id)
    if speed is None:
        return
    mentee, mentor = await work.people.get(speed.mentee_id), await work.people.get(speed.mentor_id)
    topic = topic_name(await work.topics.get(speed.topic_id))
    body = SpeedMeetingHeld(speed_id=speed.id, mentor_name=mentor.name, topic=topic)
    await verb.tell(work, unit, mentee, body, subject=speed.subject)


# --- slots


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSlots:
    """What a mentor has published, and which of it can still be booked."""

    availability: Availability
    free: Sequence[datetime]
    #: False for a mentor whom the bank does not offer now, so that nobody sees the slots.
    is_offered: bool


class SlotsVerb(SpeedVerb):
    """What the verbs of one's own slots share. A mentor's own slots are changed one press after the other."""

    async def own_slots(self, work: UnitOfWork, by: Actor) -> tuple[Unit, MentorCard, Availability]:
        """Refuses NotAnApprovedMentor who is no approved mentor of their home unit."""
        unit = await work.units.get(by.unit_id)
        card = await work.bank_cards.mentor(by.id, unit.id)
        is_mentor = by.person.has_joined and by.holds(*APPROVABLE) and card.state is MentorState.APPROVED
        if not is_mentor:
            raise NotAnApprovedMentor
        stored = await work.slots.get(by.id, unit.id)
        usual = Availability(person_id=by.id, unit_id=unit.id, zone=by.person.zone or unit.zone)
        return unit, card, stored or usual

    async def publish(self, work: UnitOfWork, card: MentorCard, availability: Availability) -> None:
        """With the first slot the mentor offers single meetings, if their card names kinds at all."""
        await work.slots.save(availability)
        if not offers_speed(card):
            offer = replace(card.offer, kinds=card.offer.kinds | {Kind.SPEED})
            await work.bank_cards.save_offer(card.person_id, card.unit_id, offer, self.clock.now())


class MySlots(SlotsVerb):
    """A mentor looks at what they have published. Raises NotAnApprovedMentor."""

    async def __call__(self, *, by: Actor) -> OwnSlots:
        async with self.begin(reads_only=True) as work:
            unit, card, availability = await self.own_slots(work, by)
            free = await self.free_slots(work, unit, [availability], {by.id: by.person})
            return OwnSlots(
                availability=availability,
                free=free[by.id],
                is_offered=offers_speed(card) and not by.person.is_away(self.clock.now(), unit.zone),
            )


class DescribeSlots(SlotsVerb):
    """A mentor says how long their single meetings are and where they are held; meetings agreed on stay as they are."""

    async def __call__(
        self, *, minutes: int | None = None, mode: Mode | None = None, place: str = "", by: Actor
    ) -> None:
        if minutes is not None and minutes not in SLOT_MINUTES:
            raise Gone
        async with self.begin() as work:
            await work.people.hold(by.id)
            _, _, availability = await self.own_slots(work, by)
            if minutes is not None:
                availability = replace(availability, minutes=minutes)
            if mode is not None:
                availability = replace(availability, mode=mode, place=one_line(place, LONGEST_PLACE))
            await work.slots.save(availability)


class OfferWeekly(SlotsVerb):
    """A mentor is there at a time of the week, or no longer: the next press takes it back.

    Once it is said where one meets (SlotPlaceMissing). Meetings booked in it stay.
    """

    async def __call__(self, weekly: WeeklyTime, *, by: Actor) -> None:
        async with self.begin() as work:
            await work.people.hold(by.id)
            _, card, availability = await self.own_slots(work, by)
            must_have_place(availability)
            await self.publish(work, card, availability.with_weekly(weekly))


class OfferSlot(SlotsVerb):
    """A mentor publishes a single slot, within the unit's notice and horizon, on any day."""

    async def __call__(self, at: datetime, *, by: Actor) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            await work.people.hold(by.id)
            unit, card, availability = await self.own_slots(work, by)
            must_have_place(availability)
            must_be_ahead(at, now, self.terms(unit))
            await self.publish(work, card, availability.with_single(at, now))


class TakeSlotBack(SlotsVerb):
    """A mentor takes one slot back; a time of the week stands again the week after."""

    async def __call__(self, at: datetime, *, by: Actor) -> None:
        async with self.begin() as work:
            await work.people.hold(by.id)
            _, _, availability = await self.own_slots(work, by)
            await work.slots.save(availability.without(at, self.clock.now()))


def must_have_place(availability: Availability) -> None:
    if not availability.place:
        raise SlotPlaceMissing


# --- booking


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedMentor:
    """A mentor who can be met once, with their free slots."""

    person: Person
    #: How strong they are in the topic, 0–3.
    level: int
    availability: Availability
    slots: Sequence[datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedMentors:
    """Whom a mentee may meet on a topic, best first."""

    topic: Topic
    mentors: Sequence[SpeedMentor]
    #: How many single meetings they have ahead, and may have.
    ahead: int
    limit: int
    needs_curator: bool


class MentorsToMeet(SpeedVerb):
    """Who offers single meetings and has a free slot: by fit to the topic, never with a number of it.

    Not who is kept apart from the mentee, away, or no approved mentor. How many lasting mentees a mentor has does not
    matter for a single meeting.
    """

    async def __call__(self, topic_id: TopicId, *, by: Actor) -> SpeedMentors:
        by.must_hold(Role.MENTEE)
        now = self.clock.now()
        async with self.begin(reads_only=True) as work:
            unit = await work.units.get(by.unit_id)
            tree = await work.topics.tree(unit.id)
            topic = tree.find(topic_id)
            if topic is None:
                raise Gone
            published = {each.person_id: each for each in await work.slots.published(unit.id)}
            known = await work.pairing.seeker(by.id, unit)
            seeker = replace(
                known,
                needs={topic.id: known.needs.get(topic.id) or STRONGEST},
                kinds=frozenset({Kind.SPEED}),
                accepts_superior=True,
            )
            mentors = [
                replace(mentor, room=1)
                for mentor in await work.pairing.mentors(unit, now)
                if mentor.person_id in published and (not mentor.kinds or Kind.SPEED in mentor.kinds)
            ]
            fits = ranked(seeker, mentors, Yardstick.of(unit.settings, tree), limit=MOST_MENTORS)
            shown = [fit.mentor_id for fit in fits]
            people = {person.id: person for person in await work.people.several(shown)}
            free = await self.free_slots(work, unit, [published[each] for each in shown], people)
            levels = {mentor.person_id: mentor.strengths.get(topic.id, 0) for mentor in mentors}
            return SpeedMentors(
                topic=topic,
                mentors=[
                    SpeedMentor(
                        person=people[each],
                        level=levels[each],
                        availability=published[each],
                        slots=free[each][:MOST_SLOTS],
                    )
                    for each in shown
                    if free[each]
                ],
                ahead=await ahead_of(work, by.id, now),
                limit=unit.settings.max_speed_meetings,
                needs_curator=unit.settings.has_speed_step,
            )


async def ahead_of(work: UnitOfWork, mentee_id: PersonId, now: datetime) -> int:
    """How many single meetings the mentee has before them, agreed on or with the curator."""
    found = [*await work.speed_meetings.waiting_of(mentee_id), *await work.speed_meetings.agreed_of(mentee_id, now)]
    return sum(speed.mentee_id == mentee_id for speed in found)


class BookSlot(SpeedVerb):
    """A mentee takes a slot for a single meeting on a topic (гл. 4 п. 6 пп. 6): agreed on at once, both get the card.

    - Of two who take the same slot at once one has it, the other is told (SlotTaken) and sees the others.
    - At most `max_speed_meetings` ahead (TooManySpeedMeetings), none at the time of another meeting of theirs
      (MeetingClash), within the unit's notice and horizon.
    - Where the unit has it so, the curator agrees first; the slot is theirs until then.
    """

    async def __call__(
        self, mentor_id: PersonId, at: datetime, topic_id: TopicId, question: str = "", *, by: Actor
    ) -> SpeedMeeting:
        by.must_hold(Role.MENTEE)
        question, now = own_words(question, LONGEST_QUESTION), self.clock.now()
        if mentor_id == by.id:
            raise OwnMentor
        async with self.begin() as work:
            unit = await work.units.get(by.unit_id)
            await work.people.hold(by.id, mentor_id)
            topic = await work.topics.get(topic_id)
            if topic.unit_id != unit.id or topic.is_archived:
                raise Gone
            availability = await self._offered(work, unit, mentor_id, at, by)
            if await ahead_of(work, by.id, now) >= unit.settings.max_speed_meetings:
                raise TooManySpeedMeetings(unit.settings.max_speed_meetings)
            if await self.busy(work, [by.id], [at], availability.minutes, but=MeetingId(0)):
                raise MeetingClash(at)
            speed = SpeedMeeting(
                id=SpeedMeetingId(0),
                unit_id=unit.id,
                mentee_id=by.id,
                mentor_id=mentor_id,
                topic_id=topic.id,
                question=question,
                starts_at=at,
                minutes=availability.minutes,
                mode=availability.mode,
                place=availability.place,
                asked_at=now,
            )
            if not unit.settings.has_speed_step:
                meeting = await self.make_meeting(work, unit, speed, by=by.id)
                speed = speed.agreed(meeting.id)
            else:
                speed = replace(speed, due_at=self._decided_by(unit, at, now))
                await arm_morning(self, work, unit)
            stored = await work.speed_meetings.add(speed)
            if stored is None:
                raise SlotTaken
            return stored

    async def _offered(
        self, work: UnitOfWork, unit: Unit, mentor_id: PersonId, at: datetime, by: Actor
    ) -> Availability:
        """What the mentor has published, if the slot is free in it. Raises Gone, SlotTaken."""
        card = await work.bank_cards.mentor(mentor_id, unit.id)
        roles = await work.people.roles(mentor_id, unit.id)
        availability = await work.slots.get(mentor_id, unit.id)
        seeker = await work.pairing.seeker(by.id, unit)
        if availability is None or not roles & APPROVABLE or mentor_id in seeker.kept_apart_from:
            raise Gone
        mentor = await work.people.get(mentor_id)
        is_there = mentor.has_joined and not mentor.is_away(self.clock.now(), unit.zone)
        free = await self.free_slots(work, unit, [availability], {mentor_id: mentor})
        if not is_there or not offers_speed(card) or at not in free[mentor_id]:
            raise SlotTaken
        return availability

    def _decided_by(self, unit: Unit, at: datetime, now: datetime) -> datetime:
        """The last reminder before the meeting; where that is over already, the meeting itself."""
        last = at - self.terms(unit).reminders[-1]
        return last if last > now else at


class ApproveSpeedMeeting(SpeedVerb):
    """A curator agrees to a single meeting, where the unit has it so: both get the card.

    MeetingClash when one of the two has another meeting by now; SpeedMeetingOver for what waits no more; `seen` is the
    version that was looked at.
    """

    async def __call__(self, speed_id: SpeedMeetingId, *, seen: int, by: Actor) -> SpeedMeeting:
        async with self.begin() as work:
            speed = await self.held_speed(work, speed_id)
            await self.must_decide_speed(work, speed, by)
            must_be_seen(speed, seen)
            unit = await work.units.get(speed.unit_id)
            meeting = await self.make_meeting(work, unit, speed, by=None)
            return await self.keep_speed(work, speed.agreed(meeting.id), expected=speed)


class RefuseSpeedMeeting(SpeedVerb):
    """A curator does not agree, and says why: the slot is free again, the mentee sees the others."""

    async def __call__(self, speed_id: SpeedMeetingId, words: str, *, seen: int, by: Actor) -> SpeedMeeting:
        words = one_line(words, LONGEST_REFUSAL)
        async with self.begin() as work:
            speed = await self.held_speed(work, speed_id)
            await self.must_decide_speed(work, speed, by)
            must_be_seen(speed, seen)
            stored = await self.keep_speed(work, speed.refused(words), expected=speed)
            await self.tell_refused(work, await work.units.get(speed.unit_id), stored)
            return stored


def must_be_seen(speed: SpeedMeeting, seen: int) -> None:
    if speed.state is not SpeedState.WAITING:
        raise SpeedMeetingOver
    if speed.version != seen:
        raise ChangedMeanwhile


class WithdrawSpeedMeeting(SpeedVerb):
    """The mentee takes back what waits for the curator; the slot is free again."""

    async def __call__(self, speed_id: SpeedMeetingId, *, by: Actor) -> SpeedMeeting:
        async with self.begin() as work:
            speed = await self.held_speed(work, speed_id)
            if speed.mentee_id != by.id:
                raise Gone
            return await self.keep_speed(work, speed.withdrawn(), expected=speed)


class LapseSpeedMeeting(SpeedVerb):
    """The time of a request has come and nobody decided: the mentee is told, and sees the other slots.

    Running it twice changes nothing.
    """

    async def __call__(self, speed_id: SpeedMeetingId) -> None:
        async with self.begin() as work:
            speed = await self.held_speed(work, speed_id)
            if speed.due_at is None or speed.due_at > self.clock.now():
                return
            stored = await self.keep_speed(work, speed.lapsed(), expected=speed)
            await self.tell_refused(work, await work.units.get(speed.unit_id), stored)


class DueSpeedMeetings(UseCase):
    """Requests for single meetings whose time is over, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[SpeedMeetingId]:
        async with self.begin(reads_only=True) as work:
            return await work.speed_meetings.due(self.clock.now(), limit)


class NextSpeedMeetingDue(UseCase):
    """When the next request for a single meeting lapses."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.speed_meetings.next_due()


# --- afterwards


class AfterSpeedMeeting(UseCase):
    """What the verbs of a single meeting that was held share."""

    async def held_one(self, work: UnitOfWork, speed_id: SpeedMeetingId, by: Actor) -> SpeedMeeting:
        """For its mentee, once it was held; to anybody else, and before, it does not exist."""
        speed = await work.speed_meetings.get(speed_id)
        if speed.mentee_id != by.id or speed.meeting_id is None or not by.person.has_joined:
            raise Gone
        if (await work.meetings.get(speed.meeting_id)).state is not MeetingState.HELD:
            raise Gone
        return speed


class RateSpeedMeeting(AfterSpeedMeeting):
    """The mentee rates the meeting by one tap, from 1 to 5, once (AlreadyAnswered)."""

    async def __call__(self, speed_id: SpeedMeetingId, rating: int, *, by: Actor) -> SpeedMeeting:
        if rating not in RATINGS:
            raise Gone
        async with self.begin() as work:
            await work.people.hold(by.id)
            speed = await self.held_one(work, speed_id, by)
            saved = await work.speed_meetings.save(speed.rated(rating), expected=speed)
            if saved is None:
                raise ChangedMeanwhile
            return saved


class GoOnWithMentor(AfterSpeedMeeting):
    """The mentee would like the mentor to stay: a request for a lasting mentor that names them begins so.

    What they spoke about is its topic; the rest is as usual and may be changed before it is sent.
    """

    async def __call__(self, speed_id: SpeedMeetingId, *, by: Actor) -> tuple[Wanted, PersonId]:
        by.must_hold(Role.MENTEE)
        async with self.begin(reads_only=True) as work:
            speed = await self.held_one(work, speed_id, by)
            topic = await work.topics.get(speed.topic_id)
            wanted = Wanted(
                topics=[] if topic.is_archived else [topic.id],
                difficulty="",
                expectations="",
                kinds=frozenset({Kind.TRADITIONAL}),
                form=RoleForm.TEACHER_TEACHER,
                modes=frozenset(),
                months=USUAL_MONTHS,
            )
            return wanted, speed.mentor_id


class MeetAnother(UseCase):
    """A meeting was called off: to the slots of other mentors on its topic, for its mentee; None for its mentor."""

    async def __call__(self, meeting_id: MeetingId, *, by: Actor) -> TopicId | None:
        async with self.begin(reads_only=True) as work:
            speed = await work.speed_meetings.of_meeting(meeting_id)
            if speed is None or by.id not in {speed.mentee_id, speed.mentor_id}:
                raise Gone
            return speed.topic_id if speed.mentee_id == by.id else None


# --- screens


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedView:
    """A single meeting with the names in it."""

    speed: SpeedMeeting
    topic: TopicName
    mentee_name: str
    mentor_name: str
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedStart:
    """What a mentee begins with: the topics to choose from, and what they have ahead."""

    tree: TopicTree
    #: Their own needs on live topics, the greatest first.
    needs: Sequence[TopicId]
    #: What waits for the curator, and what is agreed on.
    ahead: Sequence[SpeedView]


class SpeedScreen(UseCase):
    """What the screens of single meetings share."""

    async def views(
        self, work: UnitOfWork, found: Collection[SpeedMeeting], tree: TopicTree, unit: Unit
    ) -> list[SpeedView]:
        ids = {person for speed in found for person in (speed.mentee_id, speed.mentor_id)}
        names = {person.id: person.name for person in await work.people.several(ids)} if ids else {}
        topics = {topic.id: topic_name(topic) for topic in tree.topics}
        return [
            SpeedView(
                speed=speed,
                topic=topics[speed.topic_id],
                mentee_name=names[speed.mentee_id],
                mentor_name=names[speed.mentor_id],
                unit_name=unit.name,
            )
            for speed in found
        ]


class BeginSpeedMeeting(SpeedScreen):
    """Whoever would like to meet somebody once looks at what they have ahead, and at the topics."""

    async def __call__(self, *, by: Actor) -> SpeedStart:
        by.must_hold(Role.MENTEE)
        async with self.begin(reads_only=True) as work:
            unit = await work.units.get(by.unit_id)
            tree = await work.topics.tree(unit.id)
            live = {topic.id for topic in tree.topics if not topic.is_archived}
            levels = sorted(await work.people.topics(by.id), key=lambda each: -each.level)
            found = [
                *await work.speed_meetings.waiting_of(by.id),
                *await work.speed_meetings.agreed_of(by.id, self.clock.now()),
            ]
            own = [speed for speed in found if speed.mentee_id == by.id and speed.unit_id == unit.id]
            return SpeedStart(
                tree=tree,
                needs=[each.topic_id for each in levels if each.bent is Bent.NEED and each.topic_id in live],
                ahead=await self.views(work, own, tree, unit),
            )


class SpeedRequest(SpeedVerb, SpeedScreen):
    """A request for a single meeting, for who decides on it; None once it waits no more."""

    async def __call__(self, speed_id: SpeedMeetingId, *, by: Actor) -> SpeedView | None:
        async with self.begin(reads_only=True) as work:
            speed = await work.speed_meetings.get(speed_id)
            await self.must_decide_speed(work, speed, by)
            if speed.state is not SpeedState.WAITING:
                return None
            unit = await work.units.get(speed.unit_id)
            [view] = await self.views(work, [speed], await work.topics.tree(unit.id), unit)
            return view


class LeaveSpeedMeetings(SpeedVerb):
    """Who parts from units has no slots there any more, and their single meetings are off; the others are told."""

    async def leave(self, work: UnitOfWork, person_id: PersonId, units: Collection[UnitId]) -> None:
        now = self.clock.now()
        await work.slots.forget(person_id, units)
        for speed in await work.speed_meetings.waiting_of(person_id):
            if speed.unit_id in units:
                stored = await self.keep_speed(work, speed.lapsed(), expected=speed)
                if stored.mentee_id != person_id:
                    await self.tell_refused(work, await work.units.get(speed.unit_id), stored)
        for speed in await work.speed_meetings.agreed_of(person_id, now):
            if speed.unit_id in units and speed.meeting_id is not None:
                unit, meeting = await work.units.get(speed.unit_id), await work.meetings.get(speed.meeting_id)
                after = await self.keep(work, meeting.called_off(person_id, ""), expected=meeting)
                await self.tell_called_off(work, unit, meeting, after, by=person_id)
