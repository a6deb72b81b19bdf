"""One entry, established again in a worker process (steps 2 to 7 of ``auditor``)."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Any

from provenhive.audit.artefacts import check_artefacts
from provenhive.audit.candidate import check_candidate
from provenhive.audit.claims import (
    CertificateJob,
    Divergence,
    Diverges,
    Established,
    Files,
    Outcome,
    RanOut,
    SpecificationJob,
    Stability,
    Undecided,
)
from provenhive.audit.limits import dafny_limits, dialect_of, judge_settings, smt_limits, with_limits
from provenhive.audit.premises import witnesses
from provenhive.dafny_bridge.render import Premises
from provenhive.judge import UnitJudge
from provenhive.judge.confirm import confirm_claim
from provenhive.judge.ground_dafny import CASE_LIMITS, DafnyGround
from provenhive.judge.specification import SpecificationJudge
from provenhive.lean_bridge.checker import Checker
from provenhive.lean_bridge.engine import find_engine
from provenhive.lean_bridge.library import build_library, core_library
from provenhive.obligations import (
    Kind,
    NotACompanion,
    Obligation,
    derive,
    read_companion,
    specification_digest,
)
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.diagnostics import Source, SpecificationError
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import SpecificationText, load_text
from provenhive.verdicts import Proved, Refuted, Unknown, UnknownReason, word

Agreements = tuple[tuple[tuple[str, ...], int], ...]
_TWO = 2


def audit_certificate(job: CertificateJob, _notify: Any) -> Outcome:
    """Establish a certificate again, and say where it and the world differ first, or what a prover did not get done.

    Raises:
        InfrastructureError: a prover is missing or failed.
    """
    try:
        program, obligations = _specification(job.files, job.root, job.specification_digest)  # 2
        if job.kind == "lemma":
            program, obligations = _lemma(job, program)
        _obligation(job, obligations)  # 3
        _uses(job, program, obligations)  # 5
        if job.kind == "certificate":
            return _unit(job, program, obligations)  # 4, 6, 7
        _claim(job, program, obligations[job.obligation_id])  # 4
    except Diverges as divergence:
        return Divergence(str(divergence))
    except RanOut as left:
        return Undecided(str(left))
    return Established(stability=Stability(0, 0) if job.seeds else None)


def audit_specification(job: SpecificationJob, _notify: Any) -> Divergence | Established:
    """Read a specification's text afresh and compare its digest with the one that its entry claims (step 2)."""
    try:
        _specification(job.files, job.root, job.digest)
    except Diverges as divergence:
        return Divergence(str(divergence))
    return Established()


def _unit(job: CertificateJob, program: Program, obligations: Mapping[str, Obligation]) -> Established:
    premises = Premises(_witnesses(program), frozenset(program.unit(job.obligation_name).uses))
    # What nothing can meet is told as that, before what a candidate for it proves.
    remarks = _contract(job, program, obligations)  # 4
    left: RanOut | None = None
    try:
        remarks += check_candidate(job, program, premises, lambda: with_limits(lean_checker(), job.runs))  # 4
    except RanOut as error:
        left = error
    remarks += check_artefacts(job, program, _premises_of_code(job, program))  # 6
    if left is not None:
        raise left  # after the files, for a divergence there says more
    if job.fallen and job.artefacts:
        remarks.append(f"its files hold code that does not stand any more: {', '.join(job.fallen)}; extract them again")
    stability = _under_other_seeds(job, program, premises) if job.seeds else None  # 7
    return Established(tuple(remarks), stability)


@cache
def _specification(files: Files, root: str, digest: str) -> tuple[Program, Mapping[str, Obligation]]:
    texts = dict(files)

    def importer(name: str) -> Source | None:
        path = f"{name}.hspec"
        return Source(path, texts[path]) if path in texts else None

    try:
        program = load_text(texts[root], root, importer)
    except SpecificationError as error:
        raise Diverges(f"the specification's text is not correct: {error.diagnostics[0].message}") from error
    found = specification_digest(program)
    if found != digest:
        raise Diverges(f"the specification's text has the digest {found}, the entry says {digest}")
    return program, {obligation.id: obligation for obligation in (*derive(program, imported=True), *derive(program))}


def _lemma(job: CertificateJob, program: Program) -> tuple[Program, Mapping[str, Obligation]]:
    """A lemma is a law behind its specification, which has it in no other form; nothing else is claimed of it."""
    imports = tuple((path.removesuffix(".hspec"), path, text) for path, text in job.files)
    texts = SpecificationText(job.root, dict(job.files)[job.root], imports)
    try:
        found = read_companion(texts, program, job.companion)
    except NotACompanion as error:
        raise Diverges(f"the lemma's text: {error}") from error
    return found.program, {found.obligation.id: found.obligation}


def _obligation(job: CertificateJob, obligations: Mapping[str, Obligation]) -> None:
    found = obligations.get(job.obligation_id)
    if found is None:
        raise Diverges(f"the specification has no obligation {job.obligation_id}")
    if (found.digest, found.kind.value, found.subject) != (
        job.obligation_digest,
        job.obligation_kind,
        job.obligation_name,
    ):
        raise Diverges(
            f"the obligation is of {found.subject} ({found.kind.value}), digest {found.digest}; the certificate says"
            f" {job.obligation_name} ({job.obligation_kind}), digest {job.obligation_digest}"
        )


def _uses(job: CertificateJob, program: Program, obligations: Mapping[str, Obligation]) -> None:
    """What a unit may lean on is what its specification says, each with the digest that it has there."""
    if job.kind != "certificate":
        return
    unit = program.unit(job.obligation_name)
    named = {(kind, name): digest for kind, name, digest in job.uses}
    wanted = [(Kind.IMPLEMENTS.value, n) for n in unit.built_from if isinstance(program.index[n], core.Unit)]
    wanted += [(Kind.LAW.value, n) for n in unit.uses]
    derived = {(o.kind.value, o.subject): o.digest for o in obligations.values()}
    for kind, name in wanted:
        if (kind, name) not in named or named[kind, name] != derived.get((kind, name)):
            raise Diverges(f"it leans on {name} ({kind}), for which it names no matching entry")
    for kind, name in named:
        if kind in (Kind.LAW.value, Kind.IMPLEMENTS.value) and (kind, name) not in wanted:
            raise Diverges(f"it names {name} ({kind}), which its specification does not let it lean on")


def _contract(job: CertificateJob, program: Program, obligations: Mapping[str, Obligation]) -> list[str]:
    """A contract that no output can meet, or that admits no input, makes every proof of it worthless."""
    found = obligations.get(f"{Kind.SATISFIABLE.value}:{job.obligation_name}")
    if found is None:
        return ["the specification has no obligation that its contract is satisfiable"]
    verdict, _ = _judge(job, program).judge(found)
    if isinstance(verdict, Refuted):
        raise Diverges(f"its contract is not satisfiable: {verdict.explanation}")
    return [] if isinstance(verdict, Proved) else [f"its contract is not shown to be satisfiable: {verdict}"]


def _judge(job: CertificateJob, program: Program) -> SpecificationJudge:
    premises = Premises(_witnesses(program))
    limits, dialect = dafny_limits(job.runs), dialect_of(job.runs)
    return SpecificationJudge(program, Evaluator(program), premises, limits, smt_limits(job.runs), dialect)


def _premises_of_code(job: CertificateJob, program: Program) -> Premises:
    units = (job.obligation_name, *(name for name, _ in job.parts))
    laws = (law for name in units if name in program.index for law in program.unit(name).uses)
    return Premises(_witnesses(program), frozenset(laws))


def _under_other_seeds(job: CertificateJob, program: Program, premises: Premises) -> Stability:
    """Prove the same text under other random seeds of the solver, by the same profiles in the same order."""
    proved, slowest, failures = 0, 0.0, list[str]()
    usual = judge_settings(job.runs)
    for seed in range(1, job.seeds + 1):
        settings = replace(usual, profiles=tuple(profile.with_seed(seed) for profile in usual.profiles))
        started = time.monotonic()
        verdict = UnitJudge(program, premises, settings).judge(job.candidate, program.unit(job.obligation_name)).verdict
        if isinstance(verdict, Proved):
            proved += 1
            slowest = max(slowest, time.monotonic() - started)
        else:
            failures.append(f"seed {seed}: {word(verdict)}: {verdict}")
    return Stability(job.seeds, proved, round(slowest, 3), tuple(failures))


def _claim(job: CertificateJob, program: Program, obligation: Obligation) -> None:
    """What the certificate carries proves the statement, rendered afresh, in fresh processes."""
    judge = _judge(job, program)
    ground = DafnyGround(program, judge.premises, dafny_limits(job.runs, CASE_LIMITS), dialect_of(job.runs))
    found = confirm_claim(
        judge,
        lambda: with_limits(lean_checker(), job.runs),
        obligation,
        job.proof,
        job.witnesses,
        by_lean=any("lean" in evaluators for evaluators, _ in job.agreements),
        ground=ground,
    )
    if isinstance(found.verdict, Unknown) and found.verdict.reason.ran_out:
        raise RanOut("its proof", found.verdict)
    if not isinstance(found.verdict, Proved):
        raise Diverges(f"what it carries does not prove it: {word(found.verdict)}: {found.verdict}")
    _stated(job.statement, found.statement)
    _agreeing(job.agreements, tuple((a.evaluators, a.cases) for a in found.agreements), found.short_of)


def _stated(claimed: str, rendered: str) -> None:
    """What the certificate says was stated is what is stated now."""
    if claimed == rendered:
        return
    pairs = enumerate(zip_longest(claimed.splitlines(), rendered.splitlines()), 1)
    line, (theirs, ours) = next(((n, pair) for n, pair in pairs if pair[0] != pair[1]), (0, ("", "")))
    raise Diverges(f"the statement differs in line {line}: the certificate says {theirs!r}, it is {ours!r}")


def _agreeing(claimed: Agreements, found: Agreements, short_of: UnknownReason | None) -> None:
    """No evaluator agrees on fewer cases than the certificate says; Lean's cases are those that it carries. Where Dafny
    met a limit (``short_of``), fewer of its cases contradict nothing.
    """
    said, now = (sum(n for names, n in counts if "lean" in names) for counts in (claimed, found))
    if said != now:
        raise Diverges(f"lean agrees on {now} ground cases, the certificate says {said}")
    said, now = (sum(n for names, n in counts if "dafny" in names) for counts in (claimed, found))
    _no_fewer("dafny agrees", said, now, short_of)
    said, now = (sum(n for names, n in counts if len(names) > _TWO) for counts in (claimed, found))
    _no_fewer("all three agree", said, now, short_of)


def _no_fewer(who: str, said: int, now: int, short_of: UnknownReason | None) -> None:
    if said > now:
        text = f"{who} on {now} ground cases, the certificate says {said}"
        raise Diverges(text) if short_of is None else RanOut("Dafny", Unknown(short_of, text))


@cache
def lean_checker() -> Checker:
    """Return what checks proofs for Lean, one for a process. Raises ``InfrastructureError`` without an engine."""
    engine = find_engine()
    return Checker(engine, build_library(engine, core_library()))


@cache
def _witnesses(program: Program) -> dict[str, Expr]:
    return witnesses(program)
