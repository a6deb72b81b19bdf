"""What Lean proves, Dafny may use: attacks on the bridge. No false contract gets through, by whatever law."""

from __future__ import annotations

import pytest

from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.dafny_bridge import STOCK, DafnyLimits
from provenhive.dafny_bridge.characters import tells_characters_apart
from provenhive.dafny_bridge.render import NotRenderable, Premises, render
from provenhive.judge import Judgement, JudgeSettings, UnitJudge
from provenhive.judge.law_opinion import SecondOpinion
from provenhive.pipeline.premises import premises_of
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Refuted, Rejected, Unknown, UnknownReason

LAWS = """
module bridge

type Even = n: int where n % 2 == 0
type Positive = n: int where n > 0

function sum(xs: seq<int>): int = match xs { [] => 0, x :: rest => x + sum(rest) }
function first(xs: seq<int>): int requires |xs| > 0 = xs[0]

law wrong(xs: seq<int>): sum(xs) == 0
law other(xs: seq<int>, ys: seq<int>): sum(xs ++ ys) == sum(xs) + sum(ys)
law by_zero(a: int): a / 0 == 0
law beyond(xs: seq<int>): xs[|xs|] == 0
law outside(xs: seq<int>): first(xs) == first(xs) && first([]) == 0
law even(e: Even): exists h: int :: e == 2 * h
law guarded(a: int): requires a > 3 a > 2
law positive(p: Positive, q: int): requires q > p q > 0

unit lie(x: int) returns (r: int)
  ensures r == x && r == x + 1
  uses {law}
"""


def bridge(law: str) -> Program:
    return load_text(LAWS.replace("{law}", law))


def judged(law: str, body: str, proved: frozenset[str] | None = None) -> Judgement:
    """Judge a candidate for the unit that no body meets, with its law taken as proved."""
    program = bridge(law)
    laws = frozenset({f"bridge.{law}"}) if proved is None else proved
    premises = premises_of(program, Evaluator(program), laws)
    settings = JudgeSettings(DafnyLimits(procedure_seconds=10), (STOCK,))
    return UnitJudge(program, premises, settings).judge(body, program.unit("bridge.lie"))


def test_the_bridge_carries_weight() -> None:
    """A false law that gets so far proves anything for Dafny: what stands before it is all there is."""
    program = bridge("wrong")
    candidate = parse_candidate("{ wrong([1]); r := x; }", program, program.unit("bridge.lie"))
    assert isinstance(candidate, Candidate)
    text = render(program, candidate, Premises(laws=frozenset({"bridge.wrong"}))).text
    assert "lemma {:axiom} wrong(xs: seq<int>)" in text and "wrong([1])" in text


@pytest.mark.parametrize("proved", [frozenset[str](), frozenset({"bridge.other"}), frozenset({"wrong"})])
def test_a_law_that_is_not_proved_never_reaches_dafny(proved: frozenset[str]) -> None:
    found = judged("wrong", "{ wrong([1]); r := x; }", proved)
    assert found.verdict == Unknown(UnknownReason.PREMISE, found.verdict.detail) and "wrong" in found.verdict.detail
    assert found.program_text == ""


def test_it_does_not_help_to_leave_the_call_out() -> None:
    """The unit leans on the law whether or not this candidate calls it: its certificate would name the law."""
    assert judged("wrong", "{ r := x; }", frozenset()).program_text == ""


@pytest.mark.parametrize(
    "body",
    [
        "{ wrong([1]); r := x; }",
        "{ Parts.wrong([1]); r := x; }",
        "{ bridge.wrong([1]); r := x; }",
        "{ Help(); r := x; } lemma Help() ensures sum([1]) == 0 { wrong([1]); }",
        "{ r := x; } lemma wrong(xs: seq<int>) ensures sum(xs) == 0",
        "{ wrong([1]); r := x; } lemma wrong(xs: seq<int>) ensures sum(xs) == 0 { }",
    ],
)
def test_a_law_outside_uses_cannot_be_called_or_brought_along(body: str) -> None:
    program = bridge("other")
    found = parse_candidate(body, program, program.unit("bridge.lie"))
    if isinstance(found, Rejection):
        return
    # A helper of the law's name with a body is the candidate's own, and has to be proved.
    verdict = judged("other", body).verdict
    assert isinstance(verdict, Unknown | Rejected), body


@pytest.mark.parametrize(
    ("law", "body"),
    [
        # Lean's functions are total: a division by zero and an index beyond the end have values there.
        ("by_zero", "{ by_zero(x); r := x; }"),
        ("beyond", "{ beyond([x]); r := x; }"),
        ("outside", "{ outside([x]); r := x; }"),
        # What a subset type demands is a hypothesis for Lean; for Dafny it is to be proved at the call.
        ("even", "{ even(3); r := x; }"),
        ("even", "{ even(x); r := x; }"),
        ("positive", "{ positive(-5, -4); r := x; }"),
        ("guarded", "{ guarded(1); r := x; }"),
        ("guarded", "{ if x > 5 { guarded(x - 5); } r := x; }"),
    ],
)
def test_no_law_proves_what_is_false_by_a_difference_of_the_renderings(law: str, body: str) -> None:
    found = judged(law, body)
    assert found.program_text, "the attack must get as far as Dafny"
    assert isinstance(found.verdict, Unknown) and found.verdict.reason is UnknownReason.GAVE_UP, found.verdict
    said = " ".join((found.verdict.detail, *found.messages))
    assert "not" in said


CHARACTERS = r"""
module letters

datatype Word = Word(text: string)
predicate within(c: char) = c <= '\u{FFFF}'

law some(): exists c: char :: '\u{FFFF}' < c
law gap(c: char): !('\u{D7FF}' < c && c < '\u{E000}')
law hidden(c: char): requires !within(c) c != 'a'
law worded(): exists w: Word :: |w.text| == 1 && w.text[0] != 'a'
law equal(c: char, s: string): c in s ++ [c]
law anything<T>(v: T, s: seq<T>): v in s ++ [v]

unit lie(c: char) returns (r: bool)
  ensures r && !r
  uses {law}
"""


@pytest.mark.parametrize(
    ("law", "call"),
    [("some", "some()"), ("gap", "gap(c)"), ("hidden", "hidden(c)"), ("worded", "worded()")],
)
def test_characters_that_one_prover_has_and_the_other_has_not(law: str, call: str) -> None:
    """True for Lean, whose characters are Unicode's; with the 16 bits of Dafny 2.3 the first proves anything."""
    program = load_text(CHARACTERS.replace("{law}", law))
    unit = program.unit("letters.lie")
    premises = Premises(laws=frozenset({f"letters.{law}"}))
    body = f"{{ {call}; r := true; }}"
    found = UnitJudge(program, premises).judge(body, unit)
    assert isinstance(found.verdict, Unknown) and found.verdict.reason is UnknownReason.PREMISE
    assert "characters" in found.verdict.detail and found.program_text == ""
    candidate = parse_candidate(body, program, unit)
    assert isinstance(candidate, Candidate)
    with pytest.raises(NotRenderable):
        render(program, candidate, premises)
    assert "lemma {:axiom}" in render(program, candidate, premises, Dialect.V4).text


def test_laws_that_only_compare_characters_may_be_used() -> None:
    for law in ("equal", "anything"):
        program = load_text(CHARACTERS.replace("{law}", law))
        assert tells_characters_apart(program, program.law(f"letters.{law}")) == ""


def test_dafny_has_no_opinion_on_characters_that_it_does_not_have() -> None:
    """Dafny 2.3 proves that no character is beyond its range; that is no disagreement, for it is not asked."""
    program = load_text("module m\nlaw small(c: char): c <= '\\u{FFFF}'\n")
    refuted = {"m.small": Refuted((("c", "'x'"),), "the law is false")}
    assert SecondOpinion(program, Evaluator(program), Premises(), 3).on(refuted) == refuted


def test_the_judge_still_proves_with_a_law_that_holds() -> None:
    text = LAWS.replace("{law}", "other").replace(
        "r == x && r == x + 1", "r == x && sum([x] ++ [x]) == sum([x]) + sum([x])"
    )
    program = load_text(text)
    premises = premises_of(program, Evaluator(program), frozenset({"bridge.other"}))
    found = UnitJudge(program, premises).judge("{ other([x], [x]); r := x; }", program.unit("bridge.lie"))
    assert isinstance(found.verdict, Proved), found
