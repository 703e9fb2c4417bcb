"""What mentees and mentors see of requests for a mentor: whom to choose from, where a request stands, who asks them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.model.bank import Kind, RoleForm, WeeklySlot
from mentoring.model.fit import Fit, Yardstick, ranked
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId
from mentoring.model.mentorship import Side
from mentoring.model.mentorship_request import ANSWERABLE, MOST_TOPICS, Choice, ChoiceState, MentorshipRequest
from mentoring.model.people import STRONGEST, Actor, Bent, Mode, Person, Role
from mentoring.model.topics import Topic, TopicTree
from mentoring.model.units import Unit
from mentoring.ports import UnitOfWork
from mentoring.refusals import Gone, NotAllowed
from mentoring.use_cases.use_case import UseCase

#: How many mentors a list shows of those with a place, and as many of those without.
MOST_SHOWN = 30
#: How many requests of one's own a list shows.
REQUESTS_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStart:
    """What a mentee begins a request with: the topics to choose from, and what is known already."""

    tree: TopicTree
    #: Their own needs on live topics, the greatest first.
    needs: Sequence[TopicId]
    modes: frozenset[Mode]
    times: frozenset[WeeklySlot]
    #: How many requests they have open, and may have.
    open: int
    limit: int


class BeginMentorRequest(UseCase):
    """A mentee is about to ask for a mentor in their home unit."""

    async def __call__(self, *, by: Actor) -> RequestStart:
        by.must_hold(Role.MENTEE)
        async with self.begin(reads_only=True) as work:
            unit = await work.units.get(by.unit_id)
            tree = await work.topics.tree(unit.id)
            live = {topic.id for topic in tree.topics if not topic.is_archived}
            needs = [each for each in await work.people.topics(by.id) if each.bent is Bent.NEED and each.level]
            asked = await work.mentorship_requests.live_of(by.id)
            return RequestStart(
                tree=tree,
                needs=[each.topic_id for each in needs if each.topic_id in live],
                modes=by.person.ways_to_meet,
                times=await work.bank_cards.times_of(by.id, unit.id),
                open=sum(request.unit_id == unit.id for request in asked),
                limit=unit.settings.max_mentor_requests,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a mentee wanted when they asked for a mentor before."""

    topics: Sequence[TopicId]
    difficulty: str
    expectations: str
    kinds: frozenset[Kind]
    form: RoleForm
    modes: frozenset[Mode]
    months: int


class WantAgain(UseCase):
    """A mentee looks for another mentor after a mentorship that ended or came to nothing (гл. 4 п. 11).

    What they asked for in their request, if it began with one; else what it was. The head and a group are not asked for
    again of themselves. Raises Gone for a mentorship they were no mentee of.
    """

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> Wanted:
        async with self.begin(reads_only=True) as work:
            mentorship = await work.mentorships.get(mentorship_id)
            sides = {member.person_id: member.side for member in mentorship.members}
            if sides.get(by.id) is not Side.MENTEE:
                raise Gone
            by.must_hold(Role.MENTEE, unit_id=mentorship.unit_id)
            request = None
            if mentorship.request_id is not None:
                request = await work.mentorship_requests.get(mentorship.request_id)
            asked = request if request is not None and request.mentee_id == by.id else None
            tree = await work.topics.tree(by.unit_id)
            live = {topic.id for topic in tree.topics if not topic.is_archived}
            topics = asked.topics if asked else [topic for track in mentorship.tracks for topic in track.topics]
            before = asked or mentorship
            is_heads = before.form is RoleForm.HEAD_TEACHER
            return Wanted(
                topics=[topic for topic in dict.fromkeys(topics) if topic in live][:MOST_TOPICS],
                difficulty=asked.difficulty if asked else "",
                expectations=asked.expectations if asked else "",
                kinds=before.kinds - {Kind.GROUP} or frozenset({Kind.TRADITIONAL}),
                form=RoleForm.TEACHER_TEACHER if is_heads else before.form,
                modes=before.modes,
                months=before.months,
            )


class MyTimes(UseCase):
    """When in the week a mentee has said they have time."""

    async def __call__(self, *, by: Actor) -> frozenset[WeeklySlot]:
        by.must_hold(Role.MENTEE)
        async with self.begin(reads_only=True) as work:
            return await work.bank_cards.times_of(by.id, by.unit_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorOption:
    """A mentor a mentee may choose, with the reasons that speak for them."""

    person: Person
    fit: Fit
    #: Which number the mentee would have in the line; None where there is a place.
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorOptions:
    """Mentors who suit a mentee, best first; those without a place apart."""

    tree: TopicTree
    free: Sequence[MentorOption]
    full: Sequence[MentorOption]


class MentorsToChoose(UseCase):
    """Who suits a mentee who asks for this (гл. 4 п. 5 пп. 1): by fit, with reasons, and never with a number of it.

    Hidden are who is kept apart from the mentee, away, paused, not approved, their mentor already, and the head unless
    the mentee asks for the head: then nobody else is shown (гл. 4 п. 6 пп. 9). A mentor for whom others wait counts as
    one without a place.
    """

    async def __call__(
        self,
        *,
        topics: Collection[TopicId],
        kinds: Collection[Kind],
        form: RoleForm,
        modes: Collection[Mode],
        by: Actor,
    ) -> MentorOptions:
        by.must_hold(Role.MENTEE)
        now, wants_head = self.clock.now(), form is RoleForm.HEAD_TEACHER
        async with self.begin(reads_only=True) as work:
            unit = await work.units.get(by.unit_id)
            tree = await work.topics.tree(unit.id)
            known = await work.pairing.seeker(by.id, unit)
            seeker = replace(
                known,
                needs={topic: known.needs.get(topic) or STRONGEST for topic in topics},
                kinds=frozenset(kinds),
                forms=frozenset({form}),
                modes=frozenset(modes),
                accepts_superior=wants_head,
            )
            together = {mentorship.mentor_id for mentorship in await work.mentorships.of_person(by.id)}
            mentors = [
                mentor
                for mentor in await work.pairing.mentors(unit, now)
                if mentor.is_head is wants_head and mentor.person_id not in together
            ]
            yardstick = Yardstick.of(unit.settings, tree)
            # Who is full is measured as if they were not: the mentee may wait for them.
            full = [replace(mentor, room=1) for mentor in mentors if mentor.room < 1]
            fits = ranked(seeker, mentors, yardstick, limit=MOST_SHOWN)
            later = ranked(seeker, full, yardstick, limit=MOST_SHOWN)
            shown = [fit.mentor_id for fit in (*fits, *later)]
            lines = await work.mentorship_requests.lines(shown) if shown else {}
            people = {person.id: person for person in await work.people.several(shown)} if shown else {}
            awaited = [fit for fit in fits if fit.mentor_id in lines]
            return MentorOptions(
                tree=tree,
                free=[MentorOption(person=people[fit.mentor_id], fit=fit) for fit in fits if fit not in awaited],
                full=[
                    MentorOption(person=people[fit.mentor_id], fit=fit, number=len(lines.get(fit.mentor_id, ())) + 1)
                    for fit in (*awaited, *later)
                ],
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceStanding:
    """A mentor chosen, and what became of it."""

    choice: Choice
    mentor_name: str
    #: Until when this mentor has time to answer, for who is asked.
    answer_by: datetime | None
    #: Which number the mentee has in the mentor's line.
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStanding:
    """A mentee's own request, and where it stands."""

    request: MentorshipRequest
    topics: Sequence[Topic]
    choices: Sequence[ChoiceStanding]

    @property
    def asked(self) -> ChoiceStanding | None:
        """Whom it waits for."""
        return next((each for each in self.choices if each.choice.state in ANSWERABLE), None)

    @property
    def accepted(self) -> ChoiceStanding | None:
        return next((each for each in self.choices if each.choice.state is ChoiceState.ACCEPTED), None)

    def standing_of(self, mentor_id: PersonId) -> ChoiceStanding:
        """Raises Gone for who was never chosen."""
        for each in self.choices:
            if each.choice.mentor_id == mentor_id:
                return each
        raise Gone


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeAsking:
    """A mentee who asks a mentor."""

    request: MentorshipRequest
    mentee: Person
    topics: Sequence[Topic]
    #: The mentor's own place in the request.
    choice: Choice
    answer_by: datetime | None


class RequestScreen(UseCase):
    """What the screens of requests share."""

    async def standings(self, work: UnitOfWork, requests: Sequence[MentorshipRequest]) -> list[RequestStanding]:
        """The same requests in words: as many statements for many as for one, but for the units they belong to."""
        mentors = {choice.mentor_id for request in requests for choice in request.choices}
        names = {person.id: person.name for person in await work.people.several(mentors)} if mentors else {}
        lines = await work.mentorship_requests.lines(mentors) if mentors else {}
        units = {unit_id: await work.units.get(unit_id) for unit_id in sorted({each.unit_id for each in requests})}
        trees = {unit_id: await work.topics.tree(unit_id) for unit_id in units}
        return [
            RequestStanding(
                request=request,
                topics=topics_of(request, trees[request.unit_id]),
                choices=[
                    self._choice(request, choice, units[request.unit_id], names, lines) for choice in request.choices
                ],
            )
            for request in requests
        ]

    async def asking(self, work: UnitOfWork, requests: Sequence[MentorshipRequest], by: Actor) -> list[MenteeAsking]:
        mentees = {request.mentee_id for request in requests}
        people = {person.id: person for person in await work.people.several(mentees)} if mentees else {}
        found = []
        for standing in await self.standings(work, requests):
            own = standing.standing_of(by.id)
            found.append(
                MenteeAsking(
                    request=standing.request,
                    mentee=people[standing.request.mentee_id],
                    topics=standing.topics,
                    choice=own.choice,
                    answer_by=own.answer_by,
                )
            )
        return found

    def _choice(
        self,
        request: MentorshipRequest,
        choice: Choice,
        unit: Unit,
        names: Mapping[PersonId, str],
        lines: Mapping[PersonId, Sequence[MentorshipRequestId]],
    ) -> ChoiceStanding:
        line = lines.get(choice.mentor_id, ())
        is_asked = choice.state is ChoiceState.ASKED
        return ChoiceStanding(
            choice=choice,
            mentor_name=names.get(choice.mentor_id, ""),
            answer_by=choice.answer_by(self.school_clock(unit), unit.settings.mentor_answer_days) if is_asked else None,
            number=line.index(request.id) + 1 if request.id in line else None,
        )


class MyMentorRequests(RequestScreen):
    """A mentee's own requests, live ones first, then the newest."""

    async def __call__(self, *, by: Actor) -> list[RequestStanding]:
        must_be_here(by)
        async with self.begin(reads_only=True) as work:
            return await self.standings(work, await work.mentorship_requests.of_mentee(by.id, REQUESTS_SHOWN))


class MyMentorRequest(RequestScreen):
    """One of a mentee's own requests; others do not exist for them."""

    async def __call__(self, request_id: MentorshipRequestId, *, by: Actor) -> RequestStanding:
        must_be_here(by)
        async with self.begin(reads_only=True) as work:
            request = await work.mentorship_requests.get(request_id)
            if request.mentee_id != by.id:
                raise Gone
            [standing] = await self.standings(work, [request])
            return standing


class AsksOfMe(RequestScreen):
    """Mentees who wait for the mentor's answer, or whose answer to a question the mentor waits for; oldest first."""

    async def __call__(self, *, by: Actor) -> list[MenteeAsking]:
        must_be_here(by)
        async with self.begin(reads_only=True) as work:
            asked = [
                request
                for request in await work.mentorship_requests.asked_of(by.id)
                if request.choice_of(by.id).state in ANSWERABLE
            ]
            return await self.asking(work, asked, by)


class AskOfMe(RequestScreen):
    """One mentee who asks the mentor, while their answer is awaited. Raises Gone, MentorRequestOver, MentorAskOver."""

    async def __call__(self, request_id: MentorshipRequestId, *, by: Actor) -> MenteeAsking:
        must_be_here(by)
        async with self.begin(reads_only=True) as work:
            request = await work.mentorship_requests.get(request_id)
            request.answerable_by(by.id)
            [asking] = await self.asking(work, [request], by)
            return asking


def topics_of(request: MentorshipRequest, tree: TopicTree) -> list[Topic]:
    """The topics of a request that are still there, in the mentee's order."""
    return [topic for topic in map(tree.find, request.topics) if topic is not None]


def must_be_here(by: Actor) -> None:
    """Refuse who has left or was removed."""
    if not by.person.has_joined:
        raise NotAllowed
