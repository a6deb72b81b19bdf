"""The canonical text of a file: ``provenhive fmt``.

Parsing the result gives the same trees (parse ∘ print is the identity), comments are kept, and formatting twice changes
nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.comments import Attached, Attachment, attach
from provenhive.spec_lang.layout import (
    HARD,
    LINE,
    NOTHING,
    WIDTH,
    Choice,
    Concat,
    Doc,
    Force,
    Group,
    Nest,
    Raw,
    Text,
    concat,
    join,
    render,
)
from provenhive.spec_lang.parser import parse_text
from provenhive.spec_lang.print_expressions import ExpressionPrinter, show_type


def format_text(text: str, file: str = "<text>") -> str:
    """Return the canonical text of a specification.

    Raises:
        SpecificationError: if it does not parse.
    """
    return format_file(parse_text(text, file))


def format_file(parsed: syn.File) -> str:
    """Return the canonical text of a parsed file."""
    printer = _Printer(attach(parsed))
    blocks: list[Doc] = []
    previous: syn.DeclarationSyntax | None = None
    for declared in parsed.declarations:
        if previous is not None:
            tight = isinstance(previous, syn.Import) and isinstance(declared, syn.Import)
            blocks.append(HARD if tight else concat(HARD, HARD))
        blocks.append(printer.declaration(declared))
        previous = declared
    rest = printer.own_lines(printer.attachment.rest, at_end=True)
    if printer.attachment.rest:
        blocks.append(concat(HARD, HARD, rest) if blocks else rest)
    text = render(Concat(tuple(blocks))).rstrip("\n")
    return text + "\n" if text else ""


def show_declaration(declared: syn.DeclarationSyntax) -> str:
    """Return the text of one declaration, without comments."""
    return render(_Printer(Attachment({}, [])).declaration(declared))


def show_expression(expr: syn.Expression, width: int = 10**9) -> str:
    """Return the text of an expression, on one line unless a width is given."""
    return render(ExpressionPrinter().expr(expr), width)


class _Printer:
    def __init__(self, attachment: Attachment) -> None:
        self.attachment = attachment
        self.expressions = ExpressionPrinter(self._case_comments)

    # --- comments

    def own_lines(self, comments: Iterable[tuple[syn.Comment, bool]], *, at_end: bool = False) -> Doc:
        """Comments on lines of their own, the empty lines behind them kept."""
        rows = list(comments)
        docs: list[Doc] = []
        for i, (comment, gap) in enumerate(rows):
            docs.append(Raw(comment.text))
            if not (at_end and i == len(rows) - 1):
                docs.append(concat(HARD, HARD) if gap else HARD)
        return Concat(tuple(docs))

    def _behind(self, comments: Iterable[syn.Comment]) -> Doc:
        """Comments at the end of a line."""
        return Concat(tuple(concat("  ", Raw(c.text)) for c in comments))

    def _case_comments(self, case: syn.MatchCase) -> tuple[Doc, Doc] | None:
        found = self.attachment.of(case)
        if not found.before and not found.after:
            return None
        after = concat(self._behind(found.after), Force()) if found.after else NOTHING
        return self.own_lines(found.before), after

    def _framed(self, anchor: syn.Syntax, doc: Doc) -> Doc:
        """Put an anchor's comments before and behind it."""
        found = self.attachment.of(anchor)
        return concat(self.own_lines(found.before), doc, self._behind(found.after))

    # --- declarations

    def declaration(self, declared: syn.DeclarationSyntax) -> Doc:
        found = self.attachment.of(declared)
        return self._framed(declared, self._declaration(declared, found))

    def _declaration(self, declared: syn.DeclarationSyntax, found: Attached) -> Doc:
        header = self._behind(found.header)
        match declared:
            case syn.ModuleHeader(name):
                return concat(f"module {name}")
            case syn.Import(name):
                return concat(f"import {name}")
            case syn.DatatypeDeclaration():
                return self._datatype(declared)
            case syn.SubsetDeclaration(name, parameters, variable, base, predicate):
                head = f"type {name}{_angle(parameters)} = {variable}: {show_type(base)} where"
                return self._with_body(concat(head, header), predicate, bool(found.header))
            case syn.FunctionDeclaration():
                return self._function(declared, header, bool(found.header))
            case syn.LawDeclaration():
                return self._law(declared, header)
            case syn.UnitDeclaration(name, type_parameters, parameters_, results, clauses):
                head_doc = concat(
                    f"unit {name}{_angle(type_parameters)}",
                    self.expressions.parameters(parameters_),
                    " returns ",
                    self.expressions.parameters(results),
                )
                return concat(Group(head_doc), header, self._clauses(clauses))
            case syn.MachineDeclaration(name, items):
                return concat(f"machine {name}", header, self._clauses(items))
            case syn.SystemDeclaration(name, parameters_, clauses):
                shown = self.expressions.parameters(parameters_) if parameters_ else NOTHING
                return concat(f"system {name}", shown, header, self._clauses(clauses))

    def _datatype(self, declared: syn.DatatypeDeclaration) -> Doc:
        rows: list[Doc] = []
        for i, constructor in enumerate(declared.constructors):
            found = self.attachment.of(constructor)
            fields = self.expressions.parameters(constructor.fields) if constructor.fields else NOTHING
            bar = Choice("| ", "") if i == 0 else Choice("| ", "| ")
            doc = concat(self.own_lines(found.before), bar, constructor.name, fields, self._behind(found.after))
            rows.append(concat(doc, Force()) if found.after else doc)
        head = f"datatype {declared.name}{_angle(declared.type_parameters)} ="
        return Group(concat(head, Nest(2, concat(LINE, join(LINE, rows)))))

    def _with_body(self, head: Doc, body: syn.Expression, broken: bool) -> Doc:
        found = self.attachment.of(body)
        inner = concat(self.own_lines(found.before), self.expressions.expr(body), self._behind(found.after))
        return Group(concat(head, Nest(2, concat(HARD if broken or found.before else LINE, inner))))

    def _function(self, declared: syn.FunctionDeclaration, header: Doc, broken: bool) -> Doc:
        word = "predicate" if declared.result is None else "function"
        head = concat(
            f"{word} {declared.name}{_angle(declared.type_parameters)}",
            self.expressions.parameters(declared.parameters),
            "" if declared.result is None else f": {show_type(declared.result)}",
        )
        if not declared.clauses:
            return self._with_body(concat(Group(head), " =", header), declared.body, broken)
        if not broken and not any(self._commented(clause) for clause in declared.clauses):
            clauses = Concat(tuple(concat(LINE, self._clause(clause)) for clause in declared.clauses))
            flat = render(Group(concat(head, clauses, " =")), 10**9)
            if len(flat) <= WIDTH and "\n" not in flat:
                return self._with_body(Text(flat), declared.body, False)
        body = self._with_body(concat("="), declared.body, False)
        return concat(Group(head), header, self._clauses(declared.clauses), Nest(2, concat(HARD, body)))

    def _commented(self, anchor: syn.Syntax) -> bool:
        found = self.attachment.of(anchor)
        return bool(found.before or found.after)

    def _law(self, declared: syn.LawDeclaration, header: Doc) -> Doc:
        parameters = self.expressions.parameters(declared.parameters)
        head = concat(f"law {declared.name}{_angle(declared.type_parameters)}", parameters, ":")
        statement = self.expressions.expr(declared.statement)
        word = "ensures " if declared.requires and _needs_word(render(statement)) else ""
        found = self.attachment.of(declared.statement)
        framed = concat(self.own_lines(found.before), word, statement, self._behind(found.after))
        rows = [self._clauses(declared.requires), Nest(2, concat(HARD, framed)), self._clauses(declared.help)]
        return concat(Group(head), header, *rows)

    # --- clauses

    def _clauses(self, clauses: Iterable[_Item], indent: int = 2) -> Doc:
        return Nest(indent, Concat(tuple(concat(HARD, self._framed(c, self._clause(c))) for c in clauses)))

    def _clause(self, clause: _Item) -> Doc:
        match clause:
            case syn.Clause(word, expressions):
                shown = join(concat(",", LINE), [self.expressions.expr(e) for e in expressions])
                return Group(concat(f"{word} ", Nest(2, shown)))
            case syn.NamesClause(word, names):
                return concat(f"{word} ", ", ".join(map(str, names)))
            case syn.BuiltFrom(names, plan):
                listed = f"built from {', '.join(map(str, names))}"
                if plan is None:
                    return concat(listed)
                return Group(concat(listed, " as", Nest(2, concat(LINE, self.expressions.expr(plan)))))
            case syn.Proof(text):
                return concat("proof lean {", Raw(text), "}")
            case syn.State(variables):
                shown = join(concat(",", LINE), [self.expressions.parameter(v) for v in variables])
                return Group(concat("state ", Nest(2, shown)))
            case syn.PropertyDeclaration(name, statement):
                return Group(concat(f"property {name}:", Nest(2, concat(LINE, self.expressions.expr(statement)))))
            case syn.OperationDeclaration(name, parameters, results, inner):
                returns = concat(" returns ", self.expressions.parameters(results)) if results else NOTHING
                head = Group(concat(f"operation {name}", self.expressions.parameters(parameters), returns))
                header = self._behind(self.attachment.of(clause).header)
                return concat(head, header, self._clauses(inner))


_Item = syn.Clause | syn.NamesClause | syn.BuiltFrom | syn.Proof | syn.MachineItem


_CLAUSE_WORDS = frozenset(
    {"proof", "hint", "example", "built", "uses", "state", "initially", "operation", "property", "guarantees", "as"}
)


def _needs_word(statement: str) -> bool:
    """Say whether the statement of a law, after a ``requires``, would be read as something else."""
    first = re.match(r"\w*", statement)
    return statement.startswith("-") or (first is not None and first.group() in _CLAUSE_WORDS)


def _angle(parameters: tuple[str, ...]) -> str:
    return f"<{', '.join(parameters)}>" if parameters else ""
