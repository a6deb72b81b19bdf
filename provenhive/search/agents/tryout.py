"""A unit's contract at work on samples: what agents check their guesses against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenhive.candidates.compile_python import MissingPart, compile_candidate
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.search.agents.bounded import Bounded, pool
from provenhive.search.agents.running import Runner
from provenhive.search.agents.sampling import Arguments, Sampler
from provenhive.search.agents.workbench import Workbench
from provenhive.search.parts import part_from_contract
from provenhive.spec_lang.core import Expr, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.values import Value

FUEL = 50_000


class Tryout:
    """Samples of a unit, its contract on them, and a runner for expressions."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.unit = bench.unit
        self.evaluator = Evaluator(bench.program, fuel=FUEL)
        self.runner = Runner(bench.program, self.evaluator)
        self.sampler = Sampler(bench.program, self.evaluator, bench.unit, bench.task.seed)
        self.samples: list[Arguments] = self.sampler.inputs()
        declared = [bench.program.index.get(name) for name in bench.unit.built_from]
        self.part_units = tuple(unit for unit in declared if isinstance(unit, Unit))
        self.parts = {unit.name: part_from_contract(self.evaluator, unit) for unit in self.part_units}
        self._bounded = Bounded(bench)
        self._spare = {t: tuple(self.sampler.value(t, 2) for _ in range(8)) for t in self._bounded.types}
        self._met: dict[tuple[Arguments, tuple[Value, ...]], bool] = {}

    def more(self, wanted: int) -> list[Arguments]:
        """Return further samples, among them larger ones."""
        known = set(self.samples)
        return [arguments for arguments in self.sampler.inputs(wanted) if arguments not in known]

    def failures(self, text: str, wanted: int = 200) -> list[Arguments]:
        """Run a candidate on further samples and return those on which it fails, small ones first."""
        candidate = parse_candidate(text, self.bench.program, self.unit)
        if isinstance(candidate, Rejection):
            return []
        compiled = compile_candidate(self.bench.program, self.unit, candidate, parts=self.parts)
        found = []
        for arguments in self.more(wanted):
            try:
                results = compiled.run(arguments, fuel=FUEL)
            except MissingPart:
                return []
            except EvaluationFault:
                found.append(arguments)
                continue
            if not self.meets(arguments, results):
                found.append(arguments)
        return found

    def env(self, arguments: Arguments) -> dict[str, Value]:
        """Return the parameters' values by name."""
        return {p.name: value for p, value in zip(self.unit.parameters, arguments, strict=True)}

    def meets(self, arguments: Arguments, results: Sequence[Value]) -> bool:
        """Say whether the contract is met; where it has no value, it is not."""
        key = (arguments, tuple(results))
        known = self._met.get(key)
        if known is None:
            known = self._met[key] = self._meets(arguments, results)
        return known

    def _meets(self, arguments: Arguments, results: Sequence[Value]) -> bool:
        occurring = (*arguments, *results)
        pools = tuple(pool(type_, occurring, self._spare[type_]) for type_ in self._bounded.types)
        try:
            return not self.evaluator.check_post(self._bounded.unit, (*arguments, *pools), tuple(results), fuel=FUEL)
        except EvaluationFault:
            return False

    def admits(self, arguments: Arguments) -> bool:
        """Say whether the preconditions hold."""
        try:
            return self.evaluator.check_pre(self.unit, arguments, fuel=FUEL)
        except EvaluationFault:
            return False

    def holds(self, condition: Expr, env: Mapping[str, Value]) -> bool:
        """Say whether a condition holds; where it has no value, it does not."""
        try:
            return self.runner.run(condition)(env) is True
        except EvaluationFault:
            return False
