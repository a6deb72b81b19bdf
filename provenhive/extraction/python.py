"""Python from the trees of proved candidates: a module that stands alone and checks what it is given.

Sequences are tuples, strings ``str``, sets ``frozenset``, datatypes frozen dataclasses, one for each constructor. The
public function checks the types of its arguments and ``requires``, then runs the body that was proved; the units that
it leans on and the functions of the specification that it calls are in the module too.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenhive.candidates import syntax
from provenhive.candidates.erasing import erase_ghosts
from provenhive.candidates.names import Names
from provenhive.candidates.statements import own_expressions, statements_of
from provenhive.candidates.syntax import Block, Candidate, HelperFunction, HelperMethod
from provenhive.extraction.artefact import Artefact, NotExtractable, Provenance, pending_line
from provenhive.extraction.python_expressions import ExpressionWriter, Vocabulary
from provenhive.extraction.python_functions import BodyWriter, TailWriter
from provenhive.extraction.python_names import Allocator, names_in, support_source
from provenhive.extraction.python_types import Classes
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binder, Expr, Program, Unit
from provenhive.spec_lang.show import show
from provenhive.spec_lang.traverse import called_functions, walk
from provenhive.spec_lang.types import CharType, Type, VarType, children
from provenhive.spec_lang.wellformed import membership

TARGET = "python"
_ALWAYS = frozenset({"int", "bool", "str", "tuple", "frozenset", "isinstance", "ValueError", "TypeError", "type"})


@dataclass(frozen=True, slots=True)
class PythonExtraction:
    """An extracted module: the file, the name of its public function, and the class of each constructor.

    ``classes`` maps a datatype's qualified name and a constructor to the class's name.
    """

    artefact: Artefact
    function: str
    classes: Mapping[tuple[str, str], str]


def extract_python(
    program: Program, unit: Unit, bodies: Mapping[str, Candidate], provenance: Provenance
) -> PythonExtraction:
    """Return the module of a unit; ``bodies`` has a proved candidate for it and for each unit that it calls.

    Raises:
        NotExtractable: the code has no form in Python: generic code meets the characters of a string.
        KeyError: ``bodies`` lacks a part.
    """
    module, name = unit.name.rsplit(".", 1)
    avoided: frozenset[str] = frozenset()
    while True:
        writer = _ModuleWriter(program, unit, bodies, provenance, avoided)
        text = writer.module()
        hidden = frozenset(writer.allocator.given & writer.builtins())
        if not hidden:
            artefact = Artefact(TARGET, f"{TARGET}/{module}/{name}.py", text)
            return PythonExtraction(artefact, writer.public, dict(writer.vocabulary.constructors))
        avoided |= hidden  # a name of the specification would hide a builtin that the module calls


@dataclass(frozen=True, slots=True)
class _Reached:
    """What a unit calls: candidates without their ghosts, by unit, and functions of the specification."""

    candidates: dict[str, Candidate]
    functions: tuple[str, ...]


class _ModuleWriter:
    """Writes one module."""

    def __init__(
        self,
        program: Program,
        unit: Unit,
        bodies: Mapping[str, Candidate],
        provenance: Provenance,
        avoided: frozenset[str],
    ) -> None:
        self.program = program
        self.unit = unit
        self.provenance = provenance
        self.allocator = Allocator(avoided)
        self.functions: dict[str, str] = {}
        self.vocabulary = Vocabulary(program, self.functions)
        self.classes = Classes(program, self.allocator, self.vocabulary)
        self.clauses = [c for b in unit.parameters for c in membership(program, b)] + list(unit.requires)
        self.reached = _reach(program, unit, bodies, self.clauses)
        self.written: dict[str, str] = {}
        self._name_everything()

    def _name_everything(self) -> None:
        """Give out the names of the module's functions before those of any variable."""
        identifiers = Names(self.program)
        self.public = self.allocator.name(self.unit.name.rsplit(".", 1)[-1])
        for name in self.reached.functions:
            self.functions[name] = self.allocator.name(identifiers.dafny(name))
        for name in self.reached.candidates:
            own = name == self.unit.name
            self.functions[name] = self.allocator.name("_" + (self.public if own else identifiers.dafny(name)))
        self.helpers = {
            (unit, helper.name): self.allocator.name("_" + helper.name)
            for unit, candidate in self.reached.candidates.items()
            for helper in candidate.helpers
        }

    def builtins(self) -> frozenset[str]:
        """Return the builtins that the module calls."""
        inside = (names_in(support_source()[name]) for name in self._support())
        return (frozenset(self.vocabulary.used).union(*inside) | _ALWAYS) & frozenset(dir(builtins))

    # --- the module ------------------------------------------------------------------------------------------------

    def module(self) -> str:
        """Return the text of the module."""
        methods = [text for name, candidate in self.reached.candidates.items() for text in self._unit(name, candidate)]
        public = self._public()
        shapes = self.classes.shape_lines()
        classes = self.classes.texts()
        code = [*classes, shapes, *self.written.values(), *methods, public]
        code = [support_source()[name] for name in self._support()] + [text for text in code if text]
        head = [self._docstring(), *self._imports("\n".join(code))]
        return "\n".join(head) + "\n\n\n" + "\n\n\n".join(code) + "\n"

    def _docstring(self) -> str:
        provenance = self.provenance
        lines = [
            f"{self.unit.name}: proved, then extracted.",
            "",
            *(f"    {line}" for line in self._contract()),
            "",
            f"Specification: {provenance.specification}",
            f"Obligation: {provenance.obligation_digest}",
            f"Candidate: {provenance.candidate_digest}, by {provenance.agent}",
            f"Made by {provenance.producer}. Do not edit: the certificate holds the digest of this file.",
            pending_line(),
        ]
        return _quoted(lines, "")

    def _contract(self) -> Iterator[str]:
        module, name = self.unit.name.rsplit(".", 1)
        generic = f"<{', '.join(self.unit.type_parameters)}>" if self.unit.type_parameters else ""
        yield f"unit {name}{generic}({_binders(self.unit.parameters)}) returns ({_binders(self.unit.results)})"
        yield from (f"  requires {show(e, module)}" for e in self.unit.requires)
        yield from (f"  ensures {show(e, module)}" for e in self.unit.ensures)

    def _support(self) -> list[str]:
        """Return the support definitions that are needed, in their order."""
        source = support_source()
        needed = {name for name in self.vocabulary.used if name in source}
        pending = list(needed)
        while pending:
            for name in names_in(source[pending.pop()]) & source.keys() - needed:
                needed.add(name)
                pending.append(name)
        return [name for name in source if name in needed]

    def _imports(self, code: str) -> Iterator[str]:
        names = names_in(code)

        def mentioned(*wanted: str) -> str:
            return ", ".join(name for name in wanted if name in names)

        yield "\nfrom __future__ import annotations\n"
        if abstract := mentioned("Callable", "Iterable", "Iterator", "Mapping", "Sequence"):
            yield f"from collections.abc import {abstract}"
        if mentioned("AbstractSet"):
            yield "from collections.abc import Set as AbstractSet"
        if mentioned("dataclass"):
            yield "from dataclasses import dataclass"
        variables = [name for name in self.classes.type_variables.values() if name in names]
        typing = [n for n in ("Any", "Generic", "TypeVar", "Union") if n in names or (n == "TypeVar" and variables)]
        if typing:
            yield f"from typing import {', '.join(typing)}"
        if variables:
            yield ""
            yield from (f'{name} = TypeVar("{name}")' for name in variables)

    # --- functions -------------------------------------------------------------------------------------------------

    def _writer(self, unit: str | None = None) -> ExpressionWriter:
        """Return a writer for the code of a unit's candidate, or of the specification."""
        own = {name: text for (owner, name), text in self.helpers.items() if owner == unit}
        vocabulary = self.vocabulary.with_functions({**self.functions, **own}, self._need)
        return ExpressionWriter(vocabulary, self.allocator.inner())

    def _need(self, name: str) -> None:
        """Write a function of the specification if it is not there yet."""
        declared = self.program.index.get(name)
        if not isinstance(declared, core.Function) or name in self.written:
            return
        self.written[name] = ""  # while it is written: it may call itself
        about = f"Function ``{name.rsplit('.', 1)[-1]}`` of the specification."
        try:
            self.written[name] = self._function(
                self._writer(), self.functions[name], declared.parameters, declared.result, declared.body, about
            )
        except NotExtractable:
            del self.written[name]
            raise

    def _function(
        self, writer: ExpressionWriter, name: str, parameters: Sequence[Binder], result: Type, body: Expr, about: str
    ) -> str:
        shown = ", ".join(f"{writer.bind(b.name)}: {self.classes.hint(b.type)}" for b in parameters)
        lines = [f"def {name}({shown}) -> {self.classes.hint(result)}:", f'    """{about}"""']
        self._need_constructors(body)
        TailWriter(writer, lines, 1).write(body)
        return "\n".join(lines)

    def _need_constructors(self, expr: Expr) -> None:
        """Let the module have the datatypes that an expression inspects or makes."""
        for node in walk(expr):
            match node:
                case core.Construct(type=type_):
                    self.classes.hint(type_)
                case core.MatchData(scrutinee=inner) | core.Is(value=inner) | core.Destruct(value=inner):
                    self.classes.hint(inner.type)
                case _:
                    pass

    def _unit(self, name: str, candidate: Candidate) -> Iterator[str]:
        """Yield the functions of a candidate's helpers and its body."""
        for helper in candidate.helpers:
            own = self.helpers[(name, helper.name)]
            about = f"Helper ``{helper.name}`` of ``{name.rsplit('.', 1)[-1]}``."
            if isinstance(helper, HelperFunction):
                yield self._function(self._writer(name), own, helper.parameters, helper.result, helper.body, about)
            else:
                yield self._method(self._writer(name), own, helper.parameters, helper.results, helper.body, about)
        declared = self.program.unit(name)
        bare = name.rsplit(".", 1)[-1]
        about = f"The body of ``{bare}``, as it was proved; it checks nothing."
        function = self.functions[name]
        yield self._method(self._writer(name), function, declared.parameters, declared.results, candidate.body, about)

    def _method(
        self,
        writer: ExpressionWriter,
        name: str,
        parameters: Sequence[Binder],
        results: tuple[Binder, ...],
        body: Block,
        about: str,
    ) -> str:
        shown = ", ".join(f"{writer.bind(b.name)}: {self.classes.hint(b.type)}" for b in parameters)
        for binder in results:
            writer.bind(binder.name)
        for statement in statements_of(body):
            for expr in own_expressions(statement):
                self._need_constructors(expr)
            if isinstance(statement, syntax.MatchStatement):
                self.classes.hint(statement.scrutinee.type)
        head = [f"def {name}({shown}) -> {self._result_hint(results)}:", f'    """{about}"""']
        return "\n".join([*head, *BodyWriter(writer, results).body(body)])

    def _result_hint(self, results: Sequence[Binder]) -> str:
        hints = [self.classes.hint(binder.type) for binder in results]
        if not hints:
            return "None"
        return hints[0] if len(hints) == 1 else f"tuple[{', '.join(hints)}]"

    # --- the boundary ----------------------------------------------------------------------------------------------

    def _public(self) -> str:
        """Return the function for callers: it checks types and ``requires``, then runs the body."""
        writer = self._writer()
        parameters = self.unit.parameters
        shown = ", ".join(f"{writer.bind(b.name)}: {self.classes.hint(b.type, given=True)}" for b in parameters)
        names = [writer.names[b.name] for b in parameters]
        checks = []
        for binder, name in zip(parameters, names, strict=True):
            checks.append(f'    {name} = {self.classes.shape(binder.type)}({name}, "{name}")')
        unchecked = []
        for clause in self.clauses:
            text = show(clause, self.unit.name.rsplit(".", 1)[0])
            try:
                self._need_constructors(clause)
                condition = writer.expression(core.Unary(core.UnaryOp.NOT, clause))
            except NotExtractable as reason:
                unchecked.append(f"Not checked here ({reason}): {text}")
                continue
            message = f"{self.public} requires {text}"
            checks += [f"    if {condition}:", f"        raise ValueError({message!r})"]
        lines = [f"def {self.public}({shown}) -> {self._result_hint(self.unit.results)}:"]
        lines.append(_quoted(self._public_doc(unchecked), "    "))
        call = f"{self.functions[self.unit.name]}({', '.join(names)})"
        return "\n".join([*lines, *checks, f"    return {call}"])

    def _public_doc(self, unchecked: list[str]) -> list[str]:
        lines = [f"Run ``{self.unit.name}``, which is proved to meet its contract.", "", *self._contract(), ""]
        if unchecked:
            lines += [*unchecked, ""]
        lines += [f"Obligation: {self.provenance.obligation_digest}", "", "Raises:"]
        lines.append("    TypeError: an argument is not of its type.")
        if self.clauses:
            lines.append("    ValueError: an argument is outside of its type's range, or ``requires`` does not hold.")
        return lines


def _reach(program: Program, unit: Unit, bodies: Mapping[str, Candidate], clauses: Sequence[Expr]) -> _Reached:
    """Return what the unit's code and its checks call, directly or not.

    Raises:
        NotExtractable: generic code is called for characters, of which Python's strings are no sequences.
    """
    candidates: dict[str, Candidate] = {}
    functions: dict[str, None] = {}
    pending = [unit.name]
    exprs: list[Expr] = list(clauses)
    while pending:
        name = pending.pop()
        if name not in candidates:
            candidates[name] = erase_ghosts(program, bodies[name])
            for body in _blocks(candidates[name]):
                for statement in statements_of(body):
                    exprs += own_expressions(statement)
                    if isinstance(statement, syntax.CallStatement):
                        _refuse_characters(_signature(program, candidates[name], statement.callee), statement.arguments)
                        if statement.callee in program.index:
                            pending.append(statement.callee)
            exprs += [h.body for h in candidates[name].helpers if isinstance(h, HelperFunction)]
    while exprs:
        expr = exprs.pop()
        if any(isinstance(node, core.Call) and CharType() in node.type_arguments for node in walk(expr)):
            raise NotExtractable("generic code is called for the characters of a string")
        for name in sorted(called_functions(expr)):
            declared = program.index.get(name)
            if isinstance(declared, core.Function) and name not in functions:
                functions[name] = None
                exprs.append(declared.body)
    return _Reached(dict(reversed(candidates.items())), tuple(functions))


def _blocks(candidate: Candidate) -> Iterator[Block]:
    yield candidate.body
    yield from (helper.body for helper in candidate.helpers if isinstance(helper, HelperMethod))


def _signature(program: Program, candidate: Candidate, callee: str) -> tuple[Binder, ...]:
    """Return the parameters of a unit or helper."""
    for helper in candidate.helpers:
        if helper.name == callee:
            return helper.parameters
    return program.unit(callee).parameters


def _refuse_characters(parameters: Sequence[Binder], arguments: Sequence[Expr]) -> None:
    for parameter, argument in zip(parameters, arguments, strict=True):
        pending = [(parameter.type, argument.type)]
        while pending:
            declared, found = pending.pop()
            if isinstance(declared, VarType) and isinstance(found, CharType):
                raise NotExtractable("generic code is called for the characters of a string")
            pending += zip(children(declared), children(found), strict=False)


def _binders(binders: Sequence[Binder]) -> str:
    return ", ".join(f"{binder.name}: {binder.type}" for binder in binders)


def _quoted(lines: Sequence[str], pad: str) -> str:
    """Return a docstring of these lines, whatever is in them."""
    safe = [line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"') for line in lines]
    plain = ["".join(c if c.isprintable() else " " for c in line) for line in safe]
    body = [(pad + line).rstrip() for line in plain[1:]]
    return "\n".join([f'{pad}"""{plain[0]}', *body, f'{pad}"""'])
