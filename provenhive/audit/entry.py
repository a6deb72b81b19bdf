"""One certificate, established again in a worker process (steps 2 to 6 of ``auditor``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.canonical import digest_bytes
from provenhive.dafny_bridge.render import Premises
from provenhive.extraction.artefact import Provenance
from provenhive.extraction.python import TARGET as PYTHON
from provenhive.extraction.python import extract_python
from provenhive.judge import UnitJudge
from provenhive.judge.lean import confirm_law
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import build_library, core_library
from provenhive.obligations import Kind, Obligation, derive, specification_digest
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.diagnostics import Source, SpecificationError
from provenhive.spec_lang.enumeration import Enumeration
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_text
from provenhive.spec_lang.types import INT, SubsetType
from provenhive.spec_lang.value_forms import literal
from provenhive.verdicts import Proved, word

Files = tuple[tuple[str, str], ...]
_WITNESS_SIZE = 6


@dataclass(frozen=True, slots=True)
class CertificateJob:
    """A certificate's own words, texts included: all that its audit starts from."""

    kind: str
    obligation_id: str
    obligation_kind: str
    obligation_name: str
    obligation_digest: str
    specification_digest: str
    root: str
    files: Files
    candidate: str
    agent: str
    producer: str
    proof: str
    uses: tuple[tuple[str, str, str], ...]
    artefacts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where a certificate and the world differ, with both sides."""

    text: str


class _Diverges(Exception):
    """Leaves the steps at the first divergence."""


def audit_certificate(job: CertificateJob, _notify: Any) -> Divergence | None:
    """Establish a certificate again; ``None`` means that it holds.

    Raises:
        InfrastructureError: a prover is missing or failed.
    """
    try:
        program, obligations = _specification(job.files, job.root, job.specification_digest)  # 2
        _obligation(job, obligations)  # 3
        _uses(job, program, obligations)  # 5
        if job.kind == "certificate":
            _candidate(job, program)  # 4
            _artefacts(job, program)  # 6
        elif job.obligation_kind == Kind.LAW.value:
            _law(job, program, obligations[job.obligation_id])  # 4
        else:
            raise _Diverges(f"this version cannot prove obligations of kind '{job.obligation_kind}' again")
    except _Diverges as divergence:
        return Divergence(str(divergence))
    return None


@cache
def _specification(files: Files, root: str, digest: str) -> tuple[Program, Mapping[str, Obligation]]:
    texts = dict(files)

    def importer(name: str) -> Source | None:
        path = f"{name}.hspec"
        return Source(path, texts[path]) if path in texts else None

    try:
        program = load_text(texts[root], root, importer)
    except SpecificationError as error:
        raise _Diverges(f"the specification's text is not correct: {error.diagnostics[0].message}") from error
    found = specification_digest(program)
    if found != digest:
        raise _Diverges(f"the specification's text has the digest {found}, the entry says {digest}")
    laws = [obligation for obligation in derive(program, imported=True) if obligation.kind is Kind.LAW]
    return program, {obligation.id: obligation for obligation in (*laws, *derive(program))}


def _obligation(job: CertificateJob, obligations: Mapping[str, Obligation]) -> None:
    found = obligations.get(job.obligation_id)
    if found is None:
        raise _Diverges(f"the specification has no obligation {job.obligation_id}")
    if (found.digest, found.kind.value, found.subject) != (
        job.obligation_digest,
        job.obligation_kind,
        job.obligation_name,
    ):
        raise _Diverges(f"the obligation's digest is {found.digest}, the certificate says {job.obligation_digest}")


def _uses(job: CertificateJob, program: Program, obligations: Mapping[str, Obligation]) -> None:
    if job.kind != "certificate":
        return
    unit = program.unit(job.obligation_name)
    named = {(kind, name): digest for kind, name, digest in job.uses}
    wanted = [(Kind.IMPLEMENTS, n) for n in unit.built_from if isinstance(program.index[n], core.Unit)]
    wanted += [(Kind.LAW, n) for n in unit.uses]
    for kind, name in wanted:
        digest = next((o.digest for o in obligations.values() if o.kind is kind and o.subject == name), None)
        imported = digest is None  # of an imported module: its own specification's entry has the obligation
        if (kind.value, name) not in named or not (imported or named[kind.value, name] == digest):
            raise _Diverges(f"it leans on {name} ({kind.value}), for which it names no matching entry")


def _candidate(job: CertificateJob, program: Program) -> None:
    unit = program.unit(job.obligation_name)
    laws = frozenset(name for kind, name, _ in job.uses if kind == Kind.LAW.value)
    judgement = UnitJudge(program, Premises(_witnesses(program), laws)).judge(job.candidate, unit)
    if not isinstance(judgement.verdict, Proved):
        raise _Diverges(f"the candidate is {word(judgement.verdict)} now: {judgement.verdict}")


def _law(job: CertificateJob, program: Program, obligation: Obligation) -> None:
    """The proof passes the gate and proves the statement, rendered afresh, in fresh processes."""
    verdict = confirm_law(_checker(), program, obligation, job.proof).verdict
    if not isinstance(verdict, Proved):
        raise _Diverges(f"the law's proof is {word(verdict)} now: {verdict}")


@cache
def _checker() -> Checker:
    engine = find_engine()
    return Checker(engine, build_library(engine, core_library()))


@cache
def _witnesses(program: Program) -> dict[str, Expr]:
    """Find an inhabitant of each subset type afresh; Dafny checks it again."""
    evaluator = Evaluator(program)
    found: dict[str, Expr] = {}
    for declared in program.index.values():
        if isinstance(declared, core.Subset):
            type_ = SubsetType(declared.name, tuple(INT for _ in declared.type_parameters))
            values = Enumeration(evaluator).up_to(type_, _WITNESS_SIZE)
            value = next((v for v in islice(values, 10_000) if evaluator.inhabits(v, type_)), None)
            if value is not None:
                found[declared.name] = literal(value, type_, program)
    return found


def _artefacts(job: CertificateJob, program: Program) -> None:
    unit = program.unit(job.obligation_name)
    if unit.built_from:
        return  # its files hold the parts' code too, which this certificate does not carry
    candidate = parse_candidate(job.candidate, program, unit)
    if isinstance(candidate, Rejection):
        raise _Diverges(f"the candidate does not pass the gate: {candidate.message}")
    for target, path, sha256 in job.artefacts:
        if target != PYTHON:
            continue  # Dafny's compiler writes it; what it wrote was compared when the entry was made
        file = f"{program.main.name}.hspec"
        digest = digest_bytes(job.candidate.encode())
        provenance = Provenance(file, job.obligation_digest, digest, job.agent, job.producer)
        again = extract_python(program, unit, {unit.name: candidate}, provenance).artefact.digest
        if again != f"sha256:{sha256}":
            raise _Diverges(f"{path} written again has the digest {again}, the certificate says sha256:{sha256}")
