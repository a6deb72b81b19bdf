"""Digests stay when the meaning stays, and change when any node changes."""

import dataclasses
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest
from core_strategies import VARIABLES, expressions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenhive.canonical import digest_json
from provenhive.obligations import Kind, derive, digest_of, specification_digest
from provenhive.obligations.normal import Frame, declaration_form, expr_form
from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, Quantifier
from provenhive.spec_lang.format import format_text
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.traverse import binders_within, freshen, parts, rebuild
from provenhive.spec_lang.types import BOOL, INT, SeqType, Type

SETTINGS = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FRAME = Frame.of((), VARIABLES)
SMALL = ("integers", "sorting", "records")


def digest(expr: Expr) -> str:
    return digest_json(expr_form(expr, FRAME))


def other_type(type_: Type) -> Type:
    return SeqType(type_)


def changes(expr: Expr) -> Iterator[Expr]:
    """Yield expressions that differ from ``expr`` at its root, each in another field."""
    match expr:
        case core.IntLit(value):
            yield core.IntLit(value + 1)
        case core.BoolLit(value):
            yield core.BoolLit(not value)
        case core.CharLit(value):
            yield core.CharLit(chr(ord(value) + 1))
        case core.Var(name, type_):
            yield core.Var("elsewhere", type_) if name != "elsewhere" else core.Var("b", type_)
        case core.Unary(op, operand):
            yield from (core.Unary(o, operand) for o in core.UnaryOp if o is not op)
        case Binary(op, left, right):
            yield from (Binary(o, left, right) for o in BinaryOp if o is not op)
            if left != right:
                yield Binary(op, right, left)
        case core.Call(function, types, arguments, type_):
            yield core.Call(function + "x", types, arguments, type_)
            yield core.Call(function, (*types, INT), arguments, type_)
            yield core.Call(function, types, (*arguments, core.IntLit(0)), type_)
        case core.Quantified(quantifier, binders, body):
            swapped = Quantifier.EXISTS if quantifier is Quantifier.FORALL else Quantifier.FORALL
            yield core.Quantified(swapped, binders, body)
            changed = dataclasses.replace(binders[0], type=other_type(binders[0].type))
            yield core.Quantified(quantifier, (changed, *binders[1:]), body)
        case _:
            yield from field_changes(expr)


def field_changes(expr: Expr) -> Iterator[Expr]:
    for name, value in ((f.name, getattr(expr, f.name)) for f in dataclasses.fields(expr)):
        if name in ("constructor", "field"):
            yield dataclasses.replace(expr, **{name: value + "x"})
        elif name in ("element", "key", "value") and is_type(value):
            yield dataclasses.replace(expr, **{name: other_type(value)})
        elif name == "items" and not isinstance(expr, core.TupleLit):
            yield dataclasses.replace(expr, items=(*value, core.IntLit(7)))
        elif name == "index" and isinstance(value, int):
            yield dataclasses.replace(expr, index=value + 1)
        elif name in ("low", "high"):
            yield dataclasses.replace(expr, **{name: core.IntLit(99) if value is None else None})


def is_type(value: object) -> bool:
    return isinstance(value, Type)


def mutants(expr: Expr) -> Iterator[Expr]:
    """Yield expressions with one node changed, for every node."""
    yield from changes(expr)
    inner = parts(expr)
    for i, part in enumerate(inner):
        for changed in mutants(part):
            yield rebuild(expr, (*inner[:i], changed, *inner[i + 1 :]))


@SETTINGS
@given(expressions(depth=3))
def test_every_change_of_a_node_changes_the_form(expr):
    own = digest(expr)
    for count, mutant in enumerate(mutants(expr)):
        assert digest(mutant) != own, mutant
        if count > 300:
            break


@SETTINGS
@given(expressions(depth=4))
def test_bound_variables_may_have_any_names(expr):
    renamed = freshen(expr, binders_within(expr))
    assert digest(renamed) == digest(expr)
    if binders_within(expr):
        assert renamed != expr


def text_of(name: str) -> str:
    return (data_folder("examples") / f"{name}.hspec").read_text(encoding="utf-8")


def digests(text: str) -> dict[str, str]:
    return {o.id: o.digest for o in derive(load_text(text, "it.hspec"))}


@pytest.mark.parametrize("name", SMALL)
def test_layout_comments_and_order_do_not_matter(name):
    text = text_of(name)
    own = digests(text)
    assert digests(format_text(text)) == own
    assert digests(text.replace("\n\n", "\n\n// a remark\n\n")) == own
    header, *blocks = text.split("\n\n")
    assert digests("\n\n".join([header, *reversed(blocks)])) == own
    program = load_text(text, "it.hspec")
    assert specification_digest(program) == specification_digest(load_text(format_text(text), "it.hspec"))


BASE = """module m
function twice(x: int): int = x + x
predicate small(x: int) = forall y: int :: 0 <= y < x ==> twice(y) < 9
law doubles(a: int):
  requires small(a)
  twice(a) == 2 * a
unit unrelated(x: int) returns (r: int)
  ensures r == x
unit u(x: int) returns (r: int)
  requires small(x)
  ensures r == twice(x)
  example u(2) == 4
"""


def test_names_of_bound_variables_do_not_matter():
    own = digests(BASE)
    renamed = digests(BASE.replace("(x: int): int = x + x", "(other: int): int = other + other"))
    assert renamed == own
    assert digests(BASE.replace("y", "z")) == own
    assert digests(BASE.replace("(a: int)", "(b: int)").replace("(a)", "(b)").replace("2 * a", "2 * b")) == own


def test_what_leans_on_a_change_changes_and_nothing_else():
    own, changed = digests(BASE), digests(BASE.replace("x + x", "2 * x"))
    differing = {key for key in own if own[key] != changed[key]}
    assert {"agrees:m.twice", "law:m.doubles", "implements:m.u", "satisfiable:m.u", "agrees:m.small"} <= differing
    assert not any("unrelated" in key for key in differing)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("ensures r == twice(x)", "ensures r >= twice(x)", Kind.IMPLEMENTS),
        ("example u(2) == 4", "example u(3) == 6", Kind.IMPLEMENTS),
        ("unit u(x: int) returns (r: int)\n  requires small(x)", "unit u(x: int) returns (r: int)", Kind.IMPLEMENTS),
        ("unit u(x: int)", "unit u(x: nat)", Kind.IMPLEMENTS),
        ("unit u(x: int) returns (r: int)", "unit u(x: int) returns (r: nat)", Kind.SATISFIABLE),
        ("requires small(a)", "requires true", Kind.LAW),
        ("2 * a", "3 * a", Kind.LAW),
    ],
)
def test_changes_of_meaning(before, after, kind):
    assert before in BASE
    own, changed = digests(BASE), digests(BASE.replace(before, after))
    subject = "m.doubles" if kind is Kind.LAW else "m.u"
    assert own[f"{kind.value}:{subject}"] != changed[f"{kind.value}:{subject}"]


def test_names_of_a_unit_are_its_interface():
    renamed = BASE.replace("unit u(x: int)", "unit u(y: int)").replace(
        "small(x)\n  ensures r == twice(x)", "small(y)\n  ensures r == twice(y)"
    )
    assert digests(renamed)["implements:m.u"] != digests(BASE)["implements:m.u"]
    assert digests(renamed)["satisfiable:m.u"] == digests(BASE)["satisfiable:m.u"]


def test_proofs_and_hints_are_no_part_of_a_law():
    helped = BASE.replace("twice(a) == 2 * a", "twice(a) == 2 * a\n  proof lean { omega }\n  hint twice")
    assert digests(helped) == digests(BASE)


def test_digests_of_mutually_recursive_declarations_end():
    text = """module m
function even(n: nat): bool decreases n = n == 0 || odd(n - 1)
function odd(n: nat): bool decreases n = n != 0 && even(n - 1)
"""
    program = load_text(text, "m.hspec")
    changed = load_text(text.replace("n != 0", "n > 0"), "m.hspec")
    assert digest_of(program, "m.even") != digest_of(changed, "m.even")
    assert digest_of(program, "m.even") != digest_of(program, "m.odd")
    with pytest.raises(KeyError):
        digest_of(program, "m.none")


def declared_changes(declared) -> Iterator[object]:
    """Yield declarations with one field of one part changed, wherever a string, number or flag stands."""
    for f in dataclasses.fields(declared):
        value = getattr(declared, f.name)
        if f.name in ("span", "proof", "hints", "is_predicate"):
            continue
        if isinstance(value, bool | Enum) or value is None:
            continue
        if isinstance(value, tuple) and value and not isinstance(value[0], str):
            yield dataclasses.replace(declared, **{f.name: value[:-1]})
        elif isinstance(value, str):
            yield dataclasses.replace(declared, **{f.name: value + "x"})


@pytest.mark.parametrize("path", sorted((Path(__file__).parent.parent / "golden" / "hspec").glob("[alm][!i]*.hspec")))
def test_every_part_of_a_declaration_counts(path):
    program = load_text(path.read_text(encoding="utf-8"), path.name)
    for declared in program.main.declarations:
        own = digest_json(declaration_form(declared))
        for changed in declared_changes(declared):
            assert digest_json(declaration_form(changed)) != own, changed


@SETTINGS
@given(st.data())
def test_forms_tell_expressions_apart(data):
    first, second = data.draw(expressions(type_=BOOL, depth=3)), data.draw(expressions(type_=BOOL, depth=3))
    if binders_within(first) or binders_within(second):
        return
    assert (digest(first) == digest(second)) == (first == second)
