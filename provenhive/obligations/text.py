"""Obligations as text: for people and for golden tests."""

from __future__ import annotations

from collections.abc import Iterable

from provenhive.obligations.model import Obligation, Witness
from provenhive.spec_lang.core import Binder
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show, show_type


def show_obligation(obligation: Obligation) -> str:
    """Return an obligation with all that it says in core; names of its own module are bare."""
    module = obligation.subject.rpartition(".")[0]
    lines = [obligation.id]
    if obligation.depends:
        lines.append("  depends on " + ", ".join(obligation.depends))
    if obligation.leans_on:
        lines.append("  leans on " + ", ".join(obligation.leans_on))
    for sequent, phrase in zip(obligation.sequents, obligation.phrases, strict=True):
        lines.append(f"  {phrase}:")
        lines.extend(f"    {line}" for line in _sequent(sequent, module))
    if obligation.witness is not None:
        lines.extend(f"  {line}" for line in _witness(obligation.witness, module))
    return "\n".join(lines)


def show_obligations(obligations: Iterable[Obligation]) -> str:
    """Return obligations one after the other."""
    return "".join(show_obligation(o) + "\n\n" for o in obligations)


def show_sequent(sequent: Sequent, module: str | None = None) -> str:
    """Return a sequent: binders, hypotheses, goal."""
    return "\n".join(_sequent(sequent, module))


def _sequent(sequent: Sequent, module: str | None) -> list[str]:
    lines = [f"for all {_binders(sequent.type_parameters, sequent.binders, module)}"] if sequent.binders else []
    lines += [f"given {show(hypothesis, module)}" for hypothesis in sequent.hypotheses]
    return [*lines, f"show  {show(sequent.goal, module)}"]


def _witness(witness: Witness, module: str) -> list[str]:
    lines = [f"exists {_binders(witness.type_parameters, witness.binders, module)}"]
    return [*lines, *(f"with  {show(condition, module)}" for condition in witness.conditions)]


def _binders(type_parameters: tuple[str, ...], binders: tuple[Binder, ...], module: str | None) -> str:
    shown = ", ".join(f"{b.name}: {show_type(b.type, module)}" for b in binders)
    return f"<{', '.join(type_parameters)}> {shown}" if type_parameters else shown
