"""What runs on a node of the cluster: an actor that does its batch of work and streams what comes of it."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Iterator
from typing import Any

from provenhive.errors import InfrastructureError
from provenhive.swarm.executor import Work

Message = tuple[str, str, Any]
"""The work's key, ``progress``, ``done`` or ``lost``, and what goes with it."""

_GATHER_SECONDS = 0.05


class Host:
    """Does work in the order in which it comes; what its functions keep in the process stays warm."""

    def pid(self) -> int:
        """Return the process id."""
        return os.getpid()

    def serve(self, works: list[Work]) -> Iterator[tuple[Message, ...]]:
        """Do the work; yield the messages in order, those of a moment together."""
        messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        threading.Thread(target=_work, args=(works, messages), daemon=True).start()
        while True:
            gathered, more = _gathered(messages)
            if gathered:
                yield tuple(gathered)
            if not more:
                return


def host_class() -> type[Host]:
    """Return the class that actors are made of."""
    return Host


def _work(works: list[Work], messages: queue.SimpleQueue[Message | None]) -> None:
    for work in works:

        def notify(payload: Any, key: str = work.key) -> None:
            messages.put((key, "progress", payload))

        try:
            messages.put((work.key, "done", work.function(work.argument, notify)))
        except Exception as error:  # noqa: BLE001  # the process edge: every failure travels to the main process
            messages.put((work.key, "lost", _portable(error)))
    messages.put(None)


def _portable(error: Exception) -> Exception:
    """Return the error, or what it says if it cannot travel."""
    import pickle  # the check of what Ray does itself; nothing is read back that this process did not write

    try:
        pickle.dumps(error)
    except (TypeError, AttributeError, pickle.PicklingError):
        return InfrastructureError(f"{type(error).__name__}: {error}")
    return error


def _gathered(messages: queue.SimpleQueue[Message | None]) -> tuple[list[Message], bool]:
    """Wait for a message, and take what else comes within a moment; say whether there may be more."""
    found: list[Message] = []
    message = messages.get()
    until = time.monotonic() + _GATHER_SECONDS
    while message is not None:
        found.append(message)
        left = until - time.monotonic()
        if left <= 0:
            return found, True
        try:
            message = messages.get(timeout=left)
        except queue.Empty:
            return found, True
    return found, False
