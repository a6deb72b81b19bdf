"""``provenhive gate``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from provenhive.cli.console import err, out, print_json, project_here, specification_files
from provenhive.files import write_file
from provenhive.gate.badge import badge
from provenhive.gate.check import Gate
from provenhive.gate.drift import PIN_IS_BEHIND, GateReport
from provenhive.gate.pin import write_pin
from provenhive.gate.sarif import sarif


@dataclass(frozen=True, slots=True)
class Outputs:
    """Files that a gate writes besides what it prints."""

    sarif: Path | None = None
    badge: Path | None = None
    pin: bool = False


def gate(path: Path | None, base: str | None, ledger: str | None, outputs: Outputs, *, as_json: bool) -> int:
    """Hold specifications, files and functions against the ledger, and say what does not agree."""
    project = project_here(ledger)
    place = project.root if path is None else path
    files = specification_files(place)
    whole = place.resolve() == project.root
    report = Gate.open(project, base).report(files, whole=whole)
    _write(report, outputs)
    if as_json:
        print_json(report.document())
    else:
        for drift in report.drifts:
            out.print(drift.render() + "\n", markup=False)
        out.print(report.summary(), markup=False)
    for note in report.notes:
        err.print(f"note: {note}", markup=False)
    if not outputs.pin:
        return report.exit_code
    if not report.without(*PIN_IS_BEHIND).clean:
        err.print("nothing is pinned while something has drifted", markup=False)
        return report.exit_code
    err.print(f"pinned the head over {report.size} entries in {write_pin(project)}", markup=False)
    return Gate.open(project, base).report(files, whole=whole).exit_code


def _write(report: GateReport, outputs: Outputs) -> None:
    if outputs.sarif is not None:
        write_file(outputs.sarif, sarif(report))
    if outputs.badge is not None:
        write_file(outputs.badge, badge(report, as_json=outputs.badge.suffix == ".json"))
