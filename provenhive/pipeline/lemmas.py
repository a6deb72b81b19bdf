"""Lemmas that the search made up become laws of their own: said in the specification's language, judged, entered.

What a law's final proof holds is judged like a law: stated by the project, its proof checked in fresh processes. A
lemma that no law of the language says, or that is not proved alone, stays within the proof and has no entry.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from provenhive.judge.lean import LeanJudge
from provenhive.lean_bridge.script import ScriptRefused
from provenhive.obligations import Kind, NotACompanion, companion_of, derive, read_companion
from provenhive.pipeline.claims import ClaimDone, LemmaDone
from provenhive.pipeline.events import Note
from provenhive.pipeline.held_laws import HeldLemma
from provenhive.pipeline.law_bench import brought_names
from provenhive.pipeline.law_search import LawSearch
from provenhive.pipeline.specification import report_of
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import SpecificationText
from provenhive.verdicts import Proved

_JUDGED: dict[str, HeldLemma] = {}  # lemmas that this process has judged, by the obligation's digest


@dataclass
class Lemmas:
    """The lemmas of one specification; ``texts`` are what ``program`` was read from."""

    texts: SpecificationText
    program: Program
    search: LawSearch
    notify: Callable[[Any], None]
    _digests: dict[str, str] = field(init=False)
    _done: dict[str, LemmaDone | None] = field(default_factory=dict)  # by the name within proofs

    def __post_init__(self) -> None:
        """Note what the laws of the specification claim."""
        laws = (o for o in derive(self.program, imported=True) if o.kind is Kind.LAW)
        self._digests = {law.subject: law.digest for law in laws}

    def learn(self, held: Sequence[HeldLemma]) -> None:
        """Take lemmas that the ledger holds, or this process has judged, as far as they say the same today."""
        for lemma in {one.digest: one for one in (*held, *_JUDGED.values())}.values():
            try:
                obligation = read_companion(self.texts, self.program, lemma.text).obligation
                if obligation.digest == lemma.digest:
                    self.search.learn_lemma(obligation, lemma.proof)
                    self._digests[obligation.subject] = obligation.digest
            except NotACompanion:
                continue
            except ScriptRefused as refusal:
                self.notify(
                    Note(f"the proof of a lemma that the ledger holds is refused now ({refusal})", warning=True)
                )

    def judged(self, judge: LeanJudge, subject: str, proofs: Sequence[str]) -> tuple[LemmaDone, ...]:
        """Judge the lemmas that proofs hold, each behind those that it leans on; return what is proved."""
        found: list[LemmaDone] = []
        for name in dict.fromkeys(name for proof in proofs for name in brought_names(proof)):
            if name not in self.search.made_up:
                continue
            if name not in self._done:
                self._done[name] = self._judge(judge, name)
            done = self._done[name]
            found += [] if done is None else [done]
            own = "" if done is None else f", which is the law {done.obligation.subject} now"
            self.notify(Note(f"{subject} is proved with a lemma{own}: for all {self.search.shown(name)}"))
        return tuple(found)

    def used(self, proofs: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return the laws that proofs hold, lemmas among them, each with the digest of what it claims."""
        names = sorted({law for proof in proofs for law in self.search.uses(proof)})
        return tuple((name, self._digests[name]) for name in names)

    def _judge(self, judge: LeanJudge, name: str) -> LemmaDone | None:
        """Judge one lemma as a law; ``None`` if it does not get an entry of its own."""
        started, lemma = time.monotonic(), self.search.made_up[name]
        try:
            companion = companion_of(self.texts, self.program, lemma.goal.sequent)
        except NotACompanion:
            return None
        proof = self.search.bench.text_of(lemma.script, lemma.uses)
        own = replace(
            judge,
            program=companion.program,
            evaluator=Evaluator(companion.program),
            seek=lambda _name, _sequent: proof,
            known_pieces={},
        )
        obligation = companion.obligation
        found = own.judge(obligation)
        if not isinstance(found.verdict, Proved):
            return None
        self.search.own[name] = obligation.subject
        self._digests[obligation.subject] = obligation.digest
        _JUDGED[obligation.digest] = HeldLemma(companion.text, obligation.digest, proof)
        report = report_of(obligation, found.verdict, found.backend, time.monotonic() - started)
        uses = tuple(use for use in self.used([proof]) if use[0] != obligation.subject)
        done = ClaimDone(report, found.verdict, found.statement, proof, uses=uses)
        return LemmaDone(companion.text, obligation, found.verdict, done)
