"""Models of the solver become counterexamples only when the evaluator confirms them."""

from __future__ import annotations

import pytest

from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.gate import parse_candidate
from provenhive.dafny_bridge import DafnyLimits, ServerPool, run_cli
from provenhive.dafny_bridge.arguments import suggested_arguments
from provenhive.dafny_bridge.engines import QuickLooks
from provenhive.dafny_bridge.render import Premises, render
from provenhive.judge import UnitJudge
from provenhive.pipeline.warm_prover import WarmProver
from provenhive.search.filter import QuickAnswer
from provenhive.search.fuzz import UnitFuzzer
from provenhive.spec_lang.load import load_text

PROGRAM = load_text(
    """
module models

datatype Box = Empty | Full(content: int)

unit far(x: int) returns (r: int)
  ensures r == x + 1

unit open_box(box: Box, extra: seq<int>) returns (r: int)
  ensures box.Full? ==> r == box.content
""",
    "models.hspec",
)
# Wrong on one input that no generator of small values tries.
WRONG = "{ if x == 7351042 { r := 0; } else { r := x + 1; } }"
WRONG_BOX = "{ match box { case Empty => r := 0; case Full(c) => if c == 7351042 { r := 0; } else { r := c; } } }"


@pytest.mark.parametrize(("unit", "text"), [("models.far", WRONG), ("models.open_box", WRONG_BOX)])
def test_a_model_leads_to_a_confirmed_counterexample(unit, text):
    declared = PROGRAM.unit(unit)
    candidate = parse_candidate(text, PROGRAM, declared)
    fuzzer = UnitFuzzer(PROGRAM, declared)
    assert fuzzer.fuzz(candidate).failure is None  # else the model would not be what found it

    def confirm(tested, inputs):
        for arguments in inputs:
            fuzzer.add_input(arguments)
        failure = fuzzer.fuzz(tested).failure
        return None if failure is None else fuzzer.explain(failure)

    with ServerPool(1) as servers:
        prover = WarmProver(
            UnitJudge(PROGRAM, Premises()), declared, Premises(), QuickLooks(Dialect.V2, servers), confirm
        )
        look = prover.look(candidate, effort=0)
    assert look.answer is QuickAnswer.FAILED and look.refuted is not None
    assert "7351042" in dict(look.refuted.counterexample)[declared.parameters[0].name]


def test_a_model_is_only_a_suggestion():
    declared = PROGRAM.unit("models.far")
    candidate = parse_candidate("{ r := x + 1; assert x * x * x != 27 || x > 2; }", PROGRAM, declared)
    rendered = render(PROGRAM, candidate, Premises(), flat=True)
    run = run_cli(rendered.text, DafnyLimits(procedure_seconds=5), models=True)
    fuzzer = UnitFuzzer(PROGRAM, declared)
    for arguments in suggested_arguments(run, PROGRAM, declared):
        fuzzer.add_input(arguments)
    assert fuzzer.fuzz(candidate).failure is None  # whatever the models said, the contract holds
