"""Files to programs: a module with everything that it imports, read, typed and checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from provenhive.files import read_text
from provenhive.resources import data_folder
from provenhive.spec_lang import core
from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.diagnostics import Reporter, Source, SpecificationError
from provenhive.spec_lang.elaborate.module import elaborate_module
from provenhive.spec_lang.examples import check_examples
from provenhive.spec_lang.limits import check_depth, report_depth
from provenhive.spec_lang.parser import normalise, parse_file
from provenhive.spec_lang.validity import mentioned_types, validity_functions
from provenhive.spec_lang.wellformed import well_formed

SUFFIX = ".hspec"
STANDARD = "std"
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

Importer = Callable[[str], Source | None]


def load_program(path: Path | str) -> core.Program:
    """Read a specification and what it imports: files beside it, and ``std`` from the shipped data.

    Raises:
        UserError: if the file cannot be read as text.
        SpecificationError: if it, or something that it imports, is not a correct specification.
    """
    path = Path(path)
    return _Loader(folder_importer(path.parent)).program(_read(path))


@dataclass(frozen=True, slots=True)
class SpecificationText:
    """A specification as it was read: its file's name and text, and those of what it imports, by module.

    The standard module is not among them: every installation has it.
    """

    file: str
    text: str
    imports: tuple[tuple[str, str, str], ...] = ()


def read_program(path: Path | str) -> tuple[core.Program, SpecificationText]:
    """Read a specification as ``load_program`` does; return with it the texts that it was read from.

    Raises:
        UserError: if the file cannot be read as text.
        SpecificationError: if it, or something that it imports, is not a correct specification.
    """
    path = Path(path)
    source = _read(path)
    read: list[tuple[str, str, str]] = []
    beside = folder_importer(path.parent)

    def importer(name: str) -> Source | None:
        found = beside(name)
        if found is not None:
            read.append((name, found.file, found.text))
        return found

    return _Loader(importer).program(source), SpecificationText(source.file, source.text, tuple(read))


def load_specification(texts: SpecificationText) -> core.Program:
    """Return the program of a specification from its texts alone; no file is read but the standard module's.

    Raises:
        SpecificationError: if it is not a correct specification.
    """
    imports = {name: Source(file, text) for name, file, text in texts.imports}
    return _Loader(imports.get).program(Source(texts.file, texts.text))


def load_text(text: str, file: str = "<text>", importer: Importer | None = None) -> core.Program:
    """Read a specification from text; ``importer`` gives the text of a module by name (``std`` needs none).

    Raises:
        SpecificationError: if it, or something that it imports, is not a correct specification.
    """
    return _Loader(importer or (lambda _name: None)).program(Source(file, normalise(text)))


def folder_importer(folder: Path) -> Importer:
    """Return an importer of the ``.hspec`` files in a folder."""

    def importer(name: str) -> Source | None:
        path = folder / f"{name}{SUFFIX}"
        return _read(path) if path.is_file() else None

    return importer


def _read(path: Path) -> Source:
    return Source(str(path), normalise(read_text(path)))


@dataclass
class _Loader:
    importer: Importer
    finished: dict[str, core.Module] = field(default_factory=dict)  # in the order of completion: imports first
    open: list[str] = field(default_factory=list)

    def program(self, source: Source) -> core.Program:
        self.load(source, None)
        return core.Program(tuple(self.finished.values()))

    def load(self, source: Source, wanted: str | None) -> core.Module:
        """Load one module; ``wanted`` is the name that it was imported by."""
        reporter = Reporter(source)
        parsed = parse_file(reporter)
        name = self._module_name(parsed, wanted, reporter)
        self.open.append(name)
        imports = self._imports(parsed, reporter)
        self.open.pop()
        if not reporter.diagnostics or imports is not None:
            module = self._elaborate(parsed, name, imports or {}, reporter)
        reporter.raise_if_any()
        self.finished[name] = self._with_validity(module)
        self._check_measures(self.finished[name], reporter)
        if wanted is None:
            check_examples(core.Program(tuple(self.finished.values())), reporter)
        reporter.raise_if_any()
        return self.finished[name]

    def _check_measures(self, module: core.Module, reporter: Reporter) -> None:
        """Report recursive calls whose measure cannot be compared, let alone get smaller."""
        program = core.Program(tuple(self.finished.values()))
        for declared in module.declarations:
            if isinstance(declared, core.Function) and isinstance(declared.recursion, core.Measure):
                for condition in well_formed(program, declared):
                    if condition.goal == core.BoolLit(False) and condition.span is not None:
                        reporter.error(
                            condition.span,
                            "recursion",
                            "nothing shows that this call gets smaller",
                            hint="a term of 'decreases' is a number, a collection (by its size), or a parameter"
                            " of which a part, as match takes it apart, is passed on",
                        )

    def _elaborate(
        self, parsed: syn.File, name: str, imports: dict[str, core.Module], reporter: Reporter
    ) -> core.Module:
        """Elaborate; text that is shallow can come to deep expressions, which are refused."""
        try:
            module = elaborate_module(parsed, name, imports, tuple(self.finished.values()), reporter)
        except RecursionError:
            report_depth(reporter, None)
            return core.Module(name, (), ())
        check_depth(module, reporter)
        return module

    def _with_validity(self, module: core.Module) -> core.Module:
        """Add the validity functions of the recursive datatypes that the module mentions."""
        program = core.Program((*self.finished.values(), module))
        added = validity_functions(program, module.name, mentioned_types(module))
        return replace(module, declarations=module.declarations + added)

    def _module_name(self, parsed: syn.File, wanted: str | None, reporter: Reporter) -> str:
        headers = [d for d in parsed.declarations if isinstance(d, syn.ModuleHeader)]
        for extra in headers[1:]:
            reporter.error(extra.span, "declaration", "a second module header")
        if headers and parsed.declarations[0] is not headers[0]:
            reporter.error(headers[0].span, "declaration", "the module header does not come first")
        stem = Path(parsed.file).stem
        default = stem if _IDENTIFIER.fullmatch(stem) else "main"
        name = headers[0].name if headers else wanted or default
        if headers and wanted is not None and name != wanted:
            reporter.error(
                headers[0].span, "import", f"this module is imported as '{wanted}'", expected=f"module {wanted}"
            )
        return name

    def _imports(self, parsed: syn.File, reporter: Reporter) -> dict[str, core.Module] | None:
        """Load what is imported; ``None`` when an import is faulty, for then names cannot be resolved."""
        found: dict[str, core.Module] = {}
        good = True
        for declared in parsed.declarations:
            if isinstance(declared, syn.Import):
                module = self._import(declared, reporter)
                good = good and module is not None
                if module is not None:
                    found[declared.name] = module
        return found if good else None

    def _import(self, declared: syn.Import, reporter: Reporter) -> core.Module | None:
        name = declared.name
        if name in self.open:
            circle = " imports ".join([*self.open[self.open.index(name) :], name])
            reporter.error(declared.span, "import", f"the imports go in a circle: {circle}")
            return None
        if name in self.finished:
            return self.finished[name]
        source = _standard() if name == STANDARD else self.importer(name)
        if source is None:
            reporter.error(
                declared.span,
                "import",
                f"there is no module '{name}'",
                expected=f"a file {name}{SUFFIX} beside this one",
            )
            return None
        try:
            return self.load(source, name)
        except SpecificationError as error:
            reporter.diagnostics.extend(error.diagnostics)
            return None


def _standard() -> Source:
    return _read(data_folder("examples") / f"{STANDARD}{SUFFIX}")
