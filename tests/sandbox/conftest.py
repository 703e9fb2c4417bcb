"""A sandbox per test, with an HTTP door and a client that knows no aiogram."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox import Sandbox

JsonObject = dict[str, Any]


class Http:
    """The two doors as bare JSON over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session = session
        self.url = url
        self.token = token

    async def bot(self, method: str, **params: Any) -> tuple[int, JsonObject]:
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=params) as response:
            return response.status, await response.json()

    async def result(self, method: str, **params: Any) -> Any:
        status, body = await self.bot(method, **params)
        if status != 200:
            raise AssertionError(body)
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> JsonObject:
        status, body = await self.bot(method, **params)
        if body["ok"] or body["error_code"] != status:
            raise AssertionError(body)
        return body

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.url}/sim{path}") as response:
            return await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        async with self.session.post(f"{self.url}/sim{path}", json=body) as response:
            return await response.json()

    async def status(self, path: str, **body: Any) -> tuple[int, JsonObject]:
        async with self.session.post(f"{self.url}/sim{path}", json=body) as response:
            return response.status, await response.json()


async def listening(box: Sandbox) -> None:
    """Returns when a long poll is under way."""
    for _ in iter(lambda: box.telegram.poller is not None, True):
        await asyncio.sleep(0)


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def http(box: Sandbox) -> AsyncIterator[Http]:
    async with box.serve("127.0.0.1", 0) as address, aiohttp.ClientSession() as session:
        yield Http(session, address.url, box.token)


@pytest.fixture
def anya(box: Sandbox) -> int:
    """A person who has started the bot; her update is out of the way."""
    person = box.control.add_user("Аня", "Лугова", "anya")
    box.control.say(person["id"], person["id"], "/start")
    box.world.updates.clear()
    return int(person["id"])
