"""One running program per SQLite database: a lock that the operating system drops when the process is gone."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process of this machine holds the database."""


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
