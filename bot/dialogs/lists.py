"""What windows with a list share: pages that the database cuts, and texts of single items."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import CurrentPage, NextPage, PrevPage, Row, StubScroll
from aiogram_dialog.widgets.text import Const, Format

from mentoring.reading import Page

T = TypeVar("T")

#: How many lines a page has: as many as a phone shows without scrolling.
PAGE_SIZE = 6


def of_item(name: str) -> Callable[[dict[str, Any]], Any]:
    """Where a text inside a list finds its argument: `Words("queue-line", name=of_item("name"))`."""
    return lambda data: data["item"][name]


def item_id(item: dict[str, Any]) -> int:
    return int(item["id"])


def page_buttons(scroll: str) -> Row:
    """Back and forth through the pages of a list; nothing when it has only one."""
    return Row(
        PrevPage(scroll=scroll, id=f"{scroll}_prev", text=Const("◀")),
        CurrentPage(scroll=scroll, id=f"{scroll}_page", text=Format("{current_page1} / {pages}")),
        NextPage(scroll=scroll, id=f"{scroll}_next", text=Const("▶")),
        when=lambda data, _widget, _manager: data["pages"] > 1,
    )


class _Place(StubScroll):
    """The library's own leaves an empty row among the buttons."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        return []


def pages(scroll: str) -> StubScroll:
    """Remembers on which page of a list the reader is."""
    return _Place(id=scroll, pages="pages")


def cut(lines: Sequence[T], number: int) -> Page[T]:
    """A page of lines that are all at hand."""
    number = min(number, max(0, (len(lines) - 1) // PAGE_SIZE))
    start = number * PAGE_SIZE
    return Page(lines=lines[start : start + PAGE_SIZE], total=len(lines), number=number, size=PAGE_SIZE)
