"""Terms of linear arithmetic as SyGuS-IF writes them: sorted, with definitions and ``let`` unfolded where needed.

Source: SyGuS-IF 2.1, section 2.3; the operators are those of the theories Core and Ints of SMT-LIB 2.6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from provenhive.imports.sexpr import Atom, Group, Sexpr, refuse
from provenhive.spec_lang.diagnostics import Source, SpecificationError, did_you_mean
from provenhive.spec_lang.span import Span

MAX_DEPTH = 80
MAX_SIZE = 20_000

INT, BOOL = "Int", "Bool"
SORTS = frozenset({INT, BOOL})


@dataclass(frozen=True, slots=True)
class Term:
    """An operator, a call (``call``), a variable (``var``), or a literal (``int``, ``bool``) with its sort.

    ``name`` is that of the variable or the function, ``value`` that of the literal; ``depth`` and ``size`` are those of
    the tree (shared parts count as often as they occur), so that nobody walks what has grown too large.
    """

    op: str
    sort: str
    args: tuple[Term, ...] = ()
    name: str = ""
    value: int = 0
    span: Span | None = field(default=None, compare=False, repr=False)
    depth: int = field(default=1, compare=False, repr=False)
    size: int = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """A function's parameters, name and sort each, and the sort of its result."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    result: str
    span: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """``define-fun``; ``unfolded`` says that calls are replaced, for the body speaks of what is sought."""

    signature: Signature
    body: Term
    unfolded: bool


def walk(term: Term) -> Iterator[Term]:
    """Yield a term and all its parts, outer ones first, from left to right."""
    yield term
    for part in term.args:
        yield from walk(part)


def rebuilt(term: Term, args: tuple[Term, ...]) -> Term:
    """Return the term with other parts, its figures counted again."""
    depth, size = _figures(args)
    return Term(term.op, term.sort, args, term.name, term.value, term.span, depth, size)


def replaced(term: Term, change: Callable[[Term], Term | None]) -> Term:
    """Return the term with every outermost part replaced for which ``change`` returns something."""
    found = change(term)
    if found is not None:
        return found
    return rebuilt(term, tuple(replaced(part, change) for part in term.args)) if term.args else term


def _figures(args: tuple[Term, ...]) -> tuple[int, int]:
    # Operators of many operands are printed as chains, which lean to the left: each operand may be a level.
    deepest = max((part.depth for part in args), default=0)
    return deepest + max(1, len(args) - 1), 1 + sum(part.size for part in args)


_ARITHMETIC = frozenset({"+", "-", "*", "div", "mod", "abs"})
_ORDER = frozenset({"<", "<=", ">", ">="})
_LOGIC = frozenset({"and", "or", "xor", "=>", "not"})
_EQUALITY = frozenset({"=", "distinct"})
OPERATORS = _ARITHMETIC | _ORDER | _LOGIC | _EQUALITY | {"ite"}
_ARITY = {
    "not": (1, 1), "abs": (1, 1), "-": (1, None), "+": (1, None), "*": (1, None), "and": (1, None), "or": (1, None),
    "ite": (3, 3),
}  # fmt: skip


@dataclass
class Elaborator:
    """Reads terms of one file: what is sought and what is defined are noted by the commands."""

    source: Source
    sought: dict[str, Signature] = field(default_factory=dict)
    defined: dict[str, Definition] = field(default_factory=dict)

    def term(self, expr: Sexpr, scope: Mapping[str, Term], wanted: str | None = None) -> Term:
        """Return a sorted term; ``scope`` holds what bare names stand for.

        Raises:
            SpecificationError: it is no term of linear integer arithmetic, or not of the sort that is ``wanted``.
        """
        term = self._atom(expr, scope) if isinstance(expr, Atom) else self._group(expr, scope)
        if wanted is not None and term.sort != wanted:
            raise self.refuse(expr.span, f"this is of sort {term.sort}; {wanted} is expected", "type")
        return term

    def refuse(self, span: Span, message: str, category: str = "syntax", hint: str | None = None) -> SpecificationError:
        """Return the error for a place."""
        return refuse(self.source, span, message, category, hint)

    def make(self, op: str, sort: str, args: tuple[Term, ...], span: Span, name: str = "") -> Term:
        """Return a compound term within the limits."""
        depth, size = _figures(args)
        return self._bounded(Term(op, sort, args, name, 0, span, depth, size), span)

    def _bounded(self, term: Term, span: Span) -> Term:
        if term.depth > MAX_DEPTH:
            raise self.refuse(span, f"this comes to more than {MAX_DEPTH} levels of nesting", "limit")
        if term.size > MAX_SIZE:
            raise self.refuse(span, f"unfolded, this has more than {MAX_SIZE:,} operators", "limit")
        return term

    def _atom(self, atom: Atom, scope: Mapping[str, Term]) -> Term:
        if atom.kind == "numeral":
            return Term("int", INT, value=int(atom.text), span=atom.span)
        if atom.kind == "decimal":
            raise self.refuse(atom.span, "real numbers are not read, integers are", "type")
        if atom.kind == "binary":
            raise self.refuse(atom.span, "bit-vectors are not read, integers are", "type")
        if atom.kind != "symbol":
            raise self.refuse(atom.span, f"a {atom.kind} is no term of integers and truth values", "type")
        if atom.text in scope:
            return replace(scope[atom.text], span=atom.span)
        if atom.text in ("true", "false"):
            return Term("bool", BOOL, value=int(atom.text == "true"), span=atom.span)
        return self._call(atom, (), atom.span, scope)

    def _group(self, group: Group, scope: Mapping[str, Term]) -> Term:
        if not group.items:
            raise self.refuse(group.span, "a term is missing between these parentheses")
        head = group.items[0]
        if not isinstance(head, Atom) or head.kind != "symbol":
            raise self.refuse(head.span, "an operator or a function is expected here")
        if head.text == "let":
            return self._let(group, scope)
        if head.text == "!" and len(group.items) > 1:
            return self.term(group.items[1], scope)
        if head.text in ("forall", "exists", "lambda", "match", "as", "_"):
            raise self.refuse(head.span, f"terms with '{head.text}' are not read", "name")
        args = tuple(self.term(item, scope) for item in group.items[1:])
        if head.text in OPERATORS:
            return self._operator(head, args, group.span)
        return self._call(head, args, group.span, scope)

    def _let(self, group: Group, scope: Mapping[str, Term]) -> Term:
        """Unfold ``(let ((x e) ...) body)``; the first version of SyGuS-IF has ``(x Sort e)``."""
        if len(group.items) != 3 or not isinstance(group.items[1], Group):
            raise self.refuse(group.span, "expected (let ((name term) ...) term)")
        inner = dict(scope)
        seen: set[str] = set()
        for binding in group.items[1].items:
            parts = binding.items if isinstance(binding, Group) else ()
            name = parts[0] if parts else binding
            if not isinstance(name, Atom) or name.kind != "symbol" or len(parts) not in (2, 3):
                raise self.refuse(binding.span, "expected (name term)")
            if name.text in seen:
                raise self.refuse(name.span, f"'{name.text}' is bound twice", "name")
            seen.add(name.text)
            inner[name.text] = self.term(parts[-1], scope, self.sort(parts[1]) if len(parts) == 3 else None)
        return self.term(group.items[2], inner)

    def sort(self, expr: Sexpr) -> str:
        """Return a sort.

        Raises:
            SpecificationError: it is neither ``Int`` nor ``Bool``.
        """
        if isinstance(expr, Atom) and expr.text in SORTS:
            return expr.text
        text = expr.items[0] if isinstance(expr, Group) and expr.items else expr
        vector = isinstance(expr, Group) and any(isinstance(x, Atom) and x.text == "BitVec" for x in expr.items)
        shown = "bit-vectors" if vector else f"sort {text.text}" if isinstance(text, Atom) else "this sort"
        raise self.refuse(expr.span, f"{shown}: only Int and Bool are read", "type")

    def _call(self, head: Atom, args: tuple[Term, ...], span: Span, scope: Mapping[str, Term]) -> Term:
        definition = self.defined.get(head.text)
        signature = definition.signature if definition else self.sought.get(head.text)
        if signature is None:
            known = (*scope, *self.sought, *self.defined, *OPERATORS)
            raise self.refuse(head.span, f"there is no '{head.text}' here", "name", did_you_mean(head.text, known))
        if len(args) != len(signature.parameters):
            raise self.refuse(
                span, f"'{head.text}' takes {len(signature.parameters)} arguments, not {len(args)}", "type"
            )
        for arg, (name, sort) in zip(args, signature.parameters, strict=True):
            self._expect(arg, sort, span, f"for '{name}'")
        if definition is None or not definition.unfolded:
            return self.make("call", signature.result, args, span, head.text)
        values = dict(zip((name for name, _ in signature.parameters), args, strict=True))
        if definition.body.size * max((a.size for a in args), default=1) > MAX_SIZE:
            raise self.refuse(span, f"unfolded, this has more than {MAX_SIZE:,} operators", "limit")
        return self._bounded(
            replaced(definition.body, lambda part: values[part.name] if part.op == "var" else None), span
        )

    def _expect(self, arg: Term, sort: str, span: Span, where: str) -> None:
        if arg.sort != sort:
            raise self.refuse(arg.span or span, f"{where} this is of sort {arg.sort}; {sort} is expected", "type")

    def _operator(self, head: Atom, args: tuple[Term, ...], span: Span) -> Term:
        op = head.text
        low, high = _ARITY.get(op, (2, None))
        if len(args) < low or (high is not None and len(args) > high):
            raise self.refuse(span, f"'{op}' does not take {len(args)} operands", "type")
        if op == "ite":
            self._expect(args[0], BOOL, span, "as a condition,")
            self._expect(args[2], args[1].sort, span, "as the other branch,")
            return self.make(op, args[1].sort, args, span)
        operands = INT if op in _ARITHMETIC | _ORDER else BOOL if op in _LOGIC else args[0].sort
        for arg in args:
            self._expect(arg, operands, span, f"under '{op}',")
        if op in ("div", "mod") and any(a.op != "int" or a.value == 0 for a in args[1:]):
            raise self.refuse(
                span, f"'{op}' by what may be zero has no value in a specification", "type", "divide by a literal"
            )
        return self.make(op, INT if op in _ARITHMETIC else BOOL, args, span)
