"""Finding the chat, the message and the thread a call speaks of, with Telegram's refusals when they are not there."""

from typing import Any

from ..refusals import bad_request, forbidden
from ..world import Chat, Message, World


def known_chat(world: World, chat_id: int | str | None) -> Chat:
    """A chat the bot may look at: someone it has met, or a group it is in."""
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else _by_username(world, chat_id)
    if chat is None:
        raise bad_request("chat not found")
    if chat.is_private:
        return chat
    member = world.bot.id in chat.members and chat.members[world.bot.id]
    kind = "supergroup" if chat.type == "supergroup" else "group"
    if not member:
        raise forbidden(f"bot is not a member of the {kind} chat")
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if member.status == "left":
        raise forbidden(f"bot is not a member of the {kind} chat")
    return chat


def _by_username(world: World, name: str | None) -> Chat | None:
    # Bots cannot address people by @username, and the groups of the sandbox have none.
    if name and not name.startswith("@") and name.lstrip("-").isdigit():
        return world.chats.get(int(name))
    return None


def writable_chat(world: World, chat_id: int | str | None) -> Chat:
    """A chat the bot may write to."""
    chat = known_chat(world, chat_id)
    if chat.is_private:
        person = world.users[chat.id]
        if person.blocked_bot:
            raise forbidden("bot was blocked by the user")
        if not person.has_started:
            raise forbidden("bot can't initiate conversation with a user")
    return chat


def own_message(world: World, chat: Chat, message_id: int | None, doing: str = "edit") -> Message:
    message = chat.messages.get(message_id or 0)
    if message is None:
        raise bad_request(f"message to {doing} not found")
    if message.sender != world.bot.id:
        raise bad_request("message can't be edited")
    return message


def require_rights(world: World, chat: Chat, doing: str) -> None:
    if chat.is_private or not chat.is_administrator(world.bot.id):
        raise bad_request(f"not enough rights to {doing}")


def thread_of(chat: Chat, thread: int | None) -> int | None:
    """The topic a message goes to. Raises ApiRefusal when there is none such; 1 is the General topic of a forum."""
    if not thread or (chat.is_forum and thread == 1):
        return None
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[thread].is_closed:
        raise bad_request("TOPIC_CLOSED")
    return thread


def replied(chat: Chat, call: Any) -> int | None:
    """The message a new one answers, by `reply_parameters` or the older `reply_to_message_id`."""
    parameters = getattr(call, "reply_parameters", None)
    target = parameters.message_id if parameters else getattr(call, "reply_to_message_id", None)
    if not target:
        return None
    if parameters and parameters.chat_id not in {None, chat.id, str(chat.id)}:
        raise bad_request("replies to another chat are not supported by the sandbox")
    if target in chat.messages:
        return int(target)
    lenient = parameters.allow_sending_without_reply if parameters else call.allow_sending_without_reply
    if lenient is True:
        return None
    raise bad_request("message to be replied not found")
