"""On broken specifications nothing wrong is ever reported proved, and contradictions are reported as such."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from provenhive.candidates.compile_python import compile_candidate
from provenhive.candidates.gate import parse_candidate
from provenhive.pipeline.project import find_project, open_log
from provenhive.records import UnitCertificate
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.generate import Generator
from provenhive.spec_lang.load import load_program

PROVENHIVE = str(Path(sys.executable).with_name("provenhive"))
FUNCTIONS = """
module mutants

function total(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + total(rest) }

"""
CONTRACTS = {
    "larger": ("x: int, y: int", "int", "r >= x && r >= y && (r == x || r == y)"),
    "sum": ("xs: seq<int>", "int", "r == total(xs)"),
    "contains": ("xs: seq<int>, v: int", "bool", "r <==> v in xs"),
    "doubled": ("xs: seq<int>", "seq<int>", "|r| == |xs| && (forall i: int :: 0 <= i < |xs| ==> r[i] == 2 * xs[i])"),
}
MUTATIONS = {
    "negated": "!({})",
    "nonsense": "({}) || r == r",
    "contradictory": "({0}) && !({0})",
    "swapped": "({}) && r != r",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutants")
    units = [
        f"unit {name}_{mutation}({parameters}) returns (r: {result})\n  ensures {form.format(ensures)}\n"
        for name, (parameters, result, ensures) in CONTRACTS.items()
        for mutation, form in MUTATIONS.items()
    ]
    (folder / "mutants.hspec").write_text(FUNCTIONS + "\n".join(units))
    command = [PROVENHIVE, "prove", "mutants.hspec", "--json", "--unit-seconds", "12", "--candidates", "40"]
    completed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=1500)
    assert completed.returncode == 1, completed.stderr
    return folder, json.loads(completed.stdout)


def test_contradictory_contracts_are_not_satisfiable_and_not_proved(run):
    _, document = run
    satisfiable = {o["name"]: o["verdict"] for o in document["obligations"] if o["kind"] == "satisfiable"}
    verdicts = {unit["name"]: unit["verdict"] for unit in document["units"]}
    for name in CONTRACTS:
        for mutation in ("contradictory", "swapped"):
            assert satisfiable[f"mutants.{name}_{mutation}"] == "refuted"
            assert verdicts[f"mutants.{name}_{mutation}"] != "proved"


def test_what_is_proved_meets_the_contract_as_it_is_written(run):
    folder, document = run
    program = load_program(folder / "mutants.hspec")
    evaluator = Evaluator(program)
    log = open_log(find_project(folder), write=False)
    checked = 0
    with log.ledger:
        for known in log.iterate():
            if not isinstance(known.record, UnitCertificate):
                continue
            unit = program.unit(known.record.obligation.name)
            text = log.text(known.record.candidate.source.text)
            compiled = compile_candidate(program, unit, parse_candidate(text, program, unit))
            for arguments in Generator(evaluator, seed=99).inputs(unit, 60):
                assert evaluator.check_post(unit, arguments, compiled.run(arguments)) == ()
            checked += 1
    assert checked == sum(unit["verdict"] == "proved" for unit in document["units"]) >= 4
