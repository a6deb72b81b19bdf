"""``provenhive trace``: the candidates of the last run, as a table or a drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from provenhive.cli.console import out, print_json
from provenhive.errors import ExitCode
from provenhive.files import write_file
from provenhive.pipeline.jobs import TRACE_FILE
from provenhive.pipeline.project import find_project
from provenhive.search.scheduling.funnels import compared
from provenhive.search.scheduling.trace import TraceEvent, read_trace, trace_dot, trace_mermaid


def trace(dot: Path | None, mermaid: Path | None, against: Path | None = None, *, as_json: bool) -> int:
    """Print how far each agent's candidates got in the last run, or write a drawing of all of them.

    With the trace of another run in ``against`` print where the two differ instead; exit code 1 if they do.

    Raises:
        UserError: there is no trace, or it cannot be read or written.
    """
    events = read_trace(find_project(Path.cwd()).state / TRACE_FILE)
    if against is not None:
        return _compare(events, read_trace(against), as_json=as_json)
    if dot is not None:
        write_file(dot, trace_dot(events))
    if mermaid is not None:
        write_file(mermaid, trace_mermaid(events))
    if as_json:
        print_json([asdict(event) for event in events])
    else:
        counted = Counter((e.agent, e.stage, e.verdict) for e in events)
        for (agent, stage, verdict), number in sorted(counted.items()):
            out.print(f"{agent:16} {stage:10} {verdict:10} {number:6}", markup=False)
        for written in filter(None, (dot, mermaid)):
            out.print(f"wrote {written}", markup=False)
    return ExitCode.OK


def _compare(here: Sequence[TraceEvent], there: Sequence[TraceEvent], *, as_json: bool) -> int:
    found = compared(here, there)
    if as_json:
        print_json([asdict(difference) for difference in found])
    else:
        for d in found:
            shown = f"{d.unit}: {d.agent:16} {d.stage:10} {d.verdict:10} here {d.here}, there {d.there}"
            out.print(shown, markup=False)
        if not found:
            out.print(f"the same funnels, {len(here)} candidates", markup=False)
    return ExitCode.NOT_PROVED if found else ExitCode.OK
