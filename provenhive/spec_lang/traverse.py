"""Walking over core expressions: their parts, free variables, and substitution of variables and types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from provenhive.errors import ProvenHiveError
from provenhive.spec_lang import core
from provenhive.spec_lang.core import Expr
from provenhive.spec_lang.types import DataType, Type
from provenhive.spec_lang.types import substitute as substitute_in_type


class CaptureError(ProvenHiveError):
    """A substitution would have put a variable under a binder of the same name."""


def parts(expr: Expr) -> tuple[Expr, ...]:
    """Return the direct subexpressions in the order of reading."""
    match expr:
        case core.Unary(operand=a) | core.Destruct(value=a) | core.Is(value=a) | core.Project(value=a):
            return (a,)
        case core.Binary(left=a, right=b) | core.Index(collection=a, index=b) | core.Let(value=a, body=b):
            return (a, b)
        case core.Call(arguments=items) | core.Construct(arguments=items):
            return items
        case core.SeqLit(items=items) | core.SetLit(items=items) | core.MultisetLit(items=items):
            return items
        case core.TupleLit(items=items):
            return items
        case core.MapLit(entries=entries):
            return tuple(part for entry in entries for part in entry)
        case core.Slice(sequence=a, low=low, high=high):
            return (a, *(end for end in (low, high) if end is not None))
        case core.Update(collection=a, index=b, value=c) | core.If(condition=a, then=b, otherwise=c):
            return (a, b, c)
        case core.MatchData(scrutinee=a, cases=cases):
            return (a, *(case.body for case in cases))
        case core.MatchSeq(scrutinee=a, empty=b, nonempty=c):
            return (a, b, c)
        case core.Quantified(body=a):
            return (a,)
        case _:
            return ()


def rebuild(expr: Expr, new: tuple[Expr, ...]) -> Expr:
    """Return ``expr`` with its direct subexpressions replaced, same number and order as ``parts`` gives."""
    match expr:
        case core.Unary():
            return replace(expr, operand=new[0])
        case core.Destruct() | core.Is() | core.Project():
            return replace(expr, value=new[0])
        case core.Binary():
            return replace(expr, left=new[0], right=new[1])
        case core.Index():
            return replace(expr, collection=new[0], index=new[1])
        case core.Let():
            return replace(expr, value=new[0], body=new[1])
        case core.Call() | core.Construct():
            return replace(expr, arguments=new)
        case core.SeqLit() | core.SetLit() | core.MultisetLit() | core.TupleLit():
            return replace(expr, items=new)
        case _:
            return _rebuild_compound(expr, new)


def _rebuild_compound(expr: Expr, new: tuple[Expr, ...]) -> Expr:
    match expr:
        case core.MapLit():
            return replace(expr, entries=tuple(zip(new[::2], new[1::2], strict=True)))
        case core.Slice(low=low, high=high):
            ends = iter(new[1:])
            return replace(
                expr,
                sequence=new[0],
                low=None if low is None else next(ends),
                high=None if high is None else next(ends),
            )
        case core.Update():
            return replace(expr, collection=new[0], index=new[1], value=new[2])
        case core.If():
            return replace(expr, condition=new[0], then=new[1], otherwise=new[2])
        case core.MatchData(cases=cases):
            bodies = tuple(replace(case, body=body) for case, body in zip(cases, new[1:], strict=True))
            return replace(expr, scrutinee=new[0], cases=bodies)
        case core.MatchSeq():
            return replace(expr, scrutinee=new[0], empty=new[1], nonempty=new[2])
        case core.Quantified():
            return replace(expr, body=new[0])
        case _:
            return expr


def bound_in_parts(expr: Expr) -> tuple[tuple[str, ...], ...]:
    """Return, for each direct subexpression, the variables that ``expr`` binds in it."""
    match expr:
        case core.Let(name=name):
            return ((), (name,))
        case core.MatchData(cases=cases):
            return ((), *(case.variables for case in cases))
        case core.MatchSeq(head=head, tail=tail):
            return ((), (), (head, tail))
        case core.Quantified(binders=binders):
            return (tuple(binder.name for binder in binders),)
        case _:
            return ((),) * len(parts(expr))


def walk(expr: Expr) -> Iterator[Expr]:
    """Yield the expression and all its subexpressions, outermost first, in the order of reading."""
    pending = [expr]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(parts(current)))


def free_variables(expr: Expr) -> dict[str, Type]:
    """Return the free variables with their types, in the order of their first appearance."""
    found: dict[str, Type] = {}
    pending: list[tuple[Expr, frozenset[str]]] = [(expr, frozenset())]
    while pending:
        current, bound = pending.pop()
        if isinstance(current, core.Var):
            if current.name not in bound:
                found.setdefault(current.name, current.type)
            continue
        inner = [
            (part, bound.union(names) if names else bound)
            for part, names in zip(parts(current), bound_in_parts(current), strict=True)
        ]
        pending.extend(reversed(inner))
    return found


def called_functions(expr: Expr) -> frozenset[str]:
    """Return the names of all functions that the expression calls directly."""
    return frozenset(node.function for node in walk(expr) if isinstance(node, core.Call))


def substitute_types(expr: Expr, binding: Mapping[str, Type]) -> Expr:
    """Replace type parameters by erased types throughout the expression; binders of quantifiers included."""
    if not binding:
        return expr
    inner = tuple(substitute_types(part, binding) for part in parts(expr))
    return _retype(rebuild(expr, inner), lambda type_: substitute_in_type(type_, binding))


def _retype(expr: Expr, change: Callable[[Type], Type]) -> Expr:
    match expr:
        case core.Var(type=type_) | core.Destruct(type=type_):
            return replace(expr, type=change(type_))
        case core.Call(type_arguments=arguments, type=type_):
            return replace(expr, type_arguments=tuple(map(change, arguments)), type=change(type_))
        case core.Construct(type=type_):
            changed = change(type_)
            return replace(expr, type=changed) if isinstance(changed, DataType) else expr
        case core.SeqLit(element=element) | core.SetLit(element=element) | core.MultisetLit(element=element):
            return replace(expr, element=change(element))
        case core.MapLit(key=key, value=value):
            return replace(expr, key=change(key), value=change(value))
        case core.Quantified(binders=binders):
            return replace(expr, binders=tuple(replace(b, type=change(b.type)) for b in binders))
        case _:
            return expr


def substitute_variables(expr: Expr, binding: Mapping[str, Expr]) -> Expr:
    """Replace free variables by expressions; bound variables that would capture something are renamed."""
    if not binding:
        return expr
    captured = frozenset(name for value in binding.values() for name in free_variables(value))
    return _substitute(expr, dict(binding), captured)


def _substitute(expr: Expr, binding: dict[str, Expr], captured: frozenset[str]) -> Expr:
    if isinstance(expr, core.Var):
        return binding.get(expr.name, expr)
    expr = _rename_bound(expr, captured)
    new = []
    for part, names in zip(parts(expr), bound_in_parts(expr), strict=True):
        visible = {name: value for name, value in binding.items() if name not in names} if names else binding
        new.append(_substitute(part, visible, captured) if visible else part)
    return rebuild(expr, tuple(new))


def _rename_bound(expr: Expr, captured: frozenset[str]) -> Expr:
    """Rename the variables that ``expr`` itself binds where they are among ``captured``."""
    clashing = {name for names in bound_in_parts(expr) for name in names if name in captured}
    if not clashing:
        return expr
    taken = captured | {node.name for node in walk(expr) if isinstance(node, core.Var)}
    fresh = {name: fresh_name(name, taken) for name in clashing}
    types = {node.name: node.type for node in walk(expr) if isinstance(node, core.Var) and node.name in clashing}
    renaming: dict[str, Expr] = {name: core.Var(fresh[name], type_) for name, type_ in types.items()}
    new = []
    for part, names in zip(parts(expr), bound_in_parts(expr), strict=True):
        inner = {name: value for name, value in renaming.items() if name in names}
        new.append(substitute_variables(part, inner) if inner else part)
    return rename_binders(rebuild(expr, tuple(new)), fresh)


def fresh_name(stem: str, taken: frozenset[str] | set[str]) -> str:
    """Return ``stem`` with the first number appended that is not in ``taken``."""
    number = 0
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def conjuncts(expr: Expr) -> tuple[Expr, ...]:
    """Return the operands of the outermost chain of ``&&``, in order."""
    if isinstance(expr, core.Binary) and expr.op is core.BinaryOp.AND:
        return conjuncts(expr.left) + conjuncts(expr.right)
    return (expr,)


def subexpressions(expr: Expr) -> Iterator[Expr]:
    """The same as ``walk``."""
    return walk(expr)


def with_parts(expr: Expr, new: tuple[Expr, ...]) -> Expr:
    """The same as ``rebuild``."""
    return rebuild(expr, new)


def size(expr: Expr) -> int:
    """Return the number of nodes."""
    return sum(1 for _ in walk(expr))


def calls(expr: Expr) -> frozenset[str]:
    """The same as ``called_functions``."""
    return called_functions(expr)


def free_names(expr: Expr) -> frozenset[str]:
    """Return the names of the free variables."""
    return frozenset(free_variables(expr))


def binders_within(expr: Expr) -> frozenset[str]:
    """Return every name that is bound somewhere in ``expr``."""
    return frozenset(n for e in subexpressions(expr) for names in bound_in_parts(e) for n in names)


def transform(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """Rebuild bottom-up: ``change`` sees every node with its parts already changed."""
    before = parts(expr)
    after = tuple(transform(part, change) for part in before)
    same = all(a is b for a, b in zip(before, after, strict=True))
    return change(expr if same else with_parts(expr, after))


def substitute(expr: Expr, values: Mapping[str, Expr]) -> Expr:
    """Replace free variables by expressions.

    Raises:
        CaptureError: if a binder of ``expr`` would capture a variable of a value: rename it first with ``freshen``, or
            use ``substitute_variables``.
    """
    captured = frozenset(n for value in values.values() for n in free_names(value))
    return _substitute_or_refuse(expr, dict(values), captured)


def _substitute_or_refuse(expr: Expr, values: dict[str, Expr], captured: frozenset[str]) -> Expr:
    if not values:
        return expr
    if isinstance(expr, core.Var):
        return values.get(expr.name, expr)
    before = parts(expr)
    after: list[Expr] = []
    for part, names in zip(before, bound_in_parts(expr), strict=True):
        inner = {k: v for k, v in values.items() if k not in names} if names else values
        if names and inner and not captured.isdisjoint(names) and not free_names(part).isdisjoint(inner):
            raise CaptureError(f"substitution under a binder of {', '.join(captured.intersection(names))}")
        after.append(_substitute_or_refuse(part, inner, captured))
    return expr if all(a is b for a, b in zip(before, after, strict=True)) else with_parts(expr, tuple(after))


def freshen(expr: Expr, taken: frozenset[str]) -> Expr:
    """Rename the binders within ``expr`` whose names are in ``taken``, so that none of these is bound in it."""
    used = set(taken) | set(free_variables(expr)) | set(binders_within(expr))
    return _freshen(expr, taken, used, {})


def _freshen(expr: Expr, taken: frozenset[str], used: set[str], names: Mapping[str, str]) -> Expr:
    if isinstance(expr, core.Var):
        return replace(expr, name=names[expr.name]) if expr.name in names else expr
    fresh = {n: _unused(n, used) for bound in bound_in_parts(expr) for n in bound if n in taken}
    new_parts = []
    for part, bound in zip(parts(expr), bound_in_parts(expr), strict=True):
        inner = {k: v for k, v in names.items() if k not in bound} | {n: fresh[n] for n in bound if n in fresh}
        new_parts.append(_freshen(part, taken, used, inner))
    return rename_binders(with_parts(expr, tuple(new_parts)), fresh)


def rename_binders(expr: Expr, names: Mapping[str, str]) -> Expr:
    """Give the names that ``expr`` itself binds other names; the bodies are left as they are."""
    if not names:
        return expr
    match expr:
        case core.Let():
            return replace(expr, name=names.get(expr.name, expr.name))
        case core.MatchData():
            cases = tuple(replace(c, variables=tuple(names.get(v, v) for v in c.variables)) for c in expr.cases)
            return replace(expr, cases=cases)
        case core.MatchSeq():
            return replace(expr, head=names.get(expr.head, expr.head), tail=names.get(expr.tail, expr.tail))
        case core.Quantified():
            return replace(expr, binders=tuple(replace(b, name=names.get(b.name, b.name)) for b in expr.binders))
        case _:
            return expr


def _unused(name: str, used: set[str]) -> str:
    number = 1
    while f"{name}_{number}" in used:
        number += 1
    used.add(f"{name}_{number}")
    return f"{name}_{number}"
