"""The in-process door: an aiogram session whose Telegram is the sandbox, without a socket in between."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import unquote

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.types import InputFile

from .files import Upload
from .refusals import AnswerLost

if TYPE_CHECKING:
    from .methods import Telegram

T = TypeVar("T")


class SandboxSession(BaseSession):
    """Parameters and answers are the very ones of the HTTP door, so are the exceptions.

    Mix it with a session class that overrides `check_response`, and that override is obeyed here as well.
    """

    def __init__(self, telegram: "Telegram", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.telegram = telegram
        # aiogram holds Response[...] classes weakly; building one again costs milliseconds.
        self._responses: dict[Any, Any] = {}

    async def make_request(self, bot: Bot, method: TelegramMethod[T], timeout: int | None = None) -> T:  # noqa: ASYNC109 -- aiogram's signature
        files: dict[str, InputFile] = {}
        params: dict[str, Any] = {}
        for name, value in method.model_dump(warnings=False).items():
            prepared = self.prepare_value(value, bot=bot, files=files, _dumps_json=False)
            if prepared is not None and prepared != "":
                params[name] = prepared
        uploads = {}
        for key, file in files.items():
            data = b"".join([chunk async for chunk in file.read(bot)])
            uploads[key] = Upload(name=file.filename or key, data=data)
        returning = method.__returning__
        if returning not in self._responses:
            self._responses[returning] = Response[returning]  # type: ignore[valid-type]
        try:
            async with asyncio.timeout(self.timeout if timeout is None else timeout):
                status, body = await self.telegram.call(bot.token, method.__api_method__, params, uploads)
        except TimeoutError:
            raise TelegramNetworkError(method=method, message="Request timeout error") from None
        except AnswerLost:
            raise TelegramNetworkError(method=method, message="ServerDisconnectedError: Server disconnected") from None
        response = self.check_response(bot=bot, method=method, status_code=status, content=json.dumps(body))
        return cast(T, response.result)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 -- aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """The bytes behind a file address. Raises FileNotFoundError where HTTP would answer 404."""
        path = unquote(url.partition("/file/bot")[2].partition("/")[2])
        files = self.telegram.world.files
        if (file := files.by_path.get(path)) is None:
            raise FileNotFoundError(path)
        data = await files.read(file)
        for start in range(0, len(data), chunk_size):
            yield data[start : start + chunk_size]

    async def close(self) -> None:
        """Nothing is held open."""
