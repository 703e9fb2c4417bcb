"""How mentorships end: who may, when, who learns what, and who comes second."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentoring.model.bank import Kind, MentorState
from mentoring.model.closings import Closing, ClosingState, Ground
from mentoring.model.ids import ClosingId, MentorshipId
from mentoring.model.mentorship import Mentorship, MentorshipState, StepKind
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.notices.endings import (
    EndAnnounced,
    EndNotAgreed,
    EndProposed,
    EndTakenBack,
    EndWarned,
    MentorshipEnded,
    Reader,
    SteppedBack,
    TermEnding,
    WarningLifted,
)
from mentoring.refusals import (
    AlreadyAnswered,
    ClosingOver,
    DateUnclear,
    EndAnnouncedAlready,
    EndAskedAlready,
    EndTooEarly,
    Gone,
    NotActive,
    NotAllowed,
    OwnMentorship,
    Refusal,
    TextMissing,
    TextTooLong,
    TooEarlyToDecide,
)
from mentoring.use_cases.bank import EndMentoring
from mentoring.use_cases.closings import (
    AnnounceEnd,
    AnswerEnd,
    BeHeard,
    DecideOnWarning,
    DueClosings,
    DueTerms,
    EarliestEnd,
    FollowClosing,
    FollowTerm,
    NextClosingDue,
    NextTermDue,
    ProposeEnd,
    TakeEndBack,
    WarnOfEnd,
)
from mentoring.use_cases.people import ChangeRoles, ForgetLeavers, RemovePerson
from mentoring.use_cases.profile import Leave, Leaving, WhatLeavingMeans, WithdrawConsent
from tests.conftest import SetClock
from tests.pairs import together
from tests.races import ROUNDS, at_once
from tests.school import School, Verb

#: A Monday; the third working day after it.
MONDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)
PAIR = "Борисов Б. Б. → Иванова А. П."


def at(day: date, hour: int = 10) -> datetime:
    """This hour of the school's day, five hours east of Greenwich."""
    return datetime(day.year, day.month, day.day, hour - 5, tzinfo=UTC)


@pytest.fixture
async def pair(school: School, mentor: Actor, mentee: Actor) -> Mentorship:
    return await together(school.begin, mentor, mentee)


@pytest.fixture
async def nikita(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


@pytest.fixture
async def outsider(school: School) -> Actor:
    return await school.person(await school.unit("Другая школа"), "Чужая Инна Юрьевна", *Role)


async def now_of(school: School, mentorship: Mentorship) -> Mentorship:
    async with school.begin() as work:
        return await work.mentorships.get(mentorship.id)


async def closing_of(school: School, closing: Closing) -> Closing:
    async with school.begin() as work:
        return await work.closings.get(closing.id)


async def journal(school: School, mentorship: Mentorship) -> list[tuple[StepKind, Any]]:
    async with school.begin() as work:
        return [(step.kind, step.author_id) for step in await work.mentorships.steps(mentorship.id)]


async def sweep(verb: Verb) -> None:
    """Until nothing is due."""
    while due := await verb(DueClosings)():
        for closing_id in due:
            await verb(FollowClosing)(closing_id)
    while terms := await verb(DueTerms)():
        for mentorship_id in terms:
            await verb(FollowTerm)(mentorship_id)


# By a side


async def test_a_side_ends_it_three_working_days_ahead_and_everybody_learns_the_day_but_nobody_the_reason(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    assert await verb(EarliestEnd)(pair.id, by=mentee) == THURSDAY
    with pytest.raises(EndTooEarly) as refused:
        await verb(AnnounceEnd)(pair.id, date(2026, 11, 25), by=mentee)
    assert refused.value.earliest == THURSDAY
    closing = await verb(AnnounceEnd)(pair.id, THURSDAY, reason="Тайна", by=mentee)
    told = EndAnnounced(
        mentorship_id=pair.id,
        pair=PAIR,
        ground=Ground.SIDE,
        name=mentee.person.name,
        ends_on=THURSDAY,
        reader=Reader.MENTOR,
        is_leaving=False,
        leaves_mentee=True,
    )
    assert await school.notices(mentor.id) == [told]
    assert await school.notices(curator.id) == [replace(told, reader=Reader.DECIDER)]
    assert await school.notices(mentee.id) == []
    clock.set(at(THURSDAY, 16))
    await sweep(verb)
    assert (await now_of(school, pair)).state is MentorshipState.ACTIVE
    clock.set(at(THURSDAY, 17))
    await sweep(verb)
    ended = await now_of(school, pair)
    assert (ended.state, ended.ends_on, ended.due_at) == (MentorshipState.ENDED, THURSDAY, None)
    assert (await closing_of(school, closing)).state is ClosingState.DONE
    over = MentorshipEnded(
        mentorship_id=pair.id,
        pair=PAIR,
        ground=Ground.SIDE,
        ends_on=THURSDAY,
        reader=Reader.MENTEE,
        leaver_name="",
        is_leaver=False,
        leaves_mentee=True,
    )
    assert await school.notices(mentee.id) == [over]
    assert (await school.notices(mentor.id))[1:] == [replace(over, reader=Reader.MENTOR)]
    assert (await school.notices(curator.id))[1:] == [replace(over, reader=Reader.DECIDER)]
    assert await journal(school, pair) == [(StepKind.END_ANNOUNCED, mentee.id), (StepKind.ENDED, None)]
    async with school.begin() as work:
        assert all(not step.words for step in await work.mentorships.steps(pair.id))
        assert (await work.mentorships.places_taken([mentor.id]))[mentor.id] == 0
    assert await verb(NextClosingDue)() is None


async def test_working_days_are_those_of_the_unit(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, clock: SetClock
) -> None:
    clock.set(at(date(2026, 11, 27), 18))  # a Friday evening
    with pytest.raises(EndTooEarly) as refused:
        await verb(AnnounceEnd)(pair.id, date(2026, 12, 1), by=mentor)
    assert refused.value.earliest == date(2026, 12, 3)
    with pytest.raises(DateUnclear):
        await verb(AnnounceEnd)(pair.id, date(2028, 1, 1), by=mentor)


async def test_an_end_is_taken_back_by_who_announced_it_until_it_comes(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    closing = await verb(AnnounceEnd)(pair.id, THURSDAY, by=mentor)
    for other in (mentee, curator):
        with pytest.raises(Gone):
            await verb(TakeEndBack)(closing.id, by=other)
    await verb(TakeEndBack)(closing.id, by=mentor)
    told = EndTakenBack(mentorship_id=pair.id, pair=PAIR, name=mentor.person.name, reader=Reader.MENTEE)
    assert (await school.notices(mentee.id))[-1] == told
    assert (await school.notices(curator.id))[-1] == replace(told, reader=Reader.DECIDER)
    clock.advance(days=10)
    await sweep(verb)
    assert (await now_of(school, pair)).state is MentorshipState.ACTIVE
    with pytest.raises(ClosingOver):
        await verb(TakeEndBack)(closing.id, by=mentor)
    again = await verb(AnnounceEnd)(pair.id, date(2026, 12, 31), by=mentee)
    assert (await closing_of(school, again)).state is ClosingState.ANNOUNCED


async def test_what_ends_already_is_not_ended_again(
    verb: Verb, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor
) -> None:
    await verb(AnnounceEnd)(pair.id, THURSDAY, by=mentor)
    for again in (
        verb(AnnounceEnd)(pair.id, THURSDAY, by=mentee),
        verb(ProposeEnd)(pair.id, MONDAY, by=mentee),
        verb(WarnOfEnd)(pair.id, "Не встречаются", by=curator),
    ):
        with pytest.raises(EndAnnouncedAlready) as refused:
            await again
        assert refused.value.on == THURSDAY


async def test_only_its_people_end_it_and_only_while_it_is_active(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, head: Actor,
    nikita: Actor, outsider: Actor,
) -> None:  # fmt: skip
    for stranger in (curator, head, nikita, outsider):
        for forged in (
            verb(AnnounceEnd)(pair.id, THURSDAY, by=stranger),
            verb(ProposeEnd)(pair.id, THURSDAY, by=stranger),
            verb(EarliestEnd)(pair.id, by=stranger),
        ):
            with pytest.raises(Gone):
                await forged
    with pytest.raises(Gone):
        await verb(AnnounceEnd)(MentorshipId(99), THURSDAY, by=mentor)
    for state in (MentorshipState.APPROVED, MentorshipState.ENDED, MentorshipState.CALLED_OFF):
        other = await together(school.begin, mentor, mentee, state=state)
        with pytest.raises(NotActive):
            await verb(AnnounceEnd)(other.id, THURSDAY, by=mentor)
        with pytest.raises(NotActive):
            await verb(ProposeEnd)(other.id, THURSDAY, by=mentor)
        with pytest.raises(NotActive):
            await verb(WarnOfEnd)(other.id, "Факты", by=curator)


async def test_who_is_removed_can_end_nothing_by_an_old_button(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, curator: Actor
) -> None:
    await verb(RemovePerson)(mentor.id, by=curator)
    with pytest.raises(NotAllowed):
        await verb(AnnounceEnd)(pair.id, THURSDAY, by=await school.actor(mentor))


async def test_a_mentee_ends_their_own_part_in_a_group_which_goes_on(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, nikita: Actor, curator: Actor, clock: SetClock
) -> None:
    group = await together(school.begin, mentor, mentee, nikita)
    closing = await verb(AnnounceEnd)(group.id, THURSDAY, by=mentee)
    assert closing.leaver_id == mentee.id
    assert (await school.notices(mentor.id))[-1].is_leaving  # type: ignore[attr-defined]  # what is announced
    clock.set(at(THURSDAY, 18))
    await sweep(verb)
    after = await now_of(school, group)
    assert (after.state, after.mentees, after.ends_on) == (MentorshipState.ACTIVE, (nikita.id,), group.ends_on)
    assert after.members[1].left_on == THURSDAY or after.members[2].left_on == THURSDAY
    told = [notice for notice in await school.notices(mentee.id) if isinstance(notice, MentorshipEnded)]
    assert [(notice.is_leaver, notice.reader) for notice in told] == [(True, Reader.MENTEE)]
    assert [isinstance(notice, MentorshipEnded) for notice in await school.notices(nikita.id)] == [False]
    assert (await journal(school, group))[-1] == (StepKind.LEFT, mentee.id)
    async with school.begin() as work:
        assert await work.mentorships.of_person(mentee.id) == []
    with pytest.raises(Gone):
        await verb(AnnounceEnd)(group.id, date(2026, 12, 31), by=mentee)
    # The last mentee's end is the group's.
    last = await verb(AnnounceEnd)(group.id, date(2026, 12, 31), by=nikita)
    assert last.leaver_id is None


async def test_two_who_leave_a_group_of_two_on_one_day_end_it(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, nikita: Actor, clock: SetClock
) -> None:
    group = await together(school.begin, mentor, mentee, nikita)
    for leaver in (mentee, nikita):
        await verb(AnnounceEnd)(group.id, THURSDAY, by=leaver)
    clock.set(at(THURSDAY, 18))
    await sweep(verb)
    assert (await now_of(school, group)).state is MentorshipState.ENDED


# By mutual wish


async def test_by_mutual_wish_it_ends_on_the_day_both_agree_on(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    tomorrow = date(2026, 11, 24)
    closing = await verb(ProposeEnd)(pair.id, tomorrow, by=mentor)
    asked = EndProposed(mentorship_id=pair.id, pair=PAIR, name=mentor.person.name, ends_on=tomorrow, is_leaving=False)
    assert await school.notices(mentee.id) == [asked]
    assert await school.notices(curator.id) == []
    with pytest.raises(Gone):
        await verb(AnswerEnd)(closing.id, agrees=True, by=mentor)
    await verb(AnswerEnd)(closing.id, agrees=True, by=mentee)
    for person in (mentor, mentee, curator):
        [told] = [notice for notice in await school.notices(person.id) if isinstance(notice, EndAnnounced)]
        assert (told.ground, told.ends_on) == (Ground.MUTUAL, tomorrow)
    with pytest.raises(ClosingOver):
        await verb(AnswerEnd)(closing.id, agrees=False, by=mentee)
    clock.set(at(tomorrow, 17))
    await sweep(verb)
    assert (await now_of(school, pair)).ends_on == tomorrow


async def test_a_day_that_passed_before_the_answer_becomes_today(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    closing = await verb(ProposeEnd)(pair.id, MONDAY, by=mentor)
    clock.set(at(date(2026, 11, 24), 19))
    await verb(AnswerEnd)(closing.id, agrees=True, by=mentee)
    ended = await now_of(school, pair)
    assert (ended.state, ended.ends_on) == (MentorshipState.ENDED, date(2026, 11, 24))


async def test_one_no_is_enough_and_the_proposer_learns_of_it(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    closing = await verb(ProposeEnd)(pair.id, THURSDAY, by=mentor)
    await verb(AnswerEnd)(closing.id, agrees=False, by=mentee)
    assert await school.notices(mentor.id) == [EndNotAgreed(mentorship_id=pair.id, pair=PAIR, name=mentee.person.name)]
    assert (await now_of(school, pair)).state is MentorshipState.ACTIVE
    again = await verb(ProposeEnd)(pair.id, THURSDAY, by=mentee)
    assert again.state is ClosingState.PROPOSED


async def test_silence_is_no_agreement(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    closing = await verb(ProposeEnd)(pair.id, THURSDAY, by=mentor)
    clock.advance(days=4)
    await sweep(verb)
    assert await school.notices(mentor.id) == [EndNotAgreed(mentorship_id=pair.id, pair=PAIR, name="")]
    assert await school.notices(mentee.id) == []
    with pytest.raises(ClosingOver):
        await verb(AnswerEnd)(closing.id, agrees=True, by=mentee)


async def test_a_group_ends_by_mutual_wish_when_all_agree_and_a_mentee_leaves_it_when_the_mentor_does(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, nikita: Actor
) -> None:
    group = await together(school.begin, mentor, mentee, nikita)
    leaving = await verb(ProposeEnd)(group.id, THURSDAY, by=nikita)
    assert [voice.person_id for voice in leaving.voices] == [mentor.id]
    ending = await verb(ProposeEnd)(group.id, THURSDAY, by=mentor)
    assert {voice.person_id for voice in ending.voices} == {mentee.id, nikita.id}
    first = await verb(AnswerEnd)(ending.id, agrees=True, by=nikita)
    assert first.state is ClosingState.PROPOSED
    with pytest.raises(AlreadyAnswered):
        await verb(AnswerEnd)(ending.id, agrees=True, by=nikita)
    last = await verb(AnswerEnd)(ending.id, agrees=True, by=mentee)
    assert last.state is ClosingState.ANNOUNCED
    # With the whole group ending, nobody need leave it by themselves.
    assert (await closing_of(school, leaving)).state is ClosingState.OVER


async def test_a_proposal_is_for_today_or_later_and_there_is_one_at_a_time(
    verb: Verb, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    for day in (MONDAY - timedelta(days=1), MONDAY + timedelta(days=400)):
        with pytest.raises(DateUnclear):
            await verb(ProposeEnd)(pair.id, day, by=mentor)
    await verb(ProposeEnd)(pair.id, MONDAY, by=mentor)
    with pytest.raises(EndAskedAlready):
        await verb(ProposeEnd)(pair.id, MONDAY, by=mentee)


# By the curator


async def test_the_curator_warns_hears_both_and_decides_after_ten_days(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    closing = await verb(WarnOfEnd)(pair.id, "За месяц ни одной встречи", by=curator)
    ripe_at = clock.now() + timedelta(days=10)
    warned = EndWarned(mentorship_id=pair.id, pair=PAIR, facts="За месяц ни одной встречи", ripe_at=ripe_at)
    assert await school.notices(mentor.id) == await school.notices(mentee.id) == [warned]
    await verb(BeHeard)(closing.id, "Я болела", by=mentee)
    await verb(BeHeard)(closing.id, "Я болела и вернулась", by=mentee)
    heard = {voice.person_id: voice.words for voice in (await closing_of(school, closing)).voices}
    assert heard == {mentor.id: "", mentee.id: "Я болела и вернулась"}
    clock.advance(days=9, hours=23)
    for ends in (True, False):
        with pytest.raises(TooEarlyToDecide) as refused:
            await verb(DecideOnWarning)(closing.id, ends=ends, by=curator)
        assert refused.value.until == ripe_at
    await sweep(verb)
    assert await school.notices(curator.id) == []
    clock.advance(hours=1)
    await sweep(verb)
    # Deciders are not told case by case: it waits in their queue, and the morning counts it.
    assert await school.notices(curator.id) == []
    async with school.begin() as work:
        assert await work.mornings.waiting(pair.unit_id) == {curator.id: 1}
    await verb(BeHeard)(closing.id, "Мы встречались", by=mentor)
    await verb(DecideOnWarning)(closing.id, ends=True, by=curator)
    ended = await now_of(school, pair)
    assert (ended.state, ended.ends_on) == (MentorshipState.ENDED, date(2026, 12, 3))
    assert await journal(school, pair) == [(StepKind.WARNED, curator.id), (StepKind.ENDED, curator.id)]
    with pytest.raises(ClosingOver):
        await verb(BeHeard)(closing.id, "Поздно", by=mentor)
    with pytest.raises(ClosingOver):
        await verb(DecideOnWarning)(closing.id, ends=False, by=curator)


async def test_the_curator_lets_it_go_on(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    closing = await verb(WarnOfEnd)(pair.id, "Нет встреч", by=curator)
    with pytest.raises(EndAskedAlready):
        await verb(WarnOfEnd)(pair.id, "Нет встреч", by=curator)
    clock.advance(days=10)
    await verb(DecideOnWarning)(closing.id, ends=False, by=curator)
    for person in (mentor, mentee):
        assert (await school.notices(person.id))[-1] == WarningLifted(mentorship_id=pair.id, pair=PAIR)
    assert (await now_of(school, pair)).state is MentorshipState.ACTIVE
    assert (await journal(school, pair))[-1] == (StepKind.WENT_ON, curator.id)
    await verb(WarnOfEnd)(pair.id, "Снова нет", by=curator)


async def test_facts_and_answers_are_words(verb: Verb, pair: Mentorship, mentor: Actor, curator: Actor) -> None:
    for refusal, words in ((TextMissing, "  "), (TextTooLong, "а" * 1001)):
        with pytest.raises(refusal):
            await verb(WarnOfEnd)(pair.id, words, by=curator)
    closing = await verb(WarnOfEnd)(pair.id, "а" * 1000, by=curator)
    for refusal, words in ((TextMissing, "\n"), (TextTooLong, "а" * 1001)):
        with pytest.raises(refusal):
            await verb(BeHeard)(closing.id, words, by=mentor)
    with pytest.raises(TextTooLong):
        await verb(AnnounceEnd)(pair.id, THURSDAY, reason="а" * 1001, by=mentor)


async def test_only_a_decider_of_the_unit_warns_and_decides_and_nobody_on_their_own(
    verb: Verb, school: School, unit: Unit, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor,
    head: Actor, outsider: Actor, clock: SetClock,
) -> None:  # fmt: skip
    with pytest.raises(NotAllowed):
        await verb(WarnOfEnd)(pair.id, "Факты", by=mentor)
    with pytest.raises(Gone):
        await verb(WarnOfEnd)(pair.id, "Факты", by=outsider)
    own = await together(school.begin, curator, mentee)
    with pytest.raises(OwnMentorship):
        await verb(WarnOfEnd)(own.id, "Факты", by=curator)
    closing = await verb(WarnOfEnd)(own.id, "Факты", by=head)
    clock.advance(days=11)
    await sweep(verb)
    # The curator is in it: the head decides.
    async with school.begin() as work:
        assert await work.mornings.waiting(unit.id) == {head.id: 1}
    for refusal, stranger in ((NotAllowed, mentee), (Gone, outsider), (OwnMentorship, curator)):
        with pytest.raises(refusal):
            await verb(DecideOnWarning)(closing.id, ends=True, by=stranger)
        if stranger is outsider:
            with pytest.raises(Gone):
                await verb(BeHeard)(closing.id, "Слово", by=stranger)
    for forged in (
        verb(DecideOnWarning)(ClosingId(99), ends=True, by=head),
        verb(BeHeard)(closing.id, "Слово", by=mentor),
        verb(AnswerEnd)(closing.id, agrees=True, by=mentor),
        verb(TakeEndBack)(closing.id, by=head),
    ):
        with pytest.raises(Gone):
            await forged


async def test_the_only_decider_may_decide_on_their_own(
    verb: Verb, school: School, curator: Actor, mentee: Actor
) -> None:
    own = await together(school.begin, curator, mentee)
    closing = await verb(WarnOfEnd)(own.id, "Факты", by=curator)
    assert closing.author_id == curator.id


# By parting


async def test_who_leaves_ends_what_they_are_in_within_three_days_and_the_curator_is_asked_to_hand_over(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    waiting = await together(school.begin, mentor, mentee, state=MentorshipState.APPROVED)
    assert await verb(WhatLeavingMeans)(by=mentor) == Leaving(
        asked=0, in_hand=0, active=1, beginning=1, is_free_to_leave=True
    )
    await verb(Leave)(by=mentor)
    [announced] = [each for each in await school.notices(mentee.id) if isinstance(each, EndAnnounced)]
    assert (announced.ground, announced.name, announced.ends_on) == (
        Ground.PARTING,
        mentor.person.name,
        THURSDAY,
    )
    assert [each.reader for each in await school.notices(curator.id) if isinstance(each, EndAnnounced)] == ["decider"]
    assert (await now_of(school, waiting)).state is MentorshipState.CALLED_OFF
    stepped = [each for each in await school.notices(mentee.id) if isinstance(each, SteppedBack)]
    assert [(each.mentorship_id, each.reader, each.goes_on) for each in stepped] == [(waiting.id, "mentee", False)]
    clock.set(at(THURSDAY, 17))
    await sweep(verb)
    ended = await now_of(school, pair)
    assert (ended.state, ended.ends_on) == (MentorshipState.ENDED, THURSDAY)
    assert [each.ground for each in await school.notices(mentee.id) if isinstance(each, MentorshipEnded)] == [
        Ground.PARTING
    ]


async def test_an_end_that_comes_sooner_stands_and_a_later_one_gives_way(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, nikita: Actor, curator: Actor
) -> None:
    soon = await together(school.begin, mentor, mentee)
    late = await together(school.begin, mentor, nikita)
    sooner = await verb(AnnounceEnd)(soon.id, THURSDAY, by=mentee)
    later = await verb(AnnounceEnd)(late.id, date(2026, 12, 20), by=nikita)
    await verb(RemovePerson)(mentor.id, by=curator)
    assert (await closing_of(school, sooner)).state is ClosingState.ANNOUNCED
    assert (await closing_of(school, later)).state is ClosingState.OVER
    async with school.begin() as work:
        assert [each.ground for each in await work.closings.open_of([late.id])] == [Ground.PARTING]


async def test_withdrawing_consent_ends_at_once_and_forgets_what_was_written(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor
) -> None:
    closing = await verb(WarnOfEnd)(pair.id, "Факты", by=curator)
    await verb(BeHeard)(closing.id, "Слова", by=mentee)
    await verb(WithdrawConsent)(by=mentee)
    ended = await now_of(school, pair)
    assert (ended.state, ended.ends_on, [track.goals for track in ended.tracks]) == (
        MentorshipState.ENDED,
        MONDAY,
        [""],
    )
    async with school.begin() as work:
        assert all(not step.words for step in await work.mentorships.steps(pair.id))
    forgotten = await closing_of(school, closing)
    assert (forgotten.state, forgotten.facts, {voice.words for voice in forgotten.voices}) == (
        ClosingState.OVER,
        "",
        {""},
    )
    [told] = [each for each in await school.notices(mentor.id) if isinstance(each, MentorshipEnded)]
    assert (told.ground, told.ends_on) == (Ground.PARTING, MONDAY)


async def test_who_has_left_and_then_withdraws_consent_ends_at_once_too(
    verb: Verb, school: School, pair: Mentorship, mentee: Actor, curator: Actor
) -> None:
    await verb(Leave)(by=mentee)
    assert (await now_of(school, pair)).state is MentorshipState.ACTIVE
    await verb(WithdrawConsent)(by=await school.actor(mentee))
    assert (await now_of(school, pair)).state is MentorshipState.ENDED


async def test_a_group_goes_on_without_a_mentee_who_leaves_the_school(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, nikita: Actor, curator: Actor, clock: SetClock
) -> None:
    group = await together(school.begin, mentor, mentee, nikita)
    await verb(Leave)(by=mentee)
    clock.advance(days=4)
    await sweep(verb)
    after = await now_of(school, group)
    assert (after.state, after.mentees) == (MentorshipState.ACTIVE, (nikita.id,))
    await verb(WithdrawConsent)(by=await school.actor(mentee))
    assert [track.goals for track in (await now_of(school, group)).tracks] == ["Тишина на уроке"]


async def test_who_is_no_mentor_any_more_is_one_in_no_mentorship_but_stays_a_mentee(
    verb: Verb, school: School, unit: Unit, mentor: Actor, mentee: Actor, nikita: Actor, curator: Actor
) -> None:
    mentoring = await together(school.begin, mentor, mentee)
    mentored = await together(school.begin, curator, mentor)
    await verb(ChangeRoles)(mentor.id, [Role.MENTOR, Role.MENTEE], by=curator)
    async with school.begin() as work:
        assert await work.closings.open_of([mentoring.id]) == []
    await verb(ChangeRoles)(mentor.id, [Role.MENTEE], by=curator)
    async with school.begin() as work:
        [closing] = await work.closings.open_of([mentoring.id])
        assert (closing.ground, closing.ends_on) == (Ground.PARTING, THURSDAY)
        assert await work.closings.open_of([mentored.id]) == []
    with pytest.raises(Gone):
        await verb(TakeEndBack)(closing.id, by=mentor)


async def test_a_mentor_who_stops_being_one_ends_what_they_mentor(
    verb: Verb, school: School, unit: Unit, pair: Mentorship, mentor: Actor
) -> None:
    await verb(EndMentoring)(mentor.id, unit.id, by=mentor)
    async with school.begin() as work:
        assert (await work.bank_cards.mentor(mentor.id, unit.id)).state is MentorState.FORMER
        [closing] = await work.closings.open_of([pair.id])
    assert (closing.ground, closing.author_id) == (Ground.PARTING, mentor.id)


# By the term


async def test_a_term_is_told_of_thirty_days_before_and_ends_with_its_last_day(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    last = pair.ends_on
    assert last is not None
    await sweep(verb)
    assert await verb(NextTermDue)() == at(last - timedelta(days=30), 17)
    clock.set(at(last - timedelta(days=30), 17))
    await sweep(verb)
    told = TermEnding(mentorship_id=pair.id, pair=PAIR, ends_on=last, reader=Reader.MENTOR)
    assert await school.notices(mentor.id) == [told]
    assert await school.notices(mentee.id) == [replace(told, reader=Reader.MENTEE)]
    assert await school.notices(curator.id) == [replace(told, reader=Reader.DECIDER)]
    clock.set(at(last, 16))
    await sweep(verb)
    assert (await now_of(school, pair)).state is MentorshipState.ACTIVE
    clock.set(at(last, 17))
    await sweep(verb)
    assert (await now_of(school, pair)).state is MentorshipState.ENDED
    assert [each.ground for each in await school.notices(mentor.id) if isinstance(each, MentorshipEnded)] == [
        Ground.TERM
    ]
    assert await verb(NextTermDue)() is None


async def test_a_term_that_was_extended_gets_a_new_clock_and_one_without_an_end_gets_none(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, clock: SetClock
) -> None:
    last = pair.ends_on
    assert last is not None
    clock.set(at(last - timedelta(days=20)))
    await sweep(verb)
    async with school.begin() as work:
        known = await work.mentorships.get(pair.id)
        extended = replace(known, ends_on=last + timedelta(days=60))
        known = await work.mentorships.save(extended, expected=known) or known
    clock.set(at(last, 18))
    await sweep(verb)
    assert (await now_of(school, pair)).state is MentorshipState.ACTIVE
    assert await verb(NextTermDue)() == at(last + timedelta(days=30), 17)
    async with school.begin() as work:
        known = await work.mentorships.get(pair.id)
        await work.mentorships.save(replace(known, ends_on=None), expected=known)
    clock.advance(days=60)
    await sweep(verb)
    assert await verb(NextTermDue)() is None


async def test_of_a_term_that_will_not_be_reached_nobody_is_told(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    # It ends on the first of June, while school is on and working days go by.
    pair = await together(school.begin, mentor, mentee, since=date(2026, 9, 1))
    last = pair.ends_on
    assert last is not None
    clock.set(at(last - timedelta(days=31)))
    await verb(AnnounceEnd)(pair.id, last - timedelta(days=10), by=mentor)
    clock.set(at(last - timedelta(days=29)))
    await sweep(verb)
    assert all(not isinstance(notice, TermEnding) for notice in await school.notices(mentor.id))


# Races


async def test_of_two_who_end_at_once_one_does(verb: Verb, school: School, mentor: Actor, mentee: Actor) -> None:
    for _ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee)
        results = await at_once(
            verb(AnnounceEnd)(pair.id, THURSDAY, by=mentor), verb(AnnounceEnd)(pair.id, THURSDAY, by=mentee)
        )
        assert sum(isinstance(result, EndAnnouncedAlready) for result in results) == 1
        async with school.begin() as work:
            assert len(await work.closings.open_of([pair.id])) == 1


async def test_of_two_who_propose_a_mutual_end_at_once_one_does_and_the_other_is_asked(
    verb: Verb, school: School, mentor: Actor, mentee: Actor
) -> None:
    for _ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee)
        results = await at_once(
            verb(ProposeEnd)(pair.id, THURSDAY, by=mentor), verb(ProposeEnd)(pair.id, THURSDAY, by=mentee)
        )
        [refused] = [result for result in results if isinstance(result, EndAskedAlready)]
        late = (mentor, mentee)[results.index(refused)]
        async with school.begin() as work:
            [closing] = await work.closings.open_of([pair.id])
        assert [voice.person_id for voice in closing.voices] == [late.id]


async def test_an_end_taken_back_at_the_moment_of_the_sweep_has_come_or_has_not(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    outcomes = set()
    for round_ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee)
        day = clock.now().date() + timedelta(days=7)
        closing = await verb(AnnounceEnd)(pair.id, day, by=mentor)
        clock.set(at(day, 17))
        doings = [verb(FollowClosing)(closing.id), verb(TakeEndBack)(closing.id, by=mentor)]
        results = await at_once(*(doings if round_ % 2 else reversed(doings)))
        is_back = all(result is None for result in results)
        state = (await now_of(school, pair)).state
        assert state is (MentorshipState.ACTIVE if is_back else MentorshipState.ENDED)
        ended = [each for each in await school.notices(mentee.id) if isinstance(each, MentorshipEnded)]
        assert len([each for each in ended if each.mentorship_id == pair.id]) == (0 if is_back else 1)
        outcomes.add(is_back)
    assert outcomes


async def test_two_sweeps_at_once_end_it_once(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    for _ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee)
        day = clock.now().date() + timedelta(days=7)
        closing = await verb(AnnounceEnd)(pair.id, day, by=mentor)
        clock.set(at(day, 17))
        await asyncio.gather(*(verb(FollowClosing)(closing.id) for _ in range(3)))
        assert (await journal(school, pair)).count((StepKind.ENDED, None)) == 1


async def test_of_two_deciders_at_once_one_decides(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, curator: Actor, head: Actor, clock: SetClock
) -> None:
    for _ in range(ROUNDS):
        pair = await together(school.begin, mentor, mentee)
        closing = await verb(WarnOfEnd)(pair.id, "Факты", by=curator)
        clock.advance(days=10)
        results = await at_once(
            verb(DecideOnWarning)(closing.id, ends=True, by=curator),
            verb(DecideOnWarning)(closing.id, ends=False, by=head),
        )
        [place] = [place for place, result in enumerate(results) if result is None]
        assert isinstance(results[1 - place], ClosingOver)
        state = (await now_of(school, pair)).state
        assert state is (MentorshipState.ENDED if place == 0 else MentorshipState.ACTIVE)


async def test_both_leaving_at_once_end_it_and_nobody_waits_for_ever(
    verb: Verb, school: School, unit: Unit, curator: Actor, clock: SetClock
) -> None:
    for round_ in range(ROUNDS):
        mentor = await school.person(unit, f"Наставник Пётр{round_} Ильич", Role.MENTOR, Role.TUTOR)
        mentee = await school.person(unit, f"Молодой Иван{round_} Ильич", Role.MENTEE)
        pair = await together(school.begin, mentor, mentee)
        results = await at_once(
            verb(EndMentoring)(mentor.id, unit.id, by=mentor),
            verb(WithdrawConsent)(by=mentee),
            verb(AnnounceEnd)(pair.id, date(2027, 1, 20), by=mentor),
        )
        assert results[1] is None, results
        with suppress(Refusal):
            await verb(Leave)(by=await school.actor(mentor))
        clock.advance(days=4)
        await sweep(verb)
        assert (await now_of(school, pair)).state is MentorshipState.ENDED


async def test_leavers_are_forgotten_with_what_they_wrote(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    closing = await verb(AnnounceEnd)(pair.id, date(2026, 11, 30), reason="Тайна", by=mentee)
    async with school.begin() as work:
        assert "Тайна" in str(await work.people.record_of(mentee.id))
        assert "Тайна" not in str(await work.people.record_of(mentor.id))
    await verb(Leave)(by=mentee)
    clock.advance(days=5)
    await sweep(verb)
    clock.advance(days=31)
    assert await verb(ForgetLeavers)() == 1
    assert (await closing_of(school, closing)).reason == ""
    assert Kind.TRADITIONAL in (await now_of(school, pair)).kinds
