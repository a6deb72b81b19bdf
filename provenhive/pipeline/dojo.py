"""Premises and tactics from a traced Lean repository, by LeanDojo (the extra ``provenhive[lean-dojo]``).

LeanDojo (K. Yang et al., LeanDojo: theorem proving with retrieval-augmented language models, 2023) builds a repository
with its own toolchain and writes down every theorem, every tactic step with the goals around it, and where each premise
in it is declared. From that come a ``PremiseSource`` for the search, and a file that holds it, so that searching needs
neither LeanDojo nor the trace. Run as a program it traces: ``python -m provenhive.pipeline.dojo URL COMMIT FILE``.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from provenhive.errors import InfrastructureError, UserError
from provenhive.search.laws.sources import ForeignPremise, ObservedTactic, PremiseSource

EXTRA = "pip install 'provenhive[lean-dojo]'"
ELAN = "install elan from https://elan.lean-lang.org"
_THEOREM = re.compile(
    r"(?:@\[[^\]]*\]\s*)*(?P<modifiers>(?:(?:private|protected|nonrec|noncomputable)\s+)*)(?:theorem|lemma)\s+\S+"
    r"(?P<statement>.*)",
    re.DOTALL,
)
_PACKAGE = re.compile(r"^(?:\.lake/packages/[^/]+/|src/lean/)")


class TracedFile(Protocol):
    """What is used of ``lean_dojo.TracedFile``."""

    @property
    def path(self) -> Path:
        """The source, relative to the repository."""
        ...

    def get_premise_definitions(self) -> list[dict[str, Any]]:
        """Return what the file declares."""
        ...

    def get_traced_theorems(self) -> list[Any]:
        """Return its theorems, as ``lean_dojo.TracedTheorem``."""
        ...


@dataclass(frozen=True, slots=True)
class Traced:
    """A ``PremiseSource`` that holds what a trace said."""

    theorems: tuple[ForeignPremise, ...]
    steps: tuple[ObservedTactic, ...]

    def premises(self) -> tuple[ForeignPremise, ...]:
        """Return the theorems in the order of the trace."""
        return self.theorems

    def tactics(self) -> tuple[ObservedTactic, ...]:
        """Return the steps in the order of the trace."""
        return self.steps


def source_of(files: Iterable[TracedFile]) -> Traced:
    """Convert traced files (of ``lean_dojo.TracedRepo.traced_files``): theorems that others may name, and all steps."""
    theorems: dict[str, ForeignPremise] = {}
    steps: list[ObservedTactic] = []
    for file in files:
        for premise in _premises(file):
            theorems.setdefault(premise.name, premise)
        steps += (_step(tactic) for theorem in file.get_traced_theorems() for tactic in theorem.get_traced_tactics())
    return Traced(tuple(theorems.values()), tuple(steps))


def _premises(file: TracedFile) -> Iterable[ForeignPremise]:
    for declared in file.get_premise_definitions():
        found = _THEOREM.match(declared["code"])
        name = declared["full_name"]
        if found is not None and isinstance(name, str) and "private" not in found["modifiers"].split():
            yield ForeignPremise(name, " ".join(found["statement"].split()), module_of(file.path))


def _step(tactic: Any) -> ObservedTactic:
    _, provenances = tactic.get_annotated_tactic()
    names = tuple(dict.fromkeys(str(p["full_name"]) for p in provenances))
    return ObservedTactic(str(tactic.tactic), str(tactic.state_before), names)


def module_of(path: Path) -> str:
    """Return the module that a source file of a repository, or of a package in it, is."""
    return _PACKAGE.sub("", path.as_posix()).removesuffix(".lean").replace("/", ".")


def trace_repository(url: str, commit: str, *, dependencies: bool = False) -> Traced:
    """Trace a repository, or take its trace from LeanDojo's cache; building may take hours.

    Raises:
        InfrastructureError: LeanDojo or the toolchain is missing, or the repository does not build.
    """
    try:
        import lean_dojo
    except ImportError as error:
        raise InfrastructureError("LeanDojo is not installed", remedy=EXTRA) from error
    if shutil.which("lake") is None:
        raise InfrastructureError("tracing builds the repository with lake, which was not found", remedy=ELAN)
    try:
        repository = lean_dojo.LeanGitRepo(url, commit)
        traced = lean_dojo.trace(repository, build_deps=dependencies)
    except Exception as error:
        raise InfrastructureError(f"LeanDojo cannot trace {url} at {commit}: {error}") from error
    return source_of(traced.traced_files)


def write_source(source: PremiseSource, path: Path) -> None:
    """Write a source to a file, a JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for p in source.premises():
            file.write(json.dumps({"theorem": p.name, "statement": p.statement, "module": p.module}) + "\n")
        for t in source.tactics():
            file.write(json.dumps({"tactic": t.text, "goal": t.goal, "premises": list(t.premises)}) + "\n")


def read_source(path: Path) -> Traced:
    """Read what ``write_source`` wrote.

    Raises:
        UserError: the file is missing, or a line is no such object.
    """
    theorems: list[ForeignPremise] = []
    steps: list[ObservedTactic] = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match json.loads(line):
                case {"theorem": str(name), "statement": str(statement), "module": str(module)}:
                    theorems.append(ForeignPremise(name, statement, module))
                case {"tactic": str(text), "goal": str(goal), "premises": [*names]}:
                    steps.append(ObservedTactic(text, goal, tuple(map(str, names))))
                case _:
                    raise UserError(f"{path}:{number}: neither a theorem nor a tactic")
    except (OSError, ValueError) as error:
        raise UserError(f"the premises in {path} cannot be read: {error}") from error
    return Traced(tuple(theorems), tuple(steps))


def main(arguments: Sequence[str]) -> int:
    """Trace a repository and write its premises and tactics."""
    if len(arguments) != 3:
        sys.stderr.write("usage: python -m provenhive.pipeline.dojo URL COMMIT FILE\n")
        return 2
    source = trace_repository(arguments[0], arguments[1])
    write_source(source, Path(arguments[2]))
    sys.stdout.write(f"{len(source.theorems)} theorems, {len(source.steps)} steps\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (InfrastructureError, UserError) as failure:
        sys.stderr.write(f"{failure}\n")
        sys.exit(int(failure.exit_code))
