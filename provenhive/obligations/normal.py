"""Core in normal form, as JSON values: bound variables by position, type parameters by position, no places.

Two declarations have the same form just when they differ at most in the names of bound variables and type parameters.
Names that others refer to (declarations, constructors, fields, operations, state, a unit's parameters and results)
are part of the form. A bound variable is the number of binders around its own (a de Bruijn level).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from provenhive.obligations.model import Witness
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.types import (
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    VarType,
    children,
)

Form = Any  # a JSON value
_TYPE_TAGS: tuple[tuple[type, str], ...] = (
    (SeqType, "seq"),
    (SetType, "set"),
    (MultisetType, "multiset"),
    (MapType, "map"),
    (TupleType, "tuple"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The variables and type parameters in scope, by position."""

    type_parameters: Mapping[str, int] = field(default_factory=dict)
    variables: Mapping[str, int] = field(default_factory=dict)
    depth: int = 0

    @staticmethod
    def of(type_parameters: Iterable[str], names: Iterable[str] = ()) -> Frame:
        """Return a frame with these type parameters and variables."""
        return Frame({name: i for i, name in enumerate(type_parameters)}).inside(names)

    def inside(self, names: Iterable[str]) -> Frame:
        """Return the frame with more variables, in order."""
        listed = tuple(names)
        numbered = {name: self.depth + i for i, name in enumerate(listed)}
        return Frame(self.type_parameters, {**self.variables, **numbered}, self.depth + len(listed))


def type_form(type_: Type, frame: Frame) -> Form:
    """Return the form of a type."""
    if isinstance(type_, VarType):
        return ["parameter", frame.type_parameters.get(type_.name, type_.name)]
    inner = [type_form(part, frame) for part in children(type_)]
    if isinstance(type_, DataType):
        return ["datatype", type_.name, *inner]
    if isinstance(type_, SubsetType):
        return ["subset", type_.name, *inner]
    for class_, tag in _TYPE_TAGS:
        if isinstance(type_, class_):
            return [tag, *inner]
    return str(type_)


def binder_forms(binders: Iterable[Binder], frame: Frame) -> Form:
    """Return the types of binders, in order."""
    return [type_form(binder.type, frame) for binder in binders]


def named_forms(binders: Iterable[Binder], frame: Frame) -> Form:
    """Return the names and types of binders whose names others refer to."""
    return [[binder.name, type_form(binder.type, frame)] for binder in binders]


def expr_forms(exprs: Iterable[Expr], frame: Frame) -> Form:
    """Return the forms of expressions, in order."""
    return [expr_form(expr, frame) for expr in exprs]


def expr_form(expr: Expr, frame: Frame) -> Form:
    """Return the form of an expression."""
    match expr:
        case core.IntLit(value):
            return ["int", str(value)]
        case core.BoolLit(value):
            return ["bool", value]
        case core.CharLit(value):
            return ["char", ord(value)]
        case core.Var(name, _):
            level = frame.variables.get(name)
            return ["free", name] if level is None else ["bound", level]
        case core.Unary(op, operand):
            return ["unary", op.name, expr_form(operand, frame)]
        case core.Binary(op, left, right):
            return ["binary", op.name, expr_form(left, frame), expr_form(right, frame)]
        case core.Call(function, types, arguments, _):
            return ["call", function, [type_form(t, frame) for t in types], *expr_forms(arguments, frame)]
        case core.Construct(constructor, arguments, type_):
            return ["construct", constructor, type_form(type_, frame), *expr_forms(arguments, frame)]
        case core.Destruct(value, name, _):
            return ["destruct", name, expr_form(value, frame)]
        case core.Is(value, constructor):
            return ["is", constructor, expr_form(value, frame)]
        case _:
            return _collection_form(expr, frame)


def _collection_form(expr: Expr, frame: Frame) -> Form:
    match expr:
        case core.SeqLit(items, element):
            return ["seq", type_form(element, frame), *expr_forms(items, frame)]
        case core.SetLit(items, element):
            return ["set", type_form(element, frame), *expr_forms(items, frame)]
        case core.MultisetLit(items, element):
            return ["multiset", type_form(element, frame), *expr_forms(items, frame)]
        case core.MapLit(entries, key, value):
            shown = [[expr_form(k, frame), expr_form(v, frame)] for k, v in entries]
            return ["map", type_form(key, frame), type_form(value, frame), *shown]
        case core.TupleLit(items):
            return ["tuple", *expr_forms(items, frame)]
        case core.Project(value, index):
            return ["project", index, expr_form(value, frame)]
        case core.Index(collection, index):
            return ["index", expr_form(collection, frame), expr_form(index, frame)]
        case core.Slice(sequence, low, high):
            ends = [None if end is None else expr_form(end, frame) for end in (low, high)]
            return ["slice", expr_form(sequence, frame), *ends]
        case core.Update(collection, index, value):
            return ["update", *expr_forms((collection, index, value), frame)]
        case _:
            return _binding_form(expr, frame)


def _binding_form(expr: Expr, frame: Frame) -> Form:
    match expr:
        case core.If(condition, then, otherwise):
            return ["if", *expr_forms((condition, then, otherwise), frame)]
        case core.Let(name, value, body):
            return ["let", expr_form(value, frame), expr_form(body, frame.inside((name,)))]
        case core.MatchData(scrutinee, cases):
            shown = [[c.constructor, len(c.variables), expr_form(c.body, frame.inside(c.variables))] for c in cases]
            return ["match", expr_form(scrutinee, frame), *shown]
        case core.MatchSeq(scrutinee, empty, head, tail, nonempty):
            inner = expr_form(nonempty, frame.inside((head, tail)))
            return ["match-seq", expr_form(scrutinee, frame), expr_form(empty, frame), inner]
        case core.Quantified(quantifier, binders, body):
            inside = frame.inside(binder.name for binder in binders)
            return [quantifier.value, binder_forms(binders, frame), expr_form(body, inside)]
        case _:
            raise TypeError(f"not a core expression: {type(expr).__name__}")


def sequent_form(sequent: Sequent) -> Form:
    """Return the form of a sequent."""
    frame = Frame.of(sequent.type_parameters, (binder.name for binder in sequent.binders))
    return {
        "type_parameters": len(sequent.type_parameters),
        "binders": binder_forms(sequent.binders, frame),
        "hypotheses": expr_forms(sequent.hypotheses, frame),
        "goal": expr_form(sequent.goal, frame),
    }


def witness_form(witness: Witness) -> Form:
    """Return the form of an existential claim."""
    frame = Frame.of(witness.type_parameters, (binder.name for binder in witness.binders))
    return {
        "type_parameters": len(witness.type_parameters),
        "binders": binder_forms(witness.binders, frame),
        "conditions": expr_forms(witness.conditions, frame),
    }


def declaration_form(declared: core.Declaration) -> Form:
    """Return the form of a declaration; the proof and the hints of a law are no part of its meaning."""
    match declared:
        case core.Datatype(name, type_parameters, constructors):
            frame = Frame.of(type_parameters)
            made = [[c.name, named_forms(c.fields, frame)] for c in constructors]
            return {"datatype": name, "type_parameters": len(type_parameters), "constructors": made}
        case core.Subset(name, type_parameters, binder, predicate):
            frame = Frame.of(type_parameters, (binder.name,))
            base = type_form(binder.type, frame)
            shown = expr_form(predicate, frame)
            return {"subset": name, "type_parameters": len(type_parameters), "base": base, "predicate": shown}
        case core.Function():
            return _function_form(declared)
        case core.Law(name, type_parameters, parameters, requires, statement):
            return {"law": name, "statement": sequent_form(Sequent(type_parameters, parameters, requires, statement))}
        case core.Unit():
            return unit_form(declared)
        case core.Machine():
            return _machine_form(declared)
        case core.System():
            return _system_form(declared)


def _function_form(declared: core.Function) -> Form:
    frame = Frame.of(declared.type_parameters, (p.name for p in declared.parameters))
    recursion: Form = None
    match declared.recursion:
        case core.Structural(parameter):
            recursion = ["structural", parameter]
        case core.Measure(expressions):
            recursion = ["measure", *expr_forms(expressions, frame)]
    return {
        "function": declared.name,
        "type_parameters": len(declared.type_parameters),
        "parameters": binder_forms(declared.parameters, frame),
        "result": type_form(declared.result, frame),
        "requires": expr_forms(declared.requires, frame),
        "recursion": recursion,
        "body": expr_form(declared.body, frame),
    }


def unit_form(declared: core.Unit) -> Form:
    """Return the form of a unit's contract; what it is built from and uses is named, its plan is part of it."""
    before = Frame.of(declared.type_parameters, (p.name for p in declared.parameters))
    after = before.inside(r.name for r in declared.results)
    ground = Frame.of(())
    examples = [[expr_forms(e.arguments, ground), expr_forms(e.results, ground)] for e in declared.examples]
    return {
        "unit": declared.name,
        "type_parameters": len(declared.type_parameters),
        "parameters": named_forms(declared.parameters, before),
        "results": named_forms(declared.results, before),
        "requires": expr_forms(declared.requires, before),
        "ensures": expr_forms(declared.ensures, after),
        "examples": examples,
        "built_from": sorted(declared.built_from),
        "uses": sorted(declared.uses),
        "plan": None if declared.plan is None else expr_form(declared.plan, before),
        "decreases": expr_forms(declared.decreases, before),
    }


def contract_form(declared: core.Unit) -> Form:
    """Return the form of what callers of a unit lean on: names, types, requires and ensures."""
    whole = unit_form(declared)
    return {key: whole[key] for key in ("unit", "type_parameters", "parameters", "results", "requires", "ensures")}


def _machine_form(declared: core.Machine) -> Form:
    frame = Frame()
    return {
        "machine": declared.name,
        "state": named_forms(declared.state, frame),
        "invariants": expr_forms(declared.invariants, frame),
        "initially": expr_forms(declared.initially, frame),
        "operations": [_operation_form(operation) for operation in declared.operations],
        "properties": [[p.name, expr_form(p.statement, frame)] for p in declared.properties],
    }


def _operation_form(operation: core.Operation) -> Form:
    before = Frame.of((), (p.name for p in operation.parameters))
    after = before.inside(r.name for r in operation.results)
    return {
        "operation": operation.name,
        "parameters": named_forms(operation.parameters, before),
        "results": named_forms(operation.results, before),
        "requires": expr_forms(operation.requires, before),
        "ensures": expr_forms(operation.ensures, after),
    }


def _system_form(declared: core.System) -> Form:
    frame = Frame.of((), (p.name for p in declared.parameters))
    steps = []
    for step in declared.steps:
        steps.append([step.unit, expr_forms(step.arguments, frame), binder_forms(step.results, frame)])
        frame = frame.inside(binder.name for binder in step.results)
    return {
        "system": declared.name,
        "parameters": named_forms(declared.parameters, frame),
        "built_from": sorted(declared.built_from),
        "steps": steps,
        "guarantees": expr_forms(declared.guarantees, frame),
    }
