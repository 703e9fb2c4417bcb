"""One transaction with all repositories on it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.answers import SqlAnswers
from bot.storage.bank_cards import SqlBankCards
from bot.storage.closings import SqlClosings
from bot.storage.engine import READS_ONLY
from bot.storage.help_requests import SqlHelpRequests
from bot.storage.invites import SqlInvites
from bot.storage.mediations import SqlMediations
from bot.storage.mentor_lists import SqlMentorLists
from bot.storage.mentorship_requests import SqlMentorshipRequests
from bot.storage.mentorships import SqlMentorships
from bot.storage.mornings import SqlMornings
from bot.storage.notices import SqlNotices
from bot.storage.pairing import SqlPairing
from bot.storage.people import SqlPeople
from bot.storage.suggested_pairs import SqlSuggestedPairs
from bot.storage.talk import SqlTalk
from bot.storage.topics import SqlTopics
from bot.storage.units import SqlUnits
from mentoring.ports import BeginWork


class SqlUnitOfWork:
    """The repositories of one open connection; see `begin_work` for when they are committed."""

    def __init__(self, connection: AsyncConnection) -> None:
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
        self.help_requests = SqlHelpRequests(connection)
        self.talk = SqlTalk(connection)
        self.answers = SqlAnswers(connection)
        self.notices = SqlNotices(connection)


def begin_work(engine: AsyncEngine, *, after_notices: Callable[[datetime], None] = lambda _: None) -> BeginWork:
    """How use cases open their unit of work: committed on a clean exit, rolled back on any exception.

    `after_notices` is called once a commit has posted notices, with the earliest moment at which one may go: the
    delivery need not wait for its next tick.
    """

    reading = engine.execution_options(**{READS_ONLY: True})

    @asynccontextmanager
    async def begin(*, reads_only: bool = False) -> AsyncIterator[SqlUnitOfWork]:
        async with (reading if reads_only else engine).begin() as connection:
            work = SqlUnitOfWork(connection)
            yield work
        if work.notices.soonest is not None:
            after_notices(work.notices.soonest)

    return begin
