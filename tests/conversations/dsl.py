"""People talking to the bot: what they say and press, and what they see, through the real dispatcher."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from aiogram_dialog import Dialog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import Program, assemble
from bot.conversations import windows
from bot.flood import Floods
from bot.l10n import Texts
from bot.pace import Pace
from bot.storage.papers import PapersFolder
from mentoring.model.ids import AccountId
from mentoring.model.people import Actor, Bent, Language, Role, TopicLevel
from mentoring.model.units import Unit
from mentoring.ports.world import Calendar
from sandbox import Sandbox
from sandbox.control import SentFile
from tests.conftest import PATIENCE
from tests.school import School

#: Compiling the texts takes a while; they do not change.
TEXTS = Texts(is_strict=True)


@dataclass(slots=True)
class Someone:
    """A person with a phone."""

    stage: "Stage"
    account: int
    actor: Actor | None = None
    #: Messages up to this one were there before the last thing the person did.
    seen: int = 0

    async def says(self, text: str, *, reply_to: int | None = None) -> None:
        await self._do(text=text, reply_to=reply_to)

    async def sends(
        self, name: str, mime: str, data: bytes = b"bytes", *, text: str | None = None, **more: Any
    ) -> None:
        kind = more.pop("kind", None)
        await self._do(text=text, file=SentFile(name=name, data=data, mime=mime, kind=kind), **more)

    async def edits(self, message: int, text: str) -> None:
        self.stage.box.control.edit(self.account, self.account, message, text)
        await self.stage.settles()

    async def presses(self, text: str) -> str:
        """Press the newest button that bears the text, or begins with it; what the bot answered in the pop-up."""
        message, button = self.button(text)
        self.seen = self.last
        answer = await self.stage.box.control.press(
            self.account, self.account, message["id"], data=button.get("data"), text=button["text"]
        )
        await self.stage.settles()
        return str(answer["text"] or "")

    async def forges(self, data: str) -> str:
        """Press a button that was never there; what the bot answered."""
        message = self.messages[-1]["id"]
        answer = await self.stage.box.control.press(self.account, self.account, message, data=data, forged=True)
        await self.stage.settles()
        return str(answer["text"] or "")

    def button(self, text: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The newest message with such a button, and the button."""
        for message in reversed(self.messages):
            buttons = [button for row in message.get("keyboard") or [] for button in row]
            for button in buttons:
                if button["text"] == text:
                    return message, button
            for button in buttons:
                if text in button["text"]:
                    return message, button
        raise AssertionError(f"no button «{text}»; there are {self.buttons}\n{self.screen}")

    def sees(self, *texts: str) -> None:
        """All of these stand somewhere in the chat as it looks now."""
        shown = self.screen
        for text in texts:
            assert text in shown, f"«{text}» is not seen in:\n{shown}"

    def sees_new(self, *texts: str) -> None:
        """All of these came, or changed, in the newest messages since the person last did something."""
        shown = "\n".join(_shown(message) for message in self.messages if message["id"] > self.seen)
        for text in texts:
            assert text in shown, f"«{text}» is not seen in the newest:\n{shown}"

    def does_not_see(self, *texts: str) -> None:
        shown = self.screen
        for text in texts:
            assert text not in shown, f"«{text}» is seen in:\n{shown}"

    def sees_button(self, text: str) -> None:
        self.button(text)

    def sees_no_button(self, text: str) -> None:
        assert not any(text in button for button in self.buttons), f"the button «{text}» is there"

    @property
    def messages(self) -> list[dict[str, Any]]:
        return self.stage.box.control.messages(self.account)

    @property
    def last(self) -> int:
        messages = self.messages
        return int(messages[-1]["id"]) if messages else 0

    @property
    def screen(self) -> str:
        return "\n---\n".join(_shown(message) for message in self.messages)

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for message in self.messages for row in message.get("keyboard") or [] for button in row]

    def newest(self, text: str) -> dict[str, Any]:
        """The newest message with this text in it."""
        return next(message for message in reversed(self.messages) if text in _shown(message))

    async def _do(self, **what: Any) -> None:
        self.seen = self.last
        self.stage.box.control.say(self.account, self.account, **what)
        await self.stage.settles()


@dataclass(slots=True)
class Stage:
    """A school in the sandbox with the program at work."""

    box: Sandbox
    program: Program
    school: School
    unit: Unit
    people: list[Someone] = field(default_factory=list)

    async def someone(self, first_name: str, *, language: str = "ru") -> Someone:
        """A person whom the school does not know."""
        user = self.box.control.add_user(first_name, language_code=language)
        person = Someone(self, user["id"])
        self.people.append(person)
        return person

    async def joined(
        self,
        name: str,
        *roles: Role,
        strengths: dict[str, int] | None = None,
        needs: dict[str, int] | None = None,
        unit: Unit | None = None,
        **fields: Any,
    ) -> Someone:
        """A person who joined long ago and has the home window before them."""
        language = fields.get("language", Language.RU)
        person = await self.someone(name.split()[1], language=language.value)
        unit = unit or self.unit
        person.actor = await self.school.person(unit, name, *roles, account=AccountId(person.account), **fields)
        async with self.program.begin() as work:
            codes = {topic.code: topic.id for topic in (await work.topics.tree(unit.id)).topics}
            for bent, levels in ((Bent.STRENGTH, strengths or {}), (Bent.NEED, needs or {})):
                topics = [TopicLevel(topic_id=codes[code], bent=bent, level=level) for code, level in levels.items()]
                await work.people.set_topics(person.actor.id, bent, topics)
        await person.says("/start")
        return person

    async def settles(self) -> None:
        """The bot has done all there is to do now."""
        assert await self.box.control.idle(PATIENCE), "the bot is not done"

    async def passes(self, **amount: float) -> None:
        """The clock moves on: `passes(minutes=15)`."""
        await self.box.control.move_clock(timedelta(**amount))
        await self.settles()


@cache
def _windows_once() -> list[Dialog]:
    return windows()


def _kept_windows() -> list[Dialog]:
    """Making windows takes longer than a short story: they are made once, and pass from program to program."""
    for dialog in _windows_once():
        dialog._parent_router = None
    return _windows_once()


def _papers_beside(engine: AsyncEngine) -> PapersFolder:
    return PapersFolder(Path(str(engine.url.database)).resolve().parent / "papers")


@asynccontextmanager
async def playing(box: Sandbox, engine: AsyncEngine, calendar: Calendar, **options: Any) -> AsyncIterator[Program]:
    """The program at work in the box; leaving stops it as SIGTERM would."""
    with patch("bot.conversations.windows", _kept_windows):
        program = assemble(
            engine=engine,
            session=box.session(),
            token=box.token,
            clock=box.clock,
            calendar=calendar,
            texts=TEXTS,
            language=Language.RU,
            zone="Asia/Yekaterinburg",
            papers=_papers_beside(engine),
            pace=Pace(per_second=10_000, burst_to_chat=10_000),
            floods=Floods(burst=10_000),
            **options,
        )
    box.attach(program)
    async with program.at_work():
        yield program


def _shown(message: dict[str, Any]) -> str:
    parts = [message.get("text") or message.get("caption") or ""]
    for kind in ("photo", "voice", "document", "video_note", "sticker", "video", "audio", "animation"):
        if message.get(kind):
            parts.append(f"[{kind}]")
    return " ".join(part for part in parts if part)
