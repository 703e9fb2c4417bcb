"""Getting updates from Telegram and handling each of them once, in the order of its chat."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable, Collection, Coroutine, Iterable
from typing import Any, Final, Protocol, TypeVar

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.middlewares.user_context import UserContextMiddleware
from aiogram.enums import UpdateType
from aiogram.exceptions import (
    TelegramConflictError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot.incidents import trace
from bot.telegram import RawGetUpdates

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

#: Updates in one answer of getUpdates; Telegram gives no more.
BATCH: Final = 100
#: Update ids remembered in the process. An id this far behind was confirmed long ago.
REMEMBERED: Final = 10_000
#: What a poll may take on the wire beyond the time Telegram was asked to wait, seconds.
SLACK: Final = 10.0
#: Telegram tells of these only when asked by name, and the people's blocking of the bot must always be known.
ALWAYS_ASKED: Final = frozenset({UpdateType.MY_CHAT_MEMBER.value})


class HandledUpdates(Protocol):
    """Which updates were handled, kept across restarts."""

    async def recent(self) -> Collection[int]:
        """Ids handled lately: at least those that Telegram may still deliver again."""

    async def mark(self, update_ids: Collection[int]) -> None:
        """Remember the ids; those remembered already are no error."""


class Updates:
    """Takes updates from Telegram and has the dispatcher handle them.

    - **At least once.** The offset, by which Telegram forgets, is the first update not yet handled: what a crash cut
      short is delivered again.
    - **Not twice.** An update is marked when its handler ended, before it is confirmed; one marked is not run again.
      Only a crash between a handler's last deed and the mark repeats it.
    - **A chat in order, chats side by side.** A slow chat does not hold the others up: meanwhile Telegram is asked
      again from the same offset, and what is known already is skipped. After `patience` seconds a handler is left to
      itself (it goes on running, but no longer holds the offset).
    - **Nothing stops it.** An update that cannot be parsed is skipped, one whose handler failed counts as handled.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        handled: HandledUpdates,
        *,
        chats_at_once: int = 64,
        patience: float = 60.0,
        long_poll: int = 25,
        pause: float = 0.5,
        drain: float = 6.0,
        rest: Callable[[float], Coroutine[Any, Any, None]] = asyncio.sleep,
    ) -> None:
        """Times are in seconds. `pause` lies between two polls while something is in hand, `drain` is what handlers
        get at the stop, `rest` waits out a failure of Telegram (tests give their own)."""
        self._bot = bot
        self._dispatcher = dispatcher
        self._handled = handled
        self._patience = patience
        self._long_poll = long_poll
        self._pause = pause
        self._drain_seconds = drain
        self._rest = rest
        self._slots = asyncio.Semaphore(chats_at_once)
        #: Fetched and not handled yet, with the moment of fetching.
        self._in_hand: dict[int, float] = {}
        #: Those of them that took too long to hold the offset.
        self._left: set[int] = set()
        self._queues: dict[int, deque[Update]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        #: Handled and not marked yet.
        self._unmarked: list[int] = []
        #: Handled, oldest first; the values mean nothing.
        self._known: dict[int, None] = {}
        #: One more than the last id fetched; None when Telegram holds nothing that we know of.
        self._next: int | None = None
        self._idle = asyncio.Event()
        self._idle.set()
        self._interruptible: asyncio.Task[Any] | None = None
        self._is_stopping = False
        self._failures = 0

    @property
    def is_idle(self) -> bool:
        """No update is in hand. What still waits at Telegram is not seen from here."""
        return not self._in_hand

    async def wait_idle(self) -> None:
        """Returns when no update is in hand."""
        await self._idle.wait()

    def stop(self) -> None:
        """Ask `run` to end: nothing more is fetched, what is in hand is finished. Fit for `add_signal_handler`."""
        self._is_stopping = True
        if self._interruptible is not None:
            self._interruptible.cancel()

    async def run(self) -> None:
        """Work until `stop`; then drain, mark, confirm. Takes at most 9 s after `stop`."""
        context = {"dispatcher": self._dispatcher, **self._dispatcher.workflow_data, "bot": self._bot}
        await self._dispatcher.emit_startup(**context)
        try:
            self._remember(sorted(await self._handled.recent()))
            await self._serve()
        finally:
            await self._drain()
            await self._dispatcher.emit_shutdown(**context)

    async def _serve(self) -> None:
        allowed = allowed_updates(self._dispatcher)
        while not self._is_stopping:
            try:
                await self._poll(allowed)
            except asyncio.CancelledError:
                if not self._is_stopping:
                    raise

    async def _poll(self, allowed: list[str]) -> None:
        try:
            await self._mark()
            is_waiting = self._in_hand.keys() - self._left
            batch = await self._ask(allowed, wait=0 if is_waiting else self._long_poll)
            if self._failures:
                logger.info("Updates come again")
                self._failures = 0
            if batch and not self._take(batch):
                logger.error("Telegram sent updates without ids")
                await self._interrupted_by_stop(self._rest(self._pause))
            await self._settle()
        except Exception as error:
            await self._recover(error)

    async def _ask(self, allowed: list[str], wait: int) -> list[Any]:
        method = RawGetUpdates(offset=self._offset(), limit=BATCH, timeout=wait, allowed_updates=allowed)
        batch = await self._interrupted_by_stop(self._bot(method, request_timeout=int(wait + SLACK)))
        if not batch and not self._in_hand:
            # All is confirmed. An offset kept would outlive a silent week, after which Telegram numbers updates anew
            # from a random id, perhaps a smaller one.
            self._next = None
        return batch

    def _offset(self) -> int | None:
        return min(self._in_hand.keys() - self._left, default=self._next)

    def _take(self, batch: Iterable[Any]) -> bool:
        """Hand the new updates of the batch to their chats; False when none of it even has an id to confirm it by."""
        numbered = {raw["update_id"]: raw for raw in batch if isinstance(raw, dict) and _is_id(raw.get("update_id"))}
        if numbered:
            self._next = max(numbered) + 1
        for update_id in sorted(numbered):
            if update_id in self._in_hand or update_id in self._known:
                continue
            update = self._parse(update_id, numbered[update_id])
            if update is None:
                self._unmarked.append(update_id)
                self._remember([update_id])
            else:
                self._in_hand[update_id] = asyncio.get_running_loop().time()
                self._idle.clear()
                self._queue(update)
        return bool(numbered)

    def _parse(self, update_id: int, raw: dict[str, Any]) -> Update | None:
        """The update, or None when it is not one that aiogram knows. Only its id and the faulty places are logged."""
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
            _ = update.event_type
        except ValidationError as error:
            faults = error.errors(include_input=False, include_url=False, include_context=False)
            places = ", ".join(sorted({".".join(map(str, fault["loc"])) for fault in faults}))
            logger.error("Update %d cannot be parsed and is skipped; at fault: %s", update_id, places)
            return None
        except UpdateTypeLookupError:
            logger.warning("Update %d is of a kind unknown to aiogram and is skipped", update_id)
            return None
        return update

    def _queue(self, update: Update) -> None:
        chat = _chat_of(update)
        queue = self._queues.get(chat)
        if queue is not None:
            queue.append(update)
            return
        queue = self._queues[chat] = deque([update])
        worker = asyncio.create_task(self._work(chat, queue), name=f"updates of a chat from {update.update_id}")
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, chat: int, queue: deque[Update]) -> None:
        try:
            while queue:
                async with self._slots:
                    await self._handle(queue.popleft())
        finally:
            del self._queues[chat]

    async def _handle(self, update: Update) -> None:
        try:
            response = await self._dispatcher.feed_update(self._bot, update)
            if isinstance(response, TelegramMethod):
                await self._dispatcher.silent_call_request(self._bot, response)
        except Exception as error:
            # The error handlers of the dispatcher did not take it, or failed themselves. Run again it would fail
            # again, for ever, and hold up everybody.
            logger.error("Update %d failed and counts as handled\n%s", update.update_id, trace(error))
        self._in_hand.pop(update.update_id, None)
        self._left.discard(update.update_id)
        self._unmarked.append(update.update_id)
        self._remember([update.update_id])
        if not self._in_hand:
            self._idle.set()

    def _remember(self, update_ids: Iterable[int]) -> None:
        self._known.update(dict.fromkeys(update_ids))
        while len(self._known) > REMEMBERED:
            del self._known[next(iter(self._known))]

    async def _settle(self) -> None:
        """Wait a moment for what is in hand: mostly it ends within milliseconds, and the next poll confirms it all."""
        if self._in_hand.keys() - self._left:
            with contextlib.suppress(TimeoutError):
                await self._interrupted_by_stop(asyncio.wait_for(self._idle.wait(), self._pause))
        now = asyncio.get_running_loop().time()
        for update_id, since in self._in_hand.items():
            if now - since >= self._patience and update_id not in self._left:
                self._left.add(update_id)
                logger.error("Update %d is not handled after %.0f s and is left to itself", update_id, self._patience)

    async def _mark(self) -> None:
        update_ids = self._unmarked[:]
        if update_ids:
            await self._handled.mark(update_ids)
            del self._unmarked[: len(update_ids)]

    async def _interrupted_by_stop(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The work's result; CancelledError as soon as `stop` is called."""
        task = asyncio.create_task(work)
        self._interruptible = task
        if self._is_stopping:
            task.cancel()
        try:
            return await task
        finally:
            self._interruptible = None

    async def _recover(self, error: Exception) -> None:
        """Say in one line what is wrong and wait, longer each time."""
        self._failures += 1
        delay = min(2.0 ** (self._failures - 1), 30.0)
        reason = f"{type(error).__name__} while getting updates"
        match error:
            case TelegramRetryAfter():
                delay = float(error.retry_after)
                reason = "Telegram asks for patience"
            case TelegramConflictError() if "webhook" in error.message:
                reason = "A webhook is set, so Telegram gives no updates; removing it"
                with contextlib.suppress(Exception):
                    await self._bot.delete_webhook()
            case TelegramConflictError():
                reason = "Another program takes this bot's updates: stop it, or give this one a token of its own"
            case TelegramUnauthorizedError() | TelegramNotFound():
                reason = "Telegram refuses the token: see BOT_TOKEN"
                delay = 30.0
            case TelegramNetworkError():
                reason = "Telegram cannot be reached: see the network, TELEGRAM_PROXY and TELEGRAM_API_BASE"
            case TelegramServerError():
                reason = "Telegram has trouble of its own"
            case _:
                logger.debug("%s", trace(error))
        logger.warning("%s; next attempt in %.0f s (failure %d in a row)", reason, delay, self._failures)
        await self._interrupted_by_stop(self._rest(delay))

    async def _drain(self) -> None:
        if self._workers:
            await asyncio.wait(self._workers, timeout=self._drain_seconds)
        if self._workers:
            logger.warning("Stopped before these updates were handled: %s", ", ".join(map(str, sorted(self._in_hand))))
            for worker in self._workers:
                worker.cancel()
            await asyncio.wait(self._workers, timeout=0.5)
        try:
            async with asyncio.timeout(2):
                await self._mark()
                offset = self._offset()
                if offset is not None:
                    await self._bot(RawGetUpdates(offset=offset, limit=1, timeout=0), request_timeout=2)
        except Exception as error:
            # Harmless: Telegram delivers these again, and those marked are not run twice.
            logger.warning("The last updates could not be confirmed: %s", type(error).__name__)


def allowed_updates(dispatcher: Dispatcher) -> list[str]:
    """The kinds of updates somebody handles, by names that Telegram knows (aiogram-dialog adds one of its own)."""
    known = {kind.value for kind in UpdateType}
    return sorted(known & {*dispatcher.resolve_used_update_types(), *ALWAYS_ASKED})


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _chat_of(update: Update) -> int:
    """What must be handled in order: a chat; a person where there is none; else the update stands alone."""
    context = UserContextMiddleware.resolve_event_context(update)
    return context.chat_id or context.user_id or -update.update_id
