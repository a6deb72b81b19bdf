"""What the manual of laws says of limits is what the program does."""

import re
from pathlib import Path

import pytest

from provenhive.judge import ground, lean, machines
from provenhive.lean_bridge.one_shot import DEFAULT_LIMITS
from provenhive.lean_bridge.render import NotRenderable, statement_of
from provenhive.lean_bridge.render_family import _MOST_SHAPES
from provenhive.obligations import Kind, derive
from provenhive.pipeline import law_bench
from provenhive.spec_lang.load import load_text

MANUAL = (Path(__file__).parents[2] / "docs" / "laws.md").read_text(encoding="utf-8")
SECTION = MANUAL[MANUAL.index("## Datatypes that Lean does not take") : MANUAL.index("## Lemmas in proofs")]
REFUSED = re.findall(r"```\n(.*?)```", SECTION, re.DOTALL)


def test_the_limits_by_the_clock_are_those_of_the_program():
    rows = dict(re.findall(r"^\| (.*?) \| ([0-9]+) s \|$", MANUAL[: MANUAL.index("## Datatypes")], re.MULTILINE))
    limits = (
        ("`total`", lean._QUICK_SECONDS),
        ("`invariant`", machines._QUICK_SECONDS),
        ("`agrees`", ground._SECONDS),
        ("fresh processes", DEFAULT_LIMITS.wall_seconds),
        ("a script tried", law_bench._PATIENCE),
    )
    assert len(rows) == len(limits)
    for words, seconds in limits:
        (said,) = [value for what, value in rows.items() if words in what]
        assert float(said) == seconds, words


def rendered(datatypes):
    name = re.findall(r"datatype (\w+)", datatypes)[-1]
    program = load_text(f"module m\n\n{datatypes}\nlaw same(x: {name}): x == x\n")
    (law,) = (o for o in derive(program) if o.kind is Kind.LAW)
    (sequent,) = law.sequents
    return statement_of(
        program, name="m.same", binders=sequent.binders, hypotheses=sequent.hypotheses, conclusion=sequent.goal
    )


@pytest.mark.parametrize("datatypes", REFUSED, ids=lambda text: text.split()[1])
def test_what_lean_is_said_not_to_take_has_no_form(datatypes):
    with pytest.raises(NotRenderable, match="demand"):
        rendered(datatypes)
    assert rendered(datatypes.replace("nat", "int"))


def test_more_types_than_the_manual_says_have_no_form():
    words = {12: "twelve"}
    assert REFUSED and f"more than {words[_MOST_SHAPES]} types" in SECTION
    nested = "seq<" * _MOST_SHAPES + "Deep" + ">" * _MOST_SHAPES
    with pytest.raises(NotRenderable, match="too many"):
        rendered(f"datatype Deep = End | More(inner: {nested})\n")
    less = "seq<" * 3 + "Deep" + ">" * 3
    assert rendered(f"datatype Deep = End | More(inner: {less})\n")
