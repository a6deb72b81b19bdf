"""The search for proofs of one program's laws: what is proved is a lemma for what comes later.

A lemma is only ever a law that the judge has proved, in this run or in the ledger, so no proof leans on itself: the
proof of a law is made of proofs that were complete before it. The text of a proof holds the proofs of all laws that it
leans on and stands alone; ``uses`` names them, for the certificate.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.script import ScriptRefused
from provenhive.pipeline.law_bench import LeanBench, brought_names, premise_name
from provenhive.search.laws.bench import Goal, Lemma, NotStatable, closure
from provenhive.search.laws.prover import FoundProof, LawProver
from provenhive.search.laws.sources import PremiseSource, Retrieval
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show


@dataclass
class LawSearch:
    """Searches proofs and remembers those that the judge accepted; ``source`` has premises from elsewhere."""

    program: Program
    evaluator: Evaluator
    workers: WorkerPool
    seconds: float
    source: PremiseSource | None = None
    bench: LeanBench = field(init=False)
    prover: LawProver = field(init=False)
    _known: dict[str, Lemma] = field(default_factory=dict)
    _found: dict[Sequent, FoundProof] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Set up the bench and the prover."""
        self.bench = LeanBench(self.program, self.workers)
        retrieval = Retrieval(self.source) if self.source is not None else None
        self.prover = LawProver(self.program, self.bench, self.evaluator, retrieval)

    def seek(self, name: str, sequent: Sequent) -> str | None:
        """Search a proof: the text of a script, or ``None``.

        Raises:
            InfrastructureError: the engine failed.
        """
        law = next((d for d in self.program.index.values() if isinstance(d, core.Law) and _states(d, sequent)), None)
        hints = law.hints if law is not None else ()
        try:
            found = self.prover.prove(Goal(name, sequent), self.seconds, self._known.values(), hints)
        except NotStatable:
            return None
        if found is None:
            return None
        self._found[sequent] = found
        return self.bench.text(found)

    def learn(self, law: str, sequent: Sequent, proof: str) -> None:
        """Remember a law that the judge has proved, with its proof's text; one that the gate refuses is no lemma."""
        with suppress(NotStatable, ScriptRefused):
            self._known[law] = self.bench.lemma_of(law, sequent, proof)

    def uses(self, proof: str) -> tuple[str, ...]:
        """Return the laws whose proofs the text of a proof holds, so also those that they lean on in turn."""
        laws = {premise_name(d.name): d.name for d in self.program.index.values() if isinstance(d, core.Law)}
        return tuple(sorted(laws[name] for name in brought_names(proof) if name in laws))

    def lemmas(self, sequent: Sequent) -> tuple[str, ...]:
        """Return the lemmas that the search made up for a proof, as texts of the specification language."""
        found = self._found.get(sequent)
        made_up = () if found is None else (x.goal.sequent for x in closure(found.lemmas) if not x.law)
        return tuple(_shown(s) for s in made_up)


def _states(law: core.Law, sequent: Sequent) -> bool:
    return (law.parameters, law.requires, law.statement) == (sequent.binders, sequent.hypotheses, sequent.goal)


def _shown(sequent: Sequent) -> str:
    types = f"<{', '.join(sequent.type_parameters)}>" if sequent.type_parameters else ""
    binders = ", ".join(f"{b.name}: {b.type}" for b in sequent.binders)
    requires = "".join(f" requires {show(h)}" for h in sequent.hypotheses)
    return f"{types}({binders}):{requires} {show(sequent.goal)}"
