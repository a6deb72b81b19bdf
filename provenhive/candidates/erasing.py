"""A candidate without its ghosts: what remains is what it computes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from provenhive.candidates import syntax
from provenhive.candidates.ghostness import GhostRules
from provenhive.candidates.statements import statements_of
from provenhive.candidates.syntax import Block, Candidate, HelperFunction, HelperKind, HelperMethod, Statement
from provenhive.spec_lang.core import Expr, Program


def erase_ghosts(program: Program, candidate: Candidate) -> Candidate:
    """Return the candidate without lemmas, ghost functions and variables, assertions, invariants and proofs.

    ``candidate`` has passed the gate.
    """
    helpers = {helper.name: helper for helper in candidate.helpers}
    ghosts = {h.name for h in candidate.helpers if isinstance(h, HelperFunction) and h.ghost}
    rules = GhostRules(program, helpers, ghosts, set())
    kept: list[syntax.Helper] = []
    for helper in candidate.helpers:
        if isinstance(helper, HelperMethod):
            if helper.kind is HelperKind.METHOD:
                kept.append(replace(helper, body=_Eraser(rules).body(helper.body)))
        elif not helper.ghost:
            kept.append(helper)
    return replace(candidate, body=_Eraser(rules).body(candidate.body), helpers=tuple(kept))


@dataclass
class _Eraser:
    """Walks one compiled body. ``ghosts`` are the ghost variables in scope."""

    rules: GhostRules
    ghosts: set[str] = field(default_factory=set)
    results_of_calls: frozenset[str] = frozenset()

    def body(self, body: Block) -> Block:
        """Return a body without ghosts."""
        calls = (s for s in statements_of(body) if isinstance(s, syntax.CallStatement))
        targets = (t for call in calls if not self.rules.is_ghost_callee(call.callee) for t in call.targets)
        self.results_of_calls = frozenset(targets)
        return self.block(body)

    def block(self, block: Block) -> Block:
        """Return a block without ghosts."""
        before = set(self.ghosts)
        kept = tuple(k for statement in block.statements if (k := self._statement(statement)) is not None)
        self.ghosts = before
        return replace(block, statements=kept)

    def _is_ghost(self, expr: Expr) -> bool:
        return self.rules.reason_in(expr, frozenset(self.ghosts)) is not None

    def _statement(self, statement: Statement) -> Statement | None:
        match statement:
            case Block():
                return self.block(statement)
            case syntax.Declare():
                return self._declare(statement)
            case syntax.Assign(targets, values):
                kept = [(t, v) for t, v in zip(targets, values, strict=True) if t not in self.ghosts]
                if not kept:
                    return None
                return replace(statement, targets=tuple(t for t, _ in kept), values=tuple(v for _, v in kept))
            case syntax.CallStatement(callee=callee):
                return None if self.rules.is_ghost_callee(callee) else statement
            case syntax.Return() | syntax.Break():
                return statement
            case syntax.IfStatement(condition, then, otherwise):
                if self._is_ghost(condition):
                    return None
                rest = None if otherwise is None else self.block(otherwise)
                return replace(statement, then=self.block(then), otherwise=rest)
            case syntax.While(condition=condition, body=body):
                if self._is_ghost(condition):
                    return None
                return replace(statement, invariants=(), decreases=(), body=self.block(body))
            case syntax.MatchStatement(scrutinee, cases):
                if self._is_ghost(scrutinee):
                    return None
                return replace(statement, cases=tuple(replace(c, body=self.block(c.body)) for c in cases))
            case _:
                return None

    def _declare(self, statement: syntax.Declare) -> Statement | None:
        name = statement.binder.name
        if not statement.ghost:
            self.ghosts.discard(name)
            return statement
        self.ghosts.add(name)
        # A ghost may take a result of a compiled call: the call needs a variable to put it in.
        return replace(statement, value=None, ghost=False) if name in self.results_of_calls else None
