"""Requests for a mentor on SQL, each with the mentors chosen. What is saved is decided by the version."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.rows import MentorshipChoiceRow, MentorshipRequestRow
from mentoring.model.bank import Kind, RoleForm
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipId, MentorshipRequestId, PersonId, TopicId, UnitId
from mentoring.model.mentorship_request import (
    AHEAD,
    ANSWERABLE,
    LIVE,
    Choice,
    ChoiceState,
    MentorshipRequest,
    RequestState,
)
from mentoring.model.people import Mode
from mentoring.refusals import Gone


class SqlMentorshipRequests:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, request: MentorshipRequest) -> MentorshipRequest:
        statement = insert(MentorshipRequestRow).values(_values(request)).returning(MentorshipRequestRow)
        row = (await self._connection.execute(statement)).one()
        await self._add_choices(row.id, request.choices)
        return request_of(row, request.choices)

    async def get(self, request_id: MentorshipRequestId) -> MentorshipRequest:
        found = await self._found(MentorshipRequestRow.id == request_id)
        if not found:
            raise Gone
        return found[0]

    async def save(self, after: MentorshipRequest, *, expected: MentorshipRequest) -> MentorshipRequest | None:
        statement = (
            update(MentorshipRequestRow)
            .where(MentorshipRequestRow.id == expected.id, MentorshipRequestRow.version == expected.version)
            .values(_values(after) | {"version": expected.version + 1})
            .returning(MentorshipRequestRow)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        if after.choices != expected.choices:
            await self._connection.execute(
                delete(MentorshipChoiceRow).where(MentorshipChoiceRow.request_id == expected.id)
            )
            await self._add_choices(row.id, after.choices)
        return request_of(row, after.choices)

    async def live_of(self, mentee_id: PersonId) -> list[MentorshipRequest]:
        return await self._found(MentorshipRequestRow.mentee_id == mentee_id, MentorshipRequestRow.state.in_(LIVE))

    async def of_mentee(self, mentee_id: PersonId, limit: int) -> list[MentorshipRequest]:
        is_live = case((MentorshipRequestRow.state.in_(LIVE), 0), else_=1)
        newest = (
            select(MentorshipRequestRow.id)
            .where(MentorshipRequestRow.mentee_id == mentee_id)
            .order_by(is_live, MentorshipRequestRow.asked_at.desc(), MentorshipRequestRow.id.desc())
            .limit(limit)
        )
        found = await self._found(MentorshipRequestRow.id.in_(newest))
        return sorted(found, key=lambda request: (request.state.is_live, request.asked_at, request.id), reverse=True)

    async def asked_of(self, mentor_id: PersonId) -> list[MentorshipRequest]:
        return await self._found(_has_choice(AHEAD | ANSWERABLE, mentor_id), MentorshipRequestRow.state.in_(LIVE))

    async def waitlist(self, mentor_id: PersonId) -> list[MentorshipRequest]:
        waiting = await self._found(
            _has_choice([ChoiceState.WAITLISTED], mentor_id), MentorshipRequestRow.state.in_(LIVE)
        )
        return sorted(waiting, key=lambda request: (request.choice_of(mentor_id).since or request.asked_at, request.id))

    async def lines(self, mentors: Collection[PersonId]) -> dict[PersonId, list[MentorshipRequestId]]:
        statement = (
            select(MentorshipChoiceRow.mentor_id, MentorshipChoiceRow.request_id)
            .join(MentorshipRequestRow, MentorshipRequestRow.id == MentorshipChoiceRow.request_id)
            .where(
                MentorshipChoiceRow.mentor_id.in_(mentors),
                MentorshipChoiceRow.state == ChoiceState.WAITLISTED,
                MentorshipRequestRow.state.in_(LIVE),
            )
            .order_by(MentorshipChoiceRow.since, MentorshipChoiceRow.request_id)
        )
        lines: dict[PersonId, list[MentorshipRequestId]] = defaultdict(list)
        for row in await self._connection.execute(statement):
            lines[PersonId(row.mentor_id)].append(MentorshipRequestId(row.request_id))
        return dict(lines)

    async def asking_count(self, mentor_id: PersonId) -> int:
        statement = (
            select(func.count())
            .select_from(MentorshipRequestRow)
            .where(_has_choice(ANSWERABLE, mentor_id), MentorshipRequestRow.state.in_(LIVE))
        )
        return (await self._connection.execute(statement)).scalar_one()

    async def look_again(self, unit_id: UnitId, now: datetime, *, mentor_id: PersonId | None = None) -> None:
        # The version stays: nobody would see a difference.
        await self._connection.execute(
            update(MentorshipRequestRow)
            .where(
                MentorshipRequestRow.unit_id == unit_id,
                MentorshipRequestRow.state == RequestState.CURATOR,
                _has_choice([ChoiceState.WAITLISTED], mentor_id),
            )
            .values(due_at=now)
        )

    async def due(self, now: datetime, limit: int) -> list[MentorshipRequestId]:
        statement = (
            select(MentorshipRequestRow.id)
            .where(MentorshipRequestRow.due_at <= now)
            .order_by(MentorshipRequestRow.due_at)
            .limit(limit)
        )
        return [MentorshipRequestId(request_id) for request_id in await self._connection.scalars(statement)]

    async def next_due(self) -> datetime | None:
        return await self._connection.scalar(select(func.min(MentorshipRequestRow.due_at)))

    async def _found(self, *conditions: ColumnElement[bool]) -> list[MentorshipRequest]:
        statement = (
            select(MentorshipRequestRow)
            .where(*conditions)
            .order_by(MentorshipRequestRow.asked_at, MentorshipRequestRow.id)
        )
        rows = (await self._connection.execute(statement)).all()
        if not rows:
            return []
        ranked = (
            select(MentorshipChoiceRow)
            .where(MentorshipChoiceRow.request_id.in_([row.id for row in rows]))
            .order_by(MentorshipChoiceRow.rank)
        )
        choices: dict[int, list[Choice]] = defaultdict(list)
        for row in await self._connection.execute(ranked):
            choices[row.request_id].append(choice_of(row))
        return [request_of(row, choices[row.id]) for row in rows]

    async def _add_choices(self, request_id: int, choices: Iterable[Choice]) -> None:
        values = [_choice_values(choice) | {"request_id": request_id} for choice in choices]
        if values:
            await self._connection.execute(insert(MentorshipChoiceRow), values)


def _has_choice(states: Iterable[ChoiceState], mentor_id: PersonId | None) -> ColumnElement[bool]:
    """Whether the mentor, or any, has been chosen and is in one of these states."""
    chosen = select(MentorshipChoiceRow.request_id).where(MentorshipChoiceRow.state.in_(sorted(states)))
    if mentor_id is not None:
        chosen = chosen.where(MentorshipChoiceRow.mentor_id == mentor_id)
    return MentorshipRequestRow.id.in_(chosen)


def request_of(row: Any, choices: Iterable[Choice]) -> MentorshipRequest:
    return MentorshipRequest(
        id=MentorshipRequestId(row.id),
        unit_id=UnitId(row.unit_id),
        mentee_id=PersonId(row.mentee_id),
        state=RequestState(row.state),
        topics=tuple(map(TopicId, row.topics)),
        difficulty=row.difficulty,
        expectations=row.expectations,
        kinds=frozenset(map(Kind, row.kinds)),
        form=RoleForm(row.form),
        modes=frozenset(map(Mode, row.modes)),
        months=row.months,
        choices=tuple(choices),
        asked_at=row.asked_at,
        due_at=row.due_at,
        ended_at=row.ended_at,
        mentorship_id=None if row.mentorship_id is None else MentorshipId(row.mentorship_id),
        version=row.version,
    )


def choice_of(row: Any) -> Choice:
    return Choice(
        mentor_id=PersonId(row.mentor_id),
        rank=row.rank,
        state=ChoiceState(row.state),
        since=row.since,
        answered_at=row.answered_at,
        decline_reason=None if row.decline_reason is None else DeclineReason(row.decline_reason),
        question=row.question,
        reply=row.reply,
        reminders=row.reminders,
        time_left=None if row.time_left is None else timedelta(seconds=row.time_left),
    )


def _values(request: MentorshipRequest) -> dict[str, Any]:
    return {
        "unit_id": request.unit_id,
        "mentee_id": request.mentee_id,
        "state": request.state,
        "topics": list(request.topics),
        "difficulty": request.difficulty,
        "expectations": request.expectations,
        "kinds": sorted(request.kinds),
        "form": request.form,
        "modes": sorted(request.modes),
        "months": request.months,
        "asked_at": request.asked_at,
        "due_at": request.due_at,
        "ended_at": request.ended_at,
        "mentorship_id": request.mentorship_id,
        "version": request.version,
    }


def _choice_values(choice: Choice) -> dict[str, Any]:
    return {
        "mentor_id": choice.mentor_id,
        "rank": choice.rank,
        "state": choice.state,
        "since": choice.since,
        "answered_at": choice.answered_at,
        "decline_reason": choice.decline_reason,
        "question": choice.question,
        "reply": choice.reply,
        "reminders": choice.reminders,
        "time_left": None if choice.time_left is None else int(choice.time_left.total_seconds()),
    }
