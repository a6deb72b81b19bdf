"""Ties a Python function to the certificate of a unit. Importing this costs nothing and checks nothing.

::

    import provenhive
    from extracted.python.bank import larger as proved

    @provenhive.certified("bank.larger", "sha256:59e0…")
    def larger(a: int, b: int) -> int:
        return proved.larger(a, b)

What the decorator claims is read by ``provenhive gate`` from the source text, without running it: the unit is proved
under the contract of that digest, and the function hands its arguments on to the code that was extracted, or is that
very code. See docs/gate.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

_F = TypeVar("_F", bound=Callable[..., object])
ATTRIBUTE = "__provenhive__"


@dataclass(frozen=True, slots=True)
class Certified:
    """What a decorated function claims: which unit it is, and under which contract (an obligation's digest)."""

    unit: str
    obligation: str | None


def certified(unit: str, obligation: str | None = None) -> Callable[[_F], _F]:
    """Claim that a function is the unit ``module.name``, proved under the contract with the given digest.

    Both have to be written as literals. The function is returned as it is, with the claim in ``__provenhive__``.

    Args:
        unit: the qualified name of the unit.
        obligation: the digest of its ``implements`` obligation, as the extracted file and ``ledger log`` name it.
            With it the gate fails when the contract changes, so that every place that leans on it is looked at.
    """

    def tie(function: _F) -> _F:
        setattr(function, ATTRIBUTE, Certified(unit, obligation))
        return function

    return tie
