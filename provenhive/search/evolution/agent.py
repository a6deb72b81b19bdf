"""The evolutionary agent: an archive of elites grown by variation, seeded by what failed before.

What meets the contract on all samples is proposed. Failed candidates of any agent, which come back as feedback, are the
next round's ancestors. Fitness is the stage that a candidate reached, and the share that it passed of what that asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from provenhive.candidates.compile_python import compile_candidate
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.printer import print_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Assign, Block, Candidate
from provenhive.canonical import digest_bytes
from provenhive.search.agent import Feedback, Outcome, Proposal, Task
from provenhive.search.agents.grammar import Grammar, atoms, vocabulary
from provenhive.search.agents.tryout import FUEL, Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.search.evolution.archive import Archive, Elite, Fitness, Stage, cell_of
from provenhive.search.evolution.variation import Variation
from provenhive.spec_lang.core import Expr
from provenhive.spec_lang.faults import EvaluationFault

CHILDREN = 1_500
FOUNDERS = 12
ANCESTORS = 8
PROPOSED = 6
_MORE = 150


class Evolution:
    """Proposes what evolves; the same for the same seed and feedback."""

    name = "evolution"
    compares_shares = True

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield the candidates that came to meet the contract on all samples, up to a number of children."""
        run = _Run(task, feedback)
        for elite, parents in run.evolve():
            yield Proposal(elite.text, self.name, "elite", parents=parents, seed=task.seed)


class _Run:
    """One round of evolution."""

    def __init__(self, task: Task, feedback: Feedback) -> None:
        self.task = task
        self.feedback = feedback
        self.bench = Workbench(task)
        self.tryout = Tryout(self.bench)
        self.samples = [*self.tryout.samples, *self.tryout.more(_MORE)]
        turn = len(feedback.outcomes)
        self.chance = Random(f"{task.seed}:{turn}:{task.unit.name}")  # noqa: S311 - a search, no secret
        self.variation = Variation(self._material(), self.chance)
        self.archive = Archive()
        self.known: set[str] = {o.proposal.text for o in feedback.outcomes}

    def evolve(self) -> Iterator[tuple[Elite, tuple[str, ...]]]:
        """Yield what meets the contract on all samples, with the digests of its parents."""
        if not self.samples:
            return
        proposed = 0
        for candidate in (*self._ancestors(), *self._founders()):
            found = self._offer(candidate)
            if found is not None:
                proposed += 1
                yield found, ()
        for _ in range(CHILDREN):
            elites = self.archive.elites
            if not elites or proposed >= PROPOSED:
                return
            parent, other = self.chance.choice(elites), self.chance.choice(elites)
            found = self._offer(self.variation.child(parent.candidate, other.candidate))
            if found is not None:
                proposed += 1
                yield found, (digest_bytes(parent.text.encode()), digest_bytes(other.text.encode()))

    def _material(self) -> list[Expr]:
        unit = self.bench.unit
        variables = [self.bench.var(p) for p in unit.parameters]
        said = (*unit.requires, *unit.ensures)
        envs = [self.tryout.env(arguments) for arguments in self.tryout.samples]
        grammar = Grammar(self.bench, self.tryout.runner, vocabulary(self.bench, variables, said), envs)
        results = [self.bench.erased(r.type) for r in unit.results]
        grammar.grow(set(results))
        wanted = {v.type for v in variables} | set(results)
        terms = [term.expr for type_ in sorted(wanted, key=str) for term in grammar.of_type(type_)]
        terms += [term.expr for term in atoms(grammar, limit=80)]
        return [term for term in terms if self.bench.executable(term)]

    def _founders(self) -> Iterator[Candidate]:
        """Yield the simplest candidates: one term for each result."""
        unit = self.bench.unit
        pools = [list(self.variation.of_type(self.bench.erased(r.type)))[:FOUNDERS] for r in unit.results]
        names = tuple(r.name for r in unit.results)
        for number, values in enumerate(product(*pools)):
            if number >= FOUNDERS * len(names):
                return
            body = tuple(Assign((name,), (value,)) for name, value in zip(names, values, strict=True))
            yield Candidate(unit.name, Block(body))

    def _ancestors(self) -> Iterator[Candidate]:
        """Yield what failed before and can be run, the furthest first."""
        failed = [o for o in self.feedback.outcomes if o.stage in _STAGES and o.verdict != "proved"]
        failed.sort(key=lambda o: (_STAGES[o.stage], o.share or 0.0), reverse=True)
        for outcome in failed[:ANCESTORS]:
            parsed = parse_candidate(outcome.proposal.text, self.task.program, self.task.unit)
            if not isinstance(parsed, Rejection):
                self._keep(parsed, outcome.proposal.text, _fitness(outcome))
                yield parsed

    def _offer(self, candidate: Candidate) -> Elite | None:
        """Run a candidate and offer it to the archive; return it if it meets the contract on all samples."""
        text = print_candidate(candidate, self.bench.names)
        if text in self.known:
            return None
        self.known.add(text)
        parsed = parse_candidate(text, self.task.program, self.task.unit)
        if isinstance(parsed, Rejection):
            return None
        elite = self._keep(parsed, text, None)
        return elite if elite is not None and elite.fitness.share == 1 else None

    def _keep(self, candidate: Candidate, text: str, known: Fitness | None) -> Elite | None:
        met, steps = self._met(candidate)
        fitness = known or Fitness(Stage.RUNS, met)
        if fitness == Fitness(Stage.RUNS, 0):
            return None
        elite = Elite(candidate, text, fitness)
        self.archive.offer(cell_of(candidate, steps), elite)
        return elite

    def _met(self, candidate: Candidate) -> tuple[float, int]:
        """Return the share of samples on which the contract is met, and the mean number of steps."""
        compiled = compile_candidate(self.task.program, self.task.unit, candidate, parts=self.tryout.parts)
        met = steps = 0
        for arguments in self.samples:
            try:
                results = compiled.run(arguments, FUEL)
            except EvaluationFault:
                continue
            met += self.tryout.meets(arguments, results)
            steps += FUEL - compiled.fuel_cell[0]
        return met / len(self.samples), steps // len(self.samples)


_STAGES = {"fuzz": Stage.RUNS, "conditions": Stage.CONDITIONS, "proof": Stage.PROOF}


def _fitness(outcome: Outcome) -> Fitness | None:
    """Return what the filter measured; nothing if runs were not counted."""
    stage = _STAGES[outcome.stage]
    if outcome.share is None:
        return None if stage is Stage.RUNS else Fitness(stage, 0.0)
    return Fitness(stage, outcome.share)
