"""What the conditions say of generated programs is true of their runs."""

from __future__ import annotations

import random

from candidate_strategies import PROGRAM as SAMPLES
from candidate_strategies import candidates
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutants import PROGRAM, RIGHT, mutant, unit

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.conditions.condition import as_sequent, show_condition
from provenhive.conditions.examining import Examiner, Status
from provenhive.conditions.generate import conditions_of_candidate
from provenhive.search.fuzz import UnitFuzzer
from provenhive.search.weighing import HASTY
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.traverse import free_names

EVALUATOR = Evaluator(PROGRAM)
EXAMINER = Examiner(PROGRAM, EVALUATOR, HASTY)
FUZZERS = {name: UnitFuzzer(PROGRAM, unit(name), evaluator=EVALUATOR, use_solver=False) for name in RIGHT}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(RIGHT)), st.integers(0, 2), st.integers(0, 1_000))
def test_a_program_whose_conditions_are_proved_never_fails(name: str, changes: int, seed: int) -> None:
    candidate = parse_candidate(mutant(name, changes, random.Random(seed)), PROGRAM, unit(name))
    if not isinstance(candidate, Candidate):
        return
    found = EXAMINER.examine(candidate)
    failure = FUZZERS[name].fuzz(candidate).failure
    assert failure is None or not found.proved


def test_right_programs_are_not_refuted_and_mostly_proved() -> None:
    for name, text in RIGHT.items():
        candidate = parse_candidate(text, PROGRAM, unit(name))
        assert isinstance(candidate, Candidate), candidate
        found = Examiner(PROGRAM, EVALUATOR).examine(candidate)
        assert not found.refuted
        assert len(found.of(Status.PROVED)) >= len(found.outcomes) - 1, name


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(candidates())
def test_conditions_of_any_program_are_closed_and_have_a_text(candidate: Candidate) -> None:
    for condition in conditions_of_candidate(SAMPLES, candidate):
        sequent = as_sequent(SAMPLES, condition)
        names = {binder.name for binder in sequent.binders}
        assert names >= free_names(sequent.goal)
        assert all(names >= free_names(hypothesis) for hypothesis in sequent.hypotheses)
        assert show_condition(condition).startswith(condition.name)
