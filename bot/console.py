"""Words for the administrator at the terminal.

Only `locales/<language>/cli.ftl` is read and neither aiogram nor pydantic is imported: `--help` has to answer at once.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

LOCALES = Path(__file__).resolve().parent.parent / "locales"


class ConsoleWords(Protocol):
    """The text of a key of cli.ftl in the administrator's language."""

    def __call__(self, key: str, /, **arguments: str | int) -> str: ...


def console_language(environment: Mapping[str, str]) -> str:
    """The first of LC_ALL, LANG, DEFAULT_LANGUAGE that names a language we have; Russian otherwise (`C` names none)."""
    known = {folder.name for folder in LOCALES.iterdir() if folder.is_dir()}
    named = (environment.get(variable, "")[:2].lower() for variable in ("LC_ALL", "LANG", "DEFAULT_LANGUAGE"))
    return next((language for language in named if language in known), "ru")


def console_words(language: str | None = None) -> ConsoleWords:
    """The words of this language, or of the terminal's when none is given."""
    from bot.fluent_texts import bundle_of, told

    language = language or console_language(os.environ)
    bundle = bundle_of(language, [LOCALES / language / "cli.ftl"])

    def l10n(key: str, /, **arguments: str | int) -> str:
        text, faults = told(bundle, key, arguments)
        if faults:
            raise faults[0]
        return text

    return l10n
