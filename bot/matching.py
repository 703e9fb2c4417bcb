"""Pairing everybody at once, in a process of its own: neither the loop nor the memory of the bot feels a city."""

import asyncio
import json
import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from mentoring.model.fit import Assignment, MentorProfile, Seeker, Yardstick
from mentoring.ports.world import Progress

#: The longest line the process writes: some 10 bytes for each pair.
_LINE: Final = 1 << 24


class MatchingFailed(Exception):
    """The process ended without pairs: killed, out of memory, or a fault that it has written to the log."""


class FlowMatcher:
    """Asks `bot.best_pairs`. One job at a time, because each may need hundreds of megabytes."""

    def __init__(self, *, every: float = 1.0) -> None:
        """`every`: seconds between two words of progress."""
        self._every = every
        self._turn = asyncio.Lock()

    async def assign(
        self,
        seekers: Sequence[Seeker],
        mentors: Sequence[MentorProfile],
        yardstick: Yardstick,
        *,
        progress: Progress | None = None,
    ) -> list[Assignment]:
        if not seekers or not mentors:
            return []
        # By id, so that the order in which they come does not choose between equals.
        seekers = sorted(seekers, key=lambda seeker: seeker.person_id)
        mentors = sorted(mentors, key=lambda mentor: mentor.person_id)
        job = await asyncio.to_thread(pickle.dumps, (seekers, mentors, yardstick, self._every))
        async with self._turn:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.best_pairs",
                cwd=Path(__file__).parents[1],
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                limit=_LINE,
            )
            try:
                pairs = await _told(process, job, len(seekers), progress)
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
        return [Assignment(seekers[seeker].person_id, mentors[mentor].person_id) for seeker, mentor in pairs]


async def _told(
    process: asyncio.subprocess.Process, job: bytes, total: int, progress: Progress | None
) -> list[tuple[int, int]]:
    """The pairs, by their places in the job."""
    assert process.stdin is not None
    assert process.stdout is not None
    # If it has died, its silence will say so.
    with suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(job)
        await process.stdin.drain()
        process.stdin.close()
    while line := await process.stdout.readline():
        match json.loads(line):
            case int(done):
                if progress is not None:
                    await progress(done, total)
            case pairs:
                await process.wait()
                return [(seeker, mentor) for seeker, mentor in pairs]
    raise MatchingFailed(f"ended with {await process.wait()}")
