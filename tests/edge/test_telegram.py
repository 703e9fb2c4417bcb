import gc

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response
from aiohttp import web

from bot.telegram import RawGetUpdates, fit_out, open_session
from tests.edge.fake_telegram import TOKEN, FakeTelegram


async def test_updates_are_got_as_they_came_over_http() -> None:
    asked: list[dict[str, object]] = []

    async def get_updates(request: web.Request) -> web.Response:
        asked.append({"path": request.path, **await request.post()})
        return web.json_response({"ok": True, "result": [{"update_id": 1, "message": "not a message"}]})

    app = web.Application()
    app.router.add_post("/bot{token}/getUpdates", get_updates)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    session = open_session(f"http://127.0.0.1:{runner.addresses[0][1]}")
    try:
        updates = await Bot(TOKEN, session=session)(RawGetUpdates(offset=5, timeout=3, allowed_updates=["message"]))
    finally:
        await session.close()
        await runner.cleanup()
    assert updates == [{"update_id": 1, "message": "not a message"}]
    assert asked == [
        {"path": f"/bot{TOKEN}/getUpdates", "offset": "5", "timeout": "3", "allowed_updates": '["message"]'}
    ]


@pytest.mark.parametrize("proxy", ["socks5://user:word@127.0.0.1:1080", "http://127.0.0.1:3128"])
def test_a_proxy_is_taken_by_the_session(proxy: str) -> None:
    session = open_session(proxy=proxy)
    assert isinstance(session, AiohttpSession)
    assert session.proxy == proxy


async def test_response_classes_of_called_methods_outlive_garbage_collection() -> None:
    telegram = fit_out(FakeTelegram())
    await Bot(TOKEN, session=telegram).delete_webhook()
    # Made anew, the class would be without the mark.
    Response[bool].mark = True  # type: ignore[attr-defined]
    gc.collect()
    assert hasattr(Response[bool], "mark")
