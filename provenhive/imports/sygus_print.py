"""Terms of SyGuS-IF as expressions of ``.hspec``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, pairwise

from provenhive.imports.sygus_terms import BOOL, Term
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.span import Span

_INFIX = {"+": "+", "*": "*", "div": "/", "mod": "%", "and": "&&", "or": "||"}


@dataclass(frozen=True, slots=True)
class Printer:
    """Makes expressions at one place; ``variables`` and ``functions`` say what names become."""

    span: Span
    variables: Mapping[str, str]
    functions: Mapping[str, str]

    def under(self, premises: Sequence[Term], conclusion: Term) -> syn.Expression:
        """Return ``premises ==> conclusion``."""
        shown = self.expr(conclusion)
        if not premises:
            return shown
        return self._infix("==>", self._fold("&&", [self.expr(premise) for premise in premises]), shown)

    def expr(self, term: Term) -> syn.Expression:
        """Return the expression that means what the term means."""
        match term.op:
            case "int":
                return self._integer(term.value)
            case "bool":
                return syn.Boolean(bool(term.value), span=self.span)
            case "var":
                return syn.Variable(self.variables[term.name], span=self.span)
        parts = [self.expr(part) for part in term.args]
        match term.op:
            case "call":
                name = syn.Name(self.functions[term.name], span=self.span)
                return syn.Apply(name, tuple(parts), span=self.span)
            case "ite":
                return syn.Conditional(*parts, span=self.span)
            case "not":
                return syn.Prefix("!", parts[0], span=self.span)
            case "abs":
                zero = syn.Integer(0, span=self.span)
                return syn.Conditional(
                    self._compare("<=", zero, parts[0]), parts[0], self._minus(parts), span=self.span
                )
            case "-":
                return self._minus(parts)
            case "=>":
                return reduce(lambda right, left: self._infix("==>", left, right), reversed(parts))
            case "=" | "distinct" | "xor":
                return self._equality(term, parts)
            case "<" | "<=" | ">" | ">=":
                return self._compare(term.op, *parts)
            case _:
                return self._fold(_INFIX[term.op], parts)

    def _integer(self, value: int) -> syn.Expression:
        literal = syn.Integer(abs(value), span=self.span)
        return literal if value >= 0 else syn.Prefix("-", literal, span=self.span)

    def _minus(self, parts: Sequence[syn.Expression]) -> syn.Expression:
        return self._fold("-", parts) if len(parts) > 1 else syn.Prefix("-", parts[0], span=self.span)

    def _equality(self, term: Term, parts: Sequence[syn.Expression]) -> syn.Expression:
        """``=`` holds between all neighbours, ``distinct`` between all pairs, ``xor`` is applied from the left."""
        truth = term.args[0].sort == BOOL
        if term.op == "xor":
            return reduce(lambda left, right: self._compare("!=", left, right), parts)
        if term.op == "distinct":
            return self._fold("&&", [self._compare("!=", a, b) for a, b in combinations(parts, 2)])
        if not truth:
            return self._compare("==", *parts)
        return self._fold("&&", [self._infix("<==>", a, b) for a, b in pairwise(parts)])

    def _compare(self, operator: str, *operands: syn.Expression) -> syn.Expression:
        """Return a comparison, of neighbours two by two where there are many."""
        if len(operands) > 20:
            pairs = pairwise(operands)
            return self._fold("&&", [self._compare(operator, a, b) for a, b in pairs])
        return syn.Comparison(operands, (operator,) * (len(operands) - 1), span=self.span)

    def _fold(self, operator: str, parts: Sequence[syn.Expression]) -> syn.Expression:
        return reduce(lambda left, right: self._infix(operator, left, right), parts)

    def _infix(self, operator: str, left: syn.Expression, right: syn.Expression) -> syn.Expression:
        return syn.Infix(operator, left, right, span=self.span)
