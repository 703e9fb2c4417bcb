import pytest
from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.edge.counter import CounterBot
from tests.edge.fake_telegram import FakeTelegram


@pytest.fixture
def counter(sqlite_engine: AsyncEngine, bot: Bot, telegram: FakeTelegram) -> CounterBot:
    return CounterBot(sqlite_engine, bot, telegram)


async def test_a_press_on_a_window_of_a_forgotten_conversation_is_answered_and_shows_home(counter: CounterBot) -> None:
    await counter.presses("Abcdefgh\x1dplus", message=50)
    assert counter.answers() == ["stale-window"]
    assert counter.homes == 1
    assert counter.window()["text"] == "Дом"


async def test_a_press_on_a_closed_window_shows_again_what_is_open(counter: CounterBot, telegram: FakeTelegram) -> None:
    await counter.says("/start")
    await counter.presses(counter.button("Считать"))
    old = counter.button("+")
    await counter.presses(old)
    await counter.presses(counter.button("Назад"))
    await counter.presses(counter.button("Считать"))
    telegram.calls.clear()
    await counter.presses(old, message=50)
    assert counter.answers() == ["stale-window"]
    assert counter.homes == 0
    assert [params["text"] for params in telegram.calls_of("sendMessage")] == ["Счёт 0"]


async def test_the_wizard_under_way_survives_a_press_on_an_older_window(counter: CounterBot) -> None:
    await counter.says("/start")
    home = counter.button("Считать")
    await counter.presses(home)
    await counter.presses(counter.button("+"))
    await counter.presses(home, message=50)
    assert counter.answers()[-1] == "stale-window"
    await counter.presses(counter.button("+"))
    assert counter.window()["text"] == "Счёт 2"


async def test_a_second_tap_on_a_button_that_closed_its_window_sends_no_second_window(
    counter: CounterBot, telegram: FakeTelegram
) -> None:
    await counter.says("/start")
    await counter.presses(counter.button("Считать"))
    back = counter.button("Назад")
    await counter.presses(back)
    sent = len(telegram.calls_of("sendMessage"))
    await counter.presses(back)
    assert counter.answers()[-1] == "stale-window"
    assert len(telegram.calls_of("sendMessage")) == sent
    assert counter.window()["text"] == "Дом"


async def test_a_window_that_the_program_no_longer_has_leads_home(counter: CounterBot) -> None:
    await counter.says("/start")
    await counter.forget_states_of_window(counter.button("Считать"))
    await counter.says("просто текст")
    assert counter.homes == 1
    assert counter.window()["text"] == "Дом"


async def test_a_background_event_for_a_closed_window_bothers_nobody(
    counter: CounterBot, telegram: FakeTelegram
) -> None:
    await counter.says("/start")
    async with counter.bg.bg(counter.bot, 7, 7).fg() as manager:
        window = manager.bg()
    await counter.says("/start")
    telegram.calls.clear()
    await window.update({"late": 1})
    await counter.settled()
    assert telegram.calls == []


async def test_a_button_that_nobody_takes_is_answered_in_words(counter: CounterBot) -> None:
    await counter.presses("offer:12", message=50)
    assert counter.answers() == ["button-unknown"]


async def test_another_persons_button_in_a_group_is_answered_in_words(counter: CounterBot) -> None:
    await counter.says("/start", chat=-5)
    await counter.presses(counter.button("Считать"), chat=-5, by=6)
    assert counter.answers() == ["not-your-button"]


async def test_a_message_that_nobody_takes_gets_a_hint_in_private_only(
    counter: CounterBot, telegram: FakeTelegram
) -> None:
    await counter.says("что-то")
    await counter.says("что-то", chat=-5)
    assert [(params["chat_id"], params["text"]) for params in telegram.calls_of("sendMessage")] == [(7, "home-hint")]
