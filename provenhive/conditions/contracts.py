"""What a call may rely on: the contracts of the unit, of its parts and laws, and of the candidate's own helpers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenhive.candidates import syntax
from provenhive.candidates.statements import statements_of
from provenhive.candidates.syntax import Candidate, HelperFunction, HelperKind, HelperMethod
from provenhive.conditions.termination import default_measure
from provenhive.errors import InfrastructureError
from provenhive.spec_lang.core import Binder, Expr, Function, Law, Measure, Module, Program, Unit
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.traverse import substitute_types
from provenhive.spec_lang.types import Type, VarType, children, substitute


@dataclass(frozen=True, slots=True)
class Contract:
    """A procedure as its callers see it.

    ``measure`` is what recursion descends along; ``stated`` says that the text states it. ``inducts`` says that proofs
    may use the procedure's own statement for smaller arguments.
    """

    name: str
    type_parameters: tuple[str, ...]
    parameters: tuple[Binder, ...]
    results: tuple[Binder, ...]
    requires: tuple[Expr, ...]
    ensures: tuple[Expr, ...]
    measure: tuple[Expr, ...]
    stated: bool
    inducts: bool = False

    def instance(self, program: Program, binding: Mapping[str, Type]) -> Contract:
        """Return the contract with its type parameters replaced by erased types."""
        if not binding:
            return self
        erased = {name: erase(program, type_) for name, type_ in binding.items()}

        def typed(binders: tuple[Binder, ...]) -> tuple[Binder, ...]:
            return tuple(Binder(b.name, substitute(b.type, binding), span=b.span) for b in binders)

        def exprs(items: tuple[Expr, ...]) -> tuple[Expr, ...]:
            return tuple(substitute_types(item, erased) for item in items)

        return Contract(
            self.name,
            (),
            typed(self.parameters),
            typed(self.results),
            exprs(self.requires),
            exprs(self.ensures),
            exprs(self.measure),
            self.stated,
        )


class Contracts:
    """The contracts that the bodies of one candidate may call, and which of them are one recursion."""

    def __init__(self, program: Program, candidate: Candidate) -> None:
        self.program = program
        self._helpers = {h.name: h for h in candidate.helpers if isinstance(h, HelperMethod)}
        self._unit = candidate.unit
        bodies = {candidate.unit: candidate.body, **{name: h.body for name, h in self._helpers.items()}}
        self._calls = {name: _called(body) & bodies.keys() for name, body in bodies.items()}

    def of(self, name: str) -> Contract:
        """Return the contract of what is called.

        Raises:
            InfrastructureError: nothing of that name has a contract; the gate lets no such candidate through.
        """
        helper = self._helpers.get(name)
        if helper is not None:
            return self._of_helper(helper)
        match self.program.index.get(name):
            case Unit() as unit:
                return self._of_unit(unit)
            case Law(_, type_parameters, parameters, requires, statement):
                return Contract(name, type_parameters, parameters, (), requires, (statement,), (), True)
            case _:
                raise InfrastructureError(f"a candidate calls '{name}', which has no contract")

    def _of_helper(self, helper: HelperMethod) -> Contract:
        measure = helper.decreases or default_measure(self.program, helper.parameters)
        inducts = helper.kind is HelperKind.LEMMA and not helper.induction_off and not helper.results
        return Contract(
            helper.name,
            helper.type_parameters,
            helper.parameters,
            helper.results,
            helper.requires,
            helper.ensures,
            measure,
            bool(helper.decreases),
            inducts,
        )

    def _of_unit(self, unit: Unit) -> Contract:
        measure = unit.decreases or default_measure(self.program, unit.parameters)
        return Contract(
            unit.name,
            unit.type_parameters,
            unit.parameters,
            unit.results,
            unit.requires,
            unit.ensures,
            measure,
            bool(unit.decreases),
        )

    def recursive(self, caller: str, callee: str) -> bool:
        """Say whether the callee may call the caller again."""
        seen: set[str] = set()
        pending = [callee]
        while pending:
            name = pending.pop()
            if name == caller:
                return True
            if name not in seen:
                seen.add(name)
                pending += self._calls.get(name, ())
        return False


def _called(block: syntax.Block) -> set[str]:
    return {s.callee for s in statements_of(block) if isinstance(s, syntax.CallStatement)}


def with_functions(program: Program, candidate: Candidate) -> Program:
    """Return the program with the candidate's own functions among its declarations."""
    helpers = [h for h in candidate.helpers if isinstance(h, HelperFunction)]
    if not helpers:
        return program
    functions = tuple(_function(program, helper) for helper in helpers)
    return Program((*program.modules, Module("", (), functions)))


def _function(program: Program, helper: HelperFunction) -> Function:
    measure = helper.decreases or default_measure(program, helper.parameters)
    return Function(
        helper.name,
        helper.type_parameters,
        helper.parameters,
        helper.result,
        helper.requires,
        helper.body,
        Measure(measure),
        span=helper.span,
    )


def type_binding(
    program: Program, contract: Contract, arguments: Sequence[Expr], targets: Sequence[Type]
) -> dict[str, Type]:
    """Return what the type parameters of a called contract stand for: erased types of arguments and targets."""
    binding: dict[str, Type] = {}
    places = (*((p.type, a.type) for p, a in zip(contract.parameters, arguments, strict=True)),)
    for declared, actual in (*places, *((r.type, t) for r, t in zip(contract.results, targets, strict=True))):
        _match(erase(program, declared), erase(program, actual), binding)
    return {name: type_ for name, type_ in binding.items() if name in contract.type_parameters}


def _match(declared: Type, actual: Type, binding: dict[str, Type]) -> None:
    if isinstance(declared, VarType):
        binding.setdefault(declared.name, actual)
        return
    for inner, outer in zip(children(declared), children(actual), strict=False):
        _match(inner, outer, binding)
