"""The check that a proof proves a statement: the trusted steps, each in a process of its own.

A *statement* is text that the project rendered; a *proof* is a syntax tree that passed the gate (``script``).

1. The statement is compiled alone, as ``def statement : Prop``. No proof is there yet, so nothing but the project's
   text can give its names a meaning. The engine prints the constant in full.
2. The proof is compiled under the statement's own text, in a module that imports the first.
3. A third module, with nothing of the proof's text in it, states the theorem again, word by word, and gives the
   compiled theorem as its proof; then it gives that as a proof of the constant of step 1. The engine prints the
   constant again: it is the same text as in step 1.
4. The engine is asked which theorem it holds, what it states, and on which axioms it stands, transitively. The answer
   names the theorem, states the constant, and lists none but ``propext``, ``Quot.sound`` and ``Classical.choice``.
5. Nothing else is in the answer: a message more, a message less, a message in another place is no proof. That nothing
   was complained of is no evidence.

Every step is a fresh process in a fresh folder: nothing is left over from warm workers, whose word (``quick_check``)
is a filter and never a verdict. Assumed: the engine's kernel, its import of modules that it compiled itself moments
before, and that the gate let no option, command or attribute through (``debug.skipKernelTC`` would not show here).
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from provenhive.canonical import digest_bytes
from provenhive.errors import InfrastructureError, ToolRun
from provenhive.lean_bridge.canary import require_whole
from provenhive.lean_bridge.engine import Engine
from provenhive.lean_bridge.goals import Goal, unsolved_goals
from provenhive.lean_bridge.library import Library, module_header
from provenhive.lean_bridge.messages import Message, Severity
from provenhive.lean_bridge.one_shot import DEFAULT_HEARTBEATS, DEFAULT_LIMITS, STRICT, OneShot, check_file
from provenhive.lean_bridge.pool import Lease, WorkerPool
from provenhive.lean_bridge.script import Proof
from provenhive.toolchain import LimitHit, Limits

PERMITTED_AXIOMS: Final = frozenset({"propext", "Quot.sound", "Classical.choice"})
_SPACE: Final = "ProvenHive.Obligation"
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*")
_QUIET: Final = (("format.width", "100000"), *STRICT)


class StatementError(InfrastructureError):
    """A statement that the project rendered does not compile."""


@dataclass(frozen=True, slots=True)
class Premise:
    """A theorem proved before, proved again here: its proof went through the gate like any other."""

    name: str
    binders: str
    conclusion: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the project renders it.

    Attributes:
        name: the theorem's name; letters, digits, ``_`` and dots.
        binders: what stands between the name and the colon, such as ``(xs ys : List Int) (h : 0 < n)``.
        conclusion: what stands behind the colon.
        preamble: the definitions that it speaks of.
        context: what every module repeats before theorems, such as ``open`` of the preamble's namespaces.
        imports: further modules, of the user's project.
        premises: theorems that the proof may use.
    """

    name: str
    binders: str
    conclusion: str
    preamble: str = ""
    context: str = ""
    imports: tuple[str, ...] = ()
    premises: tuple[Premise, ...] = ()

    @property
    def proposition(self) -> str:
        """The closed proposition."""
        return f"∀ {self.binders}, {self.conclusion}" if self.binders else self.conclusion


class FailedStep(Enum):
    """The step at which a check ended."""

    STATEMENT = "statement"
    PROOF = "proof"
    RESTATEMENT = "restatement"
    AXIOMS = "axioms"


@dataclass(frozen=True, slots=True)
class CheckedTheorem:
    """What the five steps established.

    Attributes:
        name: the theorem.
        proposition: the text that was stated twice.
        printed: the statement's constant as the engine printed it, in full.
        checked_axioms: the axioms that the re-stated theorem stands on, sorted.
        seconds: the time of all steps.
        engine: the engine's name; ``engine_identity`` is its digest.
        library_digest: the digest of the core library, empty where the engine has its own alone.
        text_digest: the digest of the three modules' texts.
        messages: the engine's answer to the last module.
    """

    name: str
    proposition: str
    printed: str
    checked_axioms: tuple[str, ...]
    seconds: float
    engine: str
    engine_identity: str
    library_digest: str
    text_digest: str
    heartbeats: int
    messages: tuple[Message, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """The proof was not accepted: at which step, for what limit if there was one, with what was said."""

    step: FailedStep
    messages: tuple[Message, ...]
    seconds: float
    limit: LimitHit | None = None
    detail: str = ""


CheckResult = CheckedTheorem | FailedCheck


class _Stopped(Exception):
    """A step did not go through."""

    def __init__(self, step: FailedStep, run: OneShot, detail: str) -> None:
        super().__init__(step, detail)
        self.step = step
        self.run = run
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks proofs with one engine and one library.

    ``heartbeats`` is ``maxHeartbeats`` for one declaration; ``limits`` hold for each process.
    """

    engine: Engine
    library: Library | None
    limits: Limits = DEFAULT_LIMITS
    heartbeats: int = DEFAULT_HEARTBEATS

    def check(self, statement: Statement, proof: Proof) -> CheckResult:
        """Carry out the steps above.

        Raises:
            StatementError: the statement itself does not compile.
            InfrastructureError: the engine is missing, broken, crashed, or gave an answer that cannot be read.
        """
        return self.check_text(statement, proof.as_term())

    def check_text(self, statement: Statement, proof_text: str) -> CheckResult:
        """Carry out the steps with the text of a proof that no gate has seen: for tests of the steps alone."""
        _require_names(statement)
        started = time.monotonic()
        try:
            with tempfile.TemporaryDirectory(prefix="provenhive-lean-") as folder:
                return _Steps(self, statement, Path(folder)).run(proof_text, started)
        except _Stopped as stopped:
            seconds = time.monotonic() - started
            return FailedCheck(stopped.step, stopped.run.messages, seconds, stopped.run.limit, stopped.detail)


def _require_names(statement: Statement) -> None:
    for name in (statement.name, *(premise.name for premise in statement.premises)):
        if _NAME.fullmatch(name) is None:
            raise InfrastructureError(f"'{name}' is no name that a rendered theorem may have")


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps for one statement, in one folder."""

    checker: Checker
    statement: Statement
    folder: Path

    def run(self, proof_text: str, started: float) -> CheckedTheorem:
        texts = self.texts(proof_text)
        printed = self.step_1(texts["Statement"])
        self.step_2(texts["Proof"])
        answer = self.steps_3_and_5(texts["Restated"], printed)
        axioms = self.step_4(answer)
        return CheckedTheorem(
            name=self.statement.name,
            proposition=self.statement.proposition,
            printed=printed,
            checked_axioms=axioms,
            seconds=time.monotonic() - started,
            engine=self.checker.engine.name,
            engine_identity=self.checker.engine.identity,
            library_digest=self.checker.library.digest if self.checker.library is not None else "",
            text_digest=digest_bytes("\0".join(texts.values()).encode()),
            heartbeats=self.checker.heartbeats,
            messages=answer.messages,
        )

    def texts(self, proof_text: str) -> dict[str, str]:
        """Return the text of each module."""
        return {
            "Statement": statement_module(self.checker.engine, self.checker.library, self.statement),
            "Proof": proof_module(self.checker.engine, self.checker.library, self.statement, proof_text),
            "Restated": restated_module(self.checker.engine, self.checker.library, self.statement),
        }

    def step_1(self, text: str) -> str:
        """Compile the statement alone and return how the engine prints it."""
        run = self.compile("Statement", text)
        if run.limit is not None:
            raise _Stopped(FailedStep.STATEMENT, run, "a limit was met before the statement was read")
        if run.has_errors:
            imports = module_header(self.checker.engine, self.checker.library, self.statement.imports)
            require_whole(self.checker.engine, self.checker.library, imports)
            errors = "\n".join(map(str, run.messages))
            raise StatementError(
                f"the statement of '{self.statement.name}' does not compile",
                run=ToolRun(run.command, f"{errors}\n{text}", run.exit_code),
            )
        printed = [m for m in run.messages if m.line == _last_line(text)]
        if len(printed) != 1 or f"{_SPACE}.statement : Prop :=" not in printed[0].text:
            raise InfrastructureError("the engine did not print the statement", run=_evidence(run))
        return printed[0].text

    def step_2(self, text: str) -> None:
        """Compile the proof under the statement."""
        run = self.compile("Proof", text)
        if run.has_errors:
            raise _Stopped(FailedStep.PROOF, run, "the proof does not compile")

    def steps_3_and_5(self, text: str, printed: str) -> OneShot:
        """Compile the re-statement; its answer is the three messages that belong there and nothing else."""
        run = self.compile("Restated", text)
        if run.has_errors:
            raise _Stopped(FailedStep.RESTATEMENT, run, "the compiled theorem does not prove the statement")
        last = _last_line(text)
        anchored = f"{_SPACE}.anchored : {_SPACE}.statement"
        # The engine writes ``@`` before the constant where the statement begins with implicit binders.
        expected = {last - 3: (printed,), last - 2: (anchored, f"@{anchored}")}
        found = _by_line(run.messages)
        if found is None or set(found) != {*expected, last}:
            raise _Stopped(FailedStep.RESTATEMENT, run, "the answer is not the three messages that were asked for")
        for line, wanted in expected.items():
            if found[line].text not in wanted:
                raise _Stopped(FailedStep.RESTATEMENT, run, f"the engine says {found[line].text!r}, not {wanted[0]!r}")
        return run

    def step_4(self, run: OneShot) -> tuple[str, ...]:
        """Read the axioms from the last message."""
        last = max(run.messages, key=lambda m: m.line)
        axioms = parse_axioms(last.text, f"{_SPACE}.anchored")
        if axioms is None:
            raise InfrastructureError("the engine's list of axioms cannot be read", run=_evidence(run))
        foreign = [name for name in axioms if name not in PERMITTED_AXIOMS]
        if foreign:
            raise _Stopped(FailedStep.AXIOMS, run, f"the proof stands on {', '.join(foreign)}")
        return tuple(sorted(axioms))

    def compile(self, name: str, text: str) -> OneShot:
        """Compile one module into the folder."""
        source = self.folder / "Obligation" / f"{name}.lean"
        source.parent.mkdir(exist_ok=True)
        source.write_text(text, encoding="utf-8")
        library = self.checker.library
        return check_file(
            self.checker.engine,
            source,
            module_root=self.folder,
            olean=source.with_suffix(".olean"),
            search_path=(self.folder, *((library.folder,) if library is not None else ())),
            limits=self.checker.limits,
            heartbeats=self.checker.heartbeats,
            options=_QUIET,
        )


# --- the texts -----------------------------------------------------------------------------------------------------


def statement_module(engine: Engine, library: Library | None, statement: Statement) -> str:
    """Return the text of step 1; its last line prints the statement."""
    return (
        f"{module_header(engine, library, statement.imports)}"
        f"{_lines(statement.preamble)}{_lines(statement.context)}"
        f"def {_SPACE}.statement : Prop :=\n  {statement.proposition}\n"
        f"set_option pp.all true\n#print {_SPACE}.statement\n"
    )


def proof_module(engine: Engine, library: Library | None, statement: Statement, proof_text: str) -> str:
    """Return the text of step 2."""
    return (
        f"{module_header(engine, library, (*statement.imports, 'Obligation.Statement'))}"
        f"{_lines(statement.context)}{premises_text(statement)}{theorem_text(statement, proof_text)}"
    )


def restated_module(engine: Engine, library: Library | None, statement: Statement) -> str:
    """Return the text of steps 3 and 4; its last lines ask for the answer."""
    modules = (*statement.imports, "Obligation.Statement", "Obligation.Proof")
    return (
        f"{module_header(engine, library, modules)}{_lines(statement.context)}"
        f"theorem {_SPACE}.restated :\n  {statement.proposition} := @_root_.{statement.name}\n"
        f"theorem {_SPACE}.anchored : _root_.{_SPACE}.statement := _root_.{_SPACE}.restated\n"
        f"set_option pp.all true\n#print _root_.{_SPACE}.statement\n"
        f"#check @_root_.{_SPACE}.anchored\nset_option pp.all false\n#print axioms _root_.{_SPACE}.anchored\n"
    )


def theorem_text(statement: Statement, proof_text: str) -> str:
    """Return the theorem with its proof."""
    binders = f" {statement.binders}" if statement.binders else ""
    return f"theorem {statement.name}{binders} :\n    {statement.conclusion} := {proof_text}\n"


def premises_text(statement: Statement) -> str:
    """Return the premises with their proofs."""
    return "".join(
        theorem_text(Statement(premise.name, premise.binders, premise.conclusion), premise.proof.as_term())
        for premise in statement.premises
    )


def _lines(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _last_line(text: str) -> int:
    return text.count("\n")


# --- the answers ---------------------------------------------------------------------------------------------------


def _by_line(messages: tuple[Message, ...]) -> Mapping[int, Message] | None:
    """Return the messages by line, or ``None`` if a line has two or one is more than information."""
    found = {m.line: m for m in messages}
    if len(found) != len(messages) or any(m.severity is not Severity.INFORMATION for m in messages):
        return None
    return found


def parse_axioms(text: str, name: str) -> tuple[str, ...] | None:
    """Read the answer to ``#print axioms``; ``None`` if it is no such answer about ``name``."""
    if text == f"'{name}' does not depend on any axioms":
        return ()
    match = re.fullmatch(rf"'{re.escape(name)}' depends on axioms: \[(?P<list>[^\[\]]*)\]", text)
    if match is None:
        return None
    axioms = tuple(part.strip() for part in match["list"].split(","))
    return axioms if all(axioms) else None


def _evidence(run: OneShot) -> ToolRun:
    return ToolRun(run.command, "\n".join(map(str, run.messages)), run.exit_code)


# --- the quick way -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuickResult:
    """What a warm worker says of a proof: a filter, never a verdict.

    ``accepted`` means: no error, and the engine named the theorem with none but permitted axioms. ``goals`` are those
    that a script which ends too early leaves open.
    """

    accepted: bool
    messages: tuple[Message, ...]
    axioms: tuple[str, ...] | None
    seconds: float
    limit: LimitHit | None = None

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals that are left open."""
        return unsolved_goals(self.messages)


def worker_preamble(engine: Engine, library: Library | None, statement: Statement) -> str:
    """Return what a worker elaborates once for a statement: everything before the theorem."""
    return (
        f"{module_header(engine, library, statement.imports)}"
        f"{_lines(statement.preamble)}{_lines(statement.context)}{premises_text(statement)}"
    )


def quick_check(pool: WorkerPool, statement: Statement, proof: Proof, *, seconds: float | None = None) -> QuickResult:
    """Ask a warm worker whether a proof goes through.

    Raises:
        SessionError: the engine crashed twice over this proof.
        InfrastructureError: the engine does not answer, or the preamble has errors.
    """
    with pool.lease(worker_preamble(pool.engine, pool.library, statement)) as lease:
        return quick_check_on(lease, statement, proof, seconds=seconds)


def quick_check_on(lease: Lease, statement: Statement, proof: Proof, *, seconds: float | None = None) -> QuickResult:
    """Ask the worker of a lease (taken with ``worker_preamble``) whether a proof goes through. Raises likewise."""
    text = f"{theorem_text(statement, proof.as_term())}#print axioms {statement.name}\n"
    answer = lease.check(text, seconds=seconds)
    last = [m for m in answer.messages if m.line == _last_line(text)]
    axioms = parse_axioms(" ".join(last[0].text.split()), statement.name) if len(last) == 1 else None
    accepted = answer.finished and not answer.errors and axioms is not None and PERMITTED_AXIOMS.issuperset(axioms)
    return QuickResult(accepted, answer.messages, axioms, answer.seconds, answer.limit)
