import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.dialog_states import MOST_PARTS, NotForJson, SqlDialogStates
from bot.storage.handled_updates import SqlHandledUpdates
from bot.storage.rows import DialogStateRow
from tests.conftest import PATIENCE

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Question(StatesGroup):
    topic = State()


def key(destiny: str = "default", *, chat: int = 7, thread: int | None = None) -> StorageKey:
    return StorageKey(bot_id=42, chat_id=chat, user_id=chat, thread_id=thread, destiny=destiny)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def states(engine: AsyncEngine, clock: Clock) -> SqlDialogStates:
    return SqlDialogStates(engine, now=clock)


async def rows(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return await connection.scalar(select(func.count()).select_from(DialogStateRow)) or 0


async def test_state_and_data_come_back_as_they_were_put(states: SqlDialogStates, engine: AsyncEngine) -> None:
    data: dict[str, Any] = {"список": [1, 2.5, None, True], "внутри": {"а": "б"}}
    await states.set_data(key(), data)
    await states.set_state(key(), Question.topic)
    again = SqlDialogStates(engine)
    assert await again.get_data(key()) == data
    assert await again.get_state(key()) == "Question:topic"


async def test_what_was_never_put_is_empty(states: SqlDialogStates) -> None:
    assert await states.get_data(key()) == {}
    assert await states.get_state(key()) is None


async def test_destinies_threads_and_chats_do_not_mix(states: SqlDialogStates) -> None:
    keys = [key(), key("aiogd:stack:"), key(thread=5), key(chat=8)]
    for number, one in enumerate(keys):
        await states.set_data(one, {"n": number})
    assert [(await states.get_data(one))["n"] for one in keys] == [0, 1, 2, 3]


async def test_what_is_given_out_is_a_copy(states: SqlDialogStates) -> None:
    async with states.lock(key()):
        await states.set_data(key(), {"list": [1]})
        (await states.get_data(key()))["list"].append(2)
        assert await states.get_data(key()) == {"list": [1]}


async def test_a_row_goes_when_nothing_is_left_in_it(states: SqlDialogStates, engine: AsyncEngine) -> None:
    await states.set_data(key(), {"n": 1})
    await states.set_state(key("other"), "Some:state")
    assert await rows(engine) == 1
    await states.set_data(key(), {})
    assert await rows(engine) == 1
    await states.set_state(key("other"), None)
    assert await rows(engine) == 0


@pytest.mark.parametrize(
    "data",
    [
        {"on": date(2026, 11, 23)},
        {"chosen": {1, 2}},
        {"pair": (1, 2)},
        {1: "number as a key"},
        {"inside": {1: "number as a key"}},
    ],
)
async def test_what_json_would_change_is_refused(states: SqlDialogStates, data: dict[str, Any]) -> None:
    with pytest.raises(NotForJson):
        await states.set_data(key(), data)


async def test_a_turn_that_fails_writes_nothing(states: SqlDialogStates) -> None:
    await states.set_data(key(), {"n": 1})

    async def fail() -> None:
        async with states.lock(key()):
            await states.set_data(key(), {"n": 2})
            assert await states.get_data(key()) == {"n": 2}
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await states.get_data(key()) == {"n": 1}


async def test_turns_of_a_chat_come_one_after_another(states: SqlDialogStates) -> None:
    async def add_one() -> None:
        async with states.lock(key()), states.lock(key("aiogd:stack:")):
            data = await states.get_data(key())
            await asyncio.sleep(0)
            await states.set_data(key(), {"n": data.get("n", 0) + 1})

    await asyncio.gather(*(add_one() for _ in range(20)))
    assert await states.get_data(key()) == {"n": 20}


async def test_a_task_of_the_turn_works_on_the_same_conversation(states: SqlDialogStates) -> None:
    async with states.lock(key()):
        await states.set_data(key(), {"a": 1})
        async with asyncio.timeout(PATIENCE):
            await asyncio.create_task(states.update_data(key(), {"b": 2}))
    assert await states.get_data(key()) == {"a": 1, "b": 2}


async def test_chats_do_not_wait_for_each_other(states: SqlDialogStates) -> None:
    async with states.lock(key(chat=1)), asyncio.timeout(PATIENCE):
        await asyncio.create_task(states.set_data(key(chat=2), {"n": 1}))


async def test_no_lock_is_kept_for_a_chat_at_rest(states: SqlDialogStates) -> None:
    await asyncio.gather(*(states.set_data(key(chat=chat), {"n": 1}) for chat in range(1, 6)))
    assert states.chats_in_turn == 0


async def test_parts_longest_untouched_go_when_there_are_too_many(states: SqlDialogStates) -> None:
    async with states.lock(key()):
        for number in range(MOST_PARTS + 1):
            await states.set_data(key(f"part{number}"), {"n": number})
        await states.set_data(key("part0"), {"n": "touched"})
    assert await states.get_data(key("part0")) == {"n": "touched"}
    assert await states.get_data(key("part1")) == {}
    assert await states.get_data(key("part2")) == {"n": 2}


async def test_conversations_are_purged_by_age(states: SqlDialogStates, clock: Clock) -> None:
    await states.set_data(key(chat=1), {"n": 1})
    clock.now += timedelta(days=10)
    await states.set_data(key(chat=2), {"n": 2})
    assert await states.purge(NOW + timedelta(days=5)) == 1
    assert await states.get_data(key(chat=1)) == {}
    assert await states.get_data(key(chat=2)) == {"n": 2}


async def test_handled_updates_are_remembered_once_and_purged_by_age(engine: AsyncEngine, clock: Clock) -> None:
    handled = SqlHandledUpdates(engine, now=clock)
    await handled.mark([1, 2, 2])
    await handled.mark([2, 3])
    await handled.mark([])
    assert await handled.recent() == {1, 2, 3}
    clock.now += timedelta(days=3)
    await handled.mark([4])
    assert await handled.recent() == {4}
    assert await handled.purge() == 3
