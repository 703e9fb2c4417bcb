"""The curator proposes a pair or a group; it comes about when everybody in it says yes (гл. 4 пп. 3–6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.model.bank import LONGEST_REASON, Kind, MenteeCategory, RoleForm, usual_category
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship import (
    LONGEST_GOALS,
    LONGEST_RATIONALE,
    SMALLEST_GROUP,
    Member,
    MemberAnswer,
    Mentorship,
    MentorshipState,
    RoleModel,
    Side,
    StepKind,
    Track,
    must_be_proposable,
)
from mentoring.model.mentorship_request import MentorshipRequest, RequestState
from mentoring.model.people import Actor, Bent, Mode, Person, Role, initials
from mentoring.model.profile import one_line
from mentoring.model.units import Unit
from mentoring.notices.proposals import (
    MentorshipAgreed,
    MentorshipProposed,
    ProposalEnd,
    ProposalFailed,
    ProposalFailure,
    ProposalOver,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    ChangedMeanwhile,
    Gone,
    MentorFull,
    NotAMentorNow,
    OwnMentor,
    ProposalPast,
    TextTooLong,
    ToBeKeptApart,
)
from mentoring.use_cases.mentorships import MentorshipVerb
from mentoring.use_cases.people import person_in_unit
from mentoring.use_cases.use_case import UseCase
from mentoring.use_cases.waitlist import request_matched

#: A silent member is reminded after so many working days, if there is still time to answer then.
REMINDED_AFTER = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a curator proposes; who mentors in what stands in the tracks, two of them in a reverse pair."""

    mentor_id: PersonId
    mentees: tuple[PersonId, ...]
    form: RoleForm
    kinds: frozenset[Kind]
    modes: frozenset[Mode]
    months: int
    tracks: tuple[Track, ...]
    role_model: RoleModel | None = None
    rationale: str = ""
    #: The request it answers, if there is one.
    request_id: MentorshipRequestId | None = None


def asks_of(mentorship: Mentorship) -> str:
    """The subject of the notices that ask its members: they are rewritten when nothing is left to answer."""
    return f"{mentorship.subject}:ask"


def asks_to(mentorship: Mentorship, person_id: PersonId) -> str:
    """The subject of the reminders to one member, withdrawn when they answer."""
    return f"{mentorship.subject}:remind:{person_id}"


class ProposalVerb(MentorshipVerb):
    """What the verbs of proposals share."""

    async def proposed(
        self, work: UnitOfWork, mentorship_id: MentorshipId, expected_unit: Collection[UnitId]
    ) -> Mentorship:
        """The proposal, with its people held; ProposalPast once it is decided, Gone in other units."""
        found = await work.mentorships.get(mentorship_id)
        await work.people.hold(*sorted(found.people))
        mentorship = await work.mentorships.get(mentorship_id)
        if mentorship.unit_id not in expected_unit:
            raise Gone
        if mentorship.state is not MentorshipState.PROPOSED:
            raise ProposalPast
        return mentorship

    async def settle(self, work: UnitOfWork, unit: Unit, after: Mentorship, *, expected: Mentorship) -> Mentorship:
        """Once everybody who is left has said yes, it goes on to the deciders, and they all learn so."""
        if not after.is_agreed:
            return await self.store(work, after, expected=expected)
        await self.must_have_room(work, unit, after.mentor_id)
        agreed = await self.send(work, unit, replace(after, due_at=None), expected=expected)
        await self._match_requests(work, agreed)
        names = await self.names_of(work, agreed)
        for person in await work.people.several(agreed.people):
            others = tuple(names[other] for other in agreed.others(person.id))
            body = MentorshipAgreed(mentorship_id=agreed.id, other_names=others)
            await self.tell(work, unit, person, body, subject=agreed.subject)
        await self.answer_over(work, agreed, ProposalEnd.AGREED)
        return agreed

    async def answer_over(self, work: UnitOfWork, mentorship: Mentorship, why: ProposalEnd) -> None:
        """Nobody need answer any more; who said no has read so already."""
        over = ProposalOver(mentorship_id=mentorship.id, why=why)
        for member in mentorship.members:
            await work.notices.withdraw(asks_to(mentorship, member.person_id))
        for member in mentorship.current:
            await work.notices.rewrite(asks_of(mentorship), over, now=self.clock.now(), only_to=member.person_id)

    async def fail(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, why: ProposalFailure) -> Mentorship:
        """It comes to nothing: who was asked or said yes need not wait, and its curator learns why."""
        ended = await self.call_off(work, mentorship, by=None)
        await self.answer_over(work, mentorship, ProposalEnd.NOT_NEEDED)
        names = await self.names_of(work, mentorship)
        unwilling = tuple(names[member.person_id] for member in mentorship.members if member.answer is MemberAnswer.NO)
        proposer = await work.people.get(mentorship.proposed_by)
        if proposer.has_joined:
            body = ProposalFailed(
                mentorship_id=mentorship.id,
                mentor_name=names[mentorship.mentor_id],
                why=why,
                unwilling=unwilling,
            )
            await self.tell(work, unit, proposer, body, subject=mentorship.subject)
        return ended

    async def names_of(self, work: UnitOfWork, mentorship: Mentorship) -> dict[PersonId, str]:
        """Short names of everybody who is or was in it, the mentor first."""
        people = await work.people.several([member.person_id for member in mentorship.members])
        names = {person.id: initials(person.name) for person in people}
        return {member.person_id: names.get(member.person_id, "") for member in mentorship.members}

    async def _match_requests(self, work: UnitOfWork, mentorship: Mentorship) -> None:
        """What its mentees still asked the curator for, they have now."""
        for mentee_id in mentorship.mentees:
            for request in await work.mentorship_requests.live_of(mentee_id):
                is_answered = request.id == mentorship.request_id
                is_with_curator = request.state is RequestState.CURATOR
                if request.unit_id == mentorship.unit_id and (is_answered or is_with_curator):
                    await request_matched(self, work, request.id, mentorship.id)


def _is_whole(mentorship: Mentorship) -> bool:
    """Whether its mentor and enough mentees said yes."""
    has_mentor = any(member.side is Side.MENTOR for member in mentorship.current)
    return has_mentor and len(mentorship.mentees) >= (SMALLEST_GROUP if mentorship.is_group else 1)


#: How many topics a proposal begins with, and how long it lasts, unless a request says otherwise: a school year.
MOST_TOPICS, USUAL_MONTHS = 5, 9


class DraftProposal(ProposalVerb):
    """What a curator would propose for these people, to be changed before it is sent.

    It begins with what the mentee's request asks for, if it waits for the curator, else with what they need most.
    Raises Gone for people who are not of the unit, OwnMentor.
    """

    async def __call__(
        self, mentor_id: PersonId, mentees: Sequence[PersonId], unit_id: UnitId, *, by: Actor
    ) -> Proposal:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self.begin(reads_only=True) as work:
            return await usual_proposal(work, mentor_id, mentees, unit_id)


async def usual_proposal(
    work: UnitOfWork, mentor_id: PersonId, mentees: Sequence[PersonId], unit_id: UnitId
) -> Proposal:
    """A proposal as it is mostly wanted; see DraftProposal."""
    people = [mentor_id, *mentees]
    if mentor_id in mentees:
        raise OwnMentor
    found = {person.id: person for person in await work.people.several(people)}
    roles = await work.people.roles_of(unit_id, people)
    if not mentees or found.keys() != set(people) or roles.keys() != set(people):
        raise Gone
    known = {topic.id for topic in (await work.topics.tree(unit_id)).topics if not topic.is_archived}
    request = await _request_of(work, mentees, unit_id)
    levels: dict[Bent, list[TopicId]] = {bent: [] for bent in Bent}
    for mentee_id in mentees:
        for level in await work.people.topics(mentee_id):
            if level.level and level.topic_id in known and level.topic_id not in levels[level.bent]:
                levels[level.bent].append(level.topic_id)
    topics = [topic for topic in request.topics if topic in known] if request else levels[Bent.NEED]
    tracks = [Track(mentor_id=mentor_id, topics=tuple(topics[:MOST_TOPICS]))]
    kinds = set(request.kinds) if request else {Kind.TRADITIONAL}
    kinds = kinds | {Kind.GROUP} if len(mentees) > 1 else kinds - {Kind.GROUP}
    if Kind.REVERSE in kinds:
        strengths = levels[Bent.STRENGTH][:MOST_TOPICS]
        if len(mentees) == 1 and strengths and topics:
            tracks.append(Track(mentor_id=mentees[0], topics=tuple(strengths)))
        else:
            kinds.discard(Kind.REVERSE)
    form = await _form_for(work, mentor_id, unit_id, roles[mentor_id], request.form if request else None)
    is_young = all(usual_category(found[mentee].experience_years) is MenteeCategory.YOUNG for mentee in mentees)
    is_among_teachers = form is RoleForm.TEACHER_TEACHER
    return Proposal(
        mentor_id=mentor_id,
        mentees=tuple(mentees),
        form=form,
        kinds=frozenset(kinds or {Kind.TRADITIONAL}),
        modes=request.modes if request else frozenset(Mode),
        months=request.months if request else USUAL_MONTHS,
        tracks=tuple(tracks),
        role_model=RoleModel.EXPERIENCED_YOUNG if is_young and is_among_teachers else None,
        request_id=request.id if request else None,
    )


async def _request_of(work: UnitOfWork, mentees: Sequence[PersonId], unit_id: UnitId) -> MentorshipRequest | None:
    """The oldest request of a single mentee that waits for the curator."""
    if len(mentees) > 1:
        return None
    live = await work.mentorship_requests.live_of(mentees[0])
    return next(
        (each for each in live if each.unit_id == unit_id and each.state is RequestState.CURATOR),
        None,
    )


async def _form_for(
    work: UnitOfWork, mentor_id: PersonId, unit_id: UnitId, roles: frozenset[Role], wanted: RoleForm | None
) -> RoleForm:
    if Role.HEAD in roles:
        return RoleForm.HEAD_TEACHER
    if wanted is not None and wanted is not RoleForm.HEAD_TEACHER:
        return wanted
    if Role.GUEST in roles:
        offered = (await work.bank_cards.mentor(mentor_id, unit_id)).offer.forms - {RoleForm.HEAD_TEACHER}
        return next((form for form in RoleForm if form in offered), RoleForm.LECTURER_TEACHER)
    return RoleForm.TEACHER_TEACHER


class ProposeMentorship(ProposalVerb):
    """The curator proposes a mentor with one mentee of their unit, or with a group of 2–8 (гл. 4 п. 3).

    The mentor is approved and has a place left; the people are joined members of the unit, nobody is kept apart from
    the mentor, and the mentees hold their role. Form and tracks are as `must_be_proposable` says. Everybody is asked; a
    curator who is in it has said yes by proposing. Their time to answer begins when all of them can be asked: nobody is
    in their leave. Who does not answer is reminded after one working day and two. The mentees stand on the unit's plan
    no longer.
    Raises OwnMentor, GroupSizeWrong, MonthsOutOfRange, FormImpossible, TracksWrong, ToBeKeptApart, MentorFull,
    NotAMentorNow, Gone.
    """

    async def __call__(self, proposal: Proposal, unit_id: UnitId, *, by: Actor) -> Mentorship:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        now = self.clock.now()
        people = [proposal.mentor_id, *proposal.mentees]
        async with self.begin() as work:
            unit = await work.units.get(unit_id)
            await work.people.hold(*sorted(set(people)))
            roles = await work.people.roles_of(unit_id, people)
            must_be_proposable(
                proposal.mentor_id,
                proposal.mentees,
                proposal.tracks,
                form=proposal.form,
                kinds=proposal.kinds,
                months=proposal.months,
                mentor_roles=roles.get(proposal.mentor_id, frozenset()),
            )
            found = {person.id: person for person in await work.people.several(people) if person.has_joined}
            if found.keys() != set(people) or roles.keys() != set(people):
                raise Gone
            if any(Role.MENTEE not in roles[mentee] for mentee in proposal.mentees):
                raise Gone
            await self._must_be_topics(work, unit_id, proposal.tracks)
            kept_apart = await work.bank_cards.kept_apart(unit_id)
            if any((proposal.mentor_id, mentee) in kept_apart for mentee in proposal.mentees):
                raise ToBeKeptApart
            await self.must_have_room(work, unit, proposal.mentor_id)
            await self._must_be_theirs(work, proposal)
            clock = self.school_clock(unit)
            asked_at = max(clock.when_allowed(now, person.own_time) for person in found.values() if person.id != by.id)
            due_at = clock.after_working_days(asked_at, unit.settings.mentor_answer_days)
            mentorship = await work.mentorships.add(
                Mentorship(
                    id=MentorshipId(0),
                    unit_id=unit_id,
                    state=MentorshipState.PROPOSED,
                    members=tuple(
                        Member(
                            person_id=person_id,
                            side=Side.MENTOR if person_id == proposal.mentor_id else Side.MENTEE,
                            answer=MemberAnswer.YES if person_id == by.id else MemberAnswer.WAITING,
                            answered_at=now if person_id == by.id else None,
                        )
                        for person_id in people
                    ),
                    tracks=tuple(
                        replace(track, goals=_within(track.goals, LONGEST_GOALS)) for track in proposal.tracks
                    ),
                    form=proposal.form,
                    kinds=proposal.kinds,
                    modes=proposal.modes,
                    months=proposal.months,
                    role_model=proposal.role_model,
                    rationale=_within(proposal.rationale, LONGEST_RATIONALE),
                    proposed_by=by.id,
                    proposed_at=now,
                    request_id=proposal.request_id,
                    due_at=due_at,
                )
            )
            await work.mentorships.record([mentorship.id], StepKind.PROPOSED, by.id, now, mentorship.rationale)
            await work.suggested_pairs.take(unit_id, proposal.mentees)
            await self._ask(work, unit, mentorship, found)
            return mentorship

    async def _must_be_topics(self, work: UnitOfWork, unit_id: UnitId, tracks: Sequence[Track]) -> None:
        known = {topic.id for topic in (await work.topics.tree(unit_id)).topics if not topic.is_archived}
        if not {topic for track in tracks for topic in track.topics} <= known:
            raise Gone

    async def _must_be_theirs(self, work: UnitOfWork, proposal: Proposal) -> None:
        """The request answered is a live one of one of the mentees."""
        if proposal.request_id is None:
            return
        request = await work.mentorship_requests.get(proposal.request_id)
        if request.mentee_id not in proposal.mentees or not request.state.is_live:
            raise ChangedMeanwhile

    async def _ask(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, found: dict[PersonId, Person]) -> None:
        names = await self.names_of(work, mentorship)
        clock, now = self.school_clock(unit), self.clock.now()
        for member in mentorship.members:
            if member.answer is not MemberAnswer.WAITING:
                continue
            body = MentorshipProposed(
                mentorship_id=mentorship.id,
                side=member.side,
                mentor_name=names[mentorship.mentor_id],
                mentee_names=tuple(names[mentee] for mentee in mentorship.mentees),
                kinds=tuple(kind for kind in Kind if kind in mentorship.kinds),
                months=mentorship.months,
                rationale=mentorship.rationale,
            )
            reader = found[member.person_id]
            asked_at = self.not_before(unit, reader, body, now)
            await work.notices.post(reader.id, body, now=now, not_before=asked_at, subject=asks_of(mentorship))
            reminder = replace(body, is_reminder=True)
            for days in REMINDED_AFTER[: unit.settings.mentor_answer_days - 1]:
                at = clock.after_working_days(asked_at, days)
                await work.notices.post(
                    reader.id,
                    reminder,
                    now=now,
                    not_before=self.not_before(unit, reader, reminder, at),
                    not_after=mentorship.due_at,
                    subject=asks_to(mentorship, reader.id),
                )


class AgreeToMentorship(ProposalVerb):
    """A member says yes to a proposal (гл. 4 п. 5 пп. 2). With the last yes it goes to the deciders.

    A place given to others meanwhile is MentorFull: the proposal stays open until its time is over.
    """

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> Mentorship:
        now = self.clock.now()
        async with self.begin() as work:
            before = await self.proposed(work, mentorship_id, by.roles)
            unit = await work.units.get(before.unit_id)
            after = before.answered(by.id, MemberAnswer.YES, now)
            await work.mentorships.record([mentorship_id], StepKind.SAID_YES, by.id, now)
            await work.notices.withdraw(asks_to(before, by.id))
            if not after.is_agreed:
                waits = ProposalOver(mentorship_id=mentorship_id, why=ProposalEnd.OTHERS_ASKED)
                await work.notices.rewrite(asks_of(before), waits, now=now, only_to=by.id)
            return await self.settle(work, unit, after, expected=before)


class DeclineMentorship(ProposalVerb):
    """A member says no to a proposal, with one of four reasons, which only the curator reads (гл. 2 п. 6 пп. 1).

    Without the mentor, or with too few mentees left, it comes to nothing; from a larger group one simply stays away.
    """

    async def __call__(self, mentorship_id: MentorshipId, reason: DeclineReason, *, by: Actor) -> Mentorship:
        now = self.clock.now()
        async with self.begin() as work:
            before = await self.proposed(work, mentorship_id, by.roles)
            unit = await work.units.get(before.unit_id)
            after = before.answered(by.id, MemberAnswer.NO, now)
            await work.mentorships.record([mentorship_id], StepKind.SAID_NO, by.id, now, reason.value)
            await work.notices.withdraw(asks_to(before, by.id))
            declined = ProposalOver(mentorship_id=mentorship_id, why=ProposalEnd.DECLINED)
            await work.notices.rewrite(asks_of(before), declined, now=now, only_to=by.id)
            if _is_whole(after):
                return await self.settle(work, unit, after, expected=before)
            failed = await self.store(work, after, expected=before)
            return await self.fail(work, unit, failed, ProposalFailure.DECLINED)


class WithdrawProposal(ProposalVerb):
    """A curator takes a proposal back while somebody still has to answer; who was asked need not any more."""

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> None:
        async with self.begin() as work:
            mentorship = await self.proposed(work, mentorship_id, by.roles)
            by.must_hold(Role.CURATOR, unit_id=mentorship.unit_id)
            await self.call_off(work, mentorship, by=by.id)
            await self.answer_over(work, mentorship, ProposalEnd.NOT_NEEDED)


class LapseProposal(ProposalVerb):
    """The time to answer is over: it goes on with who said yes, if its mentor did and enough mentees.

    Running it twice changes nothing.
    """

    async def __call__(self, mentorship_id: MentorshipId) -> None:
        now = self.clock.now()
        try:
            async with self.begin() as work:
                before = await self.proposed(work, mentorship_id, [(await work.mentorships.get(mentorship_id)).unit_id])
                if before.due_at is None or before.due_at > now:
                    return
                unit = await work.units.get(before.unit_id)
                after, over = before, ProposalOver(mentorship_id=before.id, why=ProposalEnd.NOT_NEEDED)
                for member in before.current:
                    if member.answer is MemberAnswer.WAITING:
                        after = after.answered(member.person_id, MemberAnswer.NO, now)
                        await work.notices.rewrite(asks_of(before), over, now=now, only_to=member.person_id)
                if not _is_whole(after):
                    silent = await self.store(work, after, expected=before)
                    await self.fail(work, unit, silent, ProposalFailure.SILENT)
                    return
                try:
                    await self.settle(work, unit, after, expected=before)
                except (MentorFull, NotAMentorNow):
                    await self.fail(work, unit, before, ProposalFailure.FULL)
        except (ChangedMeanwhile, Gone, ProposalPast):
            return  # somebody was faster: nothing is left to wait for


class DueProposals(UseCase):
    """Proposals whose time to answer is over, oldest first, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[MentorshipId]:
        async with self.begin(reads_only=True) as work:
            return await work.mentorships.due(self.clock.now(), limit, [MentorshipState.PROPOSED])


class NextProposalDeadline(UseCase):
    """When the time to answer the next proposal is over; None when none is open."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.mentorships.next_due([MentorshipState.PROPOSED])


class KeepApart(UseCase):
    """A curator notes, with the reason, that two people are not to be put together; only curators see it."""

    async def __call__(self, one: PersonId, other: PersonId, unit_id: UnitId, *, reason: str, by: Actor) -> None:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        reason = one_line(reason, LONGEST_REASON)
        if one == other:
            raise Gone
        async with self.begin() as work:
            for person_id in sorted((one, other)):
                await person_in_unit(work, person_id, unit_id)
            await work.bank_cards.keep_apart(unit_id, one, other, by=by.id, reason=reason, now=self.clock.now())


class LetMeet(UseCase):
    """A curator takes such a note away; Gone when there is none."""

    async def __call__(self, one: PersonId, other: PersonId, unit_id: UnitId, *, by: Actor) -> None:
        by.must_hold(Role.CURATOR, unit_id=unit_id)
        async with self.begin() as work:
            if not await work.bank_cards.let_meet(unit_id, one, other):
                raise Gone


def _within(text: str, limit: int) -> str:
    text = text.strip()
    if len(text) > limit:
        raise TextTooLong(limit)
    return text
