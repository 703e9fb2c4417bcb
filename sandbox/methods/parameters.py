"""Raw parameters, as they come by form, JSON or from memory, into aiogram's own method models."""

import json
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic import BaseModel, ValidationError

from ..refusals import ApiRefusal, bad_request

JsonObject = dict[str, Any]
M = TypeVar("M", bound=TelegramMethod[Any])

#: Honoured by no part of the sandbox; better refused than silently ignored.
UNSUPPORTED = (
    "business_connection_id", "direct_messages_topic_id", "ephemeral_message_parameters", "suggested_post_parameters",
    "receiver_user_id", "rich_message", "inline_message_id", "message_effect_id",
)  # fmt: skip
_MISSING = {
    "chat_id": "chat_id is empty", "text": "message text is empty", "message_id": "message identifier is not specified",
    "question": "poll question must be non-empty", "user_id": "invalid user_id specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "from_chat_id": "chat_id is empty", "name": "topic name must be non-empty",
}  # fmt: skip


def _alternatives(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return [one for part in get_args(annotation) for one in _alternatives(part)]
    return [annotation]


@cache
def _composite(method: type[TelegramMethod[Any]]) -> frozenset[str]:
    """Fields that a form carries as JSON text: lists and objects, never those that may be plain text."""
    found = set()
    for name, info in method.model_fields.items():
        kinds = _alternatives(info.annotation)
        if str not in kinds and any(
            get_origin(kind) is list or (isinstance(kind, type) and issubclass(kind, BaseModel)) for kind in kinds
        ):
            found.add(name)
    return frozenset(found)


@cache
def _uploads_only(method: type[TelegramMethod[Any]]) -> frozenset[str]:
    return frozenset(
        name
        for name, info in method.model_fields.items()
        if InputFile in (kinds := _alternatives(info.annotation)) and str not in kinds
    )


def from_form(method: type[TelegramMethod[Any]], fields: Mapping[str, Any]) -> JsonObject:
    """Form fields with lists and objects decoded. Raises ApiRefusal where the JSON is broken."""
    decoded: JsonObject = dict(fields)
    for name in _composite(method) & fields.keys():
        value = fields[name]
        if isinstance(value, str):
            try:
                decoded[name] = json.loads(value) if value else None
            except ValueError:
                what = "reply keyboard markup JSON object" if name == "reply_markup" else f"{name} JSON object"
                raise bad_request(f"can't parse {what}") from None
    return decoded


def parsed(method: type[M], params: JsonObject) -> M:
    """The method's model. Raises ApiRefusal as Telegram words it."""
    for name in UNSUPPORTED:
        if params.get(name):
            raise bad_request(f"parameter {name} is not supported by the sandbox")
    ready = {name: value for name, value in params.items() if value is not None}
    for name in _uploads_only(method):
        ready.pop(name, None)  # previews and certificates: accepted, and of no use here
    for name in ("chat_id", "from_chat_id"):
        if isinstance(value := ready.get(name), str) and value.lstrip("-").isdigit():
            ready[name] = int(value)
    if "media" in ready:
        ready["media"] = _without_previews(ready["media"])
    try:
        return method.model_validate(ready)
    except ValidationError as error:
        raise _refusal(error) from None


def _without_previews(media: Any) -> Any:
    if isinstance(media, list):
        return [_without_previews(one) for one in media]
    return {key: value for key, value in media.items() if key != "thumbnail"} if isinstance(media, dict) else media


def _refusal(error: ValidationError) -> ApiRefusal:
    first = error.errors(include_url=False, include_context=False)[0]
    name = str(first["loc"][0]) if first["loc"] else "request"
    if first["type"] == "missing" and len(first["loc"]) == 1:
        return bad_request(_MISSING.get(name, f"there is no {name} in the request"))
    if name == "chat_id":
        return bad_request("chat not found")
    if name == "reply_markup":
        return bad_request("object expected as reply markup")
    return bad_request(f"can't parse {'.'.join(map(str, first['loc']))}: {first['msg']}")
