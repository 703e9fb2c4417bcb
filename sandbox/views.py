"""The world as the control door and the chat page show it: short, with what a person would see."""

from datetime import UTC, datetime
from typing import Any

from . import entities, objects
from .world import Chat, Message, Person, World

JsonObject = dict[str, Any]

_FILE_KINDS = ("document", "voice", "audio", "video", "video_note", "animation", "sticker")


def user(person: Person) -> JsonObject:
    return {
        "id": person.id, "first_name": person.first_name, "last_name": person.last_name, "username": person.username,
        "language_code": person.language_code, "blocked_bot": person.blocked_bot, "started": person.has_started,
        "note": person.note,
    }  # fmt: skip


def chat(place: Chat, world: World) -> JsonObject:
    person = world.users.get(place.id)
    title = " ".join(filter(None, (person.first_name, person.last_name))) if person else place.title
    return {
        "id": place.id, "type": place.type, "title": title, "is_forum": place.is_forum,
        "members": [user for user in place.members if user != world.bot.id and place.is_present(user)],
        "with_bot": place.is_private or place.is_present(world.bot.id),
        "bot_is_administrator": place.is_administrator(world.bot.id),
        "topics": [{"id": one.id, "name": one.name, "is_closed": one.is_closed} for one in place.topics.values()],
        "pinned": place.pinned,
        "tags": {str(one.user): one.tag for one in place.members.values() if one.tag},
        "last_message": next(reversed(place.messages), None),
    }  # fmt: skip


def state(world: World) -> JsonObject:
    profile = world.profile
    bot = {
        "id": world.bot.id, "username": world.bot.username,
        "name": profile.text("name", None) or world.bot.first_name,
        "description": profile.text("description", None), "privacy": profile.privacy,
    }  # fmt: skip
    return {
        "now": world.clock.now().isoformat(),
        "bot": bot,
        "users": [user(one) for one in world.users.values()],
        "chats": [chat(one, world) for one in world.chats.values()],
    }


def message(world: World, one: Message) -> JsonObject:
    body = one.body
    shown: JsonObject = {"id": one.id, "from": one.sender, "date": _iso(one.date)}
    if one.edit_date:
        shown["edit_date"] = _iso(one.edit_date)
    if "text" in body:
        shown |= {"text": body["text"], "html": entities.rendered(body["text"], body.get("entities", ()))}
    if "caption" in body:
        html = entities.rendered(body["caption"], body.get("caption_entities", ()))
        shown |= {"caption": body["caption"], "html": html}
    if "photo" in body:
        size = body["photo"][-1]
        shown["photo"] = {
            "file_id": size["file_id"], "size": size["file_size"], "width": size["width"], "height": size["height"],
        }  # fmt: skip
    for kind in _FILE_KINDS:
        if kind in body and not (kind == "document" and "animation" in body):
            shown[kind] = _file(body[kind])
    for kind in ("contact", "location"):
        if kind in body:
            shown[kind] = body[kind]
    if service := {key: body[key] for key in sorted(body.keys() & objects.SERVICE)}:
        shown["service"] = service
    if "forward_origin" in body:
        shown["forwarded_from"] = body["forward_origin"]["sender_user"]
    if "media_group_id" in body:
        shown["album"] = body["media_group_id"]
    if one.markup:
        shown |= _markup(one.markup)
    if one.poll:
        shown["poll"] = _poll(world, one.poll)
    if one.reactions:
        shown["reactions"] = _reactions(one)
    if one.reply_to:
        shown["reply_to"] = one.reply_to
    if one.thread:
        shown["thread"] = one.thread
    return shown


def _iso(timestamp: int) -> str:
    return datetime.fromtimestamp(timestamp, UTC).isoformat()


def _file(found: JsonObject) -> JsonObject:
    shown = {
        "file_name": found.get("file_name"), "file_id": found["file_id"], "mime_type": found.get("mime_type"),
        "size": found["file_size"],
    }  # fmt: skip
    return shown | ({"duration": found["duration"]} if "duration" in found else {})


def button(one: JsonObject) -> JsonObject:
    shown = {"text": one["text"]}
    for name, value in (
        ("data", one.get("callback_data")), ("url", one.get("url")), ("style", one.get("style")),
        ("copy", (one.get("copy_text") or {}).get("text")), ("disabled", "disabled" in one or None),
    ):  # fmt: skip
        if value is not None:
            shown[name] = value
    return shown


def _markup(markup: JsonObject) -> JsonObject:
    if "inline_keyboard" in markup:
        return {"keyboard": [[button(one) for one in row] for row in markup["inline_keyboard"]]}
    if "keyboard" in markup:
        options = ("one_time_keyboard", "is_persistent", "input_field_placeholder", "resize_keyboard")
        return {
            "reply_keyboard": markup["keyboard"],
            "reply_keyboard_options": {name: markup[name] for name in options if name in markup},
        }
    return {"reply_keyboard": []} if "remove_keyboard" in markup else {"force_reply": True}


def _poll(world: World, poll_id: str) -> JsonObject:
    one = world.polls[poll_id]
    shown = objects.poll(one)
    voters: list[list[int]] = [[] for _ in one.options]
    for voter, chosen in one.votes.items():
        for index in chosen:
            voters[index].append(voter)
    return {
        "id": one.id, "question": one.question, "is_closed": one.is_closed, "is_anonymous": one.is_anonymous,
        "type": one.kind, "allows_multiple_answers": one.allows_multiple_answers,
        "total_voter_count": shown["total_voter_count"],
        "options": [
            {"text": option["text"], "voter_count": option["voter_count"], "voters": voters[number]}
            for number, option in enumerate(shown["options"])
        ],
    }  # fmt: skip


def _reactions(one: Message) -> list[JsonObject]:
    by_emoji: dict[str, list[int]] = {}
    for who, emoji in one.reactions.items():
        by_emoji.setdefault(emoji, []).append(who)
    return [{"emoji": emoji, "users": users} for emoji, users in by_emoji.items()]
