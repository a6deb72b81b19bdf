"""Directed graphs of names, and which of them lead to each other.

networkx has this and far more; loading it takes longer than reading a specification, and every command reads one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Digraph:
    """A directed graph of names; nodes and edges keep the order in which they came."""

    def __init__(self, edges: Iterable[tuple[str, str]] = ()) -> None:
        """Make a graph of these edges."""
        self._next: dict[str, dict[str, None]] = {}
        self.add_edges_from(edges)

    def add_nodes_from(self, names: Iterable[str]) -> None:
        """Add nodes; those that are there stay as they are."""
        for name in names:
            self._next.setdefault(name, {})

    def add_edge(self, start: str, end: str) -> None:
        """Add an edge with its ends."""
        self.add_nodes_from((start, end))
        self._next[start][end] = None

    def add_edges_from(self, edges: Iterable[tuple[str, str]]) -> None:
        """Add edges with their ends."""
        for start, end in edges:
            self.add_edge(start, end)

    def has_edge(self, start: str, end: str) -> bool:
        """Whether there is an edge."""
        return end in self._next.get(start, {})

    def strongly_connected_components(self) -> Iterator[set[str]]:
        """Yield the sets of nodes that lead to each other, each before what leads to it.

        Tarjan's algorithm (SIAM J. Comput. 1(2), 1972), with its own stack: chains may be long.
        """
        number: dict[str, int] = {}
        low: dict[str, int] = {}
        open_: dict[str, None] = {}
        for root in self._next:
            walk = [] if root in number else [(root, iter(self._next[root]))]
            while walk:
                name, successors = walk[-1]
                if name not in number:
                    number[name] = low[name] = len(number)
                    open_[name] = None
                for successor in successors:
                    if successor not in number:
                        walk.append((successor, iter(self._next[successor])))
                        break
                    if successor in open_:
                        low[name] = min(low[name], number[successor])
                else:
                    walk.pop()
                    if walk:
                        low[walk[-1][0]] = min(low[walk[-1][0]], low[name])
                    if low[name] == number[name]:
                        yield _closed(open_, name)


def _closed(open_: dict[str, None], first: str) -> set[str]:
    """Take everything off the stack down to ``first``."""
    found: set[str] = set()
    while first not in found:
        found.add(open_.popitem()[0])
    return found
