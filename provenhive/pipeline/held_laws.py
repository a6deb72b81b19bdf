"""The laws of a program, its own and imported ones, that the ledger holds with their proofs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.certificates import law_use
from provenhive.records import EntryRef, LawCertificate, RecordLog, Use
from provenhive.records.standing import reference
from provenhive.spec_lang.core import Program


@dataclass(frozen=True, slots=True)
class HeldLaw:
    """A law for which a certificate holds: its name, its obligation's digest, its entry and the text of its proof."""

    name: str
    digest: str
    entry: EntryRef
    proof: str


@dataclass
class HeldLaws:
    """Finds them in a log, as it is when it is asked; what each program of a run states is derived once."""

    log: RecordLog
    _stated: dict[str, tuple[Obligation, ...]] = field(default_factory=dict)

    def of(self, path: str, program: Program) -> tuple[HeldLaw, ...]:
        """Return the laws of the program at ``path``, and of what it imports, that the log holds, in their order.

        What was withdrawn, or says something else than the program does, is not among them.

        Raises:
            RecordInvalid: an entry or a text of the log is not what it says it is.
        """
        return tuple(held for law in self._laws(path, program) if (held := self._held(law)) is not None)

    def uses(self, path: str, program: Program, names: Collection[str]) -> tuple[Use, ...]:
        """Return the uses of those of the named laws that the log holds; what is not in it has no entry to name.

        Raises:
            RecordInvalid: as ``of``.
        """
        wanted = (law for law in self._laws(path, program) if law.subject in names) if names else ()
        held = (law for obligation in wanted if (law := self._held(obligation)) is not None)
        return tuple(law_use(law.name, law.digest, law.entry) for law in held)

    def _laws(self, path: str, program: Program) -> tuple[Obligation, ...]:
        if path not in self._stated:
            self._stated[path] = tuple(o for o in derive(program, imported=True) if o.kind is Kind.LAW)
        return self._stated[path]

    def _held(self, law: Obligation) -> HeldLaw | None:
        known = self.log.established(law.digest)
        if known is None or not isinstance(known.record, LawCertificate) or known.record.proof is None:
            return None
        return HeldLaw(law.subject, law.digest, reference(known), self.log.text(known.record.proof.text))
