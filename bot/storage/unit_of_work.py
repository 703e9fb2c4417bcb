"""One transaction with all repositories on it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.agendas import SqlAgendas
from bot.storage.answers import SqlAnswers
from bot.storage.bank_cards import SqlBankCards
from bot.storage.closings import SqlClosings
from bot.storage.engine import READS_ONLY
from bot.storage.help_requests import SqlHelpRequests
from bot.storage.invites import SqlInvites
from bot.storage.mediations import SqlMediations
from bot.storage.meeting_logs import SqlMeetingLogs
from bot.storage.meetings import SqlMeetings
from bot.storage.mentor_lists import SqlMentorLists
from bot.storage.mentorship_changes import SqlMentorshipChanges
from bot.storage.mentorship_requests import SqlMentorshipRequests
from bot.storage.mentorships import SqlMentorships
from bot.storage.mornings import SqlMornings
from bot.storage.notices import SqlNotices
from bot.storage.open_hours import SqlOpenHours
from bot.storage.orders import SqlOrders
from bot.storage.pairing import SqlPairing
from bot.storage.paper_templates import SqlPaperTemplates
from bot.storage.papers import PapersAtWork, PapersFolder
from bot.storage.participation_consents import SqlParticipationConsents
from bot.storage.people import SqlPeople
from bot.storage.rotations import SqlRotations
from bot.storage.slots import SqlSlots
from bot.storage.speed_meetings import SqlSpeedMeetings
from bot.storage.suggested_pairs import SqlSuggestedPairs
from bot.storage.talk import SqlTalk
from bot.storage.topics import SqlTopics
from bot.storage.units import SqlUnits
from mentoring.ports import BeginWork

#: Where papers are kept unless the settings say otherwise; the folder is made with the first of them.
USUAL_PAPERS = Path("var/papers")


class SqlUnitOfWork:
    """The repositories of one open connection; see `begin_work` for when they are committed."""

    def __init__(self, connection: AsyncConnection, papers: PapersFolder) -> None:
        self.units = SqlUnits(connection)
        self.people = SqlPeople(connection)
        self.invites = SqlInvites(connection)
        self.topics = SqlTopics(connection)
        self.mentorship_requests = SqlMentorshipRequests(connection)
        self.mentorships = SqlMentorships(connection)
        self.closings = SqlClosings(connection)
        self.mediations = SqlMediations(connection)
        self.suggested_pairs = SqlSuggestedPairs(connection)
        self.pairing = SqlPairing(connection)
        self.mornings = SqlMornings(connection)
        self.bank_cards = SqlBankCards(connection)
        self.mentor_lists = SqlMentorLists(connection)
        self.papers = PapersAtWork(papers)
        self.participation_consents = SqlParticipationConsents(connection)
        self.orders = SqlOrders(connection)
        self.mentorship_changes = SqlMentorshipChanges(connection)
        self.paper_templates = SqlPaperTemplates(connection)
        self.meetings = SqlMeetings(connection)
        self.agendas = SqlAgendas(connection)
        self.open_hours = SqlOpenHours(connection)
        self.slots = SqlSlots(connection)
        self.speed_meetings = SqlSpeedMeetings(connection)
        self.rotations = SqlRotations(connection)
        self.meeting_logs = SqlMeetingLogs(connection)
        self.help_requests = SqlHelpRequests(connection)
        self.talk = SqlTalk(connection)
        self.answers = SqlAnswers(connection)
        self.notices = SqlNotices(connection)


def begin_work(
    engine: AsyncEngine,
    papers: PapersFolder | None = None,
    *,
    after_notices: Callable[[datetime], None] = lambda _: None,
) -> BeginWork:
    """How use cases open their unit of work: committed on a clean exit, rolled back on any exception.

    Papers are kept in the folder given, else in the one that is usual beside PostgreSQL. `after_notices` is called once
    a commit has posted notices, with the earliest moment at which one may go: the delivery need not wait for its tick.
    """

    folder = papers or PapersFolder(USUAL_PAPERS)
    reading = engine.execution_options(**{READS_ONLY: True})

    @asynccontextmanager
    async def begin(*, reads_only: bool = False) -> AsyncIterator[SqlUnitOfWork]:
        is_committed = False
        work: SqlUnitOfWork | None = None
        try:
            async with (reading if reads_only else engine).begin() as connection:
                work = SqlUnitOfWork(connection, folder)
                yield work
            is_committed = True
        finally:
            if work is not None:
                await work.papers.settle(is_committed=is_committed)
        if work.notices.soonest is not None:
            after_notices(work.notices.soonest)

    return begin
