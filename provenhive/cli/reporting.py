"""``provenhive report``."""

from __future__ import annotations

from pathlib import Path

from provenhive.cli.console import print_json, project_here
from provenhive.cli.graphs import existing_log
from provenhive.cli.writing import write_text
from provenhive.errors import ExitCode, UserError
from provenhive.pages.report_page import report_page
from provenhive.pages.report_view import report_document, report_view
from provenhive.pipeline.runs import load_run

DEFAULT = Path("provenhive-report.html")


def report(output: Path | None, ledger: str | None, *, as_json: bool) -> int:
    """Write the page of the project's last run; with ``as_json`` print its figures, and write only where asked to.

    Raises:
        UserError: nothing was run yet, or the record, the ledger or the file cannot be used.
    """
    project = project_here(ledger)
    record = load_run(project)
    if record is None:
        raise UserError("there is no run to report: 'provenhive prove PATH' makes one")
    log = existing_log(project, ledger)
    if log is None:
        view = report_view(record, None)
    else:
        with log.ledger:
            view = report_view(record, log)
    if as_json:
        if output is not None:
            write_text(report_page(view), output)
        print_json(report_document(view))
    else:
        write_text(report_page(view), output or DEFAULT)
    return ExitCode.OK
