"""Messages of people as the domain keeps them, and back into Telegram."""

from collections.abc import Sequence
from html import escape
from typing import Any

from aiogram import Bot
from aiogram.types import (
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MediaUnion,
    Message,
)

from mentoring.model.help_request import Content, ContentKind, TalkMessage
from mentoring.model.ids import TalkMessageId

#: Telegram's limits, in characters after entities.
LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024

#: What may stand together in an album.
ALBUM_KINDS = {ContentKind.PHOTO, ContentKind.VIDEO, ContentKind.AUDIO, ContentKind.DOCUMENT}


def content_of(message: Message) -> Content | None:
    """What the person sent; None when it is of a kind that cannot be passed on."""
    album = message.media_group_id
    source = message.message_id
    if message.text is not None:
        return Content(kind=ContentKind.TEXT, text=message.text, source_message=source)
    caption = message.caption or ""
    if message.photo:
        return Content(
            kind=ContentKind.PHOTO, text=caption, file=message.photo[-1].file_id, album=album, source_message=source
        )
    # An animation comes with a document beside it, so it is asked for first.
    files = (
        (ContentKind.ANIMATION, message.animation),
        (ContentKind.VOICE, message.voice),
        (ContentKind.VIDEO, message.video),
        (ContentKind.VIDEO_NOTE, message.video_note),
        (ContentKind.AUDIO, message.audio),
        (ContentKind.DOCUMENT, message.document),
        (ContentKind.STICKER, message.sticker),
    )
    for kind, file in files:
        if file is not None:
            return Content(kind=kind, text=caption, file=file.file_id, album=album, source_message=source)
    return None


async def send_contents(
    bot: Bot,
    chat: int,
    messages: Sequence[TalkMessage],
    *,
    header: str = "",
    keyboard: InlineKeyboardMarkup | None = None,
    quiet: bool = False,
) -> list[tuple[int, TalkMessageId]]:
    """Send messages of a talk to a chat, each (an album: once) under the header, which is HTML.

    Returns which message of the chat shows which message of the talk. The keyboard goes under the last one.
    """
    shown: list[tuple[int, TalkMessageId]] = []
    pending = list(messages)
    while pending:
        album = [each for each in pending if each.content.album and each.content.album == pending[0].content.album]
        if len(album) > 1 and all(each.content.kind in ALBUM_KINDS for each in album):
            pending = [each for each in pending if each not in album]
            shown.extend(await _send_album(bot, chat, album, header, quiet))
            continue
        message, *pending = pending
        markup = keyboard if not pending else None
        shown.extend(await _send_one(bot, chat, message, header, markup, quiet))
    return shown


async def _send_album(
    bot: Bot, chat: int, album: Sequence[TalkMessage], header: str, quiet: bool
) -> list[tuple[int, TalkMessageId]]:
    media: list[MediaUnion] = []
    for place, message in enumerate(album):
        caption = captioned(header if place == 0 else "", message.content.text)
        media.append(_input_media(message.content, caption or None))
    sent = await bot.send_media_group(chat, media, disable_notification=quiet)
    return [(message.message_id, part.id) for message, part in zip(sent, album, strict=True)]


def _input_media(content: Content, caption: str | None) -> MediaUnion:
    file = content.file or ""
    match content.kind:
        case ContentKind.PHOTO:
            return InputMediaPhoto(media=file, caption=caption)
        case ContentKind.VIDEO:
            return InputMediaVideo(media=file, caption=caption)
        case ContentKind.AUDIO:
            return InputMediaAudio(media=file, caption=caption)
        case _:
            return InputMediaDocument(media=file, caption=caption)


async def _send_one(
    bot: Bot, chat: int, message: TalkMessage, header: str, keyboard: InlineKeyboardMarkup | None, quiet: bool
) -> list[tuple[int, TalkMessageId]]:
    content = message.content
    shown: list[tuple[int, TalkMessageId]] = []
    if content.kind is ContentKind.TEXT:
        for text in texts_of(header, content.text):
            sent = await bot.send_message(chat, text, reply_markup=keyboard, disable_notification=quiet)
            shown.append((sent.message_id, message.id))
        return shown
    caption: str | None = captioned(header, content.text)
    if content.kind in {ContentKind.VIDEO_NOTE, ContentKind.STICKER} or caption is None:
        # These carry no caption, or not one that long: the words go first, in a message of their own.
        for text in texts_of(header, content.text):
            sent = await bot.send_message(chat, text, disable_notification=quiet)
            shown.append((sent.message_id, message.id))
        caption = None
    sent = await _send_file(bot, chat, content, caption, keyboard, quiet)
    return [*shown, (sent.message_id, message.id)]


async def _send_file(
    bot: Bot, chat: int, content: Content, caption: str | None, keyboard: InlineKeyboardMarkup | None, quiet: bool
) -> Message:
    file = content.file or ""
    options: dict[str, Any] = {"reply_markup": keyboard, "disable_notification": quiet}
    match content.kind:
        case ContentKind.PHOTO:
            return await bot.send_photo(chat, file, caption=caption, **options)
        case ContentKind.VOICE:
            return await bot.send_voice(chat, file, caption=caption, **options)
        case ContentKind.VIDEO:
            return await bot.send_video(chat, file, caption=caption, **options)
        case ContentKind.VIDEO_NOTE:
            return await bot.send_video_note(chat, file, **options)
        case ContentKind.AUDIO:
            return await bot.send_audio(chat, file, caption=caption, **options)
        case ContentKind.ANIMATION:
            return await bot.send_animation(chat, file, caption=caption, **options)
        case ContentKind.STICKER:
            return await bot.send_sticker(chat, file, **options)
        case _:
            return await bot.send_document(chat, file, caption=caption, **options)


def captioned(header: str, text: str) -> str | None:
    """Header and the person's words as one caption; None when that is longer than a caption may be."""
    parts = [part for part in (header, escape(text, quote=False)) if part]
    return "\n".join(parts) if len(header) + len(text) < LONGEST_CAPTION else None


def texts_of(header: str, text: str) -> list[str]:
    """Header and the person's words as messages, cut where one would be too long."""
    room = LONGEST_TEXT - len(header) - 1
    pieces = [text[start : start + room] for start in range(0, len(text), room)] or [""]
    return ["\n".join(part for part in (header, escape(piece, quote=False)) if part) for piece in pieces]
