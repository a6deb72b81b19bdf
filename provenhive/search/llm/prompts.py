"""Prompts: templates of the package, filled from the typed specification and from feedback."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from provenhive.candidates.names import Names
from provenhive.candidates.printer import DafnyPrinter
from provenhive.search.agent import Feedback, Task
from provenhive.search.llm.settings import LlmGroup
from provenhive.spec_lang import core
from provenhive.spec_lang.show import show, show_declared
from provenhive.spec_lang.traverse import walk

ATTEMPTS = 2
MESSAGES = 4
_ATTEMPT_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two parts of a question."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A failed candidate as a prompt shows it."""

    stage: str
    text: str
    messages: tuple[str, ...]
    counterexample: tuple[tuple[str, str], ...]


@cache
def _templates() -> Environment:
    loader = PackageLoader("provenhive.search.llm", "templates")
    # The prompts are plain text for a model, not HTML: nothing is escaped.
    return Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=False, autoescape=False)  # noqa: S701


def prompt(task: Task, feedback: Feedback, group: LlmGroup) -> Prompt:
    """Return the question for a unit, with the latest failed attempts of any agent that tell something."""
    system = _templates().get_template("system.j2").render(max_characters=group.max_characters)
    unit = task.unit
    functions = _functions(task.program, (*unit.requires, *unit.ensures))
    names = Names(task.program)
    user = (
        _templates()
        .get_template("unit.j2")
        .render(
            declarations=[show_declared(f).strip() for f in functions],
            calls=[names.dafny(f.name) for f in functions],
            signature=_signature(names, unit),
            examples=[_example(unit, e) for e in unit.examples],
            aim=group.aim,
            attempts=_attempts(feedback),
        )
    )
    return Prompt(system, user)


def _signature(names: Names, unit: core.Unit) -> str:
    printer = DafnyPrinter(names)
    binders = f"({printer.binders_text(unit.parameters)}) returns ({printer.binders_text(unit.results)})"
    printer.line(f"method {names.dafny(unit.name)}{binders}")
    printer.contract(unit.requires, unit.ensures, unit.decreases)
    return printer.text.rstrip()


def _functions(program: core.Program, expressions: tuple[core.Expr, ...]) -> list[core.Function]:
    """Return the specification functions that the contract reaches, in the order of the program."""
    reached: set[str] = set()
    pending = list(expressions)
    while pending:
        for node in walk(pending.pop()):
            if isinstance(node, core.Call) and node.function not in reached:
                reached.add(node.function)
                declared = program.index.get(node.function)
                if isinstance(declared, core.Function):
                    pending.append(declared.body)
    everything = [d for module in program.modules for d in module.declarations]
    return [d for d in everything if isinstance(d, core.Function) and d.name in reached]


def _example(unit: core.Unit, example: core.Example) -> str:
    arguments = ", ".join(map(show, example.arguments))
    return f"{unit.name.rsplit('.', 1)[-1]}({arguments}) == {', '.join(map(show, example.results))}"


def _attempts(feedback: Feedback) -> list[_Attempt]:
    """Return the latest failures that ran or reached a prover, the ones that got furthest first."""
    told = [o for o in feedback.outcomes if o.stage in ("proof", "conditions", "fuzz") and o.verdict != "proved"]
    told.sort(key=lambda o: o.stage != "fuzz")
    return [
        _Attempt(o.stage, o.proposal.text.strip()[:_ATTEMPT_CHARACTERS], o.messages[:MESSAGES], o.counterexample)
        for o in reversed(told[-ATTEMPTS:])
    ]
