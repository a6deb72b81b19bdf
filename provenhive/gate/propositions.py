"""Each proposition of a specification against the certificates of a ledger that is believed.

A proposition is established when

1. a certificate that holds (neither revoked nor stale) is for its very digest, and of its kind;
2. that certificate names what the proposition leans on now, by digest: the units it is built from, the laws it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from provenhive.gate.differences import contract_diff, reach
from provenhive.gate.drift import Cause, Drift, Place, Proposition, State
from provenhive.gate.trust import Trusted
from provenhive.obligations import Kind, Obligation, derive
from provenhive.pipeline.project import Project
from provenhive.records import (
    Certificate,
    LawCertificate,
    Text,
    UnitCertificate,
    certificates_among,
    dependency_chain,
)
from provenhive.records.standing import Known
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.diagnostics import Diagnostic, SpecificationError
from provenhive.spec_lang.load import load_program


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What became of one specification; ``program`` is missing if it is not correct."""

    path: Path
    program: Program | None
    propositions: tuple[Proposition, ...]
    drifts: tuple[Drift, ...]


@dataclass(frozen=True)
class Judge:
    """Holds a project's specifications against its ledger; ``text`` reads long texts of the ledger."""

    project: Project
    trusted: Trusted
    text: Callable[[Text], str]

    def file(self, path: Path) -> FileVerdict:
        """Judge one specification.

        Raises:
            UserError: it cannot be read as text.
        """
        try:
            program = load_program(path)
        except SpecificationError as error:
            faults = tuple(self._fault(diagnostic) for diagnostic in error.diagnostics)
            return FileVerdict(path, None, (), faults)
        digests = {(o.kind, o.subject): o.digest for o in derive(program, imported=True)}
        found = [self.proposition(program, obligation, digests) for obligation in derive(program)]
        drifts = tuple(drift for _, drift in found if drift is not None)
        return FileVerdict(path, program, tuple(proposition for proposition, _ in found), drifts)

    def proposition(
        self, program: Program, obligation: Obligation, digests: Mapping[tuple[Kind, str], str]
    ) -> tuple[Proposition, Drift | None]:
        """Judge one proposition; ``digests`` are those of all that it may lean on."""
        if not self.trusted.sound:
            return self._state(obligation, State.UNKNOWN), None
        fit = [k for k in self.trusted.certificates.get(obligation.digest, ()) if _fits(k.record, obligation)]
        holding = [k for k in self.trusted.holding(obligation.digest) if k in fit]
        wanted = _premises(program, obligation, digests)
        for known in reversed(holding):
            if wanted <= _named(known.record):
                return self._state(obligation, State.ESTABLISHED, known), None
        if holding:
            drift = self._premise_changed(obligation, holding[-1], wanted)
        elif fit:
            drift = self._fallen(obligation, fit[-1])
        else:
            drift = self._absent(program, obligation)
        return self._state(obligation, State.DRIFTED), drift

    # --- what is wrong ---------------------------------------------------------------------------------------------

    def _absent(self, program: Program, obligation: Obligation) -> Drift:
        """No certificate is for this digest: the proposition is another than the one proved, or was never proved."""
        earlier = self._earlier(obligation)
        if earlier is None:
            return self._drift(Cause.PROOF_MISSING, obligation, "no certificate is in the ledger", ())
        known, record = earlier
        sides = (
            (f"proved (entry {known.index})", record.obligation.digest),
            ("to be proved now", obligation.digest),
        )
        diff = contract_change(program, obligation.subject, (known, record), self.trusted, self.text)
        message = "the specification is not the one that was proved"
        return self._drift(Cause.SPECIFICATION_CHANGED, obligation, message, sides, known.index, diff)

    def _earlier(self, obligation: Obligation) -> tuple[Known, Certificate] | None:
        """Return the newest certificate for what bears the same name and kind, those that hold first."""
        examination = self.trusted.examination
        if examination is None:
            return None
        named = [
            (known, record)
            for known, record in certificates_among(examination.entries)
            if (record.obligation.kind, record.obligation.id) == (obligation.kind.value, obligation.id)
        ]
        named.sort(key=lambda pair: (examination.standings[pair[0].index].state == "holds", pair[0].index))
        return named[-1] if named else None

    def _fallen(self, obligation: Obligation, known: Known) -> Drift:
        examination = self.trusted.examination
        states = examination.standings if examination is not None else {}
        standing = states[known.index]
        sides = tuple(
            (
                f"entry {index}",
                f"{states[index].state}: {states[index].reason}" if index in states else "the revocation",
            )
            for index in dependency_chain(known.index, states)
        )
        revoked = standing.state == "revoked"
        cause = Cause.PROOF_REVOKED if revoked else Cause.PROOF_STALE
        message = f"its certificate is {standing.state}: {standing.reason}"
        return self._drift(cause, obligation, message, sides, known.index)

    def _premise_changed(self, obligation: Obligation, known: Known, wanted: frozenset[tuple[str, str, str]]) -> Drift:
        named = {(kind, name): digest for kind, name, digest in _named(known.record)}
        kind, name, digest = min(wanted - _named(known.record))
        sides = (
            (f"leans on (entry {known.index})", named.get((kind, name), "nothing of that name")),
            ("has to lean on", digest),
        )
        message = f"its certificate does not lean on {name} ({kind}) as it is now"
        return self._drift(Cause.PREMISE_CHANGED, obligation, message, sides, known.index)

    def _drift(
        self,
        cause: Cause,
        obligation: Obligation,
        message: str,
        sides: tuple[tuple[str, str], ...],
        entry: int | None = None,
        diff: str = "",
    ) -> Drift:
        place = self._place(obligation)
        return Drift(cause, obligation.id, message, sides, diff, f"provenhive prove {place.path}", place, entry)

    # --- places and states -----------------------------------------------------------------------------------------

    def _state(self, obligation: Obligation, state: State, known: Known | None = None) -> Proposition:
        return Proposition(
            obligation.id,
            obligation.kind.value,
            obligation.subject,
            obligation.digest,
            self._place(obligation),
            state,
            None if known is None else known.index,
            None if known is None else known.leaf,
        )

    def _place(self, obligation: Obligation) -> Place:
        span = obligation.span
        if span is None:
            return Place(f"{obligation.subject.partition('.')[0]}.hspec")
        return Place(relative(self.project, Path(span.file)), span.line, span.column)

    def _fault(self, diagnostic: Diagnostic) -> Drift:
        span = diagnostic.span
        place = Place(relative(self.project, Path(span.file)), span.line, span.column)
        message = diagnostic.message + (f"; {diagnostic.hint}" if diagnostic.hint else "")
        diff = diagnostic.render().partition("\n")[2]
        mend = f"provenhive check {place.path}"
        return Drift(Cause.SPECIFICATION_INVALID, place.path, message, diff=diff, mend=mend, place=place)


def contract_change(
    program: Program,
    subject: str,
    proved: tuple[Known, Certificate],
    trusted: Trusted,
    text: Callable[[Text], str],
) -> str:
    """Return how what a proposition is about differs now from the specification that a certificate is of.

    Raises:
        ProvenHiveError: what reading the ledger raises.
    """
    known, record = proved
    found = trusted.specification(record)
    before = [(file.path, text(file.content.text)) for file in found.files] if found is not None else []
    after = [(module.path, _read(module.path)) for module in program.modules]
    names = (f"as proved, entry {known.index}", "now")
    return contract_diff(subject, reach(program, subject), before, after, names)


def relative(project: Project, path: Path) -> str:
    """Return a path relative to the project's root, with slashes; one outside as it is."""
    full = path.resolve()
    return full.relative_to(project.root).as_posix() if full.is_relative_to(project.root) else path.as_posix()


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _fits(record: object, obligation: Obligation) -> bool:
    wanted = UnitCertificate if obligation.kind is Kind.IMPLEMENTS else LawCertificate
    return isinstance(record, wanted) and record.obligation.kind == obligation.kind.value


def _named(record: object) -> frozenset[tuple[str, str, str]]:
    uses = record.uses if isinstance(record, UnitCertificate | LawCertificate) else ()
    return frozenset((use.kind, use.name, use.obligation_digest) for use in uses)


def _premises(
    program: Program, obligation: Obligation, digests: Mapping[tuple[Kind, str], str]
) -> frozenset[tuple[str, str, str]]:
    """Return what a unit's certificate has to name: the units it is built from and the laws it uses."""
    declared = program.index.get(obligation.subject)
    if obligation.kind is not Kind.IMPLEMENTS or not isinstance(declared, core.Unit):
        return frozenset()
    parts: Sequence[str] = [name for name in declared.built_from if isinstance(program.index.get(name), core.Unit)]
    wanted = [(Kind.IMPLEMENTS, name) for name in parts] + [(Kind.LAW, name) for name in declared.uses]
    return frozenset((kind.value, name, digests.get((kind, name), "nothing")) for kind, name in wanted)
