"""Is the judge fit to judge: it proves what is true, and fails to prove what is false, or it does not judge at all.

Canaries are claims whose truth is known. They go the way of every claim: candidates to Dafny, definitions to Z3, laws
with their proofs to Lean.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from provenhive.dafny_bridge import DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.errors import InfrastructureError
from provenhive.judge.lean import confirm_law
from provenhive.judge.specification import SpecificationJudge
from provenhive.judge.units import JudgeSettings, UnitJudge
from provenhive.lean_bridge.checker import Checker
from provenhive.obligations import Kind, Obligation, derive
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Refuted, Unknown, UnknownReason, Verdict, word

_SPECIFICATION = """
module selftest

function total(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + total(rest) }

function tenth(x: int): int
  requires x > 0
= 10 / x

function undefined(x: int): int = 10 / x

law above(x: int, y: int):
  x > y ==> x + 1 > y

law below(x: int, y: int):
  x > y ==> x > y + 1

unit absolute(x: int) returns (r: int)
  ensures r >= 0 && (r == x || r == -x)

unit sum(xs: seq<int>) returns (r: int)
  ensures r == total(xs)
"""

_ABSOLUTE = "{ if x < 0 { r := -x; } else { r := x; } }"
_SUM = """{
  r := 0;
  var i := |xs|;
  while i > 0
    invariant 0 <= i <= |xs|
    invariant r == total(xs[i..])
    decreases i
  {
    i := i - 1;
    assert xs[i..] == [xs[i]] + xs[i + 1..];
    r := xs[i] + r;
  }
}"""


_BY_ARITHMETIC = "intro h; omega"


@dataclass(frozen=True, slots=True)
class Canary:
    """A candidate whose truth is known."""

    unit: str
    text: str
    is_true: bool


CANARIES = (
    Canary("selftest.absolute", _ABSOLUTE, True),
    Canary("selftest.sum", _SUM, True),
    Canary("selftest.absolute", "{ r := x; }", False),
    Canary("selftest.absolute", "{ Lie(); r := x; } lemma Lie() ensures false { }", False),
)


DEFINITIONS = (("selftest.tenth", True), ("selftest.undefined", False))
"""Functions, and whether they are well-defined."""

LAWS = (("selftest.above", True), ("selftest.below", False))
"""Laws, and whether they are true."""


class JudgeUnfit(InfrastructureError):
    """The provers on this machine do not tell true from false; nothing they say can be used."""


def self_test(settings: JudgeSettings | None = None) -> float:
    """Run the canaries for Z3 and Dafny through the judge; return the seconds that their proofs took.

    Raises:
        JudgeUnfit: a true obligation is not proved, or a false one is.
        InfrastructureError: a prover is missing or crashed.
    """
    program, chosen = _program(), settings or JudgeSettings()
    judge = UnitJudge(program, Premises(), chosen)
    with ThreadPoolExecutor(max_workers=2) as pool:
        judgements = list(pool.map(lambda c: judge.judge(c.text, program.unit(c.unit)), CANARIES))
    # A false canary that is refused before a prover sees it would test nothing.
    found: list[tuple[str, bool, Verdict, tuple[type, ...]]]
    found = [(c.unit, c.is_true, j.verdict, (Unknown,)) for c, j in zip(CANARIES, judgements, strict=True)]
    definitions = SpecificationJudge(program, Evaluator(program), Premises(), DafnyLimits(), dialect=chosen.dialect)
    for name, is_true in DEFINITIONS:
        verdict, _ = definitions.judge(_obligation(program, Kind.WELL_DEFINED, name))
        found.append((name, is_true, verdict, (Refuted, Unknown)))
    return sum(_seconds(*canary) for canary in found)


def lean_self_test(checker: Checker) -> float:
    """Run the canaries that are laws through the checker; return the seconds that their proofs took.

    Raises:
        JudgeUnfit: a true law is not proved, or a false one is.
        InfrastructureError: the engine is missing or crashed.
    """
    program, seconds = _program(), 0.0
    for name, is_true in LAWS:
        judgement = confirm_law(checker, program, _obligation(program, Kind.LAW, name), _BY_ARITHMETIC)
        seconds += _seconds(name, is_true, judgement.verdict, (Unknown,))
    return seconds


def _program() -> Program:
    return load_text(_SPECIFICATION, "selftest.hspec")


def _obligation(program: Program, kind: Kind, subject: str) -> Obligation:
    return next(o for o in derive(program) if o.kind is kind and o.subject == subject)


def _seconds(name: str, is_true: bool, verdict: Verdict, wrong: tuple[type, ...]) -> float:
    """Return the seconds of a canary's proof, 0 for a false one that was not proved.

    Raises:
        JudgeUnfit: the verdict is not what it has to be; for a false canary, one of ``wrong``.
    """
    # One prover that believes a false claim is enough, whoever contradicts it; one that crashes has said nothing.
    untested = isinstance(verdict, Unknown) and verdict.reason in (UnknownReason.DISAGREEMENT, UnknownReason.CRASHED)
    if untested or not isinstance(verdict, Proved if is_true else wrong):
        kind = "true" if is_true else "false"
        raise JudgeUnfit(f"the {kind} canary for {name} came back as {word(verdict)}: {verdict}")
    return sum(evidence.seconds for evidence in verdict.evidence) if isinstance(verdict, Proved) else 0.0
