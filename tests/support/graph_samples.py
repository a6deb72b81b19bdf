"""A project whose ledger and last run are written by hand: every status of the knowledge graph without a prover."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ledger_samples import BY, WHEN, law, unit, use_of

from provenhive.canonical import digest_bytes
from provenhive.knowledge import RunFact, build_graph
from provenhive.obligations import derive, specification_digest
from provenhive.pipeline.certificates import specification_record
from provenhive.pipeline.project import find_project, open_log
from provenhive.pipeline.report import AgentCounts, Counts, ObligationReport, RunReport, UnitReport
from provenhive.pipeline.runs import save_run
from provenhive.records import (
    DigestedText,
    ObligationRef,
    RecordLog,
    RevocationRecord,
    RevokedEntry,
    SpecificationRef,
)
from provenhive.spec_lang.load import load_program

BASE = """\
module base

function min(a: int, b: int): int = if a <= b then a else b

function abs(a: int): int = if a < 0 then -a else a
"""
SHOP = """\
module shop

import base

datatype Item = Item(name: string, price: nat)

type Percent = p: nat where p <= 100

function prices(items: seq<Item>): nat =
  match items { [] => 0, i :: rest => i.price + prices(rest) }

function forgotten(a: int): int = a + 1

law prices_append(a: seq<Item>, b: seq<Item>):
  prices(a ++ b) == prices(a) + prices(b)

law prices_odd(a: seq<Item>):
  prices(a) == 1

unit total(items: seq<Item>) returns (r: nat)
  ensures r == prices(items)
  example total([]) == 0

unit both(a: seq<Item>, b: seq<Item>) returns (r: nat)
  ensures r == prices(a ++ b)
  built from total
  uses prices_append

unit cheapest(a: int, b: int) returns (r: int)
  ensures r == base.min(a, b)

unit discount(price: nat, off: Percent) returns (r: nat)
  ensures r == price - price * off / 100
"""


@dataclass
class Shop:
    """A project folder with the specification, its ledger and its last run."""

    folder: Path
    text: str = SHOP

    def __post_init__(self):
        self.path = self.folder / "shop.hspec"
        self.path.write_text(self.text, encoding="utf-8")
        (self.folder / "base.hspec").write_text(BASE, encoding="utf-8")
        (self.folder / ".provenhive").mkdir()
        self.project = find_project(self.folder)
        self.entries = {}
        self.reload()

    def reload(self):
        self.program = load_program(self.path)
        self.obligations = {o.id: o for o in derive(self.program)}

    def log(self, *, write=False) -> RecordLog:
        return open_log(self.project, write=write)

    def certify(self, id_, *, uses=(), texts=None, **changes):
        """Append a certificate for an obligation that leans on earlier certified ones; return its index."""
        obligation = self.obligations[id_]
        kind = obligation.kind.value
        log = self.log(write=True)
        with log.ledger:
            digest = specification_digest(self.program)
            spec = log.add_specification(specification_record(self.program, digest))
            ref = ObligationRef(id=id_, name=obligation.subject, kind=kind, digest=obligation.digest)
            fields = {
                "obligation": ref,
                "specification": SpecificationRef(digest=digest, entry=spec),
                "uses": tuple(use_of(log, self.entries[used]) for used in uses),
                **(texts or {}),
                **changes,
            }
            made = unit if kind == "implements" else law
            self.entries[id_] = log.add(made(spec, digest, obligation.subject, **fields))
        return self.entries[id_].index

    def revoke(self, id_, reason="found unsound"):
        log = self.log(write=True)
        with log.ledger:
            target = RevokedEntry(entry=self.entries[id_])
            return log.add(RevocationRecord(producer=BY, recorded_at=WHEN, target=target, reason=reason)).index

    def graph(self, run=None):
        log = self.log() if self.entries else None
        facts = {id_: RunFact(self.obligations[id_].digest, *said) for id_, said in (run or {}).items()}
        try:
            return build_graph([self.program], log, facts, root=self.folder)
        finally:
            if log is not None:
                log.ledger.close()

    def finish_run(self, obligations=(), units=(), warnings=()):
        """Save the record of a run that said what is given of obligations (id, verdict, …) and units."""
        log = self.log(write=True)
        with log.ledger:
            head = log.ledger.head()
        report = RunReport(
            path="shop.hspec",
            digest=specification_digest(self.program),
            obligations=tuple(obligation_report(self.obligations[id_], *said) for id_, *said in obligations),
            units=tuple(units),
            ledger_size=head.size,
            ledger_root=head.root.hex(),
            seconds=12.5,
            trust="signed",
            warnings=tuple(warnings),
            digests=tuple((o.id, o.digest) for o in self.obligations.values()),
        )
        return save_run(self.project, [self.path], report)


def obligation_report(obligation, verdict, backend="z3", seconds=0.25, reason=""):
    return ObligationReport(obligation.id, obligation.subject, obligation.kind.value, verdict, backend, seconds, reason)


def unit_report(name, verdict="proved", agent="loops", index=None, counts=(9, 1, 2, 3, 1, 1), reason="", **changes):
    found = Counts(*counts)
    split = () if not found.proposed or changes.get("resumed") else (AgentCounts(agent or "search", found),)
    return UnitReport(name, verdict, agent, found, 1.5, index, (), reason, by_agent=split, **changes)


def texts_of(code="{ r := 0; }"):
    """Return what a unit's certificate says of a candidate with this code."""
    from provenhive.records import Candidate, Lineage

    return {"candidate": Candidate(source=DigestedText.of(code), lineage=Lineage(agent="loops")), "vote": None}


def sha(text):
    return digest_bytes(text.encode())
