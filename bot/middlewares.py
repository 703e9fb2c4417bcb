"""Where the bot speaks, who acts, in which language: settled once for every update, dialogs' own events included."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Chat, InlineKeyboardButton, InlineKeyboardMarkup, TelegramObject, Update, User
from aiogram_dialog.api.entities import DialogUpdate

from bot.l10n import Texts, nearest_language
from bot.use_cases import UseCases
from mentoring.model.ids import AccountId
from mentoring.model.people import Language


class OnlyPrivate(BaseMiddleware):
    """Lets nothing of a group or a channel through to the conversations: their windows are for one reader.

    A command or a press there is answered with the way to the private chat; everything else is passed over in silence.
    """

    def __init__(self, texts: Texts, language: Language, zone: str) -> None:
        self._texts = texts
        self._language = language
        self._zone = zone

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        chat: Chat | None = data.get("event_chat")
        # A window's own events name a chat of no type; it has been let through before.
        if (
            chat is None
            or chat.type == ChatType.PRIVATE
            or isinstance(event, DialogUpdate)
            or not isinstance(event, Update)
        ):
            return await handler(event, data)
        user: User | None = data.get("event_from_user")
        language = nearest_language(user.language_code if user else None, self._language)
        l10n = self._texts.in_language(language, self._zone)
        label = l10n.label
        bot: Bot = data["bot"]
        with suppress(TelegramAPIError):
            if event.callback_query is not None:
                await event.callback_query.answer(label("group-only-private"), show_alert=True)
            elif event.message is not None and (event.message.text or "").startswith("/"):
                name = (await bot.me()).username or ""
                addressee = (event.message.text or "").split()[0].partition("@")[2]
                if addressee and addressee.lower() != name.lower():
                    return None
                button = InlineKeyboardButton(text=label("group-to-private"), url=f"https://t.me/{name}")
                await event.message.reply(
                    l10n("group-only-private"), reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]])
                )
        return None


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
        if user is not None and acting is not None and not acting.actor.person.is_reachable and _is_own_doing(event):
            # They write, so they can be written to; the word that they let the bot in again was lost.
            await self._use_cases.mark_reachable(AccountId(user.id), is_reachable=True)
        if acting is not None:
            language, zone = acting.actor.person.language, acting.zone
        else:
            language, zone = nearest_language(user.language_code if user else None, self._language), self._zone
        data["actor"] = acting.actor if acting is not None else None
        data["l10n"] = self._texts.in_language(language, zone)
        return await handler(event, data)


def _is_own_doing(event: TelegramObject) -> bool:
    """A message or a press of the person in their own chat; not an event of a dialog, nor the word of a block."""
    if not isinstance(event, Update) or isinstance(event, DialogUpdate):
        return False
    return event.message is not None or event.callback_query is not None
