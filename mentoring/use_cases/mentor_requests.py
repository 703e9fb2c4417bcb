"""Requests for a mentor from the mentee's need to a mutual yes (гл. 4 п. 3, п. 5)."""

from collections.abc import Collection, Sequence
from datetime import datetime

from mentoring.model.bank import Kind, RoleForm, WeeklySlot
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId
from mentoring.model.mentorship import (
    Member,
    MemberAnswer,
    Mentorship,
    MentorshipState,
    Side,
    StepKind,
    Track,
    must_be_sound,
)
from mentoring.model.mentorship_request import (
    LONGEST_CLOSING,
    LONGEST_DIFFICULTY,
    LONGEST_EXPECTATIONS,
    LONGEST_QUESTION,
    MOST_TOPICS,
    Choice,
    ChoiceState,
    MentorshipRequest,
    RequestState,
    must_be_askable,
)
from mentoring.model.people import DECIDERS, Actor, Bent, Mode, Role
from mentoring.model.units import Unit
from mentoring.notices.mentor_requests import (
    AskEnd,
    MenteeQuestioned,
    MentorFound,
    MentorPassedOver,
    MentorReminded,
    MentorRequestClosed,
    MentorTimeGoesOn,
    MentorWaits,
    Move,
    QuestionUnanswered,
)
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    ChangedMeanwhile,
    Gone,
    MentorAskOver,
    MentorFull,
    NotAllowed,
    NotAMentorNow,
    NotMentoring,
    OwnMentorRequest,
    OwnPlacesTaken,
    Paused,
    Refusal,
    TextMissing,
    TextTooLong,
    TooManyMentorRequests,
)
from mentoring.use_cases.mentorships import MentorshipVerb
from mentoring.use_cases.use_case import UseCase
from mentoring.use_cases.waitlist import AskingMentors, Reach, asks_of, place_released, reminders_of


class WriteTimes(UseCase):
    """A mentee says when in the week they usually have time; kept beside their wishes and asked once."""

    async def __call__(self, times: Collection[WeeklySlot], *, by: Actor) -> None:
        by.must_hold(Role.MENTEE)
        async with self.begin() as work:
            await work.people.hold(by.id)
            await work.bank_cards.save_times(by.id, by.unit_id, times)


class AskForMentor(AskingMentors):
    """A mentee asks for a lasting mentor, and names up to three in the order of preference (гл. 1 п. 3 пп. 4).

    - 1–5 live topics of the unit, a kind and a mode at least, 3–12 months; words may be left out. A group is gathered
      by the curator, so nobody is named for it. At most `max_mentor_requests` open; not while the mentee is paused.
    - A mentor is approved, not kept apart from the mentee, not theirs already, and not the head unless the mentee asks
      for the head (гл. 4 п. 6 пп. 9), when it is the head: else NotAMentorNow.
    - The first who can be asked is asked at once; who is full or away is waited for. Without anybody to ask the curator
      has the request at once.
    """

    async def __call__(
        self,
        *,
        topics: Sequence[TopicId],
        kinds: Collection[Kind],
        form: RoleForm,
        modes: Collection[Mode],
        months: int,
        mentors: Sequence[PersonId],
        difficulty: str = "",
        expectations: str = "",
        by: Actor,
    ) -> MentorshipRequest:
        by.must_hold(Role.MENTEE)
        must_be_askable(topics, kinds, modes, months, mentors)
        difficulty = words_of(difficulty, LONGEST_DIFFICULTY)
        expectations = words_of(expectations, LONGEST_EXPECTATIONS)
        now = self.clock.now()
        async with self.begin() as work:
            await work.people.hold(by.id, *mentors)
            unit = await work.units.get(by.unit_id)
            await self._must_be_free(work, unit, by, now)
            tree = await work.topics.tree(unit.id)
            if any(topic is None or topic.is_archived for topic in map(tree.find, topics)):
                raise Gone
            draft = MentorshipRequest(
                id=MentorshipRequestId(0),
                unit_id=unit.id,
                mentee_id=by.id,
                state=RequestState.ASKING,
                topics=tuple(topics),
                difficulty=difficulty,
                expectations=expectations,
                kinds=frozenset(kinds),
                form=form,
                modes=frozenset(modes),
                months=months,
                choices=tuple(Choice(mentor_id=mentor_id, rank=rank) for rank, mentor_id in enumerate(mentors, 1)),
                asked_at=now,
            )
            for mentor_id in mentors:
                if await self.reach_of(work, unit, draft, mentor_id) is Reach.NEVER:
                    raise NotAMentorNow
            request = await work.mentorship_requests.add(draft)
            return await self.ask_next(work, unit, request, expected=request)

    async def _must_be_free(self, work: UnitOfWork, unit: Unit, by: Actor, now: datetime) -> None:
        """Refuse who is on a pause or has asked enough. Raises Paused, TooManyMentorRequests."""
        mentee = await work.people.get(by.id)
        if mentee.paused_until is not None and mentee.paused_until >= mentee.today(now, unit.zone):
            raise Paused(mentee.paused_until)
        live = await work.mentorship_requests.live_of(by.id)
        if sum(request.unit_id == unit.id for request in live) >= unit.settings.max_mentor_requests:
            raise TooManyMentorRequests(unit.settings.max_mentor_requests)


class WithdrawMentorRequest(AskingMentors):
    """The mentee no longer looks for a mentor; who was asked is told. Any time before a mentor has said yes."""

    async def __call__(self, request_id: MentorshipRequestId, *, by: Actor) -> MentorshipRequest:
        async with self.begin() as work:
            request = await own_request(self, work, request_id, by)
            unit = await work.units.get(request.unit_id)
            return await self.end_request(work, unit, request, RequestState.WITHDRAWN)


class ReplyToMentor(AskingMentors):
    """The mentee answers a mentor's question, once; the mentor's clock goes on with the time that was left.

    An answer that comes when that clock goes on already reaches the mentor too.
    """

    async def __call__(
        self, request_id: MentorshipRequestId, mentor_id: PersonId, reply: str, *, by: Actor
    ) -> MentorshipRequest:
        reply = words_of(reply, LONGEST_QUESTION, may_be_empty=False)
        now = self.clock.now()
        async with self.begin() as work:
            request = await own_request(self, work, request_id, by)
            unit = await work.units.get(request.unit_id)
            days = unit.settings.mentor_answer_days
            after = request.replied(mentor_id, reply, now, self.school_clock(unit), days)
            stored = await self.store_request(work, after, expected=request)
            await self.end_ask(work, request, mentor_id, AskEnd.REPLIED)
            await self.put_to(work, unit, stored, mentor_id)
            return stored


class AnswerMentee(AskingMentors):
    """What the answers of a mentor who is asked share."""

    async def asked(self, work: UnitOfWork, request_id: MentorshipRequestId, by: Actor) -> MentorshipRequest:
        """The request that waits for the actor. Raises Gone, NotAllowed, MentorRequestOver, MentorAskOver."""
        request = await self.held(work, request_id)
        request.choice_of(by.id)
        by.must_hold(*Role, unit_id=request.unit_id)
        request.answerable_by(by.id)
        return request


class AcceptMentee(AnswerMentee, MentorshipVerb):
    """A mentor says yes: both are willing, and their mentorship goes to the deciders (гл. 4 п. 5 пп. 2).

    It takes an approved mentor (else NotMentoring) with a free place (else OwnPlacesTaken): meanwhile the mentee waits
    in the line and the next mentor is asked. Who was kept apart from the mentee meanwhile, or became their head, is not
    asked any more (MentorAskOver). In a reverse mentorship the mentee mentors too, in what they are strong in
    (гл. 4 п. 6 пп. 4).
    """

    async def __call__(self, request_id: MentorshipRequestId, *, by: Actor) -> Mentorship:
        async with self.begin() as work:
            request = await self.asked(work, request_id, by)
            unit = await work.units.get(request.unit_id)
            hindrance = await self._hindrance(work, unit, request, by)
            if hindrance is None:
                return await self._begin_mentorship(work, unit, request, by)
            now, is_over = self.clock.now(), isinstance(hindrance, MentorAskOver)
            after = request.passed(by.id, ChoiceState.OVER, now) if is_over else request.waits_for_place(by.id, now)
            await self.end_ask(work, request, by.id, AskEnd.CANNOT)
            await self.pass_on(work, unit, after, Move.CANNOT, expected=request)
        # Only now, or the request would not have gone on.
        raise hindrance

    async def _hindrance(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, by: Actor) -> Refusal | None:
        if await self.reach_of(work, unit, request, by.id) is Reach.NEVER:
            return MentorAskOver()
        try:
            await self.must_have_room(work, unit, by.id)
        except MentorFull:
            return OwnPlacesTaken()
        except NotAMentorNow:
            return NotMentoring()
        return None

    async def _begin_mentorship(
        self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, by: Actor
    ) -> Mentorship:
        mentee_id, now = request.mentee_id, self.clock.now()
        must_be_sound(by.id, [mentee_id], request.kinds, request.months)
        tracks = [Track(mentor_id=by.id, topics=request.topics)]
        if Kind.REVERSE in request.kinds:
            tree = await work.topics.tree(unit.id)
            strengths = [
                level.topic_id
                for level in await work.people.topics(mentee_id)
                if level.bent is Bent.STRENGTH and tree.find(level.topic_id)
            ]
            tracks.append(Track(mentor_id=mentee_id, topics=tuple(strengths[:MOST_TOPICS])))
        yes = MemberAnswer.YES
        proposed = await work.mentorships.add(
            Mentorship(
                id=MentorshipId(0),
                unit_id=unit.id,
                state=MentorshipState.PROPOSED,
                members=(
                    Member(person_id=by.id, side=Side.MENTOR, answer=yes, answered_at=now),
                    Member(person_id=mentee_id, side=Side.MENTEE, answer=yes, answered_at=request.asked_at),
                ),
                tracks=tuple(tracks),
                form=request.form,
                kinds=request.kinds,
                modes=request.modes,
                months=request.months,
                proposed_at=request.asked_at,
                proposed_by=mentee_id,
                request_id=request.id,
            )
        )
        await work.mentorships.record([proposed.id], StepKind.PROPOSED, mentee_id, request.asked_at)
        await work.mentorships.record([proposed.id], StepKind.SAID_YES, by.id, now)
        await self.store_request(work, request.matched(proposed.id, now, by.id), expected=request)
        await self.end_ask(work, request, by.id, AskEnd.YES, proposed.id)
        await work.notices.withdraw(request.subject)
        found = MentorFound(request_id=request.id, mentorship_id=proposed.id, mentor_name=by.person.name)
        await self.tell(work, unit, await work.people.get(mentee_id), found, subject=request.subject)
        return await self.send(work, unit, proposed, expected=proposed)


class DeclineMentee(AnswerMentee):
    """A mentor says no, for one of four reasons that only the curator reads; the next one is asked at once.

    Voluntary (гл. 2 п. 6 пп. 1): nothing else follows from it.
    """

    async def __call__(self, request_id: MentorshipRequestId, reason: DeclineReason, *, by: Actor) -> MentorshipRequest:
        async with self.begin() as work:
            request = await self.asked(work, request_id, by)
            unit = await work.units.get(request.unit_id)
            after = request.passed(by.id, ChoiceState.DECLINED, self.clock.now(), reason)
            await self.end_ask(work, request, by.id, AskEnd.DECLINED)
            stored = await self.pass_on(work, unit, after, Move.DECLINED, expected=request)
            await place_released(self, work, by.id, unit)
            return stored


class AskMentee(AnswerMentee):
    """A mentor wants to know more before deciding: one question, while their own clock stands still.

    The mentee has `mentor_answer_days` working days; then the mentor's clock goes on.
    """

    async def __call__(self, request_id: MentorshipRequestId, question: str, *, by: Actor) -> MentorshipRequest:
        question = words_of(question, LONGEST_QUESTION, may_be_empty=False)
        now = self.clock.now()
        async with self.begin() as work:
            request = await self.asked(work, request_id, by)
            unit = await work.units.get(request.unit_id)
            clock, days = self.school_clock(unit), unit.settings.mentor_answer_days
            stored = await self.store_request(
                work, request.questioned(by.id, question, now, clock, days), expected=request
            )
            mentee = await work.people.get(request.mentee_id)
            waits = MentorWaits(request_id=request.id, mentee_name=mentee.name, question=question)
            await work.notices.withdraw(reminders_of(request))
            subject = asks_of(request, request.choice_of(by.id))
            await work.notices.rewrite(subject, waits, now=now, only_to=by.id)
            questioned = MenteeQuestioned(
                request_id=request.id,
                mentor_name=by.person.name,
                question=question,
                answer_by=stored.due_at or now,
            )
            await self.tell(work, unit, mentee, questioned, subject=request.subject)
            return stored


class CloseMentorRequest(AskingMentors):
    """A curator or head closes a request with words for the mentee, at any time before there is a mentorship.

    Nobody closes their own: they may withdraw it. `seen` is the version they looked at; another is ChangedMeanwhile.
    """

    async def __call__(self, request_id: MentorshipRequestId, words: str, *, seen: int, by: Actor) -> MentorshipRequest:
        words = words_of(words, LONGEST_CLOSING, may_be_empty=False)
        async with self.begin() as work:
            request = await self.held(work, request_id)
            if not by.roles_in(request.unit_id):
                raise Gone
            by.must_hold(*DECIDERS, unit_id=request.unit_id)
            if request.mentee_id == by.id:
                raise OwnMentorRequest
            if request.state.is_live and request.version != seen:
                raise ChangedMeanwhile
            unit = await work.units.get(request.unit_id)
            stored = await self.end_request(work, unit, request, RequestState.CLOSED)
            mentee = await work.people.get(request.mentee_id)
            closed = MentorRequestClosed(request_id=request.id, words=words)
            await self.tell(work, unit, mentee, closed, subject=request.subject)
            return stored


class MoveMentorRequest(AskingMentors):
    """Move one request whose clock has run out; running it twice changes nothing.

    The mentor who is asked is reminded after one working day and after two; after `mentor_answer_days` the next one is
    asked, with a kind word to the silent one. Whose leave has begun meanwhile is not silent: they are waited for. A
    mentee who leaves a question unanswered as long sets the mentor's clock going again. Mentors who are waited for are
    looked at again.
    """

    async def __call__(self, request_id: MentorshipRequestId) -> None:
        try:
            async with self.begin() as work:
                request = await self.held(work, request_id)
                if request.due_at is None or request.due_at > self.clock.now() or not request.state.is_live:
                    return
                unit = await work.units.get(request.unit_id)
                asked = request.asked
                if asked is None:
                    await self._look_again(work, unit, request)
                elif asked.state is ChoiceState.QUESTION:
                    await self._go_on(work, unit, request, asked)
                elif (await work.people.get(asked.mentor_id)).is_away(self.clock.now(), unit.zone):
                    await self._wait_for(work, unit, request, asked)
                elif asked.answer_by(self.school_clock(unit), unit.settings.mentor_answer_days) > self.clock.now():
                    await self._remind(work, unit, request, asked)
                else:
                    await self._pass_over(work, unit, request, asked)
        except (ChangedMeanwhile, Gone):
            return  # somebody was faster: the request needs no clock now

    async def _look_again(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest) -> None:
        # Who was asked has stepped back, or nobody could be asked until now.
        has_stepped_back = request.state is RequestState.ASKING
        stored = await self.ask_next(work, unit, request, expected=request)
        if has_stepped_back or stored.asked is not None:
            await self.tell_moved(work, unit, stored, Move.CANNOT if has_stepped_back else Move.PLACE)

    async def _remind(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, asked: Choice) -> None:
        clock, days = self.school_clock(unit), unit.settings.mentor_answer_days
        await self.store_request(work, request.reminded(clock, days), expected=request)
        mentee, mentor = await work.people.get(request.mentee_id), await work.people.get(asked.mentor_id)
        reminder = MentorReminded(
            request_id=request.id, mentee_name=mentee.name, answer_by=asked.answer_by(clock, days)
        )
        await self.tell(work, unit, mentor, reminder, subject=reminders_of(request))

    async def _pass_over(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, asked: Choice) -> None:
        mentor_id, now = asked.mentor_id, self.clock.now()
        await self.end_ask(work, request, mentor_id, AskEnd.SILENT)
        mentee, mentor = await work.people.get(request.mentee_id), await work.people.get(mentor_id)
        await self.tell(work, unit, mentor, MentorPassedOver(mentee_name=mentee.name))
        after = request.passed(mentor_id, ChoiceState.SILENT, now)
        await self.pass_on(work, unit, after, Move.SILENT, expected=request)
        await place_released(self, work, mentor_id, unit)

    async def _wait_for(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, asked: Choice) -> None:
        await self.end_ask(work, request, asked.mentor_id, AskEnd.CANNOT)
        after = request.waits_for_place(asked.mentor_id, self.clock.now())
        await self.pass_on(work, unit, after, Move.CANNOT, expected=request)

    async def _go_on(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, asked: Choice) -> None:
        clock, days = self.school_clock(unit), unit.settings.mentor_answer_days
        stored = await self.store_request(work, request.goes_on(self.clock.now(), clock, days), expected=request)
        mentee, mentor = await work.people.get(request.mentee_id), await work.people.get(asked.mentor_id)
        goes_on = MentorTimeGoesOn(
            request_id=request.id,
            mentee_name=mentee.name,
            answer_by=stored.choice_of(mentor.id).answer_by(clock, days),
        )
        await self.tell(work, unit, mentor, goes_on, subject=reminders_of(request))
        unanswered = QuestionUnanswered(request_id=request.id, mentor_name=mentor.name)
        await self.tell(work, unit, mentee, unanswered, subject=request.subject)


class DueMentorRequests(UseCase):
    """Requests for a mentor whose clock has run out, oldest first, at most `limit`: one indexed statement."""

    async def __call__(self, limit: int = 100) -> list[MentorshipRequestId]:
        async with self.begin(reads_only=True) as work:
            return await work.mentorship_requests.due(self.clock.now(), limit)


class NextMentorRequestDeadline(UseCase):
    """When the next clock of a request for a mentor runs out; None when none is running."""

    async def __call__(self) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            return await work.mentorship_requests.next_due()


async def own_request(
    asking: AskingMentors, work: UnitOfWork, request_id: MentorshipRequestId, by: Actor
) -> MentorshipRequest:
    """The mentee's own request; to anybody else it does not exist. Who has left may do nothing with it."""
    if not by.person.has_joined:
        raise NotAllowed
    request = await asking.held(work, request_id)
    if request.mentee_id != by.id:
        raise Gone
    return request


def words_of(text: str, limit: int, *, may_be_empty: bool = True) -> str:
    """What somebody wrote, without the space around it. Raises TextMissing, TextTooLong."""
    words = text.strip()
    if not words and not may_be_empty:
        raise TextMissing
    if len(words) > limit:
        raise TextTooLong(limit)
    return words
