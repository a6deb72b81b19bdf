"""The drawings of a page: declarations alone, or all propositions with their evidence, a panel a module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx

from provenhive.knowledge.layout import Box, Drawing, Line, Size, layered, pack
from provenhive.knowledge.model import Edge, KnowledgeGraph, Node, Relation, Sort
from provenhive.knowledge.queries import declarations

_CHARACTER, _FRAME, _HEIGHT = 7.3, 58.0, 34.0
_SMALL, _NARROW = 26.0, 90.0
_INNER, _TITLE, _MARGIN, _BETWEEN = 26.0, 56.0, 24.0, 60.0
_ASPECT = 1.7


@dataclass(frozen=True, slots=True)
class Panel:
    """The part of a map that belongs to a module."""

    module: str
    box: Box


@dataclass(frozen=True, slots=True)
class Map:
    """Panels, boxes by node id, and the ways of edges within panels by their ends (as ``KnowledgeGraph.leaning``)."""

    panels: tuple[Panel, ...]
    boxes: dict[str, Box]
    lines: dict[tuple[str, str], Line]
    width: float
    height: float


def declaration_map(graph: KnowledgeGraph) -> Map:
    """Draw the declarations."""
    return _draw(declarations(graph))


def whole_map(graph: KnowledgeGraph) -> Map:
    """Draw everything; what an obligation depends on is drawn at its declaration only."""
    return _draw(graph)


def _draw(graph: KnowledgeGraph) -> Map:
    drawn = networkx.DiGraph()
    drawn.add_nodes_from(graph.nodes)
    for edge in graph.edges:
        source, target = (edge.target, edge.source) if edge.relation.backwards else (edge.source, edge.target)
        if _is_drawn(graph, edge) and graph.nodes[source].module == graph.nodes[target].module:
            drawn.add_edge(source, target)
    parts = [_panel(graph, drawn, nodes) for nodes in _by_module(graph).values()]
    corners, (width, height) = pack([(d.width, d.height) for d in parts], _ASPECT, _BETWEEN)
    boxes: dict[str, Box] = {}
    lines: dict[tuple[str, str], Line] = {}
    panels = []
    for module, part, (x, y) in zip(_by_module(graph), parts, corners, strict=True):
        panels.append(Panel(module, Box(x, y, part.width, part.height)))
        _take(part, (x, y), boxes, lines)
    return Map(tuple(panels), boxes, lines, width, height)


def _is_drawn(graph: KnowledgeGraph, edge: Edge) -> bool:
    """Say whether an edge is more than its declaration's own: obligations repeat what these depend on."""
    source = graph.nodes[edge.source]
    repeats = edge.relation in (Relation.DEPENDS_ON, Relation.LEANS_ON, Relation.REFINES)
    if source.sort is Sort.OBLIGATION and repeats:
        return False
    return not (source.sort is Sort.CERTIFICATE and edge.relation is Relation.USES)


def _by_module(graph: KnowledgeGraph) -> Mapping[str, Sequence[Node]]:
    found: dict[str, list[Node]] = {}
    for node in graph.nodes.values():
        found.setdefault(node.module, []).append(node)
    return found


def _panel(graph: KnowledgeGraph, drawn: networkx.DiGraph, nodes: Sequence[Node]) -> Drawing:
    """Draw a module: its connected parts side by side; what is joined to nothing stands in a grid of its own."""
    own = drawn.subgraph([node.id for node in nodes])
    order = {node.id: number for number, node in enumerate(nodes)}
    parts = sorted((sorted(c, key=order.__getitem__) for c in networkx.weakly_connected_components(own)), key=_size)
    pieces = []
    for ids in parts:
        sizes = {id_: _size_of(graph.nodes[id_]) for id_ in ids}
        pieces.append(layered(sizes, own.subgraph(ids).edges))
    corners, (width, height) = pack([(p.width, p.height) for p in pieces], _ASPECT, _INNER)
    boxes: dict[str, Box] = {}
    lines: dict[tuple[str, str], Line] = {}
    for piece, (x, y) in zip(pieces, corners, strict=True):
        _take(piece, (x + _MARGIN, y + _TITLE), boxes, lines)
    return Drawing(boxes, lines, width + 2 * _MARGIN, height + _TITLE + _MARGIN)


def _size(ids: Sequence[str]) -> tuple[int, str]:
    return -len(ids), ids[0]


def _take(
    part: Drawing, corner: tuple[float, float], boxes: dict[str, Box], lines: dict[tuple[str, str], Line]
) -> None:
    dx, dy = corner
    boxes.update({id_: box.moved(dx, dy) for id_, box in part.boxes.items()})
    lines.update({ends: tuple((x + dx, y + dy) for x, y in line) for ends, line in part.lines.items()})


def _size_of(node: Node) -> Size:
    """Return how much room a node takes: by the length of its label, since the page has no other measure here."""
    height = _HEIGHT if node.sort is Sort.DECLARATION else _SMALL
    return max(_NARROW, min(len(node.label), 40) * _CHARACTER + _FRAME), height
