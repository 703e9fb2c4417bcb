"""Written consents to take part: handed in, registered, superseded (гл. 3 п. 14 пп. 5, ст. 351.8 ТК РФ)."""

from dataclasses import dataclass, replace
from datetime import date

from mentoring.model.bank import LONGEST_REASON
from mentoring.model.ids import MentorshipId, ParticipationConsentId, PersonId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.orders import plain_number
from mentoring.model.participation import (
    LONGEST_PAPER_NUMBER,
    PAPER_STATES,
    ConsentState,
    ParticipationConsent,
    format_of,
    must_be_recent,
)
from mentoring.model.people import DECIDERS, Actor
from mentoring.model.profile import one_line
from mentoring.model.units import Unit
from mentoring.notices.papers import ConsentAwaited, ConsentSentBack, ConsentTaken
from mentoring.ports import UnitOfWork
from mentoring.refusals import (
    AlreadyAnswered,
    ChangedMeanwhile,
    Gone,
    MentorsAway,
    MentorsFull,
    OrderNeeded,
    PapersOffChat,
    TextMissing,
)
from mentoring.use_cases.beginnings import Beginning


def consents_of(mentorship: Mentorship) -> str:
    """The subject of what is said about the papers of a mentorship."""
    return f"{mentorship.subject}:consent"


class ConsentVerb(Beginning):
    """What the verbs of papers share.

    The people of the mentorship are held, so that one paper of each waits and one counts, and so that of two papers
    registered at once one is the last.
    """

    async def store_paper(
        self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, consent: ParticipationConsent, scan: bytes | None
    ) -> None:
        """Keep the paper in the place of what stood there. Raises PapersOffChat, PaperTooLarge, NotAPaper."""
        paper = None
        if scan is not None:
            if unit.settings.keeps_papers_off_chat:
                raise PapersOffChat
            paper = await work.papers.keep(scan, format_of(scan))
        await work.people.hold(*mentorship.people)
        gone = [ConsentState.HANDED_IN]
        if consent.state is ConsentState.REGISTERED:
            gone.append(ConsentState.REGISTERED)
        work.papers.give_up(await work.participation_consents.supersede(consent.mentorship_id, consent.person_id, gone))
        if await work.participation_consents.add(replace(consent, paper=paper)) is None:
            raise ChangedMeanwhile

    async def registered(self, work: UnitOfWork, unit: Unit, mentorship: Mentorship, by: Actor) -> None:
        """A paper counts from now on: the journal says so; without orders, the last one puts the mentorship in force.

        Where the mentor has no place now, the mentorship waits: BeginWithoutOrder tells why.
        """
        await work.mentorships.record([mentorship.id], StepKind.CONSENT, by.id, self.clock.now())
        if unit.settings.has_order_step or mentorship.state is not MentorshipState.APPROVED:
            return
        signed = await self.who_has_signed(work, [mentorship.id])
        if {(mentorship.id, each) for each in mentorship.people} <= signed:
            try:
                await self.must_fit(work, unit, [mentorship])
            except (MentorsAway, MentorsFull):
                return
            await begin_now(self, work, unit, mentorship, by)


async def begin_now(verb: Beginning, work: UnitOfWork, unit: Unit, mentorship: Mentorship, by: Actor) -> None:
    """A mentorship of a unit without orders comes into force today."""
    after = await verb.put_in_force(work, [mentorship], verb.today(unit), by=by.id)
    await verb.tell_of_beginning(work, unit, after, order_number="")


class RegisterConsent(ConsentVerb):
    """A curator or head registers a person's signed paper: by its date, with or without a number, or by a photo or PDF.

    The mentorship is approved, on an order or active, and the person is in it. A further paper supersedes the one
    before; nothing is edited. Dates lie within the last year (PaperDateUnclear). Neither a date nor a photo is
    TextMissing. Photos are JPEG, PNG or PDF by what stands in them, and 10 MB at most; where the unit keeps its papers
    off the chat there are none (PapersOffChat). Without orders, the last paper of a mentorship puts it in force.
    """

    async def __call__(
        self,
        mentorship_id: MentorshipId,
        person_id: PersonId,
        *,
        number: str = "",
        signed_on: date | None = None,
        scan: bytes | None = None,
        by: Actor,
    ) -> None:
        if number:
            number = plain_number(number, LONGEST_PAPER_NUMBER)
        if signed_on is None and scan is None:
            raise TextMissing
        async with self.begin() as work:
            mentorship, unit = await self.mentorship_in_unit(work, mentorship_id, by)
            mentorship.member(person_id)
            if mentorship.state not in PAPER_STATES:
                raise ChangedMeanwhile
            if signed_on is not None:
                must_be_recent(signed_on, self.today(unit))
            consent = ParticipationConsent(
                id=ParticipationConsentId(0),
                mentorship_id=mentorship.id,
                person_id=person_id,
                state=ConsentState.REGISTERED,
                author_id=by.id,
                at=self.clock.now(),
                number=number,
                signed_on=signed_on,
            )
            await self.store_paper(work, unit, mentorship, consent, scan)
            await self.registered(work, unit, mentorship, by)


class HandInConsent(ConsentVerb):
    """A member sends the photo of their own signed paper; it counts once the curator has looked at it.

    A further photo takes the place of the one that waits. AlreadyAnswered once their paper is registered.
    """

    async def __call__(self, mentorship_id: MentorshipId, scan: bytes, *, by: Actor) -> None:
        async with self.begin() as work:
            mentorship = await work.mentorships.get(mentorship_id)
            mentorship.member(by.id)
            if not by.person.has_joined or mentorship.state not in PAPER_STATES:
                raise Gone
            if (mentorship.id, by.id) in await self.who_has_signed(work, [mentorship.id]):
                raise AlreadyAnswered
            consent = ParticipationConsent(
                id=ParticipationConsentId(0),
                mentorship_id=mentorship.id,
                person_id=by.id,
                state=ConsentState.HANDED_IN,
                author_id=by.id,
                at=self.clock.now(),
            )
            unit = await work.units.get(mentorship.unit_id)
            await self.store_paper(work, unit, mentorship, consent, scan)


class ConfirmConsent(ConsentVerb):
    """A curator or head has looked at a photo and registers the paper; the member learns it.

    ChangedMeanwhile when the photo no longer waits: decided by another, or another photo has come.
    """

    async def __call__(self, consent_id: ParticipationConsentId, *, by: Actor) -> None:
        async with self.begin() as work:
            consent = await work.participation_consents.get(consent_id)
            mentorship, unit = await self.mentorship_in_unit(work, consent.mentorship_id, by)
            await work.people.hold(*mentorship.people)
            work.papers.give_up(
                await work.participation_consents.supersede(mentorship.id, consent.person_id, [ConsentState.REGISTERED])
            )
            is_decided = await work.participation_consents.decide(
                consent_id, ConsentState.REGISTERED, by=by.id, now=self.clock.now()
            )
            if not is_decided or mentorship.state not in PAPER_STATES:
                raise ChangedMeanwhile
            await self.registered(work, unit, mentorship, by)
            if consent.person_id != by.id:
                reader = await work.people.get(consent.person_id)
                told = ConsentTaken(mentorship_id=mentorship.id)
                await self.tell(work, unit, reader, told, subject=consents_of(mentorship))


class SendConsentBack(ConsentVerb):
    """A curator or head cannot take a photo and says why: it is deleted, and the member is asked for another."""

    async def __call__(self, consent_id: ParticipationConsentId, *, words: str, by: Actor) -> None:
        words = one_line(words, LONGEST_REASON)
        async with self.begin() as work:
            consent = await work.participation_consents.get(consent_id)
            mentorship, unit = await self.mentorship_in_unit(work, consent.mentorship_id, by)
            is_decided = await work.participation_consents.decide(
                consent_id, ConsentState.SENT_BACK, by=by.id, words=words, now=self.clock.now()
            )
            if not is_decided:
                raise ChangedMeanwhile
            work.papers.give_up([consent.paper] if consent.paper else [])
            if consent.person_id != by.id:
                reader = await work.people.get(consent.person_id)
                told = ConsentSentBack(mentorship_id=mentorship.id, words=words)
                await self.tell(work, unit, reader, told, subject=consents_of(mentorship))


class AskForConsents(ConsentVerb):
    """A curator or head reminds those of a mentorship whose paper is missing; how many. What waits is not doubled."""

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> int:
        async with self.begin() as work:
            mentorship, unit = await self.mentorship_in_unit(work, mentorship_id, by)
            if mentorship.state not in PAPER_STATES:
                raise ChangedMeanwhile
            return await ask_for_consents(self, work, unit, mentorship, besides=by.id)


async def ask_for_consents(
    verb: Beginning, work: UnitOfWork, unit: Unit, mentorship: Mentorship, *, besides: PersonId | None = None
) -> int:
    """Everybody whose paper is missing is asked to sign; how many are. For who has approved the mentorship, too."""
    signed = {person for _, person in await verb.who_has_signed(work, [mentorship.id])}
    missing = mentorship.people - signed - {besides}
    readers = [person for person in await work.people.several(missing) if person.has_joined]
    await work.notices.withdraw(consents_of(mentorship))
    await verb.tell_all(
        work, unit, readers, ConsentAwaited(mentorship_id=mentorship.id), subject=consents_of(mentorship)
    )
    return len(readers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A photo or PDF of a paper, to be shown."""

    content: bytes
    #: The ending of its name: jpg, png, pdf.
    ending: str


class ShowConsent(ConsentVerb):
    """Who decides for the unit, and the person themself, see the photo of a signed paper; nobody else does (Gone).

    PapersOffChat where the unit has switched to keeping papers off the chat since.
    """

    async def __call__(self, consent_id: ParticipationConsentId, *, by: Actor) -> Scan:
        async with self.begin(reads_only=True) as work:
            consent = await work.participation_consents.get(consent_id)
            mentorship = await work.mentorships.get(consent.mentorship_id)
            if by.id != consent.person_id and not by.holds(*DECIDERS, unit_id=mentorship.unit_id):
                raise Gone
            if consent.paper is None:
                raise Gone
            if (await work.units.get(mentorship.unit_id)).settings.keeps_papers_off_chat:
                raise PapersOffChat
            content = await work.papers.read(consent.paper)
        return Scan(content=content, ending=consent.paper.rpartition(".")[2])


class BeginWithoutOrder(Beginning):
    """A curator or head of a unit without orders puts an approved mentorship in force today, its papers being there.

    It usually begins by itself with the last paper; this is for one whose mentor had no place then, or whose unit has
    switched orders off since. Raises OrderNeeded, ConsentsMissing, MentorsAway, MentorsFull, ChangedMeanwhile.
    """

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> None:
        async with self.begin() as work:
            mentorship, unit = await self.mentorship_in_unit(work, mentorship_id, by)
            if unit.settings.has_order_step:
                raise OrderNeeded
            if mentorship.state is not MentorshipState.APPROVED:
                raise ChangedMeanwhile
            await self.must_be_signed(work, [mentorship])
            await self.must_fit(work, unit, [mentorship])
            await begin_now(self, work, unit, mentorship, by)
