"""Time zones by the names people give them."""

from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location

from mentoring.model.people import Language

#: The zones of Russia, from west to east, one city each.
RUSSIAN_ZONES: Final = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)


def zone_city(zone: str, language: Language) -> str:
    """«Екатеринбург» for Asia/Yekaterinburg."""
    return str(get_timezone_location(ZoneInfo(zone), locale=language.value, return_city=True))


def zone_named(words: str) -> str:
    """The zone a person means by a city in either language or a zone's own name; else the words as they
    are, for the use case to refuse."""
    return _by_name().get(_key(words), words)


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    aliases = get_global("zone_aliases")
    for zone in sorted(available_timezones()):
        names.setdefault(_key(zone.rpartition("/")[2]), zone)
        names[_key(zone)] = zone
        # Only one name of several for the same place has its city translated.
        if "/" in zone and zone not in aliases and not zone.startswith("Etc/"):
            for language in Language:
                names.setdefault(_key(zone_city(zone, language)), zone)
    return names


def _key(words: str) -> str:
    return words.casefold().replace("ё", "е").replace("_", " ").replace("-", " ").strip()
