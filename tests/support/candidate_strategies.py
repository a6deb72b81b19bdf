"""Hypothesis strategies: well-formed candidates for a unit over the variables of ``core_strategies``."""

from __future__ import annotations

from core_samples import LIST, SAMPLE, XS
from core_strategies import BAG, MAP, OPTION, PAIR, SET, VARIABLES, Grammar
from hypothesis import strategies as st

from provenhive.candidates import syntax
from provenhive.candidates.syntax import Block, Candidate, HelperFunction, HelperKind, HelperMethod
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Binder, Expr, Module, Program, Unary, UnaryOp, Unit, Var
from provenhive.spec_lang.traverse import transform
from provenhive.spec_lang.types import BOOL, CHAR, INT, NAT, Type

RESULTS: dict[str, Type] = {"ri": INT, "rb": BOOL, "rs": XS, "rl": LIST}
UNIT = Unit(
    "m.everything",
    (),
    tuple(Binder(name, type_) for name, type_ in VARIABLES.items()),
    tuple(Binder(name, type_) for name, type_ in RESULTS.items()),
    (),
    (),
)
PROGRAM = Program((Module("m", (), (*SAMPLE.main.declarations, UNIT)),))
LOCALS: tuple[Type, ...] = (INT, BOOL, XS, SET, LIST, PAIR)


class TextGrammar(Grammar):
    """Draws expressions that candidates can say: no match of a sequence, no literal of unknown type."""

    def literal(self, type_: Type) -> Expr:
        zero = core.IntLit(0)
        made: dict[Type, Expr] = {
            XS: core.SeqLit((zero,), INT),
            SET: core.SetLit((zero,), INT),
            BAG: core.MultisetLit((zero, zero), INT),
            MAP: core.MapLit(((zero, zero),), INT, INT),
            OPTION: core.Construct("Some", (zero,), OPTION),
        }
        return made[type_] if type_ in made else super().literal(type_)

    def match(self, type_: Type, depth: int, scope: dict[str, Type]) -> Expr:
        first, second = self.fresh(), self.fresh()
        nil = core.Case("Nil", (), self.expr(type_, depth - 1, scope))
        inner = {**scope, first: INT, second: LIST}
        cons = core.Case("Cons", (first, second), self.expr(type_, depth - 1, inner))
        return core.MatchData(self.expr(LIST, depth - 1, scope), (nil, cons))


def as_read(expr: Expr) -> Expr:
    """Return the expression with signs as text has them: ``-3`` is one number."""

    def change(node: Expr) -> Expr:
        match node:
            case Unary(op=UnaryOp.NEG, operand=core.IntLit(value=value)) if value >= 0:
                return core.IntLit(-value)
            case _:
                return node

    return transform(expr, change)


class Bodies:
    """Draws statements; ``names`` counts what was declared, for names that nothing else has."""

    def __init__(self, draw, *, ghosts: bool = True) -> None:
        self.draw = draw
        self.grammar = TextGrammar(draw, quantifiers=False, calls=False)
        self.ghosts = ghosts

    def value(self, type_: Type, scope: dict[str, Type], depth: int = 2) -> Expr:
        return as_read(self.grammar.expr(type_, depth, scope))

    def name(self) -> str:
        return f"v{self.grammar.fresh()}"

    def block(self, scope: dict[str, Type], depth: int, *, loop: bool, results: dict[str, Type]) -> Block:
        inner = dict(scope)
        made = []
        for _ in range(self.draw(st.integers(0, 3))):
            made += self.statement(inner, depth, loop=loop, results=results)
        return Block(tuple(made))

    def statement(self, scope, depth, *, loop, results):
        simple = [self.declare, self.assign, self.assign, self.pair, self.helper_call]
        if self.ghosts:
            simple += [self.ghost, self.proof]
        deep = [self.branch, self.loop, self.match, self.nested] if depth > 0 else []
        leave = [self.leave(loop)] if self.draw(st.integers(0, 7)) == 0 else []
        if leave:
            return leave
        maker = self.draw(st.sampled_from(simple + deep + deep))
        return maker(scope, depth, loop, results) if maker in deep else maker(scope, results)

    def leave(self, loop):
        return syntax.Break() if loop and self.draw(st.booleans()) else syntax.Return()

    def mutable(self, scope, results):
        return {n: t for n, t in scope.items() if n in results or (n.startswith("v") and not n.startswith("vs"))}

    def declare(self, scope, results):
        type_ = self.draw(st.sampled_from(LOCALS))
        value, name = self.value(type_, scope), self.name()
        scope[name] = type_
        return [syntax.Declare(Binder(name, type_), value)]

    def assign(self, scope, results):
        name, type_ = self.draw(st.sampled_from(sorted(self.mutable(scope, results).items(), key=lambda p: p[0])))
        return [syntax.Assign((name,), (self.value(type_, scope),))]

    def pair(self, scope, results):
        chosen = self.draw(st.permutations(sorted(self.mutable(scope, results).items(), key=lambda p: p[0])))[:2]
        return [syntax.Assign(tuple(n for n, _ in chosen), tuple(self.value(t, scope) for _, t in chosen))]

    def helper_call(self, scope, results):
        ints = [n for n, t in self.mutable(scope, results).items() if t == INT]
        sequences = [n for n, t in self.mutable(scope, results).items() if t == XS]
        if not ints or not sequences:
            return []
        targets = (self.draw(st.sampled_from(ints)), self.draw(st.sampled_from(sequences)))
        arguments = (self.value(INT, scope), self.value(XS, scope))
        return [syntax.CallStatement(targets, "Step", arguments)]

    def ghost(self, scope, results):
        name = "g" + self.grammar.fresh()
        value = self.value(INT, scope)
        return [syntax.Declare(Binder(name, INT), value, ghost=True), syntax.Assign((name,), (self.value(INT, scope),))]

    def proof(self, scope, results):
        always = as_read(core.Binary(BinaryOp.EQ, self.value(INT, scope, 1), self.value(INT, scope, 1)))
        lemma = syntax.CallStatement((), "Fact", (self.value(INT, scope, 1),))
        binder = Binder("q" + self.grammar.fresh(), INT)
        bound = Var(binder.name, INT)
        within = core.Binary(BinaryOp.LE, core.IntLit(0), bound)
        return [
            self.draw(
                st.sampled_from(
                    [
                        syntax.Assert(always),
                        syntax.Assert(always, Block((lemma,))),
                        lemma,
                        syntax.ForallStatement((binder,), within, (core.Binary(BinaryOp.EQ, bound, bound),), Block(())),
                        syntax.Calc((core.IntLit(1), always.left, core.IntLit(1)), (Block((lemma,)), Block(()))),
                    ]
                )
            )
        ]

    def branch(self, scope, depth, loop, results):
        otherwise = None
        if self.draw(st.booleans()):
            otherwise = self.block(scope, depth - 1, loop=loop, results=results)
        then = self.block(scope, depth - 1, loop=loop, results=results)
        return [syntax.IfStatement(self.value(BOOL, scope), then, otherwise)]

    def loop(self, scope, depth, loop, results):
        """Draw a loop with a counter of its own, so that most runs end."""
        name = self.name()
        counter = Var(name, INT)
        limit = core.IntLit(self.draw(st.integers(0, 4)))
        body = self.block(scope, depth - 1, loop=True, results=results)
        step = syntax.Assign((name,), (core.Binary(BinaryOp.ADD, counter, core.IntLit(1)),))
        invariant = core.Binary(BinaryOp.LE, core.IntLit(0), counter)
        measure = core.Binary(BinaryOp.SUB, limit, counter)
        whole = syntax.While(
            core.Binary(BinaryOp.LT, counter, limit), (invariant,), (measure,), Block((step, *body.statements))
        )
        return [syntax.Declare(Binder(name, INT), core.IntLit(0)), whole]

    def match(self, scope, depth, loop, results):
        head, tail = "h" + self.grammar.fresh(), "t" + self.grammar.fresh()
        nil = syntax.MatchCase("Nil", (), self.block(scope, depth - 1, loop=loop, results=results))
        inner = {**scope, head: INT, tail: LIST}
        cons = syntax.MatchCase("Cons", (head, tail), self.block(inner, depth - 1, loop=loop, results=results))
        return [syntax.MatchStatement(self.value(LIST, scope), (nil, cons))]

    def nested(self, scope, depth, loop, results):
        return [self.block(scope, depth - 1, loop=loop, results=results)]


def initial(results: dict[str, Type], grammar: TextGrammar) -> tuple[syntax.Assign, ...]:
    """Give every result a value first: what comes behind may return at any place."""
    return tuple(syntax.Assign((name,), (grammar.literal(type_),)) for name, type_ in results.items())


@st.composite
def candidates(draw, *, ghosts: bool = True, depth: int = 2) -> Candidate:
    bodies = Bodies(draw, ghosts=ghosts)
    scope = {**VARIABLES, **RESULTS}
    body = bodies.block(scope, depth, loop=False, results=RESULTS)
    step_scope = {"n": INT, "ys": XS, "k": INT, "zs": XS}
    inner = Bodies(draw, ghosts=False)
    inner.helper_call = lambda *_: []  # type: ignore[method-assign]
    step_results: dict[str, Type] = {"k": INT, "zs": XS}
    step_body = inner.block(step_scope, 1, loop=False, results=step_results)
    step = HelperMethod(
        HelperKind.METHOD,
        "Step",
        (),
        (Binder("n", INT), Binder("ys", XS)),
        (Binder("k", INT), Binder("zs", XS)),
        (),
        (),
        (),
        Block((*initial(step_results, inner.grammar), *step_body.statements)),
    )
    always = (core.Binary(BinaryOp.EQ, Var("n", INT), Var("n", INT)),)
    fact = HelperMethod(
        HelperKind.LEMMA,
        "Fact",
        (),
        (Binder("n", INT),),
        (),
        (),
        always,
        (),
        Block(()),
        induction_off=draw(st.booleans()),
    )
    plain = HelperFunction(
        ghost=False,
        name="Twice",
        type_parameters=("A",),
        parameters=(Binder("n", NAT),),
        result=INT,
        requires=(core.Binary(BinaryOp.LT, core.IntLit(0), Var("n", INT)),),
        decreases=(Var("n", INT),),
        body=core.Binary(BinaryOp.ADD, Var("n", INT), Var("n", INT)),
    )
    helpers = (step, fact, plain) if ghosts else (step,)
    return Candidate(UNIT.name, Block((*initial(RESULTS, bodies.grammar), *body.statements)), helpers)


@st.composite
def one_expression(draw, depth: int = 3):
    """Draw a candidate that computes one expression of a result's type, and that expression."""
    name, type_ = draw(st.sampled_from(sorted(RESULTS.items(), key=lambda p: p[0])))
    grammar = TextGrammar(draw, quantifiers=False)
    expr = as_read(grammar.expr(type_, depth, dict(VARIABLES)))
    body = Block((*initial(RESULTS, grammar), syntax.Assign((name,), (expr,))))
    return Candidate(UNIT.name, body), tuple(RESULTS).index(name), expr


__all__ = ["CHAR", "PROGRAM", "RESULTS", "UNIT", "candidates", "one_expression"]
