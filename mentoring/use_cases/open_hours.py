"""Open hours: announced, filled seat by seat, moved, called off, held (гл. 3 п. 16 пп. 2, гл. 4 п. 6 пп. 6)."""

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.model.agenda import Occasion, OccasionKind
from mentoring.model.bank import APPROVABLE, MentorState
from mentoring.model.ids import OpenHourId, PersonId, TopicId, UnitId
from mentoring.model.meetings import LONGEST_PLACE, MeetingTerms, is_dropped, must_be_ahead, terms_of
from mentoring.model.open_hours import (
    FURTHEST,
    LONGEST_ABOUT,
    LONGEST_WORDS,
    MINUTES,
    MOST_AHEAD,
    MOST_SEATS,
    STEPS,
    Admission,
    Audience,
    OpenHour,
    SeatState,
    SignUp,
)
from mentoring.model.people import DECIDERS, Actor, Mode, Person, Role
from mentoring.model.profile import one_line
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.open_hours import (
    AttendanceAsked,
    HourCard,
    OpenHourAnnounced,
    OpenHourCalledOff,
    OpenHourMoved,
    OpenHourOff,
    OpenHourReminder,
    SeatFound,
    SeatsAsked,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    ChangedMeanwhile,
    Gone,
    MomentPast,
    NoHost,
    NoSeatLeft,
    NotYetBegun,
    OwnOpenHour,
    SeatsOutOfRange,
    TooFarAhead,
    TooManyOpenHours,
)
from mentoring.use_cases.ladder import topic_name
from mentoring.use_cases.own_mentorships import own_words
from mentoring.use_cases.use_case import UseCase

logger = logging.getLogger(__name__)

#: Who may come and hears of it: everybody of the unit but mere guests, who see nothing there but their own matters.
COLLEAGUES = frozenset(Role) - {Role.GUEST}


@dataclass(frozen=True, slots=True, kw_only=True)
class HourLook:
    """What speaks against a time for an open hour; nothing of it forbids it."""

    is_day_off: bool
    #: Its host is to be elsewhere then.
    is_busy: bool


def must_manage(hour: OpenHour, by: Actor) -> None:
    """Raises Gone for who neither holds it nor decides in its unit."""
    may_manage = hour.host_id == by.id or by.holds(*DECIDERS, unit_id=hour.unit_id)
    if not by.person.has_joined or not by.roles_in(hour.unit_id) or not may_manage:
        raise Gone


class OpenHourVerb(UseCase):
    """What the verbs of open hours share. Whoever gives or frees a seat has that one hour held."""

    def terms(self, unit: Unit) -> MeetingTerms:
        """Of meetings, but for how far ahead it may be."""
        return replace(terms_of(unit.settings), horizon=FURTHEST)

    async def for_colleague(self, work: UnitOfWork, hour_id: OpenHourId, by: Actor) -> OpenHour:
        """The hour, held, for who is of its unit; to anybody else it does not exist."""
        hour = await work.open_hours.held(hour_id)
        if not by.person.has_joined or not by.roles_in(hour.unit_id) & COLLEAGUES:
            raise Gone
        return hour

    async def for_host(self, work: UnitOfWork, hour_id: OpenHourId, by: Actor) -> OpenHour:
        """The hour, held, for its host and for who decides in its unit; to anybody else it does not exist."""
        hour = await work.open_hours.held(hour_id)
        must_manage(hour, by)
        return hour

    async def keep(self, work: UnitOfWork, after: OpenHour, *, expected: OpenHour) -> OpenHour:
        """Raises ChangedMeanwhile when the hour is no longer the expected one."""
        saved = await work.open_hours.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def card(self, work: UnitOfWork, hour: OpenHour) -> HourCard:
        host = await work.people.get(hour.host_id)
        return HourCard(
            hour_id=hour.id,
            topic=topic_name(await work.topics.get(hour.topic_id)),
            about=hour.about,
            host_name=host.name,
            starts_at=hour.starts_at,
            minutes=hour.minutes,
            mode=hour.mode,
            place=hour.place,
        )

    async def look(
        self,
        work: UnitOfWork,
        unit: Unit,
        host_id: PersonId,
        starts_at: datetime,
        ends_at: datetime,
        *,
        but: Occasion | None = None,
    ) -> HourLook:
        """What speaks against this time for this host; `but` is the hour itself, once it is announced."""
        agenda = await work.agendas.of([host_id], starts_at, ends_at)
        day = starts_at.astimezone(ZoneInfo(unit.zone)).date()
        return HourLook(
            is_day_off=not self.school_clock(unit).is_working_day(day),
            is_busy=any(each.occasion != but for each in agenda),
        )

    async def publish(self, work: UnitOfWork, unit: Unit, hour: OpenHour) -> OpenHour:
        """A new hour, of which everybody it is for hears once; nobody who is away."""
        now = self.clock.now()
        stored = await work.open_hours.add(hour.planned(now, self.terms(unit)))
        readers = await work.people.holders(unit.id, *COLLEAGUES)
        if stored.audience is Audience.TOPIC:
            interested = await work.open_hours.interested(unit.id, stored.topic_id)
            readers = [person for person in readers if person.id in interested]
        told = [person for person in readers if person.id != hour.host_id and not person.is_away(now, unit.zone)]
        body = announcement(stored, await self.card(work, stored))
        await self.tell_all(work, unit, told, body, subject=stored.announced)
        return stored

    async def publish_next(self, work: UnitOfWork, unit: Unit, hour: OpenHour) -> None:
        """It comes again, unless its host may not hold one any more."""
        clock = self.school_clock(unit)
        starts_at = hour.next_start(ZoneInfo(unit.zone), clock.is_working_day)
        if starts_at is None or starts_at <= self.clock.now():
            return
        host = await work.people.get(hour.host_id)
        roles = await work.people.roles(hour.host_id, unit.id)
        if host.has_joined and await may_host(work, unit.id, hour.host_id, roles):
            await self.publish(work, unit, hour.again(starts_at))

    async def pass_seat_on(self, work: UnitOfWork, unit: Unit, hour: OpenHour) -> None:
        """A seat was given back: whoever waited longest has it, if it goes by turns; else it is free."""
        if hour.admission is Admission.FIRST_COME:
            for waiting in await work.open_hours.signed_up(hour.id, SeatState.WAITING):
                if await self.seat(work, unit, hour, waiting.person_id):
                    return
        await work.open_hours.free_seat(hour.id)

    async def seat(self, work: UnitOfWork, unit: Unit, hour: OpenHour, person_id: PersonId) -> bool:
        """Who waited has a seat that is theirs already, and is told while it is of use."""
        if not await work.open_hours.move(hour.id, person_id, SeatState.SEATED, expected=SeatState.WAITING):
            return False
        person = await work.people.get(person_id)
        body = SeatFound(card=await self.card(work, hour), is_chosen=hour.admission is Admission.CHOSEN)
        await self.tell_in_time(work, unit, person, body, hour)
        return True

    async def tell_in_time(
        self,
        work: UnitOfWork,
        unit: Unit,
        person: Person,
        body: Notice,
        hour: OpenHour,
        *,
        until: datetime | None = None,
    ) -> None:
        """Of use until the hour begins, or before."""
        now = self.clock.now()
        await work.notices.post(
            person.id,
            body,
            now=now,
            not_before=self.not_before(unit, person, body, now),
            not_after=until or hour.starts_at,
            subject=hour.subject,
        )

    async def sign_off(self, work: UnitOfWork, unit: Unit, hour: OpenHour, person_id: PersonId) -> bool:
        """A seat goes to the next who waits. False when the person had none and did not wait."""
        if await work.open_hours.move(hour.id, person_id, SeatState.OFF, expected=SeatState.SEATED):
            await self.pass_seat_on(work, unit, hour)
            return True
        return await work.open_hours.move(hour.id, person_id, SeatState.OFF, expected=SeatState.WAITING)

    async def call_off(self, work: UnitOfWork, unit: Unit, hour: OpenHour, words: str, *, by: PersonId) -> OpenHour:
        """Everybody who signed up is told why, and the announcement says so to all others."""
        now = self.clock.now()
        after = await self.keep(work, hour.called_off(words, now), expected=hour)
        card = await self.card(work, hour)
        await work.notices.withdraw(hour.subject)
        await work.notices.rewrite(hour.announced, OpenHourOff(card=card), now=now)
        await work.notices.rewrite(hour.asks, OpenHourOff(card=card), now=now)
        signed_up = await work.open_hours.signed_up(hour.id, SeatState.SEATED, SeatState.WAITING)
        told = {each.person_id for each in signed_up} | {hour.host_id}
        people = [person for person in await work.people.several(told - {by}) if person.has_joined]
        await self.tell_all(work, unit, people, OpenHourCalledOff(card=card, words=words), subject=hour.subject)
        return after


def announcement(hour: OpenHour, card: HourCard) -> OpenHourAnnounced:
    return OpenHourAnnounced(
        card=card, seats=hour.seats, is_chosen=hour.admission is Admission.CHOSEN, step_days=hour.step_days
    )


async def may_host(work: UnitOfWork, unit_id: UnitId, person_id: PersonId, roles: Collection[Role]) -> bool:
    """Approved mentors of the unit, and who decides in it."""
    held = frozenset(roles)
    if held & DECIDERS:
        return True
    if not held & APPROVABLE:
        return False
    return (await work.bank_cards.mentor(person_id, unit_id)).state is MentorState.APPROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class HourPlan:
    """What a host would hold."""

    topic_id: TopicId
    starts_at: datetime
    minutes: int
    mode: Mode
    place: str
    seats: int
    about: str = ""
    admission: Admission = Admission.FIRST_COME
    audience: Audience = Audience.UNIT
    step_days: int | None = None


class AnnounceOpenHour(OpenHourVerb):
    """A professional will be there at a set time for whoever has a question on a topic (гл. 4 п. 6 пп. 6).

    - By an approved mentor of the unit, a curator or a head (NoHost); at most 8 ahead at once (TooManyOpenHours).
    - Not closer than `meeting_notice`, nor further than 60 days. 1–100 seats, a place or a link, every week or two if
      wished: the next is announced once one is over, days off stepped over.
    - The whole unit hears of it, or who needs help in the topic: once each, among what they have not asked for. Who is
      away is left alone.
    """

    async def __call__(self, plan: HourPlan, *, by: Actor) -> OpenHour:
        place, about = one_line(plan.place, LONGEST_PLACE), own_words(plan.about, LONGEST_ABOUT)
        must_have_seats(plan.seats)
        if plan.minutes not in MINUTES or (plan.step_days is not None and plan.step_days not in STEPS):
            raise Gone
        now = self.clock.now()
        async with self.begin() as work:
            unit = await work.units.get(by.unit_id)
            await work.people.hold(by.id)
            if not by.person.has_joined or not await may_host(work, unit.id, by.id, by.roles_in(unit.id)):
                raise NoHost
            topic = await work.topics.get(plan.topic_id)
            if topic.unit_id != unit.id or topic.is_archived:
                raise Gone
            must_be_ahead(plan.starts_at, now, self.terms(unit))
            if len(await work.open_hours.ahead_of(by.id, now)) >= MOST_AHEAD:
                raise TooManyOpenHours(MOST_AHEAD)
            hour = OpenHour(
                id=OpenHourId(0),
                unit_id=unit.id,
                host_id=by.id,
                topic_id=topic.id,
                starts_at=plan.starts_at,
                minutes=plan.minutes,
                mode=plan.mode,
                place=place,
                seats=plan.seats,
                admission=plan.admission,
                audience=plan.audience,
                about=about,
                step_days=plan.step_days,
            )
            return await self.publish(work, unit, hour)


def must_have_seats(seats: int) -> None:
    if seats not in range(1, MOST_SEATS + 1):
        raise SeatsOutOfRange(least=1, most=MOST_SEATS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a person stands in an open hour."""

    state: SeatState
    #: Which in the waiting list; None for who has a seat, and where the host chooses.
    number: int | None
    #: They are to be elsewhere at that time, too.
    is_busy: bool


class SignUpForOpenHour(OpenHourVerb):
    """A colleague takes a seat by one press, or the next place in the waiting list (гл. 4 п. 6 пп. 6).

    Never more seats are given than there are, however many press at once. Where the host chooses, they ask to be
    chosen; the host hears of the first, and again once nobody waits any more. Signing up twice changes nothing; until
    it begins (OpenHourOver).
    """

    async def __call__(self, hour_id: OpenHourId, *, by: Actor) -> Standing:
        async with self.begin() as work:
            hour = await self.for_colleague(work, hour_id, by)
            # Only now: who waited for the hour longer was here later.
            now = self.clock.now()
            hour.must_be_ahead(now)
            if hour.host_id == by.id:
                raise OwnOpenHour
            known, is_asking = await work.open_hours.sign_up(hour.id, by.id), False
            if known is None or known.state is SeatState.OFF:
                has_seat = hour.admission is Admission.FIRST_COME and await work.open_hours.take_seat(hour.id)
                state = SeatState.SEATED if has_seat else SeatState.WAITING
                known = SignUp(person_id=by.id, state=state, since=now)
                await work.open_hours.put(hour.id, known)
                is_asking = hour.admission is Admission.CHOSEN
            waiting = await work.open_hours.signed_up(hour.id, SeatState.WAITING)
            if is_asking and len(waiting) == 1:
                unit, host = await work.units.get(hour.unit_id), await work.people.get(hour.host_id)
                await self.tell(work, unit, host, SeatsAsked(card=await self.card(work, hour)), subject=hour.asks)
            line = [each.person_id for each in waiting]
            is_in_line = known.state is SeatState.WAITING and hour.admission is Admission.FIRST_COME
            agenda = await work.agendas.of([by.id], hour.starts_at, hour.ends_at)
            return Standing(
                state=known.state,
                number=line.index(by.id) + 1 if is_in_line else None,
                is_busy=any(each.occasion != Occasion(OccasionKind.OPEN_HOUR, hour.id) for each in agenda),
            )


class SignOffOpenHour(OpenHourVerb):
    """Somebody will not come after all: by one press, until it begins. Who waited longest has their seat.

    For who did not sign up nothing changes.
    """

    async def __call__(self, hour_id: OpenHourId, *, by: Actor) -> None:
        async with self.begin() as work:
            hour = await self.for_colleague(work, hour_id, by)
            hour.must_be_ahead(self.clock.now())
            await self.sign_off(work, await work.units.get(hour.unit_id), hour, by.id)


class ChooseForSeat(OpenHourVerb):
    """The host gives a seat to somebody who would like to come; they are told. A seat given stays given.

    NoSeatLeft once all are; Gone for who does not wait for one any more. Also in the waiting list of an hour that goes
    by turns the host may call somebody in, if a seat is free.
    """

    async def __call__(self, hour_id: OpenHourId, person_id: PersonId, *, by: Actor) -> None:
        async with self.begin() as work:
            hour = await self.for_host(work, hour_id, by)
            hour.must_be_ahead(self.clock.now())
            known = await work.open_hours.sign_up(hour.id, person_id)
            if known is None or known.state is not SeatState.WAITING:
                raise Gone
            if not await work.open_hours.take_seat(hour.id):
                raise NoSeatLeft
            await self.seat(work, await work.units.get(hour.unit_id), hour, person_id)


class MoveOpenHour(OpenHourVerb):
    """The host moves it to another time or place, until it begins; everybody who signed up is told.

    The announcement changes in everybody's chat. Reminders go with it; seats stay. Not into the past (MomentPast), nor
    further ahead than one may be announced.
    """

    async def __call__(
        self, hour_id: OpenHourId, starts_at: datetime, mode: Mode, place: str, *, by: Actor
    ) -> OpenHour:
        place, now = one_line(place, LONGEST_PLACE), self.clock.now()
        if starts_at <= now:
            raise MomentPast
        if starts_at > now + FURTHEST:
            raise TooFarAhead(now + FURTHEST)
        async with self.begin() as work:
            hour = await self.for_host(work, hour_id, by)
            unit = await work.units.get(hour.unit_id)
            after = await self.keep(work, hour.moved(starts_at, mode, place, now, self.terms(unit)), expected=hour)
            card = await self.card(work, after)
            await work.notices.withdraw(hour.subject)
            await work.notices.renew(hour.announced, announcement(after, card), now=now)
            signed_up = await work.open_hours.signed_up(hour.id, SeatState.SEATED, SeatState.WAITING)
            told = {each.person_id for each in signed_up} | {hour.host_id}
            body = OpenHourMoved(card=card, was_at=hour.starts_at)
            await self.tell_all(work, unit, await work.people.several(told - {by.id}), body, subject=hour.subject)
            return after


class CallOffOpenHour(OpenHourVerb):
    """The host, or who decides in the unit, calls it off before it begins, with words or without; all are told.

    One that comes again is called off this once, and the next is announced; or for good.
    """

    async def __call__(self, hour_id: OpenHourId, words: str = "", *, is_for_good: bool = False, by: Actor) -> OpenHour:
        words = own_words(words, LONGEST_WORDS)
        async with self.begin() as work:
            hour = await self.for_host(work, hour_id, by)
            unit = await work.units.get(hour.unit_id)
            after = await self.call_off(work, unit, hour, words, by=by.id)
            if not is_for_good:
                await self.publish_next(work, unit, hour)
            return after


class MarkAttendance(OpenHourVerb):
    """The host says who came, person by person or of all not spoken of yet; the next press says otherwise.

    From its beginning on (NotYetBegun). Hours count for who was there, and for the host once somebody was.
    """

    async def __call__(self, hour_id: OpenHourId, person_id: PersonId | None = None, *, by: Actor) -> None:
        async with self.begin() as work:
            hour = await self.for_host(work, hour_id, by)
            if not hour.has_begun(self.clock.now()):
                raise NotYetBegun
            seated = {each.person_id: each.came for each in await work.open_hours.signed_up(hour.id, SeatState.SEATED)}
            if person_id is None:
                unmarked = [person for person, came in seated.items() if came is None]
                await work.open_hours.mark(hour.id, unmarked, True)
                return
            if person_id not in seated:
                raise Gone
            await work.open_hours.mark(hour.id, [person_id], not seated[person_id])


class FollowOpenHour(OpenHourVerb):
    """The clock of an open hour has struck: a reminder, or its end. Running it twice changes nothing.

    Before it begins its host and who has a seat are reminded, unless the bot was down and the reminder is of no use any
    more. When it is over the host is asked who came, and the next of a series is announced.
    """

    async def __call__(self, hour_id: OpenHourId) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            hour = await work.open_hours.held(hour_id)
            if hour.due_at is None or hour.due_at > now:
                return
            unit = await work.units.get(hour.unit_id)
            seated = await work.open_hours.signed_up(hour.id, SeatState.SEATED)
            terms = self.terms(unit)
            reminder = terms.due_reminder(hour.starts_at, now)
            if is_dropped(hour.starts_at, hour.due_at, reminder):
                logger.info("open hour %s: its reminder of %s was not sent in time: dropped", hour.id, hour.due_at)
            if now >= hour.ends_at:
                await self._end(work, unit, hour, has_guests=bool(seated))
                return
            await self.keep(work, hour.reminded(now, terms), expected=hour)
            if reminder is None:
                return
            before, until = reminder
            card = await self.card(work, hour)
            for person in await work.people.several({hour.host_id, *(each.person_id for each in seated)}):
                is_host = person.id == hour.host_id
                body = OpenHourReminder(card=card, before=before, is_host=is_host, coming=len(seated))
                await self.tell_in_time(work, unit, person, body, hour, until=until)

    async def _end(self, work: UnitOfWork, unit: Unit, hour: OpenHour, *, has_guests: bool) -> None:
        await self.keep(work, hour.held(), expected=hour)
        await work.notices.withdraw(hour.announced)
        if has_guests:
            host = await work.people.get(hour.host_id)
            await self.tell(work, unit, host, AttendanceAsked(card=await self.card(work, hour)), subject=hour.subject)
        await self.publish_next(work, unit, hour)


class LookAtHour(OpenHourVerb):
    """What speaks against a time one would hold an open hour at, before it is announced."""

    async def __call__(self, starts_at: datetime, minutes: int, *, by: Actor) -> HourLook:
        async with self.begin(reads_only=True) as work:
            ends_at = starts_at + timedelta(minutes=minutes)
            return await self.look(work, await work.units.get(by.unit_id), by.id, starts_at, ends_at)


class LookAtAnnouncedHour(OpenHourVerb):
    """The same of one that is announced, also after it was moved; for its host and who decides in its unit."""

    async def __call__(self, hour_id: OpenHourId, *, by: Actor) -> HourLook:
        async with self.begin(reads_only=True) as work:
            hour = await work.open_hours.get(hour_id)
            must_manage(hour, by)
            unit, itself = await work.units.get(hour.unit_id), Occasion(OccasionKind.OPEN_HOUR, hour.id)
            return await self.look(work, unit, hour.host_id, hour.starts_at, hour.ends_at, but=itself)


class DueOpenHours(UseCase):
    """Open hours whose clock has struck, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[OpenHourId]:
        async with self.begin(reads_only=True) as work:
            return await work.open_hours.due(self.clock.now(), limit)


class NextOpenHourDue(UseCase):
    """When the clock of an open hour strikes next; None while none is planned."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.open_hours.next_due()


class LeaveOpenHours(OpenHourVerb):
    """Who parts from units holds no more open hours there, and their seats go to who waits."""

    async def leave(self, work: UnitOfWork, person_id: PersonId, units: Collection[UnitId]) -> None:
        now = self.clock.now()
        for hosted in await work.open_hours.ahead_of(person_id, now):
            if hosted.unit_id in units:
                hour = await work.open_hours.held(hosted.id)
                await self.call_off(work, await work.units.get(hour.unit_id), hour, "", by=person_id)
        for visited in await work.open_hours.signed_up_by(person_id, now):
            if visited.unit_id in units:
                hour = await work.open_hours.held(visited.id)
                await self.sign_off(work, await work.units.get(hour.unit_id), hour, person_id)
