"""Laws about characters: what Lean proves of Unicode's does not hold of the 16-bit characters of Dafny 2.3.

Characters of the language, and Lean's, are Unicode scalar values; those of Dafny 2.3 are numbers below 65536, the
surrogates among them. A law that only compares characters for equality cannot tell the two apart: there are always
others to stand for those that are missing. One that speaks of their order, or of all or some of them, can:
``exists c: char :: '\\uffff' < c`` is true for Lean and contradicts Dafny 2.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenhive.dafny_bridge.closure import closure_of_declaration, expressions_of_declaration
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr, Program
from provenhive.spec_lang.expressions import ORDER
from provenhive.spec_lang.traverse import walk
from provenhive.spec_lang.types import CharType, DataType, SubsetType, Type, children


def tells_characters_apart(program: Program, law: core.Law) -> str:
    """Return what in a law, or in what it speaks of, depends on which characters there are; empty if nothing does."""
    declarations = [law, *(program.index[name] for name in closure_of_declaration(program, law) if name != law.name)]
    found = (_reason(program, e) for d in declarations for expr in expressions_of_declaration(d) for e in walk(expr))
    return next(filter(None, found), "")


def _reason(program: Program, expr: Expr) -> str:
    match expr:
        case core.Binary(op, left, _) if op in ORDER and isinstance(left.type, CharType):
            return "the order of characters"
        case core.Quantified(_, binders) if any(_has_characters(program, b.type) for b in binders):
            return "all or some of all characters"
        case _:
            return ""


def _has_characters(program: Program, type_: Type) -> bool:
    return any(isinstance(part, CharType) for part in _parts(program, type_, set()))


def _parts(program: Program, type_: Type, seen: set[Type]) -> Iterator[Type]:
    """Yield a type and all types that its values can hold."""
    if type_ in seen:
        return
    seen.add(type_)
    yield type_
    inner = list(children(type_))
    match type_, program.index.get(type_.name) if isinstance(type_, DataType | SubsetType) else None:
        case DataType(), core.Datatype(constructors=constructors):
            inner += [b.type for c in constructors for b in c.fields]
        case SubsetType(), core.Subset(binder=binder):
            inner.append(binder.type)
    for part in inner:
        yield from _parts(program, part, seen)
