"""The clock that the sandbox, and the bot living in it, go by."""

from datetime import UTC, datetime, timedelta


class SandboxClock:
    """Real time plus an offset. It runs like any clock and can be moved forward, never back."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """The sandbox's time, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def advance(self, by: timedelta) -> None:
        """Moves the clock forward. Raises ValueError for a negative step: Telegram's dates never run backwards."""
        if by < timedelta(0):
            raise ValueError("the sandbox clock moves only forward")
        self.offset += by

    def timestamp(self) -> int:
        """Unix time in whole seconds, as Telegram dates its objects."""
        return int(self.now().timestamp())
