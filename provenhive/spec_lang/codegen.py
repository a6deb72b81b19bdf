"""From core to Python functions: each specification function, contract and quantifier becomes generated code.

Generated names are numbered, so no name of a specification can meet one of Python or of the runtime. Calls between
generated functions are plain Python calls, which take no C stack; sub-expressions too deep for one Python expression
become functions of their own.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from provenhive.spec_lang.codegen_expr import FunctionWriter, Scope
from provenhive.spec_lang.core import Binder, Call, Expr, Function, MatchData, Program, Quantified, Structural, Var
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.faults import Undefined
from provenhive.spec_lang.runtime import Runtime, ceiling
from provenhive.spec_lang.traverse import called_functions, walk
from provenhive.spec_lang.types import DataType, MapType, MultisetType, SeqType, SetType, Type
from provenhive.spec_lang.values import Data, Map, Multiset, Value

MEMO_ENTRIES = 50_000
MEMO_ELEMENTS = 64  # collections longer than this are not looked up: hashing them would cost more than it saves


class Compiler:
    """Compiles expressions over one program into one namespace; functions are compiled when first needed."""

    def __init__(self, program: Program, runtime: Runtime, check: Callable[[Type], Callable[[Value], bool]]) -> None:
        """``check`` gives the test of a declared type, for places where membership is not known beforehand."""
        self.program = program
        self.runtime = runtime
        self._check = check
        self._namespace: dict[str, Any] = {
            "R": runtime,
            "F": runtime.fuel,
            "Data": Data,
            "Map": Map,
            "Multiset": Multiset,
            "Undefined": Undefined,
            "ceiling": ceiling,
        }
        for operation in ("undefined", "unbounded", "out_of_fuel", "multiply", "divide", "modulo", "concat", "tail"):
            self._namespace[operation] = getattr(runtime, operation)
        self._functions: dict[str, str] = {}
        self._externals: dict[str, str] = {}
        self._waiting: list[Function] = []
        self._sources: list[str] = []
        self._counter = 0
        self._own: list[str] = []
        self._recursive: dict[str, frozenset[str]] = {}

    # --- what callers use ---

    def compile(self, expr: Expr, parameters: Iterable[Binder]) -> Callable[..., Value]:
        """Return a function of the parameters that evaluates the expression; it neither locks nor refuels.

        What was made for this expression alone goes when the function goes; functions of the specification stay.
        """
        names: list[str] = []
        sites = range(0)

        def define() -> str:
            nonlocal names, sites
            first, self._own = self.runtime.next_site, names
            name = self.define("e", tuple(parameters), expr)
            sites, self._own = range(first, self.runtime.next_site), []
            return name

        compiled = self._compiled(define)
        del self._namespace[compiled.__name__]  # else it would hold itself
        own = tuple(name for name in names if name in self._namespace)
        if own or sites:
            weakref.finalize(compiled, _release, self._namespace, own, self.runtime.sites, sites).atexit = False
        return compiled

    def compile_function(self, function: Function) -> Callable[..., Value]:
        """Return a specification function; it neither locks nor refuels, nor checks its arguments' types."""
        return self._compiled(lambda: self.function(function.name))

    def _compiled(self, define: Callable[[], str]) -> Callable[..., Value]:
        """Compile what ``define`` asks for; a failure leaves no half-made functions behind."""
        functions = dict(self._functions)
        try:
            name = define()
            self._flush()
        except BaseException:
            self._functions, self._waiting, self._sources = functions, [], []
            raise
        compiled: Callable[..., Value] = self._namespace[name]
        return compiled

    def bind(self, function: str, implementation: Callable[..., Value]) -> None:
        """Make calls of a name that is no specification function go to ``implementation``."""
        self._externals[function] = self.constant(implementation)

    # --- what the writers use ---

    def fresh(self, stem: str) -> str:
        """Return a Python name that nothing else has."""
        name = self._numbered(stem)
        self._own.append(name)
        return name

    def _numbered(self, stem: str) -> str:
        self._counter += 1
        readable = "".join(c for c in stem if c.isascii() and c.isalnum())
        return f"{readable or 'x'}_{self._counter}"

    def constant(self, value: Any) -> str:
        """Return the name under which generated code finds the value."""
        name = self.fresh("K")
        self._namespace[name] = value
        return name

    def add_source(self, lines: list[str]) -> None:
        """Add the lines of one function definition."""
        self._sources.append("\n".join(lines))

    def checker(self, type_: Type) -> str:
        """Return the name of a function that checks membership in a declared type."""
        return self.constant(self._check(type_))

    def function(self, name: str) -> str:
        """Return the Python name of a specification function, to be compiled before the code runs."""
        if name in self._externals:
            return self._externals[name]
        if name not in self._functions:
            declared = self.program.function(name)
            self._functions[name] = self._numbered("f" + name.rsplit(".", 1)[-1])
            self._waiting.append(declared)
        return self._functions[name]

    def define(self, stem: str, parameters: tuple[Binder, ...], body: Expr) -> str:
        """Define a function that returns the value of ``body``."""
        name = self.fresh(stem)
        scope = Scope.of(self, parameters)
        writer = FunctionWriter(self, scope)
        lines = [f"def {name}({', '.join(scope.names[p.name] for p in parameters)}):"]
        writer.block(body, scope, lines, 1, "return {}")
        self.add_source(lines)
        return name

    # --- functions of the specification ---

    def _flush(self) -> None:
        """Write the functions that were asked for and execute all sources."""
        while self._waiting:
            self._write_function(self._waiting.pop())
        code = compile("\n\n".join(self._sources), "<specification>", "exec", dont_inherit=True)
        exec(code, self._namespace)  # noqa: S102 - generated above: numbered names, literals, no text of a specification
        self._sources = []

    def _write_function(self, function: Function) -> None:
        scope = Scope.of(self, function.parameters)
        writer = FunctionWriter(self, scope)
        names = [scope.names[p.name] for p in function.parameters]
        lines = [f"def {self._functions[function.name]}({', '.join(names)}):"]
        memo = self._memo(function, names)
        if memo is not None:
            table, key, guard = memo
            lines += [f"    if {guard}:", f"        r = {table}.get({key})", "        if r is not None: return r"]
        lines += ["    F[0] -= 1", "    if F[0] < 0: out_of_fuel()"]
        for condition in function.requires:
            site = self.runtime.site(f"the precondition of {function.name} does not hold", condition.span)
            lines.append(f"    if not {writer.expr(condition, scope)}: undefined({site})")
        message = f"the result of {function.name} is not of type {function.result}"
        writer.block(function.body, scope, lines, 1, "r = {}", required=(function.result, message))
        if memo is not None:
            lines += [f"    if {guard}:", f"        if len({table}) > {MEMO_ENTRIES}: {table}.clear()"]
            lines.append(f"        {table}[{key}] = r")
        lines.append("    return r")
        self.add_source(lines)

    def _memo(self, function: Function, names: list[str]) -> tuple[str, str, str] | None:
        """Return the table, key and guard of the memo of a function that is worth one."""
        quantified = any(isinstance(node, Quantified) for node in walk(function.body))
        if not names or not (quantified or self._is_recursive(function)):
            return None
        if not quantified and self._visits_once(function):
            return None
        guards = [
            guard
            for name, parameter in zip(names, function.parameters, strict=True)
            if (guard := _size_guard(name, erase(self.program, parameter.type))) is not None
        ]
        key = names[0] if len(names) == 1 else f"({', '.join(names)})"
        return self.constant({}), key, " and ".join(guards) or "True"

    def _visits_once(self, function: Function) -> bool:
        """Say whether a function takes a datatype's value apart and looks at each part once.

        Looking such values up costs more than going through them.
        """
        if not isinstance(function.recursion, Structural):
            return False
        position = function.recursion.parameter
        if not isinstance(erase(self.program, function.parameters[position].type), DataType):
            return False
        calls = [node for node in walk(function.body) if isinstance(node, Call) and node.function == function.name]
        parts = [call.arguments[position] for call in calls]
        whole = function.parameters[position].name
        taken = [
            n for n in walk(function.body) if isinstance(n, MatchData) and n.scrutinee == Var(whole, n.scrutinee.type)
        ]
        if len(taken) > 1 or not all(isinstance(part, Var) for part in parts):
            return False
        return len(set(parts)) == len(parts) and self._reachable(function.name) == self._calls(function.name)

    def _is_recursive(self, function: Function) -> bool:
        return function.name in self._reachable(function.name)

    def _reachable(self, name: str) -> frozenset[str]:
        """Return the functions that a function may call, directly or not."""
        if name not in self._recursive:
            found: set[str] = set()
            pending = list(self._calls(name))
            while pending:
                called = pending.pop()
                if called not in found:
                    found.add(called)
                    pending.extend(self._calls(called))
            self._recursive[name] = frozenset(found)
        return self._recursive[name]

    def _calls(self, name: str) -> frozenset[str]:
        declared = self.program.index.get(name)
        return called_functions(declared.body) if isinstance(declared, Function) else frozenset()

    def parameter_types(self, call: Call) -> tuple[tuple[Type, ...], Mapping[str, Type]] | None:
        """Return the declared parameter types of the called function and the binding of its type parameters."""
        declared = self.program.index.get(call.function)
        if not isinstance(declared, Function):
            return None
        binding = dict(zip(declared.type_parameters, call.type_arguments, strict=True))
        return tuple(p.type for p in declared.parameters), binding


def _release(namespace: dict[str, Any], names: Iterable[str], sites: dict[int, Any], numbers: Iterable[int]) -> None:
    """Take out of the tables what one expression needed."""
    for name in names:
        namespace.pop(name, None)
    for number in numbers:
        sites.pop(number, None)


def _size_guard(name: str, type_: Type) -> str | None:
    if isinstance(type_, SeqType | SetType | MapType):
        return f"len({name}) <= {MEMO_ELEMENTS}"
    return f"{name}.size <= {MEMO_ELEMENTS}" if isinstance(type_, MultisetType) else None
