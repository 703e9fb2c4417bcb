import asyncio
from collections.abc import Iterator

import pytest
from aiogram import Bot
from aiogram_dialog.api.entities import Stack
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.dialog_states import NotForJson
from tests.edge.counter import CounterBot, Home
from tests.edge.fake_telegram import FakeTelegram


@pytest.fixture
def counter(engine: AsyncEngine, bot: Bot, telegram: FakeTelegram) -> CounterBot:
    return CounterBot(engine, bot, telegram)


@pytest.fixture
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    written: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        written.append(statement.split()[0])

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield written
    event.remove(engine.sync_engine, "before_cursor_execute", note)


async def open_counter(counter: CounterBot) -> None:
    await counter.says("/start")
    await counter.presses(counter.button("Считать"))


def shown(counter: CounterBot) -> str:
    return str(counter.window()["text"])


async def test_ten_quick_taps_count_ten(counter: CounterBot) -> None:
    await open_counter(counter)
    plus = counter.button("+")
    await asyncio.gather(*(counter.presses(plus) for _ in range(10)))
    assert shown(counter) == "Счёт 10"


async def test_background_events_lose_no_taps(counter: CounterBot) -> None:
    await open_counter(counter)
    plus = counter.button("+")
    for number in range(10):
        await counter.bg.bg(counter.bot, 7, 7).update({f"note{number}": number})
        tap = asyncio.create_task(counter.presses(plus))
        await counter.bg.bg(counter.bot, 7, 7).update({"last": number})
        await asyncio.sleep(0)
        del tap
    await counter.settled()
    await counter.presses(plus)
    assert shown(counter) == "Счёт 11"


async def test_background_events_by_window_lose_nothing_of_each_other(counter: CounterBot) -> None:
    """Those that name the window are the ones whose context the library reads before it locks."""
    await open_counter(counter)
    async with counter.bg.bg(counter.bot, 7, 7).fg() as manager:
        window = manager.bg()
    for number in range(10):
        await window.update({f"note{number}": number})
    await counter.settled()
    async with counter.bg.bg(counter.bot, 7, 7).fg() as manager:
        data = dict(manager.dialog_data)
    assert data == {f"note{number}": number for number in range(10)}


async def test_a_press_costs_one_read_and_one_write(counter: CounterBot, statements: list[str]) -> None:
    await open_counter(counter)
    statements.clear()
    await counter.presses(counter.button("+"))
    assert [word for word in statements if word not in {"BEGIN", "PRAGMA"}] == ["SELECT", "INSERT"]


async def test_opening_and_closing_a_dialog_cost_no_more(counter: CounterBot, statements: list[str]) -> None:
    await open_counter(counter)
    statements.clear()
    await counter.presses(counter.button("Спросить"))
    await counter.presses(counter.button("Назад"))
    assert [word for word in statements if word not in {"BEGIN", "PRAGMA"}] == ["SELECT", "INSERT"] * 2


async def test_an_update_that_changes_nothing_writes_nothing(counter: CounterBot, statements: list[str]) -> None:
    await open_counter(counter)
    statements.clear()
    await counter.presses("unknown")
    assert [word for word in statements if word not in {"BEGIN", "PRAGMA"}] == ["SELECT"]


async def test_a_failed_press_leaves_the_conversation_where_it_was(counter: CounterBot) -> None:
    await open_counter(counter)
    await counter.presses(counter.button("+"))
    with pytest.raises(ValueError, match="личное"):
        await counter.presses(counter.button("!"))
    await counter.presses(counter.button("+"))
    assert shown(counter) == "Счёт 2"


async def test_a_restart_in_the_middle_of_a_dialog_loses_nothing(
    counter: CounterBot, engine: AsyncEngine, bot: Bot, telegram: FakeTelegram
) -> None:
    await open_counter(counter)
    await counter.presses(counter.button("+"))
    restarted = CounterBot(engine, bot, telegram)
    await restarted.presses(restarted.button("+"))
    assert shown(restarted) == "Счёт 2"


async def test_dialog_data_that_json_would_change_is_refused(counter: CounterBot) -> None:
    await open_counter(counter)
    with pytest.raises(NotForJson, match="aiogd:context"):
        await counter.presses(counter.button("{}"))


async def test_windows_opened_within_one_second_have_ids_of_their_own(counter: CounterBot) -> None:
    intents = {Stack().push(Home.menu, None).id for _ in range(1_000)}
    assert len(intents) == 1_000
    assert {len(intent) for intent in intents} == {8}
