"""Which subject is meant, however it is written: «Математика», «алгебра» and "Mathematics" are one."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class _Spellings:
    """What stands in subjects.toml, folded."""

    keys: Mapping[str, str]
    #: Between subjects named in one breath.
    joint: re.Pattern[str]


def subject_key(name: str) -> str:
    """What all spellings of one subject share: its name in subjects.toml, or else its own words without case, ё and
    punctuation.
    """
    folded = _folded(name)
    return _spellings().keys.get(folded, folded)


def subject_keys(names: Iterable[str]) -> frozenset[str]:
    """The keys of all subjects named; «Русский язык и литература» are two, because both are known."""
    return frozenset(chain.from_iterable(map(_keys_of, names))) - {""}


def _keys_of(name: str) -> list[str]:
    spellings = _spellings()
    if _folded(name) not in spellings.keys:
        parts = [_folded(part) for part in spellings.joint.split(normalize("NFKC", name).casefold())]
        if all(part in spellings.keys for part in parts):
            return [spellings.keys[part] for part in parts]
    return [subject_key(name)]


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", normalize("NFKC", name).casefold().replace("ё", "е")))


@cache
def _spellings() -> _Spellings:
    told = tomllib.loads(files("mentoring.model").joinpath("subjects.toml").read_text("utf-8"))
    keys = {_folded(name): key for key, names in told["subjects"].items() for name in (key, *names)}
    return _Spellings(keys, re.compile(rf"\s+(?:{'|'.join(told['joins'])})\s+|[,;/+&]"))
