"""A fresh run of Dafny that failed: is it the program that it was given, or is it Dafny?

A limit that a candidate meets, and a crash on a candidate's program, say nothing of the candidate, and nothing of the
others: they must not end a run. A Dafny that fails on everything must. A canary tells the two apart.
"""

from __future__ import annotations

from typing import Final

from provenhive.candidates.expression_printer import Dialect
from provenhive.dafny_bridge import DafnyFailure, DafnyLimits, raw_objections
from provenhive.dafny_bridge.engines import run_fresh
from provenhive.judge.exhaustion import LIMITS
from provenhive.verdicts import Unknown, UnknownReason

_CANARY: Final = """method Canary(x: int) returns (r: int)
  ensures r >= 0
{
  if x < 0 { r := -x; } else { r := x; }
}
"""


def unjudged(failure: DafnyFailure, dialect: Dialect, limits: DafnyLimits) -> Unknown:
    """Return what a failed fresh run leaves open of the program that it was given; it is never proved or refuted.

    Raises:
        DafnyFailure: the failure itself, if this Dafny does not prove a canary either.
        InfrastructureError: that Dafny is missing.
    """
    if failure.limit is not None:
        return Unknown(LIMITS[failure.limit], failure.message, (failure.message,))
    if not _proves_a_canary(dialect, limits):
        raise failure
    detail = f"{failure.message}, on this program: it proves another one"
    return Unknown(UnknownReason.CRASHED, detail, (detail,))


def _proves_a_canary(dialect: Dialect, limits: DafnyLimits) -> bool:
    try:
        return not raw_objections(run_fresh(_CANARY, dialect, limits), ("Canary",))
    except DafnyFailure:
        return False
