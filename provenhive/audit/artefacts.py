"""Extracted files written again from the ledger's candidates, and compared with the digests of the certificate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provenhive.audit.claims import CertificateJob, Diverges
from provenhive.audit.limits import dialects_of
from provenhive.candidates.expression_printer import Dialect
from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.dafny_bridge.render import Premises
from provenhive.extraction.artefact import Artefact, NotExtractable, Provenance
from provenhive.extraction.dafny_targets import LANGUAGES, files_by_dafny
from provenhive.extraction.javascript import TARGET as JAVASCRIPT
from provenhive.extraction.javascript import compile_unit, extract_javascript
from provenhive.extraction.python import TARGET as PYTHON
from provenhive.extraction.python import extract_python
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.toolchain.dafny_install import find_dafny2, find_dafny4


def check_artefacts(job: CertificateJob, program: Program, premises: Premises) -> tuple[str, ...]:
    """Compare every file that a certificate names; return remarks on those that cannot be compared here.

    What Dafny's compiler writes depends on its version, so another version's files are not compared.

    Raises:
        Diverges: a file written again has another digest, or there is no such file.
        InfrastructureError: Dafny is missing or crashed.
    """
    if not job.artefacts:
        return ()
    unit = program.unit(job.obligation_name)
    bodies = {name: _understood(program, name, text) for name, text in _reached(job, program, unit).items()}
    file = f"{job.obligation_name.split('.')[0]}.hspec"
    provenance = Provenance(file, job.obligation_digest, digest_bytes(job.candidate.encode()), job.agent, job.producer)
    remarks: list[str] = []
    for target in dict.fromkeys(target for target, _, _ in job.artefacts):
        named = {path: sha256 for t, path, sha256 in job.artefacts if t == target}
        if target != PYTHON and (remark := _another_compiler(job, target)):
            remarks.append(remark)
            continue
        try:
            written = _written(program, unit, bodies, premises, provenance, target)
        except NotExtractable as error:
            raise Diverges(f"the {target} code cannot be written: {error}") from error
        _compare(target, named, written)
    return tuple(remarks)


def _reached(job: CertificateJob, program: Program, unit: core.Unit) -> dict[str, str]:
    """Return the candidates of all units that a unit calls, directly or not, deepest first, its own last."""
    given, found = dict(job.parts), dict[str, str]()

    def reach(name: str) -> None:
        for part in program.unit(name).built_from:
            if isinstance(program.index[part], core.Unit) and part not in found:
                reach(part)
                if part not in given:
                    raise Diverges(f"its code holds that of {part}, for which it names no certificate")
                found[part] = given[part]

    reach(unit.name)
    found[unit.name] = job.candidate
    return found


def _understood(program: Program, name: str, text: str) -> Candidate:
    candidate = parse_candidate(text, program, program.unit(name))
    if isinstance(candidate, Rejection):
        raise Diverges(f"the candidate of {name} does not pass the gate: {candidate.message}")
    return candidate


def _another_compiler(job: CertificateJob, target: str) -> str:
    """Return why files of Dafny's compiler are not compared; empty if they are.

    A certificate names the Dafny that judged. Files by the other one, as 2.3 writes JavaScript beside a Dafny 4 that
    judges, are of no named version.
    """
    dialect = LANGUAGES[target].dialect if target in LANGUAGES else Dialect.V2
    theirs = next((run.version for run in job.runs if dialect in dialects_of([run])), "")
    if not theirs:
        return (
            f"the {target} files are not compared: the certificate does not say which Dafny {dialect.value} wrote them"
        )
    ours = find_dafny4().version if dialect is Dialect.V4 else find_dafny2().version
    if theirs.split(" ")[0] == ours:
        return ""
    return f"the {target} files are not compared: Dafny {theirs} wrote them, here is {ours}"


def _written(
    program: Program,
    unit: core.Unit,
    bodies: Mapping[str, Candidate],
    premises: Premises,
    provenance: Provenance,
    target: str,
) -> Sequence[Artefact]:
    if target == PYTHON:
        return (extract_python(program, unit, bodies, provenance).artefact,)
    if target == JAVASCRIPT:
        return (extract_javascript(program, unit, compile_unit(program, unit, bodies, premises), provenance),)
    if target in LANGUAGES:
        return files_by_dafny(program, unit, bodies, premises, provenance, target)
    raise Diverges(f"there is no extraction to '{target}'")


def _compare(target: str, named: Mapping[str, str], written: Sequence[Artefact]) -> None:
    again = {artefact.path: artefact.digest.removeprefix("sha256:") for artefact in written}
    if again.keys() != named.keys():
        raise Diverges(f"the {target} files are {', '.join(sorted(again))}, not {', '.join(sorted(named))}")
    for path, sha256 in named.items():
        if again[path] != sha256:
            raise Diverges(
                f"{path} written again has the digest sha256:{again[path]}, the certificate says sha256:{sha256}"
            )
