"""People of the sandbox's invented school move in, so that the first minute shows life."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mentoring.model.bank import MENTOR_ROLES, Kind, MentorOffer, MentorState, RoleForm, WeeklySlot
from mentoring.model.ids import AccountId, PersonId, TopicId
from mentoring.model.people import Bent, Language, Mode, Person, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.ports import BeginWork, Clock, UnitOfWork
from mentoring.use_cases.joining import PRODUCT_CONSENT


class Newcomer(Protocol):
    """An invented person, as the sandbox describes them."""

    @property
    def first_name(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def patronymic(self) -> str | None: ...
    @property
    def language_code(self) -> str: ...
    @property
    def roles(self) -> tuple[str, ...]: ...
    @property
    def position(self) -> str: ...
    @property
    def subjects(self) -> tuple[str, ...]: ...
    @property
    def experience_years(self) -> int: ...
    @property
    def category(self) -> str | None: ...
    @property
    def strengths(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def needs(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def organisation(self) -> str: ...
    @property
    def times(self) -> tuple[str, ...]: ...
    @property
    def kinds(self) -> tuple[str, ...]: ...
    @property
    def forms(self) -> tuple[str, ...]: ...
    @property
    def wishes(self) -> str: ...


async def move_in(
    begin: BeginWork, clock: Clock, newcomers: Sequence[tuple[int, Newcomer]], unit_name: str, language: str, zone: str
) -> bool:
    """Put the school into an empty database; False when there is a school already.

    `newcomers`: each with their messenger account. Nobody is written to: they are there as if they had joined long ago.
    """
    async with begin() as work:
        if await work.units.all():
            return False
        unit = await work.units.add(unit_name, Language(language), zone, clock.now())
        await work.topics.seed(unit.id)
        tree = await work.topics.tree(unit.id)
        codes = {topic.code: topic.id for topic in tree.topics if topic.code is not None}
        for account, newcomer in newcomers:
            if newcomer.roles:
                await _join(work, clock, unit, AccountId(account), newcomer, codes)
        await _approve_mentors(work, clock, unit)
    return True


async def _approve_mentors(work: UnitOfWork, clock: Clock, unit: Unit) -> None:
    """The head approved the mentors long ago."""
    heads = await work.people.holders(unit.id, Role.HEAD)
    mentors = [mentor.id for mentor in await work.people.holders(unit.id, *MENTOR_ROLES)]
    if heads and mentors:
        await work.bank_cards.move(
            unit.id,
            mentors,
            MentorState.APPROVED,
            expected=[MentorState.CANDIDATE],
            by=heads[0].id,
            now=clock.now(),
        )


async def _join(
    work: UnitOfWork, clock: Clock, unit: Unit, account: AccountId, newcomer: Newcomer, codes: Mapping[str, TopicId]
) -> None:
    now = clock.now()
    person = await work.people.add(
        Person(
            id=PersonId(0),
            account=account,
            home_unit_id=unit.id,
            name=" ".join(part for part in (newcomer.last_name, newcomer.first_name, newcomer.patronymic) if part),
            language=Language.EN if newcomer.language_code == "en" else Language.RU,
            position=newcomer.position,
            organisation=newcomer.organisation,
            subjects=newcomer.subjects,
            experience_years=newcomer.experience_years,
            category=newcomer.category or "",
            ways_to_meet=frozenset(Mode),
            joined_at=now,
        )
    )
    await work.people.set_roles(person.id, unit.id, {Role(role) for role in newcomer.roles}, now)
    await work.people.give_consent(person.id, unit.id, PRODUCT_CONSENT, now)
    for bent, levels in ((Bent.STRENGTH, newcomer.strengths), (Bent.NEED, newcomer.needs)):
        topics = [
            TopicLevel(topic_id=codes[_seeded(code)], bent=bent, level=level)
            for code, level in levels
            if _seeded(code) in codes
        ]
        await work.people.set_topics(person.id, bent, topics)
    roles, times = {Role(role) for role in newcomer.roles}, frozenset(map(WeeklySlot.of, newcomer.times))
    if MENTOR_ROLES & roles:
        offer = MentorOffer(
            kinds=frozenset(map(Kind, newcomer.kinds)), forms=frozenset(map(RoleForm, newcomer.forms)), times=times
        )
        await work.bank_cards.save_offer(person.id, unit.id, offer, now)
    if Role.MENTEE in roles:
        await work.bank_cards.save_times(person.id, unit.id, times)
        await work.bank_cards.save_wishes(person.id, unit.id, newcomer.wishes)


def _seeded(code: str) -> str:
    """The tree's code of a topic: the sandbox writes «psychology.discipline», the tree «discipline»."""
    return code.rpartition(".")[2].replace("_", "-")
