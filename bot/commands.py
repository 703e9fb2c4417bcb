"""The menu of commands beside the text box: everybody's, and one's own by role."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import Final

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from mentoring.model.people import DECIDERS, Role


class Command(StrEnum):
    """What may be typed after the slash; the order is the menu's."""

    START = "start"
    ASK = "ask"
    REQUESTS = "requests"
    HELPING = "helping"
    QUEUE = "queue"
    DECISIONS = "decisions"
    INVITE = "invite"
    PROFILE = "profile"
    HELP = "help"


#: Whoever may see the command; one missing here is everybody's.
WHOSE: Final[Mapping[Command, frozenset[Role]]] = {
    Command.ASK: frozenset({Role.MENTEE}),
    Command.REQUESTS: frozenset({Role.MENTEE}),
    Command.HELPING: frozenset({Role.MENTOR, Role.GUEST}),
    Command.QUEUE: DECIDERS,
    Command.DECISIONS: DECIDERS | {Role.COUNCIL},
    Command.INVITE: DECIDERS,
    Command.PROFILE: frozenset(Role),
}


def commands_of(roles: Collection[Role]) -> list[Command]:
    """The commands of a person with these roles in any unit. The menu hides; use cases refuse."""
    return [command for command in Command if command not in WHOSE or not WHOSE[command].isdisjoint(roles)]


async def set_commands(bot: Bot, texts: Mapping[str, Callable[..., str]], *, default: str) -> None:
    """The menu of people without a role: in each language (`texts`: language -> l10n), and for all other phones in
    the default one."""
    for language, l10n in texts.items():
        await bot.set_my_commands(_menu((), l10n), scope=BotCommandScopeAllPrivateChats(), language_code=language)
    await bot.set_my_commands(_menu((), texts[default]), scope=BotCommandScopeAllPrivateChats())


async def set_person_commands(bot: Bot, chat: int, roles: Collection[Role], l10n: Callable[..., str]) -> None:
    """The person's own menu, in the language they chose. To be called when roles or language change."""
    await bot.set_my_commands(_menu(roles, l10n), scope=BotCommandScopeChat(chat_id=chat))


def _menu(roles: Collection[Role], l10n: Callable[..., str]) -> list[BotCommand]:
    return [BotCommand(command=command, description=_words(command, l10n)) for command in commands_of(roles)]


def _words(command: Command, l10n: Callable[..., str]) -> str:
    match command:
        case Command.START:
            return l10n("command-start")
        case Command.ASK:
            return l10n("command-ask")
        case Command.REQUESTS:
            return l10n("command-requests")
        case Command.HELPING:
            return l10n("command-helping")
        case Command.QUEUE:
            return l10n("command-queue")
        case Command.DECISIONS:
            return l10n("command-decisions")
        case Command.INVITE:
            return l10n("command-invite")
        case Command.PROFILE:
            return l10n("command-profile")
        case Command.HELP:
            return l10n("command-help")
