"""One call of Z3's check that ends: in a thread of its own, interrupted when time is up, left alone if it won't stop.

Z3 misses its own time-out and even interrupts in some of its loops. The calling thread only waits, so that Ctrl-C gets
through to it at once.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

import z3

NOT_STOPPED = "z3 did not stop when it was interrupted"

_GRACE_SECONDS = 0.5
_INTERRUPT_EVERY = 0.05
_PATIENCE_SECONDS = 10.0

_abandoned: list[tuple[threading.Thread, z3.Solver]] = []  # keeps alive what a thread still works on


@dataclass(slots=True)
class _Call:
    answer: str = ""
    error: z3.Z3Exception | None = None


def check(solver: z3.Solver, seconds: float) -> tuple[str, str]:
    """Return ``sat``, ``unsat`` or ``unknown``, and the reason of the last.

    Raises:
        z3.Z3Exception: if Z3 fails.
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
