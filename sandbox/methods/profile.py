"""The bot about itself: getMe, names and descriptions, menu commands, the menu button."""

from typing import Any

from aiogram import methods as m

from .. import limits, objects
from ..refusals import bad_request
from .places import known_chat
from .registry import Call, acts_on, word

JsonObject = dict[str, Any]


@acts_on(m.GetMe)
def get_me(call: Call, p: m.GetMe) -> JsonObject:
    profile = call.world.profile
    shown = objects.user(call.world.bot) | {
        "can_join_groups": True, "can_read_all_group_messages": not profile.privacy, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False, "has_topics_enabled": False,
    }  # fmt: skip
    return shown | ({"first_name": name} if (name := profile.text("name", None)) else {})


@acts_on(m.LogOut)
def log_out(call: Call, p: m.LogOut) -> bool:
    """There is no cloud server to move away from, so nothing is held against the bot afterwards."""
    return True


@acts_on(m.Close)
def close(call: Call, p: m.Close) -> bool:
    return True


def _set_text(call: Call, what: str, text: str | None, language: str | None) -> bool:
    if len(text or "") > limits.PROFILE[what]:
        raise bad_request("BOT_TITLE_INVALID" if what == "name" else "BOT_DESCRIPTION_INVALID")
    _check_language(language)
    call.world.profile.texts[what][language or ""] = text or ""
    call.world.changed("bot")
    return True


def _check_language(language: str | None) -> None:
    if language and not (len(language) == 2 and language.isascii() and language.islower()):
        raise bad_request("LANG_CODE_INVALID")


@acts_on(m.SetMyName)
def set_my_name(call: Call, p: m.SetMyName) -> bool:
    return _set_text(call, "name", p.name, p.language_code)


@acts_on(m.GetMyName)
def get_my_name(call: Call, p: m.GetMyName) -> JsonObject:
    return {"name": call.world.profile.text("name", p.language_code) or call.world.bot.first_name}


@acts_on(m.SetMyDescription)
def set_my_description(call: Call, p: m.SetMyDescription) -> bool:
    return _set_text(call, "description", p.description, p.language_code)


@acts_on(m.GetMyDescription)
def get_my_description(call: Call, p: m.GetMyDescription) -> JsonObject:
    return {"description": call.world.profile.text("description", p.language_code)}


@acts_on(m.SetMyShortDescription)
def set_my_short_description(call: Call, p: m.SetMyShortDescription) -> bool:
    return _set_text(call, "short_description", p.short_description, p.language_code)


@acts_on(m.GetMyShortDescription)
def get_my_short_description(call: Call, p: m.GetMyShortDescription) -> JsonObject:
    return {"short_description": call.world.profile.text("short_description", p.language_code)}


def _scope_key(call: Call, scope: Any) -> str:
    """A scope as a key; the chat it names must be known to the bot."""
    if scope is None:
        return "default"
    parts = [word(scope.type)]
    if (chat_id := getattr(scope, "chat_id", None)) is not None:
        parts.append(str(known_chat(call.world, chat_id).id))
    if (user_id := getattr(scope, "user_id", None)) is not None:
        parts.append(str(user_id))
    return ":".join(parts)


@acts_on(m.SetMyCommands)
def set_my_commands(call: Call, p: m.SetMyCommands) -> bool:
    commands = [one.model_dump(exclude_none=True, mode="json") for one in p.commands]
    limits.check_commands(commands)
    _check_language(p.language_code)
    for one in commands:
        one["command"] = one["command"].removeprefix("/")
    call.world.profile.commands.setdefault(_scope_key(call, p.scope), {})[p.language_code or ""] = commands
    call.world.changed("bot")
    return True


@acts_on(m.DeleteMyCommands)
def delete_my_commands(call: Call, p: m.DeleteMyCommands) -> bool:
    call.world.profile.commands.get(_scope_key(call, p.scope), {}).pop(p.language_code or "", None)
    call.world.changed("bot")
    return True


@acts_on(m.GetMyCommands)
def get_my_commands(call: Call, p: m.GetMyCommands) -> list[JsonObject]:
    return call.world.profile.commands.get(_scope_key(call, p.scope), {}).get(p.language_code or "", [])


@acts_on(m.SetChatMenuButton)
def set_chat_menu_button(call: Call, p: m.SetChatMenuButton) -> bool:
    button = p.menu_button.model_dump(exclude_none=True, mode="json") if p.menu_button else {"type": "default"}
    call.world.profile.menu_buttons["" if p.chat_id is None else str(p.chat_id)] = button
    call.world.changed("bot")
    return True


@acts_on(m.GetChatMenuButton)
def get_chat_menu_button(call: Call, p: m.GetChatMenuButton) -> JsonObject:
    buttons = call.world.profile.menu_buttons
    key = "" if p.chat_id is None else str(p.chat_id)
    return buttons.get(key) or buttons.get("") or {"type": "default"}
