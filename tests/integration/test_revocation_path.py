"""Revoked, stale, proved again, audited: the whole path by command, on the real provers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import judged_samples as judged
import pytest

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
OTHER_Z3 = str(Path(sys.executable).with_name("z3"))  # of the z3-solver wheel: a later one than Debian's


def run(folder, *arguments, code=0, **environment):
    result = subprocess.run(
        [PROVENHIVE, *arguments, "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert result.returncode == code, result.stdout + result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return judged.tiny_project(tmp_path_factory.mktemp("tiny") / "project").root


def prove(folder, code=0, **environment):
    document = run(folder, "prove", "tiny.hspec", "--unit-seconds", "300", code=code, **environment)
    return {unit["name"]: unit for unit in document["units"]}, document


def test_the_path_from_revocation_to_a_sound_audit(folder):
    before = run(folder, "ledger", "log")["size"]
    # One certificate is found to be unsound: what is built from it falls with it.
    fallen = run(folder, "ledger", "revoke", "entry", "1", "--reason", "found unsound")
    assert {change["index"]: change["state"] for change in fallen["changed"]} == {1: "revoked", 2: "stale"}
    assert len(run(folder, "ledger", "stale", code=1)["open"]) == 2
    # It is proved again by the same prover; what leaned on it is stale no more, and is not proved again.
    units, _ = prove(folder)
    assert units["tiny.twice"]["ledger_index"] > before and not units["tiny.twice"]["resumed"]
    again = {entry["index"]: entry["established_again"] for entry in run(folder, "ledger", "stale")["entries"]}
    assert again == {1: units["tiny.twice"]["ledger_index"]}
    # The solver is found to be unsound: everything that it judged is open, and it cannot close it again.
    run(folder, "ledger", "revoke", "prover", "dafny", "--matching", " with z3 ", "--reason", "unsound arithmetic")
    assert len(run(folder, "ledger", "stale", code=1)["open"]) == 2
    size = run(folder, "ledger", "log")["size"]
    units, document = prove(folder, code=1)
    assert units["tiny.twice"]["verdict"] == "unknown" and "unsound arithmetic" in units["tiny.twice"]["reason"]
    certificates = run(folder, "ledger", "log", "--kind", "certificate")["entries"]
    assert all(entry["index"] < size for entry in certificates), "nothing that it proved is entered"
    # Another solver closes it; the audit accepts the ledger with all its history.
    units, document = prove(folder, PROVENHIVE_Z3=OTHER_Z3)
    assert {unit["verdict"] for unit in units.values()} == {"proved"}
    assert run(folder, "ledger", "stale")["open"] == []
    audited = run(folder, "audit", "-j", "1", PROVENHIVE_Z3=OTHER_Z3)
    assert audited["sound"] and audited["ledger"]["size"] == document["ledger"]["size"]
    states = {entry["index"]: entry["state"] for entry in audited["entries"] if "implements" in entry["name"]}
    held = {unit["ledger_index"] for unit in units.values()}
    assert {index for index, state in states.items() if state == "holds"} == held
    assert {states[1], states[2]} == {"revoked"}
