"""``provenhive audit``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from provenhive.audit import AuditOptions, AuditReport, Begun, EntryAudit
from provenhive.audit import audit as run_audit
from provenhive.cli.console import err, out, print_json, project_here
from provenhive.errors import ExitCode
from provenhive.files import read_bytes
from provenhive.pipeline.project import location, open_log
from provenhive.records import load_policy
from provenhive.toolchain.groups import install_signal_handlers

_QUIET = ("holds", "not sampled")


def audit(ledger: str | None, options: AuditOptions, checkpoints: Sequence[Path], *, as_json: bool) -> int:
    """Audit a ledger and print what was found.

    Raises:
        UserError: a checkpoint file cannot be read, or there is no ledger.
    """
    install_signal_handlers()
    project = project_here(ledger)
    policy = load_policy(project.path(project.settings.policy))
    notes = tuple(map(read_bytes, checkpoints))
    options = AuditOptions(
        options.jobs, options.sample, options.sample_seed, options.seeds, notes, options.fresh, options.folder
    )
    with _Display(err, shown=not as_json) as display:
        try:
            report = run_audit(location(project), policy, lambda: open_log(project, write=False), options, display.show)
        except KeyboardInterrupt:
            display.stop()
            err.print(
                f"interrupted: {display.established} entries hold so far; the same command goes on from there",
                markup=False,
            )
            return ExitCode.INTERRUPTED
    if as_json:
        print_json(document(report))
    else:
        _print(report)
    return ExitCode.OK if report.sound else ExitCode.NOT_PROVED


class _Display(AbstractContextManager["_Display"]):
    """A bar on a terminal; elsewhere one line for each entry that does not simply hold."""

    def __init__(self, console: Console, *, shown: bool) -> None:
        self.established = 0
        self._console = console
        self._shown = shown
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal))
        self._task = self._bar.add_task("checking the log", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        self._bar.stop()

    def show(self, event: Begun | EntryAudit) -> None:
        match event:
            case Begun(total, resumed):
                self._bar.update(self._task, total=total, description="proving again")
                if resumed and self._shown:
                    text = f"going on with an interrupted audit: {resumed} of {total} entries were established then"
                    self._console.print(text, markup=False)
            case EntryAudit(state=state):
                self.established += state == "holds"
                self._bar.update(self._task, advance=state in ("holds", "unknown", "diverges"), description=event.name)
                if self._shown and state not in _QUIET:
                    self._console.print(_line(event), markup=False)


def _line(entry: EntryAudit) -> str:
    return f"entry {entry.index} {entry.name}: {entry.state}: {entry.detail}"


def document(report: AuditReport) -> dict[str, Any]:
    """Return the report as the one JSON document that the command prints."""
    first = report.first_divergence
    return {
        "sound": report.sound,
        "ledger": {"size": report.size, "root": report.root, "trust": report.trust},
        "findings": list(report.findings),
        "first_divergence": None if first is None else asdict(first),
        "unknown": [entry.index for entry in report.unknown],
        "specifications": report.specifications,
        "sample_seed": report.sample_seed or None,
        "resumed_from": report.resumed_from or None,
        "brittle": [entry.index for entry in report.brittle],
        "entries": [asdict(entry) for entry in report.entries],
    }


def _print(report: AuditReport) -> None:
    for finding in report.findings:
        out.print(f"FAULT {finding}", markup=False)
    for entry in report.entries:
        if entry.state not in _QUIET:
            out.print(_line(entry), markup=False)
        for remark in entry.remarks:
            out.print(f"entry {entry.index} {entry.name}: remark: {remark}", markup=False)
    _print_stability(report)
    first = report.first_divergence
    if first is not None:
        out.print(f"first divergence: {_line(first)}", markup=False)
    if report.sample_seed:
        out.print(f"the sample was drawn with --sample-seed {report.sample_seed}", markup=False)
    if report.resumed_from:
        count = sum(entry.resumed for entry in report.entries)
        out.print(
            f"{count} entries were established by this audit before it was interrupted (begun {report.resumed_from},"
            " on this machine); --fresh proves them again",
            markup=False,
        )
    counts = Counter(entry.state for entry in report.entries)
    shown = ", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "no certificates"
    verdict = "sound" if report.sound else "NOT SOUND" if report.contradicted else "NOT ESTABLISHED"
    out.print(f"{verdict}: {report.size} entries, root {report.root}; {shown}; {report.trust}", markup=False)


def _print_stability(report: AuditReport) -> None:
    tried = [entry for entry in report.entries if entry.stability is not None and entry.stability.seeds]
    for entry in tried:
        found = entry.stability
        if found is not None and found.brittle:
            out.print(
                f"entry {entry.index} {entry.name}: brittle: proved under {found.proved} of {found.seeds} seeds",
                markup=False,
            )
            for failure in found.failures:
                out.print(f"    {failure}", markup=False)
    if tried:
        out.print(f"{len(report.brittle)} of {len(tried)} proofs are brittle", markup=False)
