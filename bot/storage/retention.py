"""What is kept no longer than it is needed."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, union, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.notices import DEAD, DROPPED, SENT, WITHDRAWN
from bot.storage.papers import PapersFolder
from bot.storage.rows import (
    ClosingRow,
    HelpRequestRow,
    MediationNoteRow,
    MediationRow,
    MeetingRow,
    NoticeRow,
    OrderRow,
    ParticipationConsentRow,
    PrivateNoteRow,
    TalkMessageRow,
)

#: Sent notices are found by replies and rewritings; after this nobody replies to them.
NOTICES_KEPT = timedelta(days=90)
#: What two people wrote each other is nobody's record; a school year later only the request and its log are left.
TALKS_KEPT = timedelta(days=365)


async def purge_notices(engine: AsyncEngine, now: datetime) -> int:
    """Delete what was said, dropped or withdrawn long ago; how many."""
    async with engine.begin() as connection:
        purged = await connection.execute(
            delete(NoticeRow).where(
                NoticeRow.state.in_((SENT, WITHDRAWN, DROPPED, DEAD)), NoticeRow.not_before < now - NOTICES_KEPT
            )
        )
        return purged.rowcount


async def purge_talks(engine: AsyncEngine, now: datetime) -> int:
    """Delete the messages of requests that ended long ago; how many."""
    ended = select(HelpRequestRow.id).where(HelpRequestRow.ended_at < now - TALKS_KEPT)
    async with engine.begin() as connection:
        purged = await connection.execute(delete(TalkMessageRow).where(TalkMessageRow.request_id.in_(ended)))
        return purged.rowcount


async def purge_confidences(engine: AsyncEngine, now: datetime) -> int:
    """Forget why somebody ended a mentorship, what was told to a mediator, and what was kept privately of a meeting.

    As long after; how many there were. That there was an end, a mediation or a meeting, stays.
    """
    before = now - TALKS_KEPT
    settled = select(MediationRow.id).where(MediationRow.settled_at < before)
    met = select(MeetingRow.id).where(MeetingRow.starts_at < before)
    statements = (
        update(ClosingRow).where(ClosingRow.settled_at < before, ClosingRow.reason != "").values(reason=""),
        update(MediationRow).where(MediationRow.settled_at < before, MediationRow.words != "").values(words=""),
        delete(MediationNoteRow).where(MediationNoteRow.mediation_id.in_(settled)),
        delete(PrivateNoteRow).where(PrivateNoteRow.meeting_id.in_(met)),
    )
    async with engine.begin() as connection:
        return sum([(await connection.execute(statement)).rowcount for statement in statements])


async def purge_papers(engine: AsyncEngine, folder: PapersFolder) -> int:
    """Delete files of which no record speaks, left by a program that was cut short; how many."""
    named = union(
        select(ParticipationConsentRow.paper).where(ParticipationConsentRow.paper.is_not(None)),
        select(OrderRow.paper).where(OrderRow.paper.is_not(None)),
    )
    async with engine.connect() as connection:
        known = [str(name) for name in await connection.scalars(named)]
    return await folder.sweep(known)
