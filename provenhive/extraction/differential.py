"""Extracted code against the evaluator and against itself in other languages, on the same inputs.

A difference is a fault of an extraction, of the evaluator, of a compiler or of a prover; whichever it is, it blocks
the ledger entry.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenhive.errors import InfrastructureError, ProvenHiveError
from provenhive.extraction.artefact import Artefact
from provenhive.extraction.shapes import ShapeTable
from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Program
from provenhive.spec_lang.value_forms import from_json, show_value, to_json
from provenhive.spec_lang.values import Value
from provenhive.toolchain import Completed, Limits, clean_environment, run
from provenhive.toolchain.node_install import ensure_bignumber, find_node

_LIMITS = Limits(wall_seconds=60, memory_mb=2048)
Row = tuple[Value, ...]


class ExtractionDiffers(ProvenHiveError):
    """An extracted function computes something else than the verified code, or the evaluator contradicts that code."""


class NotCompared(ProvenHiveError):
    """There is no input on which an extracted function could be compared with the verified code."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a target gave for one input: its results, or the error that it ended with."""

    results: Row | None
    error: str = ""


Runner = Callable[[Path, Sequence[Row]], tuple[Answer, ...]]
"""Calls an extracted file, which has been written to the path, on each input."""


def run_javascript(program: Program, unit: core.Unit, file: Path, inputs: Sequence[Row]) -> tuple[Answer, ...]:
    """Call an extracted JavaScript module in a process of its own.

    Raises:
        InfrastructureError: Node.js is missing, crashed, or met a limit.
    """
    shapes = ShapeTable(program)
    request = {
        "module": str(file),
        "function": unit.name.rsplit(".", 1)[-1],
        "parameters": [shapes.of(b.type) for b in unit.parameters],
        "results": [shapes.of(b.type) for b in unit.results],
        "arguments": encode_rows(program, unit, inputs),
        "datatypes": shapes.datatypes(),
    }
    package = ensure_bignumber()
    command = (
        str(find_node().program),
        "--stack-size=3900",
        str(data_folder("dafny") / "runtime" / "module_driver.js"),
    )
    environment = clean_environment(NODE_PATH=str(package.folder))
    completed = run(command, limits=_LIMITS, env=environment, stdin=json.dumps(request).encode("ascii"))
    return read_answers(program, unit, completed, len(inputs))


def encode_rows(program: Program, unit: core.Unit, inputs: Sequence[Row]) -> list[list[Any]]:
    """Return the inputs in their JSON form."""
    return [[to_json(v, b.type, program) for v, b in zip(row, unit.parameters, strict=True)] for row in inputs]


def read_answers(program: Program, unit: core.Unit, completed: Completed, expected: int) -> tuple[Answer, ...]:
    """Read a driver's answer: one JSON object with ``results``.

    Raises:
        InfrastructureError: the driver failed, or answered something else.
    """
    if completed.limit is not None or completed.exit_code != 0:
        raise completed.failure("the extracted code could not be run")
    try:
        rows = json.loads(completed.out)["results"]
        answers = tuple(_answer(program, unit, row) for row in rows)
    except (ValueError, KeyError, TypeError) as error:
        raise completed.failure(f"the extracted code gave an answer that cannot be read: {error}") from error
    if len(answers) != expected:
        raise InfrastructureError(f"the extracted code answered {len(answers)} of {expected} calls")
    return answers


def _answer(program: Program, unit: core.Unit, row: Mapping[str, Any]) -> Answer:
    if "error" in row:
        return Answer(None, str(row["error"]))
    pairs = zip(row["values"], unit.results, strict=True)
    return Answer(tuple(from_json(value, b.type, program) for value, b in pairs))


def compare(
    program: Program,
    unit: core.Unit,
    artefacts: Mapping[Artefact, Runner],
    inputs: Sequence[Row],
    expected: Sequence[Row],
) -> None:
    """Run every artefact on all of ``inputs``, and compare with ``expected`` (from the evaluator).

    Raises:
        ExtractionDiffers: naming the target, the input and both results.
        InfrastructureError: a target's tool failed.
    """
    with tempfile.TemporaryDirectory(prefix="provenhive-differential-") as name:
        for artefact, runner in artefacts.items():
            file = Path(name) / artefact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(artefact.text, encoding="utf-8")
            answers = runner(file, inputs)
            for row, wanted, answer in zip(inputs, expected, answers, strict=True):
                if answer.results != wanted:
                    raise ExtractionDiffers(_difference(program, unit, artefact, row, wanted, answer))


def _difference(program: Program, unit: core.Unit, artefact: Artefact, row: Row, wanted: Row, answer: Answer) -> str:
    got = answer.error if answer.results is None else shown_values(program, answer.results, unit.results)
    wanted_text = shown_values(program, wanted, unit.results)
    return f"{artefact.target}: {shown_call(program, unit, row)} gives {got}, the verified code gives {wanted_text}"


def shown_call(program: Program, unit: core.Unit, row: Row) -> str:
    """Return a call of a unit with these arguments, in the notation of specifications."""
    return f"{unit.name}({shown_values(program, row, unit.parameters)})"


def shown_values(program: Program, values: Row, binders: Sequence[core.Binder]) -> str:
    """Return values of these variables in the notation of specifications."""
    return ", ".join(show_value(v, b.type, program) for v, b in zip(values, binders, strict=True))
