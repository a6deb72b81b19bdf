"""``import sygus``: what is written, what is refused and where, and names that stay apart."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from provenhive.cli.main import app
from provenhive.imports.names import Names, legal
from provenhive.imports.sexpr import MAX_NESTING
from provenhive.imports.sygus_units import Imported, import_sygus
from provenhive.spec_lang.diagnostics import Source, SpecificationError
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.format import format_text
from provenhive.spec_lang.load import load_text

_BOTH = "(set-logic LIA)\n(synth-fun f ((x Int) (y Int)) Int)\n(declare-var x Int)\n(declare-var y Int)\n"


def _imported(text: str) -> Imported:
    return import_sygus(Source("some.sl", text), "m")


def _meets(made: Imported, unit: str, arguments: tuple, *results) -> bool:
    program = load_text(made.text, "m.hspec")
    return not Evaluator(program).check_post(program.unit(f"m.{unit}"), arguments, results)


def test_a_maximum_in_the_first_version_with_its_grammar():
    made = _imported(
        "(set-logic LIA)\n(synth-fun max2 ((x Int) (y Int)) Int\n  ((Start Int (x y 0 1 (ite Cond Start Start)))\n"
        "   (Cond Bool ((<= Start Start)))))\n(declare-var x Int)(declare-var y Int)\n"
        "(constraint (>= (max2 x y) x))\n(constraint (>= (max2 x y) y))\n"
        "(constraint (or (= x (max2 x y)) (= y (max2 x y))))\n(check-synth)\n"
    )
    assert made.units == ("max2",) and len(made.notes) == 1 and "grammar" in made.notes[0]
    assert made.text == format_text(made.text)
    assert _meets(made, "max2", (3, 5), 5) and not _meets(made, "max2", (3, 5), 6)


def test_functions_that_know_the_same_become_one_unit():
    made = _imported(
        _BOTH + "(synth-fun g ((u Int) (v Int)) Int)\n"
        "(constraint (= (+ (f x y) (g y x)) (- x y)))\n(constraint (= (g x y) (* 2 x)))\n(check-synth)\n"
    )
    assert made.units == ("f_g",)
    # g takes y for its first parameter: g(u, v) = 2 u, so that f(x, y) = x - 3 y.
    assert _meets(made, "f_g", (10, 1), 7, 2) and not _meets(made, "f_g", (10, 1), -11, 20)


def test_what_an_argument_does_not_determine_is_quantified():
    made = _imported(_BOTH + "(constraint (=> (> y 0) (>= (f x 0) x)))\n(check-synth)\n")
    assert "y_2" in made.text and "forall" in made.text and "y == 0" in made.text
    load_text(made.text, "m.hspec")


def test_calls_with_arguments_in_other_orders_become_results_of_one_unit():
    made = _imported(_BOTH + "(constraint (= (f x y) (- (f y x))))\n(constraint (>= (f x y) (- x y)))\n(check-synth)\n")
    assert made.units == ("f",) and "r_2 = f(y, x)" in made.text
    assert _meets(made, "f", (3, 5), -2, 2) and not _meets(made, "f", (3, 5), -2, 3)
    # The second constraint holds at both orders, and equal arguments have one value.
    assert not _meets(made, "f", (3, 5), -1, 1) and not _meets(made, "f", (3, 5), -3, 3)
    assert _meets(made, "f", (4, 4), 0, 0) and not _meets(made, "f", (4, 4), 1, -1)


def test_orders_generate_a_group_and_large_ones_are_refused():
    head = "(set-logic LIA)\n(synth-fun f ((a Int) (b Int) (c Int) (d Int)) Int)\n"
    head += "".join(f"(declare-var {v} Int)\n" for v in "abcd")
    cycle = _imported(f"{head}(constraint (< (f a b c d) (f b c a d)))\n(check-synth)\n")
    assert "r_3 = f(c, a, b, d)" in cycle.text and "r_4" not in cycle.text
    assert cycle.text.count("==>") == 3
    with pytest.raises(SpecificationError, match="multi-invocation"):
        _imported(
            f"{head}(constraint (< (f a b c d) (f b c d a)))\n(constraint (= (f a b c d) (f b a c d)))\n(check-synth)\n"
        )


def test_assumptions_guard_and_loose_constraints_are_laws():
    made = _imported(_BOTH + "(assume (< x y))\n(constraint (= (f x y) x))\n(constraint (<= x y))\n(check-synth)\n")
    assert "law constraint_7(x: int, y: int)" in made.text
    assert _meets(made, "f", (5, 1), 77) and not _meets(made, "f", (1, 5), 77)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("(constraint (= (f x y) (f y 1)))", 5, 24, "multi-invocation"),
        ("(constraint (= (f x y) (f x x)))", 5, 24, "multi-invocation"),
        ("(constraint (= (f x y) (f (f y x) x)))", 5, 24, "multi-invocation"),
        ("(constraint (= (f (f x y) y) x))", 5, 16, "multi-invocation"),
        ("(constraint (= (f x y) z))", 5, 24, "there is no 'z'"),
        ("(constraint (= (f x) x))", 5, 16, "takes 2 arguments, not 1"),
        ("(constraint (and x true))", 5, 18, "of sort Int"),
        ("(constraint (f x y))", 5, 13, "Bool is expected"),
        ("(constraint (= (f x y) (div x y)))", 5, 24, "may be zero"),
        ("(constraint (= (f x y) #x0f))", 5, 24, "bit-vectors"),
        ("(constraint (= (f x y) 1.5))", 5, 24, "real numbers"),
        ("(constraint (forall ((z Int)) (= (f x y) z)))", 5, 14, "'forall'"),
        ("(declare-var w (_ BitVec 8))", 5, 16, "bit-vectors"),
        ("(declare-var x Int)", 5, 14, "declared twice"),
        ("(set-logic BV)", 5, 12, "bit-vectors"),
        ("(synth-inv inv ((n Int)))", 5, 1, "invariants track"),
        ("(inv-constraint inv pre trans post)", 5, 1, "invariants track"),
        ("(define-fun-rec g ((n Int)) Int (g n))", 5, 1, "recursive"),
        ("(define-fun and ((n Int)) Int n)", 5, 13, "has a meaning already"),
        ("(constrain true)", 5, 2, "no command 'constrain'"),
        ("(constraint true", 5, 1, "never closed"),
        ("(constraint true))", 5, 18, "closes nothing"),
        ('(constraint "open)', 5, 13, "never closed"),
        ("(constraint |open)", 5, 13, "never closed"),
        ("(constraint [x])", 5, 13, "begins with '['"),
        ("(constraint 12ab)", 5, 13, "begins with '1'"),
        ("constraint", 5, 1, "in parentheses"),
        ("()", 5, 1, "in parentheses"),
        ("(constraint ())", 5, 13, "a term is missing"),
        ("(constraint (let x true))", 5, 13, "expected (let"),
        ("(check-synth)\n(constraint true)", 6, 2, "after check-synth"),
        ("(" * (MAX_NESTING + 1), 5, MAX_NESTING + 1, "levels of nesting"),
    ],
)
def test_faults_come_with_their_place(text, line, column, message):
    with pytest.raises(SpecificationError) as error:
        _imported(_BOTH + text + "\n(check-synth)\n")
    (found,) = error.value.diagnostics
    assert (found.span.file, found.span.line, found.span.column) == ("some.sl", line, column), found
    assert message in found.message
    assert "^" in found.render()


def test_doubling_definitions_and_lets_do_not_blow_up():
    lets = "".join("(let ((x (+ x x))) " for _ in range(40))
    with pytest.raises(SpecificationError, match="operators"):
        _imported(f"{_BOTH}(constraint (= (f x y) {lets} x{')' * 40}))\n(check-synth)\n")
    macros = "(define-fun g0 ((n Int)) Int (+ (f n n) (f n n)))\n" + "".join(
        f"(define-fun g{i + 1} ((n Int)) Int (+ (g{i} n) (g{i} n)))\n" for i in range(40)
    )
    with pytest.raises(SpecificationError, match="operators"):
        _imported(f"{_BOTH}{macros}(constraint (= (g40 x) y))\n(check-synth)\n")


def test_a_file_without_an_end_or_a_question_is_refused():
    with pytest.raises(SpecificationError, match="ends without"):
        _imported("")
    with pytest.raises(SpecificationError, match="no synth-fun"):
        _imported("(check-synth)")


def test_a_name_cannot_break_out_of_its_comment():
    made = _imported(
        "(set-logic LIA)\n(synth-fun |f\nunit evil() returns (r: int)| ((x Int)) Int)\n(declare-var x Int)\n"
        "(constraint (= (|f\nunit evil() returns (r: int)| x) x))\n(check-synth)\n"
    )
    assert made.units == ("f_unit_evil_returns_r_int",)
    assert not any(line.startswith("unit evil") for line in made.text.splitlines())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1), max_size=12))
def test_names_stay_apart_and_are_legal(names):
    given_names = Names.of([*names, "f", "f!", "f?", "f_2", "unit", "x__y", "9"])
    values = list(given_names.given.values())
    assert len(set(values)) == len(values) and all(map(legal, values))
    assert all(given_names[name] == name for name in names if legal(name))


def test_the_command_writes_what_it_can_and_reports_the_rest(tmp_path):
    good, bad = tmp_path / "my-max.sl", tmp_path / "two.sl"
    good.write_text(_BOTH + "(constraint (>= (f x y) x))\n(check-synth)\n")
    bad.write_text(_BOTH + "(constraint (= (f x y) (f y y)))\n(check-synth)\n")
    command = ["import", "sygus", str(good), str(bad), "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(app, [*command, "--json"])
    document = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [d["line"] for d in document["diagnostics"]] == [5]
    written = tmp_path / "out" / "my_max.hspec"
    assert [i["written"] for i in document["imported"]] == [str(written)]
    load_text(written.read_text(), "my_max.hspec")
    written.write_text("module my_max\n")
    assert CliRunner().invoke(app, command[:3] + command[4:]).exit_code == 2
    assert written.read_text() == "module my_max\n"
    assert CliRunner().invoke(app, [*command[:3], *command[4:], "--force"]).exit_code == 0
