"""Digests of declarations: canonical JSON of the normal form, with that of everything that it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from provenhive.canonical import canonical_json, digest_bytes, digest_json
from provenhive.obligations.closure import dependencies, transitive
from provenhive.obligations.normal import Form, contract_form, declaration_form
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program

FORM_VERSION = 1


@dataclass
class Digests:
    """Computes digests for one program; forms are made once."""

    program: Program
    _own: dict[str, str] = field(default_factory=dict)

    def own(self, name: str) -> str:
        """Return the digest of a declaration's own form, as others see it: of a unit, that of its contract."""
        if name not in self._own:
            declared = self.program.index[name]
            form = contract_form(declared) if isinstance(declared, core.Unit) else declaration_form(declared)
            self._own[name] = digest_json(form)
        return self._own[name]

    def surroundings(self, names: Iterable[str]) -> Form:
        """Return names and own digests of the declarations that ``names`` lead to."""
        return [[name, self.own(name)] for name in transitive(self.program, names)]

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
