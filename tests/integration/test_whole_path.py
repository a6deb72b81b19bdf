"""The command from specification to ledger and running code, as a user calls it, on the real provers."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
SPECIFICATION = """
module ward

datatype Reading = Valid(value: int) | Missing

function total(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + total(rest) }

unit sum(xs: seq<int>) returns (r: int)
  ensures r == total(xs)
  example sum([1, 2, 3]) == 6

unit value_or(reading: Reading, fallback: nat) returns (r: int)
  ensures reading.Missing? ==> r == fallback
  ensures reading.Valid? ==> r == reading.value

unit sum_twice(xs: seq<int>) returns (r: int)
  ensures r == 2 * total(xs)
  built from sum
"""
IMPOSSIBLE = """
module impossible

unit both(x: int) returns (r: int)
  ensures r > x
  ensures r < x

unit wide(x: int) returns (r: int)
  ensures r == x + 1
"""


def run(folder, *arguments, timeout=600, **environment):
    return subprocess.run(
        [PROVENHIVE, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=timeout,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def proved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ward")
    (folder / "ward.hspec").write_text(SPECIFICATION)
    completed = run(folder, "prove", "ward.hspec", "--json")
    assert completed.returncode in (0, 1), completed.stderr
    return folder, completed, json.loads(completed.stdout)


def test_every_unit_is_proved_and_in_the_ledger(proved):
    _, completed, document = proved
    units = {unit["name"]: unit for unit in document["units"]}
    assert set(units) == {"ward.sum", "ward.value_or", "ward.sum_twice"}
    assert {unit["verdict"] for unit in units.values()} == {"proved"}, completed.stdout
    entries = [item["ledger_index"] for item in (*units.values(), *document["obligations"])]
    assert sorted(entries) == list(range(1, len(entries) + 1))  # the specification itself is entry 0
    assert units["ward.sum"]["ledger_index"] < units["ward.sum_twice"]["ledger_index"]
    assert document["ledger"]["size"] == len(entries) + 1 and len(document["ledger"]["root"]) == 64
    assert document["spec"]["path"] == "ward.hspec" and document["spec"]["digest"].startswith("sha256:")


def test_the_document_has_the_documented_fields(proved):
    _, _, document = proved
    assert {"spec", "obligations", "units", "ledger"} <= set(document)
    assert not any("no judge yet" in o["reason"] for o in document["obligations"])
    for obligation in document["obligations"]:
        fields = {"id", "name", "kind", "verdict", "backend", "seconds", "reason", "ledger_index", "trace"}
        assert set(obligation) == fields
    for unit in document["units"]:
        counts = {"proposed", "red_flagged", "rejected", "refuted", "unknown", "proved", "repeated"}
        assert set(unit["candidates"]) == counts
        assert {"name", "verdict", "agent", "candidates", "seconds", "ledger_index", "artifacts"} <= set(unit)
    satisfiable = [o for o in document["obligations"] if o["kind"] == "satisfiable"]
    assert len(satisfiable) == 3 and {o["verdict"] for o in satisfiable} == {"proved"}


def test_the_document_tells_whose_candidates_ended_where(proved):
    _, _, document = proved
    for unit in document["units"]:
        split = unit["by_agent"]
        for stage, count in unit["candidates"].items():
            assert sum(row["candidates"][stage] for row in split) == count
        assert [row["candidates"]["proved"] for row in split if row["agent"] == unit["agent"]] == [1]


def test_the_extracted_python_runs(proved):
    folder, _, _ = proved
    code = (
        "import sys; sys.path.insert(0, 'extracted/python/ward'); import sum_twice; print(sum_twice.sum_twice([4, 5]))"
    )
    completed = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert completed.stdout == "18\n"


def test_the_extracted_javascript_runs(proved):
    from provenhive.toolchain.node_install import ensure_bignumber

    folder, _, _ = proved
    code = "const m = require('./extracted/javascript/ward/sum_twice.js'); console.log(String(m.sum_twice([4n, 5])))"
    environment = {**os.environ, "NODE_PATH": str(ensure_bignumber().folder)}
    completed = subprocess.run(
        ["node", "-e", code], cwd=folder, capture_output=True, text=True, check=True, env=environment
    )
    assert completed.stdout == "18\n"


def test_extracted_files_name_their_entry(proved):
    folder, _, document = proved
    for unit in document["units"]:
        for path in unit["artifacts"]:
            assert f"Ledger entry: {unit['ledger_index']}" in (folder / "extracted" / path).read_text()


def test_a_second_run_resumes_everything(proved):
    folder, _, document = proved
    again = json.loads(run(folder, "prove", "ward.hspec", "--json").stdout)
    assert all(unit["resumed"] for unit in again["units"])
    assert again["ledger"] == document["ledger"]


def test_a_file_that_was_deleted_is_written_again(proved):
    folder, _, document = proved
    unit = next(unit for unit in document["units"] if unit["name"] == "ward.sum_twice")
    before = {path: (folder / "extracted" / path).read_text() for path in unit["artifacts"]}
    for path in before:
        (folder / "extracted" / path).unlink()
    completed = run(folder, "prove", "ward.hspec", "--json")
    again = json.loads(completed.stdout)
    assert completed.returncode in (0, 1), completed.stderr
    assert [u["artifacts"] for u in again["units"]] == [u["artifacts"] for u in document["units"]]
    assert again["ledger"] == document["ledger"] and not again["warnings"]
    assert {path: (folder / "extracted" / path).read_text() for path in before} == before


def test_extract_writes_the_same_files_again(proved):
    folder, _, document = proved
    before = {p: (folder / "extracted" / p).read_text() for u in document["units"] for p in u["artifacts"]}
    completed = run(folder, "extract", "ward.hspec", "--output", "again", "--json")
    assert completed.returncode == 0, completed.stderr + completed.stdout
    assert set(json.loads(completed.stdout)["written"]) == set(before)
    assert {p: (folder / "again" / p).read_text() for p in before} == before


def test_the_run_can_be_reported_and_its_graph_asked(proved):
    folder, _, document = proved
    report = json.loads(run(folder, "report", "--json", "-o", "report.html").stdout)
    assert [o["id"] for o in report["run"]["obligations"]] == [o["id"] for o in document["obligations"]]
    assert report["ledger_now"]["extends"] and report["warnings"] == document["warnings"]
    assert report["run"]["spec"] == document["spec"] and report["run"]["ledger"] == document["ledger"]
    assert {entry["name"] for entry in report["ledger_now"]["entries"]} >= {
        "ward.sum",
        "ward.value_or",
        "ward.sum_twice",
    }
    assert "ward.sum_twice" in (folder / "report.html").read_text()
    found = json.loads(run(folder, "graph", "why", "sum_twice", "--json").stdout)
    proofs = {node["subject"]: node["entry"] for node in found["leans_on"] if node["text"].startswith("implements of")}
    indices = {unit["name"]: unit["ledger_index"] for unit in document["units"]}
    assert proofs == {name: indices[name] for name in ("ward.sum", "ward.sum_twice")}
    assert {node["status"] for node in found["leans_on"] if node["kind"] == "satisfiable"} <= {"checked", "proved"}


def test_the_audit_accepts_the_ledger(proved):
    folder, _, made = proved
    completed = run(folder, "audit", "--json")
    document = json.loads(completed.stdout)
    assert completed.returncode == 0 and document["sound"], completed.stdout
    assert [entry["state"] for entry in document["entries"]] == ["holds"] * (made["ledger"]["size"] - 1)


def test_the_audit_finds_a_changed_entry(proved, tmp_path):
    folder, _, _ = proved
    shutil.copytree(folder, tmp_path / "copy")
    with sqlite3.connect(tmp_path / "copy/.provenhive/ledger.db") as database:
        database.execute("drop trigger entry_is_never_changed")
        before = database.execute("select data from entry where idx = 2").fetchone()[0]
        after = bytes(before).replace(b'"payload":"', b'"payload":"AAAA', 1)
        database.execute("update entry set data = ? where idx = 2", (after,))
    database.close()
    assert after != before
    completed = run(tmp_path / "copy", "audit", "--json")
    assert completed.returncode == 1 and not json.loads(completed.stdout)["sound"]


def test_proofs_of_inclusion_and_consistency_verify(proved, tmp_path):
    folder, _, document = proved
    for number, arguments in enumerate((["--index", "2"], ["--since", "1"])):
        proof = tmp_path / f"proof{number}.json"
        proof.write_text(run(folder, "ledger", "prove", *arguments).stdout)
        assert run(folder, "ledger", "verify", str(proof), "--root", document["ledger"]["root"]).returncode == 0
        assert run(folder, "ledger", "verify", str(proof), "--root", "00" * 32).returncode == 1


def test_a_contradictory_contract_is_reported_and_never_proved(tmp_path):
    (tmp_path / "impossible.hspec").write_text(IMPOSSIBLE)
    completed = run(tmp_path, "prove", "impossible.hspec", "--json", "--unit-seconds", "15")
    document = json.loads(completed.stdout)
    verdicts = {unit["name"]: unit["verdict"] for unit in document["units"]}
    assert completed.returncode == 1 and verdicts["impossible.wide"] == "proved"
    assert verdicts["impossible.both"] != "proved"
    (satisfiable,) = [o for o in document["obligations"] if o["id"] == "satisfiable:impossible.both"]
    assert satisfiable["verdict"] == "refuted" and "not satisfiable" in satisfiable["reason"]


def test_a_faulty_specification_exits_2_with_the_place(tmp_path):
    (tmp_path / "bad.hspec").write_text("module bad\n\nunit f(x: int) returns (r: int)\n  ensures r == y\n")
    completed = run(tmp_path, "prove", "bad.hspec", "--json")
    (diagnostic,) = json.loads(completed.stdout)["error"]["diagnostics"]
    assert completed.returncode == 2 and (diagnostic["line"], diagnostic["column"]) == (4, 16)
    assert not (tmp_path / "extracted").exists()


def test_a_missing_prover_exits_3_and_says_what_brings_it(tmp_path):
    (tmp_path / "one.hspec").write_text("module one\n\nunit f(x: int) returns (r: int)\n  ensures r == x + 1\n")
    bare = tmp_path / "bin"
    bare.mkdir()
    (bare / "sh").symlink_to("/bin/sh")
    completed = run(tmp_path, "prove", "one.hspec", PATH=str(bare))
    assert completed.returncode == 3, completed.stdout
    assert "to mend this" in completed.stderr and "Traceback" not in completed.stderr
