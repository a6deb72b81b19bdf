"""The knowledge graph: what is in it, and how it stands with each proposition."""

from __future__ import annotations

import pytest
from graph_samples import SHOP, Shop

from provenhive.errors import UserError
from provenhive.knowledge import Relation, Sort, Status, build_graph
from provenhive.spec_lang.load import load_text

LAW, TOTAL, BOTH = "law:shop.prices_append", "implements:shop.total", "implements:shop.both"


@pytest.fixture
def shop(tmp_path):
    return Shop(tmp_path)


def status(graph, id_):
    node = graph.nodes[id_]
    return node.status, node.entry


def edges(graph, relation):
    return {(e.source, e.target) for e in graph.edges if e.relation is relation}


def test_nodes_are_propositions_and_edges_are_what_joins_them(shop):
    graph = shop.graph()
    kinds = {node.id: node.kind for node in graph.of_sort(Sort.DECLARATION) if node.module == "shop"}
    assert kinds == {
        "shop.Item": "datatype",
        "shop.Percent": "type",
        "shop.prices": "function",
        "shop.forgotten": "function",
        "shop.prices_append": "law",
        "shop.prices_odd": "law",
        "shop.total": "unit",
        "shop.both": "unit",
        "shop.cheapest": "unit",
        "shop.discount": "unit",
    }
    assert ("shop.prices", "shop.Item") in edges(graph, Relation.DEPENDS_ON)
    assert ("shop.cheapest", "base.min") in edges(graph, Relation.DEPENDS_ON)
    assert ("shop.both", "shop.total") in edges(graph, Relation.REFINES)
    assert ("shop.both", "shop.prices_append") in edges(graph, Relation.USES)
    assert (BOTH, "shop.prices_append") in edges(graph, Relation.USES)
    assert (BOTH, "shop.total") in edges(graph, Relation.LEANS_ON)
    assert ("shop.total", TOTAL) in edges(graph, Relation.CLAIMS)
    assert {node.imported for node in graph.nodes.values() if node.module == "base"} == {True}
    assert {node.imported for node in graph.nodes.values() if node.module == "shop"} == {False}


def test_a_node_shows_its_contract_and_its_place(shop):
    node = shop.graph().nodes["shop.total"]
    assert node.text.startswith("unit total(items: seq<Item>) returns (r: nat)\n  ensures r == prices(items)")
    assert node.place == "shop.hspec:20" and node.label == "total"


def test_without_a_ledger_everything_is_missing_and_types_are_stated(shop):
    graph = shop.graph()
    assert status(graph, "shop.total") == (Status.MISSING, None)
    assert status(graph, "shop.Item") == (Status.STATED, None)
    assert (graph.size, graph.root) == (0, "")


def test_a_certificate_that_holds_proves(shop):
    index = shop.certify(LAW)
    graph = shop.graph()
    assert status(graph, LAW) == status(graph, "shop.prices_append") == (Status.PROVED, index)
    assert (f"entry:{index}", LAW) in edges(graph, Relation.PROVES)
    node = graph.nodes[f"entry:{index}"]
    assert node.status is Status.PROVED and node.evidence.proof == "by trivial"
    assert node.evidence.statement == "theorem shop.prices_append : True"
    assert graph.size == 2 and len(graph.root) == 64


def test_what_the_last_run_said_counts_if_it_was_about_the_same_digest(shop):
    said = {"satisfiable:shop.total": ("proved", "z3"), BOTH: ("unknown", "", 3.0, "time: 20 s"), LAW: ("proved",)}
    graph = shop.graph(said)
    assert status(graph, "satisfiable:shop.total") == (Status.CHECKED, None)
    assert graph.nodes["satisfiable:shop.total"].reason == "by z3"
    assert graph.nodes[BOTH].status is Status.OPEN and graph.nodes["shop.both"].reason == "time: 20 s"
    shop.path.write_text(SHOP.replace("prices(a) + prices(b)", "prices(b) + prices(a)"), encoding="utf-8")
    before = {LAW: shop.graph(said).nodes[LAW].run}
    shop.reload()
    changed = build_graph([shop.program], None, before)
    assert changed.nodes[LAW].status is Status.MISSING and changed.nodes[LAW].run is None


def test_a_refutation_is_a_node_of_its_own_and_outweighs_all(shop):
    index = shop.certify("law:shop.prices_odd")
    graph = shop.graph({"law:shop.prices_odd": ("refuted", "z3", 0.1, "the law is false (a = [])")})
    assert graph.nodes["shop.prices_odd"].status is Status.REFUTED
    assert edges(graph, Relation.REFUTES) == {("counterexample:law:shop.prices_odd", "law:shop.prices_odd")}
    assert graph.nodes["counterexample:law:shop.prices_odd"].text == "the law is false (a = [])"
    assert graph.nodes[f"entry:{index}"].status is Status.PROVED  # the ledger says what it says


def test_a_refuted_contract_makes_its_unit_refuted_although_it_is_proved(shop):
    shop.certify(TOTAL)
    graph = shop.graph({"satisfiable:shop.total": ("refuted", "z3", 0.1, "nothing fits")})
    assert graph.nodes[TOTAL].status is Status.PROVED
    assert graph.nodes["shop.total"].status is Status.REFUTED
    assert graph.nodes["shop.total"].reason == "satisfiable: nothing fits"


def test_revocation_goes_down_the_graph(shop):
    law, total = shop.certify(LAW), shop.certify(TOTAL)
    both = shop.certify(BOTH, uses=(TOTAL, LAW))
    assert status(shop.graph(), "shop.both") == (Status.PROVED, both)
    revocation = shop.revoke(LAW, "unsound axiom")
    graph = shop.graph()
    assert status(graph, "shop.prices_append") == (Status.REVOKED, law)
    assert status(graph, "shop.both") == (Status.STALE, both)
    assert graph.nodes["shop.both"].reason == "it uses shop.prices_append"
    assert status(graph, "shop.total") == (Status.PROVED, total)
    assert edges(graph, Relation.WITHDRAWS) == {(f"entry:{revocation}", f"entry:{law}")}
    assert (f"entry:{both}", f"entry:{law}") in edges(graph, Relation.USES)
    assert "unsound axiom" in graph.nodes[f"entry:{revocation}"].text


def test_a_proof_of_what_has_changed_since_is_stale(shop):
    index = shop.certify(TOTAL)
    shop.path.write_text(SHOP.replace("i.price + prices(rest)", "i.price + prices(rest) + 0"), encoding="utf-8")
    shop.reload()
    graph = shop.graph()
    assert status(graph, TOTAL) == status(graph, "shop.total") == (Status.STALE, None)
    assert graph.nodes[TOTAL].reason == f"it has changed since entry {index} proved it"
    assert graph.nodes[f"entry:{index}"].status is Status.STALE
    assert edges(graph, Relation.PROVES) == set()


def test_a_second_certificate_after_a_revocation_proves_again(shop):
    shop.certify(LAW)
    shop.revoke(LAW)
    again = shop.certify(LAW, producer="another program")
    assert status(shop.graph(), LAW) == (Status.PROVED, again)


def test_certificates_of_other_modules_stay_out(shop, tmp_path):
    shop.certify(TOTAL)
    other = load_text("module other\n\nunit f(x: int) returns (r: int)\n  ensures r == x\n", "other.hspec")
    log = shop.log()
    with log.ledger:
        graph = build_graph([other], log)
    assert [node.sort for node in graph.nodes.values()].count(Sort.CERTIFICATE) == 0


def test_two_meanings_of_one_name_are_refused():
    one = load_text("module m\n\nfunction f(x: int): int = x\n", "a/m.hspec")
    two = load_text("module m\n\nfunction f(x: int): int = x + 1\n", "b/m.hspec")
    with pytest.raises(UserError, match="two modules are called 'm'"):
        build_graph([one, two])
    assert "m.f" in build_graph([one, one]).nodes


def test_a_module_imported_by_one_and_given_as_another_is_no_import(tmp_path):
    (tmp_path / "base.hspec").write_text("module base\n\nfunction f(x: int): int = x\n")
    (tmp_path / "top.hspec").write_text(
        "module top\n\nimport base\n\nunit u(x: int) returns (r: int)\n  ensures r == base.f(x)\n"
    )
    from provenhive.spec_lang.load import load_program

    base, top = load_program(tmp_path / "base.hspec"), load_program(tmp_path / "top.hspec")
    for programs in ([base, top], [top, base]):
        graph = build_graph(programs)
        assert not graph.nodes["base.f"].imported and not graph.nodes["agrees:base.f"].imported
    assert build_graph([top]).nodes["base.f"].imported
