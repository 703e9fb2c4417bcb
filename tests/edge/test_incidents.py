import logging
import re

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.exceptions import TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Chat, ErrorEvent, Message, Update, User
from aiogram_dialog.api.entities import DialogAction, DialogUpdate, DialogUpdateEvent

from bot.incidents import LENGTH, LETTERS, new_number, report_incidents, trace
from tests.edge.counter import SpeaksKeys, keys
from tests.edge.fake_telegram import FakeTelegram, pressed, said

NUMBER = f"[{LETTERS}]{{{LENGTH}}}"


class Refused(Exception):
    """An error that means something."""


class Failing:
    """A dispatcher whose handlers raise what it is told."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.error: Exception = ValueError("личное")
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.message.register(self.fail)
        self.dispatcher.callback_query.register(self.fail)
        self.refusals = Router()
        last = Router()
        report_incidents(last, l10n=lambda key, **arguments: f"default {keys(key, **arguments)}")
        self.dispatcher.include_routers(self.refusals, last)

    async def fail(self, event: Message | CallbackQuery) -> None:
        raise self.error

    async def feed(self, raw: dict[str, object]) -> None:
        await self.dispatcher.feed_update(self.bot, Update.model_validate(raw, context={"bot": self.bot}))


@pytest.fixture
def failing(bot: Bot, caplog: pytest.LogCaptureFixture) -> Failing:
    caplog.set_level(logging.INFO)
    return Failing(bot)


def test_a_number_is_short_and_has_no_letters_to_confuse() -> None:
    assert re.fullmatch(NUMBER, new_number())
    assert not set("01ILOU") & set(LETTERS)
    assert len({new_number() for _ in range(1_000)}) > 990


async def test_the_number_told_stands_in_the_log_with_the_traceback(
    failing: Failing, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    failing.dispatcher.update.outer_middleware(SpeaksKeys())
    await failing.feed(said(5, text="мой секрет"))
    [told] = telegram.calls_of("sendMessage")
    found = re.fullmatch(f"incident ({NUMBER})", told["text"])
    assert found
    assert f"Incident {found[1]}: update 5, message, private chat" in caplog.text
    assert "in fail" in caplog.text
    assert "ValueError" in caplog.text


async def test_nothing_personal_gets_into_the_log(failing: Failing, caplog: pytest.LogCaptureFixture) -> None:
    typed = "личное число"
    try:
        int(typed)
    except ValueError as cause:
        failing.error = KeyError(typed)
        failing.error.__cause__ = cause
    await failing.feed(said(5, text="мой секрет"))
    assert "KeyError" in caplog.text
    assert "ValueError" in caplog.text
    for word in ("личн", "секрет", "Анна", "Тайнова"):
        assert word not in caplog.text


async def test_a_press_is_told_by_an_alert(failing: Failing, telegram: FakeTelegram) -> None:
    failing.dispatcher.update.outer_middleware(SpeaksKeys())
    await failing.feed(pressed(5, "x"))
    [told] = telegram.calls_of("answerCallbackQuery")
    assert told["show_alert"] is True
    assert re.fullmatch(f"incident {NUMBER}", told["text"])


async def test_before_the_language_is_known_the_default_one_speaks(failing: Failing, telegram: FakeTelegram) -> None:
    await failing.feed(said(5))
    assert telegram.calls_of("sendMessage")[0]["text"].startswith("default incident ")


async def test_a_group_is_not_bothered(failing: Failing, telegram: FakeTelegram) -> None:
    await failing.feed(said(5, chat=-5))
    assert telegram.calls == []


async def test_errors_that_mean_something_are_taken_before(
    failing: Failing, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(event: ErrorEvent) -> None:
        return

    failing.refusals.errors.register(refuse, ExceptionTypeFilter(Refused))
    failing.error = Refused()
    await failing.feed(said(5))
    assert telegram.calls == []
    assert "Incident" not in caplog.text


async def test_a_person_who_blocked_the_bot_is_no_incident(
    failing: Failing, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    failing.error = TelegramForbiddenError(
        method=SendMessage(chat_id=7, text="…"), message="Forbidden: bot was blocked by the user"
    )
    await failing.feed(said(5))
    assert telegram.calls == []
    assert "Incident" not in caplog.text


async def test_a_background_event_that_fails_is_logged_and_told_to_nobody(
    failing: Failing, telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    background = DialogUpdate(
        DialogUpdateEvent(
            from_user=User(id=7, is_bot=False, first_name=""),
            chat=Chat(id=7, type="private"),
            action=DialogAction.UPDATE,
            data={},
            intent_id=None,
            stack_id="",
            thread_id=None,
            business_connection_id=None,
        )
    )
    event = ErrorEvent(update=background, exception=ValueError())
    await failing.dispatcher.propagate_event("error", event, bot=failing.bot)
    assert telegram.calls == []
    assert "update 0, aiogd_update, private chat" in caplog.text


def test_a_trace_keeps_what_speaks_of_code() -> None:
    assert trace(AttributeError("no attribute 'naem'")) == "AttributeError: no attribute 'naem'"
    error = RuntimeError("a rule of the library")
    error.add_note("aiogram-dialog state: Home:menu")
    assert trace(error) == "RuntimeError: a rule of the library\naiogram-dialog state: Home:menu"


def test_a_trace_of_errors_that_led_to_each_other_in_a_ring_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert trace(first) == "KeyError\nled to\nValueError"
