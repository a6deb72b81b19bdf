"""The obligation: one proposition that somebody has to judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from provenhive.spec_lang.core import Binder, Expr
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.span import Span


class Kind(Enum):
    """The nine kinds of obligations."""

    WELL_DEFINED = "well-defined"
    TOTAL = "total"
    SATISFIABLE = "satisfiable"
    LAW = "law"
    INVARIANT = "invariant"
    REFINES = "refines"
    IMPLEMENTS = "implements"
    AGREES = "agrees"
    EXTRACTS = "extracts"


@dataclass(frozen=True, slots=True)
class Witness:
    """``exists binders :: conditions``: there are values of the declared types that meet all conditions."""

    type_parameters: tuple[str, ...]
    binders: tuple[Binder, ...]
    conditions: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Obligation:
    """One proposition of a specification.

    ``subject`` is the qualified name of the declaration that claims it, ``part`` what of it: a clause, an operation, a
    target. What can be said as closed core is said: all of ``sequents`` have to hold, and ``witness``, when there is
    one, has to exist; ``phrases`` says in words what each sequent is about, and ``places`` where it comes from.
    ``depends`` names the declarations that the meaning depends on, ``leans_on`` the units by whose contracts and the
    laws by whose statements it may be shown. ``digest`` is that of the canonical bytes.
    """

    id: str
    kind: Kind
    subject: str
    part: str
    sequents: tuple[Sequent, ...]
    witness: Witness | None
    depends: tuple[str, ...]
    leans_on: tuple[str, ...]
    digest: str
    phrases: tuple[str, ...] = ()
    places: tuple[Span | None, ...] = field(default=(), compare=False, repr=False)
    span: Span | None = field(default=None, compare=False, repr=False)


def identifier(kind: Kind, subject: str, part: str = "") -> str:
    """Return the id of an obligation: ``kind:subject`` and, if it is about a part, ``kind:subject:part``."""
    return f"{kind.value}:{subject}:{part}" if part else f"{kind.value}:{subject}"
