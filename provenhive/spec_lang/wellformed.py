"""Well-definedness: the conditions under which every partial operation of a declaration has a value.

Conditions are guarded from left to right: the left operand of ``&&`` is known on its right, the negated left operand
of ``||`` on its right, the left side of ``==>`` on its right, the condition of ``if`` in its branches, the shape of
what is matched in its cases, the value of a ``let`` in its body. A value that is given to a place of a declared type
(argument, result, field) has to satisfy it, and a call of a function with a declared result is known to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from provenhive.spec_lang import core
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Expr, Program, UnaryOp, Var
from provenhive.spec_lang.declared import constructors, erase
from provenhive.spec_lang.measures import decrease, repeats
from provenhive.spec_lang.sequent import Sequent, conjunction, negation
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.traverse import bound_in_parts, free_names, parts, substitute_types, substitute_variables
from provenhive.spec_lang.types import (
    BOOL,
    DataType,
    MapType,
    MultisetType,
    SeqType,
    SetType,
    TupleType,
    Type,
    substitute,
)
from provenhive.spec_lang.validity import RESERVED, constraint, constraint_clauses, membership

__all__ = ["Condition", "Knowledge", "conditions_of", "constraint", "erase", "membership", "well_formed"]

_ZERO = core.IntLit(0)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that has to hold: the proposition, what it is about in words, and the place in the text.

    Of a recursive call, ``repeats`` says when it is its caller's own call again.
    """

    sequent: Sequent
    phrase: str
    span: Span | None
    repeats: Expr | None = None

    @property
    def goal(self) -> Expr:
        """What has to hold."""
        return self.sequent.goal


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is in scope at a place, and what is known there.

    ``parts`` maps a variable to the parameter that it is a part of, or another name for: the parameter itself when the
    flag is false, a strict part when it is true.
    """

    program: Program
    type_parameters: tuple[str, ...] = ()
    binders: tuple[Binder, ...] = ()
    hypotheses: tuple[Expr, ...] = ()
    parts: tuple[tuple[str, str, bool], ...] = ()
    recursion: tuple[core.Function, ...] = ()  # the function that is looked at, if it is recursive

    def binding(self, *binders: Binder) -> Knowledge:
        """With more variables."""
        return replace(self, binders=self.binders + binders)

    def given(self, *facts: Expr) -> Knowledge:
        """With more facts, and with what the calls in them are known to return."""
        known: list[Expr] = []
        for fact in facts:
            known += [fact, *self._results(fact)]
        new = [fact for fact in dict.fromkeys(known) if fact not in self.hypotheses]
        return replace(self, hypotheses=(*self.hypotheses, *new))

    def after(self, *exprs: Expr) -> Knowledge:
        """With what is known once the expressions have values."""
        return self.given(*(fact for expr in exprs for fact in self._results(expr)))

    def _results(self, expr: Expr) -> Iterator[Expr]:
        """Yield the declared types of the calls that evaluating ``expr`` certainly makes."""
        for call in _certain_calls(expr):
            declared = self.program.index.get(call.function)
            if isinstance(declared, core.Function):
                binding = dict(zip(declared.type_parameters, call.type_arguments, strict=True))
                yield from constraint_clauses(self.program, substitute(declared.result, binding), call)

    def whole(self, name: str) -> tuple[str, bool] | None:
        """Return the parameter that the variable is a part of, and whether it is a strict part."""
        return next(((whole, strict) for variable, whole, strict in self.parts if variable == name), None)

    def declared(self, expr: Expr) -> Type:
        """Return the type that the value of a well-defined expression is known to have; else the erased type."""
        match expr:
            case Var(name, type_):
                return next((b.type for b in reversed(self.binders) if b.name == name), type_)
            case core.Call(function, type_arguments, _, type_):
                called = self.program.index.get(function)
                if not isinstance(called, core.Function):
                    return type_
                return substitute(called.result, dict(zip(called.type_parameters, type_arguments, strict=True)))
            case core.Destruct(value, field, type_):
                whole = self.declared(value)
                made = constructors(self.program, whole) if isinstance(whole, DataType) else ()
                return next((f.type for c in made for f in c.fields if f.name == field), type_)
            case core.Index(collection, _):
                match self.declared(collection):
                    case SeqType(item) | MapType(_, item):
                        return item
            case core.Slice(sequence, _, _):
                return self.declared(sequence)
            case core.Project(value, index):
                items = self.declared(value)
                return items.items[index] if isinstance(items, TupleType) else expr.type
            case _:
                pass
        return expr.type

    def condition(self, goal: Expr, phrase: str, span: Span | None) -> Condition:
        """Return a condition that holds here."""
        return Condition(Sequent(self.type_parameters, self.binders, self.hypotheses, goal), phrase, span)


def _certain_calls(expr: Expr) -> Iterator[core.Call]:
    """Yield the calls that are made whenever ``expr`` is evaluated, with arguments free of inner variables."""
    if isinstance(expr, core.Call):
        yield expr
    inner = parts(expr)
    match expr:
        case Binary(BinaryOp.AND | BinaryOp.OR | BinaryOp.IMPLIES):
            inner = inner[:1]
        case core.If() | core.MatchData() | core.MatchSeq() | core.Let():
            inner = inner[:1]
        case core.Quantified():
            inner = ()
        case _:
            pass
    for part in inner:
        yield from _certain_calls(part)


# --- expressions ---------------------------------------------------------------------------------------------------


def conditions_of(expr: Expr, known: Knowledge) -> Iterator[Condition]:
    """Yield the conditions under which ``expr`` has a value, in the order of reading."""
    match expr:
        case Binary(BinaryOp.AND | BinaryOp.IMPLIES, left, right):
            yield from conditions_of(left, known)
            yield from conditions_of(right, known.given(left))
        case Binary(BinaryOp.OR, left, right):
            yield from conditions_of(left, known)
            yield from conditions_of(right, known.given(negation(left)))
        case core.If(condition, then, otherwise):
            yield from conditions_of(condition, known)
            yield from conditions_of(then, known.given(condition))
            yield from conditions_of(otherwise, known.given(negation(condition)))
        case core.Let() | core.MatchData() | core.MatchSeq():
            first = parts(expr)[0]
            yield from conditions_of(first, known)
            for body, inner in branches(expr, known.after(first)):
                yield from conditions_of(body, inner)
        case core.Quantified(_, binders, body):
            inside = known.binding(*binders)
            yield from conditions_of(body, inside)
        case _:
            yield from _strict(expr, known)


def _strict(expr: Expr, known: Knowledge) -> Iterator[Condition]:
    """An operation whose operands are all evaluated: theirs first, then its own."""
    here = known
    for part in parts(expr):
        yield from conditions_of(part, here)
        here = here.after(part)
    yield from own_conditions(expr, here)


def own_conditions(expr: Expr, known: Knowledge) -> Iterator[Condition]:
    """Yield the conditions of an operation itself, its operands being well defined."""
    match expr:
        case Binary(BinaryOp.DIV | BinaryOp.MOD, _, divisor):
            if not (isinstance(divisor, core.IntLit) and divisor.value != 0):
                yield known.condition(Binary(BinaryOp.NE, divisor, _ZERO), "divisor is not zero", expr.span)
        case core.Index(collection, index) | core.Update(collection, index, _):
            yield from _indexed(expr, collection, index, known)
        case core.Slice():
            yield from _sliced(expr, known)
        case core.Destruct(value, field, _):
            yield from _destructed(value, field, known, expr.span)
        case core.Construct():
            yield from _constructed(expr, known)
        case core.Call():
            yield from _called(expr, known)
        case _:
            return


def _indexed(expr: Expr, collection: Expr, index: Expr, known: Knowledge) -> Iterator[Condition]:
    match collection.type:
        case SeqType():
            low = Binary(BinaryOp.LE, _ZERO, index)
            high = Binary(BinaryOp.LT, index, core.Unary(UnaryOp.SIZE, collection))
            yield known.condition(Binary(BinaryOp.AND, low, high), "index in range", expr.span)
        case MapType() if isinstance(expr, core.Index):
            yield known.condition(Binary(BinaryOp.IN, index, collection), "key is in the map", expr.span)
        case _:
            return


def _sliced(expr: core.Slice, known: Knowledge) -> Iterator[Condition]:
    low = expr.low if expr.low is not None else _ZERO
    size = core.Unary(UnaryOp.SIZE, expr.sequence)
    high = expr.high if expr.high is not None else size
    steps = []
    if expr.low is not None:
        steps.append(Binary(BinaryOp.LE, _ZERO, low))
    if expr.low is not None or expr.high is not None:
        steps.append(Binary(BinaryOp.LE, low, high))
    if expr.high is not None:
        steps.append(Binary(BinaryOp.LE, high, size))
    if steps:
        yield known.condition(conjunction(steps), "slice in range", expr.span)


def _destructed(value: Expr, field: str, known: Knowledge, span: Span | None) -> Iterator[Condition]:
    type_ = value.type
    if not isinstance(type_, DataType):
        return
    made = constructors(known.program, type_)
    having = [c for c in made if any(f.name == field for f in c.fields)]
    if len(having) < len(made):
        goal: Expr = core.Is(value, having[0].name)
        for constructor in having[1:]:
            goal = Binary(BinaryOp.OR, goal, core.Is(value, constructor.name))
        yield known.condition(goal, f"the value has the field '{field}'", span)


def _constructed(expr: core.Construct, known: Knowledge) -> Iterator[Condition]:
    made = next((c for c in constructors(known.program, expr.type) if c.name == expr.constructor), None)
    if made is None:
        return
    declared = known.program.datatype(expr.type.name)
    written = next(c for c in declared.constructors if c.name == expr.constructor)
    for field, argument in zip(written.fields, expr.arguments, strict=True):
        binding = dict(zip(declared.type_parameters, expr.type.arguments, strict=True))
        yield from fits(argument, substitute(field.type, binding), known)


def _called(expr: core.Call, known: Knowledge) -> Iterator[Condition]:
    declared = known.program.index.get(expr.function)
    if not isinstance(declared, core.Function | core.Unit):
        return
    binding = dict(zip(declared.type_parameters, expr.type_arguments, strict=False))
    for parameter, argument in zip(declared.parameters, expr.arguments, strict=True):
        yield from fits(argument, substitute(parameter.type, binding), known)
    values = {p.name: a for p, a in zip(declared.parameters, expr.arguments, strict=True)}
    erased = {name: erase(known.program, type_) for name, type_ in binding.items()}
    bare = declared.name.rpartition(".")[2]
    for clause in declared.requires:
        goal = substitute_variables(substitute_types(clause, erased), values)
        yield known.condition(goal, f"'requires' of {bare}", expr.span)
    if known.recursion:
        ended = decrease(known.program, known.recursion[0], expr, known.whole)
        if ended is not None:
            again = repeats(known.program, known.recursion[0], expr)
            yield replace(known.condition(ended, "the measure gets smaller", expr.span), repeats=again)


def fits(value: Expr, type_: Type, known: Knowledge) -> Iterator[Condition]:
    """Yield the conditions under which a value, itself well defined, belongs to a declared type.

    What branches is looked at branch by branch. Where the declared type is erased there is nothing to ask: whatever
    was constructed on the way has been asked for its fields.
    """
    if type_ in (erase(known.program, type_), known.declared(value)):
        return
    match value:
        case core.If(condition, then, otherwise):
            yield from fits(then, type_, known.given(condition))
            yield from fits(otherwise, type_, known.given(negation(condition)))
        case core.Let() | core.MatchData() | core.MatchSeq():
            for body, inner in branches(value, known.after(parts(value)[0])):
                yield from fits(body, type_, inner)
        case _:
            pieces = list(_pieces(value, type_, known.program))
            for piece, inner_type in pieces:
                yield from fits(piece, inner_type, known)
            if not pieces:
                yield from _asked(value, type_, known)


def _pieces(value: Expr, type_: Type, program: Program) -> Iterator[tuple[Expr, Type]]:
    """Yield parts whose membership makes that of the whole; none if the value is not built here."""
    match value, type_:
        case core.Construct(name, arguments, _), DataType():
            made = next(c for c in constructors(program, type_) if c.name == name)
            yield from zip(arguments, (f.type for f in made.fields), strict=True)
            if not arguments:
                yield core.BoolLit(True), BOOL
        case core.TupleLit(items), TupleType(types):
            yield from zip(items, types, strict=True)
        case (
            (core.SeqLit(items) | core.SetLit(items) | core.MultisetLit(items)),
            (SeqType(element) | SetType(element) | MultisetType(element)),
        ):
            yield from ((item, element) for item in items)
            if not items:
                yield core.BoolLit(True), BOOL
        case Binary(BinaryOp.CONCAT | BinaryOp.UNION, left, right), _:
            yield from ((left, type_), (right, type_))
        case core.Update(collection, _, item), SeqType(element):
            yield from ((collection, type_), (item, element))
        case core.Slice(sequence, _, _), _:
            yield sequence, type_
        case _:
            return


def _asked(value: Expr, type_: Type, known: Knowledge) -> Iterator[Condition]:
    """Yield what the declared type asks of the value, each clause knowing those before."""
    here = known.after(value)
    for clause in constraint_clauses(known.program, type_, value):
        if clause not in here.hypotheses and not _evident(clause):
            yield here.condition(clause, f"the value is a {type_}", value.span)
        here = here.given(clause)


def _evident(clause: Expr) -> bool:
    """Say whether the clause compares a literal with zero as it should, or the size of something."""
    match clause:
        case Binary(BinaryOp.LE, core.IntLit(0), core.IntLit(value)):
            return value >= 0
        case Binary(BinaryOp.LE, core.IntLit(0), core.Unary(UnaryOp.SIZE)):
            return True
        case _:
            return False


def branches(expr: Expr, known: Knowledge) -> Iterator[tuple[Expr, Knowledge]]:
    """Yield the bodies of a ``let`` or match, each with what is known there."""
    match expr:
        case core.Let(name, value, body):
            variable = Var(name, value.type)
            inner = known.binding(Binder(name, value.type)).given(Binary(BinaryOp.EQ, variable, value))
            yield body, _aliased(inner, name, value)
        case core.MatchSeq(scrutinee, empty, head, tail, nonempty):
            type_, declared = scrutinee.type, known.declared(scrutinee)
            element = type_.element if isinstance(type_, SeqType) else BOOL
            nothing = core.SeqLit((), element)
            yield empty, known.given(Binary(BinaryOp.EQ, scrutinee, nothing))
            first, rest = Var(head, element), Var(tail, type_)
            joined = Binary(BinaryOp.CONCAT, core.SeqLit((first,), element), rest)
            item = declared.element if isinstance(declared, SeqType) else element
            inner = known.binding(Binder(head, item), Binder(tail, SeqType(item)))
            yield nonempty, _parted(inner.given(Binary(BinaryOp.EQ, scrutinee, joined)), (tail, head), scrutinee)
        case core.MatchData(scrutinee, cases):
            yield from _cases(scrutinee, cases, known)
        case _:
            return


def _cases(scrutinee: Expr, cases: Iterable[core.Case], known: Knowledge) -> Iterator[tuple[Expr, Knowledge]]:
    type_ = scrutinee.type
    if not isinstance(type_, DataType):
        return
    declared = known.declared(scrutinee)
    made = {c.name: c for c in constructors(known.program, declared if isinstance(declared, DataType) else type_)}
    for case in cases:
        fields = made[case.constructor].fields
        binders = tuple(Binder(n, f.type) for n, f in zip(case.variables, fields, strict=True))
        values = tuple(Var(b.name, erase(known.program, b.type)) for b in binders)
        shape = core.Construct(case.constructor, values, type_)
        inner = known.binding(*binders).given(Binary(BinaryOp.EQ, scrutinee, shape))
        yield case.body, _parted(inner, case.variables, scrutinee)


def _aliased(known: Knowledge, name: str, value: Expr) -> Knowledge:
    if not isinstance(value, Var):
        return known
    found = known.whole(value.name)
    return known if found is None else replace(known, parts=((name, *found), *known.parts))


def _parted(known: Knowledge, names: tuple[str, ...], scrutinee: Expr) -> Knowledge:
    """Note that the names stand for strict parts of what the scrutinee is a part of."""
    found = known.whole(scrutinee.name) if isinstance(scrutinee, Var) else None
    if found is None:
        return known
    return replace(known, parts=(*((name, found[0], True) for name in names), *known.parts))


# --- declarations --------------------------------------------------------------------------------------------------


def well_formed(program: Program, declared: core.Declaration) -> tuple[Condition, ...]:
    """Return all well-definedness conditions of a declaration, in the order of the text.

    The plan of a unit and the guarantees of a system are not among them: they are part of what ``refines`` says.
    """
    if RESERVED in declared.name:  # a validity function: total by how it is made
        return ()
    return tuple(without_trivial(_declaration(program, declared)))


def without_trivial(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """Leave out the conditions that are among their own hypotheses."""
    for condition in conditions:
        if condition.goal not in condition.sequent.hypotheses and condition.goal != core.BoolLit(True):
            yield condition


def _declaration(program: Program, declared: core.Declaration) -> Iterator[Condition]:
    match declared:
        case core.Subset(_, type_parameters, binder, predicate):
            yield from conditions_of(predicate, Knowledge(program, type_parameters, (binder,)))
        case core.Function():
            yield from _function(program, declared)
        case core.Law(_, type_parameters, parameters, requires, statement):
            known = Knowledge(program, type_parameters, parameters)
            yield from _in_turn((*requires, statement), known)
        case core.Unit():
            yield from _unit(program, declared)
        case core.Machine():
            yield from _machine(program, declared)
        case _:
            return


def _in_turn(clauses: Iterable[Expr], known: Knowledge) -> Iterator[Condition]:
    """Clauses that are read one after the other, each knowing those before."""
    for clause in clauses:
        yield from conditions_of(clause, known)
        known = known.given(clause)


def _function(program: Program, declared: core.Function) -> Iterator[Condition]:
    known = Knowledge(program, declared.type_parameters, declared.parameters)
    yield from _in_turn(declared.requires, known)
    known = known.given(*declared.requires)
    if isinstance(declared.recursion, core.Measure):
        for term in declared.recursion.expressions:
            yield from conditions_of(term, known)
        wholes = tuple((p.name, p.name, False) for p in declared.parameters)
        inside = replace(known, parts=wholes, recursion=(declared,))
        yield from conditions_of(declared.body, inside)
    else:
        yield from conditions_of(declared.body, known)
    yield from fits(declared.body, declared.result, known)


def _unit(program: Program, declared: core.Unit) -> Iterator[Condition]:
    known = Knowledge(program, declared.type_parameters, declared.parameters)
    yield from _in_turn(declared.requires, known)
    known = known.given(*declared.requires)
    for term in declared.decreases:
        yield from conditions_of(term, known)
    yield from _in_turn(declared.ensures, known.binding(*declared.results))
    for example in declared.examples:
        for value in (*example.arguments, *example.results):
            yield from conditions_of(value, Knowledge(program))


def next_state(binders: Iterable[Binder]) -> tuple[Binder, ...]:
    """Return the variables of the next state."""
    return tuple(replace(binder, name=f"{binder.name}'") for binder in binders)


def _machine(program: Program, machine: core.Machine) -> Iterator[Condition]:
    state = Knowledge(program, (), machine.state)
    yield from _in_turn(machine.invariants, state)
    yield from _in_turn(machine.initially, state)
    reachable = state.given(*machine.invariants)
    for property_ in machine.properties:
        yield from conditions_of(property_.statement, reachable)
    for operation in machine.operations:
        before = reachable.binding(*operation.parameters)
        yield from _in_turn(operation.requires, before)
        after = before.given(*operation.requires).binding(*operation.results, *next_state(machine.state))
        yield from _in_turn(operation.ensures, after)


def unused_names(expr: Expr) -> frozenset[str]:
    """Return the names that a fresh variable beside ``expr`` must not take."""
    return free_names(expr) | frozenset(n for names in bound_in_parts(expr) for n in names)
