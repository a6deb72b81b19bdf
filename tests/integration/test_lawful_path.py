"""A law on its way: Lean proves it, code calls it, Dafny proves the code, the ledger joins them; then it changes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
SPECIFICATION = """
module lawful

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }

law sum_append(xs: seq<int>, ys: seq<int>):
  sum(xs ++ ys) == sum(xs) + sum(ys)

unit join(xs: seq<int>, ys: seq<int>) returns (r: seq<int>)
  ensures |r| == |xs| + |ys|
  ensures sum(r) == sum(xs) + sum(ys)
  uses sum_append
"""
LAW = "sum(xs ++ ys) == sum(xs) + sum(ys)\n\n"
FALSE = "sum(xs ++ ys) == sum(xs) + sum(ys) + 1\n\n"
UNIT, LEMMA = "implements:lawful.join", "law:lawful.sum_append"
SETTINGS = 'targets = ["python"]\nagents = ["laws"]\nopinion_seconds = 1\nunit_seconds = 600\n'


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROVENHIVE, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=900,
        env=dict(os.environ),
        check=False,
    )


def prove(folder: Path, text: str) -> dict:
    (folder / "lawful.hspec").write_text(text)
    completed = run(folder, "prove", "lawful.hspec", "--json")
    assert completed.returncode in (0, 1), completed.stderr
    return json.loads(completed.stdout)


def entries(folder: Path) -> dict[str, dict]:
    """Return the ledger's certificates, the latest of each obligation, with their indices."""
    listed = json.loads(run(folder, "ledger", "log", "--json").stdout)["entries"]
    found = {}
    for entry in listed:
        shown = json.loads(run(folder, "ledger", "show", str(entry["index"]), "--json").stdout)
        record = shown["record"]
        if "obligation" in record:
            found[record["obligation"]["id"]] = {**record, "index": entry["index"]}
    return found


def verdict(document: dict, identifier: str) -> str:
    (found,) = [o for o in document["obligations"] if o["id"] == identifier]
    return found["verdict"]


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("lawful")
    (folder / "provenhive.toml").write_text(SETTINGS)
    return folder, prove(folder, SPECIFICATION)


def test_the_unit_is_proved_with_the_law_and_names_its_entry(proved) -> None:
    folder, document = proved
    (unit,) = document["units"]
    assert unit["verdict"] == "proved" and verdict(document, LEMMA) == "proved"
    held = entries(folder)
    (use,) = held[UNIT]["uses"]
    assert (use["kind"], use["name"]) == ("law", "lawful.sum_append")
    assert use["entry"]["index"] == held[LEMMA]["index"] < held[UNIT]["index"]
    assert use["obligation_digest"] == held[LEMMA]["obligation"]["digest"]
    assert {(p["name"], p["role"]) for p in held[LEMMA]["provers"]} >= {("lean", "judge")}
    shown = run(folder, "ledger", "show", str(held[UNIT]["index"])).stdout
    assert "sum_append(" in shown


def test_the_agreement_names_three_evaluators_and_counts(proved) -> None:
    folder, document = proved
    assert verdict(document, "agrees:lawful.sum") == "proved"
    first, *_ = entries(folder)["agrees:lawful.sum"]["agreements"]
    assert first["evaluators"] == ["evaluator", "lean", "dafny"] and int(first["cases"]) >= 4
    assert first["function"] == "lawful.sum"


def test_the_audit_proves_law_and_unit_again(proved) -> None:
    folder, _ = proved
    document = json.loads(run(folder, "audit", "--json").stdout)
    states = {entry["name"]: entry["state"] for entry in document["entries"]}
    assert document["sound"] and states[UNIT] == states[LEMMA] == states["agrees:lawful.sum"] == "holds"


def test_a_law_that_changes_leaves_nothing_of_what_used_it(proved) -> None:
    """The changed law is false: no candidate gets it as a lemma, and the unit's old proof is not reused."""
    folder, before = proved
    document = prove(folder, SPECIFICATION.replace(LAW, FALSE))
    (unit,) = document["units"]
    assert verdict(document, LEMMA) == "refuted"
    assert unit["verdict"] == "unknown" and "lawful.sum_append" in unit["reason"] and not unit["resumed"]
    assert unit["candidates"]["proposed"] == 0
    again = prove(folder, SPECIFICATION)
    assert all(u["resumed"] for u in again["units"]) and verdict(again, LEMMA) == "proved"
    assert [u["ledger_index"] for u in again["units"]] == [u["ledger_index"] for u in before["units"]]


def test_what_used_a_revoked_law_is_stale_until_the_law_is_proved_again(proved) -> None:
    folder, _ = proved
    held = entries(folder)
    law = str(held[LEMMA]["index"])
    revoked = run(folder, "ledger", "revoke", "entry", law, "--reason", "a test")
    assert revoked.returncode == 0, revoked.stderr
    stale = run(folder, "ledger", "stale")
    assert stale.returncode == 1 and "stale    lawful.join (implements)" in stale.stdout, stale.stdout
    document = prove(folder, SPECIFICATION)
    (unit,) = document["units"]
    assert unit["verdict"] == "proved" and verdict(document, LEMMA) == "proved", unit
    renewed = entries(folder)
    assert renewed[LEMMA]["index"] > held[UNIT]["index"]
    assert run(folder, "ledger", "stale").returncode == 0


def test_a_law_that_is_withdrawn_for_good_carries_no_unit(proved) -> None:
    """Lean still proves it, but no entry may stand for it: no certificate leans on it, however far a search came."""
    folder, _ = proved
    digest = entries(folder)[LEMMA]["obligation"]["digest"]
    revoked = run(folder, "ledger", "revoke", "obligation", digest, "--reason", "a test")
    assert revoked.returncode == 0, revoked.stderr
    document = prove(folder, SPECIFICATION)
    (unit,) = document["units"]
    assert verdict(document, LEMMA) == "unknown" and unit["verdict"] == "unknown"
    assert "lawful.sum_append" in unit["reason"] and unit["ledger_index"] is None
