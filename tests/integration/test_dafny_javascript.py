"""Programs compiled by the real Dafny, evaluated by the real Node.js."""

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from provenhive.dafny_bridge import DafnyFailure, DafnyLimits
from provenhive.dafny_bridge.compilation import (
    NotCompilable,
    Target,
    compile_js,
    compile_program,
)
from provenhive.dafny_bridge.javascript import (
    Constructor,
    Datatype,
    JavaScriptEngine,
    JavaScriptError,
    Shape,
    Signature,
)
from provenhive.errors import InfrastructureError
from provenhive.toolchain import LimitHit, Limits, SessionError, living_groups
from provenhive.toolchain.node_install import ensure_bignumber, find_bignumber, find_node

PROGRAM = """
datatype Opt<T> = None | Some(v: T)
datatype Tree = Leaf | Node(left: Tree, key_k: int, right: Tree)
datatype Color = Red | Green | Blue
datatype Pair<A, B> = Pair(a: A, b: Opt<B>)
module Lib {
  datatype D = D(n: nat)
  function method Next(d: D): D { D(d.n + 1) }
  method Abs'(x_y: int) returns (y: int) ensures y >= 0 { if x_y < 0 { y := -x_y; } else { y := x_y; } }
}
function method Sum(s: seq<int>): int { if |s| == 0 then 0 else s[0] + Sum(s[1..]) }
function method Same<T>(x: T): T { x }
function method Mirror(t: Tree): Tree {
  match t case Leaf => Leaf case Node(l, k, r) => Node(Mirror(r), k, Mirror(l))
}
function method Cycle(c: Color): Color { match c case Red => Green case Green => Blue case Blue => Red }
function method Swap(p: Pair<int, bool>): (bool, int) { (p.b.Some? && p.b.v, p.a) }
function method Upper(c: char): char { if 'a' <= c <= 'z' then c - 'a' + 'A' else c }
function method Twice(s: string): string { s + s }
function method Keep(s: set<int>, x: int): set<int> { s + {x} }
function method Add(m: multiset<int>, x: int): multiset<int> { m + multiset{x, x} }
function method Put(m: map<int, seq<int>>, k: int): map<int, seq<int>> { m[k := [k, k]] }
function method Nested(m: map<string, set<seq<int>>>): map<string, set<seq<int>>> { m }
method Div(a: int, b: int) returns (q: int, m: int) requires b != 0 { q := a / b; m := a % b; }
method Nothing() {}
method Deep(n: nat) returns (t: Tree) {
  t := Leaf; var i := 0;
  while i < n { t := Node(t, i, Leaf); i := i + 1; }
}
function method Count(n: nat): nat { if n == 0 then 0 else 1 + Count(n - 1) }
method Forever() decreases * { while true decreases * { } }
method Hungry() returns (s: seq<int>) decreases * { s := [1]; while true decreases * { s := s + s; } }
"""

TREE: Shape = ["data", "Tree", []]
DATATYPES = {
    "Opt": Datatype("", "Opt", (Constructor("None"), Constructor("Some", (("v", ["var", 0]),)))),
    "Tree": Datatype(
        "",
        "Tree",
        (Constructor("Leaf"), Constructor("Node", (("left", TREE), ("key_k", "int"), ("right", TREE)))),
    ),
    "Color": Datatype("", "Color", tuple(map(Constructor, ("Red", "Green", "Blue")))),
    "Pair": Datatype(
        "",
        "Pair",
        (Constructor("Pair", (("a", ["var", 0]), ("b", ["data", "Opt", [["var", 1]]]))),),
    ),
    "Lib.D": Datatype("Lib", "D", (Constructor("D", (("n", "int"),)),)),
}


@pytest.fixture(scope="module")
def compiled() -> str:
    return compile_js(PROGRAM)


@pytest.fixture(scope="module")
def engine():
    with JavaScriptEngine() as made:
        yield made


@pytest.fixture(scope="module")
def program(engine: JavaScriptEngine, compiled: str) -> int:
    return engine.load(compiled, DATATYPES)


def signature(name: str, parameters: list[Shape], results: list[Shape]) -> Signature:
    module, _, plain = name.rpartition(".")
    return Signature(module, plain, tuple(parameters), tuple(results))


OPT_INT: Shape = ["data", "Opt", ["int"]]
MAP: Shape = ["map", "int", ["seq", "int"]]
NESTED: Shape = ["map", ["seq", "char"], ["set", ["seq", "int"]]]
LEAF = ["Leaf"]
BIG = "9" * 80

CALLS: list[tuple[str, list[Shape], list[Shape], list[Any], list[Any]]] = [
    ("Lib.Abs'", ["int"], ["int"], ["-5"], ["5"]),
    ("Lib.Abs'", ["int"], ["int"], ["-" + BIG], [BIG]),
    ("Lib.Next", [["data", "Lib.D", []]], [["data", "Lib.D", []]], [["D", "41"]], [["D", "42"]]),
    ("Sum", [["seq", "int"]], ["int"], [["1", "2", "3"]], ["6"]),
    ("Sum", [["seq", "int"]], ["int"], [[]], ["0"]),
    ("Same", [OPT_INT], [OPT_INT], [["None"]], [["None"]]),
    ("Same", [OPT_INT], [OPT_INT], [["Some", "-0"[1:]]], [["Some", "0"]]),
    (
        "Same",
        [["data", "Opt", [["data", "Opt", ["bool"]]]]],
        [["data", "Opt", [["data", "Opt", ["bool"]]]]],
        [["Some", ["Some", True]]],
        [["Some", ["Some", True]]],
    ),
    ("Same", ["bool"], ["bool"], [False], [False]),
    (
        "Mirror",
        [TREE],
        [TREE],
        [["Node", ["Node", LEAF, "1", LEAF], "2", LEAF]],
        [["Node", LEAF, "2", ["Node", LEAF, "1", LEAF]]],
    ),
    ("Cycle", [["data", "Color", []]], [["data", "Color", []]], [["Blue"]], [["Red"]]),
    (
        "Swap",
        [["data", "Pair", ["int", "bool"]]],
        [["tuple", ["bool", "int"]]],
        [["Pair", "7", ["Some", True]]],
        [[True, "7"]],
    ),
    ("Upper", ["char"], ["char"], ["q"], ["Q"]),
    ("Twice", [["seq", "char"]], [["seq", "char"]], ['a"\\\n\u20ac\x00'], ['a"\\\n\u20ac\x00' * 2]),
    ("Twice", [["seq", "char"]], [["seq", "char"]], [""], [""]),
    ("Keep", [["set", "int"], "int"], [["set", "int"]], [["1", "2"], "2"], [["1", "2"]]),
    (
        "Add",
        [["multiset", "int"], "int"],
        [["multiset", "int"]],
        [[["5", "2"]], "5"],
        [[["5", "4"]]],
    ),
    ("Put", [MAP, "int"], [MAP], [[["1", ["9"]]], "1"], [[["1", ["1", "1"]]]]),
    ("Put", [MAP, "int"], [MAP], [[], "0"], [[["0", ["0", "0"]]]]),
    (
        "Nested",
        [NESTED],
        [NESTED],
        [[["ab", [["1"], []]], ["", []]]],
        [[["ab", [["1"], []]], ["", []]]],
    ),
    ("Nothing", [], [], [], []),
]


@pytest.mark.parametrize(("name", "parameters", "results", "arguments", "expected"), CALLS)
def test_values_of_every_type_pass_both_ways(
    engine: JavaScriptEngine,
    program: int,
    name: str,
    parameters: list[Shape],
    results: list[Shape],
    arguments: list[Any],
    expected: list[Any],
):
    (answer,) = engine.call(program, signature(name, parameters, results), [arguments])
    assert answer.error is None and answer.values == tuple(expected)


@pytest.mark.parametrize("a", [-7, 7, 0, 10**50 + 1, -(10**50)])
@pytest.mark.parametrize("b", [2, -2, 3, -3, 10**20])
def test_division_is_euclidean(engine: JavaScriptEngine, program: int, a: int, b: int):
    modulo = a % abs(b)
    quotient = (a - modulo) // b
    (answer,) = engine.call(program, signature("Div", ["int", "int"], ["int", "int"]), [[str(a), str(b)]])
    assert answer.values == (str(quotient), str(modulo))


def test_many_calls_in_one_request(engine: JavaScriptEngine, program: int):
    answers = engine.call(program, signature("Lib.Abs'", ["int"], ["int"]), [[str(-n)] for n in range(2000)])
    assert [a.values for a in answers] == [(str(n),) for n in range(2000)]
    assert all(a.nanoseconds > 0 for a in answers)


def test_an_error_of_the_program_is_that_calls_alone(engine: JavaScriptEngine, program: int):
    divide = signature("Div", ["int", "int"], ["int", "int"])
    first, second = engine.call(program, divide, [["1", "0"], ["1", "1"]])
    assert first.values is None and first.error and second.values == ("1", "0")
    (deep,) = engine.call(program, signature("Count", ["int"], ["int"]), [["10000000"]])
    assert deep.error is not None and "RangeError" in deep.error
    (fine,) = engine.call(program, signature("Count", ["int"], ["int"]), [["2000"]])
    assert fine.values == ("2000",)


@pytest.mark.parametrize(
    ("name", "parameters", "arguments"),
    [
        ("Sum", [["seq", "int"]], [["1.5"]]),
        ("Sum", [["seq", "int"]], [["01"]]),
        ("Sum", [["seq", "int"]], [[1]]),
        ("Sum", [["seq", "int"]], ["1"]),
        ("Sum", [["seq", "int"]], []),
        ("Same", ["bool"], ["true"]),
        ("Upper", ["char"], ["ab"]),
        ("Cycle", [["data", "Color", []]], [["Pink"]]),
        ("Cycle", [["data", "Colour", []]], [["Red"]]),
        ("Cycle", [["odd"]], [["Red"]]),
        ("Missing", ["int"], ["1"]),
        ("constructor", ["int"], ["1"]),
        ("Nowhere.F", ["int"], ["1"]),
    ],
)
def test_a_wrong_request_is_refused(
    engine: JavaScriptEngine, program: int, name: str, parameters: list[Shape], arguments: list[Any]
):
    with pytest.raises(JavaScriptError):
        engine.call(program, signature(name, parameters, ["int"]), [arguments])


def test_a_wrong_result_shape_is_an_error(engine: JavaScriptEngine, program: int):
    (answer,) = engine.call(program, signature("Same", ["int"], ["bool"]), [["1"]])
    assert answer.values is None and answer.error is not None


def test_programs_do_not_see_each_other_or_the_machine(engine: JavaScriptEngine, compiled: str):
    for source in (
        "require('fs')",
        "process.exit(0)",
        "require('child_process').execSync('id')",
        "this is no program",
        "while (true) {}",
    ):
        with pytest.raises(JavaScriptError):
            engine.load(compiled + "\n;" + source, DATATYPES)
    again = engine.load(compiled, DATATYPES)
    engine.unload(again)
    with pytest.raises(JavaScriptError, match="not loaded"):
        engine.call(again, signature("Sum", [["seq", "int"]], ["int"]), [[[]]])


@pytest.mark.parametrize(("name", "hit"), [("Forever", LimitHit.WALL), ("Hungry", None)])
def test_a_program_that_does_not_end_is_killed(compiled: str, name: str, hit: LimitHit | None):
    before = living_groups()
    with JavaScriptEngine(Limits(wall_seconds=8, memory_mb=600)) as own:
        number = own.load(compiled, DATATYPES)
        results: list[Shape] = [] if name == "Forever" else [["seq", "int"]]
        try:
            (answer,) = own.call(number, signature(name, [], results), [[]])
        except SessionError as error:
            assert hit is None or error.limit is hit
        else:
            assert hit is None and answer.error is not None
    assert living_groups() == before


def test_what_has_no_executable_meaning_is_refused():
    for text in (
        "method M(x: int) returns (y: int) { y := zz; }",
        "method M(x: int) returns (y: int) { if forall z: int :: z * x == 0 { y := 1; } }",
        "method M() { assume false; }",
    ):
        with pytest.raises(NotCompilable) as caught:
            compile_js(text)
        assert caught.value.diagnostics


def test_a_crash_while_compiling_is_a_failure():
    with pytest.raises(DafnyFailure):
        compile_js("method M() { var x := " + "+".join(["1"] * 2000) + "; }")
    with pytest.raises(DafnyFailure) as caught:
        compile_js(PROGRAM, DafnyLimits(wall_seconds=0.2))
    assert caught.value.limit is LimitHit.WALL


def test_other_targets_are_written_as_source():
    text = "method M(x: int) returns (y: int) { y := x + 1; }"
    sharp = compile_program(text, Target.CSHARP)
    assert "BigInteger" in sharp.text
    go = compile_program(text, Target.GO)
    assert {name.rpartition("/")[2] for name, _ in go.files} >= {"program.go", "dafny.go"}
    with pytest.raises(ValueError, match="too many values"):
        _ = go.text


def test_node_packages_are_found_installed_or_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert find_node().version and ensure_bignumber().version.startswith("9.")
    real = find_bignumber().folder
    monkeypatch.setenv("NODE_PATH", os.pathsep.join((str(tmp_path), str(real))))
    monkeypatch.delenv("PROVENHIVE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert find_bignumber().how == "NODE_PATH"
    other = tmp_path / "old" / "bignumber.js"
    other.mkdir(parents=True)
    (other / "package.json").write_text(json.dumps({"version": "8.0.0"}))
    monkeypatch.setenv("NODE_PATH", str(other.parent))
    with pytest.raises(InfrastructureError) as caught:
        find_bignumber()
    assert caught.value.remedy is not None and str(tmp_path) in caught.value.remedy


def test_a_failing_npm_is_an_infrastructure_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'no network' >&2\nexit 1\n")
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("PROVENHIVE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NODE_PATH", raising=False)
    with pytest.raises(InfrastructureError) as caught:
        ensure_bignumber()
    assert caught.value.run is not None and "no network" in caught.value.run.output


def test_python_knows_no_difference_between_its_integers_and_those_of_node(engine: JavaScriptEngine, program: int):
    values = [0, 1, -1, 2**53, 2**53 + 1, -(2**64), 10**21, 10**300 + 7, sys.maxsize]
    answers = engine.call(program, signature("Same", ["int"], ["int"]), [[str(v)] for v in values])
    assert [a.values for a in answers] == [(str(v),) for v in values]
