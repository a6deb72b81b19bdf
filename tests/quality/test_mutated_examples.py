"""Contracts of the examples, broken clause by clause: what is proved meets what is written, and no more is claimed.

Of each ``ensures`` of a few units there are three mutants: the clause negated; the clause left out, which leaves
nonsense in the place of a contract; and the clause beside its negation, which nothing can meet.
"""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from provenhive.candidates.compile_python import compile_candidate
from provenhive.candidates.gate import parse_candidate
from provenhive.dafny_bridge import STOCK, DafnyLimits
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import JudgeSettings, UnitJudge
from provenhive.pipeline.project import find_project, open_log
from provenhive.pipeline.prove import prove
from provenhive.pipeline.report import RunReport
from provenhive.records import UnitCertificate
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.expressions import Unary, UnaryOp
from provenhive.spec_lang.generate import Generator, instantiated
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.show import show_declared
from provenhive.verdicts import Unknown

EXAMPLES = Path(__file__).parents[2] / "examples"
SEED = 1
WITH_CLAUSES, WITH_ONE = 2, 1
SETTINGS = 'targets = ["python"]\nunit_seconds = 10\ncandidates = 30\ncondition_seconds = 0\n'


@dataclass(frozen=True)
class Mutant:
    """A unit whose contract is broken in one clause, and the name of the unit that it was."""

    unit: Unit
    form: str
    original: str


@dataclass(frozen=True)
class Outcome:
    """What a run made of the sample and its mutants; ``proved`` has the candidates' texts."""

    programs: dict[str, Program]
    mutants: tuple[Mutant, ...]
    report: RunReport
    proved: dict[str, str]

    def of(self, form: str) -> tuple[Mutant, ...]:
        return tuple(mutant for mutant in self.mutants if mutant.form == form)


def sample() -> tuple[Unit, ...]:
    """Return units with several clauses, and with one; steps of machines have no declaration that could be broken."""
    files = [path for path in sorted(EXAMPLES.glob("*.hspec")) if path.stem != "machines"]
    units = [u for path in files for u in load_program(path).units if not (u.built_from or u.uses or u.plan)]
    choose = random.Random(SEED)
    several = choose.sample([unit for unit in units if len(unit.ensures) > 1], WITH_CLAUSES)
    return (*several, *choose.sample([unit for unit in units if len(unit.ensures) == 1], WITH_ONE))


def mutants_of(unit: Unit) -> list[Mutant]:
    found = []
    for number, clause in enumerate(unit.ensures):
        before, after = unit.ensures[:number], unit.ensures[number + 1 :]
        negated = Unary(UnaryOp.NOT, clause)
        forms = {
            "negated": (*before, negated, *after),
            "left_out": (*before, *after),
            "contradictory": (*unit.ensures, negated),
        }
        for form, ensures in forms.items():
            if ensures:
                name = f"{unit.name}_{form}_{number}"
                found.append(Mutant(replace(unit, name=name, ensures=ensures, examples=()), form, unit.name))
    return found


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("mutated")
    (folder / "provenhive.toml").write_text(SETTINGS)
    for path in EXAMPLES.glob("*.hspec"):
        shutil.copy(path, folder)
    units = sample()
    mutants = tuple(mutant for unit in units for mutant in mutants_of(unit))
    for mutant in mutants:
        module = mutant.unit.name.partition(".")[0]
        with (folder / f"{module}.hspec").open("a") as file:
            file.write("\n" + show_declared(mutant.unit, module) + "\n")
    paths = sorted({folder / f"{unit.name.partition('.')[0]}.hspec" for unit in units})
    only = frozenset(f"implements:{unit.name}" for unit in (*units, *(mutant.unit for mutant in mutants)))
    project = find_project(folder)
    log = open_log(project, write=True)
    with log.ledger:
        report = prove(paths, ".", project, log, lambda event: None, only=only)
        records = [known.record for known in log.iterate()]
        certified = [record for record in records if isinstance(record, UnitCertificate)]
        proved = {record.obligation.name: log.text(record.candidate.source.text) for record in certified}
    return Outcome({path.stem: load_program(path) for path in paths}, mutants, report, proved)


def program_of(outcome: Outcome, name: str) -> Program:
    return outcome.programs[name.partition(".")[0]]


def test_the_sample_has_contracts_of_several_clauses(outcome: Outcome) -> None:
    assert len(outcome.of("negated")) == len(outcome.of("contradictory")) == sum(len(u.ensures) for u in sample()) >= 5
    assert len(outcome.of("left_out")) == len(outcome.of("negated")) - WITH_ONE
    assert set(outcome.proved) == {unit.name for unit in outcome.report.units if unit.verdict == "proved"}
    assert any(unit.name in outcome.proved for unit in sample())


def test_a_clause_beside_its_negation_is_not_satisfiable_and_not_proved(outcome: Outcome) -> None:
    verdicts = {o.name: o.verdict for o in outcome.report.obligations if o.kind == "satisfiable"}
    for mutant in outcome.of("contradictory"):
        assert verdicts[mutant.unit.name] == "refuted", mutant.unit.name
        assert mutant.unit.name not in outcome.proved


def test_what_is_proved_meets_the_contract_as_it_is_written(outcome: Outcome) -> None:
    assert any(mutant.unit.name in outcome.proved for mutant in outcome.of("left_out")), "nothing broken is proved"
    for name, text in outcome.proved.items():
        program = program_of(outcome, name)
        unit, evaluator = program.unit(name), Evaluator(program)
        compiled, plain = compile_candidate(program, unit, parse_candidate(text, program, unit)), instantiated(unit)
        inputs = Generator(evaluator, seed=99).inputs(plain, 60)
        assert inputs, name
        for arguments in inputs:
            assert evaluator.check_post(plain, arguments, compiled.run(arguments)) == (), name


def test_what_meets_a_contract_is_no_proof_of_a_clause_negated(outcome: Outcome) -> None:
    asked = 0
    for mutant in outcome.of("negated"):
        text = outcome.proved.get(mutant.original)
        if text is None:
            continue
        program = program_of(outcome, mutant.unit.name)
        own, other = (name.partition(".")[2] for name in (mutant.original, mutant.unit.name))
        renamed = re.sub(rf"\b{own}\b", other, text)  # where it calls itself
        judge = UnitJudge(program, Premises(), JudgeSettings(DafnyLimits(procedure_seconds=10), (STOCK,)))
        verdict = judge.judge(renamed, program.unit(mutant.unit.name)).verdict
        assert isinstance(verdict, Unknown), (mutant.unit.name, verdict)
        assert outcome.proved.get(mutant.unit.name) != renamed
        asked += 1
    assert asked
