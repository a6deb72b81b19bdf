"""Dafny: fresh runs for verdicts, warm servers for searching, both read into the same values."""

from provenhive.dafny_bridge.outcomes import (
    Category,
    DafnyFailure,
    DafnyRun,
    Diagnostic,
    Origin,
    Outcome,
    Position,
    Procedure,
    Related,
    Severity,
    Summary,
    ToolIdentity,
    raw_all_correct,
    raw_objections,
)
from provenhive.dafny_bridge.pool import PoolClosed, ServerPool
from provenhive.dafny_bridge.profiles import (
    ARITH2,
    RETRY_PROFILES,
    STOCK,
    DafnyLimits,
    SolverProfile,
)
from provenhive.dafny_bridge.runner import run_cli
from provenhive.dafny_bridge.server import WarmServer

__all__ = [
    "ARITH2",
    "RETRY_PROFILES",
    "STOCK",
    "Category",
    "DafnyFailure",
    "DafnyLimits",
    "DafnyRun",
    "Diagnostic",
    "Origin",
    "Outcome",
    "PoolClosed",
    "Position",
    "Procedure",
    "Related",
    "ServerPool",
    "Severity",
    "SolverProfile",
    "Summary",
    "ToolIdentity",
    "WarmServer",
    "raw_all_correct",
    "raw_objections",
    "run_cli",
]
