"""Commands that lead straight to a window, and those that do not exist."""

from functools import partial

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command as IsCommand
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.commands import Command, commands_of
from bot.dialogs.states import AskingForHelp, Decisions, HelpQueue, Home, Inviting, MyHelping, MyRequests, Profile
from bot.l10n import L10n
from mentoring.model.people import Actor
from mentoring.refusals import NotAllowed

WINDOWS: dict[Command, State] = {
    Command.ASK: AskingForHelp.direction,
    Command.REQUESTS: MyRequests.list,
    Command.HELPING: MyHelping.list,
    Command.QUEUE: HelpQueue.list,
    Command.DECISIONS: Decisions.card,
    Command.INVITE: Inviting.list,
    Command.PROFILE: Profile.view,
}


async def open_window(command: Command, _: Message, dialog_manager: DialogManager, actor: Actor | None) -> None:
    """The window on top of home, so that back leads somewhere."""
    roles = actor.roles_in(actor.unit_id) if actor is not None and actor.person.has_joined else frozenset()
    if command not in commands_of(roles):
        raise NotAllowed
    await dialog_manager.start(Home.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    await dialog_manager.start(WINDOWS[command], show_mode=ShowMode.SEND)


async def say_unknown(message: Message, l10n: L10n) -> None:
    await message.answer(l10n("command-unknown"))


def shortcuts_router() -> Router:
    """Stands after /start and its like: whatever else begins with a slash is a command of nobody."""
    router = Router(name="shortcuts")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    for command in WINDOWS:
        router.message.register(partial(open_window, command), IsCommand(command.value))
    router.message.register(say_unknown, F.text.startswith("/"))
    return router
