"""Which Bot API method is acted on by which function."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

import aiogram.methods
from aiogram.methods import TelegramMethod

from ..files import Upload

if TYPE_CHECKING:
    from ..world import World
    from .dispatch import Telegram

JsonObject = dict[str, Any]
M = TypeVar("M", bound=TelegramMethod[Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a method's function gets beside its parameters."""

    telegram: "Telegram"
    world: "World"
    uploads: Mapping[str, Upload] = field(default_factory=dict)


Handler = Callable[[Call, Any], Any | Awaitable[Any]]

#: All methods of the Bot API, by lower-case name: Telegram does not look at the case either.
METHODS: dict[str, type[TelegramMethod[Any]]] = {
    cls.__api_method__.lower(): cls
    for name in aiogram.methods.__all__
    if isinstance(cls := getattr(aiogram.methods, name), type)
    and issubclass(cls, TelegramMethod)
    and isinstance(cls.__dict__.get("__api_method__"), str)
}
ACTED_ON: dict[type[TelegramMethod[Any]], Handler] = {}


def acts_on(method: type[M]) -> Callable[[Callable[[Call, M], Any]], Callable[[Call, M], Any]]:
    """Registers a function for one method; it returns what `result` holds, or raises ApiRefusal."""

    def register(handler: Callable[[Call, M], Any]) -> Callable[[Call, M], Any]:
        ACTED_ON[method] = handler
        return handler

    return register


def word(value: Any) -> str:
    """The plain word of an aiogram enum or of a string."""
    return str(value.value) if isinstance(value, Enum) else str(value)
