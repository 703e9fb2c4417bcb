"""What people see of circles of meetings: their own way through the rounds; who leads one, everybody's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentoring.help_desk import FEWEST_RATINGS
from mentoring.model.ids import AccountId, PersonId, RotationId
from mentoring.model.mentorship import Side
from mentoring.model.people import DECIDERS, Actor, Person, Role
from mentoring.model.rotation import SHOWN_AFTER, Participant, Phase, Presence, Rotation, RotationState
from mentoring.model.topics import Topic
from mentoring.notices.rotations import PlannedSeat
from mentoring.ports import UnitOfWork
from mentoring.ports.meetings import RotationLine
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.rotations import ROLES_OF, may_gather, may_lead
from mentoring.use_cases.use_case import UseCase

#: How many circles a list shows.
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationList:
    """A person's circles of meetings."""

    lines: Sequence[RotationLine]
    may_gather: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MetLine:
    """Somebody a person met."""

    person_id: PersonId
    name: str
    round: int
    #: The reader wants to keep in touch; what the other wants is not told before both do.
    keeps: bool
    is_mutual: bool
    #: Only when it is mutual.
    account: AccountId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedLine:
    """Somebody invited, for who leads."""

    person_id: PersonId
    name: str
    side: Side
    comes: bool | None
    presence: Presence
    table: int | None
    met: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderView:
    """What only who leads a circle sees."""

    people: Sequence[InvitedLine]
    #: Of the picture the reader has before them, see `Rotation.beat`.
    beat: int
    #: Held so far.
    meetings: int
    #: How many gave each mark; None while so few have that one could guess whose they are.
    marks: Mapping[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationCard:
    """A circle of meetings as its reader may see it."""

    id: RotationId
    title: str
    starts_at: datetime
    place: str
    organiser_name: str
    rounds: int
    minutes: int
    break_minutes: int
    state: RotationState
    phase: Phase
    round: int
    until: datetime | None
    #: The reader as a participant.
    me: Participant | None
    seats: Sequence[PlannedSeat]
    met: Sequence[MetLine]
    wishes: Sequence[str | Topic]
    leader: LeaderView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishOptions:
    """Whom and what a participant may wish for, each with whether they do."""

    people: Sequence[tuple[Person, bool]]
    topics: Sequence[tuple[Topic, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitable:
    """Whom a unit's organiser can invite."""

    mentors: Sequence[Person]
    mentees: Sequence[Person]


class MyRotations(UseCase):
    """The circles a person is invited to or leads; for deciders all of their unit. Over ones for 30 days."""

    async def __call__(self, *, by: Actor) -> RotationList:
        if not by.person.has_joined:
            raise NotAllowed
        decides = by.holds(*DECIDERS)
        async with self.begin(reads_only=True) as work:
            lines = await work.rotations.lines(
                by.id, by.unit_id, since=self.clock.now() - SHOWN_AFTER, whole_unit=decides, limit=MOST_SHOWN
            )
            may = decides or (by.holds(Role.MENTOR) and may_gather(await work.units.get(by.unit_id), by))
            return RotationList(lines=lines, may_gather=may)


class ShowRotation(UseCase):
    """A circle for who is in it or leads it; to anybody else it does not exist."""

    async def __call__(self, rotation_id: RotationId, *, by: Actor) -> RotationCard:
        async with self.begin(reads_only=True) as work:
            rotation = await work.rotations.get(rotation_id)
            leads, is_invited = may_lead(rotation, by), rotation.invites(by.id)
            if not by.person.has_joined or not (leads or is_invited):
                raise Gone
            ids = {each.person_id for each in rotation.people} | {rotation.organiser_id}
            people = {person.id: person for person in await work.people.several(ids)}
            me = rotation.participant(by.id) if is_invited else None
            return RotationCard(
                id=rotation.id,
                title=rotation.title,
                starts_at=rotation.starts_at,
                place=rotation.place,
                organiser_name=people[rotation.organiser_id].name,
                rounds=rotation.last_round or rotation.rounds,
                minutes=rotation.minutes,
                break_minutes=rotation.break_minutes,
                state=rotation.state,
                phase=rotation.phase,
                round=rotation.round,
                until=rotation.until,
                me=me,
                seats=_seats(rotation, me, people),
                met=_met(rotation, by.id, people) if rotation.state is RotationState.OVER else (),
                wishes=await _wishes(work, rotation, me, people),
                leader=_leader(rotation, people) if leads else None,
            )


class WhatToWishFor(UseCase):
    """People of the other side who have not said no, and the topics they are good at or need."""

    async def __call__(self, rotation_id: RotationId, *, by: Actor) -> WishOptions:
        async with self.begin(reads_only=True) as work:
            rotation = await work.rotations.get(rotation_id)
            me = rotation.participant(by.id)
            rotation.must_gather()
            others = [
                each.person_id for each in rotation.people if each.side is not me.side and each.comes is not False
            ]
            topics = await work.rotations.topics(rotation)
            known = {topic for person_id in others for topic in topics.get(person_id, ())}
            tree = await work.topics.tree(rotation.unit_id)
            return WishOptions(
                people=[
                    (person, person.id in me.wished_people)
                    for person in await work.people.several(others)
                    if person.has_joined
                ],
                topics=[
                    (topic, topic.id in me.wished_topics)
                    for topic in tree.topics
                    if topic.id in known and not topic.is_archived
                ],
            )


class WhomToInvite(UseCase):
    """Mentors, guests among them, and mentees of the organiser's home unit; who is both stands in both lists."""

    async def __call__(self, *, by: Actor) -> Invitable:
        async with self.begin(reads_only=True) as work:
            unit = await work.units.get(by.unit_id)
            if not by.person.has_joined or not may_gather(unit, by):
                raise NotAllowed
            return Invitable(
                mentors=await work.people.holders(unit.id, *ROLES_OF[Side.MENTOR]),
                mentees=await work.people.holders(unit.id, *ROLES_OF[Side.MENTEE]),
            )


class WhoElseToInvite(UseCase):
    """Whom who leads a circle can still call in, by name, mentors before mentees; who is both stands there twice."""

    async def __call__(self, rotation_id: RotationId, *, by: Actor) -> list[tuple[Side, Person]]:
        async with self.begin(reads_only=True) as work:
            rotation = await work.rotations.get(rotation_id)
            if not by.person.has_joined or not may_lead(rotation, by):
                raise NotAllowed if rotation.invites(by.id) else Gone
            return [
                (side, person)
                for side in (Side.MENTOR, Side.MENTEE)
                for person in await work.people.holders(rotation.unit_id, *ROLES_OF[side])
                if not rotation.invites(person.id)
            ]


def _seats(rotation: Rotation, me: Participant | None, people: Mapping[PersonId, Person]) -> Sequence[PlannedSeat]:
    if me is None or not me.is_here:
        return ()
    return [
        PlannedSeat(
            round=seat.round,
            table=seat.table or 0,
            name=people[seat.other_id].name if seat.other_id is not None else "",
        )
        for seat in rotation.seats_of(me.person_id, max(1, rotation.round))
    ]


def _met(rotation: Rotation, person_id: PersonId, people: Mapping[PersonId, Person]) -> Sequence[MetLine]:
    lines = []
    for meeting in rotation.met_by(person_id):
        other = people[meeting.other(person_id)]
        lines.append(
            MetLine(
                person_id=other.id,
                name=other.name,
                round=meeting.round,
                keeps=meeting.keeps(person_id),
                is_mutual=meeting.is_mutual,
                account=other.account if meeting.is_mutual else None,
            )
        )
    return lines


async def _wishes(
    work: UnitOfWork, rotation: Rotation, me: Participant | None, people: Mapping[PersonId, Person]
) -> Sequence[str | Topic]:
    if me is None:
        return ()
    named: list[str | Topic] = [people[each].name for each in me.wished_people if each in people]
    if not me.wished_topics:
        return named
    tree = await work.topics.tree(rotation.unit_id)
    return [*named, *(topic for topic in tree.topics if topic.id in me.wished_topics)]


def _leader(rotation: Rotation, people: Mapping[PersonId, Person]) -> LeaderView:
    marks = Counter(each.mark for each in rotation.people if each.mark is not None)
    order = {person_id: number for number, person_id in enumerate(people)}
    return LeaderView(
        people=[
            InvitedLine(
                person_id=each.person_id,
                name=people[each.person_id].name,
                side=each.side,
                comes=each.comes,
                presence=each.presence,
                table=each.table,
                met=len(rotation.met_by(each.person_id)),
            )
            for each in sorted(rotation.people, key=lambda each: (each.side is Side.MENTEE, order[each.person_id]))
        ],
        beat=rotation.beat,
        meetings=len(rotation.held),
        marks=marks if marks.total() >= FEWEST_RATINGS else None,
    )
