"""Z3's memory is that of the process: what others hold there may bring any question to its limit, at any step."""

from __future__ import annotations

import gc
from collections.abc import Mapping

import pytest
import z3

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.conditions.generate import conditions_of_candidate, with_functions
from provenhive.conditions.session import ConditionLimits, Session
from provenhive.errors import InfrastructureError
from provenhive.smt.checking import LimitMet, ran_out, z3_errors
from provenhive.smt.solve import Answer, SmtLimits, models
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.values import Value

PROGRAM = load_text("""
module products

unit product(a: int, b: int) returns (r: int)
  requires a * b > 10
  ensures r == a * b
""")
UNIT = PROGRAM.unit("products.product")
ROOM = 70
"""Megabytes that a question has: ten times what it needs, and far less than is taken, whatever else comes and goes."""


def megabytes() -> int:
    """Return the limit that leaves some room beside what other tests hold."""
    gc.collect()
    solver = z3.Solver()
    solver.add(z3.Int("x") > 1)
    solver.check()
    return int(solver.statistics().get_key_value("memory")) + ROOM


def much_memory() -> list[z3.ExprRef]:
    """Take more than the room."""
    context = z3.Context()
    return [z3.Int(f"x{i}", context) * i + 3 for i in range(30_000)]


def test_a_limit_between_two_models_is_no_failure() -> None:
    found = models(PROGRAM, UNIT.parameters, UNIT.requires, SmtLimits(megabytes=megabytes()))
    assert next(found).values is not None
    held = much_memory()
    rest = list(found)
    assert [s.answer for s in rest] == [Answer.UNKNOWN]
    assert ran_out(rest[0].reason)
    del held


class Crowded(Session):
    """A session beside which memory is taken as soon as it has a model."""

    held: list[z3.ExprRef]

    def _decoded(self, *arguments: object) -> dict[str, Value]:
        found: dict[str, Value] = super()._decoded(*arguments)  # type: ignore[arg-type]
        self.held = much_memory()
        return found


def violations(session: Session, candidate: Candidate) -> tuple[str, tuple[Mapping[str, Value], ...]]:
    (condition,) = conditions_of_candidate(PROGRAM, candidate)
    asked = session.ask(condition)
    return asked.answer, asked.models


def test_a_limit_after_the_first_violation_leaves_it() -> None:
    candidate = parse_candidate("{ r := a + b; }", PROGRAM, UNIT)
    assert isinstance(candidate, Candidate)
    extended = with_functions(PROGRAM, candidate)
    limits = ConditionLimits(megabytes=megabytes())
    alone = violations(Session(extended, limits), candidate)
    assert (alone[0], len(alone[1])) == ("sat", 2)
    session = Crowded(extended, limits)
    answer, found = violations(session, candidate)
    assert (answer, len(found)) == ("sat", 1)
    assert violations(session, candidate) == ("unknown", ())
    session.held.clear()
    gc.collect()
    assert violations(session, candidate)[0] == "sat"


@pytest.mark.parametrize("text", ["max. memory exceeded", b"max. memory exceeded", "canceled"])
def test_what_errors_say_of_limits(text: str | bytes) -> None:
    with pytest.raises(LimitMet), z3_errors():
        raise z3.Z3Exception(text)


@pytest.mark.parametrize("text", ["invalid argument", b"unknown sort"])
def test_other_errors_are_failures(text: str | bytes) -> None:
    with pytest.raises(InfrastructureError, match="z3 failed"), z3_errors():
        raise z3.Z3Exception(text)
