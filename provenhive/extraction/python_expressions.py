"""Core expressions as Python that a person would write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from provenhive.extraction.artefact import NotExtractable
from provenhive.extraction.python_names import Allocator
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Expr, Program, Quantifier, UnaryOp
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.linear import Linear
from provenhive.spec_lang.ranges import Domain, Exactly, IntRange, Loop, Matching, plan
from provenhive.spec_lang.traverse import free_variables, parts
from provenhive.spec_lang.types import CharType, DataType, MapType, MultisetType, Type

# Binding strength, weakest first, as in Python's grammar.
LAMBDA, CHOICE, OR, AND, NOT, COMPARE, BAR, BAND, SUM, PRODUCT, SIGN, POSTFIX = range(12)

_INFIX: dict[BinaryOp, tuple[str, int]] = {
    BinaryOp.ADD: ("+", SUM),
    BinaryOp.SUB: ("-", SUM),
    BinaryOp.MUL: ("*", PRODUCT),
    BinaryOp.LT: ("<", COMPARE),
    BinaryOp.LE: ("<=", COMPARE),
    BinaryOp.GT: (">", COMPARE),
    BinaryOp.GE: (">=", COMPARE),
    BinaryOp.EQ: ("==", COMPARE),
    BinaryOp.NE: ("!=", COMPARE),
    BinaryOp.IFF: ("==", COMPARE),
    BinaryOp.IN: ("in", COMPARE),
    BinaryOp.NOT_IN: ("not in", COMPARE),
    BinaryOp.SUBSET: ("<=", COMPARE),
    BinaryOp.AND: ("and", AND),
    BinaryOp.OR: ("or", OR),
    BinaryOp.CONCAT: ("+", SUM),
    BinaryOp.INTERSECT: ("&", BAND),
    BinaryOp.DIFFERENCE: ("-", SUM),
}
_CHAINED = {BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE, BinaryOp.EQ}
_TOTAL = {BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL}


def _nothing(_: str) -> None:
    """Need nothing."""


@dataclass
class Vocabulary:
    """The names of a module: of functions (units and helpers too), constructors and fields, and what it uses.

    ``need`` is told of every function that is called.
    """

    program: Program
    functions: Mapping[str, str] = field(default_factory=dict)
    constructors: dict[tuple[str, str], str] = field(default_factory=dict)
    fields: dict[tuple[str, str], str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    need: Callable[[str], None] = _nothing

    def with_functions(self, functions: Mapping[str, str], need: Callable[[str], None]) -> Vocabulary:
        """Return the vocabulary of one place, where other functions may be known; all else is shared."""
        return replace(self, functions=functions, need=need)

    def use(self, name: str) -> str:
        """Note that the module needs a builtin or a definition of the support file."""
        self.used.add(name)
        return name

    def function(self, name: str) -> str:
        """Return the Python name of a function, which the module then needs."""
        self.need(name)
        return self.functions[name]

    def attribute(self, datatype: str, name: str) -> str:
        """Return the attribute of a field."""
        return self.fields[(datatype, name)]


class ExpressionWriter:
    """Writes the expressions of one function; ``names`` maps the variables in scope to Python names."""

    def __init__(self, vocabulary: Vocabulary, allocator: Allocator) -> None:
        self.vocabulary = vocabulary
        self.allocator = allocator
        self.names: dict[str, str] = {}

    def bind(self, name: str) -> str:
        """Bring a variable into scope; the same variable keeps its name."""
        if name not in self.names:
            self.names[name] = self.allocator.name(name.lstrip("?"))
        return self.names[name]

    def expression(self, expr: Expr, context: int = LAMBDA) -> str:
        """Return source that may stand where ``context`` binds."""
        text, strength = self._source(expr)
        return f"({text})" if strength < context else text

    def _source(self, expr: Expr) -> tuple[str, int]:
        match expr:
            case core.IntLit(value):
                return str(value), POSTFIX if value >= 0 else SIGN
            case core.BoolLit(value):
                return str(value), POSTFIX
            case core.CharLit(value):
                return repr(value), POSTFIX
            case core.Var(name):
                return self.names[name], POSTFIX
            case core.Unary():
                return self._unary(expr)
            case core.Binary():
                return self._binary(expr)
            case core.Call(function, _, arguments):
                return f"{self.vocabulary.function(function)}({self._list(arguments)})", POSTFIX
            case core.If(condition, then, otherwise):
                parts_ = [self.expression(e, OR) for e in (then, condition)]
                return f"{parts_[0]} if {parts_[1]} else {self.expression(otherwise, CHOICE)}", CHOICE
            case core.Let(name, value, body):
                return self._applied((name,), (self.expression(value),), body)
            case core.MatchSeq():
                return self._match_seq(expr)
            case core.MatchData():
                return self._match_data(expr)
            case core.Quantified():
                return self._quantified(expr), POSTFIX
            case _:
                return self._postfix(expr), POSTFIX

    def _list(self, items: Sequence[Expr]) -> str:
        return ", ".join(self.expression(item) for item in items)

    # --- operators -------------------------------------------------------------------------------------------------

    def _unary(self, expr: core.Unary) -> tuple[str, int]:
        use = self.vocabulary.use
        match expr.op:
            case UnaryOp.NEG:
                return "-" + self.expression(expr.operand, POSTFIX), SIGN
            case UnaryOp.NOT:
                return "not " + self.expression(expr.operand, NOT), NOT
            case UnaryOp.SIZE:
                return f"{use('len')}({self.expression(expr.operand)})", POSTFIX
            case UnaryOp.TO_MULTISET:
                return f"{use('Multiset')}({self.expression(expr.operand)})", POSTFIX
            case UnaryOp.TO_SET:
                return f"{use('frozenset')}({self.expression(expr.operand)})", POSTFIX
            case UnaryOp.KEYS:
                return f"{use('frozenset')}({self.expression(expr.operand)})", POSTFIX

    def _binary(self, expr: core.Binary) -> tuple[str, int]:
        match expr.op:
            case BinaryOp.IMPLIES:
                negated = core.Unary(UnaryOp.NOT, expr.left)
                return f"{self.expression(negated, OR)} or {self.expression(expr.right, OR)}", OR
            case BinaryOp.DIV | BinaryOp.MOD:
                return self._division(expr)
            case BinaryOp.UNION:
                multiset = isinstance(expr.left.type, MultisetType)
                return self._infix(expr, *(("+", SUM) if multiset else ("|", BAR)))
            case BinaryOp.AND:
                chain = self._chain(expr)
                return (chain, COMPARE) if chain else self._infix(expr, "and", AND)
            case _:
                return self._infix(expr, *_INFIX[expr.op])

    def _infix(self, expr: core.Binary, sign: str, strength: int) -> tuple[str, int]:
        left_context = strength if strength in (SUM, PRODUCT, AND, OR, BAR, BAND) else strength + 1
        left = self.expression(expr.left, left_context)
        right_context = strength if strength in (AND, OR) else strength + 1
        return f"{left} {sign} {self.expression(expr.right, right_context)}", strength

    def _chain(self, expr: core.Binary) -> str | None:
        """Return ``a <= b < c`` for ``a <= b && b < c`` with a plain middle."""
        left, right = expr.left, expr.right
        if not (isinstance(left, core.Binary) and isinstance(right, core.Binary)):
            return None
        middle = left.right
        plain = isinstance(middle, core.Var | core.IntLit) and right.left == middle
        if not plain or left.op not in _CHAINED or right.op not in _CHAINED:
            return None
        signs = [_INFIX[left.op][0], _INFIX[right.op][0]]
        operands = [self.expression(e, BAR) for e in (left.left, middle, right.right)]
        return f"{operands[0]} {signs[0]} {operands[1]} {signs[1]} {operands[2]}"

    def _division(self, expr: core.Binary) -> tuple[str, int]:
        quotient = expr.op is BinaryOp.DIV
        if isinstance(expr.right, core.IntLit) and expr.right.value > 0:
            return self._infix(expr, "//" if quotient else "%", PRODUCT)
        function = self.vocabulary.use("_div" if quotient else "_mod")
        return f"{function}({self.expression(expr.left)}, {self.expression(expr.right)})", POSTFIX

    # --- values ----------------------------------------------------------------------------------------------------

    def _postfix(self, expr: Expr) -> str:
        use = self.vocabulary.use
        match expr:
            case core.Construct(constructor, arguments, type_):
                return f"{self.vocabulary.constructors[(type_.name, constructor)]}({self._list(arguments)})"
            case core.Destruct(value, name):
                return f"{self.expression(value, POSTFIX)}.{self.vocabulary.attribute(_data(value.type).name, name)}"
            case core.Is(value, constructor):
                owner = self.vocabulary.constructors[(_data(value.type).name, constructor)]
                return f"{use('isinstance')}({self.expression(value)}, {owner})"
            case core.SeqLit(items, element):
                return self._sequence(items, element)
            case core.SetLit(items):
                return f"{use('frozenset')}({{{self._list(items)}}})" if items else f"{use('frozenset')}()"
            case core.MultisetLit(items):
                return f"{use('Multiset')}({_tuple_text([self.expression(i) for i in items]) if items else ''})"
            case core.MapLit(entries):
                shown = ", ".join(f"{self.expression(k)}: {self.expression(v)}" for k, v in entries)
                return f"{use('FrozenMap')}({f'{{{shown}}}' if entries else ''})"
            case core.TupleLit(items):
                return _tuple_text([self.expression(item) for item in items])
            case core.Project(value, index):
                return f"{self.expression(value, POSTFIX)}[{index}]"
            case core.Index() | core.Slice() | core.Update():
                return self._access(expr)
            case _:
                raise TypeError(f"not an expression: {type(expr).__name__}")

    def _sequence(self, items: tuple[Expr, ...], element: Type) -> str:
        if not isinstance(element, CharType):
            return _tuple_text([self.expression(item) for item in items])
        if all(isinstance(item, core.CharLit) for item in items):
            return repr("".join(item.value for item in items if isinstance(item, core.CharLit)))
        if len(items) == 1:
            return self.expression(items[0], POSTFIX)
        return f"''.join({_tuple_text([self.expression(item) for item in items])})"

    def _access(self, expr: core.Index | core.Slice | core.Update) -> str:
        match expr:
            case core.Index(collection, index):
                whole = self.expression(collection, POSTFIX)
                if isinstance(collection.type, MultisetType):
                    return f"{whole}.count({self.expression(index)})"
                return f"{whole}[{self.expression(index)}]"
            case core.Slice(sequence, low, high):
                ends = ["" if end is None else self.expression(end) for end in (low, high)]
                whole = self.expression(sequence, POSTFIX)
                return whole if ends == ["", ""] else f"{whole}[{ends[0]}:{ends[1]}]"
            case core.Update(collection, index, value):
                if isinstance(collection.type, MapType):
                    return f"{self.expression(collection, POSTFIX)}.set({self._list((index, value))})"
                return f"{self.vocabulary.use('_replaced')}({self._list((collection, index, value))})"

    # --- binders ---------------------------------------------------------------------------------------------------

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Forget what is brought into scope within."""
        before = dict(self.names)
        yield
        self.names = before

    def _applied(self, variables: Sequence[str], values: Sequence[str], body: Expr) -> tuple[str, int]:
        """Return a body with variables bound to values, which are sources."""
        with self.scope():
            names = ", ".join(self.bind(name) for name in variables)
            text = self.expression(body)
        return f"(lambda {names}: {text})({', '.join(values)})", POSTFIX

    def _match_seq(self, expr: core.MatchSeq) -> tuple[str, int]:
        whole = self.expression(expr.scrutinee, POSTFIX)
        nonempty, strength = self._applied((expr.head, expr.tail), (f"{whole}[0]", f"{whole}[1:]"), expr.nonempty)
        rest = nonempty if strength >= OR else f"({nonempty})"
        return f"{rest} if {whole} else {self.expression(expr.empty, CHOICE)}", CHOICE

    def _match_data(self, expr: core.MatchData) -> tuple[str, int]:
        if not isinstance(expr.scrutinee, core.Var):
            inner = core.MatchData(core.Var("?matched", expr.scrutinee.type), expr.cases)
            return self._applied(("?matched",), (self.expression(expr.scrutinee),), inner)
        subject, datatype = self.expression(expr.scrutinee), _data(expr.scrutinee.type)
        text = ""
        for number, case in enumerate(expr.cases):
            fields = self.fields_of(datatype, case.constructor)
            free = free_variables(case.body)
            used = [(v, f"{subject}.{f}") for v, f in zip(case.variables, fields, strict=True) if v in free]
            if used:
                body = self._applied([v for v, _ in used], [f for _, f in used], case.body)[0]
            else:
                body = self.expression(case.body, OR)
            if number < len(expr.cases) - 1:
                owner = self.vocabulary.constructors[(datatype.name, case.constructor)]
                text += f"{body} if {self.vocabulary.use('isinstance')}({subject}, {owner}) else "
            else:
                text += body
        return text, CHOICE

    def fields_of(self, datatype: DataType, constructor: str) -> list[str]:
        """Return the attributes of a constructor."""
        declared = self.vocabulary.program.datatype(datatype.name)
        found = next(c for c in declared.constructors if c.name == constructor)
        return [self.vocabulary.attribute(datatype.name, f.name) for f in found.fields]

    # --- quantifiers -----------------------------------------------------------------------------------------------

    def _quantified(self, expr: core.Quantified) -> str:
        """Return ``all(...)`` or ``any(...)`` over ranges that are derived as the evaluator does.

        Raises:
            NotExtractable: if no such ranges are known.
        """
        loops = plan(self.vocabulary.program, expr)
        forall = expr.quantifier is Quantifier.FORALL
        nests = [self._nest(expr, nest, forall) for nest in loops.nests]
        if loops.unbounded or not nests:
            raise NotExtractable("a quantifier has no finite range")
        if len(nests) == 1:
            return nests[0]
        return "(" + (" and " if forall else " or ").join(nests) + ")"

    def _nest(self, expr: core.Quantified, nest: tuple[Loop, ...], forall: bool) -> str:
        settled: dict[int, bool] = {}
        with self.scope():
            heads = []
            for loop in nest:
                if not loop.domains or not _is_total(loop.domains[0]):
                    raise NotExtractable("a quantifier has no range that is always defined")
                iterable = self._domain(loop.domains[0])
                heads.append(f"for {self.bind(loop.binder.name)} in {iterable}")
                settled |= dict(loop.settled)
            conditions = [self._membership(loop) for loop in nest]
            body = self.expression(_simplified(expr.body, settled))
        guards = "".join(f" if {c}" for c in conditions if c)
        return f"{self.vocabulary.use('all' if forall else 'any')}({body} {' '.join(heads)}{guards})"

    def _membership(self, loop: Loop) -> str:
        """Return what the declared type of a binder asks beyond its range."""
        from_type = core.Binary(BinaryOp.LE, core.IntLit(0), core.Var(loop.binder.name, loop.binder.type))
        if str(loop.binder.type) == "nat":
            return self.expression(from_type)
        if loop.binder.type != erase(self.vocabulary.program, loop.binder.type):
            raise NotExtractable("a quantifier ranges over a subset type")
        return ""

    def _domain(self, domain: Domain) -> str:
        match domain:
            case IntRange(lows, highs):
                if any(bound.divisor != 1 for bound in (*lows, *highs)):
                    raise NotExtractable("a quantifier has a range with a quotient")
                low = self._extreme("max", [self._linear(b.form) for b in lows])
                high = self._extreme("min", [self._linear(_plus_one(b.form)) for b in highs])
                return f"{self.vocabulary.use('range')}({high if low == '0' else f'{low}, {high}'})"
            case Matching(source, elements, ()) if elements:
                return self.expression(source, POSTFIX)
            case Exactly(value):
                return f"({self.expression(value)},)"
            case _:
                raise NotExtractable("a quantifier has a range with no plain form")

    def _extreme(self, function: str, texts: list[str]) -> str:
        return texts[0] if len(texts) == 1 else f"{self.vocabulary.use(function)}({', '.join(texts)})"

    def _linear(self, form: Linear) -> str:
        text = ""
        for atom, factor in form.terms:
            sign = ("-" if factor < 0 else "") if not text else (" - " if factor < 0 else " + ")
            size = "" if abs(factor) == 1 else f"{abs(factor)} * "
            text += f"{sign}{size}{self.expression(atom, SIGN)}"
        if form.constant or not text:
            text += f" {'-' if form.constant < 0 else '+'} {abs(form.constant)}" if text else str(form.constant)
        return text


def _plus_one(form: Linear) -> Linear:
    return Linear(form.terms, form.constant + 1)


def _tuple_text(items: Sequence[str]) -> str:
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def _data(type_: Type) -> DataType:
    if not isinstance(type_, DataType):
        raise TypeError("not a datatype")
    return type_


def _is_total(domain: Domain) -> bool:
    """Say whether a range is defined whatever its variables are."""
    match domain:
        case IntRange(lows, highs):
            atoms = [atom for bound in (*lows, *highs) for atom, _ in bound.form.terms]
        case Matching(source):
            atoms = [source]
        case Exactly(value):
            atoms = [value]
        case _:
            return False
    return all(map(_is_defined, atoms))


def _is_defined(expr: Expr) -> bool:
    plain = isinstance(expr, core.Var | core.IntLit | core.Unary) or (
        isinstance(expr, core.Binary) and expr.op in _TOTAL
    )
    return plain and all(map(_is_defined, parts(expr)))


def _simplified(expr: Expr, settled: Mapping[int, bool]) -> Expr:
    """Return an expression with formulas of known truth taken out."""
    if id(expr) in settled:
        return core.BoolLit(settled[id(expr)])
    if not isinstance(expr, core.Binary) or expr.op not in (BinaryOp.IMPLIES, BinaryOp.AND, BinaryOp.OR):
        return expr
    left, right = _simplified(expr.left, settled), _simplified(expr.right, settled)
    match expr.op, left:
        case ((BinaryOp.IMPLIES | BinaryOp.AND), core.BoolLit(True)):
            return right
        case BinaryOp.OR, core.BoolLit(False):
            return right
        case _:
            if expr.op in (BinaryOp.AND, BinaryOp.OR) and right == core.BoolLit(expr.op is BinaryOp.AND):
                return left
            return core.Binary(expr.op, left, right, span=expr.span)
