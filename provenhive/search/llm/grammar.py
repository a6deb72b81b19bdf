"""A grammar for constrained sampling: what llama.cpp's servers take in the field ``grammar`` of a chat completion.

It covers straight-line bodies over integers, truth values and sequences of them: enough for weak models, whose free
answers are seldom in the form that is asked for. What it admits still passes the gate and everything after it.
"""

from __future__ import annotations

from collections.abc import Iterable

from provenhive.candidates.names import mangle
from provenhive.search.agent import Task
from provenhive.spec_lang.declared import erase
from provenhive.spec_lang.types import BOOL, INT, SeqType, Type


def body_grammar(task: Task) -> str:
    """Return a GBNF grammar of bodies for a unit; empty if its results are of types that it has no terms for."""
    program, unit = task.program, task.unit
    inputs = [(mangle(p.name), erase(program, p.type)) for p in unit.parameters]
    rules = {"int": _integers(inputs), "bool": _conditions(inputs)}
    if any(_rule(erase(program, r.type)) not in rules for r in unit.results):
        return ""
    assigns = " ".join(f'"  {mangle(r.name)} := " {_value(erase(program, r.type))} ";\\n"' for r in unit.results)
    lines = [
        'root ::= "{\\n" body "}"',
        'body ::= assigns | "if " bool " {\\n" assigns "} else {\\n" assigns "}\\n"',
        f"assigns ::= {assigns}",
        'intvalue ::= int | int " + " int | int " - " int | "if " bool " then " int " else " int',
        f"int ::= {rules['int']}",
        f"bool ::= {rules['bool']}",
    ]
    return "\n".join(lines) + "\n"


def _rule(type_: Type) -> str:
    return {INT: "int", BOOL: "bool"}.get(type_, "")


def _value(type_: Type) -> str:
    return "intvalue" if type_ == INT else "bool"


def _integers(inputs: Iterable[tuple[str, Type]]) -> str:
    found = ['"0"', '"1"', '"2"']
    for name, type_ in inputs:
        if type_ == INT:
            found += [f'"{name}"', f'"-{name}"']
        elif isinstance(type_, SeqType):
            found.append(f'"|{name}|"')
            if type_.element == INT:
                found += [f'"{name}[0]"', f'"{name}[|{name}| - 1]"']
    return " | ".join(found)


def _conditions(inputs: Iterable[tuple[str, Type]]) -> str:
    found = [f'int "{sign}" int' for sign in (" <= ", " < ", " == ", " != ")]
    found += [f'"{name}"' for name, type_ in inputs if type_ == BOOL]
    return " | ".join(found)
