"""Fluent files as texts: the one place that knows the library."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser


def bundle_of(language: str, files: Iterable[Path]) -> FluentBundle:
    """The texts of these files of one language; each is made ready when it is first told."""
    parser = FluentParser(with_spans=False)
    bundle = FluentBundle([language], use_isolating=False)
    for file in files:
        bundle.add_resource(parser.parse(file.read_text("utf-8")))
    return bundle


def told(bundle: FluentBundle, key: str, arguments: Mapping[str, Any]) -> tuple[str, list[Exception]]:
    """The text of a key, and what is wrong with it. Raises LookupError for a key without a text."""
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise LookupError(key)
    text, errors = bundle.format_pattern(pattern, dict(arguments))
    return str(text), errors
