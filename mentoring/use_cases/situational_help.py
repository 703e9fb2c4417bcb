"""Situational help from the mentee's call to the end of the talk (гл. 4 п. 6 пп. 5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.model.help_request import (
    Content,
    DeclineReason,
    HelpLog,
    HelpRequest,
    HelpState,
    OfferState,
    Part,
    Step,
    Urgency,
    answer_deadline,
)
from mentoring.model.ids import HelpRequestId, PersonId, TopicId
from mentoring.model.people import DECIDERS, Actor, Person, Role, TopicLevel
from mentoring.model.topics import TopicTree
from mentoring.notices.help import (
    HelpAskedBack,
    HelpAssigned,
    HelpClaimed,
    HelpClosedWithWords,
    HelpDetailAdded,
    HelpEnded,
    HelpOfferAccepted,
    HelpOfferOver,
    HelpTakenBack,
    HelpWithCurator,
    HelpWithdrawn,
    OfferEnd,
)
from mentoring.ports import UnitOfWork
from mentoring.ports.help import HelpCase
from mentoring.refusals import (
    AlreadyAnswered,
    AlreadyClaimed,
    Gone,
    NotAllowed,
    NotAMentorNow,
    OfferOver,
    OwnRequest,
    RequestEmpty,
    RequestOver,
    TextMissing,
    TextTooLong,
    TooManyClaims,
    TooManyOpenRequests,
)
from mentoring.use_cases.ladder import REMIND_AHEAD, Ladder, details_of, offers_of, topic_name
from mentoring.use_cases.use_case import UseCase

#: Who may take a request into their hands.
HELPERS = frozenset({Role.MENTOR, Role.GUEST, *DECIDERS})
#: The longest words by which a curator closes a request.
LONGEST_WORDS = 1000
#: The longest answer in one field of the log.
LONGEST_LOG_FIELD = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChoice:
    """What a mentee chooses a topic from: the unit's tree, and their own topics, which come first."""

    tree: TopicTree
    own: list[TopicLevel]


class TopicsToChoose(UseCase):
    """The topics of a person's unit and the person's own."""

    async def __call__(self, *, by: Actor) -> TopicChoice:
        async with self.begin(reads_only=True) as work:
            return TopicChoice(tree=await work.topics.tree(by.unit_id), own=await work.people.topics(by.id))


class AskForHelp(Ladder):
    """A mentee asks for help on a topic. Their own mentors are asked first, then those of the topic, then the curator.

    At least one word, photo, voice message or file; at most `max_open_requests` live requests a mentee. Messages that
    have asked already ask nothing new: their request is returned.
    """

    async def __call__(
        self, topic_id: TopicId, urgency: Urgency, contents: Sequence[Content], *, by: Actor
    ) -> HelpRequest:
        by.must_hold(Role.MENTEE)
        if not any(content.file or content.text.strip() for content in contents):
            raise RequestEmpty
        now = self.clock.now()
        async with self.begin() as work:
            await work.people.hold(by.id)
            asked_before = await work.talk.request_of_written(by.id, contents)
            if asked_before is not None:
                return (await work.help_requests.case(asked_before)).request
            topic = await work.topics.get(topic_id)
            if topic.unit_id != by.unit_id or topic.is_archived:
                raise Gone
            unit = await work.units.get(by.unit_id)
            if await work.help_requests.open_count(by.id) >= unit.settings.max_open_requests:
                raise TooManyOpenRequests(unit.settings.max_open_requests)
            request = await work.help_requests.add(
                HelpRequest(
                    id=HelpRequestId(0),
                    unit_id=by.unit_id,
                    mentee_id=by.id,
                    topic_id=topic_id,
                    urgency=urgency,
                    state=HelpState.OPEN,
                    step=Step.OWN,
                    due_at=now,
                    asked_at=now,
                    answer_by=answer_deadline(urgency, now, self.school_clock(unit), unit.settings),
                )
            )
            await work.talk.add(request.id, by.id, Part.QUESTION, contents, now)
            case = HelpCase(request=request, unit=unit, topic=topic, mentee=by.person, mentor_name=None, offer=None)
            return await self.ask(work, case, Step.OWN)


class AddDetail(Ladder):
    """The mentee adds to an open request; every mentor who was asked and has not answered sees it."""

    async def __call__(self, request_id: HelpRequestId, contents: Sequence[Content], *, by: Actor) -> HelpRequest:
        now = self.clock.now()
        async with self.begin() as work:
            case = await own_case(work, request_id, by)
            if case.request.state is not HelpState.OPEN:
                raise AlreadyClaimed if case.request.state is HelpState.CLAIMED else RequestOver
            if await work.talk.request_of_written(by.id, contents) is not None:
                return case.request
            messages = await work.talk.add(request_id, by.id, Part.QUESTION, contents, now)
            asked = await work.help_requests.offers(request_id, OfferState.OPEN)
            for message in messages:
                body = HelpDetailAdded(request_id=request_id, message_id=message.id)
                posts = [(offer.mentor_id, body, now) for offer in asked]
                await work.notices.post_many(posts, now=now, subject=details_of(case.request))
            return case.request


class Giving(Ladder):
    """How an open request comes into a mentor's hands, whether they took it or the curator gave it."""

    async def give(self, work: UnitOfWork, case: HelpCase, mentor: Person, now: datetime) -> HelpRequest:
        """Put the open request into the mentor's hands and tell whom it concerns."""
        unit = case.unit
        taken = case.request.claim(mentor.id, now, unit.settings.claim_lock - REMIND_AHEAD)
        await work.people.hold(mentor.id)
        if await work.help_requests.claim_count(mentor.id) >= unit.settings.max_open_claims:
            raise TooManyClaims(unit.settings.max_open_claims)
        request = await self._store(work, case.request, taken)
        await work.help_requests.take(request.id, mentor.id, now)
        await work.people.begin_talk(request.id, mentor.id, case.mentee.id)
        topic = topic_name(case.topic)
        over = HelpOfferOver(topic=topic, why=OfferEnd.TAKEN)
        await work.notices.rewrite(offers_of(request), over, now=now, except_to=mentor.id)
        accepted = HelpOfferAccepted(request_id=request.id, topic=topic, mentee_name=case.mentee.name)
        await work.notices.rewrite(offers_of(request), accepted, now=now, only_to=mentor.id)
        claimed = HelpClaimed(request_id=request.id, topic=topic, mentor_name=mentor.name)
        await work.notices.post(case.mentee.id, claimed, now=now, subject=request.subject)
        return request


class ClaimHelp(Giving):
    """The first mentor to accept takes the request; the mentee is told, the offers of the others are over.

    Only who was offered it may, as a mentor of the unit or the mentee's own, or a curator of the unit; never the
    mentee; at most `max_open_claims` at once.
    Who has it already has it, however often they press. The mentor then has `claim_lock` to write the first word, or
    the request goes on. Lost races refuse AlreadyClaimed.
    """

    async def __call__(self, request_id: HelpRequestId, *, by: Actor) -> HelpRequest:
        now = self.clock.now()
        async with self.begin() as work:
            case = await work.help_requests.case(request_id, actor_id=by.id)
            await must_help(work, case, by)
            if case.offer is None and not by.holds(*DECIDERS, unit_id=case.request.unit_id):
                raise NotAllowed
            if case.request.state is HelpState.CLAIMED and case.request.mentor_id == by.id:
                return case.request
            return await self.give(work, case, by.person, now)


class AssignHelp(Giving):
    """The curator gives an open request to a mentor of the unit, who has it at once and is told."""

    async def __call__(self, request_id: HelpRequestId, mentor_id: PersonId, *, by: Actor) -> HelpRequest:
        now = self.clock.now()
        async with self.begin() as work:
            case = await work.help_requests.case(request_id)
            must_decide(case, by)
            mentor = await work.people.get(mentor_id)
            roles = await work.people.roles(mentor_id, case.request.unit_id)
            if not mentor.has_joined or roles.isdisjoint({Role.MENTOR, Role.GUEST}):
                raise NotAMentorNow
            request = await self.give(work, case, mentor, now)
            assigned = HelpAssigned(
                request_id=request.id,
                topic=topic_name(case.topic),
                urgency=request.urgency,
                mentee_name=case.mentee.name,
                asked_at=request.asked_at,
            )
            await work.notices.post(mentor_id, assigned, now=now, subject=request.subject)
            return request


class TakeBackHelp(Ladder):
    """The curator steps in: a request leaves a mentor's hands and waits for the curator's decision; both are told."""

    async def __call__(self, request_id: HelpRequestId, *, by: Actor) -> HelpRequest:
        now = self.clock.now()
        async with self.begin() as work:
            case = await work.help_requests.case(request_id)
            must_decide(case, by)
            mentor_id = case.request.mentor_id
            if not case.request.state.is_live:
                raise RequestOver
            if case.request.state is not HelpState.CLAIMED or mentor_id is None:
                raise AlreadyAnswered
            await work.help_requests.answer_offer(
                request_id, mentor_id, OfferState.RELEASED, now, expected=OfferState.TAKEN
            )
            request = await self._store(work, case.request, case.request.let_go(Step.CURATOR, None))
            await work.people.leave_talk(request_id)
            topic = topic_name(case.topic)
            over = HelpOfferOver(topic=topic, why=OfferEnd.TALK_OVER)
            await work.notices.rewrite(offers_of(request), over, now=now, only_to=mentor_id)
            taken_back = HelpTakenBack(request_id=request_id, topic=topic)
            await work.notices.post(mentor_id, taken_back, now=now, subject=request.subject)
            with_curator = HelpWithCurator(request_id=request_id, topic=topic)
            await self.tell(work, case.unit, case.mentee, with_curator, subject=request.subject)
            return request


class DeclineHelp(Ladder):
    """A mentor cannot take a request, for one of four reasons.

    When nobody is left to answer, the ladder goes on at once. Until the request is taken the mentor may still take it.
    """

    async def __call__(self, request_id: HelpRequestId, reason: DeclineReason, *, by: Actor) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            case = await work.help_requests.case(request_id, actor_id=by.id)
            if case.offer is None:
                raise Gone
            is_declined = await work.help_requests.answer_offer(
                request_id, by.id, OfferState.DECLINED, now, reason=reason
            )
            if not is_declined:
                raise OfferOver
            await self.go_on_without_offers(work, case)


class Rest(StrEnum):
    """For how long a mentor wants no offers."""

    NONE = "none"
    TOMORROW = "tomorrow"
    WEEK = "week"
    FORTNIGHT = "fortnight"


REST_DAYS = {Rest.TOMORROW: 1, Rest.WEEK: 7, Rest.FORTNIGHT: 14}


class PutOffersOff(Ladder):
    """A mentor wants no offers for some days, or wants them again now; the moment until when, if any.

    It is the morning after these days, when the mentor's quiet hours end: the first offer does not come at night.
    """

    async def __call__(self, rest: Rest, *, by: Actor) -> datetime | None:
        by.must_hold(*HELPERS)
        async with self.begin() as work:
            clock = self.school_clock(await work.units.get(by.unit_id))
            days = REST_DAYS.get(rest)
            until = None if days is None else clock.morning(self.clock.now(), days, by.person.own_time)
            await work.people.put_offers_off(by.id, until)
            return until


class AskBack(Ladder):
    """A mentor asks the mentee something before deciding. The answer reaches everybody who was asked."""

    async def __call__(self, request_id: HelpRequestId, contents: Sequence[Content], *, by: Actor) -> None:
        now = self.clock.now()
        async with self.begin() as work:
            case = await work.help_requests.case(request_id, actor_id=by.id)
            if case.offer is None and not by.holds(*DECIDERS, unit_id=case.request.unit_id):
                raise Gone
            await must_help(work, case, by)
            if case.request.mentee_id == by.id:
                raise OwnRequest
            if case.request.state is not HelpState.OPEN:
                raise AlreadyClaimed if case.request.state is HelpState.CLAIMED else RequestOver
            if case.offer is OfferState.OVER:
                raise OfferOver
            for message in await work.talk.add(request_id, by.id, Part.ASIDE, contents, now):
                question = HelpAskedBack(
                    request_id=request_id,
                    topic=topic_name(case.topic),
                    mentor_name=by.person.name,
                    message_id=message.id,
                )
                await work.notices.post(case.mentee.id, question, now=now, subject=case.request.subject)


class ReleaseHelp(Ladder):
    """The mentor lets go of a request they took; others are asked, this mentor not again."""

    async def __call__(self, request_id: HelpRequestId, *, by: Actor) -> HelpRequest:
        async with self.begin() as work:
            case = await work.help_requests.case(request_id)
            case.request.must_be_claimed_by(by.id)
            return await self.release(work, case, by.id)


class WithdrawHelp(Ladder):
    """The mentee no longer needs help: offers are over, a mentor who had it is told."""

    async def __call__(self, request_id: HelpRequestId, *, by: Actor) -> HelpRequest:
        async with self.begin() as work:
            return await self.withdraw(work, await own_case(work, request_id, by))

    async def withdraw(self, work: UnitOfWork, case: HelpCase) -> HelpRequest:
        now = self.clock.now()
        request = await self._store(work, case.request, case.request.end(HelpState.WITHDRAWN, now))
        await over(work, case, now)
        if request.mentor_id is not None:
            gone = HelpWithdrawn(request_id=request.id, topic=topic_name(case.topic))
            await work.notices.post(request.mentor_id, gone, now=now, subject=request.subject)
        return request


class EndTalk(Ladder):
    """Either side ends the talk as solved or not; the other is told and asked for what comes next."""

    async def __call__(self, request_id: HelpRequestId, *, is_solved: bool, by: Actor) -> HelpRequest:
        now = self.clock.now()
        async with self.begin() as work:
            case = await talk_case(work, request_id, by)
            if case.request.state is not HelpState.CLAIMED:
                raise RequestOver
            state = HelpState.SOLVED if is_solved else HelpState.UNSOLVED
            # A talk ended as solved was answered, even when they met without writing.
            answered = case.request.answered(now) if is_solved else case.request
            request = await self._store(work, case.request, answered.end(state, now))
            await over(work, case, now)
            other = request.other_side(by.id)
            if other is not None:
                ended = HelpEnded(
                    request_id=request.id,
                    topic=topic_name(case.topic),
                    is_solved=is_solved,
                    to_mentee=other == request.mentee_id,
                    other_name=by.person.name,
                )
                await work.notices.post(other, ended, now=now, subject=request.subject)
            return request


class ReopenHelp(Ladder):
    """The mentee asks again within `reopen_days` of the end: the ladder begins anew, with everybody."""

    async def __call__(self, request_id: HelpRequestId, *, by: Actor) -> HelpRequest:
        now = self.clock.now()
        async with self.begin() as work:
            case = await own_case(work, request_id, by)
            by.must_hold(Role.MENTEE, unit_id=case.request.unit_id)
            unit = case.unit
            again = case.request.reopen(
                Step.OWN,
                now,
                now,
                unit.settings.reopen_days,
                answer_deadline(case.request.urgency, now, self.school_clock(unit), unit.settings),
            )
            if await work.help_requests.open_count(by.id) >= unit.settings.max_open_requests:
                raise TooManyOpenRequests(unit.settings.max_open_requests)
            request = await self._store(work, case.request, again)
            await work.help_requests.forget_offers(request_id)
            return await self.ask(work, replace(case, request=request), Step.OWN)


class RateHelp(Ladder):
    """The mentee says in one tap how it went, 1–5. The curator sees only what all say together."""

    async def __call__(self, request_id: HelpRequestId, rating: int, *, by: Actor) -> None:
        if rating not in range(1, 6):
            raise Gone
        async with self.begin() as work:
            case = await own_case(work, request_id, by)
            if case.request.state not in {HelpState.SOLVED, HelpState.UNSOLVED}:
                raise RequestOver if not case.request.state.is_live else AlreadyClaimed
            if not await work.help_requests.rate(request_id, rating, self.clock.now()):
                raise AlreadyAnswered


class WriteHelpLog(Ladder):
    """Either side keeps what is worth keeping: works, hinders, the mentee's and the mentor's step; all optional."""

    async def __call__(self, request_id: HelpRequestId, log: HelpLog, *, by: Actor) -> None:
        fields = (log.works, log.hinders, log.mentee_step, log.mentor_step)
        if any(field and len(field) > LONGEST_LOG_FIELD for field in fields):
            raise TextTooLong(LONGEST_LOG_FIELD)
        async with self.begin() as work:
            await talk_case(work, request_id, by)
            await work.help_requests.write_log(request_id, by.id, log, self.clock.now())


class CloseWithWords(Ladder):
    """The curator closes a request with words for the mentee, who may open it again."""

    async def __call__(self, request_id: HelpRequestId, words: str, *, by: Actor) -> HelpRequest:
        words = words.strip()
        if not words:
            raise TextMissing
        if len(words) > LONGEST_WORDS:
            raise TextTooLong(LONGEST_WORDS)
        now = self.clock.now()
        async with self.begin() as work:
            case = await work.help_requests.case(request_id)
            must_decide(case, by)
            request = await self._store(work, case.request, case.request.end(HelpState.CLOSED, now))
            await over(work, case, now)
            topic = topic_name(case.topic)
            closed = HelpClosedWithWords(request_id=request.id, topic=topic, words=words)
            await work.notices.post(request.mentee_id, closed, now=now, subject=request.subject)
            if request.mentor_id is not None:
                gone = HelpWithdrawn(request_id=request.id, topic=topic)
                await work.notices.post(request.mentor_id, gone, now=now, subject=request.subject)
            return request


async def own_case(work: UnitOfWork, request_id: HelpRequestId, by: Actor) -> HelpCase:
    """The case of the mentee's own request; to anybody else it does not exist. Who has left may do nothing with it."""
    must_be_here(by)
    case = await work.help_requests.case(request_id)
    if case.request.mentee_id != by.id:
        raise Gone
    return case


async def talk_case(work: UnitOfWork, request_id: HelpRequestId, by: Actor) -> HelpCase:
    """The case of a request the person is one of the two sides of."""
    must_be_here(by)
    case = await work.help_requests.case(request_id)
    if by.id not in (case.request.mentee_id, case.request.mentor_id):
        raise Gone
    return case


def must_be_here(by: Actor) -> None:
    """Refuse who has left or was removed: their old buttons stay in their chat for years."""
    if not by.person.has_joined:
        raise NotAllowed


async def must_help(work: UnitOfWork, case: HelpCase, by: Actor) -> None:
    """Refuse who does not help in the unit, nor mentors the mentee: in a reverse mentorship a mentee does, too."""
    unit_id = case.request.unit_id
    by.must_hold(*Role, unit_id=unit_id)
    if not by.holds(*HELPERS, unit_id=unit_id) and not await work.mentorships.is_mentored_by(
        case.mentee.id, by.id, unit_id
    ):
        raise NotAllowed


def must_decide(case: HelpCase, by: Actor) -> None:
    """Only the curator or head of the request's unit; to people of other units it does not exist; never one's own."""
    if not by.roles_in(case.request.unit_id):
        raise Gone
    by.must_hold(*DECIDERS, unit_id=case.request.unit_id)
    if case.request.mentee_id == by.id:
        raise OwnRequest


async def over(work: UnitOfWork, case: HelpCase, now: datetime) -> None:
    """The request has ended: nobody is in its talk, its offers say so, what was not yet said is not said."""
    request = case.request
    await work.help_requests.close_offers(request.id, now)
    await work.people.leave_talk(request.id)
    await work.notices.withdraw(f"{request.subject}:curator")
    await work.notices.withdraw(details_of(request))
    # The others were told when it was taken; only the one who had it has buttons left.
    why = OfferEnd.NOT_NEEDED if request.mentor_id is None else OfferEnd.TALK_OVER
    gone = HelpOfferOver(topic=topic_name(case.topic), why=why)
    await work.notices.rewrite(offers_of(request), gone, now=now, only_to=request.mentor_id)
