"""Texts in the reader's language: Fluent files in, sentences out. User text is escaped here and nowhere else."""

import logging
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time, format_timedelta
from fluent.runtime import FluentBundle

from bot.fluent_texts import bundle_of, told
from mentoring.model.people import Language

logger = logging.getLogger(__name__)

LOCALES = Path(__file__).parent.parent / "locales"


class TextMissing(LookupError):
    """A text or one of its arguments is missing; the build would have said so."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A moment as an argument of a text: Telegram shows it in the zone of the reader's own phone.

    What is inside the tag is for apps that do not know it: the same, in the zone of the reader's profile.
    """

    at: datetime


@dataclass(frozen=True, slots=True)
class L10n:
    """Sentences for messages, as Telegram's HTML: every string argument is escaped.

    Called with a text's key and its arguments. A text that cannot be told is logged, and its key is shown: a screen
    with one odd line is better than none. `is_strict` raises TextMissing instead.
    """

    language: Language
    zone: ZoneInfo
    bundle: FluentBundle
    is_strict: bool = False
    is_html: bool = True

    def __call__(self, key: str, /, **arguments: Any) -> str:
        shown = {name: self._shown(value) for name, value in arguments.items()}
        try:
            text, errors = told(self.bundle, key, shown)
        except LookupError as unknown:
            text, errors = key, [unknown]
        if errors:
            if self.is_strict:
                raise TextMissing(f"{self.language}: {key}: {errors}")
            logger.error("text %s in %s: %s", key, self.language, errors)
        return text

    @property
    def label(self) -> "L10n":
        """The same texts for buttons and pop-ups, which know no HTML."""
        return L10n(self.language, self.zone, self.bundle, self.is_strict, is_html=False)

    def has(self, key: str) -> bool:
        return bool(self.bundle.has_message(key))

    def day(self, value: date) -> str:
        """«пн, 23 ноября»"""
        pattern = "EEE, d MMMM" if self.language is Language.RU else "EEE, MMMM d"
        return str(format_date(value, pattern, locale=self.language.value))

    def hour(self, value: datetime | time) -> str:
        local = value.astimezone(self.zone) if isinstance(value, datetime) else value
        return str(format_time(local, "HH:mm", locale=self.language.value))

    def moment(self, value: datetime) -> str:
        """«пн, 23 ноября, 14:05», in the reader's zone."""
        local = value.astimezone(self.zone)
        pattern = "EEE, d MMMM, HH:mm" if self.language is Language.RU else "EEE, MMMM d, HH:mm"
        return str(format_datetime(local, pattern, locale=self.language.value))

    def short_moment(self, value: datetime) -> str:
        """«пн, 23 нояб., 14:05», for buttons."""
        local = value.astimezone(self.zone)
        pattern = "EEE, d MMM, HH:mm" if self.language is Language.RU else "EEE, MMM d, HH:mm"
        return str(format_datetime(local, pattern, locale=self.language.value))

    def span(self, value: timedelta) -> str:
        """«2 часа», rounded to its greatest unit."""
        return str(format_timedelta(value, threshold=1.2, locale=self.language.value))

    def _appointment(self, at: datetime) -> str:
        shown = self.moment(at)
        return f'<tg-time unix="{int(at.timestamp())}" format="wDt">{shown}</tg-time>' if self.is_html else shown

    def _shown(self, value: Any) -> Any:
        match value:
            case Appointment(at=at):
                return self._appointment(at)
            case bool():
                return "yes" if value else "no"
            case str():
                return escape(value, quote=False) if self.is_html else value
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case time():
                return self.hour(value)
            case timedelta():
                return self.span(value)
            case _:
                return value


class Texts:
    """All texts of the product, read once."""

    def __init__(self, folder: Path = LOCALES, *, is_strict: bool = False) -> None:
        self.is_strict = is_strict
        self._bundles = {
            language: bundle_of(language.value, sorted((folder / language.value).glob("*.ftl")))
            for language in Language
        }

    def in_language(self, language: Language, zone: str | ZoneInfo = "UTC") -> L10n:
        known = zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)
        return L10n(language, known, self._bundles[language], self.is_strict)


def nearest_language(code: str | None, default: Language) -> Language:
    """The language for a messenger's language code: Russian for its neighbours too, English for all others."""
    if not code:
        return default
    return Language.RU if code.partition("-")[0].lower() in {"ru", "be", "uk", "kk", "ky", "tt", "ba"} else Language.EN
