"""Invariants guessed from templates, kept if they hold on traces, thinned by the prover's answers.

Flanagan and Leino, "Houdini, an annotation assistant for ESC/Java", 2001; the templates are Daikon's in spirit (Ernst
et al., "Dynamically discovering likely program invariants", 2001). Guessing is cheap: whatever is wrong is dropped, by
running the loop on samples first, by the prover's complaint about that very invariant afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from provenhive.candidates.compile_python import CheckFailure, CheckKind, compile_candidate
from provenhive.candidates.syntax import (
    Assign,
    Block,
    CallStatement,
    Candidate,
    Declare,
    Helper,
    HelperMethod,
    IfStatement,
    Statement,
    While,
)
from provenhive.search.agents.statements import all_statements, assigned_names
from provenhive.search.agents.terms import (
    ONE,
    TRUE,
    ZERO,
    conj,
    conjuncts,
    eq,
    forall,
    implies,
    index,
    int_var,
    le,
    lt,
    prefix,
    size,
    sub,
)
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Unary, UnaryOp, Var
from provenhive.spec_lang.types import INT, CharType, IntType, SeqType

MOST = 24
TRACES = 60
LoopChange = Callable[[While, tuple[Var, ...]], While]
_PLACE = re.compile(r"(\d+):(\d+)")


class Houdini:
    """Adds invariants to the loops of a candidate."""

    def __init__(self, bench: Workbench, tryout: Tryout) -> None:
        self.bench = bench
        self.tryout = tryout

    def strengthened(self, candidate: Candidate) -> Candidate | None:
        """Return the candidate with the guessed invariants that hold on all traces; ``None`` when none is left."""
        guessed: dict[int, Expr] = {}
        richer = self._changed(candidate, lambda loop, known: self._guess(loop, known, guessed))
        if not guessed:
            return None
        wrong = self._wrong(richer)
        kept = [expr for key, expr in guessed.items() if key not in wrong]
        if not kept:
            return None
        chosen = {id(expr) for expr in _thinned(kept)}
        return self._changed(richer, lambda loop, known: _filtered(loop, guessed, chosen))

    def without(self, candidate: Candidate, messages: Sequence[str]) -> Candidate | None:
        """Return the candidate without the invariants that a prover's messages complain of."""
        places = {place for m in messages if m.startswith("invariant") for place in _PLACE.findall(m.split(": ")[0])}
        spots = {(int(line), int(column)) for line, column in places}

        def complained(expr: Expr) -> bool:
            return expr.span is not None and (expr.span.line, expr.span.column) in spots

        def change(loop: While, known: tuple[Var, ...]) -> While:
            return replace(loop, invariants=tuple(e for e in loop.invariants if not complained(e)))

        thinner = self._changed(candidate, change)
        return None if thinner == candidate else thinner

    def _changed(self, candidate: Candidate, change: LoopChange) -> Candidate:
        unit = self.bench.unit
        own = tuple(map(self.bench.var, unit.parameters))
        body = _with_loops(candidate.body, own, change, self.bench)
        helpers: list[Helper] = []
        for helper in candidate.helpers:
            if isinstance(helper, HelperMethod):
                inside = tuple(map(self.bench.var, helper.parameters))
                helper = replace(helper, body=_with_loops(helper.body, inside, change, self.bench))
            helpers.append(helper)
        return replace(candidate, body=body, helpers=tuple(helpers))

    def _guess(self, loop: While, known: tuple[Var, ...], guessed: dict[int, Expr]) -> While:
        said = {part for invariant in loop.invariants for part in conjuncts(invariant)}
        new = [expr for expr in (_shorter(e, said) for e in templates(loop, known)) if expr not in said]
        guessed.update((id(expr), expr) for expr in new)
        return replace(loop, invariants=(*loop.invariants, *new))

    def _wrong(self, candidate: Candidate) -> set[int]:
        """Run the candidate on samples and return the invariants that failed."""
        compiled = compile_candidate(
            self.bench.program, self.bench.unit, candidate, checks=True, parts=self.tryout.parts
        )
        wrong: set[int] = set()
        for arguments in (*self.tryout.samples, *self.tryout.more(TRACES)):
            _, failures = compiled.collect(arguments, fuel=400_000)
            wrong.update(id(failure.expression) for failure in failures if _about_invariant(failure))
        return wrong


def _about_invariant(failure: CheckFailure) -> bool:
    return failure.kind in (CheckKind.INVARIANT_ENTRY, CheckKind.INVARIANT_KEPT)


def _with_loops(block: Block, known: tuple[Var, ...], change: LoopChange, bench: Workbench) -> Block:
    """Change the loops of a block; each is given the variables that have a value where it starts."""
    valued = list(known)
    changed: list[Statement] = []
    for statement in block.statements:
        changed.append(_with_loops_inside(statement, tuple(valued), change, bench))
        match statement:
            case Declare(binder, value) if value is not None:
                valued.append(bench.var(binder))
            case Assign(targets) | CallStatement(targets):
                valued += [bench.var(b) for b in (*bench.unit.results, *_declared(block)) if b.name in targets]
            case _:
                continue
    return Block(tuple(changed))


def _declared(block: Block) -> list[Binder]:
    return [s.binder for s in block.statements if isinstance(s, Declare)]


def _with_loops_inside(statement: Statement, known: tuple[Var, ...], change: LoopChange, bench: Workbench) -> Statement:
    if isinstance(statement, While):
        statement = change(statement, known)
        return replace(statement, body=_with_loops(statement.body, known, change, bench))
    if isinstance(statement, IfStatement):
        then = _with_loops(statement.then, known, change, bench)
        other = statement.otherwise and _with_loops(statement.otherwise, known, change, bench)
        return replace(statement, then=then, otherwise=other)
    return statement


def _filtered(loop: While, guessed: dict[int, Expr], chosen: set[int]) -> While:
    return replace(loop, invariants=tuple(e for e in loop.invariants if id(e) not in guessed or id(e) in chosen))


def templates(loop: While, known: tuple[Var, ...]) -> list[Expr]:
    """Return the guesses for a loop: over the variables that it changes and those in scope."""
    changed = assigned_names(loop.body)
    visible = _visible(loop, known)
    return list(dict.fromkeys((*_numbers(visible, changed), *_sequences(visible, changed))))


def _visible(loop: While, known: tuple[Var, ...]) -> tuple[Var, ...]:
    """Leave out variables that are declared inside the loop: they do not exist at its head."""
    inner = {s.binder.name for s in all_statements(loop.body) if isinstance(s, Declare)}
    return tuple(v for v in dict.fromkeys(known) if v.name not in inner)


def _numbers(visible: tuple[Var, ...], changed: set[str]) -> Iterator[Expr]:
    """Yield comparisons of numbers and lengths, at least one of which the loop changes."""
    atoms: list[tuple[Expr, bool]] = [(ZERO, False)]
    for v in visible:
        if isinstance(v.type, IntType):
            atoms.append((v, v.name in changed))
        elif isinstance(v.type, SeqType):
            atoms.append((size(v), v.name in changed))
    for (a, a_moves), (b, b_moves) in permutations(atoms, 2):
        if (a_moves or b_moves) and not (a == ZERO and isinstance(b, Unary)):
            yield eq(a, b)
            yield le(a, b)


def _sequences(visible: tuple[Var, ...], changed: set[str]) -> Iterator[Expr]:
    """Yield what is usual between what a loop builds, what it reads, and how far it is."""
    counters = [v for v in visible if isinstance(v.type, IntType) and v.name in changed]
    read = [v for v in visible if isinstance(v.type, SeqType) and v.name not in changed]
    built = [v for v in visible if isinstance(v.type, SeqType) and v.name in changed]
    taken = {v.name for v in visible}
    j = int_var(next(name for name in ("j", "at", "place", "position") if name not in taken))
    for xs in read:
        for k in counters:
            there = conj(le(ZERO, k), le(k, size(xs)))
            yield from (implies(there, fact) for fact in _about_read(xs, k, counters, j))
            for r in built:
                if r.type == xs.type:
                    yield from (implies(there, fact) for fact in _about_built(xs, k, r, j))


def _about_read(xs: Var, k: Var, numbers: list[Var], j: Var) -> Iterator[Expr]:
    if not isinstance(xs.type, SeqType) or not isinstance(xs.type.element, IntType):
        return
    for m in numbers:
        if m != k:
            yield Binary(BinaryOp.IN, m, prefix(xs, k))
            for op in (BinaryOp.LE, BinaryOp.GE, BinaryOp.NE):
                yield _all_below(k, j, Binary(op, index(xs, j), m))


def _about_built(xs: Var, k: Var, r: Var, j: Var) -> Iterator[Expr]:
    yield eq(Unary(UnaryOp.TO_MULTISET, r), Unary(UnaryOp.TO_MULTISET, prefix(xs, k)))
    yield _all_below(size(r), j, Binary(BinaryOp.IN, index(r, j), prefix(xs, k)))
    if isinstance(xs.type, SeqType) and isinstance(xs.type.element, IntType | CharType):
        last, latest = index(r, sub(size(r), ONE)), index(xs, sub(k, ONE))
        both = conj(lt(ZERO, size(r)), lt(ZERO, k))
        for op in (BinaryOp.EQ, BinaryOp.LE, BinaryOp.GE):
            yield implies(both, Binary(op, last, latest))
        for op in (BinaryOp.LE, BinaryOp.GE):
            yield implies(lt(ZERO, k), _all_below(size(r), j, Binary(op, index(r, j), latest)))


def _all_below(bound: Expr, j: Var, said: Expr) -> Expr:
    return forall((Binder(j.name, INT),), implies(conj(le(ZERO, j), lt(j, bound)), said))


def _shorter(expr: Expr, said: set[Expr]) -> Expr:
    """Drop conditions that the loop's own invariants say already."""
    while isinstance(expr, Binary) and expr.op is BinaryOp.IMPLIES and said.issuperset(conjuncts(expr.left)):
        expr = expr.right
    return expr


def _thinned(kept: list[Expr]) -> list[Expr]:
    """Drop what an equation says already, and keep the number small."""
    equal = {(guard, said.left, said.right) for guard, said in map(_parted, kept) if said.op is BinaryOp.EQ}
    equal |= {(guard, b, a) for guard, a, b in equal}
    chosen: list[Expr] = []
    seen: set[tuple[Expr, frozenset[Expr]]] = set()
    for expr in kept:
        guard, said = _parted(expr)
        sides = (guard, frozenset((said.left, said.right)))
        if said.op is BinaryOp.EQ:
            if sides not in seen:
                chosen.append(expr)
            seen.add(sides)
        elif said.op not in (BinaryOp.LE, BinaryOp.GE) or (guard, said.left, said.right) not in equal:
            chosen.append(expr)
    return chosen[-MOST:]


def _parted(expr: Expr) -> tuple[Expr, Binary]:
    """Return an invariant's condition and what it says then, as a comparison with ``true`` if it is none."""
    if isinstance(expr, Binary) and expr.op is BinaryOp.IMPLIES:
        inner, said = _parted(expr.right)
        return conj(expr.left, inner), said
    return TRUE, expr if isinstance(expr, Binary) else Binary(BinaryOp.IFF, expr, TRUE)
