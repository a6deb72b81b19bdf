"""The trace of a search: what was tried, from what it was made, and where it ended; JSON lines that can be drawn."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from provenhive.canonical import digest_bytes
from provenhive.errors import UserError
from provenhive.files import read_text
from provenhive.search.agent import Outcome

_SHOWN = 300
_REPEATED = "repeated"
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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A candidate as it is drawn: where it ended, what it was made from, and who proposed it again."""

    event: TraceEvent
    parents: tuple[str, ...]
    again: tuple[str, ...]

    @property
    def caption(self) -> tuple[str, ...]:
        event = self.event
        who = f"{event.agent}: {event.aim}" if event.aim else event.agent
        own = (who, f"{event.stage}: {event.verdict}", f"{event.seconds:.1f} s")
        return (*own, f"again: {', '.join(self.again)}") if self.again else own


def _drawn(events: Iterable[TraceEvent]) -> dict[str, dict[str, _Drawn]]:
    """Return what is drawn of each unit, by candidate.

    A text that is proposed again is no candidate of its own: it keeps the end that it had, and no arrow to itself. The
    last end counts, for what waited is told of when it ends.
    """
    units: dict[str, dict[str, _Drawn]] = {}
    for event in events:
        own = units.setdefault(event.unit, {})
        known = own.get(event.candidate)
        parents = tuple(parent for parent in event.parents if parent != event.candidate)
        if known is None:
            own[event.candidate] = _Drawn(event, parents, ())
        elif event.stage == _REPEATED:
            again = tuple(dict.fromkeys((*known.again, event.agent)))
            own[event.candidate] = replace(known, again=again)
        elif known.event.stage == _REPEATED:  # told before the end of what it repeats, which waited
            own[event.candidate] = _Drawn(event, parents, (known.event.agent, *known.again))
        else:
            own[event.candidate] = _Drawn(event, tuple(dict.fromkeys((*known.parents, *parents))), known.again)
    return units


def trace_dot(events: Iterable[TraceEvent]) -> str:
    """Return a trace as a Graphviz drawing: a cluster for each unit, an arrow from each parent."""
    lines = ["digraph trace {", "  rankdir=LR;", '  node [shape=box, style="filled,rounded", fontsize=10];']
    for number, (unit, own) in enumerate(_drawn(events).items()):
        lines += [f"  subgraph cluster_{number} {{", f"    label={json.dumps(unit)};"]
        names = {candidate: f"u{number}c{position}" for position, candidate in enumerate(own)}
        for candidate, drawn in own.items():
            label, colour = json.dumps("\n".join(drawn.caption)), _COLOURS.get(drawn.event.verdict, "white")
            lines.append(f"    {names[candidate]} [label={label}, fillcolor={colour}];")
        for candidate, drawn in own.items():
            lines += [f"    {names[p]} -> {names[candidate]};" for p in drawn.parents if p in names]
        lines.append("  }")
    return "\n".join([*lines, "}"]) + "\n"


def trace_mermaid(events: Iterable[TraceEvent]) -> str:
    """Return a trace as a flowchart of Mermaid (mermaid.js.org/syntax/flowchart.html): a subgraph for each unit."""
    lines = ["flowchart LR"]
    lines += [f"  classDef {verdict} fill:{colour}" for verdict, colour in _COLOURS.items()]
    for number, (unit, own) in enumerate(_drawn(events).items()):
        names = {candidate: f"u{number}c{position}" for position, candidate in enumerate(own)}
        lines.append(f"  subgraph u{number}[{_mermaid(unit)}]")
        for candidate, drawn in own.items():
            shown = "<br/>".join(map(_escaped, drawn.caption))
            style = f":::{drawn.event.verdict}" if drawn.event.verdict in _COLOURS else ""
            lines.append(f'    {names[candidate]}["{shown}"]{style}')
        for candidate, drawn in own.items():
            lines += [f"    {names[parent]} --> {names[candidate]}" for parent in drawn.parents if parent in names]
        lines.append("  end")
    return "\n".join(lines) + "\n"


def _mermaid(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Write what could end a quoted text or start markup as ``#N;``, as Mermaid has it."""
    return "".join(c if c.isalnum() or c in " .,:_-+()" else f"#{ord(c)};" for c in text)
