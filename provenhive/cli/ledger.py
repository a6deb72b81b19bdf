"""``provenhive ledger log|show|prove|verify|stats|diff|stale``: reading the log, and proofs that others can check."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from provenhive.cli.console import err, out, print_json
from provenhive.errors import ExitCode, UserError
from provenhive.files import read_bytes
from provenhive.ledger import (
    ConsistencyProof,
    InclusionProof,
    Ledger,
    ProofInvalid,
    leaf_hash,
    open_ledger,
    verify_consistency,
    verify_inclusion,
)
from provenhive.ledger.checkpoint import Checkpoint, format_proof, parse_proof, verify_proof
from provenhive.pipeline.project import Project, location, open_log
from provenhive.records import (
    KINDS,
    Known,
    LawCertificate,
    LemmaCertificate,
    RecordLog,
    Standing,
    UnitCertificate,
    dependency_chain,
    examine,
    load_policy,
)
from provenhive.records.overview import Item, difference, fallen, growth, statistics, summary

_TLOG_HEADER = b"c2sp.org/tlog-proof@"


def log(project: Project, kind: str | None, last: int | None, *, as_json: bool) -> int:
    """List the entries, each with its standing."""
    if kind is not None and kind not in KINDS:
        raise UserError(f"there is no kind '{kind}' of entries; there are {', '.join(KINDS)}")
    records = open_log(project, write=False)
    with records.ledger as ledger:
        states = records.standings()
        rows = [known for known in records.iterate() if kind in (None, known.record.kind)]
        head = ledger.head()
    rows = rows[-last:] if last is not None else rows
    if as_json:
        entries = [_row(known, states) for known in rows]
        print_json({"size": head.size, "root": head.root.hex(), "trust": records.policy.describe(), "entries": entries})
        return ExitCode.OK
    for known in rows:
        state = states[known.index].state if known.index in states else ""
        mark = "" if state in ("", "holds") else f"  [{state}]"
        line = f"{known.index:>5}  {known.leaf[:12]}  {known.record.kind:<13}  {summary(known.record)}{mark}"
        out.print(line, markup=False)
    out.print(f"{head.size} entries, root {head.root.hex()}; {records.policy.describe()}", markup=False)
    return ExitCode.OK


def _row(known: Known, states: dict[int, Standing]) -> dict[str, Any]:
    record = known.record
    return {
        "index": known.index,
        "leaf": known.leaf,
        "kind": record.kind,
        "what": summary(record),
        "recorded_at": record.recorded_at,
        "signed_by": list(known.keyids),
        "standing": states[known.index].state if known.index in states else None,
    }


def show(project: Project, which: str, *, as_json: bool) -> int:
    """Show an entry, named by its index or the beginning of its leaf hash, its signature checked."""
    records = open_log(project, write=False)
    with records.ledger:
        states = records.standings()
        known = entry_named(records, which)
        texts = _texts(records, known)
    standing = states.get(known.index)
    if as_json:
        record = known.record.model_dump(mode="json")
        state = None if standing is None else asdict(standing)
        trust = records.policy.describe()
        print_json({**_row(known, states), "standing": state, "trust": trust, "record": record, "texts": texts})
        return ExitCode.OK
    out.print(f"entry {known.index}: {known.record.kind}, {summary(known.record)}", markup=False)
    out.print(f"leaf hash {known.leaf}; signed by {', '.join(known.keyids) or 'NOBODY'}", markup=False)
    if standing is not None:
        out.print(f"{standing.state}{': ' if standing.reason else ''}{standing.reason}", markup=False)
    out.print(json.dumps(known.record.model_dump(mode="json"), indent=2, ensure_ascii=False), markup=False)
    for name, text in texts.items():
        out.print(f"\n{name}:\n{text.rstrip()}", markup=False)
    return ExitCode.OK


def _texts(records: RecordLog, known: Known) -> dict[str, str]:
    """Return the texts of a certificate that people want to read."""
    match known.record:
        case UnitCertificate(candidate=candidate):
            return {"candidate": records.text(candidate.source.text)}
        case LawCertificate(statement=statement, proof=proof):
            lemma = known.record.companion if isinstance(known.record, LemmaCertificate) else None
            found = {} if lemma is None else {"lemma": records.text(lemma.text)}
            found |= {"statement": records.text(statement.text)}
            return found if proof is None else {**found, "proof": records.text(proof.text)}
        case _:
            return {}


def entry_named(records: RecordLog, which: str) -> Known:
    """Return the entry with this index or this beginning of its leaf hash (at least six digits).

    Raises:
        UserError: there is none, or more than one.
    """
    if which.isdecimal() and int(which) < records.ledger.size:
        return records.entry(int(which))
    if len(which) >= 6 and all(c in "0123456789abcdef" for c in which):
        found = [entry.index for entry in records.ledger.iterate() if entry.leaf.hex().startswith(which)]
        if len(found) == 1:
            return records.entry(found[0])
        if found:
            raise UserError(f"{which} begins the leaf hashes of the entries {', '.join(map(str, found))}")
    raise UserError(f"there is no entry {which}; the log has {records.ledger.size}, see: provenhive ledger log")


def prove(project: Project, index: int | None, since: int | None, *, tlog: bool, as_json: bool) -> int:
    """Print a proof: entry ``index`` is in the log, or the log extends its first ``since`` entries.

    A proof is a JSON document anyway, but for a tlog-proof, which ``as_json`` puts into one.
    """
    if (index is None) == (since is None):
        raise UserError("say which entry (--index N) or which earlier size (--since N) the proof is about")
    records = open_log(project, write=False)
    trust = records.policy.describe()
    with records.ledger as ledger:
        if tlog:
            if index is None:
                raise UserError("a tlog-proof is of an entry: give --index")
            return _print_tlog(ledger, index, trust, as_json=as_json)
        head = ledger.head()
        if since is not None:
            consistency = ledger.consistency_proof(since, head.size)
            body: dict[str, Any] = {
                "kind": "consistency",
                "first": since,
                "first_root": ledger.root(since).hex(),
                "path": [h.hex() for h in consistency.path],
            }
        else:
            inclusion = ledger.inclusion_proof(index or 0, head.size)
            body = {
                "kind": "inclusion",
                "index": index,
                "entry": ledger.get(index or 0).data.decode("utf-8"),
                "path": [h.hex() for h in inclusion.path],
            }
    print_json({**body, "size": head.size, "root": head.root.hex(), "trust": trust})
    return ExitCode.OK


def _print_tlog(ledger: Ledger, index: int, trust: str, *, as_json: bool) -> int:
    kept = ledger.stored_checkpoint()
    if kept is None or Checkpoint.of_note(kept[1]).head.size <= index:
        raise UserError(f"no checkpoint covers entry {index}; make one: provenhive ledger checkpoint sign")
    size = Checkpoint.of_note(kept[1]).head.size
    proof = format_proof(ledger.inclusion_proof(index, size), kept[1]).decode()
    if as_json:
        print_json({"index": index, "size": size, "proof": proof, "trust": trust})
    else:
        out.file.write(proof)
        err.print(trust, markup=False)
    return ExitCode.OK


def verify(
    project: Project, proof: Path | None, root: str | None, entry: Path | None, notes: Sequence[Path], *, as_json: bool
) -> int:
    """Check a proof file against a root that the caller trusts, or everything in the log that needs no prover."""
    if proof is not None:
        data = read_bytes(proof)
        if data.startswith(_TLOG_HEADER):
            return _verify_tlog(project, proof, data, entry, as_json=as_json)
        return _verify_proof(proof, data, root, as_json=as_json)
    policy = load_policy(project.path(project.settings.policy))
    report = examine(location(project), policy, [read_bytes(note) for note in notes])
    if as_json:
        faults = [{"cause": f.cause, "message": f.message, "index": f.index} for f in report.findings]
        print_json({"size": report.size, "root": report.root.hex(), "trust": report.policy, "faults": faults})
    else:
        for fault in report.findings:
            out.print(f"fault: {fault.cause}: {fault.message}", markup=False)
        state = "consistent" if report.sound else "NOT SOUND"
        out.print(f"{report.size} entries, root {report.root.hex()}: {state}; {report.policy}", markup=False)
    return ExitCode.OK if report.sound else ExitCode.NOT_PROVED


def _verify_tlog(project: Project, path: Path, data: bytes, entry: Path | None, *, as_json: bool) -> int:
    """Check a C2SP tlog-proof under the project's trust policy; the entry is the one given, or this log's."""
    records = open_log(project, write=False)

    def check() -> None:
        index, size = parse_proof(data)[0].index, parse_proof(data)[0].size
        with records.ledger:
            leaf = leaf_hash(read_bytes(entry)) if entry is not None else records.ledger.get(index).leaf
            verify_proof(data, leaf, records.checkpoints_at(min(size, records.ledger.size)))

    return _say(_problem(check), records.policy.describe(), as_json=as_json)


def _verify_proof(path: Path, data: bytes, root: str | None, *, as_json: bool) -> int:
    try:
        body = json.loads(data)
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
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{path}: not a proof of this program: {error}") from error
    trust = (
        "UNSIGNED: its root is the one that the file itself names; give --root to check against yours"
        if root is None
        else "no signature was looked at: the root is the one given"
    )
    return _say(problem, trust, as_json=as_json)


def _say(problem: str | None, trust: str, *, as_json: bool) -> int:
    if as_json:
        print_json({"valid": problem is None, "reason": problem, "trust": trust})
    else:
        out.print("the proof is valid" if problem is None else f"the proof is NOT valid: {problem}", markup=False)
        out.print(trust, markup=False)
    return ExitCode.OK if problem is None else ExitCode.NOT_PROVED


def _problem(check: Callable[[], None]) -> str | None:
    try:
        check()
    except ProofInvalid as error:
        return str(error)
    return None


def stats(project: Project, *, as_json: bool) -> int:
    """Count what the log holds."""
    records = open_log(project, write=False)
    with records.ledger as ledger:
        states = records.standings()
        known = ((entry, len(ledger.get(entry.index).data)) for entry in records.iterate())
        found = statistics(known, states)
        head = ledger.head()
    trust = records.policy.describe()
    if as_json:
        kinds = {kind: {"entries": n, "bytes": size} for kind, (n, size) in found.kinds.items()}
        print_json({"root": head.root.hex(), "trust": trust, **asdict(found), "kinds": kinds})
        return ExitCode.OK
    kinds_shown = {kind: f"{number}, {size:,} bytes" for kind, (number, size) in found.kinds.items()}
    groups = {
        "entries by kind": kinds_shown,
        "propositions": found.obligations,
        "certificates": found.standings,
        "judged by": found.provers,
        "agents": found.agents,
        "candidates": found.stages,
        "extracted files": found.targets,
        "signed by": {name or "NOBODY": n for name, n in found.signers.items()},
    }
    table = Table(box=None, pad_edge=False, show_header=False)
    for title, counts in groups.items():
        for number, (name, count) in enumerate(counts.items()):
            table.add_row(title if not number else "", name, str(count))
    out.print(table)
    span = f", written from {found.first_at} to {found.last_at}" if found.entries else ""
    out.print(f"{found.entries} entries, {found.bytes:,} bytes{span}; {trust}", markup=False)
    return ExitCode.OK


def diff(project: Project, other: str | None, since: int | None, until: int | None, *, as_json: bool) -> int:
    """Compare the log with another one, or two of its own heads; exit code 1 if they differ."""
    if (other is None) == (since is None):
        raise UserError("compare with another ledger (its path or URL) or with an earlier head (--since SIZE)")
    records = open_log(project, write=False)
    with records.ledger as here:
        if other is None:
            return _diff_heads(records, since or 0, until, as_json=as_json)
        with open_ledger(other, read_only=True) as there:
            found = difference(here, there)
    if as_json:
        print_json({**asdict(found), "trust": records.policy.describe()})
    else:
        _items("- ", found.here)
        _items("+ ", found.there)
        elsewhere = f", {found.elsewhere} in both at other places" if found.elsewhere else ""
        out.print(
            f"{found.relation}: {found.common} entries in common{elsewhere}, {len(found.here)} only here,"
            f" {len(found.there)} only there",
            markup=False,
        )
    return ExitCode.OK if found.relation == "equal" else ExitCode.NOT_PROVED


def _items(mark: str, items: Sequence[Item]) -> None:
    for item in items:
        out.print(f"{mark}{item.index:>5}  {item.leaf[:12]}  {item.kind:<13}  {item.what}", markup=False)


def _diff_heads(records: RecordLog, first: int, second: int | None, *, as_json: bool) -> int:
    size = records.ledger.size
    until = size if second is None else second
    if not 0 <= first <= until <= size:
        raise UserError(f"there are no heads of {first} and {until} entries in a log of {size}")
    found = growth(tuple(records.iterate()), first, until, records.origin)
    roots = [records.ledger.root(number).hex() for number in (first, until)]
    if as_json:
        print_json({**asdict(found), "roots": roots, "trust": records.policy.describe()})
    else:
        _items("+ ", found.added)
        for item, before, after in found.changed:
            out.print(f"! {item.index:>5}  {item.what}: {before}, now {after.state}: {after.reason}", markup=False)
        out.print(f"from {first} entries (root {roots[0]}) to {until} (root {roots[1]})", markup=False)
    return ExitCode.NOT_PROVED if found.added or found.changed else ExitCode.OK


def stale(project: Project, *, as_json: bool) -> int:
    """List the certificates that do not hold any more; exit code 1 if a proposition is left without one that does."""
    records = open_log(project, write=False)
    with records.ledger:
        states = records.standings()
        found = fallen(records.claims(), states)
    open_now = {summary(known.record) for known, instead in found if instead is None}
    if as_json:
        entries = [
            {
                **_row(known, states),
                "reason": states[known.index].reason,
                "because": list(dependency_chain(known.index, states)),
                "established_again": None if instead is None else instead.index,
            }
            for known, instead in found
        ]
        print_json({"entries": entries, "open": sorted(open_now), "trust": records.policy.describe()})
        return ExitCode.NOT_PROVED if open_now else ExitCode.OK
    print_fallen(found, states)
    if open_now:
        out.print(f"{len(open_now)} propositions are open again: provenhive prove establishes them anew", markup=False)
    else:
        out.print("every proposition that was established is", markup=False)
    return ExitCode.NOT_PROVED if open_now else ExitCode.OK


def print_fallen(found: Sequence[tuple[Known, Known | None]], states: dict[int, Standing]) -> None:
    """Print certificates that do not hold, why, and what holds instead."""
    for known, instead in found:
        standing = states[known.index]
        chain = " <- ".join(map(str, dependency_chain(known.index, states)[1:]))
        again = "" if instead is None else f"; established again by entry {instead.index}"
        back = f" (entries {chain})" if chain else ""
        line = f"{known.index:>5}  {standing.state:<8} {summary(known.record)}: {standing.reason}{back}{again}"
        out.print(line, markup=False)
