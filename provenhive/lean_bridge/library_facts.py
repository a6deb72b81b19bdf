"""What the core library knows of the language's built-in operations, by the operations that a statement speaks of.

Definitions of the specification come with the statement; slices, elements and multisets come from the core library, and
a search knows their theorems only if it is told. All of it proposes: what proves is for the checker to say.
"""

# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_SIMPLIFIERS: Final = {
    "Hive.take": (
        *("Hive.take_append_drop", "Hive.take_append", "Hive.take_take", "Hive.length_take_eq"),
        *("Hive.take_of_length_le", "Hive.take_of_nonpos"),
    ),
    "Hive.drop": (
        *("Hive.drop_append", "Hive.drop_drop", "Hive.length_drop_eq"),
        *("Hive.drop_of_length_le", "Hive.drop_of_nonpos"),
    ),
}
_CLOSERS: Final = {
    "Hive.take": ("exact Hive.mem_of_mem_take _ _ _ ‹_›",),
    "Hive.drop": ("exact Hive.mem_of_mem_drop _ _ _ ‹_›",),
    "Hive.MultiSet.ofList": (
        "exact Hive.MultiSet.length_eq _ _ ‹_›",
        "exact congrArg Nat.cast (Hive.MultiSet.length_eq _ _ ‹_›)",
        "exact Hive.occ_nonneg _ _",
        "exact Hive.occ_pos_iff _ _",
    ),
}
_REMAINDERS: Final = tuple(
    f"rw [{theorem}] <;> (try simp_all) <;> omega" for theorem in ("Int.add_emod", "Int.sub_emod", "Int.mul_emod")
)
_DIVISIONS: Final = ("Int.mul_ediv_add_emod", "Int.emod_add_mul_ediv", "Int.emod_add_ediv'")
_NAME: Final = re.compile(r"Hive\.[A-Za-z_.]*[A-Za-z_]")


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """Theorems to simplify with, and tactics that may finish a goal."""

    simplifiers: tuple[str, ...]
    closers: tuple[str, ...]


def library_facts(text: str) -> LibraryFacts:
    """Return what is known of the operations that the text of a statement, with its definitions, names."""
    spoken = dict.fromkeys(_NAME.findall(text))
    simplifiers = (name for s in spoken for name in _SIMPLIFIERS.get(s, ()))
    closers = (tactic for s in spoken for tactic in _CLOSERS.get(s, ()))
    remainders = _REMAINDERS if " % " in text else ()
    divisions = _DIVISIONS if " / " in text and " % " in text else ()
    return LibraryFacts(tuple(dict.fromkeys((*simplifiers, *divisions))), tuple(dict.fromkeys((*closers, *remainders))))
