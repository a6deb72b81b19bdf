"""Work in this very process, one piece after the other: for callers that are worker processes themselves."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import Any

from provenhive.canonical import digest_bytes
from provenhive.swarm.executor import Done, Lost, Progress, Report, Work
from provenhive.swarm.provisions import take


class InlineExecutor:
    """Runs each piece of work when its report is asked for. What workers keep warm is kept by this process."""

    def __init__(self) -> None:
        """Start with nothing to do."""
        self._queue: deque[Work] = deque()

    def provide(self, data: bytes) -> str:
        """Keep bytes in this process; return their digest."""
        digest = digest_bytes(data)
        take(digest, data)
        return digest

    def submit(self, work: Work, *, urgent: bool = False) -> None:
        """Queue a piece of work, before all that waits if it is urgent."""
        if urgent:
            self._queue.appendleft(work)
        else:
            self._queue.append(work)

    def reports(self) -> Iterator[Report]:
        """Run what is queued and yield reports until nothing submitted is left."""
        while self._queue:
            work = self._queue.popleft()
            told: list[Any] = []
            started = time.monotonic()
            try:
                result = work.function(work.argument, told.append)
                end: Report = Done(work.key, result, time.monotonic() - started, "inline")
            except Exception as error:  # noqa: BLE001  # as at a process edge: every failure is a report
                end = Lost(work.key, error)
            yield from (Progress(work.key, payload) for payload in told)
            yield end

    def close(self) -> None:
        """Forget what waits."""
        self._queue.clear()
