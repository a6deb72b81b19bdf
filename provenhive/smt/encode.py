"""Core expressions as Z3 formulas.

The translation never says more than the expression does: where Z3 has no exact counterpart (sizes of sets, values
outside of a partial operation's or function's domain), it leaves the value open. So "unsatisfiable" and "valid" carry
over to the specification, provided that its functions are total where their ``requires`` hold; a model is only a hint
until the evaluator confirms it. Quantifiers over types whose values are not exactly those of a Z3 sort (sets,
multisets, maps: a Z3 array may be infinite) are refused.
"""

from __future__ import annotations

import z3

from provenhive.smt.arrays import on_multisets, on_sets, with_items, without_items
from provenhive.smt.members import Env, Members
from provenhive.smt.sorts import PRESENT, TUPLE, Unsupported, slot_type
from provenhive.spec_lang import core
from provenhive.spec_lang.core import COLLECTION, BinaryOp, Expr, Function, Program, UnaryOp
from provenhive.spec_lang.declared import constraint, constructors, erase
from provenhive.spec_lang.traverse import called_functions, substitute_types
from provenhive.spec_lang.types import (
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    SubsetType,
    TupleType,
    Type,
    substitute,
)

_INLINE_DEPTH = 8
_ORDER = {
    BinaryOp.LT: lambda a, b: a < b,
    BinaryOp.LE: lambda a, b: a <= b,
    BinaryOp.GT: lambda a, b: a > b,
    BinaryOp.GE: lambda a, b: a >= b,
    BinaryOp.ADD: lambda a, b: a + b,
    BinaryOp.SUB: lambda a, b: a - b,
    BinaryOp.MUL: lambda a, b: a * b,
    BinaryOp.DIV: lambda a, b: a / b,
    BinaryOp.MOD: lambda a, b: a % b,
    BinaryOp.EQ: lambda a, b: a == b,
    BinaryOp.IFF: lambda a, b: a == b,
    BinaryOp.NE: lambda a, b: a != b,
    BinaryOp.AND: lambda a, b: z3.And(a, b),
    BinaryOp.OR: lambda a, b: z3.Or(a, b),
    BinaryOp.IMPLIES: lambda a, b: z3.Implies(a, b),
}


class Encoder(Members):
    """Translates the expressions of one program into one Z3 context.

    With ``for_models``, functions are defined by their bodies outside of their domains too, and for infinite sets: good
    for finding models, which are confirmed anyway, and not for proofs, where they stay open there.
    """

    def __init__(self, program: Program, context: z3.Context, *, for_models: bool = False) -> None:
        super().__init__(program, context)
        self._for_models = for_models
        self._functions: dict[tuple[str, tuple[Type, ...]], z3.FuncDeclRef] = {}
        self._helpers: dict[tuple[str, Type], z3.FuncDeclRef] = {}
        self._recursive: dict[str, bool] = {}
        self._depth = 0

    def expr(self, expr: Expr, env: Env) -> z3.ExprRef:
        """Return the expression as a Z3 term; ``env`` gives its free variables.

        Raises:
            Unsupported: if the expression has no faithful form.
        """
        match expr:
            case core.IntLit(value=value):
                return self.number(value)
            case core.BoolLit(value=truth):
                return self.truth(truth)
            case core.CharLit(value=char):
                return self.number(ord(char))
            case core.Var(name=name):
                return env[name]
            case core.If(condition=condition, then=then, otherwise=otherwise):
                return z3.If(self.expr(condition, env), self.expr(then, env), self.expr(otherwise, env))
            case core.Let(name=name, value=value, body=body):
                return self.expr(body, {**env, name: self.expr(value, env)})
            case core.Call():
                return self._call(expr, env)
            case core.Quantified():
                return self._quantified(expr, env)
            case core.MatchSeq():
                return self._match_seq(expr, env)
            case core.MatchData():
                return self._match_data(expr, env)
            case core.Unary():
                return self._unary(expr, env)
            case core.Binary():
                return self._binary(expr, env)
            case _:
                return self._structure(expr, env)

    def _all(self, items: tuple[Expr, ...], env: Env) -> list[z3.ExprRef]:
        return [self.expr(item, env) for item in items]

    def _match_seq(self, expr: core.MatchSeq, env: Env) -> z3.ExprRef:
        whole = self.expr(expr.scrutinee, env)
        inner = {**env, expr.head: whole[0], expr.tail: self._tail(whole)}
        return z3.If(z3.Length(whole) == 0, self.expr(expr.empty, env), self.expr(expr.nonempty, inner))

    def _tail(self, whole: z3.ExprRef) -> z3.ExprRef:
        return z3.Extract(whole, self.number(1), z3.Length(whole) - 1)

    def _match_data(self, expr: core.MatchData, env: Env) -> z3.ExprRef:
        type_ = expr.scrutinee.type
        value = self.expr(expr.scrutinee, env)
        result: z3.ExprRef | None = None
        for case in reversed(expr.cases):
            parts = (self.sorts.field(type_, case.constructor, i, value) for i in range(len(case.variables)))
            body = self.expr(case.body, {**env, **dict(zip(case.variables, parts, strict=True))})
            test = self.sorts.test(type_, case.constructor, value)
            result = body if result is None else z3.If(test, body, result)
        if result is None:
            raise Unsupported("a match without cases")
        return result

    def _quantified(self, expr: core.Quantified, env: Env) -> z3.ExprRef:
        inner, bound, guards = dict(env), [], []
        for binder in expr.binders:
            self._refuse_inexact(binder.type)
            variable = self.bound(erase(self.program, binder.type))
            bound.append(variable)
            inner[binder.name] = variable
            if self.is_constrained(binder.type):
                guards.append(self.member(variable, binder.type))
        body = self.expr(expr.body, inner)
        if expr.quantifier is core.Quantifier.FORALL:
            return z3.ForAll(bound, z3.Implies(z3.And(*guards), body) if guards else body)
        return z3.Exists(bound, z3.And(*guards, body) if guards else body)

    def _is_exact(self, type_: Type) -> bool:
        try:
            self._refuse_inexact(type_)
        except Unsupported:
            return False
        return True

    def _refuse_inexact(self, type_: Type, seen: frozenset[Type] = frozenset()) -> None:
        if type_ in seen:
            return
        match type_:
            case SetType() | MultisetType() | MapType():
                raise Unsupported(f"a quantifier over the type {type_}")
            case SeqType(element):
                self._refuse_inexact(element, seen | {type_})
            case TupleType() | DataType():
                for _, fields in self.declared_fields(type_):
                    for field in fields:
                        self._refuse_inexact(field, seen | {type_})
            case SubsetType():
                self._refuse_inexact(constraint(self.program, type_).base, seen | {type_})

    # --- functions ---

    def _call(self, expr: core.Call, env: Env) -> z3.ExprRef:
        function = self.program.index.get(expr.function)
        if not isinstance(function, Function):
            raise Unsupported(f"{expr.function} is not a function of the specification")
        arguments = self._all(expr.arguments, env)
        if self._inlines(function):
            binding = dict(zip(function.type_parameters, expr.type_arguments, strict=True))
            body = substitute_types(function.body, binding)
            self._depth += 1
            result = self.expr(body, dict(zip((p.name for p in function.parameters), arguments, strict=True)))
            self._depth -= 1
            return result
        return self._function(function, expr.type_arguments)(*arguments)

    def _inlines(self, function: Function) -> bool:
        """Say whether a call may be replaced by the body: no recursion, no precondition, no narrow parameter."""
        plain = not function.requires and not any(self.is_constrained(p.type) for p in function.parameters)
        return plain and self._depth < _INLINE_DEPTH and not self._calls_itself(function)

    def _calls_itself(self, function: Function) -> bool:
        if function.name not in self._recursive:
            seen: set[str] = set()
            pending = list(called_functions(function.body))
            while pending:
                name = pending.pop()
                declared = self.program.index.get(name)
                if name not in seen and isinstance(declared, Function):
                    seen.add(name)
                    pending.extend(called_functions(declared.body))
            self._recursive[function.name] = function.name in seen
        return self._recursive[function.name]

    def _function(self, function: Function, arguments: tuple[Type, ...]) -> z3.FuncDeclRef:
        key = (function.name, arguments)
        if key not in self._functions:
            binding = dict(zip(function.type_parameters, arguments, strict=True))
            types = [erase(self.program, substitute(p.type, binding)) for p in function.parameters]
            result = erase(self.program, substitute(function.result, binding))
            name = f"{function.name} {len(self._functions)}"
            domain = [self.sorts.of(type_) for type_ in (*types, result)]
            if not (self._for_models or all(map(self._is_exact, types))):
                self._functions[key] = z3.Function(name, *domain)
                return self._functions[key]
            self._functions[key] = z3.RecFunction(name, *domain)
            self._define(function, binding, types, self._functions[key], z3.Function(f"{name} outside", *domain))
        return self._functions[key]

    def _define(
        self,
        function: Function,
        binding: dict[str, Type],
        types: list[Type],
        declared: z3.FuncDeclRef,
        outside: z3.FuncDeclRef,
    ) -> None:
        """Define a function by its body where its parameters' types and ``requires`` hold; elsewhere it is open."""
        variables = [self.bound(type_) for type_ in types]
        env = dict(zip((p.name for p in function.parameters), variables, strict=True))
        erased = {name: erase(self.program, type_) for name, type_ in binding.items()}
        domain = [
            self.member(variable, substitute(p.type, binding))
            for variable, p in zip(variables, function.parameters, strict=True)
            if self.is_constrained(substitute(p.type, binding))
        ]
        domain += [self.expr(substitute_types(condition, erased), env) for condition in function.requires]
        body = self.expr(substitute_types(function.body, erased), env)
        if domain and not self._for_models:
            body = z3.If(z3.And(*domain), body, outside(*variables))
        z3.RecAddDefinition(declared, variables, body)

    # --- operators ---

    def _unary(self, expr: core.Unary, env: Env) -> z3.ExprRef:
        operand, type_ = self.expr(expr.operand, env), expr.operand.type
        match expr.op:
            case UnaryOp.NEG:
                return -operand
            case UnaryOp.NOT:
                return z3.Not(operand)
            case UnaryOp.SIZE:
                return self._size(expr.operand, operand)
            case UnaryOp.TO_MULTISET | UnaryOp.TO_SET:
                return self._collect(expr.op, type_)(operand)
            case UnaryOp.KEYS if isinstance(type_, MapType):
                key = self.bound(type_.key)
                return z3.Lambda([key], self.sorts.test(slot_type(type_.value), PRESENT, operand[key]))
        raise Unsupported(f"operator {expr.op.value} on {type_}")

    def _size(self, expr: Expr, operand: z3.ExprRef) -> z3.ExprRef:
        """Return a size; of sets, multisets and maps it is open, but not negative and the same for equals."""
        if isinstance(expr.type, SeqType):
            return z3.Length(operand)
        if isinstance(expr, core.Unary) and expr.op is UnaryOp.TO_MULTISET:
            return z3.Length(operand.arg(0))
        key = ("size", expr.type)
        if key not in self._helpers:
            self._helpers[key] = z3.Function(f"size {expr.type}", self.sorts.of(expr.type), z3.IntSort(self.context))
        size = self._helpers[key](operand)
        return z3.If(size >= 0, size, self.number(0))

    def _collect(self, op: UnaryOp, type_: Type) -> z3.FuncDeclRef:
        """Return the recursive function that makes a set or multiset of a sequence."""
        if not isinstance(type_, SeqType):
            raise Unsupported(f"{op.value} of {type_}")
        key = (op.value, type_)
        if key not in self._helpers:
            whole = MultisetType(type_.element) if op is UnaryOp.TO_MULTISET else SetType(type_.element)
            function = z3.RecFunction(f"{op.value} {type_}", self.sorts.of(type_), self.sorts.of(whole))
            self._helpers[key] = function
            sequence = self.bound(type_)
            rest = function(self._tail(sequence))
            held = rest[sequence[0]] + 1 if op is UnaryOp.TO_MULTISET else self.truth(True)
            grown = z3.Store(rest, sequence[0], held)
            z3.RecAddDefinition(function, [sequence], z3.If(z3.Length(sequence) == 0, self.empty_of(whole), grown))
        return self._helpers[key]

    def _binary(self, expr: core.Binary, env: Env) -> z3.ExprRef:
        if expr.op in COLLECTION or expr.op is BinaryOp.SUBSET:
            return self._set_operation(expr, env)
        left, right = self.expr(expr.left, env), self.expr(expr.right, env)
        if expr.op in _ORDER:
            return _ORDER[expr.op](left, right)
        match expr.op:
            case BinaryOp.CONCAT:
                return z3.Concat(left, right)
            case BinaryOp.IN:
                return self._contains(left, right, expr.right.type)
            case BinaryOp.NOT_IN:
                return z3.Not(self._contains(left, right, expr.right.type))
            case _:
                raise Unsupported(f"operator {expr.op.value}")

    def _contains(self, item: z3.ExprRef, whole: z3.ExprRef, type_: Type) -> z3.BoolRef:
        match type_:
            case SeqType():
                return z3.Contains(whole, z3.Unit(item))
            case SetType():
                return whole[item]
            case MultisetType():
                return whole[item] > 0
            case MapType(_, value):
                return self.sorts.test(slot_type(value), PRESENT, whole[item])
            case _:
                raise Unsupported(f"membership in {type_}")

    def _set_operation(self, expr: core.Binary, env: Env) -> z3.ExprRef:
        type_ = expr.left.type
        if not isinstance(type_, SetType | MultisetType):
            raise Unsupported(f"{expr.op.value} on {type_}")
        counted = isinstance(type_, MultisetType)
        for whole, part in ((expr.left, expr.right), (expr.right, expr.left)):
            if expr.op is BinaryOp.UNION and isinstance(part, core.SetLit | core.MultisetLit):
                return with_items(self.expr(whole, env), self._all(part.items, env), counted=counted)
        left = self.expr(expr.left, env)
        if expr.op is BinaryOp.DIFFERENCE and isinstance(expr.right, core.SetLit):
            return without_items(left, self._all(expr.right.items, env))
        right = self.expr(expr.right, env)
        return (
            on_multisets(expr.op, left, right, self.bound(type_.element)) if counted else on_sets(expr.op, left, right)
        )

    # --- structures ---

    def _structure(self, expr: Expr, env: Env) -> z3.ExprRef:
        match expr:
            case core.Construct(constructor=name, arguments=arguments, type=type_):
                return self.sorts.make(type_, name, self._all(arguments, env))
            case core.Is(value=value, constructor=name):
                return self.sorts.test(value.type, name, self.expr(value, env))
            case core.Destruct(value=value, field=name):
                return self._destruct(value, name, env)
            case core.TupleLit(items=items):
                return self.sorts.make(expr.type, TUPLE, self._all(items, env))
            case core.Project(value=value, index=index):
                return self.sorts.field(value.type, TUPLE, index, self.expr(value, env))
            case core.SeqLit(items=items):
                return self.sequence_of(self._all(items, env), expr.type)
            case core.SetLit(items=items):
                return self.set_of(self._all(items, env), expr.type)
            case core.MultisetLit(items=items):
                return self.multiset_of(self._all(items, env), expr.type)
            case core.MapLit(entries=entries):
                pairs = [(self.expr(k, env), self.expr(v, env)) for k, v in entries]
                return self.map_of(pairs, MapType(expr.key, expr.value))
            case core.Index() | core.Slice() | core.Update():
                return self._access(expr, env)
            case _:
                raise Unsupported(f"an expression of kind {type(expr).__name__}")

    def _destruct(self, value: Expr, field: str, env: Env) -> z3.ExprRef:
        type_, whole = value.type, self.expr(value, env)
        if not isinstance(type_, DataType):
            raise Unsupported("a destructor of what is no datatype")
        found: z3.ExprRef | None = None
        for declared in constructors(self.program, type_):
            for index, binder in enumerate(declared.fields):
                if binder.name == field:
                    part = self.sorts.field(type_, declared.name, index, whole)
                    test = self.sorts.test(type_, declared.name, whole)
                    found = part if found is None else z3.If(test, part, found)
        if found is None:
            raise Unsupported(f"no field {field}")
        return found

    def _access(self, expr: core.Index | core.Slice | core.Update, env: Env) -> z3.ExprRef:
        match expr:
            case core.Index(collection=collection, index=index):
                whole, key = self.expr(collection, env), self.expr(index, env)
                if isinstance(collection.type, MapType):
                    return self.sorts.field(slot_type(collection.type.value), PRESENT, 0, whole[key])
                return whole[key]
            case core.Slice(sequence=sequence, low=low, high=high):
                whole = self.expr(sequence, env)
                start = self.number(0) if low is None else self.expr(low, env)
                end = z3.Length(whole) if high is None else self.expr(high, env)
                return z3.Extract(whole, start, end - start)
            case core.Update(collection=collection, index=index, value=value):
                whole, key, new = self._all((collection, index, value), env)
                if isinstance(collection.type, MapType):
                    return z3.Store(whole, key, self.present_of(new, collection.type))
                before = z3.Extract(whole, self.number(0), key)
                after = z3.Extract(whole, key + 1, z3.Length(whole) - key - 1)
                return z3.Concat(before, z3.Unit(new), after)
