"""What must be so for the program to run: no other on its SQLite database, by a lock that dies with its process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process of this machine holds the database."""


class CannotStart(Exception):
    """Something outside the program is not as it must be; the message is the sentence for whoever starts it."""


@contextmanager
def only_one_running(lock_path: Path | None) -> Iterator[None]:
    """Holds the lock inside the block; None (PostgreSQL guards itself) holds nothing. Raises AlreadyRunning."""
    if lock_path is None:
        yield
        return
    lock_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The file stays behind on purpose: whoever removed it could remove the one a newer process has just locked.
    with lock_path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise AlreadyRunning from taken
        yield
