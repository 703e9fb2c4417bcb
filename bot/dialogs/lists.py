"""What windows with a list share: pages that the database cuts, and texts of single items."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Row, StubScroll, SwitchPage
from aiogram_dialog.widgets.kbd.pager import PageDirection
from aiogram_dialog.widgets.text import Const, Format

from bot.dialogs.choices import number
from mentoring.reading import Page
from mentoring.refusals import Gone

T = TypeVar("T")

#: How many lines a page has: as many as a phone shows without scrolling.
PAGE_SIZE = 6
#: A longer list there is not; further pages are forged.
MOST_PAGES = 1_000_000


def of_item(name: str) -> Callable[[dict[str, Any]], Any]:
    """Where a text inside a list finds its argument: `Words("queue-line", name=of_item("name"))`."""
    return lambda data: data["item"][name]


def item_id(item: dict[str, Any]) -> int:
    return int(item["id"])


def page_buttons(scroll: str) -> Row:
    """Back and forth through the pages of a list; nothing when it has only one."""
    return Row(
        _Turn(PageDirection.PREV, scroll, f"{scroll}_prev", Const("◀")),
        _Turn(PageDirection.IGNORE, scroll, f"{scroll}_page", Format("{current_page1} / {pages}")),
        _Turn(PageDirection.NEXT, scroll, f"{scroll}_next", Const("▶")),
        when=lambda data, _widget, _manager: data["pages"] > 1,
    )


class _Place(StubScroll):
    """The library's own leaves an empty row among the buttons."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        return []


class _Turn(SwitchPage):
    """The library's own fails on a forged press."""

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        page = number(data)
        if page not in range(MOST_PAGES):
            raise Gone
        await self._find_scroll(manager).set_page(page)
        return True


def pages(scroll: str) -> StubScroll:
    """Remembers on which page of a list the reader is."""
    return _Place(id=scroll, pages="pages")


def cut(lines: Sequence[T], number: int) -> Page[T]:
    """A page of lines that are all at hand."""
    number = min(number, max(0, (len(lines) - 1) // PAGE_SIZE))
    start = number * PAGE_SIZE
    return Page(lines=lines[start : start + PAGE_SIZE], total=len(lines), number=number, size=PAGE_SIZE)
