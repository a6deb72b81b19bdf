"""The trace of a search: what was tried, from what it was made, and where it ended; JSON lines that can be drawn."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from provenhive.canonical import digest_bytes
from provenhive.errors import UserError
from provenhive.files import read_text
from provenhive.search.agent import Outcome

_SHOWN = 300
_COLOURS = {"proved": "palegreen", "unknown": "khaki", "refuted": "lightsalmon", "rejected": "lightgrey"}


@dataclass(frozen=True, slots=True)
class TraceEvent:
    """The end of one candidate; ``parents`` are digests of candidates of the same trace."""

    unit: str
    seconds: float
    agent: str
    aim: str
    candidate: str
    parents: tuple[str, ...]
    stage: str
    verdict: str
    message: str = ""


def trace_event(unit: str, outcome: Outcome, seconds: float) -> TraceEvent:
    """Return the event of an outcome."""
    proposal = outcome.proposal
    return TraceEvent(
        unit,
        round(seconds, 3),
        proposal.agent,
        proposal.aim,
        digest_bytes(proposal.text.encode()),
        proposal.parents,
        outcome.stage,
        outcome.verdict,
        outcome.messages[0][:_SHOWN] if outcome.messages else "",
    )


def trace_writer(path: Path) -> Callable[[TraceEvent], None]:
    """Return a function that appends events to a file; several processes may write to the same one."""

    def write(event: TraceEvent) -> None:
        line = json.dumps(asdict(event), sort_keys=True).encode() + b"\n"
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(file, line)
        finally:
            os.close(file)

    return write


def read_trace(path: Path) -> tuple[TraceEvent, ...]:
    """Read a trace.

    Raises:
        UserError: it cannot be read, naming the line.
    """
    found = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        try:
            data = json.loads(line)
            found.append(TraceEvent(**{**data, "parents": tuple(data["parents"])}))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UserError(f"{path}:{number}: this is no event of a trace: {error}") from error
    return tuple(found)


def trace_dot(events: Iterable[TraceEvent]) -> str:
    """Return a trace as a Graphviz drawing: a cluster for each unit, an arrow from each parent."""
    units: dict[str, list[TraceEvent]] = {}
    for event in events:
        units.setdefault(event.unit, []).append(event)
    lines = ["digraph trace {", "  rankdir=LR;", '  node [shape=box, style="filled,rounded", fontsize=10];']
    for number, (unit, own) in enumerate(units.items()):
        lines += [f"  subgraph cluster_{number} {{", f"    label={json.dumps(unit)};"]
        last = {event.candidate: event for event in own}
        names = {candidate: f"u{number}c{position}" for position, candidate in enumerate(last)}
        for candidate, event in last.items():
            label = json.dumps("\n".join(_caption(event)))
            lines.append(f"    {names[candidate]} [label={label}, fillcolor={_COLOURS.get(event.verdict, 'white')}];")
        for candidate, event in last.items():
            lines += [f"    {names[p]} -> {names[candidate]};" for p in event.parents if p in names]
        lines.append("  }")
    return "\n".join([*lines, "}"]) + "\n"


def trace_mermaid(events: Iterable[TraceEvent]) -> str:
    """Return a trace as a flowchart of Mermaid (mermaid.js.org/syntax/flowchart.html): a subgraph for each unit."""
    units: dict[str, dict[str, TraceEvent]] = {}
    for event in events:
        units.setdefault(event.unit, {})[event.candidate] = event
    lines = ["flowchart LR"]
    lines += [f"  classDef {verdict} fill:{colour}" for verdict, colour in _COLOURS.items()]
    for number, (unit, last) in enumerate(units.items()):
        names = {candidate: f"u{number}c{position}" for position, candidate in enumerate(last)}
        lines.append(f"  subgraph u{number}[{_mermaid(unit)}]")
        for candidate, event in last.items():
            shown = "<br/>".join(map(_escaped, _caption(event)))
            style = f":::{event.verdict}" if event.verdict in _COLOURS else ""
            lines.append(f'    {names[candidate]}["{shown}"]{style}')
        for candidate, event in last.items():
            lines += [f"    {names[parent]} --> {names[candidate]}" for parent in event.parents if parent in names]
        lines.append("  end")
    return "\n".join(lines) + "\n"


def _caption(event: TraceEvent) -> tuple[str, ...]:
    who = f"{event.agent}: {event.aim}" if event.aim else event.agent
    return who, f"{event.stage}: {event.verdict}", f"{event.seconds:.1f} s"


def _mermaid(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Write what could end a quoted text or start markup as ``#N;``, as Mermaid has it."""
    return "".join(c if c.isalnum() or c in " .,:_-+()" else f"#{ord(c)};" for c in text)
