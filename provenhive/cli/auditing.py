"""``provenhive audit``."""

from __future__ import annotations

from dataclasses import asdict

from provenhive.audit import EntryAudit
from provenhive.audit import audit as run_audit
from provenhive.cli.console import err, out, print_json, project_here
from provenhive.errors import ExitCode
from provenhive.pipeline.project import location, open_log
from provenhive.records import load_policy
from provenhive.toolchain.groups import install_signal_handlers


def audit(ledger: str | None, sample: int | None, jobs: int | None, *, as_json: bool) -> int:
    """Audit a ledger and print what was found."""
    install_signal_handlers()
    project = project_here(ledger)
    policy = load_policy(project.path(project.settings.policy))

    def show(entry: EntryAudit) -> None:
        if err.is_terminal and not as_json:
            err.print(f"{entry.state:<11} entry {entry.index}  {entry.name}", markup=False)

    report = run_audit(
        location(project), policy, lambda: open_log(project, write=False), jobs=jobs, sample=sample, listener=show
    )
    if as_json:
        entries = [asdict(entry) for entry in report.entries]
        ledger_part = {"size": report.size, "root": report.root, "trust": report.trust}
        print_json({"sound": report.sound, "ledger": ledger_part, "findings": report.findings, "entries": entries})
        return ExitCode.OK if report.sound else ExitCode.NOT_PROVED
    for finding in report.findings:
        out.print(f"FAULT {finding}", markup=False)
    for entry in report.entries:
        if entry.state not in ("holds", "not sampled"):
            out.print(f"entry {entry.index} {entry.name}: {entry.state}: {entry.detail}", markup=False)
    counts: dict[str, int] = {}
    for entry in report.entries:
        counts[entry.state] = counts.get(entry.state, 0) + 1
    shown = ", ".join(f"{count} {state}" for state, count in sorted(counts.items())) or "no certificates"
    verdict = "sound" if report.sound else "NOT SOUND"
    out.print(f"{verdict}: {report.size} entries, root {report.root}; {shown}; {report.trust}", markup=False)
    return ExitCode.OK if report.sound else ExitCode.NOT_PROVED
