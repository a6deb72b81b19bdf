"""Functions decorated with ``@provenhive.certified`` against the propositions and the extracted code.

1. The decorator can be read: literals, on a function.
2. Its unit is established under the contract that it names, if it names one.
3. Its file is what Python imports.
4. The function is the extracted one: it hands its arguments on to it, or it is the same code. Another decorator on it
   could make anything of it, so it has none but those that are known.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from provenhive.extraction.artefact import artefact_digest
from provenhive.gate.decorators import Decorated, FunctionNode, Unreadable, find_decorated
from provenhive.gate.differences import text_diff
from provenhive.gate.drift import Cause, Drift, Place, Proposition, State
from provenhive.gate.propositions import FileVerdict, contract_change, relative
from provenhive.gate.revision import tracks_anything
from provenhive.gate.sameness import Scope, class_of, definitions, foreign_decorator, hands_on, repeats, shown
from provenhive.gate.shadows import shadow_of, shadowed
from provenhive.gate.trust import Trusted
from provenhive.pipeline.project import Project
from provenhive.records import Artefact, Text, UnitCertificate
from provenhive.records.standing import Known
from provenhive.spec_lang.core import Program

_PYTHON = "python"


@dataclass(frozen=True, slots=True)
class _Proved:
    """The extracted Python of a unit, with the digest that its certificate names, and which entry that is."""

    file: Path
    name: str
    tree: ast.Module
    digest: str
    entry: int


class CertifiedFunctions:
    """The decorated functions of a project."""

    def __init__(
        self,
        project: Project,
        trusted: Trusted,
        verdicts: Sequence[FileVerdict],
        text: Callable[[Text], str],
        *,
        whole: bool,
    ) -> None:
        """Bind the specifications that were judged; ``whole`` if these are all that the project has.

        ``text`` reads long texts of the ledger.
        """
        self._project = project
        self._trusted = trusted
        self._text = text
        self._units = {p.subject: p for verdict in verdicts for p in verdict.propositions if p.kind == "implements"}
        self._programs: dict[str, Program] = {
            p.subject: verdict.program for verdict in verdicts if verdict.program for p in verdict.propositions
        }
        self._modules = {name.rpartition(".")[0] for name in self._units}
        self._whole = whole
        self._tracked = cache(tracks_anything)
        self._output = project.path(project.settings.output)
        self.found: tuple[Decorated | Unreadable, ...] = ()

    def check(self) -> tuple[Drift, ...]:
        """Return what is wrong with the decorated functions of the project; keeps them in ``found``."""
        self.found = tuple(find_decorated(self._project.root))
        files = dict.fromkeys(item.source.path for item in self.found if isinstance(item, Decorated))
        hidden = [drift for path in files if (drift := self._hidden(path)) is not None]
        return (*hidden, *(drift for item in self.found if (drift := self._check(item)) is not None))

    def _hidden(self, path: Path) -> Drift | None:
        """Say what Python would import in the place of a file with certified functions."""
        found = shadow_of(path, self._project.root, path.parent, self._tracked)
        if found is None:
            return None
        paths = relative(self._project, path), relative(self._project, found)
        return shadowed("a file with certified functions", *paths)

    def _check(self, item: Decorated | Unreadable) -> Drift | None:
        if isinstance(item, Unreadable):
            place = Place(relative(self._project, item.path), item.line)
            mend = "import the decorator by name and write it above each function, in a file of usual size"
            return Drift(Cause.FUNCTION_UNREADABLE, place.path, item.fault, mend=mend, place=place)
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
        return self._drift(Cause.FUNCTION_DIGEST, item, message, sides, self._contract(item, unit), mend)

    def _contract(self, item: Decorated, unit: Proposition) -> str:
        """Return the difference of the contract that a decorator names; nothing if the ledger does not know it."""
        program = self._programs.get(unit.subject)
        certificates = self._trusted.certificates.get(str(item.obligation), ())
        named = [(known, known.record) for known in certificates if isinstance(known.record, UnitCertificate)]
        named = [(known, record) for known, record in named if record.obligation.name == unit.subject]
        if program is None or not named:
            return ""
        return contract_change(program, unit.subject, named[-1], self._trusted, self._text)

    def _code(self, item: Decorated, unit: Proposition) -> Drift | None:
        """Step 4; a file that is missing or was edited is not compared with: that is a drift already."""
        artefacts = [
            (known, a)
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
        foreign = foreign_decorator(item, scope)
        if foreign is not None:
            return self._decorated(item, foreign, proved)
        method = class_of(function, item.source) is not None and not _is_static(function)
        if hands_on(function, scope, proved.file, proved.name, method=method):
            return None
        if repeats(function, scope, proved.tree, proved.file):
            return None
        original = definitions(proved.tree).get(proved.name)
        diff = ""
        shown_file = relative(self._project, proved.file)
        if isinstance(original, ast.FunctionDef):
            names = (shown_file, relative(self._project, item.source.path))
            diff = text_diff(shown(original), shown(function), names)
        message = f"it is not the code that was extracted for {unit.subject}, and does not hand its arguments on to it"
        mend = f"return {proved.name}(...) of {shown_file}, arguments in order, and nothing else"
        return self._drift(Cause.FUNCTION_EDITED, item, message, _sides(item, proved), diff, mend)

    def _decorated(self, item: Decorated, foreign: ast.expr, proved: _Proved) -> Drift:
        if foreign is item.decorator:
            message = "its decorator need not be that of provenhive: something else in the file binds the name"
            mend = "import provenhive once in the file, and give its name to nothing else"
        else:
            message = "it has a decorator that can put anything in its place"
            mend = "take that decorator away, or write the claim on a function that has none"
        written = f"-@{ast.unparse(foreign)}"
        return self._drift(Cause.FUNCTION_EDITED, item, message, _sides(item, proved), written, mend)

    def _read(self, artefacts: list[tuple[Known, Artefact]]) -> _Proved | None:
        for known, artefact in reversed(artefacts):
            file = self._output / artefact.path
            try:
                text = file.read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            digest = artefact_digest(text)
            if digest == f"sha256:{artefact.sha256}":
                tree = ast.parse(text)
                public = [name for name in (file.stem, f"{file.stem}_") if name in definitions(tree)]
                return _Proved(file.resolve(), public[0], tree, digest, known.index) if public else None
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


def _is_static(function: FunctionNode) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in function.decorator_list)


def _sides(item: Decorated, proved: _Proved) -> tuple[tuple[str, str], ...]:
    """Return the digest of the extracted file, and that of the function's own lines with its decorators."""
    function = item.function
    first = min(function.lineno, *(d.lineno for d in function.decorator_list))
    lines = item.source.data.splitlines()[first - 1 : function.end_lineno]
    written = b"\n".join(lines).decode("utf-8", errors="replace")
    return (
        (f"the certificate (entry {proved.entry})", proved.digest),
        (f"the function (lines {first} to {function.end_lineno})", artefact_digest(written)),
    )
