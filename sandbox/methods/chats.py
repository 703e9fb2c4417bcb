"""Chats, their members and topics."""

from typing import Any

from aiogram import methods as m

from .. import limits, objects
from ..refusals import bad_request
from ..world import ADMINISTRATORS, PRESENT, Chat, Member, Person, Topic, World
from .places import known_chat, require_rights
from .registry import Call, acts_on

JsonObject = dict[str, Any]


@acts_on(m.GetChat)
def get_chat(call: Call, p: m.GetChat) -> JsonObject:
    world = call.world
    chat = known_chat(world, p.chat_id)
    if chat.is_private and not world.users[chat.id].has_started:
        raise bad_request("chat not found")  # somebody the bot never met does not exist for it
    shown = objects.full_chat(chat, world.users.get(chat.id))
    if chat.pinned and (pinned := chat.messages.get(chat.pinned[-1])):
        shown["pinned_message"] = objects.message(world, pinned, with_reply=False)
    return shown


def _in_chat(world: World, chat: Chat, user: int) -> tuple[Person, Member]:
    person = world.person(user)
    if person is None:
        raise bad_request("user not found" if chat.is_private else "member not found")
    if chat.is_private:
        return person, Member(user=user)
    return person, chat.members.get(user) or Member(user=user, status="left")


@acts_on(m.GetChatMember)
def get_chat_member(call: Call, p: m.GetChatMember) -> JsonObject:
    return objects.chat_member(*_in_chat(call.world, known_chat(call.world, p.chat_id), p.user_id))


@acts_on(m.GetChatMemberCount)
def get_chat_member_count(call: Call, p: m.GetChatMemberCount) -> int:
    chat = known_chat(call.world, p.chat_id)
    return 2 if chat.is_private else sum(one.status in PRESENT for one in chat.members.values())


@acts_on(m.GetChatAdministrators)
def get_chat_administrators(call: Call, p: m.GetChatAdministrators) -> list[JsonObject]:
    """Other bots are left out by Telegram; the sandbox has only one, which is shown."""
    world = call.world
    chat = known_chat(world, p.chat_id)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        objects.chat_member(person, one)
        for one in chat.members.values()
        if one.status in ADMINISTRATORS and (person := world.person(one.user))
    ]


@acts_on(m.LeaveChat)
def leave_chat(call: Call, p: m.LeaveChat) -> bool:
    chat = known_chat(call.world, p.chat_id)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    call.world.leave(chat, call.world.bot.id, by=call.world.bot.id)
    return True


@acts_on(m.SetChatMemberTag)
def set_chat_member_tag(call: Call, p: m.SetChatMemberTag) -> bool:
    world = call.world
    chat = known_chat(world, p.chat_id)
    require_rights(world, chat, "manage chat member tags")
    _, member = _in_chat(world, chat, p.user_id)
    if member.status != "member":
        raise bad_request("member not found" if member.status not in PRESENT else "can't set tag of an administrator")
    if len(p.tag or "") > limits.TAG:
        raise bad_request("tag is too long")
    member.tag = p.tag or None
    world.changed("chat", chat.id)
    return True


# topics


def _forum(world: World, chat_id: int | str) -> Chat:
    chat = known_chat(world, chat_id)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.is_administrator(world.bot.id):
        raise bad_request("not enough rights to manage topics")
    return chat


def _topic(world: World, chat_id: int | str, thread: int) -> tuple[Chat, Topic]:
    chat = _forum(world, chat_id)
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    return chat, chat.topics[thread]


@acts_on(m.CreateForumTopic)
def create_forum_topic(call: Call, p: m.CreateForumTopic) -> JsonObject:
    world = call.world
    chat = _forum(world, p.chat_id)
    if not 0 < len(p.name.strip()) <= limits.TOPIC_NAME:
        raise bad_request("invalid topic name specified")
    colour = p.icon_color if p.icon_color is not None else 7322096
    if colour not in limits.TOPIC_COLOURS:
        raise bad_request("invalid topic icon color specified")
    message = world.put(chat, world.bot.id, {"forum_topic_created": {"name": p.name.strip(), "icon_color": colour}})
    message.thread = message.id
    topic = chat.topics[message.id] = Topic(id=message.id, name=p.name.strip(), icon_color=colour)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


@acts_on(m.EditForumTopic)
def edit_forum_topic(call: Call, p: m.EditForumTopic) -> bool:
    chat, topic = _topic(call.world, p.chat_id, p.message_thread_id)
    if not p.name or p.name.strip() == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    if len(p.name) > limits.TOPIC_NAME:
        raise bad_request("invalid topic name specified")
    topic.name = p.name.strip()
    call.world.put(chat, call.world.bot.id, {"forum_topic_edited": {"name": topic.name}}, thread=topic.id)
    return True


def _set_closed(call: Call, chat_id: int | str, thread: int, closed: bool) -> bool:
    chat, topic = _topic(call.world, chat_id, thread)
    if topic.is_closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = closed
    said = "forum_topic_closed" if closed else "forum_topic_reopened"
    call.world.put(chat, call.world.bot.id, {said: {}}, thread=topic.id)
    return True


@acts_on(m.CloseForumTopic)
def close_forum_topic(call: Call, p: m.CloseForumTopic) -> bool:
    return _set_closed(call, p.chat_id, p.message_thread_id, True)


@acts_on(m.ReopenForumTopic)
def reopen_forum_topic(call: Call, p: m.ReopenForumTopic) -> bool:
    return _set_closed(call, p.chat_id, p.message_thread_id, False)


@acts_on(m.DeleteForumTopic)
def delete_forum_topic(call: Call, p: m.DeleteForumTopic) -> bool:
    chat, topic = _topic(call.world, p.chat_id, p.message_thread_id)
    for message in [one for one in chat.messages.values() if one.thread == topic.id]:
        call.world.delete(message)
    del chat.topics[topic.id]
    return True
