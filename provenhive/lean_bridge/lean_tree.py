"""Syntax trees of the Lean text that the project itself writes, and their one printer.

Terms are printed with the parentheses that Lean's precedences ask for and a few more: whatever is not plainly an atom
or an operator of a table is put in parentheses inside another term.
"""
# ruff: noqa: RUF001
# Lean's own symbols are not typing errors.

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Name:
    """A constant or a variable, or any other single word such as ``_`` or ``Prop``."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """An integer literal; negative ones are printed with a sign."""

    value: int


@dataclass(frozen=True, slots=True)
class Apply:
    """A function applied to arguments."""

    function: Term
    arguments: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A named argument, ``(name := value)``; stands only among the arguments of ``Apply``."""

    name: str
    value: Term


@dataclass(frozen=True, slots=True)
class Operator:
    """An infix operator of ``_INFIX``."""

    symbol: str
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Prefix:
    """``¬``, ``!`` or ``-``."""

    symbol: str
    operand: Term


@dataclass(frozen=True, slots=True)
class Project:
    """``value.2.1``: a path of projections of pairs."""

    value: Term
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Binder:
    """``(name : type)``, ``{name : type}`` or ``[type]`` (an instance, its name empty)."""

    name: str
    type: Term
    brackets: str = "()"


@dataclass(frozen=True, slots=True)
class Quantifier:
    """``∀`` or ``∃`` over binders."""

    symbol: str
    binders: tuple[Binder, ...]
    body: Term


@dataclass(frozen=True, slots=True)
class Lambda:
    """``fun binders => body``."""

    binders: tuple[Binder, ...]
    body: Term


@dataclass(frozen=True, slots=True)
class Conditional:
    """``if condition then a else b``, or ``if h : condition ...`` where ``hypothesis`` names ``h``."""

    condition: Term
    then: Term
    otherwise: Term
    hypothesis: str = ""


@dataclass(frozen=True, slots=True)
class Arm:
    """``| patterns => body``."""

    patterns: tuple[Term, ...]
    body: Term


@dataclass(frozen=True, slots=True)
class Match:
    """``match scrutinees with`` arms; hypotheses in scope stay as they are."""

    scrutinees: tuple[Term, ...]
    arms: tuple[Arm, ...]


@dataclass(frozen=True, slots=True)
class LetIn:
    """``let name : type := value; body``."""

    name: str
    type: Term
    value: Term
    body: Term


@dataclass(frozen=True, slots=True)
class Ascribe:
    """``(term : type)``."""

    term: Term
    type: Term


@dataclass(frozen=True, slots=True)
class Items:
    """``[a, b]``, ``(a, b)`` or ``⟨a, b⟩``."""

    items: tuple[Term, ...]
    brackets: str = "[]"


@dataclass(frozen=True, slots=True)
class By:
    """``by`` with tactics, one after the other."""

    tactics: tuple[str, ...]


Term = (
    Name
    | Number
    | Apply
    | Named
    | Operator
    | Prefix
    | Project
    | Quantifier
    | Lambda
    | Conditional
    | Match
    | LetIn
    | Ascribe
    | Items
    | By
)


# --- commands ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ConstructorDecl:
    """A constructor of an inductive type: its binders and, for a family, its type."""

    name: str
    binders: tuple[Binder, ...]
    result: Term | None = None


@dataclass(frozen=True, slots=True)
class Inductive:
    """``inductive name binders : type where`` constructors, and the classes to derive."""

    name: str
    binders: tuple[Binder, ...]
    constructors: tuple[ConstructorDecl, ...]
    type: Term | None = None
    deriving: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """``def name binders : type := body`` with what ends its recursion, ready to print.

    ``attributes`` stand in front, such as ``@[simp]``; ``termination`` holds lines that follow the body; ``keyword`` is
    ``theorem`` for a proof of a proposition.
    """

    name: str
    binders: tuple[Binder, ...]
    type: Term
    body: Term
    attributes: tuple[str, ...] = ()
    termination: tuple[str, ...] = ()
    keyword: str = "def"


@dataclass(frozen=True, slots=True)
class Instance:
    """``instance binders : type := value``."""

    binders: tuple[Binder, ...]
    type: Term
    value: Term


@dataclass(frozen=True, slots=True)
class Mutual:
    """Definitions that call one another, or inductive types that hold one another."""

    definitions: tuple[Definition | Inductive, ...]


Command = Inductive | Definition | Instance | Mutual


# --- printing ------------------------------------------------------------------------------------------------------

# symbol: precedence of the whole, of the left operand, of the right operand (Lean's Init.Prelude and Init.Core)
_INFIX: Final[dict[str, tuple[int, int, int]]] = {
    "↔": (20, 21, 21),
    "→": (25, 26, 25),
    "∨": (30, 31, 30),
    "||": (30, 30, 31),
    "∧": (35, 36, 35),
    "×": (35, 36, 35),
    "&&": (35, 35, 36),
    **dict.fromkeys(("=", "≠", "<", "≤", ">", "≥", "∈", "∉", "⊆", "=="), (50, 51, 51)),
    "++": (65, 65, 66),
    "+": (65, 65, 66),
    "-": (65, 65, 66),
    "∪": (65, 65, 66),
    "∩": (70, 70, 71),
    "::": (67, 68, 67),
    "*": (70, 70, 71),
    "/": (70, 70, 71),
    "%": (70, 70, 71),
    "\\": (70, 70, 71),
}
_MAX: Final = 1024
_APPLICATION: Final = 1023
_NOT: Final = 75  # above every infix operator, below application
_LOWEST: Final = 0
_CLOSE: Final = {"(": ")", "[": "]", "⟨": "⟩", "{": "}"}


def print_term(term: Term) -> str:
    """Return the text of a term, on one line."""
    return _at(term, _LOWEST)


def _at(term: Term, least: int) -> str:
    """Print a term where one of at least that precedence is wanted."""
    text, precedence = _print(term)
    return text if precedence >= least else f"({text})"


def _print(term: Term) -> tuple[str, int]:
    """Return the text of a term and its precedence."""
    match term:
        case Name(text):
            return text, _MAX
        case Number(value):
            return (str(value), _MAX) if value >= 0 else (f"-{-value}", _LOWEST)
        case Apply(function, arguments):
            parts = (_at(function, _MAX), *(_argument(a) for a in arguments))
            return " ".join(parts), _APPLICATION if arguments else _MAX
        case Named():
            return _argument(term), _MAX
        case Operator(symbol, left, right):
            whole, before, behind = _INFIX[symbol]
            return f"{_at(left, before)} {symbol} {_at(right, behind)}", whole
        case Prefix(symbol, operand):
            return f"{symbol}{_at(operand, _APPLICATION)}", _LOWEST if symbol == "-" else _NOT
        case Project(value, path):
            return ".".join((_at(value, _MAX), *map(str, path))), _MAX
        case Ascribe(inner, type_):
            return f"({print_term(inner)} : {print_term(type_)})", _MAX
        case Items(items, brackets):
            return f"{brackets[0]}{', '.join(map(print_term, items))}{brackets[1]}", _MAX
        case _:
            return _print_open(term), _LOWEST


def _argument(term: Term) -> str:
    return f"({term.name} := {print_term(term.value)})" if isinstance(term, Named) else _at(term, _MAX)


def _print_open(term: Term) -> str:
    """Print the forms that extend as far to the right as they can."""
    match term:
        case Quantifier(symbol, binders, body):
            return f"{symbol} {print_binders(binders)}, {print_term(body)}"
        case Lambda(binders, body):
            return f"fun {print_binders(binders)} => {print_term(body)}"
        case Conditional(condition, then, otherwise, hypothesis):
            named = f"{hypothesis} : " if hypothesis else ""
            return f"if {named}{print_term(condition)} then {print_term(then)} else {print_term(otherwise)}"
        case Match(scrutinees, arms):
            cases = "".join(f" | {', '.join(map(print_term, a.patterns))} => {_arm_body(a.body)}" for a in arms)
            return f"{_match_head(scrutinees)}{cases}"
        case By(tactics):
            return f"by {'; '.join(tactics)}"
        case LetIn(name, type_, value, body):
            return f"let {name} : {print_term(type_)} := {print_term(value)}; {print_term(body)}"
        case _:
            raise TypeError(f"no term: {term!r}")


def _match_head(scrutinees: tuple[Term, ...]) -> str:
    return f"match (generalizing := false) {', '.join(map(print_term, scrutinees))} with"


def _arm_body(term: Term) -> str:
    """A body of an alternative: a match inside it would take the alternatives that follow."""
    return (
        _at(term, _LOWEST + 1)
        if isinstance(term, Match | LetIn | Lambda | Conditional | Quantifier)
        else print_term(term)
    )


def print_binders(binders: tuple[Binder, ...]) -> str:
    """Return binders with one space between; neighbours of one type share their brackets."""
    parts: list[str] = []
    position = 0
    while position < len(binders):
        first = binders[position]
        names = [first.name] if first.name else []
        position += 1
        while names and position < len(binders) and _joins(first, binders[position]):
            names.append(binders[position].name)
            position += 1
        inner = f"{' '.join(names)} : {print_term(first.type)}" if names else print_term(first.type)
        parts.append(f"{first.brackets[0]}{inner}{first.brackets[1]}")
    return " ".join(parts)


def _joins(first: Binder, second: Binder) -> bool:
    return bool(second.name) and first.type == second.type and first.brackets == second.brackets


def print_command(command: Command) -> str:
    """Return the text of a command, with a line end."""
    match command:
        case Inductive():
            return _print_inductive(command)
        case Definition():
            return _print_definition(command)
        case Instance(binders, type_, value):
            return f"instance{_spaced(binders)} : {print_term(type_)} :=\n  {print_term(value)}\n"
        case Mutual(definitions):
            return f"mutual\n{''.join(map(print_command, definitions))}end\n"


def _spaced(binders: tuple[Binder, ...]) -> str:
    return f" {print_binders(binders)}" if binders else ""


def _print_inductive(command: Inductive) -> str:
    kind = f" : {print_term(command.type)}" if command.type is not None else ""
    lines = [f"inductive {command.name}{_spaced(command.binders)}{kind} where"]
    for made in command.constructors:
        result = f" : {print_term(made.result)}" if made.result is not None else ""
        lines.append(f"  | {made.name}{_spaced(made.binders)}{result}")
    if command.deriving:
        lines.append(f"  deriving {', '.join(command.deriving)}")
    return "".join(f"{line}\n" for line in lines)


def _print_definition(command: Definition) -> str:
    attributes = f"@[{', '.join(command.attributes)}] " if command.attributes else ""
    head = f"{attributes}{command.keyword} {command.name}{_spaced(command.binders)} : {print_term(command.type)} :=\n"
    return head + f"  {_body_lines(command.body)}\n" + "".join(f"{line}\n" for line in command.termination)


def _body_lines(body: Term) -> str:
    """A match that is the whole body stands on several lines."""
    if not isinstance(body, Match):
        return print_term(body)
    arms = (f"\n  | {', '.join(map(print_term, a.patterns))} => {_arm_body(a.body)}" for a in body.arms)
    return _match_head(body.scrutinees) + "".join(arms)
