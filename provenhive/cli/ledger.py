"""``provenhive ledger``: reading the log, and proofs that others can check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from provenhive.cli.console import out, print_json
from provenhive.errors import ExitCode, UserError
from provenhive.ledger import (
    ConsistencyProof,
    InclusionProof,
    ProofInvalid,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)
from provenhive.ledger.fsck import check_file
from provenhive.ledger.opening import sqlite_path
from provenhive.pipeline.project import Project, location, open_log
from provenhive.records import LawCertificate, Record, SpecificationRecord, UnitCertificate


def log(project: Project, *, as_json: bool) -> int:
    """List the entries."""
    records = open_log(project, write=False)
    with records.ledger as ledger:
        rows = [(known.index, known.leaf, known.record) for known in records.iterate()]
        head = ledger.head()
    if as_json:
        entries = [{"index": i, "leaf": leaf, "kind": r.kind, "what": summary(r)} for i, leaf, r in rows]
        print_json({"size": head.size, "root": head.root.hex(), "trust": records.policy.describe(), "entries": entries})
        return ExitCode.OK
    for index, leaf, record in rows:
        out.print(f"{index:>5}  {leaf[:12]}  {record.kind:<13}  {summary(record)}", markup=False)
    out.print(f"{head.size} entries, root {head.root.hex()}; {records.policy.describe()}", markup=False)
    return ExitCode.OK


def summary(record: Record) -> str:
    """Return what an entry is about, on one line."""
    match record:
        case UnitCertificate() | LawCertificate():
            return f"{record.obligation.name} ({record.obligation.kind})"
        case SpecificationRecord():
            return record.root
        case _:
            return record.kind


def show(project: Project, index: int, *, as_json: bool) -> int:
    """Show an entry, its signature checked."""
    records = open_log(project, write=False)
    with records.ledger:
        known = records.entry(index)
    document = {
        "index": known.index,
        "leaf": known.leaf,
        "signed_by": list(known.keyids),
        "kind": known.record.kind,
        "record": known.record.model_dump(mode="json"),
    }
    if as_json:
        print_json(document)
    else:
        out.print(f"entry {known.index}: {known.record.kind}, {summary(known.record)}", markup=False)
        out.print(f"leaf hash {known.leaf}; signed by {', '.join(known.keyids) or 'NOBODY'}", markup=False)
        out.print(json.dumps(document["record"], indent=2, ensure_ascii=False), markup=False)
    return ExitCode.OK


def prove(project: Project, index: int | None, since: int | None) -> int:
    """Print a proof as JSON: entry ``index`` is in the log, or the log extends its first ``since`` entries."""
    with open_log(project, write=False).ledger as ledger:
        head = ledger.head()
        if since is not None:
            consistency = ledger.consistency_proof(since, head.size)
            body: dict[str, Any] = {
                "kind": "consistency",
                "first": since,
                "first_root": ledger.root(since).hex(),
                "path": [h.hex() for h in consistency.path],
            }
        elif index is not None:
            inclusion = ledger.inclusion_proof(index, head.size)
            body = {
                "kind": "inclusion",
                "index": index,
                "entry": ledger.get(index).data.decode("utf-8"),
                "path": [h.hex() for h in inclusion.path],
            }
        else:
            raise UserError("say which entry (--index N) or which earlier size (--since N) the proof is about")
    print_json({**body, "size": head.size, "root": head.root.hex()})
    return ExitCode.OK


def verify(project: Project, proof: Path | None, root: str | None, *, as_json: bool) -> int:
    """Check a proof file against a root that the caller trusts, or the whole log against its own hashes."""
    if proof is not None:
        return _verify_proof(proof, root, as_json=as_json)
    report = check_file(sqlite_path(location(project)))
    faults = [f"{fault.cause}: {fault.message}" for fault in report.faults]
    if as_json:
        print_json({"size": report.size, "root": report.root.hex(), "faults": faults})
    else:
        for fault in faults:
            out.print(f"fault: {fault}", markup=False)
        state = "DAMAGED" if faults else "consistent"
        out.print(f"{report.size} entries, root {report.root.hex()}: {state}", markup=False)
    return ExitCode.NOT_PROVED if faults else ExitCode.OK


def _verify_proof(path: Path, root: str | None, *, as_json: bool) -> int:
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        trusted = bytes.fromhex(root if root is not None else body["root"])
        hashes = tuple(bytes.fromhex(h) for h in body["path"])
        if body["kind"] == "inclusion":
            inclusion = InclusionProof(body["index"], body["size"], hashes)
            leaf = leaf_hash(body["entry"].encode("utf-8"))
            problem = _problem(lambda: verify_inclusion(leaf, inclusion, trusted))
        else:
            consistency = ConsistencyProof(body["first"], body["size"], hashes)
            first_root = bytes.fromhex(body["first_root"])
            problem = _problem(lambda: verify_consistency(consistency, first_root, trusted))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path}: not a proof of this program: {error}") from error
    if as_json:
        print_json({"valid": problem is None, "reason": problem})
    else:
        out.print("the proof is valid" if problem is None else f"the proof is NOT valid: {problem}", markup=False)
        if problem is None and root is None:
            out.print(
                "its root is the one that the file itself names; give --root to check against yours", markup=False
            )
    return ExitCode.OK if problem is None else ExitCode.NOT_PROVED


def _problem(check: Callable[[], None]) -> str | None:
    try:
        check()
    except ProofInvalid as error:
        return str(error)
    return None
