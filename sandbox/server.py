"""The HTTP door: the Bot API, the control door under /sim, and the chat page."""

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from aiohttp import BodyPartReader, web

from . import limits, views
from .control import Control, SentFile
from .files import Upload
from .methods.registry import METHODS
from .refusals import AnswerLost, ApiRefusal, Refused, missing, wrong

JsonObject = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PAGE = Path(__file__).parent / "page"
_REQUEST_LIMIT = 2 * limits.UPLOAD  #: base64 and multipart need more room than the file
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PULSE = 15.0  #: seconds between two signs of life on the event stream


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    host: str
    port: int

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


@asynccontextmanager
async def serving(control: Control, host: str, port: int) -> AsyncIterator[ServerAddress]:
    """Serves until left; long polls and event streams are ended at once then."""
    door = _Door(control, only_loopback=host in _LOOPBACK)
    runner = web.AppRunner(door.application(), access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        yield ServerAddress(host=host, port=int(runner.addresses[0][1]))
    finally:
        door.close()
        await runner.cleanup()


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(text=json.dumps(value, ensure_ascii=False), status=status, content_type="application/json")


class _Door:
    def __init__(self, control: Control, *, only_loopback: bool) -> None:
        self.control = control
        self.telegram = control.telegram
        self.world = control.world
        self.only_loopback = only_loopback
        self.closing = asyncio.Event()

    def close(self) -> None:
        self.closing.set()

    def application(self) -> web.Application:
        app = web.Application(client_max_size=_REQUEST_LIMIT, middlewares=[self.guard])
        get, post = app.router.add_get, app.router.add_post
        app.router.add_route("*", "/bot{token}/{method}", self.bot_api)
        get("/file/bot{token}/{path:.+}", self.bot_file)
        get("/sim/state", self.state)
        get("/sim/next", self.next_due)
        get("/sim/events", self.events)
        get("/sim/idle", self.idle)
        get("/sim/calls", self.calls)
        get("/sim/files/{file}", self.file)
        get("/sim/chats/{chat}/messages", self.messages)
        get("/sim/chats/{chat}/commands", self.commands)
        get("/sim/chats/{chat}/keyboard", self.keyboard)
        post("/sim/users", self.add_user)
        post("/sim/users/{user}/block", self.block)
        post("/sim/bot", self.set_bot)
        post("/sim/chats", self.add_chat)
        post("/sim/chats/{chat}/members", self.members)
        for verb in ("say", "press", "vote", "react", "edit", "share"):
            post(f"/sim/chats/{{chat}}/{verb}", getattr(self, verb))
        post("/sim/updates", self.updates)
        post("/sim/faults", self.faults)
        app.router.add_delete("/sim/faults", self.no_faults)
        post("/sim/clock", self.clock)
        get("/", self.index)
        get("/page/{path:.+}", self.page)
        return app

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Keeps other web sites out of a door that has no password, and turns refusals into JSON."""
        bot_api = request.path.startswith(("/bot", "/file/"))
        try:
            if not bot_api:
                self._check_visitor(request)
            return await handler(request)
        except Refused as refused:
            return _json({"error": refused.sentence}, refused.status)
        except ApiRefusal as refusal:
            return _json(refusal.body(), refusal.code)
        except web.HTTPRequestEntityTooLarge:
            too_large = ApiRefusal(413, "Request Entity Too Large")
            return _json(too_large.body() if bot_api else {"error": "The request is too large."}, 413)
        except web.HTTPException as error:
            if bot_api:
                return _json(ApiRefusal(error.status, error.reason).body(), error.status)
            return _json({"error": f"{error.reason}: {request.method} {request.path}."}, error.status)

    def _check_visitor(self, request: web.Request) -> None:
        # A page from elsewhere, open in the same browser, could otherwise drive the sandbox (also by DNS rebinding).
        name = urlsplit(f"//{request.host}").hostname
        if self.only_loopback and name not in _LOOPBACK:
            raise Refused(403, f"This sandbox answers on this machine only, not as {name}.")
        origin = request.headers.get("Origin")
        if origin and urlsplit(origin).netloc != request.host:
            raise Refused(403, f"Another site ({origin}) may not use this sandbox.")

    # Bot API

    async def bot_api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params, uploads = await self._parameters(request, method)
        call = self.telegram.call(request.match_info["token"], method, params, uploads, form=True)
        try:
            status, body = await self._unless_closing(call) if method.lower() == "getupdates" else await call
        except AnswerLost:
            if request.transport is not None:
                request.transport.close()
            return web.Response(status=502)  # never arrives: the line is gone
        return _json(body, status)

    async def _unless_closing(self, call: Coroutine[Any, Any, tuple[int, JsonObject]]) -> tuple[int, JsonObject]:
        """A long poll, ended with nothing when the server stops."""
        poll = asyncio.ensure_future(call)
        closing = asyncio.ensure_future(self.closing.wait())
        try:
            await asyncio.wait({poll, closing}, return_when=asyncio.FIRST_COMPLETED)
            return poll.result() if poll.done() else (200, {"ok": True, "result": []})
        finally:
            poll.cancel()
            closing.cancel()

    async def _parameters(self, request: web.Request, method: str) -> tuple[JsonObject, dict[str, Upload]]:
        """Query, form, multipart or JSON, as Telegram takes them. A file field stands for itself without `attach://`."""
        params: JsonObject = dict(request.query)
        uploads: dict[str, Upload] = {}
        kind = request.content_type
        if kind == "application/json":
            try:
                body = await request.json()
            except ValueError:
                body = None
            if not isinstance(body, dict):
                raise ApiRefusal(400, "Bad Request: can't parse JSON object")
            params |= body
        elif kind == "multipart/form-data":
            await self._read_multipart(request, params, uploads)
        elif request.can_read_body:
            params |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
        fields = METHODS[method.lower()].model_fields if method.lower() in METHODS else {}
        for name in uploads:
            if name in fields and name not in params:
                params[name] = f"attach://{name}"
        return params, uploads

    async def _read_multipart(self, request: web.Request, params: JsonObject, uploads: dict[str, Upload]) -> None:
        total = 0
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            data = bytearray()
            while chunk := await part.read_chunk(262_144):
                data += chunk
                total += len(chunk)
                if total > _REQUEST_LIMIT:
                    raise ApiRefusal(413, "Request Entity Too Large")
            if part.filename is None:
                params[part.name] = data.decode("utf-8", "replace")
            else:
                mime = part.headers.get("Content-Type")
                uploads[part.name] = Upload(name=part.filename, data=bytes(data), mime=mime)

    async def bot_file(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.telegram.token:
            raise ApiRefusal(401, "Unauthorized")
        file = self.world.files.by_path.get(request.match_info["path"])
        if file is None or file.size > limits.DOWNLOAD:
            raise ApiRefusal(404, "Not Found")
        return web.Response(body=await self.world.files.read(file), content_type="application/octet-stream")

    # looking

    async def state(self, request: web.Request) -> web.StreamResponse:
        return _json(self.control.state())

    async def next_due(self, request: web.Request) -> web.StreamResponse:
        due = await self.control.next_due()
        return _json({"due": due.isoformat() if due else None})

    async def idle(self, request: web.Request) -> web.StreamResponse:
        seconds = request.query.get("timeout", "30")
        try:
            patience = float(seconds)
        except ValueError:
            raise wrong("timeout is a number of seconds.") from None
        return _json({"idle": await self.control.idle(patience)})

    async def calls(self, request: web.Request) -> web.StreamResponse:
        return _json(self.control.calls(_number(request.query.get("after", "0"), "after")))

    async def messages(self, request: web.Request) -> web.StreamResponse:
        return _json(self.control.messages(_chat(request), _number(request.query.get("after", "0"), "after")))

    async def commands(self, request: web.Request) -> web.StreamResponse:
        user = _number(request.query.get("user", ""), "user")
        return _json(self.control.commands(_chat(request), user))

    async def keyboard(self, request: web.Request) -> web.StreamResponse:
        chat = _chat(request)
        return _json({"reply": self.control.reply_keyboard(chat), "menu_button": self.control.menu_button(chat)})

    async def file(self, request: web.Request) -> web.StreamResponse:
        name, mime, data = await self.control.file(request.match_info["file"])
        shown = mime if mime.partition("/")[0] in {"image", "audio", "video"} and "svg" not in mime else ""
        # Anything that a browser might run is handed over as a download.
        place = "inline" if shown or mime == "application/pdf" else "attachment"
        headers = {
            "Content-Disposition": f"{place}; filename*=UTF-8''{quote(name)}",
            "X-Content-Type-Options": "nosniff",
            "Content-Type": mime,
            "Cache-Control": "private, max-age=31536000, immutable",
        }
        return web.Response(body=data, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: `{kind, chat?, message?}` at every change."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        queue: asyncio.Queue[JsonObject] = asyncio.Queue()
        self.world.listeners.append(queue.put_nowait)
        try:
            await response.write(b": open\n\n")
            while not self.closing.is_set():
                event = await self._next_event(queue)
                line = f"data: {json.dumps(event, ensure_ascii=False)}\n\n" if event else ": pulse\n\n"
                await response.write(line.encode())
        except (ConnectionError, asyncio.CancelledError):
            pass  # the page was closed
        finally:
            self.world.listeners.remove(queue.put_nowait)
        return response

    async def _next_event(self, queue: asyncio.Queue[JsonObject]) -> JsonObject | None:
        event = asyncio.ensure_future(queue.get())
        closing = asyncio.ensure_future(self.closing.wait())
        try:
            await asyncio.wait({event, closing}, timeout=_PULSE, return_when=asyncio.FIRST_COMPLETED)
            return event.result() if event.done() else None
        finally:
            event.cancel()
            closing.cancel()

    # doing

    async def add_user(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        person = self.control.add_user(
            body.text("first_name") or "",
            last_name=body.text("last_name"),
            username=body.text("username"),
            language_code=body.text("language_code") or "ru",
            note=body.text("note"),
        )
        return _json(person)

    async def block(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        return _json(self.control.block(_number(request.match_info["user"], "user"), body.flag("blocked", True)))

    async def set_bot(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        self.control.set_privacy(body.flag("privacy", True))
        return _json(views.state(self.world)["bot"])

    async def add_chat(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        chat = self.control.add_chat(
            body.text("type") or "", body.text("title") or "", body.numbers("members"),
            body.flag("is_forum", False), body.flag("with_bot", True),
        )  # fmt: skip
        return _json(chat)

    async def members(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        action = body.text("action") or ""
        return _json(self.control.set_member(_chat(request), body.number("user"), action, body.maybe_number("by")))

    async def say(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        said = self.control.say(
            _chat(request), body.number("user"), body.text("text"), _file(body),
            reply_to=body.maybe_number("reply_to"), thread=body.maybe_number("thread"), album=body.text("album"),
            contact=body.object("contact"), location=body.object("location"),
        )  # fmt: skip
        return _json(said)

    async def press(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        answer = await self.control.press(
            _chat(request), body.number("user"), body.number("message"), body.text("text"), body.text("data"),
            body.maybe_number("row"), body.maybe_number("column"), forged=body.flag("forged", False),
        )  # fmt: skip
        return _json(answer)

    async def vote(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        chat, user, message = _chat(request), body.number("user"), body.number("message")
        return _json(self.control.vote(chat, user, message, body.numbers("options")))

    async def react(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        chat, user, message = _chat(request), body.number("user"), body.number("message")
        return _json(self.control.react(chat, user, message, body.text("emoji")))

    async def edit(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        chat, user, message = _chat(request), body.number("user"), body.number("message")
        return _json(self.control.edit(chat, user, message, body.text("text") or ""))

    async def share(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        shared = self.control.share(
            _chat(request), body.number("user"), body.number("request_id"), body.numbers("users"),
            body.maybe_number("shared_chat"),
        )  # fmt: skip
        return _json(shared)

    async def updates(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        raw = body.values.get("raw")
        if isinstance(raw, str):
            try:
                raw = json.loads(raw)
            except ValueError:
                raise wrong("raw is not JSON.") from None
        if not isinstance(raw, dict):
            raise wrong("raw is an object: the update as Telegram would send it.")
        return _json(self.control.inject_update(raw))

    async def faults(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        times = body.maybe_number("times") or 1
        if how := body.text("updates"):
            self.control.disturb_updates(how, times)
        else:
            delay = body.values.get("delay") or 0
            if not isinstance(delay, int | float):
                raise wrong("delay is a number of seconds.")
            self.control.add_fault(
                body.text("method") or "*", body.maybe_number("status"), body.maybe_number("retry_after"),
                body.flag("after_effect", False), float(delay), times,
            )  # fmt: skip
        return _json({"coming": len(self.control.faults)})

    async def no_faults(self, request: web.Request) -> web.StreamResponse:
        self.control.clear_faults()
        return _json({"coming": 0})

    async def clock(self, request: web.Request) -> web.StreamResponse:
        body = await _Body.read(request)
        advance, to = body.values.get("advance"), body.text("to")
        if advance is not None and not isinstance(advance, int | float):
            raise wrong("advance is a number of seconds.")
        try:
            moment = datetime.fromisoformat(to) if to else None
        except ValueError:
            raise wrong(f"{to} is not a time in ISO 8601.") from None
        return _json({"now": (await self.control.move_clock(advance, moment)).isoformat()})

    # the page

    async def index(self, request: web.Request) -> web.StreamResponse:
        return self._page_file("index.html")

    async def page(self, request: web.Request) -> web.StreamResponse:
        return self._page_file(request.match_info["path"])

    def _page_file(self, path: str) -> web.StreamResponse:
        full = (PAGE / path).resolve()
        if not full.is_relative_to(PAGE.resolve()) or not full.is_file():
            raise missing(f"The sandbox has no page {path}.")
        return web.FileResponse(full, headers={"Cache-Control": "no-cache"})


@dataclass(frozen=True, slots=True)
class _Body:
    """A JSON object whose fields are asked for by kind; anything else is refused in words."""

    values: JsonObject

    @classmethod
    async def read(cls, request: web.Request) -> "_Body":
        try:
            values = await request.json()
        except ValueError:
            values = None
        if not isinstance(values, dict):
            raise wrong("The body must be a JSON object.")
        return cls(values)

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is not None and not isinstance(value, str):
            raise wrong(f"{name} is a text.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool):
            raise wrong(f"{name} is true or false.")
        return default if value is None else value

    def maybe_number(self, name: str) -> int | None:
        value = self.values.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise wrong(f"{name} is a whole number.")
        return value

    def number(self, name: str) -> int:
        value = self.maybe_number(name)
        if value is None:
            raise wrong(f"{name} is needed.")
        return value

    def numbers(self, name: str) -> list[int]:
        value = self.values.get(name) or []
        if not isinstance(value, list) or not all(isinstance(one, int) for one in value):
            raise wrong(f"{name} is a list of whole numbers.")
        return value

    def object(self, name: str) -> JsonObject | None:
        value = self.values.get(name)
        if value is not None and not isinstance(value, dict):
            raise wrong(f"{name} is an object.")
        return value


def _file(body: _Body) -> SentFile | None:
    given = body.object("file")
    if given is None:
        return None
    try:
        data = base64.b64decode(given["base64"], validate=True)
        name, mime = str(given["name"]), str(given.get("mime") or "application/octet-stream")
    except (KeyError, TypeError, binascii.Error):
        raise wrong("file needs name, mime and base64.") from None
    kind = next((one for one in ("voice", "video_note") if body.flag(one, False)), None)
    return SentFile(name=name, data=data, mime=mime, kind="document" if body.flag("as_document", False) else kind)


def _number(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise wrong(f"{name} is a whole number.") from None


def _chat(request: web.Request) -> int:
    return _number(request.match_info["chat"], "chat")
