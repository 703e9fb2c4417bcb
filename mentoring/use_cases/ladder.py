"""The ladder of situational help: who is asked next, and what happens when nobody answers."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from mentoring.model.help_request import HelpRequest, HelpState, OfferState, Step, Urgency, step_deadline
from mentoring.model.ids import HelpRequestId, PersonId, UnitId
from mentoring.model.people import Person, Role
from mentoring.model.topics import Topic
from mentoring.notices import TopicName
from mentoring.notices.help import (
    ClaimLapsed,
    ClaimLockEnding,
    HelpNeedsCurator,
    HelpOffered,
    HelpOpenAgain,
    HelpWithCurator,
)
from mentoring.ports import UnitOfWork
from mentoring.ports.help import HelpCase
from mentoring.ports.mentorships import Candidate
from mentoring.refusals import AlreadyClaimed, Gone
from mentoring.use_cases.use_case import UseCase

#: How long before the end of the lock a silent mentor is reminded.
REMIND_AHEAD = timedelta(minutes=10)


def topic_name(topic: Topic) -> TopicName:
    return TopicName(code=topic.code, name=topic.name)


def offers_of(request: HelpRequest) -> str:
    """The subject of the request's offers: they are rewritten together when one mentor takes it."""
    return f"{request.subject}:offer"


def details_of(request: HelpRequest) -> str:
    """The subject of what the mentee added while mentors were being asked."""
    return f"{request.subject}:detail"


class Ladder(UseCase):
    """What the use cases of help share: asking the mentors of a step, and going on to the next."""

    async def ask(self, work: UnitOfWork, case: HelpCase, step: Step) -> HelpRequest:
        """Ask whom the step has, or the first later step that has somebody; at the last the curator decides.

        Returns the request as it stands now; it must already be stored as open.
        """
        request, unit, now = case.request, case.unit, self.clock.now()
        while step is not Step.CURATOR:
            asked = await self._mentors_of(work, case, step, now)
            if asked:
                due_at = step_deadline(
                    request.urgency, step, now, request.asked_at, self.school_clock(unit), unit.settings
                )
                await work.help_requests.offer(request.id, [mentor.person_id for mentor in asked], now)
                body = HelpOffered(
                    request_id=request.id,
                    topic=topic_name(case.topic),
                    urgency=request.urgency,
                    mentee_name=case.mentee.name,
                    asked_at=request.asked_at,
                    is_own=step is Step.OWN,
                )
                posts = [(mentor.person_id, body, self._wake_time(case, mentor, body, now)) for mentor in asked]
                await work.notices.post_many(posts, now=now, subject=offers_of(request))
                return await self._store(work, request, replace(request, step=step, due_at=due_at))
            step = step.following
        return await self.to_curator(work, case)

    async def to_curator(self, work: UnitOfWork, case: HelpCase) -> HelpRequest:
        """The last step: the curators are told, the mentee knows who has it. Earlier offers stay open."""
        request = await self._store(work, case.request, replace(case.request, step=Step.CURATOR, due_at=None))
        curators = await self._deciders(work, case)
        body = HelpNeedsCurator(
            request_id=request.id,
            topic=topic_name(case.topic),
            urgency=request.urgency,
            mentee_name=case.mentee.name,
            asked_at=request.asked_at,
        )
        now = self.clock.now()
        posts = [(curator.id, body, self._wake_time(case, curator, body, now)) for curator in curators]
        await work.notices.post_many(posts, now=now, subject=f"{request.subject}:curator")
        with_curator = HelpWithCurator(request_id=request.id, topic=topic_name(case.topic))
        await self.tell(work, case.unit, case.mentee, with_curator, subject=request.subject)
        return request

    async def let_go(self, work: UnitOfWork, case: HelpCase) -> HelpRequest:
        """The claim ended without an answer: the request is open again and the pool is asked for others."""
        request = await self._store(work, case.request, case.request.let_go(Step.POOL, None))
        await work.people.leave_talk(request.id)
        again = HelpOpenAgain(request_id=request.id, topic=topic_name(case.topic))
        await self.tell(work, case.unit, case.mentee, again, subject=request.subject)
        return await self.ask(work, replace(case, request=request), Step.POOL)

    async def go_on_without_offers(self, work: UnitOfWork, case: HelpCase) -> None:
        """Nobody who was asked may still answer: the ladder goes on at once."""
        request = case.request
        if request.state is not HelpState.OPEN or request.step is Step.CURATOR:
            return
        if not await work.help_requests.offers(request.id, OfferState.OPEN):
            await self.ask(work, case, Step.POOL)

    async def release(self, work: UnitOfWork, case: HelpCase, mentor_id: PersonId) -> HelpRequest:
        """What the mentor took goes to others, and to them not again."""
        await work.help_requests.answer_offer(
            case.request.id, mentor_id, OfferState.RELEASED, self.clock.now(), expected=OfferState.TAKEN
        )
        return await self.let_go(work, case)

    async def step_aside(self, work: UnitOfWork, mentor_id: PersonId, units: Collection[UnitId] | None = None) -> None:
        """The person can no longer answer offers, of these units or of all, so nobody waits for them."""
        for request in await work.help_requests.offered_to(mentor_id):
            if units is not None and request.unit_id not in units:
                continue
            await work.help_requests.answer_offer(request.id, mentor_id, OfferState.OVER, self.clock.now())
            await self.go_on_without_offers(work, await work.help_requests.case(request.id))

    async def _deciders(self, work: UnitOfWork, case: HelpCase) -> list[Person]:
        """The curators, or the head where there is none; never the mentee, who may not decide on their own request.

        Who cannot be reached or is on leave counts only when nobody else is left: they find it in their queue when they
        are back.
        """
        now = self.clock.now()
        away: list[Person] = []
        for role in (Role.CURATOR, Role.HEAD):
            holders = await work.people.holders(case.request.unit_id, role)
            others = [holder for holder in holders if holder.id != case.request.mentee_id]
            at_hand = [holder for holder in others if not holder.is_absent(now, case.unit.zone)]
            if at_hand:
                return at_hand
            away += others
        return away

    async def _mentors_of(self, work: UnitOfWork, case: HelpCase, step: Step, now: datetime) -> list[Candidate]:
        settings, today = case.unit.settings, self.today(case.unit)
        if step is Step.OWN:
            return await work.mentorships.own_mentors(
                case.request.mentee_id, case.unit.id, now=now, today=today, max_claims=settings.max_open_claims
            )
        return await work.help_requests.pool(
            case.request,
            now=now,
            today=today,
            lately=now - settings.lately,
            max_claims=settings.max_open_claims,
            limit=settings.pool_size,
        )

    def _wake_time(
        self, case: HelpCase, reader: Candidate | Person, body: HelpOffered | HelpNeedsCurator, now: datetime
    ) -> datetime:
        """Urgent help comes at any hour; the rest waits for the reader's waking hours on a school day."""
        return now if body.urgency is Urgency.URGENT else self.not_before(case.unit, reader, body, now)

    async def _store(self, work: UnitOfWork, before: HelpRequest, after: HelpRequest) -> HelpRequest:
        if not await work.help_requests.save(after, expected=before):
            raise AlreadyClaimed
        return after


class ClimbLadder(Ladder):
    """Move one request whose clock has run out: to the next step, or from a mentor who stayed silent to others.

    A mentor is reminded once, ten minutes before the lock ends. Running it twice changes nothing.
    """

    async def __call__(self, request_id: HelpRequestId) -> None:
        now = self.clock.now()
        try:
            async with self.begin() as work:
                case = await work.help_requests.case(request_id)
                request = case.request
                if request.due_at is None or request.due_at > now or not request.state.is_live:
                    return
                if request.state is HelpState.OPEN:
                    await self.ask(work, case, Step.POOL if request.step is Step.OWN else Step.CURATOR)
                elif not request.is_reminded:
                    await self._remind(work, case, now)
                else:
                    await self._lapse(work, case, now)
        except (AlreadyClaimed, Gone):
            return  # somebody was faster: the request needs no clock now

    async def _remind(self, work: UnitOfWork, case: HelpCase, now: datetime) -> None:
        request = case.request
        if request.claimed_at is None or request.mentor_id is None:
            return
        ends_at = max(request.claimed_at + case.unit.settings.claim_lock, now + timedelta(minutes=1))
        await self._store(work, request, replace(request, is_reminded=True, due_at=ends_at))
        reminder = ClaimLockEnding(
            request_id=request.id,
            topic=topic_name(case.topic),
            minutes_left=max(1, round((ends_at - now) / timedelta(minutes=1))),
        )
        await work.notices.post(request.mentor_id, reminder, now=now, not_after=ends_at, subject=request.subject)

    async def _lapse(self, work: UnitOfWork, case: HelpCase, now: datetime) -> None:
        mentor_id = case.request.mentor_id
        if mentor_id is None:
            return
        lapsed = ClaimLapsed(request_id=case.request.id, topic=topic_name(case.topic))
        await self.release(work, case, mentor_id)
        await work.notices.post(mentor_id, lapsed, now=now, subject=case.request.subject)


class NextDeadline(UseCase):
    """When the next clock of a help request runs out; None when none is running."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.help_requests.next_due()


class DueRequests(UseCase):
    """The requests whose clock has run out, oldest first, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[HelpRequestId]:
        async with self.begin(reads_only=True) as work:
            return await work.help_requests.due(self.clock.now(), limit)
