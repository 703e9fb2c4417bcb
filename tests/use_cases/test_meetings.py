"""Meetings: proposed, agreed, moved, called off, reminded of and settled."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from mentoring.model.bank import Kind, MentorOffer, PartOfDay, RoleForm, WeeklySlot
from mentoring.model.ids import MeetingId
from mentoring.model.meetings import Attendee, Coming, Meeting, MeetingState, Outcome, Purpose
from mentoring.model.mentorship import Mentorship, MentorshipState, Side, Track
from mentoring.model.people import Actor, Mode, Role
from mentoring.model.units import Unit
from mentoring.notices import Notice
from mentoring.notices.meetings import (
    FitAsked,
    FitDoubted,
    MeetingAgreed,
    MeetingAsked,
    MeetingAttendanceChanged,
    MeetingCalledOff,
    MeetingDisputed,
    MeetingProposed,
    MeetingReminder,
    MeetingsMissed,
    RunningLate,
)
from mentoring.refusals import (
    AlreadyAgreed,
    DateUnclear,
    Gone,
    MeetingAhead,
    MeetingClash,
    MeetingOver,
    MeetingSettled,
    MinutesOutOfRange,
    NotAllowed,
    NoticeTooShort,
    NotMeetingYet,
    Refusal,
    ScheduleOutOfRange,
)
from mentoring.use_cases.closings import ClosingVerb
from mentoring.use_cases.meeting_outcomes import (
    DecideMeeting,
    DoubtFit,
    DueMeetings,
    FollowMeeting,
    FollowSeries,
    MarkGoal,
    PutMeetingIn,
    SayOutcome,
    TakeAttendance,
)
from mentoring.use_cases.meeting_screens import BeginMeeting, LookAtTimes, TimesToMeet
from mentoring.use_cases.meetings import (
    CallOffMeeting,
    ChangePlace,
    ConfirmMeeting,
    DeclineMeeting,
    MeetingPlan,
    MeetingVerb,
    ProposeMeeting,
    ProposeOtherTimes,
    RunLate,
    StopSeries,
)
from tests.conftest import MONDAY_MORNING, Counting, NoHolidays, SetClock
from tests.pairs import together
from tests.races import ROUNDS
from tests.school import School, Verb

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: Wednesday, 15:00 and 16:00 in Yekaterinburg.
WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)
LATER = WEDNESDAY + HOUR
YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")


@pytest.fixture
async def pair(school: School, mentor: Actor, mentee: Actor) -> Mentorship:
    return await together(school.begin, mentor, mentee)


@pytest.fixture
async def nikita(school: School, unit: Unit) -> Actor:
    return await school.person(unit, "Бажов Никита Денисович", Role.MENTEE)


def plan(*times: datetime, **fields: Any) -> MeetingPlan:
    made = MeetingPlan(times=times or (WEDNESDAY, LATER), minutes=45, mode=Mode.IN_PERSON, place="каб. 12")
    return replace(made, **fields)


async def agree(
    verb: Verb, pair: Mentorship, mentor: Actor, mentee: Actor, at: datetime = WEDNESDAY, **fields: Any
) -> Meeting:
    """The mentor proposes, the mentee agrees."""
    proposed = await verb(ProposeMeeting)(pair.id, plan(at, **fields), by=mentor)
    return await verb(ConfirmMeeting)(proposed.id, at, by=mentee)


async def now_of(school: School, meeting: Meeting) -> Meeting:
    async with school.begin() as work:
        return await work.meetings.get(meeting.id)


async def tick(verb: Verb) -> None:
    """The clock moves on all that is due."""
    for meeting_id in await verb(DueMeetings)():
        await verb(FollowMeeting)(meeting_id)


def kinds_of(notices: Sequence[Notice]) -> list[type[Notice]]:
    return [type(notice) for notice in notices]


# Before


async def test_times_are_proposed_and_the_other_side_takes_one(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    proposed = await verb(ProposeMeeting)(pair.id, plan(agenda="Урок", goal="План урока"), by=mentor)
    [asked] = await school.notices(mentee.id)
    assert isinstance(asked, MeetingProposed)
    assert (asked.name, asked.times, asked.goal) == (mentor.person.name, (WEDNESDAY, LATER), "План урока")
    assert await school.notices(mentor.id) == []
    agreed = await verb(ConfirmMeeting)(proposed.id, LATER, by=mentee)
    assert (agreed.state, agreed.starts_at) == (MeetingState.CONFIRMED, LATER)
    # What was asked is answered, and both get the card.
    for reader, other in ((mentor, mentee), (mentee, mentor)):
        [told] = [each for each in await school.notices(reader.id) if isinstance(each, MeetingAgreed)]
        assert (told.card.names, told.card.starts_at, told.card.sequence) == ((other.person.name,), LATER, 0)
    assert MeetingProposed not in kinds_of(await school.notices(mentee.id))


async def test_before_the_order_people_get_acquainted_for_a_quarter_of_an_hour(
    verb: Verb, school: School, mentor: Actor, mentee: Actor
) -> None:
    agreed = await together(school.begin, mentor, mentee, state=MentorshipState.COUNCIL)
    draft = await verb(BeginMeeting)(agreed.id, by=mentee)
    assert (draft.purpose, draft.minutes, draft.names) == (Purpose.ACQUAINTANCE, 15, (mentor.person.name,))
    proposed = await verb(ProposeMeeting)(agreed.id, plan(step_days=7), by=mentee)
    assert (proposed.purpose, proposed.series_id) == (Purpose.ACQUAINTANCE, None)
    for state in (MentorshipState.PROPOSED, MentorshipState.ENDED, MentorshipState.CALLED_OFF):
        other = await together(school.begin, mentor, mentee, state=state)
        with pytest.raises(NotMeetingYet):
            await verb(ProposeMeeting)(other.id, plan(), by=mentor)


async def test_what_cannot_be_a_meeting_is_refused_and_nobody_else_touches_one(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, head: Actor
) -> None:
    for wrong, refusal in (
        (plan(MONDAY_MORNING + HOUR), NoticeTooShort),
        (plan(minutes=5), MinutesOutOfRange),
        (plan(goals=("Одна",)), ScheduleOutOfRange),
        (plan(step_days=0), DateUnclear),
        (plan(goals=("Одна", "Две")), DateUnclear),
        # A schedule with goals is for the goal-setting kind.
        (plan(goals=("Одна", "Две"), step_days=7), Gone),
    ):
        with pytest.raises(refusal):
            await verb(ProposeMeeting)(pair.id, wrong, by=mentor)
    meeting = await agree(verb, pair, mentor, mentee)
    outsider = await school.person(await school.unit("Другая школа"), "Чужая Инна Юрьевна", *Role)
    for stranger in (curator, head, outsider):
        for forged in (
            verb(ProposeMeeting)(pair.id, plan(), by=stranger),
            verb(ConfirmMeeting)(meeting.id, WEDNESDAY, by=stranger),
            verb(ProposeOtherTimes)(meeting.id, [LATER], by=stranger),
            verb(DeclineMeeting)(meeting.id, by=stranger),
            verb(CallOffMeeting)(meeting.id, by=stranger),
            verb(ChangePlace)(meeting.id, Mode.ONLINE, "https://x", by=stranger),
            verb(RunLate)(meeting.id, 5, by=stranger),
            verb(SayOutcome)(meeting.id, Outcome.HELD, by=stranger),
            verb(BeginMeeting)(pair.id, by=stranger),
            verb(TimesToMeet)(meeting_id=meeting.id, minutes=45, zone=YEKATERINBURG, by=stranger),
        ):
            with pytest.raises(Gone):
                await forged
    with pytest.raises(Gone):
        await verb(ConfirmMeeting)(MeetingId(99), WEDNESDAY, by=mentee)


async def test_other_times_move_an_agreed_meeting_and_take_its_reminders_along(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    meeting = await agree(verb, pair, mentor, mentee)
    clock.set(WEDNESDAY - DAY)
    await tick(verb)
    assert MeetingReminder in kinds_of(await school.notices(mentee.id))
    moved = await verb(ProposeOtherTimes)(meeting.id, [LATER, LATER + DAY], by=mentee)
    assert (moved.state, moved.sequence) == (MeetingState.PROPOSED, 1)
    assert await school.notices(mentee.id) == []
    [asked] = await school.notices(mentor.id)
    assert isinstance(asked, MeetingProposed)
    assert (asked.is_anew, asked.was_at, asked.times) == (True, WEDNESDAY, (LATER, LATER + DAY))
    again = await verb(ConfirmMeeting)(meeting.id, LATER + DAY, by=mentor)
    assert again.id == meeting.id
    [told] = [each for each in await school.notices(mentee.id) if isinstance(each, MeetingAgreed)]
    assert (told.card.sequence, told.card.starts_at) == (1, LATER + DAY)


async def test_a_meeting_called_off_tells_the_other_why_and_keeps_no_reminder(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    meeting = await agree(verb, pair, mentor, mentee)
    clock.set(WEDNESDAY - DAY)
    await tick(verb)
    off = await verb(CallOffMeeting)(meeting.id, " Болею ", by=mentor)
    assert (off.state, off.excuse, off.sequence, off.due_at) == (MeetingState.CANCELLED, "Болею", 1, None)
    [told] = await school.notices(mentee.id)
    assert isinstance(told, MeetingCalledOff)
    assert (told.name, told.excuse) == (mentor.person.name, "Болею")
    assert told.card is not None
    assert told.card.sequence == 1
    # Whoever called it off has it in their calendar too.
    [own] = await school.notices(mentor.id)
    assert isinstance(own, MeetingCalledOff)
    assert own.is_readers
    for late in (
        verb(ConfirmMeeting)(meeting.id, WEDNESDAY, by=mentee),
        verb(CallOffMeeting)(meeting.id, by=mentee),
        verb(RunLate)(meeting.id, 5, by=mentee),
    ):
        with pytest.raises(MeetingOver):
            await late


async def test_nobody_answers_and_the_proposal_is_off_by_itself(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    proposed = await verb(ProposeMeeting)(pair.id, plan(step_days=7), by=mentee)
    clock.set(LATER)
    await tick(verb)
    assert (await now_of(school, proposed)).state is MeetingState.CANCELLED
    [told] = [each for each in await school.notices(mentee.id) if isinstance(each, MeetingCalledOff)]
    assert (told.name, told.card) == ("", None)
    async with school.begin() as work:
        assert await work.meetings.series_of(pair.id) == []


async def test_a_group_meets_without_who_cannot_and_a_mentee_calls_nothing_off_for_all(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, nikita: Actor, clock: SetClock
) -> None:
    group = await together(school.begin, mentor, mentee, nikita)
    meeting = await agree(verb, group, mentor, mentee)
    for forged in (
        verb(CallOffMeeting)(meeting.id, by=nikita),
        verb(ProposeOtherTimes)(meeting.id, [LATER], by=nikita),
    ):
        with pytest.raises(NotAllowed):
            await forged
    without = await verb(DeclineMeeting)(meeting.id, by=nikita)
    assert (without.state, without.coming) == (MeetingState.CONFIRMED, (mentor.id, mentee.id))
    assert MeetingAttendanceChanged in kinds_of(await school.notices(mentor.id))
    clock.set(WEDNESDAY + HOUR)
    await verb(SayOutcome)(meeting.id, Outcome.HELD, by=mentor)
    held = await verb(SayOutcome)(meeting.id, Outcome.HELD, by=mentee)
    assert held.state is MeetingState.HELD
    ticked = await verb(TakeAttendance)(meeting.id, [nikita.id], by=mentor)
    came = {each.person_id: each.came for each in ticked.attendees}
    assert came == {mentor.id: True, mentee.id: False, nikita.id: True}
    with pytest.raises(NotAllowed):
        await verb(TakeAttendance)(meeting.id, [], by=nikita)


async def test_a_place_named_later_reaches_calendars_and_lateness_comes_at_any_hour(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    meeting = await agree(verb, pair, mentor, mentee, place="")
    await verb(ChangePlace)(meeting.id, Mode.ONLINE, "https://call.example/1", by=mentor)
    told = [each for each in await school.notices(mentee.id) if isinstance(each, MeetingAgreed)][-1]
    assert told.is_place_changed
    assert (told.card.place, told.card.mode, told.card.sequence) == ("https://call.example/1", Mode.ONLINE, 1)
    with pytest.raises(MeetingOver):
        await verb(RunLate)(meeting.id, 10, by=mentor)
    clock.set(WEDNESDAY - HOUR)
    with pytest.raises(Gone):
        await verb(RunLate)(meeting.id, 7, by=mentor)
    await verb(RunLate)(meeting.id, 10, by=mentor)
    late = [each for each in await school.notices(mentee.id) if isinstance(each, RunningLate)]
    assert [each.minutes for each in late] == [10]


# When both have time


async def test_free_times_leave_out_lessons_of_others_meetings_and_nights_and_begin_with_what_suits_both(
    verb: Verb, school: School, unit: Unit, pair: Mentorship, mentor: Actor, mentee: Actor, nikita: Actor
) -> None:
    # The mentor meets another on Wednesday at 15:00; usually they have time on Thursdays after 16:00.
    other = await together(school.begin, mentor, nikita)
    await agree(verb, other, mentor, nikita)
    async with school.begin() as work:
        offer = MentorOffer(times=frozenset({WeeklySlot(3, PartOfDay.EVENING)}))
        await work.bank_cards.save_offer(mentor.id, unit.id, offer, MONDAY_MORNING)
    whole_day = await verb(TimesToMeet)(pair.id, minutes=45, zone=YEKATERINBURG, day=date(2026, 11, 25), by=mentee)
    hours = [at.astimezone(YEKATERINBURG).hour for at in whole_day]
    assert hours == [8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19]
    some = await verb(TimesToMeet)(pair.id, minutes=45, zone=YEKATERINBURG, by=mentee)
    shown = [at.astimezone(YEKATERINBURG) for at in some]
    # Two Thursdays within the horizon, two evenings each; the rest are the soonest.
    assert [(at.day, at.hour) for at in shown if at.weekday() == 3] == [(26, 16), (26, 17), (3, 16), (3, 17)]
    assert len(some) == 6
    [look] = await verb(LookAtTimes)(pair.id, [WEDNESDAY], minutes=45, by=mentee)
    assert (look.busy, look.is_reader_busy, look.is_day_off) == ((mentor.person.name,), False, False)
    [sunday] = await verb(LookAtTimes)(pair.id, [datetime(2026, 11, 29, 10, tzinfo=UTC)], minutes=45, by=mentee)
    assert sunday.is_day_off
    await verb(ProposeMeeting)(pair.id, plan(WEDNESDAY), by=mentee)
    asked = [each for each in await school.notices(mentor.id) if isinstance(each, MeetingProposed)][-1]
    assert asked.clashes == (WEDNESDAY,)


async def test_people_far_apart_are_offered_hours_that_are_day_for_both(
    verb: Verb, school: School, unit: Unit, mentor: Actor
) -> None:
    far = await school.person(unit, "Камчатова Зоя Ильинична", Role.MENTEE, zone="Asia/Kamchatka")
    pair = await together(school.begin, mentor, far)
    zone = ZoneInfo("Asia/Kamchatka")
    free = await verb(TimesToMeet)(pair.id, minutes=45, zone=zone, day=date(2026, 11, 25), by=far)
    # Seven hours apart: from 15:00 to 19:00 there it is from 8:00 to 12:00 in the unit.
    assert [at.astimezone(zone).hour for at in free] == [15, 16, 17, 18, 19]


# The clock


async def test_reminders_come_a_day_and_an_hour_before_and_the_question_half_an_hour_after(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    meeting = await agree(verb, pair, mentor, mentee)
    for moment, before in ((WEDNESDAY - DAY, DAY), (WEDNESDAY - HOUR, HOUR)):
        clock.set(moment - timedelta(minutes=1))
        assert await verb(DueMeetings)() == []
        clock.set(moment)
        await tick(verb)
        await verb(FollowMeeting)(meeting.id)
        reminders = [each for each in await school.notices(mentee.id) if isinstance(each, MeetingReminder)]
        assert reminders[-1].before == before
    assert len(reminders) == 2
    clock.set(WEDNESDAY + timedelta(minutes=75))
    await tick(verb)
    assert kinds_of(await school.notices(mentee.id)) == [MeetingAsked]
    await verb(SayOutcome)(meeting.id, Outcome.HELD, by=mentee)
    clock.advance(hours=48)
    await tick(verb)
    assert (await now_of(school, meeting)).state is MeetingState.HELD


async def test_after_a_stop_only_what_is_still_of_use_is_said_and_the_rest_stands_in_the_log(
    verb: Verb,
    school: School,
    pair: Mentorship,
    mentor: Actor,
    mentee: Actor,
    clock: SetClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    meeting = await agree(verb, pair, mentor, mentee)
    # Down over the first reminder, up again half an hour before the meeting: one reminder, the later.
    clock.set(WEDNESDAY - HOUR / 2)
    await tick(verb)
    [reminder] = [each for each in await school.notices(mentee.id) if isinstance(each, MeetingReminder)]
    assert reminder.before == HOUR
    second = await agree(verb, pair, mentor, mentee, WEDNESDAY + 2 * DAY)
    clock.set(WEDNESDAY + 2 * DAY + timedelta(minutes=5))
    await tick(verb)
    assert f"meeting {second.id}: its reminder" in caplog.text
    assert len([each for each in await school.notices(mentee.id) if isinstance(each, MeetingReminder)]) == 0
    # Down for a week after it: still asked first, and the silence begins with the question.
    clock.set(WEDNESDAY + 9 * DAY)
    await tick(verb)
    assert (await now_of(school, second)).state is MeetingState.CONFIRMED
    assert MeetingAsked in kinds_of(await school.notices(mentee.id))
    clock.advance(hours=48)
    await tick(verb)
    assert (await now_of(school, second)).state is MeetingState.MISSED
    assert (await now_of(school, meeting)).state is MeetingState.MISSED


async def test_a_reminder_of_the_day_before_keeps_the_quiet_and_one_of_the_hour_does_not(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    # Monday, 8:30: the day before is a Sunday.
    monday = datetime(2026, 11, 30, 3, 30, tzinfo=UTC)
    await agree(verb, pair, mentor, mentee, monday)
    clock.set(monday - DAY)
    await tick(verb)
    assert MeetingReminder not in kinds_of(await school.notices(mentee.id))
    clock.set(monday - HOUR)
    await tick(verb)
    assert MeetingReminder in kinds_of(await school.notices(mentee.id))


# Afterwards


async def test_different_words_go_to_the_curator_who_is_in_neither(
    verb: Verb, school: School, unit: Unit, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor,
    clock: SetClock,
) -> None:  # fmt: skip
    meeting = await agree(verb, pair, mentor, mentee)
    with pytest.raises(MeetingAhead):
        await verb(SayOutcome)(meeting.id, Outcome.HELD, by=mentor)
    clock.set(WEDNESDAY + HOUR)
    await verb(SayOutcome)(meeting.id, Outcome.HELD, by=mentor)
    disputed = await verb(SayOutcome)(meeting.id, Outcome.MISSED, by=mentee)
    assert disputed.state is MeetingState.DISPUTED
    assert MeetingDisputed in kinds_of(await school.notices(curator.id))
    with pytest.raises(NotAllowed):
        await verb(DecideMeeting)(meeting.id, is_held=True, by=mentor)
    decided = await verb(DecideMeeting)(meeting.id, is_held=True, by=curator)
    assert decided.state is MeetingState.HELD
    with pytest.raises(MeetingSettled):
        await verb(DecideMeeting)(meeting.id, is_held=False, by=curator)


async def test_of_a_heads_own_pair_deciders_learn_nothing(
    verb: Verb, school: School, mentee: Actor, head: Actor, curator: Actor, clock: SetClock
) -> None:
    own = await together(school.begin, head, mentee, form=RoleForm.HEAD_TEACHER)
    meeting = await agree(verb, own, head, mentee)
    clock.set(WEDNESDAY + HOUR)
    await verb(SayOutcome)(meeting.id, Outcome.HELD, by=head)
    await verb(SayOutcome)(meeting.id, Outcome.MISSED, by=mentee)
    assert await school.notices(curator.id) == []
    with pytest.raises(Gone):
        await verb(DecideMeeting)(meeting.id, is_held=True, by=curator)
    # It is between the two.
    agreed = await verb(SayOutcome)(meeting.id, Outcome.MISSED, by=head)
    assert agreed.state is MeetingState.MISSED


async def test_two_missed_in_a_row_are_flagged_once_and_a_held_one_between_them_breaks_the_row(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    said = [Outcome.MISSED, Outcome.HELD, Outcome.MISSED, Outcome.MISSED, Outcome.MISSED]
    flagged = []
    for number, outcome in enumerate(said):
        at = WEDNESDAY + number * DAY
        clock.set(at - 5 * HOUR)
        meeting = await agree(verb, pair, mentor, mentee, at)
        clock.set(at + HOUR)
        await verb(SayOutcome)(meeting.id, outcome, by=mentor)
        await verb(SayOutcome)(meeting.id, outcome, by=mentee)
        flagged.append(kinds_of(await school.notices(curator.id)).count(MeetingsMissed))
    assert flagged == [0, 0, 0, 1, 1]


async def test_after_two_held_meetings_both_are_asked_whether_it_fits(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, curator: Actor, clock: SetClock
) -> None:
    for days in (1, 2, 3):
        await verb(PutMeetingIn)(pair.id, MONDAY_MORNING - days * DAY, minutes=45, mode=Mode.ONLINE, by=mentor)
    for person, to_mentee in ((mentor, False), (mentee, True)):
        asked = [each for each in await school.notices(person.id) if isinstance(each, FitAsked)]
        assert [(each.to_mentee, each.held) for each in asked] == [(to_mentee, 2)]
    await verb(DoubtFit)(pair.id, by=mentee)
    await verb(DoubtFit)(pair.id, by=mentee)
    [told] = [each for each in await school.notices(curator.id) if isinstance(each, FitDoubted)]
    assert told.name == mentee.person.name


async def test_a_past_meeting_is_put_in_as_held_and_the_other_is_told(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    yesterday = MONDAY_MORNING - DAY
    held = await verb(PutMeetingIn)(pair.id, yesterday, minutes=30, mode=Mode.IN_PERSON, place="каб. 3", by=mentee)
    assert (held.state, held.starts_at, held.due_at) == (MeetingState.HELD, yesterday, None)
    assert all(each.came for each in held.attendees)
    [told] = await school.notices(mentor.id)
    assert isinstance(told, MeetingAgreed)
    assert told.is_past
    with pytest.raises(MeetingAhead):
        await verb(PutMeetingIn)(pair.id, WEDNESDAY, minutes=30, mode=Mode.ONLINE, by=mentor)
    with pytest.raises(DateUnclear):
        await verb(PutMeetingIn)(pair.id, MONDAY_MORNING - 62 * DAY, minutes=30, mode=Mode.ONLINE, by=mentor)


# Series, goals, who leads


async def test_a_weekly_meeting_comes_again_within_the_horizon_but_not_on_a_day_off(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock,
    calendar: NoHolidays, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    meeting = await agree(verb, pair, mentor, mentee, step_days=7)
    assert meeting.series_id is not None
    # December 2nd is a day off in this school.
    monkeypatch.setattr(calendar, "days_off", lambda _: frozenset({date(2026, 12, 2)}))
    async with school.begin() as work:
        assert await work.meetings.series_due(clock.now(), 10) == [meeting.series_id]
    await verb(FollowSeries)(meeting.series_id)
    await verb(FollowSeries)(meeting.series_id)
    async with school.begin() as work:
        assert [each.starts_at for each in await work.meetings.open_of(pair.id)] == [WEDNESDAY]
        assert await work.meetings.series_due(clock.now(), 10) == []
    clock.advance(days=7)
    await verb(FollowSeries)(meeting.series_id)
    async with school.begin() as work:
        [_, second] = await work.meetings.open_of(pair.id)
    assert (second.starts_at, second.place) == (WEDNESDAY + 14 * DAY, "каб. 12")
    assert second.state is MeetingState.CONFIRMED
    await verb(StopSeries)(meeting.series_id, by=mentee)
    with pytest.raises(MeetingOver):
        await verb(StopSeries)(meeting.series_id, by=mentor)
    clock.advance(days=60)
    await verb(FollowSeries)(meeting.series_id)
    async with school.begin() as work:
        assert len(await work.meetings.open_of(pair.id)) == 2


async def test_one_of_a_series_is_moved_and_the_series_goes_on_as_it_was(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    meeting = await agree(verb, pair, mentor, mentee, step_days=7)
    assert meeting.series_id is not None
    async with school.begin() as work:
        before = await work.meetings.series(meeting.series_id)
    await verb(ProposeOtherTimes)(meeting.id, [LATER], by=mentor)
    asked = [each for each in await school.notices(mentee.id) if isinstance(each, MeetingProposed)][-1]
    assert asked.step_days is None
    await verb(ConfirmMeeting)(meeting.id, LATER, by=mentee)
    async with school.begin() as work:
        assert await work.meetings.series(meeting.series_id) == before


async def test_a_schedule_has_a_goal_for_each_meeting_found_reached_at_the_next(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    kinds = frozenset({Kind.GOAL})
    pair = await together(school.begin, mentor, mentee, kinds=kinds)
    assert (await verb(BeginMeeting)(pair.id, by=mentor)).has_goals
    goals = ("Тишина за минуту", "Вопросы по цепочке", "Итог урока")
    first = await agree(verb, pair, mentor, mentee, step_days=7, goals=goals)
    assert (first.goal, first.series_id is not None) == (goals[0], True)
    for _ in range(5):
        clock.advance(days=7)
        async with school.begin() as work:
            due = await work.meetings.series_due(clock.now(), 10)
        for series_id in due:
            await verb(FollowSeries)(series_id)
    async with school.begin() as work:
        made = await work.meetings.of_mentorship(pair.id, frozenset(MeetingState), 10)
    assert [each.goal for each in reversed(made)] == list(goals)
    clock.set(WEDNESDAY + HOUR)
    with pytest.raises(Gone):
        await verb(MarkGoal)(first.id, is_reached=True, by=mentee)
    for person in (mentor, mentee):
        await verb(SayOutcome)(first.id, Outcome.HELD, by=person)
    assert (await verb(MarkGoal)(first.id, is_reached=True, by=mentee)).is_goal_reached


async def test_in_a_reverse_pair_they_lead_by_turns(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    tracks = (Track(mentor_id=mentor.id), Track(mentor_id=mentee.id))
    pair = await together(school.begin, mentor, mentee, kinds=frozenset({Kind.REVERSE}), tracks=tracks)
    led = []
    for day in range(3):
        meeting = await agree(verb, pair, mentor, mentee, WEDNESDAY + day * DAY)
        led.append(meeting.leader_id)
    assert led == [mentor.id, mentee.id, mentor.id]


async def test_an_end_takes_what_is_ahead_off_and_leaves_what_has_begun_to_be_asked_about(
    verb: Verb, school: School, pair: Mentorship, unit: Unit, mentor: Actor, mentee: Actor, clock: SetClock
) -> None:
    past = await agree(verb, pair, mentor, mentee, step_days=7)
    ahead = await agree(verb, pair, mentor, mentee, WEDNESDAY + 2 * DAY)
    clock.set(WEDNESDAY + HOUR)
    closing = verb(ClosingVerb)
    async with school.begin() as work:
        mentorship = await work.mentorships.get(pair.id)
        await closing.wind_up(work, unit, [replace(mentorship, ends_on=WEDNESDAY.date())])
    assert (await now_of(school, past)).state is MeetingState.CONFIRMED
    assert (await now_of(school, ahead)).state is MeetingState.CANCELLED
    async with school.begin() as work:
        assert await work.meetings.series_of(pair.id) == []
    assert MeetingReminder not in kinds_of(await school.notices(mentee.id))
    [off] = [each for each in await school.notices(mentee.id) if isinstance(each, MeetingCalledOff)]
    assert off.is_over
    assert off.card is not None
    assert (off.card.starts_at, off.card.sequence) == (WEDNESDAY + 2 * DAY, 1)


# Races and figures


async def test_of_two_times_taken_at_once_in_a_group_one_stands(
    verb: Verb, school: School, mentor: Actor, mentee: Actor, nikita: Actor
) -> None:
    group = await together(school.begin, mentor, mentee, nikita)
    for number in range(ROUNDS):
        times = (WEDNESDAY + number * DAY / 2, WEDNESDAY + number * DAY / 2 + HOUR)
        proposed = await verb(ProposeMeeting)(group.id, plan(*times), by=mentor)
        results = await asyncio.gather(
            verb(ConfirmMeeting)(proposed.id, times[0], by=mentee),
            verb(ConfirmMeeting)(proposed.id, times[1], by=nikita),
            return_exceptions=True,
        )
        won = [each for each in results if isinstance(each, Meeting)]
        assert [type(each) for each in results if not isinstance(each, Meeting)] == [AlreadyAgreed]
        assert (await now_of(school, proposed)).starts_at == won[0].starts_at


async def test_agreed_to_and_called_off_at_once_it_is_never_both(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    for number in range(ROUNDS):
        at = WEDNESDAY + number * DAY / 2
        proposed = await verb(ProposeMeeting)(pair.id, plan(at), by=mentor)
        agreed, off = await asyncio.gather(
            verb(ConfirmMeeting)(proposed.id, at, by=mentee),
            verb(CallOffMeeting)(proposed.id, by=mentor),
            return_exceptions=True,
        )
        # Called off either before it was agreed to, or after: it is off, and the calendar knows.
        stored = await now_of(school, proposed)
        assert isinstance(off, Meeting)
        assert stored.state is MeetingState.CANCELLED
        assert isinstance(agreed, Meeting) is (stored.sequence == 1)
        assert isinstance(agreed, Meeting | MeetingOver)


async def test_both_propose_other_times_and_take_one_at_once_and_one_of_it_stands(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    for number in range(ROUNDS):
        at = WEDNESDAY + number * DAY / 2
        proposed = await verb(ProposeMeeting)(pair.id, plan(at), by=mentor)
        results = await asyncio.gather(
            verb(ProposeOtherTimes)(proposed.id, [at + HOUR], by=mentor),
            verb(ConfirmMeeting)(proposed.id, at, by=mentee),
            return_exceptions=True,
        )
        assert all(isinstance(each, Meeting | Refusal) for each in results)
        stored = await now_of(school, proposed)
        # Whoever came second moved what was agreed on, or found that the time is no longer offered.
        assert (stored.state, stored.times) == (MeetingState.PROPOSED, (at + HOUR,))


async def test_a_meeting_booked_twice_at_once_for_one_person_is_booked_once(
    verb: Verb, school: School, unit: Unit, mentor: Actor, mentee: Actor, nikita: Actor
) -> None:
    def one_off(guest: Actor, at: datetime) -> Meeting:
        people = ((mentor, Side.MENTOR), (guest, Side.MENTEE))
        return Meeting(
            id=MeetingId(0),
            unit_id=unit.id,
            mentorship_id=None,
            purpose=Purpose.SPEED,
            organiser_id=guest.id,
            attendees=tuple(Attendee(person_id=each.id, side=side, answer=Coming.YES) for each, side in people),
            times=(at,),
            starts_at=at,
            minutes=30,
            mode=Mode.ONLINE,
            proposed_at=MONDAY_MORNING,
        )

    booking = verb(MeetingVerb)

    async def book(guest: Actor, at: datetime) -> Meeting:
        async with school.begin() as work:
            return await booking.book(work, unit, one_off(guest, at))

    for number in range(ROUNDS):
        at = WEDNESDAY + number * DAY / 2
        results = await asyncio.gather(
            book(mentee, at), book(nikita, at + timedelta(minutes=15)), return_exceptions=True
        )
        assert sorted(type(each).__name__ for each in results) == ["Meeting", MeetingClash.__name__]


async def test_a_tick_with_nothing_due_is_one_statement_on_the_index_however_many_meetings_lie_ahead(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor, counting: Counting, engine: AsyncEngine
) -> None:
    for number in range(5):
        await agree(verb, pair, mentor, mentee, WEDNESDAY + number * DAY / 2)
    with counting() as statements:
        assert await verb(DueMeetings)() == []
    assert len(statements) == 1
    assert "due_at <= " in statements[0]
    if engine.dialect.name == "sqlite":
        async with engine.connect() as connection:
            explained = await connection.exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT id FROM meetings WHERE due_at <= '2026-11-23' ORDER BY due_at LIMIT 100"
            )
            assert "ix_meetings_due_at" in str(explained.all())
