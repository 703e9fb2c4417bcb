"""The in-process door gives aiogram the same as the HTTP door does."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from sandbox import Sandbox

from .conftest import listening

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000200000001008020000")


@pytest.fixture(params=["in process", "over HTTP"])
async def bot(request: pytest.FixtureRequest, box: Sandbox) -> AsyncIterator[Bot]:
    default = DefaultBotProperties(parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True))
    if request.param == "in process":
        yield Bot(box.token, session=box.session(), default=default)
        return
    async with box.serve("127.0.0.1", 0) as address:
        api = TelegramAPIServer.from_base(address.url)
        async with Bot(box.token, session=AiohttpSession(api=api), default=default) as bot:
            yield bot


async def test_everything_the_bot_may_ask_is_answered_by_complete_objects(bot: Bot, box: Sandbox, anya: int) -> None:
    boris = box.control.add_user("Борис")["id"]
    group = box.control.add_chat("supergroup", "Группа", [boris, anya], is_forum=True)["id"]
    box.control.set_member(group, bot.id, "promote")
    assert (await bot.get_me()).username == "nastavnik_bot"
    assert (await bot.get_chat(anya)).first_name == "Аня"
    assert (await bot.get_chat(group)).is_forum
    assert (await bot.get_chat_member(group, boris)).status == "creator"
    assert (await bot.get_chat_member(group, bot.id)).status == "administrator"
    assert (await bot.get_chat_member(group, anya)).status == "member"
    assert await bot.get_chat_member_count(group) == 3
    assert len(await bot.get_chat_administrators(group)) == 2
    topic = await bot.create_forum_topic(group, "Встречи")
    said = await bot.send_message(group, "в теме", message_thread_id=topic.message_thread_id)
    assert said.is_topic_message
    assert await bot.edit_forum_topic(group, topic.message_thread_id, name="Программа")
    assert await bot.close_forum_topic(group, topic.message_thread_id)
    assert await bot.pin_chat_message(group, said.message_id)
    assert await bot.unpin_chat_message(group, message_id=said.message_id)
    assert await bot.set_chat_member_tag(group, anya, tag="наставляемая")
    assert await bot.send_chat_action(anya, "typing")
    poll = await bot.send_poll(anya, "Когда?", ["Пн", "Вт"], is_anonymous=False, open_period=60)
    assert poll.poll is not None
    assert poll.poll.options[1].text == "Вт"
    assert (await bot.stop_poll(anya, poll.message_id)).is_closed
    assert (await bot.send_location(anya, 56.8, 60.6)).location is not None
    assert (await bot.send_contact(anya, "+70000000000", "Школа")).contact is not None
    assert await bot.set_message_reaction(anya, poll.message_id, [ReactionTypeEmoji(emoji="👍")])
    assert await bot.set_my_name("Наставник")
    assert (await bot.get_my_name()).name == "Наставник"
    assert await bot.set_my_description("О боте")
    assert await bot.set_my_short_description("Коротко", language_code="ru")
    assert (await bot.get_my_description()).description == "О боте"
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.leave_chat(group)


async def test_files_travel_both_ways(bot: Bot, box: Sandbox, anya: int) -> None:
    picture = BufferedInputFile(PNG, "qr.png")
    sent = await bot.send_photo(anya, picture, caption="<b>QR</b>")
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (32, 16)
    again = await bot.send_photo(anya, sent.photo[-1].file_id)
    assert again.photo is not None
    assert again.photo[-1].file_id == sent.photo[-1].file_id
    album = await bot.send_media_group(
        anya, [InputMediaPhoto(media=picture, caption="раз"), InputMediaPhoto(media=sent.photo[-1].file_id)]
    )
    assert album[0].media_group_id == album[1].media_group_id
    edited = await bot.edit_message_media(InputMediaPhoto(media=picture, caption="новое"), chat_id=anya, message_id=2)
    assert not isinstance(edited, bool)
    assert edited.caption == "новое"
    document = await bot.send_document(anya, BufferedInputFile("привет".encode(), "привет.txt"))
    assert document.document is not None
    assert document.document.file_name == "привет.txt"
    assert document.document.mime_type == "text/plain"
    downloaded = await bot.download(document.document.file_id)
    assert downloaded is not None
    assert downloaded.read() == "привет".encode()
    with pytest.raises(TelegramBadRequest, match="can't use file of type Document as Photo"):
        await bot.send_photo(anya, document.document.file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.send_document(anya, "nothing")
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(anya, BufferedInputFile(b"no image", "x.png"))
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(anya, BufferedInputFile(b"", "x.txt"))


async def test_forwards_and_copies_keep_the_content(bot: Bot, box: Sandbox, anya: int) -> None:
    said = box.control.say(anya, anya, "посмотрите /help")
    forwarded = await bot.forward_message(anya, anya, said["id"])
    assert forwarded.forward_origin is not None
    assert forwarded.text == "посмотрите /help"
    copy = await bot.copy_message(anya, anya, said["id"])
    assert box.control.messages(anya)[-1]["id"] == copy.message_id
    secret = await bot.send_message(anya, "личное", protect_content=True)
    with pytest.raises(TelegramBadRequest, match="message has protected content"):
        await bot.forward_message(anya, anya, secret.message_id)
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(anya, anya, 999)
    assert len(await bot.copy_messages(anya, anya, [said["id"], 999, copy.message_id])) == 2


def _keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", callback_data=one)] for one in data])


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (SendMessage(chat_id=0, text=""), "message text is empty"),
        (SendMessage(chat_id=0, text=" \n "), "message text is empty"),
        (SendMessage(chat_id=0, text="x" * 4097), "message is too long"),
        (SendMessage(chat_id=0, text="<b>"), "can't parse entities"),
        (SendMessage(chat_id=0, text="x", reply_to_message_id=999), "message to be replied not found"),
        (SendMessage(chat_id=0, text="x", reply_markup=_keyboard("я" * 33)), "BUTTON_DATA_INVALID"),
        (SendMessage(chat_id=0, text="x", reply_markup=_keyboard("")), "BUTTON_DATA_INVALID"),
        (SendMessage(chat_id=0, text="x", reply_markup=_keyboard(*"x" * 101)), "reply markup is too long"),
        (SendMessage(chat_id=0, text="x", message_thread_id=77), "message thread not found"),
        (
            SendMessage(
                chat_id=0,
                text="x",
                reply_markup=InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x")]]),
            ),
            "Text buttons are unallowed in the inline keyboard",
        ),
        (
            SendMessage(
                chat_id=0,
                text="x",
                reply_markup=InlineKeyboardMarkup(
                    inline_keyboard=[[InlineKeyboardButton(text="x", url="http://localhost")]]
                ),
            ),
            "Wrong HTTP URL",
        ),
    ],
)
async def test_what_telegram_refuses_is_refused(bot: Bot, anya: int, call: SendMessage, why: str) -> None:
    with pytest.raises(TelegramBadRequest, match=why):
        await bot(call.model_copy(update={"chat_id": anya}))


async def test_polls_have_telegrams_limits(bot: Bot, anya: int) -> None:
    for question, options, why in (
        ("x" * 301, ["a", "b"], "poll question length must not exceed 300"),
        ("x", ["a"], "poll must have at least 2 option"),
        ("x", [str(one) for one in range(13)], "poll can't have more than 12 options"),
        ("x", ["a", "b" * 101], "poll options length must not exceed 100"),
    ):
        with pytest.raises(TelegramBadRequest, match=why):
            await bot.send_poll(anya, question, list(options))


async def test_only_ones_own_messages_are_edited_and_the_right_way(bot: Bot, box: Sandbox, anya: int) -> None:
    theirs = box.control.say(anya, anya, "моё")["id"]
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=anya, message_id=theirs)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=anya, message_id=999)
    text = (await bot.send_message(anya, "текст")).message_id
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=anya, message_id=text, caption="x")
    document = (await bot.send_document(anya, BufferedInputFile(b"x", "x.txt"))).message_id
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("x", chat_id=anya, message_id=document)
    await bot.edit_message_caption(chat_id=anya, message_id=document, caption="подпись")
    await bot.edit_message_reply_markup(chat_id=anya, message_id=text, reply_markup=_keyboard("a"))
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_reply_markup(chat_id=anya, message_id=text, reply_markup=_keyboard("a"))
    await bot.edit_message_text("без кнопок", chat_id=anya, message_id=text)
    assert "keyboard" not in next(one for one in box.control.messages(anya) if one["id"] == text)


async def test_messages_are_deleted_within_two_days(bot: Bot, box: Sandbox, anya: int) -> None:
    old = (await bot.send_message(anya, "старое")).message_id
    await box.control.move_clock(advance=48 * 3600 + 1)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(anya, old)
    fresh = (await bot.send_message(anya, "новое")).message_id
    theirs = box.control.say(anya, anya, "и это")["id"]
    assert await bot.delete_message(anya, fresh)
    assert await bot.delete_messages(anya, [theirs, fresh])
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(anya, fresh)
    assert [one["id"] for one in box.control.messages(anya)][-1] == old


async def test_menu_commands_go_by_scope_and_language(bot: Bot, box: Sandbox, anya: int) -> None:
    john = box.control.add_user("John", language_code="en")["id"]
    await bot.set_my_commands([BotCommand(command="menu", description="Меню")])
    await bot.set_my_commands([BotCommand(command="menu", description="Menu")], language_code="en")
    await bot.set_my_commands([BotCommand(command="team", description="Люди")], scope=BotCommandScopeChat(chat_id=anya))
    assert [one["command"] for one in box.control.commands(anya, anya)] == ["team"]
    assert [one["description"] for one in box.control.commands(john, john)] == ["Menu"]
    await bot.set_my_commands([BotCommand(command="all", description="x")], scope=BotCommandScopeAllPrivateChats())
    assert [one["command"] for one in box.control.commands(john, john)] == ["all"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=anya))
    assert [one["command"] for one in box.control.commands(anya, anya)] == ["all"]
    assert [one.description for one in await bot.get_my_commands(language_code="en")] == ["Menu"]
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Bad-Name", description="x")])
    with pytest.raises(TelegramBadRequest, match="BOT_COMMANDS_TOO_MUCH"):
        await bot.set_my_commands([BotCommand(command=f"c{one}", description="x") for one in range(101)])


async def test_reply_keyboards_stay_until_they_are_removed(bot: Bot, box: Sandbox, anya: int) -> None:
    rows = [[KeyboardButton(text="Да"), KeyboardButton(text="Нет")]]
    await bot.send_message(anya, "?", reply_markup=ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True))
    standing = box.control.reply_keyboard(anya)
    assert standing is not None
    assert [one["text"] for one in standing["keyboard"][0]] == ["Да", "Нет"]
    await bot.send_message(anya, "!", reply_markup=ReplyKeyboardRemove())
    assert box.control.reply_keyboard(anya) is None
    assert box.control.messages(anya)[-1]["reply_keyboard"] == []


async def test_faults_are_the_exceptions_that_aiogram_knows(bot: Bot, box: Sandbox, anya: int) -> None:
    box.control.add_fault("sendMessage", 429, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(anya, "раз")
    assert flood.value.retry_after == 7
    box.control.add_fault("*", 502, times=2)
    for _ in range(2):
        with pytest.raises(TelegramServerError):
            await bot.send_message(anya, "два")
    before = len(box.control.messages(anya))
    box.control.add_fault("sendMessage", 500, after_effect=True)
    with pytest.raises(TelegramServerError):
        await bot.send_message(anya, "три")
    box.control.add_fault("sendMessage", after_effect=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anya, "четыре")
    assert [one["text"] for one in box.control.messages(anya)[before:]] == ["три", "четыре"]
    box.control.add_fault("sendMessage", delay=30)
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await bot(SendMessage(chat_id=anya, text="пять"), request_timeout=0.05)  # type: ignore[arg-type]
    assert (await bot.send_message(anya, "шесть")).text == "шесть"


async def test_refusals_are_the_exceptions_that_aiogram_knows(bot: Bot, box: Sandbox, anya: int) -> None:
    box.control.block(anya)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(anya, "x")
    with pytest.raises(TelegramUnauthorizedError):
        await Bot("1:wrong", session=bot.session).get_me()
    first = asyncio.create_task(bot.get_updates(timeout=20, offset=-1))
    await listening(box)
    box.world.updates.clear()
    second = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(TelegramConflictError):
        await first
    box.control.say(anya, anya, "стоп")
    assert [one.message.text for one in await second if one.message] == ["стоп"]


class _Unheard(TelegramMethod[bool]):
    __returning__ = bool
    __api_method__ = "doSomethingUnheard"


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramNotFound):
        await bot(_Unheard())
