"""The chain of approval: the council's opinions, and what the curator decides (гл. 3 п. 18, гл. 4 п. 6 пп. 9)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mentoring.model.bank import Kind
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId
from mentoring.model.mentorship import (
    DECISIONS,
    LONGEST_GOALS,
    LONGEST_WORDS,
    Mentorship,
    MentorshipState,
    Opinion,
    StepKind,
)
from mentoring.model.mentorship_request import RequestState
from mentoring.model.people import DECIDERS, Actor, Mode, Role
from mentoring.model.profile import one_line
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.decisions import (
    AnotherMentorSought,
    CouncilReminded,
    MentorshipApproved,
    MentorshipBackWithCurator,
    MentorshipRefused,
    MentorshipReturned,
    MentorshipSentAgain,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, CouncilOver, DecidedMeanwhile, Gone, OwnMentorship, Refusal
from mentoring.use_cases.mentorships import MentorshipVerb
from mentoring.use_cases.mornings import arm_morning

#: The clocks of these states are moved on here.
ON_CLOCK = (MentorshipState.COUNCIL, MentorshipState.RETURNED)
#: What a curator may still return or refuse: what waits for them, and what they approved and no order names yet.
UNDECIDED, UNDOABLE = (MentorshipState.CURATOR,), (MentorshipState.CURATOR, MentorshipState.APPROVED)


class ApprovalVerb(MentorshipVerb):
    """What the verbs of the chain share. `seen` is the version on the card the person looked at."""

    async def held(self, work: UnitOfWork, mentorship_id: MentorshipId, by: Actor) -> Mentorship:
        """The mentorship as it is now, nobody else's until this ends. Raises Gone where the actor has no role."""
        await work.mentorships.hold(mentorship_id)
        mentorship = await work.mentorships.get(mentorship_id)
        if not by.roles_in(mentorship.unit_id):
            raise Gone
        return mentorship

    async def to_decide(
        self,
        work: UnitOfWork,
        mentorship_id: MentorshipId,
        *,
        seen: int,
        by: Actor,
        states: Collection[MentorshipState] = UNDECIDED,
    ) -> Mentorship:
        """The mentorship the actor is about to decide on, as they saw it.

        Curators and heads of its unit decide. Nobody decides on their own mentorship (OwnMentorship) unless there is
        nobody else, which its journal shows. Raises DecidedMeanwhile, which names who decided, or ChangedMeanwhile.
        """
        mentorship = await self.held(work, mentorship_id, by)
        by.must_hold(*DECIDERS, unit_id=mentorship.unit_id)
        if by.id in mentorship.people:
            deciders = await work.people.holders(mentorship.unit_id, *DECIDERS)
            if any(decider.id not in mentorship.people and decider.is_reachable for decider in deciders):
                raise OwnMentorship
        if mentorship.state not in states or mentorship.version != seen:
            raise await self.what_happened(work, mentorship, by)
        return mentorship

    async def what_happened(self, work: UnitOfWork, mentorship: Mentorship, by: Actor) -> Refusal:
        """Why the card the actor looked at is old: somebody else decided, or something about it changed."""
        for step in (await work.mentorships.steps(mentorship.id))[-1:]:
            if step.kind in DECISIONS and step.author_id is not None and step.author_id != by.id:
                return DecidedMeanwhile(by=(await work.people.get(step.author_id)).name)
        return ChangedMeanwhile()

    async def to_curator(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, kind: StepKind) -> Mentorship:
        """The clock, or the last of the council, hands it to the curator, who hears of it by the morning's count."""
        await work.mentorships.record([mentorship.id], kind, None, self.clock.now())
        await arm_morning(self, work, unit)
        return await self.store(work, mentorship.moved(MentorshipState.CURATOR), expected=mentorship)

    async def tell_people(
        self,
        work: UnitOfWork,
        unit: Unit,
        mentorship: Mentorship,
        notice: Callable[..., Notice],
        *,
        readers: Collection[PersonId] | None = None,
        besides: PersonId | None = None,
    ) -> None:
        """Tell a mentorship's people, or these of them, of a step somebody else took.

        `notice` is given who it is about.
        """
        people = {person.id: person for person in await work.people.several(mentorship.people)}
        body = notice(
            mentorship_id=mentorship.id,
            mentor_name=people[mentorship.mentor_id].name,
            mentees=tuple(people[mentee].name for mentee in mentorship.mentees),
        )
        told = mentorship.people if readers is None else readers
        told_people = [people[person_id] for person_id in sorted(told) if person_id != besides]
        await self.tell_all(work, unit, [person for person in told_people if person.has_joined], body)


class GiveOpinion(ApprovalVerb):
    """A member of the council says what they think of a mentorship of their unit (гл. 3 п. 18, п. 18 пп. 3).

    For, against or abstained; against only with a reason. Nobody speaks about their own mentorship. An opinion may be
    given anew until the council's step is over (CouncilOver): the newest counts, the journal keeps them all. Once all
    of the council have spoken but those absent now, the curator has it. Raises ChangedMeanwhile when its people changed
    it meanwhile.
    """

    async def __call__(
        self, mentorship_id: MentorshipId, opinion: Opinion, *, words: str = "", seen: int, by: Actor
    ) -> None:
        if words.strip() or opinion is Opinion.AGAINST:
            words = one_line(words, LONGEST_WORDS)
        async with self.begin() as work:
            mentorship = await self.held(work, mentorship_id, by)
            by.must_hold(Role.COUNCIL, unit_id=mentorship.unit_id)
            if by.id in mentorship.people:
                raise OwnMentorship
            if mentorship.state is not MentorshipState.COUNCIL:
                raise CouncilOver
            if mentorship.version != seen:
                raise ChangedMeanwhile
            unit, now = await work.units.get(mentorship.unit_id), self.clock.now()
            await work.mentorships.record([mentorship_id], opinion.step, by.id, now, words.strip())
            spoken = (await work.mentorships.opinions([mentorship_id]))[mentorship_id].by_person
            silent = [person for person in await self.council_of(work, mentorship) if person.id not in spoken]
            if all(person.is_absent(now, unit.zone) for person in silent):
                await self.to_curator(work, unit, mentorship, StepKind.COUNCIL_OVER)


class AskCouncilAgain(ApprovalVerb):
    """The curator sends a mentorship back to the council, whose members speak anew.

    For a head's mentorship the council has not agreed to, or when something has become clear since (гл. 4 п. 6 пп. 9).
    Gone where there is nobody of the council to ask.
    """

    async def __call__(self, mentorship_id: MentorshipId, *, seen: int, by: Actor) -> None:
        async with self.begin() as work:
            mentorship = await self.to_decide(work, mentorship_id, seen=seen, by=by)
            if not await self.council_of(work, mentorship):
                raise Gone
            unit, now = await work.units.get(mentorship.unit_id), self.clock.now()
            await work.mentorships.record([mentorship_id], StepKind.COUNCIL_ASKED, by.id, now)
            await arm_morning(self, work, unit)
            due_at = self.school_clock(unit).after_working_days(now, unit.settings.council_days)
            await self.store(work, mentorship.moved(MentorshipState.COUNCIL, due_at), expected=mentorship)


class Approving(ApprovalVerb):
    """What approving one and approving several share."""

    async def approve(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, by: Actor) -> Mentorship:
        await work.mentorships.record([mentorship.id], StepKind.APPROVED, by.id, self.clock.now())
        approved = await self.store(work, mentorship.moved(MentorshipState.APPROVED), expected=mentorship)
        approval = partial(MentorshipApproved, has_order_step=unit.settings.has_order_step)
        await self.tell_people(work, unit, approved, approval, besides=by.id)
        return approved


class ApproveMentorship(Approving):
    """The curator approves a mentorship; it waits for the written consents, and for the order where the unit has one.

    The council's opinions are advice, but a head's mentorship needs the council's consent as well (гл. 4 п. 6 пп. 9):
    CouncilSilent, CouncilAgainst. Where a unit has nobody of the council to ask, the curator decides alone. Its people
    are told.
    """

    async def __call__(self, mentorship_id: MentorshipId, *, seen: int, by: Actor) -> Mentorship:
        async with self.begin() as work:
            mentorship = await self.to_decide(work, mentorship_id, seen=seen, by=by)
            if mentorship.needs_council:
                opinions = (await work.mentorships.opinions([mentorship_id]))[mentorship_id]
                if opinions.by_person or await self.council_of(work, mentorship):
                    opinions.must_agree()
            return await self.approve(work, await work.units.get(mentorship.unit_id), mentorship, by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What became of several mentorships approved by one press."""

    approved: Sequence[MentorshipId]
    #: Those that are no longer as they were shown, and so wait for a look of their own.
    left: Sequence[MentorshipId]


class ApproveSeveral(Approving):
    """The curator approves mentorships together, each as it was shown.

    Left as they are: those that changed or were decided since, those of a head, those somebody of the council is
    against, and one's own. `seen` gives the version of each. All of them lie in units where the actor decides; else
    Gone, NotAllowed, and nothing is approved.
    """

    async def __call__(self, seen: Mapping[MentorshipId, int], *, by: Actor) -> Approved:
        async with self.begin() as work:
            await work.mentorships.hold(*seen)
            found = await work.mentorships.several(seen.keys())
            if not found or len(found) != len(seen) or any(not by.roles_in(each.unit_id) for each in found):
                raise Gone
            for unit_id in {each.unit_id for each in found}:
                by.must_hold(*DECIDERS, unit_id=unit_id)
            units = {unit_id: await work.units.get(unit_id) for unit_id in sorted({each.unit_id for each in found})}
            opinions = await work.mentorships.opinions(seen.keys())
            approved = []
            for mentorship in found:
                is_as_seen = mentorship.state in UNDECIDED and mentorship.version == seen[mentorship.id]
                is_plain = not mentorship.needs_council and by.id not in mentorship.people
                if is_as_seen and is_plain and not opinions[mentorship.id].number_of(Opinion.AGAINST):
                    approved.append(await self.approve(work, units[mentorship.unit_id], mentorship, by))
            done = [each.id for each in approved]
            return Approved(approved=done, left=[each.id for each in found if each.id not in done])


class ReturnMentorship(ApprovalVerb):
    """The curator gives a mentorship back with words: its people may change its terms and send it again.

    If nobody does within the days a mentor has to answer, the curator has it again. Also what was approved, as long as
    no order names it: the later decision supersedes. Its people are told.
    """

    async def __call__(self, mentorship_id: MentorshipId, words: str, *, seen: int, by: Actor) -> None:
        words = one_line(words, LONGEST_WORDS)
        async with self.begin() as work:
            mentorship = await self.to_decide(work, mentorship_id, seen=seen, by=by, states=UNDOABLE)
            unit, now = await work.units.get(mentorship.unit_id), self.clock.now()
            until = self.school_clock(unit).after_working_days(now, unit.settings.mentor_answer_days)
            await work.mentorships.record([mentorship_id], StepKind.RETURNED, by.id, now, words)
            await self.store(work, mentorship.moved(MentorshipState.RETURNED, until), expected=mentorship)
            returned = partial(MentorshipReturned, words=words, until=until)
            await self.tell_people(work, unit, mentorship, returned, besides=by.id)


class SendAgain(ApprovalVerb):
    """One of a mentorship's people changes its terms after the curator's words, and sends it down the chain again.

    Months, ways to meet, kinds and the goals of whom one mentors; who is in it stays. The council speaks anew, as it is
    no longer what it spoke about. The others are told. ChangedMeanwhile when one of them was faster, or time is over.
    """

    async def __call__(
        self,
        mentorship_id: MentorshipId,
        *,
        months: int,
        modes: Collection[Mode],
        kinds: Collection[Kind],
        goals: Mapping[PersonId, str],
        seen: int,
        by: Actor,
    ) -> None:
        goals = {mentor: one_line(text, LONGEST_GOALS) if text.strip() else "" for mentor, text in goals.items()}
        async with self.begin() as work:
            await work.people.hold(*(await work.mentorships.get(mentorship_id)).people)
            mentorship = await self.held(work, mentorship_id, by)
            mentorship.member(by.id)
            if mentorship.state is not MentorshipState.RETURNED or mentorship.version != seen:
                raise ChangedMeanwhile
            after = mentorship.with_terms(months=months, modes=frozenset(modes), kinds=frozenset(kinds), goals=goals)
            unit = await work.units.get(mentorship.unit_id)
            await work.mentorships.record([mentorship_id], StepKind.SENT_AGAIN, by.id, self.clock.now())
            # Papers signed before speak of other terms.
            work.papers.give_up(await work.participation_consents.supersede(mentorship_id))
            await self.send(work, unit, after, expected=mentorship)
            again = partial(MentorshipSentAgain, by_name=by.person.name)
            await self.tell_people(work, unit, mentorship, again, besides=by.id)


class Ending(ApprovalVerb):
    """What the two ways share in which a curator calls a mentorship off."""

    async def to_call_off(self, work: UnitOfWork, mentorship_id: MentorshipId, *, seen: int, by: Actor) -> Mentorship:
        """The mentorship with its people held: others may wait for the place that comes free.

        With those its request names, too: whoever changes a request holds them all.
        """
        mentorship = await work.mentorships.get(mentorship_id)
        people = set(mentorship.people)
        if mentorship.request_id is not None:
            request = await work.mentorship_requests.get(mentorship.request_id)
            people |= {request.mentee_id, *(choice.mentor_id for choice in request.choices)}
        await work.people.hold(*people)
        return await self.to_decide(work, mentorship_id, seen=seen, by=by, states=UNDOABLE)


class RefuseMentorship(Ending):
    """The curator refuses a mentorship with words: it comes to nothing, its mentor has a place again.

    Also what was approved, as long as no order names it: the later decision supersedes. Its people are told why.
    """

    async def __call__(self, mentorship_id: MentorshipId, words: str, *, seen: int, by: Actor) -> None:
        words = one_line(words, LONGEST_WORDS)
        async with self.begin() as work:
            mentorship = await self.to_call_off(work, mentorship_id, seen=seen, by=by)
            await self.call_off(work, mentorship, by=by.id, words=words, kind=StepKind.REFUSED)
            unit, refused = await work.units.get(mentorship.unit_id), partial(MentorshipRefused, words=words)
            await self.tell_people(work, unit, mentorship, refused, besides=by.id)


class SeekAnotherMentor(Ending):
    """The curator would rather see another mentor: the mentorship is called off kindly, its mentees go on.

    What the mentee had asked comes to the curator, who looks for a mentor; where the curator had brought them together,
    the curator proposes anew. Words are optional. Both sides are told.
    """

    async def __call__(self, mentorship_id: MentorshipId, words: str = "", *, seen: int, by: Actor) -> Mentorship:
        words = one_line(words, LONGEST_WORDS) if words.strip() else ""
        async with self.begin() as work:
            mentorship = await self.to_call_off(work, mentorship_id, seen=seen, by=by)
            unit = await work.units.get(mentorship.unit_id)
            after = await self.call_off(work, mentorship, by=by.id, words=words, kind=StepKind.ANOTHER_MENTOR)
            if mentorship.request_id is not None:
                await self._give_back(work, mentorship.request_id)
            for readers in ([mentorship.mentor_id], mentorship.mentees):
                sought = partial(AnotherMentorSought, words=words, to_mentor=mentorship.mentor_id in readers)
                await self.tell_people(work, unit, mentorship, sought, readers=readers, besides=by.id)
            return after

    async def _give_back(self, work: UnitOfWork, request_id: MentorshipRequestId) -> None:
        request = await work.mentorship_requests.get(request_id)
        if request.state is not RequestState.MATCHED:
            return
        if await work.mentorship_requests.save(request.given_back(), expected=request) is None:
            raise ChangedMeanwhile


class MoveApprovalOn(ApprovalVerb):
    """The time of the council, or of the people to whom a mentorship was returned, is over: the curator has it.

    Who of the council was silent has no objection. A head's mentorship is not agreed to by silence, though: while the
    council is undecided, who was silent is reminded once and has the same time again; then the curator has it, who may
    ask the council anew (гл. 4 п. 6 пп. 9). Running it twice changes nothing.
    """

    async def __call__(self, mentorship_id: MentorshipId) -> None:
        async with self.begin() as work:
            await work.mentorships.hold(mentorship_id)
            mentorship = await work.mentorships.get(mentorship_id)
            if mentorship.due_at is None or mentorship.due_at > self.clock.now():
                return
            unit = await work.units.get(mentorship.unit_id)
            if mentorship.state is MentorshipState.COUNCIL:
                if not await self._remind(work, unit, mentorship):
                    await self.to_curator(work, unit, mentorship, StepKind.COUNCIL_OVER)
            elif mentorship.state is MentorshipState.RETURNED:
                await self.to_curator(work, unit, mentorship, StepKind.RETURN_LAPSED)
                await self.tell_people(work, unit, mentorship, MentorshipBackWithCurator)

    async def _remind(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship) -> bool:
        """Whether there is somebody left to wait for."""
        opinions = (await work.mentorships.opinions([mentorship.id]))[mentorship.id]
        if not mentorship.needs_council or opinions.is_for or opinions.is_against or opinions.is_reminded:
            return False
        council = await self.council_of(work, mentorship)
        silent = [person for person in council if person.id not in opinions.by_person]
        if not silent:
            return False
        now = self.clock.now()
        await work.mentorships.record([mentorship.id], StepKind.COUNCIL_REMINDED, None, now)
        due_at = self.school_clock(unit).after_working_days(now, unit.settings.council_days)
        await self.store(work, mentorship.moved(MentorshipState.COUNCIL, due_at), expected=mentorship)
        people = {person.id: person.name for person in await work.people.several(mentorship.people)}
        body = CouncilReminded(
            mentor_name=people[mentorship.mentor_id], mentees=tuple(people[mentee] for mentee in mentorship.mentees)
        )
        await self.tell_all(work, unit, silent, body)
        return True


class DueApprovals(ApprovalVerb):
    """Mentorships on their way whose time is over, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[MentorshipId]:
        async with self.begin(reads_only=True) as work:
            return await work.mentorships.due(self.clock.now(), limit, ON_CLOCK)


class NextApproval(ApprovalVerb):
    """When the next time of a mentorship on its way is over."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.mentorships.next_due(ON_CLOCK)
