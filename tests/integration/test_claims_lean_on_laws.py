"""Claims about machines and systems that were proved with laws: their certificates name the laws."""

from __future__ import annotations

import json

import pytest

from provenhive.judge.machines import MachineJudge
from provenhive.lean_bridge.engine import Engine, EngineKind
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.obligations import Kind
from provenhive.pipeline.law_search import LawSearch
from provenhive.pipeline.project import find_project, open_log
from provenhive.pipeline.prove import prove
from provenhive.records import LawCertificate
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.swarm import InlineExecutor

TEXT = """\
module ward

law swap(a: int, b: int):
  a + b == b + a

machine Purse
  state coins: int
  initially coins == 0
  invariant coins >= 0
  operation put(amount: nat)
    ensures coins' == coins + amount
"""
HELD = "have law_ward_swap : ∀ (a b : Int), a + b = b + a := by\n    intro a b\n    omega"
WITH_LAW = f"by\n  {HELD}\n  simp_all\n  try omega"
NOT_STARTED = Engine(EngineKind.TOOLCHAIN, ("lean",), "4.35.0", "", "", "")


@pytest.mark.parametrize(
    "proof",
    [
        f"by\n  {HELD}\n  omega",
        f"by\n  refine ⟨?_, ?_⟩\n  · intro a\n    omega\n  · intro b\n    {HELD.replace('    ', '      ')}\n    omega",
    ],
)
def test_a_law_is_found_wherever_in_a_proof_it_is_proved(proof):
    program = load_text(TEXT, "ward.hspec")
    search = LawSearch(program, Evaluator(program), WorkerPool(NOT_STARTED, None), 1.0)
    assert search.uses(proof) == ("ward.swap",)


def test_a_machine_s_certificate_names_the_law_that_awaited_its_opinion(tmp_path, monkeypatch):
    """The machine is judged while the law, which is proved, has not entered the ledger yet."""
    monkeypatch.setattr(MachineJudge, "_quick", lambda *_: None)
    seek = LawSearch.seek
    monkeypatch.setattr(LawSearch, "seek", lambda self, name, s: WITH_LAW if "Purse" in name else seek(self, name, s))
    (tmp_path / "ward.hspec").write_text(TEXT)
    log = open_log(find_project(tmp_path), write=True)
    with log.ledger:
        report = prove(
            [tmp_path / "ward.hspec"], ".", find_project(tmp_path), log, lambda _: None, executor=InlineExecutor()
        )
        assert {item.verdict for item in report.obligations} == {"proved"}, report.obligations
        records = [e.record for e in log.iterate() if isinstance(e.record, LawCertificate)]
        (machine,) = [r for r in records if r.obligation.kind == Kind.INVARIANT.value]
        (use,) = machine.uses
        assert (use.kind, use.name) == (Kind.LAW.value, "ward.swap")
        assert log.entry(use.entry.index).record.obligation.name == "ward.swap"
        assert "law_ward_swap" in json.loads(log.text(machine.proof.text))[0][0]
