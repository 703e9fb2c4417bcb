"""The road to Telegram: the HTTP session, and what every session, the sandbox's too, is fitted with."""

from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

Session = TypeVar("Session", bound=BaseSession)


class RawGetUpdates(TelegramMethod[list[Any]]):
    """getUpdates that leaves the updates as they came.

    aiogram's own decodes the whole batch at once: a single update it cannot parse then stops polling for good, because
    the offset never moves (aiogram issues 1840 and 1587). Here whoever asked parses update by update.
    """

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class KeepResponseTypes(BaseRequestMiddleware):
    """Holds on to the response classes of the methods called.

    pydantic holds them weakly, so that a full garbage collection drops them and the next call pays 4–5 ms to build one.
    """

    def __init__(self) -> None:
        self._kept: dict[type[TelegramMethod[Any]], type[Response[Any]]] = {}

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if type(method) not in self._kept:
            self._kept[type(method)] = Response[method.__returning__]  # type: ignore[name-defined]
        return await make_request(bot, method)


def fit_out(session: Session) -> Session:
    """What every session gets, whether it leads to Telegram or to the sandbox."""
    session.middleware(KeepResponseTypes())
    return session


def open_session(api_base: str | None = None, proxy: str | None = None) -> BaseSession:
    """A session to Telegram or the Bot API server at `api_base`, through an http or socks5 proxy when one is given."""
    api = TelegramAPIServer.from_base(api_base) if api_base else PRODUCTION
    return fit_out(AiohttpSession(api=api, proxy=proxy))
