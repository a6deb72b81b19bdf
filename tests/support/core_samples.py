"""A program made of core trees, and short words for making more of them."""

from __future__ import annotations

from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    BoolLit,
    Call,
    Case,
    Construct,
    Constructor,
    Datatype,
    Expr,
    Function,
    If,
    Index,
    IntLit,
    MatchData,
    MatchSeq,
    Measure,
    Module,
    Program,
    Quantified,
    Quantifier,
    SeqLit,
    Structural,
    Subset,
    Unary,
    UnaryOp,
    Unit,
    Var,
)
from provenhive.spec_lang.types import BOOL, INT, NAT, DataType, SeqType, SubsetType, Type, VarType

XS = SeqType(INT)
LIST = DataType("m.List")
TREE = DataType("m.Tree")
COLOR = DataType("m.Color")
SMALL = SubsetType("m.Small")
T = VarType("T")


def option(item: Type) -> DataType:
    return DataType("m.Option", (item,))


def var(name: str, type_: Type = INT) -> Var:
    return Var(name, type_)


def num(value: int) -> IntLit:
    return IntLit(value)


def op(operator: BinaryOp, *operands: Expr) -> Expr:
    result = operands[0]
    for operand in operands[1:]:
        result = Binary(operator, result, operand)
    return result


def conj(*operands: Expr) -> Expr:
    return op(BinaryOp.AND, *operands)


def implies(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.IMPLIES, left, right)


def le(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.LE, left, right)


def lt(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.LT, left, right)


def eq(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.EQ, left, right)


def add(*operands: Expr) -> Expr:
    return op(BinaryOp.ADD, *operands)


def sub(left: Expr, right: Expr) -> Expr:
    return Binary(BinaryOp.SUB, left, right)


def neg(operand: Expr) -> Expr:
    return Unary(UnaryOp.NOT, operand)


def size(operand: Expr) -> Expr:
    return Unary(UnaryOp.SIZE, operand)


def call(name: str, result: Type, *arguments: Expr, types: tuple[Type, ...] = ()) -> Call:
    return Call(f"m.{name}", types, arguments, result)


def forall(*binders_and_body: Binder | Expr) -> Quantified:
    *binders, body = binders_and_body
    return Quantified(Quantifier.FORALL, tuple(binders), body)


def exists(*binders_and_body: Binder | Expr) -> Quantified:
    *binders, body = binders_and_body
    return Quantified(Quantifier.EXISTS, tuple(binders), body)


def ints(*values: int) -> SeqLit:
    return SeqLit(tuple(map(num, values)), INT)


def program(*declarations: object) -> Program:
    return Program((Module("m", (), tuple(declarations)),))


xs, n, i, j = var("xs", XS), var("n"), var("i"), var("j")
b_xs, b_n, b_i, b_j = Binder("xs", XS), Binder("n", NAT), Binder("i", INT), Binder("j", INT)

SUM = Function(
    "m.sum",
    (),
    (b_xs,),
    INT,
    (),
    MatchSeq(xs, num(0), "x", "rest", add(var("x"), call("sum", INT, var("rest", XS)))),
    Structural(0),
)
SORTED = Function(
    "m.sorted",
    (),
    (b_xs,),
    BOOL,
    (),
    forall(b_i, b_j, implies(conj(le(num(0), i), lt(i, j), lt(j, size(xs))), le(Index(xs, i), Index(xs, j)))),
    None,
    is_predicate=True,
)
FIB = Function(
    "m.fib",
    (),
    (b_n,),
    NAT,
    (),
    If(lt(n, num(2)), n, add(call("fib", INT, sub(n, num(1))), call("fib", INT, sub(n, num(2))))),
    Measure((n,)),
)
AT = Function("m.at", (), (b_xs, b_i), INT, (le(num(0), i), lt(i, size(xs))), Index(xs, i), None)
COUNT = Function(
    "m.count",
    ("T",),
    (Binder("ys", SeqType(T)), Binder("y", T)),
    NAT,
    (),
    MatchSeq(
        var("ys", SeqType(T)),
        num(0),
        "z",
        "more",
        add(
            If(eq(var("z", T), var("y", T)), num(1), num(0)),
            call("count", INT, var("more", SeqType(T)), var("y", T), types=(T,)),
        ),
    ),
    Structural(0),
)
LIST_DECL = Datatype(
    "m.List", (), (Constructor("Nil", ()), Constructor("Cons", (Binder("head", INT), Binder("tail", LIST))))
)
OPTION_DECL = Datatype("m.Option", ("T",), (Constructor("None", ()), Constructor("Some", (Binder("value", T),))))
COLOR_DECL = Datatype("m.Color", (), (Constructor("Red", ()), Constructor("Green", ()), Constructor("Blue", ())))
TREE_DECL = Datatype(
    "m.Tree",
    (),
    (
        Constructor("Leaf", ()),
        Constructor("Node", (Binder("left", TREE), Binder("key", NAT), Binder("right", TREE))),
    ),
)
SMALL_DECL = Subset("m.Small", (), Binder("s", INT), conj(le(num(0), var("s")), lt(var("s"), num(10))))
LENGTH = Function(
    "m.length",
    (),
    (Binder("l", LIST),),
    NAT,
    (),
    MatchData(
        var("l", LIST),
        (
            Case("Nil", (), num(0)),
            Case("Cons", ("h", "t"), add(num(1), call("length", INT, var("t", LIST)))),
        ),
    ),
    Structural(0),
)
DIVIDES = Function(
    "m.divides",
    (),
    (Binder("a", INT), Binder("b", INT)),
    BOOL,
    (),
    exists(Binder("k", INT), eq(var("b"), op(BinaryOp.MUL, var("a"), var("k")))),
    None,
    is_predicate=True,
)
TOTAL = Unit(
    "m.total",
    (),
    (b_xs,),
    (Binder("r", INT),),
    (),
    (eq(var("r"), call("sum", INT, xs)),),
)
FIND = Unit(
    "m.find",
    (),
    (b_xs, Binder("v", INT)),
    (Binder("r", NAT),),
    (Binary(BinaryOp.IN, var("v"), xs),),
    (lt(var("r"), size(xs)), eq(Index(xs, var("r")), var("v"))),
)

SAMPLE = program(
    SUM, SORTED, FIB, AT, COUNT, LIST_DECL, OPTION_DECL, COLOR_DECL, TREE_DECL, SMALL_DECL, LENGTH, DIVIDES, TOTAL, FIND
)


def nil() -> Construct:
    return Construct("Nil", (), LIST)


def true() -> BoolLit:
    return BoolLit(value=True)
