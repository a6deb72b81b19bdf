"""Builds the knowledge graph from programs, the ledger, and what the last run said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from provenhive.errors import UserError
from provenhive.knowledge.model import Edge, Evidence, KnowledgeGraph, Node, Relation, RunFact, Sort, Status
from provenhive.knowledge.standing import Found, of_certificate, of_declaration, of_obligation
from provenhive.obligations import Obligation, derive
from provenhive.obligations.graph import proposition_graph
from provenhive.obligations.text import show_obligation
from provenhive.records import (
    Certificate,
    Known,
    LawCertificate,
    RecordInvalid,
    RecordLog,
    RevocationRecord,
    UnitCertificate,
)
from provenhive.spec_lang.core import Declaration, Program
from provenhive.spec_lang.show import show_declared
from provenhive.spec_lang.span import Span


def build_graph(
    programs: Sequence[Program],
    log: RecordLog | None = None,
    run: Mapping[str, RunFact] | None = None,
    *,
    root: Path | None = None,
    run_ended: str = "",
) -> KnowledgeGraph:
    """Return the graph of all modules of some programs, joined with a ledger and the last run.

    ``run`` has what was said of each obligation by its id; ``root`` is the folder that places are shown relative to.

    Raises:
        UserError: two different modules have one name.
        RecordInvalid: the ledger holds an entry that its policy does not accept.
    """
    builder = _Builder(run or {}, root)
    if log is not None:
        builder.read(log)
    for program in _distinct(programs):
        builder.add(program)
    builder.add_certificates()
    head = log.ledger.head() if log is not None else None
    return KnowledgeGraph(
        builder.ordered(),
        tuple(builder.edges),
        size=head.size if head else 0,
        root=head.root.hex() if head else "",
        trust=log.policy.describe() if log is not None else "",
        run=run_ended,
    )


def _distinct(programs: Sequence[Program]) -> tuple[Program, ...]:
    """Return the programs, each module in one form only."""
    seen: dict[str, tuple[str, object]] = {}
    for program in programs:
        for module in program.modules:
            path, declarations = seen.setdefault(module.name, (module.path, module.declarations))
            if declarations != module.declarations:
                raise UserError(
                    f"two modules are called '{module.name}': {path} and {module.path};"
                    " a graph needs one meaning a name: give one file or folder of them with --spec"
                )
    return tuple(programs)


@dataclass
class _Builder:
    run: Mapping[str, RunFact]
    root: Path | None
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[Edge, None] = field(default_factory=dict)
    evidence: dict[int, Evidence] = field(default_factory=dict)
    by_digest: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    leaves: dict[str, int] = field(default_factory=dict)
    revocations: list[Known] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)

    # --- the ledger

    def read(self, log: RecordLog) -> None:
        """Take every certificate and revocation of the log."""
        standings = log.standings()
        for known in log.claims():
            record = known.record
            if isinstance(record, RevocationRecord):
                self.revocations.append(known)
            elif isinstance(record, UnitCertificate | LawCertificate):
                found = Evidence(known, standings[known.index], *_texts(log, record))
                self.evidence[known.index] = found
                self.leaves.setdefault(known.leaf, known.index)
                self.by_digest[record.obligation.digest].append(found)
                self.by_id[record.obligation.id].append(found)

    # --- propositions

    def add(self, program: Program) -> None:
        """Add the propositions of a program, and its modules' order."""
        obligations = {o.id: o for o in derive(program, imported=True)}
        graph = proposition_graph(program, obligations.values())
        main = program.main.name
        self.modules += [m.name for m in program.modules if m.name not in self.modules]
        claimed: dict[str, list[Node]] = defaultdict(list)
        for id_, data in graph.nodes(data=True):
            if data["node"] == "obligation":
                node = self._obligation(obligations[id_], imported=_module(obligations[id_].subject) != main)
                claimed[node.subject].append(node)
                self._put(node)
        for id_, data in graph.nodes(data=True):
            if data["node"] == "declaration":
                self._put(self._declaration(program.index[id_], data["kind"], data["digest"], claimed[id_], main))
        for source, target, relation in graph.edges(data="relation"):
            self.edges[Edge(source, Relation(relation), target)] = None

    def _put(self, node: Node) -> None:
        """Add a node; one that is in a main module of any program is not just imported."""
        if node.id not in self.nodes or not node.imported:
            self.nodes[node.id] = node

    def _declaration(self, declared: Declaration, kind: str, digest: str, claimed: Sequence[Node], main: str) -> Node:
        module = _module(declared.name)
        found = of_declaration(kind, claimed)
        return Node(
            declared.name,
            Sort.DECLARATION,
            kind,
            declared.name.rpartition(".")[2],
            module,
            found.status,
            found.reason,
            found.entry,
            digest,
            self._place(declared.span),
            show_declared(declared, module),
            imported=module != main,
        )

    def _obligation(self, obligation: Obligation, *, imported: bool) -> Node:
        same = self.by_digest.get(obligation.digest, [])
        other = [e for e in self.by_id.get(obligation.id, []) if e not in same]
        fact = self.run.get(obligation.id)
        found = of_obligation(obligation.digest, same, other, fact)
        kind = obligation.kind.value
        node = Node(
            obligation.id,
            Sort.OBLIGATION,
            kind,
            f"{kind} {obligation.part}".rstrip(),
            _module(obligation.subject),
            found.status,
            found.reason,
            found.entry,
            obligation.digest,
            self._place(obligation.span),
            show_obligation(obligation),
            obligation.subject,
            fact if fact is not None and fact.digest == obligation.digest else None,
            imported=imported,
        )
        if found.status is Status.REFUTED:
            self._refutation(node)
        return node

    def _refutation(self, obligation: Node) -> None:
        """Add what the last run found against an obligation."""
        id_ = f"counterexample:{obligation.id}"
        reason = obligation.reason
        self.nodes[id_] = Node(
            id_,
            Sort.COUNTEREXAMPLE,
            "counterexample",
            "counterexample",
            obligation.module,
            Status.REFUTED,
            reason,
            text=reason,
            subject=obligation.subject,
        )
        self.edges[Edge(id_, Relation.REFUTES, obligation.id)] = None

    def _place(self, span: Span | None) -> str:
        if span is None:
            return ""
        path = Path(span.file)
        if self.root is not None and path.resolve().is_relative_to(self.root):
            path = path.resolve().relative_to(self.root)
        return f"{path.as_posix()}:{span.line}"

    # --- evidence

    def add_certificates(self) -> None:
        """Add the ledger's certificates for these modules with what they lean on, and what withdraws them."""
        current = {node.digest: node.id for node in self.nodes.values() if node.sort is Sort.OBLIGATION}
        for index, evidence in self.evidence.items():
            record = _certificate(evidence)
            if _module(record.obligation.name) not in self.modules:
                continue  # a ledger may serve other specifications as well
            target = current.get(record.obligation.digest)
            known = True if target else False if record.obligation.id in self.nodes else None
            self._put(_certificate_node(evidence, of_certificate(evidence, known)))
            if target is not None:
                self.edges[Edge(_entry(index), Relation.PROVES, target)] = None
            for use in record.uses:
                used = self.leaves.get(use.entry.leaf)
                if used is not None and _module(use.name) in self.modules:
                    self.edges[Edge(_entry(index), Relation.USES, _entry(used))] = None
        for revocation in self.revocations:
            self._add_revocation(revocation)

    def _add_revocation(self, known: Known) -> None:
        record = known.record
        if not isinstance(record, RevocationRecord):
            return
        because = [i for i, e in self.evidence.items() if e.standing.because == known.index]
        withdrawn = [i for i in because if self.evidence[i].standing.state == "revoked" and _entry(i) in self.nodes]
        if not withdrawn:
            return
        self._put(
            Node(
                _entry(known.index),
                Sort.REVOCATION,
                "revocation",
                f"revocation {known.index}",
                "",
                Status.REVOKED,
                record.reason,
                known.index,
                text=f"withdraws {record.target.what}: {record.reason}",
            )
        )
        for index in withdrawn:
            self.edges[Edge(_entry(known.index), Relation.WITHDRAWS, _entry(index))] = None

    def ordered(self) -> dict[str, Node]:
        """Return the nodes: declarations, each with its obligations behind it, then the evidence."""
        rank = {name: number for number, name in enumerate(self.modules)}
        sorts = list(Sort)
        subjects = {n.id: i for i, n in enumerate(self.nodes.values()) if n.sort is Sort.DECLARATION}

        def key(node: Node) -> tuple[int, int, int, int]:
            home = node.id if node.sort is Sort.DECLARATION else node.subject
            evidence = node.sort not in (Sort.DECLARATION, Sort.OBLIGATION)
            return (int(evidence), rank.get(node.module, -1), subjects.get(home, 0), sorts.index(node.sort))

        return {node.id: node for node in sorted(self.nodes.values(), key=key)}


def _texts(log: RecordLog, record: Certificate) -> Iterator[str]:
    """Yield code, statement and proof; a text that cannot be put together ends everything: the log is damaged."""
    if isinstance(record, UnitCertificate):
        yield log.text(record.candidate.source.text)
        return
    yield ""
    yield log.text(record.statement.text)
    yield log.text(record.proof.text) if record.proof is not None else ""


def _certificate(evidence: Evidence) -> Certificate:
    record = evidence.known.record
    if not isinstance(record, UnitCertificate | LawCertificate):
        raise RecordInvalid("schema", f"entry {evidence.known.index} is no certificate")
    return record


def _certificate_node(evidence: Evidence, found: Found) -> Node:
    record = _certificate(evidence)
    subject = record.obligation.name
    return Node(
        _entry(evidence.known.index),
        Sort.CERTIFICATE,
        "certificate",
        f"entry {evidence.known.index}",
        _module(subject),
        found.status,
        found.reason,
        evidence.known.index,
        f"sha256:{evidence.known.leaf}",
        text=f"{record.obligation.kind} of {subject}",
        subject=subject,
        evidence=evidence,
    )


def _entry(index: int) -> str:
    return f"entry:{index}"


def _module(name: str) -> str:
    return name.rpartition(".")[0]
