"""Everything that puts a new message into a chat."""

import mimetypes
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import methods as m
from aiogram.types import InputPollOption

from .. import entities, limits, objects
from ..files import StoredFile, image_size
from ..refusals import ApiRefusal, bad_request
from ..world import Chat, Message, Poll, World
from .places import known_chat, replied, thread_of, writable_chat
from .registry import Call, acts_on, word

JsonObject = dict[str, Any]

_DETAILS = ("duration", "performer", "title", "width", "height", "length")


def formatted(text: str | None, parse_mode: Any, marks: Any) -> tuple[str, list[JsonObject]]:
    """Text and entities by the three parameters every method has for them."""
    plain = [one.model_dump(exclude_none=True, mode="json") for one in marks] if marks else None
    return entities.parsed(text or "", parse_mode if isinstance(parse_mode, str) and not plain else None, plain)


def text_body(text: str | None, parse_mode: Any, marks: Any) -> JsonObject:
    shown, found = formatted(text, parse_mode, marks)
    limits.check_text(shown)
    return {"text": shown} | ({"entities": found} if found else {})


def caption_body(p: Any) -> JsonObject:
    """Caption fields of any call or InputMedia; nothing when there is no caption."""
    if not p.caption:
        return {}
    shown, found = formatted(p.caption, p.parse_mode, p.caption_entities)
    limits.check_caption(shown)
    above = {"show_caption_above_media": True} if getattr(p, "show_caption_above_media", None) is True else {}
    return ({"caption": shown} | ({"caption_entities": found} if found else {}) | above) if shown else {}


def markup_of(p: Any) -> JsonObject | None:
    """The call's reply markup, checked."""
    given = getattr(p, "reply_markup", None)
    if given is None:
        return None
    markup: JsonObject = given.model_dump(exclude_none=True, mode="json")
    limits.check_keyboard(markup)
    return None if markup == {"inline_keyboard": []} else markup


def post(call: Call, p: Any, body: JsonObject, *, chat: Chat | None = None, **more: Any) -> Message:
    """Puts the bot's message where the call says, after all that can be refused was checked."""
    world = call.world
    chat = chat or writable_chat(world, p.chat_id)
    thread = thread_of(chat, p.message_thread_id)
    reply_to = replied(chat, p)
    markup = markup_of(p)
    if call.telegram.pace:
        call.telegram.pace.take(chat.id)
    if markup and "inline_keyboard" not in markup:
        chat.reply_markup = None if markup.get("remove_keyboard") else markup
    return world.put(
        chat, world.bot.id, body, thread=thread, reply_to=reply_to, markup=markup,
        protected=getattr(p, "protect_content", None) is True, **more,
    )  # fmt: skip


@acts_on(m.SendMessage)
def send_message(call: Call, p: m.SendMessage) -> JsonObject:
    chat = writable_chat(call.world, p.chat_id)
    return call.world.object(post(call, p, text_body(p.text, p.parse_mode, p.entities), chat=chat))


# files


def stored(call: Call, kind: str, given: Any) -> list[StoredFile]:
    """The file a parameter names: `attach://` a part of the request, or the id of a file sent before."""
    files, value = call.world.files, str(given)
    if value.startswith("attach://"):
        upload = call.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
        limits.check_upload(kind, len(upload.data))
        if kind == "photo" and image_size(upload.data) is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if upload.mime in {None, "application/octet-stream"}:
            upload = replace(upload, mime=mimetypes.guess_type(upload.name)[0] or _usual_mime(kind))
        return files.add(upload, kind)
    if re.match(r"(?i)https?://", value):
        raise bad_request("failed to get HTTP URL content")
    file = files.by_id.get(value)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {_td_name(file.kind)} as {_td_name(kind)}")
    return files.same(file)


def _usual_mime(kind: str) -> str:
    return {"voice": "audio/ogg", "audio": "audio/mpeg", "photo": "image/jpeg"}.get(
        kind, "video/mp4" if kind in {"video", "video_note", "animation"} else "application/octet-stream"
    )


def _td_name(kind: str) -> str:
    return {"voice": "VoiceNote", "video_note": "VideoNote"}.get(kind, kind.capitalize())


def _details(p: Any) -> JsonObject:
    found = {name: value for name in _DETAILS if (value := getattr(p, name, None)) is not None}
    return {name: int(v.total_seconds()) if isinstance(v, timedelta) else v for name, v in found.items()}


def media_body(call: Call, kind: str, given: Any, p: Any) -> JsonObject:
    """File and caption of a call or of one InputMedia."""
    body = objects.media(kind, stored(call, kind, given), _details(p))
    if getattr(p, "has_spoiler", None) is True:
        body["has_media_spoiler"] = True
    return body | (caption_body(p) if hasattr(p, "caption") else {})


def _send_file(kind: str) -> Any:
    def send(call: Call, p: Any) -> JsonObject:
        chat = writable_chat(call.world, p.chat_id)
        return call.world.object(post(call, p, media_body(call, kind, getattr(p, kind), p), chat=chat))

    return send


for _method, _kind in (
    (m.SendPhoto, "photo"), (m.SendDocument, "document"), (m.SendAudio, "audio"), (m.SendVideo, "video"),
    (m.SendAnimation, "animation"), (m.SendVoice, "voice"), (m.SendVideoNote, "video_note"), (m.SendSticker, "sticker"),
):  # fmt: skip
    acts_on(_method)(_send_file(_kind))


@acts_on(m.SendMediaGroup)
def send_media_group(call: Call, p: m.SendMediaGroup) -> list[JsonObject]:
    world = call.world
    chat = writable_chat(world, p.chat_id)
    if not p.media:
        raise bad_request("there are no messages to send")
    if len(p.media) not in limits.ALBUM:
        raise bad_request(f"media group must include {limits.ALBUM.start}-{limits.ALBUM.stop - 1} items")
    kinds = {word(one.type) for one in p.media}
    if len(kinds) > 1 and not kinds <= {"photo", "video"}:
        only = "Document" if "document" in kinds else "Audio"
        raise bad_request(f"{only} can't be mixed with other media types")
    bodies = [media_body(call, word(one.type), one.media, one) for one in p.media]
    album = {"media_group_id": str(13_000_000_000_000_000 + world.count("album"))}
    thread, reply_to = thread_of(chat, p.message_thread_id), replied(chat, p)
    if call.telegram.pace:
        call.telegram.pace.take(chat.id, len(bodies))
    protected = p.protect_content is True
    return [
        world.object(world.put(chat, world.bot.id, body | album, thread=thread, reply_to=reply_to, protected=protected))
        for body in bodies
    ]


@acts_on(m.SendLocation)
def send_location(call: Call, p: m.SendLocation) -> JsonObject:
    if not (-90 <= p.latitude <= 90 and -180 <= p.longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return call.world.object(post(call, p, {"location": {"latitude": p.latitude, "longitude": p.longitude}}))


@acts_on(m.SendContact)
def send_contact(call: Call, p: m.SendContact) -> JsonObject:
    fields = {"phone_number": p.phone_number, "first_name": p.first_name, "last_name": p.last_name, "vcard": p.vcard}
    return call.world.object(post(call, p, {"contact": {key: value for key, value in fields.items() if value}}))


@acts_on(m.SendPoll)
def send_poll(call: Call, p: m.SendPoll) -> JsonObject:
    world = call.world
    chat = writable_chat(world, p.chat_id)
    question = formatted(p.question, p.question_parse_mode, p.question_entities)[0]
    options = [one.text.strip() if isinstance(one, InputPollOption) else str(one).strip() for one in p.options]
    limits.check_poll(question, options)
    kind = p.type or "regular"
    correct = p.correct_option_ids or ([p.correct_option_id] if p.correct_option_id is not None else [])
    if kind == "quiz" and (not correct or any(one not in range(len(options)) for one in correct)):
        raise bad_request("Wrong correct option ID specified")
    poll = Poll(
        id=str(5_000_000_000_000_000_000 + world.count("poll")), chat=chat.id, message=0, question=question,
        options=options, kind=kind, correct=list(correct), is_anonymous=p.is_anonymous is not False,
        allows_multiple_answers=bool(p.allows_multiple_answers), is_closed=bool(p.is_closed),
        allows_revoting=kind != "quiz" if p.allows_revoting is None else p.allows_revoting,
        closes_at=_closing(world, p.open_period, p.close_date),
    )  # fmt: skip
    world.polls[poll.id] = poll
    try:
        message = post(call, p, {}, chat=chat, poll=poll.id)
    except ApiRefusal:
        del world.polls[poll.id]
        raise
    poll.message = message.id
    return world.object(message)


def _closing(world: World, period: int | None, date: datetime | timedelta | int | None) -> float | None:
    now = world.clock.now()
    if period is not None:
        return now.timestamp() + period
    if isinstance(date, timedelta):
        return (now + date).timestamp()
    if isinstance(date, datetime):
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    return None if date is None else float(date)


# forwarding and copying


def _source(world: World, chat_id: int | str, message_id: int, doing: str) -> Message:
    source = known_chat(world, chat_id).messages.get(message_id)
    if source is None:
        raise bad_request(f"message to {doing} not found")
    if source.body.keys() & objects.SERVICE:
        raise bad_request("message can't be copied" if doing == "copy" else "message can't be forwarded")
    if source.protected:
        what = "copied" if doing == "copy" else "forwarded"
        raise bad_request(f"message has protected content and can't be {what}")
    return source


def _forward(call: Call, p: Any, message_id: int, album: JsonObject | None = None) -> Message:
    world = call.world
    chat = writable_chat(world, p.chat_id)
    source = _source(world, p.from_chat_id, message_id, "forward")
    author = world.person(source.sender)
    origin = source.body.get("forward_origin") or {
        "type": "user", "date": source.date, "sender_user": objects.user(author) if author else {},
    }  # fmt: skip
    body = {key: value for key, value in source.body.items() if key != "media_group_id"} | {"forward_origin": origin}
    return post(call, p, body | (album or {}), chat=chat, poll=source.poll)


def _copy(call: Call, p: Any, message_id: int, *, captions: bool = True) -> Message:
    world = call.world
    chat = writable_chat(world, p.chat_id)
    source = _source(world, p.from_chat_id, message_id, "copy")
    if source.poll and world.polls[source.poll].kind == "quiz" and not world.polls[source.poll].is_closed:
        raise bad_request("message can't be copied")
    dropped = {"forward_origin", "media_group_id"}
    if not captions or getattr(p, "caption", None) is not None:
        dropped |= {"caption", "caption_entities", "show_caption_above_media"}
    body = {key: value for key, value in source.body.items() if key not in dropped}
    if getattr(p, "caption", None) and "text" not in body:
        body |= caption_body(p)
    return post(call, p, body, chat=chat, poll=source.poll)


@acts_on(m.ForwardMessage)
def forward_message(call: Call, p: m.ForwardMessage) -> JsonObject:
    return call.world.object(_forward(call, p, p.message_id))


@acts_on(m.CopyMessage)
def copy_message(call: Call, p: m.CopyMessage) -> JsonObject:
    return {"message_id": _copy(call, p, p.message_id).id}


def _several(world: World, p: Any, doing: str) -> list[int]:
    """The ids that can be sent on; as in Telegram the others are passed over, and only none at all is refused."""
    writable_chat(world, p.chat_id)
    if not 0 < len(p.message_ids) <= 100:
        raise bad_request("wrong number of messages specified")
    found = []
    for one in p.message_ids:
        try:
            _source(world, p.from_chat_id, one, doing)
        except ApiRefusal as refusal:
            if refusal.code != 400 or "chat not found" in refusal.description:
                raise
            continue
        found.append(one)
    if not found:
        raise bad_request(f"there are no messages to {doing}")
    return found


@acts_on(m.ForwardMessages)
def forward_messages(call: Call, p: m.ForwardMessages) -> list[JsonObject]:
    return [{"message_id": _forward(call, p, one).id} for one in _several(call.world, p, "forward")]


@acts_on(m.CopyMessages)
def copy_messages(call: Call, p: m.CopyMessages) -> list[JsonObject]:
    captions = p.remove_caption is not True
    return [{"message_id": _copy(call, p, one, captions=captions).id} for one in _several(call.world, p, "copy")]


@acts_on(m.SendChatAction)
def send_chat_action(call: Call, p: m.SendChatAction) -> bool:
    chat = writable_chat(call.world, p.chat_id)
    known = {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }  # fmt: skip
    if p.action not in known:
        raise bad_request("wrong parameter action in request")
    call.world.changed("typing", chat.id, action=p.action)
    return True


@acts_on(m.GetFile)
def get_file(call: Call, p: m.GetFile) -> JsonObject:
    file = call.world.files.by_id.get(p.file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > limits.DOWNLOAD:
        raise bad_request("file is too big")
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path}
