"""The control door over HTTP, call by call as it is fixed."""

import asyncio
import base64
import json
from datetime import UTC, datetime, timedelta

import pytest

from sandbox import Sandbox, SandboxClock

from .conftest import Http


async def test_state_names_the_time_the_bot_the_people_and_the_chats(http: Http) -> None:
    person = await http.post("/users", first_name="Аня", last_name="Лугова", username="anya", note="учитель")
    group = await http.post("/chats", type="group", title="Учительская", members=[person["id"]])
    state = await http.get("/state")
    assert datetime.fromisoformat(state["now"]).utcoffset() == timedelta(0)
    assert (state["bot"]["id"], state["bot"]["username"]) == (7000000001, "nastavnik_bot")
    assert state["users"][0] | {"started": False} == {
        "id": person["id"], "first_name": "Аня", "last_name": "Лугова", "username": "anya", "language_code": "ru",
        "blocked_bot": False, "started": False, "note": "учитель",
    }  # fmt: skip
    private, made = state["chats"]
    assert (private["id"], private["type"]) == (person["id"], "private")
    assert made["id"] == group["id"] < 0
    assert (made["type"], made["title"], made["is_forum"], made["members"]) == (
        "group", "Учительская", False, [person["id"]],
    )  # fmt: skip


async def test_a_new_group_tells_the_bot_that_it_is_in(http: Http, anya: int) -> None:
    await http.post("/chats", type="supergroup", title="Группа", members=[anya], is_forum=True)
    first, second = await http.result("getUpdates")
    assert first["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert second["message"]["new_chat_members"][0]["id"] == 7000000001


async def test_a_person_writes_and_the_message_is_shown(http: Http, anya: int) -> None:
    said = await http.post(f"/chats/{anya}/say", user=anya, text="/start abc-DEF_1 <b>")
    assert said["from"] == anya
    assert said["html"] == "/start abc-DEF_1 &lt;b&gt;"
    update = (await http.result("getUpdates"))[0]
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert (await http.get(f"/chats/{anya}/messages?after={said['id'] - 1}")) == [said]
    assert await http.get(f"/chats/{anya}/messages?after={said['id']}") == []


@pytest.mark.parametrize(
    ("mime", "extra", "kind"),
    [
        ("image/jpeg", {}, "photo"),
        ("image/jpeg", {"as_document": True}, "document"),
        ("application/pdf", {}, "document"),
        ("audio/ogg", {"voice": True}, "voice"),
        ("video/mp4", {"video_note": True}, "video_note"),
        ("video/mp4", {}, "video"),
        ("audio/mpeg", {}, "audio"),
    ],
)
async def test_a_person_sends_files_of_every_kind(
    http: Http, anya: int, mime: str, extra: dict[str, bool], kind: str
) -> None:
    file = {"name": "f.bin", "mime": mime, "base64": base64.b64encode(b"bytes").decode()}
    said = await http.post(f"/chats/{anya}/say", user=anya, text="подпись", file=file, **extra)
    assert said["caption"] == "подпись"
    message = (await http.result("getUpdates"))[0]["message"]
    sent = message[kind][-1] if kind == "photo" else message[kind]
    assert message["caption"] == "подпись"
    async with http.session.get(f"{http.url}/sim/files/{said[kind]['file_id']}") as response:
        assert await response.read() == b"bytes"
    path = (await http.result("getFile", file_id=sent["file_id"]))["file_path"]
    async with http.session.get(f"{http.url}/file/bot{http.token}/{path}") as response:
        assert await response.read() == b"bytes"


async def test_an_edited_message_is_told_to_the_bot(http: Http, anya: int) -> None:
    said = await http.post(f"/chats/{anya}/say", user=anya, text="завтра")
    edited = await http.post(f"/chats/{anya}/edit", user=anya, message=said["id"], text="послезавтра")
    assert edited["text"] == "послезавтра"
    assert edited["edit_date"]
    assert (await http.result("getUpdates"))[-1]["edited_message"]["text"] == "послезавтра"


async def test_replies_carry_the_message_they_answer(http: Http, anya: int) -> None:
    asked = await http.result("sendMessage", chat_id=anya, text="вопрос")
    await http.post(f"/chats/{anya}/say", user=anya, text="ответ", reply_to=asked["message_id"])
    assert (await http.result("getUpdates"))[0]["message"]["reply_to_message"]["text"] == "вопрос"


async def test_buttons_that_need_no_bot_answer_by_themselves(http: Http, anya: int) -> None:
    row = [
        {"text": "сайт", "url": "https://example.org"},
        {"text": "код", "copy_text": {"text": "ABC"}},
        {"text": "занято", "disabled": {}},
        {"text": "да", "callback_data": "yes"},
    ]
    sent = await http.result("sendMessage", chat_id=anya, text="?", reply_markup={"inline_keyboard": [row]})
    shown = (await http.get(f"/chats/{anya}/messages"))[-1]["keyboard"][0]
    assert shown == [
        {"text": "сайт", "url": "https://example.org"},
        {"text": "код", "copy": "ABC"},
        {"text": "занято", "disabled": True},
        {"text": "да", "data": "yes"},
    ]
    press = f"/chats/{anya}/press"
    opened = await http.post(press, user=anya, message=sent["message_id"], text="сайт")
    assert opened == {"answered": True, "alert": False, "text": None, "url": "https://example.org"}
    copied = await http.post(press, user=anya, message=sent["message_id"], row=0, column=1)
    assert copied == {"answered": True, "alert": False, "text": "ABC", "url": None}
    assert (await http.status(press, user=anya, message=sent["message_id"], text="занято"))[0] == 404
    assert (await http.status(press, user=anya, message=sent["message_id"], data="no"))[0] == 404
    assert (await http.status(press, user=anya, message=999, data="yes"))[0] == 404
    assert await http.result("getUpdates") == []
    forged = asyncio.create_task(http.post(press, user=anya, message=sent["message_id"], data="admin:1", forged=True))
    query = (await http.result("getUpdates", timeout=10))[0]["callback_query"]
    assert query["data"] == "admin:1"
    await http.result("answerCallbackQuery", callback_query_id=query["id"])
    assert await forged == {"answered": True, "alert": False, "text": None, "url": None}


async def test_votes_and_reactions_reach_a_bot_that_asked_for_them(http: Http, anya: int) -> None:
    await http.result("getUpdates", allowed_updates=["poll_answer", "message_reaction"])
    sent = await http.result(
        "sendPoll", chat_id=anya, question="Когда?", options=["Пн", {"text": "Вт"}], is_anonymous=False
    )
    voted = await http.post(f"/chats/{anya}/vote", user=anya, message=sent["message_id"], options=[1])
    assert voted["poll"]["options"][1] == {"text": "Вт", "voter_count": 1, "voters": [anya]}
    reacted = await http.post(f"/chats/{anya}/react", user=anya, message=sent["message_id"], emoji="👍")
    assert reacted["reactions"] == [{"emoji": "👍", "users": [anya]}]
    answer, reaction = await http.result("getUpdates")
    assert answer["poll_answer"]["option_ids"] == [1]
    assert reaction["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert (await http.status(f"/chats/{anya}/vote", user=anya, message=sent["message_id"], options=[0, 1]))[0] == 400


async def test_a_poll_closes_when_its_time_has_come(http: Http, anya: int) -> None:
    sent = await http.result("sendPoll", chat_id=anya, question="?", options=["a", "b"], open_period=60)
    await http.post("/clock", advance=61)
    assert (await http.get(f"/chats/{anya}/messages"))[-1]["poll"]["is_closed"] is True
    assert (await http.status(f"/chats/{anya}/vote", user=anya, message=sent["message_id"], options=[0]))[0] == 400


async def test_every_call_is_on_record(http: Http, anya: int) -> None:
    start = (await http.get("/calls"))[-1]["n"] if await http.get("/calls") else 0
    await http.result("sendMessage", chat_id=anya, text="раз")
    await http.refusal("sendMessage", chat_id=anya, text="")
    done, refused = await http.get(f"/calls?after={start}")
    assert (done["n"], done["method"], done["params"], done["ok"]) == (
        start + 1, "sendMessage", {"chat_id": anya, "text": "раз"}, True,
    )  # fmt: skip
    assert (refused["ok"], refused["error"]) == (False, "Bad Request: message text is empty")


async def test_updates_are_injected_as_given_even_broken_or_repeated(http: Http, box: Sandbox, anya: int) -> None:
    broken = {"update_id": 100_000_500, "message": {"message_id": "none"}}
    assert await http.post("/updates", raw=broken) == broken
    assert await http.result("getUpdates") == [broken]
    assert await http.result("getUpdates", offset=100_000_501) == []
    await http.post("/updates", raw=broken)
    assert await http.result("getUpdates", offset=100_000_501) == [broken]
    assert await http.result("getUpdates", offset=100_000_501) == []
    box.control.say(anya, anya, "жизнь идёт дальше")
    assert (await http.result("getUpdates"))[0]["update_id"] == 100_000_501


async def test_faults_come_as_often_as_ordered_and_are_taken_back(http: Http, anya: int) -> None:
    await http.post("/faults", method="sendMessage", status=429, retry_after=3, times=1)
    assert await http.bot("sendMessage", chat_id=anya, text="x") == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        },
    )
    assert (await http.bot("sendMessage", chat_id=anya, text="x"))[0] == 200
    await http.post("/faults", status=500, times=9)
    assert (await http.bot("getMe"))[1] == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert (await http.bot("getUpdates"))[0] == 200
    async with http.session.delete(f"{http.url}/sim/faults") as response:
        assert await response.json() == {"coming": 0}
    assert (await http.bot("getMe"))[0] == 200
    assert (await http.status("/faults", method="getMe"))[0] == 400


async def test_updates_come_doubled_or_reversed_on_demand(http: Http, box: Sandbox, anya: int) -> None:
    await http.post("/faults", updates="duplicate")
    box.control.say(anya, anya, "дважды")
    twice = await http.result("getUpdates")
    assert twice[0] == twice[1]
    assert await http.result("getUpdates", offset=twice[0]["update_id"] + 1) == []
    await http.post("/faults", updates="reorder")
    box.control.say(anya, anya, "раз")
    box.control.say(anya, anya, "два")
    assert [one["message"]["text"] for one in await http.result("getUpdates")] == ["два", "раз"]


class _Ladder:
    """A bot with something due every quarter of an hour, each step following from the one before."""

    def __init__(self, clock: SandboxClock) -> None:
        self.clock = clock
        self.due: datetime | None = clock.now() + timedelta(minutes=15)
        self.ran: list[datetime] = []

    async def run_due(self) -> None:
        while self.due and self.due <= self.clock.now() and len(self.ran) < 4:
            self.ran.append(self.clock.now())
            self.due = self.clock.now() + timedelta(minutes=15) if len(self.ran) < 4 else None

    async def next_due(self) -> datetime | None:
        return self.due

    async def is_idle(self) -> bool:
        return self.due is None or self.due > self.clock.now()


async def test_moving_the_clock_stops_wherever_the_bot_has_something_due(http: Http, box: Sandbox) -> None:
    ladder = _Ladder(box.clock)
    box.attach(ladder)
    start = box.clock.now()
    due = await http.get("/next")
    assert due == {"due": ladder.due.isoformat() if ladder.due else None}
    moved = await http.post("/clock", advance=2 * 3600)
    assert datetime.fromisoformat(moved["now"]) >= start + timedelta(hours=2)
    assert len(ladder.ran) == 4
    assert ladder.ran[0] - start < timedelta(minutes=16)
    assert await http.get("/next") == {"due": None}
    to = (box.clock.now() + timedelta(days=1)).astimezone(UTC)
    assert datetime.fromisoformat((await http.post("/clock", to=to.isoformat()))["now"]) >= to
    assert (await http.status("/clock", advance=-1))[0] == 400
    assert (await http.status("/clock", to="вчера"))[0] == 400
    assert (await http.status("/clock"))[0] == 400
    assert (await http.status("/clock", advance=1e300))[0] == 400


async def test_updates_nobody_took_are_forgotten_after_a_day(http: Http, box: Sandbox, anya: int) -> None:
    box.control.say(anya, anya, "вчерашнее")
    await http.post("/clock", advance=24 * 3600 + 60)
    assert await http.result("getUpdates") == []


async def test_idle_means_that_no_update_is_waiting(http: Http, box: Sandbox, anya: int) -> None:
    assert await http.get("/idle?timeout=1") == {"idle": True}
    box.control.say(anya, anya, "жду")
    assert await http.get("/idle?timeout=0.05") == {"idle": False}
    update = (await http.result("getUpdates"))[0]
    assert await http.get("/idle?timeout=0.05") == {"idle": False}
    await http.result("getUpdates", offset=update["update_id"] + 1)
    assert await http.get("/idle?timeout=1") == {"idle": True}


async def test_every_change_is_an_event(http: Http, box: Sandbox, anya: int) -> None:
    async with http.session.get(f"{http.url}/sim/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readline() == b": open\n"
        sent = await http.result("sendMessage", chat_id=anya, text="x")
        await http.result("editMessageText", chat_id=anya, message_id=sent["message_id"], text="y")
        await http.result("sendChatAction", chat_id=anya, action="typing")
        await http.result("deleteMessage", chat_id=anya, message_id=sent["message_id"])
        events: list[dict[str, object]] = []
        while len(events) < 4:
            line = await stream.content.readline()
            if line.startswith(b"data: "):
                events.append(json.loads(line[6:]))
    assert [one["kind"] for one in events] == ["message", "edit", "typing", "delete"]
    assert {one["chat"] for one in events} == {anya}


@pytest.mark.parametrize(
    ("path", "body", "status", "sentence"),
    [
        ("/users", {}, 400, "A person needs a first name."),
        ("/users", {"first_name": 5}, 400, "first_name is a text."),
        ("/chats", {"type": "channel", "title": "x", "members": []}, 400, "A new chat is a group or a supergroup."),
        ("/chats", {"type": "group", "title": "x", "members": [1]}, 404, "There is no person 1."),
        ("/chats/5/say", {"user": 1, "text": "x"}, 404, "There is no chat 5."),
        ("/chats/x/say", {"user": 1, "text": "x"}, 400, "chat is a whole number."),
        ("/users/5/block", {"blocked": True}, 404, "There is no person 5."),
        ("/updates", {"raw": [1]}, 400, "raw is an object: the update as Telegram would send it."),
        ("/nothing", {}, 404, "Not Found: POST /sim/nothing."),
    ],
)
async def test_the_door_says_what_is_wrong_in_a_sentence(
    http: Http, path: str, body: dict[str, object], status: int, sentence: str
) -> None:
    assert await http.status(path, **body) == (status, {"error": sentence})


async def test_nobody_writes_in_somebody_elses_private_chat(http: Http, anya: int) -> None:
    boris = (await http.post("/users", first_name="Борис"))["id"]
    status, _ = await http.status(f"/chats/{anya}/say", user=boris, text="x")
    assert status == 400
    assert (await http.status(f"/chats/{anya}/say", user=anya, text="  "))[0] == 400


async def test_other_web_sites_cannot_drive_the_sandbox(http: Http) -> None:
    async with http.session.get(f"{http.url}/sim/state", headers={"Origin": "https://evil.example"}) as response:
        assert response.status == 403
    async with http.session.get(f"{http.url}/sim/state", headers={"Host": "evil.example"}) as response:
        assert response.status == 403
    async with http.session.get(f"{http.url}/sim/state", headers={"Origin": http.url}) as response:
        assert response.status == 200
