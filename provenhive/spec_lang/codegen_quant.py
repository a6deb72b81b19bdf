"""Python source for quantifiers: nested loops over the ranges of ``ranges.plan``.

A quantifier is evaluated where its body can decide it. Ranges are computed before the guards that stand in front of
them in the body are known to hold; when computing one fails, those guards are consulted, and if they do not settle the
matter, the body decides at a sample value whether the failure is the specification's (``Undefined``) or only that no
range is known (``Unbounded``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenhive.spec_lang.core import Binary, BinaryOp, Expr, IntLit, Quantified, Quantifier, Unary, UnaryOp, Var
from provenhive.spec_lang.declared import erase, is_constrained
from provenhive.spec_lang.facts import mentions
from provenhive.spec_lang.linear import Linear
from provenhive.spec_lang.ranges import (
    Bound,
    CharRange,
    Domain,
    Exactly,
    Finite,
    IntRange,
    Loop,
    Matching,
    Quotient,
    Subsets,
    plan,
)
from provenhive.spec_lang.traverse import free_variables, parts
from provenhive.spec_lang.types import INT, NAT, SeqType

if TYPE_CHECKING:
    from provenhive.spec_lang.codegen_expr import CompilerLike, FunctionWriter, Scope

MAX_LOOPS = 12  # CPython allows twenty nested blocks

_ALWAYS_DEFINED = frozenset({BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.CONCAT})


def quantifier_function(compiler: CompilerLike, writer: FunctionWriter, expr: Quantified, scope: Scope) -> str:
    """Define a function of the quantifier's free variables that returns its truth value, and return its name."""
    name = compiler.fresh("q")
    lines = [f"def {name}({', '.join(writer.arguments(expr, scope))}):"]
    loops = plan(compiler.program, expr)
    if loops.unbounded or any(len(nest) > MAX_LOOPS for nest in loops.nests):
        reason = f"no finite range is known for {', '.join(loops.unbounded) or 'so many variables'}"
        lines.append(f"    unbounded({writer.site(reason, expr.span)})")
    else:
        for nest in loops.nests:
            _Loops(compiler, writer, expr, nest).write(scope, lines)
        lines.append(f"    return {expr.quantifier is Quantifier.FORALL}")
    compiler.add_source(lines)
    return name


class _Loops:
    def __init__(
        self, compiler: CompilerLike, writer: FunctionWriter, expr: Quantified, loops: tuple[Loop, ...]
    ) -> None:
        self._compiler = compiler
        self._writer = writer
        self._expr = expr
        self._loops = loops
        self._exists = expr.quantifier is Quantifier.EXISTS

    def write(self, scope: Scope, lines: list[str]) -> None:
        direct = all(_is_direct(loop) for loop in self._loops)
        waiting = {loop.binder.name for loop in self._loops}
        indent = 1
        for loop in self._loops:
            iterable = self._iterable(loop, scope, waiting)
            waiting.discard(loop.binder.name)
            scope = scope.bind(self._compiler, {loop.binder.name: loop.binder.type})
            if direct:
                scope = _learn(loop, scope.settle(dict(loop.settled)))
            self._loop_head(loop, scope, iterable, lines, indent)
            indent += 1
        leaf = "if {}: return True" if self._exists else "if not {}: return False"
        self._writer.block(self._expr.body, scope, lines, indent, leaf)

    def _loop_head(self, loop: Loop, scope: Scope, iterable: str, lines: list[str], indent: int) -> None:
        pad, name, declared = "    " * indent, scope.names[loop.binder.name], loop.binder.type
        lines += [f"{pad}for {name} in {iterable}:", f"{pad}    F[0] -= 1", f"{pad}    if F[0] < 0: out_of_fuel()"]
        if declared == NAT:
            if not (_is_direct(loop) and isinstance(loop.domains[0], IntRange)):
                lines.append(f"{pad}    if {name} < 0: continue")
        elif is_constrained(self._compiler.program, declared):
            lines.append(f"{pad}    if not {self._compiler.checker(declared)}({name}): continue")

    # --- what a loop runs over ---

    def _iterable(self, loop: Loop, scope: Scope, waiting: set[str]) -> str:
        if _is_direct(loop):
            return self._domain(loop.domains[0], scope)
        name = self._compiler.fresh("d")
        arguments = ", ".join(scope.names[n] for n in (*free_variables(self._expr), *self._outer(waiting)))
        lines = [f"def {name}({arguments}):"]
        for domain in loop.domains:
            lines += [
                "    try:",
                f"        return {self._domain(domain, scope)}",
                "    except Undefined:",
                "        pass",
            ]
        self._fallback(loop, scope, waiting, lines)
        self._compiler.add_source(lines)
        return f"{name}({arguments})"

    def _outer(self, waiting: set[str]) -> list[str]:
        return [loop.binder.name for loop in self._loops if loop.binder.name not in waiting]

    def _fallback(self, loop: Loop, scope: Scope, waiting: set[str], lines: list[str]) -> None:
        """No range could be computed: a guard may make the body vacuous, a sample may show it undefined."""
        for guard, truth in _guards(self._expr.body, self._exists):
            if not mentions(guard, waiting):
                test = self._writer.expr(guard, scope)
                lines += ["    try:", f"        if {'not ' if truth else ''}{test}: return ()"]
                lines += ["    except Undefined:", "        pass"]
        reason = f"the range of {loop.binder.name} is not defined"
        site = self._writer.site(reason, self._expr.span)
        if erase(self._compiler.program, loop.binder.type) == INT:
            lines.append(f"    return R.sample({site})")
        else:
            lines.append(f"    unbounded({site})")

    def _domain(self, domain: Domain, scope: Scope) -> str:
        def text(expr: Expr) -> str:
            return self._writer.expr(expr, scope)

        match domain:
            case IntRange(lows, highs):
                low = _extreme("max", [self._bound(b, scope, low=True) for b in lows])
                return f"range({low}, {_extreme('min', [self._bound(b, scope, low=False) for b in highs])} + 1)"
            case Exactly(value):
                return f"({text(value)},)"
            case Matching(source, elements, path):
                whole = text(source) if elements else f"({text(source)},)"
                return f"R.parts({whole}, {self._compiler.constant(path)})" if path else whole
            case Quotient(factor, product):
                site = self._writer.site("every integer solves the equation 0 * x == 0", self._expr.span)
                return f"R.quotient({text(factor)}, {text(product)}, {site})"
            case Subsets(of):
                return f"R.subsets({text(of)})"
            case CharRange(lows, highs):
                codes = ["(" + "".join(f"ord({text(e)}) + {n}, " for e, n in side) + ")" for side in (lows, highs)]
                return f"R.characters({codes[0]}, {codes[1]})"
            case Finite(values):
                return self._compiler.constant(values)

    def _bound(self, bound: Bound, scope: Scope, *, low: bool) -> str:
        text = _linear_text(bound.form, lambda atom: self._writer.expr(atom, scope))
        if bound.divisor == 1:
            return text
        return f"ceiling({text}, {bound.divisor})" if low else f"({text} // {bound.divisor})"


def _learn(loop: Loop, scope: Scope) -> Scope:
    """Return the scope with what the ends of an integer range say of the variable."""
    domain, name = loop.domains[0], loop.binder.name
    if not isinstance(domain, IntRange) or not any(_is_natural(bound.form, scope) for bound in domain.lows):
        return scope
    known = {**scope.known, name: NAT} if loop.binder.type == INT else scope.known
    sequences = {found for bound in domain.highs if (found := _sequence_above(bound)) is not None}
    within = scope.within | {(name, sequence) for sequence in sequences}
    return replace(scope, known=known, within=within)


def _is_natural(form: Linear, scope: Scope) -> bool:
    def natural(atom: Expr) -> bool:
        if isinstance(atom, Unary) and atom.op is UnaryOp.SIZE:
            return True
        return isinstance(atom, Var) and scope.known.get(atom.name) == NAT

    return form.constant >= 0 and all(factor > 0 and natural(atom) for atom, factor in form.terms)


def _sequence_above(bound: Bound) -> str | None:
    """Return the sequence variable whose size is above the bound."""
    match bound:
        case Bound(Linear(((Unary(op=UnaryOp.SIZE, operand=Var(name=name, type=SeqType())), 1),), constant), 1):
            return name if constant < 0 else None
        case _:
            return None


def _extreme(function: str, texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{function}({', '.join(texts)})"


def _linear_text(form: Linear, text: object) -> str:
    if not callable(text):
        raise TypeError("not a writer of atoms")
    terms = [text(atom) if factor == 1 else f"{factor} * {text(atom)}" for atom, factor in form.terms]
    if form.constant or not terms:
        terms.append(str(form.constant))
    return "(" + " + ".join(terms) + ")"


def _guards(expr: Expr, holds: bool) -> list[tuple[Expr, bool]]:
    """Return conditions that must be true (or false) for the body to have the truth value ``holds``, in order."""
    match expr:
        case Unary(op=UnaryOp.NOT, operand=a):
            return _guards(a, not holds)
        case Binary(op=BinaryOp.AND, left=a, right=b) if holds:
            return _guards(a, True) + _guards(b, True)
        case Binary(op=BinaryOp.OR, left=a, right=b) if not holds:
            return _guards(a, False) + _guards(b, False)
        case Binary(op=BinaryOp.IMPLIES, left=a, right=b) if not holds:
            return _guards(a, True) + _guards(b, False)
        case _:
            return [(expr, holds)]


def _is_direct(loop: Loop) -> bool:
    """Say whether the first domain is defined for all values of the outer variables."""
    match loop.domains[0]:
        case IntRange(lows, highs):
            return all(_is_total(atom) for bound in (*lows, *highs) for atom, _ in bound.form.terms)
        case Exactly(value):
            return _is_total(value)
        case Matching(source):
            return _is_total(source)
        case Subsets(of):
            return _is_total(of)
        case CharRange(lows, highs):
            return all(_is_total(expr) for expr, _ in (*lows, *highs))
        case Finite():
            return True
        case Quotient():
            return False


def _is_total(expr: Expr) -> bool:
    """Say whether an expression is defined whatever its variables are."""
    match expr:
        case Var() | IntLit():
            return True
        case Unary():
            return _is_total(expr.operand)
        case Binary(op=op) if op in _ALWAYS_DEFINED:
            return all(_is_total(part) for part in parts(expr))
        case _:
            return False
