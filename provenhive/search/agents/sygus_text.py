"""Contracts over integers and truth values as SyGuS problems (SyGuS-IF 2.1), and answers as expressions.

Records and tuples of such values are taken apart: each of their leaves is a variable, or a function to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provenhive.search.agents.contract import ensured
from provenhive.search.agents.terms import conjuncts, is_nat
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    BoolLit,
    Call,
    Construct,
    Destruct,
    Expr,
    If,
    IntLit,
    Is,
    Let,
    MatchData,
    Project,
    TupleLit,
    Unary,
    UnaryOp,
)
from provenhive.spec_lang.declared import constraint, constructors
from provenhive.spec_lang.traverse import substitute_variables, walk
from provenhive.spec_lang.types import BoolType, DataType, IntType, SubsetType, TupleType, Type

_BINARY = {
    BinaryOp.ADD: "+",
    BinaryOp.SUB: "-",
    BinaryOp.MUL: "*",
    BinaryOp.DIV: "div",
    BinaryOp.MOD: "mod",
    BinaryOp.LT: "<",
    BinaryOp.LE: "<=",
    BinaryOp.GT: ">",
    BinaryOp.GE: ">=",
    BinaryOp.EQ: "=",
    BinaryOp.IFF: "=",
    BinaryOp.NE: "distinct",
    BinaryOp.AND: "and",
    BinaryOp.OR: "or",
    BinaryOp.IMPLIES: "=>",
}
_OPERATORS = {symbol: op for op, symbol in _BINARY.items() if op is not BinaryOp.IFF}
_NONLINEAR = frozenset({BinaryOp.MUL, BinaryOp.DIV, BinaryOp.MOD})


class Untranslatable(Exception):
    """The contract speaks of more than integers and truth values."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An integer or truth value inside a parameter or result, under a symbol."""

    symbol: str
    expr: Expr

    @property
    def sort(self) -> str:
        """The SMT-LIB sort."""
        return "Bool" if isinstance(self.expr.type, BoolType) else "Int"


class Problem:
    """A unit as a SyGuS problem.

    Raises:
        Untranslatable: from the constructor or ``text``.
    """

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.scope: Scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        self.inputs = [leaf for p in bench.unit.parameters for leaf in self._leaves(bench.var(p), p.name)]
        self.outputs = [leaf for r in bench.unit.results for leaf in self._leaves(bench.var(r), f"f_{r.name}")]
        arguments = " ".join(leaf.symbol for leaf in self.inputs)
        self._table: dict[Expr, str] = {leaf.expr: leaf.symbol for leaf in self.inputs}
        self._table |= {leaf.expr: f"({leaf.symbol} {arguments})" for leaf in self.outputs}
        self._said: list[Expr] = []

    def _leaves(self, expr: Expr, symbol: str) -> Iterator[Leaf]:
        match expr.type:
            case IntType() | BoolType():
                yield Leaf(symbol, expr)
            case TupleType(items):
                for position in range(len(items)):
                    yield from self._leaves(Project(expr, position), f"{symbol}_{position}")
            case DataType() as type_:
                options = constructors(self.bench.program, type_)
                if len(options) != 1 or any(self.bench.erased(f.type) == type_ for f in options[0].fields):
                    raise Untranslatable
                for f in options[0].fields:
                    part = Destruct(expr, f.name, self.bench.erased(f.type))
                    yield from self._leaves(part, f"{symbol}_{f.name}")
            case _:
                raise Untranslatable

    def text(self, *, small_grammar: bool) -> str:
        """Return the problem's text."""
        assumed = list(self.bench.unit.requires)
        assumed += [c for p in self.bench.unit.parameters for c in self._membership(p.type, self.bench.var(p))]
        wanted = [*ensured(self.bench, self.scope)]
        wanted += [c for r in self.bench.unit.results for c in self._membership(r.type, self.bench.var(r))]
        self._said = [*assumed, *wanted]
        before = _joined("and", [self._term(e) for e in assumed], "true")
        after = _joined("and", [self._term(e) for e in wanted], "true")
        lines = [f"(set-logic {'NIA' if self._nonlinear() else 'LIA'})"]
        parameters = " ".join(f"({leaf.symbol} {leaf.sort})" for leaf in self.inputs)
        for leaf in self.outputs:
            grammar = self._grammar(leaf) if small_grammar else ""
            lines.append(f"(synth-fun {leaf.symbol} ({parameters}) {leaf.sort}{grammar})")
        lines += [f"(declare-var {leaf.symbol} {leaf.sort})" for leaf in self.inputs]
        lines += [f"(constraint (=> {before} {after}))", "(check-synth)"]
        return "\n".join(lines) + "\n"

    def _membership(self, declared: Type, value: Expr) -> Iterator[Expr]:
        if is_nat(declared):
            yield Binary(BinaryOp.LE, IntLit(0), value)
        elif isinstance(declared, SubsetType):
            found = constraint(self.bench.program, declared)
            yield from conjuncts(substitute_variables(found.predicate, {found.variable: value}))
            yield from self._membership(found.base, value)
        elif isinstance(declared, DataType):
            for f in constructors(self.bench.program, declared)[0].fields:
                yield from self._membership(f.type, Destruct(value, f.name, self.bench.erased(f.type)))

    def _nonlinear(self) -> bool:
        products = (t for e in self._said for t in walk(e) if isinstance(t, Binary) and t.op in _NONLINEAR)
        return any(not isinstance(t.right, IntLit) and not isinstance(t.left, IntLit) for t in products)

    def _grammar(self, leaf: Leaf) -> str:
        literals = {t.value for e in self._said for t in walk(e) if isinstance(t, IntLit)} | {0}
        numbers = [*(i.symbol for i in self.inputs if i.sort == "Int"), *map(_number, sorted(literals))]
        operators = {t.op for e in self._said for t in walk(e) if isinstance(t, Binary)}
        sums = [f"({_BINARY[op]} I I)" for op in (BinaryOp.ADD, BinaryOp.SUB, *_NONLINEAR) if op in operators]
        truths = [i.symbol for i in self.inputs if i.sort == "Bool"]
        ints = f"(I Int ({' '.join([*numbers, *sums, '(ite B I I)'])}))"
        bools = f"(B Bool ({' '.join([*truths, '(<= I I)', '(= I I)', '(and B B)', '(or B B)', '(not B)'])}))"
        order = [ints, bools] if leaf.sort == "Int" else [bools, ints]
        heads = "((I Int) (B Bool))" if leaf.sort == "Int" else "((B Bool) (I Int))"
        return f"\n  {heads}\n  ({order[0]}\n   {order[1]})"

    # --- terms -----------------------------------------------------------------------------------------------------

    def _term(self, expr: Expr) -> str:
        if expr in self._table:
            return self._table[expr]
        match expr:
            case IntLit(value):
                return _number(value)
            case BoolLit(value):
                return "true" if value else "false"
            case Unary(UnaryOp.NEG, operand):
                return f"(- {self._term(operand)})"
            case Unary(UnaryOp.NOT, operand):
                return f"(not {self._term(operand)})"
            case Binary(op, left, right) if op in _BINARY and isinstance(left.type, IntType | BoolType):
                return f"({_BINARY[op]} {self._term(left)} {self._term(right)})"
            case Binary(BinaryOp.EQ, left, right):
                pairs = zip(self._flat(left), self._flat(right), strict=True)
                return _joined("and", [f"(= {self._term(a)} {self._term(b)})" for a, b in pairs], "true")
            case If(condition, then, otherwise):
                return f"(ite {self._term(condition)} {self._term(then)} {self._term(otherwise)})"
            case Let(name, value, body):
                return self._term(substitute_variables(body, {name: value}))
            case Is():
                return "true"
            case Destruct() | Project():
                return self._term(self._part(expr))
            case MatchData(scrutinee, (case,)):
                names = zip(case.variables, self._fields(scrutinee), strict=True)
                return self._term(substitute_variables(case.body, dict(names)))
            case Call() if self.bench.function(expr.function) and not self.bench.is_recursive(expr.function):
                return self._term(self.bench.body_of(expr, self.scope))
            case _:
                raise Untranslatable

    def _flat(self, expr: Expr) -> list[Expr]:
        match expr:
            case TupleLit(items) | Construct(_, items, _):
                return [leaf for item in items for leaf in self._flat(item)]
            case _:
                return [leaf.expr for leaf in self._leaves(expr, "_")]

    def _part(self, expr: Destruct | Project) -> Expr:
        match expr:
            case Project(TupleLit(items), position):
                return items[position]
            case Destruct(Construct(_, arguments, type_), field):
                names = [f.name for f in constructors(self.bench.program, type_)[0].fields]
                return arguments[names.index(field)]
            case _:
                raise Untranslatable

    def _fields(self, expr: Expr) -> list[Expr]:
        if isinstance(expr, Construct):
            return list(expr.arguments)
        if not isinstance(expr.type, DataType):
            raise Untranslatable
        fields = constructors(self.bench.program, expr.type)[0].fields
        return [Destruct(expr, f.name, self.bench.erased(f.type)) for f in fields]

    # --- answers ---------------------------------------------------------------------------------------------------

    def results(self, answer: str) -> dict[str, Expr] | None:
        """Return the results' values from cvc5's answer, or ``None`` when it has none."""
        found: dict[str, Expr] = {}
        variables = {leaf.symbol: leaf.expr for leaf in self.inputs}
        for definition in _read(answer):
            if isinstance(definition, list) and len(definition) == 5 and definition[0] == "define-fun":
                names = [pair[0] for pair in definition[2] if isinstance(pair, list)]
                bound = dict(zip(map(str, names), variables.values(), strict=True))
                found[str(definition[1])] = _expr(definition[4], bound)
        if set(found) != {leaf.symbol for leaf in self.outputs}:
            return None
        leaves = {leaf.expr: found[leaf.symbol] for leaf in self.outputs}
        return {r.name: self._assembled(self.bench.var(r), leaves) for r in self.bench.unit.results}

    def _assembled(self, expr: Expr, leaves: Mapping[Expr, Expr]) -> Expr:
        if expr in leaves:
            return leaves[expr]
        if isinstance(expr.type, TupleType):
            parts = [Project(expr, position) for position in range(len(expr.type.items))]
            return TupleLit(tuple(self._assembled(part, leaves) for part in parts))
        if not isinstance(expr.type, DataType):
            raise Untranslatable
        option = constructors(self.bench.program, expr.type)[0]
        fields = [Destruct(expr, f.name, self.bench.erased(f.type)) for f in option.fields]
        return Construct(option.name, tuple(self._assembled(f, leaves) for f in fields), expr.type)


def _number(value: int) -> str:
    return str(value) if value >= 0 else f"(- {-value})"


def _joined(operator: str, parts: list[str], empty: str) -> str:
    if not parts:
        return empty
    return parts[0] if len(parts) == 1 else f"({operator} {' '.join(parts)})"


Sexpr = str | list["Sexpr"]


def _read(text: str) -> list[Sexpr]:
    """Read the list that cvc5 answers with; anything else gives an empty one."""
    stack: list[list[Sexpr]] = [[]]
    for piece in re.findall(r"[()]|[^\s()]+", text):
        if piece == "(":
            stack.append([])
        elif piece == ")":
            if len(stack) == 1:
                return []
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(piece)
    first = stack[0][0] if stack[0] else []
    return first if isinstance(first, list) else []


def _expr(term: Sexpr, bound: Mapping[str, Expr]) -> Expr:
    if isinstance(term, str):
        if term in bound:
            return bound[term]
        if term in ("true", "false"):
            return BoolLit(term == "true")
        return IntLit(int(term))
    head, *rest = term
    if head == "let":
        inner = {str(pair[0]): _expr(pair[1], bound) for pair in rest[0] if isinstance(pair, list)}
        return _expr(rest[1], {**bound, **inner})
    return _applied(str(head), [_expr(part, bound) for part in rest])


def _applied(head: str, parts: list[Expr]) -> Expr:
    match head, parts:
        case "ite", [condition, then, otherwise]:
            return If(condition, then, otherwise)
        case "not", [operand]:
            return Unary(UnaryOp.NOT, operand)
        case "-", [operand]:
            return Unary(UnaryOp.NEG, operand)
        case _ if head in _OPERATORS and len(parts) >= 2:
            value = parts[0]
            for part in parts[1:]:
                value = Binary(_operator(head, value), value, part)
            return value
        case _:
            raise Untranslatable


def _operator(head: str, left: Expr) -> BinaryOp:
    op = _OPERATORS[head]
    return BinaryOp.IFF if op is BinaryOp.EQ and isinstance(left.type, BoolType) else op
