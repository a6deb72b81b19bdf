"""Lemmas that a search made up, as laws behind the text of the module that they serve.

A companion is one law in the one form that the project writes it in: its name is made of what it says. It is read
together with the specification that it stands behind, which it cannot change: it is read as a law and nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from provenhive.canonical import digest_bytes
from provenhive.errors import UserError
from provenhive.obligations.derive import derive
from provenhive.obligations.model import Kind, Obligation
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.diagnostics import SpecificationError
from provenhive.spec_lang.load import SpecificationText, load_specification
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show, show_declared
from provenhive.spec_lang.validity import RESERVED


class NotACompanion(UserError):
    """A text is not the law of a made-up lemma, or a lemma has no such text."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A lemma's text, the program that has it behind its specification, and what it claims there."""

    text: str
    program: Program
    obligation: Obligation


def lemma_name(sequent: Sequent) -> str:
    """Name a lemma by what it says, so that the same lemma has the same name everywhere."""
    types = ", ".join((*sequent.type_parameters, *(f"{b.name}: {b.type}" for b in sequent.binders)))
    said = " ".join(map(show, (*sequent.hypotheses, sequent.goal)))
    return f"lemma_{digest_bytes(f'{types} {said}'.encode()).removeprefix('sha256:')[:12]}"


def companion_text(module: str, sequent: Sequent) -> str:
    """Return a lemma as the text of a law of a module."""
    law = core.Law(
        f"{module}.{lemma_name(sequent)}",
        sequent.type_parameters,
        sequent.binders,
        sequent.hypotheses,
        sequent.goal,
    )
    return f"{show_declared(law, module)}\n"


def companion_of(texts: SpecificationText, base: Program, sequent: Sequent) -> Companion:
    """Return a lemma about a specification, which is the program ``base``, as its companion.

    Raises:
        NotACompanion: no law of the language says what the lemma says.
    """
    companion = read_companion(texts, base, companion_text(base.main.name, sequent))
    if companion.obligation.sequents != (sequent,):
        raise NotACompanion("read again, it says something else")
    return companion


def read_companion(texts: SpecificationText, base: Program, text: str) -> Companion:
    """Read a companion's text behind a specification, which is the program ``base``.

    Raises:
        NotACompanion: it is not one law, or not in the form that the project writes it in.
    """
    try:
        program = load_specification(replace(texts, text=f"{texts.text}\n{text}"))
    except SpecificationError as error:
        raise NotACompanion(f"it is not correct: {error.diagnostics[0].message}") from error
    added = [d for d in program.main.declarations if RESERVED not in d.name and d.name not in base.index]
    if len(added) != 1 or not isinstance(added[0], core.Law):
        raise NotACompanion("it is not one law")
    name = added[0].name
    (obligation,) = (o for o in derive(program) if o.kind is Kind.LAW and o.subject == name)
    if text != companion_text(program.main.name, obligation.sequents[0]):
        raise NotACompanion("it is not the text that this law has")
    return Companion(text, program, obligation)
