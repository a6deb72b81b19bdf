"""What Dafny said about one text, as values: nothing here decides whether anything is proved.

Names that begin with ``raw_`` report the tool's words. A verdict is the judge's business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from provenhive.errors import InfrastructureError, ToolRun
from provenhive.toolchain import LimitHit


class Outcome(Enum):
    """What Dafny reports of one procedure. A closed sum: other words are an infrastructure error.

    ``ERRORS`` means "not proved": Boogie reports it for a solver's ``unknown`` as well as for a model, so
    it refutes nothing until a counterexample has been confirmed.
    """

    CORRECT = "correct"
    ERRORS = "errors"
    TIMED_OUT = "timed out"
    OUT_OF_RESOURCE = "out of resource"
    OUT_OF_MEMORY = "out of memory"
    INCONCLUSIVE = "inconclusive"


class Severity(Enum):
    """How serious a diagnostic is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Category(Enum):
    """What a diagnostic is about."""

    POSTCONDITION = "postcondition"
    PRECONDITION = "precondition"
    INVARIANT_ENTRY = "invariant on entry"
    INVARIANT_MAINTAINED = "invariant maintained"
    ASSERTION = "assertion"
    INDEX = "index or slice out of range"
    DIVISION = "division by zero"
    TERMINATION = "termination"
    SUBSET = "subset or newtype constraint"
    CALCULATION = "calculation step"
    WITNESS = "such-that or witness"
    DESTRUCTOR = "destructor, key or match"
    FRAME = "reads or modifies"
    NULL = "null or allocation"
    ASSIGNMENT = "definite assignment"
    TIME = "time limit"
    RESOURCE = "resource limit"
    MEMORY = "memory"
    INCONCLUSIVE = "inconclusive"
    PARSE = "syntax"
    RESOLUTION = "names and types"
    BODYLESS = "missing body"
    CHEATING = "assumption"
    TRIGGER = "triggers"
    TOOLTIP = "tooltip"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the text that was verified; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a diagnostic points at, such as the postcondition that fails."""

    position: Position | None
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message of Dafny.

    Attributes:
        severity: error, warning or info.
        category: what it is about, judged by the wording.
        message: the wording without position and code.
        position: the place, ``None`` if the message has none.
        related: further places.
        code: Boogie's code (``BP5003``) where there is one.
        procedure: the Boogie name of the procedure that it belongs to, where known.
    """

    severity: Severity
    category: Category
    message: str
    position: Position | None = None
    related: tuple[Related, ...] = ()
    code: str | None = None
    procedure: str | None = None


_UNMANGLED: Final = {"_": "_", "q": "?", "k": "'", "h": "#", "b": "\\"}
_NAMED_4: Final = re.compile(r"(\S+) \(([a-z -]+)\)$")
_KINDS_4: Final = {"correctness": "Impl", "well-formedness": "CheckWellformed"}
_MODULE_INDEX: Final = re.compile(r"_\d+_")


def _plain(part: str) -> str:
    """Undo Dafny's mangling of one identifier."""
    return re.sub(r"_(.)", lambda m: _UNMANGLED.get(m[1], m[0]), part)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One verified unit: the body of a method or lemma, or the well-formedness of a declaration.

    Attributes:
        name: the tool's name: ``Impl$$_3_Gate.__default.Check`` of Dafny 2.3's Boogie, or
            ``Gate.Check (correctness)`` of Dafny 4.
        outcome: what was reported.
        seconds: the prover's time, where reported.
        obligations: the number of proof obligations, where reported.
    """

    name: str
    outcome: Outcome
    seconds: float | None = None
    obligations: int | None = None

    @property
    def kind(self) -> str:
        """``Impl`` for a body, ``CheckWellformed`` for a declaration, or another of Boogie's kinds."""
        named = _NAMED_4.match(self.name)
        return self.name.partition("$$")[0] if named is None else _KINDS_4.get(named[2], named[2])

    @property
    def dafny_name(self) -> str:
        """The name in the text: ``Gate.Check``; ``Check`` at top level; ``Module.Class.Member``."""
        if (named := _NAMED_4.match(self.name)) is not None:
            return named[1]
        module, _, rest = self.name.partition("$$")[2].partition(".")
        parts = [part for part in rest.split(".") if part != "__default"]
        if module != "_module":
            index = _MODULE_INDEX.match(module)
            parts.insert(0, module[index.end() :] if index else module)
        return ".".join(map(_plain, parts))


@dataclass(frozen=True, slots=True)
class ToolIdentity:
    """Which tools answered, with which options: what a certificate names.

    Attributes:
        name: ``dafny``.
        version: as the tool reports it.
        prover: ``z3``.
        prover_version: as the prover reports it.
        options: the options that can matter for the answer.
    """

    name: str
    version: str
    prover: str
    prover_version: str
    options: tuple[str, ...]


class Origin(Enum):
    """How an answer came about: only a fresh process is fit for a final verdict."""

    FRESH = "fresh process"
    WARM = "warm server"


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of Dafny's last line."""

    verified: int
    errors: int
    others: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DafnyRun:
    """Everything that one run said.

    Attributes:
        procedures: what was verified, in order. A procedure without obligations is absent, and so is
            one that an attribute switched off: absence says nothing.
        diagnostics: all messages, in order.
        seconds: wall-clock time.
        tool: which tool answered.
        command: the command line.
        origin: fresh process or warm server.
        exit_code: the process's exit code; ``None`` from a server.
        summary: the counts of the last line; ``None`` if the text was not accepted, or from a server.
        exact_counts: whether ``summary`` counts exactly ``procedures`` (Dafny 4 counts declarations).
        unread: lines that mean nothing known; there must be none for a positive reading.
        model_text: the solver's models in Boogie's form, if they were asked for.
    """

    procedures: tuple[Procedure, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    tool: ToolIdentity
    command: tuple[str, ...]
    origin: Origin
    exit_code: int | None = None
    summary: Summary | None = None
    exact_counts: bool = True
    unread: tuple[str, ...] = ()
    model_text: str | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics of severity error."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def accepted(self) -> bool:
        """Whether the text passed Dafny's parser and resolver."""
        return not any(d.category in (Category.PARSE, Category.RESOLUTION) for d in self.errors)


class DafnyFailure(InfrastructureError):
    """Dafny crashed, was killed at a limit, or answered in a way that cannot be read.

    ``limit`` names the limit that fired, ``None`` for a crash or an unreadable answer. It says nothing
    about the program: a text that crashes Dafny is neither proved nor refuted.
    """

    def __init__(
        self,
        message: str,
        *,
        run: ToolRun | None = None,
        remedy: str | None = None,
        limit: LimitHit | None = None,
    ) -> None:
        super().__init__(message, run=run, remedy=remedy)
        self.limit = limit

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild_failure, (self.message, self.run, self.remedy, self.limit))


def _rebuild_failure(message: str, run: ToolRun | None, remedy: str | None, limit: LimitHit | None) -> DafnyFailure:
    return DafnyFailure(message, run=run, remedy=remedy, limit=limit)


_HARMLESS: Final = (Category.TRIGGER, Category.TOOLTIP)


def raw_objections(run: DafnyRun, required: Collection[str], well_formed: Collection[str] = ()) -> tuple[str, ...]:
    """Return why ``run`` is not positive evidence that all of ``required`` is correct.

    Args:
        run: what Dafny said.
        required: names of methods or lemmas (``Gate.Check``) that must be reported correct *by name*.
        well_formed: names of declarations (``Spec.half``) whose own check must be reported correct by name.

    Returns:
        One sentence for each objection; empty only if every required body is among the procedures,
        every procedure is correct, every message is harmless and every count agrees.
    """
    found = []
    correct = {p.dafny_name for p in run.procedures if p.outcome is Outcome.CORRECT}
    bodies = Counter(p.dafny_name for p in run.procedures if p.kind == "Impl")
    if not required:
        found.append("no procedure is required: absence of errors is no evidence")
    found += [f"'{name}' is not reported correct" for name in required if name not in correct or not bodies[name]]
    # Dafny leaves the outer module out of a nested module's name, so a namesake could stand in.
    found += [f"'{name}' is reported {bodies[name]} times" for name in required if bodies[name] > 1]
    checks = Counter(
        p.dafny_name for p in run.procedures if p.kind == "CheckWellformed" and p.outcome is Outcome.CORRECT
    )
    found += [f"'{name}' is reported well-formed {checks[name]} times" for name in well_formed if checks[name] != 1]
    found += [f"'{p.dafny_name}' is {p.outcome.value}" for p in run.procedures if p.outcome is not Outcome.CORRECT]
    found += [f"{d.severity.value}: {d.message}" for d in run.diagnostics if d.category not in _HARMLESS]
    found += [f"unreadable line: {line}" for line in run.unread]
    return (*found, *_count_objections(run))


def _count_objections(run: DafnyRun) -> list[str]:
    """Compare the exit code and the last line of a fresh run with its procedures."""
    if run.origin is Origin.WARM:
        return []
    found = []
    if run.exit_code != 0:
        found.append(f"the exit code is {run.exit_code}")
    verified = None if run.summary is None else run.summary.verified
    if run.exact_counts and verified != len(run.procedures):
        found.append(f"the last line counts {verified} and there are {len(run.procedures)} procedures")
    if run.summary is None or run.summary.errors or run.summary.others or not verified:
        found.append(f"the last line says {run.summary}")
    return found


def raw_all_correct(run: DafnyRun, required: Collection[str]) -> bool:
    """Tell whether Dafny reported every required body correct, and nothing anything but correct.

    This is positive evidence in the tool's own words, not a verdict: the judge asks it of a run whose
    ``origin`` is ``FRESH``, on a text that it has assembled itself. See ``raw_objections``.
    """
    return not raw_objections(run, required)
