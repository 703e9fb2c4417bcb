"""People of the sandbox's invented school move in, so that the first minute shows life."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from mentoring.model.bank import MENTOR_ROLES, Kind, MentorOffer, MentorState, RoleForm, WeeklySlot
from mentoring.model.ids import AccountId, MeetingId, MentorshipId, NextStepId, PersonId, TopicId
from mentoring.model.meeting_log import MeetingLog, NextStep, Said, Tick
from mentoring.model.meetings import Attendee, Coming, Meeting, MeetingState, Outcome, Purpose, terms_of
from mentoring.model.mentorship import Member, MemberAnswer, Mentorship, MentorshipState, Side, Track
from mentoring.model.orders import last_day
from mentoring.model.people import Bent, Language, Mode, Person, Role, TopicLevel
from mentoring.model.school_clock import moment_of
from mentoring.model.units import Unit
from mentoring.ports import BeginWork, UnitOfWork
from mentoring.ports.world import Clock
from mentoring.use_cases.joining import PRODUCT_CONSENT

#: How long the pairs of the school are to last.
MONTHS: Final = 9


class Newcomer(Protocol):
    """An invented person, as the sandbox describes them."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def username(self) -> str: ...
    @property
    def patronymic(self) -> str | None: ...
    @property
    def language_code(self) -> str: ...
    @property
    def roles(self) -> tuple[str, ...]: ...
    @property
    def position(self) -> str: ...
    @property
    def subjects(self) -> tuple[str, ...]: ...
    @property
    def experience_years(self) -> int: ...
    @property
    def category(self) -> str | None: ...
    @property
    def strengths(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def needs(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def organisation(self) -> str: ...
    @property
    def times(self) -> tuple[str, ...]: ...
    @property
    def kinds(self) -> tuple[str, ...]: ...
    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def wishes(self) -> str: ...


class HeldMeeting(Protocol):
    """A meeting of a pair, as the sandbox describes it; phrases by their codes."""

    @property
    def weeks_ago(self) -> int: ...
    @property
    def works(self) -> str: ...
    @property
    def hinders(self) -> str: ...
    @property
    def mentee_step(self) -> str: ...


class OldPair(Protocol):
    """Two who have met for some weeks, by their usernames, as the sandbox describes them."""

    @property
    def mentor(self) -> str: ...
    @property
    def mentee(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def goals(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def meetings(self) -> Sequence[HeldMeeting]: ...


async def move_in(
    begin: BeginWork,
    clock: Clock,
    newcomers: Sequence[tuple[int, Newcomer]],
    pairs: Sequence[OldPair],
    *,
    unit_name: str,
    language: str,
    zone: str,
) -> bool:
    """Put the school into an empty database; False when there is a school already.

    `newcomers`: each with their messenger account. Nobody is written to: they are there as if they had joined long ago.
    """
    async with begin() as work:
        if await work.units.all():
            return False
        unit = await work.units.add(unit_name, Language(language), zone, clock.now())
        await work.topics.seed(unit.id)
        tree = await work.topics.tree(unit.id)
        codes = {topic.code: topic.id for topic in tree.topics if topic.code is not None}
        ids = {
            newcomer.username: await _join(work, clock, unit, AccountId(account), newcomer, codes)
            for account, newcomer in newcomers
            if newcomer.roles
        }
        await _approve_mentors(work, clock, unit)
        for pair in pairs:
            await _pair_up(work, clock, unit, pair, ids[pair.mentor], ids[pair.mentee], codes[_seeded(pair.topic)])
    return True


async def _pair_up(
    work: UnitOfWork, clock: Clock, unit: Unit, pair: OldPair, mentor: PersonId, mentee: PersonId, topic: TopicId
) -> None:
    """Their mentorship is in force, what they held is recorded, and they meet again next Tuesday at 15:00."""
    now, zone = clock.now(), ZoneInfo(unit.zone)
    today = now.astimezone(zone).date()
    tuesday = today - timedelta(days=today.weekday()) + timedelta(days=1)

    def in_weeks(weeks: int) -> datetime:
        return moment_of(tuesday + timedelta(weeks=weeks), time(15), zone)

    since = tuesday - timedelta(weeks=7)
    together = await work.mentorships.add(
        Mentorship(
            id=MentorshipId(0),
            unit_id=unit.id,
            state=MentorshipState.ACTIVE,
            members=(
                Member(person_id=mentor, side=Side.MENTOR, answer=MemberAnswer.YES),
                Member(person_id=mentee, side=Side.MENTEE, answer=MemberAnswer.YES),
            ),
            tracks=(Track(mentor_id=mentor, topics=(topic,), goals=pair.goals),),
            form=RoleForm.TEACHER_TEACHER,
            kinds=frozenset({Kind.TRADITIONAL}),
            modes=frozenset({Mode.IN_PERSON}),
            months=MONTHS,
            proposed_at=in_weeks(-7),
            proposed_by=mentee,
            starts_on=since,
            ends_on=last_day(since, MONTHS),
        )
    )

    def meeting(weeks: int) -> Meeting:
        at = in_weeks(weeks)
        sides = {mentor: Side.MENTOR, mentee: Side.MENTEE}
        return Meeting(
            id=MeetingId(0),
            unit_id=unit.id,
            mentorship_id=together.id,
            purpose=Purpose.REGULAR,
            organiser_id=mentor,
            attendees=tuple(Attendee(person_id=each, side=side, answer=Coming.YES) for each, side in sides.items()),
            times=(at,),
            starts_at=at,
            minutes=45,
            mode=Mode.IN_PERSON,
            place=pair.place,
            proposed_at=at - timedelta(days=3),
        )

    held = [await work.meetings.add(_was_held(meeting(-each.weeks_ago))) for each in pair.meetings]
    await _record(work, pair, held, mentor)
    await work.meetings.add(meeting(1).booked(in_weeks(1), now, terms_of(unit.settings)))


async def _record(work: UnitOfWork, pair: OldPair, held: Sequence[Meeting], mentor: PersonId) -> None:
    """The mentor wrote each down within the hour; all steps but the last were done at the meeting after."""
    for number, (each, met) in enumerate(zip(pair.meetings, held, strict=True), 1):
        await work.meeting_logs.save(
            MeetingLog(
                meeting_id=met.id,
                author_id=mentor,
                written_at=(met.starts_at or met.proposed_at) + timedelta(hours=1),
                works=Said(chips=(each.works,)),
                hinders=Said(chips=(each.hinders,)),
            )
        )
        step = NextStep(
            id=NextStepId(0),
            meeting_id=met.id,
            mentorship_id=met.mentorship_id,
            owner=Side.MENTEE,
            author_id=mentor,
            said=Said(chips=(each.mentee_step,)),
        )
        await work.meeting_logs.add_step(step.ticked(Tick.DONE, held[number].id) if number < len(held) else step)


def _was_held(meeting: Meeting) -> Meeting:
    attendees = tuple(replace(each, outcome=Outcome.HELD, came=True) for each in meeting.attendees)
    return replace(meeting, state=MeetingState.HELD, attendees=attendees)


async def _approve_mentors(work: UnitOfWork, clock: Clock, unit: Unit) -> None:
    """The head approved the mentors long ago."""
    heads = await work.people.holders(unit.id, Role.HEAD)
    mentors = [mentor.id for mentor in await work.people.holders(unit.id, *MENTOR_ROLES)]
    if heads and mentors:
        await work.bank_cards.move(
            unit.id,
            mentors,
            MentorState.APPROVED,
            expected=[MentorState.CANDIDATE],
            by=heads[0].id,
            now=clock.now(),
        )


async def _join(
    work: UnitOfWork, clock: Clock, unit: Unit, account: AccountId, newcomer: Newcomer, codes: Mapping[str, TopicId]
) -> PersonId:
    now = clock.now()
    person = await work.people.add(
        Person(
            id=PersonId(0),
            account=account,
            home_unit_id=unit.id,
            name=" ".join(part for part in (newcomer.last_name, newcomer.first_name, newcomer.patronymic) if part),
            language=Language.EN if newcomer.language_code == "en" else Language.RU,
            position=newcomer.position,
            organisation=newcomer.organisation,
            subjects=newcomer.subjects,
            experience_years=newcomer.experience_years,
            category=newcomer.category or "",
            ways_to_meet=frozenset(Mode),
            joined_at=now,
        )
    )
    await work.people.set_roles(person.id, unit.id, {Role(role) for role in newcomer.roles}, now)
    await work.people.give_consent(person.id, unit.id, PRODUCT_CONSENT, now)
    for bent, levels in ((Bent.STRENGTH, newcomer.strengths), (Bent.NEED, newcomer.needs)):
        topics = [
            TopicLevel(topic_id=codes[_seeded(code)], bent=bent, level=level)
            for code, level in levels
            if _seeded(code) in codes
        ]
        await work.people.set_topics(person.id, bent, topics)
    roles, times = {Role(role) for role in newcomer.roles}, frozenset(map(WeeklySlot.of, newcomer.times))
    if MENTOR_ROLES & roles:
        offer = MentorOffer(
            kinds=frozenset(map(Kind, newcomer.kinds)), forms=frozenset(map(RoleForm, newcomer.forms)), times=times
        )
        await work.bank_cards.save_offer(person.id, unit.id, offer, now)
    if Role.MENTEE in roles:
        await work.bank_cards.save_times(person.id, unit.id, times)
        await work.bank_cards.save_wishes(person.id, unit.id, newcomer.wishes)
    return person.id


def _seeded(code: str) -> str:
    """The tree's code of a topic: the sandbox writes «psychology.discipline», the tree «discipline»."""
    return code.rpartition(".")[2].replace("_", "-")
