"""What one asks of a knowledge graph: why, impact, unused, cycles, path."""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx

from provenhive.errors import UserError
from provenhive.knowledge.model import Edge, KnowledgeGraph, Node, Relation, Sort, Status

_GOALS = ("unit", "machine", "system")
_DEFINITIONS = ("function", "datatype", "type")
_CLOSE = 3


class UnknownNode(UserError):
    """There is no node of that name, or more than one; ``close`` holds those that may be meant."""

    def __init__(self, message: str, close: tuple[str, ...]) -> None:
        super().__init__(message)
        self.close = close

    def __reduce__(self) -> tuple[type[UnknownNode], tuple[str, tuple[str, ...]]]:
        return (UnknownNode, (str(self), self.close))


def find(graph: KnowledgeGraph, name: str) -> Node:
    """Return the node of a name: an id, a declaration's bare name if only one has it, or ``N`` for entry N.

    Raises:
        UnknownNode: with the names that may be meant.
    """
    wanted = f"entry:{name.removeprefix('#')}" if name.removeprefix("#").isdecimal() else name
    if wanted in graph.nodes:
        return graph.nodes[wanted]
    bare = [node for node in graph.of_sort(Sort.DECLARATION) if node.label == name]
    if len(bare) == 1:
        return bare[0]
    if bare:
        names = tuple(node.id for node in bare)
        raise UnknownNode(f"'{name}' may be {_listed(names, 'or')}", names)
    close = _close(graph, wanted)
    hint = f"; did you mean {_listed(close, 'or')}?" if close else ""
    raise UnknownNode(f"the graph has no '{wanted}'{hint}", close)


def _close(graph: KnowledgeGraph, name: str) -> tuple[str, ...]:
    """Return the ids most like a name, by whole ids and by bare names."""
    whole = difflib.get_close_matches(name, graph.nodes, n=_CLOSE, cutoff=0.6)
    bare: dict[str, list[str]] = {}
    for node in graph.of_sort(Sort.DECLARATION):
        bare.setdefault(node.label, []).append(node.id)
    like = difflib.get_close_matches(name.rpartition(".")[2], bare, n=_CLOSE, cutoff=0.6)
    found = dict.fromkeys([*whole, *(id_ for label in like for id_ in bare[label])])
    return tuple(found)[:_CLOSE]


def _listed(names: Iterable[str], word: str) -> str:
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {word} {quoted[-1]}"


# --- why and impact --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reach:
    """A node, all that it reaches with the length of a shortest way, and the edges among all of these."""

    start: Node
    nodes: tuple[Node, ...]
    distances: tuple[int, ...]
    edges: tuple[Edge, ...]

    def of(self, *sorts: Sort) -> tuple[Node, ...]:
        """Return the nodes of some sorts."""
        return tuple(node for node in self.nodes if node.sort in sorts)


def why(graph: KnowledgeGraph, name: str) -> Reach:
    """Return what a node leans on: what its meaning depends on, what it claims, by which proofs.

    Raises:
        UnknownNode: see ``find``.
    """
    return _reach(graph, find(graph, name), graph.leaning, ())


def impact(graph: KnowledgeGraph, name: str) -> Reach:
    """Return what leans on a node, and the certificates that a change of it would make stale.

    Raises:
        UnknownNode: see ``find``.
    """
    start = find(graph, name)
    backwards = graph.leaning.reverse(copy=False)
    reached = {start.id, *networkx.descendants(backwards, start.id)}
    proofs = [
        e.source
        for e in graph.edges
        if e.relation is Relation.PROVES and e.target in reached and e.source not in reached
    ]
    return _reach(graph, start, backwards, proofs)


def _reach(graph: KnowledgeGraph, start: Node, directed: networkx.DiGraph, added: Iterable[str]) -> Reach:
    lengths: dict[str, int] = dict(networkx.single_source_shortest_path_length(directed, start.id))
    for id_ in added:
        lengths[id_] = 1 + min(lengths[e.target] for e in graph.edges if e.source == id_ and e.target in lengths)
    order = {id_: number for number, id_ in enumerate(graph.nodes)}
    names = sorted((id_ for id_ in lengths if id_ != start.id), key=lambda id_: (lengths[id_], order[id_]))
    edges = tuple(e for e in graph.edges if e.source in lengths and e.target in lengths)
    return Reach(start, tuple(graph.nodes[n] for n in names), tuple(lengths[n] for n in names), edges)


# --- unused ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unused:
    """A node that nothing needs, and in which sense."""

    node: Node
    reason: str


def unused(graph: KnowledgeGraph, *, imported: bool = False) -> tuple[Unused, ...]:
    """Return definitions that no unit, machine or system leans on, laws that no unit uses, and stray certificates.

    Declarations of modules that are only imported count if ``imported`` says so.
    """
    goals = [n.id for n in graph.of_sort(Sort.DECLARATION) if n.kind in _GOALS]
    needed = set(goals)
    for goal in goals:
        if goal in graph.leaning:
            needed |= networkx.descendants(graph.leaning, goal)
    found = []
    for node in graph.of_sort(Sort.DECLARATION):
        if node.id in needed or (node.imported and not imported):
            continue
        if node.kind == "law":
            found.append(Unused(node, "no unit uses it"))
        elif node.kind in _DEFINITIONS:
            found.append(Unused(node, _who_mentions(graph, node)))
    subjects = {e.source for e in graph.edges if e.relation is Relation.PROVES}
    for node in graph.of_sort(Sort.CERTIFICATE):
        if node.id not in subjects:
            found.append(Unused(node, node.reason or "it proves no proposition of these specifications"))
    return tuple(found)


def _who_mentions(graph: KnowledgeGraph, node: Node) -> str:
    mentioning = {graph.nodes[n].kind for n in graph.leaning.predecessors(node.id)} & {"law", *_DEFINITIONS}
    if not mentioning:
        return "nothing mentions it"
    return "only laws mention it" if mentioning == {"law"} else "no unit, machine or system leans on it"


# --- cycles ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cycle:
    """Nodes that lead round in a circle, each to the next and the last to the first.

    ``circular`` says that proofs lean on each other, so that none of them can ever hold; else definitions mention each
    other, which recursion is allowed to.
    """

    nodes: tuple[Node, ...]
    circular: bool


def cycles(graph: KnowledgeGraph) -> tuple[Cycle, ...]:
    """Return a shortest cycle through each knot of the graph, circular proofs first."""
    proofs, meanings = networkx.DiGraph(), networkx.DiGraph()
    for source, target, data in graph.leaning.edges(data=True):
        relations = {edge.relation for edge in data["edges"]}
        if relations - {Relation.DEPENDS_ON}:
            proofs.add_edge(source, target)
        elif graph.nodes[source].sort is Sort.DECLARATION:
            meanings.add_edge(source, target)
    return (*_knots(graph, proofs, circular=True), *_knots(graph, meanings, circular=False))


def _knots(graph: KnowledgeGraph, directed: networkx.DiGraph, *, circular: bool) -> list[Cycle]:
    order = {id_: number for number, id_ in enumerate(graph.nodes)}
    found = []
    for component in networkx.strongly_connected_components(directed):
        first = min(component, key=order.__getitem__)
        if len(component) > 1 or directed.has_edge(first, first):
            ids = _round_trip(directed.subgraph(component), first)
            found.append(Cycle(tuple(graph.nodes[id_] for id_ in ids), circular))
    return sorted(found, key=lambda cycle: order[cycle.nodes[0].id])


def _round_trip(directed: networkx.DiGraph, start: str) -> list[str]:
    """Return a shortest way from a node back to itself, by breadth-first search; the node stands once."""
    came: dict[str, str | None] = {start: None}
    queue = deque([start])
    while queue:
        current = queue.popleft()
        for following in directed.successors(current):
            if following == start:
                back = [current]
                while (before := came[back[-1]]) is not None:
                    back.append(before)
                return back[::-1]
            if following not in came:
                came[following] = current
                queue.append(following)
    return [start]


# --- path ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest way along which the first node leans on the last; ``swapped`` if it was asked the other way round."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    swapped: bool


def path(graph: KnowledgeGraph, start: str, end: str) -> Path | None:
    """Return how one node leans on another, in either direction, or ``None`` if neither does.

    Raises:
        UnknownNode: see ``find``.
    """
    first, last = find(graph, start).id, find(graph, end).id
    for ends, swapped in (((first, last), False), ((last, first), True)):
        if networkx.has_path(graph.leaning, *ends):
            ids = networkx.shortest_path(graph.leaning, *ends)
            edges = tuple(graph.leaning.edges[a, b]["edges"][0] for a, b in pairwise(ids))
            return Path(tuple(graph.nodes[id_] for id_ in ids), edges, swapped)
    return None


def broken(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return the nodes by which a claim fails to hold: refuted, revoked, stale, open or missing ones."""
    bad = (Status.REFUTED, Status.REVOKED, Status.STALE, Status.OPEN, Status.MISSING)
    return tuple(node for node in nodes if node.status in bad)


# --- parts -----------------------------------------------------------------------------------------------------------


def around(graph: KnowledgeGraph, name: str) -> KnowledgeGraph:
    """Return the part of a graph that a node leans on or that leans on it.

    Raises:
        UnknownNode: see ``find``.
    """
    start = find(graph, name)
    near = {n.id for reach in (why(graph, start.id), impact(graph, start.id)) for n in (start, *reach.nodes)}
    return part(graph, near)


def declarations(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Return the part of a graph without obligations and evidence."""
    return part(graph, {node.id for node in graph.of_sort(Sort.DECLARATION)})


def needed(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Return a graph without what modules that are only imported have and nothing leans on."""
    found = {node.id for node in graph.nodes.values() if not node.imported}
    for id_ in tuple(found):
        found |= networkx.descendants(graph.leaning, id_)
    return part(graph, found)


def part(graph: KnowledgeGraph, ids: set[str]) -> KnowledgeGraph:
    """Return the nodes of some ids with the edges between them."""
    nodes = {id_: node for id_, node in graph.nodes.items() if id_ in ids}
    edges = tuple(e for e in graph.edges if e.source in ids and e.target in ids)
    return replace(graph, nodes=nodes, edges=edges)
