"""Typing of expressions: raw trees to core expressions.

Each rule returns the expression's type, which may still hold unknowns, and a function that builds the core node once
the inference of the whole body is settled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenhive.candidates import environment, raw
from provenhive.candidates.environment import Environment, Scope, Signature, Variable
from provenhive.candidates.inference import Inference, is_unknown
from provenhive.candidates.names import unmangle
from provenhive.candidates.raw import RawExpr
from provenhive.candidates.rejection import GateCategory, refuse
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Datatype, Expr
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import BOOL, CHAR, INT, STRING, DataType, MapType, TupleType, Type, substitute

Builder = Callable[[], Expr]
_PRINTED_SUBJECT = re.compile(r"whole__[0-9]+\Z")  # how the printer names what a match of a sequence inspects


@dataclass(frozen=True, slots=True)
class Typed:
    """An expression's type and how to build it."""

    type: Type
    build: Builder


class Checker:
    """Types the expressions of one body; ``inference`` is shared by all of them."""

    def __init__(
        self,
        env: Environment,
        type_parameters: tuple[str, ...],
        idents: frozenset[str],
        rules: Mapping[type, Rule],
    ) -> None:
        """Start with an empty inference; ``idents`` are all identifiers of the candidate's text."""
        self.env = env
        self._rules = rules
        self.type_parameters = type_parameters
        self.inference = Inference()
        self._idents = idents
        self._made_up = 0

    def infer(self, expr: RawExpr, scope: Scope) -> Typed:
        """Type an expression.

        Raises:
            GateRefusal: for an unknown name, a wrong type, a call that may not stand here.
        """
        typed = self._rules[type(expr)](self, expr, scope)
        self.inference.check_size(typed.type, expr.span)
        return typed

    def check(self, expr: RawExpr, expected: Type, scope: Scope, what: str = "") -> Builder:
        """Type an expression that must have a type."""
        typed = self.infer(expr, scope)
        self.inference.unify(expected, typed.type, expr.span, what)
        return typed.build

    def check_all(self, exprs: Sequence[RawExpr], expected: Sequence[Type], scope: Scope) -> list[Builder]:
        """Type expressions pairwise; the lengths agree."""
        return [self.check(expr, type_, scope) for expr, type_ in zip(exprs, expected, strict=True)]

    def declare(self, ident: raw.Ident, type_: Type, scope: Scope, *, mutable: bool = False) -> str:
        """Bring a variable into scope and return its plain name."""
        name = self.env.new_variable(ident, scope, self.type_parameters)
        self.inference.check_size(type_, ident.span)
        scope.variables[name] = Variable(name, type_, mutable, scope.level)
        return name

    def binder_type(self, binder: raw.RawBinder) -> tuple[Type, Type | None]:
        """Return a binder's erased type and its declared one, if it is written."""
        if binder.type is None:
            return self.inference.fresh(), None
        declared = self.env.type_of(binder.type, self.type_parameters)
        return self.env.erased(declared), declared

    def bind(
        self, binder: raw.RawBinder, scope: Scope, *, mutable: bool = False
    ) -> tuple[Type, Callable[[], core.Binder]]:
        """Bring a binder into scope; return its erased type and how to build it."""
        type_, declared = self.binder_type(binder)
        name = self.declare(binder.name, type_, scope, mutable=mutable)

        def build() -> core.Binder:
            return core.Binder(name, declared or self.inference.known(type_, binder.span), span=binder.span)

        return type_, build

    def domain(self, domain: raw.Domain, scope: Scope) -> tuple[list[Callable[[], core.Binder]], Builder | None]:
        """Bring a domain's binders into ``scope`` and type its range."""
        binders = [self.bind(binder, scope)[1] for binder in domain.binders]
        if domain.range is None:
            return binders, None
        return binders, self.check(domain.range, BOOL, scope, "a range is a condition")

    def ignored_name(self, scope: Scope) -> str:
        """Return a variable name that the text does not use, for ``_`` in a pattern."""
        while True:
            self._made_up += 1
            name = f"unused{self._made_up}"
            if name not in self._idents and scope.find(name) is None and self.env.names.qualified(name) is None:
                return name


def all_built(builders: Sequence[Callable[[], Any]]) -> tuple[Any, ...]:
    """Build several things in order."""
    return tuple(build() for build in builders)


Rule = Callable[[Checker, Any, Scope], Typed]


def registering(table: dict[type, Rule]) -> Callable[..., Callable[[Rule], Rule]]:
    """Return a decorator that enters typing rules for classes of raw expressions into ``table``."""

    def rule(*kinds: type) -> Callable[[Rule], Rule]:
        def register(function: Rule) -> Rule:
            table.update(dict.fromkeys(kinds, function))
            return function

        return register

    return rule


RULES: dict[type, Rule] = {}
rule = registering(RULES)


# --- literals, names, calls ----------------------------------------------------------------------------------------


@rule(raw.Literal)
def _literal(_: Checker, expr: raw.Literal, __: Scope) -> Typed:
    span = expr.span
    match expr.kind:
        case "int":
            return Typed(INT, lambda: core.IntLit(int(expr.value), span=span))
        case "bool":
            return Typed(BOOL, lambda: core.BoolLit(bool(expr.value), span=span))
        case "char":
            return Typed(CHAR, lambda: core.CharLit(str(expr.value), span=span))
        case _:
            items = tuple(core.CharLit(c) for c in str(expr.value))
            return Typed(STRING, lambda: core.SeqLit(items, CHAR, span=span))


@rule(raw.Name)
def _name(checker: Checker, expr: raw.Name, scope: Scope) -> Typed:
    plain = unmangle(expr.text)
    variable = scope.find(plain)
    if variable is not None:
        inference = checker.inference
        return Typed(variable.type, lambda: core.Var(plain, inference.known(variable.type, expr.span), span=expr.span))
    if plain in checker.env.constructors:
        return construct(checker, checker.env.datatype_of(plain, expr.span), plain, (), expr.span, scope)
    if checker.env.signature(expr.text, expr.span) is not None:
        raise refuse(GateCategory.CALL, f"'{expr.text}' is called with arguments in parentheses", expr.span)
    raise refuse(GateCategory.UNKNOWN_NAME, f"there is no '{expr.text}' here", expr.span)


@rule(raw.RawCall)
def _call(checker: Checker, expr: raw.RawCall, scope: Scope) -> Typed:
    plain = unmangle(expr.name)
    if scope.find(plain) is not None:
        raise refuse(GateCategory.TYPE, f"'{expr.name}' is a variable: it cannot be called", expr.span)
    signature = checker.env.signature(expr.name, expr.span)
    if signature is None:
        if plain in checker.env.constructors:
            datatype = checker.env.datatype_of(plain, expr.span)
            return construct(checker, datatype, plain, expr.arguments, expr.span, scope)
        raise refuse(GateCategory.UNKNOWN_NAME, f"there is no function '{expr.name}'", expr.span)
    if signature.kind is not environment.Callable.FUNCTION:
        message = f"'{expr.name}' is a {signature.kind.value}: it is called in a statement of its own"
        raise refuse(GateCategory.CALL, message, expr.span)
    return _function_call(checker, signature, expr, scope)


def _function_call(checker: Checker, signature: Signature, expr: raw.RawCall, scope: Scope) -> Typed:
    inference = checker.inference
    unknowns, parameters, results = instantiate(checker, signature, len(expr.arguments), expr.span)
    arguments = checker.check_all(expr.arguments, parameters, scope)

    def build() -> Expr:
        types = tuple(inference.known(unknown, expr.span) for unknown in unknowns)
        result = inference.known(results[0], expr.span)
        return core.Call(signature.name, types, all_built(arguments), result, span=expr.span)

    return Typed(results[0], build)


def instantiate(
    checker: Checker, signature: Signature, count: int, span: Span
) -> tuple[list[Type], list[Type], list[Type]]:
    """Return unknowns for the type parameters, and parameters and results in terms of them.

    Raises:
        GateRefusal: ``call`` if ``count`` arguments are not what the signature takes.
    """
    if count != len(signature.parameters):
        short = signature.name.rsplit(".", 1)[-1]
        message = f"'{short}' takes {len(signature.parameters)} arguments, found {count}"
        raise refuse(GateCategory.CALL, message, span)
    unknowns = [checker.inference.fresh() for _ in signature.type_parameters]
    binding = dict(zip(signature.type_parameters, unknowns, strict=True))
    parameters = [substitute(type_, binding) for type_ in signature.parameters]
    return unknowns, parameters, [substitute(type_, binding) for type_ in signature.results]


# --- datatypes -----------------------------------------------------------------------------------------------------


def instance(checker: Checker, datatype: Datatype) -> DataType:
    """Return the datatype applied to unknowns."""
    return DataType(datatype.name, tuple(checker.inference.fresh() for _ in datatype.type_parameters))


def field_types(checker: Checker, datatype: Datatype, constructor: str, type_: DataType) -> list[Type]:
    """Return the erased types of a constructor's fields, the datatype applied as in ``type_``."""
    binding = dict(zip(datatype.type_parameters, type_.arguments, strict=True))
    found = next(c for c in datatype.constructors if c.name == constructor)
    return [substitute(checker.env.erased(f.type), binding) for f in found.fields]


def construct(
    checker: Checker, datatype: Datatype, constructor: str, arguments: Sequence[RawExpr], span: Span, scope: Scope
) -> Typed:
    """Type the application of a constructor."""
    type_ = instance(checker, datatype)
    fields = field_types(checker, datatype, constructor, type_)
    if len(fields) != len(arguments):
        message = f"constructor '{constructor}' takes {len(fields)} arguments, found {len(arguments)}"
        raise refuse(GateCategory.CALL, message, span)
    built = checker.check_all(arguments, fields, scope)

    def build() -> Expr:
        known = checker.inference.known(type_, span)
        if not isinstance(known, DataType):
            raise refuse(GateCategory.TYPE, "a constructor makes a datatype", span)
        return core.Construct(constructor, all_built(built), known, span=span)

    return Typed(type_, build)


@rule(raw.Member)
def _member(checker: Checker, expr: raw.Member, scope: Scope) -> Typed:
    name = unmangle(expr.name)
    if isinstance(expr.value, raw.Name) and scope.find(unmangle(expr.value.text)) is None:
        datatype = checker.env.datatype_named(expr.value.text)
        if datatype is not None:
            if all(c.name != name for c in datatype.constructors):
                message = f"'{expr.value.text}' has no constructor '{expr.name}'"
                raise refuse(GateCategory.UNKNOWN_NAME, message, expr.span)
            return construct(checker, datatype, name, expr.arguments or (), expr.span, scope)
    if expr.arguments is not None:
        checker.infer(expr.value, scope)
        raise refuse(GateCategory.CALL, "values have no methods", expr.span)
    if expr.name == "Keys":
        return _keys(checker, expr, scope)
    return _destruct(checker, checker.infer(expr.value, scope), name, expr.span)


def _keys(checker: Checker, expr: raw.Member, scope: Scope) -> Typed:
    key, value = checker.inference.fresh(), checker.inference.fresh()
    operand = checker.check(expr.value, MapType(key, value), scope, "'.Keys' is of a map")
    from_map = core.Unary(core.UnaryOp.KEYS, core.MapLit((), key, value)).type
    return Typed(from_map, lambda: core.Unary(core.UnaryOp.KEYS, operand(), span=expr.span))


def _destruct(checker: Checker, value: Typed, name: str, span: Span) -> Typed:
    inference = checker.inference
    result = inference.fresh()

    def wish() -> bool:
        head = inference.head(value.type)
        if is_unknown(head):
            return False
        inference.unify(result, _field_type(checker, head, name, span), span)
        return True

    inference.wish(wish)
    return Typed(result, lambda: core.Destruct(value.build(), name, inference.known(result, span), span=span))


def _field_type(checker: Checker, type_: Type, name: str, span: Span) -> Type:
    if isinstance(type_, DataType):
        datatype = checker.env.program.datatype(type_.name)
        for constructor in datatype.constructors:
            for position, field in enumerate(constructor.fields):
                if field.name == name:
                    return field_types(checker, datatype, constructor.name, type_)[position]
    raise refuse(GateCategory.TYPE, f"{checker.inference.show(type_)} has no field '{name}'", span)


@rule(raw.Test)
def _test(checker: Checker, expr: raw.Test, scope: Scope) -> Typed:
    name = unmangle(expr.constructor)
    value = checker.infer(expr.value, scope)
    inference = checker.inference

    def wish() -> bool:
        head = inference.head(value.type)
        if is_unknown(head):
            return False
        datatype = checker.env.program.datatype(head.name) if isinstance(head, DataType) else None
        if datatype is None or all(c.name != name for c in datatype.constructors):
            raise refuse(GateCategory.TYPE, f"{inference.show(head)} has no constructor '{name}'", expr.span)
        return True

    inference.wish(wish)
    return Typed(BOOL, lambda: core.Is(value.build(), name, span=expr.span))


@rule(raw.WithFields)
def _with_fields(checker: Checker, expr: raw.WithFields, scope: Scope) -> Typed:
    """Type ``d.(f := v)``: the one constructor that has the fields, its other fields taken from ``d``."""
    value = checker.infer(expr.value, scope)
    head = checker.inference.head(value.type)
    if not isinstance(head, DataType):
        raise refuse(GateCategory.TYPE, "the type of what is updated is not known here to be a datatype", expr.span)
    datatype = checker.env.program.datatype(head.name)
    updated = [unmangle(ident.text) for ident, _ in expr.updates]
    owners = [c for c in datatype.constructors if set(updated) <= {f.name for f in c.fields}]
    if len(owners) != 1 or len(set(updated)) != len(updated):
        raise refuse(GateCategory.TYPE, "no single constructor has these fields, each named once", expr.span)
    types = dict(
        zip((f.name for f in owners[0].fields), field_types(checker, datatype, owners[0].name, head), strict=True)
    )
    news = {
        name: checker.check(item, types[name], scope) for name, (_, item) in zip(updated, expr.updates, strict=True)
    }
    fields = [news.get(f.name) or _destruct(checker, value, f.name, expr.span).build for f in owners[0].fields]

    def build() -> Expr:
        known = checker.inference.known(head, expr.span)
        if not isinstance(known, DataType):
            raise refuse(GateCategory.TYPE, "only datatypes have fields", expr.span)
        return core.Construct(owners[0].name, all_built(fields), known, span=expr.span)

    return Typed(head, build)


@rule(raw.RawProject)
def _project(checker: Checker, expr: raw.RawProject, scope: Scope) -> Typed:
    value = checker.infer(expr.value, scope)
    inference = checker.inference
    result = inference.fresh()

    def wish() -> bool:
        head = inference.head(value.type)
        if is_unknown(head):
            return False
        if not isinstance(head, TupleType) or expr.index >= len(head.items):
            raise refuse(GateCategory.TYPE, f"{inference.show(head)} has no item {expr.index}", expr.span)
        inference.unify(result, head.items[expr.index], expr.span)
        return True

    inference.wish(wish)
    return Typed(result, lambda: core.Project(value.build(), expr.index, span=expr.span))


# --- if, let, match, quantifiers -----------------------------------------------------------------------------------


@rule(raw.RawIf)
def _if(checker: Checker, expr: raw.RawIf, scope: Scope) -> Typed:
    condition = checker.check(expr.condition, BOOL, scope, "a condition")
    then = checker.infer(expr.then, scope)
    otherwise = checker.check(expr.otherwise, then.type, scope, "both branches have one type")
    return Typed(then.type, lambda: core.If(condition(), then.build(), otherwise(), span=expr.span))


@rule(raw.RawLet)
def _let(checker: Checker, expr: raw.RawLet, scope: Scope) -> Typed:
    if len(expr.binders) != len(expr.values):
        raise refuse(GateCategory.GRAMMAR, "as many values as variables", expr.span)
    inner = scope.inner()
    values: list[tuple[str, Builder]] = []
    typed = [checker.infer(value, scope) for value in expr.values]
    for binder, value in zip(expr.binders, typed, strict=True):
        type_, _ = checker.binder_type(binder)
        checker.inference.unify(type_, value.type, binder.span)
        values.append((_let_name(checker, binder.name, value.type, inner), value.build))
    body = checker.infer(expr.body, inner)

    def build() -> Expr:
        result = body.build()
        for name, value in reversed(values):
            result = core.Let(name, value(), result, span=expr.span)
        return result

    return Typed(body.type, build)


def _let_name(checker: Checker, ident: raw.Ident, type_: Type, scope: Scope) -> str:
    if not _PRINTED_SUBJECT.match(ident.text) or scope.find(ident.text) is not None:
        return checker.declare(ident, type_, scope)
    scope.variables[ident.text] = Variable(ident.text, type_, mutable=False, level=scope.level)
    return ident.text


@rule(raw.RawMatch)
def _match(checker: Checker, expr: raw.RawMatch, scope: Scope) -> Typed:
    scrutinee = checker.infer(expr.scrutinee, scope)
    result = checker.inference.fresh()
    patterns = [case.pattern for case in expr.cases]
    order, bound = match_cases(checker, scrutinee.type, patterns, scope, expr.span)
    cases: list[tuple[str, tuple[str, ...], Builder, Span]] = []
    for case, (name, variables, inner) in zip(expr.cases, bound, strict=True):
        cases.append((name, variables, checker.check(case.body, result, inner), case.span))

    def build() -> Expr:
        built = [core.Case(name, variables, body(), span=span) for name, variables, body, span in cases]
        built.sort(key=lambda case: order[case.constructor])
        return core.MatchData(scrutinee.build(), tuple(built), span=expr.span)

    return Typed(result, build)


def match_cases(
    checker: Checker, scrutinee: Type, patterns: Sequence[raw.Pattern], scope: Scope, span: Span
) -> tuple[dict[str, int], list[tuple[str, tuple[str, ...], Scope]]]:
    """Check that patterns cover a datatype once each.

    Returns:
        The positions of the datatype's constructors; constructor, variables and scope of each pattern.

    Raises:
        GateRefusal: ``cases`` if a case is missing, repeated or malformed.
    """
    if not patterns:
        raise refuse(GateCategory.CASES, "a match needs cases", span)
    for pattern in patterns:
        if unmangle(pattern.constructor) not in checker.env.constructors:
            message = f"'{pattern.constructor}' is no constructor: cases name constructors"
            raise refuse(GateCategory.CASES, message, pattern.span)
    datatype = _matched_datatype(checker, scrutinee, patterns[0])
    type_ = instance(checker, datatype)
    checker.inference.unify(scrutinee, type_, span, "what is matched")
    found = [_pattern(checker, datatype, type_, pattern, scope) for pattern in patterns]
    names = [name for name, _, _ in found]
    wanted = [constructor.name for constructor in datatype.constructors]
    if sorted(names) != sorted(wanted):
        missing = [name for name in wanted if name not in names]
        message = f"no case for {', '.join(missing)}" if missing else "a constructor has two cases"
        raise refuse(GateCategory.CASES, message, span)
    return {name: position for position, name in enumerate(wanted)}, found


def _matched_datatype(checker: Checker, scrutinee: Type, first: raw.Pattern) -> Datatype:
    head = checker.inference.head(scrutinee)
    if isinstance(head, DataType):
        return checker.env.program.datatype(head.name)
    return checker.env.datatype_of(unmangle(first.constructor), first.span)


def _pattern(
    checker: Checker, datatype: Datatype, type_: DataType, pattern: raw.Pattern, scope: Scope
) -> tuple[str, tuple[str, ...], Scope]:
    name = unmangle(pattern.constructor)
    if all(constructor.name != name for constructor in datatype.constructors):
        raise refuse(GateCategory.CASES, f"'{name}' is not of {checker.inference.show(type_)}", pattern.span)
    fields = field_types(checker, datatype, name, type_)
    if len(fields) != len(pattern.variables):
        message = f"'{name}' has {len(fields)} fields, found {len(pattern.variables)} variables"
        raise refuse(GateCategory.CASES, message, pattern.span)
    inner = scope.inner()
    variables: list[str] = []
    for ident, field in zip(pattern.variables, fields, strict=True):
        named = raw.Ident(ident.span, checker.ignored_name(inner)) if ident.text == "_" else ident
        variables.append(checker.declare(named, field, inner))
    return name, tuple(variables), inner


@rule(raw.RawQuantified)
def _quantified(checker: Checker, expr: raw.RawQuantified, scope: Scope) -> Typed:
    inner = scope.inner()
    binders, range_ = checker.domain(expr.domain, inner)
    body = checker.check(expr.body, BOOL, inner, "the body of a quantifier")
    quantifier = core.Quantifier(expr.quantifier)
    joint = BinaryOp.IMPLIES if quantifier is core.Quantifier.FORALL else BinaryOp.AND

    def build() -> Expr:
        whole = body() if range_ is None else core.Binary(joint, range_(), body(), span=expr.body.span)
        return core.Quantified(quantifier, all_built(binders), whole, span=expr.span)

    return Typed(BOOL, build)
