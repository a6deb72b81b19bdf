"""``provenhive graph`` and ``provenhive report`` as a user calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from graph_samples import Shop, unit_report
from typer.testing import CliRunner

from provenhive.cli import console, graph_text
from provenhive.cli.main import app

LAW, TOTAL, BOTH = "law:shop.prices_append", "implements:shop.total", "implements:shop.both"


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    found = Shop(tmp_path_factory.mktemp("shop"))
    found.certify(LAW)
    found.certify(TOTAL)
    found.certify(BOTH, uses=(TOTAL, LAW))
    found.finish_run([(LAW, "proved", "lean", 2.0)], [unit_report("shop.total", index=2)])
    return found


@pytest.fixture
def run(shop, monkeypatch):
    monkeypatch.chdir(shop.folder)

    def call(*arguments):
        return CliRunner().invoke(app, arguments)

    return call


def document(result):
    return json.loads(result.stdout)


def test_why_prints_a_tree(run):
    result = run("graph", "why", "both", "--spec", "shop.hspec")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0 and lines[0] == "shop.both  unit  proved by entry 3"
    assert "├── claims implements:shop.both  proved by entry 3" in lines
    assert "│   └── proved by entry:3  certificate  implements of shop.both  proved" in lines
    assert "\x1b" not in result.stdout
    tally = "shop.both leans on 4 declarations, 8 obligations, 3 certificates"
    assert tally in lines
    assert run("graph", "why", "both", "--depth", "1").stdout.count("\n") < result.stdout.count("\n")


def test_why_in_json_names_nodes_edges_and_the_ledger(run, shop):
    found = document(run("graph", "why", "both", "--json"))
    assert found["node"]["id"] == "shop.both" and found["node"]["status"] == "proved" and found["node"]["entry"] == 3
    leaning = {node["id"]: node for node in found["leans_on"]}
    assert leaning[LAW]["status"] == "proved" and leaning["shop.total"]["distance"] == 1
    assert {"source": "entry:3", "relation": "proves", "target": BOTH} in found["edges"]
    log = shop.log()
    with log.ledger:
        assert found["ledger"]["root"] == log.ledger.root().hex()


def test_impact_unused_cycles_and_path(run):
    impact = document(run("graph", "impact", "prices", "--json"))
    assert {"shop.total", "shop.both", "entry:1", "entry:2", "entry:3"} <= {n["id"] for n in impact["leaning"]}
    assert "proof to be made again: entry:2" in run("graph", "impact", "prices").stdout
    unused = document(run("graph", "unused", "--json"))["unused"]
    assert {node["id"]: node["why_unused"] for node in unused} == {
        "shop.forgotten": "nothing mentions it",
        "shop.prices_odd": "no unit uses it",
    }
    cycles = run("graph", "cycles", "--json")
    assert cycles.exit_code == 0 and document(cycles) == {"cycles": []}
    path = run("graph", "path", "both", "Item")
    assert path.exit_code == 0 and path.stdout.splitlines()[-1].startswith("  depends on shop.Item")
    none = run("graph", "path", "cheapest", "discount")
    assert none.exit_code == 1 and "leans on the other" in none.stdout
    assert document(run("graph", "path", "cheapest", "discount", "--json"))["found"] is False


def test_a_wrong_name_exits_2_with_what_may_be_meant(run):
    result = run("graph", "why", "shop.totl")
    assert result.exit_code == 2 and "did you mean 'shop.total'" in result.stderr and result.stdout == ""
    error = document(run("graph", "why", "shop.totl", "--json"))["error"]
    assert error["kind"] == "UnknownNode" and error["close"][0] == "shop.total"


def test_colours_are_for_terminals_only(shop, monkeypatch, capsys):
    from rich.console import Console

    line = graph_text.line(shop.graph().nodes["shop.both"])
    for terminal, coloured in ((True, True), (False, False)):
        made = Console(force_terminal=terminal, color_system="standard" if terminal else None, file=sys.stdout)
        made.print(line)
        assert ("\x1b[" in capsys.readouterr().out) is coloured
    assert console.out.is_terminal is False


def test_a_terminal_is_not_moved_by_texts():
    assert graph_text.printable("a\x1b[2Jb\rc\u202ed\n") == "a [2Jb c d "


def test_exports_go_to_standard_output_or_to_a_file(run, tmp_path):
    read = networkx.parse_graphml(run("graph", "export", "--format", "graphml").stdout, force_multigraph=True)
    assert read.nodes["shop.total"]["status"] == "proved" and read.nodes["shop.total"]["entry"] == 2
    assert run("graph", "export", "-f", "dot").stdout.startswith("digraph provenhive {")
    assert run("graph", "export", "-f", "mermaid", "--declarations").stdout.startswith("flowchart RL\n")
    near = document(run("graph", "export", "-f", "json", "--around", "cheapest", "--declarations"))
    assert {node["id"] for node in near["nodes"]} == {"shop.cheapest", "base.min"}
    file = tmp_path / "graph.html"
    said = document(run("graph", "export", "-o", str(file), "--json"))
    assert said["bytes"] == file.stat().st_size > 10_000 and said["format"] == "html"
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("graph", "export", "-o", str(tmp_path / "no/where.html")).exit_code == 2


def test_a_project_without_ledger_or_run_has_a_graph_too(tmp_path, monkeypatch):
    (tmp_path / "m.hspec").write_text("module m\n\nfunction f(x: int): int = x\n")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["graph", "why", "f"])
    assert result.exit_code == 0 and result.stdout.startswith("m.f  function  missing")
    assert not (tmp_path / ".provenhive").exists()
    named = CliRunner().invoke(app, ["graph", "why", "f", "--ledger", "gone.db"])
    assert named.exit_code == 2


def test_a_specification_that_is_gone_since_the_last_run_exits_2_with_a_way_out(tmp_path, monkeypatch):
    shop = Shop(tmp_path)
    shop.finish_run()
    shop.path.rename(tmp_path / "moved.hspec")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["graph", "why", "total"])
    assert result.exit_code == 2 and "gone; say with --spec" in result.stderr


def test_report_writes_a_page_and_prints_its_figures(run, shop, tmp_path):
    file = tmp_path / "r.html"
    result = run("report", "-o", str(file))
    assert result.exit_code == 0 and "shop.total" in file.read_text(encoding="utf-8")
    found = document(run("report", "--json"))
    assert found["run"]["units"][0]["name"] == "shop.total" and found["funnel"][0]["passed"] == 9
    assert not (shop.folder / "provenhive-report.html").exists()
    assert run("report").exit_code == 0 and (shop.folder / "provenhive-report.html").exists()


def test_report_before_any_run_exits_2(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["report"])
    assert result.exit_code == 2 and "'provenhive prove PATH' makes one" in result.stderr


def test_the_command_runs_as_a_process(shop):
    program = Path(sys.executable).with_name("provenhive")
    completed = subprocess.run(
        [program, "graph", "path", "both", "prices", "--json"],
        cwd=shop.folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "40"},
    )
    assert completed.returncode == 0, completed.stderr
    assert json.loads(completed.stdout)["found"] is True
