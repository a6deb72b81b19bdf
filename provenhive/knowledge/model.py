"""Nodes, edges and the graph of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import networkx

from provenhive.records import Known, Standing


class Sort(Enum):
    """What a node stands for; a node's ``kind`` is finer."""

    DECLARATION = "declaration"
    OBLIGATION = "obligation"
    CERTIFICATE = "certificate"
    REVOCATION = "revocation"
    COUNTEREXAMPLE = "counterexample"


class Status(Enum):
    """How it stands with a proposition, worst last but one; each value says in ``meaning`` what it claims."""

    PROVED = "proved"
    CHECKED = "checked"
    STATED = "stated"
    MISSING = "missing"
    OPEN = "open"
    STALE = "stale"
    REVOKED = "revoked"
    REFUTED = "refuted"

    @property
    def meaning(self) -> str:
        """What the word says, for people."""
        return _MEANINGS[self]


_MEANINGS = {
    Status.PROVED: "a certificate in the ledger holds",
    Status.CHECKED: "the last run established it; it has no ledger entry",
    Status.STATED: "there is nothing to prove",
    Status.MISSING: "neither ledger nor last run has it",
    Status.OPEN: "the last run left it open",
    Status.STALE: "it, or what its proof leans on, has changed or was withdrawn",
    Status.REVOKED: "its certificate was withdrawn",
    Status.REFUTED: "the last run found it false",
}


class Relation(Enum):
    """What an edge says: its source does this to its target."""

    CLAIMS = "claims"
    DEPENDS_ON = "depends-on"
    REFINES = "refines"
    USES = "uses"
    LEANS_ON = "leans-on"
    PROVES = "proves"
    REFUTES = "refutes"
    WITHDRAWS = "withdraws"

    @property
    def backwards(self) -> bool:
        """Whether the target leans on the source: a proposition leans on its proof."""
        return self in (Relation.PROVES, Relation.REFUTES, Relation.WITHDRAWS)


@dataclass(frozen=True, slots=True)
class RunFact:
    """What the last run said of an obligation of this digest."""

    digest: str
    verdict: str
    backend: str = ""
    seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A certificate as the ledger has it, its texts put together: code of a unit, or statement and proof of a law."""

    known: Known
    standing: Standing
    code: str = ""
    statement: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A proposition, or a piece of evidence.

    ``id`` is a qualified name, an obligation's id, or ``entry:N``. ``label`` is short, ``text`` what the node says in
    full: a declaration's text, an obligation's statement. ``entry`` is the ledger's index of what establishes it.
    ``subject`` is the declaration that an obligation is about. ``imported`` tells nodes of modules that were only
    imported.
    """

    id: str
    sort: Sort
    kind: str
    label: str
    module: str
    status: Status
    reason: str = ""
    entry: int | None = None
    digest: str = ""
    place: str = ""
    text: str = ""
    subject: str = ""
    run: RunFact | None = None
    evidence: Evidence | None = None
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two nodes, by their ids."""

    source: str
    relation: Relation
    target: str


@dataclass(frozen=True)
class KnowledgeGraph:
    """Nodes by their ids, in the order of the text, and the edges between them, each once.

    ``size`` and ``root`` are those of the ledger that it was joined with (0 and empty without one), ``trust`` says
    under which policy, ``run`` when the last run ended.
    """

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    size: int = 0
    root: str = ""
    trust: str = ""
    run: str = ""

    @cached_property
    def network(self) -> networkx.MultiDiGraph:
        """The graph as networkx has it: attributes are texts and numbers, edges point as their relation reads."""
        graph = networkx.MultiDiGraph()
        for node in self.nodes.values():
            graph.add_node(node.id, **scalars(node))
        for number, edge in enumerate(self.edges):
            graph.add_edge(edge.source, edge.target, key=number, relation=edge.relation.value)
        return graph

    @cached_property
    def leaning(self) -> networkx.DiGraph:
        """Who leans on whom: as the edges, but from a proposition to its proof; ``edges`` holds the relations."""
        graph = networkx.DiGraph()
        graph.add_nodes_from(self.nodes)
        for edge in self.edges:
            ends = (edge.target, edge.source) if edge.relation.backwards else (edge.source, edge.target)
            if graph.has_edge(*ends):
                graph.edges[ends]["edges"] += (edge,)
            else:
                graph.add_edge(*ends, edges=(edge,))
        return graph

    def of_sort(self, *sorts: Sort) -> Iterator[Node]:
        """Yield the nodes of some sorts."""
        return (node for node in self.nodes.values() if node.sort in sorts)

    def obligations_of(self, name: str) -> tuple[Node, ...]:
        """Return the obligations that a declaration claims."""
        return tuple(self.nodes[e.target] for e in self.edges if e.source == name and e.relation is Relation.CLAIMS)


def scalars(node: Node) -> dict[str, str | int]:
    """Return what a node says in texts and numbers, for formats that know nothing else."""
    found: dict[str, str | int] = {
        "sort": node.sort.value,
        "kind": node.kind,
        "label": node.label,
        "module": node.module,
        "status": node.status.value,
    }
    optional = {"reason": node.reason, "digest": node.digest, "place": node.place, "text": node.text}
    found.update({name: text for name, text in optional.items() if text})
    if node.entry is not None:
        found["entry"] = node.entry
    return found
