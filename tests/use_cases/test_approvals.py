"""The chain of approval: the council's opinions, the curator's decisions, and who comes first."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.decisions import SqlDecisions
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.ids import MentorshipId
from mentoring.model.mentorship import Mentorship, MentorshipState, Opinion, StepKind, Track
from mentoring.model.mentorship_request import ChoiceState, RequestState
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.school_calendar import Span
from mentoring.model.units import Unit, UnitSettings
from mentoring.notices.decisions import (
    AnotherMentorSought,
    CouncilReminded,
    MentorshipApproved,
    MentorshipBackWithCurator,
    MentorshipRefused,
    MentorshipReturned,
    MentorshipSentAgain,
)
from mentoring.refusals import (
    ChangedMeanwhile,
    CouncilAgainst,
    CouncilOver,
    CouncilSilent,
    DecidedMeanwhile,
    Gone,
    GroupSizeWrong,
    MonthsOutOfRange,
    NotAllowed,
    NothingChosen,
    OwnMentorship,
    Refusal,
    TextMissing,
    TextTooLong,
)
from mentoring.use_cases.approvals import (
    ApproveMentorship,
    ApproveSeveral,
    AskCouncilAgain,
    DueApprovals,
    GiveOpinion,
    MoveApprovalOn,
    NextApproval,
    RefuseMentorship,
    ReturnMentorship,
    SeekAnotherMentor,
    SendAgain,
)
from mentoring.use_cases.mentorships import MentorshipVerb
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import MONDAY_MORNING, SetClock
from tests.mentorships import mentor_request, pair
from tests.races import ROUNDS, at_once
from tests.school import School, Verb

COUNCIL, CURATOR, RETURNED = MentorshipState.COUNCIL, MentorshipState.CURATOR, MentorshipState.RETURNED
FOR, AGAINST, ABSTAINED = Opinion.FOR, Opinion.AGAINST, Opinion.ABSTAINED
IN_TWO_DAYS = MONDAY_MORNING + timedelta(days=2)


class SendOn(MentorshipVerb):
    """The last of its people has just said yes."""

    async def __call__(self, mentorship: Mentorship) -> Mentorship:
        async with self.begin() as work:
            return await self.send(work, await work.units.get(mentorship.unit_id), mentorship, expected=mentorship)


class StepBack(MentorshipVerb):
    """One of its people no longer wants to."""

    async def __call__(self, mentorship_id: MentorshipId, *, by: Actor) -> None:
        async with self.begin() as work:
            await work.people.hold(by.id)
            await self.call_off(work, await work.mentorships.get(mentorship_id), by=by.id)


@pytest.fixture
async def second_curator(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)


@pytest.fixture
async def gleb(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Тарханов Глеб Ильич", Role.COUNCIL)


@pytest.fixture
async def vera(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Соснина Вера Павловна", Role.COUNCIL, Role.MENTOR)


@pytest.fixture
def decisions(engine: AsyncEngine) -> SqlDecisions:
    return SqlDecisions(engine)


async def now(school: School, mentorship: Mentorship) -> Mentorship:
    async with school.begin() as work:
        return await work.mentorships.get(mentorship.id)


async def kinds_of(school: School, mentorship: Mentorship) -> list[StepKind]:
    """The journal after everybody's yes."""
    async with school.begin() as work:
        steps = await work.mentorships.steps(mentorship.id)
    return [step.kind for step in steps if step.kind not in {StepKind.PROPOSED, StepKind.SAID_YES}]


async def with_settings(school: School, unit: Unit, **changes: Any) -> None:
    async with school.begin() as work:
        await work.units.save_settings(unit.id, replace(UnitSettings(), **changes))


# The council


async def test_a_mentorship_agreed_on_goes_to_the_council_for_two_working_days(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    sent = await verb(SendOn)(await pair(school, mentor, mentee, state=MentorshipState.PROPOSED))
    assert (sent.state, sent.due_at) == (COUNCIL, IN_TWO_DAYS)
    assert await verb(NextApproval)() == IN_TWO_DAYS


async def test_without_a_council_or_with_its_step_switched_off_it_goes_to_the_curator_at_once(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    nobody = await verb(SendOn)(await pair(school, mentor, mentee, state=MentorshipState.PROPOSED))
    assert nobody.state is CURATOR
    council = await school.person(unit, "Тарханов Глеб Ильич", Role.COUNCIL)
    inside = await verb(SendOn)(await pair(school, council, mentee, state=MentorshipState.PROPOSED))
    assert inside.state is CURATOR
    await verb(ChangeUnitSetting)("has_council_step", False, by=curator)
    off = await verb(SendOn)(await pair(school, mentor, mentee, state=MentorshipState.PROPOSED))
    assert off.state is CURATOR
    form = RoleForm.HEAD_TEACHER
    heads = await verb(SendOn)(await pair(school, head, mentee, state=MentorshipState.PROPOSED, form=form))
    assert heads.state is COUNCIL


async def test_once_all_of_the_council_at_hand_have_spoken_the_curator_has_it_with_their_opinions(
    verb: Verb,
    school: School,
    unit: Unit,
    curator: Actor,
    mentor: Actor,
    mentee: Actor,
    gleb: Actor,
    vera: Actor,
    decisions: SqlDecisions,
) -> None:
    leave = Span(date(2026, 11, 20), date(2026, 12, 4))
    away = await school.person(unit, "Дальняя Инна Юрьевна", Role.COUNCIL, leave=leave)
    pair_ = await pair(school, mentor, mentee, state=COUNCIL)
    await verb(GiveOpinion)(pair_.id, FOR, seen=1, by=gleb)
    assert (await now(school, pair_)).state is COUNCIL
    await verb(GiveOpinion)(pair_.id, AGAINST, words="  Оба  новички ", seen=1, by=vera)
    assert (await now(school, pair_)).state is CURATOR
    assert (await now(school, pair_)).due_at is None
    assert await kinds_of(school, pair_) == [FOR.step, AGAINST.step, StepKind.COUNCIL_OVER]
    card = await decisions.mentorship(pair_.id, by=curator)
    said = card.opinions
    assert [said.number_of(each) for each in Opinion] == [1, 1, 0]
    assert said.by_person[vera.id].words == "Оба новички"
    assert card.silent == [away.person.name]
    with pytest.raises(CouncilOver):
        await verb(GiveOpinion)(pair_.id, FOR, seen=2, by=vera)


async def test_an_opinion_is_given_anew_not_changed_and_the_newest_counts(
    verb: Verb,
    school: School,
    curator: Actor,
    mentor: Actor,
    mentee: Actor,
    gleb: Actor,
    vera: Actor,
    decisions: SqlDecisions,
) -> None:
    pair_ = await pair(school, mentor, mentee, state=COUNCIL)
    for opinion in (ABSTAINED, AGAINST, FOR):
        await verb(GiveOpinion)(pair_.id, opinion, words="Подумал ещё", seen=1, by=gleb)
    assert (await now(school, pair_)).state is COUNCIL
    assert await kinds_of(school, pair_) == [ABSTAINED.step, AGAINST.step, FOR.step]
    card = await decisions.mentorship(pair_.id, by=curator)
    assert [card.opinions.number_of(each) for each in Opinion] == [1, 0, 0]
    assert card.silent == [vera.person.name]


async def test_against_needs_a_reason_and_no_reason_is_endless(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee, state=COUNCIL)
    with pytest.raises(TextMissing):
        await verb(GiveOpinion)(pair_.id, AGAINST, words=" ", seen=1, by=gleb)
    with pytest.raises(TextTooLong):
        await verb(GiveOpinion)(pair_.id, FOR, words="а" * 1001, seen=1, by=gleb)
    assert await kinds_of(school, pair_) == []


async def test_only_the_council_of_the_unit_speaks_and_nobody_of_it_about_themselves(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentor: Actor, mentee: Actor, gleb: Actor, vera: Actor
) -> None:
    stranger = await school.person(await school.unit("Другая школа"), "Чужой Олег Ильич", *Role)
    pair_ = await pair(school, mentor, mentee, state=COUNCIL)
    own = await pair(school, vera, mentee, state=COUNCIL)
    for by, about, refusal in (
        (curator, pair_, NotAllowed),
        (mentor, pair_, NotAllowed),
        (stranger, pair_, Gone),
        (vera, own, OwnMentorship),
    ):
        with pytest.raises(refusal):
            await verb(GiveOpinion)(about.id, FOR, seen=1, by=by)
    with pytest.raises(Gone):
        await verb(GiveOpinion)(MentorshipId(999), FOR, seen=1, by=gleb)


async def test_silence_of_the_council_is_no_objection(
    verb: Verb, school: School, clock: SetClock, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee, state=COUNCIL, due_at=IN_TWO_DAYS)
    await verb(MoveApprovalOn)(pair_.id)
    assert await verb(DueApprovals)() == []
    clock.set(IN_TWO_DAYS)
    assert await verb(DueApprovals)() == [pair_.id]
    for _ in range(2):
        await verb(MoveApprovalOn)(pair_.id)
    assert (await now(school, pair_)).state is CURATOR
    assert await kinds_of(school, pair_) == [StepKind.COUNCIL_OVER]
    assert await verb(DueApprovals)() == []


async def test_a_mentorship_of_a_head_is_approved_by_council_and_curator_together(
    verb: Verb, school: School, clock: SetClock, curator: Actor, head: Actor, mentee: Actor, gleb: Actor, vera: Actor
) -> None:
    pair_ = await pair(school, head, mentee, state=COUNCIL, form=RoleForm.HEAD_TEACHER, due_at=IN_TWO_DAYS)
    await verb(GiveOpinion)(pair_.id, ABSTAINED, seen=1, by=gleb)
    clock.set(IN_TWO_DAYS)
    await verb(MoveApprovalOn)(pair_.id)
    waits = await now(school, pair_)
    assert (waits.state, waits.due_at) == (COUNCIL, IN_TWO_DAYS + timedelta(days=2))
    reminded = CouncilReminded(mentor_name=head.person.name, mentees=(mentee.person.name,))
    assert await school.notices(vera.id) == [reminded]
    assert await school.notices(gleb.id) == []
    clock.advance(days=2)
    await verb(MoveApprovalOn)(pair_.id)
    with_curator = await now(school, pair_)
    assert with_curator.state is CURATOR
    assert await school.notices(vera.id) == [reminded]
    with pytest.raises(CouncilSilent):
        await verb(ApproveMentorship)(pair_.id, seen=with_curator.version, by=curator)
    await verb(AskCouncilAgain)(pair_.id, seen=with_curator.version, by=curator)
    asked = await now(school, pair_)
    await verb(GiveOpinion)(pair_.id, FOR, seen=asked.version, by=vera)
    clock.advance(days=4)
    await verb(MoveApprovalOn)(pair_.id)
    agreed = await now(school, pair_)
    assert agreed.state is CURATOR
    await verb(ApproveMentorship)(pair_.id, seen=agreed.version, by=curator)
    assert await kinds_of(school, pair_) == [
        ABSTAINED.step,
        StepKind.COUNCIL_REMINDED,
        StepKind.COUNCIL_OVER,
        StepKind.COUNCIL_ASKED,
        FOR.step,
        StepKind.COUNCIL_OVER,
        StepKind.APPROVED,
    ]


async def test_a_council_that_is_against_a_heads_mentorship_stops_it_and_as_many_for_as_against_do_too(
    verb: Verb, school: School, curator: Actor, head: Actor, mentee: Actor, gleb: Actor, vera: Actor
) -> None:
    form = RoleForm.HEAD_TEACHER
    against = await pair(school, head, mentee, state=COUNCIL, form=form)
    even = await pair(school, head, mentee, state=COUNCIL, form=form)
    await verb(GiveOpinion)(against.id, AGAINST, words="Нагрузка", seen=1, by=gleb)
    await verb(GiveOpinion)(against.id, ABSTAINED, seen=1, by=vera)
    await verb(GiveOpinion)(even.id, AGAINST, words="Нагрузка", seen=1, by=gleb)
    await verb(GiveOpinion)(even.id, FOR, seen=1, by=vera)
    for pair_, refusal in ((against, CouncilAgainst), (even, CouncilSilent)):
        with pytest.raises(refusal):
            await verb(ApproveMentorship)(pair_.id, seen=2, by=curator)
        assert (await now(school, pair_)).state is CURATOR


async def test_where_nobody_of_a_council_is_left_the_curator_approves_a_heads_mentorship_alone(
    verb: Verb, school: School, curator: Actor, head: Actor, mentee: Actor
) -> None:
    pair_ = await pair(school, head, mentee, form=RoleForm.HEAD_TEACHER)
    with pytest.raises(Gone):
        await verb(AskCouncilAgain)(pair_.id, seen=1, by=curator)
    await verb(ApproveMentorship)(pair_.id, seen=1, by=curator)
    assert (await now(school, pair_)).state is MentorshipState.APPROVED


# The curator


@pytest.mark.parametrize("has_order_step", [True, False])
async def test_an_approved_mentorship_waits_for_consents_and_its_people_are_told(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentor: Actor, mentee: Actor, has_order_step: bool
) -> None:
    await with_settings(school, unit, has_order_step=has_order_step)
    pair_ = await pair(school, mentor, mentee)
    await verb(ApproveMentorship)(pair_.id, seen=1, by=curator)
    assert (await now(school, pair_)).state is MentorshipState.APPROVED
    told = MentorshipApproved(
        mentorship_id=pair_.id,
        mentor_name=mentor.person.name,
        mentees=(mentee.person.name,),
        has_order_step=has_order_step,
    )
    assert await school.notices(mentor.id) == await school.notices(mentee.id) == [told]
    async with school.begin() as work:
        newest = (await work.mentorships.steps(pair_.id))[-1]
    assert (newest.kind, newest.author_id, newest.at) == (StepKind.APPROVED, curator.id, MONDAY_MORNING)


async def test_the_council_advises_and_the_curator_decides(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee, state=COUNCIL)
    await verb(GiveOpinion)(pair_.id, AGAINST, words="Рано", seen=1, by=gleb)
    await verb(ApproveMentorship)(pair_.id, seen=2, by=curator)
    assert (await now(school, pair_)).state is MentorshipState.APPROVED


async def test_what_was_returned_is_changed_by_one_of_its_people_and_goes_down_the_chain_again(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee, state=COUNCIL)
    await verb(GiveOpinion)(pair_.id, FOR, seen=1, by=gleb)
    await verb(ReturnMentorship)(pair_.id, "Укажите  цель точнее", seen=2, by=curator)
    returned = await now(school, pair_)
    until = MONDAY_MORNING + timedelta(days=3)
    assert (returned.state, returned.due_at) == (RETURNED, until)
    told = MentorshipReturned(
        mentorship_id=pair_.id,
        mentor_name=mentor.person.name,
        mentees=(mentee.person.name,),
        words="Укажите цель точнее",
        until=until,
    )
    assert await school.notices(mentor.id) == await school.notices(mentee.id) == [told]
    await verb(SendAgain)(
        pair_.id,
        months=6,
        modes=[Mode.ONLINE],
        kinds=[Kind.GOAL, Kind.GROUP],
        goals={mentor.id: "Пять уроков без замечаний"},
        seen=returned.version,
        by=mentee,
    )
    again = await now(school, pair_)
    assert (again.state, again.months, again.modes) == (COUNCIL, 6, frozenset({Mode.ONLINE}))
    assert again.kinds == {Kind.GOAL}, "a pair is no group, whatever is ticked off"
    assert again.tracks == (Track(mentor_id=mentor.id, goals="Пять уроков без замечаний"),)
    assert (await school.notices(mentor.id))[1:] == [
        MentorshipSentAgain(
            mentorship_id=pair_.id,
            mentor_name=mentor.person.name,
            mentees=(mentee.person.name,),
            by_name=mentee.person.name,
        )
    ]
    async with school.begin() as work:
        assert (await work.mentorships.opinions([pair_.id]))[pair_.id].by_person == {}


async def test_terms_sent_again_must_be_sound_and_only_its_people_send_them(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee, state=RETURNED)
    sound: dict[str, Any] = {"months": 6, "modes": [Mode.ONLINE], "kinds": [Kind.GOAL], "goals": {}, "seen": 1}
    for by, changes, refusal in (
        (gleb, {}, Gone),
        (curator, {}, Gone),
        (mentor, {"seen": 2}, ChangedMeanwhile),
        (mentor, {"months": 13}, MonthsOutOfRange),
        (mentor, {"kinds": []}, NothingChosen),
        (mentor, {"kinds": [Kind.GROUP]}, NothingChosen),
        (mentor, {"modes": []}, NothingChosen),
        (mentor, {"goals": {mentee.id: "Цель"}}, Gone),
        (mentor, {"goals": {mentor.id: "а" * 1001}}, TextTooLong),
    ):
        with pytest.raises(refusal):
            await verb(SendAgain)(pair_.id, **(sound | changes), by=by)
    await verb(SendAgain)(pair_.id, **sound, by=mentor)
    with pytest.raises(ChangedMeanwhile):
        await verb(SendAgain)(pair_.id, **sound, by=mentee)


async def test_a_group_and_a_reverse_pair_stay_what_they_are(
    verb: Verb, school: School, unit: Unit, mentor: Actor, mentee: Actor
) -> None:
    other = await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)
    group = await pair(school, mentor, mentee, other, state=RETURNED)
    with pytest.raises(MonthsOutOfRange):
        group.with_terms(months=2, modes=frozenset(Mode), kinds=frozenset(), goals={})
    after = group.with_terms(months=3, modes=frozenset(Mode), kinds=frozenset({Kind.VIRTUAL}), goals={})
    assert after.kinds == {Kind.GROUP, Kind.VIRTUAL}
    with pytest.raises(GroupSizeWrong):
        replace(after, kinds=frozenset({Kind.VIRTUAL})).with_terms(
            months=3, modes=frozenset(Mode), kinds=frozenset({Kind.VIRTUAL}), goals={}
        )


async def test_what_nobody_changes_comes_back_to_the_curator(
    verb: Verb, school: School, clock: SetClock, curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee)
    await verb(ReturnMentorship)(pair_.id, "Укажите цель", seen=1, by=curator)
    clock.advance(days=3)
    assert await verb(DueApprovals)() == [pair_.id]
    for _ in range(2):
        await verb(MoveApprovalOn)(pair_.id)
    back = await now(school, pair_)
    assert (back.state, back.due_at) == (CURATOR, None)
    assert await kinds_of(school, pair_) == [StepKind.RETURNED, StepKind.RETURN_LAPSED]
    assert isinstance((await school.notices(mentee.id))[-1], MentorshipBackWithCurator)
    with pytest.raises(ChangedMeanwhile):
        await verb(SendAgain)(
            pair_.id, months=6, modes=[Mode.ONLINE], kinds=[Kind.GOAL], goals={}, seen=back.version, by=mentee
        )


async def test_a_refused_mentorship_gives_its_mentor_the_place_back_and_says_why(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee)
    with pytest.raises(TextMissing):
        await verb(RefuseMentorship)(pair_.id, " ", seen=1, by=curator)
    await verb(RefuseMentorship)(pair_.id, "Уходит в отпуск", seen=1, by=curator)
    assert (await now(school, pair_)).state is MentorshipState.CALLED_OFF
    async with school.begin() as work:
        assert await work.mentorships.places_taken([mentor.id]) == {mentor.id: 0}
    refused = MentorshipRefused(
        mentorship_id=pair_.id,
        mentor_name=mentor.person.name,
        mentees=(mentee.person.name,),
        words="Уходит в отпуск",
    )
    assert await school.notices(mentor.id) == await school.notices(mentee.id) == [refused]


async def test_with_another_mentor_sought_the_mentees_request_is_the_curators(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    asked = await mentor_request(school, mentee, mentor, state=RequestState.MATCHED)
    pair_ = await pair(school, mentor, mentee, request_id=asked.id)
    await verb(SeekAnotherMentor)(pair_.id, seen=1, by=curator)
    assert (await now(school, pair_)).state is MentorshipState.CALLED_OFF
    async with school.begin() as work:
        request = await work.mentorship_requests.get(asked.id)
    assert (request.state, request.mentorship_id) == (RequestState.CURATOR, None)
    assert [choice.state for choice in request.choices] == [ChoiceState.OVER]
    [to_mentor], [to_mentee] = await school.notices(mentor.id), await school.notices(mentee.id)
    assert isinstance(to_mentor, AnotherMentorSought)
    assert to_mentor.to_mentor
    assert to_mentee == replace(to_mentor, to_mentor=False)


async def test_a_decision_is_superseded_by_a_later_one_until_an_order_names_it(
    verb: Verb, school: School, curator: Actor, second_curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee)
    await verb(ApproveMentorship)(pair_.id, seen=1, by=curator)
    await verb(ReturnMentorship)(pair_.id, "Забыли про цель", seen=2, by=second_curator)
    assert await kinds_of(school, pair_) == [StepKind.APPROVED, StepKind.RETURNED]
    for state in (MentorshipState.ON_ORDER, MentorshipState.ACTIVE, MentorshipState.ENDED):
        beyond = await pair(school, mentor, mentee, state=state)
        for late in (
            verb(ReturnMentorship)(beyond.id, "Поздно", seen=1, by=curator),
            verb(RefuseMentorship)(beyond.id, "Поздно", seen=1, by=curator),
            verb(SeekAnotherMentor)(beyond.id, seen=1, by=curator),
            verb(ApproveMentorship)(beyond.id, seen=1, by=curator),
        ):
            with pytest.raises(ChangedMeanwhile):
                await late


async def test_who_decided_first_is_named_and_who_looked_at_an_old_card_is_told_so(
    verb: Verb, school: School, curator: Actor, second_curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    pair_ = await pair(school, mentor, mentee)
    with pytest.raises(ChangedMeanwhile):
        await verb(ApproveMentorship)(pair_.id, seen=7, by=curator)
    await verb(ApproveMentorship)(pair_.id, seen=1, by=curator)
    with pytest.raises(DecidedMeanwhile) as late:
        await verb(RefuseMentorship)(pair_.id, "Нет", seen=1, by=second_curator)
    assert late.value.by == curator.person.name
    with pytest.raises(ChangedMeanwhile):
        await verb(ApproveMentorship)(pair_.id, seen=1, by=curator)


async def test_only_who_decides_in_the_unit_decides(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, gleb: Actor, head: Actor
) -> None:
    stranger = await school.person(await school.unit("Другая школа"), "Чужой Олег Ильич", *Role)
    pair_ = await pair(school, mentor, mentee)
    for by, refusal in ((gleb, NotAllowed), (mentor, NotAllowed), (stranger, Gone)):
        for forged in (
            verb(ApproveMentorship)(pair_.id, seen=1, by=by),
            verb(ApproveSeveral)({pair_.id: 1}, by=by),
            verb(ReturnMentorship)(pair_.id, "Нет", seen=1, by=by),
            verb(RefuseMentorship)(pair_.id, "Нет", seen=1, by=by),
            verb(SeekAnotherMentor)(pair_.id, seen=1, by=by),
            verb(AskCouncilAgain)(pair_.id, seen=1, by=by),
        ):
            with pytest.raises(refusal):
                await forged
    assert (await now(school, pair_)) == pair_
    await verb(ApproveMentorship)(pair_.id, seen=1, by=head)


async def test_nobody_decides_on_their_own_mentorship_while_somebody_else_can(
    verb: Verb, school: School, unit: Unit, mentee: Actor, decisions: SqlDecisions
) -> None:
    olga = await school.person(unit, "Куратова Ольга Ивановна", Role.CURATOR, Role.HEAD, Role.MENTOR)
    pair_ = await pair(school, olga, mentee)
    away = await school.person(unit, "Директоров Егор Петрович", Role.HEAD)
    other = await school.person(unit, "Вторая Инна Ильинична", Role.CURATOR)
    with pytest.raises(OwnMentorship):
        await verb(ApproveMentorship)(pair_.id, seen=1, by=olga)
    async with school.begin() as work:
        await work.people.set_roles(other.id, unit.id, [Role.MENTOR], school.clock.now())
        assert away.person.account is not None
        await work.people.mark_reachable(away.person.account, is_reachable=False)
    await verb(ApproveMentorship)(pair_.id, seen=1, by=olga)
    history = (await decisions.mentorship(pair_.id, by=olga)).history
    assert [line.is_own for line in history if line.kind is StepKind.APPROVED] == [True]


async def test_several_are_approved_together_and_what_needs_a_look_of_its_own_is_left(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    plain = [await pair(school, mentor, mentee) for _ in range(3)]
    heads = await pair(school, head, mentee, form=RoleForm.HEAD_TEACHER)
    own = await pair(school, curator, mentee)
    objected = await pair(school, mentor, mentee, state=COUNCIL)
    await verb(GiveOpinion)(objected.id, AGAINST, words="Нет", seen=1, by=gleb)
    changed = await pair(school, mentor, mentee, version=4)
    seen = {each.id: 1 for each in (*plain, heads, own, changed)} | {objected.id: 2}
    result = await verb(ApproveSeveral)(seen, by=curator)
    assert result.approved == [each.id for each in plain]
    assert result.left == [heads.id, own.id, objected.id, changed.id]
    assert {(await now(school, each)).state for each in (heads, own, objected, changed)} == {CURATOR}
    assert len(await school.notices(mentor.id)) == 3
    with pytest.raises(Gone):
        await verb(ApproveSeveral)({}, by=curator)
    with pytest.raises(Gone):
        await verb(ApproveSeveral)({changed.id: 4, MentorshipId(999): 1}, by=curator)


# Races


async def test_of_two_curators_and_a_head_one_decides_and_the_others_are_told_who(
    verb: Verb, school: School, curator: Actor, second_curator: Actor, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        pair_ = await pair(school, mentor, mentee)
        results = await at_once(
            verb(ApproveMentorship)(pair_.id, seen=1, by=curator),
            verb(RefuseMentorship)(pair_.id, "Нет", seen=1, by=second_curator),
            verb(ApproveSeveral)({pair_.id: 1}, by=head),
        )
        assert len(await kinds_of(school, pair_)) == 1
        refused = [result for result in results if isinstance(result, Refusal)]
        assert all(isinstance(result, DecidedMeanwhile) for result in refused)
        state = (await now(school, pair_)).state
        if isinstance(results[2], Refusal) or results[2].approved:
            assert len(refused) == 2
        else:
            assert len(refused) == 1
        assert (state is MentorshipState.CALLED_OFF) == (results[1] is None)


async def test_the_last_two_of_the_council_speak_at_once_and_it_goes_on(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, gleb: Actor, vera: Actor
) -> None:
    for _ in range(ROUNDS):
        pair_ = await pair(school, mentor, mentee, state=COUNCIL)
        results = await at_once(
            verb(GiveOpinion)(pair_.id, FOR, seen=1, by=gleb), verb(GiveOpinion)(pair_.id, ABSTAINED, seen=1, by=vera)
        )
        assert results == [None, None]
        assert (await now(school, pair_)).state is CURATOR
        assert (await kinds_of(school, pair_)).count(StepKind.COUNCIL_OVER) == 1


async def test_an_opinion_at_the_end_of_the_time_counts_or_is_refused_in_words(
    verb: Verb, school: School, clock: SetClock, head: Actor, mentee: Actor, gleb: Actor, vera: Actor
) -> None:
    for _ in range(ROUNDS):
        due_at = clock.now()
        pair_ = await pair(school, head, mentee, state=COUNCIL, form=RoleForm.HEAD_TEACHER, due_at=due_at)
        first = await at_once(verb(MoveApprovalOn)(pair_.id), verb(GiveOpinion)(pair_.id, FOR, seen=1, by=gleb))
        after = await now(school, pair_)
        kinds = await kinds_of(school, pair_)
        assert after.version == 2
        if isinstance(first[1], ChangedMeanwhile):
            assert (after.state, kinds) == (COUNCIL, [StepKind.COUNCIL_REMINDED])
        else:
            assert (after.state, kinds) == (CURATOR, [FOR.step, StepKind.COUNCIL_OVER])


async def test_a_member_steps_back_while_the_curator_approves(
    verb: Verb, school: School, curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        pair_ = await pair(school, mentor, mentee)
        approved, stepped = await at_once(
            verb(ApproveMentorship)(pair_.id, seen=1, by=curator), verb(StepBack)(pair_.id, by=mentee)
        )
        state, kinds = (await now(school, pair_)).state, await kinds_of(school, pair_)
        if isinstance(approved, Refusal):
            assert type(approved) is ChangedMeanwhile
            assert (state, kinds, stepped) == (MentorshipState.CALLED_OFF, [StepKind.CALLED_OFF], None)
        elif isinstance(stepped, Refusal):
            assert (state, kinds) == (MentorshipState.APPROVED, [StepKind.APPROVED])
        else:
            # They stepped back from what was approved a moment ago.
            assert (state, kinds) == (MentorshipState.CALLED_OFF, [StepKind.APPROVED, StepKind.CALLED_OFF])


async def test_what_is_changed_while_several_are_approved_is_left(
    verb: Verb, school: School, curator: Actor, second_curator: Actor, mentor: Actor, mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        one, two = await pair(school, mentor, mentee), await pair(school, mentor, mentee)
        together, returned = await at_once(
            verb(ApproveSeveral)({one.id: 1, two.id: 1}, by=curator),
            verb(ReturnMentorship)(two.id, "Уточните", seen=1, by=second_curator),
        )
        assert (await now(school, one)).state is MentorshipState.APPROVED
        if together.left:
            assert (together.left, returned) == ([two.id], None)
            assert (await now(school, two)).state is RETURNED
        else:
            assert isinstance(returned, DecidedMeanwhile)
            assert (await now(school, two)).state is MentorshipState.APPROVED


async def test_two_of_its_people_send_it_again_at_once_and_one_of_them_did(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, gleb: Actor
) -> None:
    for _ in range(ROUNDS):
        pair_ = await pair(school, mentor, mentee, state=RETURNED, due_at=school.clock.now())
        terms: dict[str, Any] = {"modes": [Mode.ONLINE], "kinds": [Kind.GOAL], "goals": {}, "seen": 1}
        results = await at_once(
            verb(SendAgain)(pair_.id, months=4, **terms, by=mentor),
            verb(SendAgain)(pair_.id, months=5, **terms, by=mentee),
            verb(MoveApprovalOn)(pair_.id),
        )
        after = await now(school, pair_)
        assert after.version == 2
        [kind] = await kinds_of(school, pair_)
        if kind is StepKind.RETURN_LAPSED:
            assert all(isinstance(result, ChangedMeanwhile) for result in results[:2])
            assert (after.state, after.months) == (CURATOR, 9)
        else:
            assert [result is None for result in results[:2]] == [after.months == 4, after.months == 5]
            assert after.state is COUNCIL
