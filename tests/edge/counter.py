"""A small bot to race on: home, a counter, and a dialog over it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.api.protocols import BgManagerFactory
from aiogram_dialog.widgets.kbd import Button, Cancel, Start
from aiogram_dialog.widgets.text import Const, Format
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.dialog_races import set_up_dialogs
from bot.stale_windows import answer_stale, answer_the_rest
from bot.storage.dialog_states import SqlDialogStates
from tests.edge.fake_telegram import FakeTelegram, pressed, said


class Home(StatesGroup):
    menu = State()


class Counting(StatesGroup):
    count = State()


class Asking(StatesGroup):
    question = State()


class SpeaksKeys(BaseMiddleware):
    """An l10n whose words are the keys."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        data["l10n"] = keys
        return await handler(event, data)


def keys(key: str, **arguments: object) -> str:
    return " ".join([key, *map(str, arguments.values())])


class CounterBot:
    """The dispatcher with its storage, and a person's hands on it."""

    def __init__(self, engine: AsyncEngine, bot: Bot, telegram: FakeTelegram) -> None:
        self.states = SqlDialogStates(engine)
        self.dispatcher = Dispatcher(storage=self.states, events_isolation=self.states)
        self.bot = bot
        self.telegram = telegram
        self.homes = 0
        self.dispatcher.update.outer_middleware(SpeaksKeys())
        start = Router()
        start.message.register(self.open_home, CommandStart())
        answer_stale(start, self.show_home)
        rest = Router()
        answer_the_rest(rest, answer_message=self.answer_message)
        self.dispatcher.include_routers(start, *_dialogs(), rest)
        self.bg: BgManagerFactory = set_up_dialogs(self.dispatcher)
        self._update_id = 0

    async def open_home(self, message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Home.menu, mode=StartMode.RESET_STACK)

    async def show_home(self, manager: DialogManager) -> None:
        self.homes += 1
        await manager.start(Home.menu, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)

    async def answer_message(self, message: Message) -> None:
        await message.answer("home-hint")

    async def says(self, text: str, *, chat: int = 7) -> None:
        self._update_id += 1
        await self._feed(said(self._update_id, chat, text))

    async def presses(self, data: str, *, chat: int = 7, by: int | None = None, message: int | None = None) -> None:
        self._update_id += 1
        await self._feed(
            pressed(self._update_id, data, chat=chat, by=by, message=message or self.window()["message_id"])
        )

    async def forget_states_of_window(self, button: str) -> None:
        """As if the window were of a version of the program that had other states."""
        intent, _, _ = button.partition("\x1d")
        key = StorageKey(bot_id=42, chat_id=7, user_id=7, destiny=f"aiogd:context:{intent}")
        await self.states.update_data(key, {"state": "Gone:state"})

    async def settled(self) -> None:
        """Background events are begun in the loop's next round and run as tasks that nobody gives out."""
        await asyncio.sleep(0)
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)

    async def _feed(self, raw: dict[str, Any]) -> None:
        await self.dispatcher.feed_update(self.bot, Update.model_validate(raw, context={"bot": self.bot}))

    def window(self) -> dict[str, Any]:
        """The last window sent or edited, with its keyboard."""
        for name, params in reversed(self.telegram.calls):
            if name in {"sendMessage", "editMessageText"} and params.get("reply_markup"):
                return {"message_id": self.telegram.last_message, **params}
        raise LookupError("no window yet")

    def button(self, text: str) -> str:
        """Callback data of the button with this text in the last window."""
        for row in self.window()["reply_markup"]["inline_keyboard"]:
            for button in row:
                if button["text"] == text:
                    return str(button["callback_data"])
        raise LookupError(text)

    def answers(self) -> list[str | None]:
        return [params.get("text") for params in self.telegram.calls_of("answerCallbackQuery")]


async def _count(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["count"] = manager.dialog_data.get("count", 0) + 1


async def _fail(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["count"] = 1_000
    raise ValueError("личное")


async def _keep_a_set(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["chosen"] = {1, 2}


async def _shown(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    return {"count": dialog_manager.dialog_data.get("count", 0)}


def _dialogs() -> list[Dialog]:
    return [
        Dialog(Window(Const("Дом"), Start(Const("Считать"), id="go", state=Counting.count), state=Home.menu)),
        Dialog(
            Window(
                Format("Счёт {count}"),
                Button(Const("+"), id="plus", on_click=_count),
                Button(Const("!"), id="fail", on_click=_fail),
                Button(Const("{}"), id="set", on_click=_keep_a_set),
                Start(Const("Спросить"), id="ask", state=Asking.question),
                Cancel(Const("Назад")),
                state=Counting.count,
                getter=_shown,
            )
        ),
        Dialog(Window(Const("Вопрос"), Cancel(Const("Назад")), state=Asking.question)),
    ]
