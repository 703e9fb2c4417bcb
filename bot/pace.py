"""How fast the bot may write: Telegram's limits over all chats and to one chat."""

import asyncio
from collections import OrderedDict

from aiolimiter import AsyncLimiter

#: Telegram allows about 30 messages a second over all chats, and about one a second to one chat with short bursts.
PER_SECOND = 25
BURST_TO_CHAT, BURST_SECONDS = 3, 3.0
#: Seconds' worth of messages that may go out at once over all chats.
BURST_SHARE = 0.2
#: Chats remembered; one forgotten merely starts with a fresh burst.
CHATS_REMEMBERED = 10_000


class Pace:
    """Lets a message go when the limits allow it, and holds all of them back when Telegram says so."""

    def __init__(self, per_second: float = PER_SECOND, burst_to_chat: float = BURST_TO_CHAT) -> None:
        # The limiter lets its whole capacity out at once: a small one keeps the first second within the limit too.
        self._all = AsyncLimiter(per_second * BURST_SHARE, BURST_SHARE)
        self._burst_to_chat = burst_to_chat
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._open = asyncio.Event()
        self._open.set()
        self._opening: asyncio.TimerHandle | None = None

    async def turn(self, chat: int) -> None:
        """Wait until a message may go to the chat."""
        await self._chat(chat).acquire()
        while True:
            await self._open.wait()
            await self._all.acquire()
            # A pause that began while this one stood in line is for it too, or all of them would go at its end at once.
            if self._open.is_set():
                return

    def hold(self, seconds: float) -> None:
        """Telegram asked for a pause: nothing goes out for so long. A longer one already running goes on."""
        loop = asyncio.get_running_loop()
        if self._opening is not None and not self._open.is_set():
            if self._opening.when() >= loop.time() + seconds:
                return
            self._opening.cancel()
        self._open.clear()
        self._opening = loop.call_later(seconds, self._open.set)

    def _chat(self, chat: int) -> AsyncLimiter:
        limiter = self._chats.pop(chat, None) or AsyncLimiter(self._burst_to_chat, BURST_SECONDS)
        self._chats[chat] = limiter
        if len(self._chats) > CHATS_REMEMBERED:
            self._chats.popitem(last=False)
        return limiter
