"""A source of premises reaches the search, its portfolio and the priors of its tree: the user's, or the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lean_support import lean_engine, lean_library

from provenhive.errors import UserError
from provenhive.judge.lean import confirm_law
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import derive
from provenhive.pipeline.dojo import read_source
from provenhive.pipeline.law_search import LawSearch
from provenhive.pipeline.lean_choice import PREMISES_VARIABLE, chosen_premises, use_lean
from provenhive.pipeline.project import find_project
from provenhive.search.laws.bench import Goal
from provenhive.search.laws.portfolio import step_maker
from provenhive.search.laws.sources import ObservedTactic, Retrieval
from provenhive.search.laws.steps import Advice
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved

PROGRAM = load_text("""
module traced
law quotients(a: int, b: int, n: int): requires n > 0 && a <= b a / n <= b / n
law of_smaller(a: int, b: int, n: int): requires n > 0 && a < b a / n <= b / n
""")
LAW, STRICT = (o for o in derive(PROGRAM) if o.kind.value == "law")
SECONDS = 6.0
TRACE = (
    {
        "theorem": "Int.ediv_le_ediv",
        "statement": "{a b c : Int} (H : 0 < c) (H' : a ≤ b) : a / c ≤ b / c",
        "module": "Init",
    },
    {"theorem": "Int.unheard_of", "statement": "(a b c : Int) : a / c ≤ b / c", "module": "Far"},
    {"theorem": "List.length_append", "statement": "(as bs : List T) : (as ++ bs).length = n", "module": "Init"},
    {"tactic": "apply Int.ediv_le_ediv", "goal": "a b n : Int\n⊢ a / n ≤ 0", "premises": ["Int.ediv_le_ediv"]},
)


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    file = tmp_path / "trace.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in TRACE))
    return file


def test_a_law_that_is_open_without_the_source_is_proved_with_it(workers: WorkerPool, trace: Path) -> None:
    sequent, evaluator = LAW.sequents[0], Evaluator(PROGRAM)
    assert LawSearch(PROGRAM, evaluator, workers, SECONDS).seek(LAW.subject, sequent) is None
    proof = LawSearch(PROGRAM, evaluator, workers, SECONDS, read_source(trace)).seek(LAW.subject, sequent)
    assert proof is not None and "Int.ediv_le_ediv" in proof and "unheard_of" not in proof
    checked = confirm_law(Checker(lean_engine(), lean_library()), PROGRAM, LAW, proof)
    assert isinstance(checked.verdict, Proved)


def test_without_a_file_the_core_library_is_asked(workers: WorkerPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREMISES_VARIABLE, "")
    search = LawSearch(PROGRAM, Evaluator(PROGRAM), workers, SECONDS, chosen_premises())
    proof = search.seek(LAW.subject, LAW.sequents[0])
    assert proof is not None and "Int.ediv_le_ediv" in proof


def test_a_law_without_functions_is_a_lemma_of_what_shares_its_operators(workers: WorkerPool) -> None:
    """The same law that no step proves without a premise: as a proved law it is one."""
    search = LawSearch(PROGRAM, Evaluator(PROGRAM), workers, SECONDS)
    search.learn(LAW.subject, LAW.sequents[0], "by\n  apply Int.ediv_le_ediv <;> omega")
    proof = search.seek(STRICT.subject, STRICT.sequents[0])
    assert proof is not None and search.uses(proof) == (LAW.subject,)


def test_observed_tactics_change_the_order_of_the_trees_steps(workers: WorkerPool) -> None:
    bench = LawSearch(PROGRAM, Evaluator(PROGRAM), workers, SECONDS).bench
    goal = Goal(LAW.subject, LAW.sequents[0])
    (start,) = bench.attempt(goal, "skip", (), 20_000).open
    info = bench.describe(goal)

    def order(source: Advice | None) -> list[str]:
        steps = sorted(step_maker(info, (), (), source).steps(start, 0), key=lambda s: -s.prior)
        return [step.tactic for step in steps]

    class Grinding:
        def premises(self):
            return ()

        def tactics(self):
            return (ObservedTactic("grind", start.text),)

    plain, advised = order(None), order(Advice(Retrieval(Grinding()), lambda _: ("Int.ediv_le_ediv",)))
    assert plain[0].startswith("simp_all") and advised[0].startswith("grind")
    assert "rw [Int.ediv_le_ediv]" in advised and "rw [Int.ediv_le_ediv]" not in plain


def test_the_settings_name_the_file(tmp_path: Path, trace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREMISES_VARIABLE, "")
    assert len(chosen_premises().theorems) > 1000
    monkeypatch.delenv(PREMISES_VARIABLE)
    (tmp_path / "provenhive.toml").write_text(f'lean_premises = "{trace.name}"\n')
    use_lean(find_project(tmp_path))
    found = chosen_premises()
    assert len(found.theorems) == 3
    trace.write_text("{}\n")
    with pytest.raises(UserError, match=r"trace\.jsonl:1"):
        chosen_premises()
