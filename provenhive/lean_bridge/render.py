"""Statements for Lean from a typed specification: the project's own text, printed from syntax trees.

``law_statement`` renders a law; ``statement_of`` anything that is a list of hypotheses and a conclusion over declared
variables (an invariant, a refinement). The definitions that a statement speaks of are its preamble.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.checker import Statement
from provenhive.lean_bridge.lean_tree import (
    Apply,
    Binder,
    Command,
    Name,
    Operator,
    Term,
    print_binders,
    print_command,
    print_term,
)
from provenhive.lean_bridge.render_decl import Declarations
from provenhive.lean_bridge.render_types import NotRenderable, type_binders, type_parameter
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import conjuncts
from provenhive.spec_lang.types import Type

__all__ = [
    "NotRenderable",
    "Rendered",
    "equation_proofs",
    "equation_statement",
    "ground_proofs",
    "ground_statement",
    "joined_proof",
    "joined_statement",
    "law_statement",
    "proof_of_each",
    "render_statement",
    "statement_of",
    "tactic_lines",
]

SEQUENCES = ("Hive.get", "Hive.take", "Hive.drop", "Hive.update", "Hive.distinct")
"""The core library's recursive definitions for sequences, which a simplifier unfolds."""

DECIDABLE = (
    *("Hive.forall_range", "Hive.forall_range_le", "Hive.forall_range_lt", "Hive.forall_pairs", "Hive.forall_pairs_le"),
    *("Hive.exists_range", "Hive.exists_range_le", "Hive.exists_pairs"),
    *("Hive.MultiSet.union_ofList", "Hive.MultiSet.ofList_eq_iff"),
    *("Hive.FinSet.union_ofList", "Hive.FinSet.ofList_eq_iff", "Hive.FinSet.mem_ofList"),
)
"""Rules of the core library that turn closed propositions into what the kernel decides by computation."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A statement with what a search for its proof wants to know.

    Attributes:
        statement: the statement, ready for the checker.
        variables: the variables of the statement in order, each with its Lean name and its type.
        hypotheses: the names of the hypotheses.
        functions: the functions that the statement speaks of, with those that they call: Lean name, and the position
            of the parameter that the recursion takes apart, or ``None``.
        datatypes: the Lean names of the datatypes that it speaks of.
        unfoldings: names whose definitions a simplifier should know: the functions, and what datatypes demand.
    """

    statement: Statement
    variables: tuple[tuple[str, Type], ...]
    hypotheses: tuple[str, ...]
    functions: tuple[tuple[str, int | None], ...]
    datatypes: tuple[str, ...]
    unfoldings: tuple[str, ...]


def law_statement(program: Program, law: core.Law) -> Rendered:
    """Render a law.

    Raises:
        NotRenderable: something in it has no rendering.
    """
    return statement_of(
        program,
        name=names.qualified(law.name),
        type_parameters=law.type_parameters,
        binders=law.parameters,
        hypotheses=law.requires,
        conclusion=law.statement,
    )


def statement_of(
    program: Program,
    *,
    name: str,
    binders: Sequence[core.Binder],
    hypotheses: Sequence[Expr],
    conclusion: Expr,
    type_parameters: tuple[str, ...] = (),
) -> Rendered:
    """Render "for all binders, hypotheses imply the conclusion". ``name`` is the theorem's Lean name."""
    declarations = Declarations(program)
    return render_statement(
        declarations,
        name=name,
        type_parameters=type_parameters,
        binders=binders,
        hypotheses=hypotheses,
        conclusion=declarations.expressions.prop(conclusion),
        spoken_exprs=(conclusion,),
    )


def joined_statement(
    program: Program, *, name: str, sequents: Sequence[Sequent]
) -> tuple[Rendered, tuple[Rendered, ...]]:
    """Render the conjunction of closed propositions; return it and each of them alone, for ``joined_proof``."""
    declarations = Declarations(program)
    single = tuple(_of_sequent(declarations, f"{name}.part_{n}", sequent) for n, sequent in enumerate(sequents, 1))
    needed = declarations.needed(
        [e for s in sequents for e in (*s.hypotheses, s.goal)], [b.type for s in sequents for b in s.binders]
    )
    whole = Statement(
        name=name,
        binders="",
        conclusion=" ∧ ".join(f"({rendered.statement.proposition})" for rendered in single),
        preamble=_preamble(declarations, needed, ()),
        context=_context(needed),
    )
    functions = tuple(dict.fromkeys(f for rendered in single for f in rendered.functions))
    datatypes = tuple(dict.fromkeys(d for rendered in single for d in rendered.datatypes))
    unfoldings = tuple(dict.fromkeys(u for rendered in single for u in rendered.unfoldings))
    return Rendered(whole, (), (), functions, datatypes, unfoldings), single


def joined_proof(parts: Sequence[Rendered], sequents: Sequence[Sequent], proofs: Sequence[str]) -> str:
    """Return a proof of ``joined_statement`` from proofs of its parts."""
    blocks: list[list[str]] = []
    for rendered, sequent, proof in zip(parts, sequents, proofs, strict=True):
        types = [type_parameter(p) for p in sequent.type_parameters]
        instances = ["_"] * (2 * len(types))
        bound = [*_interleaved(types, instances), *(name for name, _ in rendered.variables), *rendered.hypotheses]
        blocks.append(([f"intro {' '.join(bound)}"] if bound else []) + tactic_lines(proof))
    return proof_of_each(blocks)


def proof_of_each(blocks: Sequence[Sequence[str]]) -> str:
    """Return a proof of a conjunction from lines of tactics for each of its parts."""
    lines = ["by", f"  refine ⟨{', '.join('?_' for _ in blocks)}⟩"]
    for first, *rest in blocks:
        lines += [f"  · {first}", *(f"    {line}" for line in rest)]
    return "\n".join(lines)


def _interleaved(types: Sequence[str], instances: Sequence[str]) -> list[str]:
    """Return the names of type parameters, each followed by those of its two instances."""
    return [word for n, name in enumerate(types) for word in (name, *instances[2 * n : 2 * n + 2])]


def _of_sequent(declarations: Declarations, name: str, sequent: Sequent) -> Rendered:
    return render_statement(
        declarations,
        name=name,
        type_parameters=sequent.type_parameters,
        binders=sequent.binders,
        hypotheses=sequent.hypotheses,
        conclusion=declarations.expressions.prop(sequent.goal),
        spoken_exprs=(sequent.goal,),
    )


def tactic_lines(proof: str) -> list[str]:
    """Return a proof's text as lines of tactics that close the goal."""
    text = proof.strip("\n")
    if text.startswith("by\n"):
        lines = text[3:].split("\n")
        indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        return [line[indent:] for line in lines]
    return (text[3:] if text.startswith("by ") else text).split("\n")


def equation_statement(program: Program, function: core.Function) -> Rendered:
    """Render what totality of a function comes to in Lean: the definition is accepted, and in its domain the function
    has the value of its body."""
    declarations = Declarations(program)
    expressions = declarations.expressions
    arguments: tuple[Term, ...] = tuple(expressions.variable(p.name) for p in function.parameters)
    call = Apply(Name(names.qualified(function.name)), arguments)
    conclusion = Operator("=", call, declarations.body(function))
    guarded = declarations.is_guarded(function)
    own = core.Call(
        function.name,
        (),
        tuple(core.Var(p.name, erase(program, p.type)) for p in function.parameters),
        erase(program, function.result),
    )
    return render_statement(
        declarations,
        name=f"{names.qualified(function.name)}.equation",
        type_parameters=function.type_parameters,
        binders=function.parameters,
        hypotheses=function.requires if guarded else (),
        conclusion=conclusion,
        spoken_exprs=(own, *function.requires),
        erased=not guarded,
    )


def equation_proofs(program: Program, function: core.Function) -> tuple[str, ...]:
    """Return texts of proofs for ``equation_statement``, most likely first."""
    name = names.qualified(function.name)
    declarations = Declarations(program)
    count = len(declarations.domain(function)) if declarations.is_guarded(function) else 0
    count += sum(len(conjuncts(r)) - 1 for r in function.requires) if count else 0
    arguments = " ".join(declarations.expressions.variable(p.name).text for p in function.parameters)
    plain = (f"exact {name}.eq_def {arguments}".rstrip(), "rfl", f"rw [{name}.eq_def]", f"unfold {name}\nrfl")
    if not count:
        return plain
    given = _labels(count, set(arguments.split()))
    inside = f"⟨{', '.join(given)}⟩" if count > 1 else given[0]
    return (f"rw [{name}.eq_def, dif_pos {inside}]", f"rw [{name}.eq_def]\nsimp_all", *plain)


def ground_statement(program: Program, name: str, left: Expr, right: Expr) -> Rendered:
    """Render that two closed expressions have the same value: for the comparison of evaluator and kernel."""
    return statement_of(
        program, name=name, binders=(), hypotheses=(), conclusion=core.Binary(core.BinaryOp.EQ, left, right)
    )


def ground_proofs(rendered: Rendered) -> tuple[str, ...]:
    """Return texts of proofs for ``ground_statement``, most likely first: the kernel computes, or ``simp`` does."""
    known = ", ".join((*rendered.unfoldings, *SEQUENCES))
    decidable = ", ".join((*rendered.unfoldings, *DECIDABLE))
    return (
        "rfl",
        "decide",
        f"simp [{known}]",
        "decide +kernel",
        f"simp only [{decidable}] <;> decide +kernel",
        f"simp [{known}]\nintros\nomega",
        f"simp [{known}, Hive.FinMap.ofList] <;> intros <;> (repeat split) <;> simp_all <;> omega",
    )


def render_statement(
    declarations: Declarations,
    *,
    name: str,
    type_parameters: tuple[str, ...],
    binders: Sequence[core.Binder],
    hypotheses: Sequence[Expr],
    conclusion: Term,
    spoken_exprs: Iterable[Expr],
    spoken_types: Iterable[Type] = (),
    erased: bool = False,
    extra: tuple[Command, ...] = (),
) -> Rendered:
    """Assemble a statement.

    ``spoken_exprs`` are the expressions that ``conclusion`` and ``extra`` were rendered from; ``extra`` are commands
    that follow the definitions; ``erased`` leaves out what the binders' types demand.
    """
    expressions = declarations.expressions
    shown: list[Binder] = [expressions.binder(binder) for binder in binders]
    given = [] if erased else [demand for binder in binders for demand in expressions.demands(binder)]
    given += [expressions.prop(part) for hypothesis in hypotheses for part in conjuncts(hypothesis)]
    taken = {binder.name for binder in shown}
    labels = _labels(len(given), taken)
    shown += [Binder(label, term) for label, term in zip(labels, given, strict=True)]
    needed = declarations.needed((*spoken_exprs, *hypotheses), [*(binder.type for binder in binders), *spoken_types])
    preamble = _preamble(declarations, needed, extra)
    functions = tuple(names.qualified(d.name) for d in needed if isinstance(d, core.Function))
    return Rendered(
        Statement(
            name=name,
            binders=print_binders((*type_binders(type_parameters), *shown)),
            conclusion=print_term(conclusion),
            preamble=preamble,
            context=_context(needed),
        ),
        tuple((expressions.variable(b.name).text, erase(declarations.program, b.type)) for b in binders),
        labels,
        tuple(
            (names.qualified(d.name), _recursive_parameter(declarations, d))
            for d in needed
            if isinstance(d, core.Function)
        ),
        tuple(names.qualified(d.name) for d in needed if isinstance(d, core.Datatype)),
        (*functions, *(names.validity(name) for name in sorted(expressions.validity.spoken))),
    )


def _labels(count: int, taken: set[str]) -> tuple[str, ...]:
    """Return names for hypotheses that no variable has."""
    stem = "h"
    while any(f"{stem}{number}" in taken for number in range(1, count + 1)):
        stem += "h"
    return tuple(f"{stem}{number}" for number in range(1, count + 1))


def _recursive_parameter(declarations: Declarations, function: core.Function) -> int | None:
    recursion = declarations.recursion.of(function)
    return recursion.parameter if isinstance(recursion, core.Structural) else None


def _preamble(declarations: Declarations, needed: tuple[core.Declaration, ...], extra: tuple[Command, ...]) -> str:
    commands = (*declarations.commands(needed), *extra)
    if not commands:
        return ""
    return "noncomputable section\n" + "".join(map(print_command, commands)) + "end\n"


def _context(needed: tuple[core.Declaration, ...]) -> str:
    """Open the namespaces of the modules, so that proofs may use short names."""
    declared = (d for d in needed if isinstance(d, core.Datatype | core.Function))
    modules = dict.fromkeys(names.module_name(d.name.rpartition(".")[0]) for d in declared)
    return f"open {' '.join(modules)}\n" if modules else ""
