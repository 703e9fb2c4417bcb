"""Buttons made from lists, and answers in words: what several conversations share."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, ScrollingGroup, Select
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.text import Format

from bot.dialogs.at_hand import at_hand
from mentoring.reading import Page
from mentoring.refusals import Gone

T = TypeVar("T")

#: Rows of a list before it is cut into pages.
PAGE = 7

#: Digits of the greatest id a database gives.
LONGEST_NUMBER = 18

ON, OFF = "✅ ", ""

#: What a press or an answer in words calls.
OnChoice = OnItemClick[Any, str]
OnWords = Callable[[Message, DialogManager, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a list. The id comes back from the press, perhaps forged."""

    id: str | int
    text: str
    is_on: bool = False

    @property
    def label(self) -> str:
        return f"{ON if self.is_on else OFF}{self.text}"


def chooser(
    id: str, on_choice: OnChoice, *, items: str = "choices", width: int = 2, when: WhenCondition = None
) -> Group:
    """All choices of the getter's list as buttons."""
    return Group(_select(id, on_choice, items), width=width, when=when)


def paged_chooser(
    id: str, on_choice: OnChoice, *, items: str = "choices", width: int = 1, when: WhenCondition = None
) -> ScrollingGroup:
    """The same in pages of seven rows."""
    return Pages(_select(id, on_choice, items), id=f"{id}_page", width=width, height=PAGE, when=when)


def number(item: str) -> int:
    """The id in a press. Only a forged one is no number: it speaks of nothing there is."""
    if not (item.isascii() and item.isdigit() and len(item) <= LONGEST_NUMBER):
        raise Gone
    return int(item)


def words_input(on_words: OnWords) -> MessageInput:
    """An answer in words; anything else is asked for again."""

    async def take(message: Message, _: MessageInput, manager: DialogManager) -> None:
        text = (message.text or "").strip()
        if text:
            await on_words(message, manager, text)
            return
        l10n = at_hand(manager).l10n
        await message.answer(l10n("answer-in-words"))

    return MessageInput(take)


async def load_numbered(
    manager: DialogManager, scroll: str, load: Callable[[int], Awaitable[Page[T]]]
) -> tuple[Page[T], dict[str, int]]:
    """The page of a list the reader is on, and what the page buttons need (`bot.dialogs.lists`)."""
    place: Any = manager.find(scroll)
    page = await load(await place.get_page())
    await place.set_page(page.number)
    return page, {"total": page.total, "pages": page.pages}


async def say(manager: DialogManager, text: str) -> None:
    """A message of its own above the window, which comes down below it."""
    hand = at_hand(manager)
    await hand.bot.send_message(hand.account, text)
    manager.show_mode = ShowMode.DELETE_AND_SEND


class Pages(ScrollingGroup):
    """A list that is all at hand, cut into pages, with the page buttons that all our lists have."""

    async def _render_pager(self, pages: int, manager: DialogManager) -> RawKeyboard:
        if pages < 2:
            return []
        page = min(pages - 1, await self.get_page(manager))
        places = (("◀", max(0, page - 1)), (f"{page + 1} / {pages}", page), ("▶", min(pages - 1, page + 1)))
        return [
            [InlineKeyboardButton(text=text, callback_data=self._item_callback_data(to)) for text, to in places],
        ]

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        await self.set_page(callback, max(0, number(data)), manager)
        return True


def _select(id: str, on_choice: OnChoice, items: str) -> "Select[str]":
    return Select(
        Format("{item.label}"), id=id, item_id_getter=lambda choice: choice.id, items=items, on_click=on_choice
    )
