"""The record of a meeting, in under a minute: what works, what hinders, next steps, notes (гл. 4 п. 3).

Each answer is kept at once. Either side writes its own part of the shared record; both read all of it. A private note
is its author's alone.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from mentoring.model.ids import MeetingId, NextStepId, TopicId
from mentoring.model.log_chips import ALL_CODES
from mentoring.model.meeting_log import (
    LONGEST_ANSWER,
    LONGEST_NOTE,
    MOST_TOPICS,
    LogField,
    MeetingLog,
    NextStep,
    PrivateNote,
    Said,
    Tick,
    must_be_recordable,
    proposed_next,
)
from mentoring.model.meetings import Meeting, MeetingState
from mentoring.model.mentorship import MentorshipState, Side
from mentoring.model.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.refusals import ChangedMeanwhile, Gone, SayOrWrite, TooManyChosen
from mentoring.use_cases.meetings import MeetingVerb
from mentoring.use_cases.own_mentorships import own_words

#: How far back meetings are looked at for the cadence.
MEETINGS_LOOKED_AT = 12


class LogVerb(MeetingVerb):
    """What the verbs of records share: the meeting is the person's own, and it was held."""

    async def recordable(self, work: UnitOfWork, meeting_id: MeetingId, by: Actor) -> Meeting:
        """Gone for who was not of it, NotHeld before it was held."""
        meeting = await self.own_meeting(work, meeting_id, by)
        must_be_recordable(meeting, by.id)
        return meeting

    async def own_part(self, work: UnitOfWork, meeting_id: MeetingId, by: Actor) -> MeetingLog:
        kept = await work.meeting_logs.of(meeting_id, by.id)
        return kept or MeetingLog(meeting_id=meeting_id, author_id=by.id, written_at=self.clock.now())

    async def agree(self, work: UnitOfWork, meeting: Meeting, owner: Side, said: Said, by: Actor) -> None:
        """A next step of this side; a phrase that the other has tapped meanwhile is there once."""
        await work.meeting_logs.add_step(
            NextStep(
                id=NextStepId(0),
                meeting_id=meeting.id,
                mentorship_id=meeting.mentorship_id,
                owner=owner,
                author_id=by.id,
                said=said,
            )
        )

    async def withdraw(self, work: UnitOfWork, step: NextStep, by: Actor) -> None:
        """Raises NotYourWords, StepTicked, ChangedMeanwhile."""
        step.must_be_withdrawable_by(by.id)
        if not await work.meeting_logs.remove_step(step):
            raise ChangedMeanwhile


class TapChip(LogVerb):
    """A ready phrase is said to a question of the record, or taken back by a second tap.

    As a next step it is one step, which its author alone takes back, until somebody has ticked it.
    """

    async def __call__(self, meeting_id: MeetingId, question: LogField, chip: str, *, by: Actor) -> None:
        if chip not in ALL_CODES[question]:
            raise Gone
        async with self.begin() as work:
            meeting = await self.recordable(work, meeting_id, by)
            owner = question.owner
            if owner is None:
                part = await self.own_part(work, meeting_id, by)
                said = part.answer(question).toggled(chip)
                await work.meeting_logs.save(part.answered(question, said, self.clock.now()))
                return
            for step in await work.meeting_logs.steps(meeting_id):
                if step.owner is owner and chip in step.said.chips:
                    await self.withdraw(work, step, by)
                    return
            await self.agree(work, meeting, owner, Said(chips=(chip,)), by)


class AnswerInLog(LogVerb):
    """Words or a voice message to a question of the record, in the place of the person's earlier ones.

    At most 500 characters (TextTooLong); anything else than words or voice is refused (SayOrWrite).
    """

    async def __call__(
        self, meeting_id: MeetingId, question: LogField, *, words: str = "", voice: str | None = None, by: Actor
    ) -> None:
        words = _said(words, voice, LONGEST_ANSWER)
        async with self.begin() as work:
            meeting = await self.recordable(work, meeting_id, by)
            owner = question.owner
            if owner is None:
                part = await self.own_part(work, meeting_id, by)
                said = part.answer(question).spoken(words, voice)
                await work.meeting_logs.save(part.answered(question, said, self.clock.now()))
                return
            for step in await work.meeting_logs.steps(meeting_id):
                is_own = step.owner is owner and step.author_id == by.id and not step.said.chips
                if is_own and step.is_fresh:
                    await self.withdraw(work, step, by)
            await self.agree(work, meeting, owner, Said(words=words, voice=voice), by)


class ClearAnswer(LogVerb):
    """A person takes back all they have said to a question; steps that were ticked stay."""

    async def __call__(self, meeting_id: MeetingId, question: LogField, *, by: Actor) -> None:
        async with self.begin() as work:
            await self.recordable(work, meeting_id, by)
            owner = question.owner
            if owner is None:
                part = await self.own_part(work, meeting_id, by)
                await work.meeting_logs.save(part.answered(question, Said(), self.clock.now()))
                return
            for step in await work.meeting_logs.steps(meeting_id):
                if step.owner is owner and step.author_id == by.id and step.is_fresh:
                    await self.withdraw(work, step, by)


class NameTopics(LogVerb):
    """What a meeting was about, three topics of the unit at most; the record's phrases follow them.

    Without any, it was about what its mentorship is about.
    """

    async def __call__(self, meeting_id: MeetingId, topics: Collection[TopicId], *, by: Actor) -> Meeting:
        chosen = tuple(dict.fromkeys(topics))
        if len(chosen) > MOST_TOPICS:
            raise TooManyChosen(MOST_TOPICS)
        async with self.begin() as work:
            meeting = await self.recordable(work, meeting_id, by)
            tree = await work.topics.tree(meeting.unit_id)
            if any(tree.find(topic_id) is None for topic_id in chosen):
                raise Gone
            return await self.keep(work, replace(meeting, topics=chosen), expected=meeting)


class TickStep(LogVerb):
    """At a meeting it is said what became of a step agreed on at an earlier one: done, not done, or carried on.

    Either side says it; until the meeting after, it may be said otherwise (StepTicked then). Of two who tick at once
    the second is told that it changed (ChangedMeanwhile).
    """

    async def __call__(self, step_id: NextStepId, tick: Tick, *, at: MeetingId, by: Actor) -> NextStep:
        async with self.begin() as work:
            meeting = await self.recordable(work, at, by)
            step = await work.meeting_logs.step(step_id)
            if step.mentorship_id is None or step.mentorship_id != meeting.mentorship_id:
                raise Gone
            agreed_at = (await work.meetings.get(step.meeting_id)).starts_at
            if agreed_at is None or meeting.starts_at is None or agreed_at >= meeting.starts_at:
                raise Gone
            ticked = step.ticked(tick, at)
            if ticked != step and not await work.meeting_logs.save_step(ticked, expected=step):
                raise ChangedMeanwhile
            return ticked


class WriteSharedNote(LogVerb):
    """Anything else worth keeping, for everybody who was at the meeting to read; empty words take it back."""

    async def __call__(self, meeting_id: MeetingId, words: str, *, by: Actor) -> None:
        words = own_words(words, LONGEST_NOTE)
        async with self.begin() as work:
            await self.recordable(work, meeting_id, by)
            part = await self.own_part(work, meeting_id, by)
            await work.meeting_logs.save(replace(part, note=words, written_at=self.clock.now()))


class WritePrivateNote(LogVerb):
    """What a person keeps of a meeting for themselves, in words or voice; with neither it is forgotten.

    Nobody else reads it: no curator, no head, no council, and not who was there with them.
    """

    async def __call__(self, meeting_id: MeetingId, *, words: str = "", voice: str | None = None, by: Actor) -> None:
        words = own_words(words, LONGEST_NOTE)
        async with self.begin() as work:
            await self.recordable(work, meeting_id, by)
            if not words and voice is None:
                await work.meeting_logs.forget_private(meeting_id, by.id)
                return
            note = PrivateNote(
                meeting_id=meeting_id, author_id=by.id, words=words, voice=voice, written_at=self.clock.now()
            )
            await work.meeting_logs.write_private(note)


class WhenNext(LogVerb):
    """When these people could meet next, by their cadence and the school's calendar.

    None for a one-off meeting, for a mentorship that is not in force, and when the next one is proposed or agreed on;
    also beyond the unit's horizon, where nothing may be proposed yet.
    """

    async def __call__(self, meeting_id: MeetingId, *, by: Actor) -> datetime | None:
        async with self.begin(reads_only=True) as work:
            meeting = await self.recordable(work, meeting_id, by)
            if meeting.mentorship_id is None:
                return None
            now = self.clock.now()
            # One whose time has come is only waiting to be called held by everybody.
            coming = await work.meetings.open_of(meeting.mentorship_id)
            if any(each.starts_at is None or each.starts_at > now for each in coming):
                return None
            mentorship = await work.mentorships.get(meeting.mentorship_id)
            if mentorship.state is not MentorshipState.ACTIVE or by.id not in mentorship.people:
                return None
            unit = await work.units.get(meeting.unit_id)
            held = await work.meetings.of_mentorship(meeting.mentorship_id, [MeetingState.HELD], MEETINGS_LOOKED_AT)
            begun = [each.starts_at for each in [*held, meeting] if each.starts_at is not None]
            series = await work.meetings.series_of(meeting.mentorship_id)
            every = timedelta(days=series[0].step_days) if series else None
            at = proposed_next(sorted(set(begun)), now, self.school_clock(unit), every)
            return at if at <= now + self.terms(unit).horizon else None


def _said(words: str, voice: str | None, limit: int) -> str:
    """Raises SayOrWrite, TextTooLong."""
    words = own_words(words, limit)
    if not words and voice is None:
        raise SayOrWrite
    return words
