"""What a run's report says: figures from the run's record, joined with what the ledger has of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from provenhive.ledger.merkle import range_roots
from provenhive.pipeline.report import NOT_REACHED, Counts, ObligationReport, RunReport, UnitReport
from provenhive.pipeline.runs import RunRecord
from provenhive.records import Certificate, Known, LawCertificate, RecordLog, Standing, UnitCertificate

VERDICTS = ("proved", "refuted", "unknown", "rejected")
_TREE_DEPTH = 5
_SLOWEST = 12


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the filter: how many candidates reached its end, and how many it stopped."""

    name: str
    passed: int
    stopped: int
    why: str


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent: what became of its candidates in this run, and how many units hold its code."""

    name: str
    counts: Counts
    units: int


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of obligation: how many of them got which verdict, and in what time."""

    kind: str
    verdicts: tuple[tuple[str, int], ...]
    seconds: float

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.verdicts)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the ledger that establishes something of this run."""

    index: int
    leaf: str
    kind: str
    name: str
    id: str
    standing: Standing
    provers: tuple[str, ...]
    statement: str = ""
    proof: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A node of the Merkle tree over the entries from ``start`` to before ``stop``; ``ours`` of them are this run's."""

    start: int
    stop: int
    depth: int
    hash: str
    ours: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The ledger as it is now: its head, whether it extends the head that the run saw, the upper part of its tree."""

    size: int
    root: str
    trust: str
    extends: bool
    entries: tuple[EntryRow, ...]
    tree: tuple[TreeNode, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that a report says."""

    record: RunRecord
    ledger: LedgerView | None
    funnel: tuple[Stage, ...]
    agents: tuple[AgentRow, ...]
    kinds: tuple[KindRow, ...]
    warnings: tuple[str, ...]

    @property
    def run(self) -> RunReport:
        """The run's own report."""
        return self.record.report

    @property
    def title(self) -> str:
        """What the run was on: its files if they are few, else the path that was given."""
        files = self.record.files
        return ", ".join(files) if 0 < len(files) <= 3 else self.run.path

    @property
    def outcome(self) -> tuple[str, str]:
        """In a word how the run ended, and the verdict that it is coloured like."""
        if self.record.state == "finished":
            return ("all proved", "proved") if self.run.all_proved else ("not all proved", "unknown")
        return self.record.state, "refuted" if self.record.state == "failed" else "unknown"

    @property
    def resumed(self) -> int:
        """How many units were in the ledger before the run."""
        return sum(unit.resumed for unit in self.run.units)

    @property
    def slowest(self) -> tuple[tuple[str, str, float], ...]:
        """The units and obligations that took longest: name, verdict, seconds."""
        rows = [(o.id, o.verdict, o.seconds) for o in self.run.obligations]
        rows += [(u.name, u.verdict, u.seconds) for u in self.run.units if not u.resumed]
        return tuple(sorted(rows, key=lambda row: -row[2])[:_SLOWEST])

    @property
    def laws(self) -> tuple[tuple[ObligationReport, EntryRow | None], ...]:
        """What the run said of laws, each with its entry if it has one."""
        entries = {e.id: e for e in self.ledger.entries} if self.ledger is not None else {}
        return tuple((o, entries.get(o.id)) for o in self.run.obligations if o.kind == "law")

    def tally(self, items: Iterable[ObligationReport | UnitReport]) -> tuple[tuple[str, int], ...]:
        """Return how many of some items have which verdict, in a fixed order."""
        return _tally(items)


def report_view(record: RunRecord, log: RecordLog | None) -> ReportView:
    """Join a run's record with the ledger.

    Raises:
        RecordInvalid, LedgerCorrupted: the ledger cannot be believed.
    """
    run = record.report
    ledger = _ledger(run, log) if log is not None else None
    warnings = [*_unfinished(record), *run.warnings]
    if ledger is None:
        warnings.append("there is no ledger: nothing that the run says can be looked up")
    elif not ledger.extends:
        warnings.append(
            f"the ledger does not extend the head that the run saw ({run.ledger_size} entries, root {run.ledger_root})"
        )
    if ledger is not None:
        for entry in ledger.entries:
            if entry.standing.state != "holds":
                warnings.append(
                    f"entry {entry.index} ({entry.name}) is {entry.standing.state}: {entry.standing.reason}"
                )
    return ReportView(record, ledger, _funnel(run), _agents(run), _kinds(run), tuple(warnings))


def _unfinished(record: RunRecord) -> Iterator[str]:
    """Say how far a run came that did not come to its end."""
    if record.state == "finished":
        return
    run = record.report
    units, claims = len(run.units), sum(not id_.startswith("implements:") for id_, _ in run.digests)
    reached = sum(unit.reason != NOT_REACHED for unit in run.units)
    done = f"{reached} of {units} units and {len(run.obligations)} of {claims} obligations had a verdict"
    yield f"the run {'was interrupted' if record.state == 'interrupted' else 'failed'}: {done} by then"
    if record.why:
        yield record.why


def _tally(items: Iterable[ObligationReport | UnitReport]) -> tuple[tuple[str, int], ...]:
    counts = Counter(item.verdict for item in items)
    return tuple((verdict, counts[verdict]) for verdict in VERDICTS if counts[verdict])


def _sum(counts: Iterable[Counts]) -> Counts:
    found = list(counts)
    return Counts(**{f.name: sum(getattr(c, f.name) for c in found) for f in fields(Counts)})


def _funnel(run: RunReport) -> tuple[Stage, ...]:
    """Return the stages of the filter; units that were in the ledger before cost this run nothing."""
    total = _sum(unit.candidates for unit in run.units if not unit.resumed)
    left = total.proposed
    stages = [Stage("proposed", left, 0, "by all agents")]
    steps = (
        ("read", total.red_flagged, "red flags"),
        ("through the gate", total.rejected, "refused by the gate"),
        ("different", total.repeated, "the same as an earlier one but for names"),
        ("survived their tests", total.refuted, "killed by a counterexample"),
        ("proved", total.unknown, "left open by the provers"),
    )
    for name, stopped, why in steps:
        left -= stopped
        stages.append(Stage(name, left, stopped, why))
    beyond = left - total.proved
    last = stages[-1]
    # What was still waiting when a unit was proved reached no verdict.
    stages[-1] = Stage(last.name, total.proved, last.stopped + beyond, "open, or not needed any more")
    return tuple(stages)


def _agents(run: RunReport) -> tuple[AgentRow, ...]:
    names: dict[str, list[Counts]] = {}
    units = Counter(unit.agent for unit in run.units if unit.agent)
    for unit in run.units:
        for row in unit.by_agent:
            names.setdefault(row.agent, []).append(row.candidates)
    rows = [AgentRow(name, _sum(names.get(name, ())), units[name]) for name in {*names, *units}]
    return tuple(sorted(rows, key=lambda row: (-row.units, -row.counts.proposed, row.name)))


def _kinds(run: RunReport) -> tuple[KindRow, ...]:
    kinds: dict[str, list[ObligationReport]] = {}
    for item in run.obligations:
        kinds.setdefault(item.kind, []).append(item)
    rows = [KindRow(k, _tally(items), sum(i.seconds for i in items)) for k, items in sorted(kinds.items())]
    units = KindRow("implements", _tally(run.units), sum(u.seconds for u in run.units))
    return (units, *rows) if run.units else tuple(rows)


# --- the ledger ------------------------------------------------------------------------------------------------------


def _ledger(run: RunReport, log: RecordLog) -> LedgerView:
    head = log.ledger.head()
    entries = tuple(sorted(_entries(run, log), key=lambda row: row.index))
    same = head.size >= run.ledger_size and log.ledger.root(run.ledger_size).hex() == run.ledger_root
    tree = _tree(log, head.size, [row.index for row in entries])
    return LedgerView(head.size, head.root.hex(), log.policy.describe(), same, entries, tree)


def _entries(run: RunReport, log: RecordLog) -> Iterable[EntryRow]:
    """Yield the newest entry that holds, else the newest, for each proposition that the run was about."""
    for _, digest in run.digests:
        found = log.established(digest) or next(reversed(log.certificates(digest)), None)
        if found is not None and isinstance(found.record, UnitCertificate | LawCertificate):
            yield _entry(log, found, found.record)


def _entry(log: RecordLog, known: Known, record: Certificate) -> EntryRow:
    provers = tuple(f"{p.name} {p.version}" for p in record.provers if p.role == "judge")
    statement = proof = code = ""
    if isinstance(record, LawCertificate):
        statement = log.text(record.statement.text)
        proof = log.text(record.proof.text) if record.proof is not None else ""
    else:
        code = log.text(record.candidate.source.text)
    name, id_ = record.obligation.name, record.obligation.id
    standing = log.standings()[known.index]
    return EntryRow(
        known.index, known.leaf, record.obligation.kind, name, id_, standing, provers, statement, proof, code
    )


def _tree(log: RecordLog, size: int, ours: list[int]) -> tuple[TreeNode, ...]:
    """Return the upper levels of the tree (RFC 9162, section 2.1.1), each node behind its parent."""
    if size == 0:
        return ()
    places: list[tuple[int, int, int, int | None]] = [(0, size, 0, None)]
    for number, (start, stop, depth, _) in enumerate(places):
        if stop - start > 1 and depth < _TREE_DEPTH:
            middle = start + (1 << (stop - start - 1).bit_length() - 1)
            places += [(start, middle, depth + 1, number), (middle, stop, depth + 1, number)]
    roots = range_roots([(start, stop) for start, stop, _, _ in places], log.ledger.node_hashes)
    return tuple(
        TreeNode(start, stop, depth, root.hex(), sum(start <= index < stop for index in ours), parent)
        for (start, stop, depth, parent), root in zip(places, roots, strict=True)
    )


def report_document(view: ReportView) -> dict[str, Any]:
    """Return the report as one JSON document."""
    ledger = None
    if view.ledger is not None:
        ledger = asdict(view.ledger)
        ledger["tree"] = [asdict(node) for node in view.ledger.tree]
    return {
        "state": view.record.state,
        "finished_at": view.record.finished_at,
        "producer": view.record.producer,
        "files": list(view.record.files),
        "settings": dict(view.record.settings),
        "run": view.run.document(),
        "funnel": [asdict(stage) for stage in view.funnel],
        "agents": [asdict(row) for row in view.agents],
        "kinds": [{"kind": k.kind, "verdicts": dict(k.verdicts), "seconds": round(k.seconds, 3)} for k in view.kinds],
        "ledger_now": ledger,
        "warnings": list(view.warnings),
    }
