"""Nested patterns to matches on one constructor at a time.

The matrix algorithm of Maranget, "Compiling pattern matching to good decision trees" (ML 2008), first column first.
A leaf that no row reaches is a missing case; a row that no leaf reaches is redundant.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.core import BinaryOp
from provenhive.spec_lang.elaborate.context import Context, Typed
from provenhive.spec_lang.elaborate.patterns import Bind, Cons, Literal, Made, Nil, Shape, Tuple, TypedPattern, Wild
from provenhive.spec_lang.literals import encode_char, encode_text
from provenhive.spec_lang.traverse import binders_within, free_names, subexpressions, substitute
from provenhive.spec_lang.types import DataType, SeqType, Type
from provenhive.spec_lang.types import substitute as substitute_type

MAX_LEAVES = 1_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Row:
    """A case as it is written."""

    pattern: TypedPattern
    body: Typed


@dataclass(frozen=True, slots=True)
class _Case:
    """A case with its body built; ``names`` are all names in it, which no binder around it may take."""

    index: int
    body: core.Expr
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the matrix: shapes for the columns that are left, and what its variables stand for so far."""

    case: _Case
    shapes: tuple[Shape, ...]
    bound: tuple[tuple[str, core.Expr], ...] = ()


@dataclass
class _Witness:
    """What is known of an occurrence on the way to a leaf: text with a hole for each part that was looked at."""

    known: dict[core.Expr, tuple[str, tuple[core.Expr, ...]]] = field(default_factory=dict)

    def extended(self, at: core.Expr, template: str, inner: tuple[core.Expr, ...] = ()) -> _Witness:
        return _Witness({**self.known, at: (template, inner)})

    def show(self, at: core.Expr) -> str:
        if at not in self.known:
            return "_"
        template, inner = self.known[at]
        return template.format(*map(self.show, inner))


def compile_match(context: Context, expr: syn.Match | syn.LetIn, scrutinee: core.Expr, rows: list[Row]) -> core.Expr:
    """Return the match as core expressions; missing and redundant cases are reported."""
    cases = []
    for i, row in enumerate(rows):
        body = row.body.build()
        names = binders_within(body) | free_names(body) | frozenset(row.pattern.variables)
        cases.append(_Case(i, body, names))
    compiler = _Compiler(context, expr)
    lines = [_Line(case, (row.pattern.shape,)) for case, row in zip(cases, rows, strict=True)]
    try:
        result = compiler.top(scrutinee, lines)
    except _TooManyLeaves:
        context.error(expr.span, "limit", f"this match has more than {MAX_LEAVES} combinations of patterns")
        return core.BoolLit(False, span=expr.span)
    if not compiler.missing:
        for i, row in enumerate(rows):
            if i not in compiler.reached:
                context.error(
                    row.pattern.span, "match", "this case is never reached", hint="the cases above take it all"
                )
    return result


class _TooManyLeaves(Exception):
    """The matrix branches too much."""


class _Compiler:
    def __init__(self, context: Context, expr: syn.Match | syn.LetIn) -> None:
        self.context = context
        self.expr = expr
        self.span = expr.span
        self.reached: set[int] = set()
        self.missing = False
        self.leaves = 0
        self.top_occurrence: core.Expr = core.BoolLit(True)

    def top(self, scrutinee: core.Expr, lines: list[_Line]) -> core.Expr:
        """Name the scrutinee if need be, and compile."""
        if isinstance(scrutinee, core.Var):
            self.top_occurrence = scrutinee
            return self.compile((scrutinee,), lines, _Witness())
        if isinstance(scrutinee, core.TupleLit):
            return self._tuple_of(scrutinee, lines)
        name = self.context.fresh_name("matched")
        variable = core.Var(name, scrutinee.type, span=scrutinee.span)
        self.top_occurrence = variable
        return _let(name, scrutinee, self.compile((variable,), lines, _Witness()))

    def _tuple_of(self, scrutinee: core.TupleLit, lines: list[_Line]) -> core.Expr:
        """Match the items of ``match (a, b) {...}`` one by one, without making the tuple."""
        names: list[tuple[str, core.Expr]] = []
        items: list[core.Expr] = []
        for i, item in enumerate(scrutinee.items):
            if not isinstance(item, core.Var):
                shapes = [_item(line.shapes[0], i) for line in lines]
                names.append((self._variable(lines, shapes, "matched"), item))
                item = core.Var(names[-1][0], item.type, span=item.span)
            items.append(item)
        whole = replace(scrutinee, items=tuple(items))
        self.top_occurrence = whole
        witness = _Witness().extended(whole, "(" + ", ".join(["{}"] * len(items)) + ")", tuple(items))
        result = self.compile(tuple(items), [_spread(line, 0, whole, len(items)) for line in lines], witness)
        for name, value in reversed(names):
            result = _let(name, value, result)
        return result

    def compile(self, columns: tuple[core.Expr, ...], lines: list[_Line], witness: _Witness) -> core.Expr:
        """Compile the matrix whose columns are matched with the given occurrences."""
        if not lines:
            return self._missing(witness)
        first = lines[0]
        column = next((i for i, s in enumerate(first.shapes) if not isinstance(s, Wild | Bind)), None)
        if column is None:
            return self._leaf(first, columns)
        at = columns[column]
        match first.shapes[column]:
            case Tuple(items):
                parts = tuple(core.Project(at, i, span=self.span) for i in range(len(items)))
                template = "(" + ", ".join(["{}"] * len(items)) + ")"
                spread = [_spread(line, column, at, len(items)) for line in lines]
                return self.compile(_replaced(columns, column, parts), spread, witness.extended(at, template, parts))
            case Made():
                return self._data(columns, column, lines, witness)
            case Nil() | Cons():
                return self._sequence(columns, column, lines, witness)
            case Literal(value):
                return self._literal(columns, column, lines, witness, value)
            case _:
                return self._missing(witness)

    def _missing(self, witness: _Witness) -> core.Expr:
        if not self.missing:
            shown = witness.show(self.top_occurrence)
            if isinstance(self.expr, syn.LetIn):
                self.context.error(
                    self.expr.pattern.span,
                    "match",
                    f"this pattern does not fit {shown}",
                    hint="use match instead of let",
                )
            else:
                self.context.error(self.expr.span, "match", f"no case fits {shown}", expected="a case for every value")
        self.missing = True
        return core.BoolLit(False, span=self.span)

    def _leaf(self, line: _Line, columns: tuple[core.Expr, ...]) -> core.Expr:
        self.reached.add(line.case.index)
        self.leaves += 1
        if self.leaves > MAX_LEAVES:
            raise _TooManyLeaves
        bound = list(line.bound)
        for shape, at in zip(line.shapes, columns, strict=True):
            if isinstance(shape, Bind):
                bound.append((shape.name, at))
        renamed = {n: v for n, v in bound if isinstance(v, core.Var) and n != v.name}
        result = substitute(line.case.body, renamed)
        for name, value in reversed(bound):
            if not isinstance(value, core.Var):
                result = core.Let(name, value, result, span=self.span)
        return result

    def _variable(self, lines: list[_Line], shapes: list[Shape], base: str) -> str:
        """Choose a name for a part: that of the first row that names it, if no other row uses the name otherwise."""
        wanted = next((s.name for s in shapes if isinstance(s, Bind)), None)
        if wanted is not None and not wanted.endswith("'"):
            clash = any(
                wanted in line.case.names
                for line, shape in zip(lines, shapes, strict=True)
                if not (isinstance(shape, Bind) and shape.name == wanted)
            )
            if not clash:
                return wanted
        return self.context.fresh_name(base)

    def _data(self, columns: tuple[core.Expr, ...], column: int, lines: list[_Line], witness: _Witness) -> core.Expr:
        at = columns[column]
        declared = self._declared(at.type)
        if declared is None:
            return core.BoolLit(False, span=self.span)
        cases = []
        for constructor in declared.constructors:
            kept = [line for line in lines if _takes(line.shapes[column], constructor.name)]
            inner = [_fields(line.shapes[column], len(constructor.fields)) for line in kept]
            names = tuple(
                self._variable(kept, [shapes[i] for shapes in inner], f.name) for i, f in enumerate(constructor.fields)
            )
            types = self._field_types(at.type, declared, constructor)
            variables = tuple(core.Var(n, t, span=self.span) for n, t in zip(names, types, strict=True))
            new = [_expanded(line, column, at, shapes) for line, shapes in zip(kept, inner, strict=True)]
            template = constructor.name + ("(" + ", ".join(["{}"] * len(names)) + ")" if names else "")
            known = witness.extended(at, template, variables)
            body = self.compile(_replaced(columns, column, variables), new, known)
            cases.append(core.Case(constructor.name, names, body, span=self.span))
        return core.MatchData(at, tuple(cases), span=self.span)

    def _declared(self, type_: Type) -> core.Datatype | None:
        return self.context.library.datatypes.get(type_.name) if isinstance(type_, DataType) else None

    def _field_types(self, type_: Type, declared: core.Datatype, constructor: core.Constructor) -> list[Type]:
        arguments = type_.arguments if isinstance(type_, DataType) else ()
        binding = dict(zip(declared.type_parameters, arguments, strict=False))
        return [substitute_type(self.context.library.erase(f.type), binding) for f in constructor.fields]

    def _sequence(
        self, columns: tuple[core.Expr, ...], column: int, lines: list[_Line], witness: _Witness
    ) -> core.Expr:
        at = columns[column]
        type_ = at.type
        element = type_.element if isinstance(type_, SeqType) else type_
        lines = [
            replace(line, shapes=_replaced(line.shapes, column, (_as_cons(line.shapes[column]),))) for line in lines
        ]
        empty = [
            _expanded(line, column, at, ()) for line in lines if isinstance(line.shapes[column], Wild | Bind | Nil)
        ]
        without = columns[:column] + columns[column + 1 :]
        at_empty = self.compile(without, empty, witness.extended(at, "[]"))
        kept = [line for line in lines if isinstance(line.shapes[column], Wild | Bind | Cons)]
        inner = [_ends(line.shapes[column]) for line in kept]
        head = self._variable(kept, [shapes[0] for shapes in inner], "head")
        tail = self._variable(kept, [shapes[1] for shapes in inner], "tail")
        variables = (core.Var(head, element, span=self.span), core.Var(tail, type_, span=self.span))
        new = [_expanded(line, column, at, shapes) for line, shapes in zip(kept, inner, strict=True)]
        known = witness.extended(at, "{} :: {}", variables)
        nonempty = self.compile(_replaced(columns, column, variables), new, known)
        return core.MatchSeq(at, at_empty, head, tail, nonempty, span=self.span)

    def _literal(
        self, columns: tuple[core.Expr, ...], column: int, lines: list[_Line], witness: _Witness, value: core.Expr
    ) -> core.Expr:
        at = columns[column]
        other = [line for line in lines if line.shapes[column] != Literal(value)]
        if isinstance(value, core.BoolLit):
            return self._boolean(columns, column, lines, witness)
        fitting = [line for line in lines if _may_equal(line.shapes[column], value)]
        if any(isinstance(line.shapes[column], Nil | Cons) for line in fitting):  # a string among sequence patterns
            kept = [_settled(line, column, at, value) for line in fitting]
            then = self.compile(columns, kept, witness)
        else:
            kept = [_expanded(line, column, at, ()) for line in fitting]
            known = witness.extended(at, _escaped(value))
            then = self.compile(columns[:column] + columns[column + 1 :], kept, known)
        condition = core.Binary(BinaryOp.EQ, at, value, span=self.span)
        return core.If(condition, then, self.compile(columns, other, witness), span=self.span)

    def _boolean(self, columns: tuple[core.Expr, ...], column: int, lines: list[_Line], witness: _Witness) -> core.Expr:
        at, rest = columns[column], columns[:column] + columns[column + 1 :]

        def branch(truth: bool) -> core.Expr:
            fitting = [line for line in lines if _may_equal(line.shapes[column], core.BoolLit(truth))]
            kept = [_expanded(line, column, at, ()) for line in fitting]
            return self.compile(rest, kept, witness.extended(at, "true" if truth else "false"))

        return core.If(at, branch(True), branch(False), span=self.span)


def _let(name: str, value: core.Expr, body: core.Expr) -> core.Expr:
    """``let name = value in body``, or the body with the value in its place when it is only the scrutinee."""
    uses = sum(1 for e in subexpressions(body) if isinstance(e, core.Var) and e.name == name)
    if uses == 1 and isinstance(body, core.MatchData | core.MatchSeq):
        scrutinee = body.scrutinee
        if isinstance(scrutinee, core.Var) and scrutinee.name == name:
            return replace(body, scrutinee=value)
    return core.Let(name, value, body, span=value.span)


def _replaced(items: tuple[_T, ...], at: int, new: tuple[_T, ...]) -> tuple[_T, ...]:
    return items[:at] + new + items[at + 1 :]


def _expanded(line: _Line, column: int, at: core.Expr, inner: tuple[Shape, ...]) -> _Line:
    """Replace a column by those of its parts; a variable there is bound to the whole."""
    shape = line.shapes[column]
    bound = (*line.bound, (shape.name, at)) if isinstance(shape, Bind) else line.bound
    return replace(line, shapes=_replaced(line.shapes, column, inner), bound=bound)


def _spread(line: _Line, column: int, at: core.Expr, count: int) -> _Line:
    shape = line.shapes[column]
    inner: tuple[Shape, ...] = shape.items if isinstance(shape, Tuple) else (Wild(),) * count
    return _expanded(line, column, at, inner)


def _item(shape: Shape, index: int) -> Shape:
    return shape.items[index] if isinstance(shape, Tuple) else Wild()


def _takes(shape: Shape, constructor: str) -> bool:
    return isinstance(shape, Wild | Bind) or (isinstance(shape, Made) and shape.constructor == constructor)


def _fields(shape: Shape, count: int) -> tuple[Shape, ...]:
    return shape.arguments if isinstance(shape, Made) else (Wild(),) * count


def _ends(shape: Shape) -> tuple[Shape, Shape]:
    return (shape.head, shape.tail) if isinstance(shape, Cons) else (Wild(), Wild())


def _as_cons(shape: Shape) -> Shape:
    """Write a string literal as the sequence of its characters."""
    if not isinstance(shape, Literal) or not isinstance(shape.value, core.SeqLit):
        return shape
    result: Shape = Nil()
    for item in reversed(shape.value.items):
        result = Cons(Literal(item), result)
    return result


def _may_equal(shape: Shape, value: core.Expr) -> bool:
    return not isinstance(shape, Literal) or shape == Literal(value)


def _settled(line: _Line, column: int, at: core.Expr, value: core.Expr) -> _Line:
    """Drop the test for a literal that is known to hold; other tests of the column stay."""
    if line.shapes[column] != Literal(value):
        return line
    return replace(line, shapes=_replaced(line.shapes, column, (Wild(),)))


def _escaped(value: core.Expr) -> str:
    match value:
        case core.IntLit(number):
            text = str(number)
        case core.CharLit(character):
            text = encode_char(character)
        case core.SeqLit(items, _):
            text = encode_text("".join(i.value for i in items if isinstance(i, core.CharLit)))
        case _:
            text = "_"
    return text.replace("{", "{{").replace("}", "}}")
