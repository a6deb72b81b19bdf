"""What a run says of itself where nobody watches it live: a line for each result, when it is there."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from provenhive.cli.progress import Display
from provenhive.pipeline.events import ObligationDone, Started
from provenhive.pipeline.report import ObligationReport


def shown(*reports: ObligationReport, terminal: bool = False) -> str:
    """Return what was printed by the time the last report was taken, before the run has ended."""
    out = io.StringIO()
    display = Display(Console(file=out, force_terminal=terminal, width=200, no_color=True, soft_wrap=True))
    display(Started(len(reports), 0, 0))
    for report in reports:
        display(ObligationDone(report))
    return out.getvalue()


def report(kind: str, verdict: str, backend: str = "lean", reason: str = "") -> ObligationReport:
    return ObligationReport(f"{kind}:m.x", "m.x", kind, verdict, backend, 1.25, reason)


@pytest.mark.parametrize("kind", ["law", "invariant", "refines"])
def test_a_claim_that_is_proved_has_a_line(kind: str) -> None:
    assert shown(report(kind, "proved")) == f"proved    m.x ({kind})  1.2 s, lean\n"
    assert shown(report(kind, "proved"), terminal=True) == "", "the live view counts it"


@pytest.mark.parametrize("kind", ["law", "satisfiable", "well-defined", "total"])
@pytest.mark.parametrize("verdict", ["refuted", "unknown"])
def test_what_is_not_proved_has_a_line_with_the_reason(kind: str, verdict: str) -> None:
    assert shown(report(kind, verdict, reason="[no] way")) == f"{verdict:<9} m.x ({kind}): [no] way\n"


def test_what_needs_no_line_has_none() -> None:
    assert shown(report("satisfiable", "proved"), report("well-defined", "proved"), report("total", "proved")) == ""
    assert shown(report("law", "proved", "ledger")) == "", "it was there before this run"


def test_a_refutation_is_told_on_a_terminal_too() -> None:
    assert "m.x (law): no" in shown(report("law", "refuted", reason="no"), terminal=True)
    assert shown(report("law", "unknown", reason="no"), terminal=True) == ""
