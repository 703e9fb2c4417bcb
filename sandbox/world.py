"""The world inside the box: people, chats, messages, polls, the bot's profile. Plain objects, no I/O.

Every change is announced to `listeners` as `{kind, chat?, message?}`, and what the bot may see becomes an update.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import entities, objects
from .clock import SandboxClock
from .files import FileBox
from .profile import BotProfile
from .updates import UpdateQueue

JsonObject = dict[str, Any]

ADMINISTRATORS = frozenset({"creator", "administrator"})
PRESENT = frozenset({"creator", "administrator", "member"})
QUERY_LIFE = 15.0  #: seconds of real time in which a press can be answered


@dataclass(slots=True, kw_only=True)
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    has_started: bool = False  #: wrote to the bot at least once; before that the bot may not write
    blocked_bot: bool = False
    note: str | None = None  #: who the person is, for the chat page only; Telegram knows nothing of it


@dataclass(slots=True, kw_only=True)
class Member:
    user: int
    status: str = "member"
    tag: str | None = None


@dataclass(slots=True, kw_only=True)
class Topic:
    id: int
    name: str
    icon_color: int
    is_closed: bool = False


@dataclass(slots=True, kw_only=True)
class Message:
    """What stands in a chat. `body` holds the content under Telegram's own field names."""

    id: int
    chat: int
    sender: int
    date: int
    body: JsonObject
    thread: int | None = None
    reply_to: int | None = None
    edit_date: int | None = None
    markup: JsonObject | None = None
    poll: str | None = None
    protected: bool = False
    reactions: dict[int, str] = field(default_factory=dict)

    @property
    def inline_keyboard(self) -> list[list[JsonObject]]:
        rows: list[list[JsonObject]] = (self.markup or {}).get("inline_keyboard", [])
        return rows


@dataclass(slots=True, kw_only=True)
class Chat:
    id: int
    type: str
    title: str | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0  #: supergroups count their own messages; other chats share the world's count
    reply_markup: JsonObject | None = None  #: the reply keyboard standing under the text box
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    def is_present(self, user: int) -> bool:
        member = self.members.get(user)
        return member is not None and member.status in PRESENT

    def is_administrator(self, user: int) -> bool:
        member = self.members.get(user)
        return member is not None and member.status in ADMINISTRATORS


@dataclass(slots=True, kw_only=True)
class Poll:
    id: str
    chat: int
    message: int
    question: str
    options: list[str]
    is_anonymous: bool
    kind: str
    allows_multiple_answers: bool
    allows_revoting: bool
    is_closed: bool = False
    closes_at: float | None = None
    correct: list[int] = field(default_factory=list)
    votes: dict[int, list[int]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Query:
    """A press that waits for the bot's answer. Its age is real time: the answer matters to a person at a screen."""

    id: str
    answer: asyncio.Future[JsonObject]
    pressed: float = field(default_factory=time.monotonic)

    @property
    def is_open(self) -> bool:
        return not self.answer.done() and time.monotonic() - self.pressed < QUERY_LIFE


class World:
    def __init__(self, clock: SandboxClock, files: FileBox, *, bot_id: int, bot_username: str) -> None:
        self.clock = clock
        self.files = files
        self.bot = Person(id=bot_id, first_name=bot_username, username=bot_username, is_bot=True)
        self.profile = BotProfile()
        self.users: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.queries: dict[str, Query] = {}
        self.updates = UpdateQueue(clock)
        self.listeners: list[Callable[[JsonObject], None]] = []
        self.dirty_chats: set[int] = set()
        self.on_webhook: Callable[[], None] = lambda: None
        self.last = {"user": 500_000_000, "group": 0, "message": 0, "poll": 0, "query": 0, "album": 0}

    def changed(self, kind: str, chat: int | None = None, **more: Any) -> None:
        if chat is not None:
            self.dirty_chats.add(chat)
        if self.listeners:
            event = {"kind": kind} | ({} if chat is None else {"chat": chat}) | more
            for listener in tuple(self.listeners):
                listener(event)

    def count(self, what: str) -> int:
        self.last[what] += 1
        return self.last[what]

    # people and chats

    def person(self, user: int) -> Person | None:
        return self.bot if user == self.bot.id else self.users.get(user)

    def add_person(
        self,
        first_name: str,
        last_name: str | None,
        username: str | None,
        language_code: str | None,
        note: str | None = None,
    ) -> Person:
        person = Person(
            id=self.count("user"), first_name=first_name, last_name=last_name, username=username,
            language_code=language_code, note=note,
        )  # fmt: skip
        self.users[person.id] = person
        self.chats[person.id] = Chat(id=person.id, type="private", members={person.id: Member(user=person.id)})
        self.changed("user", person.id)
        return person

    def add_group(self, kind: str, title: str, members: list[int], *, is_forum: bool, with_bot: bool) -> Chat:
        number = self.count("group")
        chat = Chat(
            id=-(4_000_000_000 + number) if kind == "group" else -(1_001_000_000_000 + number),
            type=kind, title=title, is_forum=is_forum,
            members={user: Member(user=user) for user in members},
        )  # fmt: skip
        if members:
            chat.members[members[0]].status = "creator"
        self.chats[chat.id] = chat
        self.changed("chat", chat.id)
        if with_bot:
            creator = members[0] if members else self.bot.id
            self.set_status(chat, self.bot.id, "member", by=creator)
            created = {"group_chat_created": True} if kind == "group" else {"new_chat_members": [self.bot]}
            self.deliver(self.put(chat, creator, self._service(created)))
        return chat

    def _service(self, body: JsonObject) -> JsonObject:
        if people := body.get("new_chat_members"):
            return {"new_chat_members": [objects.user(person) for person in people]}
        return body

    def set_status(self, chat: Chat, user: int, status: str, *, by: int) -> None:
        """Changes a membership and tells the bot: always about itself, about others when it is an administrator."""
        person, author = self.person(user), self.person(by)
        if person is None or author is None:
            return
        member = chat.members.setdefault(user, Member(user=user, status="left"))
        old = objects.chat_member(person, member)
        member.status = status
        update = {
            "chat": objects.chat(chat, self.person(chat.id)), "from": objects.user(author),
            "date": self.clock.timestamp(), "old_chat_member": old,
            "new_chat_member": objects.chat_member(person, member),
        }  # fmt: skip
        if user == self.bot.id:
            self.updates.post("my_chat_member", update)
        elif chat.is_administrator(self.bot.id):
            self.updates.post("chat_member", update)
        self.changed("chat", chat.id)

    def join(self, chat: Chat, user: int, *, by: int) -> None:
        self.set_status(chat, user, "member", by=by)
        body = self._service({"new_chat_members": [self.person(user)]})
        self.deliver(self.put(chat, by, body))

    def leave(self, chat: Chat, user: int, *, by: int) -> None:
        person = self.person(user)
        if person is None:
            return
        body = {"left_chat_member": objects.user(person)}
        if user == self.bot.id:
            self.set_status(chat, user, "left" if by == user else "kicked", by=by)
            self.put(chat, by, body)
        else:
            message = self.put(chat, by, body)
            self.set_status(chat, user, "left" if by == user else "kicked", by=by)
            self.deliver(message)

    def block(self, person: Person, blocked: bool) -> None:
        """The person blocks or unblocks the bot; the bot is told, as in Telegram, only when something changes."""
        if person.blocked_bot == blocked:
            return
        person.blocked_bot = blocked
        chat = self.chats[person.id]
        old, new = (Member(user=self.bot.id, status=one) for one in (("member", "kicked")[:: 1 if blocked else -1]))
        self.updates.post(
            "my_chat_member",
            {
                "chat": objects.chat(chat, person), "from": objects.user(person), "date": self.clock.timestamp(),
                "old_chat_member": objects.chat_member(self.bot, old),
                "new_chat_member": objects.chat_member(self.bot, new),
            },
        )  # fmt: skip
        self.changed("user", chat.id)

    # messages

    def put(self, chat: Chat, sender: int, body: JsonObject, **more: Any) -> Message:
        """Places a new message in a chat and announces it."""
        if chat.type == "supergroup":
            chat.last_id += 1
            number = chat.last_id
        else:
            number = self.count("message")
        message = Message(id=number, chat=chat.id, sender=sender, date=self.clock.timestamp(), body=body, **more)
        chat.messages[number] = message
        self.changed("message", chat.id, message=number)
        return message

    def deliver(self, message: Message, kind: str = "message") -> None:
        """Makes an update of a person's message, where the bot may see it."""
        if self.bot_sees(self.chats[message.chat], message):
            self.updates.post(kind, self.object(message))

    def bot_sees(self, chat: Chat, message: Message) -> bool:
        """In groups with privacy mode: commands, replies to the bot, service messages; all as an administrator.

        Source: https://core.telegram.org/bots/features#privacy-mode
        """
        if chat.is_private:
            return True
        if not chat.is_present(self.bot.id):
            return False
        if not self.profile.privacy or chat.is_administrator(self.bot.id):
            return True
        body = message.body
        if body.keys() & objects.SERVICE:
            return True
        answered = chat.messages.get(message.reply_to or 0)
        if answered is not None and answered.sender == self.bot.id:
            return True
        mine = f"@{self.bot.username}".lower()
        commands = [entities.cut(body["text"], one) for one in body.get("entities", ()) if one["type"] == "bot_command"]
        return any("@" not in one or one.lower().endswith(mine) for one in commands)

    def edited(self, message: Message) -> None:
        message.edit_date = self.clock.timestamp()
        self.changed("edit", message.chat, message=message.id)

    def delete(self, message: Message) -> None:
        chat = self.chats[message.chat]
        chat.messages.pop(message.id, None)
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        self.changed("delete", chat.id, message=message.id)

    def object(self, message: Message) -> JsonObject:
        """The message as the Bot API shows it."""
        return objects.message(self, message)

    # polls

    def close_due_polls(self) -> None:
        """Closes the polls whose time has come and tells the bot."""
        now = self.clock.now().timestamp()
        for poll in self.polls.values():
            if not poll.is_closed and poll.closes_at is not None and poll.closes_at <= now:
                self.close_poll(poll)

    def close_poll(self, poll: Poll) -> None:
        poll.is_closed = True
        self.updates.post("poll", objects.poll(poll))
        self.changed("poll", poll.chat, message=poll.message)

    def vote(self, poll: Poll, person: Person, options: list[int]) -> None:
        if options:
            poll.votes[person.id] = options
        else:
            poll.votes.pop(person.id, None)
        if not poll.is_anonymous:
            self.updates.post(
                "poll_answer",
                {
                    "poll_id": poll.id, "user": objects.user(person), "option_ids": options,
                    "option_persistent_ids": [str(one) for one in options],
                },
            )  # fmt: skip
        self.updates.post("poll", objects.poll(poll))
        self.changed("poll", poll.chat, message=poll.message)

    # presses

    def press(self, message: Message, person: Person, data: str) -> Query:
        """Queues the callback query and returns what will hold its answer."""
        while self.queries and not next(iter(self.queries.values())).is_open:
            self.queries.pop(next(iter(self.queries)))
        answer: asyncio.Future[JsonObject] = asyncio.get_running_loop().create_future()
        query = Query(id=str(4_300_000_000_000 + self.count("query")), answer=answer)
        self.queries[query.id] = query
        self.updates.post(
            "callback_query",
            {
                "id": query.id, "from": objects.user(person), "message": self.object(message),
                "chat_instance": str(7_000_000_000_000_000_000 + message.chat), "data": data,
            },
        )  # fmt: skip
        self.changed("press", message.chat)
        return query

    # memory

    def dump(self) -> JsonObject:
        """Everything except the chats' messages, which are saved chat by chat."""
        return {
            "last": self.last,
            "profile": self.profile.dump(),
            "users": [_row(person) for person in self.users.values()],
            "chats": list(self.chats),
            "polls": [_row(poll) for poll in self.polls.values()],
            "updates": self.updates.dump(),
        }

    def dump_chat(self, chat: int) -> JsonObject:
        place = self.chats[chat]
        parts = {name: {key: _row(one) for key, one in getattr(place, name).items()} for name in _PARTS}
        return _row(place) | parts

    def load(self, saved: JsonObject, chats: list[JsonObject], *, skip: int) -> None:
        """Takes the place of an empty world. `skip`: how many ids to leave out after a crash."""
        self.last |= saved["last"]
        self.last |= {name: self.last[name] + skip for name in ("message", "query", "poll")}
        self.profile.load(saved["profile"])
        self.users = {row["id"]: Person(**row) for row in saved["users"]}
        self.polls = {row["id"]: Poll(**row | {"votes": _by_number(row["votes"])}) for row in saved["polls"]}
        self.updates.load(saved["updates"], skip=skip)
        rows = {row["id"]: row for row in chats}
        for row in [rows[chat] for chat in saved["chats"] if chat in rows]:
            messages = [
                Message(**one | {"reactions": _by_number(one["reactions"])}) for one in row["messages"].values()
            ]
            self.chats[row["id"]] = Chat(
                **row
                | {
                    "members": {one["user"]: Member(**one) for one in row["members"].values()},
                    "topics": {one["id"]: Topic(**one) for one in row["topics"].values()},
                    "messages": {one.id: one for one in messages},
                    "last_id": row["last_id"] + (skip if row["type"] == "supergroup" else 0),
                }
            )
        for person in self.users.values():
            self.chats.setdefault(
                person.id, Chat(id=person.id, type="private", members={person.id: Member(user=person.id)})
            )


_PARTS = ("members", "topics", "messages")


def _row(one: Any) -> JsonObject:
    # dataclasses.asdict copies all the way down, which takes a big chat a hundred times as long.
    return {name: getattr(one, name) for name in one.__slots__}


def _by_number(mapping: dict[str, Any]) -> dict[int, Any]:
    return {int(key): value for key, value in mapping.items()}
