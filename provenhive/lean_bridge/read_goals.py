"""Goals of the engine as sequents: printed terms (``read_back``) typed from the declarations of a program."""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from provenhive.lean_bridge import render_names as names
from provenhive.lean_bridge.goals import Goal
from provenhive.lean_bridge.read_back import Form, Raw, Unreadable, Word, parse_printed
from provenhive.spec_lang import core
from provenhive.spec_lang.core import BinaryOp, Binder, Expr, Program, UnaryOp
from provenhive.spec_lang.declared import constructors, erase
from provenhive.spec_lang.sequent import Sequent
from provenhive.spec_lang.types import (
    BOOL,
    CHAR,
    INT,
    DataType,
    SeqType,
    Type,
    VarType,
    children,
    substitute,
)

_ARITHMETIC: Final = {
    "+": BinaryOp.ADD,
    "-": BinaryOp.SUB,
    "*": BinaryOp.MUL,
    "/": BinaryOp.DIV,
    "%": BinaryOp.MOD,
    "<": BinaryOp.LT,
    "≤": BinaryOp.LE,
    ">": BinaryOp.GT,
    "≥": BinaryOp.GE,
}
_LOGIC: Final = {
    "∧": BinaryOp.AND,
    "&&": BinaryOp.AND,
    "∨": BinaryOp.OR,
    "||": BinaryOp.OR,
    "→": BinaryOp.IMPLIES,
    "↔": BinaryOp.IFF,
}
_TRUTH: Final = {"True": True, "Bool.true": True, "true": True, "False": False, "Bool.false": False, "false": False}
_NOISE: Final = ("DecidableEq ", "Inhabited ", "Type")


class GoalReader:
    """Reads the goals of one program's theorems."""

    def __init__(self, program: Program) -> None:
        """Prepare the way back from Lean's names."""
        self._program = program
        self._functions: dict[str, core.Function] = {}
        self._constructors: dict[str, tuple[core.Datatype, str]] = {}
        self._datatypes: dict[str, core.Datatype] = {}
        for declared in program.index.values():
            if isinstance(declared, core.Function):
                self._functions[names.qualified(declared.name)] = declared
            elif isinstance(declared, core.Datatype):
                self._datatypes[names.qualified(declared.name)] = declared
                for constructor in declared.constructors:
                    self._constructors[names.constructor(declared.name, constructor.name)] = declared, constructor.name

    def read(self, goal: Goal, type_parameters: tuple[str, ...]) -> tuple[tuple[str, ...], Sequent] | None:
        """Return the goal with those of its hypotheses that can be read; ``None`` if its target cannot.

        Variables get plain names of their own in the sequent; the engine's names for them come first.
        """
        env: dict[str, Expr] = {}
        binders: list[Binder] = []
        facts: list[str] = []
        for labels, text in goal.hypotheses:
            type_ = None if text.startswith(_NOISE) else self._type_text(text, type_parameters)
            if type_ is None:
                facts += [text] if not text.startswith(_NOISE) else []
                continue
            for label in labels:
                binders.append(Binder(f"w{len(binders) + 1}", type_))
                env[label] = core.Var(binders[-1].name, type_)
        typing = _Typing(self._program, self._functions, self._constructors, env)
        target = typing.proposition(goal.target)
        if target is None:
            return None
        hypotheses = tuple(h for h in map(typing.proposition, facts) if h is not None)
        return tuple(env), Sequent(type_parameters, tuple(binders), hypotheses, target)

    def _type_text(self, text: str, type_parameters: tuple[str, ...]) -> Type | None:
        try:
            return self._type(parse_printed(text), type_parameters)
        except Unreadable:
            return None

    def _type(self, raw: Raw, type_parameters: tuple[str, ...]) -> Type:
        basic: dict[str, Type] = {"Int": INT, "Bool": BOOL, "Char": CHAR}
        head, arguments = (raw.text, ()) if isinstance(raw, Word) else (raw.head, raw.parts)
        if head in basic and not arguments:
            return basic[head]
        inner = tuple(self._type(a, type_parameters) for a in arguments)
        if head == "List" and len(inner) == 1:
            return SeqType(inner[0])
        own = next((p for p in type_parameters if names.variable(p, frozenset()) == head), None)
        if own is not None and not inner:
            return VarType(own)
        datatype = self._datatypes.get(head)
        if datatype is None or len(datatype.type_parameters) != len(inner):
            raise Unreadable(f"no type: {head}")
        return DataType(datatype.name, inner)


class _Typing:
    """Types printed terms under the variables of one goal."""

    def __init__(
        self,
        program: Program,
        functions: Mapping[str, core.Function],
        constructors_: Mapping[str, tuple[core.Datatype, str]],
        env: Mapping[str, Expr],
    ) -> None:
        self._program = program
        self._functions = functions
        self._constructors = constructors_
        self._env = dict(env)
        self._bound = 0

    def proposition(self, text: str) -> Expr | None:
        """Return the expression of a proposition, or ``None`` if it cannot be read."""
        try:
            found = self.expr(parse_printed(text), BOOL)
        except Unreadable:
            return None
        return found if found.type == BOOL else None

    def expr(self, raw: Raw, expected: Type | None) -> Expr:
        """Return the expression. Raises ``Unreadable``."""
        if isinstance(raw, Word):
            return self._word(raw.text, expected)
        parts = raw.parts
        match raw.head, len(parts):
            case (("↑" | "Decidable.decide"), 1):
                return self.expr(parts[0], BOOL if raw.head != "↑" else INT)
            case "neg", 1:
                operand = self.expr(parts[0], INT)
                negative = core.Unary(UnaryOp.NEG, operand)
                return core.IntLit(-operand.value) if isinstance(operand, core.IntLit) else negative
            case "¬", 1:
                return core.Unary(UnaryOp.NOT, self.expr(parts[0], BOOL))
            case "List.length", 1:
                return core.Unary(UnaryOp.SIZE, self.expr(parts[0], None))
            case (("=" | "≠" | "==" | "!="), 2):
                return self._equality(raw.head, parts[0], parts[1])
            case head, 2 if head in _LOGIC:
                return core.Binary(_LOGIC[head], self.expr(parts[0], BOOL), self.expr(parts[1], BOOL))
            case head, 2 if head in _ARITHMETIC:
                return core.Binary(_ARITHMETIC[head], self._number(parts[0]), self._number(parts[1]))
            case (("∈" | "∉"), 2):
                return self._member(raw.head, parts[0], parts[1])
            case "if", 3:
                return self._conditional(parts, expected)
            case "match", _:
                return self._match(parts, expected)
            case _:
                return self._sequence_or_call(raw, expected)

    def _word(self, text: str, expected: Type | None) -> Expr:
        if text in self._env:
            return self._env[text]
        if text.isdigit():
            return core.IntLit(int(text))
        if text in _TRUTH:
            return core.BoolLit(_TRUTH[text])
        return self._call(Form(text, ()), expected)

    def _number(self, raw: Raw) -> Expr:
        found = self.expr(raw, INT)
        if found.type != INT:
            raise Unreadable("no number")
        return found

    def _both(self, left: Raw, right: Raw) -> tuple[Expr, Expr]:
        """Type two terms of one type: whichever knows its type lends it to the other."""
        try:
            first = self.expr(left, None)
        except Unreadable:
            second = self.expr(right, None)
            return self.expr(left, second.type), second
        return first, self.expr(right, first.type)

    def _equality(self, head: str, left: Raw, right: Raw) -> Expr:
        first, second = self._both(left, right)
        if first.type != second.type:
            raise Unreadable("sides of different types")
        if first.type != BOOL:
            return core.Binary(BinaryOp.EQ if head in ("=", "==") else BinaryOp.NE, first, second)
        same = head in ("=", "==")
        for side, other in ((second, first), (first, second)):
            if isinstance(side, core.BoolLit):
                return other if side.value == same else core.Unary(UnaryOp.NOT, other)
        joined = core.Binary(BinaryOp.IFF, first, second)
        return joined if same else core.Unary(UnaryOp.NOT, joined)

    def _member(self, head: str, item: Raw, collection: Raw) -> Expr:
        whole = self.expr(collection, None)
        if not isinstance(whole.type, SeqType):
            raise Unreadable("membership in what is no sequence")
        return core.Binary(BinaryOp.IN if head == "∈" else BinaryOp.NOT_IN, self.expr(item, whole.type.element), whole)

    def _conditional(self, parts: tuple[Raw, ...], expected: Type | None) -> Expr:
        condition = self.expr(parts[0], BOOL)
        if expected is not None:
            return core.If(condition, self.expr(parts[1], expected), self.expr(parts[2], expected))
        then, otherwise = self._both(parts[1], parts[2])
        return core.If(condition, then, otherwise)

    def _sequence_or_call(self, raw: Form, expected: Type | None) -> Expr:
        parts = raw.parts
        match raw.head, len(parts):
            case "list", 0:
                if not isinstance(expected, SeqType):
                    raise Unreadable("an empty sequence of unknown type")
                return core.SeqLit((), expected.element)
            case "list", _:
                element = expected.element if isinstance(expected, SeqType) else self.expr(parts[0], None).type
                return core.SeqLit(tuple(self.expr(p, element) for p in parts), element)
            case "::", 2:
                return self._cons(parts[0], parts[1], expected)
            case "++", 2:
                first, second = self._both(*parts) if expected is None else (self.expr(p, expected) for p in parts)
                return core.Binary(BinaryOp.CONCAT, first, second)
            case "Hive.get", 2:
                return core.Index(self.expr(parts[0], None), self._number(parts[1]))
            case "Hive.take", 2:
                return core.Slice(self.expr(parts[0], expected), None, self._number(parts[1]))
            case "Hive.drop", 2:
                return core.Slice(self.expr(parts[0], expected), self._number(parts[1]), None)
            case _:
                return self._call(raw, expected)

    def _cons(self, head: Raw, tail: Raw, expected: Type | None) -> Expr:
        element = expected.element if isinstance(expected, SeqType) else None
        try:
            first = self.expr(head, element)
            rest = self.expr(tail, SeqType(first.type))
        except Unreadable:
            rest = self.expr(tail, None)
            if not isinstance(rest.type, SeqType):
                raise
            first = self.expr(head, rest.type.element)
        if isinstance(rest, core.SeqLit):
            return core.SeqLit((first, *rest.items), first.type)
        return core.Binary(BinaryOp.CONCAT, core.SeqLit((first,), first.type), rest)

    # --- calls and constructors ------------------------------------------------------------------------------------

    def _call(self, raw: Form, expected: Type | None) -> Expr:
        function = self._functions.get(raw.head)
        if function is not None and len(function.parameters) == len(raw.parts):
            declared = tuple(erase(self._program, p.type) for p in function.parameters)
            result = erase(self._program, function.result)
            arguments, binding = self._arguments(raw.parts, declared, result, function.type_parameters, expected)
            given = tuple(binding[name] for name in function.type_parameters)
            return core.Call(function.name, given, arguments, substitute(result, binding))
        made = self._constructors.get(raw.head)
        if made is None:
            raise Unreadable(f"unknown: {raw.head}")
        datatype, constructor = made
        own = DataType(datatype.name, tuple(VarType(p) for p in datatype.type_parameters))
        fields = next(c.fields for c in constructors(self._program, own) if c.name == constructor)
        if len(fields) != len(raw.parts):
            raise Unreadable("a constructor with too few fields")
        declared = tuple(erase(self._program, f.type) for f in fields)
        arguments, binding = self._arguments(raw.parts, declared, own, datatype.type_parameters, expected)
        built = substitute(own, binding)
        if not isinstance(built, DataType):
            raise Unreadable("a constructor of no datatype")
        return core.Construct(constructor, arguments, built)

    def _arguments(
        self,
        parts: tuple[Raw, ...],
        declared: tuple[Type, ...],
        result: Type,
        parameters: tuple[str, ...],
        expected: Type | None,
    ) -> tuple[tuple[Expr, ...], dict[str, Type]]:
        """Type arguments; those whose type is not known yet wait for the others."""
        binding: dict[str, Type] = {}
        if expected is not None:
            _bind(result, expected, parameters, binding)
        found: dict[int, Expr] = {}
        for attempt in range(2):
            for number, (part, type_) in enumerate(zip(parts, declared, strict=True)):
                if number in found:
                    continue
                known = substitute(type_, binding) if set(parameters) & _variables(type_) <= set(binding) else None
                try:
                    found[number] = self.expr(part, known)
                except Unreadable:
                    if attempt:
                        raise
                    continue
                _bind(type_, found[number].type, parameters, binding)
        if not set(parameters) <= set(binding):
            raise Unreadable("type arguments that nothing shows")
        typed = tuple(found[number] for number in range(len(parts)))
        if any(e.type != substitute(t, binding) for e, t in zip(typed, declared, strict=True)):
            raise Unreadable("an argument of another type")
        return typed, binding

    # --- matches ---------------------------------------------------------------------------------------------------

    def _match(self, parts: tuple[Raw, ...], expected: Type | None) -> Expr:
        scrutinee = self.expr(parts[0], None)
        arms = [arm.parts for arm in parts[1:] if isinstance(arm, Form) and arm.head == "arm"]
        if isinstance(scrutinee.type, SeqType):
            return self._match_sequence(scrutinee, scrutinee.type, arms, expected)
        if isinstance(scrutinee.type, DataType):
            return self._match_data(scrutinee, scrutinee.type, arms, expected)
        raise Unreadable("a match on what is no datatype")

    def _match_sequence(
        self, scrutinee: Expr, type_: SeqType, arms: list[tuple[Raw, ...]], expected: Type | None
    ) -> Expr:
        match arms:
            case [(Form("list", ()), empty), (Form("::", (head, tail)), rest)]:
                first = self.expr(empty, expected)
                bound = (type_.element, SeqType(type_.element))
                (one, more), body = self._under((head, tail), bound, rest, first.type)
                return core.MatchSeq(scrutinee, first, one, more, body)
            case _:
                raise Unreadable("a match of another shape")

    def _match_data(self, scrutinee: Expr, type_: DataType, arms: list[tuple[Raw, ...]], expected: Type | None) -> Expr:
        cases: list[core.Case] = []
        declared = constructors(self._program, type_)
        if len(declared) != len(arms):
            raise Unreadable("a match of another shape")
        for constructor, (pattern, body) in zip(declared, arms, strict=True):
            head, fields = (pattern.text, ()) if isinstance(pattern, Word) else (pattern.head, pattern.parts)
            if self._constructors.get(head, (None, ""))[1] != constructor.name:
                raise Unreadable("a match of another shape")
            types = tuple(erase(self._program, f.type) for f in constructor.fields)
            bound, inner = self._under(fields, types, body, expected)
            cases.append(core.Case(constructor.name, bound, inner))
            expected = expected or inner.type
        return core.MatchData(scrutinee, tuple(cases))

    def _under(
        self, patterns: tuple[Raw, ...], types: tuple[Type, ...], body: Raw, expected: Type | None
    ) -> tuple[tuple[str, ...], Expr]:
        """Type a body under the variables of a pattern."""
        if len(patterns) != len(types) or not all(isinstance(p, Word) for p in patterns):
            raise Unreadable("a pattern of another shape")
        before, fresh = dict(self._env), []
        for pattern, type_ in zip(patterns, types, strict=True):
            self._bound += 1
            fresh.append(f"m{self._bound}")
            if isinstance(pattern, Word) and pattern.text != "_":
                self._env[pattern.text] = core.Var(fresh[-1], type_)
        try:
            return tuple(fresh), self.expr(body, expected)
        finally:
            self._env = before


def _variables(type_: Type) -> set[str]:
    found = {type_.name} if isinstance(type_, VarType) else set()
    return found.union(*(_variables(part) for part in children(type_)))


def _bind(declared: Type, actual: Type, parameters: tuple[str, ...], binding: dict[str, Type]) -> None:
    """Bind type parameters by comparing a declared with an actual type."""
    if isinstance(declared, VarType) and declared.name in parameters:
        binding.setdefault(declared.name, actual)
        return
    if type(declared) is type(actual):
        for left, right in zip(children(declared), children(actual), strict=False):
            _bind(left, right, parameters, binding)
