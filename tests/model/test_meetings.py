"""Rules of meetings: who answers, what a move undoes, when the clock strikes, whose word counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.model.ids import MeetingId, MentorshipId, PersonId, SeriesId, UnitId
from mentoring.model.meetings import (
    Attendee,
    Coming,
    Meeting,
    MeetingState,
    MeetingTerms,
    Outcome,
    Purpose,
    Series,
    Stage,
    must_be_proposable,
    next_leader,
    stage_of,
)
from mentoring.model.mentorship import Side
from mentoring.model.people import Mode
from mentoring.refusals import (
    AlreadyAgreed,
    Gone,
    MeetingAhead,
    MeetingOver,
    MeetingSettled,
    MomentPast,
    NothingChosen,
    NoticeTooShort,
    OwnTimes,
    TimeNotOffered,
    TooFarAhead,
    TooManyChosen,
)

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BORIS, ANYA, NIKITA = PersonId(1), PersonId(2), PersonId(3)
TERMS = MeetingTerms(
    notice=2 * HOUR,
    horizon=14 * DAY,
    reminders=(DAY, HOUR),
    ask_after=timedelta(minutes=30),
    silence=2 * DAY,
)
AT, LATER = NOW + 2 * DAY, NOW + 3 * DAY


def proposed(*mentees: PersonId, by: PersonId = BORIS, times: tuple[datetime, ...] = (AT, LATER)) -> Meeting:
    people = [(BORIS, Side.MENTOR), *((mentee, Side.MENTEE) for mentee in mentees or (ANYA,))]
    return Meeting(
        id=MeetingId(7),
        unit_id=UnitId(1),
        mentorship_id=MentorshipId(1),
        purpose=Purpose.REGULAR,
        organiser_id=by,
        attendees=tuple(
            Attendee(person_id=person, side=side, answer=Coming.YES if person == by else Coming.WAITING)
            for person, side in people
        ),
        times=times,
        minutes=45,
        mode=Mode.IN_PERSON,
        proposed_at=NOW,
        due_at=max(times),
    )


def agreed(*mentees: PersonId) -> Meeting:
    meeting = proposed(*mentees)
    return meeting.confirmed(meeting.asked[0], AT, NOW, TERMS)


@pytest.mark.parametrize(
    ("times", "refusal"),
    [
        ([], NothingChosen),
        ([AT, AT], TooManyChosen),
        ([AT, AT + HOUR, AT + 2 * HOUR, LATER], TooManyChosen),
        ([NOW], MomentPast),
        ([AT, NOW + HOUR], NoticeTooShort),
        ([NOW + 14 * DAY + HOUR], TooFarAhead),
    ],
)
def test_times_nobody_could_agree_to_are_refused(times: list[datetime], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        must_be_proposable(times, NOW, TERMS)
    must_be_proposable([NOW + 2 * HOUR, NOW + 14 * DAY], NOW, TERMS)


def test_the_side_that_did_not_propose_takes_one_of_the_times_and_nobody_takes_another_after_it() -> None:
    meeting = proposed()
    for person, at, refusal in (
        (BORIS, AT, OwnTimes),
        (ANYA, AT + HOUR, TimeNotOffered),
        (NIKITA, AT, Gone),
    ):
        with pytest.raises(refusal):
            meeting.confirmed(person, at, NOW, TERMS)
    with pytest.raises(MomentPast):
        meeting.confirmed(ANYA, AT, AT, TERMS)
    taken = meeting.confirmed(ANYA, LATER, NOW, TERMS)
    assert (taken.state, taken.starts_at, taken.due_at) == (MeetingState.CONFIRMED, LATER, LATER - DAY)
    with pytest.raises(AlreadyAgreed):
        taken.confirmed(ANYA, AT, NOW, TERMS)


def test_other_times_turn_the_question_round_and_a_move_is_a_change_of_the_calendar() -> None:
    turned = proposed().proposed_anew(ANYA, [LATER], NOW, TERMS)
    assert (turned.asked, turned.sequence, turned.is_in_calendars) == ([BORIS], 0, False)
    moved = agreed().proposed_anew(BORIS, [LATER], NOW, TERMS)
    assert (moved.state, moved.starts_at, moved.asked, moved.sequence) == (MeetingState.PROPOSED, None, [ANYA], 1)
    assert moved.is_in_calendars
    assert moved.confirmed(ANYA, LATER, NOW, TERMS).sequence == 1
    assert moved.called_off(ANYA, "Болею").sequence == 2
    assert proposed().called_off(ANYA, "").sequence == 0
    with pytest.raises(MeetingOver):
        moved.called_off(ANYA, "").proposed_anew(BORIS, [LATER], NOW, TERMS)


def test_who_cannot_calls_off_a_meeting_of_two_but_a_group_meets_without_them() -> None:
    assert proposed().declined(ANYA).state is MeetingState.CANCELLED
    group = agreed(ANYA, NIKITA)
    assert group.coming == (BORIS, ANYA, NIKITA)
    without = group.declined(NIKITA)
    assert (without.state, without.coming) == (MeetingState.CONFIRMED, (BORIS, ANYA))
    assert without.declined(ANYA).state is MeetingState.CANCELLED
    assert group.left_by(NIKITA).people == {BORIS, ANYA}


def test_the_clock_strikes_for_each_reminder_the_question_and_the_end_of_silence() -> None:
    meeting = agreed()
    ends = AT + timedelta(minutes=45)
    assert meeting.marks(TERMS) == [AT - DAY, AT - HOUR, ends + HOUR / 2, ends + HOUR / 2 + 2 * DAY]
    assert meeting.next_mark(AT - DAY, TERMS) == AT - HOUR
    assert meeting.due_reminder(AT - DAY, TERMS) == (DAY, AT - HOUR)
    # Two whose time has come: the later alone, and none once it has begun.
    assert meeting.due_reminder(AT - HOUR, TERMS) == (HOUR, AT)
    assert meeting.due_reminder(AT - 2 * DAY, TERMS) is None
    assert meeting.due_reminder(AT, TERMS) is None


@pytest.mark.parametrize(
    ("boris", "anya", "state"),
    [
        (Outcome.HELD, Outcome.HELD, MeetingState.HELD),
        (Outcome.MISSED, Outcome.MISSED, MeetingState.MISSED),
        (Outcome.MOVED, Outcome.MOVED, MeetingState.MOVED),
        (Outcome.HELD, Outcome.MISSED, MeetingState.DISPUTED),
        (Outcome.MOVED, Outcome.HELD, MeetingState.DISPUTED),
    ],
)
def test_two_words_settle_it_as_they_agree_or_bring_it_to_the_curator(
    boris: Outcome, anya: Outcome, state: MeetingState
) -> None:
    meeting = agreed()
    with pytest.raises(MeetingAhead):
        meeting.said(BORIS, boris, AT - HOUR)
    one = meeting.said(BORIS, boris, AT + HOUR)
    assert one.state is MeetingState.CONFIRMED
    both = one.said(ANYA, anya, AT + HOUR)
    assert (both.state, both.due_at) == (state, None)
    if state is MeetingState.DISPUTED:
        # They may still come to agree by themselves.
        assert both.said(BORIS, anya, AT + DAY).state is anya.state
    else:
        with pytest.raises(MeetingSettled):
            both.said(BORIS, boris, AT + HOUR)


def test_one_word_and_silence_count_and_no_word_at_all_means_that_it_did_not_happen() -> None:
    meeting = agreed()
    assert meeting.said(ANYA, Outcome.HELD, AT + HOUR).outwaited().state is MeetingState.HELD
    assert meeting.outwaited().state is MeetingState.MISSED


def test_in_a_group_each_mentee_speaks_for_themselves_and_the_mentor_ticks() -> None:
    group = agreed(ANYA, NIKITA).said(NIKITA, Outcome.MISSED, AT + HOUR)
    held = group.said(BORIS, Outcome.HELD, AT + HOUR)
    assert held.state is MeetingState.CONFIRMED
    settled = held.said(ANYA, Outcome.HELD, AT + HOUR)
    assert settled.state is MeetingState.HELD
    assert {each.person_id: each.came for each in settled.attendees} == {BORIS: True, ANYA: True, NIKITA: False}
    ticked = settled.attended_by([NIKITA])
    assert {each.person_id: each.came for each in ticked.attendees} == {BORIS: True, ANYA: False, NIKITA: True}
    nobody = held.said(ANYA, Outcome.MISSED, AT + HOUR)
    assert nobody.state is MeetingState.DISPUTED


def series(**fields: object) -> Series:
    made = Series(
        id=SeriesId(1),
        mentorship_id=MentorshipId(1),
        unit_id=UnitId(1),
        organiser_id=BORIS,
        step_days=7,
        zone="Europe/Berlin",
        minutes=45,
        mode=Mode.IN_PERSON,
    )
    return replace(made, **fields)  # type: ignore[arg-type]  # fields of a series


def test_a_series_stays_at_its_hour_on_the_wall_when_clocks_change() -> None:
    # Friday 15:00 in Berlin; on the last Sunday of March clocks go forward.
    friday = datetime(2027, 3, 26, 14, tzinfo=UTC)
    begun = series().begun(friday, 14 * DAY)
    assert begun.next_at == datetime(2027, 4, 2, 13, tzinfo=UTC)
    assert begun.due_at == datetime(2027, 3, 19, 13, tzinfo=UTC)
    assert begun.stopped().due_at is None


def test_a_schedule_gives_every_meeting_its_goal_and_ends_with_the_last() -> None:
    goals = ("Тишина", "Вопросы", "Итог")
    begun = series(goals=goals, left=2).begun(AT, 14 * DAY)
    assert begun.goal_of_next() == "Вопросы"
    second = begun.advanced(14 * DAY)
    assert second.goal_of_next() == "Итог"
    # A day off is skipped without losing its goal.
    assert second.skipped(14 * DAY).goal_of_next() == "Итог"
    assert second.advanced(14 * DAY).next_at is None


def test_who_leads_in_a_reverse_pair_alternates() -> None:
    assert next_leader([BORIS], None) is None
    assert [next_leader([BORIS, ANYA], led) for led in (None, BORIS, ANYA)] == [BORIS, ANYA, BORIS]


def test_the_stage_of_a_mentorship_follows_its_term() -> None:
    day = NOW.date()
    assert stage_of(Purpose.ACQUAINTANCE, day, day, day) is Stage.ACQUAINTANCE
    assert stage_of(Purpose.REGULAR, day, day + 100 * DAY, day + DAY) is Stage.START
    assert stage_of(Purpose.REGULAR, day - 50 * DAY, day + 50 * DAY, day) is Stage.MIDDLE
    assert stage_of(Purpose.REGULAR, day - 95 * DAY, day + 5 * DAY, day) is Stage.FINISH
