"""Variation of candidates: mutation, crossover and repair, each keeping the type of what it replaces.

Types keep nearly all children readable; names out of scope and the like are left to the gate, which every child passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from random import Random

from provenhive.candidates import syntax
from provenhive.candidates.statements import statements_of
from provenhive.candidates.syntax import Candidate
from provenhive.search.agents.statements import expand_statements
from provenhive.search.evolution.sites import expressions, nodes, with_expression, with_node
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, If, IntLit
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import BOOL, Type

_SWAPS: tuple[frozenset[BinaryOp], ...] = (
    frozenset({BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE, BinaryOp.EQ, BinaryOp.NE}),
    frozenset({BinaryOp.ADD, BinaryOp.SUB}),
    frozenset({BinaryOp.AND, BinaryOp.OR}),
)
_ORDERED = frozenset({BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE})


class Variation:
    """Makes children. ``material`` are terms of the contract's vocabulary, by type."""

    def __init__(self, material: Iterable[Expr], chance: Random) -> None:
        self._chance = chance
        self._terms: dict[Type, list[Expr]] = {}
        for term in material:
            self._terms.setdefault(term.type, []).append(term)

    def of_type(self, type_: Type) -> Sequence[Expr]:
        """Return the terms of a type."""
        return self._terms.get(type_, ())

    def child(self, parent: Candidate, other: Candidate) -> Candidate:
        """Return a child of one parent or, by crossover, of two."""
        change = self._chance.choice((self._replaced, self._replaced, self._branched, self._crossed, self._tweaked))
        if self._chance.random() < 0.15:
            return self._repaired(parent)
        return self._varied(parent, lambda node: change(node, other))

    def _varied(self, candidate: Candidate, change: Callable[[Expr], Expr]) -> Candidate:
        found = expressions(candidate)
        if not found:
            return candidate
        position = self._chance.randrange(len(found))
        path, node = self._chance.choice(list(nodes(found[position])))
        return with_expression(candidate, position, with_node(found[position], path, change(node)))

    def _replaced(self, node: Expr, _other: Candidate) -> Expr:
        """Mutation: another term of the same type."""
        terms = self.of_type(node.type)
        return self._chance.choice(terms) if terms else node

    def _branched(self, node: Expr, _other: Candidate) -> Expr:
        """Mutation: a branch around the node, or one of its branches alone."""
        if isinstance(node, If) and self._chance.random() < 0.5:
            return self._chance.choice((node.then, node.otherwise))
        conditions, terms = self.of_type(BOOL), self.of_type(node.type)
        if not conditions or not terms or node.type == BOOL:
            return self._replaced(node, _other)
        both = [node, self._chance.choice(terms)]
        self._chance.shuffle(both)
        return If(self._chance.choice(conditions), both[0], both[1])

    def _crossed(self, node: Expr, other: Candidate) -> Expr:
        """Crossover: a part of the other parent that has the same type."""
        fitting = [part for expr in expressions(other) for part in walk(expr) if part.type == node.type]
        return self._chance.choice(fitting) if fitting else node

    def _tweaked(self, node: Expr, _other: Candidate) -> Expr:
        """Mutation: a neighbouring number or operator."""
        if isinstance(node, IntLit):
            return replace(node, value=node.value + self._chance.choice((-1, 1)))
        if isinstance(node, Binary):
            for family in _SWAPS:
                if node.op in family:
                    allowed = _ORDERED | {BinaryOp.EQ, BinaryOp.NE} if node.op in _ORDERED else family
                    return replace(node, op=self._chance.choice(sorted(allowed - {node.op}, key=lambda op: op.name)))
        return self._replaced(node, _other)

    def _repaired(self, parent: Candidate) -> Candidate:
        """Repair: a loop gains an invariant of the vocabulary or loses one; other candidates are simplified."""
        loops = [s for s in statements_of(parent.body) if isinstance(s, syntax.While)]
        if not loops:
            return self._varied(
                parent, lambda n: self._chance.choice((n.then, n.otherwise)) if isinstance(n, If) else n
            )
        chosen = self._chance.choice(loops)
        kept = list(chosen.invariants)
        if kept and self._chance.random() < 0.4:
            kept.pop(self._chance.randrange(len(kept)))
        else:
            conditions = [*self.of_type(BOOL), *(e for e in walk(chosen.condition) if e.type == BOOL)]
            if conditions:
                kept.append(self._chance.choice(conditions))
        changed = replace(chosen, invariants=tuple(kept))
        body = expand_statements(parent.body, lambda s: iter((changed if s == chosen else s,)))
        return replace(parent, body=body)
