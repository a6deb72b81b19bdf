"""Places a graph on a plane: layered drawings of connected parts, packed into panels, one a module.

Layering and crossing reduction are those of K. Sugiyama, S. Tagawa and M. Toda, "Methods for Visual Understanding of
Hierarchical System Structures" (IEEE Trans. SMC 11, 1981): layers of bounded width along longest paths, edges over
several layers through invisible nodes, barycentre sweeps. Places within a layer minimise the distance to what they are
joined to, in a given order and with gaps: isotonic regression by pooling adjacent violators.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise

import networkx

_SWEEPS = 10
_GAP_X, _GAP_Y, _DUMMY = 56.0, 10.0, 10.0
_WIDTHS = (0.8, 0.9, 1.0, 1.05, 1.1, 1.2, 1.3, 1.45)


@dataclass(frozen=True, slots=True)
class Box:
    """A placed rectangle: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, x: float, y: float) -> Box:
        """Return the box shifted."""
        return Box(self.x + x, self.y + y, self.width, self.height)


Point = tuple[float, float]
Size = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes by node, the points that each edge goes through (from its source to its target), and the whole's size."""

    boxes: dict[str, Box]
    lines: dict[tuple[str, str], Line]
    width: float
    height: float


def layered(sizes: Mapping[str, Size], edges: Iterable[tuple[str, str]], *, tallest: float = 620.0) -> Drawing:
    """Draw a graph in layers from left to right: what others lean on stands left of what leans on it.

    ``edges`` lead from what leans to what is leant on. No layer gets much taller than ``tallest``.
    """
    acyclic = _without_cycles(sizes, edges)
    layers = _layers(acyclic, sizes, tallest)
    grid, chains = _with_dummies(layers, acyclic)
    _reduce_crossings(grid, chains)
    heights = {n: sizes[n][1] if n in sizes else _DUMMY for column in grid for n in column}
    middles = _places(grid, chains, heights)
    return _drawing(grid, chains, sizes, heights, middles)


def _without_cycles(sizes: Mapping[str, Size], edges: Iterable[tuple[str, str]]) -> networkx.DiGraph:
    """Return the graph without self-loops and without the edges that close a circle (depth first)."""
    given = networkx.DiGraph()
    given.add_nodes_from(sizes)
    given.add_edges_from((a, b) for a, b in edges if a != b)
    result = networkx.DiGraph()
    result.add_nodes_from(given)
    finished: dict[str, int] = {}
    for number, node in enumerate(networkx.dfs_postorder_nodes(given)):
        finished[node] = number
    # An edge to a node that depth first search finishes later leads back to an ancestor.
    result.add_edges_from((a, b) for a, b in given.edges if finished[b] < finished[a])
    return result


def _layers(graph: networkx.DiGraph, sizes: Mapping[str, Size], tallest: float) -> dict[str, int]:
    """Return each node's layer, at least one right of all that it leans on, layers no taller than is said."""
    layers: dict[str, int] = {}
    filled: dict[int, float] = defaultdict(float)

    def room(layer: int, node: str) -> bool:
        return filled[layer] == 0 or filled[layer] + sizes[node][1] + _GAP_Y <= tallest

    def put(node: str, layer: int) -> None:
        layers[node] = layer
        filled[layer] += sizes[node][1] + _GAP_Y

    for node in TopologicalSorter({n: list(graph.successors(n)) for n in graph}).static_order():
        layer = 1 + max((layers[n] for n in graph.successors(node)), default=-1)
        while not room(layer, node):
            layer += 1
        put(node, layer)
    # What is needed only far right moves there: edges get short.
    for node in sorted(layers, key=lambda n: -layers[n]):
        nearest = min((layers[n] for n in graph.predecessors(node)), default=layers[node] + 1) - 1
        for layer in range(nearest, layers[node], -1):
            if room(layer, node):
                filled[layers[node]] -= sizes[node][1] + _GAP_Y
                put(node, layer)
                break
    used = sorted(set(layers.values()))
    return {node: used.index(layer) for node, layer in layers.items()}


_Chains = dict[tuple[str, str], list[str]]


def _with_dummies(layers: Mapping[str, int], graph: networkx.DiGraph) -> tuple[list[list[str]], _Chains]:
    """Return the columns with invisible nodes, and for each edge the nodes that it goes through, from left to right."""
    grid: list[list[str]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for node, layer in layers.items():
        grid[layer].append(node)
    chains: _Chains = {}
    for right, left in graph.edges:
        chain = [left]
        for layer in range(layers[left] + 1, layers[right]):
            # All edges that end in one node share their way: a line that fans out late.
            dummy = f"\0{left}\0{layer}"
            if dummy not in grid[layer]:
                grid[layer].append(dummy)
            chain.append(dummy)
        chains[right, left] = [*chain, right]
    return grid, chains


def _neighbours(chains: _Chains) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    left: dict[str, dict[str, None]] = defaultdict(dict)
    right: dict[str, dict[str, None]] = defaultdict(dict)
    for chain in chains.values():
        for a, b in pairwise(chain):
            left[b][a] = None
            right[a][b] = None
    return {n: list(found) for n, found in left.items()}, {n: list(found) for n, found in right.items()}


def _reduce_crossings(grid: list[list[str]], chains: _Chains) -> None:
    """Order each column by the mean place of its neighbours, sweeping to and fro; keep the best order seen."""
    left, right = _neighbours(chains)
    best, fewest = [list(column) for column in grid], _crossings(grid, left)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        for i in range(1, len(grid)) if forth else range(len(grid) - 2, -1, -1):
            place = {node: float(n) for n, node in enumerate(grid[i - 1 if forth else i + 1])}
            near = left if forth else right
            own = {node: float(n) for n, node in enumerate(grid[i])}
            grid[i].sort(key=lambda n: (_mean([place[m] for m in near.get(n, ())], own[n]), own[n]))
        crossings = _crossings(grid, left)
        if crossings < fewest:
            best, fewest = [list(column) for column in grid], crossings
    grid[:] = best


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(grid: Sequence[Sequence[str]], left: Mapping[str, Sequence[str]]) -> int:
    """Count the pairs of edges between neighbouring columns that cross: inversions, by insertion into a sorted list."""
    total = 0
    for before, column in pairwise(grid):
        place = {node: n for n, node in enumerate(before)}
        seen: list[int] = []
        for node in column:
            ends = sorted(place[n] for n in left.get(node, ()))
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _places(grid: Sequence[Sequence[str]], chains: _Chains, heights: Mapping[str, float]) -> dict[str, float]:
    """Return the vertical middle of every node: near its neighbours, in the column's order, without overlap."""
    left, right = _neighbours(chains)
    middles: dict[str, float] = {}
    for column in grid:
        top = 0.0
        for node in column:
            middles[node] = top + heights[node] / 2
            top += heights[node] + _GAP_Y
    for sweep in range(_SWEEPS):
        near = left if sweep % 2 == 0 else right
        for column in grid if sweep % 2 == 0 else reversed(grid):
            wanted = [_mean([middles[m] for m in near.get(n, ())], middles[n]) for n in column]
            middles.update(zip(column, _spread(wanted, [heights[n] for n in column]), strict=True))
    top = min((middles[n] - heights[n] / 2 for n in middles), default=0.0)
    return {node: middle - top for node, middle in middles.items()}


def _spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return places close to the wanted ones (least squares) that keep their order and gaps."""
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + (above + below) / 2 + _GAP_Y)
    blocks: list[tuple[float, int]] = []  # mean and size of pooled wishes
    for wish, offset in zip(wanted, offsets, strict=True):
        mean, size = wish - offset, 1
        while blocks and blocks[-1][0] >= mean:
            other, count = blocks.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        blocks.append((mean, size))
    level = [mean for mean, size in blocks for _ in range(size)]
    return [mean + offset for mean, offset in zip(level, offsets, strict=True)]


def _drawing(
    grid: Sequence[Sequence[str]],
    chains: _Chains,
    sizes: Mapping[str, Size],
    heights: Mapping[str, float],
    middles: Mapping[str, float],
) -> Drawing:
    boxes: dict[str, Box] = {}
    points: dict[str, Line] = {}
    x = 0.0
    for column in grid:
        width = max((sizes[n][0] for n in column if n in sizes), default=0.0)
        for node in column:
            if node in sizes:
                boxes[node] = Box(x, middles[node] - heights[node] / 2, width, heights[node])
            else:
                points[node] = ((x, middles[node]), (x + width, middles[node]))
        x += width + _GAP_X
    lines: dict[tuple[str, str], Line] = {}
    for (right, left), chain in chains.items():
        start = (boxes[left].x + boxes[left].width, middles[left])
        between = [point for dummy in chain[1:-1] for point in points[dummy]]
        lines[right, left] = (start, *between, (boxes[right].x, middles[right]))[::-1]
    height = max((box.y + box.height for box in boxes.values()), default=0.0)
    return Drawing(boxes, lines, max(x - _GAP_X, 0.0), height)


# --- packing ---------------------------------------------------------------------------------------------------------


def pack(sizes: Sequence[Size], aspect: float, gap: float) -> tuple[tuple[Point, ...], Size]:
    """Place rectangles so that the whole comes close to an aspect ratio; return the corners and the size of the whole.

    Several widths are tried around that of the rectangles' area.
    """
    area = sum((w + gap) * (h + gap) for w, h in sizes)
    tries = [_packed(sizes, (area * aspect) ** 0.5 * factor, gap) for factor in _WIDTHS]
    return min(tries, key=lambda packed: max(packed[1][0], packed[1][1] * aspect))


def _packed(sizes: Sequence[Size], width: float, gap: float) -> tuple[tuple[Point, ...], Size]:
    """Place rectangles within a width, tall ones first, each as high up as it fits.

    A skyline of steps is kept (bottom-left heuristic, B. Baker et al., SIAM J. Comput. 9, 1980).
    """
    width = max([width, *(w for w, _ in sizes)])
    skyline: list[tuple[float, float, float]] = [(0.0, width + gap, 0.0)]  # left, right, depth
    corners: dict[int, Point] = {}
    for number in sorted(range(len(sizes)), key=lambda n: (-sizes[n][1], n)):
        w, h = sizes[number][0] + gap, sizes[number][1] + gap
        y, x = min(_fits(skyline, w, width + gap))
        corners[number] = (x, y)
        skyline = _raised(skyline, x, x + w, y + h)
    whole = (
        max((corners[n][0] + sizes[n][0] for n in corners), default=0.0),
        max((corners[n][1] + sizes[n][1] for n in corners), default=0.0),
    )
    return tuple(corners[n] for n in range(len(sizes))), whole


def _fits(skyline: Sequence[tuple[float, float, float]], w: float, width: float) -> Iterable[Point]:
    for left, _, _ in skyline:
        if left + w <= width + 1e-6:
            yield max(d for a, b, d in skyline if a < left + w - 1e-6 and b > left + 1e-6), left


def _raised(
    skyline: Sequence[tuple[float, float, float]], left: float, right: float, depth: float
) -> list[tuple[float, float, float]]:
    kept = [(a, min(b, left), d) for a, b, d in skyline if a < left] + [
        (max(a, right), b, d) for a, b, d in skyline if b > right
    ]
    return sorted([*((a, b, d) for a, b, d in kept if b - a > 1e-6), (left, right, depth)])
