"""Which limit kept Dafny from an answer: a prover that met a limit is told from one that gave up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from provenhive.dafny_bridge import Outcome, Procedure
from provenhive.toolchain import LimitHit
from provenhive.verdicts import UnknownReason

LIMITS: Final = {
    LimitHit.WALL: UnknownReason.TIME,
    LimitHit.MEMORY: UnknownReason.MEMORY,
    LimitHit.OUTPUT: UnknownReason.RESOURCES,
}
"""Why a question is open whose process was killed at a limit."""

_OUTCOMES: Final = (
    (Outcome.ERRORS, UnknownReason.GAVE_UP),
    (Outcome.TIMED_OUT, UnknownReason.TIME),
    (Outcome.OUT_OF_RESOURCE, UnknownReason.RESOURCES),
    (Outcome.OUT_OF_MEMORY, UnknownReason.MEMORY),
)


def why_open(procedures: Iterable[Procedure]) -> UnknownReason:
    """Return why what these procedures were to prove is open: a limit only if none of them failed otherwise."""
    outcomes = {procedure.outcome for procedure in procedures}
    return next((reason for outcome, reason in _OUTCOMES if outcome in outcomes), UnknownReason.GAVE_UP)
