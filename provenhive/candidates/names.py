"""Which Dafny identifier stands for which name of the specification, both ways."""

from __future__ import annotations

from collections import Counter

from provenhive.spec_lang.core import Program

KEYWORDS = frozenset(
    [
        "abstract",
        "allocated",
        "as",
        "assert",
        "assume",
        "bool",
        "break",
        "by",
        "calc",
        "case",
        "char",
        "class",
        "codatatype",
        "colemma",
        "comethod",
        "const",
        "constructor",
        "continue",
        "copredicate",
        "datatype",
        "decreases",
        "else",
        "ensures",
        "exists",
        "expect",
        "export",
        "extends",
        "false",
        "for",
        "forall",
        "free",
        "fresh",
        "function",
        "ghost",
        "greatest",
        "hide",
        "if",
        "imap",
        "import",
        "in",
        "include",
        "inductive",
        "int",
        "invariant",
        "is",
        "iset",
        "iterator",
        "label",
        "least",
        "lemma",
        "map",
        "match",
        "method",
        "modifies",
        "modify",
        "module",
        "multiset",
        "nameonly",
        "nat",
        "new",
        "newtype",
        "null",
        "object",
        "old",
        "opaque",
        "opened",
        "ORDINAL",
        "predicate",
        "print",
        "protected",
        "provides",
        "reads",
        "real",
        "refines",
        "requires",
        "return",
        "returns",
        "reveal",
        "reveals",
        "seq",
        "set",
        "static",
        "string",
        "then",
        "this",
        "trait",
        "true",
        "twostate",
        "type",
        "unchanged",
        "var",
        "where",
        "while",
        "with",
        "witness",
        "yield",
        "yields",
        "array",
        "bv0",
        "bv1",
        "bv8",
        "bv16",
        "bv32",
        "bv64",
        "Spec",
        "Parts",
        "Gate",
        "Sol",
        "Main",
        "main",
        "Keys",
        "Values",
        "Items",
        "_System",
    ]
)


def mangle(name: str) -> str:
    """Return the Dafny identifier of a plain name; injective, and the identity but for words that Dafny keeps.

    A kept word, with however many underscores behind it, gets one more.
    """
    return name + "_" if name.rstrip("_") in KEYWORDS else name


def unmangle(identifier: str) -> str:
    """Return the plain name that ``mangle`` made ``identifier`` from."""
    return identifier[:-1] if identifier.endswith("_") and identifier.rstrip("_") in KEYWORDS else identifier


class Names:
    """The identifiers of a program's declarations: the bare name where it is unique, else ``module_name``."""

    def __init__(self, program: Program) -> None:
        """Assign identifiers; the same program always gets the same ones."""
        qualified = list(program.index)
        bare = Counter(name.rsplit(".", 1)[-1] for name in qualified)
        self._identifier: dict[str, str] = {}
        self._qualified: dict[str, str] = {}
        for name in qualified:
            short = name.rsplit(".", 1)[-1]
            wanted = mangle(short if bare[short] == 1 else name.replace(".", "_"))
            while wanted in self._qualified:
                wanted += "_q"
            self._identifier[name] = wanted
            self._qualified[wanted] = name

    def dafny(self, name: str) -> str:
        """Return the identifier of a qualified name; a name without a dot is a helper's own and only mangled."""
        if name in self._identifier:
            return self._identifier[name]
        if "." in name:
            raise KeyError(name)
        return mangle(name)

    def qualified(self, identifier: str) -> str | None:
        """Return the qualified name behind an identifier, or ``None`` if no declaration has it."""
        return self._qualified.get(identifier)

    def declared(self, name: str) -> bool:
        """Say whether ``name`` is the qualified name of a declaration of the program."""
        return name in self._identifier
