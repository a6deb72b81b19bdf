"""The agents for contracts that define their results: plain definitions, loops, recursion that mirrors the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from provenhive.candidates.syntax import Block, Statement, While
from provenhive.search.agent import Feedback, Proposal, Task
from provenhive.search.agents.compiler import DIRECT, Compiler
from provenhive.search.agents.contract import Definition, definitions
from provenhive.search.agents.emitter import Emitter
from provenhive.search.agents.goal import Goal
from provenhive.search.agents.quantifiers import quantifier_loop
from provenhive.search.agents.statements import all_statements
from provenhive.search.agents.terms import rename_binders
from provenhive.search.agents.workbench import Scope, Workbench
from provenhive.spec_lang.core import Call, Expr, Quantified, Unit, Var
from provenhive.spec_lang.types import Type

SCHEMES = ("upward", "accumulate", "backward", "mirror", DIRECT)
AIMS = {"mirror": "recursive", DIRECT: "direct"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate's text with the scheme that each function got."""

    text: str
    used: tuple[tuple[str, str], ...]
    helpers: bool = False  # methods or loops for quantifiers


class Constructive:
    """Proposes what the contract says outright: definitions without recursion or quantifiers, as assignments."""

    name = "constructive"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield at most one candidate."""
        yield from _proposals(task, self.name, lambda draft: not draft.used and not draft.helpers)


class Folds:
    """Proposes loops for the recursive functions and quantifiers that define the results."""

    name = "loops"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield one candidate for each way to choose loops."""
        yield from _proposals(task, self.name, _has_loops)


class Mirrored:
    """Proposes recursive methods that mirror the specification's functions; as a last resort, calls of these."""

    name = "mirror"

    def propose(self, task: Task, feedback: Feedback) -> Iterator[Proposal]:
        """Yield candidates with less and less code of their own."""
        yield from _proposals(task, self.name, lambda draft: bool(draft.used) and not _has_loops(draft))


def _has_loops(draft: Draft) -> bool:
    schemes = {scheme for _, scheme in draft.used}
    return bool(schemes - set(AIMS)) or (not schemes and draft.helpers)


def _proposals(task: Task, agent: str, wanted: Callable[[Draft], bool]) -> Iterator[Proposal]:
    seen: set[str] = set()
    for aim, draft in drafts(Workbench(task)):
        if wanted(draft) and draft.text not in seen:
            seen.add(draft.text)
            yield Proposal(draft.text, agent, aim, seed=task.seed)


def drafts(bench: Workbench) -> Iterator[tuple[str, Draft]]:
    """Yield candidates with their aims: default choices, each scheme for each function, all mirrored, all direct."""
    first = build(bench, {})
    if first is None:
        return
    used = dict(first.used)
    yield _aim(first), first
    options = [{function: scheme} for scheme in SCHEMES for function in used]
    options += [dict.fromkeys(used, scheme) for scheme in ("mirror", DIRECT)]
    for choices in options:
        draft = build(bench, choices)
        if draft is not None and _honoured(draft, choices):
            yield _aim(draft), draft


def _aim(draft: Draft) -> str:
    schemes = {scheme for _, scheme in draft.used}
    if _has_loops(draft) or not schemes:
        return "iterative"
    return "direct" if schemes == {DIRECT} else "recursive"


def _honoured(draft: Draft, choices: Mapping[str, str]) -> bool:
    """Say whether each function got the scheme that was chosen for it."""
    used = dict(draft.used)
    return all(used.get(function) == scheme for function, scheme in choices.items())


def build(bench: Workbench, choices: Mapping[str, str]) -> Draft | None:
    """Return a candidate that computes every result as the contract defines it, or ``None``."""
    unit = bench.unit
    scope = bench.scope((*unit.parameters, *unit.results))
    found = definitions(bench, scope)
    if len(found) < len(unit.results):
        found = definitions(bench, scope, unfold=True)
    if len(found) < len(unit.results):
        return None
    compiler = Compiler(bench, choices)
    statements = _statements(bench, scope, compiler, found)
    if compiler.stuck:
        return None
    text = bench.text(statements, compiler.helpers)
    loops = any(isinstance(s, While) for s in all_statements(Block(statements)))
    used = dict.fromkeys((f for f in choices if choices[f] == DIRECT), DIRECT) | compiler.used
    return Draft(text, tuple(used.items()), helpers=loops or bool(compiler.helpers))


def _statements(
    bench: Workbench, scope: Scope, compiler: Compiler, found: Mapping[str, Definition]
) -> tuple[Statement, ...]:
    if len(found) == 1:
        (definition,) = found.values()
        inline = _inline(bench, scope, compiler, definition)
        if inline is not None:
            return inline
    emitter = Emitter(bench, scope, compiler, bench.unit.requires)
    for name, definition in found.items():
        emitter.assign(name, rename_binders(definition.value(), scope.fresh))
    return emitter.block().statements


def _inline(bench: Workbench, scope: Scope, compiler: Compiler, definition: Definition) -> tuple[Statement, ...] | None:
    """Write the loop into the body itself when the result is one call or one quantifier over the parameters."""
    value = _opened(bench, scope, definition.value())
    if isinstance(value, Quantified):
        block = quantifier_loop(bench, value, definition.result, scope, compiler, bench.unit.requires)
        return block.statements if block else None
    if not isinstance(value, Call) or compiler.choices.get(value.function) in (DIRECT, "mirror"):
        return None
    function = bench.function(value.function)
    if function is None or not bench.is_recursive(value.function) or not _distinct_parameters(bench.unit, value):
        return None
    declared = tuple(_declared(bench.unit, argument) for argument in value.arguments)
    goal = Goal(bench, function, value, declared, definition.result, scope, compiler)
    block = compiler.build(goal, None)
    return block.statements if block else None


def _opened(bench: Workbench, scope: Scope, value: Expr) -> Expr:
    """Return the body of a non-recursive predicate's call, when it is a quantified expression."""
    while isinstance(value, Call) and bench.function(value.function) and not bench.is_recursive(value.function):
        value = bench.body_of(value, scope)
    return rename_binders(value, scope.fresh) if isinstance(value, Quantified) else value


def _distinct_parameters(unit: Unit, call: Call) -> bool:
    names = [argument.name for argument in call.arguments if isinstance(argument, Var)]
    own = {binder.name for binder in unit.parameters}
    return len(names) == len(call.arguments) and len(set(names)) == len(names) and set(names) <= own


def _declared(unit: Unit, argument: Expr) -> Type:
    return next(b.type for b in unit.parameters if isinstance(argument, Var) and b.name == argument.name)
