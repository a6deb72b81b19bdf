"""State machines: what makes their invariants hold in every reachable state.

The reachable states are an inductive relation over the state's variables: the initial ones, and those that an
operation leads to. That all invariants and properties hold of them (``safety``) follows by induction from *pieces*, a
theorem for each conjunct: it holds initially, and each operation preserves it. The pieces are what is to be proved; a
piece that fails names its conjunct and its operation. The proof of ``safety`` from the pieces is ``assembly``, which
goes through the gate and the checker like any other.
"""
# Lean's own symbols are not typing errors.

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Premise, Statement
from provenhive.lean_bridge.lean_tree import (
    Apply,
    Binder,
    ConstructorDecl,
    Inductive,
    Name,
    Operator,
    Term,
)
from provenhive.lean_bridge.render import Rendered, render_statement, statement_of
from provenhive.lean_bridge.render_decl import Declarations
from provenhive.lean_bridge.render_types import conjunction
from provenhive.lean_bridge.script import Proof
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.traverse import conjuncts, substitute_variables


class Role(Enum):
    """What a piece says of a conjunct."""

    INITIALLY = "holds initially"
    PRESERVED = "is preserved"


@dataclass(frozen=True, slots=True)
class Piece:
    """A theorem about one conjunct.

    Attributes:
        role: initially, or preserved by an operation.
        subject: ``invariant 1`` or ``property conserved``, with the number of its conjunct if it has several.
        operation: the operation's name, empty for what holds initially.
        goal: the conjunct.
        rendered: the theorem.
    """

    role: Role
    subject: str
    operation: str
    goal: Expr
    rendered: Rendered


@dataclass(frozen=True, slots=True)
class MachineStatements:
    """The pieces, in the order in which ``assembly`` takes them, and what follows from them.

    ``assembly`` is the text of a proof of ``safety`` that uses the pieces by their names, as premises.
    """

    pieces: tuple[Piece, ...]
    safety: Rendered
    assembly: str


@dataclass(frozen=True, slots=True)
class _Goal:
    subject: str
    expr: Expr
    is_invariant: bool


def machine_statements(program: Program, machine: core.Machine) -> MachineStatements:
    """Render a machine with at least one invariant or property.

    Raises:
        NotRenderable: something in it has no rendering.
    """
    goals = _goals(machine)
    pieces = [_initial_piece(program, machine, goal, number) for number, goal in enumerate(goals, 1)]
    for operation in machine.operations:
        pieces += [_step_piece(program, machine, operation, goals, number) for number in range(1, len(goals) + 1)]
    return MachineStatements(tuple(pieces), _safety(program, machine, goals), _assembly(program, machine, goals))


def _goals(machine: core.Machine) -> tuple[_Goal, ...]:
    """Every conjunct that is to hold in all reachable states; the invariants come first."""
    found: list[_Goal] = []
    for number, invariant in enumerate(machine.invariants, 1):
        found += _split(f"invariant {number}", invariant, is_invariant=True)
    for declared in machine.properties:
        found += _split(f"property {declared.name}", declared.statement, is_invariant=False)
    return tuple(found)


def _split(subject: str, expr: Expr, *, is_invariant: bool) -> list[_Goal]:
    parts = conjuncts(expr)
    if len(parts) == 1:
        return [_Goal(subject, expr, is_invariant)]
    return [_Goal(f"{subject}, conjunct {n}", part, is_invariant) for n, part in enumerate(parts, 1)]


def _space(machine: core.Machine) -> str:
    return names.qualified(machine.name)


def _initial_piece(program: Program, machine: core.Machine, goal: _Goal, number: int) -> Piece:
    rendered = statement_of(
        program,
        name=f"{_space(machine)}.initially_{number}",
        binders=machine.state,
        hypotheses=machine.initially,
        conclusion=goal.expr,
    )
    return Piece(Role.INITIALLY, goal.subject, "", goal.expr, rendered)


def _primed(machine: core.Machine) -> tuple[core.Binder, ...]:
    return tuple(core.Binder(f"{b.name}'", b.type) for b in machine.state)


def _next(program: Program, machine: core.Machine, expr: Expr) -> Expr:
    """Return an expression over the state as one over the next state."""
    primes: dict[str, Expr] = {b.name: core.Var(f"{b.name}'", erase(program, b.type)) for b in machine.state}
    return substitute_variables(expr, primes)


def _step_binders(machine: core.Machine, operation: core.Operation) -> tuple[core.Binder, ...]:
    return (*machine.state, *operation.parameters, *operation.results, *_primed(machine))


def _step_piece(
    program: Program, machine: core.Machine, operation: core.Operation, goals: Sequence[_Goal], number: int
) -> Piece:
    """A conjunct is preserved, given all conjuncts before the step and, after it, those that come earlier."""
    goal = goals[number - 1]
    before = tuple(g.expr for g in goals)
    after = tuple(_next(program, machine, g.expr) for g in goals[: number - 1])
    rendered = statement_of(
        program,
        name=f"{_space(machine)}.{_step_name(operation)}_{number}",
        binders=_step_binders(machine, operation),
        hypotheses=(*before, *operation.requires, *operation.ensures, *after),
        conclusion=_next(program, machine, goal.expr),
    )
    return Piece(Role.PRESERVED, goal.subject, operation.name, goal.expr, rendered)


def _step_name(operation: core.Operation) -> str:
    return f"step_{names.own_constructor(operation.name)}"


def _safety(program: Program, machine: core.Machine, goals: Sequence[_Goal]) -> Rendered:
    declarations = Declarations(program)
    expressions = declarations.expressions
    reachable = f"{_space(machine)}.Reachable"
    state: tuple[Term, ...] = tuple(expressions.variable(b.name) for b in machine.state)
    conclusion = Operator(
        "→", Apply(Name(reachable), state), conjunction(tuple(expressions.prop(g.expr) for g in goals))
    )
    relation = _reachable(declarations, machine, reachable)
    spoken = [*machine.initially, *(g.expr for g in goals)]
    types = [b.type for b in machine.state]
    for operation in machine.operations:
        spoken += [*operation.requires, *operation.ensures]
        types += [b.type for b in (*operation.parameters, *operation.results)]
    return render_statement(
        declarations,
        name=f"{_space(machine)}.safety",
        type_parameters=(),
        binders=machine.state,
        erased=True,
        hypotheses=(),
        conclusion=conclusion,
        spoken_exprs=spoken,
        spoken_types=types,
        extra=(relation,),
    )


def _reachable(declarations: Declarations, machine: core.Machine, name: str) -> Inductive:
    """Render the relation: a constructor for the initial states, one for each operation."""
    expressions = declarations.expressions
    whole: Term = Name("Prop")
    for binder in reversed(machine.state):
        whole = Operator("→", expressions.type(binder.type), whole)
    state: tuple[Term, ...] = tuple(expressions.variable(b.name) for b in machine.state)
    primed: tuple[Term, ...] = tuple(expressions.variable(b.name) for b in _primed(machine))
    initial = ConstructorDecl(
        "initially",
        _binders(declarations, machine.state, machine.initially),
        Apply(Name(name), state),
    )
    steps = tuple(
        ConstructorDecl(
            _step_name(operation),
            (
                *(expressions.binder(b) for b in _step_binders(machine, operation)),
                Binder("reached", Apply(Name(name), state)),
                *_given(declarations, _step_binders(machine, operation), (*operation.requires, *operation.ensures)),
            ),
            Apply(Name(name), primed),
        )
        for operation in machine.operations
    )
    return Inductive(name, (), (initial, *steps), whole)


def _binders(
    declarations: Declarations, binders: Sequence[core.Binder], hypotheses: Sequence[Expr]
) -> tuple[Binder, ...]:
    shown = tuple(declarations.expressions.binder(b) for b in binders)
    return (*shown, *_given(declarations, binders, hypotheses))


def _given(
    declarations: Declarations, binders: Sequence[core.Binder], hypotheses: Sequence[Expr]
) -> tuple[Binder, ...]:
    """Return the binders of what the variables' types and the hypotheses demand, in the order of the pieces."""
    expressions = declarations.expressions
    demands = [demand for b in binders for demand in expressions.demands(b)]
    demands += [expressions.prop(part) for h in hypotheses for part in conjuncts(h)]
    return tuple(Binder(f"given_{number}", term) for number, term in enumerate(demands, 1))


def _assembly(program: Program, machine: core.Machine, goals: Sequence[_Goal]) -> str:
    """Return the proof of safety from the pieces: every variable and hypothesis is named and given by name."""
    declarations = Declarations(program)
    initial = _Arm(declarations, machine, machine.state, machine.initially, "initially")
    lines = ["intro reached", "induction reached with", *initial.lines(goals, inductive=False)]
    for operation in machine.operations:
        hypotheses = (*operation.requires, *operation.ensures)
        step = _Arm(declarations, machine, _step_binders(machine, operation), hypotheses, _step_name(operation))
        lines += step.lines(goals, inductive=True)
    return "\n".join(lines)


class _Arm:
    """One alternative of the induction."""

    def __init__(
        self,
        declarations: Declarations,
        machine: core.Machine,
        binders: Sequence[core.Binder],
        hypotheses: Sequence[Expr],
        constructor: str,
    ) -> None:
        expressions = declarations.expressions
        self._piece = f"{_space(machine)}.{constructor}"
        self._constructor = constructor
        self._variables = [expressions.variable(b.name).text for b in binders]
        demands = sum(len(expressions.demands(b)) for b in binders)
        count = demands + sum(len(conjuncts(h)) for h in hypotheses)
        self._stem = "g"
        while any(v.startswith(self._stem) for v in self._variables):
            self._stem += "g"
        given = [f"{self._stem}{n}" for n in range(1, count + 1)]
        self._demands, self._given = given[:demands], given[demands:]

    def lines(self, goals: Sequence[_Goal], *, inductive: bool) -> list[str]:
        """Return the lines; an inductive one has the induction hypothesis as its last variable."""
        stem, count = self._stem, len(goals)
        before = [f"{stem}_before{n}" for n in range(1, count + 1)] if inductive else []
        after = [f"{stem}_after{n}" for n in range(1, count + 1)]
        reached = [f"{stem}_reached"] if inductive else []
        hypothesis = [f"{stem}_before"] if inductive else []
        bound = [*self._variables, *reached, *self._demands, *self._given, *hypothesis]
        lines = [f"| {self._constructor} {' '.join(bound)} =>"]
        if inductive:
            pattern = f"⟨{', '.join(before)}⟩" if count > 1 else before[0]
            lines.append(f"  obtain {pattern} := {stem}_before")
        for number in range(count):
            known = after[:number] if inductive else []
            arguments = [*self._variables, *self._demands, *before, *self._given, *known]
            lines.append(f"  have {after[number]} := {self._piece}_{number + 1} {' '.join(arguments)}")
        lines.append(f"  exact ⟨{', '.join(after)}⟩" if count > 1 else f"  exact {after[0]}")
        return lines


def safety_from(statements: MachineStatements, proofs: Sequence[Proof]) -> Statement:
    """Return the statement of safety with the pieces as premises; ``proofs`` are theirs, in order."""
    premises = tuple(
        Premise(piece.rendered.statement.name, piece.rendered.statement.binders, piece.rendered.statement.conclusion, p)
        for piece, p in zip(statements.pieces, proofs, strict=True)
    )
    return replace(statements.safety.statement, premises=premises)
