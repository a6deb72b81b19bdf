"""What is imported and leaned on is judged like a file's own: the functions that its laws and contracts mention."""

from __future__ import annotations

from pathlib import Path

from provenhive.obligations import Kind
from provenhive.pipeline.laws import lean_obligations
from provenhive.spec_lang.load import load_program

BASE = """module base
function twice(x: int): int = x + x
function four(x: int): int = twice(twice(x))
function idle(x: int): int = x
law twice_even(x: int): twice(x) % 2 == 0
"""
TOP = """module top
import base
function own(x: int): int = x
unit quadruple(x: int) returns (r: int)
  ensures r == four(x)
"""


def test_imported_functions_that_a_contract_reaches_have_to_agree(tmp_path: Path) -> None:
    (tmp_path / "base.hspec").write_text(BASE)
    (tmp_path / "top.hspec").write_text(TOP)
    found = {(o.kind, o.subject) for o in lean_obligations(load_program(tmp_path / "top.hspec"))}
    assert found == {(Kind.AGREES, name) for name in ("top.own", "base.twice", "base.four")}
