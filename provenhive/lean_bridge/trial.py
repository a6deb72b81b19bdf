"""Trying scripts on warm workers: for the search, which wants to know what is left open and which premises took part.

Premises are assumed here, as axioms: they were proved before, and what a trial says is a filter and never a verdict.
The engine's list of axioms then names the premises that a proof rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from provenhive.lean_bridge.checker import PERMITTED_AXIOMS, Premise, Statement, parse_axioms, theorem_text
from provenhive.lean_bridge.engine import Engine
from provenhive.lean_bridge.goals import Goal, unsolved_goals
from provenhive.lean_bridge.library import Library, module_header
from provenhive.lean_bridge.messages import Message
from provenhive.lean_bridge.pool import WorkerPool
from provenhive.lean_bridge.script import Proof
from provenhive.toolchain import LimitHit

_PRINTED: Final = (("pp.fieldNotation", "false"), ("pp.fullNames", "true"), ("format.width", "100000"))


@dataclass(frozen=True, slots=True)
class Trial:
    """What a warm worker says of a script.

    ``accepted`` means: no error, and the theorem rests on permitted axioms and premises alone. ``used`` are the
    premises that it rests on; ``goals`` are those left open where a script ends too early.
    """

    accepted: bool
    used: frozenset[str]
    goals: tuple[Goal, ...]
    messages: tuple[Message, ...]
    limit: LimitHit | None


def trial_preamble(engine: Engine, library: Library | None, statement: Statement) -> str:
    """Return what stands before a theorem that is tried: options of the printer, definitions, premises as axioms."""
    options = "".join(f"set_option {name} {value}\n" for name, value in _PRINTED)
    header = module_header(engine, library, statement.imports)
    premises = "".join(map(_assumed, statement.premises))
    return f"{header}{options}{_lines(statement.preamble)}{_lines(statement.context)}{premises}"


def try_proof(
    pool: WorkerPool, statement: Statement, proof: Proof, *, heartbeats: int, seconds: float | None = None
) -> Trial:
    """Try a proof; ``heartbeats`` is the engine's deterministic limit, ``seconds`` that of the clock.

    Raises:
        SessionError: the engine crashed twice over this proof.
        InfrastructureError: the engine does not answer, or the preamble has errors.
    """
    text = theorem_text(statement, proof.as_term())
    limited = f"set_option maxHeartbeats {heartbeats} in\n{text}#print axioms {statement.name}\n"
    answer = pool.check(trial_preamble(pool.engine, pool.library, statement), limited, seconds=seconds)
    last = [m for m in answer.messages if m.line == limited.count("\n")]
    axioms = parse_axioms(" ".join(last[0].text.split()), statement.name) if len(last) == 1 else None
    assumed = frozenset(premise.name for premise in statement.premises)
    used = frozenset(axioms or ())
    accepted = answer.finished and not answer.errors and axioms is not None and used <= (PERMITTED_AXIOMS | assumed)
    return Trial(accepted, used & assumed, unsolved_goals(answer.messages), answer.messages, answer.limit)


def _assumed(premise: Premise) -> str:
    binders = f" {premise.binders}" if premise.binders else ""
    return f"axiom {premise.name}{binders} :\n    {premise.conclusion}\n"


def _lines(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
