"""Everything about a ledger of records that can be checked without a prover.

``examine`` trusts nothing but the entries' bytes, the trust policy and a checkpoint known from elsewhere. The
checks, in order; those of a later group are made only if the storage is sound:

1. the tree, the head and the indices, recomputed from the entries' bytes (``ledger.fsck``);
2. the log has the policy's name, and is a continuation of every head known from elsewhere and of the pinned one;
3. every kept checkpoint is signed and states the root that the log had at its size;
4. every entry is well-formed, signed by keys accepted at its place, and is no copy of an earlier one;
5. what an entry refers to is there, and is what the entry says; texts have their digests; merges add up; votes come out
   as their certificates say when they are counted again;
6. the keys that entries are filed under are those of their records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from provenhive.ledger import FsckReport, Head, Ledger, LedgerCorrupted, ProofInvalid, check_ledger, open_ledger
from provenhive.ledger.checkpoint import Checkpoint, check_checkpoint
from provenhive.ledger.fsck import Tree
from provenhive.records.base import ChunkedText, EntryRef, InlineText, Model, Text
from provenhive.records.errors import RecordInvalid
from provenhive.records.kinds import LawCertificate, MergeRecord, Record, UnitCertificate, keys_of
from provenhive.records.log import UNNAMED, RecordLog, check_claim, verified
from provenhive.records.merging import check_merge
from provenhive.records.policy import KeyRing, TrustPolicy
from provenhive.records.standing import Known, Standing, standings
from provenhive.records.survey import apply_rotation, follows_rotation

_MAX_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: ``cause`` is a fixed word, ``index`` the entry concerned if there is one."""

    cause: str
    message: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found. ``entries`` and ``standings`` are empty if the storage is not sound."""

    size: int
    root: bytes
    policy: str
    findings: tuple[Finding, ...]
    entries: tuple[Known, ...] = ()
    standings: dict[int, Standing] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong. Stale and revoked certificates are no faults of the ledger."""
        return not self.findings


def examine(location: str | Path, policy: TrustPolicy, known_checkpoints: Sequence[bytes] = ()) -> Examination:
    """Check the ledger at a path or URL under a policy.

    ``known_checkpoints`` are signed notes from elsewhere (a pinned one, a witness's) that the log must extend.

    Raises:
        LedgerMissing, LedgerUnavailable: if there is nothing to read. All else that is wrong is in the result.
    """
    report = check_ledger(location)  # 1
    findings = [Finding(fault.cause, fault.message, fault.index) for fault in report.faults]
    if findings:
        return Examination(report.size, report.root, policy.describe(), tuple(findings))
    try:
        with open_ledger(location, read_only=True) as ledger:
            return _Examiner(ledger, policy, report).run(known_checkpoints)
    except LedgerCorrupted as error:
        found = (Finding("damaged", str(error)),)
        return Examination(report.size, report.root, policy.describe(), found)


class _Examiner:
    """The checks 2 to 6 on an open ledger whose storage is sound."""

    def __init__(self, ledger: Ledger, policy: TrustPolicy, report: FsckReport) -> None:
        self._ledger = ledger
        self._policy = policy
        self._recomputed = Head(report.size, report.root)
        self._roots = report.roots
        self._head = ledger.head()
        self._stored_origin = ledger.setting("origin")
        self._origin = policy.origin or self._stored_origin or UNNAMED
        self._findings: list[Finding] = []
        self._entries: dict[int, Known] = {}

    def run(self, known_checkpoints: Sequence[bytes]) -> Examination:
        """Make the checks and return what they found."""
        if self._stored_origin not in (None, self._origin):  # 2
            self._add("wrong-name", f"the log is called {self._stored_origin}, expected is {self._origin}")
        self._check_pinned()
        faults, self._findings = self._findings, []
        ring = self._read_entries()  # 4, made first because it follows the rotations of keys, and reported last
        faults, self._findings = self._findings, faults
        for note in known_checkpoints:
            self._check_note(note, None, ring)
        for size in self._roots:  # 3
            self._check_kept(size, ring)
        self._findings = [*self._findings, *faults][:_MAX_FINDINGS]
        lenient = {"pinned": None, "mode": "unsigned", "origin": self._stored_origin}
        log = RecordLog(self._ledger, self._policy.model_copy(update=lenient))
        for known in self._entries.values():  # 5
            self._check_record(log, known)
        self._check_keys()  # 6
        found = {} if self._findings else standings(self._entries.values(), self._origin)
        return Examination(
            self._head.size,
            self._head.root,
            self._policy.describe(),
            tuple(self._findings),
            tuple(self._entries.values()),
            found,
        )

    def _add(self, cause: str, message: str, index: int | None = None) -> None:
        if len(self._findings) < _MAX_FINDINGS:
            self._findings.append(Finding(cause, message, index))

    def _check_note(self, note: bytes, kept_at: int | None, ring: KeyRing, *, witnesses: int | None = None) -> None:
        try:
            accepted = ring.checkpoints(self._origin, Checkpoint.of_note(note).head.size)
            if witnesses is not None:
                accepted = replace(accepted, witness_threshold=witnesses)
            checkpoint = check_checkpoint(note, accepted).checkpoint
        except ProofInvalid as error:
            where = "" if kept_at is None else f" kept at {kept_at}"
            self._add("checkpoint", f"the checkpoint{where}: {error}")
            return
        size, root = checkpoint.head.size, checkpoint.head.root
        if kept_at not in (None, size):
            self._add("checkpoint", f"the checkpoint kept at {kept_at} is one at {size}")
        elif size > self._head.size:
            self._add("fork", f"the log has {self._head.size} entries, a checkpoint states {size}")
        elif (ours := self._ledger.root(size)) != root:
            self._add("fork", f"the first {size} entries have the root {ours.hex()}, a checkpoint states {root.hex()}")

    def _check_pinned(self) -> None:
        pinned = self._policy.pinned
        if pinned is None:
            return
        if pinned.size > self._head.size:
            self._add("fork", f"the log has {self._head.size} entries, {pinned.size} are pinned")
        elif (ours := self._ledger.root(pinned.size).hex()) != pinned.root:
            self._add("fork", f"the first {pinned.size} entries have the root {ours}, pinned is {pinned.root}")

    def _check_kept(self, size: int, ring: KeyRing) -> None:
        kept = self._ledger.stored_checkpoint(size)
        if kept is not None and (self._policy.signed or self._policy.log_keys):
            # Witnesses cosign a checkpoint after it is kept: how many have to is asked of those from elsewhere.
            self._check_note(kept[1], size, ring, witnesses=0)

    def _read_entries(self) -> KeyRing:
        """Verify every entry; return the keys accepted in the end, with the range of entries of each."""
        ring, seen, leaves = KeyRing.of(self._policy), dict[bytes, int](), bytearray()
        for entry in self._ledger.iterate(0, self._head.size):
            leaves += entry.leaf
            first = seen.setdefault(entry.leaf, entry.index)
            try:
                known = verified(entry, ring)
                if first != entry.index:
                    raise RecordInvalid("replayed", f"entry {entry.index} is a copy of entry {first}")
                self._entries[entry.index] = known
                if follows_rotation(known.record, self._policy, lambda: self._origin):
                    apply_rotation(ring, known.index, known.record)
            except RecordInvalid as error:
                self._add(error.cause, error.message, entry.index)
        self._compare(Tree(bytes(leaves)))
        return ring

    def _compare(self, tree: Tree) -> None:
        """Hold the entries that were read against the head, and against those that the tree was recomputed from."""
        for head in (self._recomputed, self._head):
            read = tree.root(0, head.size) if head.size <= self._head.size else b""
            if read != head.root:
                said = f"the first {head.size} entries have the root {head.root.hex()}"
                self._add("wrong-head", f"{said}, those that were read have {read.hex() or 'none'}")
                return

    def _check_record(self, log: RecordLog, known: Known) -> None:
        try:
            for text in texts_of(known.record):
                log.text(text)
            if isinstance(known.record, UnitCertificate | LawCertificate):
                check_claim(known.record, lambda ref: self._resolved(log, ref))
            elif isinstance(known.record, MergeRecord):
                check_merge(log, known.record)
        except RecordInvalid as error:
            self._add(error.cause, f"entry {known.index}: {error.message}", known.index)

    def _resolved(self, log: RecordLog, ref: EntryRef) -> Record:
        """Return the record of a reference, which must be one of the entries that were accepted."""
        known = log.resolve(ref)
        if known.index not in self._entries:
            raise RecordInvalid("reference", f"entry {known.index}, which it names, is not acceptable")
        return known.record

    def _check_keys(self) -> None:
        expected: dict[str, set[int]] = defaultdict(set)
        for known in self._entries.values():
            for key in keys_of(known.record):
                expected[key].add(known.index)
        filed: dict[str, set[int]] = defaultdict(set)
        for key, index in self._ledger.filed_keys():
            if index in self._entries:
                filed[key].add(index)
        for key in sorted(expected.keys() | filed.keys()):
            for index in sorted(expected[key] ^ filed[key]):
                state = "not filed" if index in expected[key] else "wrongly filed"
                self._add("wrong-index", f"entry {index} is {state} under {key}", index)


def texts_of(value: object) -> Iterator[Text]:
    """Yield every text in a record, in order."""
    if isinstance(value, InlineText | ChunkedText):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
