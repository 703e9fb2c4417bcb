"""What people say of themselves, pausing and leaving, and their rights to their data (152-ФЗ ст. 9, 14, 20, 21)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import available_timezones

from mentoring.model.ids import TopicId, UnitId
from mentoring.model.mentorship import MentorshipState
from mentoring.model.people import DECIDERS, STRONGEST, Actor, Bent, Language, Mode, Person, ProfileQuestion, TopicLevel
from mentoring.model.profile import LONGEST_POSITION, first_unanswered, one_line, subjects_of, whole_name, years_of
from mentoring.notices.people import PersonLeft
from mentoring.ports import UnitOfWork
from mentoring.refusals import DateUnclear, Gone, NameNotWhole, NotAllowed, ZoneUnknown
from mentoring.use_cases.closings import EndOnParting
from mentoring.use_cases.people import Parting, caretakers, erase, must_keep_decider
from mentoring.use_cases.use_case import UseCase
from mentoring.use_cases.waitlist import AskingMentors, place_released

LONGEST_PAUSE = timedelta(days=366)
#: Given as the zone: read times in the unit's own.
ZONE_OF_UNIT = ""


class ProfileVerb(UseCase):
    """What answering and skipping share."""

    async def own(self, work: UnitOfWork, by: Actor) -> Person:
        """The actor as stored now; nobody else changes them until this ends."""
        if not by.person.has_joined:
            raise NotAllowed
        await work.people.hold(by.id)
        return await work.people.get(by.id)

    async def moved_on(self, work: UnitOfWork, person: Person, by: Actor) -> Person:
        """The person with the question after the one that was next."""
        roles = frozenset().union(*by.roles.values())
        topics = await work.people.topics(person.id)
        return replace(person, next_question=first_unanswered(person, topics, roles, after=person.next_question))


class AnswerProfile(ProfileVerb):
    """A person answers one question of their profile, or several; each answer is saved at once, days may lie between.

    The name has two words or more; years of experience are 0–70; strengths have levels 1–3, needs 0–3, both on live
    topics of the unit; the zone is an IANA name, or ZONE_OF_UNIT. The answer to the question that was next brings the
    following one not answered yet; editing another answer later moves nothing.
    """

    async def __call__(
        self,
        *,
        by: Actor,
        name: str | None = None,
        position: str | None = None,
        subjects: Sequence[str] | None = None,
        experience: str | int | None = None,
        strengths: Mapping[TopicId, int] | None = None,
        needs: Mapping[TopicId, int] | None = None,
        ways: Collection[Mode] | None = None,
        language: Language | None = None,
        zone: str | None = None,
    ) -> Person:
        answered: set[ProfileQuestion] = set()
        changes: dict[str, object] = {}

        def answer(question: ProfileQuestion, **change: object) -> None:
            answered.add(question)
            changes.update(change)

        if name is not None:
            answer(ProfileQuestion.NAME, name=whole_name(name))
        if position is not None:
            answer(ProfileQuestion.POSITION, position=one_line(position, LONGEST_POSITION))
        if subjects is not None:
            answer(ProfileQuestion.SUBJECTS, subjects=subjects_of(subjects))
        if experience is not None:
            answer(ProfileQuestion.EXPERIENCE, experience_years=years_of(experience))
        if ways is not None:
            answer(ProfileQuestion.WAYS, ways_to_meet=frozenset(ways))
        if language is not None:
            answer(ProfileQuestion.LANGUAGE, language=language)
        if zone is not None:
            if zone != ZONE_OF_UNIT and zone not in available_timezones():
                raise ZoneUnknown
            answer(ProfileQuestion.ZONE, zone=zone or None)
        async with self.begin() as work:
            person = replace(await self.own(work, by), **changes)  # type: ignore[arg-type]  # checked one by one above
            if strengths is not None:
                await self._set_topics(work, person, Bent.STRENGTH, strengths, range(1, STRONGEST + 1))
                answer(ProfileQuestion.STRENGTHS)
            if needs is not None:
                await self._set_topics(work, person, Bent.NEED, needs, range(STRONGEST + 1))
                answer(ProfileQuestion.NEEDS)
            if person.next_question in answered:
                person = await self.moved_on(work, person, by)
            await work.people.save(person)
            return person

    async def _set_topics(
        self, work: UnitOfWork, person: Person, bent: Bent, levels: Mapping[TopicId, int], allowed: range
    ) -> None:
        """Replace the person's topics of the home unit; those of other units stay."""
        tree = await work.topics.tree(person.home_unit_id)
        before = [topic for topic in await work.people.topics(person.id) if topic.bent is bent]
        may_choose = {topic.id for topic in tree.topics if not topic.is_archived} | {topic.topic_id for topic in before}
        if not may_choose.issuperset(levels) or any(level not in allowed for level in levels.values()):
            raise Gone
        elsewhere = [topic for topic in before if tree.find(topic.topic_id) is None and topic.topic_id not in levels]
        chosen = [TopicLevel(topic_id=topic_id, bent=bent, level=level) for topic_id, level in levels.items()]
        await work.people.set_topics(person.id, bent, [*elsewhere, *chosen])


class SkipQuestion(ProfileVerb):
    """A person leaves a question for later; the next one comes. Only the name cannot be left out."""

    async def __call__(self, question: ProfileQuestion, *, by: Actor) -> Person:
        async with self.begin() as work:
            person = await self.own(work, by)
            if person.next_question is not question:
                return person
            if question is ProfileQuestion.NAME and first_unanswered(person, (), ()) is ProfileQuestion.NAME:
                raise NameNotWhole
            person = await self.moved_on(work, person, by)
            await work.people.save(person)
            return person


class SetLanguage(ProfileVerb):
    """A person chooses the language the bot speaks to them."""

    async def __call__(self, language: Language, *, by: Actor) -> Person:
        async with self.begin() as work:
            await work.people.hold(by.id)
            person = replace(await work.people.get(by.id), language=language)
            await work.people.save(person)
            return person


class PauseUntil(ProfileVerb):
    """No requests and no offers until the end of a day, a year ahead at most; None ends the pause at once.

    Days are those of the person's zone. Who asked them to be their mentor meanwhile stands in their line.
    """

    async def __call__(self, until: date | None, *, by: Actor) -> Person:
        async with self.begin() as work:
            person = await self.own(work, by)
            if until is not None:
                today = person.today(self.clock.now(), (await work.units.get(person.home_unit_id)).zone)
                if not today <= until <= today + LONGEST_PAUSE:
                    raise DateUnclear
            person = replace(person, paused_until=until)
            await work.people.save(person)
            if until is not None:
                await AskingMentors(self.begin, self.clock, self.calendar).step_back(work, by.id, for_good=False)
            else:
                for unit_id in sorted(by.roles):
                    await place_released(self, work, by.id, await work.units.get(unit_id))
            return person


class SwitchUnit(ProfileVerb):
    """A person of several units turns to another of them; a unit they hold no role in does not exist for them."""

    async def __call__(self, unit_id: UnitId, *, by: Actor) -> Actor:
        async with self.begin() as work:
            person = await self.own(work, by)
            if not await work.people.roles(by.id, unit_id):
                raise Gone
            person = replace(person, home_unit_id=unit_id)
            await work.people.save(person)
            return replace(by, person=person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What leaving would do, said before it is done."""

    #: Live requests of their own, which are withdrawn.
    asked: int
    #: Live requests for a mentor, which are withdrawn.
    mentor_requests: int = 0
    #: Requests of others in their hands, which go to somebody else.
    in_hand: int
    #: Mentorships that have begun, which end within 3 days, and those that have not, which come to nothing.
    active: int = 0
    beginning: int = 0
    #: False for the last curator or head of a unit, who must give the role to somebody first.
    is_free_to_leave: bool


class WhatLeavingMeans(UseCase):
    """A person asks what happens to their open matters when they leave."""

    async def __call__(self, *, by: Actor) -> Leaving:
        async with self.begin() as work:
            live = await work.help_requests.live_of(by.id)
            asked = sum(request.mentee_id == by.id for request in live)
            mentorships = await work.mentorships.of_person(by.id)
            active = sum(mentorship.state is MentorshipState.ACTIVE for mentorship in mentorships)
            others = [
                any(holder.id != by.id for holder in await work.people.holders(unit_id, *DECIDERS))
                for unit_id, roles in by.roles.items()
                if roles & DECIDERS
            ]
            return Leaving(
                asked=asked,
                mentor_requests=len(await work.mentorship_requests.live_of(by.id)),
                in_hand=len(live) - asked,
                active=active,
                beginning=len(mentorships) - active,
                is_free_to_leave=all(others),
            )


class Leave(Parting):
    """A person leaves: their roles end, own requests are withdrawn, what they had in hand goes to others.

    Their mentorships end within 3 days, so that somebody can take over. The curators are told. Their record stays until
    they withdraw consent, and a new link brings them back to it. The last curator or head of a unit cannot leave it
    (LastOfItsKind).
    """

    async def __call__(self, *, by: Actor) -> None:
        if not by.person.has_joined:
            raise NotAllowed
        async with self.begin() as work:
            for unit_id in sorted(by.roles):
                await work.units.hold(unit_id)
                if by.holds(*DECIDERS, unit_id=unit_id):
                    await must_keep_decider(work, unit_id, by.id)
            await self.part(work, by, has_withdrawn_consent=False)

    async def part(self, work: UnitOfWork, by: Actor, *, has_withdrawn_consent: bool) -> None:
        now = self.clock.now()
        await self.hold(work, by.id)
        person = await work.people.get(by.id)
        units = sorted(await work.people.roles_by_unit(by.id))
        await work.people.save(replace(person, left_at=now, next_question=None, paused_until=None))
        for unit_id in units:
            await work.people.set_roles(by.id, unit_id, (), now)
        await self.end_matters(work, person, units, by=by.id, at_once=has_withdrawn_consent)
        left = PersonLeft(name=person.name, has_withdrawn_consent=has_withdrawn_consent)
        for unit_id in units:
            await self.tell_all(work, await work.units.get(unit_id), await caretakers(work, unit_id), left)


class WithdrawConsent(Leave):
    """A person withdraws consent to personal data: they leave, and everything personal is forgotten at once.

    The law gives no ground to refuse it, so not even the last curator is kept (152-ФЗ ст. 9 ч. 2, ст. 21 ч. 5). What
    others need stays under nobody's name; that there was a consent, and until when, stays as the proof of it. Their
    mentorships end at once. Coming back takes a new link. Works also for somebody who has left before.
    """

    async def __call__(self, *, by: Actor) -> None:
        async with self.begin() as work:
            for unit_id in sorted(by.roles):
                await work.units.hold(unit_id)
            if by.person.has_joined:
                await self.part(work, by, has_withdrawn_consent=True)
            else:
                end_on_parting = EndOnParting(self.begin, self.clock, self.calendar)
                await end_on_parting.hold_partners(work, by.id)
                await end_on_parting.part(work, by.id, at_once=True)
            await work.people.withdraw_consent(by.id, self.clock.now())
            await erase(work, by.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """Everything stored about a person."""

    #: By section.
    record: Mapping[str, object]
    #: Photos and scans of what they signed, by the names that the record gives them.
    papers: Mapping[str, bytes]


class ExportMyData(UseCase):
    """A person gets everything stored about them (152-ФЗ ст. 14); also after they have left."""

    async def __call__(self, *, by: Actor) -> OwnData:
        async with self.begin(reads_only=True) as work:
            record = await work.people.record_of(by.id)
            papers = {name: await work.papers.read(name) for name in await work.participation_consents.papers_of(by.id)}
        return OwnData(record=record, papers=papers)
