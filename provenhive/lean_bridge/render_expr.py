"""Expressions of the language as Lean terms: values, propositions, and booleans.

A boolean expression has two renderings. As a *proposition* it uses Lean's connectives and relations, which is what
tactics know best. As a *boolean* it is a value of ``Bool``; comparisons go through ``decide``. A function with result
``bool`` is a function to ``Bool`` if its body can be computed (no quantifier in it nor in what it calls), else one to
``Prop``; each is turned into the other where it has to be.

Partial operations are total functions in Lean with an arbitrary value where the language says nothing: statements are
well-formed (another obligation), so no truth rests on these values.
"""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.lean_tree import (
    Apply,
    Arm,
    Ascribe,
    Binder,
    Conditional,
    Items,
    LetIn,
    Match,
    Name,
    Named,
    Number,
    Operator,
    Prefix,
    Project,
    Quantifier,
    Term,
)
from provenhive.lean_bridge.render_types import (
    NotRenderable,
    Validity,
    conjunction,
    render_type,
    tuple_path,
    type_parameter,
)
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Expr, Program, UnaryOp
from provenhive.spec_lang.declared import erase, type_variables
from provenhive.spec_lang.traverse import called_functions, size, substitute_variables, walk
from provenhive.spec_lang.types import (
    BOOL,
    INT,
    BoolType,
    CharType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)

_ARITHMETIC = {
    BinaryOp.ADD: "+",
    BinaryOp.SUB: "-",
    BinaryOp.MUL: "*",
    BinaryOp.DIV: "/",
    BinaryOp.MOD: "%",
}
_ORDER = {BinaryOp.LT: "<", BinaryOp.LE: "≤", BinaryOp.GT: ">", BinaryOp.GE: "≥"}
_COMPARISON = {**_ORDER, BinaryOp.EQ: "=", BinaryOp.NE: "≠"}
_CONNECTIVE = {BinaryOp.AND: "∧", BinaryOp.OR: "∨", BinaryOp.IMPLIES: "→", BinaryOp.IFF: "↔"}
_COLLECTION = {BinaryOp.UNION: "union", BinaryOp.INTERSECT: "inter", BinaryOp.DIFFERENCE: "diff"}
_SMALL = 8


class Expressions:
    """Renders the expressions of one program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.modules = frozenset(names.module_name(module.name) for module in program.modules)
        self.validity = Validity(program, self.prop)
        self._computable: dict[str, bool] = {}
        self._known: dict[str, Term] = {}  # variables that are known to be what a pattern says

    # --- what can be computed --------------------------------------------------------------------------------

    def is_computable(self, function: str) -> bool:
        """Tell whether a function is rendered as one whose values Lean computes."""
        if function not in self._computable:
            bodies = [self.program.function(name).body for name in self.closure(function)]
            quantified = any(isinstance(part, core.Quantified) for body in bodies for part in walk(body))
            self._computable[function] = not quantified
        return self._computable[function]

    def closure(self, function: str) -> frozenset[str]:
        """Return the function and all that it calls, directly or not."""
        found: set[str] = set()
        open_ = [function]
        while open_:
            name = open_.pop()
            if name not in found:
                found.add(name)
                open_.extend(called_functions(self.program.function(name).body))
        return frozenset(found)

    def can_compute(self, expr: Expr) -> bool:
        """Tell whether an expression can be computed: no quantifier in it nor in what it calls."""
        for part in walk(expr):
            if isinstance(part, core.Quantified):
                return False
            if isinstance(part, core.Call) and not self.is_computable(part.function):
                return False
        return True

    def is_proposition(self, function: core.Function) -> bool:
        """Tell whether a function is rendered as one to ``Prop``."""
        return isinstance(function.result, BoolType) and not self.is_computable(function.name)

    # --- names and types -------------------------------------------------------------------------------------

    def variable(self, name: str) -> Name:
        """Return a variable."""
        return Name(names.variable(name, self.modules))

    def type(self, type_: Type) -> Term:
        """Return a type."""
        return render_type(self.program, type_)

    def binder(self, binder: core.Binder) -> Binder:
        """Return the binder of a variable, without what its declared type demands."""
        return Binder(self.variable(binder.name).text, self.type(binder.type))

    def demands(self, binder: core.Binder) -> tuple[Term, ...]:
        """Return what the declared type of a variable demands of it."""
        expr = core.Var(binder.name, erase(self.program, binder.type))
        return self.validity.of(binder.type, expr, self.variable(binder.name))

    # --- propositions ----------------------------------------------------------------------------------------

    def prop(self, expr: Expr) -> Term:
        """Render a boolean expression as a proposition."""
        match expr:
            case core.BoolLit(value):
                return Name("True" if value else "False")
            case core.Unary(UnaryOp.NOT, operand):
                return Prefix("¬", self.prop(operand))
            case core.Binary():
                return self._prop_binary(expr)
            case core.Call(function, _, _, _) if self.is_proposition(self.program.function(function)):
                return self._call(expr)
            case core.If(condition, then, otherwise):
                given = self.prop(condition)
                return Operator(
                    "∧",
                    Operator("→", given, self.prop(then)),
                    Operator("→", Prefix("¬", given), self.prop(otherwise)),
                )
            case core.Let(name, value, body):
                return self._let(name, value, body, as_prop=True)
            case core.MatchData() | core.MatchSeq():
                return self._match(expr, as_prop=True)
            case core.Quantified(quantifier, binders, body):
                return self._quantified(quantifier, binders, body)
            case _:
                return Operator("=", self.value(expr), Name("true"))

    def _prop_binary(self, expr: core.Binary) -> Term:
        op, left, right = expr.op, expr.left, expr.right
        if op in _CONNECTIVE:
            return Operator(_CONNECTIVE[op], self.prop(left), self.prop(right))
        if op in (BinaryOp.EQ, BinaryOp.NE) and left.type == BOOL:
            same = Operator("↔", self.prop(left), self.prop(right))
            return same if op is BinaryOp.EQ else Prefix("¬", same)
        if op in _COMPARISON:
            return self._comparison(expr)
        if op is BinaryOp.IN:
            return self._member(left, right)
        if op is BinaryOp.NOT_IN:
            return Prefix("¬", self._member(left, right))
        if op is BinaryOp.SUBSET:
            kind = self._collection(left.type)
            return Apply(Name(f"{kind}.Subset"), (self.value(left), self.value(right)))
        raise NotRenderable(f"the operator '{op.value}' is no proposition")

    def _comparison(self, expr: core.Binary) -> Term:
        symbol, left, right = _COMPARISON[expr.op], expr.left, expr.right
        if expr.op in _ORDER and isinstance(left.type, CharType):
            return Operator(symbol, *(Apply(Name("Hive.code"), (self.value(e),)) for e in (left, right)))
        if left.type == INT:
            bare = _has_anchor(left) or _has_anchor(right)
            return Operator(symbol, self._number(left, bare=bare), self._number(right, bare=bare))
        return Operator(symbol, self.value(left), self.value(right))

    def _member(self, item: Expr, collection: Expr) -> Term:
        if isinstance(collection.type, SeqType):
            return Operator("∈", self.value(item), self.value(collection))
        kind = self._collection(collection.type)
        return Apply(Name(f"{kind}.Mem"), (self.value(item), self.value(collection)))

    @staticmethod
    def _collection(type_: Type) -> str:
        match type_:
            case SetType():
                return "Hive.FinSet"
            case MultisetType():
                return "Hive.MultiSet"
            case MapType():
                return "Hive.FinMap"
            case _:
                raise NotRenderable(f"{type_} is no collection")

    def _quantified(self, quantifier: core.Quantifier, binders: tuple[core.Binder, ...], body: Expr) -> Term:
        rendered = self.prop(body)
        for binder in reversed(binders):
            demands = self.demands(binder)
            if quantifier is core.Quantifier.FORALL:
                for demand in reversed(demands):
                    rendered = Operator("→", demand, rendered)
                rendered = Quantifier("∀", (self.binder(binder),), rendered)
            else:
                rendered = Quantifier("∃", (self.binder(binder),), conjunction((*demands, rendered)))
        return rendered

    # --- booleans --------------------------------------------------------------------------------------------

    def boolean(self, expr: Expr) -> Term:
        """Render a boolean expression as a value of ``Bool``."""
        if not self.can_compute(expr):
            return self._classical_decide(self.prop(expr))
        match expr:
            case core.BoolLit(value):
                return Name("true" if value else "false")
            case core.Unary(UnaryOp.NOT, operand):
                return Prefix("!", self.boolean(operand))
            case core.Binary(BinaryOp.AND, left, right):
                return Operator("&&", self.boolean(left), self.boolean(right))
            case core.Binary(BinaryOp.OR, left, right):
                return Operator("||", self.boolean(left), self.boolean(right))
            case core.Binary(BinaryOp.IMPLIES, left, right):
                return Operator("||", Prefix("!", self.boolean(left)), self.boolean(right))
            case core.Binary(BinaryOp.IFF | BinaryOp.EQ, left, right) if left.type == BOOL:
                return _decide(Operator("=", self.boolean(left), self.boolean(right)))
            case core.Binary():
                return _decide(self.prop(expr))
            case _:
                return self._common(expr)

    @staticmethod
    def _classical_decide(proposition: Term) -> Term:
        """A boolean of a proposition that is not computed."""
        instance = Apply(Name("Classical.propDecidable"), (Name("_"),))
        return Apply(Name("@decide"), (proposition, instance))

    # --- values ----------------------------------------------------------------------------------------------

    def value(self, expr: Expr) -> Term:
        """Render an expression as a value."""
        if expr.type == BOOL:
            return self.boolean(expr)
        if expr.type == INT:
            return self._number(expr, bare=_has_anchor(expr))
        return self._common(expr)

    def _number(self, expr: Expr, *, bare: bool) -> Term:
        """Render an integer; literals carry their type unless something beside them has it (``bare``)."""
        match expr:
            case core.IntLit(value):
                return Number(value) if bare else Ascribe(Number(value), Name("Int"))
            case core.Unary(UnaryOp.NEG, operand):
                return Prefix("-", self._number(operand, bare=bare))
            case core.Binary(op, left, right) if op in _ARITHMETIC:
                return Operator(_ARITHMETIC[op], self._number(left, bare=bare), self._number(right, bare=bare))
            case core.Unary(UnaryOp.SIZE, operand):
                return self._size(operand)
            case _:
                return self._common(expr)

    def _size(self, operand: Expr) -> Term:
        if isinstance(operand.type, SeqType):
            length = Apply(Name("List.length"), (self.value(operand),))
            return Ascribe(length, Name("Int"))
        return Apply(Name(f"{self._collection(operand.type)}.size"), (self.value(operand),))

    def _common(self, expr: Expr) -> Term:
        match expr:
            case core.Var(name):
                return self._known.get(name) or self.variable(name)
            case core.CharLit(value):
                return Apply(Name("Char.ofNat"), (Number(ord(value)),))
            case core.Call():
                return self._call(expr)
            case core.If(condition, then, otherwise):
                return self._conditional(condition, self.value(then), self.value(otherwise))
            case core.Let(name, value, body):
                return self._let(name, value, body, as_prop=False)
            case core.MatchData() | core.MatchSeq():
                return self._match(expr, as_prop=False)
            case core.Construct() | core.Destruct() | core.Is():
                return self._data(expr)
            case core.TupleLit(items):
                return Items(tuple(self.value(item) for item in items), "()")
            case core.Project(value, index):
                whole = value.type
                count = len(whole.items) if isinstance(whole, TupleType) else 0
                return Project(self.value(value), tuple_path(index, count))
            case core.Binary() | core.Unary():
                return self._collection_operator(expr)
            case _:
                return self._collection_form(expr)

    def _conditional(self, condition: Expr, then: Term, otherwise: Term) -> Term:
        if self.can_compute(condition):
            return Conditional(self.prop(condition), then, otherwise)
        given = self.prop(condition)
        instance = Apply(Name("Classical.propDecidable"), (Name("_"),))
        return Apply(Name("@ite"), (Name("_"), given, instance, then, otherwise))

    def _call(self, expr: core.Call) -> Term:
        function = self.program.function(expr.function)
        arguments: tuple[Term, ...] = tuple(self.value(argument) for argument in expr.arguments)
        shown = frozenset().union(*(type_variables(p.type) for p in function.parameters))
        hidden = tuple(
            Named(type_parameter(name), self.type(given))
            for name, given in zip(function.type_parameters, expr.type_arguments, strict=True)
            if name not in shown
        )
        return Apply(Name(names.qualified(expr.function)), (*hidden, *arguments))

    def _data(self, expr: core.Construct | core.Destruct | core.Is) -> Term:
        match expr:
            case core.Construct(constructor, arguments, type_):
                built = Apply(Name(names.constructor(type_.name, constructor)), tuple(self.value(a) for a in arguments))
                return Ascribe(built, self.type(type_)) if type_.arguments else built
            case core.Destruct(value, field, _):
                return Apply(Name(names.destructor(_datatype(value.type), field)), (self.value(value),))
            case core.Is(value, constructor):
                return Apply(Name(names.tester(_datatype(value.type), constructor)), (self.value(value),))

    def _let(self, name: str, value: Expr, body: Expr, *, as_prop: bool) -> Term:
        """Small values are put where they are used: tactics see through them at once."""
        uses = sum(isinstance(part, core.Var) and part.name == name for part in walk(body))
        if uses <= 1 or size(value) <= _SMALL or as_prop:
            inner = substitute_variables(body, {name: value})
            return self.prop(inner) if as_prop else self.value(inner)
        return LetIn(self.variable(name).text, self.type(value.type), self.value(value), self.value(body))

    # --- matches ---------------------------------------------------------------------------------------------

    def _match(self, expr: core.MatchData | core.MatchSeq, *, as_prop: bool) -> Term:
        match expr:
            case core.MatchSeq(scrutinee, empty, head, tail, nonempty):
                nil = Ascribe(Items(()), self.type(scrutinee.type))
                cons = Operator("::", self.variable(head), self.variable(tail))
                arms = [
                    self._arm(scrutinee, Items(()), nil, (), empty, as_prop=as_prop),
                    self._arm(scrutinee, None, cons, (head, tail), nonempty, as_prop=as_prop),
                ]
            case core.MatchData(scrutinee, cases):
                arms = [self._data_arm(scrutinee, case, as_prop=as_prop) for case in cases]
        return Match((self.value(scrutinee),), tuple(arms))

    def _data_arm(self, scrutinee: Expr, case: core.Case, *, as_prop: bool) -> Arm:
        made = Name(names.constructor(_datatype(scrutinee.type), case.constructor))
        whole: Term = Apply(made, tuple(self.variable(v) for v in case.variables))
        if getattr(scrutinee.type, "arguments", ()):
            whole = Ascribe(whole, self.type(scrutinee.type))
        return self._arm(scrutinee, None, whole, case.variables, case.body, as_prop=as_prop)

    def _arm(
        self,
        scrutinee: Expr,
        pattern: Term | None,
        whole: Term,
        variables: tuple[str, ...],
        body: Expr,
        *,
        as_prop: bool,
    ) -> Arm:
        """Render an alternative. A variable that is matched is replaced in the body by what it is known to be
        (``whole``), so that nothing has to be known of it from outside."""
        used = {part.name for part in walk(body) if isinstance(part, core.Var)}
        name = scrutinee.name if isinstance(scrutinee, core.Var) else None
        before = dict(self._known)
        if name is not None and name in used:
            self._known[name] = whole
            used |= set(variables)
        rendered = self.prop(body) if as_prop else self.value(body)
        self._known = before
        return Arm((pattern or self._pattern(whole, variables, used),), rendered)

    def _pattern(self, whole: Term, variables: tuple[str, ...], used: set[str]) -> Term:
        """Return a pattern: ``whole`` without its type, ``_`` for variables that are not used."""
        bound = tuple(self.variable(v) if v in used else Name("_") for v in variables)
        match whole:
            case Ascribe(inner, _):
                return self._pattern(inner, variables, used)
            case Apply(function, _):
                return Apply(function, bound)
            case Operator(symbol, _, _):
                return Operator(symbol, bound[0], bound[1])
            case _:
                return whole

    # --- collections -----------------------------------------------------------------------------------------

    def _collection_operator(self, expr: core.Binary | core.Unary) -> Term:
        match expr:
            case core.Binary(BinaryOp.CONCAT, left, right):
                return Operator("++", self.value(left), self.value(right))
            case core.Binary(op, left, right) if op in _COLLECTION:
                kind = self._collection(left.type)
                return Apply(Name(f"{kind}.{_COLLECTION[op]}"), (self.value(left), self.value(right)))
            case core.Unary(UnaryOp.TO_MULTISET, operand):
                return Apply(Name("Hive.MultiSet.ofList"), (self.value(operand),))
            case core.Unary(UnaryOp.TO_SET, operand):
                return Apply(Name("Hive.FinSet.ofList"), (self.value(operand),))
            case core.Unary(UnaryOp.KEYS, operand):
                return Apply(Name("Hive.FinMap.keys"), (self.value(operand),))
            case _:
                raise NotRenderable(f"the operator '{expr.op.value}' has no rendering in Lean")

    def _collection_form(self, expr: Expr) -> Term:
        match expr:
            case core.SeqLit(items):
                return self._list(items, expr.element)
            case core.SetLit(items):
                return Apply(Name("Hive.FinSet.ofList"), (self._list(items, expr.element),))
            case core.MultisetLit(items):
                return Apply(Name("Hive.MultiSet.ofList"), (self._list(items, expr.element),))
            case core.MapLit(entries, key, value):
                pairs = tuple(core.TupleLit((k, v)) for k, v in entries)
                return Apply(Name("Hive.FinMap.ofList"), (self._list(pairs, TupleType((key, value))),))
            case core.Index(collection, index):
                return self._index(collection, index)
            case core.Slice(sequence, low, high):
                return self._slice(sequence, low, high)
            case core.Update(collection, index, value):
                kind = "Hive" if isinstance(collection.type, SeqType) else self._collection(collection.type)
                parts = (collection, index, value)
                return Apply(Name(f"{kind}.update"), tuple(self.value(part) for part in parts))
            case _:
                raise NotRenderable(f"{type(expr).__name__} has no rendering in Lean")

    def _list(self, items: tuple[Expr, ...], element: Type) -> Term:
        rendered = tuple(Number(i.value) if isinstance(i, core.IntLit) else self.value(i) for i in items)
        literal = Items(rendered)
        anchored = rendered and not any(isinstance(item, Number | Items) for item in rendered)
        return literal if anchored else Ascribe(literal, Apply(Name("List"), (self.type(element),)))

    def _index(self, collection: Expr, index: Expr) -> Term:
        match collection.type:
            case SeqType():
                kind = "Hive.get"
            case MapType():
                kind = "Hive.FinMap.get"
            case _:
                kind = "Hive.MultiSet.count"
        return Apply(Name(kind), (self.value(collection), self.value(index)))

    def _slice(self, sequence: Expr, low: Expr | None, high: Expr | None) -> Term:
        whole = self.value(sequence)
        if high is not None:
            whole = Apply(Name("Hive.take"), (whole, self.value(high)))
        if low is not None:
            whole = Apply(Name("Hive.drop"), (whole, self.value(low)))
        return whole


def _decide(proposition: Term) -> Term:
    return Apply(Name("decide"), (proposition,))


def _datatype(type_: Type) -> str:
    name = getattr(type_, "name", None)
    if not isinstance(name, str):
        raise NotRenderable(f"{type_} is no datatype")
    return name


def _has_anchor(expr: Expr) -> bool:
    """Tell whether an arithmetic expression has an operand that is plainly an ``Int`` and no literal."""
    match expr:
        case core.IntLit():
            return False
        case core.Unary(UnaryOp.NEG, operand):
            return _has_anchor(operand)
        case core.Binary(op, left, right) if op in _ARITHMETIC:
            return _has_anchor(left) or _has_anchor(right)
        case core.If() | core.Let() | core.MatchData() | core.MatchSeq():
            return False
        case _:
            return True
