"""A bound on the processor time of a piece of work in this process, which the work does not have to keep itself."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfPatience(BaseException):
    """The time is up. No ``Exception``: the work that it ends must not take it for a fault of its own."""


_AGAIN = 0.05
"""Seconds after which it rings again, where what it raised would have got, or got, lost."""

_CALLBACKS = frozenset({"__del__", "_remove"})


def _is_lost_on(frame: FrameType | None) -> bool:
    """Say whether Python only prints what is raised there: in a finalizer, or a weak reference's callback."""
    while frame is not None:
        if frame.f_code.co_name in _CALLBACKS:
            return True
        frame = frame.f_back
    return False


@contextmanager
def at_most(seconds: float | None) -> Iterator[None]:
    """Let the work inside use so much processor time of this process.

    Without ``seconds``, and where there is no such clock (outside the main thread, on Windows), there is no bound.
    Bounds do not nest.

    Raises:
        OutOfPatience: it used all of it.
    """
    clock = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is None or not clock:
        yield
        return
    inside = True

    def ring(_signal: int, frame: FrameType | None) -> None:
        if inside and not _is_lost_on(frame):
            raise OutOfPatience

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        inside = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
