"""Which recursion is structural for Lean: that of functions which call one another on parts of a family's values.

The language wants ``decreases`` for all mutual recursion. Where each function decreases one parameter, and each call
between them passes what matches took out of that parameter, Lean's structural recursion over mutual and nested
inductive types takes the functions as they are: their equations hold by definition, and the kernel computes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from provenhive.lean_bridge.render_family import Families
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.traverse import bound_in_parts, called_functions, parts


@dataclass
class Recursion:
    """Tells for the functions of one program how they recurse in Lean."""

    program: Program
    families: Families
    _known: dict[str, core.Structural | core.Measure | None] = field(default_factory=dict)

    def of(self, function: core.Function) -> core.Structural | core.Measure | None:
        """Return the recursion that a function is rendered with. Raises ``NotRenderable``."""
        if function.name not in self._known:
            found = function.recursion
            if isinstance(found, core.Measure):
                positions = self._structural(function)
                found = core.Structural(positions[function.name]) if positions else found
            self._known[function.name] = found
        return self._known[function.name]

    def together(self, function: core.Function) -> frozenset[str]:
        """Return the functions that call one another with this one, itself among them."""
        reached = self._reached(function.name)
        return frozenset({function.name, *(n for n in reached if function.name in self._reached(n))})

    def _reached(self, name: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [name]
        while waiting:
            called = called_functions(self.program.function(waiting.pop()).body) - found
            found |= called
            waiting += sorted(called)
        return frozenset(found)

    def _structural(self, function: core.Function) -> dict[str, int] | None:
        """Return the parameter that each function of a recursion takes apart, if all do."""
        group = sorted(self.together(function))
        positions: dict[str, int] = {}
        for name in group:
            position = self._decreasing(self.program.function(name))
            if position is None:
                return None
            positions[name] = position
        for name in group:
            member = self.program.function(name)
            whole = {member.parameters[positions[name]].name: False}
            if not all(_passes_part(call, known, positions) for call, known in _calls(member.body, whole, positions)):
                return None
        return positions

    def _decreasing(self, function: core.Function) -> int | None:
        """Return the parameter that a function says it decreases, if its type is a shape of a family."""
        recursion = function.recursion
        if not isinstance(recursion, core.Measure) or len(recursion.expressions) != 1:
            return None
        (term,) = recursion.expressions
        for position, parameter in enumerate(function.parameters):
            if isinstance(term, Var) and term.name == parameter.name:
                family = self.families.of_type(erase(self.program, parameter.type))
                return position if family is not None else None
        return None


def _calls(
    expr: Expr, parts_known: Mapping[str, bool], wanted: Mapping[str, int]
) -> Iterator[tuple[core.Call, Mapping[str, bool]]]:
    """Yield the calls of some functions, each with the variables that are the parameter (``False``) or strict parts."""
    if isinstance(expr, core.Call) and expr.function in wanted:
        yield expr, parts_known
    for part, bound in zip(parts(expr), bound_in_parts(expr), strict=True):
        inner = {name: strict for name, strict in parts_known.items() if name not in bound}
        match expr:
            case core.MatchData(scrutinee=Var(name, _)) | core.MatchSeq(scrutinee=Var(name, _)) if name in parts_known:
                inner |= dict.fromkeys(bound, True)
            case core.Let(_, Var(name, _), _) if name in parts_known:
                inner |= dict.fromkeys(bound, parts_known[name])
            case _:
                pass
        yield from _calls(part, inner, wanted)


def _passes_part(call: core.Call, known: Mapping[str, bool], positions: Mapping[str, int]) -> bool:
    argument = call.arguments[positions[call.function]]
    return isinstance(argument, Var) and known.get(argument.name, False)
