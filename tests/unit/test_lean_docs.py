"""Every public name of the core library has a doc string and no module is too long: its text is read, not compiled."""

# ruff: noqa: RUF001
# Lean text: its own symbols.

from __future__ import annotations

from pathlib import Path

import pytest

from provenhive.lean_bridge.lean_sources import declarations

LIBRARY = Path(__file__).resolve().parents[2] / "lean"
SOURCES = sorted(LIBRARY.rglob("*.lean"))

SAMPLE = """\
/-! theorem not_one : in a comment -/
namespace A
-- def nor_this := 1
/-- /- nested -/ One. -/
@[simp] theorem one : True := trivial
@[simp, extern "def x -/ y"]
protected theorem two (h : f' = 'a') : True := trivial
/-- Three. -/ @[reducible]
def three := "/-- "
set_option a.b true in
abbrev four := 4
private def five := 5
namespace B
instance : Add Nat := ⟨f⟩
instance (priority := low) six : Add Nat := ⟨f⟩
theorem _root_.seven.{u} : True := trivial
opaque «ei gh» : Nat
end B
noncomputable section
/-- Documented. -/
inductive Nine (a : Nat) : Prop where
  | ten
  /-- Documented. -/
  | eleven (h : True) : Nine a
/-- Documented. -/
class Twelve (α : Type) extends Add α where
  mk ::
  [add : Add α]
  /-- Documented. -/
  thirteen : α
  protected fourteen : α
  add_zero a := by simp
end
end A
theorem fifteen : True := trivial
"""


def test_the_reader_finds_what_lacks_a_doc_string():
    found = list(declarations(SAMPLE))
    assert [d.name for d in found if d.documented] == [
        "A.one", "A.three", "A.Nine", "A.Nine.eleven", "A.Twelve", "A.Twelve.thirteen",
    ]  # fmt: skip
    assert [d.name for d in found if not d.documented and not d.private] == [
        "A.two", "A.four", "", "A.B.six", "seven", "A.B.«ei gh»", "A.Nine.ten", "A.Twelve.mk", "A.Twelve.add",
        "A.Twelve.fourteen", "fifteen",
    ]  # fmt: skip
    assert [(d.name, d.kind) for d in found if d.private] == [("A.five", "def")]


def test_the_library_is_read_whole():
    names = {d.name for source in SOURCES for d in declarations(source.read_text(encoding="utf-8"))}
    assert {"Nat.add_comm", "List.Perm.swap", "Lean.Omega.tidy_sat", "Hive.FinSet.mem_union"} <= names
    assert len(names) > 3000


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(LIBRARY).as_posix())
def test_every_public_name_has_a_doc_string(source: Path):
    found = declarations(source.read_text(encoding="utf-8"))
    assert [d.name for d in found if d.name and not d.private and not d.documented] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(LIBRARY).as_posix())
def test_modules_stay_under_500_lines(source: Path):
    assert source.read_text(encoding="utf-8").count("\n") < 500
