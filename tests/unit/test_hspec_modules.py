"""Modules and recursion: what names lead to, which calls end."""

import pytest
from hspec_loading import error, errors, load

from provenhive.errors import UserError
from provenhive.spec_lang.core import Measure, Structural
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.show import show


def test_imports_by_name_bare_and_qualified():
    lists = "module lists\nfunction twice(x: int): int = 2 * x\ndatatype Color = Red | Green\n"
    program = load(
        "import lists\nfunction f(c: Color): int = match c { Red => twice(1), lists.Green => lists.twice(2) }",
        lists=lists,
    )
    assert [module.name for module in program.modules] == ["lists", "m"]
    shown = show(program.function("m.f").body, "m")
    assert shown == "match c { lists.Red => lists.twice(1), lists.Green => lists.twice(2) }"


def test_own_names_come_first_and_ambiguous_ones_are_refused():
    one, two = "module one\nfunction f(): int = 1\n", "module two\nfunction f(): int = 2\n"
    assert "ambiguous" in error("import one\nimport two\nfunction g(): int = f()", one=one, two=two)
    program = load("import one\nfunction f(): int = 3\nfunction g(): int = f() + one.f()", one=one)
    assert show(program.function("m.g").body, "m") == "f() + one.f()"


def test_imports_in_a_circle_are_refused():
    found = errors("import one", one="module one\nimport m\n", m="module m\nimport one\n")
    assert found[0][0] == "import"
    assert found[0][3] == "the imports go in a circle: m imports one imports m"


def test_errors_of_imported_modules_come_with_their_own_file():
    with pytest.raises(SpecificationError) as caught:
        load("import one", one="module one\nfunction f(): int = true\n")
    assert [d.span.file for d in caught.value.diagnostics] == ["one.hspec"]


def test_files_import_their_neighbours_and_the_standard_module(tmp_path):
    (tmp_path / "base.hspec").write_text(
        "module base\nimport std\nfunction top(xs: seq<int>): int requires |xs| > 0 = maximum(xs)\n"
    )
    (tmp_path / "main.hspec").write_text(
        "module main\nimport base\nunit u(xs: seq<int>) returns (r: int)\n"
        "  requires |xs| > 0\n  ensures r == base.top(xs)\n"
    )
    program = load_program(tmp_path / "main.hspec")
    assert [module.name for module in program.modules] == ["std", "base", "main"]
    assert program.main.path == str(tmp_path / "main.hspec")
    with pytest.raises(UserError, match="No such file"):
        load_program(tmp_path / "missing.hspec")
    (tmp_path / "binary.hspec").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="not a UTF-8 text"):
        load_program(tmp_path / "binary.hspec")


def test_recursion_is_classified():
    program = load(
        """datatype Tree = Leaf | Node(left: Tree, right: Tree)
function depth(t: Tree): int = match t { Leaf => 0, Node(l, r) => 1 + depth(l) + depth(r) }
function second(x: int, t: Tree): int = match t { Leaf => x, Node(l, _) => second(x + 1, l) }
function deep(xs: seq<int>): int = match xs { x :: y :: rest => deep(rest), _ => 0 }
function named(xs: seq<int>): int = let ys = xs in match ys { [] => 0, y :: rest => let zs = rest in named(zs) }
function down(n: int): int decreases n = if n <= 0 then 0 else down(n - 1)
"""
    )
    kinds = {name: program.function(f"m.{name}").recursion for name in ("depth", "second", "deep", "named", "down")}
    assert kinds["depth"] == Structural(0)
    assert kinds["second"] == Structural(1)
    assert kinds["deep"] == kinds["named"] == Structural(0)
    assert isinstance(kinds["down"], Measure)


@pytest.mark.parametrize(
    "text",
    [
        "function f(xs: seq<int>): int = match xs { [] => 0, x :: rest => f([x] ++ rest) }",
        "function f(xs: seq<int>, ys: seq<int>): int = match xs { [] => 0, x :: rest =>\n"
        "  match ys { [] => f(rest, [1]), y :: more => f(xs, more) } }",
        "datatype T = L | N(t: T)\nfunction f(t: T, u: T): int = match t { L => 0, N(s) => f(u, s) }",
        "function f(xs: seq<seq<int>>): int = match xs { [] => 0, x :: rest => f([x]) }",
    ],
)
def test_what_only_looks_structural_is_refused(text):
    assert "nothing shows that this ends" in errors(text)[0][3]


@pytest.mark.parametrize(
    "text",
    [
        "datatype T = L | N(t: T)\nfunction f(t: T): int decreases t = match t { L => 0, N(s) => f(N(s)) }",
        "datatype R = R(kids: seq<R>)\n"
        "function f(r: R): int decreases r = match r { R(kids) => g(kids) }\n"
        "function g(rs: seq<R>): int decreases rs = match rs { [] => 0, r :: rest => f(r) + g([R(rs ++ rs)]) }",
        "function f(b: bool): int decreases b = f(!b)",
    ],
)
def test_measures_that_do_not_visibly_shrink_are_refused(text):
    assert ("recursion", "nothing shows that this call gets smaller") in {(c, m) for c, _, _, m in errors(text)}


def test_mutual_recursion_over_a_rose_tree():
    program = load(
        "datatype R = R(kids: seq<R>)\n"
        "function f(r: R): int decreases r = match r { R(kids) => 1 + g(kids) }\n"
        "function g(rs: seq<R>): int decreases rs = match rs { [] => 0, r :: rest => f(r) + g(rest) }"
    )
    assert isinstance(program.function("m.f").recursion, Measure)
