"""The kinds of entries, one class each; together they are the certificate schema, version 1."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from provenhive.canonical import digest_json
from provenhive.records.base import (
    Count,
    Digest,
    DigestedText,
    EntryRef,
    HexHash,
    Model,
    Moment,
    Name,
)
from provenhive.records.evidence import (
    AgreementRecord,
    Artefact,
    Candidate,
    ConditionsRecord,
    FuzzRecord,
    GateRecord,
    Lineage,
    ObligationRef,
    ProverRecord,
    SpecificationRef,
    StageCounts,
    TheoremsRecord,
    Use,
    VoteRecord,
    Witness,
)

SCHEMA_VERSION = 1


class SourceFile(Model):
    """A file of a specification: its path relative to the specification's root, and its text."""

    path: Name
    content: DigestedText


class _Record(Model):
    """What every entry has: which program wrote it, and when by its clock."""

    kind: ClassVar[str]
    producer: Name
    recorded_at: Moment


class SpecificationRecord(_Record):
    """A specification: every source file needed to derive its obligations again.

    ``digest`` is the specification's own digest (of its meaning, not of the files' bytes); an auditor computes
    it again from the files. ``root`` is the path of the file that the obligations were derived from.
    """

    kind: ClassVar[str] = "specification"
    digest: Digest
    language_version: Name
    root: Name
    files: tuple[SourceFile, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _the_root_is_there(self) -> Self:
        paths = [file.path for file in self.files]
        if len(set(paths)) != len(paths) or self.root not in paths:
            raise ValueError("the files do not have distinct paths with the root among them")
        return self


class _Claim(_Record):
    """What both kinds of certificates have."""

    specification: SpecificationRef
    obligation: ObligationRef
    provers: tuple[ProverRecord, ...]
    uses: tuple[Use, ...] = ()
    agreements: tuple[AgreementRecord, ...] = ()
    stages: StageCounts

    @model_validator(mode="after")
    def _rests_on_a_fresh_judge(self) -> Self:
        if not any(run.role == "judge" and run.fresh_process for run in self.provers):
            raise ValueError("no judge in a fresh process established the claim")
        return self


class UnitCertificate(_Claim):
    """A candidate meets its unit's contract: the obligation ``implements``."""

    kind: ClassVar[str] = "certificate"
    candidate: Candidate
    gate: GateRecord
    conditions: tuple[ConditionsRecord, ...] = ()
    theorems: TheoremsRecord | None = None
    fuzz: FuzzRecord
    vote: VoteRecord | None = None
    artefacts: tuple[Artefact, ...] = ()

    @model_validator(mode="after")
    def _the_vote_is_for_this_candidate(self) -> Self:
        if self.vote is not None and self.vote.winner != self.candidate.source.digest:
            raise ValueError("the vote is for another candidate")
        return self

    @model_validator(mode="after")
    def _what_is_proved_twice_is_listed(self) -> Self:
        theorems = frozenset(() if self.theorems is None else self.theorems.conditions)
        if theorems and not any(run.name == "lean" and run.fresh_process for run in self.provers):
            raise ValueError("it names theorems, and no run of Lean")
        for counts in self.conditions:
            if counts.proved_by_lean != len(theorems - set(counts.open)):
                raise ValueError(f"not {counts.proved_by_lean} of what {counts.solver} proved are theorems")
        return self


class LawCertificate(_Claim):
    """A proposition about the specification itself: law, total, satisfiable, invariant, refines, agrees, ….

    ``statement`` is the text that the project rendered, ``proof`` the term or script that the prover accepted
    (none for a decision procedure), ``witnesses`` the values that satisfy a contract.
    """

    kind: ClassVar[str] = "law"
    statement: DigestedText
    proof: DigestedText | None = None
    lineage: Lineage | None = None
    witnesses: tuple[Witness, ...] = ()


class LemmaCertificate(LawCertificate):
    """A law that is not in the specification: a lemma that a search made up.

    ``companion`` is its text, a law behind the text of the specification's root file.
    """

    kind: ClassVar[str] = "lemma"
    companion: DigestedText


class RevokedEntry(Model):
    """One entry is withdrawn."""

    what: Literal["entry"] = "entry"
    entry: EntryRef


class RevokedObligation(Model):
    """Every certificate for a proposition is withdrawn, earlier and later ones."""

    what: Literal["obligation"] = "obligation"
    digest: Digest
    name: Name


class RevokedProver(Model):
    """A prover is found unsound: what it judged, in the given versions (all, if none is given), is withdrawn."""

    what: Literal["prover"] = "prover"
    name: Name
    versions: tuple[Name, ...] = ()


class RevokedKey(Model):
    """A key is no longer trusted for entries of the log ``origin`` from ``first_index`` on, written or not."""

    what: Literal["key"] = "key"
    origin: Name
    keyid: HexHash
    first_index: Count


class RevocationRecord(_Record):
    """Something that entries lean on is withdrawn. Nothing is deleted: what leaned on it becomes stale."""

    kind: ClassVar[str] = "revocation"
    target: RevokedEntry | RevokedObligation | RevokedProver | RevokedKey = Field(discriminator="what")
    reason: Name


class KeyRecord(_Record):
    """A rotation in the log ``origin``: from the next entry on ``accept`` a further key, or ``retire`` one."""

    kind: ClassVar[str] = "key"
    origin: Name
    action: Literal["accept", "retire"]
    name: Name
    keyid: HexHash
    public: HexHash
    reason: Name


class BlobRecord(_Record):
    """A piece of a text that is too long for one entry."""

    kind: ClassVar[str] = "blob"
    content: DigestedText


class MergeRecord(_Record):
    """All entries of another log are in this one: which log, at which head, and where they are.

    ``checkpoint`` is the other log's signed checkpoint. Each line of ``runs`` says ``theirs ours length``: that
    many entries from index ``theirs`` of the other log are here from index ``ours`` on, byte for byte, so the
    other log's root can be computed again from this log alone.
    """

    kind: ClassVar[str] = "merge"
    origin: Name
    size: Count
    root: HexHash
    checkpoint: DigestedText
    runs: DigestedText


Record = (
    SpecificationRecord
    | UnitCertificate
    | LawCertificate
    | LemmaCertificate
    | RevocationRecord
    | KeyRecord
    | BlobRecord
    | MergeRecord
)
Certificate = UnitCertificate | LawCertificate

KINDS: dict[str, type[Record]] = {
    SpecificationRecord.kind: SpecificationRecord,
    UnitCertificate.kind: UnitCertificate,
    LawCertificate.kind: LawCertificate,
    LemmaCertificate.kind: LemmaCertificate,
    RevocationRecord.kind: RevocationRecord,
    KeyRecord.kind: KeyRecord,
    BlobRecord.kind: BlobRecord,
    MergeRecord.kind: MergeRecord,
}


def subjects_of(record: Record) -> tuple[tuple[str, str], ...]:
    """Return what an in-toto verifier looks a statement up by: names and SHA-256 digests in hexadecimal."""
    match record:
        case SpecificationRecord():
            files = [(f"file:{file.path}", file.content.digest) for file in record.files]
            subjects = [("specification", record.digest), *files]
        case UnitCertificate():
            subjects = [
                (record.obligation.id, record.obligation.digest),
                ("candidate", record.candidate.source.digest),
                *((artefact.path, artefact.sha256) for artefact in record.artefacts),
            ]
        case LawCertificate():
            subjects = [(record.obligation.id, record.obligation.digest)]
        case RevocationRecord():
            subjects = [_revoked_subject(record)]
        case KeyRecord():
            subjects = [(record.name, record.keyid)]
        case BlobRecord():
            subjects = [("blob", record.content.digest)]
        case MergeRecord():
            subjects = [(f"log:{record.origin}", record.root)]
    return tuple((name, digest.removeprefix("sha256:")) for name, digest in subjects)


def _revoked_subject(record: RevocationRecord) -> tuple[str, str]:
    match record.target:
        case RevokedEntry(entry=entry):
            return (f"entry:{entry.index}", entry.leaf)
        case RevokedObligation(name=name, digest=digest):
            return (name, digest)
        case RevokedKey(keyid=keyid):
            return ("key", keyid)
        case RevokedProver(name=name) as target:
            return (f"prover:{name}", prover_digest(target))


def prover_digest(target: RevokedProver) -> str:
    """Return the digest that stands for a prover and versions, which are no bytes of their own."""
    return digest_json(target.model_dump(mode="json"))


def lemmas_of(module: str) -> str:
    """Return the key under which the lemmas about a module are filed."""
    return f"lemmas-of:{module}"


def keys_of(record: Record) -> tuple[str, ...]:
    """Return the keys under which the ledger files a record (see ``Ledger.find``)."""
    keys = [f"kind:{record.kind}"]
    match record:
        case SpecificationRecord():
            keys.append(f"specification:{record.digest}")
        case UnitCertificate() | LawCertificate():
            keys += [
                f"obligation:{record.obligation.digest}",
                f"name:{record.obligation.name}",
                f"of-specification:{record.specification.digest}",
                *(f"uses:{use.obligation_digest}" for use in record.uses),
            ]
        case BlobRecord():
            keys.append(f"blob:{record.content.digest}")
        case KeyRecord():
            keys.append(f"key:{record.keyid}")
        case RevocationRecord():
            keys.append(f"revokes:{record.target.what}")
        case MergeRecord():
            keys.append(f"log:{record.origin}")
    if isinstance(record, LemmaCertificate):
        keys.append(lemmas_of(record.obligation.name.rpartition(".")[0]))
    if isinstance(record, UnitCertificate):
        keys.append(f"candidate:{record.candidate.source.digest}")
        keys += [f"artefact:{artefact.sha256}" for artefact in record.artefacts]
    return tuple(dict.fromkeys(keys))
