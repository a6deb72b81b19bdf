"""The conditions of a whole candidate: its body under the unit's contract, and its helpers under theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from provenhive.candidates.statements import bodies_of, expressions_of, statements_of
from provenhive.candidates.syntax import Block, Candidate, Declare, HelperFunction, HelperMethod, MatchStatement
from provenhive.conditions.condition import Condition
from provenhive.conditions.contracts import Contract, Contracts, with_functions
from provenhive.conditions.emitting import Emitter
from provenhive.conditions.state import NameSupply, State
from provenhive.conditions.termination import smaller
from provenhive.conditions.walking import Walker
from provenhive.spec_lang.core import Binder, Expr, Program, Quantified, Quantifier, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.sequent import conjunction, implication
from provenhive.spec_lang.traverse import binders_within, free_names, substitute_variables
from provenhive.spec_lang.types import VarType
from provenhive.spec_lang.wellformed import well_formed

__all__ = ["conditions_of_candidate", "with_functions"]


def conditions_of_candidate(program: Program, candidate: Candidate) -> tuple[Condition, ...]:
    """Return the verification conditions of a candidate that has passed the gate, in the order of its text.

    They speak of the functions of ``with_functions(program, candidate)``. If all hold, the body and all helpers meet
    their contracts and end, under the assumptions that Dafny makes too: parts and laws keep what they promise.
    """
    return call_deep(_generate, program, candidate)


def _generate(program: Program, candidate: Candidate) -> tuple[Condition, ...]:
    extended = with_functions(program, candidate)
    contracts = Contracts(extended, candidate)
    supply = NameSupply(_names(extended, candidate))
    found: list[Condition] = []
    found += _procedure(extended, contracts, candidate.unit, candidate.body, supply, trusted=True)
    for helper in candidate.helpers:
        if isinstance(helper, HelperMethod):
            found += _procedure(extended, contracts, helper.name, helper.body, supply, trusted=False)
        else:
            found += _function(extended, contracts, helper, supply)
    return tuple(_distinct(found))


def _distinct(conditions: list[Condition]) -> Iterator[Condition]:
    """Yield conditions with names of their own: a helper may be called like the unit."""
    taken: Counter[str] = Counter()
    for condition in conditions:
        taken[condition.name] += 1
        number = taken[condition.name]
        yield condition if number == 1 else replace(condition, name=f"{condition.name} ({number})")


def _procedure(
    program: Program, contracts: Contracts, name: str, body: Block, supply: NameSupply, *, trusted: bool
) -> list[Condition]:
    """Return the conditions of a body; a contract that is not the specification's has to have a meaning itself."""
    contract = contracts.of(name)
    emitter = Emitter(program, contracts, name, supply)
    state = State(program, contract.type_parameters)
    for parameter in contract.parameters:
        state = state.free(parameter).bound(parameter.name, parameter, parameter.type)
    if trusted:
        state = state.fact(*(state.expr(clause) for clause in contract.requires))
    else:
        state = emitter.clauses(state, contract.requires)
        promised = state
        for result in contract.results:
            version = Binder(supply.fresh(result.name), result.type)
            promised = promised.free(version).bound(result.name, version, result.type)
        emitter.clauses(promised, contract.ensures)
        for term in contract.measure if contract.stated else ():
            emitter.well_defined(state, term)
    if contract.inducts:
        state = state.fact(*_hypothesis(program, contract, supply), derived=True)
    for result in contract.results:
        # Nothing is known of a result before it is assigned, its declared type included.
        version = Binder(supply.fresh(result.name), erase(program, result.type))
        state = state.free(version).bound(result.name, version, result.type)
    Walker(emitter, contract).body(body, state)
    return emitter.conditions


def _hypothesis(program: Program, contract: Contract, supply: NameSupply) -> Iterator[Expr]:
    """Yield what induction gives a lemma: its own statement, for all arguments of smaller measure."""
    if not contract.parameters or any(isinstance(p.type, VarType) for p in contract.parameters):
        return
    binders = tuple(Binder(supply.fresh(p.name), p.type) for p in contract.parameters)
    values: dict[str, Expr] = {
        p.name: Var(b.name, erase(program, b.type)) for p, b in zip(contract.parameters, binders, strict=True)
    }
    after = [substitute_variables(term, values) for term in contract.measure]
    less = smaller(contract.measure, after, lambda name: None, stated=True)
    requires = [substitute_variables(clause, values) for clause in contract.requires]
    ensures = [substitute_variables(clause, values) for clause in contract.ensures]
    yield Quantified(Quantifier.FORALL, binders, implication((less.goal, *requires), conjunction(ensures)))


def _function(program: Program, contracts: Contracts, helper: HelperFunction, supply: NameSupply) -> list[Condition]:
    emitter = Emitter(program, contracts, helper.name, supply)
    emitter.asked(State(program, helper.type_parameters), well_formed(program, program.function(helper.name)))
    return emitter.conditions


def _names(program: Program, candidate: Candidate) -> set[str]:
    """Return every name that a candidate, its unit or what they call has for a variable."""
    names: set[str] = set()
    for declared in program.index.values():
        for binder in (*getattr(declared, "parameters", ()), *getattr(declared, "results", ())):
            names.add(binder.name)
    for helper in candidate.helpers:
        names |= {helper.name, *(binder.name for binder in helper.parameters)}
        if isinstance(helper, HelperMethod):
            names |= {binder.name for binder in helper.results}
    for expr in expressions_of(candidate):
        names |= free_names(expr) | binders_within(expr)
    for body in bodies_of(candidate):
        for statement in statements_of(body):
            if isinstance(statement, Declare):
                names.add(statement.binder.name)
            if isinstance(statement, MatchStatement):
                names |= {name for case in statement.cases for name in case.variables}
    return names
