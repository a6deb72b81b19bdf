"""Lemmas as rewriting rules, and their names in the texts of scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from provenhive.search.laws.bench import Lemma
from provenhive.spec_lang.core import Binary, BinaryOp, Expr, Var
from provenhive.spec_lang.traverse import free_variables, parts, rebuild, walk

_WORD: Final = re.compile(r"\w+")
_LIST: Final = re.compile(r" ?\[([^\[\]]*)\]")


def rewriting(lemmas: Iterable[Lemma]) -> tuple[str, ...]:
    """Return the names of those lemmas that a simplifier can use, with an arrow where it should go from right to left.

    An equation whose left side is a variable matches everything, and one whose left side matches in its right side
    never ends, unless both sides match each other: those a simplifier orders.
    """
    found: list[str] = []
    for lemma in lemmas:
        goal = lemma.goal.sequent.goal
        if not isinstance(goal, Binary) or goal.op is not BinaryOp.EQ:
            found.append(lemma.goal.name)
            continue
        forth, back = _ends(goal.left, goal.right), _ends(goal.right, goal.left)
        if forth or _permutes(goal.left, goal.right):
            found.append(lemma.goal.name)
        elif back:
            found.append(f"← {lemma.goal.name}")
    return tuple(found)


def _ends(left: Expr, right: Expr) -> bool:
    """Say whether an equation may be used from left to right."""
    if isinstance(left, Var) or not set(free_variables(right)) <= set(free_variables(left)):
        return False
    return not any(_matches(left, part) for part in walk(right))


def _permutes(left: Expr, right: Expr) -> bool:
    return not isinstance(left, Var) and _matches(left, right) and _matches(right, left)


def _matches(pattern: Expr, expr: Expr) -> bool:
    """Say whether an expression is an instance of a pattern, all of whose variables may stand for something."""
    binding: dict[str, Expr] = {}
    pending = [(pattern, expr)]
    while pending:
        left, right = pending.pop()
        if isinstance(left, Var):
            if left.type != right.type or binding.setdefault(left.name, right) != right:
                return False
            continue
        inner = parts(right)
        if type(left) is not type(right) or len(parts(left)) != len(inner) or (inner and rebuild(left, inner) != right):
            return False
        if not inner and left != right:
            return False
        pending += zip(parts(left), inner, strict=True)
    return True


def words(text: str) -> frozenset[str]:
    """Return the words of a script."""
    return frozenset(_WORD.findall(text))


def without(text: str, names: frozenset[str]) -> str:
    """Take names out of the lists of lemmas in a script."""

    def shorter(match: re.Match[str]) -> str:
        items = [item.strip() for item in match[1].split(",")]
        kept = [item for item in items if item.removeprefix("← ") not in names]
        if len(kept) == len(items):
            return match[0]
        return f" [{', '.join(kept)}]" if kept else ""

    return _LIST.sub(shorter, text)
