"""What a log holds, counted; and what two logs, or two heads of one log, have and have not in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from provenhive.ledger import Ledger, common_prefix
from provenhive.records.envelope import parse
from provenhive.records.errors import RecordInvalid
from provenhive.records.kinds import (
    BlobRecord,
    KeyRecord,
    LawCertificate,
    MergeRecord,
    Record,
    RevocationRecord,
    RevokedEntry,
    RevokedKey,
    RevokedObligation,
    RevokedProver,
    SpecificationRecord,
    UnitCertificate,
)
from provenhive.records.standing import Known, Standing, standings

STAGES = ("proposed", "red_flagged", "rejected", "refuted", "unknown", "proved")


def summary(record: Record) -> str:
    """Return what an entry is about, on one line."""
    match record:
        case UnitCertificate() | LawCertificate():
            return f"{record.obligation.name} ({record.obligation.kind})"
        case SpecificationRecord():
            return record.root
        case RevocationRecord():
            return f"{_target(record)}: {record.reason}"
        case KeyRecord():
            return f"{record.action} {record.name} ({record.keyid[:12]}): {record.reason}"
        case BlobRecord():
            return f"a piece of a text, {record.content.digest[7:19]}"
        case MergeRecord():
            return f"{record.size} entries of {record.origin}"


def _target(record: RevocationRecord) -> str:
    match record.target:
        case RevokedEntry(entry=entry):
            return f"entry {entry.leaf[:12]}"
        case RevokedObligation(name=name):
            return f"obligation {name}"
        case RevokedProver(name=name, versions=versions):
            return f"prover {name} {', '.join(versions) or '(all versions)'}"
        case RevokedKey(keyid=keyid, first_index=first):
            return f"key {keyid[:12]} from entry {first}"


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over verified entries.

    Attributes:
        kinds: number and bytes of the entries of each kind.
        agents: certificates of units by the agent whose candidate was proved.
        provers: certificates by the judge (name and version) that they rest on.
        stages: what became of all candidates, over all certificates of units.
        standings: certificates by whether they hold.
        obligations: propositions for which a certificate holds, and those for which only fallen ones are there.
        targets: extracted files by target.
        signers: entries by accepted key; unsigned ones under the empty name.
    """

    entries: int
    bytes: int
    kinds: Mapping[str, tuple[int, int]]
    agents: Mapping[str, int]
    provers: Mapping[str, int]
    stages: Mapping[str, int]
    standings: Mapping[str, int]
    obligations: Mapping[str, int]
    targets: Mapping[str, int]
    signers: Mapping[str, int]
    first_at: str
    last_at: str


@dataclass
class _Counts:
    kinds: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    agents: Counter[str] = field(default_factory=Counter)
    provers: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)
    signers: Counter[str] = field(default_factory=Counter)
    times: list[str] = field(default_factory=list)

    def take(self, known: Known, size: int) -> None:
        record = known.record
        self.kinds[record.kind] += 1
        self.sizes[record.kind] += size
        self.signers.update(known.keyids or ("",))
        self.times.append(record.recorded_at)
        if isinstance(record, UnitCertificate | LawCertificate):
            self.provers.update({f"{run.name} {run.version}" for run in record.provers if run.role == "judge"})
        if isinstance(record, UnitCertificate):
            self.agents[record.candidate.lineage.agent] += 1
            self.targets.update(artefact.target for artefact in record.artefacts)
            self.stages.update({stage: getattr(record.stages, stage) for stage in STAGES})


def statistics(entries: Iterable[tuple[Known, int]], states: Mapping[int, Standing]) -> Statistics:
    """Count verified entries, each given with its length in bytes; ``states`` are their standings."""
    counts, claims = _Counts(), list[Known]()
    for known, size in entries:
        counts.take(known, size)
        if isinstance(known.record, UnitCertificate | LawCertificate):
            claims.append(known)
    held = {_obligation(k) for k in claims if states[k.index].state == "holds"}
    fallen = {_obligation(k) for k in claims} - held
    return Statistics(
        entries=counts.kinds.total(),
        bytes=counts.sizes.total(),
        kinds={kind: (number, counts.sizes[kind]) for kind, number in sorted(counts.kinds.items())},
        agents=dict(counts.agents.most_common()),
        provers=dict(counts.provers.most_common()),
        stages={stage: counts.stages[stage] for stage in STAGES},
        standings=dict(Counter(states[k.index].state for k in claims)),
        obligations={"established": len(held), "fallen": len(fallen)},
        targets=dict(counts.targets.most_common()),
        signers=dict(counts.signers.most_common()),
        first_at=min(counts.times, default=""),
        last_at=max(counts.times, default=""),
    )


def _obligation(known: Known) -> str:
    record = known.record
    return record.obligation.digest if isinstance(record, UnitCertificate | LawCertificate) else ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry that one side has: its index there, its leaf hash, its kind, what it is about."""

    index: int
    leaf: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two logs: the entries that they begin with together, and what each has that the other has nowhere.

    ``elsewhere`` counts entries that both have, but beyond the common beginning: after a merge, for instance.
    """

    relation: Literal["equal", "here is longer", "there is longer", "forked"]
    common: int
    here: tuple[Item, ...]
    there: tuple[Item, ...]
    elsewhere: int


def difference(here: Ledger, there: Ledger) -> Difference:
    """Compare two logs by their trees and then by their entries; no signature is looked at."""
    common = common_prefix(here, there)
    ours, theirs = _items(here, common), _items(there, common)
    our_leaves, their_leaves = {item.leaf for item in ours}, {item.leaf for item in theirs}
    relation: Literal["equal", "here is longer", "there is longer", "forked"]
    if not ours and not theirs:
        relation = "equal"
    elif not theirs:
        relation = "here is longer"
    elif not ours:
        relation = "there is longer"
    else:
        relation = "forked"
    return Difference(
        relation,
        common,
        tuple(item for item in ours if item.leaf not in their_leaves),
        tuple(item for item in theirs if item.leaf not in our_leaves),
        len(our_leaves & their_leaves),
    )


def _items(ledger: Ledger, start: int) -> list[Item]:
    items = []
    for entry in ledger.iterate(start):
        try:
            record = parse(entry.data).record
            kind, what = record.kind, summary(record)
        except RecordInvalid as error:
            kind, what = "unreadable", str(error)
        items.append(Item(entry.index, entry.leaf.hex(), kind, what))
    return items


@dataclass(frozen=True, slots=True)
class Growth:
    """What happened to a log between two of its heads: entries that came, and certificates whose standing changed."""

    first: int
    second: int
    added: tuple[Item, ...]
    changed: tuple[tuple[Item, str, Standing], ...]


def growth(entries: Sequence[Known], first: int, second: int, origin: str | None = None) -> Growth:
    """Compare two heads of one log of verified entries, named by their sizes."""
    before = standings(entries[:first], origin)
    after = standings(entries[:second], origin)
    items = [Item(k.index, k.leaf, k.record.kind, summary(k.record)) for k in entries[:second]]
    changed = tuple(
        (items[index], standing.state, after[index])
        for index, standing in sorted(before.items())
        if after[index].state != standing.state
    )
    return Growth(first, second, tuple(items[first:]), changed)


def fallen(claims: Sequence[Known], states: Mapping[int, Standing]) -> tuple[tuple[Known, Known | None], ...]:
    """Return the certificates that do not hold, each with the newest that holds for the same obligation instead."""
    holding = {_obligation(k): k for k in claims if k.index in states and states[k.index].state == "holds"}
    return tuple(
        (known, holding.get(_obligation(known)))
        for known in claims
        if known.index in states and states[known.index].state != "holds"
    )
