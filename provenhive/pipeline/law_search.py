"""The search for proofs of one program's laws: what is proved is a lemma for what comes later.

A lemma is only ever a law that the judge has proved, in this run or in the ledger, so no proof leans on itself: the
proof of a law is made of proofs that were complete before it. The text of a proof holds the proofs of all laws that it
leans on and stands alone; ``uses`` names them, for the certificate.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field

from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.script import Script, ScriptRefused, parse_proof
from provenhive.obligations import Obligation, lemma_name
from provenhive.pipeline.law_bench import LeanBench, brought_names, premise_name
from provenhive.search.laws.bench import Attempt, Goal, Lemma, NotStatable, closure
from provenhive.search.laws.proposers import ProofAgent, ProofTask, first_accepted
from provenhive.search.laws.prover import FoundProof, LawProver
from provenhive.search.laws.rewriting import words
from provenhive.search.laws.sources import PremiseSource, Retrieval
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.show import show

_EFFORT = 200_000  # heartbeats for a script of an agent: what Lean allows by default


@dataclass
class LawSearch:
    """Searches proofs; ``known`` are those that the judge accepted, ``source`` has premises from elsewhere.

    ``agents`` are asked for scripts where the search itself finds none. ``made_up`` are the lemmas of the proofs found
    here, by their names within proofs; ``own`` has for those that are laws of their own the names of the laws.
    """

    program: Program
    evaluator: Evaluator
    workers: WorkerPool
    seconds: float
    source: PremiseSource | None = None
    agents: tuple[ProofAgent, ...] = ()
    bench: LeanBench = field(init=False)
    prover: LawProver = field(init=False)
    known: dict[str, Lemma] = field(default_factory=dict)
    made_up: dict[str, Lemma] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)

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
            goal = Goal(name, sequent)
            found = self.prover.prove(goal, self.seconds, self.known.values(), hints) or self._proposed(goal)
        except NotStatable:
            return None
        if found is None:
            return None
        self.made_up |= {x.goal.name: x for x in closure(found.lemmas) if not x.law and x.goal.name not in self.own}
        return self.bench.text_of(found.script, found.lemmas)

    def _proposed(self, goal: Goal) -> FoundProof | None:
        """Ask the agents; a script may name the known laws, and carries the proofs of those that it needs."""
        if not self.agents:
            return None
        started, lemmas = time.monotonic(), tuple(x for x in self.known.values() if x.goal.sequent != goal.sequent)
        texts = {lemma.goal.name: _shown(lemma.goal.sequent) for lemma in lemmas}
        task = ProofTask(goal.name, _shown(goal.sequent), self.bench.describe(goal), texts)

        def attempt(script: str) -> Attempt:
            named = tuple(lemma for lemma in lemmas if lemma.goal.name in script)
            return self.bench.attempt(goal, script, named, _EFFORT)

        found = first_accepted(self.agents, task, attempt)
        if found is None:
            return None
        used = tuple(lemma for lemma in lemmas if lemma.goal.name in found[0])
        return FoundProof(found[0], used, 1, time.monotonic() - started)

    def complete(self, text: str) -> str:
        """Return a given proof with the proofs of the known laws that it names at its start.

        One that names none, or that the gate does not let through, stays as it is.
        """
        try:
            proof = parse_proof(text)
        except ScriptRefused:
            return text
        script = proof.text(0) if isinstance(proof, Script) else f"exact ({proof.text(0)})"
        spoken = words(text) - set(brought_names(text))
        named = tuple(lemma for lemma in self.known.values() if lemma.goal.name in spoken)
        return self.bench.text_of(script, named) if named else text

    def learn(self, law: str, sequent: Sequent, proof: str) -> None:
        """Remember a law that the judge has proved, with the text of its proof.

        Raises:
            ScriptRefused: the gate does not let the text through.
        """
        with suppress(NotStatable):
            self.known[law] = self.bench.lemma_of(Goal(premise_name(law), sequent), proof, law)

    def learn_lemma(self, lemma: Obligation, proof: str) -> None:
        """Remember a lemma that was made up before and is a law of its own.

        Raises:
            ScriptRefused: the gate does not let the text through.
        """
        (sequent,) = lemma.sequents
        name = lemma_name(sequent)
        with suppress(NotStatable):
            found = self.bench.lemma_of(Goal(name, sequent), proof)
            self.known[lemma.subject] = self.prover.proved[sequent] = found
            self.own[name] = lemma.subject

    def uses(self, proof: str) -> tuple[str, ...]:
        """Return the laws and lemmas whose proofs the text of a proof holds, so also those that they lean on in turn.

        Raises:
            ScriptRefused: the text is no proof.
        """
        laws = {premise_name(d.name): d.name for d in self.program.index.values() if isinstance(d, core.Law)} | self.own
        return tuple(sorted(laws[name] for name in brought_names(proof) if name in laws))

    def shown(self, name: str) -> str:
        """Return what a lemma that was made up says, in the specification language."""
        return _shown(self.made_up[name].goal.sequent)


def _states(law: core.Law, sequent: Sequent) -> bool:
    return (law.parameters, law.requires, law.statement) == (sequent.binders, sequent.hypotheses, sequent.goal)


def _shown(sequent: Sequent) -> str:
    types = f"<{', '.join(sequent.type_parameters)}>" if sequent.type_parameters else ""
    binders = ", ".join(f"{b.name}: {b.type}" for b in sequent.binders)
    requires = "".join(f" requires {show(h)}" for h in sequent.hypotheses)
    return f"{types}({binders}):{requires} {show(sequent.goal)}"
