"""The Bot API itself: one call in, one answer out. Both doors, HTTP and in-process, end here."""

import asyncio
import inspect
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..faults import Faults
from ..files import Upload
from ..limits import Pace
from ..refusals import AnswerLost, ApiRefusal, bad_request
from ..world import World
from .parameters import from_form, parsed
from .registry import ACTED_ON, METHODS, Call

JsonObject = dict[str, Any]

REMEMBERED_CALLS = 20_000


@dataclass(slots=True)
class CallRecord:
    n: int
    at: datetime
    method: str
    params: JsonObject
    error: str | None = None


class Telegram:
    """Telegram as the bot sees it: checks the token, keeps a record, has its faults, refuses, acts."""

    def __init__(self, world: World, *, token: str, paced: bool) -> None:
        self.world = world
        self.token = token
        self.pace = Pace() if paced else None
        self.faults = Faults()
        self.calls: deque[CallRecord] = deque(maxlen=REMEMBERED_CALLS)
        self.call_count = 0
        self.in_flight = 0  #: calls being answered, long polls aside
        self.poller: asyncio.Event | None = None  #: set to wake the long poll under way

    async def call(
        self,
        token: str,
        name: str,
        params: JsonObject,
        uploads: Mapping[str, Upload] | None = None,
        *,
        form: bool = False,
    ) -> tuple[int, JsonObject]:
        """The HTTP status and the body of the answer. Raises AnswerLost where a fault breaks the line.

        `form`: lists and objects in `params` are still JSON text. `uploads`: bytes by the name after `attach://`.
        """
        uploads = uploads or {}
        record = self._record(name, params, uploads)
        is_long_poll = name.lower() == "getupdates"
        self.in_flight += not is_long_poll
        try:
            result = await self._answer(token, name, params, uploads, form)
        except ApiRefusal as refusal:
            record.error = refusal.description
            return refusal.code, refusal.body()
        except AnswerLost:
            record.error = "the answer was lost"
            raise
        finally:
            self.in_flight -= not is_long_poll
        return 200, {"ok": True, "result": result}

    def _record(self, name: str, params: JsonObject, uploads: Mapping[str, Upload]) -> CallRecord:
        self.call_count += 1
        shown = params | {f"attach://{key}": f"{one.name}, {len(one.data)} bytes" for key, one in uploads.items()}
        record = CallRecord(self.call_count, self.world.clock.now(), name, shown)
        self.calls.append(record)
        return record

    async def _answer(
        self, token: str, name: str, params: JsonObject, uploads: Mapping[str, Upload], form: bool
    ) -> Any:
        if token != self.token:
            raise ApiRefusal(401, "Unauthorized")
        method = METHODS.get(name.lower())
        if method is None:
            raise ApiRefusal(404, "Not Found")
        fault = self.faults.take(name)
        refusal = fault.refusal() if fault else None
        if fault and fault.delay:
            await asyncio.sleep(fault.delay)
        if refusal and fault and not fault.after_effect:
            raise refusal
        handler = ACTED_ON.get(method)
        if handler is None:
            raise bad_request(f"method {method.__api_method__} is not supported by the sandbox")
        model = parsed(method, from_form(method, params) if form else params)
        result = handler(Call(telegram=self, world=self.world, uploads=uploads), model)
        if inspect.isawaitable(result):
            result = await result
        if fault and fault.after_effect:
            raise refusal or AnswerLost
        return result
