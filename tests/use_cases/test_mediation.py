"""Mediation by the council: who is asked, who learns what, and that nobody else learns anything."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.retention import TALKS_KEPT, purge_confidences
from mentoring.model.ids import MediationId
from mentoring.model.mediation import Mediation, MediationState
from mentoring.model.mentorship import Mentorship, MentorshipState
from mentoring.model.people import Actor, Role
from mentoring.model.school_calendar import Span
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.mediation import MediationHandedOn, MediationSettled, MediatorAsked, MediatorFound
from mentoring.refusals import Gone, MediationOver, MediatorAskedAlready, NoMediator, NotActive, NotAllowed, TextTooLong
from mentoring.use_cases.closings import AnnounceEnd, FollowClosing
from mentoring.use_cases.mediation import (
    AskMediator,
    DueMediations,
    FollowMediation,
    HandMediationOn,
    NextMediationDue,
    PossibleMediators,
    SettleMediation,
    TakeMediation,
    WithdrawMediation,
    WriteMediationNote,
)
from mentoring.use_cases.people import ChangeRoles, RemovePerson
from mentoring.use_cases.profile import Leave, WithdrawConsent
from tests.conftest import SetClock
from tests.pairs import together
from tests.races import ROUNDS, at_once
from tests.school import School, Verb


@pytest.fixture
async def pair(school: School, mentor: Actor, mentee: Actor) -> Mentorship:
    return await together(school.begin, mentor, mentee)


@pytest.fixture
async def galina(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Советова Галина Юрьевна", Role.COUNCIL, Role.TUTOR)


@pytest.fixture
async def pavel(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Мудров Павел Ильич", Role.COUNCIL)


async def now_of(school: School, mediation: Mediation) -> Mediation:
    async with school.begin() as work:
        return await work.mediations.get(mediation.id)


async def test_who_is_in_the_pair_decides_on_it_or_is_away_is_no_mediator(
    verb: Verb, school: School, unit: Unit, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor,
    galina: Actor,
) -> None:  # fmt: skip
    await school.person(unit, "Главная Инна Ильинична", Role.COUNCIL, Role.HEAD)
    await school.person(unit, "Дальняя Инна Юрьевна", Role.COUNCIL, leave=Span(date(2026, 11, 20), date(2026, 12, 4)))
    await verb(ChangeRoles)(mentor.id, [Role.MENTOR, Role.COUNCIL], by=curator)
    assert [person.id for person in await verb(PossibleMediators)(pair.id, by=mentee)] == [galina.id]
    for stranger in (curator, galina):
        with pytest.raises(Gone):
            await verb(PossibleMediators)(pair.id, by=stranger)
    with pytest.raises(Gone):
        await verb(AskMediator)(pair.id, mentor.id, by=mentee)


async def test_the_chosen_mediator_learns_who_asks_and_only_the_outcome_goes_back(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, head: Actor,
    galina: Actor, pavel: Actor,
) -> None:  # fmt: skip
    mediation = await verb(AskMediator)(pair.id, galina.id, words="Мы ссоримся", by=mentee)
    assert await school.notices(galina.id) == [MediatorAsked(mediation_id=mediation.id, name=mentee.person.name)]
    assert await school.notices(pavel.id) == []
    for stranger in (pavel, curator, mentor):
        with pytest.raises((Gone, NotAllowed)):
            await verb(TakeMediation)(mediation.id, by=stranger)
    await verb(TakeMediation)(mediation.id, by=galina)
    assert await school.notices(mentee.id) == [MediatorFound(mentorship_id=pair.id, name=galina.person.name)]
    await verb(WriteMediationNote)(mediation.id, "Поговорила с обоими", by=galina)
    async with school.begin() as work:
        assert [note.text for note in await work.mediations.notes(mediation.id, galina.id)] == ["Поговорила с обоими"]
        assert await work.mediations.notes(mediation.id, pavel.id) == []
    await verb(SettleMediation)(mediation.id, goes_on=True, by=galina)
    told = MediationSettled(
        mentorship_id=pair.id, pair="Борисов Б. Б. → Иванова А. П.", name=galina.person.name, goes_on=True
    )
    assert await school.notices(mentor.id) == [told]
    assert (await school.notices(mentee.id))[-1] == told
    for decider in (curator, head):
        assert await school.notices(decider.id) == []
    async with school.begin() as work:
        assert await work.mentorships.steps(pair.id) == []
    for late in (
        verb(SettleMediation)(mediation.id, goes_on=False, by=galina),
        verb(WriteMediationNote)(mediation.id, "Ещё", by=galina),
        verb(WithdrawMediation)(mediation.id, by=mentee),
    ):
        with pytest.raises(MediationOver):
            await late


async def test_asked_of_anybody_it_names_nobody_and_the_first_has_it(
    verb: Verb, school: School, pair: Mentorship, mentee: Actor, galina: Actor, pavel: Actor
) -> None:
    mediation = await verb(AskMediator)(pair.id, None, by=mentee)
    asked = MediatorAsked(mediation_id=mediation.id, name="")
    assert await school.notices(galina.id) == await school.notices(pavel.id) == [asked]
    await verb(TakeMediation)(mediation.id, by=pavel)
    with pytest.raises(MediationOver):
        await verb(TakeMediation)(mediation.id, by=galina)
    # The other's question is gone before it was sent.
    assert await school.notices(galina.id) == []
    with pytest.raises(Gone):
        await verb(SettleMediation)(mediation.id, goes_on=True, by=galina)


async def test_when_nobody_asked_can_the_asker_chooses_another(
    verb: Verb, school: School, pair: Mentorship, mentee: Actor, galina: Actor, pavel: Actor
) -> None:
    mediation = await verb(AskMediator)(pair.id, None, by=mentee)
    await verb(HandMediationOn)(mediation.id, by=galina)
    assert await school.notices(mentee.id) == []
    with pytest.raises(Gone):
        await verb(TakeMediation)(mediation.id, by=galina)
    await verb(TakeMediation)(mediation.id, by=pavel)
    await verb(HandMediationOn)(mediation.id, by=pavel)
    assert (await school.notices(mentee.id))[-1] == MediationHandedOn(mentorship_id=pair.id)
    again = await verb(AskMediator)(pair.id, galina.id, by=mentee)
    assert again.state is MediationState.ASKED


async def test_silence_is_not_waited_for(
    verb: Verb, school: School, pair: Mentorship, mentee: Actor, galina: Actor, clock: SetClock
) -> None:
    mediation = await verb(AskMediator)(pair.id, galina.id, by=mentee)
    assert await verb(NextMediationDue)() == mediation.due_at
    clock.advance(days=1)
    assert await verb(DueMediations)() == []
    await verb(FollowMediation)(mediation.id)
    assert (await now_of(school, mediation)).state is MediationState.ASKED
    clock.advance(days=1)
    assert await verb(DueMediations)() == [mediation.id]
    for _ in range(2):
        await verb(FollowMediation)(mediation.id)
    assert await school.notices(mentee.id) == [MediationHandedOn(mentorship_id=pair.id)]
    with pytest.raises(MediationOver):
        await verb(TakeMediation)(mediation.id, by=galina)
    assert await verb(NextMediationDue)() is None


async def test_one_asks_once_at_a_time_and_only_within_an_active_mentorship(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, galina: Actor
) -> None:
    mediation = await verb(AskMediator)(pair.id, galina.id, by=mentee)
    with pytest.raises(MediatorAskedAlready):
        await verb(AskMediator)(pair.id, None, by=mentee)
    # That the other has asked is not told by a refusal.
    await verb(AskMediator)(pair.id, galina.id, by=mentor)
    for stranger in (mentor, galina, curator):
        with pytest.raises(Gone):
            await verb(WithdrawMediation)(mediation.id, by=stranger)
    await verb(WithdrawMediation)(mediation.id, by=mentee)
    await verb(AskMediator)(pair.id, None, by=mentee)
    early = await together(school.begin, mentor, mentee, state=MentorshipState.APPROVED)
    with pytest.raises(NotActive):
        await verb(AskMediator)(early.id, None, by=mentee)
    with pytest.raises(TextTooLong):
        await verb(AskMediator)(pair.id, None, words="а" * 1001, by=mentee)


async def test_without_anybody_who_could_it_is_said(verb: Verb, pair: Mentorship, mentee: Actor) -> None:
    with pytest.raises(NoMediator):
        await verb(AskMediator)(pair.id, None, by=mentee)


async def test_a_mediator_who_is_no_longer_of_the_council_hands_everything_on(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, galina: Actor,
    pavel: Actor,
) -> None:  # fmt: skip
    taken = await verb(AskMediator)(pair.id, galina.id, words="Тайна", by=mentee)
    await verb(TakeMediation)(taken.id, by=galina)
    await verb(ChangeRoles)(galina.id, [Role.TUTOR], by=curator)
    assert (await now_of(school, taken)).state is MediationState.HANDED_ON
    with pytest.raises(NotAllowed):
        await verb(SettleMediation)(taken.id, goes_on=True, by=await school.actor(galina))
    asked = await verb(AskMediator)(pair.id, pavel.id, by=mentor)
    await verb(Leave)(by=pavel)
    assert (await now_of(school, asked)).state is MediationState.HANDED_ON


async def test_an_ended_mentorship_needs_no_mediator(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, galina: Actor, clock: SetClock
) -> None:
    mediation = await verb(AskMediator)(pair.id, galina.id, by=mentee)
    closing = await verb(AnnounceEnd)(pair.id, (clock.now() + timedelta(days=3)).date(), by=mentor)
    clock.advance(days=4)
    await verb(FollowClosing)(closing.id)
    assert (await now_of(school, mediation)).state is MediationState.OVER
    assert all(not isinstance(notice, MediatorAsked) for notice in await school.notices(galina.id))


async def test_no_stranger_reaches_a_case_by_its_number(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, head: Actor,
    galina: Actor, pavel: Actor,
) -> None:  # fmt: skip
    foreign = await school.person(await school.unit("Другая школа"), "Чужая Инна Юрьевна", *Role)
    mediation = await verb(AskMediator)(pair.id, galina.id, by=mentee)
    for refusal, stranger in (
        (Gone, foreign), (Gone, pavel), (NotAllowed, mentor), (NotAllowed, curator), (NotAllowed, head)
    ):  # fmt: skip
        for forged in (
            verb(TakeMediation)(mediation.id, by=stranger),
            verb(HandMediationOn)(mediation.id, by=stranger),
            verb(SettleMediation)(mediation.id, goes_on=True, by=stranger),
            verb(WriteMediationNote)(mediation.id, "Чужое", by=stranger),
        ):
            with pytest.raises(refusal):
                await forged
    with pytest.raises(Gone):
        await verb(TakeMediation)(MediationId(99), by=galina)
    await verb(RemovePerson)(galina.id, by=curator)
    with pytest.raises(Gone):
        await verb(TakeMediation)(mediation.id, by=await school.actor(galina))


async def test_what_was_said_in_confidence_is_in_the_speakers_export_alone_and_goes_with_them(
    verb: Verb, school: School, engine: AsyncEngine, pair: Mentorship, mentor: Actor, mentee: Actor, galina: Actor,
    clock: SetClock,
) -> None:  # fmt: skip
    mediation = await verb(AskMediator)(pair.id, galina.id, words="Мы ссоримся", by=mentee)
    await verb(TakeMediation)(mediation.id, by=galina)
    await verb(WriteMediationNote)(mediation.id, "Упрямы оба", by=galina)

    async def record(actor: Actor) -> str:
        async with school.begin() as work:
            return str(await work.people.record_of(actor.id))

    assert "Мы ссоримся" in await record(mentee)
    for stranger in (mentor, galina):
        assert "Мы ссоримся" not in await record(stranger)
    assert "Упрямы оба" in await record(galina)
    for stranger in (mentor, mentee):
        assert "Упрямы оба" not in await record(stranger)
    await verb(WithdrawConsent)(by=mentee)
    assert (await now_of(school, mediation)).words == ""
    assert "Упрямы оба" not in await record(galina)


async def test_a_year_later_nobody_keeps_why(
    verb: Verb, school: School, engine: AsyncEngine, pair: Mentorship, mentee: Actor, galina: Actor, clock: SetClock
) -> None:
    mediation = await verb(AskMediator)(pair.id, galina.id, words="Мы ссоримся", by=mentee)
    await verb(TakeMediation)(mediation.id, by=galina)
    await verb(WriteMediationNote)(mediation.id, "Упрямы оба", by=galina)
    assert await purge_confidences(engine, clock.now() + 2 * TALKS_KEPT) == 0
    await verb(SettleMediation)(mediation.id, goes_on=False, by=galina)
    day = (clock.now() + timedelta(days=3)).date()
    closing = await verb(AnnounceEnd)(pair.id, day, reason="Не сошлись", by=mentee)
    clock.advance(days=4)
    await verb(FollowClosing)(closing.id)
    assert await purge_confidences(engine, clock.now() + TALKS_KEPT) == 2
    assert await purge_confidences(engine, clock.now() + TALKS_KEPT + timedelta(days=1)) == 1
    async with school.begin() as work:
        assert (await work.mediations.get(mediation.id)).words == ""
        assert await work.mediations.notes(mediation.id, galina.id) == []
        assert (await work.closings.get(closing.id)).reason == ""


async def test_of_two_who_take_a_case_at_once_one_has_it(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, galina: Actor, pavel: Actor
) -> None:
    for _ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee)
        mediation = await verb(AskMediator)(pair.id, None, by=mentee)
        results = await at_once(*(verb(TakeMediation)(mediation.id, by=each) for each in (galina, pavel)))
        assert sum(isinstance(result, MediationOver) for result in results) == 1
        [taken] = [result for result in results if isinstance(result, Mediation)]
        assert await now_of(school, mediation) == taken


async def test_when_all_decline_at_once_the_asker_is_told_once(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, galina: Actor, pavel: Actor
) -> None:
    def handed_on(notices: list[Notice]) -> int:
        return sum(isinstance(notice, MediationHandedOn) for notice in notices)

    for round_ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee)
        mediation = await verb(AskMediator)(pair.id, None, by=mentee)
        results = await at_once(*(verb(HandMediationOn)(mediation.id, by=each) for each in (galina, pavel)))
        assert results == [None, None]
        assert await now_of(school, mediation) == replace(
            mediation,
            state=MediationState.HANDED_ON,
            candidates=frozenset(),
            due_at=None,
            settled_at=mediation.asked_at,
        )
        assert handed_on(await school.notices(mentee.id)) == round_ + 1
