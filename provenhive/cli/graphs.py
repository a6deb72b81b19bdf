"""Bodies of ``provenhive graph``: load, ask, print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from provenhive.cli.console import err, out, print_json, project_here, specification_files
from provenhive.cli.graph_text import STYLES, WAYS, Way, line, printable, tree
from provenhive.cli.writing import print_text, write_text
from provenhive.errors import ExitCode, UserError
from provenhive.knowledge import KnowledgeGraph, RunFact, Sort, Status, build_graph, queries
from provenhive.knowledge.exports import MERMAID_EDGES, WRITERS, edge_document, node_document
from provenhive.ledger import LedgerMissing
from provenhive.pages.graph_page import graph_page
from provenhive.pipeline.project import Project, open_log
from provenhive.pipeline.report import RunReport, trace_line
from provenhive.pipeline.runs import RunRecord, load_run, run_files
from provenhive.records import RecordLog
from provenhive.records.memory import AcceptedHeads
from provenhive.spec_lang.load import load_program
from provenhive.toolchain.environment import cache_folder


@dataclass(frozen=True, slots=True)
class Source:
    """Where the graph comes from: specifications and ledger of the command line."""

    specification: Path | None = None
    ledger: str | None = None


def load_graph(source: Source) -> KnowledgeGraph:
    """Build the graph of the project that the command runs in.

    Without a ledger nothing is proved, which is no error unless the command line names one.

    Raises:
        UserError: a specification, the ledger, its policy or the last run's record cannot be read.
    """
    project = project_here(source.ledger)
    record = load_run(project)
    programs = [load_program(path) for path in _files(project, source, record)]
    facts = run_facts(record.report) if record is not None else {}
    ended = record.finished_at if record is not None else ""
    log = existing_log(project, source.ledger)
    if log is None:
        return build_graph(programs, None, facts, root=project.root, run_ended=ended)
    with log.ledger:
        return build_graph(programs, log, facts, root=project.root, run_ended=ended)


def _files(project: Project, source: Source, record: RunRecord | None) -> tuple[Path, ...]:
    if source.specification is not None:
        return specification_files(source.specification)
    if record is None:
        return specification_files(project.root)
    files = run_files(project, record)
    gone = next((file for file in files if not file.is_file()), None)
    if gone is not None:
        raise UserError(f"{gone}: the last run was on this file, and it is gone; say with --spec what to look at")
    return files


def existing_log(project: Project, named: str | None) -> RecordLog | None:
    """Open the project's ledger; ``None`` if there is none yet, unless the command line named it.

    Raises:
        UserError: the ledger or its policy cannot be used.
    """
    policy = project.path(project.settings.policy)
    if named is None and not policy.exists():
        return None  # nothing was ever proved here
    try:
        return open_log(project, write=False, memory=AcceptedHeads(cache_folder() / "accepted"))
    except LedgerMissing:
        if named is not None:
            raise
        return None


def run_facts(report: RunReport) -> dict[str, RunFact]:
    """Return what a run said of each obligation, by its id."""
    digests = dict(report.digests)
    facts = {
        o.id: RunFact(
            digests[o.id], o.verdict, o.backend, o.seconds, "\n".join([o.reason, *map(trace_line, o.trace)]).strip()
        )
        for o in report.obligations
        if o.id in digests
    }
    for unit in report.units:
        id_ = f"implements:{unit.name}"
        if id_ in digests:
            facts[id_] = RunFact(digests[id_], unit.verdict, unit.agent, unit.seconds, unit.reason)
    return facts


# --- commands --------------------------------------------------------------------------------------------------------


def why(name: str, source: Source, depth: int | None, *, as_json: bool) -> int:
    """Show what a node leans on."""
    graph = load_graph(source)
    return _reach(graph, queries.why(graph, name), WAYS["why"], depth, as_json=as_json)


def impact(name: str, source: Source, depth: int | None, *, as_json: bool) -> int:
    """Show what leans on a node."""
    graph = load_graph(source)
    return _reach(graph, queries.impact(graph, name), WAYS["impact"], depth, as_json=as_json)


def _reach(graph: KnowledgeGraph, reach: queries.Reach, way: Way, depth: int | None, *, as_json: bool) -> int:
    if as_json:
        print_json(
            {
                "node": node_document(reach.start),
                way.key: [
                    {**node_document(node), "distance": distance}
                    for node, distance in zip(reach.nodes, reach.distances, strict=True)
                ],
                "edges": [edge_document(edge) for edge in reach.edges],
                "ledger": _ledger(graph),
            }
        )
        return ExitCode.OK
    out.print(tree(graph, reach, way, depth))
    out.print(Text(_tally(reach, way)))
    for node in queries.broken(reach.nodes)[:10] if way is WAYS["why"] else ():
        reason = f": {printable(node.reason)}" if node.reason else f": {node.status.meaning}"
        out.print(Text(f"{node.status.value}: {node.id}{reason}", style=STYLES[node.status]))
    return ExitCode.OK


def _tally(reach: queries.Reach, way: Way) -> str:
    counts = (
        (len(reach.of(Sort.DECLARATION)), "declaration"),
        (len(reach.of(Sort.OBLIGATION)), "obligation"),
        (len(reach.of(Sort.CERTIFICATE)), "certificate"),
    )
    shown = ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)
    return f"{reach.start.id} {way.verb} {shown}" if shown else f"{reach.start.id} {way.verb} nothing"


def unused(source: Source, *, imported: bool, as_json: bool) -> int:
    """Show what nothing needs."""
    found = queries.unused(load_graph(source), imported=imported)
    if as_json:
        print_json({"unused": [{**node_document(item.node), "why_unused": item.reason} for item in found]})
        return ExitCode.OK
    for item in found:
        out.print(line(item.node, item.reason))
    out.print(Text(f"{len(found)} unused" if found else "everything is used"))
    return ExitCode.OK


def cycles(source: Source, *, as_json: bool) -> int:
    """Show cycles; those of proofs are faults."""
    found = queries.cycles(load_graph(source))
    circular = any(cycle.circular for cycle in found)
    if as_json:
        print_json({"cycles": [{"circular": c.circular, "nodes": [n.id for n in c.nodes]} for c in found]})
        return ExitCode.NOT_PROVED if circular else ExitCode.OK
    for cycle in found:
        ids = [node.id for node in (*cycle.nodes, cycle.nodes[0])]
        kind = "CIRCULAR PROOF" if cycle.circular else "recursion"
        out.print(Text(f"{kind}: {' → '.join(ids)}", style=STYLES[Status.REFUTED] if cycle.circular else ""))
    if not circular:
        out.print(Text("no circular proofs"))
    return ExitCode.NOT_PROVED if circular else ExitCode.OK


def path(start: str, end: str, source: Source, *, as_json: bool) -> int:
    """Show a shortest path between two nodes."""
    graph = load_graph(source)
    found = queries.path(graph, start, end)
    if as_json:
        body = {"nodes": [], "edges": [], "found": False, "swapped": False}
        if found is not None:
            nodes = [node_document(node) for node in found.nodes]
            edges = [edge_document(edge) for edge in found.edges]
            body = {"nodes": nodes, "edges": edges, "found": True, "swapped": found.swapped}
        print_json(body)
    elif found is None:
        out.print(
            Text(f"neither of {queries.find(graph, start).id} and {queries.find(graph, end).id} leans on the other")
        )
    else:
        out.print(line(found.nodes[0]))
        for edge, node in zip(found.edges, found.nodes[1:], strict=True):
            word = WAYS["why"].word(edge)
            out.print(Text.assemble(("  ", ""), (f"{word} ", "dim"), line(node)))
    return ExitCode.OK if found is not None else ExitCode.NOT_PROVED


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported, and how."""

    form: str
    around: str | None = None
    declarations: bool = False
    imported: bool = False

    def of(self, graph: KnowledgeGraph) -> KnowledgeGraph:
        """Return the part of a graph that is wanted."""
        if self.around is not None:
            graph = queries.around(graph, self.around)
        elif not self.imported:
            graph = queries.needed(graph)
        return queries.declarations(graph) if self.declarations else graph


def export(choice: Selection, output: Path | None, source: Source, *, as_json: bool) -> int:
    """Write the graph in one of its forms."""
    graph = choice.of(load_graph(source))
    text = graph_page(graph) if choice.form == "html" else WRITERS[choice.form](graph)
    if choice.form == "mermaid" and len(graph.edges) > MERMAID_EDGES:
        err.print(f"note: {len(graph.edges)} edges; Mermaid draws {MERMAID_EDGES}: try --declarations or --around NAME")
    if output is None:
        print_text(text)
    else:
        write_text(text, output, {"format": choice.form, **_sizes(graph)} if as_json else None)
    return ExitCode.OK


def _sizes(graph: KnowledgeGraph) -> dict[str, int]:
    return {"nodes": len(graph.nodes), "edges": len(graph.edges)}


def _ledger(graph: KnowledgeGraph) -> Mapping[str, object]:
    return {"size": graph.size, "root": graph.root, "trust": graph.trust}
