"""Where comments belong: each is tied to an anchor (a declaration, clause, case, constructor) that it stands with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from provenhive.spec_lang import syntax as syn

Place = tuple[int, int]


@dataclass
class Attached:
    """The comments of one anchor."""

    before: list[tuple[syn.Comment, bool]] = field(default_factory=list)  # with: is an empty line after it
    header: list[syn.Comment] = field(default_factory=list)  # behind the first line of a declaration
    after: list[syn.Comment] = field(default_factory=list)  # behind the last line


@dataclass
class Attachment:
    """The comments of a file by anchor (looked up by identity), and those behind the last declaration."""

    by_anchor: dict[int, Attached]
    rest: list[tuple[syn.Comment, bool]]

    def of(self, anchor: object) -> Attached:
        """Return the comments of an anchor."""
        return self.by_anchor.get(id(anchor), Attached())


@dataclass(frozen=True, slots=True)
class _Anchor:
    node: syn.Syntax
    start: Place
    end: Place
    header_end: Place | None = None  # where the first clause or the body begins


def attach(parsed: syn.File) -> Attachment:
    """Tie every comment of the file to an anchor."""
    anchors = list(_anchors(parsed.declarations))
    found = Attachment({}, [])
    comments = parsed.comments
    for i, comment in enumerate(comments):
        following = comments[i + 1] if i + 1 < len(comments) else None
        _attach(comment, _gap_follows(comment, following, anchors), anchors, found)
    return found


def _gap_follows(comment: syn.Comment, following: syn.Comment | None, anchors: list[_Anchor]) -> bool:
    """Say whether an empty line follows the comment, before the next comment or anchor."""
    lines = [a.start[0] for a in anchors if a.start >= _end(comment)]
    if following is not None:
        lines.append(following.span.line)
    return bool(lines) and min(lines) > comment.span.end_line + 1


def _attach(comment: syn.Comment, gap: bool, anchors: list[_Anchor], found: Attachment) -> None:
    start, end = _start(comment), _end(comment)
    if not comment.own_line and _attach_trailing(comment, start, anchors, found):
        return
    around = [a for a in anchors if a.start < start and end <= a.end]
    later = [a for a in anchors if a.start >= end]
    if around:
        later = [a for a in later if a.end <= around[0].end]
        target, gap = later[0] if later else around[-1], False
    elif later:
        target = later[0]
    else:
        found.rest.append((comment, gap))
        return
    found.by_anchor.setdefault(id(target.node), Attached()).before.append((comment, gap))


def _attach_trailing(comment: syn.Comment, start: Place, anchors: list[_Anchor], found: Attachment) -> bool:
    """A comment behind code on its line goes with the outermost anchor that ends there, or with a header."""
    ended = [a for a in anchors if a.end <= start and a.end[0] == start[0]]
    headers = [a for a in anchors if a.header_end is not None and a.start < start < a.header_end]
    if ended:
        last = max(a.end for a in ended)
        anchor = next(a for a in ended if a.end == last)
        if not any(h.start > anchor.start for h in headers):
            found.by_anchor.setdefault(id(anchor.node), Attached()).after.append(comment)
            return True
    if headers:
        _attach_to_header(comment, found.by_anchor.setdefault(id(headers[-1].node), Attached()))
        return True
    return False


def _attach_to_header(comment: syn.Comment, to: Attached) -> None:
    """Headers are printed on one line, where nothing can stand behind a line comment."""
    if not to.header or not _is_line(to.header[-1]):
        to.header.append(comment)
    elif _is_line(comment):
        to.before.append((comment, False))
    else:
        to.header.insert(-1, comment)


def _is_line(comment: syn.Comment) -> bool:
    return comment.text.startswith("//")


def _start(node: syn.Syntax) -> Place:
    return node.span.line, node.span.column


def _end(node: syn.Syntax) -> Place:
    return node.span.end_line, node.span.end_column


def _anchors(declarations: Iterable[syn.DeclarationSyntax]) -> Iterator[_Anchor]:
    """Yield anchors in the order of the text, outer ones first."""
    for declared in declarations:
        inner = list(_inside(declared))
        first = min((a.start for a in inner), default=None)
        has_header = not isinstance(declared, syn.ModuleHeader | syn.Import | syn.DatatypeDeclaration)
        yield _Anchor(declared, _start(declared), _end(declared), first if has_header else None)
        yield from sorted(inner, key=lambda a: (a.start, (-a.end[0], -a.end[1])))


def _inside(declared: syn.DeclarationSyntax) -> Iterator[_Anchor]:
    match declared:
        case syn.DatatypeDeclaration(_, _, constructors):
            yield from map(_plain, constructors)
        case syn.SubsetDeclaration(_, _, _, _, predicate):
            yield from _expression(predicate)
        case syn.FunctionDeclaration(_, _, _, _, clauses, body):
            yield from _clauses(clauses)
            yield from _expression(body)
        case syn.LawDeclaration(_, _, _, requires, statement, help_):
            yield from _clauses(requires)
            yield from _expression(statement)
            yield from map(_plain, help_)
        case syn.UnitDeclaration(_, _, _, _, clauses) | syn.SystemDeclaration(_, _, clauses):
            yield from _clauses(clauses)
        case syn.MachineDeclaration(_, items):
            yield from _clauses(items)
        case _:
            return


_Item = syn.Clause | syn.BuiltFrom | syn.NamesClause | syn.MachineItem


def _clauses(clauses: Iterable[_Item]) -> Iterator[_Anchor]:
    for clause in clauses:
        match clause:
            case syn.Clause(_, expressions):
                yield _plain(clause)
                for expr in expressions:
                    yield from _cases(expr)
            case syn.BuiltFrom(_, plan):
                yield _plain(clause)
                if plan is not None:
                    yield from _cases(plan)
            case syn.OperationDeclaration(_, _, _, inner):
                anchors = list(_clauses(inner))
                first = min((a.start for a in anchors), default=None)
                yield _Anchor(clause, _start(clause), _end(clause), first)
                yield from anchors
            case syn.PropertyDeclaration(_, statement):
                yield _plain(clause)
                yield from _cases(statement)
            case _:
                yield _plain(clause)


def _plain(node: syn.Syntax) -> _Anchor:
    return _Anchor(node, _start(node), _end(node))


def _expression(expr: syn.Expression) -> Iterator[_Anchor]:
    yield _plain(expr)
    yield from _cases(expr)


def _cases(expr: syn.Expression) -> Iterator[_Anchor]:
    """Yield the cases of all matches in an expression."""
    stack: list[syn.Expression] = [expr]
    while stack:
        current = stack.pop()
        if isinstance(current, syn.Match):
            yield from map(_plain, current.cases)
        stack.extend(children(current))


def children(expr: syn.Expression) -> list[syn.Expression]:
    """Return the direct subexpressions of a surface expression."""
    match expr:
        case syn.Apply(_, arguments):
            return list(arguments)
        case syn.Member(value) | syn.Projection(value) | syn.Discriminator(value) | syn.Size(value):
            return [value]
        case syn.RecordUpdate(value, updates):
            return [value, *(new for _, new in updates)]
        case syn.IndexOf(value, index):
            return [value, index]
        case syn.SliceOf(value, low, high):
            return [value, *(end for end in (low, high) if end is not None)]
        case syn.UpdateOf(value, entries):
            return [value, *(part for entry in entries for part in entry)]
        case syn.Display(_, items) | syn.TupleDisplay(items):
            return list(items)
        case syn.MapDisplay(entries):
            return [part for entry in entries for part in entry]
        case syn.Conversion(_, value):
            return [value]
        case syn.Prefix(_, operand):
            return [operand]
        case syn.Infix(_, left, right):
            return [left, right]
        case syn.Comparison(operands):
            return list(operands)
        case _:
            return _branches(expr)


def _branches(expr: syn.Expression) -> list[syn.Expression]:
    match expr:
        case syn.Conditional(condition, then, otherwise):
            return [condition, then, otherwise]
        case syn.LetIn(_, value, body):
            return [value, body]
        case syn.Match(scrutinee, cases):
            return [scrutinee, *(case.body for case in cases)]
        case syn.Quantification(_, _, body):
            return [body]
        case _:
            return []
