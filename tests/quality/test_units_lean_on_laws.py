"""Units whose proof for Dafny needs a law: the agent of laws finds the calls, and without them the proof fails.

Lean's side of the bargain, that these very laws are true, is in ``test_lean_proves_the_examples.py``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.statements import expressions_of
from provenhive.candidates.syntax import Block, CallStatement, Candidate, Statement
from provenhive.dafny_bridge import STOCK, DafnyLimits
from provenhive.judge import JudgeSettings, UnitJudge
from provenhive.pipeline.premises import premises_of
from provenhive.search.agent import Feedback, Task
from provenhive.search.agents.laws import Laws
from provenhive.search.agents.statements import all_statements, map_statements
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved, Unknown, UnknownReason

EXAMPLES = Path(__file__).parents[2] / "examples"
UNITS = ["concatenate", "halves", "turned_around", "mirrored", "in_order", "amount_due", "total_of_evens"]
TRIED = 3


@cache
def program() -> Program:
    return load_program(EXAMPLES / "laws.hspec")


def judge(unit: Unit) -> UnitJudge:
    premises = premises_of(program(), Evaluator(program()), frozenset(unit.uses))
    return UnitJudge(program(), premises, JudgeSettings(DafnyLimits(procedure_seconds=15), (STOCK,)))


def calls(candidate: Candidate, unit: Unit) -> list[Statement]:
    return [s for s in all_statements(candidate.body) if isinstance(s, CallStatement) and s.callee in unit.uses]


def without_calls(candidate: Candidate, unit: Unit) -> Candidate:
    """Return the candidate with every call of a law replaced by nothing."""

    def dropped(statement: Statement) -> Statement:
        is_law = isinstance(statement, CallStatement) and statement.callee in unit.uses
        return Block(()) if is_law else statement

    return replace(candidate, body=map_statements(candidate.body, dropped))


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_the_proof_succeeds_with_the_law_and_fails_without(name: str) -> None:
    unit = program().unit(f"laws.{name}")
    judging, names = judge(unit), Names(program())
    for proposal in islice(Laws().propose(Task(program(), unit), Feedback()), TRIED):
        judged = judging.judge(proposal.text, unit)
        if isinstance(judged.verdict, Proved):
            break
    else:
        pytest.fail(f"none of the agent's proposals is proved: {judged.messages}")
    candidate = judged.candidate
    assert candidate is not None and calls(candidate, unit)
    bare = without_calls(candidate, unit)
    assert not calls(bare, unit) and list(expressions_of(bare))
    alone = judging.judge(print_candidate(bare, names), unit)
    assert isinstance(alone.verdict, Unknown) and alone.verdict.reason in (UnknownReason.GAVE_UP, UnknownReason.TIME)
    assert isinstance(parse_candidate(print_candidate(bare, names), program(), unit), Candidate)
