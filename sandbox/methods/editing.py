"""What changes messages already there: edits, deletions, pins, reactions, polls stopped, presses answered."""

from typing import Any

from aiogram import methods as m

from .. import limits, objects
from ..refusals import bad_request
from ..world import Chat, Message, World
from .places import known_chat, own_message, require_rights, writable_chat
from .registry import Call, acts_on, word
from .sending import caption_body, markup_of, media_body, text_body

JsonObject = dict[str, Any]

_FILE_KINDS = frozenset({"photo", "document", "audio", "video", "animation", "voice", "video_note", "sticker"})
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def _apply(world: World, message: Message, body: JsonObject, markup: JsonObject | None) -> JsonObject:
    """Puts new content in place; an edit that leaves everything as it is gets refused."""
    if message.markup and "inline_keyboard" not in message.markup:
        raise bad_request("message can't be edited")
    if body == message.body and markup == message.markup:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a current "
            "content and reply markup of the message"
        )
    message.body, message.markup = body, markup
    world.edited(message)
    return world.object(message)


def _editable(call: Call, p: Any) -> Message:
    chat = writable_chat(call.world, p.chat_id)
    return own_message(call.world, chat, p.message_id)


@acts_on(m.EditMessageText)
def edit_message_text(call: Call, p: m.EditMessageText) -> JsonObject:
    message = _editable(call, p)
    body = text_body(p.text, p.parse_mode, p.entities)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _apply(call.world, message, body, markup_of(p))


@acts_on(m.EditMessageCaption)
def edit_message_caption(call: Call, p: m.EditMessageCaption) -> JsonObject:
    message = _editable(call, p)
    if not message.body.keys() & (_FILE_KINDS - {"video_note", "sticker"}):
        raise bad_request("there is no caption in the message to edit")
    kept = {key: value for key, value in message.body.items() if key not in _CAPTION}
    return _apply(call.world, message, kept | caption_body(p), markup_of(p))


@acts_on(m.EditMessageMedia)
def edit_message_media(call: Call, p: m.EditMessageMedia) -> JsonObject:
    message = _editable(call, p)
    if "text" not in message.body and not message.body.keys() & _FILE_KINDS:
        raise bad_request("message can't be edited")
    kind = word(p.media.type)
    if kind not in _FILE_KINDS:
        raise bad_request(f"media of type {kind} is not supported by the sandbox")
    body = media_body(call, kind, p.media.media, p.media)
    if album := message.body.get("media_group_id"):
        body["media_group_id"] = album
    return _apply(call.world, message, body, markup_of(p))


@acts_on(m.EditMessageReplyMarkup)
def edit_message_reply_markup(call: Call, p: m.EditMessageReplyMarkup) -> JsonObject:
    message = _editable(call, p)
    return _apply(call.world, message, message.body, markup_of(p))


def _deletable(world: World, chat: Chat, message_id: int) -> Message:
    """Own messages and, in private chats, the person's too, within 48 hours; anything as an administrator.

    Source: https://core.telegram.org/bots/api#deletemessage
    """
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    if chat.is_administrator(world.bot.id):
        return message
    mine = chat.is_private or message.sender == world.bot.id
    if not mine or world.clock.timestamp() - message.date > limits.DELETE_AGE:
        raise bad_request("message can't be deleted for everyone" if mine else "message can't be deleted")
    return message


@acts_on(m.DeleteMessage)
def delete_message(call: Call, p: m.DeleteMessage) -> bool:
    chat = known_chat(call.world, p.chat_id)
    call.world.delete(_deletable(call.world, chat, p.message_id))
    return True


@acts_on(m.DeleteMessages)
def delete_messages(call: Call, p: m.DeleteMessages) -> bool:
    """Messages that are gone already are passed over, those that may not be deleted are refused."""
    chat = known_chat(call.world, p.chat_id)
    if not 0 < len(p.message_ids) <= 100:
        raise bad_request("wrong number of messages specified")
    for message in [_deletable(call.world, chat, one) for one in p.message_ids if one in chat.messages]:
        call.world.delete(message)
    return True


@acts_on(m.AnswerCallbackQuery)
def answer_callback_query(call: Call, p: m.AnswerCallbackQuery) -> bool:
    query = call.world.queries.get(p.callback_query_id)
    if query is None or not query.is_open:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if p.text and len(p.text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    del call.world.queries[query.id]
    query.answer.set_result({"answered": True, "alert": bool(p.show_alert), "text": p.text, "url": p.url})
    call.world.changed("answer")
    return True


@acts_on(m.SetMessageReaction)
def set_message_reaction(call: Call, p: m.SetMessageReaction) -> bool:
    world = call.world
    message = writable_chat(world, p.chat_id).messages.get(p.message_id)
    if message is None:
        raise bad_request("message to react not found")
    emojis = [getattr(one, "emoji", None) for one in p.reaction or ()]
    if len(emojis) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = emojis[0] if emojis else None
    if emojis and (emoji is None or emoji.replace("\ufe0f", "") not in limits.REACTIONS):
        raise bad_request("REACTION_INVALID")
    if emoji is None:
        message.reactions.pop(world.bot.id, None)
    else:
        message.reactions[world.bot.id] = emoji
    world.changed("reaction", message.chat, message=message.id)
    return True


@acts_on(m.StopPoll)
def stop_poll(call: Call, p: m.StopPoll) -> JsonObject:
    world = call.world
    message = writable_chat(world, p.chat_id).messages.get(p.message_id)
    if message is None or not message.poll:
        raise bad_request("message with poll to stop not found")
    if message.sender != world.bot.id:
        raise bad_request("message can't be edited")
    poll = world.polls[message.poll]
    if poll.is_closed:
        raise bad_request("poll has already been closed")
    message.markup = markup_of(p)
    world.close_poll(poll)
    return objects.poll(poll)


@acts_on(m.PinChatMessage)
def pin_chat_message(call: Call, p: m.PinChatMessage) -> bool:
    world = call.world
    chat = writable_chat(world, p.chat_id)
    if not chat.is_private:
        require_rights(world, chat, "manage pinned messages in the chat")
    message = chat.messages.get(p.message_id)
    if message is None:
        raise bad_request("message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        world.put(chat, world.bot.id, {"pinned_message": objects.message(world, message, with_reply=False)})
    return True


@acts_on(m.UnpinChatMessage)
def unpin_chat_message(call: Call, p: m.UnpinChatMessage) -> bool:
    chat = writable_chat(call.world, p.chat_id)
    if not chat.is_private:
        require_rights(call.world, chat, "manage pinned messages in the chat")
    target = p.message_id or (chat.pinned[-1] if chat.pinned else 0)
    if target not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(target)
    call.world.changed("edit", chat.id, message=target)
    return True


@acts_on(m.UnpinAllChatMessages)
def unpin_all_chat_messages(call: Call, p: m.UnpinAllChatMessages) -> bool:
    chat = writable_chat(call.world, p.chat_id)
    if not chat.is_private:
        require_rights(call.world, chat, "manage pinned messages in the chat")
    chat.pinned.clear()
    call.world.changed("edit", chat.id)
    return True
