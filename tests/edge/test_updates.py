import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import ErrorEvent, Message
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.handled_updates import SqlHandledUpdates
from bot.updates import Updates, allowed_updates
from tests.conftest import PATIENCE
from tests.edge.fake_telegram import FakeTelegram, pressed, said

Handler = Callable[[Message], Awaitable[Any]]


def dispatching_to(handler: Handler) -> Dispatcher:
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(handler)
    return dispatcher


@asynccontextmanager
async def running(updates: Updates) -> AsyncIterator[None]:
    task = asyncio.create_task(updates.run())
    try:
        yield
    finally:
        updates.stop()
        await task


@pytest.fixture
def handled(sqlite_engine: AsyncEngine) -> SqlHandledUpdates:
    return SqlHandledUpdates(sqlite_engine)


class Handlers:
    """Writes down what it was given; holds the chats it is told to hold."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.held: dict[int, asyncio.Event] = {}
        self.is_holding = asyncio.Event()
        self._taken = asyncio.Condition()

    def hold(self, chat: int) -> asyncio.Event:
        self.held[chat] = asyncio.Event()
        return self.held[chat]

    async def __call__(self, message: Message) -> None:
        if message.chat.id in self.held:
            self.is_holding.set()
            await self.held[message.chat.id].wait()
        async with self._taken:
            self.texts.append(message.text or "")
            self._taken.notify_all()

    async def took(self, text: str) -> None:
        async with self._taken, asyncio.timeout(PATIENCE):
            await self._taken.wait_for(lambda: text in self.texts)


@pytest.fixture
def handlers() -> Handlers:
    return Handlers()


@pytest.fixture
def updates(bot: Bot, handlers: Handlers, handled: SqlHandledUpdates) -> Updates:
    return Updates(bot, dispatching_to(handlers.__call__), handled, pause=0.01)


async def test_an_update_that_cannot_be_parsed_is_skipped_and_only_its_id_is_logged(
    telegram: FakeTelegram, updates: Updates, handlers: Handlers, caplog: pytest.LogCaptureFixture
) -> None:
    broken = {"update_id": 2, "message": {"text": "личное", "date": "завтра"}}
    await telegram.deliver(said(1, text="до"), broken, said(3, text="после"))
    async with running(updates):
        await telegram.all_confirmed()
    assert handlers.texts == ["до", "после"]
    assert "Update 2 cannot be parsed" in caplog.text
    assert "личное" not in caplog.text
    assert "завтра" not in caplog.text


async def test_an_update_of_an_unknown_kind_is_skipped_without_its_content(
    telegram: FakeTelegram, updates: Updates, handlers: Handlers, caplog: pytest.LogCaptureFixture
) -> None:
    await telegram.deliver({"update_id": 1, "telepathy": {"text": "личное"}}, said(2, text="после"))
    async with running(updates):
        await telegram.all_confirmed()
    assert handlers.texts == ["после"]
    assert "Update 1 is of a kind unknown" in caplog.text
    assert "личное" not in caplog.text


async def test_updates_without_ids_do_not_end_the_work(
    telegram: FakeTelegram, bot: Bot, handlers: Handlers, handled: SqlHandledUpdates
) -> None:
    async def put_right(_seconds: float) -> None:
        telegram.pending = [said(1)]

    await telegram.deliver({"message": "без номера"}, {"update_id": True})
    async with running(Updates(bot, dispatching_to(handlers.__call__), handled, pause=0.01, rest=put_right)):
        await telegram.all_confirmed()
    assert handlers.texts == ["текст"]


async def test_an_update_delivered_twice_runs_once(
    telegram: FakeTelegram, updates: Updates, handlers: Handlers
) -> None:
    await telegram.deliver(said(1, text="раз"), said(1, text="раз"))
    async with running(updates):
        await telegram.all_confirmed()
        await telegram.deliver(said(1, text="раз"), said(2, text="два"))
        await telegram.all_confirmed()
    assert handlers.texts == ["раз", "два"]


async def test_what_was_handled_but_not_confirmed_before_a_crash_is_not_run_again(
    telegram: FakeTelegram, updates: Updates, handlers: Handlers, handled: SqlHandledUpdates
) -> None:
    await handled.mark([1, 2])
    await telegram.deliver(said(1), said(2), said(3, text="новое"))
    async with running(updates):
        await telegram.all_confirmed()
    assert handlers.texts == ["новое"]


async def test_what_a_stop_cuts_short_is_delivered_again(
    telegram: FakeTelegram, bot: Bot, handlers: Handlers, handled: SqlHandledUpdates, caplog: pytest.LogCaptureFixture
) -> None:
    go_on = handlers.hold(1)
    await telegram.deliver(said(1, chat=1, text="долгое"), said(2, chat=2, text="быстрое"))
    async with running(Updates(bot, dispatching_to(handlers.__call__), handled, pause=0.01, drain=0)):
        await handlers.is_holding.wait()
    assert "Stopped before these updates were handled: 1" in caplog.text
    assert [update["update_id"] for update in telegram.pending] == [1, 2]
    go_on.set()
    async with running(Updates(bot, dispatching_to(handlers.__call__), handled)):
        await telegram.all_confirmed()
    assert handlers.texts == ["быстрое", "долгое"]


async def test_sigterm_lets_handlers_finish_then_marks_and_confirms(
    telegram: FakeTelegram, updates: Updates, handlers: Handlers, handled: SqlHandledUpdates
) -> None:
    go_on = handlers.hold(1)
    await telegram.deliver(said(1, chat=1))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, updates.stop)
    run = asyncio.create_task(updates.run())
    try:
        await handlers.is_holding.wait()
        os.kill(os.getpid(), signal.SIGTERM)
        await telegram.deliver(said(2, chat=2, text="после остановки"))
        done, _ = await asyncio.wait({run}, timeout=0.05)
        assert not done
        go_on.set()
        async with asyncio.timeout(PATIENCE):
            await run
    finally:
        asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)
    assert handlers.texts[:1] == ["текст"]
    assert 1 in await handled.recent()
    assert 1 not in [update["update_id"] for update in telegram.pending]


async def test_a_stop_during_the_long_poll_is_immediate(telegram: FakeTelegram, updates: Updates) -> None:
    async with asyncio.timeout(PATIENCE), running(updates):
        await telegram.is_polled.wait()


async def test_a_chat_keeps_its_order_while_others_go_on(
    telegram: FakeTelegram, updates: Updates, handlers: Handlers
) -> None:
    go_on = handlers.hold(1)
    await telegram.deliver(said(1, chat=1, text="а1"), said(2, chat=1, text="а2"), said(3, chat=2, text="б1"))
    async with running(updates):
        await handlers.is_holding.wait()
        await telegram.deliver(said(4, chat=2, text="б2"), said(5, chat=1, text="а3"))
        await handlers.took("б2")
        assert handlers.texts == ["б1", "б2"]
        assert [update["update_id"] for update in telegram.pending] == [1, 2, 3, 4, 5]
        assert not updates.is_idle
        go_on.set()
        await telegram.all_confirmed()
        await updates.wait_idle()
        assert updates.is_idle
    assert handlers.texts == ["б1", "б2", "а1", "а2", "а3"]


async def test_a_handler_out_of_patience_is_left_running_and_confirmation_goes_on(
    telegram: FakeTelegram, bot: Bot, handlers: Handlers, handled: SqlHandledUpdates, caplog: pytest.LogCaptureFixture
) -> None:
    go_on = handlers.hold(1)
    await telegram.deliver(said(1, chat=1, text="вечное"), said(2, chat=2, text="другое"))
    async with running(Updates(bot, dispatching_to(handlers.__call__), handled, pause=0.01, patience=0)):
        await telegram.all_confirmed()
        assert handlers.texts == ["другое"]
        go_on.set()
    assert handlers.texts == ["другое", "вечное"]
    assert await handled.recent() == {1, 2}
    assert "Update 1 is not handled after 0 s" in caplog.text


async def test_a_failing_handler_neither_stops_nor_repeats(
    telegram: FakeTelegram, bot: Bot, handled: SqlHandledUpdates, caplog: pytest.LogCaptureFixture
) -> None:
    runs: list[str] = []

    async def poison(message: Message) -> None:
        runs.append(message.text or "")
        int(message.text or "")

    await telegram.deliver(said(1, text="личное"), said(2, text="5"))
    async with running(Updates(bot, dispatching_to(poison), handled)):
        await telegram.all_confirmed()
    assert runs == ["личное", "5"]
    assert "Update 1 failed" in caplog.text
    assert "ValueError" in caplog.text
    assert "личное" not in caplog.text


async def test_error_handlers_of_the_dispatcher_are_asked_first(
    telegram: FakeTelegram, bot: Bot, handled: SqlHandledUpdates, caplog: pytest.LogCaptureFixture
) -> None:
    taken: list[str] = []

    async def poison(message: Message) -> None:
        raise LookupError

    async def take(event: ErrorEvent) -> None:
        taken.append(type(event.exception).__name__)

    dispatcher = dispatching_to(poison)
    dispatcher.errors.register(take)
    await telegram.deliver(said(1))
    async with running(Updates(bot, dispatcher, handled)):
        await telegram.all_confirmed()
    assert taken == ["LookupError"]
    assert "failed" not in caplog.text


@pytest.mark.parametrize(
    ("status", "body", "delay", "words"),
    [
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 17}}, 17, "asks for patience"),
        (409, {"description": "Conflict: terminated by other getUpdates request"}, 1, "Another program"),
        (401, {"description": "Unauthorized"}, 30, "refuses the token"),
        (502, {"description": "Bad Gateway"}, 1, "trouble of its own"),
        (0, {}, 1, "cannot be reached"),
        (400, {"description": "Bad Request: odd"}, 1, "TelegramBadRequest"),
    ],
)
async def test_a_refusal_of_telegram_is_waited_out_and_said_plainly(
    telegram: FakeTelegram,
    bot: Bot,
    handlers: Handlers,
    handled: SqlHandledUpdates,
    caplog: pytest.LogCaptureFixture,
    status: int,
    body: dict[str, Any],
    delay: float,
    words: str,
) -> None:
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    telegram.faults.append((status, {"ok": False, "error_code": status, **body}))
    await telegram.deliver(said(1))
    async with running(Updates(bot, dispatching_to(handlers.__call__), handled, rest=rest)):
        await telegram.all_confirmed()
    assert handlers.texts == ["текст"]
    assert rests == [delay]
    assert words in caplog.text
    assert bot.token not in caplog.text


async def test_failures_in_a_row_are_waited_out_longer_and_longer_up_to_half_a_minute(
    telegram: FakeTelegram, bot: Bot, handlers: Handlers, handled: SqlHandledUpdates
) -> None:
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    telegram.faults.extend([(500, {"ok": False, "description": "Internal Server Error"})] * 7)
    await telegram.deliver(said(1))
    async with running(Updates(bot, dispatching_to(handlers.__call__), handled, rest=rest)):
        await telegram.all_confirmed()
    assert rests == [1, 2, 4, 8, 16, 30, 30]


async def test_a_webhook_left_behind_is_removed(
    telegram: FakeTelegram, bot: Bot, handlers: Handlers, handled: SqlHandledUpdates
) -> None:
    async def rest(_seconds: float) -> None:
        return

    description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
    telegram.faults.append((409, {"ok": False, "description": description}))
    await telegram.deliver(said(1))
    async with running(Updates(bot, dispatching_to(handlers.__call__), handled, rest=rest)):
        await telegram.all_confirmed()
    assert [name for name, _ in telegram.calls] == ["deleteWebhook"]


async def test_nothing_is_confirmed_before_it_is_marked(
    telegram: FakeTelegram, bot: Bot, handlers: Handlers, caplog: pytest.LogCaptureFixture
) -> None:
    marks: list[list[int]] = []
    pending_then: list[int] = []

    class Failing:
        async def recent(self) -> list[int]:
            return []

        async def mark(self, update_ids: Any) -> None:
            marks.append(list(update_ids))
            pending_then.append(len(telegram.pending))
            if len(marks) == 1:
                raise OSError("the disk is full")

    async def rest(_seconds: float) -> None:
        return

    await telegram.deliver(said(1), said(2))
    async with running(Updates(bot, dispatching_to(handlers.__call__), Failing(), rest=rest)):
        await telegram.all_confirmed()
    assert marks == [[1, 2], [1, 2]]
    assert pending_then == [2, 2]
    assert handlers.texts == ["текст", "текст"]


async def test_after_a_silent_week_smaller_ids_are_taken_too(
    telegram: FakeTelegram, updates: Updates, handlers: Handlers
) -> None:
    """Telegram numbers updates anew, from a random id, when there were none for a week."""
    await telegram.deliver(said(900_000_000, text="давно"))
    async with running(updates):
        await telegram.all_confirmed()
        await telegram.end_long_poll()
        await telegram.deliver(said(5, text="снова"))
        await telegram.all_confirmed()
    assert handlers.texts == ["давно", "снова"]


async def test_a_hundred_chats_at_once_take_one_mark(telegram: FakeTelegram, bot: Bot, handlers: Handlers) -> None:
    marks: list[int] = []

    class Counting:
        async def recent(self) -> list[int]:
            return []

        async def mark(self, update_ids: Any) -> None:
            marks.append(len(update_ids))

    await telegram.deliver(*(said(number, chat=number) for number in range(1, 101)))
    async with running(Updates(bot, dispatching_to(handlers.__call__), Counting())):
        await telegram.all_confirmed()
    assert marks == [100]


def test_telegram_is_asked_for_what_is_handled_and_for_blocks(handlers: Handlers) -> None:
    dispatcher = dispatching_to(handlers.__call__)
    dispatcher.callback_query.register(handlers.__call__)
    assert allowed_updates(dispatcher) == ["callback_query", "message", "my_chat_member"]


async def test_a_method_returned_by_a_handler_is_called(
    telegram: FakeTelegram, bot: Bot, handled: SqlHandledUpdates
) -> None:
    async def echo(message: Message) -> Any:
        return message.answer("эхо")

    await telegram.deliver(said(1))
    async with running(Updates(bot, dispatching_to(echo), handled)):
        await telegram.all_confirmed()
    assert telegram.calls_of("sendMessage")[0]["text"] == "эхо"


async def test_unhandled_kinds_are_confirmed_too(telegram: FakeTelegram, updates: Updates, handlers: Handlers) -> None:
    await telegram.deliver(pressed(1, "x"))
    async with running(updates):
        await telegram.all_confirmed()
    assert handlers.texts == []


@pytest.fixture(autouse=True)
def _log_everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
