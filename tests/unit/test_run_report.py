"""The record of a run and what its report makes of it."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from graph_samples import Shop, unit_report
from rich.console import Console

from provenhive.cli.progress import print_report
from provenhive.errors import UserError
from provenhive.ledger.merkle import leaf_hash
from provenhive.pages.charts import stacked, tree_chart
from provenhive.pages.report_page import report_page
from provenhive.pages.report_view import report_document, report_view
from provenhive.pipeline.outcome import UnitOutcome, open_report
from provenhive.pipeline.report import Counts
from provenhive.pipeline.runs import load_run, run_files
from provenhive.verdicts import Unknown, UnknownReason

LAW, TOTAL, BOTH = "law:shop.prices_append", "implements:shop.total", "implements:shop.both"


@pytest.fixture
def shop(tmp_path):
    found = Shop(tmp_path)
    found.certify(LAW)
    found.certify(TOTAL)
    return found


def view_of(shop):
    log = shop.log()
    with log.ledger:
        return report_view(load_run(shop.project), log)


# --- the record ------------------------------------------------------------------------------------------------------


def test_a_record_is_read_as_it_was_written(shop):
    saved = shop.finish_run([(LAW, "proved", "lean", 2.0)], [unit_report("shop.total", index=2)], ["careful"])
    assert load_run(shop.project) == saved
    assert saved.files == ("shop.hspec",) and run_files(shop.project, saved) == (shop.folder / "shop.hspec",)
    assert ("seed", "0") in saved.settings and dict(saved.report.digests)[LAW] == shop.obligations[LAW].digest


def test_no_record_is_none(shop):
    assert load_run(shop.project) is None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda text: text[:100], "not a run's record"),
        (lambda text: "[]", "not a run's record"),
        (lambda text: text.replace('"format": 1', '"format": 2'), "format 2, this program reads 1"),
        (lambda text: text.replace('"seconds": 12.5', '"seconds": "x"'), r"report\.seconds"),
    ],
)
def test_a_spoilt_record_is_the_users_matter_and_says_how_to_mend_it(shop, spoil, said):
    shop.finish_run()
    path = shop.folder / ".provenhive/last-run.json"
    path.write_text(spoil(path.read_text()))
    with pytest.raises(UserError, match=said) as caught:
        load_run(shop.project)
    assert "'provenhive prove' writes it" in str(caught.value)


def test_a_second_run_replaces_the_first_and_leaves_nothing_else(shop):
    shop.finish_run(warnings=["first"])
    shop.finish_run(warnings=["second"])
    assert load_run(shop.project).report.warnings == ("second",)
    names = {path.name for path in (shop.folder / ".provenhive").iterdir()}
    assert not {name for name in names if name.startswith("tmp")}


# --- figures ---------------------------------------------------------------------------------------------------------


def test_the_funnel_adds_up_over_units_that_were_searched(shop):
    units = [
        unit_report("shop.total", agent="loops", counts=(9, 1, 2, 3, 1, 1)),  # one was waiting when it was proved
        unit_report("shop.both", "unknown", agent="", counts=(6, 0, 1, 2, 1, 0, 2)),
        unit_report("shop.cheapest", agent="old", counts=(50, 0, 0, 0, 0, 1), resumed=True),
    ]
    shop.finish_run(units=units)
    view = view_of(shop)
    assert [(s.name, s.passed, s.stopped) for s in view.funnel] == [
        ("proposed", 15, 0),
        ("read", 14, 1),
        ("through the gate", 11, 3),
        ("different", 9, 2),
        ("survived their tests", 4, 5),
        ("proved", 1, 3),
    ]
    for before, after in zip(view.funnel, view.funnel[1:], strict=False):
        assert before.passed - after.stopped == after.passed
    assert view.resumed == 1
    assert [(row.name, row.units, row.counts.proposed) for row in view.agents] == [
        ("loops", 1, 9),
        ("old", 1, 0),  # its candidate was in the ledger before
        ("search", 0, 6),
    ]


def test_kinds_and_times_and_laws(shop):
    shop.finish_run(
        [(LAW, "proved", "lean", 7.0), ("satisfiable:shop.total", "proved", "z3", 0.5)], [unit_report("shop.total")]
    )
    view = view_of(shop)
    assert [(k.kind, k.verdicts, k.total) for k in view.kinds] == [
        ("implements", (("proved", 1),), 1),
        ("law", (("proved", 1),), 1),
        ("satisfiable", (("proved", 1),), 1),
    ]
    assert view.slowest[0] == (LAW, "proved", 7.0)
    ((item, entry),) = view.laws
    assert (item.id, entry.index, entry.proof) == (LAW, 1, "by trivial")


def test_the_tree_is_that_of_the_ledger(shop):
    shop.finish_run()
    log = shop.log()
    with log.ledger:
        view = report_view(load_run(shop.project), log)
        leaves = [leaf_hash(entry.data).hex() for entry in log.ledger.iterate()]
        root = log.ledger.root().hex()
    nodes = view.ledger.tree
    assert nodes[0].hash == root == view.ledger.root and (nodes[0].start, nodes[0].stop) == (0, 3)
    assert [n.hash for n in sorted(nodes, key=lambda n: n.start) if n.stop - n.start == 1] == leaves
    assert [n.ours for n in nodes if n.stop - n.start == 1 and n.start == 2] == [1] and nodes[0].ours == 2
    chart = tree_chart(nodes)
    assert len({(box.x, box.y) for box in chart.boxes}) == len(nodes)
    assert all(0 <= box.x <= chart.width and 0 <= box.y <= chart.height for box in chart.boxes)
    assert [box.label for box in chart.boxes if box.whole] == ["2", "0", "1"]


def test_a_disagreement_is_reported_with_both_sides(shop):
    sides = ("dafny 2.3.0 proved Gate.Check", "total: postcondition 1 is false with [x] = 1\nany x: int\n  |- x < x")
    verdict = Unknown(UnknownReason.DISAGREEMENT, "dafny proved it; but it is false", sides)
    outcome = UnitOutcome("shop.total", verdict, Counts(3, unknown=3), 2.0)
    unit = open_report("shop.total", verdict, outcome)
    assert (unit.verdict, unit.reason) == ("unknown", "provers disagree: dafny proved it; but it is false")
    saved = shop.finish_run(units=[unit])
    assert saved.report.document()["units"][0]["evidence"] == sides
    assert load_run(shop.project).report.units[0].evidence == sides
    out = StringIO()
    print_report(saved.report, Console(file=out, width=200))
    said = out.getvalue()
    assert all(line in said for side in sides for line in side.splitlines())
    assert "|- x &lt; x" in report_page(view_of(shop))
    assert open_report("shop.total", verdict, None).candidates == Counts()


# --- what is wrong is said -------------------------------------------------------------------------------------------


def test_a_ledger_that_was_written_anew_is_a_warning(shop):
    shop.finish_run()
    path = shop.folder / ".provenhive/last-run.json"
    document = json.loads(path.read_text())
    document["report"]["ledger_root"] = "00" * 32
    path.write_text(json.dumps(document))
    view = view_of(shop)
    assert not view.ledger.extends and "does not extend the head" in view.warnings[0]
    assert "does NOT extend" in report_page(view)


def test_a_ledger_that_grew_is_none_and_a_shorter_one_is(shop):
    shop.finish_run()
    shop.certify("law:shop.prices_odd")
    assert view_of(shop).ledger.extends and view_of(shop).warnings == ()
    path = shop.folder / ".provenhive/last-run.json"
    document = json.loads(path.read_text())
    document["report"]["ledger_size"] = 400
    path.write_text(json.dumps(document))
    assert not view_of(shop).ledger.extends


def test_what_was_revoked_since_is_a_warning(shop):
    index = shop.certify(BOTH, uses=(TOTAL, LAW))
    shop.finish_run([(LAW, "proved", "lean", 1.0)])
    shop.revoke(LAW, "unsound axiom")
    warnings = view_of(shop).warnings
    assert any("entry 1 (shop.prices_append) is revoked" in w and "unsound axiom" in w for w in warnings)
    assert f"entry {index} (shop.both) is stale: it uses shop.prices_append" in warnings


def test_a_run_whose_ledger_is_gone_is_still_reported_with_a_warning(shop):
    record = shop.finish_run([(LAW, "proved", "lean", 1.0)], [unit_report("shop.total", index=2)])
    view = report_view(record, None)
    assert "no ledger" in view.warnings[0] and "no ledger" in report_page(view)
    assert report_document(view)["ledger_now"] is None


def test_the_document_is_json_and_has_the_runs_own_document(shop):
    record = shop.finish_run([(LAW, "proved", "lean", 1.0)], [unit_report("shop.total", index=2)])
    document = json.loads(json.dumps(report_document(view_of(shop))))
    assert document["run"] == json.loads(json.dumps(record.report.document()))
    assert document["ledger_now"]["extends"] and document["settings"]["targets"] == '["python", "javascript"]'
    assert document["agents"][0]["counts"]["proposed"] == 9


def test_bars_are_as_wide_as_they_should_be():
    assert [(s.x, s.width, s.name) for s in stacked((("a", 3), ("b", 0), ("c", 1)), 4, 200)] == [
        (0.0, 150.0, "a"),
        (150.0, 50.0, "c"),
    ]
    assert stacked((("a", 0),), 0, 200) == ()
    assert stacked((("a", 1),), 10_000, 200)[0].width == 2.0
