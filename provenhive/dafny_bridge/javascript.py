"""Evaluates functions of compiled JavaScript programs in one lasting Node.js process.

The other end is ``dafny/runtime/driver.js``, which documents the protocol. Values travel in the JSON form
of ``spec_lang.value_forms``: integers as decimal strings, a datatype's value as an array of the
constructor's name and the fields.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from provenhive.errors import InfrastructureError, ProvenHiveError
from provenhive.resources import data_folder
from provenhive.toolchain import Limits, Session, SessionError, clean_environment
from provenhive.toolchain.node_install import ensure_bignumber, find_node

Shape = str | list[Any]
"""``"int"``, ``"bool"``, ``"char"``, ``["seq", s]``, ``["set", s]``, ``["multiset", s]``,
``["map", k, v]``, ``["tuple", [s, ...]]``, ``["data", name, [argument, ...]]``, ``["var", index]``."""

_STACK_KILOBYTES: Final = 3900
_DEFAULT_LIMITS: Final = Limits(wall_seconds=30, memory_mb=1024)


class JavaScriptError(ProvenHiveError):
    """The driver refused a request: an unknown function, a program that does not load."""


@dataclass(frozen=True, slots=True)
class Constructor:
    """A constructor of a datatype: its name, and its fields as pairs of name and shape."""

    name: str
    fields: tuple[tuple[str, Shape], ...] = ()


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype of the compiled program.

    Attributes:
        module: the Dafny module that declares it; empty for the top level.
        name: its Dafny name.
        constructors: its constructors; ``["var", i]`` in a field is the i-th type argument.
    """

    module: str
    name: str
    constructors: tuple[Constructor, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A function or method of the compiled program.

    Attributes:
        module: the Dafny module; empty for the top level.
        name: the Dafny name.
        parameters: the shapes of the parameters that are not ghost.
        results: the shapes of the results that are not ghost.
    """

    module: str
    name: str
    parameters: tuple[Shape, ...]
    results: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class CallResult:
    """What one call brought: the results' JSON forms, or the error that it ended with.

    Attributes:
        values: the results; ``None`` after an error.
        error: what the program threw (a stack overflow, say); ``None`` if all went well.
        nanoseconds: the time of the call itself.
    """

    values: tuple[Any, ...] | None
    error: str | None = None
    nanoseconds: int = 0


class JavaScriptEngine:
    """A Node.js process with any number of programs loaded. Not for two threads at the same time."""

    def __init__(self, limits: Limits = _DEFAULT_LIMITS) -> None:
        """Start the process; ``bignumber.js`` is installed first if it is missing.

        Raises:
            InfrastructureError: Node.js or npm is missing or fails.
        """
        node = find_node()
        package = ensure_bignumber()
        driver = data_folder("dafny") / "runtime" / "driver.js"
        self._ids = itertools.count(1)
        self._session = Session(
            (
                str(node.program),
                f"--stack-size={_STACK_KILOBYTES}",
                "--disallow-code-generation-from-strings",
                str(driver),
            ),
            limits=limits,
            env=clean_environment(NODE_PATH=str(package.folder)),
        )

    @property
    def pid(self) -> int:
        """The id of the process and of its group."""
        return self._session.pid

    def load(self, source: str, datatypes: Mapping[str, Datatype] | None = None) -> int:
        """Load a compiled program and return its number.

        Args:
            source: the JavaScript text.
            datatypes: what ``["data", name, ...]`` shapes refer to, by that name.

        Raises:
            JavaScriptError: the text does not load.
            InfrastructureError: the process failed.
        """
        number = next(self._ids)
        described = {key: _describe(value) for key, value in (datatypes or {}).items()}
        self._ask({"op": "load", "program": number, "source": source, "datatypes": described})
        return number

    def unload(self, program: int) -> None:
        """Forget a program."""
        self._ask({"op": "unload", "program": program})

    def call(self, program: int, signature: Signature, arguments: Sequence[Sequence[Any]]) -> tuple[CallResult, ...]:
        """Call a function once for each row of ``arguments`` (JSON forms) and return all results.

        Raises:
            JavaScriptError: there is no such function.
            SessionError: the process died, or met its limit of time, memory or output.
        """
        answers = self._ask(
            {
                "op": "call",
                "program": program,
                "module": signature.module,
                "function": signature.name,
                "parameters": signature.parameters,
                "results": signature.results,
                "arguments": arguments,
            }
        )
        if len(answers) != len(arguments):
            raise InfrastructureError("the driver answered a wrong number of calls")
        return tuple(map(_result, answers))

    def close(self) -> None:
        """End the process."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, request: Mapping[str, Any]) -> list[Any]:
        self._session.send(json.dumps(request).encode("ascii") + b"\n")
        line = self._session.read_line()
        try:
            answer = json.loads(line)
        except ValueError:
            self._session.close()
            run = self._session.evidence()
            raise SessionError("the JavaScript driver answered no JSON", run=run) from None
        if answer.get("ok") is not True:
            raise JavaScriptError(f"JavaScript: {answer.get('error')}")
        results: list[Any] = answer["results"]
        return results


def _describe(datatype: Datatype) -> dict[str, Any]:
    return {
        "module": datatype.module,
        "name": datatype.name,
        "constructors": [
            {"name": c.name, "fields": [list(field) for field in c.fields]} for c in datatype.constructors
        ],
    }


def _result(answer: Any) -> CallResult:
    if "error" in answer:
        return CallResult(None, error=str(answer["error"]))
    return CallResult(tuple(answer["values"]), nanoseconds=int(answer["nanoseconds"]))
