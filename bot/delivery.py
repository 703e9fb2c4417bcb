"""Delivery of notices: leased, put into words, sent at Telegram's pace, marked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import BufferedInputFile, ReplyParameters

from bot.announcements import announce
from bot.announcements.base import Announcement
from bot.announcements.digest import digests
from bot.announcements.peace import snooze_row
from bot.contents import LONGEST_CAPTION, captioned, send_contents, texts_of
from bot.incidents import trace
from bot.l10n import L10n, Texts
from bot.pace import Pace
from mentoring import notices
from mentoring.model.help_request import ContentKind, TalkMessage
from mentoring.model.ids import AccountId, NoticeId, PersonId, TalkMessageId
from mentoring.ports.notices import Lease, NoticeQueue
from mentoring.ports.world import Clock
from mentoring.use_cases.peace import HeldBack

logger = logging.getLogger(__name__)

#: Notices leased at once; those of one person go one after the other, different people's side by side.
BATCH = 100
#: More are leased once no more people than this are being written to: a slow chat does not hold the others up.
FEW = BATCH // 2
#: How often what has become due is looked for while something is being sent, seconds.
LOOK_AGAIN = 1.0
#: How long to wait after each failed attempt; the last one is repeated for as long as Telegram is out of reach.
BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 180, 300))
#: What is due so soon is waited for; the clock's tick sees to the rest.
SOON = timedelta(seconds=10)
ZERO = timedelta(0)
#: How long a rewriting waits for its message, which is being sent at this moment.
REWRITE_WAITS = timedelta(seconds=2)
#: Why a notice became a dead letter; the words for each are `fault-…`.
FAULT_BLOCKED, FAULT_NO_ACCOUNT, FAULT_REFUSED = "blocked", "no-account", "refused"
#: How long a stop waits for what is being sent.
STOP_SECONDS = 5


class NoWords(Exception):
    """A notice that cannot be put into words, today or later."""


class Delivery:
    """Sends what is due. Started again after a crash it sends again what was leased and not marked.

    Each person has a line of their own: the most urgent first, one after the other. Nothing one notice or one person
    does stops the others.
    """

    def __init__(
        self,
        bot: Bot,
        queue: NoticeQueue,
        texts: Texts,
        clock: Clock,
        *,
        pace: Pace | None = None,
        let_through: Callable[[Lease], Awaitable[HeldBack | None]],
        on_blocked: Callable[[AccountId], Awaitable[None]],
    ) -> None:
        self._bot = bot
        self._queue = queue
        self._texts = texts
        self._clock = clock
        self._pace = pace or Pace()
        self._let_through = let_through
        self._on_blocked = on_blocked
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        #: What waits for each person who is being written to.
        self._lines: dict[PersonId, list[Lease]] = {}
        #: Leased and not dealt with yet: their lease may end meanwhile, and they come again.
        self._in_hand: set[NoticeId] = set()
        self._writers: set[asyncio.Task[None]] = set()
        #: The last lease was full.
        self._is_more_due = False
        self._at_work = 0
        self._is_stopping = False

    def wake(self, due_at: datetime | None = None) -> None:
        """Something is due, or will be at the moment given: do not wait for the next tick."""
        wait = ZERO if due_at is None else due_at - self._clock.now()
        if wait <= ZERO:
            self._wake.set()
        elif wait <= SOON:
            asyncio.get_running_loop().call_later(wait.total_seconds(), self._wake.set)

    @property
    def is_idle(self) -> bool:
        return not self._at_work and not self._wake.is_set()

    async def stop(self, running: asyncio.Task[None]) -> None:
        """End `run`: what is being sent is finished and marked, for a few seconds at most."""
        self._is_stopping = True
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS), self._turn:
                pass
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    async def run(self) -> None:
        """Deliver whenever woken, until stopped. The clock's tick wakes it for what becomes due."""
        while True:
            await self._wake.wait()
            try:
                await self.deliver_due()
            except Exception as error:
                logger.error("Delivery stumbled; what was leased goes out when the lease ends\n%s", trace(error))
                self._wake.clear()

    async def deliver_due(self) -> int:
        """Send everything due now; how many notices were taken in hand. One statement when nothing is due."""
        self._at_work += 1
        try:
            async with self._turn:
                return await self._deliver_all()
        finally:
            self._at_work -= 1

    async def _deliver_all(self) -> int:
        taken = 0
        try:
            while not self._is_stopping:
                self._wake.clear()
                leases = await self._queue.lease(self._clock.now(), BATCH)
                self._is_more_due = len(leases) == BATCH
                taken += sum(self._take(lease) for lease in leases)
                if not self._lines:
                    break
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), LOOK_AGAIN)
        except asyncio.CancelledError:
            for writer in self._writers:
                writer.cancel()
            raise
        finally:
            if self._writers:
                await asyncio.wait(self._writers)
        return taken

    def _take(self, lease: Lease) -> bool:
        """Put the notice into its person's line; False when it stands there already."""
        if lease.id in self._in_hand:
            return False
        self._in_hand.add(lease.id)
        line = self._lines.get(lease.person_id)
        if line is not None:
            line.append(lease)
            line.sort(key=lambda each: each.body.priority)
            return True
        line = self._lines[lease.person_id] = [lease]
        writer = asyncio.create_task(self._write_to(lease.person_id, line), name=f"notices from {lease.id}")
        self._writers.add(writer)
        writer.add_done_callback(self._writers.discard)
        return True

    async def _write_to(self, person_id: PersonId, line: list[Lease]) -> None:
        try:
            # What is not sent goes out after the next start, when the lease has ended.
            while line and not self._is_stopping:
                leases = _next_of(line)
                try:
                    if leases[0].is_for_digest:
                        leases += await self._rest_of_digest(person_id)
                    await self._deliver(leases)
                except Exception as error:
                    ids = ", ".join(str(lease.id) for lease in leases)
                    logger.error("Notice %s stumbled; it goes out when its lease ends\n%s", ids, trace(error))
                finally:
                    self._in_hand.difference_update(lease.id for lease in leases)
        finally:
            self._in_hand.difference_update(lease.id for lease in line)
            del self._lines[person_id]
            if not self._lines or (self._is_more_due and len(self._lines) <= FEW):
                self._wake.set()

    async def _rest_of_digest(self, person_id: PersonId) -> list[Lease]:
        """What else is due for the digest: among the notices of many people it may lie many leases apart."""
        rest = await self._queue.lease_for_digest(person_id, self._clock.now())
        fresh = [lease for lease in rest if lease.id not in self._in_hand]
        self._in_hand.update(lease.id for lease in fresh)
        return fresh

    async def _deliver(self, leases: Sequence[Lease]) -> None:
        """Send one notice, or several of one reader as their digest."""
        now = self._clock.now()
        useless = [lease for lease in leases if _is_useless(lease, now)]
        if useless:
            for lease in useless:
                logger.info("Notice %s (%s) is of no use any more and is dropped", lease.id, type(lease.body).__name__)
            await self._queue.drop(_ids(useless))
        leases = [lease for lease in leases if lease not in useless]
        if not leases:
            return
        first = leases[0]
        if first.is_early_rewrite:
            await self._put_off(leases, REWRITE_WAITS, None)
            return
        if first.account is None:
            await self._queue.give_up(_ids(leases), FAULT_NO_ACCOUNT, self._clock.now())
            return
        if not first.is_reachable:
            await self._queue.give_up(_ids(leases), FAULT_BLOCKED, self._clock.now())
            return
        held_back = None if first.is_rewrite else await self._let_through(first)
        if held_back is not None:
            await self._queue.hold_back(_ids(leases), held_back.until, for_digest=held_back.for_digest)
            return
        try:
            chat_message = await self._send(leases, first.account)
        except TelegramRetryAfter as error:
            self._pace.hold(error.retry_after)
            await self._put_off(leases, timedelta(seconds=error.retry_after), None)
        except TelegramForbiddenError:
            await self._turn_away(leases, first.account)
        except (TelegramNetworkError, TelegramServerError, TimeoutError) as error:
            wait = BACK_OFF[min(first.attempts, len(BACK_OFF)) - 1]
            logger.warning("notice %s: %s; again in %s", first.id, type(error).__name__, wait)
            await self._put_off(leases, wait, type(error).__name__)
        except TelegramAPIError as error:
            if "chat not found" in error.message:
                await self._turn_away(leases, first.account)
                return
            logger.error("notice %s (%s) refused: %s", first.id, type(first.body).__name__, type(error).__name__)
            await self._refused(leases)
        except NoWords as error:
            kind = type(first.body).__name__
            logger.error("notice %s (%s) cannot be put into words\n%s", first.id, kind, trace(error))
            await self._refused(leases)
        else:
            await self._queue.mark_sent(_ids(leases), chat_message, self._clock.now())

    async def _put_off(self, leases: Sequence[Lease], wait: timedelta, fault: str | None) -> None:
        due_at = self._clock.now() + wait
        await self._queue.put_off(_ids(leases), due_at, fault)
        self.wake(due_at)

    async def _refused(self, leases: Sequence[Lease]) -> None:
        """A dead letter; of a digest, only the notices that are at fault: each goes alone."""
        if len(leases) == 1:
            await self._queue.give_up(_ids(leases), FAULT_REFUSED, self._clock.now())
            return
        for lease in leases:
            await self._deliver([lease])

    async def _turn_away(self, leases: Sequence[Lease], account: AccountId) -> None:
        """The person blocked the bot, deleted their account, or has never started the bot of this token."""
        await self._queue.give_up(_ids(leases), FAULT_BLOCKED, self._clock.now())
        await self._on_blocked(account)

    async def _send(self, leases: Sequence[Lease], chat: AccountId) -> int | None:
        """Send it; returns the message that a later rewriting or a reply finds. A digest is nobody's to rewrite."""
        first = leases[0]
        l10n = self._texts.in_language(first.language, first.zone)
        if len(leases) == 1:
            return await self._send_one(first, chat, l10n)
        for part in digests([_worded(lease.body, l10n, ()) for lease in leases], l10n):
            await self._pace.turn(chat)
            await self._bot.send_message(chat, part.text, reply_markup=part.keyboard)
        return None

    async def _send_one(self, lease: Lease, chat: AccountId, l10n: L10n) -> int | None:
        body = lease.body
        if isinstance(body, notices.help.TalkEdited):
            await self._edit_copies(lease, body, chat, l10n)
            return None
        announcement = _worded(body, l10n, await self._contents_of(body))
        if lease.is_rewrite:
            await self._rewrite(lease, announcement, chat)
            return None
        if announcement.contents:
            await self._pace.turn(chat)
            copies = await self._send_contents(lease, announcement, chat)
            await self._queue.keep_copies(lease.person_id, copies)
            if not announcement.text:
                return copies[-1][0] if copies else None
        if not announcement.text:
            return None  # what it would pass on was erased meanwhile
        if body.can_be_snoozed:
            announcement = replace(announcement, rows=[*announcement.rows, snooze_row(l10n, lease.id)])
        await self._pace.turn(chat)
        attached, pointing = announcement.attachment, _pointing_to(lease)
        if attached is not None:
            file = BufferedInputFile(attached.content, attached.name)
            if len(announcement.text) <= LONGEST_CAPTION:
                sent = await self._bot.send_document(
                    chat,
                    file,
                    caption=announcement.text,
                    reply_markup=announcement.keyboard,
                    reply_parameters=pointing,
                )
                return sent.message_id
            await self._bot.send_document(chat, file)
        sent = await self._bot.send_message(
            chat, announcement.text, reply_markup=announcement.keyboard, reply_parameters=pointing
        )
        return sent.message_id

    async def _send_contents(
        self, lease: Lease, announcement: Announcement, chat: AccountId
    ) -> list[tuple[int, TalkMessageId]]:
        try:
            return await send_contents(self._bot, chat, announcement.contents, header=announcement.header)
        except TelegramBadRequest:
            # A file Telegram no longer knows. The question itself must not be lost with it.
            if not announcement.text:
                raise
            logger.warning("notice %s goes without its attachments, which Telegram refuses", lease.id)
            return []

    async def _contents_of(self, body: notices.Notice) -> list[TalkMessage]:
        match body:
            case notices.help.HelpOffered(request_id=request_id) | notices.help.HelpAssigned(request_id=request_id):
                return await self._queue.question(request_id)
            case (
                notices.help.HelpDetailAdded(message_id=message_id)
                | notices.help.HelpAskedBack(message_id=message_id)
                | notices.help.TalkPassedOn(message_id=message_id)
            ):
                return await self._queue.talk_messages([message_id])
            case _:
                return []

    async def _rewrite(self, lease: Lease, announcement: Announcement, chat: AccountId) -> None:
        if lease.chat_message is None:
            return  # the message itself never went out, so there is nothing to change
        await self._pace.turn(chat)
        # Deleted by its reader, or looking so already: either way nothing is left to do.
        with suppress(TelegramBadRequest):
            await self._bot.edit_message_text(
                announcement.text,
                chat_id=chat,
                message_id=lease.chat_message,
                reply_markup=announcement.keyboard,
            )

    async def _edit_copies(self, lease: Lease, body: notices.help.TalkEdited, chat: AccountId, l10n: L10n) -> None:
        messages = await self._queue.talk_messages([body.message_id])
        header = _worded(body, l10n, messages).header
        content = next((each.content for each in messages if each.id == body.message_id), None)
        if content is None:
            return
        copies = await self._queue.copies(lease.person_id, body.message_id)
        if content.kind is ContentKind.TEXT:
            pieces = texts_of(header, content.text)
            if len(pieces) == len(copies):
                for chat_message, piece in zip(copies, pieces, strict=True):
                    await self._edit(chat, chat_message, text=piece)
            return
        caption = captioned(header, content.text)
        # Words too long for a caption stood in messages of their own, and stay as they are.
        if caption is not None and len(copies) == 1:
            await self._edit(chat, copies[0], caption=caption)

    async def _edit(self, chat: AccountId, chat_message: int, *, text: str = "", caption: str = "") -> None:
        await self._pace.turn(chat)
        # A copy its reader deleted, or of a kind without words, stays as it is.
        with suppress(TelegramBadRequest):
            if text:
                await self._bot.edit_message_text(text, chat_id=chat, message_id=chat_message)
            else:
                await self._bot.edit_message_caption(chat_id=chat, message_id=chat_message, caption=caption)


def _worded(body: notices.Notice, l10n: L10n, contents: Sequence[TalkMessage]) -> Announcement:
    try:
        return announce(body, l10n, contents)
    except Exception as error:
        raise NoWords from error


def _next_of(line: list[Lease]) -> list[Lease]:
    """The first of a person's line, or all of it that goes into their digest."""
    if not line[0].is_for_digest:
        return [line.pop(0)]
    leases = [lease for lease in line if lease.is_for_digest]
    line[:] = [lease for lease in line if not lease.is_for_digest]
    return leases


def _is_useless(lease: Lease, now: datetime) -> bool:
    """Whether it is too late for the notice, or its reader has left."""
    is_late = lease.not_after is not None and now > lease.not_after
    return is_late or (lease.has_left and not lease.body.follows_who_left)


def _ids(leases: Sequence[Lease]) -> list[NoticeId]:
    return [lease.id for lease in leases]


def _pointing_to(lease: Lease) -> ReplyParameters | None:
    """A reminder answers the message it reminds of; one that its reader has deleted is no reason to be silent."""
    if lease.chat_message is None:
        return None
    return ReplyParameters(message_id=lease.chat_message, allow_sending_without_reply=True)
