"""A law that the ledger holds is a lemma for every specification that imports it, and is not proved again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
BASE = """
module base

function product(xs: seq<int>): int = match xs { [] => 1, x :: rest => x * product(rest) }

law joined(xs: seq<int>, ys: seq<int>): product(xs ++ ys) == product(xs) * product(ys)
"""
ABOVE = """
module above

import base

function rev(xs: seq<int>): seq<int> = match xs { [] => [], x :: rest => rev(rest) ++ [x] }

law turned(xs: seq<int>): base.product(rev(xs)) == base.product(xs)
"""
SETTINGS = "opinion_seconds = 0\njobs = 1\n"


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


def prove(folder: Path, name: str) -> None:
    completed = run(folder, "prove", f"{name}.hspec", "--json")
    assert completed.returncode == 0, completed.stdout + completed.stderr


def entry(folder: Path, identifier: str) -> tuple[int, dict]:
    """Return the latest certificate of an obligation, with its index in the ledger."""
    listed = json.loads(run(folder, "ledger", "log", "--json").stdout)["entries"]
    for index in reversed([e["index"] for e in listed]):
        record = json.loads(run(folder, "ledger", "show", str(index), "--json").stdout)["record"]
        if record.get("obligation", {}).get("id") == identifier:
            return index, record
    raise AssertionError(f"the ledger has no {identifier}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imported")
    (folder / "provenhive.toml").write_text(SETTINGS)
    (folder / "base.hspec").write_text(BASE)
    (folder / "above.hspec").write_text(ABOVE)
    prove(folder, "base")
    return folder


def test_the_proof_names_the_entry_of_the_imported_law(folder: Path) -> None:
    prove(folder, "above")
    index, joined = entry(folder, "law:base.joined")
    _, turned = entry(folder, "law:above.turned")
    (use,) = turned["uses"]
    assert (use["kind"], use["name"]) == ("law", "base.joined")
    assert use["entry"]["index"] == index and use["obligation_digest"] == joined["obligation"]["digest"]
    document = json.loads(run(folder, "audit", "--json").stdout)
    assert document["sound"] and {e["state"] for e in document["entries"]} == {"holds"}


def test_an_imported_law_that_is_withdrawn_is_no_lemma(folder: Path) -> None:
    index, joined = entry(folder, "law:base.joined")
    before, _ = entry(folder, "law:above.turned")
    revoked = run(folder, "ledger", "revoke", "obligation", joined["obligation"]["digest"], "--reason", "a test")
    assert revoked.returncode == 0, revoked.stderr
    prove(folder, "above")
    after, turned = entry(folder, "law:above.turned")
    assert after > before > index and "base.joined" not in {use["name"] for use in turned["uses"]}
