"""Dafny and the conditions computed in process on the same programs, right and wrong: neither contradicts the other."""

from __future__ import annotations

from mutants import PROGRAM, mutants, unit

from provenhive.conditions.examining import Examiner
from provenhive.dafny_bridge import DafnyLimits, ServerPool, raw_objections
from provenhive.dafny_bridge.render import Premises, render
from provenhive.search.fuzz import UnitFuzzer
from provenhive.spec_lang.evaluate import Evaluator

EVALUATOR = Evaluator(PROGRAM)
COUNT = 10


def test_no_program_is_proved_by_one_and_refuted_by_the_other() -> None:
    examiner = Examiner(PROGRAM, EVALUATOR)
    tally = {"both prove": 0, "both object": 0}
    with ServerPool(1) as servers:
        for name, text, candidate in mutants(COUNT, seed=7):
            rendered = render(PROGRAM, candidate, Premises(), flat=True)
            run = servers.verify(rendered.text, DafnyLimits(procedure_seconds=10, wall_seconds=120))
            dafny_proves = not raw_objections(run, rendered.required)
            found = examiner.examine(candidate)
            assert not (dafny_proves and found.refuted), (name, text)
            if found.proved:
                assert UnitFuzzer(PROGRAM, unit(name), evaluator=EVALUATOR).fuzz(candidate).failure is None, text
            tally["both prove"] += dafny_proves and found.proved
            tally["both object"] += not dafny_proves and not found.proved
    assert tally["both prove"] >= 1, tally
    assert tally["both object"] >= 3, tally
