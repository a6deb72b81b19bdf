"""The laws of a program, its own and imported ones, and lemmas about it, that the ledger holds with their proofs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.certificates import law_use
from provenhive.records import EntryRef, LawCertificate, LemmaCertificate, RecordLog, Use, lemmas_of
from provenhive.records.standing import reference
from provenhive.spec_lang.core import Program


@dataclass(frozen=True, slots=True)
class HeldLaw:
    """A law for which a certificate holds: its name, its obligation's digest, its entry and the text of its proof."""

    name: str
    digest: str
    entry: EntryRef
    proof: str


@dataclass(frozen=True, slots=True)
class HeldLemma:
    """A lemma that was made up and is a law of its own: its text, its obligation's digest and the text of its proof."""

    text: str
    digest: str
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

    def lemmas(self, program: Program) -> tuple[HeldLemma, ...]:
        """Return the lemmas made up for the program's main module that the log holds, in their order.

        Raises:
            RecordInvalid: as ``of``.
        """
        found: dict[str, HeldLemma] = {}
        standings = self.log.standings()
        for known in self.log.find(lemmas_of(program.main.name)):
            record = known.record
            if isinstance(record, LemmaCertificate) and record.proof and standings[known.index].state == "holds":
                text, proof = self.log.text(record.companion.text), self.log.text(record.proof.text)
                found[record.obligation.digest] = HeldLemma(text, record.obligation.digest, proof)
        return tuple(found.values())

    def uses(self, laws: Iterable[tuple[str, str]]) -> tuple[Use, ...]:
        """Return the uses of those of some laws that the log holds, given by their names and obligations' digests.

        What is not in it has no entry to name.

        Raises:
            RecordInvalid: as ``of``.
        """
        held = ((name, digest, self.log.established(digest)) for name, digest in laws)
        return tuple(law_use(name, digest, reference(known)) for name, digest, known in held if known is not None)

    def _laws(self, path: str, program: Program) -> tuple[Obligation, ...]:
        if path not in self._stated:
            self._stated[path] = tuple(o for o in derive(program, imported=True) if o.kind is Kind.LAW)
        return self._stated[path]

    def _held(self, law: Obligation) -> HeldLaw | None:
        known = self.log.established(law.digest)
        if known is None or not isinstance(known.record, LawCertificate) or known.record.proof is None:
            return None
        return HeldLaw(law.subject, law.digest, reference(known), self.log.text(known.record.proof.text))
