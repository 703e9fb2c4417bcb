"""What the people of a mentorship do themselves: goals, stepping back."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.ids import MentorshipId
from mentoring.model.mentorship import MemberAnswer, Mentorship, MentorshipState, StepKind, Track
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.endings import Reader, SteppedBack
from mentoring.ports import BeginWork
from mentoring.refusals import BeganAlready, ChangedMeanwhile, Gone, MentorshipOver, NotAllowed, Refusal, TextTooLong
from mentoring.use_cases.own_mentorships import EditGoals, StepBack
from mentoring.use_cases.people import RemovePerson
from tests.pairs import together
from tests.races import ROUNDS
from tests.school import School, Verb

TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)
#: States between the mutual yes and the beginning.
ON_THE_WAY = (
    MentorshipState.COUNCIL,
    MentorshipState.CURATOR,
    MentorshipState.RETURNED,
    MentorshipState.APPROVED,
    MentorshipState.ON_ORDER,
)
OVER = (MentorshipState.ENDED, MentorshipState.CALLED_OFF)


@pytest.fixture
async def agreed(school: School, mentor: Actor, mentee: Actor) -> Mentorship:
    return await together(school.begin, mentor, mentee, state=MentorshipState.COUNCIL)


@pytest.fixture
async def trio(school: School, unit: Unit) -> list[Actor]:
    return [await school.person(unit, f"Молодой Иван{each} Ильич", Role.MENTEE) for each in range(3)]


@pytest.fixture
async def outsider(school: School) -> Actor:
    return await school.person(await school.unit("Другая школа"), "Чужая Инна Юрьевна", *Role)


async def now_of(school: School, mentorship: Mentorship) -> Mentorship:
    async with school.begin() as work:
        return await work.mentorships.get(mentorship.id)


# Goals


async def test_either_member_writes_goals_and_each_direction_of_a_reverse_pair_has_its_own(
    verb: Verb, school: School, mentor: Actor, mentee: Actor
) -> None:
    tracks = (Track(mentor_id=mentor.id), Track(mentor_id=mentee.id, goals="Доска"))
    reverse = await together(school.begin, mentor, mentee, kinds=frozenset({Kind.REVERSE}), tracks=tracks)
    assert reverse.mentors == {mentor.id, mentee.id}
    await verb(EditGoals)(reverse.id, mentor.id, goals=" Тишина\nи порядок ", by=mentee)
    await verb(EditGoals)(reverse.id, mentee.id, goals="", by=mentor)
    after = {track.mentor_id: track.goals for track in (await now_of(school, reverse)).tracks}
    assert after == {mentor.id: "Тишина\nи порядок", mentee.id: ""}
    with pytest.raises(TextTooLong):
        await verb(EditGoals)(reverse.id, mentor.id, goals="а" * 1001, by=mentee)


async def test_what_is_owed_stands_only_in_a_heads_mentorship_and_goals_of_what_is_over_stay(
    verb: Verb, school: School, head: Actor, mentor: Actor, mentee: Actor
) -> None:
    of_head = await together(school.begin, head, mentee, form=RoleForm.HEAD_TEACHER)
    await verb(EditGoals)(of_head.id, head.id, conditions="Проектор", by=mentee)
    [track] = (await now_of(school, of_head)).tracks
    assert (track.goals, track.conditions) == ("Тишина на уроке", "Проектор")
    pair = await together(school.begin, mentor, mentee)
    with pytest.raises(Gone):
        await verb(EditGoals)(pair.id, mentor.id, conditions="Проектор", by=mentee)
    with pytest.raises(Gone):
        await verb(EditGoals)(pair.id, mentee.id, goals="Не его направление", by=mentee)
    over = await together(school.begin, mentor, mentee, state=MentorshipState.ENDED)
    with pytest.raises(MentorshipOver):
        await verb(EditGoals)(over.id, mentor.id, goals="Поздно", by=mentee)


# Stepping back


@pytest.mark.parametrize("state", ON_THE_WAY)
async def test_before_it_begins_either_steps_back_without_a_reason(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, curator: Actor, state: MentorshipState
) -> None:
    pair = await together(school.begin, mentor, mentee, state=state)
    await verb(StepBack)(pair.id, by=mentee)
    assert (await now_of(school, pair)).state is MentorshipState.CALLED_OFF
    told = SteppedBack(mentorship_id=pair.id, pair="Борисов Б. Б. → Иванова А. П.", reader=Reader.MENTOR, goes_on=False)
    assert await school.notices(mentor.id) == [told]
    # Whoever had decided already learns of it; a queue nobody looked at needs no word.
    was_decided = state in {MentorshipState.APPROVED, MentorshipState.ON_ORDER}
    assert await school.notices(curator.id) == ([replace(told, reader=Reader.DECIDER)] if was_decided else [])
    async with school.begin() as work:
        [step] = await work.mentorships.steps(pair.id)
        assert (await work.mentorships.places_taken([mentor.id]))[mentor.id] == 0
    assert (step.kind, step.author_id, step.words) == (StepKind.CALLED_OFF, mentee.id, "")
    with pytest.raises(MentorshipOver):
        await verb(StepBack)(pair.id, by=mentor)


async def test_an_active_one_is_ended_and_not_stepped_back_from(
    verb: Verb, school: School, mentor: Actor, mentee: Actor
) -> None:
    pair = await together(school.begin, mentor, mentee)
    with pytest.raises(BeganAlready):
        await verb(StepBack)(pair.id, by=mentor)


async def test_a_group_goes_on_while_it_is_one(verb: Verb, school: School, mentor: Actor, trio: list[Actor]) -> None:
    group = await together(school.begin, mentor, *trio, state=MentorshipState.CURATOR)
    await verb(StepBack)(group.id, by=trio[0])
    after = await now_of(school, group)
    assert (after.state, after.mentees) == (MentorshipState.CURATOR, (trio[1].id, trio[2].id))
    [told] = await school.notices(trio[1].id)
    assert isinstance(told, SteppedBack)
    assert told.goes_on
    with pytest.raises(Gone):
        await verb(StepBack)(group.id, by=trio[0])
    await verb(StepBack)(group.id, by=trio[1])
    assert (await now_of(school, group)).state is MentorshipState.CALLED_OFF


async def test_when_the_last_who_hesitated_steps_back_a_proposed_group_goes_its_way(
    verb: Verb, school: School, mentor: Actor, trio: list[Actor]
) -> None:
    group = await together(school.begin, mentor, *trio, state=MentorshipState.PROPOSED)
    async with school.begin() as work:
        said = tuple(
            member if member.person_id == trio[2].id else replace(member, answer=MemberAnswer.YES)
            for member in group.members
        )
        await work.mentorships.save(replace(group, members=said), expected=group)
    await verb(StepBack)(group.id, by=trio[2])
    assert (await now_of(school, group)).state is MentorshipState.CURATOR


async def test_nobody_else_touches_it(
    verb: Verb, school: School, agreed: Mentorship, mentor: Actor, curator: Actor, head: Actor, outsider: Actor,
    trio: list[Actor],
) -> None:  # fmt: skip
    for stranger in (curator, head, outsider, trio[0]):
        for forged in (
            verb(StepBack)(agreed.id, by=stranger),
            verb(EditGoals)(agreed.id, mentor.id, goals="Чужие", by=stranger),
        ):
            with pytest.raises(Gone):
                await forged
    with pytest.raises(Gone):
        await verb(StepBack)(MentorshipId(99), by=mentor)
    await verb(RemovePerson)(mentor.id, by=curator)
    with pytest.raises(NotAllowed):
        await verb(EditGoals)(agreed.id, mentor.id, goals="По старой кнопке", by=await school.actor(mentor))


async def test_who_steps_back_while_the_curator_approves_is_in_nothing(
    verb: Verb, begin: BeginWork, school: School, mentor: Actor, mentee: Actor
) -> None:
    async def approve(pair: Mentorship) -> bool:
        """What any decision does: hold the mentorship, look, save what was looked at."""
        async with begin() as work:
            await work.mentorships.hold(pair.id)
            known = await work.mentorships.get(pair.id)
            if known.state is not MentorshipState.CURATOR:
                return False
            return await work.mentorships.save(known.moved(MentorshipState.APPROVED), expected=known) is not None

    for _ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee, state=MentorshipState.CURATOR)
        results: Any = await asyncio.gather(approve(pair), verb(StepBack)(pair.id, by=mentee), return_exceptions=True)
        assert results[1] is None, results
        assert (await now_of(school, pair)).state is MentorshipState.CALLED_OFF


async def test_of_two_who_step_back_or_write_at_once_nothing_is_lost_unsaid(
    verb: Verb, school: School, mentor: Actor, mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee, state=MentorshipState.CURATOR)
        results: Any = await asyncio.gather(
            verb(StepBack)(pair.id, by=mentor),
            verb(StepBack)(pair.id, by=mentee),
            verb(EditGoals)(pair.id, mentor.id, goals="Новые", by=mentee),
            return_exceptions=True,
        )
        assert all(result is None or isinstance(result, Mentorship | Refusal) for result in results), results
        assert not any(isinstance(result, ChangedMeanwhile) for result in results)
        assert (results[0] is None) != (results[1] is None)
        assert (await now_of(school, pair)).state is MentorshipState.CALLED_OFF
