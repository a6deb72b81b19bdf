"""Surface expressions, patterns and types to documents: the fewest parentheses that the grammar needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.layout import LINE, NOTHING, SOFT, Concat, Doc, Group, Nest, Text, concat, join
from provenhive.spec_lang.literals import encode_char, encode_text

_IFF, _IMPLIES, _OR, _AND, _COMPARISON, _SUM, _PRODUCT, _PREFIX, _ATOM = range(9)
_LEVELS = {
    "<==>": _IFF, "==>": _IMPLIES, "||": _OR, "&&": _AND, "+": _SUM, "-": _SUM, "++": _SUM, "*": _PRODUCT,
    "/": _PRODUCT, "%": _PRODUCT,
}  # fmt: skip
_LOGIC = frozenset({"<==>", "==>", "||", "&&"})
_OPEN = (syn.Conditional, syn.LetIn, syn.Quantification)

CaseComments = Callable[[syn.MatchCase], tuple[Doc, Doc] | None]


def level(expr: syn.Expression) -> int:
    """Return how tightly the outermost operator binds."""
    match expr:
        case syn.Infix(operator):
            return _LEVELS[operator]
        case syn.Comparison():
            return _COMPARISON
        case syn.Prefix():
            return _PREFIX
        case _ if isinstance(expr, _OPEN):
            return _IFF
        case _:
            return _ATOM


def ends_open(expr: syn.Expression) -> bool:
    """Say whether the printed expression ends in something that would take in what follows.

    Operands that branch are in parentheses, all but a quantifier on the right of ``==>``.
    """
    if isinstance(expr, syn.Infix):
        return expr.operator == "==>" and (isinstance(expr.right, syn.Quantification) or ends_open(expr.right))
    return isinstance(expr, _OPEN)


class ExpressionPrinter:
    """Prints expressions; ``comments`` gives what stands before and after a case of a match, if anything does."""

    def __init__(self, comments: CaseComments | None = None) -> None:
        self.comments = comments or (lambda _case: None)

    def expr(self, expr: syn.Expression) -> Doc:
        """Return the document of an expression that stands by itself."""
        match expr:
            case syn.Infix():
                return self._infix(expr)
            case syn.Comparison():
                return self._comparison(expr)
            case syn.Prefix(operator, operand):
                return concat(operator, self._operand(operand, _PREFIX, last=True))
            case syn.Conditional() | syn.LetIn() | syn.Quantification() | syn.Match():
                return self._branching(expr)
            case _:
                return self._atom(expr)

    def _operand(self, expr: syn.Expression, needed: int, *, last: bool, disjunct: bool = False) -> Doc:
        """Print an operand; some parentheses are for people: around what branches, and ``&&`` within ``||``."""
        branching = isinstance(expr, syn.Match | syn.Conditional | syn.LetIn | syn.Quantification)
        mixed = disjunct and level(expr) == _AND
        if branching or mixed or level(expr) < needed or (not last and ends_open(expr)):
            return self._parenthesised(expr)
        return self.expr(expr)

    def _parenthesised(self, expr: syn.Expression) -> Doc:
        return Group(concat("(", Nest(1, self.expr(expr)), ")"))

    def _infix(self, expr: syn.Infix) -> Doc:
        """Print a run of operators of one level; logical ones begin a line, the others end one."""
        here = _LEVELS[expr.operator]
        if here == _IMPLIES:
            left = self._operand(expr.left, _IMPLIES + 1, last=False)
            conclusion = isinstance(expr.right, syn.Quantification)
            right = self.expr(expr.right) if conclusion else self._operand(expr.right, _IMPLIES, last=True)
            return Group(concat(left, Nest(2, concat(LINE, "==> ", right))))
        operands: list[tuple[str, syn.Expression]] = []
        current: syn.Expression = expr
        while isinstance(current, syn.Infix) and _LEVELS[current.operator] == here:
            operands.append((current.operator, current.right))
            current = current.left
        operands.reverse()
        disjunct = here == _OR
        pieces: list[Doc] = [self._operand(current, here, last=False, disjunct=disjunct)]
        for i, (operator, operand) in enumerate(operands):
            printed = self._operand(operand, here + 1, last=i == len(operands) - 1, disjunct=disjunct)
            logic = operator in _LOGIC
            pieces.append(concat(LINE, f"{operator} ", printed) if logic else concat(f" {operator}", LINE, printed))
        indent = 0 if expr.operator in ("&&", "||") else 2
        return Group(concat(pieces[0], Nest(indent, Concat(tuple(pieces[1:])))))

    def _comparison(self, expr: syn.Comparison) -> Doc:
        count = len(expr.operands)
        printed = [self._operand(e, _SUM, last=i == count - 1) for i, e in enumerate(expr.operands)]
        rest = [concat(f" {op}", LINE, doc) for op, doc in zip(expr.operators, printed[1:], strict=True)]
        return Group(concat(printed[0], Nest(2, Concat(tuple(rest)))))

    def _branching(self, expr: syn.Expression) -> Doc:
        match expr:
            case syn.Conditional():
                return self._ladder(expr)
            case syn.LetIn(pattern, value, body):
                head = concat("let ", self.pattern(pattern), " =", Group(Nest(2, concat(LINE, self._let_value(value)))))
                return Group(concat(head, " in", LINE, self.expr(body)))
            case syn.Quantification(quantifier, binders, body):
                shown = join(Text(", "), [self.parameter(b) for b in binders])
                return Group(concat(f"{quantifier} ", shown, " ::", Nest(2, concat(LINE, self.expr(body)))))
            case syn.Match(scrutinee, cases):
                return self._match(scrutinee, cases)
            case _:
                return NOTHING

    def _ladder(self, expr: syn.Conditional) -> Doc:
        """``if a then b else if c then d else e``: broken, each branch begins a line."""
        rungs: list[Doc] = []
        current: syn.Expression = expr
        while isinstance(current, syn.Conditional):
            then = Nest(2, Group(concat(LINE, self.expr(current.then))))
            rungs.append(concat("if ", Nest(3, self.expr(current.condition)), " then", then))
            current = current.otherwise
        return Group(concat(join(concat(LINE, "else "), rungs), LINE, "else ", Nest(2, self.expr(current))))

    def _let_value(self, value: syn.Expression) -> Doc:
        return self._parenthesised(value) if bare_membership(value) else self.expr(value)

    def _match(self, scrutinee: syn.Expression, cases: tuple[syn.MatchCase, ...]) -> Doc:
        rows: list[Doc] = []
        for i, case in enumerate(cases):
            before, after = self.comments(case) or (NOTHING, NOTHING)
            comma = "," if i < len(cases) - 1 else ""
            rows.append(concat(LINE, before, self._case(case), comma, after))
        return Group(concat("match ", self.expr(scrutinee), " {", Nest(2, Concat(tuple(rows))), LINE, "}"))

    def _case(self, case: syn.MatchCase) -> Doc:
        head, body = concat(self.pattern(case.pattern), " =>"), self.expr(case.body)
        if isinstance(case.body, syn.Match):
            return concat(head, " ", body)
        return Group(concat(head, Nest(2, concat(LINE, body))))

    def _atom(self, expr: syn.Expression) -> Doc:
        match expr:
            case syn.Integer(value):
                return Text(str(value))
            case syn.Boolean(value):
                return Text("true" if value else "false")
            case syn.Character(value):
                return Text(encode_char(value))
            case syn.Text(value):
                return Text(encode_text(value))
            case syn.Variable(name):
                return Text(name)
            case syn.Apply(name, arguments):
                return self._bracketed(f"{name}(", [self.expr(a) for a in arguments], ")")
            case syn.TupleDisplay(items):
                return self._bracketed("(", [self.expr(i) for i in items], ")")
            case syn.Display(kind, items):
                opening, closing = {"seq": ("[", "]"), "set": ("{", "}"), "multiset": ("multiset{", "}")}[kind]
                return self._bracketed(opening, [self.expr(i) for i in items], closing)
            case syn.MapDisplay(entries):
                return self._bracketed("map[", self._entries(entries), "]")
            case syn.Conversion(kind, value):
                return concat(f"{kind}(", self.expr(value), ")")
            case syn.Size(value):
                return self._size(value)
            case _:
                return self._postfix(expr)

    def _size(self, value: syn.Expression) -> Doc:
        """Keep the bars apart from those of the operand: ``||`` is another token."""
        inner = self.expr(value)
        return concat("| ", inner, " |") if _begins_or_ends_with_bar(value) else concat("|", inner, "|")

    def _postfix(self, expr: syn.Expression) -> Doc:
        match expr:
            case syn.Member(value, name):
                return concat(self._base(value), f".{name}")
            case syn.Projection(value, index):
                return concat(self._base(value), f".{index}")
            case syn.Discriminator(value, constructor):
                return concat(self._base(value), f".{constructor}?")
            case syn.RecordUpdate(value, updates):
                entries = [concat(f"{name} := ", self.expr(new)) for name, new in updates]
                return concat(self._base(value), self._bracketed(".(", entries, ")"))
            case syn.IndexOf(value, index):
                return concat(self._base(value), "[", self.expr(index), "]")
            case syn.SliceOf(value, low, high):
                ends = [NOTHING if end is None else self.expr(end) for end in (low, high)]
                return concat(self._base(value), "[", ends[0], "..", ends[1], "]")
            case syn.UpdateOf(value, entries_):
                return concat(self._base(value), self._bracketed("[", self._entries(entries_), "]"))
            case _:
                return NOTHING

    def _base(self, value: syn.Expression) -> Doc:
        """Print what a postfix is applied to; a number before a dot would read as something else."""
        if level(value) < _ATOM or isinstance(value, syn.Match):
            return self._parenthesised(value)
        return self.expr(value)

    def _entries(self, entries: Iterable[tuple[syn.Expression, syn.Expression]]) -> list[Doc]:
        return [concat(self.expr(key), " := ", self.expr(value)) for key, value in entries]

    def _bracketed(self, opening: str, items: list[Doc], closing: str) -> Doc:
        if not items:
            return Text(opening + closing)
        return Group(concat(opening, Nest(2, concat(SOFT, join(concat(",", LINE), items))), SOFT, closing))

    def parameters(self, parameters: Iterable[syn.Parameter]) -> Doc:
        """Return ``(x: T, y: U)``."""
        return self._bracketed("(", [self.parameter(p) for p in parameters], ")")

    def parameter(self, parameter: syn.Parameter) -> Doc:
        """Return ``x: T`` or, without a type, ``x``."""
        return Text(parameter.name if parameter.type is None else f"{parameter.name}: {show_type(parameter.type)}")

    def pattern(self, pattern: syn.Pattern) -> Doc:
        """Return the document of a pattern."""
        return Text(show_pattern(pattern))


def bare_membership(expr: syn.Expression) -> bool:
    """Say whether an ``in`` stands outside of all brackets, where it would end the value of a ``let``."""
    match expr:
        case syn.Comparison(operands, operators):
            return "in" in operators or any(map(bare_membership, operands))
        case syn.Infix(_, left, right):
            return bare_membership(left) or bare_membership(right)
        case syn.Prefix(_, operand):
            return bare_membership(operand)
        case syn.Conditional(condition, then, otherwise):
            return any(map(bare_membership, (condition, then, otherwise)))
        case syn.LetIn(_, value, body):
            return bare_membership(body)
        case syn.Quantification(_, _, body):
            return bare_membership(body)
        case syn.Match(scrutinee, _):
            return bare_membership(scrutinee)
        case syn.Size(value):
            return bare_membership(value)
        case (
            syn.Member(value)
            | syn.Projection(value)
            | syn.Discriminator(value)
            | syn.RecordUpdate(value)
            | syn.IndexOf(value)
            | syn.SliceOf(value)
            | syn.UpdateOf(value)
        ):
            return bare_membership(value)
        case _:
            return False


def _begins_or_ends_with_bar(expr: syn.Expression) -> bool:
    match expr:
        case syn.Size():
            return True
        case syn.Infix(_, left, right):
            return _begins_or_ends_with_bar(left) or _begins_or_ends_with_bar(right)
        case syn.Comparison(operands):
            return any(map(_begins_or_ends_with_bar, operands))
        case syn.Prefix(_, operand):
            return _begins_or_ends_with_bar(operand)
        case syn.Conditional(_, _, last) | syn.LetIn(_, _, last) | syn.Quantification(_, _, last):
            return _begins_or_ends_with_bar(last)
        case syn.Member(value) | syn.Projection(value) | syn.IndexOf(value) | syn.SliceOf(value):
            return _begins_or_ends_with_bar(value)
        case syn.UpdateOf(value) | syn.RecordUpdate(value) | syn.Discriminator(value):
            return _begins_or_ends_with_bar(value)
        case _:
            return False


def show_type(type_: syn.TypeSyntax) -> str:
    """Return the text of a type."""
    if isinstance(type_, syn.TupleTypeSyntax):
        return "(" + ", ".join(map(show_type, type_.items)) + ")"
    arguments = f"<{', '.join(map(show_type, type_.arguments))}>" if type_.arguments else ""
    return f"{type_.name}{arguments}"


def show_pattern(pattern: syn.Pattern) -> str:
    """Return the text of a pattern."""
    match pattern:
        case syn.WildcardPattern():
            return "_"
        case syn.NamePattern(name):
            return str(name)
        case syn.ConstructorPattern(name, arguments):
            return f"{name}({', '.join(map(show_pattern, arguments))})"
        case syn.IntPattern(value):
            return str(value)
        case syn.BoolPattern(value):
            return "true" if value else "false"
        case syn.CharPattern(value):
            return encode_char(value)
        case syn.TextPattern(value):
            return encode_text(value)
        case syn.SeqPattern(items):
            return "[" + ", ".join(map(show_pattern, items)) + "]"
        case syn.ConsPattern(head, tail):
            shown = show_pattern(head)
            return (
                f"({shown}) :: {show_pattern(tail)}"
                if isinstance(head, syn.ConsPattern)
                else (f"{shown} :: {show_pattern(tail)}")
            )
        case syn.TuplePattern(items):
            return "(" + ", ".join(map(show_pattern, items)) + ")"
