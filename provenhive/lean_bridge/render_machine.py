"""State machines: what makes their invariants hold in every reachable state.

The reachable states are an inductive relation over the state's variables: the initial ones, and those that an
operation leads to. The variables are bare values: what their declared types ask for is among what is shown. That all
goals of a claim hold of reachable states follows by induction from its *pieces* (``obligations.machines``), each proved
by itself; they are the premises of the theorem, and ``assembly`` proves it from them. All of these proofs go through
the gate and the checker like any other.
"""
# Lean's own symbols are not typing errors.

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Premise, Statement
from provenhive.lean_bridge.lean_tree import Apply, Binder, ConstructorDecl, Inductive, Name, Operator, Term
from provenhive.lean_bridge.premises import with_premises
from provenhive.lean_bridge.render import Rendered, render_statement, statement_of
from provenhive.lean_bridge.render_decl import Declarations
from provenhive.lean_bridge.render_types import conjunction
from provenhive.lean_bridge.script import parse_proof
from provenhive.obligations.machines import MachineClaim, Piece, bare, primed, step_binders
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.traverse import conjuncts


def machine_statement(program: Program, machine: core.Machine, claim: MachineClaim) -> Rendered:
    """Render that the goals of a claim, and those that it assumes, hold in every reachable state.

    Raises:
        NotRenderable: something in it has no rendering.
    """
    declarations = Declarations(program)
    expressions = declarations.expressions
    state = bare(program, machine.state)
    reachable = f"{_space(machine)}.Reachable"
    variables: tuple[Term, ...] = tuple(expressions.variable(b.name) for b in state)
    goals = conjunction(tuple(expressions.prop(goal) for goal in _goals(claim)))
    relation = _reachable(declarations, machine, reachable)
    spoken = [*machine.initially, *_goals(claim)]
    types = [b.type for b in state]
    for operation in machine.operations:
        spoken += [*operation.requires, *operation.ensures]
        types += [b.type for b in (*operation.parameters, *operation.results)]
    return render_statement(
        declarations,
        name=f"{_space(machine)}.{_claim_name(claim.part)}",
        type_parameters=(),
        binders=state,
        hypotheses=(),
        erased=True,
        conclusion=Operator("→", Apply(Name(reachable), variables), goals),
        spoken_exprs=spoken,
        spoken_types=types,
        extra=(relation,),
    )


def _claim_name(part: str) -> str:
    return "holds_" + part.replace(" ", "_")


def _goals(claim: MachineClaim) -> tuple[Expr, ...]:
    """Return the goals in the order in which their pieces stand."""
    return tuple(dict.fromkeys(piece.goal.expr for piece in (*claim.assumed, *claim.pieces)))


def _space(machine: core.Machine) -> str:
    return names.qualified(machine.name)


def _step_name(operation: core.Operation) -> str:
    return f"step_{names.own_constructor(operation.name)}"


# --- the relation --------------------------------------------------------------------------------------------------


def _reachable(declarations: Declarations, machine: core.Machine, name: str) -> Inductive:
    """Render the relation: a constructor for the initial states, one for each operation."""
    program, expressions = declarations.program, declarations.expressions
    state = bare(program, machine.state)
    whole: Term = Name("Prop")
    for binder in reversed(state):
        whole = Operator("→", expressions.type(binder.type), whole)
    variables: tuple[Term, ...] = tuple(expressions.variable(b.name) for b in state)
    next_variables: tuple[Term, ...] = tuple(expressions.variable(f"{b.name}'") for b in state)
    initial = ConstructorDecl(
        "initially",
        (*(expressions.binder(b) for b in state), *_given(declarations, state, machine.initially)),
        Apply(Name(name), variables),
    )
    steps = []
    for operation in machine.operations:
        binders = step_binders(program, machine, operation)
        before, *given = _given(
            declarations, binders, (*operation.requires, *operation.ensures), Apply(Name(name), variables)
        )
        bound = (*(expressions.binder(b) for b in binders), before, *given)
        steps.append(ConstructorDecl(_step_name(operation), bound, Apply(Name(name), next_variables)))
    return Inductive(name, (), (initial, *steps), whole)


def _given(
    declarations: Declarations, binders: Sequence[core.Binder], hypotheses: Iterable[Expr], *first: Term
) -> tuple[Binder, ...]:
    """Return the binders of what the variables' types and the hypotheses demand, under names that no variable has."""
    expressions = declarations.expressions
    demands = [*first, *(demand for b in binders for demand in expressions.demands(b))]
    demands += [expressions.prop(part) for part in _parts(hypotheses)]
    stem = fresh_stem("given", (expressions.variable(b.name).text for b in binders))
    return tuple(Binder(f"{stem}_{number}", term) for number, term in enumerate(demands, 1))


def fresh_stem(stem: str, taken: Iterable[str]) -> str:
    """Return a beginning that no taken name has."""
    known = tuple(taken)
    while any(name.startswith(stem) for name in known):
        stem += "_"
    return stem


def _parts(hypotheses: Iterable[Expr]) -> tuple[Expr, ...]:
    return tuple(part for hypothesis in hypotheses for part in conjuncts(hypothesis))


# --- the proof -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PieceProof:
    """A piece with the text of its proof; ``wide`` says that the proof uses the further hypotheses."""

    piece: Piece
    text: str
    wide: bool = False

    @property
    def hypotheses(self) -> tuple[Expr, ...]:
        """The hypotheses of the theorem that was proved."""
        return (*self.piece.sequent.hypotheses, *(self.piece.further if self.wide else ()))


def machine_theorem(
    program: Program, machine: core.Machine, claim: MachineClaim, proofs: Sequence[PieceProof]
) -> tuple[Statement, str]:
    """Return ``machine_statement`` with the pieces as premises, and its proof from them.

    ``proofs`` are those of all pieces in order, those assumed first.

    Raises:
        NotRenderable: something in it has no rendering.
        ScriptRefused: the proof of a piece does not pass the gate.
    """
    statement = machine_statement(program, machine, claim).statement
    premises: dict[str, Premise] = {}
    for number, proof in enumerate(proofs, 1):
        lemmas, piece = _premises(program, machine, number, proof)
        if any(premises.get(lemma.name, lemma) != lemma for lemma in lemmas):
            lemmas, piece = (), replace(piece, proof=parse_proof(proof.text))  # they stay where they are
        premises |= {premise.name: premise for premise in (*lemmas, piece)}
    return replace(statement, premises=tuple(premises.values())), assembly(program, machine, claim, proofs)


def _premises(
    program: Program, machine: core.Machine, number: int, proof: PieceProof
) -> tuple[tuple[Premise, ...], Premise]:
    """Return the lemmas that the proof of a piece brings along, and the piece as a theorem that may use them."""
    sequent = proof.piece.sequent
    rendered = statement_of(
        program,
        name=_piece_name(machine, number),
        binders=sequent.binders,
        hypotheses=proof.hypotheses,
        conclusion=sequent.goal,
    ).statement
    apart, rest = with_premises(rendered, parse_proof(proof.text))
    return apart.premises, Premise(rendered.name, rendered.binders, rendered.conclusion, rest)


def _piece_name(machine: core.Machine, number: int) -> str:
    return f"{_space(machine)}.piece_{number}"


def assembly(program: Program, machine: core.Machine, claim: MachineClaim, proofs: Sequence[PieceProof]) -> str:
    """Return the induction over reachable states: its cases are the pieces, applied to what is given there by name."""
    return "\n".join(_Induction(program, machine, claim, proofs).lines())


class _Induction:
    """Writes the induction."""

    def __init__(
        self, program: Program, machine: core.Machine, claim: MachineClaim, proofs: Sequence[PieceProof]
    ) -> None:
        self._program = program
        self._machine = machine
        self._goals = _goals(claim)
        self._proofs = tuple(proofs)
        self._expressions = Declarations(program).expressions
        taken = [b.name for o in machine.operations for b in step_binders(program, machine, o)]
        self._stem = fresh_stem("piece", (*taken, *(b.name for b in machine.state)))

    def lines(self) -> list[str]:
        """Return the lines of the script."""
        reached = f"{self._stem}_reached"
        lines = [f"intro {reached}", f"induction {reached} with", *self._case("", self._machine.initially, None)]
        for operation in self._machine.operations:
            lines += self._case(operation.name, (*operation.requires, *operation.ensures), operation)
        return lines

    def _case(self, operation: str, hypotheses: Sequence[Expr], declared: core.Operation | None) -> list[str]:
        program, machine, stem = self._program, self._machine, self._stem
        binders = bare(program, machine.state) if declared is None else step_binders(program, machine, declared)
        variables = [self._expressions.variable(b.name).text for b in binders]
        demands = [f"{stem}_d{n}" for n in range(1, sum(len(self._expressions.demands(b)) for b in binders) + 1)]
        known = {part: f"{stem}_g{n}" for n, part in enumerate(_parts(hypotheses), 1)}
        given = [f"{stem}_g{n}" for n in range(1, len(_parts(hypotheses)) + 1)]
        before = [f"{stem}_b{n}" for n in range(1, len(self._goals) + 1)] if declared is not None else []
        reached = [f"{stem}_r"] if declared is not None else []
        induction = [f"{stem}_ih"] if declared is not None else []
        bound = [*variables, *reached, *demands, *given, *induction]
        lines = [f"| {'initially' if declared is None else _step_name(declared)} {' '.join(bound)} =>"]
        if declared is not None:
            known |= dict(zip(self._goals, before, strict=True))
            lines.append(f"  {'have' if len(before) == 1 else 'obtain'} {_tuple(before)} := {stem}_ih")
        after = [f"{stem}_a{n}" for n in range(1, len(self._goals) + 1)]
        for name, goal in zip(after, self._goals, strict=True):
            number, proof = self._proof_of(goal, operation)
            applied = [*variables, *demands, *(known[part] for part in _parts(proof.hypotheses))]
            lines.append(f"  have {name} := {_piece_name(machine, number)} {' '.join(applied)}")
            known[goal if declared is None else primed(program, machine, goal)] = name
        return [*lines, f"  exact {_tuple(after)}"]

    def _proof_of(self, goal: Expr, operation: str) -> tuple[int, PieceProof]:
        for number, proof in enumerate(self._proofs, 1):
            if proof.piece.goal.expr == goal and proof.piece.operation == operation:
                return number, proof
        raise KeyError(f"no proof is given for {operation or 'the initial states'}")


def _tuple(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"⟨{', '.join(items)}⟩"
