"""Work on one unit, in a worker process: search and judge. Nothing here touches the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.syntax import Candidate
from provenhive.conditions.examining import Examination
from provenhive.dafny_bridge import DafnyLimits, ServerPool
from provenhive.dafny_bridge.engines import QuickLooks
from provenhive.errors import InfrastructureError
from provenhive.judge import Judgement, JudgeSettings, UnitJudge
from provenhive.judge.ground_dafny import ProversDisagree
from provenhive.judge.theorems import Theorems, with_theorems
from provenhive.pipeline.choosing import choose, measure
from provenhive.pipeline.events import Note
from provenhive.pipeline.outcome import ConditionCounts, FuzzCounts, Origin, UnitOutcome
from provenhive.pipeline.premises import premises_of
from provenhive.pipeline.report import AgentCounts, Counts, Furthest
from provenhive.pipeline.stages import Stages, TimedAgent, TimedConditions, TimedFuzzer, TimedProver, timed
from provenhive.pipeline.twice import proved_twice
from provenhive.pipeline.warm_prover import WarmProver, tool_of
from provenhive.pipeline.workshop import Workshop, workshop
from provenhive.search.agent import Agent, Book, Task, compares_shares
from provenhive.search.choice.election import Measurements, Variant
from provenhive.search.filter import Budget, Filter, StageCounts, UnitResult
from provenhive.search.fuzz import FuzzStatistics, UnitFuzzer
from provenhive.search.inputs import Source
from provenhive.search.llm.group import Accounts, language_model
from provenhive.search.llm.settings import LlmGroup, Replay
from provenhive.search.parts import part_from_contract
from provenhive.search.pool import CounterexamplePool
from provenhive.search.registry import agents, groups_of
from provenhive.search.scheduling.looks import FILE_NAME as FAILED_LOOKS
from provenhive.search.scheduling.looks import FailedLooks
from provenhive.search.scheduling.turns import Schedule, turns_of
from provenhive.search.weighing import ConditionFilter, OwnFailure
from provenhive.spec_lang import core
from provenhive.spec_lang.values import Value
from provenhive.verdicts import Proved, Refuted, Unknown, UnknownReason


@dataclass(frozen=True, slots=True)
class UnitJob:
    """What a worker needs to work on a unit.

    ``laws`` holds the laws that are proved, ``pool_folder`` the counterexamples of earlier runs, ``variants`` how many
    proved candidates to vote on, ``lead`` the lead that ends the vote, ``groups`` language models to ask, whose answers
    are kept in the folder ``answers``, ``library`` what the ledger has proved. Lean gets ``condition_seconds`` of
    processor time to prove the conditions of what is admitted, and is not asked if they are 0. With ``trace`` the
    end of each candidate is told. The worker was sent the specification's texts under the digest ``specification``;
    without one it reads the file at ``path``.
    """

    path: str
    unit: str
    obligation_digest: str
    agents: tuple[str, ...]
    candidates: int
    seconds: float
    procedure_seconds: int
    seed: int
    targets: tuple[str, ...]
    pool_folder: str
    laws: frozenset[str] = frozenset()
    dialect: Dialect = Dialect.V2
    variants: int = 1
    lead: int = 3
    groups: tuple[tuple[str, LlmGroup], ...] = ()
    answers: str = ""
    replay: Replay = "off"
    library: tuple[Book, ...] = ()
    schedule: Schedule = "bandit"
    trace: bool = False
    condition_seconds: float = 0.0
    prover_seconds: float = inf
    specification: str = ""


@cache
def _servers() -> ServerPool:
    return ServerPool(1)


def search_unit(job: UnitJob, notify: Callable[[Any], None]) -> UnitOutcome:
    """Search for a proved candidate; ``notify`` gets ``(counts, stage)`` on the way, notes, and trace events if
    wanted.

    Raises:
        InfrastructureError: a tool is missing or failed.
    """
    folder = Path(job.answers) if job.answers else None
    models = [language_model(name, group, folder, job.replay) for name, group in job.groups]
    search = unit_search(job, agents(job.agents or None, models), notify)
    result = search.filter.run()
    try:
        outcome = _proved(job, search, result, notify) if result.variants else _unproved(job, result)
    except ProversDisagree as error:
        # Lean's kernel against the evaluator: as with Dafny, that is this unit's trouble and no other's.
        verdict = Unknown(UnknownReason.DISAGREEMENT, error.sides[0].splitlines()[0], error.sides)
        outcome = _unproved(job, replace(result, verdict=verdict))
    accounts = {model.name: model.accounts for model in models}
    for name, kept in accounts.items():
        if kept.strayed:
            notify(Note(f"{job.unit}: {name} is asked no more: {kept.ended}", warning=True))
    # A model that was asked and proposed nothing has accounts all the same.
    asked = dict(result.by_agent) | {n: StageCounts() for n, a in accounts.items() if n not in dict(result.by_agent)}
    by_agent = tuple(_agent_counts(agent, counts, accounts.get(agent)) for agent, counts in asked.items())
    return replace(outcome, by_agent=by_agent, stages=search.stages.ended())


def _proved(job: UnitJob, search: UnitSearch, result: UnitResult, notify: Callable[[Any], None]) -> UnitOutcome:
    """Choose among what is proved, and have Lean prove the conditions of what is chosen."""
    shop = workshop(job.path, job.specification)
    measurements: tuple[Measurements, ...] = ()
    if len(result.variants) > 1:
        notify((counts_of(result.counts), "vote"))
        judge = search.prover.judge_of_units
        measurements = measure(shop.program, shop.evaluator, result.variants, judge.premises, judge.settings, job.seed)
    chosen, vote = choose(result.variants, measurements, job.lead)
    judged = search.prover.judgements[chosen.text]
    notify((counts_of(result.counts), "theorems"))
    with search.stages.within("theorems"):
        theorems = proved_twice(shop.program, judged, job.condition_seconds, notify)
    outcome = _outcome(job, result, chosen, judged, theorems)
    return replace(outcome, fuzz=fuzz_counts(search.fuzzer.statistics.get(chosen.candidate)), vote=vote)


@dataclass(frozen=True, slots=True)
class UnitSearch:
    """The filter of one unit, ready to run, with what it runs candidates on and proves them by, and a stopwatch."""

    filter: Filter
    prover: WarmProver
    fuzzer: _Fuzzing
    stages: Stages


def unit_search(job: UnitJob, asked: Sequence[Agent], notify: Callable[[Any], None] = lambda _: None) -> UnitSearch:
    """Set up the search for a unit among what the agents propose.

    Raises:
        InfrastructureError: a tool is missing.
    """
    stages = Stages()
    shop = workshop(job.path, job.specification)
    unit = shop.program.unit(job.unit)
    premises = premises_of(shop.program, shop.evaluator, job.laws)
    settings = JudgeSettings(DafnyLimits(procedure_seconds=job.procedure_seconds), dialect=job.dialect)
    looks = QuickLooks(job.dialect, _servers())
    failed = FailedLooks(Path(job.pool_folder) / FAILED_LOOKS)
    judge = UnitJudge(shop.program, premises, settings)
    prover = WarmProver(judge, unit, premises, looks, failed=failed, tool=tool_of(job.dialect))
    pool = CounterexamplePool.of_project(Path(job.pool_folder))
    fuzzer = _Fuzzing(_fuzzer(shop, unit, job, pool), pool)
    prover.confirm = fuzzer.confirm
    prover.warn = lambda message: notify(Note(message))
    search = Filter(
        Task(shop.program, unit, job.seed, job.library),
        [TimedAgent(agent, stages) for agent in asked],
        TimedProver(prover, stages),
        TimedFuzzer(fuzzer, stages),
        Budget(job.candidates, job.seconds, job.prover_seconds),
        notify=lambda counts, stage: notify((counts_of(counts), stage)),
        conditions=TimedConditions(ConditionFilter(shop.program, shop.evaluator, fuzzer.confirm), stages),
        wanted=job.variants,
        turns=turns_of(job.schedule, groups_of(asked, [name for name, _ in job.groups])),
        behaviour=timed(fuzzer.behaviour, stages),
        inputs_passed=timed(fuzzer.passed, stages) if any(map(compares_shares, asked)) else None,
        observe=notify if job.trace else lambda event: None,
    )
    return UnitSearch(search, prover, fuzzer, stages)


def _fuzzer(shop: Workshop, unit: core.Unit, job: UnitJob, pool: CounterexamplePool) -> UnitFuzzer:
    units = [shop.program.index[name] for name in unit.built_from]
    parts = {part.name: part_from_contract(shop.evaluator, part) for part in units if isinstance(part, core.Unit)}
    return UnitFuzzer(shop.program, unit, evaluator=shop.evaluator, pool=pool, parts=parts, seed=job.seed)


class _Fuzzing:
    """Implements ``search.filter.Fuzzer``; ``statistics`` are those of the candidates that no input refuted."""

    def __init__(self, fuzzer: UnitFuzzer, pool: CounterexamplePool) -> None:
        self._fuzzer = fuzzer
        self._pool = pool
        self.statistics: dict[Candidate, FuzzStatistics] = {}

    def test(self, candidate: Candidate) -> Refuted | OwnFailure | None:
        """Run a candidate on the unit's inputs, those included that killed candidates in other processes meanwhile."""
        if self._pool.refresh():
            for arguments in self._pool.inputs(self._fuzzer.program, self._fuzzer.unit):
                self._fuzzer.add_input(arguments, Source.POOL)
        report = self._fuzzer.refute(candidate)
        if report.failure is not None:
            refuted = self._fuzzer.explain(report.failure)
            return OwnFailure(refuted, report.failure.message) if report.failure.message else refuted
        self.statistics[candidate] = report.statistics
        return None

    def behaviour(self, candidate: Candidate) -> str:
        """Return a digest of what a candidate computes on the unit's inputs."""
        return self._fuzzer.behaviour(candidate)

    def passed(self, candidate: Candidate) -> float:
        """Return the share of the unit's inputs that a candidate which failed is right on."""
        return self._fuzzer.passed(candidate)

    def confirm(self, candidate: Candidate, inputs: tuple[tuple[Value, ...], ...]) -> Refuted | None:
        """Add suggested inputs that the precondition admits, and run the candidate on them."""
        added = [arguments for arguments in inputs if self._fuzzer.add_input(arguments)]
        found = self.test(candidate) if added else None
        return found if isinstance(found, Refuted) else None


def fuzz_counts(statistics: FuzzStatistics | None) -> FuzzCounts:
    """Return a run's statistics as certificates have them."""
    if statistics is None:
        return FuzzCounts()
    by = dict(statistics.inputs)
    return FuzzCounts(
        seed=statistics.seed,
        examples=by.get(Source.EXAMPLE.value, 0),
        boundary=by.get(Source.ENUMERATED.value, 0),
        solver=by.get(Source.MODEL.value, 0),
        random=by.get(Source.GENERATED.value, 0),
        pool=by.get(Source.POOL.value, 0) + by.get(Source.SHRUNK.value, 0),
        discarded=statistics.exhausted + statistics.unjudged,
    )


def counts_of(counts: StageCounts) -> Counts:
    """Return the filter's counts as reports have them."""
    return Counts(**asdict(counts))


def _unproved(job: UnitJob, result: UnitResult) -> UnitOutcome:
    messages = tuple(m for o in result.outcomes[-3:] for m in o.messages)
    counts = counts_of(result.counts)
    best = result.furthest
    furthest = None
    if best is not None:
        furthest = Furthest(best.proposal.agent, best.stage, best.verdict, best.proposal.text, best.messages)
    return UnitOutcome(job.unit, result.verdict, counts, result.seconds, messages=messages, furthest=furthest)


def _outcome(
    job: UnitJob, result: UnitResult, chosen: Variant, judged: Judgement, theorems: Theorems | None
) -> UnitOutcome:
    """Return the outcome for the chosen variant, on the evidence of its own judgement."""
    if not isinstance(judged.verdict, Proved) or judged.text != chosen.text:
        raise InfrastructureError(f"{job.unit}: what was chosen is not what the judge proved")
    proposal = chosen.proposal
    return UnitOutcome(
        job.unit,
        with_theorems(judged.verdict, theorems),
        counts_of(result.counts),
        result.seconds,
        text=judged.text,
        origin=Origin(proposal.agent, proposal.aim, proposal.parents, proposal.seed, proposal.prompt_digest),
        conditions=condition_counts(judged.second, theorems),
        theorems=theorems,
    )


def _agent_counts(agent: str, counts: StageCounts, accounts: Accounts | None) -> AgentCounts:
    if accounts is None:
        return AgentCounts(agent, counts_of(counts))
    return AgentCounts(
        agent,
        counts_of(counts),
        accounts.usage.total,
        round(accounts.cost, 6),
        accounts.recalled.total,
        accounts.ended,
    )


def condition_counts(second: Examination | None, theorems: Theorems | None = None) -> tuple[ConditionCounts, ...]:
    """Return the second opinion as certificates have it."""
    if second is None:
        return ()
    twice = frozenset(() if theorems is None else theorems.names)
    found: list[ConditionCounts] = []
    for share in second.shares:
        left = tuple(o.condition.name for o in second.outcomes if share.solver not in o.solvers)
        proved_by_lean = len(twice.difference(left))
        total = len(second.outcomes)
        found.append(ConditionCounts(share.solver, share.version, total, share.proved, left, proved_by_lean))
    return tuple(found)
