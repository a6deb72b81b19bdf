"""Digests of declarations: canonical JSON of the normal form, with that of everything that it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from provenhive.canonical import canonical_json, digest_bytes, digest_json
from provenhive.obligations.closure import dependencies, seen_by_others
from provenhive.obligations.normal import Form, contract_form, declaration_form
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program

FORM_VERSION = 1


@dataclass
class Digests:
    """Computes digests for one program; forms are made once."""

    program: Program
    _own: dict[str, str] = field(default_factory=dict)
    _leads_to: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _closed: dict[str, str] = field(default_factory=dict)

    def own(self, name: str) -> str:
        """Return the digest of a declaration's own form, as others see it: of a unit, that of its contract."""
        if name not in self._own:
            declared = self.program.index[name]
            form = contract_form(declared) if isinstance(declared, core.Unit) else declaration_form(declared)
            self._own[name] = digest_json(form)
        return self._own[name]

    def closed(self, name: str) -> str:
        """Return the digest of a declaration as others see it with that of everything that it leads to.

        It is the digest of lines of a name and its own digest, sorted by name: recursion does no harm.
        """
        if name not in self._closed:
            lines = "".join(f"{other} {self.own(other)}\n" for other in sorted(self._everything(name)))
            self._closed[name] = digest_bytes(lines.encode())
        return self._closed[name]

    def _everything(self, name: str) -> set[str]:
        found: set[str] = set()
        stack = [name]
        while stack:
            current = stack.pop()
            if current not in found:
                found.add(current)
                stack.extend(self._direct(current))
        return found

    def _direct(self, name: str) -> tuple[str, ...]:
        if name not in self._leads_to:
            inner = seen_by_others(self.program.index[name])
            self._leads_to[name] = tuple(n for n in inner if n in self.program.index)
        return self._leads_to[name]

    def surroundings(self, names: Iterable[str]) -> Form:
        """Return the declarations that are named, each with its digest as others see it."""
        return [[name, self.closed(name)] for name in sorted(set(names)) if name in self.program.index]

    def declaration(self, name: str) -> str:
        """Return the digest of a declaration with all that its meaning depends on.

        Raises:
            KeyError: if the program declares nothing of that qualified name.
        """
        declared = self.program.index[name]
        return digest_json(
            {
                "version": FORM_VERSION,
                "declaration": declaration_form(declared),
                "surroundings": self.surroundings(dependencies(declared)),
            }
        )

    def statement(self, form: Form, names: Iterable[str]) -> tuple[bytes, str]:
        """Return the canonical bytes and the digest of a statement that mentions ``names``."""
        data = canonical_json({"version": FORM_VERSION, "statement": form, "surroundings": self.surroundings(names)})
        return data, digest_bytes(data)


def digest_of(program: Program, qualified_name: str) -> str:
    """Return the digest of a declaration: the same for the same meaning.

    Raises:
        KeyError: if the program declares nothing of that qualified name.
    """
    return Digests(program).declaration(qualified_name)
