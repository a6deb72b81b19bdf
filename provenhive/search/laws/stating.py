"""Conjectures in one form, so that the same is known again wherever it comes from."""

from __future__ import annotations

from provenhive.spec_lang.core import Binder, Expr, Var
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import free_variables, substitute_variables


def anonymous(sequent: Sequent) -> Sequent:
    """Return the sequent with its binders named by position, so that it can be compared."""
    plain: dict[str, Expr] = {}
    binders: list[Binder] = []
    types = {name: type_ for e in (sequent.goal, *sequent.hypotheses) for name, type_ in free_variables(e).items()}
    for number, binder in enumerate(sequent.binders):
        binders.append(Binder(f"v{number}_", binder.type))
        if binder.name in types:
            plain[binder.name] = Var(f"v{number}_", types[binder.name])
    hypotheses = tuple(substitute_variables(h, plain) for h in sequent.hypotheses)
    return Sequent(sequent.type_parameters, tuple(binders), hypotheses, substitute_variables(sequent.goal, plain))
