"""What a worker keeps from unit to unit of one specification."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from provenhive.pipeline.shipping import texts_for
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.evaluate import Evaluator
from provenhive.spec_lang.load import load_specification


@dataclass(frozen=True)
class Workshop:
    """A specification, and its evaluator, which remembers what it has computed."""

    program: Program
    evaluator: Evaluator


@cache
def workshop(path: str, specification: str) -> Workshop:
    """Return the workshop of the specification that this worker was sent by a digest, or of the file at ``path``.

    Raises:
        InfrastructureError: it was sent nothing of this digest.
        UserError, SpecificationError: the file cannot be read, or is not correct.
    """
    program = load_specification(texts_for(path, specification))
    return Workshop(program, Evaluator(program))
