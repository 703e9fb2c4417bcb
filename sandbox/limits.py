"""Telegram's limits and the words in which it refuses.

Sources: https://core.telegram.org/bots/api, https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import math
import re
import time
from collections import deque
from typing import Any

from .refusals import ApiRefusal, bad_request, too_many_requests

JsonObject = dict[str, Any]

TEXT = 4096
CAPTION = 1024
CALLBACK_DATA = 64  #: bytes
CALLBACK_ANSWER = 200
BUTTONS = 100
COPY_TEXT = 256
COMMANDS = 100
POLL_QUESTION = 300
POLL_OPTIONS = range(2, 13)
POLL_OPTION = 100
UPLOAD = 50 * 1024 * 1024
PHOTO = 10 * 1024 * 1024
DOWNLOAD = 20 * 1024 * 1024
ALBUM = range(2, 11)
DELETE_AGE = 48 * 3600  #: seconds
TAG = 16
TOPIC_NAME = 128
PROFILE = {"name": 64, "description": 512, "short_description": 120}
_REACTIONS = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
    "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
REACTIONS = frozenset(_REACTIONS.split())
TOPIC_COLOURS = frozenset({7322096, 16766590, 13338331, 9367192, 16749490, 16478047})
STYLES = frozenset({"primary", "success", "danger"})


def check_text(text: str) -> None:
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT:
        raise bad_request("message is too long")


def check_caption(text: str) -> None:
    if len(text) > CAPTION:
        raise bad_request("message caption is too long")


def check_upload(kind: str, size: int) -> None:
    if not size:
        raise bad_request("file must be non-empty")
    if size > UPLOAD:
        raise ApiRefusal(413, "Request Entity Too Large")
    if kind == "photo" and size > PHOTO:
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO} bytes")


_HTTP_URL = re.compile(r"(?i)(?:https?://)?(?:[^/?#@\s]+@)?[^/?#:\s]+\.[^/?#:\s.]+(?::\d+)?(?:[/?#]\S*)?")
_APP_URL = re.compile(r"(?i)(?:tg|ton)://\S+")


def check_keyboard(markup: JsonObject) -> None:
    """An inline or reply keyboard; other kinds of markup have nothing to check."""
    inline = "inline_keyboard" in markup
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if sum(map(len, rows)) > BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            if not button["text"].strip():
                raise bad_request(f"{'inline ' if inline else ''}keyboard button text must be non-empty")
            if button.get("style") and button["style"] not in STYLES:
                raise bad_request("invalid button style specified")
            if inline:
                _check_inline_button(button)


def _check_inline_button(button: JsonObject) -> None:
    if len(button.keys() - {"text", "style", "icon_custom_emoji_id"}) != 1:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    if (data := button.get("callback_data")) is not None and not 0 < len(data.encode()) <= CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if (url := button.get("url")) is not None and not (_HTTP_URL.fullmatch(url) or _APP_URL.fullmatch(url)):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if (copy := button.get("copy_text")) is not None and not 0 < len(copy["text"]) <= COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def check_poll(question: str, options: list[str]) -> None:
    if not question:
        raise bad_request("poll question must be non-empty")
    if len(question) > POLL_QUESTION:
        raise bad_request(f"poll question length must not exceed {POLL_QUESTION}")
    if len(options) < POLL_OPTIONS.start:
        raise bad_request(f"poll must have at least {POLL_OPTIONS.start} option")
    if len(options) >= POLL_OPTIONS.stop:
        raise bad_request(f"poll can't have more than {POLL_OPTIONS.stop - 1} options")
    for option in options:
        if not option:
            raise bad_request("poll options must be non-empty")
        if len(option) > POLL_OPTION:
            raise bad_request(f"poll options length must not exceed {POLL_OPTION}")


def check_commands(commands: list[JsonObject]) -> None:
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", one["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 0 < len(one["description"].strip()) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


class Pace:
    """How fast Telegram lets a bot write: 30/s over all chats, about 1/s to one chat, 20/min to one group.

    A short burst is tolerated, as Telegram tolerates it: `BURST` messages to one chat at once. Real time, not the
    sandbox's clock: the bot paces itself by real time too.
    """

    OVERALL = 30
    BURST = 3
    PER_MINUTE = 20

    def __init__(self) -> None:
        self._sent: deque[float] = deque()
        self._tokens: dict[int, tuple[float, float]] = {}
        self._groups: dict[int, deque[float]] = {}

    def take(self, chat: int, count: int = 1) -> None:
        """Counts `count` messages to a chat. Raises ApiRefusal 429 with retry_after in whole seconds."""
        now = time.monotonic()
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        if len(self._sent) >= self.OVERALL:
            raise too_many_requests(1)
        tokens, at = self._tokens.get(chat, (float(self.BURST), now))
        tokens = min(float(self.BURST), tokens + now - at)
        if tokens < 1:
            raise too_many_requests(max(1, math.ceil(1 - tokens)))
        if chat < 0:
            minute = self._groups.setdefault(chat, deque())
            while minute and minute[0] <= now - 60:
                minute.popleft()
            if len(minute) >= self.PER_MINUTE:
                raise too_many_requests(max(1, math.ceil(minute[0] + 60 - now)))
            minute.extend([now] * count)
        self._tokens[chat] = (tokens - count, now)
        self._sent.extend([now] * count)
