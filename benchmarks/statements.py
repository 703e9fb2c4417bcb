"""How many statements an update sends to the database. The house test of the budget counts with this, too.

In one process, so that they can be counted; delivery stands still, as it works beside the updates and not for them.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import table
from benchmarks.phones import Phones
from benchmarks.population import Population, database, give_history, give_mentorships, populate
from bot.app import Program, assemble
from bot.callbacks import OfferAction, OfferPress
from bot.l10n import Texts
from bot.public_holidays import PublicCalendar
from mentoring.model.people import Language, Role
from sandbox import Sandbox

#: Compiling the texts takes a while; they do not change.
TEXTS = Texts()
PEOPLE = {Role.MENTEE: 3, Role.MENTOR: 6, Role.CURATOR: 1}


class Purpose(StrEnum):
    """What a statement is for."""

    DIALOG_STATE = "dialog state"
    HANDLED_UPDATES = "updates handled"
    ACTOR = "who acts"
    WORK = "the work itself"


def purpose_of(statement: str) -> Purpose:
    """By the tables it names."""
    if "dialog_states" in statement:
        return Purpose.DIALOG_STATE
    if "handled_updates" in statement:
        return Purpose.HANDLED_UPDATES
    if "people.account = " in statement and "memberships" in statement:
        return Purpose.ACTOR
    return Purpose.WORK


@dataclass(slots=True)
class Statements:
    """What was sent to the database, in order, without BEGIN and COMMIT."""

    texts: list[str] = field(default_factory=list)

    def of(self, *purposes: Purpose) -> int:
        counts = Counter(purpose_of(text) for text in self.texts)
        return sum(counts[purpose] for purpose in purposes)

    @property
    def budgeted(self) -> int:
        """Those of the budget: beside dialog state and the memory of updates handled."""
        return self.of(Purpose.ACTOR, Purpose.WORK)


@contextmanager
def counted(engine: AsyncEngine) -> Iterator[Statements]:
    """What is sent to the database within."""
    statements = Statements()

    def note(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        if not text.startswith("BEGIN"):
            statements.texts.append(text)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A small school in the sandbox; everybody has the menu before them."""

    box: Sandbox
    phones: Phones
    program: Program
    engine: AsyncEngine
    population: Population

    def someone(self, role: Role, number: int = 0) -> int:
        return self.population.accounts(role)[number]

    async def says(self, account: int, text: str) -> Statements:
        with counted(self.engine) as statements:
            await self.phones.says(account, text)
            await self._settled()
        return statements

    async def presses(self, account: int, button: str) -> Statements:
        with counted(self.engine) as statements:
            await self.phones.presses(account, button)
            await self._settled()
        return statements

    async def asks(self, account: int) -> list[Statements]:
        """The whole wizard, step by step."""
        steps = [await self.presses(account, button) for button in ("ask", "own", "urgent")]
        steps += [await self.says(account, "Пятый класс не слышит меня"), await self.presses(account, "send")]
        return steps

    async def takes(self, account: int) -> Statements:
        """Accept the offer that came."""
        return await self.presses(account, OfferPress(action=OfferAction.TAKE, request=0).pack().rpartition(":")[0])

    async def deliver(self) -> Statements:
        """One tick of the delivery."""
        with counted(self.engine) as statements:
            await self.program.delivery.deliver_due()
        return statements

    async def sweep(self) -> Statements:
        """One tick of the ladder."""
        with counted(self.engine) as statements:
            await self.program.jobs.sweep_clocks()
        return statements

    async def _settled(self) -> None:
        await self.program.updates.wait_idle()
        await self.box.control.idle()


@asynccontextmanager
async def scene(engine: AsyncEngine) -> AsyncIterator[Scene]:
    """The school on an empty database with all tables."""
    async with Sandbox() as box:
        accounts = [int(box.control.add_user(f"Анна {number}")["id"]) for number in range(sum(PEOPLE.values()))]
        population = await populate(engine, accounts, PEOPLE, box.clock.now())
        program = assemble(
            engine=engine,
            session=box.session(),
            token=box.token,
            clock=box.clock,
            calendar=PublicCalendar(),
            texts=TEXTS,
            language=Language.RU,
            zone="Asia/Yekaterinburg",
        )
        taking = asyncio.create_task(program.updates.run())
        stage = Scene(box=box, phones=Phones(box), program=program, engine=engine, population=population)
        try:
            for account in accounts:
                await stage.says(account, "/start")
            yield stage
        finally:
            program.updates.stop()
            await taking


async def with_requests(stage: Scene, number: int) -> None:
    """So many open requests wait, none of them due soon."""
    await give_history(stage.engine, stage.population, stage.box.clock.now(), live=number, solved=0)


async def with_mentorships(stage: Scene, number: int, *, first: int = 1) -> None:
    """So many mentorships, numbered from the first, wait for the curator."""
    await give_mentorships(stage.engine, stage.population, stage.box.clock.now(), number, first=first)


async def statements(folder: Path) -> None:
    """Print the table."""
    engine = await database(folder / "statements.sqlite3")
    rows: list[tuple[str, ...]] = []

    def row(name: str, *found: Statements) -> None:
        counts = [sum(each.of(purpose) for each in found) for purpose in Purpose]
        rows.append((name, str(len(found)), *map(str, counts)))

    async with scene(engine) as stage:
        mentee, mentor, curator = (stage.someone(role) for role in PEOPLE)
        row("open the menu, mentee", await stage.says(mentee, "/start"))
        row("open the menu, mentor", await stage.says(mentor, "/start"))
        row("open the menu, curator", await stage.says(curator, "/start"))
        quiet = await stage.sweep(), await stage.deliver()
        steps = await stage.asks(mentee)
        for name, step in zip(("the topics", "a topic", "urgency", "the words", "send"), steps, strict=True):
            row(f"ask for help: {name}", step)
        row("ask for help, whole wizard", *steps)
        row("a tick that delivers five offers", await stage.deliver())
        row("accept an offer", await stage.takes(mentor))
        await stage.deliver()
        row("open the curator's queue", await stage.presses(curator, "queue"))
        await with_mentorships(stage, 500)
        await stage.says(curator, "/start")
        row("open the first of 500 decisions", await stage.presses(curator, "decisions"))
        row("approve it, and see the next", await stage.presses(curator, "yes"))
        row("all decisions as a list", await stage.presses(curator, "list"))
        for name, tick in zip(("clocks", "delivery"), quiet, strict=True):
            row(f"a tick with nothing due: {name}", tick)
    await engine.dispose()
    table.printed("Statements", ("", "updates", *Purpose), rows)
