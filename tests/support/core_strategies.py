"""Hypothesis strategies: well-typed expressions over the sample program, and values for their variables."""

from __future__ import annotations

from core_samples import LIST, XS, exists, forall, implies, option
from hypothesis import strategies as st

from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Binder, Expr, UnaryOp, Var
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    NAT,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)
from provenhive.spec_lang.values import Data, Map, Multiset

SET, BAG, MAP, PAIR, WORD = SetType(INT), MultisetType(INT), MapType(INT, INT), TupleType((INT, BOOL)), SeqType(CHAR)
OPTION = option(INT)
TYPES: tuple[Type, ...] = (INT, BOOL, CHAR, XS, WORD, SET, BAG, MAP, PAIR, LIST, OPTION)
VARIABLES: dict[str, Type] = {
    "a": INT, "b": INT, "p": BOOL, "c": CHAR, "us": XS, "vs": XS, "w": WORD, "s": SET, "t": SET, "m1": BAG, "m2": BAG,
    "d": MAP, "q": PAIR, "l": LIST, "o": OPTION,
}  # fmt: skip

small_ints = st.integers(-4, 4)


def values(type_: Type) -> st.SearchStrategy:
    lists = st.recursive(
        st.just(Data("Nil")), lambda tail: st.tuples(small_ints, tail).map(lambda p: Data("Cons", p)), max_leaves=4
    )
    return {
        INT: small_ints,
        BOOL: st.booleans(),
        CHAR: st.sampled_from("abz"),
        XS: st.lists(small_ints, max_size=4).map(tuple),
        WORD: st.lists(st.sampled_from("abz"), max_size=3).map(tuple),
        SET: st.frozensets(small_ints, max_size=4),
        BAG: st.lists(small_ints, max_size=4).map(Multiset.of),
        MAP: st.dictionaries(small_ints, small_ints, max_size=3).map(lambda d: Map(d.items())),
        PAIR: st.tuples(small_ints, st.booleans()),
        LIST: lists,
        OPTION: st.one_of(st.just(Data("None")), small_ints.map(lambda v: Data("Some", (v,)))),
    }[type_]


@st.composite
def environments(draw):
    return {name: draw(values(type_)) for name, type_ in VARIABLES.items()}


class Grammar:
    """Draws expressions of a type; ``quantifiers`` says whether they may occur."""

    def __init__(self, draw, *, quantifiers: bool = True, calls: bool = True) -> None:
        self.draw = draw
        self.quantifiers = quantifiers
        self.calls = calls
        self.number = 0

    def fresh(self) -> str:
        self.number += 1
        return f"z{self.number}"

    def expr(self, type_: Type, depth: int, scope: dict[str, Type]) -> Expr:
        leaves = [Var(name, kind) for name, kind in scope.items() if kind == type_]
        if depth <= 0 or (leaves and self.draw(st.integers(0, 3)) == 0):
            return self.draw(st.sampled_from([*leaves, self.literal(type_)]))
        shape = self.draw(st.sampled_from(["if", "let", "match", "own", "own", "own", "own", "own"]))
        if shape == "if":
            return core.If(*(self.expr(t, depth - 1, scope) for t in (BOOL, type_, type_)))
        if shape == "let":
            kind, name = self.draw(st.sampled_from((INT, XS))), self.fresh()
            return core.Let(name, self.expr(kind, depth - 1, scope), self.expr(type_, depth - 1, {**scope, name: kind}))
        if shape == "match":
            return self.match(type_, depth, scope)
        return self.own(type_, depth, scope)

    def literal(self, type_: Type) -> Expr:
        match type_:
            case SeqType() if type_ == WORD:
                return core.SeqLit((core.CharLit("a"),), CHAR)
            case SeqType():
                return core.SeqLit((), INT)
            case SetType():
                return core.SetLit((), INT)
            case MultisetType():
                return core.MultisetLit((), INT)
            case MapType():
                return core.MapLit((), INT, INT)
            case TupleType():
                return core.TupleLit((core.IntLit(0), core.BoolLit(value=True)))
            case DataType() if type_ == LIST:
                return core.Construct("Nil", (), LIST)
            case DataType():
                return core.Construct("None", (), type_)
        if type_ == INT:
            return core.IntLit(self.draw(small_ints))
        return (
            core.BoolLit(self.draw(st.booleans())) if type_ == BOOL else core.CharLit(self.draw(st.sampled_from("abz")))
        )

    def match(self, type_: Type, depth: int, scope: dict[str, Type]) -> Expr:
        first, second = self.fresh(), self.fresh()
        if self.draw(st.booleans()):
            return core.MatchSeq(
                self.expr(XS, depth - 1, scope),
                self.expr(type_, depth - 1, scope),
                first,
                second,
                self.expr(type_, depth - 1, {**scope, first: INT, second: XS}),
            )
        nil = core.Case("Nil", (), self.expr(type_, depth - 1, scope))
        inner = {**scope, first: INT, second: LIST}
        cons = core.Case("Cons", (first, second), self.expr(type_, depth - 1, inner))
        return core.MatchData(self.expr(LIST, depth - 1, scope), (nil, cons))

    def own(self, type_: Type, depth: int, scope: dict[str, Type]) -> Expr:
        def e(kind: Type) -> Expr:
            return self.expr(kind, depth - 1, scope)

        makers = self.makers(type_, e, depth, scope)
        return self.draw(st.sampled_from(makers))()

    def makers(self, type_, e, depth, scope):
        def binary(operator, kind):
            return lambda: core.Binary(operator, e(kind), e(kind))

        common = [
            lambda: core.Construct("Some", (e(INT),), OPTION) if type_ == OPTION else self.literal(type_),
        ]
        if type_ == INT:
            made = [binary(o, INT) for o in (BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.DIV, BinaryOp.MOD)]
            made += [lambda: core.Unary(UnaryOp.NEG, e(INT))]
            made += [lambda k=k: core.Unary(UnaryOp.SIZE, e(k)) for k in (XS, SET, BAG, MAP, WORD)]
            made += [
                lambda: core.Index(e(XS), e(INT)),
                lambda: core.Index(e(MAP), e(INT)),
                lambda: core.Index(e(BAG), e(INT)),
            ]
            made += [lambda: core.Project(e(PAIR), 0), lambda: core.Destruct(e(LIST), "head", INT)]
            made += [lambda: core.Destruct(e(OPTION), "value", INT)]
            if self.calls:
                made += [
                    lambda: core.Call("m.sum", (), (e(XS),), INT),
                    lambda: core.Call("m.length", (), (e(LIST),), INT),
                ]
                made += [lambda: core.Call("m.at", (), (e(XS), e(INT)), INT)]
                made += [lambda: core.Call("m.count", (INT,), (e(XS), e(INT)), INT)]
            return made
        if type_ == BOOL:
            made = [binary(o, BOOL) for o in (BinaryOp.AND, BinaryOp.OR, BinaryOp.IMPLIES, BinaryOp.IFF)]
            made += [lambda: core.Unary(UnaryOp.NOT, e(BOOL))]
            made += [binary(o, INT) for o in (BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE)]
            made += [binary(BinaryOp.LT, CHAR), binary(BinaryOp.SUBSET, SET), binary(BinaryOp.SUBSET, BAG)]
            made += [lambda k=k: core.Binary(BinaryOp.EQ, e(k), e(k)) for k in (XS, SET, BAG, MAP, LIST, OPTION, PAIR)]
            made += [lambda k=k: core.Binary(BinaryOp.IN, e(INT), e(k)) for k in (XS, SET, BAG, MAP)]
            made += [lambda: core.Binary(BinaryOp.NOT_IN, e(INT), e(XS)), lambda: core.Is(e(LIST), "Cons")]
            made += [lambda: core.Project(e(PAIR), 1)]
            if self.calls:
                made += [lambda: core.Call("m.sorted", (), (e(XS),), BOOL)]
            if self.quantifiers:
                made += [lambda: self.quantified(depth, scope)] * 6
            return made
        if type_ == XS:
            return [
                binary(BinaryOp.CONCAT, XS),
                lambda: core.SeqLit((e(INT), e(INT)), INT),
                lambda: core.Slice(e(XS), e(INT), None),
                lambda: core.Slice(e(XS), None, e(INT)),
                lambda: core.Slice(e(XS), e(INT), e(INT)),
                lambda: core.Update(e(XS), e(INT), e(INT)),
            ]
        if type_ == SET:
            made = [binary(o, SET) for o in (BinaryOp.UNION, BinaryOp.INTERSECT, BinaryOp.DIFFERENCE)]
            made += [lambda: core.Unary(UnaryOp.TO_SET, e(XS)), lambda: core.Unary(UnaryOp.KEYS, e(MAP))]
            return [*made, lambda: core.SetLit((e(INT), e(INT)), INT)]
        if type_ == BAG:
            made = [binary(o, BAG) for o in (BinaryOp.UNION, BinaryOp.INTERSECT, BinaryOp.DIFFERENCE)]
            return [*made, lambda: core.Unary(UnaryOp.TO_MULTISET, e(XS)), lambda: core.MultisetLit((e(INT),), INT)]
        if type_ == MAP:
            return [
                lambda: core.Update(e(MAP), e(INT), e(INT)),
                lambda: core.MapLit(((e(INT), e(INT)), (e(INT), e(INT))), INT, INT),
            ]
        if type_ == PAIR:
            return [lambda: core.TupleLit((e(INT), e(BOOL)))]
        if type_ == LIST:
            return [
                lambda: core.Construct("Cons", (e(INT), e(LIST)), LIST),
                lambda: core.Destruct(e(LIST), "tail", LIST),
            ]
        if type_ == WORD:
            return [binary(BinaryOp.CONCAT, WORD), lambda: core.SeqLit((e(CHAR),), CHAR)]
        if type_ == CHAR:
            return [lambda: core.Index(e(WORD), e(INT))]
        return common

    def quantified(self, depth: int, scope: dict[str, Type]) -> Expr:
        """Draw a quantifier with guards that usually bound its variables within a small window."""
        count = self.draw(st.integers(1, 2))
        binders = [Binder(self.fresh(), self.draw(st.sampled_from((INT, NAT)))) for _ in range(count)]
        inner = {**scope, **{b.name: INT for b in binders}}
        guard = None
        for binder in binders:
            for part in self.guards(Var(binder.name, INT), scope, inner):
                guard = part if guard is None else core.Binary(BinaryOp.AND, guard, part)
        body = self.expr(BOOL, depth - 1, inner)
        if self.draw(st.booleans()):
            return forall(*binders, implies(guard, body))
        return exists(*binders, core.Binary(BinaryOp.AND, guard, body))

    def guards(self, x: Var, scope: dict[str, Type], inner: dict[str, Type]) -> list[Expr]:
        lit = core.IntLit
        le, lt = BinaryOp.LE, BinaryOp.LT
        others = [Var(n, INT) for n, t in inner.items() if t == INT and n != x.name]
        other = self.draw(st.sampled_from([*others, lit(0)]))
        sequence = Var(self.draw(st.sampled_from(["us", "vs"])), XS)
        choice = self.draw(st.integers(0, 6))
        low = core.Binary(le, lit(self.draw(st.integers(-3, 1))), x)
        high = core.Binary(lt, x, core.Unary(UnaryOp.SIZE, sequence))
        return {
            0: [low, high],
            1: [core.Binary(BinaryOp.IN, x, sequence)],
            2: [core.Binary(BinaryOp.EQ, x, other)],
            3: [core.Binary(le, other, x), core.Binary(lt, x, lit(4))],
            4: [low, core.Binary(le, core.Binary(BinaryOp.MUL, lit(2), x), lit(5))],
            5: [core.Binary(le, core.Binary(BinaryOp.MUL, x, x), lit(9))],
            6: [low, core.Binary(lt, core.Binary(BinaryOp.ADD, x, x), core.Index(sequence, lit(0)))],
        }[choice]


@st.composite
def expressions(draw, type_: Type | None = None, depth: int = 3, *, quantifiers: bool = True, calls: bool = True):
    kind = draw(st.sampled_from(TYPES)) if type_ is None else type_
    return Grammar(draw, quantifiers=quantifiers, calls=calls).expr(kind, depth, dict(VARIABLES))
