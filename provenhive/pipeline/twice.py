"""Proofs of a candidate's verification conditions for Lean, found on a warm worker with little time.

What is found here is no evidence: ``judge.theorems`` has all of it checked in fresh processes before any is counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from provenhive.candidates.syntax import Candidate
from provenhive.conditions.examining import Examination
from provenhive.judge import Judgement
from provenhive.judge.theorems import ConditionTheorems, Stated, Theorems
from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Checker, StatementError
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.render import SEQUENCES, NotRenderable, Rendered
from provenhive.lean_bridge.script import parse_proof
from provenhive.lean_bridge.trial import try_proof
from provenhive.lean_bridge.worker import PreambleError
from provenhive.pipeline.lean_tools import second_opinion
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.types import DataType, SeqType
from provenhive.toolchain import SessionError
from provenhive.verdicts import Proved

HEARTBEATS = 20_000
_MOST = 40
_PATIENCE = 10.0
_TAKEN_APART = 3


def proved_twice(program: Program, judged: Judgement, seconds: float, notify: Callable[[Any], None]) -> Theorems | None:
    """Return which conditions of a proved candidate Lean's kernel proves too; none without an engine, or in no time.

    Raises:
        ProversDisagree: the evaluator found violated what Lean's kernel proves.
        InfrastructureError: the engine failed.
    """
    if not seconds or judged.candidate is None or not isinstance(judged.verdict, Proved):
        return None
    lean = second_opinion(notify)
    return ConditionProver(program, *lean, seconds).prove(judged.candidate, judged.second) if lean is not None else None


@dataclass(frozen=True, slots=True)
class ConditionProver:
    """Proves conditions of candidates of one program with Lean, ``seconds`` of processor time a candidate."""

    program: Program
    checker: Checker
    workers: WorkerPool
    seconds: float

    def prove(self, candidate: Candidate, second: Examination | None = None) -> Theorems | None:
        """Return the conditions of a candidate that are theorems; ``None`` if none was proved.

        Raises:
            ProversDisagree: the evaluator found violated what Lean's kernel proves.
            InfrastructureError: the engine failed.
        """
        theorems = ConditionTheorems(self.program, candidate)
        for own in (True, False):
            wanted = theorems.renderable(own=own)[:_MOST]
            if not wanted:
                return None
            try:
                proofs = self._found(theorems.stated(wanted))
                return theorems.established(self.checker, proofs, second)
            except (PreambleError, StatementError, NotRenderable):
                # Lean may not accept what a function of the candidate descends along: then without those.
                continue
        return None

    def _found(self, stated: Stated) -> dict[str, str]:
        """Try scripts on all conditions, the cheapest first, until time is up."""
        found: dict[str, str] = {}
        clock: _Clock | None = None
        scripts = {
            name: list(_scripts(self.program, part)) for name, part in zip(stated.names, stated.parts, strict=True)
        }
        for stage in range(max(map(len, scripts.values()))):
            for name, part in zip(stated.names, stated.parts, strict=True):
                if name in found or stage >= len(scripts[name]):
                    continue
                if clock is not None and clock.over:
                    return found
                accepted = self._accepts(part, scripts[name][stage])
                clock = clock or _Clock(self.workers, self.seconds)  # starting the worker is nobody's time
                if accepted is None:
                    return found
                if accepted:
                    found[name] = scripts[name][stage]
        return found

    def _accepts(self, rendered: Rendered, script: str) -> bool | None:
        """Say whether a worker takes a script; ``None`` if a limit of the clock was met."""
        try:
            trial = try_proof(
                self.workers, rendered.statement, parse_proof(script), heartbeats=HEARTBEATS, seconds=_PATIENCE
            )
        except SessionError as error:
            if error.limit is None:
                raise
            return None
        return trial.accepted if trial.limit is None else None


@dataclass
class _Clock:
    """Processor time of the workers from now on."""

    workers: WorkerPool
    seconds: float
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        """Start counting."""
        self._end = self.workers.cpu_seconds() + self.seconds

    @property
    def over(self) -> bool:
        """Whether the time is used up; ten times as much on the clock is enough too."""
        return self.workers.cpu_seconds() >= self._end or time.monotonic() - self.started > 10 * self.seconds


def _scripts(program: Program, rendered: Rendered) -> Iterator[str]:
    """Yield scripts for one condition, the cheapest first."""
    declared = {names.qualified(name): d for name, d in program.index.items()}
    measured = [n for n, _ in rendered.functions if _by_measure(declared.get(n))]
    known = [u for u in rendered.unfoldings if u not in measured]
    simp, deep = _with("simp_all", known), _with("simp_all", [*known, *SEQUENCES])
    yield "(try subst_vars) <;> omega"
    yield f"{simp} <;> omega"
    yield f"(try subst_vars) <;> (repeat' split) <;> (try {deep}) <;> omega"
    for name in measured:
        yield f"(try subst_vars) <;> unfold {name} <;> (repeat' split) <;> (try {simp}) <;> omega"
    inductive = [name for name, type_ in rendered.variables if isinstance(type_, SeqType | DataType)]
    for name in inductive[-_TAKEN_APART:]:
        yield f"cases {name} <;> (try {deep}) <;> omega"


def _by_measure(declared: core.Declaration | None) -> bool:
    return isinstance(declared, core.Function) and isinstance(declared.recursion, core.Measure)


def _with(tactic: str, known: list[str]) -> str:
    return f"{tactic} [{', '.join(dict.fromkeys(known))}]" if known else tactic
