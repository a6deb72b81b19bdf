"""Functions decorated with ``@provenhive.certified`` against the propositions and the extracted code.

1. The decorator can be read: literals, on a function.
2. Its unit is established under the contract that it names, if it names one.
3. The function is the extracted one: it hands its arguments on to it, or it is the same code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from provenhive.extraction.artefact import artefact_digest
from provenhive.gate.decorators import Decorated, FunctionNode, SourceTree, Unparsable, find_decorated
from provenhive.gate.differences import text_diff
from provenhive.gate.drift import Cause, Drift, Place, Proposition, State
from provenhive.gate.propositions import relative
from provenhive.gate.sameness import Scope, definitions, hands_on, repeats, shown
from provenhive.gate.trust import Trusted
from provenhive.pipeline.project import Project
from provenhive.records import Artefact, UnitCertificate

_PYTHON = "python"


@dataclass(frozen=True, slots=True)
class _Proved:
    """The extracted Python of a unit, with the digest that its certificate names."""

    file: Path
    name: str
    tree: ast.Module


class CertifiedFunctions:
    """The decorated functions of a project."""

    def __init__(self, project: Project, trusted: Trusted, units: Mapping[str, Proposition], *, whole: bool) -> None:
        """Bind the units that are known by name; ``whole`` if these are all that the project has."""
        self._project = project
        self._trusted = trusted
        self._units = units
        self._modules = {name.rpartition(".")[0] for name in units}
        self._whole = whole
        self._output = project.path(project.settings.output)
        self.found: tuple[Decorated | Unparsable, ...] = ()

    def check(self) -> tuple[Drift, ...]:
        """Return what is wrong with the decorated functions of the project; keeps them in ``found``."""
        self.found = tuple(find_decorated(self._project.root, self._output))
        return tuple(drift for item in self.found if (drift := self._check(item)) is not None)

    def _check(self, item: Decorated | Unparsable) -> Drift | None:
        if isinstance(item, Unparsable):
            place = Place(relative(self._project, item.path), item.line)
            message = f"the file cannot be read as Python: {item.fault}"
            return Drift(Cause.FUNCTION_UNREADABLE, place.path, message, place=place)
        if item.fault:
            mend = 'write @provenhive.certified("module.unit", "sha256:…")'
            return self._drift(Cause.FUNCTION_UNREADABLE, item, item.fault, (), "", mend)  # 1
        unit = self._units.get(item.unit)
        if unit is None:
            if not self._whole and item.unit.rpartition(".")[0] not in self._modules:
                return None  # of a specification that was not looked at
            message = f"no specification here has the unit {item.unit}"
            return self._drift(Cause.FUNCTION_UNPROVED, item, message, (), "", "correct the name, or prove it")
        if unit.state is State.UNKNOWN:
            return None
        if item.obligation not in (None, unit.digest):  # 2
            return self._digest(item, unit)
        return self._code(item, unit) if unit.state is State.ESTABLISHED else None  # else the unit says what is wrong

    def _digest(self, item: Decorated, unit: Proposition) -> Drift:
        sides = (("the decorator", str(item.obligation)), ("the specification", unit.digest))
        message = f"it leans on another contract of {unit.subject} than the specification has"
        mend = f'read {unit.place.path} again, then write @provenhive.certified("{unit.subject}", "{unit.digest}")'
        return self._drift(Cause.FUNCTION_DIGEST, item, message, sides, "", mend)

    def _code(self, item: Decorated, unit: Proposition) -> Drift | None:
        """Step 3; a file that is missing or was edited is not compared with: that is a drift already."""
        artefacts = [
            a
            for known in self._trusted.holding(unit.digest)
            if isinstance(known.record, UnitCertificate)
            for a in known.record.artefacts
            if a.target == _PYTHON
        ]
        if not artefacts:
            message = f"the certificate of {unit.subject} names no Python file"
            mend = f"provenhive prove {unit.place.path} --target python, from an empty ledger"
            return self._drift(Cause.FUNCTION_UNPROVED, item, message, (), "", mend)
        proved = self._read(artefacts)
        function = item.function
        if proved is None or isinstance(function, ast.ClassDef):
            return None
        scope = Scope(item.source, self._folders(item.source.path))
        if hands_on(function, scope, proved.file, proved.name, method=_is_method(function, item.source)):
            return None
        if repeats(function, scope, proved.tree, proved.file):
            return None
        original = definitions(proved.tree).get(proved.name)
        diff = ""
        if isinstance(original, ast.FunctionDef):
            names = (relative(self._project, proved.file), relative(self._project, item.source.path))
            diff = text_diff(shown(original), shown(function), names)
        message = f"it is not the code that was extracted for {unit.subject}, and does not hand its arguments on to it"
        mend = (
            f"return {proved.name}(...) of {relative(self._project, proved.file)}, arguments in order, and nothing else"
        )
        return self._drift(Cause.FUNCTION_EDITED, item, message, (), diff, mend)

    def _read(self, artefacts: list[Artefact]) -> _Proved | None:
        for artefact in reversed(artefacts):
            file = self._output / artefact.path
            try:
                text = file.read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            if artefact_digest(text) == f"sha256:{artefact.sha256}":
                tree = ast.parse(text)
                public = [name for name in (file.stem, f"{file.stem}_") if name in definitions(tree)]
                return _Proved(file.resolve(), public[0], tree) if public else None
        return None

    def _folders(self, source: Path) -> tuple[Path, ...]:
        """Return where imports may lead: the project, its ``src``, the output folder and its parts, and all above."""
        root = self._project.root
        above = [folder for folder in source.parents if folder.is_relative_to(root)]
        python = self._output / _PYTHON
        modules = sorted(folder for folder in python.iterdir() if folder.is_dir()) if python.is_dir() else []
        return tuple(dict.fromkeys((root, root / "src", self._output, python, *modules, *above)))

    def _drift(
        self, cause: Cause, item: Decorated, message: str, sides: tuple[tuple[str, str], ...], diff: str, mend: str
    ) -> Drift:
        place = Place(relative(self._project, item.source.path), item.line)
        return Drift(cause, f"{item.function.name}()", message, sides, diff, mend, place)


def _is_method(function: FunctionNode, source: SourceTree) -> bool:
    """Whether a function is one of a class that gets its instance or class first."""
    static = any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in function.decorator_list)
    inside = any(isinstance(node, ast.ClassDef) and function in node.body for node in ast.walk(source.tree))
    return inside and not static


def all_units(propositions: Iterator[Proposition]) -> dict[str, Proposition]:
    """Return the propositions that units are implemented, by the units' names."""
    return {p.subject: p for p in propositions if p.kind == "implements"}
