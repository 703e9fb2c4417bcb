"""Telegram's objects, complete, as plain dicts. Source: https://core.telegram.org/bots/api#available-types"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import world as w
    from .files import StoredFile

JsonObject = dict[str, Any]

#: Contents that are service messages: shown to the bot in every privacy mode, never copied or forwarded.
SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "group_chat_created", "pinned_message", "forum_topic_created",
    "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened", "users_shared", "chat_shared", "new_chat_title",
})  # fmt: skip
_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_send_welcome_messages", "can_pin_messages", "can_manage_topics", "can_manage_tags",
)  # fmt: skip


def user(person: w.Person) -> JsonObject:
    shown: JsonObject = {"id": person.id, "is_bot": person.is_bot, "first_name": person.first_name}
    if person.last_name:
        shown["last_name"] = person.last_name
    if person.username:
        shown["username"] = person.username
    if person.language_code:
        shown["language_code"] = person.language_code
    return shown


def chat(place: w.Chat, person: w.Person | None) -> JsonObject:
    """`person`: whose private chat it is; None for groups."""
    if person is None:
        shown: JsonObject = {"id": place.id, "title": place.title, "type": place.type}
        if place.type == "group":
            shown["all_members_are_administrators"] = False
        if place.is_forum:
            shown["is_forum"] = True
        return shown
    shown = {"id": place.id, "first_name": person.first_name}
    if person.last_name:
        shown["last_name"] = person.last_name
    if person.username:
        shown["username"] = person.username
    return shown | {"type": "private"}


def full_chat(place: w.Chat, person: w.Person | None) -> JsonObject:
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    shown = chat(place, person) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if person is None:
        allowed = (
            "messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls",
            "other_messages",
        )  # fmt: skip
        shown["permissions"] = {f"can_send_{one}": True for one in allowed} | {
            "can_add_web_page_previews": True, "can_change_info": False, "can_invite_users": True,
            "can_pin_messages": False, "can_manage_topics": False, "can_edit_tag": True, "can_react_to_messages": True,
        }  # fmt: skip
    return shown


def chat_member(person: w.Person, member: w.Member) -> JsonObject:
    shown: JsonObject = {"user": user(person), "status": member.status}
    if member.status == "creator":
        shown["is_anonymous"] = False
    elif member.status == "administrator":
        shown |= dict.fromkeys(_RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    elif member.status == "kicked":
        shown["until_date"] = 0
    if member.tag and member.status == "member":
        shown["tag"] = member.tag
    return shown


def message(world: w.World, one: w.Message, *, with_reply: bool = True) -> JsonObject:
    place = world.chats[one.chat]
    sender = world.person(one.sender)
    shown: JsonObject = {"message_id": one.id}
    if sender is not None:
        shown["from"] = user(sender)
    shown["chat"] = chat(place, world.users.get(place.id))
    shown["date"] = one.date
    if one.edit_date:
        shown["edit_date"] = one.edit_date
    if not place.is_private and (member := place.members.get(one.sender)) and member.tag:
        shown["sender_tag"] = member.tag
    if one.thread:
        shown |= {"message_thread_id": one.thread, "is_topic_message": True}
    if one.protected:
        shown["has_protected_content"] = True
    if with_reply and one.reply_to and (answered := place.messages.get(one.reply_to)):
        shown["reply_to_message"] = message(world, answered, with_reply=False)
    shown |= one.body
    if one.poll:
        shown["poll"] = poll(world.polls[one.poll])
    if one.inline_keyboard:
        shown["reply_markup"] = {"inline_keyboard": one.inline_keyboard}
    return shown


def poll(one: w.Poll) -> JsonObject:
    counts = [0] * len(one.options)
    for chosen in one.votes.values():
        for index in chosen:
            counts[index] += 1
    shown: JsonObject = {
        "id": one.id, "question": one.question,
        "options": [
            {"persistent_id": str(number), "text": text, "voter_count": counts[number]}
            for number, text in enumerate(one.options)
        ],
        "total_voter_count": len(one.votes), "is_closed": one.is_closed, "is_anonymous": one.is_anonymous,
        "type": one.kind, "allows_multiple_answers": one.allows_multiple_answers,
        "allows_revoting": one.allows_revoting, "members_only": False,
    }  # fmt: skip
    if one.closes_at is not None:
        shown["close_date"] = int(one.closes_at)
    if one.kind == "quiz" and one.is_closed:
        shown["correct_option_ids"] = one.correct
    return shown


def reaction(emoji: str) -> JsonObject:
    return {"type": "emoji", "emoji": emoji}


def media(kind: str, files: list[StoredFile], details: JsonObject | None = None) -> JsonObject:
    """The content fields of a message carrying a file. `details`: duration, performer, title as sent."""
    if kind == "photo":
        return {"photo": [_photo_size(one) for one in files]}
    file, details = files[0], details or {}
    shown: JsonObject = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
    if kind in {"document", "audio", "video", "animation"}:
        shown |= {"file_name": file.name}
    if kind not in {"video_note", "sticker"}:
        shown |= {"mime_type": file.mime}
    if kind in {"video", "animation"}:
        shown |= {"width": file.width or 640, "height": file.height or 360}
    if kind in {"audio", "voice", "video", "animation", "video_note"}:
        shown["duration"] = 1
    if kind == "video_note":
        shown["length"] = 240
    if kind == "sticker":
        shown |= {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    shown |= {key: value for key, value in details.items() if value is not None}
    # An animation is also shown as a document, for old bots: https://core.telegram.org/bots/api#message
    return {kind: shown} | ({"document": _document(file)} if kind == "animation" else {})


def _photo_size(file: StoredFile) -> JsonObject:
    return {
        "file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size,
        "width": file.width, "height": file.height,
    }  # fmt: skip


def _document(file: StoredFile) -> JsonObject:
    return {
        "file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size,
        "file_name": file.name, "mime_type": file.mime,
    }  # fmt: skip
