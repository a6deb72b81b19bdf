"""Which Lean names stand for the names of a specification. Different names never get the same Lean name."""

from __future__ import annotations

from typing import Final

from provenhive.lean_bridge.script_words import KEYWORDS, REFUSED_WORDS, RESERVED_ROOTS

_CONSTANTS: Final = frozenset(
    {
        *("true", "false", "default", "decide", "True", "False", "Int", "Nat", "List", "Bool", "Char", "Hive", "Prod"),
        *("Option", "Or", "And", "Iff", "Not", "Eq", "Exists", "Classical", "ite", "dite", "id", "rfl", "some", "none"),
        *("not", "and", "or", "xor", "fun", "forall", "exists", "Inhabited", "DecidableEq", "Decidable", "Fin"),
        *("String", "Unit", "Subtype", "Sum", "sizeOf", "Hash", "propext", "funext", "trivial", "absurd", "ProvenHive"),
    }
)
"""Constants that rendered text speaks of: nothing of a specification may hide them."""

_MADE_BY_LEAN: Final = frozenset(
    {
        *("rec", "recOn", "casesOn", "below", "brecOn", "binductionOn", "noConfusion", "noConfusionType", "ctorIdx"),
        *("toCtorIdx", "ofNat", "mk", "inj", "injEq", "sizeOf_spec", "match_1", "eq_1", "eq_def", "induct", "Valid"),
        *("ctorElim", "ctorElimType", "elim", "toNat", "go", "State", "Step", "Init", "Reachable", "Inv"),
        *("joint", "motive", *(f"{stem}_{n}" for stem in ("joint", "decide", "motive") for n in range(1, 13))),
    }
)
"""Last parts of names that Lean or the renderer makes within the namespace of a declaration."""


_OWN: Final = "own__functions"
"""The namespace of a candidate's functions; no name of the language holds two underscores in a row."""


def _mangle(name: str, reserved: frozenset[str]) -> str:
    """Return ``name``, with one ``_`` more if it is reserved or is a reserved name with some ``_`` behind it."""
    return name + "_" if name.rstrip("_") in reserved or not name.rstrip("_") else name


_WORDS: Final = frozenset({*KEYWORDS, *REFUSED_WORDS, *RESERVED_ROOTS, *_CONSTANTS})


def variable(name: str, modules: frozenset[str]) -> str:
    """Return the name of a variable; one that is called like a module would hide the module's names.

    The state of a machine within a system is a variable with a dot, which Lean's variables cannot have: no name of the
    language holds two underscores in a row.
    """
    return _mangle(name.replace(".", "__"), _WORDS | modules)


def module_name(name: str) -> str:
    """Return the namespace of a module; functions of a candidate are in none, and get one that no module can have."""
    return _mangle(name, _WORDS) if name else _OWN


def qualified(name: str) -> str:
    """Return the Lean name of a declaration from its qualified name."""
    module, _, own = name.rpartition(".")
    parts = [_mangle(part, _WORDS | _MADE_BY_LEAN) for part in own.split(".")]
    return ".".join([module_name(module), *parts])


def constructor(datatype: str, name: str) -> str:
    """Return the Lean name of a constructor."""
    return f"{qualified(datatype)}.{own_constructor(name)}"


def own_constructor(name: str) -> str:
    """Return the name of a constructor within its datatype."""
    return _mangle(name, _WORDS | _MADE_BY_LEAN)


def destructor(datatype: str, field: str) -> str:
    """Return the name of the function that takes a field out of a value."""
    return f"{qualified(datatype)}.get_{field}"


def tester(datatype: str, name: str) -> str:
    """Return the name of the function that tells whether a value was made by a constructor."""
    return f"{qualified(datatype)}.is_{name}"


def validity(datatype: str) -> str:
    """Return the name of the predicate that a datatype's declared fields hold what their types say."""
    return f"{qualified(datatype)}.Valid"
