"""Delivers updates to the bot's webhook: chats in parallel, each in its own order, again after a failure."""

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

import aiohttp

from .updates import Pending

if TYPE_CHECKING:
    from .methods import Telegram

JsonObject = dict[str, Any]

_FIRST_PAUSE = 0.2  #: seconds before a failed delivery is tried again; doubled up to _LONGEST_PAUSE
_LONGEST_PAUSE = 10.0
_PATIENCE = aiohttp.ClientTimeout(total=60)


class WebhookDelivery:
    """One lane per chat. Stops by itself when the webhook is deleted."""

    def __init__(self, telegram: "Telegram") -> None:
        self.telegram = telegram
        self._lanes: dict[int, deque[Pending]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._places = asyncio.Semaphore(40)
        self._url = ""

    def look_again(self) -> None:
        """Called when the webhook was set or deleted: everything pending goes out, or nothing any more."""
        hook, queue = self.telegram.world.profile.webhook, self.telegram.world.updates
        if hook.url == self._url:
            return
        self._url = hook.url
        self._places = asyncio.Semaphore(hook.max_connections)
        for lane in self._lanes.values():
            lane.clear()
        for entry in list(queue.pending.values()) if hook.url else []:
            self.enqueue(entry)

    def enqueue(self, entry: Pending) -> None:
        if not self._url:
            return
        key = _chat_of(entry.body)
        if key in self._lanes:
            self._lanes[key].append(entry)
            return
        self._lanes[key] = deque([entry])
        task = asyncio.get_running_loop().create_task(self._drain(key), name=f"sandbox-webhook-{key}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, key: int) -> None:
        lane, pause = self._lanes[key], _FIRST_PAUSE
        while lane and self._url:
            entry = lane[0]
            async with self._places:
                delivered = await self._deliver(entry)
            if not delivered:
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            pause = _FIRST_PAUSE
            self.telegram.world.updates.done(entry)
            if lane and lane[0] is entry:  # the lane was emptied when the webhook changed meanwhile
                lane.popleft()
        del self._lanes[key]

    async def _deliver(self, entry: Pending) -> bool:
        telegram = self.telegram
        hook = telegram.world.profile.webhook
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_PATIENCE)
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with self._session.post(hook.url, json=entry.body, headers=headers) as response:
                status = response.status
                reply = await response.json() if "json" in response.content_type else None
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            status, reply, problem = 0, None, str(error) or type(error).__name__
        else:
            problem = f"Wrong response from the webhook: {status} {response.reason}"
        if not 200 <= status < 300:
            hook.last_error, hook.last_error_at = problem, telegram.world.clock.timestamp()
            return False
        if isinstance(reply, dict) and isinstance(name := reply.pop("method", None), str):
            # A webhook may answer with a method call. Telegram never tells how it went.
            await telegram.call(telegram.token, name, reply, form=True)
        return True

    async def close(self) -> None:
        self._url = ""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()


def _chat_of(body: JsonObject) -> int:
    """Whose order an update keeps: its chat's, or its user's when it has none."""
    for content in body.values():
        if isinstance(content, dict):
            inner = content.get("message") if isinstance(content.get("message"), dict) else content
            for name in ("chat", "from", "user"):
                if isinstance(found := (inner or content).get(name), dict) and isinstance(found.get("id"), int):
                    return int(found["id"])
    return 0
