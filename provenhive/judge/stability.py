"""How stable a proof is: whether it goes through again under other random seeds, with its declarations shuffled.

A measurement, not a verdict: a candidate that is proved stays proved whatever comes out here.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import STOCK, DafnyFailure, raw_objections
from provenhive.dafny_bridge.engines import run_fresh
from provenhive.dafny_bridge.render import Premises
from provenhive.dafny_bridge.shuffled import render_shuffled
from provenhive.judge.failed_runs import unjudged
from provenhive.judge.units import JudgeSettings
from provenhive.spec_lang.core import Program


def stability(
    program: Program, candidate: Candidate, premises: Premises, settings: JudgeSettings, seeds: Sequence[int]
) -> tuple[bool, ...]:
    """Prove a candidate again under each seed, in a fresh process each, and say which proofs went through.

    A seed goes to the solver and decides the order of declarations. A proof that meets a
    limit, or that crashes Dafny, did not go through.

    Raises:
        InfrastructureError: Dafny is missing, or it fails on more than this candidate.
    """
    return tuple(_again(program, candidate, premises, settings, seed) for seed in seeds)


def _again(program: Program, candidate: Candidate, premises: Premises, settings: JudgeSettings, seed: int) -> bool:
    rendered = render_shuffled(program, candidate, premises, settings.dialect, seed)
    try:
        run = run_fresh(rendered.text, settings.dialect, settings.limits, STOCK.with_seed(seed))
    except DafnyFailure as failure:
        unjudged(failure, settings.dialect, settings.limits)
        return False
    return not raw_objections(run, rendered.required)
