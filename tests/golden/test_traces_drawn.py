"""The drawings of a trace in which candidates repeat each other. Rewrite with PROVENHIVE_GOLDEN=write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from provenhive.search.agent import Outcome, Proposal
from provenhive.search.scheduling.trace import TraceEvent, trace_dot, trace_event, trace_mermaid

FOLDER = Path(__file__).parent / "traces"
DRAWINGS = {"repeats.dot": trace_dot, "repeats.mmd": trace_mermaid}
WRONG, RENAMED, RIGHT, OPEN = "{ r := 0; }", "{ r := 00; }", "{ r := x; }", "{ r := x + 0; }"


def event(
    seconds: float, agent: str, text: str, stage: str, verdict: str, parents: tuple[TraceEvent, ...]
) -> TraceEvent:
    proposal = Proposal(text, agent, "short" if agent == "tree" else "", tuple(p.candidate for p in parents))
    return trace_event("m.f", Outcome(proposal, stage, verdict), seconds)


def events() -> tuple[TraceEvent, ...]:
    """Return a trace: what is refuted, proposed again, also renamed, and changed; a repeat told before its end."""
    refuted = event(0.1, "loops", WRONG, "fuzz", "refuted", ())
    same = event(0.2, "mirror", WRONG, "repeated", "repeated", (refuted,))
    renamed = event(0.3, "mirror", RENAMED, "repeated", "repeated", (refuted,))
    early = event(0.4, "mirror", OPEN, "repeated", "repeated", (event(0.0, "loops", OPEN, "", "", ()),))
    proved = event(0.5, "tree", RIGHT, "proof", "proved", (refuted,))
    late = event(0.6, "loops", OPEN, "proof", "unknown", (refuted,))
    return refuted, same, renamed, early, same, proved, late


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_has_the_end_of_each_candidate_and_who_repeated_it(name: str) -> None:
    path, drawn = FOLDER / name, DRAWINGS[name](events())
    if os.environ.get("PROVENHIVE_GOLDEN") == "write":
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("draw", DRAWINGS.values())
def test_no_candidate_is_its_own_parent_and_no_end_is_lost(draw: Callable[[Iterable[TraceEvent]], str]) -> None:
    lines = [line.strip().rstrip(";") for line in draw(events()).splitlines()]
    arrows = [line.replace("-->", "->").split(" -> ") for line in lines if "->" in line]
    assert len(arrows) == 3
    assert all(start != end for start, end in arrows)
    ends = [
        next(v for v in ("refuted", "proved", "unknown", "repeated") if f": {v}" in line)
        for line in lines
        if "u0c" in line and ("label" in line or '["' in line)
    ]
    assert sorted(ends) == ["proved", "refuted", "repeated", "unknown"]
