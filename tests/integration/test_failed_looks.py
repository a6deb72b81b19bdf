"""A failed look is recalled for the same program, tool and flags, and for nothing else; a real Dafny looks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import STOCK, DafnyLimits, DafnyRun, ServerPool, SolverProfile
from provenhive.dafny_bridge.engines import QuickLooks
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import UnitJudge
from provenhive.pipeline import warm_prover
from provenhive.pipeline.warm_prover import LOOKS, WarmProver
from provenhive.search.filter import QuickAnswer
from provenhive.search.scheduling.looks import FailedLooks
from provenhive.spec_lang.load import load_text

PROGRAM = load_text("module m\n\nunit next(x: int) returns (r: int)\n  ensures r == x + 1\n")
UNIT = PROGRAM.unit("m.next")
WRONG = "{ r := x; }"
OLDER = SolverProfile("arith2", ("smt.arith.solver=2",))


class Counting(QuickLooks):
    """Counts what is really asked."""

    def __init__(self, servers: ServerPool, profile: SolverProfile = STOCK) -> None:
        super().__init__(Dialect.V2, servers, profile)
        self.runs: list[DafnyRun] = []

    def verify(self, text: str, limits: DafnyLimits) -> DafnyRun:
        self.runs.append(super().verify(text, limits))
        return self.runs[-1]


def test_another_flag_is_another_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    candidate = parse_candidate(WRONG, PROGRAM, UNIT)
    assert isinstance(candidate, Candidate)
    kept = tmp_path / "looks.jsonl"
    with ServerPool(1) as servers:

        def looked(looks: Counting, tool: str = "dafny 2") -> int:
            """Return how often a prover that starts with what is kept asks Dafny."""
            before = len(looks.runs)
            judge = UnitJudge(PROGRAM, Premises())
            prover = WarmProver(judge, UNIT, Premises(), looks, failed=FailedLooks(kept), tool=tool)
            assert prover.look(candidate, effort=0).answer is QuickAnswer.FAILED
            return len(looks.runs) - before

        stock, older = Counting(servers), Counting(servers, OLDER)
        assert [looked(stock), looked(stock)] == [1, 0]
        assert [looked(older), looked(older)] == [1, 0]
        assert [looked(stock, "dafny 3"), looked(stock)] == [1, 0]
        limited = replace(LOOKS[0], resource_limit=10_000_000)
        monkeypatch.setattr(warm_prover, "LOOKS", (limited, *LOOKS[1:]))
        assert [looked(stock), looked(stock)] == [1, 0]
    for looks, limits in ((stock, LOOKS[0]), (older, LOOKS[0]), (stock, limited)):
        (named, *_) = [r.tool.options for r in looks.runs if set(looks.flags(limits)) <= set(r.tool.options)]
        assert {option.split(":")[0] for option in set(named) - set(looks.flags(limits))} == {"/z3exe", "/mv"}
