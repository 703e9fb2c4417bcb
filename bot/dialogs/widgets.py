"""Widgets of our own: texts by key, and the buttons every window has."""

import re
from collections.abc import Callable
from typing import Any

from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Button, Start
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import Text

from bot.dialogs.states import Home
from bot.l10n import L10n

#: The looks of a button: the main thing to do, what confirms, what cannot be undone.
PRIMARY, SUCCESS, DANGER = Style(ButtonStyle.PRIMARY), Style(ButtonStyle.SUCCESS), Style(ButtonStyle.DANGER)

#: What a line left out for want of something to say leaves behind in the middle of a text.
BLANK_LINES = re.compile(r"\n{3,}")

#: Where a text's argument comes from: a key of the getter's data, or a function of all of it.
Source = str | Callable[[dict[str, Any]], Any]


class Words(Text):
    """A text of a message by its key: `Words("help-asked", topic="topic_name")`.

    Keywords are the text's arguments; their values say where the getter's data has them.
    """

    is_html = True

    def __init__(self, key: str, when: WhenCondition = None, **arguments: Source) -> None:
        super().__init__(when)
        self.key = key
        self.arguments = arguments

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        l10n: L10n = manager.middleware_data["l10n"]
        say = l10n if self.is_html else l10n.label
        words = say(self.key, **{name: _found(source, data) for name, source in self.arguments.items()})
        return BLANK_LINES.sub("\n\n", words)


class Label(Words):
    """A text of a button, which knows no HTML."""

    is_html = False


def _found(source: Source, data: dict[str, Any]) -> Any:
    return data[source] if isinstance(source, str) else source(data)


def home_button() -> Start:
    """The way home, in every window."""
    return Start(Label("button-home"), id="home", state=Home.main, mode=StartMode.RESET_STACK)


def back_button() -> Button:
    """Back to where this dialog was opened from; home, when that was a notice in an otherwise empty chat."""
    return Button(Label("button-back"), id="back", on_click=go_back)


async def go_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    if len(manager.current_stack().intents) > 1:
        await manager.done()
    else:
        await manager.start(Home.main, mode=StartMode.RESET_STACK)
