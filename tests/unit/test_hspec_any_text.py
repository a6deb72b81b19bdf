"""Whatever the text is, it is read or refused: deep, huge, random."""

import pytest
from hspec_loading import errors, load
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenhive.obligations import derive
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.load import load_text


@pytest.mark.parametrize("depth", [90, 119, 130, 4000])
@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "(" * n + "x" + ")" * n,
        lambda n: "-" * n + "x",
        lambda n: " + ".join(["x"] * n),
        lambda n: "if x > 0 then x else " * n + "x",
        lambda n: "(" * n,
        lambda n: "[" * n + "x" + "]" * n + "[0]" * n,
    ],
)
def test_deep_nesting_is_refused_not_a_crash(shape, depth):
    try:
        load(f"function f(x: int): int = {shape(depth)}")
    except SpecificationError as found:
        assert {d.category for d in found.diagnostics} <= {"limit", "syntax", "type"}


def nested_chains(levels: int) -> str:
    links = " <= x" * 20
    text = "x"
    for _ in range(levels):
        text = f"(if {text}{links} then 1 else 2)"
    return f"predicate p(x: int) = {text} == 1"


@pytest.mark.parametrize(
    "text",
    [
        nested_chains(30),
        nested_chains(55),
        "function f(x: int): int = match x { " + "".join(f"{i} => {i}, " for i in range(400)) + "_ => 0 }",
        "predicate p(x: int) = let (" + ", ".join(f"a{i}" for i in range(300)) + ") = ("
        + ", ".join("x + 1" for _ in range(300)) + ") in " + " == ".join(f"a{i}" for i in range(9)),
    ],
)  # fmt: skip
def test_shallow_text_that_comes_to_deep_expressions_is_refused(text):
    found = errors(text)
    assert found[0][0] == "limit"


def test_types_that_double_are_refused():
    lets = "".join(f"let a{i + 1} = (a{i}, a{i}) in " for i in range(40)).replace("(a0, a0)", "(x, x)")
    assert errors(f"predicate f(x: int) = {lets}true")[0][3] == "the type of this tuple is too big"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        load_text(text, "any.hspec")
    except SpecificationError as found:
        for diagnostic in found.diagnostics:
            assert diagnostic.span.line >= 1
            assert diagnostic.render()


SNIPPETS = [
    "function f(", "x: int", "): int =", " x ", "match xs {", "}", "=>", "::", "[", "]", "(", ")", "forall ", "let a =",
    " in ", "|", "||", "'a'", '"s"', "law l():", "requires ", "unit u(", "returns (", "machine M", "state n: nat",
    "proof lean {", "/*", "*/", "//", "\n", "datatype D = A | B", "type T = v: int where ", "<", ">", ",", "built from",
    "uses ", "example ", "-", "!", "in", "1", ".0", ".x", "?", ":=", "..", "system s", "guarantees ", "import std",
]  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SNIPPETS), max_size=25))
def test_any_mixture_of_the_language_is_read_or_refused(pieces):
    try:
        derive(load_text(" ".join(pieces), "any.hspec"))
    except SpecificationError as found:
        assert found.diagnostics
