"""One mentor at a time: whose turn it is in a request for a mentor, and who waits for a place (гл. 4 п. 5)."""

from collections.abc import Collection
from enum import StrEnum

from mentoring.model.bank import APPROVABLE, MentorState, capacity_of
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, UnitId
from mentoring.model.mentorship_request import AHEAD, ANSWERABLE, Choice, ChoiceState, MentorshipRequest, RequestState
from mentoring.model.people import Mode, Role
from mentoring.model.units import Unit
from mentoring.notices.mentor_requests import AskEnd, MentorAsked, MentorAskEnded, MentorRequestMoved, Move
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, NotAMentorNow
from mentoring.use_cases.ladder import topic_name
from mentoring.use_cases.mornings import arm_morning
from mentoring.use_cases.use_case import UseCase


def asks_of(request: MentorshipRequest, choice: Choice) -> str:
    """The subject of what a mentor is asked: it is rewritten once they need not answer any more.

    Asked anew, with the answer to their question, they have another: what they read before stays as it became then.
    """
    return f"{request.subject}:ask:{2 if choice.reply else 1}"


def reminders_of(request: MentorshipRequest) -> str:
    return f"{request.subject}:remind"


class Reach(StrEnum):
    """Whether a mentor chosen can be asked."""

    NOW = "now"
    #: All places are taken, or the mentor is away: the mentee waits in the line.
    LATER = "later"
    #: No approved mentor of the unit, kept apart from the mentee, together already, or their superior.
    NEVER = "never"


class AskingMentors(UseCase):
    """What the verbs of requests for a mentor share. Whoever changes a request has all its people held first.

    While nobody stands in a mentor's line, whoever chooses a mentor with a free place asks them, though another may
    have asked already: the mentor decides. Once there is a line it goes by turns, one question for each free place.
    """

    async def held(self, work: UnitOfWork, request_id: MentorshipRequestId) -> MentorshipRequest:
        """The request as it stands; other work about its people waits until this ends. Raises Gone."""
        request = await work.mentorship_requests.get(request_id)
        await work.people.hold(request.mentee_id, *(choice.mentor_id for choice in request.choices))
        return await work.mentorship_requests.get(request_id)

    async def store_request(
        self, work: UnitOfWork, after: MentorshipRequest, *, expected: MentorshipRequest
    ) -> MentorshipRequest:
        """Raises ChangedMeanwhile when the request is no longer the expected one."""
        saved = await work.mentorship_requests.save(after, expected=expected)
        if saved is None:
            raise ChangedMeanwhile
        return saved

    async def ask_next(
        self, work: UnitOfWork, unit: Unit, after: MentorshipRequest, *, expected: MentorshipRequest
    ) -> MentorshipRequest:
        """The first of the mentors chosen who can be asked is asked; when nobody can, the curator has the request.

        Who is full or away is waited for and looked at again as soon as a place is free, and every working day.
        """
        now, clock, days = self.clock.now(), self.school_clock(unit), unit.settings.mentor_answer_days
        for choice in after.choices:
            if choice.state not in AHEAD:
                continue
            reach = await self.reach_of(work, unit, after, choice.mentor_id)
            if reach is Reach.NOW:
                request = await self.store_request(
                    work, after.asks(choice.mentor_id, now, clock, days), expected=expected
                )
                await self.put_to(work, unit, request, choice.mentor_id)
                return request
            if reach is Reach.LATER:
                after = after.waits_for_place(choice.mentor_id, now)
            else:
                after = after.passed(choice.mentor_id, ChoiceState.OVER, now)
        if expected.state is not RequestState.CURATOR:
            await arm_morning(self, work, unit)
        is_waiting = any(choice.state is ChoiceState.WAITLISTED for choice in after.choices)
        looked_at = clock.after_working_days(now, 1) if is_waiting else None
        stored = await self.store_request(work, after.looks_for_others(looked_at), expected=expected)
        if expected.state is not RequestState.CURATOR:
            await arm_morning(self, work, unit)
        return stored

    async def reach_of(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, mentor_id: PersonId) -> Reach:
        """Whether this mentor, chosen and not asked yet, can be asked now. The mentor must be held."""
        now, mentee_id = self.clock.now(), request.mentee_id
        mentor, roles = await work.people.get(mentor_id), await work.people.roles(mentor_id, unit.id)
        card = await work.bank_cards.mentor(mentor_id, unit.id)
        together = await work.mentorships.of_person(mentee_id)
        if (
            mentor_id == mentee_id
            or not mentor.has_joined
            or roles.isdisjoint(APPROVABLE)
            or card.state not in {MentorState.APPROVED, MentorState.PAUSED}
            or (Role.HEAD in roles) is not request.accepts_head
            or (mentee_id, mentor_id) in await work.bank_cards.kept_apart(unit.id)
            or any(mentorship.mentor_id == mentor_id for mentorship in together)
        ):
            return Reach.NEVER
        if card.state is MentorState.PAUSED or mentor.is_away(now, unit.zone):
            return Reach.LATER
        taken = (await work.mentorships.places_taken([mentor_id]))[mentor_id]
        room = capacity_of(card.offer.capacity, roles, unit.settings) - taken
        if room <= 0:
            return Reach.LATER
        line = [each for each in await work.mentorship_requests.waitlist(mentor_id) if each.asked is None]
        places = [each.id for each in line]
        ahead = places.index(request.id) if request.id in places else len(places)
        if not places:
            return Reach.NOW
        return Reach.NOW if room - await work.mentorship_requests.asking_count(mentor_id) > ahead else Reach.LATER

    async def put_to(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, mentor_id: PersonId) -> None:
        """Ask the mentor whose turn it is: the need, in the mentee's words, and until when an answer is awaited."""
        choice = request.choice_of(mentor_id)
        tree = await work.topics.tree(unit.id)
        asked = MentorAsked(
            request_id=request.id,
            mentee_name=(await work.people.get(request.mentee_id)).name,
            topics=tuple(topic_name(topic) for topic in map(tree.find, request.topics) if topic is not None),
            difficulty=request.difficulty,
            expectations=request.expectations,
            kinds=tuple(sorted(request.kinds)),
            modes=tuple(mode for mode in Mode if mode in request.modes),
            months=request.months,
            answer_by=choice.answer_by(self.school_clock(unit), unit.settings.mentor_answer_days),
            question=choice.question,
            reply=choice.reply,
        )
        await self.tell(work, unit, await work.people.get(mentor_id), asked, subject=asks_of(request, choice))

    async def pass_on(
        self, work: UnitOfWork, unit: Unit, after: MentorshipRequest, why: Move, *, expected: MentorshipRequest
    ) -> MentorshipRequest:
        """The mentor who was asked is not waited for any more: the next one is asked, the mentee is told."""
        stored = await self.ask_next(work, unit, after, expected=expected)
        await self.tell_moved(work, unit, stored, why)
        return stored

    async def tell_moved(self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, why: Move) -> None:
        asked = request.asked
        moved = MentorRequestMoved(
            request_id=request.id,
            why=why,
            asked_name=(await work.people.get(asked.mentor_id)).name if asked else "",
            is_waiting=any(choice.state is ChoiceState.WAITLISTED for choice in request.choices),
        )
        await self.tell(work, unit, await work.people.get(request.mentee_id), moved, subject=request.subject)

    async def end_ask(
        self,
        work: UnitOfWork,
        request: MentorshipRequest,
        mentor_id: PersonId,
        why: AskEnd,
        mentorship_id: MentorshipId | None = None,
    ) -> None:
        """What this mentor was asked says that nothing is left to answer; reminders not sent yet are not sent."""
        mentee = await work.people.get(request.mentee_id)
        over = MentorAskEnded(mentee_name=mentee.name, why=why, mentorship_id=mentorship_id)
        await work.notices.withdraw(reminders_of(request))
        subject = asks_of(request, request.choice_of(mentor_id))
        await work.notices.rewrite(subject, over, now=self.clock.now(), only_to=mentor_id)

    async def end_request(
        self, work: UnitOfWork, unit: Unit, request: MentorshipRequest, state: RequestState
    ) -> MentorshipRequest:
        """The request comes to nothing: who was asked need not answer. Raises MentorRequestOver."""
        stored = await self.store_request(work, request.ended(state, self.clock.now()), expected=request)
        if request.asked is not None:
            await self.end_ask(work, request, request.asked.mentor_id, AskEnd.NOT_NEEDED)
            await place_released(self, work, request.asked.mentor_id, unit)
        await work.notices.withdraw(request.subject)
        return stored

    async def step_back(
        self,
        work: UnitOfWork,
        mentor_id: PersonId,
        units: Collection[UnitId] | None = None,
        *,
        for_good: bool,
    ) -> None:
        """Nobody waits for this mentor's answer, in these units or in all; the clock asks others at once.

        Who is only away is asked again once they are back. The mentor must be held: then nobody else changes these
        requests, and their other people need not be.
        """
        now = self.clock.now()
        for request in await work.mentorship_requests.asked_of(mentor_id):
            if units is not None and request.unit_id not in units:
                continue
            is_asked = request.choice_of(mentor_id).state in ANSWERABLE
            if for_good:
                after = request.passed(mentor_id, ChoiceState.OVER, now)
            elif is_asked:
                after = request.waits_for_place(mentor_id, now)
            else:
                continue
            if is_asked:
                await self.end_ask(work, request, mentor_id, AskEnd.CANNOT)
            await self.store_request(work, after, expected=request)


async def room_of(work: UnitOfWork, unit: Unit, mentor_id: PersonId) -> int:
    """How many more lasting mentorships the mentor has room for. The mentor must be held. Raises NotAMentorNow."""
    card = await work.bank_cards.mentor(mentor_id, unit.id)
    roles = await work.people.roles(mentor_id, unit.id)
    if card.state is not MentorState.APPROVED or roles.isdisjoint(APPROVABLE):
        raise NotAMentorNow
    taken = (await work.mentorships.places_taken([mentor_id]))[mentor_id]
    return max(0, capacity_of(card.offer.capacity, roles, unit.settings) - taken)


async def place_taken(verb: UseCase, work: UnitOfWork, mentor_id: PersonId, unit: Unit) -> None:
    """The mentor has one place less; once there is none left, others who ask them wait in the line.

    The mentor must be held.
    """
    try:
        room = await room_of(work, unit, mentor_id)
    except NotAMentorNow:
        return  # nobody asks them
    if not room:
        await AskingMentors(verb.begin, verb.clock, verb.calendar).step_back(work, mentor_id, [unit.id], for_good=False)


async def place_released(verb: UseCase, work: UnitOfWork, mentor_id: PersonId, unit: Unit) -> None:
    """The mentor may have a place again: the clock asks the first in their line at once (`MoveMentorRequest`).

    The mentor should be held, so that nobody comes into the line unseen; such a one would wait for the next day's look.
    """
    await work.mentorship_requests.look_again(unit.id, verb.clock.now(), mentor_id=mentor_id)


async def end_requests(verb: UseCase, work: UnitOfWork, person_id: PersonId, units: Collection[UnitId]) -> None:
    """The person parts from these units: what they asked is withdrawn, and nobody waits for them as a mentor.

    The person must be held.
    """
    await withdraw_requests(verb, work, person_id, units)
    await AskingMentors(verb.begin, verb.clock, verb.calendar).step_back(work, person_id, units, for_good=True)


async def request_matched(
    verb: UseCase, work: UnitOfWork, request_id: MentorshipRequestId, mentorship_id: MentorshipId
) -> None:
    """The mentee has a mentor by the curator's proposal: nobody chosen need answer. They must be held.

    Raises MentorRequestOver.
    """
    request = await work.mentorship_requests.get(request_id)
    asking = AskingMentors(verb.begin, verb.clock, verb.calendar)
    await asking.store_request(work, request.matched(mentorship_id, verb.clock.now()), expected=request)
    if request.asked is not None:
        await asking.end_ask(work, request, request.asked.mentor_id, AskEnd.NOT_NEEDED)
        await place_released(verb, work, request.asked.mentor_id, await work.units.get(request.unit_id))


async def withdraw_requests(verb: UseCase, work: UnitOfWork, mentee_id: PersonId, units: Collection[UnitId]) -> None:
    """The person is no mentee of these units any more. They must be held."""
    asking = AskingMentors(verb.begin, verb.clock, verb.calendar)
    for request in await work.mentorship_requests.live_of(mentee_id):
        if request.unit_id in units:
            unit = await work.units.get(request.unit_id)
            await asking.end_request(work, unit, request, RequestState.WITHDRAWN)
