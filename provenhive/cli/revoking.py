"""``provenhive ledger revoke``: withdraw what entries lean on, and show what falls with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provenhive.cli.console import out, print_json
from provenhive.cli.exchange import writing
from provenhive.cli.ledger import entry_named
from provenhive.errors import ExitCode, UserError
from provenhive.pipeline.project import Project
from provenhive.records import (
    PRODUCER,
    Known,
    LawCertificate,
    RecordLog,
    RevocationRecord,
    RevokedEntry,
    RevokedKey,
    RevokedObligation,
    RevokedProver,
    UnitCertificate,
    now,
    reference,
    standings,
)
from provenhive.records.overview import fallen, summary

Target = RevokedEntry | RevokedObligation | RevokedProver | RevokedKey


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be revoked: ``what`` is ``entry``, ``obligation``, ``prover`` or ``key``."""

    what: str
    name: str
    reason: str
    versions: tuple[str, ...] = ()
    matching: str | None = None
    first_index: int = 0
    dry_run: bool = False


def revoke(project: Project, wanted: Wanted, *, as_json: bool) -> int:
    """Append a revocation and show what does not hold any more because of it; with ``dry_run`` show it only.

    Raises:
        UserError: there is nothing of that name in the log.
        SigningError: the policy asks for signatures that the project's key cannot give.
    """
    check_reason(wanted.reason)
    with writing(project) as records:
        before = records.standings()
        target = _target(records, wanted)
        record = RevocationRecord(producer=PRODUCER, recorded_at=now(), target=target, reason=wanted.reason)
        index = None if wanted.dry_run else records.add(record).index
        last = Known(records.ledger.size, "", record)
        claims = [*records.claims(), *([last] if wanted.dry_run else [])]
        after = standings(claims, records.origin)
        trust = records.policy.describe()
    touched = [i for i, standing in after.items() if standing.state != before[i].state]
    open_now = sorted({summary(k.record) for k, instead in fallen(claims, after) if k.index in touched and not instead})
    by_index = {known.index: known for known in claims}
    if as_json:
        changes = [
            {"index": i, "what": summary(by_index[i].record), "state": after[i].state, "reason": after[i].reason}
            for i in sorted(touched)
        ]
        print_json({"revocation": index, "changed": changes, "open": open_now, "trust": trust})
        return ExitCode.OK
    for i in sorted(touched):
        out.print(f"{i:>5}  {after[i].state:<8} {summary(by_index[i].record)}: {after[i].reason}", markup=False)
    said = "nothing is written" if index is None else f"the revocation is entry {index}"
    out.print(f"{said}; {len(touched)} certificates fall, {len(open_now)} propositions are open; {trust}", markup=False)
    return ExitCode.OK


def check_reason(reason: str) -> None:
    """Refuse a reason that no record can hold.

    Raises:
        UserError: it is empty or longer than 400 characters.
    """
    if not 1 <= len(reason) <= 400:
        raise UserError(f"a reason has 1 to 400 characters, this one {len(reason)}")


def _target(records: RecordLog, wanted: Wanted) -> Target:
    match wanted.what:
        case "entry":
            known = entry_named(records, wanted.name)
            if not isinstance(known.record, UnitCertificate | LawCertificate):
                raise UserError(f"entry {known.index} is a {known.record.kind}: only certificates are revoked")
            return RevokedEntry(entry=reference(known))
        case "obligation":
            return _obligation(records, wanted.name)
        case "prover":
            return _prover(records, wanted)
        case "key":
            return _key(records, wanted)
        case _:
            raise UserError(f"'{wanted.what}' cannot be revoked")


def _certificates(records: RecordLog) -> list[UnitCertificate | LawCertificate]:
    return [k.record for k in records.claims() if isinstance(k.record, UnitCertificate | LawCertificate)]


def _obligation(records: RecordLog, name: str) -> RevokedObligation:
    """Find a proposition by its digest, its id, or its name where only one obligation has it."""
    found = {
        record.obligation.digest: record.obligation
        for record in _certificates(records)
        if name in (record.obligation.digest, record.obligation.id, record.obligation.name)
    }
    if not found:
        raise UserError(f"no certificate is for an obligation called {name}; see: provenhive ledger log")
    if len(found) > 1:
        names = ", ".join(f"{o.id} ({digest})" for digest, o in found.items())
        raise UserError(f"{name} names several obligations: {names}; give one's digest")
    digest, obligation = found.popitem()
    return RevokedObligation(digest=digest, name=obligation.name)


def _prover(records: RecordLog, wanted: Wanted) -> RevokedProver:
    """Take the versions as they are named, or all in the log that hold a text; none named means all there ever are."""
    known: dict[str, set[str]] = {}
    for record in _certificates(records):
        for run in record.provers:
            if run.role == "judge":
                known.setdefault(run.name, set()).add(run.version)
    listing = "; ".join(f"{name}: {', '.join(sorted(versions))}" for name, versions in sorted(known.items()))
    if wanted.name not in known:
        raise UserError(f"no certificate was judged by '{wanted.name}'; the log has {listing or 'no certificates'}")
    versions = set(wanted.versions)
    if wanted.matching is not None:
        versions |= {version for version in known[wanted.name] if wanted.matching in version}
        if not versions:
            raise UserError(f"no version of {wanted.name} holds '{wanted.matching}'; the log has {listing}")
    elif unknown := versions - known[wanted.name]:
        raise UserError(f"no certificate was judged by {', '.join(sorted(unknown))}; the log has {listing}")
    return RevokedProver(name=wanted.name, versions=tuple(sorted(versions)))


def _key(records: RecordLog, wanted: Wanted) -> RevokedKey:
    """Find a key that signed something here, or that may: a merge can bring what it signed elsewhere."""
    signed = {keyid for known in records.claims() for keyid in known.keyids}
    accepted = {trusted.keyid for trusted in records.accepted_keys().accepted()}
    keyids: Sequence[str] = sorted(signed | accepted)
    found = [keyid for keyid in keyids if keyid.startswith(wanted.name)]
    if len(found) != 1:
        raise UserError(
            f"{len(found)} keys that sign entries here begin with {wanted.name}; they are {', '.join(keyids)}"
        )
    return RevokedKey(origin=records.origin, keyid=found[0], first_index=wanted.first_index)
