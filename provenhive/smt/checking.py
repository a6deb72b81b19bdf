"""One call of Z3's check that ends: in a thread of its own, interrupted when time is up, left alone if it won't stop.

Z3 misses its own time-out and even interrupts in some of its loops. The calling thread only waits, so that Ctrl-C gets
through to it at once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import z3

from provenhive.errors import InfrastructureError

NOT_STOPPED = "z3 did not stop when it was interrupted"
_LIMITS = frozenset(
    {
        "timeout",
        "canceled",
        "memout",
        "max. memory exceeded",
        "max. resource limit exceeded",
        "(resource limits reached)",
        NOT_STOPPED,
    }
)

_GRACE_SECONDS = 0.5
_INTERRUPT_EVERY = 0.05
_PATIENCE_SECONDS = 10.0

_abandoned: list[tuple[threading.Thread, z3.Solver]] = []  # keeps alive what a thread still works on


class LimitMet(Exception):
    """Z3 met one of its limits where it cannot answer "unknown"; its text is the reason that it would have given."""


def ran_out(reason: str) -> bool:
    """Whether Z3's reason for its "unknown" is a limit, and not that it gave up."""
    return reason in _LIMITS


@contextmanager
def z3_errors() -> Iterator[None]:
    """Tell what Z3's errors mean. Its memory is that of the process, so a small question may meet the limit too.

    Raises:
        LimitMet: it met a limit; its context is not to be used again.
        InfrastructureError: it failed.
    """
    try:
        yield
    except z3.Z3Exception as error:
        if ran_out(_said(error)):
            raise LimitMet(_said(error)) from error
        raise InfrastructureError(f"z3 failed: {_said(error)}") from error


def _said(error: z3.Z3Exception) -> str:
    text = error.args[0] if error.args else ""
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)


@dataclass(slots=True)
class _Call:
    answer: str = ""
    error: z3.Z3Exception | None = None


def check(solver: z3.Solver, seconds: float) -> tuple[str, str]:
    """Return ``sat``, ``unsat`` or ``unknown``, and the reason of the last.

    Raises:
        z3.Z3Exception: if Z3 fails; to meet a limit is no failure.
    """
    solver.set("ctrl_c", False)  # Z3 would take the process's signal handler
    call = _Call()
    thread = threading.Thread(target=_run, args=(solver, call), name="z3", daemon=True)
    thread.start()
    try:
        thread.join(seconds + _GRACE_SECONDS)
        interrupted = _stop(thread, solver, _PATIENCE_SECONDS)
    except BaseException:
        _stop(thread, solver, _GRACE_SECONDS)
        raise
    if thread.is_alive():
        return "unknown", NOT_STOPPED
    if call.error is not None:
        if ran_out(_said(call.error)):
            return "unknown", _said(call.error)
        raise call.error
    if interrupted and call.answer == "sat":
        return "unknown", "timeout"  # the context is cancelled: the model cannot be read any more
    return call.answer, solver.reason_unknown() if call.answer == "unknown" else ""


def _run(solver: z3.Solver, call: _Call) -> None:
    try:
        call.answer = str(solver.check())
    except z3.Z3Exception as error:
        call.error = error


def _stop(thread: threading.Thread, solver: z3.Solver, seconds: float) -> bool:
    """Interrupt until the thread ends or patience does, and say whether that was needed.

    What goes on is kept alive: Z3 still uses it.
    """
    interrupted = False
    for _ in range(max(1, int(seconds / _INTERRUPT_EVERY))):
        if not thread.is_alive():
            return interrupted
        interrupted = True
        solver.ctx.interrupt()
        thread.join(_INTERRUPT_EVERY)
    if thread.is_alive():
        _abandoned.append((thread, solver))
    return interrupted
