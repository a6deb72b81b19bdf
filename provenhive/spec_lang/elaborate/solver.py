"""First-order unification of types (Robinson 1965), with questions that wait until a type is known.

A variable to be solved is a ``VarType`` whose name starts with ``?``; type parameters are ``VarType`` with plain names
and stand for themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from provenhive.spec_lang.elaborate.library import ERROR
from provenhive.spec_lang.span import Span
from provenhive.spec_lang.types import DataType, Type, VarType, children, with_children

MAX_TYPE_NODES = 2_000


def is_open(type_: Type) -> bool:
    """Say whether the type is a variable to be solved."""
    return isinstance(type_, VarType) and type_.name.startswith("?") and type_ != ERROR


@dataclass(frozen=True, slots=True)
class Hole:
    """A type to be found: where it came up, and as what."""

    variable: VarType
    span: Span
    what: str


@dataclass
class Question:
    """Waits for the head of ``type``; ``answer`` is called once with it."""

    type: Type
    answer: Callable[[Type], None]
    default: Type | None
    give_up: Callable[[], None]


@dataclass
class Solver:
    """The type equations of one declaration."""

    bindings: dict[str, Type] = field(default_factory=dict)
    holes: list[Hole] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    _count: int = 0

    def fresh(self, span: Span, what: str) -> VarType:
        """Return a variable; if it is never solved, ``what`` names it in the complaint."""
        self._count += 1
        variable = VarType(f"?{self._count}")
        self.holes.append(Hole(variable, span, what))
        return variable

    def head(self, type_: Type) -> Type:
        """Return the type with a solved variable at its head replaced."""
        while isinstance(type_, VarType) and type_.name in self.bindings:
            type_ = self.bindings[type_.name]
        return type_

    def resolve(self, type_: Type) -> Type:
        """Return the type with all solved variables replaced."""
        found = self.head(type_)
        parts = children(found)
        return with_children(found, tuple(map(self.resolve, parts))) if parts else found

    def too_big(self, type_: Type) -> bool:
        """Say whether the type, written out, has more than ``MAX_TYPE_NODES`` nodes."""
        stack, count = [type_], 0
        while stack and count <= MAX_TYPE_NODES:
            count += 1
            stack.extend(children(self.head(stack.pop())))
        return count > MAX_TYPE_NODES

    def unify(self, left: Type, right: Type) -> bool:
        """Make the two types equal if that is possible, and say whether it was."""
        left, right = self.head(left), self.head(right)
        if left is right or left == right or ERROR in (left, right):
            return True
        if is_open(left) and isinstance(left, VarType):
            return self._bind(left, right)
        if is_open(right) and isinstance(right, VarType):
            return self._bind(right, left)
        if type(left) is not type(right) or isinstance(left, VarType):
            return False
        if isinstance(left, DataType) and isinstance(right, DataType) and left.name != right.name:
            return False
        mine, theirs = children(left), children(right)
        return len(mine) == len(theirs) and all(self.unify(a, b) for a, b in zip(mine, theirs, strict=True))

    def _bind(self, variable: VarType, type_: Type) -> bool:
        if self._occurs(variable, type_) or self.too_big(type_):
            return False
        self.bindings[variable.name] = type_
        return True

    def _occurs(self, variable: VarType, type_: Type) -> bool:
        found = self.head(type_)
        return found == variable or any(self._occurs(variable, part) for part in children(found))

    def when_known(
        self,
        type_: Type,
        answer: Callable[[Type], None],
        give_up: Callable[[], None],
        default: Type | None = None,
    ) -> None:
        """Call ``answer`` with the head of the type, now or when it is known.

        If nothing else tells, the type is taken to be ``default``; without one, ``give_up`` is called.
        """
        found = self.head(type_)
        if is_open(found):
            self.questions.append(Question(type_, answer, default, give_up))
        else:
            answer(found)

    def finish(self) -> None:
        """Answer all questions: first those whose type is known, then by defaults, in the order of the text."""
        while self.questions:
            ready = [q for q in self.questions if not is_open(self.head(q.type))]
            if ready:
                self.questions = [q for q in self.questions if q not in ready]
                for question in ready:
                    question.answer(self.head(question.type))
                continue
            fallback = next((q for q in self.questions if q.default is not None), None)
            if fallback is not None and fallback.default is not None:
                self.unify(fallback.type, fallback.default)
                continue
            waiting, self.questions = self.questions, []
            for question in waiting:
                question.give_up()
