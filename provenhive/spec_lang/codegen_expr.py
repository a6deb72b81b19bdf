"""Python source for core expressions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from provenhive.spec_lang import core
from provenhive.spec_lang.codegen_quant import quantifier_function
from provenhive.spec_lang.codegen_static import declared_type, satisfies
from provenhive.spec_lang.core import BinaryOp, Binder, Expr, Program, UnaryOp
from provenhive.spec_lang.declared import constructors
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import free_variables
from provenhive.spec_lang.types import NAT, DataType, MapType, MultisetType, SeqType, Type, substitute
from provenhive.spec_lang.values import Data

if TYPE_CHECKING:
    from provenhive.spec_lang.runtime import Runtime

MAX_DEPTH = 16  # of one Python expression; deeper ones are cut into functions
MAX_INDENT = 12
SMALL_INTEGER = 10**18

_INFIX = {
    BinaryOp.ADD: "+",
    BinaryOp.SUB: "-",
    BinaryOp.LT: "<",
    BinaryOp.LE: "<=",
    BinaryOp.GT: ">",
    BinaryOp.GE: ">=",
    BinaryOp.EQ: "==",
    BinaryOp.NE: "!=",
    BinaryOp.IFF: "==",
    BinaryOp.IN: "in",
    BinaryOp.NOT_IN: "not in",
    BinaryOp.INTERSECT: "&",
    BinaryOp.DIFFERENCE: "-",
    BinaryOp.SUBSET: "<=",
}
_CHAINS = {BinaryOp.AND: " and ", BinaryOp.OR: " or ", BinaryOp.ADD: " + "}


class CompilerLike(Protocol):
    """What writers need of the compiler."""

    program: Program
    runtime: Runtime

    def fresh(self, stem: str) -> str:
        """Return a Python name that nothing else has."""
        ...

    def constant(self, value: object) -> str:
        """Return the name under which generated code finds the value."""
        ...

    def add_source(self, lines: list[str]) -> None:
        """Add the lines of one function definition."""
        ...

    def checker(self, type_: Type) -> str:
        """Return the name of a function that checks membership in a declared type."""
        ...

    def function(self, name: str) -> str:
        """Return the Python name of a function."""
        ...

    def parameter_types(self, call: core.Call) -> tuple[tuple[Type, ...], Mapping[str, Type]] | None:
        """Return the declared parameter types and the binding of the type parameters."""
        ...


@dataclass(frozen=True, slots=True)
class Scope:
    """Python names of the variables, declared types that are known, truth values of settled formulas, and pairs of an
    index variable and a sequence variable where the index is known to be in range."""

    names: dict[str, str]
    known: dict[str, Type] = field(default_factory=dict)
    settled: dict[int, bool] = field(default_factory=dict)
    within: frozenset[tuple[str, str]] = frozenset()

    @staticmethod
    def of(compiler: CompilerLike, binders: tuple[Binder, ...]) -> Scope:
        """Return the scope in which just these variables are bound."""
        return Scope({b.name: compiler.fresh(b.name) for b in binders}, {b.name: b.type for b in binders})

    def bind(self, compiler: CompilerLike, variables: Mapping[str, Type | None]) -> Scope:
        """Return the scope with more variables; the type is a declared one, or ``None`` when it is not known."""
        names = {**self.names, **{name: compiler.fresh(name) for name in variables}}
        known = {name: type_ for name, type_ in self.known.items() if name not in variables}
        known.update({name: type_ for name, type_ in variables.items() if type_ is not None})
        within = frozenset(pair for pair in self.within if not variables.keys() & set(pair))
        return replace(self, names=names, known=known, within=within)

    def settle(self, formulas: Mapping[int, bool]) -> Scope:
        """Return the scope in which these formulas have known truth values."""
        return replace(self, settled={**self.settled, **formulas}) if formulas else self


class FunctionWriter:
    """Writes the code of one generated function."""

    def __init__(self, compiler: CompilerLike, scope: Scope) -> None:
        self._compiler = compiler
        self._program = compiler.program
        self.scope = scope

    # --- statements: expressions in tail position ---

    def block(
        self,
        expr: Expr,
        scope: Scope,
        lines: list[str],
        indent: int,
        leaf: str,
        required: tuple[Type, str] | None = None,
    ) -> None:
        """Write statements that end in ``leaf`` applied to the value.

        ``required`` is the declared type that the value must have, with the message for when it has not.
        """
        pad = "    " * indent
        if indent > MAX_INDENT:
            lines.append(pad + leaf.format(self._leaf(expr, scope, required, spill=True)))
            return
        match expr:
            case core.If(condition=condition, then=then, otherwise=otherwise):
                lines.append(f"{pad}if {self.expr(condition, scope)}:")
                self.block(then, scope, lines, indent + 1, leaf, required)
                lines.append(f"{pad}else:")
                self.block(otherwise, scope, lines, indent + 1, leaf, required)
            case core.Let(name=name, value=value, body=body):
                inner = scope.bind(self._compiler, {name: declared_type(self._program, value, scope.known)})
                lines.append(f"{pad}{inner.names[name]} = {self.expr(value, scope)}")
                self.block(body, inner, lines, indent, leaf, required)
            case core.MatchSeq():
                self._match_seq(expr, scope, lines, indent, leaf, required)
            case core.MatchData():
                self._match_data(expr, scope, lines, indent, leaf, required)
            case _:
                lines.append(pad + leaf.format(self._leaf(expr, scope, required)))

    def _leaf(self, expr: Expr, scope: Scope, required: tuple[Type, str] | None, *, spill: bool = False) -> str:
        if required is None:
            return self._spilled(expr, scope) if spill else self.expr(expr, scope)
        text = self._spilled(expr, scope) if spill else None
        return self.given(expr, scope, required[0], required[1], 0, text)

    def _match_seq(
        self,
        expr: core.MatchSeq,
        scope: Scope,
        lines: list[str],
        indent: int,
        leaf: str,
        required: tuple[Type, str] | None,
    ) -> None:
        pad = "    " * indent
        whole = declared_type(self._program, expr.scrutinee, scope.known)
        element = whole.element if isinstance(whole, SeqType) else None
        inner = scope.bind(self._compiler, {expr.head: element, expr.tail: whole})
        subject = self._named(expr.scrutinee, scope, lines, pad)
        lines.append(f"{pad}if {subject}:")
        lines.append(f"{pad}    {inner.names[expr.head]} = {subject}[0]")
        lines.append(f"{pad}    {inner.names[expr.tail]} = tail({subject})")
        self.block(expr.nonempty, inner, lines, indent + 1, leaf, required)
        lines.append(f"{pad}else:")
        self.block(expr.empty, scope, lines, indent + 1, leaf, required)

    def _match_data(
        self,
        expr: core.MatchData,
        scope: Scope,
        lines: list[str],
        indent: int,
        leaf: str,
        required: tuple[Type, str] | None,
    ) -> None:
        pad = "    " * indent
        whole = declared_type(self._program, expr.scrutinee, scope.known) or expr.scrutinee.type
        if not isinstance(whole, DataType):
            raise TypeError("match on what is not a datatype")
        declared = {c.name: c for c in constructors(self._program, whole)}
        subject = self._named(expr.scrutinee, scope, lines, pad)
        for number, case in enumerate(expr.cases):
            last = number == len(expr.cases) - 1
            test = f'{subject}.constructor == "{case.constructor}"'
            lines.append(f"{pad}else:" if last and number else f"{pad}{'elif' if number else 'if'} {test}:")
            types = tuple(f.type for f in declared[case.constructor].fields)
            inner = scope.bind(self._compiler, dict(zip(case.variables, types, strict=True)))
            if case.variables:
                targets = "".join(f"{inner.names[name]}, " for name in case.variables)
                lines.append(f"{pad}    {targets.rstrip()} = {subject}.fields")
            self.block(case.body, inner, lines, indent + 1, leaf, required)
            if last and not number:
                lines.append(f"{pad}else: raise TypeError('not a value of {whole.name}')")

    def _named(self, expr: Expr, scope: Scope, lines: list[str], pad: str) -> str:
        if isinstance(expr, core.Var):
            return self.expr(expr, scope)
        name = self._compiler.fresh("m")
        lines.append(f"{pad}{name} = {self.expr(expr, scope)}")
        return name

    # --- expressions ---

    def expr(self, expr: Expr, scope: Scope, depth: int = 0) -> str:
        """Return Python source of one expression, self-contained (in parentheses where needed)."""
        settled = scope.settled.get(id(expr))
        if settled is not None:
            return str(settled)
        match expr:
            case core.IntLit(value=value):
                return self._integer(value)
            case core.BoolLit(value=truth):
                return str(truth)
            case core.CharLit(value=char):
                return repr(char) if char.isascii() and char.isalnum() else self._compiler.constant(char)
            case core.Var(name=name):
                return scope.names[name]
        if depth > MAX_DEPTH:
            return self._spilled(expr, scope)
        return self._compound(expr, scope, depth + 1)

    def _compound(self, expr: Expr, scope: Scope, depth: int) -> str:
        match expr:
            case core.Unary():
                return self._unary(expr, scope, depth)
            case core.Binary():
                return self._binary(expr, scope, depth)
            case core.Call():
                return self._call(expr, scope, depth)
            case core.If(condition=condition, then=then, otherwise=otherwise):
                parts = [self.expr(part, scope, depth) for part in (then, condition, otherwise)]
                return f"({parts[0]} if {parts[1]} else {parts[2]})"
            case core.Let() | core.MatchSeq() | core.MatchData():
                return self._spilled(expr, scope)
            case core.Quantified():
                return self._applied(quantifier_function(self._compiler, self, expr, scope), expr, scope)
            case core.Construct() | core.Destruct() | core.Is():
                return self._data(expr, scope, depth)
            case core.Index() | core.Slice() | core.Update():
                return self._access(expr, scope, depth)
            case _:
                return self._collection(expr, scope, depth)

    def _integer(self, value: int) -> str:
        if not -SMALL_INTEGER < value < SMALL_INTEGER:
            return self._compiler.constant(value)
        return str(value) if value >= 0 else f"({value})"

    def _spilled(self, expr: Expr, scope: Scope) -> str:
        """Put an expression into a function of its own and return the call."""
        name = self._compiler.fresh("h")
        lines = [f"def {name}({', '.join(self.arguments(expr, scope))}):"]
        self.block(expr, scope, lines, 1, "return {}")
        self._compiler.add_source(lines)
        return self._applied(name, expr, scope)

    def _applied(self, name: str, expr: Expr, scope: Scope) -> str:
        return f"{name}({', '.join(self.arguments(expr, scope))})"

    def arguments(self, expr: Expr, scope: Scope) -> list[str]:
        """Return the Python names of the free variables."""
        return [scope.names[name] for name in free_variables(expr)]

    def site(self, message: str, span: Span | None) -> int:
        """Return the number of an error message."""
        return self._compiler.runtime.site(message, span)

    def given(self, expr: Expr, scope: Scope, required: Type, message: str, depth: int, text: str | None = None) -> str:
        """Return the source of a value that is given to a place of a declared type."""
        source = self.expr(expr, scope, depth) if text is None else text
        if satisfies(self._program, expr, required, scope.known):
            return source
        site = self.site(message, expr.span)
        if required == NAT:
            return f"R.natural({source}, {site})"
        return f"R.member({source}, {self._compiler.checker(required)}, {site})"

    # --- operators ---

    def _unary(self, expr: core.Unary, scope: Scope, depth: int) -> str:
        operand = self.expr(expr.operand, scope, depth)
        match expr.op:
            case UnaryOp.NEG:
                return f"(-{operand})"
            case UnaryOp.NOT:
                return f"(not {operand})"
            case UnaryOp.SIZE if isinstance(expr.operand.type, MultisetType):
                return f"{operand}.size"
            case UnaryOp.SIZE:
                return f"len({operand})"
            case UnaryOp.TO_MULTISET:
                return f"R.multiset({operand})"
            case UnaryOp.TO_SET:
                return f"frozenset({operand})"
            case UnaryOp.KEYS:
                return f"{operand}.keys()"

    def _binary(self, expr: core.Binary, scope: Scope, depth: int) -> str:
        if expr.op in _CHAINS:
            operands = [self.expr(part, scope, depth) for part in _chain(expr, expr.op, scope)]
            return f"({_CHAINS[expr.op].join(operands)})"
        left = self.expr(expr.left, scope, depth)
        if expr.op in (BinaryOp.DIV, BinaryOp.MOD):
            return self._division(expr, left, scope, depth)
        right = self.expr(expr.right, scope, depth)
        match expr.op:
            case BinaryOp.MUL:
                return f"multiply({left}, {right})"
            case BinaryOp.IMPLIES:
                return f"(not {left} or {right})"
            case BinaryOp.CONCAT:
                return f"concat({left}, {right})"
            case BinaryOp.UNION:
                operator = "+" if isinstance(expr.left.type, MultisetType) else "|"
                return f"({left} {operator} {right})"
            case _:
                return f"({left} {_INFIX[expr.op]} {right})"

    def _division(self, expr: core.Binary, left: str, scope: Scope, depth: int) -> str:
        quotient = expr.op is BinaryOp.DIV
        if isinstance(expr.right, core.IntLit) and 0 < expr.right.value < SMALL_INTEGER:
            return f"({left} {'//' if quotient else '%'} {expr.right.value})"
        site = self.site("division by zero", expr.span)
        right = self.expr(expr.right, scope, depth)
        return f"{'divide' if quotient else 'modulo'}({left}, {right}, {site})"

    def _call(self, expr: core.Call, scope: Scope, depth: int) -> str:
        name = self._compiler.function(expr.function)
        signature = self._compiler.parameter_types(expr)
        if signature is None:
            return f"{name}({', '.join(self.expr(a, scope, depth) for a in expr.arguments)})"
        types, binding = signature
        message = f"an argument of {expr.function} is not of the type of its parameter"
        given = (
            self.given(argument, scope, substitute(type_, binding), message, depth)
            for argument, type_ in zip(expr.arguments, types, strict=True)
        )
        return f"{name}({', '.join(given)})"

    # --- datatypes ---

    def _data(self, expr: core.Construct | core.Destruct | core.Is, scope: Scope, depth: int) -> str:
        match expr:
            case core.Construct(constructor=name, arguments=arguments, type=type_):
                return self._construct(name, arguments, type_, scope, depth)
            case core.Is(value=value, constructor=name):
                return f'({self.expr(value, scope, depth)}.constructor == "{name}")'
            case core.Destruct(value=value, field=name):
                return self._destruct(expr, self.expr(value, scope, depth), name)

    def _construct(self, name: str, arguments: tuple[Expr, ...], type_: DataType, scope: Scope, depth: int) -> str:
        declared = next(c for c in constructors(self._program, type_) if c.name == name)
        if not arguments:
            return self._compiler.constant(Data(name))
        fields = (
            self.given(item, scope, f.type, f"field {f.name} of {name} is given a value outside of its type", depth)
            for item, f in zip(arguments, declared.fields, strict=True)
        )
        return f'Data("{name}", ({"".join(f"{item}, " for item in fields)}))'

    def _destruct(self, expr: core.Destruct, value: str, name: str) -> str:
        whole = expr.value.type
        if not isinstance(whole, DataType):
            raise TypeError("destructor of what is not a datatype")
        declared = constructors(self._program, whole)
        positions = {c.name: p for c in declared for p, f in enumerate(c.fields) if f.name == name}
        if len(positions) == len(declared) and len(set(positions.values())) == 1:
            return f"{value}.fields[{next(iter(positions.values()))}]"
        site = self.site(f"the value has no field {name}: it was made by another constructor", expr.span)
        return f"R.field({value}, {self._compiler.constant(positions)}, {site})"

    # --- collections ---

    def _collection(self, expr: Expr, scope: Scope, depth: int) -> str:
        def items(parts: tuple[Expr, ...]) -> str:
            return "(" + "".join(f"{self.expr(part, scope, depth)}, " for part in parts) + ")"

        match expr:
            case core.SeqLit(items=parts) | core.TupleLit(items=parts):
                return items(parts)
            case core.SetLit(items=parts):
                return f"frozenset({items(parts)})"
            case core.MultisetLit(items=parts):
                return f"Multiset.of({items(parts)})"
            case core.MapLit(entries=entries):
                return "Map((" + "".join(f"{items(entry)}, " for entry in entries) + "))"
            case core.Project(value=value, index=index):
                return f"{self.expr(value, scope, depth)}[{index}]"
            case _:
                raise TypeError(f"not an expression: {type(expr).__name__}")

    def _access(self, expr: core.Index | core.Slice | core.Update, scope: Scope, depth: int) -> str:
        match expr:
            case core.Index():
                return self._index(expr, scope, depth)
            case core.Update(collection=collection, index=index, value=value):
                whole = self.expr(collection, scope, depth)
                rest = f"{self.expr(index, scope, depth)}, {self.expr(value, scope, depth)}"
                if isinstance(collection.type, MapType):
                    return f"{whole}.set({rest})"
                return f"R.replaced({whole}, {rest}, {self.site('update out of range', expr.span)})"
            case core.Slice(sequence=sequence, low=low, high=high):
                return self._slice(expr, sequence, low, high, scope, depth)

    def _slice(
        self, expr: core.Slice, sequence: Expr, low: Expr | None, high: Expr | None, scope: Scope, depth: int
    ) -> str:
        whole = self.expr(sequence, scope, depth)
        if low is None and high is None:
            return whole
        site = self.site("slice out of range", expr.span)
        start = "0" if low is None else self.expr(low, scope, depth)
        if high is None:
            return f"R.cut_from({whole}, {start}, {site})"
        return f"R.cut({whole}, {start}, {self.expr(high, scope, depth)}, {site})"

    def _index(self, expr: core.Index, scope: Scope, depth: int) -> str:
        whole, index = self.expr(expr.collection, scope, depth), self.expr(expr.index, scope, depth)
        if isinstance(expr.collection.type, MultisetType):
            return f"{whole}.count({index})"
        if isinstance(expr.collection.type, MapType):
            return f"R.lookup({whole}, {index}, {self.site('the key is not in the map', expr.span)})"
        match expr.index, expr.collection:
            case core.Var(name=position), core.Var(name=sequence) if (position, sequence) in scope.within:
                return f"{whole}[{index}]"
        site = self.site("index out of range", expr.span)
        if whole.isidentifier() and index.isidentifier():
            return f"({whole}[{index}] if 0 <= {index} < len({whole}) else undefined({site}))"
        return f"R.at({whole}, {index}, {site})"


def _chain(expr: Expr, op: BinaryOp, scope: Scope) -> list[Expr]:
    """Return the operands of a chain of an associative operator, in order, without recursion to the left."""
    operands: list[Expr] = []
    current = expr
    while isinstance(current, core.Binary) and current.op is op and id(current) not in scope.settled:
        operands.append(current.right)
        current = current.left
    operands.append(current)
    return operands[::-1]
