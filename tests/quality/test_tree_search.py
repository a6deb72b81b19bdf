"""The tree search, judged by the real prover: units whose first candidate is wrong, or is not proved as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from unit_job_support import Given, unit_job

from provenhive.pipeline.units import UnitJob, unit_search
from provenhive.search.registry import agents
from provenhive.search.scheduling.trace import TraceEvent, trace_dot, trace_mermaid
from provenhive.verdicts import Proved, Unknown, UnknownReason

SPECIFICATION = """module repaired

unit clamp(x: int, lo: int, hi: int) returns (r: int)
  requires lo <= hi
  ensures lo <= r <= hi
  ensures lo <= x <= hi ==> r == x

unit largest(xs: seq<int>) returns (r: int)
  requires |xs| > 0
  ensures r in xs
  ensures forall i: int :: 0 <= i < |xs| ==> xs[i] <= r

unit ends(xs: seq<int>) returns (first: int, last: int)
  requires |xs| > 0
  ensures first == xs[0]
  ensures last == xs[|xs| - 1]
"""
FIRST = {
    "clamp": "{ r := x; }",
    "largest": "{ r := xs[0]; var k := 1; while k < |xs| invariant 1 <= k <= |xs| "
    "{ if xs[k] > r { r := xs[k]; } k := k + 1; } }",
    "ends": "{ first := 0; last := 0; }",
}


def job(folder: Path, unit: str, **changes: float) -> UnitJob:
    return unit_job(folder, SPECIFICATION, f"repaired.{unit}", candidates=80, seconds=240.0, **changes)


@pytest.mark.slow
@pytest.mark.parametrize("unit", sorted(FIRST))
def test_what_the_first_candidate_does_not_solve_is_solved_by_changing_it(unit: str, tmp_path: Path) -> None:
    search = unit_search(job(tmp_path, unit), [Given(FIRST[unit]), *agents(["tree"])])
    events: list[TraceEvent] = []
    search.filter.observe = events.append
    result = search.filter.run()
    assert isinstance(result.verdict, Proved), [(e.agent, e.aim, e.stage, e.message) for e in events]
    assert result.proposal is not None
    assert result.proposal.agent == "tree"
    assert events[0].agent == "given"
    assert events[0].verdict != "proved"
    chain = {event.candidate: event for event in events}
    assert result.proposal.parents[0] in chain
    for drawing, arrow in ((trace_dot(events), " -> "), (trace_mermaid(events), " --> ")):
        assert drawing.count(arrow) >= 1
        assert f"tree: {result.proposal.aim}" in drawing


@pytest.mark.slow
def test_a_search_that_ends_early_says_what_got_furthest(tmp_path: Path) -> None:
    work = job(tmp_path, "largest", prover_seconds=0.0001)
    result = unit_search(work, [Given(FIRST["largest"]), *agents(["tree"])]).filter.run()
    assert isinstance(result.verdict, Unknown)
    assert result.verdict.reason is UnknownReason.BUDGET
    assert result.furthest is not None
    assert result.furthest.proposal.text == FIRST["largest"]
    assert result.prover_seconds >= 0.0001
