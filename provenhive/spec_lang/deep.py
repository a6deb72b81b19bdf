"""Calls that may recurse deeply, without touching the limits of the calling thread.

CPython 3.11 and later keep the frames of Python-to-Python calls on the heap, so a raised recursion limit is safe for
them; calls that pass through C code (sorting keys, hashing nested tuples) use the C stack, for which the helper
thread has a large one.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from provenhive.spec_lang.faults import OutOfFuel

DEEP_RECURSION = 150_000
DEEP_STACK_BYTES = 512 * 1024 * 1024

_limit_lock = threading.Lock()
_start_lock = threading.Lock()
_deep_calls = 0
_usual_limit = 0

T = TypeVar("T")


def call_deep(function: Callable[..., T], *arguments: Any) -> T:
    """Return ``function(*arguments)``; when it recurses too deeply here, call it again where there is room.

    ``function`` must be free of side effects that a second call would spoil.

    Raises:
        OutOfFuel: if the recursion is deeper than ``DEEP_RECURSION`` frames.
    """
    try:
        return function(*arguments)
    except RecursionError:
        return call_in_deep_thread(function, *arguments)


def call_in_deep_thread(function: Callable[..., T], *arguments: Any) -> T:
    """Return ``function(*arguments)``, called in a thread of its own with a big stack.

    Raises:
        OutOfFuel: if the recursion is deeper than ``DEEP_RECURSION`` frames.
    """
    outcome: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        _raise_limit()
        try:
            outcome.append(function(*arguments))
        except RecursionError:
            failure.append(OutOfFuel(f"recursion is deeper than {DEEP_RECURSION} calls"))
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
            failure.append(error)
        finally:
            _restore_limit()

    thread = _start(run)
    thread.join()
    if failure:
        raise failure[0]
    return outcome[0]


def _start(run: Callable[[], None]) -> threading.Thread:
    """Start a daemon thread with a big stack; the stack size is process-wide, hence the lock.

    Where memory is limited, a smaller stack has to do.
    """
    with _start_lock:
        usual = threading.stack_size()
        try:
            for share in (1, 4, 16):
                threading.stack_size(DEEP_STACK_BYTES // share)
                thread = threading.Thread(target=run, name="deep-evaluation", daemon=True)
                try:
                    thread.start()
                except RuntimeError:
                    continue
                return thread
        finally:
            threading.stack_size(usual)
    raise OutOfFuel("there is no memory for a deep evaluation")


def _raise_limit() -> None:
    global _deep_calls, _usual_limit
    with _limit_lock:
        if _deep_calls == 0:
            _usual_limit = sys.getrecursionlimit()
            sys.setrecursionlimit(max(DEEP_RECURSION, _usual_limit))
        _deep_calls += 1


def _restore_limit() -> None:
    global _deep_calls
    with _limit_lock:
        _deep_calls -= 1
        if _deep_calls == 0:
            sys.setrecursionlimit(_usual_limit)
