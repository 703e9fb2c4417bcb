from collections.abc import Callable

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message, Update, User

from bot.flood import MOST_PEOPLE, FloodGuard, Floods
from tests.edge.counter import keys
from tests.edge.fake_telegram import FakeTelegram, blocked, pressed, said


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def floods(clock: Clock) -> Floods:
    return Floods(burst=4, per_second=2, clock=clock)


class Guarded:
    """A dispatcher behind the guard that counts what comes through."""

    def __init__(self, bot: Bot, floods: Floods) -> None:
        self.bot = bot
        self.passed = 0
        self.asked_for_words = 0
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.update.outer_middleware(FloodGuard(self.words_for, floods))
        for observer in (self.dispatcher.message, self.dispatcher.callback_query, self.dispatcher.my_chat_member):
            observer.register(self.count)

    async def words_for(self, user: User) -> Callable[..., str]:
        self.asked_for_words += 1
        return keys

    async def count(self, event: Message) -> None:
        self.passed += 1

    async def feed(self, *raws: dict[str, object]) -> None:
        for raw in raws:
            await self.dispatcher.feed_update(self.bot, Update.model_validate(raw, context={"bot": self.bot}))


@pytest.fixture
def guarded(bot: Bot, floods: Floods) -> Guarded:
    return Guarded(bot, floods)


def test_a_burst_passes_and_then_so_many_a_second(floods: Floods, clock: Clock) -> None:
    assert [floods.admits(7) for _ in range(5)] == [True] * 4 + [False]
    clock.now += 1
    assert [floods.admits(7) for _ in range(3)] == [True, True, False]
    clock.now += 60
    assert [floods.admits(7) for _ in range(5)] == [True] * 4 + [False]


def test_people_do_not_pay_for_each_other(floods: Floods) -> None:
    assert [floods.admits(7) for _ in range(5)][-1] is False
    assert floods.admits(8)


def test_memory_is_bounded(floods: Floods) -> None:
    for account in range(MOST_PEOPLE + 10):
        floods.admits(account)
    assert floods.people == MOST_PEOPLE


async def test_a_flood_of_messages_is_told_once(guarded: Guarded, telegram: FakeTelegram) -> None:
    await guarded.feed(*(said(number) for number in range(1, 11)))
    assert guarded.passed == 4
    assert guarded.asked_for_words == 1
    assert [params["text"] for params in telegram.calls_of("sendMessage")] == ["flood-slow-down"]


async def test_every_press_of_a_flood_is_answered_the_first_in_words(guarded: Guarded, telegram: FakeTelegram) -> None:
    await guarded.feed(*(pressed(number, "x") for number in range(1, 8)))
    assert guarded.passed == 4
    assert [params.get("text") for params in telegram.calls_of("answerCallbackQuery")] == [
        "flood-slow-down",
        None,
        None,
    ]


async def test_the_next_flood_is_told_again(guarded: Guarded, telegram: FakeTelegram, clock: Clock) -> None:
    await guarded.feed(*(said(number) for number in range(1, 7)))
    clock.now += 60
    await guarded.feed(*(said(number) for number in range(7, 13)))
    assert len(telegram.calls_of("sendMessage")) == 2


async def test_a_group_is_not_told(guarded: Guarded, telegram: FakeTelegram) -> None:
    await guarded.feed(*(said(number, chat=-5) for number in range(1, 7)))
    assert guarded.passed == 4
    assert telegram.calls == []


async def test_blocking_the_bot_is_always_heard(guarded: Guarded) -> None:
    await guarded.feed(*(blocked(number, "kicked") for number in range(1, 11)))
    assert guarded.passed == 10
