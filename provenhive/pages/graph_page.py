"""The knowledge graph as one HTML page: maps to walk on, and all that is known of each node."""

from __future__ import annotations

from collections import Counter
from typing import Any

from provenhive.knowledge import Evidence, KnowledgeGraph, Node, Relation, Sort, Status
from provenhive.knowledge.map import Map, declaration_map, whole_map
from provenhive.pages.document import embedded_json, page
from provenhive.records import LawCertificate, ProverRecord, UnitCertificate


def graph_page(graph: KnowledgeGraph, title: str = "Knowledge graph") -> str:
    """Return the page of a graph: self-contained, whatever its texts hold."""
    counts = Counter(node.status for node in graph.of_sort(Sort.DECLARATION))
    return page(
        "graph.html.j2",
        styles=("base.css", "graph.css"),
        scripts=("base.js", "graph.js"),
        title=title,
        graph=graph,
        statuses=[(status, counts[status]) for status in Status if counts[status]],
        declarations=tuple(graph.of_sort(Sort.DECLARATION)),
        data=embedded_json(graph_data(graph)),
    )


def graph_data(graph: KnowledgeGraph) -> dict[str, Any]:
    """Return what the page's script draws and shows."""
    number = {id_: n for n, id_ in enumerate(graph.nodes)}
    views = {"declarations": declaration_map(graph)}
    if any(node.sort is not Sort.DECLARATION for node in graph.nodes.values()):
        views["everything"] = whole_map(graph)
    return {
        "nodes": [_node(node) for node in graph.nodes.values()],
        "edges": [[number[e.source], e.relation.value, number[e.target]] for e in graph.edges],
        "backwards": [relation.value for relation in Relation if relation.backwards],
        "meanings": {status.value: status.meaning for status in Status},
        "views": {name: _view(map_, number) for name, map_ in views.items()},
    }


def _view(map_: Map, number: dict[str, int]) -> dict[str, Any]:
    return {
        "size": [round(map_.width, 1), round(map_.height, 1)],
        "panels": [[p.module, *_numbers(p.box.x, p.box.y, p.box.width, p.box.height)] for p in map_.panels],
        "boxes": [[number[id_], *_numbers(b.x, b.y, b.width, b.height)] for id_, b in map_.boxes.items()],
        "lines": [
            [number[a], number[b], [n for point in line for n in _numbers(*point)]]
            for (a, b), line in map_.lines.items()
        ],
    }


def _numbers(*values: float) -> list[float]:
    return [round(value, 1) for value in values]


def _node(node: Node) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": node.id,
        "sort": node.sort.value,
        "kind": node.kind,
        "label": node.label,
        "module": node.module,
        "status": node.status.value,
        "reason": node.reason,
        "entry": node.entry,
        "digest": node.digest,
        "place": node.place,
        "text": node.text,
        "subject": node.subject,
    }
    if node.run is not None:
        run = node.run
        document["run"] = {"verdict": run.verdict, "by": run.backend, "seconds": run.seconds, "reason": run.reason}
    if node.evidence is not None:
        document["evidence"] = _evidence(node.evidence)
    return document


def _evidence(evidence: Evidence) -> dict[str, Any]:
    known, record = evidence.known, evidence.known.record
    document: dict[str, Any] = {
        "index": known.index,
        "leaf": known.leaf,
        "signedBy": list(known.keyids),
        "standing": evidence.standing.state,
        "standingReason": evidence.standing.reason,
        "code": evidence.code,
        "statement": evidence.statement,
        "proof": evidence.proof,
    }
    if isinstance(record, UnitCertificate | LawCertificate):
        document |= {
            "recorded": record.recorded_at,
            "producer": record.producer,
            "specification": record.specification.digest,
            "obligation": record.obligation.digest,
            "provers": [_prover(run) for run in record.provers],
            "stages": record.stages.model_dump(),
            "uses": [[use.kind, use.name, use.entry.index] for use in record.uses],
        }
    if isinstance(record, LawCertificate):
        document["witnesses"] = [[witness.name, witness.value] for witness in record.witnesses]
    if isinstance(record, UnitCertificate):
        lineage, fuzz = record.candidate.lineage, record.fuzz.model_dump()
        fuzz.pop("seed")
        document |= {
            "agent": lineage.agent,
            "aim": lineage.aim,
            "fuzz": fuzz,
            "artefacts": [[a.target, a.path, a.sha256, a.differential_runs] for a in record.artefacts],
        }
    return document


def _prover(run: ProverRecord) -> dict[str, Any]:
    return {
        "role": run.role,
        "name": run.name,
        "version": run.version,
        "seconds": run.milliseconds / 1000,
        "established": list(run.established),
        "axioms": list(run.axioms),
        "fresh": run.fresh_process,
    }
