"""Records as a real run would write them, for tests of the ledger and of what stands on it."""

from provenhive.canonical import digest_bytes
from provenhive.records import (
    AgreementRecord,
    Artefact,
    Candidate,
    ConditionsRecord,
    DigestedText,
    FuzzRecord,
    GateRecord,
    JudgeVote,
    KeyRecord,
    LawCertificate,
    LemmaCertificate,
    Lineage,
    Measured,
    ObligationRef,
    PinnedHead,
    ProverRecord,
    RecordLog,
    SourceFile,
    SpecificationRecord,
    SpecificationRef,
    StageCounts,
    Tally,
    TrustedKey,
    TrustPolicy,
    UnitCertificate,
    Use,
    VoteRecord,
    Witness,
    generate_key,
    keyid_of,
    public_of,
)

WHEN = "2026-01-02T03:04:05Z"
BY = "provenhive test"
ORIGIN = "example.org/log"


def digest(text):
    return digest_bytes(text.encode())


def policy_for(*signers, **options):
    options.setdefault("origin", ORIGIN)
    keys = tuple(TrustedKey(name=f"key {i}", public=public_of(s)) for i, s in enumerate(signers))
    return TrustPolicy(mode="signed", keys=keys, **options)


def pinned(size, root):
    return PinnedHead(size=size, root=root)


def rotation(signer, action, name="next", origin=ORIGIN):
    return KeyRecord(
        producer=BY,
        recorded_at=WHEN,
        origin=origin,
        action=action,
        name=name,
        keyid=keyid_of(signer),
        public=public_of(signer),
        reason="yearly",
    )


def signed_log(ledger, **options):
    signer = generate_key()
    return RecordLog(ledger, policy_for(signer, **options), [signer])


def specification(name="demo", text="unit f(x: int) returns (r: int) ensures r == x\n"):
    return SpecificationRecord(
        producer=BY,
        recorded_at=WHEN,
        digest=digest(f"{name}:{text}"),
        language_version="1",
        root=f"{name}.hspec",
        files=(SourceFile(path=f"{name}.hspec", content=DigestedText.of(text)),),
    )


def lean_run(version="4.35.0", **changes):
    fields = {
        "role": "judge",
        "name": "lean",
        "version": version,
        "established": ("demo.law",),
        "fresh_process": True,
        "milliseconds": 120,
        "axioms": ("propext",),
    }
    return ProverRecord(**{**fields, **changes})


def dafny_run(version="2.3.0.10506", **changes):
    fields = {
        "role": "judge",
        "name": "dafny",
        "version": version,
        "flags": ("/timeLimit:30",),
        "established": ("Impl$$_module.__default.f",),
        "text_digest": digest("program"),
        "fresh_process": True,
        "milliseconds": 812,
        "resources": 2**70,
    }
    return ProverRecord(**{**fields, **changes})


def use_of(log, ref):
    record = log.entry(ref.index).record
    return Use(
        kind=record.obligation.kind,
        name=record.obligation.name,
        obligation_digest=record.obligation.digest,
        entry=ref,
    )


def law(spec_ref, spec_digest, name="append", uses=(), **changes):
    fields = {
        "producer": BY,
        "recorded_at": WHEN,
        "specification": SpecificationRef(digest=spec_digest, entry=spec_ref),
        "obligation": ObligationRef(id=f"demo.{name}/law", name=name, kind="law", digest=digest(f"law {name}")),
        "provers": (lean_run(), dafny_run(role="second-opinion")),
        "uses": tuple(uses),
        "agreements": (
            AgreementRecord(
                function="sum",
                obligation_digest=digest("agrees sum"),
                evaluators=("evaluator", "lean", "dafny"),
                cases=25,
            ),
        ),
        "stages": StageCounts(proposed=3, unknown=2, proved=1),
        "statement": DigestedText.of(f"theorem {name} : True"),
        "proof": DigestedText.of("by trivial"),
        "lineage": Lineage(agent="portfolio", aim="decide", seed=-(2**90)),
        "witnesses": (Witness(name="xs", value="[1, 2]"),),
    }
    return LawCertificate(**{**fields, **changes})


def lemma(spec_ref, spec_digest, name="demo.lemma_0123456789ab"):
    certificate = law(spec_ref, spec_digest, name)
    fields = {field: getattr(certificate, field) for field in LawCertificate.model_fields}
    return LemmaCertificate(**fields, companion=DigestedText.of("law lemma_0123456789ab(x: int):\n  x == x\n"))


def unit(spec_ref, spec_digest, name="f", uses=(), text="{ r := x; }", **changes):
    source = DigestedText.of(text)
    other = digest("another candidate")
    fields = {
        "producer": BY,
        "recorded_at": WHEN,
        "specification": SpecificationRef(digest=spec_digest, entry=spec_ref),
        "obligation": ObligationRef(
            id=f"demo.{name}/implements", name=name, kind="implements", digest=digest(f"unit {name}")
        ),
        "provers": (dafny_run(),),
        "uses": tuple(uses),
        "stages": StageCounts(proposed=9, red_flagged=1, rejected=2, refuted=3, unknown=1, proved=2),
        "candidate": Candidate(
            source=source,
            lineage=Lineage(
                agent="constructive",
                aim="direct",
                parents=(other,),
                seed=7,
                prompt_digest=digest("prompt"),
            ),
        ),
        "gate": GateRecord(version="1", grammar_digest=digest("grammar")),
        "conditions": (ConditionsRecord(solver="z3", version="5.4.0", total=4, proved=4),),
        "fuzz": FuzzRecord(seed=2**64, examples=1, boundary=20, random=200),
        "vote": vote_between(source.digest, other),
        "artefacts": (
            Artefact(
                target="python",
                path=f"out/{name}.py",
                sha256=digest("code").removeprefix("sha256:"),
                differential_runs=64,
            ),
        ),
    }
    return UnitCertificate(**{**fields, **changes})


def vote_between(winner, other):
    """Return a vote of two ballots that the first wins."""
    ballots = ("speed", "steps on input 1: 12, next 15"), ("size", "nodes: 4, next 6")
    return VoteRecord(
        k=2,
        winner=winner,
        tally=(Tally(candidate=winner, votes=2), Tally(candidate=other, votes=0)),
        votes=tuple(JudgeVote(judge=judge, measure=measure, candidate=winner) for judge, measure in ballots),
        measured=(
            Measured(candidate=winner, steps=(12, None), stable=(True,), size=4, effort=1),
            Measured(candidate=other, steps=(15, None), stable=(True,), size=6, effort=1),
        ),
    )


def filled_log(ledger, units=3, **options):
    """Return a log with a specification, two laws (the second using the first) and units using them."""
    return fill(signed_log(ledger, **options), units)


def fill(log, units):
    """Append what ``filled_log`` describes."""
    spec = specification()
    ref = log.add_specification(spec)
    first = log.add(law(ref, spec.digest, "first"))
    second = log.add(law(ref, spec.digest, "second", uses=[use_of(log, first)]))
    for i in range(units):
        log.add(unit(ref, spec.digest, f"u{i}", uses=[use_of(log, second)]))
    return log
