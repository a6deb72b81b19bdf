"""Core expressions and types as Dafny text, with the place of every printed node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from provenhive.candidates.names import Names, mangle
from provenhive.errors import UserError
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Expr, UnaryOp
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import (
    BoolType,
    CharType,
    DataType,
    IntType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
)

_T = TypeVar("_T")


class Dialect(Enum):
    """The two languages called Dafny."""

    V2 = "2.3"
    V4 = "4"


class InexpressibleError(UserError):
    """The construct has no equivalent in the dialect; it is refused, never weakened."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The node that came from ``span`` starts at this place of the printed text (from 1)."""

    line: int
    column: int
    span: Span


# Binding strength, weakest first, as in Dafny's grammar.
LOW, IFF, IMPLIES, JUNCTION, RELATION, SUM, PRODUCT, UNARY, PRIMARY = range(9)

_BINARY: dict[BinaryOp, tuple[str, int]] = {
    BinaryOp.ADD: ("+", SUM),
    BinaryOp.SUB: ("-", SUM),
    BinaryOp.MUL: ("*", PRODUCT),
    BinaryOp.DIV: ("/", PRODUCT),
    BinaryOp.MOD: ("%", PRODUCT),
    BinaryOp.LT: ("<", RELATION),
    BinaryOp.LE: ("<=", RELATION),
    BinaryOp.GT: (">", RELATION),
    BinaryOp.GE: (">=", RELATION),
    BinaryOp.EQ: ("==", RELATION),
    BinaryOp.NE: ("!=", RELATION),
    BinaryOp.AND: ("&&", JUNCTION),
    BinaryOp.OR: ("||", JUNCTION),
    BinaryOp.IMPLIES: ("==>", IMPLIES),
    BinaryOp.IFF: ("<==>", IFF),
    BinaryOp.CONCAT: ("+", SUM),
    BinaryOp.UNION: ("+", SUM),
    BinaryOp.INTERSECT: ("*", PRODUCT),
    BinaryOp.DIFFERENCE: ("-", SUM),
    BinaryOp.SUBSET: ("<=", RELATION),
    BinaryOp.IN: ("in", RELATION),
    BinaryOp.NOT_IN: ("!in", RELATION),
}
_LEFT_ASSOCIATIVE = (SUM, PRODUCT)


class ExpressionPrinter:
    """Writes text piece by piece, so that the place of each node is known.

    ``spec_prefix`` is put before names of the specification (``Spec.`` where the text stands in another module).
    """

    def __init__(self, names: Names, dialect: Dialect, spec_prefix: str = "") -> None:
        """Start with empty text."""
        self.names = names
        self.dialect = dialect
        self.spec_prefix = spec_prefix
        self.marks: list[Mark] = []
        self._pieces: list[str] = []
        self._line = 1
        self._column = 1
        self._fresh = 0

    @property
    def text(self) -> str:
        """All that has been written."""
        return "".join(self._pieces)

    def write(self, text: str) -> None:
        """Append text."""
        self._pieces.append(text)
        breaks = text.count("\n")
        if breaks:
            self._line += breaks
            self._column = len(text) - text.rfind("\n")
        else:
            self._column += len(text)

    def mark(self, span: Span | None) -> None:
        """Remember that the node from ``span`` starts here."""
        if span is not None:
            self.marks.append(Mark(self._line, self._column, span))

    # --- names and types -------------------------------------------------------------------------------------------

    def reference(self, name: str) -> str:
        """Return a declaration's identifier as it is used at this place."""
        identifier = self.names.dafny(name)
        return self.spec_prefix + identifier if self.names.declared(name) else identifier

    def type_text(self, type_: Type) -> str:
        """Return a type's text."""
        match type_:
            case IntType():
                return "int"
            case BoolType():
                return "bool"
            case CharType():
                return "char"
            case SeqType(element):
                return f"seq<{self.type_text(element)}>"
            case SetType(element):
                return f"set<{self.type_text(element)}>"
            case MultisetType(element):
                return f"multiset<{self.type_text(element)}>"
            case MapType(key, value):
                return f"map<{self.type_text(key)}, {self.type_text(value)}>"
            case TupleType(items):
                return "(" + ", ".join(map(self.type_text, items)) + ")"
            case SubsetType("nat"):
                return "nat"
            case DataType(name, arguments) | SubsetType(name, arguments):
                return self.reference(name) + self.type_arguments(arguments)
            case VarType(name):
                return mangle(name)

    def type_arguments(self, arguments: tuple[Type, ...]) -> str:
        """Return ``<A, B>``, or nothing when there are none."""
        return "<" + ", ".join(map(self.type_text, arguments)) + ">" if arguments else ""

    def binders_text(self, binders: Sequence[core.Binder]) -> str:
        """Return ``a: A, b: B``."""
        return ", ".join(f"{mangle(b.name)}: {self.type_text(b.type)}" for b in binders)

    # --- expressions -----------------------------------------------------------------------------------------------

    def expression(self, expr: Expr, context: int = LOW) -> None:
        """Write an expression, in parentheses where the context binds more strongly than it does."""
        with self._parenthesised(_strength(expr) < context):
            self.mark(expr.span)
            self._node(expr)

    @contextmanager
    def _parenthesised(self, needed: bool) -> Iterator[None]:
        if needed:
            self.write("(")
        yield
        if needed:
            self.write(")")

    def _node(self, expr: Expr) -> None:
        match expr:
            case core.IntLit(value):
                self.write(str(value))
            case core.BoolLit(value):
                self.write("true" if value else "false")
            case core.CharLit(value):
                self.write("'" + self._character(value, "'") + "'")
            case core.Var(name):
                self.write(mangle(name))
            case core.Unary():
                self._unary(expr)
            case core.Binary():
                self._binary(expr)
            case core.Call(function, _, arguments):
                self.write(self.reference(function))
                self.expressions("(", arguments, ")")
            case core.Construct(constructor, arguments, type_):
                self.write(f"{self.reference(type_.name)}.{mangle(constructor)}")
                if arguments:
                    self.expressions("(", arguments, ")")
            case core.Destruct(value, field):
                self.expression(value, PRIMARY)
                self.write(f".{mangle(field)}")
            case core.Is(value, constructor):
                self.expression(value, PRIMARY)
                self.write(f".{mangle(constructor)}?")
            case core.Project(value, index):
                self.expression(value, PRIMARY)
                self.write(f".{index}")
            case core.If() | core.Let() | core.MatchData() | core.MatchSeq() | core.Quantified():
                self._open_ended(expr)
            case _:
                self._collection(expr)

    def _unary(self, expr: core.Unary) -> None:
        operand = expr.operand
        match expr.op:
            case UnaryOp.NEG | UnaryOp.NOT:
                self.write(expr.op.value)
                # Dafny reads -5 and !a; an operand that starts with a sign of its own is put in parentheses.
                signed = isinstance(operand, core.IntLit) or _strength(operand) == UNARY
                self.expression(operand, PRIMARY if signed and _strength(operand) < PRIMARY else UNARY)
            case UnaryOp.SIZE:
                self.write("|")
                self.expression(operand)
                self.write("|")
            case UnaryOp.TO_MULTISET:
                self.write("multiset")
                self.expressions("(", (operand,), ")")
            case UnaryOp.TO_SET:
                name = self._fresh_name("member")
                self.write(f"(set {name} | {name} in ")
                self.expression(operand, SUM)
                self.write(")")
            case UnaryOp.KEYS:
                self.expression(operand, PRIMARY)
                self.write(".Keys")

    def _binary(self, expr: core.Binary) -> None:
        symbol, strength = _BINARY[expr.op]
        left = right = strength + 1
        if strength in _LEFT_ASSOCIATIVE:
            left = strength
        elif expr.op is BinaryOp.IMPLIES:
            right = strength
        elif (
            strength == JUNCTION and isinstance(expr.left, core.Binary) and expr.left.op is expr.op
        ) or expr.op is BinaryOp.IFF:
            left = strength
        self.expression(expr.left, left)
        self.write(f" {symbol} ")
        self.expression(expr.right, right)

    def _collection(self, expr: Expr) -> None:
        match expr:
            case core.SeqLit(items):
                if items and all(isinstance(item, core.CharLit) for item in items):
                    characters = (item.value for item in items if isinstance(item, core.CharLit))
                    self.write('"' + "".join(self._character(c, '"') for c in characters) + '"')
                else:
                    self.expressions("[", items, "]")
            case core.SetLit(items):
                self.expressions("{", items, "}")
            case core.MultisetLit(items):
                self.expressions("multiset{", items, "}")
            case core.MapLit(entries):
                self.write("map[")
                self._separated(entries, self._entry)
                self.write("]")
            case core.TupleLit(items):
                self.expressions("(", items, ")")
            case core.Index(collection, index):
                self.expression(collection, PRIMARY)
                self.expressions("[", (index,), "]")
            case core.Slice(sequence, low, high):
                self.expression(sequence, PRIMARY)
                self.write("[")
                self._optional(low)
                self.write("..")
                self._optional(high)
                self.write("]")
            case core.Update(collection, index, value):
                self.expression(collection, PRIMARY)
                self.write("[")
                self._entry((index, value))
                self.write("]")
            case _:
                raise TypeError(f"not an expression: {type(expr).__name__}")

    def _open_ended(self, expr: Expr) -> None:
        match expr:
            case core.If(condition, then, otherwise):
                self.write("if ")
                self.expression(condition)
                self.write(" then ")
                self.expression(then)
                self.write(" else ")
                self.expression(otherwise)
            case core.Let(name, value, body):
                self._let(name, value, body)
            case core.MatchData(scrutinee, cases):
                self.write("match ")
                self.expression(scrutinee, PRIMARY)
                for case in cases:
                    self.write(f" case {mangle(case.constructor)}{pattern_variables(case.variables)} => ")
                    self.expression(case.body, IFF)
            case core.MatchSeq():
                self._match_seq(expr)
            case core.Quantified(quantifier, binders, body):
                self.write(f"{quantifier.value} {self.binders_text(binders)} :: ")
                self.expression(body)
            case _:
                raise TypeError(f"not an expression: {type(expr).__name__}")

    def _match_seq(self, expr: core.MatchSeq) -> None:
        """Write an inspection of a sequence, which Dafny has no pattern for, as a test of its length."""
        if isinstance(expr.scrutinee, core.Var):
            subject = expr.scrutinee
        else:
            subject = core.Var(self._fresh_name("whole"), expr.scrutinee.type)
            self.write(f"var {subject.name} := ")
            self.expression(expr.scrutinee, IFF)
            self.write("; ")
        self._node(
            core.If(
                core.Binary(BinaryOp.EQ, core.Unary(UnaryOp.SIZE, subject), core.IntLit(0)),
                expr.empty,
                core.Let(
                    expr.head,
                    core.Index(subject, core.IntLit(0)),
                    core.Let(expr.tail, core.Slice(subject, core.IntLit(1), None), expr.nonempty),
                ),
            )
        )

    def _let(self, name: str, value: Expr, body: Expr) -> None:
        self.write(f"var {mangle(name)} := ")
        self.expression(value, IFF)
        self.write("; ")
        self.expression(body)

    def _entry(self, entry: tuple[Expr, Expr]) -> None:
        self.expression(entry[0], IFF)
        self.write(" := ")
        self.expression(entry[1], IFF)

    def _optional(self, expr: Expr | None) -> None:
        if expr is not None:
            self.expression(expr, IFF)

    def expressions(self, opening: str, items: Sequence[Expr], closing: str) -> None:
        """Write expressions with commas between and brackets around."""
        self.write(opening)
        self._separated(items, lambda item: self.expression(item, IFF))
        self.write(closing)

    def _separated(self, items: Sequence[_T], write: Callable[[_T], None]) -> None:
        for position, item in enumerate(items):
            if position:
                self.write(", ")
            write(item)

    def _fresh_name(self, stem: str) -> str:
        """Return a name that no specification or candidate has: theirs never end in ``__`` and a number."""
        self._fresh += 1
        return f"{stem}__{self._fresh}"

    def _character(self, value: str, quote: str) -> str:
        code = ord(value)
        if value in {quote, "\\"}:
            return "\\" + value
        if 32 <= code < 127:
            return value
        if self.dialect is Dialect.V4:
            return f"\\U{{{code:04x}}}"
        if code > 0xFFFF:
            raise InexpressibleError(f"Dafny {self.dialect.value} has no character U+{code:X}: its own have 16 bits")
        return f"\\u{code:04x}"


def pattern_variables(variables: tuple[str, ...]) -> str:
    """Return ``(x, y)``, or nothing for a constructor without fields."""
    return "(" + ", ".join(map(mangle, variables)) + ")" if variables else ""


def _strength(expr: Expr) -> int:
    match expr:
        case core.Binary():
            return _BINARY[expr.op][1]
        case core.Unary(UnaryOp.NEG | UnaryOp.NOT):
            return UNARY
        case core.IntLit(value) if value < 0:
            return UNARY
        case core.If() | core.Let() | core.MatchData() | core.MatchSeq() | core.Quantified():
            return LOW
        case _:
            return PRIMARY
