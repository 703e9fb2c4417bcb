"""How fast notices go out, and that each goes out once, whatever Telegram does."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import table
from benchmarks.guest import PROGRAM, SENDER, UNPACED, guest
from benchmarks.phones import phones_of
from benchmarks.population import database, populate, post
from mentoring.model.people import Role
from sandbox import Sandbox

#: Notices, one a person, with nothing in the way; and at Telegram's pace.
MANY, PACED = 2_000, 300
#: Storms come when so many have been sent; so many calls in a row are refused, each asking for a second's patience.
STORMS, REFUSALS, RETRY_AFTER = (0, 75, 150, 225), 10, 1
#: How long anything may take, in seconds.
PATIENCE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    messages: int
    lasted: float
    refused: int
    lost: int
    doubled: int

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.messages / self.lasted


async def deliveries(folder: Path) -> None:
    """Print the table."""
    bare = await _bare(MANY)
    free = await _program(folder / "free.sqlite3", UNPACED, MANY)
    paced = await _program(folder / "paced.sqlite3", PROGRAM, PACED, is_paced=True)
    stormy = await _program(folder / "stormy.sqlite3", PROGRAM, PACED, is_paced=True, storms=STORMS)
    storms = f"the same, {len(STORMS)} times {REFUSALS} calls refused for {RETRY_AFTER} s"
    table.printed(
        "Delivery of notices",
        ("", "messages", "time", "messages/s", "of bare", "429", "lost", "sent twice"),
        [
            (
                name,
                str(each.messages),
                f"{each.lasted:.1f} s",
                f"{each.rate:.0f}",
                table.times_of(each.rate, bare.rate) if each in (bare, free) else "",
                str(each.refused),
                str(each.lost),
                str(each.doubled),
            )
            for name, each in (
                ("bare aiogram, nothing in the way", bare),
                ("program, nothing in the way", free),
                ("program, Telegram's limits", paced),
                (storms, stormy),
            )
        ],
    )


async def _bare(number: int) -> Delivered:
    async with phones_of(number) as (box, address, accounts, _), guest(SENDER, address):
        box.control.say(accounts[0], accounts[0], f"{accounts[0]} {number}")
        return await _watched(box, number, ())


async def _program(
    file: Path, kind: str, number: int, *, is_paced: bool = False, storms: tuple[int, ...] = ()
) -> Delivered:
    engine = await database(file)
    now = datetime.now(UTC)
    async with phones_of(number, is_paced=is_paced) as (box, address, accounts, _):
        population = await populate(engine, accounts, {Role.MENTEE: number}, now)
        await post(engine, population.ids(Role.MENTEE), number, now, now)
        await engine.dispose()
        watching = asyncio.create_task(_watched(box, number, storms))
        async with guest(kind, address, file):
            return await watching


async def _watched(box: Sandbox, number: int, storms: tuple[int, ...]) -> Delivered:
    """What came out of the bot from its first call to its last message, and a second longer for those sent twice."""
    coming = list(storms)
    sent = 0
    done = asyncio.Event()

    def watch(event: dict[str, Any]) -> None:
        nonlocal sent
        if event["kind"] == "message":
            sent += box.world.chats[event["chat"]].messages[event["message"]].sender == box.world.bot.id
            break_out()

    def break_out() -> None:
        if coming and sent >= coming[0]:
            coming.pop(0)
            box.control.add_fault("sendMessage", 429, RETRY_AFTER, times=REFUSALS)
        if sent >= number:
            done.set()

    break_out()
    box.world.listeners.append(watch)
    await asyncio.wait_for(done.wait(), PATIENCE)
    await asyncio.sleep(1)
    calls = [call for call in box.telegram.calls if call.method == "sendMessage"]
    arrived = [call for call in calls if call.error is None]
    received = Counter(call.params["chat_id"] for call in arrived)
    return Delivered(
        messages=number,
        lasted=(arrived[number - 1].at - calls[0].at).total_seconds(),
        refused=len(calls) - len(arrived),
        lost=number - len(received),
        doubled=len(arrived) - len(received),
    )
