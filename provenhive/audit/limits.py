"""What the provers of an audit get: which Dafny, and how much time, by what the certificate says of its own proof.

A proof that took long where it was made takes long here, and this machine may be the slower one: a certificate's own
limit and its own time count three times, never less than ``prove`` gives by itself. There is a bound, for who writes a
certificate must not be able to hold up its audit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from provenhive.audit.claims import Run
from provenhive.candidates.expression_printer import Dialect
from provenhive.dafny_bridge import RETRY_PROFILES, DafnyLimits, SolverProfile
from provenhive.dafny_bridge.dialect4 import version_numbers
from provenhive.judge import JudgeSettings
from provenhive.lean_bridge.checker import Checker
from provenhive.smt.solve import SmtLimits

LEAST: Final = JudgeSettings().limits
"""What Dafny gets at least."""

MOST_SECONDS: Final = 1800.0
"""What no process gets more of."""

_FACTOR: Final = 3
_SMT_SECONDS: Final = 4.0
_DAFNY_4: Final = 4
_PROCEDURE_SECONDS: Final = re.compile(r"/timeLimit:(\d{1,9})")
_VERIFICATION_LIMIT: Final = "--verification-time-limit"
_HEARTBEATS: Final = re.compile(r"maxHeartbeats=(\d{1,9})")


def dialect_of(runs: Sequence[Run]) -> Dialect:
    """Return the dialect of the Dafny that judged, 2.3 if none did."""
    fours = (run for run in _by_dafny(runs) if version_numbers(run.version)[:1] >= (_DAFNY_4,))
    return Dialect.V4 if next(fours, None) is not None else Dialect.V2


def dialects_of(runs: Sequence[Run]) -> frozenset[Dialect]:
    """Return the dialects that these runs of Dafny as a judge were in."""
    return frozenset(dialect_of([run]) for run in _by_dafny(runs))


def dafny_limits(runs: Sequence[Run], least: DafnyLimits | None = None) -> DafnyLimits:
    """Return what Dafny gets, at least ``least`` (``LEAST`` by default)."""
    least = least or LEAST
    own = list(_by_dafny(runs))
    wall = _bounded(least.wall_seconds, own)
    given = max((_given(run.flags) for run in own), default=0)
    procedure = min(max(least.procedure_seconds, _FACTOR * given), math.ceil(wall))
    return replace(least, procedure_seconds=procedure, wall_seconds=wall)


def judge_settings(runs: Sequence[Run]) -> JudgeSettings:
    """Return what the judge of a unit gets. The solver's profile that the proof was found with comes first: with more
    time than there was, another one could give up where it had run out of time.
    """
    flags = frozenset(flag for run in _by_dafny(runs) for flag in run.flags)
    named = [profile for profile in RETRY_PROFILES if profile.options() and flags.issuperset(profile.options())]
    return JudgeSettings(dafny_limits(runs), (*named, *_others(named)), dialect_of(runs))


def smt_limits(runs: Sequence[Run]) -> SmtLimits:
    """Return what Z3 gets for each condition of a claim that it decides in process."""
    return SmtLimits(seconds=_bounded(_SMT_SECONDS, [run for run in runs if run.name == "z3"]))


def with_limits(checker: Checker, runs: Sequence[Run]) -> Checker:
    """Return the checker with what Lean gets."""
    own = [run for run in runs if run.name == "lean"]
    found = (_HEARTBEATS.fullmatch(flag) for run in own for flag in run.flags)
    heartbeats = max((int(match[1]) for match in found if match is not None), default=0)
    wall = _bounded(checker.limits.wall_seconds, own)
    limits = replace(checker.limits, wall_seconds=wall)
    return replace(checker, limits=limits, heartbeats=max(checker.heartbeats, heartbeats))


def _by_dafny(runs: Sequence[Run]) -> list[Run]:
    return [run for run in runs if run.name == "dafny" and run.role == "judge"]


def _bounded(least: float, runs: Sequence[Run]) -> float:
    took = max((run.seconds for run in runs), default=0.0)
    return max(least, min(MOST_SECONDS, _FACTOR * took))


def _others(named: Sequence[SolverProfile]) -> tuple[SolverProfile, ...]:
    return tuple(profile for profile in RETRY_PROFILES if profile not in named)


def _given(flags: Sequence[str]) -> int:
    """Return the solver's seconds for each procedure, as a command line of either Dafny says; 0 if none does."""
    match = next(filter(None, map(_PROCEDURE_SECONDS.fullmatch, flags)), None)
    if match is not None:
        return int(match[1])
    named = [value for name, value in pairwise(flags) if name == _VERIFICATION_LIMIT]
    return int(named[0]) if named and re.fullmatch(r"\d{1,9}", named[0]) else 0
