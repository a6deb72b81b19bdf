"""The small graph of the elaborator against networkx."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from provenhive.spec_lang.digraph import Digraph

NAMES = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(NAMES, NAMES), max_size=24), st.lists(NAMES, max_size=4))
def test_components_are_those_of_networkx_and_each_comes_before_what_leads_to_it(edges, alone):
    graph, reference = Digraph(edges), networkx.DiGraph(edges)
    graph.add_nodes_from(alone)
    reference.add_nodes_from(alone)
    found = [frozenset(component) for component in graph.strongly_connected_components()]
    assert set(found) == set(map(frozenset, networkx.strongly_connected_components(reference)))
    assert len(found) == len(set(found))
    for start, end in edges:
        place = {name: i for i, component in enumerate(found) for name in component}
        assert place[end] <= place[start] and graph.has_edge(start, end)


def test_long_chains_need_no_deep_stack():
    chain = Digraph((f"n{i}", f"n{i + 1}") for i in range(50_000))
    assert sum(1 for _ in chain.strongly_connected_components()) == 50_001
    circle = Digraph((f"n{i}", f"n{(i + 1) % 50_000}") for i in range(50_000))
    assert [len(component) for component in circle.strongly_connected_components()] == [50_000]
