"""The report of a run as one HTML page."""

from __future__ import annotations

from dataclasses import astuple, fields

from provenhive.pages.charts import stacked, tree_chart
from provenhive.pages.document import page
from provenhive.pages.report_view import AgentRow, ReportView
from provenhive.pipeline.report import Counts, trace_line

_ENDS = tuple(f.name for f in fields(Counts))[1:]


def report_page(view: ReportView) -> str:
    """Return the page of a report: self-contained, whatever its texts hold."""
    return page(
        "report.html.j2",
        styles=("base.css", "report.css"),
        scripts=("base.js", "report.js"),
        view=view,
        run=view.run,
        stacked=stacked,
        ends=_ends,
        trace_line=trace_line,
        tree=tree_chart(view.ledger.tree) if view.ledger is not None else None,
    )


def _ends(row: AgentRow) -> tuple[tuple[str, int], ...]:
    """Return how many candidates of an agent ended where; the rest was not needed any more."""
    counts = row.counts
    ended = tuple(zip(_ENDS, astuple(counts)[1:], strict=True))
    left = counts.proposed - sum(count for _, count in ended)
    return (*ended[::-1], ("unjudged", left))
