"""Helper methods that loops may call: putting an element in its place in an ordered sequence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, product

from provenhive.candidates.syntax import (
    Assert,
    Assign,
    Block,
    Declare,
    Helper,
    HelperKind,
    HelperMethod,
    While,
)
from provenhive.search.agents.compiler import Compiler
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.grammar import Grammar, Term
from provenhive.search.agents.running import Env
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import (
    ZERO,
    concat,
    conj,
    eq,
    implies,
    index,
    int_lit,
    int_var,
    le,
    lt,
    prefix,
    rename_binders,
    singleton,
    size,
    sub,
    suffix,
)
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    Call,
    Expr,
    Index,
    MultisetLit,
    Quantified,
    Quantifier,
    Unary,
    UnaryOp,
    Unit,
    Var,
)
from provenhive.spec_lang.traverse import free_variables, substitute_variables, walk
from provenhive.spec_lang.types import INT, CharType, IntType, SeqType
from provenhive.spec_lang.values import Value

INSERT = "InsertOrdered"


@dataclass(frozen=True, slots=True)
class Order:
    """What the contract asks of one sequence alone, and the comparison that places elements: ``left op right``."""

    conditions: tuple[Expr, ...]
    subject: Var
    op: BinaryOp


class Helpers:
    """The helper methods on offer for a unit: parts, ordered insertion, and loops for recursive functions."""

    def __init__(self, bench: Workbench, tryout: Tryout) -> None:
        self.bench = bench
        self.tryout = tryout
        self.order = find_order(bench)
        self._compiler = Compiler(bench)

    def begin(self) -> None:
        """Start a candidate: its methods for functions are made afresh."""
        self._compiler = Compiler(self.bench)

    def for_function(self, name: str) -> str | None:
        """Return the method that computes a recursive function."""
        return self._compiler.for_function(name)

    def for_quantified(self, expr: Quantified, facts: tuple[Expr, ...]) -> Call | None:
        """Return the method that decides a quantified expression."""
        return self._compiler.for_quantified(expr, facts)

    def terms(self, grammar: Grammar) -> list[Term]:
        """Return calls of parts and helpers on what the grammar has."""
        return [*self._part_calls(grammar), *self._insertions(grammar)]

    def _part_calls(self, grammar: Grammar) -> list[Term]:
        """Return calls of the units that this one may be built from."""
        found = []
        for unit in self.tryout.part_units:
            if len(unit.results) == 1 and not unit.type_parameters:
                pools = [grammar.of_type(self.bench.erased(p.type), 1)[:8] for p in unit.parameters]
                for chosen in islice(product(*pools), 400):
                    found.append(self._part_call(unit, chosen))
        return found

    def _part_call(self, unit: Unit, arguments: tuple[Term, ...]) -> Term:
        run = self.tryout.parts[unit.name]
        call = Call(unit.name, (), tuple(t.expr for t in arguments), self.bench.erased(unit.results[0].type))
        return Term(call, lambda env: run(*(argument.run(env) for argument in arguments))[0])

    def _insertions(self, grammar: Grammar) -> list[Term]:
        """Return calls of the method that puts an element into an ordered sequence."""
        if self.order is None or not isinstance(self.order.subject.type, SeqType):
            return []
        type_ = self.order.subject.type
        found = []
        for sequence in grammar.of_type(type_, 1):
            for item in grammar.of_type(type_.element, 1):
                if isinstance(sequence.expr, Var):
                    found.append(self._insert(sequence, item))
        return found

    def _insert(self, sequence: Term, item: Term) -> Term:
        order = self.order
        descending = order is not None and order.op in (BinaryOp.GE, BinaryOp.GT)

        def run(env: Env) -> Value:
            items, new = sequence.run(env), item.run(env)
            at = len(items)
            while at > 0 and (items[at - 1] < new if descending else items[at - 1] > new):
                at -= 1
            return (*items[:at], new, *items[at:])

        call = Call(INSERT, (), (sequence.expr, item.expr), sequence.expr.type)
        return Term(call, run)

    def needed(self, used: Iterable[Expr]) -> tuple[Helper, ...]:
        """Return the helper methods that the expressions call."""
        called = {term.function for expr in used for term in walk(expr) if isinstance(term, Call)}
        own = (insert_method(self.bench, self.order),) if INSERT in called and self.order is not None else ()
        return (*own, *self._compiler.helpers)


def find_order(bench: Workbench) -> Order | None:
    """Return the order that the contract asks of a result sequence: conjuncts that speak of nothing else."""
    for result in bench.unit.results:
        variable = bench.var(result)
        if not isinstance(variable.type, SeqType) or not isinstance(variable.type.element, IntType | CharType):
            continue
        scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        alone = tuple(part for part in ensured(bench, scope) if set(free_variables(part)) == {variable.name})
        opened = (part for whole in alone for part in walk(_open(bench, whole)))
        for part in opened:
            match part:
                case Binary(BinaryOp.LE | BinaryOp.GE | BinaryOp.LT | BinaryOp.GT as op, left, right) if _elements(
                    left, right
                ):
                    return Order(alone, variable, op)
                case _:
                    continue
    return None


def _open(bench: Workbench, expr: Expr) -> Expr:
    if isinstance(expr, Call) and bench.function(expr.function):
        return bench.body_of(expr, bench.scope())
    return expr


def _elements(left: Expr, right: Expr) -> bool:
    return isinstance(left, Index) and isinstance(right, Index)


def insert_method(bench: Workbench, order: Order) -> HelperMethod:
    """Return a method that puts an element into an ordered sequence: past all that come after it, from the far end."""
    scope = bench.scope()
    type_ = order.subject.type
    element = type_.element if isinstance(type_, SeqType) else INT
    s, v = Var(scope.fresh("s"), type_), Var(scope.fresh("v"), element)
    t, k, j = Var(scope.fresh("t"), type_), int_var(scope.fresh("k")), int_var(scope.fresh("j"))
    above = Binary(
        BinaryOp.LT if order.op in (BinaryOp.GE, BinaryOp.GT) else BinaryOp.GT, index(s, sub(k, int_lit(1))), v
    )
    beyond = Binary(above.op, index(s, j), v)
    rest = Quantified(Quantifier.FORALL, (Binder(j.name, INT),), implies(conj(le(k, j), lt(j, size(s))), beyond))
    grown = eq(_bag(t), Binary(BinaryOp.UNION, _bag(s), MultisetLit((v,), element)))
    body = Block(
        (
            Declare(Binder(k.name, INT), size(s)),
            While(
                conj(lt(ZERO, k), above),
                (conj(le(ZERO, k), le(k, size(s))), rest),
                (k,),
                Block((Assign((k.name,), (sub(k, int_lit(1)),)),)),
            ),
            Assign((t.name,), (concat(concat(prefix(s, k), singleton(v)), suffix(s, k)),)),
            Assert(grown, Block((Assert(eq(s, concat(prefix(s, k), suffix(s, k)))),))),
        )
    )
    return HelperMethod(
        HelperKind.METHOD,
        INSERT,
        (),
        (Binder(s.name, type_), Binder(v.name, element)),
        (Binder(t.name, type_),),
        tuple(_about(order, s, scope.fresh)),
        (*_about(order, t, scope.fresh), grown),
        (),
        body,
    )


def _about(order: Order, sequence: Var, rename: Callable[[str], str]) -> list[Expr]:
    return [
        simplify(substitute_variables(rename_binders(condition, rename), {order.subject.name: sequence}))
        for condition in order.conditions
    ]


def _bag(sequence: Expr) -> Expr:
    return Unary(UnaryOp.TO_MULTISET, sequence)
