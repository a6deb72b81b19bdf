"""What Lean proves: the machines of the examples, the laws that units lean on, a part of the suite of laws."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from provenhive.judge.lean import LeanJudge
from provenhive.lean_bridge.checker import PERMITTED_AXIOMS, Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.law_search import LawSearch
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_program
from provenhive.verdicts import Proved
from tests.support.lean_support import lean_engine, lean_library

ROOT = Path(__file__).parents[2]
MACHINES = ROOT / "examples" / "machines.hspec"
LAWFUL = ROOT / "examples" / "laws.hspec"
SUITE = sorted(p for p in (Path(__file__).parent / "laws").glob("*.hspec") if not p.name.startswith("false"))
SECONDS = 30.0
A_FILE = 4


@cache
def program(path: Path) -> Program:
    return load_program(path)


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


@cache
def search(path: Path, workers: WorkerPool) -> LawSearch:
    """One search for a file: what it has proved are lemmas for what comes."""
    return LawSearch(program(path), Evaluator(program(path)), workers, SECONDS)


def proves(path: Path, workers: WorkerPool, obligation: Obligation) -> None:
    own = search(path, workers)
    checker = Checker(lean_engine(), lean_library())
    found = LeanJudge(program(path), Evaluator(program(path)), checker, workers, own.seek).judge(obligation)
    assert isinstance(found.verdict, Proved), found.verdict
    lean = [e for e in found.verdict.evidence if e.prover == "lean"]
    assert lean and all(e.fresh_process and PERMITTED_AXIOMS.issuperset(e.axioms) for e in lean)
    if obligation.kind is Kind.LAW:
        own.learn(obligation.subject, obligation.sequents[0], found.proof)


def of_kind(path: Path, kind: Kind) -> list[Obligation]:
    return [o for o in derive(program(path), imported=True) if o.kind is kind]


def used(path: Path) -> list[Obligation]:
    """The laws that units use, after one that a proof among them leans on."""
    names = {"std.insert_ascending"} | {
        n for d in program(path).main.declarations if isinstance(d, core.Unit) for n in d.uses
    }
    return [o for o in of_kind(path, Kind.LAW) if o.subject in names]


SAMPLE = [(path, law) for path in SUITE for law in islice(of_kind(path, Kind.LAW), A_FILE)]


def test_there_are_as_many_machines_as_the_language_manual_says() -> None:
    assert len({o.subject for o in of_kind(MACHINES, Kind.INVARIANT)}) >= 8


@pytest.mark.slow
@pytest.mark.parametrize("obligation", of_kind(MACHINES, Kind.INVARIANT), ids=lambda o: o.id)
def test_the_invariants_of_the_machines_are_proved(workers: WorkerPool, obligation: Obligation) -> None:
    proves(MACHINES, workers, obligation)


@pytest.mark.slow
@pytest.mark.parametrize("obligation", used(LAWFUL), ids=lambda o: o.subject)
def test_the_laws_that_units_lean_on_are_proved(workers: WorkerPool, obligation: Obligation) -> None:
    proves(LAWFUL, workers, obligation)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "law"), SAMPLE, ids=lambda x: getattr(x, "subject", ""))
def test_laws_of_the_suite_are_proved(workers: WorkerPool, path: Path, law: Obligation) -> None:
    proves(path, workers, law)
