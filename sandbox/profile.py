"""What the bot says of itself: names, descriptions, menu commands and the menu button; privacy mode and the webhook."""

from dataclasses import dataclass, field
from typing import Any

JsonObject = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Webhook:
    url: str = ""
    secret: str | None = None
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str | None = None


@dataclass(slots=True, kw_only=True)
class BotProfile:
    privacy: bool = True
    webhook: Webhook = field(default_factory=Webhook)
    #: "name" | "description" | "short_description" -> language ("" for all the others) -> text
    texts: dict[str, dict[str, str]] = field(
        default_factory=lambda: {"name": {}, "description": {}, "short_description": {}}
    )
    #: scope as a key ("chat:17"), then language -> commands
    commands: dict[str, dict[str, list[JsonObject]]] = field(default_factory=dict)
    #: chat id as text, "" for the default
    menu_buttons: dict[str, JsonObject] = field(default_factory=dict)

    def text(self, what: str, language: str | None) -> str:
        versions = self.texts[what]
        return versions.get(language or "") or versions.get("", "")

    def commands_shown(
        self, *, chat: int, user: int, is_private: bool, is_administrator: bool, language: str
    ) -> list[JsonObject]:
        """The menu one person sees in one chat: the narrowest scope that has commands, in their language or for all.

        Source: https://core.telegram.org/bots/api#determining-list-of-commands
        """
        if is_private:
            scopes = [f"chat:{chat}", "all_private_chats", "default"]
        else:
            scopes = [f"chat_member:{chat}:{user}"]
            scopes += [f"chat_administrators:{chat}"] if is_administrator else []
            scopes += [f"chat:{chat}"]
            scopes += ["all_chat_administrators"] if is_administrator else []
            scopes += ["all_group_chats", "default"]
        for scope in scopes:
            versions = self.commands.get(scope, {})
            for one in (language, ""):
                if versions.get(one):
                    return versions[one]
        return []

    def dump(self) -> JsonObject:
        return {
            "privacy": self.privacy, "texts": self.texts, "commands": self.commands, "menu_buttons": self.menu_buttons,
            "webhook": [self.webhook.url, self.webhook.secret, self.webhook.max_connections],
        }  # fmt: skip

    def load(self, saved: JsonObject) -> None:
        self.privacy, self.texts = saved["privacy"], saved["texts"]
        self.commands, self.menu_buttons = saved["commands"], saved["menu_buttons"]
        url, secret, connections = saved["webhook"]
        self.webhook = Webhook(url=url, secret=secret, max_connections=connections)
