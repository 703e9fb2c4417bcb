"""What every announcement is made of: words, rows of buttons, a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from babel.dates import format_date

from bot.callbacks import PairAction, PairPress, Place, PlacePress
from bot.l10n import L10n
from documents.calendars import is_link
from mentoring.model.help_request import TalkMessage
from mentoring.model.people import Language
from mentoring.notices import Notice

Rows = Sequence[Sequence[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file made for its reader."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One message with buttons; `contents` are sent before it, each under the header."""

    text: str
    rows: Rows = ()
    contents: Sequence[TalkMessage] = field(default_factory=tuple)
    header: str = ""
    #: A file under which the text stands.
    attachment: Attachment | None = None

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in self.rows]) if self.rows else None


def button(text: str, data: str, style: str | None = None) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data, style=style)


def home_row(l10n: L10n) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-home"), PlacePress(place=Place.HOME).pack())]


def place_rows(l10n: L10n, place: Place) -> Rows:
    label = l10n.label
    return [[button(label("button-open"), PlacePress(place=place).pack())]]


def pair_row(l10n: L10n, mentorship_id: int, action: PairAction) -> Sequence[InlineKeyboardButton]:
    label = l10n.label
    return [button(label("button-pair"), PairPress(action=action, mentorship=mentorship_id).pack())]


def full_day(l10n: L10n, day: date) -> str:
    """A day with its year, as papers have it: «31 мая 2027»."""
    pattern = "d MMMM y" if l10n.language is Language.RU else "MMMM d, y"
    return str(format_date(day, pattern, locale=l10n.language.value))


def link_rows(l10n: L10n, place: str) -> list[Sequence[InlineKeyboardButton]]:
    label = l10n.label
    return [[InlineKeyboardButton(text=label("meeting-open-link"), url=place)]] if is_link(place) else []


def wordless(body: Notice) -> AssertionError:
    return AssertionError(f"a notice without words: {type(body).__name__}")
