"""The sandbox as one object: the world, both doors to it, its clock and its memory."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from aiogram.client.session.base import BaseSession

from .clock import SandboxClock
from .control import Control, Inhabitant
from .files import FileBox
from .methods import Telegram
from .server import ServerAddress, serving
from .session import SandboxSession
from .store import Store
from .updates import Pending
from .webhook import WebhookDelivery
from .world import World

TOKEN = "7000000001:AASandbox_the_token_of_nobody_at_all"


class Sandbox:
    """Telegram in a box.

    `directory`: where the world, its files and the clock's offset are kept; None for memory only. `paced`: Telegram's
    rate limits are enforced. Close it (or use `async with`) so that the last second is saved too.
    """

    def __init__(
        self,
        *,
        clock: SandboxClock | None = None,
        directory: Path | None = None,
        token: str = TOKEN,
        bot_username: str = "nastavnik_bot",
        paced: bool = False,
    ) -> None:
        self.token = token
        self.clock = clock or SandboxClock()
        files = FileBox(directory / "files" if directory else None)
        self.world = World(self.clock, files, bot_id=int(token.partition(":")[0]), bot_username=bot_username)
        self.telegram = Telegram(self.world, token=token, paced=paced)
        self.control = Control(self.world, self.telegram)
        self._webhook = WebhookDelivery(self.telegram)
        self._store = Store(directory, self.world, self.clock) if directory else None
        if self._store:
            self._store.load()
            self.world.listeners.append(self._store.watch)
        self.world.updates.on_new = self._new_update
        self.world.on_webhook = self._webhook.look_again

    def _new_update(self, entry: Pending) -> None:
        if self.telegram.poller is not None:
            self.telegram.poller.set()
        self._webhook.enqueue(entry)

    @property
    def username(self) -> str:
        """The bot's own."""
        return self.world.bot.username or ""

    def attach(self, inhabitant: Inhabitant) -> None:
        """Names the bot whose ticks and notices follow this clock."""
        self.control.inhabitant = inhabitant

    def session(self) -> BaseSession:
        """An aiogram session that talks to this sandbox without a socket."""
        return SandboxSession(self.telegram)

    @asynccontextmanager
    async def serve(self, host: str, port: int) -> AsyncIterator[ServerAddress]:
        """Opens the HTTP door: Bot API, control door and chat page. Port 0 takes a free one."""
        self._webhook.look_again()
        async with serving(self.control, host, port) as address:
            yield address

    async def close(self) -> None:
        """Ends deliveries and saves."""
        await self._webhook.close()
        if self._store:
            await self._store.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
