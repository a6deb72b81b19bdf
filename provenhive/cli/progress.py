"""The display of a run: live on a terminal, one line a result elsewhere, and a table at the end."""

from __future__ import annotations

import time
from collections import Counter
from textwrap import indent
from types import TracebackType
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from provenhive.obligations import Kind
from provenhive.pipeline.events import Event, Note, ObligationDone, Started, UnitDone, UnitProgress
from provenhive.pipeline.report import ObligationReport, RunReport, UnitReport, trace_line

_STYLE = {"proved": "green", "refuted": "red", "unknown": "yellow", "rejected": "yellow"}
_CLAIMS = frozenset({Kind.LAW.value, Kind.INVARIANT.value, Kind.REFINES.value})


class Display:
    """Shows events on a console: a live view on a terminal, plain lines elsewhere."""

    def __init__(self, console: Console) -> None:
        """Bind the console; nothing is shown yet."""
        self._console = console
        self._started = time.monotonic()
        self._totals = Started(0, 0, 0)
        self._obligations: Counter[str] = Counter()
        self._units: Counter[str] = Counter()
        self._active: dict[str, UnitProgress] = {}
        self._live = Live(console=console, get_renderable=self._view, refresh_per_second=4, transient=True)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def __call__(self, event: Event) -> None:
        """Take an event."""
        match event:
            case Started():
                self._totals = event
            case ObligationDone(report):
                self._obligations[report.verdict] += 1
                if report.verdict == "refuted" or (not self._console.is_terminal and _is_told(report)):
                    self._console.print(_obligation_line(report))
            case UnitProgress():
                self._active[event.unit] = event
            case UnitDone(report):
                self._active.pop(report.name, None)
                self._units[report.verdict] += 1
                if not report.resumed:
                    self._console.print(_unit_line(report))
            case Note(text):
                self._console.print(text, markup=False)

    def _view(self) -> Group:
        seconds = time.monotonic() - self._started
        done = sum(self._units.values())
        head = (
            f"{seconds:5.0f} s   obligations {sum(self._obligations.values())}/{self._totals.obligations}   "
            f"units {done}/{self._totals.units} ({self._units['proved']} proved)"
        )
        lines = [Text(head, style="bold")]
        for progress in self._active.values():
            c = progress.counts
            funnel = f"proposed {c.proposed}  refused {c.red_flagged + c.rejected}  refuted {c.refuted}"
            lines.append(Text(f"  {progress.unit}: {progress.stage}  [{funnel}  open {c.unknown}]"))
        return Group(*lines)


def _is_told(report: ObligationReport) -> bool:
    """Say whether an obligation gets a line where no live view counts it: a claim of its own, or one that is open."""
    return report.backend != "ledger" and (report.verdict != "proved" or report.kind in _CLAIMS)


def _obligation_line(report: ObligationReport) -> Text:
    line = Text(f"{report.verdict:<9} ", style=_STYLE.get(report.verdict, ""))
    if report.verdict != "proved":
        return line.append(f"{report.name} ({report.kind}): {report.reason}")
    line.append(report.name, style="bold")
    return line.append(f" ({report.kind})  {report.seconds:.1f} s, {report.backend}", style="dim")


def _unit_line(report: UnitReport) -> Text:
    line = Text(f"{report.verdict:<9} ", style=_STYLE.get(report.verdict, ""))
    line.append(report.name, style="bold")
    detail = f"  {report.seconds:.1f} s, {report.candidates.proposed} candidates"
    line.append(
        f"{detail}, {report.agent}" if report.verdict == "proved" else f"{detail}: {report.reason}", style="dim"
    )
    return line


def print_report(report: RunReport, console: Console) -> None:
    """Print the table that ends a run."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("unit", "verdict", "agent", "candidates", "seconds", "entry"):
        table.add_column(column, justify="right" if column in ("candidates", "seconds", "entry") else "left")
    for unit in report.units:
        entry = "" if unit.ledger_index is None else str(unit.ledger_index)
        seconds = "in ledger" if unit.resumed else f"{unit.seconds:.1f}"
        verdict = Text(unit.verdict, style=_STYLE.get(unit.verdict, ""))
        table.add_row(unit.name, verdict, unit.agent, str(unit.candidates.proposed), seconds, entry)
    console.print(table)
    _print_open(report, console)
    kinds: dict[str, Counter[str]] = {}
    for item in report.obligations:
        kinds.setdefault(item.kind, Counter())[item.verdict] += 1
    for kind, verdicts in sorted(kinds.items()):
        shown = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
        console.print(f"{kind}: {shown}", markup=False)
    proved = sum(unit.verdict == "proved" for unit in report.units)
    console.print(
        f"{proved} of {len(report.units)} units proved in {report.seconds:.1f} s; "
        f"ledger: {report.ledger_size} entries, root {report.ledger_root[:16]}, {report.trust}",
        markup=False,
    )


def _print_open(report: RunReport, console: Console) -> None:
    """Print what is not proved, with the reason, each on a line."""
    for unit in report.units:
        if unit.verdict != "proved" and unit.reason:
            console.print(f"{unit.name}: {unit.reason}", markup=False, style="yellow")
            for piece in unit.evidence:
                console.print(indent(piece.rstrip(), "    "), markup=False)
    for item in report.obligations:
        if item.verdict != "proved":
            style = "red" if item.verdict == "refuted" else "yellow"
            console.print(f"{item.verdict}: {item.id}: {item.reason}", markup=False, style=style)
            for step in item.trace:
                console.print(f"    {trace_line(step)}", markup=False)
    for warning in report.warnings:
        console.print(f"warning: {warning}", markup=False, style="yellow")
