"""Lark's parse trees to surface syntax trees, bottom-up and without recursion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lark import Token, Tree

from provenhive.spec_lang import syntax as syn
from provenhive.spec_lang.diagnostics import Reporter
from provenhive.spec_lang.literals import decode_quoted
from provenhive.spec_lang.span import Span

MAX_DEPTH = 120
MAX_DIGITS = 1_000
_Children = list[Any]


class TreeBuilder:
    """Builds the declarations of a file; ``proofs`` holds the raw texts that the scanner kept aside."""

    def __init__(self, reporter: Reporter, proofs: Mapping[tuple[int, int], str]) -> None:
        self.reporter = reporter
        self.proofs = proofs
        self.offset = 0

    def build(self, tree: Tree[Token], offset: int) -> tuple[syn.DeclarationSyntax, ...]:
        """Return the declarations of a chunk that starts ``offset`` lines down; none if it is nested too deeply."""
        self.offset = offset
        built: dict[int, Any] = {}
        depth: dict[int, int] = {}
        for node in tree.iter_subtrees():
            below = max((depth[id(c)] for c in node.children if isinstance(c, Tree)), default=0)
            depth[id(node)] = below + (node.data not in _FLAT)
            if below > MAX_DEPTH:
                self._too_deep(node)
                return ()
            children = [built[id(c)] if isinstance(c, Tree) else c for c in node.children]
            built[id(node)] = self._node(node, children)
        return tuple(built[id(tree)])

    def _too_deep(self, node: Tree[Token]) -> None:
        self.reporter.error(
            self._span(node),
            "limit",
            f"this is nested more than {MAX_DEPTH} levels deep",
            hint="name parts of it with functions or predicates of their own",
        )

    def _span(self, node: Tree[Token]) -> Span:
        meta = node.meta
        if meta.empty:
            return Span(self.reporter.source.file, self.offset + 1, 1, self.offset + 1, 1)
        return Span(
            self.reporter.source.file,
            self.offset + meta.line,
            meta.column,
            self.offset + meta.end_line,
            meta.end_column,
        )

    def _token_span(self, token: Token) -> Span:
        return Span(
            self.reporter.source.file,
            self.offset + (token.line or 1),
            token.column or 1,
            self.offset + (token.end_line or 1),
            token.end_column or 1,
        )

    def _node(self, node: Tree[Token], children: _Children) -> Any:
        span = self._span(node)
        name = str(node.data)
        if name == "proof":
            return self._proof(children[0], span)
        if name in ("text", "character", "literal_pattern"):
            return self._literal(name, children[0], span)
        if name in ("integer", "integer_pattern", "projection") and len(children[-1]) > MAX_DIGITS:
            self.reporter.error(span, "limit", f"a number of more than {MAX_DIGITS} digits")
            children[-1] = Token("INT", "0")
        if name == "builtin_type":
            where = self._token_span(children[0])
            return syn.NamedType(syn.Name(str(children[0]), span=where), children[1], span=span)
        if name in ("named_type", "qualified_type"):
            return self._named_type(children, span)
        if name in ("call", "member_call"):
            return self._call(children, span)
        return _HANDLERS[name](children, span)

    def _named_type(self, children: _Children, span: Span) -> syn.NamedType:
        *names, arguments = children
        where = _between(self._token_span(names[0]), self._token_span(names[-1]))
        module = str(names[0]) if len(names) == 2 else None
        return syn.NamedType(syn.Name(str(names[-1]), module, span=where), arguments or (), span=span)

    def _call(self, children: _Children, span: Span) -> syn.Apply:
        *callee, arguments = children
        where = self._token_span(callee[-1])
        if len(callee) == 1:
            return syn.Apply(syn.Name(str(callee[0]), span=where), arguments, span=span)
        base = callee[0]
        if isinstance(base, syn.Variable):
            name = syn.Name(str(callee[1]), base.name, span=_between(base.span, where))
            return syn.Apply(name, arguments, span=span)
        self.reporter.error(
            where,
            "syntax",
            f"'{callee[1]}' is called as a member, but values have no member functions",
            hint=f"write {callee[1]}(...)",
        )
        return syn.Apply(syn.Name(str(callee[1]), span=where), (base, *arguments), span=span)

    def _proof(self, brace: Token, span: Span) -> syn.Proof:
        where = self._token_span(brace)
        return syn.Proof(self.proofs.get((where.line, where.column), ""), span=span)

    def _literal(self, name: str, token: Token, span: Span) -> Any:
        if token.type in ("TRUE", "FALSE"):
            return syn.BoolPattern(token.type == "TRUE", span=span)
        try:
            value = decode_quoted(str(token))
        except ValueError as error:
            self.reporter.error(span, "syntax", str(error))
            value = "?"
        if name == "literal_pattern":
            return syn.CharPattern(value, span=span) if token.type == "CHAR" else syn.TextPattern(value, span=span)
        return syn.Text(value, span=span) if name == "text" else syn.Character(value, span=span)


def _between(first: Span, last: Span) -> Span:
    return Span(first.file, first.line, first.column, last.end_line, last.end_column)


def _present(children: _Children) -> tuple[Any, ...]:
    return tuple(c for c in children if c is not None)


def _strings(children: _Children, span: Span) -> tuple[str, ...]:
    return tuple(map(str, _present(children)))


def _sequence(children: _Children, span: Span) -> tuple[Any, ...]:
    return _present(children)


def _optional_second(children: _Children) -> Any:
    return children[1] if len(children) > 1 else None


def _clause(word: str) -> Callable[[_Children, Span], syn.Clause]:
    return lambda children, span: syn.Clause(word, tuple(children), span=span)


def _infix(children: _Children, span: Span) -> syn.Infix:
    left, operator, right = children
    return syn.Infix(str(operator), left, right, span=span)


def _comparison(children: _Children, span: Span) -> syn.Comparison:
    return syn.Comparison(tuple(children[::2]), tuple(map(str, children[1::2])), span=span)


def _display(kind: str) -> Callable[[_Children, Span], syn.Display]:
    return lambda children, span: syn.Display(kind, _present(children), span=span)


def _function(children: _Children, span: Span) -> syn.FunctionDeclaration:
    name, type_parameters, parameters, *result, clauses, body = children
    return syn.FunctionDeclaration(
        str(name), type_parameters or (), parameters, result[0] if result else None, clauses, body, span=span
    )


def _law(children: _Children, span: Span) -> syn.LawDeclaration:
    name, type_parameters, *parameters, early, late, statement, help_ = children
    return syn.LawDeclaration(
        str(name),
        type_parameters or (),
        parameters[0] if parameters else (),
        early + late,
        statement,
        help_,
        span=span,
    )


def _unit(children: _Children, span: Span) -> syn.UnitDeclaration:
    name, type_parameters, parameters, results, clauses = children
    return syn.UnitDeclaration(str(name), type_parameters or (), parameters, results, clauses, span=span)


def _operation(children: _Children, span: Span) -> syn.OperationDeclaration:
    name, *parameters, results, clauses = children
    return syn.OperationDeclaration(str(name), parameters[0] if parameters else (), results or (), clauses, span=span)


def _system(children: _Children, span: Span) -> syn.SystemDeclaration:
    name, *parameters, clauses = children
    return syn.SystemDeclaration(str(name), parameters[0] if parameters else (), clauses, span=span)


def _datatype(children: _Children, span: Span) -> syn.DatatypeDeclaration:
    name, type_parameters, *constructors = children
    return syn.DatatypeDeclaration(str(name), type_parameters or (), tuple(constructors), span=span)


def _subset(children: _Children, span: Span) -> syn.SubsetDeclaration:
    name, type_parameters, variable, base, predicate = children
    return syn.SubsetDeclaration(str(name), type_parameters or (), str(variable), base, predicate, span=span)


def _name(children: _Children, span: Span) -> syn.Name:
    first, second = children
    return syn.Name(str(first), span=span) if second is None else syn.Name(str(second), str(first), span=span)


def _integer_pattern(children: _Children, span: Span) -> syn.IntPattern:
    sign, digits = children
    value = int(digits)
    return syn.IntPattern(-value if sign is not None else value, span=span)


_FLAT = frozenset(
    {
        "start", "arguments", "parameters", "parameter", "type_arguments", "name", "names", "case", "entry", "binder",
        "field_update", "slice_end", "unit_clauses", "function_clauses", "machine_items", "operation_clauses",
        "system_clauses", "law_requires", "law_help",
    }
)  # fmt: skip

_HANDLERS: dict[str, Callable[[_Children, Span], Any]] = {
    "start": _sequence,
    "module_header": lambda c, s: syn.ModuleHeader(str(c[0]), span=s),
    "import_clause": lambda c, s: syn.Import(str(c[0]), span=s),
    "datatype": _datatype,
    "constructor": lambda c, s: syn.ConstructorDeclaration(str(c[0]), c[1] if len(c) > 1 else (), span=s),
    "subset": _subset,
    "type_parameters": _strings,
    "parameters": _sequence,
    "parameter": lambda c, s: syn.Parameter(str(c[0]), c[1], span=s),
    "tuple_type": lambda c, s: syn.TupleTypeSyntax(tuple(c), span=s),
    "type_arguments": _sequence,
    "function": _function,
    "predicate": _function,
    "function_clauses": _sequence,
    "requires": _clause("requires"),
    "ensures": _clause("ensures"),
    "decreases": _clause("decreases"),
    "law": _law,
    "law_requires": _sequence,
    "law_help": _sequence,
    "hint": lambda c, s: syn.NamesClause("hint", c[0], span=s),
    "names": _sequence,
    "name": _name,
    "unit": _unit,
    "unit_clauses": _sequence,
    "example": _clause("example"),
    "built_from": lambda c, s: syn.BuiltFrom(c[0], _optional_second(c), span=s),
    "uses": lambda c, s: syn.NamesClause("uses", c[0], span=s),
    "machine": lambda c, s: syn.MachineDeclaration(str(c[0]), c[1], span=s),
    "machine_items": _sequence,
    "state": lambda c, s: syn.State(tuple(c), span=s),
    "invariant": _clause("invariant"),
    "initially": _clause("initially"),
    "operation": _operation,
    "operation_clauses": _sequence,
    "property": lambda c, s: syn.PropertyDeclaration(str(c[0]), c[1], span=s),
    "system": _system,
    "system_clauses": _sequence,
    "guarantees": _clause("guarantees"),
    "iff": _infix,
    "implies": _infix,
    "or_": _infix,
    "and_": _infix,
    "sum": _infix,
    "product": _infix,
    "comparison": _comparison,
    "prefix": lambda c, s: syn.Prefix(str(c[0]), c[1], span=s),
    "conditional": lambda c, s: syn.Conditional(c[0], c[1], c[2], span=s),
    "let": lambda c, s: syn.LetIn(c[0], c[1], c[3], span=s),
    "quantified": lambda c, s: syn.Quantification(str(c[0]), tuple(c[1:-1]), c[-1], span=s),
    "binder": lambda c, s: syn.Parameter(str(c[0]), _optional_second(c), span=s),
    "member": lambda c, s: syn.Member(c[0], str(c[1]), span=s),
    "projection": lambda c, s: syn.Projection(c[0], int(c[1]), span=s),
    "discriminator": lambda c, s: syn.Discriminator(c[0], str(c[1])[:-1], span=s),
    "record_update": lambda c, s: syn.RecordUpdate(c[0], tuple(c[1:]), span=s),
    "field_update": lambda c, s: (str(c[0]), c[1]),
    "index": lambda c, s: syn.IndexOf(c[0], c[1], span=s),
    "slice": lambda c, s: syn.SliceOf(c[0], c[1], c[2], span=s),
    "slice_end": lambda c, s: c[0] if c else None,
    "update": lambda c, s: syn.UpdateOf(c[0], tuple(c[1:]), span=s),
    "entry": lambda c, s: (c[0], c[1]),
    "variable": lambda c, s: syn.Variable(str(c[0]), span=s),
    "arguments": _sequence,
    "integer": lambda c, s: syn.Integer(int(c[0]), span=s),
    "boolean": lambda c, s: syn.Boolean(str(c[0]) == "true", span=s),
    "size": lambda c, s: syn.Size(c[0], span=s),
    "seq_display": _display("seq"),
    "set_display": _display("set"),
    "multiset_display": _display("multiset"),
    "map_display": lambda c, s: syn.MapDisplay(_present(c), span=s),
    "conversion": lambda c, s: syn.Conversion(str(c[0]), c[1], span=s),
    "tuple_display": lambda c, s: syn.TupleDisplay(tuple(c), span=s),
    "match": lambda c, s: syn.Match(c[0], tuple(c[1:]), span=s),
    "case": lambda c, s: syn.MatchCase(c[0], c[1], span=s),
    "cons_pattern": lambda c, s: syn.ConsPattern(c[0], c[1], span=s),
    "wildcard": lambda c, s: syn.WildcardPattern(span=s),
    "name_pattern": lambda c, s: syn.NamePattern(c[0], span=s),
    "constructor_pattern": lambda c, s: syn.ConstructorPattern(c[0], _present(c[1:]), span=s),
    "integer_pattern": _integer_pattern,
    "seq_pattern": lambda c, s: syn.SeqPattern(_present(c), span=s),
    "tuple_pattern": lambda c, s: syn.TuplePattern(tuple(c), span=s),
}  # fmt: skip
