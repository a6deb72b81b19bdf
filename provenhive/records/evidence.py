"""What a certificate says of how its claim came about."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from provenhive.records.base import BigInt, Count, Digest, DigestedText, EntryRef, HexHash, Model, Name

LEAN_AXIOMS = frozenset({"propext", "Quot.sound", "Classical.choice"})


class SpecificationRef(Model):
    """The specification that the claim is about: its digest and the entry that holds its sources."""

    digest: Digest
    entry: EntryRef


class ObligationRef(Model):
    """The proposition that is claimed.

    ``id`` is stable for people (``module.unit/implements``), ``kind`` one of the obligation kinds
    (``implements``, ``law``, ``satisfiable``, …), ``digest`` the digest of its canonical bytes.
    """

    id: Name
    name: Name
    kind: Name
    digest: Digest


class Lineage(Model):
    """Where a candidate came from: the agent and its aim, what it was made of, with which seed and prompt."""

    agent: Name
    aim: str = ""
    parents: tuple[Digest, ...] = ()
    seed: BigInt | None = None
    prompt_digest: Digest | None = None


class Candidate(Model):
    """The text that was judged, as the agent wrote it, and its lineage."""

    source: DigestedText
    lineage: Lineage


class GateRecord(Model):
    """The filter that let the candidate's text through: its version and the digest of its grammar."""

    version: Name
    grammar_digest: Digest | None = None


class ProverRecord(Model):
    """One run of a prover and the positive evidence it gave.

    ``role`` is ``judge`` for what the claim rests on, ``second-opinion`` for what only agrees. ``established``
    names the check procedures or theorems that the prover reported correct; ``text_digest`` is the digest of the
    whole text it was given; ``resources`` are its own units.
    """

    role: Literal["judge", "second-opinion"]
    name: Name
    version: Name
    flags: tuple[str, ...] = ()
    established: tuple[Name, ...] = Field(min_length=1)
    text_digest: Digest | None = None
    fresh_process: bool
    milliseconds: Count
    resources: BigInt | None = None
    axioms: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _axioms_are_the_known_ones(self) -> Self:
        extra = sorted(set(self.axioms) - LEAN_AXIOMS)
        if extra:
            raise ValueError(f"rests on the axioms {', '.join(extra)}")
        return self


class ConditionsRecord(Model):
    """The verification conditions computed in process, as a second opinion: none is refuted.

    ``proved`` of ``total`` were proved by the solver, all but those that are ``open``; ``proved_by_lean`` of the proved
    ones are theorems of Lean's kernel too.
    """

    solver: Name
    version: Name
    total: Count
    proved: Count
    open: tuple[Name, ...] = ()
    proved_by_lean: Count = 0

    @model_validator(mode="after")
    def _counts_fit(self) -> Self:
        if self.proved + len(set(self.open)) != self.total or len(set(self.open)) != len(self.open):
            raise ValueError("the conditions proved and those open are not all that there are")
        if self.proved_by_lean > self.proved:
            raise ValueError("more conditions proved twice than proved")
        return self


class TheoremsRecord(Model):
    """Verification conditions that Lean's kernel proved as theorems, as one statement with one proof.

    ``conditions`` are their names; ``statement_digest`` is that of the text that the project rendered for them.
    """

    conditions: tuple[Name, ...] = Field(min_length=1)
    statement_digest: Digest
    proof: DigestedText

    @model_validator(mode="after")
    def _each_counts_once(self) -> Self:
        if len(set(self.conditions)) != len(self.conditions):
            raise ValueError("a condition is named twice")
        return self


class Use(Model):
    """Another proposition that the proof leans on, with the entry that establishes it.

    ``kind`` is the obligation's kind: ``law`` for a lemma that Lean proved, ``implements`` for a unit called by
    contract, ``refines`` and so on.
    """

    kind: Name
    name: Name
    obligation_digest: Digest
    entry: EntryRef


class FuzzRecord(Model):
    """How often the candidate was run against the contract before it was proved, by source of the inputs."""

    seed: BigInt
    examples: Count = 0
    boundary: Count = 0
    solver: Count = 0
    random: Count = 0
    pool: Count = 0
    discarded: Count = 0


class JudgeVote(Model):
    """One vote between proved variants: who judged, by which measure, for which candidate."""

    judge: Name
    measure: str
    candidate: Digest


class Tally(Model):
    """The votes that one candidate got."""

    candidate: Digest
    votes: Count


class Measured(Model):
    """What was measured of one variant; the ballots follow from it.

    ``steps`` has the interpreter's steps on each input, none where it ran out of fuel, ``stable`` whether the proof
    went through in each trial, ``size`` the nodes of the syntax tree, ``effort`` the cognitive complexity.
    """

    candidate: Digest
    steps: tuple[Count | None, ...]
    stable: tuple[bool, ...]
    size: Count
    effort: Count


class VoteRecord(Model):
    """First-to-ahead-by-k among proved variants (arXiv 2511.09030); it never decides correctness.

    ``votes`` are the ballots in the order in which they were read. They, the tally and the winner follow from ``k`` and
    ``measured`` (``records.recount``).
    """

    k: Count
    winner: Digest
    tally: tuple[Tally, ...] = Field(min_length=1)
    votes: tuple[JudgeVote, ...] = ()
    measured: tuple[Measured, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _the_winner_is_ahead(self) -> Self:
        votes = {entry.candidate: entry.votes for entry in self.tally}
        if len(votes) != len(self.tally) or self.winner not in votes:
            raise ValueError("the tally does not list each candidate once, the winner among them")
        best_other = max((n for who, n in votes.items() if who != self.winner), default=0)
        if votes[self.winner] < best_other:
            raise ValueError("the winner has fewer votes than another candidate")
        return self


class Artefact(Model):
    """An extracted file: for which target, where, its digest, and the differential runs that it agreed in."""

    target: Name
    path: Name
    sha256: HexHash
    differential_runs: Count = 0


class StageCounts(Model):
    """What became of all candidates for this obligation, this one included."""

    proposed: Count
    red_flagged: Count = 0
    rejected: Count = 0
    refuted: Count = 0
    unknown: Count = 0
    proved: Count

    @model_validator(mode="after")
    def _one_is_proved(self) -> Self:
        ended = self.red_flagged + self.rejected + self.refuted + self.unknown + self.proved
        if self.proved < 1 or ended > self.proposed:
            raise ValueError("the counts do not add up to at least one proved candidate")
        return self


class AgreementRecord(Model):
    """Ground cases on which the named evaluators of a function gave the same value."""

    function: Name
    obligation_digest: Digest
    evaluators: tuple[Name, ...] = Field(min_length=2)
    cases: Count


class Witness(Model):
    """A named value in ``.hspec`` notation, as a satisfiable contract's witness has them."""

    name: Name
    value: str
