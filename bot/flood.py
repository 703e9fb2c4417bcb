"""A guard against floods: so many updates of one person at once, and then only as many as somebody can mean."""

import contextlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User
from aiogram_dialog.api.entities import DialogUpdate

#: People remembered; whoever was quiet longest is forgotten first and starts with a full bucket.
MOST_PEOPLE: Final = 10_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    is_told: bool = False


class Floods:
    """A token bucket a person. (aiolimiter makes the caller wait; what is wanted here is a refusal.)

    Two albums of ten photos and a few presses pass at once; whoever goes on gets `per_second` updates through.
    """

    def __init__(
        self, *, burst: int = 30, per_second: float = 3.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """The clock counts real seconds, also in the sandbox: it is the machine that is guarded."""
        self._burst = burst
        self._per_second = per_second
        self._clock = clock
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    @property
    def people(self) -> int:
        """How many are remembered."""
        return len(self._buckets)

    def admits(self, account: int) -> bool:
        """Whether the person's update may pass; counts it if so."""
        now = self._clock()
        bucket = self._buckets.pop(account, None) or _Bucket(tokens=self._burst, at=now)
        self._buckets[account] = bucket
        if len(self._buckets) > MOST_PEOPLE:
            self._buckets.popitem(last=False)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.tokens < 1:
            return False
        bucket.tokens -= 1
        if bucket.tokens >= self._burst / 2:
            bucket.is_told = False
        return True

    def is_to_be_told(self, account: int) -> bool:
        """True once a flood: until the person has been calm for half a bucket."""
        bucket = self._buckets[account]
        is_first = not bucket.is_told
        bucket.is_told = True
        return is_first


class FloodGuard(BaseMiddleware):
    """Outer middleware of `dispatcher.update`; stands before what reads the database, so it asks for words itself."""

    def __init__(
        self, words_for: Callable[[User], Awaitable[Callable[..., str]]], floods: Floods | None = None
    ) -> None:
        """`words_for` gives the person's `l10n`; it is called once a flood."""
        self._words_for = words_for
        self._floods = floods or Floods()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        if (
            user is None
            or not isinstance(event, Update)
            or isinstance(event, DialogUpdate)
            or event.my_chat_member is not None
            or self._floods.admits(user.id)
        ):
            return await handler(event, data)
        await self._refuse(event, user, data["bot"])
        return None

    async def _refuse(self, update: Update, user: User, bot: Bot) -> None:
        """In words once; later presses are answered without any, so that the button does not go on turning."""
        text: str | None = None
        if self._floods.is_to_be_told(user.id):
            l10n = await self._words_for(user)
            text = l10n("flood-slow-down")
        with contextlib.suppress(TelegramAPIError):
            match update.event:
                case CallbackQuery() as query:
                    await bot.answer_callback_query(query.id, text)
                case Message() as message if text is not None and message.chat.type == ChatType.PRIVATE:
                    await bot.send_message(message.chat.id, text)
