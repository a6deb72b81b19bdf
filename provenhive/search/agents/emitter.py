"""Statements for expressions: calls of recursive functions become calls of methods, choices become statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from provenhive.candidates.syntax import Assign, Block, CallStatement, Declare, IfStatement, Statement
from provenhive.search.agents.decision import Branch, Decider, Leaf, Tree
from provenhive.search.agents.simplify import simplify
from provenhive.search.agents.terms import FALSE, TRUE, negate, rebuild
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import (
    Binary,
    BinaryOp,
    Binder,
    BoolLit,
    Call,
    Expr,
    If,
    Index,
    Let,
    MatchData,
    MatchSeq,
    Quantified,
    Unary,
    UnaryOp,
    Var,
)
from provenhive.spec_lang.traverse import substitute_variables, walk
from provenhive.spec_lang.types import BOOL, Type


class Methods(Protocol):
    """Where methods for functions and quantifiers come from."""

    def for_function(self, name: str) -> str | None:
        """Return the method that computes a function, or ``None`` when it has to be called as it is."""
        ...

    def for_quantified(self, expr: Quantified, facts: tuple[Expr, ...]) -> Call | None:
        """Return the method (as a call with arguments) that decides a quantified expression, or ``None``.

        ``facts`` hold where it is called.
        """
        ...


class Emitter:
    """Collects the statements of one block. ``facts`` are conditions that hold there."""

    def __init__(self, bench: Workbench, scope: Scope, methods: Methods, facts: tuple[Expr, ...] = ()) -> None:
        self.bench = bench
        self.scope = scope
        self.methods = methods
        self.statements: list[Statement] = []
        self.facts = facts
        self._known: dict[Expr, Expr] = {}

    def child(self, *facts: Expr) -> Emitter:
        """Return an emitter for a block inside this one: it may use what is known here, and ``facts``."""
        inner = Emitter(self.bench, self.scope, self.methods, (*self.facts, *facts))
        inner._known = dict(self._known)
        return inner

    def block(self) -> Block:
        """Return what was collected."""
        return Block(tuple(self.statements))

    def emit(self, *statements: Statement) -> None:
        """Append statements."""
        self.statements.extend(statements)

    def know(self, expr: Expr, value: Expr) -> None:
        """From here on ``value`` stands for ``expr``."""
        self._known[expr] = value

    def assign(self, target: str, expr: Expr) -> None:
        """Make ``target`` hold the expression's value."""
        if isinstance(expr, If | MatchData | MatchSeq | Let) or self.bench.costly(expr):
            tree = Decider(self.bench, self.bench.costly).decide(expr)
            if isinstance(tree, Branch):
                self.tree(tree, lambda inner, leaf: inner.assign(target, leaf))
                return
            expr = tree.value
            if isinstance(expr, Call) and self._computed(target, expr):
                return
        value = self.value(expr)
        if not (isinstance(value, Var) and value.name == target):
            self.emit(Assign((target,), (value,)))

    def _computed(self, target: str, call: Call) -> bool:
        """Let a method compute the call straight into the target, if one does."""
        method = self._method(call)
        if call in self._known or method is None:
            return False
        self.emit(CallStatement((target,), method, tuple(map(self.value, call.arguments))))
        return True

    def _method(self, call: Call) -> str | None:
        """Return the method to call, if it is one."""
        if self.bench.is_method(call.function):
            return call.function
        return self.methods.for_function(call.function) if self.bench.is_recursive(call.function) else None

    def tree(self, tree: Tree, leaf: Callable[[Emitter, Expr], None]) -> None:
        """Emit a decision tree as nested ``if`` statements; ``leaf`` emits what to do at each end."""
        if isinstance(tree, Leaf):
            leaf(self, tree.value)
            return
        condition = self.value(tree.condition)
        then, otherwise = self.child(tree.condition), self.child(negate(tree.condition))
        then.tree(tree.then, leaf)
        otherwise.tree(tree.otherwise, leaf)
        self.choice(condition, then.block(), otherwise.block())

    def choice(self, condition: Expr, then: Block, otherwise: Block) -> None:
        """Emit an ``if`` statement without empty sides."""
        if not then.statements and not otherwise.statements:
            return
        truth = _same_truth(then, otherwise)
        if truth is not None:
            self.emit(Assign((truth,), (condition,)))
            return
        if not then.statements:
            condition, then, otherwise = negate(condition), otherwise, then
        if any(_counts_in_sequence(term) for term in walk(condition)):
            condition = self.declare("test", BOOL, condition)
        self.emit(IfStatement(condition, then, otherwise if otherwise.statements else None))

    def declare(self, stem: str, type_: Type, value: Expr) -> Var:
        """Declare a variable with a value and return it."""
        name = self.scope.fresh(stem)
        self.emit(Declare(Binder(name, type_), value))
        return Var(name, self.bench.erased(type_))

    # --- values ----------------------------------------------------------------------------------------------------

    def value(self, expr: Expr) -> Expr:
        """Return an expression of the same value that neither recurses nor quantifies, after the needed statements."""
        if expr in self._known:
            return self._known[expr]
        if not self.bench.costly(expr):
            return expr if not self._known else rebuild(expr, self.value)
        match expr:
            case Call():
                return self._call(expr)
            case If(condition, then, otherwise):
                return self._chosen(condition, then, otherwise)
            case Binary(BinaryOp.AND, left, right):
                return self._short_circuit(left, right, FALSE, expr)
            case Binary(BinaryOp.OR, left, right):
                return self._short_circuit(negate(left), right, TRUE, expr)
            case Binary(BinaryOp.IMPLIES, left, right):
                return self._short_circuit(left, right, TRUE, expr)
            case Let(name, value, body):
                held = self.value(value)
                if not isinstance(held, Var):
                    held = self.declare(name, value.type, held)
                return self.value(simplify(substitute_variables(body, {name: held})))
            case MatchData() | MatchSeq():
                return self._matched(expr)
            case Quantified():
                return self._quantified(expr)
            case _:
                return rebuild(expr, self.value)

    def _call(self, call: Call) -> Expr:
        function = self.bench.function(call.function)
        if function is not None and not self.bench.is_recursive(call.function) and self.bench.costly(function.body):
            return self.value(self.bench.body_of(call, self.scope))
        method = self._method(call)
        arguments = tuple(map(self.value, call.arguments))
        if method is None:
            return Call(call.function, call.type_arguments, arguments, call.type)
        name = self.scope.fresh("part")
        self.emit(CallStatement((name,), method, arguments, (Binder(name, call.type),)))
        result = Var(name, call.type)
        self.know(call, result)
        return result

    def _quantified(self, expr: Quantified) -> Expr:
        call = self.methods.for_quantified(expr, self.facts)
        if call is None:
            return expr
        name = self.scope.fresh("holds")
        self.emit(CallStatement((name,), call.function, call.arguments, (Binder(name, expr.type),)))
        self.know(expr, Var(name, expr.type))
        return Var(name, expr.type)

    def _chosen(self, condition: Expr, then: Expr, otherwise: Expr) -> Expr:
        test = self.value(condition)
        if not self.bench.costly(then) and not self.bench.costly(otherwise):
            return simplify(If(test, then, otherwise))
        name = self.scope.fresh("chosen")
        self.emit(Declare(Binder(name, then.type), None))
        first, second = self.child(condition), self.child(negate(condition))
        first.assign(name, then)
        second.assign(name, otherwise)
        self.choice(test, first.block(), second.block())
        return Var(name, then.type)

    def _short_circuit(self, left: Expr, right: Expr, otherwise: Expr, whole: Expr) -> Expr:
        """Compute ``if left then right else otherwise``."""
        if not self.bench.costly(right):
            match whole:
                case Binary(op, first, second):
                    return Binary(op, self.value(first), second)
        return self._chosen(left, right, otherwise)

    def _matched(self, expr: MatchData | MatchSeq) -> Expr:
        name = self.scope.fresh("chosen")
        self.emit(Declare(Binder(name, expr.type), None))
        self.assign(name, expr)
        return Var(name, expr.type)


def _counts_in_sequence(term: Expr) -> bool:
    """Say whether the term is ``multiset(xs)[x]``: Dafny 2.3 crashes on it in the condition of an ``if``."""
    match term:
        case Index(Unary(UnaryOp.TO_MULTISET), _):
            return True
        case _:
            return False


def _same_truth(then: Block, otherwise: Block) -> str | None:
    """Return the variable that one side makes true and the other one false, if that is all they do."""
    match then.statements, otherwise.statements:
        case (Assign((name,), (BoolLit(True),)),), (Assign((other,), (BoolLit(False),)),) if name == other:
            return name
        case _:
            return None
