"""Core to ``.hspec`` text, for messages, reports and patches.

Names are shown bare, or qualified when they are not of the module that the text is for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.core import BinaryOp, Expr, UnaryOp
from provenhive.spec_lang.format import show_declaration, show_expression
from provenhive.spec_lang.print_expressions import show_type as type_text
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import transform
from provenhive.spec_lang.types import (
    CHAR,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    children,
)

_NOWHERE = Span("", 1, 1, 1, 1)
_COMPARISONS = frozenset(
    {
        BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE, BinaryOp.EQ, BinaryOp.NE, BinaryOp.SUBSET, BinaryOp.IN,
        BinaryOp.NOT_IN,
    }
)  # fmt: skip
_SYMBOLS = {BinaryOp.UNION: "+", BinaryOp.INTERSECT: "*", BinaryOp.DIFFERENCE: "-", BinaryOp.SUBSET: "<="}
_CHAINS = (frozenset({"<", "<=", "=="}), frozenset({">", ">=", "=="}))


def show(expr: Expr, module: str | None = None) -> str:
    """Return the text of an expression on one line; names of other modules than ``module`` are qualified."""
    return show_expression(_Converter(module).expr(expr))


def show_type(type_: Type, module: str | None = None) -> str:
    """Return the text of a type."""
    return type_text(_Converter(module).type(type_))


def show_declared(declared: core.Declaration, module: str | None = None) -> str:
    """Return the text of a declaration."""
    return show_declaration(to_syntax(declared, module))


def expression_syntax(expr: Expr, module: str | None = None) -> syn.Expression:
    """Return the surface tree of an expression."""
    return _Converter(module).expr(expr)


@dataclass(frozen=True, slots=True)
class _Converter:
    module: str | None

    def name(self, qualified: str) -> syn.Name:
        module, _, bare = qualified.rpartition(".")
        if not module or self.module is None or module == self.module:
            return syn.Name(bare, span=_NOWHERE)
        return syn.Name(bare, module, span=_NOWHERE)

    def type(self, type_: Type) -> syn.TypeSyntax:
        if isinstance(type_, TupleType):
            return syn.TupleTypeSyntax(tuple(map(self.type, type_.items)), span=_NOWHERE)
        arguments = tuple(map(self.type, children(type_)))
        match type_:
            case SeqType(element) if element == CHAR:
                return _plain_type("string")
            case SeqType():
                return _plain_type("seq", arguments)
            case SetType():
                return _plain_type("set", arguments)
            case MultisetType():
                return _plain_type("multiset", arguments)
            case MapType():
                return _plain_type("map", arguments)
            case DataType(name) | SubsetType(name):
                return syn.NamedType(self.name(name), arguments, span=_NOWHERE)
            case _:
                return _plain_type(str(type_))

    def parameter(self, binder: core.Binder) -> syn.Parameter:
        return syn.Parameter(binder.name, self.type(binder.type), span=_NOWHERE)

    def parameters(self, binders: Iterable[core.Binder]) -> tuple[syn.Parameter, ...]:
        return tuple(map(self.parameter, binders))

    def exprs(self, exprs: Iterable[Expr]) -> tuple[syn.Expression, ...]:
        return tuple(map(self.expr, exprs))

    def expr(self, expr: Expr) -> syn.Expression:
        match expr:
            case core.IntLit(value):
                literal = syn.Integer(abs(value), span=_NOWHERE)
                return literal if value >= 0 else syn.Prefix("-", literal, span=_NOWHERE)
            case core.BoolLit(value):
                return syn.Boolean(value, span=_NOWHERE)
            case core.CharLit(value):
                return syn.Character(value, span=_NOWHERE)
            case core.Var(name, _):
                machine, _, variable = name.rpartition(".")
                return _member(_variable(machine), variable) if machine else _variable(name)
            case core.Unary(op, operand):
                return self._unary(op, operand)
            case core.Binary():
                return self._binary(expr)
            case core.Call(function, _, arguments, _):
                return syn.Apply(self.name(function), self.exprs(arguments), span=_NOWHERE)
            case core.Construct():
                return self._construct(expr)
            case _:
                return self._compound(expr)

    def _unary(self, op: UnaryOp, operand: Expr) -> syn.Expression:
        inner = self.expr(operand)
        match op:
            case UnaryOp.SIZE:
                return syn.Size(inner, span=_NOWHERE)
            case UnaryOp.KEYS:
                return _member(inner, "keys")
            case UnaryOp.TO_MULTISET | UnaryOp.TO_SET:
                return syn.Conversion(op.value, inner, span=_NOWHERE)
            case UnaryOp.NEG if isinstance(operand, core.IntLit) and operand.value >= 0:
                return syn.Infix("-", syn.Integer(0, span=_NOWHERE), inner, span=_NOWHERE)
            case _:
                return syn.Prefix(op.value, inner, span=_NOWHERE)

    def _binary(self, expr: core.Binary) -> syn.Expression:
        chained = self._chain(expr)
        if chained is not None:
            return chained
        left, right = self.expr(expr.left), self.expr(expr.right)
        symbol = _SYMBOLS.get(expr.op, expr.op.value)
        if expr.op in _COMPARISONS:
            return syn.Comparison((left, right), (symbol,), span=_NOWHERE)
        return syn.Infix(symbol, left, right, span=_NOWHERE)

    def _chain(self, expr: core.Binary) -> syn.Comparison | None:
        """Recognise what a chain of comparisons was made into: ``a < b && b < c``."""
        if expr.op is not BinaryOp.AND or not isinstance(expr.right, core.Binary):
            return None
        link = expr.right
        symbol = _SYMBOLS.get(link.op, link.op.value)
        if link.op not in _COMPARISONS or not isinstance(expr.left, core.Binary):
            return None
        first = self._links(expr.left)
        if first is None or first[0][-1] != link.left:
            return None
        operators = (*first[1], symbol)
        if not any(frozenset(operators) <= allowed for allowed in _CHAINS):
            return None
        return syn.Comparison((*self.exprs(first[0]), self.expr(link.right)), operators, span=_NOWHERE)

    def _links(self, expr: core.Binary) -> tuple[tuple[Expr, ...], tuple[str, ...]] | None:
        if expr.op in _COMPARISONS:
            return (expr.left, expr.right), (_SYMBOLS.get(expr.op, expr.op.value),)
        if expr.op is not BinaryOp.AND or not isinstance(expr.left, core.Binary):
            return None
        first, link = self._links(expr.left), expr.right
        if first is None or not isinstance(link, core.Binary) or link.op not in _COMPARISONS:
            return None
        if first[0][-1] != link.left:
            return None
        return (*first[0], link.right), (*first[1], _SYMBOLS.get(link.op, link.op.value))

    def _construct(self, expr: core.Construct) -> syn.Expression:
        module = expr.type.name.rpartition(".")[0]
        name = self.name(f"{module}.{expr.constructor}")
        if expr.arguments:
            return syn.Apply(name, self.exprs(expr.arguments), span=_NOWHERE)
        return _variable(name.text) if name.module is None else _member(_variable(name.module), name.text)

    def _compound(self, expr: Expr) -> syn.Expression:
        match expr:
            case core.SeqLit(items, element):
                characters = [i.value for i in items if isinstance(i, core.CharLit)]
                if element == CHAR and len(characters) == len(items):
                    return syn.Text("".join(characters), span=_NOWHERE)
                return syn.Display("seq", self.exprs(items), span=_NOWHERE)
            case core.SetLit(items, _):
                return syn.Display("set", self.exprs(items), span=_NOWHERE)
            case core.MultisetLit(items, _):
                return syn.Display("multiset", self.exprs(items), span=_NOWHERE)
            case core.MapLit(entries, _, _):
                return syn.MapDisplay(tuple((self.expr(k), self.expr(v)) for k, v in entries), span=_NOWHERE)
            case core.TupleLit(items):
                return syn.TupleDisplay(self.exprs(items), span=_NOWHERE)
            case core.Destruct(value, field, _):
                return _member(self.expr(value), field)
            case core.Is(value, constructor):
                return syn.Discriminator(self.expr(value), constructor, span=_NOWHERE)
            case core.Project(value, index):
                return syn.Projection(self.expr(value), index, span=_NOWHERE)
            case core.Index(collection, position):
                return syn.IndexOf(self.expr(collection), self.expr(position), span=_NOWHERE)
            case core.Slice(sequence, low, high):
                ends = [None if end is None else self.expr(end) for end in (low, high)]
                return syn.SliceOf(self.expr(sequence), ends[0], ends[1], span=_NOWHERE)
            case core.Update(collection, index, value):
                entry = (self.expr(index), self.expr(value))
                return syn.UpdateOf(self.expr(collection), (entry,), span=_NOWHERE)
            case _:
                return self._branching(expr)

    def _branching(self, expr: Expr) -> syn.Expression:
        match expr:
            case core.If(condition, then, otherwise):
                return syn.Conditional(self.expr(condition), self.expr(then), self.expr(otherwise), span=_NOWHERE)
            case core.Let(name, value, body):
                return syn.LetIn(_bind(name), self.expr(value), self.expr(body), span=_NOWHERE)
            case core.MatchSeq(scrutinee, empty, head, tail, nonempty):
                cons = syn.ConsPattern(_bind(head), _bind(tail), span=_NOWHERE)
                cases = (
                    syn.MatchCase(syn.SeqPattern((), span=_NOWHERE), self.expr(empty), span=_NOWHERE),
                    syn.MatchCase(cons, self.expr(nonempty), span=_NOWHERE),
                )
                return syn.Match(self.expr(scrutinee), cases, span=_NOWHERE)
            case core.MatchData(scrutinee, alternatives):
                type_ = scrutinee.type
                module = type_.name.rpartition(".")[0] if isinstance(type_, DataType) else ""
                shown = tuple(self._case(module, case) for case in alternatives)
                return syn.Match(self.expr(scrutinee), shown, span=_NOWHERE)
            case core.Quantified(quantifier, binders, body):
                return syn.Quantification(quantifier.value, self.parameters(binders), self.expr(body), span=_NOWHERE)
            case _:
                raise TypeError(f"not a core expression: {type(expr).__name__}")

    def _case(self, module: str, case: core.Case) -> syn.MatchCase:
        name = self.name(f"{module}.{case.constructor}" if module else case.constructor)
        variables = tuple(map(_bind, case.variables))
        pattern: syn.Pattern
        if variables:
            pattern = syn.ConstructorPattern(name, variables, span=_NOWHERE)
        else:
            pattern = syn.NamePattern(name, span=_NOWHERE)
        return syn.MatchCase(pattern, self.expr(case.body), span=_NOWHERE)


def _plain_type(name: str, arguments: tuple[syn.TypeSyntax, ...] = ()) -> syn.NamedType:
    return syn.NamedType(syn.Name(name, span=_NOWHERE), arguments, span=_NOWHERE)


def _variable(name: str) -> syn.Variable:
    return syn.Variable(name, span=_NOWHERE)


def _member(value: syn.Expression, name: str) -> syn.Member:
    return syn.Member(value, name, span=_NOWHERE)


def _bind(name: str) -> syn.NamePattern:
    return syn.NamePattern(syn.Name(name, span=_NOWHERE), span=_NOWHERE)


def to_syntax(declared: core.Declaration, module: str | None = None) -> syn.DeclarationSyntax:
    """Return the surface tree of a declaration."""
    convert = _Converter(module)
    bare = declared.name.rpartition(".")[2]
    match declared:
        case core.Datatype(_, type_parameters, constructors):
            made = tuple(
                syn.ConstructorDeclaration(c.name, convert.parameters(c.fields), span=_NOWHERE) for c in constructors
            )
            return syn.DatatypeDeclaration(bare, type_parameters, made, span=_NOWHERE)
        case core.Subset(_, type_parameters, binder, predicate):
            base = convert.type(binder.type)
            body = convert.expr(predicate)
            return syn.SubsetDeclaration(bare, type_parameters, binder.name, base, body, span=_NOWHERE)
        case core.Function():
            return _function(convert, bare, declared)
        case core.Law():
            return _law(convert, bare, declared)
        case core.Unit():
            return _unit(convert, bare, declared)
        case core.Machine():
            return _machine(convert, bare, declared)
        case core.System():
            return _system(convert, bare, declared)


def _system(convert: _Converter, bare: str, declared: core.System) -> syn.SystemDeclaration:
    clauses: list[syn.Clause | syn.BuiltFrom] = [_built_from(convert, declared.built_from, None)]
    for guarantee in declared.guarantees:
        for step in reversed(declared.steps):
            guarantee = _with_call(guarantee, step)
        clauses.extend(_clauses(convert, "guarantees", (guarantee,)))
    return syn.SystemDeclaration(bare, convert.parameters(declared.parameters), tuple(clauses), span=_NOWHERE)


def _with_call(expr: Expr, step: core.Step) -> Expr:
    """Put the call of a unit back in the place of its results."""
    names = tuple(binder.name for binder in step.results)

    def change(node: Expr) -> Expr:
        found = (node,) if isinstance(node, core.Var) else node.items if isinstance(node, core.TupleLit) else ()
        if tuple(e.name for e in found if isinstance(e, core.Var)) != names or len(found) != len(names):
            return node
        return core.Call(step.unit, (), step.arguments, node.type)

    return transform(expr, change)


def _clauses(convert: _Converter, word: str, exprs: Iterable[Expr]) -> tuple[syn.Clause, ...]:
    return tuple(syn.Clause(word, (convert.expr(e),), span=_NOWHERE) for e in exprs)


def _decreases(convert: _Converter, exprs: tuple[Expr, ...]) -> tuple[syn.Clause, ...]:
    return (syn.Clause("decreases", convert.exprs(exprs), span=_NOWHERE),) if exprs else ()


def _function(convert: _Converter, bare: str, declared: core.Function) -> syn.FunctionDeclaration:
    measure = declared.recursion.expressions if isinstance(declared.recursion, core.Measure) else ()
    return syn.FunctionDeclaration(
        bare,
        declared.type_parameters,
        convert.parameters(declared.parameters),
        None if declared.is_predicate else convert.type(declared.result),
        (*_clauses(convert, "requires", declared.requires), *_decreases(convert, measure)),
        convert.expr(declared.body),
        span=_NOWHERE,
    )


def _law(convert: _Converter, bare: str, declared: core.Law) -> syn.LawDeclaration:
    help_: list[syn.Proof | syn.NamesClause] = []
    if declared.proof is not None:
        help_.append(syn.Proof(declared.proof, span=_NOWHERE))
    if declared.hints:
        help_.append(syn.NamesClause("hint", tuple(map(convert.name, declared.hints)), span=_NOWHERE))
    return syn.LawDeclaration(
        bare,
        declared.type_parameters,
        convert.parameters(declared.parameters),
        _clauses(convert, "requires", declared.requires),
        convert.expr(declared.statement),
        tuple(help_),
        span=_NOWHERE,
    )


def _built_from(convert: _Converter, names: tuple[str, ...], plan: Expr | None) -> syn.BuiltFrom:
    shown = None if plan is None else convert.expr(plan)
    return syn.BuiltFrom(tuple(map(convert.name, names)), shown, span=_NOWHERE)


def _unit(convert: _Converter, bare: str, declared: core.Unit) -> syn.UnitDeclaration:
    clauses: list[syn.Clause | syn.BuiltFrom | syn.NamesClause] = [
        *_clauses(convert, "requires", declared.requires),
        *_clauses(convert, "ensures", declared.ensures),
        *_decreases(convert, declared.decreases),
        *(_example(convert, bare, example) for example in declared.examples),
    ]
    if declared.built_from:
        clauses.append(_built_from(convert, declared.built_from, declared.plan))
    if declared.uses:
        clauses.append(syn.NamesClause("uses", tuple(map(convert.name, declared.uses)), span=_NOWHERE))
    return syn.UnitDeclaration(
        bare,
        declared.type_parameters,
        convert.parameters(declared.parameters),
        convert.parameters(declared.results),
        tuple(clauses),
        span=_NOWHERE,
    )


def _example(convert: _Converter, bare: str, example: core.Example) -> syn.Clause:
    call = syn.Apply(syn.Name(bare, span=_NOWHERE), convert.exprs(example.arguments), span=_NOWHERE)
    values = convert.exprs(example.results)
    value = values[0] if len(values) == 1 else syn.TupleDisplay(values, span=_NOWHERE)
    return syn.Clause("example", (syn.Comparison((call, value), ("==",), span=_NOWHERE),), span=_NOWHERE)


def _machine(convert: _Converter, bare: str, declared: core.Machine) -> syn.MachineDeclaration:
    operations = tuple(
        syn.OperationDeclaration(
            o.name,
            convert.parameters(o.parameters),
            convert.parameters(o.results),
            (*_clauses(convert, "requires", o.requires), *_clauses(convert, "ensures", o.ensures)),
            span=_NOWHERE,
        )
        for o in declared.operations
    )
    properties = tuple(
        syn.PropertyDeclaration(p.name, convert.expr(p.statement), span=_NOWHERE) for p in declared.properties
    )
    items: tuple[syn.MachineItem, ...] = (
        syn.State(convert.parameters(declared.state), span=_NOWHERE),
        *_clauses(convert, "invariant", declared.invariants),
        *_clauses(convert, "initially", declared.initially),
        *operations,
        *properties,
    )
    return syn.MachineDeclaration(bare, items, span=_NOWHERE)
