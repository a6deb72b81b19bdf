"""Proof hints for recursion on datatypes: facts that hold on all states seen, put where Dafny needs to see them.

Two kinds. Membership: a part of a case belongs to the collection that a contract's function makes of the whole.
Heads: a recursive predicate relates an element to everything in a smaller part; that is a lemma, proved by induction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenhive.candidates.syntax import (
    Assert,
    Block,
    CallStatement,
    HelperKind,
    HelperMethod,
    IfStatement,
    MatchCase,
    MatchStatement,
    Statement,
)
from provenhive.search.agents.decision import Decider, Leaf
from provenhive.search.agents.running import Env
from provenhive.search.agents.skeletons import Case, Skeleton, rebuilt
from provenhive.search.agents.terms import conj, conjuncts, eq, forall, implies
from provenhive.search.agents.tryout import Tryout
from provenhive.search.agents.workbench import Workbench
from provenhive.spec_lang.core import Binary, BinaryOp, Binder, Call, Destruct, Expr, Function, Is, Var
from provenhive.spec_lang.declared import constructor, constructors
from provenhive.spec_lang.faults import EvaluationFault
from provenhive.spec_lang.traverse import called_functions, substitute_variables
from provenhive.spec_lang.types import BoolType, CharType, DataType, IntType, MultisetType, SeqType, SetType

TRIALS = 150
_RELATIONS = (BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE, BinaryOp.NE)


@dataclass(frozen=True, slots=True)
class HeadLemma:
    """``premise(t) ==> forall y :: y in collection(part) ==> item op y``, for a case of ``t``."""

    method: HelperMethod
    case: Case


class Hints:
    """The hints for one skeleton."""

    def __init__(self, bench: Workbench, tryout: Tryout, skeleton: Skeleton) -> None:
        self.bench = bench
        self.tryout = tryout
        self.skeleton = skeleton
        names = sorted({n for e in (*bench.unit.requires, *bench.unit.ensures) for n in self._reached(e)})
        found = [bench.function(name) for name in names]
        self._functions = [f for f in found if f is not None and self._along(f)]

    def _reached(self, expr: Expr) -> set[str]:
        """Return the functions that an expression calls, with those that these call."""
        seen: set[str] = set()
        pending = set(called_functions(expr))
        while pending:
            name = pending.pop()
            function = self.bench.function(name)
            if function is not None and name not in seen:
                seen.add(name)
                pending |= called_functions(function.body)
        return seen

    def _along(self, function: Function) -> bool:
        """Say whether the function's only parameter is of the type that the recursion runs along."""
        types = [self.bench.erased(p.type) for p in function.parameters]
        return types == [self.skeleton.parameter.type] and not function.requires

    def _call(self, function: Function, argument: Expr) -> Call:
        types = argument.type.arguments if isinstance(argument.type, DataType) and function.type_parameters else ()
        return Call(function.name, types, (argument,), self.bench.erased(function.result))

    @property
    def _collections(self) -> list[Function]:
        kinds = SetType | MultisetType | SeqType
        return [f for f in self._functions if isinstance(self.bench.erased(f.result), kinds)]

    @property
    def _predicates(self) -> list[Function]:
        return [f for f in self._functions if isinstance(self.bench.erased(f.result), BoolType)]

    # --- membership ------------------------------------------------------------------------------------------------

    def memberships(self, case: Case, states: Sequence[Env]) -> list[Statement]:
        """Return assertions that hold in all states of a case."""
        facts = [fact for f in self._collections for fact in self._facts(f, case)]
        return [Assert(fact) for fact in facts if all(self.tryout.holds(fact, env) for env in states[:40])]

    def _facts(self, function: Function, case: Case) -> Iterator[Expr]:
        whole = self._call(function, self.skeleton.parameter)
        if not isinstance(whole.type, SetType | MultisetType | SeqType):
            return
        for part in case.parts:
            if part.variable.type == whole.type.element:
                yield Binary(BinaryOp.IN, part.variable, whole)
        decided = Decider(self.bench, lambda e: False).decide(self._unfolded(whole, case))
        if isinstance(decided, Leaf):
            yield eq(whole, decided.value)
        for smaller in case.smaller:
            yield from self._shapes(function, smaller)
            item = Var("item", whole.type.element)
            inner = Binary(BinaryOp.IN, item, self._call(function, smaller))
            body = implies(inner, Binary(BinaryOp.IN, item, whole))
            yield forall((Binder(item.name, item.type),), body)

    def _unfolded(self, whole: Call, case: Case) -> Expr:
        """Return the function's body for the case's parts put together."""
        parameter = self.skeleton.parameter
        if not isinstance(parameter.type, DataType) or case.constructor is None:
            return whole
        return self.bench.body_of(self._call_of(whole.function, rebuilt(case, parameter.type)), self.bench.scope())

    def _call_of(self, name: str, argument: Expr) -> Call:
        return self._call(self.bench.program.function(name), argument)

    def _shapes(self, function: Function, value: Expr) -> Iterator[Expr]:
        """Yield that the parts of a value belong to the collection that the function makes of it."""
        whole = self._call(function, value)
        if not isinstance(value.type, DataType) or not isinstance(whole.type, SetType | MultisetType | SeqType):
            return
        for option in constructors(self.bench.program, value.type):
            for part in option.fields:
                type_ = self.bench.erased(part.type)
                if type_ == whole.type.element:
                    member = Binary(BinaryOp.IN, Destruct(value, part.name, type_), whole)
                    yield implies(Is(value, option.name), member)

    def results(self, result: Var) -> list[Statement]:
        """Return assertions about the parts of a result of the type that the recursion runs along."""
        type_ = self.skeleton.parameter.type
        if result.type != type_ or not isinstance(type_, DataType):
            return []
        values = [self.tryout.sampler.value(type_, n % 5) for n in range(TRIALS)]
        found: list[Statement] = []
        for option in constructors(self.bench.program, type_):
            for part in option.fields:
                if self.bench.erased(part.type) == type_:
                    inner = Destruct(result, part.name, type_)
                    facts = [f for function in self._collections for f in self._shapes(function, inner)]
                    said = [implies(Is(result, option.name), fact) for fact in facts]
                    found += [Assert(f) for f in said if all(self.tryout.holds(f, {result.name: v}) for v in values)]
        return found

    # --- heads -----------------------------------------------------------------------------------------------------

    def heads(self) -> list[HeadLemma]:
        """Return the lemmas that hold on random values, at most one for each predicate, collection and part."""
        if not isinstance(self.skeleton.parameter.type, DataType):
            return []
        values = [self.tryout.sampler.value(self.skeleton.parameter.type, n % 5) for n in range(TRIALS)]
        values += [arguments[self.skeleton.position] for arguments in self.tryout.samples]
        found: list[HeadLemma] = []
        for predicate in self._predicates:
            for collection in self._collections:
                for case in self.skeleton.cases:
                    for said in self._relations(predicate, collection, case, values):
                        name = f"{self.bench.bare(predicate.name).title().replace('_', '')}Parts{len(found) or ''}"
                        found.append(self._head(name, predicate, collection, case, said))
        return found[:6]

    def _relations(
        self, predicate: Function, collection: Function, case: Case, values: Sequence[object]
    ) -> Iterator[Expr]:
        element = self.bench.erased(collection.result)
        if not isinstance(element, SetType | MultisetType | SeqType):
            return
        ordered = isinstance(element.element, IntType | CharType)
        for item in (p.variable for p in case.parts if p.variable.type == element.element):
            for smaller in case.smaller:
                for op in _RELATIONS if ordered else (BinaryOp.NE,):
                    other = Var("other", element.element)
                    inside = Binary(BinaryOp.IN, other, self._call(collection, smaller))
                    said = forall((Binder(other.name, other.type),), implies(inside, Binary(op, item, other)))
                    if self._true(predicate, case, said, values):
                        yield said
                        break

    def _true(self, predicate: Function, case: Case, said: Expr, values: Sequence[object]) -> bool:
        premise = self._call(predicate, self.skeleton.parameter)
        tried = 0
        for value in values:
            own, parts = self.skeleton.case_of(value)
            env = {self.skeleton.parameter.name: value, **parts}
            if own is not case or not self.tryout.holds(premise, env):
                continue
            try:
                if not self.tryout.runner.run(said)(env):
                    return False
            except EvaluationFault:
                return False
            tried += any(value != () for value in parts.values())
        return tried > 8

    def _head(self, name: str, predicate: Function, collection: Function, case: Case, said: Expr) -> HeadLemma:
        """Return the lemma: its statement has the whole's destructors in the place of the case's variables."""
        whole = self.skeleton.parameter
        type_ = whole.type
        if not isinstance(type_, DataType):
            raise TypeError("a head lemma is about a datatype")
        option = constructor(self.bench.program, type_, case.constructor or "")
        fields = {
            p.variable.name: Destruct(whole, f.name, self.bench.erased(f.type))
            for p, f in zip(case.parts, option.fields, strict=True)
        }
        conclusion = implies(Is(whole, option.name), substitute_variables(said, dict(fields)))
        cases = tuple(self._lemma_case(name, predicate, collection, c) for c in self.skeleton.cases)
        method = HelperMethod(
            HelperKind.LEMMA,
            name,
            (),
            (Binder(whole.name, type_),),
            (),
            (self._call(predicate, whole),),
            (conclusion,),
            (whole,),
            Block((MatchStatement(whole, cases),)),
        )
        return HeadLemma(method, case)

    def _lemma_case(self, name: str, predicate: Function, collection: Function, case: Case) -> MatchCase:
        calls: list[Statement] = []
        for smaller in case.smaller:
            call = CallStatement((), name, (smaller,), ghost=True)
            calls.append(IfStatement(self._call(predicate, smaller), Block((call,)), None))
        return MatchCase(case.constructor or "", tuple(p.variable.name for p in case.parts), Block(tuple(calls)))

    def head_calls(self, heads: Sequence[HeadLemma], case: Case) -> list[Statement]:
        """Return the calls of the lemmas whose premise the unit requires of its parameter, for one case."""
        required = conjuncts(conj(*self.bench.unit.requires))
        calls: list[Statement] = []
        for head in heads:
            if head.case is case and head.method.requires[0] in required:
                calls.append(CallStatement((), head.method.name, (self.skeleton.parameter,), ghost=True))
        return calls
