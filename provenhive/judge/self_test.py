"""Is the judge fit to judge: it proves what is true, and fails to prove what is false, or it does not judge at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from provenhive.dafny_bridge.render import Premises
from provenhive.errors import InfrastructureError
from provenhive.judge.units import JudgeSettings, UnitJudge
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved, Unknown, UnknownReason, word

_SPECIFICATION = """
module selftest

function total(xs: seq<int>): int =
  match xs { [] => 0, x :: rest => x + total(rest) }

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


class JudgeUnfit(InfrastructureError):
    """The provers on this machine do not tell true from false; nothing they say can be used."""


def self_test(settings: JudgeSettings | None = None) -> float:
    """Run all canaries through the judge; return the seconds that their proofs took.

    Raises:
        JudgeUnfit: a true obligation is not proved, or a false one is.
        InfrastructureError: a prover is missing or crashed.
    """
    judge = UnitJudge(load_text(_SPECIFICATION, "selftest.hspec"), Premises(), settings)
    with ThreadPoolExecutor(max_workers=2) as pool:
        judgements = list(pool.map(lambda c: judge.judge(c.text, judge.program.unit(c.unit)), CANARIES))
    seconds = 0.0
    for canary, judgement in zip(CANARIES, judgements, strict=True):
        verdict = judgement.verdict
        # A false canary that is refused before a prover sees it, or that crashes the prover, would test nothing.
        seen = not (isinstance(verdict, Unknown) and verdict.reason is UnknownReason.CRASHED)
        if not seen or not isinstance(verdict, Proved if canary.is_true else Unknown):
            kind = "true" if canary.is_true else "false"
            raise JudgeUnfit(f"the {kind} canary for {canary.unit} came back as {word(verdict)}: {verdict}")
        if isinstance(verdict, Proved):
            seconds += sum(evidence.seconds for evidence in verdict.evidence)
    return seconds
