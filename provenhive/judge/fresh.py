"""What was found in process is established again in a fresh process, before it may be called proved for good.

The fresh process reads the specification's texts, derives each obligation again, and asks the same question of the
same means: the evaluator on the same witness, Z3 on the same conditions. It answers in JSON, one object an obligation.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from provenhive import __version__
from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError
from provenhive.obligations import Kind, Obligation, derive, show_obligation
from provenhive.smt.prove import Status, prove
from provenhive.smt.solve import SmtLimits, solver_version
from provenhive.spec_lang.core import Binder, Program, Unit
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.generate import instantiated
from provenhive.spec_lang.load import SpecificationText, load_specification
from provenhive.spec_lang.value_forms import ShapeError, from_json, to_json
from provenhive.spec_lang.values import Value
from provenhive.toolchain import Limits
from provenhive.toolchain.run import run
from provenhive.verdicts import ProverEvidence

_STARTING_SECONDS = 120.0
_SECONDS_EACH = 30.0
_MEMORY_MB = 4096
_SMT_SECONDS = 12.0


@dataclass(frozen=True, slots=True)
class Question:
    """An obligation to establish again, by id and digest; ``witness`` is the text of a witness where one is needed."""

    id: str
    digest: str
    witness: str = ""


def claim_of(obligation: Obligation) -> Unit:
    """Return an existential claim as a contract whose input is the witness; type parameters stand for ``int``."""
    witness = obligation.witness
    if witness is None:
        raise InfrastructureError(f"{obligation.id} claims no existence")
    return instantiated(Unit("", witness.type_parameters, witness.binders, (), witness.conditions, ()))


def witness_binders(obligation: Obligation) -> tuple[Binder, ...]:
    """Return the variables of a witness with their types."""
    return claim_of(obligation).parameters


def witness_text(program: Program, obligation: Obligation, values: Mapping[str, Value]) -> str:
    """Return a witness as JSON: the values in the order of the obligation's variables."""
    return json.dumps([to_json(values[b.name], b.type, program) for b in witness_binders(obligation)])


def read_witness(program: Program, obligation: Obligation, text: str) -> tuple[Value, ...]:
    """Read what ``witness_text`` wrote.

    Raises:
        ShapeError: the text is no such witness.
    """
    binders = witness_binders(obligation)
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ShapeError(f"not JSON: {error}") from error
    if not isinstance(data, list) or len(data) != len(binders):
        raise ShapeError("not a value for each variable")
    return tuple(from_json(item, b.type, program) for item, b in zip(data, binders, strict=True))


def is_witness(evaluator: Evaluator, obligation: Obligation, text: str) -> bool:
    """Say whether the evaluator finds all conditions of an existential claim true at a witness."""
    try:
        values = read_witness(evaluator.program, obligation, text)
        return evaluator.check_pre(claim_of(obligation), values)
    except (ShapeError, EvaluationFault):
        return False


def are_valid(evaluator: Evaluator, obligation: Obligation, seconds: float = 0.0) -> bool:
    """Say whether Z3 proves every condition of an obligation; ``seconds`` for each, if that is more than it has."""
    limits = SmtLimits(seconds=max(_SMT_SECONDS, seconds))
    return bool(obligation.sequents) and all(
        prove(evaluator, sequent, limits).status is Status.PROVED for sequent in obligation.sequents
    )


def establish_fresh(texts: SpecificationText, questions: Sequence[Question]) -> dict[str, ProverEvidence]:
    """Ask a fresh process about obligations of a specification; return the evidence for those it affirms.

    Raises:
        InfrastructureError: the process failed, or its answer cannot be read.
    """
    if not questions:
        return {}
    asked = json.dumps({"texts": asdict(texts), "questions": [[q.id, q.digest, q.witness] for q in questions]})
    limits = Limits(wall_seconds=_STARTING_SECONDS + _SECONDS_EACH * len(questions), memory_mb=_MEMORY_MB)
    done = run(
        (sys.executable, "-I", "-m", "provenhive.judge.fresh"),
        limits=limits,
        stdin=asked.encode(),
    )
    if done.exit_code != 0 or done.limit is not None:
        raise done.failure("the fresh process that was to confirm results failed")
    try:
        answers: dict[str, dict[str, Any]] = json.loads(done.out)
        return {q.id: _evidence(q, answers[q.id]) for q in questions if answers[q.id]["holds"] is True}
    except (ValueError, KeyError, TypeError) as error:
        raise done.failure("the fresh process gave an answer that cannot be read") from error


def _evidence(question: Question, answer: dict[str, Any]) -> ProverEvidence:
    if answer["digest"] != question.digest:
        raise ValueError(f"{question.id} has another digest")
    return ProverEvidence(
        prover=str(answer["prover"]),
        version=str(answer["version"]),
        flags=(),
        established=(question.id,),
        seconds=float(answer["seconds"]),
        text_digest=str(answer["text_digest"]),
    )


def _answers(asked: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    texts = asked["texts"]
    imports = tuple((name, file, text) for name, file, text in texts["imports"])
    program = load_specification(SpecificationText(texts["file"], texts["text"], imports))
    evaluator = Evaluator(program)
    obligations = {o.id: o for o in derive(program)}
    found: dict[str, dict[str, Any]] = {}
    for identifier, _, witness in asked["questions"]:
        obligation, started = obligations[identifier], time.monotonic()
        by_witness = obligation.kind is Kind.SATISFIABLE
        holds = is_witness(evaluator, obligation, witness) if by_witness else are_valid(evaluator, obligation)
        text = f"{show_obligation(obligation)}\n{witness}"
        found[identifier] = {
            "holds": holds,
            "digest": obligation.digest,
            "prover": "evaluator" if by_witness else "z3",
            "version": __version__ if by_witness else solver_version(),
            "seconds": time.monotonic() - started,
            "text_digest": digest_bytes(text.encode()),
        }
    return found


if __name__ == "__main__":
    print(json.dumps(_answers(json.load(sys.stdin))))
