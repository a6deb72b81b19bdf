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
from typing import Literal, Self

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
class Revocations:
    """What is revoked, each with the index and the reason of the entry that says so."""

    leaves: dict[str, tuple[int, str]] = field(default_factory=dict)
    obligations: dict[str, tuple[int, str]] = field(default_factory=dict)
    provers: list[tuple[RevokedProver, tuple[int, str]]] = field(default_factory=list)
    keys: list[tuple[RevokedKey, tuple[int, str]]] = field(default_factory=list)

    @classmethod
    def among(cls, entries: Iterable[Known], origin: str | None = None) -> Self:
        """Return what the revocations among some verified entries say; ``origin`` as in ``standings``."""
        found = cls()
        for known in entries:
            if isinstance(known.record, RevocationRecord):
                found.add(known.index, known.record, origin)
        return found

    def add(self, index: int, record: RevocationRecord, origin: str | None) -> None:
        """Take a verified revocation; one of a key counts only in the log that it is for."""
        by = (index, record.reason)
        match record.target:
            case RevokedEntry(entry=entry):
                self.leaves[entry.leaf] = by
            case RevokedObligation(digest=digest):
                self.obligations[digest] = by
            case RevokedProver() as prover:
                self.provers.append((prover, by))
            case RevokedKey() as key if origin is None or key.origin == origin:
                self.keys.append((key, by))

    def against(self, known: Known, record: Certificate) -> Standing | None:
        """Return the standing of an entry that itself rests on something revoked."""
        if by := self.leaves.get(known.leaf):
            return _revoked("the entry is revoked", by)
        if by := self.obligations.get(record.obligation.digest):
            return _revoked(f"{record.obligation.name} is withdrawn", by)
        for prover, by in self.provers:
            if _was_judged_by(record, prover):
                return _revoked(f"the prover {prover.name} is revoked", by)
        left = set(known.keyids)
        for key, by in self.keys:
            if known.index >= key.first_index and key.keyid in left:
                left.discard(key.keyid)
                if not left:
                    return _revoked(f"the key {key.keyid} is revoked", by)
        return None

    def unrevoked(self, keyids: Iterable[str], index: int) -> frozenset[str]:
        """Return those of an entry's signers whose keys are not revoked at its index."""
        revoked = {key.keyid for key, _ in self.keys if index >= key.first_index}
        return frozenset(keyids) - revoked


def _revoked(what: str, by: tuple[int, str]) -> Standing:
    return Standing("revoked", f"{what}: {by[1]}", by[0])


def _was_judged_by(record: Certificate, revoked: RevokedProver) -> bool:
    return any(
        run.role == "judge" and run.name == revoked.name and (not revoked.versions or run.version in revoked.versions)
        for run in record.provers
    )


def standings(entries: Iterable[Known], origin: str | None = None) -> dict[int, Standing]:
    """Return the standing of every certificate by its index.

    ``entries`` are the verified entries of a log, all of them or at least all certificates and revocations.
    Keys revoked for another log than ``origin`` do not count here.
    """
    entries = tuple(entries)
    revocations = Revocations.among(entries, origin)
    certificates = [(k, k.record) for k in entries if isinstance(k.record, UnitCertificate | LawCertificate)]
    result = dict[int, Standing]()
    for known, record in certificates:
        if found := revocations.against(known, record):
            result[known.index] = found
    remaining = [pair for pair in certificates if pair[0].index not in result]
    waiting = _build_up(remaining, result)
    places = {known.leaf: known.index for known, _ in certificates}
    for known, record in remaining:
        if missing := waiting[known.index]:
            use = next(use for use in record.uses if use.obligation_digest in missing)
            because = places.get(use.entry.leaf, use.entry.index)
            result[known.index] = Standing("stale", f"it uses {use.name}", because)
    return result


def _build_up(candidates: Sequence[tuple[Known, Certificate]], result: dict[int, Standing]) -> dict[int, set[str]]:
    """Mark what holds, from the ground up; return the obligations that each certificate still waits for."""
    waiting: dict[int, set[str]] = {}
    users: dict[str, list[int]] = defaultdict(list)
    digests = {known.index: record.obligation.digest for known, record in candidates}
    for known, record in candidates:
        waiting[known.index] = {use.obligation_digest for use in record.uses}
        for digest in waiting[known.index]:
            users[digest].append(known.index)
    ready = deque(index for index, missing in waiting.items() if not missing)
    while ready:
        index = ready.popleft()
        result[index] = Standing("holds")
        for user in users.pop(digests[index], ()):
            waiting[user].discard(digests[index])
            if not waiting[user]:
                ready.append(user)
    return waiting


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
