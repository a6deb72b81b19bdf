"""Giving several results their values at once."""

from __future__ import annotations

from collections.abc import Sequence

from provenhive.candidates.syntax import Assign
from provenhive.search.agents.emitter import Emitter
from provenhive.spec_lang.core import Expr, Project, TupleLit, Var


def store(emitter: Emitter, results: Sequence[Var], value: Expr) -> None:
    """Assign an expression to the result, or the parts of a tuple to the results; unchanged ones are left out."""
    if len(results) == 1:
        emitter.assign(results[0].name, value)
        return
    parts = value.items if isinstance(value, TupleLit) else tuple(Project(value, n) for n in range(len(results)))
    placed = tuple(map(emitter.value, parts))
    changed = [(r.name, part) for r, part in zip(results, placed, strict=True) if part != r]
    if changed:
        emitter.emit(Assign(tuple(name for name, _ in changed), tuple(part for _, part in changed)))
