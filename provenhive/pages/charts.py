"""Geometry of the charts on pages: numbers for templates to draw with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenhive.pages.report_view import TreeNode

_BOX, _LEVEL, _GAP = 62.0, 64.0, 8.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: where it begins, how wide it is, what it stands for."""

    x: float
    width: float
    name: str
    count: int


def stacked(parts: Sequence[tuple[str, int]], whole: float, width: float) -> tuple[Segment, ...]:
    """Return the pieces of a bar in which ``whole`` is as wide as ``width``; what is there is at least visible."""
    segments = []
    x = 0.0
    for name, count in parts:
        if count > 0 and whole > 0:
            wide = max(count / whole * width, 2.0)
            segments.append(Segment(round(x, 2), round(wide, 2), name, count))
            x += wide
    return tuple(segments)


@dataclass(frozen=True, slots=True)
class TreeBox:
    """A drawn node of a Merkle tree, and the point of its parent that a line leads to."""

    node: TreeNode
    x: float
    y: float
    above: tuple[float, float] | None
    whole: bool

    @property
    def label(self) -> str:
        """Which entries the node is over."""
        last = self.node.stop - 1
        return str(last) if last == self.node.start else f"{self.node.start}-{last}"


@dataclass(frozen=True, slots=True)
class TreeChart:
    """A drawn tree with its size."""

    boxes: tuple[TreeBox, ...]
    width: float
    height: float
    box_width: float = _BOX


def tree_chart(nodes: Sequence[TreeNode]) -> TreeChart:
    """Place a tree: leaves side by side, every other node over the middle of its children."""
    children: dict[int, list[int]] = {}
    for number, node in enumerate(nodes):
        if node.parent is not None:
            children.setdefault(node.parent, []).append(number)
    leaves = sorted((n for n in range(len(nodes)) if n not in children), key=lambda n: nodes[n].start)
    x = {n: place * (_BOX + _GAP) + _BOX / 2 for place, n in enumerate(leaves)}
    for number in range(len(nodes) - 1, -1, -1):  # children stand behind their parents
        if number in children:
            x[number] = sum(x[c] for c in children[number]) / len(children[number])
    y = [node.depth * _LEVEL + 20 for node in nodes]
    boxes = tuple(
        TreeBox(
            node,
            round(x[n], 1),
            y[n],
            None if node.parent is None else (round(x[node.parent], 1), y[node.parent]),
            n not in children,
        )
        for n, node in enumerate(nodes)
    )
    depth = max((node.depth for node in nodes), default=0)
    return TreeChart(boxes, max(len(leaves) * (_BOX + _GAP) - _GAP, 0.0), depth * _LEVEL + 44)
