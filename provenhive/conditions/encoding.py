"""Core expressions as formulas in which recursive functions are unfolded a bounded number of times.

A call is an uninterpreted term. What is said of it are instances of the function's definition: for a call with closed
arguments and, as long as the fuel lasts, for the calls in that instance; for calls under quantifiers an axiom that
gives the value once, in terms of a copy of the function that nothing unfolds (Amin, Leino and Rompf, "Computing with an
SMT solver", TAP 2014). All that is said is true of the functions, so "unsatisfiable" carries over; a model may still
contradict what was not unfolded.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import z3

from provenhive.smt.encode import Encoder
from provenhive.smt.members import Env
from provenhive.smt.sorts import Unsupported
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Function, Program, UnaryOp
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.traverse import substitute_types
from provenhive.spec_lang.types import MultisetType, SeqType, SetType, Type, substitute

FUEL = 2
_MAX_INSTANCES = 60


@dataclass(frozen=True, slots=True)
class _Instance:
    function: Function
    type_arguments: tuple[Type, ...]
    arguments: tuple[z3.ExprRef, ...]
    level: int


class FuelEncoder(Encoder):
    """Translates the conditions of one program; ``take_axioms`` gives what has to stand beside the formulas."""

    def __init__(self, program: Program, context: z3.Context, fuel: int = FUEL) -> None:
        super().__init__(program, context)
        self._fuel = fuel
        self._level = 0
        self._copies = False  # calls go to the copies that nothing unfolds
        self._queue: deque[_Instance] = deque()
        self._seen: set[tuple[int, tuple[int, ...]]] = set()
        self._general: dict[int, _Instance] = {}
        self._axioms: list[z3.BoolRef] = []
        self._kept: list[z3.ExprRef] = []  # keeps identities of terms from being given to others
        self._collected: dict[tuple[UnaryOp, int], z3.ExprRef] = {}

    def begin(self) -> None:
        """Forget the instances of the last condition."""
        self._queue.clear()
        self._seen.clear()
        self._general.clear()
        self._axioms.clear()
        self._kept.clear()
        self._collected.clear()

    def take_axioms(self) -> list[z3.BoolRef]:
        """Return instances of definitions for all calls in what was translated since ``begin``."""
        count = 0
        while self._queue and count < _MAX_INSTANCES:
            self._unfold(self._queue.popleft())
            count += 1
        for instance in list(self._general.values()):
            self._generalize(instance)
        return self._axioms

    # --- calls -----------------------------------------------------------------------------------------------------

    def _call(self, expr: core.Call, env: Env) -> z3.ExprRef:
        function = self.program.index.get(expr.function)
        if not isinstance(function, Function) or self._inlines(function):
            return super()._call(expr, env)
        arguments = tuple(self._all(expr.arguments, env))
        declared = self._declared(function, expr.type_arguments, copy=self._copies)
        term = declared(*arguments)
        if not self._copies:
            self._note(_Instance(function, expr.type_arguments, arguments, self._level), declared, term)
        return term

    def _note(self, instance: _Instance, declared: z3.FuncDeclRef, term: z3.ExprRef) -> None:
        if not all(is_closed(argument) for argument in instance.arguments):
            self._general.setdefault(declared.get_id(), instance)
            return
        key = (declared.get_id(), tuple(argument.get_id() for argument in instance.arguments))
        if key not in self._seen:
            self._seen.add(key)
            self._kept.append(term)
            self._queue.append(instance)

    def _declared(self, function: Function, type_arguments: tuple[Type, ...], *, copy: bool) -> z3.FuncDeclRef:
        key = (function.name + (" copy" if copy else ""), type_arguments)
        if key not in self._functions:
            binding = dict(zip(function.type_parameters, type_arguments, strict=True))
            types = [erase(self.program, substitute(p.type, binding)) for p in function.parameters]
            result = erase(self.program, substitute(function.result, binding))
            domain = [self.sorts.of(type_) for type_ in (*types, result)]
            self._functions[key] = z3.Function(f"{key[0]} {len(self._functions)}", *domain)
        return self._functions[key]

    def _unfold(self, instance: _Instance) -> None:
        """Say what one call with closed arguments is."""
        deeper = instance.level < self._fuel
        self._level = instance.level + 1
        self._copies = not deeper
        try:
            self._axioms.append(self._definition(instance, deeper=deeper))
        finally:
            self._level, self._copies = 0, False

    def _generalize(self, instance: _Instance) -> None:
        """Say what all calls of a function are, in terms of its copy."""
        function = instance.function
        binding = dict(zip(function.type_parameters, instance.type_arguments, strict=True))
        types = [erase(self.program, substitute(p.type, binding)) for p in function.parameters]
        if not all(map(self._is_exact, types)):
            return
        variables = tuple(self.bound(type_) for type_ in types)
        general = _Instance(function, instance.type_arguments, variables, 0)
        self._copies = True
        try:
            said = self._definition(general, deeper=True)
        finally:
            self._copies = False
        call = self._declared(function, instance.type_arguments, copy=False)(*variables)
        copy = self._declared(function, instance.type_arguments, copy=True)(*variables)
        self._axioms.append(z3.ForAll(list(variables), z3.And(said, call == copy), patterns=[call]))

    def _definition(self, instance: _Instance, *, deeper: bool) -> z3.BoolRef:
        """Return what a call is where the function has a domain: of its result type and, if ``deeper``, its body."""
        function, arguments = instance.function, instance.arguments
        binding = dict(zip(function.type_parameters, instance.type_arguments, strict=True))
        erased = {name: erase(self.program, type_) for name, type_ in binding.items()}
        env = dict(zip((p.name for p in function.parameters), arguments, strict=True))
        domain = [
            self.member(value, substitute(p.type, binding))
            for value, p in zip(arguments, function.parameters, strict=True)
        ]
        domain += [self.expr(substitute_types(condition, erased), env) for condition in function.requires]
        call = self._declared(function, instance.type_arguments, copy=False)(*arguments)
        said = [self.member(call, substitute(function.result, binding))]
        if deeper:
            said.append(call == self.expr(substitute_types(function.body, erased), env))
        return z3.Implies(z3.And(*domain), z3.And(*said))

    # --- collections of a sequence's elements ----------------------------------------------------------------------

    def _unary(self, expr: core.Unary, env: Env) -> z3.ExprRef:
        operand = expr.operand
        match expr.op:
            case UnaryOp.TO_MULTISET | UnaryOp.TO_SET if isinstance(operand.type, SeqType):
                return self._collection(expr.op, operand.type, self.expr(operand, env))
            case UnaryOp.SIZE if isinstance(operand, core.Unary) and operand.op is UnaryOp.TO_MULTISET:
                return z3.Length(self.expr(operand.operand, env))
            case _:
                return super()._unary(expr, env)

    def _collection(self, op: UnaryOp, type_: SeqType, sequence: z3.ExprRef) -> z3.ExprRef:
        """Return the multiset or set of a sequence's elements, piece by piece."""
        whole = MultisetType(type_.element) if op is UnaryOp.TO_MULTISET else SetType(type_.element)
        kind = sequence.decl().kind()
        if kind == z3.Z3_OP_SEQ_EMPTY:
            return self.empty_of(whole)
        if kind == z3.Z3_OP_SEQ_UNIT:
            return self._with(op, self.empty_of(whole), sequence.arg(0))
        if kind == z3.Z3_OP_SEQ_CONCAT:
            parts = [self._collection(op, type_, part) for part in sequence.children()]
            joined = parts[0]
            for part in parts[1:]:
                joined = self._joined(op, joined, part)
            return joined
        if kind == z3.Z3_OP_ITE:
            condition, then, otherwise = sequence.children()
            return z3.If(condition, self._collection(op, type_, then), self._collection(op, type_, otherwise))
        return self._opaque(op, type_, whole, sequence)

    def _opaque(self, op: UnaryOp, type_: SeqType, whole: Type, sequence: z3.ExprRef) -> z3.ExprRef:
        key = (op.value, type_)
        if key not in self._helpers:
            self._helpers[key] = z3.Function(f"{op.value} {type_}", self.sorts.of(type_), self.sorts.of(whole))
        term = self._helpers[key](sequence)
        if is_closed(sequence) and (op, sequence.get_id()) not in self._collected:
            self._collected[op, sequence.get_id()] = sequence
            self._axioms += self._pieces(op, type_, whole, sequence, term)
        return term

    def _pieces(
        self, op: UnaryOp, type_: SeqType, whole: Type, sequence: z3.ExprRef, term: z3.ExprRef
    ) -> list[z3.BoolRef]:
        """Say what the elements of a sequence are in terms of its first and last one, and of the parts around it."""
        make = self._helpers[op.value, type_]
        empty = z3.Length(sequence) == 0
        last = z3.Length(sequence) - 1
        without_last = make(z3.Extract(sequence, self.number(0), last))
        said = [z3.Implies(empty, term == self.empty_of(whole))]
        said.append(z3.Implies(z3.Not(empty), term == self._with(op, without_last, sequence[last])))
        without_first = make(self._tail(sequence))
        said.append(z3.Implies(z3.Not(empty), term == self._with(op, without_first, sequence[0])))
        if sequence.decl().kind() == z3.Z3_OP_SEQ_EXTRACT:
            said += self._around(op, type_, sequence, term)
        return said

    def _around(self, op: UnaryOp, type_: SeqType, part: z3.ExprRef, term: z3.ExprRef) -> list[z3.BoolRef]:
        """Say how the elements of a slice go together with those before and behind it, and with one more."""
        make = self._helpers[op.value, type_]
        base, start, length = part.children()
        end = start + length
        inside = z3.And(start >= 0, length >= 0, end <= z3.Length(base))
        before = make(z3.Extract(base, self.number(0), start))
        behind = make(z3.Extract(base, end, z3.Length(base) - end))
        parts = self._joined(op, self._joined(op, before, term), behind)
        grown = make(z3.Extract(base, start, length + 1))
        return [
            z3.Implies(inside, make(base) == parts),
            z3.Implies(z3.And(inside, end < z3.Length(base)), grown == self._with(op, term, base[end])),
            z3.Implies(start == 0, before == self._collection(op, type_, z3.Empty(base.sort()))),
            z3.Implies(end == z3.Length(base), behind == self._collection(op, type_, z3.Empty(base.sort()))),
        ]

    def _with(self, op: UnaryOp, collection: z3.ExprRef, item: z3.ExprRef) -> z3.ExprRef:
        held = collection[item] + 1 if op is UnaryOp.TO_MULTISET else self.truth(True)
        return z3.Store(collection, item, held)

    def _joined(self, op: UnaryOp, left: z3.ExprRef, right: z3.ExprRef) -> z3.ExprRef:
        if op is UnaryOp.TO_SET:
            return z3.SetUnion(left, right)
        plus = (self.number(0) + self.number(0)).decl()
        return z3.Map(plus, left, right)

    def formula(self, expr: Expr, env: Env) -> z3.BoolRef:
        """Return a proposition.

        Raises:
            Unsupported: it has no faithful form.
        """
        made = self.expr(expr, env)
        if not z3.is_bool(made):
            raise Unsupported("a proposition that is no truth value")
        return made


def is_closed(term: z3.ExprRef) -> bool:
    """Say whether a term is free of variables that a quantifier is about to bind."""
    pending, seen = [term], set()
    while pending:
        current = pending.pop()
        if current.get_id() in seen:
            continue
        seen.add(current.get_id())
        if z3.is_var(current) or (z3.is_const(current) and current.decl().name().startswith("?")):
            return False
        if z3.is_quantifier(current):
            pending.append(current.body())
            continue
        pending += current.children()
    return True
