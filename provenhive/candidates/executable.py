"""Which functions of a specification can be run: those that compiled code may call."""

from __future__ import annotations

from provenhive.spec_lang.core import Expr, Function, Program, Quantified
from provenhive.spec_lang.traverse import called_functions, walk


def is_executable(program: Program, function: Function) -> bool:
    """Say whether a function has no quantifier in its body and calls only functions that have none.

    Calls of a function that is being looked at already (recursion) do not count against it. Names that the program does
    not declare as functions (units in a plan) do.
    """
    seen: set[str] = {function.name}
    pending = [function]
    while pending:
        current = pending.pop()
        if holds_quantifier(current.body):
            return False
        for name in called_functions(current.body) - seen:
            called = program.index.get(name)
            if not isinstance(called, Function):
                return False
            seen.add(name)
            pending.append(called)
    return True


def holds_quantifier(expr: Expr) -> bool:
    """Say whether a quantifier stands anywhere in the expression."""
    return any(isinstance(node, Quantified) for node in walk(expr))
