"""The least that the edge needs of Telegram: a queue of updates with Telegram's rules, and calls written down."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from tests.conftest import PATIENCE

TOKEN = "42:edge"


class FakeTelegram(BaseSession):
    """Updates stay in `pending` until a poll with a higher offset confirms them, as at Telegram."""

    def __init__(self) -> None:
        super().__init__()
        self.pending: list[Any] = []
        #: Every call but getUpdates, in order: the method's name and its parameters.
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.polls: list[dict[str, Any]] = []
        #: Answers of the next polls instead of updates: status and body; status 0 is a broken connection.
        self.faults: deque[tuple[int, dict[str, Any]]] = deque()
        self.is_polled = asyncio.Event()
        self._changed = asyncio.Condition()
        self._is_over = False
        self.last_message = 100

    async def deliver(self, *updates: Any) -> None:
        async with self._changed:
            self.pending.extend(updates)
            self._changed.notify_all()

    async def all_confirmed(self) -> None:
        async with self._changed, asyncio.timeout(PATIENCE):
            await self._changed.wait_for(lambda: not self.pending)

    async def end_long_poll(self) -> None:
        """The time of the poll under way is over, and nothing came."""
        async with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def calls_of(self, method: str) -> list[dict[str, Any]]:
        return [params for name, params in self.calls if name == method]

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        name = method.__api_method__
        params = {key: value for key, value in method.model_dump(warnings=False).items() if value is not None}
        status = 200
        body: dict[str, Any] = {"ok": True}
        if name == "getUpdates":
            self.polls.append(params)
            self.is_polled.set()
            if self.faults:
                status, body = self.faults.popleft()
                if not status:
                    raise TelegramNetworkError(method=method, message="ServerDisconnectedError")
            else:
                body["result"] = await self._poll(params)
        else:
            self.calls.append((name, params))
            body["result"] = self._act(name, params)
        response = self.check_response(bot, method, status, json.dumps(body))
        return response.result  # type: ignore[return-value]

    async def _poll(self, params: dict[str, Any]) -> list[Any]:
        offset: int = params.get("offset", 0)

        def wanted() -> list[Any]:
            return [update for update in self.pending if update.get("update_id", offset) >= offset]

        async with self._changed:
            self.pending = [update for update in self.pending if update.get("update_id", offset) >= offset]
            self._changed.notify_all()
            if params.get("timeout"):
                await self._changed.wait_for(lambda: bool(wanted()) or self._is_over)
                self._is_over = False
            return wanted()[: params.get("limit", 100)]

    def _act(self, name: str, params: dict[str, Any]) -> Any:
        if name == "sendMessage":
            self.last_message += 1
            return message_of(params["chat_id"], params["text"], self.last_message, from_bot=True)
        if name == "editMessageText":
            return message_of(params["chat_id"], params["text"], params["message_id"], from_bot=True)
        if name == "editMessageReplyMarkup":
            return message_of(params["chat_id"], "…", params["message_id"], from_bot=True)
        return True

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - the signature is aiogram's
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        return


def message_of(chat: int, text: str, message_id: int, *, from_bot: bool = False) -> dict[str, Any]:
    author = {"id": 42, "is_bot": True, "first_name": "Bot"} if from_bot else person_of(chat)
    return {"message_id": message_id, "date": 1, "chat": chat_of(chat), "from": author, "text": text}


def person_of(chat: int) -> dict[str, Any]:
    """The person of a private chat; in the group -5 it is person 5 who speaks."""
    return {"id": abs(chat), "is_bot": False, "first_name": "Анна Тайнова"}


def chat_of(chat: int) -> dict[str, Any]:
    if chat < 0:
        return {"id": chat, "type": "group", "title": "Клуб"}
    return {"id": chat, "type": "private", "first_name": "Анна Тайнова"}


def said(update_id: int, chat: int = 7, text: str = "текст") -> dict[str, Any]:
    """A person writes."""
    return {"update_id": update_id, "message": message_of(chat, text, update_id)}


def pressed(update_id: int, data: str, *, chat: int = 7, by: int | None = None, message: int = 101) -> dict[str, Any]:
    """A person presses a button under a message of the bot."""
    query = {
        "id": str(update_id),
        "from": person_of(by or chat),
        "chat_instance": "1",
        "message": message_of(chat, "окно", message, from_bot=True),
        "data": data,
    }
    return {"update_id": update_id, "callback_query": query}


def blocked(update_id: int, status: str, chat: int = 7) -> dict[str, Any]:
    """A person blocks the bot (`kicked`) or lets it write again (`member`)."""
    bot = {"id": 42, "is_bot": True, "first_name": "Bot"}
    member = {"status": status, "user": bot} | ({"until_date": 0} if status == "kicked" else {})
    change = {
        "chat": chat_of(chat),
        "from": person_of(chat),
        "date": 1,
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": member,
    }
    return {"update_id": update_id, "my_chat_member": change}
