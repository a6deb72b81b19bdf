"""Core shown as text and read again is the same core."""

from core_samples import SAMPLE
from core_strategies import VARIABLES, expressions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenhive.spec_lang import core
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.show import show, show_declared, show_type
from provenhive.spec_lang.traverse import transform
from provenhive.spec_lang.types import BOOL, CHAR, INT, DataType

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
SURROUNDINGS = "module m\n" + "\n".join(show_declared(d, "m") for d in SAMPLE.main.declarations)
PARAMETERS = ", ".join(f"{name}: {show_type(type_, 'm')}" for name, type_ in VARIABLES.items())


def with_content(node):
    """Put something into empty collections: alone, they do not tell the type of their elements."""
    match node:
        case core.SeqLit((), element) if element != CHAR:
            return core.SeqLit((core.IntLit(0),), element)
        case core.SetLit((), element):
            return core.SetLit((core.IntLit(0),), element)
        case core.MultisetLit((), element):
            return core.MultisetLit((core.IntLit(0),), element)
        case core.MapLit((), key, value):
            return core.MapLit(((core.IntLit(0), core.IntLit(0)),), key, value)
        case core.Construct("None", (), type_):
            return core.Construct("Some", (core.IntLit(0),), type_)
        case core.Unary(core.UnaryOp.NEG, core.IntLit(value)):
            return core.IntLit(-value)
        case _:
            return node


@SETTINGS
@given(st.one_of(expressions(type_=BOOL, depth=3), expressions(type_=INT, depth=3)))
def test_an_expression_survives_its_text(expr):
    expr = transform(expr, with_content)
    statement = expr if expr.type == BOOL else core.Binary(core.BinaryOp.EQ, expr, core.IntLit(0))
    program = load_text(f"{SURROUNDINGS}\nlaw it({PARAMETERS}):\n  {show(statement, 'm')}\n", "m.hspec")
    assert program.law("m.it").statement == statement


def test_the_sample_program_survives_its_text():
    program = load_text(SURROUNDINGS, "m.hspec")
    named = {d.name: d for d in program.main.declarations}
    for declared in SAMPLE.main.declarations:
        assert named[declared.name] == declared


def test_imported_names_are_qualified():
    type_ = DataType("std.Option", (INT,))
    assert show(core.Construct("Some", (core.IntLit(1),), type_), "m") == "std.Some(1)"
    assert show(core.Construct("None", (), type_), "m") == "std.None"
    assert show_type(type_, "m") == "std.Option<int>"
    assert show_type(type_, "std") == "Option<int>"
