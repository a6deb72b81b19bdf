"""The three modules of an obligation as a toolchain gets them, with and without a module of the user's project."""

from __future__ import annotations

import os
from pathlib import Path

from provenhive.lean_bridge.checker import proof_module, restated_module, statement_module
from provenhive.lean_bridge.engine import Engine, EngineKind
from provenhive.lean_bridge.library import Library
from provenhive.lean_bridge.render import law_statement
from provenhive.lean_bridge.script import parse_proof
from provenhive.spec_lang.load import load_text

GOLDEN = Path(__file__).parent / "lean_toolchain"
PROGRAM = load_text("""
module golden

type Even = n: int where n % 2 == 0

function sum(xs: seq<Even>): int = match xs { [] => 0, x :: rest => x + sum(rest) }

law total<T>(xs: seq<Even>, ys: seq<T>): requires |xs| > 0 sum(xs) % 2 == 0 && |ys| >= 0
""")
PROOF = "have h : sum xs % 2 = 0 := by\n  induction xs <;> simp_all [sum]\nexact ⟨h, by omega⟩"
LIBRARY = Library(Path("compiled"), "sha256:0", ("Hive.Seq", "Hive"), ("Hive",))


def toolchain(*imports: str) -> Engine:
    project = Path("project") if imports else None
    command = ("/home/user/.elan/bin/lean",)
    return Engine(EngineKind.TOOLCHAIN, command, "4.35.0", "eb6cafb", "sha256:1", "PATH", (), project, imports)


def compared(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def texts(engine: Engine) -> str:
    statement = law_statement(PROGRAM, PROGRAM.law("golden.total")).statement
    proof = parse_proof(PROOF).as_term()
    modules = {
        "Statement": statement_module(engine, LIBRARY, statement),
        "Proof": proof_module(engine, LIBRARY, statement, proof),
        "Restated": restated_module(engine, LIBRARY, statement),
    }
    return "\n".join(f"-- Obligation/{name}.lean\n{text}" for name, text in modules.items())


def test_an_obligation_for_a_toolchain() -> None:
    text = texts(toolchain())
    assert "prelude" not in text and "import Init" not in text
    compared("obligation.lean", text)


def test_an_obligation_that_imports_of_a_project() -> None:
    text = texts(toolchain("Mathlib", "Project.Extra"))
    assert text.count("import Mathlib\nimport Project.Extra\nimport Hive\n") == 3
    compared("obligation_with_project.lean", text)
    bare = text.replace("import Mathlib\nimport Project.Extra\n", "")
    assert bare == texts(toolchain())
