"""Extracted Python: the files themselves, their boundary, and names that Python would misread."""

import subprocess
import sys
from pathlib import Path

import pytest

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.extraction.artefact import NotExtractable, Provenance, artefact_digest
from provenhive.extraction.python import PythonExtraction, extract_python
from provenhive.extraction.python_runner import PythonRunner
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.values import Data, Map, Multiset

GOLDEN = Path(__file__).parent.parent / "golden" / "python"
PROGRAM = load_text("""
module shop

datatype List<T> = Nil | Cons(head: T, tail: List<T>)
datatype Point = Point(x: int, class: int)
datatype Entry = Credit(amount: nat) | Debit(amount: nat)
type Digit = d: int where 0 <= d < 10

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
predicate sorted(xs: seq<int>) = forall i: int, j: int :: 0 <= i < j < |xs| ==> xs[i] <= xs[j]
predicate never(n: int) = forall k: int :: sum([k, k]) != n
function len(n: int): int = n + 1

unit total(xs: seq<int>) returns (r: int) ensures r == sum(xs)
unit both(xs: seq<int>, ys: seq<int>) returns (r: int, n: nat)
  ensures r == sum(xs) + sum(ys) && n == |xs|
  built from total
unit place(xs: seq<int>, v: int) returns (i: nat)
  requires sorted(xs)
  requires v in xs
  ensures i < |xs|
  ensures xs[i] == v
unit odd(n: int) returns (r: int) requires never(n) ensures r == n
unit pick(d: Digit, ds: seq<nat>) returns (r: int) requires d < |ds| ensures r == ds[d]
unit length<T>(l: List<T>) returns (n: nat) ensures n >= 0
unit balance(es: seq<Entry>) returns (b: int) ensures true
unit shift(p: Point) returns (q: Point) ensures q.x == p.x + 1
unit words(a: string, lambda: string) returns (r: string) ensures r == a ++ lambda
unit abs(x: int) returns (y: int) ensures y >= 0
unit size(n: int, xs: seq<int>) returns (r: int) ensures r == len(n) + |xs|
unit tally(xs: seq<string>) returns (m: map<string, int>, b: multiset<string>, s: set<string>) ensures true
unit swap(p: (int, bool), m: map<int, set<int>>) returns (q: (bool, int)) ensures true
unit divide(a: int, b: int) returns (q: int, r: int) requires b != 0 ensures a == q * b + r
""")
PROVENANCE = Provenance("shop.hspec", "sha256:" + "a" * 64, "sha256:" + "b" * 64, "hand", "provenhive test")
BODIES = {
    "total": "{ r := 0; var i := 0; while i < |xs| decreases |xs| - i { r := r + xs[i]; i := i + 1; } }",
    "both": "{ var a := total(xs); var b := total(ys); r, n := a + b, |xs|; }",
    "place": "{ i := 0; while xs[i] != v { i := i + 1; } }",
    "odd": "{ r := n; }",
    "pick": "{ r := ds[d]; }",
    "length": "{ match l { case Nil => n := 0; case Cons(_, t) => n := length(t); n := n + 1; } }",
    "balance": "{ b := 0; var i := 0; while i < |es| { b := b + Worth(es[i]); i := i + 1; } }\n"
    "function method Worth(e: Entry): int { match e { case Credit(a) => a case Debit(a) => -a } }",
    "shift": "{ q := p.(x := p.x + 1); }",
    "words": "{ r := a + lambda; }",
    "abs": "{ y := if x < 0 then -x else x; }",
    "size": "{ r := len(n) + |xs|; }",
    "tally": "{ m := map[]; var i := 0; while i < |xs| { m := m[xs[i] := i]; i := i + 1; }"
    " b, s := multiset(xs), set x | x in xs; }",
    "swap": "{ q := (p.1, if p.0 in m && 1 in m[p.0] then 1 else p.0); }",
    "divide": "{ q, r := a / b, a % b; }",
}


def parsed(unit: str) -> Candidate:
    read = parse_candidate(BODIES[unit], PROGRAM, PROGRAM.unit(f"shop.{unit}"))
    assert isinstance(read, Candidate), read
    return read


def extracted(unit: str) -> PythonExtraction:
    bodies = {f"shop.{name}": parsed(name) for name in BODIES}
    return extract_python(PROGRAM, PROGRAM.unit(f"shop.{unit}"), bodies, PROVENANCE)


def call(unit: str, *args):
    return PythonRunner(PROGRAM, PROGRAM.unit(f"shop.{unit}"), extracted(unit)).call(args)


def module(unit: str, folder: Path):
    """Import the file as a user would."""
    path = folder / f"extracted_{unit}.py"
    path.write_text(extracted(unit).artefact.text)
    sys.path.insert(0, str(folder))
    try:
        return __import__(path.stem)
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop(path.stem, None)


@pytest.mark.parametrize("unit", ["both", "place", "balance", "length"])
def test_files_are_as_they_were_agreed(unit):
    golden = GOLDEN / f"{unit}.py.txt"
    assert extracted(unit).artefact.text == golden.read_text()


def test_every_unit_computes_its_results():
    nested = Data("Cons", (1, Data("Cons", (2, Data("Nil")))))
    assert call("total", (1, 2, 3)) == (6,)
    assert call("both", (1, 2), (3,)) == (6, 2)
    assert call("place", (1, 3, 5), 3) == (1,)
    assert call("pick", 1, (7, 8)) == (8,)
    assert call("length", nested) == (2,)
    assert call("balance", (Data("Credit", (5,)), Data("Debit", (3,)))) == (2,)
    assert call("shift", Data("Point", (1, 2))) == (Data("Point", (2, 2)),)
    assert call("words", ("a", "b"), ("c",)) == (("a", "b", "c"),)
    assert call("abs", -3) == (3,)
    assert call("size", 4, (1, 2)) == (7,)
    word = ("h", "i")
    assert call("tally", (word, word)) == (Map(((word, 1),)), Multiset.of((word, word)), frozenset({word}))
    assert call("swap", (1, True), Map(((1, frozenset({1})),))) == ((True, 1),)
    assert call("divide", -7, -2) == (4, 1)


def test_modules_are_imported_from_a_file(tmp_path):
    shop = module("balance", tmp_path)
    assert shop.balance([shop.Credit(5), shop.Debit(3)]) == 2
    assert shop.Credit(5) == shop.Credit(5)
    assert shop.Credit.__doc__ == "Constructor ``Credit`` of datatype ``Entry``."
    with pytest.raises(AttributeError):
        shop.Credit(5).amount = 6


def test_modules_stand_alone(tmp_path):
    path = tmp_path / "tally.py"
    path.write_text(extracted("tally").artefact.text)
    code = "import tally; print(len(tally.tally(['a', 'a', 'b'])[1]), 'provenhive' in sys.modules)"
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "3 False\n"


@pytest.mark.parametrize(
    ("unit", "args", "message"),
    [
        ("place", ([3, 1], 3), r"place requires sorted\(xs\)"),
        ("place", ([1, 3], 2), "place requires v in xs"),
        ("pick", (10, [1]), "pick requires"),
        ("pick", (0, [-1]), "pick requires"),
        ("pick", (2, [1]), r"pick requires d < \|ds\|"),
        ("divide", (1, 0), "divide requires b != 0"),
    ],
)
def test_requires_is_checked_at_the_boundary(tmp_path, unit, args, message):
    loaded = module(unit, tmp_path)
    with pytest.raises(ValueError, match=message):
        getattr(loaded, unit)(*args)


@pytest.mark.parametrize(
    ("unit", "args", "message"),
    [
        ("total", (3,), "xs must be a sequence, not int"),
        ("total", ("abc",), "xs must be a sequence, not str"),
        ("total", ([1, "2"],), r"xs\[1\] must be an int, not str"),
        ("total", ([True],), r"xs\[0\] must be an int, not bool"),
        ("words", (["a"], "b"), "a must be a string, not list"),
        ("shift", ((1, 2),), "p must be a Point, not tuple"),
        ("balance", ([4],), r"es\[0\] must be a Entry, not int"),
        ("swap", ((1, 2), {}), r"p\[1\] must be a bool, not int"),
        ("swap", ((1, True), {1: [2]}), r"m\[1\] must be a set, not list"),
    ],
)
def test_types_are_checked_at_the_boundary(tmp_path, unit, args, message):
    loaded = module(unit, tmp_path)
    with pytest.raises(TypeError, match=message):
        getattr(loaded, unit)(*args)


def test_fields_of_datatypes_are_checked_to_any_depth(tmp_path):
    shop = module("shift", tmp_path)
    with pytest.raises(TypeError, match=r"p\.class_ must be an int, not str"):
        shop.shift(shop.Point(1, "2"))
    lists = module("length", tmp_path)
    with pytest.raises(TypeError, match="must be a List, not NoneType"):
        lists.length(lists.Cons(1, lists.Cons(2, None)))


def test_plain_python_containers_are_taken(tmp_path):
    loaded = module("swap", tmp_path)
    assert loaded.swap((1, True), {1: {1, 2}}) == (True, 1)


def test_what_cannot_be_checked_is_said():
    text = extracted("odd").artefact.text
    assert "Not checked here (a quantifier has no finite range): never(n)" in text
    assert call("odd", 3) == (3,)


def test_a_builtin_keeps_its_name_where_the_module_calls_it():
    text = extracted("size").artefact.text
    assert "def len_(n: int) -> int:" in text
    assert "len_(n) + len(xs)" in text


def test_a_unit_keeps_the_name_of_a_builtin_that_is_not_called():
    assert extracted("abs").function == "abs"


def test_the_digest_leaves_the_ledger_entry_out():
    artefact = extracted("total").artefact
    logged = artefact.with_entry(17)
    assert artefact.path == "python/shop/total.py"
    assert "Ledger entry: 17\n" in logged.text
    assert artefact_digest(logged.text) == artefact.digest == logged.digest
    assert artefact_digest(logged.text.replace("r + xs[i]", "r - xs[i]")) != artefact.digest


def test_docstrings_hold_whatever_a_path_holds():
    odd = Provenance('a"""\nimport os\n"""\\', "sha256:0", "sha256:1", "x\\", "y")
    bodies = {"shop.abs": parsed("abs")}
    text = extract_python(PROGRAM, PROGRAM.unit("shop.abs"), bodies, odd).artefact.text
    namespace: dict = {}
    exec(compile(text, "m", "exec"), namespace)  # noqa: S102
    assert "os" not in namespace
    assert 'a""" import os """\\' in namespace["__doc__"]


def test_generic_code_on_characters_is_refused():
    program = load_text("""
module g
unit twice(s: string) returns (r: string) ensures true
""")
    unit = program.unit("g.twice")
    text = "{ r := Again(s); }\nfunction method Again<A>(xs: seq<A>): seq<A> { xs + xs }"
    read = parse_candidate(text, program, unit)
    assert isinstance(read, Candidate)
    with pytest.raises(NotExtractable, match="characters"):
        extract_python(program, unit, {unit.name: read}, PROVENANCE)


def test_helpers_of_different_units_may_share_a_name():
    program = load_text("""
module h
unit one(x: int) returns (r: int) ensures true
unit two(x: int) returns (r: int) ensures true built from one
""")
    texts = {
        "h.one": "{ r := Go(x); }\nfunction method Go(n: int): int { n + 1 }",
        "h.two": "{ r := one(x); r := Go(r); }\nfunction method Go(n: int): int { n * 10 }",
    }
    bodies = {}
    for name, text in texts.items():
        read = parse_candidate(text, program, program.unit(name))
        assert isinstance(read, Candidate), read
        bodies[name] = read
    unit = program.unit("h.two")
    assert PythonRunner(program, unit, extract_python(program, unit, bodies, PROVENANCE)).call((1,)) == (20,)
