"""Whose contract is to blame when the parts of a decomposition do not add up."""

from __future__ import annotations

from provenhive.obligations import Obligation
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.traverse import free_names

_REQUIRES = "requires of "


def blame(program: Program, obligation: Obligation, sequent: Sequent) -> str:
    """Return in words which contract to look at, beginning with a blank; empty where nothing points to one.

    What a part asks for and does not get is the part's ``requires``, or what comes before it. A clause of the whole
    that does not follow speaks of results (or the state) of parts: it is these whose contracts promise too little.
    """
    if obligation.part.startswith(_REQUIRES):
        part = obligation.part.removeprefix(_REQUIRES)
        return f" where {part} is called: its 'requires' asks for more than is known there"
    spoken = _parts_of(program, obligation, sequent, free_names(sequent.goal))
    if not spoken:
        spoken = _parts_of(program, obligation, sequent, frozenset(b.name for b in sequent.binders))
    if not spoken:
        return ""
    if len(spoken) == 1:
        return f": the contract of {spoken[0]} promises too little"
    return f": the contracts of {', '.join(spoken)} promise too little together"


def _parts_of(program: Program, obligation: Obligation, sequent: Sequent, names: frozenset[str]) -> tuple[str, ...]:
    """Return the parts of which results, or state variables, are among the names."""
    found: dict[str, None] = {}
    for part in obligation.leans_on:
        bare, declared = part.rpartition(".")[2], program.index.get(part)
        if isinstance(declared, core.Unit):
            marks = (f"{bare}_result", *(f"{bare}_{result.name}" for result in declared.results))
        elif isinstance(declared, core.Machine):
            marks = tuple(f"{bare}.{binder.name}" for binder in declared.state)
        else:
            continue
        own = (b.name for b in sequent.binders if b.name in names)
        if any(name == mark or name.startswith(f"{mark}_") for name in own for mark in marks):
            found[part] = None
    return tuple(found)
