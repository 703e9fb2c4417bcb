"""Delivery of notices: leased, put into words, sent at Telegram's pace, marked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.announcements import Announcement, announce
from bot.contents import captioned, send_contents, texts_of
from bot.l10n import L10n, Texts
from bot.pace import Pace
from mentoring import notices
from mentoring.model.help_request import ContentKind, TalkMessage
from mentoring.model.ids import AccountId
from mentoring.ports import Clock, Lease, NoticeQueue

logger = logging.getLogger(__name__)

#: Notices leased at once; those of one person go one after the other, different people's side by side.
BATCH = 100
#: How long to wait after each failed attempt; the last one is repeated for as long as Telegram is out of reach.
BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 180, 300))
#: How long a rewriting waits for its message, which is being sent at this moment.
REWRITE_WAITS = timedelta(seconds=2)
#: Why a notice became a dead letter; the words for each are `fault-…`.
FAULT_BLOCKED, FAULT_NO_ACCOUNT, FAULT_REFUSED = "blocked", "no-account", "refused"


#: How long a stop waits for what is being sent.
STOP_SECONDS = 5


class Delivery:
    """Sends what is due. Started again after a crash it sends again what was leased and not marked."""

    def __init__(
        self,
        bot: Bot,
        queue: NoticeQueue,
        texts: Texts,
        clock: Clock,
        *,
        pace: Pace | None = None,
        on_blocked: Callable[[AccountId], Awaitable[None]],
    ) -> None:
        self._bot = bot
        self._queue = queue
        self._texts = texts
        self._clock = clock
        self._pace = pace or Pace()
        self._on_blocked = on_blocked
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._at_work = 0
        self._is_stopping = False

    def wake(self) -> None:
        """Something was posted: do not wait for the next tick."""
        self._wake.set()

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
        """Deliver whenever woken, until stopped. The clock's tick delivers what becomes due."""
        while True:
            await self._wake.wait()
            try:
                await self.deliver_due()
            except Exception:
                logger.exception("delivery stumbled; what was leased goes out when the lease ends")
                self._wake.clear()

    async def deliver_due(self) -> int:
        """Send everything due now; how many notices were taken in hand. One statement when nothing is due."""
        self._at_work += 1
        try:
            async with self._turn:
                taken = 0
                while not self._is_stopping:
                    self._wake.clear()
                    leases = await self._queue.lease(self._clock.now(), BATCH)
                    if not leases:
                        return taken
                    taken += len(leases)
                    by_person: dict[int, list[Lease]] = {}
                    for lease in leases:
                        by_person.setdefault(lease.person_id, []).append(lease)
                    async with asyncio.TaskGroup() as group:
                        for own in by_person.values():
                            group.create_task(self._deliver_in_order(own))
                return taken
        finally:
            self._at_work -= 1

    async def _deliver_in_order(self, leases: Sequence[Lease]) -> None:
        for lease in leases:
            # What is not sent goes out after the next start, when the lease has ended.
            if not self._is_stopping:
                await self._deliver(lease)

    async def _deliver(self, lease: Lease) -> None:
        now = self._clock.now()
        if lease.has_left or (lease.not_after is not None and now > lease.not_after):
            await self._queue.drop(lease.id)
            return
        if lease.is_early_rewrite:
            await self._queue.put_off(lease.id, now + REWRITE_WAITS, None)
            return
        if lease.account is None:
            await self._queue.give_up(lease.id, FAULT_NO_ACCOUNT, self._clock.now())
            return
        if not lease.is_reachable:
            await self._queue.give_up(lease.id, FAULT_BLOCKED, self._clock.now())
            return
        try:
            chat_message = await self._send(lease, lease.account)
        except TelegramRetryAfter as error:
            self._pace.hold(error.retry_after)
            await self._queue.put_off(lease.id, self._clock.now() + timedelta(seconds=error.retry_after), None)
        except TelegramForbiddenError:
            await self._queue.give_up(lease.id, FAULT_BLOCKED, self._clock.now())
            await self._on_blocked(lease.account)
        except (TelegramNetworkError, TelegramServerError, TimeoutError) as error:
            wait = BACK_OFF[min(lease.attempts, len(BACK_OFF)) - 1]
            logger.warning("notice %s: %s; again in %s", lease.id, type(error).__name__, wait)
            await self._queue.put_off(lease.id, self._clock.now() + wait, type(error).__name__)
        except TelegramAPIError as error:
            logger.error("notice %s (%s) refused: %s", lease.id, type(lease.body).__name__, type(error).__name__)
            await self._queue.give_up(lease.id, FAULT_REFUSED, self._clock.now())
        except Exception:
            logger.exception("notice %s (%s) cannot be put into words", lease.id, type(lease.body).__name__)
            await self._queue.give_up(lease.id, FAULT_REFUSED, self._clock.now())
        else:
            await self._queue.mark_sent(lease.id, chat_message, self._clock.now())

    async def _send(self, lease: Lease, chat: AccountId) -> int | None:
        """Send one notice; returns the message that a later rewriting or a reply finds."""
        l10n = self._texts.in_language(lease.language, lease.zone)
        body = lease.body
        if isinstance(body, notices.TalkEdited):
            await self._edit_copies(lease, body, chat, l10n)
            return None
        contents = await self._contents_of(body)
        announcement = announce(body, l10n, contents)
        if lease.is_rewrite:
            await self._rewrite(lease, announcement, chat)
            return None
        if announcement.contents:
            await self._pace.turn(chat)
            copies = await send_contents(self._bot, chat, announcement.contents, header=announcement.header)
            await self._queue.keep_copies(lease.person_id, copies)
            if not announcement.text:
                return copies[-1][0] if copies else None
        if not announcement.text:
            return None  # what it would pass on was erased meanwhile
        await self._pace.turn(chat)
        sent = await self._bot.send_message(chat, announcement.text, reply_markup=announcement.keyboard)
        return sent.message_id

    async def _contents_of(self, body: notices.Notice) -> list[TalkMessage]:
        match body:
            case notices.HelpOffered(request_id=request_id) | notices.HelpAssigned(request_id=request_id):
                return await self._queue.question(request_id)
            case (
                notices.HelpDetailAdded(message_id=message_id)
                | notices.HelpAskedBack(message_id=message_id)
                | notices.TalkPassedOn(message_id=message_id)
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

    async def _edit_copies(self, lease: Lease, body: notices.TalkEdited, chat: AccountId, l10n: L10n) -> None:
        messages = await self._queue.talk_messages([body.message_id])
        header = announce(body, l10n, messages).header
        content = next((each.content for each in messages if each.id == body.message_id), None)
        if content is None:
            return
        for chat_message in await self._queue.copies(lease.person_id, body.message_id):
            await self._pace.turn(chat)
            # A copy its reader deleted, or one cut in pieces, stays as it is.
            with suppress(TelegramBadRequest):
                if content.kind is ContentKind.TEXT:
                    edited = texts_of(header, content.text)[0]
                    await self._bot.edit_message_text(edited, chat_id=chat, message_id=chat_message)
                else:
                    caption = captioned(header, content.text)
                    await self._bot.edit_message_caption(chat_id=chat, message_id=chat_message, caption=caption)
