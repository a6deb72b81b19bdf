"""The commands of a SyGuS-IF file: text to a synthesis problem.

Source: SyGuS-IF 2.1, sections 2.4 to 2.9, and the first version (SyGuS-IF 1.0) where its forms differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from provenhive.imports.sexpr import Atom, Group, Sexpr, read
from provenhive.imports.sygus_terms import BOOL, OPERATORS, Definition, Elaborator, Signature, Term, walk
from provenhive.spec_lang.diagnostics import Source
from provenhive.spec_lang.span import Span

LOGICS = frozenset({"LIA", "CLIA", "NIA", "QF_LIA", "QF_NIA"})


@dataclass(frozen=True, slots=True)
class Constraint:
    """What shall hold for all values of the declared variables."""

    term: Term
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """What a file asks for: functions such that all constraints hold.

    ``grammars`` names the functions of which the file also says how they may be written.
    """

    source: Source
    sought: tuple[Signature, ...]
    grammars: frozenset[str]
    definitions: tuple[Definition, ...]
    variables: tuple[tuple[str, str], ...]
    constraints: tuple[Constraint, ...]


def read_problem(source: Source) -> Problem:
    """Read a SyGuS-IF file of linear integer arithmetic.

    Raises:
        SpecificationError: it is no such file, or says something that has no reading here; with the place.
    """
    reader = _Reader(source, Elaborator(source))
    expressions = read(source)
    for expr in expressions:
        reader.command(expr)
    end = expressions[-1].span if expressions else Span(source.file, 1, 1, 1, 2)
    if not reader.finished:
        raise reader.terms.refuse(end, "the file ends without (check-synth)")
    if not reader.terms.sought:
        raise reader.terms.refuse(end, "the file asks for no function: there is no synth-fun", "declaration")
    return reader.problem()


_REFUSED = {
    "synth-inv": "the invariants track is not read: write the system as a machine with an invariant",
    "inv-constraint": "the invariants track is not read: write the system as a machine with an invariant",
    "declare-primed-var": "the invariants track is not read: write the system as a machine with an invariant",
    "chc-constraint": "constrained Horn clauses are not read",
    "define-fun-rec": "recursive definitions are not read",
    "define-funs-rec": "recursive definitions are not read",
    "declare-fun": "functions that are given without a definition are not read",
    "declare-datatype": "datatypes are not read",
    "declare-datatypes": "datatypes are not read",
    "declare-sort": "sorts of its own are not read",
    "define-sort": "sorts of its own are not read",
    "declare-weight": "weights are not read",
    "optimize-synth": "optimisation is not read",
    "oracle-constraint": "oracles are not read",
    "declare-oracle-fun": "oracles are not read",
}
_IGNORED = frozenset({"set-info", "set-option", "set-options", "set-feature"})


@dataclass
class _Reader:
    source: Source
    terms: Elaborator
    variables: dict[str, Term] = field(default_factory=dict)
    constraints: list[Constraint] = field(default_factory=list)
    assumptions: list[Constraint] = field(default_factory=list)
    grammars: set[str] = field(default_factory=set)
    finished: bool = False

    def problem(self) -> Problem:
        """Return what was read, the assumptions put before each constraint."""
        terms = self.terms
        constraints = self.constraints
        if self.assumptions:
            given = [a.term for a in self.assumptions]
            constraints = [
                Constraint(terms.make("=>", BOOL, (*given, c.term), c.span), c.span) for c in self.constraints
            ]
        return Problem(
            self.source,
            tuple(terms.sought.values()),
            frozenset(self.grammars),
            tuple(terms.defined.values()),
            tuple((name, term.sort) for name, term in self.variables.items()),
            tuple(constraints),
        )

    def command(self, expr: Sexpr) -> None:
        """Take one command."""
        head = expr.items[0] if isinstance(expr, Group) and expr.items else None
        if not isinstance(expr, Group) or not isinstance(head, Atom) or head.kind != "symbol":
            raise self.terms.refuse(expr.span, "a command in parentheses is expected here")
        word = head.text
        if word in _REFUSED:
            raise self.terms.refuse(expr.span, f"'{word}': {_REFUSED[word]}", "declaration")
        if word in _IGNORED or (self.finished and word == "check-synth"):
            return
        if self.finished:
            raise self.terms.refuse(head.span, f"'{word}' comes after check-synth", "declaration")
        take = self._commands().get(word)
        if take is None:
            raise self.terms.refuse(head.span, f"there is no command '{word}'", "name")
        take(expr)

    def _commands(self) -> dict[str, Callable[[Group], None]]:
        return {
            "set-logic": self._logic,
            "synth-fun": self._synth,
            "define-fun": self._define,
            "declare-var": self._declare,
            "constraint": lambda group: self.constraints.append(self._constraint(group)),
            "assume": lambda group: self.assumptions.append(self._constraint(group)),
            "check-synth": self._check,
        }

    def _check(self, group: Group) -> None:
        self._sized(group, "(check-synth)", 1)
        self.finished = True

    def _sized(self, group: Group, form: str, *sizes: int) -> None:
        if len(group.items) not in sizes:
            raise self.terms.refuse(group.span, f"expected {form}")

    def _logic(self, group: Group) -> None:
        self._sized(group, "(set-logic LOGIC)", 2)
        logic = group.items[1]
        if not isinstance(logic, Atom) or logic.text not in LOGICS:
            shown = logic.text if isinstance(logic, Atom) else "this"
            what = "bit-vectors are not read: " if "BV" in shown else ""
            raise self.terms.refuse(logic.span, f"logic {shown}: {what}only linear integer arithmetic (LIA) is", "type")

    def _new(self, expr: Sexpr) -> str:
        if not isinstance(expr, Atom) or expr.kind != "symbol":
            raise self.terms.refuse(expr.span, "a name is expected here")
        name = expr.text
        if name in OPERATORS or name in ("true", "false", "let"):
            raise self.terms.refuse(expr.span, f"'{name}' has a meaning already", "name")
        if name in self.variables or name in self.terms.sought or name in self.terms.defined:
            raise self.terms.refuse(expr.span, f"'{name}' is declared twice", "name")
        return name

    def _declare(self, group: Group) -> None:
        self._sized(group, "(declare-var name Sort)", 3)
        name = self._new(group.items[1])
        self.variables[name] = Term("var", self.terms.sort(group.items[2]), name=name, span=group.items[1].span)

    def _signature(self, group: Group) -> Signature:
        name = self._new(group.items[1])
        parameters: dict[str, str] = {}
        listed = group.items[2]
        if not isinstance(listed, Group):
            raise self.terms.refuse(listed.span, "expected parameters: ((name Sort) ...)")
        for item in listed.items:
            parts = item.items if isinstance(item, Group) else ()
            if len(parts) != 2 or not isinstance(parts[0], Atom) or parts[0].kind != "symbol":
                raise self.terms.refuse(item.span, "expected a parameter: (name Sort)")
            if parts[0].text in parameters:
                raise self.terms.refuse(item.span, f"'{parts[0].text}' is a parameter twice", "name")
            parameters[parts[0].text] = self.terms.sort(parts[1])
        return Signature(name, tuple(parameters.items()), self.terms.sort(group.items[3]), group.items[1].span)

    def _synth(self, group: Group) -> None:
        self._sized(group, "(synth-fun name ((parameter Sort) ...) Sort [grammar])", 4, 5, 6)
        signature = self._signature(group)
        for part in group.items[4:]:
            if not isinstance(part, Group):
                raise self.terms.refuse(part.span, "expected a grammar in parentheses")
            self.grammars.add(signature.name)
        self.terms.sought[signature.name] = signature

    def _define(self, group: Group) -> None:
        self._sized(group, "(define-fun name ((parameter Sort) ...) Sort term)", 5)
        signature = self._signature(group)
        scope = {name: Term("var", sort, name=name) for name, sort in signature.parameters}
        body = self.terms.term(group.items[4], scope, signature.result)
        sought = any(part.op == "call" and part.name in self.terms.sought for part in walk(body))
        self.terms.defined[signature.name] = Definition(signature, body, sought)

    def _constraint(self, group: Group) -> Constraint:
        self._sized(group, f"({group.items[0].text if isinstance(group.items[0], Atom) else ''} term)", 2)
        return Constraint(self.terms.term(group.items[1], self.variables, BOOL), group.span)
