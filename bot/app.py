"""Where everything meets: the program on Telegram, and the program in the sandbox."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import User
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.commands import set_commands, set_person_commands
from bot.console import ConsoleWords, console_words
from bot.conversations import conversations
from bot.delivery import Delivery
from bot.dialog_races import set_up_dialogs
from bot.dialogs.below import WindowsBelow
from bot.flood import FloodGuard, Floods
from bot.incidents import trace
from bot.l10n import L10n, Texts, nearest_language
from bot.logs import first_line
from bot.long_jobs import LongJobs
from bot.matching import FlowMatcher
from bot.middlewares import Acting, OnlyPrivate
from bot.migrating import NewerDatabase, migrate
from bot.pace import Pace
from bot.public_holidays import PublicCalendar
from bot.running import CannotStart
from bot.settings import Settings
from bot.storage.bank import SqlBank
from bot.storage.decisions import SqlDecisions
from bot.storage.dialog_states import SqlDialogStates
from bot.storage.directory import SqlDirectory
from bot.storage.engine import open_engine
from bot.storage.handled_updates import SqlHandledUpdates
from bot.storage.help_desk import SqlHelpDesk
from bot.storage.matchmaking import SqlMatchmaking
from bot.storage.meeting_desk import SqlMeetingDesk
from bot.storage.meeting_log_book import SqlMeetingLogBook
from bot.storage.mentorship_desk import SqlMentorshipDesk
from bot.storage.notices import SqlNoticeQueue
from bot.storage.open_hours_desk import SqlOpenHoursDesk
from bot.storage.order_book import SqlOrderBook
from bot.storage.papers import PapersFolder
from bot.storage.retention import purge_confidences, purge_notices, purge_papers, purge_talks
from bot.storage.unit_of_work import USUAL_PAPERS, begin_work
from bot.telegram import fit_out, open_session
from bot.trial_school import move_in
from bot.updates import Updates
from bot.use_cases import UseCases
from mentoring.model.ids import AccountId
from mentoring.model.people import Language, Role
from mentoring.ports import BeginWork
from mentoring.ports.world import Calendar, Clock
from scheduler.clocks import Sweep, sweep
from scheduler.timetable import Jobs, timetable

if TYPE_CHECKING:
    from sandbox import Sandbox

logger = logging.getLogger(__name__)

#: Conversations left alone for so long are forgotten; what was answered in them is saved elsewhere.
DIALOGS_KEPT = timedelta(days=90)
#: How long the start waits for Telegram, seconds.
TELEGRAM_PATIENCE = 10.0


class SystemClock:
    """The time outside the sandbox."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """The assembled program: what comes in, what goes out, and what runs by the clock."""

    bot: Bot
    dispatcher: Dispatcher
    updates: Updates
    delivery: Delivery
    use_cases: UseCases
    texts: Texts
    jobs: Jobs
    sweeps: Sequence[Sweep]
    long_jobs: LongJobs
    queue: SqlNoticeQueue
    clock: Clock
    begin: BeginWork

    async def run_due(self) -> None:
        """Everything due now, and what follows from it."""
        for clock in self.sweeps:
            while await sweep(clock):
                pass
        await self.delivery.deliver_due()

    async def next_due(self) -> datetime | None:
        """When a deadline or a notice is due next."""
        moments = [await self.queue.next_due(), *[await clock.next_due() for clock in self.sweeps]]
        return min((moment for moment in moments if moment is not None), default=None)

    async def is_idle(self) -> bool:
        """No update and no long job in hand, no notice due."""
        due = await self.queue.next_due()
        is_quiet = self.updates.is_idle and self.delivery.is_idle and self.long_jobs.is_idle
        return is_quiet and (due is None or due > self.clock.now())

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Updates are taken and notices delivered; on leaving, what is in hand is finished first."""
        delivering = asyncio.create_task(self.delivery.run(), name="delivery")
        taking = asyncio.create_task(self.updates.run(), name="updates")
        self.delivery.wake()
        try:
            yield
        finally:
            self.updates.stop()
            await taking
            await self.long_jobs.stop()
            await self.delivery.stop(delivering)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop, with the clock's jobs."""
        scheduler = timetable(self.jobs)
        async with self.at_work():
            scheduler.start()
            await stop.wait()
            logger.info("Stopping: finishing what is in hand")
            scheduler.shutdown(wait=False)


def assemble(
    *,
    engine: AsyncEngine,
    session: BaseSession,
    token: str,
    clock: Clock,
    calendar: Calendar,
    texts: Texts,
    language: Language,
    zone: str,
    papers: PapersFolder | None = None,
    pace: Pace | None = None,
    floods: Floods | None = None,
) -> Program:
    """Plain wiring: every part gets what it needs by name."""
    bot = Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    queue = SqlNoticeQueue(engine)
    wakers: list[Callable[[datetime], None]] = []

    def wake(due_at: datetime) -> None:
        for waker in wakers:
            waker(due_at)

    papers = papers or PapersFolder(USUAL_PAPERS)
    begin = begin_work(engine, papers, after_notices=wake)
    use_cases = UseCases.wire(begin, clock, calendar)

    async def mark_blocked(account: AccountId) -> None:
        await use_cases.mark_reachable(account, is_reachable=False)

    delivery = Delivery(bot, queue, texts, clock, pace=pace, let_through=use_cases.let_through, on_blocked=mark_blocked)
    wakers.append(delivery.wake)
    states = SqlDialogStates(engine, now=clock.now)
    long_jobs = LongJobs()
    dispatcher = Dispatcher(
        storage=states,
        events_isolation=states,
        use_cases=use_cases,
        help_desk=SqlHelpDesk(engine),
        directory=SqlDirectory(engine),
        bank=SqlBank(engine),
        mentorship_desk=SqlMentorshipDesk(engine),
        meeting_log_book=SqlMeetingLogBook(engine),
        meeting_desk=SqlMeetingDesk(engine),
        matchmaking=SqlMatchmaking(engine),
        matcher=FlowMatcher(),
        long_jobs=long_jobs,
        decisions=SqlDecisions(engine),
        order_book=SqlOrderBook(engine),
        open_hours_desk=SqlOpenHoursDesk(engine),
        papers=papers,
        clock=clock,
        texts=texts,
    )

    async def words_for(user: User) -> L10n:
        return texts.in_language(nearest_language(user.language_code, language), zone)

    dispatcher.update.outer_middleware(FloodGuard(words_for, floods))
    dispatcher.update.outer_middleware(OnlyPrivate(texts, language, zone))
    dispatcher.update.outer_middleware(Acting(use_cases, texts, language, zone))
    dispatcher.include_router(conversations(use_cases, texts.in_language(language, zone)))
    set_up_dialogs(dispatcher, dialog_manager_factory=WindowsBelow())
    handled = SqlHandledUpdates(engine)

    sweeps = clocks_of(use_cases)

    async def sweep_clocks() -> None:
        for clock in sweeps:
            await sweep(clock)

    async def purge() -> None:
        while await use_cases.forget_leavers():
            pass
        await handled.purge()
        await states.purge(clock.now() - DIALOGS_KEPT)
        await purge_notices(engine, clock.now())
        await purge_talks(engine, clock.now())
        await purge_confidences(engine, clock.now())
        await purge_papers(engine, papers)

    async def wake_delivery() -> None:
        delivery.wake()

    return Program(
        bot=bot,
        dispatcher=dispatcher,
        updates=Updates(bot, dispatcher, handled),
        delivery=delivery,
        use_cases=use_cases,
        texts=texts,
        sweeps=sweeps,
        long_jobs=long_jobs,
        queue=queue,
        clock=clock,
        begin=begin,
        jobs=Jobs(
            sweep_clocks=sweep_clocks,
            deliver=wake_delivery,
            purge=purge,
        ),
    )


def clocks_of(use_cases: UseCases) -> Sequence[Sweep]:
    """Every kind of record that moves on by itself."""
    return (
        Sweep(
            what="Help request",
            due=use_cases.due_requests,
            move=use_cases.climb_ladder,
            next_due=use_cases.next_deadline,
        ),
        # Ends of mentorships
        Sweep(
            what="Closing",
            due=use_cases.due_closings,
            move=use_cases.follow_closing,
            next_due=use_cases.next_closing_due,
        ),
        Sweep(
            what="Term of mentorship",
            due=use_cases.due_terms,
            move=use_cases.follow_term,
            next_due=use_cases.next_term_due,
        ),
        Sweep(
            what="Mediation",
            due=use_cases.due_mediations,
            move=use_cases.follow_mediation,
            next_due=use_cases.next_mediation_due,
        ),
        Sweep(
            what="Proposed mentorship",
            due=use_cases.due_proposals,
            move=use_cases.lapse_proposal,
            next_due=use_cases.next_proposal_deadline,
        ),
        Sweep(
            what="Request for a mentor",
            due=use_cases.due_mentor_requests,
            move=use_cases.move_mentor_request,
            next_due=use_cases.next_mentor_request_deadline,
        ),
        # Meetings
        Sweep(
            what="Meeting",
            due=use_cases.due_meetings,
            move=use_cases.follow_meeting,
            next_due=use_cases.next_meeting_due,
        ),
        Sweep(
            what="Series of meetings",
            due=use_cases.due_series,
            move=use_cases.follow_series,
            next_due=use_cases.next_series_due,
        ),
        # Decisions about mentorships
        Sweep(
            what="Approval of mentorship",
            due=use_cases.due_approvals,
            move=use_cases.move_approval_on,
            next_due=use_cases.next_approval,
        ),
        Sweep(
            what="Morning of unit",
            due=use_cases.due_mornings,
            move=use_cases.tell_morning,
            next_due=use_cases.next_morning,
        ),
        Sweep(
            what="Order",
            due=use_cases.due_orders,
            move=use_cases.put_order_in_force,
            next_due=use_cases.next_order_due,
        ),
        Sweep(
            what="Request for a single meeting",
            due=use_cases.due_speed_meetings,
            move=use_cases.lapse_speed_meeting,
            next_due=use_cases.next_speed_meeting_due,
        ),
        Sweep(
            what="Open hour",
            due=use_cases.due_open_hours,
            move=use_cases.follow_open_hour,
            next_due=use_cases.next_open_hour_due,
        ),
        Sweep(
            what="Circle of meetings",
            due=use_cases.due_rotations,
            move=use_cases.follow_rotation,
            next_due=use_cases.next_rotation_due,
        ),
    )


async def run(settings: Settings) -> None:
    """The program on Telegram, until SIGTERM or SIGINT."""
    if settings.bot_token is None:
        raise ValueError("on Telegram a token is needed")
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    session = fit_out(open_session(settings.telegram_api_base, proxy))
    async with AsyncExitStack() as stack:
        program = await _opened(stack, settings, session, settings.bot_token.get_secret_value(), SystemClock())
        name = await _bot_name(program, settings)
        if name is not None:
            await _introduce(program, settings)
        await _say_owner_link(program, settings, name)
        await program.run(_stop_signal())


async def run_sandbox(settings: Settings, *, is_seeded: bool) -> None:
    """The program in Telegram's box, with a chat page and a school of invented people, until SIGTERM or SIGINT."""
    from sandbox import DamagedWorld, Sandbox

    stop = _stop_signal()
    l10n = _words(settings)
    host, port = settings.sandbox_host, settings.sandbox_port
    async with AsyncExitStack() as stack:
        try:
            box = await stack.enter_async_context(Sandbox(directory=settings.data_folder / "sandbox"))
        except DamagedWorld as damaged:
            raise CannotStart(l10n("sandbox-damaged", path=str(damaged.directory))) from damaged
        try:
            address = await stack.enter_async_context(box.serve(host, port))
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise CannotStart(l10n("sandbox-cannot-listen", host=host, port=str(port), reason=reason)) from fault
        session = fit_out(open_session(address.url, None))
        program = await _opened(stack, settings, session, box.token, box.clock)
        box.attach(program)
        await _introduce(program, settings)
        # On Telegram the name is BotFather's to give.
        label = program.texts.in_language(Language(settings.default_language)).label
        await program.bot.set_my_name(label("bot-name"))
        if is_seeded:
            await _move_in(program, box, settings)
        await _say_owner_link(program, settings, box.username)
        click.echo(l10n("sandbox-open", url=address.url))
        await program.run(stop)


async def fresh_owner_link(settings: Settings) -> str:
    """A new one-time link for an owner, whatever owners there are."""
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    if settings.bot_token is None:
        raise ValueError("without a token there is no bot to link to")
    async with AsyncExitStack() as stack:
        session = fit_out(open_session(settings.telegram_api_base, proxy))
        program = await _opened(stack, settings, session, settings.bot_token.get_secret_value(), SystemClock())
        name = await _bot_name(program, settings)
        if name is None:
            raise CannotStart(_words(settings)("check-token-no-answer", reason=settings.telegram_api_base or "timeout"))
        token = await _owner_token(program, settings, is_forced=True)
        return start_link(name, token or "")


async def _opened(stack: AsyncExitStack, settings: Settings, session: BaseSession, token: str, clock: Clock) -> Program:
    """The program on the settings' database, brought up to date; closed with the stack."""
    engine = open_engine(settings.database_url)
    stack.push_async_callback(engine.dispose)
    stack.push_async_callback(session.close)
    l10n = _words(settings)
    try:
        await migrate(engine)
    except NewerDatabase as newer:
        raise CannotStart(l10n("check-database-newer", revision=newer.revision)) from newer
    except Exception as fault:
        logger.debug("%s", trace(fault))
        raise CannotStart(l10n("check-database-unreachable", reason=first_line(fault))) from fault
    program = assemble(
        engine=engine,
        session=session,
        token=token,
        clock=clock,
        calendar=PublicCalendar(),
        texts=Texts(),
        language=Language(settings.default_language),
        zone=settings.default_time_zone,
        papers=PapersFolder(settings.papers_path),
    )
    if settings.lock_path is not None:
        await program.queue.reclaim()
    return program


async def _move_in(program: Program, box: "Sandbox", settings: Settings) -> None:
    """The invented school moves in, once; each of its people has opened the bot."""
    from sandbox.school import GROUP_TITLE, PAIRS, SCHOOL, SCHOOL_NAME

    if box.world.users:
        return
    label = program.texts.in_language(Language(settings.default_language)).label
    accounts = []
    for person in SCHOOL:
        note = ", ".join(label(f"role-{role}") for role in person.roles)
        user = box.control.add_user(
            person.first_name, person.last_name, person.username, person.language_code, note or None
        )
        accounts.append((int(user["id"]), person))
    if await move_in(
        program.begin,
        program.clock,
        accounts,
        PAIRS,
        unit_name=SCHOOL_NAME,
        language=settings.default_language,
        zone=settings.default_time_zone,
    ):
        box.control.add_chat("supergroup", GROUP_TITLE, [account for account, _ in accounts])
        for account, person in accounts:
            box.control.say(account, account, "/start")
            l10n = program.texts.in_language(Language(person.language_code)).label
            await set_person_commands(program.bot, account, [Role(role) for role in person.roles], l10n)


async def _introduce(program: Program, settings: Settings) -> None:
    """What an empty chat says, and the commands beside the text box. Telegram out of reach is no reason to stop."""
    words = {language.value: program.texts.in_language(language).label for language in Language}
    with suppress(TelegramAPIError):
        await set_commands(program.bot, words, default=settings.default_language)
        for language, label in words.items():
            await program.bot.set_my_description(label("bot-description"), language_code=language)


async def _say_owner_link(program: Program, settings: Settings, bot_name: str | None) -> None:
    """While the school has no owner, every start prints a link that makes one; its words alone, while Telegram has not
    told the name of the bot."""
    token = await _owner_token(program, settings, is_forced=False)
    if token is None:
        return
    l10n = _words(settings)
    if bot_name is None:
        click.echo(l10n("owner-link-bare", command=f"/start {token}"))
    else:
        click.echo(l10n("owner-link", link=start_link(bot_name, token)))


async def _owner_token(program: Program, settings: Settings, *, is_forced: bool) -> str | None:
    language = Language(settings.default_language)
    label = program.texts.in_language(language).label
    return await program.use_cases.fresh_owner_link(
        unit_name=label("unit-first-name"), language=language, zone=settings.default_time_zone, is_forced=is_forced
    )


async def _bot_name(program: Program, settings: Settings) -> str | None:
    """The bot's own name; None while Telegram is out of reach. A token it refuses is no reason to go on."""
    try:
        async with asyncio.timeout(TELEGRAM_PATIENCE):
            return (await program.bot.me()).username or ""
    except (TelegramUnauthorizedError, TelegramNotFound) as refused:
        raise CannotStart(_words(settings)("check-token-refused")) from refused
    except (TelegramAPIError, TimeoutError) as fault:
        logger.warning("Telegram is out of reach (%s); the program goes on trying", type(fault).__name__)
        return None


def _words(settings: Settings) -> ConsoleWords:
    return console_words(settings.default_language)


def _stop_signal() -> asyncio.Event:
    """Set by SIGTERM and SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


def start_link(bot_name: str, token: str) -> str:
    return f"https://t.me/{bot_name}?start={token}"
