"""Circles of meetings: called together, planned, led round by round, and what remains of them (гл. 4 п. 6 пп. 6)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.model.ids import PersonId, RotationId, TopicId, UnitId
from mentoring.model.mentorship import Side
from mentoring.model.people import DECIDERS, Actor, Person, Role
from mentoring.model.profile import one_line
from mentoring.model.rotation import (
    BREAKS,
    LAPSE,
    LONGEST_PLACE,
    LONGEST_TITLE,
    MINUTES,
    MOST_PEOPLE,
    ROUNDS,
    UNDER_WAY,
    Participant,
    Phase,
    Presence,
    Rotation,
    RotationState,
    first_due,
)
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.rotations import (
    ContactOpened,
    PlannedSeat,
    RotationBeat,
    RotationCalledOff,
    RotationDesk,
    RotationDeskEnded,
    RotationEnded,
    RotationInvited,
    RotationLapsed,
    RotationPlanned,
    RotationUnderWay,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import DateUnclear, Gone, MomentPast, NobodyToMeet, NotAllowed, RotationMovedOn, TooManyChosen
from mentoring.use_cases.use_case import UseCase

#: How far ahead a circle can be called together.
FARTHEST = timedelta(days=365)
#: Who can be invited as a mentor, and as a mentee.
ROLES_OF = {Side.MENTOR: (Role.MENTOR, Role.GUEST), Side.MENTEE: (Role.MENTEE,)}


def invitation_of(rotation_id: RotationId) -> str:
    """Under which the invitations to a circle are kept together."""
    return f"rotation:{rotation_id}:invitation"


def plan_of(rotation_id: RotationId) -> str:
    return f"rotation:{rotation_id}:plan"


def live_of(rotation_id: RotationId) -> str:
    """The participants' messages of a circle under way, one each."""
    return f"rotation:{rotation_id}:live"


def desk_of(rotation_id: RotationId) -> str:
    """The same for who leads it."""
    return f"rotation:{rotation_id}:desk"


@dataclass(frozen=True, slots=True)
class RotationCase:
    """A circle with the people in it, as a change begins."""

    rotation: Rotation
    unit: Unit
    people: dict[PersonId, Person]

    def name(self, person_id: PersonId | None) -> str:
        person = self.people.get(person_id) if person_id is not None else None
        return person.name if person is not None else ""


def may_gather(unit: Unit, by: Actor) -> bool:
    """Curators and heads call people together, and mentors where the unit lets them."""
    is_mentor = unit.settings.mentors_may_gather and by.holds(Role.MENTOR, unit_id=unit.id)
    return by.holds(*DECIDERS, unit_id=unit.id) or is_mentor


def may_lead(rotation: Rotation, by: Actor) -> bool:
    """Who called it together or has begun it, while they are of the unit; and its deciders."""
    is_organiser = by.id == rotation.organiser_id and bool(by.roles_in(rotation.unit_id))
    return is_organiser or by.holds(*DECIDERS, unit_id=rotation.unit_id)


class RotationVerb(UseCase):
    """What the verbs share. A circle is held while it is changed; whoever its messages speak to differently is told."""

    async def case(self, work: UnitOfWork, rotation_id: RotationId) -> RotationCase:
        """The circle as it is now: until this ends nobody else changes it. Raises Gone."""
        await work.rotations.hold(rotation_id)
        rotation = await work.rotations.get(rotation_id)
        ids = {each.person_id for each in rotation.people} | {rotation.organiser_id}
        people = {person.id: person for person in await work.people.several(ids)}
        return RotationCase(rotation, await work.units.get(rotation.unit_id), people)

    async def case_led(self, work: UnitOfWork, rotation_id: RotationId, by: Actor) -> RotationCase:
        """The same for who leads it; to who is neither in it nor leads it, it does not exist."""
        case = await self.case(work, rotation_id)
        if not may_lead(case.rotation, by):
            raise NotAllowed if case.rotation.invites(by.id) else Gone
        if not by.person.has_joined:
            raise NotAllowed
        return case

    async def invitable(
        self, work: UnitOfWork, unit_id: UnitId, sides: dict[Side, frozenset[PersonId]]
    ) -> list[Person]:
        """These people, each on one side only, as their role in the unit allows. Raises Gone."""
        everybody = sides[Side.MENTOR] | sides[Side.MENTEE]
        roles = await work.people.roles_of(unit_id, everybody)
        people = [person for person in await work.people.several(everybody) if person.has_joined]
        fits = all(
            roles.get(person_id, frozenset()) & set(ROLES_OF[side])
            for side, chosen in sides.items()
            for person_id in chosen
        )
        if sides[Side.MENTOR] & sides[Side.MENTEE] or len(people) != len(everybody) or not fits:
            raise Gone
        return people

    async def planned(self, work: UnitOfWork, case: RotationCase, rotation: Rotation) -> Rotation:
        """The rounds to come anew, without who has left the unit."""
        coming = [each.person_id for each in rotation.coming]
        staying = await work.people.roles_of(rotation.unit_id, coming)
        gone = [person_id for person_id in coming if person_id not in staying or not case.people[person_id].has_joined]
        return rotation.without(gone).planned(await work.rotations.topics(rotation))

    async def keep(self, work: UnitOfWork, case: RotationCase, after: Rotation) -> Rotation:
        """Store it, and change the messages of everybody for whom something is different now."""
        before = case.rotation
        if not await work.rotations.save(after, expected=before):
            raise RotationMovedOn
        await self._show_plans(work, case, before, after)
        await self._show_live(work, case, before, after)
        await self._show_desk(work, case, before, after)
        return after

    async def keep_planned(self, work: UnitOfWork, case: RotationCase, after: Rotation) -> Rotation:
        """The same; a plan there is already is made anew."""
        if case.rotation.has_plan:
            after = await self.planned(work, case, after)
        return await self.keep(work, case, after)

    async def take_back(self, work: UnitOfWork, rotation: Rotation) -> RotationCalledOff:
        """What was sent about it says so."""
        body = RotationCalledOff(title=rotation.title, starts_at=rotation.starts_at)
        for subject in (invitation_of(rotation.id), plan_of(rotation.id)):
            await work.notices.rewrite(subject, body, now=self.clock.now())
        return body

    async def _show_plans(self, work: UnitOfWork, case: RotationCase, before: Rotation, after: Rotation) -> None:
        if after.state is not RotationState.GATHERING or not after.has_plan:
            return
        then = {each.person_id: each for each in before.people}
        bodies: dict[PersonId, Notice] = {}
        for each in after.people:
            earlier = then.get(each.person_id, Participant(person_id=each.person_id, side=each.side))
            planned = _plan(case, after, each)
            # Who never said they would come has no plan to change.
            if (each.comes or earlier.comes) and planned != _plan(case, before, earlier):
                bodies[each.person_id] = planned
        await self._show(work, case, bodies, plan_of(after.id))

    async def _show_live(self, work: UnitOfWork, case: RotationCase, before: Rotation, after: Rotation) -> None:
        then = {each.person_id: each for each in before.people}
        bodies: dict[PersonId, Notice] = {}
        for each in after.people:
            body, earlier = _live(case, after, each), then.get(each.person_id)
            if body is not None and (earlier is None or body != _live(case, before, earlier)):
                bodies[each.person_id] = body
        await self._show(work, case, bodies, live_of(after.id))

    async def _show_desk(self, work: UnitOfWork, case: RotationCase, before: Rotation, after: Rotation) -> None:
        body = _desk(after)
        if body is not None and body != _desk(before):
            await self._show(work, case, {after.organiser_id: body}, desk_of(after.id))

    async def _show(self, work: UnitOfWork, case: RotationCase, bodies: dict[PersonId, Notice], subject: str) -> None:
        """Who cannot be reached is not written to: a dead letter at every round would help nobody."""
        now = self.clock.now()
        readers = [case.people[person_id] for person_id in bodies if person_id in case.people]
        posts = [
            (reader.id, bodies[reader.id], self.not_before(case.unit, reader, bodies[reader.id], now))
            for reader in readers
            if reader.has_joined and reader.is_reachable
        ]
        await work.notices.show(posts, now=now, subject=subject)


def _plan(case: RotationCase, rotation: Rotation, person: Participant) -> RotationPlanned:
    return RotationPlanned(
        rotation_id=rotation.id,
        title=rotation.title,
        starts_at=rotation.starts_at,
        place=rotation.place,
        seats=_seats(case, rotation, person) if rotation.has_plan else (),
    )


def _seats(case: RotationCase, rotation: Rotation, person: Participant, since: int = 1) -> tuple[PlannedSeat, ...]:
    """A person's way through the rounds; nothing for who is not there."""
    if not person.is_here:
        return ()
    return tuple(
        PlannedSeat(round=seat.round, table=seat.table or 0, name=case.name(seat.other_id))
        for seat in rotation.seats_of(person.person_id, since)
    )


def _live(case: RotationCase, rotation: Rotation, person: Participant) -> Notice | None:
    """What a participant's message says; None while they have none."""
    if not person.comes:
        return None
    if rotation.state is RotationState.OVER:
        met = len(rotation.met_by(person.person_id))
        return RotationEnded(rotation_id=rotation.id, title=rotation.title, met=met)
    if rotation.state not in UNDER_WAY:
        return None
    return RotationBeat(
        rotation_id=rotation.id,
        title=rotation.title,
        place=rotation.place,
        phase=rotation.phase,
        round=rotation.round,
        rounds=rotation.last_round,
        until=rotation.until,
        is_away=not person.is_here,
        seats=_seats(case, rotation, person, rotation.round + (rotation.phase is Phase.BREAK)),
    )


def _desk(rotation: Rotation) -> Notice | None:
    if rotation.state is RotationState.OVER:
        came = sum(bool(rotation.met_by(each.person_id)) for each in rotation.people)
        return RotationDeskEnded(
            rotation_id=rotation.id,
            title=rotation.title,
            rounds=rotation.round,
            came=came,
            meetings=len(rotation.held),
        )
    if rotation.state not in UNDER_WAY:
        return None
    here = sum(each.is_here for each in rotation.coming)
    return RotationDesk(
        rotation_id=rotation.id,
        title=rotation.title,
        beat=rotation.beat,
        phase=rotation.phase,
        round=rotation.round,
        rounds=rotation.last_round,
        until=rotation.until,
        here=here,
        away=len(rotation.coming) - here,
    )


class GatherRotation(RotationVerb):
    """A curator or head calls mentors and mentees of their unit together for a circle of meetings (гл. 4 п. 6 пп. 6).

    A mentor may too where the unit lets them. One person at least of each side and 60 at most, each on one side only,
    as their role in the unit allows (Gone). The time lies ahead (MomentPast), within a year (DateUnclear); rounds,
    minutes and breaks are of those offered (Gone). Everybody is asked whether they come.
    """

    async def __call__(
        self,
        *,
        title: str,
        starts_at: datetime,
        place: str,
        rounds: int,
        minutes: int,
        break_minutes: int,
        mentors: Collection[PersonId],
        mentees: Collection[PersonId],
        by: Actor,
    ) -> Rotation:
        now = self.clock.now()
        if starts_at <= now:
            raise MomentPast
        if starts_at > now + FARTHEST:
            raise DateUnclear
        if rounds not in ROUNDS or minutes not in MINUTES or break_minutes not in BREAKS:
            raise Gone
        sides = {Side.MENTOR: frozenset(mentors), Side.MENTEE: frozenset(mentees)}
        if not all(sides.values()):
            raise NobodyToMeet
        if max(map(len, sides.values())) > MOST_PEOPLE:
            raise TooManyChosen(MOST_PEOPLE)
        async with self.begin() as work:
            unit = await work.units.get(by.unit_id)
            if not by.person.has_joined or not may_gather(unit, by):
                raise NotAllowed
            people = await self.invitable(work, unit.id, sides)
            rotation = await work.rotations.add(
                Rotation(
                    id=RotationId(0),
                    unit_id=unit.id,
                    organiser_id=by.id,
                    title=one_line(title, LONGEST_TITLE),
                    starts_at=starts_at,
                    place=one_line(place, LONGEST_PLACE),
                    rounds=rounds,
                    minutes=minutes,
                    break_minutes=break_minutes,
                    people=tuple(
                        Participant(person_id=person_id, side=side)
                        for side, chosen in sides.items()
                        for person_id in sorted(chosen)
                    ),
                    due_at=first_due(starts_at, now),
                )
            )
            body = _invitation(rotation, by.person.name)
            await self.tell_all(work, unit, people, body, subject=invitation_of(rotation.id))
            return rotation


class InviteToRotation(RotationVerb):
    """Who leads a circle calls one more in: before it begins they are asked, under way they are here.

    On one side, as their role in the unit allows (Gone). Somebody invited already stays as they are.
    """

    async def __call__(self, rotation_id: RotationId, person_id: PersonId, side: Side, *, by: Actor) -> Rotation:
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            after = case.rotation.joined_by(person_id, side)
            if after == case.rotation:
                return after
            sides = {each: frozenset({person_id} if each is side else ()) for each in Side}
            [person] = await self.invitable(work, after.unit_id, sides)
            case = replace(case, people=case.people | {person.id: person})
            if after.state in UNDER_WAY:
                return await self.keep(work, case, await self.planned(work, case, after))
            after = await self.keep(work, case, after)
            body = _invitation(after, case.name(after.organiser_id))
            await self.tell(work, case.unit, person, body, subject=invitation_of(after.id))
            return after


def _invitation(rotation: Rotation, organiser_name: str, comes: bool | None = None) -> RotationInvited:
    return RotationInvited(
        rotation_id=rotation.id,
        title=rotation.title,
        starts_at=rotation.starts_at,
        place=rotation.place,
        organiser_name=organiser_name,
        rounds=rotation.rounds,
        minutes=rotation.minutes,
        comes=comes,
    )


class AnswerInvitation(RotationVerb):
    """Who was invited says whether they come, and may change their mind until it begins (RotationBegun).

    A plan that is out already is made anew, and everybody it changes for sees it.
    """

    async def __call__(self, rotation_id: RotationId, *, comes: bool, by: Actor) -> Rotation:
        async with self.begin() as work:
            case = await self.case(work, rotation_id)
            after = case.rotation.answered(by.id, comes=comes)
            if after == case.rotation:
                return after
            after = await self.keep_planned(work, case, after)
            body = _invitation(after, case.name(after.organiser_id), comes)
            await work.notices.rewrite(invitation_of(after.id), body, now=self.clock.now(), only_to=by.id)
            return after


class TurnWish(RotationVerb):
    """Who was invited names whom, or on what, they would like to talk; once more takes it back.

    Up to 3 people of the other side and topics together, until it begins.
    """

    async def __call__(
        self,
        rotation_id: RotationId,
        *,
        person: PersonId | None = None,
        topic: TopicId | None = None,
        by: Actor,
    ) -> None:
        async with self.begin() as work:
            case = await self.case(work, rotation_id)
            after = case.rotation.wish_turned(by.id, person=person, topic=topic)
            if topic is not None and (await work.topics.get(topic)).unit_id != after.unit_id:
                raise Gone
            await self.keep_planned(work, case, after)


class SendPlan(RotationVerb):
    """The organiser has the rounds planned for who comes; each of them gets their own plan, and every change of it.

    Raises NobodyToMeet while one side is empty, RotationBegun.
    """

    async def __call__(self, rotation_id: RotationId, *, by: Actor) -> Rotation:
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            case.rotation.must_gather()
            after = await self.planned(work, case, case.rotation)
            if not after.has_plan:
                raise NobodyToMeet
            return await self.keep(work, case, _with_plan_sent(after))


def _with_plan_sent(rotation: Rotation) -> Rotation:
    """The clock looks again only to see that nobody began it."""
    return replace(rotation, due_at=rotation.starts_at + LAPSE)


class BeginRotation(RotationVerb):
    """The organiser, or a decider of the unit, begins the first round with who is there; they lead it from now on.

    An hour before its time at the earliest. Of two who begin at once one comes second (RotationBegun).
    """

    async def __call__(self, rotation_id: RotationId, *, by: Actor) -> Rotation:
        now = self.clock.now()
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            case.rotation.must_gather()
            planned = await self.planned(work, case, case.rotation)
            after = planned.begun(now, by.id)
            await self.keep(work, replace(case, people=case.people | {by.id: by.person}), after)
            await work.notices.rewrite(plan_of(after.id), RotationUnderWay(title=after.title), now=now)
            return after


class NextRound(RotationVerb):
    """The leader does not wait for the clock. A press under an earlier picture is RotationMovedOn and moves nothing."""

    async def __call__(self, rotation_id: RotationId, *, beat: int, by: Actor) -> Rotation:
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            return await self.keep(work, case, case.rotation.advanced(self.clock.now(), beat=beat))


class PauseRotation(RotationVerb):
    """The leader stops the time; after three hours without it the circle ends."""

    async def __call__(self, rotation_id: RotationId, *, beat: int, by: Actor) -> Rotation:
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            return await self.keep(work, case, case.rotation.paused(self.clock.now(), beat=beat))


class ResumeRotation(RotationVerb):
    """The time goes on with what was left of the round or the break."""

    async def __call__(self, rotation_id: RotationId, *, beat: int, by: Actor) -> Rotation:
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            return await self.keep(work, case, case.rotation.resumed(self.clock.now(), beat=beat))


class FinishRotation(RotationVerb):
    """The leader ends the circle; what was held stays, and each sees whom they met."""

    async def __call__(self, rotation_id: RotationId, *, by: Actor) -> Rotation:
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            return await self.keep(work, case, case.rotation.finished())


class MarkPresence(RotationVerb):
    """Somebody is late, absent, or here after all: the rounds to come are planned anew, what was held stays.

    The leader marks anybody invited; each may say of themselves that they are late or here. Who is away in a round that
    is on does not meet anybody in it. Raises RotationNotRunning once it is over.
    """

    async def __call__(
        self, rotation_id: RotationId, person_id: PersonId, presence: Presence, *, by: Actor
    ) -> Rotation:
        async with self.begin() as work:
            case = await self.case(work, rotation_id)
            is_own = by.id == person_id and case.rotation.invites(by.id)
            if not (is_own and presence is not Presence.ABSENT) and not may_lead(case.rotation, by):
                raise NotAllowed if case.rotation.invites(by.id) else Gone
            after = case.rotation.marked(person_id, presence)
            if after.state in UNDER_WAY:
                return await self.keep(work, case, await self.planned(work, case, after))
            return await self.keep_planned(work, case, after)


class CallOffRotation(RotationVerb):
    """The organiser calls the circle off before it begins; everybody who has not said no is told."""

    async def __call__(self, rotation_id: RotationId, *, by: Actor) -> None:
        async with self.begin() as work:
            case = await self.case_led(work, rotation_id, by)
            after = await self.keep(work, case, case.rotation.called_off())
            body = await self.take_back(work, after)
            readers = [
                case.people[each.person_id]
                for each in after.people
                if each.comes is not False and each.person_id != by.id and case.people[each.person_id].has_joined
            ]
            await self.tell_all(work, case.unit, readers, body)


class FollowRotation(RotationVerb):
    """The clock of a circle: the plan goes out two hours ahead, rounds end and begin, what nobody led on is over.

    After a pause of the program everything is caught up with at once. Running it twice changes nothing.
    """

    async def __call__(self, rotation_id: RotationId) -> None:
        now = self.clock.now()
        try:
            async with self.begin() as work:
                case = await self.case(work, rotation_id)
                rotation = case.rotation
                if rotation.due_at is None or rotation.due_at > now:
                    return
                if rotation.state is not RotationState.GATHERING:
                    await self.keep(work, case, rotation.caught_up(now))
                elif now < rotation.starts_at + LAPSE:
                    planned = await self.planned(work, case, rotation)
                    await self.keep(work, case, _with_plan_sent(planned))
                else:
                    await self._lapse(work, case)
        except (RotationMovedOn, Gone):
            return  # somebody was faster

    async def _lapse(self, work: UnitOfWork, case: RotationCase) -> None:
        after = await self.keep(work, case, case.rotation.called_off())
        await self.take_back(work, after)
        organiser = case.people.get(after.organiser_id)
        if organiser is not None and organiser.has_joined:
            await self.tell(work, case.unit, organiser, RotationLapsed(rotation_id=after.id, title=after.title))


class KeepInTouch(RotationVerb):
    """After the circle somebody wants to keep in touch with whom they met; when both do, each can write to the other.

    Until then nobody learns of it, and once more takes it back. True when it is mutual. Raises RotationNotOver, Gone.
    """

    async def __call__(self, rotation_id: RotationId, other_id: PersonId, *, by: Actor) -> bool:
        async with self.begin() as work:
            case = await self.case(work, rotation_id)
            before = case.rotation
            after = await self.keep(work, case, before.kept(by.id, other_id))
            meeting = after.meeting_of(by.id, other_id)
            if meeting.is_mutual and not before.meeting_of(by.id, other_id).is_mutual:
                for reader_id in (meeting.mentor_id, meeting.mentee_id):
                    reader, other = case.people[reader_id], case.people[meeting.other(reader_id)]
                    may_ask = reader_id == meeting.mentee_id
                    body = ContactOpened(person_id=other.id, name=other.name, account=other.account, may_ask=may_ask)
                    await self.tell(work, case.unit, reader, body)
            return meeting.is_mutual


class RateRotation(RotationVerb):
    """Who met somebody says with one tap how it was, 1 to 3; a later tap replaces it.

    The organiser sees the sums alone.
    """

    async def __call__(self, rotation_id: RotationId, mark: int, *, by: Actor) -> None:
        async with self.begin() as work:
            case = await self.case(work, rotation_id)
            await self.keep(work, case, case.rotation.rated(by.id, mark))


class DueRotations(UseCase):
    """The circles whose clock has run out, oldest first, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[RotationId]:
        async with self.begin(reads_only=True) as work:
            return await work.rotations.due(self.clock.now(), limit)


class NextRotationDue(UseCase):
    """When the clock looks at a circle next; None when at none."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.rotations.next_due()
