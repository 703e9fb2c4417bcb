"""A very small bot that says and does one of everything the chat page has to show."""

from io import BytesIO

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    Message,
    PollAnswer,
    ReplyKeyboardMarkup,
)
from aiogram.utils.formatting import Bold, Text
from PIL import Image


def picture() -> BufferedInputFile:
    image = BytesIO()
    Image.new("RGB", (320, 200), "#1c6b66").save(image, "PNG")
    return BufferedInputFile(image.getvalue(), "board.png")


def inhabitant() -> Router:
    router = Router()

    @router.message(CommandStart())
    async def start(message: Message, command: CommandObject) -> None:
        person = message.from_user
        words = Text(Bold("Здравствуйте"), ", ", person.full_name if person else "", ". ", f"Ключ: {command.args}")
        keys = [
            [InlineKeyboardButton(text="Взять", callback_data="take", style="success")],
            [
                InlineKeyboardButton(text="Подсказка", callback_data="hint"),
                InlineKeyboardButton(text="Важно", callback_data="alert", style="danger"),
            ],
            [
                InlineKeyboardButton(text="Код", copy_text=CopyTextButton(text="ABC-42")),
                InlineKeyboardButton(text="Сайт", url="https://example.org/"),
            ],
        ]
        await message.answer(**words.as_kwargs(), reply_markup=InlineKeyboardMarkup(inline_keyboard=keys))

    @router.callback_query(F.data == "take")
    async def take(press: CallbackQuery) -> None:
        assert isinstance(press.message, Message)
        keys = [[InlineKeyboardButton(text="Отпустить", callback_data="hint")]]
        await press.message.edit_text("Взято вами", reply_markup=InlineKeyboardMarkup(inline_keyboard=keys))
        await press.answer()

    @router.callback_query(F.data == "hint")
    async def hint(press: CallbackQuery) -> None:
        await press.answer("Это подсказка")

    @router.callback_query(F.data == "alert")
    async def alert(press: CallbackQuery) -> None:
        await press.answer("Это важно знать", show_alert=True)

    @router.message(Command("photo"))
    async def photo(message: Message) -> None:
        await message.answer_photo(picture(), caption="Доска")

    @router.message(Command("album"))
    async def album(message: Message) -> None:
        await message.answer_media_group(
            [InputMediaPhoto(media=picture(), caption="Две доски"), InputMediaPhoto(media=picture())]
        )

    @router.message(Command("document"))
    async def document(message: Message) -> None:
        await message.answer_document(BufferedInputFile("Памятка".encode(), "памятка.txt"))

    @router.message(Command("poll"))
    async def poll(message: Message) -> None:
        await message.answer_poll("Когда встреча?", ["Вторник", "Среда"], is_anonymous=False)

    @router.message(Command("link"))
    async def link(message: Message, bot: Bot) -> None:
        me = await bot.me()
        await message.answer(f"Ваша ссылка: https://t.me/{me.username}?start=secret-1")

    @router.message(Command("keyboard"))
    async def keyboard(message: Message) -> None:
        users = KeyboardButtonRequestUsers(request_id=1)
        keys = [[KeyboardButton(text="Журнал")], [KeyboardButton(text="Выбрать коллег", request_users=users)]]
        await message.answer("Вот клавиатура", reply_markup=ReplyKeyboardMarkup(keyboard=keys))

    @router.message(Command("typing"))
    async def typing(message: Message, bot: Bot) -> None:
        await bot.send_chat_action(message.chat.id, ChatAction.TYPING)

    @router.message(Command("rich"))
    async def rich(message: Message) -> None:
        await message.answer(
            "<b>жирно</b> <i>косо</i> <code>код</code> <blockquote>цитата</blockquote><tg-spoiler>тайна</tg-spoiler> "
            '<a href="https://example.org/">адрес</a>',
            parse_mode="HTML",
        )

    @router.message(F.document)
    async def received(message: Message) -> None:
        assert message.document is not None
        await message.reply(f"Файл {message.document.file_name}, подпись {message.caption}")

    @router.message(F.voice)
    async def heard(message: Message) -> None:
        await message.reply("Слышу вас")

    @router.message(F.text)
    async def echo(message: Message) -> None:
        about = f" (ответ на {message.reply_to_message.text})" if message.reply_to_message else ""
        await message.answer(f"Вы написали: {message.text}{about}")

    @router.edited_message()
    async def edited(message: Message) -> None:
        await message.answer(f"Вы исправили: {message.text}")

    @router.poll_answer()
    async def voted(answer: PollAnswer, bot: Bot) -> None:
        assert answer.user is not None
        await bot.send_message(answer.user.id, f"Ваш выбор: {answer.option_ids}")

    return router
