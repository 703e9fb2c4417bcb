from pathlib import Path

import pytest
from aiogram import Bot

from bot.commands import Command, commands_of, set_commands, set_person_commands
from mentoring.model.people import Role
from tests.edge.counter import keys
from tests.edge.fake_telegram import FakeTelegram

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.mark.parametrize(
    ("roles", "commands"),
    [
        ([], ["start", "help"]),
        ([Role.MENTEE], ["start", "ask", "requests", "profile", "help"]),
        ([Role.MENTOR], ["start", "helping", "profile", "help"]),
        ([Role.CURATOR], ["start", "queue", "decisions", "invite", "profile", "help"]),
        ([Role.HEAD, Role.MENTOR], ["start", "helping", "queue", "decisions", "invite", "profile", "help"]),
    ],
)
def test_a_persons_menu_follows_their_roles(roles: list[Role], commands: list[str]) -> None:
    assert commands_of(roles) == commands


async def test_people_without_a_role_have_a_menu_in_each_language_and_one_for_other_phones(
    bot: Bot, telegram: FakeTelegram
) -> None:
    await set_commands(bot, {"ru": keys, "en": keys}, default="ru")
    menus = telegram.calls_of("setMyCommands")
    assert [menu.get("language_code") for menu in menus] == ["ru", "en", None]
    assert {menu["scope"]["type"] for menu in menus} == {"all_private_chats"}
    assert [command["description"] for command in menus[0]["commands"]] == ["command-start", "command-help"]


async def test_a_persons_menu_is_set_for_their_chat(bot: Bot, telegram: FakeTelegram) -> None:
    await set_person_commands(bot, 7, list(Role), keys)
    [menu] = telegram.calls_of("setMyCommands")
    assert menu["scope"] == {"type": "chat", "chat_id": 7}
    assert [command["description"] for command in menu["commands"]] == [f"command-{command}" for command in Command]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_command_has_words(language: str) -> None:
    lines = (LOCALES / language / "commands.ftl").read_text(encoding="utf-8").splitlines()
    words = dict(line.split(" = ") for line in lines)
    assert set(words) == {f"command-{command}" for command in Command}
    assert all(len(text) <= 256 for text in words.values())
