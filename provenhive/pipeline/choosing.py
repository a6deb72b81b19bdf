"""Choosing between proved variants of a unit: measuring each, holding the vote, and what the certificate says of it."""

from __future__ import annotations

from collections.abc import Sequence

from provenhive.candidates.compile_python import Compiled, Part, compile_candidate
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import JudgeSettings
from provenhive.judge.stability import stability
from provenhive.records.evidence import JudgeVote, Measured, Tally, VoteRecord
from provenhive.search.choice.election import Measurements, Variant, elect, measured
from provenhive.search.choice.voting import Election
from provenhive.search.parts import part_from_contract
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import Generator, instantiated
from provenhive.spec_lang.values import Value, size_of

INPUTS = 16
INPUT_SIZE = 24
TRIALS = 2
FUEL = 400_000


def measure(
    program: Program,
    evaluator: Evaluator,
    variants: Sequence[Variant],
    premises: Premises,
    settings: JudgeSettings,
    seed: int,
) -> tuple[Measurements, ...]:
    """Run every variant on the same inputs, counting the interpreter's steps, and prove each under other seeds.

    Steps are calls, turns of loops and copied elements, so that they are the same on every machine.

    Raises:
        InfrastructureError: Dafny is missing or failed.
    """
    if not variants:
        return ()
    unit = program.unit(variants[0].candidate.unit)
    inputs = _inputs(evaluator, unit, seed)
    parts = _parts(program, evaluator, unit)
    seeds = range(seed + 1, seed + 1 + TRIALS)
    found = []
    for variant in variants:
        compiled = compile_candidate(program, unit, variant.candidate, parts=parts)
        steps = tuple(_steps(compiled, arguments) for arguments in inputs)
        stable = stability(program, variant.candidate, premises, settings, seeds)
        found.append(measured(variant, steps, stable))
    return tuple(found)


def choose(
    variants: Sequence[Variant], measurements: Sequence[Measurements], lead: int
) -> tuple[Variant, VoteRecord | None]:
    """Return the variant that wins the vote, with the vote as the certificate has it; no vote with one variant.

    Raises:
        UserError: there is no variant, or one stands twice.
    """
    if len(variants) == 1:
        return variants[0], None
    election = elect(measurements, lead)
    return next(v for v in variants if v.digest == election.winner), vote_record(election, measurements)


def vote_record(election: Election, measurements: Sequence[Measurements]) -> VoteRecord:
    """Return an election as certificates have it, with the measurements that it follows from."""
    return VoteRecord(
        k=election.k,
        winner=election.winner,
        tally=tuple(Tally(candidate=variant, votes=votes) for variant, votes in election.tally),
        votes=tuple(JudgeVote(judge=b.judge, measure=b.measure, candidate=b.variant) for b in election.ballots),
        measured=tuple(
            Measured(candidate=m.variant, steps=m.steps, stable=m.stable, size=m.size, effort=m.effort)
            for m in measurements
        ),
    )


def _inputs(evaluator: Evaluator, unit: Unit, seed: int) -> list[tuple[Value, ...]]:
    """Return inputs for the speed judge, large ones first: these tell algorithms apart."""
    found = Generator(evaluator, seed=seed).inputs(instantiated(unit), INPUTS, size=INPUT_SIZE)
    return sorted(found, key=size_of, reverse=True)


def _parts(program: Program, evaluator: Evaluator, unit: Unit) -> dict[str, Part]:
    declared = [program.index[name] for name in unit.built_from]
    return {part.name: part_from_contract(evaluator, part) for part in declared if isinstance(part, Unit)}


def _steps(compiled: Compiled, arguments: tuple[Value, ...]) -> int | None:
    try:
        compiled.run(arguments, FUEL)
    except EvaluationFault:
        return None
    return FUEL - compiled.fuel_cell[0]
