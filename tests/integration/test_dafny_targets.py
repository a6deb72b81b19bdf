"""C# by Dafny's compiler: built, run, and compared; a target without its toolchain is a tool failure, not a silence."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.dafny_bridge.render import Premises
from provenhive.errors import InfrastructureError
from provenhive.extraction.artefact import Provenance
from provenhive.extraction.dafny_targets import extract_by_dafny
from provenhive.extraction.differential import ExtractionDiffers
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.values import Data

PROGRAM = load_text(
    """
module shop

datatype Item = Nothing | Priced(price: int)

function sum(items: seq<Item>): int =
  match items { [] => 0, x :: rest => (match x { Nothing => 0, Priced(p) => p }) + sum(rest) }

unit bill(items: seq<Item>, title: string) returns (total: int, text: string)
  ensures total == sum(items) && text == title
""",
    "shop.hspec",
)
UNIT = PROGRAM.unit("shop.bill")
BODIES = {UNIT.name: parse_candidate("{ total := sum(items); text := title; }", PROGRAM, UNIT)}
PROVENANCE = Provenance("shop.hspec", "sha256:1", "sha256:2", "test", "provenhive")
INPUTS = [((Data("Priced", (10**30,)), Data("Nothing", ()), Data("Priced", (-7,))), tuple("abc")), ((), ())]
EXPECTED = [(10**30 - 7, tuple("abc")), (0, ())]


def extract(target, expected=EXPECTED):
    return extract_by_dafny(PROGRAM, UNIT, BODIES, Premises(), PROVENANCE, target, INPUTS, expected)


def test_csharp_is_built_run_and_compared():
    (artefact,) = extract("csharp")
    assert artefact.path.startswith("csharp/shop/bill/") and "Ledger entry: 9" in artefact.with_entry(9).text


def test_go_is_built_run_and_compared():
    files = {artefact.path: artefact for artefact in extract("go")}
    assert "go/shop/bill/program-go/src/program.go" in files


@pytest.mark.parametrize("wrong", [[(10**30 - 6, tuple("abc")), (0, ())], [(10**30 - 7, tuple("abc")), (0, ("x",))]])
def test_a_difference_blocks(wrong):
    with pytest.raises(ExtractionDiffers, match="csharp"):
        extract("csharp", wrong)


def test_a_missing_toolchain_says_what_brings_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InfrastructureError):
        extract("go")


def test_javascript_knows_what_a_sequence_does_not_hold():
    """Dafny 2.3 compiles ``x !in s`` for a sequence to a call of a method that its runtime lacks."""
    from provenhive.extraction.differential import run_javascript
    from provenhive.extraction.javascript import compile_unit, extract_javascript

    program = load_text(
        "module gone\n\nunit absent(x: int, xs: seq<int>) returns (r: bool)\n  ensures r <==> x !in xs\n", "gone.hspec"
    )
    unit = program.unit("gone.absent")
    bodies = {unit.name: parse_candidate("{ r := x !in xs; }", program, unit)}
    compiled = compile_unit(program, unit, bodies, Premises())
    artefact = extract_javascript(program, unit, compiled, PROVENANCE)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "absent.js"
        file.write_text(artefact.text)
        answers = run_javascript(program, unit, file, [(1, (1, 2)), (3, (1, 2))])
    assert [answer.results for answer in answers] == [(False,), (True,)]
