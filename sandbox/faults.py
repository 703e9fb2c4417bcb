"""Faults on demand: what Telegram does on a bad day."""

from dataclasses import dataclass

from .refusals import ApiRefusal, too_many_requests

_WORDS = {
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
    500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Fault:
    """The next `times` calls of `method` fail.

    `method` "*": any method but getUpdates, whose long poll would use the fault up before the bot does anything.
    `status` with `retry_after` for 429. `after_effect`: the call is acted on first; without a status its answer is then
    lost on the way back. `delay`: seconds of real time before anything happens.
    """

    method: str = "*"
    status: int | None = None
    retry_after: int | None = None
    after_effect: bool = False
    delay: float = 0.0
    times: int = 1

    def hits(self, method: str) -> bool:
        return method.lower() == self.method.lower() or (self.method == "*" and method.lower() != "getupdates")

    def refusal(self) -> ApiRefusal | None:
        """What Telegram answers; None when the call ends as usual or the line just breaks."""
        if self.status is None and self.retry_after is None:
            return None
        status = self.status or 429
        if status == 429:
            return too_many_requests(self.retry_after or 1)
        return ApiRefusal(status, _WORDS.get(status, f"Error {status}"))


class Faults:
    """The faults still to come, in the order they were ordered."""

    def __init__(self) -> None:
        self.coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.coming.append(fault)

    def clear(self) -> None:
        self.coming.clear()

    def take(self, method: str) -> Fault | None:
        for fault in self.coming:
            if fault.hits(method):
                fault.times -= 1
                if fault.times <= 0:
                    self.coming.remove(fault)
                return fault
        return None
