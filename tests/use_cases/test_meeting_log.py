"""Records of meetings: what is said by a tap, steps that come back, and who reads what."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.meeting_log_book import SqlMeetingLogBook
from bot.storage.retention import TALKS_KEPT, purge_confidences
from bot.storage.rows import PrivateNoteRow
from mentoring.meeting_log_book import LogPage, RecordSheet
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import Content, ContentKind, Urgency
from mentoring.model.ids import MeetingId, NextStepId, TopicId
from mentoring.model.log_chips import ALL_CODES
from mentoring.model.meeting_log import LONGEST_ANSWER, LONGEST_NOTE, LogField, Said, StepState, Tick
from mentoring.model.meetings import Coming, Meeting, MeetingState, Outcome
from mentoring.model.mentorship import Mentorship, MentorshipState, Side, Track
from mentoring.model.people import Actor, Role
from mentoring.model.units import Unit
from mentoring.refusals import (
    ChangedMeanwhile,
    Gone,
    NotAllowed,
    NotHeld,
    NotThere,
    NotYourWords,
    Refusal,
    SayOrWrite,
    StepTicked,
    TextTooLong,
    TooManyChosen,
)
from mentoring.use_cases.meeting_log import (
    AnswerInLog,
    ClearAnswer,
    NameTopics,
    TapChip,
    TickStep,
    WhenNext,
    WritePrivateNote,
    WriteSharedNote,
)
from mentoring.use_cases.profile import ExportMyData, WithdrawConsent
from mentoring.use_cases.situational_help import AskForHelp, ClaimHelp, EndTalk
from tests.conftest import SetClock
from tests.pairs import together
from tests.races import ROUNDS
from tests.records import held, held_once
from tests.school import School, Verb

ZONE = ZoneInfo("Asia/Yekaterinburg")
SIGNAL, CALM = "discipline-one-signal", "discipline-calm-start"


def at(day: int, hour: int = 9, month: int = 11) -> datetime:
    """A moment of 2026 in Yekaterinburg; the stories begin on Monday, 23 November at 10."""
    return datetime(2026, month, day, hour, tzinfo=ZONE).astimezone(UTC)


@pytest.fixture
def book(engine: AsyncEngine) -> SqlMeetingLogBook:
    return SqlMeetingLogBook(engine)


@pytest.fixture
async def discipline(school: School, unit: Unit) -> TopicId:
    async with school.begin() as work:
        return next(topic.id for topic in (await work.topics.tree(unit.id)).topics if topic.code == "discipline")


@pytest.fixture
async def pair(school: School, mentor: Actor, mentee: Actor, discipline: TopicId) -> Mentorship:
    return await together(
        school.begin, mentor, mentee, tracks=(Track(mentor_id=mentor.id, topics=(discipline,), goals="Тишина"),)
    )


@pytest.fixture
async def first(school: School, pair: Mentorship) -> Meeting:
    return await held(school.begin, pair, at(16))


@pytest.fixture
async def second(school: School, pair: Mentorship, first: Meeting) -> Meeting:
    return await held(school.begin, pair, at(23))


# What is said


async def test_both_write_their_part_and_read_all_of_it(
    verb: Verb, book: SqlMeetingLogBook, first: Meeting, mentor: Actor, mentee: Actor
) -> None:
    await verb(TapChip)(first.id, LogField.WORKS, CALM, by=mentor)
    await verb(AnswerInLog)(first.id, LogField.HINDERS, voice="voice-1", by=mentor)
    await verb(AnswerInLog)(first.id, LogField.WORKS, words="  Дети слышат <&>  ", by=mentee)
    await verb(WriteSharedNote)(first.id, "Договорились на среду", by=mentee)
    for reader, other in ((mentor, mentee), (mentee, mentor)):
        page = await book.page(first.id, by=reader)
        said = {part.author_name: part.log for part in page.parts}
        assert said[mentor.person.name].works == Said(chips=(CALM,))
        assert said[mentee.person.name].works == Said(words="Дети слышат <&>")
        assert said[mentee.person.name].note == "Договорились на среду"
        assert said[mentor.person.name].hinders == Said(voice="voice-1")
        assert (page.names, page.is_begun) == ((other.person.name,), True)
    await verb(TapChip)(first.id, LogField.WORKS, CALM, by=mentor)
    for question, author in ((LogField.WORKS, mentee), (LogField.HINDERS, mentor)):
        await verb(ClearAnswer)(first.id, question, by=author)
    await verb(WriteSharedNote)(first.id, " ", by=mentee)
    assert not (await book.page(first.id, by=mentor)).is_begun


async def test_a_step_is_a_phrase_words_or_a_voice_and_its_author_alone_takes_it_back(
    verb: Verb, book: SqlMeetingLogBook, first: Meeting, mentor: Actor, mentee: Actor
) -> None:
    async def steps() -> list[tuple[Side, Said]]:
        return [(step.owner, step.said) for step in (await book.page(first.id, by=mentor)).steps]

    await verb(TapChip)(first.id, LogField.MENTEE_STEP, SIGNAL, by=mentor)
    await verb(AnswerInLog)(first.id, LogField.MENTOR_STEP, words="Приду во вторник", by=mentor)
    await verb(AnswerInLog)(first.id, LogField.MENTOR_STEP, voice="voice-2", by=mentor)
    assert await steps() == [(Side.MENTEE, Said(chips=(SIGNAL,))), (Side.MENTOR, Said(voice="voice-2"))]
    with pytest.raises(NotYourWords):
        await verb(TapChip)(first.id, LogField.MENTEE_STEP, SIGNAL, by=mentee)
    await verb(ClearAnswer)(first.id, LogField.MENTOR_STEP, by=mentee)
    await verb(AnswerInLog)(first.id, LogField.MENTOR_STEP, words="И поурочный план", by=mentee)
    assert len(await steps()) == 3
    await verb(TapChip)(first.id, LogField.MENTEE_STEP, SIGNAL, by=mentor)
    await verb(ClearAnswer)(first.id, LogField.MENTOR_STEP, by=mentor)
    assert await steps() == [(Side.MENTOR, Said(words="И поурочный план"))]


async def test_what_cannot_be_kept_is_refused(verb: Verb, first: Meeting, mentor: Actor, unit: Unit) -> None:
    async def refused(refusal: type[Refusal], kind: type[Any], *what: Any, **more: Any) -> None:
        with pytest.raises(refusal):
            await verb(kind)(*what, by=mentor, **more)

    await refused(Gone, TapChip, first.id, LogField.WORKS, SIGNAL)  # a phrase of another question
    await refused(Gone, TapChip, first.id, LogField.WORKS, "nothing-such")
    await refused(SayOrWrite, AnswerInLog, first.id, LogField.WORKS, words=" ")
    await refused(TextTooLong, AnswerInLog, first.id, LogField.WORKS, words="x" * (LONGEST_ANSWER + 1))
    await refused(TextTooLong, WriteSharedNote, first.id, "x" * (LONGEST_NOTE + 1))
    await refused(TextTooLong, WritePrivateNote, first.id, words="x" * (LONGEST_NOTE + 1))
    await refused(Gone, NameTopics, first.id, [TopicId(10**6)])
    await refused(TooManyChosen, NameTopics, first.id, [TopicId(number) for number in range(1, 5)])
    await refused(Gone, TapChip, MeetingId(10**6), LogField.WORKS, CALM)


async def test_a_meeting_is_recorded_once_it_was_held_by_ones_own_account_at_least(
    verb: Verb, school: School, book: SqlMeetingLogBook, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    for state in set(MeetingState) - {MeetingState.HELD, MeetingState.CONFIRMED}:
        meeting = await held(school.begin, pair, at(20), state=state)
        with pytest.raises(NotHeld):
            await verb(TapChip)(meeting.id, LogField.WORKS, CALM, by=mentor)
    meeting = await held(school.begin, pair, at(20), state=MeetingState.CONFIRMED)
    silent = tuple(replace(each, outcome=None) if each.person_id == mentee.id else each for each in meeting.attendees)
    async with school.begin() as work:
        await work.meetings.save(replace(meeting, attendees=silent), expected=meeting)
    await verb(TapChip)(meeting.id, LogField.WORKS, CALM, by=mentor)
    for forbidden in (verb(TapChip)(meeting.id, LogField.WORKS, CALM, by=mentee), book.page(meeting.id, by=mentee)):
        with pytest.raises(NotHeld):
            await forbidden


async def test_the_topics_of_a_meeting_are_those_of_its_mentorship_until_they_are_named(
    verb: Verb, book: SqlMeetingLogBook, pair: Mentorship, first: Meeting, mentor: Actor, discipline: TopicId
) -> None:
    page = await book.page(first.id, by=mentor)
    assert page.topics == (discipline,)
    other = next(topic.id for topic in page.tree.topics if topic.code == "parents")
    await verb(NameTopics)(first.id, [other, other], by=mentor)
    assert (await book.page(first.id, by=mentor)).topics == (other,)
    diary = await book.diary(pair.id, by=mentor)
    assert [topic.code for topic in diary.meetings.lines[0].topics] == ["parents"]


# Steps that come back


async def test_steps_come_back_at_the_next_meeting_until_they_are_settled(
    verb: Verb, school: School, book: SqlMeetingLogBook, pair: Mentorship, first: Meeting, second: Meeting,
    mentor: Actor, mentee: Actor,
) -> None:  # fmt: skip
    async def back(meeting: Meeting) -> list[tuple[StepState, Tick | None, int]]:
        page = await book.page(meeting.id, by=mentee)
        return [(each.step.state, each.tick, each.step.carried) for each in page.earlier]

    await verb(TapChip)(first.id, LogField.MENTEE_STEP, SIGNAL, by=mentor)
    await verb(AnswerInLog)(first.id, LogField.MENTOR_STEP, words="Приду", by=mentor)
    assert await back(first) == []
    assert await back(second) == [(StepState.OPEN, None, 0)] * 2
    signal, visit = [each.step for each in (await book.page(second.id, by=mentee)).earlier]
    await verb(TickStep)(signal.id, Tick.CARRY_ON, at=second.id, by=mentee)
    await verb(TickStep)(visit.id, Tick.NOT_DONE, at=second.id, by=mentee)
    await verb(TickStep)(visit.id, Tick.DONE, at=second.id, by=mentor)  # the other knows better
    assert await back(second) == [(StepState.OPEN, Tick.CARRY_ON, 1), (StepState.DONE, Tick.DONE, 0)]
    third = await held(school.begin, pair, at(24))
    assert await back(third) == [(StepState.OPEN, None, 1)]
    with pytest.raises(StepTicked):
        await verb(TickStep)(visit.id, Tick.NOT_DONE, at=third.id, by=mentor)
    with pytest.raises(StepTicked):
        await verb(TapChip)(first.id, LogField.MENTEE_STEP, SIGNAL, by=mentor)
    await verb(TickStep)(signal.id, Tick.DONE, at=third.id, by=mentor)
    assert await back(second) == [(StepState.DONE, Tick.DONE, 0)]


async def test_a_step_is_ticked_at_a_later_meeting_of_the_same_people_and_nowhere_else(
    verb: Verb, school: School, book: SqlMeetingLogBook, unit: Unit, first: Meeting, second: Meeting,
    mentor: Actor, mentee: Actor,
) -> None:  # fmt: skip
    await verb(TapChip)(second.id, LogField.MENTEE_STEP, SIGNAL, by=mentor)
    step = (await book.page(second.id, by=mentor)).steps[0]
    stranger = await school.person(unit, "Чужая Нина", Role.MENTEE)
    elsewhere = await held(school.begin, await together(school.begin, mentor, stranger), at(24))
    once = await held_once(school.begin, mentor, mentee, at(24))
    for meeting in (first, second, elsewhere, once):
        with pytest.raises(Gone):
            await verb(TickStep)(step.id, Tick.DONE, at=meeting.id, by=mentor)
    with pytest.raises(Gone):
        await verb(TickStep)(NextStepId(10**6), Tick.DONE, at=second.id, by=mentor)
    with pytest.raises(Gone):
        await verb(TickStep)(step.id, Tick.DONE, at=second.id, by=stranger)


async def test_of_two_who_tick_at_once_one_is_told_that_it_changed(
    verb: Verb, school: School, pair: Mentorship, first: Meeting, second: Meeting, mentor: Actor, mentee: Actor
) -> None:
    for number in range(ROUNDS):
        await verb(AnswerInLog)(first.id, LogField.MENTEE_STEP, words=f"Шаг {number}", by=mentor)
        async with school.begin() as work:
            step = (await work.meeting_logs.steps(first.id))[-1]
        ticks = ((Tick.DONE, mentor), (Tick.NOT_DONE, mentee))
        outcomes = await asyncio.gather(
            *(verb(TickStep)(step.id, tick, at=second.id, by=by) for tick, by in ticks), return_exceptions=True
        )
        refused = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
        assert all(isinstance(each, ChangedMeanwhile) for each in refused)
        async with school.begin() as work:
            kept = await work.meeting_logs.step(step.id)
        told = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
        # One after the other both are heard; of a real race exactly one is.
        assert kept.state in {each.state for each in told}


async def test_a_phrase_both_tap_at_once_is_one_step(
    verb: Verb, school: School, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    chips = sorted(ALL_CODES[LogField.MENTOR_STEP])[:ROUNDS]
    meeting = await held(school.begin, pair, at(16))
    for chip in chips:
        taps = (verb(TapChip)(meeting.id, LogField.MENTOR_STEP, chip, by=by) for by in (mentor, mentee))
        outcomes = await asyncio.gather(*taps, return_exceptions=True)
        assert {type(each) for each in outcomes} <= {type(None), NotYourWords}
        async with school.begin() as work:
            steps = [step for step in await work.meeting_logs.steps(meeting.id) if chip in step.said.chips]
        assert len(steps) == 1


# The next meeting


async def test_the_next_meeting_is_proposed_from_the_cadence_unless_one_is_on_its_way(
    verb: Verb, school: School, pair: Mentorship, first: Meeting, second: Meeting, mentor: Actor, clock: SetClock
) -> None:
    assert clock.now() == at(23, 10)
    assert await verb(WhenNext)(second.id, by=mentor) == at(30)
    await held(school.begin, pair, at(27), state=MeetingState.CONFIRMED)
    assert await verb(WhenNext)(second.id, by=mentor) is None


async def test_no_next_meeting_is_proposed_where_there_is_none(
    verb: Verb, school: School, mentor: Actor, mentee: Actor
) -> None:
    once = await held_once(school.begin, mentor, mentee, at(20))
    ended = await held(school.begin, await together(school.begin, mentor, mentee, state=MentorshipState.ENDED), at(20))
    for meeting in (once, ended):
        assert await verb(WhenNext)(meeting.id, by=mentor) is None


# Who reads what


@pytest.fixture
async def confided(verb: Verb, first: Meeting, second: Meeting, mentor: Actor, mentee: Actor) -> Meeting:
    """Everything a meeting can hold, from both."""
    for author in (mentor, mentee):
        for question in (LogField.WORKS, LogField.HINDERS):
            await verb(AnswerInLog)(first.id, question, words=f"СЛОВА {question}", by=author)
        await verb(WriteSharedNote)(first.id, "ОБЩЕЕ", by=author)
        await verb(WritePrivateNote)(first.id, words=f"ЛИЧНОЕ {author.person.name}", voice="v", by=author)
    await verb(AnswerInLog)(first.id, LogField.MENTEE_STEP, words="ШАГ", by=mentor)
    return first


async def test_a_private_note_is_read_by_its_author_alone(
    verb: Verb, book: SqlMeetingLogBook, confided: Meeting, mentor: Actor, mentee: Actor
) -> None:
    for author, other in ((mentor, mentee), (mentee, mentor)):
        page = await book.page(confided.id, by=author)
        assert page.private is not None
        assert page.private.words == f"ЛИЧНОЕ {author.person.name}"
        assert f"ЛИЧНОЕ {other.person.name}" not in repr(page)
        record: Any = (await verb(ExportMyData)(by=author)).record
        assert [note["words"] for note in record["private_notes"]] == [f"ЛИЧНОЕ {author.person.name}"]
        assert f"ЛИЧНОЕ {other.person.name}" not in repr(record)
    await verb(WritePrivateNote)(confided.id, by=mentor)
    assert (await book.page(confided.id, by=mentor)).private is None
    assert (await book.page(confided.id, by=mentee)).private is not None


async def test_nobody_but_its_people_opens_a_record_whatever_their_role(
    verb: Verb, school: School, unit: Unit, book: SqlMeetingLogBook, confided: Meeting, pair: Mentorship
) -> None:
    verbs: list[Callable[[Actor], Any]] = [
        lambda by: verb(TapChip)(confided.id, LogField.WORKS, CALM, by=by),
        lambda by: verb(AnswerInLog)(confided.id, LogField.WORKS, words="x", by=by),
        lambda by: verb(ClearAnswer)(confided.id, LogField.WORKS, by=by),
        lambda by: verb(NameTopics)(confided.id, [], by=by),
        lambda by: verb(WriteSharedNote)(confided.id, "x", by=by),
        lambda by: verb(WritePrivateNote)(confided.id, words="x", by=by),
        lambda by: verb(WhenNext)(confided.id, by=by),
        lambda by: book.page(confided.id, by=by),
        lambda by: book.diary(pair.id, by=by),
    ]
    for role in Role:
        other = await school.person(unit, f"Другой {role}", role)
        for refused in verbs:
            with pytest.raises(Gone):
                await refused(other)


async def test_the_curator_sees_dates_topics_hours_and_steps_and_no_word_more(
    school: School, unit: Unit, book: SqlMeetingLogBook, confided: Meeting, pair: Mentorship, curator: Actor,
    head: Actor, mentor: Actor,
) -> None:  # fmt: skip
    diary = await book.of_mentorship(pair.id, by=curator)
    assert (diary.minutes, diary.meetings.total) == (90, 2)
    line = diary.meetings.lines[1]
    assert (line.starts_at, line.minutes) == (confided.starts_at, 45)
    assert [topic.code for topic in line.topics] == ["discipline"]
    assert [step.said.words for step in line.steps] == ["ШАГ"]
    for hidden in ("СЛОВА", "ОБЩЕЕ", "ЛИЧНОЕ"):
        assert hidden not in repr(diary)
    with pytest.raises(NotAllowed):
        await book.of_mentorship(pair.id, by=head)
    elsewhere = await school.person(await school.unit("Другая школа"), "Куратор другой", Role.CURATOR)
    for stranger in (elsewhere, replace(mentor, roles={unit.id: frozenset({Role.MENTOR, Role.CURATOR})})):
        with pytest.raises(Gone):
            await book.of_mentorship(pair.id, by=stranger)


async def test_the_head_sees_sums_alone(
    verb: Verb, school: School, unit: Unit, book: SqlMeetingLogBook, confided: Meeting, curator: Actor,
    head: Actor, mentor: Actor, mentee: Actor,
) -> None:  # fmt: skip
    own = await held(school.begin, await together(school.begin, head, mentee, form=RoleForm.HEAD_TEACHER), at(20))
    await verb(TapChip)(own.id, LogField.MENTEE_STEP, SIGNAL, by=head)
    for reader in (head, curator):
        figures = await book.figures(unit.id, date(2026, 11, 16), date(2026, 11, 23), by=reader)
        assert (figures.mentorships, figures.meetings, figures.recorded, figures.minutes) == (1, 2, 1, 90)
        assert (figures.steps, figures.done, figures.not_done) == (1, 0, 0)
        assert (await book.figures(unit.id, date(2026, 11, 17), date(2026, 11, 22), by=reader)).meetings == 0
    for other in (mentor, mentee):
        with pytest.raises(NotAllowed):
            await book.figures(unit.id, date(2026, 11, 16), date(2026, 11, 23), by=other)


async def test_of_a_heads_own_mentorship_others_see_dates_alone(
    verb: Verb, school: School, unit: Unit, book: SqlMeetingLogBook, head: Actor, mentee: Actor, curator: Actor
) -> None:
    pair = await together(school.begin, head, mentee, form=RoleForm.HEAD_TEACHER)
    meeting = await held(school.begin, pair, at(20), topics=(TopicId(1),))
    await verb(AnswerInLog)(meeting.id, LogField.MENTOR_STEP, words="ШАГ", by=head)
    diary = await book.of_mentorship(pair.id, by=curator)
    assert diary.minutes is None
    assert [(line.starts_at, line.minutes, line.topics, line.steps) for line in diary.meetings.lines] == [
        (meeting.starts_at, None, (), ())
    ]
    for another in (
        await school.person(unit, "Второй руководитель", Role.HEAD),
        await school.person(unit, "Руководитель и куратор", Role.HEAD, Role.CURATOR),
    ):
        with pytest.raises(Gone):
            await book.page(meeting.id, by=another)
    assert [step.said.words for step in (await book.page(meeting.id, by=mentee)).steps] == ["ШАГ"]


# The mentor's record


async def test_the_record_sheet_sums_up_what_a_mentor_did(
    verb: Verb, school: School, unit: Unit, book: SqlMeetingLogBook, pair: Mentorship, first: Meeting,
    second: Meeting, mentor: Actor, mentee: Actor, discipline: TopicId, clock: SetClock,
) -> None:  # fmt: skip
    await verb(TapChip)(first.id, LogField.MENTEE_STEP, SIGNAL, by=mentor)
    await verb(AnswerInLog)(first.id, LogField.WORKS, words="СЛОВА", by=mentor)
    await verb(WritePrivateNote)(first.id, words="ЛИЧНОЕ", by=mentor)
    step = (await book.page(first.id, by=mentor)).steps[0]
    await verb(TickStep)(step.id, Tick.DONE, at=second.id, by=mentee)
    other = await school.person(unit, "Юрьева Юлия", Role.MENTEE)
    await held_once(school.begin, mentor, other, at(20), minutes=30)
    await held(school.begin, pair, at(22), state=MeetingState.MISSED)
    await held(school.begin, pair, at(1, month=10))
    words = [Content(kind=ContentKind.TEXT, text="Шумят")]
    asked = await verb(AskForHelp)(discipline, Urgency.URGENT, words, by=mentee)
    await verb(ClaimHelp)(asked.id, by=mentor)
    await verb(EndTalk)(asked.id, is_solved=True, by=mentee)

    sheet = await book.record_sheet(date(2026, 11, 1), date(2026, 11, 23), by=mentor)
    assert (sheet.name, sheet.unit.name) == (mentor.person.name, unit.name)
    assert (len(sheet.meetings), sheet.minutes, len(sheet.one_off)) == (3, 120, 1)
    assert (sheet.steps, sheet.steps_done, sheet.helped) == (1, 1, 1)
    [row] = sheet.mentorships
    assert (row.mentee_names, row.meetings, row.minutes) == ((mentee.person.name,), 2, 90)
    assert [topic.code for topic in row.topics] == ["discipline"]
    assert "СЛОВА" not in repr(sheet)
    assert "ЛИЧНОЕ" not in repr(sheet)
    assert (await book.record_sheet(date(2026, 11, 1), date(2026, 11, 23), by=mentee)).is_empty


async def test_in_a_reverse_mentorship_an_hour_is_of_who_led(
    school: School, book: SqlMeetingLogBook, mentor: Actor, mentee: Actor
) -> None:
    both = (Track(mentor_id=mentor.id), Track(mentor_id=mentee.id))
    reverse = await together(school.begin, mentor, mentee, kinds=frozenset({Kind.REVERSE}), tracks=both)
    await held(school.begin, reverse, at(17), leader_id=mentor.id, minutes=30)
    await held(school.begin, reverse, at(18), leader_id=mentee.id, minutes=60)

    async def sheet(by: Actor) -> RecordSheet:
        return await book.record_sheet(date(2026, 11, 1), date(2026, 11, 30), by=by)

    assert [(await sheet(each)).minutes for each in (mentor, mentee)] == [30, 60]


async def test_who_was_not_there_is_not_named_in_the_record(
    verb: Verb, school: School, unit: Unit, book: SqlMeetingLogBook, mentor: Actor, mentee: Actor
) -> None:
    other = await school.person(unit, "Юрьева Юлия", Role.MENTEE)
    group = await together(school.begin, mentor, mentee, other)
    meeting = await held(school.begin, group, at(20))
    absent = tuple(
        replace(each, came=False, answer=Coming.NO, outcome=Outcome.MISSED) if each.person_id == other.id else each
        for each in meeting.attendees
    )
    async with school.begin() as work:
        await work.meetings.save(replace(meeting, attendees=absent), expected=meeting)
    sheet = await book.record_sheet(date(2026, 11, 1), date(2026, 11, 30), by=mentor)
    assert [each.names for each in sheet.meetings] == [(mentee.person.name,)]
    # Nor do they write or read what was said without them.
    assert [(await book.diary(group.id, by=by)).meetings.total for by in (mentor, mentee, other)] == [1, 1, 0]
    for refused in (book.page(meeting.id, by=other), verb(TapChip)(meeting.id, LogField.WORKS, CALM, by=other)):
        with pytest.raises(NotThere):
            await refused


async def test_of_two_both_were_at_what_the_curator_has_found_held(
    school: School, book: SqlMeetingLogBook, pair: Mentorship, mentor: Actor, mentee: Actor
) -> None:
    meeting = await held(school.begin, pair, at(20))
    denied = tuple(
        replace(each, came=False, outcome=Outcome.MISSED) if each.person_id == mentee.id else each
        for each in meeting.attendees
    )
    async with school.begin() as work:
        await work.meetings.save(replace(meeting, attendees=denied), expected=meeting)
    assert (await book.diary(pair.id, by=mentee)).meetings.total == 1
    assert not (await book.page(meeting.id, by=mentee)).is_begun


# Forgetting


async def test_who_withdraws_consent_takes_their_words_with_them(
    verb: Verb, school: School, engine: AsyncEngine, book: SqlMeetingLogBook, confided: Meeting, mentor: Actor,
    mentee: Actor,
) -> None:  # fmt: skip
    await verb(TapChip)(confided.id, LogField.MENTEE_STEP, SIGNAL, by=mentor)
    await verb(WithdrawConsent)(by=mentee)
    page: LogPage = await book.page(confided.id, by=mentor)
    for word in ("СЛОВА", "ОБЩЕЕ", "ЛИЧНОЕ", "ШАГ"):
        assert word not in repr(page)
    assert [step.said for step in page.steps] == [Said(chips=(SIGNAL,))]
    async with engine.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(PrivateNoteRow)) == 0


async def test_private_notes_are_forgotten_a_school_year_later(
    verb: Verb, engine: AsyncEngine, book: SqlMeetingLogBook, confided: Meeting, mentor: Actor, clock: SetClock
) -> None:
    assert confided.starts_at is not None
    await purge_confidences(engine, confided.starts_at + TALKS_KEPT)
    assert (await book.page(confided.id, by=mentor)).private is not None
    await purge_confidences(engine, confided.starts_at + TALKS_KEPT + timedelta(seconds=1))
    page = await book.page(confided.id, by=mentor)
    assert page.private is None
    assert len(page.parts) == 2
