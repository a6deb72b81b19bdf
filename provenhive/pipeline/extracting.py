"""Extract a proved unit, in a worker process, and compare what comes out. Nothing here touches the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from provenhive.candidates.gate import parse_candidate
from provenhive.candidates.rejection import Rejection
from provenhive.candidates.syntax import Candidate
from provenhive.canonical import digest_bytes
from provenhive.dafny_bridge.render import Premises
from provenhive.errors import InfrastructureError
from provenhive.extraction.artefact import Artefact, NotExtractable, Provenance
from provenhive.extraction.dafny_targets import LANGUAGES, extract_by_dafny
from provenhive.extraction.differential import Answer, Row, Runner, compare, run_javascript
from provenhive.extraction.javascript import TARGET as JAVASCRIPT
from provenhive.extraction.javascript import compile_unit, extract_javascript
from provenhive.extraction.python import TARGET as PYTHON
from provenhive.extraction.python import extract_python
from provenhive.extraction.python_runner import PythonRunner
from provenhive.pipeline.comparing import rows_to_compare
from provenhive.pipeline.premises import premises_of
from provenhive.pipeline.workshop import workshop
from provenhive.records import PRODUCER
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.generate import instantiated


@dataclass(frozen=True, slots=True)
class ExtractionJob:
    """What a worker needs to extract a proved unit: candidates' texts, its own and those of all parts it reaches.

    ``specification`` is as for a ``UnitJob``, ``producer`` what the files name as their maker.
    """

    path: str
    unit: str
    obligation_digest: str
    agent: str
    texts: tuple[tuple[str, str], ...]
    targets: tuple[str, ...]
    laws: frozenset[str] = frozenset()
    specification: str = ""
    producer: str = PRODUCER


@dataclass(frozen=True, slots=True)
class Extraction:
    """Extracted files, each with its entry pending, and on how many inputs each of them was compared."""

    artefacts: tuple[Artefact, ...]
    inputs: int


def extract_unit(job: ExtractionJob, _notify: Callable[[Any], None]) -> Extraction:
    """Extract a proved unit for every target and compare all of them with the evaluator.

    Raises:
        NotExtractable: a target has no form for the code.
        ExtractionDiffers: a target computes something else, or the evaluator contradicts the proved candidate.
        NotCompared: there is no input that they could be compared on.
        InfrastructureError: a tool is missing or failed.
    """
    shop = workshop(job.path, job.specification)
    unit = shop.program.unit(job.unit)
    bodies = {name: _parsed(shop.program, name, text) for name, text in job.texts}
    own = dict(job.texts)[job.unit]
    file = f"{job.unit.split('.')[0]}.hspec"
    provenance = Provenance(file, job.obligation_digest, digest_bytes(own.encode()), job.agent, job.producer)
    premises = premises_of(shop.program, shop.evaluator, job.laws)
    inputs, expected = rows_to_compare(shop.evaluator, unit, bodies)
    direct = [target for target in job.targets if target not in LANGUAGES]
    artefacts = _artefacts(shop.program, unit, bodies, premises, provenance, direct)
    compare(shop.program, instantiated(unit), artefacts, inputs, expected)
    further: list[Artefact] = []
    for target in job.targets:
        if target in LANGUAGES:
            further += extract_by_dafny(shop.program, unit, bodies, premises, provenance, target, inputs, expected)
    return Extraction((*artefacts, *further), len(inputs))


def _parsed(program: Program, name: str, text: str) -> Candidate:
    candidate = parse_candidate(text, program, program.unit(name))
    if isinstance(candidate, Rejection):
        raise InfrastructureError(f"the proved candidate of {name} does not pass the gate: {candidate.message}")
    return candidate


def _artefacts(
    program: Program,
    unit: core.Unit,
    bodies: Mapping[str, Candidate],
    premises: Premises,
    provenance: Provenance,
    targets: Sequence[str],
) -> dict[Artefact, Runner]:
    found: dict[Artefact, Runner] = {}
    plain = instantiated(unit)
    for target in targets:
        if target == PYTHON:
            extraction = extract_python(program, unit, bodies, provenance)
            found[extraction.artefact] = partial(_run_python, PythonRunner(program, plain, extraction))
        elif target == JAVASCRIPT:
            compiled = compile_unit(program, unit, bodies, premises)
            found[extract_javascript(program, unit, compiled, provenance)] = partial(run_javascript, program, plain)
        else:
            raise NotExtractable(f"there is no target '{target}'")
    return found


def _run_python(runner: PythonRunner, _file: Path, inputs: Sequence[Row]) -> tuple[Answer, ...]:
    return tuple(_python_answer(runner, row) for row in inputs)


def _python_answer(runner: PythonRunner, row: Row) -> Answer:
    try:
        return Answer(runner.call(row))
    except (ValueError, TypeError, RecursionError, AttributeError, IndexError, KeyError, ZeroDivisionError) as error:
        return Answer(None, f"{type(error).__name__}: {error}")
