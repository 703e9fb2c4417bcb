"""What nobody may see or do: in groups, with forged buttons, with updates that come twice, and in the log."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.callbacks import (
    CuratorAction,
    CuratorPress,
    DeclinePress,
    OfferAction,
    OfferPress,
    Place,
    PlacePress,
    RatePress,
    TalkAction,
    TalkPress,
)
from bot.logs import set_up_logging
from bot.storage.rows import Base, HelpRequestRow, TalkMessageRow
from mentoring.model.help_request import DeclineReason
from mentoring.model.people import Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.test_situational_help import asks

WORDS = "Пятый класс не слышит меня"


def group_of(stage: Stage, *people: Someone) -> int:
    return int(stage.box.control.add_chat("group", "Учительская", [person.account for person in people])["id"])


def said_in(stage: Stage, chat: int) -> list[dict[str, Any]]:
    bot = stage.box.control.state()["bot"]["id"]
    return [message for message in stage.box.control.messages(chat) if message["from"] == bot and message.get("text")]


# Groups


@pytest.mark.parametrize("command", ["/queue", "/queue@nastavnik_bot", "/start", "/ask", "/nothing"])
async def test_a_command_in_a_group_leads_to_the_private_chat(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone, command: str
) -> None:
    await asks(anya)
    chat = group_of(stage, marina, anya)
    stage.box.control.say(chat, marina.account, text=command)
    await stage.settles()
    [answer] = said_in(stage, chat)
    assert "личной переписке" in answer["text"]
    assert answer["keyboard"][0][0]["url"] == "https://t.me/nastavnik_bot"


async def test_the_bot_is_silent_in_a_group_about_what_does_not_concern_it(stage: Stage, marina: Someone) -> None:
    stage.box.control.set_privacy(False)
    chat = group_of(stage, marina)
    message = stage.box.control.say(chat, marina.account, text="Кто видел журнал 5 «Б»?")
    stage.box.control.edit(chat, marina.account, message["id"], "Кто видел журнал 6 «Б»?")
    stage.box.control.say(chat, marina.account, text="/weather@another_bot")
    await stage.settles()
    assert not said_in(stage, chat)


async def test_a_press_in_a_group_opens_no_window_there(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    chat = group_of(stage, marina)
    stage.box.control.say(chat, marina.account, text="/start")
    await stage.settles()
    [answer] = said_in(stage, chat)
    for data in (
        CuratorPress(action=CuratorAction.OPEN, request=1).pack(),
        CuratorPress(action=CuratorAction.ANSWER, request=1).pack(),
        PlacePress(place=Place.PEOPLE).pack(),
        "aiogd:1\x1dqueue",
        "nonsense",
    ):
        pressed = await stage.box.control.press(chat, marina.account, answer["id"], data=data, forged=True)
        await stage.settles()
        assert "личной переписке" in str(pressed["text"])
    assert len(said_in(stage, chat)) == 1


# Forged buttons


def every_press(request: int) -> list[str]:
    return [
        *(OfferPress(action=action, request=request).pack() for action in OfferAction),
        *(DeclinePress(reason=reason, request=request).pack() for reason in DeclineReason),
        *(TalkPress(action=action, request=request).pack() for action in TalkAction),
        *(CuratorPress(action=action, request=request).pack() for action in CuratorAction),
        RatePress(request=request, rating=5).pack(),
        RatePress(request=request, rating=50).pack(),
    ]


async def stored(engine: AsyncEngine) -> dict[str, list[Any]]:
    tables = ("help_requests", "help_offers", "talk_messages", "log_entries", "answers", "notices")
    async with engine.connect() as connection:
        return {
            name: [tuple(row) for row in await connection.execute(select(Base.metadata.tables[name]))]
            for name in tables
        }


@pytest.mark.parametrize("role", [None, Role.MENTEE, Role.MENTOR, Role.GUEST, Role.CURATOR, Role.HEAD])
@pytest.mark.parametrize("is_claimed", [False, True])
async def test_forged_buttons_show_and_change_nothing_of_another_unit(
    stage: Stage, anya: Someone, boris: Someone, sqlite_engine: AsyncEngine, role: Role | None, is_claimed: bool
) -> None:
    await asks(anya)
    if is_claimed:
        await boris.presses("Беру")
    if role is None:
        ivan = await stage.someone("Иван")
        await ivan.says("/start")
    else:
        ivan = await stage.joined("Чужаков Иван Петрович", role, unit=await stage.school.unit("Другая школа"))
    before = await stored(sqlite_engine)
    for data in every_press(1):
        await ivan.says("/start")
        await ivan.forges(data)
        ivan.does_not_see("Аня", "Борис", WORDS, "Дисциплина и внимание")
    assert await stored(sqlite_engine) == before


async def test_a_removed_colleague_sees_nothing_by_old_buttons(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await asks(anya)
    assert boris.actor is not None
    assert marina.actor is not None
    await stage.program.use_cases.remove_person(boris.actor.id, by=marina.actor)
    await stage.settles()
    boris.seen = boris.last
    for data in every_press(1):
        await boris.forges(data)
    said = "\n".join(message.get("text") or "" for message in boris.messages if message["id"] > boris.seen)
    assert "Аня" not in said
    assert WORDS not in said


# Updates that come twice


async def test_updates_delivered_twice_ask_once_pass_on_once_and_rate_once(
    stage: Stage, anya: Someone, boris: Someone, sqlite_engine: AsyncEngine
) -> None:
    stage.box.control.disturb_updates("duplicate", times=100)
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Что именно происходит?")
    await anya.says("Встают с мест")
    await anya.presses("Решено")
    await anya.presses("5 ★")
    async with sqlite_engine.connect() as connection:
        requests = (await connection.execute(select(HelpRequestRow.state, HelpRequestRow.rating))).all()
        written = list(await connection.scalars(select(TalkMessageRow.text).order_by(TalkMessageRow.id)))
    assert [tuple(request) for request in requests] == [("solved", 5)]
    assert written == [WORDS, "Что именно происходит?", "Встают с мест"]


async def test_an_update_that_was_run_and_not_marked_doubles_no_message(
    stage: Stage, anya: Someone, boris: Someone, sqlite_engine: AsyncEngine
) -> None:
    """Killed between the deed and the mark: Telegram delivers it again, and nothing remembers its number."""
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Что именно происходит?")
    # Under a new number, as if the old one had been forgotten.
    sent = stage.box.world.chats[boris.account].messages[boris.newest("Что именно")["id"]]
    stage.box.world.updates.post("message", stage.box.world.object(sent))
    await stage.settles()
    async with sqlite_engine.connect() as connection:
        written = list(await connection.scalars(select(TalkMessageRow.text).order_by(TalkMessageRow.id)))
    assert written == [WORDS, "Что именно происходит?"]
    assert anya.screen.count("Что именно происходит?") == 1


# The log


@pytest.fixture
def loggers_as_they_were() -> Iterator[None]:
    root = logging.getLogger()
    names = ["", "aiogram", "aiogram.event", "aiogram_dialog", "aiohttp.access", "aiosqlite", "alembic", "apscheduler",
             "alembic.runtime.plugins", "sqlalchemy"]  # fmt: skip
    levels, handlers = {name: logging.getLogger(name).level for name in names}, root.handlers[:]
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def test_the_log_names_nobody_and_quotes_nothing_even_at_debug(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone, sqlite_engine: AsyncEngine,
    capsys: pytest.CaptureFixture[str], loggers_as_they_were: None, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    set_up_logging("DEBUG", "human")
    await asks(anya)
    await boris.presses("Беру")
    await boris.says("Что именно происходит?")
    stage.box.control.block(marina.account)
    await anya.presses("Решено")

    async def fails(*_: Any, **__: Any) -> None:
        raise ValueError(f"of {WORDS}")

    monkeypatch.setattr(type(stage.program.use_cases.rate_help), "__call__", fails)
    await anya.presses("5 ★")
    async with sqlite_engine.begin() as connection:
        await connection.execute(text("ALTER TABLE talk_messages RENAME TO talk_messages_gone"))
    await anya.says("Ещё одно слово")
    written = capsys.readouterr().err
    assert "Incident" in written
    for secret in ("Лугова", "Аня", "Вяткин", "Борис", "Ключевская", WORDS, "происходит", "слово", stage.box.token):
        assert secret not in written
