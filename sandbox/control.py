"""The hands of the people in the box, and of whoever drives it: the verbs of the control door.

Every refusal is a Refused with a sentence. Times are aware UTC; ids as everywhere in Telegram.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta
from typing import Any, Protocol

from . import entities, limits, objects, views
from .faults import Fault
from .files import Upload
from .methods import Telegram
from .refusals import missing, wrong
from .world import Chat, Message, Person, World

JsonObject = dict[str, Any]

PRESS_WAIT = 10.0  #: seconds of real time a press waits for its answer
IDLE_WAIT = 30.0
_STEPS = 300  #: stops on the way when the clock is moved; beyond them it goes straight to its end
_FARTHEST = timedelta(days=36_500)
_SHORTEST_PEEK = 0.001  #: how soon a busy bot is asked again whether it is idle, in seconds; twice as long every time
_LONGEST_PEEK = 0.03


class Inhabitant(Protocol):
    """The bot living in the sandbox, attached by the application."""

    async def run_due(self) -> None:
        """Runs everything (ticks, deliveries) due at the sandbox's time."""

    async def next_due(self) -> datetime | None:
        """When something is due next; None when nothing is."""

    async def is_idle(self) -> bool:
        """No update in hand, no notice due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file on a person's phone. `kind` None: by its type, images as photos and everything else as a document."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"
    kind: str | None = None

    def as_kind(self) -> str:
        if self.kind:
            return self.kind
        main = self.mime.partition("/")[0]
        return {"image": "photo", "video": "video", "audio": "audio"}.get(main, "document")


class Control:
    """What the control door does, as Python."""

    def __init__(self, world: World, telegram: Telegram) -> None:
        self.world = world
        self.telegram = telegram
        self.inhabitant: Inhabitant | None = None
        self._moving = asyncio.Lock()

    # looking

    def state(self) -> JsonObject:
        return views.state(self.world)

    def messages(self, chat: int, after: int = 0) -> list[JsonObject]:
        """The chat's messages as they stand now, those with an id above `after`, oldest first."""
        found = []
        for one in reversed(self._chat(chat).messages.values()):
            if one.id <= after:
                break
            found.append(views.message(self.world, one))
        return found[::-1]

    def calls(self, after: int = 0) -> list[JsonObject]:
        """Every Bot API call in order, those numbered above `after` (the latest 20 000 are kept)."""
        shown = []
        for one in reversed(self.telegram.calls):
            if one.n <= after:
                break
            row = {"n": one.n, "at": one.at.isoformat(), "method": one.method, "params": one.params}
            row["ok"] = one.error is None
            shown.append(row | ({"error": one.error} if one.error else {}))
        return shown[::-1]

    def commands(self, chat: int, user: int) -> list[JsonObject]:
        """The menu commands this person sees in this chat."""
        place, person = self._chat(chat), self._user(user)
        return self.world.profile.commands_shown(
            chat=chat, user=user, is_private=place.is_private, is_administrator=place.is_administrator(user),
            language=person.language_code or "",
        )  # fmt: skip

    def menu_button(self, chat: int) -> JsonObject:
        buttons = self.world.profile.menu_buttons
        return buttons.get(str(chat)) or buttons.get("") or {"type": "default"}

    def reply_keyboard(self, chat: int) -> JsonObject | None:
        """The reply keyboard standing in the chat, as the bot sent it."""
        return self._chat(chat).reply_markup

    async def file(self, file_id: str) -> tuple[str, str, bytes]:
        """Name, type and bytes of a file the bot or a person sent."""
        file = self.world.files.by_id.get(file_id)
        if file is None:
            raise missing(f"There is no file {file_id}.")
        try:
            return file.name, file.mime, await self.world.files.read(file)
        except FileNotFoundError:
            raise missing(f"The bytes of {file.name} are gone from the sandbox's folder.") from None

    # people and chats

    def add_user(
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "ru",
        note: str | None = None,
    ) -> JsonObject:
        """A new person. `note`: who they are, shown under the name on the chat page."""
        if not first_name.strip():
            raise wrong("A person needs a first name.")
        if username and any((one.username or "").lower() == username.lower() for one in self.world.users.values()):
            raise wrong(f"The username {username} is taken.")
        nick = (username or "").lstrip("@") or None
        return views.user(self.world.add_person(first_name.strip(), last_name, nick, language_code, note))

    def add_chat(
        self, type: str, title: str, members: Sequence[int], is_forum: bool = False, with_bot: bool = True
    ) -> JsonObject:
        if type not in {"group", "supergroup"}:
            raise wrong("A new chat is a group or a supergroup.")
        if is_forum and type != "supergroup":
            raise wrong("Only a supergroup can have topics.")
        if not title.strip():
            raise wrong("A group needs a title.")
        people = [self._user(one).id for one in members]
        chat = self.world.add_group(type, title.strip(), people, is_forum=is_forum, with_bot=with_bot)
        return views.chat(chat, self.world)

    def set_member(self, chat: int, user: int, action: str, by: int | None = None) -> JsonObject:
        """`join`, `leave`, `promote` or `demote`; the bot's own id is a member like any other. `by`: who does it."""
        place, person = self._chat(chat), self._person(user)
        if place.is_private:
            raise wrong("A private chat has no members to change.")
        present = place.is_present(person.id)
        author = self._person(by).id if by else next(iter(place.members), user) if user == self.world.bot.id else user
        if action == "join":
            if present:
                raise wrong(f"{person.first_name} is in this chat already.")
            self.world.join(place, user, by=author)
        elif not present:
            raise missing(f"{person.first_name} is not in this chat.")
        elif action == "leave":
            self.world.leave(place, user, by=author)
        elif action in {"promote", "demote"}:
            self.world.set_status(place, user, "administrator" if action == "promote" else "member", by=author)
        else:
            raise wrong("action is join, leave, promote or demote.")
        return views.chat(place, self.world)

    def set_privacy(self, on: bool) -> None:
        """Privacy mode of the bot in groups, as BotFather switches it."""
        self.world.profile.privacy = on
        self.world.changed("bot")

    def block(self, user: int, blocked: bool = True) -> JsonObject:
        person = self._user(user)
        self.world.block(person, blocked)
        return views.user(person)

    # what a person does

    def say(
        self,
        chat: int,
        user: int,
        text: str | None = None,
        file: SentFile | None = None,
        *,
        reply_to: int | None = None,
        thread: int | None = None,
        album: str | None = None,
        contact: JsonObject | None = None,
        location: JsonObject | None = None,
    ) -> JsonObject:
        """The person writes; with a file the text is its caption. Returns the message."""
        place, person = self._place(chat, user)
        if reply_to is not None and reply_to not in place.messages:
            raise missing(f"There is no message {reply_to} to reply to.")
        if thread is not None and thread not in place.topics:
            raise missing(f"There is no topic {thread} in this chat.")
        if contact:
            body: JsonObject = {"contact": {"user_id": person.id, "first_name": person.first_name} | contact}
        elif location:
            body = {"location": location}
        else:
            body = self._spoken(text or "", file)
        if album:
            body["media_group_id"] = album
        if place.is_private:
            person.has_started = True
        return self._done(self.world.put(place, user, body, reply_to=reply_to, thread=thread))

    def _spoken(self, text: str, file: SentFile | None) -> JsonObject:
        shown, found = entities.parsed(text, None)
        if file is None:
            if not shown:
                raise wrong("Say something: text, or a file.")
            if len(shown) > limits.TEXT:
                raise wrong(f"A message holds at most {limits.TEXT} characters.")
            return {"text": shown} | ({"entities": found} if found else {})
        if len(shown) > limits.CAPTION:
            raise wrong(f"A caption holds at most {limits.CAPTION} characters.")
        if not file.data:
            raise wrong("The file is empty.")
        kind = file.as_kind()
        mime = "audio/ogg" if kind == "voice" and not file.mime.startswith("audio/") else file.mime
        upload = Upload(name=file.name, data=file.data, mime=mime)
        body = objects.media(kind, self.world.files.add(upload, kind))
        caption = {"caption": shown} if shown else {}
        return body | caption | ({"caption_entities": found} if found else {})

    def _done(self, message: Message) -> JsonObject:
        self.world.deliver(message)
        return views.message(self.world, message)

    def edit(self, chat: int, user: int, message: int, text: str) -> JsonObject:
        """The person edits their own message or its caption."""
        place, _ = self._place(chat, user)
        found = self._message(place, message)
        if found.sender != user:
            raise wrong("One can edit only one's own messages.")
        shown, marks = entities.parsed(text, None)
        if not shown:
            raise wrong("An edited message cannot be empty.")
        where, entities_at = ("text", "entities") if "text" in found.body else ("caption", "caption_entities")
        found.body = {key: value for key, value in found.body.items() if key != entities_at} | {where: shown}
        if marks:
            found.body[entities_at] = marks
        self.world.edited(found)
        self.world.deliver(found, "edited_message")
        return views.message(self.world, found)

    async def press(
        self,
        chat: int,
        user: int,
        message: int,
        text: str | None = None,
        data: str | None = None,
        row: int | None = None,
        column: int | None = None,
        *,
        forged: bool = False,
    ) -> JsonObject:
        """Presses an inline button and waits for the bot's answer, at most 10 s.

        `forged`: `data` need not be on the message; a modified app can send whatever it likes.
        """
        place, person = self._place(chat, user)
        found = self._message(place, message)
        if forged:
            if data is None:
                raise wrong("A forged press needs data.")
        else:
            button = _button(found, text, data, row, column)
            if "disabled" in button:
                raise missing(f"The button «{button['text']}» cannot be pressed.")
            for name in ("url", "copy_text"):
                if name in button:
                    opened = button["url"] if name == "url" else None
                    copied = button["copy_text"]["text"] if name == "copy_text" else None
                    return {"answered": True, "alert": False, "text": copied, "url": opened}
            data = button.get("callback_data")
            if data is None:
                raise wrong(f"The sandbox cannot press the kind of button that «{button['text']}» is.")
        query = self.world.press(found, person, data)
        try:
            async with asyncio.timeout(PRESS_WAIT):
                return await asyncio.shield(query.answer)
        except TimeoutError:
            return {"answered": False, "alert": False, "text": None, "url": None}

    def vote(self, chat: int, user: int, message: int, options: Sequence[int]) -> JsonObject:
        """Votes in a poll; no options takes the vote back."""
        place, person = self._place(chat, user)
        found = self._message(place, message)
        if not found.poll:
            raise missing(f"Message {message} is not a poll.")
        self.world.close_due_polls()
        poll = self.world.polls[found.poll]
        chosen = sorted(set(options))
        if poll.is_closed:
            raise wrong("The poll is closed.")
        if any(one not in range(len(poll.options)) for one in chosen):
            raise wrong("There is no such option in the poll.")
        if len(chosen) > 1 and not poll.allows_multiple_answers:
            raise wrong("The poll takes one answer.")
        if user in poll.votes and not poll.allows_revoting:
            raise wrong("A vote in this poll cannot be changed.")
        self.world.vote(poll, person, chosen)
        return views.message(self.world, found)

    def react(self, chat: int, user: int, message: int, emoji: str | None) -> JsonObject:
        """Sets the person's reaction; None or "" takes it back."""
        place, person = self._place(chat, user)
        found = self._message(place, message)
        if emoji and emoji.replace("\ufe0f", "") not in limits.REACTIONS:
            raise wrong(f"Telegram has no reaction {emoji}.")
        old = found.reactions.pop(user, None)
        if emoji:
            found.reactions[user] = emoji
        if place.is_private or place.is_administrator(self.world.bot.id):
            self.world.updates.post(
                "message_reaction",
                {
                    "chat": objects.chat(place, self.world.users.get(chat)), "message_id": message,
                    "user": objects.user(person), "date": self.world.clock.timestamp(),
                    "old_reaction": [objects.reaction(old)] if old else [],
                    "new_reaction": [objects.reaction(emoji)] if emoji else [],
                },
            )  # fmt: skip
        self.world.changed("reaction", chat, message=message)
        return views.message(self.world, found)

    def share(
        self, chat: int, user: int, request_id: int, users: Sequence[int] = (), shared_chat: int | None = None
    ) -> JsonObject:
        """The person answers a request_users or request_chat button of the reply keyboard."""
        place, _ = self._place(chat, user)
        if shared_chat is not None:
            body: JsonObject = {"chat_shared": {"request_id": request_id, "chat_id": self._chat(shared_chat).id}}
        else:
            people = [self._user(one) for one in users]
            shared = [{"user_id": one.id, "first_name": one.first_name, "username": one.username} for one in people]
            body = {"users_shared": {"request_id": request_id, "users": shared}}
        return self._done(self.world.put(place, user, body))

    # Telegram on purpose

    def inject_update(self, raw: JsonObject) -> JsonObject:
        """Queues a raw update as given, malformed or repeated as it may be; a missing `update_id` is added."""
        return self.world.updates.inject(raw)

    @property
    def faults(self) -> list[Fault]:
        """The faults still to come."""
        return self.telegram.faults.coming

    def add_fault(
        self,
        method: str = "*",
        status: int | None = None,
        retry_after: int | None = None,
        after_effect: bool = False,
        delay: float = 0.0,
        times: int = 1,
    ) -> None:
        if status is not None and not 400 <= status < 600:
            raise wrong("The status of a fault is between 400 and 599.")
        if status is None and retry_after is None and not after_effect and not delay:
            raise wrong("A fault needs a status, retry_after, after_effect or a delay.")
        if times < 1 or delay < 0:
            raise wrong("times is at least 1 and delay not negative.")
        fault = Fault(
            method=method, status=status, retry_after=retry_after, after_effect=after_effect, delay=delay, times=times
        )
        self.telegram.faults.add(fault)

    def disturb_updates(self, how: str, times: int = 1) -> None:
        """`duplicate`: the next updates arrive twice; `reorder`: the next batches arrive in reverse."""
        if how not in {"duplicate", "reorder"} or times < 1:
            raise wrong("updates is duplicate or reorder, times at least 1.")
        setattr(self.world.updates, how, times)

    def clear_faults(self) -> None:
        self.telegram.faults.clear()
        self.world.updates.duplicate = self.world.updates.reorder = 0

    # time

    async def next_due(self) -> datetime | None:
        return await self.inhabitant.next_due() if self.inhabitant else None

    async def move_clock(self, advance: timedelta | float | None = None, to: datetime | None = None) -> datetime:
        """Moves the clock by `advance` (seconds) or to a time, stopping wherever the bot has something due.

        Stops on the way because deadlines follow from one another: an hour in one leap would run a ladder of four
        quarters of an hour as a single step.
        """
        if (advance is None) == (to is None):
            raise wrong("Give either advance or to.")
        clock = self.world.clock
        try:
            by = advance if isinstance(advance, timedelta) else timedelta(seconds=advance or 0)
        except (OverflowError, ValueError):
            raise wrong("That is too far for a clock.") from None
        if by > _FARTHEST or (to is not None and to.year > MAXYEAR - 100):
            raise wrong("That is too far for a clock.")
        if to is not None and to.tzinfo is None:
            to = to.replace(tzinfo=UTC)
        async with self._moving:
            target = to or clock.now() + by
            if target < clock.now() and (to is not None or by < timedelta(0)):
                raise wrong("The clock moves only forward.")
            await self._walk(target)
            return clock.now()

    async def _walk(self, target: datetime) -> None:
        last: datetime | None = None
        for _ in range(_STEPS):
            due = await self.next_due()
            if due is None or due > target or due == last:
                break
            last = due
            if not await self._stop_at(due):
                break  # a bot that hangs is not waited for at every step
        await self._stop_at(target)

    async def _stop_at(self, moment: datetime) -> bool:
        """Sets the clock and lets the bot catch up; whether it did."""
        clock = self.world.clock
        clock.advance(max(moment - clock.now(), timedelta(0)))
        self.world.close_due_polls()
        self.world.updates.forget_old()
        self.world.changed("clock")
        if self.inhabitant:
            await self.inhabitant.run_due()
        is_there = self.inhabitant or self.telegram.poller or self.telegram.in_flight
        return await self.idle(IDLE_WAIT if is_there else 0)

    async def idle(self, timeout: float = IDLE_WAIT) -> bool:  # noqa: ASYNC109 -- a slow bot is an answer, no error
        """Waits until the bot has handled every update and delivered every notice due; False when it took too long."""
        deadline = time.monotonic() + timeout
        pause = _SHORTEST_PEEK
        while not await self._is_settled():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            await asyncio.sleep(min(pause, left))
            pause = min(pause * 2, _LONGEST_PEEK)
        return True

    async def _is_settled(self) -> bool:
        def quiet() -> bool:
            return not self.world.updates.pending and not self.telegram.in_flight

        self.world.updates.forget_old()
        if not quiet():
            return False
        # Asking takes time in which something may have come in, so the queue is looked at again.
        return self.inhabitant is None or (await self.inhabitant.is_idle() and quiet())

    # finding

    def _chat(self, chat: int) -> Chat:
        if chat not in self.world.chats:
            raise missing(f"There is no chat {chat}.")
        return self.world.chats[chat]

    def _user(self, user: int) -> Person:
        if user not in self.world.users:
            raise missing(f"There is no person {user}.")
        return self.world.users[user]

    def _person(self, user: int) -> Person:
        return self.world.bot if user == self.world.bot.id else self._user(user)

    def _place(self, chat: int, user: int) -> tuple[Chat, Person]:
        place, person = self._chat(chat), self._user(user)
        if place.is_private and chat != user:
            raise wrong(f"This private chat belongs to somebody else than {person.first_name}.")
        if not place.is_private and not place.is_present(user):
            raise wrong(f"{person.first_name} is not in this chat.")
        return place, person

    def _message(self, place: Chat, message: int) -> Message:
        if message not in place.messages:
            raise missing(f"There is no message {message} in this chat.")
        return place.messages[message]


def _button(message: Message, text: str | None, data: str | None, row: int | None, column: int | None) -> JsonObject:
    rows = message.inline_keyboard
    if row is not None or column is not None:
        if (row or 0) in range(len(rows)) and (column or 0) in range(len(rows[row or 0])):
            return rows[row or 0][column or 0]
        raise missing(f"There is no button at row {row or 0}, column {column or 0}.")
    if text is None and data is None:
        raise wrong("Name the button by text, data or place.")
    for button in (button for one in rows for button in one):
        if (data is None or button.get("callback_data") == data) and (text is None or button["text"] == text):
            return button
    named = f"«{text}»" if text is not None else f"with data {data}"
    raise missing(f"There is no button {named} on message {message.id}.")
