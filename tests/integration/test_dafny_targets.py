"""C# by Dafny's compiler: built, run, and compared; a target without its toolchain is a tool failure, not a silence."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.dafny_bridge.render import Premises
from provenhive.errors import InfrastructureError
from provenhive.extraction.artefact import NotExtractable, Provenance
from provenhive.extraction.dafny_targets import extract_by_dafny
from provenhive.extraction.differential import ExtractionDiffers
from provenhive.pipeline.premises import premises_of
from provenhive.spec_lang.evaluate import Evaluator
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


GUARDED = load_text(
    """
module guard

type Digit = d: int where 0 <= d < 10

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
predicate never(n: int) = forall k: int :: sum([k, k]) != n

unit pick(d: nat, admitted: seq<int>) returns (r: int, n: nat)
  requires d < |admitted|
  ensures r == admitted[d] && n == d
unit first<T>(xs: seq<T>) returns (r: T)
  requires |xs| > 0
  ensures r == xs[0]
unit show(d: Digit) returns (r: int)
  ensures r == d
unit odd(n: int) returns (r: int)
  requires never(n)
  ensures r == n
""",
    "guard.hspec",
)
PICK = ("{ r, n := admitted[d], d; }", "guard.pick")


def guarded(target, text, name, inputs, expected):
    unit = GUARDED.unit(name)
    bodies = {name: parse_candidate(text, GUARDED, unit)}
    premises = premises_of(GUARDED, Evaluator(GUARDED), frozenset())
    return extract_by_dafny(GUARDED, unit, bodies, premises, PROVENANCE, target, inputs, expected)


@pytest.mark.parametrize("target", ["csharp", "go"])
def test_a_precondition_that_can_be_computed_is_checked(target):
    file = next(a for a in guarded(target, *PICK, [(1, (5, 7))], [(7, 1)]) if "Contract of" in a.text)
    assert "requires d < |admitted|" in file.text and "ensures r == admitted[d] && n == d" in file.text
    assert "Call Unit_pick.Checked" in file.text
    for outside in ((2, (5, 7)), (-1, (5, 7))):
        with pytest.raises(ExtractionDiffers, match="input 1: DIFFERS false"):
            guarded(target, *PICK, [(1, (5, 7)), outside], [(7, 1), (0, 0)])


@pytest.mark.parametrize("target", ["csharp", "go"])
def test_a_generic_unit_with_a_precondition_is_compared_on_integers(target):
    assert guarded(target, "{ r := xs[0]; }", "guard.first", [((5, 7),)], [(5,)])


@pytest.mark.parametrize("target", ["csharp", "go"])
def test_what_the_types_of_parameters_ask_for_is_checked(target):
    files = guarded(target, "{ r := d; }", "guard.show", [(9,)], [(9,)])
    assert any("Call Unit_show.Checked" in file.text for file in files)
    with pytest.raises(ExtractionDiffers, match="input 1: DIFFERS false"):
        guarded(target, "{ r := d; }", "guard.show", [(9,), (10,)], [(9,), (10,)])


@pytest.mark.parametrize(("target", "name"), [("csharp", "mcs"), ("go", "go")])
def test_what_a_working_toolchain_does_not_accept_is_a_matter_of_the_unit(monkeypatch, tmp_path, target, name):
    """The toolchain refuses all but programs as small as the one that shows whether it works."""
    strict = tmp_path / name
    strict.write_text(
        "#!/bin/sh\nfor last; do :; done\n"
        'if [ "$(wc -l < "$last")" -gt 9 ]; then echo "too long for me" >&2; exit 2; fi\n'
        f'exec {shutil.which(name)} "$@"\n'
    )
    strict.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(NotExtractable, match="too long for me"):
        extract(target)


def test_a_precondition_that_cannot_be_computed_is_the_callers_and_the_file_says_so():
    (artefact,) = guarded("csharp", "{ r := n; }", "guard.odd", [(3,)], [(3,)])
    assert "requires never(n)" in artefact.text
    assert "Dafny cannot compile a check of the precondition: it is the caller's to keep." in artefact.text
    assert "Unit_odd.Checked" not in artefact.text


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
