"""Runs extracted Python on values of the evaluator: the file's own text, and nothing else."""

from __future__ import annotations

import sys
import threading
import types
from collections.abc import Mapping, Sequence
from typing import Any

from provenhive.extraction.python import PythonExtraction
from provenhive.spec_lang.core import Program, Unit
from provenhive.spec_lang.declared import constructor, erase
from provenhive.spec_lang.deep import call_deep
from provenhive.spec_lang.types import (
    CharType,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
)
from provenhive.spec_lang.values import Data, Map, Multiset, Value

_lock = threading.Lock()


def _executed(text: str, path: str) -> dict[str, Any]:
    """Return the names of a module after executing its text; dataclasses want it registered while it runs."""
    module = types.ModuleType("provenhive_extracted")
    code = compile(text, path, "exec", dont_inherit=True)
    with _lock:
        sys.modules[module.__name__] = module
        try:
            exec(code, module.__dict__)  # noqa: S102 - printed from proved trees; no text of an agent is in it
        finally:
            del sys.modules[module.__name__]
    return module.__dict__


class PythonRunner:
    """An extracted module, loaded; ``call`` speaks in values of the evaluator."""

    def __init__(self, program: Program, unit: Unit, extraction: PythonExtraction) -> None:
        """Execute the module's text in a namespace of its own."""
        self.program = program
        self.unit = unit
        self._names = _executed(extraction.artefact.text, extraction.artefact.path)
        self._function = self._names[extraction.function]
        self._classes: Mapping[tuple[str, str], Any] = {
            key: self._names[name] for key, name in extraction.classes.items()
        }
        self._constructors = {cls: name for (_, name), cls in self._classes.items()}

    def call(self, arguments: Sequence[Value]) -> tuple[Value, ...]:
        """Return the results of the public function, in order.

        Raises:
            ValueError: ``requires`` does not hold.
            TypeError: an argument is not of its type.
        """
        types = [erase(self.program, binder.type) for binder in self.unit.parameters]
        given = [self._outside(value, type_) for value, type_ in zip(arguments, types, strict=True)]
        found = call_deep(self._function, *given)
        results = [erase(self.program, binder.type) for binder in self.unit.results]
        values = (found,) if len(results) == 1 else tuple(found)
        return tuple(self._inside(value, type_) for value, type_ in zip(values, results, strict=True))

    def _outside(self, value: Value, type_: Type) -> Any:
        """Return a value as the module has it."""
        match type_:
            case SeqType(CharType()):
                return "".join(value)
            case SeqType(element):
                return tuple(self._outside(item, element) for item in value)
            case SetType(element):
                return frozenset(self._outside(item, element) for item in value)
            case MultisetType(element):
                counts = {self._outside(item, element): count for item, count in value.items()}
                return self._names["Multiset"].from_counts(counts)
            case MapType(key, item):
                entries = ((self._outside(k, key), self._outside(v, item)) for k, v in value.items())
                return self._names["FrozenMap"](entries)
            case TupleType(items):
                return tuple(self._outside(part, t) for part, t in zip(value, items, strict=True))
            case DataType():
                types = self._field_types(type_, value.constructor)
                fields = (self._outside(part, t) for part, t in zip(value.fields, types, strict=True))
                return self._classes[(type_.name, value.constructor)](*fields)
            case _:
                return value

    def _inside(self, value: Any, type_: Type) -> Value:
        """Return a value of the module as the evaluator has it."""
        match type_:
            case SeqType(element):
                return tuple(self._inside(item, element) for item in value)
            case SetType(element):
                return frozenset(self._inside(item, element) for item in value)
            case MultisetType(element):
                return Multiset({self._inside(k, element): n for k, n in value.counts().items()})
            case MapType(key, item):
                return Map((self._inside(k, key), self._inside(v, item)) for k, v in value.items())
            case TupleType(items):
                return tuple(self._inside(part, t) for part, t in zip(value, items, strict=True))
            case DataType():
                name = self._constructors[type(value)]
                types = self._field_types(type_, name)
                parts = (getattr(value, field) for field in type(value).__dataclass_fields__)
                return Data(name, tuple(self._inside(part, t) for part, t in zip(parts, types, strict=True)))
            case _:
                return value

    def _field_types(self, type_: DataType, name: str) -> list[Type]:
        found = constructor(self.program, type_, name)
        return [erase(self.program, field.type) for field in found.fields]
