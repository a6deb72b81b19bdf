"""The agent of element-wise contracts: a length and what stands at each index make a loop that appends.

``|r| == n`` and ``forall i :: low <= i < high ==> r[i] == e(i)``, in pieces if need be, give
``while k < n { r := r + [e(k)]; }``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from provenhive.candidates.syntax import Assign, Declare, While
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.compiler import Compiler
from provenhive.search.agents.contract import ensured
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.ranges import guard_and_body
from provenhive.search.agents.simplify import difference, from_linear, linear, simplify
from provenhive.search.agents.terms import (
    TRUE,
    ZERO,
    add,
    concat,
    conj,
    conjuncts,
    eq,
    implies,
    int_lit,
    int_var,
    le,
    lt,
    mentions,
    negate,
    rename_binders,
    replace,
    singleton,
    size,
    sub,
)
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, If, Index, Quantified, Quantifier, SeqLit, Var
from provenhive.spec_lang.traverse import substitute_variables
from provenhive.spec_lang.types import INT, SeqType

Equation = tuple[Expr, Expr, Expr]  # condition, index, value


@dataclass(frozen=True, slots=True)
class Element:
    """``condition ==> result[counter] == value``."""

    condition: Expr
    value: Expr


class Tabulate:
    """Proposes one loop for a contract with one result sequence."""

    name = "element-wise"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield the loop, if the contract says what stands at each index."""
        bench = Workbench(task)
        if len(bench.unit.results) != 1:
            return
        result = bench.var(bench.unit.results[0])
        if isinstance(result.type, SeqType):
            text = _Table(bench, result).text()
            if text is not None:
                yield Proposal(text, self.name, "iterative", seed=task.seed)


class _Table:
    def __init__(self, bench: Workbench, result: Var) -> None:
        self.bench = bench
        self.result = result
        self.scope = bench.scope((*bench.unit.parameters, *bench.unit.results))
        self.counter = int_var(self.scope.fresh("k"))
        said = ensured(bench, self.scope, unfold=True)
        self.length = self._length(said)
        table = {size(result): self.length} if self.length is not None else {}
        placed = (replace(part, table) for part in said)
        self.parts = tuple(part for part in placed if mentions(part, result.name))

    def text(self) -> str | None:
        """Return the candidate's text, or ``None``."""
        elements = [element for part in self.parts for element in self._elements(part)]
        length = self.length
        if length is None or not elements or not isinstance(self.result.type, SeqType):
            return None
        compiler = Compiler(self.bench)
        facts = self.bench.unit.requires
        top = Emitter(self.bench, self.scope, compiler, facts)
        top.assign(self.result.name, SeqLit((), self.result.type.element))
        top.emit(Declare(Binder(self.counter.name, INT), ZERO))
        inside = (*facts, le(ZERO, self.counter), lt(self.counter, length))
        body = Emitter(self.bench, self.scope, compiler, inside)
        value = body.value(self._value(elements, length))
        body.emit(
            Assign((self.result.name,), (concat(self.result, singleton(value)),)),
            Assign((self.counter.name,), (add(self.counter, int_lit(1)),)),
        )
        measure = (sub(length, self.counter),)
        top.emit(While(lt(self.counter, length), self._invariants(length), measure, body.block()))
        return self.bench.text(top.statements, compiler.helpers)

    def _length(self, said: tuple[Expr, ...]) -> Expr | None:
        """Solve an equation for the length of the result."""
        wanted = size(self.result)
        for part in said:
            if isinstance(part, Binary) and part.op is BinaryOp.EQ and part.left.type == INT:
                atoms, constant = linear(sub(part.left, part.right))
                factor = atoms.pop(wanted, 0)
                if abs(factor) == 1 and not any(mentions(atom, self.result.name) for atom in atoms):
                    found = from_linear(({a: -factor * c for a, c in atoms.items()}, -factor * constant))
                    return None if self.bench.costly(found) else found
        return None

    # --- what stands at the counter --------------------------------------------------------------------------------

    def _elements(self, part: Expr) -> Iterator[Element]:
        """Yield what a conjunct says of ``result[counter]``."""
        if isinstance(part, Quantified):
            if part.quantifier is Quantifier.FORALL and len(part.binders) == 1:
                guards, body = guard_and_body(part)
                for equation in self._equations(body, conj(*guards)):
                    yield from self._placed(part.binders[0].name, equation)
            return
        for condition, position, value in self._equations(part, TRUE):
            yield Element(simplify(conj(condition, eq(self.counter, position))), value)

    def _equations(self, expr: Expr, condition: Expr) -> Iterator[Equation]:
        """Yield each equation for an element of the result, with the condition under which it is said."""
        match expr:
            case Binary(BinaryOp.EQ | BinaryOp.IFF, left, right):
                for side, other in ((left, right), (right, left)):
                    if isinstance(side, Index) and side.collection == self.result and self._outside(other, side.index):
                        yield condition, side.index, other
            case Binary(BinaryOp.AND):
                for inner in conjuncts(expr):
                    yield from self._equations(inner, condition)
            case Binary(BinaryOp.IMPLIES, left, right):
                yield from self._equations(right, conj(condition, left))
            case If(test, then, otherwise):
                yield from self._equations(then, conj(condition, test))
                yield from self._equations(otherwise, conj(condition, negate(test)))
            case _:
                return

    def _outside(self, *exprs: Expr) -> bool:
        return not any(mentions(expr, self.result.name) for expr in exprs)

    def _placed(self, name: str, equation: Equation) -> Iterator[Element]:
        """Solve ``index(i) == counter`` for ``i``: the index is a multiple of ``i`` with something added."""
        condition, position, value = equation
        atoms, constant = linear(position)
        factor = atoms.pop(int_var(name), 0)
        if not factor or any(mentions(atom, name) for atom in atoms):
            return
        rest = from_linear((atoms, constant))
        solved = simplify(sub(self.counter, rest) if factor > 0 else sub(rest, self.counter))
        if abs(factor) > 1:
            step = int_lit(abs(factor))
            condition = conj(eq(Binary(BinaryOp.MOD, solved, step), ZERO), condition)
            solved = Binary(BinaryOp.DIV, solved, step)
        table = {name: solved}
        yield Element(simplify(substitute_variables(condition, table)), simplify(substitute_variables(value, table)))

    def _value(self, elements: list[Element], length: Expr) -> Expr:
        """Return one expression for ``result[counter]``; the last element covers what the others leave."""
        value = elements[-1].value
        for element in reversed(elements[:-1]):
            value = If(self._reduced(element.condition, length), element.value, value)
        return simplify(value)

    def _reduced(self, condition: Expr, length: Expr) -> Expr:
        """Leave out of a test what the loop knows of its counter."""
        known = (le(ZERO, self.counter), lt(self.counter, length))
        return conj(*(part for part in conjuncts(condition) if not any(_same(part, bound) for bound in known)))

    # --- invariants ------------------------------------------------------------------------------------------------

    def _invariants(self, length: Expr) -> tuple[Expr, ...]:
        k = self.counter
        bounds = conj(le(ZERO, k), le(k, length))
        kept = [some for part in self.parts if part != eq(size(self.result), length) for some in self._so_far(part)]
        return (bounds, eq(size(self.result), k), *kept)

    def _so_far(self, part: Expr) -> Iterator[Expr]:
        """Yield a conjunct for the elements that are there already, apart for what is said of different ones."""
        clean = rename_binders(part, self.scope.fresh)
        if not isinstance(clean, Quantified):
            yield implies(self._there(clean), clean)
            return
        guards, body = guard_and_body(clean)
        pieces = conjuncts(body)
        if len({self._there(piece) for piece in pieces}) == 1:
            pieces = (body,)
        for piece in pieces:
            yield Quantified(clean.quantifier, clean.binders, implies(conj(*guards, self._there(piece)), piece))

    def _there(self, expr: Expr) -> Expr:
        indices = dict.fromkeys(position for _, position, _ in self._equations(expr, TRUE))
        return conj(*(lt(position, self.counter) for position in indices))


def _same(left: Expr, right: Expr) -> bool:
    """Say whether two comparisons say the same."""
    if isinstance(left, Binary) and isinstance(right, Binary) and left.op is right.op:
        return difference(sub(left.left, left.right), sub(right.left, right.right)) == 0
    return False
