"""The commands everybody has: /start with a link and without, /menu, /help, /language."""

from collections.abc import Callable

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode

from bot.dialogs.roles import role_names
from bot.dialogs.states import Home, Joining, Profile
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import AccountId
from mentoring.model.people import Actor
from mentoring.refusals import LinkExpired, LinkRevoked


def start_router() -> Router:
    router = Router(name="start")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(open_link, CommandStart(deep_link=True))
    router.message.register(open_menu, CommandStart())
    router.message.register(open_menu, Command("menu"))
    router.message.register(tell_help, Command("help"))
    router.message.register(choose_language, Command("language"))
    return router


async def open_link(
    message: Message,
    command: CommandObject,
    dialog_manager: DialogManager,
    actor: Actor | None,
    l10n: L10n,
    use_cases: UseCases,
) -> None:
    """A personal link was opened. What is wrong with it is said by its refusal."""
    link = await use_cases.open_link(command.args or "", account=AccountId(message.chat.id))
    if link.has_joined:
        held = actor.roles_in(link.unit.id) if actor is not None else ()
        await message.answer(l10n("joining-nothing-new", roles=role_names(l10n, held)))
        await open_menu(message, dialog_manager, actor, use_cases)
    else:
        await dialog_manager.start(Joining.welcome, mode=StartMode.RESET_STACK)


async def open_menu(message: Message, dialog_manager: DialogManager, actor: Actor | None, use_cases: UseCases) -> None:
    """Home; for somebody who opened a link and has not decided, the link; for anybody else, whom to ask."""
    if is_member(actor):
        state = Home.main
    elif await _has_link(use_cases, AccountId(message.chat.id)):
        state = Joining.welcome
    else:
        state = Home.stranger
    await dialog_manager.start(state, mode=StartMode.RESET_STACK)


async def _has_link(use_cases: UseCases, account: AccountId) -> bool:
    """Whether the account may go on joining; a link that died since is no reason to refuse somebody the way in."""
    try:
        return await use_cases.link_at_hand(account=account) is not None
    except (LinkExpired, LinkRevoked):
        return False


async def tell_help(message: Message, actor: Actor | None, l10n: Callable[..., str]) -> None:
    if is_member(actor):
        await message.answer(l10n("help-text"))
    else:
        await message.answer(l10n("help-stranger"))


async def choose_language(
    message: Message, dialog_manager: DialogManager, actor: Actor | None, l10n: Callable[..., str]
) -> None:
    if is_member(actor):
        await dialog_manager.start(Profile.language, mode=StartMode.RESET_STACK)
    else:
        await tell_help(message, actor, l10n)


def is_member(actor: Actor | None) -> bool:
    """Whether the person has joined and holds a role somewhere."""
    return actor is not None and actor.person.has_joined and any(actor.roles.values())
