"""The two ways the sandbox says no: as Telegram to the bot, and as itself at the control door."""

from typing import Any


class ApiRefusal(Exception):
    """Telegram's answer `ok: false`, `description` in its words, `parameters` as in ResponseParameters."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(why: str) -> ApiRefusal:
    return ApiRefusal(400, f"Bad Request: {why}")


def forbidden(why: str) -> ApiRefusal:
    return ApiRefusal(403, f"Forbidden: {why}")


def too_many_requests(retry_after: int) -> ApiRefusal:
    return ApiRefusal(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


class AnswerLost(Exception):
    """The connection breaks before the bot gets its answer: nothing is sent back at all."""


class Refused(Exception):
    """The control door refuses: `status` is 400 or 404, the text is a sentence for the person driving the sandbox."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def wrong(sentence: str) -> Refused:
    return Refused(400, sentence)


def missing(sentence: str) -> Refused:
    return Refused(404, sentence)
