"""Which certificates still hold: revocations, and what became stale because of them.

Nothing is ever deleted from a log, so a claim holds when it can be built up from claims that hold:

1. an entry that a revocation names, directly or by its obligation, judge or signing key, is *revoked*;
2. a certificate that is not revoked *holds* when each proposition it uses is established by a certificate that
   holds: the named entry, or another certificate for the same obligation digest;
3. what is neither is *stale*, with the use that fails as the reason.

Rule 2 is a least fixed point, so claims that lean on each other in a circle never hold.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from provenhive.records.base import EntryRef
from provenhive.records.kinds import (
    Certificate,
    LawCertificate,
    Record,
    RevocationRecord,
    RevokedEntry,
    RevokedKey,
    RevokedObligation,
    RevokedProver,
    UnitCertificate,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A verified entry: where it is, what it says, which accepted keys signed it."""

    index: int
    leaf: str
    record: Record
    keyids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a certificate holds; ``reason`` says why not, ``because`` is the entry that it comes from."""

    state: Literal["holds", "revoked", "stale"]
    reason: str = ""
    because: int | None = None


@dataclass
class _Revocations:
    leaves: dict[tuple[int, str], Known] = field(default_factory=dict)
    obligations: dict[str, Known] = field(default_factory=dict)
    provers: list[tuple[RevokedProver, Known]] = field(default_factory=list)
    keys: list[tuple[RevokedKey, Known]] = field(default_factory=list)

    def add(self, known: Known, record: RevocationRecord) -> None:
        match record.target:
            case RevokedEntry(entry=entry):
                self.leaves[(entry.index, entry.leaf)] = known
            case RevokedObligation(digest=digest):
                self.obligations[digest] = known
            case RevokedProver() as prover:
                self.provers.append((prover, known))
            case RevokedKey() as key:
                self.keys.append((key, known))

    def against(self, known: Known, record: Certificate) -> tuple[str, Known] | None:
        """Return what was revoked that the entry itself rests on, and by which entry."""
        if by := self.leaves.get((known.index, known.leaf)):
            return "the entry is revoked", by
        if by := self.obligations.get(record.obligation.digest):
            return f"{record.obligation.name} is withdrawn", by
        for prover, by in self.provers:
            if _was_judged_by(record, prover):
                return f"the prover {prover.name} is revoked", by
        for key, by in self.keys:
            others = [keyid for keyid in known.keyids if keyid != key.keyid]
            if key.keyid in known.keyids and known.index >= key.first_index and not others:
                return f"the key {key.keyid} is revoked", by
        return None


def _was_judged_by(record: Certificate, revoked: RevokedProver) -> bool:
    return any(
        run.role == "judge" and run.name == revoked.name and (not revoked.versions or run.version in revoked.versions)
        for run in record.provers
    )


def standings(entries: Iterable[Known]) -> dict[int, Standing]:
    """Return the standing of every certificate by its index.

    ``entries`` are the verified entries of a log, all of them or at least all certificates and revocations.
    """
    revocations, certificates = _Revocations(), list[tuple[Known, Certificate]]()
    for known in entries:
        if isinstance(known.record, RevocationRecord):
            revocations.add(known, known.record)
        elif isinstance(known.record, UnitCertificate | LawCertificate):
            certificates.append((known, known.record))
    result = dict[int, Standing]()
    for known, record in certificates:
        if found := revocations.against(known, record):
            reason, by = found
            said = by.record.reason if isinstance(by.record, RevocationRecord) else ""
            result[known.index] = Standing("revoked", f"{reason}: {said}", by.index)
    _build_up([pair for pair in certificates if pair[0].index not in result], result)
    return result


def _build_up(candidates: Sequence[tuple[Known, Certificate]], result: dict[int, Standing]) -> None:
    """Add the standing of all candidates: holding ones from the ground up, then the stale rest."""
    waiting: dict[int, set[str]] = {}
    users: dict[str, list[int]] = defaultdict(list)
    by_index = {known.index: record for known, record in candidates}
    ready: deque[int] = deque()
    for index, record in by_index.items():
        waiting[index] = {use.obligation_digest for use in record.uses}
        for digest in waiting[index]:
            users[digest].append(index)
        if not waiting[index]:
            ready.append(index)
    while ready:
        index = ready.popleft()
        result[index] = Standing("holds")
        digest = by_index[index].obligation.digest
        for user in users.pop(digest, ()):
            waiting[user].discard(digest)
            if not waiting[user]:
                ready.append(user)
    for index, record in by_index.items():
        if index not in result:
            use = next(use for use in record.uses if use.obligation_digest in waiting[index])
            result[index] = Standing("stale", f"it uses {use.name}", use.entry.index)


def dependency_chain(index: int, found: dict[int, Standing]) -> tuple[int, ...]:
    """Return the entries that a standing goes back to, from the entry itself to the revocation."""
    chain = [index]
    while (standing := found.get(chain[-1])) and standing.because is not None:
        if standing.because in chain:
            break
        chain.append(standing.because)
    return tuple(chain)


def reference(known: Known) -> EntryRef:
    """Return the reference by which another record names an entry."""
    return EntryRef(index=known.index, leaf=known.leaf)
