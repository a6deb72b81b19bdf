"""Scripts of inductions with a function's equations at the next number."""

from __future__ import annotations

from provenhive.lean_bridge.script import parse_proof
from provenhive.obligations import Kind, derive
from provenhive.search.laws.bench import FunctionInfo, Goal, GoalInfo
from provenhive.search.laws.stepwise import stepwise
from provenhive.spec_lang.load import load_program
from provenhive.spec_lang.types import INT

_TEXT = """module m

function pow(base: int, e: nat): int decreases e = if e == 0 then 1 else base * pow(base, e - 1)

law pow_sum(base: int, a: nat, b: nat):
  pow(base, a + b) == pow(base, a) * pow(base, b)
"""


def _scripts(tmp_path) -> list[str]:
    path = tmp_path / "m.hspec"
    path.write_text(_TEXT)
    law = next(o for o in derive(load_program(path)) if o.kind is Kind.LAW)
    variables = (("base", INT), ("a", INT), ("b", INT))
    info = GoalInfo(variables, ("h1", "h2"), (FunctionInfo("m.pow", "m.pow", None, True),), (), ("m.pow",))
    return list(stepwise(Goal("t", law.sequents[0]), info, "simp_all", ("rfl", "omega")))


def test_each_number_that_is_counted_down_has_a_script(tmp_path):
    first = [script.splitlines()[0] for script in _scripts(tmp_path)]
    assert [line.split(":= ")[1] for line in first] == ["⟨Int.toNat a, by omega⟩", "⟨Int.toNat b, by omega⟩"]


def test_equations_are_stated_at_the_next_number_and_arguments_led_back(tmp_path):
    script = _scripts(tmp_path)[0]
    assert "have start1 := m.pow.eq_1 base ((0 : Nat) : Int)" in script
    assert "have next1 := m.pow.eq_1 base (((step + 1 : Nat) : Int) + b)" in script
    assert "rw [show (((step + 1 : Nat) : Int) + b) - 1 = ((step : Int) + b) by omega] at next1" in script


def test_scripts_pass_the_gate(tmp_path):
    for script in _scripts(tmp_path):
        text = "\n".join(f"  {line}" for line in script.splitlines())
        assert parse_proof(f"by\n{text}") is not None
