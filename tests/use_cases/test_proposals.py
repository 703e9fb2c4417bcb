"""The curator proposes a pair or a group: everybody says yes, or it comes to nothing."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, TopicId
from mentoring.model.mentorship import MemberAnswer, Mentorship, MentorshipState, StepKind, Track
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.school_calendar import Span
from mentoring.model.units import Unit
from mentoring.notices.proposals import MentorshipAgreed, MentorshipProposed, ProposalFailed, ProposalFailure
from mentoring.ports import BeginWork
from mentoring.refusals import (
    AlreadyAnswered,
    ChangedMeanwhile,
    FormImpossible,
    Gone,
    GroupSizeWrong,
    MentorFull,
    MonthsOutOfRange,
    NotAllowed,
    NotAMentorNow,
    OwnMentor,
    ProposalPast,
    Refusal,
    ToBeKeptApart,
    TracksWrong,
)
from mentoring.use_cases.proposals import (
    AgreeToMentorship,
    DeclineMentorship,
    DueProposals,
    KeepApart,
    LapseProposal,
    LetMeet,
    Proposal,
    ProposeMentorship,
    WithdrawProposal,
)
from tests.conftest import SetClock
from tests.mentors import approve
from tests.races import ROUNDS
from tests.school import School, Verb


@pytest.fixture
async def boris(school: School, unit: Unit) -> Actor:
    boris = await school.person(unit, "Вяткин Борис Андреевич", Role.MENTOR)
    await approve(school, boris)
    return boris


@pytest.fixture
async def mentees(school: School, unit: Unit) -> list[Actor]:
    names = ("Лугова Аня Сергеевна", "Бажов Никита Денисович", "Гарифов Тимур Маратович")
    return [await school.person(unit, name, Role.MENTEE) for name in names]


@pytest.fixture
async def topics(begin: BeginWork, unit: Unit) -> list[TopicId]:
    async with begin() as work:
        return [topic.id for topic in (await work.topics.tree(unit.id)).topics]


def proposal(mentor: Actor, *mentees: Actor, **values: Any) -> Proposal:
    kinds = {Kind.GROUP} if len(mentees) > 1 else {Kind.TRADITIONAL}
    plain = Proposal(
        mentor_id=mentor.id,
        mentees=tuple(mentee.id for mentee in mentees),
        form=RoleForm.TEACHER_TEACHER,
        kinds=frozenset(kinds),
        modes=frozenset(Mode),
        months=9,
        tracks=(Track(mentor_id=mentor.id),),
        rationale="Один предмет",
    )
    return replace(plain, **values)


async def stored(begin: BeginWork, mentorship_id: MentorshipId) -> Mentorship:
    async with begin() as work:
        return await work.mentorships.get(mentorship_id)


async def test_both_are_asked_and_with_the_second_yes_it_goes_to_the_council(
    verb: Verb, school: School, unit: Unit, begin: BeginWork, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    await school.person(unit, "Соснина Вера Павловна", Role.COUNCIL)
    anya = mentees[0]
    pair = await verb(ProposeMentorship)(proposal(boris, anya), unit.id, by=curator)
    for actor in (boris, anya):
        asked, first, second = await school.notices(actor.id)
        assert isinstance(asked, MentorshipProposed)
        assert (asked.mentor_name, asked.mentee_names, asked.months) == ("Вяткин Б. А.", ("Лугова А. С.",), 9)
        assert replace(asked, is_reminder=True) == first == second
    assert (await verb(AgreeToMentorship)(pair.id, by=anya)).state is MentorshipState.PROPOSED
    agreed = await verb(AgreeToMentorship)(pair.id, by=boris)
    assert agreed.state is MentorshipState.COUNCIL
    assert agreed.due_at is not None
    for actor, other in ((boris, "Лугова А. С."), (anya, "Вяткин Б. А.")):
        said = [notice for notice in await school.notices(actor.id) if not isinstance(notice, MentorshipProposed)]
        assert said == [MentorshipAgreed(mentorship_id=pair.id, other_names=(other,))]
        # Nothing asks any more, and no reminder comes.
        assert len(await school.notices(actor.id)) == 1
    async with begin() as work:
        kinds = [(step.kind, step.author_id) for step in await work.mentorships.steps(pair.id)]
    assert kinds == [
        (StepKind.PROPOSED, curator.id),
        (StepKind.SAID_YES, anya.id),
        (StepKind.SAID_YES, boris.id),
    ]


async def test_without_a_council_it_goes_straight_to_the_curator_who_in_it_has_said_yes_already(
    verb: Verb, school: School, unit: Unit, mentees: list[Actor]
) -> None:
    curator = await school.person(unit, "Ключевская Марина Олеговна", Role.CURATOR, Role.MENTOR)
    await approve(school, curator)
    pair = await verb(ProposeMentorship)(proposal(curator, mentees[0]), unit.id, by=curator)
    assert not [each for each in await school.notices(curator.id) if isinstance(each, MentorshipProposed)]
    assert (await verb(AgreeToMentorship)(pair.id, by=mentees[0])).state is MentorshipState.CURATOR


async def test_a_no_of_the_mentor_ends_it_and_the_curator_learns_who_did_not_want(
    verb: Verb, school: School, unit: Unit, begin: BeginWork, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    pair = await verb(ProposeMentorship)(proposal(boris, mentees[0]), unit.id, by=curator)
    await verb(DeclineMentorship)(pair.id, DeclineReason.NO_TIME, by=boris)
    failed = ProposalFailed(
        mentorship_id=pair.id, mentor_name="Вяткин Б. А.", why=ProposalFailure.DECLINED, unwilling=("Вяткин Б. А.",)
    )
    assert await school.notices(curator.id) == [failed]
    assert await school.notices(mentees[0].id) == []
    assert (await stored(begin, pair.id)).state is MentorshipState.CALLED_OFF
    with pytest.raises(ProposalPast):
        await verb(AgreeToMentorship)(pair.id, by=mentees[0])


async def test_a_group_goes_on_without_who_declined_while_two_are_left(
    verb: Verb, school: School, unit: Unit, begin: BeginWork, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    group = await verb(ProposeMentorship)(proposal(boris, *mentees), unit.id, by=curator)
    for actor in (boris, *mentees[:2]):
        await verb(AgreeToMentorship)(group.id, by=actor)
    agreed = await verb(DeclineMentorship)(group.id, DeclineReason.OTHER, by=mentees[2])
    assert agreed.state is MentorshipState.CURATOR
    assert agreed.mentees == tuple(sorted(mentee.id for mentee in mentees[:2]))
    async with begin() as work:
        assert await work.mentorships.places_taken([boris.id]) == {boris.id: 1}


async def test_a_group_of_one_is_none(
    verb: Verb, school: School, unit: Unit, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    group = await verb(ProposeMentorship)(proposal(boris, *mentees[:2]), unit.id, by=curator)
    await verb(AgreeToMentorship)(group.id, by=mentees[0])
    over = await verb(DeclineMentorship)(group.id, DeclineReason.NOT_MY_FIELD, by=mentees[1])
    assert over.state is MentorshipState.CALLED_OFF
    assert len(await school.notices(curator.id)) == 1


async def test_silence_is_no_answer_a_mentors_ends_it_a_mentees_leaves_the_group(
    verb: Verb,
    school: School,
    unit: Unit,
    begin: BeginWork,
    clock: SetClock,
    curator: Actor,
    boris: Actor,
    mentees: list[Actor],
) -> None:
    pair = await verb(ProposeMentorship)(proposal(boris, mentees[0]), unit.id, by=curator)
    group = await verb(ProposeMentorship)(proposal(boris, *mentees), unit.id, by=curator)
    await verb(AgreeToMentorship)(pair.id, by=mentees[0])
    for actor in (boris, *mentees[1:]):
        await verb(AgreeToMentorship)(group.id, by=actor)
    assert await verb(DueProposals)() == []
    await verb(LapseProposal)(pair.id)
    assert (await stored(begin, pair.id)).state is MentorshipState.PROPOSED
    clock.advance(days=3)
    for due in await verb(DueProposals)():
        await verb(LapseProposal)(due)
        await verb(LapseProposal)(due)
    assert (await stored(begin, pair.id)).state is MentorshipState.CALLED_OFF
    going_on = await stored(begin, group.id)
    assert going_on.state is MentorshipState.CURATOR
    assert mentees[0].id not in going_on.mentees
    [failed] = await school.notices(curator.id)
    assert isinstance(failed, ProposalFailed)
    assert (failed.why, failed.unwilling) == (ProposalFailure.SILENT, ("Вяткин Б. А.",))
    assert await verb(DueProposals)() == []


async def test_the_time_to_answer_begins_when_nobody_who_is_asked_is_in_their_leave(
    verb: Verb, school: School, unit: Unit, curator: Actor, mentees: list[Actor]
) -> None:
    away = await school.person(
        unit, "Вяткин Борис Андреевич", Role.MENTOR, leave=Span(date(2026, 11, 20), date(2026, 12, 2))
    )
    await approve(school, away)
    pair = await verb(ProposeMentorship)(proposal(away, mentees[0]), unit.id, by=curator)
    # Thursday at eight, and three working days.
    assert pair.due_at == datetime(2026, 12, 3, 3, tzinfo=UTC) + timedelta(days=5)


async def test_a_place_given_to_another_meanwhile_is_said_and_the_proposal_lapses(
    verb: Verb,
    school: School,
    unit: Unit,
    begin: BeginWork,
    clock: SetClock,
    curator: Actor,
    boris: Actor,
    mentees: list[Actor],
) -> None:
    pairs = [await verb(ProposeMentorship)(proposal(boris, mentee), unit.id, by=curator) for mentee in mentees]
    for pair, mentee in zip(pairs, mentees, strict=True):
        await verb(AgreeToMentorship)(pair.id, by=mentee)
    for pair in pairs[:2]:
        await verb(AgreeToMentorship)(pair.id, by=boris)
    with pytest.raises(MentorFull):
        await verb(AgreeToMentorship)(pairs[2].id, by=boris)
    assert (await stored(begin, pairs[2].id)).member(boris.id).answer is MemberAnswer.WAITING
    with pytest.raises(MentorFull):
        await verb(ProposeMentorship)(proposal(boris, mentees[2]), unit.id, by=curator)
    clock.advance(days=7)
    await verb(LapseProposal)(pairs[2].id)
    assert (await stored(begin, pairs[2].id)).state is MentorshipState.CALLED_OFF


async def test_a_head_mentors_in_the_form_of_a_head_and_nobody_else_does(
    verb: Verb, school: School, unit: Unit, curator: Actor, head: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    await approve(school, head)
    propose = verb(ProposeMentorship)
    for mentor, form in ((head, RoleForm.TEACHER_TEACHER), (boris, RoleForm.HEAD_TEACHER)):
        with pytest.raises(FormImpossible):
            await propose(proposal(mentor, mentees[0], form=form), unit.id, by=curator)
    pair = await propose(proposal(head, mentees[0], form=RoleForm.HEAD_TEACHER), unit.id, by=curator)
    assert pair.form is RoleForm.HEAD_TEACHER


async def test_in_a_reverse_pair_each_mentors_the_other_in_topics_of_their_own(
    verb: Verb, unit: Unit, curator: Actor, boris: Actor, mentees: list[Actor], topics: list[TopicId]
) -> None:
    anya = mentees[0]
    reverse = proposal(boris, anya, kinds=frozenset({Kind.REVERSE}))
    hers = Track(mentor_id=anya.id, topics=(topics[1],), goals=" Электронный журнал ")
    his = Track(mentor_id=boris.id, topics=(topics[2],))
    for tracks in ((his,), (his, replace(hers, topics=())), (his, his)):
        with pytest.raises(TracksWrong):
            await verb(ProposeMentorship)(replace(reverse, tracks=tracks), unit.id, by=curator)
    pair = await verb(ProposeMentorship)(replace(reverse, tracks=(his, hers)), unit.id, by=curator)
    assert [track.goals for track in pair.tracks] == ["", "Электронный журнал"]


async def test_what_can_be_no_mentorship_is_refused(
    verb: Verb, school: School, unit: Unit, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    propose, anya = verb(ProposeMentorship), mentees[0]
    candidate = await school.person(unit, "Кандидатов Пётр", Role.MENTOR)
    other = await school.unit("Ресурсный центр")
    stranger = await school.person(other, "Чужой Пётр", Role.MENTEE)
    awaited = await school.invited(unit, "Званый Пётр", Role.MENTEE)
    wrong: list[tuple[Proposal, type[Refusal]]] = [
        (proposal(boris, boris), OwnMentor),
        (proposal(boris, *mentees, kinds=frozenset({Kind.TRADITIONAL})), GroupSizeWrong),
        (proposal(boris, anya, kinds=frozenset({Kind.GROUP})), GroupSizeWrong),
        (proposal(boris, anya, anya), GroupSizeWrong),
        (proposal(boris, anya, months=2), MonthsOutOfRange),
        (proposal(boris, anya, months=13), MonthsOutOfRange),
        (proposal(boris, anya, tracks=(Track(mentor_id=boris.id, topics=(TopicId(9999),)),)), Gone),
        (proposal(candidate, anya), NotAMentorNow),
        (proposal(boris, stranger), Gone),
        (proposal(boris, anya, mentees=(awaited.id,)), Gone),
        (proposal(boris, candidate), Gone),
    ]
    for each, refusal in wrong:
        with pytest.raises(refusal):
            await propose(each, unit.id, by=curator)
    with pytest.raises(NotAllowed):
        await propose(proposal(boris, anya), unit.id, by=boris)
    with pytest.raises(NotAllowed):
        await propose(proposal(boris, anya), other.id, by=curator)


async def test_people_kept_apart_are_not_put_together_until_they_may_meet(
    verb: Verb, unit: Unit, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    anya = mentees[0]
    await verb(KeepApart)(anya.id, boris.id, unit.id, reason="Спор в прошлом году", by=curator)
    with pytest.raises(ToBeKeptApart):
        await verb(ProposeMentorship)(proposal(boris, anya), unit.id, by=curator)
    await verb(LetMeet)(boris.id, anya.id, unit.id, by=curator)
    with pytest.raises(Gone):
        await verb(LetMeet)(boris.id, anya.id, unit.id, by=curator)
    with pytest.raises(Gone):
        await verb(KeepApart)(anya.id, anya.id, unit.id, reason="Нет", by=curator)
    with pytest.raises(NotAllowed):
        await verb(KeepApart)(anya.id, boris.id, unit.id, reason="Нет", by=boris)
    await verb(ProposeMentorship)(proposal(boris, anya), unit.id, by=curator)


async def test_only_who_is_asked_answers_and_only_once(
    verb: Verb, school: School, unit: Unit, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    pair = await verb(ProposeMentorship)(proposal(boris, mentees[0]), unit.id, by=curator)
    for stranger in (mentees[1], curator):
        with pytest.raises(Gone):
            await verb(AgreeToMentorship)(pair.id, by=stranger)
    other = await school.unit("Ресурсный центр")
    with pytest.raises(Gone):
        await verb(WithdrawProposal)(pair.id, by=await school.person(other, "Чужой Пётр", Role.CURATOR))
    await verb(AgreeToMentorship)(pair.id, by=boris)
    with pytest.raises(AlreadyAnswered):
        await verb(DeclineMentorship)(pair.id, DeclineReason.OTHER, by=boris)
    with pytest.raises(NotAllowed):
        await verb(WithdrawProposal)(pair.id, by=boris)
    await verb(WithdrawProposal)(pair.id, by=curator)
    with pytest.raises(ProposalPast):
        await verb(AgreeToMentorship)(pair.id, by=mentees[0])


async def test_of_a_yes_and_a_withdrawal_at_once_one_counts(
    verb: Verb, unit: Unit, begin: BeginWork, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    for _ in range(ROUNDS):
        pair = await verb(ProposeMentorship)(proposal(boris, mentees[0]), unit.id, by=curator)
        await verb(AgreeToMentorship)(pair.id, by=mentees[0])
        done = await asyncio.gather(
            outcome(verb(AgreeToMentorship)(pair.id, by=boris)), outcome(verb(WithdrawProposal)(pair.id, by=curator))
        )
        assert sorted(map(str, done)) == sorted(map(str, [None, ProposalPast]))
        agreed = await stored(begin, pair.id)
        expected = MentorshipState.CURATOR if done[0] is None else MentorshipState.CALLED_OFF
        assert agreed.state is expected
        if done[0] is None:
            async with begin() as work:
                await work.mentorships.save(agreed.moved(MentorshipState.CALLED_OFF), expected=agreed)


async def test_two_yeses_for_the_last_place_are_one(
    verb: Verb, unit: Unit, begin: BeginWork, curator: Actor, boris: Actor, mentees: list[Actor]
) -> None:
    first = await verb(ProposeMentorship)(proposal(boris, mentees[2]), unit.id, by=curator)
    for actor in (boris, mentees[2]):
        await verb(AgreeToMentorship)(first.id, by=actor)
    for _ in range(ROUNDS):
        pairs = [await verb(ProposeMentorship)(proposal(boris, mentee), unit.id, by=curator) for mentee in mentees[:2]]
        for pair in pairs:
            await verb(AgreeToMentorship)(pair.id, by=boris)
        yeses = [
            outcome(verb(AgreeToMentorship)(pair.id, by=mentee))
            for pair, mentee in zip(pairs, mentees[:2], strict=True)
        ]
        assert sorted(map(str, await asyncio.gather(*yeses))) == sorted(map(str, [None, MentorFull]))
        for pair in pairs:
            left = await stored(begin, pair.id)
            async with begin() as work:
                await work.mentorships.save(left.moved(MentorshipState.CALLED_OFF), expected=left)


async def outcome(doing: Awaitable[object]) -> type[Refusal] | None:
    """None when it was done, else what it was refused with."""
    try:
        await doing
    except (ChangedMeanwhile, ProposalPast, MentorFull) as refusal:
        return type(refusal)
    return None
