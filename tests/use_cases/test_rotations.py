"""Circles of meetings: who may do what, who is told what, and what happens at once."""

from collections.abc import Awaitable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.meeting_log_book import SqlMeetingLogBook
from mentoring.model.ids import RotationId
from mentoring.model.mentorship import Side
from mentoring.model.people import Actor, Role
from mentoring.model.rotation import Phase, Presence, Rotation, RotationState
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.rotations import (
    ContactOpened,
    RotationBeat,
    RotationCalledOff,
    RotationDesk,
    RotationEnded,
    RotationInvited,
    RotationLapsed,
    RotationPlanned,
    RotationUnderWay,
)
from mentoring.ports import BeginWork
from mentoring.refusals import (
    DateUnclear,
    Gone,
    MomentPast,
    NobodyToMeet,
    NotAllowed,
    Refusal,
    RotationBegun,
    RotationMovedOn,
    RotationNotRunning,
)
from mentoring.use_cases.people import RemovePerson
from mentoring.use_cases.profile import ExportMyData, WithdrawConsent
from mentoring.use_cases.rotation_screens import MyRotations, ShowRotation, WhatToWishFor, WhoElseToInvite, WhomToInvite
from mentoring.use_cases.rotations import (
    AnswerInvitation,
    BeginRotation,
    CallOffRotation,
    DueRotations,
    FinishRotation,
    FollowRotation,
    GatherRotation,
    InviteToRotation,
    KeepInTouch,
    MarkPresence,
    NextRound,
    RateRotation,
    SendPlan,
    TurnWish,
)
from mentoring.use_cases.units import ChangeUnitSetting
from tests.conftest import Counting, SetClock
from tests.races import at_once
from tests.school import School, Verb

RACES = 5


@pytest.fixture
async def mentors(school: School, unit: Unit) -> list[Actor]:
    return [await school.person(unit, f"Наставник Пётр{number} Ильич", Role.MENTOR) for number in range(3)]


@pytest.fixture
async def mentees(school: School, unit: Unit) -> list[Actor]:
    return [await school.person(unit, f"Молодая Анна{number} Ильинична", Role.MENTEE) for number in range(3)]


@pytest.fixture
def noon(clock: SetClock) -> datetime:
    return clock.now() + timedelta(hours=2)


class Gather:
    """Calls a circle together, with all invited having said yes unless told otherwise."""

    def __init__(self, verb: Verb, mentors: list[Actor], mentees: list[Actor], at: datetime, by: Actor) -> None:
        self._verb, self._mentors, self._mentees, self._at, self._by = verb, mentors, mentees, at, by

    async def __call__(self, *, is_answered: bool = True, **changes: Any) -> Rotation:
        how: dict[str, Any] = {
            "title": "Круг в лицее",
            "starts_at": self._at,
            "place": "Актовый зал",
            "rounds": 3,
            "minutes": 5,
            "break_minutes": 1,
            "mentors": [each.id for each in self._mentors],
            "mentees": [each.id for each in self._mentees],
            "by": self._by,
        }
        rotation = await self._verb(GatherRotation)(**how | changes)
        if is_answered:
            for each in [*self._mentors, *self._mentees]:
                rotation = await self._verb(AnswerInvitation)(rotation.id, comes=True, by=each)
        return rotation


@pytest.fixture
def gather(verb: Verb, mentors: list[Actor], mentees: list[Actor], noon: datetime, curator: Actor) -> Gather:
    return Gather(verb, mentors, mentees, noon, curator)


async def stored(begin: BeginWork, rotation_id: RotationId) -> Rotation:
    async with begin(reads_only=True) as work:
        return await work.rotations.get(rotation_id)


def newest(notices: list[Notice], kind: type[Any]) -> Any:
    return [notice for notice in notices if isinstance(notice, kind)][-1]


async def test_everybody_invited_is_asked_and_what_cannot_be_is_refused(
    verb: Verb,
    school: School,
    gather: Gather,
    clock: SetClock,
    curator: Actor,
    mentors: list[Actor],
    mentees: list[Actor],
) -> None:
    rotation = await gather(is_answered=False)
    invited = [notice for notice in await school.notices(mentees[0].id) if isinstance(notice, RotationInvited)]
    assert [(each.rotation_id, each.place, each.comes) for each in invited] == [(rotation.id, "Актовый зал", None)]
    wrong: list[tuple[dict[str, Any], type[Refusal]]] = [
        ({"starts_at": clock.now()}, MomentPast),
        ({"starts_at": clock.now() + timedelta(days=400)}, DateUnclear),
        ({"rounds": 99}, Gone),
        ({"mentees": []}, NobodyToMeet),
        ({"mentees": [curator.id]}, Gone),
        ({"mentees": [mentors[0].id]}, Gone),
        ({"by": mentees[0]}, NotAllowed),
        ({"by": mentors[0]}, NotAllowed),
    ]
    for changes, refusal in wrong:
        with pytest.raises(refusal):
            await gather(is_answered=False, **changes)
    await verb(ChangeUnitSetting)("mentors_may_gather", True, by=curator)
    own = await gather(is_answered=False, by=mentors[0])
    assert [person.id for person in (await verb(WhomToInvite)(by=mentors[0])).mentees] == [each.id for each in mentees]
    with pytest.raises(NotAllowed):
        await verb(SendPlan)(own.id, by=mentors[1])


async def test_to_a_stranger_a_circle_does_not_exist_and_a_participant_does_not_lead_it(
    verb: Verb, school: School, unit: Unit, gather: Gather, mentees: list[Actor], mentors: list[Actor], head: Actor
) -> None:
    rotation = await gather()
    stranger = await school.person(unit, "Чужая Ольга Ильинична", Role.MENTEE)
    elsewhere = await school.unit("Лицей № 9")
    other_curator = await school.person(elsewhere, "Чужая Вера Ильинична", Role.CURATOR)
    for who in (stranger, other_curator):
        hidden: list[Awaitable[object]] = [
            verb(ShowRotation)(rotation.id, by=who),
            verb(AnswerInvitation)(rotation.id, comes=True, by=who),
            verb(BeginRotation)(rotation.id, by=who),
            verb(MarkPresence)(rotation.id, mentees[0].id, Presence.ABSENT, by=who),
            verb(WhatToWishFor)(rotation.id, by=who),
            verb(KeepInTouch)(rotation.id, mentees[0].id, by=who),
        ]
        for refused in hidden:
            with pytest.raises(Gone):
                await refused
    forbidden: list[Awaitable[object]] = [
        verb(SendPlan)(rotation.id, by=mentees[0]),
        verb(CallOffRotation)(rotation.id, by=mentors[0]),
        verb(MarkPresence)(rotation.id, mentees[1].id, Presence.LATE, by=mentees[0]),
        verb(MarkPresence)(rotation.id, mentees[0].id, Presence.ABSENT, by=mentees[0]),
    ]
    for refused in forbidden:
        with pytest.raises(NotAllowed):
            await refused
    card = await verb(ShowRotation)(rotation.id, by=mentees[0])
    assert card.leader is None
    assert (await verb(ShowRotation)(rotation.id, by=head)).leader is not None
    assert [line.id for line in (await verb(MyRotations)(by=head)).lines] == [rotation.id]
    assert not (await verb(MyRotations)(by=stranger)).lines


async def test_everybody_who_comes_gets_a_plan_and_a_change_is_told_only_to_whom_it_changes_something(
    verb: Verb, school: School, gather: Gather, curator: Actor, mentors: list[Actor], mentees: list[Actor]
) -> None:
    rotation = await gather(mentees=[each.id for each in mentees[:2]], is_answered=False)
    with pytest.raises(NobodyToMeet):
        await verb(SendPlan)(rotation.id, by=curator)
    for each in (mentors[0], mentors[1], *mentees[:2]):
        await verb(AnswerInvitation)(rotation.id, comes=True, by=each)
    await verb(TurnWish)(rotation.id, person=mentors[1].id, by=mentees[0])
    await verb(SendPlan)(rotation.id, by=curator)
    plan = newest(await school.notices(mentees[0].id), RotationPlanned)
    assert plan.seats[0].name == mentors[1].person.name
    assert len(plan.seats) == 2
    assert not [each for each in await school.notices(mentors[2].id) if isinstance(each, RotationPlanned)]
    # A third mentor: somebody of three waits now, and everybody's way may be another.
    await verb(AnswerInvitation)(rotation.id, comes=True, by=mentors[2])
    assert len(newest(await school.notices(mentors[2].id), RotationPlanned).seats) == 3
    assert len([each for each in await school.notices(mentees[0].id) if isinstance(each, RotationPlanned)]) == 1
    await verb(AnswerInvitation)(rotation.id, comes=False, by=mentors[2])
    assert newest(await school.notices(mentors[2].id), RotationPlanned).seats == ()


async def test_one_more_is_asked_before_it_begins_and_is_in_the_next_round_once_it_is_under_way(
    verb: Verb, school: School, unit: Unit, begin: BeginWork, clock: SetClock, gather: Gather, curator: Actor,
    mentees: list[Actor], mentors: list[Actor], noon: datetime,
) -> None:  # fmt: skip
    rotation = await gather()
    zoya = await school.person(unit, "Поздняя Зоя Ильинична", Role.MENTEE)
    pavel = await school.person(unit, "Случайный Павел Ильич", Role.MENTOR)
    guest = await school.person(unit, "Гостев Глеб Ильич", Role.COUNCIL)
    left = await verb(WhoElseToInvite)(rotation.id, by=curator)
    assert [(side, person.id) for side, person in left] == [(Side.MENTOR, pavel.id), (Side.MENTEE, zoya.id)]
    await verb(SendPlan)(rotation.id, by=curator)
    asked = await verb(InviteToRotation)(rotation.id, zoya.id, Side.MENTEE, by=curator)
    assert asked.participant(zoya.id).comes is None
    assert newest(await school.notices(zoya.id), RotationInvited).rotation_id == rotation.id
    # Twice changes nothing; nobody is called in on a side that is not theirs, nor by who does not lead.
    assert (await verb(InviteToRotation)(rotation.id, zoya.id, Side.MENTOR, by=curator)).people == asked.people
    for person, side, by in ((guest, Side.MENTOR, curator), (pavel, Side.MENTEE, curator), (pavel, Side.MENTOR, guest)):
        with pytest.raises(Gone):
            await verb(InviteToRotation)(rotation.id, person.id, side, by=by)
    with pytest.raises(NotAllowed):
        await verb(InviteToRotation)(rotation.id, pavel.id, Side.MENTOR, by=mentees[0])
    await verb(AnswerInvitation)(rotation.id, comes=True, by=zoya)
    assert len(newest(await school.notices(zoya.id), RotationPlanned).seats) == 3
    clock.set(noon)
    await verb(BeginRotation)(rotation.id, by=curator)
    await verb(InviteToRotation)(rotation.id, pavel.id, Side.MENTOR, by=curator)
    beat = newest(await school.notices(pavel.id), RotationBeat)
    assert [seat.name for seat in beat.seats if seat.round == 1] == [""]
    assert all(seat.name for seat in beat.seats if seat.round > 1)
    await verb(FinishRotation)(rotation.id, by=curator)
    with pytest.raises(RotationNotRunning):
        await verb(InviteToRotation)(rotation.id, guest.id, Side.MENTEE, by=curator)
    assert len((await stored(begin, rotation.id)).people) == len(mentors) + len(mentees) + 2


async def test_who_left_the_unit_is_not_planned(
    verb: Verb, school: School, begin: BeginWork, gather: Gather, curator: Actor, mentees: list[Actor]
) -> None:
    rotation = await gather()
    await verb(RemovePerson)(mentees[0].id, by=curator)
    await verb(SendPlan)(rotation.id, by=curator)
    planned = await stored(begin, rotation.id)
    assert mentees[0].id not in {meeting.mentee_id for meeting in planned.meetings}


async def test_a_circle_is_led_to_its_end_and_two_who_both_want_it_can_write_to_each_other(
    verb: Verb,
    school: School,
    engine: AsyncEngine,
    clock: SetClock,
    gather: Gather,
    curator: Actor,
    mentors: list[Actor],
    mentees: list[Actor],
    noon: datetime,
) -> None:
    rotation = await gather()
    await verb(SendPlan)(rotation.id, by=curator)
    clock.set(noon)
    await verb(BeginRotation)(rotation.id, by=curator)
    told = await school.notices(mentees[0].id)
    beat = newest(told, RotationBeat)
    assert (beat.phase, beat.round, beat.rounds, beat.until) == (Phase.ROUND, 1, 3, noon + timedelta(minutes=5))
    assert len(beat.seats) == 3
    assert isinstance(newest(await school.notices(curator.id), RotationDesk), RotationDesk)
    partner = next(each for each in mentors if each.person.name == beat.seats[0].name)
    await verb(MarkPresence)(rotation.id, mentees[1].id, Presence.ABSENT, by=curator)
    absent = newest(await school.notices(mentees[1].id), RotationBeat)
    assert absent.is_away
    assert absent.seats == ()
    clock.advance(minutes=5)
    assert await verb(DueRotations)() == [rotation.id]
    await verb(FollowRotation)(rotation.id)
    await verb(FollowRotation)(rotation.id)
    beat = newest(await school.notices(mentees[0].id), RotationBeat)
    assert (beat.phase, [seat.round for seat in beat.seats]) == (Phase.BREAK, [2, 3])
    desk = newest(await school.notices(curator.id), RotationDesk)
    assert (desk.here, desk.away) == (5, 1)
    await verb(NextRound)(rotation.id, beat=desk.beat, by=curator)
    with pytest.raises(RotationMovedOn):
        await verb(NextRound)(rotation.id, beat=desk.beat, by=curator)
    await verb(FinishRotation)(rotation.id, by=curator)
    assert newest(await school.notices(mentees[0].id), RotationEnded).met == 2
    assert newest(await school.notices(mentees[1].id), RotationEnded).met == 0
    await verb(RateRotation)(rotation.id, 3, by=mentees[0])
    with pytest.raises(Gone):
        await verb(RateRotation)(rotation.id, 3, by=mentees[1])
    assert not await verb(KeepInTouch)(rotation.id, partner.id, by=mentees[0])
    assert not [each for each in await school.notices(partner.id) if isinstance(each, ContactOpened)]
    [line] = [
        each for each in (await verb(ShowRotation)(rotation.id, by=partner)).met if each.person_id == mentees[0].id
    ]
    assert (line.keeps, line.is_mutual, line.account) == (False, False, None)
    assert await verb(KeepInTouch)(rotation.id, mentees[0].id, by=partner)
    opened = newest(await school.notices(mentees[0].id), ContactOpened)
    assert (opened.person_id, opened.account, opened.may_ask) == (partner.id, partner.person.account, True)
    assert not newest(await school.notices(partner.id), ContactOpened).may_ask
    leader = (await verb(ShowRotation)(rotation.id, by=curator)).leader
    assert leader is not None
    assert leader.marks is None
    assert {line.person_id: line.met for line in leader.people}[mentees[1].id] == 0
    sheets = [await SqlMeetingLogBook(engine).record_sheet(noon.date(), noon.date(), by=each) for each in mentors]
    # Two rounds with three mentors and two mentees in each.
    events = [event for sheet in sheets for event in sheet.events]
    assert sum(event.people for event in events) == 4
    assert {(event.title, event.minutes // event.people) for event in events} == {("Круг в лицее", 5)}


async def test_the_plan_goes_out_by_itself_and_what_nobody_began_is_off(
    verb: Verb, school: School, clock: SetClock, gather: Gather, curator: Actor, mentees: list[Actor], noon: datetime
) -> None:
    rotation = await gather(starts_at=noon + timedelta(hours=1))
    clock.advance(hours=1)
    await verb(FollowRotation)(rotation.id)
    assert newest(await school.notices(mentees[0].id), RotationPlanned).seats
    assert not await verb(DueRotations)()
    clock.advance(hours=5)
    await verb(FollowRotation)(rotation.id)
    assert isinstance((await school.notices(curator.id))[-1], RotationLapsed)
    with pytest.raises(RotationBegun):
        await verb(BeginRotation)(rotation.id, by=curator)


async def test_calling_off_tells_all_who_have_not_said_no(
    verb: Verb, school: School, gather: Gather, curator: Actor, mentees: list[Actor]
) -> None:
    rotation = await gather(is_answered=False)
    await verb(AnswerInvitation)(rotation.id, comes=False, by=mentees[0])
    await verb(CallOffRotation)(rotation.id, by=curator)
    assert isinstance((await school.notices(mentees[1].id))[-1], RotationCalledOff)
    assert not [each for each in await school.notices(mentees[0].id) if isinstance(each, RotationCalledOff)]
    with pytest.raises(RotationBegun):
        await verb(AnswerInvitation)(rotation.id, comes=True, by=mentees[1])


async def test_of_two_who_begin_at_once_one_leads_and_everybody_has_one_message(
    verb: Verb, school: School, clock: SetClock, gather: Gather, curator: Actor, head: Actor, mentees: list[Actor]
) -> None:
    for number in range(RACES):
        rotation = await gather(starts_at=clock.now() + timedelta(minutes=1))
        results = await at_once(*(verb(BeginRotation)(rotation.id, by=who) for who in (curator, head)))
        assert sorted(type(result).__name__ for result in results) == ["Rotation", "RotationBegun"]
        beats = [each for each in await school.notices(mentees[0].id) if isinstance(each, RotationBeat)]
        assert len(beats) == number + 1


async def test_somebody_marked_absent_while_the_next_round_begins_is_in_none_of_the_rounds_to_come(
    verb: Verb,
    begin: BeginWork,
    clock: SetClock,
    gather: Gather,
    curator: Actor,
    mentees: list[Actor],
    mentors: list[Actor],
) -> None:
    for number in range(RACES):
        rotation = await gather(starts_at=clock.now() + timedelta(minutes=1))
        await verb(BeginRotation)(rotation.id, by=curator)
        clock.advance(minutes=5)
        await verb(FollowRotation)(rotation.id)
        clock.advance(minutes=1)
        gone = (mentees + mentors)[number % 6].id
        await at_once(
            verb(MarkPresence)(rotation.id, gone, Presence.ABSENT, by=curator),
            verb(FollowRotation)(rotation.id),
            verb(FollowRotation)(rotation.id),
        )
        after = await stored(begin, rotation.id)
        assert (after.round, after.phase, after.state) == (2, Phase.ROUND, RotationState.RUNNING)
        pairs = [(each.mentor_id, each.mentee_id) for each in after.meetings]
        assert len(pairs) == len(set(pairs))
        assert {each.round for each in after.meetings if gone in (each.mentor_id, each.mentee_id)} == {1}
        await verb(FinishRotation)(rotation.id, by=curator)


async def test_everybody_who_answers_at_once_is_heard(
    verb: Verb, begin: BeginWork, gather: Gather, mentors: list[Actor], mentees: list[Actor]
) -> None:
    for _ in range(RACES // 2):
        rotation = await gather(is_answered=False)
        await at_once(
            *(verb(AnswerInvitation)(rotation.id, comes=True, by=each) for each in [*mentors, *mentees]),
            *(verb(TurnWish)(rotation.id, person=mentors[0].id, by=each) for each in mentees),
        )
        after = await stored(begin, rotation.id)
        assert len(after.coming) == 6
        assert all(after.participant(each.id).wished_people == (mentors[0].id,) for each in mentees)


async def test_both_who_tap_at_once_are_in_touch(
    verb: Verb,
    begin: BeginWork,
    clock: SetClock,
    gather: Gather,
    curator: Actor,
    mentees: list[Actor],
    mentors: list[Actor],
) -> None:
    actors = {each.id: each for each in [*mentees, *mentors]}
    for _ in range(RACES):
        rotation = await gather(starts_at=clock.now() + timedelta(minutes=1))
        await verb(BeginRotation)(rotation.id, by=curator)
        await verb(FinishRotation)(rotation.id, by=curator)
        meeting = (await stored(begin, rotation.id)).meetings[0]
        mentor, mentee = actors[meeting.mentor_id], actors[meeting.mentee_id]
        results = await at_once(
            verb(KeepInTouch)(rotation.id, mentee.id, by=mentor), verb(KeepInTouch)(rotation.id, mentor.id, by=mentee)
        )
        assert sorted(results) == [False, True]


async def test_a_beat_takes_as_many_statements_for_many_as_for_few(
    verb: Verb, school: School, unit: Unit, clock: SetClock, curator: Actor, counting: Counting
) -> None:
    counts = []
    for size in (2, 8):
        mentors = [await school.person(unit, f"Наставник Пётр{each} Ильич", Role.MENTOR) for each in range(size)]
        mentees = [await school.person(unit, f"Молодая Анна{each} Ильинична", Role.MENTEE) for each in range(size)]
        gather = Gather(verb, mentors, mentees, clock.now() + timedelta(minutes=1), curator)
        rotation = await gather(rounds=2)
        with counting() as begun:
            await verb(BeginRotation)(rotation.id, by=curator)
        clock.advance(minutes=5)
        with counting() as moved:
            await verb(FollowRotation)(rotation.id)
        with counting() as marked:
            await verb(MarkPresence)(rotation.id, mentees[0].id, Presence.ABSENT, by=curator)
        counts.append([len(begun), len(moved), len(marked)])
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 25


async def test_the_plan_says_that_the_circle_is_under_way(
    verb: Verb, school: School, gather: Gather, clock: SetClock, curator: Actor, mentees: list[Actor], noon: datetime
) -> None:
    rotation = await gather()
    await verb(SendPlan)(rotation.id, by=curator)
    async with school.begin() as work:
        assert await work.notices.is_waiting(f"rotation:{rotation.id}:plan")
    clock.set(noon)
    await verb(BeginRotation)(rotation.id, by=curator)
    # Nobody was sent the plan yet, so nobody gets it any more.
    assert not [
        each for each in await school.notices(mentees[0].id) if isinstance(each, RotationPlanned | RotationUnderWay)
    ]


async def test_what_somebody_said_of_a_circle_is_handed_to_them_and_goes_with_their_consent(
    verb: Verb, begin: BeginWork, clock: SetClock, gather: Gather, curator: Actor, mentors: list[Actor], noon: datetime
) -> None:
    rotation = await gather()
    mentor = mentors[0]
    other = next(each.person_id for each in rotation.people if each.side is not rotation.participant(mentor.id).side)
    await verb(TurnWish)(rotation.id, person=other, by=mentor)
    clock.set(noon)
    await verb(BeginRotation)(rotation.id, by=curator)
    await verb(FinishRotation)(rotation.id, by=curator)
    await verb(RateRotation)(rotation.id, 2, by=mentor)
    await verb(KeepInTouch)(rotation.id, (await stored(begin, rotation.id)).met_by(mentor.id)[0].mentee_id, by=mentor)
    record: Any = (await verb(ExportMyData)(by=mentor)).record
    [line] = record["rotations"]
    assert (line["title"], line["mark"], line["wished_people"]) == ("Круг в лицее", 2, 1)
    assert [(each["round"], each["keeps"]) for each in record["rotation_meetings"]] == [(1, True)]
    await verb(WithdrawConsent)(by=mentor)
    after = await stored(begin, rotation.id)
    person = after.participant(mentor.id)
    assert (person.mark, person.wished_people) == (None, ())
    assert not any(each.mentor_keeps for each in after.met_by(mentor.id))
