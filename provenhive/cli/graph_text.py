"""Graphs on a terminal: one line a node, and trees in which nothing stands twice."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from rich.text import Text

from provenhive.knowledge import Edge, KnowledgeGraph, Node, Relation, Sort, Status
from provenhive.knowledge.queries import Reach

STYLES = {
    Status.PROVED: "green",
    Status.CHECKED: "cyan",
    Status.STATED: "dim",
    Status.MISSING: "yellow",
    Status.OPEN: "yellow",
    Status.STALE: "magenta",
    Status.REVOKED: "red",
    Status.REFUTED: "bold red",
}
_FORWARD = {
    Relation.CLAIMS: "claims",
    Relation.DEPENDS_ON: "depends on",
    Relation.REFINES: "is built from",
    Relation.USES: "uses",
    Relation.LEANS_ON: "leans on",
    Relation.PROVES: "proved by",
    Relation.REFUTES: "refuted by",
    Relation.WITHDRAWS: "withdrawn by",
}
_BACKWARD = {
    Relation.CLAIMS: "claimed by",
    Relation.DEPENDS_ON: "needed by",
    Relation.REFINES: "part of",
    Relation.USES: "used by",
    Relation.LEANS_ON: "leant on by",
    Relation.PROVES: "proves",
    Relation.REFUTES: "refutes",
    Relation.WITHDRAWS: "withdraws",
}
_ORDER = tuple(_FORWARD)


@dataclass(frozen=True, slots=True)
class Way:
    """A direction to walk in, with the words for it."""

    forward: bool
    key: str
    verb: str

    def word(self, edge: Edge) -> str:
        """Return what an edge says when it is walked this way."""
        return (_FORWARD if self.forward else _BACKWARD)[edge.relation]

    def ends(self, edge: Edge) -> tuple[str, str]:
        """Return where an edge leads from and to when it is walked this way."""
        ends = (edge.source, edge.target)
        return ends if self.forward is not edge.relation.backwards else ends[::-1]


WAYS = {
    "why": Way(forward=True, key="leans_on", verb="leans on"),
    "impact": Way(forward=False, key="leaning", verb="is leant on by"),
}


def printable(text: str) -> str:
    """Return a text without characters that do things to a terminal, on one line."""
    return "".join(c if c.isprintable() else " " for c in text)


def line(node: Node, note: str = "") -> Text:
    """Return a node on one line: name, kind, status, entry, and a note or its reason."""
    kind = "" if node.sort is Sort.OBLIGATION or node.kind in node.id else f"  {node.kind}"
    what = f"  {printable(node.text)}" if node.evidence is not None else ""
    entry = f" by entry {node.entry}" if node.entry is not None and node.evidence is None else ""
    detail = note or node.reason
    return Text.assemble(
        (printable(node.id), "bold"),
        (kind + what, "dim"),
        "  ",
        (node.status.value, STYLES[node.status]),
        (entry + (f"  {printable(detail)}" if detail else ""), "dim"),
    )


@dataclass
class _Branch:
    text: Text
    below: list[_Branch] = field(default_factory=list)


def tree(graph: KnowledgeGraph, reach: Reach, way: Way, depth: int | None) -> Text:
    """Return the tree of what a node reaches; a node that stands elsewhere is only named."""
    children = _children(graph, reach, way)
    root = _Branch(line(reach.start))
    seen = {reach.start.id}
    queue = deque([(root, reach.start.id, 0)])
    while queue:
        branch, id_, level = queue.popleft()
        for edge, target in children[id_]:
            word = _word(edge, target, way)
            if target in seen:
                # That an obligation leads back to what claims it goes without saying.
                if edge.relation is not Relation.CLAIMS:
                    again = Text.assemble((word, "dim"), printable(target), (" (shown elsewhere)", "dim"))
                    branch.below.append(_Branch(again))
            elif depth is None or level < depth:
                seen.add(target)
                below = _Branch(Text.assemble((word, "dim"), line(graph.nodes[target])))
                branch.below.append(below)
                queue.append((below, target, level + 1))
    return Text("\n").join(_drawn(root))


def _word(edge: Edge, target: str, way: Way) -> str:
    """Return the words before a node in a tree; in one of impact, claims and proofs are those to be made again."""
    again = not way.forward and target == (edge.source if edge.relation is Relation.PROVES else edge.target)
    words = {Relation.PROVES: "proof to be made again:", Relation.CLAIMS: "to be shown again:"} if again else {}
    return words.get(edge.relation, way.word(edge)) + " "


def _drawn(root: _Branch) -> Iterator[Text]:
    """Yield the lines of a tree; no recursion, for chains of claims can be long."""
    stack = [(root, "", "")]
    while stack:
        branch, own, inherited = stack.pop()
        yield Text.assemble((own, "dim"), branch.text)
        for number, child in enumerate(reversed(branch.below)):
            last = number == 0
            turn, on = ("└── ", "    ") if last else ("├── ", "│   ")
            stack.append((child, inherited + turn, inherited + on))


def _children(graph: KnowledgeGraph, reach: Reach, way: Way) -> dict[str, list[tuple[Edge, str]]]:
    """Return the edges from each node, in the order of their relations, with where they lead.

    What an obligation depends on is left out where its declaration depends on it too.
    """
    children: dict[str, list[tuple[Edge, str]]] = defaultdict(list)
    far = {reach.start.id: 0, **{n.id: d for n, d in zip(reach.nodes, reach.distances, strict=True)}}
    direct = {(e.source, e.target) for e in graph.edges if e.relation is not Relation.CLAIMS}
    for edge in sorted(reach.edges, key=lambda e: _ORDER.index(e.relation)):
        node = graph.nodes[edge.source]
        if node.sort is Sort.OBLIGATION and (edge.target == node.subject or (node.subject, edge.target) in direct):
            continue
        source, target = way.ends(edge)
        below = (edge.relation is Relation.PROVES and far[source] > far[target]) or (
            edge.relation is Relation.CLAIMS and far[target] <= far[source]
        )
        if not way.forward and below:
            source, target = target, source  # claims stand below what makes them, proofs below what they prove
        children[source].append((edge, target))
    return children
