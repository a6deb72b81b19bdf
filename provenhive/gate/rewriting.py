"""An extracted Python file written again from the ledger's candidates, to show what an edit changed."""

from __future__ import annotations

from collections.abc import Callable

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.extraction.artefact import Provenance
from provenhive.extraction.python import extract_python
from provenhive.gate.trust import Trusted
from provenhive.obligations import Kind, derive
from provenhive.records import Text, UnitCertificate
from provenhive.spec_lang.core import Program, Unit


def python_again(program: Program, unit: str, trusted: Trusted, text: Callable[[Text], str]) -> str | None:
    """Return the Python file of a unit with its entry pending; ``None`` if the ledger lacks a candidate.

    Raises:
        NotExtractable: the code has no executable form.
        ProvenHiveError: what reading the ledger raises.
    """
    digests = {o.subject: o.digest for o in derive(program, imported=True) if o.kind is Kind.IMPLEMENTS}
    records: dict[str, UnitCertificate] = {}
    for name in _reached(program, unit):
        held = trusted.holding(digests[name])
        if not held or not isinstance(held[-1].record, UnitCertificate):
            return None
        records[name] = held[-1].record
    bodies: dict[str, Candidate] = {}
    for name, record in records.items():
        candidate = parse_candidate(text(record.candidate.source.text), program, program.unit(name))
        if isinstance(candidate, Rejection):
            return None
        bodies[name] = candidate
    own = records[unit]
    provenance = Provenance(
        f"{unit.split('.')[0]}.hspec",
        own.obligation.digest,
        digest_bytes(text(own.candidate.source.text).encode()),
        own.candidate.lineage.agent,
        own.producer,
    )
    return extract_python(program, program.unit(unit), bodies, provenance).artefact.text


def _reached(program: Program, unit: str) -> tuple[str, ...]:
    """Return all units that a unit is built from, at any depth, and the unit itself last."""
    found: dict[str, None] = {}
    for part in program.unit(unit).built_from:
        if isinstance(program.index[part], Unit):
            found.update(dict.fromkeys(_reached(program, part)))
    return (*found, unit)
