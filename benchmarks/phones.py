"""People with phones in the sandbox: what they do, and how long it takes until they see something of it."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from aiogram_dialog.utils import remove_intent_id

from sandbox import Sandbox

#: How long anybody waits for anything, in seconds.
PATIENCE = 30.0

Someone = TypeVar("Someone")


class Phones:
    """All phones of a sandbox. Times are what a person waits, in seconds of real time."""

    def __init__(self, box: Sandbox) -> None:
        self._box = box
        self._waiting: dict[int, asyncio.Future[None]] = {}
        box.world.listeners.append(self._heard)

    async def says(self, account: int, text: str) -> float:
        """Write to the bot, and wait for its next message."""
        answered = self._waiting[account] = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        self._box.control.say(account, account, text)
        await asyncio.wait_for(answered, PATIENCE)
        return time.perf_counter() - begun

    async def presses(self, account: int, name: str) -> float:
        """Press the newest button of this name, and wait until the button stops turning."""
        message, data = next(self.buttons(account, name))
        begun = time.perf_counter()
        answer = await self._box.control.press(account, account, message, data=data)
        if not answer["answered"]:
            raise TimeoutError(f"the button {name} was not answered")
        return time.perf_counter() - begun

    def buttons(self, account: int, name: str) -> Iterator[tuple[int, str]]:
        """Message and data of every button of this name, the newest first.

        The name is the data up to the first item's id, without the window's mark; it does not change with the words.
        """
        for message in reversed(self._box.world.chats[account].messages.values()):
            for button in (button for row in message.inline_keyboard for button in row):
                data = str(button.get("callback_data", ""))
                own = remove_intent_id(data)[1]
                if own == name or own.startswith(f"{name}:"):
                    yield message.id, data

    def _heard(self, event: dict[str, Any]) -> None:
        if event["kind"] != "message":
            return
        answered = self._waiting.get(event["chat"])
        message = self._box.world.chats[event["chat"]].messages[event["message"]]
        if answered is not None and not answered.done() and message.sender == self._box.world.bot.id:
            answered.set_result(None)


@asynccontextmanager
async def phones_of(people: int, *, is_paced: bool = False) -> AsyncIterator[tuple[Sandbox, str, list[int], Phones]]:
    """A sandbox behind its HTTP door, with people in it whom a bot may write to: box, address, accounts, phones.

    The accounts of two sandboxes with as many people are the same.
    """
    async with Sandbox(paced=is_paced) as box, box.serve("127.0.0.1", 0) as address:
        accounts = [int(box.control.add_user(f"Анна {number}")["id"]) for number in range(people)]
        for account in accounts:
            box.world.users[account].has_started = True
        yield box, address.url, accounts, Phones(box)


async def side_by_side(
    people: Iterable[Someone], at_once: int, does: Callable[[Someone], Awaitable[float]]
) -> tuple[list[float], float]:
    """What each of them waited when so many at a time do it, and how long it took altogether, in seconds."""
    line = iter(people)
    waited: list[float] = []

    async def one_after_another() -> None:
        for person in line:
            waited.append(await does(person))

    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(one_after_another())
    return waited, time.perf_counter() - begun
