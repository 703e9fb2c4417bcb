"""What putting mentorships in force takes, by an order or without one (гл. 3 п. 14 пп. 5)."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from mentoring.model.bank import MentorState, capacity_of
from mentoring.model.ids import MentorshipId, PersonId
from mentoring.model.mentorship import Mentorship, MentorshipState, Side, StepKind
from mentoring.model.orders import last_day, short_names
from mentoring.model.participation import ConsentState, missing_of
from mentoring.model.people import DECIDERS, Actor, Person
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.papers import MentorshipBegan
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, ConsentsMissing, Gone, MentorsAway, MentorsFull
from mentoring.use_cases.mentorships import MentorshipVerb


class Beginning(MentorshipVerb):
    """Mentorships come into force when the papers of all are there and their mentors have places for them."""

    async def mentorship_in_unit(
        self, work: UnitOfWork, mentorship_id: MentorshipId, by: Actor
    ) -> tuple[Mentorship, Unit]:
        """A mentorship of a unit for which the actor decides; any other does not exist for them."""
        mentorship = await work.mentorships.get(mentorship_id)
        if not by.roles_in(mentorship.unit_id):
            raise Gone
        by.must_hold(*DECIDERS, unit_id=mentorship.unit_id)
        return mentorship, await work.units.get(mentorship.unit_id)

    async def names_of(self, work: UnitOfWork, people: Collection[PersonId]) -> str:
        """Names for a refusal."""
        return short_names(person.name for person in await work.people.several(people))

    async def who_has_signed(
        self, work: UnitOfWork, mentorships: Collection[MentorshipId]
    ) -> set[tuple[MentorshipId, PersonId]]:
        return {
            (consent.mentorship_id, consent.person_id)
            for consent in await work.participation_consents.of(mentorships)
            if consent.state is ConsentState.REGISTERED
        }

    async def must_be_signed(self, work: UnitOfWork, mentorships: Collection[Mentorship]) -> None:
        """Refuse (ConsentsMissing, with names) while somebody's written consent is not registered."""
        signed = await self.who_has_signed(work, [mentorship.id for mentorship in mentorships])
        missing = {
            person_id
            for mentorship in mentorships
            for person_id in missing_of(
                mentorship.people, (person for owner, person in signed if owner == mentorship.id)
            )
        }
        if missing:
            raise ConsentsMissing(names=await self.names_of(work, missing))

    async def must_fit(
        self, work: UnitOfWork, unit: Unit, beginning: Iterable[Mentorship], ending: Iterable[Mentorship] = ()
    ) -> None:
        """Refuse mentors who do not mentor now (MentorsAway) or would have more in force than places (MentorsFull).

        The mentors are held, so that two orders signed at once cannot both count on the last place.
        """
        more = Counter(mentorship.mentor_id for mentorship in beginning)
        less = Counter(mentorship.mentor_id for mentorship in ending if mentorship.state is MentorshipState.ACTIVE)
        mentors = sorted(more)
        await work.people.hold(*mentors)
        cards = await work.bank_cards.mentors(mentors, unit.id)
        roles = await work.people.roles_of(unit.id, mentors)
        away = {each for each in mentors if cards[each].state is not MentorState.APPROVED or each not in roles}
        if away:
            raise MentorsAway(names=await self.names_of(work, away))
        taken = await work.mentorships.places_in_force(mentors)
        full = {
            mentor
            for mentor in mentors
            if taken[mentor] - less[mentor] + more[mentor]
            > capacity_of(cards[mentor].offer.capacity, roles[mentor], unit.settings)
        }
        if full:
            raise MentorsFull(names=await self.names_of(work, full))

    async def put_in_force(
        self,
        work: UnitOfWork,
        mentorships: Sequence[Mentorship],
        starts_on: date,
        *,
        by: PersonId | None,
        words: str = "",
    ) -> list[Mentorship]:
        """They are active from the day on, each for its months. Raises ChangedMeanwhile."""
        after = [
            replace(
                mentorship.moved(MentorshipState.ACTIVE),
                starts_on=starts_on,
                ends_on=last_day(starts_on, mentorship.months),
            )
            for mentorship in mentorships
        ]
        await self.store_all(work, after, mentorships)
        await work.mentorships.record(
            [mentorship.id for mentorship in mentorships], StepKind.ACTIVATED, by, self.clock.now(), words
        )
        return after

    async def store_all(self, work: UnitOfWork, after: Sequence[Mentorship], expected: Sequence[Mentorship]) -> None:
        """Raises ChangedMeanwhile when one of them is no longer the expected one."""
        if not await work.mentorships.save_all(list(zip(after, expected, strict=True))):
            raise ChangedMeanwhile

    async def tell_of_beginning(
        self, work: UnitOfWork, unit: Unit, mentorships: Sequence[Mentorship], *, order_number: str
    ) -> None:
        """Everybody in them learns that they are, or will be, in force."""
        people = await self.people_by_id(work, mentorships)
        posts: list[tuple[PersonId, Notice, datetime]] = []
        for mentorship in mentorships:
            if mentorship.starts_on is None or mentorship.ends_on is None:
                raise ChangedMeanwhile
            for member in mentorship.current:
                body = MentorshipBegan(
                    mentorship_id=mentorship.id,
                    is_mentor=member.side is Side.MENTOR,
                    names=self.others_names(unit, mentorship, people, member.person_id),
                    starts_on=mentorship.starts_on,
                    ends_on=mentorship.ends_on,
                    order_number=order_number,
                )
                posts += self.post_to(unit, people.get(member.person_id), body)
        await work.notices.post_many(posts, now=self.clock.now())

    async def people_by_id(self, work: UnitOfWork, mentorships: Iterable[Mentorship]) -> dict[PersonId, Person]:
        everybody = {person_id for mentorship in mentorships for person_id in mentorship.people}
        return {person.id: person for person in await work.people.several(everybody)}

    def others_names(
        self, unit: Unit, mentorship: Mentorship, people: dict[PersonId, Person], reader_id: PersonId
    ) -> tuple[str, ...]:
        """Who else is in it; nobody is named where the chat is to carry no names of papers."""
        if unit.settings.keeps_papers_off_chat:
            return ()
        return tuple(people[other].name for other in mentorship.others(reader_id) if other in people)

    def post_to(self, unit: Unit, reader: Person | None, body: Notice) -> list[tuple[PersonId, Notice, datetime]]:
        """A notice as `post_many` takes it; nothing for who has left."""
        if reader is None or not reader.has_joined:
            return []
        return [(reader.id, body, self.not_before(unit, reader, body, self.clock.now()))]
