"""Who acts, in which language: loaded once for every update, dialogs' own events included."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, User

from bot.l10n import Texts, nearest_language
from bot.use_cases import UseCases
from mentoring.model.ids import AccountId
from mentoring.model.people import Language


class Acting(BaseMiddleware):
    """Puts `actor` (None for a stranger) and `l10n` in the actor's language and zone beside the update.

    It stands on the dispatcher's updates and not on messages and presses, since events that dialogs send themselves
    pass only there, and they know neither language nor state of the person.
    """

    def __init__(self, use_cases: UseCases, texts: Texts, language: Language, zone: str) -> None:
        self._use_cases = use_cases
        self._texts = texts
        self._language = language
        self._zone = zone

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        acting = await self._use_cases.who_acts(AccountId(user.id)) if user is not None else None
        if acting is not None:
            language, zone = acting.actor.person.language, acting.zone
        else:
            language, zone = nearest_language(user.language_code if user else None, self._language), self._zone
        data["actor"] = acting.actor if acting is not None else None
        data["l10n"] = self._texts.in_language(language, zone)
        return await handler(event, data)
