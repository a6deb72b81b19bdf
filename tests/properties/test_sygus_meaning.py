"""An imported contract means what the constraints of the SyGuS-IF file mean, by an evaluator of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from provenhive.imports.sygus_units import import_sygus
from provenhive.spec_lang.diagnostics import Source
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text

_INTS = st.sampled_from(["x", "y", "(f x y b)", "0", "1", "7", "(- 3)", "-2", "c!", "(twice y)"])
_BOOLS = st.sampled_from(["b", "true", "false", "(small x)", "(|is it?| (f x y b))"])


def _joined(words: list[str], parts: st.SearchStrategy[str], low: int, high: int) -> st.SearchStrategy[str]:
    rows = st.lists(parts, min_size=low, max_size=high).map(" ".join)
    return st.builds(lambda word, row: f"({word} {row})", st.sampled_from(words), rows)


def _terms(depth: int) -> tuple[st.SearchStrategy[str], st.SearchStrategy[str]]:
    """Terms of both sorts."""
    if depth == 0:
        return _INTS, _BOOLS
    ints, bools = _terms(depth - 1)
    more_ints = (
        _INTS
        | _joined(["+", "-", "*"], ints, 1, 3)
        | _joined(["abs"], ints, 1, 1)
        | st.builds("({} {} {})".format, st.sampled_from(["div", "mod"]), ints, st.sampled_from(["3", "-2"]))
        | st.builds("(ite {} {} {})".format, bools, ints, ints)
        | st.builds("(let ((x {}) (y x)) {})".format, ints, ints)
    )
    more_bools = (
        _BOOLS
        | _joined(["<", "<=", ">", ">=", "=", "distinct"], ints, 2, 4)
        | _joined(["and", "or", "xor", "=>", "=", "distinct"], bools, 2, 4)
        | _joined(["not"], bools, 1, 1)
        | st.builds("(ite {} {} {})".format, bools, bools, bools)
    )
    return more_ints, more_bools


_HEAD = """(set-logic LIA)
(synth-fun f ((a Int) (b Int) (c Bool)) Int)
(define-fun c! () Int (- 5))
(define-fun twice ((n Int)) Int (* 2 n))
(define-fun small ((x Int)) Bool (and (< (- 3) x) (< x 3)))
(define-fun |is it?| ((forall Int)) Bool (= (mod forall 2) 0))
(declare-var x Int) (declare-var y Int) (declare-var b Bool)
"""
# How f is called, and what its parameters then are for given x, y, b.
_CALLS = {
    "(f x y b)": lambda x, y, b: (x, y, b),
    "(f y x b)": lambda x, y, b: (y, x, b),
    "(f (+ x 1) (- y 4) b)": lambda x, y, b: (x + 1, y - 4, b),
    "(f (+ 2 y) x b)": lambda x, y, b: (y + 2, x, b),
}


def _parse(text: str) -> Any:
    stack: list[list[Any]] = [[]]
    for piece in re.findall(r"[()]|\|[^|]*\||[^\s()]+", text):
        if piece == "(":
            stack.append([])
        elif piece == ")":
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(piece)
    return stack[0][0]


def _pairs(values: list[Any]) -> list[tuple[Any, Any]]:
    return list(pairwise(values))


_CHAINS = {"<": int.__lt__, "<=": int.__le__, ">": int.__gt__, ">=": int.__ge__, "=": lambda a, b: a == b}
_DEFINED = {
    "c!": lambda: -5,
    "twice": lambda n: 2 * n,
    "small": lambda x: -3 < x < 3,
    "|is it?|": lambda n: n % 2 == 0,
}


def _meaning(tree: Any, env: dict[str, Any]) -> Any:
    """SMT-LIB's meaning of a term, with ``f`` as the value in ``env``."""
    if isinstance(tree, str):
        if re.fullmatch(r"-?\d+", tree):
            return int(tree)
        return {"true": True, "false": False}[tree] if tree in ("true", "false") else _named(tree, env)
    head, *rest = tree
    if head == "let":
        return _meaning(rest[1], {**env, **{name: _meaning(value, env) for name, value in rest[0]}})
    if head == "f":
        return env["f"]
    values = [_meaning(part, env) for part in rest]
    return _DEFINED[head](*values) if head in _DEFINED else _operator(head, values)


def _named(name: str, env: dict[str, Any]) -> Any:
    return env[name] if name in env else _DEFINED[name]()


def _operator(head: str, values: list[Any]) -> Any:
    first, rest = values[0], values[1:]
    if head in _CHAINS:
        return all(_CHAINS[head](a, b) for a, b in _pairs(values))
    if head == "distinct":
        return len(set(values)) == len(values)
    if head == "-":
        return first - sum(rest) if rest else -first
    if head == "*":
        product = 1
        for value in values:
            product *= value
        return product
    if head in ("div", "mod"):
        (by,) = rest
        modulo = first % abs(by)
        return modulo if head == "mod" else (first - modulo) // by
    if head == "=>":
        return not all(values[:-1]) or values[-1]
    simple = {
        "+": lambda: sum(values),
        "abs": lambda: abs(first),
        "and": lambda: all(values),
        "or": lambda: any(values),
        "xor": lambda: sum(values) % 2 == 1,
        "not": lambda: not first,
        "ite": lambda: rest[0] if first else rest[1],
    }
    return simple[head]()


_VALUES = st.tuples(st.integers(-9, 9), st.integers(-9, 9), st.booleans(), st.integers(-9, 9))


@settings(max_examples=40, deadline=None)
@given(constraint=_terms(3)[1], call=st.sampled_from(sorted(_CALLS)), values=st.lists(_VALUES, min_size=8, max_size=8))
def test_imported_contracts_mean_what_the_constraints_mean(constraint, call, values):
    # Under a let that binds x or y anew a call has other arguments: there, f is called outside.
    text = constraint.replace("(f x y b)", "called")
    whole = f"(let ((called {call})) {text})"
    imported = import_sygus(
        Source("some.sl", f"{_HEAD}(constraint (and (= {call} {call}) {whole}))\n(check-synth)\n"), "m"
    )
    program = load_text(imported.text, "m.hspec")
    evaluator, unit = Evaluator(program), program.unit("m.f")
    tree = _parse(text)
    for x, y, b, r in values:
        wanted = _meaning(tree, {"x": x, "y": y, "b": b, "called": r})
        assert (not evaluator.check_post(unit, _CALLS[call](x, y, b), (r,))) == wanted, imported.text


@settings(max_examples=30, deadline=None)
@given(constraint=_terms(2)[1], values=st.lists(st.tuples(*[st.integers(-3, 3)] * 6), min_size=12, max_size=12))
def test_an_orbit_means_the_constraint_at_all_orders_of_the_arguments(constraint, values):
    text = constraint.replace("(f x y b)", "called").replace(" b)", " (= other 1))").replace("(f ", "(- ")
    text = re.sub(r"\bb\b", "(< other called)", text)
    whole = f"(let ((called (g x y)) (other (g y x))) (and (= other other) (= called called) {text}))"
    head = _HEAD + "(synth-fun g ((a Int) (b Int)) Int)\n(constraint (= (f x y b) x))\n"
    imported = import_sygus(Source("some.sl", f"{head}(constraint {whole})\n(check-synth)\n"), "m")
    program = load_text(imported.text, "m.hspec")
    evaluator, unit = Evaluator(program), program.unit("m.g")
    tree = _parse(text)
    for x, y, one, other, _, _ in values:
        places = (x, y, one, other), (y, x, other, one)
        wanted = all(_meaning(tree, {"x": a, "y": b, "called": r, "other": s}) for a, b, r, s in places)
        wanted = wanted and (x != y or one == other)
        assert (not evaluator.check_post(unit, (x, y), (one, other))) == wanted, imported.text
