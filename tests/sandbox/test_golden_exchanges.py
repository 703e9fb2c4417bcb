"""Requests and answers written by hand from https://core.telegram.org/bots/api, not through aiogram's models."""

import asyncio
import io
from pathlib import Path
from typing import Any

import aiohttp
from yarl import URL

from sandbox import Sandbox
from tests.conftest import PATIENCE

from .conftest import Http, listening


async def test_get_me_tells_who_the_bot_is(http: Http) -> None:
    assert await http.bot("getMe") == (
        200,
        {
            "ok": True,
            "result": {
                "id": 7000000001,
                "is_bot": True,
                "first_name": "nastavnik_bot",
                "username": "nastavnik_bot",
                "can_join_groups": True,
                "can_read_all_group_messages": False,
                "supports_inline_queries": False,
                "can_connect_to_business": False,
                "has_main_web_app": False,
                "has_topics_enabled": False,
            },
        },
    )


async def test_a_method_is_found_whatever_its_case_and_by_get_as_well(http: Http) -> None:
    async with http.session.get(f"{http.url}/bot{http.token}/GETME") as response:
        assert (await response.json())["ok"] is True


async def test_a_wrong_token_is_unauthorized(http: Http) -> None:
    async with http.session.get(f"{http.url}/bot1:wrong/getMe") as response:
        assert response.status == 401
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(http: Http) -> None:
    assert await http.bot("sendEverything") == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


async def test_a_method_that_is_not_acted_on_is_refused_and_not_answered_true(http: Http, anya: int) -> None:
    refusal = await http.refusal("sendDice", chat_id=anya)
    assert refusal["description"] == "Bad Request: method sendDice is not supported by the sandbox"


async def test_send_message_returns_the_message_with_its_entities_in_utf16_units(http: Http, anya: int) -> None:
    sent = await http.result(
        "sendMessage",
        chat_id=anya,
        text='🙂 <b>Всё <i>хорошо</i></b> &lt;3 <a href="https://example.org/?a=1&amp;b=2">тут</a>',
        parse_mode="HTML",
    )
    date = sent.pop("date")
    assert isinstance(date, int)
    assert sent == {
        "message_id": 2,
        "from": {"id": 7000000001, "is_bot": True, "first_name": "nastavnik_bot", "username": "nastavnik_bot"},
        "chat": {"id": anya, "first_name": "Аня", "last_name": "Лугова", "username": "anya", "type": "private"},
        "text": "🙂 Всё хорошо <3 тут",
        "entities": [
            {"type": "bold", "offset": 3, "length": 10},
            {"type": "italic", "offset": 7, "length": 6},
            {"type": "text_link", "offset": 17, "length": 3, "url": "https://example.org/?a=1&b=2"},
        ],
    }


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(http: Http, box: Sandbox, anya: int) -> None:
    box.control.say(anya, anya, "/help please")
    first = (await http.result("getUpdates"))[0]
    assert first["message"]["from"] == {
        "id": anya, "is_bot": False, "first_name": "Аня", "last_name": "Лугова", "username": "anya",
        "language_code": "ru",
    }  # fmt: skip
    assert first["message"]["text"] == "/help please"
    assert first["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
    box.control.say(anya, anya, "second")
    again = await http.result("getUpdates", offset=first["update_id"])
    assert [one["update_id"] for one in again] == [first["update_id"], first["update_id"] + 1]
    assert len(await http.result("getUpdates", offset=first["update_id"], limit=1)) == 1
    assert [one["message"]["text"] for one in await http.result("getUpdates", offset=first["update_id"] + 1)] == [
        "second"
    ]
    assert await http.result("getUpdates", offset=first["update_id"] + 2) == []


async def test_a_negative_offset_forgets_all_but_the_last_updates(http: Http, box: Sandbox, anya: int) -> None:
    for number in range(3):
        box.control.say(anya, anya, f"number {number}")
    assert [one["message"]["text"] for one in await http.result("getUpdates", offset=-1)] == ["number 2"]
    assert len(await http.result("getUpdates")) == 1


async def test_a_long_poll_ends_as_soon_as_something_happens(http: Http, box: Sandbox, anya: int) -> None:
    poll = asyncio.create_task(http.result("getUpdates", timeout=50))
    await listening(box)
    box.control.say(anya, anya, "wake up")
    async with asyncio.timeout(40):  # before its time is over
        assert (await poll)[0]["message"]["text"] == "wake up"


async def test_a_second_poller_and_the_first_do_not_both_listen(http: Http, box: Sandbox) -> None:
    first = asyncio.create_task(http.bot("getUpdates", timeout=30))
    await listening(box)
    second = await http.result("getUpdates", timeout=0)
    assert second == []
    assert await first == (
        409,
        {
            "ok": False,
            "error_code": 409,
            "description": "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        },
    )


async def test_only_the_kinds_of_updates_asked_for_arrive(http: Http, box: Sandbox, anya: int) -> None:
    assert await http.result("getUpdates", allowed_updates=["callback_query", "aiogd_update"]) == []
    box.control.say(anya, anya, "unheard")
    assert await http.result("getUpdates") == []
    await http.result("getUpdates", allowed_updates=[])
    box.control.say(anya, anya, "heard")
    assert [one["message"]["text"] for one in await http.result("getUpdates")] == ["heard"]


async def test_a_press_becomes_a_callback_query_and_waits_for_its_answer(http: Http, box: Sandbox, anya: int) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Беру", "callback_data": "take:1", "style": "success"}]]}
    sent = await http.result("sendMessage", chat_id=anya, text="Возьмёте?", reply_markup=keyboard)
    assert sent["reply_markup"] == keyboard
    pressed = asyncio.create_task(http.post(f"/chats/{anya}/press", user=anya, message=sent["message_id"], text="Беру"))
    query = (await http.result("getUpdates", timeout=10))[0]["callback_query"]
    assert query["data"] == "take:1"
    assert query["from"]["id"] == anya
    assert query["chat_instance"]
    assert query["message"] == sent
    assert await http.result("answerCallbackQuery", callback_query_id=query["id"], text="Ваш", show_alert=True) is True
    assert await pressed == {"answered": True, "alert": True, "text": "Ваш", "url": None}
    refusal = await http.refusal("answerCallbackQuery", callback_query_id=query["id"])
    assert refusal == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: query is too old and response timeout expired or query ID is invalid",
    }


async def test_an_edit_that_changes_nothing_is_refused(http: Http, anya: int) -> None:
    sent = await http.result("sendMessage", chat_id=anya, text="раз")
    refusal = await http.refusal("editMessageText", chat_id=anya, message_id=sent["message_id"], text="раз")
    assert refusal["description"] == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    edited = await http.result("editMessageText", chat_id=anya, message_id=sent["message_id"], text="два")
    assert edited["text"] == "два"
    assert edited["edit_date"] >= sent["date"]


async def test_a_document_travels_as_multipart_and_comes_back_by_get_file(http: Http, anya: int) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", str(anya))
    form.add_field("caption", "<i>план</i>")
    form.add_field("parse_mode", "HTML")
    form.add_field("document", "attach://part")
    form.add_field("part", b"date,topic\n", filename="план.csv", content_type="text/csv")
    async with http.session.post(f"{http.url}/bot{http.token}/sendDocument", data=form) as response:
        sent = (await response.json())["result"]
    document = sent["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("план.csv", "text/csv", 11)
    assert sent["caption"] == "план"
    assert sent["caption_entities"] == [{"type": "italic", "offset": 0, "length": 4}]
    file = await http.result("getFile", file_id=document["file_id"])
    async with http.session.get(f"{http.url}/file/bot{http.token}/{file['file_path']}") as response:
        assert await response.read() == b"date,topic\n"
    async with http.session.get(f"{http.url}/sim/files/{document['file_id']}") as response:
        assert await response.read() == b"date,topic\n"
        assert response.headers["Content-Type"] == "text/csv"
    again = await http.result("sendDocument", chat_id=anya, document=document["file_id"])
    assert again["document"] == document


async def test_a_file_may_stand_in_its_own_field_without_attach(http: Http, anya: int) -> None:
    form = aiohttp.FormData({"chat_id": str(anya)})
    form.add_field("voice", b"OggS....", filename="v.ogg", content_type="audio/ogg")
    async with http.session.post(f"{http.url}/bot{http.token}/sendVoice", data=form) as response:
        assert (await response.json())["result"]["voice"]["mime_type"] == "audio/ogg"


async def test_an_urlencoded_form_carries_its_keyboard_as_json_text(http: Http, anya: int) -> None:
    form = {
        "chat_id": str(anya),
        "text": "12",
        "reply_markup": '{"keyboard":[[{"text":"Меню"}]],"resize_keyboard":true}',
    }
    async with http.session.post(f"{http.url}/bot{http.token}/sendMessage", data=form) as response:
        assert (await response.json())["result"]["text"] == "12"
    assert (await http.get(f"/chats/{anya}/messages?after=1"))[0]["reply_keyboard"] == [[{"text": "Меню"}]]
    async with http.session.post(
        f"{http.url}/bot{http.token}/sendMessage", data=form | {"reply_markup": "{broken"}
    ) as response:
        assert response.status == 400


async def test_too_many_messages_are_refused_with_the_time_to_wait() -> None:
    async with Sandbox(paced=True) as box, box.serve("127.0.0.1", 0) as address, aiohttp.ClientSession() as session:
        http = Http(session, address.url, box.token)
        user = box.control.add_user("Аня")["id"]
        box.control.say(user, user, "/start")
        answers = await asyncio.gather(
            *(http.bot("sendMessage", chat_id=user, text=f"{number}") for number in range(9))
        )
        refusal = {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }
        assert (429, refusal) in answers
        assert [status for status, _ in answers].count(200) >= 3


async def test_a_bot_cannot_write_first_nor_to_whom_has_blocked_it(http: Http, box: Sandbox, anya: int) -> None:
    stranger = box.control.add_user("Борис")["id"]
    refusal = await http.refusal("sendMessage", chat_id=stranger, text="здравствуйте")
    assert (refusal["error_code"], refusal["description"]) == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    await http.post(f"/users/{anya}/block", blocked=True)
    blocked = (await http.result("getUpdates"))[0]["my_chat_member"]
    assert (blocked["old_chat_member"]["status"], blocked["new_chat_member"]["status"]) == ("member", "kicked")
    refusal = await http.refusal("sendMessage", chat_id=anya, text="здравствуйте")
    assert (refusal["error_code"], refusal["description"]) == (403, "Forbidden: bot was blocked by the user")
    refusal = await http.refusal("sendMessage", chat_id=12345, text="здравствуйте")
    assert (refusal["error_code"], refusal["description"]) == (400, "Bad Request: chat not found")


async def test_a_webhook_gets_the_update_with_its_secret_and_may_answer_by_a_method(
    http: Http, box: Sandbox, anya: int
) -> None:
    came: asyncio.Queue[tuple[str | None, Any]] = asyncio.Queue()

    async def hook(request: aiohttp.web.Request) -> aiohttp.web.Response:
        await came.put((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return aiohttp.web.json_response({"method": "sendMessage", "chat_id": anya, "text": "получено"})

    app = aiohttp.web.Application()
    app.router.add_post("/hook", hook)
    runner = aiohttp.web.AppRunner(app, access_log=None)
    await runner.setup()
    site = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        assert await http.result("setWebhook", url=url, secret_token="s3cret") is True
        assert (await http.refusal("getUpdates"))["error_code"] == 409
        box.control.say(anya, anya, "привет")
        async with asyncio.timeout(PATIENCE):
            secret, update = await came.get()
        assert secret == "s3cret"
        assert update["message"]["text"] == "привет"
        assert await http.get(f"/idle?timeout={PATIENCE}") == {"idle": True}
        assert box.control.messages(anya)[-1]["text"] == "получено"
        info = await http.result("getWebhookInfo")
        assert (info["url"], info["pending_update_count"]) == (url, 0)
        assert await http.result("deleteWebhook") is True
        assert await http.result("getUpdates") == []
    finally:
        await runner.cleanup()


async def test_an_upload_above_fifty_megabytes_is_too_large(http: Http, box: Sandbox, anya: int) -> None:
    form = aiohttp.FormData({"chat_id": str(anya)})
    form.add_field("document", io.BytesIO(bytes(50 * 1024 * 1024 + 1)), filename="big.bin")
    async with http.session.post(f"{http.url}/bot{http.token}/sendDocument", data=form) as response:
        assert response.status == 413
        assert (await response.json())["description"] == "Request Entity Too Large"


async def test_the_pages_of_the_chat_page_cannot_lead_out_of_its_folder(http: Http) -> None:
    outside = Path("..") / "world.py"
    async with http.session.get(URL(f"{http.url}/page/{outside}".replace("..", "%2e%2e"), encoded=True)) as answer:
        assert answer.status == 404
