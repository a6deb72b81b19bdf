"""What runs on a node of the cluster: an actor that does its batches of work and streams what comes of them."""

from __future__ import annotations

import os
import pickle  # between the command and its own actors, as Ray itself does it
import queue
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

from provenhive.errors import InfrastructureError
from provenhive.swarm.executor import Work
from provenhive.swarm.provisions import take

Message = tuple[str, str, Any, float]
"""The work's key, ``progress``, ``done`` or ``lost``, what goes with it as it travels, the seconds that work took."""

_GATHER_SECONDS = 0.05


class Host:
    """Does work in the order in which it comes; what its functions keep in the process stays warm."""

    def pid(self) -> int:
        """Return the process id."""
        return os.getpid()

    def name(self) -> str:
        """Return a name for this process among all of the cluster."""
        return f"{socket.gethostname()}:{os.getpid()}"

    def serve(self, packed: bytes, provisions: Mapping[str, Any]) -> Iterator[tuple[Message, ...]]:
        """Do the works that are packed; yield the messages in order, those of a moment together.

        ``provisions`` are references to bytes in the cluster's object store, which this process has not had yet.

        Raises:
            InfrastructureError: the bytes are not those of their digest.
        """
        if provisions:
            import ray

            for digest, reference in provisions.items():
                take(digest, ray.get(reference))
        works: list[Work] = pickle.loads(packed)  # noqa: S301  # written by the process that started this one
        messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        ended = threading.Event()
        threading.Thread(target=_work, args=(works, messages, ended), daemon=True).start()
        while True:
            over = ended.wait(_GATHER_SECONDS)
            gathered = _drained(messages)
            if gathered:
                yield gathered
            if over:
                return


def _work(works: list[Work], messages: queue.SimpleQueue[Message], ended: threading.Event) -> None:
    """Do the works in order; whatever becomes of them, say that this is over, for somebody waits for it."""
    try:
        _work_on(works, messages)
    finally:
        ended.set()


def _work_on(works: list[Work], messages: queue.SimpleQueue[Message]) -> None:
    for work in works:

        def notify(payload: Any, key: str = work.key) -> None:
            messages.put((key, "progress", pickle.dumps(payload), 0.0))

        started = time.monotonic()
        try:
            result = work.function(work.argument, notify)
            messages.put((work.key, "done", _portable(result), time.monotonic() - started))
        except BaseException as error:  # noqa: BLE001  # the process edge: every failure travels to the main process
            messages.put((work.key, "lost", _portable_error(error), 0.0))


def _portable(result: Any) -> bytes:
    """Return an answer as it travels.

    Raises:
        InfrastructureError: it cannot.
    """
    try:
        return pickle.dumps(result)
    except (TypeError, AttributeError, ValueError, pickle.PicklingError) as error:
        raise InfrastructureError(f"an answer could not be sent: {error}; it was {result!r:.2000}") from error


def _portable_error(error: BaseException) -> bytes:
    """Return an error as it travels, or what it says if it cannot: the other end has to be able to read it."""
    try:
        packed = pickle.dumps(error)
        pickle.loads(packed)  # noqa: S301  # what was written just now
        if not isinstance(error, Exception):
            raise TypeError("an error that would end the main process")
        return packed
    except Exception:  # noqa: BLE001  # an error may do anything when it is copied
        return pickle.dumps(InfrastructureError(f"{type(error).__name__}: {error}"))


def _drained(messages: queue.SimpleQueue[Message]) -> tuple[Message, ...]:
    """Take what is there. Nothing waits on the queue itself: that would wake a thread for each message."""
    found: list[Message] = []
    while True:
        try:
            found.append(messages.get_nowait())
        except queue.Empty:
            return tuple(found)
