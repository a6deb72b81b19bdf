"""Agents that propose proofs of laws: through the gate and the checker like any proof, or to no effect."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest
from lean_support import lean_engine, lean_library

from provenhive.errors import UserError
from provenhive.judge.lean import confirm_law
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import derive
from provenhive.pipeline.law_search import LawSearch
from provenhive.search.laws.proposers import GROUP, MOST, FailedScript, ProofTask, proof_agents
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.verdicts import Proved

PROGRAM = load_text(
    """
module offered

function product(xs: seq<int>): int = match xs { [] => 1, x :: rest => x * product(rest) }

law joined(xs: seq<int>, ys: seq<int>): product(xs ++ ys) == product(xs) * product(ys)

law thrice(xs: seq<int>, ys: seq<int>, zs: seq<int>):
  product((xs ++ ys) ++ zs) == product(xs) * product(ys) * product(zs)

law wrong(xs: seq<int>): product(xs ++ xs) == product(xs)
""",
    "offered.hspec",
)
LAWS = {o.subject.removeprefix("offered."): o for o in derive(PROGRAM) if o.kind.value == "law"}
INDUCTION = "induction xs <;> simp_all [offered.product, Int.mul_assoc]"
CHEATS = ("skip", "sorry", "exact sorryAx _", "native_decide", "omega", "intro", "trivial)", "")


class Offering:
    """Proposes cheats, then what it was given; remembers what it was told."""

    def __init__(self, *scripts: str, name: str = "offering") -> None:
        self.name, self.scripts = name, scripts
        self.tasks: list[ProofTask] = []
        self.failed: list[FailedScript] = []

    def propose(self, task: ProofTask, failed: list[FailedScript]) -> Iterator[str]:
        self.tasks.append(task)
        self.failed = failed
        yield from (*CHEATS, *self.scripts)


class Broken:
    name = "broken"

    def propose(self, task: ProofTask, failed: list[FailedScript]) -> Iterator[str]:
        yield "omega"
        raise RuntimeError("out of ideas")


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    with WorkerPool(lean_engine(), lean_library(), size=1) as pool:
        yield pool


def sought(workers: WorkerPool, law: str, *agents: object, known: str = "") -> str | None:
    """What is found without a search of the project's own: its seconds are none."""
    search = LawSearch(PROGRAM, Evaluator(PROGRAM), workers, 0.0, None, agents)  # type: ignore[arg-type]
    if known:
        search.learn("offered.joined", LAWS["joined"].sequents[0], known)
    return search.seek(f"offered.{law}", LAWS[law].sequents[0])


def stands(law: str, proof: str) -> bool:
    return isinstance(confirm_law(Checker(lean_engine(), lean_library()), PROGRAM, LAWS[law], proof).verdict, Proved)


def test_a_proposal_that_lean_takes_is_a_proof_and_what_failed_is_told(workers: WorkerPool, caplog) -> None:
    offering = Offering(INDUCTION)
    proof = sought(workers, "joined", Broken(), offering)
    assert proof is not None and stands("joined", proof)
    assert [f.script for f in offering.failed] == list(CHEATS) and all(f.messages for f in offering.failed)
    assert any(f.open for f in offering.failed), "what a tactic leaves open is told"
    (task,) = offering.tasks
    assert task.law == "(xs: seq<int>, ys: seq<int>): product(xs ++ ys) == product(xs) * product(ys)"
    assert [name for name, _ in task.goal.variables] == ["xs", "ys"]
    assert "out of ideas" in caplog.text


def test_a_proposal_may_name_laws_that_are_proved(workers: WorkerPool) -> None:
    joined = sought(workers, "joined", Offering(INDUCTION))
    assert joined is not None
    leaning = Offering("rw [law_offered_joined, law_offered_joined]")
    proof = sought(workers, "thrice", leaning, known=joined)
    assert proof is not None and stands("thrice", proof), leaning.failed
    assert list(leaning.tasks[0].lemmas) == ["law_offered_joined"]
    assert sought(workers, "thrice", leaning) is None


def test_no_proposal_proves_what_is_false(workers: WorkerPool) -> None:
    offering = Offering(INDUCTION, *["simp"] * (2 * MOST))
    assert sought(workers, "wrong", offering) is None
    assert len(offering.failed) == MOST


def test_plug_ins_are_loaded_in_the_order_of_their_names() -> None:
    points = [EntryPoint(name, f"{__name__}:{made}", GROUP) for name, made in (("b", "Broken"), ("a", "Offering"))]
    assert [agent.name for agent in proof_agents(points)] == ["offering", "broken"]
    with pytest.raises(UserError, match="no agent"):
        proof_agents([EntryPoint("c", "pathlib:Path", GROUP)])
    with pytest.raises(UserError, match="cannot be loaded"):
        proof_agents([EntryPoint("d", "nowhere:Nothing", GROUP)])
