"""Roles in words, and the menu of commands that goes with them."""

import logging
from collections.abc import Collection, Iterable

from aiogram.exceptions import TelegramAPIError
from aiogram_dialog import DialogManager

from bot.commands import set_person_commands
from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice
from bot.l10n import L10n
from mentoring.model.people import Actor, Role, ordered_roles

logger = logging.getLogger(__name__)

_KEYS = {role: f"role-{role.value}" for role in Role}


def role_name(l10n: L10n, role: Role) -> str:
    """«наставник». Plain: whoever shows it escapes it."""
    label = l10n.label
    return label(_KEYS[role])


def role_names(l10n: L10n, roles: Iterable[Role]) -> str:
    """«наставник, куратор»"""
    return ", ".join(role_name(l10n, role) for role in ordered_roles(roles))


def role_choices(l10n: L10n, chosen: Collection[str]) -> list[Choice]:
    """Every role as a button, those chosen marked."""
    return [Choice(role.value, capitalised(role_name(l10n, role)), is_on=role.value in chosen) for role in Role]


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def toggled(chosen: list[str], role: str) -> list[str]:
    """The roles with this one put in or taken out; what is no role changes nothing."""
    if role in chosen:
        return [each for each in chosen if each != role]
    return [*chosen, role] if role in set(Role) else chosen


async def renew_commands(manager: DialogManager) -> None:
    """The menu of commands as roles and language are now. Nothing is lost when the messenger does not take it."""
    hand = at_hand(manager)
    actor: Actor | None = hand.data["actor"]
    roles = frozenset().union(*actor.roles.values()) if actor is not None else frozenset()
    try:
        await set_person_commands(hand.bot, hand.account, roles, hand.l10n.label)
    except TelegramAPIError:
        logger.warning("the menu of commands could not be set", exc_info=True)
