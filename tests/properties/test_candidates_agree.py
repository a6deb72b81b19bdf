"""Candidates mean the same in every form: text and tree, compiled, interpreted, extracted."""

import pytest
from candidate_reference import CandidateReference, TooLong
from candidate_strategies import PROGRAM, UNIT, candidates, one_expression
from core_strategies import environments
from hypothesis import HealthCheck, assume, given, settings

from provenhive.candidates.compile_python import compile_candidate
from provenhive.candidates.erasing import erase_ghosts
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.names import Names
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.syntax import Candidate
from provenhive.extraction.artefact import Provenance
from provenhive.extraction.python import extract_python
from provenhive.extraction.python_runner import PythonRunner
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import OutOfFuel, Undefined

EVALUATOR = Evaluator(PROGRAM)
NAMES = Names(PROGRAM)
PROVENANCE = Provenance("sample.hspec", "sha256:0", "sha256:1", "hypothesis", "test")
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def outcome(run, *arguments):
    try:
        return run(*arguments)
    except Undefined:
        return Undefined


@SETTINGS
@given(candidates())
def test_reading_what_was_printed_gives_the_tree_back(candidate):
    text = print_candidate(candidate, NAMES)
    read = parse_candidate(text, PROGRAM, UNIT)
    assert isinstance(read, Candidate), (read, text)
    assert read == candidate, text


@SETTINGS
@given(candidates())
def test_printed_text_is_read_as_it_is_printed(candidate):
    text = print_candidate(candidate, NAMES)
    read = parse_candidate(text, PROGRAM, UNIT)
    assert print_candidate(read, NAMES) == text


@SETTINGS
@given(one_expression(), environments())
def test_compiled_expressions_are_the_evaluators(made, env):
    candidate, position, expr = made
    arguments = tuple(env[b.name] for b in UNIT.parameters)
    found = outcome(compile_candidate(PROGRAM, UNIT, candidate).run, arguments)
    wanted = outcome(EVALUATOR.evaluate, expr, env)
    assert (found if found is Undefined else found[position]) == wanted


@SETTINGS
@given(candidates(), environments())
def test_compiled_bodies_do_what_an_interpreter_does(candidate, env):
    arguments = tuple(env[b.name] for b in UNIT.parameters)
    try:
        wanted = outcome(CandidateReference(PROGRAM, UNIT, candidate).run, arguments)
        found = outcome(compile_candidate(PROGRAM, UNIT, candidate).run, arguments)
    except (TooLong, OutOfFuel):
        assume(False)
    assert found == wanted, print_candidate(candidate, NAMES)


@SETTINGS
@given(candidates(), environments())
def test_checks_change_no_result(candidate, env):
    arguments = tuple(env[b.name] for b in UNIT.parameters)
    try:
        plain = outcome(compile_candidate(PROGRAM, UNIT, candidate).run, arguments)
        checked, _ = compile_candidate(PROGRAM, UNIT, candidate, checks=True).collect(arguments)
    except OutOfFuel:
        assume(False)
    if isinstance(checked, tuple):  # else a ghost was undefined, which compiled code does not see
        assert checked == plain


@SETTINGS
@given(candidates())
def test_erased_candidates_hold_no_ghosts_and_mean_the_same_text(candidate):
    erased = erase_ghosts(PROGRAM, candidate)
    text = print_candidate(erased, NAMES)
    for word in ("ghost", "assert", "calc", "lemma", "invariant", "decreases |", "Fact"):
        assert word not in text
    assert erase_ghosts(PROGRAM, erased) == erased
    assert parse_candidate(text, PROGRAM, UNIT) == erased


@SETTINGS
@given(candidates(), environments())
def test_extracted_python_computes_what_the_tree_computes(candidate, env):
    arguments = tuple(env[b.name] for b in UNIT.parameters)
    try:
        wanted = outcome(compile_candidate(PROGRAM, UNIT, candidate).run, arguments)
    except OutOfFuel:
        assume(False)
    assume(wanted is not Undefined)  # proved code is never outside of an operation's domain
    extraction = extract_python(PROGRAM, UNIT, {UNIT.name: candidate}, PROVENANCE)
    assert PythonRunner(PROGRAM, UNIT, extraction).call(arguments) == wanted, extraction.artefact.text


@SETTINGS
@given(one_expression(), environments())
def test_extracted_expressions_are_the_evaluators(made, env):
    candidate, position, expr = made
    wanted = outcome(EVALUATOR.evaluate, expr, env)
    assume(wanted is not Undefined)
    arguments = tuple(env[b.name] for b in UNIT.parameters)
    extraction = extract_python(PROGRAM, UNIT, {UNIT.name: candidate}, PROVENANCE)
    assert PythonRunner(PROGRAM, UNIT, extraction).call(arguments)[position] == wanted, extraction.artefact.text


def test_the_interpreter_can_tell_a_difference():
    """The reference is no echo: a candidate with another constant gives another result."""
    texts = ["{ ri, rb, rs, rl := %d, true, [1], Nil; }" % number for number in (1, 2)]  # noqa: UP031 - braces
    env = {"us": (), "vs": (), "w": (), "l": None}
    read = [parse_candidate(text, PROGRAM, UNIT) for text in texts]
    found = [CandidateReference(PROGRAM, UNIT, c).run(tuple(env.get(b.name, 0) for b in UNIT.parameters)) for c in read]
    assert [results[0] for results in found] == [1, 2]
    with pytest.raises(KeyError):
        CandidateReference(PROGRAM, UNIT, parse_candidate("{ while true { } }", PROGRAM, UNIT)).methods["Step"]
