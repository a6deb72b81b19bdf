"""why, impact, unused, cycles, path."""

from __future__ import annotations

import pickle

import pytest
from graph_samples import Shop

from provenhive.knowledge import Edge, KnowledgeGraph, Node, Relation, Sort, Status, queries

LAW, TOTAL, BOTH = "law:shop.prices_append", "implements:shop.total", "implements:shop.both"


@pytest.fixture
def shop(tmp_path):
    return Shop(tmp_path)


def made(*edges, sorts=None):
    """A graph of nodes named by letters."""
    ids = sorted({end for a, _, b in edges for end in (a, b)})
    nodes = {id_: Node(id_, (sorts or {}).get(id_, Sort.DECLARATION), "unit", id_, "m", Status.MISSING) for id_ in ids}
    return KnowledgeGraph(nodes, tuple(Edge(a, Relation(r), b) for a, r, b in edges))


def ids(nodes):
    return [node.id for node in nodes]


# --- names -----------------------------------------------------------------------------------------------------------


def test_names_are_ids_bare_names_that_are_unique_and_entries(shop):
    index = shop.certify(TOTAL)
    graph = shop.graph()
    for name in ("shop.total", "total"):
        assert queries.find(graph, name).id == "shop.total"
    assert queries.find(graph, TOTAL).id == TOTAL
    for name in (str(index), f"#{index}", f"entry:{index}"):
        assert queries.find(graph, name).id == f"entry:{index}"


def test_a_wrong_name_gets_those_that_are_close(shop):
    with pytest.raises(queries.UnknownNode, match=r"did you mean 'shop\.total'") as caught:
        queries.find(shop.graph(), "shop.totl")
    assert caught.value.close[0] == "shop.total"
    with pytest.raises(queries.UnknownNode, match=r"^the graph has no 'xyzzy'$"):
        queries.find(shop.graph(), "xyzzy")
    with pytest.raises(queries.UnknownNode, match="'entry:99'"):
        queries.find(shop.graph(), "99")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (str(again), again.close) == (str(caught.value), caught.value.close)


def test_an_ambiguous_name_gets_all_that_have_it(shop):
    shop.path.write_text(shop.text + "\nfunction min(a: int): int = a\n", encoding="utf-8")
    shop.reload()
    with pytest.raises(queries.UnknownNode, match=r"'min' may be '(base|shop)\.min' or '(base|shop)\.min'"):
        queries.find(shop.graph(), "min")


# --- why and impact --------------------------------------------------------------------------------------------------


def test_why_goes_from_a_unit_to_its_proofs(shop):
    law, total = shop.certify(LAW), shop.certify(TOTAL)
    both = shop.certify(BOTH, uses=(TOTAL, LAW))
    reach = queries.why(shop.graph(), "both")
    found = dict(zip(ids(reach.nodes), reach.distances, strict=True))
    assert found[BOTH] == 1 and found[f"entry:{both}"] == 2 and found["shop.total"] == 1
    assert found[f"entry:{law}"] == found[f"entry:{total}"] == 3
    assert "shop.discount" not in found and "shop.both" not in found
    assert list(reach.distances) == sorted(reach.distances)


def test_impact_goes_up_and_names_the_proofs_to_be_made_again(shop):
    total = shop.certify(TOTAL)
    both = shop.certify(BOTH, uses=(TOTAL,))
    reach = queries.impact(shop.graph(), "prices")
    found = set(ids(reach.nodes))
    assert {"shop.total", "shop.both", "shop.prices_append", "shop.prices_odd", TOTAL, BOTH} <= found
    assert {f"entry:{total}", f"entry:{both}"} <= found
    assert not {"shop.Item", "shop.cheapest", "shop.discount"} & found


def test_impact_of_an_entry_is_what_it_proves_and_what_leans_on_that(shop):
    total = shop.certify(TOTAL)
    found = set(ids(queries.impact(shop.graph(), f"#{total}").nodes))
    assert {TOTAL, "shop.total", BOTH, "shop.both"} <= found and "shop.prices" not in found


# --- unused ----------------------------------------------------------------------------------------------------------


def test_unused_are_what_no_unit_leans_on(shop):
    reasons = {item.node.id: item.reason for item in queries.unused(shop.graph())}
    assert reasons == {"shop.forgotten": "nothing mentions it", "shop.prices_odd": "no unit uses it"}
    assert "base.abs" in {item.node.id for item in queries.unused(shop.graph(), imported=True)}


def test_what_only_laws_mention_is_called_so(shop):
    shop.path.write_text(shop.text + "\nlaw about(a: int):\n  forgotten(a) > a\n", encoding="utf-8")
    shop.reload()
    reasons = {item.node.id: item.reason for item in queries.unused(shop.graph())}
    assert reasons["shop.forgotten"] == "only laws mention it"


def test_a_certificate_of_something_that_is_gone_is_unused(shop):
    index = shop.certify(TOTAL)
    shop.path.write_text(shop.text.replace("r == prices(items)", "r == prices(items) + 0"), encoding="utf-8")
    shop.reload()
    assert "entry:" + str(index) in {item.node.id for item in queries.unused(shop.graph())}


# --- cycles ----------------------------------------------------------------------------------------------------------


def test_a_specification_has_no_circular_proofs_although_obligations_speak_of_their_subjects(shop):
    shop.certify(LAW)
    assert queries.cycles(shop.graph()) == ()


def test_circular_proofs_are_found_and_told_from_recursion():
    graph = made(
        ("a", "uses", "b"),
        ("b", "leans-on", "c"),
        ("c", "claims", "a"),
        ("x", "depends-on", "y"),
        ("y", "depends-on", "x"),
    )
    circular, recursion = queries.cycles(graph)
    assert circular.circular and ids(circular.nodes) == ["a", "b", "c"]
    assert not recursion.circular and ids(recursion.nodes) == ["x", "y"]


def test_the_cycle_shown_is_a_shortest_one():
    graph = made(("a", "uses", "b"), ("b", "uses", "c"), ("c", "uses", "d"), ("d", "uses", "a"), ("b", "uses", "a"))
    (cycle,) = queries.cycles(graph)
    assert ids(cycle.nodes) == ["a", "b"]


def test_certificates_that_use_each_other_are_circular():
    sorts = {"entry:1": Sort.CERTIFICATE, "entry:2": Sort.CERTIFICATE}
    graph = made(("entry:1", "uses", "entry:2"), ("entry:2", "uses", "entry:1"), sorts=sorts)
    assert [cycle.circular for cycle in queries.cycles(graph)] == [True]


# --- path ------------------------------------------------------------------------------------------------------------


def test_path_is_a_shortest_way_along_what_leans(shop):
    law = shop.certify(LAW)
    found = queries.path(shop.graph(), "both", f"entry:{law}")
    assert ids(found.nodes) == ["shop.both", "shop.prices_append", LAW, f"entry:{law}"]
    assert [edge.relation.value for edge in found.edges] == ["uses", "claims", "proves"] and not found.swapped


def test_path_asked_the_wrong_way_round_says_so(shop):
    found = queries.path(shop.graph(), "Item", "both")
    assert found.swapped and ids(found.nodes)[0] == "shop.both" and ids(found.nodes)[-1] == "shop.Item"
    assert queries.path(shop.graph(), "cheapest", "discount") is None


# --- parts -----------------------------------------------------------------------------------------------------------


def test_around_keeps_both_directions_and_declarations_drop_evidence(shop):
    shop.certify(TOTAL)
    graph = shop.graph()
    near = queries.around(graph, "total")
    assert {"shop.prices", "shop.Item", "shop.both"} <= near.nodes.keys()
    assert not {"shop.cheapest", "shop.discount", "shop.forgotten"} & near.nodes.keys()
    bare = queries.declarations(near)
    assert {node.sort for node in bare.nodes.values()} == {Sort.DECLARATION}
    assert all(edge.source in bare.nodes and edge.target in bare.nodes for edge in bare.edges)


def test_of_imported_modules_only_what_is_needed_stays(shop):
    shop.certify(TOTAL)
    graph = shop.graph()
    kept = queries.needed(graph)
    assert {"base.min", "agrees:base.min"} <= kept.nodes.keys()
    assert {"base.abs", "agrees:base.abs"} <= graph.nodes.keys() - kept.nodes.keys()
    assert {n.id for n in graph.nodes.values() if not n.imported} <= kept.nodes.keys()
