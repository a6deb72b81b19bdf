"""``provenhive trace``: the candidates of the last run, as a table or a drawing."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

from provenhive.cli.console import out, print_json
from provenhive.errors import ExitCode
from provenhive.files import write_file
from provenhive.pipeline.jobs import TRACE_FILE
from provenhive.pipeline.project import find_project
from provenhive.search.scheduling.trace import read_trace, trace_dot, trace_mermaid


def trace(dot: Path | None, mermaid: Path | None, *, as_json: bool) -> int:
    """Print how far each agent's candidates got in the last run, or write a drawing of all of them.

    Raises:
        UserError: there is no trace, or it cannot be read or written.
    """
    events = read_trace(find_project(Path.cwd()).state / TRACE_FILE)
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
