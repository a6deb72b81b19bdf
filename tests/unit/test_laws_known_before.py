"""Laws that the ledger holds are lemmas for others, as far as their proofs pass the gate of today."""

from __future__ import annotations

from pathlib import Path

from provenhive.lean_bridge.engine import Engine, EngineKind
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.pipeline.events import Note
from provenhive.pipeline.laws import LawJob, known_laws
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text

PROGRAM = load_text("module ward\n\nlaw same(a: int): a == a\n\nlaw swap(a: int, b: int): a + b == b + a\n", "ward")
NOT_STARTED = Engine(EngineKind.TOOLCHAIN, ("lean",), "4.35.0", "", "", "", folder=Path())


def test_a_proof_that_the_gate_refuses_now_is_a_warning_and_no_lemma() -> None:
    said: list[Note] = []
    job = LawJob("ward.hspec", (), 1.0, known=(("ward.same", "sorry"), ("ward.swap", "omega")))
    search = known_laws(PROGRAM, Evaluator(PROGRAM), WorkerPool(NOT_STARTED, None), job, said.append)
    assert set(search.known) == {"ward.swap"}
    (note,) = said
    assert note.warning and "ward.same" in note.text and "sorry" in note.text
